export const id = 311;
export const ids = [311];
export const modules = {

/***/ 9311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildAndPublish: () => (/* binding */ buildAndPublish),
  buildOnly: () => (/* reexport */ buildOnly),
  writeOutputs: () => (/* reexport */ writeOutputs)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(4734);
// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(8660);
// EXTERNAL MODULE: ./src/registry/manifests/docker-types.js
var docker_types = __webpack_require__(9702);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./src/registry/blobs/digest.js
var blobs_digest = __webpack_require__(3564);
;// CONCATENATED MODULE: ./src/registry/blobs/layout.js
// SPDX-License-Identifier: Apache-2.0
// An OCI image layout on disk, as buildx writes it with `type=oci,tar=false`. Reads, never writes.






const CHUNK_BYTES = 512 * 1024;
/**
 * The image layout in a directory. Everything read from it is verified by its digest.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID if the directory has no layout
 */
async function openLayout(directory) {
    const bytes = await readIndex(directory);
    const digest = (0,blobs_digest/* toDigest */.O6)(bytes);
    const { manifests } = (0,contents/* readContents */.r0)({ bytes, digest, mediaType: (0,contents/* readMediaType */.Hi)(bytes) });
    return {
        roots: manifests,
        openBlob: (blob) => Promise.resolve(openBlob(directory, blob)),
        readManifest: (wanted) => readManifest(directory, wanted),
    };
}
async function readIndex(directory) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(directory, 'index.json'));
    }
    catch (cause) {
        const message = `No OCI image layout in "${directory}": cannot read index.json.`;
        const hint = 'Check that the build wrote one there.';
        throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('REGISTRY_LAYOUT_INVALID', message, hint)], { cause });
    }
}
async function readManifest(directory, digest) {
    const bytes = await (0,promises_.readFile)(toPath(directory, digest)).catch((cause) => {
        throw notFound(directory, digest, cause);
    });
    const found = (0,blobs_digest/* toDigest */.O6)(bytes, digest);
    if (found !== digest) {
        throw (0,blobs_digest/* digestMismatch */.H3)(`The manifest in "${directory}" has the digest ${found}`, { digest });
    }
    return { digest, bytes, mediaType: (0,contents/* readMediaType */.Hi)(bytes) };
}
async function* openBlob(directory, blob) {
    const path = toPath(directory, blob.digest);
    const file = (0,external_node_fs_.createReadStream)(path, { highWaterMark: CHUNK_BYTES });
    try {
        yield* (0,blobs_digest/* checked */.KD)(file, blob, `"${directory}"`);
    }
    catch (thrown) {
        const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
        throw isMissing ? notFound(directory, blob.digest, thrown) : thrown;
    }
}
/** @throws Problem REGISTRY_NOT_FOUND also for anything that is not a digest, since it might be any path */
function toPath(directory, digest) {
    if (!(0,blobs_digest/* isDigest */.Bc)(digest))
        throw notFound(directory, digest);
    return (0,external_node_path_.join)(directory, 'blobs', ...digest.split(':'));
}
function notFound(directory, digest, cause) {
    const message = `${digest} not found in the image layout "${directory}".`;
    return new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('REGISTRY_NOT_FOUND', message)], { cause });
}

// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var platforms = __webpack_require__(9236);
// EXTERNAL MODULE: ./src/ship/build/command.js + 2 modules
var build_command = __webpack_require__(9045);
// EXTERNAL MODULE: ./src/ship/build/csv.js
var csv = __webpack_require__(5671);
// EXTERNAL MODULE: ./src/ship/build/failure.js
var failure = __webpack_require__(7421);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(2519);
// EXTERNAL MODULE: ./src/settings/values/duration.js
var duration = __webpack_require__(2904);
;// CONCATENATED MODULE: ./src/ship/push/watch.js
/** BuildKit's line at the start of a push; everything before it may take hours without output. */
const PUSHING = /^#\d+ pushing (layers|manifest)/m;
/**
 * The allowed time without output after `ended` pushes were ended: each try gets twice as long as the
 * previous one. BuildKit prints nothing while it uploads layers, so its silence proves little, but a
 * push must end at some time.
 */
function toStallTimeout(idleMs, ended) {
    return idleMs * 2 ** ended;
}
/** Starts watching; `idleMs` without output after the push began aborts {@link PushWatch.signal}. */
function watchPush(clock, idleMs) {
    const hung = new AbortController();
    const ended = new AbortController();
    let heardAt = clock.now();
    let isPushing = false;
    let rest = '';
    const guard = async () => {
        for (let silent = 0; silent < idleMs; silent = clock.now() - heardAt) {
            await clock.sleep(idleMs - silent, ended.signal);
        }
        hung.abort();
    };
    return {
        signal: hung.signal,
        hear: (chunk) => {
            heardAt = clock.now();
            if (isPushing)
                return;
            isPushing = PUSHING.test(rest + chunk);
            rest = (rest + chunk).slice(-200);
            if (!isPushing)
                return;
            guard().catch((cause) => {
                // The build ended during the sleep: stop watching.
                if (!ended.signal.aborted)
                    throw cause;
            });
        },
        stop: () => {
            ended.abort();
        },
    };
}

// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(3213);
;// CONCATENATED MODULE: ./src/ship/build/build.js
// SPDX-License-Identifier: Apache-2.0
// Runs `docker buildx build`, and again where a registry was busy.










/** The first pause before a retry, and the longest, ms. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** How many lines of the output a Problem repeats. */
const TAIL_LINES = 15;
/**
 * Builds, and retries while a registry is busy or a connection breaks, until the setting
 * `retry-deadline` is used up, counted from the first failure. Nothing is built twice: the layers are in the builder. A failure of
 * the build itself is final.
 *
 * @throws the signal's reason when the run is cancelled
 */
async function runBuild(task, given) {
    const { clock, log, settings, signal } = task.context;
    const failures = [];
    let order = given;
    const metadataFile = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(task.context.tempDir, 'build-')), 'metadata.json');
    for (let retries = 0;; retries += 1) {
        const stallTimeoutMs = toStallTimeout(settings.pushIdleTimeout, count(failures, 'hung'));
        const attempt = await attemptBuild(task, order, { metadataFile, stallTimeoutMs });
        signal.throwIfAborted();
        if (attempt.kind === undefined) {
            const said = await readSaid(metadataFile);
            const ofPlatform = order.platform === undefined ? {} : { platform: order.platform };
            task.context.onBuilt?.({ name: task.target.name, ...ofPlatform, metadata: said });
            return { ok: true, metadata: toMetadata(said), retries };
        }
        const { kind } = attempt;
        if (lacksIndex(attempt, order)) {
            order = { ...order, isBare: true };
            log.problem(indexMissing(task));
            task.onRetry();
            continue;
        }
        const pause = toPause(retries, clock.random());
        failures.push({ kind, at: clock.now() });
        if (isLast(failures, pause, settings.retryDeadline) || order.yieldOn?.includes(kind) === true) {
            if (kind === 'build')
                await task.builder.version(); // throws if buildx is missing or too old
            return { ok: false, kind, problem: describe(task, order, attempt, stallTimeoutMs), retries };
        }
        task.onRetry();
        log.info(`${toReason(kind)}: ${(0,failure/* findError */.kh)(attempt.result.stderr)}; trying again …`);
        await clock.sleep(pause, signal);
    }
}
/** BuildKit makes a plain manifest if it has nothing to attest, for example for an image without layers. */
function lacksIndex({ result }, order) {
    return order.isBare !== true && result.stderr.includes('index annotations not supported');
}
function indexMissing({ target }) {
    return (0,src_problem/* notice */.lm)('ANNOTATION_NO_INDEX', `The image of "${target.name}" has no index, because BuildKit attests nothing to it; annotations go to its manifest alone.`);
}
/** How often a build is run again after each kind of failure. */
const MOST_RETRIES = {
    transient: Infinity,
    hung: 2,
    unclear: 3,
    expired: 1,
    failing: Infinity,
    unreachable: 0,
    'too-large': 0,
    unsupported: 0,
    refused: 0,
    build: 0,
};
function count(failures, kind) {
    return failures.filter((one) => one.kind === kind).length;
}
/** Whether the retries are used up, or the next one would start too late after the first failure. */
function isLast(failures, pauseMs, deadlineMs) {
    const [first, last] = [failures[0], failures.at(-1)];
    if (first === undefined || last === undefined)
        return false;
    const isLate = last.at + pauseMs - first.at > deadlineMs && last.kind !== 'hung';
    return isLate || count(failures, last.kind) > MOST_RETRIES[last.kind];
}
/** Exponential, with jitter in the upper half of the span, so that runs do not retry in step. */
function toPause(retries, random) {
    const span = Math.min(FIRST_PAUSE_MS * 3 ** retries, LONGEST_PAUSE_MS);
    return span * (0.5 + random / 2);
}
async function attemptBuild(task, order, { metadataFile, stallTimeoutMs }) {
    const { context, target, builder, buildArgs } = task;
    const { clock, log, settings, shell } = context;
    const given = { ...settings, buildArgs };
    const command = (0,build_command/* makeBuildCommand */._7)(target.build, builder, given, {
        ...order,
        metadataFile,
        isRecorded: context.onBuilt !== undefined,
    });
    const watch = watchPush(clock, stallTimeoutMs);
    log.debug(command.argv.join(' '));
    try {
        const result = await shell({
            argv: command.argv,
            env: { ...withDefaults(context.env, command.defaults), ...task.childEnv, ...command.env },
            cwd: context.cwd,
            signal: AbortSignal.any([context.signal, watch.signal]),
            ...(0,omit_undefined/* omitUndefined */.O)({ timeoutMs: settings.timeout }),
            onOutput: (chunk) => {
                watch.hear(chunk);
                order.hear?.(chunk);
                log.output(chunk);
            },
        });
        if (result.code === 0 && !result.timedOut)
            return { kind: undefined, result };
        const kind = watch.signal.aborted ? 'hung' : toKind(result);
        // From here on, its output is used in problems and messages.
        return { kind, result: { ...result, stderr: (0,build_command/* conceal */.Eq)(result.stderr, command.secrets) } };
    }
    finally {
        watch.stop();
    }
}
/** Variables that a step sets for the time of a build or for buildx take precedence over what is set here. */
function withDefaults(env, defaults) {
    const said = Object.entries(env).filter(([name, value]) => value !== '' || !(name in defaults));
    return { ...defaults, ...Object.fromEntries(said) };
}
function toKind(result) {
    return result.timedOut || result.spawnError !== undefined
        ? 'build'
        : (0,failure/* classifyFailure */.XE)(result.stderr);
}
function toReason(kind) {
    return kind === 'hung' ? 'The push went silent' : 'A registry failed';
}
function describe({ target, context }, { platform }, { kind, result }, stallTimeoutMs) {
    const name = `"${target.name}"${platform === undefined ? '' : ` for ${platform}`}`;
    if (result.timedOut) {
        const limit = (0,duration/* renderDuration */.P)(context.settings.timeout ?? 0);
        return (0,src_problem/* error */.z3)('BUILD_TIMEOUT', `The build of ${name} took longer than ${limit}.`, 'Raise the setting timeout, or find the slow step in the output above.');
    }
    if (kind === 'hung') {
        return (0,src_problem/* error */.z3)('PUSH_HUNG', `The push of ${name} made no progress for ${(0,duration/* renderDuration */.P)(stallTimeoutMs)}, in the last of several tries.`, 'Check whether the registry answers; raise push-idle-timeout if it is slow.');
    }
    const said = (0,failure/* findError */.kh)(result.stderr) || (result.spawnError ?? 'buildx was ended by a signal');
    const tail = result.stderr.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
    const code = kind === 'build' ? 'BUILD_FAILED' : 'PUSH_FAILED';
    return (0,src_problem/* error */.z3)(code, `The build of ${name} failed: ${said}`, `${(0,failure/* toBuildHint */.l6)(said, kind)}\n${tail}`.trim());
}
/**
 * The digest that buildx reports.
 *
 * @throws Problem BUILD_NO_DIGEST
 */
function toBuildDigest({ metadata: { digest } }) {
    if (digest !== undefined && (0,blobs_digest/* isDigest */.Bc)(digest))
        return digest;
    const message = 'buildx succeeded, but its metadata file names no digest.';
    throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('BUILD_NO_DIGEST', message, 'Update buildx and BuildKit.')]);
}
/** buildx's metadata file; a build that exports nothing writes none. */
async function readSaid(file) {
    const text = await (0,promises_.readFile)(file, 'utf8').catch(() => '{}');
    return (0,json/* parseObject */.lj)(text) ?? {};
}
function toMetadata(metadata) {
    const { mediaType } = (0,json/* toTexts */.OS)(metadata['containerimage.descriptor']);
    const texts = (0,json/* toTexts */.OS)(metadata);
    return {
        digest: texts['containerimage.digest'],
        mediaType,
        configDigest: texts['containerimage.config.digest'],
    };
}

// EXTERNAL MODULE: ./src/ship/push/plain-fallback.js
var plain_fallback = __webpack_require__(4684);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/registry/blobs/growing-layout.js
// SPDX-License-Identifier: Apache-2.0
// An OCI image layout while buildx is still writing it: its blobs can be read before they are complete. Never writes.




/** How often a layout is looked at, and a blob that has no more bytes yet, ms. */
const LOOK_MS = 20;
const growing_layout_CHUNK_BYTES = 512 * 1024;
/** What containerd's store, in which buildx keeps a layout, calls an unfinished blob. */
const BLOB = /^(?:layer|config|intoto)-(sha256:([0-9a-f]{64}))$/;
/**
 * Follows a layout. buildx writes every blob to a file of its own below `ingest/`, next to which are
 * its digest and its size, and moves it to `blobs/` when it is complete. Each is reported once, with the
 * source that it can be read from at once; a layout that is written in another way reports none.
 */
function followLayout(directory, found) {
    const ending = new AbortController();
    const known = new Set();
    const checkOnce = async () => {
        for (const entry of await list((0,external_node_path_.join)(directory, 'ingest'))) {
            const blob = known.has(entry) ? undefined : await readEntry(directory, entry);
            if (blob === undefined)
                continue;
            known.add(entry);
            found(blob, toSource(directory, entry, ending.signal));
        }
    };
    const look = async () => {
        while (!ending.signal.aborted) {
            await checkOnce();
            await (0,external_node_timers_promises_.setTimeout)(LOOK_MS);
        }
    };
    let looking;
    return {
        look: () => {
            looking ??= look();
        },
        end: () => {
            ending.abort();
        },
    };
}
async function list(directory) {
    return (0,promises_.readdir)(directory).catch(() => []); // does not exist yet, or no longer
}
/** The blob that an entry is of; undefined while its bytes have not begun, before which all else is written. */
async function readEntry(directory, entry) {
    const folder = (0,external_node_path_.join)(directory, 'ingest', entry);
    if (!(await list(folder)).includes('data'))
        return undefined;
    const read = (name) => (0,promises_.readFile)((0,external_node_path_.join)(folder, name), 'utf8').catch(() => '');
    const digest = BLOB.exec(await read('ref'))?.[1];
    const size = Number((await read('total')) || Number.NaN);
    if (digest === undefined || !Number.isSafeInteger(size))
        return undefined;
    return { mediaType: 'application/octet-stream', digest, size };
}
function toSource(directory, entry, ended) {
    return {
        openBlob: async (blob) => {
            const file = await openFile(directory, entry, blob);
            return (0,blobs_digest/* checked */.KD)(follow(file, blob.size, ended), blob, `"${directory}"`);
        },
        readManifest: (digest) => Promise.reject(new Error(`${digest} was requested from an unfinished layout`)),
    };
}
/** The blob's file, wherever it is now. */
async function openFile(directory, entry, { digest }) {
    const whole = (0,external_node_path_.join)(directory, 'blobs', ...digest.split(':'));
    return (0,promises_.open)((0,external_node_path_.join)(directory, 'ingest', entry, 'data')).catch(() => (0,promises_.open)(whole));
}
/** All bytes of a file that grows up to `size`. */
async function* follow(file, size, ended) {
    try {
        for (let at = 0; at < size;) {
            const isLast = ended.aborted;
            const buffer = Buffer.allocUnsafe(Math.min(growing_layout_CHUNK_BYTES, size - at));
            const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, at);
            if (bytesRead === 0 && isLast)
                throw new Error(`a blob of ${size} bytes ends after ${at}`);
            if (bytesRead === 0)
                await (0,external_node_timers_promises_.setTimeout)(LOOK_MS);
            else
                yield buffer.subarray(0, bytesRead);
            at += bytesRead;
        }
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: ./src/registry/manifests/copy.js
var copy = __webpack_require__(4599);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./src/registry/blobs/once.js
// SPDX-License-Identifier: Apache-2.0
// Small blobs that several repositories need, read once. Large ones are streamed to each.

/** What is kept in memory of one blob, at most; a copy has few under way at a time. */
const LIMIT_BYTES = 2 * 1024 * 1024;
/**
 * The same source, of which small blobs are read once, however often they are opened; kept for as long
 * as the source itself. A failed read is repeated at the next open.
 */
function readOnce(source) {
    const known = new Map();
    return {
        ...source,
        openBlob: async (blob) => {
            if (blob.size > LIMIT_BYTES)
                return source.openBlob(blob);
            const reading = known.get(blob.digest) ?? readAll(source, blob);
            known.set(blob.digest, reading);
            try {
                return external_node_stream_.Readable.from(await reading);
            }
            catch (thrown) {
                if (known.get(blob.digest) === reading)
                    known.delete(blob.digest);
                throw thrown;
            }
        },
    };
}
async function readAll(source, blob) {
    const chunks = [];
    for await (const chunk of await source.openBlob(blob))
        chunks.push(chunk);
    return chunks;
}

// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(3072);
;// CONCATENATED MODULE: ./src/ship/push/blobs-ahead.js
// SPDX-License-Identifier: Apache-2.0
// Sends blobs to repositories before the copy of their image asks for them. Sends no manifest and no tag.




const AT_ONCE = 8;
/** Sends nothing yet. A registry eventually deletes a blob that nothing refers to. */
function openBlobsAhead(repositories) {
    let isDropped = false;
    const lanes = repositories.map((repository) => openLane(repository));
    const send = (blob, source) => {
        if (isDropped)
            return;
        const guarded = guard(lanes.length > 1 ? readOnce(source) : source, () => isDropped);
        for (const lane of lanes)
            lane.send(blob, guarded);
    };
    return {
        targets: lanes.map(({ target }) => target),
        send,
        sendAll: (manifest, source) => {
            if (isDropped)
                return;
            for (const blob of (0,copy/* listBlobs */.t)(manifest))
                send(blob, source);
            for (const lane of lanes)
                lane.snapshot(manifest.digest);
        },
        drop: () => {
            isDropped = true;
        },
    };
}
function openLane(repository) {
    const begun = new Map();
    const looked = new Map();
    const slots = (0,pause/* createSlots */.e)(AT_ONCE);
    const target = {
        ...repository,
        // A manifest that was pushed since then is written again, which changes nothing.
        resolve: (digest) => looked.get(digest) ?? repository.resolve(digest),
        putBlob: async (blob, source) => {
            const bringing = begun.get(blob.digest);
            if (bringing === undefined)
                return await repository.putBlob(blob, source);
            try {
                return await bringing;
            }
            catch (thrown) {
                // Any other error came from a source that was incomplete at the time.
                if (thrown instanceof src_problem/* Problem */.AF)
                    throw thrown;
                return await repository.putBlob(blob, source);
            }
        },
    };
    const send = (blob, source) => {
        if (begun.has(blob.digest))
            return;
        const bringing = slots.within(() => repository.putBlob(blob, source));
        bringing.catch(() => undefined); // reported to the caller
        begun.set(blob.digest, bringing);
    };
    const snapshot = (digest) => {
        if (looked.has(digest))
            return;
        const reading = repository.resolve(digest);
        reading.catch(() => undefined); // reported to the caller
        looked.set(digest, reading);
    };
    return { target, send, snapshot };
}
/** The same source; its streams fail once they are no longer needed. */
function guard(source, isDropped) {
    return {
        ...source,
        openBlob: async (blob) => unlessDropped(await source.openBlob(blob), isDropped),
    };
}
async function* unlessDropped(stream, isDropped) {
    for await (const chunk of stream) {
        if (isDropped())
            throw new Error('this blob is no longer needed');
        yield chunk;
    }
}

;// CONCATENATED MODULE: ./src/ship/build/lines.js
// SPDX-License-Identifier: Apache-2.0
// Splits chunks of text into lines.
/** Calls `hear` with complete lines, without line ends; an unterminated last line is dropped. */
function toLines(hear) {
    let rest = '';
    return (chunk) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines)
            hear(line.trimEnd());
    };
}

;// CONCATENATED MODULE: ./src/ship/push/layout-ahead.js
// SPDX-License-Identifier: Apache-2.0
// Sends blobs of a layout while buildx is still writing it. Sends no manifest.



/** BuildKit's line at the start of an export; before it the layout is empty. */
const EXPORTING = /^#\d+ exporting to oci/;
/** Sends what buildx writes to a layout in `folder`; writing takes as long as sending. */
function openLayoutAhead(folder, repositories) {
    const blobs = openBlobsAhead(repositories);
    const layout = followLayout(folder, blobs.send);
    return {
        hear: toLines((line) => {
            if (EXPORTING.test(line))
                layout.look();
        }),
        targets: blobs.targets,
        end: (isWhole) => {
            layout.end();
            if (!isWhole)
                blobs.drop();
        },
    };
}

// EXTERNAL MODULE: ./src/ship/destination.js
var destination = __webpack_require__(1232);
// EXTERNAL MODULE: ./src/ship/platform.js
var ship_platform = __webpack_require__(3881);
;// CONCATENATED MODULE: ./src/ship/push/builder-ahead.js


/** BuildKit reports the manifests of an image before it pushes them, one after the other, and reports when the last is pushed. */
const NAMED = /^#\d+ exporting (?:attestation )?manifest (?:list )?(sha256:[0-9a-f]{64})\b/;
const builder_ahead_PUSHING = /^#\d+ pushing manifest for /;
const PUSHED = /^#\d+ pushing manifest for .* done$/;
/** How long to wait before asking again for a missing manifest, ms: at first, and at most. */
const FIRST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 1_000;
const MOST_TRIES = 20;
/**
 * Listens to a push of an image that goes to more than one repository. While BuildKit pushes one
 * manifest after the other, and buildx takes its time to end, they are read as soon as they exist,
 * and their blobs are sent to the other repositories. The output of buildx is only a hint: images count by
 * their digest, and by how buildx ends.
 */
function openPushAhead(primary, others, clock) {
    const blobs = openBlobsAhead(others);
    const reads = openReads(primary, clock, (manifest) => {
        blobs.sendAll(manifest, primary);
    });
    const over = new AbortController();
    const listen = () => {
        const named = new Set();
        const pushed = new AbortController();
        const ended = AbortSignal.any([over.signal, pushed.signal]);
        let isFollowed = others.length === 0;
        return toLines((line) => {
            const digest = NAMED.exec(line)?.[1];
            if (digest !== undefined)
                named.add(digest);
            if (PUSHED.test(line)) {
                pushed.abort();
                named.forEach(reads.begin);
            }
            else if (builder_ahead_PUSHING.test(line) && !isFollowed) {
                isFollowed = true;
                reads.follow(named, ended).catch(() => undefined); // everything is read again at the end
            }
        });
    };
    return {
        listen,
        source: { ...primary, readManifest: reads.readManifest },
        targets: blobs.targets,
        end: (isThere) => {
            over.abort();
            if (!isThere)
                blobs.drop();
        },
    };
}
/** Reads manifests of a repository and hands each on as soon as it is read. */
function openReads(primary, clock, pass) {
    const known = new Map();
    return {
        begin: (digest) => {
            if (known.has(digest))
                return;
            const reading = primary.readManifest(digest);
            known.set(digest, reading);
            reading.then(pass).catch(() => undefined); // read again by the caller
        },
        /** Reads one after the other, in the order in which they are pushed. */
        follow: async (named, ended) => {
            for (const digest of named) {
                for (let tries = 0; !known.has(digest); tries += 1) {
                    if (tries === MOST_TRIES || ended.aborted)
                        return;
                    const manifest = await primary.getManifest(digest);
                    if (manifest === undefined)
                        await clock.sleep(toWait(tries), ended);
                    else if (!known.has(digest)) {
                        known.set(digest, Promise.resolve(manifest));
                        pass(manifest);
                    }
                }
            }
        },
        readManifest: (digest) => known.get(digest)?.catch(() => primary.readManifest(digest)) ?? primary.readManifest(digest),
    };
}
function toWait(tries) {
    return Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
}

// EXTERNAL MODULE: ./src/settings/values/entries.js
var entries = __webpack_require__(1214);
;// CONCATENATED MODULE: ./src/ship/push/join.js
// SPDX-License-Identifier: Apache-2.0
// Joins images that were built separately, one per platform, into one index.





const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
/**
 * One index of several images: the entries of all platforms in the order of the images, then all
 * attestations, like BuildKit's index of several platforms. Entries of an index, also of a nested one, are
 * copied as they are; a plain manifest gets the platform in its
 * configuration. The same images give the same bytes.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID
 * @see https://github.com/opencontainers/image-spec/blob/main/image-index.md
 */
async function joinImages(images, source, annotations) {
    const listed = await Promise.all(images.map((image) => listEntries(image, source, annotations)));
    const all = [...new Map(listed.flat().map((entry) => [entry.digest, entry])).values()];
    const index = {
        schemaVersion: 2,
        mediaType: INDEX_TYPE,
        manifests: [...all.filter((entry) => !(0,platforms/* isAttestation */.H3)(entry)), ...all.filter(platforms/* isAttestation */.H3)],
        ...(Object.keys(annotations.index).length === 0 ? {} : { annotations: annotations.index }),
    };
    const bytes = Buffer.from(JSON.stringify(index, undefined, 2));
    return { mediaType: INDEX_TYPE, bytes, digest: (0,blobs_digest/* toDigest */.O6)(bytes) };
}
async function listEntries(image, source, annotations) {
    const { isIndex } = (0,contents/* readContents */.r0)(image);
    if (!isIndex)
        return [await join_describe(image, source, annotations)];
    // With all fields of a descriptor, also unknown ones.
    const body = JSON.parse(Buffer.from(image.bytes).toString('utf8'));
    const entries = body.manifests.map(async (entry) => /\b(index|manifest\.list)\b/.test(entry.mediaType)
        ? await listEntries(await source.readManifest(entry.digest), source, annotations)
        : [entry]);
    return (await Promise.all(entries)).flat();
}
async function join_describe(image, source, { entry }) {
    const { platform } = (await (0,platforms/* readConfig */.Xg)(source, image)) ?? {};
    const annotations = entry(platform);
    return {
        mediaType: image.mediaType,
        digest: image.digest,
        size: image.bytes.byteLength,
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
        ...(platform === undefined ? {} : { platform: toFields(platform) }),
    };
}
/** In BuildKit's order of fields. */
function toFields(platform) {
    const [os = '', architecture = '', variant] = platform.split('/');
    return { architecture, os, ...(0,omit_undefined/* omitUndefined */.O)({ variant }) };
}
/**
 * The annotations in a build command and in the attributes of its image that are for the index, which a
 * build of one platform refuses or omits.
 *
 * | written                                   | is for                                |
 * | ----------------------------------------- | ------------------------------------- |
 * | `--annotation index:K=V`                  | the index                             |
 * | `--annotation manifest-descriptor:K=V`    | the entry of every platform           |
 * | `--annotation manifest-descriptor[P]:K=V` | the entry of the platform P           |
 * | `annotation-index.K=V` of an output       | the index, and so on                  |
 *
 * @see https://github.com/moby/buildkit/blob/master/docs/annotations.md
 */
function readIndexAnnotations(argv, attributes) {
    const found = [
        ...argv.flatMap((word, at) => readWord(word, argv[at - 1])),
        ...attributes.flatMap(readAttribute),
    ];
    const select = (isWanted) => Object.fromEntries(found.filter(isWanted).map(({ key, value }) => [key, value]));
    return {
        index: select(({ level }) => level === 'index'),
        entry: (own) => select(({ level, platform }) => level === 'manifest-descriptor' && (platform === undefined || platform === own)),
    };
}
/** Whether an attribute of an image is for its index, which a build of one platform does not make. */
function isIndexAttribute(attribute) {
    return /^"?annotation-index[-.[]/.test(attribute);
}
function readWord(word, before) {
    const text = before === '--annotation' ? word : /^--annotation=([^]*)$/.exec(word)?.[1];
    const [, levels = '', key = '', value] = /^([a-z][^:=]*):([^=]+)=([^]*)$/.exec(text ?? '') ?? [];
    if (value === undefined)
        return [];
    return levels.split(/,(?![^[]*\])/).map((level) => ({ ...readLevel(level), key, value }));
}
function readAttribute(attribute) {
    const [field = ''] = (0,entries/* splitEntries */.l8)(attribute, true);
    const [, level, key = '', value] = /^annotation-([a-z-]+(?:\[[^\]]*\])?)\.([^=]+)=([^]*)$/.exec(field) ?? [];
    return level === undefined || value === undefined ? [] : [{ ...readLevel(level), key, value }];
}
/** `manifest-descriptor[linux/arm64]` */
function readLevel(text) {
    const [, level = '', platform] = /^([a-z-]+)(?:\[(.*)\])?$/.exec(text.trim()) ?? [];
    if (platform === undefined)
        return { level };
    const [os = '', architecture = '', variant] = platform.split('/');
    const named = { os, architecture, ...(0,omit_undefined/* omitUndefined */.O)({ variant }) };
    return { level, platform: (0,platforms/* toPlatformText */.g3)(named) };
}

;// CONCATENATED MODULE: ./src/ship/build/turns.js
/**
 * A log for each of `count` builds. The first unfinished build is printed live; the output of
 * the others is kept until it is their turn. Problems are printed at once.
 */
function takeTurns(log, count) {
    const kept = Array.from({ length: count }, () => []);
    const ended = new Set();
    let current = 0;
    const say = (own, what) => {
        if (own <= current)
            what();
        else
            kept[own]?.push(what);
    };
    const end = (own) => {
        ended.add(own);
        while (ended.has(current)) {
            current += 1;
            for (const what of kept[current] ?? [])
                what();
        }
    };
    return kept.map((_, own) => ({
        log: {
            group: log.group,
            problem: log.problem,
            info: (line) => {
                say(own, () => {
                    log.info(line);
                });
            },
            debug: (line) => {
                say(own, () => {
                    log.debug(line);
                });
            },
            output: (chunk) => {
                say(own, () => {
                    log.output(chunk);
                });
            },
        },
        end: () => {
            end(own);
        },
    }));
}

;// CONCATENATED MODULE: ./src/ship/push/nodes.js
// SPDX-License-Identifier: Apache-2.0
// Pushes from a builder with several nodes: one build per platform, and an index of our own. Writes no tag.





/**
 * Whether buildx would distribute this build over several nodes. It then joins what they push
 * and tags it with the name of the repository, that is `latest`, even if the output says
 * `push-by-digest`. With one platform it uses one node and pushes by digest.
 *
 * @see https://github.com/docker/buildx/blob/v0.29.1/build/build.go
 */
function isDivided({ target, builder }) {
    return builder.hasNodes && target.platforms.length > 1;
}
/**
 * Builds each platform separately, all at the same time, and pushes them by digest; then pushes an index of
 * them, by digest, too. The outcome is that of one build. The first build that fails ends the
 * others.
 *
 * @throws the signal's reason when the run is cancelled
 */
async function pushFromNodes(task, push) {
    const built = await buildAll(task, push);
    return 'kind' in built ? built : await putIndex(task, push, built);
}
async function buildAll(task, push) {
    const { context, target } = task;
    const platforms = [...new Set(target.platforms)];
    const attributes = (context.settings.imageOutput ?? []).filter((one) => !isIndexAttribute(one));
    const turns = takeTurns(context.log, platforms.length);
    const stop = new AbortController();
    const signal = AbortSignal.any([context.signal, stop.signal]);
    let failure;
    const build = async (platform, at) => {
        const { log = context.log, end } = turns[at] ?? {};
        log.info(`Platform ${platform}:`);
        const args = [...push.provenance, '--output', push.toOutput(attributes)];
        const own = { args, platform, isBare: true, hear: push.ahead.listen() };
        const part = { ...task, context: { ...context, signal, log } };
        let isThere = false;
        try {
            const outcome = await runBuild(part, { ...push.order, ...own });
            if (!outcome.ok)
                failure ??= outcome;
            isThere = outcome.ok;
            return outcome;
        }
        finally {
            if (!isThere)
                stop.abort();
            end?.();
        }
    };
    const outcomes = await Promise.allSettled(platforms.map(build));
    context.signal.throwIfAborted();
    if (failure !== undefined)
        return failure;
    const done = outcomes.map((outcome) => {
        if (outcome.status === 'rejected')
            throw outcome.reason;
        return outcome.value;
    });
    return {
        digests: done.flatMap((outcome) => (outcome.ok ? [toBuildDigest(outcome)] : [])),
        retries: done.reduce((sum, { retries }) => sum + retries, 0),
    };
}
const KINDS = {
    REGISTRY_UNSUPPORTED: 'unsupported',
    REGISTRY_FAILED: 'failing',
};
/** An error of the registry for the index is reported like a failed push. */
async function putIndex({ target, context }, { primary, ahead: { source } }, { digests, retries }) {
    const { imageOutput = [] } = context.settings;
    try {
        const images = await Promise.all(digests.map((digest) => source.readManifest(digest)));
        const annotations = readIndexAnnotations(target.build.argv, imageOutput);
        const index = await joinImages(images, source, annotations);
        const isDocker = context.settings.mediaTypes === 'docker';
        const { manifest } = isDocker
            ? await (0,docker_types/* toDockerTypes */.f)({ manifest: index, source })
            : { manifest: index };
        const { mediaType, digest } = manifest;
        await primary.putManifest(digest, manifest);
        return { ok: true, metadata: { mediaType, digest, configDigest: undefined }, retries };
    }
    catch (thrown) {
        const problem = thrown instanceof src_problem/* Problem */.AF ? thrown.problems[0] : undefined;
        if (problem === undefined)
            throw thrown;
        const kind = KINDS[problem.code] ?? 'refused';
        return { ok: false, kind, problem, retries };
    }
}

// EXTERNAL MODULE: ./src/registry/address.js
var address = __webpack_require__(8849);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(3981);
;// CONCATENATED MODULE: ./src/ship/push/strategy.js
// SPDX-License-Identifier: Apache-2.0
// Chooses the push strategy, and the repository to push to first. Pure.




/**
 * The push strategy of this run.
 *
 * | `publish` | builder            | strategy                                                       |
 * | --------- | ------------------ | -------------------------------------------------------------- |
 * | `auto`    | pushes by digest   | *builder*, if it can reach a repository; else *layout*         |
 * | `auto`    | `docker` driver    | *layout*                                                       |
 * | other     |                    | as set                                                         |
 *
 * @throws Problem PUBLISH_IMPOSSIBLE if the builder cannot do what `publish` requires
 */
function choosePushStrategy(settings, builder, repositories) {
    const can = { builder: builder.canPushByDigest, layout: builder.canWriteLayout };
    if (settings.publish !== 'auto') {
        if (can[settings.publish])
            return settings.publish;
        throw new src_problem/* Problem */.AF([describeImpossible(settings.publish, builder.driver)]);
    }
    const reaches = repositories.some((one) => isReachable(one, builder, settings));
    if (can.builder && (reaches || !can.layout))
        return 'builder';
    if (can.layout)
        return 'layout';
    throw new src_problem/* Problem */.AF([describeImpossible('layout', builder.driver)]);
}
function describeImpossible(strategy, driver) {
    const what = strategy === 'builder' ? 'push by digest' : 'write an OCI layout';
    return (0,src_problem/* error */.z3)('PUBLISH_IMPOSSIBLE', `A builder with the driver "${driver}" cannot ${what}.`, 'Write publish: auto and builder: auto.');
}
/**
 * Whether a builder is expected to reach a repository: it is not if we use a client certificate, a
 * custom certificate authority, unchecked TLS or plain HTTP, and the builder is not configured for it.
 */
function isReachable(repository, builder, settings) {
    const { insecure, ca, cert } = (0,address/* readReach */.eo)(settings.registries, repository.host);
    return (builder.knownHosts.includes(repository.host) ||
        (!insecure && ca === undefined && cert === undefined));
}
/**
 * The repositories in the order in which the builder should try them: the setting
 * `primary`; then required ones before others; among them those that it can reach, then those on this
 * machine (which is another machine for a builder in a container); each in the given order.
 */
function orderForPush(repositories, builder, settings) {
    const rank = ({ repository }) => {
        if ((0,registry_host/* isPrimary */.Dn)(repository, settings.primary))
            return 0;
        const late = (0,destination/* isRequired */.gx)(repository, settings.registries) ? 0 : 3;
        if (!isReachable(repository, builder, settings))
            return late + 3;
        const isElsewhere = builder.driver === 'docker-container' || builder.driver === 'kubernetes';
        return late + ((0,address/* isLoopback */.U9)(repository.host) && isElsewhere ? 2 : 1);
    };
    return repositories.toSorted((one, other) => rank(one) - rank(other));
}

;// CONCATENATED MODULE: ./src/ship/push/builder.js
// SPDX-License-Identifier: Apache-2.0
// The push strategy *builder*: the builder pushes the image, by digest, to one repository.









/** Failures for which *layout* is better than a retry: our own client can reach what the builder cannot. */
const LAYOUT_ANSWERS = [
    ...['unreachable', 'hung', 'failing', 'too-large', 'unsupported', 'unclear'],
];
/** The kind of manifest is what the registry refuses, as far as known. */
const PICKY = ['unsupported', 'failing'];
/**
 * The image in the first repository that the builder could push to; undefined if *layout*
 * is the better strategy. A repository that does not accept an index or attestations is skipped
 * for the next, and the image is copied to it from there; if there is none, the builder omits them.
 *
 * @throws Problem BUILD_…, PUSH_…
 */
async function pushFromBuilder(input) {
    const { builder, context } = input;
    const { settings } = context;
    const mayTurn = settings.publish === 'auto' && builder.canWriteLayout;
    const missed = [];
    for (const primary of orderForPush(input.repositories, builder, settings)) {
        if (mayTurn && !isReachable(primary.repository, builder, settings))
            return undefined;
        const order = { yieldOn: mayTurn ? LAYOUT_ANSWERS : [] };
        const { ahead, outcome } = await pushOnce(input, primary, missed, order);
        if (outcome.ok)
            return readPushed(ahead, outcome, missed);
        if (mayTurn && LAYOUT_ANSWERS.includes(outcome.kind)) {
            context.log.problem(describeTurn(primary, outcome));
            input.onRetry();
            return undefined;
        }
        if (isFinal(outcome, primary, settings))
            throw new src_problem/* Problem */.AF([outcome.problem]);
        missed.push({ primary, outcome });
    }
    return pushUnattested(input, missed);
}
/**
 * One push; a second one if the registry refused only the form of the attestations. BuildKit 0.32
 * writes them as artifacts with a `subject`, and pushes them before the image that they refer to,
 * which some registries (GitLab) require first.
 *
 * @see https://github.com/moby/buildkit/issues/7007
 */
async function pushOnce(input, primary, missed, order) {
    const open = () => openPushAhead(primary, listOthers(primary, input, missed), input.context.clock);
    const ahead = open();
    const outcome = await pushTo(input, primary, ahead, order);
    const { imageOutput = [] } = input.context.settings;
    if (outcome.ok || !isSubjectRefused(outcome, imageOutput))
        return { ahead, outcome };
    input.context.log.info(`Pushing the attestations in their older form, ${OLD_ATTESTATIONS}.`);
    input.onRetry();
    const again = open();
    const own = { ...order, attributes: [OLD_ATTESTATIONS] };
    return { ahead: again, outcome: await pushTo(input, primary, again, own) };
}
/** The image attribute with which BuildKit stores attestations as images without a subject. */
const OLD_ATTESTATIONS = 'oci-artifact=false';
function isSubjectRefused({ kind, problem }, imageOutput) {
    const isSaid = imageOutput.some((attribute) => attribute.startsWith('oci-artifact='));
    return !isSaid && kind === 'unclear' && failure/* SUBJECT_MISSING */._s.test(problem.message);
}
/** Makes the builder push, by digest, to one repository. */
async function pushTo(input, primary, ahead, { attributes: added = [], ...order }) {
    const { name } = primary.repository;
    const { mediaTypes, imageOutput } = input.context.settings;
    const toOutput = (attributes = []) => [
        `type=image,"name=${name}",push-by-digest=true,name-canonical=true,push=true`,
        ...[`oci-mediatypes=${String(mediaTypes === 'oci')}`, ...added, ...attributes],
    ].join(',');
    const provenance = toPushedProvenance(input, order);
    const args = [...provenance, '--output', toOutput(imageOutput)];
    const own = { args, isBare: isBare(input), hear: ahead.listen() };
    let isThere = false;
    try {
        const outcome = await input.context.log.group(`Build ${input.target.name} and push it to ${name}`, () => isDivided(input)
            ? pushFromNodes(input, { primary, ahead, toOutput, order, provenance })
            : runBuild(input, { ...own, ...order }));
        isThere = outcome.ok;
        return outcome;
    }
    finally {
        ahead.end(isThere);
    }
}
/** If the plan has none, buildx's own default applies. */
function toPushedProvenance({ target: { build }, context: { settings, env } }, { isUnattested }) {
    const isSaid = build.provenance !== undefined && isUnattested !== true;
    return isSaid ? (0,build_command/* toDefaultProvenance */.Wd)(build, settings, env) : [];
}
/** Attributes that the user sets for the pushed image, to be added to an output. */
function toAttributes({ imageOutput = [] }) {
    return imageOutput.map((attribute) => `,${attribute}`).join('');
}
/** The repositories that the image is copied to: also those that were skipped only for the kind of manifest. */
function listOthers(primary, { repositories }, missed) {
    const done = [primary, ...listLost(missed).map((one) => one.primary)];
    return repositories.filter((one) => !done.includes(one));
}
function listLost(missed) {
    return missed.filter(({ outcome: { kind } }) => !PICKY.includes(kind));
}
/** What was pushed, and where it must still go. */
async function readPushed({ source, targets }, outcome, missed) {
    return {
        manifest: await source.readManifest(toBuildDigest(outcome)),
        source,
        targets,
        failed: listLost(missed).map((one) => ({
            repository: one.primary.repository,
            problem: one.outcome.problem,
        })),
        notices: [],
    };
}
/** If no repository accepts attestations, the same build without them. */
async function pushUnattested(input, missed) {
    const picky = missed.find(({ outcome: { kind } }) => PICKY.includes(kind));
    if (picky === undefined)
        throw new src_problem/* Problem */.AF(missed.map(({ outcome }) => outcome.problem));
    const { primary, outcome: refused } = picky;
    const { length } = input.target.platforms;
    const ahead = openPushAhead(primary, listOthers(primary, input, missed), input.context.clock);
    const order = { isBare: length <= 1, isUnattested: true };
    const outcome = await pushTo(input, primary, ahead, order);
    if (outcome.ok) {
        const notices = [describeUnattested(primary, refused)];
        return { ...(await readPushed(ahead, outcome, missed)), notices };
    }
    const isSame = PICKY.includes(outcome.kind);
    throw new src_problem/* Problem */.AF([
        isSame ? { ...refused.problem, hint: (0,plain_fallback/* adviseOn */.mm)(length > 1) } : outcome.problem,
    ]);
}
function isFinal({ kind }, { repository }, { registries }) {
    return kind === 'build' || (!PICKY.includes(kind) && (0,destination/* isRequired */.gx)(repository, registries));
}
function describeTurn({ repository: { name } }, { kind, problem }) {
    return (0,src_problem/* notice */.lm)('PUSH_FROM_HERE', `The builder could not push to "${name}"; tagship pushes instead: ${problem.message}`, kind === 'unsupported' || kind === 'too-large' ? 'Write publish: layout to do so at once.' : '');
}
function describeUnattested({ repository: { name } }, { problem }) {
    return (0,src_problem/* notice */.lm)('PUSH_PLAIN', `"${name}" does not accept an image with attestations, so this one has none. ${problem.message}`, 'Write attestations: plain (provenance: false with several platforms) to push it so at once.');
}
/** Whether the environment, which the plan does not know, turns an index into a manifest. */
function isBare({ target, context }) {
    const isSingle = target.platforms.length <= 1 && !(0,build_command/* decidesProvenance */.pA)(target.build.argv);
    return isSingle && (0,build_command/* refusesAttestations */.$L)(context.env);
}

// EXTERNAL MODULE: ./src/once.js
var once = __webpack_require__(4840);
// EXTERNAL MODULE: ./src/plan/reference/tag-repositories.js
var tag_repositories = __webpack_require__(620);
// EXTERNAL MODULE: ./src/ship/engine/engine.js
var engine = __webpack_require__(7493);
;// CONCATENATED MODULE: ./src/ship/build/only.js







/** The metadata of a build that exports nothing. */
const NOTHING = { digest: undefined, mediaType: undefined, configDigest: undefined };
/**
 * Builds and pushes nothing. With `load` the image is loaded into the local engine under the names it
 * would be pushed with. The image is in no registry, so `manifest` and `source` are empty;
 * `digest` is what buildx reported, and empty if nothing was exported.
 *
 * @throws Problem BUILD_…, LOAD_NO_ENGINE, LOAD_FAILED
 */
async function buildOnly(task, load) {
    const call = toCall(task);
    const isLoading = load && call === undefined && mayLoad(task);
    const verb = call === undefined ? 'Build' : `Call ${call} for`;
    const title = `${isLoading ? 'Build and load' : verb} ${task.target.name}`;
    let metadata = NOTHING;
    for (const order of planOrders(task, isLoading)) {
        const outcome = await task.context.log.group(title, () => runBuild(task, order));
        if (!outcome.ok)
            throw new src_problem/* Problem */.AF([outcome.problem]);
        metadata = outcome.metadata;
    }
    const loaded = isLoading ? await inspectLoaded(task) : undefined;
    if (loaded !== undefined) {
        for (const name of listNames(task))
            task.context.log.info(`loaded   ${name}`);
    }
    return toBuilt(task, metadata, loaded);
}
/** What buildx does instead of a build. */
function toCall({ context: { settings } }) {
    return settings.call === 'build' ? undefined : settings.call;
}
function toBuilt({ target }, metadata, loaded) {
    const { digest = '', mediaType = '', configDigest = loaded?.id } = metadata;
    const [only, ...others] = target.platforms;
    const isSingle = only !== undefined && others.length === 0 && digest !== '';
    return {
        digest,
        mediaType,
        imageId: configDigest ?? null,
        platforms: isSingle ? { [only]: digest } : {},
        manifest: { mediaType, digest, bytes: new Uint8Array() },
        source: nowhere,
        failed: [],
        bare: new Map(),
        notices: [],
        ...(loaded === undefined ? {} : { loadedReference: loaded.reference }),
    };
}
/** The image of a build that was not pushed cannot be read. */
const nowhere = {
    openBlob: ({ digest }) => Promise.reject(unpushed(digest)),
    readManifest: (digest) => Promise.reject(unpushed(digest)),
};
function unpushed(digest) {
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('REGISTRY_NOT_FOUND', `"${digest}" was built and not pushed.`, 'Push it: push: true.'),
    ]);
}
/** Whether there is an engine to load into; it must exist if the user asked for loading. */
function mayLoad({ builder, context }) {
    if (builder.hasEngine)
        return true;
    const message = 'No Docker engine answers here, into which the image could be loaded.';
    if (context.settings.load) {
        const hint = 'Start Docker, or leave out load.';
        throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('LOAD_NO_ENGINE', message, hint)]);
    }
    context.log.problem((0,src_problem/* notice */.lm)('LOAD_SKIPPED', message));
    return false;
}
/**
 * The builds that are needed, one after the other; the second uses the cache of the first.
 *
 * The engine's classic store holds one platform of an image, so with several platforms all are built and
 * the first that this machine can run is loaded.
 */
function planOrders(task, isLoading) {
    const call = toCall(task);
    if (call !== undefined)
        return [{ args: ['--call', call] }];
    const all = orderOutputs(task);
    if (!isLoading)
        return [all];
    const load = orderLoad(task);
    const isAll = load.platform === undefined && task.context.settings.outputs.length === 0;
    return isAll ? [load] : [all, { ...load, isAgain: true }];
}
/** The user's outputs, or only the cache without any. Images in them have the names they would be pushed with. */
function orderOutputs(task) {
    const { outputs } = task.context.settings;
    if (outputs.length === 0)
        return { args: ['--output', 'type=cacheonly'], isBare: true };
    const isImage = outputs.some((output) => /\btype=(docker|oci|image|registry)\b/.test(output));
    const isArchive = outputs.some((output) => /\btype=(docker|oci)\b/.test(output));
    // BuildKit pushes by digest only to a name without a tag.
    const isDigest = outputs.some((output) => /\bpush-by-digest=true\b/.test(output));
    const names = isDigest ? task.target.repositories : listNames(task);
    const provenance = orderProvenance(task);
    return {
        args: [
            ...provenance,
            ...outputs.flatMap((output) => ['--output', output]),
            ...(isImage ? names.flatMap((name) => ['--tag', name]) : []),
        ],
        isBare: isArchive && isSingle(task) && !provenance.some(isForFiles),
    };
}
/** Whether BuildKit writes this provenance also into files: `inline-only=true` is for what it pushes. */
function isForFiles(word) {
    return word.startsWith('mode=') && !word.includes('inline-only=true');
}
/**
 * The provenance that the plan adds if the settings do not decide about it. An export for the engine
 * (`type=docker`) has none: it cannot be an index.
 */
function orderProvenance({ target: { build }, context }) {
    const { settings, env } = context;
    const isForEngine = settings.outputs.some((output) => /\btype=docker\b/.test(output));
    if (isForEngine || build.provenance === undefined)
        return [];
    return (0,build_command/* toDefaultProvenance */.Wd)(build, settings, env);
}
/**
 * Writes the user's outputs in addition to a push, from the cache of the build that was pushed, if there
 * was one.
 *
 * @throws Problem BUILD_…
 */
async function writeOutputs(task, isAgain) {
    const title = `Write outputs of ${task.target.name}`;
    const order = { ...orderOutputs(task), isAgain };
    const outcome = await task.context.log.group(title, () => runBuild(task, order));
    if (!outcome.ok)
        throw new src_problem/* Problem */.AF([outcome.problem]);
}
function orderLoad(task) {
    const { target, builder } = task;
    const isWhole = target.platforms.length <= 1 || builder.store === 'containerd';
    const native = isWhole ? undefined : findNative(target.platforms);
    return {
        args: ['--load', ...listNames(task).flatMap((name) => ['--tag', name])],
        // buildx loads an index, which provenance makes of an image, only into its own engine.
        isBare: native !== undefined || isBareLoad(task),
        ...(0,omit_undefined/* omitUndefined */.O)({ platform: native }),
    };
}
function isBareLoad({ builder, target }) {
    const isOne = target.platforms.length <= 1;
    return isOne && builder.driver !== 'docker' && !(0,build_command/* decidesProvenance */.pA)(target.build.argv);
}
/** One platform and no attestations: the export is a manifest, not an index. */
function isSingle({ target }) {
    return target.platforms.length <= 1 && !(0,build_command/* decidesProvenance */.pA)(target.build.argv);
}
/** The names that the image would be pushed with; without repositories, a local name. */
function listNames({ target, context }) {
    // An untrusted author may choose the name of the target, and so overwrite another image on this engine.
    const own = context.trust.level === 'trusted' ? target.name : 'untrusted';
    const repositories = target.repositories.length > 0 ? target.repositories : [own];
    const tags = target.tags.filter(({ platform }) => platform === undefined);
    const isFor = (planned, repository) => (0,tag_repositories/* repositoriesFor */.M)({ repositories }, planned).includes(repository);
    return repositories.flatMap((repository) => {
        const names = tags.length > 0 ? tags.filter((tag) => isFor(tag, repository)) : [{ tag: 'build' }];
        return names.map(({ tag }) => `${repository}:${tag}`);
    });
}
function findNative(platforms) {
    const architecture = { x64: 'amd64', ia32: '386' }[process.arch] ?? process.arch;
    const own = (0,ship_platform/* toPlatform */.r)(`linux/${architecture}`);
    return platforms.find((platform) => (0,ship_platform/* toPlatform */.r)(platform) === own) ?? platforms[0];
}
/** Checks that the engine has the image now, under the first of its names. */
async function inspectLoaded(task) {
    const { context } = task;
    const [reference = ''] = listNames(task);
    const result = await context.shell({
        argv: ['docker', 'image', 'inspect', '--format', '{{.Id}}', reference],
        env: context.env,
        cwd: context.cwd,
        signal: context.signal,
    });
    if (result.code === 0)
        return { reference, id: result.stdout.trim() };
    const said = (0,engine.lastOutputLine)(result.stderr) || (result.spawnError ?? '');
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('LOAD_FAILED', `The image was built, and the Docker engine does not have "${reference}": ${said}`, 'Check whether the builder and the docker command talk to the same engine (docker context ls).'),
    ]);
}

;// CONCATENATED MODULE: ./src/ship/push/publish.js
// SPDX-License-Identifier: Apache-2.0
// Builds, and pushes the image to every repository by digest. Writes no tag.




















/**
 * Builds, and pushes the image by digest to every repository; the same digest everywhere, except for
 * hosts that do not accept an index or attestations: they get the image without.
 *
 * | strategy  | who pushes                                                                 |
 * | --------- | -------------------------------------------------------------------------- |
 * | *builder* | the builder, to the primary; our client copies from there to the others    |
 * | *layout*  | our client: the builder writes an OCI layout, which is uploaded to all     |
 *
 * After it returns, the digest is in every repository that is not in `failed` or `bare`.
 *
 * @throws Problem BUILD_…, PUSH_…, REGISTRY_…
 */
async function buildAndPublish(given) {
    // buildx cannot write a layout of what several nodes have built.
    const able = isDivided(given) ? { ...given.builder, canWriteLayout: false } : given.builder;
    const input = { ...given, builder: able };
    const { builder, context, repositories } = input;
    const names = repositories.map(({ repository }) => repository);
    const strategy = choosePushStrategy(context.settings, builder, names);
    const pushed = strategy === 'builder' ? await pushFromBuilder(input) : undefined;
    return finish(input, pushed ?? (await writeLayout(input)));
}
async function writeLayout(input) {
    const { context, target, repositories } = input;
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.tempDir, 'layout-'));
    const provenance = (0,build_command/* toLayoutProvenance */.H5)(target.build, context.settings, context.env);
    const output = `${(0,csv/* renderCsv */.P)(['type=oci', 'tar=false', `dest=${folder}`])}${toAttributes(context.settings)}`;
    const order = { args: [...provenance, '--output', output], isBare: isBare(input) };
    const ahead = openLayoutAhead(folder, repositories);
    let isThere = false;
    try {
        const outcome = await context.log.group(`Build ${target.name}`, () => runBuild(input, { ...order, hear: ahead.hear }));
        if (!outcome.ok)
            throw new src_problem/* Problem */.AF([outcome.problem]);
        const source = await openLayout(folder);
        const manifest = await source.readManifest(toBuildDigest(outcome));
        isThere = true;
        return { manifest, source, targets: ahead.targets, failed: [], notices: [] };
    }
    finally {
        ahead.end(isThere);
    }
}
/** Checks that every platform is there, then copies to the repositories that lack the image. */
async function finish(input, given) {
    const { target, context } = input;
    const arrived = await inMediaTypes(given, context.settings);
    const { source, seen } = publish_readOnce(arrived.source, arrived.manifest);
    if (arrived.targets.length > 0)
        readAhead(source, arrived.manifest);
    const whole = await (0,platforms/* readPlatforms */.tj)(source, arrived.manifest);
    const missing = (0,ship_platform/* findMissing */.y)(target.platforms, whole.platforms);
    if (missing.length > 0)
        throw new src_problem/* Problem */.AF([describeMissing(target.name, missing, whole.platforms)]);
    const built = { manifest: arrived.manifest, ...whole };
    const isPlain = context.settings.attestations === 'plain' && whole.imageId !== null;
    const manifest = (isPlain ? await (0,plain_fallback/* withoutAttestations */.AB)(built, source) : undefined) ?? arrived.manifest;
    const copied = await (0,plain_fallback/* copyTo */.rH)({ ...built, manifest }, source, arrived.targets);
    const failed = copied.flatMap(({ repository: { repository }, problems }) => problems.map((problem) => ({ repository, problem })));
    const grave = failed.filter(({ repository }) => (0,destination/* isRequired */.gx)(repository, context.settings.registries));
    const all = [...arrived.failed, ...failed];
    const lost = new Set(all.map(({ repository }) => repository)).size;
    if (grave.length > 0 || lost === input.repositories.length) {
        throw new src_problem/* Problem */.AF((grave.length > 0 ? grave : all).map(({ problem }) => problem));
    }
    return {
        ...{ digest: manifest.digest, mediaType: manifest.mediaType, manifest, source: arrived.source },
        ...(0,omit_undefined/* omitUndefined */.O)({ seen }),
        ...{ imageId: whole.imageId, platforms: whole.platforms, failed: all },
        bare: new Map(copied
            .filter(({ notices }) => notices.length > 0)
            .map(({ repository: { repository }, builtImage }) => [repository.name, builtImage])),
        notices: [...arrived.notices, ...copied.flatMap(({ notices }) => notices)],
    };
}
/** The image in the requested media types: a layout always has OCI's. */
async function inMediaTypes(arrived, { mediaTypes }) {
    return mediaTypes === 'docker' ? { ...arrived, ...(await (0,docker_types/* toDockerTypes */.f)(arrived)) } : arrived;
}
/** The same source; each manifest is requested once, and what was already read of a repository is reused. */
function publish_readOnce(source, root) {
    const digests = new Set([root.digest]);
    const readManifest = (0,once/* oncePer */.P)((digest) => digest, async (digest) => {
        if (digest === root.digest)
            return root;
        const manifest = await source.readManifest(digest);
        digests.add(digest);
        return manifest;
    });
    const { repository } = source;
    return {
        source: { ...source, readManifest },
        seen: repository === undefined ? undefined : { repository, digests },
    };
}
/** Requests all manifests that a copy will need, at once. An error is reported to the caller that needs the manifest. */
function readAhead(source, manifest) {
    for (const { digest } of (0,contents/* readContents */.r0)(manifest).manifests) {
        source.readManifest(digest).catch(() => undefined);
    }
}
function describeMissing(name, missing, there) {
    return (0,src_problem/* error */.z3)('BUILD_PLATFORM_MISSING', `The image of "${name}" lacks the platform "${missing.join('", "')}"; it has ${Object.keys(there).join(', ') || 'none'}.`, 'Check whether the Dockerfile fixes a platform (FROM --platform=…), or change the setting platforms.');
}


/***/ })

};
