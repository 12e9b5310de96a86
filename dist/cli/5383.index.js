export const id = 5383;
export const ids = [5383];
export const modules = {

/***/ 82:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ toLine),
/* harmony export */   r: () => (/* binding */ toTextLine)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// Sanitizes untrusted text for messages. Pure.
const LONGEST = 300;
/** One printable line: nothing that a log would take for a line of its own, a command or a colour. */
function toLine(text) {
    const line = text
        .slice(0, 20 * LONGEST)
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim();
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
/** As {@link toLine}, of a page in HTML. */
function toTextLine(text) {
    return toLine(text.slice(0, 20 * LONGEST).replace(/<[^<>]*>/g, ' '));
}


/***/ }),

/***/ 5047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DU: () => (/* binding */ lost),
/* harmony export */   JD: () => (/* binding */ isLost),
/* harmony export */   l_: () => (/* binding */ toTrace),
/* harmony export */   mn: () => (/* binding */ traced),
/* harmony export */   sP: () => (/* binding */ toErrno),
/* harmony export */   yJ: () => (/* binding */ noteHandshake)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);

const LOST = Symbol('lost');
const TRACE = Symbol('trace');
/** The same error, with what is known; what it carries already stays. */
function traced(thrown, trace) {
    if (!(thrown instanceof Error) || thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return thrown;
    return Object.assign(thrown, { [TRACE]: { ...trace, ...toTrace(thrown) } });
}
/** What an error carries. */
function toTrace(thrown) {
    return thrown instanceof Error && TRACE in thrown ? thrown[TRACE] : {};
}
/**
 * Marks what the network threw, to tell it from all else: from a bug, or from a file that is to be sent
 * and cannot be read. Problems and the end of the run stay as they are.
 */
function lost(thrown, trace = {}) {
    if (!(thrown instanceof Error) || thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return thrown;
    return thrown.name === 'AbortError'
        ? thrown
        : Object.assign(traced(thrown, trace), { [LOST]: true });
}
/** Whether {@link lost} has marked it. */
function isLost(thrown) {
    return thrown instanceof Error && LOST in thrown;
}
/** The system's or OpenSSL's code of an error; empty where it has none. */
function toErrno(thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    return typeof code === 'string' ? code : '';
}
/** Records how far the TLS handshake of a request gets; the returned function reports it. */
function noteHandshake(request, { hasCertificate = false }) {
    let hasAgreedKeys = false;
    request.once('socket', (socket) => {
        hasAgreedKeys = request.reusedSocket;
        if (request.reusedSocket)
            return;
        socket.once('keylog', () => {
            hasAgreedKeys = true;
        });
    });
    return () => ({ hasAgreedKeys, hasCertificate });
}


/***/ }),

/***/ 3333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y2: () => (/* binding */ toCertificateMove),
/* harmony export */   fT: () => (/* binding */ describeTls),
/* harmony export */   lB: () => (/* binding */ toTlsFault)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _http_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82);
/* harmony import */ var _http_trace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5047);
// SPDX-License-Identifier: Apache-2.0
// TLS failures, by the user's next move. Pure.



const EXPIRED = 'CERT_HAS_EXPIRED';
const EARLY = 'CERT_NOT_YET_VALID';
const NAME = /^(?:ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH)/;
const AUTHORITY = /^(?:UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF|SELF_SIGNED_|DEPTH_ZERO_|CERT_UNTRUSTED)/;
const OTHER = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|ERR_TLS_|INVALID_|PATH_LENGTH_|CRL_|ERROR_IN_C|EPROTO$)/;
/** What OpenSSL says, with blanks for underlines, so that codes and texts read alike. */
const PLAIN = /wrong version number|packet length too long|ssl wrong version/;
const WANTED = 'alert certificate required';
const REFUSED = /alert (?:bad certificate|unknown ca|unsupported certificate|certificate (?:unknown|expired|revoked)|access denied)/;
const HANDSHAKE = 'alert handshake failure';
const VERSION = /alert (?:protocol version|insufficient security)|unsupported protocol|no protocols available|version too low|(?:dh|ee|ca) key too small|ca md too weak|no shared cipher|legacy renegotiation/;
/**
 * The TLS fault behind a network error; undefined for any other error.
 *
 * | the other side                                                  | is                   |
 * | --------------------------------------------------------------- | -------------------- |
 * | answers with something that isn't TLS                           | `plain`              |
 * | has a certificate that is over, or not valid yet                | `expired`, `early`   |
 * | has a certificate for other names                               | `name`               |
 * | has a certificate of an authority that isn't known              | `authority`          |
 * | ends the handshake for want of a certificate of ours            | `wanted`             |
 * | ends it though it was shown one                                 | `refused`            |
 * | speaks older versions, or weaker ciphers and keys, than we do   | `version`            |
 * | has anything else that is wrong with its certificate or its TLS | `other`              |
 *
 * A handshake that was refused before it began is a matter of versions and ciphers; afterwards, when the
 * keys were agreed on, there is nothing left that the other side could object to but our certificate.
 */
function toTlsFault(thrown) {
    const errno = (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toErrno */ .sP)(thrown);
    const text = thrown instanceof Error ? thrown.message : '';
    const said = `${errno} ${text}`.replaceAll('_', ' ').toLowerCase();
    if (PLAIN.test(said))
        return 'plain';
    if (errno === EXPIRED)
        return 'expired';
    if (errno === EARLY)
        return 'early';
    if (NAME.test(errno))
        return 'name';
    if (AUTHORITY.test(errno))
        return 'authority';
    return toAlert(said, (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toTrace */ .l_)(thrown)) ?? (OTHER.test(errno) ? 'other' : undefined);
}
function toAlert(said, trace) {
    const isOurs = REFUSED.test(said) || (said.includes(HANDSHAKE) && trace.hasAgreedKeys === true);
    if (said.includes(WANTED) || isOurs)
        return trace.hasCertificate === true ? 'refused' : 'wanted';
    return VERSION.test(said) || said.includes(HANDSHAKE) ? 'version' : undefined;
}
/** What is wrong, after the host's name, and the move that fixes exactly this. */
const SAYINGS = {
    expired: {
        code: 'REGISTRY_TLS_EXPIRED',
        what: (name) => `the certificate of ${name} has expired`,
        hint: () => 'Renew it; if it is valid elsewhere, correct the clock of this machine.',
    },
    early: {
        code: 'REGISTRY_TLS_EXPIRED',
        what: (name) => `the certificate of ${name} is not valid yet`,
        hint: () => 'Correct the clock of this machine; if it is right, reissue the certificate.',
    },
    name: {
        code: 'REGISTRY_TLS_NAME',
        what: (name, _, thrown) => `the certificate of ${name} is for other names (${toNames(thrown)})`,
        hint: ({ host, isProxy }) => isProxy
            ? 'Use one of those names in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY.'
            : `Use one of those names for the registry, or reissue the certificate for ${host}.`,
    },
    authority: {
        code: 'REGISTRY_TLS_UNTRUSTED',
        what: (name, detail) => `the certificate of ${name} is not trusted: unknown certificate authority (${detail})`,
        hint: toAuthorityHint,
    },
    wanted: {
        code: 'REGISTRY_TLS_CLIENT',
        what: (name, detail) => `${name} requires a client certificate (${detail})`,
        hint: ({ host }) => toCertificateMove(host),
    },
    refused: {
        code: 'REGISTRY_TLS_CLIENT',
        what: (name, detail) => `${name} does not accept our client certificate (${detail})`,
        hint: ({ host }) => `Check that the client certificate for ${host} is valid and signed by an authority that it trusts.`,
    },
    version: {
        code: 'REGISTRY_TLS_VERSION',
        what: (name, detail) => `${name} offers no secure TLS version or cipher (${detail})`,
        hint: ({ host }) => `Configure ${host} for TLS 1.2 or 1.3 with current ciphers and keys.`,
    },
    other: {
        code: 'REGISTRY_TLS_UNTRUSTED',
        what: (name, detail) => `the certificate of ${name} is not trusted (${detail})`,
        hint: ({ host }) => `Correct the certificate or the TLS configuration of ${host}.`,
    },
};
/** The problem that a fault of TLS is. `could` begins the sentence. */
function describeTls(fault, { name, isProxy }, could, thrown) {
    const { code, what, hint } = SAYINGS[fault];
    const host = /\S*$/.exec(name)?.[0] ?? '';
    const message = `${could} ${what(name, toDetail(thrown), thrown)}.`;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)(code, message, hint({ host, isProxy, trace: (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toTrace */ .l_)(thrown) }));
}
/** The move where a host wants a client certificate. */
function toCertificateMove(host) {
    return `Give \`cert\` and \`key\` for ${host} in \`registries\`, or put client.cert and client.key into /etc/docker/certs.d/${host}/, where this run can read them.`;
}
function toAuthorityHint({ host, isProxy, trace: { through } }) {
    const elsewhere = `set SSL_CERT_FILE to it, or put it into /etc/docker/certs.d/${host}/ca.crt`;
    if (isProxy)
        return `Get the PEM file of the CA that signed it, and ${elsewhere}.`;
    const move = `Give \`ca\` for ${host} in \`registries\`: the PEM file of the CA that signed it; or ${elsewhere}.`;
    return through === undefined
        ? move
        : `${move} The proxy ${through} may have replaced the certificate with its own.`;
}
function toDetail(thrown) {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    // `40ED…:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:../deps/…:918:`
    const reason = /:SSL routines:[^:]*:([^:]+):/.exec(text)?.[1] ?? text;
    const errno = (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toErrno */ .sP)(thrown);
    return (0,_http_line_js__WEBPACK_IMPORTED_MODULE_2__/* .toLine */ .S)(errno === '' ? reason : `${errno}: ${reason}`);
}
function toNames(thrown) {
    const cert = thrown instanceof Error && 'cert' in thrown ? thrown.cert : undefined;
    const { subjectaltname, subject } = (cert ?? {});
    const names = [subjectaltname, subject?.CN].find((one) => typeof one === 'string' && one !== '');
    return typeof names === 'string' ? (0,_http_line_js__WEBPACK_IMPORTED_MODULE_2__/* .toLine */ .S)(names) : 'none';
}


/***/ }),

/***/ 6643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  askGithub: () => (/* binding */ askGithub)
});

// EXTERNAL MODULE: ./src/facts/git/checkout.js
var checkout = __webpack_require__(5076);
// EXTERNAL MODULE: ../../node_modules/@actions/github/lib/utils.js + 21 modules
var utils = __webpack_require__(9913);
// EXTERNAL MODULE: ./src/github/words.js
var github_words = __webpack_require__(1744);
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
var body = __webpack_require__(8600);
// EXTERNAL MODULE: ./src/registry/http/http.js + 8 modules
var http_http = __webpack_require__(493);
// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(8274);
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
