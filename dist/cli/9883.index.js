export const id = 9883;
export const ids = [9883];
export const modules = {

/***/ 42264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   initCommand: () => (/* binding */ initCommand)
/* harmony export */ });
/* harmony import */ var _run_entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39067);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24493);


async function initCommand(cli, { ci, from, given, yes, add }) {
    const { readAsked, readReleaseCommit, runInit } = await Promise.all(/* import() */[__webpack_require__.e(3483), __webpack_require__.e(6907)]).then(__webpack_require__.bind(__webpack_require__, 36907));
    const { createQuestion } = await __webpack_require__.e(/* import() */ 9914).then(__webpack_require__.bind(__webpack_require__, 89914));
    const { cwd, env, shell, signal, print, say, streams } = cli;
    const isAsked = streams.stdin.isTTY && streams.stderr.isTTY;
    const edge = {
        ...{ cwd, env, shell, signal, print, say },
        isAgreed: yes,
        ask: isAsked ? createQuestion(streams, signal) : undefined,
    };
    if (from === undefined) {
        await runInit(readAsked(given, { add, ...(ci !== undefined && { ci }) }, _version_js__WEBPACK_IMPORTED_MODULE_1__/* .version */ .r), edge);
        return _run_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.done;
    }
    const { runFrom } = await Promise.all(/* import() */[__webpack_require__.e(3483), __webpack_require__.e(3433)]).then(__webpack_require__.bind(__webpack_require__, 83433));
    await runFrom({ path: from, version: _version_js__WEBPACK_IMPORTED_MODULE_1__/* .version */ .r }, edge, () => readReleaseCommit(_version_js__WEBPACK_IMPORTED_MODULE_1__/* .version */ .r, edge));
    return _run_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .EXIT */ .dc.done;
}


/***/ })

};
