export const id = 326;
export const ids = [326];
export const modules = {

/***/ 8326:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainSettled: () => (/* binding */ explainSettled),
/* harmony export */   withSettled: () => (/* binding */ withSettled)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6997);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9005);



/** The groups of settings that go into a plan as a whole. */
const GROUPS = ['Image', 'Tags', 'Labels'];
/** Settings of other groups that do. */
const NAMES = [
    ...['name', 'file', 'target', 'platforms', 'provenance', 'sbom', 'no-cache', 'pull'],
    'plain-tag',
];
/** Settings whose values stand behind a word of the plan's build command, the context behind `--`. */
const WORDS = {
    'build-args': '--build-arg',
    'cache-from': '--cache-from',
    'cache-to': '--cache-to',
    context: '--',
};
/**
 * The notice PLAN_SETTLED that names the flags, given beside a saved plan, that cannot change it;
 * nothing when there are none. `--sha` is not among them: the plan has to be of that commit.
 *
 * @param path names the plan's file.
 */
function explainSettled(path, beside) {
    const settings = _table_js__WEBPACK_IMPORTED_MODULE_2__/* .settingsTable */ .uG
        .filter(({ name }) => name in beside.given)
        .filter((setting) => isSettled(setting, beside.masked));
    const facts = _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .factFlags */ .ev.filter(({ fact }) => fact !== 'sha' && beside.overrides[fact]);
    const flags = [...settings, ...facts].map(({ name }) => `--${name}`);
    if (flags.length === 0)
        return [];
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('PLAN_SETTLED', `"${path}" is shipped as it was planned: ${flags.join(', ')} cannot change it.`, 'Give them to the command that makes the plan: tagship plan --json.'),
    ];
}
/** Whether a plan holds all there is to a setting. Secrets given as values are never in one. */
function isSettled(setting, masked) {
    if (GROUPS.includes(setting.group) || NAMES.includes(setting.name))
        return true;
    if (setting.key === undefined) {
        return setting.form !== 'secret-value' && !masked.includes(setting.buildxFlag);
    }
    const word = WORDS[setting.name];
    return word !== undefined && !masked.includes(word);
}
/** The settings, with those that a saved plan has settled as it has them; an older plan settles none. */
function withSettled(settings, settled) {
    if (settled === undefined)
        return settings;
    return { ...settings, latest: settled.latest, version: settled.version };
}


/***/ })

};
