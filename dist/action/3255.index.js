export const id = 3255;
export const ids = [3255];
export const modules = {

/***/ 23255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  usePlanFile: () => (/* binding */ usePlanFile)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/plan/build/made.js
var made = __webpack_require__(81193);
// EXTERNAL MODULE: ./src/plan/build/mask.js
var mask = __webpack_require__(73876);
// EXTERNAL MODULE: ./src/plan/push.js
var push = __webpack_require__(98777);
// EXTERNAL MODULE: ../../node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(70458);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
// EXTERNAL MODULE: ./src/plan/quote.js
var quote = __webpack_require__(83053);
;// CONCATENATED MODULE: ./src/plan/saved/grammar.js



const LONGEST_LINE = 4096;
const LONGEST_SHOWN = 200;
function show(value) {
    if (typeof value === 'string')
        return (0,quote/* quote */.h)(value.slice(0, LONGEST_SHOWN));
    if (Array.isArray(value))
        return 'a list';
    return typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value);
}
const grammar_text = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* check */.z6Y((value) => !/\p{Surrogate}/u.test(value), 'holds half of a character'), dist/* check */.z6Y((value) => !value.includes('\0'), 'holds a NUL character'));
const line = dist/* pipe */.FsL(grammar_text, dist/* check */.z6Y((value) => value.length <= LONGEST_LINE, ({ input }) => `it has ${input.length} characters; the limit is ${LONGEST_LINE}`), dist/* check */.z6Y((value) => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value), ({ input }) => `${show(input)} is not one line of text`));
const tag = dist/* pipe */.FsL(line, dist/* check */.z6Y(references/* isTag */.dz, ({ input }) => `invalid tag ${show(input)}: ${(0,references/* describeBadTag */.NM)(input)}`));
const repository = dist/* pipe */.FsL(line, dist/* check */.z6Y(isRepository, ({ input }) => `invalid repository ${show(input)}: ${explain(input)}`));
function isRepository(name) {
    const parsed = (0,references/* parseRepository */.SU)(name);
    return parsed.ok && parsed.value.name === name;
}
function explain(name) {
    const parsed = (0,references/* parseRepository */.SU)(name);
    return parsed.problems[0]?.message ?? 'not in the form that tagship plan writes';
}
const platform = dist/* pipe */.FsL(line, dist/* regex */.yGV(/^[A-Za-z0-9][A-Za-z0-9._+()/-]*$/, ({ input }) => `invalid platform ${show(input)}`));
const commit = dist/* pipe */.FsL(line, dist/* regex */.yGV(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, ({ input }) => `invalid commit ${show(input)}`));
const time = dist/* pipe */.FsL(line, dist/* check */.z6Y((value) => !Number.isNaN(Date.parse(value)), ({ input }) => `invalid time ${show(input)}`));
const digest = dist/* pipe */.FsL(line, dist/* regex */.yGV(/^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[A-Za-z0-9=_-]{32,256}$/, ({ input }) => `invalid digest ${show(input)}`));

;// CONCATENATED MODULE: ./src/plan/saved/command.js

const PROGRAM = ['docker', 'buildx', 'build'];
const SECRET = /^id=[^=,"\p{Cc}]+,(?:env=|src=|"(?:env|src)=)/u;
function readCommand(argv, words) {
    if (argv.slice(0, PROGRAM.length).join(' ') !== PROGRAM.join(' ')) {
        return { wrong: `it does not begin with ${PROGRAM.join(' ')}` };
    }
    const flags = [];
    let at = PROGRAM.length;
    while (at < argv.length && argv[at] !== '--') {
        const read = readFlag(argv.slice(at, at + 2), words);
        if ('wrong' in read)
            return read;
        flags.push([read.flag, read.value]);
        at += read.length;
    }
    const context = readContext(argv.slice(at));
    return 'wrong' in context ? context : { command: { flags, ...context } };
}
function readFlag([flag = '', value], words) {
    const word = words.find((one) => one.flag === flag);
    if (word === undefined)
        return { wrong: `${show(flag)} is not a flag that a setting makes` };
    if (!word.takesValue)
        return { flag, value: '', length: 1 };
    if (value === undefined)
        return { wrong: `${show(flag)} has no value` };
    return flag === '--secret' && !SECRET.test(value)
        ? { wrong: `${show(value)} is not a build secret that a setting makes` }
        : { flag, value, length: 2 };
}
function readContext([, context, ...more]) {
    if (context === undefined)
        return { wrong: 'no build context after "--"' };
    if (more.length > 0)
        return { wrong: `${show(more[0])} follows the build context` };
    return context.startsWith('-') || context === ''
        ? { wrong: `invalid build context ${show(context)}` }
        : { context };
}
function listDisagreements({ platforms, build }, { flags, context }) {
    const valueOf = (name) => flags.filter(([flag]) => flag === name).map(([, value]) => value);
    const file = valueOf('--file');
    const wanted = platforms.length === 0 ? [] : [platforms.join(',')];
    return [
        ...(context === (build.context || '.') ? [] : ['build.context differs from build.argv']),
        ...(file.every((one) => one === build.file) ? [] : ['build.file differs from build.argv']),
        ...(valueOf('--platform').join(' ') === wanted.join(' ')
            ? []
            : ['platforms differ from build.argv']),
    ];
}

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
;// CONCATENATED MODULE: ./src/plan/saved/applies.js





function listMisfits(plan, path, present, words) {
    const isTrusted = plan.facts.trust.level === 'trusted' && present.trust.level === 'trusted';
    return [
        ...checkCommit(plan, path, present),
        ...checkTrust(plan, path, present),
        ...checkPush(plan, path, present),
        ...(isTrusted
            ? []
            : plan.targets.flatMap((target) => checkOwn({ push: plan.push, target }, path, present, words))),
        ...plan.targets.flatMap((target) => checkValues(target, path, present, words)),
    ];
}
function checkCommit({ facts }, path, present) {
    if (facts.sha !== present.sha) {
        const message = `${(0,quote/* quote */.h)(path)} was made for commit ${facts.sha}, but ${present.sha} is checked out`;
        return [(0,problem/* error */.z3)('PLAN_OTHER_COMMIT', message, 'Check that commit out, or make a new plan.')];
    }
    if (!present.dirty || facts.dirty)
        return [];
    const message = `${(0,quote/* quote */.h)(path)} was made for a clean checkout, and this one has changes that are not committed`;
    return [(0,problem/* error */.z3)('PLAN_DIRTY', message, 'Commit or stash them, or allow them with --allow-dirty.')];
}
function checkTrust({ facts }, path, present) {
    if (facts.trust.level === 'untrusted' || present.trust.level === 'trusted')
        return [];
    return [
        (0,problem/* error */.z3)('PLAN_TRUST', `${(0,quote/* quote */.h)(path)} was made by a trusted run, and this run is untrusted, because ${present.trust.reason}`, 'Make the plan in a run of the same change: tagship plan --out plan.json.'),
    ];
}
function checkPush({ push }, path, present) {
    const { settings, isLocal, trust } = present;
    if (settings.push === 'true' && push.mode !== 'push') {
        const message = `${(0,quote/* quote */.h)(path)} was made for a run that does not push: ${push.reason}`;
        const hint = 'Make it for one that does: tagship plan --push --json > plan.json.';
        return [(0,problem/* error */.z3)('PLAN_NO_PUSH', message, hint)];
    }
    const isCarried = isLocal && trust.level === 'trusted' && settings.push === 'auto' && !settings.load;
    if (push.mode !== 'push' || present.push.mode === 'push' || isCarried)
        return [];
    const message = `${(0,quote/* quote */.h)(path)} pushes (${push.reason}), and this run would only build: ${present.push.reason}`;
    const hint = settings.push === 'false'
        ? 'Make it for a run that does not: tagship plan --no-push --json > plan.json.'
        : 'Make the plan in a run like this one, or let this run push: --push.';
    return [(0,problem/* error */.z3)('PLAN_PUSHES', message, hint)];
}
function checkOwn({ push, target }, path, { targets }, words) {
    const own = targets.flatMap(({ build }) => listPairs(build.argv, words));
    const contexts = targets.map(({ build }) => build.context);
    const repositories = targets.flatMap((one) => one.repositories);
    const tags = targets.flatMap((one) => [...one.tags, ...one.held].map(({ tag }) => tag));
    const isOwn = (flag, value) => own.some(([ownFlag, ownValue]) => ownFlag === flag && ownValue === value);
    const foreign = listPairs(target.build.argv, words).filter(([flag, value]) => !staysInside(flag, value, words) && !isOwn(flag, value));
    const pushed = push.mode === 'push' ? target : { repositories: [], tags: [] };
    const made = targets.flatMap(({ build }) => build.from ?? []);
    const others = [
        ...(target.build.from ?? [])
            .filter((one) => !made.includes(one))
            .map((one) => `from ${show(one)}`),
        ...foreign.map(([flag, value]) => `${flag} ${show(value)}`),
        ...(contexts.includes(target.build.context) ? [] : [`context ${show(target.build.context)}`]),
        ...pushed.repositories.filter((name) => !repositories.includes(name)).map(show),
        ...pushed.tags.filter(({ tag }) => !tags.includes(tag)).map(({ tag }) => `tag ${show(tag)}`),
    ];
    if (others.length === 0)
        return [];
    return [
        (0,problem/* error */.z3)('PLAN_SETTINGS', `${(0,quote/* quote */.h)(path)} holds what this run's own settings do not give, and it is untrusted: ${others.slice(0, 10).join(', ')}`, 'Give the same by an input, flag or variable, or make the plan again with the settings of this run.'),
    ];
}
function listPairs(argv, words) {
    const read = readCommand(argv, words);
    return 'command' in read ? read.command.flags : [];
}
function staysInside(flag, value, words) {
    if (flag === '--build-arg' && !value.includes('='))
        return false;
    return words.some((word) => word.flag === flag && word.staysInside);
}
function checkValues({ build }, path, { settings, targets }, words) {
    const pairs = listPairs(build.argv, words);
    const own = targets.flatMap((target) => listPairs(target.build.argv, words));
    const count = (all, name) => all.filter(([flag]) => flag === name).length;
    const isContextLost = build.context.includes(mask/* MASK */.v5) && !targets.some((one) => one.build.context === build.context);
    const lost = pairs
        .filter(([flag, value]) => flag !== '--build-arg' && value.includes(mask/* MASK */.v5))
        .filter(([flag]) => count(own, flag) < count(pairs, flag))
        .map(([flag, value]) => `${flag} ${show(value)}`);
    const needed = [
        ...listGivenSecrets(pairs)
            .filter(({ id }) => !settings.buildSecrets.some((one) => one.id === id))
            .map(({ id }) => `the build secret ${show(id)}`),
        ...listMaskedArgs(pairs, settings.buildArgs).map((name) => `the build argument ${show(name)}`),
        ...lost,
        ...(isContextLost ? [`the build context ${show(build.context)}`] : []),
    ];
    return needed.map((what) => (0,problem/* error */.z3)('PLAN_SECRET_MISSING', `${(0,quote/* quote */.h)(path)} needs ${what}, whose value is not in the plan and was not given to this run`, 'Set it for ship as for plan.'));
}
function listMaskedArgs(pairs, given) {
    const names = given.map((arg) => arg.split('=', 1)[0]);
    return pairs
        .filter(([flag, value]) => flag === '--build-arg' && value.endsWith(`=${mask/* MASK */.v5}`))
        .map(([, value]) => value.split('=', 1)[0] ?? '')
        .filter((name) => !names.includes(name));
}
function listGivenSecrets(pairs) {
    return pairs.flatMap(([flag, value]) => {
        const [, id, variable] = /^id=([A-Za-z0-9_.-]+),env=(SHIP_SECRET_\d+)$/.exec(value) ?? [];
        return flag !== '--secret' || id === undefined || variable === undefined
            ? []
            : [{ id, variable }];
    });
}

// EXTERNAL MODULE: ./src/plan/tags/tags.js
var tags_tags = __webpack_require__(95514);
// EXTERNAL MODULE: ./src/plan/checks.js
var checks = __webpack_require__(50716);
// EXTERNAL MODULE: ./src/plan/reference/tag-repositories.js
var tag_repositories = __webpack_require__(30620);
;// CONCATENATED MODULE: ./src/plan/saved/checks.js





function listContradictions({ targets }, words) {
    const each = targets.flatMap((target, index) => checkTarget(target, words).map((wrong) => `targets[${index}].${wrong}`));
    const references = targets.flatMap(({ repositories, tags }) => tags.flatMap((planned) => (0,tag_repositories/* repositoriesFor */.M)({ repositories }, planned).map((name) => `${toKey(name)}:${planned.tag}`)));
    const twice = each.length === 0 ? listTwice(references) : [];
    return [
        ...listTwice(targets.map(({ name }) => name)).map((name) => `two targets are ${show(name)}`),
        ...each,
        ...listUnbuildable(targets),
        ...twice.map((reference) => `two targets have ${show(reference)}`),
    ];
}
function listUnbuildable(targets) {
    const names = new Set(targets.map(({ name }) => name));
    const unknown = targets.flatMap(({ needs = [] }, index) => needs
        .filter((name) => !names.has(name))
        .map((name) => `targets[${index}].needs: there is no target ${show(name)}`));
    const built = new Set();
    let left = targets;
    for (let before = -1; before !== built.size;) {
        before = built.size;
        const ready = left.filter(({ needs = [] }) => needs.every((name) => built.has(name)));
        for (const { name } of ready)
            built.add(name);
        left = left.filter((target) => !ready.includes(target));
    }
    const [stuck] = left;
    if (stuck === undefined || unknown.length > 0)
        return unknown;
    return [`the target ${show(stuck.name)} is built on itself`];
}
function checkTarget(target, words) {
    const { repositories, tags, held, platforms, build } = target;
    return [
        ...listTwice(repositories.map(toKey)).map((name) => `repositories: ${show(name)} is listed twice`),
        ...listTwice([...tags, ...held].map(({ tag }) => tag)).map((tag) => `tags: ${show(tag)} is listed twice`),
        ...listTwice(platforms).map((platform) => `platforms: ${show(platform)} is listed twice`),
        ...[...tags, ...held].flatMap((tag) => checkTag(tag, target)),
        ...checkBuild(target, build, words),
    ];
}
function checkBuild(target, build, words) {
    if ((0,made/* isMade */.sX)(build)) {
        const { argv, context, file } = build;
        const isBuilt = argv.length > 0 || context !== '' || file !== '';
        return isBuilt ? ['build: from excludes argv, context and file'] : [];
    }
    const read = readCommand(build.argv, words);
    return 'wrong' in read ? [`build.argv: ${read.wrong}`] : listDisagreements(target, read.command);
}
function checkTag(planned, target) {
    const { tag, platform } = planned;
    const { platforms, repositories } = target;
    const isBuilt = platform === undefined || platforms.includes(platform);
    const strange = (0,tag_repositories/* repositoriesFor */.M)(target, planned).filter((name) => !repositories.includes(name));
    return [
        ...(isBuilt ? [] : [`tags: ${show(tag)} is for ${show(platform)}, which is not built`]),
        ...strange.map((name) => `tags: ${show(tag)} is for ${show(name)}, which is not pushed to`),
    ];
}
function toKey(name) {
    const parsed = (0,references/* parseRepository */.SU)(name);
    return parsed.ok ? `${parsed.value.host}/${parsed.value.path}` : name;
}
function listTwice(names) {
    const seen = new Set();
    const twice = new Set();
    for (const name of names)
        (seen.has(name) ? twice : seen).add(name);
    return [...twice];
}

// EXTERNAL MODULE: ./src/plan/version/spelling.js
var spelling = __webpack_require__(77222);
;// CONCATENATED MODULE: ./src/plan/saved/schema.js





const MOST_PROBLEMS = 20;
const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
const trigger = dist/* picklist */.KIO(['push', 'manual', 'api', 'workflow_run', 'local', 'other']);
const origin = dist/* picklist */.KIO(['project', 'fork', 'unknown']);
const schema_event = dist/* variant */.Oxt('kind', [
    dist/* object */.Ikc({ kind: dist/* literal */.euz('branch'), branch: line, trigger }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('gitTag'), gitTag: line, trigger }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('release'), gitTag: line, prerelease: dist/* boolean */.zMY() }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('change'),
        number: count,
        source: dist/* exactOptional */.yqP(line),
        target: dist/* exactOptional */.yqP(line),
        headSha: dist/* exactOptional */.yqP(commit),
        origin,
    }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('mergeQueue'),
        target: dist/* exactOptional */.yqP(line),
        number: dist/* exactOptional */.yqP(count),
    }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('schedule'), branch: dist/* exactOptional */.yqP(line) }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('other'),
        name: line,
        origin: dist/* exactOptional */.yqP(origin),
        about: dist/* exactOptional */.yqP(count),
    }),
]);
const ci = dist/* custom */.IeY((value) => typeof value === 'string' && /^[a-z]{1,40}$/.test(value));
const facts = dist/* object */.Ikc({
    ci,
    event: schema_event,
    trust: dist/* object */.Ikc({
        level: dist/* picklist */.KIO(['trusted', 'untrusted']),
        reason: grammar_text,
        settingsFile: dist/* exactOptional */.yqP(dist/* object */.Ikc({ level: dist/* literal */.euz('untrusted'), reason: grammar_text })),
    }),
    eventName: line,
    ref: line,
    baseRef: dist/* exactOptional */.yqP(line),
    sha: commit,
    checkedOut: dist/* exactOptional */.yqP(dist/* object */.Ikc({
        is: dist/* picklist */.KIO(['head', 'base', 'older', 'newer', 'elsewhere', 'other']),
        eventSha: dist/* exactOptional */.yqP(commit),
    })),
    conclusion: dist/* exactOptional */.yqP(line),
    commitTime: dist/* exactOptional */.yqP(time),
    distance: dist/* exactOptional */.yqP(count),
    dirty: dist/* boolean */.zMY(),
    changes: dist/* exactOptional */.yqP(dist/* object */.Ikc({ count, files: dist/* pipe */.FsL(dist/* array */.YOg(grammar_text), dist/* maxLength */.Ru6(3)) })),
    defaultBranch: dist/* exactOptional */.yqP(line),
    branchesAlike: dist/* exactOptional */.yqP(dist/* pipe */.FsL(dist/* array */.YOg(line), dist/* maxLength */.Ru6(100))),
    protected: dist/* exactOptional */.yqP(dist/* boolean */.zMY()),
    project: dist/* object */.Ikc({
        slug: dist/* exactOptional */.yqP(grammar_text),
        name: dist/* exactOptional */.yqP(grammar_text),
        url: dist/* exactOptional */.yqP(grammar_text),
        description: dist/* exactOptional */.yqP(grammar_text),
        license: dist/* exactOptional */.yqP(grammar_text),
        private: dist/* exactOptional */.yqP(dist/* boolean */.zMY()),
    }),
    run: dist/* object */.Ikc({
        number: dist/* exactOptional */.yqP(grammar_text),
        id: dist/* exactOptional */.yqP(grammar_text),
        attempt: dist/* exactOptional */.yqP(grammar_text),
        url: dist/* exactOptional */.yqP(grammar_text),
    }),
    environment: dist/* exactOptional */.yqP(grammar_text),
    ownRepository: dist/* exactOptional */.yqP(line),
    now: time,
    gitTags: dist/* object */.Ikc({
        known: dist/* boolean */.zMY(),
        from: dist/* exactOptional */.yqP(line),
        count,
        reason: dist/* exactOptional */.yqP(grammar_text),
    }),
    metadata: dist/* exactOptional */.yqP(dist/* object */.Ikc({
        ref: line,
        sha: line,
        baseRef: dist/* exactOptional */.yqP(line),
        defaultBranch: dist/* exactOptional */.yqP(line),
        commitTime: dist/* exactOptional */.yqP(time),
    })),
});
const MOST_SPELLINGS = 100;
const schema_spelling = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(spelling/* SPELLING */.zY));
const series = dist/* pipe */.FsL(dist/* object */.Ikc({
    name: line,
    scheme: dist/* picklist */.KIO(['semver', 'pep440', 'loose']),
    version: line,
    range: dist/* exactOptional */.yqP(line),
    gitTagPrefix: line,
    exactPrefix: line,
    exactSuffix: line,
    spellings: dist/* exactOptional */.yqP(dist/* pipe */.FsL(dist/* array */.YOg(schema_spelling), dist/* maxLength */.Ru6(MOST_SPELLINGS))),
    ignore: dist/* exactOptional */.yqP(line),
    revisions: dist/* exactOptional */.yqP(line),
    above: dist/* array */.YOg(dist/* object */.Ikc({ gitTag: line, version: line, tag: tag })),
}), dist/* check */.z6Y(({ exactPrefix, version, exactSuffix }) => dist.is(tag, (exactPrefix + version + exactSuffix).replaceAll('+', '-')), 'its prefix, version and suffix make no tag'));
const plannedTag = dist/* object */.Ikc({
    tag: tag,
    kind: dist/* picklist */.KIO(['exact', 'floating']),
    series: dist/* exactOptional */.yqP(line),
    rule: grammar_text,
    reason: grammar_text,
    decided: dist/* picklist */.KIO(['plan', 'registry']),
    answer: dist/* exactOptional */.yqP(dist/* picklist */.KIO(['create', 'move', 'replace', 'keep', 'hold'])),
    from: dist/* exactOptional */.yqP(dist/* object */.Ikc({ digest: line, version: dist/* exactOptional */.yqP(line), revision: dist/* exactOptional */.yqP(line) })),
    there: dist/* exactOptional */.yqP(dist/* record */.g1P(repository, dist/* object */.Ikc({
        digest: dist/* nullable */.mee(digest),
        answer: dist/* picklist */.KIO(['create', 'move', 'keep', 'hold']),
    }))),
    versions: dist/* exactOptional */.yqP(series),
    literal: dist/* exactOptional */.yqP(dist/* boolean */.zMY()),
    repositories: dist/* exactOptional */.yqP(dist/* array */.YOg(repository)),
    platform: dist/* exactOptional */.yqP(platform),
});
const provenance = dist/* pipe */.FsL(line, dist/* regex */.yGV(/^mode=(?:min|max)(?:,inline-only=true)?(?:,builder-id=[^\s,"]+)?$/));
const cacheEntry = dist/* pipe */.FsL(line, dist/* regex */.yGV(/^type=(?:gha,scope=tagship-[\w.-]+|registry,ref=[\w.:/-]+)(?:,(?:mode|ignore-error|timeout|image-manifest|oci-mediatypes)=\w+)*$/));
const build = dist/* object */.Ikc({
    from: dist/* exactOptional */.yqP(dist/* pipe */.FsL(dist/* array */.YOg(line), dist/* minLength */.BpQ(1), dist/* maxLength */.Ru6(100))),
    argv: dist/* array */.YOg(grammar_text),
    context: grammar_text,
    file: grammar_text,
    recipe: grammar_text,
    inputs: dist/* exactOptional */.yqP(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{64}$/))),
    sourceDateEpoch: dist/* exactOptional */.yqP(dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b())),
    provenance: dist/* exactOptional */.yqP(provenance),
    cache: dist/* exactOptional */.yqP(dist/* object */.Ikc({ from: dist/* array */.YOg(cacheEntry), to: dist/* array */.YOg(cacheEntry) })),
    requiredSecrets: dist/* exactOptional */.yqP(dist/* array */.YOg(line)),
});
const resolved = dist/* object */.Ikc({
    latest: dist/* picklist */.KIO(['auto', 'release', 'branch', 'never']),
    version: dist/* exactOptional */.yqP(line),
});
const target = dist/* object */.Ikc({
    name: line,
    version: dist/* nullable */.mee(line),
    platforms: dist/* array */.YOg(platform),
    repositories: dist/* array */.YOg(repository),
    creates: dist/* exactOptional */.yqP(dist/* array */.YOg(repository)),
    logins: dist/* exactOptional */.yqP(dist/* record */.g1P(repository, line)),
    tags: dist/* array */.YOg(plannedTag),
    held: dist/* array */.YOg(plannedTag),
    listing: dist/* exactOptional */.yqP(dist/* array */.YOg(line)),
    skipped: dist/* exactOptional */.yqP(dist/* array */.YOg(dist/* object */.Ikc({ rule: grammar_text, reason: grammar_text }))),
    labels: dist/* record */.g1P(grammar_text, grammar_text),
    annotations: dist/* record */.g1P(grammar_text, grammar_text),
    build,
    needs: dist/* exactOptional */.yqP(dist/* array */.YOg(line)),
    untagged: dist/* exactOptional */.yqP(grammar_text),
    unchangedSince: dist/* exactOptional */.yqP(line),
    resolved: dist/* exactOptional */.yqP(resolved),
});
const schema_problem = dist/* object */.Ikc({
    level: dist/* picklist */.KIO(['error', 'notice']),
    code: dist/* custom */.IeY((value) => typeof value === 'string' && /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/.test(value)),
    message: grammar_text,
    hint: grammar_text,
    at: dist/* exactOptional */.yqP(dist/* object */.Ikc({ file: line, line: count })),
});
const plannedHook = dist/* object */.Ikc({
    name: line,
    kind: dist/* picklist */.KIO(['webhook', 'sevalla', 'kinsta', 'github-deployment', 'slack']),
    when: line,
    target: line,
    call: dist/* boolean */.zMY(),
    reason: grammar_text,
});
const plan = dist/* object */.Ikc({
    schemaVersion: dist/* literal */.euz(1),
    tool: dist/* object */.Ikc({ name: dist/* literal */.euz('tagship'), version: line }),
    facts,
    push: dist/* object */.Ikc({
        mode: dist/* picklist */.KIO(['push', 'build']),
        reason: grammar_text,
        onlyWithCredentials: dist/* boolean */.zMY(),
    }),
    sign: dist/* exactOptional */.yqP(dist/* object */.Ikc({
        with: dist/* picklist */.KIO(['key', 'keyless']),
        log: dist/* exactOptional */.yqP(dist/* picklist */.KIO(['public', 'own', 'none'])),
        format: dist/* picklist */.KIO(['both', 'bundle', 'legacy']),
        referrers: dist/* array */.YOg(line),
    })),
    deploy: dist/* exactOptional */.yqP(dist/* array */.YOg(plannedHook)),
    history: dist/* exactOptional */.yqP(dist/* literal */.euz(true)),
    login: dist/* exactOptional */.yqP(dist/* literal */.euz('job')),
    resolved: dist/* exactOptional */.yqP(resolved),
    targets: dist/* array */.YOg(target),
    omitted: dist/* exactOptional */.yqP(dist/* array */.YOg(dist/* object */.Ikc({ name: line, reason: grammar_text }))),
    problems: dist/* array */.YOg(schema_problem),
});
function shapePlan(json) {
    const parsed = dist/* safeParse */.xLC(plan, json, { abortPipeEarly: true, message: describe });
    if (parsed.success)
        return { plan: parsed.output };
    const { issues } = parsed;
    return {
        wrong: issues.slice(0, MOST_PROBLEMS).map((issue) => {
            const where = renderPath(issue.path?.map(({ key }) => key) ?? []);
            return where === '' ? issue.message : `${where}: ${issue.message}`;
        }),
        left: Math.max(0, issues.length - MOST_PROBLEMS),
    };
}
function describe({ expected, input }) {
    if (input === undefined)
        return 'is missing';
    return expected === null || expected === 'unknown'
        ? `${show(input)} is not allowed here`
        : `${show(input)} is not ${expected.replaceAll('"', "'").replaceAll('Array', 'a list')}`;
}
function renderPath(keys) {
    return keys
        .map((key, at) => {
        if (typeof key === 'number')
            return `[${key}]`;
        const name = String(key);
        if (!/^[A-Za-z]\w{0,40}$/.test(name))
            return `[${(0,quote/* quote */.h)(name.slice(0, 100))}]`;
        return at === 0 ? name : `.${name}`;
    })
        .join('');
}
function damaged(path, why) {
    return (0,problem/* error */.z3)('PLAN_DAMAGED', `${(0,quote/* quote */.h)(path)} is not a plan that can be shipped: ${why}`, 'Make it again: tagship plan --out plan.json.');
}

;// CONCATENATED MODULE: ./src/plan/saved/saved.js








const saved_MOST_PROBLEMS = 20;
function parseSavedPlan(text, path, present, words) {
    const json = parseJson(text);
    if (json === undefined)
        return refuse([notJson(path)]);
    const version = readVersion(json);
    if (version !== undefined && version !== 1)
        return refuse([otherVersion(path, version)]);
    const shaped = shapePlan(json);
    if (!('plan' in shaped))
        return refuse(listDamage(path, shaped.wrong, shaped.left));
    const { plan } = shaped;
    const wrong = listContradictions(plan, words);
    if (wrong.length > 0) {
        const left = Math.max(0, wrong.length - saved_MOST_PROBLEMS);
        return refuse(listDamage(path, wrong.slice(0, saved_MOST_PROBLEMS), left));
    }
    const problems = [...listEmpty(plan, path), ...listMisfits(plan, path, present, words)];
    return problems.length === 0 ? { ok: true, value: plan, problems } : refuse(problems);
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function readVersion(json) {
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject && 'schemaVersion' in json ? json.schemaVersion : undefined;
}
function listEmpty({ targets, push, problems, facts }, path) {
    const [why] = problems.filter(({ code }) => code === 'TARGET_NOT_MEANT' || code === 'NO_TAGS');
    const because = why === undefined ? '' : `: ${why.message}`;
    const hint = 'Ship only plans that have tags, or make it again: tagship plan --push --json.';
    const empty = (what) => (0,problem/* error */.z3)('PLAN_EMPTY', `${(0,quote/* quote */.h)(path)} has ${what}${because}`, hint);
    if (targets.length === 0)
        return [empty('no target')];
    if (push.mode !== 'push')
        return [];
    const shipped = targets.filter(({ untagged }) => untagged === undefined);
    return shipped.flatMap(({ name, tags, held, repositories }) => {
        const open = [...tags, ...held.filter(({ decided }) => decided === 'registry')];
        const isDirty = facts.dirty && held.some(({ reason }) => reason === tags_tags/* DIRTY */.jm);
        if (open.length === 0 && isDirty)
            return [(0,checks/* explainDirty */.QZ)(facts, held)];
        return [
            ...(open.length === 0 ? [empty(`no tag for ${(0,quote/* quote */.h)(name)}${listHeld(held)}`)] : []),
            ...(repositories.length === 0 ? [empty(`no repository for ${(0,quote/* quote */.h)(name)}`)] : []),
        ];
    });
}
function listHeld(held) {
    const [first] = held;
    return first === undefined ? '' : `; ${first.tag} is held: ${(0,quote/* quote */.h)(first.reason).slice(1, -1)}`;
}
function notJson(path) {
    return (0,problem/* error */.z3)('PLAN_NOT_JSON', `${(0,quote/* quote */.h)(path)} is not JSON`, 'Save a plan with tagship plan --out plan.json.');
}
function otherVersion(path, version) {
    return (0,problem/* error */.z3)('PLAN_SCHEMA_VERSION', `${(0,quote/* quote */.h)(path)} has schema version ${show(version)}; this tagship applies version 1`, 'Make the plan and apply it with the same tagship.');
}
function listDamage(path, wrong, left) {
    const more = left === 0 ? [] : [damaged(path, `${left} more problems of this kind`)];
    return [...wrong.map((why) => damaged(path, why)), ...more];
}
function refuse(problems) {
    return { ok: false, problems };
}

// EXTERNAL MODULE: ./src/settings/table/buildx.js
var buildx = __webpack_require__(45346);
;// CONCATENATED MODULE: ./src/settings/values/build-flags.js

const inside = { takesValue: true, staysInside: true };
const outside = { takesValue: true, staysInside: false };
const INSIDE = ['no-cache-filters', 'shm-size', 'ulimit'];
const buildWords = [
    { flag: '--platform', settings: ['platforms'], ...inside },
    { flag: '--file', settings: ['file'], ...outside },
    { flag: '--target', settings: ['target'], ...inside },
    { flag: '--build-arg', settings: ['build-args'], ...inside },
    { flag: '--label', settings: ['labels'], ...inside },
    { flag: '--annotation', settings: ['annotations'], ...inside },
    { flag: '--provenance', settings: ['provenance'], ...outside },
    { flag: '--sbom', settings: ['sbom'], ...outside },
    { flag: '--cache-from', settings: ['cache-from'], ...outside },
    { flag: '--cache-to', settings: ['cache-to'], ...outside },
    { flag: '--no-cache', settings: ['no-cache'], takesValue: false, staysInside: true },
    { flag: '--pull', settings: ['pull'], takesValue: false, staysInside: true },
    ...[...new Set(buildx/* buildxSettings */.k.map(({ buildxFlag }) => buildxFlag))].map((flag) => {
        const makers = buildx/* buildxSettings */.k.filter(({ buildxFlag }) => buildxFlag === flag);
        const settings = makers.map(({ name }) => name);
        return {
            flag,
            settings,
            takesValue: true,
            staysInside: settings.every((name) => INSIDE.includes(name)),
        };
    }),
];

;// CONCATENATED MODULE: ./src/settings/inputs/prune-flags.js
const prune = { commands: ['prune'] };
const pruneFlags = [
    {
        ...prune,
        name: 'keep-last',
        takes: 'value',
        placeholder: 'NUMBER',
        doc: 'Keep so many of the highest versions of each series, and name the lower ones for deletion.',
    },
    {
        ...prune,
        name: 'keep',
        takes: 'value',
        placeholder: 'PATTERN',
        doc: 'Keep these tags, whatever other rules say: a pattern such as "stable-*", or regex: and a regular expression. Repeat for several.',
    },
    {
        ...prune,
        name: 'delete',
        takes: 'value',
        placeholder: 'PATTERN',
        doc: 'Delete these tags. Repeat for several.',
    },
    {
        ...prune,
        name: 'older-than',
        takes: 'value',
        placeholder: 'AGE',
        doc: 'Delete what --delete and --keep-last name only if it is older: 30d, 2w, 12h.',
    },
    {
        ...prune,
        name: 'untagged-older-than',
        takes: 'value',
        placeholder: 'AGE',
        doc: 'Delete images without a tag that are older and that nothing holds.',
    },
    {
        ...prune,
        name: 'pull-requests',
        takes: 'value',
        placeholder: 'closed',
        doc: 'Delete the tags pr-N and mr-N of changes that are closed or merged.',
    },
    {
        ...prune,
        name: 'minimum-age',
        takes: 'value',
        placeholder: 'AGE',
        doc: 'Delete nothing that is younger, or whose age is not known. Default: 1d.',
    },
    {
        ...prune,
        name: 'in-use',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Keep the images that this file lists, by reference or digest; - is standard input.',
    },
    {
        ...prune,
        name: 'backup',
        takes: 'value',
        placeholder: 'DIR',
        doc: 'Copy what will be deleted to this OCI layout first.',
    },
];

;// CONCATENATED MODULE: ./src/settings/inputs/run-flags.js

const RUNS = ['plan', 'ship', 'merge'];
const SHIPS = ['ship', 'merge'];
const YANKS = ['yank', 'unyank'];
const LIFECYCLE = ['promote', 'copy', 'prune', 'status', 'log', ...YANKS];
const ALL = [...RUNS, ...LIFECYCLE, 'verify', 'whoami', 'login'];
const runFlags = [
    {
        name: 'json',
        takes: 'switch',
        doc: 'Print the plan, the receipt or the answer as JSON.',
        commands: [...ALL, 'logout'],
    },
    {
        name: 'explain',
        takes: 'switch',
        doc: 'Print a table of the rules: applied or not, why, and their tags.',
        commands: ['plan'],
    },
    {
        name: 'details',
        takes: 'switch',
        doc: 'Print all facts, labels, annotations and the build command too; for status, read manifests also where the registry counts that as pulls.',
        commands: ['plan', 'status'],
    },
    {
        name: 'matrix',
        takes: 'switch',
        doc: 'Print the jobs that build one platform each, as JSON for strategy.matrix; an empty line if one machine does.',
        commands: ['plan'],
    },
    {
        name: 'registry',
        takes: 'either',
        placeholder: '[HOST=USER]',
        doc: 'Log in to HOST as USER. For plan, without a value: read the registries and predict every tag change.',
        commands: ALL,
    },
    {
        name: 'password-stdin',
        takes: 'value',
        placeholder: 'HOST',
        doc: 'Read the password for that registry from standard input.',
        commands: ALL,
    },
    {
        name: 'out',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Write the plan as JSON, for ship --plan FILE. Not written if the plan has errors.',
        commands: ['plan'],
    },
    {
        name: 'dotenv',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Write a dotenv file for later jobs: SHIPPED_VERSION, SHIPPED_DIGEST, SHIPPED_TAGS and more.',
        commands: [...RUNS, 'promote'],
    },
    {
        name: 'receipt',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Write the receipt as JSON.',
        commands: [...SHIPS, 'promote', 'prune'],
    },
    {
        name: 'record',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Write the record of this leg (--leg) for tagship merge.',
        commands: ['ship'],
    },
    {
        name: 'links',
        takes: 'value',
        placeholder: 'FILE',
        doc: "Write links to the images, in the format of GitLab's annotations report.",
        commands: SHIPS,
    },
    {
        name: 'cyclonedx',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Write the SBOM of the setting sbom in CycloneDX.',
        commands: SHIPS,
    },
    {
        name: 'code-quality',
        takes: 'value',
        placeholder: 'FILE',
        doc: "Write BuildKit's findings in the Dockerfile, in the format of GitLab's code quality report.",
        commands: SHIPS,
    },
    {
        name: 'plan',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Ship a plan written by plan --out FILE.',
        commands: SHIPS,
    },
    {
        name: 'remote',
        takes: 'switch',
        doc: "Read the git tags of the remote. Default in CI, together with GitHub's API for what the event lacks; --no-remote turns both off.",
        commands: RUNS,
    },
    {
        name: 'all-tags',
        takes: 'switch',
        doc: 'Copy all tags.',
        commands: ['copy'],
    },
    {
        name: 'platform',
        takes: 'value',
        placeholder: 'OS/ARCH',
        doc: 'Copy this platform only; repeat for several.',
        commands: ['copy'],
    },
    {
        name: 'replace',
        takes: 'switch',
        doc: 'Overwrite tags of other images.',
        commands: ['copy'],
    },
    {
        name: 'dry-run',
        takes: 'switch',
        doc: 'Show the plan. Write nothing.',
        commands: ['promote', 'copy', ...YANKS],
    },
    {
        name: 'since',
        takes: 'value',
        placeholder: 'TIME',
        doc: 'Show what happened since then: 12h, 7d, 2026-11-27.',
        commands: ['log'],
    },
    {
        name: 'not-yanked',
        takes: 'switch',
        doc: 'Fail if a reference leads to a version that was yanked.',
        commands: ['verify'],
    },
    {
        name: 'same-digest',
        takes: 'switch',
        doc: 'Fail unless all references have the same digest.',
        commands: ['verify'],
    },
    {
        name: 'signed',
        takes: 'switch',
        doc: 'Fail unless every manifest of each reference is signed, in either format: by the public key of --key, or by the identity of --verify-identity and --verify-issuer.',
        commands: ['verify'],
    },
    {
        name: 'provenance',
        takes: 'switch',
        doc: 'Fail unless each platform of each reference has provenance.',
        commands: ['verify'],
    },
    {
        name: 'sbom',
        takes: 'switch',
        doc: 'Fail unless each platform of each reference has an SBOM.',
        commands: ['verify'],
    },
    {
        name: 'key',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'The public key that verifies signatures, in PEM.',
        commands: ['verify', 'status'],
    },
    {
        name: 'check',
        takes: 'switch',
        doc: 'Ask each repository whether a push is granted: an upload is started and cancelled.',
        commands: ['whoami'],
    },
    {
        name: 'html',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Write one HTML page that needs no network.',
        commands: ['status'],
    },
    {
        name: 'metrics',
        takes: 'switch',
        doc: 'Print metrics in the text format of Prometheus.',
        commands: ['status'],
    },
    {
        name: 'fail-on',
        takes: 'value',
        placeholder: 'KINDS',
        doc: 'End with exit code 3 on these findings: drift, unsigned, backwards, broken.',
        commands: ['status'],
    },
    {
        name: 'watch',
        takes: 'switch',
        doc: 'Serve the page on this machine, and refresh it.',
        commands: ['status'],
    },
    {
        name: 'port',
        takes: 'value',
        placeholder: 'NUMBER',
        doc: 'The port of --watch. Default: a free one.',
        commands: ['status'],
    },
    {
        name: 'ci',
        takes: 'value',
        placeholder: 'NAME',
        doc: 'CI system to write for: github, gitlab, jenkins, travis, circle, azure, bitbucket, buildkite, woodpecker or drone. Default: the one the project or its host uses.',
        commands: ['init'],
    },
    {
        name: 'from',
        takes: 'value',
        placeholder: 'FILE',
        doc: 'Migrate a workflow that uses the docker actions, depot, redhat-actions or docker build (or a .gitlab-ci.yml that uses to-be-continuous): print the new file, and what could not be migrated. With --yes, overwrite the file.',
        commands: ['init'],
    },
    {
        name: 'yes',
        takes: 'switch',
        doc: 'Write, or delete, without asking.',
        commands: ['init', 'prune'],
    },
    ...pruneFlags,
    {
        name: 'add',
        takes: 'switch',
        doc: 'Write an additional file if the usual one exists, or if a workflow already publishes the image.',
        commands: ['init'],
    },
    { name: 'debug', takes: 'switch', doc: 'Show debug output.', commands: [...ALL, 'logout'] },
    {
        name: 'help',
        takes: 'switch',
        doc: 'Show help.',
        commands: [...ALL, 'logout', 'init'],
    },
];
const factFlag = { takes: 'value', commands: RUNS };
const factFlags = [
    {
        ...factFlag,
        name: 'event',
        fact: 'event',
        placeholder: 'NAME',
        doc: 'Plan as for this event: push, schedule, release, …',
    },
    {
        ...factFlag,
        name: 'fork',
        takes: 'switch',
        fact: 'fork',
        doc: 'Plan as for a change from another project: the run is untrusted.',
    },
    {
        ...factFlag,
        name: 'build',
        fact: 'build',
        placeholder: 'NUMBER',
        doc: 'Plan as for this build number.',
    },
    {
        ...factFlag,
        name: 'default-branch',
        fact: 'defaultBranch',
        placeholder: 'NAME',
        doc: 'Plan with this default branch.',
    },
    {
        ...factFlag,
        name: 'now',
        fact: 'now',
        placeholder: 'TIME',
        doc: 'Plan as at this time, ISO 8601.',
    },
];

// EXTERNAL MODULE: ./src/settings/table/table.js + 10 modules
var table = __webpack_require__(51944);
;// CONCATENATED MODULE: ./src/settings/inputs/planned.js



const GROUPS = ['Image', 'Tags', 'Labels', 'Facts'];
const NAMES = [
    ...['name', 'from', 'file', 'target', 'platforms', 'provenance', 'sbom', 'no-cache', 'pull'],
    'plain-tag',
];
const WORDS = {
    'build-args': '--build-arg',
    'cache-from': '--cache-from',
    'cache-to': '--cache-to',
    context: '--',
};
function explainIgnored(path, given) {
    const settings = table/* settingsTable */.uG
        .filter(({ name }) => [given.given[name]].flat().some(Boolean))
        .filter((setting) => isFixedByPlan(setting, given.masked));
    const facts = factFlags.filter(({ fact }) => given.overrides[fact]);
    const flags = [...settings, ...facts].map(({ name }) => `--${name}`);
    if (flags.length === 0)
        return [];
    return [
        (0,problem/* notice */.lm)('PLAN_SETTLED', `"${path}" is shipped as planned: ${flags.join(', ')} cannot change it.`, 'Pass them to the command that makes the plan: tagship plan --out plan.json.'),
    ];
}
function isFixedByPlan(setting, masked) {
    if (setting.name === 'sha')
        return false;
    if (GROUPS.includes(setting.group) || NAMES.includes(setting.name))
        return true;
    if (setting.key === undefined) {
        return setting.form !== 'secret-value' && !masked.includes(setting.buildxFlag);
    }
    const word = WORDS[setting.name];
    return word !== undefined && !masked.includes(word);
}
function withPlanned(settings, { resolved, argv, masked }) {
    const valuesOf = (flag) => argv.filter((_, at) => argv[at - 1] === flag);
    return {
        ...settings,
        provenance: valuesOf('--provenance').at(-1),
        sbom: valuesOf('--sbom').at(-1),
        cacheTo: masked.includes('--cache-to') ? settings.cacheTo : valuesOf('--cache-to'),
        ...(resolved === undefined ? {} : { latest: resolved.latest, version: resolved.version }),
    };
}

// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
;// CONCATENATED MODULE: ./src/run/files/plan-file.js













const LARGEST_BYTES = 16 * 1024 * 1024;
async function usePlanFile(path, request, fresh, cwd) {
    const text = await readPlanText(path, cwd);
    const { facts, settings } = fresh;
    const isLocal = facts.ci === 'local';
    const present = {
        sha: facts.sha,
        dirty: (0,tags_tags/* isUncommitted */._k)(facts, settings),
        trust: facts.trust,
        push: (0,push/* decidePush */.vn)(facts, settings).push,
        settings,
        isLocal,
        targets: fresh.plan.targets,
    };
    const parsed = parseSavedPlan(text, path, present, buildWords);
    if (!parsed.ok)
        throw new problem/* Problem */.AF(parsed.problems);
    const plan = withOwnInputs(parsed.value, fresh.plan);
    const argv = plan.targets.flatMap(({ build }) => build.argv);
    const masked = (0,mask/* listMasked */.gX)(argv);
    const vain = explainIgnored(path, { ...request, masked });
    return {
        facts: { ...facts, trust: plan.facts.trust },
        plan: {
            ...plan,
            problems: [...plan.problems, ...vain, ...(isLocal ? listInside(path, plan, cwd) : [])],
        },
        settings: {
            ...withPlanned(settings, { resolved: plan.resolved, argv, masked }),
            buildSecrets: nameSecrets(plan, settings.buildSecrets),
            targets: settings.targets.map((target) => toPlannedTarget(target, plan, masked)),
        },
    };
}
function withOwnInputs(plan, fresh) {
    const targets = plan.targets.map((target) => {
        const own = fresh.targets.find(({ name }) => name === target.name)?.build;
        const decided = { inputs: own?.inputs, cache: own?.cache };
        return { ...target, build: (0,omit_undefined/* omitUndefined */.O)({ ...target.build, ...decided }) };
    });
    return { ...plan, targets };
}
function toPlannedTarget(target, plan, masked) {
    const planned = plan.targets.find(({ name }) => name === target.name);
    if (planned === undefined)
        return target;
    const { resolved, build } = planned;
    const settings = {
        ...withPlanned(target.settings, { resolved, argv: build.argv, masked }),
        buildSecrets: nameSecrets({ targets: [planned] }, target.settings.buildSecrets),
    };
    return { ...target, settings };
}
function listInside(path, plan, cwd) {
    const built = plan.targets.filter(({ build }) => !(0,made/* isMade */.sX)(build));
    const contexts = built.map(({ build }) => build.context);
    const context = contexts.find((one) => {
        const way = (0,external_node_path_.relative)((0,external_node_path_.resolve)(cwd, one), (0,external_node_path_.resolve)(cwd, path));
        return !/^[a-z]+:\/\//.test(one) && !way.startsWith('..') && !(0,external_node_path_.isAbsolute)(way);
    });
    if (context === undefined)
        return [];
    return [
        (0,problem/* notice */.lm)('PLAN_IN_CONTEXT', `"${path}" lies in the build context "${context}", and is in the image if the Dockerfile copies all of it`, 'Name it in .dockerignore, or save plans elsewhere: tagship plan --out ../plan.json.'),
    ];
}
function nameSecrets(plan, given) {
    return plan.targets.flatMap(({ build }) => {
        const read = readCommand(build.argv, buildWords);
        const named = 'command' in read ? listGivenSecrets(read.command.flags) : [];
        return named.flatMap(({ id, variable }) => {
            const found = given.find((one) => one.id === id);
            return found === undefined ? [] : [{ ...found, variable }];
        });
    });
}
async function readPlanText(path, cwd) {
    const bytes = await readBytes(path, cwd);
    const [first, second] = bytes;
    const isLittle = first === 0xff && second === 0xfe;
    const isBig = first === 0xfe && second === 0xff;
    const encoding = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8';
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    }
    catch (cause) {
        const hint = 'Save a plan with tagship plan --out plan.json.';
        throw new problem/* Problem */.AF([(0,problem/* error */.z3)('PLAN_NOT_JSON', `"${path}" is not text in ${encoding}`, hint)], {
            cause,
        });
    }
}
async function readBytes(path, cwd) {
    const chunks = [];
    let size = 0;
    try {
        const file = await (0,promises_.open)((0,external_node_path_.resolve)(cwd, path));
        try {
            for await (const chunk of file.createReadStream({
                autoClose: false,
            })) {
                size += chunk.byteLength;
                if (size > LARGEST_BYTES)
                    break;
                chunks.push(chunk);
            }
        }
        finally {
            await file.close();
        }
    }
    catch (cause) {
        throw new problem/* Problem */.AF([describeUnreadable(path, cause)], { cause });
    }
    if (size <= LARGEST_BYTES)
        return Buffer.concat(chunks);
    const message = `"${path}" has more than ${LARGEST_BYTES / 1024 / 1024} MiB, and no plan has`;
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('PLAN_TOO_LARGE', message, 'Save a plan with tagship plan --out plan.json.'),
    ]);
}
function describeUnreadable(path, cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    return isMissing
        ? (0,problem/* error */.z3)('FILE_NOT_FOUND', `there is no file "${path}"`, 'Check the path; it starts at the working directory.')
        : (0,problem/* error */.z3)('FILE_UNREADABLE', `"${path}" cannot be read: ${String(cause)}`);
}


/***/ })

};
