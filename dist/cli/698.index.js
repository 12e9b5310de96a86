export const id = 698;
export const ids = [698];
export const modules = {

/***/ 8849:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   eI: () => (/* binding */ toSchemes),
/* harmony export */   eo: () => (/* binding */ readReach),
/* harmony export */   jr: () => (/* binding */ toHostname),
/* harmony export */   ki: () => (/* binding */ toApiHost),
/* harmony export */   xw: () => (/* binding */ toConfigKey)
/* harmony export */ });
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3981);
// SPDX-License-Identifier: Apache-2.0
// Where to ask: from a repository's host to the address of its API. Knows nothing of requests.

/** The host that serves the API of `host`: itself, but `registry-1.docker.io` for Docker Hub. */
function toApiHost(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'registry-1.docker.io' : host.toLowerCase();
}
/**
 * The key of a host in a Docker configuration file.
 *
 * Docker Hub keeps the address of its first API there; a login under any other key is not found.
 */
function toConfigKey(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'https://index.docker.io/v1/' : host.toLowerCase();
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
    const entries = registries.filter(({ prefix }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix).host, host));
    const ca = entries.find((entry) => entry.ca !== undefined)?.ca;
    const { cert, key } = entries.find((entry) => entry.key !== undefined) ?? {};
    return {
        insecure: entries.some((entry) => entry.insecure),
        ...(ca === undefined ? {} : { ca }),
        ...(cert === undefined || key === undefined ? {} : { cert, key }),
    };
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

/***/ 8309:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

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


/***/ }),

/***/ 3564:
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
 * The same bytes, checked on their way: the stream fails at its end when it was cut or changed, and
 * with the first byte that is too many. `place` names the source in the message.
 */
async function* checked(stream, wanted, place) {
    const algorithm = wanted.digest.startsWith('sha512:') ? 'sha512' : 'sha256';
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm);
    let size = 0;
    for await (const chunk of stream) {
        size += chunk.byteLength;
        if (size > wanted.size)
            throw tooLong(place, wanted);
        hash.update(chunk);
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
function tooLong(place, wanted) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .failed */ .g)({
        again: 'seldom',
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('REGISTRY_DIGEST_MISMATCH', `${place} gave more than the ${wanted.size} bytes of ${wanted.digest}.`, 'Check that the host is a container registry, and which image its manifest belongs to.'),
    });
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

/***/ 8698:
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
// EXTERNAL MODULE: ./src/registry/limits.js
var registry_limits = __webpack_require__(8274);
// EXTERNAL MODULE: ./src/registry/http/trace.js
var http_trace = __webpack_require__(5047);
;// CONCATENATED MODULE: ./src/registry/http/body.js
// SPDX-License-Identifier: Apache-2.0
// The body of an answer: read to a limit, read in part, or let go. Knows nothing of registries.


/**
 * The whole body, at most `limit` bytes.
 *
 * @throws an error of the network, also when the body is longer: `toNetworkFailure` says which
 */
async function readBody(answer, limit) {
    const { bytes, isWhole, thrown } = await read(answer, limit);
    if (thrown !== undefined)
        throw (0,http_trace/* lost */.DU)(thrown);
    if (isWhole)
        return bytes;
    throw (0,http_trace/* lost */.DU)(Object.assign(new Error(`it is longer than ${limit} bytes`), { code: 'E2BIG' }));
}
/** What of a body comes, at most `limit` bytes of it: where it is cut off, it says all the same what it says. */
async function readStart(answer, limit) {
    return (await read(answer, limit)).bytes;
}
/** The body as JSON text: UTF-8, at most `limit` bytes. @throws as {@link readBody} */
async function readText(answer, limit) {
    return Buffer.from(await readBody(answer, limit)).toString('utf8');
}
/**
 * Lets a body go by that says nothing, so that the next request can have its connection; that is
 * given up when the body is longer than any should be.
 */
async function dropBody(answer) {
    await read(answer, registry_limits/* SMALL_BYTES */.El); // cut: what the headers said has been understood
}
/** What kind of body it is, for messages: `text/html`, `application/json, gzip`. */
function describeBody({ headers }) {
    const type = headers['content-type']?.split(';', 1)[0]?.trim();
    const encoding = headers['content-encoding'];
    const kinds = [type, encoding].filter((kind) => kind !== undefined && kind !== '');
    return kinds.length === 0 ? 'no content type' : kinds.join(', ');
}
async function read(answer, limit) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of answer) {
            size += chunk.byteLength;
            chunks.push(chunk);
            if (size > limit)
                break; // which ends the connection
        }
    }
    catch (thrown) {
        return { bytes: Buffer.concat(chunks), isWhole: false, thrown };
    }
    return { bytes: Buffer.concat(chunks).subarray(0, limit), isWhole: size <= limit };
}

// EXTERNAL MODULE: ./src/registry/failure.js
var registry_failure = __webpack_require__(4659);
;// CONCATENATED MODULE: ./src/registry/auth/challenge.js
// SPDX-License-Identifier: Apache-2.0
// What a registry asks for before it lets us in: the WWW-Authenticate header, taken apart. Pure.
/** A name and, where it is a parameter's, its value in quotes or bare. Each part is read once and not again. */
const PART = /([\w-]+)(?:(\s*=\s*)(?:"([^"\\]*(?:\\[^][^"\\]*)*)(?:"|\\?$)|([^\s,"]+))?)?/g;
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
    const realm = bearer?.get('realm');
    if (bearer !== undefined && realm !== undefined) {
        const [service, scope, error] = ['service', 'scope', 'error'].map((name) => bearer.get(name));
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
    for (const [, name = '', equals, quoted, bare] of header.matchAll(PART)) {
        const value = quoted?.replace(/\\([^])/g, '$1') ?? bare ?? '';
        if (equals !== undefined)
            offers.at(-1)?.params.set(name.toLowerCase(), value);
        else if (/^[A-Za-z]/.test(name))
            offers.push({ scheme: name.toLowerCase(), params: new Map() });
    }
    return offers;
}

// EXTERNAL MODULE: ./src/registry/http/line.js
var line = __webpack_require__(82);
;// CONCATENATED MODULE: ./src/registry/http/timeouts.js

/** How the error begins where no connection came to stand in time. */
const NO_CONNECTION = 'no connection';
/** Watches a request from its making to the end of its answer. */
function watch(request, limits, travel) {
    const endings = [
        watchConnecting(request, limits, travel),
        watchMoving(request, limits.stallMs),
        watchAnswering(request, limits, travel.bytes),
        travel.isBlob ? watchPace(request, limits) : watchTotal(request, limits.totalMs),
        watchWithin(request, travel.withinMs),
    ];
    watchInformational(request);
    request.once('close', () => {
        for (const end of endings)
            end();
    });
}
/** Ends a request, or the answer that is being read, for this reason. */
function end(exchange, what, ms) {
    stop(exchange, `${what} within ${Math.round(ms) / 1000} s`, 'ETIMEDOUT');
}
function stop(exchange, why, code) {
    exchange.destroy(Object.assign(new Error(why), { code }));
}
function watchConnecting(request, limits, { isTls, isProxied }) {
    let connecting;
    const expect = (ms) => {
        connecting = setTimeout(() => {
            end(request, NO_CONNECTION, ms);
        }, ms);
    };
    const connected = () => {
        clearTimeout(connecting);
    };
    // A proxied request has no socket of its own until the proxy is connected.
    if (isProxied)
        expect(limits.connectMs + limits.answerMs({ bytes: 0, tookMs: 0 }));
    request.on('socket', (socket) => {
        connected();
        if (!socket.connecting)
            return;
        expect(limits.connectMs);
        socket.once(isTls ? 'secureConnect' : 'connect', connected);
    });
    return connected;
}
/**
 * The socket's own timer goes off when nothing has moved on it for so long. Where it is we who bring
 * or take nothing, another exchange holds us up, whose own limit counts: that is excused once, and
 * not twice in a row, since then this exchange is not wanted any more.
 */
function watchMoving(request, stallMs) {
    let unwatch = () => undefined;
    let exchange = request;
    let phase = { what: 'no byte was taken', isTheirs: () => request.writableLength > 0 };
    let excusedAt;
    request.once('socket', (socket) => {
        const late = () => {
            const moved = socket.bytesRead + socket.bytesWritten;
            if (phase.isTheirs() || moved === excusedAt)
                end(exchange, phase.what, stallMs);
            excusedAt = moved;
            socket.setTimeout(stallMs);
        };
        socket.setTimeout(stallMs).on('timeout', late);
        unwatch = () => socket.setTimeout(0).off('timeout', late);
    });
    request.once('finish', () => {
        // Until the answer begins, it has a limit of its own.
        if (exchange === request)
            request.socket?.setTimeout(0);
    });
    request.once('response', (answer) => {
        exchange = answer;
        phase = { what: 'no byte came', isTheirs: () => answer.readableLength === 0 };
        answer.socket.setTimeout(stallMs);
    });
    return () => {
        unwatch();
    };
}
/** The answer must have begun in time once all is sent, whatever else comes before it. */
function watchAnswering(request, limits, bytes) {
    let answering;
    let beganMs = 0;
    let isOver = false;
    const over = () => {
        isOver = true;
        clearTimeout(answering);
    };
    request.once('socket', () => {
        beganMs = performance.now();
    });
    request.once('finish', () => {
        if (isOver)
            return;
        const ms = limits.answerMs({ bytes, tookMs: performance.now() - beganMs });
        answering = setTimeout(() => {
            end(request, 'no answer', ms);
        }, ms);
    });
    request.once('response', over);
    return over;
}
/** `102 Processing` and the like say nothing; a server that says it without end is not listened to. */
function watchInformational(request) {
    let count = 0;
    request.on('information', () => {
        count += 1;
        if (count > registry_limits/* INFORMATIONAL */.g3) {
            stop(request, `more than ${registry_limits/* INFORMATIONAL */.g3} informational answers`, 'EPROTO_INFORMATIONAL');
        }
    });
}
/** From the moment that it has a connection, or is being connected, to the last byte of its answer. */
function watchTotal(request, totalMs) {
    let exchange = request;
    let total;
    request.once('socket', () => {
        total = setTimeout(() => {
            end(exchange, 'no whole answer', totalMs);
        }, totalMs);
    });
    request.once('response', (answer) => {
        exchange = answer; // the reader of its body must be told
    });
    return () => {
        clearTimeout(total);
    };
}
/** From its making, whether there is a connection yet or not, until an answer begins. */
function watchWithin(request, withinMs) {
    if (withinMs === undefined)
        return () => undefined;
    const timer = setTimeout(() => {
        end(request, 'no answer', withinMs);
    }, withinMs);
    const over = () => {
        clearTimeout(timer);
    };
    request.once('response', over);
    return over;
}
/** Bytes that come or go one by one are moving, and yet would take days. */
function watchPace(request, { paceBytes, paceMs }) {
    let timer;
    const over = () => {
        clearInterval(timer);
    };
    const expect = (socket, ms, isSlow, exchange) => {
        const moved = () => socket.bytesRead + socket.bytesWritten;
        let before = moved();
        over();
        timer = setInterval(() => {
            if (moved() - before < paceBytes && isSlow()) {
                end(exchange, `less than ${Math.ceil(paceBytes)} bytes moved`, ms);
            }
            before = moved();
        }, ms);
    };
    request.once('socket', (socket) => {
        expect(socket, paceMs.up, () => request.writableLength > 0, request);
    });
    request.once('response', (answer) => {
        expect(answer.socket, paceMs.down, () => answer.readableLength === 0, answer);
    });
    return over;
}

// EXTERNAL MODULE: ./src/registry/tls/failure.js
var failure = __webpack_require__(3333);
;// CONCATENATED MODULE: ./src/registry/http/network.js
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
        hint: 'Check host and port, and that it is running.',
    },
    EHOSTUNREACH: { what: 'there is no way to it', hint: 'Check the network of this machine.' },
    ENETUNREACH: { what: 'there is no way to it', hint: 'Check the network of this machine.' },
};
/** Not as it should be, and most often so again. */
const GARBLED = /^(?:HPE_HEADER_OVERFLOW|EPROTO_INFORMATIONAL|ERR_INVALID|ERR_UNESCAPED|ERR_SSL)/;
/** Whether the other side spoke plain HTTP where TLS was expected. */
function isPlainHttp(thrown) {
    return (0,failure/* toTlsFault */.lB)(thrown) === 'plain';
}
/** Whether the other side was reached and speaks TLS, if not to our liking. */
function isTls(thrown) {
    const fault = (0,failure/* toTlsFault */.lB)(thrown);
    return fault !== undefined && fault !== 'plain';
}
/** Whether it failed before there was a connection, or in its TLS. */
function isOfConnection(thrown) {
    const errno = (0,http_trace/* toErrno */.sP)(thrown);
    if (SELDOM[errno] !== undefined || errno === 'EAI_AGAIN' || errno === 'EPROXY')
        return true;
    return (0,failure/* toTlsFault */.lB)(thrown) !== undefined || thrown.message.startsWith(NO_CONNECTION);
}
/** Whether the host itself, and no proxy before it, has a certificate of an authority that isn't known. */
function isUnknownAuthority(thrown) {
    return (0,http_trace/* toTrace */.l_)(thrown).proxy === undefined && (0,failure/* toTlsFault */.lB)(thrown) === 'authority';
}
/**
 * The failure of one try that an error of the network means; undefined when it is none. `asked` is who
 * was asked: a host, or what it is and a host (`the token service auth.example.com`).
 */
function toNetworkFailure(thrown, asked, doing) {
    if (!(0,http_trace/* isLost */.JD)(thrown))
        return undefined;
    const could = `Could not ${doing}:`;
    const trace = (0,http_trace/* toTrace */.l_)(thrown);
    if (trace.proxy !== undefined)
        return toProxyFailure(thrown, trace.proxy, could);
    const host = toAsked(asked, trace.host);
    const fault = (0,failure/* toTlsFault */.lB)(thrown);
    if (fault === 'plain') {
        return {
            again: 'never',
            problem: (0,src_problem/* error */.z3)('REGISTRY_PLAIN_HTTP', `${could} ${host} speaks plain HTTP where TLS was expected.`, `If that is meant, set \`insecure: true\` for ${toHost(host)} in \`registries\`; else check the port.`),
        };
    }
    if (fault !== undefined) {
        const problem = (0,failure/* describeTls */.fT)(fault, { name: host, isProxy: false }, could, thrown);
        return { again: 'never', problem };
    }
    if (trace.isGivenUp === true)
        return toSilence(host, trace, could);
    const errno = (0,http_trace/* toErrno */.sP)(thrown);
    const slip = SELDOM[errno];
    if (slip !== undefined) {
        const message = `${could} ${host} cannot be reached, ${slip.what} (${errno}).`;
        return { again: 'seldom', problem: (0,src_problem/* error */.z3)('REGISTRY_UNREACHABLE', message, slip.hint) };
    }
    return toCutFailure({ errno, why: (0,line/* toLine */.S)(thrown.message), through: trace.through }, host, could);
}
/** A host that was given up before anything was sent. */
function toSilence(host, { through }, could) {
    const way = through === undefined ? '' : `, through the proxy ${through}`;
    const problem = (0,src_problem/* error */.z3)('REGISTRY_UNREACHABLE', `${could} ${host} does not answer${way}.`, 'Check host and port, and that it is running; a firewall or a proxy in between may swallow what is sent.');
    return { again: 'never', problem };
}
/** Who answers in truth: the host that a redirect led to, where it isn't the one that was asked. */
function toAsked(asked, host) {
    const withoutPort = (text) => toHost(text).replace(/:(?:443|80)$/, '');
    return host === undefined || withoutPort(host) === withoutPort(asked) ? asked : host;
}
function toHost(asked) {
    return /\S*$/.exec(asked)?.[0] ?? '';
}
/** A proxy that is not there, or does not let us through: it is the proxy's name that helps then. */
function toProxyFailure(thrown, proxy, could) {
    const { status, said } = (0,http_trace/* toTrace */.l_)(thrown);
    if (status !== undefined)
        return toProxyRefusal({ status, said, proxy }, could);
    const fault = (0,failure/* toTlsFault */.lB)(thrown);
    if (fault !== undefined && fault !== 'plain') {
        const problem = (0,failure/* describeTls */.fT)(fault, { name: `the proxy ${proxy}`, isProxy: true }, could, thrown);
        return { again: 'never', problem: { ...problem, code: 'REGISTRY_PROXY_FAILED' } };
    }
    const errno = (0,http_trace/* toErrno */.sP)(thrown);
    const what = SELDOM[errno]?.what ?? (0,line/* toLine */.S)(thrown.message);
    const plain = 'it speaks plain HTTP: its address begins with http://';
    const detail = fault === 'plain' ? `, ${plain}` : ` (${errno}, ${what})`;
    return {
        again: fault === 'plain' ? 'never' : 'seldom',
        problem: (0,src_problem/* error */.z3)('REGISTRY_PROXY_FAILED', `${could} the proxy ${proxy} cannot be reached or used${detail}.`, `${PROXY_MOVE}.`),
    };
}
const PROXY_MOVE = 'Check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY, or name the host in NO_PROXY if it needs no proxy';
function toProxyRefusal(refusal, could) {
    const { status, said = '', proxy } = refusal;
    const words = said === '' ? '' : ` "${(0,line/* toLine */.S)(said)}"`;
    const login = 'Write the user name and password of the proxy into HTTPS_PROXY or HTTP_PROXY: USER:PASSWORD@HOST:PORT. Only Basic logins are possible.';
    return {
        again: status < 500 ? 'never' : 'seldom',
        problem: (0,src_problem/* error */.z3)('REGISTRY_PROXY_FAILED', `${could} the proxy ${proxy} does not let us through, ${status}${words}.`, status === 407 ? login : `Let the proxy allow this host. ${PROXY_MOVE}.`),
    };
}
/** Whatever else keeps an answer from being whole. */
function toCutFailure({ errno, why, through }, host, could) {
    if (errno === 'E2BIG') {
        const message = `${could} the answer of ${host} is too large, ${why}.`;
        const hint = 'Check that the host is a container registry.';
        return { again: 'never', problem: (0,src_problem/* error */.z3)('REGISTRY_ANSWER_INVALID', message, hint) };
    }
    const hint = /^(?:no (?:byte|answer|whole)|less than)/.test(why)
        ? 'Run again; if the registry is that slow, raise push-idle-timeout.'
        : 'Run again; if it stays so, the registry or a proxy before it is in trouble.';
    const detail = [errno, why].filter((part) => part !== '').join(', ');
    const way = through === undefined ? '' : `, through the proxy ${through}`;
    const message = `${could} no whole answer from ${host}${way} (${detail}).`;
    const again = GARBLED.test(errno) ? 'seldom' : 'always';
    return { again, problem: (0,src_problem/* error */.z3)('REGISTRY_UNREACHABLE', message, hint) };
}

;// CONCATENATED MODULE: ./src/registry/path.js
// SPDX-License-Identifier: Apache-2.0
// Parts of an address below `/v2/`, escaped, so that no name changes the address that it is put into. Pure.

/** What every host takes unescaped, and some only so: `sha256:…`. */
const COLON = /%3A/g;
/**
 * One part of a path: a tag, a digest, a component of a repository's name. Legal ones come out as
 * they are.
 *
 * @throws Problem REGISTRY_NAME_INVALID for a part that no escaping keeps one: empty, `.` and `..`
 */
function toPathPart(part) {
    const isLost = part === '' || part === '.' || part === '..' || /\p{Surrogate}/u.test(part);
    if (!isLost)
        return encodeURIComponent(part).replace(COLON, ':');
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('REGISTRY_NAME_INVALID', `invalid name ${JSON.stringify(part)}: it cannot be part of the address of an image`, 'Correct the name of the repository or the tag.'),
    ]);
}
/** The path of a repository, with each of its components escaped. */
function toRepositoryPath(path) {
    return path.split('/').map(toPathPart).join('/');
}
/**
 * The address of a host's API: `https://ghcr.io/v2/`.
 *
 * @throws Problem REGISTRY_NAME_INVALID for a host that is more than a name and a port
 */
function toApiBase(scheme, host) {
    const text = `${scheme}://${host}/v2/`;
    const url = /[/?#@\\\s]/.test(host) || !URL.canParse(text) ? undefined : new URL(text);
    if (url?.href === `${scheme}://${url?.host ?? ''}/v2/`)
        return url;
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('REGISTRY_NAME_INVALID', `invalid registry ${JSON.stringify(host)}: it is not the name of a host`, 'Write it like ghcr.io or registry.example.com:5000.'),
    ]);
}

// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(2519);
// EXTERNAL MODULE: ./src/registry/providers/hints.js + 1 modules
var hints = __webpack_require__(9942);
;// CONCATENATED MODULE: ./src/registry/http/retry.js

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
function withTries(failure, cause, { tries, spentMs }) {
    const { problem } = failure;
    const seconds = (spentMs / 1000).toFixed(spentMs < 10_000 ? 1 : 0);
    const message = problem.message.replace(/\.?$/, ` (${tries} tries in ${seconds} s).`);
    // Whoever asked this inside another series of tries does not begin anew.
    return (0,registry_failure/* failed */.g)({ ...failure, again: 'never', problem: { ...problem, message } }, cause);
}

// EXTERNAL MODULE: ./src/secret-forms.js
var secret_forms = __webpack_require__(1071);
// EXTERNAL MODULE: ./src/registry/auth/secrets.js
var secrets = __webpack_require__(8309);
;// CONCATENATED MODULE: ./src/registry/providers/refusal.js
// SPDX-License-Identifier: Apache-2.0
// A registry's "no", in the user's terms: status, the registry's own code and words, and whether to ask again.











/** Shorter values would garble ordinary words. */
const SHORTEST_SECRET = 4;
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
    const text = Buffer.from(await readStart(answer, registry_limits/* REFUSAL_BYTES */.vI)).toString('utf8');
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
/** Code and words of a body, as `show` gives them: after JSON is parsed, and before they are cut. */
function parseWords(text, show) {
    // Proxies answer in HTML; the text itself is shown then.
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
/** The failure of one try that a refusal means. */
async function readFailure(answer, question, nowMs) {
    const refusal = await readRefusal(answer, question);
    const again = toAgain(refusal, question);
    const code = toCode(refusal, question);
    const retryAfterMs = again === 'always' ? parseRetryAfter(answer.headers['retry-after'], nowMs) : undefined;
    return {
        problem: (0,src_problem/* error */.z3)(code, toMessage(refusal, question), (0,hints/* toHint */.zn)(code, refusal, question)),
        again,
        pauseHost: refusal.status === 429 || refusal.status === 503,
        answer: { status: refusal.status, code: refusal.code, isPage: refusal.isPage },
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
    return (kind === 'blob' || kind === 'upload') && (CUT.test(said) || status === 416);
}
/**
 * The code of the Problem that a refusal means.
 *
 * | asked           | answer                                  | code                          |
 * | --------------- | --------------------------------------- | ----------------------------- |
 * | any             | 429                                     | `REGISTRY_RATE_LIMITED`       |
 * | any             | 408, 5xx                                | `REGISTRY_FAILED`             |
 * | write a tag     | 409, 412, or 400, 403, 405 and "immutable" | `REGISTRY_TAG_IMMUTABLE`   |
 * | any             | 401, neither Basic nor Bearer           | `LOGIN_SCHEME_UNSUPPORTED`    |
 * | any             | 401, without a credential               | `LOGIN_MISSING`               |
 * | any             | 401 `insufficient_scope`, 403           | `REGISTRY_DENIED`             |
 * | any             | 401 to a token that was given for the credential | `REGISTRY_DENIED`    |
 * | any             | 401, 403 in words of the table of refusals | as the table has it        |
 * | any             | 401 otherwise                           | `LOGIN_REFUSED`               |
 * | write           | 404                                     | `REGISTRY_REPOSITORY_MISSING` |
 * | read            | 404                                     | `REGISTRY_NOT_FOUND`          |
 * | any             | 400, nginx about a client certificate   | `REGISTRY_TLS_CLIENT`         |
 * | any             | 413                                     | `REGISTRY_TOO_LARGE`          |
 * | write by digest | 405, 406, 415, 422                      | `REGISTRY_UNSUPPORTED`        |
 * | write by digest | 400, 404, with words about its kind, none, or a page | `REGISTRY_UNSUPPORTED` |
 * | upload          | 415                                     | `REGISTRY_UNSUPPORTED`        |
 * | upload, at its end | 404                                  | `REGISTRY_REFUSED`            |
 * | any             | any other                               | `REGISTRY_REFUSED`            |
 */
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
/** nginx asks for a client certificate, and answers over TLS where it gets none or a wrong one. */
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
/** Whether it is this kind of manifest or blob that the registry does not take, from anybody. */
function isUnsupported({ status, code, words, isPage }, { kind }) {
    const said = `${code} ${words}`.trim();
    const { always = [], worded = [] } = UNSUPPORTED[kind] ?? {};
    if (LAG.test(said) || BAD.test(said))
        return false;
    // All that a manifest refers to is there: a page says nothing of the repository.
    return always.includes(status) || (worded.includes(status) && (isPage || KIND.test(said)));
}
/** The statuses that say so by themselves, and those that do with words, or without any. */
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
function toMessage(refusal, question) {
    const { status } = refusal;
    const { doing, repository, found } = question;
    const { host } = repository;
    const isDenied = status === 401 || status === 403;
    // An entry of `registries` is named after the host, which then need not stand twice.
    const source = found?.source.endsWith(`: ${host}`)
        ? found.source.slice(0, -host.length - 2)
        : found?.source;
    const who = isDenied && source !== undefined ? `, with the credential from ${source}` : '';
    return `Could not ${doing} "${repository.name}"${who}: ${question.asked ?? host} answered ${toAnswer(refusal)}.`;
}
function toAnswer({ status, code, words, scheme, proxy }) {
    const said = [String(status), code, words === '' ? '' : `"${words}"`];
    const asks = scheme === undefined
        ? ''
        : ` and asks for a login that is neither Basic nor Bearer ("${scheme}")`;
    const answer = `${said.filter((part) => part !== '').join(' ')}${asks}`;
    return proxy === undefined ? answer : `${answer}, through the proxy ${proxy}`;
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
            throw translate(thrown, repository, options.reach);
        try {
            return await ask(options, repository, second);
        }
        catch (other) {
            throw translate(isTelling(other, first) ? other : thrown, repository, options.reach);
        }
    }
}
/**
 * Whether the second scheme's failure is the one that counts. A server that has answered TLS with
 * plain HTTP is asked in its own tongue then. One that has garbled plain HTTP may speak TLS: it does
 * when it answers, or when its certificate is refused; anything else says nothing new.
 */
function isTelling(other, first) {
    return first === 'https' || isTls(other) || other instanceof src_problem/* Problem */.AF;
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
    const base = toApiBase(scheme, (0,address/* toApiHost */.ki)(repository.host));
    const answer = await options.send({ method: 'GET', url: base, headers: {} });
    const status = answer.statusCode;
    const isWrongDoor = status === 400 && scheme === 'http';
    if (isWrongDoor || status === 408 || status === 429 || status >= 500) {
        const question = { repository, doing: 'reach the registry of', kind: 'token' };
        const failure = (0,registry_failure/* failed */.g)(await readFailure(answer, question, options.now()));
        throw isWrongDoor ? Object.assign(failure, { code: WRONG_DOOR }) : failure;
    }
    if (status === 400)
        await checkCertificate(answer, repository, options.now());
    else
        await dropBody(answer);
    const isAsking = status === 401;
    return {
        base,
        challenge: isAsking ? parseChallenge(answer.headers['www-authenticate']) : { scheme: 'none' },
    };
}
/** @throws a failure REGISTRY_TLS_CLIENT for the page on which nginx asks for a client certificate */
async function checkCertificate(answer, repository, nowMs) {
    const question = { repository, doing: 'reach the registry of', kind: 'token' };
    const failure = await readFailure(answer, question, nowMs);
    if (failure.problem.code === 'REGISTRY_TLS_CLIENT')
        throw (0,registry_failure/* failed */.g)(failure);
}
function translate(thrown, repository, reach) {
    const host = repository.host;
    const failure = toNetworkFailure(thrown, host, `reach the registry of "${repository.name}"`);
    if (failure === undefined)
        return thrown;
    const { problem } = failure;
    if (problem.code !== 'REGISTRY_PLAIN_HTTP' || !reach.insecure)
        return (0,registry_failure/* failed */.g)(failure, thrown);
    const hint = `Leave out \`ca\` for ${host}, which asks for TLS, or check the port: \`insecure\` is set already.`;
    return (0,registry_failure/* failed */.g)({ ...failure, problem: { ...problem, hint } }, thrown);
}
/** Whether a Location of this host that says `http` must mean `https`: a proxy has hidden the TLS from it. */
function toSameDoor(location, door) {
    const isSame = location.hostname === door.base.hostname;
    if (!isSame || door.base.protocol !== 'https:' || location.protocol !== 'http:')
        return location;
    if ((0,address/* isLoopback */.U9)(location.host) && location.host !== door.base.host)
        return location;
    const url = new URL(location);
    url.protocol = 'https:';
    url.port = door.base.port;
    return url;
}

;// CONCATENATED MODULE: ./src/registry/http/link.js
// SPDX-License-Identifier: Apache-2.0
// Addresses that a registry gives: in Location and Link headers. Pure.



/**
 * The address that a registry gives, seen from where it was asked. `says` stands between the host and
 * the address in the message: `redirects to`.
 *
 * @throws a failure REGISTRY_LINK_INVALID for what is no address, or none of http or https
 */
function parseLink(text, from, says) {
    const url = URL.canParse(text, from.href) ? new URL(text, from) : undefined;
    if (url !== undefined && isWeb(url))
        return url;
    throw (0,registry_failure/* failed */.g)({
        again: 'never',
        problem: (0,src_problem/* error */.z3)('REGISTRY_LINK_INVALID', `${from.host} ${says} "${withoutQuery(text)}", which is not an http or https URL.`, 'Check that the host is a container registry, and what a proxy before it answers.'),
    });
}
/** Whether an address is one of http or https. */
function isWeb(url) {
    return url.protocol === 'http:' || url.protocol === 'https:';
}
/** A query may hold a signature. */
function withoutQuery(text) {
    return (0,line/* toLine */.S)(text.split('?', 1)[0] ?? '');
}

;// CONCATENATED MODULE: ./src/registry/auth/tokens.js











const DEFAULT_LIFE_S = 60;
const LONGEST_MARGIN_MS = 30_000;
const LONGEST_LIFE_S = 24 * 3600;
/** What can stand in a header. */
const TOKEN = /^[\x21-\x7e]+$/;
/** A 303 asks for another question, which a token service has no answer to. */
const REDIRECTED = new Set([301, 302, 307, 308]);
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
    const { repository } = access;
    const startMs = options.clock.now();
    const realm = toRealm(request, options);
    const asked = `the token service ${realm.host}`;
    const doing = 'get a token for';
    try {
        const sending = { ...toSending(request, realm), registry: request.base.host };
        const answer = await follow(options, sending);
        if (answer.statusCode !== 200) {
            const question = { repository, doing, kind: 'token', found, asked };
            throw (0,registry_failure/* failed */.g)(await readFailure(answer, question, options.clock.now()));
        }
        const body = await readText(answer, registry_limits/* SMALL_BYTES */.El);
        return parseToken(body, startMs, () => noToken(answer, asked, repository));
    }
    catch (thrown) {
        const failure = toNetworkFailure(thrown, asked, `${doing} "${repository.name}"`);
        throw failure === undefined ? thrown : (0,registry_failure/* failed */.g)(failure, thrown);
    }
}
/** Follows redirects to another path of the same service, to which the same is sent again; to no other host. */
async function follow(options, first) {
    let sending = first;
    for (let hops = 0;; hops += 1) {
        const answer = await options.send(sending);
        const { location } = answer.headers;
        if (location === undefined || !REDIRECTED.has(answer.statusCode))
            return answer;
        const { url } = sending;
        const next = toSameDoor(parseLink(location, url, 'redirects to'), { base: url });
        if (next.origin !== url.origin || hops >= registry_limits/* REDIRECTS */.eT)
            return answer;
        if (next.search === '')
            next.search = url.search;
        await dropBody(answer);
        sending = { ...sending, url: next };
    }
}
/**
 * Where to ask for a token. A service that is behind the registry's own TLS and says `http` means
 * `https`: a proxy has hidden the TLS from it.
 *
 * @throws Problem REGISTRY_REALM_INVALID for what is no address of http or https
 * @throws Problem REGISTRY_REALM_REFUSED when a password would leave TLS
 */
function toRealm({ access, base, challenge }, options) {
    const { host } = access.repository;
    const shown = (0,line/* toLine */.S)(challenge.realm.split('?', 1)[0] ?? '');
    const stated = URL.canParse(challenge.realm) ? new URL(challenge.realm) : undefined;
    if (stated === undefined || !isWeb(stated)) {
        throw new src_problem/* Problem */.AF([
            (0,src_problem/* error */.z3)('REGISTRY_REALM_INVALID', `${host} names "${shown}" as its token service, which is not an http or https URL.`, 'Correct the realm in the configuration of the registry: it is the whole URL of the token service.'),
        ]);
    }
    const isHere = stated.port === '' || stated.port === base.port;
    const realm = isHere ? toSameDoor(stated, { base }) : stated;
    if (isSafe(realm, host, options.isInsecure))
        return realm;
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('REGISTRY_REALM_REFUSED', `${host} sends us to "${shown}" for a token, where a password would not be safe.`, `Check that this is the registry you mean; \`insecure: true\` for that host allows it.`),
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
    const kind = (0,line/* toLine */.S)(describeBody(answer));
    return (0,registry_failure/* failed */.g)({
        again: 'seldom',
        problem: (0,src_problem/* error */.z3)('REGISTRY_TOKEN_INVALID', `${asked.replace(/^t/, 'T')} answered without a token for "${repository.name}" (${kind}).`, 'Check that the host is a container registry.'),
    });
}

;// CONCATENATED MODULE: ./src/registry/auth/auth.js
// SPDX-License-Identifier: Apache-2.0
// Letting ourselves in: credentials and tokens by host, repository and actions. Fetches a token once, however many ask.


/** Credentials and tokens for one run. */
function createAuth(options) {
    const tokens = new Map();
    const find = createFinder(options);
    const pass = async (access, { base, challenge }) => {
        if (challenge.scheme === 'none')
            return { fresh: false };
        const found = await find(access);
        if (challenge.scheme === 'bearer') {
            return { found, ...(await findToken(tokens, options, { access, base, challenge, found })) };
        }
        return found === undefined
            ? { found, fresh: true }
            : { found, fresh: true, authorization: toBasic(found.credential, access.repository) };
    };
    return {
        pass,
        renew: async (access, door, refused) => {
            const { challenge } = door;
            if (challenge.scheme === 'none')
                return undefined;
            if (challenge.scheme === 'bearer') {
                if (challenge.error === 'insufficient_scope' && refused.fresh)
                    return undefined;
                await dropToken(tokens, refused.authorization);
            }
            const other = await pass(access, door);
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

;// CONCATENATED MODULE: ./src/registry/blobs/deferred.js
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

// EXTERNAL MODULE: ./src/registry/blobs/digest.js
var blobs_digest = __webpack_require__(3564);
;// CONCATENATED MODULE: ./src/registry/blobs/uploads.js
// SPDX-License-Identifier: Apache-2.0
// The beginning and the end of an upload, whatever comes in between.






/** Answers that begin an upload, and that end one; registries differ, and containerd takes them all. */
const STARTED = [200, 201, 202, 204];
const STORED = [200, 201, 202, 204];
/** Where an upload goes on. */
async function readLocation(answer, url) {
    await dropBody(answer);
    const { location } = answer.headers;
    if (location !== undefined)
        return parseLink(location, url, 'says that an upload goes on at');
    throw (0,registry_failure/* failed */.g)({
        again: 'seldom',
        problem: (0,src_problem/* error */.z3)('REGISTRY_ANSWER_INVALID', `${url.host} started an upload without saying where it goes on.`, 'Check that the host is a container registry.'),
    });
}
/** The PUT that ends an upload, with all bytes or with none that are left. */
async function closeUpload(session, access, { blob, location, body }) {
    const to = new URL(location);
    // Appended as text: what the registry put there may be signed, and must come back as it was.
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
        expect: STORED,
        read: async (answer) => {
            await dropBody(answer);
            const stored = answer.headers['docker-content-digest'];
            if (typeof stored === 'string' && stored !== '' && stored !== blob.digest) {
                throw (0,blobs_digest/* digestMismatch */.H3)(`${to.host} stored digest ${(0,line/* toLine */.S)(stored)}`, blob);
            }
        },
    });
}

;// CONCATENATED MODULE: ./src/registry/blobs/chunks.js
// SPDX-License-Identifier: Apache-2.0
// A blob in pieces, for registries behind a proxy that limits the size of a request.





/**
 * Uploads a blob in pieces, after it was refused whole with a 413. Their size is what the registry asks
 * for; else 32 MB for a blob of more than 100 MB, which is Cloudflare's limit, and 1 MB, which is that
 * of nginx, for one that is smaller and where larger pieces are refused.
 *
 * @throws the Problem of the 413, which says that pieces were refused too; what is transient is for
 * {@link Session.retry}, which begins anew
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-a-blob-in-chunks
 */
async function uploadInChunks(session, access, { blob, open, refused }) {
    let size = 0;
    try {
        const { location: start, sizes } = await startChunks(session, access, blob);
        size = sizes.first;
        let location = start;
        let at = 0;
        for await (const part of toParts((0,blobs_digest/* sized */.Sk)(await open(), blob), sizes.first)) {
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
/** The smallest size that the registry takes divides the first, so that only the last piece is smaller. */
function toSizes({ headers }, bytes) {
    const least = toLength(headers['oci-chunk-min-length']);
    const most = toLength(headers['oci-chunk-max-length']);
    const limit = Math.min(most === 0 ? registry_limits/* CHUNK_BYTES */.EC : most, registry_limits/* CHUNK_BYTES */.EC);
    const smallest = Math.max(Math.min(registry_limits/* SMALL_CHUNK_BYTES */.wY, limit), least);
    const isLarge = most !== 0 || bytes > registry_limits/* LARGE_BYTES */.cz;
    const wanted = isLarge ? limit : smallest;
    return { smallest, first: Math.max(1, Math.floor(wanted / smallest)) * smallest };
}
/** The length that a header states; 0 without one. */
function toLength(header) {
    const length = Number(header ?? 0);
    return Number.isSafeInteger(length) && length > 0 ? length : 0;
}
/** Where the upload goes on after a piece. */
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
        doing: `upload a piece of blob ${blob.digest} to`,
        kind: 'upload',
        isBlob: true,
        expect: STARTED,
        read: async (answer, url) => {
            const end = /^(?:bytes=)?0-(\d+)$/.exec(answer.headers.range ?? '')?.[1];
            if (end !== undefined && Number(end) !== last) {
                throw (0,blobs_digest/* digestMismatch */.H3)(`${url.host} has ${end} bytes after ${last}`, blob);
            }
            return answer.headers.location === undefined ? location : await readLocation(answer, url);
        },
    });
}
/** The bytes of a stream in parts of one size, but for the last. */
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
/** The 413 with what came of the pieces; what may be better at another try stays as it is. */
function explain(refused, thrown, { blob, size }) {
    const [first, second] = [(0,registry_failure/* toFailure */.w)(refused), (0,registry_failure/* toFailure */.w)(thrown)];
    if (first === undefined || second?.again !== 'never')
        return thrown;
    const pieces = size === 0 ? 'pieces' : `pieces of ${toText(size)}`;
    const problem = {
        ...first.problem,
        message: `${first.problem.message} The blob is ${toText(blob.size)}, more than one request may hold; ` +
            `in ${pieces} it was refused too: ${second.problem.message}`,
    };
    return (0,registry_failure/* failed */.g)({ ...first, problem }, thrown);
}
function toText(bytes) {
    return bytes < 1_000_000
        ? `${bytes} bytes`
        : `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;
}

;// CONCATENATED MODULE: ./src/registry/blobs/blobs.js
// SPDX-License-Identifier: Apache-2.0
// Blobs of one repository: whether one is there, reading, mounting, uploading.










/** Answers to HEAD before a push that are no yes: then it is uploaded, and the registry must say why not. */
const UNSURE = [204, 400, 401, 403, 405, 406, 410, 416, 501];
/** Whether the repository has a blob. A page in its place is no yes: what is uploaded twice does no harm. */
async function hasBlob(session, access, digest) {
    return await session.ask({
        method: 'HEAD',
        to: `blobs/${toPathPart(digest)}`,
        access,
        doing: `look for blob ${digest} in`,
        kind: 'read',
        expect: access.actions === 'pull' ? [200, 404, 410] : [200, 404, ...UNSURE],
        read: async (answer) => {
            await dropBody(answer);
            if (answer.statusCode !== 200)
                return false;
            return answer.headers['content-type']?.startsWith('text/html') !== true;
        },
    });
}
/** A stream over a blob. It fails at its end when the bytes are not those of the digest. */
async function openBlob(session, access, blob) {
    const answer = await session.ask({
        method: 'GET',
        to: `blobs/${toPathPart(blob.digest)}`,
        access,
        doing: `read blob ${blob.digest} from`,
        kind: 'read',
        isBlob: true,
        expect: [200],
        read: (found) => found,
    });
    return (0,blobs_digest/* checked */.KD)(told(answer, blob, access), blob, access.repository.name);
}
/** All bytes of a small blob, asked for again where they came cut or changed. */
async function readBlob(session, access, blob) {
    return await session.ask({
        method: 'GET',
        to: `blobs/${toPathPart(blob.digest)}`,
        access,
        doing: `read blob ${blob.digest} from`,
        kind: 'read',
        isBlob: true,
        expect: [200],
        read: async (answer) => {
            const chunks = [];
            const stream = (0,blobs_digest/* checked */.KD)(told(answer, blob, access), blob, access.repository.name);
            for await (const chunk of stream)
                chunks.push(chunk);
            return Buffer.concat(chunks);
        },
    });
}
/** The same stream, whose errors name the place that it comes from. */
async function* told(stream, blob, { repository }) {
    try {
        yield* stream;
    }
    catch (cut) {
        const thrown = (0,http_trace/* lost */.DU)(cut);
        const doing = `read blob ${blob.digest} from "${repository.name}"`;
        const failure = toNetworkFailure(thrown, (0,address/* toApiHost */.ki)(repository.host), doing);
        throw failure === undefined ? thrown : (0,registry_failure/* failed */.g)(failure, thrown);
    }
}
/** How often a mount is tried that ends without an answer. */
const MOUNTS = 2;
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
    let mounts = MOUNTS;
    return await session.retry(access, async () => {
        const { take, drop } = ahead ?? { take: open, drop: () => undefined };
        ahead = undefined;
        try {
            const location = await startUpload(session, access, blob, mounts > 0 ? from : undefined);
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
                    await dropBody(answer);
                    return undefined;
                },
            });
        }
        catch (thrown) {
            // Whoever may not read the other repository, or whose registry cannot mount, uploads.
            if (!isAnswered(thrown))
                throw thrown;
        }
    }
    return await session.askOnce({ ...start, to: 'blobs/uploads/', access });
}
/** Whether the registry answered, in whatever way, but for "not now". */
function isAnswered(thrown) {
    const failure = (0,registry_failure/* toFailure */.w)(thrown);
    return failure?.answer === undefined
        ? failure?.again === 'never' || failure?.again === 'seldom'
        : ![429, 503].includes(failure.answer.status);
}
async function upload(session, access, { blob, open, location }) {
    await closeUpload(session, access, {
        ...{ blob, location },
        body: { size: blob.size, open: async () => (0,blobs_digest/* sized */.Sk)(await open(), blob) },
    });
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(3981);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./src/registry/tls/pem.js
// SPDX-License-Identifier: Apache-2.0
// PEM files, read with bounds and checked. Knows no host.




const BARRED = 'TAGSHIP_BARRED';
/** Whether a file was not read because this run may not, though it may be there. */
function isBarred(thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === BARRED;
}
/** The largest file that is read, bytes: the bundles of the large distributions have some 250 kB. */
const PEM_BYTES = 4 * 1024 * 1024;
/** Files of one directory that are looked at. */
const FILES = 1_000;
/** A reader of PEM files. */
function createPemReader({ cwd, except }) {
    const allow = async (path) => {
        const real = await (0,external_node_fs_promises_.realpath)((0,external_node_path_.resolve)(cwd, path));
        if (except !== undefined && isBelow(real, await (0,external_node_fs_promises_.realpath)(except))) {
            const why = 'it lies in the checkout of a change that is not trusted';
            throw Object.assign(new Error(why), { code: BARRED });
        }
        return real;
    };
    return {
        read: async (path) => readBounded(await allow(path)),
        list: async (directory) => {
            try {
                const names = (await (0,external_node_fs_promises_.readdir)(await allow(directory))).sort().slice(0, FILES);
                return names.map((name) => (0,external_node_path_.join)(directory, name));
            }
            catch {
                return []; // not there, not ours to see, or not to be read in this run
            }
        },
    };
}
function isBelow(path, directory) {
    const rest = (0,external_node_path_.relative)(directory, path);
    return rest !== '..' && !rest.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(rest);
}
async function readBounded(path) {
    const file = await (0,external_node_fs_promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK); // a pipe is not waited for
    try {
        const stats = await file.stat();
        if (!stats.isFile())
            throw new Error('it is no regular file');
        if (stats.size > PEM_BYTES)
            throw new Error(`it is larger than ${PEM_BYTES} bytes`);
        const buffer = Buffer.alloc(stats.size);
        const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, 0);
        return buffer.toString('utf8', 0, bytesRead);
    }
    finally {
        await file.close();
    }
}
/** @throws Error for what is no certificate, which OpenSSL would pass over in silence */
function pem_checkCertificate(pem) {
    new external_node_crypto_.X509Certificate(pem);
}
/** @throws Error for a certificate or key that is none, and for two that do not belong together */
function checkPair({ cert, key }) {
    if (!new external_node_crypto_.X509Certificate(cert).checkPrivateKey((0,external_node_crypto_.createPrivateKey)(key))) {
        throw new Error('the key is not that of the certificate');
    }
}

;// CONCATENATED MODULE: ./src/registry/tls/certs-d.js
// SPDX-License-Identifier: Apache-2.0
// The certificates that Docker and Podman keep for a registry host, one directory each.





/**
 * Where Docker and Podman look: the user's directory first, then the system's.
 *
 * @see https://docs.docker.com/engine/security/certificates/
 * @see https://github.com/containers/image/blob/main/docs/containers-certs.d.5.md
 */
function listCertsDirs(env) {
    const home = env.HOME === undefined || env.HOME === '' ? (0,external_node_os_.homedir)() : env.HOME;
    return [
        (0,external_node_path_.join)(home, '.config', 'containers', 'certs.d'),
        '/etc/containers/certs.d',
        '/etc/docker/certs.d',
    ];
}
/**
 * The certificates for a host in directories like `/etc/docker/certs.d/<host[:port]>`.
 *
 * | file              | is                                                           |
 * | ----------------- | ------------------------------------------------------------ |
 * | `*.crt`           | an authority to trust; those of all directories count        |
 * | `*.cert`, `*.key` | a client certificate and its key; the first pair counts      |
 *
 * A file that may not be read counts as absent: a key often belongs to root, and to the engine alone.
 *
 * @throws Problem REGISTRY_CA_UNREADABLE, REGISTRY_CERT_UNREADABLE for a file that is not what its name says
 */
async function readHostCertificates(host, directories, reader) {
    const paths = directories.flatMap((directory) => toNames(host).map((name) => (0,external_node_path_.join)(directory, name)));
    const files = (await Promise.all(paths.map((path) => reader.list(path)))).flat();
    const authorities = [];
    let pair;
    for (const file of files) {
        if (file.endsWith('.crt')) {
            const pem = await check(file, 'REGISTRY_CA_UNREADABLE', async () => {
                const text = await reader.read(file);
                pem_checkCertificate(text);
                return text;
            });
            if (pem !== undefined)
                authorities.push(pem);
        }
        if (file.endsWith('.cert') && pair === undefined)
            pair = await readPair(file, files, reader);
        if (file.endsWith('.key'))
            checkPartner(file, file.replace(/\.key$/, '.cert'), files);
    }
    return { authorities, pair };
}
/** The directories of a host: with the port of https written or not, and Docker Hub by its name. */
function toNames(host) {
    if (/^\.*$/.test(host))
        return [];
    return [
        host,
        ...(/:\d+$/.test(host) ? [] : [`${host}:443`]),
        ...((0,registry_host/* isDockerHub */.gr)(host) && host !== 'docker.io' ? ['docker.io'] : []),
    ];
}
async function readPair(file, files, reader) {
    const partner = file.replace(/\.cert$/, '.key');
    checkPartner(file, partner, files);
    return await check(file, 'REGISTRY_CERT_UNREADABLE', async () => {
        const pair = { cert: await reader.read(file), key: await reader.read(partner) };
        checkPair(pair);
        return pair;
    });
}
/** @throws Problem REGISTRY_CERT_UNREADABLE where a certificate has no key, or a key no certificate */
function checkPartner(file, partner, files) {
    if (files.includes(partner))
        return;
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('REGISTRY_CERT_UNREADABLE', `The client certificate is incomplete: there is "${file}" and no "${partner}".`, 'Put both there, or neither; the certificate of an authority is called *.crt.'),
    ]);
}
async function check(file, code, read) {
    try {
        return await read();
    }
    catch (cause) {
        if (isUnseen(cause))
            return undefined;
        const why = cause instanceof Error ? cause.message : String(cause);
        const message = `The certificate "${file}" cannot be used: ${why}.`;
        throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)(code, message, 'Correct it, or take it away.')], { cause });
    }
}
function isUnseen(cause) {
    if (isBarred(cause))
        return true;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    return code === 'EACCES' || code === 'EPERM' || code === 'ENOENT';
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./src/registry/http/no-proxy.js
// SPDX-License-Identifier: Apache-2.0
// Which hosts `NO_PROXY` exempts from the proxy, as Go's programs read it. Pure.


/**
 * Whether a list exempts a host. Docker, BuildKit and Kubernetes are written in Go, so the same variable
 * must mean the same to all of them.
 *
 * | entry                               | exempts                                                |
 * | ----------------------------------- | ------------------------------------------------------ |
 * | `example.com`, `example.com:5000`   | the name and all names below it, on that port if named |
 * | `.example.com`, `*.example.com`     | the names below it, not the name itself                |
 * | `10.1.2.3`, `10.1.2.3:5000`         | the address, on that port if it is named               |
 * | `2001:db8::1`, `[2001:db8::1]:5000` | the same of IPv6; `[2001:db8::1]` too, as curl has it  |
 * | `10.0.0.0/8`, `2001:db8::/32`       | the addresses of the network; no name is looked up     |
 * | `*`                                 | everything                                             |
 *
 * Entries are separated by commas, or by blanks as in curl. An entry that is none of these exempts nothing.
 *
 * @see https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 */
function isExempt(destination, noProxy) {
    const entries = noProxy
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((entry) => entry !== '');
    return entries.some((entry) => entry === '*' || matches(entry, destination));
}
function matches(entry, { host, port }) {
    const network = /^([^/%]+)\/(\d{1,3})$/.exec(entry);
    if (network !== null)
        return isInNetwork(host, network[1] ?? '', Number(network[2]));
    const named = splitPort(entry);
    if (named.port !== undefined && named.port !== port)
        return false;
    return (0,external_node_net_.isIP)(named.host) === 0
        ? no_proxy_isBelow(host, named.host)
        : isInNetwork(host, named.host, (0,external_node_net_.isIPv6)(named.host) ? 128 : 32);
}
/** An IPv6 address without brackets has no port: all of its colons are its own. */
function splitPort(entry) {
    const [, bracketed, bare, port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
    const host = bracketed ?? bare;
    if (host === undefined)
        return { host: entry };
    return port === undefined ? { host } : { host, port };
}
function isInNetwork(host, address, bits) {
    const family = (0,external_node_net_.isIP)(address);
    if ((0,external_node_net_.isIP)(host) === 0 || family === 0 || address.includes('%'))
        return false;
    if (bits > (family === 6 ? 128 : 32))
        return false;
    const network = new external_node_net_.BlockList();
    network.addSubnet(address, bits, toFamily(address));
    return network.check(host, toFamily(host));
}
function toFamily(address) {
    return (0,external_node_net_.isIPv6)(address) ? 'ipv6' : 'ipv4';
}
function no_proxy_isBelow(host, entry) {
    const pattern = entry.replace(/^\*(?=\.)/, '');
    const isOnlyBelow = pattern.startsWith('.');
    const written = isOnlyBelow ? pattern.slice(1) : pattern;
    if (written === '')
        return false;
    const name = (0,external_node_url_.domainToASCII)(written) || written;
    return host.endsWith(`.${name}`) || (!isOnlyBelow && host === name);
}

;// CONCATENATED MODULE: ./src/registry/http/proxies.js
// SPDX-License-Identifier: Apache-2.0
// Which proxy the environment names for an address. Pure; `route.ts` connects through it.




/**
 * The proxy for an address, from `HTTPS_PROXY` or `HTTP_PROXY`, else `ALL_PROXY`, unless `NO_PROXY`
 * exempts it; undefined to connect directly. This machine itself is never asked through a proxy. A name
 * in capitals counts before the same in small letters, and an empty variable as absent, as in Go;
 * `ALL_PROXY` is curl's.
 *
 * @throws Problem REGISTRY_PROXY_INVALID
 */
function readProxy(url, env) {
    const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '');
    const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
    if ((0,address/* isLoopback */.U9)(url.hostname) || isExempt({ host, port }, proxies_read(env, 'NO_PROXY')))
        return undefined;
    const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
    const variable = [name, 'ALL_PROXY'].find((one) => proxies_read(env, one) !== '');
    return variable === undefined ? undefined : parseProxy(proxies_read(env, variable), url, variable);
}
/** The Basic login that a proxy's address holds, as a header for it; none where it holds none. */
function toProxyHeaders({ username, password }) {
    if (username === '' && password === '')
        return {};
    const pair = `${decode(username)}:${decode(password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
/** Where a proxy is, and whose name its certificate has: without that, Node takes it from the `Host` header. */
function toProxyAddress(proxy) {
    const port = proxy.port === '' ? (proxy.protocol === 'https:' ? '443' : '80') : proxy.port;
    const host = proxy.hostname.replace(/^\[|\]$/g, '');
    return { host, port, servername: (0,external_node_net_.isIP)(host) === 0 ? host : '' };
}
function proxies_read(env, name) {
    const upper = env[name];
    return (upper === undefined || upper === '' ? env[name.toLowerCase()] : upper) ?? '';
}
function parseProxy(text, url, variable) {
    const address = text.includes('://') ? text : `http://${text}`;
    const proxy = URL.canParse(address) ? new URL(address) : undefined;
    if (proxy !== undefined && /^https?:$/.test(proxy.protocol))
        return proxy;
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('REGISTRY_PROXY_INVALID', `The proxy for ${url.protocol}//${url.host} is not an http:// or https:// address.`, `Correct ${variable} (http://proxy.example.com:3128), or name the host in NO_PROXY.`),
    ]);
}
/** A `%` that begins no escape stands for itself. */
function decode(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        return part;
    }
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./src/registry/http/tunnel.js
// SPDX-License-Identifier: Apache-2.0
// Connections through a proxy by CONNECT, whose answer has the limits of any other. Knows nothing of registries.







/**
 * An agent for `https:` whose connections lead through a proxy. A proxy that refuses, or is not there,
 * gives an error with the proxy's host in its trace.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-connect
 */
function createTunnelAgent(proxy, options) {
    const agent = new external_node_https_.Agent(options.pool);
    const opening = new Set();
    const destroy = agent.destroy.bind(agent);
    return Object.assign(agent, {
        createConnection: (target, done) => {
            openTunnel({ proxy, target, opening, ...options }).then((socket) => {
                done(null, socket);
            }, (thrown) => {
                done(thrown instanceof Error ? thrown : new Error(String(thrown)));
            });
            return undefined;
        },
        destroy: () => {
            for (const one of opening)
                one.destroy();
            destroy();
        },
    });
}
async function openTunnel(order) {
    return await tunnel_secure(await connect(order), order);
}
/** A connection to the target as the proxy gives it. */
async function connect(order) {
    const { proxy, trusts } = order;
    const isTls = proxy.protocol === 'https:';
    try {
        return isTls
            ? await trusts.connect({ host: proxy.host }, (trust) => tunnel_ask(order, trust))
            : await tunnel_ask(order, {});
    }
    catch (thrown) {
        throw (0,http_trace/* traced */.mn)(thrown, { proxy: proxy.host });
    }
}
async function tunnel_ask({ proxy, limits, target, opening }, trust) {
    const { host = '', port = 443 } = target;
    const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const isTls = proxy.protocol === 'https:';
    const request = (isTls ? external_node_https_ : external_node_http_).request({
        method: 'CONNECT',
        ...toProxyAddress(proxy),
        path: authority,
        headers: { host: authority, ...toProxyHeaders(proxy) },
        agent: false,
        ...trust,
    });
    const known = (0,http_trace/* noteHandshake */.yJ)(request, trust);
    opening.add(request);
    watch(request, limits, { isTls, isProxied: false, isBlob: false, bytes: 0 });
    try {
        return await new Promise((resolve, reject) => {
            request.once('error', reject);
            request.once('close', () => {
                reject(Object.assign(new Error('the connection ended'), { code: 'ECONNRESET' }));
            });
            request.once('connect', (answer, socket, head) => {
                if (answer.statusCode === 200) {
                    if (head.byteLength > 0)
                        socket.unshift(head);
                    resolve(socket);
                    return;
                }
                socket.destroy();
                reject(refusedBy(answer));
            });
            request.end();
        });
    }
    catch (thrown) {
        throw (0,http_trace/* traced */.mn)(thrown, known());
    }
    finally {
        opening.delete(request);
    }
}
/** The error that a proxy's refusal is. */
function refusedBy({ statusCode = 0, statusMessage = '', headers, }) {
    const reason = headers['x-squid-error'];
    const said = (0,line/* toLine */.S)(typeof reason === 'string' ? reason : statusMessage);
    const refusal = new Error(`it answered ${statusCode}`);
    return (0,http_trace/* traced */.mn)(Object.assign(refusal, { code: 'EPROXY' }), { status: statusCode, said });
}
/** TLS with the target itself, inside of the tunnel. */
async function tunnel_secure(socket, { proxy, limits, target, opening }) {
    const secured = external_node_tls_.connect({ ...target, socket });
    let hasAgreedKeys = false;
    secured.once('keylog', () => {
        hasAgreedKeys = true;
    });
    opening.add(secured);
    try {
        return await new Promise((resolve, reject) => {
            const late = setTimeout(() => {
                const error = new Error(`no connection within ${limits.connectMs / 1000} s`);
                secured.destroy(Object.assign(error, { code: 'ETIMEDOUT' }));
            }, limits.connectMs);
            secured.once('error', reject);
            secured.once('close', () => {
                clearTimeout(late);
                reject(Object.assign(new Error('the connection ended'), { code: 'ECONNRESET' }));
            });
            secured.once('secureConnect', () => {
                clearTimeout(late);
                resolve(secured);
            });
        });
    }
    catch (thrown) {
        throw (0,http_trace/* traced */.mn)(thrown, { hasAgreedKeys, through: proxy.host });
    }
    finally {
        opening.delete(secured);
    }
}

;// CONCATENATED MODULE: ./src/registry/http/route.js
// SPDX-License-Identifier: Apache-2.0
// How a request gets to its host: directly, through a proxy's tunnel (https), or relayed by a proxy (http).




/** Routes of one run. What is decided for a host is decided once. */
function createRoutes(options) {
    const { env, pool } = options;
    const direct = { http: new external_node_http_.Agent(pool), https: new external_node_https_.Agent(pool) };
    const agents = new Map();
    const proxies = new Map();
    const toProxy = ({ origin }) => {
        if (!proxies.has(origin))
            proxies.set(origin, readProxy(new URL(origin), env));
        return proxies.get(origin);
    };
    const toAgent = (key, create) => {
        const agent = agents.get(key) ?? create();
        agents.set(key, agent);
        return agent;
    };
    return {
        to: (url) => {
            const proxy = toProxy(url);
            if (proxy === undefined)
                return toDirect(url, direct);
            if (url.protocol === 'https:')
                return toTunnel(url, proxy, options, toAgent);
            // One agent for each host: what one of them keeps waiting holds up no other.
            const isTls = proxy.protocol === 'https:';
            const agent = toAgent(url.origin, () => isTls ? new external_node_https_.Agent(pool) : new external_node_http_.Agent(pool));
            return toRelay(url, proxy, agent);
        },
        close: () => {
            direct.http.destroy();
            direct.https.destroy();
            for (const agent of agents.values())
                agent.destroy();
        },
    };
}
function toDirect(url, agents) {
    const isTls = url.protocol === 'https:';
    return {
        peer: isTls ? url.host : undefined,
        options: { ...toTarget(url), agent: isTls ? agents.https : agents.http },
        headers: {},
    };
}
function toTunnel(url, proxy, { pool, limits, trusts }, toAgent) {
    const agent = toAgent(proxy.href, () => createTunnelAgent(proxy, { pool, limits, trusts }));
    return {
        peer: url.host,
        options: { ...toTarget(url), agent },
        headers: {},
        proxy: { name: proxy.host, kind: 'tunnel' },
    };
}
/** @see https://www.rfc-editor.org/rfc/rfc9112#name-absolute-form */
function toRelay(url, proxy, agent) {
    const path = `${url.origin}${url.pathname}${url.search}`;
    return {
        peer: proxy.protocol === 'https:' ? proxy.host : undefined,
        options: { protocol: proxy.protocol, ...toProxyAddress(proxy), path, agent },
        headers: { host: url.host, ...toProxyHeaders(proxy) },
        proxy: { name: proxy.host, kind: 'relay' },
    };
}
function toTarget(url) {
    return {
        protocol: url.protocol,
        host: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port === '' ? undefined : url.port,
        path: `${url.pathname}${url.search}`,
    };
}

;// CONCATENATED MODULE: ./src/registry/tls/system-trust.js
// SPDX-License-Identifier: Apache-2.0
// The authorities that Node knows, and those that the machine knows besides.




/** Since Node 22.15; the types are those of Node 20. */
const store = external_node_tls_;
/**
 * Where Linux distributions and BSDs keep all authorities in one file; the first that is there counts.
 *
 * @see https://github.com/golang/go/blob/master/src/crypto/x509/root_linux.go
 */
const BUNDLES = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/ca-bundle.pem',
    '/etc/pki/tls/cacert.pem',
    '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
    '/etc/ssl/cert.pem',
];
/** What Node trusts by itself, `NODE_EXTRA_CA_CERTS` included. */
async function readDefaults(env, reader) {
    if (store.getCACertificates !== undefined)
        return store.getCACertificates('default');
    const extra = env.NODE_EXTRA_CA_CERTS ?? '';
    return [...external_node_tls_.rootCertificates, ...(extra === '' ? [] : await readIfThere(extra, reader))];
}
/**
 * What the machine trusts: `SSL_CERT_FILE` and the files of `SSL_CERT_DIR`, as OpenSSL and Go read them,
 * and the system's store. Before Node 22.15 the store is the distribution's bundle, and on macOS and
 * Windows there is none.
 *
 * @throws Problem REGISTRY_CA_UNREADABLE for a `SSL_CERT_FILE` that cannot be used
 */
async function readSystem(env, reader) {
    const { SSL_CERT_FILE: file = '', SSL_CERT_DIR: directories = '' } = env;
    const given = file === '' ? [] : await readGiven(file, reader);
    const paths = directories.split(external_node_path_.delimiter).filter((directory) => directory !== '');
    const files = (await Promise.all(paths.map((path) => reader.list(path)))).flat();
    const listed = await Promise.all(files.map((path) => readIfThere(path, reader)));
    return [...given, ...listed.flat(), ...(await readStore(reader))];
}
async function readStore(reader) {
    if (store.getCACertificates !== undefined)
        return store.getCACertificates('system');
    for (const path of BUNDLES) {
        const bundle = await readIfThere(path, reader);
        if (bundle.length > 0)
            return bundle;
    }
    return [];
}
async function readGiven(path, reader) {
    try {
        const pem = await reader.read(path);
        pem_checkCertificate(pem);
        return [pem];
    }
    catch (cause) {
        if (isBarred(cause))
            return [];
        const why = cause instanceof Error ? cause.message : String(cause);
        const message = `The certificate authorities of SSL_CERT_FILE ("${path}") cannot be used: ${why}.`;
        const hint = 'Let SSL_CERT_FILE name a PEM file that this run can read, or unset it.';
        throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('REGISTRY_CA_UNREADABLE', message, hint)], { cause });
    }
}
/** The text of a file; nothing where it is not there, may not be read, or holds no certificate. */
async function readIfThere(path, reader) {
    try {
        const pem = await reader.read(path);
        pem_checkCertificate(pem);
        return [pem];
    }
    catch {
        return []; // a key, a README, a link that leads nowhere: directories hold many things
    }
}

;// CONCATENATED MODULE: ./src/registry/tls/trust.js
// SPDX-License-Identifier: Apache-2.0
// Whose certificates are believed, and which of our own is shown, host by host.






/** Trust for one run. What is read for a host is read once. */
function createTrusts(options) {
    const reader = createPemReader(options);
    const known = new Map();
    const wide = new Map();
    let system;
    const widen = async (peer) => {
        system ??= readSystem(options.env, reader);
        return await readTrust(peer, options, { reader, system: await system });
    };
    return {
        connect: async (peer, attempt) => {
            const key = `${peer.host} ${peer.registry ?? ''}`;
            const trusting = known.get(key) ?? readTrust(peer, options, { reader, system: [] });
            known.set(key, trusting);
            try {
                return await attempt(await trusting);
            }
            catch (thrown) {
                if (!isUnknownAuthority(thrown))
                    throw thrown;
                const widening = wide.get(key) ?? widen(peer);
                wide.set(key, widening);
                const answer = await attempt(await widening);
                known.set(key, widening);
                return answer;
            }
        },
    };
}
async function readTrust(peer, options, sources) {
    const { insecure, ca } = options.reach(peer.host);
    const { authorities, pair } = await collectFor(peer, options, sources.reader);
    const unchecked = insecure && ca === undefined ? { rejectUnauthorized: false } : {};
    const more = [...authorities, ...sources.system];
    if (more.length === 0 && pair === undefined)
        return unchecked;
    // Where a list is given, Node takes that and nothing else.
    const all = more.length === 0
        ? {}
        : { ca: [...(await readDefaults(options.env, sources.reader)), ...more] };
    const secureContext = external_node_tls_.createSecureContext({ ...all, ...pair });
    return { ...unchecked, hasCertificate: pair !== undefined, secureContext };
}
/** What there is for the host itself, else for the registry that sends us there. */
async function collectFor({ host, registry }, options, reader) {
    const own = await collect(host, options, reader);
    const isSaid = own.pair !== undefined || own.authorities.length > 0;
    if (isSaid || registry === undefined || options.reach(host).insecure)
        return own;
    return await collect(registry, options, reader);
}
/** What settings and directories have for one host; the settings come first. */
async function collect(host, options, reader) {
    const reach = options.reach(host);
    const found = await readHostCertificates(host, options.certsDirs, reader);
    const own = reach.ca === undefined ? [] : [await readAuthority(reach.ca, reader)];
    const pair = (await trust_readPair(reach, reader)) ?? found.pair;
    return { authorities: [...own, ...found.authorities], pair };
}
/** @throws Problem REGISTRY_CA_UNREADABLE, REGISTRY_FILE_UNTRUSTED */
async function readAuthority(path, reader) {
    try {
        const pem = await reader.read(path);
        pem_checkCertificate(pem);
        return pem;
    }
    catch (cause) {
        throw unusable('REGISTRY_CA_UNREADABLE', cause, {
            what: `The certificate authority "${path}"`,
            hint: 'Give `ca` the path of a PEM file that this run can read.',
        });
    }
}
/** @throws Problem REGISTRY_CERT_UNREADABLE, REGISTRY_FILE_UNTRUSTED */
async function trust_readPair({ cert, key }, reader) {
    if (cert === undefined || key === undefined)
        return undefined;
    try {
        const pair = { cert: await reader.read(cert), key: await reader.read(key) };
        checkPair(pair);
        return pair;
    }
    catch (cause) {
        throw unusable('REGISTRY_CERT_UNREADABLE', cause, {
            what: `The client certificate "${cert}" with the key "${key}"`,
            hint: 'Give `cert` and `key` the paths of PEM files that belong together and that this run can read; the key has no passphrase.',
        });
    }
}
function unusable(code, cause, { what, hint }) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const message = `${what} cannot be used: ${why}.`;
    if (!isBarred(cause))
        return new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)(code, message, hint)], { cause });
    const move = 'Keep the file outside of the checkout, for example in /etc/docker/certs.d.';
    return new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('REGISTRY_FILE_UNTRUSTED', message, move)], { cause });
}

;// CONCATENATED MODULE: ./src/registry/http/http.js
// SPDX-License-Identifier: Apache-2.0
// One HTTP request and its answer on node:http(s), kept-alive, proxied, timed. Knows nothing of registries.











/** Some registries refuse whoever does not say who is calling. */
const USER_AGENT = 'tagship';
/** Connections for one run. */
function createHttp(options) {
    const { env, limits, signal } = options;
    const pool = { keepAlive: true, maxSockets: options.sockets };
    const trusts = createTrusts({ ...options, certsDirs: options.certsDirs ?? listCertsDirs(env) });
    const routes = createRoutes({ env, pool, limits, trusts });
    return {
        send: async (sending) => {
            const route = routes.to(sending.url);
            const order = { sending, route, limits, signal };
            if (route.peer === undefined)
                return await sendOnce(order, {});
            const registry = route.peer === sending.url.host ? sending.registry : undefined;
            return await trusts.connect({ host: route.peer, registry }, (trust) => sendOnce(order, trust));
        },
        close: routes.close,
    };
}
async function sendOnce({ sending, route, limits, signal }, trust) {
    const { url, body } = sending;
    const isTls = route.peer !== undefined;
    const fault = {};
    const stream = body === undefined || body instanceof Uint8Array ? body : await http_open(body, fault);
    let known = () => ({});
    try {
        const request = (isTls ? external_node_https_ : external_node_http_).request({
            ...route.options,
            method: sending.method,
            headers: {
                'user-agent': USER_AGENT,
                ...sending.headers,
                ...http_toLength(body),
                ...route.headers,
            },
            signal,
            ...trust,
        });
        known = (0,http_trace/* noteHandshake */.yJ)(request, trust);
        const isProxied = route.proxy?.kind === 'tunnel';
        watch(request, limits, {
            ...{ isTls, isProxied, isBlob: sending.isBlob === true },
            ...{ bytes: toSize(body), withinMs: sending.withinMs },
        });
        return http_toAnswer(await exchange(request, stream), route);
    }
    catch (thrown) {
        throw (fault.thrown ?? (0,http_trace/* lost */.DU)(thrown, { ...toProxyTrace(thrown, route), ...known(), host: url.host }));
    }
}
/** What a relay has answered itself is no answer of the registry's. */
function http_toAnswer(answer, { proxy }) {
    if (proxy?.kind !== 'relay')
        return answer;
    if (isOfProxy(answer)) {
        answer.destroy();
        throw refusedBy(answer);
    }
    return Object.assign(answer, { proxy: proxy.name });
}
/**
 * Whether a relay refuses, rather than the registry behind it. Registries name their API's version or
 * answer in JSON; proxies do neither. An answer of 500 or more may be either's, and is tried again.
 */
function isOfProxy({ statusCode, headers }) {
    if (statusCode === 407)
        return true;
    const isRegistry = headers['docker-distribution-api-version'] !== undefined;
    return statusCode === 403 && !isRegistry && !/json/i.test(headers['content-type'] ?? '');
}
/** A relay that isn't there or whose TLS fails is at fault itself; one that falls silent may wait for the registry. */
function toProxyTrace(thrown, { proxy }) {
    if (proxy === undefined)
        return {};
    const isAtFault = proxy.kind === 'relay' && isOfConnection(thrown);
    return isAtFault ? { proxy: proxy.name } : { through: proxy.name };
}
function http_toLength(body) {
    if (body === undefined)
        return {};
    return { 'content-length': String(toSize(body)) };
}
function toSize(body) {
    if (body === undefined)
        return 0;
    return body instanceof Uint8Array ? body.byteLength : body.size;
}
async function http_open(body, fault) {
    return external_node_stream_.Readable.from(noted(await body.open(), fault), { objectMode: false });
}
async function* noted(stream, fault) {
    try {
        yield* stream;
    }
    catch (thrown) {
        Object.assign(fault, { thrown });
        throw thrown;
    }
}
async function exchange(request, body) {
    const answered = new Promise((resolve, reject) => {
        request.on('error', reject);
        request.on('close', () => {
            // After `101 Switching Protocols` there is neither an answer nor an error.
            reject(Object.assign(new Error('the connection ended without one'), { code: 'ECONNRESET' }));
        });
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
    const sent = (0,promises_.pipeline)(body, request).then(() => answered);
    answered.catch(() => undefined); // `sent` tells it too
    sent.catch(() => undefined); // after an early answer it is the answer that counts
    return await Promise.race([answered, sent]);
}

// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(8660);
;// CONCATENATED MODULE: ./src/registry/manifests/manifests.js
// SPDX-License-Identifier: Apache-2.0
// Manifests of one repository: which there is, reading with proof, writing.









/** Every kind of manifest and index that there is. */
const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const ACCEPT = { accept: MANIFEST_TYPES.join(', ') };
/** Answers to HEAD that GET is asked about: not all that is not there is a 404, and HEAD has no words. */
const manifests_UNSURE = [204, 400, 401, 403, 405, 406, 410, 501];
/** HEAD by tag or digest; GET where HEAD is refused, or does not tell digest, size and kind. */
async function resolveManifest(session, access, reference) {
    const head = await session.ask({
        ...toCall(access, reference),
        method: 'HEAD',
        expect: [200, 404, ...manifests_UNSURE],
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
    if (typeof digest !== 'string' || !(0,blobs_digest/* isDigest */.Bc)(digest) || !Number.isInteger(size))
        return undefined;
    if (mediaType === undefined)
        return undefined;
    if ((0,blobs_digest/* isDigest */.Bc)(reference) && reference !== digest) {
        throw (0,blobs_digest/* digestMismatch */.H3)(`The registry answers with digest ${digest}`, { digest: reference });
    }
    return { mediaType, digest, size };
}
/** The kind of manifest that a header states; a page or plain text is none. */
function toMediaType(answer) {
    const type = answer.headers['content-type']?.split(';', 1)[0]?.trim();
    return (0,contents/* isMediaType */.LA)(type) && !type.startsWith('text/') ? type : undefined;
}
function toCall(access, reference) {
    return {
        to: `manifests/${toPathPart(reference)}`,
        headers: ACCEPT,
        access,
        doing: `read "${reference}" from`,
        kind: 'read',
    };
}
/**
 * GET by tag or digest, hashed and compared with what was asked for and with what the registry states;
 * undefined when it does not exist.
 *
 * @throws Problem REGISTRY_ANSWER_INVALID for an answer that is no manifest of any kind
 */
async function getManifest(session, access, reference) {
    try {
        return await session.ask({
            ...toCall(access, reference),
            method: 'GET',
            expect: [200, 404, 410],
            read: async (answer) => {
                if (answer.statusCode !== 200) {
                    await dropBody(answer);
                    return undefined;
                }
                const bytes = await readBody(answer, registry_limits/* MANIFEST_BYTES */.ms);
                if (!(0,contents/* isManifest */.Yh)(bytes))
                    throw notImage(answer, access, reference);
                return toManifest(answer, bytes, reference);
            },
        });
    }
    catch (thrown) {
        if (UNKNOWN.test((0,registry_failure/* toFailure */.w)(thrown)?.answer?.code ?? ''))
            return undefined;
        throw thrown;
    }
}
/** How a registry says in its own error that something is not there, under whatever status. */
const UNKNOWN = /^(?:MANIFEST|NAME)_UNKNOWN$/;
function notImage(answer, { repository }, reference) {
    const kind = (0,line/* toLine */.S)(describeBody(answer));
    const what = (0,blobs_digest/* isDigest */.Bc)(reference)
        ? `${repository.name}@${reference}`
        : `${repository.name}:${reference}`;
    return (0,registry_failure/* failed */.g)({
        again: 'seldom',
        problem: (0,src_problem/* error */.z3)('REGISTRY_ANSWER_INVALID', `"${what}" is not an image: ${(0,address/* toApiHost */.ki)(repository.host)} answered 200 with something else (${kind}).`, 'Check that the host is a container registry, and what a proxy before it answers.'),
    });
}
function toManifest(answer, bytes, reference) {
    const stated = answer.headers['docker-content-digest'];
    const wanted = (0,blobs_digest/* isDigest */.Bc)(reference) ? reference : stated;
    const digest = (0,blobs_digest/* toDigest */.O6)(bytes, typeof wanted === 'string' ? wanted : '');
    for (const expected of [wanted, stated]) {
        if (typeof expected === 'string' && expected !== digest) {
            throw (0,blobs_digest/* digestMismatch */.H3)(`"${reference}" came with digest ${digest}`, {
                digest: (0,line/* toLine */.S)(expected),
            });
        }
    }
    return { digest, bytes, mediaType: toMediaType(answer) ?? (0,contents/* readMediaType */.Hi)(bytes) };
}
/** PUT the very bytes. Returns the digest that the registry states, ours where it states none. */
async function putManifest(session, access, reference, manifest) {
    const isTag = !(0,blobs_digest/* isDigest */.Bc)(reference);
    return await session.ask({
        method: 'PUT',
        to: `manifests/${toPathPart(reference)}`,
        headers: { 'content-type': manifest.mediaType },
        body: manifest.bytes,
        access,
        doing: isTag ? `write tag "${reference}" to` : `write manifest ${reference} to`,
        kind: isTag ? 'tag' : 'manifest',
        expect: [200, 201, 202, 204],
        read: async (answer) => {
            await dropBody(answer);
            const stored = answer.headers['docker-content-digest'];
            if (typeof stored !== 'string' || stored === '')
                return manifest.digest;
            if (stored !== manifest.digest) {
                throw (0,blobs_digest/* digestMismatch */.H3)(`The registry stored digest ${(0,line/* toLine */.S)(stored)}`, manifest);
            }
            return stored;
        },
    });
}

// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(3072);
;// CONCATENATED MODULE: ./src/registry/auth/rights.js
// SPDX-License-Identifier: Apache-2.0
// Whether we may push, found out by starting an upload and giving it up.



const REASONS = {
    LOGIN_REFUSED: 'credentials',
    LOGIN_MISSING: 'credentials',
    LOGIN_PASSWORD_MISSING: 'credentials',
    LOGIN_IDENTITY_TOKEN: 'credentials',
    LOGIN_SCHEME_UNSUPPORTED: 'credentials',
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
            expect: STARTED,
            read: readLocation,
        });
        // Nobody waits for the cancelling: registries clear up by themselves what is never finished.
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

;// CONCATENATED MODULE: ./src/registry/http/session.js











const session_REDIRECTED = new Set([301, 302, 303, 307, 308]);
/** A session for one run. */
function createSession(given) {
    const options = { ...given, worked: new Set() };
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
                await options.auth.pass(access, door);
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
        const pass = await options.auth.pass(call.access, door);
        const trip = () => travel(options, call, door, pass);
        return call.method === 'PUT' || call.method === 'POST' || call.method === 'PATCH'
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
    let reply = await session_follow(options, call, door, pass);
    let used = pass;
    if (isRefused(reply)) {
        const again = await passAgain(options, call, { door, pass, reply });
        if (again !== undefined) {
            await dropBody(reply.answer);
            used = again;
            reply = await session_follow(options, call, door, again);
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
/**
 * What to ask with once more after a 401: a new token; or, where there is no other credential, the
 * same one if it has worked before, since registries of several machines are not always of one mind.
 */
async function passAgain(options, { access }, { door, pass, reply }) {
    const stated = parseChallenge(reply.answer.headers['www-authenticate']);
    const challenge = stated.scheme === 'none' ? door.challenge : stated;
    const renewed = await options.auth.renew(access, { ...door, challenge }, pass);
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
/** Follows redirects; our Authorization goes to the registry itself and nowhere else. */
async function session_follow(options, call, door, pass) {
    let url = toSameDoor(toUrl(call, door), door);
    for (let hops = 0;; hops += 1) {
        const isHome = url.origin === door.base.origin;
        const answer = await send(options, call, url, isHome ? pass : { fresh: false });
        const next = hops < registry_limits/* REDIRECTS */.eT ? await toNext(answer, url, call.method) : undefined;
        if (next === undefined)
            return { answer, url, redirected: !isHome };
        url = toSameDoor(next, door);
    }
}
function toUrl(call, door) {
    if (call.to instanceof URL)
        return call.to;
    return new URL(`${toRepositoryPath(call.access.repository.path)}/${call.to}`, door.base);
}
/** @throws a failure REGISTRY_LINK_INVALID */
async function toNext(answer, url, method) {
    const { location } = answer.headers;
    if (location === undefined || !session_REDIRECTED.has(answer.statusCode))
        return undefined;
    const keepsMethod = method === 'GET' || method === 'HEAD' || answer.statusCode >= 307;
    if (!keepsMethod)
        return undefined;
    await dropBody(answer);
    return parseLink(location, url, 'redirects to');
}
async function send(options, call, url, pass) {
    const { authorization } = pass;
    return await options.http.send({
        method: call.method,
        url,
        headers: { ...call.headers, ...(authorization === undefined ? {} : { authorization }) },
        ...(call.body === undefined ? {} : { body: call.body }),
        isBlob: call.isBlob === true,
    });
}

;// CONCATENATED MODULE: ./src/registry/http/silence.js

/** The part of {@link PREFLIGHT_MS} with which left a host is not asked again. */
const LEAST = 1 / 30;
/**
 * Tells of each host that has answered nothing for 30 s and is asked nevertheless, in one request or in
 * several, once until it answers again; and until {@link Silence.endPreflight} gives it up after 90 s. A
 * host that was left alone for 30 s begins anew.
 */
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
                const isOver = watch.fail((0,http_trace/* toErrno */.sP)(thrown) === 'ETIMEDOUT');
                if (isPreflight && isOver)
                    (0,http_trace/* traced */.mn)(thrown, { isGivenUp: true });
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
    /** When it was asked first of what it has not answered since. */
    let sinceMs;
    /** The same, of what it has left hanging: resets and refusals are another thing. */
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

;// CONCATENATED MODULE: ./src/registry/manifests/tags.js







const PAGE_SIZE = 1000;
/** All tags, at most `maxPages` pages. A repository that does not exist has none. `once` asks without retries. */
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
    const text = await readText(answer, registry_limits/* PAGE_BYTES */.U6);
    const body = (0,json/* parseObject */.lj)(text);
    if (body === undefined || !isList(body))
        throw noList(answer, url);
    const { tags: listed } = body;
    const tags = Array.isArray(listed) ? listed.filter((tag) => typeof tag === 'string') : [];
    return { tags, next: tags_toNext(answer.headers.link, url) };
}
/** Tags are `null` once all are deleted, and left out by some; an error under another status is no list. */
function isList({ name, tags }) {
    return Array.isArray(tags) || tags === null || (tags === undefined && typeof name === 'string');
}
function noList(answer, url) {
    return (0,registry_failure/* failed */.g)({
        again: 'seldom',
        problem: (0,src_problem/* error */.z3)('REGISTRY_ANSWER_INVALID', `${url.host} answered with something else than a list of tags (${(0,line/* toLine */.S)(describeBody(answer))}).`, 'Check that the host is a container registry, and what a proxy before it answers.'),
    });
}
/** The address of the next page in a `Link` header: `</v2/acme/app/tags/list?last=b&n=2>; rel="next"`. */
function tags_toNext(link, url) {
    for (const [, address = '', params = ''] of String(link ?? '').matchAll(/<([^<>]*)>([^,<]*)/g)) {
        const isNext = /;\s*rel="?next"?/i.test(params);
        if (isNext)
            return parseLink(address, url, 'says that its list of tags goes on at');
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
    const limits = (0,registry_limits/* toLimits */.OY)({
        idleMs: options.idleTimeoutMs,
        connectMs: options.connectTimeoutMs,
        ...options.limits,
    });
    const http = createHttp({
        env: options.env,
        signal: options.signal,
        reach: (host) => (0,address/* readReach */.eo)(options.registries, host),
        cwd: options.cwd ?? '.',
        certsDirs: options.certsDirs,
        except: options.except,
        sockets: READS_PER_HOST + 2 * (options.writesPerHost ?? WRITES_PER_HOST),
        limits,
    });
    const tell = (name) => options.log?.info(`${name} does not answer, trying again.`);
    const silence = createSilence({ clock: options.clock, limits, tell });
    let requests = 0;
    const counted = {
        close: http.close,
        send: (sending) => {
            requests += 1;
            return sendTold(sending, { ...options, http, silence });
        },
    };
    const session = openSession(options, counted);
    return {
        open: (repository) => openRepository(session, repository),
        endPreflight: silence.endPreflight,
        counts: () => ({ requests, retries: session.retries() }),
        close: http.close,
    };
}
/** Sends one request, whoever has it sent: a line for --debug, and an eye on hosts that are silent. */
async function sendTold(sending, { http, silence, clock, log, }) {
    const { method, url, registry, isBlob } = sending;
    const startMs = clock.now();
    const name = registry === undefined ? url.host : `The token service ${url.host}`;
    const answer = isBlob === true
        ? await http.send(sending)
        : await silence.watch(name, (withinMs) => http.send({ ...sending, withinMs }));
    const address = `${url.origin}${url.pathname}`; // a query may hold a signature
    const tookMs = clock.now() - startMs;
    log?.debug(`${method} ${address} ${answer.statusCode} (${tookMs} ms)`);
    return answer;
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
        readBlob: (descriptor) => readBlob(session, pull, descriptor),
        openBlob: (descriptor) => openBlob(session, pull, descriptor),
        putBlob: (descriptor, source) => putBlob(session, push, descriptor, source),
        provePush: () => provePush(session, push),
        listTags: (maxPages, tries) => listTags(session, pull, maxPages, tries),
        authorize: (actions) => session.enter({ repository, actions }),
    };
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

/***/ 3072:
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

/***/ 2519:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   OS: () => (/* binding */ toTexts),
/* harmony export */   f_: () => (/* binding */ isTooDeep),
/* harmony export */   lj: () => (/* binding */ parseObject)
/* harmony export */ });
/* unused harmony export parseJson */
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8274);
// SPDX-License-Identifier: Apache-2.0
// JSON from elsewhere, of which nothing is certain. Pure.

/** Whether a value is an object with names, as JSON has them. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/**
 * What a text says as JSON; undefined when it is not JSON, or nested so deeply that reading it
 * recursively would run out of stack.
 */
function parseJson(text) {
    if (isTooDeep(text))
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined; // whoever reads it says so, with the name of the place
    }
}
/** The object that a text says; undefined when it says something else, or is no JSON. */
function parseObject(text) {
    const value = parseJson(text);
    return isObject(value) ? value : undefined;
}
/** Whether JSON nests deeper than anything that is meant: {@link JSON_DEPTH} levels. */
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
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING = [0x5b, 0x7b];
const CLOSING = [0x5d, 0x7d];
/** Where the string that begins at `start` ends: at the next quote that no backslash takes back. */
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
/** An object of texts; anything else in it is left out. */
function toTexts(value) {
    if (!isObject(value))
        return {};
    const texts = Object.entries(value).filter(([, text]) => typeof text === 'string');
    return Object.fromEntries(texts);
}


/***/ }),

/***/ 8274:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ CHUNK_BYTES),
/* harmony export */   El: () => (/* binding */ SMALL_BYTES),
/* harmony export */   K: () => (/* binding */ SBOM_BYTES),
/* harmony export */   NE: () => (/* binding */ JSON_DEPTH),
/* harmony export */   OY: () => (/* binding */ toLimits),
/* harmony export */   RS: () => (/* binding */ INDEX_DEPTH),
/* harmony export */   U6: () => (/* binding */ PAGE_BYTES),
/* harmony export */   Vq: () => (/* binding */ TREE_BYTES),
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
// SPDX-License-Identifier: Apache-2.0
// How much a registry, token service or proxy may answer, and how long it may take. Pure; `patience.ts` and `body.ts` hold them to it.
const KIB = 1024;
const MIB = 1024 * KIB;
/** A token, a ping, and the body of an answer of which only status and headers count, bytes. */
const SMALL_BYTES = MIB;
/** What is read of a refusal; it is cut there, since its first words are all that is shown, bytes. */
const REFUSAL_BYTES = 64 * KIB;
/** A page of `tags/list`, bytes. */
const PAGE_BYTES = 8 * MIB;
/** Pages of one list of tags; more tags than these hold are not read. */
const TAG_PAGES = 20;
/** A manifest, an index and an image's configuration, bytes; registries themselves take 4 MiB. */
const MANIFEST_BYTES = 16 * MIB;
/** All manifests of one image together, which are kept while it is copied, bytes. */
const TREE_BYTES = 64 * MIB;
/** The SBOMs of one image together, bytes. */
const SBOM_BYTES = 128 * MIB;
/** Indexes that stand one in another, the outermost included. */
const INDEX_DEPTH = 3;
/** What an index lists, together with the indexes in it. */
const INDEX_ENTRIES = 1_000;
/** Objects and lists in JSON that stand one in another. */
const JSON_DEPTH = 100;
/** Redirects of one request. */
const REDIRECTS = 5;
/** Informational answers (`102 Processing`) before the answer itself. */
const INFORMATIONAL = 100;
/** One request and its answer, unless the bytes of a blob move in it, ms. */
const TOTAL_MS = 30_000;
/** What moves slower than this does not count as moving, bytes a second. */
const SLOWEST_BYTES_PER_S = KIB;
/** The largest piece in which bytes of a blob are sent: what is on its way is known no finer than this. */
const PIECE_BYTES = 512 * KIB;
/** A blob that is refused whole goes in pieces: Cloudflare's limit of a request, bytes. */
const LARGE_BYTES = 100_000_000;
/** The size of a piece of a large blob, which is kept in memory, bytes. */
const CHUNK_BYTES = 32_000_000;
/** The size of a piece where that is too large: below the 1 MiB that nginx takes by default, bytes. */
const SMALL_CHUNK_BYTES = 1_000_000;
/** A host that has answered nothing for so long is told of, ms. */
const SILENT_MS = 30_000;
/** Before anything was sent, a host that only keeps us waiting is given up after this, ms. */
const PREFLIGHT_MS = 90_000;
/** What `push-idle-timeout` is when nobody says otherwise, ms. */
const IDLE_MS = 120_000;
/** Until a connection stands, with its TLS, ms. */
const CONNECT_MS = 15_000;
/** A registry hashes and stores what it was sent: a second for so many bytes, as slow disks do. */
const BYTES_STORED_PER_MS = 20_000;
const LONGEST_STORING_MS = 600_000;
/**
 * The limits of one exchange. The bytes of a blob may take as long as they need while they move; all
 * else is over after 30 s, or after a quarter of `push-idle-timeout` where that is longer.
 *
 * | we wait for                        | limit                                  | by default     |
 * | ---------------------------------- | -------------------------------------- | -------------- |
 * | a connection                       | fixed                                  | 15 s           |
 * | all of an exchange without a blob  | 30 s, or a quarter of `idleMs`         | 30 s           |
 * | the next byte of a body to go out  | `idleMs`                               | 2 m            |
 * | the next byte of a body to come in | `idleMs`                               | 2 m            |
 * | 1 KiB/s of a body to come in       | over `idleMs`                          | 120 KiB in 2 m |
 * | 1 KiB/s of a body to go out        | over `idleMs` and a piece of 512 KiB   | 120 KiB in     |
 * |                                    |                                        | 10 m 32 s      |
 * | an answer                          | half of `idleMs`                       | 1 m            |
 * | an answer after a body was sent    | half of `idleMs` and time to store it: | 1 m and, for   |
 * |                                    | 1 s for 20 MB, or as long as sending   | 1 GB in 40 s,  |
 * |                                    | took if longer; at most 10 m           | 50 s           |
 *
 * As long as sending took, because a proxy in between may take all before it passes the first byte on.
 */
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
        answerMs: ({ bytes, tookMs }) => {
            const storingMs = bytes === 0 ? 0 : Math.max(bytes / BYTES_STORED_PER_MS, tookMs);
            return Math.ceil(idleMs / 2 + Math.min(storingMs, LONGEST_STORING_MS));
        },
    };
}


/***/ }),

/***/ 8660:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gq: () => (/* binding */ invalid),
/* harmony export */   Hi: () => (/* binding */ readMediaType),
/* harmony export */   LA: () => (/* binding */ isMediaType),
/* harmony export */   Yh: () => (/* binding */ isManifest),
/* harmony export */   r0: () => (/* binding */ readContents),
/* harmony export */   rE: () => (/* binding */ toPlatform)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3564);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2519);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8274);
// SPDX-License-Identifier: Apache-2.0
// What a manifest or an index refers to, read from its bytes. Pure.




const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const DIGEST = /^[a-z0-9+._-]{1,32}:[0-9a-f]{32,128}$/;
/** @see https://www.rfc-editor.org/rfc/rfc6838#section-4.2 */
const MEDIA_TYPE = /^[a-z0-9][\w!#$&^.+-]{0,126}\/[a-z0-9][\w!#$&^.+-]{0,126}$/i;
const PLATFORM_PART = /^[\w.+-]{1,64}$/;
/**
 * What a manifest refers to.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID when it is no manifest that we know
 */
function readContents(manifest) {
    const body = parse(manifest);
    const isIndex = Array.isArray(body.manifests);
    const { length } = Array.isArray(body.manifests) ? body.manifests : [];
    if (length > _limits_js__WEBPACK_IMPORTED_MODULE_3__/* .INDEX_ENTRIES */ .ov) {
        throw invalid(manifest, `it lists ${length} manifests, more than ${_limits_js__WEBPACK_IMPORTED_MODULE_3__/* .INDEX_ENTRIES */ .ov}`);
    }
    if (!isIndex && !(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body.config)) {
        throw invalid(manifest, 'it lists neither manifests nor a configuration');
    }
    const config = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body.config) ? toDescriptor(body.config, manifest) : undefined;
    return {
        isIndex,
        isAbout: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body.subject),
        manifests: toDescriptors(body.manifests, manifest),
        layers: toDescriptors(body.layers, manifest),
        annotations: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(body.annotations),
        ...(config === undefined ? {} : { config }),
    };
}
/** The media type that a manifest's bytes state, or that their shape gives away. */
function readMediaType(bytes) {
    const body = parse({ bytes, digest: (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .toDigest */ .O6)(bytes), mediaType: '' });
    const { mediaType: stated } = body;
    if (isMediaType(stated))
        return stated;
    return Array.isArray(body.manifests) ? OCI_INDEX : OCI_MANIFEST;
}
/**
 * Whether bytes are a manifest of any kind, known or not: JSON with one of the fields that all of them
 * have. Errors and pages are none.
 */
function isManifest(bytes) {
    const body = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8'));
    return body !== undefined && MARKS.some((mark) => mark in body);
}
const MARKS = ['schemaVersion', 'mediaType', 'manifests', 'config', 'layers', 'fsLayers', 'blobs'];
/** Whether a value is a media type, which a header can say: `application/vnd.oci.image.index.v1+json`. */
function isMediaType(value) {
    return typeof value === 'string' && MEDIA_TYPE.test(value);
}
function parse(manifest) {
    const text = Buffer.from(manifest.bytes).toString('utf8');
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isTooDeep */ .f_)(text))
        throw invalid(manifest, 'its JSON is nested too deep');
    try {
        const body = JSON.parse(text);
        if ((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(body))
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
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value))
        throw invalid(manifest, 'it refers to something that is no descriptor');
    const { mediaType, digest, size, platform } = value;
    if (typeof digest !== 'string' || !DIGEST.test(digest) || typeof size !== 'number') {
        throw invalid(manifest, 'it refers to something without digest and size');
    }
    if (!Number.isSafeInteger(size) || size < 0) {
        throw invalid(manifest, `it gives ${digest} a size of ${size} bytes`);
    }
    const annotations = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(value.annotations);
    return {
        mediaType: isMediaType(mediaType) ? mediaType : '',
        digest,
        size,
        ...toPlatform(platform),
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    };
}
/** The platform that an index's entry or an image's configuration states; what is none counts as not stated. */
function toPlatform(value) {
    const { os, architecture, variant } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .toTexts */ .OS)(value);
    const isOne = [os, architecture, variant === '' ? undefined : variant].every((part) => part === undefined || PLATFORM_PART.test(part));
    if (os === undefined || architecture === undefined || !isOne)
        return {};
    const isPlain = variant === undefined || variant === '';
    return { platform: { os, architecture, ...(isPlain ? {} : { variant }) } };
}
/** A Problem REGISTRY_MANIFEST_INVALID: `why` completes "The manifest … cannot be used: ". */
function invalid({ digest }, why, cause) {
    const message = `The manifest ${digest} cannot be used: ${why}.`;
    const hint = 'Check that the reference names a container image.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_MANIFEST_INVALID', message, hint)], { cause });
}


/***/ })

};
