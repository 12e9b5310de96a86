export const id = 4339;
export const ids = [4339];
export const modules = {

/***/ 84339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   logInToHub: () => (/* binding */ logInToHub)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

async function logInToHub({ services, base, repository }, identifier, password) {
    const doing = 'log in to the API of';
    const { status, body, words, host } = await services.ask({
        ...{ method: 'POST', url: new URL('v2/auth/token', base), doing, isApi: true },
        json: { identifier, secret: password },
        secrets: [password],
    });
    const token = body.access_token;
    if (status === 200 && typeof token === 'string' && /^[\x21-\x7e]+$/.test(token))
        return token;
    const said = words === '' ? String(status) : `${status} "${words}"`;
    const message = `Could not ${doing} "${repository.repository.name}": ${host} answered ${said}.`;
    const hint = 'Use a personal access token with the permission to delete, or one of the organization; a login by identity token does not count there.';
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PRUNE_REFUSED', message, hint)]);
}


/***/ })

};
