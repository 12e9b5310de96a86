export const id = 1128;
export const ids = [1128];
export const modules = {

/***/ 51128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lintSettings: () => (/* binding */ lintSettings)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _template_expressions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92864);
/* harmony import */ var _flavor_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8137);
/* harmony import */ var _reference_images_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59449);
/* harmony import */ var _kinds_kinds_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97082);
/* harmony import */ var _kinds_regexp_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(38344);
/* harmony import */ var _legal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62312);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(54842);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(19944);









async function lintSettings(words) {
    const strict = words.compat === 'strict';
    const { flavor, problems: flavorProblems } = await (0,_flavor_js__WEBPACK_IMPORTED_MODULE_2__.parseFlavor)(words.flavor ?? '', strict);
    const { rules, problems: ruleProblems } = await (0,_parse_js__WEBPACK_IMPORTED_MODULE_7__/* .parseRules */ .N)(words.tags ?? '', strict);
    const found = [
        ...ruleProblems,
        ...flavorProblems,
        ...(await checkAffixes(flavor)),
        ...(await collect(rules, (rule) => checkRule(rule, flavor, strict))),
        ...(await (0,_reference_images_js__WEBPACK_IMPORTED_MODULE_3__/* .checkImages */ .B6)(words)),
        ...(await checkTexts(words, 'labels')),
        ...(await checkTexts(words, 'annotations')),
    ];
    return found.filter((problem) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .hasErrors */ .Cs)([problem]));
}
const TEMPLATES = ['enable', 'prefix', 'suffix', 'value', 'pattern'];
async function checkRule(rule, flavor, isStrict) {
    const known = (0,_kinds_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .listAttributes */ .uw)(rule.type, isStrict);
    const templates = TEMPLATES.filter((key) => rule.spans.has(key) && known.includes(key)).filter((key) => key !== 'pattern' || rule.type !== 'match');
    const problems = await collect(templates, (key) => (0,_template_expressions_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTemplate */ .B)(rule.attributes.get(key) ?? '', rule.spans.get(key) ?? rule.span));
    const key = (0,_kinds_regexp_js__WEBPACK_IMPORTED_MODULE_8__/* .regexpKeyOf */ .Or)(rule);
    const regexp = key === undefined ? [] : (0,_kinds_regexp_js__WEBPACK_IMPORTED_MODULE_8__/* .readPattern */ .ZS)(rule, key).problems;
    return [...problems, ...regexp, ...checkLiteral(rule, flavor, isStrict)];
}
function checkLiteral(rule, flavor, isStrict) {
    const { attributes, type, spans, span } = rule;
    const value = attributes.get('value') ?? '';
    const texts = [
        attributes.get('prefix') ?? flavor.prefix,
        value,
        attributes.get('suffix') ?? flavor.suffix,
    ];
    const isSame = type === 'raw' && attributes.get('enable') === 'true' && value !== '';
    if (!isSame || texts.some((text) => text.includes('{{')))
        return [];
    const parts = texts.map((text) => ({ text, isLiteral: true }));
    const legal = (0,_legal_js__WEBPACK_IMPORTED_MODULE_5__/* .toLegalTag */ .L)(parts, spans.get('value') ?? span, isStrict);
    return legal.ok ? [] : legal.problems;
}
async function checkAffixes({ prefix, suffix, spans }) {
    return [
        ...(await (0,_template_expressions_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTemplate */ .B)(prefix, spans.prefix ?? 'flavor')),
        ...(await (0,_template_expressions_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTemplate */ .B)(suffix, spans.suffix ?? 'flavor')),
    ];
}
async function checkTexts(words, setting) {
    const strict = words.compat === 'strict';
    const entries = await (0,_lines_js__WEBPACK_IMPORTED_MODULE_6__/* .readEntries */ .$)(words[setting] ?? '', { setting, strict });
    if (!entries.ok)
        return entries.problems;
    return strict ? collect(entries.value, ({ text, span }) => (0,_template_expressions_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTemplate */ .B)(text, span)) : [];
}
async function collect(items, check) {
    return (await Promise.all(items.map(check))).flat();
}


/***/ })

};
