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
// SPDX-License-Identifier: Apache-2.0
// Logins for child processes (buildx, the test), in their environment or in a private directory: never in the user's files.








/** The first versions that read DOCKER_AUTH_CONFIG. */
const BUILDX_READS_ENV = [0, 26];
const DOCKER_READS_ENV = [28, 3];
const VERSION_TIMEOUT_MS = 20_000;
/**
 * The environment of a child that is to be logged in to these hosts, besides the user's own logins.
 *
 * | docker and buildx                | how                                                                |
 * | -------------------------------- | ------------------------------------------------------------------ |
 * | 28.3 and 0.26 or newer           | `DOCKER_AUTH_CONFIG`, merged with the one that is there            |
 * | older                            | `DOCKER_CONFIG`: a copy of the user's configuration with ours      |
 * | any, for logins that end soon    | `DOCKER_CONFIG`: such a copy, which names the helper for the hosts |
 */
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
/**
 * Only `auth` keys: any other key makes Docker ignore the whole variable.
 */
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
/** If buildx cannot be run, the build reports it; logins do not. */
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
/** Where the private Docker configuration of a run is, if it needs one. */
function toPrivateConfig(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(tempDir, 'docker-config');
}
/**
 * A private Docker configuration: the user's, with our logins in place of theirs. What else is in
 * the user's directory (plugins, contexts, certificates, builders) is found there as before.
 */
async function writeDirectory(options, content) {
    const { docker, env, baseEnv = env, tempDir } = options;
    const directory = toPrivateConfig(tempDir);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true, mode: 0o700 });
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'config.json');
    // Not through an existing link to the user's file; and several children may be prepared at once.
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
/** Without a path, Docker looks for the certificates of an engine in the directory of its configuration. */
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
        // An empty helper name stops a credential store from answering for these.
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





/**
 * buildx keeps a login that a helper gave for 4 minutes and 50 seconds, and may send it at the end of that: it gets one
 * that lives longer, or a new one.
 *
 * @see https://github.com/docker/buildx/blob/v0.29.1/util/dockerutil/dockerconfig/configprovider.go
 */
const KEPT_MS = 300_000;
/**
 * A function that gives the environment of children, logged in for pulling, and for pushing to `push`. A login that ends
 * soon is not in it: a helper asks for it when it is needed. Where there can be no helper, it is one with at least half of
 * its life before it.
 */
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
        for (const host of [...options.listHosts(), ...((await orNone(docker.podman.hosts())) ?? [])]) {
            const everything = { name: host, host, path: '' };
            if (has(host) || (await orNone(find.docker(everything))) !== undefined)
                continue;
            await add(everything);
        }
        const helper = late.size === 0 ? undefined : await openHelper();
        const asked = helper === undefined ? undefined : { helper, hosts: [...late.keys()] };
        return await (0,child/* toChildEnv */.P)({ ...options, readers }, logins, asked);
    };
}
/** The login for a repository, and where it is from; undefined for Docker's own, which children find by themselves. */
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
/** Loaded only where a login ends soon. */
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
            // A build without a push continues without a login; one that had a login is told why it has none any more.
            const found = handedOut.last.has(host) ? await finding : await orNone(finding);
            if (found === undefined)
                return undefined;
            handedOut.last.set(host, found);
            options.log?.debug(`A child process asked for the login to ${host}.`);
            return found.credential;
        },
    });
}
/** A login that cannot be read is reported before a push; a build without a push continues without it. */
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
/** Children get one login per host: that of the primary repository, where it is on the host. */
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
// SPDX-License-Identifier: Apache-2.0
// Reads a password from the source in the settings: a variable, a file, standard input.






/** Reads passwords; standard input is read once and cached. */
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
/** @throws Problem LOGIN_PASSWORD_MISSING; CI systems set an empty variable in runs that may not have the secret */
function orMissing(value, { prefix }, { where, hint }) {
    const password = value?.replace(/\r?\n$/, '') ?? '';
    if (password !== '')
        return (0,secret/* secret */.r)(password);
    const message = `No password for ${prefix}: ${where} is empty.`;
    const usual = 'Set it. Runs for forks and bots get no secrets; they build without pushing.';
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('LOGIN_PASSWORD_MISSING', message, hint ?? usual)]);
}

;// CONCATENATED MODULE: ./src/credentials/credentials.js










/** The credentials of a run: the sources are tried in the order below, and the first that has the host is used. */
function createCredentials(options) {
    const docker = (0,credentials_docker/* openDockerLogins */.p)(options);
    // Loaded only where a login is asked for at a service.
    const open = (0,once/* once */.O)(async () => (await Promise.all(/* import() */[__webpack_require__.e(2330), __webpack_require__.e(8251)]).then(__webpack_require__.bind(__webpack_require__, 48251))).openServiceLogins(options));
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
            // What anyone may pull is pulled without a login.
            return actions === 'pull' ? await orNone(last) : await last;
        },
        findLasting: (repository) => findIn([...own, ambient], repository, { left: 'half' }),
        createRepository: async (repository, wanted) => await (await open()).createRepository(repository, wanted),
        secrets: () => [...secrets],
        childEnv: createChildEnv({ ...options, docker, find, listHosts: () => toKnownHosts(options) }),
    };
}
/** The hosts with a credential from another source than the user's own Docker login. */
function toKnownHosts({ settings, env }) {
    const hosts = settings.registries
        .map((entry) => ({ entry, host: (0,registry_host/* parseScope */.Sk)(entry.prefix).host }))
        .filter(({ entry, host }) => hasLogin(entry) || (0,registry_host/* isCloudHost */.Q1)(host))
        .map(({ host }) => host);
    return [
        ...hosts,
        ...(settings.githubToken === undefined ? [] : ['ghcr.io']),
        ...(0,gitlab/* listGitlabLogins */.G8)(env).map(({ host }) => host),
    ];
}
/** The entry in `registries` with the longest prefix that holds the repository and has a login. */
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
/** The entry in `registries` with the longest prefix that holds the repository and has a login. */
function findEntry({ settings }, repository) {
    return (0,registry_host/* mostSpecific */.eF)(settings.registries.filter(hasLogin), ({ prefix }) => prefix, repository);
}
function hasLogin({ username, oidc }) {
    return username !== undefined || oidc !== undefined;
}
/** What the environment offers for the registries of the large clouds; never in an untrusted run. */
function fromEnvironment({ trust }, open) {
    return async ({ host }, need) => trust?.level === 'trusted' && (0,registry_host/* isCloudHost */.Q1)(host)
        ? await (await open()).byEnvironment(host, need)
        : undefined;
}
/** `github-token` for ghcr.io, which accepts any user name with a token. */
function fromGithubToken({ settings, env }) {
    return ({ host }) => {
        const token = settings.githubToken;
        const isUsable = token !== undefined && token.reveal() !== '' && host === 'ghcr.io';
        const actor = env.GITHUB_ACTOR;
        const username = actor === undefined || actor === '' ? 'tagship' : actor;
        return Promise.resolve(isUsable ? found(username, token, 'github-token') : undefined);
    };
}
/** The logins that GitLab passes to the job. */
function fromGitlab(env) {
    return (repository) => {
        const login = (0,gitlab/* findGitlabLogin */.sW)(env, repository);
        return Promise.resolve(login && found(login.username, (0,secret/* secret */.r)(login.password), login.source));
    };
}
/** @throws Problem PASSWORD_SHORT, also where the password is in a file or a Docker configuration */
function refuseShort({ credential, source }, { host }) {
    const password = credential.kind === 'password' ? credential.password : credential.token;
    if ((0,known_secrets/* isShort */.tQ)(password.reveal()))
        throw new problem/* Problem */.AF([(0,known_secrets/* shortPassword */.CI)(host, source)]);
}
function found(username, password, source) {
    return { credential: { kind: 'password', username, password }, source };
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


/**
 * The login of a GitLab job for a repository; undefined where GitLab gives none.
 *
 * | repository                         | login                                                        |
 * | ---------------------------------- | ------------------------------------------------------------ |
 * | below `CI_REGISTRY_IMAGE`          | `CI_REGISTRY_USER`, else the deploy token                    |
 * | another project of `CI_REGISTRY`   | the deploy token, else `CI_REGISTRY_USER`                    |
 * | the whole of `CI_REGISTRY`         | `CI_REGISTRY_USER`, else the deploy token                    |
 * | on `CI_DEPENDENCY_PROXY_SERVER`    | `CI_DEPENDENCY_PROXY_USER`                                   |
 *
 * The job's own user may push to its project only; a group's deploy token, given as
 * `CI_DEPLOY_USER`, also to the others of the group.
 *
 * @see https://docs.gitlab.com/user/packages/container_registry/authenticate_with_container_registry/
 * @see https://docs.gitlab.com/user/packages/dependency_proxy/#authenticate-within-cicd
 */
function findGitlabLogin(env, repository) {
    const logins = listGitlabLogins(env).filter(({ host }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)(host, repository.host));
    const own = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'CI_REGISTRY_IMAGE') ?? repository.host);
    const isForeign = repository.path !== '' && !(0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .covers */ .hU)(own, repository);
    const token = logins.find(({ source }) => source === DEPLOY.password);
    return (isForeign ? token : undefined) ?? logins[0];
}
/** All logins of a GitLab job, the preferred one of a host first; empty outside GitLab. */
function listGitlabLogins(env) {
    return [REGISTRY, DEPLOY, DEPENDENCY_PROXY].flatMap((names) => {
        const [server, username, password] = [names.server, names.user, names.password].map((name) => (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, name));
        if (server === undefined || username === undefined || password === undefined)
            return [];
        return listHosts(server).map((host) => ({ host, username, password, source: names.password }));
    });
}
/** The dependency proxy is named with its port, which image names may leave out where it is that of https. */
function listHosts(server) {
    const { host } = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(server);
    return host.endsWith(':443') ? [host, host.slice(0, -':443'.length)] : [host];
}
const REGISTRY = {
    server: 'CI_REGISTRY',
    user: 'CI_REGISTRY_USER',
    password: 'CI_REGISTRY_PASSWORD',
};
/** What GitLab fills in for a deploy token of the name `gitlab-deploy-token`. */
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
/** What to do where a GitLab job lacks a variable since its branch or git tag isn't protected. */
const PROTECTED_HINT = 'GitLab passes protected variables only to protected branches and git tags: protect this one (Settings > Repository), or clear "Protect variable" (Settings > CI/CD > Variables).';


/***/ }),

/***/ 18309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ toSecrets)
/* harmony export */ });
/** Every form of a credential that must not be shown: as it is, in base64, in an address. */
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


/***/ })

};
