export const id = 6479;
export const ids = [6479];
export const modules = {

/***/ 62734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ toChildEnv),
/* harmony export */   Z: () => (/* binding */ toPrivateConfig)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34734);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43981);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88849);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57001);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23213);








const BUILDX_READS_ENV = [0, 26];
const DOCKER_READS_ENV = [28, 3];
const VERSION_TIMEOUT_MS = 20_000;
async function toChildEnv(options, logins, late) {
    const base = options.baseEnv ?? options.env;
    if (logins.size === 0 && late === undefined)
        return base;
    const inEnv = await readsEnv(options);
    const ours = [...logins.keys(), ...(late?.hosts ?? [])];
    const DOCKER_AUTH_CONFIG = inEnv ? toAuthConfig(options.docker, logins, ours) : undefined;
    if (inEnv && late === undefined)
        return { ...base, DOCKER_AUTH_CONFIG };
    const env = await writeDirectory(options, { inEnv, logins, late, ours });
    return { ...addHelper(env, late), DOCKER_AUTH_CONFIG };
}
function addHelper(env, late) {
    return late === undefined ? env : late.helper.addTo(env);
}
function toAuthConfig(docker, logins, ours) {
    const own = Object.entries(docker.fromEnv().auths).flatMap(([key, entry]) => {
        const credential = isOurs(key, ours) ? undefined : (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .toCredential */ .R_)(entry);
        return credential?.kind === 'password' ? [[key, (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .toEntry */ .q0)(credential)]] : [];
    });
    const auths = [...own, ...toAuths(logins)];
    return auths.length === 0 ? undefined : JSON.stringify({ auths: Object.fromEntries(auths) });
}
function toAuths(logins) {
    return [...logins].map(([host, credential]) => [(0,_registry_address_js__WEBPACK_IMPORTED_MODULE_5__/* .toConfigKey */ .xw)(host), (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .toEntry */ .q0)(credential)]);
}
function isOurs(key, ours) {
    return ours.some((host) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .parseScope */ .Sk)(key).host, host));
}
async function readsEnv(options) {
    if (options.readers?.fileOnly === true)
        return false;
    const known = options.readers?.buildx;
    const [buildx, docker] = await Promise.all([
        known === undefined ? readVersion(options, ['docker', 'buildx', 'version']) : parseKnown(known),
        options.readers?.docker === false ? undefined : readVersion(options, ['docker', '--version']),
    ]);
    return ((buildx === undefined || isAtLeast(buildx, BUILDX_READS_ENV)) &&
        (docker === undefined || isAtLeast(docker, DOCKER_READS_ENV)));
}
async function readVersion({ shell, env, baseEnv = env, signal }, argv) {
    const timeoutMs = VERSION_TIMEOUT_MS;
    const result = await shell({
        argv,
        env: baseEnv,
        timeoutMs,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__/* .omitUndefined */ .O)({ signal }),
    });
    return result.code === 0 ? parseVersion(result.stdout) : undefined;
}
async function parseKnown(known) {
    try {
        return parseVersion(await known());
    }
    catch (thrown) {
        if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF)
            return undefined;
        throw thrown;
    }
}
function parseVersion(text) {
    const found = /\bv?(\d+)\.(\d+)\.\d+/.exec(text);
    return found === null ? undefined : [Number(found[1]), Number(found[2])];
}
function isAtLeast([major, minor], [leastMajor, leastMinor]) {
    return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
function toPrivateConfig(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(tempDir, 'docker-config');
}
async function writeDirectory(options, content) {
    const { docker, env, baseEnv = env, tempDir } = options;
    const directory = toPrivateConfig(tempDir);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true, mode: 0o700 });
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'config.json');
    const draft = `${file}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    const text = JSON.stringify(await toConfig(options, content));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(draft, text, { mode: 0o600 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(draft, file);
    await linkContexts(docker.directory, directory);
    return {
        ...baseEnv,
        DOCKER_CONFIG: directory,
        BUILDX_CONFIG: toBuildxConfig(env, docker.directory),
        ...toCertificates(baseEnv, docker.directory),
    };
}
function toCertificates(env, directory) {
    const isTls = [env.DOCKER_TLS_VERIFY, env.DOCKER_TLS].some((value) => (value ?? '') !== '');
    return isTls && (env.DOCKER_CERT_PATH ?? '') === '' ? { DOCKER_CERT_PATH: directory } : {};
}
async function toConfig({ docker }, { inEnv, logins, late, ours }) {
    const own = await docker.fromFile();
    const keep = ([key]) => !isOurs(key, ours);
    const fromEnv = inEnv ? [] : Object.entries(docker.fromEnv().auths).filter(keep);
    const inFile = inEnv ? new Map() : logins;
    const direct = [...fromEnv.map(([key]) => key), ...[...inFile.keys()].map(_registry_address_js__WEBPACK_IMPORTED_MODULE_5__/* .toConfigKey */ .xw)];
    return {
        ...own.rest,
        auths: Object.fromEntries([
            ...Object.entries(own.auths).filter(keep),
            ...fromEnv,
            ...toAuths(inFile),
        ]),
        credHelpers: {
            ...Object.fromEntries(Object.entries(own.credHelpers).filter(keep)),
            ...Object.fromEntries(direct.map((key) => [key, ''])),
            ...toHelpers(late),
        },
        ...(own.credsStore === '' ? {} : { credsStore: own.credsStore }),
        cliPluginsExtraDirs: [...toPlugins(own.rest), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(docker.directory, 'cli-plugins')],
    };
}
function toHelpers(late) {
    if (late === undefined)
        return {};
    return Object.fromEntries(late.hosts.map((host) => [(0,_registry_address_js__WEBPACK_IMPORTED_MODULE_5__/* .toConfigKey */ .xw)(host), late.helper.name]));
}
function toBuildxConfig(env, directory) {
    const stated = env.BUILDX_CONFIG;
    return stated === undefined || stated === '' ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'buildx') : stated;
}
function toPlugins(rest) {
    const stated = rest.cliPluginsExtraDirs;
    return Array.isArray(stated) ? stated : [];
}
async function linkContexts(from, to) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.symlink)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(from, 'contexts'), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, 'contexts'));
    }
    catch (cause) {
        const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
        if (!isThere)
            throw cause;
    }
}


/***/ }),

/***/ 57001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ parseDockerConfig),
/* harmony export */   H5: () => (/* binding */ NO_CONFIG),
/* harmony export */   R_: () => (/* binding */ toCredential),
/* harmony export */   Ym: () => (/* binding */ findHelper),
/* harmony export */   iu: () => (/* binding */ findAuth),
/* harmony export */   q0: () => (/* binding */ toEntry),
/* harmony export */   zQ: () => (/* binding */ toServer)
/* harmony export */ });
/* unused harmony export encode */
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43981);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88849);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52519);
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53823);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23213);





const NO_CONFIG = { auths: {}, credHelpers: {}, credsStore: '', rest: {} };
function parseDockerConfig(text) {
    const value = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(text);
    if (value === undefined)
        return undefined;
    const { auths, credHelpers, credsStore, ...rest } = value;
    return {
        auths: Object.fromEntries(Object.entries((0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(auths) ? auths : {}).map(([key, entry]) => [key, toAuthEntry(entry)])),
        credHelpers: (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(credHelpers),
        credsStore: typeof credsStore === 'string' ? credsStore : '',
        rest,
    };
}
function toAuthEntry(value) {
    const { auth, username, password, identitytoken } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(value);
    return {
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ auth, username, password, identitytoken }),
    };
}
function findAuth(config, repository) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .mostSpecific */ .eF)(Object.entries(config.auths), ([key]) => key, repository)?.[1];
}
function findHelper(config, host) {
    const named = Object.entries(config.credHelpers).find(([key]) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(key).host, host));
    return named?.[1] ?? config.credsStore;
}
function toServer(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .toConfigKey */ .xw)(host) : host;
}
function toCredential(entry) {
    if (entry === undefined)
        return undefined;
    if (entry.identitytoken !== undefined && entry.identitytoken !== '') {
        return { kind: 'identityToken', token: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_3__/* .secret */ .r)(entry.identitytoken) };
    }
    const [username, password] = readPair(entry);
    if (username === '' || password === '')
        return undefined;
    return { kind: 'password', username, password: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_3__/* .secret */ .r)(password) };
}
function readPair({ auth, username, password }) {
    if (auth === undefined || auth === '')
        return [username ?? '', password ?? ''];
    const pair = Buffer.from(auth, 'base64').toString('utf8');
    const colon = pair.indexOf(':');
    if (colon < 0)
        return ['', ''];
    return [pair.slice(0, colon), pair.slice(colon + 1).replace(/\0+$/, '')];
}
function toEntry(credential) {
    if (credential.kind === 'identityToken')
        return { identitytoken: credential.token.reveal() };
    return { auth: encode(credential.username, credential.password.reveal()) };
}
function encode(username, password) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}


/***/ }),

/***/ 86479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  chooseBuilder: () => (/* binding */ chooseBuilder)
});

// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __webpack_require__(16392);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(43981);
// EXTERNAL MODULE: ./src/ship/builder/shortcomings.js
var shortcomings = __webpack_require__(52244);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/secret-text.js
var secret_text = __webpack_require__(42245);
// EXTERNAL MODULE: ./src/ship/build/command.js + 1 modules
var command = __webpack_require__(54466);
// EXTERNAL MODULE: ./src/ship/build/failure.js
var failure = __webpack_require__(97421);
;// CONCATENATED MODULE: ./src/ship/builder/boot.js



const LOG_LINES = 5;
const LINE_LENGTH = 300;
function describeFailedBoot({ what, result, log, secrets }) {
    const said = (0,failure/* findError */.kh)(result.stderr) || (result.spawnError ?? toEnd(result));
    const probe = findProbe(result.stderr).filter((line) => !said.includes(line));
    const lines = toLines(log).slice(-LOG_LINES);
    const details = [
        ...(probe.length === 0 ? [] : ["Output of the builder's probe:", ...probe]),
        ...(lines.length === 0 ? [] : ["End of the builder's log:", ...lines]),
    ];
    const show = (text) => (0,command/* conceal */.Eq)(text, secrets);
    return (0,problem/* error */.z3)('BUILDER_NOT_MADE', show(`Cannot create a builder (${what}): ${said}`), show([toHint(`${said}\n${log}`), ...details].join('\n')));
}
function toEnd({ timedOut }) {
    return timedOut ? 'it took too long' : 'it said nothing';
}
function findProbe(stderr) {
    const block = /^-{6}\n > \[internal\] booting buildkit:\n([^]*?)^-{6}$/m.exec(stderr)?.[1] ?? '';
    return toLines(block.replaceAll(/^\d+\.\d+ /gm, ''));
}
function toLines(text) {
    return (text
        .split('\n')
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

// EXTERNAL MODULE: ./src/ship/builder/leftover.js
var leftover = __webpack_require__(6329);
// EXTERNAL MODULE: ./src/ship/builder/stored.js
var stored = __webpack_require__(73637);
// EXTERNAL MODULE: ./src/ship/build/csv.js
var csv = __webpack_require__(95671);
// EXTERNAL MODULE: ./src/ship/engine/engine.js
var engine = __webpack_require__(57493);
// EXTERNAL MODULE: ./src/credentials/child.js
var child = __webpack_require__(62734);
;// CONCATENATED MODULE: ./src/ship/engine/context.js








const DEFAULT_TLS_HOST = 'tcp://localhost:2376';
async function needsContext(env) {
    if ((0,variables/* readText */.yR)(env, 'DOCKER_TLS_VERIFY', 'DOCKER_TLS') === undefined)
        return false;
    return (await (0,stored/* readEndpoint */.KW)(env)) !== undefined;
}
async function createDockerContext(runContext, name) {
    const { env, cwd, tempDir } = runContext;
    const own = (0,external_node_path_.resolve)(cwd, (0,engine.toDockerConfig)(env));
    const folder = (0,leftover/* toEngineFolder */._b)(tempDir);
    const config = (0,child/* toPrivateConfig */.Z)(tempDir);
    for (const directory of [folder, config]) {
        await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
        for (const file of ['config.json', 'cli-plugins']) {
            await linkUnlessThere((0,external_node_path_.join)(own, file), (0,external_node_path_.join)(directory, file));
        }
    }
    const host = (0,variables/* readText */.yR)(env, 'DOCKER_HOST') ?? DEFAULT_TLS_HOST;
    const docker = (0,csv/* renderCsv */.P)([`host=${host}`, ...(await listTlsFields(env, own))]);
    const result = await runContext.shell({
        argv: ['docker', 'context', 'create', name, '--docker', docker],
        env: { ...env, DOCKER_CONFIG: folder },
        cwd,
        signal: runContext.signal,
    });
    await replaceLink((0,external_node_path_.join)(folder, 'contexts'), (0,external_node_path_.join)(config, 'contexts'));
    return { result, host, env: { DOCKER_CONFIG: config } };
}
async function listTlsFields(env, dockerConfig) {
    const folder = (0,variables/* readText */.yR)(env, 'DOCKER_CERT_PATH') ?? dockerConfig;
    const isVerified = (0,variables/* readText */.yR)(env, 'DOCKER_TLS_VERIFY') !== undefined;
    const client = await Promise.all(['cert', 'key'].map(async (name) => (await isThere((0,external_node_path_.join)(folder, `${name}.pem`))) ? [name] : []));
    const names = [...(isVerified ? ['ca'] : []), ...client.flat()];
    const files = names.map((name) => `${name}=${(0,external_node_path_.resolve)(folder, `${name}.pem`)}`);
    return isVerified ? files : [...files, 'skip-tls-verify=true'];
}
async function isThere(path) {
    return (0,promises_.stat)(path).then(() => true, () => false);
}
async function linkUnlessThere(target, path) {
    try {
        await (0,promises_.symlink)(target, path);
    }
    catch (cause) {
        if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'))
            throw cause;
    }
}
async function replaceLink(target, path) {
    const fresh = `${path}.new`;
    await (0,promises_.symlink)(target, fresh);
    await (0,promises_.rename)(fresh, path);
}

// EXTERNAL MODULE: ./src/ship/builder/make.js + 1 modules
var make = __webpack_require__(10086);
// EXTERNAL MODULE: ./src/ship/builder/options.js
var builder_options = __webpack_require__(65442);
;// CONCATENATED MODULE: ./src/ship/builder/container.js










async function makeContainer(runContext, program, { settings, hosts }) {
    const name = (0,make/* createName */.mn)(runContext);
    const buildx = await (0,make/* isolateBuildx */.Iy)(runContext);
    const context = (await needsContext(runContext.env)) ? `${name}-engine` : undefined;
    const note = { name, hasContext: context !== undefined };
    const takeAway = () => (0,make/* remove */.TF)(runContext, note, program);
    try {
        await (0,leftover/* noteBuilder */.Af)(runContext.tempDir, note);
        const env = context === undefined ? buildx : { ...buildx, ...(await reach(runContext, context)) };
        const options = (0,builder_options/* listDriverOptions */.lF)(settings, hosts, runContext.env);
        const made = { name, env, remove: takeAway };
        const create = [
            ...['create', '--name', name, '--driver', 'docker-container'],
            ...(await toBuildkitdArgs(runContext, { settings, hosts })),
            ...options.shown.flatMap((option) => ['--driver-opt', option]),
            ...(context === undefined ? [] : [context]),
        ];
        await bootContainer(runContext, program, made, { create, hidden: options.hidden });
        return made;
    }
    catch (cause) {
        await takeAway();
        throw cause;
    }
}
async function bootContainer(runContext, program, made, { create, hidden }) {
    const what = 'docker-container';
    const isOpen = Object.keys(hidden).length === 0;
    const first = [...program, ...create, ...(isOpen ? ['--bootstrap'] : [])];
    let result = await (0,make/* run */.eF)(runContext, first, made.env);
    if (!isOpen) {
        (0,make/* checkMade */.Gf)(result, what);
        await addHidden(runContext, made.name, hidden);
        result = await (0,make/* run */.eF)(runContext, [...program, 'inspect', '--bootstrap', made.name], made.env);
    }
    if (result.code === 0)
        return;
    runContext.signal.throwIfAborted();
    const secrets = Object.values(hidden).flatMap((value) => [value, ...(0,secret_text/* findUrlSecrets */.gx)(value)]);
    const log = await readLog(runContext, made);
    throw new problem/* Problem */.AF([describeFailedBoot({ what, result, log, secrets })]);
}
async function addHidden(runContext, name, hidden) {
    const record = (0,external_node_path_.join)((0,leftover/* toBuildxFolder */.SU)(runContext.tempDir), 'instances', name);
    const content = (0,json/* parseObject */.lj)(await (0,promises_.readFile)(record, 'utf8').catch(() => '')) ?? {};
    const [node] = Array.isArray(content.Nodes) ? content.Nodes : [];
    if (!(0,json/* isObject */.Gv)(node)) {
        const names = Object.keys(hidden).join(', ');
        const message = `Cannot create a builder: buildx does not keep it where a password in ${names} could be added.`;
        throw new problem/* Problem */.AF([
            (0,problem/* error */.z3)('BUILDER_NOT_MADE', message, 'Use a proxy without a password, or make a builder and give its name as the setting builder.'),
        ]);
    }
    const options = { ...((0,json/* isObject */.Gv)(node.DriverOpts) ? node.DriverOpts : {}), ...hidden };
    const text = JSON.stringify({ ...content, Nodes: [{ ...node, DriverOpts: options }] });
    await (0,promises_.writeFile)(record, text, { mode: 0o600 });
}
async function readLog(runContext, { name, env }) {
    const argv = ['docker', 'logs', '--tail', '20', `buildx_buildkit_${name}0`];
    const options = {
        env: { ...runContext.env, ...env },
        cwd: runContext.cwd,
        signal: runContext.signal,
    };
    const result = await runContext.shell({ argv, ...options, timeoutMs: LOG_TIMEOUT_MS });
    return result.code === 0 ? `${result.stdout}\n${result.stderr}` : '';
}
const LOG_TIMEOUT_MS = 10_000;
async function toBuildkitdArgs(runContext, { settings, hosts }) {
    const { registries, buildkitdConfig: path } = settings;
    const flags = settings.buildkitdFlags ?? toEntitlements(settings.buildxFlags ?? []);
    const own = settings.buildkitdConfigInline ??
        (path === undefined ? '' : await (0,promises_.readFile)((0,external_node_path_.resolve)(runContext.cwd, path), 'utf8'));
    const config = (0,builder_options/* renderBuildkitConfig */.Nj)({ registries, hosts, own, cwd: runContext.cwd });
    const file = (0,external_node_path_.join)(runContext.tempDir, 'buildkitd.toml');
    if (config !== '')
        await (0,promises_.writeFile)(file, config, { mode: 0o600 });
    return [
        ...(config === '' ? [] : ['--buildkitd-config', file]),
        ...(flags === undefined ? [] : ['--buildkitd-flags', flags]),
    ];
}
function toEntitlements(flags) {
    const allowed = flags.filter(({ flag }) => flag === '--allow').map(({ value }) => value);
    const known = ENTITLEMENTS.filter((name) => allowed.includes(name));
    return known.length === 0
        ? undefined
        : known.map((name) => `--allow-insecure-entitlement ${name}`).join(' ');
}
const ENTITLEMENTS = ['network.host', 'security.insecure'];
async function reach(runContext, context) {
    const { result, host, env } = await createDockerContext(runContext, context);
    (0,make/* checkMade */.Gf)(result, `docker context for ${host}`);
    return env;
}
async function equipNodes(runContext, nodes, settings) {
    const { shown, hidden } = (0,builder_options/* listOwnOptions */.Ff)(settings);
    const [name] = Object.keys(hidden);
    if (name !== undefined) {
        throw new problem/* Problem */.AF([
            (0,problem/* error */.z3)('BUILDER_INVALID', `The option "${name}" of driver-opts holds a password, which buildx takes for a builder at an address on its command line alone.`, 'Use one without a password, or make the builder in a step before and give its name as the setting builder.'),
        ]);
    }
    const flags = await toBuildkitdArgs(runContext, { settings, hosts: [] });
    return nodes.map((node) => ({ ...node, flags, options: [...node.options, ...shown] }));
}

;// CONCATENATED MODULE: ./src/ship/builder/failure.js
function explainBoot(nodes, stderr) {
    const isCluster = nodes.some(({ driver }) => driver === 'kubernetes');
    const said = findError(stderr);
    const rows = isCluster ? CLUSTER : SSH;
    const row = rows.find(([words]) => words.test(said));
    const namespace = /^namespace=(.*)$/.exec(nodes[0]?.options[0] ?? '')?.[1] ?? '';
    const hint = (row?.[1] ?? (isCluster ? LOOK_AT_CLUSTER : LOOK_AT_ENGINE)).replaceAll('NAMESPACE', namespace);
    return { said, hint, isSlow: row?.[1] === NOT_READY, isUnmade: UNMADE.test(stderr) };
}
const UNMADE = /ERROR: (failed to initialize builder|error for bootstrap) /;
function findError(stderr) {
    const at = stderr.lastIndexOf('ERROR: ');
    const text = (at < 0 ? stderr : stderr.slice(at + 'ERROR: '.length)).trim();
    const ssh = /\bstderr=(?<said>[^]*)$/.exec(text)?.groups?.said?.trim() ?? '';
    const lines = (ssh === '' ? text : ssh).split('\n').map((line) => line.trim());
    const said = lines.filter((line) => /\w/.test(line)).at(-1) ?? 'buildx gave no reason';
    return said
        .replace(/^failed to initialize builder \S+ \(\S+\): /, '')
        .replace(/^cannot determine Kubernetes namespace, specify manually: /, '')
        .replace(/^error (for bootstrap|while calling \S+ for) "[^"]*": /, '');
}
const LOOK_AT_CLUSTER = 'Check whether "kubectl --namespace NAMESPACE get deployments" works here, with the same KUBECONFIG.';
const LOOK_AT_ENGINE = 'Check whether "docker -H ssh://user@host info" works here, and on that machine "docker pull moby/buildkit:buildx-stable-1".';
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
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:http2"
var external_node_http2_ = __webpack_require__(32467);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./src/registry/address.js
var registry_address = __webpack_require__(88849);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
;// CONCATENATED MODULE: ./src/ship/builder/reach.js









const SERVICE_PATIENCE_MS = 60_000;
const PATIENCE_MS = 2_000;
const PAUSE_MS = 500;
const SILENCE_MS = 5_000;
async function waitForAddresses(runContext, nodes) {
    const asked = await Promise.all(nodes.map((node) => waitForAddress(runContext, node)));
    const problems = asked.flatMap((unreached, at) => unreached === undefined ? [] : [describeUnreached(nodes[at]?.endpoint ?? '', unreached)]);
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
}
function describeUnreached(endpoint, { said, hint }) {
    return (0,problem/* error */.z3)('BUILDER_UNREACHABLE', `No BuildKit answers at "${endpoint}": ${said}`, hint);
}
async function waitForAddress(runContext, node) {
    const { endpoint = '' } = node;
    const isService = isServiceAddress(runContext.env, endpoint);
    const until = runContext.clock.now() + (isService ? SERVICE_PATIENCE_MS : PATIENCE_MS);
    for (let tries = 1;; tries += 1) {
        const unreached = await tryAddress(runContext, node);
        const isOver = unreached?.isFinal === true || runContext.clock.now() >= until;
        if (unreached === undefined || isOver)
            return unreached;
        if (tries === 1)
            runContext.log.info(`Waiting for the BuildKit at ${endpoint}: ${unreached.said}`);
        await runContext.clock.sleep(PAUSE_MS, runContext.signal);
    }
}
function isServiceAddress(env, endpoint) {
    if ((0,variables/* readText */.yR)(env, 'CI') === undefined)
        return false;
    if (endpoint.startsWith('unix://'))
        return true;
    const address = parseAddress(endpoint);
    return address !== undefined && ((0,registry_address/* isLoopback */.U9)(address.host) || /^[^.:]+$/.test(address.host));
}
function parseAddress(endpoint) {
    const found = /^tcp:\/\/(?<host>\[[^\]]+\]|[^:/]+):(?<port>\d+)$/.exec(endpoint)?.groups;
    return found === undefined ? undefined : { host: found.host ?? '', port: Number(found.port) };
}
const TLS_FILES = { ca: 'cacert', cert: 'cert', key: 'key' };
async function tryAddress(runContext, node) {
    const options = new Map(node.options.map(splitOption));
    const tls = {};
    for (const [name, option] of Object.entries(TLS_FILES)) {
        const path = options.get(option);
        if (path === undefined)
            continue;
        const text = await (0,promises_.readFile)((0,external_node_path_.resolve)(runContext.cwd, path), 'utf8').catch(() => undefined);
        if (text === undefined)
            return describeUnreadable(option, path);
        tls[name] = text;
    }
    const session = openSession(node.endpoint ?? '', tls, options.get('servername'));
    if (session === undefined)
        return undefined;
    const unreached = session instanceof Error ? session : await hear(session, runContext.signal);
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
        return (0,external_node_http2_.connect)(url, { ...tls, ...(0,omit_undefined/* omitUndefined */.O)({ servername }) });
    }
    catch (cause) {
        return cause;
    }
}
async function hear(session, signal) {
    const timeout = AbortSignal.timeout(SILENCE_MS);
    try {
        return await new Promise((resolve) => {
            const end = () => {
                resolve(undefined);
            };
            session.on('error', resolve).on('remoteSettings', end);
            session.on('close', () => {
                resolve(new Error('it closed the connection'));
            });
            for (const one of [timeout, signal])
                one.addEventListener('abort', end);
        });
    }
    finally {
        session.on('error', () => undefined).destroy();
    }
}
function explain(cause, tls, now = new Date()) {
    const { code = '' } = cause;
    const words = toWords(cause.message, code);
    const isOfTls = Object.keys(tls).length > 0;
    const isClosed = ['', 'ECONNRESET', 'EPIPE'].includes(code);
    const row = reach_HINTS.find((one) => one.isOfTls === isOfTls && one.code.test(code));
    const closed = isOfTls ? CLIENT_HINT : OTHER_HINT;
    const hint = isClosed ? closed : (row?.hint ?? ADDRESS_HINT);
    const expired = hint === CLIENT_HINT ? findExpired(tls.cert ?? '', now) : undefined;
    const said = expired === undefined ? words : `${words}; its cert expired on ${expired}`;
    return { said, hint, isFinal: row !== undefined };
}
function toWords(message, code) {
    return code === '' || message.includes(code) ? message : `${message} (${code})`;
}
function findExpired(pem, now) {
    try {
        const until = new Date(new external_node_crypto_.X509Certificate(pem).validTo);
        return until < now ? until.toISOString().slice(0, 10) : undefined;
    }
    catch {
        return undefined;
    }
}
const CLIENT_HINT = 'It does not take the client certificate: cert has to be signed by the authority that buildkitd knows (--tlscacert), and not expired; key has to be its key.';
const OTHER_HINT = 'It is not a BuildKit, or one with TLS: add ?cacert=ca.pem&cert=cert.pem&key=key.pem. A Docker engine is named by DOCKER_HOST instead.';
const ADDRESS_HINT = 'Check the address in the setting builder, and that buildkitd listens there (--addr tcp://0.0.0.0:1234).';
const reach_HINTS = [
    {
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

;// CONCATENATED MODULE: ./src/ship/builder/nodes.js








const BOOT_TRIES_IN_CI = 3;
async function makeFromNodes(runContext, program, nodes) {
    await waitForAddresses(runContext, nodes);
    const name = (0,make/* createName */.mn)(runContext);
    const env = await (0,make/* isolateBuildx */.Iy)(runContext);
    const note = { name, hasContext: false };
    const isRemote = nodes.every(({ driver }) => driver === 'remote');
    const made = {
        name,
        env,
        remove: () => (isRemote ? Promise.resolve() : (0,make/* remove */.TF)(runContext, note, program)),
    };
    let isUnmade = false;
    try {
        if (!isRemote)
            await (0,leftover/* noteBuilder */.Af)(runContext.tempDir, note);
        const commands = nodes.map((node, index) => toCreateArgs(name, toAbsolute(node, runContext.cwd), index));
        for (const args of commands.slice(0, -1)) {
            const result = await (0,make/* run */.eF)(runContext, [...program, ...args], env);
            if (result.code !== 0)
                throw describeUnstarted(nodes, result);
        }
        const failed = await boot(runContext, [...program, ...(commands.at(-1) ?? [])], {
            program,
            made,
            nodes,
        });
        if (failed === undefined)
            return made;
        isUnmade = nodes.length === 1 && explainBoot(nodes, failed.stderr).isUnmade;
        throw describeUnstarted(nodes, failed);
    }
    catch (cause) {
        await (isUnmade ? (0,leftover/* forgetBuilder */.H4)(runContext.tempDir) : made.remove());
        throw cause;
    }
}
function toAbsolute(node, cwd) {
    const options = node.options.map((option) => option.replace(/^(cacert|cert|key)=(.+)$/, (_, name, path) => {
        return `${name}=${(0,external_node_path_.resolve)(cwd, path)}`;
    }));
    return node.driver === 'remote' ? { ...node, options } : node;
}
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
async function boot(runContext, create, { program, made, nodes }) {
    let result = await (0,make/* run */.eF)(runContext, [...create, '--bootstrap'], made.env);
    let left = (0,variables/* readText */.yR)(runContext.env, 'CI') === undefined ? 1 : BOOT_TRIES_IN_CI;
    while (result.code !== 0) {
        left -= 1;
        if (left === 0 || !isSlow(nodes, result))
            return result;
        runContext.log.info(`The builder does not answer yet: ${(0,engine.lastOutputLine)(result.stderr)}`);
        result = await (0,make/* run */.eF)(runContext, [...program, 'inspect', '--bootstrap', made.name], made.env);
    }
    return undefined;
}
function isSlow(nodes, { stderr }) {
    return nodes[0]?.driver === 'remote' || explainBoot(nodes, stderr).isSlow;
}
function describeUnstarted(nodes, result) {
    const where = nodes.map((node) => node.endpoint ?? node.options[0] ?? '').join('", "');
    const { driver } = nodes[0] ?? {};
    if (driver === 'remote') {
        return new problem/* Problem */.AF([
            (0,problem/* error */.z3)('BUILDER_UNREACHABLE', `No BuildKit answers at "${where}": ${(0,engine.lastOutputLine)(result.stderr)}`, 'Check the address in the setting builder, and that buildkitd listens there (--addr tcp://0.0.0.0:1234).'),
        ]);
    }
    const { said, hint } = explainBoot(nodes, result.stderr);
    const what = driver === 'kubernetes' ? 'on the cluster' : 'on the engine';
    const message = `No BuildKit could be started ${what} ("${where}"): ${said}`;
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('BUILDER_UNREACHABLE', message, hint)]);
}

// EXTERNAL MODULE: ./src/ship/platform.js
var ship_platform = __webpack_require__(33881);
;// CONCATENATED MODULE: ./src/ship/builder/platform.js


const USUAL = 'linux/amd64';
async function checkUsualPlatform(found, want, { settings, runContext, ask, architecture = process.arch, }) {
    if (settings.platformsNamed || !isUsual(want) || found.nodes > 1)
        return;
    const platforms = await listPlatforms(found, { ask, architecture });
    const known = platforms.map(withoutLevel);
    const [native] = known;
    if (native === undefined || native === USUAL)
        return;
    if (!known.includes(USUAL))
        throw new problem/* Problem */.AF([noEmulation(found.name, native)]);
    runContext.log.problem((0,problem/* notice */.lm)('PLATFORM_EMULATED', `No platform is named, so ${USUAL} is built, emulated on ${native}.`, `Write platforms: ${native} to build for this machine, or platforms: ${USUAL} to leave this out.`));
}
async function listPlatforms({ platforms }, how) {
    const isUnknown = platforms.length === 0 && how.architecture !== 'x64';
    const asked = isUnknown ? await how.ask() : undefined;
    return asked?.platforms ?? platforms;
}
function isUsual({ platforms }) {
    return platforms.length === 1 && platforms[0] === USUAL;
}
function withoutLevel(platform) {
    return (0,ship_platform/* toPlatform */.r)(platform.replace(/^(linux\/amd64)\/v\d$/, '$1'));
}
function noEmulation(name, native) {
    return (0,problem/* error */.z3)('PLATFORM_NO_EMULATION', `No platform is named, so ${USUAL} is built, and the builder "${name}" runs programs of ${native} only.`, `Write platforms: ${native} to build for this machine, or install an emulator first (docker/setup-qemu-action on GitHub).`);
}

// EXTERNAL MODULE: ./src/ship/builder/setting.js
var setting = __webpack_require__(82140);
;// CONCATENATED MODULE: ./src/ship/builder/choose.js












async function chooseBuilder(settings, runContext, want, buildx = engine.openBuildx(runContext)) {
    const named = (0,setting/* readBuilder */.kj)(settings.builder, runContext.env);
    const wish = (0,setting/* parseBuilder */.xx)(named);
    switch (wish.kind) {
        case 'auto':
            return chooseCurrent(settings, runContext, want, buildx);
        case 'name':
            return chooseNamed(wish.name, settings, runContext, { want, buildx });
        case 'nodes':
            return chooseNodes(wish.nodes, { ...settings, builder: named }, runContext, { want, buildx });
    }
}
async function chooseCurrent(settings, runContext, want, asked) {
    const found = await (0,stored/* findBuilder */.Lx)(runContext, asked, want.platforms);
    if (found === undefined)
        throw new problem/* Problem */.AF([describeNoCurrent(runContext.env)]);
    const { version } = asked;
    const program = await asked.program();
    const ask = () => engine.inspectBuilder(runContext, program, found.name);
    await checkUsualPlatform(found, want, { settings, runContext, ask });
    const base = { version, program, hasEngine: true };
    const current = await toBuilder(runContext, found, want, base);
    const lack = (0,shortcomings/* findShortcoming */.x5)(current, found, settings, want);
    if (lack === undefined) {
        tellUnused(`the builder "${found.name}"`, settings, runContext);
        return current;
    }
    await want.needed;
    await version();
    runContext.log.info(`Making a builder for this run, since ${lack.what}.`);
    try {
        const made = await makeContainer(runContext, program, { settings, hosts: want.hosts });
        const knownHosts = listKnownHosts(settings);
        return toMade(made, 'docker-container', { ...base, knownHosts, hasNodes: false });
    }
    catch (cause) {
        if (lack.fatal || !(cause instanceof problem/* Problem */.AF))
            throw cause;
        const message = `Building on "${found.name}" although ${lack.what}: ${cause.message}`;
        runContext.log.problem((0,problem/* notice */.lm)('BUILDER_LACKING', message, lack.hint));
        return current;
    }
}
async function chooseNamed(name, settings, runContext, { want, buildx: asked }) {
    const found = await (0,stored/* findBuilder */.Lx)(runContext, asked, want.platforms, name);
    if (found === undefined)
        throw new problem/* Problem */.AF([describeUnknown(name)]);
    const { version } = asked;
    const program = await asked.program();
    const ask = () => engine.inspectBuilder(runContext, program, name);
    await checkUsualPlatform(found, want, { settings, runContext, ask });
    const builder = await toBuilder(runContext, found, want, { version, program, hasEngine: true });
    const problems = (0,shortcomings/* toLacking */.Bx)(name, (0,shortcomings/* findShortcoming */.x5)(builder, found, settings, want));
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
    tellUnused(`the builder "${name}"`, settings, runContext);
    return builder;
}
function tellUnused(what, settings, runContext) {
    const [name, ...others] = (0,builder_options/* listBuilderSettings */.zl)(settings);
    if (name === undefined)
        return;
    const names = [name, ...others].join(', ');
    runContext.log.problem((0,problem/* notice */.lm)('BUILDER_SETTINGS_UNUSED', `${names}: not used, since ${what} was there before this run.`, 'Give them to the step that makes the builder.'));
}
function listKnownHosts({ registries }) {
    const known = registries.filter(builder_options/* isSpecial */.mg);
    return known.map(({ prefix }) => (0,registry_host/* parseScope */.Sk)(prefix).host);
}
async function chooseNodes(nodes, settings, runContext, { want, buildx: asked }) {
    const problems = (0,shortcomings/* checkNodes */.or)(nodes, settings, want);
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
    const { driver } = nodes[0];
    const equipped = await equip(nodes, settings, runContext, want);
    const program = await asked.program();
    const [buildx, made, hasEngine] = await Promise.allSettled([
        asked.version(),
        makeFromNodes(runContext, program, equipped),
        want.load ? engine.hasEngine(runContext) : false,
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
async function equip(nodes, settings, runContext, want) {
    if (nodes.some(({ driver }) => driver !== 'remote')) {
        await want.needed;
        return equipNodes(runContext, nodes, settings);
    }
    tellUnused('the BuildKit at an address', settings, runContext);
    return nodes;
}
function toMade(made, driver, rest) {
    return { ...made, ...rest, driver, store: 'n/a', canPushByDigest: true, canWriteLayout: true };
}
async function toBuilder(runContext, found, want, base) {
    const hasNodes = found.nodes > 1;
    const common = { ...base, name: found.name, hasNodes, knownHosts: [] };
    if (found.driver !== 'docker') {
        const hasEngine = want.load && (await engine.hasEngine(runContext));
        const able = { store: 'n/a', canPushByDigest: true, canWriteLayout: true };
        return { ...common, ...able, hasEngine, driver: toDriver(found.driver), env: {} };
    }
    const containerd = found.containerd ?? (await engine.readStoreFromEngine(runContext));
    return {
        ...common,
        driver: 'docker',
        store: containerd ? 'containerd' : 'classic',
        canPushByDigest: false,
        canWriteLayout: containerd,
        env: await (0,make/* isolateBuildx */.Iy)(runContext),
    };
}
function toDriver(driver) {
    return driver === 'docker-container' || driver === 'kubernetes' ? driver : 'remote';
}
function describeNoCurrent(env) {
    const name = (0,variables/* readText */.yR)(env, 'BUILDX_BUILDER');
    const context = (0,variables/* readText */.yR)(env, 'DOCKER_CONTEXT');
    if (name !== undefined || context === undefined) {
        return describeUnknown(name ?? '(the current one)');
    }
    const message = `There is no Docker context "${context}", which DOCKER_CONTEXT names.`;
    return (0,problem/* error */.z3)('BUILDER_UNKNOWN', message, 'Run "docker context ls" to list them.');
}
function describeUnknown(name) {
    return (0,problem/* error */.z3)('BUILDER_UNKNOWN', `There is no buildx builder "${name}".`, 'Run "docker buildx ls" to list them, or write builder: auto.');
}


/***/ })

};
