export const id = 4836;
export const ids = [4836];
export const modules = {

/***/ 70419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ readHistory)
/* harmony export */ });
/* harmony import */ var _registry_http_pause_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73072);
/* harmony import */ var _ship_history_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55114);
/* harmony import */ var _ship_history_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5433);
/* harmony import */ var _timeline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50736);




const MOST_IMAGES = 200;
const AT_ONCE = 8;
async function readHistory(repository, digests, range) {
    const seen = new Set(digests.slice(0, MOST_IMAGES));
    const slots = (0,_registry_http_pause_js__WEBPACK_IMPORTED_MODULE_3__/* .createSlots */ .e)(AT_ONCE);
    const moves = [];
    let isCut = digests.length > MOST_IMAGES;
    let next = [...seen];
    while (next.length > 0) {
        const read = await Promise.all(next.map((digest) => slots.within(() => readMoves(repository, digest, range))));
        const found = read.flat();
        moves.push(...found);
        const before = new Set(found.flatMap(({ from }) => from ?? []));
        next = [...before].filter((digest) => !seen.has(digest));
        if (seen.size + next.length > MOST_IMAGES)
            isCut = true;
        next = next.slice(0, MOST_IMAGES - seen.size);
        for (const digest of next)
            seen.add(digest);
    }
    return { moves, isCut };
}
async function readMoves(repository, digest, { tag, sinceMs = 0 }) {
    const { name } = repository.repository;
    const records = await (0,_ship_history_records_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecords */ .T3)(repository, digest, _ship_history_record_js__WEBPACK_IMPORTED_MODULE_0__/* .HISTORY_KIND */ .E0);
    return records
        .flatMap(({ record }) => (0,_timeline_js__WEBPACK_IMPORTED_MODULE_2__/* .toMoves */ .Mk)(record, { repository: name, digest }))
        .filter((move) => (tag === undefined || move.tag === tag) && Date.parse(move.by.at) >= sinceMs);
}


/***/ }),

/***/ 50736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CD: () => (/* binding */ explainMoves),
/* harmony export */   Cl: () => (/* binding */ listBefore),
/* harmony export */   Mk: () => (/* binding */ toMoves),
/* harmony export */   te: () => (/* binding */ sortMoves)
/* harmony export */ });
function toMoves(record, found) {
    if (record.repository !== found.repository || record.digest !== found.digest)
        return [];
    const { command, by, digest: to, version = null } = record;
    return record.tags.map(({ tag, kind, action, from, reason }) => ({
        ...{ tag, kind, action, from, to, version, command, reason, by },
    }));
}
function sortMoves(moves) {
    const timeOf = ({ by }) => Date.parse(by.at);
    return [...moves].sort((one, other) => timeOf(other) - timeOf(one) || one.tag.localeCompare(other.tag));
}
const BACKWARDS = new Set(['back', 'yank']);
function listBefore(moves, current) {
    const stack = [];
    for (const { command, from, to } of sortMoves(moves).toReversed()) {
        if (BACKWARDS.has(command)) {
            while (stack.length > 0 && stack.at(-1) !== to)
                stack.pop();
        }
        else if (from !== null && stack.at(-1) !== from)
            stack.push(from);
        if (stack.at(-1) !== to)
            stack.push(to);
    }
    if (stack.at(-1) !== current)
        return [];
    return [...new Set(stack.slice(0, -1).toReversed())].filter((digest) => digest !== current);
}
function explainMoves(moves, current) {
    const sorted = sortMoves(moves);
    return sorted.map((move, at) => {
        const next = sorted[at - 1];
        const found = next === undefined ? current : (next.from ?? undefined);
        const isCurrent = next === undefined && current === move.to;
        const isLeft = found !== undefined && found !== move.to;
        return { ...move, isCurrent, ...(isLeft ? { leftFor: found } : {}) };
    });
}


/***/ }),

/***/ 94836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyPromotion: () => (/* binding */ applyPromotion)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/ship/destination.js
var destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/ship/end.js
var ship_end = __webpack_require__(49441);
// EXTERNAL MODULE: ./src/ship/history/write.js
var write = __webpack_require__(24320);
// EXTERNAL MODULE: ./src/ship/journal.js
var ship_journal = __webpack_require__(26251);
// EXTERNAL MODULE: ./src/ship/outcome.js + 1 modules
var outcome = __webpack_require__(88644);
// EXTERNAL MODULE: ./src/ship/push/create-repositories.js
var create_repositories = __webpack_require__(64526);
// EXTERNAL MODULE: ./src/ship/stopwatch.js
var stopwatch = __webpack_require__(4091);
// EXTERNAL MODULE: ./src/ship/tag/tag.js + 5 modules
var tag = __webpack_require__(65528);
// EXTERNAL MODULE: ./src/ship/verify/verify.js + 1 modules
var verify = __webpack_require__(13953);
// EXTERNAL MODULE: ./src/registry/manifests/copy.js
var copy = __webpack_require__(14599);
// EXTERNAL MODULE: ./src/lifecycle/promote/back.js
var back = __webpack_require__(41246);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/registry/manifests/fallback.js
var fallback = __webpack_require__(85580);
// EXTERNAL MODULE: ./src/ship/history/record.js
var record = __webpack_require__(55114);
// EXTERNAL MODULE: ./src/ship/sign/bundle-store.js
var bundle_store = __webpack_require__(29266);
// EXTERNAL MODULE: ./src/ship/sign/subjects.js
var sign_subjects = __webpack_require__(93531);
;// CONCATENATED MODULE: ./src/lifecycle/promote/carry.js








const SUFFIXES = ['sig', 'att', 'sbom'];
const AT_ONCE = 8;
const MOST_DEEP = 4;
const MOST_REFERRERS = 500;
async function carryReferrers(manifest, carriage) {
    const subjects = await (0,sign_subjects/* listSubjects */.U)(manifest, carriage.source);
    const slots = (0,pause/* createSlots */.e)(AT_ONCE);
    const seen = new Set(subjects.map(({ digest }) => digest));
    const carry = async (digest, depth) => {
        const tags = SUFFIXES.map((suffix) => slots.within(() => orNotice(() => carryTag(digest, suffix, carriage), digest, carriage)));
        const listed = await slots.within(() => listOrNotice(digest, carriage));
        const fresh = listed.digests
            .filter((one) => !seen.has(one))
            .slice(0, MOST_REFERRERS - seen.size);
        fresh.forEach((one) => seen.add(one));
        const copied = [];
        for (const one of fresh) {
            const step = () => carryReferrer(digest, one, carriage);
            copied.push(await slots.within(() => orNotice(step, digest, carriage)));
        }
        const deeper = depth < MOST_DEEP ? fresh.map((one) => carry(one, depth + 1)) : [];
        const all = await Promise.all([...tags, ...deeper]);
        return [...listed.problems, ...copied.flat(), ...all.flat()];
    };
    const problems = await Promise.all(subjects.map(({ digest }) => carry(digest, 1)));
    return problems.flat();
}
async function listOrNotice(digest, carriage) {
    let digests = [];
    const problems = await orNotice(async () => {
        const { referrers } = await (0,fallback/* listReferring */.ZJ)(carriage.source, digest);
        digests = referrers
            .filter(({ artifactType }) => artifactType !== record/* HISTORY_KIND */.E0.artifactType)
            .map((one) => one.digest);
        return [];
    }, digest, carriage);
    return { digests, problems };
}
async function orNotice(step, digest, { source, target }) {
    try {
        return await step();
    }
    catch (thrown) {
        const [first] = (0,destination/* toProblems */.ek)(thrown);
        const where = `"${source.repository.name}@${digest}"`;
        const message = `Something that belongs to ${where} was not copied to "${target.repository.name}": ${first?.message ?? ''}`;
        const hint = 'Run it again, or sign and attest the image there.';
        return [(0,problem/* notice */.lm)('PROMOTE_NOT_CARRIED', message, hint)];
    }
}
async function carryTag(digest, suffix, { source, target, note }) {
    const tag = `${(0,fallback/* toFallbackTag */.KN)(digest)}.${suffix}`;
    const manifest = await (0,bundle_store/* orUnreadable */.pz)(() => source.getManifest(tag));
    if (manifest === undefined)
        return [];
    const told = toNote(digest, target, { format: 'legacy', tag });
    const there = await target.resolve(tag);
    if (there !== undefined) {
        note({ ...told, digest: there.digest, action: 'kept' });
        return there.digest === manifest.digest ? [] : [describeOwn(tag, target)];
    }
    note({ ...told, digest: manifest.digest, action: 'failed' });
    await carry_copy(manifest, source, target);
    await target.putManifest(tag, manifest);
    note({ ...told, digest: manifest.digest, action: 'created' });
    return [];
}
async function carryReferrer(subject, digest, { source, target, note }) {
    const manifest = await (0,bundle_store/* orUnreadable */.pz)(() => source.getManifest(digest));
    if (manifest === undefined)
        return [];
    const before = await (0,fallback/* listReferring */.ZJ)(target, subject);
    const tag = before.hasApi ? null : (0,fallback/* toFallbackTag */.KN)(subject);
    const told = { ...toNote(subject, target, { format: 'referrer', tag }), digest };
    if (before.isTaken)
        return [describeOwn((0,fallback/* toFallbackTag */.KN)(subject), target)];
    if (before.referrers.some((one) => one.digest === digest)) {
        note({ ...told, action: 'kept' });
        return [];
    }
    note({ ...told, action: 'failed' });
    await carry_copy(manifest, source, target);
    if (tag !== null)
        await target.putManifest(tag, (0,fallback/* addToIndex */.zO)(before.index, [manifest]));
    note({ ...told, action: 'created' });
    return [];
}
async function carry_copy(manifest, source, target) {
    const [copied] = await (0,copy/* copyImage */.L)(manifest, source, [target]);
    if (copied?.problem !== undefined)
        throw copied.problem;
}
function toNote(subject, { repository }, given) {
    return { repository: repository.name, subject, ...given };
}
function describeOwn(tag, { repository }) {
    return (0,problem/* notice */.lm)('PROMOTE_NOT_CARRIED', `"${repository.name}" has signatures or attestations of its own under "${tag}"; they stay as they are.`);
}

;// CONCATENATED MODULE: ./src/lifecycle/promote/apply.js













async function applyPromotion(ready, context) {
    const { plan, promotion, source } = ready;
    const watch = (0,stopwatch/* createStopwatch */.S)(context.clock);
    const journal = (0,ship_journal/* createJournal */.s)(plan.facts.sha, context.signal);
    const running = run(ready, context, { journal, watch });
    const end = await (0,ship_end/* awaitEnd */.s)(running, journal, context.signal);
    const receipt = {
        ...(0,outcome/* toReceipt */.U)({
            ...end.progress,
            targets: plan.targets,
            retries: context.registries.counts().retries,
            durationsMs: watch.read(),
            sizesOf: () => ({}),
            problems: [...promotion.problems, ...end.progress.problems, ...end.problems],
        }),
        promoted: `${source.repository.repository.name}@${source.builtImage.manifest.digest}`,
    };
    await context.report(receipt);
    if (end.bug !== undefined)
        throw end.bug.thrown;
    await running.catch(() => undefined);
    return receipt;
}
async function run(ready, context, { journal, watch }) {
    if ((0,problem/* hasErrors */.Cs)(ready.promotion.problems))
        return;
    try {
        context.registries.endPreflight();
        const usable = await createMissing(ready.asked, context, journal);
        const pushedImages = await watch.time('publish', () => context.log.group('Copy', () => copyAll(ready, usable, context, journal)));
        if (ready.command === 'back') {
            const problems = await (0,back.markLeft)(ready, context, journal.noteReferrer);
            journal.learn({ problems });
        }
        await tagImages(ready, pushedImages, context, { journal, watch });
    }
    catch (thrown) {
        journal.learn({ problems: (0,destination/* toProblems */.ek)(thrown) });
    }
}
async function createMissing(asked, context, journal) {
    const surveyed = asked.map(({ destination, usable, isMissing }) => ({
        ...{ destination, usable, isMissing },
        ...{ reusable: [], forbidden: false, problems: [] },
    }));
    const made = await (0,create_repositories/* createRepositories */.n)(surveyed, context);
    const problems = made.flatMap((one) => one.problems);
    journal.learn({ surveyed: made, problems });
    if ((0,problem/* hasErrors */.Cs)(problems))
        throw new problem/* Problem */.AF([]);
    return asked.filter((_, index) => made[index]?.usable === true);
}
async function copyAll({ source, plan }, usable, { log }, journal) {
    const { builtImage, repository: from } = source;
    const { manifest } = builtImage;
    const lacking = usable.filter(({ told }) => told.image === 'copy');
    const targets = lacking.map(({ destination }) => destination.repository);
    const copied = await (0,copy/* copyImage */.L)(manifest, from, targets);
    const failed = new Map();
    for (const [index, one] of lacking.entries()) {
        const problem = copied[index]?.problem;
        if (problem !== undefined)
            failed.set(one, describeUncopied(one, problem));
        else
            log.info(`copied   ${one.destination.name}@${manifest.digest}`);
    }
    const grave = [...failed].filter(([{ destination }]) => destination.required);
    if (grave.length > 0)
        throw new problem/* Problem */.AF(grave.flatMap(([, problems]) => problems));
    const there = usable.filter((one) => !failed.has(one));
    const elsewhere = there.filter(({ destination }) => destination.name !== from.repository.name);
    const carried = await Promise.all(elsewhere.map(({ destination }) => carryReferrers(manifest, {
        source: from,
        target: destination.repository,
        note: journal.noteReferrer,
    })));
    const pushedImages = there.map(({ destination }) => ({ destination, builtImage }));
    const [target] = plan.targets;
    journal.learn({
        problems: [...(0,destination/* asNotices */.Ek)([...failed.values()].flat()), ...carried.flat()],
        pushed: pushedImages.length > 0,
        produced: target === undefined
            ? []
            : [{ target, builtImage, pushedImages, reused: true, problems: [] }],
    });
    return pushedImages;
}
function describeUncopied({ destination }, { problems }) {
    const message = `The image could not be copied to "${destination.name}" as it is, so no tag was written.`;
    const hint = 'See the next message. With required: false in registries this repository only gets no tags.';
    return [(0,problem/* error */.z3)('PROMOTE_NOT_COPIED', message, hint), ...problems];
}
async function tagImages(ready, pushedImages, context, { journal, watch }) {
    const { plan, settings } = ready;
    if (pushedImages.length === 0)
        return;
    const tagging = {
        ...context,
        ...{ settings, journal, facts: plan.facts },
        beginReadBack: (images) => (0,verify/* beginReadBack */.zr)(images, context.remote),
    };
    const tagged = await watch.time('tag', () => context.log.group('Tag', () => (0,tag/* tagAll */.y)([{ pushedImages }], tagging)));
    journal.learn({ problems: tagged.problems });
    const waiting = { ...context, sha: plan.facts.sha, snapshot: tagged.snapshot };
    const tagResults = await watch.time('verify', () => context.log.group('Verify', () => (0,verify/* readBack */.e7)(tagged.tagResults, waiting)));
    journal.learn({ tagResults, problems: tagResults.flatMap(({ problem }) => problem ?? []) });
    const recording = { ...tagging, command: ready.command, note: journal.noteReferrer };
    journal.learn({ problems: await (0,write/* writeHistory */.w)(tagResults, recording) });
}


/***/ }),

/***/ 41246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findBefore: () => (/* binding */ findBefore),
/* harmony export */   markLeft: () => (/* binding */ markLeft)
/* harmony export */ });
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80793);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34734);
/* harmony import */ var _ship_history_mark_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25671);
/* harmony import */ var _ship_history_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5433);
/* harmony import */ var _ship_history_tombstone_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52952);
/* harmony import */ var _ship_sign_sign_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(35057);
/* harmony import */ var _log_read_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(70419);
/* harmony import */ var _log_timeline_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(50736);
/* harmony import */ var _yank_apply_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(31706);









function listNamed({ to, environment }) {
    const own = environment === undefined ? undefined : (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .toTag */ .yQ)(environment);
    return [...new Set([...to, ...(own === undefined ? [] : [own])])];
}
async function findBefore(names, settings, registries) {
    const tags = listNamed(settings);
    if (names.length === 0 || tags.length === 0)
        throw describeNowhere();
    const asked = names.flatMap((name) => tags.map((tag) => ({ name, tag })));
    const found = await Promise.all(asked.map(async ({ name, tag }) => {
        const parsed = (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name);
        if (!parsed.ok)
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(parsed.problems);
        const repository = registries.open(parsed.value);
        return { reference: `${name}:${tag}`, digest: await findOne(repository, tag) };
    }));
    const lacking = found.filter(({ digest }) => digest === undefined);
    if (lacking.length > 0) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(lacking.map(({ reference }) => describeUnknown(reference)));
    }
    const [first] = found;
    const other = found.find(({ digest }) => digest !== first?.digest);
    if (first?.digest !== undefined && other === undefined)
        return first.digest;
    throw describeDiffering(found);
}
async function findOne(repository, tag) {
    const current = await repository.resolve(tag);
    if (current === undefined)
        return undefined;
    const { moves } = await (0,_log_read_js__WEBPACK_IMPORTED_MODULE_6__/* .readHistory */ .L)(repository, [current.digest], { tag });
    for (const digest of (0,_log_timeline_js__WEBPACK_IMPORTED_MODULE_7__/* .listBefore */ .Cl)(moves, current.digest)) {
        const found = await (0,_ship_history_records_js__WEBPACK_IMPORTED_MODULE_3__/* .readRecords */ .T3)(repository, digest, _ship_history_tombstone_js__WEBPACK_IMPORTED_MODULE_4__/* .YANK_KIND */ .vw);
        const yank = (0,_ship_history_tombstone_js__WEBPACK_IMPORTED_MODULE_4__/* .decideYank */ .SK)(found.map(({ record }) => record), tag);
        if (yank === undefined && (await repository.resolve(digest)) !== undefined)
            return digest;
    }
    return undefined;
}
const WITHOUT_REASON = 'promote --back was asked for';
async function markLeft({ asked, plan }, context, note) {
    const by = (0,_ship_history_mark_js__WEBPACK_IMPORTED_MODULE_2__/* .makeMark */ .oO)(plan.facts, context.env, context.clock.now());
    const because = context.settings.because ?? WITHOUT_REASON;
    const { project } = plan.facts;
    const { openSigner, problems } = await (0,_ship_sign_sign_js__WEBPACK_IMPORTED_MODULE_5__.prepareSigning)({ ...context, push: true }, project);
    const signer = (await openSigner?.())?.signer;
    const given = { command: 'yank', because, by, facts: plan.facts, signer };
    for (const { destination, told } of asked.filter(({ usable }) => usable)) {
        const { repository } = destination;
        for (const { from, tags, version } of listLeft(told.tags)) {
            const subject = await repository.resolve(from);
            if (subject === undefined)
                continue;
            const tombstones = (await (0,_ship_history_records_js__WEBPACK_IMPORTED_MODULE_3__/* .readRecords */ .T3)(repository, from, _ship_history_tombstone_js__WEBPACK_IMPORTED_MODULE_4__/* .YANK_KIND */ .vw)).map((one) => one.record);
            const own = { ...given, version, tags };
            await (0,_yank_apply_js__WEBPACK_IMPORTED_MODULE_8__/* .markAll */ .R)(destination, [{ subject, tombstones }], own, { context, note });
        }
    }
    return problems;
}
function listLeft(tags) {
    const left = tags.filter(({ kind, action }) => kind === 'floating' && action === 'move');
    return [...new Set(left.flatMap((one) => one.from ?? []))].map((from) => {
        const own = left.filter((one) => one.from === from);
        const version = (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .toTag */ .yQ)(own[0]?.fromVersion ?? '') ?? from.slice('sha256:'.length).slice(0, 12);
        return { from, tags: own.map(({ tag }) => tag), version };
    });
}
function describeNowhere() {
    const message = 'promote --back needs the tags and the repositories.';
    const hint = 'Name them: tagship promote --back --to production --image ghcr.io/acme/app.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PROMOTE_NOWHERE', message, hint)]);
}
function describeUnknown(reference) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PROMOTE_BACK_UNKNOWN', `It is not recorded what "${reference}" pointed at before.`, 'Name the image: tagship promote 1.2.3 --to TAG --moving always. Runs record what they do to tags with history: true.');
}
function describeDiffering(found) {
    const all = found.map(({ reference, digest = '' }) => `${reference} at ${digest}`).join(', ');
    const hint = 'Move them back one at a time, or name the image: tagship promote 1.2.3 --to TAG --moving always.';
    const message = `The tags did not point at the same image before: ${all}.`;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PROMOTE_BACK_DIFFERS', message, hint)]);
}


/***/ })

};
