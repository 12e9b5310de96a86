export const id = 949;
export const ids = [949];
export const modules = {

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


/***/ }),

/***/ 9949:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readSboms: () => (/* binding */ readSboms)
/* harmony export */ });
/* harmony import */ var _plan_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5113);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4734);
/* harmony import */ var _registry_contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5067);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2519);
/* harmony import */ var _registry_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5893);
/* harmony import */ var _registry_platforms_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9597);
/* harmony import */ var _registry_whole_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3030);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3725);
// SPDX-License-Identifier: Apache-2.0
// The SBOMs that buildx has attested to what was shipped, read back from the registry. Knows no output format.








const PREDICATE_TYPE = 'in-toto.io/predicate-type';
const SPDX = 'https://spdx.dev/Document';
/**
 * The SBOMs of a run that has pushed, of each target from the first repository that has it; none for
 * targets without. What cannot be read is a notice: everything is shipped by then.
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
            problems.push(...(0,_place_js__WEBPACK_IMPORTED_MODULE_6__/* .soften */ .yP)((0,_place_js__WEBPACK_IMPORTED_MODULE_6__/* .toProblems */ .ek)(thrown)));
        }
    }
    return { sboms, problems };
}
/** A repository that takes no attestations has none to read: then from the next. */
async function findSbom({ images, digest: own }, registries) {
    const ours = images.filter(({ action }) => action !== 'held' && action !== 'failed');
    for (const digest of new Set([own, ...ours.map((image) => image.digest)])) {
        const name = ours.find((image) => image.digest === digest)?.repository;
        const parsed = (0,_plan_references_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name ?? '');
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
    for (const entry of (0,_registry_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(await repository.readManifest(digest)).manifests) {
        if (!(0,_registry_platforms_js__WEBPACK_IMPORTED_MODULE_5__/* .isAttestation */ .H3)(entry))
            continue;
        for (const layer of (0,_registry_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(await repository.readManifest(entry.digest)).layers) {
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
    return Buffer.from(await (0,_registry_whole_js__WEBPACK_IMPORTED_MODULE_7__/* .readWhole */ .o)(repository, layer)).toString();
}


/***/ })

};
