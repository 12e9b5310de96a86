export const id = 5428;
export const ids = [5428];
export const modules = {

/***/ 45428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createPatternMatcher: () => (/* binding */ createPatternMatcher)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75919);


const BUDGET_MS = 5_000;
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 };
const CODE = `
const { parentPort } = require('node:worker_threads');
const match = ({ body, flags, text }) => {
  try {
    const found = text.match(new RegExp(body, flags));
    return found === null ? { kind: 'none' } : { kind: 'matched', groups: Array.from(found) };
  } catch (cause) {
    return { kind: 'failed', why: String(cause instanceof Error ? cause.message : cause) };
  }
};
parentPort.on('message', (question) => {
  const begun = performance.now();
  const matched = match(question);
  parentPort.postMessage({ matched, tookMs: performance.now() - begun });
});
`;
function createPatternMatcher(signal, budgetMs = BUDGET_MS) {
    let leftMs = budgetMs;
    let worker;
    let last = Promise.resolve();
    const close = async () => {
        const ending = worker;
        worker = undefined;
        await ending?.terminate();
    };
    const matchNow = async (question) => {
        if (leftMs <= 0)
            return { kind: 'untried' };
        signal.throwIfAborted();
        try {
            worker ??= await startWorker();
            const limit = AbortSignal.timeout(Math.ceil(leftMs));
            const { matched, tookMs } = await ask(worker, question, AbortSignal.any([signal, limit]));
            leftMs -= tookMs;
            return matched;
        }
        catch (cause) {
            await close();
            signal.throwIfAborted();
            if (!isAbort(cause))
                return { kind: 'failed', why: String(cause) };
            leftMs = 0;
            return { kind: 'slow', limitMs: budgetMs };
        }
    };
    return {
        close,
        match: (pattern, text) => {
            const matching = last.then(() => matchNow({ ...pattern, text }));
            last = matching.catch(() => undefined);
            return matching;
        },
    };
}
async function startWorker() {
    const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.Worker(CODE, { eval: true, env: {}, execArgv: [], resourceLimits });
    await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(worker, 'online');
    worker.unref();
    return worker;
}
async function ask(worker, question, signal) {
    worker.ref();
    try {
        const answer = (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(worker, 'message', { signal });
        worker.postMessage(question);
        const [message] = (await answer);
        return message;
    }
    finally {
        worker.unref();
    }
}
function isAbort(cause) {
    return cause instanceof Error && cause.name === 'AbortError';
}


/***/ })

};
