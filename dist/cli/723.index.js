export const id = 723;
export const ids = [723];
export const modules = {

/***/ 3881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ toPlatform),
/* harmony export */   y: () => (/* binding */ findMissing)
/* harmony export */ });
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9236);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3213);
// SPDX-License-Identifier: Apache-2.0
// Normalises platforms that users wrote, so that they can be compared.


/** A platform in the form that images use: `linux/aarch64` is `linux/arm64`. */
function toPlatform(text) {
    const [os = '', architecture = '', variant] = text.split('/');
    return (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlatformText */ .g3)({ os, architecture, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ variant }) });
}
/** The requested platforms that are missing, as the user wrote them. */
function findMissing(asked, there) {
    return asked.filter((platform) => !(toPlatform(platform) in there));
}


/***/ }),

/***/ 8852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ readImage),
/* harmony export */   Lr: () => (/* binding */ verifyCopy),
/* harmony export */   ZG: () => (/* binding */ verifyImage)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9236);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3881);
// SPDX-License-Identifier: Apache-2.0
// Reads an image from a repository and checks its platforms.



/**
 * The image of a digest, as a build would return it.
 *
 * @throws Problem REGISTRY_NOT_FOUND if it does not exist
 */
async function readImage(source, digest) {
    const manifest = await source.readManifest(digest);
    return { manifest, ...(await (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlatforms */ .tj)(source, manifest)) };
}
/**
 * Problems of a repository's copy of an image that was read before, from there or from elsewhere.
 * A digest determines its manifest, so everything is requested at once, and nothing twice.
 */
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
/**
 * Problems of the image of a digest: it does not exist, or a requested platform
 * is missing or has no manifest. Empty if it is complete.
 */
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

/***/ 939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sf: () => (/* binding */ describeOlder),
/* harmony export */   hF: () => (/* binding */ describeDifference),
/* harmony export */   mA: () => (/* binding */ decideExact),
/* harmony export */   z2: () => (/* binding */ decideLongerName)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3510);
// SPDX-License-Identifier: Apache-2.0
// Decides about an exact tag, from its current image and the build of this run. Pure.


/**

 * Decides about an exact tag. Exact tags are write-once: another image get one only when the user
 * says `on-existing: replace`.
 *
 * | what is there                              | auto   | reuse  | replace | fail   |
 * | ------------------------------------------ | ------ | ------ | ------- | ------ |
 * | nothing                                    | write  | write  | write   | write  |
 * | our digest                                 | keep   | keep   | keep    | keep   |
 * | another digest, our revision and recipe    | reuse  | reuse  | replace | refuse |
 * | another digest, other or unknown build     | refuse | reuse  | replace | refuse |
 */
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
/**
 * What sets the current image's build apart from ours, in one clause; undefined when both are one build.
 */
function describeDifference(here, ours) {
    if (here.revision === undefined)
        return 'it does not name a commit of this project';
    if (here.revision !== ours.revision) {
        return `it is of commit ${short(here.revision)}, this run builds ${short(ours.revision)}`;
    }
    if (here.recipe === undefined) {
        return `it is of the same commit ${short(ours.revision)}, but has no recipe`;
    }
    if (here.recipe === ours.recipe || isOlder(here, ours))
        return undefined;
    if ((0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .isLaterRecipe */ .BL)(here.recipe)) {
        return `it is of the same commit ${short(ours.revision)}, but its recipe is of a newer version of tagship`;
    }
    const platforms = describePlatforms(here, ours);
    if (platforms !== undefined)
        return platforms;
    return (`it is of the same commit ${short(ours.revision)}, but of another build: target, context, build ` +
        'contexts, file, stage, network, hosts, secrets, SSH agents, build args or platforms differ');
}
/** The difference of a build that is the same but for its platforms, such as another leg of the release. */
function describePlatforms({ recipe, platforms }, { revision, build }) {
    if (recipe === undefined || platforms === undefined || build === undefined)
        return undefined;
    if (!(0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .differsInPlatforms */ .HK)(recipe, build.recipe, platforms))
        return undefined;
    return (`it is the same build of the same commit ${short(revision)} for other platforms: ` +
        `it has ${platforms.join(', ')}, this run builds ${build.platforms.join(', ')}`);
}
/** Whether an older version of the program built it, and everything in its recipe agrees with ours. */
function isOlder({ recipe }, { olderRecipes = [] }) {
    return recipe !== undefined && olderRecipes.includes(recipe);
}
/** The notice that an image counts as the same build, although its recipe lacks parts of ours. */
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
/**
 * The longer name for a `sha-<7>` tag that another commit with the same seven digits holds, or
 * undefined if the tag has another form or no other image.
 *
 * | tag                      | of             | to                            |
 * | ------------------------ | -------------- | ----------------------------- |
 * | `sha-0123456`            | `0123456789ab` | `sha-0123456789ab`            |
 * | `sha-0123456-production` | `0123456789ab` | `sha-0123456789ab-production` |
 * | `1.2.3`                  | `0123456789ab` | `undefined`                   |
 */
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

/***/ 7779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ createSnapshot)
/* harmony export */ });
/* harmony import */ var _registry_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8274);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4840);


/** A new, empty snapshot. */
function createSnapshot(remote) {
    return {
        gitTags: (0,_once_js__WEBPACK_IMPORTED_MODULE_1__/* .once */ .O)(() => remote.gitTags()),
        tip: (0,_once_js__WEBPACK_IMPORTED_MODULE_1__/* .oncePer */ .P)((branch) => branch, (branch) => remote.tip(branch)),
        digest: (0,_once_js__WEBPACK_IMPORTED_MODULE_1__/* .oncePer */ .P)(({ name }, tag) => `${name}:${tag}`, async ({ repository }, tag) => (await repository.resolve(tag))?.digest),
        list: (0,_once_js__WEBPACK_IMPORTED_MODULE_1__/* .oncePer */ .P)(({ name }) => name, ({ repository }) => repository.listTags(_registry_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG_PAGES */ .sV)),
    };
}


/***/ }),

/***/ 3723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e7: () => (/* binding */ readBack),
/* harmony export */   verifyReferences: () => (/* binding */ verifyReferences),
/* harmony export */   zr: () => (/* binding */ beginReadBack)
/* harmony export */ });
/* unused harmony export parseReference */
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(793);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4734);
/* harmony import */ var _push_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8852);
/* harmony import */ var _tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(939);
/* harmony import */ var _tag_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7779);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1232);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3510);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3213);
// SPDX-License-Identifier: Apache-2.0
// Reads tags back from the registries, and compares. Writes nothing.








/** How long the answers of a registry may lag behind a write before the write counts as lost, ms. */
const WAITS_MS = [100, 250, 500, 1_000, 2_000, 4_000];
/**
 * Every tag of the receipt with the digest that its registry returns now. A tag that we wrote
 * and that still has its previous digest is read again for a while, since some registries
 * answer from delayed copies.
 */
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
            // In doubt, read the manifest itself: we compute its digest.
            const again = (await repository.getManifest(planned.tag))?.digest ?? null;
            if (again === digest && !isStale(tagResult, digest))
                break;
            digest = again;
        }
        return await compare(tagResult, digest, waiting.sha);
    }
    catch (thrown) {
        return toFailed(tagResult, image.digest, (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toProblems */ .ek)(thrown));
    }
}
async function readFirst({ destination, planned: { tag } }, snapshot) {
    const digest = snapshot === undefined
        ? (await destination.repository.resolve(tag))?.digest
        : await snapshot.digest(destination, tag);
    return digest ?? null;
}
/**
 * Starts to read all planned tags of some destinations. Any other request to the
 * snapshot is sent on demand.
 */
function beginReadBack(pushedImages, remote) {
    const snapshot = (0,_tag_snapshot_js__WEBPACK_IMPORTED_MODULE_4__/* .createSnapshot */ .$)(remote);
    for (const { destination } of pushedImages) {
        for (const { tag } of [...(0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .listExact */ .Af)(destination), ...(0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .listFloating */ .Xg)(destination)]) {
            snapshot.digest(destination, tag).catch(() => undefined); // reported to the caller
        }
    }
    return snapshot;
}
/** An unexpected answer: read again before believing it. */
function isDoubtful({ image, expected }, digest) {
    return (digest !== (expected ?? image.digest) && (image.action !== 'held' || image.digest !== null));
}
/** The previous digest: the answer of a delayed copy. */
function isStale({ image, expected }, digest) {
    return expected !== undefined && digest === image.from;
}
/** The receipt's line, corrected to what was read; another digest than ours is explained or is a problem. */
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
/** An exact tag that was written by another run at the same time: allowed for the same build. */
async function toTaken(tagResult, { digest, expected, sha }) {
    if (!(await isOurBuild(tagResult, digest, sha)))
        return toLost(tagResult, digest, expected);
    const { image } = tagResult;
    const reason = 'another run of this commit wrote it during this run';
    const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('TAG_OTHER_BITS', `"${image.reference}" is ${digest}: ${reason}.`);
    return { ...tagResult, image: { ...image, digest, action: 'kept', reason }, problem };
}
function toLost(tagResult, digest, expected) {
    const { destination, image } = tagResult;
    const { host } = destination.repository.repository;
    const problem = digest === image.from
        ? (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_DIGEST', `"${image.reference}" should be ${expected}, but reads back as ${digest ?? 'absent'}: ${host} accepted the write and did not keep it.`, `Run it again; if it stays so, ask the operators of ${host}: a proxy may answer in its place, or its storage may be read-only or full.`)
        : (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_DIGEST', `"${image.reference}" should be ${expected}, but reads back as ${digest ?? 'absent'}.`, 'Find out what else writes this tag, then run it again.');
    return toFailed(tagResult, digest, [problem]);
}
async function isOurBuild({ destination }, digest, sha) {
    const identity = await destination.readIdentity(digest, 'recipe');
    return (0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__/* .describeDifference */ .hF)(identity, (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_6__/* .identify */ .ls)(destination.target, sha)) === undefined;
}
function toFailed(tagResult, digest, problems) {
    const [problem] = tagResult.destination.required ? problems : (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .asNotices */ .Ek)(problems);
    const reason = problem?.message ?? tagResult.image.reason;
    return {
        ...tagResult,
        image: { ...tagResult.image, digest, action: 'failed', reason },
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__/* .omitUndefined */ .O)({ problem }),
    };
}
/**
 * Reads references (`ghcr.io/acme/app:1.2.3`, `…@sha256:…`) from their registries: whether they
 * exist, have every platform with its manifest, and, if asked, all have the same digest.
 */
async function verifyReferences(references, options, registries) {
    const verified = await Promise.all(references.map((reference) => verifyReference(reference, options.platforms, registries)));
    const digests = new Set(verified.flatMap(({ digest }) => digest ?? []));
    const differ = options.sameDigest && digests.size > 1
        ? [
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_DIFFERENT', `The references point at ${digests.size} digests: ${verified
                .map(({ reference, digest }) => `${reference} at ${digest ?? 'nothing'}`)
                .join(', ')}.`, 'Ship the release again to copy the image to where it is missing. For a registry that does not accept an index, write attestations: plain.'),
        ]
        : [];
    return {
        references: verified,
        problems: [...verified.flatMap(({ problems }) => problems), ...differ],
    };
}
async function verifyReference(reference, platforms, registries) {
    try {
        const { name, at } = parseReference(reference);
        const parsed = (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name);
        if (!parsed.ok)
            return { reference, digest: null, problems: parsed.problems };
        const repository = registries.open(parsed.value);
        const there = await repository.resolve(at);
        if (there === undefined) {
            const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_MISSING', `"${reference}" does not exist.`, 'Check the tag.');
            return { reference, digest: null, problems: [problem] };
        }
        const problems = await (0,_push_image_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyImage */ .ZG)(repository, there.digest, platforms);
        return { reference, digest: there.digest, problems };
    }
    catch (thrown) {
        return { reference, digest: null, problems: (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toProblems */ .ek)(thrown) };
    }
}
/**
 * Parses a reference.
 *
 * | reference                   | name                 | at           |
 * | --------------------------- | -------------------- | ------------ |
 * | `ghcr.io/acme/app:1.2.3`    | `ghcr.io/acme/app`   | `1.2.3`      |
 * | `127.0.0.1:5000/app`        | `127.0.0.1:5000/app` | `latest`     |
 * | `acme/app@sha256:…`         | `acme/app`           | `sha256:…`   |
 * | `acme/app:1.2.3@sha256:…`   | `acme/app`           | `sha256:…`   |
 *
 * @throws Problem VERIFY_REFERENCE if the part before or after the separator is empty
 */
function parseReference(reference) {
    const match = /^([^@]+?)(?::([^:/@]+))?(?:@(.+))?$/.exec(reference);
    if (match?.[1] === undefined) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF([
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VERIFY_REFERENCE', `invalid reference "${reference}"`, 'Write repository:tag, as in ghcr.io/acme/app:1.2.3.'),
        ]);
    }
    return { name: match[1], at: match[3] ?? match[2] ?? 'latest' };
}


/***/ })

};
