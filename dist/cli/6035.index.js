export const id = 6035;
export const ids = [6035];
export const modules = {

/***/ 6035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readCiFiles: () => (/* binding */ readCiFiles)
});

// UNUSED EXPORTS: resolveAuthConfig

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __webpack_require__(16392);
// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(34734);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(43981);
;// CONCATENATED MODULE: ./src/credentials/gitlab-ca.js





async function addServerAuthority(registries, env) {
    const prefix = (0,variables/* readText */.yR)(env, 'CI_REGISTRY');
    const ca = (0,variables/* readText */.yR)(env, 'CI_SERVER_TLS_CA_FILE');
    if (prefix === undefined || ca === undefined)
        return registries;
    const { host } = (0,registry_host/* parseScope */.Sk)(prefix);
    const isSaid = registries.some((entry) => (0,registry_host/* isSameHost */.Xf)((0,registry_host/* parseScope */.Sk)(entry.prefix).host, host) && (entry.insecure || entry.ca !== undefined));
    if (isSaid || !(await isPrivate(ca)))
        return registries;
    return [...registries, { prefix: host, required: true, insecure: false, ca }];
}
async function isPrivate(path) {
    try {
        return needsTrust(await (0,promises_.readFile)(path, 'utf8'), external_node_tls_.rootCertificates);
    }
    catch {
        return false;
    }
}
function needsTrust(pem, roots) {
    const certificates = (pem.match(PEM) ?? []).flatMap(parseCertificate);
    if (certificates.length === 0)
        return false;
    const trusted = roots.flatMap(parseCertificate);
    const isVouchedFor = (certificate) => trusted.some((root) => root.fingerprint256 === certificate.fingerprint256) ||
        trusted.some((root) => certificate.checkIssued(root) && certificate.verify(root.publicKey));
    return !certificates.some(isVouchedFor);
}
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
function parseCertificate(pem) {
    try {
        return [new external_node_crypto_.X509Certificate(pem)];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./src/credentials/ci-files.js





async function readCiFiles(settings, given) {
    const { env, problems } = await resolveAuthConfig(given);
    const registries = await addServerAuthority(settings.registries, env);
    return { settings: { ...settings, registries }, env, problems };
}
async function resolveAuthConfig(env) {
    const path = (0,variables/* readText */.yR)(env, 'DOCKER_AUTH_CONFIG')?.trim();
    if (path === undefined || !(0,external_node_path_.isAbsolute)(path))
        return { env, problems: [] };
    try {
        return {
            env: { ...env, DOCKER_AUTH_CONFIG: await (0,promises_.readFile)(path, 'utf8') },
            problems: [],
        };
    }
    catch (cause) {
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
        const problem = (0,src_problem/* notice */.lm)('LOGIN_CONFIG_INVALID', `Cannot read the file "${path}" that DOCKER_AUTH_CONFIG names (${code}); ignoring it.`, 'Set it to the JSON itself, make it a variable of the type "File", or unset it.');
        return { env: { ...env, DOCKER_AUTH_CONFIG: undefined }, problems: [problem] };
    }
}


/***/ })

};
