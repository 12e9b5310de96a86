export const id = 663;
export const ids = [663,247,350];
export const modules = {

/***/ 8247:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ noteBuilder),
/* harmony export */   SU: () => (/* binding */ toBuildxFolder),
/* harmony export */   iq: () => (/* binding */ removeBuilder),
/* harmony export */   listKept: () => (/* binding */ listKept),
/* harmony export */   removeLeftBuilder: () => (/* binding */ removeLeftBuilder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4734);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8350);
/* harmony import */ var _private_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4956);
// SPDX-License-Identifier: Apache-2.0
// The builder that a run has made, noted in its private folder, for whoever finds the folder after a kill.





const NOTE = 'builder.json';
/** How long taking a builder away may last, ms. */
const REMOVE_TIMEOUT_MS = 60_000;
/** Where buildx keeps its state for one run. */
function toBuildxFolder(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, 'buildx');
}
/** Notes a builder that is about to be made: from then on a kill can leave it behind. */
async function noteBuilder(tempDir, note) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE), JSON.stringify(note), { mode: 0o600 });
}
/**
 * Takes a builder and its context away. Not under the run's signal: a cancelled run tidies up too.
 * Where that fails, the notice BUILDER_LEFT says how to do it by hand, and the note stays for the
 * next run.
 */
async function removeBuilder(tempDir, { name, hasContext }, { shell, env: own, log, signal }, given) {
    const folder = toBuildxFolder(tempDir);
    const env = { ...own, BUILDX_CONFIG: folder };
    const options = {
        env,
        timeoutMs: REMOVE_TIMEOUT_MS,
        ...(signal === undefined ? {} : { signal }),
    };
    const record = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'instances', name);
    const known = await (0,_private_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readPrivateFile */ .q)(record);
    const program = given ?? (await (0,_engine_js__WEBPACK_IMPORTED_MODULE_3__.findBuildx)(own));
    const removed = await shell({ argv: [...program, 'rm', '--force', name], ...options });
    if (removed.code !== 0 && known !== undefined) {
        // buildx forgets a builder also when it could not remove it, and then nobody could any more.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(record, known, { mode: 0o600 }).catch((cause) => {
            log.debug(`"${record}" cannot be written again: ${String(cause)}`);
        });
        log.problem(describeLeft(name, folder, removed));
        return;
    }
    if (hasContext)
        await shell({ argv: ['docker', 'context', 'rm', '--force', name], ...options });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE), { force: true });
}
function describeLeft(name, folder, result) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)('BUILDER_LEFT', `The builder "${name}", made for one run, could not be taken away: ${explain(result)}`, `The next run here tries again; to do it now: BUILDX_CONFIG=${folder} docker buildx rm --force ${name}`);
}
/** buildx gives the reason first, and sums up below it. */
function explain({ stderr, spawnError, timedOut, aborted }) {
    if (timedOut || aborted === true)
        return 'it took too long';
    const [said = spawnError ?? 'buildx did not say why'] = stderr.trim().split('\n').filter(Boolean);
    return said.replace(/^failed to remove \S+: /, '');
}
/**
 * Takes away the builder that a killed run has left, as its private folder tells: by its name, with
 * the buildx of this run. The folder has to be of a run that is over, and ours; where links stand in
 * for buildx's own folders, nothing is run. Returns what is to stay in it.
 */
async function removeLeftBuilder(tempDir, edge) {
    const note = await readNote(tempDir);
    if (note === undefined)
        return [];
    const folder = toBuildxFolder(tempDir);
    for (const path of [folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'instances')]) {
        if (await isNoDirectory(path)) {
            edge.log.debug(`The builder "${note.name}" is not removed: "${path}" is not a directory`);
            return [];
        }
    }
    await removeBuilder(tempDir, note, edge);
    return listKept(tempDir);
}
/** Whether something is there, and it is a link or anything else but a directory. */
async function isNoDirectory(path) {
    try {
        return !(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path)).isDirectory();
    }
    catch (cause) {
        if (cause instanceof Error && 'code' in cause)
            return cause.code !== 'ENOENT';
        throw cause;
    }
}
/** What has to stay of a private folder for whoever is to take its builder away; mostly nothing. */
async function listKept(tempDir) {
    const note = await readNote(tempDir);
    return note === undefined ? [] : [NOTE, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(toBuildxFolder(tempDir))];
}
/** Undefined where the run made none, or was killed while it wrote this, which is before it made one. */
async function readNote(tempDir) {
    const note = await (0,_private_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readPrivateJson */ .A)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE));
    const { name, hasContext } = { ...note };
    const isOurs = typeof name === 'string' && NAME.test(name) && typeof hasContext === 'boolean';
    return isOurs ? { name, hasContext } : undefined;
}
/** What our builders are called. */
const NAME = /^tagship-[0-9a-f]{8}$/;


/***/ }),

/***/ 8663:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  chooseBuilder: () => (/* binding */ chooseBuilder)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(4734);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(3981);
// EXTERNAL MODULE: ./src/settings/image-output.js
var image_output = __webpack_require__(6506);
// EXTERNAL MODULE: ./src/apply/platform.js
var apply_platform = __webpack_require__(6707);
;// CONCATENATED MODULE: ./src/apply/builder-lack.js
// SPDX-License-Identifier: Apache-2.0
// What a builder cannot do of what a run asks for. Pure.


const USE_CONTAINERD = 'Switch the engine to the containerd image store ({"features": {"containerd-snapshotter": true}} in ' +
    'daemon.json, then restart it), or write builder: auto, which makes a builder of its own.';
/** Why a builder cannot do the job, the gravest first; undefined when it can. */
function findShortcoming(builder, found, settings, want) {
    if (builder.hasNodes && want.platforms.length > 1)
        return findNodesShortcoming(settings, want);
    if (builder.driver !== 'docker')
        return undefined;
    return builder.store === 'classic' && (0,image_output/* listOwnPushes */.X)(settings.outputs).length === 0
        ? findClassicShortcoming(settings, want)
        : findDockerShortcoming(found, settings, want);
}
/** What the engine's own builder cannot do, whose images are in the containerd store. */
function findDockerShortcoming(found, settings, want) {
    if ((0,image_output/* listOwnPushes */.X)(settings.outputs).length > 0) {
        const what = 'the docker driver cannot push by digest, which outputs ask for';
        return { what, hint: 'Write builder: auto, which makes a builder of its own.', fatal: true };
    }
    if (want.push && settings.publish === 'builder') {
        const what = 'the docker driver cannot push by digest, which publish: builder asks for';
        return { what, hint: 'Write publish: auto or builder: auto.', fatal: true };
    }
    const cache = settings.cacheTo.find((place) => /\btype=(s3|azblob)\b/.test(place));
    if (cache !== undefined) {
        const what = `the docker driver cannot export a cache to "${cache}"`;
        return { what, hint: 'Write builder: auto, which makes a builder of its own.', fatal: true };
    }
    const known = new Set(found.platforms.map(apply_platform/* toPlatform */.r));
    const foreign = want.platforms.find((platform) => !known.has((0,apply_platform/* toPlatform */.r)(platform)));
    if (foreign === undefined || found.platforms.length === 0)
        return undefined;
    const what = `the engine cannot run programs of "${foreign}"`;
    const hint = 'For RUN steps on it, install its emulator (docker/setup-qemu-action on GitHub).';
    return { what, hint, fatal: false };
}
/** What buildx cannot make of the platforms that several nodes have built, or would tag by itself. */
function findNodesShortcoming({ outputs, publish }, want) {
    const hint = 'Name a builder with one node, or build one platform.';
    if ((0,image_output/* listOwnPushes */.X)(outputs).length > 0) {
        const what = 'buildx tags what several nodes push, and outputs ask for a push by digest alone';
        return { what, hint, fatal: true };
    }
    const file = outputs.find((output) => /\btype=(oci|tar)\b/.test(output));
    if (file !== undefined) {
        const what = `buildx cannot write "${file}" of several platforms from several nodes`;
        return { what, hint, fatal: true };
    }
    if (!want.push || publish !== 'layout')
        return undefined;
    const what = 'buildx cannot write an OCI layout of several platforms from several nodes';
    return { what, hint: `Write publish: auto. ${hint}`, fatal: true };
}
/** With the engine's older image store buildx can build one platform, and only into that store. */
function findClassicShortcoming(settings, want) {
    const lack = (what) => ({ what, hint: USE_CONTAINERD, fatal: true });
    if (want.push) {
        return lack('the classic image store can neither push by digest nor write an OCI layout');
    }
    if (want.platforms.length > 1)
        return lack('the classic image store holds one platform only');
    const asksFor = (value) => value !== undefined && value !== 'false';
    if (asksFor(settings.provenance) || asksFor(settings.sbom)) {
        return lack('the classic image store cannot hold attestations');
    }
    const cache = settings.cacheTo.find((place) => !/\btype=inline\b/.test(place));
    return cache === undefined
        ? undefined
        : lack(`the classic image store cannot export a cache to "${cache}"`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/facts/present.js
var present = __webpack_require__(6042);
// EXTERNAL MODULE: ./src/registry/address.js
var address = __webpack_require__(8849);
// EXTERNAL MODULE: ./src/apply/builder-left.js
var builder_left = __webpack_require__(8247);
// EXTERNAL MODULE: ./src/apply/csv.js
var csv = __webpack_require__(7606);
;// CONCATENATED MODULE: ./src/apply/grace.js
/** From the first signal to the end of what tidies up, ms; the process itself ends a second later. */
const GRACE_MS = 9_000;
/** A signal that aborts some seconds after another one has; `stop` forgets it. */
function graceAfter(signal, clock) {
    const over = new AbortController();
    const stopped = new AbortController();
    const begin = async () => {
        try {
            await clock.sleep(GRACE_MS, stopped.signal);
            over.abort(signal.reason);
        }
        catch (cause) {
            if (!stopped.signal.aborted)
                throw cause;
        }
    };
    const onAbort = () => void begin();
    if (signal.aborted)
        onAbort();
    else
        signal.addEventListener('abort', onAbort, { once: true });
    return {
        signal: over.signal,
        stop: () => {
            signal.removeEventListener('abort', onAbort);
            stopped.abort();
        },
    };
}

// EXTERNAL MODULE: ./src/apply/engine.js
var engine = __webpack_require__(8350);
;// CONCATENATED MODULE: ./src/apply/builder-make.js
// SPDX-License-Identifier: Apache-2.0
// Builders made for one run, and taken away after it. Does not know why one is wanted.












/** buildx itself waits 20 s for a builder; a service that starts beside a CI job gets three times that. */
const BOOT_TRIES_IN_CI = 3;
/**
 * A folder in which buildx keeps its state for this run alone, so that nothing of the user's changes.
 * It has the user's node identity: by that BuildKit recognises a context it has seen before and is
 * sent only what changed.
 */
async function isolateBuildx(edge) {
    const folder = (0,builder_left/* toBuildxFolder */.SU)(edge.tempDir);
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    const own = (0,present/* readText */.yR)(edge.env, 'BUILDX_CONFIG') ?? (0,external_node_path_.join)((0,engine.toDockerConfig)(edge.env), 'buildx');
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, '.buildNodeID'), await readNodeId(own), { mode: 0o600 });
    return { BUILDX_CONFIG: folder };
}
async function readNodeId(folder) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(folder, '.buildNodeID'), 'utf8');
    }
    catch {
        // buildx has not run here for this user yet: an identity that will be the same next time.
        return (0,external_node_crypto_.createHash)('sha256').update(`${(0,external_node_os_.hostname)()}\0${folder}`).digest('hex').slice(0, 16);
    }
}
/**
 * Makes a builder out of remote BuildKits or a cluster.
 *
 * @throws Problem BUILDER_UNREACHABLE
 */
async function makeFromNodes(edge, program, nodes) {
    const name = createName(edge);
    const env = await isolateBuildx(edge);
    const note = { name, hasContext: false };
    const isCluster = nodes.some(({ driver }) => driver === 'kubernetes');
    const made = {
        name,
        env,
        // Of a remote BuildKit there is nothing to take away: that it was used stands in our own folder only.
        remove: () => (isCluster ? remove(edge, note, program) : Promise.resolve()),
    };
    try {
        if (isCluster)
            await (0,builder_left/* noteBuilder */.Af)(edge.tempDir, note);
        for (const [index, node] of nodes.slice(0, -1).entries()) {
            const argv = [...program, ...toCreateArgs(name, node, index)];
            checkMade(await run(edge, argv, env), node.endpoint ?? 'kubernetes');
        }
        await boot(edge, program, made, nodes);
        return made;
    }
    catch (cause) {
        await made.remove();
        throw cause;
    }
}
/** `create` for one node; the first makes the builder and the others join it. */
function toCreateArgs(name, node, index) {
    return [
        'create',
        ...(index === 0 ? [] : ['--append']),
        ...['--name', name, '--node', `${name}-${index}`, '--driver', node.driver],
        ...node.options.flatMap((option) => ['--driver-opt', option]),
        ...node.platforms.flatMap((platform) => ['--platform', platform]),
        ...(node.endpoint === undefined ? [] : [node.endpoint]),
    ];
}
/** Adds the last node and waits until all of them answer: one command where they answer at once. */
async function boot(edge, program, made, nodes) {
    const last = nodes.length - 1;
    const args = nodes.slice(last).flatMap((node) => toCreateArgs(made.name, node, last));
    let result = await run(edge, [...program, ...args, '--bootstrap'], made.env);
    let left = (0,present/* readText */.yR)(edge.env, 'CI') === undefined ? 1 : BOOT_TRIES_IN_CI;
    while (result.code !== 0) {
        left -= 1;
        if (left === 0)
            throw describeUnreachable(nodes, result);
        edge.log.info(`The builder does not answer yet: ${(0,engine.lastLine)(result.stderr)}`);
        result = await run(edge, [...program, 'inspect', '--bootstrap', made.name], made.env);
    }
}
function describeUnreachable(nodes, result) {
    const where = nodes.map((node) => node.endpoint ?? node.options[0] ?? '').join('", "');
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('BUILDER_UNREACHABLE', `No BuildKit answers at "${where}": ${(0,engine.lastLine)(result.stderr)}`, 'Check the address in the setting builder, and that buildkitd listens there (--addr tcp://0.0.0.0:1234).'),
    ]);
}
/**
 * Makes a `docker-container` builder on the current engine.
 *
 * @throws Problem BUILDER_NOT_MADE
 */
async function makeContainer(edge, program, wish) {
    const name = createName(edge);
    const env = await isolateBuildx(edge);
    const context = needsContext(edge.env) ? name : undefined;
    const note = { name, hasContext: context !== undefined };
    const made = { name, env, remove: () => remove(edge, note, program) };
    try {
        await (0,builder_left/* noteBuilder */.Af)(edge.tempDir, note);
        if (context !== undefined)
            await createContext(edge, context);
        const config = renderBuildkitConfig(wish.registries, edge.cwd);
        const file = (0,external_node_path_.join)(edge.tempDir, 'buildkitd.toml');
        if (config !== '')
            await (0,promises_.writeFile)(file, config, { mode: 0o600 });
        const argv = [
            ...program,
            ...['create', '--name', name, '--driver', 'docker-container', '--bootstrap'],
            ...(config === '' ? [] : ['--buildkitd-config', file]),
            ...(wish.hosts.some(address/* isLoopback */.U9) ? ['--driver-opt', 'network=host'] : []),
            ...(context === undefined ? [] : [context]),
        ];
        checkMade(await run(edge, argv, env), 'docker-container');
        return made;
    }
    catch (cause) {
        await made.remove();
        throw cause;
    }
}
/** buildx refuses to make a builder from TLS files that only the environment names; a context may hold them. */
function needsContext(env) {
    const hasTls = (0,present/* readText */.yR)(env, 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH') !== undefined;
    return hasTls && (0,present/* readText */.yR)(env, 'DOCKER_CONTEXT') === undefined;
}
async function createContext(edge, name) {
    const host = (0,present/* readText */.yR)(edge.env, 'DOCKER_HOST') ?? '';
    const certs = (0,present/* readText */.yR)(edge.env, 'DOCKER_CERT_PATH') ?? (0,engine.toDockerConfig)(edge.env);
    const tls = ['ca', 'cert', 'key'].map((file) => `${file}=${(0,external_node_path_.join)(certs, `${file}.pem`)}`);
    const docker = (0,csv/* renderCsv */.P)([`host=${host}`, ...tls]);
    const argv = ['docker', 'context', 'create', name, '--docker', docker];
    checkMade(await run(edge, argv, {}), `docker context for ${host}`);
}
function checkMade(result, what) {
    if (result.code === 0)
        return;
    const said = (0,engine.lastLine)(result.stderr) || (result.spawnError ?? 'it said nothing');
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('BUILDER_NOT_MADE', `No builder could be made (${what}): ${said}`, 'Make one with "docker buildx create" and give its name as the setting builder.'),
    ]);
}
/**
 * buildkitd's configuration for registries with an authority of their own, plain HTTP or unchecked
 * TLS; empty when there are none. buildx copies the certificate files into the builder.
 */
function renderBuildkitConfig(registries, cwd) {
    const special = registries.filter(({ insecure, ca }) => insecure || ca !== undefined);
    // Entries may differ by path, but buildkitd knows hosts: the first entry of a host counts.
    const byHost = new Map(special.toReversed().map((entry) => [(0,registry_host/* parseScope */.Sk)(entry.prefix).host, entry]));
    const tables = [...byHost].map(([host, { insecure, ca }]) => [
        `[registry.${JSON.stringify(host)}]`,
        ...(insecure ? ['http = true', 'insecure = true'] : []),
        ...(ca === undefined ? [] : [`ca = [${JSON.stringify((0,external_node_path_.resolve)(cwd, ca))}]`]),
    ].join('\n'));
    return tables.length === 0 ? '' : `${tables.join('\n\n')}\n`;
}
/** Takes it away, also after the run was cancelled, but then for so long only as a cancelled run may last. */
async function remove(edge, note, program) {
    const grace = graceAfter(edge.signal, edge.clock);
    try {
        await (0,builder_left/* removeBuilder */.iq)(edge.tempDir, note, { ...edge, signal: grace.signal }, program);
    }
    finally {
        grace.stop();
    }
}
function run(edge, argv, env) {
    return edge.shell({ argv, env: { ...edge.env, ...env }, cwd: edge.cwd, signal: edge.signal });
}
function createName(edge) {
    const random = Math.floor(edge.clock.random() * 2 ** 32);
    return `tagship-${random.toString(16).padStart(8, '0')}`;
}

// EXTERNAL MODULE: ./src/apply/builder-setting.js
var builder_setting = __webpack_require__(7112);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(2519);
;// CONCATENATED MODULE: ./src/apply/builder-stored.js
// SPDX-License-Identifier: Apache-2.0
// A builder that is there: as buildx has written it down, as the engine describes its own, else as buildx says. Changes nothing.








/** Docker's name for the context of `DOCKER_HOST`, and buildx's for the builder there. */
const DEFAULT = 'default';
const DEFAULT_SOCKET = 'unix:///var/run/docker.sock';
/** An engine that takes longer is left to buildx, which says what is wrong with it. */
const ENGINE_TIMEOUT_MS = 3_000;
/** The first engine whose BuildKit every builder of the driver `docker` uses. */
const FIRST_ENGINE = 23;
/** A name that may be the name of a file, too. */
const NAME = /^[a-zA-Z][\w.+-]*$/;
/**
 * A builder by name, or the current one; undefined when there is none of that name. What is written
 * down is enough where it settles the matter; else buildx is started to look, and may then as well be
 * asked how old it is.
 *
 * @throws Problem BUILDX_MISSING, BUILDX_OLD, ENGINE_UNREACHABLE
 */
async function findBuilder(edge, buildx, platforms, name) {
    const program = await buildx.program();
    const isHere = program[0] !== 'docker'; // its own file; else nobody has seen it yet
    const stored = isHere && !(0,engine.isService)(edge.env) // which may still be starting, and is waited for below
        ? await readStoredBuilder(edge.env, platforms, name)
        : undefined;
    if (stored !== undefined)
        return stored;
    const [found] = await Promise.all([
        (0,engine.waitForEngine)(edge, () => (0,engine.inspectBuilder)(edge, program, name)),
        buildx.version(),
    ]);
    return found;
}
/**
 * A builder as `buildx inspect` would describe it, without the quarter of a second that this takes;
 * undefined wherever buildx itself has to be asked.
 *
 * | what is written down                          | answer                                             |
 * | --------------------------------------------- | -------------------------------------------------- |
 * | `instances/NAME`, with its driver             | that driver                                        |
 * | nothing, and the engine is at a local socket  | the engine's own builder, as the engine says it is |
 * | the same, for another platform than its own   | undefined: buildx knows emulators                  |
 * | a context with a name, an engine at a TCP address | undefined                                      |
 *
 * The order in which buildx looks for the current one: `BUILDX_BUILDER`, then `current`, then
 * `defaults/HASH` for the address of the engine.
 *
 * @see https://github.com/docker/buildx/blob/master/store/store.go
 */
async function readStoredBuilder(env, platforms, name) {
    const folder = (0,present/* readText */.yR)(env, 'BUILDX_CONFIG') ?? (0,external_node_path_.join)((0,engine.toDockerConfig)(env), 'buildx');
    const endpoint = await readEndpoint(env);
    const wanted = name ?? (0,present/* readText */.yR)(env, 'BUILDX_BUILDER') ?? (await readSelected(folder, endpoint));
    if (!NAME.test(wanted))
        return undefined;
    const stored = await readObject((0,external_node_path_.join)(folder, 'instances', wanted.toLowerCase()));
    if (stored !== undefined)
        return toStored(stored);
    return wanted === DEFAULT ? readEngineBuilder(endpoint, platforms) : undefined;
}
function toStored({ Name: name, Driver: driver, Nodes: nodes }) {
    if (typeof name !== 'string' || typeof driver !== 'string')
        return undefined;
    if (driver === '' || driver === 'docker' || !Array.isArray(nodes))
        return undefined;
    const unknown = { platforms: [], containerd: undefined, error: undefined };
    return { name, driver, nodes: nodes.length, ...unknown };
}
/** The address that stands for the current context; undefined for a context with a name. */
async function readEndpoint(env) {
    const host = (0,present/* readText */.yR)(env, 'DOCKER_HOST');
    if (host !== undefined)
        return host;
    const config = await readObject((0,external_node_path_.join)((0,engine.toDockerConfig)(env), 'config.json'));
    const context = (0,present/* readText */.yR)(env, 'DOCKER_CONTEXT') ?? config?.currentContext;
    return context === undefined || context === '' || context === DEFAULT
        ? DEFAULT_SOCKET
        : undefined;
}
/** The name of the builder that was chosen with `buildx use`; empty where that cannot be told. */
async function readSelected(folder, endpoint) {
    if (endpoint === undefined)
        return '';
    const current = await readObject((0,external_node_path_.join)(folder, 'current'));
    const chosen = typeof current?.Name === 'string' ? current.Name : '';
    if (chosen !== '' && (current?.Global === true || current?.Key === endpoint))
        return chosen;
    const hash = (0,external_node_crypto_.createHash)('sha256').update(endpoint).digest('hex').slice(0, 20);
    return (await readOrNothing((0,external_node_path_.join)(folder, 'defaults', hash))) ?? DEFAULT;
}
/** What is no JSON, buildx complains about in its own words, when it is asked. */
async function readObject(path) {
    return (0,json/* parseObject */.lj)((await readOrNothing(path)) ?? '');
}
async function readOrNothing(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch {
        return undefined; // absent, or not ours to read: then buildx cannot read it either
    }
}
async function readEngineBuilder(endpoint, wanted) {
    const socket = /^unix:\/\/(\/.+)$/.exec(endpoint ?? '')?.[1];
    const found = socket === undefined ? undefined : toEngineBuilder(await askEngine(socket));
    const isOwn = (platform) => found?.platforms.includes((0,apply_platform/* toPlatform */.r)(platform));
    return wanted.every(isOwn) ? found : undefined;
}
/** What the engine says of itself; undefined when it does not, whatever the reason. */
async function askEngine(socketPath) {
    try {
        const text = await new Promise((resolve, reject) => {
            const asking = (0,external_node_http_.request)({
                socketPath,
                path: '/info',
                timeout: ENGINE_TIMEOUT_MS,
                agent: false,
            });
            asking.on('timeout', () => asking.destroy(new Error('silent'))).on('error', reject);
            asking.on('response', (answer) => {
                let body = '';
                answer.setEncoding('utf8').on('data', (chunk) => (body += chunk));
                answer.on('error', reject).on('end', () => {
                    resolve(body);
                });
            });
            asking.end();
        });
        return JSON.parse(text);
    }
    catch {
        return undefined; // buildx finds out what is wrong, and says it
    }
}
function toEngineBuilder(info) {
    if (!(0,json/* isObject */.Gv)(info))
        return undefined;
    const { OSType: os, Architecture: architecture, ServerVersion: version, DriverStatus } = info;
    if (typeof os !== 'string' || typeof architecture !== 'string')
        return undefined;
    if (typeof version !== 'string' || Number.parseInt(version) < FIRST_ENGINE)
        return undefined;
    const containerd = JSON.stringify(DriverStatus ?? []).includes('io.containerd.snapshotter');
    const platforms = [(0,apply_platform/* toPlatform */.r)(`${os}/${architecture}`)];
    return { name: DEFAULT, driver: 'docker', platforms, nodes: 1, containerd, error: undefined };
}

;// CONCATENATED MODULE: ./src/apply/builder.js







/**
 * The builder for this run, as the setting `builder` says.
 *
 * | `builder`                  | what happens                                                           |
 * | -------------------------- | ---------------------------------------------------------------------- |
 * | `auto`                     | the current builder; one of our own where that cannot do the job       |
 * | a name                     | that one, or a Problem that says what it cannot                        |
 * | addresses, `kubernetes://` | a builder made of these                                                |
 *
 * Builders that were made here have `remove`, to be called at the end of the run, however it ends.
 *
 * @throws Problem DOCKER_MISSING, BUILDX_MISSING, BUILDX_OLD, ENGINE_UNREACHABLE, BUILDER_…
 */
async function chooseBuilder(settings, edge, want, buildx = engine.openBuildx(edge)) {
    const wish = (0,builder_setting/* parseBuilder */.x)(settings.builder);
    switch (wish.kind) {
        case 'auto':
            return chooseCurrent(settings, edge, want, buildx);
        case 'name':
            return chooseNamed(wish.name, settings, edge, { want, buildx });
        case 'nodes':
            return chooseNodes(wish.nodes, settings, edge, { want, buildx });
    }
}
async function chooseCurrent(settings, edge, want, asked) {
    const found = await findBuilder(edge, asked, want.platforms);
    if (found === undefined)
        throw new problem/* Problem */.AF([describeUnknown('(the current one)')]);
    const { version } = asked;
    const program = await asked.program();
    const base = { version, program, hasEngine: true };
    const current = await toBuilder(edge, found, want, base);
    const lack = findShortcoming(current, found, settings, want);
    if (lack === undefined)
        return current;
    await want.needed;
    await version();
    edge.log.info(`Making a builder for this run, since ${lack.what}.`);
    const { registries } = settings;
    try {
        const made = await makeContainer(edge, program, { registries, hosts: want.hosts });
        const known = registries.filter(({ insecure, ca }) => insecure || ca !== undefined);
        return toMade(made, 'docker-container', {
            ...base,
            knownHosts: known.map(({ prefix }) => (0,registry_host/* parseScope */.Sk)(prefix).host),
            hasNodes: false,
        });
    }
    catch (cause) {
        if (lack.fatal || !(cause instanceof problem/* Problem */.AF))
            throw cause;
        const message = `Building on "${found.name}" although ${lack.what}: ${cause.message}`;
        edge.log.problem((0,problem/* notice */.lm)('BUILDER_LACKING', message, lack.hint));
        return current;
    }
}
async function chooseNamed(name, settings, edge, { want, buildx: asked }) {
    const found = await findBuilder(edge, asked, want.platforms, name);
    if (found === undefined)
        throw new problem/* Problem */.AF([describeUnknown(name)]);
    const { version } = asked;
    const program = await asked.program();
    const builder = await toBuilder(edge, found, want, { version, program, hasEngine: true });
    refuseLack(name, findShortcoming(builder, found, settings, want));
    return builder;
}
/** @throws Problem BUILDER_LACKING */
function refuseLack(name, lack) {
    if (lack?.fatal !== true)
        return;
    const message = `The builder "${name}" cannot do this: ${lack.what}.`;
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('BUILDER_LACKING', message, lack.hint)]);
}
async function chooseNodes(nodes, settings, edge, { want, buildx: asked }) {
    const uncovered = (0,builder_setting/* findUncovered */.L)(nodes, want.platforms);
    if (uncovered !== undefined) {
        const message = `No address in the setting builder is for the platform "${uncovered}".`;
        const hint = `Add one: ${uncovered}=tcp://host:1234.`;
        throw new problem/* Problem */.AF([(0,problem/* error */.z3)('BUILDER_INVALID', message, hint)]);
    }
    const driver = nodes[0]?.driver ?? 'remote';
    const able = { driver, store: 'n/a', hasNodes: nodes.length > 1 };
    refuseLack(settings.builder, findShortcoming(able, { platforms: [] }, settings, want));
    // A remote BuildKit learns nothing of a builder; a cluster gets pods.
    if (nodes.some(({ driver }) => driver === 'kubernetes'))
        await want.needed;
    const program = await asked.program();
    const [buildx, made, hasEngine] = await Promise.allSettled([
        asked.version(),
        makeFromNodes(edge, program, nodes),
        want.load ? engine.hasEngine(edge) : false,
    ]);
    if (buildx.status === 'rejected') {
        if (made.status === 'fulfilled')
            await made.value.remove();
        throw buildx.reason;
    }
    if (made.status === 'rejected')
        throw made.reason;
    return toMade(made.value, driver, {
        hasNodes: able.hasNodes,
        version: asked.version,
        program,
        hasEngine: hasEngine.status === 'fulfilled' && hasEngine.value,
        knownHosts: [],
    });
}
function toMade(made, driver, rest) {
    return { ...made, ...rest, driver, store: 'n/a', canPushByDigest: true, canWriteLayout: true };
}
/** A builder that was there; buildx's state for the engine's own goes to a folder of this run. */
async function toBuilder(edge, found, want, base) {
    const hasNodes = found.nodes > 1;
    const common = { ...base, name: found.name, hasNodes, knownHosts: [] };
    if (found.driver !== 'docker') {
        const hasEngine = want.load && (await engine.hasEngine(edge));
        const able = { store: 'n/a', canPushByDigest: true, canWriteLayout: true };
        return { ...common, ...able, hasEngine, driver: toDriver(found.driver), env: {} };
    }
    const containerd = found.containerd ?? (await engine.readStoreFromEngine(edge));
    return {
        ...common,
        driver: 'docker',
        store: containerd ? 'containerd' : 'classic',
        canPushByDigest: false,
        canWriteLayout: containerd,
        env: await isolateBuildx(edge),
    };
}
/** A driver that is not known here (`cloud`) behaves as a remote one. */
function toDriver(driver) {
    return driver === 'docker-container' || driver === 'kubernetes' ? driver : 'remote';
}
function describeUnknown(name) {
    return (0,problem/* error */.z3)('BUILDER_UNKNOWN', `There is no buildx builder "${name}".`, 'Look with "docker buildx ls", or write builder: auto.');
}


/***/ }),

/***/ 7606:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ renderCsv)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// Values of flags that Docker and buildx read as one CSV record. Pure.
/**
 * The fields as one CSV record: a field with a comma, a quote or a line break is quoted, and quotes
 * in it are doubled.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180#section-2
 */
function renderCsv(fields) {
    const quote = (field) => /[",\r\n]|^\s/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
    return fields.map(quote).join(',');
}


/***/ }),

/***/ 8350:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OLDEST_BUILDX: () => (/* binding */ OLDEST_BUILDX),
/* harmony export */   findBuildx: () => (/* binding */ findBuildx),
/* harmony export */   hasEngine: () => (/* binding */ hasEngine),
/* harmony export */   inspectBuilder: () => (/* binding */ inspectBuilder),
/* harmony export */   isService: () => (/* binding */ isService),
/* harmony export */   lastLine: () => (/* binding */ lastLine),
/* harmony export */   openBuildx: () => (/* binding */ openBuildx),
/* harmony export */   parseInspect: () => (/* binding */ parseInspect),
/* harmony export */   readBuildxVersion: () => (/* binding */ readBuildxVersion),
/* harmony export */   readStoreFromEngine: () => (/* binding */ readStoreFromEngine),
/* harmony export */   toDockerConfig: () => (/* binding */ toDockerConfig),
/* harmony export */   waitForEngine: () => (/* binding */ waitForEngine)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84);
/* harmony import */ var _facts_present_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6042);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4734);
// SPDX-License-Identifier: Apache-2.0
// What there is to build with: buildx, its builders and the Docker engine. Asks; changes nothing.






/** The oldest buildx that knows every flag that is used: annotations (0.12) and `--buildkitd-config` (0.13). */
const OLDEST_BUILDX = '0.13.0';
/** Where Docker keeps its plugins, besides the user's own folder. */
const PLUGIN_FOLDERS = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
/** How long an engine that is starting beside us is waited for, ms. */
const ENGINE_PATIENCE_MS = 60_000;
/**
 * How to start buildx. The plugin's own file is preferred over `docker buildx`: the docker program
 * asks every plugin for its description first, which costs more than buildx takes to start.
 */
async function findBuildx(env) {
    const own = toDockerConfig(env);
    const folders = [...(await readExtraFolders(own)), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, 'cli-plugins'), ...PLUGIN_FOLDERS];
    for (const folder of folders) {
        const plugin = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'docker-buildx');
        if (await isThere(plugin))
            return [plugin];
    }
    return ['docker', 'buildx'];
}
/** The folder of the user's Docker configuration. */
function toDockerConfig(env) {
    return (0,_facts_present_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'DOCKER_CONFIG') ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,_facts_present_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'HOME') ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker');
}
/** buildx as this run finds it. Starts nothing yet. */
function openBuildx(edge) {
    let finding;
    let reading;
    const program = () => (finding ??= findBuildx(edge.env));
    const version = () => (reading ??= program().then((found) => readBuildxVersion(edge, found)));
    return { program, version };
}
async function readExtraFolders(dockerConfig) {
    try {
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dockerConfig, 'config.json'), 'utf8');
        const config = JSON.parse(text);
        const extra = config?.cliPluginsExtraDirs;
        return Array.isArray(extra) ? extra.filter((item) => typeof item === 'string') : [];
    }
    catch {
        // No configuration, or one that Docker itself will complain about in its own words.
        return [];
    }
}
async function isThere(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path);
        return true;
    }
    catch {
        // Absent, or not ours to see, which is the same for a program that is to be started.
        return false;
    }
}
/**
 * buildx's version, `0.29.1`.
 *
 * @throws Problem BUILDX_MISSING, BUILDX_OLD
 */
async function readBuildxVersion(edge, program) {
    const result = await edge.shell(toCommand(edge, [...program, 'version']));
    const version = result.code === 0 ? /\bv?(\d+\.\d+\.\d+)/.exec(result.stdout)?.[1] : undefined;
    if (version === undefined)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF([describeMissing(program, result)]);
    if ((0,semver__WEBPACK_IMPORTED_MODULE_3__.lt)(version, OLDEST_BUILDX))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF([describeOld(version)]);
    return version;
}
function describeMissing(program, result) {
    if (result.spawnError === 'ENOENT') {
        return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('DOCKER_MISSING', `The program "${program[0]}" is not on the PATH.`, 'Install the Docker CLI with the buildx plugin, or run in an image that has both, such as docker:cli.');
    }
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILDX_MISSING', `"${program.join(' ')} version" failed: ${lastLine(result.stderr)}`, 'Install the buildx plugin (package docker-buildx or docker-buildx-plugin), or use docker/setup-buildx-action on GitHub.');
}
function describeOld(version) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILDX_OLD', `buildx ${version} is too old: ${OLDEST_BUILDX} is the oldest that will do.`, 'Update the package docker-buildx-plugin, or put a newer docker-buildx into ~/.docker/cli-plugins.');
}
/**
 * A builder by name, or the current one; undefined when there is none of that name.
 * `error` is set when its engine does not answer.
 */
async function inspectBuilder(edge, program, name) {
    const argv = [...program, 'inspect', ...(name === undefined ? [] : [name])];
    const result = await edge.shell(toCommand(edge, argv));
    const found = parseInspect(result.stdout);
    if (found === undefined)
        return undefined;
    const failed = result.code === 0 ? undefined : lastLine(result.stderr);
    return { ...found, error: found.error ?? failed };
}
/** What `buildx inspect` printed; undefined when it names no builder. */
function parseInspect(text) {
    const read = (key) => new RegExp(`^${key}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim();
    const name = read('Name');
    if (name === undefined || name === '')
        return undefined;
    const platforms = [...text.matchAll(/^Platforms:[ \t]*(.*)$/gm)].flatMap(([, list]) => (list ?? '').split(',').map((platform) => platform.trim().replace(/\*$/, '')));
    return {
        name,
        driver: read('Driver') ?? '',
        platforms: [...new Set(platforms)].filter(Boolean),
        // The builder's own name comes first, then that of each node.
        nodes: [...text.matchAll(/^Name:/gm)].length - 1,
        containerd: readStore(text),
        error: read('Error'),
    };
}
/** Workers name their snapshotter's containerd in a label; an engine with the classic store has none. */
function readStore(text) {
    if (!text.includes('org.mobyproject.buildkit.worker.'))
        return undefined;
    return text.includes('org.mobyproject.buildkit.worker.containerd.uuid');
}
/** Whether the Docker engine keeps its images in containerd, asked of the engine itself. */
async function readStoreFromEngine(edge) {
    const argv = ['docker', 'info', '--format', '{{json .DriverStatus}}'];
    const result = await edge.shell(toCommand(edge, argv));
    return result.stdout.includes('io.containerd.snapshotter');
}
/** Whether a Docker engine answers, into which an image can be loaded. */
async function hasEngine(edge) {
    const argv = ['docker', 'version', '--format', '{{.Server.Version}}'];
    const result = await edge.shell({ ...toCommand(edge, argv), timeoutMs: 10_000 });
    return result.code === 0;
}
/**
 * Asks until the builder's engine answers. In CI an engine at a TCP address is usually a service that
 * starts at the same moment as the job, so it gets a minute; anywhere else the first answer stands.
 *
 * @throws Problem ENGINE_UNREACHABLE
 */
async function waitForEngine(edge, ask) {
    const first = await ask();
    const isSilent = (found) => found?.error !== undefined;
    const found = isSilent(first) && isService(edge.env) ? await askAgain(edge, ask, isSilent) : first;
    if (found?.error !== undefined && ['', 'docker'].includes(found.driver)) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF([describeUnreachable(edge.env, found.error)]);
    }
    return found;
}
async function askAgain(edge, ask, isSilent) {
    edge.log.info(`Waiting for the Docker engine at ${(0,_facts_present_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(edge.env, 'DOCKER_HOST') ?? ''} …`);
    const until = edge.clock.now() + ENGINE_PATIENCE_MS;
    for (;;) {
        await edge.clock.sleep(1_000, edge.signal);
        const answer = await ask();
        if (!isSilent(answer) || edge.clock.now() >= until)
            return answer;
    }
}
/** Whether the engine is one at an address in CI: a service container beside the job. */
function isService(env) {
    return (0,_facts_present_js__WEBPACK_IMPORTED_MODULE_5__/* .isTrue */ .Hn)(env, 'CI') && ((0,_facts_present_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'DOCKER_HOST') ?? '').startsWith('tcp://');
}
function describeUnreachable(env, said) {
    const host = (0,_facts_present_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'DOCKER_HOST');
    const where = host === undefined ? 'here' : `at "${host}"`;
    const hint = isService(env)
        ? 'The service docker:dind needs a runner with privileged = true, and with TLS the volume /certs/client ' +
            '(DOCKER_TLS_CERTDIR=/certs, DOCKER_CERT_PATH=/certs/client); or build without an engine: builder: tcp://buildkitd:1234.'
        : 'Start Docker, or name a BuildKit to build with: builder: tcp://host:1234.';
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('ENGINE_UNREACHABLE', `No Docker engine answers ${where}: ${said}`, hint);
}
/** A question to buildx or docker with the run's own environment. */
function toCommand(edge, argv) {
    return { argv, env: edge.env, cwd: edge.cwd, signal: edge.signal };
}
/** The last line that says something. */
function lastLine(text) {
    return text.trim().split('\n').at(-1)?.trim() ?? '';
}


/***/ }),

/***/ 4956:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readPrivateJson),
/* harmony export */   q: () => (/* binding */ readPrivateFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
// SPDX-License-Identifier: Apache-2.0
// Reading small files that another program may have put where ours should be. Follows no link and waits for no pipe.


/** No note of ours is longer, bytes. */
const LIMIT = 4096;
/** Without `O_NONBLOCK` a named pipe would be waited for; Windows has neither flag. */
const FLAGS = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY |
    (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) |
    (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
/**
 * The text of a regular file of at most 4 KiB. Undefined for anything else: a link, a pipe, a
 * device, a directory, a longer file, no file, one that may not be read.
 */
async function readPrivateFile(path) {
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, FLAGS);
        try {
            const stats = await file.stat();
            if (!stats.isFile() || stats.size > LIMIT)
                return undefined;
            const { bytesRead, buffer } = await file.read(Buffer.alloc(LIMIT), 0, LIMIT, 0);
            return buffer.toString('utf8', 0, bytesRead);
        }
        finally {
            await file.close();
        }
    }
    catch (cause) {
        if (cause instanceof Error && 'code' in cause)
            return undefined;
        throw cause;
    }
}
/** The value of a JSON file that {@link readPrivateFile} takes; undefined where that is none. */
async function readPrivateJson(path) {
    const text = await readPrivateFile(path);
    try {
        return text === undefined ? undefined : JSON.parse(text);
    }
    catch {
        // Cut off by a kill or a full disk, or not ours.
        return undefined;
    }
}


/***/ }),

/***/ 8849:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   eI: () => (/* binding */ toSchemes),
/* harmony export */   eo: () => (/* binding */ readReach),
/* harmony export */   jr: () => (/* binding */ toHostname),
/* harmony export */   ki: () => (/* binding */ toApiHost),
/* harmony export */   xw: () => (/* binding */ toConfigKey)
/* harmony export */ });
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3981);
// SPDX-License-Identifier: Apache-2.0
// Where to ask: from a repository's host to the address of its API. Knows nothing of requests.

/** The host that serves the API of `host`: itself, but `registry-1.docker.io` for Docker Hub. */
function toApiHost(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'registry-1.docker.io' : host.toLowerCase();
}
/**
 * The key of a host in a Docker configuration file.
 *
 * Docker Hub keeps the address of its first API there; a login under any other key is not found.
 */
function toConfigKey(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'https://index.docker.io/v1/' : host.toLowerCase();
}
/** The host without its port; IPv6 addresses lose their brackets. */
function toHostname(host) {
    const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host)?.[1];
    return bracketed ?? host.replace(/:\d+$/, '');
}
/** Whether a host is this very machine, where plain HTTP needs no saying. */
function isLoopback(host) {
    const name = toHostname(host).toLowerCase();
    return (name === 'localhost' ||
        name.endsWith('.localhost') ||
        name === '::1' ||
        /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name));
}
/** What the settings say about reaching a host: any entry of that host counts, whatever its path. */
function readReach(registries, host) {
    const entries = registries.filter(({ prefix }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix).host, host));
    const ca = entries.find((entry) => entry.ca !== undefined)?.ca;
    return {
        insecure: entries.some((entry) => entry.insecure),
        ...(ca === undefined ? {} : { ca }),
    };
}
/**
 * The ways to try, in order; the first that the host answers is kept.
 *
 * | host                   | settings   | tried                    |
 * | ---------------------- | ---------- | ------------------------ |
 * | any                    | `ca`       | https                    |
 * | any                    | `insecure` | https (unchecked), http  |
 * | `localhost`, `127.…`, `::1` | —     | http, https              |
 * | any other              | —          | https                    |
 */
function toSchemes(host, reach) {
    if (reach.ca !== undefined)
        return ['https'];
    if (reach.insecure)
        return ['https', 'http'];
    return isLoopback(host) ? ['http', 'https'] : ['https'];
}


/***/ })

};
