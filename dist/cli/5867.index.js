export const id = 5867;
export const ids = [5867];
export const modules = {

/***/ 93531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ listSubjects)
/* harmony export */ });
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88660);
/* harmony import */ var _registry_manifests_walk_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77691);
// SPDX-License-Identifier: Apache-2.0
// What of an image is signed: its index, each manifest in it, and each attestation. Writes nothing.


const INDEX = /\.(?:index|manifest\.list)\.v/;
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
/** Every manifest of an image, the outermost first, each once. */
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


/***/ }),

/***/ 35867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readVerifier: () => (/* binding */ readVerifier)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38321);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34734);
/* harmony import */ var _bundle_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29266);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(20075);
/* harmony import */ var _legacy_store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37541);
/* harmony import */ var _signer_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(73352);
/* harmony import */ var _subjects_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(93531);
// SPDX-License-Identifier: Apache-2.0
// Verifies the signatures of an image that is in a registry. Writes nothing.









/** Larger than any public key. */
const KEY_BYTES = 64 * 1024;
/**
 * A check by the public key in a file.
 *
 * @throws Problem VERIFY_KEY if there is none
 */
async function readVerifier(path, cwd) {
    if (path === undefined)
        throw noKey('--signed needs a key');
    const pem = await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_2__.text)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path), { end: KEY_BYTES })).catch(() => '');
    const key = (0,_key_js__WEBPACK_IMPORTED_MODULE_5__/* .openPublicKey */ .Hm)(pem);
    if (key === undefined)
        throw noKey(`"${path}" is not a public key in PEM that can be used`);
    const verifier = (0,_signer_js__WEBPACK_IMPORTED_MODULE_7__/* .createVerifier */ .$)(key);
    return (repository, digest) => checkSigned(repository, digest, verifier);
}
/** Each manifest of the image must be signed, in either format: a puller of one platform asks for that one alone. */
async function checkSigned(repository, digest, verifier) {
    const subjects = await (0,_subjects_js__WEBPACK_IMPORTED_MODULE_8__/* .listSubjects */ .U)(await repository.readManifest(digest), repository);
    const unsigned = [];
    for (const subject of subjects) {
        if (!(await isSigned(repository, subject.digest, verifier)))
            unsigned.push(subject.digest);
    }
    if (unsigned.length === 0)
        return [];
    const { name } = repository.repository;
    const which = unsigned.includes(digest) ? '' : `: ${unsigned.join(', ')} of it`;
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('VERIFY_UNSIGNED', `"${name}@${digest}" is not signed by this key${which}.`, 'Check the key, and that the image was shipped with the setting sign.'),
    ];
}
async function isSigned(repository, digest, verifier) {
    const older = await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .orUnreadable */ .pz)(() => (0,_legacy_store_js__WEBPACK_IMPORTED_MODULE_6__/* .readLegacy */ .Od)(repository, digest));
    if (older !== undefined && (await (0,_legacy_store_js__WEBPACK_IMPORTED_MODULE_6__/* .ownsLegacy */ .Hq)(repository, older, digest, verifier)))
        return true;
    const listed = await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .listBundles */ .Od)(repository, digest);
    return (await (0,_bundle_store_js__WEBPACK_IMPORTED_MODULE_4__/* .findBundle */ .az)(repository, listed, digest, verifier)) !== undefined;
}
function noKey(why) {
    const hint = 'Name the public key with --key cosign.pub.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('VERIFY_KEY', `Signatures cannot be verified: ${why}.`, hint)]);
}


/***/ })

};
