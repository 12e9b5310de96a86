export const id = 574;
export const ids = [574];
export const modules = {

/***/ 20574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderReceipt: () => (/* binding */ renderReceipt)
/* harmony export */ });
/* unused harmony exports isShipped, nameBuilt */
/* harmony import */ var _targets_targets_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94427);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53101);


const STYLE = {
    created: 'green',
    moved: 'green',
    replaced: 'yellow',
    kept: 'dim',
    held: 'yellow',
    failed: 'red',
};
/**
 * What happened: for each target one line that says it, a row for every tag, the digest once, and how to
 * pull it; then retries and times.
 */
function renderReceipt(receipt, paint) {
    const lines = receipt.targets.flatMap((target) => [...renderTarget(receipt, target, paint), '']);
    if (receipt.targets.length > 1)
        lines.unshift((0,_targets_targets_text_js__WEBPACK_IMPORTED_MODULE_0__/* .renderRunHeading */ .qE)(receipt, paint), '');
    if (receipt.targets.length === 0)
        lines.push(renderStatus(receipt, paint), '');
    const steps = Object.entries(receipt.durationsMs).filter(([step]) => step !== 'total');
    const times = steps.map(([step, ms]) => `${step} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(ms)}`);
    const sum = [...times, renderRetries(receipt)].filter((part) => part !== '');
    if (sum.length > 0)
        lines.push(paint('dim', sum.join(', ')));
    return `${lines.join('\n').trimEnd()}\n`;
}
function renderRetries({ retries }) {
    if (retries === 0)
        return '';
    return retries === 1 ? '1 retry' : `${retries} retries`;
}
function renderStatus(receipt, paint) {
    switch (receipt.status) {
        case 'done':
            return isShipped(receipt)
                ? paint('green', 'shipped')
                : paint(isUntagged(receipt) ? 'yellow' : 'green', nameBuilt(receipt));
        case 'partial':
            return paint('red', `stopped half-way: ${nameNextMove(receipt)}`);
        case 'failed':
            return paint('red', 'failed: no tag was written');
    }
}
/** Pushed without a tag, and not as a leg, which writes none. */
function isUntagged({ pushed, record }) {
    return pushed && record === undefined;
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
/** What came of a run that is done and shipped nothing: `pushed without any tag`, `built, nothing pushed`. */
function nameBuilt(receipt) {
    const what = nameUnpushed(receipt);
    return receipt.pushed ? what : `built, ${what}`;
}
/** What became of an image that is not shipped. */
function nameUnpushed({ pushed, problems, record }) {
    if (pushed && record !== undefined)
        return `pushed by digest, leg ${record.leg}`;
    if (pushed)
        return 'pushed without any tag';
    return problems.some(({ code }) => code === 'PUSHED_BY_OUTPUTS')
        ? 'pushed by its outputs'
        : 'nothing pushed';
}
function renderTarget(receipt, target, paint) {
    const rows = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.renderColumns)(target.images.map((image) => [image.action, toName(image, target), (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(toReason(image))]), (text, column, row) => {
        const action = target.images[row]?.action;
        return column === 0 && action !== undefined ? paint(STYLE[action], text) : text;
    });
    const isOfSeveral = receipt.targets.length > 1;
    const heading = isOfSeveral
        ? (0,_targets_targets_text_js__WEBPACK_IMPORTED_MODULE_0__/* .renderTargetHeading */ .Ek)(target, paint)
        : renderHeading(receipt, target, paint);
    return [heading, ...(rows.length === 0 ? [] : ['', ...rows.map(indent)]), ...renderImage(target)];
}
/** `shipped 1.2.3 to ghcr.io/acme/app in 4.1 s`, or what else came of it. */
function renderHeading(receipt, target, paint) {
    const { total } = receipt.durationsMs;
    const status = renderStatus(receipt, paint);
    const time = total === undefined ? '' : ` in ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(total)}`;
    const name = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(target.version ?? (target.name === 'default' ? '' : target.name));
    if (receipt.status !== 'done' || !isShipped(receipt)) {
        return `${status}${name === '' ? '' : ` (${name})`}${time}`;
    }
    const [only, ...others] = new Set(target.images.map(({ repository }) => repository));
    const where = others.length === 0 ? (only ?? '') : `${others.length + 1} repositories`;
    return `${status} ${name === '' ? '' : `${name} `}to ${where}${time}`;
}
/** The tag alone where the first line names the repository. */
function toName({ reference, tag, repository }, { images }) {
    return images.every((one) => one.repository === repository) ? tag : reference;
}
function toReason({ action, from, digest, reason }) {
    if (action === 'moved' || action === 'replaced')
        return `from ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .shortDigest */ .VK)(from)}; ${reason}`;
    return action === 'held' && digest !== null
        ? `stays at ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .shortDigest */ .VK)(digest)}; ${reason}`
        : reason;
}
/** The digest, platforms and size, and the command that pulls it. */
function renderImage(target) {
    const { digest, platforms, reused, sizes } = target;
    if (digest === null)
        return [];
    const pulled = target.images.find(({ action }) => action !== 'held' && action !== 'failed');
    const names = Object.keys(platforms).map((name) => (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .withSize */ .Up)(name, sizes?.[name]));
    const facts = [
        ['digest', digest + (reused ? ' (already there, not built again)' : '')],
        ...(names.length === 0 ? [] : [['platforms', (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(names.join(', '))]]),
        ...(pulled === undefined ? [] : [['pull', `docker pull ${pulled.reference}`]]),
    ];
    return ['', ...(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.renderColumns)(facts).map(indent)];
}
function indent(line) {
    return `  ${line}`;
}


/***/ })

};
