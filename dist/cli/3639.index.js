export const id = 3639;
export const ids = [3639];
export const modules = {

/***/ 88527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ listByTags),
/* harmony export */   p: () => (/* binding */ createDistributionHost)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_http_pause_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73072);
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80793);
/* harmony import */ var _left_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25064);




const PAGES = 1_000;
const AT_ONCE = 16;
function createDistributionHost(repository, makeId) {
    let isByTag = true;
    let listed = new Map();
    return {
        untagging: 'possible',
        list: async () => {
            const listing = await listByTags(repository);
            listed = listing.tags;
            return listing;
        },
        untag: async (tag, digest) => {
            if ((await repository.resolve(tag))?.digest !== digest)
                return;
            isByTag = isByTag && (await removeTag(repository, tag, { digest, tags: listed }));
            if (!isByTag)
                await takeTagOver(repository, tag, (0,_left_js__WEBPACK_IMPORTED_MODULE_2__/* .makePlaceholder */ .eS)(tag, makeId()));
        },
        remove: async (digest) => {
            const answer = await repository.deleteManifest(digest);
            if (answer === 'unsupported')
                throw refuseDeletion(repository);
        },
    };
}
async function listByTags(repository) {
    const { tags, complete } = await repository.listTags(PAGES);
    const { name } = repository.repository;
    if (!complete || !tags.every(_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_1__/* .isTag */ .dz)) {
        const message = `The tags of ${name} cannot be listed completely.`;
        const hint = 'Delete some with the tools of the registry first.';
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PRUNE_TOO_MANY', message, hint)]);
    }
    const slots = (0,_registry_http_pause_js__WEBPACK_IMPORTED_MODULE_3__/* .createSlots */ .e)(AT_ONCE);
    const found = await Promise.all(tags.map((tag) => slots.within(async () => [tag, (await repository.resolve(tag))?.digest])));
    const named = found.flatMap(([tag, digest]) => (digest === undefined ? [] : [[tag, digest]]));
    return { tags: new Map(named), tagTimes: new Map(), times: new Map() };
}
async function removeTag(repository, tag, { digest, tags }) {
    const manifest = await repository.getManifest(digest);
    const answer = await repository.deleteManifest(tag);
    if (answer !== 'deleted' || manifest === undefined)
        return answer === 'absent';
    if ((await repository.resolve(digest)) !== undefined)
        return true;
    await repository.putManifest(digest, manifest);
    const others = [...tags].filter(([other, names]) => names === digest && other !== tag);
    for (const [other] of others)
        await repository.putManifest(other, manifest);
    return true;
}
async function takeTagOver(repository, tag, placeholder) {
    await repository.putBlob(_left_js__WEBPACK_IMPORTED_MODULE_2__/* .emptyBlob */ .Ro.descriptor, _left_js__WEBPACK_IMPORTED_MODULE_2__/* .emptyBlob */ .Ro.source);
    await repository.putManifest(tag, placeholder);
    const answer = await repository.deleteManifest(placeholder.digest);
    if (answer === 'unsupported')
        throw refuseDeletion(repository);
}
function refuseDeletion({ repository: { host, name } }) {
    const message = `${host} does not delete manifests of "${name}": it answered 405.`;
    const hint = 'Switch deletion on: storage.delete.enabled in the configuration of Distribution (REGISTRY_STORAGE_DELETE_ENABLED=true).';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PRUNE_UNSUPPORTED', message, hint)]);
}


/***/ }),

/***/ 25064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GG: () => (/* binding */ readLeft),
/* harmony export */   Ro: () => (/* binding */ emptyBlob),
/* harmony export */   Ws: () => (/* binding */ isPendingTag),
/* harmony export */   eS: () => (/* binding */ makePlaceholder),
/* harmony export */   h9: () => (/* binding */ parsePending),
/* harmony export */   mf: () => (/* binding */ makePending)
/* harmony export */ });
/* harmony import */ var _registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73564);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);


const PENDING = 'application/vnd.tagship.prune.pending.v1';
const PLACEHOLDER = 'application/vnd.tagship.prune.placeholder.v1';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const PREFIX = 'tagship-prune-';
const EMPTY = Buffer.from('{}');
const EMPTY_CONFIG = {
    mediaType: 'application/vnd.oci.empty.v1+json',
    digest: (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .toDigest */ .O6)(EMPTY),
    size: EMPTY.byteLength,
};
function isPendingTag(tag) {
    return /^tagship-prune-[0-9a-f]{12}$/.test(tag);
}
const emptyBlob = { descriptor: EMPTY_CONFIG, source: toSource(EMPTY) };
function toSource(bytes) {
    return {
        openBlob: () => Promise.resolve(toStream(bytes)),
        readManifest: () => Promise.reject(new Error('a blob has no manifest')),
    };
}
async function* toStream(bytes) {
    await Promise.resolve();
    yield bytes;
}
function makePending(digests) {
    const bytes = Buffer.from(JSON.stringify(digests));
    const blob = { mediaType: PENDING, digest: (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .toDigest */ .O6)(bytes), size: bytes.byteLength };
    const manifest = toManifest({
        ...{ schemaVersion: 2, mediaType: MANIFEST, artifactType: PENDING },
        config: EMPTY_CONFIG,
        layers: [blob],
    });
    const tag = `${PREFIX}${manifest.digest.slice('sha256:'.length).slice(0, 12)}`;
    return { tag, manifest, blob, source: toSource(bytes) };
}
function parsePending(bytes) {
    const list = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(Buffer.from(bytes).toString('utf8'));
    const items = Array.isArray(list) ? list : [];
    return items.filter((one) => typeof one === 'string').filter(_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc);
}
function makePlaceholder(tag, id) {
    return toManifest({
        ...{ schemaVersion: 2, mediaType: MANIFEST, artifactType: PLACEHOLDER },
        config: EMPTY_CONFIG,
        layers: [EMPTY_CONFIG],
        annotations: { 'io.tagship.prune': `${tag} ${id}` },
    });
}
function readLeft(artifactType) {
    if (artifactType === PENDING)
        return 'pending';
    return artifactType === PLACEHOLDER ? 'placeholder' : undefined;
}
function toManifest(body) {
    const bytes = Buffer.from(JSON.stringify(body));
    return { mediaType: body.mediaType, digest: (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .toDigest */ .O6)(bytes), bytes };
}


/***/ }),

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

/***/ 40082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ toLine),
/* harmony export */   r: () => (/* binding */ toTextLine)
/* harmony export */ });
const LONGEST = 300;
function toLine(text) {
    const line = text
        .slice(0, 20 * LONGEST)
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim();
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
function toTextLine(text) {
    return toLine(text.slice(0, 20 * LONGEST).replace(/<[^<>]*>/g, ' '));
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

/***/ 31904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LH: () => (/* binding */ withRetries),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
/* unused harmony export toBackoff */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4659);

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 30_000;
const LONGEST_RETRY_AFTER_MS = 300_000;
const SELDOM_TRIES = 4;
const UNIT_MS = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
};
function parseRetryAfter(header, nowMs) {
    const text = header?.trim() ?? '';
    if (text === '')
        return undefined;
    const isDate = /^[A-Z][a-z]{2}/.test(text);
    const ms = parseDuration(text) ?? (isDate ? Date.parse(text) : Number.NaN) - nowMs;
    return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS);
}
function parseDuration(text) {
    if (/^\d+(?:\.\d+)?$/.test(text))
        return Number(text) * 1000;
    if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/.test(text))
        return undefined;
    return [...text.matchAll(/([\d.]+)([a-zµ]+)/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0);
}
function toBackoff(tries, random) {
    return random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
}
async function withRetries(policy, attempt) {
    const { clock, signal, pause } = policy;
    const start = clock.now();
    let firstFailure;
    for (let tries = 1;; tries += 1) {
        await pause.over();
        signal.throwIfAborted();
        try {
            return await attempt();
        }
        catch (thrown) {
            signal.throwIfAborted();
            const failure = (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .toFailure */ .w)(thrown);
            if (failure === undefined)
                throw thrown;
            const waitMs = failure.retryAfterMs ?? toBackoff(tries, clock.random());
            const now = clock.now();
            const spentMs = now - start;
            firstFailure ??= now;
            if (isLast(failure, tries, now - firstFailure + waitMs, policy.deadlineMs)) {
                throw tries > 1 ? withTries(failure, thrown, { tries, spentMs }) : thrown;
            }
            policy.onRetry(failure, waitMs);
            if (failure.pauseHost === true)
                pause.extend(waitMs);
            else
                await clock.sleep(waitMs, signal);
        }
    }
}
function isLast(failure, tries, nextMs, deadlineMs) {
    if (failure.again === 'never')
        return true;
    if (failure.again === 'seldom' && tries >= SELDOM_TRIES)
        return true;
    return nextMs > deadlineMs;
}
function withTries(failure, cause, { tries, spentMs }) {
    const { problem } = failure;
    const seconds = (spentMs / 1000).toFixed(spentMs < 10_000 ? 1 : 0);
    const message = problem.message.replace(/\.?$/, ` (${tries} tries in ${seconds} s).`);
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failed */ .g)({ ...failure, again: 'never', problem: { ...problem, message } }, cause);
}


/***/ }),

/***/ 70377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ createServiceClient)
/* harmony export */ });
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(23213);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(44840);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _secret_forms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11071);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88849);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4659);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52519);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75893);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68600);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80493);
/* harmony import */ var _line_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(40082);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(61592);
/* harmony import */ var _pause_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(73072);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(31904);














const SOCKETS = 8;
const TRANSIENT = new Set([408, 425, 429]);
function createServiceClient(options) {
    const asking = {
        ...options,
        http: (0,_http_js__WEBPACK_IMPORTED_MODULE_7__/* .createHttp */ .V)({
            ...options,
            reach: (host) => (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .readReach */ .eo)(options.registries, host),
            sockets: SOCKETS,
            limits: (0,_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .toLimits */ .OY)(),
        }),
        pauseOf: (0,_once_js__WEBPACK_IMPORTED_MODULE_10__/* .oncePer */ .P)((host) => host, () => (0,_pause_js__WEBPACK_IMPORTED_MODULE_11__/* .createHostPause */ .v)(options.clock, options.signal)),
    };
    return {
        ask: (request) => ask(asking, request),
        send: async (request) => {
            refusePlain({ url: request.url, doing: 'log in' });
            return await asking.http.send(request);
        },
        toBase: (host) => {
            const isPlain = (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(host) && (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .readReach */ .eo)(options.registries, host).ca === undefined;
            return new URL(`${isPlain ? 'http' : 'https'}://${host}/`);
        },
    };
}
async function ask(asking, request) {
    const { clock, signal, retryDeadlineMs: deadlineMs, log } = asking;
    const { url } = request;
    refusePlain(request);
    return await (0,_retry_js__WEBPACK_IMPORTED_MODULE_9__/* .withRetries */ .LH)({
        ...{ clock, signal, deadlineMs, pause: asking.pauseOf(url.host) },
        onRetry: ({ problem }, waitMs) => log?.debug(`${problem.message} Retrying in ${Math.round(waitMs)} ms.`),
    }, () => askOnce(asking, request));
}
function refusePlain({ url, doing }) {
    if (url.protocol === 'https:' || (url.protocol === 'http:' && (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(url.host)))
        return;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_SERVICE_INSECURE', `Could not ${doing}: the address of ${url.host} does not begin with https://, so a token would not be safe there.`, 'Correct the variable that names this address.'),
    ]);
}
async function askOnce({ http, clock, log }, request) {
    const { method, url, doing } = request;
    const asked = request.isApi === true ? url.host : `the token service ${url.host}`;
    try {
        const answer = await http.send({ method, url, ...toMessage(request) });
        log?.debug(`${method} ${url.origin}${url.pathname} ${answer.statusCode}`);
        return await readAnswer(answer, request, { asked, nowMs: clock.now() });
    }
    catch (thrown) {
        if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .toFailure */ .w)(thrown) !== undefined)
            throw thrown;
        const failure = (0,_network_js__WEBPACK_IMPORTED_MODULE_8__/* .toNetworkFailure */ .y4)(thrown, asked, doing);
        throw failure === undefined ? thrown : (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .g)(failure, thrown);
    }
}
function toMessage({ headers = {}, form, json }) {
    const accept = { accept: 'application/json', ...headers };
    if (form === undefined && json === undefined)
        return { headers: accept };
    const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
    const text = form === undefined ? JSON.stringify(json) : new URLSearchParams(form).toString();
    return { headers: { ...accept, 'content-type': type }, body: Buffer.from(text) };
}
async function readAnswer(answer, request, { asked, nowMs }) {
    const { doing, secrets, url, isApi = false } = request;
    const { statusCode: status, headers } = answer;
    const text = await (0,_body_js__WEBPACK_IMPORTED_MODULE_6__/* .readBodyText */ .mf)(answer, isApi ? _limits_js__WEBPACK_IMPORTED_MODULE_5__/* .PAGE_BYTES */ .U6 : _limits_js__WEBPACK_IMPORTED_MODULE_5__/* .SMALL_BYTES */ .El);
    const { body, list, isRead } = parseBody(text, isApi);
    const finders = secrets.map(_secret_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .createFinder */ .p);
    const words = (0,_line_js__WEBPACK_IMPORTED_MODULE_12__/* .toTextLine */ .r)((0,_secret_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .maskFound */ .n)(body === undefined ? text : toWords(body), finders));
    const isBusy = isTransient(answer);
    if (!isBusy && (status !== 200 || isRead)) {
        const more = { list, next: toNext(headers.link), challenge: headers['www-authenticate'] };
        return { status, body: body ?? {}, words, host: url.host, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_13__/* .omitUndefined */ .O)(more) };
    }
    const said = isBusy ? describe(status, words) : `without JSON (${(0,_body_js__WEBPACK_IMPORTED_MODULE_6__/* .describeBody */ .MP)(answer)})`;
    const message = `Could not ${doing}: ${asked} answered ${said}.`;
    throw toServiceFailure(answer, { message, isApi, isBusy, nowMs });
}
function toServiceFailure({ statusCode: status, headers }, told) {
    const retryAfterMs = (0,_retry_js__WEBPACK_IMPORTED_MODULE_9__/* .parseRetryAfter */ .mu)(headers['retry-after'], told.nowMs);
    const hint = 'Run again later, or raise `retry-deadline`. If it persists, look at the status page of the service.';
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .g)({
        again: told.isBusy ? 'always' : 'seldom',
        pauseHost: [403, 429, 503].includes(status),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_13__/* .omitUndefined */ .O)({ retryAfterMs }),
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)(told.isApi ? 'REGISTRY_API_FAILED' : 'LOGIN_SERVICE_FAILED', told.message, hint),
    });
}
function isTransient({ statusCode: status, headers }) {
    const isLimited = status === 403 && headers['retry-after'] !== undefined;
    return TRANSIENT.has(status) || status >= 500 || isLimited;
}
function parseBody(text, isApi) {
    const parsed = isApi ? (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(text) : (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseObject */ .lj)(text);
    const body = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(parsed) ? parsed : undefined;
    const list = Array.isArray(parsed) ? parsed : undefined;
    const isRead = body !== undefined || list !== undefined || (isApi && text === '');
    return { body, list, isRead };
}
function toNext(link) {
    return /<([^<>]*)>[^,<]*;\s*rel="?next"?/i.exec(String(link ?? ''))?.[1];
}
function describe(status, words) {
    return words === '' ? String(status) : `${status} "${words}"`;
}
function toWords(body) {
    const nested = Array.isArray(body.errors) ? body.errors[0] : body.error;
    const inner = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(nested) ? nested : {};
    const parts = [
        ...[body.error, inner.status, inner.code],
        ...[body.error_description, body.error_message, body.message, body.detail, inner.message],
    ];
    return parts.filter((part) => typeof part === 'string' && part !== '').join(': ');
}


/***/ }),

/***/ 5047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DU: () => (/* binding */ lost),
/* harmony export */   JD: () => (/* binding */ isLost),
/* harmony export */   l_: () => (/* binding */ toTrace),
/* harmony export */   mn: () => (/* binding */ traced),
/* harmony export */   sP: () => (/* binding */ toErrno),
/* harmony export */   yJ: () => (/* binding */ noteHandshake)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

const LOST = Symbol('lost');
const TRACE = Symbol('trace');
function traced(thrown, trace) {
    if (!(thrown instanceof Error) || thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return thrown;
    return Object.assign(thrown, { [TRACE]: { ...trace, ...toTrace(thrown) } });
}
function toTrace(thrown) {
    return thrown instanceof Error && TRACE in thrown ? thrown[TRACE] : {};
}
function lost(thrown, trace = {}) {
    if (!(thrown instanceof Error) || thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return thrown;
    return thrown.name === 'AbortError'
        ? thrown
        : Object.assign(traced(thrown, trace), { [LOST]: true });
}
function isLost(thrown) {
    return thrown instanceof Error && LOST in thrown;
}
function toErrno(thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    return typeof code === 'string' ? code : '';
}
function noteHandshake(request, { hasCertificate = false }) {
    let hasAgreedKeys = false;
    request.once('socket', (socket) => {
        hasAgreedKeys = request.reusedSocket;
        if (request.reusedSocket)
            return;
        socket.once('keylog', () => {
            hasAgreedKeys = true;
        });
    });
    return () => ({ hasAgreedKeys, hasCertificate });
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

/***/ 83333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y2: () => (/* binding */ toCertificateMove),
/* harmony export */   fT: () => (/* binding */ describeTls),
/* harmony export */   lB: () => (/* binding */ toTlsFault)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _http_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40082);
/* harmony import */ var _http_trace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5047);



const EXPIRED = 'CERT_HAS_EXPIRED';
const EARLY = 'CERT_NOT_YET_VALID';
const NAME = /^(?:ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH)/;
const AUTHORITY = /^(?:UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF|SELF_SIGNED_|DEPTH_ZERO_|CERT_UNTRUSTED)/;
const OTHER = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|ERR_TLS_|INVALID_|PATH_LENGTH_|CRL_|ERROR_IN_C|EPROTO$)/;
const PLAIN = /wrong version number|packet length too long|ssl wrong version/;
const WANTED = 'alert certificate required';
const REFUSED = /alert (?:bad certificate|unknown ca|unsupported certificate|certificate (?:unknown|expired|revoked)|access denied)/;
const HANDSHAKE = 'alert handshake failure';
const VERSION = /alert (?:protocol version|insufficient security)|unsupported protocol|no protocols available|version too low|(?:dh|ee|ca) key too small|ca md too weak|no shared cipher|legacy renegotiation/;
function toTlsFault(thrown) {
    const errno = (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toErrno */ .sP)(thrown);
    const text = thrown instanceof Error ? thrown.message : '';
    const said = `${errno} ${text}`.replaceAll('_', ' ').toLowerCase();
    if (PLAIN.test(said))
        return 'plain';
    if (errno === EXPIRED)
        return 'expired';
    if (errno === EARLY)
        return 'early';
    if (NAME.test(errno))
        return 'name';
    if (AUTHORITY.test(errno))
        return 'authority';
    return toAlert(said, (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toTrace */ .l_)(thrown)) ?? (OTHER.test(errno) ? 'other' : undefined);
}
function toAlert(said, trace) {
    const isOurs = REFUSED.test(said) || (said.includes(HANDSHAKE) && trace.hasAgreedKeys === true);
    if (said.includes(WANTED) || isOurs)
        return trace.hasCertificate === true ? 'refused' : 'wanted';
    return VERSION.test(said) || said.includes(HANDSHAKE) ? 'version' : undefined;
}
const SAYINGS = {
    expired: {
        code: 'REGISTRY_TLS_EXPIRED',
        what: (name) => `the certificate of ${name} has expired`,
        hint: () => 'Renew it; if it is valid elsewhere, correct the clock of this machine.',
    },
    early: {
        code: 'REGISTRY_TLS_EXPIRED',
        what: (name) => `the certificate of ${name} is not valid yet`,
        hint: () => 'Correct the clock of this machine; if it is right, reissue the certificate.',
    },
    name: {
        code: 'REGISTRY_TLS_NAME',
        what: (name, _, thrown) => `the certificate of ${name} is for other names (${toNames(thrown)})`,
        hint: ({ host, isProxy }) => isProxy
            ? 'Use one of those names in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY.'
            : `Use one of those names for the registry, or reissue the certificate for ${host}.`,
    },
    authority: {
        code: 'REGISTRY_TLS_UNTRUSTED',
        what: (name, detail) => `the certificate of ${name} is not trusted: unknown certificate authority (${detail})`,
        hint: toAuthorityHint,
    },
    wanted: {
        code: 'REGISTRY_TLS_CLIENT',
        what: (name, detail) => `${name} requires a client certificate (${detail})`,
        hint: ({ host }) => toCertificateMove(host),
    },
    refused: {
        code: 'REGISTRY_TLS_CLIENT',
        what: (name, detail) => `${name} does not accept our client certificate (${detail})`,
        hint: ({ host }) => `Check that the client certificate for ${host} is valid and signed by an authority that it trusts.`,
    },
    version: {
        code: 'REGISTRY_TLS_VERSION',
        what: (name, detail) => `${name} offers no secure TLS version or cipher (${detail})`,
        hint: ({ host }) => `Configure ${host} for TLS 1.2 or 1.3 with current ciphers and keys.`,
    },
    other: {
        code: 'REGISTRY_TLS_UNTRUSTED',
        what: (name, detail) => `the certificate of ${name} is not trusted (${detail})`,
        hint: ({ host }) => `Correct the certificate or the TLS configuration of ${host}.`,
    },
};
function describeTls(fault, { name, isProxy }, could, thrown) {
    const { code, what, hint } = SAYINGS[fault];
    const host = /\S*$/.exec(name)?.[0] ?? '';
    const message = `${could} ${what(name, toDetail(thrown), thrown)}.`;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)(code, message, hint({ host, isProxy, trace: (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toTrace */ .l_)(thrown) }));
}
function toCertificateMove(host) {
    return `Give \`cert\` and \`key\` for ${host} in \`registries\`, or put client.cert and client.key into /etc/docker/certs.d/${host}/, where this run can read them.`;
}
function toAuthorityHint({ host, isProxy, trace: { through } }) {
    const elsewhere = `set SSL_CERT_FILE to it, or put it into /etc/docker/certs.d/${host}/ca.crt`;
    if (isProxy)
        return `Get the PEM file of the CA that signed it, and ${elsewhere}.`;
    const move = `Give \`ca\` for ${host} in \`registries\`: the PEM file of the CA that signed it; or ${elsewhere}.`;
    return through === undefined
        ? move
        : `${move} The proxy ${through} may have replaced the certificate with its own.`;
}
function toDetail(thrown) {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    const reason = /:SSL routines:[^:]*:([^:]+):/.exec(text)?.[1] ?? text;
    const errno = (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toErrno */ .sP)(thrown);
    return (0,_http_line_js__WEBPACK_IMPORTED_MODULE_2__/* .toLine */ .S)(errno === '' ? reason : `${errno}: ${reason}`);
}
function toNames(thrown) {
    const cert = thrown instanceof Error && 'cert' in thrown ? thrown.cert : undefined;
    const { subjectaltname, subject } = (cert ?? {});
    const names = [subjectaltname, subject?.CN].find((one) => typeof one === 'string' && one !== '');
    return typeof names === 'string' ? (0,_http_line_js__WEBPACK_IMPORTED_MODULE_2__/* .toLine */ .S)(names) : 'none';
}


/***/ }),

/***/ 50347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createPruneHosts: () => (/* binding */ createPruneHosts)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _facts_git_checkout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15076);
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16392);
/* harmony import */ var _lifecycle_prune_hosts_distribution_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88527);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43981);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34734);
/* harmony import */ var _registry_http_service_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70377);







function createPruneHosts(run) {
    const { registries } = run;
    let services;
    const toServices = () => (services ??= createServices(run));
    return {
        registries,
        openHost: async (name) => {
            const repository = registries.open(name);
            if (name.host === 'ghcr.io')
                return await openGhcr(repository, run);
            if ((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_3__/* .isEcrHost */ .R5)(name.host)) {
                const { createEcrHost } = await __webpack_require__.e(/* import() */ 6647).then(__webpack_require__.bind(__webpack_require__, 66647));
                return createEcrHost(name, await run.credentials.openImages(name));
            }
            const open = chooseApi(name, run) ?? (await findHarbor(name, toServices()));
            if (open === undefined)
                return (0,_lifecycle_prune_hosts_distribution_js__WEBPACK_IMPORTED_MODULE_2__/* .createDistributionHost */ .p)(repository, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID);
            const found = await run.credentials.find(name, 'pull,push');
            return await open({ repository, services: toServices(), found });
        },
    };
}
function createServices({ settings, ...run }) {
    const { registries, retryDeadline: retryDeadlineMs } = settings;
    return (0,_registry_http_service_js__WEBPACK_IMPORTED_MODULE_5__/* .createServiceClient */ .r)({ ...run, registries, retryDeadlineMs });
}
function chooseApi({ host, path }, run) {
    const { env } = run;
    if ((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_3__/* .isDockerHub */ .gr)(host))
        return openDockerHub;
    if ((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_3__/* .isGoogleHost */ .Yn)(host) && host.endsWith('-docker.pkg.dev')) {
        return async (opening) => {
            const { createGoogleHost } = await __webpack_require__.e(/* import() */ 4074).then(__webpack_require__.bind(__webpack_require__, 4074));
            return createGoogleHost(toBearerSite(opening, 'https://artifactregistry.googleapis.com/'));
        };
    }
    if ((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_3__/* .isAzureHost */ .K7)(host)) {
        return async (opening) => {
            const { createAzureHost } = await __webpack_require__.e(/* import() */ 710).then(__webpack_require__.bind(__webpack_require__, 710));
            return createAzureHost(toBasicSite(opening, `https://${host}/`));
        };
    }
    const api = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'CI_API_V4_URL');
    const registry = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'CI_REGISTRY');
    const isOwn = api !== undefined && registry !== undefined && (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameHost */ .Xf)(host, registry);
    if (!isOwn && host !== 'registry.gitlab.com')
        return undefined;
    return async (opening) => {
        const { createGitlabHost } = await __webpack_require__.e(/* import() */ 6658).then(__webpack_require__.bind(__webpack_require__, 66658));
        const base = isOwn ? api : 'https://gitlab.com/api/v4';
        const project = isOwn ? (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'CI_PROJECT_PATH')?.toLowerCase() : undefined;
        return createGitlabHost(toGitlabSite(opening, base, run), covers(project, path));
    };
}
async function findHarbor({ host }, services) {
    const base = services.toBase(host);
    try {
        const { challenge = '' } = await services.ask({
            ...{ method: 'GET', url: new URL('v2/', base), isApi: true },
            ...{ doing: 'reach the registry', secrets: [] },
        });
        if (!challenge.includes('service="harbor-registry"'))
            return undefined;
    }
    catch (thrown) {
        if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF)
            return undefined;
        throw thrown;
    }
    return async (opening) => {
        const { createHarborHost } = await __webpack_require__.e(/* import() */ 6323).then(__webpack_require__.bind(__webpack_require__, 66323));
        return createHarborHost(toBasicSite(opening, new URL('api/v2.0/', base).href));
    };
}
function covers(project, path) {
    return project !== undefined && `${path}/`.startsWith(`${project}/`) ? project : undefined;
}
function passwordOf({ found }) {
    return found?.credential.kind === 'password' ? found.credential.password.reveal() : undefined;
}
function toSite({ repository, services }, base, header) {
    return {
        ...{ repository, services, base: new URL(base.endsWith('/') ? base : `${base}/`) },
        headers: header === undefined ? {} : Object.fromEntries([header]),
        secrets: header === undefined ? [] : [header[1], header[1].replace(/^\w+ /, '')],
    };
}
function toBearerSite(opening, base) {
    const password = passwordOf(opening);
    const header = password === undefined ? undefined : ['authorization', `Bearer ${password}`];
    return toSite(opening, base, header);
}
function toBasicSite(opening, base) {
    const password = passwordOf(opening);
    const { credential } = opening.found ?? {};
    if (credential?.kind !== 'password' || password === undefined)
        return toSite(opening, base, undefined);
    const pair = Buffer.from(`${credential.username}:${password}`).toString('base64');
    return toSite(opening, base, ['authorization', `Basic ${pair}`]);
}
function toGitlabSite(opening, base, { env }) {
    const password = passwordOf(opening);
    if (password === undefined)
        return toSite(opening, base, undefined);
    const isJob = password === env.CI_JOB_TOKEN || password === env.CI_REGISTRY_PASSWORD;
    return toSite(opening, base, [isJob ? 'job-token' : 'private-token', password]);
}
const HUB = 'https://hub.docker.com/';
const openDockerHub = async (opening) => {
    const [{ createDockerHubHost }, { logInToHub }] = await Promise.all([
        __webpack_require__.e(/* import() */ 9623).then(__webpack_require__.bind(__webpack_require__, 59623)),
        __webpack_require__.e(/* import() */ 4339).then(__webpack_require__.bind(__webpack_require__, 84339)),
    ]);
    const { credential } = opening.found ?? {};
    const bare = toSite(opening, HUB, undefined);
    if (credential?.kind !== 'password')
        return createDockerHubHost(bare);
    const token = await logInToHub(bare, credential.username, credential.password.reveal());
    return createDockerHubHost(toSite(opening, HUB, ['authorization', `Bearer ${token}`]));
};
const GITHUB_LIMITS = { tryMs: 30_000, deadlineMs: 600_000 };
async function openGhcr(repository, run) {
    const [{ createGhcrHost }, { openPackages }, { createAsking }] = await Promise.all([
        __webpack_require__.e(/* import() */ 8319).then(__webpack_require__.bind(__webpack_require__, 88319)),
        __webpack_require__.e(/* import() */ 8612).then(__webpack_require__.bind(__webpack_require__, 18612)),
        Promise.all(/* import() */[__webpack_require__.e(9913), __webpack_require__.e(4281)]).then(__webpack_require__.bind(__webpack_require__, 74281)),
    ]);
    const found = await run.credentials.find(repository.repository, 'pull,push');
    const token = found?.credential.kind === 'password' ? found.credential.password.reveal() : undefined;
    const url = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(run.env, 'GITHUB_API_URL') ?? 'https://api.github.com';
    const except = await (0,_facts_git_checkout_js__WEBPACK_IMPORTED_MODULE_1__/* .findTerritory */ .UT)(run.cwd);
    const api = createAsking(url, { ...run, token, except, limits: GITHUB_LIMITS });
    return createGhcrHost(repository, openPackages(api, repository.repository.path), node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID);
}


/***/ })

};
