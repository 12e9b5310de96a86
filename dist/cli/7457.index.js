export const id = 7457;
export const ids = [7457,7493,9874];
export const modules = {

/***/ 49577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readPrivateJson),
/* harmony export */   q: () => (/* binding */ readPrivateFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
// SPDX-License-Identifier: Apache-2.0
// Reads small files that another program may have put in place of ours. Follows no links and does not wait for pipes.


/** The limit of such a file, bytes. */
const LIMIT = 4096;
/** Without `O_NONBLOCK`, opening a named pipe would block; Windows has neither flag. */
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
/** The value of a JSON file that {@link readPrivateFile} takes; undefined if it is not JSON. */
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

/***/ 77457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listLeft: () => (/* binding */ listLeft),
/* harmony export */   removeLeft: () => (/* binding */ removeLeft)
/* harmony export */ });
/* harmony import */ var _builder_leftover_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6329);
/* harmony import */ var _test_leftover_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9734);
// SPDX-License-Identifier: Apache-2.0
// What a killed run leaves on the engine, by the records in its private folder: its builder, and the container of its test.


/** Removes what a killed run left behind. Returns the names that must stay in its folder, since something could not be removed. */
async function removeLeft(tempDir, remover) {
    const container = await (0,_test_leftover_js__WEBPACK_IMPORTED_MODULE_1__/* .removeLeftContainer */ .zo)(tempDir, remover);
    return [...container, ...(await (0,_builder_leftover_js__WEBPACK_IMPORTED_MODULE_0__/* .removeLeftBuilder */ .hX)(tempDir, remover))];
}
/** What must stay in a private folder for the next run; usually nothing. */
async function listLeft(tempDir) {
    return [...(await (0,_builder_leftover_js__WEBPACK_IMPORTED_MODULE_0__/* .listKept */ .fx)(tempDir)), ...(await (0,_test_leftover_js__WEBPACK_IMPORTED_MODULE_1__/* .listKeptContainer */ .Oq)(tempDir))];
}


/***/ }),

/***/ 9734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oq: () => (/* binding */ listKeptContainer),
/* harmony export */   VW: () => (/* binding */ nameContainer),
/* harmony export */   od: () => (/* binding */ removeContainer),
/* harmony export */   uQ: () => (/* binding */ noteContainer),
/* harmony export */   zo: () => (/* binding */ removeLeftContainer)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);
/* harmony import */ var _private_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49577);
/* harmony import */ var _engine_engine_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57493);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23213);
// SPDX-License-Identifier: Apache-2.0
// Records the container of a test in the private folder of its run, so that it can be removed after a kill.






const NOTE = 'test-container.json';
/** The names of our containers. */
const NAME = /^tagship-test-[0-9a-f]{8}$/;
/** How long removing a container may take, ms. The engine kills what ignores SIGTERM. */
const REMOVE_TIMEOUT_MS = 60_000;
/** A name for the container of a test, from a random number below 1. */
function nameContainer(random) {
    return `tagship-test-${Math.floor(random * 2 ** 32)
        .toString(16)
        .padStart(8, '0')}`;
}
/** Records a container that is about to be created: from then on a kill can leave it behind. */
async function noteContainer(tempDir, name) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE), JSON.stringify({ name }), { mode: 0o600 });
}
/**
 * Removes a container and its anonymous volumes, at once. If that fails, the notice TEST_CONTAINER_LEFT
 * says how to do it by hand, and the record stays for the next run.
 */
async function removeContainer(tempDir, name, { shell, env, log, signal }) {
    const argv = ['docker', 'rm', '--force', '--volumes', name];
    const result = await shell({
        ...{ argv, env, timeoutMs: REMOVE_TIMEOUT_MS },
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ signal }),
    });
    if (result.code !== 0 && !result.stderr.includes('No such container')) {
        const said = (0,_engine_engine_js__WEBPACK_IMPORTED_MODULE_4__.lastOutputLine)(result.stderr) || (result.spawnError ?? 'docker gave no reason');
        const message = `The container "${name}" of the test could not be removed: ${said}`;
        const hint = `The next run here tries again; to do it now: ${argv.join(' ')}`;
        log.problem((0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)('TEST_CONTAINER_LEFT', message, hint));
        return;
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE), { force: true });
}
/** Removes the container that a killed run left behind, as recorded in its private folder. Returns the names that must stay in it. */
async function removeLeftContainer(tempDir, remover) {
    const name = await readNote(tempDir);
    if (name === undefined)
        return [];
    await removeContainer(tempDir, name, remover);
    return listKeptContainer(tempDir);
}
/** What must stay in a private folder so that its container can be removed; usually nothing. */
async function listKeptContainer(tempDir) {
    return (await readNote(tempDir)) === undefined ? [] : [NOTE];
}
async function readNote(tempDir) {
    const note = await (0,_private_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readPrivateJson */ .A)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE));
    const { name } = { ...note };
    return typeof name === 'string' && NAME.test(name) ? name : undefined;
}


/***/ })

};
