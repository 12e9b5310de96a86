export const id = 6882;
export const ids = [6882];
export const modules = {

/***/ 76333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readWhole)
/* harmony export */ });
/** All bytes of a small blob. A repository asks for them again where they came cut or changed. */
async function readWhole(source, blob) {
    if (source.readBlob !== undefined)
        return await source.readBlob(blob);
    const chunks = [];
    for await (const chunk of await source.openBlob(blob))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 59236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ isAttestation),
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   g3: () => (/* binding */ toPlatformText),
/* harmony export */   tj: () => (/* binding */ readPlatforms),
/* harmony export */   ux: () => (/* binding */ readWords)
/* harmony export */ });
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88660);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75893);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77691);
/* harmony import */ var _blobs_whole_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76333);
// SPDX-License-Identifier: Apache-2.0
// Which platforms an image holds, and what its configuration says.





const ATTESTATION = 'vnd.docker.reference.type';
/**
 * A platform as users write it.
 *
 * | os, architecture, variant | text            |
 * | ------------------------- | --------------- |
 * | linux, amd64              | `linux/amd64`   |
 * | linux, arm64, v8          | `linux/arm64`   |
 * | linux, arm, v7            | `linux/arm/v7`  |
 * | linux, arm                | `linux/arm/v7`  |
 * | linux, x86_64             | `linux/amd64`   |
 */
function toPlatformText(platform) {
    const os = platform.os.toLowerCase();
    const stated = platform.architecture.toLowerCase();
    const architecture = ALIASES.get(stated) ?? stated;
    const variant = platform.variant ?? (architecture === 'arm' ? 'v7' : '');
    const isDefault = DEFAULT_VARIANTS.get(architecture) === variant;
    return variant === '' || isDefault ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}
const ALIASES = new Map([
    ['x86_64', 'amd64'],
    ['aarch64', 'arm64'],
    ['i386', '386'],
]);
const DEFAULT_VARIANTS = new Map([
    ['arm64', 'v8'],
    ['amd64', 'v1'],
]);
/** Whether an index's entry is about another entry (provenance, SBOM) rather than an image to run. */
function isAttestation(descriptor) {
    return (descriptor.annotations?.[ATTESTATION] !== undefined || descriptor.platform?.os === 'unknown');
}
/** Which platforms an image holds: the entries of an index, else what the configuration says. */
async function readPlatforms(source, manifest) {
    const platforms = await collect(source, manifest, (0,_walk_js__WEBPACK_IMPORTED_MODULE_3__/* .createWalk */ .y)(source));
    const only = platforms.length === 1 ? platforms[0] : undefined;
    return {
        platforms: Object.fromEntries(platforms.map(({ platform, digest }) => [platform, digest])),
        imageId: only === undefined ? null : await readImageId(source, manifest, only.digest),
    };
}
async function collect(source, manifest, walk) {
    const contents = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    if (!contents.isIndex) {
        const { platform } = (await readConfig(source, manifest)) ?? {};
        return platform === undefined ? [] : [{ platform, digest: manifest.digest }];
    }
    const images = contents.manifests.filter((entry) => !isAttestation(entry));
    const silent = images.filter(({ platform }) => platform === undefined);
    const found = await walk.each(manifest, silent, (child, _, deeper) => collect(source, child, deeper));
    const bySilent = new Map(silent.map((entry, at) => [entry, found[at] ?? []]));
    return images.flatMap((entry) => entry.platform === undefined
        ? (bySilent.get(entry) ?? [])
        : [{ platform: toPlatformText(entry.platform), digest: entry.digest }]);
}
async function readImageId(source, manifest, digest) {
    const image = digest === manifest.digest ? manifest : await source.readManifest(digest);
    return (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(image).config?.digest ?? null;
}
/** The configuration of a single manifest; undefined for an index. */
async function readConfig(source, manifest) {
    const { config } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    if (config === undefined)
        return undefined;
    const body = parseConfig(await readSmallBlob(source, config));
    const { platform } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .toManifestPlatform */ .Q0)(body);
    const isImage = platform !== undefined && platform.os !== 'unknown';
    return {
        digest: config.digest,
        platform: isImage ? toPlatformText(platform) : undefined,
        labels: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body.config) ? body.config.Labels : undefined),
    };
}
/**
 * The metadata of an image. An index has no configuration of its own: its first platform's
 * speaks for it, `linux/amd64` before others.
 */
async function readWords(source, manifest) {
    return await readWordsBelow(source, manifest, 1);
}
async function readWordsBelow(source, manifest, depth) {
    const contents = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    if (!contents.isIndex) {
        const config = await readConfig(source, manifest);
        return { annotations: contents.annotations, labels: config?.labels ?? {} };
    }
    const images = contents.manifests.filter((entry) => !isAttestation(entry));
    const usual = images.find(({ platform }) => platform !== undefined && toPlatformText(platform) === 'linux/amd64');
    const first = usual ?? images[0];
    if (first === undefined)
        return { annotations: contents.annotations, labels: {} };
    if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .INDEX_DEPTH */ .RS)
        throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(manifest, `indexes nest deeper than ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .INDEX_DEPTH */ .RS}`);
    const words = await readWordsBelow(source, await source.readManifest(first.digest), depth + 1);
    return {
        annotations: { ...words.annotations, ...contents.annotations },
        labels: words.labels,
    };
}
async function readSmallBlob(source, blob) {
    if (blob.size > _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST_BYTES */ .ms) {
        throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(blob, `a configuration of ${blob.size} bytes is more than ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST_BYTES */ .ms}`);
    }
    return await (0,_blobs_whole_js__WEBPACK_IMPORTED_MODULE_4__/* .readWhole */ .o)(source, blob);
}
/** An artifact's configuration may be anything. */
function parseConfig(bytes) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8')) ?? {};
}


/***/ }),

/***/ 27779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ createSnapshot)
/* harmony export */ });
/* harmony import */ var _registry_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75893);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44840);


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

/***/ 73723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e7: () => (/* binding */ readBack),
/* harmony export */   verifyReferences: () => (/* binding */ verifyReferences),
/* harmony export */   zr: () => (/* binding */ beginReadBack)
/* harmony export */ });
/* unused harmony export parseReference */
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80793);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34734);
/* harmony import */ var _push_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78852);
/* harmony import */ var _tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70939);
/* harmony import */ var _tag_snapshot_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27779);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61232);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(63510);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23213);
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
    const verified = await Promise.all(references.map((reference) => verifyReference(reference, options, registries)));
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
async function verifyReference(reference, { platforms, signedBy }, registries) {
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
        const { digest } = there;
        const problems = await (0,_push_image_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyImage */ .ZG)(repository, digest, platforms);
        const found = `"${repository.repository.name}@${digest}"`;
        const asked = at === digest ? `"${reference}"` : `"${reference}" (${digest})`;
        const toAsked = (one) => ({
            ...one,
            message: one.message.replace(found, () => asked),
        });
        const unsigned = problems.length > 0 ? [] : ((await signedBy?.(repository, digest)) ?? []);
        return { reference, digest, problems: [...problems.map(toAsked), ...unsigned] };
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
