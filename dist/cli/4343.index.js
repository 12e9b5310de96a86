export const id = 4343;
export const ids = [4343];
export const modules = {

/***/ 34343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   toBuildEnv: () => (/* binding */ toBuildEnv),
/* harmony export */   toBuildEnvs: () => (/* binding */ toBuildEnvs),
/* harmony export */   toTestEnv: () => (/* binding */ toTestEnv)
/* harmony export */ });
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16392);
/* harmony import */ var _settings_values_entries_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11214);
/* harmony import */ var _builder_setting_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82140);



const SYSTEM = [
    ...['PATH', 'LANG', 'TZ', 'TMPDIR'],
    ...['SystemRoot', 'COMSPEC', 'PATHEXT', 'TEMP', 'TMP'],
];
const LOCALE = 'LC_';
const ENGINE = [
    ...['DOCKER_HOST', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH', 'DOCKER_CONTEXT'],
    'DOCKER_DEFAULT_PLATFORM',
];
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'FTP_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
const BUILDX = [
    ...['HOME', 'USER', 'LOGNAME', 'LANGUAGE', 'TERM', 'NO_COLOR', 'CI'],
    ...['USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'ProgramData', 'ProgramFiles'],
    ...['XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
    ...['DOCKER_CONFIG', 'DOCKER_AUTH_CONFIG', 'DOCKER_API_VERSION', 'DOCKER_TLS'],
    ...[
        'DOCKER_TLS_CERTDIR',
        'DOCKER_BUILDKIT',
        'DOCKER_CLI_EXPERIMENTAL',
        'DOCKER_HIDE_LEGACY_COMMANDS',
    ],
    ...['BUILDX_BUILDER', 'BUILDX_CONFIG', 'BUILDX_EXPERIMENTAL', 'BUILDX_GIT_CHECK_DIRTY'],
    ...['BUILDX_GIT_INFO', 'BUILDX_GIT_LABELS', 'BUILDX_METADATA_PROVENANCE'],
    ...['BUILDX_METADATA_WARNINGS', 'BUILDX_NO_DEFAULT_ATTESTATIONS', 'BUILDX_NO_DEFAULT_LOAD'],
    ...['BUILDX_NO_DEFAULT_OCI_ARTIFACT', 'BUILDKIT_HOST', 'BUILDKIT_COLORS', 'BUILDKIT_PROGRESS'],
    ...['BUILDKIT_TTY_LOG_LINES', 'KUBECONFIG', 'KUBERNETES_SERVICE_HOST', 'KUBERNETES_SERVICE_PORT'],
];
const CACHES = new Map([
    ['gha', ['ACTIONS_CACHE_', 'ACTIONS_RESULTS_URL', 'ACTIONS_RUNTIME_TOKEN']],
    ['s3', ['AWS_']],
    ['azblob', ['BUILDKIT_AZURE_STORAGE_', 'AZURE_']],
]);
function toBuildEnvs(env, all) {
    return Object.assign({}, ...all.map((settings) => toBuildEnv(env, settings)));
}
function toBuildEnv(env, settings) {
    const { buildArgs, buildxFlags, cache, cacheFrom, cacheTo } = settings;
    const secrets = buildxFlags
        .filter(({ flag }) => flag === '--secret')
        .flatMap(({ value }) => (0,_settings_values_entries_js__WEBPACK_IMPORTED_MODULE_0__/* .readFields */ .qU)(value, 'env'));
    const named = [...cacheFrom, ...cacheTo].flatMap((entry) => (0,_settings_values_entries_js__WEBPACK_IMPORTED_MODULE_0__/* .readFields */ .qU)(entry, 'type'));
    const types = cache === 'gha' ? [...named, 'gha'] : named;
    const names = [
        ...[...SYSTEM, ...ENGINE, ...PROXIES, ...BUILDX, ...secrets],
        ...buildArgs.filter((arg) => !arg.includes('=')),
        ...(needsAgent(env, settings) ? ['SSH_AUTH_SOCK'] : []),
    ];
    return pick(env, names, [LOCALE, ...types.flatMap((type) => CACHES.get(type) ?? [])]);
}
function needsAgent(env, { buildxFlags, builder }) {
    const isRemote = [(0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_2__/* .readText */ .yR)(env, 'DOCKER_HOST') ?? '', (0,_builder_setting_js__WEBPACK_IMPORTED_MODULE_1__/* .readBuilder */ .kj)(builder, env)].some((text) => text.includes('ssh://'));
    return isRemote || buildxFlags.some(({ flag }) => flag === '--ssh');
}
function toTestEnv(env, { testEnv }) {
    return pick(env, [...SYSTEM, ...ENGINE, ...PROXIES, ...testEnv], [LOCALE]);
}
function pick(env, names, beginnings) {
    const exact = new Set(names);
    return Object.fromEntries(Object.entries(env).filter(([name]) => exact.has(name) || beginnings.some((beginning) => name.startsWith(beginning))));
}


/***/ }),

/***/ 82140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lh: () => (/* binding */ findUncovered),
/* harmony export */   kj: () => (/* binding */ readBuilder),
/* harmony export */   xx: () => (/* binding */ parseBuilder)
/* harmony export */ });
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16392);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);


const REMOTE_SCHEMES = ['tcp', 'unix', 'docker-container', 'podman-container', 'kube-pod'];
const TLS_OPTIONS = ['cacert', 'cert', 'key'];
function parseBuilder(text) {
    const parts = text.split(/[\s,]+/).filter((part) => part !== '');
    const [first, ...others] = parts;
    if (first === undefined || (first === 'auto' && others.length === 0))
        return { kind: 'auto' };
    if (others.length === 0 && !first.includes('://')) {
        return first.includes('=') ? refuse(text, first) : { kind: 'name', name: first };
    }
    const node = parseNode(text, first);
    const nodes = [node, ...others.map((part) => parseNode(text, part))];
    if (nodes.some(({ driver }) => driver !== node.driver)) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
            (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILDER_INVALID', `The builder "${text}" mixes kinds of addresses, which buildx cannot.`, 'Name only clusters (kubernetes://), only engines (ssh://) or only BuildKits (tcp://host:1234).'),
        ]);
    }
    if (nodes.length > 1 && nodes.some(({ platforms }) => platforms.length === 0)) {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([describePlatformless(text)]);
    }
    return { kind: 'nodes', nodes };
}
function readBuilder(given, env) {
    const isNamed = !['', 'auto'].includes(given) || (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'BUILDX_BUILDER') !== undefined;
    return isNamed ? given : ((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(env, 'BUILDKIT_HOST') ?? given);
}
function findUncovered(nodes, platforms) {
    if (nodes.some((node) => node.platforms.length === 0))
        return undefined;
    return platforms.find((platform) => !nodes.some((node) => node.platforms.includes(platform)));
}
function parseNode(text, part) {
    const match = NODE.exec(part)?.groups;
    if (match === undefined)
        return refuse(text, part);
    const { platform, scheme = '', address = '', query = '' } = match;
    const options = [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`);
    const platforms = platform === undefined ? [] : [platform];
    if (scheme === 'kubernetes') {
        return { driver: 'kubernetes', options: [`namespace=${address}`, ...options], platforms };
    }
    if (scheme === 'ssh') {
        const endpoint = `ssh://${address.replace(/\/$/, '')}`;
        return { driver: 'docker-container', endpoint, options, platforms };
    }
    if (!REMOTE_SCHEMES.includes(scheme))
        return refuse(text, part);
    checkTls(part, options);
    return { driver: 'remote', endpoint: `${scheme}://${address}`, options, platforms };
}
const NODE = /^(?:(?<platform>[a-z0-9]+\/[a-z0-9/]+)=)?(?<scheme>[a-z-]+):\/\/(?<address>[^?]+)(?:\?(?<query>.*))?$/;
function checkTls(part, options) {
    const missing = TLS_OPTIONS.filter((name) => !options.some((one) => one.startsWith(`${name}=`)));
    if (missing.length === 0 || missing.length === TLS_OPTIONS.length)
        return;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILDER_INVALID', `The builder "${part}" lacks ${missing.join(' and ')}: a BuildKit behind TLS needs the client's certificate and key, and the server's authority.`, 'Write tcp://host:1234?cacert=ca.pem&cert=cert.pem&key=key.pem.'),
    ]);
}
function refuse(text, part) {
    const where = part === text ? '' : ` in "${text}"`;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILDER_INVALID', `invalid builder "${part}"${where}.`, 'Write auto, the name of a buildx builder, tcp://host:port, unix:///path, ssh://user@host, kubernetes://namespace, or platform=address pairs such as linux/arm64=tcp://arm:1234.'),
    ]);
}
function describePlatformless(text) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BUILDER_INVALID', `The builder "${text}" has several addresses, and not each says which platform it is for.`, 'Write pairs: linux/amd64=tcp://one:1234, linux/arm64=tcp://two:1234.');
}


/***/ })

};
