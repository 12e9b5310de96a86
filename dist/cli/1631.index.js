export const id = 1631;
export const ids = [1631];
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


/***/ }),

/***/ 91631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ collectLogins),
/* harmony export */   listLoginNames: () => (/* binding */ listLoginNames)
/* harmony export */ });
/* harmony import */ var _credentials_docker_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57001);
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80793);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88849);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43981);





/** The repositories of a plan, and those entries of `registries` that hold none of them. */
function listLoginNames(plan, { registries }) {
    const planned = [...new Set((plan?.targets ?? []).flatMap(({ repositories }) => repositories))]
        .map(_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepository */ .SU)
        .flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
    const entries = registries
        .map(({ prefix }) => ({ name: prefix, ...(0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .parseScope */ .Sk)(prefix) }))
        .filter((entry) => !planned.some((name) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .covers */ .hU)(entry, name)));
    return [...planned, ...entries];
}
/**
 * Finds the login of each name, with at least half of its life before it, and the keys under which programs find it.
 *
 * | login                                         | key                                       |
 * | --------------------------------------------- | ----------------------------------------- |
 * | the first of a host, that of `primary` if set | the host: all programs                    |
 * | another one of the same host                  | the repository: cosign, crane, Podman, …  |
 *
 * What comes from the configuration itself, or from a helper that it names, is there already.
 */
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
    const endMs = found?.identity?.endMs;
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


/***/ })

};
