export const id = 210;
export const ids = [210,350];
export const modules = {

/***/ 1787:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _b: () => (/* binding */ toEngineFolder),
/* harmony export */   jj: () => (/* binding */ needsContext),
/* harmony export */   q6: () => (/* binding */ createContext)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _facts_present_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6042);
/* harmony import */ var _builder_stored_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3543);
/* harmony import */ var _csv_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7606);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8350);
/* harmony import */ var _login_child_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9948);
// SPDX-License-Identifier: Apache-2.0
// An engine that only the environment names, as a Docker context of this run. Makes no builder, and touches no file of the user's.







/** What Docker takes for the engine where TLS is asked for and no address given. */
const DEFAULT_TLS_HOST = 'tcp://localhost:2376';
/** Where the context of one run is: a directory for `DOCKER_CONFIG`. It holds a copy of the client's key. */
function toEngineFolder(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, 'engine');
}
/**
 * Whether buildx needs a context to make a builder: it refuses TLS files that only the environment
 * names, since it could not find them again.
 *
 * @see https://github.com/docker/buildx/blob/v0.29.1/builder/builder.go
 */
async function needsContext(env) {
    if ((0,_facts_present_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'DOCKER_TLS_VERIFY', 'DOCKER_TLS') === undefined)
        return false;
    return (await (0,_builder_stored_js__WEBPACK_IMPORTED_MODULE_2__/* .readEndpoint */ .KW)(env)) !== undefined;
}
/**
 * Makes a context of the engine that the environment names. It is in the private folder of the run,
 * and so is the `DOCKER_CONFIG` that leads to it: the user's configuration by a link, or what
 * {@link toPrivateConfig} holds where logins are handed over in a file.
 */
async function createContext(edge, name) {
    const { env, cwd, tempDir } = edge;
    const own = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, (0,_engine_js__WEBPACK_IMPORTED_MODULE_3__.toDockerConfig)(env));
    const folder = toEngineFolder(tempDir);
    const config = (0,_login_child_js__WEBPACK_IMPORTED_MODULE_4__/* .toPrivateConfig */ .Z)(tempDir);
    for (const directory of [folder, config]) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { recursive: true, mode: 0o700 });
        for (const file of ['config.json', 'cli-plugins']) {
            await linkUnlessThere((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(own, file), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, file));
        }
    }
    const host = (0,_facts_present_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'DOCKER_HOST') ?? DEFAULT_TLS_HOST;
    const docker = (0,_csv_js__WEBPACK_IMPORTED_MODULE_6__/* .renderCsv */ .P)([`host=${host}`, ...(await listTlsFields(env, own))]);
    const result = await edge.shell({
        argv: ['docker', 'context', 'create', name, '--docker', docker],
        env: { ...env, DOCKER_CONFIG: folder },
        cwd,
        signal: edge.signal,
    });
    await replaceLink((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'contexts'), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(config, 'contexts'));
    return { result, host, env: { DOCKER_CONFIG: config } };
}
/** The certificate files as Docker finds them: that of the authority, and those of the client where they are there. */
async function listTlsFields(env, dockerConfig) {
    const folder = (0,_facts_present_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'DOCKER_CERT_PATH') ?? dockerConfig;
    const isVerified = (0,_facts_present_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'DOCKER_TLS_VERIFY') !== undefined;
    const client = await Promise.all(['cert', 'key'].map(async (name) => (await isThere((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${name}.pem`))) ? [name] : []));
    const names = [...(isVerified ? ['ca'] : []), ...client.flat()];
    const files = names.map((name) => `${name}=${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, `${name}.pem`)}`);
    return isVerified ? files : [...files, 'skip-tls-verify=true'];
}
async function isThere(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).then(() => true, () => false);
}
async function linkUnlessThere(target, path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.symlink)(target, path);
    }
    catch (cause) {
        if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'))
            throw cause;
    }
}
/** Puts a link in the place of whatever link is there, at once. */
async function replaceLink(target, path) {
    const fresh = `${path}.new`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.symlink)(target, fresh);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(fresh, path);
}


/***/ }),

/***/ 8247:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ noteBuilder),
/* harmony export */   H4: () => (/* binding */ forgetBuilder),
/* harmony export */   SU: () => (/* binding */ toBuildxFolder),
/* harmony export */   iq: () => (/* binding */ removeBuilder),
/* harmony export */   listKept: () => (/* binding */ listKept),
/* harmony export */   removeLeftBuilder: () => (/* binding */ removeLeftBuilder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4734);
/* harmony import */ var _builder_context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1787);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8350);
/* harmony import */ var _private_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4956);
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
/** Forgets a builder that was noted and then not made. */
async function forgetBuilder(tempDir) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE), { force: true });
}
/**
 * Takes a builder and its context away. Not under the run's signal: a cancelled run tidies up too.
 * Where that fails, the notice BUILDER_LEFT says how to do it by hand, and the note stays for the
 * next run.
 */
async function removeBuilder(tempDir, { name, hasContext }, { shell, env: own, log, signal }, given) {
    const folder = toBuildxFolder(tempDir);
    const context = hasContext ? { DOCKER_CONFIG: (0,_builder_context_js__WEBPACK_IMPORTED_MODULE_3__/* .toEngineFolder */ ._b)(tempDir) } : {};
    const env = { ...own, ...context, BUILDX_CONFIG: folder };
    const options = {
        env,
        timeoutMs: REMOVE_TIMEOUT_MS,
        ...(signal === undefined ? {} : { signal }),
    };
    const record = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'instances', name);
    const known = await (0,_private_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readPrivateFile */ .q)(record);
    const program = given ?? (await (0,_engine_js__WEBPACK_IMPORTED_MODULE_4__.findBuildx)(own));
    const removed = await shell({ argv: [...program, 'rm', '--force', name], ...options });
    if (removed.code !== 0 && known !== undefined) {
        // buildx forgets a builder also when it could not remove it, and then nobody could any more.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(record, known, { mode: 0o600 }).catch((cause) => {
            log.debug(`"${record}" cannot be written again: ${String(cause)}`);
        });
        log.problem(describeLeft(name, { ...context, BUILDX_CONFIG: folder }, removed));
        return;
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,_builder_context_js__WEBPACK_IMPORTED_MODULE_3__/* .toEngineFolder */ ._b)(tempDir), { recursive: true, force: true });
    await forgetBuilder(tempDir);
}
function describeLeft(name, env, result) {
    const variables = Object.entries(env).map(([key, value]) => `${key}=${value ?? ''} `);
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)('BUILDER_LEFT', `The builder "${name}", made for one run, could not be taken away: ${explain(result)}`, `The next run here tries again; to do it now: ${variables.join('')}docker buildx rm --force ${name}`);
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
 * for its folders, nothing is run. Returns what is to stay in it.
 */
async function removeLeftBuilder(tempDir, edge) {
    const note = await readNote(tempDir);
    if (note === undefined)
        return [];
    const folder = toBuildxFolder(tempDir);
    const engine = (0,_builder_context_js__WEBPACK_IMPORTED_MODULE_3__/* .toEngineFolder */ ._b)(tempDir);
    for (const path of [folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'instances'), engine, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(engine, 'contexts')]) {
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
    if (note === undefined)
        return [];
    const engine = note.hasContext ? [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)((0,_builder_context_js__WEBPACK_IMPORTED_MODULE_3__/* .toEngineFolder */ ._b)(tempDir))] : [];
    return [NOTE, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(toBuildxFolder(tempDir)), ...engine];
}
/** Undefined where the run made none, or was killed while it wrote this, which is before it made one. */
async function readNote(tempDir) {
    const note = await (0,_private_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readPrivateJson */ .A)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, NOTE));
    const { name, hasContext } = { ...note };
    const isOurs = typeof name === 'string' && NAME.test(name) && typeof hasContext === 'boolean';
    return isOurs ? { name, hasContext } : undefined;
}
/** What our builders are called. */
const NAME = /^tagship-[0-9a-f]{8}$/;


/***/ }),

/***/ 7354:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gf: () => (/* binding */ checkMade),
  mn: () => (/* binding */ createName),
  Iy: () => (/* binding */ isolateBuildx),
  TF: () => (/* binding */ remove),
  eF: () => (/* binding */ run)
});

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
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(4734);
// EXTERNAL MODULE: ./src/apply/builder-left.js
var builder_left = __webpack_require__(8247);
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
/** @throws Problem BUILDER_NOT_MADE where the command failed; `what` names what it was to make */
function checkMade(result, what) {
    if (result.code === 0)
        return;
    const said = (0,engine.lastLine)(result.stderr) || (result.spawnError ?? 'it said nothing');
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('BUILDER_NOT_MADE', `No builder could be made (${what}): ${said}`, 'Make one with "docker buildx create" and give its name as the setting builder.'),
    ]);
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
/** Runs a command with the run's environment and what is to be added to it. */
function run(edge, argv, env) {
    return edge.shell({ argv, env: { ...edge.env, ...env }, cwd: edge.cwd, signal: edge.signal });
}
/** A name for a builder of this run. */
function createName(edge) {
    const random = Math.floor(edge.clock.random() * 2 ** 32);
    return `tagship-${random.toString(16).padStart(8, '0')}`;
}


/***/ }),

/***/ 3543:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lx: () => (/* binding */ findBuilder),
  KW: () => (/* binding */ readEndpoint)
});

// UNUSED EXPORTS: readStoredBuilder

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/facts/present.js
var present = __webpack_require__(6042);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(2519);
// EXTERNAL MODULE: ./src/apply/builder-make.js + 1 modules
var builder_make = __webpack_require__(7354);
// EXTERNAL MODULE: ./src/apply/engine.js
var engine = __webpack_require__(8350);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(4734);
;// CONCATENATED MODULE: ./src/apply/engine-wait.js
// SPDX-License-Identifier: Apache-2.0
// Waiting for a Docker engine that starts at the same moment as the job, and why it cannot be reached. Starts nothing.





/** How long an engine that is starting is waited for, ms. */
const ENGINE_PATIENCE_MS = 60_000;
/**
 * Asks until the builder's engine answers. In CI an engine at a TCP address is usually a service that
 * starts at the same moment as the job, and its certificates appear a few seconds later, so it gets a
 * minute; anywhere else, and of an engine that speaks another protocol, the first answer stands.
 *
 * @throws Problem ENGINE_UNREACHABLE
 */
async function waitForEngine(edge, ask) {
    const first = await ask();
    const isSilent = (found) => found?.error !== undefined && !isFinal(found.error);
    const found = isSilent(first) && isService(edge.env) ? await askAgain(edge, ask, isSilent) : first;
    if (found?.error !== undefined && ['', 'docker'].includes(found.driver)) {
        const missing = await findMissingCertificates(edge.env);
        throw new problem/* Problem */.AF([describeUnreachable(edge.env, found.error, missing)]);
    }
    return found;
}
async function askAgain(edge, ask, isSilent) {
    const host = (0,present/* readText */.yR)(edge.env, 'DOCKER_HOST') ?? '';
    const missing = await findMissingCertificates(edge.env);
    const what = missing === undefined ? '' : ` and its certificates in "${missing.folder}"`;
    edge.log.info(`Waiting for the Docker engine at ${host}${what} …`);
    const until = edge.clock.now() + ENGINE_PATIENCE_MS;
    for (;;) {
        await edge.clock.sleep(1_000, edge.signal);
        const answer = await ask();
        if (!isSilent(answer) || edge.clock.now() >= until)
            return answer;
    }
}
/** Whether the engine is one at an address in CI: a service container that runs alongside the job. */
function isService(env) {
    return (0,present/* isTrue */.Hn)(env, 'CI') && ((0,present/* readText */.yR)(env, 'DOCKER_HOST') ?? '').startsWith('tcp://');
}
/**
 * The certificates that the environment asks for, and that cannot be read; undefined where none is
 * missing, or TLS is not asked for.
 *
 * @see https://docs.docker.com/reference/cli/docker/#environment-variables
 */
async function findMissingCertificates(env) {
    if ((0,present/* readText */.yR)(env, 'DOCKER_TLS_VERIFY', 'DOCKER_TLS') === undefined)
        return undefined;
    const folder = (0,present/* readText */.yR)(env, 'DOCKER_CERT_PATH') ?? (0,engine.toDockerConfig)(env);
    const names = ['ca.pem', 'cert.pem', 'key.pem'];
    const isThere = (name) => (0,promises_.access)((0,external_node_path_.join)(folder, name)).then(() => true, () => false);
    const there = await Promise.all(names.map(isThere));
    const files = names.filter((_, at) => there[at] === false);
    return files.length === 0 ? undefined : { folder, files };
}
/** How an engine and its client say that one of them speaks TLS, and the other does not: waiting changes nothing. */
const OTHER_PROTOCOL = /HTTP response to HTTPS client|HTTP request to an HTTPS server|TLS-enabled daemon without TLS/;
/** How an engine refuses an older client: since Docker 29 it takes API 1.44 and newer. */
const TOO_OLD = /client version \S+ is too old/;
/** Whether an engine that is there says so, and would say it again. */
function isFinal(said) {
    return OTHER_PROTOCOL.test(said) || TOO_OLD.test(said);
}
/**
 * Why no engine answers, and the next move.
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
    const host = (0,present/* readText */.yR)(env, 'DOCKER_HOST');
    const where = host === undefined ? 'here' : `at "${host}"`;
    if (TOO_OLD.test(said)) {
        return (0,problem/* error */.z3)('ENGINE_UNREACHABLE', `The Docker engine ${where} refuses this client: ${said}`, 'Update the docker CLI and the buildx plugin, and unset DOCKER_API_VERSION where it is set.');
    }
    const why = missing === undefined ? said : `"${missing.folder}" has no ${missing.files.join(', ')}`;
    const hint = toHint(env, said, host ?? '');
    return (0,problem/* error */.z3)('ENGINE_UNREACHABLE', `No Docker engine answers ${where}: ${why}`, hint);
}
function toHint(env, said, host) {
    const asksForTls = (0,present/* readText */.yR)(env, 'DOCKER_TLS_VERIFY', 'DOCKER_TLS') !== undefined;
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

// EXTERNAL MODULE: ./src/apply/platform.js
var apply_platform = __webpack_require__(6707);
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
    const stored = isHere && !isService(edge.env) // which may still be starting, and is waited for below
        ? await readStoredBuilder(edge.env, platforms, name)
        : undefined;
    if (stored !== undefined)
        return stored;
    const own = await toOwnState(edge);
    return waitForEngine(edge, async () => {
        const [found] = await Promise.all([(0,engine.inspectBuilder)(edge, program, name, own), buildx.version()]);
        return found;
    });
}
/** buildx makes the folder for its state where there is none; then it gets one of this run to make it in. */
async function toOwnState(edge) {
    return (await isThere(toStateFolder(edge.env))) ? {} : (0,builder_make/* isolateBuildx */.Iy)(edge);
}
function toStateFolder(env) {
    return (0,present/* readText */.yR)(env, 'BUILDX_CONFIG') ?? (0,external_node_path_.join)((0,engine.toDockerConfig)(env), 'buildx');
}
async function isThere(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
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
    const folder = toStateFolder(env);
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


/***/ }),

/***/ 8350:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OLDEST_BUILDX: () => (/* binding */ OLDEST_BUILDX),
/* harmony export */   findBuildx: () => (/* binding */ findBuildx),
/* harmony export */   hasEngine: () => (/* binding */ hasEngine),
/* harmony export */   inspectBuilder: () => (/* binding */ inspectBuilder),
/* harmony export */   lastLine: () => (/* binding */ lastLine),
/* harmony export */   openBuildx: () => (/* binding */ openBuildx),
/* harmony export */   parseInspect: () => (/* binding */ parseInspect),
/* harmony export */   readBuildxVersion: () => (/* binding */ readBuildxVersion),
/* harmony export */   readStoreFromEngine: () => (/* binding */ readStoreFromEngine),
/* harmony export */   toDockerConfig: () => (/* binding */ toDockerConfig)
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
 * A builder by name, or the current one; undefined when there is none of that name. `error` is set
 * when its engine does not answer, or cannot be asked for want of certificates. `own` is added to the
 * environment.
 *
 * @throws Problem BUILDX_FAILED when buildx cannot read what it has stored
 */
async function inspectBuilder(edge, program, name, own = {}) {
    const argv = [...program, 'inspect', ...(name === undefined ? [] : [name])];
    const command = toCommand(edge, argv);
    const result = await edge.shell({ ...command, env: { ...command.env, ...own } });
    const found = parseInspect(result.stdout);
    const failed = result.code === 0 ? undefined : lastLine(result.stderr);
    if (found !== undefined)
        return { ...found, error: found.error ?? failed };
    return failed === undefined || result.code === null
        ? undefined
        : explainNothing(failed.replace(/^ERROR: /, ''), program, name);
}
/** What it means that buildx describes no builder. */
function explainNothing(said, program, name = 'default') {
    if (/\bno builder\b/.test(said))
        return undefined;
    if (!said.includes('docker endpoint'))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF([describeFailed(program, said)]);
    return { name, driver: '', platforms: [], nodes: 0, containerd: undefined, error: said };
}
function describeFailed(program, said) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILDX_FAILED', `"${program.join(' ')} inspect" failed: ${said}`, 'Look with "docker buildx ls", or name what to build with as the setting builder.');
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
/** A question to buildx or docker with the run's own environment. */
function toCommand(edge, argv) {
    return { argv, env: edge.env, cwd: edge.cwd, signal: edge.signal };
}
/** The last line that says something. */
function lastLine(text) {
    return text.trim().split('\n').at(-1)?.trim() ?? '';
}


/***/ }),

/***/ 9948:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ toChildEnv),
/* harmony export */   Z: () => (/* binding */ toPrivateConfig)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4734);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3981);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8849);
/* harmony import */ var _login_config_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6246);
// SPDX-License-Identifier: Apache-2.0
// Logins for child processes (buildx, the gate), in their environment or in a private directory: never in the user's files.






/** The first versions that read DOCKER_AUTH_CONFIG. */
const BUILDX_READS_ENV = [0, 26];
const DOCKER_READS_ENV = [28, 3];
const VERSION_TIMEOUT_MS = 20_000;
/**
 * The environment of a child that is to be logged in to these hosts, besides the user's own logins.
 *
 * | docker and buildx                | how                                                            |
 * | -------------------------------- | -------------------------------------------------------------- |
 * | 28.3 and 0.26 or newer           | `DOCKER_AUTH_CONFIG`, merged with the one that is there        |
 * | older                            | `DOCKER_CONFIG`: a copy of the user's configuration with ours  |
 */
async function toChildEnv(options, logins) {
    const base = options.baseEnv ?? options.env;
    if (logins.size === 0)
        return base;
    if (await readsEnv(options)) {
        return { ...base, DOCKER_AUTH_CONFIG: toAuthConfig(options.docker, logins) };
    }
    return await writeDirectory(options, logins);
}
/**
 * Only `auth` keys: any other key makes Docker ignore the whole variable.
 */
function toAuthConfig(docker, logins) {
    const own = Object.entries(docker.fromEnv().auths).flatMap(([key, entry]) => {
        const credential = isOurs(key, logins) ? undefined : (0,_login_config_js__WEBPACK_IMPORTED_MODULE_5__/* .toCredential */ .R_)(entry);
        return credential?.kind === 'password' ? [[key, (0,_login_config_js__WEBPACK_IMPORTED_MODULE_5__/* .toEntry */ .q0)(credential)]] : [];
    });
    return JSON.stringify({ auths: Object.fromEntries([...own, ...toAuths(logins)]) });
}
function toAuths(logins) {
    return [...logins].map(([host, credential]) => [(0,_registry_address_js__WEBPACK_IMPORTED_MODULE_4__/* .toConfigKey */ .xw)(host), (0,_login_config_js__WEBPACK_IMPORTED_MODULE_5__/* .toEntry */ .q0)(credential)]);
}
function isOurs(key, logins) {
    return [...logins.keys()].some((host) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_3__/* .parseScope */ .Sk)(key).host, host));
}
async function readsEnv(options) {
    const known = options.readers?.buildx;
    const [buildx, docker] = await Promise.all([
        known === undefined ? readVersion(options, ['docker', 'buildx', 'version']) : parseKnown(known),
        options.readers?.docker === false ? undefined : readVersion(options, ['docker', '--version']),
    ]);
    return ((buildx === undefined || isAtLeast(buildx, BUILDX_READS_ENV)) &&
        (docker === undefined || isAtLeast(docker, DOCKER_READS_ENV)));
}
async function readVersion({ shell, env, baseEnv = env, signal }, argv) {
    const timeoutMs = VERSION_TIMEOUT_MS;
    const result = await shell({
        argv,
        env: baseEnv,
        timeoutMs,
        ...(signal === undefined ? {} : { signal }),
    });
    return result.code === 0 ? parseVersion(result.stdout) : undefined;
}
/** Where buildx cannot be asked, the build will say so; it is no matter of logins. */
async function parseKnown(known) {
    try {
        return parseVersion(await known());
    }
    catch (thrown) {
        if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF)
            return undefined;
        throw thrown;
    }
}
function parseVersion(text) {
    const found = /\bv?(\d+)\.(\d+)\.\d+/.exec(text);
    return found === null ? undefined : [Number(found[1]), Number(found[2])];
}
function isAtLeast([major, minor], [leastMajor, leastMinor]) {
    return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
/** Where the private Docker configuration of a run is, if it needs one. */
function toPrivateConfig(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, 'docker-config');
}
/**
 * A private Docker configuration: the user's, with our logins in place of theirs. What else lies in
 * the user's directory (plugins, contexts, builders) is found there as before.
 */
async function writeDirectory(options, logins) {
    const { docker, env, baseEnv = env, tempDir } = options;
    const own = await docker.fromFile();
    const directory = toPrivateConfig(tempDir);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { recursive: true, mode: 0o700 });
    const keep = ([key]) => !isOurs(key, logins);
    const fromEnv = Object.entries(docker.fromEnv().auths).filter(keep);
    const direct = [...fromEnv.map(([key]) => key), ...[...logins.keys()].map(_registry_address_js__WEBPACK_IMPORTED_MODULE_4__/* .toConfigKey */ .xw)];
    const config = {
        ...own.rest,
        auths: Object.fromEntries([
            ...Object.entries(own.auths).filter(keep),
            ...fromEnv,
            ...toAuths(logins),
        ]),
        // An empty helper name keeps a credential store from answering for these.
        credHelpers: {
            ...Object.fromEntries(Object.entries(own.credHelpers).filter(keep)),
            ...Object.fromEntries(direct.map((key) => [key, ''])),
        },
        ...(own.credsStore === '' ? {} : { credsStore: own.credsStore }),
        cliPluginsExtraDirs: [...toPlugins(own.rest), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(docker.directory, 'cli-plugins')],
    };
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'config.json');
    // Not through a link to the user's file, which may be there already.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(`${file}.new`, JSON.stringify(config), { mode: 0o600 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(`${file}.new`, file);
    await linkContexts(docker.directory, directory);
    return {
        ...baseEnv,
        DOCKER_AUTH_CONFIG: undefined, // is in the directory now
        DOCKER_CONFIG: directory,
        BUILDX_CONFIG: toBuildxConfig(env, docker.directory),
    };
}
function toBuildxConfig(env, directory) {
    const stated = env.BUILDX_CONFIG;
    return stated === undefined || stated === '' ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'buildx') : stated;
}
function toPlugins(rest) {
    const stated = rest.cliPluginsExtraDirs;
    return Array.isArray(stated) ? stated : [];
}
async function linkContexts(from, to) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.symlink)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(from, 'contexts'), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, 'contexts'));
    }
    catch (cause) {
        const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
        if (!isThere)
            throw cause;
    }
}


/***/ }),

/***/ 6246:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ parseDockerConfig),
/* harmony export */   H5: () => (/* binding */ NO_CONFIG),
/* harmony export */   R_: () => (/* binding */ toCredential),
/* harmony export */   Ym: () => (/* binding */ findHelper),
/* harmony export */   iu: () => (/* binding */ findAuth),
/* harmony export */   q0: () => (/* binding */ toEntry),
/* harmony export */   zQ: () => (/* binding */ toServer)
/* harmony export */ });
/* unused harmony export encode */
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3981);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8849);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2519);
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3823);
// SPDX-License-Identifier: Apache-2.0
// A Docker configuration, as far as it holds logins. Pure: who reads the file or asks a helper is `login-docker.ts`.




/** What a Docker configuration without logins says. */
const NO_CONFIG = { auths: {}, credHelpers: {}, credsStore: '', rest: {} };
/** A Docker configuration from its text; undefined when it is not one. */
function parseDockerConfig(text) {
    const value = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(text);
    if (value === undefined)
        return undefined;
    const { auths, credHelpers, credsStore, ...rest } = value;
    return {
        auths: Object.fromEntries(Object.entries((0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(auths) ? auths : {}).map(([key, entry]) => [key, toAuthEntry(entry)])),
        credHelpers: (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(credHelpers),
        credsStore: typeof credsStore === 'string' ? credsStore : '',
        rest,
    };
}
function toAuthEntry(value) {
    const { auth, username, password, identitytoken } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(value);
    return {
        ...(auth === undefined ? {} : { auth }),
        ...(username === undefined ? {} : { username }),
        ...(password === undefined ? {} : { password }),
        ...(identitytoken === undefined ? {} : { identitytoken }),
    };
}
/**
 * The entry of `auths` for a repository.
 *
 * Keys come with and without `https://` and with the path of an API. A key with a repository's path
 * counts for what is below it, the longest first; Docker itself takes any of the host's keys then.
 *
 * | key                             | repositories                        |
 * | ------------------------------- | ----------------------------------- |
 * | `ghcr.io`, `https://ghcr.io`    | all of ghcr.io                      |
 * | `https://index.docker.io/v1/`   | all of Docker Hub                   |
 * | `registry.acme.io/team`         | `registry.acme.io/team/app`, not `registry.acme.io/teams/app` |
 */
function findAuth(config, repository) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .mostSpecific */ .eF)(Object.entries(config.auths), ([key]) => key, repository)?.[1];
}
/** The credential helper that a configuration names for a host; empty for the file itself. */
function findHelper(config, host) {
    const named = Object.entries(config.credHelpers).find(([key]) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(key).host, host));
    return named?.[1] ?? config.credsStore;
}
/** The names under which a host's login may be asked for. */
function toServer(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .toConfigKey */ .xw)(host) : host;
}
/** The credential in an entry; undefined for an empty one. */
function toCredential(entry) {
    if (entry === undefined)
        return undefined;
    if (entry.identitytoken !== undefined && entry.identitytoken !== '') {
        return { kind: 'identityToken', token: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_3__/* .secret */ .r)(entry.identitytoken) };
    }
    const [username, password] = readPair(entry);
    if (username === '' || password === '')
        return undefined;
    return { kind: 'password', username, password: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_3__/* .secret */ .r)(password) };
}
function readPair({ auth, username, password }) {
    if (auth === undefined || auth === '')
        return [username ?? '', password ?? ''];
    const pair = Buffer.from(auth, 'base64').toString('utf8');
    const colon = pair.indexOf(':');
    if (colon < 0)
        return ['', ''];
    return [pair.slice(0, colon), pair.slice(colon + 1).replace(/\0+$/, '')];
}
/** A credential as an entry of `auths`. */
function toEntry(credential) {
    if (credential.kind === 'identityToken')
        return { identitytoken: credential.token.reveal() };
    return { auth: encode(credential.username, credential.password.reveal()) };
}
/** `user:password` in base64, as Docker configurations and HTTP have it. */
function encode(username, password) {
    return Buffer.from(`${username}:${password}`).toString('base64');
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


/***/ })

};
