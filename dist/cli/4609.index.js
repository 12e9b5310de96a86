export const id = 4609;
export const ids = [4609];
export const modules = {

/***/ 54609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderCyclonedx: () => (/* binding */ renderCyclonedx)
/* harmony export */ });
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23213);

const SILENT = new Set(['NOASSERTION', 'NONE', '']);
function renderCyclonedx(sboms, toolVersion) {
    const components = new Map();
    for (const document of sboms.flatMap(({ documents }) => documents)) {
        for (const one of listObjects(toObject(document).packages)) {
            const references = listObjects(one.externalRefs);
            const purl = toText(references.find((ref) => ref.referenceType === 'purl')?.referenceLocator);
            if (purl !== undefined && !components.has(purl))
                components.set(purl, toComponent(one, purl));
        }
    }
    const sorted = [...components].sort(([one], [other]) => (one < other ? -1 : 1));
    const [first, ...others] = sboms.map(toContainer);
    const bom = {
        bomFormat: 'CycloneDX',
        specVersion: '1.5',
        version: 1,
        metadata: {
            tools: { components: [{ type: 'application', name: 'tagship', version: toolVersion }] },
            ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ component: first }),
        },
        components: [...others, ...sorted.map(([, component]) => component)],
    };
    return `${JSON.stringify(bom, null, 2)}\n`;
}
function toContainer({ repository, digest }) {
    const name = repository.slice(repository.lastIndexOf('/') + 1);
    const purl = `pkg:oci/${name}@${encodeURIComponent(digest)}?repository_url=${encodeURIComponent(repository)}`;
    return { type: 'container', 'bom-ref': purl, name: repository, version: digest, purl };
}
function toComponent(one, purl) {
    const [name, versionInfo, licenseDeclared] = [
        toText(one.name),
        toText(one.versionInfo),
        toText(one.licenseDeclared),
    ];
    const isSaid = licenseDeclared !== undefined && !SILENT.has(licenseDeclared);
    return {
        type: 'library',
        'bom-ref': purl,
        name: name ?? purl,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_0__/* .omitUndefined */ .O)({ version: versionInfo }),
        ...(isSaid ? { licenses: [{ expression: licenseDeclared }] } : {}),
        purl,
    };
}
function toObject(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function listObjects(value) {
    return Array.isArray(value) ? value.map(toObject) : [];
}
function toText(value) {
    return typeof value === 'string' ? value : undefined;
}


/***/ })

};
