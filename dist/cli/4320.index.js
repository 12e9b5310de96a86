export const id = 4320;
export const ids = [4320];
export const modules = {

/***/ 55114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E0: () => (/* binding */ HISTORY_KIND),
/* harmony export */   QH: () => (/* binding */ isWritten),
/* harmony export */   tq: () => (/* binding */ makeHistory)
/* harmony export */ });
/* unused harmony export parseHistory */
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23213);
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80793);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5433);
/* harmony import */ var _mark_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25671);





const COMMANDS = ['ship', 'merge', 'promote', 'back', 'yank'];
const HISTORY_KIND = {
    artifactType: 'application/vnd.tagship.history.v1+json',
    parse: parseHistory,
};
const MOST_TAGS = 100;
const REASON_LENGTH = 300;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const WRITTEN = ['created', 'moved', 'replaced'];
function isWritten({ action, digest }) {
    return digest !== null && WRITTEN.some((one) => one === action);
}
function makeHistory(images, given) {
    const { command, by, repository, digest, version } = given;
    const tags = images
        .filter((one) => isWritten(one) && one.digest === digest && one.repository === repository)
        .slice(0, MOST_TAGS)
        .map(({ tag, kind, action, from, reason }) => ({
        ...{ tag, kind, action, from },
        reason: (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readLine */ .Xw)(reason.slice(0, REASON_LENGTH), REASON_LENGTH) ?? '',
    }));
    if (tags.length === 0)
        return undefined;
    const base = {
        schemaVersion: 1,
        kind: 'tagship/history',
        command,
        by,
        repository,
        digest,
    };
    const record = { ...base, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ version }), tags };
    const isLong = Buffer.byteLength(JSON.stringify(record)) > _records_js__WEBPACK_IMPORTED_MODULE_2__/* .RECORD_BYTES */ .oZ;
    return isLong ? { ...record, tags: tags.map((one) => ({ ...one, reason: '' })) } : record;
}
function parseHistory(body) {
    const { schemaVersion, kind, digest, tags } = body;
    if (schemaVersion !== 1 || kind !== 'tagship/history' || !Array.isArray(tags))
        return undefined;
    const command = COMMANDS.find((one) => one === body.command);
    const repository = (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readLine */ .Xw)(body.repository, 400);
    if (command === undefined || repository === undefined || !isDigest(digest))
        return undefined;
    const version = (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readLine */ .Xw)(body.version, 128);
    return {
        ...{ schemaVersion, kind, command, by: (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readMark */ .Mp)(body.by), repository, digest },
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ version }),
        tags: tags.slice(0, MOST_TAGS).flatMap(parseTag),
    };
}
function parseTag(value) {
    if (!(0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value))
        return [];
    const { tag, kind, from } = value;
    const action = WRITTEN.find((one) => one === value.action);
    if (typeof tag !== 'string' || !(0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz)(tag) || action === undefined)
        return [];
    if (kind !== 'exact' && kind !== 'floating')
        return [];
    if (from !== null && !isDigest(from))
        return [];
    return [{ tag, kind, action, from, reason: (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .readLine */ .Xw)(value.reason, REASON_LENGTH) ?? '' }];
}
function isDigest(value) {
    return typeof value === 'string' && DIGEST.test(value);
}


/***/ }),

/***/ 24320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keepHistory: () => (/* binding */ keepHistory),
/* harmony export */   w: () => (/* binding */ writeHistory)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_http_pause_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73072);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61232);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5433);
/* harmony import */ var _mark_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25671);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55114);






const AT_ONCE = 8;
async function writeHistory(tagResults, context) {
    const { settings, trust, log, env, clock, facts } = context;
    const parts = listParts(tagResults);
    if (!settings.history || trust.level === 'untrusted' || parts.length === 0)
        return [];
    const by = (0,_mark_js__WEBPACK_IMPORTED_MODULE_3__/* .makeMark */ .oO)(facts, env, clock.now());
    const slots = (0,_registry_http_pause_js__WEBPACK_IMPORTED_MODULE_5__/* .createSlots */ .e)(AT_ONCE);
    return log.group('History', async () => {
        const problems = parts.map((part) => slots.within(() => writePart(part, by, context)));
        return (await Promise.all(problems)).flat();
    });
}
async function keepHistory(tagResults, { context, facts }, journal) {
    const command = context.settings.legs === undefined ? 'ship' : 'merge';
    const note = journal.noteReferrer;
    journal.learn({ problems: await writeHistory(tagResults, { ...context, facts, command, note }) });
}
function listParts(tagResults) {
    const parts = new Map();
    for (const { destination, image } of tagResults) {
        const { digest } = image;
        if (digest === null || !(0,_record_js__WEBPACK_IMPORTED_MODULE_4__/* .isWritten */ .QH)(image))
            continue;
        const key = `${destination.name}@${digest}`;
        const before = parts.get(key)?.images ?? [];
        parts.set(key, { destination, digest, images: [...before, image] });
    }
    return [...parts.values()];
}
async function writePart({ destination, digest, images }, by, context) {
    const { repository, name, target } = destination;
    const { command } = context;
    const version = target.version ?? undefined;
    const record = (0,_record_js__WEBPACK_IMPORTED_MODULE_4__/* .makeHistory */ .tq)(images, { command, by, repository: name, digest, version });
    if (record === undefined)
        return [];
    const told = { repository: name, subject: digest, format: 'history' };
    let written = { digest: null, tag: null };
    const attaching = {
        ...context,
        onWrite: (manifest, tag) => {
            written = { digest: manifest, tag };
            context.note({ ...told, ...written, action: 'failed' });
        },
    };
    try {
        const subject = await repository.resolve(digest);
        if (subject === undefined)
            return [];
        const { artifactType } = _record_js__WEBPACK_IMPORTED_MODULE_4__/* .HISTORY_KIND */ .E0;
        await (0,_records_js__WEBPACK_IMPORTED_MODULE_2__/* .attachRecord */ .LL)(repository, subject, { artifactType, record, created: by.at }, attaching);
        context.note({ ...told, ...written, action: 'created' });
        context.log.info(`recorded ${name}@${digest}`);
        return [];
    }
    catch (thrown) {
        context.signal.throwIfAborted();
        context.note({ ...told, ...written, action: 'failed' });
        return [describeUnwritten(name, (0,_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .toProblems */ .ek)(thrown))];
    }
}
function describeUnwritten(name, [first]) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('HISTORY_NOT_WRITTEN', `The tags of "${name}" are written, but the history of this run is not: ${first?.message ?? ''}`, first?.hint ?? '');
}


/***/ })

};
