export const id = 9133;
export const ids = [9133];
export const modules = {

/***/ 39133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createPause: () => (/* binding */ createPause),
/* harmony export */   hearSignals: () => (/* binding */ hearSignals)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

const SPAN_MS = 100;
function createPause(signal) {
    let last = performance.now();
    return () => {
        if (performance.now() - last < SPAN_MS)
            return undefined;
        last = performance.now();
        return hearSignals(signal);
    };
}
async function hearSignals(signal) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
    signal.throwIfAborted();
}


/***/ })

};
