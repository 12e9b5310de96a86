export const id = 377;
export const ids = [377];
export const modules = {

/***/ 4659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ failed),
/* harmony export */   w: () => (/* binding */ toFailure)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
// SPDX-License-Identifier: Apache-2.0
// Why one attempt failed, and whether to retry. Internal to this module; outside it is a Problem.

const FAILURE = Symbol('failure');
/**
 * A Problem that carries its {@link Failure}, for the retrying to see. Where nothing is retried, such as
 * in the middle of a stream, it is a Problem like any other.
 */
function failed(failure, cause) {
    return Object.assign(new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([failure.problem], { cause }), { [FAILURE]: failure });
}
/** The failure that a thrown value carries, if it does. */
function toFailure(thrown) {
    if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF && FAILURE in thrown)
        return thrown[FAILURE];
    return undefined;
}


/***/ }),

/***/ 73072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ createSlots),
/* harmony export */   v: () => (/* binding */ createHostPause)
/* harmony export */ });
/** Jitter, so that waiting requests do not all start at once. */
const STAGGER_MS = 250;
/** A pause for one host. Rejects with the signal's reason when the run is cancelled. */
function createHostPause(clock, signal) {
    let until = 0;
    return {
        extend: (ms) => {
            until = Math.max(until, clock.now() + ms);
        },
        over: async () => {
            for (let left = until - clock.now(); left > 0; left = until - clock.now()) {
                await clock.sleep(left + clock.random() * STAGGER_MS, signal);
            }
        },
    };
}
/** A semaphore of `size` slots. */
function createSlots(size) {
    let free = size;
    const line = [];
    return {
        within: async (work) => {
            if (free > 0)
                free -= 1;
            else
                await new Promise((resolve) => line.push(resolve));
            try {
                return await work();
            }
            finally {
                const next = line.shift();
                if (next === undefined)
                    free += 1;
                else
                    next();
            }
        },
    };
}


/***/ }),

/***/ 31904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LH: () => (/* binding */ withRetries),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
/* unused harmony export toBackoff */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4659);

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 30_000;
const LONGEST_RETRY_AFTER_MS = 300_000;
const SELDOM_TRIES = 4;
const UNIT_MS = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
};
/**
 * What a `Retry-After` header asks for, in milliseconds; undefined when it cannot be read.
 *
 * | header                          | ms                  |
 * | ------------------------------- | ------------------- |
 * | `3`                             | 3000                |
 * | `12.5ms`                        | 12.5                |
 * | `1m30s`                         | 90000               |
 * | `Wed, 21 Oct 2015 07:28:00 GMT` | from `nowMs` to then |
 *
 * A wait beyond five minutes counts as five: quotas are stated in hours and lifted sooner.
 */
function parseRetryAfter(header, nowMs) {
    const text = header?.trim() ?? '';
    if (text === '')
        return undefined;
    const isDate = /^[A-Z][a-z]{2}/.test(text); // Date.parse alone takes nearly anything
    const ms = parseDuration(text) ?? (isDate ? Date.parse(text) : Number.NaN) - nowMs;
    return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS);
}
function parseDuration(text) {
    if (/^\d+(?:\.\d+)?$/.test(text))
        return Number(text) * 1000;
    if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/.test(text))
        return undefined;
    return [...text.matchAll(/([\d.]+)([a-zµ]+)/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0);
}
/** The wait before try `tries + 1`: a random part of an exponentially growing span ("full jitter"). */
function toBackoff(tries, random) {
    return random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
}
/**
 * The result of the first try that succeeds.
 *
 * @throws Problem of the last failure, when it is permanent or the deadline is over
 */
async function withRetries(policy, attempt) {
    const { clock, signal, pause } = policy;
    const start = clock.now();
    let firstFailure;
    for (let tries = 1;; tries += 1) {
        await pause.over();
        signal.throwIfAborted();
        try {
            return await attempt();
        }
        catch (thrown) {
            signal.throwIfAborted();
            const failure = (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .toFailure */ .w)(thrown);
            if (failure === undefined)
                throw thrown;
            const waitMs = failure.retryAfterMs ?? toBackoff(tries, clock.random());
            const now = clock.now();
            const spentMs = now - start;
            firstFailure ??= now;
            if (isLast(failure, tries, now - firstFailure + waitMs, policy.deadlineMs)) {
                throw tries > 1 ? withTries(failure, thrown, { tries, spentMs }) : thrown;
            }
            policy.onRetry(failure, waitMs);
            if (failure.pauseHost === true)
                pause.extend(waitMs);
            else
                await clock.sleep(waitMs, signal);
        }
    }
}
function isLast(failure, tries, nextMs, deadlineMs) {
    if (failure.again === 'never')
        return true;
    if (failure.again === 'seldom' && tries >= SELDOM_TRIES)
        return true;
    return nextMs > deadlineMs;
}
function withTries(failure, cause, { tries, spentMs }) {
    const { problem } = failure;
    const seconds = (spentMs / 1000).toFixed(spentMs < 10_000 ? 1 : 0);
    const message = problem.message.replace(/\.?$/, ` (${tries} tries in ${seconds} s).`);
    // An enclosing series of attempts does not start over.
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failed */ .g)({ ...failure, again: 'never', problem: { ...problem, message } }, cause);
}


/***/ }),

/***/ 70377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createServiceClient: () => (/* binding */ createServiceClient)
/* harmony export */ });
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(23213);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(44840);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _secret_forms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11071);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88849);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4659);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52519);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75893);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68600);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80493);
/* harmony import */ var _line_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(40082);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(61592);
/* harmony import */ var _pause_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(73072);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(31904);














const SOCKETS = 8;
const TRANSIENT = new Set([408, 425, 429]);
/** A client for one run. */
function createServiceClient(options) {
    const asking = {
        ...options,
        http: (0,_http_js__WEBPACK_IMPORTED_MODULE_7__/* .createHttp */ .V)({
            ...options,
            reach: (host) => (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .readReach */ .eo)(options.registries, host),
            sockets: SOCKETS,
            limits: (0,_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .toLimits */ .OY)(),
        }),
        pauseOf: (0,_once_js__WEBPACK_IMPORTED_MODULE_10__/* .oncePer */ .P)((host) => host, () => (0,_pause_js__WEBPACK_IMPORTED_MODULE_11__/* .createHostPause */ .v)(options.clock, options.signal)),
    };
    return {
        ask: (request) => ask(asking, request),
        send: async (request) => {
            refusePlain({ url: request.url, doing: 'log in' });
            return await asking.http.send(request);
        },
        toBase: (host) => {
            const isPlain = (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(host) && (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .readReach */ .eo)(options.registries, host).ca === undefined;
            return new URL(`${isPlain ? 'http' : 'https'}://${host}/`);
        },
    };
}
async function ask(asking, request) {
    const { clock, signal, retryDeadlineMs: deadlineMs, log } = asking;
    const { url } = request;
    refusePlain(request);
    return await (0,_retry_js__WEBPACK_IMPORTED_MODULE_9__/* .withRetries */ .LH)({
        ...{ clock, signal, deadlineMs, pause: asking.pauseOf(url.host) },
        onRetry: ({ problem }, waitMs) => log?.debug(`${problem.message} Retrying in ${Math.round(waitMs)} ms.`),
    }, () => askOnce(asking, request));
}
/** Everything that is sent here is secret. */
function refusePlain({ url, doing }) {
    if (url.protocol === 'https:' || (url.protocol === 'http:' && (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(url.host)))
        return;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_SERVICE_INSECURE', `Could not ${doing}: the address of ${url.host} does not begin with https://, so a token would not be safe there.`, 'Correct the variable that names this address.'),
    ]);
}
async function askOnce({ http, clock, log }, request) {
    const { method, url, doing } = request;
    const asked = `the token service ${url.host}`;
    try {
        const answer = await http.send({ method, url, ...toMessage(request) });
        log?.debug(`${method} ${url.origin}${url.pathname} ${answer.statusCode}`);
        return await readAnswer(answer, request, { asked, nowMs: clock.now() });
    }
    catch (thrown) {
        if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .toFailure */ .w)(thrown) !== undefined)
            throw thrown;
        const failure = (0,_network_js__WEBPACK_IMPORTED_MODULE_8__/* .toNetworkFailure */ .y4)(thrown, asked, doing);
        throw failure === undefined ? thrown : (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .g)(failure, thrown);
    }
}
function toMessage({ headers = {}, form, json }) {
    const accept = { accept: 'application/json', ...headers };
    if (form === undefined && json === undefined)
        return { headers: accept };
    const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
    const text = form === undefined ? JSON.stringify(json) : new URLSearchParams(form).toString();
    return { headers: { ...accept, 'content-type': type }, body: Buffer.from(text) };
}
async function readAnswer(answer, { doing, secrets, url }, { asked, nowMs }) {
    const { statusCode: status } = answer;
    const text = await (0,_body_js__WEBPACK_IMPORTED_MODULE_6__/* .readBodyText */ .mf)(answer, _limits_js__WEBPACK_IMPORTED_MODULE_5__/* .SMALL_BYTES */ .El);
    const body = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseObject */ .lj)(text);
    const finders = secrets.map(_secret_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .createFinder */ .p);
    const words = (0,_line_js__WEBPACK_IMPORTED_MODULE_12__/* .toTextLine */ .r)((0,_secret_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .maskFound */ .n)(body === undefined ? text : toWords(body), finders));
    const isBusy = TRANSIENT.has(status) || status >= 500;
    if (!isBusy && (status !== 200 || body !== undefined)) {
        return { status, body: body ?? {}, words, host: url.host };
    }
    const said = isBusy ? describe(status, words) : `without JSON (${(0,_body_js__WEBPACK_IMPORTED_MODULE_6__/* .describeBody */ .MP)(answer)})`;
    const retryAfterMs = (0,_retry_js__WEBPACK_IMPORTED_MODULE_9__/* .parseRetryAfter */ .mu)(answer.headers['retry-after'], nowMs);
    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .g)({
        again: isBusy ? 'always' : 'seldom',
        pauseHost: status === 429 || status === 503,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_13__/* .omitUndefined */ .O)({ retryAfterMs }),
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_SERVICE_FAILED', `Could not ${doing}: ${asked} answered ${said}.`, 'Run again later, or raise `retry-deadline`. If it persists, look at the status page of the service.'),
    });
}
function describe(status, words) {
    return words === '' ? String(status) : `${status} "${words}"`;
}
/** What services say of an error: OAuth's fields, those of Google, and those of registries. */
function toWords(body) {
    const nested = Array.isArray(body.errors) ? body.errors[0] : body.error;
    const inner = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(nested) ? nested : {};
    const parts = [
        ...[body.error, inner.status, inner.code],
        ...[body.error_description, body.error_message, body.message, body.detail, inner.message],
    ];
    return parts.filter((part) => typeof part === 'string' && part !== '').join(': ');
}


/***/ })

};
