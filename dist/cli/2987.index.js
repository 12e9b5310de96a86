export const id = 2987;
export const ids = [2987];
export const modules = {

/***/ 12987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkBuildSecrets: () => (/* binding */ checkBuildSecrets)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);
/* harmony import */ var _settings_values_entries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11214);




async function checkBuildSecrets(plan, { env, cwd }) {
    const checked = await Promise.all(plan.targets.map((target) => checkTarget(target, env, cwd)));
    const targets = checked.map(({ target }) => target);
    const problems = checked.flatMap((one) => one.problems);
    return problems.length === 0 ? { plan, problems } : { plan: { ...plan, targets }, problems };
}
async function checkTarget(target, env, cwd) {
    const { argv, requiredSecrets = [] } = target.build;
    const end = argv.lastIndexOf('--');
    const found = await Promise.all(argv.map(async (word, at) => ({
        at,
        missing: argv[at - 1] === '--secret' && at < end ? await findMissing(word, env, cwd) : undefined,
    })));
    const lost = found.flatMap(({ missing }) => missing ?? []);
    const left = found.filter(({ missing }) => missing?.isFile === true).map(({ at }) => at);
    const kept = argv.filter((_, at) => !left.includes(at) && !left.includes(at + 1));
    return {
        target: left.length === 0 ? target : { ...target, build: { ...target.build, argv: kept } },
        problems: lost.map((one) => describeMissing(one, requiredSecrets.includes(one.id))),
    };
}
async function findMissing(word, env, cwd) {
    const fields = new Map((0,_settings_values_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .splitEntries */ .l8)(word, true).map((field) => {
        const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(field) ?? [];
        return [key, value];
    }));
    const id = fields.get('id') ?? '';
    const variable = fields.get('env');
    const path = fields.get('src');
    if (variable !== undefined && !/^SHIP_SECRET_\d+$/.test(variable)) {
        const isSet = env[variable] !== undefined && env[variable] !== '';
        const why = `the variable ${variable} is not set`;
        const setting = `secret-envs: ${id}=${variable},required`;
        return isSet ? undefined : { id, why, isFile: false, setting };
    }
    if (path === undefined || (await isThere((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path))))
        return undefined;
    const setting = `secret-files: ${id}=${path},required`;
    return { id, why: `there is no file "${path}"`, isFile: true, setting };
}
async function isThere(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).then(() => true, () => false);
}
function describeMissing({ id, why, isFile, setting }, isRequired) {
    const become = isFile ? 'is left out of the build' : 'is empty in the build';
    return isRequired
        ? (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('BUILD_SECRET_MISSING', `the build secret "${id}" is required: ${why}`, 'Set it for this run. Runs for forks and for bots get no secrets.')
        : (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)('BUILD_SECRET_MISSING', `the build secret "${id}" ${become}: ${why}`, `To fail the run instead, set ${setting}.`);
}


/***/ })

};
