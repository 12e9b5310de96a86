export const id = 375;
export const ids = [375];
export const modules = {

/***/ 70375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pruneCommand: () => (/* binding */ pruneCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/clock.js
var clock = __webpack_require__(82359);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/report/log-lines.js
var log_lines = __webpack_require__(96240);
// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(53101);
;// CONCATENATED MODULE: ./src/report/prune-text.js

const MOST_KEPT = 40;
const MOST_TAGS = 3;
const HEAD = ['', 'DIGEST', 'TAGS', 'SIZE', 'AGE', 'PLATFORMS', 'REASON'];
const STYLES = { delete: 'red', untag: 'yellow', keep: 'dim' };
function renderPrune({ repositories }, { nowMs, isDry, paint, }) {
    return repositories
        .map((one) => {
        const going = one.rows.filter(({ verdict }) => verdict !== 'keep');
        const kept = one.rows.filter(({ verdict }) => verdict === 'keep');
        const shown = [...going, ...kept.slice(0, MOST_KEPT)];
        const rows = [HEAD, ...shown.map((row) => toCells(row, nowMs))];
        const colour = (text, column, row) => {
            const verdict = shown[row - 1]?.verdict;
            return column === 0 && verdict !== undefined ? paint(STYLES[verdict], text) : text;
        };
        const more = kept.length > MOST_KEPT ? [`  and ${kept.length - MOST_KEPT} more that stay`] : [];
        return [
            `${paint('bold', one.repository)} ${toSummary(one, isDry)}`,
            ...(shown.length === 0 ? [] : (0,report_text/* renderColumns */.CO)(rows, colour).map((line) => `  ${line}`)),
            ...more,
        ].join('\n');
    })
        .join('\n\n');
}
function toSummary({ status, rows, tags, digests, frees }, isDry) {
    if (status === 'planned') {
        const images = rows.filter(({ verdict }) => verdict === 'delete').length;
        const names = rows.flatMap((row) => row.tags).filter(({ verdict }) => verdict === 'delete');
        const what = `${count(images, 'image')} and ${count(names.length, 'tag')} to delete`;
        return `(${isDry ? 'dry run: nothing was deleted; ' : ''}${what}, ${(0,report_text/* formatSize */.Xq)(frees)})`;
    }
    const what = `${count(digests.length, 'manifest')} and ${count(tags.length, 'tag')} deleted`;
    return status === 'done' ? `done: ${what}, ${(0,report_text/* formatSize */.Xq)(frees)}` : `failed: ${what}`;
}
function toCells({ digest, tags, bytes, time, platforms, verdict, reason }, nowMs) {
    const going = tags.filter((one) => one.verdict === 'delete');
    const names = (verdict === 'untag' ? going : tags).map(({ tag }) => tag);
    const more = names.length > MOST_TAGS ? ` +${names.length - MOST_TAGS}` : '';
    return [
        verdict,
        (0,report_text/* shortDigest */.VK)(digest),
        names.length === 0 ? '–' : `${names.slice(0, MOST_TAGS).join(', ')}${more}`,
        (0,report_text/* formatSize */.Xq)(bytes),
        time === null ? '–' : toAge(nowMs - Date.parse(time)),
        platforms.length === 0 ? '–' : platforms.join(', '),
        reason,
    ];
}
const HOUR_MS = 3_600_000;
function toAge(ms) {
    const hours = Math.max(0, Math.floor(ms / HOUR_MS));
    return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}
function count(number, what) {
    return `${number} ${what}${number === 1 ? '' : 's'}`;
}

// EXTERNAL MODULE: ./src/run/entry.js
var entry = __webpack_require__(39067);
// EXTERNAL MODULE: ./src/run/files/output-files.js + 1 modules
var output_files = __webpack_require__(54538);
// EXTERNAL MODULE: ./src/facts/detect.js
var detect = __webpack_require__(33154);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/plan/reference/images.js
var reference_images = __webpack_require__(59449);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
// EXTERNAL MODULE: ./src/plan/template/expressions.js + 1 modules
var expressions = __webpack_require__(92864);
// EXTERNAL MODULE: ./src/settings/file/prune.js
var prune = __webpack_require__(11590);
// EXTERNAL MODULE: ./src/settings/targets.js
var targets = __webpack_require__(73733);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __webpack_require__(3236);
// EXTERNAL MODULE: ./src/run/read.js + 47 modules
var read = __webpack_require__(57398);
// EXTERNAL MODULE: ./src/run/ship.js + 3 modules
var ship = __webpack_require__(40532);
;// CONCATENATED MODULE: ./src/run/prune/command.js











async function command_prune(request, asked, told) {
    const { environment } = told;
    const { settings, facts } = await (0,read/* readRun */.c)({ ...request, remote: 'never' }, environment);
    const policy = readFlags(asked.policy);
    const problems = [...(request.problems ?? []), ...settings.problems, ...policy.problems];
    if (!settings.ok || !policy.ok || (0,problem/* hasErrors */.Cs)(problems))
        throw new problem/* Problem */.AF(problems);
    refuseRun(facts, environment);
    environment.vault.add((0,known_secrets/* knownSecrets */.xU)((0,targets/* listSettings */.cl)(settings.value), environment.env));
    const repositories = await listRepositories(asked.words, settings.value, facts);
    const prepared = {
        settings: settings.value,
        ...(facts.ok ? { facts: facts.value } : {}),
    };
    const [{ pruneRepositories }, { createPruneHosts }, { createClosedList }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(7905), __webpack_require__.e(5983), __webpack_require__.e(7442), __webpack_require__.e(8464), __webpack_require__.e(5659), __webpack_require__.e(5396)]).then(__webpack_require__.bind(__webpack_require__, 42154)),
        Promise.all(/* import() */[__webpack_require__.e(2330), __webpack_require__.e(3639)]).then(__webpack_require__.bind(__webpack_require__, 50347)),
        Promise.all(/* import() */[__webpack_require__.e(2330), __webpack_require__.e(3169)]).then(__webpack_require__.bind(__webpack_require__, 17989)),
    ]);
    const { apply, inUse, backup } = asked;
    const joined = (0,prune/* joinPolicies */.tj)(settings.value.prune, policy.value);
    return await (0,ship/* withContext */.eQ)(prepared, environment, (context) => pruneRepositories({ repositories, policy: joined, apply, inUse, ...(0,omit_undefined/* omitUndefined */.O)({ backup }) }, {
        ...createPruneHosts(context),
        listClosed: createClosedList(context, facts),
        ...{ onPlan: told.onPlan, nowMs: environment.clock.now() },
        ...(0,omit_undefined/* omitUndefined */.O)({ project: facts.ok ? facts.value.project.url : undefined }),
    }));
}
function readFlags(given) {
    const entries = Object.entries(given).map(([key, words]) => {
        const items = words.map((text) => ({ kind: 'word', text }));
        const [last] = items.slice(-1);
        const isList = key === 'keep' || key === 'delete';
        const value = isList || last === undefined ? { kind: 'list', items } : last;
        return { key, value };
    });
    return (0,prune/* readPrunePolicy */.P7)({ kind: 'map', entries }, { kind: 'given', name: 'prune' });
}
function refuseRun(facts, { env }) {
    const why = whyRefused(facts, (0,detect/* detectCi */.A)(env) === 'local');
    if (why === undefined)
        return;
    const message = `This run prunes nothing, because ${why}.`;
    const hint = 'Run prune on a schedule, or on a push to the default branch.';
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('PRUNE_UNTRUSTED', message, hint)]);
}
function whyRefused(facts, isLocal) {
    if (!facts.ok)
        return isLocal ? undefined : 'nothing is known about what started it';
    const { trust, event } = facts.value;
    if (trust.level === 'untrusted')
        return `it is untrusted (${trust.reason})`;
    if (event.kind === 'change')
        return 'it is about a change that is not merged';
    if (event.kind === 'mergeQueue')
        return 'it is about changes that are not merged';
    const isOfChange = event.kind === 'other' && (event.origin ?? event.about) !== undefined;
    return isOfChange ? 'it is about a change' : undefined;
}
async function listRepositories(words, settings, facts) {
    const names = words.length > 0 ? words : await listOwn(settings, facts);
    const parsed = [...new Set(names)].map(references/* parseRepository */.SU);
    const problems = parsed.flatMap((one) => (one.ok ? [] : one.problems));
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
    const repositories = parsed.flatMap((one) => (one.ok ? [one.value] : []));
    if (repositories.length > 0)
        return repositories;
    const hint = 'Write tagship prune ghcr.io/acme/app, or set images.';
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('PRUNE_REPOSITORY', 'The repository to prune is not named.', hint)]);
}
async function listOwn(settings, facts) {
    if (!facts.ok)
        return [];
    const names = [];
    for (const one of (0,targets/* listSettings */.cl)(settings)) {
        const expander = (0,expressions/* createExpander */.k)(facts.value, one, { escape: false });
        const found = await (0,reference_images/* readRepositories */.NU)(facts.value, one, expander);
        if ((0,problem/* hasErrors */.Cs)(found.problems))
            throw new problem/* Problem */.AF(found.problems);
        names.push(...found.names);
    }
    return names;
}

// EXTERNAL MODULE: ./src/small-file.js
var small_file = __webpack_require__(36569);
;// CONCATENATED MODULE: ./src/cli/prune.js











async function pruneCommand(cli, invocation, run) {
    const { yes, json, positionals, files } = invocation;
    const flags = Object.entries(invocation.prune);
    const isField = (name) => prune/* pruneFields */.oY.includes(name);
    const backup = invocation.prune.backup?.at(-1);
    let planned;
    const receipt = await command_prune(run.request, {
        words: positionals,
        policy: Object.fromEntries(flags.filter(([name]) => isField(name))),
        inUse: await readInUse(cli, invocation.prune['in-use']?.at(-1)),
        apply: yes,
        ...(0,omit_undefined/* omitUndefined */.O)({ backup }),
    }, {
        environment: run.environment,
        onPlan: (plan) => {
            planned = plan;
            if (yes)
                cli.say(render(plan, cli.paintLog, false));
            problemsOf(plan).forEach(cli.log.problem);
        },
    });
    const published = new Set(receipt.repositories.map(({ repository }) => repository));
    const shown = cli.maskValue(receipt, published);
    if (json)
        cli.printJson(shown);
    else
        cli.print(render(shown, cli.paint, true));
    const known = planned === undefined ? [] : problemsOf(planned);
    (0,problem/* unsaid */.DY)(problemsOf(shown), known).forEach(cli.log.problem);
    const path = files.receipt;
    const lacking = path === undefined
        ? []
        : (0,output_files/* writeOutputFile */.B)({ flag: 'receipt', path }, `${(0,log_lines/* toPrintedJson */.e)(shown)}\n`, cli.cwd);
    lacking.forEach(cli.log.problem);
    return shown.status === 'failed' || lacking.length > 0 ? entry/* EXIT */.dc.problem : entry/* EXIT */.dc.done;
}
function render(receipt, paint, isDry) {
    return renderPrune(receipt, { nowMs: clock/* systemClock */.m.now(), isDry, paint });
}
function problemsOf({ repositories }) {
    return repositories.flatMap(({ problems }) => problems);
}
const LIST_BYTES = 4 * 1024 * 1024;
async function readInUse({ streams, cwd }, path) {
    if (path === undefined)
        return '';
    const read = path === '-'
        ? await readInput(streams.stdin)
        : await (0,small_file/* readSmallFile */.E)((0,external_node_path_.resolve)(cwd, path), LIST_BYTES);
    const why = read.ok ? 'it lists nothing' : read.why;
    if (read.ok && read.text.trim() !== '')
        return read.text;
    const message = `--in-use ${path} cannot be used: ${why}.`;
    const hint = 'Check the command that writes this list. Without --in-use nothing counts as in use.';
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('PRUNE_IN_USE', message, hint)]);
}
async function readInput(stdin) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of stdin) {
        chunks.push(Buffer.from(chunk));
        bytes += chunk.length;
        if (bytes > LIST_BYTES)
            return { ok: false, why: `it is longer than ${LIST_BYTES} bytes` };
    }
    return { ok: true, text: Buffer.concat(chunks).toString('utf8') };
}


/***/ })

};
