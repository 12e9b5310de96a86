export const id = 655;
export const ids = [655];
export const modules = {

/***/ 50655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  copyCommand: () => (/* binding */ copyCommand)
});

// EXTERNAL MODULE: ./src/clock.js
var clock = __webpack_require__(82359);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(53101);
;// CONCATENATED MODULE: ./src/report/copy-text.js

const WORDS = {
    write: 'new',
    keep: 'equal',
    move: 'moved',
    replace: 'replaced',
    hold: 'held',
    refuse: 'refused',
    fail: 'failed',
};
const MOST_ROWS = 50;
function renderCopy(receipt, paint) {
    const { images, bytes, source, destinations } = receipt;
    const referrers = images.reduce((sum, image) => sum + image.referrers, 0);
    const what = [
        count(images.length, 'image'),
        ...(referrers === 0 ? [] : [count(referrers, 'referrer')]),
        (0,report_text/* formatSize */.Xq)(bytes),
    ].join(', ');
    return [
        `${source}: ${what}`,
        ...destinations.map((one) => [
            `${paint('bold', one.destination)} ${toStatus(one)}`,
            ...(0,report_text/* renderColumns */.CO)(one.tags.slice(0, MOST_ROWS).map(toRow)).map((line) => `  ${line}`),
            ...(one.tags.length > MOST_ROWS ? [`  and ${one.tags.length - MOST_ROWS} more`] : []),
        ].join('\n')),
    ].join('\n\n');
}
function toStatus({ status, blobs }) {
    if (status === 'planned')
        return '(dry run: nothing was written)';
    if (status === 'failed')
        return 'failed';
    const { uploaded, mounted, present } = blobs;
    return `done: ${count(uploaded, 'blob')} sent, ${mounted} mounted, ${present} there already`;
}
function toRow({ tag, digest, action, reason }) {
    return [WORDS[action], tag, digest, reason];
}
function count(number, what) {
    return `${number} ${what}${number === 1 ? '' : 's'}`;
}
function renderProgress(bytes, ms) {
    const rate = ms < 1 ? '' : `, ${(0,report_text/* formatSize */.Xq)(Math.round((bytes * 1000) / ms))}/s`;
    return `copied ${(0,report_text/* formatSize */.Xq)(bytes)}${rate}`;
}

// EXTERNAL MODULE: ./src/facts/detect.js
var detect = __webpack_require__(33154);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var platforms = __webpack_require__(59236);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __webpack_require__(3236);
// EXTERNAL MODULE: ./src/run/read.js + 47 modules
var read = __webpack_require__(57398);
// EXTERNAL MODULE: ./src/run/ship.js + 3 modules
var ship = __webpack_require__(40532);
;// CONCATENATED MODULE: ./src/run/copy.js







async function copy(request, asked, told) {
    const { environment } = told;
    const settings = await (0,read/* readSettingsAlone */.t)(request, environment);
    const problems = [...(request.problems ?? []), ...settings.problems];
    if (!settings.ok || (0,problem/* hasErrors */.Cs)(problems))
        throw new problem/* Problem */.AF(problems);
    environment.vault.add((0,known_secrets/* knownSecrets */.xU)([settings.value], environment.env));
    const facts = await readTrust(request, environment);
    const writes = asked.to.some((word) => !/^oci(?:-archive)?:/.test(word)) && !asked.dryRun;
    if (writes && settings.value.push !== 'true')
        refuseUntrusted(facts, environment);
    const { copyImages } = await Promise.all(/* import() */[__webpack_require__.e(7905), __webpack_require__.e(5983), __webpack_require__.e(7442), __webpack_require__.e(8464)]).then(__webpack_require__.bind(__webpack_require__, 78464));
    const platforms = asked.platforms.flatMap((word) => word.split(',')).map(readPlatform);
    const prepared = { settings: settings.value, ...(0,omit_undefined/* omitUndefined */.O)({ facts }) };
    return await (0,ship/* withContext */.eQ)(prepared, environment, ({ registries }) => copyImages({ ...asked, platforms }, { ...told, registries }));
}
function readPlatform(word) {
    const [os = '', architecture = '', variant, ...rest] = word.trim().split('/');
    if (os === '' || architecture === '' || rest.length > 0) {
        const shown = JSON.stringify(word.slice(0, 100));
        const hint = 'Write --platform linux/arm64.';
        throw new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_PLATFORM_MISSING', `invalid platform ${shown}`, hint)]);
    }
    return (0,platforms/* toPlatformText */.g3)({ os, architecture, ...(0,omit_undefined/* omitUndefined */.O)({ variant }) });
}
async function readTrust(request, environment) {
    const { facts } = await (0,read/* readRun */.c)({ ...request, remote: 'never' }, environment);
    return facts.ok ? facts.value : undefined;
}
function refuseUntrusted(facts, { env }) {
    const isTrusted = facts === undefined ? (0,detect/* detectCi */.A)(env) === 'local' : facts.trust.level === 'trusted';
    if (isTrusted)
        return;
    const why = facts?.trust.reason ?? 'nothing is known about what started it';
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('COPY_UNTRUSTED', `This run is untrusted (${why}), so it copies nothing to a registry.`, 'If the workflow means it, give --push.'),
    ]);
}

// EXTERNAL MODULE: ./src/run/entry.js
var entry = __webpack_require__(39067);
;// CONCATENATED MODULE: ./src/cli/copy.js





async function copyCommand(cli, { positionals, allTags, platforms, replace, dryRun, json }, run) {
    const { log, maskValue, paint, print, printJson } = cli;
    const [from = '', ...to] = positionals;
    const progress = createProgress(cli, json);
    const receipt = await copy(run.request, { from, to, allTags, platforms, replace, dryRun }, {
        environment: run.environment,
        onBytes: progress.add,
        onPlan: ({ source, images, destinations }) => {
            const names = destinations.map(({ destination }) => destination).join(', ');
            if (!dryRun && !json)
                log.info(`Copying ${source} (images: ${images.length}) to ${names}.`);
        },
    }).finally(progress.end);
    const published = new Set([
        receipt.source,
        ...receipt.destinations.map((one) => one.destination),
    ]);
    const shown = maskValue(receipt, published);
    if (json)
        printJson(shown);
    else
        print(renderCopy(shown, paint));
    const problems = shown.destinations.flatMap((one) => one.problems);
    problems.forEach(log.problem);
    return (0,problem/* hasErrors */.Cs)(problems) ? entry/* EXIT */.dc.problem : entry/* EXIT */.dc.done;
}
const DRAW_MS = 200;
function createProgress({ streams, env, log }, json) {
    const { stderr } = streams;
    const isDrawn = stderr.isTTY && (env.CI ?? '') === '' && !json;
    const startMs = clock/* systemClock */.m.now();
    let [bytes, drawnMs] = [0, startMs];
    return {
        add: (more) => {
            bytes += more;
            const now = clock/* systemClock */.m.now();
            if (!isDrawn || now - drawnMs < DRAW_MS)
                return;
            drawnMs = now;
            stderr.write(`\r\u001B[K${renderProgress(bytes, now - startMs)}`);
        },
        end: () => {
            if (isDrawn && drawnMs !== startMs)
                stderr.write('\r\u001B[K');
            if (bytes > 0 && !json)
                log.info(renderProgress(bytes, clock/* systemClock */.m.now() - startMs));
        },
    };
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





const ATTESTATION = 'vnd.docker.reference.type';
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
function isAttestation(descriptor) {
    return (descriptor.annotations?.[ATTESTATION] !== undefined || descriptor.platform?.os === 'unknown');
}
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
        created: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)(body).created,
        labels: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body.config) ? body.config.Labels : undefined),
    };
}
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
function parseConfig(bytes) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8')) ?? {};
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


/***/ })

};
