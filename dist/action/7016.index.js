export const id = 7016;
export const ids = [7016];
export const modules = {

/***/ 47016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verifyStep: () => (/* binding */ verifyStep)
});

// EXTERNAL MODULE: ./src/action/runner.js + 1 modules
var runner = __webpack_require__(2204);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/report/summary.js + 1 modules
var summary = __webpack_require__(53426);
// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(53101);
// EXTERNAL MODULE: ./src/run/entry.js
var entry = __webpack_require__(39067);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __webpack_require__(3236);
// EXTERNAL MODULE: ./src/run/read.js + 49 modules
var read = __webpack_require__(90764);
// EXTERNAL MODULE: ./src/run/ship.js + 4 modules
var ship = __webpack_require__(49688);
;// CONCATENATED MODULE: ./src/run/verify.js





async function verify(request, asked, environment) {
    const { references, sameDigest, notYanked, signed, attested } = asked;
    const { verifyReferences } = await Promise.all(/* import() */[__webpack_require__.e(1232), __webpack_require__.e(825), __webpack_require__.e(3953)]).then(__webpack_require__.bind(__webpack_require__, 13953));
    const wrong = await (0,ship/* checkRequest */.yG)(request, environment);
    const settings = await (0,read/* readSettingsAlone */.t)(request, environment);
    const problems = [...wrong, ...settings.problems];
    if (!settings.ok || (0,problem/* hasErrors */.Cs)(problems))
        throw new problem/* Problem */.AF(problems);
    environment.vault.add((0,known_secrets/* knownSecrets */.xU)([settings.value], environment.env));
    const { platforms } = settings.value;
    const facts = await readFactsForLogin(request, settings.value, environment);
    const prepared = { settings: settings.value, ...(0,omit_undefined/* omitUndefined */.O)({ facts }) };
    const found = await (0,ship/* withContext */.eQ)(prepared, environment, (context) => withSigned(signed ?? readSigned(settings.value), context, (signedBy) => verifyReferences(references, { ...{ platforms, sameDigest, notYanked, attested }, ...(0,omit_undefined/* omitUndefined */.O)({ signedBy }) }, context.registries)));
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
    const { facts } = await (0,read/* readRun */.c)({ ...request, remote: 'never' }, environment);
    return facts.ok ? facts.value : undefined;
}

// EXTERNAL MODULE: ./src/settings/values/boolean.js
var values_boolean = __webpack_require__(23102);
;// CONCATENATED MODULE: ./src/action/verify.js







async function verifyStep(step, { references: text = '', request, }, environment) {
    const { log, maskValue } = step;
    const references = text.split(/[\s,]+/).filter((word) => word !== '');
    const problems = references.length === 0 ? [noReference()] : [];
    const found = await verify({ ...request, problems: [...(request.problems ?? []), ...problems] }, { references, sameDigest: false, notYanked: false, attested: readAttested(request) }, environment);
    const shown = maskValue(found, new Set(references));
    const rows = shown.references.map(({ reference, digest, problems: wrong }) => [
        wrong.length === 0 ? 'ok' : 'failed',
        reference,
        digest ?? 'missing',
    ]);
    log.info((0,report_text/* renderColumns */.CO)(rows).join('\n'));
    shown.problems.forEach(log.problem);
    const head = (0,problem/* hasErrors */.Cs)(found.problems) ? 'Not verified' : 'Verified';
    (0,runner/* summarize */.eh)(step.env.GITHUB_STEP_SUMMARY, (0,summary/* renderProblemsSummary */.nk)(shown.problems, head));
    (0,runner/* setOutput */.uH)('digest', shown.references[0]?.digest ?? '');
    return (0,problem/* hasErrors */.Cs)(found.problems) ? entry/* EXIT */.dc.problem : entry/* EXIT */.dc.done;
}
function readAttested({ given }) {
    return ['provenance', 'sbom'].filter((name) => {
        const value = given[name];
        return typeof value === 'string' && (0,values_boolean/* parseBoolean */.y)(value) === true;
    });
}
function noReference() {
    return (0,problem/* error */.z3)('VERIFY_REFERENCE', 'the input references is empty, and verify needs at least one', 'Write references: ghcr.io/acme/app:1.2.3, or hand over the output tags or reference of an earlier job.');
}


/***/ })

};
