export const id = 7363;
export const ids = [7363];
export const modules = {

/***/ 17363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verifyCommand: () => (/* binding */ verifyCommand)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53101);
/* harmony import */ var _run_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39067);
/* harmony import */ var _run_verify_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62118);




async function verifyCommand(cli, invocation, run) {
    const { log, maskValue, print, printJson } = cli;
    const { positionals: references, sameDigest, notYanked, signed, key, attested } = invocation;
    const found = await (0,_run_verify_js__WEBPACK_IMPORTED_MODULE_3__/* .verify */ .M)(run.request, { references, sameDigest, notYanked, attested, ...(signed && { signed: { key } }) }, run.environment);
    if (invocation.json)
        printJson(maskValue(found, new Set(references)));
    else {
        const rows = found.references.map(({ reference, digest, problems }) => [
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .hasErrors */ .Cs)(problems) ? 'failed' : 'ok',
            reference,
            digest ?? 'missing',
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .hasErrors */ .Cs)(problems) ? '' : found.platforms.join(', '),
        ]);
        print((0,_report_text_js__WEBPACK_IMPORTED_MODULE_1__/* .renderColumns */ .CO)(rows).join('\n'));
    }
    found.problems.forEach(log.problem);
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .hasErrors */ .Cs)(found.problems) ? _run_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .EXIT */ .dc.problem : _run_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .EXIT */ .dc.done;
}


/***/ }),

/***/ 62118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ verify),
/* harmony export */   Q: () => (/* binding */ readFactsForLogin)
/* harmony export */ });
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23213);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _settings_values_known_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3236);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57398);
/* harmony import */ var _ship_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(40532);





async function verify(request, asked, environment) {
    const { references, sameDigest, notYanked, signed, attested } = asked;
    const { verifyReferences } = await Promise.all(/* import() */[__webpack_require__.e(7905), __webpack_require__.e(5889), __webpack_require__.e(3953)]).then(__webpack_require__.bind(__webpack_require__, 13953));
    const wrong = await (0,_ship_js__WEBPACK_IMPORTED_MODULE_3__/* .checkRequest */ .yG)(request, environment);
    const settings = await (0,_read_js__WEBPACK_IMPORTED_MODULE_2__/* .readSettingsAlone */ .t)(request, environment);
    const problems = [...wrong, ...settings.problems];
    if (!settings.ok || (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .hasErrors */ .Cs)(problems))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF(problems);
    environment.vault.add((0,_settings_values_known_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .knownSecrets */ .xU)([settings.value], environment.env));
    const { platforms } = settings.value;
    const facts = await readFactsForLogin(request, settings.value, environment);
    const prepared = { settings: settings.value, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ facts }) };
    const found = await (0,_ship_js__WEBPACK_IMPORTED_MODULE_3__/* .withContext */ .eQ)(prepared, environment, (context) => withSigned(signed ?? readSigned(settings.value), context, (signedBy) => verifyReferences(references, { ...{ platforms, sameDigest, notYanked, attested }, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ signedBy }) }, context.registries)));
    return { ...found, platforms, problems: [...problems, ...found.problems] };
}
function readSigned(settings) {
    const { signed, verifyKey: key } = settings;
    const isNamed = [key, ...Object.values(toNames(settings))].some((one) => one !== undefined);
    return signed || isNamed ? { key } : undefined;
}
function toNames(settings) {
    const { verifyIdentity, verifyIdentityRegexp, verifyIssuer, verifyIssuerRegexp } = settings;
    return { verifyIdentity, verifyIdentityRegexp, verifyIssuer, verifyIssuerRegexp };
}
async function withSigned(signed, context, step) {
    if (signed === undefined)
        return await step(undefined);
    const { readSignatureCheck } = await __webpack_require__.e(/* import() */ 5867).then(__webpack_require__.bind(__webpack_require__, 35867));
    const { createPatternMatcher } = await __webpack_require__.e(/* import() */ 5428).then(__webpack_require__.bind(__webpack_require__, 45428));
    const { match, close } = createPatternMatcher(context.signal);
    try {
        const key = signed.key ?? context.settings.verifyKey;
        const names = { ...toNames(context.settings), key };
        return await step(await readSignatureCheck(names, { ...context, match }));
    }
    finally {
        await close();
    }
}
async function readFactsForLogin(request, { registries }, environment) {
    if (!registries.some(({ oidc }) => oidc !== undefined))
        return undefined;
    const { facts } = await (0,_read_js__WEBPACK_IMPORTED_MODULE_2__/* .readRun */ .c)({ ...request, remote: 'never' }, environment);
    return facts.ok ? facts.value : undefined;
}


/***/ })

};
