export const id = 355;
export const ids = [355];
export const modules = {

/***/ 49577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readPrivateJson),
/* harmony export */   q: () => (/* binding */ readPrivateFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);


const LIMIT = 4096;
const FLAGS = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY |
    (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) |
    (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
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
async function readPrivateJson(path) {
    const text = await readPrivateFile(path);
    try {
        return text === undefined ? undefined : JSON.parse(text);
    }
    catch {
        return undefined;
    }
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






const NOTE = 'test-container.json';
const NAME = /^tagship-test-[0-9a-f]{8}$/;
const REMOVE_TIMEOUT_MS = 60_000;
function nameContainer(random) {
    return `tagship-test-${Math.floor(random * 2 ** 32)
        .toString(16)
        .padStart(8, '0')}`;
}
async function noteContainer(tempDir, name) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE), JSON.stringify({ name }), { mode: 0o600 });
}
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
async function removeLeftContainer(tempDir, remover) {
    const name = await readNote(tempDir);
    if (name === undefined)
        return [];
    await removeContainer(tempDir, name, remover);
    return listKeptContainer(tempDir);
}
async function listKeptContainer(tempDir) {
    return (await readNote(tempDir)) === undefined ? [] : [NOTE];
}
async function readNote(tempDir) {
    const note = await (0,_private_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readPrivateJson */ .A)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE));
    const { name } = { ...note };
    return typeof name === 'string' && NAME.test(name) ? name : undefined;
}


/***/ }),

/***/ 20355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runProbes: () => (/* binding */ runProbes)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/settings/values/duration.js
var duration = __webpack_require__(82904);
// EXTERNAL MODULE: ./src/ship/engine/engine.js
var engine = __webpack_require__(57493);
// EXTERNAL MODULE: ./src/ship/platform.js
var ship_platform = __webpack_require__(33881);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./src/ship/test/ask.js


const ASK_LIMIT_MS = 5_000;
const STAYS_OPEN_MS = 1_000;
const HEADER_LIMIT = 16 * 1024;
function askTcp({ host, port }, signal) {
    return new Promise((resolve) => {
        const socket = (0,external_node_net_.connect)({ host, port, signal });
        let timer;
        const end = (answer) => {
            clearTimeout(timer);
            socket.destroy();
            resolve(answer);
        };
        const wait = (ms, answer) => {
            clearTimeout(timer);
            timer = setTimeout(end, ms, answer);
        };
        wait(ASK_LIMIT_MS, { ok: false, said: 'no connection' });
        socket.once('connect', () => {
            wait(STAYS_OPEN_MS, { ok: true, said: 'a connection' });
        });
        socket.once('data', () => {
            end({ ok: true, said: 'a connection' });
        });
        socket.once('error', (cause) => {
            end({ ok: false, said: toCode(cause) });
        });
        socket.once('close', () => {
            end({ ok: false, said: 'the connection was closed at once' });
        });
    });
}
function askHttp({ host, port }, { path, named }, signal) {
    return new Promise((resolve) => {
        const asking = (0,external_node_http_.request)({
            ...{ host, port, path, agent: false, maxHeaderSize: HEADER_LIMIT },
            headers: { host: `localhost:${named}`, 'user-agent': 'tagship', accept: '*/*' },
            signal: AbortSignal.any([signal, AbortSignal.timeout(ASK_LIMIT_MS)]),
        });
        const end = (answer) => {
            resolve(answer);
            asking.destroy();
        };
        asking.once('response', ({ statusCode = 0 }) => {
            const ok = statusCode >= 200 && statusCode < 400;
            end({ ok, said: `status ${statusCode}`, isFinal: statusCode >= 400 && statusCode < 500 });
        });
        asking.on('error', (cause) => {
            resolve({ ok: false, said: toCode(cause) });
        });
        asking.end();
    });
}
function toCode(cause) {
    if (cause.name === 'TimeoutError' || cause.name === 'AbortError')
        return 'no answer in time';
    return 'code' in cause ? String(cause.code) : 'an answer that is not HTTP';
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/registry/http/line.js
var line = __webpack_require__(40082);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/ship/test/engine.js
var test_engine = __webpack_require__(44647);
// EXTERNAL MODULE: ./src/ship/test/leftover.js
var leftover = __webpack_require__(9734);
;// CONCATENATED MODULE: ./src/ship/test/container.js






const TAIL_LINES = 15;
const TAIL_LIMIT = 64 * 1024;
const STATE_LIMIT = 512 * 1024;
const ENGINE_LIMIT_MS = 60_000;
async function withContainer(order, runner, use) {
    const { tempDir, clock, signal } = runner;
    const name = (0,leftover/* nameContainer */.VW)(clock.random());
    const ask = (argv, captureLimit = TAIL_LIMIT) => askEngine(runner, argv, captureLimit);
    await (0,leftover/* noteContainer */.uQ)(tempDir, name);
    try {
        const created = await ask(toCreate(name, order, runner));
        signal.throwIfAborted();
        if (created.code !== 0)
            return await use(toNotStarted(created));
        const started = await ask(['docker', 'start', name]);
        signal.throwIfAborted();
        if (started.code !== 0)
            return await use(toNotStarted(started));
        return await use({
            read: async () => toState((await ask(toInspect(name), STATE_LIMIT)).stdout, order),
            lastLines: async () => {
                const { stdout, stderr } = await ask(['docker', 'logs', '--tail', `${TAIL_LINES}`, name]);
                return toTail(`${stdout}\n${stderr}`);
            },
        });
    }
    finally {
        const { shell, env, log } = runner;
        await (0,leftover/* removeContainer */.od)(tempDir, name, { shell, env, log });
    }
}
function askEngine({ shell, env, cwd, settings, testEnv }, argv, captureLimit) {
    const named = Object.fromEntries(settings.testEnv.map((name) => [name, testEnv[name]]));
    return shell({ argv, env: { ...named, ...env }, cwd, captureLimit, timeoutMs: ENGINE_LIMIT_MS });
}
function toCreate(name, { image, platform, publish }, { settings }) {
    return [
        ...['docker', 'create', '--name', name, '--label', 'tagship.test=true'],
        ...['--platform', platform, '--pull', 'never', '--security-opt', 'no-new-privileges'],
        ...['--log-driver', 'json-file', '--log-opt', 'max-size=1m', '--log-opt', 'max-file=1'],
        ...(publish === undefined ? [] : ['--publish', `${publish.on}::${publish.port}`]),
        ...settings.testEnv.flatMap((variable) => ['--env', variable]),
        image,
    ];
}
function toInspect(name) {
    const { state, ports, networks } = {
        state: '{{json .State}}',
        ports: '{{json .NetworkSettings.Ports}}',
        networks: '{{json .NetworkSettings.Networks}}',
    };
    const format = `{"state":${state},"ports":${ports},"networks":${networks}}`;
    return ['docker', 'container', 'inspect', '--format', format, name];
}
function toState(text, { publish }) {
    const { state, ports, networks } = (0,json/* parseObject */.lj)(text) ?? {};
    const { Running, ExitCode, OOMKilled, Health } = asObject(state);
    const checks = asObject(Health).Log;
    const last = Array.isArray(checks) ? checks.at(-1) : undefined;
    return {
        isRunning: Running === true,
        exitCode: typeof ExitCode === 'number' ? ExitCode : 0,
        isOutOfMemory: OOMKilled === true,
        health: (0,json/* toTexts */.OS)(asObject(Health)).Status,
        healthSaid: toPlainLine((0,json/* toTexts */.OS)(asObject(last)).Output ?? ''),
        published: publish === undefined ? [] : listPublished(ports, publish.port),
        own: publish?.on === test_engine/* LOOPBACK */.Ws ? listOwn(networks, publish.port) : [],
    };
}
function listPublished(ports, port) {
    const bindings = asObject(ports)[`${port}/tcp`];
    const all = Array.isArray(bindings) ? bindings : [];
    return all
        .map((one) => (0,json/* toTexts */.OS)(asObject(one)))
        .map(({ HostIp = '', HostPort }) => ({ host: HostIp, port: Number(HostPort) }))
        .filter((one) => one.host !== '' && one.port > 0 && one.port < 65_536);
}
function listOwn(networks, port) {
    return Object.values(asObject(networks))
        .map((one) => (0,json/* toTexts */.OS)(asObject(one)))
        .map(({ IPAddress: host = '', MacAddress: mac = '' }) => ({ host, port, mac }))
        .filter(({ host, mac }) => host !== '' && mac !== '');
}
function asObject(value) {
    return (0,json/* isObject */.Gv)(value) ? value : {};
}
function toNotStarted({ stderr, spawnError }) {
    return { said: toPlainLine((0,engine.lastOutputLine)(stderr)) || (spawnError ?? 'docker gave no reason') };
}
function toTail(text) {
    const lines = text.split('\n').map(toPlainLine);
    return lines
        .filter((line) => line !== '')
        .slice(-TAIL_LINES)
        .join('\n');
}
function toPlainLine(text) {
    return (0,line/* toLine */.S)((0,external_node_util_.stripVTControlCharacters)(text.slice(-TAIL_LIMIT)));
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/ship/test/neighbours.js

async function readNeighbours() {
    try {
        return await (0,promises_.readFile)('/proc/net/arp', 'utf8');
    }
    catch (cause) {
        if (cause instanceof Error && 'code' in cause)
            return '';
        throw cause;
    }
}
function isNeighbour(table, { host, mac }) {
    return table.split('\n').some((line) => {
        const [address, , , hardware] = line.split(/\s+/);
        return address === host && hardware?.toLowerCase() === mac.toLowerCase();
    });
}

;// CONCATENATED MODULE: ./src/ship/test/probes.js








const PAUSE_MS = 500;
const FINAL_AFTER_MS = 15_000;
async function runProbes(input, probe) {
    const { context, platforms, image } = input;
    const native = await (0,test_engine/* readEnginePlatform */.OE)(context);
    const on = probe.kind === 'health' ? undefined : await (0,test_engine/* readPublishAddress */.UV)(context);
    const tests = {};
    for (const platform of platforms) {
        const isNative = (0,ship_platform/* toPlatform */.r)(platform) === native;
        tests[platform] = await context.log.group(`Test ${image} on ${platform}`, () => testOne(input, { probe, platform, isNative, on }));
    }
    if (Object.values(tests).includes('tested'))
        return tests;
    const message = `No platform of "${image}" runs on the engine (${native}). No tag was written.`;
    const hint = `Install emulators (docker/setup-qemu-action), or build each platform on a machine of its own.`;
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('GATE_FAILED', message, hint)]);
}
async function testOne(input, attempt) {
    const { context, image } = input;
    const { probe, platform, on } = attempt;
    if (input.isPushed)
        await pull(input, platform);
    const publish = probe.kind === 'health' || on === undefined ? {} : { publish: { port: probe.port, on } };
    return withContainer({ image, platform, ...publish }, context, async (container) => {
        const failed = 'said' in container
            ? { why: `failed: the container did not start: ${container.said}`, tail: '' }
            : await watch(container, probe, context);
        if (failed === undefined)
            return 'tested';
        if (!attempt.isNative && isForeign(`${failed.why}\n${failed.tail}`)) {
            context.log.problem(describeForeign(image, platform));
            return 'not runnable here';
        }
        throw new problem/* Problem */.AF([describeFailure(input, attempt, failed)]);
    });
}
async function pull({ image, context, childEnv }, platform) {
    const { shell, env, cwd, signal, log } = context;
    const result = await shell({
        argv: ['docker', 'pull', '--quiet', '--platform', platform, image],
        env: { ...env, ...childEnv },
        ...{ cwd, signal, onOutput: log.output },
    });
    signal.throwIfAborted();
    if (result.code === 0)
        return;
    const said = (0,engine.lastOutputLine)(result.stderr) || (result.spawnError ?? 'docker gave no reason');
    const message = `The test of "${image}" on ${platform} did not run: the engine cannot pull the image: ${said} No tag was written.`;
    const hint = 'The engine pulls the image from its first repository: it must reach that registry, and a registry without TLS must be among its insecure-registries.';
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('GATE_FAILED', message, hint)]);
}
const NO_CHECK = 'has no health check';
async function watch(container, probe, { clock, signal, settings, log }) {
    const began = clock.now();
    let wrongSince = Infinity;
    for (;;) {
        const state = await container.read();
        signal.throwIfAborted();
        const ended = describeEnd(state, probe);
        if (ended !== undefined)
            return { why: ended, tail: await container.lastLines() };
        const answer = await ask(state, probe, signal);
        signal.throwIfAborted();
        if (answer.ok) {
            log.info(`Good: ${answer.said}`);
            return undefined;
        }
        const now = clock.now();
        wrongSince = answer.isFinal === true ? Math.min(wrongSince, now) : Infinity;
        if (now - wrongSince >= (probe.kind === 'health' ? 0 : FINAL_AFTER_MS)) {
            return { why: `failed: ${answer.said}`, tail: await container.lastLines() };
        }
        if (now - began >= settings.testTimeout) {
            const limit = (0,duration/* renderDuration */.P)(settings.testTimeout);
            const why = `did not succeed within ${limit}: ${answer.said}`;
            return { why, tail: await container.lastLines() };
        }
        await clock.sleep(PAUSE_MS, signal);
    }
}
function describeEnd(state, probe) {
    const { isRunning, exitCode, isOutOfMemory, health } = state;
    if (probe.kind === 'health' && isRunning && health === undefined)
        return NO_CHECK;
    if (isRunning)
        return undefined;
    return isOutOfMemory
        ? 'failed: the container ran out of memory'
        : `failed: the container ended with exit code ${exitCode}`;
}
async function ask(state, probe, signal) {
    if (probe.kind === 'health')
        return toHealth(state);
    const askOne = (address) => probe.kind === 'tcp'
        ? askTcp(address, signal)
        : askHttp(address, { path: probe.path, named: probe.port }, signal);
    const [own, published] = [state.own[0], state.published[0]];
    const [direct, passedOn] = await Promise.all([
        own === undefined ? undefined : askOwn(own, askOne),
        published === undefined ? undefined : askOne(published),
    ]);
    return direct ?? passedOn ?? { ok: false, said: 'its port is not published' };
}
async function askOwn(address, askOne) {
    const answer = await askOne(address);
    return isNeighbour(await readNeighbours(), address) ? answer : undefined;
}
function toHealth({ health = '', healthSaid }) {
    const said = healthSaid === '' ? health : `${health} (${healthSaid})`;
    return { ok: health === 'healthy', said, isFinal: health === 'unhealthy' };
}
function isForeign(text) {
    return text.includes('exec format error');
}
function describeForeign(image, platform) {
    return (0,problem/* notice */.lm)('TEST_NOT_RUNNABLE', `"${image}" was not tested on ${platform}, whose programs the engine cannot run.`, 'Install emulators (docker/setup-qemu-action), or build each platform on a machine of its own.');
}
function describeFailure({ image }, { platform }, failed) {
    const what = `The test of "${image}" on ${platform}`;
    if (failed.why === NO_CHECK) {
        const message = `${what} asks for its health, and the image has no HEALTHCHECK. No tag was written.`;
        const hint = 'Add HEALTHCHECK to the last stage of the Dockerfile, or write test: tcp:PORT or test: http:PORT/PATH.';
        return (0,problem/* error */.z3)('TEST_NO_HEALTHCHECK', message, hint);
    }
    const tail = failed.tail === ''
        ? 'The container printed nothing.'
        : `The last lines of the container:\n${failed.tail}`;
    return (0,problem/* error */.z3)('GATE_FAILED', `${what} ${failed.why}. No tag was written.`, tail);
}


/***/ })

};
