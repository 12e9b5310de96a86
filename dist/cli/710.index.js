export const id = 710;
export const ids = [710];
export const modules = {

/***/ 99857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K5: () => (/* binding */ askPages),
/* harmony export */   Ni: () => (/* binding */ toListed),
/* harmony export */   iI: () => (/* binding */ toListing),
/* harmony export */   wk: () => (/* binding */ askApi)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73564);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52519);
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80793);




const PAGES = 1_000;
async function askApi({ services, base, headers, secrets, repository }, { method, to, doing, }, expected = []) {
    const url = to instanceof URL ? to : new URL(to, base);
    const answer = await services.ask({ method, url, headers, doing, secrets, isApi: true });
    const isDone = answer.status >= 200 && answer.status < 300;
    if (isDone || expected.includes(answer.status))
        return answer;
    const { status, words, host } = answer;
    const said = words === '' ? String(status) : `${status} "${words}"`;
    const message = `Could not ${doing} "${repository.repository.name}": ${host} answered ${said}.`;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PRUNE_REFUSED', message, toMove(status))]);
}
function toMove(status) {
    if (status === 401)
        return 'Give a credential that this API takes; the login of the registry is not always one.';
    if (status === 403)
        return 'Use a credential that may delete there; protected tags, and public images with very many downloads, are never deleted.';
    if (status === 404)
        return 'Check the name of the repository, and that the credential may see it.';
    return 'Check the settings of the repository on this host: it may be locked, or its tags immutable.';
}
async function askPages(site, first, doing, read) {
    const found = [];
    let to = new URL(first, site.base);
    for (let pages = 0; to !== undefined; pages += 1) {
        if (pages >= PAGES)
            throw tooLong(site, doing);
        const answer = await askApi(site, { method: 'GET', to, doing });
        const { items, next } = read(answer);
        if (!Array.isArray(items))
            throw garbled(site, doing);
        found.push(...items.filter(_registry_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv));
        to = toPage(next, to);
    }
    return found;
}
function toPage(next, from) {
    if (next === undefined || next === '' || !URL.canParse(next, from.href))
        return undefined;
    const url = new URL(next, from);
    return url.origin === from.origin && url.href !== from.href ? url : undefined;
}
function garbled({ base, repository }, doing) {
    const message = `Could not ${doing} "${repository.repository.name}": ${base.host} did not answer with a list.`;
    const hint = 'Check what a proxy in front of it returns.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_API_FAILED', message, hint)]);
}
function tooLong({ base, repository }, doing) {
    const message = `Could not ${doing} "${repository.repository.name}": ${base.host} lists more than ${PAGES} pages.`;
    const hint = 'Delete some with the tools of the registry first.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PRUNE_TOO_MANY', message, hint)]);
}
function toListed(digest, tags, ...times) {
    if (typeof digest !== 'string' || !(0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest))
        return undefined;
    const named = Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
    const known = times
        .map((time) => (typeof time === 'string' ? Date.parse(time) : Number.NaN))
        .filter((time) => !Number.isNaN(time));
    const timeMs = known.length === 0 ? undefined : Math.max(...known);
    return { digest, tags: named.filter(_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_3__/* .isTag */ .dz), timeMs };
}
function toListing(listed) {
    const tags = listed.flatMap((one) => one.tags.map((tag) => [tag, one.digest]));
    const times = listed.flatMap(({ digest, timeMs }) => timeMs === undefined ? [] : [[digest, timeMs]]);
    return {
        tags: new Map(tags),
        ...{ tagTimes: new Map(), times: new Map(times) },
        digests: listed.map(({ digest }) => digest),
    };
}


/***/ }),

/***/ 710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createAzureHost: () => (/* binding */ createAzureHost)
/* harmony export */ });
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99857);
/* harmony import */ var _distribution_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88527);


function createAzureHost(site) {
    const { repository } = site;
    const { remove } = (0,_distribution_js__WEBPACK_IMPORTED_MODULE_1__/* .createDistributionHost */ .p)(repository, () => '');
    const path = `acr/v1/${repository.repository.path}`;
    return {
        untagging: 'possible',
        list: async () => {
            const found = await (0,_api_js__WEBPACK_IMPORTED_MODULE_0__/* .askPages */ .K5)(site, `${path}/_manifests?n=500`, 'list the manifests of', (page) => ({
                items: page.body.manifests ?? [],
                next: page.next,
            }));
            const listed = found.flatMap(({ digest, tags, createdTime, lastUpdateTime }) => (0,_api_js__WEBPACK_IMPORTED_MODULE_0__/* .toListed */ .Ni)(digest, tags, createdTime, lastUpdateTime) ?? []);
            return (0,_api_js__WEBPACK_IMPORTED_MODULE_0__/* .toListing */ .iI)(listed);
        },
        untag: async (tag) => {
            const to = `${path}/_tags/${encodeURIComponent(tag)}`;
            await (0,_api_js__WEBPACK_IMPORTED_MODULE_0__/* .askApi */ .wk)(site, { method: 'DELETE', to, doing: `delete the tag ${tag} of` }, [404]);
        },
        remove,
    };
}


/***/ })

};
