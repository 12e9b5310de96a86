export const id = 6298;
export const ids = [6298];
export const modules = {

/***/ 14599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ copyImage),
/* harmony export */   t: () => (/* binding */ listBlobs)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88660);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4659);
/* harmony import */ var _http_pause_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73072);
/* harmony import */ var _platforms_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59236);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77691);






const NEW_LAYERS = 2;
const AT_ONCE = 8;
const FOREIGN = /foreign|nondistributable/;
async function copyImage(manifest, source, targets) {
    if (targets.length === 0)
        return [];
    const tree = await readTree(manifest, (0,_walk_js__WEBPACK_IMPORTED_MODULE_4__/* .createWalk */ .y)(source));
    return await Promise.all(targets.map((target) => copyTo(target, tree, source)));
}
async function readTree(manifest, walk) {
    const { isIndex, isAbout, manifests } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest);
    const children = await walk.each(manifest, manifests, async (child, entry, deeper) => {
        const mediaType = entry.mediaType === '' ? child.mediaType : entry.mediaType;
        const node = await readTree({ ...child, mediaType }, deeper);
        return (0,_platforms_js__WEBPACK_IMPORTED_MODULE_3__/* .isAttestation */ .H3)(entry) ? { ...node, part: 'attestation' } : node;
    });
    const blobs = listBlobs(manifest);
    const [config, ...layers] = blobs.map(({ digest }) => digest);
    const fresh = new Set([...(config === undefined ? [] : [config]), ...layers.slice(-NEW_LAYERS)]);
    return { manifest, part: isIndex ? 'index' : undefined, isAbout, children, blobs, fresh };
}
function listBlobs(manifest) {
    const { config, layers } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest);
    const all = [...(config === undefined ? [] : [config]), ...layers];
    return all.filter(({ mediaType }) => !FOREIGN.test(mediaType));
}
async function copyTo(target, tree, source) {
    const counts = { present: 0, mounted: 0, uploaded: 0 };
    const slots = (0,_http_pause_js__WEBPACK_IMPORTED_MODULE_5__/* .createSlots */ .e)(AT_ONCE);
    const blobs = new Map();
    const { unlessFailed, failure } = createFuse();
    const bring = (blob, { part, fresh }) => {
        const isNew = source.repository === undefined && fresh.has(blob.digest);
        const known = blobs.get(blob.digest) ??
            slots.within(() => unlessFailed(part, async () => {
                counts[await target.putBlob(blob, source, { isNew })] += 1;
            }));
        blobs.set(blob.digest, known);
        return known;
    };
    const place = async (node) => {
        const { manifest, part, blobs: own, children } = node;
        let isThere = false;
        const look = unlessFailed(part, async () => {
            isThere = (await target.resolve(manifest.digest)) !== undefined;
        });
        const first = children.filter(({ isAbout }) => !isAbout).map(place);
        const rest = children.filter(({ isAbout }) => isAbout);
        const later = rest.map(async (child) => {
            await awaitAll([...first, ...child.blobs.map((blob) => bring(blob, child))]);
            await place(child);
        });
        await awaitAll([look, ...own.map((blob) => bring(blob, node)), ...first, ...later]);
        const write = async () => {
            if (!isThere)
                await target.putManifest(manifest.digest, manifest);
        };
        await unlessFailed(part, write, true);
    };
    const { repository } = target;
    try {
        await place(tree);
        return { repository, ...counts };
    }
    catch (caught) {
        const { thrown, part, isWrite } = failure() ?? { thrown: caught };
        if (!(thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF))
            throw thrown;
        const told = part !== undefined && isRefusedKind(thrown, isWrite) ? { refused: part } : {};
        return { repository, ...counts, problem: thrown, ...told };
    }
}
function isRefusedKind(thrown, isWrite = false) {
    if (thrown.problems.some(({ code }) => code === 'REGISTRY_UNSUPPORTED'))
        return true;
    const answer = isWrite ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toFailure */ .w)(thrown)?.answer : undefined;
    if (answer === undefined)
        return false;
    const { status, isPage } = answer;
    return (isPage && status < 500 && !ELSE.includes(status)) || (status >= 500 && status !== 503);
}
const ELSE = [401, 407, 408, 413, 429];
function createFuse() {
    let failure;
    return {
        failure: () => failure,
        unlessFailed: async (part, work, isWrite = false) => {
            try {
                if (failure === undefined)
                    await work();
            }
            catch (thrown) {
                failure ??= { thrown, part, isWrite };
                throw thrown;
            }
        },
    };
}
async function awaitAll(works) {
    const results = await Promise.allSettled(works);
    for (const result of results)
        if (result.status === 'rejected')
            throw result.reason;
}


/***/ }),

/***/ 49441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ awaitEnd)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

async function awaitEnd(running, journal, signal) {
    const interrupted = new Promise((resolve) => {
        const end = () => {
            resolve({ progress: journal.read(), problems: [describeInterruption(signal.reason)] });
        };
        signal.addEventListener('abort', end, { once: true });
        if (signal.aborted)
            end();
    });
    try {
        const done = running.then(() => ({ progress: journal.read(), problems: [] }));
        return await Promise.race([interrupted, done]);
    }
    catch (thrown) {
        if (signal.aborted)
            return await interrupted;
        journal.close(thrown);
        return { progress: journal.read(), problems: [describeBug()], bug: { thrown } };
    }
}
function describeInterruption(why) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SHIP_INTERRUPTED', `The run was interrupted: ${why instanceof Error ? why.message : String(why)}.`, 'Run it again: it continues from what is already pushed.');
}
function describeBug() {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SHIP_BUG', 'A bug in tagship ended the run before it was done.', 'Report it, with the log, and run it again: it continues from what is already pushed.');
}


/***/ }),

/***/ 26251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ createJournal)
/* harmony export */ });
/* harmony import */ var _tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70939);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61232);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63510);



const NOTHING = { surveyed: [], produced: [], problems: [], fates: {}, pushed: false };
function createJournal(sha, signal) {
    let progress = NOTHING;
    const ending = new AbortController();
    const noted = new Map();
    const referrers = new Map();
    const scans = [];
    const note = (tagResult) => {
        noted.set(keyOf(tagResult.destination, tagResult.planned.tag), tagResult);
    };
    return {
        note,
        write: async ({ destination, planned, from }, manifest) => {
            signal.throwIfAborted();
            ending.signal.throwIfAborted();
            note({ ...toUnwritten(destination, planned, WHILE, from), isUncertain: true });
            await destination.repository.putManifest(planned.tag, manifest);
        },
        noteReferrer: (referrer) => {
            const { repository, subject, format } = referrer;
            referrers.set(`${format} ${repository}@${subject}`, referrer);
        },
        noteScan: (scan) => {
            scans.push(scan);
        },
        learn: (more) => {
            const problems = [...progress.problems, ...(more.problems ?? [])];
            const fates = { ...progress.fates, ...more.fates };
            progress = { ...progress, ...more, problems, fates };
        },
        read: () => {
            const { tagResults, pushed, produced } = progress;
            return {
                ...progress,
                referrers: [...referrers.values()],
                scans: [...scans],
                tagResults: tagResults ?? (pushed ? listNoted(produced, noted, sha) : []),
            };
        },
        close: (why) => {
            ending.abort(why);
        },
    };
}
const BEFORE = 'the run ended before this tag was decided; run it again';
const WHILE = 'the run ended while this tag was being written, so it may exist; run it again';
function listNoted(produced, noted, sha) {
    const destinations = produced.flatMap(({ pushedImages }) => pushedImages.map(({ destination }) => destination));
    return destinations.flatMap((destination) => [...(0,_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .listExact */ .Af)(destination), ...(0,_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .listFloating */ .Xg)(destination)].map((planned) => {
        const longer = toLongerName(destination, planned, sha);
        const found = noted.get(keyOf(destination, longer)) ?? noted.get(keyOf(destination, planned.tag));
        return found ?? toUnwritten(destination, planned, BEFORE, null);
    }));
}
function toLongerName(destination, { kind, tag }, sha) {
    const other = { digest: '', revision: '' };
    return kind === 'exact'
        ? ((0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_0__/* .decideLongerName */ .z2)(tag, (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionOf */ .DT)(destination.target, sha), other) ?? tag)
        : tag;
}
function toUnwritten(destination, planned, reason, from) {
    const image = (0,_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .toImage */ .RS)(destination, planned, { action: 'failed', digest: from, from, reason });
    return { destination, planned, image };
}
function keyOf(destination, tag) {
    return `${destination.target.name} ${destination.name}:${tag}`;
}


/***/ }),

/***/ 88644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ toReceipt)
});

// EXTERNAL MODULE: ./src/ship/sign/verify-command.js
var verify_command = __webpack_require__(12695);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
;// CONCATENATED MODULE: ./src/ship/targets/status.js
function toTargetStatus(target, { fates, made, images, problems, isLeg }) {
    if (Object.hasOwn(fates, target.name))
        return fates[target.name] ?? UNBUILT;
    const [failed] = images.filter(({ action }) => action === 'failed');
    if (failed !== undefined) {
        return { status: 'failed', reason: `${failed.reference}: ${failed.reason}` };
    }
    if (made === undefined) {
        const first = problems.find(({ level }) => level === 'error');
        return first === undefined ? UNBUILT : { ...UNBUILT, reason: toLine(first.message) };
    }
    if (made.unchangedSince !== undefined && images.length > 0) {
        const since = made.unchangedSince.slice(0, 12);
        return { status: 'unchanged', reason: `no file in its paths changed since commit ${since}` };
    }
    if (images.some(({ action }) => action !== 'held'))
        return { status: 'shipped', reason: '' };
    const reason = isLeg ? whyNotByLeg(target, made) : whyNotShipped(target, made, fates, problems);
    return { status: 'built', reason };
}
const UNBUILT = { status: 'failed', reason: 'it was not built' };
function toLine(message) {
    return message.split('\n', 1)[0] ?? '';
}
function whyNotByLeg({ untagged }, { pushedImages }) {
    return untagged ?? (pushedImages.length === 0 ? 'not pushed' : 'the merge of all legs tags it');
}
function whyNotShipped(target, { pushedImages }, fates, problems) {
    if (target.untagged !== undefined)
        return target.untagged;
    const lost = Object.entries(fates).filter(([, { status }]) => status === 'failed');
    const names = lost.map(([name]) => `"${name}"`).join(', ');
    if (lost.length > 0)
        return `not tagged, because ${names} failed`;
    if (pushedImages.length === 0)
        return 'not pushed';
    const error = problems.find(({ level }) => level === 'error');
    return error === undefined ? 'every tag is held' : toLine(error.message);
}

;// CONCATENATED MODULE: ./src/ship/outcome.js



function toReceipt(outcome) {
    const problems = distinct(outcome.problems);
    return {
        schemaVersion: 1,
        status: toStatus(outcome.tagResults, problems),
        pushed: outcome.pushed,
        targets: outcome.targets.map((target) => toTarget(target, outcome)),
        ...(outcome.hooks === undefined || outcome.hooks.length === 0 ? {} : { deploy: outcome.hooks }),
        retries: outcome.retries,
        durationsMs: outcome.durationsMs,
        problems,
        ...(0,omit_undefined/* omitUndefined */.O)({ record: outcome.record }),
    };
}
function toStatus(tagResults, problems) {
    const errors = problems.filter(({ level }) => level === 'error');
    if (errors.length === 0)
        return 'done';
    if (errors.every(({ code }) => code === 'DEPLOY_FAILED'))
        return 'deploy-failed';
    const wrote = tagResults.some(({ image, isUncertain }) => WRITTEN.has(image.action) || isUncertain === true);
    return wrote ? 'partial' : 'failed';
}
const WRITTEN = new Set(['created', 'moved', 'replaced']);
function toTarget(target, outcome) {
    const { produced, tagResults, surveyed, sizesOf, fates = {}, problems, record } = outcome;
    const made = produced.find((one) => one.target === target);
    const order = new Map(surveyed.map(({ destination }, index) => [destination, index]));
    const images = tagResults
        .filter(({ destination }) => destination.target === target)
        .sort((one, other) => (order.get(one.destination) ?? 0) - (order.get(other.destination) ?? 0))
        .map(({ image }) => image);
    return {
        name: target.name,
        ...toTargetStatus(target, { fates, made, images, problems, isLeg: record !== undefined }),
        version: target.version,
        ...describeImage(made?.builtImage, sizesOf),
        reused: made?.reused ?? false,
        ...(0,omit_undefined/* omitUndefined */.O)({ from: made?.from }),
        ...(0,omit_undefined/* omitUndefined */.O)({ legs: made?.legs, tests: made?.tests, scans: toScans(target, outcome) }),
        images,
        ...(0,omit_undefined/* omitUndefined */.O)({ base: outcome.baseOf?.(target.name), logins: target.logins }),
        ...describeSignatures(made, outcome),
    };
}
function toScans({ name }, { scans = [] }) {
    const own = scans.filter(({ target }) => target === name);
    if (own.length === 0)
        return undefined;
    return Object.fromEntries(own.map(({ platform, result }) => [platform, result]));
}
function describeSignatures(made, { referrers = [], verifyBy }) {
    const names = (made?.target.repositories ?? []).filter(() => referrers.length > 0);
    const own = names.flatMap((name) => referrers.filter(({ repository }) => repository === name));
    if (own.length === 0)
        return {};
    const digest = made?.builtImage?.manifest.digest;
    const signed = own.find(({ subject, format, action }) => subject === digest && SIGNATURES.has(format) && action !== 'failed');
    if (signed === undefined || verifyBy === undefined)
        return { referrers: own };
    const reference = `${signed.repository}@${signed.subject}`;
    return { referrers: own, verifyCommand: (0,verify_command/* renderVerifyCommand */.d)(verifyBy, reference) };
}
const SIGNATURES = new Set([
    'bundle',
    'legacy',
    'referrer',
]);
function describeImage(builtImage, sizesOf) {
    if (builtImage === undefined)
        return { digest: null, imageId: null, platforms: {} };
    const { manifest, imageId, platforms } = builtImage;
    const { digest, mediaType, bytes } = manifest;
    const size = bytes.byteLength;
    const descriptor = size === 0 ? {} : { descriptor: { mediaType, digest, size } };
    const sizes = sizesOf(platforms);
    const known = Object.keys(sizes).length === 0 ? {} : { sizes };
    return { digest, imageId, platforms, ...known, ...descriptor };
}
function distinct(problems) {
    const seen = new Map(problems.map((one) => [`${one.level} ${one.code} ${one.message}`, one]));
    return [...seen.values()];
}


/***/ }),

/***/ 64526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ createRepositories)
/* harmony export */ });
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44840);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61232);



async function createRepositories(surveyed, { credentials, log }) {
    const missing = surveyed.filter(({ isMissing }) => isMissing === true);
    if (missing.length === 0)
        return surveyed;
    const create = (0,_once_js__WEBPACK_IMPORTED_MODULE_2__/* .oncePer */ .P)(({ name }) => name, (destination) => createOne(destination, credentials));
    return await log.group('Create repositories', () => Promise.all(surveyed.map(async (one) => {
        if (one.isMissing !== true)
            return one;
        const { destination } = one;
        const { ok, problems } = await create(destination);
        const told = destination.required ? problems : (0,_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .asNotices */ .Ek)(problems);
        return { ...one, usable: ok, problems: [...one.problems, ...told] };
    })));
}
async function createOne({ repository, name, creation }, credentials) {
    if (creation === undefined)
        return { ok: false, problems: [] };
    try {
        const made = await credentials.createRepository(repository.repository, creation);
        const right = await repository.provePush();
        const told = made === 'created' ? [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('REPOSITORY_CREATED', `Created "${name}".`)] : [];
        if (right.ok)
            return { ok: true, problems: told };
        const message = `"${name}" was created, but cannot be pushed to: ${right.detail}`;
        return { ok: false, problems: [...told, (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REPOSITORY_CREATE_FAILED', message)] };
    }
    catch (thrown) {
        return { ok: false, problems: (0,_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .toProblems */ .ek)(thrown) };
    }
}


/***/ }),

/***/ 4091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ createStopwatch)
/* harmony export */ });
function createStopwatch(clock) {
    const started = clock.now();
    const steps = new Map();
    return {
        time: async (step, work) => {
            const from = clock.now();
            try {
                return await work();
            }
            finally {
                steps.set(step, (steps.get(step) ?? 0) + clock.now() - from);
            }
        },
        read: () => {
            const entries = [...steps, ['total', clock.now() - started]];
            return Object.fromEntries(entries.map(([step, ms]) => [step, Math.round(ms)]));
        },
    };
}


/***/ }),

/***/ 65528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ tagAll)
});

// EXTERNAL MODULE: ./src/ship/verify/verify.js + 1 modules
var verify = __webpack_require__(13953);
;// CONCATENATED MODULE: ./src/ship/tag/exact/confirm.js

async function confirmExact(outcome, waiting) {
    const tagResults = await Promise.all(outcome.tagResults.map(async (one) => {
        if (!isWritten(one))
            return one;
        const [back = one] = await (0,verify/* readBack */.e7)([one], waiting);
        waiting.journal.note(back);
        return back;
    }));
    const found = tagResults.filter((one, at) => one.problem !== outcome.tagResults[at]?.problem);
    const problems = found.flatMap(({ problem }) => problem ?? []);
    return { ...outcome, tagResults, problems: [...outcome.problems, ...problems] };
}
function isWritten({ image, expected }) {
    return expected !== undefined && (image.action === 'created' || image.action === 'replaced');
}

// EXTERNAL MODULE: ./src/ship/tag/snapshot.js
var tag_snapshot = __webpack_require__(27779);
// EXTERNAL MODULE: ./src/ship/destination.js
var ship_destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/ship/tag/exact/write.js
var write = __webpack_require__(87608);
// EXTERNAL MODULE: ./src/plan/version/standing.js
var standing = __webpack_require__(23660);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
;// CONCATENATED MODULE: ./src/ship/tag/float/update.js


function toTagResult(update) {
    const { destination, planned } = update.float;
    const [problem] = update.problems;
    const from = update.judged?.here ?? null;
    const line = describe(update, from);
    const image = (0,ship_destination/* toImage */.RS)(destination, planned, { ...line, from });
    return {
        destination,
        planned,
        image,
        ...(update.written === undefined || problem !== undefined ? {} : { expected: update.written }),
        ...(0,omit_undefined/* omitUndefined */.O)({ problem }),
    };
}
function describe(update, from) {
    const { judged, written, newer, problems } = update;
    const [problem] = problems;
    if (newer !== undefined && written !== undefined) {
        const reason = newer.why ?? `${newer.tag} was published during this run, and the tag follows it`;
        return { action: 'held', digest: written, reason };
    }
    if (problem !== undefined && judged?.decision.action !== 'hold') {
        return { action: 'failed', digest: from, reason: problem.message };
    }
    return describeDecision(judged?.decision, from, written);
}
function describeDecision(decision, from, written) {
    switch (decision?.action) {
        case 'move': {
            const action = from === null ? 'created' : 'moved';
            return { action, digest: written ?? from, reason: decision.reason };
        }
        case 'keep':
            return { action: 'kept', digest: from, reason: describeReason(decision) };
        case 'hold':
        case undefined:
            return { action: 'held', digest: from, reason: describeReason(decision) };
    }
}
function describeReason(decision) {
    if (decision === undefined)
        return 'it was not decided';
    return decision.hint === undefined ? decision.reason : `${decision.reason}. ${decision.hint}`;
}

// EXTERNAL MODULE: ./src/ship/tag/float/judge.js + 2 modules
var judge = __webpack_require__(66529);
;// CONCATENATED MODULE: ./src/ship/tag/other-kind.js


const REFUSALS = new Set([
    'REGISTRY_REFUSED',
    'REGISTRY_DENIED',
    'REGISTRY_UNSUPPORTED',
    'REGISTRY_REPOSITORY_MISSING',
]);
async function explainOtherKind({ destination, builtImage }, planned, thrown) {
    if (!(thrown instanceof problem/* Problem */.AF))
        return thrown;
    const isRefused = thrown.problems.some(({ code }) => REFUSALS.has(code));
    const there = isRefused ? await findKind(destination, planned.tag) : undefined;
    const ours = planned.platform === undefined ? toKind(builtImage.manifest.mediaType) : 'a manifest';
    if (there === undefined || there === ours)
        return thrown;
    const explain = (problem) => ({
        ...problem,
        message: `${problem.message} "${(0,ship_destination/* toReference */.TT)(destination, planned.tag)}" holds ${there}, and this is ${ours}.`,
        hint: `Where ${destination.repository.repository.host} does not let a tag change its kind, delete the tag there once, or push ${there} again (attestations: ${there === 'an index' ? 'index' : 'plain'}).`,
    });
    return new problem/* Problem */.AF(thrown.problems.map(explain), { cause: thrown });
}
async function findKind(destination, tag) {
    try {
        const there = await destination.repository.resolve(tag);
        return there === undefined ? undefined : toKind(there.mediaType);
    }
    catch (thrown) {
        if (thrown instanceof problem/* Problem */.AF)
            return undefined;
        throw thrown;
    }
}
function toKind(mediaType) {
    return /\b(index|manifest\.list)\b/.test(mediaType) ? 'an index' : 'a manifest';
}

// EXTERNAL MODULE: ./src/registry/providers/providers.js + 11 modules
var providers = __webpack_require__(56462);
;// CONCATENATED MODULE: ./src/ship/verify/read-delay.js

function readDelayMs(host, readDelay) {
    return readDelay === 'auto' ? ((0,providers/* findProvider */.lh)(host)?.readDelayMs ?? 0) : readDelay;
}

// EXTERNAL MODULE: ./src/ship/tag/float/yanked.js
var yanked = __webpack_require__(58336);
;// CONCATENATED MODULE: ./src/ship/tag/float/move.js










const ROUNDS = 10;
async function tagFloats(pushedImages, context, snapshot) {
    const { journal } = context;
    const decided = await each(pushedImages.flatMap(listUpdates), journal, (update) => decide(update, context, snapshot));
    const written = await writeAll(decided, context);
    if (!written.some(mayBeWritten))
        return { tagResults: written.map(toTagResult) };
    const back = context.beginReadBack(pushedImages);
    const checked = await yieldToNewer(written, context, back);
    const waitMs = Math.max(0, ...checked.map((update) => lagMs(update, context.settings)));
    if (waitMs === 0) {
        const isLast = checked.every((update, index) => update === written[index]);
        return { tagResults: checked.map(toTagResult), ...(isLast ? { snapshot: back } : {}) };
    }
    await context.clock.sleep(waitMs, context.signal);
    return { tagResults: (await yieldToNewer(checked, context)).map(toTagResult) };
}
function mayBeWritten({ written, problems }) {
    return written !== undefined || problems.length > 0;
}
function holdFloats(pushedImages, reason) {
    return pushedImages
        .flatMap(listUpdates)
        .map((update) => toTagResult({ ...update, judged: hold(undefined, reason) }));
}
function listUpdates(pushedImage) {
    const { destination, builtImage } = pushedImage;
    return (0,ship_destination/* listFloating */.Xg)(destination).map((planned) => ({
        pushedImage,
        float: { destination, planned, ours: (0,ship_destination/* digestFor */.iW)(builtImage, planned) },
        problems: [],
    }));
}
async function decide(update, context, snapshot) {
    return { ...update, judged: await (0,judge/* judgeFloat */.yN)(update.float, context, snapshot) };
}
async function writeAll(decided, context) {
    const { journal } = context;
    const isPart = ({ float }) => float.planned.platform !== undefined;
    const write = (parts) => (update) => isPart(update) === parts ? writeOurs(update, context) : Promise.resolve(update);
    return each(await each(decided, journal, write(false)), journal, write(true));
}
async function writeOurs(before, context) {
    const { pushedImage, float } = before;
    const isClear = before.judged?.decision.action === 'move';
    const ready = isClear ? await (0,ship_destination/* manifestFor */.h$)(pushedImage, float.planned) : undefined;
    const update = await decideAgain(before, context);
    if (update.judged?.decision.action !== 'move')
        return update;
    const manifest = ready ?? (await (0,ship_destination/* manifestFor */.h$)(pushedImage, float.planned));
    await context.journal.write(toWrite(update), manifest);
    return { ...update, written: manifest.digest };
}
async function decideAgain(update, context) {
    const { destination, planned } = update.float;
    if (planned.versions === undefined || context.settings.moving === 'always')
        return update;
    let current = update;
    for (let round = 0; round < ROUNDS; round += 1) {
        const here = (await destination.repository.resolve(planned.tag))?.digest;
        if (here === current.judged?.here)
            break;
        current = await decide(current, context, (0,tag_snapshot/* createSnapshot */.$)(context.remote));
    }
    return current;
}
function toWrite({ float: { destination, planned }, judged }) {
    return { destination, planned, from: judged?.here ?? null };
}
async function yieldToNewer(all, context, first = (0,tag_snapshot/* createSnapshot */.$)(context.remote)) {
    let current = all;
    for (let round = 0; round < ROUNDS; round += 1) {
        if (current.every((update) => !isOpen(update)))
            break;
        const snapshot = round === 0 ? first : (0,tag_snapshot/* createSnapshot */.$)(context.remote);
        const next = await each(current, context.journal, (update) => yieldOnce(update, context, snapshot));
        const changed = next.some((update, index) => update !== current[index]);
        current = next;
        if (!changed)
            break;
    }
    return current;
}
async function yieldOnce(update, context, snapshot) {
    const { float, written } = update;
    if (!isOpen(update))
        return update;
    const yank = written === float.ours ? await (0,yanked/* findYank */.Rj)(float, snapshot) : undefined;
    if (yank !== undefined)
        return (0,yanked/* putBack */.pK)(update, yank, { journal: context.journal, snapshot });
    const newer = await (0,judge/* findNewer */.pF)(float, context, snapshot);
    if (newer === undefined)
        return reassert(update, context, snapshot);
    if (newer.digest === written)
        return update;
    const manifest = await float.destination.repository.getManifest(newer.digest);
    if (manifest === undefined)
        return update;
    await context.journal.write(toWrite(update), manifest);
    return { ...update, written: manifest.digest, newer };
}
async function reassert(update, context, snapshot) {
    const { float, pushedImage, written } = update;
    const { versions, tag } = float.planned;
    if (versions === undefined || (await (0,judge/* isFromGit */.lr)(context, snapshot)))
        return update;
    const here = await snapshot.digest(float.destination, tag);
    if (here === undefined || here === written)
        return update;
    const said = await float.destination.readIdentity(here, 'origin');
    if ((0,standing/* readCurrent */.c)(versions, said, undefined)?.standing !== 'below')
        return update;
    await context.journal.write(toWrite(update), await (0,ship_destination/* manifestFor */.h$)(pushedImage, float.planned));
    return { ...update };
}
function isOpen({ written, problems }) {
    return written !== undefined && problems.length === 0;
}
function lagMs(update, { readDelay }) {
    return isOpen(update)
        ? readDelayMs(update.float.destination.repository.repository.host, readDelay)
        : 0;
}
async function each(all, journal, step) {
    return Promise.all(all.map(async (update) => {
        if (update.problems.length > 0)
            return update;
        const after = await tryStep(update, step);
        if (after !== update && isDone(after))
            journal.note(toTagResult(after));
        return after;
    }));
}
async function tryStep(update, step) {
    try {
        return await step(update);
    }
    catch (thrown) {
        const { pushedImage, float } = update;
        return failed(update, await explainOtherKind(pushedImage, float.planned, thrown));
    }
}
function isDone({ judged, written, problems }) {
    return judged?.decision.action !== 'move' || written !== undefined || problems.length > 0;
}
function failed(update, thrown) {
    const { destination, planned } = update.float;
    if (!(0,write/* isImmutable */.t3)(thrown) || planned.literal === true) {
        const problems = (0,ship_destination/* toProblems */.ek)(thrown);
        return { ...update, problems: destination.required ? problems : (0,ship_destination/* asNotices */.Ek)(problems) };
    }
    const reason = 'the registry does not allow tags to be overwritten';
    return {
        ...update,
        judged: hold(update.judged?.here, reason),
        problems: [
            (0,problem/* notice */.lm)('TAG_IMMUTABLE', `"${(0,ship_destination/* toReference */.TT)(destination, planned.tag)}" was not moved: ${reason}.`, 'Exclude floating tags from the immutability rule of the registry, or leave this tag out.'),
        ],
    };
}
function hold(here, reason) {
    const decision = { action: 'hold', reason };
    return { here, decision };
}

;// CONCATENATED MODULE: ./src/ship/tag/tag.js





async function tagAll(produced, context, snapshot = (0,tag_snapshot/* createSnapshot */.$)(context.remote)) {
    const pushedImages = produced.flatMap((one) => one.pushedImages);
    const { journal, facts, exactTags } = context;
    const written = await Promise.all(pushedImages.map((pushedImage) => {
        const { destination } = pushedImage;
        const { onExisting } = toTargetContext(context, destination.target).settings;
        const options = { sha: facts.sha, onExisting, journal };
        return (0,write/* tagExact */.g8)(pushedImage, options, exactTags?.get(destination));
    }));
    const back = (0,tag_snapshot/* createSnapshot */.$)(context.remote);
    const waiting = { ...context, sha: facts.sha, snapshot: back };
    const exact = await Promise.all(written.map(async (outcome) => {
        const confirmed = await confirmExact(outcome, waiting);
        say(confirmed.tagResults, context);
        return confirmed;
    }));
    const unsigned = await signOthers(exact, pushedImages, context);
    const floats = await tagFloating(exact, unsigned, context, snapshot);
    say(floats.tagResults, context);
    const tagResults = exact.flatMap((outcome) => outcome.tagResults);
    return {
        pushedImages: exact.map(({ pushedImage }) => pushedImage),
        tagResults: [...tagResults, ...floats.tagResults, ...pushedImages.flatMap(tellHeld)],
        problems: exact.flatMap((outcome) => outcome.problems),
        ...toLastSnapshot(floats, back),
    };
}
async function signOthers(exact, pushedImages, { sign }) {
    const nameOf = ({ destination, builtImage }) => `${destination.name}@${builtImage.manifest.digest}`;
    const own = new Set(pushedImages.map(nameOf));
    const others = exact.map(({ pushedImage }) => pushedImage).filter((one) => !own.has(nameOf(one)));
    if (sign === undefined || others.length === 0)
        return new Set();
    const signed = await sign(others, true);
    return new Set(others.filter((one) => !signed.includes(one)));
}
function toLastSnapshot({ snapshot, tagResults }, back) {
    if (snapshot !== undefined)
        return { snapshot };
    return tagResults.some(({ expected }) => expected !== undefined) ? {} : { snapshot: back };
}
function say(tagResults, { log }) {
    for (const { image } of tagResults)
        log?.info(`${image.action.padEnd(8)} ${image.reference}`);
}
async function tagFloating(exact, unsigned, context, snapshot) {
    const lacking = exact.find((outcome) => outcome.pushedImage.destination.required && !(0,write/* holdsExact */.y)(outcome));
    const pushedImages = exact.map(({ pushedImage }) => pushedImage);
    if (lacking !== undefined) {
        const { name } = lacking.pushedImage.destination;
        return { tagResults: holdFloats(pushedImages, `${name} does not hold the exact tags yet`) };
    }
    const holding = exact.filter(write/* holdsExact */.y).map(({ pushedImage }) => pushedImage);
    const ready = holding.filter((one) => !unsigned.has(one));
    const behind = exact.filter((one) => !(0,write/* holdsExact */.y)(one)).map(({ pushedImage }) => pushedImage);
    const moved = await tagEachFloats(ready, context, snapshot);
    const held = [
        ...holdFloats(behind, 'the exact tags are not here yet'),
        ...holdFloats(holding.filter((one) => unsigned.has(one)), 'the image of the exact tags takes no signature'),
    ];
    return { ...moved, tagResults: [...moved.tagResults, ...held] };
}
function toTargetContext(context, target) {
    const settings = context.settingsFor?.(target);
    return settings === undefined ? context : { ...context, settings };
}
async function tagEachFloats(ready, context, snapshot) {
    const targets = [...new Set(ready.map(({ destination }) => destination.target))];
    const moved = await Promise.all(targets.map((target) => {
        const own = ready.filter(({ destination }) => destination.target === target);
        return tagFloats(own, toTargetContext(context, target), snapshot);
    }));
    const [only, ...others] = moved;
    if (only !== undefined && others.length === 0)
        return only;
    return { tagResults: moved.flatMap(({ tagResults }) => tagResults) };
}
function tellHeld({ destination }) {
    return (0,ship_destination/* listHeld */.IE)(destination).map((planned) => {
        const { reason } = planned;
        const image = (0,ship_destination/* toImage */.RS)(destination, planned, {
            action: 'held',
            digest: null,
            from: null,
            reason,
        });
        return { destination, planned, image };
    });
}


/***/ }),

/***/ 13953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zr: () => (/* binding */ beginReadBack),
  e7: () => (/* binding */ readBack),
  verifyReferences: () => (/* binding */ verifyReferences)
});

// UNUSED EXPORTS: parseReference

// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/ship/history/records.js
var records = __webpack_require__(5433);
// EXTERNAL MODULE: ./src/ship/history/tombstone.js
var tombstone = __webpack_require__(52952);
// EXTERNAL MODULE: ./src/ship/push/image.js
var push_image = __webpack_require__(78852);
// EXTERNAL MODULE: ./src/registry/blobs/whole.js
var whole = __webpack_require__(76333);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(75893);
// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(88660);
// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var platforms = __webpack_require__(59236);
;// CONCATENATED MODULE: ./src/ship/verify/attested.js






const PREDICATE_TYPE = 'in-toto.io/predicate-type';
const REFERENCE = 'vnd.docker.reference.digest';
const TYPES = {
    provenance: 'https://slsa.dev/provenance/',
    sbom: 'https://spdx.dev/Document',
};
const NAMES = { provenance: 'provenance', sbom: 'SBOM' };
async function checkAttested(repository, digest, kinds) {
    if (kinds.length === 0)
        return [];
    const { manifests } = (0,contents/* readContents */.r0)(await repository.readManifest(digest));
    const images = manifests.filter((entry) => !(0,platforms/* isAttestation */.H3)(entry));
    const reference = `"${repository.repository.name}@${digest}"`;
    if (images.length === 0) {
        return kinds.map((kind) => lacks(reference, kind, 'it is a single manifest without an index'));
    }
    const found = await listAttested(repository, manifests.filter(platforms/* isAttestation */.H3));
    return kinds.flatMap((kind) => {
        const without = images.filter((image) => !found.has(`${kind} ${image.digest}`));
        const names = without.map(({ platform, digest: own }) => platform === undefined ? own : (0,platforms/* toPlatformText */.g3)(platform));
        return names.length === 0 ? [] : [lacks(reference, kind, `none is about ${names.join(', ')}`)];
    });
}
async function listAttested(repository, entries) {
    const found = new Set();
    let bytes = 0;
    for (const entry of entries) {
        const about = entry.annotations?.[REFERENCE];
        for (const layer of (0,contents/* readContents */.r0)(await repository.readManifest(entry.digest)).layers) {
            const type = layer.annotations?.[PREDICATE_TYPE] ?? '';
            const kind = ['provenance', 'sbom'].find((one) => type.startsWith(TYPES[one]));
            bytes += layer.size;
            if (kind === undefined || about === undefined || bytes > limits/* SBOM_BYTES */.K)
                continue;
            const statement = Buffer.from(await (0,whole/* readWhole */.o)(repository, layer)).toString('utf8');
            if (isStatementAbout(statement, { kind, digest: about }))
                found.add(`${kind} ${about}`);
        }
    }
    return found;
}
function isStatementAbout(text, { kind, digest }) {
    const { predicateType, subject } = (0,json/* parseObject */.lj)(text) ?? {};
    if (typeof predicateType !== 'string' || !predicateType.startsWith(TYPES[kind]))
        return false;
    const [algorithm = '', hex = ''] = digest.split(':');
    return (Array.isArray(subject) &&
        subject.some((one) => (0,json/* isObject */.Gv)(one) && (0,json/* isObject */.Gv)(one.digest) && one.digest[algorithm] === hex));
}
function lacks(reference, kind, why) {
    const name = NAMES[kind];
    return (0,src_problem/* error */.z3)('VERIFY_UNATTESTED', `${reference} has no ${name}: ${why}.`, `Ship the image with ${kind}: true, to a registry that takes an index.`);
}

// EXTERNAL MODULE: ./src/ship/tag/exact/decide.js
var decide = __webpack_require__(70939);
// EXTERNAL MODULE: ./src/ship/tag/float/yanked.js
var yanked = __webpack_require__(58336);
// EXTERNAL MODULE: ./src/ship/tag/snapshot.js
var tag_snapshot = __webpack_require__(27779);
// EXTERNAL MODULE: ./src/ship/destination.js
var ship_destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/ship/reuse/revision.js
var revision = __webpack_require__(63510);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
;// CONCATENATED MODULE: ./src/ship/verify/verify.js












const WAITS_MS = [100, 250, 500, 1_000, 2_000, 4_000];
async function readBack(tagResults, waiting) {
    return Promise.all(tagResults.map((one) => readBackOne(one, waiting)));
}
async function readBackOne(tagResult, waiting) {
    const { destination, planned, image } = tagResult;
    const { repository } = destination;
    try {
        let digest = await readFirst(tagResult, waiting.snapshot);
        for (const waitMs of WAITS_MS) {
            if (!isDoubtful(tagResult, digest))
                break;
            await waiting.clock.sleep(waitMs, waiting.signal);
            const again = (await repository.getManifest(planned.tag))?.digest ?? null;
            if (again === digest && !isStale(tagResult, digest))
                break;
            digest = again;
        }
        return await compare(tagResult, digest, waiting.sha);
    }
    catch (thrown) {
        return toFailed(tagResult, image.digest, (0,ship_destination/* toProblems */.ek)(thrown));
    }
}
async function readFirst({ destination, planned: { tag } }, snapshot) {
    const digest = snapshot === undefined
        ? (await destination.repository.resolve(tag))?.digest
        : await snapshot.digest(destination, tag);
    return digest ?? null;
}
function beginReadBack(pushedImages, remote) {
    const snapshot = (0,tag_snapshot/* createSnapshot */.$)(remote);
    (0,yanked/* beginYanks */.e4)(pushedImages, snapshot);
    for (const { destination } of pushedImages) {
        for (const { tag } of [...(0,ship_destination/* listExact */.Af)(destination), ...(0,ship_destination/* listFloating */.Xg)(destination)]) {
            snapshot.digest(destination, tag).catch(() => undefined);
        }
    }
    return snapshot;
}
function isDoubtful({ image, expected }, digest) {
    return (digest !== (expected ?? image.digest) && (image.action !== 'held' || image.digest !== null));
}
function isStale({ image, expected }, digest) {
    return expected !== undefined && digest === image.from;
}
async function compare(tagResult, digest, sha) {
    const { planned, image, expected } = tagResult;
    if (expected === undefined || digest === expected) {
        return { ...tagResult, image: { ...image, digest } };
    }
    if (digest === null || digest === image.from)
        return toLost(tagResult, digest, expected);
    return planned.kind === 'floating'
        ? toMovedOn(tagResult, digest)
        : toTaken(tagResult, { digest, expected, sha });
}
async function toMovedOn(tagResult, digest) {
    const { version, revision } = await tagResult.destination.readIdentity(digest, 'origin');
    const whose = version ?? revision?.slice(0, 12) ?? digest;
    const reason = `another run moved it to ${whose} during this run`;
    return { ...tagResult, image: { ...tagResult.image, digest, action: 'held', reason } };
}
async function toTaken(tagResult, { digest, expected, sha }) {
    if (!(await isOurBuild(tagResult, digest, sha)))
        return toLost(tagResult, digest, expected);
    const { image } = tagResult;
    const reason = 'another run of this commit wrote it during this run';
    const problem = (0,src_problem/* notice */.lm)('TAG_OTHER_BITS', `"${image.reference}" is ${digest}: ${reason}.`);
    return { ...tagResult, image: { ...image, digest, action: 'kept', reason }, problem };
}
function toLost(tagResult, digest, expected) {
    const { destination, image } = tagResult;
    const { host } = destination.repository.repository;
    const problem = digest === image.from
        ? (0,src_problem/* error */.z3)('VERIFY_DIGEST', `"${image.reference}" should be ${expected}, but reads back as ${digest ?? 'absent'}: ${host} accepted the write and did not keep it.`, `Run it again; if it stays so, ask the operators of ${host}: a proxy may answer in its place, or its storage may be read-only or full.`)
        : (0,src_problem/* error */.z3)('VERIFY_DIGEST', `"${image.reference}" should be ${expected}, but reads back as ${digest ?? 'absent'}.`, 'Find out what else writes this tag, then run it again.');
    return toFailed(tagResult, digest, [problem]);
}
async function isOurBuild({ destination }, digest, sha) {
    const identity = await destination.readIdentity(digest, 'recipe');
    return (0,decide/* describeDifference */.hF)(identity, (0,revision/* identify */.ls)(destination.target, sha)) === undefined;
}
function toFailed(tagResult, digest, problems) {
    const [problem] = tagResult.destination.required ? problems : (0,ship_destination/* asNotices */.Ek)(problems);
    const reason = problem?.message ?? tagResult.image.reason;
    return {
        ...tagResult,
        image: { ...tagResult.image, digest, action: 'failed', reason },
        ...(0,omit_undefined/* omitUndefined */.O)({ problem }),
    };
}
async function verifyReferences(references, options, registries) {
    const verified = await Promise.all(references.map((reference) => verifyReference(reference, options, registries)));
    const digests = new Set(verified.flatMap(({ digest }) => digest ?? []));
    const differ = options.sameDigest && digests.size > 1
        ? [
            (0,src_problem/* error */.z3)('VERIFY_DIFFERENT', `The references point at ${digests.size} digests: ${verified
                .map(({ reference, digest }) => `${reference} at ${digest ?? 'nothing'}`)
                .join(', ')}.`, 'Ship the release again to copy the image to where it is missing. For a registry that does not accept an index, write attestations: plain.'),
        ]
        : [];
    return {
        references: verified,
        problems: [...verified.flatMap(({ problems }) => problems), ...differ],
    };
}
async function verifyReference(reference, { platforms, signedBy, notYanked = false, attested = [] }, registries) {
    try {
        const { name, at } = parseReference(reference);
        const parsed = (0,references/* parseRepository */.SU)(name);
        if (!parsed.ok)
            return { reference, digest: null, problems: parsed.problems };
        const repository = registries.open(parsed.value);
        const there = await repository.resolve(at);
        if (there === undefined) {
            const problem = (0,src_problem/* error */.z3)('VERIFY_MISSING', `"${reference}" does not exist.`, 'Check the tag.');
            return { reference, digest: null, problems: [problem] };
        }
        const { digest } = there;
        const problems = await (0,push_image/* verifyImage */.ZG)(repository, digest, platforms);
        const found = `"${repository.repository.name}@${digest}"`;
        const asked = at === digest ? `"${reference}"` : `"${reference}" (${digest})`;
        const toAsked = (one) => ({
            ...one,
            message: one.message.replace(found, () => asked),
        });
        if (problems.length > 0)
            return { reference, digest, problems: problems.map(toAsked) };
        const unsigned = (await signedBy?.(repository, digest)) ?? [];
        const unattested = await checkAttested(repository, digest, attested);
        const yanked = await checkYanked({ repository, reference, digest }, notYanked);
        return { reference, digest, problems: [...unsigned, ...unattested, ...yanked] };
    }
    catch (thrown) {
        return { reference, digest: null, problems: (0,ship_destination/* toProblems */.ek)(thrown) };
    }
}
async function checkYanked({ repository, reference, digest, }, isError) {
    const found = await (0,records/* readRecords */.T3)(repository, digest, tombstone/* YANK_KIND */.vw);
    const yank = (0,tombstone/* decideYank */.SK)(found.map(({ record }) => record), parseReference(reference).at);
    if (yank === undefined)
        return [];
    const say = isError ? src_problem/* error */.z3 : src_problem/* notice */.lm;
    return [say('VERIFY_YANKED', `"${reference}": ${(0,tombstone/* describeYank */.BW)(yank)}.`, (0,tombstone/* hintForYank */.co)(yank))];
}
function parseReference(reference) {
    const match = /^([^@]+?)(?::([^:/@]+))?(?:@(.+))?$/.exec(reference);
    if (match?.[1] === undefined) {
        throw new src_problem/* Problem */.AF([
            (0,src_problem/* error */.z3)('VERIFY_REFERENCE', `invalid reference "${reference}"`, 'Write repository:tag, as in ghcr.io/acme/app:1.2.3.'),
        ]);
    }
    return { name: match[1], at: match[3] ?? match[2] ?? 'latest' };
}


/***/ })

};
