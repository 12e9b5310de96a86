export const id = 6478;
export const ids = [6478];
export const modules = {

/***/ 26478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ toPromotedFacts),
/* harmony export */   makeBareFacts: () => (/* binding */ makeBareFacts)
/* harmony export */ });
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23213);

function makeBareFacts(now, trust) {
    return {
        ci: 'local',
        event: { kind: 'other', name: 'promote' },
        trust,
        eventName: 'promote',
        ref: '',
        sha: '',
        dirty: false,
        project: {},
        run: {},
        now,
        gitTags: { known: false, reason: 'nothing is checked out' },
    };
}
function toPromotedFacts({ ci, trust, eventName, project, run, environment, now }, image) {
    return {
        ...{ ci, trust, eventName, project, run, now },
        event: { kind: 'other', name: 'promote' },
        ref: '',
        sha: image.revision ?? '',
        dirty: false,
        gitTags: { known: false, count: 0, reason: 'the registries decide' },
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ environment, commitTime: image.commitTime }),
    };
}


/***/ })

};
