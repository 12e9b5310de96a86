export const id = 8162;
export const ids = [8162];
export const modules = {

/***/ 88162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findAwsAccount: () => (/* binding */ findAwsAccount),
/* harmony export */   findAwsLogin: () => (/* binding */ findAwsLogin)
/* harmony export */ });
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16392);
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88849);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43981);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(23213);
/* harmony import */ var _identity_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43540);
/* harmony import */ var _metadata_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(65434);
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68779);








async function findAwsLogin(context) {
    const account = await findAwsAccount(context);
    if (account === undefined)
        return undefined;
    const { exchangeAws, logInWithKeys } = await Promise.all(/* import() */[__webpack_require__.e(9727), __webpack_require__.e(8929)]).then(__webpack_require__.bind(__webpack_require__, 28929));
    const { source } = account;
    if ('keys' in account) {
        const login = await logInWithKeys(account, context);
        return { ...login, source, account: account.keys.accessKeyId };
    }
    const { role, idToken } = account;
    const login = await exchangeAws(role, { ...context, idToken });
    return { ...login, source, idToken, account: role.roleArn };
}
async function findAwsAccount(context) {
    const account = readKeys(context) ??
        (await readWebIdentity(context)) ??
        (await askContainer(context)) ??
        (await askMachine(context));
    if (account !== undefined && 'keys' in account) {
        const { secretAccessKey, sessionToken } = account.keys;
        context.hide(sessionToken === undefined ? [secretAccessKey] : [secretAccessKey, sessionToken]);
    }
    return account;
}
function readKeys({ env, host }) {
    const accessKeyId = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'AWS_ACCESS_KEY_ID');
    const secretAccessKey = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'AWS_SECRET_ACCESS_KEY');
    const sessionToken = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'AWS_SESSION_TOKEN');
    if (accessKeyId === undefined && secretAccessKey === undefined)
        return undefined;
    if (accessKeyId === undefined || secretAccessKey === undefined) {
        const missing = accessKeyId === undefined ? 'AWS_ACCESS_KEY_ID' : 'AWS_SECRET_ACCESS_KEY';
        const hint = 'Set both, or none of them.';
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_5__/* .accountInvalid */ .r)(host, `${missing} is empty, but the other key is there`, hint);
    }
    const keys = { accessKeyId, secretAccessKey, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__/* .omitUndefined */ .O)({ sessionToken }) };
    return { keys, source: 'AWS_ACCESS_KEY_ID' };
}
async function readWebIdentity(context) {
    const { env, host } = context;
    const variable = 'AWS_WEB_IDENTITY_TOKEN_FILE';
    const path = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, variable);
    const roleArn = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'AWS_ROLE_ARN');
    if (path === undefined || roleArn === undefined)
        return undefined;
    const text = await (0,_identity_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readNamedFile */ .wh)({ variable, path }, context);
    const idToken = (0,_identity_file_js__WEBPACK_IMPORTED_MODULE_3__/* .toIdToken */ .Cf)(text, `the file that ${variable} names`, context);
    const sessionName = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'AWS_ROLE_SESSION_NAME');
    const region = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_2__/* .toEcrRegion */ .WP)(host) ?? 'us-east-1';
    const role = { provider: 'aws', roleArn, region, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__/* .omitUndefined */ .O)({ sessionName }) };
    return { role, idToken, source: variable };
}
const CONTAINER_HOSTS = new Set(['169.254.170.2', '169.254.170.23', '[fd00:ec2::23]']);
function readContainerService({ env, host }) {
    const relative = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, RELATIVE_URI);
    const stated = relative === undefined ? (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, FULL_URI) : `${ECS}${relative}`;
    if (stated === undefined)
        return undefined;
    const source = relative === undefined ? FULL_URI : RELATIVE_URI;
    const url = relative?.startsWith('/') === false ? undefined : toContainerUrl(stated);
    if (url !== undefined)
        return { url, source };
    const what = `${source} names no address that credentials of a container come from`;
    const hint = 'Use https://, or an address of this machine or of its link (169.254.170.2).';
    throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_5__/* .accountInvalid */ .r)(host, what, hint);
}
const RELATIVE_URI = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
const FULL_URI = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const ECS = 'http://169.254.170.2';
async function askContainer(context) {
    const { host, ask } = context;
    const service = ask === undefined ? undefined : readContainerService(context);
    if (ask === undefined || service === undefined)
        return undefined;
    const { url, source } = service;
    const authorization = await readContainerToken(context);
    const answer = await ask({ url, headers: (0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__/* .omitUndefined */ .O)({ authorization }) });
    const keys = readKeysOf(answer);
    if (keys !== undefined)
        return { keys, source };
    const said = answer === undefined ? 'did not answer in time' : describe(answer);
    const hint = 'Check the role of the task or the pod, or set metadata: off for this registry.';
    throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_5__/* .accountInvalid */ .r)(host, `the service that ${source} names ${said}`, hint);
}
function describe({ status }) {
    return status === 200 ? 'answered without keys' : `answered ${status}`;
}
function toContainerUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || url.protocol === 'https:')
        return url;
    const isNear = (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(url.hostname) || CONTAINER_HOSTS.has(url.hostname);
    return url.protocol === 'http:' && isNear ? url : undefined;
}
async function readContainerToken(context) {
    const { env, host } = context;
    const variable = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE';
    const path = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, variable);
    const name = path === undefined ? 'AWS_CONTAINER_AUTHORIZATION_TOKEN' : variable;
    const text = path === undefined
        ? (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, name)
        : (await (0,_identity_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readNamedFile */ .wh)({ variable, path }, context)).trim();
    if (text === undefined)
        return undefined;
    if (!/^[\x20-\x7e]{1,8192}$/.test(text)) {
        const hint = 'It is sent as a header, and may have no line ends.';
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_5__/* .accountInvalid */ .r)(host, `${name} holds no token that could be sent`, hint);
    }
    context.hide([text]);
    return text;
}
async function askMachine({ env, ask }) {
    if (ask === undefined || (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .isTrue */ .Hn)(env, 'AWS_EC2_METADATA_DISABLED'))
        return undefined;
    const stated = (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_6__/* .readText */ .yR)(env, 'AWS_EC2_METADATA_SERVICE_ENDPOINT') ?? 'http://169.254.169.254';
    if (!URL.canParse(stated))
        return undefined;
    const to = (path) => new URL(`/latest/${path}`, stated);
    const granted = await ask({
        ...{ method: 'PUT', url: to('api/token') },
        headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '600', 'content-length': '0' },
    });
    const token = (0,_metadata_js__WEBPACK_IMPORTED_MODULE_4__/* .toHeaderText */ .Q)(textOf(granted));
    if (token === undefined)
        return undefined;
    const headers = { 'x-aws-ec2-metadata-token': token };
    const path = 'meta-data/iam/security-credentials/';
    const named = await ask({ url: to(path), headers });
    const role = /^[\w+=,.@-]{1,64}/.exec(textOf(named) ?? '')?.[0];
    if (role === undefined)
        return undefined;
    const keys = readKeysOf(await ask({ url: to(`${path}${encodeURIComponent(role)}`), headers }));
    return keys && { keys, source: `the metadata of this machine (role ${role})` };
}
function textOf(answer) {
    return answer?.status === 200 ? answer.text : undefined;
}
function readKeysOf(answer) {
    const { AccessKeyId, SecretAccessKey, Token } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)(answer?.status === 200 ? answer.body : {});
    const [accessKeyId, secretAccessKey, sessionToken] = [AccessKeyId, SecretAccessKey, Token].map(_metadata_js__WEBPACK_IMPORTED_MODULE_4__/* .toHeaderText */ .Q);
    if (accessKeyId === undefined || secretAccessKey === undefined)
        return undefined;
    return { accessKeyId, secretAccessKey, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_7__/* .omitUndefined */ .O)({ sessionToken }) };
}


/***/ }),

/***/ 43540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cf: () => (/* binding */ toIdToken),
/* harmony export */   l2: () => (/* binding */ readNamedObject),
/* harmony export */   wh: () => (/* binding */ readNamedFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53823);
/* harmony import */ var _oidc_claims_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35051);
/* harmony import */ var _small_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36569);
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68779);






async function readNamedFile({ variable, path }, { host, cwd }) {
    const file = await (0,_small_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readSmallFile */ .E)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path));
    if (file.ok)
        return file.text;
    const what = `cannot read the file "${path}" that ${variable} names: ${file.why}`;
    throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_5__/* .accountInvalid */ .r)(host, what, `Correct ${variable}, or unset it.`);
}
async function readNamedObject(file, context) {
    const object = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(await readNamedFile(file, context));
    if (object !== undefined)
        return object;
    const what = `the file "${file.path}" that ${file.variable} names holds no JSON object`;
    throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_5__/* .accountInvalid */ .r)(context.host, what, 'Write the key of the account there, as it was given.');
}
function toIdToken(text, source, { host, hide }) {
    const trimmed = text.trim();
    const claims = (0,_oidc_claims_js__WEBPACK_IMPORTED_MODULE_3__/* .readClaims */ .I)(trimmed);
    if (claims === undefined) {
        const hint = 'It has to be a token in three parts with dots between them.';
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_5__/* .accountInvalid */ .r)(host, `${source} is not a JSON Web Token`, hint);
    }
    hide([trimmed, trimmed.split('.')[2] ?? '']);
    return { token: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .secret */ .r)(trimmed), claims, source };
}


/***/ }),

/***/ 68779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ accountRefused),
/* harmony export */   r: () => (/* binding */ accountInvalid)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

function accountRefused(refusal) {
    const { title, registry, source, answer, hint } = refusal;
    const said = `${answer.status}${answer.words === '' ? '' : ` "${answer.words}"`}`;
    const message = `${title} does not log this run in to ${registry}, with the credential from ${source}: ${answer.host} answered ${said}.`;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_REFUSED', message, hint)]);
}
function accountInvalid(registry, what, hint) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_ACCOUNT_INVALID', `Could not log in to ${registry}: ${what}.`, hint),
    ]);
}


/***/ })

};
