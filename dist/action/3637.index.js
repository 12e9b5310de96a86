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






const NOTE = 'builder.json';
const REMOVE_TIMEOUT_MS = 60_000;
function toBuildxFolder(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, 'buildx');
}
async function noteBuilder(tempDir, note) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE), JSON.stringify(note), { mode: 0o600 });
}
function toEngineFolder(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, 'engine');
}
async function forgetBuilder(tempDir) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE), { force: true });
}
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
function explain({ stderr, spawnError, timedOut, aborted }) {
    if (timedOut || aborted === true)
        return 'it took too long';
    const [said = spawnError ?? 'buildx gave no reason'] = stderr.trim().split('\n').filter(Boolean);
    return said.replace(/^failed to remove \S+: /, '');
}
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
async function listKept(tempDir) {
    const note = await readNote(tempDir);
    if (note === undefined)
        return [];
    const engine = note.hasContext ? [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(toEngineFolder(tempDir))] : [];
    return [NOTE, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(toBuildxFolder(tempDir)), ...engine];
}
async function readNote(tempDir) {
    const note = await (0,_private_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readPrivateJson */ .A)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE));
    const { name, hasContext } = { ...note };
    const isOurs = typeof name === 'string' && NAME.test(name) && typeof hasContext === 'boolean';
    return isOurs ? { name, hasContext } : undefined;
}
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
const GRACE_MS = 9_000;
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
        return (0,external_node_crypto_.createHash)('sha256').update(`${(0,external_node_os_.hostname)()}\0${folder}`).digest('hex').slice(0, 16);
    }
}
function checkMade(result, what) {
    if (result.code === 0)
        return;
    const said = (0,engine.lastOutputLine)(result.stderr) || (result.spawnError ?? 'it said nothing');
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('BUILDER_NOT_MADE', `Cannot create a builder (${what}): ${said}`, 'Make one with "docker buildx create" and give its name as the setting builder.'),
    ]);
}
async function remove(runContext, note, program) {
    const grace = graceAfter(runContext.signal, runContext.clock);
    try {
        await (0,leftover/* removeBuilder */.iq)(runContext.tempDir, note, { ...runContext, signal: grace.signal }, program);
    }
    finally {
        grace.stop();
    }
}
function run(runContext, argv, env) {
    return runContext.shell({
        argv,
        env: { ...runContext.env, ...env },
        cwd: runContext.cwd,
        signal: runContext.signal,
    });
}
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










const DEFAULT = 'default';
const DEFAULT_SOCKET = 'unix:///var/run/docker.sock';
const ENGINE_TIMEOUT_MS = 3_000;
const FIRST_ENGINE = 23;
const NAME = /^[a-zA-Z][\w.+-]*$/;
async function findBuilder(runContext, buildx, platforms, name) {
    const program = await buildx.program();
    const isHere = program[0] !== 'docker';
    const stored = isHere && !(0,_engine_wait_js__WEBPACK_IMPORTED_MODULE_7__/* .isService */ .kd)(runContext.env)
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
async function toOwnState(runContext) {
    return (await isThere(toStateFolder(runContext.env))) ? {} : (0,_make_js__WEBPACK_IMPORTED_MODULE_5__/* .isolateBuildx */ .Iy)(runContext);
}
function toStateFolder(env) {
    return (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_9__/* .readText */ .yR)(env, 'BUILDX_CONFIG') ?? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,_engine_engine_js__WEBPACK_IMPORTED_MODULE_6__.toDockerConfig)(env), 'buildx');
}
async function isThere(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(path).then(() => true, () => false);
}
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
async function readObject(path) {
    return (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseObject */ .lj)((await readOrNothing(path)) ?? '');
}
async function readOrNothing(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8');
    }
    catch {
        return undefined;
    }
}
async function readEngineBuilder(endpoint, wanted) {
    const socket = /^unix:\/\/(\/.+)$/.exec(endpoint ?? '')?.[1];
    const found = socket === undefined ? undefined : toEngineBuilder(await askEngine(socket));
    const isOwn = (platform) => found?.platforms.includes((0,_platform_js__WEBPACK_IMPORTED_MODULE_8__/* .toPlatform */ .r)(platform));
    return wanted.every(isOwn) ? found : undefined;
}
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
        return undefined;
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






const OLDEST_BUILDX = '0.13.0';
const PLUGIN_FOLDERS = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
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
function toDockerConfig(env) {
    return (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'DOCKER_CONFIG') ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'HOME') ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker');
}
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
        return [];
    }
}
async function isThere(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path);
        return true;
    }
    catch {
        return false;
    }
}
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
        nodes: [...text.matchAll(/^Name:/gm)].length - 1,
        containerd: readStore(text),
        error: read('Error'),
    };
}
function readStore(text) {
    if (!text.includes('org.mobyproject.buildkit.worker.'))
        return undefined;
    return text.includes('org.mobyproject.buildkit.worker.containerd.uuid');
}
async function readStoreFromEngine(runContext) {
    const argv = ['docker', 'info', '--format', '{{json .DriverStatus}}'];
    const result = await runContext.shell(toCommand(runContext, argv));
    return result.stdout.includes('io.containerd.snapshotter');
}
async function hasEngine(runContext) {
    const argv = ['docker', 'version', '--format', '{{.Server.Version}}'];
    const result = await runContext.shell({ ...toCommand(runContext, argv), timeoutMs: 10_000 });
    return result.code === 0;
}
function toCommand(runContext, argv) {
    return { argv, env: runContext.env, cwd: runContext.cwd, signal: runContext.signal };
}
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





const ENGINE_PATIENCE_MS = 60_000;
async function waitForEngine(runContext, ask) {
    const found = await waitForAnswer(runContext, ask, (one) => one?.error !== undefined && !isFinal(one.error));
    if (found?.error !== undefined && ['', 'docker'].includes(found.driver)) {
        const missing = await findMissingCertificates(runContext.env);
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF([describeUnreachable(runContext.env, found.error, missing)]);
    }
    return found;
}
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
function isService(env) {
    return (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .isTrue */ .Hn)(env, 'CI') && ((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(env, 'DOCKER_HOST') ?? '').startsWith('tcp://');
}
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
const OTHER_PROTOCOL = /HTTP response to HTTPS client|HTTP request to an HTTPS server|TLS-enabled daemon without TLS/;
const TOO_OLD = /client version \S+ is too old/;
function isFinal(said) {
    return OTHER_PROTOCOL.test(said) || TOO_OLD.test(said);
}
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
