export const id = 7357;
export const ids = [7357];
export const modules = {

/***/ 97040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WA: () => (/* binding */ DOCKER_HUB_AUDIENCE),
/* harmony export */   q0: () => (/* binding */ toAzureCloud),
/* harmony export */   v2: () => (/* binding */ toWanted)
/* harmony export */ });
/** Docker Hub's identity service, which is also the audience that it accepts. */
const DOCKER_HUB_AUDIENCE = 'https://identity.docker.com';
const PUBLIC = {
    authority: 'https://login.microsoftonline.com',
    scope: 'https://containerregistry.azure.net/.default',
    audience: 'api://AzureADTokenExchange',
};
/** The sovereign clouds, by the end of the registry's name. */
const CLOUDS = {
    '.azurecr.us': {
        authority: 'https://login.microsoftonline.us',
        scope: 'https://management.usgovcloudapi.net/.default',
        audience: 'api://AzureADTokenExchangeUSGov',
    },
    '.azurecr.cn': {
        authority: 'https://login.partner.microsoftonline.cn',
        scope: 'https://management.chinacloudapi.cn/.default',
        audience: 'api://AzureADTokenExchangeChina',
    },
};
/** The cloud that a registry belongs to, by its name. */
function toAzureCloud(host) {
    const end = Object.keys(CLOUDS).find((name) => host.endsWith(name));
    return (end === undefined ? undefined : CLOUDS[end]) ?? PUBLIC;
}
/**
 * The token that a provider wants.
 *
 * | provider   | audience                                       | other audiences |
 * | ---------- | ---------------------------------------------- | --------------- |
 * | Docker Hub | `https://identity.docker.com`                  | refused         |
 * | Google     | `https://iam.googleapis.com/` and the provider | refused         |
 * | Azure      | `api://AzureADTokenExchange`, by cloud         | refused         |
 * | AWS        | `sts.amazonaws.com`                            | refused         |
 * | Quay       | `https://` and the host                        | accepted        |
 * | JFrog      | the CI system's default                        | accepted        |
 */
function toWanted({ role, audience, idToken }, host) {
    const usual = toAudience(role, host);
    const isOpen = role.provider === 'quay' || role.provider === 'jfrog';
    const fileVariable = FILE_VARIABLES[role.provider];
    return {
        registry: host,
        audience: audience ?? usual,
        isChecked: audience !== undefined || !isOpen,
        given: idToken,
        ...(fileVariable === undefined ? {} : { fileVariable }),
    };
}
/** The variables of the providers' own programs for the file of a token. */
const FILE_VARIABLES = {
    aws: 'AWS_WEB_IDENTITY_TOKEN_FILE',
    azure: 'AZURE_FEDERATED_TOKEN_FILE',
};
function toAudience(role, host) {
    switch (role.provider) {
        case 'docker-hub':
            return DOCKER_HUB_AUDIENCE;
        case 'google':
            return `https://iam.googleapis.com/${role.identityProvider}`;
        case 'azure':
            return toAzureCloud(host).audience;
        case 'aws':
            return 'sts.amazonaws.com';
        case 'quay':
            return `https://${host}`;
        case 'jfrog':
            return undefined;
    }
}


/***/ }),

/***/ 35051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ readClaims)
/* harmony export */ });
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52519);
// SPDX-License-Identifier: Apache-2.0
// What an identity token says about the run. Decoded only: its signature is for the provider to verify. Pure.

const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const LONGEST = 64 * 1024;
/** The claims of a JSON Web Token; undefined for any other text. @see https://www.rfc-editor.org/rfc/rfc7519 */
function readClaims(token) {
    if (token.length > LONGEST || !JWT.test(token))
        return undefined;
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    const claims = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseObject */ .lj)(payload);
    if (claims === undefined)
        return undefined;
    const { iss, aud, sub, exp } = claims;
    const audiences = [aud].flat().filter((one) => typeof one === 'string');
    const subject = typeof sub === 'string' ? sub : '';
    return {
        issuer: typeof iss === 'string' ? iss : '',
        audiences,
        subject,
        expiresMs: typeof exp === 'number' ? exp * 1000 : undefined,
        otherSubject: toOtherSubject(subject, claims),
    };
}
/**
 * GitHub names a repository in the subject by name, or by name and number (new repositories since July 2026). A
 * provider that was set up for the one form refuses the other.
 *
 * | subject                            | other form                         |
 * | ---------------------------------- | ---------------------------------- |
 * | `repo:acme/app:ref:refs/heads/main` | `repo:acme@1/app@2:ref:refs/heads/main` |
 */
function toOtherSubject(subject, claims) {
    const parts = /^repo:([^/@:]+)(@\d+)?\/([^/@:]+)(@\d+)?:(.*)$/s.exec(subject);
    if (parts === null)
        return undefined;
    const [, owner = '', ownerNumber, name = '', , rest = ''] = parts;
    if (ownerNumber !== undefined)
        return `repo:${owner}/${name}:${rest}`;
    const [ownerId, id] = [claims.repository_owner_id, claims.repository_id];
    if (typeof ownerId !== 'string' || typeof id !== 'string')
        return undefined;
    return `repo:${owner}@${ownerId}/${name}@${id}:${rest}`;
}


/***/ }),

/***/ 17357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createOidcLogins: () => (/* binding */ createOidcLogins)
});

// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(43981);
// EXTERNAL MODULE: ./src/settings/values/oidc-roles.js
var oidc_roles = __webpack_require__(10361);
// EXTERNAL MODULE: ./src/credentials/oidc/audience.js
var audience = __webpack_require__(97040);
// EXTERNAL MODULE: ./src/facts/detect.js
var detect = __webpack_require__(33154);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/settings/secret.js
var secret = __webpack_require__(53823);
// EXTERNAL MODULE: ./src/credentials/oidc/claims.js
var oidc_claims = __webpack_require__(35051);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/credentials/oidc/given.js
// SPDX-License-Identifier: Apache-2.0
// An identity token in a variable or a file. An edge: reads the file.



/** Longer files hold no token, bytes. */
const LIMIT = 64 * 1024;
/**
 * The token in the variable or file that the entry names. A variable that holds a path is that of a file, as with
 * GitLab's `file: true`.
 *
 * @throws Problem LOGIN_ID_TOKEN_MISSING
 */
async function readGivenToken(given, { env, cwd }, { registry }) {
    if (given.from === 'file') {
        const text = await readTokenFile((0,external_node_path_.resolve)(cwd, given.path));
        if (text !== undefined)
            return { text, source: `the file ${given.path}` };
        throw missing(registry, `the file "${given.path}" cannot be read or holds no token`);
    }
    const value = env[given.name]?.trim() ?? '';
    const text = (0,external_node_path_.isAbsolute)(value) ? await readTokenFile(value) : value;
    if (text !== undefined && text !== '')
        return { text, source: `the variable ${given.name}` };
    throw missing(registry, `the variable ${given.name} is empty`);
}
function missing(registry, why) {
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_ID_TOKEN_MISSING', `No identity token for ${registry}: ${why}.`, 'Let the CI system write the token there, or leave id-token-env and id-token-file out to use its own.'),
    ]);
}
/** The text of a regular file; links lead to it where Kubernetes mounts tokens. */
async function readTokenFile(path) {
    try {
        const file = await (0,promises_.open)(path, 'r');
        try {
            const stats = await file.stat();
            if (!stats.isFile() || stats.size > LIMIT)
                return undefined;
            return (await file.readFile('utf8')).trim();
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

// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __webpack_require__(16392);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
;// CONCATENATED MODULE: ./src/credentials/oidc/systems.js





/** The systems that give tokens, by name. Gitea and Forgejo have GitHub's variables where they give any. */
const systemSources = {
    github: fromGithub,
    gitea: fromGithub,
    forgejo: fromGithub,
    gitlab: fromGitlab,
    bitbucket: fromBitbucket,
    circle: fromCircle,
    buildkite: fromBuildkite,
};
const COMMAND_TIMEOUT_MS = 30_000;
/**
 * Requests a token of the job.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
async function fromGithub({ env, service }, wanted) {
    const address = (0,variables/* readText */.yR)(env, 'ACTIONS_ID_TOKEN_REQUEST_URL');
    const bearer = (0,variables/* readText */.yR)(env, 'ACTIONS_ID_TOKEN_REQUEST_TOKEN');
    const source = 'GitHub Actions';
    if (address === undefined || bearer === undefined || !URL.canParse(address)) {
        throw systems_missing(wanted, 'the job may not ask GitHub for one', 'Add `permissions: { contents: read, id-token: write }` to the job, besides what else it needs; a reusable workflow also needs it in the calling job.');
    }
    const url = new URL(address);
    if (wanted.audience !== undefined)
        url.searchParams.set('audience', wanted.audience);
    const answer = await service.ask({
        ...{ method: 'GET', url, doing: `get an identity token for ${wanted.registry}` },
        headers: { authorization: `Bearer ${bearer}`, accept: 'application/json; api-version=2.0' },
        secrets: [bearer],
    });
    const { value } = answer.body;
    if (answer.status === 200 && typeof value === 'string' && value !== '') {
        return { text: value, source };
    }
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_ID_TOKEN_REFUSED', `${source} gave no identity token for ${wanted.registry}: ${answer.host} answered ${answer.status}${answer.words === '' ? '' : ` "${answer.words}"`}.`, 'Run the job again: its own token ends with the job. If it persists, check `permissions: { id-token: write }`.'),
    ]);
}
/** The names that people give to tokens: `ID_TOKEN`, `GITLAB_OIDC_TOKEN`, `AWS_ID_TOKEN`. */
const TOKEN_NAME = /(?:^|_)(?:ID|OIDC)_TOKEN$/;
/**
 * The variable that `id_tokens` of the job sets: of those named like one, that with the audience.
 *
 * @see https://docs.gitlab.com/ci/secrets/id_token_authentication/
 */
async function fromGitlab(options, wanted) {
    const { audience } = wanted;
    const found = await listGitlabTokens(options, wanted);
    const right = found.find(({ audiences }) => audience === undefined || audiences.includes(audience));
    const chosen = right ?? (wanted.isChecked ? undefined : found[0]);
    if (chosen !== undefined)
        return chosen;
    const others = found.map(({ source, audiences }) => `${source} (${audiences.join(' and ')})`);
    throw systems_missing(wanted, others.length === 0
        ? 'the job has no variable of id_tokens named ID_TOKEN, or with a name that ends in _ID_TOKEN or _OIDC_TOKEN'
        : `the tokens of the job have other audiences: ${others.join(', ')}`, `Add to the job: id_tokens: { REGISTRY_ID_TOKEN: { aud: ${audience ?? `https://${wanted.registry}`} } }`);
}
async function listGitlabTokens(options, wanted) {
    const { env } = options;
    const names = Object.keys(env).filter((name) => TOKEN_NAME.test(name));
    const read = names.sort().map(async (name) => {
        const given = await readGivenToken({ from: 'env', name }, options, wanted).catch(() => undefined);
        const audiences = given === undefined ? undefined : (0,oidc_claims/* readClaims */.I)(given.text)?.audiences;
        return given === undefined || audiences === undefined ? [] : [{ ...given, audiences }];
    });
    return (await Promise.all(read)).flat();
}
/** @see https://support.atlassian.com/bitbucket-cloud/docs/integrate-pipelines-with-resource-servers-using-oidc/ */
function fromBitbucket({ env }, wanted) {
    const text = (0,variables/* readText */.yR)(env, 'BITBUCKET_STEP_OIDC_TOKEN');
    if (text !== undefined)
        return Promise.resolve({ text, source: 'Bitbucket Pipelines' });
    return Promise.reject(systems_missing(wanted, 'BITBUCKET_STEP_OIDC_TOKEN is not set', 'Add `oidc: true` to the step.'));
}
/**
 * The token of the job, whose audience is the organization; for another one the program of CircleCI is asked.
 *
 * @see https://circleci.com/docs/oidc-tokens-with-custom-claims/
 */
async function fromCircle(options, wanted) {
    const text = (0,variables/* readText */.yR)(options.env, 'CIRCLE_OIDC_TOKEN_V2', 'CIRCLE_OIDC_TOKEN');
    const { audience, isChecked } = wanted;
    const isGood = audience === undefined || (text !== undefined && hasAudience(text, audience)) || !isChecked;
    if (text !== undefined && isGood)
        return { text, source: 'CircleCI' };
    const claims = JSON.stringify({ aud: audience });
    const argv = ['circleci', 'run', 'oidc', 'get', '--claims', claims];
    return await askProgram(options, wanted, { argv, source: 'CircleCI' });
}
function hasAudience(text, audience) {
    return (0,oidc_claims/* readClaims */.I)(text)?.audiences.includes(audience) === true;
}
/** @see https://buildkite.com/docs/agent/cli/reference/oidc */
async function fromBuildkite(options, wanted) {
    const { audience } = wanted;
    const words = audience === undefined ? [] : ['--audience', audience];
    const argv = ['buildkite-agent', 'oidc', 'request-token', ...words];
    return await askProgram(options, wanted, { argv, source: 'Buildkite' });
}
/** The token that a program of the CI system prints. */
async function askProgram({ shell, env, signal, vault }, wanted, { argv, source }) {
    const timeoutMs = COMMAND_TIMEOUT_MS;
    const result = await shell({
        argv,
        env: env,
        timeoutMs,
        ...(0,omit_undefined/* omitUndefined */.O)({ signal }),
    });
    const text = result.stdout.trim().split(/\s+/).at(-1) ?? '';
    vault?.add([text]);
    if (result.code === 0 && text !== '')
        return { text, source };
    const why = result.spawnError ?? (result.timedOut ? 'a timeout' : `exit code ${result.code ?? ''}`);
    throw systems_missing(wanted, `${argv.slice(0, 4).join(' ')} failed (${why})`, `Check that ${argv[0]} runs in this job, or hand the token over with id-token-env.`);
}
function systems_missing({ registry }, why, hint) {
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_ID_TOKEN_MISSING', `No identity token for ${registry}: ${why}.`, hint),
    ]);
}

;// CONCATENATED MODULE: ./src/credentials/oidc/id-token.js
// SPDX-License-Identifier: Apache-2.0
// The identity token of the run: from the CI system, a variable or a file. One per audience; masked before it is used.






/** A token that ends sooner is not used: the provider has to read it before it ends. */
const MARGIN_MS = 30_000;
/**
 * A function that finds tokens. Callers that want the same share one request; a token is asked for again when the one
 * at hand is about to end.
 *
 * @throws Problem LOGIN_UNTRUSTED, before anything is read; LOGIN_ID_TOKEN_MISSING, LOGIN_ID_TOKEN_REFUSED,
 *   LOGIN_ID_TOKEN_INVALID, LOGIN_ID_TOKEN_AUDIENCE, LOGIN_ID_TOKEN_EXPIRED
 */
function createIdTokens(options) {
    const known = new Map();
    return async (wanted) => {
        refuseUntrusted(options.trust, wanted);
        const key = JSON.stringify([wanted.audience, wanted.given, wanted.fileVariable]);
        for (;;) {
            const pending = known.get(key);
            if (pending === undefined)
                break;
            const token = await pending;
            if (isFresh(token, options))
                return token;
            if (known.get(key) === pending)
                known.delete(key);
        }
        const asking = ask(options, wanted);
        known.set(key, asking);
        asking.catch(() => known.delete(key));
        return await asking;
    };
}
/** A change from elsewhere must not act with the identity of the project. */
function refuseUntrusted({ level, reason }, { registry }) {
    if (level === 'trusted')
        return;
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_UNTRUSTED', `No login to ${registry}: an untrusted run asks for no identity token, because ${reason}.`, 'Build such runs without pushing (`push: auto` does).'),
    ]);
}
function isFresh({ claims }, { clock }) {
    return claims.expiresMs === undefined || claims.expiresMs - MARGIN_MS > clock.now();
}
async function ask(options, wanted) {
    const { text, source } = await readText(options, wanted);
    options.vault?.add([text, text.split('.')[2] ?? '']);
    const claims = (0,oidc_claims/* readClaims */.I)(text);
    if (claims === undefined)
        throw invalid(wanted, source);
    const found = { token: (0,secret/* secret */.r)(text), claims, source };
    if (wanted.isChecked && wanted.audience !== undefined) {
        if (!claims.audiences.includes(wanted.audience))
            throw otherAudience(wanted, found);
    }
    if (!isFresh(found, options))
        throw expired(wanted, found);
    return found;
}
async function readText(options, wanted) {
    if (wanted.given !== undefined)
        return await readGivenToken(wanted.given, options, wanted);
    const system = systemSources[(0,detect/* detectCi */.A)(options.env)];
    const path = wanted.fileVariable === undefined ? undefined : options.env[wanted.fileVariable];
    if (path !== undefined && path !== '' && system === undefined) {
        return await readGivenToken({ from: 'file', path }, options, wanted);
    }
    if (system !== undefined)
        return await system(options, wanted);
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_ID_TOKEN_MISSING', `No identity token for ${wanted.registry}: this CI system gives none, or this is not a CI job.`, 'Name where the token is with id-token-env or id-token-file, or log in with a user name and a password.'),
    ]);
}
function invalid({ registry }, source) {
    const message = `The identity token for ${registry} from ${source} is not a JSON Web Token.`;
    const hint = 'Check that it holds the token itself, in three parts with dots between them.';
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('LOGIN_ID_TOKEN_INVALID', message, hint)]);
}
function otherAudience({ registry, audience = '' }, found) {
    const its = found.claims.audiences.join(' and ') || '(none)';
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_ID_TOKEN_AUDIENCE', `The identity token for ${registry} from ${found.source} has the audience ${its}, but ${audience} is needed.`, `Ask the CI system for a token with the audience ${audience}, or set audience in the entry of \`registries\` to one that the provider accepts.`),
    ]);
}
function expired({ registry }, { claims, source }) {
    const end = new Date(claims.expiresMs ?? 0).toISOString();
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_ID_TOKEN_EXPIRED', `The identity token for ${registry} from ${source} ended at ${end}.`, 'Give it a longer life, or ask for it right before this step. On GitLab it lives as long as the timeout of the job.'),
    ]);
}

;// CONCATENATED MODULE: ./src/credentials/oidc/login.js




/** A login that ends sooner than this counts as ended; a short one, after four fifths of its life, ms. */
const LONGEST_MARGIN_MS = 60_000;
/**
 * A function that finds the login of an entry. Concurrent callers share one exchange; a failure is forgotten, so that the
 * next caller tries again.
 */
function createOidcLogins(options) {
    const idTokens = createIdTokens(options);
    const making = new Map();
    const make = async (entry) => {
        const { host } = (0,registry_host/* parseScope */.Sk)(entry.prefix);
        const idToken = await idTokens((0,audience/* toWanted */.v2)(entry.oidc, host));
        const { clock, env, service, endpoints = {} } = options;
        const hide = (secrets) => options.vault?.add(secrets);
        const context = { host, idToken, service, clock, env, endpoints, hide };
        const sinceMs = clock.now();
        const login = await exchange(entry.oidc.role, context);
        return toMade(login, { sinceMs, entry, idToken });
    };
    return async (entry, need = {}) => {
        for (;;) {
            const pending = making.get(entry.prefix);
            if (pending === undefined)
                break;
            const made = await pending;
            if (isGood(made, need, options.clock.now()))
                return made.found;
            if (making.get(entry.prefix) === pending)
                making.delete(entry.prefix);
        }
        const asking = make(entry);
        making.set(entry.prefix, asking);
        asking.catch(() => making.delete(entry.prefix));
        return (await asking).found;
    };
}
function isGood({ found, sinceMs, untilMs }, need, nowMs) {
    if (found === need.refused || nowMs >= untilMs)
        return false;
    return need.lasts !== true || nowMs - sinceMs <= untilMs - nowMs;
}
function toMade({ username, password, untilMs: endMs }, { sinceMs, entry, idToken, }) {
    const untilMs = endMs - Math.min(LONGEST_MARGIN_MS, (endMs - sinceMs) / 5);
    const { issuer, audiences, subject } = idToken.claims;
    const title = oidc_roles/* providerTitles */.lH[entry.oidc.role.provider];
    const found = {
        credential: { kind: 'password', username, password },
        source: `identity token for ${title}, registries: ${entry.prefix}`,
        untilMs,
        identity: { issuer, audience: audiences.join(', '), subject, from: idToken.source, endMs },
    };
    return { found, sinceMs, untilMs };
}
/** The providers' code is loaded when it is needed. */
async function exchange(role, context) {
    switch (role.provider) {
        case 'docker-hub':
            return (await __webpack_require__.e(/* import() */ 7492).then(__webpack_require__.bind(__webpack_require__, 17492))).exchangeDockerHub(role, context);
        case 'google':
            return (await __webpack_require__.e(/* import() */ 3089).then(__webpack_require__.bind(__webpack_require__, 93089))).exchangeGoogle(role, context);
        case 'azure':
            return (await __webpack_require__.e(/* import() */ 7719).then(__webpack_require__.bind(__webpack_require__, 7719))).exchangeAzure(role, context);
        case 'quay':
            return (await __webpack_require__.e(/* import() */ 5198).then(__webpack_require__.bind(__webpack_require__, 85198))).exchangeQuay(role, context);
        case 'jfrog':
            return (await __webpack_require__.e(/* import() */ 8156).then(__webpack_require__.bind(__webpack_require__, 78156))).exchangeJfrog(role, context);
        case 'aws':
            return (await Promise.all(/* import() */[__webpack_require__.e(9727), __webpack_require__.e(1592), __webpack_require__.e(3093)]).then(__webpack_require__.bind(__webpack_require__, 93093))).exchangeAws(role, context);
    }
}


/***/ })

};
