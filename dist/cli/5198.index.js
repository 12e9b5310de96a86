export const id = 5198;
export const ids = [5198];
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

/***/ 85198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeQuay: () => (/* binding */ exchangeQuay)
/* harmony export */ });
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53823);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11044);
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47656);



const TITLE = 'Quay';
const LIFE_MS = 3_600_000;
const exchangeQuay = async (role, context) => {
    const { idToken, service, host, clock } = context;
    const startMs = clock.now();
    const token = idToken.token.reveal();
    const pair = Buffer.from(`${role.robot}:${token}`).toString('base64');
    const answer = await service.ask({
        method: 'GET',
        url: new URL('/oauth2/federation/robot/token', service.toBase(host)),
        headers: { authorization: `Basic ${pair}` },
        doing: `log in to ${host}`,
        secrets: [token, pair],
    });
    if (answer.status !== 200) {
        const { issuer, subject } = idToken.claims;
        const hint = `Add a federation to the robot account ${role.robot}: issuer ${issuer}, subject ${subject}. Quay compares the whole subject, so each branch and git tag needs its own.`;
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_2__/* .trustRefused */ .db)({ title: TITLE, registry: host, idToken, answer, hint });
    }
    const password = (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readTextField */ .IY)(answer.body, 'token');
    if (password === undefined)
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutToken */ ._Q)(TITLE, host, answer.host);
    context.hide([password]);
    const untilMs = (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readEndMs */ .oC)(password) ?? startMs + LIFE_MS;
    return { username: role.robot, password: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .r)(password), untilMs };
};


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
