export const id = 1143;
export const ids = [1143];
export const modules = {

/***/ 61232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ listExact),
/* harmony export */   Ek: () => (/* binding */ asNotices),
/* harmony export */   IE: () => (/* binding */ listHeld),
/* harmony export */   RS: () => (/* binding */ toImage),
/* harmony export */   TT: () => (/* binding */ toReference),
/* harmony export */   Xg: () => (/* binding */ listFloating),
/* harmony export */   ek: () => (/* binding */ toProblems),
/* harmony export */   g1: () => (/* binding */ createDestinations),
/* harmony export */   gx: () => (/* binding */ isRequired),
/* harmony export */   h$: () => (/* binding */ manifestFor),
/* harmony export */   iW: () => (/* binding */ digestFor)
/* harmony export */ });
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43981);
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80793);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23213);
/* harmony import */ var _tag_current_image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81902);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63510);
// SPDX-License-Identifier: Apache-2.0
// A destination: one repository that a target is pushed to. Sends no request.






/** Every destination of every target of the plan. */
function createDestinations(plan, registries, settings) {
    return plan.targets.flatMap((target) => target.repositories.map((name) => {
        const parsed = (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepository */ .SU)(name);
        if (!parsed.ok)
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF(parsed.problems);
        const repository = registries.open(parsed.value);
        const others = plan.targets.filter((one) => one !== target);
        const sharing = others.filter(({ repositories }) => repositories.includes(name));
        const exact = sharing.flatMap((one) => listExact({ target: one, name: parsed.value.name }));
        const planned = new Set(exact.map(({ tag }) => tag));
        return {
            target,
            repository,
            name: parsed.value.name,
            required: isRequired(parsed.value, settings.registries),
            readIdentity: (0,_tag_current_image_js__WEBPACK_IMPORTED_MODULE_3__/* .createIdentityReader */ .IJ)(repository, (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_4__/* .sourceOf */ .vz)(target, plan.facts.project)),
            ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ creation: findCreation(parsed.value, settings.registries) }),
            ...(planned.size === 0 ? {} : { planned }),
        };
    }));
}
/** Whether other repositories wait for this one and fail with it; the most specific entry decides. */
function isRequired(repository, registries) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .mostSpecific */ .eF)(registries, ({ prefix }) => prefix, repository)?.required ?? true;
}
/** How a repository is to be created; of the entries that say it, the most specific. */
function findCreation(repository, registries) {
    const saying = registries.filter(({ createRepository }) => createRepository !== undefined);
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .mostSpecific */ .eF)(saying, ({ prefix }) => prefix, repository)?.createRepository;
}
/** The exact tags that the plan gives in a repository. */
function listExact(destination) {
    return destination.target.tags.filter((tag) => tag.kind === 'exact' && isFor(tag, destination));
}
/** The floating tags that the registry has to be asked about: planned tags, and those held on an assumption. */
function listFloating(destination) {
    const { tags, held } = destination.target;
    return [...tags, ...held.filter((tag) => tag.decided === 'registry')].filter((tag) => tag.kind === 'floating' && isFor(tag, destination));
}
/** The tags of a repository that the plan holds. */
function listHeld(destination) {
    return destination.target.held.filter((tag) => tag.decided === 'plan' && isFor(tag, destination));
}
function isFor({ repositories }, { name }) {
    return repositories?.includes(name) !== false;
}
/** `ghcr.io/acme/app:1.2.3` */
function toReference(destination, tag) {
    return `${destination.name}:${tag}`;
}
/** The digest for a tag: of the whole image, or of the one platform that the tag is for. */
function digestFor(builtImage, planned) {
    return planned.platform === undefined
        ? builtImage.manifest.digest
        : builtImage.platforms[planned.platform];
}
/** The manifest for a tag; for a single platform it is read from the destination. */
async function manifestFor(pushedImage, planned) {
    const digest = digestFor(pushedImage.builtImage, planned);
    if (digest === pushedImage.builtImage.manifest.digest)
        return pushedImage.builtImage.manifest;
    if (digest === undefined) {
        throw new Error(`${planned.tag} is for ${planned.platform ?? ''}, which was not built`);
    }
    return pushedImage.destination.repository.readManifest(digest);
}
/** One line of the receipt. */
function toImage(destination, planned, outcome) {
    return {
        reference: toReference(destination, planned.tag),
        repository: destination.name,
        tag: planned.tag,
        kind: planned.kind,
        digest: outcome.digest,
        action: outcome.action,
        from: outcome.from,
        reason: outcome.reason,
    };
}
/** The problems in a thrown value; anything but a Problem is a bug and is thrown again. */
function toProblems(thrown) {
    if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF)
        return thrown.problems;
    throw thrown;
}
/** The same problems as notices, for a destination that is not required. */
function asNotices(problems) {
    return problems.map((problem) => ({ ...problem, level: 'notice' }));
}


/***/ }),

/***/ 63510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BL: () => (/* binding */ isLaterRecipe),
/* harmony export */   DT: () => (/* binding */ revisionOf),
/* harmony export */   HK: () => (/* binding */ differsInPlatforms),
/* harmony export */   P1: () => (/* binding */ REVISION_LABEL),
/* harmony export */   Sx: () => (/* binding */ recipeOf),
/* harmony export */   Uo: () => (/* binding */ headOf),
/* harmony export */   ls: () => (/* binding */ identify),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23213);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
// SPDX-License-Identifier: Apache-2.0
// The commit and the recipe in the labels of our images.



/** The config label with the commit of an image. */
const REVISION_LABEL = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';
/** The commit in the label of the target's image, which users may set. */
function revisionOf(target, sha) {
    return target.labels[REVISION_LABEL] ?? sha;
}
/** The version of current recipes; a label without a version is of version 1. */
const RECIPE_VERSION = 2;
/** The fields of a recipe of version 1, in order. */
const FIRST_RECIPE = ['name', 'context', 'file', 'target', 'buildArgs', 'platforms'];
/**
 * The label `io.tagship.recipe` of the target's image: the version of the recipe and its
 * SHA-256 in hex, `2:0123…`. A recipe without a version, from a plan that an older version of the program
 * saved, has only the SHA-256.
 */
function recipeOf({ build }) {
    const isVersioned = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(build.recipe)?.version === RECIPE_VERSION;
    return isVersioned ? `${RECIPE_VERSION}:${hash(build.recipe)}` : hash(build.recipe);
}
/** The labels of older versions of the program for a build that agrees in all that they recorded. */
function olderRecipesOf({ build }) {
    const recipe = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(build.recipe);
    if (recipe?.version !== RECIPE_VERSION)
        return [];
    return [hash(JSON.stringify(Object.fromEntries(FIRST_RECIPE.map((key) => [key, recipe[key]]))))];
}
/**
 * Whether a label is that of our recipe for other platforms, given in the form of the registry or
 * of the recipe.
 */
function differsInPlatforms(label, recipe, platforms) {
    const parsed = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(recipe);
    if (parsed === undefined)
        return false;
    const other = JSON.stringify({ ...parsed, platforms: [...platforms].sort() });
    return label === recipeOf({ build: { recipe: other } });
}
/** Whether a label holds a recipe of a newer, unknown version. */
function isLaterRecipe(label) {
    return Number(/^(\d+):/.exec(label)?.[1] ?? 1) > RECIPE_VERSION;
}
/** What identifies the build of a target: the labels that an image must have to count as the same build. */
function identify(target, sha) {
    return {
        revision: revisionOf(target, sha),
        recipe: recipeOf(target),
        olderRecipes: olderRecipesOf(target),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ inputs: target.build.inputs }),
        build: { recipe: target.build.recipe, platforms: target.platforms },
    };
}
function hash(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
/** The project in the label of the target's image; undefined for a project without a URL. */
function sourceOf(target, project) {
    return target.labels[SOURCE] ?? project.url;
}
/** The commit whose position on the branch counts: the head of a change, not its merge commit. */
function headOf({ event, sha, checkedOut, }) {
    const isChange = event.kind === 'change' && (checkedOut === undefined || checkedOut.is === 'head');
    return isChange ? (event.headSha ?? sha) : sha;
}


/***/ }),

/***/ 81902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IJ: () => (/* binding */ createIdentityReader),
/* harmony export */   Pv: () => (/* binding */ INPUTS_LABEL),
/* harmony export */   uP: () => (/* binding */ RECIPE_LABEL)
/* harmony export */ });
/* unused harmony export isSameProject */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88660);
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59236);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23213);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44840);
// SPDX-License-Identifier: Apache-2.0
// Identifies the image of a digest: its build, version and commit.





/** The config label with the recipe of an image. */
const RECIPE_LABEL = 'io.tagship.recipe';
/** The config label with what the setting `paths` names: `inputs` of the plan. */
const INPUTS_LABEL = 'io.tagship.inputs';
const VERSION = 'org.opencontainers.image.version';
const REVISION = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';
const WORD = /^[\x21-\x7e]{1,256}$/;
/**
 * Creates a reader of current images in one repository.
 *
 * Annotations come first, the config's labels second, and both count only together with an
 * `org.opencontainers.image.source` equal to this project's URL: an image inherits the labels of
 * its base image, version and revision included.
 */
function createIdentityReader(repository, projectUrl) {
    const readsAgain = { retries: true };
    const origin = (0,_once_js__WEBPACK_IMPORTED_MODULE_3__/* .oncePer */ .P)((digest) => digest, (digest) => readOrigin(repository, digest, projectUrl), readsAgain);
    const full = (0,_once_js__WEBPACK_IMPORTED_MODULE_3__/* .oncePer */ .P)((digest) => digest, async (digest) => readLabels(repository, await origin(digest), projectUrl), readsAgain);
    return async (digest, depth) => {
        const { identity } = await origin(digest);
        return depth === 'origin' && identity.revision !== undefined ? identity : full(digest);
    };
}
/** Whether two URLs are the same project: letter case, `.git` and a trailing slash make no difference. */
function isSameProject(one, other) {
    return normalizeUrl(one) === normalizeUrl(other);
}
async function readOrigin(repository, digest, projectUrl) {
    const manifest = await repository.getManifest(digest);
    if (manifest === undefined)
        return { manifest, identity: { digest } };
    const { annotations } = await orNothing(() => Promise.resolve((0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest)));
    const source = annotations[SOURCE];
    const believed = source !== undefined && isSameProject(source, projectUrl);
    return { manifest, identity: believed ? toIdentity(digest, annotations) : { digest } };
}
async function readLabels(repository, { manifest, identity }, projectUrl) {
    if (manifest === undefined)
        return identity;
    const { labels } = await orNothing(() => (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .readWords */ .ux)(repository, manifest));
    if (!isSameProject(labels[SOURCE], projectUrl))
        return identity;
    const platforms = listPlatforms(manifest);
    return {
        ...toIdentity(identity.digest, labels),
        ...identity,
        ...(platforms.length === 0 ? {} : { platforms }),
    };
}
/** The platforms in an index; none for a plain manifest. */
function listPlatforms(manifest) {
    return (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest).manifests.flatMap((entry) => entry.platform === undefined || (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)(entry) ? [] : [(0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .toPlatformText */ .g3)(entry.platform)]);
}
/** What can be read; an image of an unknown kind has no identity. */
async function orNothing(read) {
    const nothing = { annotations: {}, labels: {} };
    try {
        return { ...nothing, ...(await read()) };
    }
    catch (thrown) {
        const isOdd = thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF &&
            thrown.problems.every(({ code }) => code === 'REGISTRY_MANIFEST_INVALID');
        if (isOdd)
            return nothing;
        throw thrown;
    }
}
function toIdentity(digest, texts) {
    const version = toWord(texts[VERSION]);
    const revision = toWord(texts[REVISION]);
    const recipe = toWord(texts[RECIPE_LABEL]);
    const inputs = toWord(texts[INPUTS_LABEL]);
    return {
        digest,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ version, revision, recipe, inputs }),
    };
}
/** Values from an image are shown and compared: anything but printable ASCII is ignored. */
function toWord(text) {
    return text !== undefined && WORD.test(text) ? text : undefined;
}
function normalizeUrl(url) {
    return (url ?? '')
        .trim()
        .toLowerCase()
        .replace(/\/+$/, '')
        .replace(/\.git$/, '');
}


/***/ }),

/***/ 61143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readSboms: () => (/* binding */ readSboms)
/* harmony export */ });
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80793);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34734);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88660);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52519);
/* harmony import */ var _registry_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75893);
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(59236);
/* harmony import */ var _registry_blobs_whole_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(76333);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(61232);
// SPDX-License-Identifier: Apache-2.0
// Reads the SBOMs that buildx attested to the shipped images back from the registry.








const PREDICATE_TYPE = 'in-toto.io/predicate-type';
const SPDX = 'https://spdx.dev/Document';
/**
 * The SBOMs of a run that has pushed, of each target from the first repository that has it; none for
 * targets without. What cannot be read is a notice: everything is already shipped.
 *
 * @see https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md
 */
async function readSboms({ targets, pushed }, registries) {
    const sboms = [];
    const problems = [];
    for (const target of pushed ? targets : []) {
        try {
            const found = await findSbom(target, registries);
            if (found !== undefined)
                sboms.push(found);
        }
        catch (thrown) {
            problems.push(...(0,_destination_js__WEBPACK_IMPORTED_MODULE_6__/* .asNotices */ .Ek)((0,_destination_js__WEBPACK_IMPORTED_MODULE_6__/* .toProblems */ .ek)(thrown)));
        }
    }
    return { sboms, problems };
}
/** A repository that accepts no attestations has none: read the next one. */
async function findSbom({ images, digest: own }, registries) {
    const ours = images.filter(({ action }) => action !== 'held' && action !== 'failed');
    for (const digest of new Set([own, ...ours.map((image) => image.digest)])) {
        const name = ours.find((image) => image.digest === digest)?.repository;
        const parsed = (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name ?? '');
        if (digest === null || name === undefined || !parsed.ok)
            continue;
        const documents = await readDocuments(registries.open(parsed.value), digest);
        if (documents.length > 0)
            return { repository: name, digest, documents };
    }
    return undefined;
}
async function readDocuments(repository, digest) {
    const documents = [];
    let bytes = 0;
    for (const entry of (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(await repository.readManifest(digest)).manifests) {
        if (!(0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_5__/* .isAttestation */ .H3)(entry))
            continue;
        for (const layer of (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(await repository.readManifest(entry.digest)).layers) {
            if (layer.annotations?.[PREDICATE_TYPE] !== SPDX)
                continue;
            bytes += layer.size;
            if (bytes > _registry_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .SBOM_BYTES */ .K)
                throw unreadable(layer.digest, `is larger than ${_registry_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .SBOM_BYTES */ .K} bytes`);
            documents.push(parseStatement(await readText(repository, layer), layer.digest));
        }
    }
    return documents;
}
function parseStatement(text, digest) {
    const statement = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseObject */ .lj)(text);
    if (statement === undefined)
        throw unreadable(digest, 'is not a JSON object');
    return statement.predicate;
}
function unreadable(digest, why) {
    const message = `The SBOM "${digest}" ${why}.`;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('SBOM_UNREADABLE', message, 'Check the generator of the SBOM.')]);
}
async function readText(repository, layer) {
    return Buffer.from(await (0,_registry_blobs_whole_js__WEBPACK_IMPORTED_MODULE_7__/* .readWhole */ .o)(repository, layer)).toString();
}


/***/ })

};
