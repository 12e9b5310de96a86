export const id = 3953;
export const ids = [3953];
export const modules = {

/***/ 58336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NW: () => (/* binding */ decideYanked),
/* harmony export */   Rj: () => (/* binding */ findYank),
/* harmony export */   e4: () => (/* binding */ beginYanks),
/* harmony export */   pK: () => (/* binding */ putBack)
/* harmony export */ });
/* unused harmony export canBeYanked */
/* harmony import */ var _history_tombstone_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52952);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61232);


function canBeYanked({ versions, literal }) {
    return versions !== undefined || literal === true;
}
async function findYank({ destination, planned, ours }, snapshot) {
    if (!canBeYanked(planned))
        return undefined;
    const digest = ours ?? (await findExact(destination, planned, snapshot));
    return digest === undefined ? undefined : snapshot.yank(destination, digest, planned.tag);
}
async function findExact(destination, { platform }, snapshot) {
    const exact = (0,_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .listExact */ .Af)(destination).filter((one) => one.platform === platform);
    const digests = await Promise.all(exact.map(({ tag }) => snapshot.digest(destination, tag)));
    return digests.find((digest) => digest !== undefined);
}
function decideYanked(yank) {
    return { action: 'hold', reason: (0,_history_tombstone_js__WEBPACK_IMPORTED_MODULE_0__/* .describeYank */ .BW)(yank), hint: (0,_history_tombstone_js__WEBPACK_IMPORTED_MODULE_0__/* .hintForYank */ .co)(yank), isYanked: true };
}
async function putBack(update, yank, { journal, snapshot }) {
    const { destination, planned, ours } = update.float;
    const digest = update.judged?.here;
    const here = await snapshot.digest(destination, planned.tag);
    if (digest === undefined || here !== ours)
        return update;
    const manifest = await destination.repository.getManifest(digest);
    if (manifest === undefined)
        return update;
    await journal.write({ destination, planned, from: digest }, manifest);
    return {
        ...update,
        written: digest,
        newer: { tag: planned.tag, digest, why: (0,_history_tombstone_js__WEBPACK_IMPORTED_MODULE_0__/* .describeYank */ .BW)(yank) },
    };
}
function beginYanks(pushedImages, snapshot) {
    for (const { destination, builtImage } of pushedImages) {
        const planned = (0,_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .listFloating */ .Xg)(destination).find(canBeYanked);
        const digest = planned === undefined ? undefined : (0,_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .digestFor */ .iW)(builtImage, planned);
        if (planned === undefined || digest === undefined)
            continue;
        snapshot.yank(destination, digest, planned.tag).catch(() => undefined);
    }
}


/***/ }),

/***/ 27779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ createSnapshot)
/* harmony export */ });
/* harmony import */ var _registry_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75893);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44840);
/* harmony import */ var _history_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5433);
/* harmony import */ var _history_tombstone_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52952);




function createSnapshot(remote) {
    const tombstones = (0,_once_js__WEBPACK_IMPORTED_MODULE_3__/* .oncePer */ .P)(({ name }, digest) => `${name}@${digest}`, ({ repository }, digest) => (0,_history_records_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecords */ .T3)(repository, digest, _history_tombstone_js__WEBPACK_IMPORTED_MODULE_2__/* .YANK_KIND */ .vw));
    return {
        yank: async (destination, digest, tag) => {
            const found = await tombstones(destination, digest);
            return (0,_history_tombstone_js__WEBPACK_IMPORTED_MODULE_2__/* .decideYank */ .SK)(found.map(({ record }) => record), tag);
        },
        gitTags: (0,_once_js__WEBPACK_IMPORTED_MODULE_3__/* .once */ .O)(() => remote.gitTags()),
        tip: (0,_once_js__WEBPACK_IMPORTED_MODULE_3__/* .oncePer */ .P)((branch) => branch, (branch) => remote.tip(branch)),
        digest: (0,_once_js__WEBPACK_IMPORTED_MODULE_3__/* .oncePer */ .P)(({ name }, tag) => `${name}:${tag}`, async ({ repository }, tag) => (await repository.resolve(tag))?.digest),
        list: (0,_once_js__WEBPACK_IMPORTED_MODULE_3__/* .oncePer */ .P)(({ name }) => name, ({ repository }) => repository.listTags(_registry_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG_PAGES */ .sV)),
    };
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
