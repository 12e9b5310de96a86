export const id = 8155;
export const ids = [8155];
export const modules = {

/***/ 78155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runScan: () => (/* binding */ runScan)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/address.js
var address = __webpack_require__(88849);
// EXTERNAL MODULE: ./src/registry/http/line.js
var http_line = __webpack_require__(40082);
// EXTERNAL MODULE: ./src/settings/values/duration.js
var duration = __webpack_require__(82904);
// EXTERNAL MODULE: ./src/ship/source/place.js
var place = __webpack_require__(69591);
// EXTERNAL MODULE: ./src/ship/test/command.js
var test_command = __webpack_require__(8656);
// EXTERNAL MODULE: ./src/ship/scan/scanned.js
var scanned = __webpack_require__(52524);
;// CONCATENATED MODULE: ./src/ship/scan/findings.js



const OTHER_WORDS = new Map([
    ['negligible', 'low'],
    ['info', 'low'],
]);
const WORD_LIMIT = 200;
const URL_LIMIT = 500;
function toFinding(given) {
    const id = toWord(given.id);
    if (id === '')
        return undefined;
    return {
        id,
        package: toWord(given.package),
        version: toWord(given.version),
        fixed: toWord(given.fixed),
        severity: toSeverity(given.severity),
        title: toWord(given.title),
        link: toLink(given.link),
    };
}
function toWord(value) {
    if (typeof value !== 'string')
        return '';
    return (0,http_line/* toLine */.S)((0,external_node_util_.stripVTControlCharacters)(value.slice(0, 20 * WORD_LIMIT))).slice(0, WORD_LIMIT);
}
function toSeverity(value) {
    const word = typeof value === 'string' ? value.toLowerCase() : '';
    return scanned/* SEVERITIES */.oC.find((one) => one === word) ?? OTHER_WORDS.get(word) ?? 'unknown';
}
function toLink(value) {
    if (typeof value !== 'string' || value.length > URL_LIMIT || !URL.canParse(value))
        return '';
    const { protocol, href } = new URL(value);
    return protocol === 'https:' ? href : '';
}
function sortFindings(findings) {
    const distinct = new Map(findings.map((one) => [keyOf(one), one]));
    const place = ({ severity }) => scanned/* SEVERITIES */.oC.indexOf(severity);
    return [...distinct.values()].sort((one, other) => place(one) - place(other));
}
function keyOf({ id, package: name, version }) {
    return JSON.stringify([id, name, version]);
}
function countFindings(findings) {
    const counts = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
    for (const { severity } of findings)
        counts[severity] += 1;
    return counts;
}

;// CONCATENATED MODULE: ./src/ship/scan/found.js


const MOST_NAMED = 10;
function describeFound(scans, failing) {
    const [first] = scans.filter(({ result }) => !result.passed);
    if (first === undefined)
        return undefined;
    const where = scans.map(({ platform, result }) => `${platform}: ${renderCounts(result)}`);
    const findings = scans.flatMap(({ report }) => report?.findings ?? []);
    const all = [
        ...new Set(findings.filter(({ severity }) => failing.has(severity)).map(renderFinding)),
    ];
    const more = all.length > MOST_NAMED ? [`… and ${all.length - MOST_NAMED} more`] : [];
    return (0,src_problem/* error */.z3)('SCAN_FOUND', `${first.result.scanner} found vulnerabilities in "${first.image}" (${where.join('; ')}). No tag was written.`, [
        'Update the packages or the base image, or accept findings in the file of scan-ignore:',
        ...all.slice(0, MOST_NAMED),
        ...more,
    ].join('\n'));
}
function renderCounts({ counts }) {
    const parts = scanned/* SEVERITIES */.oC.flatMap((severity) => {
        const count = counts?.[severity] ?? 0;
        return count === 0 ? [] : [`${count} ${severity}`];
    });
    return parts.length === 0 ? 'nothing' : parts.join(', ');
}
function renderFinding(finding) {
    const { severity, id, package: name, version, fixed } = finding;
    return `${severity} ${id} in ${name} ${version}, ${fixed === '' ? 'no fix yet' : `fixed in ${fixed}`}`;
}

// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
;// CONCATENATED MODULE: ./src/ship/scan/parse.js


const parseReport = {
    trivy: (text) => parse(text, readTrivy),
    grype: (text) => parse(text, readGrype),
    scout: (text) => parse(text, readScout),
};
function parse(text, read) {
    const report = (0,json/* parseObject */.lj)(text);
    const raw = report === undefined ? undefined : read(report);
    if (raw === undefined)
        return undefined;
    return {
        findings: sortFindings(raw.findings.flatMap((one) => one ?? [])),
        version: toWord(raw.version),
        system: raw.system.map(toWord).join(' ').trim(),
    };
}
function readTrivy(report) {
    const { SchemaVersion, ArtifactName, Results = [], Trivy, Metadata } = report;
    if (SchemaVersion !== 2 || typeof ArtifactName !== 'string' || !isList(Results))
        return undefined;
    const found = Results.map(asObject).map(({ Vulnerabilities }) => Vulnerabilities ?? []);
    if (!found.every(isList))
        return undefined;
    const { Family, Name } = asObject(asObject(Metadata).OS);
    return {
        findings: found.flat().map((one) => {
            const { VulnerabilityID, PkgName, InstalledVersion, FixedVersion, Severity, ...rest } = asObject(one);
            return toFinding({
                ...{ id: VulnerabilityID, package: PkgName, version: InstalledVersion },
                ...{ fixed: FixedVersion, severity: Severity, title: rest.Title, link: rest.PrimaryURL },
            });
        }),
        version: asObject(Trivy).Version,
        system: [Family, Name],
    };
}
function readGrype({ matches, descriptor, distro }) {
    if (!isList(matches) || asObject(descriptor).name !== 'grype')
        return undefined;
    const { name, version } = asObject(distro);
    return {
        findings: matches.map((match) => {
            const { vulnerability, artifact } = asObject(match);
            const { id, severity, description, dataSource, fix } = asObject(vulnerability);
            const { versions } = asObject(fix);
            return toFinding({
                ...{ id, package: asObject(artifact).name, version: asObject(artifact).version },
                ...{ fixed: isList(versions) ? versions.map(toWord).join(', ') : '', severity },
                ...{ title: description, link: dataSource },
            });
        }),
        version: asObject(descriptor).version,
        system: [name, version],
    };
}
function readScout({ version, vulnerabilities, scan }) {
    if (typeof version !== 'string' || !isList(vulnerabilities))
        return undefined;
    const all = vulnerabilities.map(asObject);
    return {
        findings: all.map(({ id, identifiers, location, severity, ...rest }) => {
            const { dependency } = asObject(location);
            const named = isList(identifiers) ? asObject(identifiers[0]) : {};
            return toFinding({
                ...{ id: named.value ?? named.name ?? id, severity, link: named.url },
                package: asObject(asObject(dependency).package).name,
                version: asObject(dependency).version,
                fixed: toFixed(rest.solution),
                title: rest.name ?? rest.message ?? rest.description,
            });
        }),
        version: asObject(asObject(scan).scanner).version,
        system: [asObject(all[0]?.location).operating_system],
    };
}
function toFixed(solution) {
    const [, version = ''] = /\bto(?: version)? (\S{1,100})$/.exec(toWord(solution)) ?? [];
    return version;
}
function isList(value) {
    return Array.isArray(value);
}
function asObject(value) {
    return (0,json/* isObject */.Gv)(value) ? value : {};
}

// EXTERNAL MODULE: ./src/ship/scan/scanner.js
var scan_scanner = __webpack_require__(26522);
;// CONCATENATED MODULE: ./src/ship/scan/scan.js














const REPORT_LIMIT = 64 * 1024 * 1024;
const TAIL_LINES = 10;
async function runScan(input) {
    const { context, target } = input;
    const image = nameImage(input);
    if (image === undefined) {
        context.log.problem(describeNoImage(target.name));
        return;
    }
    const failing = (0,scanned/* toFailing */.Aj)(context.settings);
    const scans = [];
    for (const platform of target.platforms) {
        const scan = await context.log.group(`Scan ${image} on ${platform}`, () => scanOne(input, { image, platform }, failing));
        input.note(scan);
        scans.push(scan);
    }
    const problem = describeFound(scans, failing);
    if (problem !== undefined)
        throw new src_problem/* Problem */.AF([problem]);
}
function nameImage({ digest, loadedReference, repositories }) {
    const [first] = repositories;
    return first !== undefined && digest !== '' ? `${first.name}@${digest}` : loadedReference;
}
async function scanOne(input, part, failing) {
    const { target, context } = input;
    const choice = (0,scanned/* parseScan */.b5)(context.settings) ?? { scanner: 'command', command: 'true' };
    const began = context.clock.now();
    const file = (await (0,place/* placeInRepository */.v)(target.build, context)) ?? 'Dockerfile';
    const about = { target: target.name, ...part, file };
    if (choice.scanner === 'command') {
        await runCommand(input, choice.command, part);
        const result = { scanner: choice.scanner, passed: true };
        return { ...about, result, began, ended: context.clock.now() };
    }
    const report = await runScanner(input, choice.scanner, part);
    const counts = countFindings(report.findings);
    const passed = report.findings.every(({ severity }) => !failing.has(severity));
    const result = { scanner: choice.scanner, passed, counts };
    return { ...about, result, report, began, ended: context.clock.now() };
}
async function runCommand(input, command, part) {
    const { target, digest } = input;
    const shipped = {
        SHIPPED_IMAGE: part.image,
        SHIPPED_DIGEST: digest,
        SHIPPED_VERSION: target.version ?? '',
        SHIPPED_PLATFORM: part.platform,
    };
    const argv = (0,test_command/* parseGate */.X)(command, shipped, 'scan');
    const env = { ...toEnv(input), DOCKER_DEFAULT_PLATFORM: part.platform, ...shipped };
    const result = await run(input, argv, env);
    if (result.code !== 0 || result.timedOut)
        throw describeFailure(input, part, result);
}
async function runScanner(input, name, part) {
    const { context, repositories } = input;
    const { settings, cwd, tempDir, clock } = context;
    const scanner = scan_scanner/* scanners */.U[name];
    const directory = (0,external_node_path_.join)(tempDir, 'scan');
    await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
    const output = (0,external_node_path_.join)(directory, `${clock.random().toString(36).slice(2)}.json`);
    const ignore = settings.scanIgnore;
    const argv = scanner.argv({
        ...part,
        isPushed: repositories.length > 0,
        output,
        ignore: ignore === undefined ? undefined : (0,external_node_path_.resolve)(cwd, ignore),
        timeoutMs: settings.scanTimeout,
    });
    const isInsecure = repositories[0] !== undefined && isPlain(context, repositories[0].host);
    const env = { ...(isInsecure ? scanner.insecure : {}), ...toEnv(input) };
    const result = await run(input, argv, env);
    const isEnded = result.code !== null && scanner.ends.includes(result.code);
    if (result.timedOut || !isEnded)
        throw describeFailure(input, part, result);
    const text = await readReport(output);
    const report = text === undefined ? undefined : parseReport[name](text);
    if (report === undefined) {
        const why = text === undefined ? 'wrote no report that can be read' : 'wrote no report of its own form';
        throw describeFailure(input, part, result, `${name} ${why}`);
    }
    return report;
}
function isPlain({ settings }, host) {
    return (0,address/* readReach */.eo)(settings.registries, host).insecure;
}
function toEnv({ context, childEnv }) {
    return { ...context.testEnv, ...childEnv };
}
async function run({ context }, argv, env) {
    const { shell, cwd, signal, log, settings } = context;
    const timeoutMs = settings.scanTimeout;
    const result = await shell({ argv, env, cwd, signal, timeoutMs, onOutput: log.output });
    signal.throwIfAborted();
    return result;
}
async function readReport(path) {
    const file = await (0,promises_.open)(path, 'r').catch(() => undefined);
    if (file === undefined)
        return undefined;
    try {
        const stats = await file.stat();
        return stats.isFile() && stats.size <= REPORT_LIMIT ? await file.readFile('utf8') : undefined;
    }
    finally {
        await file.close();
    }
}
function describeFailure({ context }, { image, platform }, result, said) {
    const why = said ?? describeEnd(result, context);
    const message = `The scan of "${image}" on ${platform} failed: ${why}. No tag was written.`;
    const tail = toTail(`${result.stdout}\n${result.stderr}`);
    const hint = tail === '' ? 'The scanner printed nothing.' : `The last lines of the scanner:\n${tail}`;
    return new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('SCAN_FAILED', message, hint)]);
}
function describeEnd({ code, timedOut, spawnError }, { settings }) {
    if (timedOut)
        return `it took longer than ${(0,duration/* renderDuration */.P)(settings.scanTimeout)} (scan-timeout)`;
    if (spawnError !== undefined)
        return `the scanner cannot be started (${spawnError})`;
    return code === null ? 'the scanner was ended by a signal' : `exit code ${code}`;
}
function toTail(text) {
    const lines = text
        .slice(-64 * 1024)
        .split('\n')
        .map((line) => (0,http_line/* toLine */.S)((0,external_node_util_.stripVTControlCharacters)(line)));
    return lines
        .filter((line) => line !== '')
        .slice(-TAIL_LINES)
        .join('\n');
}
function describeNoImage(name) {
    return (0,src_problem/* notice */.lm)('SCAN_NO_IMAGE', `"${name}" was not scanned: its image was neither pushed nor loaded.`, 'Let it be loaded (load: true, with one platform or the containerd image store).');
}


/***/ }),

/***/ 26522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ scanners)
/* harmony export */ });
const ALL_SEVERITIES = 'UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL';
const scanners = {
    trivy: {
        version: ['trivy', '--version'],
        install: 'Install Trivy before this step (GitHub: aquasecurity/setup-trivy; others: https://trivy.dev/latest/getting-started/installation/).',
        argv: ({ image, platform, isPushed, output, ignore, timeoutMs }) => [
            ...['trivy', 'image', '--format', 'json', '--output', output],
            ...['--scanners', 'vuln', '--severity', ALL_SEVERITIES, '--exit-code', '0', '--no-progress'],
            ...['--timeout', `${Math.ceil(timeoutMs / 1000)}s`, '--platform', platform],
            ...['--image-src', isPushed ? 'remote' : 'docker'],
            ...(ignore === undefined ? [] : ['--ignorefile', ignore]),
            image,
        ],
        ends: [0],
        insecure: { TRIVY_INSECURE: 'true' },
    },
    grype: {
        version: ['grype', 'version'],
        install: 'Install Grype before this step (GitHub: anchore/scan-action/download-grype; others: https://github.com/anchore/grype#installation).',
        argv: ({ image, platform, isPushed, output, ignore }) => [
            ...['grype', `${isPushed ? 'registry' : 'docker'}:${image}`],
            ...['--output', 'json', '--file', output, '--platform', platform],
            ...(ignore === undefined ? [] : ['--config', ignore]),
        ],
        ends: [0, 2],
        insecure: { GRYPE_REGISTRY_INSECURE_USE_HTTP: 'true' },
    },
    scout: {
        version: ['docker', 'scout', 'version'],
        install: 'Install the plugin docker-scout before this step (https://docs.docker.com/scout/install/).',
        argv: ({ image, platform, isPushed, output, ignore }) => [
            ...['docker', 'scout', 'cves', '--format', 'gitlab', '--output', output],
            ...['--platform', platform],
            ...(ignore === undefined
                ? []
                : ['--only-vex-affected', '--vex-location', ignore, '--vex-author', '.*']),
            `${isPushed ? 'registry' : 'local'}://${image}`,
        ],
        ends: [0],
        insecure: {},
    },
};


/***/ })

};
