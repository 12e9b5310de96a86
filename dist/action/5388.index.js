export const id = 5388;
export const ids = [5388];
export const modules = {

/***/ 62734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ toChildEnv),
/* harmony export */   Z: () => (/* binding */ toPrivateConfig)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34734);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43981);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88849);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57001);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23213);








const BUILDX_READS_ENV = [0, 26];
const DOCKER_READS_ENV = [28, 3];
const VERSION_TIMEOUT_MS = 20_000;
async function toChildEnv(options, logins, late) {
    const base = options.baseEnv ?? options.env;
    if (logins.size === 0 && late === undefined)
        return base;
    const inEnv = await readsEnv(options);
    const ours = [...logins.keys(), ...(late?.hosts ?? [])];
    const DOCKER_AUTH_CONFIG = inEnv ? toAuthConfig(options.docker, logins, ours) : undefined;
    if (inEnv && late === undefined)
        return { ...base, DOCKER_AUTH_CONFIG };
    const env = await writeDirectory(options, { inEnv, logins, late, ours });
    return { ...addHelper(env, late), DOCKER_AUTH_CONFIG };
}
function addHelper(env, late) {
    return late === undefined ? env : late.helper.addTo(env);
}
function toAuthConfig(docker, logins, ours) {
    const own = Object.entries(docker.fromEnv().auths).flatMap(([key, entry]) => {
        const credential = isOurs(key, ours) ? undefined : (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .toCredential */ .R_)(entry);
        return credential?.kind === 'password' ? [[key, (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .toEntry */ .q0)(credential)]] : [];
    });
    const auths = [...own, ...toAuths(logins)];
    return auths.length === 0 ? undefined : JSON.stringify({ auths: Object.fromEntries(auths) });
}
function toAuths(logins) {
    return [...logins].map(([host, credential]) => [(0,_registry_address_js__WEBPACK_IMPORTED_MODULE_5__/* .toConfigKey */ .xw)(host), (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .toEntry */ .q0)(credential)]);
}
function isOurs(key, ours) {
    return ours.some((host) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .parseScope */ .Sk)(key).host, host));
}
async function readsEnv(options) {
    if (options.readers?.fileOnly === true)
        return false;
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
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__/* .omitUndefined */ .O)({ signal }),
    });
    return result.code === 0 ? parseVersion(result.stdout) : undefined;
}
async function parseKnown(known) {
    try {
        return parseVersion(await known());
    }
    catch (thrown) {
        if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF)
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
function toPrivateConfig(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(tempDir, 'docker-config');
}
async function writeDirectory(options, content) {
    const { docker, env, baseEnv = env, tempDir } = options;
    const directory = toPrivateConfig(tempDir);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true, mode: 0o700 });
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'config.json');
    const draft = `${file}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    const text = JSON.stringify(await toConfig(options, content));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(draft, text, { mode: 0o600 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(draft, file);
    await linkContexts(docker.directory, directory);
    return {
        ...baseEnv,
        DOCKER_CONFIG: directory,
        BUILDX_CONFIG: toBuildxConfig(env, docker.directory),
        ...toCertificates(baseEnv, docker.directory),
    };
}
function toCertificates(env, directory) {
    const isTls = [env.DOCKER_TLS_VERIFY, env.DOCKER_TLS].some((value) => (value ?? '') !== '');
    return isTls && (env.DOCKER_CERT_PATH ?? '') === '' ? { DOCKER_CERT_PATH: directory } : {};
}
async function toConfig({ docker }, { inEnv, logins, late, ours }) {
    const own = await docker.fromFile();
    const keep = ([key]) => !isOurs(key, ours);
    const fromEnv = inEnv ? [] : Object.entries(docker.fromEnv().auths).filter(keep);
    const inFile = inEnv ? new Map() : logins;
    const direct = [...fromEnv.map(([key]) => key), ...[...inFile.keys()].map(_registry_address_js__WEBPACK_IMPORTED_MODULE_5__/* .toConfigKey */ .xw)];
    return {
        ...own.rest,
        auths: Object.fromEntries([
            ...Object.entries(own.auths).filter(keep),
            ...fromEnv,
            ...toAuths(inFile),
        ]),
        credHelpers: {
            ...Object.fromEntries(Object.entries(own.credHelpers).filter(keep)),
            ...Object.fromEntries(direct.map((key) => [key, ''])),
            ...toHelpers(late),
        },
        ...(own.credsStore === '' ? {} : { credsStore: own.credsStore }),
        cliPluginsExtraDirs: [...toPlugins(own.rest), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(docker.directory, 'cli-plugins')],
    };
}
function toHelpers(late) {
    if (late === undefined)
        return {};
    return Object.fromEntries(late.hosts.map((host) => [(0,_registry_address_js__WEBPACK_IMPORTED_MODULE_5__/* .toConfigKey */ .xw)(host), late.helper.name]));
}
function toBuildxConfig(env, directory) {
    const stated = env.BUILDX_CONFIG;
    return stated === undefined || stated === '' ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'buildx') : stated;
}
function toPlugins(rest) {
    const stated = rest.cliPluginsExtraDirs;
    return Array.isArray(stated) ? stated : [];
}
async function linkContexts(from, to) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.symlink)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(from, 'contexts'), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(to, 'contexts'));
    }
    catch (cause) {
        const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
        if (!isThere)
            throw cause;
    }
}


/***/ }),

/***/ 75388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createCredentials: () => (/* binding */ createCredentials)
});

// EXTERNAL MODULE: ./src/once.js
var once = __webpack_require__(44840);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(43981);
// EXTERNAL MODULE: ./src/registry/auth/secrets.js
var auth_secrets = __webpack_require__(18309);
// EXTERNAL MODULE: ./src/settings/values/known-secrets.js + 1 modules
var known_secrets = __webpack_require__(3236);
// EXTERNAL MODULE: ./src/settings/secret.js
var secret = __webpack_require__(53823);
// EXTERNAL MODULE: ./src/registry/address.js
var address = __webpack_require__(88849);
// EXTERNAL MODULE: ./src/credentials/child.js
var child = __webpack_require__(62734);
;// CONCATENATED MODULE: ./src/credentials/children.js





const KEPT_MS = 300_000;
function createChildEnv(options) {
    const { find, docker, settings } = options;
    const late = new Map();
    const handedOut = { last: new Map(), refused: new Map() };
    const openHelper = (0,once/* once */.O)(() => openAnswering(options, late, handedOut));
    return async (push, readers, isRefused = false) => {
        if (isRefused)
            handedOut.refused = new Map(handedOut.last);
        const logins = new Map();
        const has = (host) => [...logins.keys(), ...late.keys()].some((known) => (0,registry_host/* isSameHost */.Xf)(known, host));
        const add = async (repository) => {
            const { host } = repository;
            if (has(host))
                return;
            if (find.endsSoon(repository) && (await openHelper()) !== undefined) {
                late.set(host, { repository, source: find.given });
                return;
            }
            const need = { left: 'half', refused: handedOut.refused.get(host) };
            const login = await findLogin(options, repository, need);
            if (login === undefined)
                return;
            const { found, source } = login;
            handedOut.last.set(host, found);
            const isLate = source === find.ambient && (await openHelper()) !== undefined;
            if (isLate)
                late.set(host, { repository, source });
            else
                logins.set(host, found.credential);
        };
        for (const repository of primaryFirst(push, settings.primary))
            await add(repository);
        const ofPodman = (await orNone(docker.podman.hosts())) ?? [];
        for (const known of [...options.listKnown(), ...ofPodman.map(toWhole)]) {
            if (has(known.host) || (await orNone(find.docker(known))) !== undefined)
                continue;
            await add(known);
        }
        const helper = late.size === 0 ? undefined : await openHelper();
        const asked = helper === undefined ? undefined : { helper, hosts: [...late.keys()] };
        return await (0,child/* toChildEnv */.P)({ ...options, readers }, logins, asked);
    };
}
function toWhole(host) {
    return { name: host, host, path: '' };
}
async function findLogin({ find }, repository, need) {
    const given = await orNone(find.given(repository, need));
    if (given !== undefined)
        return { found: given, source: find.given };
    if ((await orNone(find.docker(repository))) !== undefined)
        return undefined;
    for (const source of [find.podman, find.ambient]) {
        const found = await orNone(source(repository, need));
        if (found !== undefined)
            return { found, source };
    }
    return undefined;
}
async function openAnswering(options, late, handedOut) {
    const { openLoginHelper } = await __webpack_require__.e(/* import() */ 1007).then(__webpack_require__.bind(__webpack_require__, 21007));
    return await openLoginHelper({
        ...options,
        answer: async (server) => {
            const asked = [...late].find(([host]) => (0,address/* toConfigKey */.xw)(host) === server);
            if (asked === undefined)
                return undefined;
            const [host, { repository, source }] = asked;
            const need = { left: KEPT_MS, refused: handedOut.refused.get(host) };
            const finding = source(repository, need);
            const found = handedOut.last.has(host) ? await finding : await orNone(finding);
            if (found === undefined)
                return undefined;
            handedOut.last.set(host, found);
            options.log?.debug(`A child process asked for the login to ${host}.`);
            return found.credential;
        },
    });
}
async function orNone(finding) {
    try {
        return await finding;
    }
    catch (thrown) {
        if (thrown instanceof problem/* Problem */.AF)
            return undefined;
        throw thrown;
    }
}
function primaryFirst(push, primary) {
    const rank = (repository) => ((0,registry_host/* isPrimary */.Dn)(repository, primary) ? 0 : 1);
    return push.toSorted((one, other) => rank(one) - rank(other));
}

// EXTERNAL MODULE: ./src/credentials/docker.js
var credentials_docker = __webpack_require__(6062);
// EXTERNAL MODULE: ./src/credentials/gitlab.js
var gitlab = __webpack_require__(66029);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
;// CONCATENATED MODULE: ./src/credentials/password.js






function createPasswordReader(options) {
    let stdin;
    const readStdin = () => (stdin ??= (options.readStdin ?? readOwnStdin)());
    return async (entry) => {
        const { password } = entry;
        if (password === undefined)
            return undefined;
        switch (password.from) {
            case 'given':
                return password.secret;
            case 'env':
                return orMissing(options.env[password.name], entry, {
                    where: `the variable ${password.name}`,
                    hint: options.env.CI_COMMIT_REF_PROTECTED === 'false' ? gitlab/* PROTECTED_HINT */.DQ : undefined,
                });
            case 'file':
                return orMissing(await read(options.cwd, password.path, entry), entry, {
                    where: password.path,
                });
            case 'stdin':
                return orMissing(await readStdin(), entry, { where: 'standard input' });
        }
    };
}
async function readOwnStdin() {
    return process.stdin.isTTY ? '' : await (0,consumers_.text)(process.stdin);
}
async function read(cwd, path, { prefix }) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.resolve)(cwd, path), 'utf8');
    }
    catch (cause) {
        const message = `Cannot read the password file "${path}" for ${prefix}.`;
        const hint = 'Check its path and that this run may read it.';
        throw new problem/* Problem */.AF([(0,problem/* error */.z3)('LOGIN_PASSWORD_UNREADABLE', message, hint)], { cause });
    }
}
function orMissing(value, { prefix }, { where, hint }) {
    const password = value?.replace(/\r?\n$/, '') ?? '';
    if (password !== '')
        return (0,secret/* secret */.r)(password);
    const message = `No password for ${prefix}: ${where} is empty.`;
    const usual = 'Set it. Runs for forks and bots get no secrets; they build without pushing.';
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('LOGIN_PASSWORD_MISSING', message, hint ?? usual)]);
}

;// CONCATENATED MODULE: ./src/credentials/credentials.js










function createCredentials(options) {
    const docker = (0,credentials_docker/* openDockerLogins */.p)(options);
    const open = (0,once/* once */.O)(async () => (await Promise.all(/* import() */[__webpack_require__.e(2330), __webpack_require__.e(7956), __webpack_require__.e(211)]).then(__webpack_require__.bind(__webpack_require__, 8990))).openServiceLogins(options));
    const ambient = fromEnvironment(options, open);
    const given = [
        fromRegistries(options, open),
        fromGithubToken(options),
        fromGitlab(options.env),
    ];
    const secrets = new Set();
    const findIn = async (sources, repository, need) => {
        for (const source of sources) {
            const found = await source(repository, need);
            if (found === undefined)
                continue;
            refuseShort(found, repository);
            const values = (0,auth_secrets/* toSecrets */.n)(found.credential);
            for (const value of values)
                secrets.add(value);
            options.vault?.add(values);
            return found;
        }
        return undefined;
    };
    const find = {
        given: (repository, need) => findIn(given, repository, need),
        docker: (repository) => findIn([docker.find], repository),
        podman: (repository) => findIn([docker.podman.find], repository),
        ambient: (repository, need) => findIn([ambient], repository, need),
        endsSoon: (repository) => {
            const oidc = findEntry(options, repository)?.oidc;
            return oidc !== undefined && (options.trust?.level === 'trusted' || oidc.untrusted === true);
        },
    };
    const own = [...given, docker.find, docker.podman.find];
    return {
        find: async (repository, actions, refused) => {
            const login = await findIn(own, repository, { refused });
            if (login !== undefined)
                return login;
            const last = findIn([ambient], repository, { refused });
            return actions === 'pull' ? await orNone(last) : await last;
        },
        findLasting: (repository) => findIn([...own, ambient], repository, { left: 'half' }),
        createRepository: async (repository, wanted) => await (await open()).createRepository(repository, wanted),
        openImages: async (repository) => await (await open()).openImages(repository),
        secrets: () => [...secrets],
        childEnv: createChildEnv({ ...options, docker, find, listKnown: () => listKnown(options) }),
    };
}
function listKnown({ settings, env }) {
    const entries = settings.registries
        .map((entry) => ({ entry, name: entry.prefix, ...(0,registry_host/* parseScope */.Sk)(entry.prefix) }))
        .filter(({ entry, host }) => hasLogin(entry) || (0,registry_host/* isCloudHost */.Q1)(host))
        .map(({ name, host, path }) => ({ name, host, path }));
    return [
        ...entries.filter(({ path }) => path === ''),
        ...entries.filter(({ path }) => path !== ''),
        ...(settings.githubToken === undefined ? [] : [toWhole('ghcr.io')]),
        ...(0,gitlab/* listGitlabLogins */.G8)(env).map(({ host }) => toWhole(host)),
    ];
}
function fromRegistries(options, open) {
    const readPassword = createPasswordReader(options);
    return async (repository, need) => {
        const entry = findEntry(options, repository);
        if (entry?.oidc !== undefined) {
            return await (await open()).byIdToken({ ...entry, oidc: entry.oidc }, need);
        }
        const password = entry === undefined ? undefined : await readPassword(entry);
        if (entry?.username === undefined || password === undefined)
            return undefined;
        return found(entry.username, password, `registries: ${entry.prefix}`);
    };
}
function findEntry({ settings }, repository) {
    return (0,registry_host/* mostSpecific */.eF)(settings.registries.filter(hasLogin), ({ prefix }) => prefix, repository);
}
function hasLogin({ username, oidc }) {
    return username !== undefined || oidc !== undefined;
}
function fromEnvironment({ trust }, open) {
    return async ({ host }, need) => trust?.level === 'trusted' && (0,registry_host/* isCloudHost */.Q1)(host)
        ? await (await open()).byEnvironment(host, need)
        : undefined;
}
function fromGithubToken({ settings, env }) {
    return ({ host }) => {
        const token = settings.githubToken;
        const isUsable = token !== undefined && token.reveal() !== '' && host === 'ghcr.io';
        const actor = env.GITHUB_ACTOR;
        const username = actor === undefined || actor === '' ? 'tagship' : actor;
        return Promise.resolve(isUsable ? found(username, token, 'github-token') : undefined);
    };
}
function fromGitlab(env) {
    return (repository) => {
        const login = (0,gitlab/* findGitlabLogin */.sW)(env, repository);
        return Promise.resolve(login && found(login.username, (0,secret/* secret */.r)(login.password), login.source));
    };
}
function refuseShort({ credential, source }, { host }) {
    const password = credential.kind === 'password' ? credential.password : credential.token;
    if ((0,known_secrets/* isShort */.tQ)(password.reveal()))
        throw new problem/* Problem */.AF([(0,known_secrets/* shortPassword */.CI)(host, source)]);
}
function found(username, password, source) {
    return { credential: { kind: 'password', username, password }, source };
}


/***/ }),

/***/ 57001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

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
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43981);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88849);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52519);
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53823);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23213);





const NO_CONFIG = { auths: {}, credHelpers: {}, credsStore: '', rest: {} };
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
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ auth, username, password, identitytoken }),
    };
}
function findAuth(config, repository) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .mostSpecific */ .eF)(Object.entries(config.auths), ([key]) => key, repository)?.[1];
}
function findHelper(config, host) {
    const named = Object.entries(config.credHelpers).find(([key]) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(key).host, host));
    return named?.[1] ?? config.credsStore;
}
function toServer(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_1__/* .toConfigKey */ .xw)(host) : host;
}
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
function toEntry(credential) {
    if (credential.kind === 'identityToken')
        return { identitytoken: credential.token.reveal() };
    return { auth: encode(credential.username, credential.password.reveal()) };
}
function encode(username, password) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}


/***/ }),

/***/ 6062:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ toDockerDirectory),
/* harmony export */   p: () => (/* binding */ openDockerLogins)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34734);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43981);
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(53823);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57001);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23213);








const DOCKER = 'Docker configuration';
const PODMAN = 'Podman configuration';
const HELPER_TIMEOUT_MS = 30_000;
const NOT_FOUND = /credentials not found|no credentials/i;
function openDockerLogins(given) {
    const options = { ...given, log: withoutRepeats(given.log) };
    const directory = toDockerDirectory(options.env);
    let fromEnv;
    let fromFile;
    const readEnv = () => (fromEnv ??= parseEnv(options));
    const readOwn = () => (fromFile ??= readConfig((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'config.json'), DOCKER));
    return {
        podman: openPodmanLogins(options),
        directory,
        fromEnv: readEnv,
        fromFile: readOwn,
        find: async (repository) => {
            const given = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .toCredential */ .R_)((0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .findAuth */ .iu)(readEnv(), repository));
            if (given !== undefined)
                return { credential: given, source: 'DOCKER_AUTH_CONFIG' };
            return await findInFile(options, await readOwn(), repository);
        },
    };
}
function withoutRepeats(log) {
    const reported = new Set();
    if (log === undefined)
        return undefined;
    const problem = (data) => {
        if (!reported.has(data.message))
            log.problem(data);
        reported.add(data.message);
    };
    return { ...log, problem };
}
function openPodmanLogins(options) {
    let configs;
    const read = () => (configs ??= Promise.all(toPodmanFiles(options.env).map((path) => readConfig(path, PODMAN))));
    return {
        find: async (repository) => {
            for (const config of await read()) {
                const found = await findInFile(options, config, repository, PODMAN);
                if (found !== undefined)
                    return found;
            }
            return undefined;
        },
        hosts: async () => {
            const keys = (await read()).flatMap(({ auths, credHelpers }) => [
                ...Object.keys(auths),
                ...Object.keys(credHelpers),
            ]);
            return keys.map((key) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_4__/* .parseScope */ .Sk)(key).host);
        },
    };
}
function toPodmanFiles(env) {
    const isGiven = (value) => value !== undefined && value !== '';
    const { REGISTRY_AUTH_FILE: stated, XDG_RUNTIME_DIR: runtime, XDG_CONFIG_HOME: config } = env;
    if (isGiven(stated))
        return [stated];
    const home = isGiven(env.HOME) ? env.HOME : (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)();
    const uid = process.getuid?.();
    const session = uid === undefined ? [] : [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)('/run/containers', String(uid), 'auth.json')];
    return [
        ...(isGiven(runtime) ? [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(runtime, 'containers', 'auth.json')] : session),
        (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(isGiven(config) ? config : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home, '.config'), 'containers', 'auth.json'),
    ];
}
function toDockerDirectory(env) {
    const stated = env.DOCKER_CONFIG;
    if (stated !== undefined && stated !== '')
        return stated;
    const home = env.HOME;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(home === undefined || home === '' ? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)() : home, '.docker');
}
function parseEnv({ env, log }) {
    const text = env.DOCKER_AUTH_CONFIG;
    if (text === undefined || text.trim() === '')
        return _docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .NO_CONFIG */ .H5;
    const config = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerConfig */ .Cj)(text);
    if (config !== undefined)
        return config;
    log?.problem((0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('LOGIN_CONFIG_INVALID', 'DOCKER_AUTH_CONFIG is not a Docker configuration in JSON; ignoring it.', 'Set it to a value like {"auths": {"ghcr.io": {"auth": "…"}}}, or unset it.'));
    return _docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .NO_CONFIG */ .H5;
}
async function readConfig(path, kind) {
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
    }
    catch (cause) {
        const code = cause instanceof Error && 'code' in cause ? cause.code : '';
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return _docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .NO_CONFIG */ .H5;
        const message = `cannot read the ${kind} "${path}"`;
        const hint = `Make it readable, or set ${toVariable(kind)}.`;
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('LOGIN_CONFIG_INVALID', message, hint)], { cause });
    }
    const config = text.trim() === '' ? _docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .NO_CONFIG */ .H5 : (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerConfig */ .Cj)(text);
    if (config !== undefined)
        return config;
    const message = `the ${kind} "${path}" is not a JSON object`;
    const hint = `Correct it, or set ${toVariable(kind)}.`;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('LOGIN_CONFIG_INVALID', message, hint)]);
}
function toVariable(kind) {
    return kind === PODMAN
        ? 'REGISTRY_AUTH_FILE to another file'
        : 'DOCKER_CONFIG to another directory';
}
async function findInFile(options, config, repository, kind = DOCKER) {
    const helper = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .findHelper */ .Ym)(config, repository.host);
    const entry = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .findAuth */ .iu)(config, repository);
    const written = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .toCredential */ .R_)(entry);
    if (helper === '') {
        return written === undefined ? undefined : { credential: written, source: `the ${kind}` };
    }
    const program = `docker-credential-${helper}`;
    const credential = await askHelper(options, program, repository, entry !== undefined);
    if (credential !== undefined)
        return { credential, source: program };
    if (written !== undefined)
        options.log?.problem(describeUnused(program, repository.host, kind));
    return undefined;
}
function describeUnused(program, host, kind) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm)('LOGIN_NOT_USED', `the login for ${host} in the ${kind} is not used: the configuration names the credential helper "${program}", which has no login for ${host}`, `Log in again with "docker login ${host}", or give a credential for ${host} in registries.`);
}
async function askHelper({ shell, env, signal }, program, { host }, isExpected) {
    const result = await shell({
        argv: [program, 'get'],
        env,
        stdin: (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .toServer */ .zQ)(host),
        timeoutMs: HELPER_TIMEOUT_MS,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__/* .omitUndefined */ .O)({ signal }),
    });
    if (result.code === 0)
        return parseHelper(result.stdout, program, host);
    const isMissing = result.spawnError === 'ENOENT';
    if (isMissing && !isExpected)
        return undefined;
    if (!isMissing && NOT_FOUND.test(`${result.stdout} ${result.stderr}`))
        return undefined;
    const why = isMissing
        ? 'is not installed'
        : result.timedOut
            ? `did not respond within ${HELPER_TIMEOUT_MS / 1000} s`
            : `ended with exit code ${String(result.code)}`;
    throw helperFailed(program, host, why);
}
function parseHelper(stdout, program, host) {
    const config = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_6__/* .parseDockerConfig */ .Cj)(stdout)?.rest;
    const username = config?.Username;
    const password = config?.Secret;
    if (typeof username !== 'string' || typeof password !== 'string') {
        throw helperFailed(program, host, 'returned an invalid login');
    }
    if (password === '')
        return undefined;
    if (username === '<token>')
        return { kind: 'identityToken', token: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_5__/* .secret */ .r)(password) };
    return { kind: 'password', username, password: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_5__/* .secret */ .r)(password) };
}
function helperFailed(program, host, why) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('LOGIN_HELPER_FAILED', `The credential helper "${program}", which the Docker configuration names for ${host}, ${why}.`, `Fix it, or give a credential for ${host} in \`registries\`.`),
    ]);
}


/***/ }),

/***/ 66029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ PROTECTED_HINT),
/* harmony export */   G8: () => (/* binding */ listGitlabLogins),
/* harmony export */   sW: () => (/* binding */ findGitlabLogin)
/* harmony export */ });
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16392);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43981);


function findGitlabLogin(env, repository) {
    const logins = listGitlabLogins(env).filter(({ host }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)(host, repository.host));
    const own = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'CI_REGISTRY_IMAGE') ?? repository.host);
    const isForeign = repository.path !== '' && !(0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .covers */ .hU)(own, repository);
    const token = logins.find(({ source }) => source === DEPLOY.password);
    return (isForeign ? token : undefined) ?? logins[0];
}
function listGitlabLogins(env) {
    return [REGISTRY, DEPLOY, DEPENDENCY_PROXY].flatMap((names) => {
        const [server, username, password] = [names.server, names.user, names.password].map((name) => (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, name));
        if (server === undefined || username === undefined || password === undefined)
            return [];
        return listHosts(server).map((host) => ({ host, username, password, source: names.password }));
    });
}
function listHosts(server) {
    const { host } = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(server);
    return host.endsWith(':443') ? [host, host.slice(0, -':443'.length)] : [host];
}
const REGISTRY = {
    server: 'CI_REGISTRY',
    user: 'CI_REGISTRY_USER',
    password: 'CI_REGISTRY_PASSWORD',
};
const DEPLOY = {
    server: 'CI_REGISTRY',
    user: 'CI_DEPLOY_USER',
    password: 'CI_DEPLOY_PASSWORD',
};
const DEPENDENCY_PROXY = {
    server: 'CI_DEPENDENCY_PROXY_SERVER',
    user: 'CI_DEPENDENCY_PROXY_USER',
    password: 'CI_DEPENDENCY_PROXY_PASSWORD',
};
const PROTECTED_HINT = 'GitLab passes protected variables only to protected branches and git tags: protect this one (Settings > Repository), or clear "Protect variable" (Settings > CI/CD > Variables).';


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

/***/ 18309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ toSecrets)
/* harmony export */ });
function toSecrets(credential) {
    if (credential.kind === 'identityToken')
        return [credential.token.reveal()];
    const password = credential.password.reveal();
    return [
        password,
        Buffer.from(`${credential.username}:${password}`).toString('base64'),
        Buffer.from(password).toString('base64'),
        encodeURIComponent(password),
    ];
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


/***/ })

};
