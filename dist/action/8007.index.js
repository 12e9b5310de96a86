export const id = 8007;
export const ids = [8007];
export const modules = {

/***/ 66029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ PROTECTED_HINT),
/* harmony export */   G8: () => (/* binding */ listGitlabLogins),
/* harmony export */   sW: () => (/* binding */ findGitlabLogin)
/* harmony export */ });
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16392);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43981);


function findGitlabLogin(env, repository) {
    const logins = listGitlabLogins(env).filter(({ host }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)(host, repository.host));
    const own = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'CI_REGISTRY_IMAGE') ?? repository.host);
    const isForeign = repository.path !== '' && !(0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .covers */ .hU)(own, repository);
    const token = logins.find(({ source }) => source === DEPLOY.password);
    return (isForeign ? token : undefined) ?? logins[0];
}
function listGitlabLogins(env) {
    return [REGISTRY, DEPLOY, DEPENDENCY_PROXY].flatMap((names) => {
        const [server, username, password] = [names.server, names.user, names.password].map((name) => (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, name));
        if (server === undefined || username === undefined || password === undefined)
            return [];
        return listHosts(server).map((host) => ({ host, username, password, source: names.password }));
    });
}
function listHosts(server) {
    const { host } = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(server);
    return host.endsWith(':443') ? [host, host.slice(0, -':443'.length)] : [host];
}
const REGISTRY = {
    server: 'CI_REGISTRY',
    user: 'CI_REGISTRY_USER',
    password: 'CI_REGISTRY_PASSWORD',
};
const DEPLOY = {
    server: 'CI_REGISTRY',
    user: 'CI_DEPLOY_USER',
    password: 'CI_DEPLOY_PASSWORD',
};
const DEPENDENCY_PROXY = {
    server: 'CI_DEPENDENCY_PROXY_SERVER',
    user: 'CI_DEPENDENCY_PROXY_USER',
    password: 'CI_DEPENDENCY_PROXY_PASSWORD',
};
const PROTECTED_HINT = 'GitLab passes protected variables only to protected branches and git tags: protect this one (Settings > Repository), or clear "Protect variable" (Settings > CI/CD > Variables).';


/***/ }),

/***/ 65955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ toLegName)
/* harmony export */ });
function toLegName(platforms, [first, ...others] = []) {
    const machine = platforms.map((platform) => platform.replaceAll(/[^\w.-]/g, '-')).join('+');
    if (first === undefined)
        return machine;
    return `${first}${others.length === 0 ? '' : `+${others.length}`}.${machine}`;
}


/***/ }),

/***/ 79702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ toDockerTypes)
/* harmony export */ });
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88660);
/* harmony import */ var _blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73564);
/* harmony import */ var _platforms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59236);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77691);




const DOCKER = 'application/vnd.docker';
const LIST = `${DOCKER}.distribution.manifest.list.v2+json`;
const MANIFEST = `${DOCKER}.distribution.manifest.v2+json`;
const TYPES = new Map([
    ['application/vnd.oci.image.config.v1+json', `${DOCKER}.container.image.v1+json`],
    ['application/vnd.oci.image.layer.v1.tar', `${DOCKER}.image.rootfs.diff.tar`],
    ['application/vnd.oci.image.layer.v1.tar+gzip', `${DOCKER}.image.rootfs.diff.tar.gzip`],
    ['application/vnd.oci.image.layer.v1.tar+zstd', `${DOCKER}.image.rootfs.diff.tar.zstd`],
]);
async function toDockerTypes(image) {
    const made = new Map();
    const manifest = await convert(image.manifest, (0,_walk_js__WEBPACK_IMPORTED_MODULE_3__/* .createWalk */ .y)(image.source), made);
    const { source } = image;
    const readManifest = (digest) => {
        const known = made.get(digest);
        return known === undefined ? source.readManifest(digest) : Promise.resolve(known);
    };
    return { manifest, source: { ...source, readManifest } };
}
async function convert(manifest, walk, made) {
    if (manifest.mediaType.startsWith(DOCKER))
        return manifest;
    const { isIndex, manifests, config, layers } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    if (!isIndex) {
        const parts = { config: config && toPart(config), layers: layers.map(toPart) };
        return make({ schemaVersion: 2, mediaType: MANIFEST, ...parts }, made);
    }
    const images = manifests.filter((entry) => !(0,_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)(entry));
    const entries = await walk.each(manifest, images, async (child, { platform }, deeper) => {
        const { mediaType, digest, bytes } = await convert(child, deeper, made);
        return { mediaType, digest, size: bytes.byteLength, ...(platform && { platform }) };
    });
    return make({ schemaVersion: 2, mediaType: LIST, manifests: entries }, made);
}
function toPart({ mediaType, digest, size }) {
    return { mediaType: TYPES.get(mediaType) ?? mediaType, digest, size };
}
function make(body, made) {
    const bytes = Buffer.from(JSON.stringify(body, undefined, 2));
    const manifest = { mediaType: body.mediaType, bytes, digest: (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .toDigest */ .O6)(bytes) };
    made.set(manifest.digest, manifest);
    return manifest;
}


/***/ }),

/***/ 38890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ toHintByWords),
/* harmony export */   XS: () => (/* binding */ toMeaning),
/* harmony export */   zn: () => (/* binding */ toHint)
/* harmony export */ });
/* harmony import */ var _providers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56462);

function toHint(code, said, asked) {
    return toText(_providers_js__WEBPACK_IMPORTED_MODULE_0__/* .TABLE */ .Bt.find((row) => (row.codes?.includes(code) ?? true) && fits(row, said, asked)), said, asked);
}
function toMeaning(said, asked) {
    return _providers_js__WEBPACK_IMPORTED_MODULE_0__/* .BY_WORDS */ .Oh.find((row) => row.means !== undefined && fits(row, said, asked))?.means;
}
function toHintByWords(words, asked, code) {
    const said = { code: '', words };
    const rows = code === undefined ? _providers_js__WEBPACK_IMPORTED_MODULE_0__/* .BY_WORDS */ .Oh : _providers_js__WEBPACK_IMPORTED_MODULE_0__/* .TABLE */ .Bt;
    return toText(rows.find((row) => (row.codes?.includes(code ?? 'REGISTRY_REFUSED') ?? true) && fits(row, said, asked)), said, asked);
}
function fits(row, { code, words, status, server }, { repository, kind }) {
    const said = row.host === undefined ? `${code} ${words}`.trim() : words;
    const parts = [
        row.host?.(repository.host),
        row.words?.test(said),
        row.server?.test(server ?? ''),
        row.kinds?.includes(kind),
        row.statuses?.test(String(status)),
    ];
    return !parts.includes(false);
}
function toText(row, said, asked) {
    if (row === undefined)
        return '';
    return typeof row.hint === 'string' ? row.hint : row.hint(asked, said);
}


/***/ }),

/***/ 65150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ runBuild),
  G: () => (/* binding */ toBuildDigest)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/registry/blobs/digest.js
var blobs_digest = __webpack_require__(73564);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/ship/build/command.js + 1 modules
var build_command = __webpack_require__(54466);
// EXTERNAL MODULE: ./src/ship/build/checks.js
var build_checks = __webpack_require__(99442);
// EXTERNAL MODULE: ./src/ship/build/failure.js
var failure = __webpack_require__(97421);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/settings/values/duration.js
var duration = __webpack_require__(82904);
// EXTERNAL MODULE: ./src/ship/source/place.js
var source_place = __webpack_require__(69591);
;// CONCATENATED MODULE: ./src/ship/push/watch.js
const PUSHING = /^#\d+ pushing (layers|manifest)/m;
function toStallTimeout(idleMs, ended) {
    return idleMs * 2 ** ended;
}
function watchPush(clock, idleMs) {
    const hung = new AbortController();
    const ended = new AbortController();
    let heardAt = clock.now();
    let isPushing = false;
    let rest = '';
    const guard = async () => {
        for (let silent = 0; silent < idleMs; silent = clock.now() - heardAt) {
            await clock.sleep(idleMs - silent, ended.signal);
        }
        hung.abort();
    };
    return {
        signal: hung.signal,
        hear: (chunk) => {
            heardAt = clock.now();
            if (isPushing)
                return;
            isPushing = PUSHING.test(rest + chunk);
            rest = (rest + chunk).slice(-200);
            if (!isPushing)
                return;
            guard().catch((cause) => {
                if (!ended.signal.aborted)
                    throw cause;
            });
        },
        stop: () => {
            ended.abort();
        },
    };
}

// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
;// CONCATENATED MODULE: ./src/ship/build/build.js












const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const TAIL_LINES = 15;
async function runBuild(task, order) {
    const place = await (0,source_place/* placeInRepository */.v)(task.target.build, task.context);
    const checks = (0,build_checks/* readChecks */.wf)(place, task.context.settings.checks);
    const hear = (chunk) => {
        checks.hear(chunk);
        order.hear?.(chunk);
    };
    const outcome = await retryBuild(task, { ...order, hear });
    task.onChecked?.(checks.list());
    return outcome;
}
async function retryBuild(task, given) {
    const { clock, log, settings, signal } = task.context;
    const failures = [];
    let own = task;
    let order = given;
    const metadataFile = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(task.context.tempDir, 'build-')), 'metadata.json');
    for (let retries = 0;; retries += 1) {
        const stallTimeoutMs = toStallTimeout(settings.pushIdleTimeout, count(failures, 'hung'));
        const attempt = await attemptBuild(own, order, { metadataFile, stallTimeoutMs });
        signal.throwIfAborted();
        if (attempt.kind === undefined) {
            const said = await readSaid(metadataFile);
            const ofPlatform = order.platform === undefined ? {} : { platform: order.platform };
            task.context.onBuilt?.({ name: task.target.name, ...ofPlatform, metadata: said });
            return { ok: true, metadata: toMetadata(said), retries };
        }
        const { kind } = attempt;
        if (lacksIndex(attempt, order)) {
            order = { ...order, isBare: true };
            log.problem(indexMissing(task));
            task.onRetry();
            continue;
        }
        const pause = toPause(retries, clock.random());
        failures.push({ kind, at: clock.now() });
        const isYielded = order.yieldsOn?.(kind, attempt.result.stderr) === true;
        if (isYielded || isLast(failures, pause, settings.retryDeadline)) {
            if (kind === 'build')
                await task.builder.version();
            return { ok: false, kind, problem: describe(task, order, attempt, stallTimeoutMs), retries };
        }
        task.onRetry();
        log.info(`${toReason(kind)}: ${(0,failure/* findError */.kh)(attempt.result.stderr)}; trying again …`);
        await clock.sleep(pause, signal);
        own = await renewLogins(own, kind);
    }
}
async function renewLogins(task, kind) {
    if (kind !== 'expired' || task.renewEnv === undefined)
        return task;
    return { ...task, childEnv: await task.renewEnv() };
}
function lacksIndex({ result }, order) {
    return order.isBare !== true && result.stderr.includes('index annotations not supported');
}
function indexMissing({ target }) {
    return (0,problem/* notice */.lm)('ANNOTATION_NO_INDEX', `The image of "${target.name}" has no index, because BuildKit attests nothing to it; annotations go to its manifest alone.`);
}
const MOST_RETRIES = {
    transient: Infinity,
    hung: 2,
    unclear: 3,
    expired: 1,
    failing: Infinity,
    unreachable: 0,
    'too-large': 0,
    unsupported: 0,
    refused: 0,
    build: 0,
};
function count(failures, kind) {
    return failures.filter((one) => one.kind === kind).length;
}
function isLast(failures, pauseMs, deadlineMs) {
    const [first, last] = [failures[0], failures.at(-1)];
    if (first === undefined || last === undefined)
        return false;
    const isLate = last.at + pauseMs - first.at > deadlineMs && last.kind !== 'hung';
    return isLate || count(failures, last.kind) > MOST_RETRIES[last.kind];
}
function toPause(retries, random) {
    const span = Math.min(FIRST_PAUSE_MS * 3 ** retries, LONGEST_PAUSE_MS);
    return span * (0.5 + random / 2);
}
async function attemptBuild(task, order, { metadataFile, stallTimeoutMs }) {
    const { context, target, builder, buildArgs } = task;
    const { clock, log, settings, shell } = context;
    const given = { ...settings, buildArgs };
    const command = (0,build_command/* makeBuildCommand */._7)(target.build, builder, given, {
        ...order,
        metadataFile,
        isRecorded: context.onBuilt !== undefined,
    });
    const watch = watchPush(clock, stallTimeoutMs);
    log.debug(command.argv.join(' '));
    try {
        const result = await shell({
            argv: command.argv,
            env: { ...withDefaults(context.env, command.defaults), ...task.childEnv, ...command.env },
            cwd: context.cwd,
            signal: AbortSignal.any([context.signal, watch.signal]),
            ...(0,omit_undefined/* omitUndefined */.O)({ timeoutMs: settings.timeout }),
            onOutput: (chunk) => {
                if (order.isPaced !== true)
                    watch.hear(chunk);
                order.hear?.(chunk);
                log.output(chunk);
            },
        });
        if (result.code === 0 && !result.timedOut)
            return { kind: undefined, result };
        const kind = watch.signal.aborted ? 'hung' : toKind(result);
        return { kind, result: { ...result, stderr: (0,build_command/* conceal */.Eq)(result.stderr, command.secrets) } };
    }
    finally {
        watch.stop();
    }
}
function withDefaults(env, defaults) {
    const said = Object.entries(env).filter(([name, value]) => value !== '' || !(name in defaults));
    return { ...defaults, ...Object.fromEntries(said) };
}
function toKind(result) {
    return result.timedOut || result.spawnError !== undefined
        ? 'build'
        : (0,failure/* classifyFailure */.XE)(result.stderr);
}
function toReason(kind) {
    return kind === 'hung' ? 'The push went silent' : 'A registry failed';
}
function describe({ target, context }, { platform }, { kind, result }, stallTimeoutMs) {
    const name = `"${target.name}"${platform === undefined ? '' : ` for ${platform}`}`;
    if (result.timedOut) {
        const limit = (0,duration/* renderDuration */.P)(context.settings.timeout ?? 0);
        return (0,problem/* error */.z3)('BUILD_TIMEOUT', `The build of ${name} took longer than ${limit}.`, 'Raise the setting timeout, or find the slow step in the output above.');
    }
    if (kind === 'hung') {
        return (0,problem/* error */.z3)('PUSH_HUNG', `The push of ${name} made no progress for ${(0,duration/* renderDuration */.P)(stallTimeoutMs)}, in the last of several tries.`, 'Check whether the registry answers; raise push-idle-timeout if it is slow.');
    }
    const said = (0,failure/* findError */.kh)(result.stderr) || (result.spawnError ?? 'buildx was ended by a signal');
    const tail = result.stderr.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
    if ((0,build_checks/* failedByChecks */.sv)(said))
        return describeChecks(name, said);
    const code = kind === 'build' ? 'BUILD_FAILED' : 'PUSH_FAILED';
    return (0,problem/* error */.z3)(code, `The build of ${name} failed: ${said}`, `${(0,failure/* toBuildHint */.l6)(said, kind)}\n${tail}`.trim());
}
function describeChecks(name, said) {
    const rules = said.slice(said.indexOf('rules:') + 'rules:'.length).trim();
    return (0,problem/* error */.z3)('BUILD_CHECK', `The build of ${name} was not started, because checks is error and its Dockerfile has findings: ${rules}.`, 'Correct the lines above, or write checks: warn.');
}
function toBuildDigest({ metadata: { digest } }) {
    if (digest !== undefined && (0,blobs_digest/* isDigest */.Bc)(digest))
        return digest;
    const message = 'buildx succeeded, but its metadata file names no digest.';
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('BUILD_NO_DIGEST', message, 'Update buildx and BuildKit.')]);
}
async function readSaid(file) {
    const text = await (0,promises_.readFile)(file, 'utf8').catch(() => '{}');
    return (0,json/* parseObject */.lj)(text) ?? {};
}
function toMetadata(metadata) {
    const { mediaType } = (0,json/* toTexts */.OS)(metadata['containerimage.descriptor']);
    const texts = (0,json/* toTexts */.OS)(metadata);
    return {
        digest: texts['containerimage.digest'],
        mediaType,
        configDigest: texts['containerimage.config.digest'],
    };
}


/***/ }),

/***/ 99442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lB: () => (/* binding */ toCheckFlags),
/* harmony export */   sv: () => (/* binding */ failedByChecks),
/* harmony export */   wf: () => (/* binding */ readChecks)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34734);
/* harmony import */ var _registry_http_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(40082);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4384);




const WARNING = /^(?:#\d+ WARN:|(?<listed> -)) (?<rule>[A-Z][A-Za-z]{2,60}): (?<text>.+) \(line (?<line>\d{1,9})\)$/;
const SUMMARY = /^ \d{1,9} warnings? found\b/;
const MOST = 100;
function readChecks(place, checks) {
    const found = new Map();
    let isSummary = false;
    const hear = (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .toLines */ .P)((raw) => {
        const line = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(raw);
        isSummary = SUMMARY.test(line) || (isSummary && line.startsWith(' - '));
        const warning = found.size < MOST ? readWarning(line, isSummary) : undefined;
        if (warning === undefined)
            return;
        const problem = toProblem(warning, place, checks === 'error' ? _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3 : _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm);
        found.set(problem.message, problem);
    });
    return { hear: checks === 'off' ? () => undefined : hear, list: () => [...found.values()] };
}
function readWarning(said, isSummary) {
    const { rule, text, line, listed } = WARNING.exec(said)?.groups ?? {};
    if (rule === undefined || text === undefined || (listed !== undefined && !isSummary))
        return;
    return { rule, text, line: Number(line) };
}
function toProblem({ rule, text, line }, place, make) {
    const message = `${place ?? 'Dockerfile'}:${line}: ${rule}: ${(0,_registry_http_line_js__WEBPACK_IMPORTED_MODULE_3__/* .toLine */ .S)(text)}`;
    const problem = make('BUILD_CHECK', message, toHint(rule));
    return place === undefined ? problem : { ...problem, at: { file: place, line } };
}
function toHint(rule) {
    const name = rule.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();
    return `See https://docs.docker.com/go/dockerfile/rule/${name}/; "# check=skip=${rule}" at the top of the Dockerfile skips it.`;
}
const ARGUMENT = 'BUILDKIT_DOCKERFILE_CHECK';
function toCheckFlags(checks, buildArgs) {
    if (checks !== 'error')
        return [];
    const own = buildArgs.findLast((arg) => arg.startsWith(`${ARGUMENT}=`));
    const rules = own === undefined ? [] : [own.slice(ARGUMENT.length + 1)];
    return ['--build-arg', `${ARGUMENT}=${[...rules, 'error=true'].join(';')}`];
}
function failedByChecks(said) {
    return said.includes('lint violation found for rules:');
}


/***/ }),

/***/ 54466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Eq: () => (/* binding */ conceal),
  pA: () => (/* binding */ decidesProvenance),
  _7: () => (/* binding */ makeBuildCommand),
  FJ: () => (/* binding */ narrowCommand),
  $L: () => (/* binding */ refusesAttestations),
  Wd: () => (/* binding */ toDefaultProvenance),
  H5: () => (/* binding */ toLayoutProvenance)
});

// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __webpack_require__(16392);
// EXTERNAL MODULE: ./src/plan/build/build-args.js
var build_args = __webpack_require__(39834);
// EXTERNAL MODULE: ./src/plan/build/mask.js
var mask = __webpack_require__(73876);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/ship/build/checks.js
var checks = __webpack_require__(99442);
// EXTERNAL MODULE: ./src/ship/build/flags.js
var build_flags = __webpack_require__(91384);
;// CONCATENATED MODULE: ./src/ship/build/restore.js

function restoreWords(words, settings) {
    const values = new Map([
        ['--cache-from', [...(settings.cacheFrom ?? [])]],
        ['--cache-to', [...(settings.cacheTo ?? [])]],
    ]);
    for (const { flag, value } of settings.buildxFlags ?? []) {
        values.set(flag, [...(values.get(flag) ?? []), value]);
    }
    return words.map((word, at) => {
        const next = values.get(words[at - 1] ?? '')?.shift();
        if (!word.includes(mask/* MASK */.v5))
            return word;
        return (at === words.length - 1 ? settings.context : next) ?? word;
    });
}
const S3_VARIABLES = {
    access_key_id: 'AWS_ACCESS_KEY_ID',
    secret_access_key: 'AWS_SECRET_ACCESS_KEY',
    session_token: 'AWS_SESSION_TOKEN',
};
function hideCacheKeys(words) {
    const caches = words.filter((word, at) => isCache(words[at - 1]) && /(^|,)type=s3(,|$)/.test(word));
    const [env, ...others] = caches.map(readKeys);
    const isOne = others.every((other) => JSON.stringify(other) === JSON.stringify(env));
    if (env?.AWS_SECRET_ACCESS_KEY === undefined || env.AWS_ACCESS_KEY_ID === undefined || !isOne) {
        return { words, env: {} };
    }
    return {
        words: words.map((word) => (caches.includes(word) ? dropKeys(word) : word)),
        env: { AWS_SESSION_TOKEN: '', ...env },
    };
}
function isCache(flag) {
    return flag === '--cache-from' || flag === '--cache-to';
}
function readKeys(entry) {
    return Object.fromEntries(Object.entries(S3_VARIABLES).flatMap(([attribute, variable]) => {
        const field = entry.split(',').find((one) => one.startsWith(`${attribute}=`));
        return field === undefined ? [] : [[variable, field.slice(attribute.length + 1)]];
    }));
}
function dropKeys(entry) {
    return entry
        .split(',')
        .filter((field) => S3_VARIABLES[field.split('=', 1)[0] ?? ''] === undefined)
        .join(',');
}

// EXTERNAL MODULE: ./src/ship/tag/current-image.js
var current_image = __webpack_require__(81902);
// EXTERNAL MODULE: ./src/ship/reuse/revision.js
var revision = __webpack_require__(63510);
;// CONCATENATED MODULE: ./src/ship/build/command.js









function makeBuildCommand(plan, builder, given, addition) {
    const restored = restoreWords(listWords(plan.argv), given);
    const caches = hideCacheKeys(restored);
    const args = findHiddenArgs(plan.argv, given.buildArgs);
    const hidden = {
        ...caches.env,
        ...Object.fromEntries(given.buildSecrets.map((one) => [one.variable, one.secret.reveal()])),
        ...args,
    };
    const flags = (0,build_flags/* splitFlags */.g0)(caches.words).filter((flag) => !isLeftOut(flag, given.mediaTypes));
    const kept = (0,build_flags/* joinFlags */.CM)(alter(flags.map(hideValue), addition));
    return {
        argv: [
            ...builder.program,
            'build',
            ...(builder.name === undefined ? [] : ['--builder', builder.name]),
            ...['--progress', 'plain', '--metadata-file', addition.metadataFile],
            ...['--label', `${current_image/* RECIPE_LABEL */.uP}=${(0,revision/* recipeOf */.Sx)({ build: plan })}`],
            ...(plan.inputs === undefined ? [] : ['--label', `${current_image/* INPUTS_LABEL */.Pv}=${plan.inputs}`]),
            ...addition.args,
            ...toCacheFlags(plan, builder, addition),
            ...kept,
            ...(0,checks/* toCheckFlags */.lB)(given.checks, given.buildArgs),
        ],
        env: {
            ...builder.env,
            ...(given.attestations === 'plain' || addition.isUnattested === true
                ? { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' }
                : {}),
            ...hidden,
        },
        defaults: {
            ...toMetadataWish(addition, args),
            ...(plan.sourceDateEpoch === undefined
                ? {}
                : { SOURCE_DATE_EPOCH: String(plan.sourceDateEpoch) }),
        },
        secrets: Object.values(hidden)
            .filter((value) => value !== undefined)
            .filter(Boolean),
    };
}
function toMetadataWish({ isRecorded }, secretArgs) {
    const isSafe = Object.keys(secretArgs).length === 0;
    return {
        BUILDX_METADATA_PROVENANCE: isRecorded === true && isSafe ? 'min' : 'disabled',
        ...(isRecorded === true ? { BUILDX_METADATA_WARNINGS: 'true' } : {}),
    };
}
function isLeftOut(flag, mediaTypes) {
    return mediaTypes === 'docker' && (0,build_flags/* isFlag */.RV)(flag, ['--annotation']);
}
function toCacheFlags({ cache }, { store }, { isAgain }) {
    if (cache === undefined || store === 'classic')
        return [];
    return [
        ...cache.from.flatMap((entry) => ['--cache-from', entry]),
        ...(isAgain === true ? [] : cache.to.flatMap((entry) => ['--cache-to', entry])),
    ];
}
function listWords(argv) {
    return argv.slice(argv.indexOf('build') + 1);
}
function alter(flags, addition) {
    const { platform, isAgain, isBare, isUnattested } = addition;
    const dropped = [
        ...(isAgain === true ? FRESH : []),
        ...(isUnattested === true ? ATTESTATIONS : []),
        ...(platform === undefined ? [] : ['--platform']),
    ];
    const left = flags.filter((flag) => !(0,build_flags/* isFlag */.RV)(flag, dropped));
    const bare = isBare === true ? left.flatMap(dropIndexAnnotation) : left;
    return platform === undefined ? bare : [['--platform', platform], ...bare];
}
function narrowCommand(argv, platforms) {
    const words = listWords(argv);
    const addition = { args: [], metadataFile: '', platform: platforms.join(','), isBare: true };
    const flags = alter((0,build_flags/* splitFlags */.g0)(words), addition);
    return [...argv.slice(0, argv.length - words.length), ...(0,build_flags/* joinFlags */.CM)(flags)];
}
const FRESH = ['--no-cache', '--pull', '--cache-to', '--no-cache-filter'];
const ATTESTATIONS = ['--provenance', '--sbom', '--attest'];
function decidesProvenance(argv) {
    return (0,build_flags/* splitFlags */.g0)(listWords(argv)).some((flag) => (0,build_flags/* isFlag */.RV)(flag, ['--provenance']) || (0,build_flags/* valueOf */.RP)(flag, '--attest')?.includes('provenance') === true);
}
function toDefaultProvenance({ argv, provenance = 'mode=min' }, settings, env) {
    const isOff = settings.attestations === 'plain' || refusesAttestations(env);
    return decidesProvenance(argv) || isOff ? [] : ['--provenance', provenance];
}
function toLayoutProvenance(...given) {
    return toDefaultProvenance(...given).map((word) => word.replace(',inline-only=true', ''));
}
function refusesAttestations(env) {
    return (0,variables/* isTrue */.Hn)(env, 'BUILDX_NO_DEFAULT_ATTESTATIONS');
}
function conceal(text, secrets) {
    return secrets.reduce((shown, secret) => shown.replaceAll(secret, mask/* MASK */.v5), text);
}
function findHiddenArgs(argv, buildArgs) {
    const problems = (0,build_args/* checkHiddenValues */.lY)(argv, buildArgs);
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
    return (0,build_args/* findHiddenValues */.uw)(argv, buildArgs);
}
function hideValue(flag) {
    const arg = (0,build_flags/* valueOf */.RP)(flag, '--build-arg');
    if (arg === undefined || (0,build_args/* splitArg */.LD)(arg)[1] !== mask/* MASK */.v5)
        return flag;
    return flag.map((word) => (word.endsWith(arg) ? word.slice(0, -`=${mask/* MASK */.v5}`.length) : word));
}
function dropIndexAnnotation(flag) {
    const text = (0,build_flags/* valueOf */.RP)(flag, '--annotation');
    if (text === undefined)
        return [flag];
    if (/^index(-descriptor)?:/.test(text))
        return [];
    return [['--annotation', text.replace(/^manifest,index:/, 'manifest:')]];
}


/***/ }),

/***/ 97421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XE: () => (/* binding */ classifyFailure),
/* harmony export */   _s: () => (/* binding */ SUBJECT_MISSING),
/* harmony export */   kh: () => (/* binding */ findError),
/* harmony export */   l6: () => (/* binding */ toBuildHint)
/* harmony export */ });
/* harmony import */ var _registry_providers_hints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38890);

const REGISTRY = /failed to (push|authorize|do request|copy|fetch (anonymous|oauth) token|resolve source metadata)|unexpected status from (HEAD|GET|POST|PUT|PATCH) request/;
const TRANSIENT = /\b(408|429|500|502|503|504) [A-Z][a-z]|toomanyrequests|too many requests|connection reset|broken pipe|\bEOF\b|i\/o timeout|handshake timeout|timeout awaiting response|connection timed out|closed network connection|temporary failure|server misbehaving|unknown blob|blob upload unknown|\bunavailable: |stream error|client connection lost/i;
const UNREACHABLE = /x509:|certificate|HTTP response to HTTPS client|no such host|connection refused|network is unreachable|no route to host/i;
const EXPIRED = /\b401\b|unauthorized|authentication required|token (is |has )?expired/i;
const UNSUPPORTED = /^unsupported\b|not[_ ]support|manifest[_ ]?invalid|invalid manifest|(media|content)[- _]?type|schema ?version|unknown\/unknown|in-toto|attestation|(\/manifests\/\S+|"(manifest|index)-\S+): (unexpected status: )?(400|404|405|406|415|422) /i;
const FAILING = /(\/manifests\/\S+): (unexpected status: )?50[01] /i;
const TOO_LARGE = /\b413 [A-Z]|request entity too large|payload too large|content too large/i;
const GIVES_UP = /invalid content digest in response|invalid checksum digest|unexpected (commit )?digest|missing content-length header|invalid character .* looking for|unexpected end of JSON|malformed HTTP|failed to decode token|(\/manifests\/\S+): (unexpected status: )?403 /i;
const SUBJECT_MISSING = /\bblob unknown\b/i;
const UNCLEAR = /^unknown: (?!.*(not known to registry|does not exist|denied|forbidden|immutab))/i;
const BY_SAID = [
    [FAILING, 'failing'],
    [TRANSIENT, 'transient'],
    [TOO_LARGE, 'too-large'],
    [UNREACHABLE, 'unreachable'],
    [EXPIRED, 'expired'],
];
const BY_WORDS = [
    [/^denied\b/, 'refused'],
    [UNSUPPORTED, 'unsupported'],
    [UNCLEAR, 'unclear'],
    [GIVES_UP, 'unclear'],
];
function classifyFailure(stderr) {
    const said = findError(stderr);
    if (!REGISTRY.test(said) || said.includes('did not complete successfully'))
        return 'build';
    if (!said.includes('failed to push'))
        return TRANSIENT.test(said) ? 'transient' : 'build';
    const words = said
        .replace(/^.*failed to push \S+: /, '')
        .replace(/https?:\S+(?=\/manifests\/)/, '');
    const known = BY_SAID.find(([pattern]) => pattern.test(said)) ??
        BY_WORDS.find(([pattern]) => pattern.test(words));
    return known?.[1] ?? 'refused';
}
function findError(stderr) {
    const lines = stderr.split('\n').filter((line) => line.trim() !== '');
    const found = lines.findLast((line) => line.startsWith('ERROR: ')) ?? lines.at(-1) ?? '';
    return found
        .replace(/^ERROR: /, '')
        .replace(/^failed to build: /, '')
        .replace(/^failed to solve: /, '')
        .trim();
}
function toBuildHint(said, kind = 'build') {
    const known = HINTS.find(([words]) => words.test(said));
    return (BY_KIND[kind] ??
        toPushHint(said, kind) ??
        known?.[1] ??
        'The output of the build above says more.');
}
function toPushHint(said, kind) {
    const [, host = '', path = '', words = ''] = /failed to push ([^\s/]+)\/([^\s:@]+)\S*: (.*)$/s.exec(said) ?? [];
    if (host === '')
        return undefined;
    const repository = { host, path, name: `${host}/${path}` };
    const code = kind === 'expired' ? 'LOGIN_REFUSED' : 'REGISTRY_DENIED';
    const hint = (0,_registry_providers_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .toHintByWords */ .FO)(words, { repository, kind: 'blob' }, /denied|unauthorized|401|403/i.test(words) ? code : undefined);
    return hint === '' ? undefined : hint;
}
const BY_KIND = {
    unsupported: 'This registry does not accept an index or attestations: write attestations: plain (with one platform).',
    failing: 'This registry stores all of the image but its index: write attestations: plain (with one platform), or ask its operators.',
    'too-large': 'A proxy before the registry limits the size of a request (nginx: client_max_body_size, by default 1 MB; Cloudflare: 100 MB): raise it, or write publish: layout, which sends large layers in pieces.',
    unclear: 'Write publish: layout, which pushes from here and tells what the registry answers.',
};
const HINTS = [
    [/failed to read dockerfile|open .*Dockerfile/, 'Set file: to the path of the Dockerfile.'],
    [
        /exec format error/,
        'The builder cannot run programs of that platform: install its emulator (docker/setup-qemu-action on GitHub), or build it on a machine of its own: builder: linux/arm64=tcp://arm:1234.',
    ],
    [
        /HTTP response to HTTPS client/,
        'The builder takes plain HTTP only from registries that are configured: "insecure-registries" in daemon.json for the engine, registries: {HOST: {insecure: true}} for a builder that tagship creates.',
    ],
    [/no space left on device/, 'Free disk space where the builder runs (docker system prune).'],
    [
        /failed to resolve source metadata/,
        'Check the name of the base image and the login for its registry.',
    ],
    [/failed to push/, 'Check the login and the permission to push to that repository.'],
];


/***/ }),

/***/ 91384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CM: () => (/* binding */ joinFlags),
/* harmony export */   RP: () => (/* binding */ valueOf),
/* harmony export */   RV: () => (/* binding */ isFlag),
/* harmony export */   g0: () => (/* binding */ splitFlags)
/* harmony export */ });
const SWITCHES = new Set(['--no-cache', '--pull']);
function splitFlags(words) {
    const flags = [];
    const left = [...words];
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
        if (name === '--')
            return [...flags, [name, ...left]];
        const isAlone = SWITCHES.has(name) || !name.startsWith('-') || name.includes('=');
        const value = isAlone ? undefined : left.shift();
        flags.push(value === undefined ? [name] : [name, value]);
    }
    return flags;
}
function joinFlags(flags) {
    return flags.flat();
}
function valueOf([name, value], wanted) {
    if (name === wanted)
        return value;
    return name.startsWith(`${wanted}=`) ? name.slice(wanted.length + 1) : undefined;
}
function isFlag([name], wanted) {
    return wanted.some((one) => name === one || name.startsWith(`${one}=`));
}


/***/ }),

/***/ 4384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ toLines)
/* harmony export */ });
function toLines(hear) {
    let rest = '';
    return (chunk) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines)
            hear(line.trimEnd());
    };
}


/***/ }),

/***/ 60196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R7: () => (/* binding */ decideHooks),
/* harmony export */   dR: () => (/* binding */ toReceiptHook),
/* harmony export */   og: () => (/* binding */ toDeployFacts)
/* harmony export */ });
/* harmony import */ var _match_pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85795);
/* harmony import */ var _plan_deploy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92766);


function toDeployFacts({ plan, context }, { tagResults, produced }) {
    const { settings, present, earlierHooks: earlier = [] } = context;
    return { plan, settings, tagResults, produced, run: (present ?? plan.facts).run, earlier };
}
function decideHooks(known) {
    const { plan, settings } = known;
    const allowed = (0,_plan_deploy_js__WEBPACK_IMPORTED_MODULE_0__/* .planDeploy */ .b)(plan, settings).deploy ?? [];
    return (plan.deploy ?? []).map((planned) => {
        if (!planned.call)
            return { planned, reason: planned.reason };
        const { name, target } = planned;
        const own = allowed.find((one) => one.name === name && one.target === target);
        const hook = settings.deploy.find((one) => one.name === name && one.kind === planned.kind);
        if (own === undefined || hook === undefined) {
            return { planned, reason: 'the settings of this run have no such hook' };
        }
        return own.call ? decideHook(planned, hook, known) : { planned, reason: own.reason };
    });
}
const MOVED = ['created', 'moved', 'replaced'];
function decideHook(planned, hook, known) {
    const there = listThere(planned, known);
    const before = known.earlier.find(({ name, target }) => name === planned.name && target === planned.target);
    const moved = there.find(({ image }) => MOVED.includes(image.action));
    const found = moved ?? there.find(({ image }) => isLeftOpen(image, before));
    if (found === undefined || found.image.digest === null) {
        return { planned, reason: explainStill(planned, there) };
    }
    const { digest, tag } = found.image;
    if (before?.outcome === 'done' && before.digest === digest) {
        return { planned, reason: 'an earlier run has called it with this image' };
    }
    const reason = moved === undefined ? 'the call of an earlier run failed' : `${tag} has moved`;
    return { planned, reason, call: { hook, values: toValues(found, digest, known) } };
}
function isLeftOpen({ action, digest }, before) {
    if (before === undefined || action !== 'kept' || digest !== before.digest)
        return false;
    return before.outcome === 'failed' || before.outcome === 'pending';
}
function listThere({ target: name, when }, known) {
    const target = known.plan.targets.find((one) => one.name === name);
    const [first] = target?.repositories ?? [];
    return known.tagResults.filter(({ destination, planned, image, problem }) => destination.target.name === name &&
        image.repository === first &&
        planned.platform === undefined &&
        problem === undefined &&
        (0,_match_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesPattern */ .M)(image.tag, when));
}
function explainStill({ when }, there) {
    const [image] = there.map((one) => one.image);
    if (image === undefined)
        return `no tag ${when} was written and verified`;
    if (image.action === 'held')
        return `${image.tag} is held: ${image.reason}`;
    return image.action === 'kept'
        ? `${image.tag} pointed at this image already`
        : `${image.tag} was not written`;
}
function toValues(moved, digest, known) {
    const { destination, image } = moved;
    const { facts } = known.plan;
    const exact = known.tagResults.find((one) => one.destination === destination &&
        one.planned.kind === 'exact' &&
        one.planned.platform === undefined &&
        one.image.digest === digest &&
        !['held', 'failed'].includes(one.image.action));
    const tag = exact?.image.tag ?? image.tag;
    const { target, name } = destination;
    const produced = known.produced.find((one) => one.target === target);
    return {
        image: name,
        tag,
        reference: `${name}:${tag}`,
        digest,
        moved: image.tag,
        version: target.version ?? '',
        revision: produced?.unchangedSince ?? facts.sha,
        target: target.name,
        project: facts.project.slug ?? facts.project.url ?? '',
        run: known.run.url ?? '',
    };
}
function toReceiptHook({ planned, reason, call }) {
    const { name, kind, when, target } = planned;
    const named = { name, kind, when, target, host: null };
    if (call === undefined) {
        return { ...named, outcome: 'skipped', reason, reference: null, digest: null };
    }
    const { reference, digest } = call.values;
    const why = 'the run ended before it was called';
    return { ...named, outcome: 'pending', reason: why, reference, digest };
}


/***/ }),

/***/ 70207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ toDiskProblem)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

const reasons = {
    ENOSPC: 'no space is left on the file system',
    EDQUOT: "this user's disk quota is used up",
    EROFS: 'the file system is read-only',
    EFBIG: 'the limit for the size of files (ulimit -f) is too low',
    EIO: 'the disk reports an error',
};
function toDiskProblem(thrown, tempDir) {
    if (!(thrown instanceof Error) || !('code' in thrown) || !('syscall' in thrown))
        return thrown;
    const reason = reasons[String(thrown.code)];
    if (reason === undefined)
        return thrown;
    const message = `cannot write to the temporary directory "${tempDir}": ${reason}`;
    const hint = 'Free some space there, or set TMPDIR to a directory on another file system.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TEMP_FULL', message, hint)], { cause: thrown });
}


/***/ }),

/***/ 67691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   Q4: () => (/* binding */ parseRecords),
/* harmony export */   dJ: () => (/* binding */ RECORD_KIND),
/* harmony export */   dM: () => (/* binding */ distinct),
/* harmony export */   mo: () => (/* binding */ JSON_SETTING)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70458);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73564);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52519);




const RECORD_KIND = 'tagship/leg';
const MOST_CHARACTERS = 4 * 1024 * 1024;
const MOST_RECORDS = 1_000;
const MOST_IMAGES = 1_000;
const MOST_WRAPPINGS = 4;
const MOST_PROBLEMS = 20;
const line = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .regex */ .yGV(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]{1,300}$/, 'not a line of text'));
const platform = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .regex */ .yGV(/^[A-Za-z0-9][A-Za-z0-9._+()/-]{0,99}$/, 'not a platform'));
const digest = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .check */ .z6Y(_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc, 'not a digest'));
const mediaType = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .regex */ .yGV(/^application\/[a-z0-9.+-]{1,100}$/, 'not the media type of an image'));
const image = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    target: line,
    platform,
    digest: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(digest),
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(mediaType),
    version: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(line),
    revision: line,
    recipe: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .regex */ .yGV(/^(?:\d{1,3}:)?[0-9a-f]{64}$/, 'not a recipe')),
    tested: valibot__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(),
    scanned: valibot__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(),
});
const record = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1, 'not a version of the record that this tagship reads'),
    kind: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(RECORD_KIND),
    tool: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .regex */ .yGV(/^[0-9A-Za-z.+-]{1,50}$/, 'not a version')),
    run: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .regex */ .yGV(/^[0-9a-f]{32}$/, 'not the checksum of a run')),
    attempt: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .minValue */ .Wwf(1)),
    leg: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .regex */ .yGV(/^[\w.+-]{1,300}$/, 'not the name of a leg')),
    images: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(image), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxLength */ .Ru6(MOST_IMAGES, `more than ${MOST_IMAGES} images`)),
});
const JSON_SETTING = 'the JSON in legs';
function parseRecords(text, where) {
    if (text.length > MOST_CHARACTERS) {
        const limit = `${MOST_CHARACTERS / 1024 / 1024} MiB`;
        return refuse([unreadable(where, `it has more than ${limit}`)]);
    }
    const value = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(text);
    if (value === undefined)
        return refuse([unreadable(where, 'it is not JSON')]);
    const found = find(value, MOST_WRAPPINGS);
    if (found.length > MOST_RECORDS) {
        return refuse([unreadable(where, `it has more than ${MOST_RECORDS} records`)]);
    }
    const read = found.map((one) => readRecord(one, where));
    const problems = read.flatMap((one) => one.problems);
    if (problems.length > 0)
        return refuse(problems.slice(0, MOST_PROBLEMS));
    const records = read.flatMap((one) => (one.ok ? [one.value] : []));
    return { ok: true, value: distinct(records), problems: [] };
}
function distinct(records) {
    return [...new Map(records.map((one) => [JSON.stringify(one), one])).values()];
}
function unreadable(where, why) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LEG_RECORD_UNREADABLE', `${where} cannot be read as the record of a leg: ${why}.`, where === JSON_SETTING
        ? 'Pass the outputs of the legs unchanged: ${{ toJSON(needs.leg.outputs) }}.'
        : 'Name the files that ship --record wrote in the jobs of the legs, unchanged: those jobs must keep them as artifacts.');
}
const BROKEN = Symbol('a record that is not JSON');
function find(value, wrappings) {
    if (typeof value === 'string') {
        const inner = wrappings > 0 && /^\s*[[{"]/.test(value) ? (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(value) : undefined;
        if (inner !== undefined)
            return find(inner, wrappings - 1);
        return value.includes(RECORD_KIND) ? [BROKEN] : [];
    }
    if (Array.isArray(value))
        return value.flatMap((item) => find(item, wrappings));
    if (!(0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value))
        return [];
    if (value.kind === RECORD_KIND)
        return [value];
    return Object.values(value).flatMap((item) => find(item, wrappings));
}
function readRecord(value, where) {
    if (value === BROKEN)
        return refuse([unreadable(where, 'a record in it is not JSON')]);
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(record, value, { abortPipeEarly: true });
    if (parsed.success)
        return { ok: true, value: parsed.output, problems: [] };
    return refuse(parsed.issues.slice(0, MOST_PROBLEMS).map((issue) => describe(issue, where)));
}
function describe({ path, message, input }, where) {
    const field = (path ?? []).map(({ key }) => key).join('.');
    const isKnown = /^(?:not|more) /.test(message);
    const what = input === undefined ? 'missing' : isKnown ? message : 'not of the right type';
    return unreadable(where, `${field} is ${what}`);
}
function refuse(problems) {
    return { ok: false, problems };
}


/***/ }),

/***/ 84896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ identifyRun)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

function identifyRun({ ci, project, run, sha }) {
    const { id, number } = run;
    const parts = ci === 'local' ? [ci, sha] : [ci, project.slug ?? '', id ?? [number ?? '', sha]];
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(parts)).digest('hex');
    return { run: hash.slice(0, 32), attempt: COUNTING.includes(ci) ? toCount(run.attempt) : 1 };
}
const COUNTING = ['github', 'forgejo', 'gitea'];
function toCount(text) {
    const count = Number(text ?? '1');
    return Number.isSafeInteger(count) && count >= 1 ? count : 1;
}


/***/ }),

/***/ 15983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ preflight),
/* harmony export */   a: () => (/* binding */ describeRefusal)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _history_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5433);
/* harmony import */ var _history_tombstone_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52952);
/* harmony import */ var _tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70939);
/* harmony import */ var _push_notices_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24112);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61232);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(63510);
/* harmony import */ var _tag_exact_write_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(87608);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(23213);









async function preflight(destinations, options) {
    return Promise.all(destinations.map((destination) => surveyDestination(destination, options)));
}
async function surveyDestination(destination, options) {
    try {
        await destination.repository.authorize('pull,push');
        const [right, tags] = await Promise.all([
            destination.repository.provePush(),
            caught(surveyTags(destination, options)),
        ]);
        if (!right.ok && right.reason === 'missing' && destination.creation !== undefined) {
            const found = { usable: true, reusable: [], forbidden: false, problems: [] };
            return { destination, ...found, isMissing: true };
        }
        if (!right.ok) {
            const forbidden = right.reason === 'credentials' || right.reason === 'permission';
            return failed(destination, [describeRefusal(destination, right)], forbidden);
        }
        if (!tags.ok)
            return failed(destination, (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toProblems */ .ek)(tags.thrown), false);
        return tags.problems.length > 0
            ? failed(destination, tags.problems, false)
            : {
                destination,
                usable: true,
                reusable: tags.reusable,
                forbidden: false,
                problems: tags.notices,
            };
    }
    catch (thrown) {
        const problems = (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toProblems */ .ek)(thrown);
        return failed(destination, problems, problems.some(isForbidden));
    }
}
async function caught(step) {
    try {
        return { ok: true, ...(await step) };
    }
    catch (thrown) {
        return { ok: false, thrown };
    }
}
async function surveyTags(destination, options) {
    const ours = (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_6__/* .identify */ .ls)(destination.target, options.sha);
    const decide = async (tag) => {
        const { planned, there } = await (0,_tag_exact_write_js__WEBPACK_IMPORTED_MODULE_7__/* .nameExact */ .HZ)(destination, tag, ours.revision);
        const here = there === undefined ? undefined : await destination.readIdentity(there.digest, 'recipe');
        const reference = (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toReference */ .TT)(destination, planned.tag);
        const { onExisting, digests = [] } = options;
        const digest = digests.find((one) => one === here?.digest);
        const known = { ...ours, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_8__/* .omitUndefined */ .O)({ digest }) };
        const decision = (0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__/* .decideExact */ .mA)({ reference, ours: known, here, onExisting });
        const isReplaced = decision.action === 'replace' && there !== undefined;
        const yanked = isReplaced ? await refuseYanked(destination, planned, there.digest) : undefined;
        return { planned, there, decision: yanked ?? decision };
    };
    const [told, stale, ...found] = await Promise.all([
        (0,_push_notices_js__WEBPACK_IMPORTED_MODULE_4__/* .explainVTags */ .p)(destination),
        findMoved(destination),
        ...(0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .listExact */ .Af)(destination).map(decide),
    ]);
    const isOurs = (digest) => found.some(({ decision, there }) => decision.action !== 'refuse' && there?.digest === digest);
    return {
        reusable: found.flatMap(({ planned, decision }) => decision.action === 'reuse' && planned.platform === undefined ? [decision.digest] : []),
        notices: [
            ...told,
            ...found.flatMap(({ decision }) => decision.action === 'reuse' && decision.notice !== undefined ? [decision.notice] : []),
        ],
        problems: [
            ...found.flatMap(({ decision }) => (decision.action === 'refuse' ? [decision.problem] : [])),
            ...stale.filter(({ now }) => now === undefined || !isOurs(now)).map(describeStale),
        ],
    };
}
async function findMoved(destination) {
    const moved = (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .listFloating */ .Xg)(destination).map(async ({ tag, there = {} }) => {
        const before = there[destination.name]?.digest;
        if (before === undefined)
            return [];
        const now = (await destination.repository.resolve(tag))?.digest;
        return now === (before ?? undefined)
            ? []
            : [{ reference: (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toReference */ .TT)(destination, tag), before, now }];
    });
    return (await Promise.all(moved)).flat();
}
function describeStale({ reference, before, now }) {
    const [then, since] = [before ?? 'no image', now ?? 'no image'];
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PLAN_STALE', `"${reference}" pointed at ${then} when the plan was made, and points at ${since} now`, 'Make the plan again: tagship plan --registry --out plan.json.');
}
async function refuseYanked(destination, { tag }, digest) {
    const found = await (0,_history_records_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecords */ .T3)(destination.repository, digest, _history_tombstone_js__WEBPACK_IMPORTED_MODULE_2__/* .YANK_KIND */ .vw);
    const yank = (0,_history_tombstone_js__WEBPACK_IMPORTED_MODULE_2__/* .decideYank */ .SK)(found.map(({ record }) => record));
    if (yank === undefined)
        return undefined;
    const message = `"${(0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toReference */ .TT)(destination, tag)}" is not replaced: ${(0,_history_tombstone_js__WEBPACK_IMPORTED_MODULE_2__/* .describeYank */ .BW)(yank)}.`;
    const hint = `Release a new version. To give this one to another image: tagship unyank ${yank.version}.`;
    return { action: 'refuse', problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAG_YANKED', message, hint) };
}
function failed(destination, problems, forbidden) {
    return {
        destination,
        usable: false,
        reusable: [],
        forbidden,
        problems: destination.required ? problems : (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .asNotices */ .Ek)(problems),
    };
}
const FORBIDDEN = new Set([
    'REGISTRY_DENIED',
    'LOGIN_REFUSED',
    'LOGIN_MISSING',
    'LOGIN_PASSWORD_MISSING',
    'LOGIN_TRUST_REFUSED',
    'LOGIN_ID_TOKEN_MISSING',
    'REGISTRY_FILE_UNTRUSTED',
]);
function isForbidden({ code }) {
    return FORBIDDEN.has(code);
}
function describeRefusal(destination, right) {
    return (right.problem ??
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PREFLIGHT_REFUSED', `"${destination.name}" cannot be pushed to: ${right.detail}`));
}


/***/ }),

/***/ 7563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  JE: () => (/* binding */ isBare),
  q8: () => (/* binding */ pushFromBuilder),
  Zs: () => (/* binding */ toAttributes)
});

// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/ship/build/command.js + 1 modules
var command = __webpack_require__(54466);
// EXTERNAL MODULE: ./src/ship/build/failure.js
var failure = __webpack_require__(97421);
// EXTERNAL MODULE: ./src/ship/build/build.js + 1 modules
var build = __webpack_require__(65150);
// EXTERNAL MODULE: ./src/ship/push/plain-fallback.js
var plain_fallback = __webpack_require__(44684);
// EXTERNAL MODULE: ./src/ship/destination.js
var destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/registry/manifests/copy.js
var copy = __webpack_require__(14599);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./src/registry/blobs/once.js

const LIMIT_BYTES = 2 * 1024 * 1024;
function readOnce(source) {
    const known = new Map();
    return {
        ...source,
        openBlob: async (blob) => {
            if (blob.size > LIMIT_BYTES)
                return source.openBlob(blob);
            const reading = known.get(blob.digest) ?? readAll(source, blob);
            known.set(blob.digest, reading);
            try {
                return external_node_stream_.Readable.from(await reading);
            }
            catch (thrown) {
                if (known.get(blob.digest) === reading)
                    known.delete(blob.digest);
                throw thrown;
            }
        },
    };
}
async function readAll(source, blob) {
    const chunks = [];
    for await (const chunk of await source.openBlob(blob))
        chunks.push(chunk);
    return chunks;
}

// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
;// CONCATENATED MODULE: ./src/ship/push/blobs-ahead.js




const AT_ONCE = 8;
function openBlobsAhead(repositories) {
    let isDropped = false;
    const lanes = repositories.map((repository) => openLane(repository));
    const send = (blob, source) => {
        if (isDropped)
            return;
        const guarded = guard(lanes.length > 1 ? readOnce(source) : source, () => isDropped);
        for (const lane of lanes)
            lane.send(blob, guarded);
    };
    return {
        targets: lanes.map(({ target }) => target),
        send,
        sendAll: (manifest, source) => {
            if (isDropped)
                return;
            for (const blob of (0,copy/* listBlobs */.t)(manifest))
                send(blob, source);
            for (const lane of lanes)
                lane.snapshot(manifest.digest);
        },
        drop: () => {
            isDropped = true;
        },
    };
}
function openLane(repository) {
    const begun = new Map();
    const looked = new Map();
    const slots = (0,pause/* createSlots */.e)(AT_ONCE);
    const target = {
        ...repository,
        resolve: (digest) => looked.get(digest) ?? repository.resolve(digest),
        putBlob: async (blob, source, options) => {
            const bringing = begun.get(blob.digest);
            if (bringing === undefined)
                return await repository.putBlob(blob, source, options);
            try {
                return await bringing;
            }
            catch (thrown) {
                if (thrown instanceof src_problem/* Problem */.AF)
                    throw thrown;
                return await repository.putBlob(blob, source);
            }
        },
    };
    const send = (blob, source) => {
        if (begun.has(blob.digest))
            return;
        const bringing = slots.within(() => repository.putBlob(blob, source));
        bringing.catch(() => undefined);
        begun.set(blob.digest, bringing);
    };
    const snapshot = (digest) => {
        if (looked.has(digest))
            return;
        const reading = repository.resolve(digest);
        reading.catch(() => undefined);
        looked.set(digest, reading);
    };
    return { target, send, snapshot };
}
function guard(source, isDropped) {
    return {
        ...source,
        openBlob: async (blob) => unlessDropped(await source.openBlob(blob), isDropped),
    };
}
async function* unlessDropped(stream, isDropped) {
    for await (const chunk of stream) {
        if (isDropped())
            throw new Error('this blob is no longer needed');
        yield chunk;
    }
}

// EXTERNAL MODULE: ./src/ship/build/lines.js
var lines = __webpack_require__(4384);
;// CONCATENATED MODULE: ./src/ship/push/builder-ahead.js


const NAMED = /^#\d+ exporting (?:attestation )?manifest (?:list )?(sha256:[0-9a-f]{64})\b/;
const PUSHING = /^#\d+ pushing manifest for /;
const PUSHED = /^#\d+ pushing manifest for .* done$/;
const FIRST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 1_000;
const MOST_TRIES = 20;
function openPushAhead(primary, others, { clock, onPushed }) {
    const blobs = openBlobsAhead(others);
    const reads = openReads(primary, clock, (manifest) => {
        blobs.sendAll(manifest, primary);
    });
    const over = new AbortController();
    const listen = () => {
        const named = new Set();
        const pushed = new AbortController();
        const ended = AbortSignal.any([over.signal, pushed.signal]);
        let isFollowed = others.length === 0;
        return (0,lines/* toLines */.P)((line) => {
            const digest = NAMED.exec(line)?.[1];
            if (digest !== undefined)
                named.add(digest);
            if (PUSHED.test(line)) {
                pushed.abort();
                named.forEach(reads.begin);
                if (others.length === 0)
                    onPushed?.();
            }
            else if (PUSHING.test(line) && !isFollowed) {
                isFollowed = true;
                reads.follow(named, ended).catch(() => undefined);
            }
        });
    };
    return {
        listen,
        source: { ...primary, readManifest: reads.readManifest },
        targets: blobs.targets,
        end: (isThere) => {
            over.abort();
            if (!isThere)
                blobs.drop();
        },
    };
}
function openReads(primary, clock, pass) {
    const known = new Map();
    return {
        begin: (digest) => {
            if (known.has(digest))
                return;
            const reading = primary.readManifest(digest);
            known.set(digest, reading);
            reading.then(pass).catch(() => undefined);
        },
        follow: async (named, ended) => {
            for (const digest of named) {
                for (let tries = 0; !known.has(digest); tries += 1) {
                    if (tries === MOST_TRIES || ended.aborted)
                        return;
                    const manifest = await primary.getManifest(digest);
                    if (manifest === undefined)
                        await clock.sleep(toWait(tries), ended);
                    else if (!known.has(digest)) {
                        known.set(digest, Promise.resolve(manifest));
                        pass(manifest);
                    }
                }
            }
        },
        readManifest: (digest) => known.get(digest)?.catch(() => primary.readManifest(digest)) ?? primary.readManifest(digest),
    };
}
function toWait(tries) {
    return Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
}

// EXTERNAL MODULE: ./src/ship/push/nodes.js + 1 modules
var nodes = __webpack_require__(86353);
// EXTERNAL MODULE: ./src/ship/push/strategy.js
var strategy = __webpack_require__(6080);
;// CONCATENATED MODULE: ./src/ship/push/builder.js









const LAYOUT_ANSWERS = [
    ...['unreachable', 'hung', 'failing', 'too-large', 'unsupported', 'unclear'],
];
const PICKY = ['unsupported', 'failing'];
async function pushFromBuilder(input) {
    const { builder, context } = input;
    const { settings } = context;
    const mayTurn = settings.publish === 'auto' && builder.canWriteLayout;
    const missed = [];
    for (const primary of (0,strategy/* orderForPush */.yD)(input.repositories, builder, settings)) {
        if (mayTurn && !(0,strategy/* isReachable */.kj)(primary.repository, builder, settings))
            return undefined;
        const order = { yieldsOn: (kind) => mayTurn && LAYOUT_ANSWERS.includes(kind) };
        const { ahead, outcome } = await pushOnce(input, primary, missed, order);
        if (outcome.ok)
            return readPushed(ahead, outcome, missed);
        if (mayTurn && LAYOUT_ANSWERS.includes(outcome.kind)) {
            context.log.problem(describeTurn(primary, outcome));
            input.onRetry();
            return undefined;
        }
        if (isFinal(outcome, primary, settings))
            throw new src_problem/* Problem */.AF([outcome.problem]);
        missed.push({ primary, outcome });
    }
    return pushUnattested(input, missed);
}
async function pushOnce(input, primary, missed, order) {
    const open = () => openAhead(input, primary, missed);
    const ahead = open();
    const outcome = await pushTo(input, primary, ahead, order);
    const { imageOutput = [] } = input.context.settings;
    if (outcome.ok || !isSubjectRefused(outcome, imageOutput))
        return { ahead, outcome };
    input.context.log.info(`Pushing the attestations in their older form, ${OLD_ATTESTATIONS}.`);
    input.onRetry();
    const again = open();
    const own = { ...order, attributes: [OLD_ATTESTATIONS] };
    return { ahead: again, outcome: await pushTo(input, primary, again, own) };
}
function openAhead(input, primary, missed) {
    const { clock } = input.context;
    const onPushed = (0,nodes/* isDivided */._)(input) ? undefined : input.onPushed;
    return openPushAhead(primary, listOthers(primary, input, missed), { clock, onPushed });
}
const OLD_ATTESTATIONS = 'oci-artifact=false';
function isSubjectRefused({ kind, problem }, imageOutput) {
    const isSaid = imageOutput.some((attribute) => attribute.startsWith('oci-artifact='));
    return !isSaid && kind === 'unclear' && failure/* SUBJECT_MISSING */._s.test(problem.message);
}
async function pushTo(input, primary, ahead, { attributes: added = [], ...order }) {
    const { name } = primary.repository;
    const { mediaTypes, imageOutput } = input.context.settings;
    const toOutput = (attributes = []) => [
        `type=image,"name=${name}",push-by-digest=true,name-canonical=true,push=true`,
        ...[`oci-mediatypes=${String(mediaTypes === 'oci')}`, ...added, ...attributes],
    ].join(',');
    const provenance = toPushedProvenance(input, order);
    const args = [...provenance, '--output', toOutput(imageOutput)];
    const own = { args, isBare: isBare(input), hear: ahead.listen() };
    let isThere = false;
    try {
        const outcome = await input.context.log.group(`Build ${input.target.name} and push it to ${name}`, () => (0,nodes/* isDivided */._)(input)
            ? (0,nodes/* pushFromNodes */.G)(input, { primary, ahead, toOutput, order, provenance })
            : (0,build/* runBuild */.c)(input, { ...own, ...order }));
        isThere = outcome.ok;
        return outcome;
    }
    finally {
        ahead.end(isThere);
    }
}
function toPushedProvenance({ target: { build }, context: { settings, env } }, { isUnattested }) {
    const isSaid = build.provenance !== undefined && isUnattested !== true;
    return isSaid ? (0,command/* toDefaultProvenance */.Wd)(build, settings, env) : [];
}
function toAttributes({ imageOutput = [] }) {
    return imageOutput.map((attribute) => `,${attribute}`).join('');
}
function listOthers(primary, { repositories }, missed) {
    const done = [primary, ...listLost(missed).map((one) => one.primary)];
    return repositories.filter((one) => !done.includes(one));
}
function listLost(missed) {
    return missed.filter(({ outcome: { kind } }) => !PICKY.includes(kind));
}
async function readPushed({ source, targets }, outcome, missed) {
    return {
        manifest: await source.readManifest((0,build/* toBuildDigest */.G)(outcome)),
        source,
        targets,
        failed: listLost(missed).map((one) => ({
            repository: one.primary.repository,
            problem: one.outcome.problem,
        })),
        notices: [],
    };
}
async function pushUnattested(input, missed) {
    const picky = missed.find(({ outcome: { kind } }) => PICKY.includes(kind));
    if (picky === undefined)
        throw new src_problem/* Problem */.AF(missed.map(({ outcome }) => outcome.problem));
    const { primary, outcome: refused } = picky;
    const { length } = input.target.platforms;
    const ahead = openAhead(input, primary, missed);
    const order = { isBare: length <= 1, isUnattested: true };
    const outcome = await pushTo(input, primary, ahead, order);
    if (outcome.ok) {
        const notices = [describeUnattested(primary, refused)];
        return { ...(await readPushed(ahead, outcome, missed)), notices };
    }
    const isSame = PICKY.includes(outcome.kind);
    throw new src_problem/* Problem */.AF([
        isSame ? { ...refused.problem, hint: (0,plain_fallback/* adviseOn */.mm)(length > 1) } : outcome.problem,
    ]);
}
function isFinal({ kind }, { repository }, { registries }) {
    return kind === 'build' || (!PICKY.includes(kind) && (0,destination/* isRequired */.gx)(repository, registries));
}
function describeTurn({ repository: { name } }, { kind, problem }) {
    return (0,src_problem/* notice */.lm)('PUSH_FROM_HERE', `The builder could not push to "${name}"; tagship pushes instead: ${problem.message}`, kind === 'unsupported' || kind === 'too-large' ? 'Write publish: layout to do so at once.' : '');
}
function describeUnattested({ repository: { name } }, { problem }) {
    return (0,src_problem/* notice */.lm)('PUSH_PLAIN', `"${name}" does not accept an image with attestations, so this one has none. ${problem.message}`, 'Write attestations: plain (provenance: false with several platforms) to push it so at once.');
}
function isBare({ target, context }) {
    const isSingle = target.platforms.length <= 1 && !(0,command/* decidesProvenance */.pA)(target.build.argv);
    return isSingle && (0,command/* refusesAttestations */.$L)(context.env);
}


/***/ }),

/***/ 49609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hT: () => (/* binding */ joinImages),
/* harmony export */   hk: () => (/* binding */ isIndexAttribute),
/* harmony export */   lj: () => (/* binding */ readIndexAnnotations)
/* harmony export */ });
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88660);
/* harmony import */ var _registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73564);
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59236);
/* harmony import */ var _settings_values_entries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11214);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23213);





const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
async function joinImages(images, source, annotations) {
    const listed = await Promise.all(images.map(async (image) => select(await listEntries(image, source, annotations), image.platform)));
    const all = [...new Map(listed.flat().map((entry) => [entry.digest, entry])).values()];
    const index = {
        schemaVersion: 2,
        mediaType: INDEX_TYPE,
        manifests: [...all.filter((entry) => !(0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)(entry)), ...all.filter(_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)],
        ...toAnnotations(annotations.index),
    };
    const bytes = Buffer.from(escapeAsGo(JSON.stringify(index, undefined, 2)));
    return { mediaType: INDEX_TYPE, bytes, digest: (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .toDigest */ .O6)(bytes) };
}
function select(entries, wanted) {
    if (wanted === undefined)
        return entries;
    const images = entries.filter((entry) => !(0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)(entry) &&
        (entry.platform === undefined || (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .toPlatformText */ .g3)(entry.platform) === wanted));
    const subjects = new Set(images.map(({ digest }) => digest));
    const about = entries.filter((entry) => (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)(entry) && subjects.has(entry.annotations?.[SUBJECT] ?? ''));
    return [...images, ...about];
}
const SUBJECT = 'vnd.docker.reference.digest';
function toAnnotations(texts) {
    const pairs = Object.entries(texts);
    if (pairs.length === 0)
        return {};
    const bytesOf = ([key]) => Buffer.from(key ?? '');
    const sorted = pairs.toSorted((one, other) => Buffer.compare(bytesOf(one), bytesOf(other)));
    return { annotations: Object.fromEntries(sorted) };
}
function escapeAsGo(json) {
    return json.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
async function listEntries(image, source, annotations) {
    const { isIndex } = (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(image);
    if (!isIndex)
        return [await describe(image, source, annotations)];
    const body = JSON.parse(Buffer.from(image.bytes).toString('utf8'));
    const entries = body.manifests.map(async (entry) => /\b(index|manifest\.list)\b/.test(entry.mediaType)
        ? await listEntries(await source.readManifest(entry.digest), source, annotations)
        : [entry]);
    return (await Promise.all(entries)).flat();
}
async function describe(image, source, { entry }) {
    const { platform } = (await (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .readConfig */ .Xg)(source, image)) ?? {};
    return {
        mediaType: image.mediaType,
        digest: image.digest,
        size: image.bytes.byteLength,
        ...toAnnotations(entry(platform)),
        ...(platform === undefined ? {} : { platform: toFields(platform) }),
    };
}
function toFields(platform) {
    const [os = '', architecture = '', variant] = platform.split('/');
    return { architecture, os, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ variant }) };
}
function readIndexAnnotations(argv, attributes) {
    const found = [
        ...argv.flatMap((word, at) => readWord(word, argv[at - 1])),
        ...attributes.flatMap(readAttribute),
    ];
    const select = (isWanted) => Object.fromEntries(found.filter(isWanted).map(({ key, value }) => [key, value]));
    return {
        index: select(({ level }) => level === 'index'),
        entry: (own) => select(({ level, platform }) => level === 'manifest-descriptor' && (platform === undefined || platform === own)),
    };
}
function isIndexAttribute(attribute) {
    return /^"?annotation-index[-.[]/.test(attribute);
}
function readWord(word, before) {
    const text = before === '--annotation' ? word : /^--annotation=([^]*)$/.exec(word)?.[1];
    const [, levels = '', key = '', value] = /^([a-z][^:=]*):([^=]+)=([^]*)$/.exec(text ?? '') ?? [];
    if (value === undefined)
        return [];
    return levels.split(/,(?![^[]*\])/).map((level) => ({ ...readLevel(level), key, value }));
}
function readAttribute(attribute) {
    const [field = ''] = (0,_settings_values_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .splitEntries */ .l8)(attribute, true);
    const [, level, key = '', value] = /^annotation-([a-z-]+(?:\[[^\]]*\])?)\.([^=]+)=([^]*)$/.exec(field) ?? [];
    return level === undefined || value === undefined ? [] : [{ ...readLevel(level), key, value }];
}
function readLevel(text) {
    const [, level = '', platform] = /^([a-z-]+)(?:\[(.*)\])?$/.exec(text.trim()) ?? [];
    if (platform === undefined)
        return { level };
    const [os = '', architecture = '', variant] = platform.split('/');
    const named = { os, architecture, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ variant }) };
    return { level, platform: (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .toPlatformText */ .g3)(named) };
}


/***/ }),

/***/ 86353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ isDivided),
  G: () => (/* binding */ pushFromNodes)
});

// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/manifests/docker-types.js
var docker_types = __webpack_require__(79702);
// EXTERNAL MODULE: ./src/ship/build/build.js + 1 modules
var build_build = __webpack_require__(65150);
// EXTERNAL MODULE: ./src/ship/push/join.js
var join = __webpack_require__(49609);
;// CONCATENATED MODULE: ./src/ship/build/turns.js
function takeTurns(log, count) {
    const kept = Array.from({ length: count }, () => []);
    const ended = new Set();
    let current = 0;
    const say = (own, what) => {
        if (own <= current)
            what();
        else
            kept[own]?.push(what);
    };
    const end = (own) => {
        ended.add(own);
        while (ended.has(current)) {
            current += 1;
            for (const what of kept[current] ?? [])
                what();
        }
    };
    return kept.map((_, own) => ({
        log: {
            group: log.group,
            problem: log.problem,
            info: (line) => {
                say(own, () => {
                    log.info(line);
                });
            },
            debug: (line) => {
                say(own, () => {
                    log.debug(line);
                });
            },
            output: (chunk) => {
                say(own, () => {
                    log.output(chunk);
                });
            },
        },
        end: () => {
            end(own);
        },
    }));
}

;// CONCATENATED MODULE: ./src/ship/push/nodes.js





function isDivided({ target, builder }) {
    return builder.hasNodes && target.platforms.length > 1;
}
async function pushFromNodes(task, push) {
    const built = await buildAll(task, push);
    return 'kind' in built ? built : await putIndex(task, push, built);
}
async function buildAll(task, push) {
    const { context, target } = task;
    const platforms = [...new Set(target.platforms)];
    const attributes = (context.settings.imageOutput ?? []).filter((one) => !(0,join/* isIndexAttribute */.hk)(one));
    const turns = takeTurns(context.log, platforms.length);
    const stop = new AbortController();
    const signal = AbortSignal.any([context.signal, stop.signal]);
    let failure;
    const build = async (platform, at) => {
        const { log = context.log, end } = turns[at] ?? {};
        log.info(`Platform ${platform}:`);
        const args = [...push.provenance, '--output', push.toOutput(attributes)];
        const own = { args, platform, isBare: true, hear: push.ahead.listen() };
        const part = { ...task, context: { ...context, signal, log } };
        let isThere = false;
        try {
            const outcome = await (0,build_build/* runBuild */.c)(part, { ...push.order, ...own });
            if (!outcome.ok)
                failure ??= outcome;
            isThere = outcome.ok;
            return outcome;
        }
        finally {
            if (!isThere)
                stop.abort();
            end?.();
        }
    };
    const outcomes = await Promise.allSettled(platforms.map(build));
    context.signal.throwIfAborted();
    if (failure !== undefined)
        return failure;
    const done = outcomes.map((outcome) => {
        if (outcome.status === 'rejected')
            throw outcome.reason;
        return outcome.value;
    });
    return {
        digests: done.flatMap((outcome) => (outcome.ok ? [(0,build_build/* toBuildDigest */.G)(outcome)] : [])),
        retries: done.reduce((sum, { retries }) => sum + retries, 0),
    };
}
const KINDS = {
    REGISTRY_UNSUPPORTED: 'unsupported',
    REGISTRY_FAILED: 'failing',
};
async function putIndex({ target, context }, { primary, ahead: { source } }, { digests, retries }) {
    const { imageOutput = [] } = context.settings;
    try {
        const images = await Promise.all(digests.map((digest) => source.readManifest(digest)));
        const annotations = (0,join/* readIndexAnnotations */.lj)(target.build.argv, imageOutput);
        const index = await (0,join/* joinImages */.hT)(images, source, annotations);
        const isDocker = context.settings.mediaTypes === 'docker';
        const { manifest } = isDocker
            ? await (0,docker_types/* toDockerTypes */.f)({ manifest: index, source })
            : { manifest: index };
        const { mediaType, digest } = manifest;
        await primary.putManifest(digest, manifest);
        return { ok: true, metadata: { mediaType, digest, configDigest: undefined }, retries };
    }
    catch (thrown) {
        const problem = thrown instanceof src_problem/* Problem */.AF ? thrown.problems[0] : undefined;
        if (problem === undefined)
            throw thrown;
        const kind = KINDS[problem.code] ?? 'refused';
        return { ok: false, kind, problem, retries };
    }
}


/***/ }),

/***/ 44684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ withoutAttestations),
/* harmony export */   ks: () => (/* binding */ toForm),
/* harmony export */   mm: () => (/* binding */ adviseOn),
/* harmony export */   rH: () => (/* binding */ copyTo)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88660);
/* harmony import */ var _registry_manifests_copy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14599);
/* harmony import */ var _registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73564);
/* harmony import */ var _registry_manifests_docker_types_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79702);
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(59236);






async function copyTo(builtImage, source, targets) {
    const copied = await (0,_registry_manifests_copy_js__WEBPACK_IMPORTED_MODULE_2__/* .copyImage */ .L)(builtImage.manifest, source, targets);
    return await Promise.all(targets.map(async (repository, index) => {
        const { problem, refused } = copied[index] ?? {};
        if (problem === undefined)
            return { repository, builtImage, problems: [], notices: [] };
        const failed = { repository, builtImage, problems: problem.problems, notices: [] };
        if (refused === undefined)
            return { ...failed, problems: explain(failed.problems, refused) };
        return await copyPlainTo(failed, source, refused);
    }));
}
async function toForm(builtImage, source, mediaTypes) {
    if (mediaTypes === 'oci')
        return { builtImage, source };
    const made = await (0,_registry_manifests_docker_types_js__WEBPACK_IMPORTED_MODULE_4__/* .toDockerTypes */ .f)({ manifest: builtImage.manifest, source });
    const { imageId, platforms } = await (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_5__/* .readPlatforms */ .tj)(made.source, made.manifest);
    return { builtImage: { manifest: made.manifest, imageId, platforms }, source: made.source };
}
async function copyPlainTo(failed, source, part) {
    const { repository, builtImage, problems } = failed;
    const manifest = await withoutAttestations(builtImage, source);
    if (manifest === undefined)
        return { ...failed, problems: explain(problems, part) };
    const [again] = await (0,_registry_manifests_copy_js__WEBPACK_IMPORTED_MODULE_2__/* .copyImage */ .L)(manifest, source, [repository]);
    const problem = again?.problem;
    if (problem === undefined) {
        const bare = { ...builtImage, manifest };
        return { ...failed, builtImage: bare, problems: [], notices: [describe(failed, bare, part)] };
    }
    const isSame = problem.problems.some(({ code }) => code === 'REGISTRY_UNSUPPORTED');
    return { ...failed, problems: isSame ? explain(problems, again?.refused) : problem.problems };
}
async function withoutAttestations(builtImage, source) {
    const { isIndex, manifests } = (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(builtImage.manifest);
    if (!isIndex)
        return undefined;
    const [only, ...others] = Object.values(builtImage.platforms);
    if (only === undefined)
        return undefined;
    if (others.length === 0)
        return await source.readManifest(only);
    return manifests.some(_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_5__/* .isAttestation */ .H3) ? toIndex(builtImage.manifest) : undefined;
}
function toIndex({ mediaType, bytes }) {
    const body = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const manifests = body.manifests.filter((entry) => !(0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_5__/* .isAttestation */ .H3)(entry));
    const bare = Buffer.from(JSON.stringify({ ...body, manifests }));
    return { mediaType, bytes: bare, digest: (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .toDigest */ .O6)(bare) };
}
function describe({ repository, builtImage, problems }, bare, part) {
    const { name, host } = repository.repository;
    const what = part === 'index' ? 'this index' : 'its attestation';
    const answer = problems[0]?.message ?? '';
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('PUSH_PLAIN', `"${name}" differs from the other repositories: ${host} does not accept ${what}, so it has ${nameForm(bare)} ` +
        `${bare.manifest.digest} of the same build instead of ${builtImage.manifest.digest}. ${answer}`, 'To have one digest everywhere, write attestations: plain (provenance: false with several platforms).');
}
function nameForm({ manifest, platforms }) {
    const [[only, digest] = [], ...others] = Object.entries(platforms);
    return digest === manifest.digest && others.length === 0
        ? `the plain ${only ?? ''} manifest`
        : 'the index without attestations';
}
function explain(problems, part) {
    const hint = adviseOn(part === 'index');
    return problems.map((one) => (one.code === 'REGISTRY_UNSUPPORTED' ? { ...one, hint } : one));
}
function adviseOn(needsIndex) {
    return needsIndex
        ? 'Several platforms need an index: ship one platform to this host, in a run of its own with platforms: linux/amd64, or give it required: false in registries.'
        : "It accepts neither an index nor a plain OCI manifest: write media-types: docker, which pushes Docker's types, or update it, or give it required: false in registries.";
}


/***/ }),

/***/ 6080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VQ: () => (/* binding */ choosePushStrategy),
/* harmony export */   kj: () => (/* binding */ isReachable),
/* harmony export */   yD: () => (/* binding */ orderForPush)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88849);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43981);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61232);




function choosePushStrategy(settings, builder, repositories) {
    const can = {
        builder: builder.canPushByDigest,
        endpoint: builder.endpoint !== undefined,
        layout: builder.canWriteLayout,
    };
    if (settings.publish !== 'auto') {
        if (can[settings.publish])
            return settings.publish;
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([describeImpossible(settings.publish, builder.driver)]);
    }
    const reaches = repositories.some((one) => isReachable(one, builder, settings));
    if (can.builder && (reaches || !can.layout))
        return 'builder';
    if (can.endpoint)
        return 'endpoint';
    if (can.layout)
        return 'layout';
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([describeImpossible('layout', builder.driver)]);
}
const ABILITIES = {
    builder: 'push by digest',
    endpoint: 'push to this process',
    layout: 'write an OCI layout',
};
function describeImpossible(strategy, driver) {
    if (strategy === 'endpoint' && driver === 'docker') {
        return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PUBLISH_IMPOSSIBLE', 'The Docker engine does not reach a port of this process on 127.0.0.1, as publish: endpoint requires.', 'Write publish: auto. The engine must be at a local socket and share the network of this process: not Docker Desktop, a remote engine, or a job in a container.');
    }
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PUBLISH_IMPOSSIBLE', `A builder with the driver "${driver}" cannot ${ABILITIES[strategy]}.`, 'Write publish: auto and builder: auto.');
}
function isReachable(repository, builder, settings) {
    const { insecure, ca, cert } = (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .readReach */ .eo)(settings.registries, repository.host);
    return (builder.knownHosts.includes(repository.host) ||
        (!insecure && ca === undefined && cert === undefined));
}
function orderForPush(repositories, builder, settings) {
    const rank = ({ repository }) => {
        if ((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_2__/* .isPrimary */ .Dn)(repository, settings.primary))
            return 0;
        const late = (0,_destination_js__WEBPACK_IMPORTED_MODULE_3__/* .isRequired */ .gx)(repository, settings.registries) ? 0 : 3;
        if (!isReachable(repository, builder, settings))
            return late + 3;
        const isElsewhere = builder.driver === 'docker-container' || builder.driver === 'kubernetes';
        return late + ((0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U9)(repository.host) && isElsewhere ? 2 : 1);
    };
    return repositories.toSorted((one, other) => rank(one) - rank(other));
}


/***/ }),

/***/ 82198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eg: () => (/* binding */ copyEarlier),
/* harmony export */   m0: () => (/* binding */ copyToAll),
/* harmony export */   ov: () => (/* binding */ leaveOut)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _push_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78852);
/* harmony import */ var _push_plain_fallback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44684);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61232);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23213);





async function copyEarlier(target, usable, earlier, mediaTypes = 'oci') {
    const { destination: source, builtImage, unchangedSince } = earlier;
    const own = ({ reusable }) => reusable[0] !== undefined && reusable[0] !== builtImage.manifest.digest;
    const lacking = usable.filter((one) => one.destination !== source && !own(one));
    const form = lacking.length === 0 ? 'oci' : mediaTypes;
    const formed = await (0,_push_plain_fallback_js__WEBPACK_IMPORTED_MODULE_2__/* .toForm */ .ks)(builtImage, source.repository, form);
    const copied = await copyToAll(lacking, formed.builtImage, formed.source);
    const at = new Map(copied.pushedImages.map((one) => [one.destination, one]));
    const there = usable.filter((one) => !lacking.includes(one) || at.has(one.destination));
    return {
        target,
        builtImage,
        pushedImages: await Promise.all(there.map(async (one) => ({
            destination: one.destination,
            builtImage: own(one)
                ? await (0,_push_image_js__WEBPACK_IMPORTED_MODULE_1__/* .readImage */ .AM)(one.destination.repository, one.reusable[0] ?? '')
                : (at.get(one.destination)?.builtImage ?? builtImage),
        }))),
        reused: true,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ unchangedSince }),
        problems: [
            describeEarlier(target, earlier),
            ...copied.problems,
            ...there
                .filter(own)
                .map(({ destination, reusable }) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('SHIP_DIFFERS', `"${destination.name}" differs from the other repositories: it already has this build, as ${reusable[0] ?? ''}.`)),
        ],
    };
}
function leaveOut(target, earlier) {
    const { destination, builtImage } = earlier;
    const problems = [describeEarlier(target, earlier)];
    return {
        target,
        builtImage,
        pushedImages: [{ destination, builtImage }],
        reused: true,
        problems,
    };
}
function describeEarlier({ name }, earlier) {
    return earlier.unchangedSince === undefined
        ? describeReused(earlier.destination.name, earlier.builtImage)
        : describeUnchanged(name, earlier);
}
function describeReused(name, { manifest }) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('SHIP_REUSED', `Nothing was built: "${name}@${manifest.digest}" already is this build.`);
}
function describeUnchanged(name, { destination, builtImage, unchangedSince = '' }) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('TARGET_UNCHANGED', `"${name}" is unchanged since commit ${unchangedSince.slice(0, 12)}: nothing was built, and its tags name "${destination.name}@${builtImage.manifest.digest}".`, 'To build it all the same, set on-existing to "replace" once.');
}
async function copyToAll(lacking, builtImage, source) {
    const targets = lacking.map(({ destination }) => destination.repository);
    const copied = await (0,_push_plain_fallback_js__WEBPACK_IMPORTED_MODULE_2__/* .copyTo */ .rH)(builtImage, source, targets);
    const results = lacking.map(({ destination }, index) => {
        const { builtImage: there = builtImage, problems = [], notices = [] } = copied[index] ?? {};
        return { destination, builtImage: there, problems, notices };
    });
    const failed = results.filter(({ problems }) => problems.length > 0);
    const grave = failed.filter(({ destination }) => destination.required);
    if (grave.length > 0)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(grave.flatMap(({ problems }) => problems));
    return {
        pushedImages: results
            .filter(({ problems }) => problems.length === 0)
            .map(({ destination, builtImage: there }) => ({ destination, builtImage: there })),
        problems: [
            ...results.flatMap(({ notices }) => notices),
            ...(0,_destination_js__WEBPACK_IMPORTED_MODULE_3__/* .asNotices */ .Ek)(failed.flatMap(({ problems }) => problems)),
        ],
    };
}


/***/ }),

/***/ 60891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ findEarlier)
/* harmony export */ });
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3656);
/* harmony import */ var _unchanged_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63658);


async function findEarlier(usable, { onExisting, reuse }, facts) {
    if (onExisting === 'replace' && !reuse)
        return { earlier: undefined, problems: [] };
    const destinations = usable.map(({ destination }) => destination);
    const tagged = onExisting === 'replace'
        ? undefined
        : ((await (0,_find_js__WEBPACK_IMPORTED_MODULE_0__/* .findTagged */ .id)(usable)) ?? (await (0,_unchanged_js__WEBPACK_IMPORTED_MODULE_1__/* .findUnchanged */ .p)(destinations, facts)));
    if (tagged !== undefined || !reuse)
        return { earlier: tagged, problems: [] };
    return (0,_find_js__WEBPACK_IMPORTED_MODULE_0__/* .findPromotable */ .d1)(destinations, facts.sha);
}


/***/ }),

/***/ 3656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d1: () => (/* binding */ findPromotable),
/* harmony export */   id: () => (/* binding */ findTagged),
/* harmony export */   r1: () => (/* binding */ findFullest)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88660);
/* harmony import */ var _push_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78852);
/* harmony import */ var _tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70939);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61232);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63510);






async function findTagged(surveyed) {
    const usable = surveyed.filter(({ usable, reusable }) => usable && reusable.length > 0);
    const required = usable.filter(({ destination }) => destination.required);
    const best = required.length > 0 ? required : usable.slice(0, 1);
    const first = (digest = '') => best.find(({ reusable }) => reusable[0] === digest);
    const found = best
        .filter((one) => one === first(one.reusable[0]))
        .map(async ({ destination, reusable: [digest = ''] }) => ({
        destination,
        builtImage: await (0,_push_image_js__WEBPACK_IMPORTED_MODULE_2__/* .readImage */ .AM)(destination.repository, digest),
    }));
    return findFullest(await Promise.all(found));
}
function findFullest(found) {
    const count = ({ builtImage }) => (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(builtImage.manifest).manifests.length;
    return found.toSorted((one, other) => count(other) - count(one))[0];
}
async function findPromotable(destinations, sha) {
    const problems = [];
    const found = [];
    for (const destination of destinations) {
        const earlier = await findIn(destination, sha, problems);
        if (earlier !== undefined)
            found.push(earlier);
        if (earlier !== undefined && (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(earlier.builtImage.manifest).isIndex)
            break;
    }
    return { earlier: findFullest(found), problems };
}
async function findIn(destination, sha, problems) {
    const { target } = destination;
    const ours = (0,_revision_js__WEBPACK_IMPORTED_MODULE_5__/* .identify */ .ls)(target, sha);
    for (const tag of listShaTags(destination, sha)) {
        const there = await destination.repository.resolve(tag);
        if (there === undefined)
            continue;
        const here = await destination.readIdentity(there.digest, 'recipe');
        const differs = (0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__/* .describeDifference */ .hF)(here, ours);
        if (differs === undefined) {
            problems.push(...(0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__/* .describeOlder */ .Sf)(`${destination.name}:${tag}`, here, ours));
            return { destination, builtImage: await (0,_push_image_js__WEBPACK_IMPORTED_MODULE_2__/* .readImage */ .AM)(destination.repository, there.digest) };
        }
        problems.push((0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('REUSE_OTHER_BUILD', `"${destination.name}:${tag}" is not promoted: ${differs}.`, 'Build args that hold the version make every release a build of its own.'));
    }
    return undefined;
}
function listShaTags(destination, sha) {
    const affixes = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .listFloating */ .Xg)(destination).flatMap(({ versions }) => versions === undefined ? [] : [[versions.exactPrefix.replace(/^v$/, ''), versions.exactSuffix]]);
    const names = [7, 12, sha.length].map((length) => `sha-${sha.slice(0, length)}`);
    const tags = [['', ''], ...affixes].flatMap(([prefix = '', suffix = '']) => names.map((name) => prefix + name + suffix));
    return [...new Set(tags)];
}


/***/ }),

/***/ 63658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ findUnchanged)
/* harmony export */ });
/* harmony import */ var _push_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78852);
/* harmony import */ var _tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70939);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61232);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3656);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63510);





async function findUnchanged(destinations, { sha, defaultBranch }) {
    const found = [];
    for (const destination of destinations) {
        const { target } = destination;
        if (target.build.inputs === undefined)
            return undefined;
        const ours = (0,_revision_js__WEBPACK_IMPORTED_MODULE_4__/* .identify */ .ls)(target, sha);
        for (const digest of await listCurrent(destination, defaultBranch)) {
            const here = await destination.readIdentity(digest, 'recipe');
            if ((0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_1__/* .describeDifference */ .hF)(here, ours) !== undefined)
                continue;
            const builtImage = await (0,_push_image_js__WEBPACK_IMPORTED_MODULE_0__/* .readImage */ .AM)(destination.repository, digest);
            const isOther = here.revision !== undefined && here.revision !== ours.revision;
            const since = isOther ? { unchangedSince: here.revision } : {};
            found.push({ destination, builtImage, ...since });
            break;
        }
    }
    return (0,_find_js__WEBPACK_IMPORTED_MODULE_3__/* .findFullest */ .r1)(found);
}
async function listCurrent(destination, defaultBranch) {
    const floating = [...(0,_destination_js__WEBPACK_IMPORTED_MODULE_2__/* .listFloating */ .Xg)(destination), ...(0,_destination_js__WEBPACK_IMPORTED_MODULE_2__/* .listHeld */ .IE)(destination)];
    const names = floating.filter(({ platform }) => platform === undefined).map(({ tag }) => tag);
    const legal = defaultBranch !== undefined && /^\w[\w.-]*$/.test(defaultBranch);
    const tags = new Set([...names, 'latest', ...(legal ? [defaultBranch] : [])]);
    const read = [...tags].map((tag) => destination.repository.resolve(tag));
    const digests = (await Promise.all(read)).flatMap((there) => there?.digest ?? []);
    return [...new Set(digests)];
}


/***/ }),

/***/ 52524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aj: () => (/* binding */ toFailing),
/* harmony export */   FO: () => (/* binding */ wantsScan),
/* harmony export */   b5: () => (/* binding */ parseScan),
/* harmony export */   oC: () => (/* binding */ SEVERITIES),
/* harmony export */   zq: () => (/* binding */ isScanned)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _settings_targets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73733);


const SCANNERS = new Map([
    ['trivy', 'trivy'],
    ['grype', 'grype'],
    ['scout', 'scout'],
    ['docker scout', 'scout'],
]);
const OFF = new Set(['none', 'false', 'off', 'no']);
function parseScan({ scan }) {
    const text = scan?.trim();
    if (text === undefined || OFF.has(text))
        return undefined;
    const scanner = SCANNERS.get(text.toLowerCase());
    if (scanner !== undefined)
        return { scanner };
    if (['true', 'yes', 'on'].includes(text)) {
        throw invalid(`scan: "${text}" names no scanner.`, 'Write scan: trivy, grype or scout, or a command.');
    }
    return { scanner: 'command', command: text };
}
function wantsScan({ scan }) {
    return scan !== undefined && !OFF.has(scan.trim());
}
function isScanned({ name, untagged }, settings) {
    const own = (0,_settings_targets_js__WEBPACK_IMPORTED_MODULE_1__/* .settingsForTarget */ .Ob)(settings, name);
    return wantsScan(own) && (own.call ?? 'build') === 'build' && untagged === undefined;
}
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'unknown'];
function toFailing({ scanSeverity }) {
    const places = scanSeverity.map((word) => {
        const place = SEVERITIES.findIndex((one) => one === word.toLowerCase());
        if (place >= 0)
            return place;
        const hint = `Write one or more of ${SEVERITIES.join(', ')}.`;
        throw invalid(`scan-severity: "${word}" is not a severity.`, hint);
    });
    if (places.length === 0) {
        throw invalid('scan-severity is empty.', 'Name a severity, or leave out scan to scan nothing.');
    }
    return new Set(SEVERITIES.slice(0, Math.max(...places) + 1));
}
function invalid(message, hint) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SCAN_INVALID', message, hint)]);
}


/***/ }),

/***/ 193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  apply: () => (/* binding */ apply)
});

// EXTERNAL MODULE: ./src/plan/build/made.js
var build_made = __webpack_require__(81193);
// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/settings/targets.js
var targets = __webpack_require__(73733);
// EXTERNAL MODULE: ./src/registry/address.js
var address = __webpack_require__(88849);
// EXTERNAL MODULE: ./src/settings/deploy/hook.js
var deploy_hook = __webpack_require__(11364);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __webpack_require__(3236);
;// CONCATENATED MODULE: ./src/ship/deploy/check.js




function checkHooks({ deploy = [], facts }, { settings, env, deployments }) {
    const names = new Set(deploy.filter(({ call }) => call).map(({ name }) => name));
    const hooks = settings.deploy.filter(({ name }) => names.has(name));
    return hooks.flatMap((hook) => [
        ...(0,deploy_hook/* listHookVariables */.D)(hook).flatMap((name) => checkVariable(hook, name, env[name])),
        ...(hook.kind === 'github-deployment' && deployments === undefined
            ? [describeNoGithub(hook, facts.project.slug)]
            : []),
    ]);
}
function checkVariable(hook, variable, value) {
    const text = value?.trim() ?? '';
    const shown = `the variable ${variable} of the deploy hook "${hook.name}"`;
    if (text === '') {
        const hint = `Set it in the job, or remove the hook.`;
        return [(0,src_problem/* error */.z3)('DEPLOY_VARIABLE_MISSING', `${shown} is not set`, hint)];
    }
    const what = findFault(hook, variable, text);
    if (what === undefined)
        return [];
    return [(0,src_problem/* error */.z3)('DEPLOY_VARIABLE_INVALID', `${shown} ${what.what}`, what.hint)];
}
function findFault(hook, variable, text) {
    if ((0,known_secrets/* isShort */.tQ)(text)) {
        return {
            what: 'has fewer than 4 characters; it cannot be masked in logs',
            hint: 'Use a longer value; check that the variable holds the whole value.',
        };
    }
    if ('urlEnv' in hook && variable === hook.urlEnv)
        return findUrlFault(hook, text);
    const isOfHeader = 'tokenEnv' in hook ||
        ('headersEnv' in hook && Object.values(hook.headersEnv).includes(variable));
    if (!isOfHeader || /^[ -~]*$/.test(text))
        return undefined;
    return {
        what: 'has a value that no header can hold',
        hint: 'Write one line of letters, digits and signs; check for line breaks and quotation marks.',
    };
}
function findUrlFault(hook, text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol)) {
        return {
            what: 'is not an address',
            hint: 'Copy the whole address, which begins with https://.',
        };
    }
    if (url.username !== '' || url.password !== '') {
        const hint = 'Put them into a header: headers-env: {Authorization: VARIABLE}.';
        return { what: 'is an address with a user or a password in it', hint };
    }
    const isSafe = url.protocol === 'https:' || (0,address/* isLoopback */.U9)(url.host);
    if (isSafe || ('insecure' in hook && hook.insecure))
        return undefined;
    return {
        what: `is an address on ${url.host} without TLS, where its secrets would not be safe`,
        hint: 'Use https://, or allow it with insecure: true of the hook.',
    };
}
function describeNoGithub({ name }, slug) {
    const lacks = slug === undefined ? 'the project is not known' : 'github-token is not set';
    return (0,src_problem/* error */.z3)('DEPLOY_GITHUB_MISSING', `the deploy hook "${name}" cannot create a deployment on GitHub: ${lacks}`, 'Run it in a job on GitHub with "permissions: deployments: write", or set github-token.');
}

// EXTERNAL MODULE: ./src/ship/deploy/decide.js
var decide = __webpack_require__(60196);
// EXTERNAL MODULE: ./src/ship/disk.js
var disk = __webpack_require__(70207);
// EXTERNAL MODULE: ./src/version.js
var version = __webpack_require__(24493);
// EXTERNAL MODULE: ./src/ship/end.js
var ship_end = __webpack_require__(49441);
// EXTERNAL MODULE: ./src/settings/values/from.js
var from = __webpack_require__(10544);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/ship/reuse/copy.js
var copy = __webpack_require__(82198);
// EXTERNAL MODULE: ./src/ship/scan/scanned.js
var scan_scanned = __webpack_require__(52524);
// EXTERNAL MODULE: ./src/ship/test/tested.js
var tested = __webpack_require__(61176);
;// CONCATENATED MODULE: ./src/ship/made/made.js







async function openMadeImages(plan, context) {
    const isLeg = context.settings.leg.length > 0;
    if (isLeg || !plan.targets.some(({ build }) => (0,build_made/* isMade */.sX)(build))) {
        return { plan, images: new Map(), problems: [], close: () => Promise.resolve() };
    }
    const { openAllMade } = await __webpack_require__.e(/* import() */ 3785).then(__webpack_require__.bind(__webpack_require__, 73785));
    return await openAllMade(plan, context);
}
async function copyMade(target, usable, { builtImage, source, from }) {
    const copied = await (0,copy/* copyToAll */.m0)(usable, builtImage, source).catch(async (thrown) => {
        const isOfFiles = source.repository === undefined && thrown instanceof src_problem/* Problem */.AF;
        if (!isOfFiles)
            throw thrown;
        const { toMadeProblem } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 81954));
        throw toMadeProblem(thrown, from.map(({ image }) => image).join(', '));
    });
    return { target, builtImage, ...copied, from, reused: false };
}
async function takeUnpushed(target, image, context) {
    const { builtImage, from } = image;
    const loadedReference = await findLoaded(target, image, context);
    const given = { ...(0,omit_undefined/* omitUndefined */.O)({ loadedReference }), reused: false, problems: [] };
    return { target, builtImage, pushedImages: [], from, ...given };
}
async function findLoaded(target, image, context) {
    const { settings } = context;
    const [only, ...others] = image.from.map((one) => (0,from/* parseMadeImage */.eX)(one.image));
    if (only?.kind === 'engine' && others.length === 0)
        return only.name;
    if (!(0,tested/* isTested */.e)(target, settings) && !(0,scan_scanned/* isScanned */.zq)(target, settings))
        return undefined;
    const { loadMade } = await __webpack_require__.e(/* import() */ 183).then(__webpack_require__.bind(__webpack_require__, 20183));
    return await loadMade(target, image, context);
}

// EXTERNAL MODULE: ./src/plan/legs/leg-name.js
var leg_name = __webpack_require__(65955);
// EXTERNAL MODULE: ./src/ship/build/command.js + 1 modules
var command = __webpack_require__(54466);
// EXTERNAL MODULE: ./src/ship/platform.js
var ship_platform = __webpack_require__(33881);
// EXTERNAL MODULE: ./src/ship/push/join.js
var join = __webpack_require__(49609);
// EXTERNAL MODULE: ./src/ship/reuse/revision.js
var revision = __webpack_require__(63510);
// EXTERNAL MODULE: ./src/ship/legs/record.js
var record = __webpack_require__(67691);
;// CONCATENATED MODULE: ./src/ship/legs/leg.js








function toPart(plan, context) {
    const { leg } = context.settings;
    if (leg.length === 0)
        return { plan, context };
    const wanted = new Set(leg.map(ship_platform/* toPlatform */.r));
    const targets = plan.targets.flatMap((target) => {
        if ((0,build_made/* isMade */.sX)(target.build))
            return [];
        const platforms = target.platforms.filter((platform) => wanted.has((0,ship_platform/* toPlatform */.r)(platform)));
        return platforms.length === 0 ? [] : [narrow(target, platforms)];
    });
    const settings = {
        ...withoutIndexOutput(context.settings),
        targets: context.settings.targets.map((target) => ({
            ...target,
            settings: withoutIndexOutput(target.settings),
        })),
    };
    return { plan: { ...plan, targets: dropUnused(targets) }, context: { ...context, settings } };
}
function dropUnused(targets) {
    const kept = targets.filter(({ name, untagged }) => untagged === undefined || targets.some(({ needs = [] }) => needs.includes(name)));
    return kept.length === targets.length ? kept : dropUnused(kept);
}
function withoutIndexOutput(settings) {
    const own = settings.imageOutput?.filter((attribute) => !(0,join/* isIndexAttribute */.hk)(attribute));
    return { ...settings, imageOutput: own };
}
function narrow(target, platforms) {
    const build = { ...target.build, argv: (0,command/* narrowCommand */.FJ)(target.build.argv, platforms) };
    return { ...target, platforms, tags: [], held: [], build };
}
function toPartOf(surveyed, part) {
    return surveyed.flatMap((one) => {
        const target = part.targets.find(({ name }) => name === one.destination.target.name);
        if (target === one.destination.target)
            return [one];
        return target === undefined ? [] : [{ ...one, destination: { ...one.destination, target } }];
    });
}
function checkLeg({ targets }, settings) {
    const { leg, legs } = settings;
    if (leg.length === 0)
        return [];
    const all = [...targets, ...settings.targets.map((target) => target.settings)];
    const planned = [...new Set(all.flatMap(({ platforms }) => platforms))];
    const unplanned = leg.filter((platform) => planned.length > 0 && !planned.some((one) => (0,ship_platform/* toPlatform */.r)(one) === (0,ship_platform/* toPlatform */.r)(platform)));
    return [
        ...(legs === undefined ? [] : [bothGiven()]),
        ...unplanned.map((platform) => (0,src_problem/* error */.z3)('LEG_PLATFORM_UNPLANNED', `leg: "${platform}" is not one of the platforms ${planned.join(', ')}.`, 'Add it to platforms, in all jobs, or remove it from leg.')),
    ];
}
function bothGiven() {
    return (0,src_problem/* error */.z3)('LEG_AND_LEGS', 'leg and legs exclude each other: a run builds one leg, or merges all of them.', 'Use leg in the jobs that build, and legs in the one that follows.');
}
function makeRecord(part, produced, about) {
    const built = produced.filter(({ reused }) => !reused);
    return {
        schemaVersion: 1,
        kind: record/* RECORD_KIND */.dJ,
        tool: about.tool,
        ...about.run,
        leg: (0,leg_name/* toLegName */.f)(about.platforms),
        images: built.flatMap((one) => toImages(one, part.facts.sha, about)),
    };
}
function toImages({ target, builtImage, pushedImages }, sha, about) {
    const pushed = pushedImages.length === 0 ? undefined : builtImage?.manifest;
    return target.platforms.map((platform) => ({
        target: target.name,
        platform,
        digest: pushed?.digest ?? null,
        mediaType: pushed?.mediaType ?? null,
        version: target.version,
        revision: (0,revision/* revisionOf */.DT)(target, sha),
        recipe: (0,revision/* recipeOf */.Sx)(target),
        tested: about.isTested(target),
        scanned: about.isScanned(target),
    }));
}

// EXTERNAL MODULE: ./src/ship/legs/run-identity.js
var run_identity = __webpack_require__(84896);
// EXTERNAL MODULE: ./src/ship/push/create-repositories.js
var create_repositories = __webpack_require__(64526);
// EXTERNAL MODULE: ./src/ship/inputs.js
var inputs = __webpack_require__(18555);
;// CONCATENATED MODULE: ./src/ship/history/step.js
async function recordHistory(tagResults, { plan, context }, journal) {
    if (!context.settings.history || plan.history !== true)
        return;
    const { keepHistory } = await __webpack_require__.e(/* import() */ 4320).then(__webpack_require__.bind(__webpack_require__, 24320));
    await keepHistory(tagResults, { context, facts: plan.facts }, journal);
}

// EXTERNAL MODULE: ./src/ship/journal.js
var ship_journal = __webpack_require__(26251);
// EXTERNAL MODULE: ./src/ship/outcome.js + 1 modules
var outcome = __webpack_require__(88644);
// EXTERNAL MODULE: ./src/ship/tag/float/branch.js
var float_branch = __webpack_require__(5900);
// EXTERNAL MODULE: ./src/ship/tag/snapshot.js
var tag_snapshot = __webpack_require__(27779);
// EXTERNAL MODULE: ./src/ship/destination.js
var ship_destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/ship/tag/float/yanked.js
var yanked = __webpack_require__(58336);
;// CONCATENATED MODULE: ./src/ship/tag/prefetch.js




function prefetch(pushedImages, context) {
    const snapshot = (0,tag_snapshot/* createSnapshot */.$)(context.remote);
    const { moving, version } = context.settings;
    const floats = moving === 'always' ? [] : pushedImages.flatMap(({ destination }) => (0,ship_destination/* listFloating */.Xg)(destination));
    const branch = (0,float_branch/* branchOf */.W0)(context.facts);
    const isVersion = ({ versions }) => versions !== undefined;
    if (version === undefined && floats.some(isVersion))
        snapshot.gitTags().catch(() => undefined);
    if (branch !== undefined && !floats.every(isVersion))
        snapshot.tip(branch).catch(() => undefined);
    (0,yanked/* beginYanks */.e4)(pushedImages, snapshot);
    for (const { destination } of moving === 'always' ? [] : pushedImages) {
        const tags = (0,ship_destination/* listFloating */.Xg)(destination).filter(isVersion);
        for (const { tag } of tags)
            snapshot.digest(destination, tag).catch(() => undefined);
    }
    return snapshot;
}

// EXTERNAL MODULE: ./src/ship/preflight.js
var preflight = __webpack_require__(15983);
// EXTERNAL MODULE: ./src/ship/push/image.js
var push_image = __webpack_require__(78852);
;// CONCATENATED MODULE: ./src/ship/push/check-pushed.js



const WAITS_MS = [200, 1_000, 3_000];
async function checkPushed(pushedImages, context) {
    const checked = await Promise.all(pushedImages.map(async (pushedImage) => ({
        pushedImage,
        problems: await checkOne(pushedImage, context),
    })));
    const bad = checked.filter(({ problems }) => problems.length > 0);
    const required = bad.filter(({ pushedImage }) => pushedImage.destination.required);
    if (required.length > 0)
        throw new src_problem/* Problem */.AF(required.flatMap(({ problems }) => problems));
    return {
        pushedImages: checked
            .filter(({ problems }) => problems.length === 0)
            .map(({ pushedImage }) => pushedImage),
        problems: (0,ship_destination/* asNotices */.Ek)(bad.flatMap(({ problems }) => problems)),
    };
}
async function checkOne({ destination, builtImage }, { clock, signal }) {
    const { platforms } = destination.target;
    try {
        let problems = await (0,push_image/* verifyCopy */.Lr)(destination.repository, builtImage, platforms);
        for (const waitMs of WAITS_MS) {
            if (problems.length === 0)
                break;
            await clock.sleep(waitMs, signal);
            problems = await (0,push_image/* verifyImage */.ZG)(destination.repository, builtImage.manifest.digest, platforms);
        }
        return problems;
    }
    catch (thrown) {
        return (0,ship_destination/* toProblems */.ek)(thrown);
    }
}

// EXTERNAL MODULE: ./src/ship/push/notices.js
var notices = __webpack_require__(24112);
// EXTERNAL MODULE: ./src/ship/reuse/earlier.js
var reuse_earlier = __webpack_require__(60891);
// EXTERNAL MODULE: ./src/ship/tag/exact/write.js
var write = __webpack_require__(87608);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/ship/build/build.js + 1 modules
var build = __webpack_require__(65150);
// EXTERNAL MODULE: ./src/ship/build/csv.js
var csv = __webpack_require__(95671);
// EXTERNAL MODULE: ./src/ship/push/builder.js + 3 modules
var builder = __webpack_require__(7563);
// EXTERNAL MODULE: ./src/ship/push/strategy.js
var strategy = __webpack_require__(6080);
;// CONCATENATED MODULE: ./src/ship/targets/bases.js







function withBaseImages(target, building) {
    if (target.needs === undefined)
        return target;
    const argv = target.build.argv.map((word, at, words) => {
        if (words[at - 1] !== '--build-context')
            return word;
        const [, name, base] = /^([^=]+)=target:(.+)$/.exec(word) ?? [];
        return name === undefined || base === undefined
            ? word
            : `${name}=${toContext(target.name, base, building)}`;
    });
    return { ...target, build: { ...target.build, argv } };
}
function toContext(target, base, { made, builder, settings }) {
    const produced = made.get(base);
    if (produced?.layout !== undefined)
        return `oci-layout://${produced.layout}`;
    const pushed = produced?.pushedImages ?? [];
    const ordered = (0,strategy/* orderForPush */.yD)(pushed.map(({ destination }) => destination.repository), builder, settings);
    const first = pushed.find(({ destination }) => destination.repository === ordered[0]);
    if (first !== undefined) {
        return `docker-image://${first.destination.name}@${first.builtImage.manifest.digest}`;
    }
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('TARGET_BASE_MISSING', `"${target}" cannot be built on "${base}", whose image is neither in a registry nor in a directory.`, 'Use a builder that can write an OCI layout (builder: auto), or push.'),
    ]);
}
function isBase({ name }, targets) {
    return targets.some(({ needs }) => needs?.includes(name) === true);
}
async function exportBase(task) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(task.context.tempDir, 'base-'));
    const output = (0,csv/* renderCsv */.P)(['type=oci', 'tar=false', `dest=${folder}`]);
    const order = { args: ['--output', output], isAgain: true, isBare: (0,builder/* isBare */.JE)(task) };
    const outcome = await task.context.log.group(`Export ${task.target.name}`, () => (0,build/* runBuild */.c)(task, order));
    if (!outcome.ok)
        throw new src_problem/* Problem */.AF([outcome.problem]);
    return `${folder}@${(0,build/* toBuildDigest */.G)(outcome)}`;
}

;// CONCATENATED MODULE: ./src/ship/produce.js












async function produce(target, surveyed, production) {
    const usable = surveyed.filter((one) => one.usable);
    if (usable.length === 0)
        throw new src_problem/* Problem */.AF(noDestination(target, surveyed));
    const lost = production.merge?.lost.get(target);
    if (lost !== undefined)
        throw new src_problem/* Problem */.AF(lost);
    if (production.merge !== undefined && target.untagged !== undefined)
        return toUnmade(target);
    return produceIn(usable, target, production);
}
async function produceIn(usable, target, production) {
    const { plan, context, merge } = production;
    const { settings } = context;
    const { earlier, problems } = await (0,reuse_earlier/* findEarlier */._)(usable, settings, plan.facts);
    if (earlier !== undefined)
        void production.early.drop();
    if (earlier !== undefined && settings.leg.length > 0)
        return (0,copy/* leaveOut */.ov)(target, earlier);
    const asked = new Map();
    const produced = earlier === undefined
        ? await make(target, usable, production, asked)
        : await production.watch.time('publish', () => (0,copy/* copyEarlier */.eg)(target, usable, earlier, settings.mediaTypes));
    if (merge === undefined)
        await addOutputs(produced, production);
    prefetchExactTags(produced, production, asked);
    const checked = await production.watch.time('verify', () => checkPushed(produced.pushedImages, production.context));
    return {
        ...produced,
        pushedImages: checked.pushedImages,
        problems: [
            ...problems,
            ...produced.problems,
            ...(produced.reused ? (0,notices/* explainNotRebuilt */.y)(target) : []),
            ...checked.problems,
        ],
    };
}
function toUnmade(target) {
    return { target, builtImage: undefined, pushedImages: [], reused: false, problems: [] };
}
function prefetchExactTags({ pushedImages }, { plan, context: { settings }, exactTags }, asked) {
    if (!isTaggedNext({ plan, settings }))
        return;
    const options = { sha: plan.facts.sha, onExisting: settings.onExisting };
    for (const pushedImage of pushedImages) {
        const reading = (0,write/* readExactTags */.jn)(pushedImage, options, asked.get(pushedImage.destination.name));
        reading.catch(() => undefined);
        exactTags.set(pushedImage.destination, reading);
    }
}
function isTaggedNext({ plan, settings, }) {
    const { test, sign } = settings;
    return test === undefined && !(0,scan_scanned/* wantsScan */.FO)(settings) && sign === 'none' && plan.targets.length === 1;
}
function askWhenPushed(usable, { plan, context: { settings }, buildEnvironment }, asked) {
    const onRetry = () => {
        asked.clear();
        buildEnvironment.onRetry();
    };
    const onPushed = () => {
        for (const { destination } of isTaggedNext({ plan, settings }) ? usable : []) {
            const asking = (0,write/* nameExactTags */.c7)(destination, plan.facts.sha);
            asking.catch(() => undefined);
            asked.set(destination.name, asking);
        }
    };
    return { onRetry, onPushed };
}
async function make(target, usable, production, asked) {
    const { merge, watch, context } = production;
    const taken = findTaken(target, production);
    if (taken !== undefined) {
        const names = taken.from.map(({ image }) => image).join(', ');
        return watch.time('publish', () => context.log.group(`Copy ${names}`, () => copyMade(target, usable, taken)));
    }
    if (merge === undefined)
        return produce_build(target, usable, production, asked);
    const { mergeTarget } = await __webpack_require__.e(/* import() */ 7760).then(__webpack_require__.bind(__webpack_require__, 87760));
    const images = merge.images.get(target) ?? [];
    return watch.time('publish', () => context.log.group(`Merge ${target.name}`, () => mergeTarget(target, usable, images, context.settings)));
}
function findTaken({ name, build }, { taken, context }) {
    const image = taken.get(name);
    if (image === undefined && (0,build_made/* isMade */.sX)(build))
        context.signal.throwIfAborted();
    return image;
}
async function produce_build(target, usable, production, asked) {
    const { context, buildEnvironment, watch } = production;
    const destinations = usable.map(({ destination }) => destination);
    const repositories = destinations.map(({ repository }) => repository);
    const start = async () => {
        const { buildAndPublish } = await __webpack_require__.e(/* import() */ 8260).then(__webpack_require__.bind(__webpack_require__, 78260));
        const open = await openBuildEnvironment(buildEnvironment);
        const { buildArgs } = context.settings;
        const hooks = askWhenPushed(usable, production, asked);
        const endpoint = await buildEnvironment.endpoint();
        const onto = onBases(target, production, open.builder);
        const input = { target: onto, repositories, context, ...open, endpoint, buildArgs };
        return buildAndPublish({ ...input, ...hooks });
    };
    const builtImage = await watch.time('build', async () => (await production.early.take(target, repositories)) ?? (await start()));
    const lost = new Set(builtImage.failed.map(({ repository }) => repository.name));
    return {
        target,
        builtImage,
        pushedImages: destinations
            .filter(({ name }) => !lost.has(name))
            .map((destination) => ({
            destination,
            builtImage: builtImage.bare.get(destination.name) ?? builtImage,
        })),
        reused: false,
        ...(0,omit_undefined/* omitUndefined */.O)({ layout: builtImage.layout }),
        problems: [
            ...builtImage.notices,
            ...(0,ship_destination/* asNotices */.Ek)(builtImage.failed.map(({ problem }) => problem)),
        ],
    };
}
async function addOutputs({ target, reused }, production) {
    const { context, buildEnvironment, watch } = production;
    if (context.settings.outputs.length === 0)
        return;
    const { writeOutputs } = await __webpack_require__.e(/* import() */ 8260).then(__webpack_require__.bind(__webpack_require__, 78260));
    const open = await openBuildEnvironment(buildEnvironment);
    const task = {
        target: onBases(target, production, open.builder),
        context,
        ...open,
        buildArgs: context.settings.buildArgs,
    };
    await watch.time('outputs', () => writeOutputs(task, !reused));
}
function onBases(target, { made, context }, builder) {
    if (made === undefined)
        return target;
    return withBaseImages(target, { made, builder, settings: context.settings });
}
async function openBuildEnvironment({ builder, childEnv, renewEnv, onRetry, onChecked, }) {
    const [chosen, env] = await Promise.all([builder(), childEnv()]);
    return { builder: chosen, childEnv: env, renewEnv, onRetry, onChecked };
}
async function buildUnpushed(target, production) {
    const { plan, context, buildEnvironment, watch } = production;
    const taken = findTaken(target, production);
    if (taken !== undefined)
        return takeUnpushed(target, taken, context);
    const { buildOnly: buildImage } = await __webpack_require__.e(/* import() */ 8260).then(__webpack_require__.bind(__webpack_require__, 78260));
    const open = await openBuildEnvironment(buildEnvironment);
    const { buildArgs } = context.settings;
    const onto = onBases(target, production, open.builder);
    const input = { target: onto, repositories: [], context, ...open, buildArgs };
    const { builder } = open;
    const several = target.platforms.length > 1 && builder.store !== 'containerd';
    const able = context.settings.load || (builder.hasEngine && !several);
    const built = await watch.time('build', () => buildImage(input, able && (wantsLoad(plan, context) || staysHere(context, builder))));
    const isExported = isBase(target, plan.targets) && context.settings.call === undefined;
    const layout = isExported ? await watch.time('build', () => exportBase(input)) : undefined;
    return {
        target,
        builtImage: built.digest === '' ? undefined : built,
        pushedImages: [],
        reused: false,
        ...(0,omit_undefined/* omitUndefined */.O)({ loadedReference: built.loadedReference, layout }),
        problems: [],
    };
}
function wantsLoad(plan, { settings }) {
    if (settings.load)
        return true;
    const useful = settings.test !== undefined || (0,scan_scanned/* wantsScan */.FO)(settings) || plan.facts.ci === 'local';
    return useful && settings.outputs.length === 0;
}
function staysHere({ settings, trust }, { driver }) {
    const { push, outputs, imageOutput } = settings;
    const isFree = push === 'auto' && outputs.length === 0 && imageOutput === undefined;
    return driver === 'docker' && isFree && trust.level === 'trusted';
}
function noDestination(target, surveyed) {
    return [
        (0,src_problem/* error */.z3)('SHIP_NOWHERE', `No repository of target "${target.name}" can be pushed to.`, 'See the notices of each registry; none of them is required.'),
        ...surveyed.flatMap(({ problems }) => problems),
    ];
}

// EXTERNAL MODULE: ./src/once.js
var once = __webpack_require__(44840);
;// CONCATENATED MODULE: ./src/ship/sign/sign-run.js

function toSign({ context, openSigner }, journal) {
    if (openSigner === undefined)
        return undefined;
    const { clock, signal, settings } = context;
    const signing = { ...{ clock, signal, format: settings.signFormat }, note: journal.noteReferrer };
    const open = (0,once/* once */.O)(openSigner);
    return async (pushedImages, isTagged) => {
        const { signImages } = await __webpack_require__.e(/* import() */ 5057).then(__webpack_require__.bind(__webpack_require__, 35057));
        const { signer, verifyBy } = await open();
        journal.learn({ verifyBy });
        const signed = await signImages(pushedImages, { ...signing, signer, isTagged });
        journal.learn({ problems: signed.problems });
        return signed.pushedImages;
    };
}
async function signAll(produced, { context, watch }, journal, sign) {
    if (sign === undefined)
        return produced;
    const { settings, log } = context;
    return watch.time('sign', () => log.group('Sign', async () => {
        if (settings.together || produced.length < 2)
            return keepSigned(produced, sign);
        const { eachApart } = await __webpack_require__.e(/* import() */ 3676).then(__webpack_require__.bind(__webpack_require__, 63676));
        const signOne = (one) => keepSigned([one], sign);
        return (await eachApart(produced, journal, signOne)).flat();
    }));
}
async function keepSigned(produced, sign) {
    const signed = await sign(produced.flatMap(({ pushedImages }) => pushedImages), false);
    const isSigned = (image) => signed.includes(image);
    return produced.map((one) => ({ ...one, pushedImages: one.pushedImages.filter(isSigned) }));
}

// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(88660);
;// CONCATENATED MODULE: ./src/ship/sizes.js

function createSizeRecord(registries) {
    const sizes = new Map();
    const note = (manifest) => {
        const size = manifest === undefined ? undefined : sizeOf(manifest);
        if (manifest !== undefined && size !== undefined)
            sizes.set(manifest.digest, size);
        return manifest;
    };
    const measure = (repository) => ({
        ...repository,
        readManifest: async (digest) => note(await repository.readManifest(digest)),
        getManifest: async (reference) => note(await repository.getManifest(reference)),
        putManifest: (reference, manifest) => repository.putManifest(reference, note(manifest)),
    });
    return {
        registries: { ...registries, open: (name) => measure(registries.open(name)) },
        read: (platforms) => Object.fromEntries(Object.entries(platforms).flatMap(([platform, digest]) => {
            const size = sizes.get(digest);
            return size === undefined ? [] : [[platform, size]];
        })),
    };
}
function sizeOf(manifest) {
    try {
        const { isIndex, config, layers } = (0,contents/* readContents */.r0)(manifest);
        if (isIndex)
            return undefined;
        return [...(config === undefined ? [] : [config]), ...layers].reduce((sum, { size }) => sum + size, 0);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/ship/stopwatch.js
var stopwatch = __webpack_require__(4091);
// EXTERNAL MODULE: ./src/ship/tag/tag.js + 5 modules
var tag = __webpack_require__(65528);
;// CONCATENATED MODULE: ./src/ship/scan/step.js



async function checkScanning({ plan, context, }) {
    const { settings } = context;
    const scanned = plan.targets.filter((target) => (0,scan_scanned/* isScanned */.zq)(target, settings));
    if (scanned.length === 0)
        return [];
    const { checkScans } = await __webpack_require__.e(/* import() */ 2264).then(__webpack_require__.bind(__webpack_require__, 42264));
    return checkScans(scanned.map(({ name }) => (0,targets/* settingsForTarget */.Ob)(settings, name)), context);
}
async function scanTarget(produced, { context, watch }, journal) {
    const { target, pushedImages, reused } = produced;
    const isOfOther = reused && context.settings.leg.length > 0;
    if (isOfOther || !(0,scan_scanned/* isScanned */.zq)(target, context.settings))
        return produced;
    const { runScan } = await __webpack_require__.e(/* import() */ 8155).then(__webpack_require__.bind(__webpack_require__, 78155));
    const repositories = pushedImages.map(({ destination }) => destination.repository.repository);
    const builtImage = pushedImages[0]?.builtImage ?? produced.builtImage;
    const childEnv = await context.credentials.childEnv(repositories, {
        docker: false,
        fileOnly: true,
    });
    const digest = builtImage?.manifest.digest ?? '';
    const { loadedReference } = produced;
    const scanning = watch.time('scan', () => runScan({
        ...{ target, digest, loadedReference, repositories, context, childEnv },
        note: journal.noteScan,
    }));
    const [end] = await Promise.allSettled([scanning]);
    endScan(end, context, journal);
    return produced;
}
function endScan(end, context, journal) {
    const problems = context.onScanned?.(journal.read().scans) ?? [];
    if (end.status === 'fulfilled' && !(0,src_problem/* hasErrors */.Cs)(problems))
        return;
    if (end.status === 'fulfilled')
        throw new src_problem/* Problem */.AF(problems);
    journal.learn({ problems });
    throw end.reason;
}

// EXTERNAL MODULE: ./src/ship/targets/production.js
var targets_production = __webpack_require__(10918);
;// CONCATENATED MODULE: ./src/ship/test/step.js





async function testAndScan(produced, production, journal) {
    const isDone = ({ target }) => production.merge !== undefined && !(0,build_made/* isMade */.sX)(target.build);
    if (produced.every(isDone))
        return produced;
    const testOne = async (one, own) => isDone(one) ? one : scanTarget(await test(one, own), own, journal);
    if (production.plan.targets.length > 1) {
        const { testAll } = await __webpack_require__.e(/* import() */ 3676).then(__webpack_require__.bind(__webpack_require__, 63676));
        return testAll(produced, production, journal, testOne);
    }
    const tested = [];
    for (const one of produced) {
        tested.push(await testOne(one, (0,targets_production/* productionFor */.Tv)(production, one.target)));
    }
    journal.learn({ produced: tested });
    return tested;
}
async function test(produced, { context, buildEnvironment, watch }) {
    const { target, builtImage: whole, pushedImages, loadedReference, reused } = produced;
    if (!(0,tested/* isTested */.e)(target, context.settings))
        return produced;
    if (reused && context.settings.leg.length > 0)
        return produced;
    const { runGate } = await __webpack_require__.e(/* import() */ 7589).then(__webpack_require__.bind(__webpack_require__, 87589));
    const childEnv = await buildEnvironment.childEnv();
    const builtImage = pushedImages[0]?.builtImage ?? whole;
    const built = {
        digest: builtImage?.manifest.digest ?? '',
        platforms: { ...builtImage?.platforms },
        ...(0,omit_undefined/* omitUndefined */.O)({ loadedReference }),
    };
    const repositories = pushedImages.map(({ destination }) => destination.repository.repository);
    const input = { target, built, repositories, context, childEnv };
    return { ...produced, tests: await watch.time('gate', () => runGate(input)) };
}

// EXTERNAL MODULE: ./src/ship/verify/verify.js + 1 modules
var verify = __webpack_require__(13953);
// EXTERNAL MODULE: ./src/settings/values/image-output.js
var image_output = __webpack_require__(67545);
// EXTERNAL MODULE: ./src/credentials/gitlab.js
var gitlab = __webpack_require__(66029);
;// CONCATENATED MODULE: ./src/ship/push/unpushed.js



function explainUnpushed(plan, settings) {
    if (settings.legs !== undefined)
        return [];
    const pushes = (0,image_output/* listOwnPushes */.XU)(settings.outputs);
    return pushes.length === 0
        ? explainSkipped(plan, settings)
        : plan.targets.map((target) => explainOutputs(target, pushes));
}
function explainOutputs({ name, repositories }, pushes) {
    const own = pushes.flatMap((push) => push.name ?? []);
    const destinations = repositories.length > 0 ? repositories : own;
    return (0,src_problem/* notice */.lm)('PUSHED_BY_OUTPUTS', `"${name}" was pushed by its outputs, by digest and without a tag: ${destinations.join(', ')}.`, 'It has no tag: a later step gives the tags to the digests of all platforms. Leave push-by-digest out of outputs to have it tagged and read back here.');
}
function explainSkipped({ facts, push, targets }, settings) {
    const isAsked = settings.load || settings.call !== undefined;
    const isDecided = settings.push !== 'auto' || isAsked || push.mode === 'push';
    if (isDecided || targets.every(({ tags }) => tags.length === 0))
        return [];
    const hint = facts.ci === 'local' ? targets.flatMap(foretell).join('\n') : '';
    return [(0,src_problem/* notice */.lm)('PUSH_SKIPPED', `Built and not pushed: ${push.reason}.`, hint)];
}
function foretell({ repositories, tags }) {
    const names = tags.map(({ tag }) => tag).join(', ');
    if (repositories.length === 0)
        return [`With --push and --image REPOSITORY it would get: ${names}`];
    return repositories.map((repository) => `With --push, ${repository} would get: ${names}`);
}
const LACKS_PASSWORD = new Set(['LOGIN_PASSWORD_MISSING', 'LOGIN_MISSING']);
function explainBarred(plan, surveyed) {
    if (!plan.push.onlyWithCredentials)
        return undefined;
    const isChange = plan.facts.event.kind === 'change';
    const isBarring = ({ code }) => isChange || LACKS_PASSWORD.has(code);
    const barred = surveyed.find(({ forbidden, problems: [why] }) => forbidden && why && isBarring(why));
    const [why] = barred?.problems ?? [];
    if (barred === undefined || why === undefined)
        return undefined;
    const who = isChange ? 'this change' : 'this branch is not protected and';
    return (0,src_problem/* notice */.lm)('PUSH_NOT_ALLOWED', `Built and not pushed: ${who} may not push to "${barred.destination.name}". ${why.message}`, isChange ? why.hint : gitlab/* PROTECTED_HINT */.DQ);
}

// EXTERNAL MODULE: ./src/registry/blobs/digest.js
var blobs_digest = __webpack_require__(73564);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
;// CONCATENATED MODULE: ./src/ship/build/base-image.js


const LABEL = 'org.opencontainers.image.base.name';
function createBaseRecord({ targets }, onBuilt) {
    const names = new Map(targets.flatMap(({ name, labels }) => {
        const base = labels[LABEL];
        return base === undefined ? [] : [[name, base]];
    }));
    const found = new Map();
    const note = (record) => {
        onBuilt?.(record);
        const base = names.get(record.name);
        if (base === undefined)
            return;
        const one = findBaseDigest(record.metadata, base);
        found.set(record.name, [...(found.get(record.name) ?? []), one]);
    };
    const heard = names.size === 0 ? onBuilt : note;
    return {
        ...(heard && { onBuilt: heard }),
        read: (target) => {
            const [first, ...others] = found.get(target) ?? [];
            return others.every((one) => one?.digest === first?.digest) ? first : undefined;
        },
    };
}
const PROVENANCE = /^buildx\.build\.provenance(?:\/|$)/;
const IMAGE = /^pkg:docker\/([^?#]+)/;
function findBaseDigest(metadata, name) {
    const digests = Object.entries(metadata)
        .filter(([key]) => PROVENANCE.test(key))
        .flatMap(([, provenance]) => listMaterials(provenance))
        .filter((material) => isCalled(material, name))
        .map(({ digest }) => digest);
    const [digest, ...others] = new Set(digests);
    return digest === undefined || others.length > 0 ? undefined : { name, digest };
}
function isCalled({ repository, version }, name) {
    if (`${repository}:${version}` === name)
        return true;
    return repository === name && (version === 'latest' || (0,blobs_digest/* isDigest */.Bc)(version));
}
function listMaterials(provenance) {
    if (!(0,json/* isObject */.Gv)(provenance))
        return [];
    const { buildDefinition, materials } = provenance;
    const listed = (0,json/* isObject */.Gv)(buildDefinition) ? buildDefinition.resolvedDependencies : materials;
    return (Array.isArray(listed) ? listed : []).flatMap((one) => {
        if (!(0,json/* isObject */.Gv)(one) || typeof one.uri !== 'string' || !(0,json/* isObject */.Gv)(one.digest))
            return [];
        const { sha256 } = one.digest;
        const digest = typeof sha256 === 'string' ? `sha256:${sha256}` : '';
        const name = readName(one.uri);
        return name === undefined || !(0,blobs_digest/* isDigest */.Bc)(digest) ? [] : [{ ...name, digest }];
    });
}
function readName(uri) {
    const path = IMAGE.exec(uri)?.[1];
    if (path === undefined)
        return undefined;
    const [name = '', version = 'latest'] = decode(path).split('@');
    const [first = '', ...rest] = name.split('/');
    const hasHost = rest.length > 0 && /[.:]|^localhost$/.test(first);
    const repository = hasHost ? name : `docker.io/${rest.length === 0 ? 'library/' : ''}${name}`;
    return { repository, version };
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

// EXTERNAL MODULE: ./src/ship/build/flags.js
var build_flags = __webpack_require__(91384);
;// CONCATENATED MODULE: ./src/ship/build/held-log.js
function holdLog(log) {
    let held = [];
    const later = (effect) => {
        if (held === undefined)
            effect();
        else
            held.push(effect);
    };
    return {
        later,
        release: () => {
            const kept = held ?? [];
            held = undefined;
            for (const effect of kept)
                effect();
        },
        log: {
            group: async (title, step) => {
                if (held === undefined)
                    return await log.group(title, step);
                let run = () => undefined;
                const running = new Promise((resolve, reject) => {
                    run = () => {
                        step().then(resolve, reject);
                    };
                });
                later(() => {
                    log.group(title, () => running).catch(() => undefined);
                });
                run();
                return await running;
            },
            info: (line) => {
                later(() => {
                    log.info(line);
                });
            },
            debug: (line) => {
                later(() => {
                    log.debug(line);
                });
            },
            output: (chunk) => {
                later(() => {
                    log.output(chunk);
                });
            },
            problem: (problem) => {
                later(() => {
                    log.problem(problem);
                });
            },
        },
    };
}

;// CONCATENATED MODULE: ./src/ship/build/early.js






function openEarlyBuild(production) {
    const { plan } = production;
    const [target, ...others] = plan.targets;
    const stop = new AbortController();
    let running;
    let isOver = false;
    return {
        start: () => {
            if (target === undefined || others.length > 0 || isOver)
                return;
            const own = (0,targets_production/* productionFor */.Tv)(production, target);
            if (!mayStart(target.build, own.context))
                return;
            running = begin(target, own, stop.signal, () => isOver);
            running.catch(() => undefined);
        },
        take: async (wanted, repositories) => {
            if (wanted !== target)
                return undefined;
            isOver = true;
            const early = await withoutWaiting(running);
            if (early === undefined)
                return undefined;
            early.clear(repositories);
            early.held.release();
            running = undefined;
            return await early.built;
        },
        drop: async () => {
            isOver = true;
            stop.abort(new Error('there is nothing to build'));
            const early = await withoutWaiting(running);
            await early?.built.catch(() => undefined);
        },
    };
}
const REACHING = ['--cache-to', '--secret', '--ssh', '--allow'];
function mayStart(build, { push, settings }) {
    if ((0,build_made/* isMade */.sX)(build))
        return false;
    const { argv } = build;
    const flags = (0,build_flags/* splitFlags */.g0)(argv.slice(argv.indexOf('build') + 1));
    return push && !settings.reuse && !flags.some((flag) => (0,build_flags/* isFlag */.RV)(flag, REACHING));
}
async function withoutWaiting(starting) {
    return await Promise.race([
        starting?.catch(() => undefined),
        new Promise((resolve) => {
            setImmediate(resolve, undefined);
        }),
    ]);
}
async function begin(target, production, signal, isOver) {
    const { plan, context, buildEnvironment } = production;
    const [environment, endpoint, { buildAndPublish }] = await Promise.all([
        buildEnvironment.prepared(),
        buildEnvironment.endpoint(),
        __webpack_require__.e(/* import() */ 8260).then(__webpack_require__.bind(__webpack_require__, 78260)),
    ]);
    if (isOver() || !isReady(environment.builder))
        return undefined;
    const all = (0,ship_destination/* createDestinations */.g1)(plan, context.registries, context.settings);
    const repositories = all.filter((one) => one.target === target).map((one) => one.repository);
    const names = repositories.map(({ repository }) => repository);
    const able = { ...environment.builder, endpoint };
    if ((0,strategy/* choosePushStrategy */.VQ)(context.settings, able, names) === 'builder')
        return undefined;
    const held = holdLog(context.log);
    const { cleared, clear } = createClearance(signal);
    const built = buildAndPublish({
        ...{ target, repositories, cleared, endpoint, ...environment },
        buildArgs: context.settings.buildArgs,
        context: toHeldContext(context, held, signal),
        onRetry: () => {
            held.later(buildEnvironment.onRetry);
        },
        onChecked: (problems) => {
            held.later(() => buildEnvironment.onChecked?.(problems));
        },
    });
    built.catch(() => undefined);
    return { target, held, clear, built };
}
function createClearance(signal) {
    let clear = () => undefined;
    const cleared = new Promise((resolve, reject) => {
        clear = resolve;
        signal.addEventListener('abort', () => {
            reject(signal.reason);
        });
    });
    cleared.catch(() => undefined);
    return { cleared, clear };
}
function isReady({ driver, remove }) {
    return driver !== 'kubernetes' && remove === undefined;
}
function toHeldContext(context, held, signal) {
    const { onBuilt } = context;
    return {
        ...context,
        log: held.log,
        signal: AbortSignal.any([context.signal, signal]),
        ...(onBuilt && {
            onBuilt: (record) => {
                held.later(() => {
                    onBuilt(record);
                });
            },
        }),
    };
}

// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(43981);
;// CONCATENATED MODULE: ./src/ship/build/environment.js






function createBuildEnvironment(plan, context) {
    const names = listNames(plan);
    const settings = (0,targets_production/* joinSettings */.wj)(context.settings);
    const closing = new AbortController();
    const own = { ...context, signal: AbortSignal.any([context.signal, closing.signal]) };
    const request = createBuilderRequest(closing.signal);
    let isNeeded = false;
    const buildx = (0,once/* once */.O)(async () => (await __webpack_require__.e(/* import() */ 7493).then(__webpack_require__.bind(__webpack_require__, 57493))).openBuildx(own));
    const builder = (0,once/* once */.O)(async () => {
        const { chooseBuilder } = await Promise.all(/* import() */[__webpack_require__.e(3637), __webpack_require__.e(6479)]).then(__webpack_require__.bind(__webpack_require__, 86479));
        const want = toWanted(plan, { ...context, settings }, names);
        const wanted = { ...want, needed: request.builderRequested };
        return chooseBuilder(settings, own, wanted, await buildx());
    });
    const endpoint = (0,once/* once */.O)(async () => {
        if (!context.push)
            return undefined;
        const { openEndpoint } = await Promise.all(/* import() */[__webpack_require__.e(3637), __webpack_require__.e(2213)]).then(__webpack_require__.bind(__webpack_require__, 2213));
        return openEndpoint(own, await builder(), settings);
    });
    const readers = {
        buildx: async () => (await buildx()).version(),
        docker: settings.test !== undefined,
    };
    const { childEnv, renewEnv, begun } = createLogins(settings, (isRefused) => context.credentials.childEnv([...names, ...listCloudBases(plan)], readers, isRefused));
    return {
        prepare: () => {
            void Promise.allSettled([builder(), childEnv(), endpoint()]);
        },
        prepared: async () => {
            const [chosen, env] = await Promise.all([builder(), childEnv()]);
            return { builder: chosen, childEnv: env };
        },
        builder: () => {
            isNeeded = true;
            request.requestBuilder();
            return builder();
        },
        childEnv,
        endpoint,
        ...(0,omit_undefined/* omitUndefined */.O)({ renewEnv }),
        ...countBuilds(),
        close: async () => {
            if (!isNeeded)
                closing.abort(new Error('nothing was built'));
            const [made, opened] = await Promise.allSettled([builder.begun(), endpoint.begun(), begun()]);
            if (opened.status === 'fulfilled')
                opened.value?.close();
            if (made.status === 'fulfilled')
                await made.value?.remove?.();
        },
    };
}
function countBuilds() {
    let retries = 0;
    const checks = [];
    return {
        onRetry: () => {
            retries += 1;
        },
        retries: () => retries,
        onChecked: (problems) => void checks.push(...problems),
        checks: () => checks,
    };
}
function createLogins({ registries }, logIn) {
    const isShort = registries.some(({ oidc }) => oidc !== undefined);
    const first = (0,once/* once */.O)(() => logIn(false));
    return {
        childEnv: () => (isShort && first.begun() !== undefined ? logIn(false) : first()),
        renewEnv: isShort ? () => logIn(true) : undefined,
        begun: first.begun,
    };
}
function createBuilderRequest(end) {
    let requestBuilder = () => undefined;
    const builderRequested = new Promise((resolve, reject) => {
        requestBuilder = resolve;
        end.addEventListener('abort', () => {
            reject(new Error('nothing was built'));
        });
    });
    builderRequested.catch(() => undefined);
    return { builderRequested, requestBuilder };
}
function toWanted(plan, context, names) {
    return {
        platforms: [...new Set(plan.targets.flatMap((target) => target.platforms))],
        push: context.push || plan.targets.some(({ needs }) => needs !== undefined),
        load: !context.push && wantsLoad(plan, context),
        hosts: [...new Set(names.map(({ host }) => host))],
    };
}
function listCloudBases({ targets }) {
    const named = targets.flatMap(({ labels }) => labels[BASE_NAME] ?? []);
    const bases = named.map((name) => (0,references/* parseRepository */.SU)(name.replace(/(?:@|:[^/]*$).*$/, '')));
    return bases.flatMap((parsed) => parsed.ok && (0,registry_host/* isCloudHost */.Q1)(parsed.value.host) ? [parsed.value] : []);
}
const BASE_NAME = 'org.opencontainers.image.base.name';
function listNames(plan) {
    const names = plan.targets.flatMap((target) => target.repositories).map(references/* parseRepository */.SU);
    return names.flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
}

;// CONCATENATED MODULE: ./src/ship/targets/choose-tagged.js

function chooseTagged(passed, { context }, journal) {
    const fates = Object.entries(journal.read().fates);
    if (fates.length === 0 || !context.settings.together)
        return passed;
    const names = passed.map(({ target }) => `"${target.name}"`).join(', ');
    const lost = fates.filter(([, { status }]) => status === 'failed').map(([name]) => `"${name}"`);
    if (passed.length > 0) {
        const problem = (0,src_problem/* notice */.lm)('TARGETS_NOT_TAGGED', `Built and not tagged: ${names}, because ${lost.join(', ')} failed.`, 'Correct the error and run it again. With together: false, targets are tagged even if others fail.');
        journal.learn({ problems: [problem] });
    }
    return [];
}

;// CONCATENATED MODULE: ./src/ship/ship.js




































async function apply(asked, given) {
    const watch = (0,stopwatch/* createStopwatch */.S)(given.clock);
    const made = await openMadeImages(asked, given);
    try {
        return await applyOpened(made, watch, given);
    }
    finally {
        await made.close();
    }
}
async function applyOpened(made, watch, given) {
    const { plan: whole, images: taken } = made;
    const sizes = createSizeRecord(given.registries);
    const bases = createBaseRecord(whole, given.onBuilt);
    const { plan, context } = toPart(whole, {
        ...{ ...given, registries: sizes.registries },
        ...(0,omit_undefined/* omitUndefined */.O)({ onBuilt: bases.onBuilt }),
    });
    const buildEnvironment = createBuildEnvironment(plan, context);
    const journal = (0,ship_journal/* createJournal */.s)(plan.facts.sha, context.signal);
    const shared = { whole, plan, context, buildEnvironment, watch, taken, exactTags: new Map() };
    const early = openEarlyBuild(shared);
    const render = (progress, problems) => (0,outcome/* toReceipt */.U)({
        ...progress,
        hooks: progress.hooks ?? (0,decide/* decideHooks */.R7)((0,decide/* toDeployFacts */.og)(shared, progress)).map(decide/* toReceiptHook */.dR),
        targets: plan.targets,
        retries: context.registries.counts().retries + buildEnvironment.retries(),
        durationsMs: watch.read(),
        sizesOf: sizes.read,
        baseOf: bases.read,
        problems: [
            ...[...plan.problems, ...buildEnvironment.checks()],
            ...[...progress.problems, ...problems],
        ],
    });
    const receiptNow = () => render(journal.read(), []);
    const running = run({ ...shared, early, receipt: receiptNow }, made.problems, journal);
    try {
        const end = await (0,ship_end/* awaitEnd */.s)(running, journal, context.signal);
        const receipt = render(end.progress, end.problems);
        await context.report(receipt);
        if (end.bug !== undefined)
            throw end.bug.thrown;
        return receipt;
    }
    finally {
        await running.catch(() => undefined);
        await early.drop();
        await buildEnvironment.close();
    }
}
async function run(production, before, journal) {
    const { context, whole, early } = production;
    try {
        const { inputs, surveyed, barred, merge, openSigner } = await check(production, before);
        const problems = [...inputs, ...surveyed.flatMap((one) => one.problems)];
        if (!(0,src_problem/* hasErrors */.Cs)(inputs) && barred !== undefined) {
            journal.learn({ problems: [...inputs, barred] });
        }
        else {
            const all = (0,src_problem/* hasErrors */.Cs)(problems) ? surveyed : await (0,create_repositories/* createRepositories */.n)(surveyed, context);
            const found = [...inputs, ...all.flatMap((one) => one.problems)];
            journal.learn({ surveyed: all, problems: found });
            if ((0,src_problem/* hasErrors */.Cs)(found))
                return void early.drop();
        }
        const checked = { ...production, ...(0,omit_undefined/* omitUndefined */.O)({ merge, openSigner }) };
        await (context.push && barred === undefined ? ship : withoutPush)(checked, journal);
        if (!context.push)
            journal.learn({ problems: explainUnpushed(whole, context.settings) });
    }
    catch (thrown) {
        journal.learn({ problems: (0,ship_destination/* toProblems */.ek)((0,disk/* toDiskProblem */.w)(thrown, context.tempDir)) });
    }
}
async function check(production, before) {
    const { context, plan, whole, buildEnvironment } = production;
    const { settings } = context;
    const builds = settings.legs === undefined;
    if (builds && plan.targets.some(({ build }) => !(0,build_made/* isMade */.sX)(build)))
        buildEnvironment.prepare();
    const made = plan.targets.filter(({ build }) => (0,build_made/* isMade */.sX)(build));
    const own = builds ? production : { ...production, plan: { ...plan, targets: made } };
    const [inputs, engine, scans, surveyed, signing] = await Promise.all([
        checkLocally(own, builds),
        checkEngine(own),
        checkScanning(own),
        context.push ? survey(production) : [],
        checkSigning(production),
    ]);
    const barred = explainBarred(plan, surveyed);
    const { merge, problems } = await checkLegs(production, barred === undefined ? surveyed : []);
    const all = [
        ...[...before, ...inputs, ...engine, ...scans, ...signing.problems],
        ...[...checkLeg(whole, settings), ...problems],
        ...(context.push ? checkHooks(plan, context) : []),
    ];
    return { surveyed, barred, merge, openSigner: signing.openSigner, inputs: all };
}
async function checkSigning({ context, plan }) {
    if (context.settings.sign === 'none')
        return { problems: [] };
    return (await __webpack_require__.e(/* import() */ 5057).then(__webpack_require__.bind(__webpack_require__, 35057))).prepareSigning(context, plan.facts.project);
}
async function checkLocally({ plan, context, early }, builds) {
    const checks = plan.targets.map((target) => (0,inputs.checkInputs)({ targets: [target] }, (0,targets/* settingsForTarget */.Ob)(context.settings, target.name), context));
    const problems = (await Promise.all(checks)).flat();
    if (builds && !(0,src_problem/* hasErrors */.Cs)(problems))
        early.start();
    return problems;
}
async function checkEngine({ plan, context }) {
    const { settings } = context;
    const tests = plan.targets
        .filter((target) => (0,tested/* isTested */.e)(target, settings))
        .map(({ name }) => (0,targets/* settingsForTarget */.Ob)(settings, name).test);
    if (tests.length === 0)
        return [];
    const { checkTestEngine } = await __webpack_require__.e(/* import() */ 4647).then(__webpack_require__.bind(__webpack_require__, 44647));
    return checkTestEngine(tests, context);
}
async function checkLegs(production, surveyed) {
    const { legs, leg } = production.context.settings;
    if (legs === undefined || leg.length > 0)
        return { problems: [] };
    const { prepareMerge } = await __webpack_require__.e(/* import() */ 7760).then(__webpack_require__.bind(__webpack_require__, 87760));
    const given = surveyed.length === 0 ? undefined : surveyed;
    const merge = await prepareMerge(legs, production, given);
    return { merge, problems: merge.problems };
}
async function survey(production) {
    const { plan, whole, context, watch, taken } = production;
    const { settings, registries, log } = context;
    const names = plan.targets.map(({ name }) => name);
    const destinations = (0,ship_destination/* createDestinations */.g1)(whole, registries, settings).filter(({ target }) => names.includes(target.name));
    registries.connect(destinations.map(({ repository }) => repository.repository));
    const ask = ({ name }) => {
        const { onExisting } = (0,targets/* settingsForTarget */.Ob)(settings, name);
        const own = destinations.filter(({ target }) => target.name === name);
        const digests = taken.get(name)?.digests ?? [];
        return (0,preflight/* preflight */.M)(own, { sha: plan.facts.sha, onExisting, digests });
    };
    const what = destinations.length === 1 ? '1 repository' : `${destinations.length} repositories`;
    const surveyed = await watch.time('preflight', () => log.group(`Check ${what}`, () => Promise.all(plan.targets.map(ask))));
    registries.endPreflight();
    return toPartOf(surveyed.flat(), plan);
}
async function ship(production, journal) {
    const { context, plan, watch } = production;
    const { surveyed } = journal.read();
    const made = await eachTarget(production, journal, (target, own) => {
        const there = surveyed.filter(({ destination }) => destination.target === target);
        return produce(target, there, own);
    });
    const tested = chooseTagged(await testAndScan(made, production, journal), production, journal);
    if (tested.length > 0)
        journal.learn({ pushed: true });
    recordLeg(production, journal, tested);
    if (tested.length === 0 || context.settings.leg.length > 0)
        return;
    const sign = toSign(production, journal);
    const produced = await signAll(tested, production, journal, sign);
    const tagging = {
        sign,
        ...{ ...context, facts: plan.facts, journal, exactTags: production.exactTags },
        settingsFor: ({ name }) => (0,targets/* settingsForTarget */.Ob)(context.settings, name),
        beginReadBack: (pushedImages) => (0,verify/* beginReadBack */.zr)(pushedImages, context.remote),
    };
    const snapshot = prefetch(produced.flatMap(({ pushedImages }) => pushedImages), tagging);
    const tagged = await watch.time('tag', () => context.log.group('Tag', () => (0,tag/* tagAll */.y)(produced, tagging, snapshot)));
    const shipped = journal
        .read()
        .produced.map((one) => ({ ...one, ...imageAt(one, tagged.pushedImages) }));
    journal.learn({ produced: shipped, problems: tagged.problems });
    const waiting = { ...context, sha: plan.facts.sha, snapshot: tagged.snapshot };
    const tagResults = await watch.time('verify', () => context.log.group('Verify', () => (0,verify/* readBack */.e7)(tagged.tagResults, waiting)));
    journal.learn({ tagResults, problems: tagResults.flatMap(({ problem }) => problem ?? []) });
    await recordHistory(tagResults, production, journal);
    await deploy(production, journal);
}
async function deploy(production, journal) {
    const { plan, context, watch, receipt } = production;
    if (plan.deploy === undefined || receipt === undefined)
        return;
    const { callHooks } = await Promise.all(/* import() */[__webpack_require__.e(2330), __webpack_require__.e(6909)]).then(__webpack_require__.bind(__webpack_require__, 6909));
    const facts = (0,decide/* toDeployFacts */.og)(production, journal.read());
    await watch.time('deploy', () => context.log.group('Deploy', () => callHooks(facts, { context, journal, receipt })));
}
async function eachTarget(production, journal, make) {
    const [only, ...others] = production.plan.targets;
    if (only === undefined)
        return [];
    if (others.length > 0) {
        const { produceAll } = await __webpack_require__.e(/* import() */ 3676).then(__webpack_require__.bind(__webpack_require__, 63676));
        return production.watch.time('build', () => produceAll(production, journal, make));
    }
    const produced = [await make(only, (0,targets_production/* productionFor */.Tv)(production, only))];
    journal.learn({ produced, problems: produced.flatMap(({ problems }) => problems) });
    return produced;
}
function imageAt({ target }, pushedImages) {
    const first = pushedImages.find(({ destination }) => destination.target === target);
    return first === undefined ? {} : { builtImage: first.builtImage };
}
async function withoutPush(production, journal) {
    void production.early.drop();
    if (production.merge !== undefined) {
        journal.learn({ produced: production.plan.targets.map(toUnmade) });
        return;
    }
    const made = await eachTarget(production, journal, buildUnpushed);
    recordLeg(production, journal, await testAndScan(made, production, journal));
}
function recordLeg({ plan, context }, journal, produced) {
    const { settings, present } = context;
    const isWhole = Object.keys(journal.read().fates).length === 0;
    if (settings.leg.length === 0 || !(isWhole || !settings.together))
        return;
    const record = makeRecord(plan, produced, {
        run: (0,run_identity/* identifyRun */.y)(present ?? plan.facts),
        tool: version/* version */.r,
        platforms: settings.leg,
        isTested: (target) => (0,tested/* isTested */.e)(target, settings),
        isScanned: (target) => (0,scan_scanned/* isScanned */.zq)(target, settings),
    });
    journal.learn({ record });
}


/***/ }),

/***/ 12695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ toKeyCommand),
/* harmony export */   d: () => (/* binding */ renderVerifyCommand)
/* harmony export */ });
function toKeyCommand(signKeyFile) {
    const keyPath = signKeyFile === undefined ? 'cosign.pub' : signKeyFile.replace(/\.(?:key|pem)$/, '');
    return { keyPath: keyPath.endsWith('.pub') ? keyPath : `${keyPath}.pub` };
}
function renderVerifyCommand(verifyBy, reference) {
    return ['cosign', 'verify', ...listFlags(verifyBy), reference].map(quote).join(' ');
}
const UNLOGGED = '--insecure-ignore-tlog=true';
function listFlags(verifyBy) {
    if ('keyPath' in verifyBy)
        return ['--key', verifyBy.keyPath, UNLOGGED];
    const { identity, issuer, trustedRoot, isLogged, hasCertificateLog } = verifyBy;
    return [
        ...['--certificate-identity', identity, '--certificate-oidc-issuer', issuer],
        ...(trustedRoot === undefined ? [] : ['--trusted-root', trustedRoot]),
        ...(isLogged ? [] : ['--use-signed-timestamps', UNLOGGED]),
        ...(hasCertificateLog ? [] : ['--insecure-ignore-sct=true']),
    ];
}
function quote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 28764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ toExportDirectory),
/* harmony export */   _: () => (/* binding */ exportCommit)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var _facts_git_git_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30236);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(34734);







async function exportCommit(context, sha) {
    const top = await (0,_facts_git_git_js__WEBPACK_IMPORTED_MODULE_5__.openGit)(context).run(['rev-parse', '--show-toplevel']);
    if (top.code !== 0)
        throw noCommit(sha, context.cwd, top.stderr);
    const root = top.stdout.replace(/\r?\n$/, '');
    const directory = toExportDirectory(context.tempDir);
    await exportTree({ context, root, sha, directory, index: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(context.tempDir, 'source-index') });
    return { root, directory };
}
function toExportDirectory(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(tempDir, 'source');
}
async function exportTree(tree) {
    const { context, root, sha, directory, index } = tree;
    const { run } = (0,_facts_git_git_js__WEBPACK_IMPORTED_MODULE_5__.openGit)({ ...context, cwd: root });
    const env = { GIT_INDEX_FILE: index, GIT_LFS_SKIP_SMUDGE: '1' };
    const ask = async (args) => {
        const answer = await run(args, { env });
        context.signal.throwIfAborted();
        if (answer.code !== 0)
            throw noCommit(sha, root, answer.stderr || (answer.failure ?? ''));
        return answer.stdout;
    };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(directory, { recursive: true, mode: 0o700 });
    await ask(['read-tree', `${sha}^{commit}`]);
    await ask(['checkout-index', '--all', '--force', `--prefix=${directory}/`]);
    const pointers = toLines(await ask(['ls-files', '-z', '--', ':(top,attr:filter=lfs)']));
    for (const path of pointers)
        await takeObject(path, tree);
    const entries = toLines(await ask(['ls-files', '--stage', '-z']));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(index, { force: true });
    for (const entry of entries) {
        const [, commit, path] = /^160000 ([0-9a-f]{40,64}) \d\t([^]*)$/.exec(entry) ?? [];
        if (commit === undefined || path === undefined)
            continue;
        await exportSubmodule(tree, commit, path);
    }
}
function toLines(text) {
    return text.split('\0').filter((line) => line !== '');
}
async function exportSubmodule(tree, sha, path) {
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(tree.root, path);
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(tree.directory, path);
    if (await isThere((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, '.git')))
        await exportTree({ ...tree, root, sha, directory });
    else
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(directory, { recursive: true });
}
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n[^]*oid sha256:([0-9a-f]{64})\n/;
const LONGEST_POINTER = 1024;
async function takeObject(path, { root, directory, sha }) {
    const [own, there] = [(0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, path), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, path)];
    const pointer = await readSmall(own);
    const [, oid] = POINTER.exec(pointer ?? '') ?? [];
    if (oid === undefined || (await readSmall(there)) === pointer)
        return;
    if ((await hashFile(there)) !== oid)
        throw changed(path, sha);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.copyFile)(there, own);
}
async function readSmall(path) {
    const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).catch(() => undefined);
    if (stats?.isFile() !== true || stats.size > LONGEST_POINTER)
        return undefined;
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path, 'utf8');
}
async function hashFile(path) {
    const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).catch(() => undefined);
    if (stats?.isFile() !== true)
        return undefined;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path), hash);
    return hash.digest('hex');
}
async function isThere(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).then(() => true, () => false);
}
function noCommit(sha, where, why) {
    const said = why.trim().split('\n').at(-1) ?? '';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_6__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .error */ .z3)('SOURCE_NO_COMMIT', `source: the files of commit ${sha.slice(0, 12)} cannot be read from the repository in "${where}": ${said}`, 'Check the commit out with its submodules, or set source: checkout to build the files as they are.'),
    ]);
}
function changed(path, sha) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_6__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .error */ .z3)('SOURCE_LFS_CHANGED', `source: ${JSON.stringify(path)} is in Git LFS, and the checkout has another file than commit ${sha.slice(0, 12)}`, 'Restore it (git lfs checkout), or set source: checkout to build the files as they are.'),
    ]);
}


/***/ }),

/***/ 69591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ placeInRepository)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _facts_git_checkout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15076);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18555);
/* harmony import */ var _export_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28764);





async function placeInRepository({ file, context }, { cwd, tempDir }) {
    if (file === '' || (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .isRemote */ .V)(file) || (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .isRemote */ .V)(context))
        return undefined;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, file);
    const exported = toBelow((0,_export_js__WEBPACK_IMPORTED_MODULE_4__/* .toExportDirectory */ .J)(tempDir), path);
    if (exported !== undefined)
        return exported;
    const top = (await (0,_facts_git_checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .findRepositories */ .iP)(cwd)).nearest ?? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(cwd));
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    return toBelow(top, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(directory).catch(() => directory), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path)));
}
function toBelow(directory, path) {
    const below = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, path);
    return below === '..' || below.startsWith('../') || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(below) ? undefined : below;
}


/***/ }),

/***/ 10918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LK: () => (/* binding */ concurrentProduction),
/* harmony export */   Tv: () => (/* binding */ productionFor),
/* harmony export */   wj: () => (/* binding */ joinSettings)
/* harmony export */ });
/* harmony import */ var _settings_targets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73733);
/* harmony import */ var _scan_scanned_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52524);
/* harmony import */ var _stopwatch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4091);



function productionFor(production, { name }, log) {
    const { context } = production;
    const settings = (0,_settings_targets_js__WEBPACK_IMPORTED_MODULE_0__/* .settingsForTarget */ .Ob)(context.settings, name);
    if (log === undefined && settings === context.settings)
        return production;
    return { ...production, context: { ...context, settings, log: log ?? context.log } };
}
function concurrentProduction(production, target, log) {
    const own = productionFor(production, target, log);
    return { ...own, watch: (0,_stopwatch_js__WEBPACK_IMPORTED_MODULE_2__/* .createStopwatch */ .S)(own.context.clock) };
}
function joinSettings(settings) {
    if (settings.targets.length === 0)
        return settings;
    const all = (0,_settings_targets_js__WEBPACK_IMPORTED_MODULE_0__/* .listSettings */ .cl)(settings);
    const first = (key) => all.find((one) => one[key] !== undefined && one[key] !== 'false')?.[key];
    return {
        ...settings,
        provenance: first('provenance'),
        sbom: first('sbom'),
        publish: all.find(({ publish }) => publish !== 'auto')?.publish ?? 'auto',
        outputs: all.flatMap(({ outputs }) => outputs),
        cacheTo: all.flatMap(({ cacheTo }) => cacheTo),
        test: all.find(({ test }) => test !== undefined)?.test,
        scan: all.find(_scan_scanned_js__WEBPACK_IMPORTED_MODULE_1__/* .wantsScan */ .FO)?.scan,
        platformsNamed: all.some(({ platformsNamed }) => platformsNamed),
    };
}


/***/ }),

/***/ 61176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ isTested)
/* harmony export */ });
/* harmony import */ var _settings_targets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73733);

function isTested({ name, untagged }, settings) {
    const { test, call = 'build' } = (0,_settings_targets_js__WEBPACK_IMPORTED_MODULE_0__/* .settingsForTarget */ .Ob)(settings, name);
    return test !== undefined && call === 'build' && untagged === undefined;
}


/***/ })

};
