export const id = 789;
export const ids = [789,493];
export const modules = {

/***/ 9045:
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
;// CONCATENATED MODULE: ./src/ship/build/flags.js
// SPDX-License-Identifier: Apache-2.0
// Splits a build command into flags: a value is a value, even if it looks like a flag. Pure.
/** Flags of a plan's command that take no value. */
const SWITCHES = new Set(['--no-cache', '--pull']);
/** The flags in the words after `docker buildx build`. */
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
/** The words of the flags. */
function joinFlags(flags) {
    return flags.flat();
}
/** The value of `--name value` or `--name=value`; undefined for another flag. */
function flags_valueOf([name, value], wanted) {
    if (name === wanted)
        return value;
    return name.startsWith(`${wanted}=`) ? name.slice(wanted.length + 1) : undefined;
}
/** Whether a flag is one of these, in either spelling. */
function isFlag([name], wanted) {
    return wanted.some((one) => name === one || name.startsWith(`${one}=`));
}

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
    const flags = splitFlags(caches.words).filter((flag) => !isLeftOut(flag, given.mediaTypes));
    const kept = joinFlags(alter(flags.map(hideValue), addition));
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
    return mediaTypes === 'docker' && isFlag(flag, ['--annotation']);
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
    const left = flags.filter((flag) => !isFlag(flag, dropped));
    const bare = isBare === true ? left.flatMap(dropIndexAnnotation) : left;
    return platform === undefined ? bare : [['--platform', platform], ...bare];
}
/** Flags that keep a build from its cache, or write it. */
const FRESH = ['--no-cache', '--pull', '--cache-to', '--no-cache-filter'];
const ATTESTATIONS = ['--provenance', '--sbom', '--attest'];
/** Whether the user set provenance: then it is exported as asked, everywhere. */
function decidesProvenance(argv) {
    return splitFlags(listWords(argv)).some((flag) => isFlag(flag, ['--provenance']) || flags_valueOf(flag, '--attest')?.includes('provenance') === true);
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
    const arg = flags_valueOf(flag, '--build-arg');
    if (arg === undefined || (0,build_args/* splitArg */.LD)(arg)[1] !== mask/* MASK */.v5)
        return flag;
    return flag.map((word) => (word.endsWith(arg) ? word.slice(0, -`=${mask/* MASK */.v5}`.length) : word));
}
/** Drops `index:…` and `index-descriptor:…`; `manifest,index:…` stays for the manifest. */
function dropIndexAnnotation(flag) {
    const text = flags_valueOf(flag, '--annotation');
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


/***/ })

};
