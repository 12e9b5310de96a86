export const id = 7656;
export const ids = [7656,5057,4320];
export const modules = {

/***/ 31706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ markAll),
/* harmony export */   y: () => (/* binding */ applyAll)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23213);
/* harmony import */ var _ship_destination_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61232);
/* harmony import */ var _ship_history_records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5433);
/* harmony import */ var _ship_history_tombstone_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52952);
/* harmony import */ var _ship_history_write_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24320);
/* harmony import */ var _ship_sign_attach_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89955);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(84830);








const WAITS_MS = [0, 100, 250, 500, 1_000, 2_000, 4_000];
async function applyAll(surveyed, given, context) {
    const referrers = new Map();
    const note = (one) => {
        referrers.set(`${one.format} ${one.repository}@${one.subject}`, one);
    };
    const applied = await Promise.all(surveyed.map((one) => applyOne(one, given, { context, note })));
    const history = await (0,_ship_history_write_js__WEBPACK_IMPORTED_MODULE_4__/* .writeHistory */ .w)(applied.flatMap((one) => one.moved), { ...context, facts: given.facts, command: 'yank', note });
    return {
        repositories: applied.map(({ told }) => told),
        referrers: [...referrers.values()],
        problems: [...applied.flatMap((one) => one.problems), ...history],
    };
}
async function applyOne(surveyed, given, writing) {
    const { destination, told, subjects } = surveyed;
    if (told.digest === null)
        return { told, moved: [], problems: [] };
    const fail = (mark, thrown) => {
        writing.context.signal.throwIfAborted();
        const problems = (0,_ship_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .toProblems */ .ek)(thrown);
        const shown = destination.required ? problems : (0,_ship_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .asNotices */ .Ek)(problems);
        return { told: { ...told, mark }, moved: [], problems: shown };
    };
    try {
        if (told.mark === 'write')
            await markAll(destination, subjects, given, writing);
    }
    catch (thrown) {
        return fail('failed', thrown);
    }
    const mark = told.mark === 'write' ? 'written' : told.mark;
    try {
        return await moveAll({ ...surveyed, told: { ...told, mark } }, writing);
    }
    catch (thrown) {
        return fail(mark, thrown);
    }
}
async function moveAll({ destination, question, told, subjects }, { context }) {
    const yanked = new Set(subjects.map(({ subject }) => subject.digest));
    const tags = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_6__/* .listTags */ .cB)(destination.repository, question, yanked);
    const results = await Promise.all(tags.map((tag) => moveTag(destination, tag, yanked, context)));
    const problems = results.flatMap((one) => one.problems);
    return {
        told: { ...told, tags: results.map(({ tag }) => tag) },
        moved: results.flatMap(({ tag }) => tag.action === 'moved' ? [{ destination, image: toImage(destination, tag) }] : []),
        problems: destination.required ? problems : (0,_ship_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .asNotices */ .Ek)(problems),
    };
}
async function markAll({ repository, name }, subjects, given, { context, note }) {
    const { command, because, version, tags, by, signer } = given;
    const { artifactType } = _ship_history_tombstone_js__WEBPACK_IMPORTED_MODULE_3__/* .YANK_KIND */ .vw;
    for (const { subject, tombstones } of subjects) {
        if (tags === undefined && !(0,_survey_js__WEBPACK_IMPORTED_MODULE_6__/* .needsMark */ .PO)(tombstones, command))
            continue;
        const record = {
            schemaVersion: 1,
            kind: 'tagship/yank',
            number: (0,_ship_history_tombstone_js__WEBPACK_IMPORTED_MODULE_3__/* .nextNumber */ .Pt)(tombstones),
            state: command === 'yank' ? 'yanked' : 'lifted',
            ...{ version, because, by },
            ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__/* .omitUndefined */ .O)({ tags }),
        };
        const told = { repository: name, subject: subject.digest, format: 'yank', tag: null };
        const attaching = {
            ...context,
            onWrite: (digest, tag) => {
                note({ ...told, tag, digest, action: 'failed' });
            },
        };
        const attached = { artifactType, record, created: by.at };
        const written = await (0,_ship_history_records_js__WEBPACK_IMPORTED_MODULE_2__/* .attachRecord */ .LL)(repository, subject, attached, attaching);
        note({ ...told, digest: written.digest, action: 'created' });
        context.log.info(`${record.state.padEnd(8)} ${name}@${subject.digest}`);
        if (signer === undefined)
            continue;
        const bundle = () => signer.makeBundle(written.digest);
        await (0,_ship_sign_attach_js__WEBPACK_IMPORTED_MODULE_5__/* .attachBundle */ .U)(repository, written, bundle, { ...context, signer, format: 'bundle', note });
    }
}
async function moveTag({ repository, name }, tag, yanked, { clock, signal, log }) {
    if (tag.action !== 'move' || tag.to === null)
        return { tag, problems: [] };
    const isOff = async () => {
        const here = await repository.resolve(tag.tag);
        return here === undefined || !yanked.has(here.digest);
    };
    try {
        if (await isOff())
            return { tag: { ...tag, ...BY_OTHERS }, problems: [] };
        const manifest = await repository.readManifest(tag.to);
        for (const waitMs of WAITS_MS) {
            await repository.putManifest(tag.tag, manifest);
            await clock.sleep(waitMs, signal);
            if (!(await isOff()))
                continue;
            log.info(`moved    ${name}:${tag.tag}`);
            return { tag: { ...tag, action: 'moved' }, problems: [] };
        }
        const message = `"${name}:${tag.tag}" was moved to ${tag.toTag ?? tag.to}, and still points at the yanked image.`;
        const hint = 'Find out what else writes this tag, then run it again.';
        return {
            tag: { ...tag, action: 'failed' },
            problems: [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('YANK_NOT_MOVED', message, hint)],
        };
    }
    catch (thrown) {
        signal.throwIfAborted();
        return { tag: { ...tag, action: 'failed' }, problems: (0,_ship_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .toProblems */ .ek)(thrown) };
    }
}
const BY_OTHERS = {
    action: 'stay',
    to: null,
    toTag: null,
    reason: 'another run moved it meanwhile',
};
function toImage({ name }, { tag, from, to, reason }) {
    const reference = `${name}:${tag}`;
    const base = { reference, repository: name, tag, kind: 'floating', action: 'moved' };
    return { ...base, digest: to, from, reason };
}


/***/ }),

/***/ 84830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cB: () => (/* binding */ listTags),
  PO: () => (/* binding */ needsMark),
  tX: () => (/* binding */ surveyYanks)
});

// UNUSED EXPORTS: surveyYank

// EXTERNAL MODULE: ./src/plan/version/version.js
var version_version = __webpack_require__(37266);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(75893);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var platforms = __webpack_require__(59236);
// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(88660);
// EXTERNAL MODULE: ./src/ship/destination.js
var ship_destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/ship/history/records.js
var records = __webpack_require__(5433);
// EXTERNAL MODULE: ./src/ship/history/tombstone.js
var tombstone = __webpack_require__(52952);
// EXTERNAL MODULE: ./src/ship/preflight.js
var preflight = __webpack_require__(15983);
// EXTERNAL MODULE: ./src/plan/version/versions.js
var versions = __webpack_require__(56305);
;// CONCATENATED MODULE: ./src/lifecycle/yank/series.js


function listExactNames(version, tags) {
    const text = version.text.replaceAll('+', '-');
    return tags.flatMap((tag) => {
        const at = tag.indexOf(text);
        const before = tag.charAt(at - 1);
        const after = tag.slice(at + text.length);
        const isWhole = at >= 0 && !/[0-9.]/.test(before) && !/^(?:\d|\.\d)/.test(after);
        return isWhole ? [{ tag, prefix: tag.slice(0, at), suffix: after }] : [];
    });
}
function listSeriesTags(version, { prefix, suffix }, tags, counting) {
    const names = new Map([
        [`${prefix}latest${suffix}`, []],
        [`latest${suffix}`, []],
        ...(suffix.length > 1 ? [[suffix.slice(1), []]] : []),
        ...version.numbers.slice(0, -1).map((_, at) => {
            const numbers = version.numbers.slice(0, at + 1);
            return [`${prefix}${numbers.join('.')}${suffix}`, numbers];
        }),
    ]);
    const known = new Set(tags);
    return [...names]
        .filter(([tag]) => known.has(tag))
        .map(([tag, numbers]) => ({
        tag,
        exact: listVersions(version, { prefix, suffix }, tags, counting)
            .filter((one) => numbers.every((number, at) => (one.version.numbers[at] ?? 0) === number))
            .map((one) => one.tag),
    }));
}
function listVersions(own, { prefix, suffix }, tags, { revisions, ignoreVersions }) {
    return tags
        .filter((tag) => tag.length > prefix.length + suffix.length)
        .filter((tag) => tag.startsWith(prefix) && tag.endsWith(suffix))
        .flatMap((tag) => {
        const text = tag.slice(prefix.length, tag.length - suffix.length);
        const version = /^\d/.test(text) ? (0,version_version/* parseVersion */.ot)(text, revisions) : undefined;
        if (version === undefined || version.isPrerelease || version.text === own.text)
            return [];
        if (version.numbers.length < Math.min(own.numbers.length, 3))
            return [];
        const isIgnored = ignoreVersions !== undefined && (0,versions/* satisfiesRange */.jY)(version, ignoreVersions);
        return isIgnored ? [] : [{ tag, version }];
    })
        .sort((one, other) => (0,version_version/* compareVersions */.Zy)(other.version, one.version));
}
function isOtherFloat(tag) {
    if (/^sha256-[0-9a-f]{64}|^sha-[0-9a-f]{7,64}/.test(tag))
        return false;
    return ((0,version_version/* parseVersion */.ot)(tag)?.numbers.length ?? 0) < 3 && !/\d+\.\d+\.\d+/.test(tag);
}

;// CONCATENATED MODULE: ./src/lifecycle/yank/survey.js











const MOST_OTHERS = 100;
const MOST_CANDIDATES = 50;
const AT_ONCE = 8;
async function surveyYanks(destinations, question) {
    const first = await Promise.all(destinations.map((one) => surveyYank(one, question)));
    const digest = first.find(({ told }) => told.digest !== null)?.told.digest ?? undefined;
    if (digest === undefined)
        return first;
    return Promise.all(first.map(async (one) => one.told.digest === null && one.problems.length === 0
        ? surveyYank(one.destination, { ...question, digest })
        : one));
}
async function surveyYank(destination, question) {
    const { repository, name, required } = destination;
    const told = { repository: name, tag: null, digest: null, before: null, tags: [] };
    const nothing = { ...told, mark: 'none' };
    const none = { destination, question, told: nothing, subjects: [] };
    try {
        await repository.authorize('pull,push');
        const right = await repository.provePush();
        if (!right.ok)
            throw new problem/* Problem */.AF([(0,preflight/* describeRefusal */.a)(destination, right)]);
        const found = await findImage(repository, question);
        if (found === undefined)
            return { ...none, problems: [] };
        const subjects = await listMarked(repository, found.manifest);
        const before = subjects[0] === undefined ? undefined : (0,tombstone/* decideYank */.SK)(subjects[0].tombstones);
        const isThere = subjects.every(({ tombstones }) => !needsMark(tombstones, question.command));
        const yanked = new Set(subjects.map(({ subject }) => subject.digest));
        const tags = await listTags(repository, question, yanked);
        return {
            destination,
            question,
            subjects,
            told: {
                ...{ repository: name, tag: found.tag, digest: found.manifest.digest, tags },
                mark: isThere ? 'there' : 'write',
                before: before?.because ?? null,
            },
            problems: [],
        };
    }
    catch (thrown) {
        const problems = (0,ship_destination/* toProblems */.ek)(thrown);
        const shown = required ? problems : (0,ship_destination/* asNotices */.Ek)(problems);
        return { ...none, problems: shown };
    }
}
function needsMark(tombstones, command) {
    const isYanked = (0,tombstone/* decideYank */.SK)(tombstones) !== undefined;
    if (command === 'yank')
        return !isYanked;
    const tags = new Set(tombstones.flatMap((one) => one.tags ?? []));
    return isYanked || [...tags].some((tag) => (0,tombstone/* decideYank */.SK)(tombstones, tag) !== undefined);
}
async function findImage(repository, { version, digest }) {
    if (digest !== undefined) {
        const manifest = await repository.getManifest(digest);
        return manifest === undefined ? undefined : { tag: null, manifest };
    }
    const text = version.text.replaceAll('+', '-');
    for (const tag of version.hasV ? [`v${text}`, text] : [text, `v${text}`]) {
        const manifest = await repository.getManifest(tag);
        if (manifest === undefined)
            continue;
        if (version.numbers.length < 3)
            await refuseSeries(repository, manifest, tag, version);
        return { tag, manifest };
    }
    return undefined;
}
async function refuseSeries(repository, manifest, tag, version) {
    const { labels, annotations } = await (0,platforms/* readWords */.ux)(repository, manifest);
    const said = { ...labels, ...annotations }['org.opencontainers.image.version'];
    if (said !== undefined && (0,version_version/* parseVersion */.ot)(said)?.text === version.text)
        return;
    const message = `"${repository.repository.name}:${tag}" is the tag of a series, not of one version`;
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('YANK_VERSION', message, 'Name the whole version: tagship yank 1.2.3.'),
    ]);
}
async function listMarked(repository, manifest) {
    const { mediaType, digest, bytes } = manifest;
    const children = (0,contents/* readContents */.r0)(manifest).manifests.filter((one) => !(0,platforms/* isAttestation */.H3)(one));
    const subjects = [
        { mediaType, digest, size: bytes.byteLength },
        ...children.map((one) => ({ mediaType: one.mediaType, digest: one.digest, size: one.size })),
    ];
    const each = [...new Map(subjects.map((one) => [one.digest, one])).values()];
    const slots = (0,pause/* createSlots */.e)(AT_ONCE);
    return Promise.all(each.map((subject) => slots.within(async () => {
        const found = await (0,records/* readRecords */.T3)(repository, subject.digest, tombstone/* YANK_KIND */.vw);
        return { subject, tombstones: found.map(({ record }) => record) };
    })));
}
async function listTags(repository, { command, version, counting }, yanked) {
    if (command === 'unyank')
        return [];
    const { tags } = await repository.listTags(limits/* TAG_PAGES */.sV);
    const slots = (0,pause/* createSlots */.e)(AT_ONCE);
    const digestOf = (tag) => slots.within(async () => (await repository.resolve(tag))?.digest);
    const exact = await keepYanked(listExactNames(version, tags).slice(0, MOST_OTHERS), digestOf, yanked);
    const series = exact.flatMap((one) => listSeriesTags(version, one, tags, counting));
    const first = [...new Map(series.toReversed().map((one) => [one.tag, one])).values()];
    const following = await keepYanked(first, digestOf, yanked);
    const others = tags.filter((tag) => isOtherFloat(tag) && !first.some((one) => one.tag === tag));
    const left = await keepYanked(others.slice(0, MOST_OTHERS).map((tag) => ({ tag })), digestOf, yanked);
    return [
        ...(await Promise.all(following.map((one) => findNext(repository, one, { yanked, digestOf })))),
        ...left.map(({ tag, digest }) => ({
            ...{ tag, action: 'stay', from: digest, to: null, toTag: null },
            reason: 'it follows no series of versions',
        })),
    ];
}
async function keepYanked(named, digestOf, yanked) {
    const found = await Promise.all(named.map(async (one) => ({ one, digest: await digestOf(one.tag) })));
    return found.flatMap(({ one, digest }) => digest !== undefined && yanked.has(digest) ? [{ ...one, digest }] : []);
}
async function findNext(repository, { tag, exact, digest: from, }, { yanked, digestOf, }) {
    for (const candidate of exact.slice(0, MOST_CANDIDATES)) {
        const to = await digestOf(candidate);
        if (to === undefined || yanked.has(to))
            continue;
        const found = await (0,records/* readRecords */.T3)(repository, to, tombstone/* YANK_KIND */.vw);
        const yank = (0,tombstone/* decideYank */.SK)(found.map(({ record }) => record), tag);
        if (yank !== undefined)
            continue;
        const reason = `${candidate} is the highest version of its series that is not yanked`;
        return { tag, action: 'move', from, to, toTag: candidate, reason };
    }
    const reason = 'no other version of its series has an image here';
    return { tag, action: 'stay', from, to: null, toTag: null, reason };
}


/***/ }),

/***/ 55114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E0: () => (/* binding */ HISTORY_KIND),
/* harmony export */   QH: () => (/* binding */ isWritten),
/* harmony export */   tq: () => (/* binding */ makeHistory)
/* harmony export */ });
/* unused harmony export parseHistory */
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23213);
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80793);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5433);
/* harmony import */ var _mark_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25671);





const COMMANDS = ['ship', 'merge', 'promote', 'back', 'yank'];
const HISTORY_KIND = {
    artifactType: 'application/vnd.tagship.history.v1+json',
    parse: parseHistory,
};
const MOST_TAGS = 100;
const REASON_LENGTH = 300;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const WRITTEN = ['created', 'moved', 'replaced'];
function isWritten({ action, digest }) {
    return digest !== null && WRITTEN.some((one) => one === action);
}
function makeHistory(images, given) {
    const { command, by, repository, digest, version } = given;
    const tags = images
        .filter((one) => isWritten(one) && one.digest === digest && one.repository === repository)
        .slice(0, MOST_TAGS)
        .map(({ tag, kind, action, from, reason }) => ({
        ...{ tag, kind, action, from },
        reason: (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readLine */ .Xw)(reason.slice(0, REASON_LENGTH), REASON_LENGTH) ?? '',
    }));
    if (tags.length === 0)
        return undefined;
    const base = {
        schemaVersion: 1,
        kind: 'tagship/history',
        command,
        by,
        repository,
        digest,
    };
    const record = { ...base, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ version }), tags };
    const isLong = Buffer.byteLength(JSON.stringify(record)) > _records_js__WEBPACK_IMPORTED_MODULE_2__/* .RECORD_BYTES */ .oZ;
    return isLong ? { ...record, tags: tags.map((one) => ({ ...one, reason: '' })) } : record;
}
function parseHistory(body) {
    const { schemaVersion, kind, digest, tags } = body;
    if (schemaVersion !== 1 || kind !== 'tagship/history' || !Array.isArray(tags))
        return undefined;
    const command = COMMANDS.find((one) => one === body.command);
    const repository = (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readLine */ .Xw)(body.repository, 400);
    if (command === undefined || repository === undefined || !isDigest(digest))
        return undefined;
    const version = (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readLine */ .Xw)(body.version, 128);
    return {
        ...{ schemaVersion, kind, command, by: (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readMark */ .Mp)(body.by), repository, digest },
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ version }),
        tags: tags.slice(0, MOST_TAGS).flatMap(parseTag),
    };
}
function parseTag(value) {
    if (!(0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
        return [];
    const { tag, kind, from } = value;
    const action = WRITTEN.find((one) => one === value.action);
    if (typeof tag !== 'string' || !(0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz)(tag) || action === undefined)
        return [];
    if (kind !== 'exact' && kind !== 'floating')
        return [];
    if (from !== null && !isDigest(from))
        return [];
    return [{ tag, kind, action, from, reason: (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readLine */ .Xw)(value.reason, REASON_LENGTH) ?? '' }];
}
function isDigest(value) {
    return typeof value === 'string' && DIGEST.test(value);
}


/***/ }),

/***/ 24320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keepHistory: () => (/* binding */ keepHistory),
/* harmony export */   w: () => (/* binding */ writeHistory)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_http_pause_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73072);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61232);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5433);
/* harmony import */ var _mark_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25671);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55114);






const AT_ONCE = 8;
async function writeHistory(tagResults, context) {
    const { settings, trust, log, env, clock, facts } = context;
    const parts = listParts(tagResults);
    if (!settings.history || trust.level === 'untrusted' || parts.length === 0)
        return [];
    const by = (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .makeMark */ .oO)(facts, env, clock.now());
    const slots = (0,_registry_http_pause_js__WEBPACK_IMPORTED_MODULE_5__/* .createSlots */ .e)(AT_ONCE);
    return log.group('History', async () => {
        const problems = parts.map((part) => slots.within(() => writePart(part, by, context)));
        return (await Promise.all(problems)).flat();
    });
}
async function keepHistory(tagResults, { context, facts }, journal) {
    const command = context.settings.legs === undefined ? 'ship' : 'merge';
    const note = journal.noteReferrer;
    journal.learn({ problems: await writeHistory(tagResults, { ...context, facts, command, note }) });
}
function listParts(tagResults) {
    const parts = new Map();
    for (const { destination, image } of tagResults) {
        const { digest } = image;
        if (digest === null || !(0,_record_js__WEBPACK_IMPORTED_MODULE_4__/* .isWritten */ .QH)(image))
            continue;
        const key = `${destination.name}@${digest}`;
        const before = parts.get(key)?.images ?? [];
        parts.set(key, { destination, digest, images: [...before, image] });
    }
    return [...parts.values()];
}
async function writePart({ destination, digest, images }, by, context) {
    const { repository, name, target } = destination;
    const { command } = context;
    const version = target.version ?? undefined;
    const record = (0,_record_js__WEBPACK_IMPORTED_MODULE_4__/* .makeHistory */ .tq)(images, { command, by, repository: name, digest, version });
    if (record === undefined)
        return [];
    const told = { repository: name, subject: digest, format: 'history' };
    let written = { digest: null, tag: null };
    const attaching = {
        ...context,
        onWrite: (manifest, tag) => {
            written = { digest: manifest, tag };
            context.note({ ...told, ...written, action: 'failed' });
        },
    };
    try {
        const subject = await repository.resolve(digest);
        if (subject === undefined)
            return [];
        const { artifactType } = _record_js__WEBPACK_IMPORTED_MODULE_4__/* .HISTORY_KIND */ .E0;
        await (0,_records_js__WEBPACK_IMPORTED_MODULE_2__/* .attachRecord */ .LL)(repository, subject, { artifactType, record, created: by.at }, attaching);
        context.note({ ...told, ...written, action: 'created' });
        context.log.info(`recorded ${name}@${digest}`);
        return [];
    }
    catch (thrown) {
        context.signal.throwIfAborted();
        context.note({ ...told, ...written, action: 'failed' });
        return [describeUnwritten(name, (0,_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .toProblems */ .ek)(thrown))];
    }
}
function describeUnwritten(name, [first]) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('HISTORY_NOT_WRITTEN', `The tags of "${name}" are written, but the history of this run is not: ${first?.message ?? ''}`, first?.hint ?? '');
}


/***/ }),

/***/ 89955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ attachBundle),
/* harmony export */   d: () => (/* binding */ attachLegacy)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85580);
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35176);
/* harmony import */ var _bundle_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29266);
/* harmony import */ var _legacy_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37541);





const WAITS_MS = [0, 200, 1_000, 3_000];
async function attachBundle(repository, subject, bundle, signing) {
    const { signer, clock, signal } = signing;
    const { digest } = subject;
    const before = await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_3__/* .listBundles */ .Od)(repository, digest);
    const tag = before.hasApi ? null : (0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_1__/* .toFallbackTag */ .KN)(digest);
    const note = toNote({ repository, subject, format: 'bundle', tag }, signing);
    const known = await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_3__/* .findBundle */ .az)(repository, before, digest, signer);
    if (known !== undefined) {
        note('kept', known.digest);
        return;
    }
    const bytes = await bundle();
    const artifact = (0,_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .makeReferrer */ .uK)(subject, bytes, new Date(clock.now()).toISOString());
    note('failed', artifact.manifest.digest);
    await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_3__/* .putArtifact */ .qg)(repository, artifact);
    for (const waitMs of WAITS_MS) {
        await clock.sleep(waitMs, signal);
        const listed = await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_3__/* .listBundles */ .Od)(repository, digest);
        const found = await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_3__/* .findBundle */ .az)(repository, listed, digest, signer);
        if (found !== undefined) {
            note('created', found.digest);
            return;
        }
        if (!listed.hasApi)
            await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_3__/* .addToFallback */ .Bv)(repository, digest, listed, artifact);
    }
    throw lost(repository, digest, tag ?? 'the list of referrers');
}
async function attachLegacy(repository, subject, signing) {
    const { signer, clock, signal } = signing;
    const { digest } = subject;
    const tag = (0,_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .toLegacyTag */ .Df)(digest);
    const note = toNote({ repository, subject, format: 'legacy', tag }, signing);
    let action = 'kept';
    for (const waitMs of WAITS_MS) {
        await clock.sleep(waitMs, signal);
        const there = await (0,_legacy_store_js__WEBPACK_IMPORTED_MODULE_4__/* .readLegacy */ .Od)(repository, digest);
        if (there !== undefined && (await (0,_legacy_store_js__WEBPACK_IMPORTED_MODULE_4__/* .ownsLegacy */ .Hq)(repository, there, digest, signer))) {
            note(action, there.digest);
            return;
        }
        note('failed', there?.digest ?? null);
        action = 'created';
        await (0,_legacy_store_js__WEBPACK_IMPORTED_MODULE_4__/* .addLegacy */ .DE)(repository, there, digest, signer);
    }
    throw lost(repository, digest, tag);
}
function toNote({ repository, subject, format, tag, }, { note }) {
    const { name } = repository.repository;
    return (action, digest) => {
        note({ repository: name, subject: subject.digest, format, tag, digest, action });
    };
}
function lost({ repository }, digest, where) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SIGN_LOST', `The signature of "${repository.name}@${digest}" was accepted by ${repository.host}, but is not in ${where}.`, 'Run it again; if it stays so, choose the other sign-format, or find out what else writes this tag.'),
    ]);
}


/***/ }),

/***/ 20075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ KEY_KINDS),
/* harmony export */   Hm: () => (/* binding */ openPublicKey),
/* harmony export */   ay: () => (/* binding */ openKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const LARGEST_RSA_BITS = 8192;
const SMALLEST_RSA_BITS = 2048;
const HASHES = {
    'ec prime256v1': 'sha256',
    'ec secp384r1': 'sha256',
    rsa: 'sha256',
};
const KEY_KINDS = 'ECDSA P-256, ECDSA P-384, Ed25519 and RSA of 2048 to 8192 bits';
function openKey(key, password) {
    const given = typeof key === 'string' ? { key } : { key, format: 'der', type: 'pkcs8' };
    let privateKey;
    try {
        privateKey = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ ...given, passphrase: password });
    }
    catch {
        return { refused: 'it is not a private key in PEM, or its password is another one' };
    }
    const kind = nameKind(privateKey);
    if (kind !== 'ed25519' && HASHES[kind] === undefined)
        return { refused: `it is of kind ${kind}` };
    const { modulusLength: length = SMALLEST_RSA_BITS } = privateKey.asymmetricKeyDetails ?? {};
    if (length < SMALLEST_RSA_BITS || length > LARGEST_RSA_BITS) {
        return { refused: `its length is ${length}` };
    }
    return { key: toSigningKey(privateKey, HASHES[kind] ?? null) };
}
function openPublicKey(pem) {
    try {
        const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem);
        const kind = nameKind(key);
        const hash = HASHES[kind] ?? null;
        return kind === 'ed25519' || hash !== null ? toPublic(key, hash) : undefined;
    }
    catch {
        return undefined;
    }
}
function nameKind({ asymmetricKeyType, asymmetricKeyDetails }) {
    const curve = asymmetricKeyDetails?.namedCurve;
    return asymmetricKeyType === 'ec' ? `ec ${curve ?? 'unknown'}` : (asymmetricKeyType ?? 'unknown');
}
function toSigningKey(privateKey, hash) {
    return {
        sign: (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(hash, bytes, privateKey),
        ...toPublic((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(privateKey), hash),
    };
}
function toPublic(key, hash) {
    const der = key.export({ type: 'spki', format: 'der' });
    return {
        verifies: (bytes, signature) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(hash, bytes, key, signature),
        publicKey: key.export({ type: 'spki', format: 'pem' }).toString(),
        hint: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(der).digest('base64'),
    };
}


/***/ }),

/***/ 37541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ addLegacy),
/* harmony export */   Hq: () => (/* binding */ ownsLegacy),
/* harmony export */   Od: () => (/* binding */ readLegacy)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88660);
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35176);
/* harmony import */ var _bundle_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29266);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11822);






async function readLegacy(repository, digest) {
    const manifest = await repository.getManifest((0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .toLegacyTag */ .Df)(digest));
    if (manifest === undefined)
        return undefined;
    if ((0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(manifest).isIndex)
        throw taken(repository, digest);
    return manifest;
}
const PAYLOAD_BYTES = 64 * 1024;
const MOST_LAYERS = 50;
async function ownsLegacy(repository, manifest, digest, signer) {
    for (const { layer, annotations } of (0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .readLegacyLayers */ .a4)(manifest).slice(-MOST_LAYERS).reverse()) {
        const payload = await readPayload(repository, layer);
        if (payload === undefined || !isAbout(payload, digest))
            continue;
        if (await signer.ownsPayload(payload, annotations))
            return true;
    }
    return false;
}
async function readPayload(repository, layer) {
    if (layer.size > PAYLOAD_BYTES)
        return undefined;
    return (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .orUnreadable */ .pz)(async () => Buffer.from((await repository.readBlob?.(layer)) ?? []));
}
function isAbout(payload, digest) {
    const { critical } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(payload.toString('utf8')) ?? {};
    const image = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(critical) ? critical.image : undefined;
    return (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(image) && image['docker-manifest-digest'] === digest;
}
async function addLegacy(repository, before, digest, signer) {
    const payload = (0,_payload_js__WEBPACK_IMPORTED_MODULE_5__/* .makeSimpleSigning */ .iU)(repository.repository.name, digest);
    const artifact = (0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .addLegacyLayer */ .Qd)(before, payload, await signer.signPayload(payload));
    await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .putBlobs */ .ES)(repository, artifact);
    await repository.putManifest((0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .toLegacyTag */ .Df)(digest), artifact.manifest);
    return artifact.manifest.digest;
}
function taken({ repository }, digest) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SIGN_TAG_TAKEN', `The tag "${(0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .toLegacyTag */ .Df)(digest)}" of "${repository.name}" should hold the signatures of the image, but it holds something else.`, 'Remove this tag, or write sign-format: bundle.'),
    ]);
}


/***/ }),

/***/ 47020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readStart),
/* harmony export */   j: () => (/* binding */ readSigningKey)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38321);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34734);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20075);





const KEY_BYTES = 64 * 1024;
async function readSigningKey(settings, sources) {
    const { key, where } = await readKeyText(settings, sources);
    const { COSIGN_PASSWORD: password = '' } = sources.env;
    sources.hide?.([key, password]);
    if (Buffer.byteLength(key) > KEY_BYTES)
        throw invalid(where, `it is more than ${KEY_BYTES} bytes`);
    const opened = await openText(key, password);
    if ('refused' in opened)
        throw invalid(where, opened.refused);
    return opened.key;
}
async function openText(pem, password) {
    if (!/-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) /.test(pem))
        return (0,_key_js__WEBPACK_IMPORTED_MODULE_4__/* .openKey */ .ay)(pem, password);
    const { decryptCosignKey } = await Promise.all(/* import() */[__webpack_require__.e(1378), __webpack_require__.e(3371)]).then(__webpack_require__.bind(__webpack_require__, 53371));
    const decrypted = decryptCosignKey(pem, password);
    return 'der' in decrypted ? (0,_key_js__WEBPACK_IMPORTED_MODULE_4__/* .openKey */ .ay)(decrypted.der, password) : decrypted;
}
async function readKeyText({ signKeyEnv, signKeyFile }, { env, cwd }) {
    if (signKeyEnv !== undefined && signKeyFile !== undefined) {
        throw missing('sign-key-env and sign-key-file are both set', 'Keep one of them.');
    }
    if (signKeyEnv !== undefined) {
        const key = env[signKeyEnv] ?? '';
        if (key.trim() !== '')
            return { key, where: `the variable ${signKeyEnv}` };
        throw missing(`the variable ${signKeyEnv} is empty`, 'Set it to the key itself.');
    }
    if (signKeyFile === undefined) {
        throw missing('neither sign-key-env nor sign-key-file is set', 'Set one of them.');
    }
    if (KMS.test(signKeyFile))
        throw refuseKms(signKeyFile);
    try {
        return { key: await readStart((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, signKeyFile)), where: `"${signKeyFile}"` };
    }
    catch (cause) {
        throw missing(`the file "${signKeyFile}" cannot be read`, 'Check its path and that this run may read it.', cause);
    }
}
async function readStart(path) {
    return await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__.text)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { end: KEY_BYTES }));
}
const KMS = /^(?:awskms|gcpkms|azurekms|hashivault|k8s|pkcs11|openbao|gitlab|github):\/\/|^pkcs11:/;
function refuseKms(address) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('SIGN_KEY_KMS', `sign-key-file "${address}" is the address of a key in a key management service, which tagship does not sign with.`, 'Use a key that is a file or a variable, or sign with cosign in a later step: cosign sign --key ADDRESS "$SHIPPED_IMAGE".'),
    ]);
}
function missing(why, hint, cause) {
    const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('SIGN_KEY_MISSING', `There is no key to sign with: ${why}.`, hint);
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([problem], { cause });
}
function invalid(where, why) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('SIGN_KEY_INVALID', `The key in ${where} cannot be used to sign: ${why}.`, `Use a private key of \`cosign generate-key-pair\`, with its password in COSIGN_PASSWORD, or one in PEM: ${_key_js__WEBPACK_IMPORTED_MODULE_4__/* .KEY_KINDS */ .A3}.`),
    ]);
}


/***/ }),

/***/ 35057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prepareSigning: () => (/* binding */ prepareSigning),
  signImages: () => (/* binding */ signImages)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/failure.js
var failure = __webpack_require__(4659);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/ship/destination.js
var ship_destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/ship/sign/attach.js
var attach = __webpack_require__(89955);
;// CONCATENATED MODULE: ./src/ship/sign/guard.js
function guardSigner(signer) {
    let failure;
    const check = () => {
        if (failure !== undefined)
            throw failure.thrown;
    };
    const within = async (work) => {
        check();
        try {
            return await work();
        }
        catch (thrown) {
            failure ??= { thrown };
            throw thrown;
        }
    };
    return {
        check,
        signer: {
            ...signer,
            makeBundle: (digest) => within(() => signer.makeBundle(digest)),
            signPayload: (payload) => within(() => signer.signPayload(payload)),
        },
    };
}

// EXTERNAL MODULE: ./src/ship/sign/read-key.js
var read_key = __webpack_require__(47020);
// EXTERNAL MODULE: ./src/ship/sign/signer.js
var sign_signer = __webpack_require__(73352);
// EXTERNAL MODULE: ./src/ship/sign/subjects.js
var sign_subjects = __webpack_require__(93531);
// EXTERNAL MODULE: ./src/ship/sign/verify-command.js
var verify_command = __webpack_require__(12695);
;// CONCATENATED MODULE: ./src/ship/sign/sign.js










async function prepareSigning(context, project) {
    const { settings, trust, push } = context;
    if (settings.sign === 'none' || !push || settings.leg.length > 0)
        return { problems: [] };
    if (trust.level === 'untrusted')
        return { problems: [explainUnsigned(trust.reason)] };
    try {
        if (settings.sign === 'keyless') {
            const { open, problems } = await (await Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(6993), __webpack_require__.e(2330), __webpack_require__.e(7956), __webpack_require__.e(9328)]).then(__webpack_require__.bind(__webpack_require__, 89328))).prepareKeyless(context, project);
            return { openSigner: open, problems };
        }
        const signer = (0,sign_signer/* createKeySigner */.e9)(await (0,read_key/* readSigningKey */.j)(settings, context));
        const opened = { signer, verifyBy: (0,verify_command/* toKeyCommand */.a)(settings.signKeyFile) };
        return { openSigner: () => Promise.resolve(opened), problems: [] };
    }
    catch (thrown) {
        return { problems: (0,ship_destination/* toProblems */.ek)(thrown) };
    }
}
const AT_ONCE = 8;
async function signImages(pushedImages, { isTagged = false, ...signing }) {
    const failures = new Map();
    const lacking = new Map();
    const { signer, check } = guardSigner(signing.signer);
    const told = {
        ...{ ...signing, signer },
        tell: (name, problem) => lacking.set(name, problem),
    };
    const slots = (0,pause/* createSlots */.e)(AT_ONCE);
    const parts = await listParts(pushedImages, failures);
    await Promise.all(parts.map((part) => slots.within(async () => {
        const failed = await signPart(part, told);
        for (const [destination, problems] of failed)
            failures.set(destination, problems);
    })));
    signing.signal.throwIfAborted();
    check();
    const good = pushedImages.filter(({ destination }) => !failures.has(destination));
    const served = new Set(good.map(({ destination }) => destination.target));
    const bad = [...failures].map(([destination, problems]) => ({
        isFatal: destination.required || !(isTagged || served.has(destination.target)),
        problems: [explainRefused(destination), ...problems],
    }));
    const fatal = bad.filter(({ isFatal }) => isFatal);
    if (fatal.length > 0)
        throw new problem/* Problem */.AF(fatal.flatMap(({ problems }) => problems));
    const notices = (0,ship_destination/* asNotices */.Ek)(bad.flatMap(({ problems }) => problems));
    return { pushedImages: good, problems: [...lacking.values(), ...notices] };
}
async function listParts(pushedImages, failures) {
    const parts = new Map();
    await Promise.all(pushedImages.map(async ({ destination, builtImage }) => {
        try {
            const subjects = await (0,sign_subjects/* listSubjects */.U)(builtImage.manifest, destination.repository);
            for (const subject of subjects) {
                const repositories = new Map();
                const part = parts.get(subject.digest) ?? { subject, repositories };
                const { name } = destination;
                part.repositories.set(name, [...(part.repositories.get(name) ?? []), destination]);
                parts.set(subject.digest, part);
            }
        }
        catch (thrown) {
            failures.set(destination, (0,ship_destination/* toProblems */.ek)(thrown));
        }
    }));
    return [...parts.values()];
}
async function signPart({ subject, repositories }, signing) {
    const { format, signer } = signing;
    const failed = new Map();
    let made;
    const makeBundle = () => (made ??= signer.makeBundle(subject.digest));
    const signAt = async (sharing) => {
        const [destination] = sharing;
        if (destination === undefined)
            return;
        try {
            const { repository } = destination;
            if (format !== 'legacy') {
                try {
                    await (0,attach/* attachBundle */.U)(repository, subject, makeBundle, signing);
                }
                catch (thrown) {
                    if (format === 'bundle' || !isUnsupported(thrown))
                        throw thrown;
                    signing.tell(destination.name, explainLegacyOnly(destination));
                }
            }
            if (format !== 'bundle')
                await (0,attach/* attachLegacy */.d)(repository, subject, signing);
        }
        catch (thrown) {
            signing.signal.throwIfAborted();
            for (const one of sharing)
                failed.set(one, (0,ship_destination/* toProblems */.ek)(thrown));
        }
    };
    await Promise.all([...repositories.values()].map(signAt));
    return failed;
}
const UNSUPPORTED = [400, 404, 405, 406, 415, 422];
function isUnsupported(thrown) {
    const { answer } = (0,failure/* toFailure */.w)(thrown) ?? {};
    if (answer !== undefined)
        return UNSUPPORTED.includes(answer.status);
    return thrown instanceof problem/* Problem */.AF && thrown.problems.every(({ code }) => code === 'SIGN_LOST');
}
function explainLegacyOnly({ name }) {
    return (0,problem/* notice */.lm)('SIGN_LEGACY_ONLY', `"${name}" has the signatures in cosign's older format only: it does not keep what refers to an image.`, 'With sign-format: legacy this notice is gone.');
}
function explainRefused({ name }) {
    return (0,problem/* error */.z3)('SIGN_REFUSED', `"${name}" did not take the signature of the image, so no tag was written there.`, 'See the next message. Another sign-format may suit this registry; with required: false in registries it only gets no tags.');
}
function explainUnsigned(reason) {
    return (0,problem/* notice */.lm)('SIGN_UNTRUSTED', `The image is not signed: this run is untrusted, because ${reason}.`);
}


/***/ }),

/***/ 73352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ createVerifier),
/* harmony export */   J2: () => (/* binding */ SIGNATURE),
/* harmony export */   e9: () => (/* binding */ createKeySigner)
/* harmony export */ });
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33718);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11822);


const SIGNATURE = 'dev.cosignproject.cosign/signature';
function createVerifier({ verifies }) {
    return {
        ownsBundle: (bundle, digest) => (0,_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .verifyBundle */ .IF)(bundle, digest, verifies),
        ownsPayload: (payload, marks) => verifies(payload, Buffer.from(marks[SIGNATURE] ?? '', 'base64')),
    };
}
function createKeySigner(key) {
    return {
        ...createVerifier(key),
        makeBundle: (digest) => {
            const statement = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .makeStatement */ .UT)(digest);
            const signature = key.sign((0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeForSigning */ .Lj)(_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .STATEMENT_TYPE */ .zG, statement));
            return Promise.resolve((0,_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .makeBundle */ .ND)(statement, signature, key.hint));
        },
        signPayload: (payload) => Promise.resolve({ [SIGNATURE]: key.sign(payload).toString('base64') }),
    };
}


/***/ }),

/***/ 93531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ listSubjects)
/* harmony export */ });
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88660);
/* harmony import */ var _registry_manifests_walk_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77691);


const INDEX = /\.(?:index|manifest\.list)\.v/;
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
async function listSubjects(manifest, source) {
    const whole = manifest.bytes.byteLength > 0 ? manifest : await source.readManifest(manifest.digest);
    const found = await list(whole, (0,_registry_manifests_walk_js__WEBPACK_IMPORTED_MODULE_1__/* .createWalk */ .y)(source));
    return [...new Map(found.map((one) => [one.digest, one])).values()];
}
async function list(manifest, walk) {
    const { mediaType, digest, bytes } = manifest;
    const { manifests } = (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    const nested = manifests.filter((entry) => INDEX.test(entry.mediaType));
    const others = manifests.filter((entry) => !nested.includes(entry));
    const below = await walk.each(manifest, nested, (child, _, deeper) => list(child, deeper));
    return [
        { mediaType, digest, size: bytes.byteLength },
        ...others.map((entry) => ({
            mediaType: entry.mediaType === '' ? MANIFEST_TYPE : entry.mediaType,
            digest: entry.digest,
            size: entry.size,
        })),
        ...below.flat(),
    ];
}


/***/ }),

/***/ 12695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ toKeyCommand),
/* harmony export */   d: () => (/* binding */ renderVerifyCommand)
/* harmony export */ });
function toKeyCommand(signKeyFile) {
    const keyPath = signKeyFile === undefined ? 'cosign.pub' : signKeyFile.replace(/\.(?:key|pem)$/, '');
    return { keyPath: keyPath.endsWith('.pub') ? keyPath : `${keyPath}.pub` };
}
function renderVerifyCommand(verifyBy, reference) {
    return ['cosign', 'verify', ...listFlags(verifyBy), reference].map(quote).join(' ');
}
const UNLOGGED = '--insecure-ignore-tlog=true';
function listFlags(verifyBy) {
    if ('keyPath' in verifyBy)
        return ['--key', verifyBy.keyPath, UNLOGGED];
    const { identity, issuer, trustedRoot, isLogged, hasCertificateLog } = verifyBy;
    return [
        ...['--certificate-identity', identity, '--certificate-oidc-issuer', issuer],
        ...(trustedRoot === undefined ? [] : ['--trusted-root', trustedRoot]),
        ...(isLogged ? [] : ['--use-signed-timestamps', UNLOGGED]),
        ...(hasCertificateLog ? [] : ['--insecure-ignore-sct=true']),
    ];
}
function quote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}


/***/ })

};
