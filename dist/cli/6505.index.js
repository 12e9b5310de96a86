export const id = 6505;
export const ids = [6505];
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

/***/ 33881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ toPlatform),
/* harmony export */   y: () => (/* binding */ findMissing)
/* harmony export */ });
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59236);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23213);
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

/***/ 70939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sf: () => (/* binding */ describeOlder),
/* harmony export */   hF: () => (/* binding */ describeDifference),
/* harmony export */   mA: () => (/* binding */ decideExact),
/* harmony export */   z2: () => (/* binding */ decideLongerName)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63510);
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
 * | another digest, our inputs and recipe      | reuse  | reuse  | replace | refuse |
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
    if ((0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .isLaterRecipe */ .BL)(here.recipe)) {
        return `it is of the same commit ${short(ours.revision)}, but its recipe is of a newer version of tagship`;
    }
    const platforms = describePlatforms(here, ours);
    if (platforms !== undefined)
        return platforms;
    return (`it is of the same commit ${short(ours.revision)}, but of another build: target, context, build ` +
        'contexts, file, stage, network, hosts, secrets, SSH agents, build args or platforms differ');
}
/** Whether an image was built from the same files in the same way, at whatever commit. */
function isUnchanged({ inputs, recipe }, ours) {
    return ours.inputs !== undefined && inputs === ours.inputs && recipe === ours.recipe;
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


/***/ })

};
