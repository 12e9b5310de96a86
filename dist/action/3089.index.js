export const id = 3089;
export const ids = [3089];
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

/***/ 11151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ toEndpoint)
/* harmony export */ });
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88849);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);


const TEST_ENDPOINTS = '_TAGSHIP_TEST_ENDPOINTS';
function toEndpoint(env, service, usual) {
    const stated = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)((0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(env[TEST_ENDPOINTS] ?? '') ?? {})[service];
    if (stated === undefined || !URL.canParse(stated))
        return usual;
    return (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(new URL(stated).host) ? stated : usual;
}


/***/ }),

/***/ 93089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeGoogle: () => (/* binding */ exchangeGoogle)
/* harmony export */ });
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53823);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11044);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11151);
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47656);




const TITLE = 'Google';
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
const USERNAME = 'oauth2accesstoken';
const HOUR_MS = 3_600_000;
const exchangeGoogle = async (role, context) => {
    const federated = await exchangeAtSts(role.identityProvider, context);
    return role.serviceAccount === undefined
        ? federated
        : await impersonate(role.serviceAccount, role.identityProvider, federated, context);
};
function toService(name, { env }) {
    const stated = env.GOOGLE_CLOUD_UNIVERSE_DOMAIN;
    const domain = stated === undefined || stated === '' ? 'googleapis.com' : stated;
    return (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .toEndpoint */ .F)(env, `${name}.googleapis.com`, `https://${name}.${domain}`);
}
async function exchangeAtSts(provider, context) {
    const { idToken, service, host, clock } = context;
    const startMs = clock.now();
    const token = idToken.token.reveal();
    const answer = await service.ask({
        method: 'POST',
        url: new URL('/v1/token', context.endpoints?.sts ?? toService('sts', context)),
        json: {
            audience: `//iam.googleapis.com/${provider}`,
            grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
            requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
            scope: SCOPE,
            subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
            subjectToken: token,
        },
        doing: `log in to ${host}`,
        secrets: [token],
    });
    if (answer.status !== 200) {
        const { issuer, audiences } = idToken.claims;
        const hint = /condition/i.test(answer.words)
            ? `Change the attribute condition of the provider ${provider} so that it is true for this subject.`
            : `Let the provider ${provider} accept this token: --issuer-uri=${issuer} --allowed-audiences=${audiences.join(',')}, an attribute mapping google.subject=assertion.sub, and a condition that is true for this subject.`;
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_3__/* .trustRefused */ .db)({ title: TITLE, registry: host, idToken, answer, hint });
    }
    const password = (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readTextField */ .IY)(answer.body, 'access_token');
    if (password === undefined)
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutToken */ ._Q)(TITLE, host, answer.host);
    context.hide([password]);
    const untilMs = startMs + ((0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readLifeMs */ .HQ)(answer.body.expires_in) ?? HOUR_MS);
    return { username: USERNAME, password: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .r)(password), untilMs };
}
async function impersonate(account, provider, federated, context) {
    const { idToken, service, host, clock } = context;
    const startMs = clock.now();
    const bearer = federated.password.reveal();
    const path = `/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`;
    const answer = await service.ask({
        method: 'POST',
        url: new URL(path, context.endpoints?.iam ?? toService('iamcredentials', context)),
        headers: { authorization: `Bearer ${bearer}` },
        json: { scope: [SCOPE], lifetime: '3600s' },
        doing: `log in to ${host} as ${account}`,
        secrets: [bearer, idToken.token.reveal()],
    });
    if (answer.status !== 200) {
        const pool = provider.replace(/\/providers\/.*$/, '');
        const hint = `Let this identity act as ${account}: grant roles/iam.workloadIdentityUser on it to the member principal://iam.googleapis.com/${pool}/subject/SUBJECT, where SUBJECT is the subject above.`;
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_3__/* .trustRefused */ .db)({ title: TITLE, registry: host, idToken, answer, hint });
    }
    const password = (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readTextField */ .IY)(answer.body, 'accessToken');
    if (password === undefined)
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutToken */ ._Q)(TITLE, host, answer.host);
    context.hide([password]);
    const { expireTime } = answer.body;
    const endMs = typeof expireTime === 'string' ? Date.parse(expireTime) : Number.NaN;
    const untilMs = Number.isNaN(endMs) ? startMs + HOUR_MS : endMs;
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
