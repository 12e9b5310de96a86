export const id = 309;
export const ids = [309,832];
export const modules = {

/***/ 4832:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ writtenReferences),
/* harmony export */   renderDotenv: () => (/* binding */ renderDotenv)
/* harmony export */ });
/** GitLab refuses a dotenv report above this. @see https://docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportsdotenv */
const MAX_BYTES = 5 * 1024;
/**
 * `SHIPPED_*` lines: at most ten variables, one line each, no quotes, below GitLab's 5 KB. Lists are
 * separated by blanks and cut at a whole item when they would not fit; the receipt has them all.
 *
 * | variable | holds |
 * | --- | --- |
 * | `SHIPPED_VERSION` | the version, empty without one |
 * | `SHIPPED_PUSHED` | `true` or `false` |
 * | `SHIPPED_IMAGE` | `repository@digest` of the first repository |
 * | `SHIPPED_DIGEST` | the digest |
 * | `SHIPPED_TAG` | the first tag |
 * | `SHIPPED_REFERENCE` | the first full reference |
 * | `SHIPPED_REPOSITORY` | the first repository |
 * | `SHIPPED_TAGS` | the tags |
 * | `SHIPPED_REFERENCES` | every full reference |
 */
function renderDotenv(plan, receipt) {
    const references = writtenReferences(plan, receipt);
    const tags = [
        ...new Set(references.map((reference) => reference.slice(reference.lastIndexOf(':') + 1))),
    ];
    const lines = [
        ...renderImage(plan, receipt),
        `SHIPPED_TAG=${tags[0] ?? ''}`,
        `SHIPPED_REFERENCE=${references[0] ?? ''}`,
    ];
    const budget = MAX_BYTES - Buffer.byteLength(`${lines.join('\n')}\n`);
    lines.push(`SHIPPED_TAGS=${fit(tags, Math.floor(budget / 4))}`);
    lines.push(`SHIPPED_REFERENCES=${fit(references, Math.floor(budget / 2))}`);
    return `${lines.join('\n')}\n`;
}
function renderImage(plan, receipt) {
    const [target] = plan.targets;
    const digest = receipt?.targets[0]?.digest ?? '';
    const repository = target?.repositories[0] ?? '';
    return [
        `SHIPPED_VERSION=${target?.version ?? ''}`,
        `SHIPPED_PUSHED=${String(receipt?.pushed === true)}`,
        `SHIPPED_IMAGE=${[repository, digest].filter(() => digest !== '').join('@')}`,
        `SHIPPED_DIGEST=${digest}`,
        `SHIPPED_REPOSITORY=${repository}`,
    ];
}
/** Every full reference that exists after the run; without a receipt, every one that is planned. */
function writtenReferences(plan, receipt) {
    if (receipt !== undefined && (receipt.pushed || receipt.status !== 'done')) {
        return receipt.targets.flatMap((target) => target.images
            .filter(({ action }) => action !== 'held' && action !== 'failed')
            .map(({ reference }) => reference));
    }
    return plan.targets.flatMap((target) => target.repositories.flatMap((repository) => target.tags.map(({ tag }) => `${repository}:${tag}`)));
}
function fit(items, bytes) {
    let text = '';
    for (const item of items) {
        const next = text === '' ? item : `${text} ${item}`;
        if (Buffer.byteLength(next) > bytes)
            break;
        text = next;
    }
    return text;
}


/***/ }),

/***/ 1309:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderLinks: () => (/* binding */ renderLinks)
/* harmony export */ });
/* harmony import */ var _dotenv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4832);

/**
 * GitLab's annotations report: one link for every reference that was written, to where its host
 * shows it to people.
 *
 * @see https://docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportsannotations
 */
function renderLinks(plan, receipt) {
    const references = receipt.pushed ? (0,_dotenv_js__WEBPACK_IMPORTED_MODULE_0__/* .writtenReferences */ .e)(plan, receipt) : [];
    const links = references.map((label) => ({ external_link: { label, url: toPage(label) } }));
    return `${JSON.stringify({ 'Container images': links }, null, 2)}\n`;
}
/** Hosts whose pages for people are not at the registry's own address. */
const PAGES = {
    'docker.io': 'https://hub.docker.com/r',
    'ghcr.io': 'https://ghcr.io',
};
function toPage(reference) {
    const repository = reference.slice(0, reference.lastIndexOf(':'));
    const slash = repository.indexOf('/');
    const host = repository.slice(0, slash);
    return `${PAGES[host] ?? `https://${host}`}/${repository.slice(slash + 1)}`;
}


/***/ })

};
