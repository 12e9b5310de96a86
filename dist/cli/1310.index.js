export const id = 1310;
export const ids = [1310,8929];
export const modules = {

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

/***/ 28929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAsRole: () => (/* binding */ createAsRole),
  createWithKeys: () => (/* binding */ createWithKeys),
  exchangeAws: () => (/* binding */ exchangeAws),
  logInWithKeys: () => (/* binding */ logInWithKeys),
  openImagesAsRole: () => (/* binding */ openImagesAsRole),
  openImagesWithKeys: () => (/* binding */ openImagesWithKeys)
});

// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-sts/dist-cjs/index.js
var dist_cjs = __webpack_require__(62811);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(43981);
// EXTERNAL MODULE: ./src/credentials/ambient/refused.js
var refused = __webpack_require__(68779);
// EXTERNAL MODULE: ./src/credentials/oidc/refused.js
var oidc_refused = __webpack_require__(47656);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-ecr/dist-cjs/index.js
var client_ecr_dist_cjs = __webpack_require__(10149);
// EXTERNAL MODULE: ../../node_modules/@aws-sdk/client-ecr-public/dist-cjs/index.js
var client_ecr_public_dist_cjs = __webpack_require__(86681);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/settings/secret.js
var secret = __webpack_require__(53823);
// EXTERNAL MODULE: ./src/registry/failure.js
var registry_failure = __webpack_require__(4659);
// EXTERNAL MODULE: ./src/registry/http/line.js
var line = __webpack_require__(40082);
// EXTERNAL MODULE: ./src/registry/http/network.js
var network = __webpack_require__(61592);
// EXTERNAL MODULE: ./src/secret-forms.js
var secret_forms = __webpack_require__(11071);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./src/registry/http/body.js
var body = __webpack_require__(68600);
// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(75893);
;// CONCATENATED MODULE: ./src/credentials/aws/sdk-handler.js



function createSdkHandler(service) {
    return {
        handle: async (request) => {
            const answer = await service.send({
                method: request.method === 'GET' ? 'GET' : 'POST',
                url: toUrl(request),
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
                    body: external_node_stream_.Readable.from([await (0,body/* readBody */.x8)(answer, limits/* SMALL_BYTES */.El)]),
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

;// CONCATENATED MODULE: ./src/credentials/aws/sdk.js






const ATTEMPTS = 4;
function toConfig(name, region, { env, service }) {
    const endpoint = readEndpoint(env, name);
    return {
        region,
        maxAttempts: ATTEMPTS,
        requestHandler: createSdkHandler(service),
        ...(endpoint === undefined ? {} : { endpoint }),
    };
}
function readEndpoint(env, name) {
    const stated = [env[`AWS_ENDPOINT_URL_${name}`], env.AWS_ENDPOINT_URL];
    return stated.find((value) => value !== undefined && value !== '');
}
function isSdkError(thrown) {
    return thrown instanceof Error && '$metadata' in thrown && '$fault' in thrown;
}
async function sent(sending, asked) {
    const { registry, secrets, refuse } = asked;
    try {
        return await sending;
    }
    catch (thrown) {
        if (!isSdkError(thrown))
            throw toNetworkProblem(thrown, registry);
        const { httpStatusCode: status = 0 } = thrown.$metadata;
        const said = `${thrown.name}: ${thrown.message}`;
        const words = (0,line/* toLine */.S)((0,secret_forms/* maskFound */.n)(said, secrets.map(secret_forms/* createFinder */.p)));
        const isRefusal = status >= 400 && status < 500 && status !== 429;
        if (isRefusal && !thrown.name.includes('Throttl')) {
            throw refuse({ name: thrown.name, status, words, host: 'AWS' });
        }
        throw serviceFailed(registry, `${status} "${words}"`, thrown);
    }
}
function isGarbled(thrown) {
    return thrown instanceof Error && '$response' in thrown;
}
function toNetworkProblem(thrown, registry) {
    if (thrown instanceof problem/* Problem */.AF)
        return thrown;
    if (isGarbled(thrown)) {
        return serviceFailed(registry, 'with something else than its protocol has', thrown);
    }
    const failure = (0,network/* toNetworkFailure */.y4)(thrown, 'the token service of AWS', `log in to ${registry}`);
    return failure === undefined ? thrown : (0,registry_failure/* failed */.g)({ ...failure, again: 'never' }, thrown);
}
function serviceFailed(registry, said, cause) {
    const message = `Could not log in to ${registry}: AWS answered ${said}.`;
    const hint = 'Run again later. If it persists, look at the status page of AWS.';
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('LOGIN_SERVICE_FAILED', message, hint)], { cause });
}

;// CONCATENATED MODULE: ./src/credentials/aws/ecr.js






const HOUR_MS = 3_600_000;
const isPublicEcr = ({ host }) => host === 'public.ecr.aws';
const LOGIN_ACTION = 'the action ecr:GetAuthorizationToken on all resources';
const PUBLIC_LOGIN_ACTIONS = 'the actions ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken';
async function logInToEcr(account, context) {
    if (isPublicEcr(context)) {
        const asking = toPublicEcrClient(account, context).send(new client_ecr_public_dist_cjs/* GetAuthorizationTokenCommand */.Eu({}));
        const answer = await sent(asking, toAsked(account, context, PUBLIC_LOGIN_ACTIONS));
        return toLogin(answer.authorizationData, context);
    }
    const asking = toEcrClient(account, context).send(new client_ecr_dist_cjs/* GetAuthorizationTokenCommand */.Eu6({}));
    const answer = await sent(asking, toAsked(account, context, LOGIN_ACTION));
    return toLogin(answer.authorizationData?.[0], context);
}
async function createEcrRepository(wanted, account, context) {
    const { path: repositoryName } = wanted;
    if (isPublicEcr(context)) {
        const command = new client_ecr_public_dist_cjs/* CreateRepositoryCommand */.WT({
            repositoryName: repositoryName.replace(/^[^/]*\//, ''),
        });
        const sending = toPublicEcrClient(account, context).send(command);
        return await madeOrThere(sending, toCreating(account, context, wanted));
    }
    const client = toEcrClient(account, context);
    const command = new client_ecr_dist_cjs/* CreateRepositoryCommand */.WTe({
        repositoryName,
        imageTagMutability: wanted.immutable ? 'IMMUTABLE' : 'MUTABLE',
        imageScanningConfiguration: { scanOnPush: wanted.scan },
    });
    const asked = toCreating(account, context, wanted);
    const made = await madeOrThere(client.send(command), asked);
    if (made === 'created' && wanted.lifecycle !== undefined) {
        const policy = { repositoryName, lifecyclePolicyText: wanted.lifecycle };
        await sent(client.send(new client_ecr_dist_cjs/* PutLifecyclePolicyCommand */.Rcn(policy)), asked);
    }
    return made;
}
function toActions(service, { path, lifecycle }) {
    const actions = lifecycle === undefined ? ['CreateRepository'] : ['CreateRepository', 'PutLifecyclePolicy'];
    return `${actions.map((action) => `${service}:${action}`).join(' and ')} on repository/${path}, or create the repository yourself`;
}
const EXISTS = 'RepositoryAlreadyExistsException';
async function madeOrThere(sending, asked) {
    const making = sending.then(() => 'created', (thrown) => {
        if (thrown instanceof Error && thrown.name === EXISTS)
            return 'exists';
        throw thrown;
    });
    return await sent(making, asked);
}
function toEcrClient({ keys, region }, context) {
    return new client_ecr_dist_cjs/* ECRClient */.S70({ ...toConfig('ECR', region, context), credentials: keys });
}
function toPublicEcrClient({ keys }, context) {
    return new client_ecr_public_dist_cjs/* ECRPUBLICClient */.Rr({
        ...toConfig('ECR_PUBLIC', 'us-east-1', context),
        credentials: keys,
    });
}
function toAsked(account, { host }, allowed) {
    const { keys, who, refuse } = account;
    const { secretAccessKey, sessionToken } = keys;
    return {
        registry: host,
        secrets: sessionToken === undefined ? [secretAccessKey] : [secretAccessKey, sessionToken],
        refuse: (refusal) => refuse(refusal, `Allow ${who} ${allowed}.`),
    };
}
function toCreating(account, context, wanted) {
    const allowed = toActions(isPublicEcr(context) ? 'ecr-public' : 'ecr', wanted);
    const name = `${context.host}/${wanted.path}`;
    return {
        ...toAsked(account, context, allowed),
        refuse: ({ status, words }) => new problem/* Problem */.AF([
            (0,problem/* error */.z3)('REPOSITORY_CREATE_FAILED', `Could not create "${name}", with the credential from ${account.source}: AWS answered ${status} "${words}".`, `Allow ${account.who} ${allowed}.`),
        ]),
    };
}
const LOGIN = /^([\x21-\x39\x3b-\x7e]+):([\x21-\x7e]+)$/;
function toLogin(data, { host, clock, hide }) {
    const token = String(data?.authorizationToken);
    const [, username, password] = LOGIN.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
    if (username === undefined || password === undefined)
        throw (0,oidc_refused/* withoutToken */._Q)('AWS', host, 'ecr');
    hide([password, token]);
    const endMs = data?.expiresAt?.getTime() ?? Number.NaN;
    const untilMs = Number.isNaN(endMs) ? clock.now() + HOUR_MS : endMs;
    return { username, password: (0,secret/* secret */.r)(password), untilMs };
}

;// CONCATENATED MODULE: ./src/credentials/aws/ecr-images.js





function openEcrImages(path, account, context) {
    const asked = toDeleting(path, account, context);
    const { describe, remove } = isPublicEcr(context)
        ? toPublicCalls(path, account, context)
        : toPrivateCalls(path, account, context);
    return {
        list: async () => {
            const found = [];
            let nextToken;
            do {
                const page = await sent(describe(nextToken), asked);
                for (const { imageDigest, imageTags, imagePushedAt } of page.imageDetails ?? []) {
                    if (imageDigest === undefined)
                        continue;
                    const pushedMs = imagePushedAt?.getTime();
                    found.push({ digest: imageDigest, tags: imageTags ?? [], pushedMs });
                }
                nextToken = page.nextToken;
            } while (nextToken !== undefined && nextToken !== '');
            return found;
        },
        remove: async (ids) => {
            const { failures = [] } = await sent(remove([...ids]), asked);
            return failures.map(({ imageId, failureCode = '', failureReason = '' }) => ({
                id: imageId?.imageTag ?? imageId?.imageDigest ?? '',
                ...{ code: failureCode, reason: failureReason },
            }));
        },
    };
}
const PAGE_SIZE = 1_000;
function toPrivateCalls(repositoryName, account, context) {
    const client = toEcrClient(account, context);
    const page = { repositoryName, maxResults: PAGE_SIZE };
    return {
        describe: (nextToken) => client.send(new client_ecr_dist_cjs/* DescribeImagesCommand */.ji5(nextToken === undefined ? page : { ...page, nextToken })),
        remove: (imageIds) => client.send(new client_ecr_dist_cjs/* BatchDeleteImageCommand */.wau({ repositoryName, imageIds })),
    };
}
function toPublicCalls(path, account, context) {
    const client = toPublicEcrClient(account, context);
    const repositoryName = path.replace(/^[^/]*\//, '');
    const page = { repositoryName, maxResults: PAGE_SIZE };
    return {
        describe: (nextToken) => client.send(new client_ecr_public_dist_cjs/* DescribeImagesCommand */.ji(nextToken === undefined ? page : { ...page, nextToken })),
        remove: (imageIds) => client.send(new client_ecr_public_dist_cjs/* BatchDeleteImageCommand */.w({ repositoryName, imageIds })),
    };
}
function toDeleting(path, account, context) {
    const service = isPublicEcr(context) ? 'ecr-public' : 'ecr';
    const allowed = `${service}:DescribeImages and ${service}:BatchDeleteImage on repository/${path}`;
    return {
        ...toAsked(account, context, allowed),
        refuse: ({ status, words }) => new problem/* Problem */.AF([
            (0,problem/* error */.z3)('PRUNE_REFUSED', `Could not delete from "${context.host}/${path}", with the credential from ${account.source}: AWS answered ${status} "${words}".`, `Allow ${account.who} the actions ${allowed}.`),
        ]),
    };
}

;// CONCATENATED MODULE: ./src/credentials/aws/aws.js







const TITLE = 'AWS';
const SESSION_NAME = 'tagship';
const exchangeAws = async (role, context) => await logInToEcr(await openRole(role, context), context);
async function logInWithKeys(given, context) {
    return await logInToEcr(openKeys(given, context), context);
}
async function createAsRole(wanted, role, context) {
    return await createEcrRepository(wanted, await openRole(role, context), context);
}
async function createWithKeys(wanted, given, context) {
    return await createEcrRepository(wanted, openKeys(given, context), context);
}
async function openImagesAsRole(path, role, context) {
    return openEcrImages(path, await openRole(role, context), context);
}
function openImagesWithKeys(path, given, context) {
    return openEcrImages(path, openKeys(given, context), context);
}
function openKeys({ keys, source }, { host }) {
    const region = (0,registry_host/* toEcrRegion */.WP)(host) ?? 'us-east-1';
    const refuse = (answer, hint) => (0,refused/* accountRefused */._)({
        ...{ title: TITLE, registry: host, source, answer },
        hint: toKeyHint(answer.name, source) ?? hint,
    });
    return { keys, region, refuse, source, who: 'the owner of these keys' };
}
function toKeyHint(name, source) {
    if (/ExpiredToken|RequestExpired/.test(name)) {
        return 'The session has ended: get new keys right before this step, or check the clock of this machine.';
    }
    return /UnrecognizedClient|InvalidSignature|InvalidClientTokenId|IncompleteSignature/.test(name)
        ? `Check the keys from ${source}: access key, secret key and session token belong together.`
        : undefined;
}
async function openRole(role, context) {
    const { idToken, host: registry } = context;
    const keys = await assumeRole(role, context);
    return {
        ...{ keys, region: role.region, who: `the role ${role.roleArn}`, source: role.roleArn },
        refuse: (answer, hint) => (0,oidc_refused/* trustRefused */.db)({ title: TITLE, registry, idToken, answer, hint }),
    };
}
async function assumeRole(role, context) {
    const { idToken, host: registry } = context;
    const token = idToken.token.reveal();
    const client = new dist_cjs/* STSClient */.iM(toConfig('STS', role.region, context));
    const command = new dist_cjs/* AssumeRoleWithWebIdentityCommand */.WH({
        RoleArn: role.roleArn,
        RoleSessionName: role.sessionName ?? SESSION_NAME,
        WebIdentityToken: token,
        ...(role.durationS === undefined ? {} : { DurationSeconds: role.durationS }),
    });
    const { Credentials: found } = await sent(client.send(command), {
        ...{ registry, secrets: [token] },
        refuse: (answer) => {
            const hint = toTrustHint(answer.name, role, context);
            return (0,oidc_refused/* trustRefused */.db)({ title: TITLE, registry, idToken, answer, hint });
        },
    });
    const { AccessKeyId: id, SecretAccessKey: key, SessionToken: session } = found ?? {};
    if (!isText(id) || !isText(key) || !isText(session)) {
        throw (0,oidc_refused/* withoutToken */._Q)(TITLE, registry, 'sts');
    }
    context.hide([key, session]);
    return { accessKeyId: id, secretAccessKey: key, sessionToken: session };
}
function isText(value) {
    return typeof value === 'string' && value !== '';
}
function toTrustHint(name, role, { idToken }) {
    const { issuer, audiences, subject } = idToken.claims;
    const provider = issuer.replace(/^https:\/\//, '');
    if (name.includes('InvalidIdentityToken')) {
        return `Add an identity provider to the AWS account of ${role.roleArn} in IAM: URL ${issuer}, audience ${audiences.join(' and ')}.`;
    }
    if (/Validation|RegionDisabled/.test(name)) {
        return 'Check role-to-assume, aws-region, role-session-name and role-duration-seconds; the role limits how long a session may be.';
    }
    return `Let the trust policy of ${role.roleArn} allow sts:AssumeRoleWithWebIdentity to the provider ${provider} under the condition StringEquals ${provider}:aud = ${audiences.join(' and ')}, ${provider}:sub = ${subject}`;
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
