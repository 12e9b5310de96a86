export const id = 886;
export const ids = [886];
export const modules = {

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

/***/ 1886:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createRegistryClient: () => (/* binding */ createRegistryClient)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(4734);
// EXTERNAL MODULE: ./src/registry/address.js
var address = __webpack_require__(8849);
// EXTERNAL MODULE: ./src/registry/failure.js
var registry_failure = __webpack_require__(4659);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./src/registry/patience.js
/** Watches a request from its making to the end of its answer. */
function watch(request, limits, travel) {
    watchConnecting(request, limits, travel);
    watchMoving(request, limits, travel.bytes);
}
/** Ends a request, or the answer that is being read, for this reason. */
function end(exchange, what, ms) {
    const late = new Error(`${what} within ${ms / 1000} s`);
    exchange.destroy(Object.assign(late, { code: 'ETIMEDOUT' }));
}
function watchConnecting(request, limits, { isTls, isProxied }) {
    let connecting;
    const expect = (ms) => {
        connecting = setTimeout(() => {
            end(request, 'no connection', ms);
        }, ms);
    };
    const connected = () => {
        clearTimeout(connecting);
    };
    // A proxied request has no socket of its own until the proxy has let it through.
    if (isProxied)
        expect(limits.connectMs + limits.answerMs({ bytes: 0, tookMs: 0 }));
    request.on('socket', (socket) => {
        connected();
        if (!socket.connecting)
            return;
        expect(limits.connectMs);
        socket.once(isTls ? 'secureConnect' : 'connect', connected);
    });
    request.on('close', connected);
}
/**
 * The socket's own timer goes off when nothing has moved on it for the limit of the phase. Where
 * it is we who bring or take nothing, another exchange holds us up, whose own limit counts: that
 * is excused once, and not twice in a row, since then nobody wants this exchange any more.
 */
function watchMoving(request, limits, bytes) {
    const { stallMs } = limits;
    let phase = {
        exchange: request,
        what: 'no byte was taken',
        ms: stallMs,
        isTheirs: () => request.writableLength > 0,
    };
    let beganMs = 0;
    let excusedAt;
    const enter = (next) => {
        phase = next;
        request.socket?.setTimeout(next.ms);
    };
    request.once('socket', (socket) => {
        beganMs = performance.now();
        const late = () => {
            const moved = socket.bytesRead + socket.bytesWritten;
            if (phase.isTheirs() || moved === excusedAt)
                end(phase.exchange, phase.what, phase.ms);
            excusedAt = moved;
            socket.setTimeout(phase.ms);
        };
        socket.setTimeout(phase.ms).on('timeout', late);
        request.once('close', () => socket.off('timeout', late));
    });
    request.once('finish', () => {
        const ms = limits.answerMs({ bytes, tookMs: performance.now() - beganMs });
        enter({ exchange: request, what: 'no answer', ms, isTheirs: () => true });
    });
    request.once('response', (answer) => {
        const isTheirs = () => answer.readableLength === 0;
        enter({ exchange: answer, what: 'no byte came', ms: stallMs, isTheirs });
    });
}

;// CONCATENATED MODULE: ./src/registry/proxies.js

/**
 * The proxy for an address, from `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy` in either
 * case; undefined to connect directly. This machine itself is never asked through a proxy.
 *
 * `no_proxy` holds host names, which also stand for their subdomains, with an optional port;
 * `*` stands for everything.
 */
function readProxy(url, env) {
    if ((0,address/* isLoopback */.U9)(url.hostname) || isExempt(url, read(env, 'no_proxy')))
        return undefined;
    const proxy = read(env, url.protocol === 'https:' ? 'https_proxy' : 'http_proxy');
    const chosen = proxy === '' ? read(env, 'all_proxy') : proxy;
    if (chosen === '')
        return undefined;
    return chosen.includes('://') ? chosen : `http://${chosen}`;
}
function read(env, name) {
    const lower = env[name];
    return (lower === undefined || lower === '' ? env[name.toUpperCase()] : lower) ?? '';
}
function isExempt(url, noProxy) {
    const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '');
    const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
    return noProxy
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((entry) => entry !== '')
        .some((entry) => {
        if (entry === '*')
            return true;
        const [, name = entry, entryPort] = /^\[?([^\]]+?)\]?(?::(\d+))?$/.exec(entry) ?? [];
        if (entryPort !== undefined && entryPort !== port)
            return false;
        const suffix = name.replace(/^\*?\.?/, '');
        return host === suffix || host.endsWith(`.${suffix}`);
    });
}

;// CONCATENATED MODULE: ./src/registry/http.js
// SPDX-License-Identifier: Apache-2.0
// One HTTP request and its answer on node:http(s), kept-alive, proxied, timed. Knows nothing of registries.











/** Some registries refuse whoever does not say who is calling. */
const USER_AGENT = 'tagship';
/** Connections for one run. */
function createHttp(options) {
    const pool = { keepAlive: true, maxSockets: options.sockets };
    const plain = new external_node_http_.Agent(pool);
    const secure = new external_node_https_.Agent(pool);
    const proxied = new Map();
    const trusts = new Map();
    const toAgent = async (url) => {
        const proxy = readProxy(url, options.env);
        if (proxy === undefined)
            return url.protocol === 'https:' ? secure : plain;
        const key = `${url.protocol} ${proxy}`;
        const known = proxied.get(key) ?? openProxy(url, proxy, pool);
        proxied.set(key, known);
        return known;
    };
    const toTrust = (host) => {
        const known = trusts.get(host) ?? readTrust(options.reach(host), options.cwd);
        trusts.set(host, known);
        return known;
    };
    return {
        send: async (sending) => {
            const { url, body } = sending;
            const isTls = url.protocol === 'https:';
            const agent = await toAgent(url);
            const trust = isTls ? await toTrust(url.host) : {};
            const stream = body === undefined || body instanceof Uint8Array ? body : await http_open(body);
            const request = (isTls ? external_node_https_ : external_node_http_).request(url, {
                method: sending.method,
                headers: { 'user-agent': USER_AGENT, ...sending.headers, ...toLength(body) },
                agent,
                signal: options.signal,
                ...trust,
            });
            const isProxied = agent !== plain && agent !== secure;
            watch(request, options.limits, { isTls, isProxied, bytes: toSize(body) });
            return await exchange(request, stream);
        },
        close: () => {
            plain.destroy();
            secure.destroy();
            for (const agent of proxied.values())
                void destroy(agent);
        },
    };
}
async function destroy(agent) {
    try {
        (await agent).destroy();
    }
    catch {
        return; // who asked for it was told already
    }
}
/** @throws Problem REGISTRY_PROXY_INVALID */
async function openProxy(url, proxy, pool) {
    if (!URL.canParse(proxy) || !/^https?:\/\//.test(proxy)) {
        throw new src_problem/* Problem */.AF([
            (0,src_problem/* error */.z3)('REGISTRY_PROXY_INVALID', `The proxy for ${url.protocol}//${url.host} is not an http:// or https:// address.`, 'Correct HTTP_PROXY, HTTPS_PROXY or ALL_PROXY, or name the host in NO_PROXY.'),
        ]);
    }
    if (url.protocol === 'https:') {
        const { HttpsProxyAgent } = await Promise.all(/* import() */[__webpack_require__.e(324), __webpack_require__.e(666)]).then(__webpack_require__.bind(__webpack_require__, 7666));
        return new HttpsProxyAgent(proxy, pool);
    }
    const { HttpProxyAgent } = await Promise.all(/* import() */[__webpack_require__.e(324), __webpack_require__.e(879)]).then(__webpack_require__.bind(__webpack_require__, 879));
    return new HttpProxyAgent(proxy, pool);
}
/** @throws Problem REGISTRY_CA_UNREADABLE */
async function readTrust(reach, cwd) {
    if (reach.ca === undefined)
        return reach.insecure ? { rejectUnauthorized: false } : {};
    try {
        const pem = await (0,promises_.readFile)((0,external_node_path_.resolve)(cwd, reach.ca), 'utf8');
        new external_node_crypto_.X509Certificate(pem); // what is no certificate would be passed over in silence
        return { secureContext: external_node_tls_.createSecureContext({ ca: [...external_node_tls_.rootCertificates, pem] }) };
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new src_problem/* Problem */.AF([
            (0,src_problem/* error */.z3)('REGISTRY_CA_UNREADABLE', `The certificate authority "${reach.ca}" cannot be used: ${why}.`, 'Give `ca` the path of a PEM file that this run can read.'),
        ], { cause });
    }
}
function toLength(body) {
    if (body === undefined)
        return {};
    return { 'content-length': String(toSize(body)) };
}
function toSize(body) {
    if (body === undefined)
        return 0;
    return body instanceof Uint8Array ? body.byteLength : body.size;
}
async function http_open(body) {
    return external_node_stream_.Readable.from(await body.open(), { objectMode: false });
}
async function exchange(request, body) {
    const answered = new Promise((resolve, reject) => {
        request.on('error', reject);
        request.on('response', (answer) => {
            answer.on('error', () => undefined); // whoever reads the body is told; nobody else need be
            // Answered before the whole body was out: the rest is not wanted.
            answer.once('end', () => {
                if (!request.writableFinished)
                    request.destroy();
            });
            resolve(answer);
        });
    });
    if (!(body instanceof external_node_stream_.Readable)) {
        request.end(body);
        return await answered;
    }
    const sent = (0,external_node_stream_promises_.pipeline)(body, request).then(() => answered);
    answered.catch(() => undefined); // `sent` tells it too
    sent.catch(() => undefined); // after an early answer it is the answer that counts
    return await Promise.race([answered, sent]);
}
/** The whole body, at most `limit` bytes. */
async function readBody(answer, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of answer) {
        size += chunk.byteLength;
        if (size > limit) {
            answer.destroy();
            throw Object.assign(new Error(`the answer is longer than ${limit} bytes`), { code: 'E2BIG' });
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
/** Lets an answer's body go by, so that the next request can have its connection. */
async function dropBody(answer) {
    await new Promise((resolve) => {
        answer.once('end', resolve);
        answer.once('close', resolve); // cut: what the headers said has been understood
        answer.resume();
    });
}

// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(2519);
;// CONCATENATED MODULE: ./src/registry/providers.js

const isGhcr = (host) => host === 'ghcr.io';
const isEcr = (host) => /\.dkr[.-]ecr\.[^.]+\.(?:amazonaws\.com|amazonaws\.eu|on\.aws)(?:\.cn)?$/.test(host) ||
    host === 'public.ecr.aws';
const isGitlab = (host) => host === 'registry.gitlab.com';
const isGoogle = (host) => /(?:^|\.)gcr\.io$|-docker\.pkg\.dev$/.test(host);
const isAzure = (host) => host.endsWith('.azurecr.io');
/** The next move after a refusal; what a known registry needs first, then what holds for all. */
function toHint(code, refusal, question) {
    const advice = [...(BY_CODE[code] ?? []), ...(COMMON[code] ?? [])];
    for (const advise of advice) {
        const hint = advise(question, refusal);
        if (hint !== undefined)
            return hint;
    }
    return '';
}
const ghcrDenied = ({ repository }, { words }) => {
    if (!isGhcr(repository.host))
        return undefined;
    if (/write_package|create|installation/i.test(words) || words === '') {
        return 'Give the job `permissions: packages: write`; if the package exists already, also give this project the role Write under "Manage Actions access" in the settings of the package.';
    }
    return 'Check that the token may use this package: GITHUB_TOKEN with `packages: write`, or a classic personal access token with `write:packages` (fine-grained ones are not accepted).';
};
const ghcrLogin = ({ repository }) => isGhcr(repository.host)
    ? 'Pass `github-token` with `permissions: packages: write`, or a classic personal access token with `write:packages`; fine-grained ones are not accepted.'
    : undefined;
const hubDenied = ({ repository }) => (0,address/* isDockerHub */.gr)(repository.host)
    ? `Use an access token with the permission "Read & Write" of a user or organization that may push to "${repository.path}"; the namespace must exist.`
    : undefined;
const hubLogin = ({ repository }) => (0,address/* isDockerHub */.gr)(repository.host)
    ? 'Check the user name and its access token (an organization token goes with the organization as the user name).'
    : undefined;
const ecrMissing = ({ repository }) => isEcr(repository.host)
    ? `Create it first: aws ecr create-repository --repository-name ${repository.path} (or give the account a creation template with CREATE_ON_PUSH).`
    : undefined;
const ecrLogin = ({ repository }) => isEcr(repository.host)
    ? 'Log in with user AWS and a fresh `aws ecr get-login-password`; it is valid for 12 hours.'
    : undefined;
const ecrDenied = ({ repository }) => isEcr(repository.host)
    ? 'Allow the role ecr:InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload, BatchCheckLayerAvailability, BatchGetImage and PutImage on this repository.'
    : undefined;
const gitlabDenied = ({ repository }) => isGitlab(repository.host)
    ? 'Push with CI_REGISTRY_USER and CI_REGISTRY_PASSWORD, or a token with write_registry, into the registry of a project that exists and allows it.'
    : undefined;
const googleDenied = ({ repository }) => isGoogle(repository.host)
    ? 'Grant roles/artifactregistry.writer on the repository to the account that logs in; access tokens last an hour.'
    : undefined;
const azureDenied = ({ repository }) => isAzure(repository.host) ? 'Grant the role AcrPush to the identity that logs in.' : undefined;
const missingProject = ({ repository }, { words, code }) => /project/i.test(`${code} ${words}`)
    ? `Create the project "${repository.path.split('/', 1)[0] ?? ''}" on ${repository.host} first; a push does not create it.`
    : undefined;
/** What known registries need; asked in order, the first that has something to say is heard. */
const BY_CODE = {
    REGISTRY_DENIED: [
        ghcrDenied,
        hubDenied,
        ecrDenied,
        gitlabDenied,
        googleDenied,
        azureDenied,
        missingProject,
    ],
    LOGIN_REFUSED: [ghcrLogin, hubLogin, ecrLogin, gitlabDenied],
    LOGIN_MISSING: [ghcrLogin, gitlabDenied],
    REGISTRY_REPOSITORY_MISSING: [ecrMissing, missingProject],
};
const COMMON = {
    REGISTRY_DENIED: [
        ({ repository, kind }) => `Use a credential that may ${kind === 'read' ? 'pull from' : 'push to'} "${repository.path}" on ${repository.host}; this one is known there but may not.`,
    ],
    LOGIN_REFUSED: [
        ({ repository }) => `Check user name and password for ${repository.host}: they may be wrong, expired or revoked.`,
    ],
    LOGIN_MISSING: [
        ({ repository }) => `Give a credential for ${repository.host} in \`registries\`, or log in with docker login.`,
    ],
    REGISTRY_REPOSITORY_MISSING: [
        ({ repository }) => `Create "${repository.path}" on ${repository.host} first, or check the spelling of the name.`,
    ],
    REGISTRY_TAG_IMMUTABLE: [
        ({ repository }) => `Use a tag that was not used before, or let ${repository.host} overwrite it (tag immutability in the settings of the repository).`,
    ],
    REGISTRY_RATE_LIMITED: [
        () => 'Wait and run again; log in if this was anonymous, or raise `retry-deadline`.',
    ],
    REGISTRY_FAILED: [() => 'Run again later; if it stays so, ask the operators of the registry.'],
    REGISTRY_REFUSED: [
        ({ repository }, { status }) => status >= 300 && status < 400
            ? `Use the host that ${repository.host} redirects to.`
            : undefined,
    ],
    REGISTRY_UNSUPPORTED: [
        ({ repository }) => `Look which kinds of manifests ${repository.host} takes; the usual ones are OCI images and indexes.`,
    ],
    REGISTRY_TOO_LARGE: [
        () => 'Raise the request limit of the proxy before the registry (nginx: client_max_body_size 0).',
    ],
};

;// CONCATENATED MODULE: ./src/registry/challenge.js
// SPDX-License-Identifier: Apache-2.0
// What a registry asks for before it lets us in: the WWW-Authenticate header, taken apart. Pure.
/** Either a parameter (name, quoted or bare value) or the name of a scheme. */
const PART = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))|([A-Za-z][\w-]*)(?=[\s,]|$)/g;
/**
 * The challenge that a `WWW-Authenticate` header states; Bearer before Basic when it offers both.
 *
 * | header                                                       | challenge        |
 * | ------------------------------------------------------------ | ---------------- |
 * | `Bearer realm="https://auth.example/token",service="reg"`    | bearer           |
 * | `Basic realm="Registry Realm"`                               | basic            |
 * | `Negotiate, Basic realm="x"`                                 | basic            |
 * | nothing, or `Negotiate` alone                                | none             |
 *
 * @see https://distribution.github.io/distribution/spec/auth/token/
 */
function parseChallenge(header) {
    const offers = parseOffers(header ?? '');
    const bearer = offers.find((offer) => offer.scheme === 'bearer')?.params;
    if (bearer?.realm !== undefined) {
        const { realm, service, scope, error } = bearer;
        return {
            scheme: 'bearer',
            realm,
            ...(service === undefined ? {} : { service }),
            ...(scope === undefined ? {} : { scope }),
            ...(error === undefined ? {} : { error }),
        };
    }
    return offers.some((offer) => offer.scheme === 'basic')
        ? { scheme: 'basic' }
        : { scheme: 'none' };
}
function parseOffers(header) {
    const offers = [];
    for (const [, name = '', quoted, bare, scheme] of header.matchAll(PART)) {
        if (scheme !== undefined)
            offers.push({ scheme: scheme.toLowerCase(), params: {} });
        const params = offers.at(-1)?.params;
        if (scheme !== undefined || params === undefined)
            continue;
        params[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '';
    }
    return offers;
}

;// CONCATENATED MODULE: ./src/registry/retry.js


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
/**
 * What a `Retry-After` header asks for, in milliseconds; undefined when it cannot be read.
 *
 * | header                          | ms                  |
 * | ------------------------------- | ------------------- |
 * | `3`                             | 3000                |
 * | `12.5ms`                        | 12.5                |
 * | `1m30s`                         | 90000               |
 * | `Wed, 21 Oct 2015 07:28:00 GMT` | from `nowMs` to then |
 *
 * A wait beyond five minutes counts as five: quotas are stated in hours and lifted sooner.
 */
function parseRetryAfter(header, nowMs) {
    const text = header?.trim() ?? '';
    if (text === '')
        return undefined;
    const isDate = /^[A-Z][a-z]{2}/.test(text); // Date.parse alone takes nearly anything
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
/** The wait before try `tries + 1`: a random part of an exponentially growing span ("full jitter"). */
function toBackoff(tries, random) {
    return random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
}
/**
 * The result of the first try that succeeds.
 *
 * @throws Problem of the last failure, when it is permanent or the deadline is over
 */
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
            const failure = (0,registry_failure/* toFailure */.w)(thrown);
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
function withTries({ problem }, cause, { tries, spentMs }) {
    const seconds = (spentMs / 1000).toFixed(spentMs < 10_000 ? 1 : 0);
    const message = problem.message.replace(/\.?$/, ` (${tries} tries in ${seconds} s).`);
    return new src_problem/* Problem */.AF([{ ...problem, message }], { cause });
}

// EXTERNAL MODULE: ./src/registry/secrets.js
var secrets = __webpack_require__(9388);
;// CONCATENATED MODULE: ./src/registry/refusal.js
// SPDX-License-Identifier: Apache-2.0
// A registry's "no", in the user's terms: status, the registry's own code and words, and whether to ask again.








const REFUSAL_LIMIT = 64 * 1024;
const WORDS_LIMIT = 300;
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);
const TOO_MANY = 'TOOMANYREQUESTS';
const LAG = /(?:manifest_)?blob[_ ]unknown|unknown blob|manifest_unknown|unknown manifest/i;
const CUT = /digest_invalid|size_invalid|blob_upload_(?:unknown|invalid)/i;
/** What is wrong with a manifest itself, whatever its kind. */
const BAD = /(?:digest|name|size|tag)_invalid|too (?:large|big|many)|exceed|polic(?:y|ies)/i;
/** How registries say that they do not take this kind of manifest: Quay, Heroku, Harbor, GCR, Artifactory. */
const KIND = /^$|unsupported|not[_ ]support|manifest[_ ]?invalid|invalid manifest|(?:media|content)[- _]?type|schema ?version|unknown\/unknown|in-toto|attestation/i;
const IMMUTABLE = /immutab|cannot be overwritten|already exists|alreadyexists|not allowed to overwrite/i;
/** Reads what a registry says when it refuses; also when it says nothing or something that is not JSON. */
async function readRefusal(answer, question) {
    const challenge = parseChallenge(answer.headers['www-authenticate']);
    const scopeDenied = challenge.scheme === 'bearer' && challenge.error === 'insufficient_scope';
    const text = (0,secrets/* mask */.d)(Buffer.from(await readBody(answer, REFUSAL_LIMIT)).toString('utf8'), toHidden(question));
    return { status: answer.statusCode, scopeDenied, ...parseWords(text) };
}
function toHidden({ found, authorization }) {
    const sent = authorization?.split(' ')[1];
    return [
        ...(found === undefined ? [] : (0,secrets/* toSecrets */.n)(found.credential)),
        ...(sent === undefined ? [] : [sent]),
    ];
}
function parseWords(text) {
    // Proxies answer in HTML; the text itself is shown then.
    const body = (0,json/* parseObject */.lj)(text);
    const first = Array.isArray(body?.errors) ? body.errors[0] : body;
    if (!(0,json/* isObject */.Gv)(first))
        return { code: '', words: toLine(text) };
    const { code, message, detail, details, error: short } = first;
    const words = [message, details, detail, short].find((x) => typeof x === 'string' && x !== '');
    return {
        code: typeof code === 'string' ? toLine(code) : '',
        words: typeof words === 'string' ? toLine(words) : '',
    };
}
/** One printable line: nothing that a log would take for a line of its own, a command or a colour. */
function toLine(text) {
    const line = text
        .replace(/<[^>]*>/g, ' ')
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim();
    return line.length > WORDS_LIMIT ? `${line.slice(0, WORDS_LIMIT)}…` : line;
}
/** The failure of one try that a refusal means. */
async function readFailure(answer, question, nowMs) {
    const refusal = await readRefusal(answer, question);
    const again = toAgain(refusal, question);
    const code = toCode(refusal, question);
    const retryAfterMs = again === 'always' ? parseRetryAfter(answer.headers['retry-after'], nowMs) : undefined;
    return {
        problem: (0,src_problem/* error */.z3)(code, toMessage(refusal, question), toHint(code, refusal, question)),
        again,
        pauseHost: refusal.status === 429 || refusal.status === 503,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
}
function toAgain(refusal, question) {
    if (TRANSIENT.has(refusal.status) || refusal.code === TOO_MANY)
        return 'always';
    return question.redirected === true || mayLag(refusal, question) ? 'seldom' : 'never';
}
/** Whether this may be a registry that does not see yet what was just written, or a stream that was cut. */
function mayLag({ status, code, words }, { kind }) {
    const said = `${code} ${words}`;
    // Distribution reads a link that another write just made empty, and calls that an invalid digest.
    if (kind === 'manifest' || kind === 'tag') {
        return [400, 404].includes(status) && (LAG.test(said) || /digest_invalid/i.test(said));
    }
    return kind === 'blob' && (CUT.test(said) || status === 416);
}
/**
 * The code of the Problem that a refusal means.
 *
 * | asked           | answer                                  | code                          |
 * | --------------- | --------------------------------------- | ----------------------------- |
 * | any             | 429                                     | `REGISTRY_RATE_LIMITED`       |
 * | any             | 408, 5xx                                | `REGISTRY_FAILED`             |
 * | write a tag     | 409, 412, or 400, 403, 405 and "immutable" | `REGISTRY_TAG_IMMUTABLE`   |
 * | any             | 401, without a credential               | `LOGIN_MISSING`               |
 * | any             | 401 `insufficient_scope`, 403           | `REGISTRY_DENIED`             |
 * | any             | 401 otherwise                           | `LOGIN_REFUSED`               |
 * | write           | 404                                     | `REGISTRY_REPOSITORY_MISSING` |
 * | read            | 404                                     | `REGISTRY_NOT_FOUND`          |
 * | any             | 413                                     | `REGISTRY_TOO_LARGE`          |
 * | write by digest | 405, 406, 415, 422                      | `REGISTRY_UNSUPPORTED`        |
 * | write by digest | 400, 404, with words about its kind or none | `REGISTRY_UNSUPPORTED`    |
 * | upload          | 415                                     | `REGISTRY_UNSUPPORTED`        |
 * | any             | any other                               | `REGISTRY_REFUSED`            |
 */
function toCode(refusal, question) {
    const { status } = refusal;
    if (status === 429 || refusal.code === TOO_MANY)
        return 'REGISTRY_RATE_LIMITED';
    if (status >= 500)
        return 'REGISTRY_FAILED';
    if (question.kind === 'tag' && isImmutable(refusal))
        return 'REGISTRY_TAG_IMMUTABLE';
    if (status === 401 || status === 403)
        return toLoginCode(refusal, question);
    return toPlainCode(refusal, question);
}
function toPlainCode(refusal, question) {
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
function isImmutable({ status, code, words }) {
    if (status === 409 || status === 412)
        return true;
    return [400, 403, 405].includes(status) && IMMUTABLE.test(`${code} ${words}`);
}
/** Whether it is this kind of manifest or blob that the registry does not take, from anybody. */
function isUnsupported({ status, code, words }, { kind }) {
    const said = `${code} ${words}`.trim();
    const { always = [], worded = [] } = UNSUPPORTED[kind] ?? {};
    if (LAG.test(said) || BAD.test(said))
        return false;
    return always.includes(status) || (worded.includes(status) && KIND.test(said));
}
/** The statuses that say so by themselves, and those that do with words, or without any. */
const UNSUPPORTED = {
    manifest: { always: [405, 406, 415, 422], worded: [400, 404] },
    blob: { always: [415] },
};
function toLoginCode(refusal, question) {
    const hasCredential = question.found !== undefined;
    if (question.kind === 'token')
        return hasCredential ? 'LOGIN_REFUSED' : 'LOGIN_MISSING';
    if (refusal.status === 401 && !hasCredential)
        return 'LOGIN_MISSING';
    return refusal.status === 403 || refusal.scopeDenied ? 'REGISTRY_DENIED' : 'LOGIN_REFUSED';
}
function toMissingCode(refusal, question) {
    if (question.kind === 'read' || question.kind === 'token')
        return 'REGISTRY_NOT_FOUND';
    const isLag = LAG.test(`${refusal.code} ${refusal.words}`);
    return isLag ? 'REGISTRY_REFUSED' : 'REGISTRY_REPOSITORY_MISSING';
}
function toMessage({ status, code, words }, question) {
    const said = [code, words === '' ? '' : `"${words}"`].filter((part) => part !== '').join(' ');
    const { doing, repository, found } = question;
    const { host } = repository;
    const isDenied = status === 401 || status === 403;
    // An entry of `registries` is named after the host, which then need not stand twice.
    const source = found?.source.endsWith(`: ${host}`)
        ? found.source.slice(0, -host.length - 2)
        : found?.source;
    const who = isDenied && source !== undefined ? `, with the credential from ${source}` : '';
    const answer = `${status}${said === '' ? '' : ` ${said}`}`;
    return `Could not ${doing} "${repository.name}"${who}: ${host} answered ${answer}.`;
}

;// CONCATENATED MODULE: ./src/registry/tokens.js






const DEFAULT_LIFE_S = 60;
const LONGEST_MARGIN_MS = 30_000;
const TOKEN_LIMIT = 1024 * 1024;
/** The Authorization header of a user name and password. */
function toBasic(credential, repository) {
    if (credential.kind === 'identityToken') {
        throw new src_problem/* Problem */.AF([
            (0,src_problem/* error */.z3)('LOGIN_IDENTITY_TOKEN', `${repository.host} wants a user name and a password, and the credential found is an identity token.`, 'Log in again with a user name and a password or access token.'),
        ]);
    }
    const pair = `${credential.username}:${credential.password.reveal()}`;
    return `Basic ${Buffer.from(pair).toString('base64')}`;
}
/** A new token. Its life counts from when it was asked for, 60 s when the service does not say. */
async function fetchToken(options, request) {
    const { access, found } = request;
    const startMs = options.clock.now();
    const realm = toRealm(request, options);
    const answer = await options.send(toSending(request, realm));
    if (answer.statusCode !== 200) {
        const doing = `get a token from ${realm.host} for`;
        const question = { repository: access.repository, doing, kind: 'token', found };
        throw (0,registry_failure/* failed */.g)(await readFailure(answer, question, options.clock.now()));
    }
    const body = Buffer.from(await readBody(answer, TOKEN_LIMIT)).toString('utf8');
    return parseToken(body, startMs, realm, access.repository);
}
/** @throws Problem REGISTRY_REALM_REFUSED when a password would leave TLS, or go nowhere */
function toRealm({ access, challenge }, options) {
    const { host } = access.repository;
    const realm = URL.canParse(challenge.realm) ? new URL(challenge.realm) : undefined;
    if (realm !== undefined && isSafe(realm, host, options.isInsecure))
        return realm;
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('REGISTRY_REALM_REFUSED', `${host} sends us to "${challenge.realm}" for a token, where a password would not be safe.`, `Check that this is the registry you mean; \`insecure: true\` for that host allows it.`),
    ]);
}
function isSafe(realm, host, isInsecure) {
    if (realm.protocol !== 'http:')
        return realm.protocol === 'https:';
    if ((0,address/* isLoopback */.U9)(realm.host) || isInsecure(realm.host))
        return true;
    return isInsecure(host) && realm.hostname === (0,address/* toHostname */.jr)(host);
}
function toSending(request, realm) {
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
function parseToken(body, startMs, realm, repository) {
    const { token, access_token, expires_in } = (0,json/* parseObject */.lj)(body) ?? {};
    const value = [token, access_token].find((x) => typeof x === 'string' && x !== '');
    if (typeof value !== 'string') {
        throw (0,registry_failure/* failed */.g)({
            again: 'seldom',
            problem: (0,src_problem/* error */.z3)('REGISTRY_TOKEN_INVALID', `${realm.host} answered without a token for "${repository.name}".`, 'Check that the host is a container registry.'),
        });
    }
    const isNumber = typeof expires_in === 'number' && expires_in > 0;
    const lifeMs = (isNumber ? expires_in : DEFAULT_LIFE_S) * 1000;
    return {
        authorization: `Bearer ${value}`,
        untilMs: startMs + lifeMs - Math.min(LONGEST_MARGIN_MS, lifeMs / 5),
    };
}

;// CONCATENATED MODULE: ./src/registry/auth.js
// SPDX-License-Identifier: Apache-2.0
// Letting ourselves in: credentials and tokens by host, repository and actions. Fetches a token once, however many ask.


/** Credentials and tokens for one run. */
function createAuth(options) {
    const tokens = new Map();
    const find = createFinder(options);
    const pass = async (access, challenge) => {
        if (challenge.scheme === 'none')
            return { fresh: false };
        const found = await find(access);
        if (challenge.scheme === 'bearer') {
            return { found, ...(await findToken(tokens, options, { access, challenge, found })) };
        }
        return found === undefined
            ? { found, fresh: true }
            : { found, fresh: true, authorization: toBasic(found.credential, access.repository) };
    };
    return {
        pass,
        renew: async (access, challenge, refused) => {
            if (challenge.scheme === 'none')
                return undefined;
            if (challenge.scheme === 'bearer') {
                if (challenge.error === 'insufficient_scope' && refused.fresh)
                    return undefined;
                await dropToken(tokens, refused.authorization);
            }
            const other = await pass(access, challenge);
            return other.authorization === refused.authorization ? undefined : other;
        },
    };
}
/** Looks each credential up once. */
function createFinder(options) {
    const known = new Map();
    return (access) => {
        const key = `${access.actions} ${access.repository.name}`;
        const finding = known.get(key) ?? options.credentials(access.repository, access.actions);
        known.set(key, finding);
        return finding;
    };
}
/** A token that is still good, or a new one; whoever comes while it is fetched waits for the same. */
async function findToken(tokens, options, request) {
    for (;;) {
        const pending = findPending(tokens, request.access);
        if (pending === undefined)
            break;
        const token = await pending.token.catch((thrown) => {
            if (pending.isOwn)
                throw thrown;
            return undefined; // a token to push was refused; one to pull may still be given
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
/** The token that was or is being fetched for this; one to push is also good to pull. */
function findPending(tokens, access) {
    const own = toKey(access);
    for (const key of [own, toKey({ ...access, actions: 'pull,push' })]) {
        const token = tokens.get(key);
        if (token !== undefined)
            return { key, token, isOwn: key === own };
    }
    return undefined;
}
async function dropToken(tokens, authorization) {
    for (const [key, pending] of [...tokens]) {
        const token = await pending.catch(() => undefined); // who fetched it was told
        if (token?.authorization === authorization && tokens.get(key) === pending)
            tokens.delete(key);
    }
}

;// CONCATENATED MODULE: ./src/registry/ahead.js
// SPDX-License-Identifier: Apache-2.0
// A stream that is opened before it is wanted, and let go when it is not. Knows nothing of registries.
/** Opens a stream at once, up to its first bytes. Why it could not be opened is told to whoever takes it. */
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
    // Only a generator that has begun does what is in its `finally` when it is given up.
    await stream.next();
    return stream;
}
/** Stops once before the first bytes. */
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

// EXTERNAL MODULE: ./src/registry/digest.js
var registry_digest = __webpack_require__(6809);
;// CONCATENATED MODULE: ./src/registry/network.js
// SPDX-License-Identifier: Apache-2.0
// What it means when no answer comes at all: names, connections, certificates, cut streams.

/** Not there now; it may be in a moment, and most often it is a slip of the user's. */
const SELDOM = {
    ENOTFOUND: {
        what: 'its name is not known',
        hint: 'Check the spelling of the host and the name service of this machine.',
    },
    ECONNREFUSED: {
        what: 'nothing listens there',
        hint: 'Check host and port, and that the registry is running.',
    },
    EHOSTUNREACH: { what: 'there is no way to it', hint: 'Check the network of this machine.' },
    ENETUNREACH: { what: 'there is no way to it', hint: 'Check the network of this machine.' },
};
const network_TRANSIENT = new Set([
    'ECONNRESET',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'ERR_STREAM_PREMATURE_CLOSE',
]);
const UNTRUSTED = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_|INVALID_CA|HOSTNAME_MISMATCH)/;
/** Whether the other side spoke plain HTTP where TLS was expected. */
function isPlainHttp(thrown) {
    const text = thrown instanceof Error ? thrown.message : '';
    return /wrong version number|packet length too long|ERR_SSL_WRONG_VERSION/i.test(text);
}
/** Whether the other side was reached and its certificate is not trusted. */
function isUntrusted(thrown) {
    return UNTRUSTED.test(toErrno(thrown));
}
function toErrno(thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    return typeof code === 'string' ? code : '';
}
/** The failure of one try that an error of the network means; undefined when it is none. */
function toNetworkFailure(thrown, host, doing) {
    const errno = toErrno(thrown);
    const why = thrown instanceof Error ? thrown.message : '';
    if (isPlainHttp(thrown)) {
        return {
            again: 'never',
            problem: (0,src_problem/* error */.z3)('REGISTRY_PLAIN_HTTP', `Could not ${doing}: ${host} speaks plain HTTP where TLS was expected.`, `If that is meant, set \`insecure: true\` for ${host} in \`registries\`; else check the port.`),
        };
    }
    if (UNTRUSTED.test(errno) || errno === 'EPROTO') {
        return {
            again: 'never',
            problem: (0,src_problem/* error */.z3)('REGISTRY_TLS_UNTRUSTED', `Could not ${doing}: the certificate of ${host} is not trusted (${errno}: ${firstLine(why)}).`, `Give \`ca\` for ${host} in \`registries\`: the PEM file of the authority that signed it.`),
        };
    }
    const slip = SELDOM[errno];
    if (slip !== undefined) {
        const message = `Could not ${doing}: ${host} cannot be reached, ${slip.what} (${errno}).`;
        return { again: 'seldom', problem: (0,src_problem/* error */.z3)('REGISTRY_UNREACHABLE', message, slip.hint) };
    }
    if (!network_TRANSIENT.has(errno) && !errno.startsWith('HPE_'))
        return undefined;
    const message = `Could not ${doing}: no whole answer from ${host} (${errno}, ${firstLine(why)}).`;
    const hint = /^no (byte|answer)/.test(why)
        ? 'Run again; if the registry is that slow, raise push-idle-timeout.'
        : 'Run again; if it stays so, the registry or a proxy before it is in trouble.';
    return { again: 'always', problem: (0,src_problem/* error */.z3)('REGISTRY_UNREACHABLE', message, hint) };
}
function firstLine(text) {
    return text.split('\n', 1)[0]?.trim() ?? '';
}

;// CONCATENATED MODULE: ./src/registry/blobs.js
// SPDX-License-Identifier: Apache-2.0
// Blobs of one repository: whether one is there, reading, mounting, uploading.







/** Whether the repository has a blob. */
async function hasBlob(session, access, digest) {
    return await session.ask({
        method: 'HEAD',
        to: `blobs/${digest}`,
        access,
        doing: `look for blob ${digest} in`,
        kind: 'read',
        // Before a push, a registry that will not say is answered by uploading, and then it must say why.
        expect: access.actions === 'pull' ? [200, 404] : [200, 403, 404, 405],
        read: async (answer) => {
            await dropBody(answer);
            return answer.statusCode === 200;
        },
    });
}
/** A stream over a blob. It fails at its end when the bytes are not those of the digest. */
async function openBlob(session, access, blob) {
    const answer = await session.ask({
        method: 'GET',
        to: `blobs/${blob.digest}`,
        access,
        doing: `read blob ${blob.digest} from`,
        kind: 'read',
        expect: [200],
        read: (found) => found,
    });
    return (0,registry_digest/* checked */.KD)(told(answer, blob, access), blob, access.repository.name);
}
/** The same stream, whose errors name the place that it comes from. */
async function* told(stream, blob, { repository }) {
    try {
        yield* stream;
    }
    catch (thrown) {
        const doing = `read blob ${blob.digest} from "${repository.name}"`;
        const failure = toNetworkFailure(thrown, (0,address/* toApiHost */.ki)(repository.host), doing);
        throw failure === undefined ? thrown : (0,registry_failure/* failed */.g)(failure, thrown);
    }
}
/**
 * Brings one blob here, by the cheapest way: it is there already; it is mounted from a repository
 * of the same host; it is streamed. Each try opens the source anew, so nothing is kept in memory.
 */
async function putBlob(session, access, blob, source) {
    if (await hasBlob(session, access, blob.digest))
        return 'present';
    const from = toMountable(source, access);
    const open = () => source.openBlob(blob);
    const isFar = from === undefined && source.repository !== undefined;
    // Another registry is asked for the bytes while this one is asked where to send them.
    let ahead = isFar ? openAhead(open) : undefined;
    return await session.retry(access, async () => {
        const { take, drop } = ahead ?? { take: open, drop: () => undefined };
        ahead = undefined;
        try {
            const location = await startUpload(session, access, blob, from);
            if (location === undefined)
                return 'mounted';
            await upload(session, access, { blob, open: take, location });
            return 'uploaded';
        }
        finally {
            drop();
        }
    });
}
function toMountable({ repository }, access) {
    if (repository === undefined || repository.path === access.repository.path)
        return undefined;
    const isSameHost = (0,address/* toApiHost */.ki)(repository.host) === (0,address/* toApiHost */.ki)(access.repository.host);
    return isSameHost ? { ...access, mountFrom: repository } : undefined;
}
/** Where to send the blob; undefined when it was mounted. */
async function startUpload(session, access, blob, mount) {
    const start = {
        method: 'POST',
        body: new Uint8Array(),
        doing: `start an upload to`,
        kind: 'blob',
        read: readLocation,
    };
    if (mount?.mountFrom !== undefined) {
        const query = new URLSearchParams({ mount: blob.digest, from: mount.mountFrom.path });
        try {
            return await session.askOnce({
                ...start,
                to: `blobs/uploads/?${query.toString()}`,
                access: mount,
                expect: [201, 202],
            });
        }
        catch (thrown) {
            // Whoever may not read the other repository, or whose registry cannot mount, uploads.
            if (!isRefusal(thrown))
                throw thrown;
        }
    }
    return await session.askOnce({ ...start, to: 'blobs/uploads/', access, expect: [202] });
}
function isRefusal(thrown) {
    const failure = (0,registry_failure/* toFailure */.w)(thrown);
    return failure?.again === 'never' || failure?.again === 'seldom';
}
/** Where an upload goes on; undefined when the blob was mounted. */
async function readLocation(answer, url) {
    await dropBody(answer);
    if (answer.statusCode === 201)
        return undefined;
    const { location } = answer.headers;
    if (location !== undefined && URL.canParse(location, url.href))
        return new URL(location, url);
    throw (0,registry_failure/* failed */.g)({
        again: 'seldom',
        problem: (0,src_problem/* error */.z3)('REGISTRY_ANSWER_INVALID', `${url.host} started an upload without saying where it goes on.`, 'Check that the host is a container registry.'),
    });
}
async function upload(session, access, { blob, open, location }) {
    const to = new URL(location);
    // Appended as text: what the registry put there may be signed, and must come back as it was.
    to.search = `${to.search}${to.search === '' ? '?' : '&'}digest=${encodeURIComponent(blob.digest)}`;
    await session.askOnce({
        method: 'PUT',
        to,
        headers: { 'content-type': 'application/octet-stream' },
        body: { size: blob.size, open: async () => (0,registry_digest/* sized */.Sk)(await open(), blob) },
        access,
        doing: `upload blob ${blob.digest} to`,
        kind: 'blob',
        expect: [201, 204],
        read: async (answer) => {
            await dropBody(answer);
            const stored = answer.headers['docker-content-digest'];
            if (typeof stored === 'string' && stored !== '' && stored !== blob.digest) {
                throw (0,registry_digest/* digestMismatch */.H3)(`${to.host} stored digest ${stored}`, blob);
            }
        },
    });
}

;// CONCATENATED MODULE: ./src/registry/host.js
// SPDX-License-Identifier: Apache-2.0
// One registry host: how it is reached, what it asks for, its pause and its writers. Asked once per run.






/** A host that nobody has asked yet. */
function createHost(host, options) {
    let asked;
    let learned;
    const schemes = (0,address/* toSchemes */.eI)(host, options.reach);
    return {
        pause: options.pause,
        writers: options.writers,
        door: async (repository) => {
            const asking = asked ?? knock(options, repository, schemes);
            asked = asking;
            try {
                const door = await asking;
                return learned === undefined ? door : { ...door, challenge: learned };
            }
            catch (thrown) {
                if (asked === asking)
                    asked = undefined;
                throw thrown;
            }
        },
        learn: (challenge) => {
            learned = challenge;
        },
    };
}
async function knock(options, repository, schemes) {
    const [first, second] = schemes;
    try {
        return await ask(options, repository, first);
    }
    catch (thrown) {
        if (second === undefined || !mayBeOther(thrown, first))
            throw translate(thrown, repository);
        try {
            return await ask(options, repository, second);
        }
        catch (other) {
            // A certificate that is refused proves TLS; anything else says nothing new.
            throw translate(isUntrusted(other) ? other : thrown, repository);
        }
    }
}
/** Whether the way this failed may mean that the host speaks the other scheme. */
function mayBeOther(thrown, scheme) {
    if (scheme === 'https')
        return isPlainHttp(thrown);
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    return (code === WRONG_DOOR || code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_'));
}
/** Marks what may be the answer of a TLS server to plain HTTP. */
const WRONG_DOOR = 'TLS_EXPECTED';
async function ask(options, repository, scheme) {
    const base = new URL(`${scheme}://${(0,address/* toApiHost */.ki)(repository.host)}/v2/`);
    const answer = await options.send({ method: 'GET', url: base, headers: {} });
    const status = answer.statusCode;
    const isWrongDoor = status === 400 && scheme === 'http';
    if (isWrongDoor || status === 408 || status === 429 || status >= 500) {
        const question = { repository, doing: 'reach the registry of', kind: 'token' };
        const failure = (0,registry_failure/* failed */.g)(await readFailure(answer, question, options.now()));
        throw isWrongDoor ? Object.assign(failure, { code: WRONG_DOOR }) : failure;
    }
    await dropBody(answer);
    const isAsking = status === 401;
    return {
        base,
        challenge: isAsking ? parseChallenge(answer.headers['www-authenticate']) : { scheme: 'none' },
    };
}
function translate(thrown, repository) {
    const host = repository.host;
    const failure = toNetworkFailure(thrown, host, `reach the registry of "${repository.name}"`);
    return failure === undefined ? thrown : (0,registry_failure/* failed */.g)(failure, thrown);
}
/** Whether a Location of this host that says `http` must mean `https`: a proxy has hidden the TLS from it. */
function toSameDoor(location, door) {
    const isSame = location.hostname === door.base.hostname;
    if (!isSame || door.base.protocol !== 'https:' || location.protocol !== 'http:')
        return location;
    if ((0,address/* isLoopback */.U9)(location.host))
        return location;
    const url = new URL(location);
    url.protocol = 'https:';
    url.port = door.base.port;
    return url;
}

;// CONCATENATED MODULE: ./src/registry/limits.js
// SPDX-License-Identifier: Apache-2.0
// How long a registry may leave us waiting: every limit of one exchange, out of one setting. Pure.
/** What `push-idle-timeout` is when nobody says otherwise, ms. */
const IDLE_MS = 120_000;
/** Until a connection stands, with its TLS, ms. */
const CONNECT_MS = 15_000;
/** A registry hashes and stores what it was sent: a second for so many bytes, as slow disks do. */
const BYTES_STORED_PER_MS = 20_000;
const LONGEST_STORING_MS = 600_000;
/**
 * The limits that follow from `idleMs`, the setting `push-idle-timeout`. What moves is alive,
 * however slow it is.
 *
 * | we wait for                        | limit                                  | by default     |
 * | ---------------------------------- | -------------------------------------- | -------------- |
 * | a connection                       | fixed                                  | 15 s           |
 * | the next byte of a body to go out  | `idleMs`                               | 2 m            |
 * | the next byte of a body to come in | `idleMs`                               | 2 m            |
 * | an answer                          | half of `idleMs`                       | 1 m            |
 * | an answer after a body was sent    | half of `idleMs` and time to store it: | 1 m and, for   |
 * |                                    | 1 s for 20 MB, or as long as sending   | 1 GB in 40 s,  |
 * |                                    | took if longer; at most 10 m           | 50 s           |
 *
 * As long as sending took, because a proxy in between may take all before it passes the first byte on.
 */
function toLimits(idleMs = IDLE_MS, connectMs = CONNECT_MS) {
    return {
        connectMs,
        stallMs: idleMs,
        answerMs: ({ bytes, tookMs }) => {
            const storingMs = bytes === 0 ? 0 : Math.max(bytes / BYTES_STORED_PER_MS, tookMs);
            return Math.ceil(idleMs / 2 + Math.min(storingMs, LONGEST_STORING_MS));
        },
    };
}

// EXTERNAL MODULE: ./src/registry/contents.js
var contents = __webpack_require__(5067);
;// CONCATENATED MODULE: ./src/registry/manifests.js



/** Every kind of manifest and index that there is. */
const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const ACCEPT = { accept: MANIFEST_TYPES.join(', ') };
/** Registries take 4 MiB; more is let through than they do. */
const MANIFEST_LIMIT = 16 * 1024 * 1024;
/** HEAD by tag or digest; GET where HEAD is not allowed or does not tell digest and size. */
async function resolveManifest(session, access, reference) {
    const head = await session.ask({
        ...toCall(access, reference),
        method: 'HEAD',
        expect: [200, 404, 405],
        read: async (answer) => {
            await dropBody(answer);
            if (answer.statusCode === 404)
                return 'absent';
            return answer.statusCode === 200 ? toDescriptor(answer, reference) : undefined;
        },
    });
    if (head === 'absent')
        return undefined;
    if (head !== undefined)
        return head;
    const manifest = await getManifest(session, access, reference);
    if (manifest === undefined)
        return undefined;
    const { mediaType, digest, bytes } = manifest;
    return { mediaType, digest, size: bytes.byteLength };
}
function toDescriptor(answer, reference) {
    const digest = answer.headers['docker-content-digest'];
    const size = Number(answer.headers['content-length'] ?? Number.NaN);
    const mediaType = toMediaType(answer);
    if (typeof digest !== 'string' || !(0,registry_digest/* isDigest */.Bc)(digest) || !Number.isInteger(size))
        return undefined;
    if (mediaType === undefined)
        return undefined;
    if ((0,registry_digest/* isDigest */.Bc)(reference) && reference !== digest) {
        throw (0,registry_digest/* digestMismatch */.H3)(`The registry answers with digest ${digest}`, { digest: reference });
    }
    return { mediaType, digest, size };
}
function toMediaType(answer) {
    const type = answer.headers['content-type']?.split(';', 1)[0]?.trim();
    return type === undefined || type === '' ? undefined : type;
}
function toCall(access, reference) {
    return {
        to: `manifests/${reference}`,
        headers: ACCEPT,
        access,
        doing: `read "${reference}" from`,
        kind: 'read',
    };
}
/** GET by tag or digest, hashed and compared with what was asked for and with what the registry states. */
async function getManifest(session, access, reference) {
    return await session.ask({
        ...toCall(access, reference),
        method: 'GET',
        expect: [200, 404],
        read: async (answer) => {
            if (answer.statusCode === 404) {
                await dropBody(answer);
                return undefined;
            }
            return toManifest(answer, await readBody(answer, MANIFEST_LIMIT), reference);
        },
    });
}
function toManifest(answer, bytes, reference) {
    const stated = answer.headers['docker-content-digest'];
    const wanted = (0,registry_digest/* isDigest */.Bc)(reference) ? reference : stated;
    const digest = (0,registry_digest/* toDigest */.O6)(bytes, typeof wanted === 'string' ? wanted : '');
    for (const expected of [wanted, stated]) {
        if (typeof expected === 'string' && expected !== digest) {
            throw (0,registry_digest/* digestMismatch */.H3)(`"${reference}" came with digest ${digest}`, { digest: expected });
        }
    }
    return { digest, bytes, mediaType: toMediaType(answer) ?? (0,contents/* readMediaType */.H)(bytes) };
}
/** PUT the very bytes. Returns the digest that the registry states, ours where it states none. */
async function putManifest(session, access, reference, manifest) {
    const isTag = !(0,registry_digest/* isDigest */.Bc)(reference);
    return await session.ask({
        method: 'PUT',
        to: `manifests/${reference}`,
        headers: { 'content-type': manifest.mediaType },
        body: manifest.bytes,
        access,
        doing: isTag ? `write tag "${reference}" to` : `write manifest ${reference} to`,
        kind: isTag ? 'tag' : 'manifest',
        expect: [200, 201, 202],
        read: async (answer) => {
            await dropBody(answer);
            const stored = answer.headers['docker-content-digest'];
            if (typeof stored !== 'string' || stored === '')
                return manifest.digest;
            if (stored !== manifest.digest) {
                throw (0,registry_digest/* digestMismatch */.H3)(`The registry stored digest ${stored}`, manifest);
            }
            return stored;
        },
    });
}

// EXTERNAL MODULE: ./src/registry/pause.js
var pause = __webpack_require__(495);
;// CONCATENATED MODULE: ./src/registry/rights.js
// SPDX-License-Identifier: Apache-2.0
// Whether we may push, found out by starting an upload and giving it up.



const REASONS = {
    LOGIN_REFUSED: 'credentials',
    LOGIN_MISSING: 'credentials',
    LOGIN_PASSWORD_MISSING: 'credentials',
    LOGIN_IDENTITY_TOKEN: 'credentials',
    REGISTRY_DENIED: 'permission',
    REGISTRY_REPOSITORY_MISSING: 'missing',
};
/**
 * Whether a push would be let in, and else why not. Problems of the run itself (a password file
 * that cannot be read) are thrown.
 */
async function provePush(session, access) {
    try {
        const location = await session.ask({
            method: 'POST',
            to: 'blobs/uploads/',
            body: new Uint8Array(),
            access,
            doing: 'start an upload to',
            kind: 'blob',
            expect: [202],
            read: readLocation,
        });
        // Nobody waits for the cancelling: registries clear up by themselves what is never finished.
        if (location !== undefined)
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
async function cancelUpload(session, access, location) {
    try {
        await session.askOnce({
            method: 'DELETE',
            to: location,
            access,
            doing: 'cancel an upload to',
            kind: 'blob',
            expect: [200, 202, 204, 401, 403, 404, 405],
            read: dropBody,
        });
    }
    catch {
        return; // an upload left open takes no space and ends by itself
    }
}

;// CONCATENATED MODULE: ./src/registry/session.js








const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;
/** A session for one run. */
function createSession(options) {
    let retries = 0;
    const retry = async (access, attempt) => await withRetries({
        clock: options.clock,
        signal: options.signal,
        deadlineMs: options.deadlineMs,
        pause: options.host(access.repository.host).pause,
        onRetry: (failure, waitMs) => {
            retries += 1;
            options.log?.debug(`${failure.problem.message} Trying again in ${Math.round(waitMs)} ms.`);
        },
    }, attempt);
    return {
        retry,
        askOnce: async (call) => await askOnce(options, call),
        ask: async (call) => await retry(call.access, () => askOnce(options, call)),
        enter: async (access) => {
            await retry(access, async () => {
                const door = await options.host(access.repository.host).door(access.repository);
                await options.auth.pass(access, door.challenge);
            });
        },
        retries: () => retries,
    };
}
async function askOnce(options, call) {
    const { repository } = call.access;
    const host = options.host(repository.host);
    try {
        const door = await host.door(repository);
        const pass = await options.auth.pass(call.access, door.challenge);
        const trip = () => travel(options, call, door, pass);
        return call.method === 'PUT' || call.method === 'POST'
            ? await host.writers.within(trip)
            : await trip();
    }
    catch (thrown) {
        throw session_translate(thrown, call);
    }
}
function session_translate(thrown, call) {
    if ((0,registry_failure/* toFailure */.w)(thrown) !== undefined)
        return thrown;
    const { name, host } = call.access.repository;
    const failure = toNetworkFailure(thrown, (0,address/* toApiHost */.ki)(host), `${call.doing} "${name}"`);
    return failure === undefined ? thrown : (0,registry_failure/* failed */.g)(failure, thrown);
}
/** There, in again with a new pass where the first is refused, and back with what was read. */
async function travel(options, call, door, pass) {
    let reply = await follow(options, call, door, pass);
    let used = pass;
    if (reply.answer.statusCode === 401 && !reply.redirected) {
        const challenge = parseChallenge(reply.answer.headers['www-authenticate']);
        const renewed = await options.auth.renew(call.access, challenge, pass);
        if (renewed !== undefined) {
            options.host(call.access.repository.host).learn(challenge);
            await dropBody(reply.answer);
            used = renewed;
            reply = await follow(options, call, door, renewed);
        }
    }
    const { answer, url, redirected } = reply;
    if (call.expect.includes(answer.statusCode))
        return await call.read(answer, url);
    const { kind, doing, access } = call;
    const { found, authorization } = used;
    const { repository } = access;
    const question = { repository, doing, kind, found, authorization, redirected };
    throw (0,registry_failure/* failed */.g)(await readFailure(answer, question, options.clock.now()));
}
/** Follows redirects; our Authorization goes to the registry itself and nowhere else. */
async function follow(options, call, door, pass) {
    let url = toSameDoor(toUrl(call, door), door);
    for (let hops = 0;; hops += 1) {
        const isHome = url.origin === door.base.origin;
        const answer = await send(options, call, url, isHome ? pass : { fresh: false });
        const next = toNext(answer, url, call.method);
        if (next === undefined || hops >= MOST_REDIRECTS)
            return { answer, url, redirected: !isHome };
        await dropBody(answer);
        url = toSameDoor(next, door);
    }
}
function toUrl(call, door) {
    if (call.to instanceof URL)
        return call.to;
    return new URL(`${call.access.repository.path}/${call.to}`, door.base);
}
function toNext(answer, url, method) {
    const { location } = answer.headers;
    if (location === undefined || !REDIRECTS.has(answer.statusCode))
        return undefined;
    const keepsMethod = method === 'GET' || method === 'HEAD' || answer.statusCode >= 307;
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    return keepsMethod && next !== undefined && /^https?:$/.test(next.protocol) ? next : undefined;
}
async function send(options, call, url, pass) {
    const { authorization } = pass;
    const startMs = options.clock.now();
    const answer = await options.http.send({
        method: call.method,
        url,
        headers: { ...call.headers, ...(authorization === undefined ? {} : { authorization }) },
        ...(call.body === undefined ? {} : { body: call.body }),
    });
    const address = `${url.origin}${url.pathname}`; // a query may hold a signature
    const tookMs = options.clock.now() - startMs;
    options.log?.debug(`${call.method} ${address} ${answer.statusCode} (${tookMs} ms)`);
    return answer;
}

;// CONCATENATED MODULE: ./src/registry/tags.js

const PAGE_SIZE = 1000;
const PAGE_LIMIT = 16 * 1024 * 1024;
/** All tags, at most `maxPages` pages. A repository that does not exist has none. */
async function listTags(session, access, maxPages) {
    const tags = new Set();
    let to = `tags/list?n=${PAGE_SIZE}`;
    for (let pages = 0; to !== undefined && pages < maxPages; pages += 1) {
        const page = await session.ask({
            method: 'GET',
            to,
            access,
            doing: 'list the tags of',
            kind: 'read',
            expect: [200, 404],
            read: readPage,
        });
        for (const tag of page.tags)
            tags.add(tag);
        to = page.next;
    }
    return { tags: [...tags], complete: to === undefined };
}
async function readPage(answer, url) {
    if (answer.statusCode === 404) {
        await dropBody(answer);
        return { tags: [], next: undefined };
    }
    const body = JSON.parse(Buffer.from(await readBody(answer, PAGE_LIMIT)).toString('utf8'));
    const listed = body?.tags; // null once all are deleted
    const tags = Array.isArray(listed) ? listed.filter((tag) => typeof tag === 'string') : [];
    return { tags, next: tags_toNext(answer.headers.link, url) };
}
/** The address of the next page in a `Link` header: `</v2/acme/app/tags/list?last=b&n=2>; rel="next"`. */
function tags_toNext(link, url) {
    for (const [, address = '', params = ''] of String(link ?? '').matchAll(/<([^>]*)>([^,]*)/g)) {
        const isNext = /;\s*rel="?next"?/i.test(params);
        if (isNext && URL.canParse(address, url.href))
            return new URL(address, url);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/registry/client.js
// SPDX-License-Identifier: Apache-2.0
// The registry client: puts the pieces of this room together. One per run.













const WRITES_PER_HOST = 8;
/** Reads beside the writes: a blob that is copied within a host holds one of each. */
const READS_PER_HOST = 24;
/** A client whose repositories share connections, tokens, pauses and limits by host. */
function createRegistryClient(options) {
    (0,external_node_events_.setMaxListeners)(0, options.signal); // every request and every wait listens to it
    const http = createHttp({
        env: options.env,
        signal: options.signal,
        reach: (host) => (0,address/* readReach */.eo)(options.registries, host),
        cwd: options.cwd ?? '.',
        sockets: READS_PER_HOST + 2 * (options.writesPerHost ?? WRITES_PER_HOST),
        limits: toLimits(options.idleTimeoutMs, options.connectTimeoutMs),
    });
    let requests = 0;
    const counted = {
        close: http.close,
        send: (sending) => {
            requests += 1;
            return http.send(sending);
        },
    };
    const session = openSession(options, counted);
    return {
        open: (repository) => openRepository(session, repository),
        counts: () => ({ requests, retries: session.retries() }),
        close: http.close,
    };
}
function openSession(options, http) {
    const { clock, signal, registries, log, credentials } = options;
    const auth = createAuth({
        clock,
        credentials,
        send: http.send,
        isInsecure: (host) => (0,address/* readReach */.eo)(registries, host).insecure,
    });
    const hosts = new Map();
    const toHost = (name) => {
        const known = hosts.get((0,address/* toApiHost */.ki)(name));
        if (known !== undefined)
            return known;
        const host = createHost(name, {
            reach: (0,address/* readReach */.eo)(registries, name),
            pause: (0,pause/* createPause */.n)(clock, signal),
            writers: (0,pause/* createSlots */.e)(options.writesPerHost ?? WRITES_PER_HOST),
            send: http.send,
            now: clock.now,
        });
        hosts.set((0,address/* toApiHost */.ki)(name), host);
        return host;
    };
    const deadlineMs = options.retryDeadlineMs;
    return createSession({ http, auth, host: toHost, clock, signal, deadlineMs, log });
}
function openRepository(session, repository) {
    const pull = { repository, actions: 'pull' };
    const push = { repository, actions: 'pull,push' };
    return {
        repository,
        resolve: (reference) => resolveManifest(session, pull, reference),
        getManifest: (reference) => getManifest(session, pull, reference),
        readManifest: async (digest) => {
            const manifest = await getManifest(session, pull, digest);
            if (manifest !== undefined)
                return manifest;
            const message = `There is no manifest ${digest} in "${repository.name}".`;
            throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('REGISTRY_NOT_FOUND', message)]);
        },
        putManifest: (reference, manifest) => putManifest(session, push, reference, manifest),
        hasBlob: (digest) => hasBlob(session, pull, digest),
        openBlob: (descriptor) => openBlob(session, pull, descriptor),
        putBlob: (descriptor, source) => putBlob(session, push, descriptor, source),
        provePush: () => provePush(session, push),
        listTags: (maxPages) => listTags(session, pull, maxPages),
        authorize: (actions) => session.enter({ repository, actions }),
    };
}


/***/ }),

/***/ 5067:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readMediaType),
/* harmony export */   r: () => (/* binding */ readContents)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2519);
// SPDX-License-Identifier: Apache-2.0
// What a manifest or an index refers to, read from its bytes. Pure.


const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const DIGEST = /^[a-z0-9+._-]+:[0-9a-f]{32,}$/;
/**
 * What a manifest refers to.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID when it is no manifest that we know
 */
function readContents(manifest) {
    const body = parse(manifest);
    const isIndex = Array.isArray(body.manifests);
    if (!isIndex && !(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body.config)) {
        throw invalid(manifest, 'it lists neither manifests nor a configuration');
    }
    const config = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body.config) ? toDescriptor(body.config, manifest) : undefined;
    return {
        isIndex,
        isAbout: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body.subject),
        manifests: toDescriptors(body.manifests, manifest),
        layers: toDescriptors(body.layers, manifest),
        annotations: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)(body.annotations),
        ...(config === undefined ? {} : { config }),
    };
}
/** The media type that a manifest's bytes state, or that their shape gives away. */
function readMediaType(bytes) {
    const body = parse({ bytes, digest: 'a manifest', mediaType: '' });
    const stated = body.mediaType;
    if (typeof stated === 'string' && stated !== '')
        return stated;
    return Array.isArray(body.manifests) ? OCI_INDEX : OCI_MANIFEST;
}
function parse(manifest) {
    try {
        const body = JSON.parse(Buffer.from(manifest.bytes).toString('utf8'));
        if ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body))
            return body;
    }
    catch (cause) {
        throw invalid(manifest, 'it is not JSON', cause);
    }
    throw invalid(manifest, 'it is not an object');
}
function toDescriptors(value, manifest) {
    return Array.isArray(value) ? value.map((item) => toDescriptor(item, manifest)) : [];
}
function toDescriptor(value, manifest) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
        throw invalid(manifest, 'it refers to something that is no descriptor');
    const { mediaType, digest, size, platform } = value;
    if (typeof digest !== 'string' || !DIGEST.test(digest) || typeof size !== 'number') {
        throw invalid(manifest, 'it refers to something without digest and size');
    }
    const annotations = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)(value.annotations);
    return {
        mediaType: typeof mediaType === 'string' ? mediaType : '',
        digest,
        size,
        ...toPlatform(platform),
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    };
}
function toPlatform(value) {
    const { os, architecture, variant } = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)(value);
    if (os === undefined || architecture === undefined)
        return {};
    const isPlain = variant === undefined || variant === '';
    return { platform: { os, architecture, ...(isPlain ? {} : { variant }) } };
}
function invalid({ digest }, why, cause) {
    const message = `The manifest ${digest} cannot be used: ${why}.`;
    const hint = 'Check that the reference names a container image.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_MANIFEST_INVALID', message, hint)], { cause });
}


/***/ }),

/***/ 6809:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   H3: () => (/* binding */ digestMismatch),
/* harmony export */   KD: () => (/* binding */ checked),
/* harmony export */   O6: () => (/* binding */ toDigest),
/* harmony export */   Sk: () => (/* binding */ sized)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4734);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4659);
// SPDX-License-Identifier: Apache-2.0
// Bytes and the digest they must have. Knows SHA-256, the one algorithm that registries must take, and SHA-512.



const DIGEST = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
/** Whether a text is a digest rather than a tag. */
function isDigest(text) {
    return DIGEST.test(text);
}
/** The digest of bytes, by the algorithm of `like`; `sha256` without it. */
function toDigest(bytes, like = '') {
    const algorithm = like.startsWith('sha512:') ? 'sha512' : 'sha256';
    return `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex')}`;
}
/**
 * The same bytes, checked on their way: the stream fails at its end when it was cut or changed.
 * `place` names the source in the message.
 */
async function* checked(stream, wanted, place) {
    const algorithm = wanted.digest.startsWith('sha512:') ? 'sha512' : 'sha256';
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm);
    let size = 0;
    for await (const chunk of stream) {
        hash.update(chunk);
        size += chunk.byteLength;
        yield chunk;
    }
    const digest = `${algorithm}:${hash.digest('hex')}`;
    if (digest === wanted.digest && size === wanted.size)
        return;
    throw digestMismatch(`${place} gave ${size} bytes with digest ${digest}`, wanted);
}
/** The same bytes, as many as there must be: a body that ends early would leave the other side waiting. */
async function* sized(stream, wanted) {
    let size = 0;
    for await (const chunk of stream) {
        size += chunk.byteLength;
        if (size > wanted.size)
            break;
        yield chunk;
    }
    if (size === wanted.size)
        return;
    throw digestMismatch(`The source of ${wanted.digest} gave ${size} bytes`, wanted);
}
/** The failure that bytes with another digest mean: tried again, since it is most often a cut stream. */
function digestMismatch(what, wanted) {
    const size = wanted.size === undefined ? '' : `${wanted.size} bytes with digest `;
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .failed */ .g)({
        again: 'seldom',
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('REGISTRY_DIGEST_MISMATCH', `${what}, not ${size}${wanted.digest}.`, 'Run again; if it stays so, a proxy or the storage of the registry changes what passes through.'),
    });
}


/***/ }),

/***/ 4659:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ failed),
/* harmony export */   w: () => (/* binding */ toFailure)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
// SPDX-License-Identifier: Apache-2.0
// Why one try failed, and whether another may help. Inside this room only; outside it is a Problem.

const FAILURE = Symbol('failure');
/**
 * A Problem that carries its {@link Failure}, for the retrying to see. Where nobody retries, such as
 * in the middle of a stream, it is a Problem like any other.
 */
function failed(failure, cause) {
    return Object.assign(new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([failure.problem], { cause }), { [FAILURE]: failure });
}
/** The failure that a thrown value carries, if it does. */
function toFailure(thrown) {
    if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF && FAILURE in thrown)
        return thrown[FAILURE];
    return undefined;
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

/***/ 495:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ createSlots),
/* harmony export */   n: () => (/* binding */ createPause)
/* harmony export */ });
/** So that those who waited do not all ask in the same instant. */
const STAGGER_MS = 250;
/** A pause for one host. Rejects with the signal's reason when the run is cancelled. */
function createPause(clock, signal) {
    let until = 0;
    return {
        extend: (ms) => {
            until = Math.max(until, clock.now() + ms);
        },
        over: async () => {
            for (let left = until - clock.now(); left > 0; left = until - clock.now()) {
                await clock.sleep(left + clock.random() * STAGGER_MS, signal);
            }
        },
    };
}
/** `size` places. */
function createSlots(size) {
    let free = size;
    const line = [];
    return {
        within: async (work) => {
            if (free > 0)
                free -= 1;
            else
                await new Promise((resolve) => line.push(resolve));
            try {
                return await work();
            }
            finally {
                const next = line.shift();
                if (next === undefined)
                    free += 1;
                else
                    next();
            }
        },
    };
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
