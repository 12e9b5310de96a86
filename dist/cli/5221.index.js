export const id = 5221;
export const ids = [5221];
export const modules = {

/***/ 95221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promoteCommand: () => (/* binding */ promoteCommand)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/report/log-lines.js
var log_lines = __webpack_require__(96240);
// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(53101);
;// CONCATENATED MODULE: ./src/report/promotion-text.js

const STYLE = {
    create: 'green',
    move: 'green',
    keep: 'dim',
    hold: 'yellow',
    refuse: 'red',
};
function renderPromotion(promotion, paint) {
    const { image, repositories, signature } = promotion;
    const facts = [
        ...(image === null
            ? []
            : [
                ['image', `${image.repository}@${image.digest}`],
                ['version', (0,report_text/* visible */.RK)(image.version ?? 'unknown')],
                ['revision', (0,report_text/* visible */.RK)(image.revision ?? 'unknown')],
            ]),
        ...(signature === 'not asked' ? [] : [['signature', signature]]),
    ];
    return [
        paint('bold', `Promote ${(0,report_text/* visible */.RK)(image?.given ?? '')}`),
        ...(0,report_text/* renderColumns */.CO)(facts).map((line) => `  ${line}`),
        ...repositories.flatMap((one) => ['', ...renderRepository(one, paint)]),
        '',
        paint('bold', `Plan: ${count(repositories)}.`),
        '',
    ].join('\n');
}
const IMAGES = {
    there: 'has the image',
    copy: 'gets a copy of the image',
    unknown: 'could not be asked',
};
function renderRepository({ repository, image, tags }, paint) {
    const rows = (0,report_text/* renderColumns */.CO)(tags.map((tag) => [tag.action, tag.tag, (0,report_text/* visible */.RK)(explain(tag))]), (text, column, row) => {
        const action = tags[row]?.action;
        return column === 0 && action !== undefined ? paint(STYLE[action], text) : text;
    });
    return [`${paint('cyan', repository)} ${IMAGES[image]}`, ...rows.map((line) => `  ${line}`)];
}
function explain({ action, from, fromVersion, reason }) {
    if (action === 'create' || from === null)
        return reason;
    const now = fromVersion === null ? (0,report_text/* shortDigest */.VK)(from) : `${fromVersion} (${(0,report_text/* shortDigest */.VK)(from)})`;
    return action === 'move' ? `from ${now}; ${reason}` : `is ${now}; ${reason}`;
}
function count(repositories) {
    const tags = repositories.flatMap((one) => one.tags);
    const parts = ['create', 'move', 'keep', 'hold', 'refuse'].flatMap((action) => {
        const found = tags.filter((one) => one.action === action).length;
        return found === 0 ? [] : [`${found} to ${action}`];
    });
    const copies = repositories.filter(({ image }) => image === 'copy').length;
    const all = [...parts, ...(copies === 0 ? [] : [copies === 1 ? '1 copy' : `${copies} copies`])];
    return all.length === 0 ? 'nothing to do' : all.join(', ');
}

// EXTERNAL MODULE: ./src/report/published.js
var report_published = __webpack_require__(14518);
// EXTERNAL MODULE: ./src/run/entry.js
var entry = __webpack_require__(39067);
// EXTERNAL MODULE: ./src/run/files/output-files.js + 1 modules
var output_files = __webpack_require__(54538);
// EXTERNAL MODULE: ./src/run/promote.js
var promote = __webpack_require__(82283);
;// CONCATENATED MODULE: ./src/cli/promote.js







async function promoteCommand(cli, invocation, run) {
    const files = { isWritten: true };
    const { promotion, receipt } = await (0,promote/* runPromotion */.d1)(run.request, {
        dryRun: invocation.dryRun,
        onPlan: (planned, plan) => {
            sayPromotion(cli, invocation, planned, plan);
            return Promise.resolve();
        },
        report: async (told, planned, plan) => {
            files.isWritten = await reportPromotion(cli, invocation, { receipt: told, planned, plan });
        },
    }, run.environment);
    if (receipt === undefined)
        return (0,problem/* hasErrors */.Cs)(promotion.problems) ? entry/* EXIT */.dc.problem : entry/* EXIT */.dc.done;
    const exitCode = (0,entry/* toExitCode */.t4)(receipt, cli.signal);
    return exitCode === entry/* EXIT */.dc.done && !files.isWritten ? entry/* EXIT */.dc.problem : exitCode;
}
function sayPromotion(cli, { dryRun, json }, promotion, plan) {
    const shown = cli.maskValue(promotion, (0,report_published/* listPublished */.B)(plan));
    if (!dryRun && !(0,problem/* hasErrors */.Cs)(promotion.problems))
        cli.say(renderPromotion(shown, cli.paintLog));
    else if (json)
        cli.printJson(shown);
    else
        cli.print(renderPromotion(shown, cli.paint));
    shown.problems.forEach(cli.log.problem);
}
async function reportPromotion(cli, { json, files }, done) {
    const published = (0,report_published/* listPublished */.B)(done.plan);
    const shown = cli.maskValue(done.receipt, published);
    if (json)
        cli.printJson(shown);
    else {
        const { renderReceipt } = await __webpack_require__.e(/* import() */ 9926).then(__webpack_require__.bind(__webpack_require__, 99926));
        cli.print(renderReceipt(shown, cli.paint));
    }
    (0,problem/* unsaid */.DY)(shown.problems, done.planned.problems).forEach(cli.log.problem);
    const write = (flag, text) => {
        const path = files[flag];
        if (path === undefined)
            return true;
        const problems = (0,output_files/* writeOutputFile */.B)({ flag, path }, text, cli.cwd);
        problems.forEach(cli.log.problem);
        return problems.length === 0;
    };
    const { renderDotenv } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 44832));
    return [
        write('receipt', `${(0,log_lines/* toPrintedJson */.e)(shown)}\n`),
        write('dotenv', renderDotenv(cli.maskValue(done.plan, published), shown)),
    ].every(Boolean);
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


/***/ })

};
