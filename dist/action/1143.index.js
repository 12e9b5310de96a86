export const id = 1143;
export const ids = [1143];
export const modules = {

/***/ 61143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readSboms: () => (/* binding */ readSboms)
/* harmony export */ });
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80793);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34734);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88660);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52519);
/* harmony import */ var _registry_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75893);
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(59236);
/* harmony import */ var _registry_blobs_whole_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(76333);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(61232);








const PREDICATE_TYPE = 'in-toto.io/predicate-type';
const SPDX = 'https://spdx.dev/Document';
async function readSboms({ targets, pushed }, registries) {
    const sboms = [];
    const problems = [];
    for (const target of pushed ? targets : []) {
        try {
            const found = await findSbom(target, registries);
            if (found !== undefined)
                sboms.push(found);
        }
        catch (thrown) {
            problems.push(...(0,_destination_js__WEBPACK_IMPORTED_MODULE_6__/* .asNotices */ .Ek)((0,_destination_js__WEBPACK_IMPORTED_MODULE_6__/* .toProblems */ .ek)(thrown)));
        }
    }
    return { sboms, problems };
}
async function findSbom({ images, digest: own }, registries) {
    const ours = images.filter(({ action }) => action !== 'held' && action !== 'failed');
    for (const digest of new Set([own, ...ours.map((image) => image.digest)])) {
        const name = ours.find((image) => image.digest === digest)?.repository;
        const parsed = (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name ?? '');
        if (digest === null || name === undefined || !parsed.ok)
            continue;
        const documents = await readDocuments(registries.open(parsed.value), digest);
        if (documents.length > 0)
            return { repository: name, digest, documents };
    }
    return undefined;
}
async function readDocuments(repository, digest) {
    const documents = [];
    let bytes = 0;
    for (const entry of (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(await repository.readManifest(digest)).manifests) {
        if (!(0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_5__/* .isAttestation */ .H3)(entry))
            continue;
        for (const layer of (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(await repository.readManifest(entry.digest)).layers) {
            if (layer.annotations?.[PREDICATE_TYPE] !== SPDX)
                continue;
            bytes += layer.size;
            if (bytes > _registry_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .SBOM_BYTES */ .K)
                throw unreadable(layer.digest, `is larger than ${_registry_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .SBOM_BYTES */ .K} bytes`);
            documents.push(parseStatement(await readText(repository, layer), layer.digest));
        }
    }
    return documents;
}
function parseStatement(text, digest) {
    const statement = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseObject */ .lj)(text);
    if (statement === undefined)
        throw unreadable(digest, 'is not a JSON object');
    return statement.predicate;
}
function unreadable(digest, why) {
    const message = `The SBOM "${digest}" ${why}.`;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('SBOM_UNREADABLE', message, 'Check the generator of the SBOM.')]);
}
async function readText(repository, layer) {
    return Buffer.from(await (0,_registry_blobs_whole_js__WEBPACK_IMPORTED_MODULE_7__/* .readWhole */ .o)(repository, layer)).toString();
}


/***/ })

};
