export const id = 3637;
export const ids = [3637,7493,9874];
export const modules = {

/***/ 6329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ noteBuilder),
/* harmony export */   H4: () => (/* binding */ forgetBuilder),
/* harmony export */   SU: () => (/* binding */ toBuildxFolder),
/* harmony export */   _b: () => (/* binding */ toEngineFolder),
/* harmony export */   fx: () => (/* binding */ listKept),
/* harmony export */   hX: () => (/* binding */ removeLeftBuilder),
/* harmony export */   iq: () => (/* binding */ removeBuilder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);
/* harmony import */ var _engine_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57493);
/* harmony import */ var _private_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49577);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23213);
// SPDX-License-Identifier: Apache-2.0
// Records the builder of a run in its private folder, so that it can be removed after a kill.






const NOTE = 'builder.json';
/** How long removing a builder may take, ms. */
const REMOVE_TIMEOUT_MS = 60_000;
/** Where buildx keeps its state for one run. */
function toBuildxFolder(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, 'buildx');
}
/** Records a builder that is about to be created: from then on a kill can leave it behind. */
async function noteBuilder(tempDir, note) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE), JSON.stringify(note), { mode: 0o600 });
}
/** The context of one run: a directory for `DOCKER_CONFIG`. It holds a copy of the client's key. */
function toEngineFolder(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, 'engine');
}
/** Removes the record of a builder that was not created. */
async function forgetBuilder(tempDir) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE), { force: true });
}
/**
 * Removes a builder and its context. Does not use the run's signal: a cancelled run cleans up, too.
 * If that fails, the notice BUILDER_LEFT says how to do it by hand, and the record stays for the
 * next run.
 */
async function removeBuilder(tempDir, { name, hasContext }, { shell, env: own, log, signal }, given) {
    const folder = toBuildxFolder(tempDir);
    const context = hasContext ? { DOCKER_CONFIG: toEngineFolder(tempDir) } : {};
    const env = { ...own, ...context, BUILDX_CONFIG: folder };
    const options = {
        env,
        timeoutMs: REMOVE_TIMEOUT_MS,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ signal }),
    };
    const record = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'instances', name);
    const known = await (0,_private_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readPrivateFile */ .q)(record);
    const program = given ?? (await (0,_engine_engine_js__WEBPACK_IMPORTED_MODULE_3__.findBuildx)(own));
    const removed = await shell({ argv: [...program, 'rm', '--force', name], ...options });
    if (removed.code !== 0 && known !== undefined) {
        // buildx forgets a builder even if it could not remove it, so that it could not be removed later.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(record, known, { mode: 0o600 }).catch((cause) => {
            log.debug(`"${record}" cannot be written again: ${String(cause)}`);
        });
        log.problem(describeLeft(name, { ...context, BUILDX_CONFIG: folder }, removed));
        return;
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(toEngineFolder(tempDir), { recursive: true, force: true });
    await forgetBuilder(tempDir);
}
function describeLeft(name, env, result) {
    const variables = Object.entries(env).map(([key, value]) => `${key}=${value ?? ''} `);
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)('BUILDER_LEFT', `The builder "${name}", made for one run, could not be removed: ${explain(result)}`, `The next run here tries again; to do it now: ${variables.join('')}docker buildx rm --force ${name}`);
}
/** buildx prints the reason first, then a summary. */
function explain({ stderr, spawnError, timedOut, aborted }) {
    if (timedOut || aborted === true)
        return 'it took too long';
    const [said = spawnError ?? 'buildx gave no reason'] = stderr.trim().split('\n').filter(Boolean);
    return said.replace(/^failed to remove \S+: /, '');
}
/**
 * Removes the builder that a killed run left behind, as recorded in its private folder: by its name, with
 * the buildx of this run. The folder must belong to a finished run of this user; if its folders are
 * links, nothing is executed. Returns the names that must stay in it.
 */
async function removeLeftBuilder(tempDir, runContext) {
    const note = await readNote(tempDir);
    if (note === undefined)
        return [];
    const folder = toBuildxFolder(tempDir);
    const engine = toEngineFolder(tempDir);
    for (const path of [folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'instances'), engine, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(engine, 'contexts')]) {
        if (await isNoDirectory(path)) {
            runContext.log.debug(`The builder "${note.name}" is not removed: "${path}" is not a directory`);
            return [];
        }
    }
    await removeBuilder(tempDir, note, runContext);
    return listKept(tempDir);
}
/** Whether a path exists and is a link or anything else but a directory. */
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
/** What must stay in a private folder so that its builder can be removed; usually nothing. */
async function listKept(tempDir) {
    const note = await readNote(tempDir);
    if (note === undefined)
        return [];
    const engine = note.hasContext ? [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(toEngineFolder(tempDir))] : [];
    return [NOTE, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(toBuildxFolder(tempDir)), ...engine];
}
/** Undefined if the run created none, or was killed while writing the record, which is before creating one. */
async function readNote(tempDir) {
    const note = await (0,_private_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readPrivateJson */ .A)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE));
    const { name, hasContext } = { ...note };
    const isOurs = typeof name === 'string' && NAME.test(name) && typeof hasContext === 'boolean';
    return isOurs ? { name, hasContext } : undefined;
}
/** The names of our builders. */
const NAME = /^tagship-[0-9a-f]{8}$/;


/***/ }),

/***/ 10086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gf: () => (/* binding */ checkMade),
  mn: () => (/* binding */ createName),
  Iy: () => (/* binding */ isolateBuildx),
  TF: () => (/* binding */ remove),
  eF: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __webpack_require__(16392);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/ship/builder/leftover.js
var leftover = __webpack_require__(6329);
;// CONCATENATED MODULE: ./src/ship/grace.js
/** From the first signal to the end of the cleanup, ms; the process itself ends a second later. */
const GRACE_MS = 9_000;
/** A signal that aborts some seconds after another signal; `stop` cancels it. */
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

// EXTERNAL MODULE: ./src/ship/engine/engine.js
var engine = __webpack_require__(57493);
;// CONCATENATED MODULE: ./src/ship/builder/make.js
// SPDX-License-Identifier: Apache-2.0
// Builders that are created for one run and removed after it.









/**
 * A folder in which buildx keeps its state for this run only, so that the user's state does not change.
 * It has the user's node identity: BuildKit uses it to recognise a context it has seen before, and then
 * gets only what changed.
 */
async function isolateBuildx(runContext) {
    const folder = (0,leftover/* toBuildxFolder */.SU)(runContext.tempDir);
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    const own = (0,variables/* readText */.yR)(runContext.env, 'BUILDX_CONFIG') ?? (0,external_node_path_.join)((0,engine.toDockerConfig)(runContext.env), 'buildx');
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, '.buildNodeID'), await readNodeId(own), { mode: 0o600 });
    return { BUILDX_CONFIG: folder };
}
async function readNodeId(folder) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(folder, '.buildNodeID'), 'utf8');
    }
    catch {
        // buildx has not run for this user yet: use an identity that will be the same next time.
        return (0,external_node_crypto_.createHash)('sha256').update(`${(0,external_node_os_.hostname)()}\0${folder}`).digest('hex').slice(0, 16);
    }
}
/** @throws Problem BUILDER_NOT_MADE if the command failed; `what` names what it was to create */
function checkMade(result, what) {
    if (result.code === 0)
        return;
    const said = (0,engine.lastOutputLine)(result.stderr) || (result.spawnError ?? 'it said nothing');
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('BUILDER_NOT_MADE', `Cannot create a builder (${what}): ${said}`, 'Make one with "docker buildx create" and give its name as the setting builder.'),
    ]);
}
/** Removes a builder, also after the run was cancelled, but then only within the grace period. */
async function remove(runContext, note, program) {
    const grace = graceAfter(runContext.signal, runContext.clock);
    try {
        await (0,leftover/* removeBuilder */.iq)(runContext.tempDir, note, { ...runContext, signal: grace.signal }, program);
    }
    finally {
        grace.stop();
    }
}
/** Runs a command with the run's environment and additions to it. */
function run(runContext, argv, env) {
    return runContext.shell({
        argv,
        env: { ...runContext.env, ...env },
        cwd: runContext.cwd,
        signal: runContext.signal,
    });
}
/** A name for a builder of this run. */
function createName(runContext) {
    const random = Math.floor(runContext.clock.random() * 2 ** 32);
    return `tagship-${random.toString(16).padStart(8, '0')}`;
}


/***/ }),

/***/ 73637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ readEndpoint),
/* harmony export */   Lx: () => (/* binding */ findBuilder)
/* harmony export */ });
/* unused harmony export readStoredBuilder */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37067);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(16392);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52519);
/* harmony import */ var _make_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10086);
/* harmony import */ var _engine_engine_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57493);
/* harmony import */ var _engine_wait_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(66418);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(33881);
// SPDX-License-Identifier: Apache-2.0
// Reads an existing builder: from buildx's files, from the engine, or else from buildx. Changes nothing.










/** Docker's name for the context of `DOCKER_HOST`, and buildx's for the builder there. */
const DEFAULT = 'default';
const DEFAULT_SOCKET = 'unix:///var/run/docker.sock';
/** A slower engine is left to buildx, which reports the reason. */
const ENGINE_TIMEOUT_MS = 3_000;
/** Since this version every builder with the driver `docker` uses the engine's BuildKit. */
const FIRST_ENGINE = 23;
/** A name that is also a valid file name. */
const NAME = /^[a-zA-Z][\w.+-]*$/;
/**
 * A builder by name, or the current one; undefined if there is none of that name. buildx's files
 * are used if they are sufficient; otherwise buildx is started to inspect it, and its
 * version is read as well.
 *
 * @throws Problem BUILDX_MISSING, BUILDX_OLD, ENGINE_UNREACHABLE
 */
async function findBuilder(runContext, buildx, platforms, name) {
    const program = await buildx.program();
    const isHere = program[0] !== 'docker'; // found as a file
    const stored = isHere && !(0,_engine_wait_js__WEBPACK_IMPORTED_MODULE_7__/* .isService */ .kd)(runContext.env) // it may still be starting; see below
        ? await readStoredBuilder(runContext.env, platforms, name)
        : undefined;
    if (stored !== undefined)
        return stored;
    const own = await toOwnState(runContext);
    return (0,_engine_wait_js__WEBPACK_IMPORTED_MODULE_7__/* .waitForEngine */ .J4)(runContext, async () => {
        const [found] = await Promise.all([
            (0,_engine_engine_js__WEBPACK_IMPORTED_MODULE_6__.inspectBuilder)(runContext, program, name, own),
            buildx.version(),
        ]);
        return found;
    });
}
/** buildx creates the folder for its state if it is missing; then it gets a folder of this run instead. */
async function toOwnState(runContext) {
    return (await isThere(toStateFolder(runContext.env))) ? {} : (0,_make_js__WEBPACK_IMPORTED_MODULE_5__/* .isolateBuildx */ .Iy)(runContext);
}
function toStateFolder(env) {
    return (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_9__/* .readText */ .yR)(env, 'BUILDX_CONFIG') ?? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,_engine_engine_js__WEBPACK_IMPORTED_MODULE_6__.toDockerConfig)(env), 'buildx');
}
async function isThere(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(path).then(() => true, () => false);
}
/**
 * A builder as `buildx inspect` would describe it, without the 250 ms that this takes;
 * undefined where buildx itself must be asked.
 *
 * | recorded                                      | result                                             |
 * | --------------------------------------------- | -------------------------------------------------- |
 * | `instances/NAME`, with its driver             | that driver                                        |
 * | nothing, and the engine is at a local socket  | the engine's own builder, as the engine reports it |
 * | the same, for another platform than its own   | undefined: only buildx knows emulators             |
 * | a context with a name, an engine at a TCP address | undefined                                      |
 *
 * The order in which buildx finds the current builder: `BUILDX_BUILDER`, then `current`, then
 * `defaults/HASH` for the address of the engine.
 *
 * @see https://github.com/docker/buildx/blob/master/store/store.go
 */
async function readStoredBuilder(env, platforms, name) {
    const folder = toStateFolder(env);
    const endpoint = await readEndpoint(env);
    const wanted = name ?? (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_9__/* .readText */ .yR)(env, 'BUILDX_BUILDER') ?? (await readSelected(folder, endpoint));
    if (!NAME.test(wanted))
        return undefined;
    const stored = await readObject((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, 'instances', wanted.toLowerCase()));
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
/** The address of the current context; undefined for a named context. */
async function readEndpoint(env) {
    const host = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_9__/* .readText */ .yR)(env, 'DOCKER_HOST');
    if (host !== undefined)
        return host;
    const config = await readObject((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,_engine_engine_js__WEBPACK_IMPORTED_MODULE_6__.toDockerConfig)(env), 'config.json'));
    const context = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_9__/* .readText */ .yR)(env, 'DOCKER_CONTEXT') ?? config?.currentContext;
    return context === undefined || context === '' || context === DEFAULT
        ? DEFAULT_SOCKET
        : undefined;
}
/** The name of the builder that was chosen with `buildx use`; empty if it is unknown. */
async function readSelected(folder, endpoint) {
    if (endpoint === undefined)
        return '';
    const current = await readObject((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, 'current'));
    const chosen = typeof current?.Name === 'string' ? current.Name : '';
    if (chosen !== '' && (current?.Global === true || current?.Key === endpoint))
        return chosen;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(endpoint).digest('hex').slice(0, 20);
    return (await readOrNothing((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, 'defaults', hash))) ?? DEFAULT;
}
/** buildx itself reports invalid JSON when it is started. */
async function readObject(path) {
    return (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseObject */ .lj)((await readOrNothing(path)) ?? '');
}
async function readOrNothing(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8');
    }
    catch {
        return undefined; // missing or unreadable, for buildx as well
    }
}
async function readEngineBuilder(endpoint, wanted) {
    const socket = /^unix:\/\/(\/.+)$/.exec(endpoint ?? '')?.[1];
    const found = socket === undefined ? undefined : toEngineBuilder(await askEngine(socket));
    const isOwn = (platform) => found?.platforms.includes((0,_platform_js__WEBPACK_IMPORTED_MODULE_8__/* .toPlatform */ .r)(platform));
    return wanted.every(isOwn) ? found : undefined;
}
/** What the engine reports about itself; undefined if it does not answer, for any reason. */
async function askEngine(socketPath) {
    try {
        const text = await new Promise((resolve, reject) => {
            const asking = (0,node_http__WEBPACK_IMPORTED_MODULE_2__.request)({
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
        return undefined; // buildx reports the reason
    }
}
function toEngineBuilder(info) {
    if (!(0,_registry_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(info))
        return undefined;
    const { OSType: os, Architecture: architecture, ServerVersion: version, DriverStatus } = info;
    if (typeof os !== 'string' || typeof architecture !== 'string')
        return undefined;
    if (typeof version !== 'string' || Number.parseInt(version) < FIRST_ENGINE)
        return undefined;
    const containerd = JSON.stringify(DriverStatus ?? []).includes('io.containerd.snapshotter');
    const platforms = [(0,_platform_js__WEBPACK_IMPORTED_MODULE_8__/* .toPlatform */ .r)(`${os}/${architecture}`)];
    return { name: DEFAULT, driver: 'docker', platforms, nodes: 1, containerd, error: undefined };
}


/***/ }),

/***/ 57493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OLDEST_BUILDX: () => (/* binding */ OLDEST_BUILDX),
/* harmony export */   findBuildx: () => (/* binding */ findBuildx),
/* harmony export */   hasEngine: () => (/* binding */ hasEngine),
/* harmony export */   inspectBuilder: () => (/* binding */ inspectBuilder),
/* harmony export */   lastOutputLine: () => (/* binding */ lastOutputLine),
/* harmony export */   openBuildx: () => (/* binding */ openBuildx),
/* harmony export */   parseInspect: () => (/* binding */ parseInspect),
/* harmony export */   readBuildxVersion: () => (/* binding */ readBuildxVersion),
/* harmony export */   readStoreFromEngine: () => (/* binding */ readStoreFromEngine),
/* harmony export */   toDockerConfig: () => (/* binding */ toDockerConfig)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90084);
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(16392);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34734);
// SPDX-License-Identifier: Apache-2.0
// Reads what is available for building: buildx, its builders and the Docker engine. Changes nothing.






/** The oldest buildx that has every flag that is used: annotations (0.12) and `--buildkitd-config` (0.13). */
const OLDEST_BUILDX = '0.13.0';
/** Where Docker looks for plugins, besides the user's own folder. */
const PLUGIN_FOLDERS = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
/**
 * The command that starts buildx. The plugin's own file is preferred over `docker buildx`: the docker program
 * first asks every plugin for its description, which takes longer than starting buildx.
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
    return (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'DOCKER_CONFIG') ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'HOME') ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker');
}
/** buildx for this run. Starts nothing yet. */
function openBuildx(runContext) {
    let finding;
    let reading;
    const program = () => (finding ??= findBuildx(runContext.env));
    const version = () => (reading ??= program().then((found) => readBuildxVersion(runContext, found)));
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
        // Without a valid configuration there are no plugin folders; Docker reports an invalid one.
        return [];
    }
}
async function isThere(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path);
        return true;
    }
    catch {
        // Missing or not accessible, which is the same for a program to start.
        return false;
    }
}
/**
 * buildx's version, `0.29.1`.
 *
 * @throws Problem BUILDX_MISSING, BUILDX_OLD
 */
async function readBuildxVersion(runContext, program) {
    const result = await runContext.shell(toCommand(runContext, [...program, 'version']));
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
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILDX_MISSING', `"${program.join(' ')} version" failed: ${lastOutputLine(result.stderr)}`, 'Install the buildx plugin (package docker-buildx or docker-buildx-plugin), or use docker/setup-buildx-action on GitHub.');
}
function describeOld(version) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILDX_OLD', `buildx ${version} is too old: ${OLDEST_BUILDX} is the oldest that will do.`, 'Update the package docker-buildx-plugin, or put a newer docker-buildx into ~/.docker/cli-plugins.');
}
/**
 * A builder by name, or the current one; undefined if there is none of that name. `error` is set
 * if its engine does not answer, or cannot be asked for lack of certificates. `own` is added to the
 * environment.
 *
 * @throws Problem BUILDX_FAILED if buildx cannot read its files
 */
async function inspectBuilder(runContext, program, name, own = {}) {
    const argv = [...program, 'inspect', ...(name === undefined ? [] : [name])];
    const command = toCommand(runContext, argv);
    const result = await runContext.shell({ ...command, env: { ...command.env, ...own } });
    const found = parseInspect(result.stdout);
    const failed = result.code === 0 ? undefined : lastOutputLine(result.stderr);
    if (found !== undefined)
        return { ...found, error: found.error ?? failed };
    return failed === undefined || result.code === null
        ? undefined
        : explainNothing(failed.replace(/^ERROR: /, ''), program, name);
}
/** The problem that buildx describes no builder. */
function explainNothing(said, program, name = 'default') {
    if (/\bno builder\b/.test(said))
        return undefined;
    if (!said.includes('docker endpoint'))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF([describeFailed(program, said)]);
    return { name, driver: '', platforms: [], nodes: 0, containerd: undefined, error: said };
}
function describeFailed(program, said) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILDX_FAILED', `"${program.join(' ')} inspect" failed: ${said}`, 'Run "docker buildx ls" to list them, or name what to build with as the setting builder.');
}
/** Parses the output of `buildx inspect`; undefined if it names no builder. */
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
        // The builder's own name comes first, then the name of each node.
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
/** Whether the Docker engine uses the containerd image store, as reported by the engine itself. */
async function readStoreFromEngine(runContext) {
    const argv = ['docker', 'info', '--format', '{{json .DriverStatus}}'];
    const result = await runContext.shell(toCommand(runContext, argv));
    return result.stdout.includes('io.containerd.snapshotter');
}
/** Whether a Docker engine answers, so that an image can be loaded into it. */
async function hasEngine(runContext) {
    const argv = ['docker', 'version', '--format', '{{.Server.Version}}'];
    const result = await runContext.shell({ ...toCommand(runContext, argv), timeoutMs: 10_000 });
    return result.code === 0;
}
/** A query of buildx or docker with the run's own environment. */
function toCommand(runContext, argv) {
    return { argv, env: runContext.env, cwd: runContext.cwd, signal: runContext.signal };
}
/** The last non-empty line. */
function lastOutputLine(text) {
    return text.trim().split('\n').at(-1)?.trim() ?? '';
}


/***/ }),

/***/ 66418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J4: () => (/* binding */ waitForEngine),
/* harmony export */   RW: () => (/* binding */ waitForAnswer),
/* harmony export */   kd: () => (/* binding */ isService)
/* harmony export */ });
/* unused harmony export describeUnreachable */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16392);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57493);
// SPDX-License-Identifier: Apache-2.0
// Waits for a Docker engine that starts together with the job, and explains why it cannot be reached. Starts nothing.





/** How long to wait for an engine that is starting, ms. */
const ENGINE_PATIENCE_MS = 60_000;
/**
 * Retries until the builder's engine answers. In CI an engine at a TCP address is usually a service that
 * starts together with the job, and its certificates appear a few seconds later, so it gets a
 * minute; otherwise, or if the engine speaks another protocol, the first answer is final.
 *
 * @throws Problem ENGINE_UNREACHABLE
 */
async function waitForEngine(runContext, ask) {
    const found = await waitForAnswer(runContext, ask, (one) => one?.error !== undefined && !isFinal(one.error));
    if (found?.error !== undefined && ['', 'docker'].includes(found.driver)) {
        const missing = await findMissingCertificates(runContext.env);
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF([describeUnreachable(runContext.env, found.error, missing)]);
    }
    return found;
}
/**
 * The first answer of an engine that is not silent. An engine that may still start, as a service of the job,
 * is asked again for a minute; the answer of any other is the first.
 */
async function waitForAnswer(runContext, ask, isSilent) {
    const first = await ask();
    if (!isSilent(first) || !isService(runContext.env))
        return first;
    const host = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(runContext.env, 'DOCKER_HOST') ?? '';
    const missing = await findMissingCertificates(runContext.env);
    const what = missing === undefined ? '' : ` and its certificates in "${missing.folder}"`;
    runContext.log.info(`Waiting for the Docker engine at ${host}${what} …`);
    const until = runContext.clock.now() + ENGINE_PATIENCE_MS;
    for (;;) {
        await runContext.clock.sleep(1_000, runContext.signal);
        const answer = await ask();
        if (!isSilent(answer) || runContext.clock.now() >= until)
            return answer;
    }
}
/** Whether the engine is at an address in CI: a service container of the job. */
function isService(env) {
    return (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .isTrue */ .Hn)(env, 'CI') && ((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(env, 'DOCKER_HOST') ?? '').startsWith('tcp://');
}
/**
 * The certificates that the environment names and that cannot be read; undefined if none is
 * missing, or TLS is not enabled.
 *
 * @see https://docs.docker.com/reference/cli/docker/#environment-variables
 */
async function findMissingCertificates(env) {
    if ((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(env, 'DOCKER_TLS_VERIFY', 'DOCKER_TLS') === undefined)
        return undefined;
    const folder = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(env, 'DOCKER_CERT_PATH') ?? (0,_engine_js__WEBPACK_IMPORTED_MODULE_3__.toDockerConfig)(env);
    const names = ['ca.pem', 'cert.pem', 'key.pem'];
    const isThere = (name) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)).then(() => true, () => false);
    const there = await Promise.all(names.map(isThere));
    const files = names.filter((_, at) => there[at] === false);
    return files.length === 0 ? undefined : { folder, files };
}
/** How an engine and its client report that only one of them uses TLS: waiting changes nothing. */
const OTHER_PROTOCOL = /HTTP response to HTTPS client|HTTP request to an HTTPS server|TLS-enabled daemon without TLS/;
/** How an engine refuses an older client: Docker 29 and later accept API 1.44 and newer. */
const TOO_OLD = /client version \S+ is too old/;
/** Whether the error of a running engine is permanent. */
function isFinal(said) {
    return OTHER_PROTOCOL.test(said) || TOO_OLD.test(said);
}
/**
 * Why no engine answers, and how to fix it.
 *
 * | environment, or answer                           | the next move is about                 |
 * | ------------------------------------------------ | -------------------------------------- |
 * | the client's API version is too old              | the client                             |
 * | TLS asked for, at port 2375 or of a plain engine | the variables that contradict          |
 * | no TLS asked for, and the engine wants it        | the variables that ask for it          |
 * | certificates of another authority                | the volume that holds older ones       |
 * | a service in CI                                  | the runner: privileged, volume         |
 * | any other                                        | Docker on this machine                 |
 */
function describeUnreachable(env, said, missing) {
    const host = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(env, 'DOCKER_HOST');
    const where = host === undefined ? 'here' : `at "${host}"`;
    if (TOO_OLD.test(said)) {
        return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('ENGINE_UNREACHABLE', `The Docker engine ${where} refuses this client: ${said}`, 'Update the docker CLI and the buildx plugin, and unset DOCKER_API_VERSION where it is set.');
    }
    const why = missing === undefined ? said : `"${missing.folder}" has no ${missing.files.join(', ')}`;
    const hint = toHint(env, said, host ?? '');
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('ENGINE_UNREACHABLE', `No Docker engine answers ${where}: ${why}`, hint);
}
function toHint(env, said, host) {
    const asksForTls = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(env, 'DOCKER_TLS_VERIFY', 'DOCKER_TLS') !== undefined;
    if (asksForTls && (host.endsWith(':2375') || said.includes('HTTP response to HTTPS client'))) {
        return CONTRADICTION;
    }
    if (!asksForTls && OTHER_PROTOCOL.test(said)) {
        return 'This engine wants TLS: set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH to the directory of ca.pem, cert.pem and key.pem.';
    }
    if (said.includes('x509:')) {
        return 'The engine shows a certificate of another authority than ca.pem in DOCKER_CERT_PATH: remove certificates of an earlier engine from that volume, or name the host that the certificate is for.';
    }
    return isService(env)
        ? 'The service docker:dind needs a runner with privileged = true, and with TLS the volume /certs/client ' +
            '(DOCKER_TLS_CERTDIR=/certs, DOCKER_CERT_PATH=/certs/client); or build without an engine: builder: tcp://buildkitd:1234.'
        : 'Start Docker, or name a BuildKit to build with: builder: tcp://host:1234.';
}
const CONTRADICTION = 'DOCKER_TLS_VERIFY asks for TLS, and this is the address of an engine without it (2375; with TLS it is 2376). ' +
    'Remove DOCKER_HOST from the variables of the group, project or workflow, or set DOCKER_TLS_VERIFY and DOCKER_TLS_CERTDIR ' +
    'to nothing there too; the GitLab component has engine: dind-no-tls for an engine without TLS.';


/***/ })

};
