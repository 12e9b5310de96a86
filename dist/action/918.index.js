export const id = 918;
export const ids = [918];
export const modules = {

/***/ 3918:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseSavedPlan: () => (/* binding */ parseSavedPlan)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
// SPDX-License-Identifier: Apache-2.0
// Reads a Plan back that was saved as JSON. Pure: text in, Plan or problems out.

/**
 * The plan in `text`, or what is wrong with it: no JSON, of another schema version, of another
 * commit than `checkedOut`, with problems of its own, or damaged.
 *
 * @param path names the file in messages.
 */
function parseSavedPlan(text, path, checkedOut) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch (cause) {
        return refuse((0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PLAN_NOT_JSON', `"${path}" holds no JSON: ${String(cause)}`, 'Save a plan with `tagship plan --json > plan.json`.'));
    }
    if (!isObject(json))
        return refuse(damaged(path, 'it is no object'));
    if (json.schemaVersion !== 1) {
        return refuse((0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PLAN_SCHEMA_VERSION', `"${path}" has schema version ${JSON.stringify(json.schemaVersion)}; this tagship applies version 1`, 'Make the plan and apply it with the same tagship.'));
    }
    const wrong = shapeProblem(json);
    if (wrong !== undefined)
        return refuse(damaged(path, wrong));
    const plan = json;
    return plan.facts.sha === checkedOut
        ? { ok: true, value: plan, problems: [] }
        : refuse((0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PLAN_OTHER_COMMIT', `"${path}" was made for commit ${plan.facts.sha}, but ${checkedOut} is checked out`, 'Check that commit out, or make a new plan.'));
}
function shapeProblem(json) {
    const facts = json.facts;
    if (!isObject(facts) || typeof facts.sha !== 'string')
        return 'facts.sha is missing';
    if (!isObject(json.push))
        return 'push is missing';
    if (!Array.isArray(json.problems))
        return 'problems is missing';
    const targets = json.targets;
    if (!Array.isArray(targets))
        return 'targets is missing';
    for (const [index, target] of targets.entries()) {
        const wrong = targetProblem(target);
        if (wrong !== undefined)
            return `targets[${index}]${wrong}`;
    }
    return undefined;
}
function targetProblem(target) {
    if (!isObject(target))
        return ' is no object';
    if (typeof target.name !== 'string')
        return '.name is missing';
    for (const key of ['platforms', 'repositories']) {
        if (!isTexts(target[key]))
            return `.${key} is no list of texts`;
    }
    for (const key of ['tags', 'held']) {
        const tags = target[key];
        if (!Array.isArray(tags) || !tags.every(isTag))
            return `.${key} is no list of tags`;
    }
    return buildProblem(target.build);
}
function buildProblem(build) {
    if (!isObject(build) || !isTexts(build.argv))
        return '.build.argv is no list of texts';
    return build.argv.slice(0, 3).join(' ') === 'docker buildx build'
        ? undefined
        : '.build.argv does not begin with docker buildx build';
}
function isTag(value) {
    return (isObject(value) &&
        typeof value.tag === 'string' &&
        (value.kind === 'exact' || value.kind === 'floating') &&
        (value.decided === 'plan' || value.decided === 'registry'));
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
function damaged(path, why) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PLAN_DAMAGED', `"${path}" is not a plan: ${why}`, 'Make it again with `tagship plan --json`.');
}
function refuse(problem) {
    return { ok: false, problems: [problem] };
}


/***/ })

};
