export const id = 1309;
export const ids = [1309];
export const modules = {

/***/ 21309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderLinks: () => (/* binding */ renderLinks)
/* harmony export */ });
/* unused harmony export findPage */
/* harmony import */ var _dotenv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44832);

function renderLinks(plan, receipt) {
    const references = receipt.pushed ? (0,_dotenv_js__WEBPACK_IMPORTED_MODULE_0__/* .writtenReferences */ .e)(plan, receipt) : [];
    const links = references.map((label) => ({ external_link: { label, url: toPage(label) } }));
    return `${JSON.stringify({ 'Container images': links }, null, 2)}\n`;
}
const PAGES = {
    'docker.io': 'https://hub.docker.com/r',
    'ghcr.io': 'https://ghcr.io',
    'quay.io': 'https://quay.io/repository',
};
function toPage(reference) {
    const repository = reference.slice(0, reference.lastIndexOf(':'));
    const slash = repository.indexOf('/');
    const host = repository.slice(0, slash);
    return `${PAGES[host] ?? `https://${host}`}/${repository.slice(slash + 1)}`;
}
function findPage(repository) {
    const slash = repository.indexOf('/');
    const page = PAGES[repository.slice(0, slash)];
    return page === undefined ? undefined : `${page}/${repository.slice(slash + 1)}`;
}


/***/ })

};
