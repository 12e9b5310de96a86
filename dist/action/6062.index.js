export const id = 6062;
export const ids = [6062];
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
// SPDX-License-Identifier: Apache-2.0
// A Docker configuration, as far as it holds logins. Pure: `docker.ts` reads the file and calls helpers.





/** A Docker configuration without logins. */
const NO_CONFIG = { auths: {}, credHelpers: {}, credsStore: '', rest: {} };
/** A Docker configuration from its text; undefined when it is not one. */
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
/**
 * The entry of `auths` for a repository.
 *
 * Keys come with and without `https://` and with the path of an API. A key with a repository's path
 * counts for what is below it, the longest first; Docker itself takes any of the host's keys then.
 *
 * | key                             | repositories                        |
 * | ------------------------------- | ----------------------------------- |
 * | `ghcr.io`, `https://ghcr.io`    | all of ghcr.io                      |
 * | `https://index.docker.io/v1/`   | all of Docker Hub                   |
 * | `registry.acme.io/team`         | `registry.acme.io/team/app`, not `registry.acme.io/teams/app` |
 */
function findAuth(config, repository) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .mostSpecific */ .eF)(Object.entries(config.auths), ([key]) => key, repository)?.[1];
}
/** The credential helper that a configuration names for a host; empty for the file itself. */
function findHelper(config, host) {
    const named = Object.entries(config.credHelpers).find(([key]) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(key).host, host));
    return named?.[1] ?? config.credsStore;
}
/** The names under which a host's login may be asked for. */
function toServer(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .toConfigKey */ .xw)(host) : host;
}
/** The credential in an entry; undefined for an empty one. */
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
/** A credential as an entry of `auths`. */
function toEntry(credential) {
    if (credential.kind === 'identityToken')
        return { identitytoken: credential.token.reveal() };
    return { auth: encode(credential.username, credential.password.reveal()) };
}
/** `user:password` in base64, as Docker configurations and HTTP have it. */
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
// SPDX-License-Identifier: Apache-2.0
// The user's own logins: DOCKER_AUTH_CONFIG, the Docker and Podman configuration files and credential helpers. Reads, never writes.








/** How a configuration is named in messages. */
const DOCKER = 'Docker configuration';
const PODMAN = 'Podman configuration';
const HELPER_TIMEOUT_MS = 30_000;
/** What helpers print when they have no login; the protocol has no other sign for it. */
const NOT_FOUND = /credentials not found|no credentials/i;
/** The user's own logins, in the order in which Docker itself looks. */
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
/** The same log, which reports each problem once: many repositories share a host. */
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
/**
 * The logins that `podman login` leaves behind, in the order in which Podman looks.
 *
 * @see https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md
 */
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
/** The directory of the Docker configuration: `DOCKER_CONFIG`, else `.docker` in the home directory. */
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
/** @throws Problem LOGIN_CONFIG_INVALID */
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
/** Docker, too, uses only the helper if there is one. */
function describeUnused(program, host, kind) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('LOGIN_NOT_USED', `the login for ${host} in the ${kind} is not used: the configuration names the credential helper "${program}", which has no login for ${host}`, `Log in again with "docker login ${host}", or give a credential for ${host} in registries.`);
}
/**
 * The login of a credential helper for a host. A helper that is not installed counts as empty,
 * unless the configuration says that there is a login: configurations travel between machines.
 *
 * @throws Problem LOGIN_HELPER_FAILED
 */
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
// SPDX-License-Identifier: Apache-2.0
// From a repository's host to the URL of its API.


/** The host that serves the API of `host`: itself, but `registry-1.docker.io` for Docker Hub. */
function toApiHost(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'registry-1.docker.io' : host.toLowerCase();
}
/**
 * The key of a host in a Docker configuration file.
 *
 * For Docker Hub it is the address of its first API; a login under any other key is not found.
 */
function toConfigKey(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'https://index.docker.io/v1/' : host.toLowerCase();
}
/** The host without its port; IPv6 addresses lose their brackets. */
function toHostname(host) {
    const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host)?.[1];
    return bracketed ?? host.replace(/:\d+$/, '');
}
/** Whether a host is this machine, where plain HTTP is allowed by default. */
function isLoopback(host) {
    const name = toHostname(host).toLowerCase();
    return (name === 'localhost' ||
        name.endsWith('.localhost') ||
        name === '::1' ||
        /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name));
}
/** What the settings say about reaching a host: any entry of that host counts, whatever its path. */
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
/** How many requests a host may have at a time, by its entry with the smallest number; without one there is no limit. */
function readConcurrency(registries, host) {
    const entries = registries.filter(({ prefix }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix).host, host));
    return Math.min(...entries.map(({ maxConcurrency = Infinity }) => maxConcurrency), Infinity);
}
/**
 * The schemes to try, in order; the first that the host answers is kept.
 *
 * | host                   | settings   | tried                    |
 * | ---------------------- | ---------- | ------------------------ |
 * | any                    | `ca`       | https                    |
 * | any                    | `insecure` | https (unchecked), http  |
 * | `localhost`, `127.…`, `::1` | —     | http, https              |
 * | any other              | —          | https                    |
 */
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
// SPDX-License-Identifier: Apache-2.0
// Untrusted JSON. Pure.

/** Whether a value is an object with names, as JSON has them. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/**
 * The JSON value of a text; undefined when it is not JSON, or nested so deeply that reading it
 * recursively would run out of stack.
 */
function parseJson(text) {
    if (isTooDeep(text))
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined; // the caller reports it, with the name of the source
    }
}
/** The JSON object in a text; undefined if it is another value, or not JSON. */
function parseObject(text) {
    const value = parseJson(text);
    return isObject(value) ? value : undefined;
}
/** Whether JSON nests deeper than anything that is meant: {@link JSON_DEPTH} levels. */
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
/**
 * Where the value of a member is written in the text of a JSON object; undefined if it has no such
 * member. Of several with the same name the last counts, as for `JSON.parse`.
 */
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
/** The strings, colons and commas that stand directly in the outermost object, and its end. */
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
/** Where the string that begins at `start` ends: at the next unescaped quote. */
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
/** An object of texts; anything else in it is left out. */
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
// SPDX-License-Identifier: Apache-2.0
// How much a registry, token service or proxy may answer, and how long it may take. Pure; `timeouts.ts` and `body.ts` enforce the limits.
const KIB = 1024;
const MIB = 1024 * KIB;
/** A token, a ping, and the body of an answer of which only status and headers count, bytes. */
const SMALL_BYTES = MIB;
/** What is read of a refusal; it is cut there, since its first words are all that is shown, bytes. */
const REFUSAL_BYTES = 64 * KIB;
/** A page of `tags/list`, bytes. */
const PAGE_BYTES = 8 * MIB;
/** Pages of one list of tags; more tags than these hold are not read. */
const TAG_PAGES = 20;
/** A manifest, an index and an image's configuration, bytes; registries themselves take 4 MiB. */
const MANIFEST_BYTES = 16 * MIB;
/** All manifests of one image together, which are kept while it is copied, bytes. */
const TREE_BYTES = 64 * MIB;
/** The SBOMs of one image together, bytes. */
const SBOM_BYTES = 128 * MIB;
/** The provenance and SBOMs of one build together, of which each is kept while it is copied, bytes. */
const STATEMENT_BYTES = 128 * MIB;
/** Indexes that stand one in another, the outermost included. */
const INDEX_DEPTH = 3;
/** What an index lists, together with the indexes in it. */
const INDEX_ENTRIES = 1_000;
/** Images that a layout on disk lists, and files of its archive: a whole repository is backed up in one. */
const LAYOUT_ENTRIES = 100_000;
/** Objects and lists in JSON that stand one in another. */
const JSON_DEPTH = 100;
/** Redirects of one request. */
const REDIRECTS = 5;
/** Informational answers (`102 Processing`) before the answer itself. */
const INFORMATIONAL = 100;
/** One request and its answer, unless the bytes of a blob move in it, ms. */
const TOTAL_MS = 30_000;
/** The minimum rate of progress, bytes per second. */
const SLOWEST_BYTES_PER_S = KIB;
/** The largest piece in which bytes of a blob are sent: progress is not known more precisely. */
const PIECE_BYTES = 512 * KIB;
/** A blob that is refused whole goes in pieces: Cloudflare's limit of a request, bytes. */
const LARGE_BYTES = 100_000_000;
/** The size of a piece of a large blob, which is kept in memory, bytes. */
const CHUNK_BYTES = 32_000_000;
/** The size of a piece where that is too large: below the 1 MiB that nginx takes by default, bytes. */
const SMALL_CHUNK_BYTES = 1_000_000;
/** A host is reported as silent after this long, ms. */
const SILENT_MS = 30_000;
/** Before anything was sent, a silent host is abandoned after this long, ms. */
const PREFLIGHT_MS = 90_000;
/** The default of `push-idle-timeout`, ms. */
const IDLE_MS = 120_000;
/** Until a connection with its TLS is established, ms. */
const CONNECT_MS = 15_000;
/** A registry hashes and stores what it was sent: a second for so many bytes, as slow disks do. */
const BYTES_STORED_PER_MS = 20_000;
const LONGEST_STORING_MS = 600_000;
/**
 * The limits of one exchange. The bytes of a blob may take as long as they need while they move; all
 * else is over after 30 s, or after a quarter of `push-idle-timeout` where that is longer.
 *
 * | we wait for                        | limit                                  | by default     |
 * | ---------------------------------- | -------------------------------------- | -------------- |
 * | a connection                       | fixed                                  | 15 s           |
 * | all of an exchange without a blob  | 30 s, or a quarter of `idleMs`         | 30 s           |
 * | the next byte of a body to go out  | `idleMs`                               | 2 m            |
 * | the next byte of a body to come in | `idleMs`                               | 2 m            |
 * | 1 KiB/s of a body to come in       | over `idleMs`                          | 120 KiB in 2 m |
 * | 1 KiB/s of a body to go out        | over `idleMs` and a piece of 512 KiB   | 120 KiB in     |
 * |                                    |                                        | 10 m 32 s      |
 * | an answer                          | half of `idleMs`                       | 1 m            |
 * | an answer after a body was sent    | half of `idleMs` and time to store it: | 1 m and, for   |
 * |                                    | 1 s for 20 MB, or as long as sending   | 1 GB in 40 s,  |
 * |                                    | took if longer; at most 10 m           | 50 s           |
 *
 * As long as sending took, because a proxy in between may take all before it passes the first byte on.
 */
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


/***/ })

};
