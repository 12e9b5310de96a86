export const id = 856;
export const ids = [856];
export const modules = {

/***/ 7856:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createTempDir: () => (/* binding */ createTempDir),
/* harmony export */   removeTempDir: () => (/* binding */ removeTempDir),
/* harmony export */   sweepTempDirs: () => (/* binding */ sweepTempDirs)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
// SPDX-License-Identifier: Apache-2.0
// The private directory of a run, and what killed runs left behind. An edge: touches the file system only.


const PREFIX = 'tagship-';
const OWNER = 'owner.pid';
/**
 * A fresh directory only this user can enter (0700, as mkdtemp makes it), with a note of whose it is.
 * Directories of runs that were killed are removed first.
 */
async function createTempDir(parent, pid, onLeft) {
    await sweepTempDirs(parent, onLeft);
    const dir = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, PREFIX));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, OWNER), String(pid), { mode: 0o600 });
    return dir;
}
/** Removes a run's directory, all but what is to stay for the next run; it is no error when it is gone. */
async function removeTempDir(dir, kept = []) {
    const names = kept.length === 0 ? [''] : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(dir);
    const stays = [...kept, OWNER];
    for (const name of names.filter((one) => !stays.includes(one))) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, name), { recursive: true, force: true, maxRetries: 3 });
    }
}
/** Removes the directories below `parent` whose owner no longer runs. Returns the paths of those that are gone. */
async function sweepTempDirs(parent, onLeft) {
    const names = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(parent)).filter((name) => name.startsWith(PREFIX));
    const swept = [];
    for (const name of names) {
        const dir = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, name);
        if (await isAbandoned(dir)) {
            const kept = await onLeft(dir);
            await removeTempDir(dir, kept);
            if (kept.length === 0)
                swept.push(dir);
        }
    }
    return swept;
}
async function isAbandoned(dir) {
    try {
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(dir)).uid !== process.getuid?.())
            return false;
        const pid = Number(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, OWNER), 'utf8'));
        return Number.isInteger(pid) && pid > 0 && !isRunning(pid);
    }
    catch (error) {
        // No note of an owner: another program's directory, or one that is being made or removed now.
        if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR') || isCode(error, 'EACCES'))
            return false;
        throw error;
    }
}
function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return !isCode(error, 'ESRCH');
    }
}
function isCode(error, code) {
    return error instanceof Error && 'code' in error && error.code === code;
}


/***/ })

};
