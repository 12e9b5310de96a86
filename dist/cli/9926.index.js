export const id = 9926;
export const ids = [9926];
export const modules = {

/***/ 99926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderReceipt: () => (/* binding */ renderReceipt)
});

// UNUSED EXPORTS: isShipped, nameBuilt

;// CONCATENATED MODULE: ./src/report/scans.js
function nameScan({ scanner, passed, counts }) {
    if (counts === undefined)
        return `${passed ? 'passed' : 'failed'} (${scanner})`;
    const parts = Object.entries(counts).flatMap(([severity, count]) => count === 0 ? [] : [`${count} ${severity}`]);
    return `${parts.length === 0 ? 'nothing found' : parts.join(', ')} (${scanner})`;
}

// EXTERNAL MODULE: ./src/report/targets/targets-text.js
var targets_text = __webpack_require__(94427);
// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(53101);
;// CONCATENATED MODULE: ./src/report/receipt-text.js



const STYLE = {
    created: 'green',
    moved: 'green',
    replaced: 'yellow',
    kept: 'dim',
    held: 'yellow',
    failed: 'red',
};
function renderReceipt(receipt, paint) {
    const lines = receipt.targets.flatMap((target) => [...renderTarget(receipt, target, paint), '']);
    if (receipt.targets.length > 1)
        lines.unshift((0,targets_text/* renderRunHeading */.qE)(receipt, paint), '');
    if (receipt.targets.length === 0)
        lines.push(renderStatus(receipt, paint), '');
    lines.push(...renderHooks(receipt, paint));
    const steps = Object.entries(receipt.durationsMs).filter(([step]) => step !== 'total');
    const times = steps.map(([step, ms]) => `${step} ${(0,report_text/* formatDuration */.a3)(ms)}`);
    const sum = [...times, renderRetries(receipt)].filter((part) => part !== '');
    if (sum.length > 0)
        lines.push(paint('dim', sum.join(', ')));
    return `${lines.join('\n').trimEnd()}\n`;
}
const HOOK_STYLE = {
    done: 'green',
    skipped: 'dim',
    failed: 'red',
    pending: 'yellow',
};
function renderHooks({ deploy = [], targets }, paint) {
    if (deploy.length === 0)
        return [];
    const rows = (0,report_text/* renderColumns */.CO)(deploy.map(({ outcome, name, target, host, reason }) => [
        outcome,
        targets.length > 1 ? `${name} (${target})` : name,
        (0,report_text/* visible */.RK)([...(host === null ? [] : [host]), reason].join('; ')),
    ]), (text, column, row) => {
        const outcome = deploy[row]?.outcome;
        return column === 0 && outcome !== undefined ? paint(HOOK_STYLE[outcome], text) : text;
    });
    return ['Deploy hooks:', ...rows.map(indent), ''];
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
                ? paint('green', receipt.promoted === undefined ? 'shipped' : 'promoted')
                : paint(isUntagged(receipt) ? 'yellow' : 'green', nameBuilt(receipt));
        case 'partial':
            return paint('red', `stopped half-way: ${nameNextMove(receipt)}`);
        case 'failed':
            return paint('red', 'failed: no tag was written');
        case 'deploy-failed':
            return paint('red', 'shipped, but a deploy hook failed');
    }
}
function isUntagged({ pushed, record }) {
    return pushed && record === undefined;
}
const FINAL = /^(?:REGISTRY_(?:DENIED|REFUSED|UNSUPPORTED|TOO_LARGE|TAG_IMMUTABLE|REPOSITORY_MISSING)|LOGIN_\w+)$/;
function nameNextMove({ problems }) {
    const errors = problems.filter(({ level }) => level === 'error');
    const isFinal = errors.length > 0 && errors.every(({ code }) => FINAL.test(code));
    return isFinal
        ? 'what was refused stays refused until its cause is gone'
        : 'run it again to finish';
}
function isShipped({ pushed, targets }) {
    return (pushed &&
        targets.some(({ images }) => images.some(({ action }) => action !== 'held' && action !== 'failed')));
}
function nameBuilt(receipt) {
    const what = nameUnpushed(receipt);
    return receipt.pushed ? what : `built, ${what}`;
}
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
    const rows = (0,report_text/* renderColumns */.CO)(target.images.map((image) => [image.action, toName(image, target), (0,report_text/* visible */.RK)(toReason(image))]), (text, column, row) => {
        const action = target.images[row]?.action;
        return column === 0 && action !== undefined ? paint(STYLE[action], text) : text;
    });
    const isOfSeveral = receipt.targets.length > 1;
    const heading = isOfSeveral
        ? (0,targets_text/* renderTargetHeading */.Ek)(target, paint)
        : renderHeading(receipt, target, paint);
    return [heading, ...(rows.length === 0 ? [] : ['', ...rows.map(indent)]), ...renderImage(target)];
}
function renderHeading(receipt, target, paint) {
    const { total } = receipt.durationsMs;
    const status = renderStatus(receipt, paint);
    const time = total === undefined ? '' : ` in ${(0,report_text/* formatDuration */.a3)(total)}`;
    const name = (0,report_text/* visible */.RK)(target.version ?? (target.name === 'default' ? '' : target.name));
    if (receipt.status !== 'done' || !isShipped(receipt)) {
        return `${status}${name === '' ? '' : ` (${name})`}${time}`;
    }
    const [only, ...others] = new Set(target.images.map(({ repository }) => repository));
    const where = others.length === 0 ? (only ?? '') : `${others.length + 1} repositories`;
    return `${status} ${name === '' ? '' : `${name} `}to ${where}${time}`;
}
function toName({ reference, tag, repository }, { images }) {
    return images.every((one) => one.repository === repository) ? tag : reference;
}
function toReason({ action, from, digest, reason }) {
    if (action === 'moved' || action === 'replaced')
        return `from ${(0,report_text/* shortDigest */.VK)(from)}; ${reason}`;
    return action === 'held' && digest !== null
        ? `stays at ${(0,report_text/* shortDigest */.VK)(digest)}; ${reason}`
        : reason;
}
function renderImage(target) {
    const { digest, platforms, reused, sizes, from = [], tests = {}, scans = {} } = target;
    if (digest === null)
        return [];
    const pulled = target.images.find(({ action }) => action !== 'held' && action !== 'failed');
    const names = Object.keys(platforms).map((name) => (0,report_text/* withSize */.Up)(name, sizes?.[name]));
    const facts = [
        ['digest', digest + (reused ? ' (already there, not built again)' : '')],
        ...from.map((one) => ['from', (0,report_text/* visible */.RK)(`${one.image}, ${one.digest}`)]),
        ...(names.length === 0 ? [] : [['platforms', (0,report_text/* visible */.RK)(names.join(', '))]]),
        ...(Object.keys(tests).length === 0 ? [] : [['test', (0,report_text/* visible */.RK)(toTests(tests))]]),
        ...(Object.keys(scans).length === 0 ? [] : [['scan', (0,report_text/* visible */.RK)(toScans(scans))]]),
        ...(pulled === undefined ? [] : [['pull', `docker pull ${pulled.reference}`]]),
        ...renderSignatures(target),
    ];
    return ['', ...(0,report_text/* renderColumns */.CO)(facts).map(indent)];
}
function toTests(tests) {
    return Object.entries(tests)
        .map(([platform, became]) => `${platform} ${became}`)
        .join(', ');
}
function toScans(scans) {
    return Object.entries(scans)
        .map(([platform, scan]) => `${platform} ${nameScan(scan)}`)
        .join('; ');
}
function renderSignatures({ referrers = [], verifyCommand }) {
    const history = referrers.filter(({ format }) => format === 'history');
    const signatures = referrers.filter((one) => !history.includes(one));
    const made = signatures.filter(({ action }) => action === 'created').length;
    const kept = signatures.filter(({ action }) => action === 'kept').length;
    return [
        ...(signatures.length === 0 ? [] : [['signatures', `${made} made, ${kept} already there`]]),
        ...renderHistory(history),
        ...(verifyCommand === undefined ? [] : [['verify', (0,report_text/* visible */.RK)(verifyCommand)]]),
    ];
}
function renderHistory(history) {
    const made = history.filter(({ action }) => action === 'created').length;
    const failed = history.length - made;
    if (history.length === 0)
        return [];
    return [['history', `${made} written${failed === 0 ? '' : `, ${failed} not written`}`]];
}
function indent(line) {
    return `  ${line}`;
}


/***/ })

};
