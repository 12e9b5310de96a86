export const id = 3205;
export const ids = [3205,4281];
export const modules = {

/***/ 18447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AZ: () => (/* binding */ toTried),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   aD: () => (/* binding */ garbled)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91744);

const GARBLED = 'GARBLED';
function garbled(message) {
    return Object.assign(new Error(message), { code: GARBLED });
}
function refused(kind, why, again) {
    const answer = { ok: false, kind, why };
    return again === undefined ? { answer } : { answer, again };
}
function toTried(thrown, nowMs) {
    const { response, status, cause } = isJsonObject(thrown) ? thrown : {};
    if (typeof status === 'number' && isJsonObject(response))
        return toRefused(status, response, nowMs);
    if (cause instanceof Error)
        return toLost(cause);
    return refused('garbled', `its response cannot be read: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlainText */ .b)(String(thrown))}`, {});
}
function toLost(cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const words = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlainText */ .b)(cause.message);
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
    const answer = { ok: false, kind, why, status };
    if (kind !== 'limit' && kind !== 'trouble')
        return { answer };
    const again = limit.again ?? (status === 403 ? { afterMs: MINUTE_MS } : {});
    return { answer, again };
}
const MINUTE_MS = 60_000;
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
    return isJsonObject(data) && typeof data.message === 'string' ? (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlainText */ .b)(data.message) : '';
}
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
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
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

/***/ 40082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ toLine),
/* harmony export */   r: () => (/* binding */ toTextLine)
/* harmony export */ });
const LONGEST = 300;
function toLine(text) {
    const line = text
        .slice(0, 20 * LONGEST)
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim();
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
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
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

const LOST = Symbol('lost');
const TRACE = Symbol('trace');
function traced(thrown, trace) {
    if (!(thrown instanceof Error) || thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return thrown;
    return Object.assign(thrown, { [TRACE]: { ...trace, ...toTrace(thrown) } });
}
function toTrace(thrown) {
    return thrown instanceof Error && TRACE in thrown ? thrown[TRACE] : {};
}
function lost(thrown, trace = {}) {
    if (!(thrown instanceof Error) || thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return thrown;
    return thrown.name === 'AbortError'
        ? thrown
        : Object.assign(traced(thrown, trace), { [LOST]: true });
}
function isLost(thrown) {
    return thrown instanceof Error && LOST in thrown;
}
function toErrno(thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    return typeof code === 'string' ? code : '';
}
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

/***/ 83333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y2: () => (/* binding */ toCertificateMove),
/* harmony export */   fT: () => (/* binding */ describeTls),
/* harmony export */   lB: () => (/* binding */ toTlsFault)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _http_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40082);
/* harmony import */ var _http_trace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5047);



const EXPIRED = 'CERT_HAS_EXPIRED';
const EARLY = 'CERT_NOT_YET_VALID';
const NAME = /^(?:ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH)/;
const AUTHORITY = /^(?:UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF|SELF_SIGNED_|DEPTH_ZERO_|CERT_UNTRUSTED)/;
const OTHER = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|ERR_TLS_|INVALID_|PATH_LENGTH_|CRL_|ERROR_IN_C|EPROTO$)/;
const PLAIN = /wrong version number|packet length too long|ssl wrong version/;
const WANTED = 'alert certificate required';
const REFUSED = /alert (?:bad certificate|unknown ca|unsupported certificate|certificate (?:unknown|expired|revoked)|access denied)/;
const HANDSHAKE = 'alert handshake failure';
const VERSION = /alert (?:protocol version|insufficient security)|unsupported protocol|no protocols available|version too low|(?:dh|ee|ca) key too small|ca md too weak|no shared cipher|legacy renegotiation/;
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
function describeTls(fault, { name, isProxy }, could, thrown) {
    const { code, what, hint } = SAYINGS[fault];
    const host = /\S*$/.exec(name)?.[0] ?? '';
    const message = `${could} ${what(name, toDetail(thrown), thrown)}.`;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)(code, message, hint({ host, isProxy, trace: (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toTrace */ .l_)(thrown) }));
}
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

/***/ 74281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  askForDeployment: () => (/* binding */ askForDeployment),
  askGithub: () => (/* binding */ askGithub),
  createAsking: () => (/* binding */ createAsking)
});

// EXTERNAL MODULE: ./src/facts/git/checkout.js
var checkout = __webpack_require__(15076);
// EXTERNAL MODULE: ../../node_modules/@actions/github/lib/utils.js + 21 modules
var utils = __webpack_require__(49913);
// EXTERNAL MODULE: ./src/github/answer.js
var answer = __webpack_require__(18447);
;// CONCATENATED MODULE: ./src/github/api.js


const LIMITS = { tryMs: 5_000, deadlineMs: 10_000 };
const TRIES = 4;
const FIRST_WAIT_MS = 250;
const REDIRECTS = 3;
function createGithubApi(options) {
    const { url, send, clock, signal, limits = LIMITS } = options;
    const client = createClient(url, options.token, send);
    const call = async (route, parameters, isWanted) => {
        const end = clock.now() + limits.deadlineMs;
        for (let tries = 1;; tries += 1) {
            const limitMs = Math.max(1, Math.min(limits.tryMs, end - clock.now()));
            const { answer, again } = await tryOnce((within) => client.request(route, { ...parameters, request: { signal: within } }), { signal, limitMs, nowMs: clock.now(), isWanted });
            if (again === undefined || tries === TRIES)
                return answer;
            const waitMs = again.afterMs ?? FIRST_WAIT_MS * 2 ** tries * clock.random();
            if (clock.now() + waitMs >= end)
                return answer;
            await clock.sleep(waitMs, signal);
        }
    };
    return {
        host: new URL(url).host,
        call: (route, parameters) => call(route, parameters, (status, data) => status === 204 || isJson(data)),
        get: async (route, parameters) => (await call(`GET ${route}`, parameters, isObjectOf([200]))),
        post: async (route, parameters) => (await call(`POST ${route}`, parameters, isObjectOf([200, 201]))),
    };
}
function isJson(data) {
    return typeof data === 'object' && data !== null;
}
function isObjectOf(statuses) {
    return (status, data) => statuses.includes(status) && (0,answer/* isJsonObject */.OW)(data);
}
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
function silent() {
    return undefined;
}
const COUNTS = ['retry-after', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
function toFetch(send) {
    return async (url, { method = 'GET', headers, body: sent, signal }) => {
        const reply = await follow(send, {
            method: method === 'POST' || method === 'DELETE' ? method : 'GET',
            ...{ url: new URL(url), headers, signal },
            ...(typeof sent === 'string' ? { body: sent } : {}),
        });
        const { status, headers: got, body } = reply;
        if (status < 200 || status > 599)
            throw (0,answer/* garbled */.aD)(`it answered ${status}`);
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
async function follow(send, sent) {
    let { url } = sent;
    for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
        const reply = await send({ ...sent, url });
        const { location } = reply.headers;
        if (location === undefined || ![301, 302, 307, 308].includes(reply.status))
            return reply;
        const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
        if (next?.origin !== url.origin)
            throw (0,answer/* garbled */.aD)(`it answered ${reply.status} with a URL on another host`);
        url = next;
    }
    throw (0,answer/* garbled */.aD)(`it redirects more than ${REDIRECTS} times`);
}
async function tryOnce(request, { signal, limitMs, nowMs, isWanted }) {
    const within = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
    try {
        const { status, data } = await request(within);
        if (isWanted(status, data))
            return { answer: { ok: true, data } };
        return (0,answer/* refused */.J5)('garbled', `it answered ${status} without the JSON of GitHub's API`, {});
    }
    catch (thrown) {
        signal.throwIfAborted();
        if (within.aborted)
            return (0,answer/* refused */.J5)('network', `no response within ${Math.ceil(limitMs / 100) / 10} s`, {});
        return (0,answer/* toTried */.AZ)(thrown, nowMs);
    }
}

// EXTERNAL MODULE: ./src/github/repository.js
var repository = __webpack_require__(3529);
;// CONCATENATED MODULE: ./src/github/deployment.js
const LONGEST_DESCRIPTION = 140;
async function recordDeployment(api, { slug, ref, environment, payload, logUrl, environmentUrl, ...given }) {
    const [owner = '', repo = ''] = slug.split('/');
    const description = given.description.slice(0, LONGEST_DESCRIPTION);
    const made = await api.post('/repos/{owner}/{repo}/deployments', {
        ...{ owner, repo, ref, environment, payload, description },
        auto_merge: false,
        required_contexts: [],
    });
    if (!made.ok)
        return toRefusal(api.host, 'create a deployment', made);
    const { id } = made.data;
    if (typeof id !== 'number') {
        const why = 'its response has no ID of a deployment';
        return toRefusal(api.host, 'create a deployment', { ok: false, kind: 'garbled', why });
    }
    const set = await api.post('/repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
        ...{ owner, repo, deployment_id: id, description },
        state: 'success',
        ...(logUrl === undefined ? {} : { log_url: logUrl }),
        ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
    });
    return set.ok ? { ok: true } : toRefusal(api.host, 'set the status of a deployment', set);
}
const moves = {
    login: 'Set github-token to a valid token, such as that of the job.',
    right: 'Give the job "permissions: deployments: write", and check that the environment exists.',
    limit: 'Run again later.',
    trouble: 'Run again later.',
    garbled: 'Check GITHUB_API_URL and the proxy, if any.',
    network: 'Check the network of this machine, HTTPS_PROXY and NO_PROXY.',
};
function toRefusal(host, doing, { kind, why }) {
    return {
        ok: false,
        why: `could not ${doing} on ${host}: ${why.replace(/\.+$/, '')}`,
        hint: moves[kind],
    };
}

// EXTERNAL MODULE: ./src/registry/http/body.js
var http_body = __webpack_require__(68600);
// EXTERNAL MODULE: ./src/registry/http/http.js + 8 modules
var http_http = __webpack_require__(80493);
// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(75893);
// EXTERNAL MODULE: ./src/registry/http/trace.js
var trace = __webpack_require__(5047);
;// CONCATENATED MODULE: ./src/run/github/ask.js








const LARGEST_BYTES = 512 * 1024;
async function askGithub(question, environment) {
    const except = await (0,checkout/* findTerritory */.UT)(environment.cwd);
    const api = createGithubApi({
        ...environment,
        url: question.api,
        send: (sent) => send(sent, { ...environment, except }),
    });
    return (0,repository/* readRepository */.N)(api, question);
}
function createAsking(url, environment) {
    return createGithubApi({
        ...environment,
        url,
        send: (sent) => send(sent, environment),
    });
}
async function askForDeployment({ api: url, timeoutMs, ...deployment }, environment) {
    const except = await (0,checkout/* findTerritory */.UT)(environment.cwd);
    const limits = { tryMs: timeoutMs, deadlineMs: timeoutMs };
    const api = createGithubApi({
        ...environment,
        ...{ url, limits },
        send: (sent) => send(sent, { ...environment, except }),
    });
    return recordDeployment(api, deployment);
}
async function send({ method, url, headers, body, signal }, { env, cwd, except, log, clock }) {
    const http = (0,http_http/* createHttp */.V)({
        ...{ env, cwd, except, signal },
        reach: () => ({ insecure: false }),
        certsDirs: [],
        sockets: 1,
        limits: (0,limits/* toLimits */.OY)(),
    });
    try {
        const startMs = clock.now();
        const bytes = body === undefined ? {} : { body: Buffer.from(body) };
        const answer = await http.send({ method, url, headers, ...bytes });
        const { statusCode, headers: got } = answer;
        log.debug(`${method} ${url.origin}${url.pathname} ${statusCode} (${clock.now() - startMs} ms)`);
        return {
            status: statusCode,
            headers: toTexts(got),
            body: await (0,http_body/* readBody */.x8)(answer, LARGEST_BYTES),
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
function toTexts(headers) {
    return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : []));
}


/***/ })

};
