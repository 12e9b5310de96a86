export const id = 133;
export const ids = [133];
export const modules = {

/***/ 9133:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createPause: () => (/* binding */ createPause),
/* harmony export */   hearSignals: () => (/* binding */ hearSignals)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
// SPDX-License-Identifier: Apache-2.0
// Pauses in long work, without which the process would hear of a signal only when the work is done.

/** How long work may go on between two pauses, ms. */
const SPAN_MS = 100;
/** A pause that is made when the last one is long enough ago; until then it costs nothing. */
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
 * Lets the process hear of signals that came while it worked.
 *
 * @throws the signal's reason when one has ended the run
 */
async function hearSignals(signal) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
    signal.throwIfAborted();
}


/***/ })

};
