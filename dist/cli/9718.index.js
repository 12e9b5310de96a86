export const id = 9718;
export const ids = [9718];
export const modules = {

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

/***/ 6062:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ toDockerDirectory),
/* harmony export */   p: () => (/* binding */ openDockerLogins)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34734);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43981);
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(53823);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57001);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23213);








const DOCKER = 'Docker configuration';
const PODMAN = 'Podman configuration';
const HELPER_TIMEOUT_MS = 30_000;
const NOT_FOUND = /credentials not found|no credentials/i;
function openDockerLogins(given) {
    const options = { ...given, log: withoutRepeats(given.log) };
    const directory = toDockerDirectory(options.env);
    let fromEnv;
    let fromFile;
    const readEnv = () => (fromEnv ??= parseEnv(options));
    const readOwn = () => (fromFile ??= readConfig((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'config.json'), DOCKER));
    return {
        podman: openPodmanLogins(options),
        directory,
        fromEnv: readEnv,
        fromFile: readOwn,
        find: async (repository) => {
            const given = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .toCredential */ .R_)((0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .findAuth */ .iu)(readEnv(), repository));
            if (given !== undefined)
                return { credential: given, source: 'DOCKER_AUTH_CONFIG' };
            return await findInFile(options, await readOwn(), repository);
        },
    };
}
function withoutRepeats(log) {
    const reported = new Set();
    if (log === undefined)
        return undefined;
    const problem = (data) => {
        if (!reported.has(data.message))
            log.problem(data);
        reported.add(data.message);
    };
    return { ...log, problem };
}
function openPodmanLogins(options) {
    let configs;
    const read = () => (configs ??= Promise.all(toPodmanFiles(options.env).map((path) => readConfig(path, PODMAN))));
    return {
        find: async (repository) => {
            for (const config of await read()) {
                const found = await findInFile(options, config, repository, PODMAN);
                if (found !== undefined)
                    return found;
            }
            return undefined;
        },
        hosts: async () => {
            const keys = (await read()).flatMap(({ auths, credHelpers }) => [
                ...Object.keys(auths),
                ...Object.keys(credHelpers),
            ]);
            return keys.map((key) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .parseScope */ .Sk)(key).host);
        },
    };
}
function toPodmanFiles(env) {
    const isGiven = (value) => value !== undefined && value !== '';
    const { REGISTRY_AUTH_FILE: stated, XDG_RUNTIME_DIR: runtime, XDG_CONFIG_HOME: config } = env;
    if (isGiven(stated))
        return [stated];
    const home = isGiven(env.HOME) ? env.HOME : (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)();
    const uid = process.getuid?.();
    const session = uid === undefined ? [] : [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)('/run/containers', String(uid), 'auth.json')];
    return [
        ...(isGiven(runtime) ? [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(runtime, 'containers', 'auth.json')] : session),
        (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(isGiven(config) ? config : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, '.config'), 'containers', 'auth.json'),
    ];
}
function toDockerDirectory(env) {
    const stated = env.DOCKER_CONFIG;
    if (stated !== undefined && stated !== '')
        return stated;
    const home = env.HOME;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home === undefined || home === '' ? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)() : home, '.docker');
}
function parseEnv({ env, log }) {
    const text = env.DOCKER_AUTH_CONFIG;
    if (text === undefined || text.trim() === '')
        return _docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .NO_CONFIG */ .H5;
    const config = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerConfig */ .Cj)(text);
    if (config !== undefined)
        return config;
    log?.problem((0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('LOGIN_CONFIG_INVALID', 'DOCKER_AUTH_CONFIG is not a Docker configuration in JSON; ignoring it.', 'Set it to a value like {"auths": {"ghcr.io": {"auth": "…"}}}, or unset it.'));
    return _docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .NO_CONFIG */ .H5;
}
async function readConfig(path, kind) {
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
    }
    catch (cause) {
        const code = cause instanceof Error && 'code' in cause ? cause.code : '';
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return _docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .NO_CONFIG */ .H5;
        const message = `cannot read the ${kind} "${path}"`;
        const hint = `Make it readable, or set ${toVariable(kind)}.`;
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('LOGIN_CONFIG_INVALID', message, hint)], { cause });
    }
    const config = text.trim() === '' ? _docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .NO_CONFIG */ .H5 : (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerConfig */ .Cj)(text);
    if (config !== undefined)
        return config;
    const message = `the ${kind} "${path}" is not a JSON object`;
    const hint = `Correct it, or set ${toVariable(kind)}.`;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('LOGIN_CONFIG_INVALID', message, hint)]);
}
function toVariable(kind) {
    return kind === PODMAN
        ? 'REGISTRY_AUTH_FILE to another file'
        : 'DOCKER_CONFIG to another directory';
}
async function findInFile(options, config, repository, kind = DOCKER) {
    const helper = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .findHelper */ .Ym)(config, repository.host);
    const entry = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .findAuth */ .iu)(config, repository);
    const written = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .toCredential */ .R_)(entry);
    if (helper === '') {
        return written === undefined ? undefined : { credential: written, source: `the ${kind}` };
    }
    const program = `docker-credential-${helper}`;
    const credential = await askHelper(options, program, repository, entry !== undefined);
    if (credential !== undefined)
        return { credential, source: program };
    if (written !== undefined)
        options.log?.problem(describeUnused(program, repository.host, kind));
    return undefined;
}
function describeUnused(program, host, kind) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('LOGIN_NOT_USED', `the login for ${host} in the ${kind} is not used: the configuration names the credential helper "${program}", which has no login for ${host}`, `Log in again with "docker login ${host}", or give a credential for ${host} in registries.`);
}
async function askHelper({ shell, env, signal }, program, { host }, isExpected) {
    const result = await shell({
        argv: [program, 'get'],
        env,
        stdin: (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .toServer */ .zQ)(host),
        timeoutMs: HELPER_TIMEOUT_MS,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__/* .omitUndefined */ .O)({ signal }),
    });
    if (result.code === 0)
        return parseHelper(result.stdout, program, host);
    const isMissing = result.spawnError === 'ENOENT';
    if (isMissing && !isExpected)
        return undefined;
    if (!isMissing && NOT_FOUND.test(`${result.stdout} ${result.stderr}`))
        return undefined;
    const why = isMissing
        ? 'is not installed'
        : result.timedOut
            ? `did not respond within ${HELPER_TIMEOUT_MS / 1000} s`
            : `ended with exit code ${String(result.code)}`;
    throw helperFailed(program, host, why);
}
function parseHelper(stdout, program, host) {
    const config = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerConfig */ .Cj)(stdout)?.rest;
    const username = config?.Username;
    const password = config?.Secret;
    if (typeof username !== 'string' || typeof password !== 'string') {
        throw helperFailed(program, host, 'returned an invalid login');
    }
    if (password === '')
        return undefined;
    if (username === '<token>')
        return { kind: 'identityToken', token: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_5__/* .secret */ .r)(password) };
    return { kind: 'password', username, password: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_5__/* .secret */ .r)(password) };
}
function helperFailed(program, host, why) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('LOGIN_HELPER_FAILED', `The credential helper "${program}", which the Docker configuration names for ${host}, ${why}.`, `Fix it, or give a credential for ${host} in \`registries\`.`),
    ]);
}


/***/ }),

/***/ 88849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   WC: () => (/* binding */ readConcurrency),
/* harmony export */   eI: () => (/* binding */ toSchemes),
/* harmony export */   eo: () => (/* binding */ readReach),
/* harmony export */   jr: () => (/* binding */ toHostname),
/* harmony export */   ki: () => (/* binding */ toApiHost),
/* harmony export */   xw: () => (/* binding */ toConfigKey)
/* harmony export */ });
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43981);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23213);


function toApiHost(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'registry-1.docker.io' : host.toLowerCase();
}
function toConfigKey(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'https://index.docker.io/v1/' : host.toLowerCase();
}
function toHostname(host) {
    const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host)?.[1];
    return bracketed ?? host.replace(/:\d+$/, '');
}
function isLoopback(host) {
    const name = toHostname(host).toLowerCase();
    return (name === 'localhost' ||
        name.endsWith('.localhost') ||
        name === '::1' ||
        /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name));
}
function readReach(registries, host) {
    const entries = registries.filter(({ prefix }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix).host, host));
    const ca = entries.find((entry) => entry.ca !== undefined)?.ca;
    const { cert, key } = entries.find((entry) => entry.key !== undefined) ?? {};
    return {
        insecure: entries.some((entry) => entry.insecure),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ ca }),
        ...(cert === undefined || key === undefined ? {} : { cert, key }),
    };
}
function readConcurrency(registries, host) {
    const entries = registries.filter(({ prefix }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix).host, host));
    return Math.min(...entries.map(({ maxConcurrency = Infinity }) => maxConcurrency), Infinity);
}
function toSchemes(host, reach) {
    if (reach.ca !== undefined)
        return ['https'];
    if (reach.insecure)
        return ['https', 'http'];
    return isLoopback(host) ? ['http', 'https'] : ['https'];
}


/***/ }),

/***/ 52519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   OS: () => (/* binding */ toTexts),
/* harmony export */   f_: () => (/* binding */ isTooDeep),
/* harmony export */   gz: () => (/* binding */ findMember),
/* harmony export */   lj: () => (/* binding */ parseObject),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75893);

function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parseJson(text) {
    if (isTooDeep(text))
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function parseObject(text) {
    const value = parseJson(text);
    return isObject(value) ? value : undefined;
}
function isTooDeep(text) {
    let depth = 0;
    for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code === QUOTE)
            at = findEnd(text, at);
        else if (OPENING.includes(code))
            depth += 1;
        else if (CLOSING.includes(code))
            depth -= 1;
        if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .JSON_DEPTH */ .NE)
            return true;
    }
    return false;
}
function findMember(text, name) {
    let [key, start] = ['', 0];
    let found;
    for (const { code, at, end } of listMarks(text)) {
        if (code === QUOTE && start === 0)
            key = text.slice(at, end);
        else if (code === COLON)
            start = end;
        else if (code !== QUOTE) {
            if (start > 0 && JSON.parse(key) === name)
                found = trim(text, start, at);
            start = 0;
        }
    }
    return found;
}
function* listMarks(text) {
    let depth = 0;
    for (let at = 0; at < text.length; at += 1) {
        const [code, start] = [text.charCodeAt(at), at];
        if (code === QUOTE)
            at = findEnd(text, at);
        if (depth === 1 && MARKS.includes(code))
            yield { code, at: start, end: at + 1 };
        if (OPENING.includes(code))
            depth += 1;
        else if (CLOSING.includes(code))
            depth -= 1;
    }
}
function trim(text, start, end) {
    const value = text.slice(start, end);
    const first = start + value.length - value.trimStart().length;
    return { start: first, end: first + value.trim().length };
}
const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const OPENING = [0x5b, 0x7b];
const CLOSING = [0x5d, 0x7d];
const MARKS = [QUOTE, COLON, COMMA, ...CLOSING];
function findEnd(text, start) {
    let end = text.indexOf('"', start + 1);
    while (end >= 0) {
        let backslashes = 0;
        while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH)
            backslashes += 1;
        if (backslashes % 2 === 0)
            return end;
        end = text.indexOf('"', end + 1);
    }
    return text.length;
}
function toTexts(value) {
    if (!isObject(value))
        return {};
    const texts = Object.entries(value).filter(([, text]) => typeof text === 'string');
    return Object.fromEntries(texts);
}


/***/ }),

/***/ 75893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ CHUNK_BYTES),
/* harmony export */   El: () => (/* binding */ SMALL_BYTES),
/* harmony export */   K: () => (/* binding */ SBOM_BYTES),
/* harmony export */   K5: () => (/* binding */ STATEMENT_BYTES),
/* harmony export */   NE: () => (/* binding */ JSON_DEPTH),
/* harmony export */   OY: () => (/* binding */ toLimits),
/* harmony export */   RS: () => (/* binding */ INDEX_DEPTH),
/* harmony export */   U6: () => (/* binding */ PAGE_BYTES),
/* harmony export */   Vq: () => (/* binding */ TREE_BYTES),
/* harmony export */   Yn: () => (/* binding */ LAYOUT_ENTRIES),
/* harmony export */   cz: () => (/* binding */ LARGE_BYTES),
/* harmony export */   eT: () => (/* binding */ REDIRECTS),
/* harmony export */   g3: () => (/* binding */ INFORMATIONAL),
/* harmony export */   ms: () => (/* binding */ MANIFEST_BYTES),
/* harmony export */   ov: () => (/* binding */ INDEX_ENTRIES),
/* harmony export */   sV: () => (/* binding */ TAG_PAGES),
/* harmony export */   vI: () => (/* binding */ REFUSAL_BYTES),
/* harmony export */   wY: () => (/* binding */ SMALL_CHUNK_BYTES)
/* harmony export */ });
/* unused harmony exports TOTAL_MS, SLOWEST_BYTES_PER_S, PIECE_BYTES, SILENT_MS, PREFLIGHT_MS, IDLE_MS, CONNECT_MS */
const KIB = 1024;
const MIB = 1024 * KIB;
const SMALL_BYTES = MIB;
const REFUSAL_BYTES = 64 * KIB;
const PAGE_BYTES = 8 * MIB;
const TAG_PAGES = 20;
const MANIFEST_BYTES = 16 * MIB;
const TREE_BYTES = 64 * MIB;
const SBOM_BYTES = 128 * MIB;
const STATEMENT_BYTES = 128 * MIB;
const INDEX_DEPTH = 3;
const INDEX_ENTRIES = 1_000;
const LAYOUT_ENTRIES = 100_000;
const JSON_DEPTH = 100;
const REDIRECTS = 5;
const INFORMATIONAL = 100;
const TOTAL_MS = 30_000;
const SLOWEST_BYTES_PER_S = KIB;
const PIECE_BYTES = 512 * KIB;
const LARGE_BYTES = 100_000_000;
const CHUNK_BYTES = 32_000_000;
const SMALL_CHUNK_BYTES = 1_000_000;
const SILENT_MS = 30_000;
const PREFLIGHT_MS = 90_000;
const IDLE_MS = 120_000;
const CONNECT_MS = 15_000;
const BYTES_STORED_PER_MS = 20_000;
const LONGEST_STORING_MS = 600_000;
function toLimits(options = {}) {
    const { idleMs = IDLE_MS, connectMs = CONNECT_MS } = options;
    const { totalMs = Math.max(TOTAL_MS, idleMs / 4), slowestBytesPerS = SLOWEST_BYTES_PER_S } = options;
    return {
        connectMs,
        silentMs: options.silentMs ?? SILENT_MS,
        preflightMs: options.preflightMs ?? PREFLIGHT_MS,
        stallMs: idleMs,
        totalMs,
        paceBytes: (slowestBytesPerS * idleMs) / 1000,
        paceMs: { down: idleMs, up: idleMs + (PIECE_BYTES * 1000) / slowestBytesPerS },
        responseMs: ({ bytes, tookMs }) => {
            const storingMs = bytes === 0 ? 0 : Math.max(bytes / BYTES_STORED_PER_MS, tookMs);
            return Math.ceil(idleMs / 2 + Math.min(storingMs, LONGEST_STORING_MS));
        },
    };
}


/***/ }),

/***/ 38884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ readOwner),
/* harmony export */   Tv: () => (/* binding */ readOwnerState),
/* harmony export */   pZ: () => (/* binding */ parseOwner)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23213);


async function readOwner(pid) {
    const [start, scope] = await Promise.all([readStart(pid), readScope()]);
    return {
        pid,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ start, scope }),
    };
}
async function readOwnerState({ pid, start, scope }) {
    if (scope !== (await readScope()))
        return 'elsewhere';
    if (!isRunning(pid))
        return 'ended';
    const now = start === undefined ? undefined : await readStart(pid);
    return now !== undefined && now !== start ? 'ended' : 'running';
}
function parseOwner(note) {
    const { pid, start, scope } = { ...note };
    const isPid = typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 && pid < 2 ** 31;
    if (!isPid || !isTextOrAbsent(start) || !isTextOrAbsent(scope))
        return undefined;
    return {
        pid,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ start, scope }),
    };
}
function isTextOrAbsent(value) {
    return value === undefined || typeof value === 'string';
}
async function readStart(pid) {
    const text = await orAbsent((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8'));
    return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19];
}
async function readScope() {
    const [boot, namespace] = await Promise.all([
        orAbsent((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)('/proc/sys/kernel/random/boot_id', 'utf8')),
        orAbsent((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)('/proc/self/ns/pid')),
    ]);
    return boot === undefined || namespace === undefined ? undefined : `${boot.trim()} ${namespace}`;
}
async function orAbsent(reading) {
    try {
        return await reading;
    }
    catch (cause) {
        if (cause instanceof Error && 'code' in cause)
            return undefined;
        throw cause;
    }
}
function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (cause) {
        return !(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH');
    }
}


/***/ }),

/***/ 91631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ listLoginNames),
/* harmony export */   V: () => (/* binding */ collectLogins)
/* harmony export */ });
/* harmony import */ var _credentials_docker_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57001);
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80793);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88849);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43981);





function listLoginNames(plan, { registries }) {
    const planned = [...new Set((plan?.targets ?? []).flatMap(({ repositories }) => repositories))]
        .map(_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepository */ .SU)
        .flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
    const entries = registries
        .map(({ prefix }) => ({ name: prefix, ...(0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .parseScope */ .Sk)(prefix) }))
        .filter((entry) => !planned.some((name) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .covers */ .hU)(entry, name)));
    return [...planned, ...entries];
}
async function collectLogins(names, options) {
    const entries = new Map();
    const rows = [];
    const problems = [];
    const { primary, registries } = options.settings;
    const rank = (name) => ((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .isPrimary */ .Dn)(name, primary) ? 0 : 1);
    for (const name of names.toSorted((one, other) => rank(one) - rank(other))) {
        try {
            const found = await options.credentials.findLasting(name);
            const isThere = found !== undefined && isInConfiguration(found, name, options.configuration);
            rows.push(toRow(name, found, isThere));
            if (found !== undefined && !isThere)
                addEntry(entries, name, found);
        }
        catch (thrown) {
            if (!(thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF))
                throw thrown;
            problems.push(...soften(thrown.problems, isOptional(name, registries)));
        }
    }
    return { entries: Object.fromEntries(entries), rows, problems };
}
function addEntry(entries, { host, name, path }, { credential }) {
    const entry = (0,_credentials_docker_config_js__WEBPACK_IMPORTED_MODULE_0__/* .toEntry */ .q0)(credential);
    const ofHost = entries.get((0,_registry_address_js__WEBPACK_IMPORTED_MODULE_3__/* .toConfigKey */ .xw)(host));
    if (ofHost === undefined)
        entries.set((0,_registry_address_js__WEBPACK_IMPORTED_MODULE_3__/* .toConfigKey */ .xw)(host), entry);
    else if (path !== '' && JSON.stringify(ofHost) !== JSON.stringify(entry)) {
        entries.set(name, entry);
    }
}
function isInConfiguration({ source }, { host }, text) {
    if (source === 'the Docker configuration')
        return true;
    const config = text === undefined ? undefined : (0,_credentials_docker_config_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDockerConfig */ .Cj)(text);
    const helper = config === undefined ? '' : (0,_credentials_docker_config_js__WEBPACK_IMPORTED_MODULE_0__/* .findHelper */ .Ym)(config, host);
    return helper !== '' && source === `docker-credential-${helper}`;
}
function toRow({ name }, found, isThere) {
    const endMs = found?.identity?.endMs ?? found?.endMs;
    return {
        registry: name,
        source: found?.source ?? null,
        result: found === undefined ? 'none' : isThere ? 'there' : 'written',
        until: endMs === undefined ? null : new Date(endMs).toISOString(),
    };
}
function isOptional(name, registries) {
    return registries.some(({ prefix, required }) => !required && (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .covers */ .hU)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .parseScope */ .Sk)(prefix), name));
}
function soften(problems, isOptional) {
    return isOptional ? problems.map((problem) => ({ ...problem, level: 'notice' })) : problems;
}


/***/ }),

/***/ 79395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ mergeLogins),
/* harmony export */   FW: () => (/* binding */ findUnusable),
/* harmony export */   Wk: () => (/* binding */ takeOutLogins)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);


function findUnusable(text) {
    if (text.trim() === '')
        return undefined;
    const config = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(text);
    if (config === undefined)
        return 'it is not a JSON object';
    const wrong = ['auths', 'credHelpers'].find((key) => key in config && !(0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(config[key]));
    return wrong === undefined ? undefined : `"${wrong}" in it is not a JSON object`;
}
function mergeLogins(text, entries) {
    const config = toObject(text);
    const helpers = toMap(config.credHelpers);
    const hasStore = isName(config.credsStore);
    const helped = Object.keys(entries).filter((key) => hasStore || isName(helpers.get(key)));
    for (const key of helped)
        helpers.set(key, '');
    const auths = new Map([...toMap(config.auths), ...Object.entries(entries)]);
    return print({
        ...config,
        auths: Object.fromEntries(auths),
        ...(helped.length === 0 ? {} : { credHelpers: Object.fromEntries(helpers) }),
    });
}
function takeOutLogins(text, before, entries) {
    const [now, old] = [toObject(text), toObject(before)];
    const [auths, helpers] = [toMap(now.auths), toMap(now.credHelpers)];
    const changed = [];
    for (const [key, entry] of Object.entries(entries)) {
        if (auths.has(key) && !(0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(auths.get(key), entry)) {
            changed.push(key);
            continue;
        }
        if (auths.has(key))
            putBack(auths, toMap(old.auths), key);
        if (helpers.get(key) === '')
            putBack(helpers, toMap(old.credHelpers), key);
    }
    const left = {
        ...now,
        ...toField('auths', auths, old),
        ...toField('credHelpers', helpers, old),
    };
    const kept = Object.entries(left).filter(([, value]) => value !== undefined);
    const isEmpty = kept.length === 0 && before === undefined;
    return { text: isEmpty ? undefined : print(Object.fromEntries(kept)), changed };
}
function putBack(map, old, key) {
    if (old.has(key))
        map.set(key, old.get(key));
    else
        map.delete(key);
}
function toField(name, map, old) {
    const isGone = map.size === 0 && !(name in old);
    return { [name]: isGone ? undefined : Object.fromEntries(map) };
}
function toObject(text) {
    return (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(text ?? '') ?? {};
}
function toMap(value) {
    return new Map(Object.entries((0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) ? value : {}));
}
function isName(value) {
    return typeof value === 'string' && value !== '';
}
function print(config) {
    return JSON.stringify(config, null, '\t');
}


/***/ }),

/***/ 13455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   Ge: () => (/* binding */ toReason),
/* harmony export */   Lq: () => (/* binding */ checkConfiguration),
/* harmony export */   TD: () => (/* binding */ readConfiguration),
/* harmony export */   _P: () => (/* binding */ unusable),
/* harmony export */   fR: () => (/* binding */ replaceFile),
/* harmony export */   kB: () => (/* binding */ toConfigFile),
/* harmony export */   o3: () => (/* binding */ readOwnText)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34734);
/* harmony import */ var _configuration_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(79395);






const LIMIT = 1024 * 1024;
function toConfigFile(directory) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, 'config.json');
}
async function checkConfiguration(directory) {
    try {
        const why = await findWrong(directory);
        return why === undefined ? [] : [unusable(directory, why)];
    }
    catch (cause) {
        return [unusable(directory, toReason(cause))];
    }
}
function unusable(directory, why) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('LOGIN_JOB_CONFIG', `cannot write logins to the Docker configuration "${toConfigFile(directory)}": ${why}`, 'Correct it, or set DOCKER_CONFIG to another directory for this step and for those that need the login.');
}
async function findWrong(directory) {
    const existing = await findExisting(directory);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.access)(existing, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK);
    if (existing !== directory)
        return undefined;
    const content = await readConfiguration(directory);
    if (content === undefined)
        return undefined;
    return (0,_configuration_js__WEBPACK_IMPORTED_MODULE_5__/* .findUnusable */ .FW)(Buffer.from(content.base64, 'base64').toString('utf8'));
}
async function findExisting(directory) {
    try {
        const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(directory));
        if (!stats.isDirectory())
            throw wrong(`"${directory}" is not a directory`);
        return directory;
    }
    catch (cause) {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(directory);
        if (codeOf(cause) !== 'ENOENT' || parent === directory)
            throw cause;
        await refuseLink(directory);
        return findExisting(parent);
    }
}
async function refuseLink(path) {
    const stats = await lstatOrNone(path);
    if (stats?.isSymbolicLink() === true)
        throw wrong(`"${path}" is a symbolic link to nothing`);
}
async function readConfiguration(directory) {
    const path = toConfigFile(directory);
    const stats = await lstatOrNone(path);
    if (stats === undefined)
        return undefined;
    const why = findStrangeFile(stats, process.getuid?.());
    if (why !== undefined)
        throw wrong(why);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.R_OK | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK);
    const bytes = await readBytes(path, LIMIT);
    const { uid, gid } = stats;
    return { base64: bytes.toString('base64'), mode: stats.mode & 0o7777, uid, gid };
}
function findStrangeFile(stats, own) {
    if (stats.isSymbolicLink()) {
        return 'it is a symbolic link, and the file that it leads to may belong to others';
    }
    if (!stats.isFile())
        return 'it is not a regular file';
    if (stats.size > LIMIT)
        return `it is longer than ${LIMIT} bytes`;
    if ((stats.mode & 0o200) === 0)
        return 'it is read-only';
    if (own !== undefined && own !== 0 && stats.uid !== own)
        return 'it belongs to another user';
    return undefined;
}
async function readBytes(path, limit) {
    const noFollow = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0;
    const noWait = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK ?? 0;
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | noFollow | noWait);
    try {
        if (!(await file.stat()).isFile())
            throw wrong('it is not a regular file');
        const buffer = Buffer.alloc(limit + 1);
        let length = 0;
        for (;;) {
            const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
            if (bytesRead === 0)
                return buffer.subarray(0, length);
            length += bytesRead;
            if (length > limit)
                throw wrong(`it is longer than ${limit} bytes`);
        }
    }
    finally {
        await file.close();
    }
}
async function readOwnText(path, limit) {
    try {
        return (await readBytes(path, limit)).toString('utf8');
    }
    catch (cause) {
        if (codeOf(cause) === 'ENOENT')
            return undefined;
        throw cause;
    }
}
async function replaceFile(path, content, { mode = 0o600, owner } = {}) {
    if (content === undefined)
        return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true });
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(temporary, 'wx', 0o600);
        try {
            await file.writeFile(content);
            await file.chmod(mode);
            await file.sync();
        }
        finally {
            await file.close();
        }
        if (owner !== undefined)
            await giveBack(temporary, owner);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(temporary, path);
    }
    catch (cause) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(temporary, { force: true });
        throw cause;
    }
}
async function giveBack(path, { uid, gid }) {
    const own = process.getuid?.();
    if (own === undefined || (uid === own && gid === process.getgid?.()))
        return;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.chown)(path, uid, gid);
    }
    catch (cause) {
        if (uid !== own || codeOf(cause) !== 'EPERM')
            throw cause;
    }
}
async function lstatOrNone(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path);
    }
    catch (cause) {
        if (codeOf(cause) === 'ENOENT')
            return undefined;
        throw cause;
    }
}
function wrong(why) {
    return Object.assign(new Error(why), { code: 'UNUSABLE' });
}
function codeOf(cause) {
    return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
const reasons = {
    EACCES: 'this user may not read or write it',
    EPERM: 'this user may not write it',
    EROFS: 'it is on a read-only file system',
    ENOTDIR: 'a part of its path is not a directory',
    ELOOP: 'it is a symbolic link, and the file that it leads to may belong to others',
    EBUSY: 'it is mounted by itself, so that it cannot be replaced',
    ENOSPC: 'no space is left on the file system',
    EDQUOT: "this user's disk quota is used up",
};
function toReason(cause) {
    const code = codeOf(cause);
    if (code === '')
        throw cause;
    return reasons[code] ?? cause.message;
}


/***/ }),

/***/ 9718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkLogins: () => (/* binding */ checkLogins),
/* harmony export */   findConfigDirectory: () => (/* binding */ findConfigDirectory),
/* harmony export */   leaveLogins: () => (/* binding */ leaveLogins),
/* harmony export */   removeLeftLogins: () => (/* binding */ removeLeftLogins),
/* harmony export */   toCommandId: () => (/* binding */ toCommandId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _credentials_docker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6062);
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(16392);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34734);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52519);
/* harmony import */ var _collect_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91631);
/* harmony import */ var _file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13455);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(51320);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4720);










async function findConfigDirectory(env, cwd) {
    return (0,_store_js__WEBPACK_IMPORTED_MODULE_8__/* .resolveDirectory */ .yT)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, (0,_credentials_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .toDockerDirectory */ .$)(env)));
}
async function checkLogins(env, cwd) {
    return (0,_file_js__WEBPACK_IMPORTED_MODULE_6__/* .checkConfiguration */ .Lq)(await findConfigDirectory(env, cwd));
}
function toCommandId(env) {
    const { job, runner } = (0,_record_js__WEBPACK_IMPORTED_MODULE_7__/* .readJob */ .cd)(env);
    return ['command', job, runner].join(' ').trim();
}
async function leaveLogins(names, options) {
    const { env, cwd, clock, signal, log, onLogins } = options;
    const directory = await findConfigDirectory(env, cwd);
    const wrong = await (0,_file_js__WEBPACK_IMPORTED_MODULE_6__/* .checkConfiguration */ .Lq)(directory);
    if ((0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .hasErrors */ .Cs)(wrong))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF(wrong);
    const configuration = (0,_record_js__WEBPACK_IMPORTED_MODULE_7__/* .toText */ .fE)(await (0,_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readConfiguration */ .TD)(directory));
    const { entries, rows, problems } = await (0,_collect_js__WEBPACK_IMPORTED_MODULE_5__/* .collectLogins */ .V)(names, { ...options, configuration });
    if ((0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .hasErrors */ .Cs)(problems))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF(problems);
    if (Object.keys(entries).length === 0) {
        log.info('Logins for later steps: none, since the run has none but those that are there.');
        return { rows, problems };
    }
    const id = onLogins === undefined ? toCommandId(env) : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    onLogins?.({ directory, id });
    const added = { id, ...(0,_record_js__WEBPACK_IMPORTED_MODULE_7__/* .readJob */ .cd)(env), sinceMs: clock.now(), entries };
    await (0,_store_js__WEBPACK_IMPORTED_MODULE_8__/* .addLogins */ .WF)({ directory, clock, signal }, added);
    log.info(`Logins for later steps, in "${(0,_file_js__WEBPACK_IMPORTED_MODULE_6__/* .toConfigFile */ .kB)(directory)}": ${renderRows(rows)}.`);
    log.info(sayRemoval(env, onLogins !== undefined));
    return { rows, problems };
}
function renderRows(rows) {
    return rows
        .filter(({ result }) => result === 'written')
        .map(({ registry, until }) => (until === null ? registry : `${registry} (until ${until})`))
        .join(', ');
}
function sayRemoval(env, isByPostStep) {
    if (isByPostStep)
        return 'The post step of this action takes them out at the end of the job.';
    return (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_9__/* .readText */ .yR)(env, 'GITLAB_CI') === undefined
        ? 'They stay until "tagship logout".'
        : 'They go with the job\'s container. With a shell executor, run "tagship logout" in after_script.';
}
async function removeLeftLogins({ saved, ...options }) {
    const { directory, id } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_4__/* .toTexts */ .OS)((0,_registry_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseObject */ .lj)(saved));
    if (directory === undefined || id === undefined || !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(directory))
        return;
    const { log } = options;
    try {
        const keys = await (0,_store_js__WEBPACK_IMPORTED_MODULE_8__/* .removeLogins */ .TE)({ ...options, directory }, id);
        if (keys.length > 0) {
            log.info(`Took the logins out of "${(0,_file_js__WEBPACK_IMPORTED_MODULE_6__/* .toConfigFile */ .kB)(directory)}": ${keys.join(', ')}.`);
        }
    }
    catch (thrown) {
        if (!(thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF))
            throw thrown;
        for (const { message } of thrown.problems) {
            const hint = 'Remove them with "docker logout", and the file config.json.tagship next to it.';
            log.problem((0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('LOGIN_LEFT', `logins were not taken out again: ${message}`, hint));
        }
    }
}


/***/ }),

/***/ 51320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C9: () => (/* binding */ toConfiguration),
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   KW: () => (/* binding */ isLeftBehind),
/* harmony export */   L0: () => (/* binding */ toChecksum),
/* harmony export */   cJ: () => (/* binding */ omit),
/* harmony export */   cd: () => (/* binding */ readJob),
/* harmony export */   fE: () => (/* binding */ toText),
/* harmony export */   n: () => (/* binding */ readAgain)
/* harmony export */ });
/* unused harmony export joinEntries */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16392);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _configuration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79395);




const LONGEST_JOB_MS = 7 * 24 * 60 * 60 * 1000;
function toChecksum(text) {
    return text === undefined ? '' : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
function toText(content) {
    return content === undefined ? undefined : Buffer.from(content.base64, 'base64').toString('utf8');
}
function joinEntries(sets) {
    return Object.fromEntries(sets.flatMap(({ entries }) => Object.entries(entries)));
}
function readAgain(record, now) {
    const text = toText(now);
    if (record.known.includes(toChecksum(text)))
        return record;
    if (text === undefined || now === undefined)
        return { ...record, before: undefined, sets: [] };
    const { text: left, changed } = (0,_configuration_js__WEBPACK_IMPORTED_MODULE_2__/* .takeOutLogins */ .Wk)(text, toText(record.before), joinEntries(record.sets));
    const sets = record.sets.map((set) => ({ ...set, entries: omit(set.entries, changed) }));
    const before = left === undefined ? undefined : { ...now, base64: Buffer.from(left).toString('base64') };
    return { ...record, before, sets };
}
function toConfiguration({ before, sets }) {
    const entries = joinEntries(sets);
    return Object.keys(entries).length === 0 ? toText(before) : (0,_configuration_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeLogins */ .F8)(toText(before), entries);
}
function omit(entries, keys) {
    return Object.fromEntries(Object.entries(entries).filter(([key]) => !keys.includes(key)));
}
function isLeftBehind({ job, runner, sinceMs }, present, nowMs) {
    if (job === '')
        return false;
    const isOther = runner !== '' && runner === present.runner && job !== present.job;
    return isOther || nowMs - sinceMs > LONGEST_JOB_MS;
}
const JOBS = [
    {
        system: 'GITHUB_ACTIONS',
        job: ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB'],
        runner: ['RUNNER_NAME', 'RUNNER_TEMP'],
    },
    { system: 'GITLAB_CI', job: ['CI_JOB_ID'], runner: ['CI_RUNNER_ID', 'CI_CONCURRENT_ID'] },
    { system: 'JENKINS_URL', job: ['BUILD_TAG'], runner: ['NODE_NAME', 'EXECUTOR_NUMBER'] },
];
function readJob(env) {
    const system = JOBS.find(({ system: name }) => (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(env, name) !== undefined);
    const join = (names = []) => names.map((name) => (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(env, name) ?? '').join(' ');
    return { job: join(system?.job).trim(), runner: join(system?.runner).trim() };
}
function parseRecord(text) {
    const { before, made, sets, known } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(text) ?? {};
    const content = before === undefined ? undefined : parseContent(before);
    if (before !== undefined && content === undefined)
        return undefined;
    if (!Array.isArray(sets) || !Array.isArray(known))
        return undefined;
    const parsed = sets.map(parseSet);
    if (parsed.includes(undefined))
        return undefined;
    return {
        before: content,
        made: typeof made === 'string' ? made : undefined,
        sets: parsed.filter((set) => set !== undefined),
        known: known.filter((one) => typeof one === 'string'),
    };
}
function parseContent(value) {
    if (!(0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
        return undefined;
    const { base64, mode, uid, gid } = value;
    if (typeof base64 !== 'string')
        return undefined;
    if (typeof mode !== 'number' || typeof uid !== 'number' || typeof gid !== 'number') {
        return undefined;
    }
    return { base64, mode, uid, gid };
}
function parseSet(value) {
    if (!(0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) || !(0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value.entries))
        return undefined;
    const { id, job, runner, sinceMs, entries } = value;
    if (typeof id !== 'string' || typeof job !== 'string')
        return undefined;
    if (typeof runner !== 'string' || typeof sinceMs !== 'number')
        return undefined;
    const own = Object.entries(entries).map(([key, entry]) => [key, (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)(entry)]);
    return { id, job, runner, sinceMs, entries: Object.fromEntries(own) };
}


/***/ }),

/***/ 4720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WF: () => (/* binding */ addLogins),
  TE: () => (/* binding */ removeLogins),
  yT: () => (/* binding */ resolveDirectory)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/run/login/configuration.js
var configuration = __webpack_require__(79395);
// EXTERNAL MODULE: ./src/run/login/file.js
var file = __webpack_require__(13455);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/run/files/tempdir-owner.js
var tempdir_owner = __webpack_require__(38884);
;// CONCATENATED MODULE: ./src/run/login/lock.js







const LIMIT_MS = 20_000;
const EACH_MS = 20;
const STALE_MS = 10_000;
const TEXT_LIMIT = 4096;
async function withLock(path, options, act) {
    const { clock, signal, limitMs = LIMIT_MS } = options;
    const text = JSON.stringify({ ...(await (0,tempdir_owner/* readOwner */.A7)(process.pid)), nonce: (0,external_node_crypto_.randomUUID)() });
    const endMs = clock.now() + limitMs;
    let made;
    for (;;) {
        made = (await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 })) ?? made;
        if (await take(path, text))
            break;
        if (await breakStale(path, clock))
            continue;
        if (clock.now() >= endMs)
            throw locked(path, limitMs);
        await clock.sleep(EACH_MS * (0.5 + clock.random()), signal);
    }
    try {
        return await act(made);
    }
    finally {
        await release(path, text);
    }
}
async function take(path, text) {
    try {
        const file = await (0,promises_.open)(path, 'wx', 0o600);
        try {
            await file.writeFile(text);
        }
        finally {
            await file.close();
        }
        return true;
    }
    catch (cause) {
        if (['EEXIST', 'ENOENT'].includes((0,file/* codeOf */.$N)(cause)))
            return false;
        throw cause;
    }
}
async function breakStale(path, clock) {
    const text = await readText(path);
    if (text === undefined || !(await isStale(path, text, clock)))
        return false;
    const away = `${path}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        await (0,promises_.rename)(path, away);
        if ((await readText(away)) !== text)
            await (0,promises_.link)(away, path);
        return true;
    }
    catch (cause) {
        if (!['EEXIST', 'ENOENT'].includes((0,file/* codeOf */.$N)(cause)))
            throw cause;
        return true;
    }
    finally {
        await (0,promises_.rm)(away, { force: true });
    }
}
async function isStale(path, text, { now }) {
    const owner = (0,tempdir_owner/* parseOwner */.pZ)((0,json/* parseObject */.lj)(text));
    const state = owner === undefined ? 'elsewhere' : await (0,tempdir_owner/* readOwnerState */.Tv)(owner);
    if (state !== 'elsewhere')
        return state === 'ended';
    try {
        return now() - (await (0,promises_.lstat)(path)).mtimeMs > STALE_MS;
    }
    catch (cause) {
        if ((0,file/* codeOf */.$N)(cause) === 'ENOENT')
            return false;
        throw cause;
    }
}
async function release(path, text) {
    if ((await readText(path)) === text)
        await (0,promises_.rm)(path, { force: true });
}
async function readText(path) {
    try {
        return await (0,file/* readOwnText */.o3)(path, TEXT_LIMIT);
    }
    catch (cause) {
        if ((0,file/* codeOf */.$N)(cause) === '')
            throw cause;
        return '';
    }
}
function locked(path, limitMs) {
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_JOB_LOCKED', `another job changes the logins of the Docker configuration: it has had the lock "${path}" for more than ${limitMs / 1000} s`, 'Run the job again. If no other job runs on this machine, remove that file.'),
    ]);
}

// EXTERNAL MODULE: ./src/run/login/record.js
var login_record = __webpack_require__(51320);
;// CONCATENATED MODULE: ./src/run/login/store.js







const RECORD_LIMIT = 4 * 1024 * 1024;
async function addLogins(store, added) {
    await changeRecord(store, (record) => {
        const own = record.sets.find(({ id }) => id === added.id);
        const others = record.sets.filter((set) => set.id !== added.id && !(0,login_record/* isLeftBehind */.KW)(set, added, added.sinceMs));
        return [...others, { ...added, entries: { ...own?.entries, ...added.entries } }];
    });
}
async function removeLogins(store, id, isWanted = () => true) {
    if ((await readRecord(store.directory)) === undefined)
        return [];
    const removed = [];
    await changeRecord(store, ({ sets }) => sets.map((set) => {
        if (set.id !== id)
            return set;
        const keys = Object.keys(set.entries).filter(isWanted);
        removed.push(...keys);
        return { ...set, entries: (0,login_record/* omit */.cJ)(set.entries, keys) };
    }));
    return removed;
}
async function changeRecord(store, toSets) {
    const { directory } = store;
    let madeNow;
    try {
        await withLock(toRecordFile(directory, '.lock'), store, async (made) => {
            madeNow = made;
            const now = await (0,file/* readConfiguration */.TD)(directory);
            refuseUnusable(directory, now);
            const kept = await readRecord(directory);
            const record = kept === undefined ? toNew(now, made) : (0,login_record/* readAgain */.n)(kept, now);
            const sets = toSets(record).filter(({ entries }) => Object.keys(entries).length > 0);
            const next = { ...record, sets, known: [] };
            madeNow = next.made;
            await write(directory, next, now);
        });
    }
    catch (cause) {
        if (cause instanceof problem/* Problem */.AF)
            throw cause;
        throw new problem/* Problem */.AF([(0,file/* unusable */._P)(directory, (0,file/* toReason */.Ge)(cause))], { cause });
    }
    finally {
        if (madeNow !== undefined)
            await removeEmpty(directory, madeNow);
    }
}
function toNew(before, made) {
    return { before, made, sets: [], known: [] };
}
function refuseUnusable(directory, now) {
    const why = (0,configuration/* findUnusable */.FW)((0,login_record/* toText */.fE)(now) ?? '');
    if (why !== undefined)
        throw new problem/* Problem */.AF([(0,file/* unusable */._P)(directory, why)]);
}
async function write(directory, next, now) {
    const { before, sets } = next;
    const text = (0,login_record/* toConfiguration */.C9)(next);
    const known = [(0,login_record/* toChecksum */.L0)(text), (0,login_record/* toChecksum */.L0)((0,login_record/* toText */.fE)(now))];
    const path = toRecordFile(directory);
    const owner = before === undefined ? {} : { owner: before };
    if (sets.length > 0) {
        await (0,file/* replaceFile */.fR)(path, JSON.stringify({ ...next, known }));
        await (0,file/* replaceFile */.fR)((0,file/* toConfigFile */.kB)(directory), text, owner);
        return;
    }
    const content = before === undefined ? undefined : Buffer.from(before.base64, 'base64');
    await (0,file/* replaceFile */.fR)((0,file/* toConfigFile */.kB)(directory), content, { ...owner, mode: before?.mode ?? 0o600 });
    await (0,file/* replaceFile */.fR)(path, undefined);
}
async function readRecord(directory) {
    try {
        const text = await (0,file/* readOwnText */.o3)(toRecordFile(directory), RECORD_LIMIT);
        if (text === undefined)
            return undefined;
        const record = (0,login_record/* parseRecord */.Hh)(text);
        if (record !== undefined)
            return record;
        throw new problem/* Problem */.AF([(0,file/* unusable */._P)(directory, `its record "${toRecordFile(directory)}" is damaged`)]);
    }
    catch (cause) {
        if ((0,file/* codeOf */.$N)(cause) === 'ENOTDIR')
            return undefined;
        if (cause instanceof problem/* Problem */.AF)
            throw cause;
        throw new problem/* Problem */.AF([(0,file/* unusable */._P)(directory, `its record: ${(0,file/* toReason */.Ge)(cause)}`)], { cause });
    }
}
function toRecordFile(directory, suffix = '') {
    return (0,external_node_path_.join)(directory, `config.json.tagship${suffix}`);
}
async function removeEmpty(directory, topmost) {
    try {
        for (let path = directory; path.startsWith(topmost); path = (0,external_node_path_.dirname)(path))
            await (0,promises_.rmdir)(path);
    }
    catch (cause) {
        if ((0,file/* codeOf */.$N)(cause) === '')
            throw cause;
    }
}
async function resolveDirectory(directory) {
    try {
        return await (0,promises_.realpath)(directory);
    }
    catch (cause) {
        if ((0,file/* codeOf */.$N)(cause) === '')
            throw cause;
        return directory;
    }
}


/***/ })

};
