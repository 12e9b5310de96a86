export const id = 8137;
export const ids = [8137];
export const modules = {

/***/ 8137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseFlavor: () => (/* binding */ parseFlavor)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83053);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54842);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76655);
/* harmony import */ var _source_span_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74945);




const KEYS = ['latest', 'prefix', 'suffix', 'onlatest'];
async function parseFlavor(text, isStrict) {
    const flavor = {
        latest: 'auto',
        prefix: '',
        suffix: '',
        prefixOnLatest: false,
        suffixOnLatest: false,
        spans: {},
    };
    const problems = [];
    const entries = await (0,_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readEntries */ .$)(text, { setting: 'flavor', strict: isStrict });
    if (!entries.ok)
        return { flavor, problems: entries.problems };
    for (const entry of entries.value) {
        const fields = await (0,_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .readRuleFields */ .i)(entry);
        problems.push(...(fields.ok ? readEntry(flavor, fields.value) : fields.problems));
    }
    return { flavor, problems };
}
function readEntry(flavor, fields) {
    const problems = [];
    const draft = {
        target: flavor,
        last: undefined,
    };
    for (const field of fields) {
        const [key = '', value] = field.text.split('=').map((part) => part.trim());
        const problem = value === undefined
            ? noPair(field.span, key)
            : readPair(draft, key.toLowerCase(), value, field.span);
        if (problem !== undefined)
            problems.push(problem);
    }
    return problems;
}
function readPair(draft, key, value, span) {
    const { target } = draft;
    switch (key) {
        case 'latest':
            if (value !== 'auto' && value !== 'true' && value !== 'false')
                return badValue(span, key, value, ['auto', 'true', 'false']);
            target.latest = value;
            return undefined;
        case 'prefix':
        case 'suffix':
            target[key] = value;
            target.spans = { ...target.spans, [key]: span };
            draft.last = key;
            return undefined;
        case 'onlatest':
            return readOnLatest(draft, value, span);
        default:
            return (0,_source_span_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(span, 'FLAVOR_KEY', `unknown flavor attribute ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(key)}`, (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .suggest */ .Z)(key, KEYS));
    }
}
function readOnLatest(draft, value, span) {
    const { target, last } = draft;
    if (value !== 'true' && value !== 'false')
        return badValue(span, 'onlatest', value, ['true', 'false']);
    if (last !== undefined)
        target[`${last}OnLatest`] = value === 'true';
    return undefined;
}
function noPair(span, text) {
    const hint = 'Write "latest=…", "prefix=…" or "suffix=…".';
    return (0,_source_span_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(span, 'FLAVOR_PAIR', `invalid flavor ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(text)}: not a key=value pair`, hint);
}
function badValue(span, key, value, options) {
    return (0,_source_span_js__WEBPACK_IMPORTED_MODULE_1__/* .errorAt */ .Os)(span, 'FLAVOR_VALUE', `invalid value ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(value)} for ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(key)}`, (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .suggest */ .Z)(value, options));
}


/***/ })

};
