export const id = 3547;
export const ids = [3547];
export const modules = {

/***/ 65955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ toLegName)
/* harmony export */ });
function toLegName(platforms, [first, ...others] = []) {
    const machine = platforms.map((platform) => platform.replaceAll(/[^\w.-]/g, '-')).join('+');
    if (first === undefined)
        return machine;
    return `${first}${others.length === 0 ? '' : `+${others.length}`}.${machine}`;
}


/***/ }),

/***/ 33547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  toMatrixOutputs: () => (/* binding */ toMatrixOutputs)
});

// UNUSED EXPORTS: makeMatrix

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/plan/build/made.js
var made = __webpack_require__(81193);
;// CONCATENATED MODULE: ./src/plan/legs/parts.js
function isFinished({ tags, unchangedSince }) {
    const isThere = tags.some(({ kind, answer, platform }) => kind === 'exact' && answer === 'keep' && platform === undefined);
    return isThere || unchangedSince !== undefined;
}
function listParts(targets) {
    let parts = [];
    for (const target of targets) {
        const isNear = (part) => part.some((one) => isBuiltOn(one, target));
        const near = parts.filter(isNear).flat();
        const joined = targets.filter((one) => one === target || near.includes(one));
        parts = [...parts.filter((part) => !isNear(part)), joined];
    }
    return parts.toSorted(([one], [other]) => indexOf(targets, one) - indexOf(targets, other));
}
function isBuiltOn(one, other) {
    return one.needs?.includes(other.name) === true || other.needs?.includes(one.name) === true;
}
function indexOf(targets, target) {
    return target === undefined ? -1 : targets.indexOf(target);
}

// EXTERNAL MODULE: ./src/plan/legs/leg-name.js
var leg_name = __webpack_require__(65955);
// EXTERNAL MODULE: ./src/plan/legs/runners.js
var runners = __webpack_require__(1420);
;// CONCATENATED MODULE: ./src/plan/legs/matrix.js





const MOST_ROWS = 64;
const USUAL = 'ubuntu-24.04';
function makeMatrix({ targets }, wanted) {
    const parsed = (0,runners/* parseRunners */.ZV)(wanted.runners);
    const rules = parsed.ok ? parsed.value : [];
    const left = targets.filter((target) => !isFinished(target) && !(0,made/* isMade */.sX)(target.build));
    const { rows, problems } = chooseRows(left, rules, wanted);
    const merging = (0,runners/* findRule */.Il)('default', rules)?.runner ?? USUAL;
    if (rows.length > 1 && rows.length <= MOST_ROWS) {
        return { include: rows, runner: merging, emulate: '', problems };
    }
    const [only] = rows.length === 1 ? rows : [];
    const runner = only?.runner ?? merging;
    const all = rows.flatMap(({ platforms }) => platforms.split(','));
    return { include: [], runner, emulate: listEmulated(all, runner, wanted), problems };
}
function chooseRows(left, rules, wanted) {
    if (wanted.split === 'target') {
        const rows = toRows(listParts(left), rules, wanted);
        if (rows.length <= MOST_ROWS)
            return { rows, problems: [] };
        const problems = [describeTooMany(rows.length)];
        return { rows: toRows([left], rules, wanted), problems };
    }
    return { rows: toRows([left], rules, wanted), problems: [] };
}
function describeTooMany(count) {
    return (0,problem/* notice */.lm)('SPLIT_TOO_MANY', `split: target would give ${count} legs, and ${MOST_ROWS} can be merged: there is one for each platform instead.`, 'Set split: platform, or ship fewer targets in a run with only.');
}
function toRows(parts, rules, wanted) {
    const { targets } = wanted;
    const groups = groupPlatforms(parts.flat().filter(isTagged), rules);
    return groups
        .flatMap(({ runner, platforms }) => parts.flatMap((part) => {
        const own = part.filter((target) => isTagged(target) && platforms.some((one) => target.platforms.includes(one)));
        const theirs = platforms.filter((one) => own.some((target) => target.platforms.includes(one)));
        return own.length === 0
            ? []
            : [{ runner, platforms: theirs, own: own.map(({ name }) => name) }];
    }))
        .map(({ runner, platforms, own }, row) => ({
        ...{ row, runner, platforms: platforms.join(',') },
        leg: (0,leg_name/* toLegName */.f)(platforms, parts.length > 1 ? own : []),
        targets: targets.length === 0 ? '' : own.join(','),
        emulate: listEmulated(platforms, runner, wanted),
    }));
}
function listEmulated(platforms, runner, { emulation }) {
    const foreign = platforms.filter((platform) => !(0,runners/* isNative */.ib)(platform, runner));
    return emulation === 'off' ? '' : foreign.join(',');
}
function isTagged({ untagged }) {
    return untagged === undefined;
}
function groupPlatforms(targets, rules) {
    const groups = new Map();
    for (const platform of new Set(targets.flatMap((target) => target.platforms))) {
        const rule = (0,runners/* findRule */.Il)(platform, rules);
        const key = rule !== undefined && rule.platforms.length > 1 ? rule : platform;
        const group = groups.get(key) ?? { runner: rule?.runner ?? USUAL, platforms: [] };
        group.platforms.push(platform);
        groups.set(key, group);
    }
    return [...groups.values()];
}
function toMatrixOutputs(plan, settings) {
    const { include, runner, emulate, problems } = makeMatrix(plan, settings);
    const outputs = {
        matrix: include.length === 0 ? '' : JSON.stringify({ include }),
        count: String(include.length),
        runner: JSON.stringify(runner),
        emulate,
        together: String(settings.together || plan.targets.length < 2),
    };
    return { outputs, problems };
}


/***/ })

};
