export const id = 7155;
export const ids = [7155,9328];
export const modules = {

/***/ 88849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   WC: () => (/* binding */ readConcurrency),
/* harmony export */   eI: () => (/* binding */ toSchemes),
/* harmony export */   eo: () => (/* binding */ readReach),
/* harmony export */   jr: () => (/* binding */ toHostname),
/* harmony export */   ki: () => (/* binding */ toApiHost),
/* harmony export */   xw: () => (/* binding */ toConfigKey)
/* harmony export */ });
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43981);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23213);


function toApiHost(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'registry-1.docker.io' : host.toLowerCase();
}
function toConfigKey(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'https://index.docker.io/v1/' : host.toLowerCase();
}
function toHostname(host) {
    const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host)?.[1];
    return bracketed ?? host.replace(/:\d+$/, '');
}
function isLoopback(host) {
    const name = toHostname(host).toLowerCase();
    return (name === 'localhost' ||
        name.endsWith('.localhost') ||
        name === '::1' ||
        /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name));
}
function readReach(registries, host) {
    const entries = registries.filter(({ prefix }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix).host, host));
    const ca = entries.find((entry) => entry.ca !== undefined)?.ca;
    const { cert, key } = entries.find((entry) => entry.key !== undefined) ?? {};
    return {
        insecure: entries.some((entry) => entry.insecure),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ ca }),
        ...(cert === undefined || key === undefined ? {} : { cert, key }),
    };
}
function readConcurrency(registries, host) {
    const entries = registries.filter(({ prefix }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix).host, host));
    return Math.min(...entries.map(({ maxConcurrency = Infinity }) => maxConcurrency), Infinity);
}
function toSchemes(host, reach) {
    if (reach.ca !== undefined)
        return ['https'];
    if (reach.insecure)
        return ['https', 'http'];
    return isLoopback(host) ? ['http', 'https'] : ['https'];
}


/***/ }),

/***/ 89328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openJudge: () => (/* binding */ openJudge),
  prepareKeyless: () => (/* binding */ prepareKeyless)
});

// EXTERNAL MODULE: ./src/credentials/oidc/id-token.js + 2 modules
var id_token = __webpack_require__(15902);
// EXTERNAL MODULE: ./src/plan/signing.js
var signing = __webpack_require__(95414);
// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/address.js
var address = __webpack_require__(88849);
// EXTERNAL MODULE: ./src/registry/http/service.js
var http_service = __webpack_require__(70377);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ../../node_modules/@sigstore/core/dist/index.js
var dist = __webpack_require__(25137);
;// CONCATENATED MODULE: ./src/ship/sign/keyless/identity.js

const ISSUER = '1.3.6.1.4.1.57264.1.8';
const OLD_ISSUER = '1.3.6.1.4.1.57264.1.1';
function readIdentity(der) {
    try {
        const certificate = dist.X509Certificate.parse(Buffer.from(der));
        const identity = certificate.subjectAltName;
        const issuer = certificate.extension(ISSUER)?.valueObj.subs[0]?.value ??
            certificate.extension(OLD_ISSUER)?.value;
        if (identity === undefined || issuer === undefined)
            return undefined;
        return { identity, issuer: issuer.toString('ascii') };
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/once.js
var once = __webpack_require__(44840);
// EXTERNAL MODULE: ./src/registry/failure.js
var registry_failure = __webpack_require__(4659);
// EXTERNAL MODULE: ./src/registry/http/body.js
var http_body = __webpack_require__(68600);
// EXTERNAL MODULE: ./src/registry/http/line.js
var line = __webpack_require__(40082);
// EXTERNAL MODULE: ./src/registry/http/network.js
var network = __webpack_require__(61592);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/registry/http/retry.js
var retry = __webpack_require__(31904);
// EXTERNAL MODULE: ./src/secret-forms.js
var secret_forms = __webpack_require__(11071);
;// CONCATENATED MODULE: ./src/ship/sign/keyless/service.js











const ANSWER_BYTES = 1024 * 1024;
const TRANSIENT = [408, 425, 429];
function createAsk(options) {
    const { clock, signal, deadlineMs, debug } = options;
    const pauseOf = (0,once/* oncePer */.P)((host) => host, () => (0,pause/* createHostPause */.v)(clock, signal));
    return (request, reads = []) => (0,retry/* withRetries */.LH)({
        ...{ clock, signal, deadlineMs, pause: pauseOf(request.url.host) },
        onRetry: ({ problem }, waitMs) => debug?.(`${problem.message} Retrying in ${Math.round(waitMs)} ms.`),
    }, () => askOnce(options, request, reads));
}
async function askOnce({ service, clock, debug }, request, reads) {
    const { method, url, json, accept, who, doing } = request;
    const type = json === undefined ? {} : { 'content-type': 'application/json' };
    const body = json === undefined ? {} : { body: Buffer.from(JSON.stringify(json)) };
    try {
        const answer = await service.send({ method, url, headers: { accept, ...type }, ...body });
        debug?.(`${method} ${url.origin}${url.pathname} ${answer.statusCode}`);
        const bytes = Buffer.from(await (0,http_body/* readBody */.x8)(answer, ANSWER_BYTES));
        const { statusCode: status } = answer;
        if ([200, 201, ...reads].includes(status)) {
            return { status, bytes, location: answer.headers.location };
        }
        throw toRefusal(answer, bytes, { request, nowMs: clock.now() });
    }
    catch (thrown) {
        if (thrown instanceof src_problem/* Problem */.AF || (0,registry_failure/* toFailure */.w)(thrown) !== undefined)
            throw thrown;
        const failure = (0,network/* toNetworkFailure */.y4)(thrown, `${who} ${url.host}`, doing);
        throw failure === undefined ? thrown : (0,registry_failure/* failed */.g)(withoutRegistry(failure, request), thrown);
    }
}
function withoutRegistry(failure, request) {
    if (failure.problem.code !== 'REGISTRY_ANSWER_INVALID')
        return failure;
    return {
        ...failure,
        problem: garbledBy(request, `its answer is longer than ${ANSWER_BYTES} bytes`),
    };
}
function toRefusal(answer, bytes, { request, nowMs }) {
    const { statusCode: status } = answer;
    const { doing, who, url, secrets = [] } = request;
    const words = toWords(bytes, secrets);
    const said = `${who} ${url.host} answered ${status}${words === '' ? '' : ` "${words}"`}`;
    if (!TRANSIENT.includes(status) && status < 500) {
        const hint = 'Check that this address is the right one, and that this service accepts the identity tokens of the CI system.';
        const problem = (0,src_problem/* error */.z3)('SIGN_SERVICE_REFUSED', `Could not ${doing}: ${said}.`, hint);
        return (0,registry_failure/* failed */.g)({ again: 'never', problem });
    }
    const retryAfterMs = (0,retry/* parseRetryAfter */.mu)(answer.headers['retry-after'], nowMs);
    return (0,registry_failure/* failed */.g)({
        again: 'always',
        pauseHost: status === 429 || status === 503,
        ...(0,omit_undefined/* omitUndefined */.O)({ retryAfterMs }),
        problem: (0,src_problem/* error */.z3)('SIGN_SERVICE_FAILED', `Could not ${doing}: ${said}.`, 'Run again later, or raise retry-deadline. If it persists, look at the status page of the service.'),
    });
}
function toWords(bytes, secrets) {
    const text = bytes.toString('utf8');
    const { message } = (0,json/* parseObject */.lj)(text) ?? {};
    return (0,line/* toTextLine */.r)((0,secret_forms/* maskFound */.n)(typeof message === 'string' ? message : text, secrets.map(secret_forms/* createFinder */.p)));
}
function garbledBy({ who, url, doing }, why) {
    return (0,src_problem/* error */.z3)('SIGN_SERVICE_ANSWER', `Could not ${doing}: ${who} ${url.host} gave an answer that cannot be used: ${why}.`, 'Check that this address is that of such a service, and not of a page or another API.');
}
function toJson({ bytes }, request) {
    const found = (0,json/* parseObject */.lj)(bytes.toString('utf8'));
    if (found !== undefined)
        return found;
    throw new src_problem/* Problem */.AF([garbledBy(request, 'it is not a JSON object')]);
}
function below(base, path) {
    return new URL(base.pathname.replace(/\/+$/, '') + path, base);
}

;// CONCATENATED MODULE: ./src/ship/sign/keyless/certificate.js





const MARGIN_MS = 120_000;
function createCertificates(options) {
    let current;
    return async () => {
        for (;;) {
            const pending = current;
            if (pending === undefined)
                break;
            const known = await pending;
            if (known.endMs - MARGIN_MS > options.clock.now())
                return known;
            if (current === pending)
                current = undefined;
        }
        const asked = certify(options);
        current = asked;
        asked.catch(() => {
            if (current === asked)
                current = undefined;
        });
        return await asked;
    };
}
async function certify({ ask, fulcio, idToken }) {
    const { token, claims } = await idToken();
    const { publicKey, privateKey } = (0,external_node_crypto_.generateKeyPairSync)('ec', { namedCurve: 'P-256' });
    const signWith = (bytes) => (0,external_node_crypto_.sign)('sha256', bytes, privateKey);
    const request = {
        ...{ method: 'POST', url: below(fulcio, '/api/v2/signingCert'), accept: 'application/json' },
        ...{ who: 'the certificate authority', doing: 'get a certificate to sign with' },
        secrets: [token.reveal()],
        json: {
            credentials: { oidcIdentityToken: token.reveal() },
            publicKeyRequest: {
                publicKey: {
                    algorithm: 'ECDSA',
                    content: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
                },
                proofOfPossession: signWith(Buffer.from(claims.subject)).toString('base64'),
            },
        },
    };
    const [pem, ...chain] = readChain(toJson(await ask(request), request));
    const certificate = pem === undefined ? undefined : readCertificate(pem);
    if (pem === undefined || certificate === undefined) {
        throw new src_problem/* Problem */.AF([garbledBy(request, 'it has no certificate')]);
    }
    if (!certificate.publicKey.equals(publicKey)) {
        throw new src_problem/* Problem */.AF([garbledBy(request, 'its certificate is for another key')]);
    }
    const identity = readIdentity(certificate.raw);
    if (identity === undefined) {
        throw new src_problem/* Problem */.AF([garbledBy(request, 'its certificate names no identity or no issuer')]);
    }
    const endMs = Date.parse(certificate.validTo);
    return { ...identity, sign: signWith, pem, der: certificate.raw, chain, endMs };
}
function readChain(body) {
    const signed = body.signedCertificateEmbeddedSct ?? body.signedCertificateDetachedSct;
    const { certificates } = (0,json/* isObject */.Gv)(signed) && (0,json/* isObject */.Gv)(signed.chain) ? signed.chain : {};
    return Array.isArray(certificates) && certificates.every((one) => typeof one === 'string')
        ? certificates
        : [];
}
function readCertificate(pem) {
    try {
        return new external_node_crypto_.X509Certificate(pem);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ../../node_modules/@sigstore/bundle/dist/index.js
var bundle_dist = __webpack_require__(36124);
// EXTERNAL MODULE: ../../node_modules/@sigstore/verify/dist/index.js
var verify_dist = __webpack_require__(93575);
// EXTERNAL MODULE: ./src/ship/sign/bundle.js
var sign_bundle = __webpack_require__(33718);
// EXTERNAL MODULE: ./src/ship/sign/payload.js
var sign_payload = __webpack_require__(11822);
// EXTERNAL MODULE: ./src/ship/sign/signer.js
var signer = __webpack_require__(73352);
;// CONCATENATED MODULE: ./src/ship/sign/keyless/marks.js
const MARKS = {
    certificate: 'dev.sigstore.cosign/certificate',
    chain: 'dev.sigstore.cosign/chain',
    log: 'dev.sigstore.cosign/bundle',
    timestamp: 'dev.sigstore.cosign/rfc3161timestamp',
};
function toMarks({ pem, chain, entry, timestamp, }) {
    return {
        [MARKS.certificate]: pem,
        ...(chain.length === 0 ? {} : { [MARKS.chain]: chain.map((one) => one.trimEnd()).join('\n') }),
        ...(entry?.inclusionPromise === undefined ? {} : { [MARKS.log]: toLogMark(entry) }),
        ...(timestamp === undefined
            ? {}
            : {
                [MARKS.timestamp]: JSON.stringify({
                    SignedRFC3161Timestamp: timestamp.toString('base64'),
                }),
            }),
    };
}
function toLogMark(entry) {
    return JSON.stringify({
        SignedEntryTimestamp: entry.inclusionPromise?.signedEntryTimestamp,
        Payload: {
            body: entry.canonicalizedBody,
            integratedTime: Number(entry.integratedTime),
            logIndex: Number(entry.logIndex),
            logID: Buffer.from(entry.logId.keyId, 'base64').toString('hex'),
        },
    });
}

;// CONCATENATED MODULE: ./src/ship/sign/keyless/judge.js









function createJudge({ trust, isLogged }) {
    const verifier = new verify_dist/* Verifier */.BL(trust.material, {
        tlogThreshold: isLogged ? 1 : 0,
        ctlogThreshold: trust.hasCertificateLog ? 1 : 0,
        timestampThreshold: 1,
    });
    const verify = (bundle, artifact) => {
        try {
            refuseHostile(bundle);
            const { identity } = verifier.verify((0,verify_dist/* toSignedEntity */.DC)((0,bundle_dist/* bundleFromJSON */.vw)(bundle), artifact));
            const name = identity?.subjectAlternativeName;
            const issuer = identity?.extensions?.issuer;
            if (name === undefined || issuer === undefined)
                return { refused: 'it names no identity' };
            return { identity: name, issuer };
        }
        catch (thrown) {
            return { refused: (0,line/* toLine */.S)(thrown instanceof Error ? thrown.message : String(thrown)) };
        }
    };
    return {
        bundle: (bytes, digest) => {
            const bundle = (0,json/* parseObject */.lj)(Buffer.from(bytes).toString('utf8'));
            const envelope = (0,json/* isObject */.Gv)(bundle?.dsseEnvelope) ? bundle.dsseEnvelope : {};
            const { payload, payloadType } = envelope;
            const isStatement = payloadType === sign_payload/* STATEMENT_TYPE */.zG && typeof payload === 'string';
            if (bundle === undefined || !isStatement)
                return { refused: 'it holds no statement' };
            if (!(0,sign_bundle/* isAbout */.KH)(Buffer.from(payload, 'base64'), digest)) {
                return { refused: 'it is about something else' };
            }
            return verify(bundle);
        },
        legacy: (payload, marks) => {
            const bundle = fromMarks(payload, marks);
            return bundle === undefined ? { refused: 'it has no certificate' } : verify(bundle, payload);
        },
    };
}
const MOST_PROOFS = 8;
function refuseHostile({ verificationMaterial }) {
    const { tlogEntries, timestampVerificationData } = toObject(verificationMaterial);
    const entries = toList(tlogEntries);
    const timestamps = toList(toObject(timestampVerificationData).rfc3161Timestamps);
    if (entries.length > MOST_PROOFS || timestamps.length > MOST_PROOFS) {
        throw new Error('it has too many proofs');
    }
    if (entries.map(readNote).some(hasHostileName)) {
        throw new Error('its checkpoint has an invalid name');
    }
}
function readNote(entry) {
    const { envelope } = toObject(toObject(toObject(entry).inclusionProof).checkpoint);
    return typeof envelope === 'string' ? envelope : '';
}
function hasHostileName(note) {
    const names = [...note.matchAll(/\u2014 (\S+) /g)].map(([, name = '']) => name);
    return !names.every((name) => /^[\w.:/-]+$/.test(name));
}
function toObject(value) {
    return (0,json/* isObject */.Gv)(value) ? value : {};
}
function toList(value) {
    return Array.isArray(value) ? value : [];
}
function fromMarks(payload, marks) {
    const certificate = toDer(marks[MARKS.certificate] ?? '');
    if (certificate === undefined)
        return undefined;
    const { SignedRFC3161Timestamp: stamp } = (0,json/* parseObject */.lj)(marks[MARKS.timestamp] ?? '') ?? {};
    const entry = readLogMark(marks[MARKS.log] ?? '');
    return {
        mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
        verificationMaterial: {
            x509CertificateChain: { certificates: [{ rawBytes: certificate }] },
            tlogEntries: entry === undefined ? [] : [entry],
            timestampVerificationData: {
                rfc3161Timestamps: typeof stamp === 'string' ? [{ signedTimestamp: stamp }] : [],
            },
        },
        messageSignature: {
            messageDigest: {
                algorithm: 'SHA2_256',
                digest: (0,external_node_crypto_.createHash)('sha256').update(payload).digest('base64'),
            },
            signature: marks[signer/* SIGNATURE */.J2] ?? '',
        },
    };
}
function readLogMark(text) {
    const { SignedEntryTimestamp: promise, Payload: payload } = (0,json/* parseObject */.lj)(text) ?? {};
    if (!(0,json/* isObject */.Gv)(payload) || typeof payload.body !== 'string')
        return undefined;
    const { body, integratedTime, logIndex, logID } = payload;
    const recorded = (0,json/* parseObject */.lj)(Buffer.from(body, 'base64').toString('utf8')) ?? {};
    return {
        logIndex: String(logIndex),
        logId: { keyId: Buffer.from(String(logID), 'hex').toString('base64') },
        kindVersion: { kind: recorded.kind, version: recorded.apiVersion },
        integratedTime: String(integratedTime),
        inclusionPromise: { signedEntryTimestamp: promise },
        canonicalizedBody: body,
    };
}
function toDer(pem) {
    try {
        return new external_node_crypto_.X509Certificate(pem).raw.toString('base64');
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/ship/sign/keyless/keyless-signer.js





function createIdentityVerifier(judge, accepts) {
    const isGood = (judgement) => !('refused' in judgement) && accepts(judgement);
    return {
        ownsBundle: (bundle, digest) => isGood(judge.bundle(bundle, digest)),
        ownsPayload: (payload, marks) => isGood(judge.legacy(payload, marks)),
    };
}
function createKeylessSigner(parts, own) {
    const { certify, judge } = parts;
    const isOwn = ({ identity, issuer }) => identity === own.identity && issuer === own.issuer;
    return {
        ...createIdentityVerifier(judge, isOwn),
        makeBundle: async (digest) => {
            const statement = (0,sign_payload/* makeStatement */.UT)(digest);
            const certified = await certify();
            const signature = certified.sign((0,sign_payload/* encodeForSigning */.Lj)(sign_payload/* STATEMENT_TYPE */.zG, statement));
            const envelope = (0,sign_bundle/* makeEnvelope */.j4)(statement, signature);
            const { entry, timestamp } = await prove(parts, { signature, envelope }, certified);
            const bundle = (0,sign_bundle/* renderBundle */.pu)(envelope, {
                certificate: { rawBytes: certified.der.toString('base64') },
                tlogEntries: entry === undefined ? [] : [entry],
                timestampVerificationData: {
                    rfc3161Timestamps: timestamp === undefined ? [] : [{ signedTimestamp: timestamp.toString('base64') }],
                },
            });
            refuseUnverified(judge.bundle(bundle, digest), own);
            return bundle;
        },
        signPayload: async (payload) => {
            const certified = await certify();
            const signature = certified.sign(payload);
            const proofs = await prove(parts, { signature, payload }, certified);
            if (proofs.entry !== undefined && proofs.entry.inclusionPromise === undefined) {
                throw withoutPromise();
            }
            const { pem, chain } = certified;
            const marks = {
                [signer/* SIGNATURE */.J2]: signature.toString('base64'),
                ...toMarks({ pem, chain, ...proofs }),
            };
            refuseUnverified(judge.legacy(payload, marks), own);
            return marks;
        },
    };
}
async function prove({ log, stamp }, signed, certified) {
    const [entry, timestamp] = await Promise.all([
        log?.(signed, certified),
        stamp?.(signed.signature),
    ]);
    return { entry, timestamp };
}
function withoutPromise() {
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('SIGN_FORMAT', "The transparency log is Rekor's second version, whose entries cosign's older format cannot hold.", 'Write sign-format: bundle.'),
    ]);
}
function refuseUnverified(judgement, own) {
    if (!('refused' in judgement) && judgement.identity === own.identity)
        return;
    const why = 'refused' in judgement ? judgement.refused : `it is by ${judgement.identity}`;
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('SIGN_UNVERIFIED', `The signature that was just made cannot be verified: ${why}.`, 'Check that sign-trusted-root is the trusted root of the services that sign, and that the clock of this machine is right.'),
    ]);
}

;// CONCATENATED MODULE: ./src/ship/sign/keyless/log.js




function createLog(ask, rekor) {
    return async (signed, certified) => {
        const request = toRequest(below(rekor, '/api/v1/log/entries'), toEntry(signed, certified));
        const answer = await ask(request, [404, 405, 409]);
        if (answer.status === 409)
            return await readExisting(ask, rekor, answer.location, request);
        if (answer.status === 200 || answer.status === 201) {
            return readEntry(toJson(answer, request), request);
        }
        const again = toRequest(below(rekor, '/api/v2/log/entries'), toSecond(signed, certified));
        return readSecond(toJson(await ask(again), again), again);
    };
}
function toRequest(url, json) {
    return {
        ...{ method: json === undefined ? 'GET' : 'POST', url, accept: 'application/json' },
        ...{ who: 'the transparency log', doing: 'record a signature' },
        ...(json === undefined ? {} : { json }),
    };
}
async function readExisting(ask, rekor, location, first) {
    const uuid = /\/([0-9a-f]{64,80})$/.exec(location ?? '')?.[1];
    if (uuid === undefined)
        throw wrong(first, 'it names no entry that is there already');
    const request = toRequest(below(rekor, `/api/v1/log/entries/${uuid}`));
    return readEntry(toJson(await ask(request), request), request);
}
function toEntry(signed, { pem }) {
    const key = Buffer.from(pem).toString('base64');
    if ('envelope' in signed) {
        const envelope = JSON.stringify(signed.envelope);
        const spec = { proposedContent: { envelope, verifiers: [key] } };
        return { apiVersion: '0.0.1', kind: 'dsse', spec };
    }
    const value = (0,external_node_crypto_.createHash)('sha256').update(signed.payload).digest('hex');
    const signature = { content: signed.signature.toString('base64'), publicKey: { content: key } };
    const spec = { data: { hash: { algorithm: 'sha256', value } }, signature };
    return { apiVersion: '0.0.1', kind: 'hashedrekord', spec };
}
function toSecond(signed, { der }) {
    const verifier = {
        x509Certificate: { rawBytes: der.toString('base64') },
        keyDetails: 'PKIX_ECDSA_P256_SHA_256',
    };
    if ('envelope' in signed) {
        return { dsseRequestV002: { envelope: signed.envelope, verifiers: [verifier] } };
    }
    const digest = (0,external_node_crypto_.createHash)('sha256').update(signed.payload).digest('base64');
    const signature = { content: signed.signature.toString('base64'), verifier };
    return { hashedRekordRequestV002: { digest, signature } };
}
function readEntry(answer, request) {
    const [entry, ...others] = Object.values(answer);
    if (!(0,json/* isObject */.Gv)(entry) || others.length > 0)
        throw wrong(request, 'it has not one entry');
    const { body, integratedTime, logIndex, logID, verification } = entry;
    const { signedEntryTimestamp, inclusionProof } = log_toObject(verification);
    const recorded = parseBody(body);
    if (typeof body !== 'string' || recorded === undefined || !isHex(logID)) {
        throw wrong(request, 'its entry has no content, or names no log');
    }
    const isPlaced = isCount(integratedTime) && isCount(logIndex);
    if (!isPlaced || typeof signedEntryTimestamp !== 'string') {
        throw wrong(request, 'its entry has no place, or is not signed');
    }
    return {
        logIndex: String(logIndex),
        logId: { keyId: fromHex(logID) },
        kindVersion: { kind: recorded.kind, version: recorded.apiVersion },
        integratedTime: String(integratedTime),
        inclusionPromise: { signedEntryTimestamp },
        ...((0,json/* isObject */.Gv)(inclusionProof) ? { inclusionProof: toProof(inclusionProof, request) } : {}),
        canonicalizedBody: body,
    };
}
function toProof(proof, request) {
    const { logIndex, treeSize, rootHash, hashes, checkpoint } = proof;
    const isWhole = isCount(logIndex) && isCount(treeSize) && isHex(rootHash) && Array.isArray(hashes);
    if (!isWhole || !hashes.every(isHex) || typeof checkpoint !== 'string') {
        throw wrong(request, 'its proof of inclusion lacks fields');
    }
    return {
        logIndex: String(logIndex),
        treeSize: String(treeSize),
        rootHash: fromHex(rootHash),
        hashes: hashes.map(fromHex),
        checkpoint: { envelope: checkpoint },
    };
}
function readSecond(body, request) {
    const { canonicalizedBody, logIndex, logId, inclusionProof } = body;
    const keyId = (0,json/* isObject */.Gv)(logId) ? logId.keyId : undefined;
    if (![canonicalizedBody, logIndex, keyId].every((one) => typeof one === 'string') ||
        !(0,json/* isObject */.Gv)(inclusionProof)) {
        throw wrong(request, 'its entry lacks fields');
    }
    return { integratedTime: '0', ...body };
}
function log_toObject(value) {
    return (0,json/* isObject */.Gv)(value) ? value : {};
}
function parseBody(text) {
    if (typeof text !== 'string')
        return undefined;
    return (0,json/* parseObject */.lj)(Buffer.from(text, 'base64').toString('utf8'));
}
function isHex(value) {
    return typeof value === 'string' && /^(?:[0-9a-f]{2})+$/i.test(value);
}
function isCount(value) {
    return Number.isSafeInteger(value) && Number(value) >= 0;
}
function fromHex(hex) {
    return Buffer.from(hex, 'hex').toString('base64');
}
function wrong(request, why) {
    return new src_problem/* Problem */.AF([garbledBy(request, why)]);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ../../node_modules/@sigstore/tuf/seeds.json
var seeds = __webpack_require__(35273);
// EXTERNAL MODULE: ../../node_modules/tuf-js/dist/index.js
var tuf_js_dist = __webpack_require__(51438);
// EXTERNAL MODULE: ../../node_modules/tuf-js/dist/error.js
var error = __webpack_require__(21404);
// EXTERNAL MODULE: ../../node_modules/@sigstore/protobuf-specs/dist/index.js
var protobuf_specs_dist = __webpack_require__(17154);
// EXTERNAL MODULE: ./src/small-file.js
var small_file = __webpack_require__(36569);
;// CONCATENATED MODULE: ./src/ship/sign/keyless/trust.js







const ROOT_BYTES = 1024 * 1024;
async function readTrustFile(path, cwd) {
    const file = await (0,small_file/* readSmallFile */.E)((0,external_node_path_.resolve)(cwd, path), ROOT_BYTES);
    if (!file.ok)
        throw invalid(path, `it cannot be read (${file.why})`);
    const root = (0,json/* parseObject */.lj)(file.text);
    if (root === undefined)
        throw invalid(path, 'it is not a JSON object');
    return toTrust(root, path);
}
function toTrust(root, from) {
    let material;
    try {
        material = (0,verify_dist/* toTrustMaterial */.jO)(protobuf_specs_dist.TrustedRoot.fromJSON(root), {});
    }
    catch (thrown) {
        throw invalid(from, thrown instanceof Error ? (0,line/* toLine */.S)(thrown.message) : 'it has another form');
    }
    if (material.certificateAuthorities.length === 0) {
        throw invalid(from, 'it has no certificateAuthorities');
    }
    return { material, hasCertificateLog: material.ctlogs.length > 0 };
}
function invalid(from, why) {
    const hint = 'Use the trusted root of the same Sigstore instance, as `cosign trusted-root create` writes it.';
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('SIGN_TRUST_INVALID', `The trusted root in "${from}" cannot be used: ${why}.`, hint),
    ]);
}

;// CONCATENATED MODULE: ./src/ship/sign/keyless/public.js









const PUBLIC = 'https://tuf-repo-cdn.sigstore.dev';
function readSeed() {
    return Buffer.from(seeds[PUBLIC]['root.json'], 'base64');
}
async function readPublicInstance(options) {
    const { tempDir, nowMs, repository = { url: PUBLIC, root: readSeed() } } = options;
    const dir = (0,external_node_path_.join)(tempDir, 'sigstore');
    await (0,promises_.mkdir)(dir, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(dir, 'root.json'), repository.root);
    let failure;
    const fetcher = createFetcher(options, (problem) => (failure = problem));
    try {
        const updater = new tuf_js_dist/* Updater */.Sx({
            ...{ metadataDir: dir, targetDir: dir, fetcher },
            ...{ metadataBaseUrl: repository.url, targetBaseUrl: `${repository.url}/targets` },
        });
        const root = await readTarget(updater, 'trusted_root.json', repository.url);
        const config = await readTarget(updater, 'signing_config.v0.2.json', repository.url);
        return { trust: toTrust(root, repository.url), services: toServices(config, nowMs) };
    }
    catch (thrown) {
        if (thrown instanceof src_problem/* Problem */.AF)
            throw thrown;
        if (failure !== undefined)
            throw failure;
        throw toProblem(repository.url, thrown instanceof Error ? thrown.message : String(thrown));
    }
}
function createFetcher({ ask, tempDir }, note) {
    const read = async (url, most) => {
        const request = {
            ...{ method: 'GET', url: new URL(url), accept: 'application/json' },
            ...{ who: 'the TUF repository', doing: "read Sigstore's trusted root" },
        };
        const answer = await ask(request, [403, 404]).catch((thrown) => {
            if (thrown instanceof src_problem/* Problem */.AF)
                note(thrown);
            throw thrown;
        });
        if (answer.status >= 400)
            throw new error.DownloadHTTPError('not found', answer.status);
        if (answer.bytes.byteLength > most)
            throw new Error(`${url} is longer than ${most} bytes`);
        return answer.bytes;
    };
    return {
        downloadBytes: read,
        downloadFile: async (url, most, handle) => {
            const path = (0,external_node_path_.join)(tempDir, 'sigstore', 'download');
            await (0,promises_.writeFile)(path, await read(url, most));
            return await handle(path);
        },
    };
}
async function readTarget(updater, name, from) {
    const target = await updater.getTargetInfo(name);
    if (target === undefined)
        throw toProblem(from, `it has no ${name}`);
    const path = await updater.downloadTarget(target);
    const found = (0,json/* parseObject */.lj)(await (0,promises_.readFile)(path, 'utf8'));
    if (found === undefined)
        throw toProblem(from, `${name} is not a JSON object`);
    return found;
}
function toServices(config, nowMs) {
    const [fulcio] = list(config.caUrls, [1], nowMs);
    if (fulcio === undefined)
        throw toProblem(PUBLIC, 'it names no certificate authority');
    const [rekor] = list(config.rekorTlogUrls, [1, 2], nowMs);
    const [tsa] = list(config.tsaUrls, [1], nowMs);
    return { fulcio, rekor, tsa };
}
function list(value, versions, nowMs) {
    const all = Array.isArray(value) ? value.filter(json/* isObject */.Gv) : [];
    return versions.flatMap((version) => all
        .filter(({ majorApiVersion }) => majorApiVersion === version)
        .filter(({ validFor }) => isNow(validFor, nowMs))
        .sort((one, other) => startOf(other) - startOf(one))
        .flatMap(({ url }) => (typeof url === 'string' && URL.canParse(url) ? [new URL(url)] : [])));
}
function isNow(validFor, nowMs) {
    const { start, end } = (0,json/* isObject */.Gv)(validFor) ? validFor : {};
    const from = typeof start === 'string' ? Date.parse(start) : 0;
    const to = typeof end === 'string' ? Date.parse(end) : Infinity;
    return from <= nowMs && nowMs <= to;
}
function startOf({ validFor }) {
    const { start } = (0,json/* isObject */.Gv)(validFor) ? validFor : {};
    return typeof start === 'string' ? Date.parse(start) : 0;
}
function toProblem(from, why) {
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('SIGN_TUF', `The trusted root of Sigstore at ${from} cannot be used: ${(0,line/* toLine */.S)(why)}.`, 'Check the clock of this machine, update tagship, or name a trusted root in a file with sign-trusted-root.'),
    ]);
}

;// CONCATENATED MODULE: ./src/ship/sign/keyless/timestamp.js



const SEQUENCE = 0x30;
function createStamp(ask, authority) {
    const url = authority.pathname === '/' ? below(authority, '/api/v1/timestamp') : authority;
    return async (signature) => {
        const request = {
            ...{ method: 'POST', url, accept: 'application/timestamp-reply' },
            ...{ who: 'the timestamp authority', doing: 'get a timestamp of a signature' },
            json: {
                artifactHash: (0,external_node_crypto_.createHash)('sha256').update(signature).digest('base64'),
                hashAlgorithm: 'sha256',
            },
        };
        const { bytes } = await ask(request);
        if (bytes[0] === SEQUENCE)
            return bytes;
        throw new src_problem/* Problem */.AF([garbledBy(request, 'it is not a timestamp')]);
    };
}

;// CONCATENATED MODULE: ./src/ship/sign/keyless/open.js













async function prepareKeyless(context, project) {
    const { settings, clock } = context;
    const client = createClients(context);
    const log = (0,signing/* decideLog */.h4)(settings, project);
    const { services, trust } = await findInstance(context, client.ask);
    const isLogged = log !== 'none';
    const rekor = isLogged ? services.rekor : undefined;
    if (isLogged && rekor === undefined)
        throw missing('sign-rekor-url', 'record the signatures in');
    if (!isLogged && services.tsa === undefined)
        throw missing('sign-tsa-url', 'timestamp them');
    const idToken = () => client.idTokens(toWanted(services.fulcio, context));
    await idToken().catch((thrown) => {
        throw thrown instanceof src_problem/* Problem */.AF ? withoutIdentity(thrown) : thrown;
    });
    const certify = createCertificates({ ask: client.ask, fulcio: services.fulcio, idToken, clock });
    const judge = createJudge({ trust, isLogged });
    const parts = {
        ...{ certify, judge },
        log: rekor === undefined ? undefined : createLog(client.ask, rekor),
        stamp: services.tsa === undefined ? undefined : createStamp(client.ask, services.tsa),
    };
    return {
        problems: isLogged || settings.signLog === 'none' ? [] : [explainUnlogged(project)],
        open: async () => {
            const { identity, issuer } = await certify();
            const by = { identity, issuer, isLogged, trustedRoot: settings.signTrustedRoot };
            const verifyBy = { ...by, hasCertificateLog: trust.hasCertificateLog };
            return { signer: createKeylessSigner(parts, { identity, issuer }), verifyBy };
        },
    };
}
async function openJudge(context) {
    const { settings, cwd, tempDir, clock } = context;
    const { signTrustedRoot } = settings;
    const isLogged = settings.signLog !== 'none';
    if (signTrustedRoot !== undefined) {
        return createJudge({ trust: await readTrustFile(signTrustedRoot, cwd), isLogged });
    }
    const { ask } = createServices(context);
    const { trust } = await readPublicInstance({ ask, tempDir, nowMs: clock.now() });
    return createJudge({ trust, isLogged });
}
function createServices({ settings, clock, signal, log, env, cwd }) {
    const { registries, retryDeadline: retryDeadlineMs } = settings;
    const service = (0,http_service/* createServiceClient */.r)({
        registries,
        retryDeadlineMs,
        clock,
        signal,
        log,
        env,
        cwd,
    });
    const options = { ...{ service, clock, signal }, deadlineMs: retryDeadlineMs, debug: log.debug };
    return { service, ask: createAsk(options) };
}
function createClients(context) {
    const { hide } = context;
    const { service, ask } = createServices(context);
    const vault = hide === undefined ? undefined : { add: hide };
    return { ask, idTokens: (0,id_token/* createIdTokens */.Y)({ ...context, service, vault }) };
}
function toWanted(fulcio, { settings, env }) {
    const { signIdTokenEnv } = settings;
    const isSet = (env[STANDARD_VARIABLE] ?? '') !== '';
    const name = signIdTokenEnv ?? (isSet ? STANDARD_VARIABLE : undefined);
    return {
        ...{ registry: fulcio.host, audience: AUDIENCE, isChecked: true },
        given: name === undefined ? undefined : { from: 'env', name },
    };
}
const STANDARD_VARIABLE = 'SIGSTORE_ID_TOKEN';
const AUDIENCE = 'sigstore';
async function findInstance(context, ask) {
    const { settings, cwd, tempDir, clock } = context;
    const given = readUrls(settings);
    const { signTrustedRoot } = settings;
    if (signTrustedRoot === undefined) {
        if (Object.keys(given).length > 0)
            throw withoutTrust();
        return await readPublicInstance({ ask, tempDir, nowMs: clock.now() });
    }
    const trust = await readTrustFile(signTrustedRoot, cwd);
    const { fulcio, ...others } = given;
    if (fulcio === undefined)
        throw missing('sign-fulcio-url', 'issue the certificate');
    return { trust, services: { fulcio, ...others } };
}
const URLS = {
    fulcio: ['sign-fulcio-url', 'signFulcioUrl'],
    rekor: ['sign-rekor-url', 'signRekorUrl'],
    tsa: ['sign-tsa-url', 'signTsaUrl'],
};
function readUrls(settings) {
    const wrong = [];
    const found = Object.entries(URLS).flatMap(([service, [name, key]]) => {
        const text = settings[key];
        if (text === undefined)
            return [];
        const url = toUrl(text);
        if (url === undefined)
            wrong.push(invalidUrl(name, text));
        return [[service, url]];
    });
    if (wrong.length > 0)
        throw new src_problem/* Problem */.AF(wrong);
    return Object.fromEntries(found);
}
function toUrl(text) {
    if (!URL.canParse(text))
        return undefined;
    const url = new URL(text);
    const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && (0,address/* isLoopback */.U9)(url.host));
    return isSafe && url.username === '' && url.search === '' ? url : undefined;
}
function invalidUrl(name, text) {
    const message = `invalid ${name} "${text}": not the address of a service that can be used`;
    const hint = 'Write an address that begins with https:// and has no user name and no query.';
    return (0,src_problem/* error */.z3)('SIGN_URL_INVALID', message, hint);
}
function withoutTrust() {
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('SIGN_TRUST_MISSING', 'The addresses of a Sigstore instance are set, but not whom its signatures are believed from.', 'Name a file with its trusted root in sign-trusted-root: without it no signature could be verified.'),
    ]);
}
function missing(name, purpose) {
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('SIGN_SERVICE_MISSING', `The signatures need a service to ${purpose}, and ${name} is not set.`, `Set ${name} to its address.`),
    ]);
}
function withoutIdentity({ problems }) {
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('SIGN_IDENTITY', 'sign: keyless needs an identity token of the CI system for the audience sigstore, and there is none.', 'See the next message. Elsewhere put a token into a variable and name it in sign-id-token-env, or sign with a key.'),
        ...problems,
    ]);
}
function explainUnlogged({ private: isPrivate }) {
    const why = isPrivate === true ? 'the project is private' : 'the project is not known to be public';
    return (0,src_problem/* notice */.lm)('SIGN_UNLOGGED', `The signatures are recorded in no transparency log, because ${why}. They have a timestamp instead.`, 'Write sign-log: none to be told no more, or sign-log: public to record them. Fulcio records its certificates, which name the workflow, in any case.');
}


/***/ }),

/***/ 77155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readIdentityVerifier: () => (/* binding */ readIdentityVerifier)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_http_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40082);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89328);



const MOST_OTHERS = 3;
async function readIdentityVerifier(names, context) {
    const identity = toTest('identity', names.verifyIdentity, names.verifyIdentityRegexp);
    const issuer = toTest('issuer', names.verifyIssuer, names.verifyIssuerRegexp);
    const judge = await (0,_open_js__WEBPACK_IMPORTED_MODULE_1__.openJudge)(context);
    return () => accept({ identity, issuer, judge, match: context.match });
}
function accept({ identity, issuer, judge, match, }) {
    const others = new Set();
    const isGood = async (judgement) => {
        if ('refused' in judgement) {
            others.add(`One could not be verified: ${judgement.refused}.`);
            return false;
        }
        const isNamed = (await passes(identity, judgement.identity, match)) &&
            (await passes(issuer, judgement.issuer, match));
        if (!isNamed)
            others.add(`One is by ${describe(judgement)}.`);
        return isNamed;
    };
    return {
        ownsBundle: (bundle, digest) => isGood(judge.bundle(bundle, digest)),
        ownsPayload: (payload, marks) => isGood(judge.legacy(payload, marks)),
        who: `${show(identity)} of the issuer ${show(issuer)}`,
        others: () => [...others].slice(0, MOST_OTHERS).join(' '),
    };
}
function toTest(name, is, matches) {
    if (is !== undefined && matches === undefined)
        return { is };
    if (is === undefined && matches !== undefined)
        return { matches };
    const why = is === undefined
        ? `verify-${name} is not set: a signature counts by who made it and who vouches for that`
        : `verify-${name} and verify-${name}-regexp are both set`;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VERIFY_IDENTITY', `Signatures cannot be verified: ${why}.`, 'Set one of verify-identity and verify-identity-regexp, and one of verify-issuer and verify-issuer-regexp; the receipt of the run that signed has both.'),
    ]);
}
async function passes(test, name, match) {
    if ('is' in test)
        return test.is === name;
    const matched = await match({ body: test.matches, flags: '' }, name);
    if (matched.kind === 'matched' || matched.kind === 'none')
        return matched.kind === 'matched';
    const why = matched.kind === 'failed' ? matched.why : 'it takes too long';
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VERIFY_PATTERN', `The pattern "${test.matches}" cannot be used: ${(0,_registry_http_line_js__WEBPACK_IMPORTED_MODULE_2__/* .toLine */ .S)(why)}.`, 'Correct this regular expression, or name the identity and the issuer as they are.'),
    ]);
}
function show(test) {
    return 'is' in test ? `"${test.is}"` : `/${test.matches}/`;
}
function describe({ identity, issuer }) {
    return `"${(0,_registry_http_line_js__WEBPACK_IMPORTED_MODULE_2__/* .toLine */ .S)(identity)}" of the issuer "${(0,_registry_http_line_js__WEBPACK_IMPORTED_MODULE_2__/* .toLine */ .S)(issuer)}"`;
}


/***/ })

};
