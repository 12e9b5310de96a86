export const id = 4836;
export const ids = [4836];
export const modules = {

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
// EXTERNAL MODULE: ./src/ship/verify/verify.js
var verify = __webpack_require__(73723);
// EXTERNAL MODULE: ./src/registry/manifests/copy.js
var copy = __webpack_require__(14599);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/registry/manifests/fallback.js
var fallback = __webpack_require__(85580);
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
        digests = referrers.map((one) => one.digest);
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
async function tagImages({ plan, settings }, pushedImages, context, { journal, watch }) {
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
}


/***/ }),

/***/ 85580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ toFallbackTag),
/* harmony export */   PA: () => (/* binding */ toReferrer),
/* harmony export */   ZJ: () => (/* binding */ listReferring),
/* harmony export */   rp: () => (/* binding */ readIndexEntries),
/* harmony export */   zO: () => (/* binding */ addToIndex)
/* harmony export */ });
/* harmony import */ var _blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73564);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88660);



const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
function toFallbackTag(digest) {
    return digest.replace(':', '-');
}
async function listReferring(repository, digest, artifactType) {
    const listed = await repository.listReferrers(digest, artifactType);
    if (listed !== undefined)
        return { referrers: listed, hasApi: true, isTaken: false };
    const index = await repository.getManifest(toFallbackTag(digest));
    const none = { referrers: [], hasApi: false, isTaken: false };
    if (index === undefined || index.digest === digest)
        return none;
    const referrers = readIndexEntries(index);
    return referrers === undefined ? { ...none, isTaken: true } : { ...none, referrers, index };
}
function readIndexEntries(index) {
    const { manifests } = parseBody(index) ?? {};
    if (!Array.isArray(manifests))
        return undefined;
    return (0,_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(index).manifests.map((entry, at) => {
        const stated = manifests[at];
        const artifactType = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(stated) ? stated.artifactType : undefined;
        return typeof artifactType === 'string' ? { ...entry, artifactType } : entry;
    });
}
function addToIndex(index, manifests) {
    const before = index === undefined ? {} : (parseBody(index) ?? {});
    const entries = Array.isArray(before.manifests) ? before.manifests : [];
    const added = manifests.map(toReferrer);
    const others = entries.filter((one) => !(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(one) || !added.some(({ digest }) => digest === one.digest));
    const bytes = Buffer.from(JSON.stringify({
        ...before,
        schemaVersion: 2,
        mediaType: INDEX_TYPE,
        manifests: [...others, ...added],
    }));
    return { mediaType: INDEX_TYPE, digest: (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .toDigest */ .O6)(bytes), bytes };
}
function toReferrer(manifest) {
    const { mediaType, digest, bytes } = manifest;
    const { artifactType, annotations, config } = parseBody(manifest) ?? {};
    const type = artifactType ?? ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(config) ? config.mediaType : undefined);
    return {
        ...{ mediaType, digest, size: bytes.byteLength },
        ...(typeof type === 'string' ? { artifactType: type } : {}),
        ...((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(annotations) ? { annotations: annotations } : {}),
    };
}
function parseBody({ bytes }) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8'));
}


/***/ }),

/***/ 29266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ addToFallback),
/* harmony export */   ES: () => (/* binding */ putBlobs),
/* harmony export */   Od: () => (/* binding */ listBundles),
/* harmony export */   az: () => (/* binding */ findBundle),
/* harmony export */   pz: () => (/* binding */ orUnreadable),
/* harmony export */   qg: () => (/* binding */ putArtifact)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88660);
/* harmony import */ var _registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85580);
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33718);




const MOST_BUNDLES = 50;
async function listBundles(repository, digest) {
    const listed = await (0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__/* .listReferring */ .ZJ)(repository, digest, _bundle_js__WEBPACK_IMPORTED_MODULE_3__/* .BUNDLE_TYPE */ .q$);
    if (listed.isTaken)
        throw taken(repository, digest);
    return listed;
}
async function findBundle(repository, { referrers }, digest, signer) {
    const candidates = referrers.filter(({ artifactType = _bundle_js__WEBPACK_IMPORTED_MODULE_3__/* .BUNDLE_TYPE */ .q$ }) => artifactType === _bundle_js__WEBPACK_IMPORTED_MODULE_3__/* .BUNDLE_TYPE */ .q$ || artifactType === WRONG_TYPE);
    for (const referrer of candidates.slice(-MOST_BUNDLES).reverse()) {
        const bundle = await readBundle(repository, referrer);
        if (bundle !== undefined && signer.ownsBundle(bundle, digest)) {
            return { digest: referrer.digest, bundle };
        }
    }
    return undefined;
}
const WRONG_TYPE = 'application/vnd.oci.empty.v1+json';
async function readBundle(repository, { digest }) {
    return orUnreadable(async () => {
        const manifest = await repository.getManifest(digest);
        if (manifest === undefined)
            return undefined;
        const layer = (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest).layers.find(({ mediaType }) => mediaType === _bundle_js__WEBPACK_IMPORTED_MODULE_3__/* .BUNDLE_TYPE */ .q$);
        if (layer === undefined || layer.size > _bundle_js__WEBPACK_IMPORTED_MODULE_3__/* .BUNDLE_BYTES */ .dA)
            return undefined;
        return Buffer.from((await repository.readBlob?.(layer)) ?? []);
    });
}
const UNREADABLE = /^REGISTRY_(?:MANIFEST_INVALID|NOT_FOUND|DIGEST_MISMATCH|ANSWER_INVALID)$/;
async function orUnreadable(read) {
    try {
        return await read();
    }
    catch (thrown) {
        const isBroken = thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF && thrown.problems.every(({ code }) => UNREADABLE.test(code));
        if (isBroken)
            return undefined;
        throw thrown;
    }
}
async function putArtifact(repository, artifact) {
    await putBlobs(repository, artifact);
    await repository.putManifest(artifact.manifest.digest, artifact.manifest);
}
async function putBlobs(repository, { blobs }) {
    await Promise.all(blobs.map(({ descriptor, bytes }) => repository.putBlob(descriptor, toSource(bytes))));
}
async function addToFallback(repository, digest, { index }, artifact) {
    await repository.putManifest((0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__/* .toFallbackTag */ .KN)(digest), (0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__/* .addToIndex */ .zO)(index, [artifact.manifest]));
}
function toSource(bytes) {
    return {
        openBlob: () => Promise.resolve(toStream(bytes)),
        readManifest: () => Promise.reject(new Error('a blob has no manifest')),
    };
}
async function* toStream(bytes) {
    yield await Promise.resolve(bytes);
}
function taken({ repository }, digest) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SIGN_TAG_TAKEN', `The tag "${(0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__/* .toFallbackTag */ .KN)(digest)}" of "${repository.name}" should list what refers to the image, but it holds something else.`, 'Remove this tag, or write sign-format: legacy.'),
    ]);
}


/***/ }),

/***/ 33718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ verifyBundle),
/* harmony export */   ND: () => (/* binding */ makeBundle),
/* harmony export */   dA: () => (/* binding */ BUNDLE_BYTES),
/* harmony export */   q$: () => (/* binding */ BUNDLE_TYPE)
/* harmony export */ });
/* unused harmony export isAbout */
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52519);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11822);


const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const BUNDLE_BYTES = 1024 * 1024;
function makeBundle(statement, signature, hint) {
    const bundle = {
        mediaType: BUNDLE_TYPE,
        verificationMaterial: { publicKey: { hint } },
        dsseEnvelope: {
            payload: Buffer.from(statement).toString('base64'),
            payloadType: _payload_js__WEBPACK_IMPORTED_MODULE_1__/* .STATEMENT_TYPE */ .zG,
            signatures: [{ sig: Buffer.from(signature).toString('base64') }],
        },
    };
    return Buffer.from(JSON.stringify(bundle));
}
function verifyBundle(bundle, digest, verifies) {
    const envelope = readEnvelope(bundle);
    if (envelope === undefined || !isAbout(envelope.payload, digest))
        return false;
    const signed = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeForSigning */ .Lj)(_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .STATEMENT_TYPE */ .zG, envelope.payload);
    return envelope.signatures.some((signature) => verifies(signed, signature));
}
function readEnvelope(bundle) {
    const { dsseEnvelope } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseObject */ .lj)(Buffer.from(bundle).toString('utf8')) ?? {};
    if (!(0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(dsseEnvelope) || dsseEnvelope.payloadType !== _payload_js__WEBPACK_IMPORTED_MODULE_1__/* .STATEMENT_TYPE */ .zG)
        return undefined;
    const { payload, signatures } = dsseEnvelope;
    if (typeof payload !== 'string' || !Array.isArray(signatures))
        return undefined;
    const found = signatures.flatMap((one) => (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(one) && typeof one.sig === 'string' ? [Buffer.from(one.sig, 'base64')] : []);
    return { payload: Buffer.from(payload, 'base64'), signatures: found };
}
function isAbout(statement, digest) {
    const { predicateType, subject } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseObject */ .lj)(statement.toString('utf8')) ?? {};
    if (predicateType !== _payload_js__WEBPACK_IMPORTED_MODULE_1__/* .SIGN_PREDICATE */ .m$ || !Array.isArray(subject))
        return false;
    const [algorithm = '', hex = ''] = digest.split(':');
    return subject.some((one) => {
        const digests = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(one) && (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(one.digest) ? one.digest : {};
        return digests[algorithm] === hex;
    });
}


/***/ }),

/***/ 11822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lj: () => (/* binding */ encodeForSigning),
/* harmony export */   UT: () => (/* binding */ makeStatement),
/* harmony export */   iU: () => (/* binding */ makeSimpleSigning),
/* harmony export */   m$: () => (/* binding */ SIGN_PREDICATE),
/* harmony export */   zG: () => (/* binding */ STATEMENT_TYPE)
/* harmony export */ });
const STATEMENT_TYPE = 'application/vnd.in-toto+json';
const SIGN_PREDICATE = 'https://sigstore.dev/cosign/sign/v1';
function makeStatement(digest) {
    const [algorithm = '', hex = ''] = digest.split(':');
    const statement = {
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ digest: { [algorithm]: hex } }],
        predicateType: SIGN_PREDICATE,
        predicate: {},
    };
    return Buffer.from(JSON.stringify(statement));
}
function makeSimpleSigning(repository, digest) {
    const payload = {
        critical: {
            identity: { 'docker-reference': repository },
            image: { 'docker-manifest-digest': digest },
            type: 'cosign container image signature',
        },
        optional: null,
    };
    return Buffer.from(JSON.stringify(payload));
}
function encodeForSigning(payloadType, payload) {
    const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `;
    return Buffer.concat([Buffer.from(head), payload]);
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


/***/ })

};
