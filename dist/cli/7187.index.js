export const id = 7187;
export const ids = [7187];
export const modules = {

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

/***/ 86643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  askGithub: () => (/* binding */ askGithub)
});

// EXTERNAL MODULE: ./src/facts/git/checkout.js
var checkout = __webpack_require__(15076);
// EXTERNAL MODULE: ../../node_modules/@actions/github/lib/utils.js + 21 modules
var utils = __webpack_require__(49913);
// EXTERNAL MODULE: ./src/github/words.js
var github_words = __webpack_require__(91744);
;// CONCATENATED MODULE: ./src/github/answer.js
// SPDX-License-Identifier: Apache-2.0
// The result of one request to GitHub's API, and whether to retry. Pure.

const GARBLED = 'GARBLED';
/** The error of an answer that GitHub's API does not give. */
function garbled(message) {
    return Object.assign(new Error(message), { code: GARBLED });
}
/** A failed attempt. */
function refused(kind, why, again) {
    const answer = { ok: false, kind, why };
    return again === undefined ? { answer } : { answer, again };
}
/** What the client throws: an error with the answer, with the network's error as its cause, or of its own. */
function toTried(thrown, nowMs) {
    const { response, status, cause } = isJsonObject(thrown) ? thrown : {};
    if (typeof status === 'number' && isJsonObject(response))
        return toRefused(status, response, nowMs);
    if (cause instanceof Error)
        return toLost(cause);
    return refused('garbled', `its response cannot be read: ${(0,github_words/* toPlainText */.b)(String(thrown))}`, {});
}
/** Why there is no response; only transient errors are retried. */
function toLost(cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const words = (0,github_words/* toPlainText */.b)(cause.message);
    if (code === GARBLED || code === 'E2BIG')
        return refused('garbled', words);
    const isTransient = /^(?:E(?!RR_)[A-Z_]+|HPE_\w+)$/.test(code);
    const why = words.includes(code) ? words : `${words} (${code})`;
    return refused('network', why, isTransient ? {} : undefined);
}
function toRefused(status, { headers, data }, nowMs) {
    const message = readMessage(data);
    const why = `it answered ${status}${message === '' ? '' : ` "${message}"`}`;
    const limit = readLimit(headers, nowMs);
    const kind = toKind(status, limit.isLimited || /rate limit/i.test(message));
    if (kind !== 'limit' && kind !== 'trouble')
        return refused(kind, why);
    // A 403 without a time means a wait of at least one minute.
    return refused(kind, why, limit.again ?? (status === 403 ? undefined : {}));
}
function toKind(status, isLimited) {
    if (status >= 500)
        return 'trouble';
    if (status === 429 || (status === 403 && isLimited))
        return 'limit';
    if (status === 401)
        return 'login';
    return status < 400 ? 'garbled' : 'right';
}
function readMessage(data) {
    return isJsonObject(data) && typeof data.message === 'string' ? (0,github_words/* toPlainText */.b)(data.message) : '';
}
/**
 * The rate limit in the headers: `Retry-After` in seconds, or no request left until a time.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
function readLimit(headers, nowMs) {
    const { 'retry-after': after, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset, } = isJsonObject(headers) ? headers : {};
    const seconds = toCount(after);
    if (seconds !== undefined)
        return { isLimited: true, again: { afterMs: seconds * 1000 } };
    if (remaining !== '0')
        return { isLimited: false };
    const at = toCount(reset);
    if (at === undefined)
        return { isLimited: true };
    return { isLimited: true, again: { afterMs: Math.max(0, at * 1000 - nowMs) } };
}
function toCount(value) {
    return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}
/** Whether a value is an object with names for its fields. */
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./src/github/api.js
// SPDX-License-Identifier: Apache-2.0
// Requests to GitHub's REST API through @actions/github, with retries. Opens no connection itself.


const LIMITS = { tryMs: 5_000, deadlineMs: 10_000 };
const TRIES = 4;
const FIRST_WAIT_MS = 250;
const REDIRECTS = 3;
/** A client for one run. Sends no request yet. */
function createGithubApi(options) {
    const { url, send, clock, signal, limits = LIMITS } = options;
    const client = createClient(url, options.token, send);
    return {
        host: new URL(url).host,
        get: async (route, parameters) => {
            const end = clock.now() + limits.deadlineMs;
            for (let tries = 1;; tries += 1) {
                const limitMs = Math.max(1, Math.min(limits.tryMs, end - clock.now()));
                const { answer, again } = await tryOnce((within) => client.request(`GET ${route}`, { ...parameters, request: { signal: within } }), { signal, limitMs, nowMs: clock.now() });
                if (again === undefined || tries === TRIES)
                    return answer;
                const waitMs = again.afterMs ?? FIRST_WAIT_MS * 2 ** tries * clock.random();
                if (clock.now() + waitMs >= end)
                    return answer;
                await clock.sleep(waitMs, signal);
            }
        },
    };
}
/** The client of @actions/github. Its own fetch reads proxies otherwise than the rest of a run, so it gets ours. */
function createClient(baseUrl, token, send) {
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    const options = {
        baseUrl: baseUrl.replace(/\/+$/, ''),
        userAgent: 'tagship',
        log,
        request: { fetch: toFetch(send), log },
    };
    const login = token?.trim() ?? '';
    return new utils/* GitHub */.gq(login === '' ? options : (0,utils/* getOctokitOptions */.EG)(login, options));
}
/** Deprecation warnings of the API are not for the user. */
function silent() {
    return undefined;
}
/** The relevant headers, each a number; of the rest only the content type is kept. */
const COUNTS = ['retry-after', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
/** As much of `fetch` as the client needs. */
function toFetch(send) {
    return async (url, { headers, signal }) => {
        const reply = await follow(send, { url: new URL(url), headers, signal });
        const { status, headers: got, body } = reply;
        if (status < 200 || status > 599)
            throw garbled(`it answered ${status}`);
        const isJson = /^\s*application\/(?:[\w.-]+\+)?json\b/i.test(got['content-type'] ?? '');
        const kept = COUNTS.flatMap((name) => {
            const text = got[name] ?? '';
            return /^\d{1,12}$/.test(text) ? [[name, text]] : [];
        });
        return new Response([204, 205, 304].includes(status) ? null : new Uint8Array(body), {
            status,
            headers: [...kept, ['content-type', isJson ? 'application/json' : 'text/plain']],
        });
    };
}
/** Follows a project that was renamed. The token goes to no other host. */
async function follow(send, sent) {
    let { url } = sent;
    for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
        const reply = await send({ ...sent, url });
        const { location } = reply.headers;
        if (location === undefined || ![301, 302, 307, 308].includes(reply.status))
            return reply;
        const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
        if (next?.origin !== url.origin)
            throw garbled(`it answered ${reply.status} with a URL on another host`);
        url = next;
    }
    throw garbled(`it redirects more than ${REDIRECTS} times`);
}
async function tryOnce(request, { signal, limitMs, nowMs }) {
    const within = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
    try {
        const { status, data } = await request(within);
        if (status === 200 && isJsonObject(data))
            return { answer: { ok: true, data } };
        return refused('garbled', `it answered ${status} without the JSON of GitHub's API`, {});
    }
    catch (thrown) {
        signal.throwIfAborted();
        if (within.aborted)
            return refused('network', `no response within ${Math.ceil(limitMs / 100) / 10} s`, {});
        return toTried(thrown, nowMs);
    }
}

// EXTERNAL MODULE: ./src/github/repository.js
var repository = __webpack_require__(3529);
// EXTERNAL MODULE: ./src/registry/http/body.js
var body = __webpack_require__(68600);
// EXTERNAL MODULE: ./src/registry/http/http.js + 8 modules
var http_http = __webpack_require__(80493);
// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(75893);
// EXTERNAL MODULE: ./src/registry/http/trace.js
var trace = __webpack_require__(5047);
;// CONCATENATED MODULE: ./src/run/github/ask.js
// SPDX-License-Identifier: Apache-2.0
// Asks GitHub's API through the same connections as the registries: same proxies, same certificates. Loaded on demand.







/** The largest answer that is read, bytes; a repository with its parent and its organisation has 30 kB. */
const LARGEST_BYTES = 512 * 1024;
/** What GitHub's API says about the repository; a failure is a notice. Nothing from the checkout is trusted. */
async function askGithub(question, environment) {
    const except = await (0,checkout/* findTerritory */.UT)(environment.cwd);
    const api = createGithubApi({
        ...environment,
        url: question.api,
        send: (sent) => send(sent, { ...environment, except }),
    });
    return (0,repository/* readRepository */.N)(api, question);
}
async function send({ url, headers, signal }, { env, cwd, except, log, clock }) {
    const http = (0,http_http/* createHttp */.V)({
        ...{ env, cwd, except, signal },
        reach: () => ({ insecure: false }),
        certsDirs: [],
        sockets: 1,
        limits: (0,limits/* toLimits */.OY)(),
    });
    try {
        const startMs = clock.now();
        const answer = await http.send({ method: 'GET', url, headers });
        const { statusCode, headers: got } = answer;
        log.debug(`GET ${url.origin}${url.pathname} ${statusCode} (${clock.now() - startMs} ms)`);
        return {
            status: statusCode,
            headers: toTexts(got),
            body: await (0,body/* readBody */.x8)(answer, LARGEST_BYTES),
        };
    }
    catch (thrown) {
        const { proxy } = (0,trace/* toTrace */.l_)(thrown);
        if (proxy === undefined || !(thrown instanceof Error))
            throw thrown;
        throw Object.assign(new Error(`${thrown.message}, at the proxy ${proxy}`, { cause: thrown }), {
            code: (0,trace/* toErrno */.sP)(thrown),
        });
    }
    finally {
        http.close();
    }
}
/** Headers that occur once. */
function toTexts(headers) {
    return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : []));
}


/***/ })

};
