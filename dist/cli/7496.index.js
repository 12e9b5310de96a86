export const id = 7496;
export const ids = [7496];
export const modules = {

/***/ 67496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   previewShipping: () => (/* binding */ previewShipping)
/* harmony export */ });
/* harmony import */ var _plan_deploy_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(92766);
/* harmony import */ var _settings_targets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73733);
/* harmony import */ var _tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70939);
/* harmony import */ var _tag_float_judge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66529);
/* harmony import */ var _tag_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27779);
/* harmony import */ var _push_notices_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24112);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61232);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(63510);
/* harmony import */ var _reuse_unchanged_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(63658);
/* harmony import */ var _tag_exact_write_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(87608);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(23213);











async function previewShipping(plan, context) {
    const { registries, settings, remote } = context;
    const destinations = (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .createDestinations */ .g1)(plan, registries, settings);
    const snapshot = (0,_tag_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .createSnapshot */ .$)(remote);
    const toAsking = ({ target }) => {
        const own = { ...context, settings: (0,_settings_targets_js__WEBPACK_IMPORTED_MODULE_0__/* .settingsForTarget */ .Ob)(settings, target.name) };
        const run = { facts: plan.facts, settings: own.settings, remote };
        return { plan, run, snapshot, context: own };
    };
    const forecasts = await Promise.all(destinations.map((destination) => askDestination(destination, toAsking(destination))));
    const all = forecasts.flat();
    const ask = async (target) => ({
        ...decideTarget(target, all.filter(({ destination }) => destination.target === target)),
        ...(await askUnchanged(target, { plan, destinations, settings })),
    });
    const targets = await Promise.all(plan.targets.map(ask));
    return {
        ...plan,
        ...(0,_plan_deploy_js__WEBPACK_IMPORTED_MODULE_9__/* .planDeploy */ .b)({ ...plan, targets }, settings),
        targets,
        problems: [
            ...plan.problems,
            ...distinct([...all.flatMap(({ problems }) => problems), ...(await askNames(all))]),
        ],
    };
}
async function askUnchanged(target, given) {
    const { onExisting } = (0,_settings_targets_js__WEBPACK_IMPORTED_MODULE_0__/* .settingsForTarget */ .Ob)(given.settings, target.name);
    if (target.build.inputs === undefined || onExisting === 'replace')
        return {};
    const own = given.destinations.filter((destination) => destination.target === target);
    try {
        const found = await (0,_reuse_unchanged_js__WEBPACK_IMPORTED_MODULE_7__/* .findUnchanged */ .p)(own, given.plan.facts);
        return (0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_10__/* .omitUndefined */ .O)({ unchangedSince: found?.unchangedSince });
    }
    catch (thrown) {
        (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toProblems */ .ek)(thrown);
        return {};
    }
}
async function askNames(forecasts) {
    const destinations = [...new Set(forecasts.map(({ destination }) => destination))];
    return (await Promise.all(destinations.map(_push_notices_js__WEBPACK_IMPORTED_MODULE_4__/* .explainVTags */ .p))).flat();
}
async function askDestination(destination, asking) {
    const exact = (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .listExact */ .Af)(destination).map((planned) => askExact(destination, planned, asking));
    const floating = (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .listFloating */ .Xg)(destination).map((planned) => askFloat(destination, planned, asking));
    return Promise.all([...exact, ...floating]);
}
async function askExact(destination, planned, { plan, context }) {
    try {
        const ours = (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_6__/* .identify */ .ls)(destination.target, plan.facts.sha);
        const { planned: named, there } = await (0,_tag_exact_write_js__WEBPACK_IMPORTED_MODULE_8__/* .nameExact */ .HZ)(destination, planned, ours.revision);
        const here = there === undefined ? undefined : await destination.readIdentity(there.digest, 'recipe');
        const decision = (0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_1__/* .decideExact */ .mA)({
            reference: (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toReference */ .TT)(destination, named.tag),
            ours,
            here,
            onExisting: context.settings.onExisting,
        });
        const refused = decision.action === 'refuse';
        const reason = refused ? decision.problem.message : decision.reason;
        const told = decision.action === 'reuse' && decision.notice !== undefined ? [decision.notice] : [];
        const old = decision.action === 'reuse' ? (0,_push_notices_js__WEBPACK_IMPORTED_MODULE_4__/* .explainNotRebuilt */ .y)(destination.target) : [];
        const problems = refused ? [decision.problem] : [...told, ...old];
        return toForecast(destination, planned, {
            given: !refused,
            reason,
            answer: EXACT_ANSWERS[decision.action],
            problems,
        });
    }
    catch (thrown) {
        return toUnknown(destination, planned, thrown);
    }
}
const EXACT_ANSWERS = {
    write: 'create',
    keep: 'keep',
    reuse: 'keep',
    replace: 'replace',
    refuse: 'hold',
};
async function askFloat(destination, planned, asking) {
    try {
        const { decision, here } = await (0,_tag_float_judge_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeFloat */ .yN)({ destination, planned, ours: undefined }, asking.run, asking.snapshot);
        const given = decision.action !== 'hold';
        const answer = here === undefined && decision.action === 'move' ? 'create' : decision.action;
        return toForecast(destination, planned, {
            given,
            reason: decision.reason,
            answer,
            there: { digest: here ?? null, answer },
            ...(answer === 'move' && here !== undefined
                ? { from: await nameImage(destination, here) }
                : {}),
            problems: [],
        });
    }
    catch (thrown) {
        return toUnknown(destination, planned, thrown);
    }
}
async function nameImage({ readIdentity }, digest) {
    try {
        const { version, revision } = await readIdentity(digest, 'origin');
        return { digest, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_10__/* .omitUndefined */ .O)({ version, revision }) };
    }
    catch (thrown) {
        (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toProblems */ .ek)(thrown);
        return { digest };
    }
}
function toForecast(destination, planned, told) {
    const problems = destination.required ? told.problems : (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .asNotices */ .Ek)(told.problems);
    return { destination, planned, ...told, problems };
}
function toUnknown(destination, planned, thrown) {
    const problems = (0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .asNotices */ .Ek)((0,_destination_js__WEBPACK_IMPORTED_MODULE_5__/* .toProblems */ .ek)(thrown));
    const reason = `${destination.repository.repository.host} could not be asked`;
    return { destination, planned, given: !isHeld(destination.target, planned), reason, problems };
}
function isHeld(target, planned) {
    return target.held.includes(planned);
}
function decideTarget(target, forecasts) {
    const decided = [...target.tags, ...target.held].map((planned) => {
        const about = forecasts.filter((one) => one.planned === planned);
        const given = about.length === 0 ? !isHeld(target, planned) : about.some((one) => one.given);
        return { given, planned: about.length === 0 ? planned : explain(planned, about) };
    });
    return {
        ...target,
        tags: decided.filter(({ given }) => given).map(({ planned }) => planned),
        held: decided.filter(({ given }) => !given).map(({ planned }) => planned),
    };
}
const ANSWERS = ['replace', 'move', 'create', 'keep', 'hold'];
function explain(planned, about) {
    const says = ({ given, reason }) => `${given ? '' : 'held: '}${reason}`;
    const same = new Set(about.map(says)).size === 1;
    const said = same
        ? about.slice(0, 1).map(says)
        : about.map((one) => `${one.destination.name}: ${says(one)}`);
    const answers = about.flatMap(({ answer }) => answer ?? []);
    const answer = ANSWERS.find((one) => answers.includes(one));
    const left = about.filter((one) => one.answer === 'move').map(({ from }) => from);
    const from = left.every((one) => one?.digest === left[0]?.digest) ? left[0] : undefined;
    const asked = about.flatMap(({ destination, there }) => there === undefined ? [] : [[destination.name, there]]);
    return {
        ...planned,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_10__/* .omitUndefined */ .O)({ answer, from: answer === 'move' ? from : undefined }),
        ...(asked.length === 0 ? {} : { there: Object.fromEntries(asked) }),
        decided: 'registry',
        reason: `${planned.reason}; ${said.join('; ')}`,
    };
}
function distinct(problems) {
    const keyOf = ({ code, message, hint }) => `${code} ${code.startsWith('LOGIN_') && hint !== '' ? hint : message}`;
    return [...new Map(problems.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
}


/***/ }),

/***/ 3656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d1: () => (/* binding */ findPromotable),
/* harmony export */   id: () => (/* binding */ findTagged),
/* harmony export */   r1: () => (/* binding */ findFullest)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88660);
/* harmony import */ var _push_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78852);
/* harmony import */ var _tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70939);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61232);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63510);






async function findTagged(surveyed) {
    const usable = surveyed.filter(({ usable, reusable }) => usable && reusable.length > 0);
    const required = usable.filter(({ destination }) => destination.required);
    const best = required.length > 0 ? required : usable.slice(0, 1);
    const first = (digest = '') => best.find(({ reusable }) => reusable[0] === digest);
    const found = best
        .filter((one) => one === first(one.reusable[0]))
        .map(async ({ destination, reusable: [digest = ''] }) => ({
        destination,
        builtImage: await (0,_push_image_js__WEBPACK_IMPORTED_MODULE_2__/* .readImage */ .AM)(destination.repository, digest),
    }));
    return findFullest(await Promise.all(found));
}
function findFullest(found) {
    const count = ({ builtImage }) => (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(builtImage.manifest).manifests.length;
    return found.toSorted((one, other) => count(other) - count(one))[0];
}
async function findPromotable(destinations, sha) {
    const problems = [];
    const found = [];
    for (const destination of destinations) {
        const earlier = await findIn(destination, sha, problems);
        if (earlier !== undefined)
            found.push(earlier);
        if (earlier !== undefined && (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(earlier.builtImage.manifest).isIndex)
            break;
    }
    return { earlier: findFullest(found), problems };
}
async function findIn(destination, sha, problems) {
    const { target } = destination;
    const ours = (0,_revision_js__WEBPACK_IMPORTED_MODULE_5__/* .identify */ .ls)(target, sha);
    for (const tag of listShaTags(destination, sha)) {
        const there = await destination.repository.resolve(tag);
        if (there === undefined)
            continue;
        const here = await destination.readIdentity(there.digest, 'recipe');
        const differs = (0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__/* .describeDifference */ .hF)(here, ours);
        if (differs === undefined) {
            problems.push(...(0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_3__/* .describeOlder */ .Sf)(`${destination.name}:${tag}`, here, ours));
            return { destination, builtImage: await (0,_push_image_js__WEBPACK_IMPORTED_MODULE_2__/* .readImage */ .AM)(destination.repository, there.digest) };
        }
        problems.push((0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('REUSE_OTHER_BUILD', `"${destination.name}:${tag}" is not promoted: ${differs}.`, 'Build args that hold the version make every release a build of its own.'));
    }
    return undefined;
}
function listShaTags(destination, sha) {
    const affixes = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .listFloating */ .Xg)(destination).flatMap(({ versions }) => versions === undefined ? [] : [[versions.exactPrefix.replace(/^v$/, ''), versions.exactSuffix]]);
    const names = [7, 12, sha.length].map((length) => `sha-${sha.slice(0, length)}`);
    const tags = [['', ''], ...affixes].flatMap(([prefix = '', suffix = '']) => names.map((name) => prefix + name + suffix));
    return [...new Set(tags)];
}


/***/ }),

/***/ 63658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ findUnchanged)
/* harmony export */ });
/* harmony import */ var _push_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78852);
/* harmony import */ var _tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70939);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61232);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3656);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63510);





async function findUnchanged(destinations, { sha, defaultBranch }) {
    const found = [];
    for (const destination of destinations) {
        const { target } = destination;
        if (target.build.inputs === undefined)
            return undefined;
        const ours = (0,_revision_js__WEBPACK_IMPORTED_MODULE_4__/* .identify */ .ls)(target, sha);
        for (const digest of await listCurrent(destination, defaultBranch)) {
            const here = await destination.readIdentity(digest, 'recipe');
            if ((0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_1__/* .describeDifference */ .hF)(here, ours) !== undefined)
                continue;
            const builtImage = await (0,_push_image_js__WEBPACK_IMPORTED_MODULE_0__/* .readImage */ .AM)(destination.repository, digest);
            const isOther = here.revision !== undefined && here.revision !== ours.revision;
            const since = isOther ? { unchangedSince: here.revision } : {};
            found.push({ destination, builtImage, ...since });
            break;
        }
    }
    return (0,_find_js__WEBPACK_IMPORTED_MODULE_3__/* .findFullest */ .r1)(found);
}
async function listCurrent(destination, defaultBranch) {
    const floating = [...(0,_destination_js__WEBPACK_IMPORTED_MODULE_2__/* .listFloating */ .Xg)(destination), ...(0,_destination_js__WEBPACK_IMPORTED_MODULE_2__/* .listHeld */ .IE)(destination)];
    const names = floating.filter(({ platform }) => platform === undefined).map(({ tag }) => tag);
    const legal = defaultBranch !== undefined && /^\w[\w.-]*$/.test(defaultBranch);
    const tags = new Set([...names, 'latest', ...(legal ? [defaultBranch] : [])]);
    const read = [...tags].map((tag) => destination.repository.resolve(tag));
    const digests = (await Promise.all(read)).flatMap((there) => there?.digest ?? []);
    return [...new Set(digests)];
}


/***/ })

};
