export const id = 915;
export const ids = [915];
export const modules = {

/***/ 90915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promoteStep: () => (/* binding */ promoteStep)
});

// EXTERNAL MODULE: ./src/action/runner.js + 1 modules
var runner = __webpack_require__(2204);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/report/outputs.js + 1 modules
var report_outputs = __webpack_require__(37882);
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
// EXTERNAL MODULE: ./src/report/receipt-text.js
var receipt_text = __webpack_require__(20574);
// EXTERNAL MODULE: ./src/report/summary.js + 1 modules
var summary = __webpack_require__(53426);
// EXTERNAL MODULE: ./src/run/entry.js
var entry = __webpack_require__(39067);
// EXTERNAL MODULE: ./src/facts/detect.js
var detect = __webpack_require__(33154);
// EXTERNAL MODULE: ./src/plan/reference/images.js
var reference_images = __webpack_require__(59449);
// EXTERNAL MODULE: ./src/plan/template/expressions.js + 1 modules
var expressions = __webpack_require__(92864);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __webpack_require__(3236);
// EXTERNAL MODULE: ./src/version.js
var version = __webpack_require__(24493);
// EXTERNAL MODULE: ./src/run/read.js + 49 modules
var read = __webpack_require__(90764);
// EXTERNAL MODULE: ./src/run/ship.js + 4 modules
var ship = __webpack_require__(49688);
;// CONCATENATED MODULE: ./src/run/promote.js








async function runPromotion(request, edge, environment) {
    const { settings, facts } = await readBoth(request, environment);
    const { from: images, back } = settings;
    const [from, ...others] = images;
    if (others.length > 0 || (from === undefined) !== back) {
        throw back ? describeBoth() : describeNothing(others.length);
    }
    environment.vault.add((0,known_secrets/* knownSecrets */.xU)([settings], environment.env));
    const names = await listNames(from ?? '', settings, facts);
    const [{ preparePromotion }, { applyPromotion }, { createPatternMatcher }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(1232), __webpack_require__.e(825), __webpack_require__.e(2647), __webpack_require__.e(2170)]).then(__webpack_require__.bind(__webpack_require__, 32170)),
        Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(1232), __webpack_require__.e(825), __webpack_require__.e(2647), __webpack_require__.e(6462), __webpack_require__.e(4046), __webpack_require__.e(6298), __webpack_require__.e(4836)]).then(__webpack_require__.bind(__webpack_require__, 94836)),
        __webpack_require__.e(/* import() */ 5428).then(__webpack_require__.bind(__webpack_require__, 45428)),
    ]);
    return (0,ship/* withContext */.eQ)({ settings, facts }, environment, async (given) => {
        const moving = back ? 'always' : settings.moving;
        const context = { ...given, settings: { ...given.settings, moving } };
        const { match, close } = createPatternMatcher(environment.signal);
        try {
            const secrets = environment.vault.list();
            const plan = { toolVersion: version/* version */.r, secrets, match };
            const image = from ?? (await findBefore(names, context));
            const ready = await preparePromotion({ from: image, names, facts, plan }, context);
            const { promotion } = ready;
            await edge.onPlan(promotion, ready.plan);
            if (edge.dryRun || (0,problem/* hasErrors */.Cs)(promotion.problems))
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
    const wrong = await (0,ship/* checkRequest */.yG)(request, environment);
    const { settings, facts } = await (0,read/* readRun */.c)({ ...request, remote: 'never' }, environment);
    const isLocal = (0,detect/* detectCi */.A)(environment.env) === 'local';
    const lacking = facts.ok || isLocal ? [] : facts.problems;
    const problems = [...wrong, ...settings.problems, ...lacking];
    if (!settings.ok || (0,problem/* hasErrors */.Cs)(problems))
        throw new problem/* Problem */.AF(problems);
    if (facts.ok)
        return { settings: settings.value, facts: facts.value };
    const { makeBareFacts } = await __webpack_require__.e(/* import() */ 6478).then(__webpack_require__.bind(__webpack_require__, 26478));
    const trust = { level: 'trusted', reason: 'it is not run by a CI system' };
    return { settings: settings.value, facts: makeBareFacts(request.now, trust) };
}
async function listNames(from, settings, facts) {
    if (settings.images === undefined && /[/@].*[:@]/.test(from))
        return [];
    const expander = (0,expressions/* createExpander */.k)(facts, settings, { escape: false });
    const { names, problems } = await (0,reference_images/* readRepositories */.NU)(facts, settings, expander);
    if ((0,problem/* hasErrors */.Cs)(problems))
        throw new problem/* Problem */.AF(problems);
    return names;
}
async function findBefore(names, { settings, registries }) {
    return (await Promise.all(/* import() */[__webpack_require__.e(1232), __webpack_require__.e(825), __webpack_require__.e(4046), __webpack_require__.e(4533)]).then(__webpack_require__.bind(__webpack_require__, 34046))).findBefore(names, settings, registries);
}
function describeBoth() {
    const hint = 'Leave FROM out: the history says which image it was. Or leave back out.';
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('PROMOTE_FROM', 'The image is named, and back is set.', hint)]);
}
function describeNothing(others) {
    const what = others === 0 ? 'The image to promote is not named.' : 'One image is promoted at a time.';
    const hint = 'Set from to a version, a tag, a digest or a reference: from: 1.2.3.';
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('PROMOTE_FROM', what, hint)]);
}

;// CONCATENATED MODULE: ./src/action/promote.js










async function promoteStep(step, request, environment) {
    const { promotion, receipt } = await runPromotion(request, {
        dryRun: false,
        onPlan: (planned, plan) => sayPlan(step, planned, plan),
        report: (told, planned, plan) => report(step, { receipt: told, planned, plan }),
    }, environment);
    if (receipt !== undefined)
        return (0,entry/* toExitCode */.t4)(receipt, step.signal);
    (0,runner/* summarize */.eh)(step.env.GITHUB_STEP_SUMMARY, (0,summary/* renderProblemsSummary */.nk)(step.maskValue(promotion.problems)));
    return (0,problem/* hasErrors */.Cs)(promotion.problems) ? entry/* EXIT */.dc.problem : entry/* EXIT */.dc.done;
}
async function sayPlan(step, promotion, plan) {
    const shown = step.maskValue(promotion, (0,report_published/* listPublished */.B)(plan));
    await step.log.group('Plan', () => {
        step.log.info(renderPromotion(shown, report_text/* plain */.pj));
        return Promise.resolve();
    });
    shown.problems.forEach(step.log.problem);
}
async function report({ env, log, maskValue }, done) {
    const published = (0,report_published/* listPublished */.B)(done.plan);
    const receipt = maskValue(done.receipt, published);
    const plan = maskValue(done.plan, published);
    await log.group('Receipt', () => {
        log.info((0,receipt_text/* renderReceipt */.pB)(receipt, report_text/* plain */.pj));
        return Promise.resolve();
    });
    (0,problem/* unsaid */.DY)(receipt.problems, done.planned.problems).forEach(log.problem);
    (0,runner/* summarize */.eh)(env.GITHUB_STEP_SUMMARY, (0,summary/* renderReceiptSummary */.nt)(plan, receipt));
    const version = plan.targets[0]?.version ?? '';
    const outputs = {
        ...(0,report_outputs/* toOutputs */.I)(plan, receipt, { version }),
        plan: JSON.stringify(maskValue(done.planned, published)),
    };
    for (const [name, value] of Object.entries(outputs))
        (0,runner/* setOutput */.uH)(name, value);
}


/***/ })

};
