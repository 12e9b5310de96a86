export const id = 6176;
export const ids = [6176];
export const modules = {

/***/ 56176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  historyCommand: () => (/* binding */ historyCommand)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(53101);
;// CONCATENATED MODULE: ./src/report/history-text.js

function renderLog({ repository, tag, moves }, paint) {
    const title = tag === null ? repository : `${repository}:${tag}`;
    const rows = moves.flatMap((move) => renderMove(move));
    return [paint('bold', (0,report_text/* visible */.RK)(title)), ...(0,report_text/* renderColumns */.CO)(rows).map(indent), ''].join('\n');
}
function renderMove(move) {
    const { by, tag, from, to, version, command, isCurrent, leftFor } = move;
    const image = version === null ? (0,report_text/* shortDigest */.VK)(to) : `${version} (${(0,report_text/* shortDigest */.VK)(to)})`;
    const change = from === null ? `created at ${image}` : `${(0,report_text/* shortDigest */.VK)(from)} to ${image}`;
    const who = [by.actor, by.ci, by.url ?? by.id].filter((one) => one !== undefined).join(' ');
    const commit = by.commit === undefined ? '' : by.commit.slice(0, 12);
    const words = [command === 'back' ? 'promote --back' : command, isCurrent ? 'current' : ''];
    const row = [
        ...[by.at.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ''), tag, change],
        ...[words.filter((word) => word !== '').join(', '), commit, who],
    ].map(report_text/* visible */.RK);
    if (leftFor === undefined)
        return [row];
    return [['', tag, `not recorded: ${(0,report_text/* shortDigest */.VK)(to)} to ${(0,report_text/* shortDigest */.VK)(leftFor)}`], row];
}
function indent(line) {
    return `  ${line}`;
}
function renderYank(report, paint) {
    const { command, version, because, status, repositories } = report;
    const why = command === 'yank' ? ` because ${because}` : '';
    return [
        paint('bold', (0,report_text/* visible */.RK)(`${command} ${version}${why}`)),
        ...repositories.flatMap((one) => ['', ...renderYanked(one, paint)]),
        '',
        paint('bold', STATUS[status]),
        '',
    ].join('\n');
}
const STATUS = {
    planned: 'Planned: nothing is written yet.',
    done: 'Done.',
    partial: 'Partly done: run it again.',
    failed: 'Not done.',
};
const MARKS = {
    write: 'gets a tombstone',
    there: 'needs no tombstone',
    written: 'has a new tombstone',
    failed: 'has no new tombstone',
    none: 'has no image of this version',
};
function renderYanked({ repository, digest, mark, tags }, paint) {
    const at = digest === null ? '' : `@${(0,report_text/* shortDigest */.VK)(digest)}`;
    const rows = tags.map(({ action, tag, toTag, reason }) => [
        ...[action, tag, toTag === null ? '' : `to ${toTag}`],
        (0,report_text/* visible */.RK)(reason),
    ]);
    return [`${paint('cyan', repository)}${at} ${MARKS[mark]}`, ...(0,report_text/* renderColumns */.CO)(rows).map(indent)];
}

// EXTERNAL MODULE: ./src/run/entry.js
var entry = __webpack_require__(39067);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __webpack_require__(3236);
// EXTERNAL MODULE: ./src/run/read.js + 47 modules
var read = __webpack_require__(57398);
// EXTERNAL MODULE: ./src/run/ship.js + 3 modules
var ship = __webpack_require__(40532);
// EXTERNAL MODULE: ./src/run/verify.js
var verify = __webpack_require__(62118);
;// CONCATENATED MODULE: ./src/run/history/log.js






async function log(request, asked, environment) {
    const wrong = await (0,ship/* checkRequest */.yG)(request, environment);
    const settings = await (0,read/* readSettingsAlone */.t)(request, environment);
    const problems = [...wrong, ...settings.problems];
    if (!settings.ok || (0,problem/* hasErrors */.Cs)(problems))
        throw new problem/* Problem */.AF(problems);
    environment.vault.add((0,known_secrets/* knownSecrets */.xU)([settings.value], environment.env));
    const sinceMs = readSince(asked.since, environment.clock.now());
    const { readLog } = await __webpack_require__.e(/* import() */ 509).then(__webpack_require__.bind(__webpack_require__, 90509));
    const range = sinceMs === undefined ? {} : { sinceMs };
    const facts = await (0,verify/* readFactsForLogin */.Q)(request, settings.value, environment);
    const prepared = { settings: settings.value, ...(0,omit_undefined/* omitUndefined */.O)({ facts }) };
    const found = await (0,ship/* withContext */.eQ)(prepared, environment, ({ registries }) => readLog(asked.reference, range, registries));
    return { ...found, problems: [...problems, ...found.problems] };
}
const UNITS = {
    ...{ m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 },
};
function readSince(since, nowMs) {
    if (since === undefined)
        return undefined;
    const [, count, unit = ''] = /^(\d{1,5})([mhdw])$/.exec(since) ?? [];
    if (count !== undefined)
        return nowMs - Number(count) * (UNITS[unit] ?? 0);
    const time = /^\d{4}-\d\d-\d\d(?:T[\d:.]{4,12}Z?)?$/.test(since) ? Date.parse(since) : Number.NaN;
    if (!Number.isNaN(time))
        return time;
    const message = `invalid --since ${JSON.stringify(since.slice(0, 100))}`;
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOG_SINCE', message, 'Write a time such as 12h or 7d, or a date such as 2026-11-27.'),
    ]);
}

// EXTERNAL MODULE: ./src/settings/targets.js
var targets = __webpack_require__(73733);
// EXTERNAL MODULE: ./src/run/promote.js
var promote = __webpack_require__(82283);
;// CONCATENATED MODULE: ./src/run/history/yank.js





async function runYank(request, edge, environment) {
    const { settings, facts } = await (0,promote/* readBoth */._Z)(request, environment);
    environment.vault.add((0,known_secrets/* knownSecrets */.xU)([settings], environment.env));
    const [, name, version = edge.version] = /^([^@]+[/:][^@]*):([^:/@]+)$/.exec(edge.version) ?? [];
    const names = name === undefined ? await listAllNames(settings, facts) : [name];
    const { applyYank, prepareYank } = await Promise.all(/* import() */[__webpack_require__.e(7905), __webpack_require__.e(5983), __webpack_require__.e(7656), __webpack_require__.e(2192)]).then(__webpack_require__.bind(__webpack_require__, 97877));
    return (0,ship/* withContext */.eQ)({ settings, facts }, environment, async (context) => {
        const { command } = edge;
        const { because } = settings;
        const ready = await prepareYank({ command, version, because, names, facts }, context);
        edge.onPlan(ready.report);
        if (edge.dryRun || (0,problem/* hasErrors */.Cs)(ready.report.problems))
            return ready.report;
        return applyYank(ready, context);
    });
}
async function listAllNames(settings, facts) {
    const found = (0,targets/* listSettings */.cl)(settings).map((own) => (0,promote/* listNames */.Zv)('', own, facts));
    return [...new Set((await Promise.all(found)).flat())];
}

;// CONCATENATED MODULE: ./src/cli/history.js





async function historyCommand(cli, invocation, run) {
    const { command } = run;
    return command === 'log'
        ? logCommand(cli, invocation, run)
        : yankCommand(cli, invocation, { ...run, command });
}
async function logCommand(cli, { positionals: [reference = ''], since, json }, run) {
    const found = await log(run.request, { reference, since }, run.environment);
    const shown = cli.maskValue(found, new Set([reference, found.repository]));
    if (json)
        cli.printJson(shown);
    else
        cli.print(renderLog(shown, cli.paint));
    shown.problems.forEach(cli.log.problem);
    return (0,problem/* hasErrors */.Cs)(shown.problems) ? entry/* EXIT */.dc.problem : entry/* EXIT */.dc.done;
}
async function yankCommand(cli, { positionals: [version = ''], json, dryRun }, run) {
    let planned;
    const onPlan = (given) => {
        planned = mask(cli, given);
        if (!dryRun && !(0,problem/* hasErrors */.Cs)(given.problems))
            cli.say(renderYank(planned, cli.paintLog));
        planned.problems.forEach(cli.log.problem);
    };
    const { command, request, environment } = run;
    const report = mask(cli, await runYank(request, { command, version, dryRun, onPlan }, environment));
    if (json)
        cli.printJson(report);
    else
        cli.print(renderYank(report, cli.paint));
    (0,problem/* unsaid */.DY)(report.problems, planned?.problems ?? []).forEach(cli.log.problem);
    return (0,problem/* hasErrors */.Cs)(report.problems) ? entry/* EXIT */.dc.problem : entry/* EXIT */.dc.done;
}
function mask(cli, report) {
    const names = report.repositories.flatMap(({ repository, tags }) => [
        repository,
        ...tags.map(({ tag }) => tag),
    ]);
    return cli.maskValue(report, new Set([report.version, ...names]));
}


/***/ }),

/***/ 82283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zv: () => (/* binding */ listNames),
/* harmony export */   _Z: () => (/* binding */ readBoth),
/* harmony export */   d1: () => (/* binding */ runPromotion)
/* harmony export */ });
/* harmony import */ var _facts_detect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33154);
/* harmony import */ var _plan_reference_images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59449);
/* harmony import */ var _plan_template_expressions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92864);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34734);
/* harmony import */ var _settings_values_known_secrets_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3236);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(24493);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57398);
/* harmony import */ var _ship_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(40532);








async function runPromotion(request, edge, environment) {
    const { settings, facts } = await readBoth(request, environment);
    const { from: images, back } = settings;
    const [from, ...others] = images;
    if (others.length > 0 || (from === undefined) !== back) {
        throw back ? describeBoth() : describeNothing(others.length);
    }
    environment.vault.add((0,_settings_values_known_secrets_js__WEBPACK_IMPORTED_MODULE_4__/* .knownSecrets */ .xU)([settings], environment.env));
    const names = await listNames(from ?? '', settings, facts);
    const [{ preparePromotion }, { applyPromotion }, { createPatternMatcher }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(7905), __webpack_require__.e(5983), __webpack_require__.e(5889), __webpack_require__.e(6529), __webpack_require__.e(2170)]).then(__webpack_require__.bind(__webpack_require__, 32170)),
        Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(7905), __webpack_require__.e(5983), __webpack_require__.e(5889), __webpack_require__.e(6462), __webpack_require__.e(6529), __webpack_require__.e(7656), __webpack_require__.e(6298), __webpack_require__.e(4836)]).then(__webpack_require__.bind(__webpack_require__, 94836)),
        __webpack_require__.e(/* import() */ 5428).then(__webpack_require__.bind(__webpack_require__, 45428)),
    ]);
    return (0,_ship_js__WEBPACK_IMPORTED_MODULE_6__/* .withContext */ .eQ)({ settings, facts }, environment, async (given) => {
        const moving = back ? 'always' : settings.moving;
        const context = { ...given, settings: { ...given.settings, moving } };
        const { match, close } = createPatternMatcher(environment.signal);
        try {
            const secrets = environment.vault.list();
            const plan = { toolVersion: _version_js__WEBPACK_IMPORTED_MODULE_7__/* .version */ .r, secrets, match };
            const image = from ?? (await findBefore(names, context));
            const ready = await preparePromotion({ from: image, names, facts, plan }, context);
            const { promotion } = ready;
            await edge.onPlan(promotion, ready.plan);
            if (edge.dryRun || (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .hasErrors */ .Cs)(promotion.problems))
                return { promotion };
            const report = (receipt) => edge.report(receipt, promotion, ready.plan);
            return { promotion, receipt: await applyPromotion(ready, { ...context, report }) };
        }
        finally {
            await close();
        }
    });
}
async function readBoth(request, environment) {
    const wrong = await (0,_ship_js__WEBPACK_IMPORTED_MODULE_6__/* .checkRequest */ .yG)(request, environment);
    const { settings, facts } = await (0,_read_js__WEBPACK_IMPORTED_MODULE_5__/* .readRun */ .c)({ ...request, remote: 'never' }, environment);
    const isLocal = (0,_facts_detect_js__WEBPACK_IMPORTED_MODULE_0__/* .detectCi */ .A)(environment.env) === 'local';
    const lacking = facts.ok || isLocal ? [] : facts.problems;
    const problems = [...wrong, ...settings.problems, ...lacking];
    if (!settings.ok || (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .hasErrors */ .Cs)(problems))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF(problems);
    if (facts.ok)
        return { settings: settings.value, facts: facts.value };
    const { makeBareFacts } = await __webpack_require__.e(/* import() */ 6478).then(__webpack_require__.bind(__webpack_require__, 26478));
    const trust = { level: 'trusted', reason: 'it is not run by a CI system' };
    return { settings: settings.value, facts: makeBareFacts(request.now, trust) };
}
async function listNames(from, settings, facts) {
    if (settings.images === undefined && /[/@].*[:@]/.test(from))
        return [];
    const expander = (0,_plan_template_expressions_js__WEBPACK_IMPORTED_MODULE_2__/* .createExpander */ .k)(facts, settings, { escape: false });
    const { names, problems } = await (0,_plan_reference_images_js__WEBPACK_IMPORTED_MODULE_1__/* .readRepositories */ .NU)(facts, settings, expander);
    if ((0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .hasErrors */ .Cs)(problems))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF(problems);
    return names;
}
async function findBefore(names, { settings, registries }) {
    return (await Promise.all(/* import() */[__webpack_require__.e(7905), __webpack_require__.e(5983), __webpack_require__.e(7656), __webpack_require__.e(5243)]).then(__webpack_require__.bind(__webpack_require__, 41246))).findBefore(names, settings, registries);
}
function describeBoth() {
    const hint = 'Leave FROM out: the history says which image it was. Or leave back out.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('PROMOTE_FROM', 'The image is named, and back is set.', hint)]);
}
function describeNothing(others) {
    const what = others === 0 ? 'The image to promote is not named.' : 'One image is promoted at a time.';
    const hint = 'Set from to a version, a tag, a digest or a reference: from: 1.2.3.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('PROMOTE_FROM', what, hint)]);
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
