export const id = 3371;
export const ids = [3371];
export const modules = {

/***/ 53371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   decryptCosignKey: () => (/* binding */ decryptCosignKey)
/* harmony export */ });
/* harmony import */ var _noble_ciphers_salsa_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11378);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);



const ARMOR = /-----BEGIN ENCRYPTED (SIGSTORE|COSIGN) PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END ENCRYPTED \1 PRIVATE KEY-----/;
const MOST_MEMORY = 512 * 1024 * 1024;
function decryptCosignKey(text, password) {
    const box = readBox(text);
    if (box === undefined)
        return FOREIGN;
    const key = deriveKey(box.kdf, password);
    if (key === undefined)
        return FOREIGN;
    try {
        return { der: Buffer.from((0,_noble_ciphers_salsa_js__WEBPACK_IMPORTED_MODULE_2__/* .xsalsa20poly1305 */ .uT)(key, box.nonce).decrypt(box.ciphertext)) };
    }
    catch {
        return { refused: 'its password is another one than that in COSIGN_PASSWORD' };
    }
}
function readBox(text) {
    const armored = ARMOR.exec(text)?.[2] ?? '';
    const { kdf, cipher, ciphertext } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(Buffer.from(armored, 'base64').toString('utf8')) ?? {};
    if (!(0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(kdf) || kdf.name !== 'scrypt')
        return undefined;
    if (!(0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(cipher) || cipher.name !== 'nacl/secretbox')
        return undefined;
    const nonce = toBytes(cipher.nonce);
    return nonce.length === NONCE_BYTES ? { kdf, nonce, ciphertext: toBytes(ciphertext) } : undefined;
}
const NONCE_BYTES = 24;
const KEY_BYTES = 32;
const FOREIGN = { refused: 'it is encrypted in a way that this version does not know' };
function deriveKey({ params, salt }, password) {
    const { N, r, p } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(params) ? params : {};
    const isSane = [N, r, p].every((one) => Number.isSafeInteger(one) && Number(one) > 0);
    const cost = { N: Number(N), r: Number(r), p: Number(p), maxmem: MOST_MEMORY };
    if (!isSane || cost.N * cost.r * cost.p > MOST_MEMORY / 256)
        return undefined;
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.scryptSync)(password, toBytes(salt), KEY_BYTES, cost);
    }
    catch {
        return undefined;
    }
}
function toBytes(value) {
    return Buffer.from(typeof value === 'string' ? value : '', 'base64');
}


/***/ })

};
