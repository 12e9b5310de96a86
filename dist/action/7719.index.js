export const id = 7719;
export const ids = [7719];
export const modules = {

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
