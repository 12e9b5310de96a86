export const id = 4647;
export const ids = [4647,7493,9874];
export const modules = {

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


/***/ }),

/***/ 44647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OE: () => (/* binding */ readEnginePlatform),
/* harmony export */   UV: () => (/* binding */ readPublishAddress),
/* harmony export */   Ws: () => (/* binding */ LOOPBACK),
/* harmony export */   checkTestEngine: () => (/* binding */ checkTestEngine)
/* harmony export */ });
/* harmony import */ var node_dns_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71553);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);
/* harmony import */ var _engine_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57493);
/* harmony import */ var _engine_wait_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66418);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(33881);
/* harmony import */ var _probe_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13827);







const ENGINE_LIMIT_MS = 20_000;
const LOOPBACK = '127.0.0.1';
async function checkTestEngine(tests, asker) {
    const probes = tests.flatMap((test) => {
        const probe = test === undefined ? undefined : (0,_probe_js__WEBPACK_IMPORTED_MODULE_6__/* .parseProbe */ .u)(test);
        return probe === undefined ? [] : [{ ...probe, test }];
    });
    const [first] = probes;
    if (first === undefined)
        return [];
    const version = await (0,_engine_wait_js__WEBPACK_IMPORTED_MODULE_4__/* .waitForAnswer */ .RW)(asker, () => ask(asker, ['docker', 'version', '--format', '{{.Server.Version}}']), ({ code, spawnError }) => code !== 0 && spawnError === undefined);
    asker.signal.throwIfAborted();
    if (version.code !== 0)
        return [describeNone(first.test ?? '', version)];
    if (probes.every(({ kind }) => kind === 'health'))
        return [];
    try {
        await readPublishAddress(asker);
        return [];
    }
    catch (thrown) {
        if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF)
            return thrown.problems;
        throw thrown;
    }
}
function describeNone(test, { stderr, spawnError }) {
    const said = spawnError ?? ((0,_engine_engine_js__WEBPACK_IMPORTED_MODULE_3__.lastOutputLine)(stderr) || 'docker gave no reason');
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('TEST_NO_ENGINE', `The test "${test}" runs the image, and no Docker engine answers here: ${said}`, 'Give the job an engine (Docker on the runner, or the service docker:dind), or name a script that needs none. A BuildKit at an address or on Kubernetes runs no containers.');
}
async function readPublishAddress(asker) {
    const format = '{{.Endpoints.docker.Host}}';
    const found = await ask(asker, ['docker', 'context', 'inspect', '--format', format]);
    const endpoint = found.stdout.trim();
    if (found.code !== 0 || /^(unix|npipe|fd):/.test(endpoint))
        return LOOPBACK;
    const address = await toAddress(endpoint);
    if (address.startsWith('127.') || address === '::1')
        return LOOPBACK;
    if (asker.trust.level === 'untrusted') {
        const why = `it would be published beyond loopback, which is not done, because ${asker.trust.reason}`;
        throw unreachable(endpoint, why);
    }
    return (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(address) === 6 ? `[${address}]` : address;
}
async function toAddress(endpoint) {
    const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
    if (url?.protocol !== 'tcp:')
        throw unreachable(endpoint, 'it is on another machine');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const address = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(host) > 0 ? host : await resolve(host);
    if (address === undefined)
        throw unreachable(endpoint, 'its name has no address here');
    return address;
}
async function resolve(host) {
    try {
        return (await (0,node_dns_promises__WEBPACK_IMPORTED_MODULE_0__.lookup)(host, { verbatim: false })).address;
    }
    catch (cause) {
        if (cause instanceof Error && 'code' in cause)
            return undefined;
        throw cause;
    }
}
function unreachable(endpoint, why) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('TEST_UNREACHABLE', `A port of a container on the engine "${endpoint}" cannot be asked from here: ${why}.`, 'Give the image a HEALTHCHECK and write test: health, which the engine itself runs; or use a script.'),
    ]);
}
async function readEnginePlatform(asker) {
    const format = '{{.Server.Os}}/{{.Server.Arch}}';
    const { stdout } = await ask(asker, ['docker', 'version', '--format', format]);
    return (0,_platform_js__WEBPACK_IMPORTED_MODULE_5__/* .toPlatform */ .r)(stdout.trim());
}
function ask({ shell, env, cwd, signal }, argv) {
    return shell({ argv, env, cwd, signal, timeoutMs: ENGINE_LIMIT_MS });
}


/***/ })

};
