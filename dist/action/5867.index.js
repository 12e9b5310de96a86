export const id = 5867;
export const ids = [5867];
export const modules = {

/***/ 73564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   H3: () => (/* binding */ digestMismatch),
/* harmony export */   KD: () => (/* binding */ checked),
/* harmony export */   O6: () => (/* binding */ toDigest),
/* harmony export */   Sk: () => (/* binding */ sized)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34734);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4659);



const DIGEST = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
function isDigest(text) {
    return DIGEST.test(text);
}
function toDigest(bytes, like = '') {
    const algorithm = like.startsWith('sha512:') ? 'sha512' : 'sha256';
    return `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex')}`;
}
async function* checked(stream, wanted, place) {
    const algorithm = wanted.digest.startsWith('sha512:') ? 'sha512' : 'sha256';
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm);
    let size = 0;
    for await (const chunk of stream) {
        size += chunk.byteLength;
        if (size > wanted.size)
            throw tooLong(place, wanted);
        hash.update(chunk);
        yield chunk;
    }
    const digest = `${algorithm}:${hash.digest('hex')}`;
    if (digest === wanted.digest && size === wanted.size)
        return;
    throw digestMismatch(`${place} returned ${size} bytes with digest ${digest}`, wanted);
}
async function* sized(stream, wanted) {
    let size = 0;
    for await (const chunk of stream) {
        size += chunk.byteLength;
        if (size > wanted.size)
            break;
        yield chunk;
    }
    if (size === wanted.size)
        return;
    throw digestMismatch(`The source of ${wanted.digest} returned ${size} bytes`, wanted);
}
function tooLong(place, wanted) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .failed */ .g)({
        again: 'seldom',
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('REGISTRY_DIGEST_MISMATCH', `${place} returned more than the ${wanted.size} bytes of ${wanted.digest}.`, 'Check that the host is a container registry and that the manifest is intact.'),
    });
}
function digestMismatch(what, wanted) {
    const size = wanted.size === undefined ? '' : `${wanted.size} bytes with digest `;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .failed */ .g)({
        again: 'seldom',
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('REGISTRY_DIGEST_MISMATCH', `${what}, not ${size}${wanted.digest}.`, 'Run again. If it persists, a proxy or the storage of the registry alters the data.'),
    });
}


/***/ }),

/***/ 4659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ failed),
/* harmony export */   w: () => (/* binding */ toFailure)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

const FAILURE = Symbol('failure');
function failed(failure, cause) {
    return Object.assign(new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([failure.problem], { cause }), { [FAILURE]: failure });
}
function toFailure(thrown) {
    if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF && FAILURE in thrown)
        return thrown[FAILURE];
    return undefined;
}


/***/ }),

/***/ 73072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ createSlots),
/* harmony export */   v: () => (/* binding */ createHostPause)
/* harmony export */ });
const STAGGER_MS = 250;
function createHostPause(clock, signal) {
    let until = 0;
    return {
        extend: (ms) => {
            until = Math.max(until, clock.now() + ms);
        },
        over: async () => {
            for (let left = until - clock.now(); left > 0; left = until - clock.now()) {
                await clock.sleep(left + clock.random() * STAGGER_MS, signal);
            }
        },
    };
}
function createSlots(size) {
    let free = size;
    const line = [];
    return {
        within: async (work) => {
            if (free > 0)
                free -= 1;
            else
                await new Promise((resolve) => line.push(resolve));
            try {
                return await work();
            }
            finally {
                const next = line.shift();
                if (next === undefined)
                    free += 1;
                else
                    next();
            }
        },
    };
}


/***/ }),

/***/ 52519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   OS: () => (/* binding */ toTexts),
/* harmony export */   f_: () => (/* binding */ isTooDeep),
/* harmony export */   gz: () => (/* binding */ findMember),
/* harmony export */   lj: () => (/* binding */ parseObject),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75893);

function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parseJson(text) {
    if (isTooDeep(text))
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function parseObject(text) {
    const value = parseJson(text);
    return isObject(value) ? value : undefined;
}
function isTooDeep(text) {
    let depth = 0;
    for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code === QUOTE)
            at = findEnd(text, at);
        else if (OPENING.includes(code))
            depth += 1;
        else if (CLOSING.includes(code))
            depth -= 1;
        if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .JSON_DEPTH */ .NE)
            return true;
    }
    return false;
}
function findMember(text, name) {
    let [key, start] = ['', 0];
    let found;
    for (const { code, at, end } of listMarks(text)) {
        if (code === QUOTE && start === 0)
            key = text.slice(at, end);
        else if (code === COLON)
            start = end;
        else if (code !== QUOTE) {
            if (start > 0 && JSON.parse(key) === name)
                found = trim(text, start, at);
            start = 0;
        }
    }
    return found;
}
function* listMarks(text) {
    let depth = 0;
    for (let at = 0; at < text.length; at += 1) {
        const [code, start] = [text.charCodeAt(at), at];
        if (code === QUOTE)
            at = findEnd(text, at);
        if (depth === 1 && MARKS.includes(code))
            yield { code, at: start, end: at + 1 };
        if (OPENING.includes(code))
            depth += 1;
        else if (CLOSING.includes(code))
            depth -= 1;
    }
}
function trim(text, start, end) {
    const value = text.slice(start, end);
    const first = start + value.length - value.trimStart().length;
    return { start: first, end: first + value.trim().length };
}
const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const OPENING = [0x5b, 0x7b];
const CLOSING = [0x5d, 0x7d];
const MARKS = [QUOTE, COLON, COMMA, ...CLOSING];
function findEnd(text, start) {
    let end = text.indexOf('"', start + 1);
    while (end >= 0) {
        let backslashes = 0;
        while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH)
            backslashes += 1;
        if (backslashes % 2 === 0)
            return end;
        end = text.indexOf('"', end + 1);
    }
    return text.length;
}
function toTexts(value) {
    if (!isObject(value))
        return {};
    const texts = Object.entries(value).filter(([, text]) => typeof text === 'string');
    return Object.fromEntries(texts);
}


/***/ }),

/***/ 75893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ CHUNK_BYTES),
/* harmony export */   El: () => (/* binding */ SMALL_BYTES),
/* harmony export */   K: () => (/* binding */ SBOM_BYTES),
/* harmony export */   K5: () => (/* binding */ STATEMENT_BYTES),
/* harmony export */   NE: () => (/* binding */ JSON_DEPTH),
/* harmony export */   OY: () => (/* binding */ toLimits),
/* harmony export */   RS: () => (/* binding */ INDEX_DEPTH),
/* harmony export */   U6: () => (/* binding */ PAGE_BYTES),
/* harmony export */   Vq: () => (/* binding */ TREE_BYTES),
/* harmony export */   Yn: () => (/* binding */ LAYOUT_ENTRIES),
/* harmony export */   cz: () => (/* binding */ LARGE_BYTES),
/* harmony export */   eT: () => (/* binding */ REDIRECTS),
/* harmony export */   g3: () => (/* binding */ INFORMATIONAL),
/* harmony export */   ms: () => (/* binding */ MANIFEST_BYTES),
/* harmony export */   ov: () => (/* binding */ INDEX_ENTRIES),
/* harmony export */   sV: () => (/* binding */ TAG_PAGES),
/* harmony export */   vI: () => (/* binding */ REFUSAL_BYTES),
/* harmony export */   wY: () => (/* binding */ SMALL_CHUNK_BYTES)
/* harmony export */ });
/* unused harmony exports TOTAL_MS, SLOWEST_BYTES_PER_S, PIECE_BYTES, SILENT_MS, PREFLIGHT_MS, IDLE_MS, CONNECT_MS */
const KIB = 1024;
const MIB = 1024 * KIB;
const SMALL_BYTES = MIB;
const REFUSAL_BYTES = 64 * KIB;
const PAGE_BYTES = 8 * MIB;
const TAG_PAGES = 20;
const MANIFEST_BYTES = 16 * MIB;
const TREE_BYTES = 64 * MIB;
const SBOM_BYTES = 128 * MIB;
const STATEMENT_BYTES = 128 * MIB;
const INDEX_DEPTH = 3;
const INDEX_ENTRIES = 1_000;
const LAYOUT_ENTRIES = 100_000;
const JSON_DEPTH = 100;
const REDIRECTS = 5;
const INFORMATIONAL = 100;
const TOTAL_MS = 30_000;
const SLOWEST_BYTES_PER_S = KIB;
const PIECE_BYTES = 512 * KIB;
const LARGE_BYTES = 100_000_000;
const CHUNK_BYTES = 32_000_000;
const SMALL_CHUNK_BYTES = 1_000_000;
const SILENT_MS = 30_000;
const PREFLIGHT_MS = 90_000;
const IDLE_MS = 120_000;
const CONNECT_MS = 15_000;
const BYTES_STORED_PER_MS = 20_000;
const LONGEST_STORING_MS = 600_000;
function toLimits(options = {}) {
    const { idleMs = IDLE_MS, connectMs = CONNECT_MS } = options;
    const { totalMs = Math.max(TOTAL_MS, idleMs / 4), slowestBytesPerS = SLOWEST_BYTES_PER_S } = options;
    return {
        connectMs,
        silentMs: options.silentMs ?? SILENT_MS,
        preflightMs: options.preflightMs ?? PREFLIGHT_MS,
        stallMs: idleMs,
        totalMs,
        paceBytes: (slowestBytesPerS * idleMs) / 1000,
        paceMs: { down: idleMs, up: idleMs + (PIECE_BYTES * 1000) / slowestBytesPerS },
        responseMs: ({ bytes, tookMs }) => {
            const storingMs = bytes === 0 ? 0 : Math.max(bytes / BYTES_STORED_PER_MS, tookMs);
            return Math.ceil(idleMs / 2 + Math.min(storingMs, LONGEST_STORING_MS));
        },
    };
}


/***/ }),

/***/ 88660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gq: () => (/* binding */ invalid),
/* harmony export */   Hi: () => (/* binding */ readMediaType),
/* harmony export */   LA: () => (/* binding */ isMediaType),
/* harmony export */   Mv: () => (/* binding */ toReferrers),
/* harmony export */   Q0: () => (/* binding */ toManifestPlatform),
/* harmony export */   Yh: () => (/* binding */ isManifest),
/* harmony export */   r0: () => (/* binding */ readContents)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73564);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52519);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75893);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23213);





const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const DIGEST = /^[a-z0-9+._-]{1,32}:[0-9a-f]{32,128}$/;
const MEDIA_TYPE = /^[a-z0-9][\w!#$&^.+-]{0,126}\/[a-z0-9][\w!#$&^.+-]{0,126}$/i;
const PLATFORM_PART = /^[\w.+-]{1,64}$/;
function readContents(manifest, mostEntries = _limits_js__WEBPACK_IMPORTED_MODULE_3__/* .INDEX_ENTRIES */ .ov) {
    const body = parse(manifest);
    const isIndex = Array.isArray(body.manifests);
    const { length } = Array.isArray(body.manifests) ? body.manifests : [];
    if (length > mostEntries) {
        throw invalid(manifest, `it lists ${length} manifests, more than ${mostEntries}`);
    }
    if (!isIndex && !(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body.config)) {
        throw invalid(manifest, 'it has neither manifests nor a configuration');
    }
    const config = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body.config) ? toDescriptor(body.config, manifest) : undefined;
    return {
        isIndex,
        isAbout: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body.subject),
        manifests: toDescriptors(body.manifests, manifest),
        layers: toDescriptors(body.layers, manifest),
        annotations: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(body.annotations),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ config }),
    };
}
function readMediaType(bytes) {
    const body = parse({ bytes, digest: (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .toDigest */ .O6)(bytes), mediaType: '' });
    const { mediaType: stated } = body;
    if (isMediaType(stated))
        return stated;
    return Array.isArray(body.manifests) ? OCI_INDEX : OCI_MANIFEST;
}
function isManifest(bytes) {
    const body = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8'));
    return body !== undefined && MARKS.some((mark) => mark in body);
}
const MARKS = ['schemaVersion', 'mediaType', 'manifests', 'config', 'layers', 'fsLayers', 'blobs'];
function isMediaType(value) {
    return typeof value === 'string' && MEDIA_TYPE.test(value);
}
function parse(manifest) {
    const text = Buffer.from(manifest.bytes).toString('utf8');
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isTooDeep */ .f_)(text))
        throw invalid(manifest, 'its JSON is nested too deep');
    try {
        const body = JSON.parse(text);
        if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body))
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
function toReferrers(entries) {
    const at = { digest: 'sha256:', mediaType: '', bytes: new Uint8Array() };
    return entries.flatMap((entry) => {
        if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(entry))
            return [];
        const { digest, size, artifactType } = entry;
        const isOne = typeof digest === 'string' && DIGEST.test(digest) && Number.isSafeInteger(size);
        if (!isOne || Number(size) < 0)
            return [];
        const known = isMediaType(artifactType) ? { artifactType } : {};
        return [{ ...toDescriptor(entry, at), ...known }];
    });
}
function toDescriptor(value, manifest) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value))
        throw invalid(manifest, 'it refers to something that is not a descriptor');
    const { mediaType, digest, size, platform } = value;
    if (typeof digest !== 'string' || !DIGEST.test(digest) || typeof size !== 'number') {
        throw invalid(manifest, 'it refers to something without digest and size');
    }
    if (!Number.isSafeInteger(size) || size < 0) {
        throw invalid(manifest, `it states a size of ${size} bytes for ${digest}`);
    }
    const annotations = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(value.annotations);
    return {
        mediaType: isMediaType(mediaType) ? mediaType : '',
        digest,
        size,
        ...toManifestPlatform(platform),
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    };
}
function toManifestPlatform(value) {
    const { os, architecture, variant } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(value);
    const isOne = [os, architecture, variant === '' ? undefined : variant].every((part) => part === undefined || PLATFORM_PART.test(part));
    if (os === undefined || architecture === undefined || !isOne)
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

/***/ 85580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ toFallbackTag),
/* harmony export */   ZJ: () => (/* binding */ listReferring),
/* harmony export */   zO: () => (/* binding */ addToIndex)
/* harmony export */ });
/* unused harmony exports readIndexEntries, toReferrer */
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

/***/ 77691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ createWalk)
/* harmony export */ });
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88660);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75893);
/* harmony import */ var _http_pause_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73072);



const AT_ONCE = 8;
function createWalk(source, treeBytes = _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .TREE_BYTES */ .Vq) {
    const slots = (0,_http_pause_js__WEBPACK_IMPORTED_MODULE_2__/* .createSlots */ .e)(AT_ONCE);
    let listed = 0;
    let bytes = 0;
    const read = async (index, digest) => {
        if (bytes > treeBytes)
            throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(index, `what it lists is larger than ${treeBytes} bytes`);
        const manifest = await source.readManifest(digest);
        bytes += manifest.bytes.byteLength;
        return manifest;
    };
    const toWalk = (depth) => ({
        each: async (index, entries, next) => {
            if (entries.length === 0)
                return [];
            if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .INDEX_DEPTH */ .RS)
                throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(index, `indexes nest deeper than ${_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .INDEX_DEPTH */ .RS}`);
            listed += entries.length;
            if (listed > _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .INDEX_ENTRIES */ .ov) {
                throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(index, `it and the indexes in it list more than ${_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .INDEX_ENTRIES */ .ov} manifests`);
            }
            const deeper = toWalk(depth + 1);
            return await Promise.all(entries.map(async (entry) => {
                const manifest = await slots.within(() => read(index, entry.digest));
                return await next(manifest, entry, deeper);
            }));
        },
    });
    return toWalk(1);
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

/***/ 20075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ KEY_KINDS),
/* harmony export */   Hm: () => (/* binding */ openPublicKey),
/* harmony export */   ay: () => (/* binding */ openKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const LARGEST_RSA_BITS = 8192;
const SMALLEST_RSA_BITS = 2048;
const HASHES = {
    'ec prime256v1': 'sha256',
    'ec secp384r1': 'sha256',
    rsa: 'sha256',
};
const KEY_KINDS = 'ECDSA P-256, ECDSA P-384, Ed25519 and RSA of 2048 to 8192 bits';
function openKey(key, password) {
    const given = typeof key === 'string' ? { key } : { key, format: 'der', type: 'pkcs8' };
    let privateKey;
    try {
        privateKey = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ ...given, passphrase: password });
    }
    catch {
        return { refused: 'it is not a private key in PEM, or its password is another one' };
    }
    const kind = nameKind(privateKey);
    if (kind !== 'ed25519' && HASHES[kind] === undefined)
        return { refused: `it is of kind ${kind}` };
    const { modulusLength: length = SMALLEST_RSA_BITS } = privateKey.asymmetricKeyDetails ?? {};
    if (length < SMALLEST_RSA_BITS || length > LARGEST_RSA_BITS) {
        return { refused: `its length is ${length}` };
    }
    return { key: toSigningKey(privateKey, HASHES[kind] ?? null) };
}
function openPublicKey(pem) {
    try {
        const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem);
        const kind = nameKind(key);
        const hash = HASHES[kind] ?? null;
        return kind === 'ed25519' || hash !== null ? toPublic(key, hash) : undefined;
    }
    catch {
        return undefined;
    }
}
function nameKind({ asymmetricKeyType, asymmetricKeyDetails }) {
    const curve = asymmetricKeyDetails?.namedCurve;
    return asymmetricKeyType === 'ec' ? `ec ${curve ?? 'unknown'}` : (asymmetricKeyType ?? 'unknown');
}
function toSigningKey(privateKey, hash) {
    return {
        sign: (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(hash, bytes, privateKey),
        ...toPublic((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(privateKey), hash),
    };
}
function toPublic(key, hash) {
    const der = key.export({ type: 'spki', format: 'der' });
    return {
        verifies: (bytes, signature) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(hash, bytes, key, signature),
        publicKey: key.export({ type: 'spki', format: 'pem' }).toString(),
        hint: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(der).digest('base64'),
    };
}


/***/ }),

/***/ 37541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ addLegacy),
/* harmony export */   Hq: () => (/* binding */ ownsLegacy),
/* harmony export */   Od: () => (/* binding */ readLegacy)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88660);
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35176);
/* harmony import */ var _bundle_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29266);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11822);






async function readLegacy(repository, digest) {
    const manifest = await repository.getManifest((0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .toLegacyTag */ .Df)(digest));
    if (manifest === undefined)
        return undefined;
    if ((0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(manifest).isIndex)
        throw taken(repository, digest);
    return manifest;
}
const PAYLOAD_BYTES = 64 * 1024;
const MOST_LAYERS = 50;
async function ownsLegacy(repository, manifest, digest, signer) {
    for (const { layer, annotations } of (0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .readLegacyLayers */ .a4)(manifest).slice(-MOST_LAYERS).reverse()) {
        const payload = await readPayload(repository, layer);
        if (payload === undefined || !isAbout(payload, digest))
            continue;
        if (await signer.ownsPayload(payload, annotations))
            return true;
    }
    return false;
}
async function readPayload(repository, layer) {
    if (layer.size > PAYLOAD_BYTES)
        return undefined;
    return (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .orUnreadable */ .pz)(async () => Buffer.from((await repository.readBlob?.(layer)) ?? []));
}
function isAbout(payload, digest) {
    const { critical } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(payload.toString('utf8')) ?? {};
    const image = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(critical) ? critical.image : undefined;
    return (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(image) && image['docker-manifest-digest'] === digest;
}
async function addLegacy(repository, before, digest, signer) {
    const payload = (0,_payload_js__WEBPACK_IMPORTED_MODULE_5__/* .makeSimpleSigning */ .iU)(repository.repository.name, digest);
    const artifact = (0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .addLegacyLayer */ .Qd)(before, payload, await signer.signPayload(payload));
    await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .putBlobs */ .ES)(repository, artifact);
    await repository.putManifest((0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .toLegacyTag */ .Df)(digest), artifact.manifest);
    return artifact.manifest.digest;
}
function taken({ repository }, digest) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SIGN_TAG_TAKEN', `The tag "${(0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .toLegacyTag */ .Df)(digest)}" of "${repository.name}" should hold the signatures of the image, but it holds something else.`, 'Remove this tag, or write sign-format: bundle.'),
    ]);
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

/***/ 73352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ createVerifier),
/* harmony export */   J2: () => (/* binding */ SIGNATURE),
/* harmony export */   e9: () => (/* binding */ createKeySigner)
/* harmony export */ });
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33718);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11822);


const SIGNATURE = 'dev.cosignproject.cosign/signature';
function createVerifier({ verifies }) {
    return {
        ownsBundle: (bundle, digest) => (0,_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .verifyBundle */ .IF)(bundle, digest, verifies),
        ownsPayload: (payload, marks) => verifies(payload, Buffer.from(marks[SIGNATURE] ?? '', 'base64')),
    };
}
function createKeySigner(key) {
    return {
        ...createVerifier(key),
        makeBundle: (digest) => {
            const statement = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .makeStatement */ .UT)(digest);
            const signature = key.sign((0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeForSigning */ .Lj)(_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .STATEMENT_TYPE */ .zG, statement));
            return Promise.resolve((0,_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .makeBundle */ .ND)(statement, signature, key.hint));
        },
        signPayload: (payload) => Promise.resolve({ [SIGNATURE]: key.sign(payload).toString('base64') }),
    };
}


/***/ }),

/***/ 93531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ listSubjects)
/* harmony export */ });
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88660);
/* harmony import */ var _registry_manifests_walk_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77691);


const INDEX = /\.(?:index|manifest\.list)\.v/;
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
async function listSubjects(manifest, source) {
    const whole = manifest.bytes.byteLength > 0 ? manifest : await source.readManifest(manifest.digest);
    const found = await list(whole, (0,_registry_manifests_walk_js__WEBPACK_IMPORTED_MODULE_1__/* .createWalk */ .y)(source));
    return [...new Map(found.map((one) => [one.digest, one])).values()];
}
async function list(manifest, walk) {
    const { mediaType, digest, bytes } = manifest;
    const { manifests } = (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    const nested = manifests.filter((entry) => INDEX.test(entry.mediaType));
    const others = manifests.filter((entry) => !nested.includes(entry));
    const below = await walk.each(manifest, nested, (child, _, deeper) => list(child, deeper));
    return [
        { mediaType, digest, size: bytes.byteLength },
        ...others.map((entry) => ({
            mediaType: entry.mediaType === '' ? MANIFEST_TYPE : entry.mediaType,
            digest: entry.digest,
            size: entry.size,
        })),
        ...below.flat(),
    ];
}


/***/ }),

/***/ 35867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readSignatureCheck: () => (/* binding */ readSignatureCheck)
/* harmony export */ });
/* unused harmony exports readKeyCheck, readKeyVerifier */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38321);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34734);
/* harmony import */ var _bundle_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29266);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(20075);
/* harmony import */ var _legacy_store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37541);
/* harmony import */ var _signer_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(73352);
/* harmony import */ var _subjects_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(93531);









const KEY_BYTES = 64 * 1024;
async function readSignatureCheck(names, context) {
    const { key, ...identity } = names;
    const byIdentity = Object.values(identity).some((one) => one !== undefined);
    if (key !== undefined && byIdentity)
        throw noKey('a key and an identity are both named');
    if (byIdentity) {
        const { readIdentityVerifier } = await Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(6993), __webpack_require__.e(2330), __webpack_require__.e(7956), __webpack_require__.e(7155)]).then(__webpack_require__.bind(__webpack_require__, 77155));
        const open = await readIdentityVerifier(identity, context);
        return (repository, digest) => checkEach(repository, digest, open());
    }
    if (key === undefined)
        throw noKey('nothing says by whom they should be');
    return await readKeyCheck(key, context.cwd);
}
async function readKeyCheck(path, cwd) {
    const known = await readKeyVerifier(path, cwd);
    const verifier = { ...known, who: 'this key', others: () => '' };
    return (repository, digest) => checkEach(repository, digest, verifier);
}
async function readKeyVerifier(path, cwd) {
    const pem = await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__.text)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path), { end: KEY_BYTES })).catch(() => '');
    const key = (0,_key_js__WEBPACK_IMPORTED_MODULE_5__/* .openPublicKey */ .Hm)(pem);
    if (key === undefined)
        throw noKey(`"${path}" is not a public key in PEM that can be used`);
    return (0,_signer_js__WEBPACK_IMPORTED_MODULE_7__/* .createVerifier */ .$A)(key);
}
async function checkEach(repository, digest, verifier) {
    const subjects = await (0,_subjects_js__WEBPACK_IMPORTED_MODULE_8__/* .listSubjects */ .U)(await repository.readManifest(digest), repository);
    const unsigned = [];
    for (const subject of subjects) {
        if (!(await isSigned(repository, subject.digest, verifier)))
            unsigned.push(subject.digest);
    }
    if (unsigned.length === 0)
        return [];
    const { name } = repository.repository;
    const which = unsigned.includes(digest) ? '' : `: ${unsigned.join(', ')} of it`;
    const others = verifier.others();
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('VERIFY_UNSIGNED', `"${name}@${digest}" is not signed by ${verifier.who}${which}.${others === '' ? '' : ` ${others}`}`, 'Check by whom it should be, and that the image was shipped with the setting sign.'),
    ];
}
async function isSigned(repository, digest, verifier) {
    const older = await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .orUnreadable */ .pz)(() => (0,_legacy_store_js__WEBPACK_IMPORTED_MODULE_6__/* .readLegacy */ .Od)(repository, digest));
    if (older !== undefined && (await (0,_legacy_store_js__WEBPACK_IMPORTED_MODULE_6__/* .ownsLegacy */ .Hq)(repository, older, digest, verifier)))
        return true;
    const listed = await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .listBundles */ .Od)(repository, digest);
    return (await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .findBundle */ .az)(repository, listed, digest, verifier)) !== undefined;
}
function noKey(why) {
    const hint = 'Name the public key with --key cosign.pub, or the identity with --verify-identity and --verify-issuer.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('VERIFY_KEY', `Signatures cannot be verified: ${why}.`, hint)]);
}


/***/ })

};
