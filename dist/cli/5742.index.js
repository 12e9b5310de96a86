export const id = 5742;
export const ids = [5742,7493];
export const modules = {

/***/ 4466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Eq: () => (/* binding */ conceal),
  pA: () => (/* binding */ decidesProvenance),
  _7: () => (/* binding */ makeBuildCommand),
  $L: () => (/* binding */ refusesAttestations),
  Wd: () => (/* binding */ toDefaultProvenance),
  H5: () => (/* binding */ toLayoutProvenance)
});

// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __webpack_require__(6392);
// EXTERNAL MODULE: ./src/plan/build/build-args.js
var build_args = __webpack_require__(9834);
// EXTERNAL MODULE: ./src/plan/build/mask.js
var mask = __webpack_require__(3876);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(4734);
// EXTERNAL MODULE: ./src/ship/build/flags.js
var build_flags = __webpack_require__(1384);
;// CONCATENATED MODULE: ./src/ship/build/restore.js

/** The words, with the values of the settings where the plan has masked a part of them. */
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
/** Attributes of `type=s3` and the variables that buildx reads instead of them. */
const S3_VARIABLES = {
    access_key_id: 'AWS_ACCESS_KEY_ID',
    secret_access_key: 'AWS_SECRET_ACCESS_KEY',
    session_token: 'AWS_SESSION_TOKEN',
};
/**
 * Moves the keys of S3 caches from the command line to the environment, where others on the
 * machine cannot read them. All caches must have the same keys; if they differ, and for
 * backends that read them only from the command line, they stay.
 */
function hideCacheKeys(words) {
    const caches = words.filter((word, at) => isCache(words[at - 1]) && /(^|,)type=s3(,|$)/.test(word));
    const [env, ...others] = caches.map(readKeys);
    const isOne = others.every((other) => JSON.stringify(other) === JSON.stringify(env));
    if (env?.AWS_SECRET_ACCESS_KEY === undefined || env.AWS_ACCESS_KEY_ID === undefined || !isOne) {
        return { words, env: {} };
    }
    return {
        words: words.map((word) => (caches.includes(word) ? dropKeys(word) : word)),
        // A token in the environment that belongs to other keys would break these.
        env: { AWS_SESSION_TOKEN: '', ...env },
    };
}
function isCache(flag) {
    return flag === '--cache-from' || flag === '--cache-to';
}
/** An S3 key contains no commas and no quotes, so its field is never quoted. */
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
var current_image = __webpack_require__(1902);
// EXTERNAL MODULE: ./src/ship/reuse/revision.js
var revision = __webpack_require__(3510);
;// CONCATENATED MODULE: ./src/ship/build/command.js








/**
 * The build command with what ship adds to it.
 *
 * A build arg whose value the plan masks is passed by name only, and its value through the
 * environment, where buildx reads it: it is on no command line. So are the keys of S3 caches.
 *
 * @throws Problem BUILD_ARG_UNSAFE, BUILD_ARG_MISSING, see `checkHiddenValues`
 */
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
            ...addition.args,
            ...kept,
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
/**
 * What buildx writes into its metadata file: provenance, unless it would contain the values of secret build
 * arguments, and warnings, as in docker/build-push-action. Reading provenance takes time.
 */
function toMetadataWish({ isRecorded }, secretArgs) {
    const isSafe = Object.keys(secretArgs).length === 0;
    return {
        BUILDX_METADATA_PROVENANCE: isRecorded === true && isSafe ? 'min' : 'disabled',
        ...(isRecorded === true ? { BUILDX_METADATA_WARNINGS: 'true' } : {}),
    };
}
/** Whether a flag would make BuildKit use OCI's media types where Docker's are wanted. */
function isLeftOut(flag, mediaTypes) {
    return mediaTypes === 'docker' && (0,build_flags/* isFlag */.RV)(flag, ['--annotation']);
}
/** What follows `docker buildx build`. */
function listWords(argv) {
    return argv.slice(argv.indexOf('build') + 1);
}
/** The flags as this run needs them. */
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
/** Flags that keep a build from its cache, or write it. */
const FRESH = ['--no-cache', '--pull', '--cache-to', '--no-cache-filter'];
const ATTESTATIONS = ['--provenance', '--sbom', '--attest'];
/** Whether the user set provenance: then it is exported as asked, everywhere. */
function decidesProvenance(argv) {
    return (0,build_flags/* splitFlags */.g0)(listWords(argv)).some((flag) => (0,build_flags/* isFlag */.RV)(flag, ['--provenance']) || (0,build_flags/* valueOf */.RP)(flag, '--attest')?.includes('provenance') === true);
}
/**
 * The flag for the default provenance of what is pushed: the plan's, or the one that buildx
 * adds to its own pushes and an OCI layout lacks. Empty if the user set provenance.
 */
function toDefaultProvenance({ argv, provenance = 'mode=min' }, settings, env) {
    const isOff = settings.attestations === 'plain' || refusesAttestations(env);
    return decidesProvenance(argv) || isOff ? [] : ['--provenance', provenance];
}
/**
 * The flag for the provenance of an image that is written as an OCI layout in order to be pushed. With
 * `inline-only=true` BuildKit attests what it pushes itself, and not what it writes to a file.
 */
function toLayoutProvenance(...given) {
    return toDefaultProvenance(...given).map((word) => word.replace(',inline-only=true', ''));
}
/** Whether the environment disables the attestations that buildx adds by default. */
function refusesAttestations(env) {
    return (0,variables/* isTrue */.Hn)(env, 'BUILDX_NO_DEFAULT_ATTESTATIONS');
}
/** A text with the secrets masked: BuildKit repeats build args in the names of steps. */
function conceal(text, secrets) {
    return secrets.reduce((shown, secret) => shown.replaceAll(secret, mask/* MASK */.v5), text);
}
/** The values of build args that the plan masks, by name. */
function findHiddenArgs(argv, buildArgs) {
    const problems = (0,build_args/* checkHiddenValues */.lY)(argv, buildArgs);
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
    return (0,build_args/* findHiddenValues */.uw)(argv, buildArgs);
}
/** A build arg whose value the plan masks, by its name only. */
function hideValue(flag) {
    const arg = (0,build_flags/* valueOf */.RP)(flag, '--build-arg');
    if (arg === undefined || (0,build_args/* splitArg */.LD)(arg)[1] !== mask/* MASK */.v5)
        return flag;
    return flag.map((word) => (word.endsWith(arg) ? word.slice(0, -`=${mask/* MASK */.v5}`.length) : word));
}
/** Drops `index:…` and `index-descriptor:…`; `manifest,index:…` stays for the manifest. */
function dropIndexAnnotation(flag) {
    const text = (0,build_flags/* valueOf */.RP)(flag, '--annotation');
    if (text === undefined)
        return [flag];
    if (/^index(-descriptor)?:/.test(text))
        return [];
    return [['--annotation', text.replace(/^manifest,index:/, 'manifest:')]];
}


/***/ }),

/***/ 7421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XE: () => (/* binding */ classifyFailure),
/* harmony export */   _s: () => (/* binding */ SUBJECT_MISSING),
/* harmony export */   kh: () => (/* binding */ findError),
/* harmony export */   l6: () => (/* binding */ toBuildHint)
/* harmony export */ });
/* harmony import */ var _registry_providers_hints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9942);
// SPDX-License-Identifier: Apache-2.0
// Classifies a failed build by buildx's output, and decides whether a retry can help. Pure.

/** Words that show that buildx was talking to a registry, not running a step. */
const REGISTRY = /failed to (push|authorize|do request|copy|fetch (anonymous|oauth) token|resolve source metadata)|unexpected status from (HEAD|GET|POST|PUT|PATCH) request/;
const TRANSIENT = /\b(408|429|500|502|503|504) [A-Z][a-z]|toomanyrequests|too many requests|connection reset|broken pipe|\bEOF\b|i\/o timeout|handshake timeout|timeout awaiting response|connection timed out|closed network connection|temporary failure|server misbehaving|unknown blob|blob upload unknown|\bunavailable: |stream error|client connection lost/i;
const UNREACHABLE = /x509:|certificate|HTTP response to HTTPS client|no such host|connection refused|network is unreachable|no route to host/i;
const EXPIRED = /\b401\b|unauthorized|authentication required|token (is |has )?expired/i;
/**
 * How registries refuse a kind of manifest. If the answer is OCI's JSON, BuildKit reports its words
 * only (`unknown: manifest invalid`, `unsupported`); otherwise it reports the status.
 *
 * @see https://github.com/containerd/containerd/blob/main/core/remotes/docker/errcode.go
 */
const UNSUPPORTED = /^unsupported\b|not[_ ]support|manifest[_ ]?invalid|invalid manifest|(media|content)[- _]?type|schema ?version|unknown\/unknown|in-toto|attestation|(\/manifests\/\S+|"(manifest|index)-\S+): (unexpected status: )?(400|404|405|406|415|422) /i;
const FAILING = /(\/manifests\/\S+): (unexpected status: )?50[01] /i;
const TOO_LARGE = /\b413 [A-Z]|request entity too large|payload too large|content too large/i;
/**
 * Answers that BuildKit gives up on, and that our client understands.
 *
 * @see https://github.com/containerd/containerd/blob/main/core/remotes/docker/pusher.go
 */
const GIVES_UP = /invalid content digest in response|invalid checksum digest|unexpected (commit )?digest|missing content-length header|invalid character .* looking for|unexpected end of JSON|malformed HTTP|failed to decode token|(\/manifests\/\S+): (unexpected status: )?403 /i;
/**
 * How a registry refuses a manifest whose references are missing: for attestations with a
 * `subject`, which BuildKit pushes first, the image that they refer to.
 */
const SUBJECT_MISSING = /\bblob unknown\b/i;
const UNCLEAR = /^unknown: (?!.*(not known to registry|does not exist|denied|forbidden|immutab))/i;
/** Kinds by the whole error of a push; the first match counts. */
const BY_SAID = [
    [FAILING, 'failing'],
    [TRANSIENT, 'transient'],
    [TOO_LARGE, 'too-large'],
    [UNREACHABLE, 'unreachable'],
    [EXPIRED, 'expired'],
];
/** Kinds by the words of the registry only, without repository names and addresses. */
const BY_WORDS = [
    [/^denied\b/, 'refused'],
    [UNSUPPORTED, 'unsupported'],
    [UNCLEAR, 'unclear'],
    [GIVES_UP, 'unclear'],
];
/** The kind of failure behind what buildx wrote to stderr. */
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
/** The line in which buildx reports the error, without the word ERROR. */
function findError(stderr) {
    const lines = stderr.split('\n').filter((line) => line.trim() !== '');
    const found = lines.findLast((line) => line.startsWith('ERROR: ')) ?? lines.at(-1) ?? '';
    return found
        .replace(/^ERROR: /, '')
        .replace(/^failed to build: /, '')
        .replace(/^failed to solve: /, '')
        .trim();
}
/** What a user can do about it; empty for unknown errors. */
function toBuildHint(said, kind = 'build') {
    const known = HINTS.find(([words]) => words.test(said));
    return (BY_KIND[kind] ??
        toPushHint(said, kind) ??
        known?.[1] ??
        'The output of the build above says more.');
}
/** The hint for an answer of a registry that BuildKit repeats. */
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

/***/ 7493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OLDEST_BUILDX: () => (/* binding */ OLDEST_BUILDX),
/* harmony export */   findBuildx: () => (/* binding */ findBuildx),
/* harmony export */   hasEngine: () => (/* binding */ hasEngine),
/* harmony export */   inspectBuilder: () => (/* binding */ inspectBuilder),
/* harmony export */   lastOutputLine: () => (/* binding */ lastOutputLine),
/* harmony export */   openBuildx: () => (/* binding */ openBuildx),
/* harmony export */   parseInspect: () => (/* binding */ parseInspect),
/* harmony export */   readBuildxVersion: () => (/* binding */ readBuildxVersion),
/* harmony export */   readStoreFromEngine: () => (/* binding */ readStoreFromEngine),
/* harmony export */   toDockerConfig: () => (/* binding */ toDockerConfig)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84);
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6392);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4734);
// SPDX-License-Identifier: Apache-2.0
// Reads what is available for building: buildx, its builders and the Docker engine. Changes nothing.






/** The oldest buildx that has every flag that is used: annotations (0.12) and `--buildkitd-config` (0.13). */
const OLDEST_BUILDX = '0.13.0';
/** Where Docker looks for plugins, besides the user's own folder. */
const PLUGIN_FOLDERS = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
/**
 * The command that starts buildx. The plugin's own file is preferred over `docker buildx`: the docker program
 * first asks every plugin for its description, which takes longer than starting buildx.
 */
async function findBuildx(env) {
    const own = toDockerConfig(env);
    const folders = [...(await readExtraFolders(own)), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, 'cli-plugins'), ...PLUGIN_FOLDERS];
    for (const folder of folders) {
        const plugin = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'docker-buildx');
        if (await isThere(plugin))
            return [plugin];
    }
    return ['docker', 'buildx'];
}
/** The folder of the user's Docker configuration. */
function toDockerConfig(env) {
    return (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'DOCKER_CONFIG') ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'HOME') ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker');
}
/** buildx for this run. Starts nothing yet. */
function openBuildx(runContext) {
    let finding;
    let reading;
    const program = () => (finding ??= findBuildx(runContext.env));
    const version = () => (reading ??= program().then((found) => readBuildxVersion(runContext, found)));
    return { program, version };
}
async function readExtraFolders(dockerConfig) {
    try {
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dockerConfig, 'config.json'), 'utf8');
        const config = JSON.parse(text);
        const extra = config?.cliPluginsExtraDirs;
        return Array.isArray(extra) ? extra.filter((item) => typeof item === 'string') : [];
    }
    catch {
        // Without a valid configuration there are no plugin folders; Docker reports an invalid one.
        return [];
    }
}
async function isThere(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path);
        return true;
    }
    catch {
        // Missing or not accessible, which is the same for a program to start.
        return false;
    }
}
/**
 * buildx's version, `0.29.1`.
 *
 * @throws Problem BUILDX_MISSING, BUILDX_OLD
 */
async function readBuildxVersion(runContext, program) {
    const result = await runContext.shell(toCommand(runContext, [...program, 'version']));
    const version = result.code === 0 ? /\bv?(\d+\.\d+\.\d+)/.exec(result.stdout)?.[1] : undefined;
    if (version === undefined)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF([describeMissing(program, result)]);
    if ((0,semver__WEBPACK_IMPORTED_MODULE_3__.lt)(version, OLDEST_BUILDX))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF([describeOld(version)]);
    return version;
}
function describeMissing(program, result) {
    if (result.spawnError === 'ENOENT') {
        return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('DOCKER_MISSING', `The program "${program[0]}" is not on the PATH.`, 'Install the Docker CLI with the buildx plugin, or run in an image that has both, such as docker:cli.');
    }
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILDX_MISSING', `"${program.join(' ')} version" failed: ${lastOutputLine(result.stderr)}`, 'Install the buildx plugin (package docker-buildx or docker-buildx-plugin), or use docker/setup-buildx-action on GitHub.');
}
function describeOld(version) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILDX_OLD', `buildx ${version} is too old: ${OLDEST_BUILDX} is the oldest that will do.`, 'Update the package docker-buildx-plugin, or put a newer docker-buildx into ~/.docker/cli-plugins.');
}
/**
 * A builder by name, or the current one; undefined if there is none of that name. `error` is set
 * if its engine does not answer, or cannot be asked for lack of certificates. `own` is added to the
 * environment.
 *
 * @throws Problem BUILDX_FAILED if buildx cannot read its files
 */
async function inspectBuilder(runContext, program, name, own = {}) {
    const argv = [...program, 'inspect', ...(name === undefined ? [] : [name])];
    const command = toCommand(runContext, argv);
    const result = await runContext.shell({ ...command, env: { ...command.env, ...own } });
    const found = parseInspect(result.stdout);
    const failed = result.code === 0 ? undefined : lastOutputLine(result.stderr);
    if (found !== undefined)
        return { ...found, error: found.error ?? failed };
    return failed === undefined || result.code === null
        ? undefined
        : explainNothing(failed.replace(/^ERROR: /, ''), program, name);
}
/** The problem that buildx describes no builder. */
function explainNothing(said, program, name = 'default') {
    if (/\bno builder\b/.test(said))
        return undefined;
    if (!said.includes('docker endpoint'))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF([describeFailed(program, said)]);
    return { name, driver: '', platforms: [], nodes: 0, containerd: undefined, error: said };
}
function describeFailed(program, said) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILDX_FAILED', `"${program.join(' ')} inspect" failed: ${said}`, 'Run "docker buildx ls" to list them, or name what to build with as the setting builder.');
}
/** Parses the output of `buildx inspect`; undefined if it names no builder. */
function parseInspect(text) {
    const read = (key) => new RegExp(`^${key}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim();
    const name = read('Name');
    if (name === undefined || name === '')
        return undefined;
    const platforms = [...text.matchAll(/^Platforms:[ \t]*(.*)$/gm)].flatMap(([, list]) => (list ?? '').split(',').map((platform) => platform.trim().replace(/\*$/, '')));
    return {
        name,
        driver: read('Driver') ?? '',
        platforms: [...new Set(platforms)].filter(Boolean),
        // The builder's own name comes first, then the name of each node.
        nodes: [...text.matchAll(/^Name:/gm)].length - 1,
        containerd: readStore(text),
        error: read('Error'),
    };
}
/** Workers name their snapshotter's containerd in a label; an engine with the classic store has none. */
function readStore(text) {
    if (!text.includes('org.mobyproject.buildkit.worker.'))
        return undefined;
    return text.includes('org.mobyproject.buildkit.worker.containerd.uuid');
}
/** Whether the Docker engine uses the containerd image store, as reported by the engine itself. */
async function readStoreFromEngine(runContext) {
    const argv = ['docker', 'info', '--format', '{{json .DriverStatus}}'];
    const result = await runContext.shell(toCommand(runContext, argv));
    return result.stdout.includes('io.containerd.snapshotter');
}
/** Whether a Docker engine answers, so that an image can be loaded into it. */
async function hasEngine(runContext) {
    const argv = ['docker', 'version', '--format', '{{.Server.Version}}'];
    const result = await runContext.shell({ ...toCommand(runContext, argv), timeoutMs: 10_000 });
    return result.code === 0;
}
/** A query of buildx or docker with the run's own environment. */
function toCommand(runContext, argv) {
    return { argv, env: runContext.env, cwd: runContext.cwd, signal: runContext.signal };
}
/** The last non-empty line. */
function lastOutputLine(text) {
    return text.trim().split('\n').at(-1)?.trim() ?? '';
}


/***/ }),

/***/ 5742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildAndPublish: () => (/* binding */ buildAndPublish),
  buildOnly: () => (/* reexport */ buildOnly),
  writeOutputs: () => (/* reexport */ writeOutputs)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(4734);
// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(8660);
// EXTERNAL MODULE: ./src/registry/manifests/docker-types.js
var docker_types = __webpack_require__(9702);
// EXTERNAL MODULE: ./src/registry/blobs/digest.js
var blobs_digest = __webpack_require__(3564);
// EXTERNAL MODULE: ./src/registry/blobs/whole.js
var whole = __webpack_require__(6333);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(2519);
// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(8274);
// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var platforms = __webpack_require__(9236);
;// CONCATENATED MODULE: ./src/registry/manifests/subjects.js
// SPDX-License-Identifier: Apache-2.0
// Gives the in-toto statements of an image that was not pushed by BuildKit the subject that they are about.







const STATEMENT_TYPE = 'application/vnd.in-toto+json';
/** @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
const STATEMENT = 'https://in-toto.io/Statement/';
const REFERENCE = 'vnd.docker.reference.digest';
/** BuildKit's subject of an image that it pushed to a registry of this machine, by which no other can find it. */
const LOCAL = /^pkg:docker\/(?:127\.0\.0\.1|localhost)(?::|%3A)\d+\//i;
/**
 * The same image, in which each statement of provenance or SBOM names the image manifest that it is
 * about. BuildKit takes subjects from the name of an image, and writes none for a layout, although in-toto
 * requires one. The blob of the statement, its attestation manifest and the index are made anew,
 * the rest is the same: an image without statements, or whose statements have subjects that others
 * can resolve, is returned unchanged.
 *
 * | subjects of a statement                | become                              |
 * | -------------------------------------- | ----------------------------------- |
 * | none                                   | the image manifest                  |
 * | of a registry on this machine          | the image manifest                  |
 * | others, such as a frontend may write   | are kept                            |
 *
 * @throws Problem BUILD_ATTESTATION_INVALID for a statement that is not JSON, or statements that are too large
 * @throws Problem REGISTRY_…
 */
async function withSubjects(image, name) {
    const { manifests } = (0,contents/* readContents */.r0)(image.manifest);
    const images = new Map(manifests.filter((entry) => !(0,platforms/* isAttestation */.H3)(entry)).map((entry) => [entry.digest, entry]));
    const made = createMade(image.source);
    const given = parseManifest(image.manifest);
    const entries = Array.isArray(given.body.manifests)
        ? [...given.body.manifests]
        : [];
    for (const [at, entry] of manifests.entries()) {
        if (!(0,platforms/* isAttestation */.H3)(entry))
            continue;
        const attestation = await image.source.readManifest(entry.digest);
        const about = images.get(findReference(entry, attestation));
        if (about === undefined)
            continue;
        const named = await nameAttestation(attestation, toSubject(about, name), made);
        if (named !== undefined)
            entries[at] = { ...entries[at], ...toSize(named.bytes) };
    }
    if (made.isUnused())
        return image;
    const manifest = made.add(given, { manifests: entries });
    return { manifest, source: made.source };
}
/** The digest that an attestation is about: the index says it, and newer BuildKits say it in the manifest too. */
function findReference(entry, attestation) {
    const { subject } = parseManifest(attestation).body;
    const stated = (0,json/* isObject */.Gv)(subject) ? subject.digest : undefined;
    return entry.annotations?.[REFERENCE] ?? (typeof stated === 'string' ? stated : '');
}
/**
 * The subject for an image manifest, in the form of BuildKit's: a package URL with the platform. It
 * says where the image is only if that is one repository, since the same statement goes to all of them.
 *
 * | repositories                              | subject                                                                       |
 * | ----------------------------------------- | ----------------------------------------------------------------------------- |
 * | `ghcr.io/acme/app`                        | `pkg:oci/app@sha256:…?platform=linux%2Famd64&repository_url=ghcr.io%2Facme%2Fapp` |
 * | `ghcr.io/acme/app`, `docker.io/acme/app`  | `pkg:oci/app@sha256:…?platform=linux%2Famd64`                                 |
 *
 * @see https://github.com/package-url/purl-spec/blob/main/types-doc/oci-definition.md
 * @see https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-provenance.md
 */
function toSubject({ digest, platform }, { name, repositories }) {
    const urls = [...new Set(repositories.map(({ host, path }) => `${host}/${path}`))];
    const [last = name, ...others] = new Set(urls.map((url) => url.slice(url.lastIndexOf('/') + 1)));
    const qualifiers = [
        ...(platform === undefined ? [] : [`platform=${encode((0,platforms/* toPlatformText */.g3)(platform))}`]),
        ...(urls.length === 1 ? urls.map((url) => `repository_url=${encode(url)}`) : []),
    ];
    const own = encode((others.length === 0 ? last : name).toLowerCase());
    const query = qualifiers.length === 0 ? '' : `?${qualifiers.join('&')}`;
    const [algorithm = '', hex = ''] = digest.split(':');
    return { name: `pkg:oci/${own}@${encode(digest)}${query}`, digest: { [algorithm]: hex } };
}
/** Percent-encoded, but for colons, as package URLs have it. */
function encode(text) {
    return encodeURIComponent(text).replaceAll('%3A', ':');
}
/** The attestation with its statements named; undefined if they have subjects already. */
async function nameAttestation(attestation, subject, made) {
    const { layers, config } = (0,contents/* readContents */.r0)(attestation);
    const given = parseManifest(attestation);
    const parts = Array.isArray(given.body.layers) ? [...given.body.layers] : [];
    const renamed = new Map();
    for (const [at, layer] of layers.entries()) {
        if (layer.mediaType !== STATEMENT_TYPE)
            continue;
        const statement = await made.readStatement(layer);
        const named = nameStatement(statement, subject, layer.digest);
        if (named === undefined)
            continue;
        parts[at] = { ...withoutData(parts[at]), ...made.addBlob(named) };
        renamed.set(layer.digest, (0,blobs_digest/* toDigest */.O6)(named));
    }
    if (renamed.size === 0)
        return undefined;
    const changed = config && (await renameLayers(config, renamed, made));
    const ownConfig = changed && { config: { ...withoutData(given.body.config), ...changed } };
    return made.add(given, { layers: parts, ...ownConfig });
}
/** The configuration of an attestation lists its layers, as that of any image does; undefined if it does not. */
async function renameLayers(config, renamed, { source, addBlob }) {
    if (config.size > limits/* MANIFEST_BYTES */.ms)
        throw invalid(config.digest, 'its configuration is too large');
    const before = Buffer.from(await (0,whole/* readWhole */.o)(source, config)).toString('latin1');
    const pairs = [...renamed];
    const after = pairs.reduce((text, [from, to]) => text.replaceAll(from, to), before);
    return after === before ? undefined : addBlob(Buffer.from(after, 'latin1'));
}
/** The statement with the subject; undefined if it has subjects that others can resolve, or is no statement. */
function nameStatement(bytes, subject, digest) {
    const statement = (0,json/* parseObject */.lj)(bytes.toString('utf8'));
    if (statement === undefined)
        throw invalid(digest, 'it is not a JSON object');
    const { _type: type, subject: subjects } = statement;
    if (typeof type !== 'string' || !type.startsWith(STATEMENT))
        return undefined;
    const all = Array.isArray(subjects) ? subjects : [];
    const kept = all.filter((one) => !isLocal(one));
    if (all.length > 0 && kept.length === all.length)
        return undefined;
    // By bytes, so that all else stays as it was written.
    const text = bytes.toString('latin1');
    const value = JSON.stringify([subject, ...kept]);
    const { start, end } = (0,json/* findMember */.gz)(text, 'subject') ?? { start: -1, end: -1 };
    const opening = text.indexOf('{') + 1;
    return start < 0
        ? Buffer.concat([
            bytes.subarray(0, opening),
            Buffer.from(`"subject":${value},`),
            bytes.subarray(opening),
        ])
        : Buffer.concat([bytes.subarray(0, start), Buffer.from(value), bytes.subarray(end)]);
}
function isLocal(subject) {
    return (0,json/* isObject */.Gv)(subject) && typeof subject.name === 'string' && LOCAL.test(subject.name);
}
function createMade(source) {
    const manifests = new Map();
    const blobs = new Map();
    const { readBlob } = source;
    let bytesLeft = limits/* STATEMENT_BYTES */.K5;
    return {
        isUnused: () => manifests.size === 0,
        readStatement: async (layer) => {
            bytesLeft -= layer.size;
            if (bytesLeft < 0)
                throw invalid(layer.digest, `all are more than ${limits/* STATEMENT_BYTES */.K5} bytes`);
            return Buffer.from(await (0,whole/* readWhole */.o)(source, layer));
        },
        add: (given, changes) => {
            const manifest = renderManifest(given, changes);
            manifests.set(manifest.digest, manifest);
            return manifest;
        },
        addBlob: (bytes) => {
            const size = toSize(bytes);
            blobs.set(size.digest, bytes);
            return size;
        },
        source: {
            ...source,
            readManifest: async (digest) => manifests.get(digest) ?? (await source.readManifest(digest)),
            openBlob: async (blob) => {
                const bytes = blobs.get(blob.digest);
                return bytes === undefined ? await source.openBlob(blob) : toStream(bytes);
            },
            ...(readBlob && {
                readBlob: async (blob) => blobs.get(blob.digest) ?? (await readBlob(blob)),
            }),
        },
    };
}
async function* toStream(bytes) {
    yield await Promise.resolve(bytes);
}
function toSize(bytes) {
    return { digest: (0,blobs_digest/* toDigest */.O6)(bytes), size: bytes.byteLength };
}
/** A descriptor without a copy of the content that it describes. */
function withoutData(descriptor) {
    const fields = (0,json/* isObject */.Gv)(descriptor) ? Object.entries(descriptor) : [];
    return Object.fromEntries(fields.filter(([name]) => name !== 'data'));
}
function parseManifest({ mediaType, bytes }) {
    const text = Buffer.from(bytes).toString('utf8');
    return { mediaType, body: (0,json/* parseObject */.lj)(text) ?? {}, indent: /^\{\n( +)/.exec(text)?.[1] ?? '' };
}
function renderManifest({ mediaType, body, indent }, changes) {
    const bytes = Buffer.from(JSON.stringify({ ...body, ...changes }, undefined, indent));
    return { mediaType, bytes, digest: (0,blobs_digest/* toDigest */.O6)(bytes) };
}
function invalid(digest, why) {
    const message = `The attestation ${digest} of this build cannot be used: ${why}.`;
    const hint = 'Check the generator of the SBOM, or build without it: sbom: false.';
    return new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('BUILD_ATTESTATION_INVALID', message, hint)]);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./src/registry/blobs/layout.js
// SPDX-License-Identifier: Apache-2.0
// An OCI image layout on disk, as buildx writes it with `type=oci,tar=false`. Reads, never writes.






const CHUNK_BYTES = 512 * 1024;
/**
 * The image layout in a directory. Everything read from it is verified by its digest.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID if the directory has no layout
 */
async function openLayout(directory) {
    const bytes = await readIndex(directory);
    const digest = (0,blobs_digest/* toDigest */.O6)(bytes);
    const { manifests } = (0,contents/* readContents */.r0)({ bytes, digest, mediaType: (0,contents/* readMediaType */.Hi)(bytes) });
    return {
        roots: manifests,
        openBlob: (blob) => Promise.resolve(openBlob(directory, blob)),
        readManifest: (wanted) => readManifest(directory, wanted),
    };
}
async function readIndex(directory) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(directory, 'index.json'));
    }
    catch (cause) {
        const message = `No OCI image layout in "${directory}": cannot read index.json.`;
        const hint = 'Check that the build wrote one there.';
        throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('REGISTRY_LAYOUT_INVALID', message, hint)], { cause });
    }
}
async function readManifest(directory, digest) {
    const bytes = await (0,promises_.readFile)(toPath(directory, digest)).catch((cause) => {
        throw notFound(directory, digest, cause);
    });
    const found = (0,blobs_digest/* toDigest */.O6)(bytes, digest);
    if (found !== digest) {
        throw (0,blobs_digest/* digestMismatch */.H3)(`The manifest in "${directory}" has the digest ${found}`, { digest });
    }
    return { digest, bytes, mediaType: (0,contents/* readMediaType */.Hi)(bytes) };
}
async function* openBlob(directory, blob) {
    const path = toPath(directory, blob.digest);
    const file = (0,external_node_fs_.createReadStream)(path, { highWaterMark: CHUNK_BYTES });
    try {
        yield* (0,blobs_digest/* checked */.KD)(file, blob, `"${directory}"`);
    }
    catch (thrown) {
        const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
        throw isMissing ? notFound(directory, blob.digest, thrown) : thrown;
    }
}
/** @throws Problem REGISTRY_NOT_FOUND also for anything that is not a digest, since it might be any path */
function toPath(directory, digest) {
    if (!(0,blobs_digest/* isDigest */.Bc)(digest))
        throw notFound(directory, digest);
    return (0,external_node_path_.join)(directory, 'blobs', ...digest.split(':'));
}
function notFound(directory, digest, cause) {
    const message = `${digest} not found in the image layout "${directory}".`;
    return new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('REGISTRY_NOT_FOUND', message)], { cause });
}

// EXTERNAL MODULE: ./src/ship/build/command.js + 1 modules
var build_command = __webpack_require__(4466);
// EXTERNAL MODULE: ./src/ship/build/csv.js
var csv = __webpack_require__(5671);
// EXTERNAL MODULE: ./src/ship/build/failure.js
var failure = __webpack_require__(7421);
// EXTERNAL MODULE: ./src/settings/values/duration.js
var duration = __webpack_require__(2904);
;// CONCATENATED MODULE: ./src/ship/push/watch.js
/** BuildKit's line at the start of a push; everything before it may take hours without output. */
const PUSHING = /^#\d+ pushing (layers|manifest)/m;
/**
 * The allowed time without output after `ended` pushes were ended: each try gets twice as long as the
 * previous one. BuildKit prints nothing while it uploads layers, so its silence proves little, but a
 * push must end at some time.
 */
function toStallTimeout(idleMs, ended) {
    return idleMs * 2 ** ended;
}
/** Starts watching; `idleMs` without output after the push began aborts {@link PushWatch.signal}. */
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
                // The build ended during the sleep: stop watching.
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
var omit_undefined = __webpack_require__(3213);
;// CONCATENATED MODULE: ./src/ship/build/build.js
// SPDX-License-Identifier: Apache-2.0
// Runs `docker buildx build`, and again where a registry was busy.










/** The first pause before a retry, and the longest, ms. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** How many lines of the output a Problem repeats. */
const TAIL_LINES = 15;
/**
 * Builds, and retries while a registry is busy or a connection breaks, until the setting
 * `retry-deadline` is used up, counted from the first failure. Nothing is built twice: the layers are in the builder. A failure of
 * the build itself is final.
 *
 * @throws the signal's reason when the run is cancelled
 */
async function runBuild(task, given) {
    const { clock, log, settings, signal } = task.context;
    const failures = [];
    let order = given;
    const metadataFile = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(task.context.tempDir, 'build-')), 'metadata.json');
    for (let retries = 0;; retries += 1) {
        const stallTimeoutMs = toStallTimeout(settings.pushIdleTimeout, count(failures, 'hung'));
        const attempt = await attemptBuild(task, order, { metadataFile, stallTimeoutMs });
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
                await task.builder.version(); // throws if buildx is missing or too old
            return { ok: false, kind, problem: describe(task, order, attempt, stallTimeoutMs), retries };
        }
        task.onRetry();
        log.info(`${toReason(kind)}: ${(0,failure/* findError */.kh)(attempt.result.stderr)}; trying again …`);
        await clock.sleep(pause, signal);
    }
}
/** BuildKit makes a plain manifest if it has nothing to attest, for example for an image without layers. */
function lacksIndex({ result }, order) {
    return order.isBare !== true && result.stderr.includes('index annotations not supported');
}
function indexMissing({ target }) {
    return (0,src_problem/* notice */.lm)('ANNOTATION_NO_INDEX', `The image of "${target.name}" has no index, because BuildKit attests nothing to it; annotations go to its manifest alone.`);
}
/** How often a build is run again after each kind of failure. */
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
/** Whether the retries are used up, or the next one would start too late after the first failure. */
function isLast(failures, pauseMs, deadlineMs) {
    const [first, last] = [failures[0], failures.at(-1)];
    if (first === undefined || last === undefined)
        return false;
    const isLate = last.at + pauseMs - first.at > deadlineMs && last.kind !== 'hung';
    return isLate || count(failures, last.kind) > MOST_RETRIES[last.kind];
}
/** Exponential, with jitter in the upper half of the span, so that runs do not retry in step. */
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
        // From here on, its output is used in problems and messages.
        return { kind, result: { ...result, stderr: (0,build_command/* conceal */.Eq)(result.stderr, command.secrets) } };
    }
    finally {
        watch.stop();
    }
}
/** Variables that a step sets for the time of a build or for buildx take precedence over what is set here. */
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
        return (0,src_problem/* error */.z3)('BUILD_TIMEOUT', `The build of ${name} took longer than ${limit}.`, 'Raise the setting timeout, or find the slow step in the output above.');
    }
    if (kind === 'hung') {
        return (0,src_problem/* error */.z3)('PUSH_HUNG', `The push of ${name} made no progress for ${(0,duration/* renderDuration */.P)(stallTimeoutMs)}, in the last of several tries.`, 'Check whether the registry answers; raise push-idle-timeout if it is slow.');
    }
    const said = (0,failure/* findError */.kh)(result.stderr) || (result.spawnError ?? 'buildx was ended by a signal');
    const tail = result.stderr.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
    const code = kind === 'build' ? 'BUILD_FAILED' : 'PUSH_FAILED';
    return (0,src_problem/* error */.z3)(code, `The build of ${name} failed: ${said}`, `${(0,failure/* toBuildHint */.l6)(said, kind)}\n${tail}`.trim());
}
/**
 * The digest that buildx reports.
 *
 * @throws Problem BUILD_NO_DIGEST
 */
function toBuildDigest({ metadata: { digest } }) {
    if (digest !== undefined && (0,blobs_digest/* isDigest */.Bc)(digest))
        return digest;
    const message = 'buildx succeeded, but its metadata file names no digest.';
    throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('BUILD_NO_DIGEST', message, 'Update buildx and BuildKit.')]);
}
/** buildx's metadata file; a build that exports nothing writes none. */
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

;// CONCATENATED MODULE: ./src/ship/push/cleared.js
// SPDX-License-Identifier: Apache-2.0
// Keeps uploads of a build that runs beside the preflight until that has ended. Sends nothing itself.

/** The same input with the repositories that the preflight leaves, when it has ended. */
async function awaitCleared(input) {
    const { cleared, ...rest } = input;
    return cleared === undefined ? input : { ...rest, repositories: await cleared };
}
/**
 * The repositories of a build, in which nothing is written before the preflight has ended, and to those
 * that it leaves out nothing at all. Reading is not held up.
 */
function holdUploads({ repositories, cleared }) {
    if (cleared === undefined)
        return repositories;
    cleared.catch(() => undefined); // reported to whom it keeps from writing
    return repositories.map((repository) => {
        const pass = async () => {
            const { name } = repository.repository;
            if ((await cleared).some((one) => one.repository.name === name))
                return;
            throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('PREFLIGHT_REFUSED', `"${name}" cannot be pushed to.`)]);
        };
        return {
            ...repository,
            putBlob: async (blob, source, options) => {
                await pass();
                return await repository.putBlob(blob, source, options);
            },
            sendBlob: async (blob, next) => {
                await pass();
                await repository.sendBlob(blob, next);
            },
            putManifest: async (reference, manifest) => {
                await pass();
                return await repository.putManifest(reference, manifest);
            },
        };
    });
}

// EXTERNAL MODULE: ./src/ship/push/plain-fallback.js
var plain_fallback = __webpack_require__(4684);
// EXTERNAL MODULE: ./src/ship/destination.js
var destination = __webpack_require__(1232);
// EXTERNAL MODULE: ./src/ship/platform.js
var ship_platform = __webpack_require__(3881);
// EXTERNAL MODULE: ./src/registry/manifests/copy.js
var copy = __webpack_require__(4599);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./src/registry/blobs/once.js
// SPDX-License-Identifier: Apache-2.0
// Small blobs that several repositories need, read once. Large ones are streamed to each.

/** What is kept in memory of one blob, at most; a copy has few under way at a time. */
const LIMIT_BYTES = 2 * 1024 * 1024;
/**
 * The same source, of which small blobs are read once, however often they are opened; kept for as long
 * as the source itself. A failed read is repeated at the next open.
 */
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
var pause = __webpack_require__(3072);
;// CONCATENATED MODULE: ./src/ship/push/blobs-ahead.js
// SPDX-License-Identifier: Apache-2.0
// Sends blobs to repositories before the copy of their image asks for them. Sends no manifest and no tag.




const AT_ONCE = 8;
/** Sends nothing yet. A registry eventually deletes a blob that nothing refers to. */
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
        // A manifest that was pushed since then is written again, which changes nothing.
        resolve: (digest) => looked.get(digest) ?? repository.resolve(digest),
        putBlob: async (blob, source, options) => {
            const bringing = begun.get(blob.digest);
            if (bringing === undefined)
                return await repository.putBlob(blob, source, options);
            try {
                return await bringing;
            }
            catch (thrown) {
                // Any other error came from a source that was incomplete at the time.
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
        bringing.catch(() => undefined); // reported to the caller
        begun.set(blob.digest, bringing);
    };
    const snapshot = (digest) => {
        if (looked.has(digest))
            return;
        const reading = repository.resolve(digest);
        reading.catch(() => undefined); // reported to the caller
        looked.set(digest, reading);
    };
    return { target, send, snapshot };
}
/** The same source; its streams fail once they are no longer needed. */
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

;// CONCATENATED MODULE: ./src/ship/build/lines.js
// SPDX-License-Identifier: Apache-2.0
// Splits chunks of text into lines.
/** Calls `hear` with complete lines, without line ends; an unterminated last line is dropped. */
function toLines(hear) {
    let rest = '';
    return (chunk) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines)
            hear(line.trimEnd());
    };
}

;// CONCATENATED MODULE: ./src/ship/push/builder-ahead.js


/** BuildKit reports the manifests of an image before it pushes them, one after the other, and reports when the last is pushed. */
const NAMED = /^#\d+ exporting (?:attestation )?manifest (?:list )?(sha256:[0-9a-f]{64})\b/;
const builder_ahead_PUSHING = /^#\d+ pushing manifest for /;
const PUSHED = /^#\d+ pushing manifest for .* done$/;
/** How long to wait before asking again for a missing manifest, ms: at first, and at most. */
const FIRST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 1_000;
const MOST_TRIES = 20;
/**
 * Listens to a push of an image that goes to more than one repository. While BuildKit pushes one
 * manifest after the other, and buildx takes its time to end, they are read as soon as they exist,
 * and their blobs are sent to the other repositories. Where there are none, `onPushed` is called when
 * the image is there. The output of buildx is only a hint: images count by
 * their digest, and by how buildx ends.
 */
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
        return toLines((line) => {
            const digest = NAMED.exec(line)?.[1];
            if (digest !== undefined)
                named.add(digest);
            if (PUSHED.test(line)) {
                pushed.abort();
                named.forEach(reads.begin);
                if (others.length === 0)
                    onPushed?.();
            }
            else if (builder_ahead_PUSHING.test(line) && !isFollowed) {
                isFollowed = true;
                reads.follow(named, ended).catch(() => undefined); // everything is read again at the end
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
/** Reads manifests of a repository and hands each on as soon as it is read. */
function openReads(primary, clock, pass) {
    const known = new Map();
    return {
        begin: (digest) => {
            if (known.has(digest))
                return;
            const reading = primary.readManifest(digest);
            known.set(digest, reading);
            reading.then(pass).catch(() => undefined); // read again by the caller
        },
        /** Reads one after the other, in the order in which they are pushed. */
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

// EXTERNAL MODULE: ./src/settings/values/entries.js
var entries = __webpack_require__(1214);
;// CONCATENATED MODULE: ./src/ship/push/join.js
// SPDX-License-Identifier: Apache-2.0
// Joins images that were built separately, one per platform, into one index.





const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
/**
 * One index of several images: the entries of all platforms in the order of the images, then all
 * attestations, like BuildKit's index of several platforms. Entries of an index, also of a nested one, are
 * copied as they are; a plain manifest gets the platform in its
 * configuration. The same images give the same bytes.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID
 * @see https://github.com/opencontainers/image-spec/blob/main/image-index.md
 */
async function joinImages(images, source, annotations) {
    const listed = await Promise.all(images.map((image) => listEntries(image, source, annotations)));
    const all = [...new Map(listed.flat().map((entry) => [entry.digest, entry])).values()];
    const index = {
        schemaVersion: 2,
        mediaType: INDEX_TYPE,
        manifests: [...all.filter((entry) => !(0,platforms/* isAttestation */.H3)(entry)), ...all.filter(platforms/* isAttestation */.H3)],
        ...(Object.keys(annotations.index).length === 0 ? {} : { annotations: annotations.index }),
    };
    const bytes = Buffer.from(JSON.stringify(index, undefined, 2));
    return { mediaType: INDEX_TYPE, bytes, digest: (0,blobs_digest/* toDigest */.O6)(bytes) };
}
async function listEntries(image, source, annotations) {
    const { isIndex } = (0,contents/* readContents */.r0)(image);
    if (!isIndex)
        return [await join_describe(image, source, annotations)];
    // With all fields of a descriptor, also unknown ones.
    const body = JSON.parse(Buffer.from(image.bytes).toString('utf8'));
    const entries = body.manifests.map(async (entry) => /\b(index|manifest\.list)\b/.test(entry.mediaType)
        ? await listEntries(await source.readManifest(entry.digest), source, annotations)
        : [entry]);
    return (await Promise.all(entries)).flat();
}
async function join_describe(image, source, { entry }) {
    const { platform } = (await (0,platforms/* readConfig */.Xg)(source, image)) ?? {};
    const annotations = entry(platform);
    return {
        mediaType: image.mediaType,
        digest: image.digest,
        size: image.bytes.byteLength,
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
        ...(platform === undefined ? {} : { platform: toFields(platform) }),
    };
}
/** In BuildKit's order of fields. */
function toFields(platform) {
    const [os = '', architecture = '', variant] = platform.split('/');
    return { architecture, os, ...(0,omit_undefined/* omitUndefined */.O)({ variant }) };
}
/**
 * The annotations in a build command and in the attributes of its image that are for the index, which a
 * build of one platform refuses or omits.
 *
 * | written                                   | is for                                |
 * | ----------------------------------------- | ------------------------------------- |
 * | `--annotation index:K=V`                  | the index                             |
 * | `--annotation manifest-descriptor:K=V`    | the entry of every platform           |
 * | `--annotation manifest-descriptor[P]:K=V` | the entry of the platform P           |
 * | `annotation-index.K=V` of an output       | the index, and so on                  |
 *
 * @see https://github.com/moby/buildkit/blob/master/docs/annotations.md
 */
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
/** Whether an attribute of an image is for its index, which a build of one platform does not make. */
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
    const [field = ''] = (0,entries/* splitEntries */.l8)(attribute, true);
    const [, level, key = '', value] = /^annotation-([a-z-]+(?:\[[^\]]*\])?)\.([^=]+)=([^]*)$/.exec(field) ?? [];
    return level === undefined || value === undefined ? [] : [{ ...readLevel(level), key, value }];
}
/** `manifest-descriptor[linux/arm64]` */
function readLevel(text) {
    const [, level = '', platform] = /^([a-z-]+)(?:\[(.*)\])?$/.exec(text.trim()) ?? [];
    if (platform === undefined)
        return { level };
    const [os = '', architecture = '', variant] = platform.split('/');
    const named = { os, architecture, ...(0,omit_undefined/* omitUndefined */.O)({ variant }) };
    return { level, platform: (0,platforms/* toPlatformText */.g3)(named) };
}

;// CONCATENATED MODULE: ./src/ship/build/turns.js
/**
 * A log for each of `count` builds. The first unfinished build is printed live; the output of
 * the others is kept until it is their turn. Problems are printed at once.
 */
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
// SPDX-License-Identifier: Apache-2.0
// Pushes from a builder with several nodes: one build per platform, and an index of our own. Writes no tag.





/**
 * Whether buildx would distribute this build over several nodes. It then joins what they push
 * and tags it with the name of the repository, that is `latest`, even if the output says
 * `push-by-digest`. With one platform it uses one node and pushes by digest.
 *
 * @see https://github.com/docker/buildx/blob/v0.29.1/build/build.go
 */
function isDivided({ target, builder }) {
    return builder.hasNodes && target.platforms.length > 1;
}
/**
 * Builds each platform separately, all at the same time, and pushes them by digest; then pushes an index of
 * them, by digest, too. The outcome is that of one build. The first build that fails ends the
 * others.
 *
 * @throws the signal's reason when the run is cancelled
 */
async function pushFromNodes(task, push) {
    const built = await buildAll(task, push);
    return 'kind' in built ? built : await putIndex(task, push, built);
}
async function buildAll(task, push) {
    const { context, target } = task;
    const platforms = [...new Set(target.platforms)];
    const attributes = (context.settings.imageOutput ?? []).filter((one) => !isIndexAttribute(one));
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
            const outcome = await runBuild(part, { ...push.order, ...own });
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
        digests: done.flatMap((outcome) => (outcome.ok ? [toBuildDigest(outcome)] : [])),
        retries: done.reduce((sum, { retries }) => sum + retries, 0),
    };
}
const KINDS = {
    REGISTRY_UNSUPPORTED: 'unsupported',
    REGISTRY_FAILED: 'failing',
};
/** An error of the registry for the index is reported like a failed push. */
async function putIndex({ target, context }, { primary, ahead: { source } }, { digests, retries }) {
    const { imageOutput = [] } = context.settings;
    try {
        const images = await Promise.all(digests.map((digest) => source.readManifest(digest)));
        const annotations = readIndexAnnotations(target.build.argv, imageOutput);
        const index = await joinImages(images, source, annotations);
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

// EXTERNAL MODULE: ./src/ship/push/strategy.js
var push_strategy = __webpack_require__(6080);
;// CONCATENATED MODULE: ./src/ship/push/builder.js
// SPDX-License-Identifier: Apache-2.0
// The push strategy *builder*: the builder pushes the image, by digest, to one repository.









/** Failures for which *layout* is better than a retry: our own client can reach what the builder cannot. */
const LAYOUT_ANSWERS = [
    ...['unreachable', 'hung', 'failing', 'too-large', 'unsupported', 'unclear'],
];
/** The kind of manifest is what the registry refuses, as far as known. */
const PICKY = ['unsupported', 'failing'];
/**
 * The image in the first repository that the builder could push to; undefined if *layout*
 * is the better strategy. A repository that does not accept an index or attestations is skipped
 * for the next, and the image is copied to it from there; if there is none, the builder omits them.
 *
 * @throws Problem BUILD_…, PUSH_…
 */
async function pushFromBuilder(input) {
    const { builder, context } = input;
    const { settings } = context;
    const mayTurn = settings.publish === 'auto' && builder.canWriteLayout;
    const missed = [];
    for (const primary of (0,push_strategy/* orderForPush */.yD)(input.repositories, builder, settings)) {
        if (mayTurn && !(0,push_strategy/* isReachable */.kj)(primary.repository, builder, settings))
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
/**
 * One push; a second one if the registry refused only the form of the attestations. BuildKit 0.32
 * writes them as artifacts with a `subject`, and pushes them before the image that they refer to,
 * which some registries (GitLab) require first.
 *
 * @see https://github.com/moby/buildkit/issues/7007
 */
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
    // The index of a divided build is pushed after all of its parts.
    const onPushed = isDivided(input) ? undefined : input.onPushed;
    return openPushAhead(primary, listOthers(primary, input, missed), { clock, onPushed });
}
/** The image attribute with which BuildKit stores attestations as images without a subject. */
const OLD_ATTESTATIONS = 'oci-artifact=false';
function isSubjectRefused({ kind, problem }, imageOutput) {
    const isSaid = imageOutput.some((attribute) => attribute.startsWith('oci-artifact='));
    return !isSaid && kind === 'unclear' && failure/* SUBJECT_MISSING */._s.test(problem.message);
}
/** Makes the builder push, by digest, to one repository. */
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
        const outcome = await input.context.log.group(`Build ${input.target.name} and push it to ${name}`, () => isDivided(input)
            ? pushFromNodes(input, { primary, ahead, toOutput, order, provenance })
            : runBuild(input, { ...own, ...order }));
        isThere = outcome.ok;
        return outcome;
    }
    finally {
        ahead.end(isThere);
    }
}
/** If the plan has none, buildx's own default applies. */
function toPushedProvenance({ target: { build }, context: { settings, env } }, { isUnattested }) {
    const isSaid = build.provenance !== undefined && isUnattested !== true;
    return isSaid ? (0,build_command/* toDefaultProvenance */.Wd)(build, settings, env) : [];
}
/** Attributes that the user sets for the pushed image, to be added to an output. */
function toAttributes({ imageOutput = [] }) {
    return imageOutput.map((attribute) => `,${attribute}`).join('');
}
/** The repositories that the image is copied to: also those that were skipped only for the kind of manifest. */
function listOthers(primary, { repositories }, missed) {
    const done = [primary, ...listLost(missed).map((one) => one.primary)];
    return repositories.filter((one) => !done.includes(one));
}
function listLost(missed) {
    return missed.filter(({ outcome: { kind } }) => !PICKY.includes(kind));
}
/** What was pushed, and where it must still go. */
async function readPushed({ source, targets }, outcome, missed) {
    return {
        manifest: await source.readManifest(toBuildDigest(outcome)),
        source,
        targets,
        failed: listLost(missed).map((one) => ({
            repository: one.primary.repository,
            problem: one.outcome.problem,
        })),
        notices: [],
    };
}
/** If no repository accepts attestations, the same build without them. */
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
/** Whether the environment, which the plan does not know, turns an index into a manifest. */
function isBare({ target, context }) {
    const isSingle = target.platforms.length <= 1 && !(0,build_command/* decidesProvenance */.pA)(target.build.argv);
    return isSingle && (0,build_command/* refusesAttestations */.$L)(context.env);
}

;// CONCATENATED MODULE: ./src/ship/endpoint/members.js
// SPDX-License-Identifier: Apache-2.0
// The repositories that an image is pushed to at the same time: which of them take part, and what they have.

/** Repositories of which nothing is known yet. */
function createMembers(all) {
    const left = new Set();
    const failures = new Map();
    const holders = new Map();
    const asked = new Map();
    let fatal;
    const live = () => all.filter((member) => !left.has(member));
    const store = (member, digest) => {
        holders.set(digest, (holders.get(digest) ?? new Set()).add(member));
    };
    return {
        ...{ all, live, store },
        leave: (member) => {
            left.add(member);
        },
        note: (member, failure) => {
            if (failure === undefined)
                failures.delete(member);
            else
                failures.set(member, failure);
        },
        lose: (member, thrown) => {
            if (thrown instanceof src_problem/* Problem */.AF)
                failures.set(member, thrown);
            const isLast = live().every((one) => one === member);
            const isGrave = !(thrown instanceof src_problem/* Problem */.AF) || member.isRequired || isLast;
            if (!isGrave)
                left.add(member);
            else
                fatal ??= thrown instanceof Error ? thrown : new Error(String(thrown));
        },
        fatal: () => fatal,
        listProblems: () => {
            if (fatal instanceof src_problem/* Problem */.AF)
                return [fatal];
            return [...failures].flatMap(([member, failure]) => (left.has(member) ? [] : [failure]));
        },
        has: async (member, digest) => {
            if (holders.get(digest)?.has(member) === true)
                return true;
            const known = asked.get(digest) ?? new Map();
            asked.set(digest, known);
            const asking = known.get(member) ?? member.repository.hasBlob(digest, 'pull,push');
            known.set(member, asking);
            const isThere = await asking;
            if (isThere)
                store(member, digest);
            return isThere;
        },
        listHolders: (digest) => [...(holders.get(digest) ?? [])],
    };
}

;// CONCATENATED MODULE: ./src/ship/endpoint/unnamed.js
const SHOWN = 'the registries';
/** The same context, which shows "the registries" instead of an image name such as `127.0.0.1:34567/<random>:image`. */
function withoutName(context, name) {
    const [, host = name, path = '', tag = ''] = /^([^/]+)\/([^:]+):(.+)$/.exec(name) ?? [];
    const escaped = host.replaceAll('.', String.raw `\.`);
    const pattern = new RegExp(String.raw `(?:https?://)?${escaped}(?:(?:/v2)?/${path}(?::${tag})?)?|${path}`, 'g');
    const rewrite = (text) => text.replaceAll(pattern, SHOWN);
    const { log, onBuilt } = context;
    let rest = '';
    return {
        rewrite,
        flush: () => {
            if (rest !== '')
                log.output(rewrite(rest));
            rest = '';
        },
        context: {
            ...context,
            log: {
                ...log,
                info: (line) => {
                    log.info(rewrite(line));
                },
                debug: (line) => {
                    log.debug(rewrite(line));
                },
                output: (chunk) => {
                    // A name may be split between two chunks, and never between two lines.
                    const text = rest + chunk;
                    const end = text.lastIndexOf('\n') + 1;
                    rest = text.slice(end);
                    if (end > 0)
                        log.output(rewrite(text.slice(0, end)));
                },
            },
            ...(onBuilt === undefined
                ? {}
                : {
                    onBuilt: (record) => {
                        const shown = Object.entries(record.metadata).filter(([key]) => key !== 'image.name');
                        onBuilt({ ...record, metadata: Object.fromEntries(shown) });
                    },
                }),
        },
    };
}

;// CONCATENATED MODULE: ./src/ship/push/endpoint.js
// SPDX-License-Identifier: Apache-2.0
// The push strategy *endpoint*: the builder pushes to this process, which passes the blobs on. Writes no manifest.









/** The tag of the image at the endpoint; the docker driver cannot push without one. */
const TAG = 'image';
/**
 * The image, of which the repositories have the layers and this process has the rest; undefined if *layout* is
 * better, since the builder failed at the endpoint itself.
 *
 * @throws Problem BUILD_…, and REGISTRY_… of a repository that failed
 */
async function pushThroughEndpoint(input, endpoint) {
    const { context, target } = input;
    const { registries } = context.settings;
    const repositories = holdUploads(input);
    const members = createMembers(repositories.map((repository) => ({
        repository,
        isRequired: (0,destination/* isRequired */.gx)(repository.repository, registries),
    })));
    const intake = endpoint.open({ members });
    const unnamed = withoutName(context, `${intake.name}:${TAG}`);
    try {
        const outcome = await context.log.group(`Build ${target.name} and push it`, () => runBuild({ ...input, context: unnamed.context }, 
        // Where no repository has failed, another try fails in the same way.
        {
            ...toOrder(input, intake),
            yieldsOn: (kind, said) => kind !== 'build' && isOfEndpoint(said, members, context.settings),
        }));
        unnamed.flush();
        if (!outcome.ok) {
            explain(outcome, members, { input, unnamed });
            return;
        }
        const digest = toBuildDigest(outcome);
        const manifest = intake.manifests.get(TAG);
        if (manifest?.digest !== digest)
            throw new src_problem/* Problem */.AF([describeOther(target.name)]);
        const left = new Set((await awaitCleared(input)).repositories.map(toName));
        const targets = repositories.filter((one) => left.has(toName(one)));
        return {
            manifest,
            source: toSource(intake, members),
            targets: targets.map((repository) => toTarget(repository, intake, members)),
            ...{ failed: [], notices: [] },
        };
    }
    finally {
        unnamed.flush();
        intake.end();
    }
}
function toOrder(input, { name }) {
    const { context, target } = input;
    const provenance = (0,build_command/* toLayoutProvenance */.H5)(target.build, context.settings, context.env);
    const output = [
        `type=image,"name=${name}:${TAG}",push=true,store=false,unpack=false,oci-mediatypes=true`,
        toAttributes(context.settings),
    ].join('');
    return { args: [...provenance, '--output', output], isBare: isBare(input), isPaced: true };
}
/** @throws Problem unless *layout* may do better */
function explain({ kind, problem }, members, { input, unnamed }) {
    const said = {
        ...problem,
        message: unnamed.rewrite(problem.message),
        hint: unnamed.rewrite(problem.hint),
    };
    if (kind === 'build')
        throw new src_problem/* Problem */.AF([said]);
    const fatal = members.fatal();
    if (fatal !== undefined && !(fatal instanceof src_problem/* Problem */.AF))
        throw fatal;
    const problems = members.listProblems().flatMap((one) => one.problems);
    if (problems.length > 0)
        throw new src_problem/* Problem */.AF(problems);
    const { settings, log } = input.context;
    if (!isOfEndpoint(problem.message, members, settings))
        throw new src_problem/* Problem */.AF([said]);
    log.problem(endpoint_describeTurn(said));
    input.onRetry();
    return undefined;
}
/** Whether the builder failed to push, though no repository has failed, and *layout* is allowed. */
function isOfEndpoint(said, members, { publish }) {
    const isPush = (0,failure/* findError */.kh)(said).includes('failed to push');
    return publish === 'auto' && isPush && members.listProblems().length === 0;
}
/** What was kept, and what can be read from a repository that has it. */
function toSource(intake, members) {
    const find = ({ digest }) => {
        const [holder] = members.listHolders(digest);
        if (holder !== undefined)
            return holder.repository;
        const message = `The builder did not push the blob ${digest}, and no repository has it.`;
        throw new src_problem/* Problem */.AF([
            (0,src_problem/* error */.z3)('REGISTRY_NOT_FOUND', message, 'Run again, or write publish: layout.'),
        ]);
    };
    return {
        readManifest: (digest) => {
            const manifest = intake.manifests.get(digest);
            if (manifest !== undefined)
                return Promise.resolve(manifest);
            const message = `The builder did not push the manifest ${digest}.`;
            return Promise.reject(new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('REGISTRY_NOT_FOUND', message, 'Run again, or write publish: layout.')]));
        },
        openBlob: async (blob) => intake.findBlob(blob.digest)?.open() ?? (await find(blob).openBlob(blob)),
    };
}
/** The same repository, which is not asked again for what it was sent. It gets nothing that names the endpoint. */
function toTarget(repository, intake, members) {
    return {
        ...repository,
        putBlob: async (blob, source, options) => {
            const holders = members.listHolders(blob.digest);
            if (holders.some((one) => one.repository === repository))
                return 'present';
            const bytes = intake.findBlob(blob.digest)?.bytes;
            if (bytes !== undefined && Buffer.from(bytes).includes(intake.name)) {
                throw new src_problem/* Problem */.AF([describeNaming(blob.digest)]);
            }
            return await repository.putBlob(blob, source, options);
        },
    };
}
function toName({ repository }) {
    return repository.name;
}
function describeOther(name) {
    return (0,src_problem/* error */.z3)('PUSH_OTHER_IMAGE', `The builder reports another digest for "${name}" than the one that it pushed.`, 'Run again, or write publish: layout.');
}
function describeNaming(digest) {
    return (0,src_problem/* error */.z3)('PUSH_NAMES_ENDPOINT', `The attestation ${digest} names an address of this run, which must not be published.`, 'Write publish: layout.');
}
function endpoint_describeTurn({ message }) {
    return (0,src_problem/* notice */.lm)('PUSH_FROM_HERE', `The Docker engine could not push the image to this run, so it writes an OCI layout instead: ${message}`, 'Write publish: layout to do so at once.');
}

// EXTERNAL MODULE: ./src/once.js
var once = __webpack_require__(4840);
// EXTERNAL MODULE: ./src/plan/reference/tag-repositories.js
var tag_repositories = __webpack_require__(620);
// EXTERNAL MODULE: ./src/ship/engine/engine.js
var engine = __webpack_require__(7493);
;// CONCATENATED MODULE: ./src/ship/build/only.js







/** The metadata of a build that exports nothing. */
const NOTHING = { digest: undefined, mediaType: undefined, configDigest: undefined };
/**
 * Builds and pushes nothing. With `load` the image is loaded into the local engine under the names it
 * would be pushed with. The image is in no registry, so `manifest` and `source` are empty;
 * `digest` is what buildx reported, and empty if nothing was exported.
 *
 * @throws Problem BUILD_…, LOAD_NO_ENGINE, LOAD_FAILED
 */
async function buildOnly(task, load) {
    const call = toCall(task);
    const isLoading = load && call === undefined && mayLoad(task);
    const verb = call === undefined ? 'Build' : `Call ${call} for`;
    const title = `${isLoading ? 'Build and load' : verb} ${task.target.name}`;
    let metadata = NOTHING;
    for (const order of planOrders(task, isLoading)) {
        const outcome = await task.context.log.group(title, () => runBuild(task, order));
        if (!outcome.ok)
            throw new src_problem/* Problem */.AF([outcome.problem]);
        metadata = outcome.metadata;
    }
    const loaded = isLoading ? await inspectLoaded(task) : undefined;
    if (loaded !== undefined) {
        for (const name of listNames(task))
            task.context.log.info(`loaded   ${name}`);
    }
    return toBuilt(task, metadata, loaded);
}
/** What buildx does instead of a build. */
function toCall({ context: { settings } }) {
    return settings.call === 'build' ? undefined : settings.call;
}
function toBuilt({ target }, metadata, loaded) {
    const { digest = '', mediaType = '', configDigest = loaded?.id } = metadata;
    const [only, ...others] = target.platforms;
    const isSingle = only !== undefined && others.length === 0 && digest !== '';
    return {
        digest,
        mediaType,
        imageId: configDigest ?? null,
        platforms: isSingle ? { [only]: digest } : {},
        manifest: { mediaType, digest, bytes: new Uint8Array() },
        source: nowhere,
        failed: [],
        bare: new Map(),
        notices: [],
        ...(loaded === undefined ? {} : { loadedReference: loaded.reference }),
    };
}
/** The image of a build that was not pushed cannot be read. */
const nowhere = {
    openBlob: ({ digest }) => Promise.reject(unpushed(digest)),
    readManifest: (digest) => Promise.reject(unpushed(digest)),
};
function unpushed(digest) {
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('REGISTRY_NOT_FOUND', `"${digest}" was built and not pushed.`, 'Push it: push: true.'),
    ]);
}
/** Whether there is an engine to load into; it must exist if the user asked for loading. */
function mayLoad({ builder, context }) {
    if (builder.hasEngine)
        return true;
    const message = 'No Docker engine answers here, into which the image could be loaded.';
    if (context.settings.load) {
        const hint = 'Start Docker, or leave out load.';
        throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('LOAD_NO_ENGINE', message, hint)]);
    }
    context.log.problem((0,src_problem/* notice */.lm)('LOAD_SKIPPED', message));
    return false;
}
/**
 * The builds that are needed, one after the other; the second uses the cache of the first.
 *
 * The engine's classic store holds one platform of an image, so with several platforms all are built and
 * the first that this machine can run is loaded.
 */
function planOrders(task, isLoading) {
    const call = toCall(task);
    if (call !== undefined)
        return [{ args: ['--call', call] }];
    const all = orderOutputs(task);
    if (!isLoading)
        return [all];
    const load = orderLoad(task);
    const isAll = load.platform === undefined && task.context.settings.outputs.length === 0;
    return isAll ? [load] : [all, { ...load, isAgain: true }];
}
/** The user's outputs, or only the cache without any. Images in them have the names they would be pushed with. */
function orderOutputs(task) {
    const { outputs } = task.context.settings;
    if (outputs.length === 0)
        return { args: ['--output', 'type=cacheonly'], isBare: true };
    const isImage = outputs.some((output) => /\btype=(docker|oci|image|registry)\b/.test(output));
    const isArchive = outputs.some((output) => /\btype=(docker|oci)\b/.test(output));
    // BuildKit pushes by digest only to a name without a tag.
    const isDigest = outputs.some((output) => /\bpush-by-digest=true\b/.test(output));
    const names = isDigest ? task.target.repositories : listNames(task);
    const provenance = orderProvenance(task);
    return {
        args: [
            ...provenance,
            ...outputs.flatMap((output) => ['--output', output]),
            ...(isImage ? names.flatMap((name) => ['--tag', name]) : []),
        ],
        isBare: isArchive && isSingle(task) && !provenance.some(isForFiles),
    };
}
/** Whether BuildKit writes this provenance also into files: `inline-only=true` is for what it pushes. */
function isForFiles(word) {
    return word.startsWith('mode=') && !word.includes('inline-only=true');
}
/**
 * The provenance that the plan adds if the settings do not decide about it. An export for the engine
 * (`type=docker`) has none: it cannot be an index.
 */
function orderProvenance({ target: { build }, context }) {
    const { settings, env } = context;
    const isForEngine = settings.outputs.some((output) => /\btype=docker\b/.test(output));
    if (isForEngine || build.provenance === undefined)
        return [];
    return (0,build_command/* toDefaultProvenance */.Wd)(build, settings, env);
}
/**
 * Writes the user's outputs in addition to a push, from the cache of the build that was pushed, if there
 * was one.
 *
 * @throws Problem BUILD_…
 */
async function writeOutputs(task, isAgain) {
    const title = `Write outputs of ${task.target.name}`;
    const order = { ...orderOutputs(task), isAgain };
    const outcome = await task.context.log.group(title, () => runBuild(task, order));
    if (!outcome.ok)
        throw new src_problem/* Problem */.AF([outcome.problem]);
}
function orderLoad(task) {
    const { target, builder } = task;
    const isWhole = target.platforms.length <= 1 || builder.store === 'containerd';
    const native = isWhole ? undefined : findNative(target.platforms);
    return {
        args: ['--load', ...listNames(task).flatMap((name) => ['--tag', name])],
        // buildx loads an index, which provenance makes of an image, only into its own engine.
        isBare: native !== undefined || isBareLoad(task),
        ...(0,omit_undefined/* omitUndefined */.O)({ platform: native }),
    };
}
function isBareLoad({ builder, target }) {
    const isOne = target.platforms.length <= 1;
    return isOne && builder.driver !== 'docker' && !(0,build_command/* decidesProvenance */.pA)(target.build.argv);
}
/** One platform and no attestations: the export is a manifest, not an index. */
function isSingle({ target }) {
    return target.platforms.length <= 1 && !(0,build_command/* decidesProvenance */.pA)(target.build.argv);
}
/** The names that the image would be pushed with; without repositories, a local name. */
function listNames({ target, context }) {
    // An untrusted author may choose the name of the target, and so overwrite another image on this engine.
    const own = context.trust.level === 'trusted' ? target.name : 'untrusted';
    const repositories = target.repositories.length > 0 ? target.repositories : [own];
    const tags = target.tags.filter(({ platform }) => platform === undefined);
    const isFor = (planned, repository) => (0,tag_repositories/* repositoriesFor */.M)({ repositories }, planned).includes(repository);
    return repositories.flatMap((repository) => {
        const names = tags.length > 0 ? tags.filter((tag) => isFor(tag, repository)) : [{ tag: 'build' }];
        return names.map(({ tag }) => `${repository}:${tag}`);
    });
}
function findNative(platforms) {
    const architecture = { x64: 'amd64', ia32: '386' }[process.arch] ?? process.arch;
    const own = (0,ship_platform/* toPlatform */.r)(`linux/${architecture}`);
    return platforms.find((platform) => (0,ship_platform/* toPlatform */.r)(platform) === own) ?? platforms[0];
}
/** Checks that the engine has the image now, under the first of its names. */
async function inspectLoaded(task) {
    const { context } = task;
    const [reference = ''] = listNames(task);
    const result = await context.shell({
        argv: ['docker', 'image', 'inspect', '--format', '{{.Id}}', reference],
        env: context.env,
        cwd: context.cwd,
        signal: context.signal,
    });
    if (result.code === 0)
        return { reference, id: result.stdout.trim() };
    const said = (0,engine.lastOutputLine)(result.stderr) || (result.spawnError ?? '');
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('LOAD_FAILED', `The image was built, and the Docker engine does not have "${reference}": ${said}`, 'Check whether the builder and the docker command talk to the same engine (docker context ls).'),
    ]);
}

;// CONCATENATED MODULE: ./src/ship/push/publish.js
// SPDX-License-Identifier: Apache-2.0
// Builds, and pushes the image to every repository by digest. Writes no tag.






















/**
 * Builds, and pushes the image by digest to every repository; the same digest everywhere, except for
 * hosts that do not accept an index or attestations: they get the image without.
 *
 * | strategy   | who pushes                                                                 |
 * | ---------- | -------------------------------------------------------------------------- |
 * | *builder*  | the builder, to the primary; our client copies from there to the others    |
 * | *endpoint* | the builder, to this process, which passes the layers on to all            |
 * | *layout*   | our client: the builder writes an OCI layout, which is uploaded to all     |
 *
 * After it returns, the digest is in every repository that is not in `failed` or `bare`.
 *
 * @throws Problem BUILD_…, PUSH_…, REGISTRY_…
 */
async function buildAndPublish(given) {
    // buildx cannot write a layout of what several nodes have built.
    const able = isDivided(given) ? { ...given.builder, canWriteLayout: false } : given.builder;
    const input = { ...given, builder: able };
    const { builder, context, repositories, endpoint } = input;
    const names = repositories.map(({ repository }) => repository);
    const strategy = (0,push_strategy/* choosePushStrategy */.VQ)(context.settings, { ...builder, endpoint }, names);
    if (strategy === 'builder') {
        const cleared = await awaitCleared(input);
        const pushed = await pushFromBuilder(cleared);
        if (pushed !== undefined)
            return finish(cleared, pushed);
    }
    const passed = strategy === 'endpoint' && endpoint !== undefined
        ? await pushThroughEndpoint(input, endpoint)
        : undefined;
    const arrived = passed ?? (await writeLayout(input));
    const cleared = await awaitCleared(input);
    return finish(cleared, await nameSubjects(cleared, arrived));
}
/** An image that BuildKit has not pushed to its repositories: its statements do not name them. */
async function nameSubjects({ target, repositories }, arrived) {
    const names = repositories.map(({ repository }) => repository);
    const named = await withSubjects(arrived, { name: target.name, repositories: names });
    return { ...arrived, ...named };
}
async function writeLayout(input) {
    const { context, target } = input;
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.tempDir, 'layout-'));
    const provenance = (0,build_command/* toLayoutProvenance */.H5)(target.build, context.settings, context.env);
    const output = `${(0,csv/* renderCsv */.P)(['type=oci', 'tar=false', `dest=${folder}`])}${toAttributes(context.settings)}`;
    const order = { args: [...provenance, '--output', output], isBare: isBare(input) };
    const outcome = await context.log.group(`Build ${target.name}`, () => runBuild(input, order));
    if (!outcome.ok)
        throw new src_problem/* Problem */.AF([outcome.problem]);
    const source = await openLayout(folder);
    const manifest = await source.readManifest(toBuildDigest(outcome));
    const { repositories } = await awaitCleared(input);
    return { manifest, source, targets: repositories, failed: [], notices: [] };
}
/** Checks that every platform is there, then copies to the repositories that lack the image. */
async function finish(input, given) {
    const { target, context } = input;
    const arrived = await inMediaTypes(given, context.settings);
    const { source, seen } = publish_readOnce(arrived.source, arrived.manifest);
    if (arrived.targets.length > 0)
        readAhead(source, arrived.manifest);
    const whole = await (0,platforms/* readPlatforms */.tj)(source, arrived.manifest);
    const missing = (0,ship_platform/* findMissing */.y)(target.platforms, whole.platforms);
    if (missing.length > 0)
        throw new src_problem/* Problem */.AF([describeMissing(target.name, missing, whole.platforms)]);
    const built = { manifest: arrived.manifest, ...whole };
    const isPlain = context.settings.attestations === 'plain' && whole.imageId !== null;
    const manifest = (isPlain ? await (0,plain_fallback/* withoutAttestations */.AB)(built, source) : undefined) ?? arrived.manifest;
    const copied = await (0,plain_fallback/* copyTo */.rH)({ ...built, manifest }, source, arrived.targets);
    const failed = copied.flatMap(({ repository: { repository }, problems }) => problems.map((problem) => ({ repository, problem })));
    const grave = failed.filter(({ repository }) => (0,destination/* isRequired */.gx)(repository, context.settings.registries));
    const all = [...arrived.failed, ...failed];
    const lost = new Set(all.map(({ repository }) => repository)).size;
    if (grave.length > 0 || lost === input.repositories.length) {
        throw new src_problem/* Problem */.AF((grave.length > 0 ? grave : all).map(({ problem }) => problem));
    }
    return {
        ...{ digest: manifest.digest, mediaType: manifest.mediaType, manifest, source: arrived.source },
        ...(0,omit_undefined/* omitUndefined */.O)({ seen }),
        ...{ imageId: whole.imageId, platforms: whole.platforms, failed: all },
        bare: new Map(copied
            .filter(({ notices }) => notices.length > 0)
            .map(({ repository: { repository }, builtImage }) => [repository.name, builtImage])),
        notices: [...arrived.notices, ...copied.flatMap(({ notices }) => notices)],
    };
}
/** The image in the requested media types: a layout always has OCI's. */
async function inMediaTypes(arrived, { mediaTypes }) {
    return mediaTypes === 'docker' ? { ...arrived, ...(await (0,docker_types/* toDockerTypes */.f)(arrived)) } : arrived;
}
/** The same source; each manifest is requested once, and what was already read of a repository is reused. */
function publish_readOnce(source, root) {
    const digests = new Set([root.digest]);
    const readManifest = (0,once/* oncePer */.P)((digest) => digest, async (digest) => {
        if (digest === root.digest)
            return root;
        const manifest = await source.readManifest(digest);
        digests.add(digest);
        return manifest;
    });
    const { repository } = source;
    return {
        source: { ...source, readManifest },
        seen: repository === undefined ? undefined : { repository, digests },
    };
}
/** Requests all manifests that a copy will need, at once. An error is reported to the caller that needs the manifest. */
function readAhead(source, manifest) {
    for (const { digest } of (0,contents/* readContents */.r0)(manifest).manifests) {
        source.readManifest(digest).catch(() => undefined);
    }
}
function describeMissing(name, missing, there) {
    return (0,src_problem/* error */.z3)('BUILD_PLATFORM_MISSING', `The image of "${name}" lacks the platform "${missing.join('", "')}"; it has ${Object.keys(there).join(', ') || 'none'}.`, 'Check whether the Dockerfile fixes a platform (FROM --platform=…), or change the setting platforms.');
}


/***/ })

};
