export const id = 3881;
export const ids = [3881];
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


/***/ })

};
