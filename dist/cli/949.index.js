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
    const { annotations } = await orNothing(() => Promise.resolve((0,_registry_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r)(manifest)));
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
    return { ...toHolder(holder.digest, labels), ...holder };
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
    const version = texts[VERSION];
    const revision = texts[REVISION];
    const recipe = texts[RECIPE_LABEL];
    return {
        digest,
        ...(version === undefined || version === '' ? {} : { version }),
        ...(revision === undefined || revision === '' ? {} : { revision }),
        ...(recipe === undefined || recipe === '' ? {} : { recipe }),
    };
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
/* harmony export */   RS: () => (/* binding */ toImage),
/* harmony export */   TT: () => (/* binding */ toReference),
/* harmony export */   Xg: () => (/* binding */ listFloating),
/* harmony export */   ek: () => (/* binding */ toProblems),
/* harmony export */   gx: () => (/* binding */ isRequired),
/* harmony export */   h$: () => (/* binding */ manifestFor),
/* harmony export */   iW: () => (/* binding */ digestFor),
/* harmony export */   yP: () => (/* binding */ soften)
/* harmony export */ });
/* harmony import */ var _plan_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5113);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4734);
/* harmony import */ var _holder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5262);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9981);




/** Every place of every target of the plan. */
function createPlaces(plan, registries, settings) {
    return plan.targets.flatMap((target) => target.repositories.map((name) => {
        const parsed = (0,_plan_references_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name);
        if (!parsed.ok)
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(parsed.problems);
        const repository = registries.open(parsed.value);
        return {
            target,
            repository,
            name: parsed.value.name,
            required: isRequired(parsed.value.name, settings.registries),
            readHolder: (0,_holder_js__WEBPACK_IMPORTED_MODULE_2__/* .createHolderReader */ .Ir)(repository, (0,_revision_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceOf */ .vz)(target, plan.facts.project)),
        };
    }));
}
/** Whether a repository holds up the others when it fails; the longest prefix that fits it says. */
function isRequired(name, registries) {
    const fitting = registries
        .filter(({ prefix }) => name === prefix || name.startsWith(`${prefix}/`))
        .sort((one, other) => other.prefix.length - one.prefix.length);
    return fitting[0]?.required ?? true;
}
/** The exact tags of a target, as the plan gives them. */
function listExact(target) {
    return target.tags.filter((tag) => tag.kind === 'exact');
}
/** The floating tags that a registry has a say in: given ones, and those held on an assumption. */
function listFloating(target) {
    return [...target.tags, ...target.held.filter((tag) => tag.decided === 'registry')].filter((tag) => tag.kind === 'floating');
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
    if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF)
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
/* harmony export */   DT: () => (/* binding */ revisionOf),
/* harmony export */   Sx: () => (/* binding */ recipeOf),
/* harmony export */   Uo: () => (/* binding */ headOf),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
// SPDX-License-Identifier: Apache-2.0
// Which commit an image of ours says it is of, and which recipe.

const REVISION = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';
/** The commit that the target's image carries in its label, which users may set. */
function revisionOf(target, sha) {
    return target.labels[REVISION] ?? sha;
}
/** SHA-256 of the target's recipe, in hex: what its image carries in the label `io.tagship.recipe`. */
function recipeOf({ build }) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(build.recipe).digest('hex');
}
/** The project that the target's image carries in its label; undefined for a project without address. */
function sourceOf(target, project) {
    return target.labels[SOURCE] ?? project.url;
}
/** The commit whose place on the branch counts: a change's own head, not the merge made of it. */
function headOf({ event, sha }) {
    return event.kind === 'change' ? (event.headSha ?? sha) : sha;
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
/* harmony import */ var _registry_platforms_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9597);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3725);
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
            problems.push(...(0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .soften */ .yP)((0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .toProblems */ .ek)(thrown)));
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
    for (const entry of (0,_registry_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r)(await repository.readManifest(digest)).manifests) {
        if (!(0,_registry_platforms_js__WEBPACK_IMPORTED_MODULE_3__/* .isAttestation */ .H3)(entry))
            continue;
        for (const layer of (0,_registry_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r)(await repository.readManifest(entry.digest)).layers) {
            if (layer.annotations?.[PREDICATE_TYPE] !== SPDX)
                continue;
            documents.push(parseStatement(await readText(repository, layer), layer.digest));
        }
    }
    return documents;
}
function parseStatement(text, digest) {
    try {
        return JSON.parse(text).predicate;
    }
    catch (cause) {
        const message = `the SBOM "${digest}" is no JSON`;
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('SBOM_UNREADABLE', message, 'Look at its generator.')], { cause });
    }
}
async function readText(repository, layer) {
    const chunks = [];
    for await (const chunk of await repository.openBlob(layer))
        chunks.push(chunk);
    return Buffer.concat(chunks).toString();
}


/***/ }),

/***/ 5067:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readMediaType),
/* harmony export */   r: () => (/* binding */ readContents)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2519);
// SPDX-License-Identifier: Apache-2.0
// What a manifest or an index refers to, read from its bytes. Pure.


const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const DIGEST = /^[a-z0-9+._-]+:[0-9a-f]{32,}$/;
/**
 * What a manifest refers to.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID when it is no manifest that we know
 */
function readContents(manifest) {
    const body = parse(manifest);
    const isIndex = Array.isArray(body.manifests);
    if (!isIndex && !(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body.config)) {
        throw invalid(manifest, 'it lists neither manifests nor a configuration');
    }
    const config = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body.config) ? toDescriptor(body.config, manifest) : undefined;
    return {
        isIndex,
        isAbout: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body.subject),
        manifests: toDescriptors(body.manifests, manifest),
        layers: toDescriptors(body.layers, manifest),
        annotations: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)(body.annotations),
        ...(config === undefined ? {} : { config }),
    };
}
/** The media type that a manifest's bytes state, or that their shape gives away. */
function readMediaType(bytes) {
    const body = parse({ bytes, digest: 'a manifest', mediaType: '' });
    const stated = body.mediaType;
    if (typeof stated === 'string' && stated !== '')
        return stated;
    return Array.isArray(body.manifests) ? OCI_INDEX : OCI_MANIFEST;
}
function parse(manifest) {
    try {
        const body = JSON.parse(Buffer.from(manifest.bytes).toString('utf8'));
        if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body))
            return body;
    }
    catch (cause) {
        throw invalid(manifest, 'it is not JSON', cause);
    }
    throw invalid(manifest, 'it is not an object');
}
function toDescriptors(value, manifest) {
    return Array.isArray(value) ? value.map((item) => toDescriptor(item, manifest)) : [];
}
function toDescriptor(value, manifest) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
        throw invalid(manifest, 'it refers to something that is no descriptor');
    const { mediaType, digest, size, platform } = value;
    if (typeof digest !== 'string' || !DIGEST.test(digest) || typeof size !== 'number') {
        throw invalid(manifest, 'it refers to something without digest and size');
    }
    const annotations = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)(value.annotations);
    return {
        mediaType: typeof mediaType === 'string' ? mediaType : '',
        digest,
        size,
        ...toPlatform(platform),
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    };
}
function toPlatform(value) {
    const { os, architecture, variant } = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)(value);
    if (os === undefined || architecture === undefined)
        return {};
    const isPlain = variant === undefined || variant === '';
    return { platform: { os, architecture, ...(isPlain ? {} : { variant }) } };
}
function invalid({ digest }, why, cause) {
    const message = `The manifest ${digest} cannot be used: ${why}.`;
    const hint = 'Check that the reference names a container image.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_MANIFEST_INVALID', message, hint)], { cause });
}


/***/ }),

/***/ 2519:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   OS: () => (/* binding */ toTexts),
/* harmony export */   lj: () => (/* binding */ parseObject)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// JSON from elsewhere, of which nothing is certain. Pure.
/** Whether a value is an object with names, as JSON has them. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The object that a text says; undefined when it says something else, or is no JSON. */
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined; // whoever reads it says so, with the name of the place
    }
}
/** An object of texts; anything else in it is left out. */
function toTexts(value) {
    if (!isObject(value))
        return {};
    const texts = Object.entries(value).filter(([, text]) => typeof text === 'string');
    return Object.fromEntries(texts);
}


/***/ }),

/***/ 9597:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ isAttestation),
/* harmony export */   g3: () => (/* binding */ toPlatformText),
/* harmony export */   tj: () => (/* binding */ readPlatforms),
/* harmony export */   ux: () => (/* binding */ readWords)
/* harmony export */ });
/* unused harmony export readConfig */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5067);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2519);
// SPDX-License-Identifier: Apache-2.0
// Which platforms an image holds, and what its configuration says. Knows nothing of where it is stored.



const CONFIG_LIMIT = 8 * 1024 * 1024;
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
    const architecture = ALIASES[stated] ?? stated;
    const variant = platform.variant ?? (architecture === 'arm' ? 'v7' : '');
    const isDefault = DEFAULT_VARIANTS[architecture] === variant;
    return variant === '' || isDefault ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}
const ALIASES = {
    x86_64: 'amd64',
    aarch64: 'arm64',
    i386: '386',
};
const DEFAULT_VARIANTS = { arm64: 'v8', amd64: 'v1' };
/** Whether an index's entry is about another entry (provenance, SBOM) rather than an image to run. */
function isAttestation(descriptor) {
    return (descriptor.annotations?.[ATTESTATION] !== undefined || descriptor.platform?.os === 'unknown');
}
/** Which platforms an image holds: the entries of an index, else what the configuration says. */
async function readPlatforms(source, manifest) {
    const platforms = await collect(source, manifest);
    const only = platforms.length === 1 ? platforms[0] : undefined;
    return {
        platforms: Object.fromEntries(platforms.map(({ platform, digest }) => [platform, digest])),
        imageId: only === undefined ? null : await readImageId(source, manifest, only.digest),
    };
}
async function collect(source, manifest) {
    const contents = (0,_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r)(manifest);
    if (!contents.isIndex) {
        const { platform } = (await readConfig(source, manifest)) ?? {};
        return platform === undefined ? [] : [{ platform, digest: manifest.digest }];
    }
    const images = contents.manifests.filter((entry) => !isAttestation(entry));
    const held = await Promise.all(images.map(async (entry) => {
        if (entry.platform !== undefined) {
            return [{ platform: toPlatformText(entry.platform), digest: entry.digest }];
        }
        return await collect(source, await source.readManifest(entry.digest));
    }));
    return held.flat();
}
async function readImageId(source, manifest, digest) {
    const image = digest === manifest.digest ? manifest : await source.readManifest(digest);
    return (0,_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r)(image).config?.digest ?? null;
}
/** The configuration of a single manifest; undefined for an index. */
async function readConfig(source, manifest) {
    const { config } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r)(manifest);
    if (config === undefined)
        return undefined;
    const body = parseConfig(await readSmallBlob(source, config));
    const { os, architecture, variant } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(body);
    const isImage = os !== undefined && architecture !== undefined && os !== 'unknown';
    const platform = { os: os ?? '', architecture: architecture ?? '' };
    return {
        digest: config.digest,
        platform: isImage
            ? toPlatformText(variant === undefined ? platform : { ...platform, variant })
            : undefined,
        labels: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body.config) ? body.config.Labels : undefined),
    };
}
/**
 * What an image says of itself. An index has no configuration of its own: its first platform's
 * speaks for it, `linux/amd64` before others.
 */
async function readWords(source, manifest) {
    const contents = (0,_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r)(manifest);
    if (!contents.isIndex) {
        const config = await readConfig(source, manifest);
        return { annotations: contents.annotations, labels: config?.labels ?? {} };
    }
    const images = contents.manifests.filter((entry) => !isAttestation(entry));
    const usual = images.find(({ platform }) => platform !== undefined && toPlatformText(platform) === 'linux/amd64');
    const first = usual ?? images[0];
    if (first === undefined)
        return { annotations: contents.annotations, labels: {} };
    const words = await readWords(source, await source.readManifest(first.digest));
    return {
        annotations: { ...words.annotations, ...contents.annotations },
        labels: words.labels,
    };
}
async function readSmallBlob(source, blob) {
    if (blob.size > CONFIG_LIMIT) {
        const message = `The image configuration ${blob.digest} of ${blob.size} bytes is too large.`;
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_MANIFEST_INVALID', message)]);
    }
    const chunks = [];
    for await (const chunk of await source.openBlob(blob))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
/** An artifact's configuration may be anything. */
function parseConfig(bytes) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8')) ?? {};
}


/***/ })

};
