export const id = 8612;
export const ids = [8612];
export const modules = {

/***/ 18447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AZ: () => (/* binding */ toTried),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   aD: () => (/* binding */ garbled)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91744);

const GARBLED = 'GARBLED';
function garbled(message) {
    return Object.assign(new Error(message), { code: GARBLED });
}
function refused(kind, why, again) {
    const answer = { ok: false, kind, why };
    return again === undefined ? { answer } : { answer, again };
}
function toTried(thrown, nowMs) {
    const { response, status, cause } = isJsonObject(thrown) ? thrown : {};
    if (typeof status === 'number' && isJsonObject(response))
        return toRefused(status, response, nowMs);
    if (cause instanceof Error)
        return toLost(cause);
    return refused('garbled', `its response cannot be read: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlainText */ .b)(String(thrown))}`, {});
}
function toLost(cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const words = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlainText */ .b)(cause.message);
    if (code === GARBLED || code === 'E2BIG')
        return refused('garbled', words);
    const isTransient = /^(?:E(?!RR_)[A-Z_]+|HPE_\w+)$/.test(code);
    const why = words.includes(code) ? words : `${words} (${code})`;
    return refused('network', why, isTransient ? {} : undefined);
}
function toRefused(status, { headers, data }, nowMs) {
    const message = readMessage(data);
    const why = `it answered ${status}${message === '' ? '' : ` "${message}"`}`;
    const limit = readLimit(headers, nowMs);
    const kind = toKind(status, limit.isLimited || /rate limit/i.test(message));
    const answer = { ok: false, kind, why, status };
    if (kind !== 'limit' && kind !== 'trouble')
        return { answer };
    const again = limit.again ?? (status === 403 ? { afterMs: MINUTE_MS } : {});
    return { answer, again };
}
const MINUTE_MS = 60_000;
function toKind(status, isLimited) {
    if (status >= 500)
        return 'trouble';
    if (status === 429 || (status === 403 && isLimited))
        return 'limit';
    if (status === 401)
        return 'login';
    return status < 400 ? 'garbled' : 'right';
}
function readMessage(data) {
    return isJsonObject(data) && typeof data.message === 'string' ? (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlainText */ .b)(data.message) : '';
}
function readLimit(headers, nowMs) {
    const { 'retry-after': after, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset, } = isJsonObject(headers) ? headers : {};
    const seconds = toCount(after);
    if (seconds !== undefined)
        return { isLimited: true, again: { afterMs: seconds * 1000 } };
    if (remaining !== '0')
        return { isLimited: false };
    const at = toCount(reset);
    if (at === undefined)
        return { isLimited: true };
    return { isLimited: true, again: { afterMs: Math.max(0, at * 1000 - nowMs) } };
}
function toCount(value) {
    return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 18612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openPackages: () => (/* binding */ openPackages)
/* harmony export */ });
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18447);

const PAGE_SIZE = 100;
const PAGES = 1_000;
function openPackages(api, path) {
    const [owner = '', ...rest] = path.split('/');
    const package_name = rest.join('/');
    let kind;
    const call = async (method, below, more) => {
        const parameters = { owner, package_name, ...more };
        const to = (of) => `${method} /${of}/{owner}/packages/container/{package_name}${below}`;
        if (kind !== undefined)
            return await api.call(to(kind), parameters);
        const first = await api.call(to('orgs'), parameters);
        const isUser = !first.ok && first.status === 404;
        const answer = isUser ? await api.call(to('users'), parameters) : first;
        if (answer.ok)
            kind = isUser ? 'users' : 'orgs';
        return answer;
    };
    return {
        host: api.host,
        list: async (newest) => {
            const versions = [];
            for (let page = 1; page <= PAGES; page += 1) {
                const answer = await call('GET', '/versions', { per_page: PAGE_SIZE, page });
                if (!answer.ok)
                    return answer;
                if (!Array.isArray(answer.data))
                    return NO_LIST;
                versions.push(...answer.data.flatMap((one) => toVersion(one) ?? []));
                const isLast = answer.data.length < PAGE_SIZE || newest !== undefined;
                if (isLast)
                    return { ok: true, value: versions };
            }
            return { ok: false, kind: 'garbled', why: `it lists more than ${PAGES} pages` };
        },
        remove: async (id) => {
            const answer = await call('DELETE', '/versions/{id}', { id });
            const isGone = answer.ok || answer.status === 404;
            return isGone ? { ok: true, value: undefined } : answer;
        },
    };
}
const NO_LIST = { ok: false, kind: 'garbled', why: 'it did not answer with a list' };
function toVersion(value) {
    if (!(0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
        return undefined;
    const { id, name, created_at: created, metadata } = value;
    if (typeof id !== 'number' || typeof name !== 'string')
        return undefined;
    const container = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(metadata) ? metadata.container : undefined;
    const tags = (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(container) ? container.tags : undefined;
    const named = Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
    return { id, digest: name, tags: named, created: typeof created === 'string' ? created : '' };
}


/***/ })

};
