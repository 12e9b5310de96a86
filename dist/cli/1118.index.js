export const id = 1118;
export const ids = [1118];
export const modules = {

/***/ 41118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainPlan: () => (/* binding */ explainPlan)
/* harmony export */ });
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23213);

const MOST_CONSIDERED = 3;
function explainPlan(plan) {
    return plan.targets.map((target) => ({
        target: target.name,
        version: target.version,
        rules: [...explainEvaluated(target), ...explainSkipped(target)],
    }));
}
function explainEvaluated(target) {
    const rules = new Map();
    const add = (planned, isHeld) => {
        const tags = rules.get(planned.rule) ?? [];
        tags.push(explainTag(planned, isHeld));
        rules.set(planned.rule, tags);
    };
    for (const planned of target.tags)
        add(planned, false);
    for (const planned of target.held)
        add(planned, true);
    return [...rules].map(([rule, tags]) => ({ rule, applies: true, reason: '', tags }));
}
function explainSkipped({ skipped = [] }) {
    return skipped.map(({ rule, reason }) => ({ rule, applies: false, reason, tags: [] }));
}
function explainTag(planned, isHeld) {
    const { tag, kind, series, reason, decided, versions } = planned;
    return {
        tag,
        kind,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ series }),
        decision: isHeld ? 'held' : decided === 'registry' ? 'registry' : 'given',
        reason,
        considered: consider(versions?.above ?? []),
    };
}
function consider(above) {
    const shown = above
        .slice(0, MOST_CONSIDERED)
        .map(({ version }) => `${version} in git tags is newer`);
    const more = above.length - shown.length;
    return more > 0 ? [...shown, `and ${more} more`] : shown;
}


/***/ })

};
