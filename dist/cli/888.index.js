export const id = 888;
export const ids = [888];
export const modules = {

/***/ 7606:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ renderCsv)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// Values of flags that Docker and buildx read as one CSV record. Pure.
/**
 * The fields as one CSV record: a field with a comma, a quote or a line break is quoted, and quotes
 * in it are doubled.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180#section-2
 */
function renderCsv(fields) {
    const quote = (field) => /[",\r\n]|^\s/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
    return fields.map(quote).join(',');
}


/***/ }),

/***/ 6707:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ toPlatform),
/* harmony export */   y: () => (/* binding */ findMissing)
/* harmony export */ });
/* harmony import */ var _registry_platforms_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9597);
// SPDX-License-Identifier: Apache-2.0
// Platforms as users write them, made comparable. Does not know images.

/** A platform in the form in which images state theirs: `linux/aarch64` is `linux/arm64`. */
function toPlatform(text) {
    const [os = '', architecture = '', variant] = text.split('/');
    return (0,_registry_platforms_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlatformText */ .g3)({ os, architecture, ...(variant === undefined ? {} : { variant }) });
}
/** The platforms that were asked for and are not there, as the user wrote them. */
function findMissing(asked, there) {
    return asked.filter((platform) => !(toPlatform(platform) in there));
}


/***/ }),

/***/ 8849:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   eI: () => (/* binding */ toSchemes),
/* harmony export */   eo: () => (/* binding */ readReach),
/* harmony export */   jr: () => (/* binding */ toHostname),
/* harmony export */   ki: () => (/* binding */ toApiHost),
/* harmony export */   xw: () => (/* binding */ toConfigKey)
/* harmony export */ });
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3981);
// SPDX-License-Identifier: Apache-2.0
// Where to ask: from a repository's host to the address of its API. Knows nothing of requests.

/** The host that serves the API of `host`: itself, but `registry-1.docker.io` for Docker Hub. */
function toApiHost(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'registry-1.docker.io' : host.toLowerCase();
}
/**
 * The key of a host in a Docker configuration file.
 *
 * Docker Hub keeps the address of its first API there; a login under any other key is not found.
 */
function toConfigKey(host) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isDockerHub */ .gr)(host) ? 'https://index.docker.io/v1/' : host.toLowerCase();
}
/** The host without its port; IPv6 addresses lose their brackets. */
function toHostname(host) {
    const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host)?.[1];
    return bracketed ?? host.replace(/:\d+$/, '');
}
/** Whether a host is this very machine, where plain HTTP needs no saying. */
function isLoopback(host) {
    const name = toHostname(host).toLowerCase();
    return (name === 'localhost' ||
        name.endsWith('.localhost') ||
        name === '::1' ||
        /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name));
}
/** What the settings say about reaching a host: any entry of that host counts, whatever its path. */
function readReach(registries, host) {
    const entries = registries.filter(({ prefix }) => (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameHost */ .Xf)((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseScope */ .Sk)(prefix).host, host));
    const ca = entries.find((entry) => entry.ca !== undefined)?.ca;
    const { cert, key } = entries.find((entry) => entry.key !== undefined) ?? {};
    return {
        insecure: entries.some((entry) => entry.insecure),
        ...(ca === undefined ? {} : { ca }),
        ...(cert === undefined || key === undefined ? {} : { cert, key }),
    };
}
/**
 * The ways to try, in order; the first that the host answers is kept.
 *
 * | host                   | settings   | tried                    |
 * | ---------------------- | ---------- | ------------------------ |
 * | any                    | `ca`       | https                    |
 * | any                    | `insecure` | https (unchecked), http  |
 * | `localhost`, `127.…`, `::1` | —     | http, https              |
 * | any other              | —          | https                    |
 */
function toSchemes(host, reach) {
    if (reach.ca !== undefined)
        return ['https'];
    if (reach.insecure)
        return ['https', 'http'];
    return isLoopback(host) ? ['http', 'https'] : ['https'];
}


/***/ })

};
