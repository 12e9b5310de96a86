export const id = 9942;
export const ids = [9942];
export const modules = {

/***/ 82:
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
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);

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

/***/ 9942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zn: () => (/* binding */ toHint),
  FO: () => (/* binding */ toHintByWords),
  XS: () => (/* binding */ toMeaning)
});

// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(3981);
// EXTERNAL MODULE: ./src/registry/tls/failure.js
var failure = __webpack_require__(3333);
;// CONCATENATED MODULE: ./src/registry/providers/providers.js


const isGhcr = (host) => host === 'ghcr.io';
const isEcr = (host) => /\.dkr[.-]ecr\.[^.]+\.(?:amazonaws\.com|amazonaws\.eu|on\.aws)(?:\.cn)?$/.test(host) ||
    host === 'public.ecr.aws';
const isGitlab = (host) => host === 'registry.gitlab.com';
const isGoogle = (host) => /(?:^|\.)gcr\.io$|-docker\.pkg\.dev$/.test(host);
const isAzure = (host) => host.endsWith('.azurecr.io');
const toOwner = ({ repository }) => repository.path.split('/', 1)[0] ?? '';
const toProject = (asked) => `Create the project "${toOwner(asked)}" on ${asked.repository.host} first; a push does not create it.`;
/** Messages that identify a product, whatever host it runs on. */
const BY_WORDS = [
    {
        words: /reqPackageAccess/,
        means: 'REGISTRY_DENIED',
        hint: (asked) => `Gitea and Forgejo need a personal access token with the scope write:package, of a user who may write packages of "${toOwner(asked)}"; the job's own token is not enough.`,
    },
    {
        words: /does not match expected scopes/i,
        means: 'REGISTRY_DENIED',
        hint: 'The token is valid but lacks a scope: write:packages of a classic personal access token, or `permissions: { contents: read, packages: write }` of the job.',
    },
    {
        words: /insufficient[ _]scopes?\b/i,
        means: 'REGISTRY_DENIED',
        hint: ({ repository }) => `The user name and password are correct, but the token lacks a permission: create one that may read and write "${repository.path}" on ${repository.host}.`,
    },
    {
        words: /not enough permissions to (?:delete|overwrite)|needs? delete permission/i,
        means: 'REGISTRY_DENIED',
        hint: 'Artifactory overwrites a tag only with the permission Delete/Overwrite on the repository: grant it to this user.',
    },
    {
        words: /rejected the (?:deployment|resolution)|default deployment repository|virtual repositor/i,
        hint: 'Push to a local repository of Artifactory, or to a virtual one with a default deployment repository; its include and exclude patterns must allow the path.',
    },
    {
        words: /does not allow updating (?:assets|artifacts|existing)|redeploy/i,
        means: 'REGISTRY_TAG_IMMUTABLE',
        hint: 'Nexus does not allow overwriting here: set the deployment policy of the hosted repository to "Allow redeploy" (or "…only on latest tag").',
    },
    {
        words: /deploying to groups|pro-licensed|group repositor/i,
        hint: 'Push to a hosted repository of Nexus, at its own port or path: a group accepts pushes only in Nexus Repository Pro.',
    },
    {
        words: /proxy (?:cache )?project|proxied repositor|pull[- ]through/i,
        hint: 'This project is a proxy cache and does not accept pushes: push to another project.',
    },
    {
        words: /quota|exceed the configured upper limit|storage limit|insufficient storage/i,
        hint: (asked) => `The storage of "${toOwner(asked)}" on ${asked.repository.host} is full: delete unused images (and run garbage collection), or raise the quota.`,
    },
    {
        words: /(?:system|registry|repository|project|state)\b.{0,40}read[- _]?only|read[- _]?only (?:mode|state)|maintenance mode|is a mirror|mirrored? repositor/i,
        hint: ({ repository }) => `${repository.host} or the repository is read-only. Wait for its maintenance to end, or set the repository to the normal state.`,
    },
    {
        words: /protected (?:container )?(?:tag|repositor)|protection rule|tag is protected/i,
        hint: 'A protection rule of the registry covers this name: allow the role of this credential in it (GitLab: Settings > Packages and registries).',
    },
    {
        words: /operation is disallowed|aka\.ms\/acr/i,
        hint: 'In Azure the tag, the repository or the registry is locked: az acr repository update --image NAME:TAG --write-enabled true, or its network rules block this machine.',
    },
    {
        words: /(?:authorization )?token (?:has |is )?expired|credentials? (?:has |have )?expired/i,
        codes: ['REGISTRY_DENIED', 'LOGIN_REFUSED'],
        means: 'LOGIN_REFUSED',
        hint: 'The credential has expired: fetch it right before the push, after long steps of the job.',
    },
    {
        words: /polic(?:y|ies)|vulnerabilit|not signed/i,
        hint: ({ repository }) => `A policy of ${repository.host} forbids it: check the policies of the project there.`,
    },
    {
        words: /cloudflare|captcha|incapsula|akamai|attention required|web application firewall/i,
        codes: ['REGISTRY_DENIED', 'REGISTRY_REFUSED', 'LOGIN_REFUSED', 'LOGIN_MISSING'],
        hint: ({ repository }) => `A firewall in front of ${repository.host} answered, not the registry: allow requests from this machine to /v2/.`,
    },
];
/** What a proxy with a limit says, and how a limit is lifted. */
const TOO_LARGE = [
    {
        codes: ['REGISTRY_TOO_LARGE'],
        server: /cloudflare/i,
        hint: 'Cloudflare accepts at most 100 MB per request (200 MB in the Business plan, 500 MB in Enterprise): set the DNS record of the registry to "DNS only".',
    },
    {
        codes: ['REGISTRY_TOO_LARGE'],
        server: /nginx/i,
        hint: 'Raise the body limit of nginx in front of the registry (1 MB by default): client_max_body_size 0 (ingress-nginx: the annotation nginx.ingress.kubernetes.io/proxy-body-size: "0").',
    },
    {
        codes: ['REGISTRY_TOO_LARGE'],
        hint: 'Raise the request limit of the proxy in front of the registry (nginx: client_max_body_size 0, by default 1 MB), or bypass it (Cloudflare: 100 MB in most plans).',
    },
];
/** What known hosts need. */
const BY_HOST = [
    {
        codes: ['REGISTRY_DENIED'],
        host: isGhcr,
        words: /write_package|create|installation|^$/i,
        hint: 'Give the job `permissions: { contents: read, packages: write }`; if the package exists already, also give this project the role Write under "Manage Actions access" in the settings of the package.',
    },
    {
        codes: ['REGISTRY_DENIED'],
        host: isGhcr,
        hint: 'Check that the token may use this package: GITHUB_TOKEN with `packages: write`, or a classic personal access token with `write:packages` (fine-grained ones are not accepted).',
    },
    {
        codes: ['LOGIN_REFUSED', 'LOGIN_MISSING'],
        host: isGhcr,
        hint: 'Pass `github-token` with `permissions: { contents: read, packages: write }`, or a classic personal access token with `write:packages`; fine-grained ones are not accepted.',
    },
    {
        codes: ['REGISTRY_DENIED'],
        host: registry_host/* isDockerHub */.gr,
        hint: ({ repository }) => `Use an access token with the permission "Read & Write" of a user or organization that may push to "${repository.path}"; the namespace must exist.`,
    },
    {
        codes: ['LOGIN_REFUSED'],
        host: registry_host/* isDockerHub */.gr,
        hint: 'Check the user name and its access token (for an organization access token, the user name is the organization).',
    },
    {
        codes: ['REGISTRY_DENIED'],
        host: isEcr,
        hint: 'Allow the role ecr:InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload, BatchCheckLayerAvailability, BatchGetImage and PutImage on this repository.',
    },
    {
        codes: ['LOGIN_REFUSED'],
        host: isEcr,
        hint: 'Log in with user AWS and a fresh `aws ecr get-login-password`; it is valid for 12 hours.',
    },
    {
        codes: ['REGISTRY_REPOSITORY_MISSING'],
        host: isEcr,
        hint: ({ repository }) => `Create the repository first: aws ecr create-repository --repository-name ${repository.path} (or give the account a creation template with CREATE_ON_PUSH).`,
    },
    {
        codes: ['REGISTRY_DENIED', 'LOGIN_REFUSED', 'LOGIN_MISSING'],
        host: isGitlab,
        hint: 'Push with CI_REGISTRY_USER and CI_REGISTRY_PASSWORD, or a token with write_registry, into the registry of a project that exists and allows it.',
    },
    {
        codes: ['REGISTRY_DENIED'],
        host: isGoogle,
        hint: 'Grant roles/artifactregistry.writer on the repository to the account that logs in; access tokens last an hour.',
    },
    {
        codes: ['REGISTRY_DENIED'],
        host: isAzure,
        hint: 'Grant the role AcrPush to the identity that logs in.',
    },
    { codes: ['REGISTRY_DENIED', 'REGISTRY_REPOSITORY_MISSING'], words: /project/i, hint: toProject },
];
/** What holds for any registry. */
const COMMON = [
    {
        codes: ['REGISTRY_DENIED'],
        hint: ({ repository, kind }) => `Use a credential that may ${kind === 'read' ? 'pull from' : 'push to'} "${repository.path}" on ${repository.host}; this one is valid but lacks the permission.`,
    },
    {
        codes: ['LOGIN_REFUSED'],
        kinds: ['read', 'token'],
        hint: ({ repository }) => `Check the user name and password for ${repository.host}, and whether they are still valid.`,
    },
    {
        codes: ['LOGIN_REFUSED'],
        hint: ({ repository }) => `Check the user name and password for ${repository.host}, whether they are still valid, and whether they permit to push.`,
    },
    {
        codes: ['LOGIN_MISSING'],
        hint: ({ repository }) => `Give a credential for ${repository.host} in \`registries\`, or log in with docker login.`,
    },
    {
        codes: ['REGISTRY_REPOSITORY_MISSING'],
        hint: ({ repository }) => `Create "${repository.path}" on ${repository.host} first, or check the spelling of the name.`,
    },
    {
        codes: ['REGISTRY_TAG_IMMUTABLE'],
        hint: ({ repository }) => `Use a new tag, or allow ${repository.host} to overwrite it (tag immutability in the settings of the repository).`,
    },
    {
        codes: ['REGISTRY_RATE_LIMITED'],
        hint: 'Wait and run again; log in if this was anonymous, or raise `retry-deadline`.',
    },
    {
        codes: ['REGISTRY_FAILED'],
        hint: 'Run again later. If it persists, ask the operators of the registry.',
    },
    {
        codes: ['LOGIN_SCHEME_UNSUPPORTED'],
        hint: ({ repository }) => `Configure ${repository.host}, or the proxy in front of it, to offer Basic or a Bearer token with its realm, as \`docker login\` needs it too.`,
    },
    {
        codes: ['REGISTRY_TLS_CLIENT'],
        hint: ({ repository }) => (0,failure/* toCertificateMove */.Y2)(repository.host),
    },
    {
        codes: ['REGISTRY_UNSUPPORTED'],
        hint: ({ repository }) => `Check which manifest types ${repository.host} accepts; common ones are OCI images and indexes. Set media-types: docker if it accepts only Docker's.`,
    },
    {
        codes: ['REGISTRY_REFUSED'],
        kinds: ['upload'],
        statuses: /^404$/,
        hint: ({ repository }) => `The registry lost the upload: if ${repository.host} runs on several machines, they must share their storage and the same \`http.secret\`, or the load balancer must use sticky sessions.`,
    },
    {
        codes: ['REGISTRY_REFUSED'],
        kinds: ['upload'],
        statuses: /^405$/,
        hint: ({ repository }) => `A proxy in front of ${repository.host} blocks PUT and PATCH, or drops the query string: allow GET, HEAD, POST, PUT, PATCH and DELETE below /v2/.`,
    },
    {
        codes: ['REGISTRY_REFUSED'],
        statuses: /^3/,
        hint: ({ repository }) => `Use the host that ${repository.host} redirects to.`,
    },
    {
        codes: ['REGISTRY_REFUSED'],
        statuses: /^2/,
        hint: ({ repository }) => `This is not the response of a registry: check that ${repository.host} is a container registry, and what a proxy in front of it returns.`,
    },
    {
        codes: ['REGISTRY_REFUSED'],
        hint: ({ repository }) => `Check the log of ${repository.host} for the reason; a proxy in front of it may also have answered.`,
    },
    {
        codes: ['REGISTRY_NOT_FOUND'],
        hint: ({ repository }) => `Check the spelling of "${repository.path}", and that ${repository.host} is a container registry.`,
    },
];
/** All rows; of those that fit a refusal the first is used. */
const TABLE = [...BY_WORDS, ...TOO_LARGE, ...BY_HOST, ...COMMON];

;// CONCATENATED MODULE: ./src/registry/providers/hints.js

/** The next move after a refusal: of the first row that fits. */
function toHint(code, said, asked) {
    return toText(TABLE.find((row) => (row.codes?.includes(code) ?? true) && fits(row, said, asked)), said, asked);
}
/** The meaning of a refusal by its message, if that differs from its status. */
function toMeaning(said, asked) {
    return BY_WORDS.find((row) => row.means !== undefined && fits(row, said, asked))?.means;
}
/**
 * The next move where only the words are known, such as those that BuildKit repeats; empty where they
 * are not. With a code also by host.
 */
function toHintByWords(words, asked, code) {
    const said = { code: '', words };
    const rows = code === undefined ? BY_WORDS : TABLE;
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


/***/ }),

/***/ 3333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y2: () => (/* binding */ toCertificateMove),
/* harmony export */   fT: () => (/* binding */ describeTls),
/* harmony export */   lB: () => (/* binding */ toTlsFault)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _http_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82);
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
