export const id = 827;
export const ids = [827];
export const modules = {

/***/ 9827:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createCredentials: () => (/* binding */ createCredentials)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(4734);
// EXTERNAL MODULE: ./src/registry/address.js
var address = __webpack_require__(8849);
// EXTERNAL MODULE: ./src/registry/secrets.js
var registry_secrets = __webpack_require__(9388);
// EXTERNAL MODULE: ./src/settings/secret.js
var secret = __webpack_require__(3823);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(2519);
;// CONCATENATED MODULE: ./src/apply/login-config.js
// SPDX-License-Identifier: Apache-2.0
// A Docker configuration, as far as it holds logins. Pure: who reads the file or asks a helper is `login-docker.ts`.



/** What a Docker configuration without logins says. */
const NO_CONFIG = { auths: {}, credHelpers: {}, credsStore: '', rest: {} };
/** A Docker configuration from its text; undefined when it is not one. */
function parseDockerConfig(text) {
    const value = (0,json/* parseObject */.lj)(text);
    if (value === undefined)
        return undefined;
    const { auths, credHelpers, credsStore, ...rest } = value;
    return {
        auths: Object.fromEntries(Object.entries((0,json/* isObject */.Gv)(auths) ? auths : {}).map(([key, entry]) => [key, toAuthEntry(entry)])),
        credHelpers: (0,json/* toTexts */.OS)(credHelpers),
        credsStore: typeof credsStore === 'string' ? credsStore : '',
        rest,
    };
}
function toAuthEntry(value) {
    const { auth, username, password, identitytoken } = (0,json/* toTexts */.OS)(value);
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
    return Object.entries(config.auths)
        .map(([key, entry]) => ({ entry, path: toKeyPath(key), host: (0,address/* toEntryHost */.yj)(key) }))
        .filter(({ host }) => isSameHost(host, repository.host))
        .filter(({ path }) => path === '' || isBelow(repository.path, path))
        .sort((a, b) => b.path.length - a.path.length)[0]?.entry;
}
function toKeyPath(key) {
    const path = key
        .replace(/^https?:\/\//, '')
        .split('/')
        .slice(1)
        .join('/')
        .replace(/\/+$/, '');
    return path === 'v1' || path === 'v2' ? '' : path;
}
/** Whether two ways to write a registry mean the same one. */
function isSameHost(a, b) {
    return (0,address/* toApiHost */.ki)(a) === (0,address/* toApiHost */.ki)(b);
}
/** Whether a path is `prefix` or lies below it. */
function isBelow(path, prefix) {
    return path === prefix || path.startsWith(`${prefix}/`);
}
/** The credential helper that a configuration names for a host; empty for the file itself. */
function findHelper(config, host) {
    const named = Object.entries(config.credHelpers).find(([key]) => isSameHost((0,address/* toEntryHost */.yj)(key), host));
    return named?.[1] ?? config.credsStore;
}
/** The names under which a host's login may be asked for. */
function toServer(host) {
    return (0,address/* isDockerHub */.gr)(host) ? (0,address/* toConfigKey */.xw)(host) : host;
}
/** The credential in an entry; undefined for an empty one. */
function toCredential(entry) {
    if (entry === undefined)
        return undefined;
    if (entry.identitytoken !== undefined && entry.identitytoken !== '') {
        return { kind: 'identityToken', token: (0,secret/* secret */.r)(entry.identitytoken) };
    }
    const [username, password] = readPair(entry);
    if (username === '' || password === '')
        return undefined;
    return { kind: 'password', username, password: (0,secret/* secret */.r)(password) };
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

;// CONCATENATED MODULE: ./src/apply/login-child.js
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
    if (logins.size === 0)
        return options.env;
    if (await readsEnv(options)) {
        return { ...options.env, DOCKER_AUTH_CONFIG: toAuthConfig(options.docker, logins) };
    }
    return await writeDirectory(options, logins);
}
/**
 * Only `auth` keys: any other key makes Docker ignore the whole variable.
 */
function toAuthConfig(docker, logins) {
    const own = Object.entries(docker.fromEnv().auths).flatMap(([key, entry]) => {
        const credential = isOurs(key, logins) ? undefined : toCredential(entry);
        return credential?.kind === 'password' ? [[key, toEntry(credential)]] : [];
    });
    return JSON.stringify({ auths: Object.fromEntries([...own, ...toAuths(logins)]) });
}
function toAuths(logins) {
    return [...logins].map(([host, credential]) => [(0,address/* toConfigKey */.xw)(host), toEntry(credential)]);
}
function isOurs(key, logins) {
    return [...logins.keys()].some((host) => isSameHost((0,address/* toEntryHost */.yj)(key), host));
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
async function readVersion({ shell, env, signal }, argv) {
    const timeoutMs = VERSION_TIMEOUT_MS;
    const result = await shell({ argv, env, timeoutMs, ...(signal === undefined ? {} : { signal }) });
    return result.code === 0 ? parseVersion(result.stdout) : undefined;
}
/** Where buildx cannot be asked, the build will say so; it is no matter of logins. */
async function parseKnown(known) {
    try {
        return parseVersion(await known());
    }
    catch (thrown) {
        if (thrown instanceof problem/* Problem */.AF)
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
/**
 * A private Docker configuration: the user's, with our logins in place of theirs. What else lies in
 * the user's directory (plugins, contexts, builders) is found there as before.
 */
async function writeDirectory(options, logins) {
    const { docker, env, tempDir } = options;
    const own = await docker.fromFile();
    const directory = (0,external_node_path_.join)(tempDir, 'docker-config');
    await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
    const keep = ([key]) => !isOurs(key, logins);
    const fromEnv = Object.entries(docker.fromEnv().auths).filter(keep);
    const direct = [...fromEnv.map(([key]) => key), ...[...logins.keys()].map(address/* toConfigKey */.xw)];
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
        cliPluginsExtraDirs: [...toPlugins(own.rest), (0,external_node_path_.join)(docker.directory, 'cli-plugins')],
    };
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'config.json'), JSON.stringify(config), { mode: 0o600 });
    await linkContexts(docker.directory, directory);
    return {
        ...env,
        DOCKER_AUTH_CONFIG: undefined, // is in the directory now
        DOCKER_CONFIG: directory,
        BUILDX_CONFIG: toBuildxConfig(env, docker.directory),
    };
}
function toBuildxConfig(env, directory) {
    const stated = env.BUILDX_CONFIG;
    return stated === undefined || stated === '' ? (0,external_node_path_.join)(directory, 'buildx') : stated;
}
function toPlugins(rest) {
    const stated = rest.cliPluginsExtraDirs;
    return Array.isArray(stated) ? stated : [];
}
async function linkContexts(from, to) {
    try {
        await (0,promises_.symlink)((0,external_node_path_.join)(from, 'contexts'), (0,external_node_path_.join)(to, 'contexts'));
    }
    catch (cause) {
        const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
        if (!isThere)
            throw cause;
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./src/apply/login-docker.js
// SPDX-License-Identifier: Apache-2.0
// The user's own logins: DOCKER_AUTH_CONFIG, the Docker configuration file and credential helpers. Reads, never writes.






const HELPER_TIMEOUT_MS = 30_000;
/** What helpers print when they have nothing; the protocol has no other sign for it. */
const NOT_FOUND = /credentials not found|no credentials/i;
/** The user's own logins, in the order in which Docker itself looks. */
function openDockerLogins(options) {
    const directory = toDirectory(options.env);
    let fromEnv;
    let fromFile;
    const readEnv = () => (fromEnv ??= parseEnv(options));
    const readOwn = () => (fromFile ??= readConfig(directory));
    return {
        directory,
        fromEnv: readEnv,
        fromFile: readOwn,
        find: async (repository) => {
            const given = toCredential(findAuth(readEnv(), repository));
            if (given !== undefined)
                return { credential: given, source: 'DOCKER_AUTH_CONFIG' };
            return await findInFile(options, await readOwn(), repository);
        },
    };
}
function toDirectory(env) {
    const stated = env.DOCKER_CONFIG;
    if (stated !== undefined && stated !== '')
        return stated;
    const home = env.HOME;
    return (0,external_node_path_.join)(home === undefined || home === '' ? (0,external_node_os_.homedir)() : home, '.docker');
}
function parseEnv({ env, log }) {
    const text = env.DOCKER_AUTH_CONFIG;
    if (text === undefined || text.trim() === '')
        return NO_CONFIG;
    const config = parseDockerConfig(text);
    if (config !== undefined)
        return config;
    log?.problem((0,problem/* notice */.lm)('LOGIN_CONFIG_INVALID', 'DOCKER_AUTH_CONFIG is not the JSON of a Docker configuration, so no login is taken from it.', 'Give it a value like {"auths": {"ghcr.io": {"auth": "…"}}}, or unset it.'));
    return NO_CONFIG;
}
/** @throws Problem LOGIN_CONFIG_INVALID */
async function readConfig(directory) {
    const path = (0,external_node_path_.join)(directory, 'config.json');
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
        if (isMissing)
            return NO_CONFIG;
        const message = `The Docker configuration "${path}" cannot be read.`;
        const hint = 'Make it readable, or set DOCKER_CONFIG to another directory.';
        throw new problem/* Problem */.AF([(0,problem/* error */.z3)('LOGIN_CONFIG_INVALID', message, hint)], { cause });
    }
    const config = text.trim() === '' ? NO_CONFIG : parseDockerConfig(text);
    if (config !== undefined)
        return config;
    const message = `The Docker configuration "${path}" is not a JSON object.`;
    const hint = 'Correct it, or set DOCKER_CONFIG to another directory.';
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('LOGIN_CONFIG_INVALID', message, hint)]);
}
async function findInFile(options, config, repository) {
    const helper = findHelper(config, repository.host);
    const entry = findAuth(config, repository);
    if (helper === '') {
        const credential = toCredential(entry);
        return credential === undefined
            ? undefined
            : { credential, source: 'the Docker configuration' };
    }
    const program = `docker-credential-${helper}`;
    const credential = await askHelper(options, program, repository, entry !== undefined);
    return credential === undefined ? undefined : { credential, source: program };
}
/**
 * What a credential helper has for a host. One that is not installed counts as having nothing,
 * unless the configuration says that there is a login: configurations travel between machines.
 *
 * @throws Problem LOGIN_HELPER_FAILED
 */
async function askHelper({ shell, env, signal }, program, { host }, isExpected) {
    const result = await shell({
        argv: [program, 'get'],
        env,
        stdin: toServer(host),
        timeoutMs: HELPER_TIMEOUT_MS,
        ...(signal === undefined ? {} : { signal }),
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
            ? `did not answer within ${HELPER_TIMEOUT_MS / 1000} s`
            : `ended with exit code ${String(result.code)}`;
    throw helperFailed(program, host, why);
}
function parseHelper(stdout, program, host) {
    const config = parseDockerConfig(stdout)?.rest;
    const username = config?.Username;
    const password = config?.Secret;
    if (typeof username !== 'string' || typeof password !== 'string') {
        throw helperFailed(program, host, 'answered something that is no login');
    }
    if (password === '')
        return undefined;
    if (username === '<token>')
        return { kind: 'identityToken', token: (0,secret/* secret */.r)(password) };
    return { kind: 'password', username, password: (0,secret/* secret */.r)(password) };
}
function helperFailed(program, host, why) {
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_HELPER_FAILED', `The credential helper "${program}", which the Docker configuration names for ${host}, ${why}.`, `Repair it, or give a credential for ${host} in \`registries\`.`),
    ]);
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
;// CONCATENATED MODULE: ./src/apply/login-password.js
// SPDX-License-Identifier: Apache-2.0
// A password from where the settings say it is: a variable, a file, standard input.





/** Reads passwords; standard input is read once, for whoever asks. */
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
                return orMissing(options.env[password.name], entry, `the variable ${password.name}`);
            case 'file':
                return orMissing(await read(options.cwd, password.path, entry), entry, password.path);
            case 'stdin':
                return orMissing(await readStdin(), entry, 'standard input');
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
        const message = `The password file "${path}" for ${prefix} cannot be read.`;
        const hint = 'Check its path and that this run may read it.';
        throw new problem/* Problem */.AF([(0,problem/* error */.z3)('LOGIN_PASSWORD_UNREADABLE', message, hint)], { cause });
    }
}
/** @throws Problem LOGIN_PASSWORD_MISSING; CI systems give an empty variable to those who may not have it */
function orMissing(value, { prefix }, where) {
    const password = value?.replace(/\r?\n$/, '') ?? '';
    if (password !== '')
        return (0,secret/* secret */.r)(password);
    const message = `There is no password for ${prefix}: ${where} is empty.`;
    const hint = 'Set it; runs for forks and for bots are given no secrets, and build without pushing.';
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('LOGIN_PASSWORD_MISSING', message, hint)]);
}

;// CONCATENATED MODULE: ./src/apply/login.js








/** The credentials of a run: asked in the order below, and the first source that knows the host answers. */
function createCredentials(options) {
    const docker = openDockerLogins(options);
    const given = [
        fromRegistries(options),
        fromGithubToken(options),
        fromGitlab(options.env),
    ];
    const secrets = new Set();
    const findIn = async (sources, repository) => {
        for (const source of sources) {
            const found = await source(repository);
            if (found === undefined)
                continue;
            const values = (0,registry_secrets/* toSecrets */.n)(found.credential);
            for (const value of values)
                secrets.add(value);
            options.vault?.add(values);
            return found;
        }
        return undefined;
    };
    return {
        find: (repository) => findIn([...given, docker.find], repository),
        secrets: () => [...secrets],
        childEnv: async (push, readers) => {
            const logins = new Map();
            const add = async (repository) => {
                const credential = (await orNone(findIn(given, repository)))?.credential;
                if (credential !== undefined)
                    logins.set(repository.host, credential);
            };
            for (const repository of primaryFirst(push, options.settings.primary)) {
                if (!hasHost(logins, repository.host))
                    await add(repository);
            }
            for (const host of toKnownHosts(options)) {
                const everything = { name: host, host, path: '' };
                if (hasHost(logins, host))
                    continue;
                if ((await orNone(findIn([docker.find], everything))) === undefined)
                    await add(everything);
            }
            return await toChildEnv({ ...options, docker, readers }, logins);
        },
    };
}
/** A login that cannot be had is told before a push; whoever only builds goes on without it. */
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
/** Children know one login a host: that of the primary repository, where it is on the host. */
function primaryFirst(push, primary) {
    const isPrimary = ({ name, host }) => name === primary || host === primary;
    return [...push.filter(isPrimary), ...push.filter((repository) => !isPrimary(repository))];
}
function hasHost(logins, host) {
    return [...logins.keys()].some((known) => isSameHost(known, host));
}
/** The hosts that something else than the user's own Docker login is known for. */
function toKnownHosts({ settings, env }) {
    const entries = settings.registries.filter(({ username }) => username !== undefined);
    return [
        ...entries.map(({ prefix }) => (0,address/* toEntryHost */.yj)(prefix)),
        ...(settings.githubToken === undefined ? [] : ['ghcr.io']),
        ...[env.CI_REGISTRY ?? ''].filter((host) => host !== ''),
    ];
}
/** The entry in `registries` with the longest prefix that holds the repository and has a user name. */
function fromRegistries(options) {
    const readPassword = createPasswordReader(options);
    return async ({ host, path }) => {
        const entry = options.settings.registries
            .filter(({ username }) => username !== undefined)
            .map((candidate) => ({ candidate, below: toPath(candidate) }))
            .filter(({ candidate }) => isSameHost((0,address/* toEntryHost */.yj)(candidate.prefix), host))
            .filter(({ below }) => below === '' || isBelow(path, below))
            .sort((a, b) => b.below.length - a.below.length)[0]?.candidate;
        const password = entry === undefined ? undefined : await readPassword(entry);
        if (entry?.username === undefined || password === undefined)
            return undefined;
        return found(entry.username, password, `registries: ${entry.prefix}`);
    };
}
function toPath({ prefix }) {
    return prefix
        .replace(/^https?:\/\//, '')
        .split('/')
        .slice(1)
        .join('/')
        .replace(/\/+$/, '');
}
/** `github-token` for ghcr.io, which takes any user name beside a token. */
function fromGithubToken({ settings, env }) {
    return ({ host }) => {
        const token = settings.githubToken;
        const isUsable = token !== undefined && token.reveal() !== '' && host === 'ghcr.io';
        const actor = env.GITHUB_ACTOR;
        const username = actor === undefined || actor === '' ? 'tagship' : actor;
        return Promise.resolve(isUsable ? found(username, token, 'github-token') : undefined);
    };
}
/** GitLab's own registry, where the job is told its address, user and password. */
function fromGitlab(env) {
    const { CI_REGISTRY: registry, CI_REGISTRY_USER: user, CI_REGISTRY_PASSWORD: password } = env;
    return ({ host }) => {
        const isComplete = [registry, user, password].every((part) => part !== undefined && part !== '');
        if (!isComplete || !isSameHost((0,address/* toEntryHost */.yj)(registry ?? ''), host)) {
            return Promise.resolve(undefined);
        }
        return Promise.resolve(found(user ?? '', (0,secret/* secret */.r)(password ?? ''), 'CI_REGISTRY_PASSWORD'));
    };
}
function found(username, password, source) {
    return { credential: { kind: 'password', username, password }, source };
}


/***/ }),

/***/ 8849:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   eI: () => (/* binding */ toSchemes),
/* harmony export */   eo: () => (/* binding */ readReach),
/* harmony export */   gr: () => (/* binding */ isDockerHub),
/* harmony export */   jr: () => (/* binding */ toHostname),
/* harmony export */   ki: () => (/* binding */ toApiHost),
/* harmony export */   xw: () => (/* binding */ toConfigKey),
/* harmony export */   yj: () => (/* binding */ toEntryHost)
/* harmony export */ });
const DOCKER_HUB = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);
/** Whether a host is Docker Hub, which has one name for people and another for its API. */
function isDockerHub(host) {
    return DOCKER_HUB.has(host.toLowerCase());
}
/** The host that serves the API of `host`: itself, but `registry-1.docker.io` for Docker Hub. */
function toApiHost(host) {
    return isDockerHub(host) ? 'registry-1.docker.io' : host.toLowerCase();
}
/**
 * The key of a host in a Docker configuration file.
 *
 * Docker Hub keeps the address of its first API there; a login under any other key is not found.
 */
function toConfigKey(host) {
    return isDockerHub(host) ? 'https://index.docker.io/v1/' : host.toLowerCase();
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
    const entries = registries.filter((entry) => toApiHost(toEntryHost(entry.prefix)) === toApiHost(host));
    const ca = entries.find((entry) => entry.ca !== undefined)?.ca;
    return {
        insecure: entries.some((entry) => entry.insecure),
        ...(ca === undefined ? {} : { ca }),
    };
}
/** The host of an entry's prefix: `ghcr.io` of `https://ghcr.io/acme/`. */
function toEntryHost(prefix) {
    const bare = prefix.replace(/^https?:\/\//, '');
    return bare.split('/', 1)[0] ?? bare;
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


/***/ }),

/***/ 2519:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   OS: () => (/* binding */ toTexts),
/* harmony export */   lj: () => (/* binding */ parseObject)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// JSON from elsewhere, of which nothing is certain. Pure.
/** Whether a value is an object with names, as JSON has them. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The object that a text says; undefined when it says something else, or is no JSON. */
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined; // whoever reads it says so, with the name of the place
    }
}
/** An object of texts; anything else in it is left out. */
function toTexts(value) {
    if (!isObject(value))
        return {};
    const texts = Object.entries(value).filter(([, text]) => typeof text === 'string');
    return Object.fromEntries(texts);
}


/***/ }),

/***/ 9388:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ mask),
/* harmony export */   n: () => (/* binding */ toSecrets)
/* harmony export */ });
const MASK = '***';
/** Shorter values would garble ordinary words. */
const SHORTEST = 4;
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
/** A text in which none of the secrets can be read, the longest taken out first. */
function mask(text, secrets) {
    return [...secrets]
        .filter((secret) => secret.length >= SHORTEST)
        .sort((a, b) => b.length - a.length)
        .reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
}


/***/ })

};
