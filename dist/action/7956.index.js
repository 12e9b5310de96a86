export const id = 7956;
export const ids = [7956];
export const modules = {

/***/ 35051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ readClaims)
/* harmony export */ });
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52519);

const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const LONGEST = 64 * 1024;
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

/***/ 15902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ createIdTokens)
});

// EXTERNAL MODULE: ./src/facts/detect.js
var detect = __webpack_require__(33154);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/settings/secret.js
var secret = __webpack_require__(53823);
// EXTERNAL MODULE: ./src/credentials/oidc/claims.js
var oidc_claims = __webpack_require__(35051);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/small-file.js
var small_file = __webpack_require__(36569);
;// CONCATENATED MODULE: ./src/credentials/oidc/given.js



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
async function readTokenFile(path) {
    const file = await (0,small_file/* readSmallFile */.E)(path);
    return file.ok ? file.text.trim() : undefined;
}

// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __webpack_require__(16392);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
;// CONCATENATED MODULE: ./src/credentials/oidc/systems.js





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
const TOKEN_NAME = /(?:^|_)(?:ID|OIDC)_TOKEN$/;
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
function fromBitbucket({ env }, wanted) {
    const text = (0,variables/* readText */.yR)(env, 'BITBUCKET_STEP_OIDC_TOKEN');
    if (text !== undefined)
        return Promise.resolve({ text, source: 'Bitbucket Pipelines' });
    return Promise.reject(systems_missing(wanted, 'BITBUCKET_STEP_OIDC_TOKEN is not set', 'Add `oidc: true` to the step.'));
}
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
async function fromBuildkite(options, wanted) {
    const { audience } = wanted;
    const words = audience === undefined ? [] : ['--audience', audience];
    const argv = ['buildkite-agent', 'oidc', 'request-token', ...words];
    return await askProgram(options, wanted, { argv, source: 'Buildkite' });
}
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






const MARGIN_MS = 30_000;
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
function refuseUntrusted({ level, reason }, { registry, untrusted }) {
    if (level === 'trusted' || untrusted === true)
        return;
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOGIN_UNTRUSTED', `No login to ${registry}: an untrusted run asks for no identity token, because ${reason}.`, 'Build such runs without pushing (`push: auto` does). Where they are to push, the workflow itself can set `untrusted: true` for this registry.'),
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


/***/ }),

/***/ 40082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ toLine),
/* harmony export */   r: () => (/* binding */ toTextLine)
/* harmony export */ });
const LONGEST = 300;
function toLine(text) {
    const line = text
        .slice(0, 20 * LONGEST)
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim();
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
function toTextLine(text) {
    return toLine(text.slice(0, 20 * LONGEST).replace(/<[^<>]*>/g, ' '));
}


/***/ }),

/***/ 31904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LH: () => (/* binding */ withRetries),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
/* unused harmony export toBackoff */
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4659);

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 30_000;
const LONGEST_RETRY_AFTER_MS = 300_000;
const SELDOM_TRIES = 4;
const UNIT_MS = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
};
function parseRetryAfter(header, nowMs) {
    const text = header?.trim() ?? '';
    if (text === '')
        return undefined;
    const isDate = /^[A-Z][a-z]{2}/.test(text);
    const ms = parseDuration(text) ?? (isDate ? Date.parse(text) : Number.NaN) - nowMs;
    return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS);
}
function parseDuration(text) {
    if (/^\d+(?:\.\d+)?$/.test(text))
        return Number(text) * 1000;
    if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/.test(text))
        return undefined;
    return [...text.matchAll(/([\d.]+)([a-zµ]+)/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0);
}
function toBackoff(tries, random) {
    return random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
}
async function withRetries(policy, attempt) {
    const { clock, signal, pause } = policy;
    const start = clock.now();
    let firstFailure;
    for (let tries = 1;; tries += 1) {
        await pause.over();
        signal.throwIfAborted();
        try {
            return await attempt();
        }
        catch (thrown) {
            signal.throwIfAborted();
            const failure = (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .toFailure */ .w)(thrown);
            if (failure === undefined)
                throw thrown;
            const waitMs = failure.retryAfterMs ?? toBackoff(tries, clock.random());
            const now = clock.now();
            const spentMs = now - start;
            firstFailure ??= now;
            if (isLast(failure, tries, now - firstFailure + waitMs, policy.deadlineMs)) {
                throw tries > 1 ? withTries(failure, thrown, { tries, spentMs }) : thrown;
            }
            policy.onRetry(failure, waitMs);
            if (failure.pauseHost === true)
                pause.extend(waitMs);
            else
                await clock.sleep(waitMs, signal);
        }
    }
}
function isLast(failure, tries, nextMs, deadlineMs) {
    if (failure.again === 'never')
        return true;
    if (failure.again === 'seldom' && tries >= SELDOM_TRIES)
        return true;
    return nextMs > deadlineMs;
}
function withTries(failure, cause, { tries, spentMs }) {
    const { problem } = failure;
    const seconds = (spentMs / 1000).toFixed(spentMs < 10_000 ? 1 : 0);
    const message = problem.message.replace(/\.?$/, ` (${tries} tries in ${seconds} s).`);
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failed */ .g)({ ...failure, again: 'never', problem: { ...problem, message } }, cause);
}


/***/ }),

/***/ 70377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ createServiceClient)
/* harmony export */ });
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(23213);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(44840);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _secret_forms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11071);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88849);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4659);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52519);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75893);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68600);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80493);
/* harmony import */ var _line_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(40082);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(61592);
/* harmony import */ var _pause_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(73072);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(31904);














const SOCKETS = 8;
const TRANSIENT = new Set([408, 425, 429]);
function createServiceClient(options) {
    const asking = {
        ...options,
        http: (0,_http_js__WEBPACK_IMPORTED_MODULE_7__/* .createHttp */ .V)({
            ...options,
            reach: (host) => (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .readReach */ .eo)(options.registries, host),
            sockets: SOCKETS,
            limits: (0,_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .toLimits */ .OY)(),
        }),
        pauseOf: (0,_once_js__WEBPACK_IMPORTED_MODULE_10__/* .oncePer */ .P)((host) => host, () => (0,_pause_js__WEBPACK_IMPORTED_MODULE_11__/* .createHostPause */ .v)(options.clock, options.signal)),
    };
    return {
        ask: (request) => ask(asking, request),
        send: async (request) => {
            refusePlain({ url: request.url, doing: 'log in' });
            return await asking.http.send(request);
        },
        toBase: (host) => {
            const isPlain = (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(host) && (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .readReach */ .eo)(options.registries, host).ca === undefined;
            return new URL(`${isPlain ? 'http' : 'https'}://${host}/`);
        },
    };
}
async function ask(asking, request) {
    const { clock, signal, retryDeadlineMs: deadlineMs, log } = asking;
    const { url } = request;
    refusePlain(request);
    return await (0,_retry_js__WEBPACK_IMPORTED_MODULE_9__/* .withRetries */ .LH)({
        ...{ clock, signal, deadlineMs, pause: asking.pauseOf(url.host) },
        onRetry: ({ problem }, waitMs) => log?.debug(`${problem.message} Retrying in ${Math.round(waitMs)} ms.`),
    }, () => askOnce(asking, request));
}
function refusePlain({ url, doing }) {
    if (url.protocol === 'https:' || (url.protocol === 'http:' && (0,_address_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(url.host)))
        return;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_SERVICE_INSECURE', `Could not ${doing}: the address of ${url.host} does not begin with https://, so a token would not be safe there.`, 'Correct the variable that names this address.'),
    ]);
}
async function askOnce({ http, clock, log }, request) {
    const { method, url, doing } = request;
    const asked = request.isApi === true ? url.host : `the token service ${url.host}`;
    try {
        const answer = await http.send({ method, url, ...toMessage(request) });
        log?.debug(`${method} ${url.origin}${url.pathname} ${answer.statusCode}`);
        return await readAnswer(answer, request, { asked, nowMs: clock.now() });
    }
    catch (thrown) {
        if ((0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .toFailure */ .w)(thrown) !== undefined)
            throw thrown;
        const failure = (0,_network_js__WEBPACK_IMPORTED_MODULE_8__/* .toNetworkFailure */ .y4)(thrown, asked, doing);
        throw failure === undefined ? thrown : (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .g)(failure, thrown);
    }
}
function toMessage({ headers = {}, form, json }) {
    const accept = { accept: 'application/json', ...headers };
    if (form === undefined && json === undefined)
        return { headers: accept };
    const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
    const text = form === undefined ? JSON.stringify(json) : new URLSearchParams(form).toString();
    return { headers: { ...accept, 'content-type': type }, body: Buffer.from(text) };
}
async function readAnswer(answer, request, { asked, nowMs }) {
    const { doing, secrets, url, isApi = false } = request;
    const { statusCode: status, headers } = answer;
    const text = await (0,_body_js__WEBPACK_IMPORTED_MODULE_6__/* .readBodyText */ .mf)(answer, isApi ? _limits_js__WEBPACK_IMPORTED_MODULE_5__/* .PAGE_BYTES */ .U6 : _limits_js__WEBPACK_IMPORTED_MODULE_5__/* .SMALL_BYTES */ .El);
    const { body, list, isRead } = parseBody(text, isApi);
    const finders = secrets.map(_secret_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .createFinder */ .p);
    const words = (0,_line_js__WEBPACK_IMPORTED_MODULE_12__/* .toTextLine */ .r)((0,_secret_forms_js__WEBPACK_IMPORTED_MODULE_1__/* .maskFound */ .n)(body === undefined ? text : toWords(body), finders));
    const isBusy = isTransient(answer);
    if (!isBusy && (status !== 200 || isRead)) {
        const more = { list, next: toNext(headers.link), challenge: headers['www-authenticate'] };
        return { status, body: body ?? {}, words, host: url.host, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_13__/* .omitUndefined */ .O)(more) };
    }
    const said = isBusy ? describe(status, words) : `without JSON (${(0,_body_js__WEBPACK_IMPORTED_MODULE_6__/* .describeBody */ .MP)(answer)})`;
    const message = `Could not ${doing}: ${asked} answered ${said}.`;
    throw toServiceFailure(answer, { message, isApi, isBusy, nowMs });
}
function toServiceFailure({ statusCode: status, headers }, told) {
    const retryAfterMs = (0,_retry_js__WEBPACK_IMPORTED_MODULE_9__/* .parseRetryAfter */ .mu)(headers['retry-after'], told.nowMs);
    const hint = 'Run again later, or raise `retry-deadline`. If it persists, look at the status page of the service.';
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .g)({
        again: told.isBusy ? 'always' : 'seldom',
        pauseHost: [403, 429, 503].includes(status),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_13__/* .omitUndefined */ .O)({ retryAfterMs }),
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)(told.isApi ? 'REGISTRY_API_FAILED' : 'LOGIN_SERVICE_FAILED', told.message, hint),
    });
}
function isTransient({ statusCode: status, headers }) {
    const isLimited = status === 403 && headers['retry-after'] !== undefined;
    return TRANSIENT.has(status) || status >= 500 || isLimited;
}
function parseBody(text, isApi) {
    const parsed = isApi ? (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(text) : (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseObject */ .lj)(text);
    const body = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(parsed) ? parsed : undefined;
    const list = Array.isArray(parsed) ? parsed : undefined;
    const isRead = body !== undefined || list !== undefined || (isApi && text === '');
    return { body, list, isRead };
}
function toNext(link) {
    return /<([^<>]*)>[^,<]*;\s*rel="?next"?/i.exec(String(link ?? ''))?.[1];
}
function describe(status, words) {
    return words === '' ? String(status) : `${status} "${words}"`;
}
function toWords(body) {
    const nested = Array.isArray(body.errors) ? body.errors[0] : body.error;
    const inner = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(nested) ? nested : {};
    const parts = [
        ...[body.error, inner.status, inner.code],
        ...[body.error_description, body.error_message, body.message, body.detail, inner.message],
    ];
    return parts.filter((part) => typeof part === 'string' && part !== '').join(': ');
}


/***/ }),

/***/ 5047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DU: () => (/* binding */ lost),
/* harmony export */   JD: () => (/* binding */ isLost),
/* harmony export */   l_: () => (/* binding */ toTrace),
/* harmony export */   mn: () => (/* binding */ traced),
/* harmony export */   sP: () => (/* binding */ toErrno),
/* harmony export */   yJ: () => (/* binding */ noteHandshake)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

const LOST = Symbol('lost');
const TRACE = Symbol('trace');
function traced(thrown, trace) {
    if (!(thrown instanceof Error) || thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return thrown;
    return Object.assign(thrown, { [TRACE]: { ...trace, ...toTrace(thrown) } });
}
function toTrace(thrown) {
    return thrown instanceof Error && TRACE in thrown ? thrown[TRACE] : {};
}
function lost(thrown, trace = {}) {
    if (!(thrown instanceof Error) || thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return thrown;
    return thrown.name === 'AbortError'
        ? thrown
        : Object.assign(traced(thrown, trace), { [LOST]: true });
}
function isLost(thrown) {
    return thrown instanceof Error && LOST in thrown;
}
function toErrno(thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    return typeof code === 'string' ? code : '';
}
function noteHandshake(request, { hasCertificate = false }) {
    let hasAgreedKeys = false;
    request.once('socket', (socket) => {
        hasAgreedKeys = request.reusedSocket;
        if (request.reusedSocket)
            return;
        socket.once('keylog', () => {
            hasAgreedKeys = true;
        });
    });
    return () => ({ hasAgreedKeys, hasCertificate });
}


/***/ }),

/***/ 83333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y2: () => (/* binding */ toCertificateMove),
/* harmony export */   fT: () => (/* binding */ describeTls),
/* harmony export */   lB: () => (/* binding */ toTlsFault)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _http_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40082);
/* harmony import */ var _http_trace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5047);



const EXPIRED = 'CERT_HAS_EXPIRED';
const EARLY = 'CERT_NOT_YET_VALID';
const NAME = /^(?:ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH)/;
const AUTHORITY = /^(?:UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF|SELF_SIGNED_|DEPTH_ZERO_|CERT_UNTRUSTED)/;
const OTHER = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|ERR_TLS_|INVALID_|PATH_LENGTH_|CRL_|ERROR_IN_C|EPROTO$)/;
const PLAIN = /wrong version number|packet length too long|ssl wrong version/;
const WANTED = 'alert certificate required';
const REFUSED = /alert (?:bad certificate|unknown ca|unsupported certificate|certificate (?:unknown|expired|revoked)|access denied)/;
const HANDSHAKE = 'alert handshake failure';
const VERSION = /alert (?:protocol version|insufficient security)|unsupported protocol|no protocols available|version too low|(?:dh|ee|ca) key too small|ca md too weak|no shared cipher|legacy renegotiation/;
function toTlsFault(thrown) {
    const errno = (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toErrno */ .sP)(thrown);
    const text = thrown instanceof Error ? thrown.message : '';
    const said = `${errno} ${text}`.replaceAll('_', ' ').toLowerCase();
    if (PLAIN.test(said))
        return 'plain';
    if (errno === EXPIRED)
        return 'expired';
    if (errno === EARLY)
        return 'early';
    if (NAME.test(errno))
        return 'name';
    if (AUTHORITY.test(errno))
        return 'authority';
    return toAlert(said, (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toTrace */ .l_)(thrown)) ?? (OTHER.test(errno) ? 'other' : undefined);
}
function toAlert(said, trace) {
    const isOurs = REFUSED.test(said) || (said.includes(HANDSHAKE) && trace.hasAgreedKeys === true);
    if (said.includes(WANTED) || isOurs)
        return trace.hasCertificate === true ? 'refused' : 'wanted';
    return VERSION.test(said) || said.includes(HANDSHAKE) ? 'version' : undefined;
}
const SAYINGS = {
    expired: {
        code: 'REGISTRY_TLS_EXPIRED',
        what: (name) => `the certificate of ${name} has expired`,
        hint: () => 'Renew it; if it is valid elsewhere, correct the clock of this machine.',
    },
    early: {
        code: 'REGISTRY_TLS_EXPIRED',
        what: (name) => `the certificate of ${name} is not valid yet`,
        hint: () => 'Correct the clock of this machine; if it is right, reissue the certificate.',
    },
    name: {
        code: 'REGISTRY_TLS_NAME',
        what: (name, _, thrown) => `the certificate of ${name} is for other names (${toNames(thrown)})`,
        hint: ({ host, isProxy }) => isProxy
            ? 'Use one of those names in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY.'
            : `Use one of those names for the registry, or reissue the certificate for ${host}.`,
    },
    authority: {
        code: 'REGISTRY_TLS_UNTRUSTED',
        what: (name, detail) => `the certificate of ${name} is not trusted: unknown certificate authority (${detail})`,
        hint: toAuthorityHint,
    },
    wanted: {
        code: 'REGISTRY_TLS_CLIENT',
        what: (name, detail) => `${name} requires a client certificate (${detail})`,
        hint: ({ host }) => toCertificateMove(host),
    },
    refused: {
        code: 'REGISTRY_TLS_CLIENT',
        what: (name, detail) => `${name} does not accept our client certificate (${detail})`,
        hint: ({ host }) => `Check that the client certificate for ${host} is valid and signed by an authority that it trusts.`,
    },
    version: {
        code: 'REGISTRY_TLS_VERSION',
        what: (name, detail) => `${name} offers no secure TLS version or cipher (${detail})`,
        hint: ({ host }) => `Configure ${host} for TLS 1.2 or 1.3 with current ciphers and keys.`,
    },
    other: {
        code: 'REGISTRY_TLS_UNTRUSTED',
        what: (name, detail) => `the certificate of ${name} is not trusted (${detail})`,
        hint: ({ host }) => `Correct the certificate or the TLS configuration of ${host}.`,
    },
};
function describeTls(fault, { name, isProxy }, could, thrown) {
    const { code, what, hint } = SAYINGS[fault];
    const host = /\S*$/.exec(name)?.[0] ?? '';
    const message = `${could} ${what(name, toDetail(thrown), thrown)}.`;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)(code, message, hint({ host, isProxy, trace: (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toTrace */ .l_)(thrown) }));
}
function toCertificateMove(host) {
    return `Give \`cert\` and \`key\` for ${host} in \`registries\`, or put client.cert and client.key into /etc/docker/certs.d/${host}/, where this run can read them.`;
}
function toAuthorityHint({ host, isProxy, trace: { through } }) {
    const elsewhere = `set SSL_CERT_FILE to it, or put it into /etc/docker/certs.d/${host}/ca.crt`;
    if (isProxy)
        return `Get the PEM file of the CA that signed it, and ${elsewhere}.`;
    const move = `Give \`ca\` for ${host} in \`registries\`: the PEM file of the CA that signed it; or ${elsewhere}.`;
    return through === undefined
        ? move
        : `${move} The proxy ${through} may have replaced the certificate with its own.`;
}
function toDetail(thrown) {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    const reason = /:SSL routines:[^:]*:([^:]+):/.exec(text)?.[1] ?? text;
    const errno = (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toErrno */ .sP)(thrown);
    return (0,_http_line_js__WEBPACK_IMPORTED_MODULE_2__/* .toLine */ .S)(errno === '' ? reason : `${errno}: ${reason}`);
}
function toNames(thrown) {
    const cert = thrown instanceof Error && 'cert' in thrown ? thrown.cert : undefined;
    const { subjectaltname, subject } = (cert ?? {});
    const names = [subjectaltname, subject?.CN].find((one) => typeof one === 'string' && one !== '');
    return typeof names === 'string' ? (0,_http_line_js__WEBPACK_IMPORTED_MODULE_2__/* .toLine */ .S)(names) : 'none';
}


/***/ })

};
