export const id = 9914;
export const ids = [9914];
export const modules = {

/***/ 89914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createQuestion: () => (/* binding */ createQuestion)
/* harmony export */ });
/* harmony import */ var node_readline_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26848);

function createQuestion({ stdin, stderr }, signal) {
    return async (question) => {
        const lines = (0,node_readline_promises__WEBPACK_IMPORTED_MODULE_0__.createInterface)({ input: stdin, output: stderr, terminal: false });
        const ended = new Promise((resolve) => {
            lines.once('close', () => {
                resolve('');
            });
        });
        try {
            const answer = await Promise.race([lines.question(question, { signal }), ended]);
            return /^\s*y(?:es)?\s*$/i.test(answer);
        }
        finally {
            lines.close();
        }
    };
}


/***/ })

};
