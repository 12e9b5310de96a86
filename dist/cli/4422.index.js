export const id = 4422;
export const ids = [4422];
export const modules = {

/***/ 38884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ readOwner),
/* harmony export */   Tv: () => (/* binding */ readOwnerState),
/* harmony export */   pZ: () => (/* binding */ parseOwner)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23213);


async function readOwner(pid) {
    const [start, scope] = await Promise.all([readStart(pid), readScope()]);
    return {
        pid,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ start, scope }),
    };
}
async function readOwnerState({ pid, start, scope }) {
    if (scope !== (await readScope()))
        return 'elsewhere';
    if (!isRunning(pid))
        return 'ended';
    const now = start === undefined ? undefined : await readStart(pid);
    return now !== undefined && now !== start ? 'ended' : 'running';
}
function parseOwner(note) {
    const { pid, start, scope } = { ...note };
    const isPid = typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 && pid < 2 ** 31;
    if (!isPid || !isTextOrAbsent(start) || !isTextOrAbsent(scope))
        return undefined;
    return {
        pid,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ start, scope }),
    };
}
function isTextOrAbsent(value) {
    return value === undefined || typeof value === 'string';
}
async function readStart(pid) {
    const text = await orAbsent((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8'));
    return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19];
}
async function readScope() {
    const [boot, namespace] = await Promise.all([
        orAbsent((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)('/proc/sys/kernel/random/boot_id', 'utf8')),
        orAbsent((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)('/proc/self/ns/pid')),
    ]);
    return boot === undefined || namespace === undefined ? undefined : `${boot.trim()} ${namespace}`;
}
async function orAbsent(reading) {
    try {
        return await reading;
    }
    catch (cause) {
        if (cause instanceof Error && 'code' in cause)
            return undefined;
        throw cause;
    }
}
function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (cause) {
        return !(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH');
    }
}


/***/ }),

/***/ 84422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OWNER: () => (/* binding */ OWNER),
/* harmony export */   checkTempParent: () => (/* binding */ checkTempParent),
/* harmony export */   createTempDir: () => (/* binding */ createTempDir),
/* harmony export */   findStrange: () => (/* binding */ findStrange),
/* harmony export */   isOwnDir: () => (/* binding */ isOwnDir),
/* harmony export */   isTempDirName: () => (/* binding */ isTempDirName),
/* harmony export */   removeTempDir: () => (/* binding */ removeTempDir),
/* harmony export */   tryRemoveTempDir: () => (/* binding */ tryRemoveTempDir),
/* harmony export */   writeBakeFiles: () => (/* binding */ writeBakeFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);
/* harmony import */ var _tempdir_owner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38884);




const PREFIX = 'tagship-';
const BAKE_PREFIX = 'tagship-bake-';
const OWNER = 'owner.json';
function isTempDirName(name) {
    return /^tagship-[A-Za-z0-9]{6}$/.test(name);
}
async function createTempDir(parent, pid) {
    const wrong = checkAbsolute(parent);
    if (wrong !== undefined)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF([wrong]);
    try {
        const dir = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, PREFIX));
        try {
            const note = JSON.stringify(await (0,_tempdir_owner_js__WEBPACK_IMPORTED_MODULE_3__/* .readOwner */ .A7)(pid));
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, OWNER), note, { mode: 0o600, flag: 'wx' });
            return dir;
        }
        catch (cause) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(dir, { recursive: true, force: true });
            throw cause;
        }
    }
    catch (cause) {
        throw toTempProblem(parent, cause);
    }
}
async function writeBakeFiles(parent, texts) {
    try {
        const dir = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, BAKE_PREFIX));
        try {
            const paths = {};
            for (const [name, text] of Object.entries(texts)) {
                paths[name] = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, `${name}.json`);
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(paths[name], text);
            }
            return { dir, paths };
        }
        catch (cause) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(dir, { recursive: true, force: true });
            throw cause;
        }
    }
    catch (cause) {
        throw toTempProblem(parent, cause);
    }
}
async function checkTempParent(parent) {
    try {
        await removeTempDir(await createTempDir(parent, process.pid));
        return [];
    }
    catch (thrown) {
        if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF)
            return thrown.problems;
        throw thrown;
    }
}
async function removeTempDir(dir, kept = []) {
    const names = kept.length === 0 ? [''] : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(dir);
    const stays = [...kept, OWNER];
    for (const name of names.filter((one) => !stays.includes(one))) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, name), { recursive: true, force: true, maxRetries: 3 });
    }
}
async function tryRemoveTempDir(dir, kept = []) {
    try {
        await removeTempDir(dir, kept);
        return [];
    }
    catch (cause) {
        if (!(cause instanceof Error) || !('code' in cause))
            throw cause;
        const message = `cannot remove the private directory "${dir}" of this run: ${cause.message}`;
        return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)('TEMP_LEFT', message, 'Remove it by hand; the next run here tries again.')];
    }
}
async function isOwnDir(parent, path) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path);
    const isNamed = isTempDirName(name) || /^tagship-bake-[A-Za-z0-9]{6}$/.test(name);
    if (!isNamed || path !== (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(parent), name))
        return false;
    try {
        return findStrange(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path)) === undefined;
    }
    catch (cause) {
        if (cause instanceof Error && 'code' in cause)
            return false;
        throw cause;
    }
}
function findStrange(stats) {
    if (!stats.isDirectory())
        return 'it is not a directory';
    const own = process.getuid?.();
    if (own === undefined)
        return undefined;
    if (stats.uid !== own)
        return 'it belongs to another user';
    if ((stats.mode & 0o7777) !== 0o700)
        return 'its mode is not 0700';
    return undefined;
}
function checkAbsolute(parent) {
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(parent))
        return undefined;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('TEMP_UNUSABLE', `invalid temporary directory "${parent}": the path is not absolute`, HINT);
}
const HINT = 'Set TMPDIR (RUNNER_TEMP for the GitHub Action) to an existing directory that this user can write to.';
const reasons = {
    ENOENT: 'it does not exist',
    ENOTDIR: 'it is not a directory',
    EACCES: 'this user cannot write to it',
    EPERM: 'this user cannot write to it',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space is left on the file system',
    EDQUOT: "this user's disk quota is used up",
    EFBIG: 'the limit for the size of files (ulimit -f) is too low',
    ELOOP: 'it is a symbolic link to itself',
};
function toTempProblem(parent, cause) {
    if (!(cause instanceof Error) || !('code' in cause))
        return cause;
    const code = String(cause.code);
    const message = `cannot use the temporary directory "${parent}": ${reasons[code] ?? cause.message}`;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('TEMP_UNUSABLE', message, HINT)], { cause });
}


/***/ })

};
