export const id = 191;
export const ids = [191];
export const modules = {

/***/ 60191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderExplanation: () => (/* binding */ renderExplanation)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53101);

const DECISION = { given: 'given', held: 'held', registry: 'pending registry' };
function renderExplanation(targets, paint) {
    const lines = targets.flatMap(({ target, version, rules }) => [
        paint('bold', `target ${target}`) + (version === null ? '' : `, version ${version}`),
        ...rules.flatMap((rule) => renderRule(rule, paint)),
    ]);
    return `${lines.join('\n')}\n`;
}
function renderRule(rule, paint) {
    const verdict = rule.applies ? paint('green', 'applies') : paint('dim', 'gave nothing');
    const why = rule.reason === '' ? '' : `: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(rule.reason)}`;
    const rows = rule.tags.map(toRow);
    const columns = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .renderColumns */ .CO)(rows, (text, column, row) => column === 0 ? paint(rule.tags[row]?.decision === 'held' ? 'yellow' : 'green', text) : text);
    return [
        '',
        `  ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(rule.rule)}`,
        `    ${verdict}${why}`,
        ...columns.map((line) => `      ${line}`),
    ];
}
function toRow({ tag, kind, series, decision, reason, considered }) {
    const others = considered.filter((one) => !reason.includes(one)).join('; ');
    return [
        tag,
        kind + (series === undefined ? '' : ` (${series})`),
        DECISION[decision],
        (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(reason) + (others === '' ? '' : `; considered: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(others)}`),
    ];
}


/***/ })

};
