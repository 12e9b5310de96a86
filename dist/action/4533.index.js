export const id = 4533;
export const ids = [4533];
export const modules = {

/***/ 24112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ explainVTags),
/* harmony export */   y: () => (/* binding */ explainNotRebuilt)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61232);


const PAGES = 3;
async function explainVTags(destination) {
    const ours = (0,_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .listExact */ .Af)(destination).find(({ tag, rule }) => rule.startsWith('preset:') && /^\d+\.\d+/.test(tag));
    if (ours === undefined)
        return [];
    const listed = await listTags(destination);
    const example = listed.find((tag) => /^v\d+\.\d+/.test(tag));
    if (example === undefined || listed.some((tag) => /^\d+\.\d+/.test(tag)))
        return [];
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('V_TAGS_ONLY', `"${destination.name}" has tags such as "${example}" and none without the "v", and this run gives "${ours.tag}"`, 'Set v-prefix to "keep" to go on as before, or to "both" to give each version both tags.'),
    ];
}
async function listTags({ repository }) {
    try {
        const { tags, complete } = await repository.listTags(PAGES, 'once');
        return complete ? tags : [];
    }
    catch (thrown) {
        if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
            return [];
        throw thrown;
    }
}
const FRESH = ['--pull', '--no-cache', '--no-cache-filter'];
function explainNotRebuilt({ build }) {
    const asked = FRESH.filter((flag) => build.argv.includes(flag)).map((flag) => flag.slice(2));
    if (asked.length === 0)
        return [];
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('SHIP_NOT_REBUILT', `nothing is rebuilt, although ${asked.join(' and ')} asks for it: this commit is published already`, 'Set on-existing to "replace" to build it again and give its exact tags to the new image.'),
    ];
}


/***/ }),

/***/ 87608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HZ: () => (/* binding */ nameExact),
/* harmony export */   c7: () => (/* binding */ nameExactTags),
/* harmony export */   g8: () => (/* binding */ tagExact),
/* harmony export */   jn: () => (/* binding */ readExactTags),
/* harmony export */   t3: () => (/* binding */ isImmutable),
/* harmony export */   y: () => (/* binding */ holdsExact)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _decide_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70939);
/* harmony import */ var _push_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78852);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63510);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61232);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23213);






async function tagExact(pushedImage, options, reading = readExactTags(pushedImage, options)) {
    try {
        const states = await reading;
        const first = states.find(isReuse);
        const adopted = first === undefined ? pushedImage : await adopt(pushedImage, first.decision.digest);
        const isPart = ({ planned }) => planned.platform !== undefined;
        const whole = states.filter((snapshot) => !isPart(snapshot));
        const write = (snapshot) => writeExact(adopted, snapshot, options.journal);
        const tagResults = [
            ...(await Promise.all(whole.map(write))),
            ...(await Promise.all(states.filter(isPart).map(write))),
        ];
        return {
            pushedImage: adopted,
            tagResults,
            problems: [
                ...tagResults.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
                ...describeAdoption(pushedImage, adopted),
            ],
        };
    }
    catch (thrown) {
        const outcome = failAll(pushedImage, (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .toProblems */ .ek)(thrown));
        outcome.tagResults.forEach(options.journal.note);
        return outcome;
    }
}
async function nameExact(destination, planned, revision) {
    const there = await destination.repository.resolve(planned.tag);
    if (there === undefined || !planned.tag.includes(`sha-${revision.slice(0, 7)}`)) {
        return { planned, there };
    }
    const { target } = destination;
    const depth = target.build.inputs === undefined ? 'origin' : 'recipe';
    const here = await destination.readIdentity(there.digest, depth);
    if ((0,_decide_js__WEBPACK_IMPORTED_MODULE_1__/* .describeDifference */ .hF)(here, (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_3__/* .identify */ .ls)(target, revision)) === undefined)
        return { planned, there };
    const longer = (0,_decide_js__WEBPACK_IMPORTED_MODULE_1__/* .decideLongerName */ .z2)(planned.tag, revision, here);
    if (longer === undefined)
        return { planned, there };
    const renamed = { ...planned, tag: longer, reason: `${planned.tag} is another commit's` };
    return { planned: renamed, there: await destination.repository.resolve(longer) };
}
async function nameExactTags(destination, sha) {
    const revision = (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionOf */ .DT)(destination.target, sha);
    return Promise.all((0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .listExact */ .Af)(destination).map((tag) => nameExact(destination, tag, revision)));
}
async function readExactTags(pushedImage, options, asked) {
    const { destination, builtImage } = pushedImage;
    const again = () => nameExactTags(destination, options.sha);
    const tags = await (asked?.catch(again) ?? again());
    return Promise.all(tags.map(async ({ planned, there }) => {
        const digest = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .digestFor */ .iW)(builtImage, planned);
        return {
            planned,
            there,
            decision: await decideHere(pushedImage, planned, there, { ...options, digest }),
        };
    }));
}
async function decideHere({ destination }, planned, there, run) {
    const ours = {
        ...(0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_3__/* .identify */ .ls)(destination.target, run.sha),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ digest: run.digest }),
    };
    const same = there === undefined || there.digest === run.digest;
    const here = same ? there : await destination.readIdentity(there.digest, 'recipe');
    const reference = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .toReference */ .TT)(destination, planned.tag);
    return (0,_decide_js__WEBPACK_IMPORTED_MODULE_1__/* .decideExact */ .mA)({ reference, ours, here, onExisting: run.onExisting });
}
function isReuse(snapshot) {
    return snapshot.decision.action === 'reuse' && snapshot.planned.platform === undefined;
}
async function adopt({ destination }, digest) {
    return { destination, builtImage: await (0,_push_image_js__WEBPACK_IMPORTED_MODULE_2__/* .readImage */ .AM)(destination.repository, digest) };
}
function describeAdoption(before, after) {
    if (before.builtImage.manifest.digest === after.builtImage.manifest.digest)
        return [];
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('TAG_OTHER_BITS', `"${after.destination.name}" already has another build of this commit: ` +
            `${after.builtImage.manifest.digest} instead of ${before.builtImage.manifest.digest}.`, 'Pull by tag, or by the digest of this repository; the two images come from the same commit and recipe.'),
    ];
}
async function writeExact(pushedImage, snapshot, journal) {
    const tagResults = await writeOne(pushedImage, snapshot, journal);
    journal.note(tagResults);
    return tagResults;
}
async function writeOne(pushedImage, snapshot, journal) {
    const { destination } = pushedImage;
    const { planned, there, decision } = snapshot;
    const from = there?.digest ?? null;
    if (decision.action === 'refuse')
        return failTag(destination, planned, from, [decision.problem]);
    if (from !== null && decision.action !== 'replace') {
        const { reason } = decision;
        const image = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .toImage */ .RS)(destination, planned, { action: 'kept', digest: from, from, reason });
        return { destination, planned, image, expected: from };
    }
    try {
        const manifest = await (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .manifestFor */ .h$)(pushedImage, planned);
        await journal.write({ destination, planned, from }, manifest);
        return toWritten(destination, snapshot, manifest.digest);
    }
    catch (thrown) {
        const problems = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .toProblems */ .ek)(thrown);
        const wanted = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .digestFor */ .iW)(pushedImage.builtImage, planned) ?? null;
        return wanted !== null && (await peek(destination, planned.tag)) === wanted
            ? toWritten(destination, snapshot, wanted)
            : failTag(destination, planned, from, problems);
    }
}
function toWritten(destination, { planned, there, decision }, digest) {
    const from = there?.digest ?? null;
    const isNew = from === null || decision.action === 'refuse';
    const outcome = isNew
        ? { action: 'created', reason: planned.reason }
        : { action: 'replaced', reason: decision.reason };
    const image = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .toImage */ .RS)(destination, planned, { ...outcome, digest, from });
    return { destination, planned, image, expected: digest };
}
async function peek(destination, tag) {
    try {
        return (await destination.repository.resolve(tag))?.digest;
    }
    catch (thrown) {
        (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .toProblems */ .ek)(thrown);
        return undefined;
    }
}
function failTag(destination, planned, from, problems) {
    const [problem] = destination.required ? problems : (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .asNotices */ .Ek)(problems);
    const reason = problem?.message ?? 'the registry refused it';
    const image = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .toImage */ .RS)(destination, planned, { action: 'failed', digest: from, from, reason });
    return { destination, planned, image, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ problem }) };
}
function failAll(pushedImage, problems) {
    const { destination } = pushedImage;
    const known = problems.length > 0
        ? problems
        : [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAG_FAILED', `"${destination.name}" could not be read.`)];
    const tagResults = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .listExact */ .Af)(destination).map((planned) => failTag(destination, planned, null, known));
    return { pushedImage, tagResults, problems: destination.required ? known : (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .asNotices */ .Ek)(known) };
}
function holdsExact({ tagResults }) {
    return tagResults.every(({ image }) => image.action !== 'failed');
}
function isImmutable(thrown) {
    return (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF &&
        thrown.problems.some(({ code }) => code === 'REGISTRY_TAG_IMMUTABLE'));
}


/***/ })

};
