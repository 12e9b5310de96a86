export const id = 8251;
export const ids = [8251];
export const modules = {

/***/ 65434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ toHeaderText),
/* harmony export */   w: () => (/* binding */ createMetadata)
/* harmony export */ });
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52519);
/* harmony import */ var _registry_http_body_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68600);
/* harmony import */ var _registry_http_http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80493);
/* harmony import */ var _registry_http_trace_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5047);
/* harmony import */ var _registry_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75893);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(34734);






const LIMIT_MS = 1000;
function createMetadata({ env, signal, log, }) {
    const direct = Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:https?|all|no)_proxy$/i.test(name)));
    return async ({ method = 'GET', url, headers }) => {
        const http = (0,_registry_http_http_js__WEBPACK_IMPORTED_MODULE_2__/* .createHttp */ .V)({
            ...{ env: direct, cwd: '/', sockets: 1, reach: () => ({ insecure: false }) },
            signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
            limits: (0,_registry_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .toLimits */ .OY)({ idleMs: 2 * LIMIT_MS, connectMs: LIMIT_MS, totalMs: LIMIT_MS }),
        });
        const address = `${url.origin}${url.pathname}`;
        try {
            const answer = await http.send({ method, url, headers });
            const text = await (0,_registry_http_body_js__WEBPACK_IMPORTED_MODULE_1__/* .readBodyText */ .mf)(answer, _registry_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .SMALL_BYTES */ .El);
            log?.debug(`${method} ${address} ${answer.statusCode}`);
            const { statusCode: status, headers: its } = answer;
            return { status, headers: its, text, body: (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseObject */ .lj)(text) ?? {} };
        }
        catch (thrown) {
            signal.throwIfAborted();
            if (!(0,_registry_http_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .isLost */ .JD)(thrown) && !(thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_5__/* .Problem */ .AF) && !isTimeout(thrown))
                throw thrown;
            log?.debug(`${method} ${address}: no answer`);
            return undefined;
        }
        finally {
            http.close();
        }
    };
}
function isTimeout(thrown) {
    return thrown instanceof Error && /^(?:AbortError|TimeoutError)$/.test(thrown.name);
}
function toHeaderText(text) {
    const trimmed = text?.trim() ?? '';
    return /^[\x21-\x7e]{1,8192}$/.test(trimmed) ? trimmed : undefined;
}


/***/ }),

/***/ 97040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WA: () => (/* binding */ DOCKER_HUB_AUDIENCE),
/* harmony export */   q0: () => (/* binding */ toAzureCloud),
/* harmony export */   v2: () => (/* binding */ toWanted)
/* harmony export */ });
const DOCKER_HUB_AUDIENCE = 'https://identity.docker.com';
const PUBLIC = {
    authority: 'https://login.microsoftonline.com',
    scope: 'https://containerregistry.azure.net/.default',
    audience: 'api://AzureADTokenExchange',
};
const CLOUDS = {
    '.azurecr.us': {
        authority: 'https://login.microsoftonline.us',
        scope: 'https://management.usgovcloudapi.net/.default',
        audience: 'api://AzureADTokenExchangeUSGov',
    },
    '.azurecr.cn': {
        authority: 'https://login.partner.microsoftonline.cn',
        scope: 'https://management.chinacloudapi.cn/.default',
        audience: 'api://AzureADTokenExchangeChina',
    },
};
function toAzureCloud(host) {
    const end = Object.keys(CLOUDS).find((name) => host.endsWith(name));
    return (end === undefined ? undefined : CLOUDS[end]) ?? PUBLIC;
}
function toWanted({ role, audience, idToken, untrusted }, host) {
    const usual = toAudience(role, host);
    const isOpen = role.provider === 'quay' || role.provider === 'jfrog';
    const fileVariable = FILE_VARIABLES[role.provider];
    return {
        registry: host,
        audience: audience ?? usual,
        isChecked: audience !== undefined || !isOpen,
        given: idToken,
        untrusted,
        ...(fileVariable === undefined ? {} : { fileVariable }),
    };
}
const FILE_VARIABLES = {
    aws: 'AWS_WEB_IDENTITY_TOKEN_FILE',
    azure: 'AZURE_FEDERATED_TOKEN_FILE',
};
function toAudience(role, host) {
    switch (role.provider) {
        case 'docker-hub':
            return DOCKER_HUB_AUDIENCE;
        case 'google':
            return `https://iam.googleapis.com/${role.identityProvider}`;
        case 'azure':
            return toAzureCloud(host).audience;
        case 'aws':
            return 'sts.amazonaws.com';
        case 'quay':
            return `https://${host}`;
        case 'jfrog':
            return undefined;
    }
}


/***/ }),

/***/ 35051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ readClaims)
/* harmony export */ });
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52519);

const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const LONGEST = 64 * 1024;
function readClaims(token) {
    if (token.length > LONGEST || !JWT.test(token))
        return undefined;
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    const claims = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseObject */ .lj)(payload);
    if (claims === undefined)
        return undefined;
    const { iss, aud, sub, exp } = claims;
    const audiences = [aud].flat().filter((one) => typeof one === 'string');
    const subject = typeof sub === 'string' ? sub : '';
    return {
        issuer: typeof iss === 'string' ? iss : '',
        audiences,
        subject,
        expiresMs: typeof exp === 'number' ? exp * 1000 : undefined,
        otherSubject: toOtherSubject(subject, claims),
    };
}
function toOtherSubject(subject, claims) {
    const parts = /^repo:([^/@:]+)(@\d+)?\/([^/@:]+)(@\d+)?:(.*)$/s.exec(subject);
    if (parts === null)
        return undefined;
    const [, owner = '', ownerNumber, name = '', , rest = ''] = parts;
    if (ownerNumber !== undefined)
        return `repo:${owner}/${name}:${rest}`;
    const [ownerId, id] = [claims.repository_owner_id, claims.repository_id];
    if (typeof ownerId !== 'string' || typeof id !== 'string')
        return undefined;
    return `repo:${owner}@${ownerId}/${name}@${id}:${rest}`;
}


/***/ }),

/***/ 48251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openServiceLogins: () => (/* binding */ openServiceLogins)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/clock.js
var src_clock = __webpack_require__(82359);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(43981);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/once.js
var once = __webpack_require__(44840);
// EXTERNAL MODULE: ./src/secret-forms.js
var secret_forms = __webpack_require__(11071);
// EXTERNAL MODULE: ./src/registry/address.js
var address = __webpack_require__(88849);
// EXTERNAL MODULE: ./src/registry/failure.js
var registry_failure = __webpack_require__(4659);
// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(75893);
// EXTERNAL MODULE: ./src/registry/http/body.js
var http_body = __webpack_require__(68600);
// EXTERNAL MODULE: ./src/registry/http/http.js + 8 modules
var http = __webpack_require__(80493);
// EXTERNAL MODULE: ./src/registry/http/line.js
var line = __webpack_require__(40082);
// EXTERNAL MODULE: ./src/registry/http/network.js
var network = __webpack_require__(61592);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/registry/http/retry.js
var retry = __webpack_require__(31904);
;// CONCATENATED MODULE: ./src/registry/http/service.js














const SOCKETS = 8;
const TRANSIENT = new Set([408, 425, 429]);
function createServiceClient(options) {
    const asking = {
        ...options,
        http: (0,http/* createHttp */.V)({
            ...options,
            reach: (host) => (0,address/* readReach */.eo)(options.registries, host),
            sockets: SOCKETS,
            limits: (0,limits/* toLimits */.OY)(),
        }),
        pauseOf: (0,once/* oncePer */.P)((host) => host, () => (0,pause/* createHostPause */.v)(options.clock, options.signal)),
    };
    return {
        ask: (request) => ask(asking, request),
        send: async (request) => {
            refusePlain({ url: request.url, doing: 'log in' });
            return await asking.http.send(request);
        },
        toBase: (host) => {
            const isPlain = (0,address/* isLoopback */.U9)(host) && (0,address/* readReach */.eo)(options.registries, host).ca === undefined;
            return new URL(`${isPlain ? 'http' : 'https'}://${host}/`);
        },
    };
}
async function ask(asking, request) {
    const { clock, signal, retryDeadlineMs: deadlineMs, log } = asking;
    const { url } = request;
    refusePlain(request);
    return await (0,retry/* withRetries */.LH)({
        ...{ clock, signal, deadlineMs, pause: asking.pauseOf(url.host) },
        onRetry: ({ problem }, waitMs) => log?.debug(`${problem.message} Retrying in ${Math.round(waitMs)} ms.`),
    }, () => askOnce(asking, request));
}
function refusePlain({ url, doing }) {
    if (url.protocol === 'https:' || (url.protocol === 'http:' && (0,address/* isLoopback */.U9)(url.host)))
        return;
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_SERVICE_INSECURE', `Could not ${doing}: the address of ${url.host} does not begin with https://, so a token would not be safe there.`, 'Correct the variable that names this address.'),
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
        if ((0,registry_failure/* toFailure */.w)(thrown) !== undefined)
            throw thrown;
        const failure = (0,network/* toNetworkFailure */.y4)(thrown, asked, doing);
        throw failure === undefined ? thrown : (0,registry_failure/* failed */.g)(failure, thrown);
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
    const text = await (0,http_body/* readBodyText */.mf)(answer, limits/* SMALL_BYTES */.El);
    const body = (0,json/* parseObject */.lj)(text);
    const finders = secrets.map(secret_forms/* createFinder */.p);
    const words = (0,line/* toTextLine */.r)((0,secret_forms/* maskFound */.n)(body === undefined ? text : toWords(body), finders));
    const isBusy = TRANSIENT.has(status) || status >= 500;
    if (!isBusy && (status !== 200 || body !== undefined)) {
        return { status, body: body ?? {}, words, host: url.host };
    }
    const said = isBusy ? describe(status, words) : `without JSON (${(0,http_body/* describeBody */.MP)(answer)})`;
    const retryAfterMs = (0,retry/* parseRetryAfter */.mu)(answer.headers['retry-after'], nowMs);
    throw (0,registry_failure/* failed */.g)({
        again: isBusy ? 'always' : 'seldom',
        pauseHost: status === 429 || status === 503,
        ...(0,omit_undefined/* omitUndefined */.O)({ retryAfterMs }),
        problem: (0,problem/* error */.z3)('LOGIN_SERVICE_FAILED', `Could not ${doing}: ${asked} answered ${said}.`, 'Run again later, or raise `retry-deadline`. If it persists, look at the status page of the service.'),
    });
}
function describe(status, words) {
    return words === '' ? String(status) : `${status} "${words}"`;
}
function toWords(body) {
    const nested = Array.isArray(body.errors) ? body.errors[0] : body.error;
    const inner = (0,json/* isObject */.Gv)(nested) ? nested : {};
    const parts = [
        ...[body.error, inner.status, inner.code],
        ...[body.error_description, body.error_message, body.message, body.detail, inner.message],
    ];
    return parts.filter((part) => typeof part === 'string' && part !== '').join(': ');
}

;// CONCATENATED MODULE: ./src/credentials/renewing.js
const LONGEST_MARGIN_MS = 60_000;
function toRenewalMs(sinceMs, endMs) {
    return endMs - Math.min(LONGEST_MARGIN_MS, (endMs - sinceMs) / 5);
}
function createRenewing({ now }, keyOf, make) {
    const making = new Map();
    return async (wanted, need = {}) => {
        const key = keyOf(wanted);
        for (;;) {
            const pending = making.get(key);
            if (pending === undefined)
                break;
            const made = await pending;
            if (made === undefined)
                return made;
            if (isGood(made, need, now()))
                return made.found;
            if (making.get(key) === pending)
                making.delete(key);
        }
        const asking = make(wanted);
        making.set(key, asking);
        asking.catch(() => making.delete(key));
        const made = await asking;
        return made === undefined ? made : made.found;
    };
}
function isGood({ found, sinceMs, untilMs }, need, nowMs) {
    if (found === need.refused || nowMs >= untilMs)
        return false;
    const leftMs = untilMs - nowMs;
    return leftMs >= (need.left === 'half' ? nowMs - sinceMs : (need.left ?? 0));
}

// EXTERNAL MODULE: ./src/credentials/ambient/metadata.js
var metadata = __webpack_require__(65434);
;// CONCATENATED MODULE: ./src/credentials/ambient/ambient.js




function createAmbientLogins(options) {
    const { clock } = options;
    return createRenewing(clock, (host) => host, async (host) => {
        const sinceMs = clock.now();
        const login = await findLogin(toAmbientContext(host, options));
        return login === undefined ? undefined : toMade(login, sinceMs);
    });
}
function toAmbientContext(host, options) {
    const { service, clock, env, cwd, log } = options;
    const entry = options.registries.find(({ prefix }) => (0,registry_host/* isSameHost */.Xf)((0,registry_host/* parseScope */.Sk)(prefix).host, host));
    const signal = options.signal ?? new AbortController().signal;
    return {
        ...{ host, service, clock, env, cwd },
        hide: (secrets) => options.vault?.add(secrets),
        ask: entry?.metadata === 'off' ? undefined : (0,metadata/* createMetadata */.w)({ env, signal, log }),
    };
}
async function findLogin(context) {
    if ((0,registry_host/* isEcrHost */.R5)(context.host))
        return await (await __webpack_require__.e(/* import() */ 8162).then(__webpack_require__.bind(__webpack_require__, 88162))).findAwsLogin(context);
    if ((0,registry_host/* isGoogleHost */.Yn)(context.host))
        return (await __webpack_require__.e(/* import() */ 4809).then(__webpack_require__.bind(__webpack_require__, 24809))).findGoogleLogin(context);
    if ((0,registry_host/* isAzureHost */.K7)(context.host))
        return (await __webpack_require__.e(/* import() */ 9480).then(__webpack_require__.bind(__webpack_require__, 89480))).findAzureLogin(context);
    return undefined;
}
function toMade(login, sinceMs) {
    const { username, password, source, untilMs: endMs, idToken } = login;
    const untilMs = toRenewalMs(sinceMs, endMs);
    const { issuer = '', audiences = [], subject = '' } = idToken?.claims ?? {};
    const identity = idToken === undefined
        ? undefined
        : { issuer, audience: audiences.join(', '), subject, from: idToken.source, endMs };
    const found = {
        credential: { kind: 'password', username, password },
        ...{ source, untilMs },
        ...(0,omit_undefined/* omitUndefined */.O)({ identity }),
    };
    return { found, sinceMs, untilMs };
}

// EXTERNAL MODULE: ./src/credentials/oidc/audience.js
var audience = __webpack_require__(97040);
// EXTERNAL MODULE: ./src/facts/detect.js
var detect = __webpack_require__(33154);
// EXTERNAL MODULE: ./src/settings/secret.js
var secret = __webpack_require__(53823);
// EXTERNAL MODULE: ./src/credentials/oidc/claims.js
var oidc_claims = __webpack_require__(35051);
// EXTERNAL MODULE: ./src/small-file.js
var small_file = __webpack_require__(36569);
;// CONCATENATED MODULE: ./src/credentials/oidc/given.js



async function readGivenToken(given, { env, cwd }, { registry }) {
    if (given.from === 'file') {
        const text = await readTokenFile((0,external_node_path_.resolve)(cwd, given.path));
        if (text !== undefined)
            return { text, source: `the file ${given.path}` };
        throw missing(registry, `the file "${given.path}" cannot be read or holds no token`);
    }
    const value = env[given.name]?.trim() ?? '';
    const text = (0,external_node_path_.isAbsolute)(value) ? await readTokenFile(value) : value;
    if (text !== undefined && text !== '')
        return { text, source: `the variable ${given.name}` };
    throw missing(registry, `the variable ${given.name} is empty`);
}
function missing(registry, why) {
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_ID_TOKEN_MISSING', `No identity token for ${registry}: ${why}.`, 'Let the CI system write the token there, or leave id-token-env and id-token-file out to use its own.'),
    ]);
}
async function readTokenFile(path) {
    const file = await (0,small_file/* readSmallFile */.E)(path);
    return file.ok ? file.text.trim() : undefined;
}

// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __webpack_require__(16392);
;// CONCATENATED MODULE: ./src/credentials/oidc/systems.js





const systemSources = {
    github: fromGithub,
    gitea: fromGithub,
    forgejo: fromGithub,
    gitlab: fromGitlab,
    bitbucket: fromBitbucket,
    circle: fromCircle,
    buildkite: fromBuildkite,
};
const COMMAND_TIMEOUT_MS = 30_000;
async function fromGithub({ env, service }, wanted) {
    const address = (0,variables/* readText */.yR)(env, 'ACTIONS_ID_TOKEN_REQUEST_URL');
    const bearer = (0,variables/* readText */.yR)(env, 'ACTIONS_ID_TOKEN_REQUEST_TOKEN');
    const source = 'GitHub Actions';
    if (address === undefined || bearer === undefined || !URL.canParse(address)) {
        throw systems_missing(wanted, 'the job may not ask GitHub for one', 'Add `permissions: { contents: read, id-token: write }` to the job, besides what else it needs; a reusable workflow also needs it in the calling job.');
    }
    const url = new URL(address);
    if (wanted.audience !== undefined)
        url.searchParams.set('audience', wanted.audience);
    const answer = await service.ask({
        ...{ method: 'GET', url, doing: `get an identity token for ${wanted.registry}` },
        headers: { authorization: `Bearer ${bearer}`, accept: 'application/json; api-version=2.0' },
        secrets: [bearer],
    });
    const { value } = answer.body;
    if (answer.status === 200 && typeof value === 'string' && value !== '') {
        return { text: value, source };
    }
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_ID_TOKEN_REFUSED', `${source} gave no identity token for ${wanted.registry}: ${answer.host} answered ${answer.status}${answer.words === '' ? '' : ` "${answer.words}"`}.`, 'Run the job again: its own token ends with the job. If it persists, check `permissions: { id-token: write }`.'),
    ]);
}
const TOKEN_NAME = /(?:^|_)(?:ID|OIDC)_TOKEN$/;
async function fromGitlab(options, wanted) {
    const { audience } = wanted;
    const found = await listGitlabTokens(options, wanted);
    const right = found.find(({ audiences }) => audience === undefined || audiences.includes(audience));
    const chosen = right ?? (wanted.isChecked ? undefined : found[0]);
    if (chosen !== undefined)
        return chosen;
    const others = found.map(({ source, audiences }) => `${source} (${audiences.join(' and ')})`);
    throw systems_missing(wanted, others.length === 0
        ? 'the job has no variable of id_tokens named ID_TOKEN, or with a name that ends in _ID_TOKEN or _OIDC_TOKEN'
        : `the tokens of the job have other audiences: ${others.join(', ')}`, `Add to the job: id_tokens: { REGISTRY_ID_TOKEN: { aud: ${audience ?? `https://${wanted.registry}`} } }`);
}
async function listGitlabTokens(options, wanted) {
    const { env } = options;
    const names = Object.keys(env).filter((name) => TOKEN_NAME.test(name));
    const read = names.sort().map(async (name) => {
        const given = await readGivenToken({ from: 'env', name }, options, wanted).catch(() => undefined);
        const audiences = given === undefined ? undefined : (0,oidc_claims/* readClaims */.I)(given.text)?.audiences;
        return given === undefined || audiences === undefined ? [] : [{ ...given, audiences }];
    });
    return (await Promise.all(read)).flat();
}
function fromBitbucket({ env }, wanted) {
    const text = (0,variables/* readText */.yR)(env, 'BITBUCKET_STEP_OIDC_TOKEN');
    if (text !== undefined)
        return Promise.resolve({ text, source: 'Bitbucket Pipelines' });
    return Promise.reject(systems_missing(wanted, 'BITBUCKET_STEP_OIDC_TOKEN is not set', 'Add `oidc: true` to the step.'));
}
async function fromCircle(options, wanted) {
    const text = (0,variables/* readText */.yR)(options.env, 'CIRCLE_OIDC_TOKEN_V2', 'CIRCLE_OIDC_TOKEN');
    const { audience, isChecked } = wanted;
    const isGood = audience === undefined || (text !== undefined && hasAudience(text, audience)) || !isChecked;
    if (text !== undefined && isGood)
        return { text, source: 'CircleCI' };
    const claims = JSON.stringify({ aud: audience });
    const argv = ['circleci', 'run', 'oidc', 'get', '--claims', claims];
    return await askProgram(options, wanted, { argv, source: 'CircleCI' });
}
function hasAudience(text, audience) {
    return (0,oidc_claims/* readClaims */.I)(text)?.audiences.includes(audience) === true;
}
async function fromBuildkite(options, wanted) {
    const { audience } = wanted;
    const words = audience === undefined ? [] : ['--audience', audience];
    const argv = ['buildkite-agent', 'oidc', 'request-token', ...words];
    return await askProgram(options, wanted, { argv, source: 'Buildkite' });
}
async function askProgram({ shell, env, signal, vault }, wanted, { argv, source }) {
    const timeoutMs = COMMAND_TIMEOUT_MS;
    const result = await shell({
        argv,
        env: env,
        timeoutMs,
        ...(0,omit_undefined/* omitUndefined */.O)({ signal }),
    });
    const text = result.stdout.trim().split(/\s+/).at(-1) ?? '';
    vault?.add([text]);
    if (result.code === 0 && text !== '')
        return { text, source };
    const why = result.spawnError ?? (result.timedOut ? 'a timeout' : `exit code ${result.code ?? ''}`);
    throw systems_missing(wanted, `${argv.slice(0, 4).join(' ')} failed (${why})`, `Check that ${argv[0]} runs in this job, or hand the token over with id-token-env.`);
}
function systems_missing({ registry }, why, hint) {
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_ID_TOKEN_MISSING', `No identity token for ${registry}: ${why}.`, hint),
    ]);
}

;// CONCATENATED MODULE: ./src/credentials/oidc/id-token.js






const MARGIN_MS = 30_000;
function createIdTokens(options) {
    const known = new Map();
    return async (wanted) => {
        refuseUntrusted(options.trust, wanted);
        const key = JSON.stringify([wanted.audience, wanted.given, wanted.fileVariable]);
        for (;;) {
            const pending = known.get(key);
            if (pending === undefined)
                break;
            const token = await pending;
            if (isFresh(token, options))
                return token;
            if (known.get(key) === pending)
                known.delete(key);
        }
        const asking = id_token_ask(options, wanted);
        known.set(key, asking);
        asking.catch(() => known.delete(key));
        return await asking;
    };
}
function refuseUntrusted({ level, reason }, { registry, untrusted }) {
    if (level === 'trusted' || untrusted === true)
        return;
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_UNTRUSTED', `No login to ${registry}: an untrusted run asks for no identity token, because ${reason}.`, 'Build such runs without pushing (`push: auto` does). Where they are to push, the workflow itself can set `untrusted: true` for this registry.'),
    ]);
}
function isFresh({ claims }, { clock }) {
    return claims.expiresMs === undefined || claims.expiresMs - MARGIN_MS > clock.now();
}
async function id_token_ask(options, wanted) {
    const { text, source } = await readText(options, wanted);
    options.vault?.add([text, text.split('.')[2] ?? '']);
    const claims = (0,oidc_claims/* readClaims */.I)(text);
    if (claims === undefined)
        throw invalid(wanted, source);
    const found = { token: (0,secret/* secret */.r)(text), claims, source };
    if (wanted.isChecked && wanted.audience !== undefined) {
        if (!claims.audiences.includes(wanted.audience))
            throw otherAudience(wanted, found);
    }
    if (!isFresh(found, options))
        throw expired(wanted, found);
    return found;
}
async function readText(options, wanted) {
    if (wanted.given !== undefined)
        return await readGivenToken(wanted.given, options, wanted);
    const system = systemSources[(0,detect/* detectCi */.A)(options.env)];
    const path = wanted.fileVariable === undefined ? undefined : options.env[wanted.fileVariable];
    if (path !== undefined && path !== '' && system === undefined) {
        return await readGivenToken({ from: 'file', path }, options, wanted);
    }
    if (system !== undefined)
        return await system(options, wanted);
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_ID_TOKEN_MISSING', `No identity token for ${wanted.registry}: this CI system gives none, or this is not a CI job.`, 'Name where the token is with id-token-env or id-token-file, or log in with a user name and a password.'),
    ]);
}
function invalid({ registry }, source) {
    const message = `The identity token for ${registry} from ${source} is not a JSON Web Token.`;
    const hint = 'Check that it holds the token itself, in three parts with dots between them.';
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('LOGIN_ID_TOKEN_INVALID', message, hint)]);
}
function otherAudience({ registry, audience = '' }, found) {
    const its = found.claims.audiences.join(' and ') || '(none)';
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_ID_TOKEN_AUDIENCE', `The identity token for ${registry} from ${found.source} has the audience ${its}, but ${audience} is needed.`, `Ask the CI system for a token with the audience ${audience}, or set audience in the entry of \`registries\` to one that the provider accepts.`),
    ]);
}
function expired({ registry }, { claims, source }) {
    const end = new Date(claims.expiresMs ?? 0).toISOString();
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_ID_TOKEN_EXPIRED', `The identity token for ${registry} from ${source} ended at ${end}.`, 'Give it a longer life, or ask for it right before this step. On GitLab it lives as long as the timeout of the job.'),
    ]);
}

// EXTERNAL MODULE: ./src/settings/values/oidc-roles.js
var oidc_roles = __webpack_require__(10361);
;// CONCATENATED MODULE: ./src/credentials/oidc/login.js





function createOidcLogins(options, idTokens = createIdTokens(options)) {
    const make = async (entry) => {
        const { host } = (0,registry_host/* parseScope */.Sk)(entry.prefix);
        const idToken = await idTokens((0,audience/* toWanted */.v2)(entry.oidc, host));
        const { clock, env, service } = options;
        const hide = (secrets) => options.vault?.add(secrets);
        const context = { host, idToken, service, clock, env, hide };
        const sinceMs = clock.now();
        const login = await exchange(entry.oidc.role, context);
        return login_toMade(login, { sinceMs, entry, idToken });
    };
    return createRenewing(options.clock, ({ prefix }) => prefix, make);
}
function login_toMade({ username, password, untilMs: endMs }, { sinceMs, entry, idToken, }) {
    const untilMs = toRenewalMs(sinceMs, endMs);
    const { issuer, audiences, subject } = idToken.claims;
    const title = oidc_roles/* providerTitles */.lH[entry.oidc.role.provider];
    const found = {
        credential: { kind: 'password', username, password },
        source: `identity token for ${title}, registries: ${entry.prefix}`,
        untilMs,
        identity: { issuer, audience: audiences.join(', '), subject, from: idToken.source, endMs },
    };
    return { found, sinceMs, untilMs };
}
async function exchange(role, context) {
    switch (role.provider) {
        case 'docker-hub':
            return (await __webpack_require__.e(/* import() */ 7492).then(__webpack_require__.bind(__webpack_require__, 17492))).exchangeDockerHub(role, context);
        case 'google':
            return (await __webpack_require__.e(/* import() */ 3089).then(__webpack_require__.bind(__webpack_require__, 93089))).exchangeGoogle(role, context);
        case 'azure':
            return (await __webpack_require__.e(/* import() */ 7719).then(__webpack_require__.bind(__webpack_require__, 7719))).exchangeAzure(role, context);
        case 'quay':
            return (await __webpack_require__.e(/* import() */ 5198).then(__webpack_require__.bind(__webpack_require__, 85198))).exchangeQuay(role, context);
        case 'jfrog':
            return (await __webpack_require__.e(/* import() */ 8156).then(__webpack_require__.bind(__webpack_require__, 78156))).exchangeJfrog(role, context);
        case 'aws':
            return (await Promise.all(/* import() */[__webpack_require__.e(9727), __webpack_require__.e(1625)]).then(__webpack_require__.bind(__webpack_require__, 91625))).exchangeAws(role, context);
    }
}

;// CONCATENATED MODULE: ./src/credentials/service-logins.js











const RETRY_DEADLINE_MS = 60_000;
const UNKNOWN = { level: 'untrusted', reason: 'nothing is known about this run' };
function openServiceLogins(options) {
    const { settings, trust = UNKNOWN, clock = src_clock/* systemClock */.m } = options;
    const { registries, retryDeadline: retryDeadlineMs = RETRY_DEADLINE_MS } = settings;
    const signal = options.signal ?? new AbortController().signal;
    const service = createServiceClient({ ...options, registries, clock, signal, retryDeadlineMs });
    const given = { ...options, registries, trust, clock, signal, service };
    const idTokens = createIdTokens(given);
    return {
        byIdToken: createOidcLogins(given, idTokens),
        byEnvironment: createAmbientLogins(given),
        createRepository: async (repository, wanted) => {
            const policy = await readPolicy(repository, wanted, options.cwd);
            const made = { ...wanted, path: repository.path, lifecycle: policy };
            return await create(made, repository, { ...given, idTokens });
        },
    };
}
async function create(wanted, repository, options) {
    const { host } = repository;
    const context = toAmbientContext(host, options);
    const entries = options.registries.filter(({ oidc }) => oidc !== undefined);
    const oidc = (0,registry_host/* mostSpecific */.eF)(entries, ({ prefix }) => prefix, repository)?.oidc;
    const { createAsRole, createWithKeys } = await Promise.all(/* import() */[__webpack_require__.e(9727), __webpack_require__.e(1625)]).then(__webpack_require__.bind(__webpack_require__, 91625));
    if (oidc?.role.provider === 'aws') {
        const idToken = await options.idTokens((0,audience/* toWanted */.v2)(oidc, host));
        return await createAsRole(wanted, oidc.role, { ...context, idToken });
    }
    const { findAwsAccount } = await __webpack_require__.e(/* import() */ 8162).then(__webpack_require__.bind(__webpack_require__, 88162));
    const isAllowed = options.trust.level === 'trusted' && (0,registry_host/* isEcrHost */.R5)(host);
    const account = isAllowed ? await findAwsAccount(context) : undefined;
    if (account === undefined)
        throw withoutAccount(repository);
    if ('keys' in account)
        return await createWithKeys(wanted, account, context);
    return await createAsRole(wanted, account.role, { ...context, idToken: account.idToken });
}
function withoutAccount({ name, host }) {
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('REPOSITORY_CREATE_FAILED', `Could not create "${name}": the password of a registry creates no repository, and there is no AWS account.`, `Name role-to-assume for ${host}, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`),
    ]);
}
async function readPolicy({ name }, { lifecycle }, cwd) {
    if (lifecycle === undefined)
        return undefined;
    const isText = lifecycle.trimStart().startsWith('{');
    const file = isText ? undefined : await (0,small_file/* readSmallFile */.E)((0,external_node_path_.resolve)(cwd, lifecycle));
    const text = file === undefined ? lifecycle : file.ok ? file.text : undefined;
    if (text !== undefined && (0,json/* parseObject */.lj)(text) !== undefined)
        return text;
    const why = file?.ok === false ? `cannot read "${lifecycle}" (${file.why})` : 'it is not JSON';
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('REPOSITORY_CREATE_FAILED', `Could not create "${name}": ${why}, which lifecycle of create-repository names.`, 'Write a lifecycle policy of Amazon ECR, or the path of a file with one.'),
    ]);
}


/***/ }),

/***/ 4659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ failed),
/* harmony export */   w: () => (/* binding */ toFailure)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

const FAILURE = Symbol('failure');
function failed(failure, cause) {
    return Object.assign(new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([failure.problem], { cause }), { [FAILURE]: failure });
}
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
const STAGGER_MS = 250;
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


/***/ })

};
