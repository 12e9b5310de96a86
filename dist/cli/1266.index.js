export const id = 1266;
export const ids = [1266];
export const modules = {

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

/***/ 11266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseEarlierHooks: () => (/* binding */ parseEarlierHooks)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70458);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52519);


const line = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(4096));
const receipt = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    deploy: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        name: line,
        target: line,
        outcome: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['done', 'skipped', 'failed', 'pending']),
        digest: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullable */ .mee(line),
    })), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(10_000)), []),
});
function parseEarlierHooks(text) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(receipt, (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(text));
    return parsed.success ? parsed.output.deploy : undefined;
}


/***/ })

};
