export const id = 3493;
export const ids = [3493];
export const modules = {

/***/ 83493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeTargets: () => (/* binding */ makeTargets)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/plan/check-commit.js
var check_commit = __webpack_require__(80143);
// EXTERNAL MODULE: ./src/plan/checks.js
var checks = __webpack_require__(50716);
// EXTERNAL MODULE: ./src/plan/target.js + 6 modules
var plan_target = __webpack_require__(25778);
// EXTERNAL MODULE: ./src/plan/quote.js
var quote = __webpack_require__(83053);
;// CONCATENATED MODULE: ./src/plan/targets/collisions.js


function checkCollisions(targets) {
    const pairs = new Map();
    for (const [reference, writers] of listWriters(targets)) {
        const plain = writers.filter(({ yields }) => !yields);
        const [first, ...others] = plain.length === 0 ? writers : plain;
        for (const other of others) {
            const key = [first?.name ?? '', other.name].map(quote/* quote */.h).join(' and ');
            pairs.set(key, [...(pairs.get(key) ?? []), reference]);
        }
    }
    return [...pairs].map(([names, [reference = '', ...more]]) => (0,src_problem/* error */.z3)('TARGETS_COLLIDE', `${names} both write ${reference}${more.length === 0 ? '' : ` and ${more.length} more`}`, 'Give each target its own images (images: ghcr.io/acme/{{name}}), or a suffix (flavor: suffix=-{{name}},onlatest=true).'));
}
function listWriters(targets) {
    const writers = new Map();
    for (const { name, repositories, tags, held } of targets) {
        const written = [...tags, ...held.filter(({ decided }) => decided === 'registry')];
        for (const planned of written) {
            for (const repository of planned.repositories ?? repositories) {
                const reference = `${repository}:${planned.tag}`;
                const all = writers.get(reference) ?? [];
                writers.set(reference, [...all, { name, yields: isVariant(planned) }]);
            }
        }
    }
    return writers;
}
function isVariant({ tag, versions }) {
    if (versions === undefined)
        return false;
    const { exactPrefix, exactSuffix } = versions;
    return !(tag.startsWith(exactPrefix) && tag.endsWith(exactSuffix));
}

// EXTERNAL MODULE: ./src/plan/targets/graph.js
var graph = __webpack_require__(12320);
// EXTERNAL MODULE: ./src/plan/targets/select.js
var targets_select = __webpack_require__(47370);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
;// CONCATENATED MODULE: ./src/plan/targets/make.js









async function makeTargets(facts, settings, decision, edge) {
    const failure = (0,check_commit/* findFailure */.gd)(facts, settings);
    const { bases, problems: wrong } = (0,graph/* readBases */.Xt)(settings.targets);
    const selection = (0,targets_select/* selectTargets */.D)(facts, settings);
    const before = [...(failure === undefined ? [] : [failure]), ...wrong, ...selection.problems];
    const { push, problems } = decideStrangers(facts, settings, decision);
    if (failure !== undefined || (0,src_problem/* hasErrors */.Cs)(before)) {
        return { push: (0,checks/* planPush */.MG)(push, undefined), targets: [], problems: [...problems, ...before] };
    }
    const made = await makeAll({ facts, settings, push, bases, selection }, edge);
    const targets = addBaseRecipes(made.map(({ target }) => target), bases);
    const { omitted } = selection;
    const inPlan = new Set(targets.map(({ name }) => name));
    return {
        push: (0,checks/* planPush */.MG)(push, joinTags(made)),
        targets,
        ...(omitted.length === 0 ? {} : { omitted: omitted.filter(({ name }) => !inPlan.has(name)) }),
        problems: [...problems, ...before, ...nameProblems(made), ...checkCollisions(targets)],
    };
}
async function makeAll(chosen, edge) {
    const { facts, settings, push, bases, selection } = chosen;
    const pushes = push.mode === 'push' && edge.ships !== false;
    const names = selection.chosen.map(({ name }) => name);
    const needed = (0,graph/* withBases */.bL)(names, bases);
    const isShipped = ({ name }) => names.includes(name);
    const ordered = [
        ...selection.chosen.filter(({ isDefault }) => isDefault),
        ...selection.chosen.filter(({ isDefault }) => !isDefault),
        ...settings.targets.filter((target) => needed.has(target.name) && !isShipped(target)),
    ];
    const made = [];
    for (const target of ordered) {
        const own = { facts: toTargetFacts(facts, target), settings: target.settings, push, pushes };
        const one = addNeeds(await (0,plan_target/* makeTarget */.m)(own, edge), target, bases);
        made.push(isShipped(target) ? one : withoutTags(one, bases, names));
    }
    return made;
}
function toTargetFacts(facts, { name, isDefault }) {
    const { ownRepository } = facts;
    if (isDefault || ownRepository === undefined)
        return facts;
    return { ...facts, ownRepository: `${ownRepository}/${name}` };
}
function addNeeds(made, { name, settings }, bases) {
    const needs = bases.get(name) ?? [];
    const resolved = { latest: settings.latest, ...(0,omit_undefined/* omitUndefined */.O)({ version: settings.version }) };
    const target = { ...made.target, ...(needs.length === 0 ? {} : { needs }), resolved };
    return { ...made, target };
}
function withoutTags(made, bases, names) {
    const { name } = made.target;
    const users = names.filter((one) => (0,graph/* withBases */.bL)([one], bases).has(name));
    const untagged = `built only for ${users.join(', ')}`;
    const problems = made.problems.filter(({ code }) => !ABOUT_TAGS.test(code));
    return { target: { ...made.target, tags: [], held: [], untagged }, planned: NONE, problems };
}
const ABOUT_TAGS = /^(?:NO_TAGS|TAGS?_|VERSION_|CHANGE_NOT_CHECKED_OUT|BRANCH_NAME)/;
const NONE = { tags: [], held: [], problems: [] };
function joinTags(made) {
    return {
        tags: made.flatMap(({ planned }) => planned.tags),
        held: made.flatMap(({ planned }) => planned.held),
        problems: [],
    };
}
function addBaseRecipes(targets, bases) {
    const recipes = new Map(targets.map(({ name, build }) => [name, build.recipe]));
    for (const name of (0,graph/* sortByBases */.gq)([...recipes.keys()], bases)) {
        const below = bases.get(name) ?? [];
        const own = recipes.get(name);
        if (below.length === 0 || own === undefined)
            continue;
        const hashes = Object.fromEntries([...below].sort().map((base) => [base, toHash(recipes.get(base) ?? '')]));
        recipes.set(name, JSON.stringify({ ...JSON.parse(own), bases: hashes }));
    }
    return targets.map((target) => ({
        ...target,
        build: { ...target.build, recipe: recipes.get(target.name) ?? target.build.recipe },
    }));
}
function toHash(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function nameProblems(made) {
    const keyOf = ({ code, message }) => `${code} ${message}`;
    const counts = new Map();
    for (const { problems } of made) {
        for (const key of new Set(problems.map(keyOf)))
            counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const all = made.flatMap(({ target, problems }) => problems.map((problem) => made.length > 1 && counts.get(keyOf(problem)) === made.length
        ? problem
        : { ...problem, message: `target "${target.name}": ${problem.message}` }));
    return [...new Map(all.map((problem) => [keyOf(problem), problem])).values()];
}
function decideStrangers(facts, settings, decision) {
    const { push, problems } = decision;
    const isStranger = settings.targets.some(({ isOfCheckout }) => isOfCheckout);
    const isNamed = /\{\{\s*name\s*\}\}/.test(settings.images ?? '');
    if (facts.trust.level === 'trusted' || push.mode !== 'push' || !isStranger || isNamed) {
        return decision;
    }
    const reason = `the run is untrusted, and "images" does not hold {{name}}`;
    const problem = (0,src_problem/* notice */.lm)('PUSH_UNTRUSTED', `built and not pushed, because ${facts.trust.reason}: the names of the targets would decide about repositories`, 'Set the input "images" with {{name}} to what such runs may write: ghcr.io/acme/{{name}}.');
    return {
        push: { mode: 'build', reason, onlyWithCredentials: false },
        problems: [...problems, problem],
    };
}


/***/ })

};
