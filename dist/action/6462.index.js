export const id = 6462;
export const ids = [6462];
export const modules = {

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

/***/ 56462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Oh: () => (/* binding */ BY_WORDS),
  Bt: () => (/* binding */ TABLE),
  lh: () => (/* binding */ findProvider)
});

// UNUSED EXPORTS: providers

// EXTERNAL MODULE: ./src/registry/tls/failure.js
var failure = __webpack_require__(83333);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(43981);
;// CONCATENATED MODULE: ./src/registry/providers/amazon.js

const PUBLIC = 'public.ecr.aws';
const amazon = {
    title: 'Amazon ECR',
    is: registry_host/* isEcrHost */.R5,
    path: (host) => host === PUBLIC
        ? {
            form: 'public.ecr.aws/ALIAS/REPOSITORY',
            least: 2,
            source: 'https://docs.aws.amazon.com/AmazonECR/latest/public/docker-push-ecr-image.html',
        }
        : undefined,
    refusals: [
        {
            codes: ['REGISTRY_DENIED'],
            hint: 'Allow the role ecr:InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload, BatchCheckLayerAvailability, BatchGetImage and PutImage on this repository.',
        },
        {
            codes: ['LOGIN_REFUSED'],
            hint: 'Log in with user AWS and a fresh `aws ecr get-login-password`; it is valid for 12 hours.',
        },
        {
            codes: ['LOGIN_MISSING'],
            hint: ({ repository }) => `Name a role in \`registries: { ${repository.host}: { role-to-assume: ARN } }\`, or give the run AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
        },
        {
            codes: ['REGISTRY_REPOSITORY_MISSING'],
            hint: ({ repository }) => repository.host === PUBLIC
                ? `Set create-repository: true for ${PUBLIC} in \`registries\`, or create the repository first: aws ecr-public create-repository --repository-name ${repository.path.replace(/^[^/]*\//, '')} --region us-east-1.`
                : `Set create-repository: true for ${repository.host} in \`registries\`, or create the repository first: aws ecr create-repository --repository-name ${repository.path} (or give the account a creation template with CREATE_ON_PUSH).`,
        },
        {
            codes: ['REGISTRY_TAG_IMMUTABLE'],
            hint: 'Use a new tag, or exclude the tags that move from the immutability of the repository: aws ecr put-image-tag-mutability with IMMUTABLE_WITH_EXCLUSION.',
        },
    ],
};

;// CONCATENATED MODULE: ./src/registry/providers/artifactory.js
const artifactory = {
    title: 'Artifactory',
    words: [
        {
            words: /not enough permissions to (?:delete|overwrite)|needs? delete permission/i,
            means: 'REGISTRY_DENIED',
            hint: 'Artifactory overwrites a tag only with the permission Delete/Overwrite on the repository: grant it to this user.',
        },
        {
            words: /rejected the (?:deployment|resolution)|default deployment repository|virtual repositor/i,
            hint: 'Push to a local repository of Artifactory, or to a virtual one with a default deployment repository; its include and exclude patterns must allow the path.',
        },
    ],
};

;// CONCATENATED MODULE: ./src/registry/providers/azure.js

const azure = {
    title: 'Azure Container Registry',
    is: registry_host/* isAzureHost */.K7,
    words: [
        {
            words: /operation is disallowed|aka\.ms\/acr/i,
            hint: 'In Azure the tag, the repository or the registry is locked: az acr repository update --image NAME:TAG --write-enabled true, or its network rules block this machine.',
        },
    ],
    refusals: [
        {
            codes: ['REGISTRY_DENIED'],
            hint: 'Grant the role AcrPush to the identity that logs in.',
        },
        {
            codes: ['LOGIN_MISSING'],
            hint: ({ repository }) => `Name an application in \`registries: { ${repository.host}: { client-id: UUID, tenant-id: UUID } }\`, or give a user name and a password.`,
        },
    ],
};

;// CONCATENATED MODULE: ./src/registry/providers/docker-hub.js

const dockerHub = {
    title: 'Docker Hub',
    is: registry_host/* isDockerHub */.gr,
    path: () => ({
        form: 'docker.io/NAMESPACE/IMAGE',
        least: 2,
        most: 2,
        source: 'https://docs.docker.com/docker-hub/repos/create/',
    }),
    readDelayMs: 2_000,
    refusals: [
        {
            codes: ['REGISTRY_DENIED'],
            hint: ({ repository }) => `Use an access token with the permission "Read & Write" of a user or organization that may push to "${repository.path}"; the namespace must exist.`,
        },
        {
            codes: ['LOGIN_REFUSED'],
            hint: 'Check the user name and its access token (for an organization access token, the user name is the organization).',
        },
        {
            codes: ['REGISTRY_TAG_IMMUTABLE'],
            hint: 'Use a new tag, or restrict the immutable tags of the repository to a pattern that the tags that move do not match (Settings > General > Tag mutability).',
        },
    ],
};

;// CONCATENATED MODULE: ./src/registry/providers/forgejo.js
const forgejo = {
    title: 'Gitea, Forgejo',
    words: [
        {
            words: /reqPackageAccess/,
            means: 'REGISTRY_DENIED',
            hint: ({ repository }) => `Gitea and Forgejo need a personal access token with the scope write:package, of a user who may write packages of "${repository.path.split('/', 1)[0] ?? ''}"; the job's own token is not enough.`,
        },
    ],
};

;// CONCATENATED MODULE: ./src/registry/providers/github.js
const github = {
    title: 'GitHub Packages',
    is: (host) => host === 'ghcr.io',
    path: () => ({
        form: 'ghcr.io/OWNER/IMAGE',
        least: 2,
        source: 'https://docs.github.com/en/packages/working-with-a-github-packages-registry/working-with-the-container-registry',
    }),
    readDelayMs: 2_000,
    words: [
        {
            words: /does not match expected scopes/i,
            means: 'REGISTRY_DENIED',
            hint: 'The token is valid but lacks a scope: write:packages of a classic personal access token, or `permissions: { contents: read, packages: write }` of the job.',
        },
    ],
    refusals: [
        {
            codes: ['REGISTRY_DENIED'],
            words: /write_package|create|installation|^$/i,
            hint: 'Give the job `permissions: { contents: read, packages: write }`; if the package exists already, also give this project the role Write under "Manage Actions access" in the settings of the package.',
        },
        {
            codes: ['REGISTRY_DENIED'],
            hint: 'Check that the token may use this package: GITHUB_TOKEN with `packages: write`, or a classic personal access token with `write:packages` (fine-grained ones are not accepted).',
        },
        {
            codes: ['LOGIN_REFUSED', 'LOGIN_MISSING'],
            hint: 'Pass `github-token` with `permissions: { contents: read, packages: write }`, or a classic personal access token with `write:packages`; fine-grained ones are not accepted.',
        },
    ],
};

;// CONCATENATED MODULE: ./src/registry/providers/gitlab.js
const gitlab = {
    title: 'GitLab',
    is: (host) => host === 'registry.gitlab.com',
    path: () => ({
        form: 'registry.gitlab.com/GROUP/PROJECT[/IMAGE]',
        least: 2,
        source: 'https://docs.gitlab.com/user/packages/container_registry/#naming-convention-for-your-container-images',
    }),
    words: [
        {
            words: /protected (?:container )?(?:tag|repositor)|protection rule|tag is protected/i,
            hint: 'A protection rule of the registry covers this name: allow the role of this credential in it (GitLab: Settings > Packages and registries).',
        },
    ],
    refusals: [
        {
            codes: ['REGISTRY_DENIED', 'LOGIN_REFUSED', 'LOGIN_MISSING'],
            hint: 'Push with CI_REGISTRY_USER and CI_REGISTRY_PASSWORD, or a token with write_registry, into the registry of a project that exists and allows it.',
        },
    ],
};

;// CONCATENATED MODULE: ./src/registry/providers/google.js

const SOURCE = 'https://cloud.google.com/artifact-registry/docs/docker/names';
const toLocation = (host) => host.replace(/-docker\.pkg\.dev$/, '');
const google = {
    title: 'Google Artifact Registry',
    is: registry_host/* isGoogleHost */.Yn,
    path: (host) => host.endsWith('gcr.io')
        ? { form: `${host}/PROJECT/IMAGE`, least: 2, source: SOURCE }
        : { form: `${host}/PROJECT/REPOSITORY/IMAGE`, least: 3, source: SOURCE },
    refusals: [
        {
            codes: ['REGISTRY_DENIED'],
            hint: 'Grant roles/artifactregistry.writer on the repository to the account that logs in; access tokens last an hour.',
        },
        {
            codes: ['LOGIN_MISSING'],
            hint: ({ repository }) => `Name a provider in \`registries: { ${repository.host}: { workload-identity-provider: projects/… } }\`, or give a user name and a password.`,
        },
        {
            codes: ['REGISTRY_REPOSITORY_MISSING'],
            hint: ({ repository: { host, path } }) => {
                const [project = '', name = ''] = path.split('/');
                return host.endsWith('gcr.io')
                    ? `Give the account the right to create it: roles/artifactregistry.createOnPushWriter on the project "${project}".`
                    : `Create the repository first: gcloud artifacts repositories create ${name} --repository-format=docker --location=${toLocation(host)} --project=${project}.`;
            },
        },
        {
            codes: ['REGISTRY_TAG_IMMUTABLE'],
            hint: 'Use a new tag, or let tags of the repository move: gcloud artifacts repositories update NAME --no-immutable-tags.',
        },
    ],
};

;// CONCATENATED MODULE: ./src/registry/providers/harbor.js
const harbor = {
    title: 'Harbor',
    words: [
        {
            words: /proxy (?:cache )?project|proxied repositor|pull[- ]through/i,
            hint: 'This project is a proxy cache and does not accept pushes: push to another project.',
        },
        {
            words: /configured as immutable/i,
            hint: 'Use a new tag, or change the tag immutability rules of the project in Harbor so that they do not match the tags that move.',
        },
    ],
};

;// CONCATENATED MODULE: ./src/registry/providers/nexus.js
const nexus = {
    title: 'Nexus',
    words: [
        {
            words: /does not allow updating (?:assets|artifacts|existing)|redeploy/i,
            means: 'REGISTRY_TAG_IMMUTABLE',
            hint: 'Nexus does not allow overwriting here: set the deployment policy of the hosted repository to "Allow redeploy" (or "…only on latest tag").',
        },
        {
            words: /deploying to groups|pro-licensed|group repositor/i,
            hint: 'Push to a hosted repository of Nexus, at its own port or path: a group accepts pushes only in Nexus Repository Pro.',
        },
    ],
};

;// CONCATENATED MODULE: ./src/registry/providers/quay.js
const quay = {
    title: 'Quay',
    is: (host) => host === 'quay.io',
    path: () => ({
        form: 'quay.io/NAMESPACE/IMAGE',
        least: 2,
        source: 'https://docs.quay.io/solution/getting-started.html',
    }),
    refusals: [
        {
            codes: ['REGISTRY_DENIED', 'REGISTRY_REPOSITORY_MISSING'],
            hint: ({ repository }) => `Give the robot account Write on "${repository.path}"; to create it on push, the namespace must exist and the account needs the role Creator in it.`,
        },
        {
            codes: ['LOGIN_REFUSED', 'LOGIN_MISSING'],
            hint: 'Log in as a robot account, NAMESPACE+NAME, with its token, or name it with `robot` to log in by identity token.',
        },
    ],
};

;// CONCATENATED MODULE: ./src/registry/providers/providers.js












const providers = [
    ...[forgejo, github, artifactory, nexus, harbor, gitlab, azure],
    ...[dockerHub, amazon, google, quay],
];
function findProvider(host) {
    return providers.find((provider) => provider.is?.(host) === true);
}
const toOwner = ({ repository }) => repository.path.split('/', 1)[0] ?? '';
const toProject = (asked) => `Create the project "${toOwner(asked)}" on ${asked.repository.host} first; a push does not create it.`;
const BY_WORDS = [
    ...providers.flatMap(({ words = [] }) => words),
    {
        words: /insufficient[ _]scopes?\b/i,
        means: 'REGISTRY_DENIED',
        hint: ({ repository }) => `The user name and password are correct, but the token lacks a permission: create one that may read and write "${repository.path}" on ${repository.host}.`,
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
const BY_HOST = [
    ...providers.flatMap(({ is: host, refusals = [] }) => host === undefined ? [] : refusals.map((row) => ({ ...row, host }))),
    { codes: ['REGISTRY_DENIED', 'REGISTRY_REPOSITORY_MISSING'], words: /project/i, hint: toProject },
];
const COMMON = [
    {
        codes: ['REGISTRY_DENIED', 'LOGIN_REFUSED'],
        kinds: ['delete'],
        hint: ({ repository }) => `Use a credential that may delete from "${repository.path}" on ${repository.host}: the right to push is often not enough.`,
    },
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
const TABLE = [...BY_WORDS, ...TOO_LARGE, ...BY_HOST, ...COMMON];


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
