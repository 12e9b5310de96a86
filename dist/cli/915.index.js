export const id = 915;
export const ids = [915];
export const modules = {

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

/***/ 50915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createRegistryClient: () => (/* binding */ createRegistryClient)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/address.js
var address = __webpack_require__(88849);
// EXTERNAL MODULE: ./src/registry/http/body.js
var http_body = __webpack_require__(68600);
// EXTERNAL MODULE: ./src/registry/failure.js
var registry_failure = __webpack_require__(4659);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
;// CONCATENATED MODULE: ./src/registry/auth/challenge.js

const PART = /([\w-]+)(?:(\s*=\s*)(?:"([^"\\]*(?:\\[^][^"\\]*)*)(?:"|\\?$)|([^\s,"]+))?)?/g;
function parseChallenge(header) {
    const offers = parseOffers(header ?? '');
    const bearer = offers.find((offer) => offer.scheme === 'bearer')?.params;
    const realm = bearer?.get('realm');
    if (bearer !== undefined && realm !== undefined) {
        const [service, scope, error] = ['service', 'scope', 'error'].map((name) => bearer.get(name));
        return {
            scheme: 'bearer',
            realm,
            ...(0,omit_undefined/* omitUndefined */.O)({ service, scope, error }),
        };
    }
    return offers.some((offer) => offer.scheme === 'basic')
        ? { scheme: 'basic' }
        : { scheme: 'none' };
}
function parseOffers(header) {
    const offers = [];
    for (const [, name = '', equals, quoted, bare] of header.matchAll(PART)) {
        const value = quoted?.replace(/\\([^])/g, '$1') ?? bare ?? '';
        if (equals !== undefined)
            offers.at(-1)?.params.set(name.toLowerCase(), value);
        else if (/^[A-Za-z]/.test(name))
            offers.push({ scheme: name.toLowerCase(), params: new Map() });
    }
    return offers;
}

// EXTERNAL MODULE: ./src/registry/http/network.js
var network = __webpack_require__(61592);
// EXTERNAL MODULE: ./src/registry/path.js
var path = __webpack_require__(50046);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/registry/limits.js
var registry_limits = __webpack_require__(75893);
// EXTERNAL MODULE: ./src/registry/http/line.js
var line = __webpack_require__(40082);
// EXTERNAL MODULE: ./src/registry/providers/hints.js
var hints = __webpack_require__(38890);
// EXTERNAL MODULE: ./src/registry/http/retry.js
var http_retry = __webpack_require__(31904);
// EXTERNAL MODULE: ./src/secret-forms.js
var secret_forms = __webpack_require__(11071);
// EXTERNAL MODULE: ./src/registry/auth/secrets.js
var secrets = __webpack_require__(18309);
;// CONCATENATED MODULE: ./src/registry/providers/refusal.js












const SHORTEST_SECRET = 4;
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);
const TOO_MANY = 'TOOMANYREQUESTS';
const LAG = /(?:manifest_)?blob[_ ]unknown|unknown blob|manifest_unknown|unknown manifest/i;
const CUT = /digest_invalid|size_invalid|blob_upload_(?:unknown|invalid)/i;
const BAD = /(?:digest|name|size|tag)_invalid|too (?:large|big|many)|exceed|polic(?:y|ies)/i;
const KIND = /^$|unsupported|not[_ ]support|manifest[_ ]?invalid|invalid manifest|(?:media|content)[- _]?type|schema ?version|unknown\/unknown|in-toto|attestation/i;
const IMMUTABLE = /immutab|cannot be overwritten|already exists|alreadyexists|not allowed to overwrite/i;
async function readRefusal(answer, question) {
    const challenge = parseChallenge(answer.headers['www-authenticate']);
    const scopeDenied = challenge.scheme === 'bearer' && challenge.error === 'insufficient_scope';
    const text = Buffer.from(await (0,http_body/* readStart */.H6)(answer, registry_limits/* REFUSAL_BYTES */.vI)).toString('utf8');
    const finders = toHidden(question).map(secret_forms/* createFinder */.p);
    const show = (words) => (0,line/* toTextLine */.r)((0,secret_forms/* maskFound */.n)(words, finders));
    const server = answer.headers['cf-ray'] === undefined ? answer.headers.server : 'cloudflare';
    const said = parseWords(text, show);
    const { statusCode: status, proxy } = answer;
    const header = answer.headers['www-authenticate']?.trim() ?? '';
    const isOther = status === 401 && challenge.scheme === 'none' && header !== '';
    return {
        ...{ status, scopeDenied, scheme: isOther ? show(header) : undefined, proxy, ...said },
        ...{ server: (0,line/* toLine */.S)(String(server ?? '')), isPage: said.code === '' && text.trim() !== '' },
    };
}
function toHidden({ found, authorization }) {
    const sent = authorization?.split(' ')[1];
    return [
        ...(found === undefined ? [] : (0,secrets/* toSecrets */.n)(found.credential)),
        ...(sent === undefined ? [] : [sent]),
    ].filter(({ length }) => length >= SHORTEST_SECRET);
}
function parseWords(text, show) {
    const body = (0,json/* parseObject */.lj)(text);
    const first = Array.isArray(body?.errors) ? body.errors[0] : body;
    if (!(0,json/* isObject */.Gv)(first))
        return { code: '', words: show(text) };
    const { code, message, detail, details, error: short } = first;
    const words = [message, details, detail, short].find((x) => typeof x === 'string' && x !== '');
    return {
        code: typeof code === 'string' ? show(code) : '',
        words: typeof words === 'string' ? show(words) : '',
    };
}
async function readFailure(answer, question, nowMs) {
    const refusal = await readRefusal(answer, question);
    const again = toRetry(refusal, question);
    const code = toCode(refusal, question);
    const retryAfterMs = again === 'always' ? (0,http_retry/* parseRetryAfter */.mu)(answer.headers['retry-after'], nowMs) : undefined;
    return {
        problem: (0,src_problem/* error */.z3)(code, toMessage(code, refusal, question), (0,hints/* toHint */.zn)(code, refusal, question)),
        again,
        pauseHost: refusal.status === 429 || refusal.status === 503,
        answer: { status: refusal.status, code: refusal.code, isPage: refusal.isPage },
        ...(0,omit_undefined/* omitUndefined */.O)({ retryAfterMs }),
    };
}
function toRetry(refusal, question) {
    if (TRANSIENT.has(refusal.status) || refusal.code === TOO_MANY)
        return 'always';
    return question.redirected === true || mayLag(refusal, question) ? 'seldom' : 'never';
}
function mayLag({ status, code, words }, { kind }) {
    const said = `${code} ${words}`;
    if (kind === 'manifest' || kind === 'tag') {
        return [400, 404].includes(status) && (LAG.test(said) || /digest_invalid/i.test(said));
    }
    return (kind === 'blob' || kind === 'upload') && (CUT.test(said) || status === 416);
}
function toCode(refusal, question) {
    const { status } = refusal;
    if (status === 429 || refusal.code === TOO_MANY)
        return 'REGISTRY_RATE_LIMITED';
    if (status >= 500)
        return 'REGISTRY_FAILED';
    const meaning = (0,hints/* toMeaning */.XS)(refusal, question);
    if (question.kind === 'tag' && (isImmutable(refusal) || meaning === 'REGISTRY_TAG_IMMUTABLE')) {
        return 'REGISTRY_TAG_IMMUTABLE';
    }
    if (status === 401 || status === 403)
        return toLoginCode(refusal, question);
    return toPlainCode(refusal, question);
}
function toPlainCode(refusal, question) {
    if (isAboutCertificate(refusal))
        return 'REGISTRY_TLS_CLIENT';
    if (isUnsupported(refusal, question))
        return 'REGISTRY_UNSUPPORTED';
    if (refusal.status === 404)
        return toMissingCode(refusal, question);
    return BY_STATUS[refusal.status] ?? 'REGISTRY_REFUSED';
}
const BY_STATUS = {
    408: 'REGISTRY_FAILED',
    413: 'REGISTRY_TOO_LARGE',
};
const CERT_WANTED = /no required ssl certificate/i;
const CERT_REFUSED = /the ssl certificate error/i;
function isAboutCertificate({ status, words }) {
    return status === 400 && (CERT_WANTED.test(words) || CERT_REFUSED.test(words));
}
function isImmutable({ status, code, words }) {
    if (status === 409 || status === 412)
        return true;
    return [400, 403, 405].includes(status) && IMMUTABLE.test(`${code} ${words}`);
}
function isUnsupported({ status, code, words, isPage }, { kind }) {
    const said = `${code} ${words}`.trim();
    const { always = [], worded = [] } = UNSUPPORTED[kind] ?? {};
    if (LAG.test(said) || BAD.test(said))
        return false;
    return always.includes(status) || (worded.includes(status) && (isPage || KIND.test(said)));
}
const UNSUPPORTED = {
    manifest: { always: [405, 406, 415, 422], worded: [400, 404] },
    blob: { always: [415] },
    upload: { always: [415] },
};
function toLoginCode(refusal, question) {
    if (refusal.scheme !== undefined)
        return 'LOGIN_SCHEME_UNSUPPORTED';
    const hasCredential = question.found !== undefined;
    if (question.kind === 'token')
        return hasCredential ? 'LOGIN_REFUSED' : 'LOGIN_MISSING';
    if (refusal.status === 401 && !hasCredential)
        return 'LOGIN_MISSING';
    const meaning = (0,hints/* toMeaning */.XS)(refusal, question);
    if (meaning !== undefined)
        return meaning;
    const isDenied = refusal.scopeDenied || question.isAccepted === true;
    return refusal.status === 403 || isDenied ? 'REGISTRY_DENIED' : 'LOGIN_REFUSED';
}
function toMissingCode(refusal, question) {
    if (question.kind === 'read' || question.kind === 'token')
        return 'REGISTRY_NOT_FOUND';
    const isLag = LAG.test(`${refusal.code} ${refusal.words}`);
    return isLag || question.kind === 'upload' ? 'REGISTRY_REFUSED' : 'REGISTRY_REPOSITORY_MISSING';
}
function toSource(source, host) {
    return source?.endsWith(`: ${host}`) === true ? source.slice(0, -host.length - 2) : source;
}
function toMessage(code, refusal, question) {
    const { status } = refusal;
    const { doing, repository, found } = question;
    const { host } = repository;
    const isDenied = status === 401 || status === 403;
    const source = toSource(found?.source, host);
    const answered = `${question.asked ?? host} answered ${toHttpResponse(refusal)}`;
    if (code === 'REGISTRY_DENIED' && question.kind === 'blob' && source !== undefined) {
        return `The credential from ${source} may not push to "${repository.name}": ${answered}.`;
    }
    const who = isDenied && source !== undefined ? `, with the credential from ${source}` : '';
    return `Could not ${doing} "${repository.name}"${who}: ${answered}.`;
}
function toHttpResponse({ status, code, words, scheme, proxy }) {
    const said = [String(status), code, words === '' ? '' : `"${words}"`];
    const asks = scheme === undefined
        ? ''
        : ` and asks for an authentication scheme that is neither Basic nor Bearer ("${scheme}")`;
    const answer = `${said.filter((part) => part !== '').join(' ')}${asks}`;
    return proxy === undefined ? answer : `${answer}, through the proxy ${proxy}`;
}

;// CONCATENATED MODULE: ./src/registry/host.js








function createHost(host, options) {
    let asked;
    let learned;
    const schemes = (0,address/* toSchemes */.eI)(host, options.reach);
    const endpoint = async (repository) => {
        const asking = asked ?? ping(options, repository, schemes);
        asked = asking;
        try {
            const found = await asking;
            return learned === undefined ? found : { ...found, challenge: learned };
        }
        catch (thrown) {
            if (asked === asking)
                asked = undefined;
            throw thrown;
        }
    };
    return {
        pause: options.pause,
        writers: options.writers,
        requests: options.requests,
        endpoint,
        connect: (repository, connections) => {
            endpoint(repository).catch(() => undefined);
            const [scheme, other] = schemes;
            if (other !== undefined)
                return;
            const base = (0,path/* toApiBase */.rF)(scheme, (0,address/* toApiHost */.ki)(host));
            for (let more = 1; more < connections; more += 1)
                options.open(base).catch(() => undefined);
        },
        learn: (challenge) => {
            learned = challenge;
        },
    };
}
async function ping(options, repository, schemes) {
    const [first, second] = schemes;
    try {
        return await ask(options, repository, first);
    }
    catch (thrown) {
        if (second === undefined || !mayBeOther(thrown, first))
            throw translate(thrown, repository, options.reach);
        try {
            return await ask(options, repository, second);
        }
        catch (other) {
            throw translate(isTelling(other, first) ? other : thrown, repository, options.reach);
        }
    }
}
function isTelling(other, first) {
    return first === 'https' || (0,network/* isTls */.yj)(other) || other instanceof src_problem/* Problem */.AF;
}
function mayBeOther(thrown, scheme) {
    if (scheme === 'https')
        return (0,network/* isPlainHttp */.fq)(thrown);
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    return (code === TLS_EXPECTED || code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_'));
}
const TLS_EXPECTED = 'TLS_EXPECTED';
async function ask(options, repository, scheme) {
    const base = (0,path/* toApiBase */.rF)(scheme, (0,address/* toApiHost */.ki)(repository.host));
    const answer = await options.send({ method: 'GET', url: base, headers: {} });
    const status = answer.statusCode;
    const isTlsExpected = status === 400 && scheme === 'http';
    if (isTlsExpected || status === 408 || status === 429 || status >= 500) {
        const question = { repository, doing: 'reach the registry of', kind: 'token' };
        const failure = (0,registry_failure/* failed */.g)(await readFailure(answer, question, options.now()));
        throw isTlsExpected ? Object.assign(failure, { code: TLS_EXPECTED }) : failure;
    }
    if (status === 400)
        await checkCertificate(answer, repository, options.now());
    else
        await (0,http_body/* dropBody */.wB)(answer);
    const isAsking = status === 401;
    return {
        base,
        challenge: isAsking ? parseChallenge(answer.headers['www-authenticate']) : { scheme: 'none' },
    };
}
async function checkCertificate(answer, repository, nowMs) {
    const question = { repository, doing: 'reach the registry of', kind: 'token' };
    const failure = await readFailure(answer, question, nowMs);
    if (failure.problem.code === 'REGISTRY_TLS_CLIENT')
        throw (0,registry_failure/* failed */.g)(failure);
}
function translate(thrown, repository, reach) {
    const host = repository.host;
    const failure = (0,network/* toNetworkFailure */.y4)(thrown, host, `reach the registry of "${repository.name}"`);
    if (failure === undefined)
        return thrown;
    const { problem } = failure;
    if (problem.code !== 'REGISTRY_PLAIN_HTTP' || !reach.insecure)
        return (0,registry_failure/* failed */.g)(failure, thrown);
    const hint = `Remove \`ca\` for ${host}, which requires TLS, or check the port: \`insecure\` is already set.`;
    return (0,registry_failure/* failed */.g)({ ...failure, problem: { ...problem, hint } }, thrown);
}
function withEndpointScheme(location, endpoint) {
    const isSame = location.hostname === endpoint.base.hostname;
    if (!isSame || endpoint.base.protocol !== 'https:' || location.protocol !== 'http:')
        return location;
    if ((0,address/* isLoopback */.U9)(location.host) && location.host !== endpoint.base.host)
        return location;
    const url = new URL(location);
    url.protocol = 'https:';
    url.port = endpoint.base.port;
    return url;
}

;// CONCATENATED MODULE: ./src/registry/http/link.js



function parseLink(text, from, says) {
    const url = URL.canParse(text, from.href) ? new URL(text, from) : undefined;
    if (url !== undefined && isWeb(url))
        return url;
    throw (0,registry_failure/* failed */.g)({
        again: 'never',
        problem: (0,src_problem/* error */.z3)('REGISTRY_LINK_INVALID', `${from.host} ${says} "${withoutQuery(text)}", which is not an HTTP or HTTPS URL.`, 'Check that the host is a container registry, and what a proxy in front of it returns.'),
    });
}
function isWeb(url) {
    return url.protocol === 'http:' || url.protocol === 'https:';
}
function withoutQuery(text) {
    return (0,line/* toLine */.S)(text.split('?', 1)[0] ?? '');
}

;// CONCATENATED MODULE: ./src/registry/auth/tokens.js











const DEFAULT_LIFE_S = 60;
const LONGEST_MARGIN_MS = 30_000;
const LONGEST_LIFE_S = 24 * 3600;
const TOKEN = /^[\x21-\x7e]+$/;
const REDIRECTED = new Set([301, 302, 307, 308]);
function toBasic(credential, repository) {
    if (credential.kind === 'identityToken') {
        throw new src_problem/* Problem */.AF([
            (0,src_problem/* error */.z3)('LOGIN_IDENTITY_TOKEN', `${repository.host} needs a user name and a password, but the credential found is an identity token.`, 'Log in again with a user name and a password or access token.'),
        ]);
    }
    const pair = `${credential.username}:${credential.password.reveal()}`;
    return `Basic ${Buffer.from(pair).toString('base64')}`;
}
async function fetchToken(options, request) {
    const { access, found } = request;
    const { repository } = access;
    const startMs = options.clock.now();
    const realm = toRealm(request, options);
    const asked = `the token service ${realm.host}`;
    const doing = 'get a token for';
    try {
        const httpRequest = { ...toHttpRequest(request, realm), registry: request.base.host };
        const answer = await follow(options, httpRequest);
        if (answer.statusCode !== 200) {
            const question = { repository, doing, kind: 'token', found, asked };
            throw (0,registry_failure/* failed */.g)(await readFailure(answer, question, options.clock.now()));
        }
        const body = await (0,http_body/* readBodyText */.mf)(answer, registry_limits/* SMALL_BYTES */.El);
        return parseToken(body, startMs, () => noToken(answer, asked, repository));
    }
    catch (thrown) {
        const failure = (0,network/* toNetworkFailure */.y4)(thrown, asked, `${doing} "${repository.name}"`);
        throw failure === undefined ? thrown : (0,registry_failure/* failed */.g)(failure, thrown);
    }
}
async function follow(options, first) {
    let httpRequest = first;
    for (let hops = 0;; hops += 1) {
        const answer = await options.send(httpRequest);
        const { location } = answer.headers;
        if (location === undefined || !REDIRECTED.has(answer.statusCode))
            return answer;
        const { url } = httpRequest;
        const next = withEndpointScheme(parseLink(location, url, 'redirects to'), { base: url });
        if (next.origin !== url.origin || hops >= registry_limits/* REDIRECTS */.eT)
            return answer;
        if (next.search === '')
            next.search = url.search;
        await (0,http_body/* dropBody */.wB)(answer);
        httpRequest = { ...httpRequest, url: next };
    }
}
function toRealm({ access, base, challenge }, options) {
    const { host } = access.repository;
    const shown = (0,line/* toLine */.S)(challenge.realm.split('?', 1)[0] ?? '');
    const stated = URL.canParse(challenge.realm) ? new URL(challenge.realm) : undefined;
    if (stated === undefined || !isWeb(stated)) {
        throw new src_problem/* Problem */.AF([
            (0,src_problem/* error */.z3)('REGISTRY_REALM_INVALID', `${host} names "${shown}" as its token service, which is not an HTTP or HTTPS URL.`, 'Correct the realm in the configuration of the registry: it must be the full URL of the token service.'),
        ]);
    }
    const isHere = stated.port === '' || stated.port === base.port;
    const realm = isHere ? withEndpointScheme(stated, { base }) : stated;
    if (isSafe(realm, host, options.isInsecure))
        return realm;
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('REGISTRY_REALM_REFUSED', `${host} names "${shown}" as its token service, where a password would not be safe.`, `Check that this is the right registry; \`insecure: true\` for that host allows it.`),
    ]);
}
function isSafe(realm, host, isInsecure) {
    if (realm.protocol !== 'http:')
        return realm.protocol === 'https:';
    if ((0,address/* isLoopback */.U9)(realm.host) || isInsecure(realm.host))
        return true;
    return isInsecure(host) && realm.hostname === (0,address/* toHostname */.jr)(host);
}
function toHttpRequest(request, realm) {
    const { access, challenge, found } = request;
    const scopes = toScopes(access);
    const service = challenge.service === undefined ? [] : [['service', challenge.service]];
    const credential = found?.credential;
    if (credential?.kind === 'identityToken') {
        const form = new URLSearchParams([
            ['grant_type', 'refresh_token'],
            ['client_id', 'tagship'],
            ...service,
            ['scope', scopes.join(' ')],
            ['refresh_token', credential.token.reveal()],
        ]);
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        return { method: 'POST', url: realm, headers, body: Buffer.from(form.toString()) };
    }
    const url = new URL(realm);
    for (const [name, value] of service)
        url.searchParams.set(name, value);
    for (const scope of scopes)
        url.searchParams.append('scope', scope);
    const headers = credential === undefined ? {} : { authorization: toBasic(credential, access.repository) };
    return { method: 'GET', url, headers };
}
function toScopes({ repository, actions, mountFrom }) {
    const own = `repository:${repository.path}:${actions}`;
    return mountFrom === undefined ? [own] : [own, `repository:${mountFrom.path}:pull`];
}
function parseToken(body, startMs, invalid) {
    const { token, access_token, expires_in } = (0,json/* parseObject */.lj)(body) ?? {};
    const value = [token, access_token].find((x) => typeof x === 'string' && TOKEN.test(x));
    if (typeof value !== 'string')
        throw invalid();
    const isNumber = typeof expires_in === 'number' && expires_in > 0;
    const lifeMs = (isNumber ? Math.min(expires_in, LONGEST_LIFE_S) : DEFAULT_LIFE_S) * 1000;
    return {
        authorization: `Bearer ${value}`,
        untilMs: startMs + lifeMs - Math.min(LONGEST_MARGIN_MS, lifeMs / 5),
    };
}
function noToken(answer, asked, repository) {
    const kind = (0,line/* toLine */.S)((0,http_body/* describeBody */.MP)(answer));
    return (0,registry_failure/* failed */.g)({
        again: 'seldom',
        problem: (0,src_problem/* error */.z3)('REGISTRY_TOKEN_INVALID', `${asked.replace(/^t/, 'T')} answered without a token for "${repository.name}" (${kind}).`, 'Check that the host is a container registry.'),
    });
}

;// CONCATENATED MODULE: ./src/registry/auth/auth.js



function createAuth(options) {
    const tokens = new Map();
    const find = createFinder(options);
    const authorize = async (access, { base, challenge }, found) => {
        if (challenge.scheme === 'bearer') {
            return { found, ...(await findToken(tokens, options, { access, base, challenge, found })) };
        }
        return found === undefined
            ? { found, fresh: true }
            : { found, fresh: true, authorization: toBasic(found.credential, access.repository) };
    };
    const pass = async (access, endpoint) => {
        if (endpoint.challenge.scheme === 'none')
            return { fresh: false };
        const found = await find(access);
        try {
            return await authorize(access, endpoint, found);
        }
        catch (thrown) {
            if (found?.untilMs === undefined || !isRefusedLogin(thrown))
                throw thrown;
            return await authorize(access, endpoint, await find(access, found));
        }
    };
    return {
        pass,
        reauthorize: async (access, endpoint, refused) => {
            const { challenge } = endpoint;
            if (challenge.scheme === 'none')
                return undefined;
            if (challenge.scheme === 'bearer') {
                if (challenge.error === 'insufficient_scope' && refused.fresh)
                    return undefined;
                await dropToken(tokens, refused.authorization);
            }
            const { found } = refused;
            if (challenge.scheme === 'basic' && found?.untilMs !== undefined)
                await find(access, found);
            const other = await pass(access, endpoint);
            return other.authorization === refused.authorization ? undefined : other;
        },
    };
}
function isRefusedLogin(thrown) {
    return thrown instanceof src_problem/* Problem */.AF && thrown.problems[0]?.code === 'LOGIN_REFUSED';
}
function createFinder(options) {
    const known = new Map();
    return async (access, refused) => {
        const key = `${access.actions} ${access.repository.name}`;
        const before = known.get(key);
        const found = await before;
        const isOver = found?.untilMs !== undefined && found.untilMs <= options.clock.now();
        const isGood = !isOver && (refused === undefined || found !== refused);
        if (before !== undefined && isGood)
            return found;
        const now = known.get(key);
        if (now !== undefined && now !== before)
            return await now;
        const finding = options.credentials(access.repository, access.actions, refused);
        known.set(key, finding);
        return await finding;
    };
}
async function findToken(tokens, options, request) {
    for (;;) {
        const pending = findPending(tokens, request.access);
        if (pending === undefined)
            break;
        const token = await pending.token.catch((thrown) => {
            if (pending.isOwn)
                throw thrown;
            return undefined;
        });
        if (token !== undefined && token.untilMs > options.clock.now()) {
            return { authorization: token.authorization, fresh: false };
        }
        if (tokens.get(pending.key) === pending.token)
            tokens.delete(pending.key);
    }
    const key = toKey(request.access);
    const fetching = fetchToken(options, request);
    tokens.set(key, fetching);
    try {
        return { authorization: (await fetching).authorization, fresh: true };
    }
    catch (thrown) {
        if (tokens.get(key) === fetching)
            tokens.delete(key);
        throw thrown;
    }
}
function toKey({ repository, actions, mountFrom }) {
    return [(0,address/* toApiHost */.ki)(repository.host), repository.path, actions, mountFrom?.path ?? ''].join(' ');
}
function findPending(tokens, access) {
    const own = toKey(access);
    const wider = access.actions === 'pull' ? [toKey({ ...access, actions: 'pull,push' })] : [];
    for (const key of [own, ...wider]) {
        const token = tokens.get(key);
        if (token !== undefined)
            return { key, token, isOwn: key === own };
    }
    return undefined;
}
async function dropToken(tokens, authorization) {
    for (const [key, pending] of [...tokens]) {
        const token = await pending.catch(() => undefined);
        if (token?.authorization === authorization && tokens.get(key) === pending)
            tokens.delete(key);
    }
}

;// CONCATENATED MODULE: ./src/registry/blobs/deferred.js
function openAhead(open) {
    let begun = begin(open);
    begun.catch(() => undefined);
    return {
        take: async () => {
            const own = begun;
            begun = undefined;
            return own ?? open();
        },
        drop: () => {
            begun?.then((stream) => stream.return()).catch(() => undefined);
            begun = undefined;
        },
    };
}
async function begin(open) {
    const iterator = (await open())[Symbol.asyncIterator]();
    const first = await iterator.next();
    const stream = goOn(iterator, first);
    await stream.next();
    return stream;
}
async function* goOn(iterator, first) {
    try {
        yield new Uint8Array();
        for (let one = first; one.done !== true; one = await iterator.next())
            yield one.value;
    }
    finally {
        await iterator.return?.();
    }
}

// EXTERNAL MODULE: ./src/registry/blobs/digest.js
var digest = __webpack_require__(73564);
;// CONCATENATED MODULE: ./src/registry/blobs/uploads.js







const STARTED = [200, 201, 202, 204];
const STORED = [200, 201, 202, 204];
async function readLocation(answer, url) {
    await (0,http_body/* dropBody */.wB)(answer);
    const { location } = answer.headers;
    if (location !== undefined)
        return parseLink(location, url, 'continues the upload at');
    throw (0,registry_failure/* failed */.g)({
        again: 'seldom',
        problem: (0,src_problem/* error */.z3)('REGISTRY_ANSWER_INVALID', `${url.host} started an upload but did not return its location.`, 'Check that the host is a container registry.'),
    });
}
async function closeUpload(session, access, { blob, location, body, isPaced, }) {
    const to = new URL(location);
    to.search = `${to.search}${to.search === '' ? '?' : '&'}digest=${encodeURIComponent(blob.digest)}`;
    await session.askOnce({
        method: 'PUT',
        to,
        headers: { 'content-type': 'application/octet-stream' },
        body,
        access,
        doing: `upload blob ${blob.digest} to`,
        kind: 'upload',
        isBlob: true,
        ...(0,omit_undefined/* omitUndefined */.O)({ isPaced }),
        expect: STORED,
        read: async (answer) => {
            await (0,http_body/* dropBody */.wB)(answer);
            const stored = answer.headers['docker-content-digest'];
            if (typeof stored === 'string' && stored !== '' && stored !== blob.digest) {
                throw (0,digest/* digestMismatch */.H3)(`${to.host} stored digest ${(0,line/* toLine */.S)(stored)}`, blob);
            }
        },
    });
}
async function cancelUpload(session, access, location) {
    try {
        await session.askOnce({
            method: 'DELETE',
            to: location,
            access,
            doing: 'cancel an upload to',
            kind: 'blob',
            expect: [200, 202, 204, 401, 403, 404, 405],
            read: http_body/* dropBody */.wB,
        });
    }
    catch {
        return;
    }
}

;// CONCATENATED MODULE: ./src/registry/blobs/chunks.js





async function uploadInChunks(session, access, { blob, open, refused }) {
    let size = 0;
    try {
        const { location: start, sizes } = await startChunks(session, access, blob);
        size = sizes.first;
        let location = start;
        let at = 0;
        for await (const part of toParts((0,digest/* sized */.Sk)(await open(), blob), sizes.first)) {
            for (let from = 0; from < part.byteLength;) {
                const bytes = part.subarray(from, from + size);
                const next = await sendChunk(session, access, { blob, location, bytes, at }).catch((thrown) => {
                    if ((0,registry_failure/* toFailure */.w)(thrown)?.answer?.status !== 413 || size <= sizes.smallest)
                        throw thrown;
                    return undefined;
                });
                if (next === undefined)
                    size = sizes.smallest;
                else {
                    location = next;
                    from += bytes.byteLength;
                    at += bytes.byteLength;
                }
            }
        }
        await closeUpload(session, access, { blob, location, body: new Uint8Array() });
    }
    catch (thrown) {
        throw explain(refused, thrown, { blob, size });
    }
}
async function startChunks(session, access, { size }) {
    return await session.askOnce({
        method: 'POST',
        to: 'blobs/uploads/',
        body: new Uint8Array(),
        access,
        doing: 'start an upload to',
        kind: 'blob',
        expect: STARTED,
        read: async (answer, url) => ({
            sizes: toSizes(answer, size),
            location: await readLocation(answer, url),
        }),
    });
}
function toSizes({ headers }, bytes) {
    const least = toLength(headers['oci-chunk-min-length']);
    const most = toLength(headers['oci-chunk-max-length']);
    const limit = Math.min(most === 0 ? registry_limits/* CHUNK_BYTES */.EC : most, registry_limits/* CHUNK_BYTES */.EC);
    const smallest = Math.max(Math.min(registry_limits/* SMALL_CHUNK_BYTES */.wY, limit), least);
    const isLarge = most !== 0 || bytes > registry_limits/* LARGE_BYTES */.cz;
    const wanted = isLarge ? limit : smallest;
    return { smallest, first: Math.max(1, Math.floor(wanted / smallest)) * smallest };
}
function toLength(header) {
    const length = Number(header ?? 0);
    return Number.isSafeInteger(length) && length > 0 ? length : 0;
}
async function sendChunk(session, access, chunk) {
    const { blob, location, bytes, at } = chunk;
    const last = at + bytes.byteLength - 1;
    return await session.askOnce({
        method: 'PATCH',
        to: location,
        headers: {
            'content-type': 'application/octet-stream',
            'content-range': `${at}-${last}`,
        },
        body: bytes,
        access,
        doing: `upload a chunk of blob ${blob.digest} to`,
        kind: 'upload',
        isBlob: true,
        expect: STARTED,
        read: async (answer, url) => {
            const end = /^(?:bytes=)?0-(\d+)$/.exec(answer.headers.range ?? '')?.[1];
            if (end !== undefined && Number(end) !== last) {
                throw (0,digest/* digestMismatch */.H3)(`${url.host} has ${end} bytes after ${last}`, blob);
            }
            return answer.headers.location === undefined ? location : await readLocation(answer, url);
        },
    });
}
async function* toParts(stream, size) {
    let kept = [];
    let bytes = 0;
    for await (const chunk of stream) {
        kept.push(chunk);
        bytes += chunk.byteLength;
        if (bytes < size)
            continue;
        const all = Buffer.concat(kept);
        const whole = all.byteLength - (all.byteLength % size);
        for (let at = 0; at < whole; at += size)
            yield all.subarray(at, at + size);
        kept = [all.subarray(whole)];
        bytes = all.byteLength - whole;
    }
    if (bytes > 0)
        yield Buffer.concat(kept);
}
function explain(refused, thrown, { blob, size }) {
    const [first, second] = [(0,registry_failure/* toFailure */.w)(refused), (0,registry_failure/* toFailure */.w)(thrown)];
    if (first === undefined || second?.again !== 'never')
        return thrown;
    const pieces = size === 0 ? 'pieces' : `chunks of ${toText(size)}`;
    const problem = {
        ...first.problem,
        message: `${first.problem.message} The blob is ${toText(blob.size)}, more than one request may carry; ` +
            `it was refused in ${pieces} too: ${second.problem.message}`,
    };
    return (0,registry_failure/* failed */.g)({ ...first, problem }, thrown);
}
function toText(bytes) {
    return bytes < 1_000_000
        ? `${bytes} bytes`
        : `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;
}

// EXTERNAL MODULE: ./src/registry/http/trace.js
var trace = __webpack_require__(5047);
;// CONCATENATED MODULE: ./src/registry/blobs/blobs.js










const UNSURE = [204, 400, 401, 403, 405, 406, 410, 416, 501];
async function hasBlob(session, access, digest) {
    return await session.ask({
        method: 'HEAD',
        to: `blobs/${(0,path/* toPathPart */.mv)(digest)}`,
        access,
        doing: `look for blob ${digest} in`,
        kind: 'read',
        expect: access.actions === 'pull' ? [200, 404, 410] : [200, 404, ...UNSURE],
        read: async (answer) => {
            await (0,http_body/* dropBody */.wB)(answer);
            if (answer.statusCode !== 200)
                return false;
            return answer.headers['content-type']?.startsWith('text/html') !== true;
        },
    });
}
async function openBlob(session, access, blob) {
    const answer = await session.ask({
        method: 'GET',
        to: `blobs/${(0,path/* toPathPart */.mv)(blob.digest)}`,
        access,
        doing: `read blob ${blob.digest} from`,
        kind: 'read',
        isBlob: true,
        expect: [200],
        read: (found) => found,
    });
    return (0,digest/* checked */.KD)(told(answer, blob, access), blob, access.repository.name);
}
async function readBlob(session, access, blob) {
    return await session.ask({
        method: 'GET',
        to: `blobs/${(0,path/* toPathPart */.mv)(blob.digest)}`,
        access,
        doing: `read blob ${blob.digest} from`,
        kind: 'read',
        isBlob: true,
        expect: [200],
        read: async (answer) => {
            const chunks = [];
            const stream = (0,digest/* checked */.KD)(told(answer, blob, access), blob, access.repository.name);
            for await (const chunk of stream)
                chunks.push(chunk);
            return Buffer.concat(chunks);
        },
    });
}
async function* told(stream, blob, { repository }) {
    try {
        yield* stream;
    }
    catch (cut) {
        const thrown = (0,trace/* lost */.DU)(cut);
        const doing = `read blob ${blob.digest} from "${repository.name}"`;
        const failure = (0,network/* toNetworkFailure */.y4)(thrown, (0,address/* toApiHost */.ki)(repository.host), doing);
        throw failure === undefined ? thrown : (0,registry_failure/* failed */.g)(failure, thrown);
    }
}
const MOUNTS = 2;
async function putBlob(session, access, blob, { source, isNew = false }) {
    const from = toMountable(source, access);
    let started = isNew && from === undefined ? startAhead(session, access, blob) : undefined;
    if (await isPresent(session, access, { blob, started }))
        return 'present';
    const open = () => source.openBlob(blob);
    const isFar = from === undefined && source.repository !== undefined;
    let ahead = isFar ? openAhead(open) : undefined;
    let mounts = MOUNTS;
    return await session.retry(access, async () => {
        const { take, drop } = ahead ?? { take: open, drop: () => undefined };
        ahead = undefined;
        try {
            const starting = started?.starting;
            started = undefined;
            const location = (await starting) ??
                (await startUpload(session, access, blob, mounts > 0 ? from : undefined));
            if (location === undefined)
                return 'mounted';
            await upload(session, access, { blob, open: take, location });
            return 'uploaded';
        }
        catch (thrown) {
            if ((0,registry_failure/* toFailure */.w)(thrown)?.answer?.status !== 413)
                throw thrown;
            await uploadInChunks(session, access, { blob, open, refused: thrown });
            return 'uploaded';
        }
        finally {
            mounts -= 1;
            drop();
        }
    });
}
function startAhead(session, access, blob) {
    const starting = startUpload(session, access, blob, undefined);
    const cancel = async () => {
        const location = await starting.catch(() => undefined);
        if (location !== undefined)
            await cancelUpload(session, access, location);
    };
    starting.catch(() => undefined);
    return { starting, cancel: () => void cancel() };
}
async function isPresent(session, access, { blob, started }) {
    try {
        const found = await hasBlob(session, access, blob.digest);
        if (found)
            started?.cancel();
        return found;
    }
    catch (thrown) {
        started?.cancel();
        throw thrown;
    }
}
function toMountable({ repository }, access) {
    if (repository === undefined || repository.path === access.repository.path)
        return undefined;
    const isSameHost = (0,address/* toApiHost */.ki)(repository.host) === (0,address/* toApiHost */.ki)(access.repository.host);
    return isSameHost ? { ...access, mountFrom: repository } : undefined;
}
async function startUpload(session, access, blob, mount) {
    const start = {
        method: 'POST',
        body: new Uint8Array(),
        doing: `start an upload to`,
        kind: 'blob',
        expect: STARTED,
        read: readLocation,
    };
    if (mount?.mountFrom !== undefined) {
        const query = new URLSearchParams({ mount: blob.digest, from: mount.mountFrom.path });
        try {
            return await session.askOnce({
                ...start,
                to: `blobs/uploads/?${query.toString()}`,
                access: mount,
                read: async (answer, url) => {
                    if (answer.statusCode !== 201)
                        return await readLocation(answer, url);
                    await (0,http_body/* dropBody */.wB)(answer);
                    return undefined;
                },
            });
        }
        catch (thrown) {
            if (!isAnswered(thrown))
                throw thrown;
        }
    }
    return await session.askOnce({ ...start, to: 'blobs/uploads/', access });
}
function isAnswered(thrown) {
    const failure = (0,registry_failure/* toFailure */.w)(thrown);
    return failure?.answer === undefined
        ? failure?.again === 'never' || failure?.again === 'seldom'
        : ![429, 503].includes(failure.answer.status);
}
async function upload(session, access, { blob, open, location }) {
    await closeUpload(session, access, {
        ...{ blob, location },
        body: { size: blob.size, open: async () => (0,digest/* sized */.Sk)(await open(), blob) },
    });
}

// EXTERNAL MODULE: ./src/registry/http/http.js + 8 modules
var http_http = __webpack_require__(80493);
;// CONCATENATED MODULE: ./src/registry/manifests/delete.js



const BY_DIGEST = [405];
const BY_TAG = [400, 405];
async function deleteManifest(session, access, reference) {
    const refusals = (0,digest/* isDigest */.Bc)(reference) ? BY_DIGEST : BY_TAG;
    return await session.ask({
        method: 'DELETE',
        to: `manifests/${(0,path/* toPathPart */.mv)(reference)}`,
        access,
        doing: `delete ${reference} from`,
        kind: 'delete',
        expect: [200, 202, 204, 404, ...refusals],
        read: async (answer) => {
            await (0,http_body/* dropBody */.wB)(answer);
            if (answer.statusCode === 404)
                return 'absent';
            return refusals.includes(answer.statusCode) ? 'unsupported' : 'deleted';
        },
    });
}

// EXTERNAL MODULE: ./src/registry/manifests/manifests.js
var manifests = __webpack_require__(24562);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
;// CONCATENATED MODULE: ./src/registry/http/rate-limit.js

const LOW = 0.1;
function readRateLimit(headers, host) {
    const limit = parse(headers['ratelimit-limit']);
    const remaining = parse(headers['ratelimit-remaining']);
    if (limit === undefined || remaining === undefined)
        return undefined;
    if (remaining.count >= limit.count * LOW)
        return undefined;
    const window = limit.seconds === undefined ? '' : ` in ${toWords(limit.seconds)}`;
    return (0,src_problem/* notice */.lm)('REGISTRY_RATE_LOW', `${host} allows ${limit.count} pulls${window}, and ${remaining.count} of them are left.`, 'Log in with an account that may pull more, or pull base images through a mirror.');
}
function parse(value) {
    const parts = /^(\d{1,9})(?:;\s*w=(\d{1,9}))?(?!\d)/.exec(typeof value === 'string' ? value : '');
    if (parts === null)
        return undefined;
    return {
        count: Number(parts[1]),
        seconds: parts[2] === undefined ? undefined : Number(parts[2]),
    };
}
function toWords(seconds) {
    const hours = seconds / 3600;
    return hours >= 1 ? `${Math.round(hours)} h` : `${Math.max(1, Math.round(seconds / 60))} min`;
}

;// CONCATENATED MODULE: ./src/registry/auth/rights.js


const REASONS = {
    LOGIN_REFUSED: 'credentials',
    LOGIN_MISSING: 'credentials',
    LOGIN_PASSWORD_MISSING: 'credentials',
    LOGIN_IDENTITY_TOKEN: 'credentials',
    LOGIN_SCHEME_UNSUPPORTED: 'credentials',
    REGISTRY_DENIED: 'permission',
    REGISTRY_REPOSITORY_MISSING: 'missing',
};
async function provePush(session, access) {
    try {
        const location = await session.ask({
            method: 'POST',
            to: 'blobs/uploads/',
            body: new Uint8Array(),
            access,
            doing: 'start an upload to',
            kind: 'blob',
            expect: STARTED,
            read: readLocation,
        });
        void cancelUpload(session, access, location);
        return { ok: true };
    }
    catch (thrown) {
        const problem = thrown instanceof src_problem/* Problem */.AF ? thrown.problems[0] : undefined;
        const reason = problem === undefined ? undefined : toReason(problem.code);
        if (problem === undefined || reason === undefined)
            throw thrown;
        return { ok: false, reason, detail: problem.message, problem };
    }
}
function toReason(code) {
    return REASONS[code] ?? (code.startsWith('REGISTRY_') ? 'unreachable' : undefined);
}

;// CONCATENATED MODULE: ./src/registry/blobs/send.js






async function sendBlob(session, access, blob, next) {
    let before;
    let refused;
    const open = () => next(before);
    await session.retry(access, async () => {
        try {
            if (refused !== undefined) {
                await uploadInChunks(session, access, { blob, open, refused });
                return;
            }
            const location = await startUpload(session, access, blob, undefined);
            if (location === undefined)
                return;
            const stream = await open();
            await closeUpload(session, access, {
                ...{ blob, location, isPaced: true },
                body: { size: blob.size, open: once((0,digest/* sized */.Sk)(stream, blob), access) },
            });
        }
        catch (thrown) {
            if (thrown instanceof src_problem/* Problem */.AF)
                before = thrown;
            if (refused !== undefined || (0,registry_failure/* toFailure */.w)(thrown)?.answer?.status !== 413)
                throw thrown;
            refused = thrown;
            await uploadInChunks(session, access, { blob, open, refused });
        }
    });
}
function once(stream, { repository }) {
    let isTaken = false;
    return () => {
        if (isTaken) {
            const message = `"${repository.name}" refused the authorization in the middle of an upload.`;
            const problem = (0,src_problem/* error */.z3)('REGISTRY_DENIED', message, 'Run again.');
            return Promise.reject((0,registry_failure/* failed */.g)({ again: 'always', problem }));
        }
        isTaken = true;
        return Promise.resolve(stream);
    };
}

;// CONCATENATED MODULE: ./src/registry/http/session.js












const WRITES = new Set(['PUT', 'POST', 'PATCH']);
const session_REDIRECTED = new Set([301, 302, 303, 307, 308]);
function createSession(given) {
    const options = { ...given, worked: new Set() };
    let retries = 0;
    const retry = async (access, attempt) => await (0,http_retry/* withRetries */.LH)({
        clock: options.clock,
        signal: options.signal,
        deadlineMs: options.deadlineMs,
        pause: options.host(access.repository.host).pause,
        onRetry: (failure, waitMs) => {
            retries += 1;
            options.log?.debug(`${failure.problem.message} Retrying in ${Math.round(waitMs)} ms.`);
        },
    }, attempt);
    return {
        retry,
        askOnce: async (call) => await askOnce(options, call),
        ask: async (call) => await retry(call.access, () => askOnce(options, call)),
        enter: async (access) => {
            await retry(access, async () => {
                const endpoint = await options.host(access.repository.host).endpoint(access.repository);
                await options.auth.pass(access, endpoint);
            });
        },
        retries: () => retries,
    };
}
async function askOnce(options, call) {
    const { repository } = call.access;
    const host = options.host(repository.host);
    try {
        const endpoint = await host.endpoint(repository);
        const pass = await options.auth.pass(call.access, endpoint);
        const isFree = call.isPaced === true || (call.isBlob === true && call.method === 'GET');
        const send = () => sendAuthorized(options, call, endpoint, pass);
        const exchange = () => (isFree ? send() : host.requests.within(send));
        return WRITES.has(call.method) && call.isPaced !== true
            ? await host.writers.within(exchange)
            : await exchange();
    }
    catch (thrown) {
        throw session_translate(thrown, call);
    }
}
function session_translate(thrown, call) {
    if ((0,registry_failure/* toFailure */.w)(thrown) !== undefined)
        return thrown;
    const { name, host } = call.access.repository;
    const failure = (0,network/* toNetworkFailure */.y4)(thrown, (0,address/* toApiHost */.ki)(host), `${call.doing} "${name}"`);
    return failure === undefined ? thrown : (0,registry_failure/* failed */.g)(failure, thrown);
}
async function sendAuthorized(options, call, endpoint, pass) {
    let reply = await sendFollowingRedirects(options, call, endpoint, pass);
    let used = pass;
    if (isRefused(reply)) {
        const again = await reauthorizeOnce(options, call, { endpoint, pass, reply });
        if (again !== undefined) {
            await (0,http_body/* dropBody */.wB)(reply.answer);
            used = again;
            reply = await sendFollowingRedirects(options, call, endpoint, again);
        }
    }
    if (!isRefused(reply))
        options.worked.add(session_toKey(call.access, used));
    const { answer, url, redirected } = reply;
    if (call.expect.includes(answer.statusCode))
        return await call.read(answer, url);
    const { kind, doing, access } = call;
    const { found, authorization } = used;
    const { repository } = access;
    const isAccepted = found !== undefined && authorization?.startsWith('Bearer ') === true;
    const question = { repository, doing, kind, found, authorization, redirected, isAccepted };
    throw (0,registry_failure/* failed */.g)(await readFailure(answer, question, options.clock.now()));
}
function isRefused({ answer, redirected }) {
    return answer.statusCode === 401 && !redirected;
}
async function reauthorizeOnce(options, { access }, { endpoint, pass, reply, }) {
    const stated = parseChallenge(reply.answer.headers['www-authenticate']);
    const challenge = stated.scheme === 'none' ? endpoint.challenge : stated;
    const renewed = await options.auth.reauthorize(access, { ...endpoint, challenge }, pass);
    if (renewed !== undefined) {
        options.host(access.repository.host).learn(challenge);
        return renewed;
    }
    const isFinal = challenge.scheme === 'bearer' && challenge.error === 'insufficient_scope';
    const isSent = pass.authorization !== undefined || stated.scheme === 'none';
    return isSent && !isFinal && options.worked.has(session_toKey(access, pass)) ? pass : undefined;
}
function session_toKey({ repository }, { authorization = '' }) {
    return `${(0,address/* toApiHost */.ki)(repository.host)} ${authorization}`;
}
async function sendFollowingRedirects(options, call, endpoint, pass) {
    let url = withEndpointScheme(toUrl(call, endpoint), endpoint);
    for (let hops = 0;; hops += 1) {
        const isHome = url.origin === endpoint.base.origin;
        const answer = await send(options, call, url, isHome ? pass : { fresh: false });
        const next = hops < registry_limits/* REDIRECTS */.eT ? await toNext(answer, url, call.method) : undefined;
        if (next === undefined)
            return { answer, url, redirected: !isHome };
        url = withEndpointScheme(next, endpoint);
    }
}
function toUrl(call, endpoint) {
    if (call.to instanceof URL)
        return call.to;
    return new URL(`${(0,path/* toRepositoryPath */.Bd)(call.access.repository.path)}/${call.to}`, endpoint.base);
}
async function toNext(answer, url, method) {
    const { location } = answer.headers;
    if (location === undefined || !session_REDIRECTED.has(answer.statusCode))
        return undefined;
    const keepsMethod = method === 'GET' || method === 'HEAD' || answer.statusCode >= 307;
    if (!keepsMethod)
        return undefined;
    await (0,http_body/* dropBody */.wB)(answer);
    return parseLink(location, url, 'redirects to');
}
async function send(options, call, url, pass) {
    const { authorization } = pass;
    return await options.http.send({
        method: call.method,
        url,
        headers: { ...call.headers, ...(0,omit_undefined/* omitUndefined */.O)({ authorization }) },
        ...(0,omit_undefined/* omitUndefined */.O)({ body: call.body }),
        isBlob: call.isBlob === true,
    });
}

;// CONCATENATED MODULE: ./src/registry/http/silence.js

const LEAST = 1 / 30;
function createSilence(options) {
    const watches = new Map();
    let isPreflight = true;
    return {
        watch: async (name, send) => {
            const watch = watches.get(name) ?? createWatch(options, name);
            watches.set(name, watch);
            watch.begin();
            try {
                const answer = await send(isPreflight ? watch.leftMs() : undefined);
                watch.hear();
                return answer;
            }
            catch (thrown) {
                const isOver = watch.fail((0,trace/* toErrno */.sP)(thrown) === 'ETIMEDOUT');
                if (isPreflight && isOver)
                    (0,trace/* traced */.mn)(thrown, { isGivenUp: true });
                throw thrown;
            }
            finally {
                watch.end();
            }
        },
        endPreflight: () => {
            isPreflight = false;
        },
    };
}
function createWatch({ clock, limits, tell }, name) {
    const { silentMs, preflightMs } = limits;
    let sinceMs;
    let hangsMs;
    let idleMs = clock.now();
    let pending = 0;
    let isTold = false;
    let timer;
    const check = () => {
        if (isTold || sinceMs === undefined || pending === 0)
            return;
        const leftMs = sinceMs + silentMs - clock.now();
        if (leftMs <= 0) {
            isTold = true;
            tell(name);
            return;
        }
        timer ??= setTimeout(() => {
            timer = undefined;
            check();
        }, leftMs);
    };
    const toLeft = () => preflightMs - (clock.now() - (hangsMs ?? clock.now()));
    return {
        begin: () => {
            const now = clock.now();
            if (pending === 0 && now - idleMs > silentMs)
                [sinceMs, hangsMs, isTold] = [now, now, false];
            sinceMs ??= now;
            hangsMs ??= now;
            pending += 1;
            check();
        },
        end: () => {
            pending -= 1;
            idleMs = clock.now();
            clearTimeout(timer);
            timer = undefined;
            check();
        },
        hear: () => {
            const now = pending > 1 ? clock.now() : undefined;
            [sinceMs, hangsMs, isTold] = [now, now, false];
        },
        fail: (isLate) => {
            if (!isLate)
                hangsMs = undefined;
            return isLate && toLeft() < preflightMs * LEAST;
        },
        leftMs: () => Math.max(toLeft(), preflightMs * LEAST),
    };
}

// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(88660);
;// CONCATENATED MODULE: ./src/registry/manifests/referrers.js






const LACKING = [204, 400, 401, 403, 404, 405, 406, 410, 501];
const PAGES = 20;
async function listReferrers(session, access, digest, artifactType) {
    const found = [];
    const query = artifactType === undefined ? '' : `?artifactType=${encodeURIComponent(artifactType)}`;
    let to = `referrers/${(0,path/* toPathPart */.mv)(digest)}${query}`;
    for (let pages = 0; to !== undefined && pages < PAGES; pages += 1) {
        const page = await session.ask({
            method: 'GET',
            to,
            access,
            doing: `list what refers to ${digest} in`,
            kind: 'read',
            expect: [200, ...LACKING],
            read: readPage,
        });
        if (page === undefined)
            return pages === 0 ? undefined : found;
        found.push(...page.referrers);
        to = page.next;
    }
    return found;
}
async function readPage(answer, url) {
    if (answer.statusCode !== 200) {
        await (0,http_body/* dropBody */.wB)(answer);
        return undefined;
    }
    const body = (0,json/* parseObject */.lj)(await (0,http_body/* readBodyText */.mf)(answer, registry_limits/* PAGE_BYTES */.U6));
    if (!(0,json/* isObject */.Gv)(body) || !Array.isArray(body.manifests))
        return undefined;
    return { referrers: (0,contents/* toReferrers */.Mv)(body.manifests), next: referrers_toNext(answer.headers.link, url) };
}
function referrers_toNext(link, url) {
    const [, address] = /<([^<>]*)>[^,<]*;\s*rel="?next"?/i.exec(String(link ?? '')) ?? [];
    return address === undefined
        ? undefined
        : parseLink(address, url, 'continues its list of referrers at');
}

;// CONCATENATED MODULE: ./src/registry/manifests/tags.js







const PAGE_SIZE = 1000;
async function listTags(session, access, maxPages, tries) {
    const ask = tries === 'once' ? session.askOnce : session.ask;
    const tags = new Set();
    let to = `tags/list?n=${PAGE_SIZE}`;
    for (let pages = 0; to !== undefined && pages < maxPages; pages += 1) {
        const page = await ask({
            method: 'GET',
            to,
            access,
            doing: 'list the tags of',
            kind: 'read',
            expect: [200, 404],
            read: tags_readPage,
        });
        for (const tag of page.tags)
            tags.add(tag);
        to = page.next;
    }
    return { tags: [...tags], complete: to === undefined };
}
async function tags_readPage(answer, url) {
    if (answer.statusCode === 404) {
        await (0,http_body/* dropBody */.wB)(answer);
        return { tags: [], next: undefined };
    }
    const text = await (0,http_body/* readBodyText */.mf)(answer, registry_limits/* PAGE_BYTES */.U6);
    const body = (0,json/* parseObject */.lj)(text);
    if (body === undefined || !isList(body))
        throw noList(answer, url);
    const { tags: listed } = body;
    const tags = Array.isArray(listed) ? listed.filter((tag) => typeof tag === 'string') : [];
    return { tags, next: tags_toNext(answer.headers.link, url) };
}
function isList({ name, tags }) {
    return Array.isArray(tags) || tags === null || (tags === undefined && typeof name === 'string');
}
function noList(answer, url) {
    return (0,registry_failure/* failed */.g)({
        again: 'seldom',
        problem: (0,src_problem/* error */.z3)('REGISTRY_ANSWER_INVALID', `${url.host} did not return a list of tags (${(0,line/* toLine */.S)((0,http_body/* describeBody */.MP)(answer))}).`, 'Check that the host is a container registry, and what a proxy in front of it returns.'),
    });
}
function tags_toNext(link, url) {
    for (const [, address = '', params = ''] of String(link ?? '').matchAll(/<([^<>]*)>([^,<]*)/g)) {
        const isNext = /;\s*rel="?next"?/i.test(params);
        if (isNext)
            return parseLink(address, url, 'continues its list of tags at');
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/registry/client.js



















const WRITES_PER_HOST = 8;
const READS_PER_HOST = 24;
function createRegistryClient(options) {
    (0,external_node_events_.setMaxListeners)(0, options.signal);
    const limits = (0,registry_limits/* toLimits */.OY)({
        idleMs: options.idleTimeoutMs,
        connectMs: options.connectTimeoutMs,
        ...options.limits,
    });
    const http = (0,http_http/* createHttp */.V)({
        env: options.env,
        signal: options.signal,
        reach: (host) => (0,address/* readReach */.eo)(options.registries, host),
        cwd: options.cwd ?? '.',
        certsDirs: options.certsDirs,
        except: options.except,
        sockets: READS_PER_HOST + 2 * (options.writesPerHost ?? WRITES_PER_HOST),
        limits,
    });
    const tell = (name) => options.log?.info(`${name} does not respond; retrying.`);
    const silence = createSilence({ clock: options.clock, limits, tell });
    let requests = 0;
    const told = new Set();
    const counted = {
        close: http.close,
        send: async (httpRequest) => {
            requests += 1;
            const answer = await sendTold(httpRequest, { ...options, http, silence });
            const { host } = httpRequest.url;
            const low = readRateLimit(answer.headers, host);
            if (low !== undefined && !told.has(host))
                options.log?.problem(low);
            if (low !== undefined)
                told.add(host);
            return answer;
        },
    };
    const open = async (base) => (0,http_body/* dropBody */.wB)(await http.send({ method: 'GET', url: base, headers: {} }));
    const toHost = createHosts(options, { send: counted.send, open });
    const session = openSession(options, counted, toHost);
    return {
        connect: (repositories) => {
            const byHost = new Map(repositories.map((one) => [(0,address/* toApiHost */.ki)(one.host), one]));
            for (const repository of byHost.values()) {
                toHost(repository.host).connect(repository, options.writesPerHost ?? WRITES_PER_HOST);
            }
        },
        open: (repository) => openRepository(session, repository),
        endPreflight: silence.endPreflight,
        counts: () => ({ requests, retries: session.retries() }),
        close: http.close,
    };
}
async function sendTold(httpRequest, { http, silence, clock, log, }) {
    const { method, url, registry, isBlob } = httpRequest;
    const startMs = clock.now();
    const name = registry === undefined ? url.host : `The token service ${url.host}`;
    const answer = isBlob === true
        ? await http.send(httpRequest)
        : await silence.watch(name, (withinMs) => http.send({ ...httpRequest, withinMs }));
    const address = `${url.origin}${url.pathname}`;
    const tookMs = clock.now() - startMs;
    log?.debug(`${method} ${address} ${answer.statusCode} (${tookMs} ms)`);
    return answer;
}
function openSession(options, http, host) {
    const { clock, signal, registries, log, credentials } = options;
    const auth = createAuth({
        clock,
        credentials: (repository, actions, refused) => credentials(repository, actions === 'pull' ? 'pull' : 'pull,push', refused),
        send: http.send,
        isInsecure: (host) => (0,address/* readReach */.eo)(registries, host).insecure,
    });
    const deadlineMs = options.retryDeadlineMs;
    return createSession({ http, auth, host, clock, signal, deadlineMs, log });
}
function createHosts(options, { send, open }) {
    const { clock, signal, registries } = options;
    const hosts = new Map();
    return (name) => {
        const known = hosts.get((0,address/* toApiHost */.ki)(name));
        if (known !== undefined)
            return known;
        const host = createHost(name, {
            reach: (0,address/* readReach */.eo)(registries, name),
            pause: (0,pause/* createHostPause */.v)(clock, signal),
            writers: (0,pause/* createSlots */.e)(options.writesPerHost ?? WRITES_PER_HOST),
            requests: (0,pause/* createSlots */.e)((0,address/* readConcurrency */.WC)(registries, name)),
            ...{ send, open },
            now: clock.now,
        });
        hosts.set((0,address/* toApiHost */.ki)(name), host);
        return host;
    };
}
function openRepository(session, repository) {
    const pull = { repository, actions: 'pull' };
    const push = { repository, actions: 'pull,push' };
    const remove = { repository, actions: 'pull,push,delete' };
    return {
        repository,
        resolve: (reference) => (0,manifests/* resolveManifest */.K9)(session, pull, reference),
        getManifest: (reference) => (0,manifests/* getManifest */.c2)(session, pull, reference),
        readManifest: async (digest) => {
            const manifest = await (0,manifests/* getManifest */.c2)(session, pull, digest);
            if (manifest !== undefined)
                return manifest;
            const message = `Manifest ${digest} not found in "${repository.name}".`;
            throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('REGISTRY_NOT_FOUND', message)]);
        },
        putManifest: (reference, manifest) => (0,manifests/* putManifest */.RV)(session, push, reference, manifest),
        deleteManifest: (reference) => deleteManifest(session, remove, reference),
        hasBlob: (digest, actions) => hasBlob(session, actions === 'pull,push' ? push : pull, digest),
        sendBlob: (descriptor, next) => sendBlob(session, push, descriptor, next),
        readBlob: (descriptor) => readBlob(session, pull, descriptor),
        openBlob: (descriptor) => openBlob(session, pull, descriptor),
        putBlob: (descriptor, source, more) => putBlob(session, push, descriptor, { source, ...more }),
        provePush: () => provePush(session, push),
        listTags: (maxPages, tries) => listTags(session, pull, maxPages, tries),
        listReferrers: (digest, type) => listReferrers(session, pull, digest, type),
        authorize: (actions) => session.enter({ repository, actions }),
    };
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

/***/ 38890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ toHintByWords),
/* harmony export */   XS: () => (/* binding */ toMeaning),
/* harmony export */   zn: () => (/* binding */ toHint)
/* harmony export */ });
/* harmony import */ var _providers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56462);

function toHint(code, said, asked) {
    return toText(_providers_js__WEBPACK_IMPORTED_MODULE_0__/* .TABLE */ .Bt.find((row) => (row.codes?.includes(code) ?? true) && fits(row, said, asked)), said, asked);
}
function toMeaning(said, asked) {
    return _providers_js__WEBPACK_IMPORTED_MODULE_0__/* .BY_WORDS */ .Oh.find((row) => row.means !== undefined && fits(row, said, asked))?.means;
}
function toHintByWords(words, asked, code) {
    const said = { code: '', words };
    const rows = code === undefined ? _providers_js__WEBPACK_IMPORTED_MODULE_0__/* .BY_WORDS */ .Oh : _providers_js__WEBPACK_IMPORTED_MODULE_0__/* .TABLE */ .Bt;
    return toText(rows.find((row) => (row.codes?.includes(code ?? 'REGISTRY_REFUSED') ?? true) && fits(row, said, asked)), said, asked);
}
function fits(row, { code, words, status, server }, { repository, kind }) {
    const said = row.host === undefined ? `${code} ${words}`.trim() : words;
    const parts = [
        row.host?.(repository.host),
        row.words?.test(said),
        row.server?.test(server ?? ''),
        row.kinds?.includes(kind),
        row.statuses?.test(String(status)),
    ];
    return !parts.includes(false);
}
function toText(row, said, asked) {
    if (row === undefined)
        return '';
    return typeof row.hint === 'string' ? row.hint : row.hint(asked, said);
}


/***/ })

};
