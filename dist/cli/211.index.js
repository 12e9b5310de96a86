export const id = 211;
export const ids = [211];
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

/***/ 8990:
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
// EXTERNAL MODULE: ./src/registry/http/service.js
var http_service = __webpack_require__(70377);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
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
    const { username, password, source, untilMs: endMs, idToken, account } = login;
    const untilMs = toRenewalMs(sinceMs, endMs);
    const { issuer = '', audiences = [], subject = '' } = idToken?.claims ?? {};
    const identity = idToken === undefined
        ? undefined
        : { issuer, audience: audiences.join(', '), subject, from: idToken.source, endMs };
    const found = {
        credential: { kind: 'password', username, password },
        ...{ source, untilMs, endMs },
        ...(0,omit_undefined/* omitUndefined */.O)({ identity, account }),
    };
    return { found, sinceMs, untilMs };
}

// EXTERNAL MODULE: ./src/credentials/oidc/audience.js
var audience = __webpack_require__(97040);
// EXTERNAL MODULE: ./src/credentials/oidc/id-token.js + 2 modules
var id_token = __webpack_require__(15902);
// EXTERNAL MODULE: ./src/settings/values/oidc-roles.js
var oidc_roles = __webpack_require__(10361);
;// CONCATENATED MODULE: ./src/credentials/oidc/login.js





function createOidcLogins(options, idTokens = (0,id_token/* createIdTokens */.Y)(options)) {
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
            return (await Promise.all(/* import() */[__webpack_require__.e(9727), __webpack_require__.e(1310)]).then(__webpack_require__.bind(__webpack_require__, 28929))).exchangeAws(role, context);
    }
}

// EXTERNAL MODULE: ./src/small-file.js
var small_file = __webpack_require__(36569);
;// CONCATENATED MODULE: ./src/credentials/service-logins.js











const RETRY_DEADLINE_MS = 60_000;
const UNKNOWN = { level: 'untrusted', reason: 'nothing is known about this run' };
function openServiceLogins(options) {
    const { settings, trust = UNKNOWN, clock = src_clock/* systemClock */.m } = options;
    const { registries, retryDeadline: retryDeadlineMs = RETRY_DEADLINE_MS } = settings;
    const signal = options.signal ?? new AbortController().signal;
    const service = (0,http_service/* createServiceClient */.r)({ ...options, registries, clock, signal, retryDeadlineMs });
    const given = { ...options, registries, trust, clock, signal, service };
    const idTokens = (0,id_token/* createIdTokens */.Y)(given);
    return {
        byIdToken: createOidcLogins(given, idTokens),
        byEnvironment: createAmbientLogins(given),
        createRepository: async (repository, wanted) => {
            const policy = await readPolicy(repository, wanted, options.cwd);
            const made = { ...wanted, path: repository.path, lifecycle: policy };
            return await create(made, repository, { ...given, idTokens });
        },
        openImages: async (repository) => {
            const account = await findAccount(repository, { ...given, idTokens });
            if (account === undefined)
                throw withoutImages(repository);
            const { openImagesAsRole, openImagesWithKeys } = await Promise.all(/* import() */[__webpack_require__.e(9727), __webpack_require__.e(1310)]).then(__webpack_require__.bind(__webpack_require__, 28929));
            const { path } = repository;
            if ('keys' in account)
                return openImagesWithKeys(path, account, account.context);
            return await openImagesAsRole(path, account.role, account.context);
        },
    };
}
async function create(wanted, repository, options) {
    const account = await findAccount(repository, options);
    if (account === undefined)
        throw withoutAccount(repository);
    const { createAsRole, createWithKeys } = await Promise.all(/* import() */[__webpack_require__.e(9727), __webpack_require__.e(1310)]).then(__webpack_require__.bind(__webpack_require__, 28929));
    if ('keys' in account)
        return await createWithKeys(wanted, account, account.context);
    return await createAsRole(wanted, account.role, account.context);
}
async function findAccount(repository, options) {
    const { host } = repository;
    const context = toAmbientContext(host, options);
    const entries = options.registries.filter(({ oidc }) => oidc !== undefined);
    const oidc = (0,registry_host/* mostSpecific */.eF)(entries, ({ prefix }) => prefix, repository)?.oidc;
    if (oidc?.role.provider === 'aws') {
        const idToken = await options.idTokens((0,audience/* toWanted */.v2)(oidc, host));
        return { role: oidc.role, context: { ...context, idToken } };
    }
    const { findAwsAccount } = await __webpack_require__.e(/* import() */ 8162).then(__webpack_require__.bind(__webpack_require__, 88162));
    const isAllowed = options.trust.level === 'trusted' && (0,registry_host/* isEcrHost */.R5)(host);
    const account = isAllowed ? await findAwsAccount(context) : undefined;
    if (account === undefined)
        return undefined;
    if ('keys' in account)
        return { ...account, context };
    return { role: account.role, context: { ...context, idToken: account.idToken } };
}
function withoutImages({ name, host }) {
    const message = `Could not delete from "${name}": the password of a registry deletes nothing there, and there is no AWS account.`;
    const hint = `Name role-to-assume for ${host}, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`;
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('PRUNE_REFUSED', message, hint)]);
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


/***/ })

};
