export const id = 509;
export const ids = [509];
export const modules = {

/***/ 90509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readLog: () => (/* binding */ readLog)
/* harmony export */ });
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80793);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34734);
/* harmony import */ var _registry_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75893);
/* harmony import */ var _registry_http_pause_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73072);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70419);
/* harmony import */ var _timeline_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50736);






const MOST_TAGS = 200;
const AT_ONCE = 8;
async function readLog(reference, { sinceMs }, registries) {
    const { name, tag } = parseLogReference(reference);
    const parsed = (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name);
    if (!parsed.ok)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF(parsed.problems);
    const repository = registries.open(parsed.value);
    const { current, isCut: isShort } = await readCurrent(repository, tag);
    if (tag !== undefined && current.size === 0)
        throw describeMissing(reference);
    const range = {
        ...(tag === undefined ? {} : { tag }),
        ...(sinceMs === undefined ? {} : { sinceMs }),
    };
    const { moves, isCut } = await (0,_read_js__WEBPACK_IMPORTED_MODULE_3__/* .readHistory */ .L)(repository, [...new Set(current.values())], range);
    const tags = [...new Set(moves.map((move) => move.tag))];
    const explained = tags.flatMap((one) => (0,_timeline_js__WEBPACK_IMPORTED_MODULE_4__/* .explainMoves */ .CD)(moves.filter((move) => move.tag === one), current.get(one)));
    return {
        schemaVersion: 1,
        kind: 'tagship/log',
        repository: repository.repository.name,
        tag: tag ?? null,
        current: Object.fromEntries(current),
        moves: (0,_timeline_js__WEBPACK_IMPORTED_MODULE_4__/* .sortMoves */ .te)(explained),
        problems: [
            ...(isCut || isShort ? [describeCut(reference)] : []),
            ...(moves.length === 0 ? [describeNothing(reference, sinceMs)] : []),
        ],
    };
}
function parseLogReference(reference) {
    const [, name, tag] = /^([^@]+?)(?::([^:/@]+))?$/.exec(reference) ?? [];
    if (name !== undefined && (tag === undefined || (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz)(tag)))
        return { name, tag };
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('LOG_REFERENCE', `invalid reference ${JSON.stringify(reference.slice(0, 200))}: not a repository or a tag of one`, 'Write ghcr.io/acme/app:latest, or ghcr.io/acme/app for all its tags.'),
    ]);
}
async function readCurrent(repository, tag) {
    const all = tag === undefined ? await repository.listTags(_registry_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .TAG_PAGES */ .sV) : { tags: [tag], complete: true };
    const tags = all.tags.filter((one) => (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz)(one) && !/^sha256-[0-9a-f]{64}/.test(one));
    const slots = (0,_registry_http_pause_js__WEBPACK_IMPORTED_MODULE_5__/* .createSlots */ .e)(AT_ONCE);
    const found = await Promise.all(tags.slice(-MOST_TAGS).map((one) => slots.within(async () => {
        const there = await repository.resolve(one);
        return there === undefined ? [] : [[one, there.digest]];
    })));
    return { current: new Map(found.flat()), isCut: !all.complete || tags.length > MOST_TAGS };
}
function describeMissing(reference) {
    const message = `"${reference}" does not exist.`;
    const hint = 'Check the name, and that this login may read the repository.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('LOG_MISSING', message, hint)]);
}
function describeCut(reference) {
    const message = `Not all of the history of "${reference}" was read: it is too long.`;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('LOG_CUT', message, 'Name one tag, or the time with --since 7d.');
}
function describeNothing(reference, sinceMs) {
    const when = sinceMs === undefined ? '' : ' in this time';
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('LOG_EMPTY', `Nothing is recorded of "${reference}"${when}.`, 'Runs record what they do with the setting history: true.');
}


/***/ }),

/***/ 70419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ readHistory)
/* harmony export */ });
/* harmony import */ var _registry_http_pause_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73072);
/* harmony import */ var _ship_history_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55114);
/* harmony import */ var _ship_history_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5433);
/* harmony import */ var _timeline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50736);




const MOST_IMAGES = 200;
const AT_ONCE = 8;
async function readHistory(repository, digests, range) {
    const seen = new Set(digests.slice(0, MOST_IMAGES));
    const slots = (0,_registry_http_pause_js__WEBPACK_IMPORTED_MODULE_3__/* .createSlots */ .e)(AT_ONCE);
    const moves = [];
    let isCut = digests.length > MOST_IMAGES;
    let next = [...seen];
    while (next.length > 0) {
        const read = await Promise.all(next.map((digest) => slots.within(() => readMoves(repository, digest, range))));
        const found = read.flat();
        moves.push(...found);
        const before = new Set(found.flatMap(({ from }) => from ?? []));
        next = [...before].filter((digest) => !seen.has(digest));
        if (seen.size + next.length > MOST_IMAGES)
            isCut = true;
        next = next.slice(0, MOST_IMAGES - seen.size);
        for (const digest of next)
            seen.add(digest);
    }
    return { moves, isCut };
}
async function readMoves(repository, digest, { tag, sinceMs = 0 }) {
    const { name } = repository.repository;
    const records = await (0,_ship_history_records_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecords */ .T3)(repository, digest, _ship_history_record_js__WEBPACK_IMPORTED_MODULE_0__/* .HISTORY_KIND */ .E0);
    return records
        .flatMap(({ record }) => (0,_timeline_js__WEBPACK_IMPORTED_MODULE_2__/* .toMoves */ .Mk)(record, { repository: name, digest }))
        .filter((move) => (tag === undefined || move.tag === tag) && Date.parse(move.by.at) >= sinceMs);
}


/***/ }),

/***/ 50736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CD: () => (/* binding */ explainMoves),
/* harmony export */   Cl: () => (/* binding */ listBefore),
/* harmony export */   Mk: () => (/* binding */ toMoves),
/* harmony export */   te: () => (/* binding */ sortMoves)
/* harmony export */ });
function toMoves(record, found) {
    if (record.repository !== found.repository || record.digest !== found.digest)
        return [];
    const { command, by, digest: to, version = null } = record;
    return record.tags.map(({ tag, kind, action, from, reason }) => ({
        ...{ tag, kind, action, from, to, version, command, reason, by },
    }));
}
function sortMoves(moves) {
    const timeOf = ({ by }) => Date.parse(by.at);
    return [...moves].sort((one, other) => timeOf(other) - timeOf(one) || one.tag.localeCompare(other.tag));
}
const BACKWARDS = new Set(['back', 'yank']);
function listBefore(moves, current) {
    const stack = [];
    for (const { command, from, to } of sortMoves(moves).toReversed()) {
        if (BACKWARDS.has(command)) {
            while (stack.length > 0 && stack.at(-1) !== to)
                stack.pop();
        }
        else if (from !== null && stack.at(-1) !== from)
            stack.push(from);
        if (stack.at(-1) !== to)
            stack.push(to);
    }
    if (stack.at(-1) !== current)
        return [];
    return [...new Set(stack.slice(0, -1).toReversed())].filter((digest) => digest !== current);
}
function explainMoves(moves, current) {
    const sorted = sortMoves(moves);
    return sorted.map((move, at) => {
        const next = sorted[at - 1];
        const found = next === undefined ? current : (next.from ?? undefined);
        const isCurrent = next === undefined && current === move.to;
        const isLeft = found !== undefined && found !== move.to;
        return { ...move, isCurrent, ...(isLeft ? { leftFor: found } : {}) };
    });
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

/***/ 76333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readWhole)
/* harmony export */ });
async function readWhole(source, blob) {
    if (source.readBlob !== undefined)
        return await source.readBlob(blob);
    const chunks = [];
    for await (const chunk of await source.openBlob(blob))
        chunks.push(chunk);
    return Buffer.concat(chunks);
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

/***/ 55114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E0: () => (/* binding */ HISTORY_KIND),
/* harmony export */   QH: () => (/* binding */ isWritten),
/* harmony export */   tq: () => (/* binding */ makeHistory)
/* harmony export */ });
/* unused harmony export parseHistory */
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23213);
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80793);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5433);
/* harmony import */ var _mark_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25671);





const COMMANDS = ['ship', 'merge', 'promote', 'back', 'yank'];
const HISTORY_KIND = {
    artifactType: 'application/vnd.tagship.history.v1+json',
    parse: parseHistory,
};
const MOST_TAGS = 100;
const REASON_LENGTH = 300;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const WRITTEN = ['created', 'moved', 'replaced'];
function isWritten({ action, digest }) {
    return digest !== null && WRITTEN.some((one) => one === action);
}
function makeHistory(images, given) {
    const { command, by, repository, digest, version } = given;
    const tags = images
        .filter((one) => isWritten(one) && one.digest === digest && one.repository === repository)
        .slice(0, MOST_TAGS)
        .map(({ tag, kind, action, from, reason }) => ({
        ...{ tag, kind, action, from },
        reason: (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readLine */ .Xw)(reason.slice(0, REASON_LENGTH), REASON_LENGTH) ?? '',
    }));
    if (tags.length === 0)
        return undefined;
    const base = {
        schemaVersion: 1,
        kind: 'tagship/history',
        command,
        by,
        repository,
        digest,
    };
    const record = { ...base, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ version }), tags };
    const isLong = Buffer.byteLength(JSON.stringify(record)) > _records_js__WEBPACK_IMPORTED_MODULE_2__/* .RECORD_BYTES */ .oZ;
    return isLong ? { ...record, tags: tags.map((one) => ({ ...one, reason: '' })) } : record;
}
function parseHistory(body) {
    const { schemaVersion, kind, digest, tags } = body;
    if (schemaVersion !== 1 || kind !== 'tagship/history' || !Array.isArray(tags))
        return undefined;
    const command = COMMANDS.find((one) => one === body.command);
    const repository = (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readLine */ .Xw)(body.repository, 400);
    if (command === undefined || repository === undefined || !isDigest(digest))
        return undefined;
    const version = (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readLine */ .Xw)(body.version, 128);
    return {
        ...{ schemaVersion, kind, command, by: (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readMark */ .Mp)(body.by), repository, digest },
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ version }),
        tags: tags.slice(0, MOST_TAGS).flatMap(parseTag),
    };
}
function parseTag(value) {
    if (!(0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
        return [];
    const { tag, kind, from } = value;
    const action = WRITTEN.find((one) => one === value.action);
    if (typeof tag !== 'string' || !(0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz)(tag) || action === undefined)
        return [];
    if (kind !== 'exact' && kind !== 'floating')
        return [];
    if (from !== null && !isDigest(from))
        return [];
    return [{ tag, kind, action, from, reason: (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readLine */ .Xw)(value.reason, REASON_LENGTH) ?? '' }];
}
function isDigest(value) {
    return typeof value === 'string' && DIGEST.test(value);
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


/***/ })

};
