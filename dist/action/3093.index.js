export const id = 3093;
export const ids = [3093];
export const modules = {

/***/ 93093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchangeAws: () => (/* binding */ exchangeAws)
});

// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var dist_cjs = __webpack_require__(10149);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-ecr-public/dist-cjs/index.js
var client_ecr_public_dist_cjs = __webpack_require__(86681);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-sts/dist-cjs/index.js
var client_sts_dist_cjs = __webpack_require__(62811);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/failure.js
var registry_failure = __webpack_require__(4659);
// EXTERNAL MODULE: ./src/registry/http/network.js
var network = __webpack_require__(61592);
// EXTERNAL MODULE: ./src/registry/http/line.js
var line = __webpack_require__(40082);
// EXTERNAL MODULE: ./src/settings/secret.js
var secret = __webpack_require__(53823);
// EXTERNAL MODULE: ./src/credentials/oidc/refused.js
var refused = __webpack_require__(47656);
;// CONCATENATED MODULE: ./src/credentials/oidc/sdk-handler.js
/** A handler; it sends each request once, and the SDK decides what is tried again. */
function createSdkHandler(service) {
    return {
        handle: async (request) => {
            const answer = await service.send({
                method: request.method === 'GET' ? 'GET' : 'POST',
                url: toUrl(request),
                // Set anew from the address and the body.
                headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !/^(?:host|content-length)$/i.test(name))),
                ...(request.body === undefined ? {} : { body: toBytes(request.body) }),
            });
            const headers = Object.entries(answer.headers).map(([name, value]) => [
                name,
                [value].flat().join(', '),
            ]);
            return {
                response: {
                    statusCode: answer.statusCode,
                    headers: Object.fromEntries(headers),
                    body: answer,
                },
            };
        },
        updateHttpClientConfig: () => undefined,
        httpHandlerConfigs: () => ({}),
    };
}
function toUrl({ protocol, hostname, port, path, query = {} }) {
    const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
    for (const [name, value] of Object.entries(query)) {
        for (const one of [value].flat())
            url.searchParams.append(name, one ?? '');
    }
    return url;
}
function toBytes(body) {
    if (body instanceof Uint8Array)
        return body;
    return Buffer.from(typeof body === 'string' ? body : '');
}

;// CONCATENATED MODULE: ./src/credentials/oidc/aws.js
// SPDX-License-Identifier: Apache-2.0
// AWS: a role, assumed with the identity token, and the login of Elastic Container Registry. Loaded only where a role is
// named, since the SDK is large; its requests go through the client of this program, with its proxies and certificates.










const TITLE = 'AWS';
const SESSION_NAME = 'tagship';
/** Tries of one request, its first included. */
const ATTEMPTS = 4;
/** How long a login lives that does not say it, ms. */
const HOUR_MS = 3_600_000;
/** The user AWS, with a password for all repositories that the role may use; it lives for twelve hours. */
const exchangeAws = async (role, context) => {
    const keys = await assumeRole(role, context);
    const isPublic = context.host === 'public.ecr.aws';
    return isPublic ? await logInPublic(keys, context) : await logIn(role, keys, context);
};
/** What all clients have: the same way out, and the endpoint that the SDK's own variables name. */
function toConfig(name, region, { env, service }) {
    const endpoint = readEndpoint(env, name);
    return {
        region,
        maxAttempts: ATTEMPTS,
        requestHandler: createSdkHandler(service),
        ...(endpoint === undefined ? {} : { endpoint }),
    };
}
/** @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function readEndpoint(env, name) {
    const stated = [env[`AWS_ENDPOINT_URL_${name}`], env.AWS_ENDPOINT_URL];
    return stated.find((value) => value !== undefined && value !== '');
}
async function assumeRole(role, context) {
    const { idToken, host } = context;
    const client = new client_sts_dist_cjs/* STSClient */.iM(toConfig('STS', role.region, context));
    const command = new client_sts_dist_cjs/* AssumeRoleWithWebIdentityCommand */.WH({
        RoleArn: role.roleArn,
        RoleSessionName: role.sessionName ?? SESSION_NAME,
        WebIdentityToken: idToken.token.reveal(),
        ...(role.durationS === undefined ? {} : { DurationSeconds: role.durationS }),
    });
    const { Credentials: found } = await sent(client.send(command), context, toTrustHint(role));
    const { AccessKeyId: id, SecretAccessKey: key, SessionToken: session } = found ?? {};
    if (id === undefined || key === undefined || session === undefined) {
        throw (0,refused/* withoutToken */._Q)(TITLE, host, 'sts');
    }
    context.hide([key, session]);
    return { accessKeyId: id, secretAccessKey: key, sessionToken: session };
}
/** What the trust policy of the role must say. */
function toTrustHint(role) {
    return (name, { idToken }) => {
        const { issuer, audiences, subject } = idToken.claims;
        const provider = issuer.replace(/^https:\/\//, '');
        if (name.includes('InvalidIdentityToken')) {
            return `Add an identity provider to the AWS account of ${role.roleArn} in IAM: URL ${issuer}, audience ${audiences.join(' and ')}.`;
        }
        if (/Validation|RegionDisabled/.test(name)) {
            return 'Check role-to-assume, aws-region, role-session-name and role-duration-seconds; the role limits how long a session may be.';
        }
        return `Let the trust policy of ${role.roleArn} allow sts:AssumeRoleWithWebIdentity to the provider ${provider} under the condition StringEquals ${provider}:aud = ${audiences.join(' and ')}, ${provider}:sub = ${subject}`;
    };
}
async function logIn(role, credentials, context) {
    const client = new dist_cjs/* ECRClient */.S70({ ...toConfig('ECR', role.region, context), credentials });
    const answer = await sent(client.send(new dist_cjs/* GetAuthorizationTokenCommand */.Eu6({})), context, () => `Allow the role ${role.roleArn} the action ecr:GetAuthorizationToken on all resources.`);
    return toLogin(answer.authorizationData?.[0], context);
}
async function logInPublic(credentials, context) {
    const config = toConfig('ECR_PUBLIC', 'us-east-1', context);
    const client = new client_ecr_public_dist_cjs/* ECRPUBLICClient */.Rr({ ...config, credentials });
    const answer = await sent(client.send(new client_ecr_public_dist_cjs/* GetAuthorizationTokenCommand */.Eu({})), context, () => 'Allow the role the actions ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken.');
    return toLogin(answer.authorizationData, context);
}
/** The password is in base64 behind the user name `AWS`. */
function toLogin(data, { host, clock, hide }) {
    const pair = Buffer.from(data?.authorizationToken ?? '', 'base64').toString('utf8');
    const at = pair.indexOf(':');
    const password = pair.slice(at + 1);
    if (at < 0 || password === '')
        throw (0,refused/* withoutToken */._Q)(TITLE, host, 'ecr');
    hide([password, data?.authorizationToken ?? '']);
    const untilMs = data?.expiresAt?.getTime() ?? clock.now() + HOUR_MS;
    return { username: pair.slice(0, at), password: (0,secret/* secret */.r)(password), untilMs };
}
function isSdkError(thrown) {
    return thrown instanceof Error && '$metadata' in thrown && '$fault' in thrown;
}
/** The answer, or the Problem that its failure means. */
async function sent(sending, context, toHint) {
    const { host: registry, idToken } = context;
    try {
        return await sending;
    }
    catch (thrown) {
        if (!isSdkError(thrown))
            throw toNetworkProblem(thrown, registry);
        const { httpStatusCode: status = 0 } = thrown.$metadata;
        const words = (0,line/* toLine */.S)(`${thrown.name}: ${thrown.message}`.replaceAll(idToken.token.reveal(), '***'));
        if (status >= 400 && status < 500 && status !== 429 && !thrown.name.includes('Throttl')) {
            const hint = toHint(thrown.name, context);
            const answer = { status, words, host: 'AWS' };
            throw (0,refused/* trustRefused */.db)({ title: TITLE, registry, idToken, answer, hint });
        }
        throw serviceFailed(registry, `${status} "${words}"`, thrown);
    }
}
function toNetworkProblem(thrown, registry) {
    if (thrown instanceof problem/* Problem */.AF)
        return thrown;
    const failure = (0,network/* toNetworkFailure */.y4)(thrown, 'the token service of AWS', `log in to ${registry}`);
    return failure === undefined ? thrown : (0,registry_failure/* failed */.g)({ ...failure, again: 'never' }, thrown);
}
function serviceFailed(registry, said, cause) {
    const message = `Could not log in to ${registry}: AWS answered ${said}.`;
    const hint = 'Run again later. If it persists, look at the status page of AWS.';
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('LOGIN_SERVICE_FAILED', message, hint)], { cause });
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
// SPDX-License-Identifier: Apache-2.0
// A provider that does not accept the identity of a run: who we are to it, and what would make it accept us. Pure.

/**
 * The problem LOGIN_TRUST_REFUSED. Names the issuer, audience and subject of the token, which are what providers decide
 * by; nothing in it is quoted, so that a subject is not taken for the user and password of an address.
 */
function trustRefused({ title, registry, idToken, answer, hint }) {
    const { status, words, host } = answer;
    const said = `${status}${words === '' ? '' : ` "${words}"`}`;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_TRUST_REFUSED', `${title} does not log this run in to ${registry}: ${host} answered ${said}. The run has ${describeIdentity(idToken.claims)}.`, hint),
    ]);
}
/** Issuer, audience and subject in words; GitHub's subject in both forms. */
function describeIdentity({ issuer, audiences, subject, otherSubject, }) {
    const other = otherSubject === undefined ? '' : ` (in GitHub's other form ${otherSubject})`;
    return `the issuer ${issuer}, the audience ${audiences.join(' and ')} and the subject ${subject}${other}`;
}
/** The answer of a service that said yes, but gave no token. */
function withoutToken(title, registry, host) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('LOGIN_SERVICE_FAILED', `Could not log in to ${registry}: ${host} answered without the token that ${title} gives.`, 'Run again later; check that a proxy in between does not change answers.'),
    ]);
}


/***/ }),

/***/ 4659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ failed),
/* harmony export */   w: () => (/* binding */ toFailure)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
// SPDX-License-Identifier: Apache-2.0
// Why one attempt failed, and whether to retry. Internal to this module; outside it is a Problem.

const FAILURE = Symbol('failure');
/**
 * A Problem that carries its {@link Failure}, for the retrying to see. Where nothing is retried, such as
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


/***/ })

};
