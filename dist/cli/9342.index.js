export const id = 9342;
export const ids = [9342];
export const modules = {

/***/ 65955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ toLegName)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// The name of a leg. Pure.
/** The name of the leg that builds these platforms: `linux-arm64`, `linux-arm64+linux-arm-v7`. */
function toLegName(platforms) {
    return platforms.map((platform) => platform.replaceAll(/[^\w.-]/g, '-')).join('+');
}


/***/ }),

/***/ 49342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   toMatrixOutputs: () => (/* binding */ toMatrixOutputs)
/* harmony export */ });
/* unused harmony export makeMatrix */
/* harmony import */ var _leg_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65955);
/* harmony import */ var _runners_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1420);


/** The legs whose records the reusable workflow can hand over; a plan of more is built on one machine. */
const MOST_ROWS = 64;
/** Where a platform is built that no rule of `runners` names. */
const USUAL = 'ubuntu-24.04';
/**
 * A leg for each platform of the plan; platforms that share a line of `runners` share a leg.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrixinclude
 */
function makeMatrix({ targets }, rules) {
    const rows = groupPlatforms(targets, rules).map(({ runner, platforms }, row) => ({
        ...{ row, runner, leg: (0,_leg_name_js__WEBPACK_IMPORTED_MODULE_1__/* .toLegName */ .f)(platforms), platforms: platforms.join(',') },
    }));
    const merging = (0,_runners_js__WEBPACK_IMPORTED_MODULE_0__/* .findRule */ .I)('default', rules)?.runner ?? USUAL;
    if (rows.length > 1 && rows.length <= MOST_ROWS)
        return { include: rows, runner: merging };
    const [only = { runner: merging }] = rows.length === 1 ? rows : [];
    return { include: [], runner: only.runner };
}
/** The platforms of each leg, in the order of the plan. */
function groupPlatforms(targets, rules) {
    const groups = new Map();
    for (const platform of new Set(targets.flatMap((target) => target.platforms))) {
        const rule = (0,_runners_js__WEBPACK_IMPORTED_MODULE_0__/* .findRule */ .I)(platform, rules);
        const key = rule !== undefined && rule.platforms.length > 1 ? rule : platform;
        const group = groups.get(key) ?? { runner: rule?.runner ?? USUAL, platforms: [] };
        group.platforms.push(platform);
        groups.set(key, group);
    }
    return [...groups.values()];
}
/**
 * The outputs of `plan` for the jobs that build it: `matrix` for `strategy.matrix`, empty where one machine does;
 * `count` of its rows; and `runner`, as JSON for `fromJSON`, since it may be a list of labels.
 */
function toMatrixOutputs(plan, { runners }) {
    const rules = (0,_runners_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRunners */ .Z)(runners);
    const { include, runner } = makeMatrix(plan, rules.ok ? rules.value : []);
    return {
        matrix: include.length === 0 ? '' : JSON.stringify({ include }),
        count: String(include.length),
        runner: JSON.stringify(runner),
    };
}


/***/ })

};
