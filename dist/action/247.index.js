export const id = 247;
export const ids = [247];
export const modules = {

/***/ 8247:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ noteBuilder),
/* harmony export */   SU: () => (/* binding */ toBuildxFolder),
/* harmony export */   iq: () => (/* binding */ removeBuilder),
/* harmony export */   listKept: () => (/* binding */ listKept),
/* harmony export */   removeLeftBuilder: () => (/* binding */ removeLeftBuilder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4734);
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
/**
 * Takes a builder and its context away. Without the run's signal: a cancelled run tidies up too.
 * Where that fails, the notice BUILDER_LEFT says how to do it by hand, and the note stays for the
 * next run.
 */
async function removeBuilder(tempDir, { name, program, hasContext }, { shell, env: own, log }) {
    const folder = toBuildxFolder(tempDir);
    const env = { ...own, BUILDX_CONFIG: folder };
    const options = { env, timeoutMs: REMOVE_TIMEOUT_MS };
    const record = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'instances', name);
    const known = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(record).catch(() => undefined);
    const removed = await shell({ argv: [...program, 'rm', '--force', name], ...options });
    if (removed.code !== 0 && known !== undefined) {
        // buildx forgets a builder also when it could not remove it, and then nobody could any more.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(record, known, { mode: 0o600 });
        log.problem(describeLeft(name, folder, removed));
        return;
    }
    if (hasContext)
        await shell({ argv: ['docker', 'context', 'rm', '--force', name], ...options });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE), { force: true });
}
function describeLeft(name, folder, result) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)('BUILDER_LEFT', `The builder "${name}", made for one run, could not be taken away: ${explain(result)}`, `The next run here tries again; to do it now: BUILDX_CONFIG=${folder} docker buildx rm --force ${name}`);
}
/** buildx gives the reason first, and sums up below it. */
function explain({ stderr, spawnError, timedOut }) {
    if (timedOut)
        return 'it took too long';
    const [said = spawnError ?? 'buildx did not say why'] = stderr.trim().split('\n').filter(Boolean);
    return said.replace(/^failed to remove \S+: /, '');
}
/**
 * Takes away the builder that a killed run has left, as its private folder tells. The folder has to
 * be of a run that is over, and ours: what stands in it is run. Returns what is to stay in it.
 */
async function removeLeftBuilder(tempDir, edge) {
    const note = await readNote(tempDir);
    if (note !== undefined)
        await removeBuilder(tempDir, note, edge);
    return listKept(tempDir);
}
/** What has to stay of a private folder for whoever is to take its builder away; mostly nothing. */
async function listKept(tempDir) {
    const note = await readNote(tempDir);
    return note === undefined ? [] : [NOTE, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(toBuildxFolder(tempDir))];
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
