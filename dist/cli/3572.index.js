export const id = 3572;
export const ids = [3572];
export const modules = {

/***/ 63572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   leaveRunLogins: () => (/* binding */ leaveRunLogins)
/* harmony export */ });
/* harmony import */ var _collect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91631);
/* harmony import */ var _leave_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9718);


async function leaveRunLogins(prepared, credentials, environment) {
    const { plan, settings } = prepared;
    const names = (0,_collect_js__WEBPACK_IMPORTED_MODULE_0__/* .listLoginNames */ .M)(plan, settings);
    const left = await (0,_leave_js__WEBPACK_IMPORTED_MODULE_1__.leaveLogins)(names, { ...environment, settings, credentials });
    left.problems.forEach(environment.log.problem);
}


/***/ })

};
