export const id = 5983;
export const ids = [5983];
export const modules = {

/***/ 33881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ toPlatform),
/* harmony export */   y: () => (/* binding */ findMissing)
/* harmony export */ });
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59236);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23213);


function toPlatform(text) {
    const [os = '', architecture = '', variant] = text.split('/');
    return (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlatformText */ .g3)({ os, architecture, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ variant }) });
}
function findMissing(asked, there) {
    return asked.filter((platform) => !(toPlatform(platform) in there));
}


/***/ }),

/***/ 15983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ preflight),
/* harmony export */   a: () => (/* binding */ describeRefusal)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _history_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5433);
/* harmony import */ var _history_tombstone_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52952);
/* harmony import */ var _tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70939);
/* harmony import */ var _push_notices_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24112);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61232);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(63510);
/* harmony import */ var _tag_exact_write_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(87608);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(23213);









async function preflight(destinations, options) {
    return Promise.all(destinations.map((destination) => surveyDestination(destination, options)));
}
async function surveyDestination(destination, options) {
    try {
        await destination.repository.authorize('pull,push');
        const [right, tags] = await Promise.all([
            destination.repository.provePush(),
            caught(surveyTags(destination, options)),
        ]);
        if (!right.ok && right.reason === 'missing' && destination.creation !== undefined) {
            const found = { usable: true, reusable: [], forbidden: false, problems: [] };
            return { destination, ...found, isMissing: true };
        }
        if (!right.ok) {
            const forbidden = right.reason === 'credentials' || right.reason === 'permission';
            return failed(destination, [describeRefusal(destination, right)], forbidden);
        }
        if (!tags.ok)
            return failed(destination, (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toProblems */ .ek)(tags.thrown), false);
        return tags.problems.length > 0
            ? failed(destination, tags.problems, false)
            : {
                destination,
                usable: true,
                reusable: tags.reusable,
                forbidden: false,
                problems: tags.notices,
            };
    }
    catch (thrown) {
        const problems = (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toProblems */ .ek)(thrown);
        return failed(destination, problems, problems.some(isForbidden));
    }
}
async function caught(step) {
    try {
        return { ok: true, ...(await step) };
    }
    catch (thrown) {
        return { ok: false, thrown };
    }
}
async function surveyTags(destination, options) {
    const ours = (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_6__/* .identify */ .ls)(destination.target, options.sha);
    const decide = async (tag) => {
        const { planned, there } = await (0,_tag_exact_write_js__WEBPACK_IMPORTED_MODULE_7__/* .nameExact */ .HZ)(destination, tag, ours.revision);
        const here = there === undefined ? undefined : await destination.readIdentity(there.digest, 'recipe');
        const reference = (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toReference */ .TT)(destination, planned.tag);
        const { onExisting, digests = [] } = options;
        const digest = digests.find((one) => one === here?.digest);
        const known = { ...ours, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_8__/* .omitUndefined */ .O)({ digest }) };
        const decision = (0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__/* .decideExact */ .mA)({ reference, ours: known, here, onExisting });
        const isReplaced = decision.action === 'replace' && there !== undefined;
        const yanked = isReplaced ? await refuseYanked(destination, planned, there.digest) : undefined;
        return { planned, there, decision: yanked ?? decision };
    };
    const [told, stale, ...found] = await Promise.all([
        (0,_push_notices_js__WEBPACK_IMPORTED_MODULE_4__/* .explainVTags */ .p)(destination),
        findMoved(destination),
        ...(0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .listExact */ .Af)(destination).map(decide),
    ]);
    const isOurs = (digest) => found.some(({ decision, there }) => decision.action !== 'refuse' && there?.digest === digest);
    return {
        reusable: found.flatMap(({ planned, decision }) => decision.action === 'reuse' && planned.platform === undefined ? [decision.digest] : []),
        notices: [
            ...told,
            ...found.flatMap(({ decision }) => decision.action === 'reuse' && decision.notice !== undefined ? [decision.notice] : []),
        ],
        problems: [
            ...found.flatMap(({ decision }) => (decision.action === 'refuse' ? [decision.problem] : [])),
            ...stale.filter(({ now }) => now === undefined || !isOurs(now)).map(describeStale),
        ],
    };
}
async function findMoved(destination) {
    const moved = (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .listFloating */ .Xg)(destination).map(async ({ tag, there = {} }) => {
        const before = there[destination.name]?.digest;
        if (before === undefined)
            return [];
        const now = (await destination.repository.resolve(tag))?.digest;
        return now === (before ?? undefined)
            ? []
            : [{ reference: (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toReference */ .TT)(destination, tag), before, now }];
    });
    return (await Promise.all(moved)).flat();
}
function describeStale({ reference, before, now }) {
    const [then, since] = [before ?? 'no image', now ?? 'no image'];
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PLAN_STALE', `"${reference}" pointed at ${then} when the plan was made, and points at ${since} now`, 'Make the plan again: tagship plan --registry --out plan.json.');
}
async function refuseYanked(destination, { tag }, digest) {
    const found = await (0,_history_records_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecords */ .T3)(destination.repository, digest, _history_tombstone_js__WEBPACK_IMPORTED_MODULE_2__/* .YANK_KIND */ .vw);
    const yank = (0,_history_tombstone_js__WEBPACK_IMPORTED_MODULE_2__/* .decideYank */ .SK)(found.map(({ record }) => record));
    if (yank === undefined)
        return undefined;
    const message = `"${(0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toReference */ .TT)(destination, tag)}" is not replaced: ${(0,_history_tombstone_js__WEBPACK_IMPORTED_MODULE_2__/* .describeYank */ .BW)(yank)}.`;
    const hint = `Release a new version. To give this one to another image: tagship unyank ${yank.version}.`;
    return { action: 'refuse', problem: (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAG_YANKED', message, hint) };
}
function failed(destination, problems, forbidden) {
    return {
        destination,
        usable: false,
        reusable: [],
        forbidden,
        problems: destination.required ? problems : (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .asNotices */ .Ek)(problems),
    };
}
const FORBIDDEN = new Set([
    'REGISTRY_DENIED',
    'LOGIN_REFUSED',
    'LOGIN_MISSING',
    'LOGIN_PASSWORD_MISSING',
    'LOGIN_TRUST_REFUSED',
    'LOGIN_ID_TOKEN_MISSING',
    'REGISTRY_FILE_UNTRUSTED',
]);
function isForbidden({ code }) {
    return FORBIDDEN.has(code);
}
function describeRefusal(destination, right) {
    return (right.problem ??
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PREFLIGHT_REFUSED', `"${destination.name}" cannot be pushed to: ${right.detail}`));
}


/***/ }),

/***/ 78852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ readImage),
/* harmony export */   Lr: () => (/* binding */ verifyCopy),
/* harmony export */   ZG: () => (/* binding */ verifyImage)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59236);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33881);



async function readImage(source, digest) {
    const manifest = await source.readManifest(digest);
    return { manifest, ...(await (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlatforms */ .tj)(source, manifest)) };
}
async function verifyCopy(repository, builtImage, asked) {
    const { digest } = builtImage.manifest;
    const seen = builtImage.seen?.repository === repository.repository ? builtImage.seen.digests : NONE;
    const platforms = Object.entries(builtImage.platforms);
    const isPlain = platforms.some(([, child]) => child === digest);
    if (isPlain && !seen.has(digest))
        return verifyImage(repository, digest, asked);
    const isThere = async (child) => seen.has(child) || (await repository.resolve(child)) !== undefined;
    const [whole, ...held] = await Promise.all([
        seen.has(digest) || repository.getManifest(digest),
        ...platforms.map(async ([platform, child]) => ((await isThere(child)) ? [platform] : [])),
    ]);
    if (whole === undefined)
        return [describeAbsent(`${repository.repository.name}@${digest}`)];
    return listMissing(`${repository.repository.name}@${digest}`, asked, held.flat());
}
const NONE = new Set();
async function verifyImage(repository, digest, asked) {
    const name = `${repository.repository.name}@${digest}`;
    const manifest = await repository.getManifest(digest);
    if (manifest === undefined)
        return [describeAbsent(name)];
    const { platforms } = await (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlatforms */ .tj)(repository, manifest);
    const held = await Promise.all(Object.entries(platforms).map(async ([platform, child]) => child === digest || (await repository.resolve(child)) !== undefined ? [platform] : []));
    return listMissing(name, asked, held.flat());
}
function describeAbsent(name) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VERIFY_MISSING', `"${name}" is not there.`, 'Run it again.');
}
function listMissing(name, asked, there) {
    const missing = (0,_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .findMissing */ .y)(asked, Object.fromEntries(there.map((platform) => [platform, ''])));
    return missing.map((platform) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VERIFY_PLATFORM', `"${name}" lacks the platform "${platform}"; it has ${there.join(', ') || 'none'}.`, 'Check the build: a base image may lack that platform.'));
}


/***/ }),

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

/***/ 70939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sf: () => (/* binding */ describeOlder),
/* harmony export */   hF: () => (/* binding */ describeDifference),
/* harmony export */   mA: () => (/* binding */ decideExact),
/* harmony export */   z2: () => (/* binding */ decideLongerName)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63510);



function decideExact(facts) {
    const { here, ours, onExisting } = facts;
    if (here === undefined)
        return { action: 'write', reason: 'tag did not exist' };
    if (here.digest === ours.digest)
        return { action: 'keep', reason: 'it already points at this image' };
    const differs = describeDifference(here, ours);
    switch (onExisting) {
        case 'replace':
            return { action: 'replace', reason: 'on-existing: replace' };
        case 'fail':
            return { action: 'refuse', problem: refuseAny(facts) };
        case 'reuse':
            return { action: 'reuse', digest: here.digest, reason: reuseReason(differs) };
        case 'auto':
            return differs === undefined
                ? {
                    action: 'reuse',
                    digest: here.digest,
                    reason: reuseReason(differs),
                    ...tellOlder(facts),
                }
                : { action: 'refuse', problem: refuseOther(facts, differs) };
    }
}
function describeDifference(here, ours) {
    if (here.revision === undefined)
        return 'it does not name a commit of this project';
    if (isUnchanged(here, ours))
        return undefined;
    if (here.revision !== ours.revision) {
        return `it is of commit ${short(here.revision)}, this run builds ${short(ours.revision)}`;
    }
    if (here.recipe === undefined) {
        return `it is of the same commit ${short(ours.revision)}, but has no recipe`;
    }
    if (here.recipe === ours.recipe || isOlder(here, ours))
        return undefined;
    if ((0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .isLaterRecipe */ .BL)(here.recipe)) {
        return `it is of the same commit ${short(ours.revision)}, but its recipe is of a newer version of tagship`;
    }
    const platforms = describePlatforms(here, ours);
    if (platforms !== undefined)
        return platforms;
    return `it is of the same commit ${short(ours.revision)}, but ${nameParts(ours)} differ`;
}
function nameParts({ build }) {
    const isMade = Array.isArray((0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(build?.recipe ?? '')?.from);
    if (isMade)
        return 'of another image: target, from or platforms';
    return ('of another build: target, context, build contexts, file, stage, network, hosts, secrets, SSH ' +
        'agents, build args or platforms');
}
function isUnchanged({ inputs, recipe }, ours) {
    return ours.inputs !== undefined && inputs === ours.inputs && recipe === ours.recipe;
}
function describePlatforms({ recipe, platforms }, { revision, build }) {
    if (recipe === undefined || platforms === undefined || build === undefined)
        return undefined;
    if (!(0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .differsInPlatforms */ .HK)(recipe, build.recipe, platforms))
        return undefined;
    return (`it is the same build of the same commit ${short(revision)} for other platforms: ` +
        `it has ${platforms.join(', ')}, this run builds ${build.platforms.join(', ')}`);
}
function isOlder({ recipe }, { olderRecipes = [] }) {
    return recipe !== undefined && olderRecipes.includes(recipe);
}
function describeOlder(reference, here, ours) {
    if (here.revision !== ours.revision || !isOlder(here, ours))
        return [];
    const message = `"${reference}" was built by an older version of tagship, whose recipe does not tell build-contexts, secrets, ssh, network and add-hosts apart; all else agrees, so it counts as this build.`;
    const hint = 'If one of these has changed since, set on-existing to "replace" once.';
    return [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('RECIPE_OLDER', message, hint)];
}
function tellOlder({ reference, here, ours }) {
    const [told] = here === undefined ? [] : describeOlder(reference, here, ours);
    return told === undefined ? {} : { notice: told };
}
function decideLongerName(tag, revision, here) {
    if (here?.revision === undefined || here.revision === revision)
        return undefined;
    const match = /^(.*?sha-)([0-9a-f]{7})(?![0-9a-f])(.*)$/.exec(tag);
    if (match?.[2] === undefined || !revision.startsWith(match[2]))
        return undefined;
    return `${match[1] ?? ''}${revision.slice(0, 12)}${match[3] ?? ''}`;
}
function reuseReason(differs) {
    return differs === undefined
        ? 'this commit was built and tagged before; that image is used'
        : `on-existing: reuse, although ${differs}`;
}
function refuseAny({ reference, here }) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAG_EXISTS', `"${reference}" exists already (${here?.digest ?? ''}), and on-existing is "fail".`, 'Release a new version, or set on-existing to "auto" or "reuse" to use the existing image.');
}
function refuseOther(facts, differs) {
    const { reference, here, ours } = facts;
    const isLeg = here !== undefined && describePlatforms(here, ours) !== undefined;
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAG_TAKEN', `"${reference}" points at another image already: ${differs}. An exact tag is written once.`, isLeg
        ? 'Build all platforms in one run, or have each run push by digest alone (outputs: type=image,push-by-digest=true,name-canonical=true,push=true) and one step after them give the tags.'
        : 'Give one of the two builds a suffix (flavor: suffix=-…), release a new version, ' +
            'or set on-existing to "replace" to overwrite the old image.');
}
function short(revision) {
    return revision.slice(0, 12);
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
