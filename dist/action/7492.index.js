export const id = 7492;
export const ids = [7492];
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

/***/ 17492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeDockerHub: () => (/* binding */ exchangeDockerHub)
/* harmony export */ });
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53823);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11151);
/* harmony import */ var _audience_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97040);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11044);
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47656);





const TITLE = 'Docker Hub';
const exchangeDockerHub = async (role, context) => {
    const { idToken, service, env, host, clock } = context;
    const startMs = clock.now();
    const token = idToken.token.reveal();
    const answer = await service.ask({
        method: 'POST',
        url: new URL('/oauth/token', (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .toEndpoint */ .F)(env, 'identity.docker.com', _audience_js__WEBPACK_IMPORTED_MODULE_2__/* .DOCKER_HUB_AUDIENCE */ .WA)),
        form: {
            grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
            subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
            subject_token: token,
            connection_id: role.connectionId,
            expires_in: String(role.expiresInS),
        },
        doing: `log in to ${host}`,
        secrets: [token],
    });
    if (answer.status !== 200) {
        const { subject, issuer } = idToken.claims;
        const hint = /expires?_in/i.test(answer.words)
            ? 'Set expires-in of this registry to what the connection allows.'
            : `In the OIDC connection of ${role.organization} on Docker Hub, which must be active and of the issuer ${issuer}, add a ruleset for the subject ${subject}`;
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_4__/* .trustRefused */ .db)({ title: TITLE, registry: host, idToken, answer, hint });
    }
    const password = (0,_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextField */ .IY)(answer.body, 'access_token');
    if (password === undefined)
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutToken */ ._Q)(TITLE, host, answer.host);
    context.hide([password]);
    const untilMs = startMs + ((0,_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .readLifeMs */ .HQ)(answer.body.expires_in) ?? role.expiresInS * 1000);
    return { username: role.organization, password: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .r)(password), untilMs };
};


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
