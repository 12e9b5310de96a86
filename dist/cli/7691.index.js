export const id = 7691;
export const ids = [7691];
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
// SPDX-License-Identifier: Apache-2.0
// Bytes and the digest they must have. Supports SHA-256, the algorithm that registries must accept, and SHA-512.



const DIGEST = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
/** Whether a text is a digest rather than a tag. */
function isDigest(text) {
    return DIGEST.test(text);
}
/** The digest of bytes, by the algorithm of `like`; `sha256` without it. */
function toDigest(bytes, like = '') {
    const algorithm = like.startsWith('sha512:') ? 'sha512' : 'sha256';
    return `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex')}`;
}
/**
 * The same bytes, verified in transit: the stream fails at its end if it was truncated or altered, and
 * with the first byte that is too many. `place` names the source in the message.
 */
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
/** The same bytes, exactly the expected number: a body that ends early would leave the other side waiting. */
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
/** The failure for a digest mismatch: retried, since it is most often a truncated stream. */
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
// SPDX-License-Identifier: Apache-2.0
// Why one attempt failed, and whether to retry. Internal to this module; outside it is a Problem.

const FAILURE = Symbol('failure');
/**
 * A Problem that carries its {@link Failure}, for the retrying to see. Where nothing is retried, such as
 * in the middle of a stream, it is a Problem like any other.
 */
function failed(failure, cause) {
    return Object.assign(new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([failure.problem], { cause }), { [FAILURE]: failure });
}
/** The failure that a thrown value carries, if it does. */
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
/** Jitter, so that waiting requests do not all start at once. */
const STAGGER_MS = 250;
/** A pause for one host. Rejects with the signal's reason when the run is cancelled. */
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
/** A semaphore of `size` slots. */
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
// SPDX-License-Identifier: Apache-2.0
// Untrusted JSON. Pure.

/** Whether a value is an object with names, as JSON has them. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/**
 * The JSON value of a text; undefined when it is not JSON, or nested so deeply that reading it
 * recursively would run out of stack.
 */
function parseJson(text) {
    if (isTooDeep(text))
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined; // the caller reports it, with the name of the source
    }
}
/** The JSON object in a text; undefined if it is another value, or not JSON. */
function parseObject(text) {
    const value = parseJson(text);
    return isObject(value) ? value : undefined;
}
/** Whether JSON nests deeper than anything that is meant: {@link JSON_DEPTH} levels. */
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
/**
 * Where the value of a member is written in the text of a JSON object; undefined if it has no such
 * member. Of several with the same name the last counts, as for `JSON.parse`.
 */
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
/** The strings, colons and commas that stand directly in the outermost object, and its end. */
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
/** Where the string that begins at `start` ends: at the next unescaped quote. */
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
/** An object of texts; anything else in it is left out. */
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
// SPDX-License-Identifier: Apache-2.0
// How much a registry, token service or proxy may answer, and how long it may take. Pure; `timeouts.ts` and `body.ts` enforce the limits.
const KIB = 1024;
const MIB = 1024 * KIB;
/** A token, a ping, and the body of an answer of which only status and headers count, bytes. */
const SMALL_BYTES = MIB;
/** What is read of a refusal; it is cut there, since its first words are all that is shown, bytes. */
const REFUSAL_BYTES = 64 * KIB;
/** A page of `tags/list`, bytes. */
const PAGE_BYTES = 8 * MIB;
/** Pages of one list of tags; more tags than these hold are not read. */
const TAG_PAGES = 20;
/** A manifest, an index and an image's configuration, bytes; registries themselves take 4 MiB. */
const MANIFEST_BYTES = 16 * MIB;
/** All manifests of one image together, which are kept while it is copied, bytes. */
const TREE_BYTES = 64 * MIB;
/** The SBOMs of one image together, bytes. */
const SBOM_BYTES = 128 * MIB;
/** The provenance and SBOMs of one build together, of which each is kept while it is copied, bytes. */
const STATEMENT_BYTES = 128 * MIB;
/** Indexes that stand one in another, the outermost included. */
const INDEX_DEPTH = 3;
/** What an index lists, together with the indexes in it. */
const INDEX_ENTRIES = 1_000;
/** Images that a layout on disk lists, and files of its archive: a whole repository is backed up in one. */
const LAYOUT_ENTRIES = 100_000;
/** Objects and lists in JSON that stand one in another. */
const JSON_DEPTH = 100;
/** Redirects of one request. */
const REDIRECTS = 5;
/** Informational answers (`102 Processing`) before the answer itself. */
const INFORMATIONAL = 100;
/** One request and its answer, unless the bytes of a blob move in it, ms. */
const TOTAL_MS = 30_000;
/** The minimum rate of progress, bytes per second. */
const SLOWEST_BYTES_PER_S = KIB;
/** The largest piece in which bytes of a blob are sent: progress is not known more precisely. */
const PIECE_BYTES = 512 * KIB;
/** A blob that is refused whole goes in pieces: Cloudflare's limit of a request, bytes. */
const LARGE_BYTES = 100_000_000;
/** The size of a piece of a large blob, which is kept in memory, bytes. */
const CHUNK_BYTES = 32_000_000;
/** The size of a piece where that is too large: below the 1 MiB that nginx takes by default, bytes. */
const SMALL_CHUNK_BYTES = 1_000_000;
/** A host is reported as silent after this long, ms. */
const SILENT_MS = 30_000;
/** Before anything was sent, a silent host is abandoned after this long, ms. */
const PREFLIGHT_MS = 90_000;
/** The default of `push-idle-timeout`, ms. */
const IDLE_MS = 120_000;
/** Until a connection with its TLS is established, ms. */
const CONNECT_MS = 15_000;
/** A registry hashes and stores what it was sent: a second for so many bytes, as slow disks do. */
const BYTES_STORED_PER_MS = 20_000;
const LONGEST_STORING_MS = 600_000;
/**
 * The limits of one exchange. The bytes of a blob may take as long as they need while they move; all
 * else is over after 30 s, or after a quarter of `push-idle-timeout` where that is longer.
 *
 * | we wait for                        | limit                                  | by default     |
 * | ---------------------------------- | -------------------------------------- | -------------- |
 * | a connection                       | fixed                                  | 15 s           |
 * | all of an exchange without a blob  | 30 s, or a quarter of `idleMs`         | 30 s           |
 * | the next byte of a body to go out  | `idleMs`                               | 2 m            |
 * | the next byte of a body to come in | `idleMs`                               | 2 m            |
 * | 1 KiB/s of a body to come in       | over `idleMs`                          | 120 KiB in 2 m |
 * | 1 KiB/s of a body to go out        | over `idleMs` and a piece of 512 KiB   | 120 KiB in     |
 * |                                    |                                        | 10 m 32 s      |
 * | an answer                          | half of `idleMs`                       | 1 m            |
 * | an answer after a body was sent    | half of `idleMs` and time to store it: | 1 m and, for   |
 * |                                    | 1 s for 20 MB, or as long as sending   | 1 GB in 40 s,  |
 * |                                    | took if longer; at most 10 m           | 50 s           |
 *
 * As long as sending took, because a proxy in between may take all before it passes the first byte on.
 */
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
// SPDX-License-Identifier: Apache-2.0
// What a manifest or an index refers to, read from its bytes. Pure.





const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const DIGEST = /^[a-z0-9+._-]{1,32}:[0-9a-f]{32,128}$/;
/** @see https://www.rfc-editor.org/rfc/rfc6838#section-4.2 */
const MEDIA_TYPE = /^[a-z0-9][\w!#$&^.+-]{0,126}\/[a-z0-9][\w!#$&^.+-]{0,126}$/i;
const PLATFORM_PART = /^[\w.+-]{1,64}$/;
/**
 * What a manifest refers to; an index lists at most `mostEntries` manifests.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID if it is not a known type of manifest
 */
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
/** The media type that a manifest's bytes state, or that their shape gives away. */
function readMediaType(bytes) {
    const body = parse({ bytes, digest: (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .toDigest */ .O6)(bytes), mediaType: '' });
    const { mediaType: stated } = body;
    if (isMediaType(stated))
        return stated;
    return Array.isArray(body.manifests) ? OCI_INDEX : OCI_MANIFEST;
}
/**
 * Whether bytes are a manifest of any type, known or not: JSON with one of the fields that all of them
 * have. Errors and HTML pages are not.
 */
function isManifest(bytes) {
    const body = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8'));
    return body !== undefined && MARKS.some((mark) => mark in body);
}
const MARKS = ['schemaVersion', 'mediaType', 'manifests', 'config', 'layers', 'fsLayers', 'blobs'];
/** Whether a value is a media type, which a header can say: `application/vnd.oci.image.index.v1+json`. */
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
/** The entries of a list of referrers, without those that are no descriptors. */
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
/** The platform that an index's entry or an image's configuration states; an invalid one counts as absent. */
function toManifestPlatform(value) {
    const { os, architecture, variant } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(value);
    const isOne = [os, architecture, variant === '' ? undefined : variant].every((part) => part === undefined || PLATFORM_PART.test(part));
    if (os === undefined || architecture === undefined || !isOne)
        return {};
    const isPlain = variant === undefined || variant === '';
    return { platform: { os, architecture, ...(isPlain ? {} : { variant }) } };
}
/** A Problem REGISTRY_MANIFEST_INVALID: `why` completes "The manifest … cannot be used: ". */
function invalid({ digest }, why, cause) {
    const message = `The manifest ${digest} cannot be used: ${why}.`;
    const hint = 'Check that the reference names a container image.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_MANIFEST_INVALID', message, hint)], { cause });
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
// SPDX-License-Identifier: Apache-2.0
// Limits of reading an image's manifests: depth, number, size.



const AT_ONCE = 8;
/** A walk that has followed nothing yet; what it reads may come to `treeBytes` bytes. */
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


/***/ })

};
