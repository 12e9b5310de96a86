export const id = 4281;
export const ids = [4281];
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
