export const id = 5602;
export const ids = [5602];
export const modules = {

/***/ 45602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  printExplanation: () => (/* binding */ printExplanation)
});

// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
;// CONCATENATED MODULE: ./src/plan/explain.js

const MOST_CONSIDERED = 3;
function explainPlan(plan, inputs = new Map()) {
    return plan.targets.map((target) => ({
        target: target.name,
        version: target.version,
        ...(0,omit_undefined/* omitUndefined */.O)({ inputs: inputs.get(target.name) }),
        rules: [...explainEvaluated(target), ...explainSkipped(target)],
    }));
}
function explainEvaluated(target) {
    const rules = new Map();
    const add = (planned, isHeld) => {
        const tags = rules.get(planned.rule) ?? [];
        tags.push(explainTag(planned, isHeld));
        rules.set(planned.rule, tags);
    };
    for (const planned of target.tags)
        add(planned, false);
    for (const planned of target.held)
        add(planned, true);
    return [...rules].map(([rule, tags]) => ({ rule, applies: true, reason: '', tags }));
}
function explainSkipped({ skipped = [] }) {
    return skipped.map(({ rule, reason }) => ({ rule, applies: false, reason, tags: [] }));
}
function explainTag(planned, isHeld) {
    const { tag, kind, series, reason, decided, versions } = planned;
    return {
        tag,
        kind,
        ...(0,omit_undefined/* omitUndefined */.O)({ series }),
        decision: isHeld ? 'held' : decided === 'registry' ? 'registry' : 'given',
        reason,
        considered: consider(versions?.above ?? []),
    };
}
function consider(above) {
    const shown = above
        .slice(0, MOST_CONSIDERED)
        .map(({ version }) => `${version} in git tags is newer`);
    const more = above.length - shown.length;
    return more > 0 ? [...shown, `and ${more} more`] : shown;
}

// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(53101);
;// CONCATENATED MODULE: ./src/report/explain-text.js

const DECISION = { given: 'given', held: 'held', registry: 'pending registry' };
function renderExplanation(targets, paint) {
    const lines = targets.flatMap(({ target, version, inputs, rules }) => [
        paint('bold', `target ${target}`) + (version === null ? '' : `, version ${version}`),
        ...(inputs === undefined ? [] : renderInputs(inputs)),
        ...rules.flatMap((rule) => renderRule(rule, paint)),
    ]);
    return `${lines.join('\n')}\n`;
}
const MOST_FILES = 20;
function renderInputs({ files, bases, changed }) {
    const more = bases.length === 0 ? '' : `, and those of ${bases.join(', ')}`;
    const since = changed?.since.slice(0, 12) ?? '';
    return [
        '',
        `  inputs: ${files.length} ${files.length === 1 ? 'file' : 'files'}${more}`,
        ...listFiles(files),
        ...(changed === undefined
            ? []
            : changed.files.length === 0
                ? [`  none of them changed since commit ${since}`]
                : [`  changed since commit ${since}:`, ...listFiles(changed.files)]),
    ];
}
function listFiles(files) {
    const more = files.length - MOST_FILES;
    return [
        ...files.slice(0, MOST_FILES).map((name) => `    ${(0,report_text/* visible */.RK)(name)}`),
        ...(more > 0 ? [`    and ${more} more: --explain --json lists all`] : []),
    ];
}
function renderRule(rule, paint) {
    const verdict = rule.applies ? paint('green', 'applies') : paint('dim', 'gave nothing');
    const why = rule.reason === '' ? '' : `: ${(0,report_text/* visible */.RK)(rule.reason)}`;
    const rows = rule.tags.map(toRow);
    const columns = (0,report_text/* renderColumns */.CO)(rows, (text, column, row) => column === 0 ? paint(rule.tags[row]?.decision === 'held' ? 'yellow' : 'green', text) : text);
    return [
        '',
        `  ${(0,report_text/* visible */.RK)(rule.rule)}`,
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
        (0,report_text/* visible */.RK)(reason) + (others === '' ? '' : `; considered: ${(0,report_text/* visible */.RK)(others)}`),
    ];
}

// EXTERNAL MODULE: ./src/facts/git/git.js + 1 modules
var git_git = __webpack_require__(30236);
// EXTERNAL MODULE: ./src/settings/targets.js
var targets = __webpack_require__(73733);
// EXTERNAL MODULE: ./src/run/inputs.js
var inputs = __webpack_require__(81806);
;// CONCATENATED MODULE: ./src/run/input-files.js



async function readInputFiles(plan, settings, git) {
    const { run } = (0,git_git.openGit)(git);
    const found = new Map();
    for (const target of plan.targets.filter(({ build }) => build.inputs !== undefined)) {
        const { paths } = (0,targets/* settingsForTarget */.Ob)(settings, target.name);
        const specs = [(0,inputs/* toPathspecs */.dQ)(paths), (0,inputs/* listBuildFiles */.yF)(target)];
        const ask = (...args) => askEach(run, args, specs);
        const files = await ask('ls-files', '-z', '--full-name');
        const since = revisionOf(target);
        const changed = since === undefined ? undefined : await ask('diff-tree', ...CHANGED, since, 'HEAD');
        found.set(target.name, {
            files: files ?? [],
            bases: target.needs ?? [],
            ...(since !== undefined && changed !== undefined && { changed: { since, files: changed } }),
        });
    }
    return found;
}
const CHANGED = ['-r', '-z', '--name-only', '--no-renames'];
async function askEach(run, args, specs) {
    const names = new Set();
    for (const own of specs.filter(({ length }) => length > 0)) {
        const { code, stdout } = await run([...args, '--', ...own]);
        if (code !== 0)
            return undefined;
        for (const name of stdout.split('\0'))
            if (name !== '')
                names.add(name);
    }
    return [...names].sort();
}
function revisionOf({ unchangedSince, tags, held }) {
    const known = [unchangedSince, ...[...tags, ...held].map(({ from }) => from?.revision)];
    return known.find((revision) => revision !== undefined && /^[0-9a-f]{40,64}$/.test(revision));
}

;// CONCATENATED MODULE: ./src/cli/explain.js



async function printExplanation({ maskValue, paint, print, printJson }, { json }, run) {
    const inputs = await readInputFiles(run.plan, run.settings, run.environment);
    const explained = explainPlan(run.plan, new Map(maskValue([...inputs])));
    if (json)
        printJson(explained);
    else
        print(renderExplanation(explained, paint));
}


/***/ })

};
