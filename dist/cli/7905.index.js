export const id = 7905;
export const ids = [7905];
export const modules = {

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
function isRequired(repository, registries) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .mostSpecific */ .eF)(registries, ({ prefix }) => prefix, repository)?.required ?? true;
}
function findCreation(repository, registries) {
    const saying = registries.filter(({ createRepository }) => createRepository !== undefined);
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .mostSpecific */ .eF)(saying, ({ prefix }) => prefix, repository)?.createRepository;
}
function listExact(destination) {
    return destination.target.tags.filter((tag) => tag.kind === 'exact' && isFor(tag, destination));
}
function listFloating(destination) {
    const { tags, held } = destination.target;
    return [...tags, ...held.filter((tag) => tag.decided === 'registry')].filter((tag) => tag.kind === 'floating' && isFor(tag, destination));
}
function listHeld(destination) {
    return destination.target.held.filter((tag) => tag.decided === 'plan' && isFor(tag, destination));
}
function isFor({ repositories }, { name }) {
    return repositories?.includes(name) !== false;
}
function toReference(destination, tag) {
    return `${destination.name}:${tag}`;
}
function digestFor(builtImage, planned) {
    return planned.platform === undefined
        ? builtImage.manifest.digest
        : builtImage.platforms[planned.platform];
}
async function manifestFor(pushedImage, planned) {
    const digest = digestFor(pushedImage.builtImage, planned);
    if (digest === pushedImage.builtImage.manifest.digest)
        return pushedImage.builtImage.manifest;
    if (digest === undefined) {
        throw new Error(`${planned.tag} is for ${planned.platform ?? ''}, which was not built`);
    }
    return pushedImage.destination.repository.readManifest(digest);
}
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
function toProblems(thrown) {
    if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF)
        return thrown.problems;
    throw thrown;
}
function asNotices(problems) {
    return problems.map((problem) => ({ ...problem, level: 'notice' }));
}


/***/ }),

/***/ 25671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oO: () => (/* binding */ makeMark),
  Xw: () => (/* binding */ readLine),
  Mp: () => (/* binding */ readMark)
});

// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __webpack_require__(16392);
;// CONCATENATED MODULE: ./src/ship/history/actor.js

const ACTORS = {
    github: ['GITHUB_TRIGGERING_ACTOR', 'GITHUB_ACTOR'],
    forgejo: ['GITHUB_TRIGGERING_ACTOR', 'GITHUB_ACTOR'],
    gitlab: ['GITLAB_USER_LOGIN'],
    jenkins: ['BUILD_USER_ID', 'CHANGE_AUTHOR'],
    azure: ['BUILD_REQUESTEDFOR'],
    circle: ['CIRCLE_USERNAME'],
    bitbucket: ['BITBUCKET_STEP_TRIGGERER_UUID'],
    buildkite: ['BUILDKITE_BUILD_CREATOR', 'BUILDKITE_UNBLOCKER'],
    woodpecker: ['CI_PIPELINE_AUTHOR', 'CI_COMMIT_AUTHOR'],
    drone: ['DRONE_BUILD_TRIGGER'],
    semaphore: ['SEMAPHORE_WORKFLOW_TRIGGERED_BY'],
};
function readActor(ci, env) {
    const names = Object.hasOwn(ACTORS, ci) ? (ACTORS[ci] ?? []) : [];
    return names.map((name) => (0,variables/* readText */.yR)(env, name)).find((name) => name !== undefined);
}

;// CONCATENATED MODULE: ./src/ship/history/mark.js



function makeMark({ ci, run, project, sha }, env, nowMs) {
    const given = {
        at: new Date(nowMs).toISOString(),
        ...{ ci, id: run.id, url: run.url, actor: readActor(ci, env) },
        ...{ commit: sha === '' ? undefined : sha, project: project.url },
    };
    return readMark(given);
}
function readMark(value) {
    const { at, ci, id, url, actor, commit, project } = (0,json/* isObject */.Gv)(value) ? value : {};
    const isTime = typeof at === 'string' && TIME.test(at) && !Number.isNaN(Date.parse(at));
    return {
        at: isTime ? at : UNKNOWN_TIME,
        ci: readWord(ci, 40) ?? 'unknown',
        ...(0,omit_undefined/* omitUndefined */.O)({
            id: readWord(id, 100),
            url: readUrl(url),
            actor: readLine(actor, 100),
            commit: typeof commit === 'string' && COMMIT.test(commit) ? commit : undefined,
            project: readUrl(project),
        }),
    };
}
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
const UNKNOWN_TIME = '1970-01-01T00:00:00.000Z';
const COMMIT = /^[0-9a-f]{7,64}$/;
function readLine(value, longest) {
    if (typeof value !== 'string' || value.length > 4 * longest)
        return undefined;
    const line = value.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]+/gu, ' ').trim();
    return line === '' || line.length > longest ? undefined : line;
}
function readWord(value, longest) {
    const line = readLine(value, longest);
    return line !== undefined && /^[\w.:/@-]+$/.test(line) ? line : undefined;
}
function readUrl(value) {
    if (typeof value !== 'string' || value.length > 500)
        return undefined;
    return /^https?:\/\/[\w.:[\]-]+(?:\/[\w.~%!$&'+,;=:@/?#-]*)?$/.test(value) ? value : undefined;
}


/***/ }),

/***/ 5433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LL: () => (/* binding */ attachRecord),
/* harmony export */   T3: () => (/* binding */ readRecords),
/* harmony export */   oZ: () => (/* binding */ RECORD_BYTES)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_blobs_whole_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(76333);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88660);
/* harmony import */ var _registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85580);
/* harmony import */ var _sign_artifact_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(35176);
/* harmony import */ var _sign_bundle_store_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29266);







const RECORD_BYTES = 64 * 1024;
const MOST_READ = 100;
const MOST_REFERRERS = 800;
const WAITS_MS = [0, 200, 1_000, 3_000];
async function readRecords(repository, digest, kind) {
    const listed = await (0,_sign_bundle_store_js__WEBPACK_IMPORTED_MODULE_5__/* .orUnreadable */ .pz)(() => (0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_3__/* .listReferring */ .ZJ)(repository, digest, kind.artifactType));
    const own = listed === undefined ? [] : listOwn(listed, kind);
    const found = await Promise.all(own.slice(-MOST_READ).map((one) => readRecord(repository, one.digest, kind)));
    return found.flatMap((one) => one ?? []);
}
function listOwn({ referrers }, { artifactType: own }) {
    return referrers.filter(({ artifactType }) => artifactType === own);
}
async function readRecord(repository, digest, { artifactType, parse }) {
    return (0,_sign_bundle_store_js__WEBPACK_IMPORTED_MODULE_5__/* .orUnreadable */ .pz)(async () => {
        const manifest = await repository.getManifest(digest);
        if (manifest === undefined || manifest.bytes.byteLength > RECORD_BYTES)
            return undefined;
        const layer = (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(manifest).layers.find(({ mediaType }) => mediaType === artifactType);
        if (layer === undefined || layer.size > RECORD_BYTES)
            return undefined;
        const bytes = await (0,_registry_blobs_whole_js__WEBPACK_IMPORTED_MODULE_6__/* .readWhole */ .o)(repository, layer);
        const body = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8'));
        const record = body === undefined ? undefined : parse(body);
        return record === undefined ? undefined : { digest, record };
    });
}
async function attachRecord(repository, subject, given, { clock, signal, onWrite }) {
    const { artifactType, record, created } = given;
    const bytes = Buffer.from(JSON.stringify(record));
    if (bytes.byteLength > RECORD_BYTES)
        throw new Error('a record is longer than it may be');
    const annotations = { 'org.opencontainers.image.created': created };
    const artifact = (0,_sign_artifact_js__WEBPACK_IMPORTED_MODULE_4__/* .makeArtifact */ .jN)({ artifactType, subject, bytes, annotations });
    const { mediaType, digest, bytes: written } = artifact.manifest;
    const before = await (0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_3__/* .listReferring */ .ZJ)(repository, subject.digest);
    checkListed(repository, subject.digest, before);
    onWrite?.(digest, before.hasApi ? null : (0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_3__/* .toFallbackTag */ .KN)(subject.digest));
    await (0,_sign_bundle_store_js__WEBPACK_IMPORTED_MODULE_5__/* .putArtifact */ .qg)(repository, artifact);
    for (const waitMs of WAITS_MS) {
        await clock.sleep(waitMs, signal);
        const listed = await (0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_3__/* .listReferring */ .ZJ)(repository, subject.digest);
        if (listed.referrers.some((one) => one.digest === digest)) {
            return { mediaType, digest, size: written.byteLength };
        }
        checkListed(repository, subject.digest, listed);
        if (!listed.hasApi)
            await (0,_sign_bundle_store_js__WEBPACK_IMPORTED_MODULE_5__/* .addToFallback */ .Bv)(repository, subject.digest, listed, artifact);
    }
    throw lost(repository, subject.digest);
}
function checkListed({ repository }, digest, listed) {
    const { isTaken, referrers } = listed;
    if (isTaken) {
        const message = `The tag "${(0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_3__/* .toFallbackTag */ .KN)(digest)}" of "${repository.name}" should list what refers to the image, but it holds something else.`;
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('HISTORY_TAG_TAKEN', message, 'Remove this tag, and run it again.')]);
    }
    if (referrers.length < MOST_REFERRERS)
        return;
    const message = `"${repository.name}@${digest}" has ${referrers.length} signatures and records already, and takes no more.`;
    const hint = 'Find out what adds them. A build of a newer commit has a list of its own.';
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('HISTORY_FULL', message, hint)]);
}
function lost({ repository }, digest) {
    const message = `A record of "${repository.name}@${digest}" was accepted by ${repository.host}, but is not in its list of what refers to the image.`;
    const hint = 'Run it again; if it stays so, find out what else writes this list.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('HISTORY_LOST', message, hint)]);
}


/***/ }),

/***/ 52952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BW: () => (/* binding */ describeYank),
/* harmony export */   MF: () => (/* binding */ BECAUSE_LENGTH),
/* harmony export */   Pt: () => (/* binding */ nextNumber),
/* harmony export */   SK: () => (/* binding */ decideYank),
/* harmony export */   co: () => (/* binding */ hintForYank),
/* harmony export */   vw: () => (/* binding */ YANK_KIND)
/* harmony export */ });
/* unused harmony export parseTombstone */
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80793);
/* harmony import */ var _mark_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25671);


const BECAUSE_LENGTH = 300;
const MOST_TAGS = 50;
const MOST_NUMBER = 1_000_000;
const STATES = ['yanked', 'lifted'];
const YANK_KIND = {
    artifactType: 'application/vnd.tagship.yank.v1+json',
    parse: parseTombstone,
};
function parseTombstone(body) {
    const { schemaVersion, kind, number, tags } = body;
    if (schemaVersion !== 1 || kind !== 'tagship/yank' || !isNumber(number))
        return undefined;
    const state = STATES.find((one) => one === body.state);
    const version = (0,_mark_js__WEBPACK_IMPORTED_MODULE_1__/* .readLine */ .Xw)(body.version, 128);
    const because = (0,_mark_js__WEBPACK_IMPORTED_MODULE_1__/* .readLine */ .Xw)(body.because, BECAUSE_LENGTH);
    if (state === undefined || because === undefined)
        return undefined;
    if (version === undefined || !(0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz)(version))
        return undefined;
    const by = (0,_mark_js__WEBPACK_IMPORTED_MODULE_1__/* .readMark */ .Mp)(body.by);
    const base = { schemaVersion, kind, state, number, version, because, by };
    if (tags === undefined)
        return base;
    return isTags(tags) ? { ...base, tags } : undefined;
}
function isNumber(value) {
    const isWhole = typeof value === 'number' && Number.isSafeInteger(value);
    return isWhole && value >= 1 && value <= MOST_NUMBER;
}
function isTags(value) {
    return (Array.isArray(value) &&
        value.length > 0 &&
        value.length <= MOST_TAGS &&
        value.every((one) => typeof one === 'string' && (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz)(one)));
}
function decideYank(tombstones, tag) {
    const about = tombstones.filter(({ tags }) => tags === undefined || (tag !== undefined && tags.includes(tag)));
    const rank = ({ number, state }) => 2 * number + (state === 'yanked' ? 1 : 0);
    const [last] = [...about].sort((one, other) => rank(other) - rank(one));
    if (last?.state !== 'yanked')
        return undefined;
    const { version, because, tags, by } = last;
    return { version, because, by, ...(tags === undefined ? {} : { tags }) };
}
function nextNumber(tombstones) {
    return Math.max(0, ...tombstones.map(({ number }) => number)) + 1;
}
function describeYank({ version, because, tags }) {
    const what = tags === undefined ? 'yanked' : `taken back from ${tags.join(', ')}`;
    return `${version} was ${what} because ${because}`;
}
function hintForYank({ version }) {
    return `To release it again: tagship unyank ${version}.`;
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
/* harmony import */ var _plan_build_made_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81193);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23213);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52519);




const REVISION_LABEL = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';
function revisionOf(target, sha) {
    return readLabel(target, REVISION_LABEL) ?? sha;
}
function readLabel({ labels, annotations, build }, key) {
    return (0,_plan_build_made_js__WEBPACK_IMPORTED_MODULE_1__/* .isMade */ .sX)(build) ? annotations[`index:${key}`] : labels[key];
}
const RECIPE_VERSION = 2;
const FIRST_RECIPE = ['name', 'context', 'file', 'target', 'buildArgs', 'platforms'];
function recipeOf({ build }) {
    const isVersioned = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(build.recipe)?.version === RECIPE_VERSION;
    return isVersioned ? `${RECIPE_VERSION}:${hash(build.recipe)}` : hash(build.recipe);
}
function olderRecipesOf({ build }) {
    const recipe = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(build.recipe);
    if (recipe?.version !== RECIPE_VERSION)
        return [];
    return [hash(JSON.stringify(Object.fromEntries(FIRST_RECIPE.map((key) => [key, recipe[key]]))))];
}
function differsInPlatforms(label, recipe, platforms) {
    const parsed = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(recipe);
    if (parsed === undefined)
        return false;
    const other = JSON.stringify({ ...parsed, platforms: [...platforms].sort() });
    return label === recipeOf({ build: { recipe: other } });
}
function isLaterRecipe(label) {
    return Number(/^(\d+):/.exec(label)?.[1] ?? 1) > RECIPE_VERSION;
}
function identify(target, sha) {
    return {
        revision: revisionOf(target, sha),
        recipe: recipeOf(target),
        olderRecipes: olderRecipesOf(target),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ inputs: target.build.inputs }),
        build: { recipe: target.build.recipe, platforms: target.platforms },
    };
}
function hash(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
function sourceOf(target, project) {
    return readLabel(target, SOURCE) ?? project.url;
}
function headOf({ event, sha, checkedOut, }) {
    const isChange = event.kind === 'change' && (checkedOut === undefined || checkedOut.is === 'head');
    return isChange ? (event.headSha ?? sha) : sha;
}


/***/ }),

/***/ 35176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Df: () => (/* binding */ toLegacyTag),
/* harmony export */   Qd: () => (/* binding */ addLegacyLayer),
/* harmony export */   a4: () => (/* binding */ readLegacyLayers),
/* harmony export */   jN: () => (/* binding */ makeArtifact),
/* harmony export */   uK: () => (/* binding */ makeReferrer)
/* harmony export */ });
/* unused harmony exports SIMPLE_SIGNING_TYPE, toBlob */
/* harmony import */ var _registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73564);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88660);
/* harmony import */ var _registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85580);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52519);
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33718);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11822);






const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json';
const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';
const SIMPLE_SIGNING_TYPE = 'application/vnd.dev.cosign.simplesigning.v1+json';
const EMPTY = Buffer.from('{}');
function toBlob(mediaType, bytes) {
    return { descriptor: { mediaType, digest: (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .toDigest */ .O6)(bytes), size: bytes.byteLength }, bytes };
}
function makeArtifact({ artifactType, subject, bytes, annotations, }) {
    const config = toBlob(EMPTY_TYPE, EMPTY);
    const layer = toBlob(artifactType, bytes);
    const { mediaType, digest, size } = subject;
    const manifest = toManifest(MANIFEST_TYPE, {
        schemaVersion: 2,
        mediaType: MANIFEST_TYPE,
        artifactType,
        config: config.descriptor,
        layers: [layer.descriptor],
        subject: { mediaType, digest, size },
        annotations,
    });
    return { manifest, blobs: [config, layer] };
}
function makeReferrer(subject, bundle, created) {
    const annotations = {
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': _payload_js__WEBPACK_IMPORTED_MODULE_5__/* .SIGN_PREDICATE */ .m$,
        'org.opencontainers.image.created': created,
    };
    return makeArtifact({ artifactType: _bundle_js__WEBPACK_IMPORTED_MODULE_4__/* .BUNDLE_TYPE */ .q$, subject, bytes: bundle, annotations });
}
function toLegacyTag(digest) {
    return `${(0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__/* .toFallbackTag */ .KN)(digest)}.sig`;
}
function readLegacyLayers(manifest) {
    return (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest)
        .layers.filter(({ mediaType }) => mediaType === SIMPLE_SIGNING_TYPE)
        .map((layer) => ({ layer, annotations: layer.annotations ?? {} }));
}
function addLegacyLayer(before, payload, annotations) {
    const body = before === undefined ? undefined : parseBody(before);
    const given = Array.isArray(body?.layers) ? body.layers : [];
    const blob = toBlob(SIMPLE_SIGNING_TYPE, payload);
    const layers = [...given, { ...blob.descriptor, annotations }];
    const digests = layers.map((layer) => ((0,_registry_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(layer) ? layer.digest : ''));
    const config = toBlob(CONFIG_TYPE, makeConfig(digests));
    const manifest = toManifest(MANIFEST_TYPE, {
        schemaVersion: 2,
        mediaType: MANIFEST_TYPE,
        config: config.descriptor,
        layers,
    });
    return { manifest, blobs: [config, blob] };
}
function makeConfig(digests) {
    const config = {
        architecture: '',
        config: {},
        created: '0001-01-01T00:00:00Z',
        history: digests.map(() => ({ created: '0001-01-01T00:00:00Z' })),
        os: '',
        rootfs: { type: 'layers', diff_ids: digests },
    };
    return Buffer.from(JSON.stringify(config));
}
function parseBody({ bytes }) {
    return (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8'));
}
function toManifest(mediaType, body) {
    const bytes = Buffer.from(JSON.stringify(body));
    return { mediaType, digest: (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .toDigest */ .O6)(bytes), bytes };
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
        if (bundle !== undefined && (await signer.ownsBundle(bundle, digest))) {
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
/* harmony export */   KH: () => (/* binding */ isAbout),
/* harmony export */   ND: () => (/* binding */ makeBundle),
/* harmony export */   dA: () => (/* binding */ BUNDLE_BYTES),
/* harmony export */   j4: () => (/* binding */ makeEnvelope),
/* harmony export */   pu: () => (/* binding */ renderBundle),
/* harmony export */   q$: () => (/* binding */ BUNDLE_TYPE)
/* harmony export */ });
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52519);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11822);


const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const BUNDLE_BYTES = 1024 * 1024;
function makeBundle(statement, signature, hint) {
    return renderBundle(makeEnvelope(statement, signature), { publicKey: { hint } });
}
function makeEnvelope(statement, signature) {
    return {
        payload: Buffer.from(statement).toString('base64'),
        payloadType: _payload_js__WEBPACK_IMPORTED_MODULE_1__/* .STATEMENT_TYPE */ .zG,
        signatures: [{ sig: Buffer.from(signature).toString('base64') }],
    };
}
function renderBundle(dsseEnvelope, verificationMaterial) {
    return Buffer.from(JSON.stringify({ mediaType: BUNDLE_TYPE, verificationMaterial, dsseEnvelope }));
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





const RECIPE_LABEL = 'io.tagship.recipe';
const INPUTS_LABEL = 'io.tagship.inputs';
const VERSION = 'org.opencontainers.image.version';
const REVISION = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';
const WORD = /^[\x21-\x7e]{1,256}$/;
function createIdentityReader(repository, projectUrl) {
    const readsAgain = { retries: true };
    const origin = (0,_once_js__WEBPACK_IMPORTED_MODULE_3__/* .oncePer */ .P)((digest) => digest, (digest) => readOrigin(repository, digest, projectUrl), readsAgain);
    const full = (0,_once_js__WEBPACK_IMPORTED_MODULE_3__/* .oncePer */ .P)((digest) => digest, async (digest) => readLabels(repository, await origin(digest), projectUrl), readsAgain);
    return async (digest, depth) => {
        const { identity } = await origin(digest);
        return depth === 'origin' && identity.revision !== undefined ? identity : full(digest);
    };
}
function isSameProject(one, other) {
    return normalizeUrl(one) === normalizeUrl(other);
}
async function readOrigin(repository, digest, projectUrl) {
    const manifest = await repository.getManifest(digest);
    if (manifest === undefined)
        return { manifest, identity: { digest } };
    const { annotations } = await orNothing(() => Promise.resolve((0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest)));
    const source = annotations[SOURCE];
    const isStated = source !== undefined || RECIPE_LABEL in annotations;
    const believed = isStated && isSameProject(source, projectUrl);
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
function listPlatforms(manifest) {
    return (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest).manifests.flatMap((entry) => entry.platform === undefined || (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)(entry) ? [] : [(0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .toPlatformText */ .g3)(entry.platform)]);
}
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


/***/ })

};
