export const id = 4809;
export const ids = [4809,3089];
export const modules = {

/***/ 24809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findGoogleLogin: () => (/* binding */ findGoogleLogin)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/facts/variables.js
var variables = __webpack_require__(16392);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/settings/secret.js
var secret = __webpack_require__(53823);
// EXTERNAL MODULE: ./src/credentials/oidc/answer.js
var oidc_answer = __webpack_require__(11044);
// EXTERNAL MODULE: ./src/credentials/oidc/refused.js
var refused = __webpack_require__(47656);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/credentials/oidc/google.js
var google = __webpack_require__(93089);
// EXTERNAL MODULE: ./src/credentials/ambient/identity-file.js
var identity_file = __webpack_require__(43540);
// EXTERNAL MODULE: ./src/credentials/ambient/refused.js
var ambient_refused = __webpack_require__(68779);
;// CONCATENATED MODULE: ./src/credentials/ambient/google-federation.js





async function federate(account, file, context) {
    const invalid = (field, hint) => (0,ambient_refused/* accountInvalid */.r)(context.host, `the field "${field}" in the file "${file.path}" that ${file.variable} names cannot be used`, hint);
    const { role, sts, iam } = readRole(account, invalid);
    const idToken = await readSubject(account, file, { ...context, invalid });
    const endpoints = (0,omit_undefined/* omitUndefined */.O)({ sts, iam });
    const login = await (0,google.exchangeGoogle)(role, { ...context, endpoints, idToken });
    return { ...login, idToken };
}
const REMAKE = 'Make it again: gcloud iam workload-identity-pools create-cred-config.';
function readRole(account, invalid) {
    const texts = (0,json/* toTexts */.OS)(account);
    const provider = /^\/\/iam\.googleapis\.com\/(projects\/.+)$/.exec(texts.audience ?? '')?.[1];
    if (provider === undefined)
        throw invalid('audience', REMAKE);
    const url = texts.service_account_impersonation_url;
    const serviceAccount = url === undefined ? undefined : /\/serviceAccounts\/([^/:]+):generateAccessToken$/.exec(url);
    if (serviceAccount === null)
        throw invalid('service_account_impersonation_url', REMAKE);
    const email = serviceAccount?.[1];
    const role = {
        ...{ provider: 'google', identityProvider: provider },
        ...(email === undefined ? {} : { serviceAccount: decodeURIComponent(email) }),
    };
    return {
        role,
        sts: texts.token_url,
        iam: url,
    };
}
async function readSubject(account, file, context) {
    const source = account.credential_source;
    const { file: path, url } = (0,json/* toTexts */.OS)(source);
    const { invalid } = context;
    if ((0,json/* isObject */.Gv)(source) && ('executable' in source || 'environment_id' in source)) {
        const hint = 'A program, or a signed request to AWS, is not run for a login. Point it at a file or a URL, or name workload-identity-provider in the entry of `registries`.';
        throw invalid('credential_source', hint);
    }
    if (path !== undefined) {
        const text = await (0,identity_file/* readNamedFile */.wh)({ variable: file.variable, path }, context);
        return (0,identity_file/* toIdToken */.Cf)(pick(text, source, invalid), `the file "${path}"`, context);
    }
    if (url === undefined || !URL.canParse(url))
        throw invalid('credential_source', REMAKE);
    const text = await askUrl(new URL(url), source, context);
    return (0,identity_file/* toIdToken */.Cf)(pick(text, source, invalid), new URL(url).host, context);
}
function pick(text, source, invalid) {
    const format = (0,json/* isObject */.Gv)(source) ? (0,json/* toTexts */.OS)(source.format) : {};
    if (format.type !== 'json')
        return text;
    const name = format.subject_token_field_name ?? 'access_token';
    const token = (0,json/* toTexts */.OS)((0,json/* parseObject */.lj)(text))[name];
    if (token === undefined) {
        throw invalid('credential_source', `It gives no "${name}": check subject_token_field_name.`);
    }
    return token;
}
async function askUrl(url, source, context) {
    const { service, host, hide } = context;
    const headers = (0,json/* toTexts */.OS)((0,json/* isObject */.Gv)(source) ? source.headers : undefined);
    const secrets = Object.values(headers).map((value) => value.replace(/^\w+ /, ''));
    hide(secrets);
    const doing = `get an identity token for ${host}`;
    const answer = await service.ask({ method: 'GET', url, headers, doing, secrets });
    if (answer.status === 200)
        return JSON.stringify(answer.body);
    throw (0,ambient_refused/* accountInvalid */.r)(host, `${answer.host} answered ${answer.status} to the question for an identity token`, 'Check that the job may ask for one: on GitHub `permissions: { id-token: write }`.');
}

;// CONCATENATED MODULE: ./src/credentials/ambient/google.js









const TITLE = 'Google';
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
const VARIABLE = 'GOOGLE_APPLICATION_CREDENTIALS';
const TOKEN_URI = 'https://oauth2.googleapis.com/token';
const USERNAME = 'oauth2accesstoken';
const HOUR_MS = 3_600_000;
async function findGoogleLogin(context) {
    const path = (0,variables/* readText */.yR)(context.env, VARIABLE);
    if (path === undefined)
        return await askMachine(context);
    const file = { variable: VARIABLE, path };
    const account = await (0,identity_file/* readNamedObject */.l2)(file, context);
    const source = VARIABLE;
    switch (account.type) {
        case 'service_account':
            return {
                ...(await signIn(toAssertion(account, file, context), context)),
                ...{ source, account: (0,json/* toTexts */.OS)(account).client_email ?? '' },
            };
        case 'authorized_user':
            return { ...(await signIn(toRefresh(account, file, context), context)), source };
        case 'external_account':
            return { ...(await federate(account, file, context)), source };
        default:
            throw (0,ambient_refused/* accountInvalid */.r)(context.host, `the field "type" in the file "${path}" that ${VARIABLE} names is none of service_account, external_account and authorized_user`, 'Name the key of a service account, or a configuration of workload identity federation.');
    }
}
function readFields(account, names, { path, variable }, host) {
    const texts = (0,json/* toTexts */.OS)(account);
    const missing = names.find((name) => (texts[name] ?? '') === '');
    if (missing === undefined)
        return texts;
    const what = `the file "${path}" that ${variable} names has no text in the field "${missing}"`;
    throw (0,ambient_refused/* accountInvalid */.r)(host, what, 'Download the key again, and store it as it is.');
}
function toTokenUrl(account, { path, variable }, host) {
    const { token_uri: stated = TOKEN_URI } = (0,json/* toTexts */.OS)(account);
    if (URL.canParse(stated))
        return new URL(stated);
    const what = `the field "token_uri" in the file "${path}" that ${variable} names is not a URL`;
    throw (0,ambient_refused/* accountInvalid */.r)(host, what, `Write ${TOKEN_URI}.`);
}
function toAssertion(account, file, context) {
    const { host, clock, hide } = context;
    const fields = readFields(account, ['client_email', 'private_key'], file, host);
    hide([fields.private_key]);
    const url = toTokenUrl(account, file, host);
    const { private_key_id: kid } = (0,json/* toTexts */.OS)(account);
    const iat = Math.floor(clock.now() / 1000);
    const claims = {
        ...{ iss: fields.client_email, scope: SCOPE, aud: url.href },
        ...{ iat, exp: iat + HOUR_MS / 1000 },
    };
    const head = { alg: 'RS256', typ: 'JWT', ...(kid === undefined ? {} : { kid }) };
    const text = [head, claims].map((part) => encode(JSON.stringify(part))).join('.');
    const signature = signWith(fields.private_key, text, file, host);
    const assertion = `${text}.${signature}`;
    hide([assertion, signature]);
    return {
        ...{ url, secrets: [assertion] },
        form: { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion },
        hint: `Check that the service account ${fields.client_email} and its key exist and are enabled, and the clock of this machine.`,
    };
}
const encode = (text) => Buffer.from(text).toString('base64url');
function signWith(pem, text, { path, variable }, host) {
    try {
        return (0,external_node_crypto_.sign)('RSA-SHA256', Buffer.from(text), (0,external_node_crypto_.createPrivateKey)(pem)).toString('base64url');
    }
    catch (cause) {
        if (!(cause instanceof Error))
            throw cause;
        const what = `the field "private_key" in the file "${path}" that ${variable} names is not a private key in PEM`;
        throw (0,ambient_refused/* accountInvalid */.r)(host, what, 'Keep its line ends: store the file as it was downloaded.');
    }
}
function toRefresh(account, file, { host, hide }) {
    const names = ['client_id', 'client_secret', 'refresh_token'];
    const fields = readFields(account, names, file, host);
    const secrets = [fields.client_secret, fields.refresh_token];
    hide(secrets);
    return {
        ...{ url: toTokenUrl(account, file, host), secrets },
        form: { grant_type: 'refresh_token', ...fields },
        hint: 'Log in again: gcloud auth application-default login.',
    };
}
async function signIn({ url, form, secrets, hint }, { host, service, clock, hide }) {
    const sinceMs = clock.now();
    const doing = `log in to ${host}`;
    const answer = await service.ask({ method: 'POST', url, form, doing, secrets });
    if (answer.status !== 200) {
        throw (0,ambient_refused/* accountRefused */._)({ title: TITLE, registry: host, source: VARIABLE, answer, hint });
    }
    const token = (0,oidc_answer/* readTextField */.IY)(answer.body, 'access_token');
    if (token === undefined)
        throw (0,refused/* withoutToken */._Q)(TITLE, host, answer.host);
    hide([token]);
    return toLogin(token, answer.body, sinceMs);
}
function toLogin(token, body, sinceMs) {
    const untilMs = sinceMs + ((0,oidc_answer/* readLifeMs */.HQ)(body.expires_in) ?? HOUR_MS);
    return { username: USERNAME, password: (0,secret/* secret */.r)(token), untilMs };
}
async function askMachine(context) {
    const { env, ask, clock, hide } = context;
    if (ask === undefined || (0,variables/* isTrue */.Hn)(env, 'NO_GCE_CHECK'))
        return undefined;
    const stated = `http://${(0,variables/* readText */.yR)(env, 'GCE_METADATA_HOST') ?? '169.254.169.254'}`;
    if (!URL.canParse(stated))
        return undefined;
    const sinceMs = clock.now();
    const path = '/computeMetadata/v1/instance/service-accounts/default/token';
    const headers = { 'metadata-flavor': 'Google' };
    const answer = await ask({ url: new URL(path, stated), headers });
    if (answer?.status !== 200 || answer.headers['metadata-flavor'] !== 'Google')
        return undefined;
    const token = (0,oidc_answer/* readTextField */.IY)(answer.body, 'access_token');
    if (token === undefined)
        return undefined;
    hide([token]);
    return { ...toLogin(token, answer.body, sinceMs), source: 'the metadata of this machine' };
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


/***/ }),

/***/ 11044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HQ: () => (/* binding */ readLifeMs),
/* harmony export */   IY: () => (/* binding */ readTextField),
/* harmony export */   oC: () => (/* binding */ readEndMs)
/* harmony export */ });
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35051);

const TOKEN = /^[\x21-\x7e]+$/;
function readTextField(body, name) {
    const value = body[name];
    return typeof value === 'string' && TOKEN.test(value) ? value : undefined;
}
function readLifeMs(value) {
    const seconds = typeof value === 'string' ? Number(value) : value;
    return typeof seconds === 'number' && seconds > 0 && Number.isFinite(seconds)
        ? seconds * 1000
        : undefined;
}
function readEndMs(token) {
    return (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .readClaims */ .I)(token)?.expiresMs;
}


/***/ }),

/***/ 11151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ toEndpoint)
/* harmony export */ });
/* harmony import */ var _registry_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88849);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);


const TEST_ENDPOINTS = '_TAGSHIP_TEST_ENDPOINTS';
function toEndpoint(env, service, usual) {
    const stated = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)((0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(env[TEST_ENDPOINTS] ?? '') ?? {})[service];
    if (stated === undefined || !URL.canParse(stated))
        return usual;
    return (0,_registry_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(new URL(stated).host) ? stated : usual;
}


/***/ }),

/***/ 93089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeGoogle: () => (/* binding */ exchangeGoogle)
/* harmony export */ });
/* harmony import */ var _settings_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53823);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11044);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11151);
/* harmony import */ var _refused_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47656);




const TITLE = 'Google';
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
const USERNAME = 'oauth2accesstoken';
const HOUR_MS = 3_600_000;
const exchangeGoogle = async (role, context) => {
    const federated = await exchangeAtSts(role.identityProvider, context);
    return role.serviceAccount === undefined
        ? federated
        : await impersonate(role.serviceAccount, role.identityProvider, federated, context);
};
function toService(name, { env }) {
    const stated = env.GOOGLE_CLOUD_UNIVERSE_DOMAIN;
    const domain = stated === undefined || stated === '' ? 'googleapis.com' : stated;
    return (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .toEndpoint */ .F)(env, `${name}.googleapis.com`, `https://${name}.${domain}`);
}
async function exchangeAtSts(provider, context) {
    const { idToken, service, host, clock } = context;
    const startMs = clock.now();
    const token = idToken.token.reveal();
    const answer = await service.ask({
        method: 'POST',
        url: new URL('/v1/token', context.endpoints?.sts ?? toService('sts', context)),
        json: {
            audience: `//iam.googleapis.com/${provider}`,
            grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
            requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
            scope: SCOPE,
            subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
            subjectToken: token,
        },
        doing: `log in to ${host}`,
        secrets: [token],
    });
    if (answer.status !== 200) {
        const { issuer, audiences } = idToken.claims;
        const hint = /condition/i.test(answer.words)
            ? `Change the attribute condition of the provider ${provider} so that it is true for this subject.`
            : `Let the provider ${provider} accept this token: --issuer-uri=${issuer} --allowed-audiences=${audiences.join(',')}, an attribute mapping google.subject=assertion.sub, and a condition that is true for this subject.`;
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_3__/* .trustRefused */ .db)({ title: TITLE, registry: host, idToken, answer, hint });
    }
    const password = (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readTextField */ .IY)(answer.body, 'access_token');
    if (password === undefined)
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutToken */ ._Q)(TITLE, host, answer.host);
    context.hide([password]);
    const untilMs = startMs + ((0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readLifeMs */ .HQ)(answer.body.expires_in) ?? HOUR_MS);
    return { username: USERNAME, password: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .r)(password), untilMs };
}
async function impersonate(account, provider, federated, context) {
    const { idToken, service, host, clock } = context;
    const startMs = clock.now();
    const bearer = federated.password.reveal();
    const path = `/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`;
    const answer = await service.ask({
        method: 'POST',
        url: new URL(path, context.endpoints?.iam ?? toService('iamcredentials', context)),
        headers: { authorization: `Bearer ${bearer}` },
        json: { scope: [SCOPE], lifetime: '3600s' },
        doing: `log in to ${host} as ${account}`,
        secrets: [bearer, idToken.token.reveal()],
    });
    if (answer.status !== 200) {
        const pool = provider.replace(/\/providers\/.*$/, '');
        const hint = `Let this identity act as ${account}: grant roles/iam.workloadIdentityUser on it to the member principal://iam.googleapis.com/${pool}/subject/SUBJECT, where SUBJECT is the subject above.`;
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_3__/* .trustRefused */ .db)({ title: TITLE, registry: host, idToken, answer, hint });
    }
    const password = (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readTextField */ .IY)(answer.body, 'accessToken');
    if (password === undefined)
        throw (0,_refused_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutToken */ ._Q)(TITLE, host, answer.host);
    context.hide([password]);
    const { expireTime } = answer.body;
    const endMs = typeof expireTime === 'string' ? Date.parse(expireTime) : Number.NaN;
    const untilMs = Number.isNaN(endMs) ? startMs + HOUR_MS : endMs;
    return { username: USERNAME, password: (0,_settings_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .r)(password), untilMs };
}


/***/ }),

/***/ 47656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _Q: () => (/* binding */ withoutToken),
/* harmony export */   db: () => (/* binding */ trustRefused)
/* harmony export */ });
/* unused harmony export describeIdentity */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

function trustRefused({ title, registry, idToken, answer, hint }) {
    const { status, words, host } = answer;
    const said = `${status}${words === '' ? '' : ` "${words}"`}`;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_TRUST_REFUSED', `${title} does not log this run in to ${registry}: ${host} answered ${said}. The run has ${describeIdentity(idToken.claims)}.`, hint),
    ]);
}
function describeIdentity({ issuer, audiences, subject, otherSubject, }) {
    const other = otherSubject === undefined ? '' : ` (in GitHub's other form ${otherSubject})`;
    return `the issuer ${issuer}, the audience ${audiences.join(' and ')} and the subject ${subject}${other}`;
}
function withoutToken(title, registry, host) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_SERVICE_FAILED', `Could not log in to ${registry}: ${host} answered without the token that ${title} gives.`, 'Run again later; check that a proxy in between does not change answers.'),
    ]);
}


/***/ })

};
