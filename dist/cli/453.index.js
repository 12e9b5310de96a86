export const id = 453;
export const ids = [453];
export const modules = {

/***/ 8453:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderPlan: () => (/* binding */ renderPlan)
/* harmony export */ });
/* unused harmony export renderEvent */
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3101);

/** The event in a few words: `git tag v1.2.3`, `change 12`, `branch main`. */
function renderEvent(event) {
    switch (event.kind) {
        case 'branch':
            return `branch ${event.branch}`;
        case 'gitTag':
            return `git tag ${event.gitTag}`;
        case 'release':
            return `release ${event.gitTag}` + when(event.prerelease, ' (pre-release)');
        case 'change':
            return `change ${event.number}` + when(event.fork, ' from a fork');
        case 'mergeQueue':
            return 'merge queue';
        case 'schedule':
            return 'schedule' + when(event.branch !== undefined, ` on ${event.branch ?? ''}`);
        case 'other':
            return event.name;
    }
}
/**
 * The plan: facts, then for each target its tags with rule and reason, what is held and why,
 * repositories, labels and the buildx command.
 */
function renderPlan(plan, paint) {
    const { facts } = plan;
    const lines = [
        paint('bold', `tagship ${plan.tool.version} plan`),
        '',
        ...indent((0,_text_js__WEBPACK_IMPORTED_MODULE_0__.renderColumns)([
            ['event', (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(`${renderEvent(facts.event)} (${facts.ci}: ${facts.eventName})`)],
            ['commit', facts.sha + (facts.dirty ? ' with uncommitted changes' : '')],
            ['committed', facts.commitTime ?? 'unknown'],
            ['project', (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(facts.project.slug ?? facts.project.url ?? 'unknown')],
            ['default branch', (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(facts.defaultBranch ?? 'unknown')],
            ['git tags', renderGitTags(plan)],
            ['push', `${plan.push.mode === 'push' ? 'yes' : 'no'}: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(plan.push.reason)}`],
        ])),
    ];
    for (const target of plan.targets)
        lines.push('', ...renderTarget(target, paint));
    return `${lines.join('\n')}\n`;
}
function renderGitTags({ facts: { gitTags } }) {
    if (!gitTags.known)
        return `not known: ${gitTags.reason ?? 'no reason given'}`;
    return `${gitTags.count}, read from the ${gitTags.from ?? 'clone'}`;
}
function renderTarget(target, paint) {
    const section = (title, lines) => lines.length === 0 ? [] : ['', `  ${paint('bold', title)}`, ...indent(indent(lines))];
    return [
        paint('bold', `target ${target.name}`) +
            (target.version === null ? '' : `, version ${target.version}`),
        ...section('repositories', target.repositories),
        ...section('tags', renderTags(target.tags, paint, 'green')),
        ...section('held', renderTags(target.held, paint, 'yellow')),
        ...section('labels', renderMap(target.labels)),
        ...section('annotations', renderMap(target.annotations)),
        ...section('build', [(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .renderArgv */ .Jn)(target.build.argv))]),
    ];
}
function renderTags(tags, paint, style) {
    const rows = tags.map((tag) => [
        tag.tag,
        tag.kind + (tag.series === undefined ? '' : ` (${tag.series})`),
        tag.decided === 'registry' ? 'if the registry agrees' : '',
        (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(tag.reason),
        (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(`[${tag.rule}]`),
    ]);
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.renderColumns)(rows, (text, column) => {
        if (column === 0)
            return paint(style, text);
        return column === 4 ? paint('dim', text) : text;
    });
}
function renderMap(map) {
    return Object.entries(map).map(([key, value]) => (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(`${key}=${value}`));
}
function when(condition, text) {
    return condition ? text : '';
}
function indent(lines) {
    return lines.map((line) => (line === '' ? '' : `  ${line}`));
}


/***/ })

};
