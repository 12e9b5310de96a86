export const id = 2213;
export const ids = [2213];
export const modules = {

/***/ 2213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openEndpoint: () => (/* binding */ openEndpoint)
});

// EXTERNAL MODULE: ./src/ship/builder/stored.js
var stored = __webpack_require__(73637);
// EXTERNAL MODULE: ./src/registry/blobs/digest.js
var blobs_digest = __webpack_require__(73564);
// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(88660);
// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(75893);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./src/ship/endpoint/answer.js

async function answer(response, status, headers = {}, body = '') {
    const length = response.req.method === 'HEAD' ? {} : { 'content-length': Buffer.byteLength(body) };
    response.writeHead(status, {
        'docker-distribution-api-version': 'registry/2.0',
        ...length,
        ...headers,
    });
    response.end(response.req.method === 'HEAD' ? undefined : body);
    await (0,promises_.finished)(response).catch(() => undefined);
}
const REST_MS = 5_000;
function refuse(request, response, status, code) {
    const body = JSON.stringify({
        errors: [{ code, message: code.toLowerCase().replaceAll('_', ' ') }],
    });
    void answer(response, status, { 'content-type': 'application/json' }, body);
    if (request.complete)
        return;
    const rest = setTimeout(() => {
        request.destroy();
    }, REST_MS).unref();
    request.once('close', () => {
        clearTimeout(rest);
    });
    request.resume();
}

// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
;// CONCATENATED MODULE: ./src/ship/endpoint/change.js
function createChange() {
    let waiting = [];
    return {
        notify: () => {
            const all = waiting;
            waiting = [];
            for (const wake of all)
                wake();
        },
        next: () => new Promise((resolve) => {
            waiting.push(resolve);
        }),
    };
}
async function until(change, isMet) {
    while (!isMet())
        await change.next();
}
async function untilWithin(change, isMet, { clock, ms }) {
    const over = new AbortController();
    const limit = clock.sleep(ms, over.signal).then(() => true, () => false);
    const isOver = () => Promise.race([change.next().then(() => false), limit]);
    try {
        while (!isMet())
            if (await isOver())
                return isMet();
        return true;
    }
    finally {
        over.abort();
    }
}

;// CONCATENATED MODULE: ./src/ship/endpoint/fan-out.js

const WINDOW_BYTES = 2 * 1024 * 1024;
const LOOK_MS = 250;
function openFanOut(source, options) {
    const [filled, drained] = [createChange(), createChange()];
    const queues = options.patience.map(() => createQueue([filled, drained]));
    let end;
    const shared = { queues, filled, drained, end: () => end };
    const run = async () => {
        try {
            await feed(source, shared, options);
            end = {};
        }
        catch (cause) {
            end = { cause };
            throw cause;
        }
        finally {
            filled.notify();
        }
    };
    const done = run();
    done.catch(() => undefined);
    return {
        branches: queues.map((queue) => ({ stream: read(queue, shared), close: queue.close })),
        done,
    };
}
function createQueue(changes) {
    let pieces = [];
    let bytes = 0;
    let heldMs = 0;
    let isClosed = false;
    return {
        add: (piece) => {
            pieces.push(piece);
            bytes += piece.byteLength;
        },
        take: () => {
            const piece = pieces.shift();
            bytes -= piece?.byteLength ?? 0;
            return piece;
        },
        bytes: () => bytes,
        close: () => {
            isClosed = true;
            pieces = [];
            bytes = 0;
            for (const { notify } of changes)
                notify();
        },
        isClosed: () => isClosed,
        hold: (ms) => (heldMs += ms),
    };
}
async function* read(queue, { filled, drained, end }) {
    for (;;) {
        await until(filled, () => queue.bytes() > 0 || queue.isClosed() || end() !== undefined);
        if (queue.isClosed())
            throw new Error('this reader was too slow, or needs no more');
        const piece = queue.take();
        const { cause } = piece === undefined ? (end() ?? {}) : {};
        if (cause !== undefined)
            throw new Error('the stream is not whole', { cause });
        if (piece === undefined)
            return;
        drained.notify();
        yield piece;
    }
}
async function feed(source, shared, options) {
    const startMs = options.clock.now();
    for await (const piece of source) {
        if (piece.byteLength === 0)
            continue;
        for (const queue of listOpen(shared))
            queue.add(piece);
        shared.filled.notify();
        await makeRoom(shared, options, startMs);
    }
}
function listOpen({ queues }) {
    return queues.filter((queue) => !queue.isClosed());
}
async function makeRoom(shared, { clock, patience, onSlow }, startMs) {
    const listFull = () => listOpen(shared).filter((queue) => queue.bytes() >= WINDOW_BYTES);
    for (let full = listFull(); full.length > 0; full = listFull()) {
        const beforeMs = clock.now();
        const { length } = full;
        const isHeld = listOpen(shared).some((queue) => queue.bytes() === 0);
        const isMet = () => listFull().length < length;
        await untilWithin(shared.drained, isMet, { clock, ms: LOOK_MS });
        if (!isHeld)
            continue;
        const nowMs = clock.now();
        for (const queue of full) {
            const heldMs = queue.hold(nowMs - beforeMs);
            const reader = shared.queues.indexOf(queue);
            const { ms = Infinity, share = 1 } = patience[reader] ?? {};
            if (heldMs <= ms || heldMs <= share * (nowMs - startMs))
                continue;
            queue.close();
            onSlow(reader);
        }
    }
}

;// CONCATENATED MODULE: ./src/ship/endpoint/delivery.js



const GRACE_MS = 2_000;
const PATIENCE = {
    required: { ms: 10_000, share: 0.75 },
    optional: { ms: GRACE_MS, share: 0.25 },
};
const CUT = new Error('the builder broke off its push');
function createDelivery(blob, lacking, options) {
    const { members, clock } = options;
    const change = createChange();
    const lanes = lacking.map((member) => startLane(blob, member, { ...options, change }));
    const drop = (lane) => {
        members.leave(lane.member);
        Object.assign(lane, { state: 'gone' });
        lane.drop(new Error('this repository is too slow'));
        lane.branch?.close();
        change.notify();
    };
    return {
        push: async (stream) => {
            await awaitAll(lanes, 'starting', { change, clock, drop });
            const ready = lanes.filter(({ state }) => state === 'ready');
            const isOver = members.fatal() !== undefined;
            const fan = openFanOut(stream, {
                clock,
                patience: isOver
                    ? []
                    : ready.map(({ member }) => PATIENCE[member.isRequired ? 'required' : 'optional']),
                onSlow: (at) => {
                    const lane = ready[at];
                    if (lane !== undefined)
                        drop(lane);
                },
            });
            for (const [at, branch] of fan.branches.entries())
                begin(ready[at], branch);
            try {
                await fan.done;
            }
            finally {
                await awaitAll(lanes, 'sending', { change, clock, drop });
            }
            if (members.fatal() !== undefined)
                return 'refused';
            if (lanes.some(({ state }) => state === 'stored')) {
                lanes.filter(({ member, state }) => !member.isRequired && state !== 'stored').forEach(drop);
            }
            return lanes.every(({ state }) => state === 'stored' || state === 'gone')
                ? 'stored'
                : 'again';
        },
    };
}
function begin(lane, branch) {
    if (lane === undefined)
        return;
    Object.assign(lane, { branch, state: 'sending' });
    lane.take(uncut(branch.stream));
}
async function* uncut(stream) {
    try {
        yield* stream;
    }
    catch {
        throw CUT;
    }
}
async function awaitAll(lanes, waiting, { change, clock, drop, }) {
    const listOpen = () => lanes.filter(({ state }) => state === waiting);
    const isOver = () => listOpen().length === 0;
    const mayDrop = () => lanes.some(({ state }) => state === 'stored' || (state === 'ready' && waiting === 'starting')) && listOpen().every(({ member }) => !member.isRequired);
    while (!isOver()) {
        await until(change, () => isOver() || mayDrop());
        const isMet = await untilWithin(change, isOver, { clock, ms: GRACE_MS });
        if (!isMet && mayDrop())
            listOpen().forEach(drop);
    }
}
function startLane(blob, member, { members, over, change }) {
    const none = () => undefined;
    const lane = { member, state: 'starting', take: none, drop: none, branch: undefined };
    const become = (state) => {
        lane.branch?.close();
        if (lane.state !== 'gone')
            lane.state = state;
        change.notify();
    };
    const next = (failure) => new Promise((resolve, reject) => {
        if (failure !== undefined)
            members.note(member, failure);
        Object.assign(lane, { take: resolve, drop: reject });
        over.addEventListener('abort', () => {
            reject(new Error('the build is over'));
        });
        if (over.aborted || lane.state === 'gone')
            reject(new Error('the build is over'));
        become('ready');
    });
    const run = async () => {
        for (;;) {
            try {
                await member.repository.sendBlob(blob, next);
                members.note(member, undefined);
                members.store(member, blob.digest);
                become('stored');
                return;
            }
            catch (thrown) {
                const isAgain = thrown === CUT && lane.state !== 'gone' && !over.aborted;
                if (!isAgain) {
                    const isDropped = lane.state === 'gone' || over.aborted;
                    if (!isDropped)
                        members.lose(member, thrown);
                    become('gone');
                    return;
                }
                become('starting');
            }
        }
    };
    void run();
    return lane;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/ship/endpoint/held.js





function holdBytes(digest, bytes) {
    return { digest, size: bytes.byteLength, bytes, open: () => toStream([bytes]) };
}
function createSpool(directory, limit) {
    const path = (0,external_node_path_.join)(directory, `pushed-${(0,external_node_crypto_.randomUUID)()}`);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    return {
        size: () => size,
        append: async (stream) => {
            const counted = async function* () {
                for await (const chunk of stream) {
                    size += chunk.byteLength;
                    if (size > limit)
                        throw new Error(`more than ${limit} bytes`);
                    hash.update(chunk);
                    yield chunk;
                }
            };
            await (0,promises_.pipeline)(counted, (0,external_node_fs_.createWriteStream)(path, { flags: 'a', mode: 0o600 }));
        },
        open: () => (0,external_node_fs_.createReadStream)(path, { highWaterMark: 256 * 1024 }),
        remove: async () => {
            await (0,external_node_fs_promises_.rm)(path, { force: true });
        },
        digest: () => `sha256:${hash.copy().digest('hex')}`,
    };
}
function createManifests(limit) {
    const known = new Map();
    const tags = new Map();
    let bytes = 0;
    return {
        put: (reference, manifest) => {
            if (!known.has(manifest.digest)) {
                bytes += manifest.bytes.byteLength;
                if (known.size >= limit.count || bytes > limit.bytes)
                    return false;
                known.set(manifest.digest, manifest);
            }
            if (reference !== manifest.digest)
                tags.set(reference, manifest.digest);
            return true;
        },
        get: (reference) => known.get(tags.get(reference) ?? reference),
    };
}
async function* toStream(chunks) {
    await Promise.resolve();
    yield* chunks;
}

;// CONCATENATED MODULE: ./src/ship/endpoint/lookup.js


async function listLacking(digest, members, clock) {
    const change = createChange();
    const asked = members.live();
    const answers = new Map();
    const ask = async (member) => {
        try {
            answers.set(member, await members.has(member, digest));
        }
        catch (thrown) {
            members.lose(member, thrown);
            answers.set(member, false);
        }
        change.notify();
    };
    for (const member of asked)
        void ask(member);
    const listOpen = () => asked.filter((member) => !answers.has(member));
    await until(change, () => answers.size > 0 && listOpen().every(({ isRequired }) => !isRequired));
    const isMet = await untilWithin(change, () => listOpen().length === 0, { clock, ms: GRACE_MS });
    if (!isMet)
        listOpen().forEach(members.leave);
    return members.live().filter((member) => answers.get(member) === false);
}

;// CONCATENATED MODULE: ./src/ship/endpoint/blob-intake.js






const SMALL_BYTES = 1024 * 1024;
const MEMORY_BYTES = 32 * 1024 * 1024;
const LARGE_BYTES = 256 * 1024 * 1024;
const MEDIA_TYPE = 'application/octet-stream';
function createBlobIntake(options) {
    const { members, clock } = options;
    const held = new Map();
    const turns = new Map();
    const deliveries = new Map();
    let inMemory = 0;
    const deliver = async ({ digest, size, stream }) => {
        const known = deliveries.get(digest);
        const blob = { mediaType: MEDIA_TYPE, digest, size };
        const delivery = known ?? createDelivery(blob, await listLacking(digest, members, clock), options);
        deliveries.set(digest, delivery);
        return await delivery.push(stream);
    };
    const hold = async (blob) => {
        const isSmall = blob.size <= SMALL_BYTES && inMemory + blob.size <= MEMORY_BYTES;
        if (!isSmall) {
            held.set(blob.digest, await toFile(blob, options.directory));
            return 'stored';
        }
        const bytes = await readAll(blob.stream);
        if (!held.has(blob.digest))
            inMemory += blob.size;
        held.set(blob.digest, holdBytes(blob.digest, bytes));
        return isConfig(bytes) ? await deliver({ ...blob, stream: toStream([bytes]) }) : 'stored';
    };
    const take = async (blob) => {
        try {
            const { isJson, stream } = await peek((0,blobs_digest/* checked */.KD)(blob.stream, blob, 'the builder'));
            return await (isJson ? hold : deliver)({ ...blob, stream });
        }
        catch (thrown) {
            if (thrown instanceof problem/* Problem */.AF)
                return 'invalid';
            throw thrown;
        }
    };
    return {
        find: (digest) => held.get(digest),
        ask: async (digest) => {
            if (held.has(digest))
                return 'present';
            const lacking = members.fatal() === undefined ? await listLacking(digest, members, clock) : [];
            if (members.fatal() !== undefined)
                return 'refused';
            return lacking.length === 0 ? 'present' : 'lacking';
        },
        take: async (blob) => {
            const before = turns.get(blob.digest);
            const taking = (before ?? Promise.resolve()).catch(() => undefined).then(() => take(blob));
            turns.set(blob.digest, taking);
            return await taking;
        },
    };
}
function isConfig(bytes) {
    const architecture = (0,json/* parseObject */.lj)(Buffer.from(bytes).toString('utf8'))?.architecture;
    return typeof architecture === 'string' && architecture !== 'unknown';
}
async function toFile({ digest, size, stream }, directory) {
    const spool = createSpool(directory, LARGE_BYTES);
    await spool.append(stream);
    return { digest, size, bytes: undefined, open: spool.open };
}
async function readAll(stream) {
    const chunks = [];
    for await (const chunk of stream)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
async function peek(stream) {
    const first = await stream.next();
    const isJson = first.done !== true && first.value[0] === BRACE;
    const whole = async function* () {
        if (first.done === true)
            return;
        yield first.value;
        yield* stream;
    };
    return { isJson, stream: whole() };
}
const BRACE = '{'.charCodeAt(0);

// EXTERNAL MODULE: ./src/once.js
var once = __webpack_require__(44840);
;// CONCATENATED MODULE: ./src/ship/endpoint/uploads.js





const MOST_OPEN = 1_000;
const SPOOL_BYTES = 64 * 1024 ** 3;
function createUploads(directory) {
    const open = new Map();
    const spools = [];
    const createUpload = () => {
        const spool = (0,once/* once */.O)(() => {
            const made = createSpool(directory, SPOOL_BYTES);
            spools.push(made);
            return made;
        });
        return { toSpool: spool, hasSpool: () => spool.begun() !== undefined };
    };
    const goOn = async (received, id, take) => {
        const { request, response } = received;
        const upload = open.get(id);
        if (upload === undefined)
            refuse(request, response, 404, 'BLOB_UPLOAD_UNKNOWN');
        else if (request.method === 'PATCH') {
            const spool = upload.toSpool();
            await spool.append(toBody(request));
            await answer(response, 202, toPlace(received, id, spool.size()));
        }
        else if (request.method === 'PUT') {
            if (upload.hasSpool())
                open.delete(id);
            const verdict = await finish(received, upload, take);
            if (verdict !== 'again')
                open.delete(id);
        }
        else {
            open.delete(id);
            await answer(response, 204);
        }
    };
    return {
        clear: async () => {
            await Promise.all(spools.map((spool) => spool.remove()));
        },
        handle: async (received, id, take) => {
            const { request, response, query } = received;
            if (id !== '')
                await goOn(received, id, take);
            else if (request.method !== 'POST')
                refuse(request, response, 405, 'UNSUPPORTED');
            else if (query.has('digest'))
                await finish(received, createUpload(), take);
            else if (open.size >= MOST_OPEN)
                refuse(request, response, 429, 'TOOMANYREQUESTS');
            else {
                const name = (0,external_node_crypto_.randomUUID)();
                open.set(name, createUpload());
                await answer(response, 202, toPlace(received, name, 0));
            }
        },
    };
}
function toPlace({ request }, id, size) {
    const [base = ''] = /^.*\/blobs\/uploads\//.exec(request.url?.split('?')[0] ?? '') ?? [];
    return {
        location: `${base}${id}`,
        range: `0-${Math.max(size - 1, 0)}`,
        'docker-upload-uuid': id,
    };
}
async function finish({ request, response, query }, { toSpool, hasSpool }, take) {
    const digest = query.get('digest') ?? '';
    if (!(0,blobs_digest/* isDigest */.Bc)(digest)) {
        refuse(request, response, 400, 'DIGEST_INVALID');
        return 'invalid';
    }
    const size = Number(request.headers['content-length'] ?? Number.NaN);
    if (!hasSpool() && Number.isSafeInteger(size)) {
        return await tell(response, digest, take({ digest, size, stream: toBody(request) }));
    }
    const spool = toSpool();
    await spool.append(toBody(request));
    return await tell(response, digest, take({ digest, size: spool.size(), stream: spool.open() }));
}
async function tell(response, digest, taking) {
    const verdict = await taking;
    if (verdict === 'stored')
        await answer(response, 201, { 'docker-content-digest': digest });
    else {
        const { status, code } = REFUSALS[verdict];
        refuse(response.req, response, status, code);
    }
    return verdict;
}
const REFUSALS = {
    again: { status: 503, code: 'UNAVAILABLE' },
    refused: { status: 403, code: 'DENIED' },
    invalid: { status: 400, code: 'DIGEST_INVALID' },
};
function toBody(request) {
    return { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) };
}

;// CONCATENATED MODULE: ./src/ship/endpoint/intake.js







function openIntake(options) {
    const over = new AbortController();
    const parts = {
        blobs: createBlobIntake({ ...options, over: over.signal }),
        manifests: createManifests({ count: limits/* INDEX_ENTRIES */.ov, bytes: limits/* TREE_BYTES */.Vq }),
        uploads: createUploads(options.directory),
    };
    return {
        handle: (received) => dispatch(parts, received),
        manifests: parts.manifests,
        findBlob: parts.blobs.find,
        end: () => {
            over.abort();
            void parts.uploads.clear();
        },
    };
}
async function dispatch(parts, received) {
    const { request, response, path } = received;
    const [, kind = '', rest = ''] = /^(blobs\/uploads|blobs|manifests)\/([^/]*)$/.exec(path) ?? [];
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
    if (kind === 'blobs/uploads') {
        await parts.uploads.handle(received, rest, parts.blobs.take);
        return;
    }
    switch (`${method} ${kind}`) {
        case 'GET blobs': {
            await answerBlob(parts, rest, response);
            return;
        }
        case 'GET manifests': {
            await answerManifest(parts, rest, response);
            return;
        }
        case 'PUT manifests': {
            await takeManifest(parts, rest, received);
            return;
        }
        default:
            refuse(request, response, 405, 'UNSUPPORTED');
    }
}
async function answerBlob({ blobs }, digest, response) {
    const held = blobs.find(digest);
    const headers = { 'docker-content-digest': digest, 'content-type': 'application/octet-stream' };
    if (held?.bytes !== undefined)
        await answer(response, 200, headers, held.bytes);
    else if (response.req.method === 'GET')
        refuse(response.req, response, 404, 'BLOB_UNKNOWN');
    else {
        const state = (0,blobs_digest/* isDigest */.Bc)(digest) ? await blobs.ask(digest) : 'lacking';
        if (state === 'present')
            await answer(response, 200, headers);
        else if (state === 'lacking')
            refuse(response.req, response, 404, 'BLOB_UNKNOWN');
        else
            refuse(response.req, response, 403, 'DENIED');
    }
}
async function answerManifest({ manifests }, reference, response) {
    const manifest = manifests.get(reference);
    if (manifest === undefined) {
        refuse(response.req, response, 404, 'MANIFEST_UNKNOWN');
        return;
    }
    const { mediaType, digest, bytes } = manifest;
    const headers = { 'content-type': mediaType, 'docker-content-digest': digest };
    const length = { 'content-length': String(bytes.byteLength) };
    await answer(response, 200, { ...headers, ...length }, bytes);
}
async function takeManifest({ manifests }, reference, { request, response }) {
    const bytes = await readBytes(request, limits/* MANIFEST_BYTES */.ms);
    if (bytes === undefined) {
        refuse(request, response, 413, 'SIZE_INVALID');
        return;
    }
    const digest = (0,blobs_digest/* toDigest */.O6)(bytes, reference);
    if (reference.includes(':') && reference !== digest) {
        refuse(request, response, 400, 'DIGEST_INVALID');
    }
    else if (!(0,contents/* isManifest */.Yh)(bytes))
        refuse(request, response, 400, 'MANIFEST_INVALID');
    else if (manifests.put(reference, { digest, bytes, mediaType: (0,contents/* readMediaType */.Hi)(bytes) })) {
        await answer(response, 201, { 'docker-content-digest': digest });
    }
    else
        refuse(request, response, 413, 'SIZE_INVALID');
}
async function readBytes(request, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        const bytes = chunk;
        size += bytes.byteLength;
        if (size > limit)
            return undefined;
        chunks.push(bytes);
    }
    return Buffer.concat(chunks);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./src/ship/endpoint/peer.js

const TABLES = ['/proc/self/net/tcp', '/proc/self/net/tcp6'];
const LOOPBACK = /^(?:0{16}(?:FFFF0000|0000FFFF))?(?:0100007F|7F000001)$/;
const ESTABLISHED = '01';
async function readPeer({ remotePort, localPort }) {
    if (remotePort === undefined || localPort === undefined)
        return undefined;
    for (const path of TABLES) {
        const table = await (0,external_node_fs_promises_.readFile)(path, 'latin1').catch(() => '');
        const uid = findPeer(table, { from: remotePort, to: localPort });
        if (uid !== undefined)
            return uid;
    }
    return undefined;
}
function findPeer(table, { from, to }) {
    for (const line of table.split('\n')) {
        const [, local = '', remote = '', state, , , , uid = '', , inode] = line.trim().split(/\s+/);
        if (state !== ESTABLISHED || inode === '0' || !/^\d+$/.test(uid))
            continue;
        if (isAt(local, from) && isAt(remote, to))
            return Number(uid);
    }
    return undefined;
}
function isAt(text, port) {
    const [address = '', digits = ''] = text.split(':');
    return LOOPBACK.test(address) && Number.parseInt(digits, 16) === port;
}

;// CONCATENATED MODULE: ./src/ship/endpoint/probe.js



const PROBE_MS = 1_000;
async function probeEngine(socketPath, server, clock) {
    const over = new AbortController();
    try {
        return await new Promise((resolve) => {
            const mount = server.mount(async ({ request, response }) => {
                const uid = await readPeer(request.socket);
                refuse(request, response, 404, 'MANIFEST_UNKNOWN');
                resolve({ uid });
            });
            over.signal.addEventListener('abort', mount.close);
            const asking = external_node_http_.request({
                ...{ socketPath, agent: false, signal: over.signal },
                path: `/distribution/${mount.name}:probe/json`,
            });
            const fail = () => {
                resolve(undefined);
            };
            asking.on('error', fail).on('response', (answered) => {
                answered.on('error', fail).on('end', fail).resume();
            });
            asking.end();
            clock.sleep(PROBE_MS, over.signal).then(fail, fail);
        });
    }
    finally {
        over.abort();
    }
}

;// CONCATENATED MODULE: ./src/ship/endpoint/server.js




const PATH_BYTES = 16;
const CONNECTIONS = 256;
const AT_ONCE = 64;
const HEADER_BYTES = 16 * 1024;
const HEADERS_MS = 10_000;
async function startServer(idleMs) {
    const handlers = new Map();
    const server = external_node_http_.createServer({
        maxHeaderSize: HEADER_BYTES,
        headersTimeout: HEADERS_MS,
        requestTimeout: 0,
        keepAliveTimeout: idleMs,
        noDelay: true,
    });
    server.maxConnections = CONNECTIONS;
    const listen = createListener(handlers, idleMs);
    server.on('request', (request, response) => {
        response.on('error', () => undefined);
        listen(request, response).catch(() => {
            if (response.headersSent)
                response.destroy();
            else
                refuse(request, response, 500, 'UNKNOWN');
        });
    });
    server.on('clientError', (_error, socket) => {
        if (socket.writable)
            socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
        else
            socket.destroy();
    });
    await new Promise((resolve, reject) => {
        server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    const host = `127.0.0.1:${server.address().port}`;
    return {
        host,
        mount: (handle, uid) => {
            const random = (0,external_node_crypto_.randomBytes)(PATH_BYTES).toString('hex');
            handlers.set(random, { handle, uid });
            return {
                name: `${host}/${random}`,
                close: () => {
                    handlers.delete(random);
                },
            };
        },
        close: () => {
            server.close();
            server.closeAllConnections();
        },
    };
}
function createListener(handlers, idleMs) {
    const mayEnter = createGate();
    let active = 0;
    return async (request, response) => {
        const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
        const [, random = '', path = ''] = /^\/v2\/([0-9a-f]{32})\/(.+)$/.exec(pathname) ?? [];
        const entry = handlers.get(random);
        if (/^\/v2\/?$/.test(pathname)) {
            await answer(response, 200, { 'content-type': 'application/json' }, '{}');
        }
        else if (entry === undefined || !(await mayEnter(entry, request.socket))) {
            refuse(request, response, 404, 'NAME_UNKNOWN');
        }
        else if (active >= AT_ONCE)
            refuse(request, response, 429, 'TOOMANYREQUESTS');
        else {
            active += 1;
            endWhenSilent(request, response, idleMs);
            try {
                await entry.handle({ request, response, path, query: searchParams });
            }
            finally {
                active -= 1;
            }
        }
    };
}
function createGate() {
    const peers = new WeakMap();
    return async ({ uid }, socket) => {
        if (uid === undefined)
            return true;
        const peer = peers.get(socket) ?? readPeer(socket);
        peers.set(socket, peer);
        return (await peer) === uid;
    };
}
function endWhenSilent(request, response, idleMs) {
    response.setTimeout(idleMs, () => {
        if (!request.complete && request.readableLength === 0)
            request.destroy();
    });
}

;// CONCATENATED MODULE: ./src/ship/endpoint/endpoint.js




async function openEndpoint(context, builder, settings) {
    const isWanted = settings.publish === 'auto' || settings.publish === 'endpoint';
    const socket = isWanted ? await findSocket(context.env, builder) : undefined;
    if (socket === undefined)
        return undefined;
    const server = await startServer(settings.pushIdleTimeout).catch(() => undefined);
    if (server === undefined)
        return undefined;
    const { clock, tempDir: directory } = context;
    const engine = await probeEngine(socket, server, clock);
    if (engine === undefined) {
        server.close();
        return undefined;
    }
    return {
        open: (options) => {
            const intake = openIntake({ ...options, clock, directory });
            const mount = server.mount(intake.handle, engine.uid);
            return {
                ...intake,
                name: mount.name,
                end: () => {
                    mount.close();
                    intake.end();
                },
            };
        },
        close: server.close,
    };
}
async function findSocket(env, { driver, store, name }) {
    if (driver !== 'docker' || store !== 'containerd')
        return undefined;
    if (name !== 'default')
        return undefined;
    return /^unix:\/\/(\/.+)$/.exec((await (0,stored/* readEndpoint */.KW)(env)) ?? '')?.[1];
}


/***/ })

};
