export const id = 5659;
export const ids = [5659];
export const modules = {

/***/ 88849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   WC: () => (/* binding */ readConcurrency),
/* harmony export */   eI: () => (/* binding */ toSchemes),
/* harmony export */   eo: () => (/* binding */ readReach),
/* harmony export */   jr: () => (/* binding */ toHostname),
/* harmony export */   ki: () => (/* binding */ toApiHost),
/* harmony export */   xw: () => (/* binding */ toConfigKey)
/* harmony export */ });
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43981);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23213);


function toApiHost(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'registry-1.docker.io' : host.toLowerCase();
}
function toConfigKey(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'https://index.docker.io/v1/' : host.toLowerCase();
}
function toHostname(host) {
    const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host)?.[1];
    return bracketed ?? host.replace(/:\d+$/, '');
}
function isLoopback(host) {
    const name = toHostname(host).toLowerCase();
    return (name === 'localhost' ||
        name.endsWith('.localhost') ||
        name === '::1' ||
        /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name));
}
function readReach(registries, host) {
    const entries = registries.filter(({ prefix }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix).host, host));
    const ca = entries.find((entry) => entry.ca !== undefined)?.ca;
    const { cert, key } = entries.find((entry) => entry.key !== undefined) ?? {};
    return {
        insecure: entries.some((entry) => entry.insecure),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ ca }),
        ...(cert === undefined || key === undefined ? {} : { cert, key }),
    };
}
function readConcurrency(registries, host) {
    const entries = registries.filter(({ prefix }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix).host, host));
    return Math.min(...entries.map(({ maxConcurrency = Infinity }) => maxConcurrency), Infinity);
}
function toSchemes(host, reach) {
    if (reach.ca !== undefined)
        return ['https'];
    if (reach.insecure)
        return ['https', 'http'];
    return isLoopback(host) ? ['http', 'https'] : ['https'];
}


/***/ }),

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

/***/ 24562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K9: () => (/* binding */ resolveManifest),
/* harmony export */   RV: () => (/* binding */ putManifest),
/* harmony export */   _P: () => (/* binding */ MANIFEST_TYPES),
/* harmony export */   c2: () => (/* binding */ getManifest)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88849);
/* harmony import */ var _http_body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68600);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88660);
/* harmony import */ var _blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73564);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4659);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75893);
/* harmony import */ var _http_line_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(40082);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(50046);









const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const ACCEPT = { accept: MANIFEST_TYPES.join(', ') };
const UNSURE = [204, 400, 401, 403, 405, 406, 410, 501];
async function resolveManifest(session, access, reference) {
    const head = await session.ask({
        ...toCall(access, reference),
        method: 'HEAD',
        expect: [200, 404, ...UNSURE],
        read: async (answer) => {
            await (0,_http_body_js__WEBPACK_IMPORTED_MODULE_2__/* .dropBody */ .wB)(answer);
            if (answer.statusCode === 404)
                return 'absent';
            return answer.statusCode === 200 ? toDescriptor(answer, reference) : undefined;
        },
    });
    if (head === 'absent')
        return undefined;
    if (head !== undefined)
        return head;
    const manifest = await getManifest(session, access, reference);
    if (manifest === undefined)
        return undefined;
    const { mediaType, digest, bytes } = manifest;
    return { mediaType, digest, size: bytes.byteLength };
}
function toDescriptor(answer, reference) {
    const digest = answer.headers['docker-content-digest'];
    const size = Number(answer.headers['content-length'] ?? Number.NaN);
    const mediaType = toMediaType(answer);
    if (typeof digest !== 'string' || !(0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc)(digest) || !Number.isInteger(size))
        return undefined;
    if (mediaType === undefined)
        return undefined;
    if ((0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc)(reference) && reference !== digest) {
        throw (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestMismatch */ .H3)(`The registry returned digest ${digest}`, { digest: reference });
    }
    return { mediaType, digest, size };
}
function toMediaType(answer) {
    const type = answer.headers['content-type']?.split(';', 1)[0]?.trim();
    return (0,_contents_js__WEBPACK_IMPORTED_MODULE_3__/* .isMediaType */ .LA)(type) && !type.startsWith('text/') ? type : undefined;
}
function toCall(access, reference) {
    return {
        to: `manifests/${(0,_path_js__WEBPACK_IMPORTED_MODULE_7__/* .toPathPart */ .mv)(reference)}`,
        headers: ACCEPT,
        access,
        doing: `read "${reference}" from`,
        kind: 'read',
    };
}
async function getManifest(session, access, reference) {
    try {
        return await session.ask({
            ...toCall(access, reference),
            method: 'GET',
            expect: [200, 404, 410],
            read: async (answer) => {
                if (answer.statusCode !== 200) {
                    await (0,_http_body_js__WEBPACK_IMPORTED_MODULE_2__/* .dropBody */ .wB)(answer);
                    return undefined;
                }
                const bytes = await (0,_http_body_js__WEBPACK_IMPORTED_MODULE_2__/* .readBody */ .x8)(answer, _limits_js__WEBPACK_IMPORTED_MODULE_6__/* .MANIFEST_BYTES */ .ms);
                if (!(0,_contents_js__WEBPACK_IMPORTED_MODULE_3__/* .isManifest */ .Yh)(bytes))
                    throw notImage(answer, access, reference);
                return toManifest(answer, bytes, reference);
            },
        });
    }
    catch (thrown) {
        if (UNKNOWN.test((0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .toFailure */ .w)(thrown)?.answer?.code ?? ''))
            return undefined;
        throw thrown;
    }
}
const UNKNOWN = /^(?:MANIFEST|NAME)_UNKNOWN$/;
function notImage(answer, { repository }, reference) {
    const kind = (0,_http_line_js__WEBPACK_IMPORTED_MODULE_8__/* .toLine */ .S)((0,_http_body_js__WEBPACK_IMPORTED_MODULE_2__/* .describeBody */ .MP)(answer));
    const what = (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc)(reference)
        ? `${repository.name}@${reference}`
        : `${repository.name}:${reference}`;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__/* .failed */ .g)({
        again: 'seldom',
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_ANSWER_INVALID', `"${what}" is not an image: ${(0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .toApiHost */ .ki)(repository.host)} answered 200 with something else (${kind}).`, 'Check that the host is a container registry, and what a proxy in front of it returns.'),
    });
}
function toManifest(answer, bytes, reference) {
    const stated = answer.headers['docker-content-digest'];
    const wanted = (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc)(reference) ? reference : stated;
    const digest = (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .toDigest */ .O6)(bytes, typeof wanted === 'string' ? wanted : '');
    for (const expected of [wanted, stated]) {
        if (typeof expected === 'string' && expected !== digest) {
            throw (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestMismatch */ .H3)(`"${reference}" was returned with digest ${digest}`, {
                digest: (0,_http_line_js__WEBPACK_IMPORTED_MODULE_8__/* .toLine */ .S)(expected),
            });
        }
    }
    return { digest, bytes, mediaType: toMediaType(answer) ?? (0,_contents_js__WEBPACK_IMPORTED_MODULE_3__/* .readMediaType */ .Hi)(bytes) };
}
async function putManifest(session, access, reference, manifest) {
    const isTag = !(0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc)(reference);
    return await session.ask({
        method: 'PUT',
        to: `manifests/${(0,_path_js__WEBPACK_IMPORTED_MODULE_7__/* .toPathPart */ .mv)(reference)}`,
        headers: { 'content-type': manifest.mediaType },
        body: manifest.bytes,
        access,
        doing: isTag ? `write tag "${reference}" to` : `write manifest ${reference} to`,
        kind: isTag ? 'tag' : 'manifest',
        expect: [200, 201, 202, 204],
        read: async (answer) => {
            await (0,_http_body_js__WEBPACK_IMPORTED_MODULE_2__/* .dropBody */ .wB)(answer);
            const stored = answer.headers['docker-content-digest'];
            if (typeof stored !== 'string' || stored === '')
                return manifest.digest;
            if (stored !== manifest.digest) {
                throw (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestMismatch */ .H3)(`The registry stored digest ${(0,_http_line_js__WEBPACK_IMPORTED_MODULE_8__/* .toLine */ .S)(stored)}`, manifest);
            }
            return stored;
        },
    });
}


/***/ }),

/***/ 50046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bd: () => (/* binding */ toRepositoryPath),
/* harmony export */   mv: () => (/* binding */ toPathPart),
/* harmony export */   rF: () => (/* binding */ toApiBase)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

const COLON = /%3A/g;
function toPathPart(part) {
    const isLost = part === '' || part === '.' || part === '..' || /\p{Surrogate}/u.test(part);
    if (!isLost)
        return encodeURIComponent(part).replace(COLON, ':');
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_NAME_INVALID', `invalid name ${JSON.stringify(part)}: it cannot be part of the address of an image`, 'Correct the repository or tag name.'),
    ]);
}
function toRepositoryPath(path) {
    return path.split('/').map(toPathPart).join('/');
}
function toApiBase(scheme, host) {
    const text = `${scheme}://${host}/v2/`;
    const url = /[/?#@\\\s]/.test(host) || !URL.canParse(text) ? undefined : new URL(text);
    if (url?.href === `${scheme}://${url?.host ?? ''}/v2/`)
        return url;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_NAME_INVALID', `invalid registry ${JSON.stringify(host)}: it is not a host name`, 'Write it like ghcr.io or registry.example.com:5000.'),
    ]);
}


/***/ })

};
