export const id = 5057;
export const ids = [5057];
export const modules = {

/***/ 89955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ attachBundle),
/* harmony export */   d: () => (/* binding */ attachLegacy)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85580);
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35176);
/* harmony import */ var _bundle_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29266);
/* harmony import */ var _legacy_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37541);





const WAITS_MS = [0, 200, 1_000, 3_000];
async function attachBundle(repository, subject, bundle, signing) {
    const { signer, clock, signal } = signing;
    const { digest } = subject;
    const before = await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_3__/* .listBundles */ .Od)(repository, digest);
    const tag = before.hasApi ? null : (0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_1__/* .toFallbackTag */ .KN)(digest);
    const note = toNote({ repository, subject, format: 'bundle', tag }, signing);
    const known = await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_3__/* .findBundle */ .az)(repository, before, digest, signer);
    if (known !== undefined) {
        note('kept', known.digest);
        return;
    }
    const bytes = await bundle();
    const artifact = (0,_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .makeReferrer */ .uK)(subject, bytes, new Date(clock.now()).toISOString());
    note('failed', artifact.manifest.digest);
    await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_3__/* .putArtifact */ .qg)(repository, artifact);
    for (const waitMs of WAITS_MS) {
        await clock.sleep(waitMs, signal);
        const listed = await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_3__/* .listBundles */ .Od)(repository, digest);
        const found = await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_3__/* .findBundle */ .az)(repository, listed, digest, signer);
        if (found !== undefined) {
            note('created', found.digest);
            return;
        }
        if (!listed.hasApi)
            await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_3__/* .addToFallback */ .Bv)(repository, digest, listed, artifact);
    }
    throw lost(repository, digest, tag ?? 'the list of referrers');
}
async function attachLegacy(repository, subject, signing) {
    const { signer, clock, signal } = signing;
    const { digest } = subject;
    const tag = (0,_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .toLegacyTag */ .Df)(digest);
    const note = toNote({ repository, subject, format: 'legacy', tag }, signing);
    let action = 'kept';
    for (const waitMs of WAITS_MS) {
        await clock.sleep(waitMs, signal);
        const there = await (0,_legacy_store_js__WEBPACK_IMPORTED_MODULE_4__/* .readLegacy */ .Od)(repository, digest);
        if (there !== undefined && (await (0,_legacy_store_js__WEBPACK_IMPORTED_MODULE_4__/* .ownsLegacy */ .Hq)(repository, there, digest, signer))) {
            note(action, there.digest);
            return;
        }
        note('failed', there?.digest ?? null);
        action = 'created';
        await (0,_legacy_store_js__WEBPACK_IMPORTED_MODULE_4__/* .addLegacy */ .DE)(repository, there, digest, signer);
    }
    throw lost(repository, digest, tag);
}
function toNote({ repository, subject, format, tag, }, { note }) {
    const { name } = repository.repository;
    return (action, digest) => {
        note({ repository: name, subject: subject.digest, format, tag, digest, action });
    };
}
function lost({ repository }, digest, where) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SIGN_LOST', `The signature of "${repository.name}@${digest}" was accepted by ${repository.host}, but is not in ${where}.`, 'Run it again; if it stays so, choose the other sign-format, or find out what else writes this tag.'),
    ]);
}


/***/ }),

/***/ 20075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ KEY_KINDS),
/* harmony export */   Hm: () => (/* binding */ openPublicKey),
/* harmony export */   ay: () => (/* binding */ openKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const LARGEST_RSA_BITS = 8192;
const SMALLEST_RSA_BITS = 2048;
const HASHES = {
    'ec prime256v1': 'sha256',
    'ec secp384r1': 'sha256',
    rsa: 'sha256',
};
const KEY_KINDS = 'ECDSA P-256, ECDSA P-384, Ed25519 and RSA of 2048 to 8192 bits';
function openKey(key, password) {
    const given = typeof key === 'string' ? { key } : { key, format: 'der', type: 'pkcs8' };
    let privateKey;
    try {
        privateKey = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ ...given, passphrase: password });
    }
    catch {
        return { refused: 'it is not a private key in PEM, or its password is another one' };
    }
    const kind = nameKind(privateKey);
    if (kind !== 'ed25519' && HASHES[kind] === undefined)
        return { refused: `it is of kind ${kind}` };
    const { modulusLength: length = SMALLEST_RSA_BITS } = privateKey.asymmetricKeyDetails ?? {};
    if (length < SMALLEST_RSA_BITS || length > LARGEST_RSA_BITS) {
        return { refused: `its length is ${length}` };
    }
    return { key: toSigningKey(privateKey, HASHES[kind] ?? null) };
}
function openPublicKey(pem) {
    try {
        const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem);
        const kind = nameKind(key);
        const hash = HASHES[kind] ?? null;
        return kind === 'ed25519' || hash !== null ? toPublic(key, hash) : undefined;
    }
    catch {
        return undefined;
    }
}
function nameKind({ asymmetricKeyType, asymmetricKeyDetails }) {
    const curve = asymmetricKeyDetails?.namedCurve;
    return asymmetricKeyType === 'ec' ? `ec ${curve ?? 'unknown'}` : (asymmetricKeyType ?? 'unknown');
}
function toSigningKey(privateKey, hash) {
    return {
        sign: (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(hash, bytes, privateKey),
        ...toPublic((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(privateKey), hash),
    };
}
function toPublic(key, hash) {
    const der = key.export({ type: 'spki', format: 'der' });
    return {
        verifies: (bytes, signature) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(hash, bytes, key, signature),
        publicKey: key.export({ type: 'spki', format: 'pem' }).toString(),
        hint: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(der).digest('base64'),
    };
}


/***/ }),

/***/ 37541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ addLegacy),
/* harmony export */   Hq: () => (/* binding */ ownsLegacy),
/* harmony export */   Od: () => (/* binding */ readLegacy)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88660);
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35176);
/* harmony import */ var _bundle_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29266);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11822);






async function readLegacy(repository, digest) {
    const manifest = await repository.getManifest((0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .toLegacyTag */ .Df)(digest));
    if (manifest === undefined)
        return undefined;
    if ((0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(manifest).isIndex)
        throw taken(repository, digest);
    return manifest;
}
const PAYLOAD_BYTES = 64 * 1024;
const MOST_LAYERS = 50;
async function ownsLegacy(repository, manifest, digest, signer) {
    for (const { layer, annotations } of (0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .readLegacyLayers */ .a4)(manifest).slice(-MOST_LAYERS).reverse()) {
        const payload = await readPayload(repository, layer);
        if (payload === undefined || !isAbout(payload, digest))
            continue;
        if (await signer.ownsPayload(payload, annotations))
            return true;
    }
    return false;
}
async function readPayload(repository, layer) {
    if (layer.size > PAYLOAD_BYTES)
        return undefined;
    return (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .orUnreadable */ .pz)(async () => Buffer.from((await repository.readBlob?.(layer)) ?? []));
}
function isAbout(payload, digest) {
    const { critical } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(payload.toString('utf8')) ?? {};
    const image = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(critical) ? critical.image : undefined;
    return (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(image) && image['docker-manifest-digest'] === digest;
}
async function addLegacy(repository, before, digest, signer) {
    const payload = (0,_payload_js__WEBPACK_IMPORTED_MODULE_5__/* .makeSimpleSigning */ .iU)(repository.repository.name, digest);
    const artifact = (0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .addLegacyLayer */ .Qd)(before, payload, await signer.signPayload(payload));
    await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .putBlobs */ .ES)(repository, artifact);
    await repository.putManifest((0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .toLegacyTag */ .Df)(digest), artifact.manifest);
    return artifact.manifest.digest;
}
function taken({ repository }, digest) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SIGN_TAG_TAKEN', `The tag "${(0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .toLegacyTag */ .Df)(digest)}" of "${repository.name}" should hold the signatures of the image, but it holds something else.`, 'Remove this tag, or write sign-format: bundle.'),
    ]);
}


/***/ }),

/***/ 47020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readStart),
/* harmony export */   j: () => (/* binding */ readSigningKey)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38321);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34734);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20075);





const KEY_BYTES = 64 * 1024;
async function readSigningKey(settings, sources) {
    const { key, where } = await readKeyText(settings, sources);
    const { COSIGN_PASSWORD: password = '' } = sources.env;
    sources.hide?.([key, password]);
    if (Buffer.byteLength(key) > KEY_BYTES)
        throw invalid(where, `it is more than ${KEY_BYTES} bytes`);
    const opened = await openText(key, password);
    if ('refused' in opened)
        throw invalid(where, opened.refused);
    return opened.key;
}
async function openText(pem, password) {
    if (!/-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) /.test(pem))
        return (0,_key_js__WEBPACK_IMPORTED_MODULE_4__/* .openKey */ .ay)(pem, password);
    const { decryptCosignKey } = await Promise.all(/* import() */[__webpack_require__.e(1378), __webpack_require__.e(3371)]).then(__webpack_require__.bind(__webpack_require__, 53371));
    const decrypted = decryptCosignKey(pem, password);
    return 'der' in decrypted ? (0,_key_js__WEBPACK_IMPORTED_MODULE_4__/* .openKey */ .ay)(decrypted.der, password) : decrypted;
}
async function readKeyText({ signKeyEnv, signKeyFile }, { env, cwd }) {
    if (signKeyEnv !== undefined && signKeyFile !== undefined) {
        throw missing('sign-key-env and sign-key-file are both set', 'Keep one of them.');
    }
    if (signKeyEnv !== undefined) {
        const key = env[signKeyEnv] ?? '';
        if (key.trim() !== '')
            return { key, where: `the variable ${signKeyEnv}` };
        throw missing(`the variable ${signKeyEnv} is empty`, 'Set it to the key itself.');
    }
    if (signKeyFile === undefined) {
        throw missing('neither sign-key-env nor sign-key-file is set', 'Set one of them.');
    }
    if (KMS.test(signKeyFile))
        throw refuseKms(signKeyFile);
    try {
        return { key: await readStart((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, signKeyFile)), where: `"${signKeyFile}"` };
    }
    catch (cause) {
        throw missing(`the file "${signKeyFile}" cannot be read`, 'Check its path and that this run may read it.', cause);
    }
}
async function readStart(path) {
    return await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__.text)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { end: KEY_BYTES }));
}
const KMS = /^(?:awskms|gcpkms|azurekms|hashivault|k8s|pkcs11|openbao|gitlab|github):\/\/|^pkcs11:/;
function refuseKms(address) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('SIGN_KEY_KMS', `sign-key-file "${address}" is the address of a key in a key management service, which tagship does not sign with.`, 'Use a key that is a file or a variable, or sign with cosign in a later step: cosign sign --key ADDRESS "$SHIPPED_IMAGE".'),
    ]);
}
function missing(why, hint, cause) {
    const problem = (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('SIGN_KEY_MISSING', `There is no key to sign with: ${why}.`, hint);
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([problem], { cause });
}
function invalid(where, why) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('SIGN_KEY_INVALID', `The key in ${where} cannot be used to sign: ${why}.`, `Use a private key of \`cosign generate-key-pair\`, with its password in COSIGN_PASSWORD, or one in PEM: ${_key_js__WEBPACK_IMPORTED_MODULE_4__/* .KEY_KINDS */ .A3}.`),
    ]);
}


/***/ }),

/***/ 35057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prepareSigning: () => (/* binding */ prepareSigning),
  signImages: () => (/* binding */ signImages)
});

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/failure.js
var failure = __webpack_require__(4659);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/ship/destination.js
var ship_destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/ship/sign/attach.js
var attach = __webpack_require__(89955);
;// CONCATENATED MODULE: ./src/ship/sign/guard.js
function guardSigner(signer) {
    let failure;
    const check = () => {
        if (failure !== undefined)
            throw failure.thrown;
    };
    const within = async (work) => {
        check();
        try {
            return await work();
        }
        catch (thrown) {
            failure ??= { thrown };
            throw thrown;
        }
    };
    return {
        check,
        signer: {
            ...signer,
            makeBundle: (digest) => within(() => signer.makeBundle(digest)),
            signPayload: (payload) => within(() => signer.signPayload(payload)),
        },
    };
}

// EXTERNAL MODULE: ./src/ship/sign/read-key.js
var read_key = __webpack_require__(47020);
// EXTERNAL MODULE: ./src/ship/sign/signer.js
var sign_signer = __webpack_require__(73352);
// EXTERNAL MODULE: ./src/ship/sign/subjects.js
var sign_subjects = __webpack_require__(93531);
// EXTERNAL MODULE: ./src/ship/sign/verify-command.js
var verify_command = __webpack_require__(12695);
;// CONCATENATED MODULE: ./src/ship/sign/sign.js










async function prepareSigning(context, project) {
    const { settings, trust, push } = context;
    if (settings.sign === 'none' || !push || settings.leg.length > 0)
        return { problems: [] };
    if (trust.level === 'untrusted')
        return { problems: [explainUnsigned(trust.reason)] };
    try {
        if (settings.sign === 'keyless') {
            const { open, problems } = await (await Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(6993), __webpack_require__.e(2330), __webpack_require__.e(7956), __webpack_require__.e(9328)]).then(__webpack_require__.bind(__webpack_require__, 89328))).prepareKeyless(context, project);
            return { openSigner: open, problems };
        }
        const signer = (0,sign_signer/* createKeySigner */.e9)(await (0,read_key/* readSigningKey */.j)(settings, context));
        const opened = { signer, verifyBy: (0,verify_command/* toKeyCommand */.a)(settings.signKeyFile) };
        return { openSigner: () => Promise.resolve(opened), problems: [] };
    }
    catch (thrown) {
        return { problems: (0,ship_destination/* toProblems */.ek)(thrown) };
    }
}
const AT_ONCE = 8;
async function signImages(pushedImages, { isTagged = false, ...signing }) {
    const failures = new Map();
    const lacking = new Map();
    const { signer, check } = guardSigner(signing.signer);
    const told = {
        ...{ ...signing, signer },
        tell: (name, problem) => lacking.set(name, problem),
    };
    const slots = (0,pause/* createSlots */.e)(AT_ONCE);
    const parts = await listParts(pushedImages, failures);
    await Promise.all(parts.map((part) => slots.within(async () => {
        const failed = await signPart(part, told);
        for (const [destination, problems] of failed)
            failures.set(destination, problems);
    })));
    signing.signal.throwIfAborted();
    check();
    const good = pushedImages.filter(({ destination }) => !failures.has(destination));
    const served = new Set(good.map(({ destination }) => destination.target));
    const bad = [...failures].map(([destination, problems]) => ({
        isFatal: destination.required || !(isTagged || served.has(destination.target)),
        problems: [explainRefused(destination), ...problems],
    }));
    const fatal = bad.filter(({ isFatal }) => isFatal);
    if (fatal.length > 0)
        throw new problem/* Problem */.AF(fatal.flatMap(({ problems }) => problems));
    const notices = (0,ship_destination/* asNotices */.Ek)(bad.flatMap(({ problems }) => problems));
    return { pushedImages: good, problems: [...lacking.values(), ...notices] };
}
async function listParts(pushedImages, failures) {
    const parts = new Map();
    await Promise.all(pushedImages.map(async ({ destination, builtImage }) => {
        try {
            const subjects = await (0,sign_subjects/* listSubjects */.U)(builtImage.manifest, destination.repository);
            for (const subject of subjects) {
                const repositories = new Map();
                const part = parts.get(subject.digest) ?? { subject, repositories };
                const { name } = destination;
                part.repositories.set(name, [...(part.repositories.get(name) ?? []), destination]);
                parts.set(subject.digest, part);
            }
        }
        catch (thrown) {
            failures.set(destination, (0,ship_destination/* toProblems */.ek)(thrown));
        }
    }));
    return [...parts.values()];
}
async function signPart({ subject, repositories }, signing) {
    const { format, signer } = signing;
    const failed = new Map();
    let made;
    const makeBundle = () => (made ??= signer.makeBundle(subject.digest));
    const signAt = async (sharing) => {
        const [destination] = sharing;
        if (destination === undefined)
            return;
        try {
            const { repository } = destination;
            if (format !== 'legacy') {
                try {
                    await (0,attach/* attachBundle */.U)(repository, subject, makeBundle, signing);
                }
                catch (thrown) {
                    if (format === 'bundle' || !isUnsupported(thrown))
                        throw thrown;
                    signing.tell(destination.name, explainLegacyOnly(destination));
                }
            }
            if (format !== 'bundle')
                await (0,attach/* attachLegacy */.d)(repository, subject, signing);
        }
        catch (thrown) {
            signing.signal.throwIfAborted();
            for (const one of sharing)
                failed.set(one, (0,ship_destination/* toProblems */.ek)(thrown));
        }
    };
    await Promise.all([...repositories.values()].map(signAt));
    return failed;
}
const UNSUPPORTED = [400, 404, 405, 406, 415, 422];
function isUnsupported(thrown) {
    const { answer } = (0,failure/* toFailure */.w)(thrown) ?? {};
    if (answer !== undefined)
        return UNSUPPORTED.includes(answer.status);
    return thrown instanceof problem/* Problem */.AF && thrown.problems.every(({ code }) => code === 'SIGN_LOST');
}
function explainLegacyOnly({ name }) {
    return (0,problem/* notice */.lm)('SIGN_LEGACY_ONLY', `"${name}" has the signatures in cosign's older format only: it does not keep what refers to an image.`, 'With sign-format: legacy this notice is gone.');
}
function explainRefused({ name }) {
    return (0,problem/* error */.z3)('SIGN_REFUSED', `"${name}" did not take the signature of the image, so no tag was written there.`, 'See the next message. Another sign-format may suit this registry; with required: false in registries it only gets no tags.');
}
function explainUnsigned(reason) {
    return (0,problem/* notice */.lm)('SIGN_UNTRUSTED', `The image is not signed: this run is untrusted, because ${reason}.`);
}


/***/ }),

/***/ 73352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ createVerifier),
/* harmony export */   J2: () => (/* binding */ SIGNATURE),
/* harmony export */   e9: () => (/* binding */ createKeySigner)
/* harmony export */ });
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33718);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11822);


const SIGNATURE = 'dev.cosignproject.cosign/signature';
function createVerifier({ verifies }) {
    return {
        ownsBundle: (bundle, digest) => (0,_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .verifyBundle */ .IF)(bundle, digest, verifies),
        ownsPayload: (payload, marks) => verifies(payload, Buffer.from(marks[SIGNATURE] ?? '', 'base64')),
    };
}
function createKeySigner(key) {
    return {
        ...createVerifier(key),
        makeBundle: (digest) => {
            const statement = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .makeStatement */ .UT)(digest);
            const signature = key.sign((0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeForSigning */ .Lj)(_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .STATEMENT_TYPE */ .zG, statement));
            return Promise.resolve((0,_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .makeBundle */ .ND)(statement, signature, key.hint));
        },
        signPayload: (payload) => Promise.resolve({ [SIGNATURE]: key.sign(payload).toString('base64') }),
    };
}


/***/ }),

/***/ 93531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ listSubjects)
/* harmony export */ });
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88660);
/* harmony import */ var _registry_manifests_walk_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77691);


const INDEX = /\.(?:index|manifest\.list)\.v/;
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
async function listSubjects(manifest, source) {
    const whole = manifest.bytes.byteLength > 0 ? manifest : await source.readManifest(manifest.digest);
    const found = await list(whole, (0,_registry_manifests_walk_js__WEBPACK_IMPORTED_MODULE_1__/* .createWalk */ .y)(source));
    return [...new Map(found.map((one) => [one.digest, one])).values()];
}
async function list(manifest, walk) {
    const { mediaType, digest, bytes } = manifest;
    const { manifests } = (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    const nested = manifests.filter((entry) => INDEX.test(entry.mediaType));
    const others = manifests.filter((entry) => !nested.includes(entry));
    const below = await walk.each(manifest, nested, (child, _, deeper) => list(child, deeper));
    return [
        { mediaType, digest, size: bytes.byteLength },
        ...others.map((entry) => ({
            mediaType: entry.mediaType === '' ? MANIFEST_TYPE : entry.mediaType,
            digest: entry.digest,
            size: entry.size,
        })),
        ...below.flat(),
    ];
}


/***/ })

};
