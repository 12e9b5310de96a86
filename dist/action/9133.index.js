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
// SPDX-License-Identifier: Apache-2.0
// Pauses in long work, so that the process handles signals before the work is done.

/** How long work may go on between two pauses, ms. */
const SPAN_MS = 100;
/** Pauses when the last pause is long enough ago; costs nothing otherwise. */
function createPause(signal) {
    let last = performance.now();
    return () => {
        if (performance.now() - last < SPAN_MS)
            return undefined;
        last = performance.now();
        return hearSignals(signal);
    };
}
/**
 * Handles signals that arrived while the process was busy.
 *
 * @throws the signal's reason when one has ended the run
 */
async function hearSignals(signal) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
    signal.throwIfAborted();
}


/***/ })

};
