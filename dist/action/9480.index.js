export const id = 9480;
export const ids = [9480,7719];
export const modules = {

/***/ 89480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findAzureLogin: () => (/* binding */ findAzureLogin)
/* harmony export */ });
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16392);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52519);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23213);
/* harmony import */ var _oidc_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11044);
/* harmony import */ var _oidc_audience_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97040);
/* harmony import */ var _oidc_azure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7719);
/* harmony import */ var _identity_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43540);
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68779);








const TITLE = 'Azure';
async function findAzureLogin(context) {
    const { env } = context;
    const clientId = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'AZURE_CLIENT_ID');
    const tenantId = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'AZURE_TENANT_ID');
    if (clientId !== undefined && tenantId !== undefined) {
        const key = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'AZURE_CLIENT_SECRET');
        if (key !== undefined)
            return await signIn({ clientId, tenantId, key }, context);
        const variable = 'AZURE_FEDERATED_TOKEN_FILE';
        const path = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, variable);
        if (path !== undefined) {
            const text = await (0,_identity_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readNamedFile */ .wh)({ variable, path }, context);
            const idToken = (0,_identity_file_js__WEBPACK_IMPORTED_MODULE_4__/* .toIdToken */ .Cf)(text, `the file that ${variable} names`, context);
            const role = { provider: 'azure', clientId, tenantId };
            const login = await (0,_oidc_azure_js__WEBPACK_IMPORTED_MODULE_3__.exchangeAzure)(role, { ...context, idToken });
            return { ...login, source: variable, idToken, account: clientId };
        }
    }
    return await askMachine(clientId, context);
}
async function signIn(principal, context) {
    const { clientId, tenantId, key } = principal;
    const { host, hide } = context;
    const source = 'AZURE_CLIENT_SECRET';
    hide([key]);
    const accessToken = await (0,_oidc_azure_js__WEBPACK_IMPORTED_MODULE_3__.askEntra)(tenantId, context, {
        form: { client_id: clientId, client_secret: key },
        secrets: [key],
        refuse: (answer) => (0,_refused_js__WEBPACK_IMPORTED_MODULE_5__/* .accountRefused */ ._)({
            ...{ title: TITLE, registry: host, source, answer },
            hint: toHint(answer.words, principal),
        }),
    });
    const login = await exchange(accessToken, { source, tenantId }, context);
    return { ...login, source, account: clientId };
}
function toHint(words, { clientId, tenantId }) {
    if (/AADSTS(?:700016|90002|900023)\b/.test(words)) {
        return `Check AZURE_CLIENT_ID and AZURE_TENANT_ID: the application ${clientId} must be in the tenant ${tenantId}.`;
    }
    return /AADSTS7000222\b/.test(words)
        ? `The secret of the application ${clientId} has ended: make a new one for AZURE_CLIENT_SECRET.`
        : `Check that AZURE_CLIENT_SECRET is the value (not the ID) of a secret of the application ${clientId}.`;
}
async function exchange(accessToken, { source, tenantId }, context) {
    const { host } = context;
    return await (0,_oidc_azure_js__WEBPACK_IMPORTED_MODULE_3__.logInToAcr)(accessToken, context, {
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__/* .omitUndefined */ .O)({ tenantId }),
        refuse: (answer) => (0,_refused_js__WEBPACK_IMPORTED_MODULE_5__/* .accountRefused */ ._)({
            ...{ title: TITLE, registry: host, source, answer },
            hint: `Grant this identity the role AcrPush on the registry ${host}.`,
        }),
    });
}
async function askMachine(clientId, context) {
    const answer = await askIdentity(clientId, context);
    if (answer?.status !== 200)
        return undefined;
    const accessToken = (0,_oidc_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readTextField */ .IY)(answer.body, 'access_token');
    if (accessToken === undefined)
        return undefined;
    context.hide([accessToken]);
    const payload = Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8');
    const { tid } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .toTexts */ .OS)((0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseObject */ .lj)(payload));
    const source = 'the managed identity of this machine';
    return { ...(await exchange(accessToken, { source, tenantId: tid }, context)), source };
}
async function askIdentity(clientId, { env, host, ask, hide }) {
    if (ask === undefined)
        return undefined;
    const endpoint = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'IDENTITY_ENDPOINT');
    const header = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'IDENTITY_HEADER');
    const isApp = endpoint !== undefined && header !== undefined;
    const base = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'AZURE_POD_IDENTITY_AUTHORITY_HOST') ?? 'http://169.254.169.254';
    const stated = isApp ? endpoint : `${base.replace(/\/$/, '')}/metadata/identity/oauth2/token`;
    if (!URL.canParse(stated))
        return undefined;
    const url = new URL(stated);
    url.searchParams.set('api-version', isApp ? '2019-08-01' : '2018-02-01');
    url.searchParams.set('resource', (0,_oidc_audience_js__WEBPACK_IMPORTED_MODULE_2__/* .toAzureCloud */ .q0)(host).scope.replace(/\/\.default$/, ''));
    if (clientId !== undefined)
        url.searchParams.set('client_id', clientId);
    if (isApp)
        hide([header]);
    const headers = isApp
        ? { 'x-identity-header': header }
        : { metadata: 'true' };
    return await ask({ url, headers });
}


/***/ }),

/***/ 43540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cf: () => (/* binding */ toIdToken),
/* harmony export */   l2: () => (/* binding */ readNamedObject),
/* harmony export */   wh: () => (/* binding */ readNamedFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53823);
/* harmony import */ var _oidc_claims_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35051);
/* harmony import */ var _small_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36569);
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68779);






async function readNamedFile({ variable, path }, { host, cwd }) {
    const file = await (0,_small_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readSmallFile */ .E)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path));
    if (file.ok)
        return file.text;
    const what = `cannot read the file "${path}" that ${variable} names: ${file.why}`;
    throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_5__/* .accountInvalid */ .r)(host, what, `Correct ${variable}, or unset it.`);
}
async function readNamedObject(file, context) {
    const object = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(await readNamedFile(file, context));
    if (object !== undefined)
        return object;
    const what = `the file "${file.path}" that ${file.variable} names holds no JSON object`;
    throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_5__/* .accountInvalid */ .r)(context.host, what, 'Write the key of the account there, as it was given.');
}
function toIdToken(text, source, { host, hide }) {
    const trimmed = text.trim();
    const claims = (0,_oidc_claims_js__WEBPACK_IMPORTED_MODULE_3__/* .readClaims */ .I)(trimmed);
    if (claims === undefined) {
        const hint = 'It has to be a token in three parts with dots between them.';
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_5__/* .accountInvalid */ .r)(host, `${source} is not a JSON Web Token`, hint);
    }
    hide([trimmed, trimmed.split('.')[2] ?? '']);
    return { token: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .secret */ .r)(trimmed), claims, source };
}


/***/ }),

/***/ 68779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ accountRefused),
/* harmony export */   r: () => (/* binding */ accountInvalid)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

function accountRefused(refusal) {
    const { title, registry, source, answer, hint } = refusal;
    const said = `${answer.status}${answer.words === '' ? '' : ` "${answer.words}"`}`;
    const message = `${title} does not log this run in to ${registry}, with the credential from ${source}: ${answer.host} answered ${said}.`;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_REFUSED', message, hint)]);
}
function accountInvalid(registry, what, hint) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_ACCOUNT_INVALID', `Could not log in to ${registry}: ${what}.`, hint),
    ]);
}


/***/ }),

/***/ 11044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HQ: () => (/* binding */ readLifeMs),
/* harmony export */   IY: () => (/* binding */ readTextField),
/* harmony export */   oC: () => (/* binding */ readEndMs)
/* harmony export */ });
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35051);

const TOKEN = /^[\x21-\x7e]+$/;
function readTextField(body, name) {
    const value = body[name];
    return typeof value === 'string' && TOKEN.test(value) ? value : undefined;
}
function readLifeMs(value) {
    const seconds = typeof value === 'string' ? Number(value) : value;
    return typeof seconds === 'number' && seconds > 0 && Number.isFinite(seconds)
        ? seconds * 1000
        : undefined;
}
function readEndMs(token) {
    return (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .readClaims */ .I)(token)?.expiresMs;
}


/***/ }),

/***/ 7719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   askEntra: () => (/* binding */ askEntra),
/* harmony export */   exchangeAzure: () => (/* binding */ exchangeAzure),
/* harmony export */   logInToAcr: () => (/* binding */ logInToAcr)
/* harmony export */ });
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53823);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11044);
/* harmony import */ var _audience_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97040);
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47656);




const TITLE = 'Azure';
const USERNAME = '00000000-0000-0000-0000-000000000000';
const HOUR_MS = 3_600_000;
const exchangeAzure = async (role, context) => {
    const { idToken, host: registry } = context;
    const { clientId, tenantId } = role;
    const refused = (answer, hint) => (0,_refused_js__WEBPACK_IMPORTED_MODULE_3__/* .trustRefused */ .db)({ title: TITLE, registry, idToken, answer, hint });
    const token = idToken.token.reveal();
    const accessToken = await askEntra(tenantId, context, {
        form: {
            client_id: clientId,
            client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
            client_assertion: token,
        },
        secrets: [token],
        refuse: (answer) => refused(answer, toHint(answer.words, role, idToken)),
    });
    const hint = `Grant the application ${clientId} the role AcrPush on the registry ${registry}.`;
    return await logInToAcr(accessToken, context, {
        tenantId,
        refuse: (answer) => refused(answer, hint),
    });
};
async function askEntra(tenantId, { service, env, host, hide }, asked) {
    const cloud = (0,_audience_js__WEBPACK_IMPORTED_MODULE_2__/* .toAzureCloud */ .q0)(host);
    const stated = env.AZURE_AUTHORITY_HOST;
    const authority = stated === undefined || !URL.canParse(stated) ? cloud.authority : stated;
    const answer = await service.ask({
        method: 'POST',
        url: new URL(`/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, authority),
        form: { ...asked.form, scope: cloud.scope, grant_type: 'client_credentials' },
        doing: `log in to ${host}`,
        secrets: asked.secrets,
    });
    if (answer.status !== 200)
        throw asked.refuse(answer);
    const accessToken = (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readTextField */ .IY)(answer.body, 'access_token');
    if (accessToken === undefined)
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutToken */ ._Q)(TITLE, host, answer.host);
    hide([accessToken]);
    return accessToken;
}
function toHint(words, { clientId, tenantId }, { claims }) {
    if (/AADSTS(?:700016|90002|900023)\b/.test(words)) {
        return `Check client-id and tenant-id: the application ${clientId} must be in the tenant ${tenantId}.`;
    }
    if (/AADSTS700024\b/.test(words)) {
        return 'The identity token has ended: check the clock of this machine, or hand over a fresh token.';
    }
    const { issuer, audiences, subject } = claims;
    return `Add a federated credential to the application ${clientId}: issuer ${issuer}, audience ${audiences.join(' and ')}, subject ${subject}`;
}
async function logInToAcr(accessToken, { service, host, clock, hide }, { tenantId, refuse }) {
    const startMs = clock.now();
    const answer = await service.ask({
        method: 'POST',
        url: new URL('/oauth2/exchange', service.toBase(host)),
        form: {
            grant_type: 'access_token',
            service: host,
            ...(tenantId === undefined ? {} : { tenant: tenantId }),
            access_token: accessToken,
        },
        doing: `log in to ${host}`,
        secrets: [accessToken],
    });
    if (answer.status !== 200)
        throw refuse(answer);
    const password = (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readTextField */ .IY)(answer.body, 'refresh_token');
    if (password === undefined)
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutToken */ ._Q)(TITLE, host, answer.host);
    hide([password]);
    const untilMs = (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readEndMs */ .oC)(password) ?? startMs + HOUR_MS;
    return { username: USERNAME, password: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .r)(password), untilMs };
}


/***/ }),

/***/ 47656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _Q: () => (/* binding */ withoutToken),
/* harmony export */   db: () => (/* binding */ trustRefused)
/* harmony export */ });
/* unused harmony export describeIdentity */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

function trustRefused({ title, registry, idToken, answer, hint }) {
    const { status, words, host } = answer;
    const said = `${status}${words === '' ? '' : ` "${words}"`}`;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_TRUST_REFUSED', `${title} does not log this run in to ${registry}: ${host} answered ${said}. The run has ${describeIdentity(idToken.claims)}.`, hint),
    ]);
}
function describeIdentity({ issuer, audiences, subject, otherSubject, }) {
    const other = otherSubject === undefined ? '' : ` (in GitHub's other form ${otherSubject})`;
    return `the issuer ${issuer}, the audience ${audiences.join(' and ')} and the subject ${subject}${other}`;
}
function withoutToken(title, registry, host) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_SERVICE_FAILED', `Could not log in to ${registry}: ${host} answered without the token that ${title} gives.`, 'Run again later; check that a proxy in between does not change answers.'),
    ]);
}


/***/ })

};
