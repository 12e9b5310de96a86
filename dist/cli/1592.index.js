export const id = 1592;
export const ids = [1592];
export const modules = {

/***/ 40082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ toLine),
/* harmony export */   r: () => (/* binding */ toTextLine)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// Sanitizes untrusted text for messages. Pure.
const LONGEST = 300;
/** One printable line: nothing that a log would take for a line of its own, a command or a colour. */
function toLine(text) {
    const line = text
        .slice(0, 20 * LONGEST)
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim();
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
/** As {@link toLine}, of a page in HTML. */
function toTextLine(text) {
    return toLine(text.slice(0, 20 * LONGEST).replace(/<[^<>]*>/g, ' '));
}


/***/ }),

/***/ 61592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c2: () => (/* binding */ isUnknownAuthority),
/* harmony export */   fq: () => (/* binding */ isPlainHttp),
/* harmony export */   y4: () => (/* binding */ toNetworkFailure),
/* harmony export */   yC: () => (/* binding */ isOfConnection),
/* harmony export */   yj: () => (/* binding */ isTls)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _line_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40082);
/* harmony import */ var _timeouts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56028);
/* harmony import */ var _tls_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83333);
/* harmony import */ var _trace_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5047);
// SPDX-License-Identifier: Apache-2.0
// Network errors: names, connections, certificates, truncated streams.





/** Unreachable now; possibly transient, but most often a mistake of the user. */
const SELDOM = {
    ENOTFOUND: {
        what: 'unknown host name',
        hint: 'Check the spelling of the host and the DNS settings of this machine.',
    },
    ECONNREFUSED: {
        what: 'connection refused',
        hint: 'Check the host and port, and that the server is running.',
    },
    EHOSTUNREACH: { what: 'no route to the host', hint: 'Check the network of this machine.' },
    ENETUNREACH: { what: 'no route to the host', hint: 'Check the network of this machine.' },
};
/** Most often permanent. */
const GARBLED = /^(?:HPE_HEADER_OVERFLOW|EPROTO_INFORMATIONAL|ERR_INVALID|ERR_UNESCAPED|ERR_SSL)/;
/** Whether the other side spoke plain HTTP where TLS was expected. */
function isPlainHttp(thrown) {
    return (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toTlsFault */ .lB)(thrown) === 'plain';
}
/** Whether the other side was reached and speaks TLS, even if TLS failed. */
function isTls(thrown) {
    const fault = (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toTlsFault */ .lB)(thrown);
    return fault !== undefined && fault !== 'plain';
}
/** Whether it failed before there was a connection, or in its TLS. */
function isOfConnection(thrown) {
    const errno = (0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .toErrno */ .sP)(thrown);
    if (SELDOM[errno] !== undefined || errno === 'EAI_AGAIN' || errno === 'EPROXY')
        return true;
    return (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toTlsFault */ .lB)(thrown) !== undefined || thrown.message.startsWith(_timeouts_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_CONNECTION */ .L);
}
/** Whether the host itself, and no proxy before it, has a certificate of an authority that isn't known. */
function isUnknownAuthority(thrown) {
    return (0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .toTrace */ .l_)(thrown).proxy === undefined && (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toTlsFault */ .lB)(thrown) === 'authority';
}
/**
 * The failure of one try that an error of the network means; undefined when it is none. `asked` is who
 * was asked: a host, or what it is and a host (`the token service auth.example.com`).
 */
function toNetworkFailure(thrown, asked, doing) {
    if (!(0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .isLost */ .JD)(thrown))
        return undefined;
    const could = `Could not ${doing}:`;
    const trace = (0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .toTrace */ .l_)(thrown);
    if (trace.proxy !== undefined)
        return toProxyFailure(thrown, trace.proxy, could);
    const host = toAsked(asked, trace.host);
    const fault = (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toTlsFault */ .lB)(thrown);
    if (fault === 'plain') {
        return {
            again: 'never',
            problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_PLAIN_HTTP', `${could} ${host} speaks plain HTTP where TLS was expected.`, `If this is intended, set \`insecure: true\` for ${toHost(host)} in \`registries\`; otherwise check the port.`),
        };
    }
    if (fault !== undefined) {
        const problem = (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .describeTls */ .fT)(fault, { name: host, isProxy: false }, could, thrown);
        return { again: 'never', problem };
    }
    if (trace.isGivenUp === true)
        return toSilence(host, trace, could);
    const errno = (0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .toErrno */ .sP)(thrown);
    const slip = SELDOM[errno];
    if (slip !== undefined) {
        const message = `${could} cannot reach ${host}: ${slip.what} (${errno}).`;
        return { again: 'seldom', problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_UNREACHABLE', message, slip.hint) };
    }
    return toCutFailure({ errno, why: (0,_line_js__WEBPACK_IMPORTED_MODULE_4__/* .toLine */ .S)(thrown.message), through: trace.through }, host, could);
}
/** A host that was abandoned before anything was sent. */
function toSilence(host, { through }, could) {
    const way = through === undefined ? '' : `, through the proxy ${through}`;
    const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_UNREACHABLE', `${could} ${host} does not respond${way}.`, 'Check the host and port, and that the server is running; a firewall or proxy may drop the traffic.');
    return { again: 'never', problem };
}
/** The host that actually answers: the target of a redirect, if it is another host. */
function toAsked(asked, host) {
    const withoutPort = (text) => toHost(text).replace(/:(?:443|80)$/, '');
    return host === undefined || withoutPort(host) === withoutPort(asked) ? asked : host;
}
function toHost(asked) {
    return /\S*$/.exec(asked)?.[0] ?? '';
}
/** A proxy that is unreachable or refuses: the message names the proxy. */
function toProxyFailure(thrown, proxy, could) {
    const { status, said } = (0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .toTrace */ .l_)(thrown);
    if (status !== undefined)
        return toProxyRefusal({ status, said, proxy }, could);
    const fault = (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toTlsFault */ .lB)(thrown);
    if (fault !== undefined && fault !== 'plain') {
        const problem = (0,_tls_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .describeTls */ .fT)(fault, { name: `the proxy ${proxy}`, isProxy: true }, could, thrown);
        return { again: 'never', problem: { ...problem, code: 'REGISTRY_PROXY_FAILED' } };
    }
    const errno = (0,_trace_js__WEBPACK_IMPORTED_MODULE_3__/* .toErrno */ .sP)(thrown);
    const what = SELDOM[errno]?.what ?? (0,_line_js__WEBPACK_IMPORTED_MODULE_4__/* .toLine */ .S)(thrown.message);
    const plain = 'it speaks plain HTTP: its address must begin with http://';
    const detail = fault === 'plain' ? `, ${plain}` : ` (${errno}, ${what})`;
    return {
        again: fault === 'plain' ? 'never' : 'seldom',
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_PROXY_FAILED', `${could} cannot connect through the proxy ${proxy}${detail}.`, `${PROXY_MOVE}.`),
    };
}
const PROXY_MOVE = 'Check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY, or add the host to NO_PROXY if it needs no proxy';
function toProxyRefusal(refusal, could) {
    const { status, said = '', proxy } = refusal;
    const words = said === '' ? '' : ` "${(0,_line_js__WEBPACK_IMPORTED_MODULE_4__/* .toLine */ .S)(said)}"`;
    const login = 'Put the user name and password of the proxy into HTTPS_PROXY or HTTP_PROXY: USER:PASSWORD@HOST:PORT. Only Basic authentication is supported.';
    return {
        again: status < 500 ? 'never' : 'seldom',
        problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_PROXY_FAILED', `${could} the proxy ${proxy} refused the connection with ${status}${words}.`, status === 407 ? login : `Allow this host in the proxy. ${PROXY_MOVE}.`),
    };
}
/** Any other reason for an incomplete response. */
function toCutFailure({ errno, why, through }, host, could) {
    if (errno === 'E2BIG') {
        const message = `${could} the response of ${host} is too large: ${why}.`;
        const hint = 'Check that the host is a container registry.';
        return { again: 'never', problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_ANSWER_INVALID', message, hint) };
    }
    const hint = /^(?:no (?:byte|answer|whole)|less than)/.test(why)
        ? 'Run again. If the registry is slow, raise push-idle-timeout.'
        : 'Run again. If it persists, the registry or a proxy in front of it has a problem.';
    const detail = [errno, why].filter((part) => part !== '').join(', ');
    const way = through === undefined ? '' : `, through the proxy ${through}`;
    const message = `${could} incomplete response from ${host}${way} (${detail}).`;
    const again = GARBLED.test(errno) ? 'seldom' : 'always';
    return { again, problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_UNREACHABLE', message, hint) };
}


/***/ }),

/***/ 56028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ NO_CONNECTION),
/* harmony export */   w: () => (/* binding */ watch)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75893);

/** How the error begins where no connection came to stand in time. */
const NO_CONNECTION = 'no connection';
/** Watches a request from its making to the end of its answer. */
function watch(request, limits, travel) {
    const endings = [
        watchConnecting(request, limits, travel),
        watchProgress(request, limits.stallMs),
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
        expect(limits.connectMs + limits.responseMs({ bytes: 0, tookMs: 0 }));
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
function watchProgress(request, stallMs) {
    let unwatch = () => undefined;
    let exchange = request;
    let phase = { what: 'no bytes were accepted', isTheirs: () => request.writableLength > 0 };
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
        phase = { what: 'no bytes were received', isTheirs: () => answer.readableLength === 0 };
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
        const ms = limits.responseMs({ bytes, tookMs: performance.now() - beganMs });
        answering = setTimeout(() => {
            end(request, 'no response', ms);
        }, ms);
    });
    request.once('response', over);
    return over;
}
/** `102 Processing` and the like carry no information; an endless series is cut off. */
function watchInformational(request) {
    let count = 0;
    request.on('information', () => {
        count += 1;
        if (count > _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .INFORMATIONAL */ .g3) {
            stop(request, `more than ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .INFORMATIONAL */ .g3} informational responses`, 'EPROTO_INFORMATIONAL');
        }
    });
}
/** From the moment that it has a connection, or is being connected, to the last byte of its answer. */
function watchTotal(request, totalMs) {
    let exchange = request;
    let total;
    request.once('socket', () => {
        total = setTimeout(() => {
            end(exchange, 'incomplete response', totalMs);
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
        end(request, 'no response', withinMs);
    }, withinMs);
    const over = () => {
        clearTimeout(timer);
    };
    request.once('response', over);
    return over;
}
/** Single bytes count as progress, yet would take days. */
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
                end(exchange, `less than ${Math.ceil(paceBytes)} bytes transferred`, ms);
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
/** The same error, with what is known; what it carries already stays. */
function traced(thrown, trace) {
    if (!(thrown instanceof Error) || thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return thrown;
    return Object.assign(thrown, { [TRACE]: { ...trace, ...toTrace(thrown) } });
}
/** What an error carries. */
function toTrace(thrown) {
    return thrown instanceof Error && TRACE in thrown ? thrown[TRACE] : {};
}
/**
 * Marks what the network threw, to tell it from all else: from a bug, or from a file that is to be sent
 * and cannot be read. Problems and the end of the run stay as they are.
 */
function lost(thrown, trace = {}) {
    if (!(thrown instanceof Error) || thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return thrown;
    return thrown.name === 'AbortError'
        ? thrown
        : Object.assign(traced(thrown, trace), { [LOST]: true });
}
/** Whether {@link lost} has marked it. */
function isLost(thrown) {
    return thrown instanceof Error && LOST in thrown;
}
/** The system's or OpenSSL's code of an error; empty where it has none. */
function toErrno(thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    return typeof code === 'string' ? code : '';
}
/** Records how far the TLS handshake of a request gets; the returned function reports it. */
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
// SPDX-License-Identifier: Apache-2.0
// TLS failures, by the user's next move. Pure.



const EXPIRED = 'CERT_HAS_EXPIRED';
const EARLY = 'CERT_NOT_YET_VALID';
const NAME = /^(?:ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH)/;
const AUTHORITY = /^(?:UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF|SELF_SIGNED_|DEPTH_ZERO_|CERT_UNTRUSTED)/;
const OTHER = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|ERR_TLS_|INVALID_|PATH_LENGTH_|CRL_|ERROR_IN_C|EPROTO$)/;
/** What OpenSSL says, with blanks for underlines, so that codes and texts read alike. */
const PLAIN = /wrong version number|packet length too long|ssl wrong version/;
const WANTED = 'alert certificate required';
const REFUSED = /alert (?:bad certificate|unknown ca|unsupported certificate|certificate (?:unknown|expired|revoked)|access denied)/;
const HANDSHAKE = 'alert handshake failure';
const VERSION = /alert (?:protocol version|insufficient security)|unsupported protocol|no protocols available|version too low|(?:dh|ee|ca) key too small|ca md too weak|no shared cipher|legacy renegotiation/;
/**
 * The TLS fault behind a network error; undefined for any other error.
 *
 * | the other side                                                  | is                   |
 * | --------------------------------------------------------------- | -------------------- |
 * | answers with something that isn't TLS                           | `plain`              |
 * | has a certificate that is over, or not valid yet                | `expired`, `early`   |
 * | has a certificate for other names                               | `name`               |
 * | has a certificate of an authority that isn't known              | `authority`          |
 * | ends the handshake for want of a certificate of ours            | `wanted`             |
 * | ends it though it was shown one                                 | `refused`            |
 * | speaks older versions, or weaker ciphers and keys, than we do   | `version`            |
 * | has anything else that is wrong with its certificate or its TLS | `other`              |
 *
 * A handshake that was refused before it began is a matter of versions and ciphers; afterwards, when the
 * keys were agreed on, there is nothing left that the other side could object to but our certificate.
 */
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
/** What is wrong, after the host's name, and the move that fixes exactly this. */
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
/** The problem that a fault of TLS is. `could` begins the sentence. */
function describeTls(fault, { name, isProxy }, could, thrown) {
    const { code, what, hint } = SAYINGS[fault];
    const host = /\S*$/.exec(name)?.[0] ?? '';
    const message = `${could} ${what(name, toDetail(thrown), thrown)}.`;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)(code, message, hint({ host, isProxy, trace: (0,_http_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .toTrace */ .l_)(thrown) }));
}
/** The move where a host wants a client certificate. */
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
    // `40ED…:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:../deps/…:918:`
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
