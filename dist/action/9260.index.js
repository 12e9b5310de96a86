export const id = 9260;
export const ids = [9260];
export const modules = {

/***/ 89260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkScanFiles: () => (/* binding */ checkScanFiles),
  writeScanFiles: () => (/* binding */ writeScanFiles)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/version.js
var version = __webpack_require__(24493);
;// CONCATENATED MODULE: ./src/ship/scan/gitlab-report.js


const FORM = '15.0.7';
const WORDS = {
    critical: 'Critical',
    high: 'High',
    medium: 'Medium',
    low: 'Low',
    unknown: 'Unknown',
};
const NAMES = {
    trivy: 'Trivy',
    grype: 'Grype',
    scout: 'Docker Scout',
    command: 'command',
};
function renderGitlabReport(scans) {
    const began = Math.min(...scans.map((scan) => scan.began));
    const ended = Math.max(...scans.map((scan) => scan.ended));
    const [first] = scans;
    const scanner = first?.result.scanner ?? 'command';
    const report = {
        version: FORM,
        scan: {
            analyzer: { id: 'tagship', name: 'tagship', vendor: { name: 'tagship' }, version: version/* version */.r },
            scanner: {
                id: scanner,
                name: NAMES[scanner],
                vendor: { name: NAMES[scanner] },
                version: toText(first?.report?.version, 'unknown'),
            },
            start_time: toTime(began),
            end_time: toTime(ended),
            status: 'success',
            type: 'container_scanning',
        },
        vulnerabilities: scans.flatMap((scan) => (scan.report?.findings ?? []).map((finding) => toVulnerability(scan, finding))),
    };
    return `${JSON.stringify(report, undefined, 2)}\n`;
}
function toVulnerability(scan, finding) {
    const { id, package: name, version: installed, fixed, severity, title, link } = finding;
    const key = JSON.stringify([scan.target, scan.platform, id, name, installed]);
    return {
        id: (0,external_node_crypto_.createHash)('sha256').update(key).digest('hex'),
        name: toText(title, id),
        description: `${id} in ${name} ${installed} on ${scan.platform}`,
        severity: WORDS[severity],
        solution: fixed === '' ? 'There is no fixed version yet.' : `Upgrade ${name} to ${fixed}`,
        identifiers: [
            {
                type: /^CVE-/i.test(id) ? 'cve' : 'advisory',
                name: id,
                value: id,
                ...(link === '' ? {} : { url: link }),
            },
        ],
        location: {
            dependency: { package: { name }, version: installed },
            operating_system: toText(scan.report?.system, 'unknown'),
            image: scan.image,
        },
        ...(link === '' ? {} : { links: [{ url: link }] }),
    };
}
function toText(text, otherwise) {
    return text === undefined || text === '' ? otherwise : text;
}
function toTime(ms) {
    return new Date(Number.isFinite(ms) ? ms : 0).toISOString().slice(0, 19);
}

;// CONCATENATED MODULE: ./src/ship/scan/sarif.js

const MOST_RESULTS = 5_000;
const LEVELS = {
    critical: { level: 'error', score: '9.5' },
    high: { level: 'error', score: '8.0' },
    medium: { level: 'warning', score: '5.5' },
    low: { level: 'note', score: '2.0' },
    unknown: { level: 'note', score: '0.0' },
};
function renderSarif(scans) {
    const all = scans
        .flatMap((scan) => (scan.report?.findings ?? []).map((finding) => ({ scan, finding })))
        .slice(0, MOST_RESULTS);
    const rules = [...new Map(all.map(({ finding }) => [finding.id, finding])).values()];
    const places = new Map(rules.map(({ id }, index) => [id, index]));
    const [first] = scans;
    const { version = '' } = first?.report ?? {};
    const sarif = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: first?.result.scanner ?? 'none',
                        ...(version === '' ? {} : { version }),
                        rules: rules.map(toRule),
                    },
                },
                results: all.map(({ scan, finding }) => toResult(scan, finding, places.get(finding.id) ?? 0)),
            },
        ],
    };
    return `${JSON.stringify(sarif, undefined, 2)}\n`;
}
function toRule({ id, title, link, severity }) {
    const { level, score } = LEVELS[severity];
    return {
        id,
        shortDescription: { text: title === '' ? id : title },
        defaultConfiguration: { level },
        ...(link === '' ? {} : { helpUri: link }),
        properties: { 'security-severity': score, tags: ['security', 'vulnerability'] },
    };
}
function toResult({ target, platform, image, file }, finding, ruleIndex) {
    const { id, package: name, version, fixed, severity } = finding;
    const fix = fixed === '' ? 'There is no fixed version yet.' : `Fixed in ${fixed}.`;
    const key = JSON.stringify([target, platform, id, name]);
    const print = (0,external_node_crypto_.createHash)('sha256').update(key).digest('hex').slice(0, 16);
    return {
        ruleId: id,
        ruleIndex,
        level: LEVELS[severity].level,
        message: { text: `${id} in ${name} ${version} on ${platform}, in ${image}. ${fix}` },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: toUri(file) },
                    region: { startLine: 1 },
                },
            },
        ],
        partialFingerprints: { primaryLocationLineHash: `${print}:1` },
    };
}
function toUri(file) {
    return file.split('/').map(encodeURIComponent).join('/');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
;// CONCATENATED MODULE: ./src/run/files/output-path.js



const MOST_LINKS = 40;
function findPath(path, cwd) {
    const descriptor = readDescriptor(path);
    if (descriptor !== undefined)
        return { path, kind: 'stream', descriptor };
    const checkout = findCheckout(cwd);
    let walk = { at: '/', rest: toParts((0,external_node_path_.resolve)(cwd, path)), links: 0 };
    for (let [part, ...rest] = walk.rest; part !== undefined; [part, ...rest] = walk.rest) {
        const next = part === '..' ? (0,external_node_path_.dirname)(walk.at) : (0,external_node_path_.join)(walk.at, part);
        const stats = external_node_fs_.lstatSync(next, { throwIfNoEntry: false });
        if (stats?.isSymbolicLink() === true) {
            if (isBelow(next, checkout))
                throw refuseLink(path, next);
            walk = follow({ ...walk, rest }, external_node_fs_.readlinkSync(next));
            continue;
        }
        if (stats === undefined && rest.length === 0)
            return { path: next, kind: 'absent' };
        if (rest.length > 0)
            checkDirectory(stats);
        walk = { ...walk, at: next, rest };
    }
    return classify(walk.at);
}
function follow({ at, rest, links }, target) {
    if (links >= MOST_LINKS)
        throw failure('ELOOP');
    return {
        at: target.startsWith('/') ? '/' : at,
        rest: [...toParts(target), ...rest],
        links: links + 1,
    };
}
function toParts(path) {
    return path.split('/').filter((part) => part !== '' && part !== '.');
}
function classify(path) {
    const stats = external_node_fs_.lstatSync(path);
    if (stats.isFile())
        return { path, kind: 'file', stats };
    return { path, kind: stats.isDirectory() ? 'directory' : 'stream' };
}
function checkDirectory(stats) {
    if (stats === undefined)
        throw failure('ENOENT');
    if (!stats.isDirectory())
        throw failure('ENOTDIR');
}
function failure(code) {
    return Object.assign(new Error(code), { code });
}
function readDescriptor(path) {
    const [, number] = /^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/.exec(path) ?? [];
    const named = ['/dev/stdin', '/dev/stdout', '/dev/stderr'].indexOf(path);
    if (number !== undefined)
        return Number(number);
    return named > 0 ? named : undefined;
}
function findCheckout(cwd) {
    const start = external_node_fs_.realpathSync(cwd);
    for (let at = start;; at = (0,external_node_path_.dirname)(at)) {
        if (external_node_fs_.lstatSync((0,external_node_path_.join)(at, '.git'), { throwIfNoEntry: false }) !== undefined)
            return at;
        if (at === (0,external_node_path_.dirname)(at))
            return start;
    }
}
function isBelow(path, directory) {
    return path.startsWith(directory.endsWith('/') ? directory : `${directory}/`);
}
function refuseLink(path, link) {
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('OUTPUT_FILE_LINK', `"${path}" leads through "${link}", a symbolic link in the checkout, which may come with any commit`, 'Give a path without that link, or one outside the checkout.'),
    ]);
}

;// CONCATENATED MODULE: ./src/run/files/output-files.js




function checkOutputFiles(files, cwd) {
    const seen = new Map();
    return files.flatMap(({ flag, path }) => {
        try {
            const found = findPath(path, cwd);
            checkWritable(found);
            const other = seen.get(found.path);
            seen.set(found.path, flag);
            const isShared = found.kind === 'stream' || other === undefined;
            return isShared ? [] : [describeTwice(flag, other, path)];
        }
        catch (thrown) {
            return describeFailure({ flag, path }, thrown);
        }
    });
}
function writeOutputFile(file, text, cwd) {
    try {
        const found = findPath(file.path, cwd);
        if (found.kind === 'stream')
            writeStream(found, text);
        else
            replaceFile(found, text, file.isPrivate === true ? 0o600 : 0o666);
        return [];
    }
    catch (thrown) {
        return describeFailure(file, thrown);
    }
}
function checkWritable({ path, kind }) {
    if (kind === 'stream')
        return;
    if (kind === 'directory')
        throw Object.assign(new Error('it is a directory'), { code: 'EISDIR' });
    if (kind === 'file')
        external_node_fs_.accessSync(path, external_node_fs_.constants.W_OK);
    else
        external_node_fs_.accessSync((0,external_node_path_.dirname)(path), external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
}
const IN_PLACE = ['EACCES', 'EPERM', 'EBUSY', 'EROFS', 'EXDEV'];
function replaceFile(found, text, newMode) {
    checkWritable(found);
    const { path, stats } = found;
    const temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.tagship-${Math.random().toString(36).slice(2)}`);
    try {
        const file = external_node_fs_.openSync(temporary, 'wx', newMode);
        try {
            if (stats !== undefined)
                keepOwner(file, stats);
            external_node_fs_.writeFileSync(file, text);
        }
        finally {
            external_node_fs_.closeSync(file);
        }
        external_node_fs_.renameSync(temporary, path);
    }
    catch (thrown) {
        external_node_fs_.rmSync(temporary, { force: true });
        if (stats === undefined || !IN_PLACE.includes(toCode(thrown)))
            throw thrown;
        overwrite(path, text);
    }
}
function overwrite(path, text) {
    const { O_WRONLY, O_TRUNC, O_NOFOLLOW } = external_node_fs_.constants;
    const file = external_node_fs_.openSync(path, O_WRONLY | O_TRUNC | O_NOFOLLOW);
    try {
        external_node_fs_.writeFileSync(file, text);
    }
    finally {
        external_node_fs_.closeSync(file);
    }
}
function keepOwner(file, { mode, uid, gid }) {
    if (process.getuid?.() === 0)
        external_node_fs_.fchownSync(file, uid, gid);
    external_node_fs_.fchmodSync(file, mode & 0o7777);
}
const READER_MS = 2_000;
function writeStream({ path, descriptor }, text) {
    const { O_WRONLY, O_NONBLOCK, O_NOCTTY } = external_node_fs_.constants;
    const file = descriptor ?? external_node_fs_.openSync(path, O_WRONLY | O_NONBLOCK | O_NOCTTY);
    try {
        const bytes = Buffer.from(text);
        const start = performance.now();
        for (let at = 0; at < bytes.byteLength;) {
            try {
                at += external_node_fs_.writeSync(file, bytes, at);
            }
            catch (thrown) {
                if (toCode(thrown) !== 'EAGAIN' || performance.now() - start > READER_MS)
                    throw thrown;
                Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
            }
        }
    }
    finally {
        if (descriptor === undefined)
            external_node_fs_.closeSync(file);
    }
}
function describeFailure({ flag, path }, thrown) {
    if (thrown instanceof problem/* Problem */.AF)
        return thrown.problems;
    const why = output_files_WORDS[String(toCode(thrown))] ?? (thrown instanceof Error ? thrown.message : '');
    if (toCode(thrown) === undefined)
        throw thrown;
    const isNoReader = toCode(thrown) === 'ENXIO' || toCode(thrown) === 'EAGAIN';
    return [
        (0,problem/* error */.z3)('OUTPUT_FILE_UNWRITABLE', `--${flag}: "${path}" can't be written: ${why}`, isNoReader
            ? 'Start the reader first.'
            : `Give --${flag} the path of a file in a directory that exists and can be written to.`),
    ];
}
const output_files_WORDS = {
    ENOENT: 'its directory does not exist',
    ENOTDIR: 'a part of it is a file and not a directory',
    EISDIR: 'it is a directory',
    EACCES: 'this user cannot write there',
    EPERM: 'this user cannot write there',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the quota is used up',
    ENAMETOOLONG: 'it is too long',
    ELOOP: 'its links lead in a circle',
    ENXIO: 'nothing reads it',
    EAGAIN: `the reader took nothing for ${READER_MS / 1000} s`,
    EPIPE: 'the reader has ended',
};
function toCode(thrown) {
    return thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
}
function describeTwice(flag, other, path) {
    return (0,problem/* error */.z3)('OUTPUT_FILE_TWICE', `--${flag} and --${other} name the same file "${(0,external_node_path_.basename)(path)}"`, 'Use a different path for each.');
}

;// CONCATENATED MODULE: ./src/run/files/scan-files.js



function listFiles({ scanSarif, scanGitlab }) {
    return [
        { flag: 'scan-sarif', path: scanSarif, render: renderSarif },
        { flag: 'scan-gitlab', path: scanGitlab, render: renderGitlabReport },
    ].flatMap(({ path, ...file }) => (path === undefined ? [] : [{ ...file, path }]));
}
function checkScanFiles(settings, cwd) {
    const files = listFiles(settings);
    return checkOutputFiles(files, cwd);
}
function writeScanFiles(scans, settings, cwd) {
    const reported = scans.filter(({ report }) => report !== undefined);
    if (reported.length === 0)
        return [];
    return listFiles(settings).flatMap(({ render, ...file }) => writeOutputFile(file, render(reported), cwd));
}


/***/ })

};
