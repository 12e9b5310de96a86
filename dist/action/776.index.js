export const id = 776;
export const ids = [776];
export const modules = {

/***/ 9206:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Eq: () => (/* binding */ conceal),
  pA: () => (/* binding */ decidesProvenance),
  _7: () => (/* binding */ makeBuildCommand),
  $L: () => (/* binding */ refusesAttestations),
  Wd: () => (/* binding */ toDefaultProvenance)
});

// EXTERNAL MODULE: ./src/facts/present.js
var present = __webpack_require__(6042);
// EXTERNAL MODULE: ./src/plan/build-args.js
var build_args = __webpack_require__(7847);
// EXTERNAL MODULE: ./src/plan/build-mask.js
var build_mask = __webpack_require__(374);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(4734);
;// CONCATENATED MODULE: ./src/apply/build-flags.js
// SPDX-License-Identifier: Apache-2.0
// The words of a build command, flag by flag: a value is a value, even where it looks like a flag. Pure.
/** Flags of a plan's command that take no value. */
const SWITCHES = new Set(['--no-cache', '--pull']);
/** The flags of the words behind `docker buildx build`. */
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
/** The words again. */
function joinFlags(flags) {
    return flags.flat();
}
/** The value of `--name value` or `--name=value`; undefined for another flag. */
function build_flags_valueOf([name, value], wanted) {
    if (name === wanted)
        return value;
    return name.startsWith(`${wanted}=`) ? name.slice(wanted.length + 1) : undefined;
}
/** Whether it is one of these flags, in either spelling. */
function isFlag([name], wanted) {
    return wanted.some((one) => name === one || name.startsWith(`${one}=`));
}

;// CONCATENATED MODULE: ./src/apply/build-restore.js

/** The words with the values of the settings where the plan has masked a part of them. */
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
        if (!word.includes(build_mask/* MASK */.v5))
            return word;
        return (at === words.length - 1 ? settings.context : next) ?? word;
    });
}
/** Attributes of `type=s3` and the variables that buildx takes instead of them. */
const S3_VARIABLES = {
    access_key_id: 'AWS_ACCESS_KEY_ID',
    secret_access_key: 'AWS_SECRET_ACCESS_KEY',
    session_token: 'AWS_SESSION_TOKEN',
};
/**
 * Takes the keys of S3 caches from the command line into the environment, where others on the
 * machine cannot read them. All caches have to have the same keys; where they differ, and for
 * backends that take them in no other way, they stay.
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
        // A token that was there for other keys would spoil these.
        env: { AWS_SESSION_TOKEN: '', ...env },
    };
}
function isCache(flag) {
    return flag === '--cache-from' || flag === '--cache-to';
}
/** An S3 key has no commas and no quotes, so that its field is never quoted. */
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

// EXTERNAL MODULE: ./src/apply/holder.js
var holder = __webpack_require__(5262);
// EXTERNAL MODULE: ./src/apply/revision.js
var revision = __webpack_require__(9981);
;// CONCATENATED MODULE: ./src/apply/build-command.js








/**
 * The build command with what ship adds to it.
 *
 * A build arg whose value the plan does not show is passed by name alone, and its value through the
 * environment, from where buildx takes it: it is on no command line. So do the keys of S3 caches.
 *
 * @throws Problem BUILD_ARG_UNSAFE, BUILD_ARG_MISSING, as `checkHiddenValues` has them
 */
function makeBuildCommand(plan, builder, given, addition) {
    const restored = restoreWords(listWords(plan.argv), given);
    const caches = hideCacheKeys(restored);
    const hidden = {
        ...caches.env,
        ...Object.fromEntries(given.buildSecrets.map((one) => [one.variable, one.secret.reveal()])),
        ...findHiddenArgs(plan.argv, given.buildArgs),
    };
    const flags = splitFlags(caches.words).filter((flag) => !isLeftOut(flag, given.mediaTypes));
    const kept = joinFlags(alter(flags.map(hideValue), addition));
    return {
        argv: [
            ...builder.program,
            'build',
            ...(builder.name === undefined ? [] : ['--builder', builder.name]),
            ...['--progress', 'plain', '--metadata-file', addition.metadataFile],
            ...['--label', `${holder/* RECIPE_LABEL */.uP}=${(0,revision/* recipeOf */.Sx)({ build: plan })}`],
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
            BUILDX_METADATA_PROVENANCE: 'disabled',
            ...(plan.sourceDateEpoch === undefined
                ? {}
                : { SOURCE_DATE_EPOCH: String(plan.sourceDateEpoch) }),
        },
        secrets: Object.values(hidden)
            .filter((value) => value !== undefined)
            .filter(Boolean),
    };
}
/** Whether BuildKit would take OCI's media types for a flag's sake, where Docker's are wanted. */
function isLeftOut(flag, mediaTypes) {
    return mediaTypes === 'docker' && isFlag(flag, ['--annotation']);
}
/** What follows `docker buildx build`. */
function listWords(argv) {
    return argv.slice(argv.indexOf('build') + 1);
}
/** The flags as this one run needs them. */
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
/** What keeps a build from its cache, or writes it. */
const FRESH = ['--no-cache', '--pull', '--cache-to', '--no-cache-filter'];
const ATTESTATIONS = ['--provenance', '--sbom', '--attest'];
/** Whether the user decided about provenance: then it is exported as asked, everywhere. */
function decidesProvenance(argv) {
    return splitFlags(listWords(argv)).some((flag) => isFlag(flag, ['--provenance']) || build_flags_valueOf(flag, '--attest')?.includes('provenance') === true);
}
/**
 * The flag for the provenance that what is pushed has without asking: the plan's, else that which buildx
 * adds to what it pushes itself, and an OCI layout lacks. Empty where the user decided about it.
 */
function toDefaultProvenance({ argv, provenance = 'mode=min' }, settings, env) {
    const isOff = settings.attestations === 'plain' || refusesAttestations(env);
    return decidesProvenance(argv) || isOff ? [] : ['--provenance', provenance];
}
/** Whether the environment tells buildx to add no attestations of its own accord. */
function refusesAttestations(env) {
    return (0,present/* isTrue */.Hn)(env, 'BUILDX_NO_DEFAULT_ATTESTATIONS');
}
/** A text without the secrets in it: BuildKit repeats build args where it names a step. */
function conceal(text, secrets) {
    return secrets.reduce((shown, secret) => shown.replaceAll(secret, build_mask/* MASK */.v5), text);
}
/** The values of build args that the plan masks, by name. */
function findHiddenArgs(argv, buildArgs) {
    const problems = (0,build_args/* checkHiddenValues */.lY)(argv, buildArgs);
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
    return (0,build_args/* findHiddenValues */.uw)(argv, buildArgs);
}
/** A build arg whose value the plan masks, by its name alone. */
function hideValue(flag) {
    const arg = build_flags_valueOf(flag, '--build-arg');
    if (arg === undefined || (0,build_args/* splitArg */.LD)(arg)[1] !== build_mask/* MASK */.v5)
        return flag;
    return flag.map((word) => (word.endsWith(arg) ? word.slice(0, -`=${build_mask/* MASK */.v5}`.length) : word));
}
/** `index:…` and `index-descriptor:…` go, `manifest,index:…` stays for the manifest. */
function dropIndexAnnotation(flag) {
    const text = build_flags_valueOf(flag, '--annotation');
    if (text === undefined)
        return [flag];
    if (/^index(-descriptor)?:/.test(text))
        return [];
    return [['--annotation', text.replace(/^manifest,index:/, 'manifest:')]];
}


/***/ }),

/***/ 7665:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XE: () => (/* binding */ classifyFailure),
/* harmony export */   _s: () => (/* binding */ SUBJECT_MISSING),
/* harmony export */   kh: () => (/* binding */ findError),
/* harmony export */   zn: () => (/* binding */ toHint)
/* harmony export */ });
/* harmony import */ var _registry_hints_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8429);
// SPDX-License-Identifier: Apache-2.0
// Why a build failed, read from what buildx said, and whether trying again can help. Pure.

/** Words by which buildx says that it was talking to a registry, not running a step. */
const REGISTRY = /failed to (push|authorize|do request|copy|fetch (anonymous|oauth) token|resolve source metadata)|unexpected status from (HEAD|GET|POST|PUT|PATCH) request/;
const TRANSIENT = /\b(408|429|500|502|503|504) [A-Z][a-z]|toomanyrequests|too many requests|connection reset|broken pipe|\bEOF\b|i\/o timeout|handshake timeout|timeout awaiting response|connection timed out|closed network connection|temporary failure|server misbehaving|unknown blob|blob upload unknown|\bunavailable: |stream error|client connection lost/i;
const UNREACHABLE = /x509:|certificate|HTTP response to HTTPS client|no such host|connection refused|network is unreachable|no route to host/i;
const EXPIRED = /\b401\b|unauthorized|authentication required|token (is |has )?expired/i;
/**
 * How registries refuse a kind of manifest. Of an answer that is OCI's JSON, BuildKit tells the words
 * alone (`unknown: manifest invalid`, `unsupported`); of any other, the status.
 *
 * @see https://github.com/containerd/containerd/blob/main/core/remotes/docker/errcode.go
 */
const UNSUPPORTED = /^unsupported\b|not[_ ]support|manifest[_ ]?invalid|invalid manifest|(media|content)[- _]?type|schema ?version|unknown\/unknown|in-toto|attestation|(\/manifests\/\S+|"(manifest|index)-\S+): (unexpected status: )?(400|404|405|406|415|422) /i;
const FAILING = /(\/manifests\/\S+): (unexpected status: )?50[01] /i;
const TOO_LARGE = /\b413 [A-Z]|request entity too large|payload too large|content too large/i;
/**
 * Where BuildKit gives up on an answer that our client understands.
 *
 * @see https://github.com/containerd/containerd/blob/main/core/remotes/docker/pusher.go
 */
const GIVES_UP = /invalid content digest in response|invalid checksum digest|unexpected (commit )?digest|missing content-length header|invalid character .* looking for|unexpected end of JSON|malformed HTTP|failed to decode token|(\/manifests\/\S+): (unexpected status: )?403 /i;
/**
 * How a registry refuses a manifest since what it refers to is not there: of attestations with a
 * `subject`, which BuildKit pushes first, the image that they are about.
 */
const SUBJECT_MISSING = /\bblob unknown\b/i;
const UNCLEAR = /^unknown: (?!.*(not known to registry|does not exist|denied|forbidden|immutab))/i;
/** Kinds by what is said of a push, as a whole; the first that fits counts. */
const BY_SAID = [
    [FAILING, 'failing'],
    [TRANSIENT, 'transient'],
    [TOO_LARGE, 'too-large'],
    [UNREACHABLE, 'unreachable'],
    [EXPIRED, 'expired'],
];
/** Kinds by the words of the registry alone, without the name of the repository and addresses. */
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
/** The line in which buildx says what was wrong, without the word ERROR. */
function findError(stderr) {
    const lines = stderr.split('\n').filter((line) => line.trim() !== '');
    const found = lines.findLast((line) => line.startsWith('ERROR: ')) ?? lines.at(-1) ?? '';
    return found
        .replace(/^ERROR: /, '')
        .replace(/^failed to build: /, '')
        .replace(/^failed to solve: /, '')
        .trim();
}
/** What a user can do about it, where the words are known; else empty. */
function toHint(said, kind = 'build') {
    const known = HINTS.find(([words]) => words.test(said));
    return (BY_KIND[kind] ??
        toPushHint(said, kind) ??
        known?.[1] ??
        'The output of the build above says more.');
}
/** What the words of a registry mean that BuildKit repeats. */
function toPushHint(said, kind) {
    const [, host = '', path = '', words = ''] = /failed to push ([^\s/]+)\/([^\s:@]+)\S*: (.*)$/s.exec(said) ?? [];
    if (host === '')
        return undefined;
    const repository = { host, path, name: `${host}/${path}` };
    const code = kind === 'expired' ? 'LOGIN_REFUSED' : 'REGISTRY_DENIED';
    const hint = (0,_registry_hints_js__WEBPACK_IMPORTED_MODULE_0__/* .toHintByWords */ .FO)(words, { repository, kind: 'blob' }, /denied|unauthorized|401|403/i.test(words) ? code : undefined);
    return hint === '' ? undefined : hint;
}
const BY_KIND = {
    unsupported: 'This registry does not take an index or attestations: write attestations: plain (with one platform).',
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
        'The builder takes plain HTTP only from registries that it was told of: "insecure-registries" in daemon.json for the engine, registries: {HOST: {insecure: true}} for a builder that is made here.',
    ],
    [/no space left on device/, 'Free disk space where the builder runs (docker system prune).'],
    [
        /failed to resolve source metadata/,
        'Check the name of the base image and the login for its registry.',
    ],
    [/failed to push/, 'Check the login and the permission to push to that repository.'],
];


/***/ }),

/***/ 3776:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  chooseBuilder: () => (/* binding */ chooseBuilder)
});

// EXTERNAL MODULE: ./src/facts/present.js
var present = __webpack_require__(6042);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(4734);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(3981);
// EXTERNAL MODULE: ./src/apply/builder-lack.js
var builder_lack = __webpack_require__(4251);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(2519);
// EXTERNAL MODULE: ./src/secret-text.js
var secret_text = __webpack_require__(2245);
// EXTERNAL MODULE: ./src/apply/build-command.js + 2 modules
var build_command = __webpack_require__(9206);
// EXTERNAL MODULE: ./src/apply/build-failure.js
var build_failure = __webpack_require__(7665);
;// CONCATENATED MODULE: ./src/apply/builder-boot.js
// SPDX-License-Identifier: Apache-2.0
// Why a builder did not start: what buildx said, what its probe said and what the container logged. Changes nothing.



/** How many of the last lines of a log are told. */
const LOG_LINES = 5;
/** How much of a line is told. */
const LINE_LENGTH = 300;
/**
 * The problem BUILDER_NOT_MADE: what buildx said last, then what it was told by the probe that looks
 * for BuildKit, and the end of the container's log.
 */
function describeFailedBoot({ what, result, log, secrets }) {
    const said = (0,build_failure/* findError */.kh)(result.stderr) || (result.spawnError ?? toEnd(result));
    const probe = findProbe(result.stderr).filter((line) => !said.includes(line));
    const lines = toLines(log).slice(-LOG_LINES);
    const details = [
        ...(probe.length === 0 ? [] : ['The probe of the builder said:', ...probe]),
        ...(lines.length === 0 ? [] : ['The log of the builder ends:', ...lines]),
    ];
    const show = (text) => (0,build_command/* conceal */.Eq)(text, secrets);
    return (0,problem/* error */.z3)('BUILDER_NOT_MADE', show(`No builder could be made (${what}): ${said}`), show([toHint(`${said}\n${log}`), ...details].join('\n')));
}
function toEnd({ timedOut }) {
    return timedOut ? 'it took too long' : 'it said nothing';
}
/** What stands between buildx's two rulers below the name of the step. */
function findProbe(stderr) {
    const block = /^-{6}\n > \[internal\] booting buildkit:\n([^]*?)^-{6}$/m.exec(stderr)?.[1] ?? '';
    return toLines(block.replaceAll(/^\d+\.\d+ /gm, ''));
}
/** The lines that say something, each once in a row, without what a terminal would do with them. */
function toLines(text) {
    return (text
        .split('\n')
        // eslint-disable-next-line no-control-regex -- the frames of Docker's log stream are among them
        .map((line) => line.replaceAll(/[\u0000-\u001f\u007f\ufffd]+/g, ' ').trim())
        .filter((line, at, all) => line !== '' && line !== all[at - 1])
        .map((line) => (line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}…` : line)));
}
function toHint(text) {
    return HINTS.find(([words]) => words.test(text))?.[1] ?? DEFAULT_HINT;
}
const DEFAULT_HINT = 'Make one with "docker buildx create" and give its name as the setting builder.';
const HINTS = [
    [
        /pull access denied|manifest unknown|no such image|proxyconnect|registry-1\.docker\.io|toomanyrequests|failed to resolve reference/i,
        'The engine cannot pull the image of BuildKit: name one that it can, driver-opts: image=registry.example.com/moby/buildkit:buildx-stable-1.',
    ],
    [
        /operation not permitted|permission denied|privileged/i,
        'A builder is a privileged container: the engine has to allow these. Or build without one: builder: tcp://buildkitd:1234.',
    ],
    [
        /failed to load config|buildkitd\.toml|toml:|unknown flag|flag provided but not defined/i,
        'Check the settings buildkitd-config, buildkitd-config-inline and buildkitd-flags.',
    ],
];

// EXTERNAL MODULE: ./src/apply/builder-context.js
var builder_context = __webpack_require__(1787);
// EXTERNAL MODULE: ./src/apply/builder-left.js
var builder_left = __webpack_require__(8247);
// EXTERNAL MODULE: ./src/apply/builder-make.js + 1 modules
var builder_make = __webpack_require__(7354);
// EXTERNAL MODULE: ./src/apply/builder-options.js
var builder_options = __webpack_require__(5638);
;// CONCATENATED MODULE: ./src/apply/builder-container.js
// SPDX-License-Identifier: Apache-2.0
// A `docker-container` builder, made for one run on the current engine. Does not know why one is wanted.










/**
 * Makes a `docker-container` builder on the current engine. Where it does not start, the Problem says
 * what its probe and its log say.
 *
 * @throws Problem BUILDER_NOT_MADE
 */
async function makeContainer(edge, program, { settings, hosts }) {
    const name = (0,builder_make/* createName */.mn)(edge);
    const buildx = await (0,builder_make/* isolateBuildx */.Iy)(edge);
    // buildx takes no builder for one whose name a context has.
    const context = (await (0,builder_context/* needsContext */.jj)(edge.env)) ? `${name}-engine` : undefined;
    const note = { name, hasContext: context !== undefined };
    const takeAway = () => (0,builder_make/* remove */.TF)(edge, note, program);
    try {
        await (0,builder_left/* noteBuilder */.Af)(edge.tempDir, note);
        const env = context === undefined ? buildx : { ...buildx, ...(await reach(edge, context)) };
        const options = (0,builder_options/* listDriverOptions */.lF)(settings, hosts, edge.env);
        const made = { name, env, remove: takeAway };
        const create = [
            ...['create', '--name', name, '--driver', 'docker-container'],
            ...(await toBuildkitdArgs(edge, { settings, hosts })),
            ...options.shown.flatMap((option) => ['--driver-opt', option]),
            ...(context === undefined ? [] : [context]),
        ];
        await bootContainer(edge, program, made, { create, hidden: options.hidden });
        return made;
    }
    catch (cause) {
        await takeAway();
        throw cause;
    }
}
async function bootContainer(edge, program, made, { create, hidden }) {
    const what = 'docker-container';
    const isOpen = Object.keys(hidden).length === 0;
    const first = [...program, ...create, ...(isOpen ? ['--bootstrap'] : [])];
    let result = await (0,builder_make/* run */.eF)(edge, first, made.env);
    if (!isOpen) {
        (0,builder_make/* checkMade */.Gf)(result, what);
        await addHidden(edge, made.name, hidden);
        result = await (0,builder_make/* run */.eF)(edge, [...program, 'inspect', '--bootstrap', made.name], made.env);
    }
    if (result.code === 0)
        return;
    edge.signal.throwIfAborted();
    const secrets = Object.values(hidden).flatMap((value) => [value, ...(0,secret_text/* findUrlSecrets */.gx)(value)]);
    const log = await readLog(edge, made);
    throw new problem/* Problem */.AF([describeFailedBoot({ what, result, log, secrets })]);
}
/**
 * Gives a builder that was not started yet options that hold a password. buildx takes them on its
 * command line alone, which every process of the machine can read, so they go into its own record of
 * the builder, in the folder of this run.
 *
 * @throws Problem BUILDER_NOT_MADE where buildx keeps its records otherwise
 */
async function addHidden(edge, name, hidden) {
    const record = (0,external_node_path_.join)((0,builder_left/* toBuildxFolder */.SU)(edge.tempDir), 'instances', name);
    const content = (0,json/* parseObject */.lj)(await (0,promises_.readFile)(record, 'utf8').catch(() => '')) ?? {};
    const [node] = Array.isArray(content.Nodes) ? content.Nodes : [];
    if (!(0,json/* isObject */.Gv)(node)) {
        const names = Object.keys(hidden).join(', ');
        const message = `No builder could be made: buildx does not keep it where a password in ${names} could be added.`;
        throw new problem/* Problem */.AF([
            (0,problem/* error */.z3)('BUILDER_NOT_MADE', message, 'Use a proxy without a password, or make a builder and give its name as the setting builder.'),
        ]);
    }
    const options = { ...((0,json/* isObject */.Gv)(node.DriverOpts) ? node.DriverOpts : {}), ...hidden };
    const text = JSON.stringify({ ...content, Nodes: [{ ...node, DriverOpts: options }] });
    await (0,promises_.writeFile)(record, text, { mode: 0o600 });
}
/** The end of what the container of a builder wrote; empty where it cannot be read. */
async function readLog(edge, { name, env }) {
    const argv = ['docker', 'logs', '--tail', '20', `buildx_buildkit_${name}0`];
    const options = { env: { ...edge.env, ...env }, cwd: edge.cwd, signal: edge.signal };
    const result = await edge.shell({ argv, ...options, timeoutMs: LOG_TIMEOUT_MS });
    return result.code === 0 ? `${result.stdout}\n${result.stderr}` : '';
}
const LOG_TIMEOUT_MS = 10_000;
/** `--buildkitd-config` and `--buildkitd-flags`, where there is something to say. */
async function toBuildkitdArgs(edge, { settings, hosts }) {
    const { registries, buildkitdConfig: path, buildkitdFlags: flags } = settings;
    const own = settings.buildkitdConfigInline ??
        (path === undefined ? '' : await (0,promises_.readFile)((0,external_node_path_.resolve)(edge.cwd, path), 'utf8'));
    const config = (0,builder_options/* renderBuildkitConfig */.Nj)({ registries, hosts, own, cwd: edge.cwd });
    const file = (0,external_node_path_.join)(edge.tempDir, 'buildkitd.toml');
    if (config !== '')
        await (0,promises_.writeFile)(file, config, { mode: 0o600 });
    return [
        ...(config === '' ? [] : ['--buildkitd-config', file]),
        ...(flags === undefined ? [] : ['--buildkitd-flags', flags]),
    ];
}
/** Makes a context of the current engine; gives the environment that leads to it. */
async function reach(edge, context) {
    const { result, host, env } = await (0,builder_context/* createContext */.q6)(edge, context);
    (0,builder_make/* checkMade */.Gf)(result, `docker context for ${host}`);
    return env;
}
/**
 * The nodes of a cluster, or of engines over ssh, with what the settings say of a builder that is made.
 * The network and the proxies there are not those of this machine, so they get none of ours.
 *
 * @throws Problem BUILDER_INVALID where an option holds a password, which a command line would show
 */
async function equipNodes(edge, nodes, settings) {
    const { shown, hidden } = (0,builder_options/* listOwnOptions */.Ff)(settings);
    const [name] = Object.keys(hidden);
    if (name !== undefined) {
        throw new problem/* Problem */.AF([
            (0,problem/* error */.z3)('BUILDER_INVALID', `The option "${name}" of driver-opts holds a password, which buildx takes for a builder at an address on its command line alone.`, 'Use one without a password, or make the builder in a step before and give its name as the setting builder.'),
        ]);
    }
    const flags = await toBuildkitdArgs(edge, { settings, hosts: [] });
    return nodes.map((node) => ({ ...node, flags, options: [...node.options, ...shown] }));
}

;// CONCATENATED MODULE: ./src/apply/builder-failure.js
/**
 * Why a builder did not start.
 *
 * | buildx says of a cluster                    | the next move is about                              |
 * | ------------------------------------------- | --------------------------------------------------- |
 * | no configuration, a file that is not there  | `KUBECONFIG`                                        |
 * | refused, unknown host, timeout              | `server` in the kubeconfig                          |
 * | x509                                        | `certificate-authority` in the kubeconfig           |
 * | Unauthorized; a program that is not there   | `users` in the kubeconfig                           |
 * | forbidden: a user cannot                    | the role that the user needs                        |
 * | forbidden: exceeded quota                   | the quota, and the pod's requests                   |
 * | PodSecurity, privileged                     | `rootless=true`                                     |
 * | namespaces not found                        | the namespace                                       |
 * | replicas not ready                          | the events of the pod: its image, room, permissions |
 *
 * | ssh says                                    | the next move is about              |
 * | ------------------------------------------- | ----------------------------------- |
 * | Host key verification failed                | `known_hosts`                       |
 * | Permission denied (publickey)               | the key                             |
 * | unknown host, refused, timeout              | the address                         |
 * | not found                                   | Docker on the other machine         |
 * | permission denied … docker.sock             | the group `docker` on it            |
 */
function explainBoot(nodes, stderr) {
    const isCluster = nodes.some(({ driver }) => driver === 'kubernetes');
    const said = findError(stderr);
    const rows = isCluster ? CLUSTER : SSH;
    const row = rows.find(([words]) => words.test(said));
    const namespace = /^namespace=(.*)$/.exec(nodes[0]?.options[0] ?? '')?.[1] ?? '';
    const hint = (row?.[1] ?? (isCluster ? LOOK_AT_CLUSTER : LOOK_AT_ENGINE)).replaceAll('NAMESPACE', namespace);
    return { said, hint, isSlow: row?.[1] === NOT_READY, isUnmade: UNMADE.test(stderr) };
}
/** How buildx begins to say that the first question went wrong: what is there already. */
const UNMADE = /ERROR: (failed to initialize builder|error for bootstrap) /;
/** buildx's error without its names for things; of ssh, what ssh itself said. */
function findError(stderr) {
    const at = stderr.lastIndexOf('ERROR: ');
    const text = (at < 0 ? stderr : stderr.slice(at + 'ERROR: '.length)).trim();
    const ssh = /\bstderr=(?<said>[^]*)$/.exec(text)?.groups?.said?.trim() ?? '';
    const lines = (ssh === '' ? text : ssh).split('\n').map((line) => line.trim());
    const said = lines.filter((line) => /\w/.test(line)).at(-1) ?? 'buildx did not say why';
    return said
        .replace(/^failed to initialize builder \S+ \(\S+\): /, '')
        .replace(/^cannot determine Kubernetes namespace, specify manually: /, '')
        .replace(/^error (for bootstrap|while calling \S+ for) "[^"]*": /, '');
}
const LOOK_AT_CLUSTER = 'Look whether "kubectl --namespace NAMESPACE get deployments" works here, with the same KUBECONFIG.';
const LOOK_AT_ENGINE = 'Look whether "docker -H ssh://user@host info" works here, and on that machine "docker pull moby/buildkit:buildx-stable-1".';
const NOT_READY = 'Look at "kubectl --namespace NAMESPACE get events": an image that cannot be pulled (image=… names another), no node with room for the pod, or privileged pods that are not permitted (rootless=true). timeout=5m waits longer.';
const CLUSTER = [
    [
        /no configuration has been provided|no such file|loading config|invalid configuration/,
        'Set KUBECONFIG to the path of the kubeconfig of the cluster, or run the job in a pod of it with a service account.',
    ],
    [
        /Unauthorized|the server has asked for the client to provide credentials/,
        'The cluster does not accept the token or certificate under users in the kubeconfig: get a new one.',
    ],
    [
        /executable .* (not found|failed)|getting credentials/,
        'The kubeconfig gets its credentials from a program (users, exec): install it here, or use a kubeconfig with a token.',
    ],
    [
        /exceeded quota/,
        'Raise the quota of the namespace "NAMESPACE", or lower what the pod asks for: requests.cpu=…, requests.memory=…, limits.cpu=…',
    ],
    [
        /PodSecurity|[Pp]rivileged|violates|admission webhook/,
        'The cluster does not permit this pod: write rootless=true, or choose a namespace that permits privileged pods.',
    ],
    [
        /forbidden/,
        'Give the user of the kubeconfig a role in the namespace "NAMESPACE" with get, create and delete on deployments, get, create, update and delete on configmaps, list on pods, and create on pods/exec.',
    ],
    [
        /namespaces? "[^"]*" not found/,
        'Create the namespace ("kubectl create namespace NAMESPACE"), or correct it: kubernetes://NAMESPACE is where the pods are to run.',
    ],
    [/replicas to be ready|timed out waiting for/, NOT_READY],
    [
        /x509:|certificate|HTTP response to HTTPS client/,
        'Correct certificate-authority and server under clusters in the kubeconfig.',
    ],
    [
        /connection refused|no such host|server misbehaving|unreachable|i\/o timeout|deadline exceeded|malformed HTTP|dial tcp/,
        'Check server under clusters in the kubeconfig, and that this machine reaches it ("kubectl cluster-info").',
    ],
];
const SSH = [
    [
        /Host key verification failed|HOST IDENTIFICATION HAS CHANGED/,
        'Add the key of that machine to ~/.ssh/known_hosts ("ssh-keyscan host"), after checking it.',
    ],
    [
        /docker\.sock|docker API|docker daemon socket/,
        'Add the user to the group docker on that machine, or start Docker there.',
    ],
    [
        /Permission denied|Too many authentication failures|no mutual signature/,
        'Load the key that the machine accepts into an ssh agent (SSH_AUTH_SOCK), or write it to ~/.ssh; ssh asks nothing here.',
    ],
    [
        /docker: .*not found|not found.*docker|command not found/,
        'Install the Docker CLI and engine on that machine; for a BuildKit without Docker, make a builder with "docker buildx create --driver remote ssh://user@host" and give its name as the setting builder.',
    ],
    [/executable file not found|"ssh"/, 'Install ssh (openssh-client) where tagship runs.'],
    [
        /Could not resolve|Connection (refused|timed out|closed)|No route to host|Network is unreachable/,
        'Check the address: ssh://user@host:port, and that this machine reaches it.',
    ],
];

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:http2"
var external_node_http2_ = __webpack_require__(2467);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./src/registry/address.js
var registry_address = __webpack_require__(8849);
;// CONCATENATED MODULE: ./src/apply/builder-reach.js
// SPDX-License-Identifier: Apache-2.0
// Whether a BuildKit listens at an address, asked before buildx, which waits 20 seconds and then says only that it waited. Starts nothing.








/** A service that starts at the same moment as a CI job is waited for this long, ms. */
const SERVICE_PATIENCE_MS = 60_000;
/** Anything else that does not listen has been asked a few times when this is over, ms. */
const PATIENCE_MS = 2_000;
const PAUSE_MS = 500;
/** An address that takes the connection and says nothing for this long is left to buildx, which waits longer, ms. */
const SILENCE_MS = 5_000;
/**
 * Waits until all addresses answer as a BuildKit does, or until it is certain that one of them will
 * not; one that is silent is left to buildx, and so are schemes other than `tcp` and `unix`.
 *
 * | address                                     | is asked for |
 * | ------------------------------------------- | ------------ |
 * | in CI: a host name without a dot, loopback, a socket: perhaps a service of the job | 60 s |
 * | any other                                   | 2 s          |
 *
 * @throws Problem BUILDER_UNREACHABLE, one for each address
 */
async function waitForAddresses(edge, nodes) {
    const asked = await Promise.all(nodes.map((node) => waitForAddress(edge, node)));
    const problems = asked.flatMap((unreached, at) => unreached === undefined ? [] : [describeUnreached(nodes[at]?.endpoint ?? '', unreached)]);
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
}
function describeUnreached(endpoint, { said, hint }) {
    return (0,problem/* error */.z3)('BUILDER_UNREACHABLE', `No BuildKit answers at "${endpoint}": ${said}`, hint);
}
async function waitForAddress(edge, node) {
    const { endpoint = '' } = node;
    const isService = isServiceAddress(edge.env, endpoint);
    const until = edge.clock.now() + (isService ? SERVICE_PATIENCE_MS : PATIENCE_MS);
    for (let tries = 1;; tries += 1) {
        const unreached = await tryAddress(edge, node);
        const isOver = unreached?.isFinal === true || edge.clock.now() >= until;
        if (unreached === undefined || isOver)
            return unreached;
        if (tries === 1)
            edge.log.info(`Waiting for the BuildKit at ${endpoint}: ${unreached.said}`);
        await edge.clock.sleep(PAUSE_MS, edge.signal);
    }
}
/** Whether an address can be that of a service container of the job, which may not have started yet. */
function isServiceAddress(env, endpoint) {
    if ((0,present/* readText */.yR)(env, 'CI') === undefined)
        return false;
    if (endpoint.startsWith('unix://'))
        return true;
    const address = parseAddress(endpoint);
    return address !== undefined && ((0,registry_address/* isLoopback */.U9)(address.host) || /^[^.:]+$/.test(address.host));
}
/** Undefined for what is not an address of a host. */
function parseAddress(endpoint) {
    const found = /^tcp:\/\/(?<host>\[[^\]]+\]|[^:/]+):(?<port>\d+)$/.exec(endpoint)?.groups;
    return found === undefined ? undefined : { host: found.host ?? '', port: Number(found.port) };
}
/** The files of the options, by the names that Node has for them. */
const TLS_FILES = { ca: 'cacert', cert: 'cert', key: 'key' };
async function tryAddress(edge, node) {
    const options = new Map(node.options.map(splitOption));
    const tls = {};
    for (const [name, option] of Object.entries(TLS_FILES)) {
        const path = options.get(option);
        if (path === undefined)
            continue;
        const text = await (0,promises_.readFile)((0,external_node_path_.resolve)(edge.cwd, path), 'utf8').catch(() => undefined);
        if (text === undefined)
            return describeUnreadable(option, path);
        tls[name] = text;
    }
    const session = openSession(node.endpoint ?? '', tls, options.get('servername'));
    if (session === undefined)
        return undefined;
    const unreached = session instanceof Error ? session : await hear(session, edge.signal);
    return unreached === undefined ? undefined : explain(unreached, tls);
}
function splitOption(option) {
    const at = option.indexOf('=');
    return [option.slice(0, at), option.slice(at + 1)];
}
function describeUnreadable(option, path) {
    const said = `"${path}", its ${option}, cannot be read`;
    return {
        said,
        hint: `Correct the path after ${option}= in the setting builder.`,
        isFinal: false,
    };
}
/** Undefined for what only buildx can dial; an error where a certificate or key cannot be used. */
function openSession(endpoint, tls, servername) {
    const path = /^unix:\/\/(\/.+)$/.exec(endpoint)?.[1];
    if (path !== undefined) {
        return (0,external_node_http2_.connect)('http://localhost', { createConnection: () => (0,external_node_net_.connect)(path) });
    }
    const address = parseAddress(endpoint);
    if (address === undefined)
        return undefined;
    const { host, port } = address;
    const scheme = Object.keys(tls).length > 0 ? 'https' : 'http';
    const url = `${scheme}://${host}:${port}`;
    try {
        return (0,external_node_http2_.connect)(url, { ...tls, ...(servername === undefined ? {} : { servername }) });
    }
    catch (cause) {
        return cause; // no PEM, or a key that is not the certificate's
    }
}
/** Undefined when it answers as gRPC servers do, with its settings, or says nothing at all. */
async function hear(session, signal) {
    const timeout = AbortSignal.timeout(SILENCE_MS);
    try {
        return await new Promise((settle) => {
            const end = () => {
                settle(undefined);
            };
            session.on('error', settle).on('remoteSettings', end);
            session.on('close', () => {
                settle(new Error('it closed the connection'));
            });
            for (const one of [timeout, signal])
                one.addEventListener('abort', end);
        });
    }
    finally {
        session.on('error', () => undefined).destroy(); // told above
    }
}
/**
 * What it means, and the next move.
 *
 * | what Node says                               | the next move is about                  |
 * | -------------------------------------------- | --------------------------------------- |
 * | refused, unknown host, unreachable           | the address, and that buildkitd listens |
 * | the server's certificate is not trusted      | `cacert`                                |
 * | it is for another name                       | `servername`                            |
 * | it has expired                               | the server                              |
 * | the server refuses the client's certificate  | `cert`, and whether it has expired      |
 * | no PEM, or a key of another certificate      | `cert` and `key`                        |
 * | no TLS where it was asked for                | the options of the address              |
 * | not HTTP/2, or closed without TLS            | what listens there, and TLS             |
 */
function explain(cause, tls, now = new Date()) {
    const { code = '' } = cause;
    const words = toWords(cause.message, code);
    const isOfTls = Object.keys(tls).length > 0;
    const isClosed = ['', 'ECONNRESET', 'EPIPE'].includes(code);
    const row = builder_reach_HINTS.find((one) => one.isOfTls === isOfTls && one.code.test(code));
    const closed = isOfTls ? CLIENT_HINT : OTHER_HINT;
    const hint = isClosed ? closed : (row?.hint ?? ADDRESS_HINT);
    const expired = hint === CLIENT_HINT ? findExpired(tls.cert ?? '', now) : undefined;
    const said = expired === undefined ? words : `${words}; its cert expired on ${expired}`;
    return { said, hint, isFinal: row !== undefined };
}
function toWords(message, code) {
    return code === '' || message.includes(code) ? message : `${message} (${code})`;
}
/** When a certificate expired, as a date; undefined when it has not, or cannot be read. */
function findExpired(pem, now) {
    try {
        const until = new Date(new external_node_crypto_.X509Certificate(pem).validTo);
        return until < now ? until.toISOString().slice(0, 10) : undefined;
    }
    catch {
        return undefined; // told apart by what OpenSSL says of it
    }
}
const CLIENT_HINT = 'It does not take the client certificate: cert has to be signed by the authority that buildkitd knows (--tlscacert), and not expired; key has to be its key.';
const OTHER_HINT = 'It is not a BuildKit, or one with TLS: add ?cacert=ca.pem&cert=cert.pem&key=key.pem. A Docker engine is named by DOCKER_HOST instead.';
const ADDRESS_HINT = 'Check the address in the setting builder, and that buildkitd listens there (--addr tcp://0.0.0.0:1234).';
/** By the codes of Node, for addresses with TLS and those without. */
const builder_reach_HINTS = [
    {
        // The alerts with which a server refuses a client.
        code: /ALERT_(CERTIFICATE_\w+|BAD_CERTIFICATE|UNKNOWN_CA|UNSUPPORTED_CERTIFICATE|HANDSHAKE_FAILURE|ACCESS_DENIED)$/,
        isOfTls: true,
        hint: CLIENT_HINT,
    },
    {
        code: /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
        isOfTls: true,
        hint: "Renew the certificate of buildkitd (--tlscert), or set this machine's clock.",
    },
    {
        code: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
        isOfTls: true,
        hint: 'Add servername= with a name that the certificate of buildkitd is for.',
    },
    {
        code: /UNABLE_TO_|SELF_SIGNED|CERT_SIGNATURE_FAILURE|INVALID_CA/,
        isOfTls: true,
        hint: 'Set cacert to the authority that signed the certificate of buildkitd (--tlscert).',
    },
    {
        code: /WRONG_VERSION_NUMBER|^EPROTO$|PACKET_LENGTH/,
        isOfTls: true,
        hint: 'It speaks no TLS: leave out cacert, cert and key.',
    },
    {
        code: /KEY_VALUES_MISMATCH|PEM|ASN1|DECODER|ERR_OSSL/,
        isOfTls: true,
        hint: 'cacert, cert and key are PEM files, and key belongs to cert.',
    },
    {
        code: /^ERR_HTTP2_/,
        isOfTls: false,
        hint: 'It is not a BuildKit, or one with TLS: add ?cacert=ca.pem&cert=cert.pem&key=key.pem. A Docker engine is named by DOCKER_HOST instead.',
    },
];

// EXTERNAL MODULE: ./src/apply/engine.js
var engine = __webpack_require__(8350);
;// CONCATENATED MODULE: ./src/apply/builder-nodes.js
// SPDX-License-Identifier: Apache-2.0
// A builder made for one run out of addresses: BuildKits, engines over ssh, clusters. Does not know what is built.








/** buildx itself waits 20 s for a BuildKit; in CI, where it may still be starting, it gets three times that. */
const BOOT_TRIES_IN_CI = 3;
/**
 * Makes a builder out of remote BuildKits, engines or clusters.
 *
 * @throws Problem BUILDER_UNREACHABLE
 */
async function makeFromNodes(edge, program, nodes) {
    await waitForAddresses(edge, nodes);
    const name = (0,builder_make/* createName */.mn)(edge);
    const env = await (0,builder_make/* isolateBuildx */.Iy)(edge);
    const note = { name, hasContext: false };
    const isRemote = nodes.every(({ driver }) => driver === 'remote');
    const made = {
        name,
        env,
        // Of a remote BuildKit there is nothing to take away: that it was used stands in our own folder only.
        remove: () => (isRemote ? Promise.resolve() : (0,builder_make/* remove */.TF)(edge, note, program)),
    };
    let isUnmade = false;
    try {
        if (!isRemote)
            await (0,builder_left/* noteBuilder */.Af)(edge.tempDir, note);
        const commands = nodes.map((node, index) => toCreateArgs(name, toAbsolute(node, edge.cwd), index));
        for (const args of commands.slice(0, -1)) {
            const result = await (0,builder_make/* run */.eF)(edge, [...program, ...args], env);
            if (result.code !== 0)
                throw describeUnstarted(nodes, result);
        }
        const failed = await boot(edge, [...program, ...(commands.at(-1) ?? [])], {
            program,
            made,
            nodes,
        });
        if (failed === undefined)
            return made;
        // Of several nodes one may have been made before another failed.
        isUnmade = nodes.length === 1 && explainBoot(nodes, failed.stderr).isUnmade;
        throw describeUnstarted(nodes, failed);
    }
    catch (cause) {
        await (isUnmade ? (0,builder_left/* forgetBuilder */.H4)(edge.tempDir) : made.remove());
        throw cause;
    }
}
/** buildx takes no other paths of certificates. */
function toAbsolute(node, cwd) {
    const options = node.options.map((option) => option.replace(/^(cacert|cert|key)=(.+)$/, (_, name, path) => {
        return `${name}=${(0,external_node_path_.resolve)(cwd, path)}`;
    }));
    return node.driver === 'remote' ? { ...node, options } : node;
}
/** `create` for one node; the first makes the builder and the others join it. */
function toCreateArgs(name, node, index) {
    return [
        'create',
        ...(index === 0 ? [] : ['--append']),
        ...['--name', name, '--node', `${name}-${index}`, '--driver', node.driver],
        ...(node.flags ?? []),
        ...node.options.flatMap((option) => ['--driver-opt', option]),
        ...node.platforms.flatMap((platform) => ['--platform', platform]),
        ...(node.endpoint === undefined ? [] : [node.endpoint]),
    ];
}
/** Adds the last node and waits until all of them answer: one command where they answer at once. What it came to where they do not. */
async function boot(edge, create, { program, made, nodes }) {
    let result = await (0,builder_make/* run */.eF)(edge, [...create, '--bootstrap'], made.env);
    let left = (0,present/* readText */.yR)(edge.env, 'CI') === undefined ? 1 : BOOT_TRIES_IN_CI;
    while (result.code !== 0) {
        left -= 1;
        if (left === 0 || !isSlow(nodes, result))
            return result;
        edge.log.info(`The builder does not answer yet: ${(0,engine.lastLine)(result.stderr)}`);
        result = await (0,builder_make/* run */.eF)(edge, [...program, 'inspect', '--bootstrap', made.name], made.env);
    }
    return undefined;
}
/** A remote BuildKit that listens, and has not answered in time; a pod that is not ready yet. */
function isSlow(nodes, { stderr }) {
    return nodes[0]?.driver === 'remote' || explainBoot(nodes, stderr).isSlow;
}
function describeUnstarted(nodes, result) {
    const where = nodes.map((node) => node.endpoint ?? node.options[0] ?? '').join('", "');
    const { driver } = nodes[0] ?? {};
    if (driver === 'remote') {
        return new problem/* Problem */.AF([
            (0,problem/* error */.z3)('BUILDER_UNREACHABLE', `No BuildKit answers at "${where}": ${(0,engine.lastLine)(result.stderr)}`, 'Check the address in the setting builder, and that buildkitd listens there (--addr tcp://0.0.0.0:1234).'),
        ]);
    }
    const { said, hint } = explainBoot(nodes, result.stderr);
    const what = driver === 'kubernetes' ? 'on the cluster' : 'on the engine';
    const message = `No BuildKit could be started ${what} ("${where}"): ${said}`;
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('BUILDER_UNREACHABLE', message, hint)]);
}

// EXTERNAL MODULE: ./src/apply/platform.js
var apply_platform = __webpack_require__(6707);
;// CONCATENATED MODULE: ./src/apply/builder-platform.js
// SPDX-License-Identifier: Apache-2.0
// The platform of a build for which none was named, on a builder of another one. Starts buildx only to ask.


/** The platform where none is named. */
const USUAL = 'linux/amd64';
/**
 * Says that linux/amd64 is built on a builder that is not one, where nobody named a platform:
 * PLATFORM_EMULATED.
 *
 * @param ask the builder as buildx sees it; for one whose platforms are not written down
 * @throws Problem PLATFORM_NO_EMULATION where the builder cannot run programs of linux/amd64
 */
async function checkUsualPlatform(found, want, { settings, edge, ask, architecture = process.arch, }) {
    if (settings.platformsNamed || !isUsual(want) || found.nodes > 1)
        return;
    const platforms = await listPlatforms(found, { ask, architecture });
    const known = platforms.map(withoutLevel);
    const [native] = known;
    if (native === undefined || native === USUAL)
        return;
    if (!known.includes(USUAL))
        throw new problem/* Problem */.AF([noEmulation(found.name, native)]);
    edge.log.problem((0,problem/* notice */.lm)('PLATFORM_EMULATED', `No platform is named, so ${USUAL} is built, emulated on ${native}.`, `Write platforms: ${native} to build for this machine, or platforms: ${USUAL} to leave this out.`));
}
/** What the builder can run; a builder whose platforms are not written down is asked where it may not be the usual one. */
async function listPlatforms({ platforms }, how) {
    const isUnknown = platforms.length === 0 && how.architecture !== 'x64';
    const asked = isUnknown ? await how.ask() : undefined;
    return asked?.platforms ?? platforms;
}
function isUsual({ platforms }) {
    return platforms.length === 1 && platforms[0] === USUAL;
}
/** `linux/amd64/v2` runs what `linux/amd64` does. */
function withoutLevel(platform) {
    return (0,apply_platform/* toPlatform */.r)(platform.replace(/^(linux\/amd64)\/v\d$/, '$1'));
}
function noEmulation(name, native) {
    return (0,problem/* error */.z3)('PLATFORM_NO_EMULATION', `No platform is named, so ${USUAL} is built, and the builder "${name}" runs programs of ${native} only.`, `Write platforms: ${native} to build for this machine, or install an emulator first (docker/setup-qemu-action on GitHub).`);
}

// EXTERNAL MODULE: ./src/apply/builder-setting.js
var builder_setting = __webpack_require__(7112);
// EXTERNAL MODULE: ./src/apply/builder-stored.js + 1 modules
var builder_stored = __webpack_require__(3543);
;// CONCATENATED MODULE: ./src/apply/builder.js












/**
 * The builder for this run, as the setting `builder` says.
 *
 * | `builder`                  | what happens                                                           |
 * | -------------------------- | ---------------------------------------------------------------------- |
 * | `auto`, and `BUILDKIT_HOST` is set | that BuildKit                                                  |
 * | `auto`                     | the current builder; one of our own where that cannot do the job       |
 * | a name                     | that one, or a Problem that says what it cannot                        |
 * | addresses, `kubernetes://` | a builder made of these                                                |
 *
 * Builders that were made here have `remove`, to be called at the end of the run, however it ends.
 *
 * @throws Problem DOCKER_MISSING, BUILDX_MISSING, BUILDX_OLD, ENGINE_UNREACHABLE, BUILDER_…
 */
async function chooseBuilder(settings, edge, want, buildx = engine.openBuildx(edge)) {
    const named = (0,builder_setting/* readBuilder */.kj)(settings.builder, edge.env);
    const wish = (0,builder_setting/* parseBuilder */.xx)(named);
    switch (wish.kind) {
        case 'auto':
            return chooseCurrent(settings, edge, want, buildx);
        case 'name':
            return chooseNamed(wish.name, settings, edge, { want, buildx });
        case 'nodes':
            return chooseNodes(wish.nodes, { ...settings, builder: named }, edge, { want, buildx });
    }
}
async function chooseCurrent(settings, edge, want, asked) {
    const found = await (0,builder_stored/* findBuilder */.Lx)(edge, asked, want.platforms);
    if (found === undefined)
        throw new problem/* Problem */.AF([describeNoCurrent(edge.env)]);
    const { version } = asked;
    const program = await asked.program();
    const ask = () => engine.inspectBuilder(edge, program, found.name);
    await checkUsualPlatform(found, want, { settings, edge, ask });
    const base = { version, program, hasEngine: true };
    const current = await toBuilder(edge, found, want, base);
    const lack = (0,builder_lack/* findShortcoming */.x5)(current, found, settings, want);
    if (lack === undefined) {
        tellUnused(`the builder "${found.name}"`, settings, edge);
        return current;
    }
    await want.needed;
    await version();
    edge.log.info(`Making a builder for this run, since ${lack.what}.`);
    try {
        const made = await makeContainer(edge, program, { settings, hosts: want.hosts });
        const knownHosts = listKnownHosts(settings);
        return toMade(made, 'docker-container', { ...base, knownHosts, hasNodes: false });
    }
    catch (cause) {
        if (lack.fatal || !(cause instanceof problem/* Problem */.AF))
            throw cause;
        const message = `Building on "${found.name}" although ${lack.what}: ${cause.message}`;
        edge.log.problem((0,problem/* notice */.lm)('BUILDER_LACKING', message, lack.hint));
        return current;
    }
}
async function chooseNamed(name, settings, edge, { want, buildx: asked }) {
    const found = await (0,builder_stored/* findBuilder */.Lx)(edge, asked, want.platforms, name);
    if (found === undefined)
        throw new problem/* Problem */.AF([describeUnknown(name)]);
    const { version } = asked;
    const program = await asked.program();
    const ask = () => engine.inspectBuilder(edge, program, name);
    await checkUsualPlatform(found, want, { settings, edge, ask });
    const builder = await toBuilder(edge, found, want, { version, program, hasEngine: true });
    const problems = (0,builder_lack/* toLacking */.Bx)(name, (0,builder_lack/* findShortcoming */.x5)(builder, found, settings, want));
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
    tellUnused(`the builder "${name}"`, settings, edge);
    return builder;
}
/** A notice of the settings that count for a builder that is made, where none is. */
function tellUnused(what, settings, edge) {
    const [name, ...others] = (0,builder_options/* listBuilderSettings */.zl)(settings);
    if (name === undefined)
        return;
    const names = [name, ...others].join(', ');
    edge.log.problem((0,problem/* notice */.lm)('BUILDER_SETTINGS_UNUSED', `${names}: not used, since ${what} was there before this run.`, 'Give them to the step that makes the builder.'));
}
/** The registries of which a builder that is made is told how they are reached. */
function listKnownHosts({ registries }) {
    const known = registries.filter(({ insecure, ca }) => insecure || ca !== undefined);
    return known.map(({ prefix }) => (0,registry_host/* parseScope */.Sk)(prefix).host);
}
async function chooseNodes(nodes, settings, edge, { want, buildx: asked }) {
    const problems = (0,builder_lack/* checkNodes */.or)(nodes, settings, want);
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
    const { driver } = nodes[0];
    const equipped = await equip(nodes, settings, edge, want);
    const program = await asked.program();
    const [buildx, made, hasEngine] = await Promise.allSettled([
        asked.version(),
        makeFromNodes(edge, program, equipped),
        want.load ? engine.hasEngine(edge) : false,
    ]);
    if (buildx.status === 'rejected') {
        if (made.status === 'fulfilled')
            await made.value.remove();
        throw buildx.reason;
    }
    if (made.status === 'rejected')
        throw made.reason;
    return toMade(made.value, driver, {
        hasNodes: nodes.length > 1,
        version: asked.version,
        program,
        hasEngine: hasEngine.status === 'fulfilled' && hasEngine.value,
        knownHosts: driver === 'remote' ? [] : listKnownHosts(settings),
    });
}
/** A remote BuildKit learns nothing of a builder; a cluster gets pods and an engine a container, and those what the settings say. */
async function equip(nodes, settings, edge, want) {
    if (nodes.some(({ driver }) => driver !== 'remote')) {
        await want.needed;
        return equipNodes(edge, nodes, settings);
    }
    tellUnused('the BuildKit at an address', settings, edge);
    return nodes;
}
function toMade(made, driver, rest) {
    return { ...made, ...rest, driver, store: 'n/a', canPushByDigest: true, canWriteLayout: true };
}
/** A builder that was there; buildx's state for the engine's own goes to a folder of this run. */
async function toBuilder(edge, found, want, base) {
    const hasNodes = found.nodes > 1;
    const common = { ...base, name: found.name, hasNodes, knownHosts: [] };
    if (found.driver !== 'docker') {
        const hasEngine = want.load && (await engine.hasEngine(edge));
        const able = { store: 'n/a', canPushByDigest: true, canWriteLayout: true };
        return { ...common, ...able, hasEngine, driver: toDriver(found.driver), env: {} };
    }
    const containerd = found.containerd ?? (await engine.readStoreFromEngine(edge));
    return {
        ...common,
        driver: 'docker',
        store: containerd ? 'containerd' : 'classic',
        canPushByDigest: false,
        canWriteLayout: containerd,
        env: await (0,builder_make/* isolateBuildx */.Iy)(edge),
    };
}
/** A driver that is not known here (`cloud`) behaves as a remote one. */
function toDriver(driver) {
    return driver === 'docker-container' || driver === 'kubernetes' ? driver : 'remote';
}
/** The current builder is that of a variable, of a context, or the one chosen with `buildx use`. */
function describeNoCurrent(env) {
    const name = (0,present/* readText */.yR)(env, 'BUILDX_BUILDER');
    const context = (0,present/* readText */.yR)(env, 'DOCKER_CONTEXT');
    if (name !== undefined || context === undefined) {
        return describeUnknown(name ?? '(the current one)');
    }
    const message = `There is no Docker context "${context}", which DOCKER_CONTEXT names.`;
    return (0,problem/* error */.z3)('BUILDER_UNKNOWN', message, 'Look with "docker context ls".');
}
function describeUnknown(name) {
    return (0,problem/* error */.z3)('BUILDER_UNKNOWN', `There is no buildx builder "${name}".`, 'Look with "docker buildx ls", or write builder: auto.');
}


/***/ })

};
