export const id = 6909;
export const ids = [6909];
export const modules = {

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
function parseRetryAfter(header, nowMs) {
    const text = header?.trim() ?? '';
    if (text === '')
        return undefined;
    const isDate = /^[A-Z][a-z]{2}/.test(text);
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
function toBackoff(tries, random) {
    return random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
}
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
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failed */ .g)({ ...failure, again: 'never', problem: { ...problem, message } }, cause);
}


/***/ }),

/***/ 6909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  callHooks: () => (/* binding */ callHooks)
});

// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/secret-forms.js
var secret_forms = __webpack_require__(11071);
// EXTERNAL MODULE: ./src/settings/deploy/secrets.js
var secrets = __webpack_require__(4614);
// EXTERNAL MODULE: ./src/settings/targets.js
var targets = __webpack_require__(73733);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __webpack_require__(3236);
// EXTERNAL MODULE: ./src/ship/deploy/decide.js
var decide = __webpack_require__(60196);
// EXTERNAL MODULE: ./src/registry/http/line.js
var line = __webpack_require__(40082);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/once.js
var once = __webpack_require__(44840);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/registry/address.js
var address = __webpack_require__(88849);
// EXTERNAL MODULE: ./src/registry/failure.js
var registry_failure = __webpack_require__(4659);
// EXTERNAL MODULE: ./src/registry/http/body.js
var body = __webpack_require__(68600);
// EXTERNAL MODULE: ./src/registry/http/http.js + 8 modules
var http_http = __webpack_require__(80493);
// EXTERNAL MODULE: ./src/registry/http/network.js
var network = __webpack_require__(61592);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/registry/http/retry.js
var retry = __webpack_require__(31904);
// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(75893);
;// CONCATENATED MODULE: ./src/ship/deploy/send.js














const REDIRECTS = 3;
const TRANSIENT = new Set([408, 425, 429]);
const REDIRECT = new Set([301, 302, 303, 307, 308]);
const HINT = 'Look at the log of the service, and at the address in the variable.';
async function sendHook(request, context) {
    refusePlain(request);
    const { clock, signal, settings, log } = context;
    const http = (0,http_http/* createHttp */.V)({
        ...context,
        reach: (host) => (0,address/* readReach */.eo)(settings.registries, host),
        sockets: 1,
        limits: (0,limits/* toLimits */.OY)({ idleMs: 2 * request.timeoutMs, totalMs: request.timeoutMs }),
    });
    const pauseOf = (0,once/* oncePer */.P)((host) => host, () => (0,pause/* createHostPause */.v)(clock, signal));
    try {
        return await (0,retry/* withRetries */.LH)({
            ...{ clock, signal, deadlineMs: settings.retryDeadline, pause: pauseOf(request.url.host) },
            onRetry: ({ problem }, waitMs) => {
                log.debug(`${problem.message} Retrying in ${Math.round(waitMs)} ms.`);
            },
        }, () => sendOnce(request, (url, method) => http.send({ ...toMessage(request), method, url }), context));
    }
    finally {
        http.close();
    }
}
function toMessage({ headers, body }) {
    return { headers, ...(body === undefined ? {} : { body: Buffer.from(body) }) };
}
function refusePlain({ url, insecure }) {
    if (url.protocol === 'https:' || (0,address/* isLoopback */.U9)(url.host) || insecure)
        return;
    throw refused(`the address on ${url.host} does not begin with https://, so its secrets would not be safe`, 'Use https://, or allow it with insecure: true of the hook.');
}
async function sendOnce(request, send, { clock }) {
    let { url } = request;
    const { host } = url;
    try {
        for (let redirects = 0;; redirects += 1) {
            const answer = await send(url, request.method);
            const { statusCode: status } = answer;
            const { location } = answer.headers;
            if (!REDIRECT.has(status) || location === undefined) {
                return await readAnswer(answer, request, clock.now());
            }
            answer.destroy();
            if (redirects === REDIRECTS)
                throw refused(`${host} redirects more than ${REDIRECTS} times`, HINT);
            url = follow(location, url, { request, status });
        }
    }
    catch (thrown) {
        if (thrown instanceof src_problem/* Problem */.AF)
            throw thrown;
        const failure = (0,network/* toNetworkFailure */.y4)(thrown, host, 'call the hook');
        if (failure === undefined)
            throw thrown;
        const again = failure.again === 'always' ? 'seldom' : failure.again;
        throw (0,registry_failure/* failed */.g)({ ...failure, again }, thrown);
    }
}
function follow(location, url, { request, status }) {
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    if (next?.origin !== url.origin) {
        const where = next === undefined ? 'elsewhere' : `to ${next.host}`;
        throw refused(`${url.host} redirects ${where}, and secrets go to no other host`, 'Put the address that it redirects to into the variable.');
    }
    if (request.method !== 'GET' && status !== 307 && status !== 308) {
        throw refused(`${url.host} answered ${status}, which would turn ${request.method} into GET`, 'Put the address that it redirects to into the variable.');
    }
    return next;
}
async function readAnswer(answer, request, nowMs) {
    const { statusCode: status } = answer;
    const text = Buffer.from(await (0,body/* readStart */.H6)(answer, limits/* SMALL_BYTES */.El)).toString('utf8');
    if (status >= 200 && status < 300)
        return { status, body: (0,json/* parseObject */.lj)(text) ?? {} };
    const words = (0,line/* toTextLine */.r)((0,secret_forms/* maskFound */.n)(toWords(text), request.secrets.map(secret_forms/* createFinder */.p)));
    const said = words === '' ? `${status}` : `${status} "${words}"`;
    const isBusy = TRANSIENT.has(status) || status >= 500;
    const retryAfterMs = (0,retry/* parseRetryAfter */.mu)(answer.headers['retry-after'], nowMs);
    throw (0,registry_failure/* failed */.g)({
        again: isBusy ? 'seldom' : 'never',
        pauseHost: status === 429 || status === 503,
        ...(0,omit_undefined/* omitUndefined */.O)({ retryAfterMs }),
        problem: (0,src_problem/* error */.z3)('DEPLOY_FAILED', `${request.url.host} answered ${said}`, status === 401 || status === 403 ? 'Check the token or the key in the variable.' : HINT),
    });
}
function toWords(text) {
    const { message, error: fault, detail } = (0,json/* parseObject */.lj)(text) ?? {};
    const found = [message, fault, detail].find((one) => typeof one === 'string');
    return typeof found === 'string' ? found : text;
}
function refused(message, hint) {
    return (0,registry_failure/* failed */.g)({ again: 'never', problem: (0,src_problem/* error */.z3)('DEPLOY_FAILED', message, hint) });
}
function toCallProblem(thrown) {
    const problem = (0,registry_failure/* toFailure */.w)(thrown)?.problem;
    if (problem !== undefined)
        return problem;
    return thrown instanceof src_problem/* Problem */.AF ? thrown.problems[0] : undefined;
}

;// CONCATENATED MODULE: ./src/ship/deploy/app.js




const REQUEST_MS = 30_000;
const POLL_MS = 5_000;
const GOOD = 'success';
const BAD = ['failed', 'cancelled', 'canceled', 'skipped', 'error'];
const apis = {
    sevalla: {
        start: ({ app }, reference) => [
            `/applications/${app}/deployments`,
            { docker_image: reference, is_restart: false },
        ],
        watch: ({ app }, deployment) => `/applications/${app}/deployments/${deployment}`,
        read: (answer) => answer,
    },
    kinsta: {
        start: ({ app }, reference) => [
            '/applications/deployments',
            { app_id: app, docker_image: reference, is_restart: false },
        ],
        watch: (_hook, deployment) => `/applications/deployments/${deployment}`,
        read: ({ deployment }) => ((0,json/* isObject */.Gv)(deployment) ? deployment : {}),
    },
};
async function callApp(hook, { values, context }) {
    const { env, clock, signal, log } = context;
    const api = apis[hook.kind];
    const end = clock.now() + hook.timeoutMs;
    const request = {
        headers: {
            authorization: `Bearer ${env[hook.tokenEnv]?.trim() ?? ''}`,
            accept: 'application/json',
        },
        secrets: (0,secrets/* findHookSecrets */.i)([hook], env).map(({ value }) => value),
        insecure: false,
        timeoutMs: Math.min(REQUEST_MS, hook.timeoutMs),
    };
    const [path, body] = api.start(hook, values.reference);
    const started = await sendHook({
        ...request,
        method: 'POST',
        url: new URL(hook.apiUrl + path),
        headers: { ...request.headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
    }, context);
    const { host } = new URL(hook.apiUrl);
    const id = readId(api.read(started.body));
    if (id === undefined) {
        throw refused(`${host} answered without the ID of a deployment`, 'Check app and api-url.');
    }
    const url = new URL(hook.apiUrl + api.watch(hook, encodeURIComponent(id)));
    for (let { status } = api.read(started.body); status !== GOOD;) {
        if (typeof status === 'string' && BAD.includes(status)) {
            const hint = 'Look at the log of the deployment there.';
            throw refused(`the deployment on ${host} ended with "${status}"`, hint);
        }
        if (clock.now() + POLL_MS > end) {
            const limit = `${Math.round(hook.timeoutMs / 1000)} s`;
            const hint = 'Look at the deployment there, or raise timeout of the hook.';
            throw refused(`the deployment on ${host} has not ended within ${limit}`, hint);
        }
        await clock.sleep(POLL_MS, signal);
        const answer = await sendHook({ ...request, method: 'GET', url }, context);
        ({ status } = api.read(answer.body));
        log.debug(`the deployment on ${host}: ${typeof status === 'string' ? (0,line/* toLine */.S)(status) : 'no status'}`);
    }
}
function readId({ id }) {
    const text = typeof id === 'number' ? String(id) : id;
    return typeof text === 'string' && /^[\w-]{1,100}$/.test(text) ? text : undefined;
}

// EXTERNAL MODULE: ./src/settings/deploy/template.js
var template = __webpack_require__(5797);
;// CONCATENATED MODULE: ./src/ship/deploy/github.js


async function callGithub(hook, { values }, deployments) {
    if (deployments === undefined)
        throw refused('GitHub is not known', 'Set github-token.');
    const { environmentUrl } = hook;
    const answer = await deployments.record({
        ref: values.revision,
        environment: hook.environment,
        description: `${values.reference} is ${values.moved} now`,
        payload: values,
        logUrl: values.run === '' ? undefined : values.run,
        environmentUrl: environmentUrl === undefined
            ? undefined
            : (0,template/* fillTemplate */.ou)(environmentUrl, values, encodeURIComponent),
        timeoutMs: hook.timeoutMs,
    });
    if (!answer.ok)
        throw refused(answer.why, answer.hint);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/ship/deploy/message.js

function toJsonBody(hook, values, nowMs) {
    return { schemaVersion: 1, event: 'deploy', hook, ...values, at: new Date(nowMs).toISOString() };
}
function toDockerHubBody(values, nowMs) {
    const { image, moved, tag, digest } = values;
    const repository = image.replace(/^docker\.io\//, '');
    const path = repository.split('/');
    return {
        push_data: {
            tag: moved,
            pushed_at: Math.floor(nowMs / 1000),
            pusher: 'tagship',
            images: [],
            digest,
            exact_tag: tag,
        },
        callback_url: '',
        repository: {
            repo_name: repository,
            name: path.at(-1) ?? '',
            namespace: path.slice(0, -1).join('/'),
            repo_url: `https://${image}`,
            status: 'Active',
        },
    };
}
function toSlackBody(text, values) {
    const standard = [
        '`{{reference}}` is `{{moved}}` now',
        ...(values.project === '' ? [] : [' ({{project}})']),
        '\n`{{digest}}`',
        ...(values.run === '' ? [] : ['\n{{run}}']),
    ].join('');
    return { text: (0,template/* fillTemplate */.ou)(text ?? standard, values, escapeSlack) };
}
function escapeSlack(value) {
    return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
function addQuery(url, query, values) {
    const filled = Object.entries(query).map(([name, text]) => [
        name,
        (0,template/* fillTemplate */.ou)(text, values),
    ]);
    if (filled.length === 0)
        return url;
    const added = new URLSearchParams(filled).toString();
    const whole = new URL(url);
    whole.search = whole.search === '' ? added : `${whole.search}&${added}`;
    return whole;
}

;// CONCATENATED MODULE: ./src/ship/deploy/webhook.js




const DOCKER_HUB_AGENT = 'Go-http-client/1.1 (tagship)';
async function callWebhook(hook, calling) {
    const { context, values } = calling;
    const { env } = context;
    const body = toBody(hook, calling);
    const key = hook.secretEnv === undefined ? undefined : read(env, hook.secretEnv);
    const signature = key === undefined
        ? {}
        : {
            'x-hub-signature-256': `sha256=${(0,external_node_crypto_.createHmac)('sha256', key)
                .update(body ?? '')
                .digest('hex')}`,
        };
    const given = Object.entries(hook.headersEnv).map(([header, variable]) => [header.toLowerCase(), read(env, variable)]);
    await sendHook({
        method: hook.method,
        url: addQuery(new URL(read(env, hook.urlEnv)), hook.query, values),
        headers: {
            'x-tagship-delivery': (0,external_node_crypto_.randomUUID)(),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...(hook.body === 'dockerhub' ? { 'user-agent': DOCKER_HUB_AGENT } : {}),
            ...signature,
            ...Object.fromEntries(given),
        },
        ...(body === undefined ? {} : { body }),
        secrets: (0,secrets/* findHookSecrets */.i)([hook], env).map(({ value }) => value),
        insecure: hook.insecure,
        timeoutMs: hook.timeoutMs,
    }, context);
}
function toBody({ name, body }, { values, context, renderReceipt }) {
    const now = context.clock.now();
    switch (body) {
        case 'none':
            return undefined;
        case 'json':
            return JSON.stringify(toJsonBody(name, values, now));
        case 'dockerhub':
            return JSON.stringify(toDockerHubBody(values, now));
        case 'receipt':
            return renderReceipt();
    }
}
async function callSlack(hook, { values, context }) {
    const { env } = context;
    await sendHook({
        method: 'POST',
        url: new URL(read(env, hook.urlEnv)),
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(toSlackBody(hook.text, values)),
        secrets: (0,secrets/* findHookSecrets */.i)([hook], env).map(({ value }) => value),
        insecure: hook.insecure,
        timeoutMs: hook.timeoutMs,
    }, context);
}
function read(env, name) {
    return env[name]?.trim() ?? '';
}

;// CONCATENATED MODULE: ./src/ship/deploy/run.js










async function callHooks(facts, deploying) {
    const { journal, context } = deploying;
    const decided = (0,decide/* decideHooks */.R7)(facts);
    const hooks = decided.map(decide/* toReceiptHook */.dR);
    const learn = (problems = []) => {
        journal.learn({ hooks: [...hooks], problems });
    };
    learn();
    if ((0,src_problem/* hasErrors */.Cs)(journal.read().problems))
        return;
    for (const [at, { call, reason }] of decided.entries()) {
        const before = hooks[at];
        if (call === undefined || before === undefined)
            continue;
        context.signal.throwIfAborted();
        const named = { ...before, host: findHost(call.hook, context) };
        hooks[at] = { ...named, outcome: 'failed', reason: WHILE };
        learn();
        const problem = await tryCall(call, deploying);
        const outcome = problem === undefined ? 'done' : 'failed';
        hooks[at] = { ...named, outcome, reason: problem?.message ?? reason };
        learn(problem === undefined ? [] : [problem]);
        context.log.info(`${named.name} at ${named.host ?? 'an unknown host'}: ${outcome}`);
    }
}
const WHILE = 'the run ended while it was called, so the call may have been received';
async function tryCall({ hook, values }, deploying) {
    const { context } = deploying;
    const calling = { values, context, renderReceipt: () => renderReceipt(deploying) };
    try {
        await callOne(hook, calling, context);
        return undefined;
    }
    catch (thrown) {
        context.signal.throwIfAborted();
        const problem = toCallProblem(thrown);
        if (problem === undefined)
            throw thrown;
        const finders = (0,secrets/* findHookSecrets */.i)([hook], context.env).map(({ value }) => (0,secret_forms/* createFinder */.p)(value));
        const message = `the deploy hook "${hook.name}" failed: ${problem.message}`;
        return (0,src_problem/* error */.z3)('DEPLOY_FAILED', (0,secret_forms/* maskFound */.n)(message, finders), `${problem.hint} ${AGAIN}`.trim());
    }
}
const AGAIN = 'The tags stay. To call only the hooks that are not done, run it again with --receipt FILE of this run.';
async function callOne(hook, calling, context) {
    switch (hook.kind) {
        case 'webhook':
            return callWebhook(hook, calling);
        case 'slack':
            return callSlack(hook, calling);
        case 'sevalla':
        case 'kinsta':
            return callApp(hook, calling);
        case 'github-deployment':
            return callGithub(hook, calling, context.deployments);
    }
}
function findHost(hook, { env, deployments }) {
    if (hook.kind === 'github-deployment')
        return deployments?.host ?? null;
    const text = 'apiUrl' in hook ? hook.apiUrl : (env[hook.urlEnv]?.trim() ?? '');
    return URL.canParse(text) ? new URL(text).host : null;
}
function renderReceipt({ context, receipt }) {
    const { settings, env } = context;
    const finders = (0,known_secrets/* knownSecrets */.xU)((0,targets/* listSettings */.cl)(settings), env).map(secret_forms/* createFinder */.p);
    return JSON.stringify(receipt(), (_key, value) => typeof value === 'string' ? (0,secret_forms/* maskFound */.n)(value, finders) : value);
}


/***/ })

};
