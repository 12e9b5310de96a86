export const id = 1556;
export const ids = [1556];
export const modules = {

/***/ 61556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verifyCommand: () => (/* binding */ verifyCommand)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(53101);
// EXTERNAL MODULE: ./src/run/entry.js
var entry = __webpack_require__(39067);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __webpack_require__(3236);
// EXTERNAL MODULE: ./src/run/read.js + 44 modules
var read = __webpack_require__(71406);
// EXTERNAL MODULE: ./src/run/ship.js + 5 modules
var ship = __webpack_require__(17417);
;// CONCATENATED MODULE: ./src/run/verify.js





async function verify(request, asked, environment) {
    const { verifyReferences } = await Promise.all(/* import() */[__webpack_require__.e(203), __webpack_require__.e(3723)]).then(__webpack_require__.bind(__webpack_require__, 73723));
    const wrong = await (0,ship/* checkRequest */.yG)(request, environment);
    const settings = await (0,read/* readSettingsAlone */.t)(request, environment);
    const problems = [...wrong, ...settings.problems];
    if (!settings.ok || (0,problem/* hasErrors */.Cs)(problems))
        throw new problem/* Problem */.AF(problems);
    environment.vault.add((0,known_secrets/* knownSecrets */.xU)([settings.value], environment.env));
    const signedBy = await readSigned(asked.signed, environment.cwd);
    const { platforms } = settings.value;
    const facts = await readFactsForLogin(request, settings.value, environment);
    const prepared = { settings: settings.value, ...(0,omit_undefined/* omitUndefined */.O)({ facts }) };
    const found = await (0,ship/* withContext */.eQ)(prepared, environment, ({ registries }) => verifyReferences(asked.references, { platforms, sameDigest: asked.sameDigest, ...(0,omit_undefined/* omitUndefined */.O)({ signedBy }) }, registries));
    return { ...found, platforms, problems: [...problems, ...found.problems] };
}
async function readSigned(signed, cwd) {
    if (signed === undefined)
        return undefined;
    return (await __webpack_require__.e(/* import() */ 5867).then(__webpack_require__.bind(__webpack_require__, 35867))).readVerifier(signed.key, cwd);
}
async function readFactsForLogin(request, { registries }, environment) {
    if (!registries.some(({ oidc }) => oidc !== undefined))
        return undefined;
    const { facts } = await (0,read/* readRun */.c)({ ...request, remote: 'never' }, environment);
    return facts.ok ? facts.value : undefined;
}

;// CONCATENATED MODULE: ./src/cli/verify.js




async function verifyCommand(cli, invocation, run) {
    const { log, maskValue, print, printJson } = cli;
    const { positionals: references, sameDigest, signed, key } = invocation;
    const found = await verify(run.request, { references, sameDigest, ...(signed && { signed: { key } }) }, run.environment);
    if (invocation.json)
        printJson(maskValue(found, new Set(references)));
    else {
        const rows = found.references.map(({ reference, digest, problems }) => [
            problems.length === 0 ? 'ok' : 'failed',
            reference,
            digest ?? 'missing',
            problems.length === 0 ? found.platforms.join(', ') : '',
        ]);
        print((0,report_text/* renderColumns */.CO)(rows).join('\n'));
    }
    found.problems.forEach(log.problem);
    return (0,problem/* hasErrors */.Cs)(found.problems) ? entry/* EXIT */.dc.problem : entry/* EXIT */.dc.done;
}


/***/ })

};
