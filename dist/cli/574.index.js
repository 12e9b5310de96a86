export const id = 574;
export const ids = [574];
export const modules = {

/***/ 574:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderReceipt: () => (/* binding */ renderReceipt)
/* harmony export */ });
/* unused harmony exports isShipped, nameUnpushed */
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3101);

const STYLE = {
    created: 'green',
    moved: 'green',
    replaced: 'yellow',
    kept: 'dim',
    held: 'yellow',
    failed: 'red',
};
/** What happened: digest, platforms, a line for every reference, retries and times. */
function renderReceipt(receipt, paint) {
    const lines = receipt.targets.flatMap((target) => [...renderTarget(target, paint), '']);
    const times = Object.entries(receipt.durationsMs).map(([step, ms]) => `${step} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .PP)(ms)}`);
    lines.push(`${renderStatus(receipt, paint)}${renderRetries(receipt)}` +
        (times.length > 0 ? paint('dim', ` (${times.join(', ')})`) : ''));
    return `${lines.join('\n')}\n`;
}
function renderRetries({ retries }) {
    if (retries === 0)
        return '';
    return retries === 1 ? ', 1 retry' : `, ${retries} retries`;
}
function renderStatus(receipt, paint) {
    switch (receipt.status) {
        case 'done':
            return isShipped(receipt)
                ? paint('green', 'shipped')
                : paint(receipt.pushed ? 'yellow' : 'green', `built, ${nameUnpushed(receipt)}`);
        case 'partial':
            return paint('red', `stopped half-way: ${nameNextMove(receipt)}`);
        case 'failed':
            return paint('red', 'failed: no tag was written');
    }
}
/** What a registry refuses for good, however often it is asked. */
const FINAL = /^(?:REGISTRY_(?:DENIED|REFUSED|UNSUPPORTED|TOO_LARGE|TAG_IMMUTABLE|REPOSITORY_MISSING)|LOGIN_\w+)$/;
function nameNextMove({ problems }) {
    const errors = problems.filter(({ level }) => level === 'error');
    const isFinal = errors.length > 0 && errors.every(({ code }) => FINAL.test(code));
    return isFinal
        ? 'what was refused stays refused until its cause is gone'
        : 'run it again to finish';
}
/** Whether there is a tag that leads to what was built: written by this run, or found and kept. */
function isShipped({ pushed, targets }) {
    return (pushed &&
        targets.some(({ images }) => images.some(({ action }) => action !== 'held' && action !== 'failed')));
}
/** What became of an image that is not shipped. */
function nameUnpushed({ pushed, problems }) {
    if (pushed)
        return 'pushed without a tag';
    return problems.some(({ code }) => code === 'PUSHED_BY_OUTPUTS')
        ? 'pushed by its outputs'
        : 'nothing pushed';
}
function renderTarget(target, paint) {
    const heading = paint('bold', `target ${target.name}`) +
        (target.version === null ? '' : `, version ${target.version}`) +
        (target.reused ? ', bits that were there already' : '');
    const facts = [
        ...(target.digest === null ? [] : [['digest', target.digest]]),
        ...Object.entries(target.platforms).map(([platform, digest]) => [platform, digest]),
    ];
    const images = target.images.map((image) => [
        image.action,
        image.reference,
        image.action === 'moved' || image.action === 'replaced'
            ? `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(image.from)} → ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(image.digest)}`
            : (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(image.digest),
        (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(image.reason),
    ]);
    const rows = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.renderColumns)(images, (text, column, row) => {
        const action = target.images[row]?.action;
        return column === 0 && action !== undefined ? paint(STYLE[action], text) : text;
    });
    return [heading, ...(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.renderColumns)(facts).map(indent), ...rows.map(indent)];
}
function indent(line) {
    return `  ${line}`;
}


/***/ })

};
