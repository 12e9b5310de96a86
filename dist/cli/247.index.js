export const id = 247;
export const ids = [247];
export const modules = {

/***/ 8247:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ noteBuilder),
/* harmony export */   SU: () => (/* binding */ toBuildxFolder),
/* harmony export */   iq: () => (/* binding */ removeBuilder),
/* harmony export */   removeLeftBuilder: () => (/* binding */ removeLeftBuilder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
// SPDX-License-Identifier: Apache-2.0
// The builder that a run has made, noted in its private folder, for whoever finds the folder after a kill.


const NOTE = 'builder.json';
/** How long taking a builder away may last, ms. */
const REMOVE_TIMEOUT_MS = 60_000;
/** Where buildx keeps its state for one run. */
function toBuildxFolder(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, 'buildx');
}
/** Notes a builder that is about to be made: from then on a kill can leave it behind. */
async function noteBuilder(tempDir, note) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE), JSON.stringify(note), { mode: 0o600 });
}
/** Takes a builder and its context away. Without the run's signal: a cancelled run tidies up too. */
async function removeBuilder(tempDir, { name, program, hasContext }, edge) {
    const env = { ...edge.env, BUILDX_CONFIG: toBuildxFolder(tempDir) };
    const options = { env, timeoutMs: REMOVE_TIMEOUT_MS };
    await edge.shell({ argv: [...program, 'rm', '--force', name], ...options });
    if (hasContext) {
        await edge.shell({ argv: ['docker', 'context', 'rm', '--force', name], ...options });
    }
}
/**
 * Takes away the builder that a killed run has left, as its private folder tells. The folder has to
 * be of a run that is over, and ours: what stands in it is run.
 */
async function removeLeftBuilder(tempDir, edge) {
    const note = await readNote(tempDir);
    if (note !== undefined)
        await removeBuilder(tempDir, note, edge);
}
async function readNote(tempDir) {
    try {
        const note = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE), 'utf8'));
        return isNote(note) ? note : undefined;
    }
    catch {
        // It made none, or was killed while it wrote this, which is before it made one.
        return undefined;
    }
}
function isNote(value) {
    const { name, program, hasContext } = { ...value };
    return (typeof name === 'string' &&
        NAME.test(name) &&
        Array.isArray(program) &&
        program.length > 0 &&
        program.every((word) => typeof word === 'string') &&
        typeof hasContext === 'boolean');
}
/** What our builders are called. */
const NAME = /^tagship-[0-9a-f]{8}$/;


/***/ })

};
