export const id = 765;
export const ids = [765];
export const modules = {

/***/ 2804:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lr: () => (/* binding */ verifyCopy),
/* harmony export */   nT: () => (/* binding */ readBits),
/* harmony export */   wH: () => (/* binding */ verifyBits)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _registry_platforms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9597);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6707);
// SPDX-License-Identifier: Apache-2.0
// The bits of an image that is in a repository, and whether every platform is among them.



/**
 * The bits behind a digest, as a build would have given them.
 *
 * @throws Problem REGISTRY_NOT_FOUND when they are not there
 */
async function readBits(source, digest) {
    const manifest = await source.readManifest(digest);
    return { manifest, ...(await (0,_registry_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlatforms */ .tj)(source, manifest)) };
}
/**
 * What is wrong with a repository's copy of bits that were read before, from there or from elsewhere.
 * A digest says what its manifest holds, so all of it is asked for at once, and nothing twice.
 */
async function verifyCopy(repository, bits, asked) {
    const { digest } = bits.manifest;
    const seen = bits.seen?.repository === repository.repository ? bits.seen.digests : NONE;
    const platforms = Object.entries(bits.platforms);
    const isPlain = platforms.some(([, child]) => child === digest);
    if (isPlain && !seen.has(digest))
        return verifyBits(repository, digest, asked);
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
 * What is wrong with the image behind a digest: it is not there, or a platform that was asked for
 * is missing or has no manifest. Empty when all is well.
 */
async function verifyBits(repository, digest, asked) {
    const name = `${repository.repository.name}@${digest}`;
    const manifest = await repository.getManifest(digest);
    if (manifest === undefined)
        return [describeAbsent(name)];
    const { platforms } = await (0,_registry_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlatforms */ .tj)(repository, manifest);
    const held = await Promise.all(Object.entries(platforms).map(async ([platform, child]) => child === digest || (await repository.resolve(child)) !== undefined ? [platform] : []));
    return listMissing(name, asked, held.flat());
}
function describeAbsent(name) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VERIFY_MISSING', `"${name}" is not there.`, 'Run it again.');
}
function listMissing(name, asked, there) {
    const missing = (0,_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .findMissing */ .y)(asked, Object.fromEntries(there.map((platform) => [platform, ''])));
    return missing.map((platform) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VERIFY_PLATFORM', `"${name}" lacks the platform "${platform}"; it has ${there.join(', ') || 'none'}.`, 'Look at the build: a base image may lack that platform.'));
}


/***/ }),

/***/ 6358:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sf: () => (/* binding */ describeOlder),
/* harmony export */   hF: () => (/* binding */ describeDifference),
/* harmony export */   mA: () => (/* binding */ decideExact),
/* harmony export */   z2: () => (/* binding */ decideLongerName)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9981);
// SPDX-License-Identifier: Apache-2.0
// What becomes of an exact tag, from who holds it and who we are. Pure; knows no registry.


/**
 * What becomes of an exact tag. Exact tags are write-once: other bits get one only when the user
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
        return { action: 'write', reason: 'nothing was there' };
    if (here.digest === ours.digest)
        return { action: 'keep', reason: 'it holds these bits already' };
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
 * What sets the holder's build apart from ours, in one clause; undefined when both are one build.
 */
function describeDifference(here, ours) {
    if (here.revision === undefined)
        return 'it does not say which commit of this project it is of';
    if (here.revision !== ours.revision) {
        return `it is of commit ${short(here.revision)}, this run is of ${short(ours.revision)}`;
    }
    if (here.recipe === undefined) {
        return `it is of the same commit ${short(ours.revision)}, but does not say how it was built`;
    }
    if (here.recipe === ours.recipe || isOlder(here, ours))
        return undefined;
    if ((0,_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .isLaterRecipe */ .BL)(here.recipe)) {
        return `it is of the same commit ${short(ours.revision)}, but a newer version of tagship says how it was built`;
    }
    const platforms = describePlatforms(here, ours);
    if (platforms !== undefined)
        return platforms;
    return (`it is of the same commit ${short(ours.revision)}, but of another build: target, context, build ` +
        'contexts, file, stage, network, hosts, secrets, SSH agents, build args or platforms differ');
}
/** Where the same was built for other platforms, as by another leg of one release. */
function describePlatforms({ recipe, platforms }, { revision, build }) {
    if (recipe === undefined || platforms === undefined || build === undefined)
        return undefined;
    if (!(0,_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .differsInPlatforms */ .HK)(recipe, build.recipe, platforms))
        return undefined;
    return (`it is the same build of the same commit ${short(revision)} for other platforms: ` +
        `it has ${platforms.join(', ')}, this run builds ${build.platforms.join(', ')}`);
}
/** Whether an older version of the program built it, and all that its recipe tells agrees with ours. */
function isOlder({ recipe }, { olderRecipes = [] }) {
    return recipe !== undefined && olderRecipes.includes(recipe);
}
/** The notice that an image counts as the same build, though its recipe does not tell all that ours does. */
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
 * undefined when the tag is no such name or nobody else holds it.
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
        ? 'this commit was built and tagged before; its bits are used'
        : `on-existing: reuse, although ${differs}`;
}
function refuseAny({ reference, here }) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAG_EXISTS', `"${reference}" exists already (${here?.digest ?? ''}), and on-existing is "fail".`, 'Release a new version, or set on-existing to "auto" or "reuse" to go on from the bits that are there.');
}
function refuseOther(facts, differs) {
    const { reference, here, ours } = facts;
    const isLeg = here !== undefined && describePlatforms(here, ours) !== undefined;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAG_TAKEN', `"${reference}" is taken by another image: ${differs}. An exact tag is given once.`, isLeg
        ? 'Build all platforms in one run, or have each run push by digest alone (outputs: type=image,push-by-digest=true,name-canonical=true,push=true) and one step after them give the tags.'
        : 'Give one of the two builds a suffix (flavor: suffix=-…), release a new version, ' +
            'or set on-existing to "replace" if the old image is to go.');
}
function short(revision) {
    return revision.slice(0, 12);
}


/***/ }),

/***/ 5262:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ir: () => (/* binding */ createHolderReader),
/* harmony export */   uP: () => (/* binding */ RECIPE_LABEL)
/* harmony export */ });
/* unused harmony export isSameProject */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _registry_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5067);
/* harmony import */ var _registry_platforms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9597);
// SPDX-License-Identifier: Apache-2.0
// Who holds a tag: which build, version and commit a digest is. Does not decide what follows.



/** The config label that says which build an image came from. */
const RECIPE_LABEL = 'io.tagship.recipe';
const VERSION = 'org.opencontainers.image.version';
const REVISION = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';
const WORD = /^[\x21-\x7e]{1,256}$/;
/**
 * A reader of holders in one repository.
 *
 * Annotations come first, the config's labels second, and both count only beside an
 * `org.opencontainers.image.source` equal to this project's URL: an image inherits the labels of
 * its base image, version and revision included.
 */
function createHolderReader(repository, projectUrl) {
    const origins = new Map();
    const full = new Map();
    return async (digest, depth) => {
        const found = await remember(origins, digest, () => readOrigin(repository, digest, projectUrl));
        if (depth === 'origin' && found.holder.revision !== undefined)
            return found.holder;
        return remember(full, digest, () => readLabels(repository, found, projectUrl));
    };
}
/** Whether two addresses are one project: letter case, `.git` and a closing slash make no difference. */
function isSameProject(one, other) {
    return normalizeUrl(one) === normalizeUrl(other);
}
async function readOrigin(repository, digest, projectUrl) {
    const manifest = await repository.getManifest(digest);
    if (manifest === undefined)
        return { manifest, holder: { digest } };
    const { annotations } = await orNothing(() => Promise.resolve((0,_registry_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest)));
    const source = annotations[SOURCE];
    const believed = source !== undefined && isSameProject(source, projectUrl);
    return { manifest, holder: believed ? toHolder(digest, annotations) : { digest } };
}
async function readLabels(repository, { manifest, holder }, projectUrl) {
    if (manifest === undefined)
        return holder;
    const { labels } = await orNothing(() => (0,_registry_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .readWords */ .ux)(repository, manifest));
    if (!isSameProject(labels[SOURCE], projectUrl))
        return holder;
    const platforms = listPlatforms(manifest);
    return {
        ...toHolder(holder.digest, labels),
        ...holder,
        ...(platforms.length === 0 ? {} : { platforms }),
    };
}
/** The platforms that an index names; of a bare manifest none. */
function listPlatforms(manifest) {
    return (0,_registry_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest).manifests.flatMap((entry) => entry.platform === undefined || (0,_registry_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)(entry) ? [] : [(0,_registry_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .toPlatformText */ .g3)(entry.platform)]);
}
/** What can be read; what is no image of a kind that we know says nothing of itself. */
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
function toHolder(digest, texts) {
    const version = toWord(texts[VERSION]);
    const revision = toWord(texts[REVISION]);
    const recipe = toWord(texts[RECIPE_LABEL]);
    return {
        digest,
        ...(version === undefined ? {} : { version }),
        ...(revision === undefined ? {} : { revision }),
        ...(recipe === undefined ? {} : { recipe }),
    };
}
/** What an image says of itself is shown and compared: what is no word of printable ASCII says nothing. */
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
/** The answer for a key, asked for once; a failed question is asked again. */
function remember(known, key, ask) {
    const before = known.get(key);
    if (before !== undefined)
        return before;
    const answer = ask();
    known.set(key, answer);
    answer.catch(() => known.delete(key));
    return answer;
}


/***/ }),

/***/ 2543:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ createLook)
/* harmony export */ });
/* harmony import */ var _registry_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5893);

/** A new look: nothing in it was asked before. */
function createLook(remote) {
    const known = new Map();
    const once = (key, ask) => {
        const before = known.get(key);
        if (before !== undefined)
            return before;
        const answer = ask();
        known.set(key, answer);
        return answer;
    };
    return {
        gitTags: () => once('git tags', () => remote.gitTags()),
        tip: (branch) => once(`tip ${branch}`, () => remote.tip(branch)),
        digest: (place, tag) => once(`tag ${place.name}:${tag}`, async () => (await place.repository.resolve(tag))?.digest),
        list: (place) => once(`list ${place.name}`, () => place.repository.listTags(_registry_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG_PAGES */ .sV)),
    };
}


/***/ }),

/***/ 3725:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ listExact),
/* harmony export */   Bo: () => (/* binding */ createPlaces),
/* harmony export */   IE: () => (/* binding */ listHeld),
/* harmony export */   RS: () => (/* binding */ toImage),
/* harmony export */   TT: () => (/* binding */ toReference),
/* harmony export */   Xg: () => (/* binding */ listFloating),
/* harmony export */   ek: () => (/* binding */ toProblems),
/* harmony export */   gx: () => (/* binding */ isRequired),
/* harmony export */   h$: () => (/* binding */ manifestFor),
/* harmony export */   iW: () => (/* binding */ digestFor),
/* harmony export */   yP: () => (/* binding */ soften)
/* harmony export */ });
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3981);
/* harmony import */ var _plan_references_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5113);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4734);
/* harmony import */ var _holder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5262);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9981);
// SPDX-License-Identifier: Apache-2.0
// One repository of one target: what is to land there. Does not talk to it by itself.





/** Every place of every target of the plan. */
function createPlaces(plan, registries, settings) {
    return plan.targets.flatMap((target) => target.repositories.map((name) => {
        const parsed = (0,_plan_references_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepository */ .SU)(name);
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
            readHolder: (0,_holder_js__WEBPACK_IMPORTED_MODULE_3__/* .createHolderReader */ .Ir)(repository, (0,_revision_js__WEBPACK_IMPORTED_MODULE_4__/* .sourceOf */ .vz)(target, plan.facts.project)),
            ...(planned.size === 0 ? {} : { planned }),
        };
    }));
}
/** Whether the others wait for a repository and fail with it; the most specific entry decides. */
function isRequired(repository, registries) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .mostSpecific */ .eF)(registries, ({ prefix }) => prefix, repository)?.required ?? true;
}
/** The exact tags of a repository, as the plan gives them. */
function listExact(place) {
    return place.target.tags.filter((tag) => tag.kind === 'exact' && isFor(tag, place));
}
/** The floating tags that a registry has a say in: given ones, and those held on an assumption. */
function listFloating(place) {
    const { tags, held } = place.target;
    return [...tags, ...held.filter((tag) => tag.decided === 'registry')].filter((tag) => tag.kind === 'floating' && isFor(tag, place));
}
/** The tags of a repository that the plan itself holds. */
function listHeld(place) {
    return place.target.held.filter((tag) => tag.decided === 'plan' && isFor(tag, place));
}
function isFor({ repositories }, { name }) {
    return repositories?.includes(name) !== false;
}
/** `ghcr.io/acme/app:1.2.3` */
function toReference(place, tag) {
    return `${place.name}:${tag}`;
}
/** The digest that a tag is to point at: of the whole image, or of the one platform it is for. */
function digestFor(bits, planned) {
    return planned.platform === undefined ? bits.manifest.digest : bits.platforms[planned.platform];
}
/** The manifest that a tag is to point at, read from the place for a single platform. */
async function manifestFor(landing, planned) {
    const digest = digestFor(landing.bits, planned);
    if (digest === landing.bits.manifest.digest)
        return landing.bits.manifest;
    if (digest === undefined) {
        throw new Error(`${planned.tag} is for ${planned.platform ?? ''}, which was not built`);
    }
    return landing.place.repository.readManifest(digest);
}
/** One line of the receipt. */
function toImage(place, planned, outcome) {
    return {
        reference: toReference(place, planned.tag),
        repository: place.name,
        tag: planned.tag,
        kind: planned.kind,
        digest: outcome.digest,
        action: outcome.action,
        from: outcome.from,
        reason: outcome.reason,
    };
}
/** The problems inside something thrown; whatever is no Problem is a bug and goes on up. */
function toProblems(thrown) {
    if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF)
        return thrown.problems;
    throw thrown;
}
/** The same problems as notices: what becomes of those of a place that is not required. */
function soften(problems) {
    return problems.map((problem) => ({ ...problem, level: 'notice' }));
}


/***/ }),

/***/ 6707:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ toPlatform),
/* harmony export */   y: () => (/* binding */ findMissing)
/* harmony export */ });
/* harmony import */ var _registry_platforms_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9597);
// SPDX-License-Identifier: Apache-2.0
// Platforms as users write them, made comparable. Does not know images.

/** A platform in the form in which images state theirs: `linux/aarch64` is `linux/arm64`. */
function toPlatform(text) {
    const [os = '', architecture = '', variant] = text.split('/');
    return (0,_registry_platforms_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlatformText */ .g3)({ os, architecture, ...(variant === undefined ? {} : { variant }) });
}
/** The platforms that were asked for and are not there, as the user wrote them. */
function findMissing(asked, there) {
    return asked.filter((platform) => !(toPlatform(platform) in there));
}


/***/ }),

/***/ 9981:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BL: () => (/* binding */ isLaterRecipe),
/* harmony export */   DT: () => (/* binding */ revisionOf),
/* harmony export */   HK: () => (/* binding */ differsInPlatforms),
/* harmony export */   Sx: () => (/* binding */ recipeOf),
/* harmony export */   Uo: () => (/* binding */ headOf),
/* harmony export */   ls: () => (/* binding */ identify),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2519);
// SPDX-License-Identifier: Apache-2.0
// Which commit an image of ours says it is of, and which recipe.


const REVISION = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';
/** The commit that the target's image carries in its label, which users may set. */
function revisionOf(target, sha) {
    return target.labels[REVISION] ?? sha;
}
/** The version of the recipes that are made now; what a label without a version says is of version 1. */
const RECIPE_VERSION = 2;
/** What a recipe of version 1 had, in its order. */
const FIRST_RECIPE = ['name', 'context', 'file', 'target', 'buildArgs', 'platforms'];
/**
 * What the target's image carries in the label `io.tagship.recipe`: the version of the recipe and its
 * SHA-256 in hex, `2:0123…`. A recipe without a version, of a plan that an older version of the program
 * saved, has the SHA-256 alone.
 */
function recipeOf({ build }) {
    const isVersioned = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(build.recipe)?.version === RECIPE_VERSION;
    return isVersioned ? `${RECIPE_VERSION}:${hash(build.recipe)}` : hash(build.recipe);
}
/** What older versions of the program wrote into that label for a build that agrees in all they knew of. */
function olderRecipesOf({ build }) {
    const recipe = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(build.recipe);
    if (recipe?.version !== RECIPE_VERSION)
        return [];
    return [hash(JSON.stringify(Object.fromEntries(FIRST_RECIPE.map((key) => [key, recipe[key]]))))];
}
/**
 * Whether a label is that of our recipe for other platforms: these, in the words of the registry or in
 * those of the recipe.
 */
function differsInPlatforms(label, recipe, platforms) {
    const parsed = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(recipe);
    if (parsed === undefined)
        return false;
    const other = JSON.stringify({ ...parsed, platforms: [...platforms].sort() });
    return label === recipeOf({ build: { recipe: other } });
}
/** Whether a label holds a recipe of a version that is not known here yet. */
function isLaterRecipe(label) {
    return Number(/^(\d+):/.exec(label)?.[1] ?? 1) > RECIPE_VERSION;
}
/** Which build a target is of a commit: what an image has to say of itself to count as the same one. */
function identify(target, sha) {
    return {
        revision: revisionOf(target, sha),
        recipe: recipeOf(target),
        olderRecipes: olderRecipesOf(target),
        build: { recipe: target.build.recipe, platforms: target.platforms },
    };
}
function hash(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
/** The project that the target's image carries in its label; undefined for a project without address. */
function sourceOf(target, project) {
    return target.labels[SOURCE] ?? project.url;
}
/** The commit whose place on the branch counts: a change's own head, not the merge made of it. */
function headOf({ event, sha, checkedOut, }) {
    const isChange = event.kind === 'change' && (checkedOut === undefined || checkedOut.is === 'head');
    return isChange ? (event.headSha ?? sha) : sha;
}


/***/ })

};
