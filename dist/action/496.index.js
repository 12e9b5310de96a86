export const id = 496;
export const ids = [496];
export const modules = {

/***/ 7496:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   foretell: () => (/* binding */ foretell)
/* harmony export */ });
/* harmony import */ var _tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(939);
/* harmony import */ var _tag_float_judge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6529);
/* harmony import */ var _tag_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7779);
/* harmony import */ var _push_notices_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4112);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1232);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3510);
/* harmony import */ var _tag_exact_write_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7608);







/**
 * The plan with every tag decided as the registries stand now. A tag that every repository would
 * hold moves to `held`; one that some would hold stays, and its reason says where not. What would
 * be refused is among the problems.
 */
async function foretell(plan, context) {
    const { registries, settings, remote } = context;
    const places = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .createPlaces */ .Bo)(plan, registries, settings);
    const run = { facts: plan.facts, settings, remote };
    const look = (0,_tag_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .createLook */ .y)(remote);
    const forecasts = await Promise.all(places.map((place) => askPlace(place, { plan, run, look, context })));
    const all = forecasts.flat();
    return {
        ...plan,
        targets: plan.targets.map((target) => decideTarget(target, all.filter(({ place }) => place.target === target))),
        problems: [
            ...plan.problems,
            ...distinct([...all.flatMap(({ problems }) => problems), ...(await askNames(all))]),
        ],
    };
}
/** What is to be said of the names in each repository: `v` or none. */
async function askNames(forecasts) {
    const places = [...new Set(forecasts.map(({ place }) => place))];
    return (await Promise.all(places.map(_push_notices_js__WEBPACK_IMPORTED_MODULE_3__/* .explainVTags */ .p))).flat();
}
async function askPlace(place, asking) {
    const exact = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .listExact */ .Af)(place).map((planned) => askExact(place, planned, asking));
    const floating = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .listFloating */ .Xg)(place).map((planned) => askFloat(place, planned, asking));
    return Promise.all([...exact, ...floating]);
}
async function askExact(place, planned, { plan, context }) {
    try {
        const ours = (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_5__/* .identify */ .ls)(place.target, plan.facts.sha);
        const { planned: named, there } = await (0,_tag_exact_write_js__WEBPACK_IMPORTED_MODULE_6__/* .nameExact */ .HZ)(place, planned, ours.revision);
        const here = there === undefined ? undefined : await place.readHolder(there.digest, 'recipe');
        const decision = (0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_0__/* .decideExact */ .mA)({
            reference: (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .toReference */ .TT)(place, named.tag),
            ours,
            here,
            onExisting: context.settings.onExisting,
        });
        const refused = decision.action === 'refuse';
        const reason = refused ? decision.problem.message : decision.reason;
        const told = decision.action === 'reuse' && decision.notice !== undefined ? [decision.notice] : [];
        const old = decision.action === 'reuse' ? (0,_push_notices_js__WEBPACK_IMPORTED_MODULE_3__/* .explainNotRebuilt */ .y)(place.target) : [];
        const problems = refused ? [decision.problem] : [...told, ...old];
        return toForecast(place, planned, { given: !refused, reason, problems });
    }
    catch (thrown) {
        return toUnknown(place, planned, thrown);
    }
}
async function askFloat(place, planned, asking) {
    try {
        const { decision } = await (0,_tag_float_judge_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeFloat */ .yN)({ place, planned, ours: undefined }, asking.run, asking.look);
        const given = decision.action !== 'hold';
        return toForecast(place, planned, { given, reason: decision.reason, problems: [] });
    }
    catch (thrown) {
        return toUnknown(place, planned, thrown);
    }
}
function toForecast(place, planned, answer) {
    const problems = place.required ? answer.problems : (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .soften */ .yP)(answer.problems);
    return { place, planned, ...answer, problems };
}
/** A repository that cannot be asked foretells nothing: the tag stays as planned. */
function toUnknown(place, planned, thrown) {
    const problems = (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .soften */ .yP)((0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .toProblems */ .ek)(thrown));
    const reason = problems[0]?.message ?? 'the registry could not be asked';
    return { place, planned, given: !isHeld(place.target, planned), reason, problems };
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
/** The plan's reason, and what the repositories say: once when they agree, else each for itself. */
function explain(planned, about) {
    const says = ({ given, reason }) => `${given ? '' : 'held: '}${reason}`;
    const same = new Set(about.map(says)).size === 1;
    const said = same
        ? about.slice(0, 1).map(says)
        : about.map((one) => `${one.place.name}: ${says(one)}`);
    return { ...planned, decided: 'registry', reason: `${planned.reason}; ${said.join('; ')}` };
}
function distinct(problems) {
    return [...new Map(problems.map((one) => [`${one.code} ${one.message}`, one])).values()];
}


/***/ })

};
