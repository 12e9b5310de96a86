export const id = 4242;
export const ids = [4242];
export const modules = {

/***/ 85580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ toFallbackTag),
/* harmony export */   PA: () => (/* binding */ toReferrer),
/* harmony export */   ZJ: () => (/* binding */ listReferring),
/* harmony export */   rp: () => (/* binding */ readIndexEntries),
/* harmony export */   zO: () => (/* binding */ addToIndex)
/* harmony export */ });
/* harmony import */ var _blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73564);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88660);
// SPDX-License-Identifier: Apache-2.0
// What refers to a digest: by the referrers API, or by the index under the fallback tag, where a registry has no such API.



const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
/** The tag of the index that lists what refers to a digest, where the registry has no referrers API. */
function toFallbackTag(digest) {
    return digest.replace(':', '-');
}
/** What refers to a digest, by the referrers API or the fallback index: all of it without a type. */
async function listReferring(repository, digest, artifactType) {
    const listed = await repository.listReferrers(digest, artifactType);
    if (listed !== undefined)
        return { referrers: listed, hasApi: true, isTaken: false };
    const index = await repository.getManifest(toFallbackTag(digest));
    const none = { referrers: [], hasApi: false, isTaken: false };
    // GitLab takes such a tag for the digest, and answers with the image itself.
    if (index === undefined || index.digest === digest)
        return none;
    const referrers = readIndexEntries(index);
    return referrers === undefined ? { ...none, isTaken: true } : { ...none, referrers, index };
}
/** The entries of a fallback index; undefined if it is no index. */
function readIndexEntries(index) {
    const { manifests } = parseBody(index) ?? {};
    if (!Array.isArray(manifests))
        return undefined;
    return (0,_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(index).manifests.map((entry, at) => {
        const stated = manifests[at];
        const artifactType = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(stated) ? stated.artifactType : undefined;
        return typeof artifactType === 'string' ? { ...entry, artifactType } : entry;
    });
}
/**
 * The fallback index with more manifests: each entry has the artifact type of its manifest, by which clients search.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema
 */
function addToIndex(index, manifests) {
    const before = index === undefined ? {} : (parseBody(index) ?? {});
    const entries = Array.isArray(before.manifests) ? before.manifests : [];
    const added = manifests.map(toReferrer);
    const others = entries.filter((one) => !(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(one) || !added.some(({ digest }) => digest === one.digest));
    const bytes = Buffer.from(JSON.stringify({
        ...before,
        schemaVersion: 2,
        mediaType: INDEX_TYPE,
        manifests: [...others, ...added],
    }));
    return { mediaType: INDEX_TYPE, digest: (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .toDigest */ .O6)(bytes), bytes };
}
/** The descriptor of a manifest as lists of referrers have it: without an artifact type, that of its configuration counts. */
function toReferrer(manifest) {
    const { mediaType, digest, bytes } = manifest;
    const { artifactType, annotations, config } = parseBody(manifest) ?? {};
    const type = artifactType ?? ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(config) ? config.mediaType : undefined);
    return {
        ...{ mediaType, digest, size: bytes.byteLength },
        ...(typeof type === 'string' ? { artifactType: type } : {}),
        ...((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(annotations) ? { annotations: annotations } : {}),
    };
}
function parseBody({ bytes }) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8'));
}


/***/ }),

/***/ 35176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Df: () => (/* binding */ toLegacyTag),
/* harmony export */   Qd: () => (/* binding */ addLegacyLayer),
/* harmony export */   a4: () => (/* binding */ readLegacyLayers),
/* harmony export */   uK: () => (/* binding */ makeReferrer)
/* harmony export */ });
/* unused harmony exports SIMPLE_SIGNING_TYPE, toBlob */
/* harmony import */ var _registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73564);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88660);
/* harmony import */ var _registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85580);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52519);
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33718);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11822);
// SPDX-License-Identifier: Apache-2.0
// The manifests that hold signatures in a registry. Pure.






const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json';
const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';
/** The media type of a payload of cosign's older format. */
const SIMPLE_SIGNING_TYPE = 'application/vnd.dev.cosign.simplesigning.v1+json';
/** The content that stands for none. @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor */
const EMPTY = Buffer.from('{}');
/** Bytes as a blob. */
function toBlob(mediaType, bytes) {
    return { descriptor: { mediaType, digest: (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .toDigest */ .O6)(bytes), size: bytes.byteLength }, bytes };
}
/**
 * The manifest that attaches a bundle to its subject, as cosign 3 writes it.
 *
 * @see https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md
 */
function makeReferrer(subject, bundle, created) {
    const config = toBlob(EMPTY_TYPE, EMPTY);
    const layer = toBlob(_bundle_js__WEBPACK_IMPORTED_MODULE_4__/* .BUNDLE_TYPE */ .q$, bundle);
    const { mediaType, digest, size } = subject;
    const manifest = toManifest(MANIFEST_TYPE, {
        schemaVersion: 2,
        mediaType: MANIFEST_TYPE,
        artifactType: _bundle_js__WEBPACK_IMPORTED_MODULE_4__/* .BUNDLE_TYPE */ .q$,
        config: config.descriptor,
        layers: [layer.descriptor],
        subject: { mediaType, digest, size },
        annotations: {
            'dev.sigstore.bundle.content': 'dsse-envelope',
            'dev.sigstore.bundle.predicateType': _payload_js__WEBPACK_IMPORTED_MODULE_5__/* .SIGN_PREDICATE */ .m$,
            'org.opencontainers.image.created': created,
        },
    });
    return { manifest, blobs: [config, layer] };
}
/** The tag of the signatures of cosign's older format. */
function toLegacyTag(digest) {
    return `${(0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__/* .toFallbackTag */ .KN)(digest)}.sig`;
}
/** The signatures of the older format that a manifest holds. */
function readLegacyLayers(manifest) {
    return (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest)
        .layers.filter(({ mediaType }) => mediaType === SIMPLE_SIGNING_TYPE)
        .map((layer) => ({ layer, annotations: layer.annotations ?? {} }));
}
/** The manifest of the older format with one signature more. */
function addLegacyLayer(before, payload, annotations) {
    const body = before === undefined ? undefined : parseBody(before);
    const given = Array.isArray(body?.layers) ? body.layers : [];
    const blob = toBlob(SIMPLE_SIGNING_TYPE, payload);
    const layers = [...given, { ...blob.descriptor, annotations }];
    const digests = layers.map((layer) => ((0,_registry_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(layer) ? layer.digest : ''));
    const config = toBlob(CONFIG_TYPE, makeConfig(digests));
    const manifest = toManifest(MANIFEST_TYPE, {
        schemaVersion: 2,
        mediaType: MANIFEST_TYPE,
        config: config.descriptor,
        layers,
    });
    return { manifest, blobs: [config, blob] };
}
/** The configuration of an image of no system: registries and tools that read every image want one. */
function makeConfig(digests) {
    const config = {
        architecture: '',
        config: {},
        created: '0001-01-01T00:00:00Z',
        history: digests.map(() => ({ created: '0001-01-01T00:00:00Z' })),
        os: '',
        rootfs: { type: 'layers', diff_ids: digests },
    };
    return Buffer.from(JSON.stringify(config));
}
function parseBody({ bytes }) {
    return (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8'));
}
function toManifest(mediaType, body) {
    const bytes = Buffer.from(JSON.stringify(body));
    return { mediaType, digest: (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .toDigest */ .O6)(bytes), bytes };
}


/***/ }),

/***/ 29266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ addToFallback),
/* harmony export */   ES: () => (/* binding */ putBlobs),
/* harmony export */   Od: () => (/* binding */ listBundles),
/* harmony export */   az: () => (/* binding */ findBundle),
/* harmony export */   pz: () => (/* binding */ orUnreadable),
/* harmony export */   qg: () => (/* binding */ putArtifact)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88660);
/* harmony import */ var _registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85580);
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33718);
// SPDX-License-Identifier: Apache-2.0
// Bundles in a repository: found, and attached to their subject. Writes no tag but the fallback index.




/** More bundles than these are not looked at, from the last: somebody else fills the list. */
const MOST_BUNDLES = 50;
/**
 * The bundles that refer to a digest, and other manifests perhaps.
 *
 * @throws Problem SIGN_TAG_TAKEN where the fallback tag holds something else
 */
async function listBundles(repository, digest) {
    const listed = await (0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__/* .listReferring */ .ZJ)(repository, digest, _bundle_js__WEBPACK_IMPORTED_MODULE_3__/* .BUNDLE_TYPE */ .q$);
    if (listed.isTaken)
        throw taken(repository, digest);
    return listed;
}
/** The signer's own bundle among what refers to a digest. What cannot be read is not one. */
async function findBundle(repository, { referrers }, digest, signer) {
    const candidates = referrers.filter(({ artifactType = _bundle_js__WEBPACK_IMPORTED_MODULE_3__/* .BUNDLE_TYPE */ .q$ }) => artifactType === _bundle_js__WEBPACK_IMPORTED_MODULE_3__/* .BUNDLE_TYPE */ .q$ || artifactType === WRONG_TYPE);
    for (const referrer of candidates.slice(-MOST_BUNDLES).reverse()) {
        const bundle = await readBundle(repository, referrer);
        if (bundle !== undefined && signer.ownsBundle(bundle, digest)) {
            return { digest: referrer.digest, bundle };
        }
    }
    return undefined;
}
/** The artifact type that cosign 3 writes into a fallback index. */
const WRONG_TYPE = 'application/vnd.oci.empty.v1+json';
async function readBundle(repository, { digest }) {
    return orUnreadable(async () => {
        const manifest = await repository.getManifest(digest);
        if (manifest === undefined)
            return undefined;
        const layer = (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest).layers.find(({ mediaType }) => mediaType === _bundle_js__WEBPACK_IMPORTED_MODULE_3__/* .BUNDLE_TYPE */ .q$);
        if (layer === undefined || layer.size > _bundle_js__WEBPACK_IMPORTED_MODULE_3__/* .BUNDLE_BYTES */ .dA)
            return undefined;
        return Buffer.from((await repository.readBlob?.(layer)) ?? []);
    });
}
/** How a manifest or blob is broken or gone, rather than the registry out of reach. */
const UNREADABLE = /^REGISTRY_(?:MANIFEST_INVALID|NOT_FOUND|DIGEST_MISMATCH|ANSWER_INVALID)$/;
/** What is read; undefined for what others have left there broken. */
async function orUnreadable(read) {
    try {
        return await read();
    }
    catch (thrown) {
        const isBroken = thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF && thrown.problems.every(({ code }) => UNREADABLE.test(code));
        if (isBroken)
            return undefined;
        throw thrown;
    }
}
/** Writes blobs and manifest, by digest. */
async function putArtifact(repository, artifact) {
    await putBlobs(repository, artifact);
    await repository.putManifest(artifact.manifest.digest, artifact.manifest);
}
/** Writes the blobs of a manifest. */
async function putBlobs(repository, { blobs }) {
    await Promise.all(blobs.map(({ descriptor, bytes }) => repository.putBlob(descriptor, toSource(bytes))));
}
/** Adds a manifest to the fallback index, whose tag is written again. */
async function addToFallback(repository, digest, { index }, artifact) {
    await repository.putManifest((0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__/* .toFallbackTag */ .KN)(digest), (0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__/* .addToIndex */ .zO)(index, [artifact.manifest]));
}
function toSource(bytes) {
    return {
        openBlob: () => Promise.resolve(toStream(bytes)),
        readManifest: () => Promise.reject(new Error('a blob has no manifest')),
    };
}
async function* toStream(bytes) {
    yield await Promise.resolve(bytes);
}
function taken({ repository }, digest) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SIGN_TAG_TAKEN', `The tag "${(0,_registry_manifests_fallback_js__WEBPACK_IMPORTED_MODULE_2__/* .toFallbackTag */ .KN)(digest)}" of "${repository.name}" should list what refers to the image, but it holds something else.`, 'Remove this tag, or write sign-format: legacy.'),
    ]);
}


/***/ }),

/***/ 33718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ verifyBundle),
/* harmony export */   ND: () => (/* binding */ makeBundle),
/* harmony export */   dA: () => (/* binding */ BUNDLE_BYTES),
/* harmony export */   q$: () => (/* binding */ BUNDLE_TYPE)
/* harmony export */ });
/* unused harmony export isAbout */
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52519);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11822);
// SPDX-License-Identifier: Apache-2.0
// Sigstore bundles that a key signs: made and verified. Pure.


/** The media type of a bundle, which also is the artifact type of the manifest that holds it. */
const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
/** A bundle holds a statement, certificates and proofs: some kilobytes. */
const BUNDLE_BYTES = 1024 * 1024;
/**
 * A bundle with one signature by a key, which it names by its hint. The envelope names no key: verifiers skip a
 * signature with a name that they don't know.
 *
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto
 */
function makeBundle(statement, signature, hint) {
    const bundle = {
        mediaType: BUNDLE_TYPE,
        verificationMaterial: { publicKey: { hint } },
        dsseEnvelope: {
            payload: Buffer.from(statement).toString('base64'),
            payloadType: _payload_js__WEBPACK_IMPORTED_MODULE_1__/* .STATEMENT_TYPE */ .zG,
            signatures: [{ sig: Buffer.from(signature).toString('base64') }],
        },
    };
    return Buffer.from(JSON.stringify(bundle));
}
/** Whether one of a bundle's signatures is by the key, and its statement is a signature of the digest. */
function verifyBundle(bundle, digest, verifies) {
    const envelope = readEnvelope(bundle);
    if (envelope === undefined || !isAbout(envelope.payload, digest))
        return false;
    const signed = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeForSigning */ .Lj)(_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .STATEMENT_TYPE */ .zG, envelope.payload);
    return envelope.signatures.some((signature) => verifies(signed, signature));
}
/** The payload of a bundle's envelope and its signatures; undefined if it holds no statement. */
function readEnvelope(bundle) {
    const { dsseEnvelope } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseObject */ .lj)(Buffer.from(bundle).toString('utf8')) ?? {};
    if (!(0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(dsseEnvelope) || dsseEnvelope.payloadType !== _payload_js__WEBPACK_IMPORTED_MODULE_1__/* .STATEMENT_TYPE */ .zG)
        return undefined;
    const { payload, signatures } = dsseEnvelope;
    if (typeof payload !== 'string' || !Array.isArray(signatures))
        return undefined;
    const found = signatures.flatMap((one) => (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(one) && typeof one.sig === 'string' ? [Buffer.from(one.sig, 'base64')] : []);
    return { payload: Buffer.from(payload, 'base64'), signatures: found };
}
/** Whether a statement is cosign's signature of a digest. */
function isAbout(statement, digest) {
    const { predicateType, subject } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseObject */ .lj)(statement.toString('utf8')) ?? {};
    if (predicateType !== _payload_js__WEBPACK_IMPORTED_MODULE_1__/* .SIGN_PREDICATE */ .m$ || !Array.isArray(subject))
        return false;
    const [algorithm = '', hex = ''] = digest.split(':');
    return subject.some((one) => {
        const digests = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(one) && (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(one.digest) ? one.digest : {};
        return digests[algorithm] === hex;
    });
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
// SPDX-License-Identifier: Apache-2.0
// A private key to sign with. Opens no file.

/** Larger keys take seconds for each signature. */
const LARGEST_RSA_BITS = 8192;
const SMALLEST_RSA_BITS = 2048;
/**
 * The hash that cosign verifies with, by the kind of a key; Ed25519 has its own. P-384 goes with SHA-256, too: both
 * major versions refuse another one.
 */
const HASHES = {
    'ec prime256v1': 'sha256',
    'ec secp384r1': 'sha256',
    rsa: 'sha256',
};
/** The kinds of keys that can be used, for messages. */
const KEY_KINDS = 'ECDSA P-256, ECDSA P-384, Ed25519 and RSA of 2048 to 8192 bits';
/** A key in PEM or DER, or why it cannot be used. `password` is for an encrypted PKCS#8 key. */
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
/** What a public key in PEM verifies; undefined where it is none that can be used. */
function openPublicKey(pem) {
    try {
        const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem);
        const kind = nameKind(key);
        const hash = HASHES[kind] ?? null;
        return kind === 'ed25519' || hash !== null ? toPublic(key, hash) : undefined;
    }
    catch {
        return undefined; // the caller names the file
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
// SPDX-License-Identifier: Apache-2.0
// Signatures of cosign's older format in a repository: found, and added. Writes the tag `sha256-….sig` and no other.






/** The manifest with the signatures of a digest; undefined without one. */
async function readLegacy(repository, digest) {
    const manifest = await repository.getManifest((0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .toLegacyTag */ .Df)(digest));
    if (manifest === undefined)
        return undefined;
    if ((0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(manifest).isIndex)
        throw taken(repository, digest);
    return manifest;
}
/** A payload is some hundred bytes. */
const PAYLOAD_BYTES = 64 * 1024;
/** More signatures than these are not looked at, from the last. */
const MOST_LAYERS = 50;
/** Whether a manifest holds a signature of the signer for the digest. */
async function ownsLegacy(repository, manifest, digest, signer) {
    for (const { layer, annotations } of (0,_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .readLegacyLayers */ .a4)(manifest).slice(-MOST_LAYERS).reverse()) {
        const payload = await readPayload(repository, layer);
        if (payload === undefined || !isAbout(payload, digest))
            continue;
        if (signer.ownsPayload(payload, annotations))
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
/** Signs a digest and adds the signature to those that are there. Returns the digest of the manifest. */
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

/***/ 11822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lj: () => (/* binding */ encodeForSigning),
/* harmony export */   UT: () => (/* binding */ makeStatement),
/* harmony export */   iU: () => (/* binding */ makeSimpleSigning),
/* harmony export */   m$: () => (/* binding */ SIGN_PREDICATE),
/* harmony export */   zG: () => (/* binding */ STATEMENT_TYPE)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// What is signed about an image, in both formats. Pure.
/** The type of a statement inside of an envelope. */
const STATEMENT_TYPE = 'application/vnd.in-toto+json';
/** The predicate by which cosign knows its signatures. */
const SIGN_PREDICATE = 'https://sigstore.dev/cosign/sign/v1';
/**
 * The in-toto statement that cosign 3 signs: the digest alone, without a name, so that it is true in every repository.
 *
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */
function makeStatement(digest) {
    const [algorithm = '', hex = ''] = digest.split(':');
    const statement = {
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ digest: { [algorithm]: hex } }],
        predicateType: SIGN_PREDICATE,
        predicate: {},
    };
    return Buffer.from(JSON.stringify(statement));
}
/**
 * The "simple signing" payload of cosign's older format.
 *
 * @see https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
 */
function makeSimpleSigning(repository, digest) {
    const payload = {
        critical: {
            identity: { 'docker-reference': repository },
            image: { 'docker-manifest-digest': digest },
            type: 'cosign container image signature',
        },
        optional: null,
    };
    return Buffer.from(JSON.stringify(payload));
}
/** The bytes that the signature of an envelope is made over. @see https://github.com/secure-systems-lab/dsse/blob/v1.0.2/protocol.md */
function encodeForSigning(payloadType, payload) {
    const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `;
    return Buffer.concat([Buffer.from(head), payload]);
}


/***/ }),

/***/ 73352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ createVerifier),
/* harmony export */   e: () => (/* binding */ createKeySigner)
/* harmony export */ });
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33718);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11822);
// SPDX-License-Identifier: Apache-2.0
// What signs and recognizes its own signatures: a key. Types, and the one of a key.


/** The annotation with the signature, base64. */
const SIGNATURE = 'dev.cosignproject.cosign/signature';
/** Knows the signatures of a key by its public half. */
function createVerifier({ verifies }) {
    return {
        ownsBundle: (bundle, digest) => (0,_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .verifyBundle */ .IF)(bundle, digest, verifies),
        ownsPayload: (payload, marks) => verifies(payload, Buffer.from(marks[SIGNATURE] ?? '', 'base64')),
    };
}
/** Signs with a private key. Sends no request. */
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


/***/ })

};
