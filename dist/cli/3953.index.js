export const id = 3953;
export const ids = [3953];
export const modules = {

/***/ 33881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ toPlatform),
/* harmony export */   y: () => (/* binding */ findMissing)
/* harmony export */ });
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59236);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23213);


function toPlatform(text) {
    const [os = '', architecture = '', variant] = text.split('/');
    return (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlatformText */ .g3)({ os, architecture, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ variant }) });
}
function findMissing(asked, there) {
    return asked.filter((platform) => !(toPlatform(platform) in there));
}


/***/ }),

/***/ 78852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ readImage),
/* harmony export */   Lr: () => (/* binding */ verifyCopy),
/* harmony export */   ZG: () => (/* binding */ verifyImage)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59236);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33881);



async function readImage(source, digest) {
    const manifest = await source.readManifest(digest);
    return { manifest, ...(await (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlatforms */ .tj)(source, manifest)) };
}
async function verifyCopy(repository, builtImage, asked) {
    const { digest } = builtImage.manifest;
    const seen = builtImage.seen?.repository === repository.repository ? builtImage.seen.digests : NONE;
    const platforms = Object.entries(builtImage.platforms);
    const isPlain = platforms.some(([, child]) => child === digest);
    if (isPlain && !seen.has(digest))
        return verifyImage(repository, digest, asked);
    const isThere = async (child) => seen.has(child) || (await repository.resolve(child)) !== undefined;
    const [whole, ...held] = await Promise.all([
        seen.has(digest) || repository.getManifest(digest),
        ...platforms.map(async ([platform, child]) => ((await isThere(child)) ? [platform] : [])),
    ]);
    if (whole === undefined)
        return [describeAbsent(`${repository.repository.name}@${digest}`)];
    return listMissing(`${repository.repository.name}@${digest}`, asked, held.flat());
}
const NONE = new Set();
async function verifyImage(repository, digest, asked) {
    const name = `${repository.repository.name}@${digest}`;
    const manifest = await repository.getManifest(digest);
    if (manifest === undefined)
        return [describeAbsent(name)];
    const { platforms } = await (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlatforms */ .tj)(repository, manifest);
    const held = await Promise.all(Object.entries(platforms).map(async ([platform, child]) => child === digest || (await repository.resolve(child)) !== undefined ? [platform] : []));
    return listMissing(name, asked, held.flat());
}
function describeAbsent(name) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VERIFY_MISSING', `"${name}" is not there.`, 'Run it again.');
}
function listMissing(name, asked, there) {
    const missing = (0,_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .findMissing */ .y)(asked, Object.fromEntries(there.map((platform) => [platform, ''])));
    return missing.map((platform) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VERIFY_PLATFORM', `"${name}" lacks the platform "${platform}"; it has ${there.join(', ') || 'none'}.`, 'Check the build: a base image may lack that platform.'));
}


/***/ }),

/***/ 70939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sf: () => (/* binding */ describeOlder),
/* harmony export */   hF: () => (/* binding */ describeDifference),
/* harmony export */   mA: () => (/* binding */ decideExact),
/* harmony export */   z2: () => (/* binding */ decideLongerName)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63510);



function decideExact(facts) {
    const { here, ours, onExisting } = facts;
    if (here === undefined)
        return { action: 'write', reason: 'tag did not exist' };
    if (here.digest === ours.digest)
        return { action: 'keep', reason: 'it already points at this image' };
    const differs = describeDifference(here, ours);
    switch (onExisting) {
        case 'replace':
            return { action: 'replace', reason: 'on-existing: replace' };
        case 'fail':
            return { action: 'refuse', problem: refuseAny(facts) };
        case 'reuse':
            return { action: 'reuse', digest: here.digest, reason: reuseReason(differs) };
        case 'auto':
            return differs === undefined
                ? {
                    action: 'reuse',
                    digest: here.digest,
                    reason: reuseReason(differs),
                    ...tellOlder(facts),
                }
                : { action: 'refuse', problem: refuseOther(facts, differs) };
    }
}
function describeDifference(here, ours) {
    if (here.revision === undefined)
        return 'it does not name a commit of this project';
    if (isUnchanged(here, ours))
        return undefined;
    if (here.revision !== ours.revision) {
        return `it is of commit ${short(here.revision)}, this run builds ${short(ours.revision)}`;
    }
    if (here.recipe === undefined) {
        return `it is of the same commit ${short(ours.revision)}, but has no recipe`;
    }
    if (here.recipe === ours.recipe || isOlder(here, ours))
        return undefined;
    if ((0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .isLaterRecipe */ .BL)(here.recipe)) {
        return `it is of the same commit ${short(ours.revision)}, but its recipe is of a newer version of tagship`;
    }
    const platforms = describePlatforms(here, ours);
    if (platforms !== undefined)
        return platforms;
    return `it is of the same commit ${short(ours.revision)}, but ${nameParts(ours)} differ`;
}
function nameParts({ build }) {
    const isMade = Array.isArray((0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(build?.recipe ?? '')?.from);
    if (isMade)
        return 'of another image: target, from or platforms';
    return ('of another build: target, context, build contexts, file, stage, network, hosts, secrets, SSH ' +
        'agents, build args or platforms');
}
function isUnchanged({ inputs, recipe }, ours) {
    return ours.inputs !== undefined && inputs === ours.inputs && recipe === ours.recipe;
}
function describePlatforms({ recipe, platforms }, { revision, build }) {
    if (recipe === undefined || platforms === undefined || build === undefined)
        return undefined;
    if (!(0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .differsInPlatforms */ .HK)(recipe, build.recipe, platforms))
        return undefined;
    return (`it is the same build of the same commit ${short(revision)} for other platforms: ` +
        `it has ${platforms.join(', ')}, this run builds ${build.platforms.join(', ')}`);
}
function isOlder({ recipe }, { olderRecipes = [] }) {
    return recipe !== undefined && olderRecipes.includes(recipe);
}
function describeOlder(reference, here, ours) {
    if (here.revision !== ours.revision || !isOlder(here, ours))
        return [];
    const message = `"${reference}" was built by an older version of tagship, whose recipe does not tell build-contexts, secrets, ssh, network and add-hosts apart; all else agrees, so it counts as this build.`;
    const hint = 'If one of these has changed since, set on-existing to "replace" once.';
    return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('RECIPE_OLDER', message, hint)];
}
function tellOlder({ reference, here, ours }) {
    const [told] = here === undefined ? [] : describeOlder(reference, here, ours);
    return told === undefined ? {} : { notice: told };
}
function decideLongerName(tag, revision, here) {
    if (here?.revision === undefined || here.revision === revision)
        return undefined;
    const match = /^(.*?sha-)([0-9a-f]{7})(?![0-9a-f])(.*)$/.exec(tag);
    if (match?.[2] === undefined || !revision.startsWith(match[2]))
        return undefined;
    return `${match[1] ?? ''}${revision.slice(0, 12)}${match[3] ?? ''}`;
}
function reuseReason(differs) {
    return differs === undefined
        ? 'this commit was built and tagged before; that image is used'
        : `on-existing: reuse, although ${differs}`;
}
function refuseAny({ reference, here }) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAG_EXISTS', `"${reference}" exists already (${here?.digest ?? ''}), and on-existing is "fail".`, 'Release a new version, or set on-existing to "auto" or "reuse" to use the existing image.');
}
function refuseOther(facts, differs) {
    const { reference, here, ours } = facts;
    const isLeg = here !== undefined && describePlatforms(here, ours) !== undefined;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAG_TAKEN', `"${reference}" points at another image already: ${differs}. An exact tag is written once.`, isLeg
        ? 'Build all platforms in one run, or have each run push by digest alone (outputs: type=image,push-by-digest=true,name-canonical=true,push=true) and one step after them give the tags.'
        : 'Give one of the two builds a suffix (flavor: suffix=-…), release a new version, ' +
            'or set on-existing to "replace" to overwrite the old image.');
}
function short(revision) {
    return revision.slice(0, 12);
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
