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
 * The plan in `text`, or what is wrong with it: no JSON, of another schema version, damaged, of
 * another commit or of a clean checkout where this one is not, or to be pushed where nobody wants
 * that now, or the other way round.
 *
 * @param path names the file in messages.
 */
function parseSavedPlan(text, path, present) {
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
    const problems = listMisfits(plan, path, present);
    return problems.length === 0 ? { ok: true, value: plan, problems } : { ok: false, problems };
}
function listMisfits({ facts, push }, path, present) {
    const problems = [];
    if (facts.sha !== present.sha) {
        const message = `"${path}" was made for commit ${facts.sha}, but ${present.sha} is checked out`;
        const hint = 'Check that commit out, or make a new plan.';
        problems.push((0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PLAN_OTHER_COMMIT', message, hint));
    }
    else if (present.dirty && !facts.dirty) {
        const message = `"${path}" was made for a clean checkout, and this one has changes that are not committed`;
        const hint = 'Commit or stash them, or allow them with --allow-dirty.';
        problems.push((0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PLAN_DIRTY', message, hint));
    }
    if (present.push === 'true' && push.mode !== 'push') {
        const message = `"${path}" was made for a run that does not push: ${push.reason}`;
        const hint = 'Make it for one that does: tagship plan --push --json > plan.json.';
        problems.push((0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PLAN_NO_PUSH', message, hint));
    }
    if (present.push === 'false' && push.mode === 'push') {
        const message = `"${path}" was made for a run that pushes, and push is false now`;
        const hint = 'Make it for one that does not: tagship plan --no-push --json > plan.json.';
        problems.push((0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PLAN_PUSHES', message, hint));
    }
    return problems;
}
function shapeProblem(json) {
    const facts = json.facts;
    if (!isObject(facts) || typeof facts.sha !== 'string')
        return 'facts.sha is missing';
    if (!isObject(json.push))
        return 'push is missing';
    if (!isSettled(json.settled))
        return 'settled is not what tagship plan writes there';
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
function isSettled(value) {
    if (value === undefined)
        return true;
    if (!isObject(value) || !['string', 'undefined'].includes(typeof value.version))
        return false;
    return ['auto', 'release', 'branch', 'never'].some((word) => word === value.latest);
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
