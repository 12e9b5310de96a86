export const id = 8156;
export const ids = [8156];
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

/***/ 78156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeJfrog: () => (/* binding */ exchangeJfrog)
/* harmony export */ });
/* harmony import */ var _facts_detect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33154);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23213);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53823);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11044);
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47656);






const TITLE = 'JFrog';
const HOUR_MS = 3_600_000;
const exchangeJfrog = async (role, context) => {
    const { idToken, service, host, clock } = context;
    const startMs = clock.now();
    const token = idToken.token.reveal();
    const answer = await service.ask({
        method: 'POST',
        url: new URL('/access/api/v1/oidc/token', service.toBase(host)),
        json: toBody(role, context),
        doing: `log in to ${host}`,
        secrets: [token],
    });
    if (answer.status !== 200) {
        const { issuer, subject } = idToken.claims;
        const hint = `Check the integration ${role.providerName}, which must be of the issuer ${issuer}, and add an identity mapping to it with the claim sub: ${subject}`;
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_4__/* .trustRefused */ .db)({ title: TITLE, registry: host, idToken, answer, hint });
    }
    const password = (0,_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextField */ .IY)(answer.body, 'access_token');
    const username = (0,_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextField */ .IY)(answer.body, 'username') ?? readUser(password ?? '');
    if (password === undefined || username === undefined) {
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutToken */ ._Q)(TITLE, host, answer.host);
    }
    context.hide([password]);
    const lifeMs = (0,_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .readLifeMs */ .HQ)(answer.body.expires_in);
    const untilMs = lifeMs === undefined ? (0,_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .readEndMs */ .oC)(password) : startMs + lifeMs;
    return { username, password: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .secret */ .r)(password), untilMs: untilMs ?? startMs + HOUR_MS };
};
function toBody(role, { idToken, env }) {
    const isGithub = (0,_facts_detect_js__WEBPACK_IMPORTED_MODULE_0__/* .detectCi */ .A)(env) === 'github';
    return (0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
        subject_token: idToken.token.reveal(),
        provider_name: role.providerName,
        provider_type: isGithub ? 'GitHub' : undefined,
        project_key: role.projectKey,
        identity_mapping_name: role.identityMapping,
    });
}
function readUser(token) {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    const sub = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(payload)?.sub;
    return typeof sub === 'string' ? /\/users\/([^/\s]+)$/.exec(sub)?.[1] : undefined;
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
