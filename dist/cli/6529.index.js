export const id = 6529;
export const ids = [6529];
export const modules = {

/***/ 23660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ readCurrent)
/* harmony export */ });
/* harmony import */ var _spelling_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77222);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37266);
/* harmony import */ var _versions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56305);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23213);




function readCurrent(series, said, gitTags) {
    const label = said.version;
    const read = readLabel(series, label, gitTags) ?? readCommit(series, said.revision, gitTags);
    const version = read ?? (label === undefined ? undefined : readAlone(series, label, gitTags));
    if (version !== undefined)
        return span(series, version, label);
    return label === undefined
        ? undefined
        : { version: label, standing: 'outside', why: 'it is not a version' };
}
function span(series, version, label) {
    const { text } = version;
    const shown = label?.includes(toLegal(text)) === true ? label : text;
    const why = (0,_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .whyOutside */ .iW)(series, version);
    const standing = (0,_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .standOf */ ._f)(series, text);
    const isTwin = standing === 'equal' && toLegal(text) !== toLegal(series.version);
    return {
        version: shown,
        standing,
        plain: text,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_3__/* .omitUndefined */ .O)({ why }),
        ...(isTwin ? { isTwin } : {}),
    };
}
function readLabel(series, label, gitTags) {
    if (label === undefined)
        return undefined;
    const texts = [...strip(series, label), label];
    for (const text of texts) {
        const version = findKnown(series, text, gitTags);
        if (version !== undefined)
            return version;
    }
    const numbers = findNumbers(label);
    const isRelease = (text) => (0,_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .readIn */ .Wx)(series, text)?.isPrerelease === false;
    return numbers === undefined || isPrereleaseWord(label, numbers) || texts.some(isRelease)
        ? undefined
        : findKnown(series, numbers, gitTags);
}
function strip(series, label) {
    return (0,_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .spellingsOf */ .Hz)(series)
        .filter(_spelling_js__WEBPACK_IMPORTED_MODULE_0__/* .namesVersion */ .H7)
        .map(_spelling_js__WEBPACK_IMPORTED_MODULE_0__/* .affixesOf */ .cn)
        .filter(({ prefix, suffix }) => prefix + suffix !== '')
        .filter(({ prefix, suffix }) => label.startsWith(prefix) && label.endsWith(suffix))
        .map(({ prefix, suffix }) => label.slice(prefix.length, label.length - suffix.length));
}
function findKnown(series, text, gitTags = []) {
    const wanted = toLegal(text.replace(/^v(?=\d)/, ''));
    if (wanted === toLegal(series.version))
        return (0,_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .readIn */ .Wx)(series, series.version);
    const { gitTagPrefix: prefix } = series;
    const known = gitTags.find(({ name }) => {
        const surplus = name.length - prefix.length - wanted.length;
        if (surplus !== 0 && !(surplus === 1 && name[prefix.length] === 'v'))
            return false;
        return name.startsWith(prefix) && toLegal(name.slice(prefix.length + surplus)) === wanted;
    });
    return known === undefined ? undefined : (0,_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .readIn */ .Wx)(series, known.name.slice(prefix.length));
}
function readCommit(series, revision, gitTags = []) {
    const { gitTagPrefix } = series;
    let highest;
    for (const { name, sha } of gitTags) {
        if (sha !== revision || !name.startsWith(gitTagPrefix))
            continue;
        const version = (0,_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .readIn */ .Wx)(series, name.slice(gitTagPrefix.length));
        if (version === undefined)
            continue;
        if (highest === undefined || (0,_version_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersions */ .Zy)(version, highest) > 0)
            highest = version;
    }
    return highest;
}
function readAlone(series, label, gitTags) {
    for (const text of [...strip(series, label), label]) {
        const version = readWhole(series, text);
        if (version !== undefined)
            return version;
    }
    return gitTags === undefined ? readWhole(series, findNumbers(label)) : undefined;
}
function readWhole(series, text) {
    const version = text === undefined ? undefined : (0,_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .readIn */ .Wx)(series, text);
    if (text === undefined || version === undefined || isShort(series, version))
        return undefined;
    const numbers = version.isPrerelease ? findNumbers(text) : undefined;
    return numbers === undefined || isPrereleaseWord(text, numbers)
        ? version
        : (0,_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .readIn */ .Wx)(series, numbers);
}
function isShort(series, { numbers }) {
    const own = (0,_versions_js__WEBPACK_IMPORTED_MODULE_2__/* .readIn */ .Wx)(series, series.version)?.numbers.length ?? 0;
    return series.scheme !== 'pep440' && numbers.length < Math.min(own, 3);
}
function findNumbers(text) {
    return /(?<![0-9A-Za-z.])v?(\d+(?:\.\d+)+)(?![0-9A-Za-z]|\.\d)/.exec(text)?.[1];
}
const PRERELEASE = /^[-.]?(?:\d|(?:alpha|beta|rc|cr|pre|preview|dev|snapshot|canary|next|nightly|edge|experimental|insiders|unstable|milestone|m\d|[abc]\d)(?![a-z]))/i;
function isPrereleaseWord(text, numbers) {
    const tail = text.slice(text.indexOf(numbers) + numbers.length);
    return PRERELEASE.test(tail);
}
function toLegal(text) {
    return text.replace(/[^A-Za-z0-9._-]+/g, '-');
}


/***/ }),

/***/ 5900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qb: () => (/* binding */ findTipImage),
/* harmony export */   W0: () => (/* binding */ branchOf),
/* harmony export */   m8: () => (/* binding */ judgeBranch)
/* harmony export */ });
/* harmony import */ var _decide_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46220);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61232);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27195);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63510);




async function judgeBranch(float, run, snapshot, here) {
    const { destination, planned, ours } = float;
    const revision = (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .headOf */ .Uo)(run.facts);
    const branch = branchOf(run.facts);
    const release = await (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .findRelease */ .d)(destination, planned, run, snapshot);
    const tip = branch === undefined ? undefined : await snapshot.tip(branch);
    const known = release !== undefined || tip === revision;
    const tipImage = known ? undefined : await findTipImage(float, run, snapshot);
    const asks = !known && tipImage === undefined && here !== undefined;
    const identity = asks ? (await destination.readIdentity(here, 'origin')).revision : undefined;
    return (0,_decide_js__WEBPACK_IMPORTED_MODULE_3__/* .decideBranchFloat */ .x6)({
        ours,
        here,
        revision,
        branch,
        tip,
        tipImage,
        identity,
        ...(await readLineage(run, (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionOf */ .DT)(destination.target, run.facts.sha), identity)),
        release: release?.tag,
    });
}
async function readLineage({ remote, facts }, ours, identity) {
    const times = { ourTime: facts.commitTime, identityTime: undefined };
    if (identity === undefined)
        return { lineage: 'unknown', ...times };
    if (identity === ours)
        return { lineage: 'same', ...times };
    const descends = await remote.isAncestor(identity, ours);
    if (descends === true)
        return { lineage: 'descendant', ...times };
    if ((await remote.isAncestor(ours, identity)) === true)
        return { lineage: 'ancestor', ...times };
    const lineage = descends === undefined ? 'unknown' : 'unrelated';
    return { lineage, ...times, identityTime: await remote.commitTime(identity) };
}
async function findTipImage({ destination, planned }, { facts }, snapshot) {
    const branch = branchOf(facts);
    const tip = branch === undefined ? undefined : await snapshot.tip(branch);
    if (tip === undefined || tip === (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .headOf */ .Uo)(facts))
        return undefined;
    for (const tag of listTipTags(destination, planned, facts.sha, tip)) {
        const digest = await snapshot.digest(destination, tag);
        if (digest === undefined)
            continue;
        const { revision } = await destination.readIdentity(digest, 'origin');
        if (revision === undefined || revision === tip)
            return { tag, digest };
    }
    return undefined;
}
function listTipTags(destination, planned, sha, tip) {
    const ours = (0,_destination_js__WEBPACK_IMPORTED_MODULE_0__/* .listExact */ .Af)(destination).filter(({ platform }) => platform === planned.platform);
    return ours.flatMap(({ tag, rule }) => {
        const match = /(?<![0-9a-z])[0-9a-f]{7,64}(?![0-9a-z])/.exec(tag);
        if (match === null || !sha.startsWith(match[0]) || rule.startsWith('type=build'))
            return [];
        const name = (length) => tag.replace(match[0], tip.slice(0, length));
        return match[0].length === 7 ? [name(7), name(12)] : [name(match[0].length)];
    });
}
function branchOf(facts) {
    const { baseRef, defaultBranch, checkedOut } = facts;
    if (checkedOut?.is === 'elsewhere')
        return undefined;
    return checkedOut?.is === 'base' ? (baseRef ?? defaultBranch) : branchOfEvent(facts);
}
function branchOfEvent({ event, baseRef, defaultBranch }) {
    if (event.kind === 'branch')
        return event.branch;
    if (event.kind === 'change')
        return event.origin === 'project' ? event.source : undefined;
    if (event.kind === 'schedule')
        return event.branch ?? defaultBranch;
    return baseRef ?? defaultBranch;
}


/***/ }),

/***/ 46220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FD: () => (/* binding */ decideVersionFloat),
/* harmony export */   FW: () => (/* binding */ decideKept),
/* harmony export */   x6: () => (/* binding */ decideBranchFloat)
/* harmony export */ });
const FORCE = 'To move it nevertheless, set moving to "always".';
const ONLATEST = 'To give the suffix to this tag as well, add onlatest=true to the flavor.';
function decideVersionFloat(facts) {
    return decideBySeries(facts) ?? decideByCurrent(facts);
}
function decideKept(higher) {
    const reason = 'it already points at this image';
    if (higher === undefined)
        return { action: 'keep', reason };
    return {
        action: 'keep',
        reason: `${reason}, although ${higher.tag} is higher and has an image here`,
        hint: 'If it is not to stay there, ship that version again.',
    };
}
function decideBySeries(facts) {
    const { higher, uncertain, bare } = facts;
    if (higher !== undefined) {
        return {
            action: 'hold',
            reason: `${higher.tag} is higher than ${facts.version} and has an image here`,
        };
    }
    if (uncertain !== undefined) {
        return {
            action: 'hold',
            reason: uncertain,
            hint: FORCE,
        };
    }
    return bare === undefined
        ? undefined
        : {
            action: 'hold',
            reason: `it belongs to the images without suffix: ${bare.tag} is ${bare.digest === undefined ? 'planned' : 'here'}`,
            hint: ONLATEST,
        };
}
function decideByCurrent(facts) {
    const { identity, here, version } = facts;
    if (here === undefined)
        return { action: 'move', reason: 'tag did not exist' };
    if (identity === undefined) {
        return { action: 'move', reason: `no higher version of ${facts.seriesName} has an image here` };
    }
    switch (identity.standing) {
        case 'above':
            return {
                action: 'hold',
                reason: `${identity.version} is newer than ${version}, and the tag points at it`,
            };
        case 'equal':
            return decideByEqual(facts, identity);
        case 'below':
            return { action: 'move', reason: `${version} is higher than ${identity.version}` };
        case 'outside':
            return {
                action: 'move',
                reason: `its ${identity.version} does not count: ${identity.why ?? `it is not of ${facts.seriesName}`}`,
            };
    }
}
function decideByEqual(facts, current) {
    const { version, exactHere, ours } = facts;
    if (current.isOtherVariant === true) {
        return {
            action: 'hold',
            reason: `${current.version} is the same version, and has the tag already`,
            hint: ONLATEST,
        };
    }
    if (current.isTwin === true) {
        return {
            action: 'hold',
            reason: `${current.version} came first, and ${version} is not higher`,
            hint: FORCE,
        };
    }
    return exactHere === undefined || exactHere === ours || ours === undefined
        ? { action: 'move', reason: `it follows the image of ${version}` }
        : { action: 'hold', reason: `${version} here is another build, and the tag follows that one` };
}
function decideBranchFloat(facts) {
    return decideByTip(facts) ?? decideByLineage(facts);
}
function decideByTip(facts) {
    const { release, tip, revision, tipImage, here, identity } = facts;
    const branch = facts.branch ?? 'the branch';
    if (release !== undefined) {
        return { action: 'hold', reason: `it is for releases, and ${release} is one` };
    }
    if (tip === revision)
        return { action: 'move', reason: `${short(revision)} is the tip of ${branch}` };
    if (tipImage !== undefined) {
        return {
            action: 'hold',
            reason: `${branch} has moved on to ${short(tip ?? '')}, whose image is here (${tipImage.tag})`,
        };
    }
    if (here === undefined)
        return { action: 'move', reason: 'tag did not exist' };
    return identity === undefined
        ? {
            action: 'hold',
            reason: `the current image does not name its commit, and ${short(revision)} is not the tip of ${branch}`,
            hint: FORCE,
        }
        : undefined;
}
function decideByLineage(facts) {
    const ours = short(facts.revision);
    const identity = short(facts.identity ?? '');
    switch (facts.lineage) {
        case 'same':
            return { action: 'move', reason: `it points at another build of the same commit ${ours}` };
        case 'descendant':
            return { action: 'move', reason: `${ours} descends from ${identity}` };
        case 'ancestor':
            return { action: 'hold', reason: `it points at ${identity}, which descends from ${ours}` };
        case 'unrelated':
        case 'unknown':
            return decideByTime(facts, ours, identity);
    }
}
function decideByTime(facts, ours, identity) {
    const { ourTime, identityTime } = facts;
    if (ourTime === undefined || identityTime === undefined) {
        return {
            action: 'hold',
            reason: `history does not show whether ${ours} or ${identity} is newer`,
            hint: `Fetch the history (fetch-depth: 0). ${FORCE}`,
        };
    }
    return Date.parse(ourTime) > Date.parse(identityTime)
        ? { action: 'move', reason: `${ours} was committed after ${identity}` }
        : {
            action: 'hold',
            reason: `it points at ${identity}, which was committed no earlier than ${ours}`,
        };
}
function short(revision) {
    return revision.slice(0, 12);
}


/***/ }),

/***/ 66529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pF: () => (/* binding */ findNewer),
  lr: () => (/* binding */ isFromGit),
  yN: () => (/* binding */ judgeFloat)
});

// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
// EXTERNAL MODULE: ./src/plan/version/standing.js
var standing = __webpack_require__(23660);
// EXTERNAL MODULE: ./src/plan/version/spelling.js
var version_spelling = __webpack_require__(77222);
// EXTERNAL MODULE: ./src/plan/version/versions.js
var version_versions = __webpack_require__(56305);
// EXTERNAL MODULE: ./src/ship/destination.js
var ship_destination = __webpack_require__(61232);
;// CONCATENATED MODULE: ./src/ship/tag/float/candidates.js




const LIMIT = 50;
const AT_A_TIME = 8;
async function findHigher(destination, series, snapshot, { fromGit, tag }) {
    const place = { destination, snapshot, tag };
    if (fromGit) {
        const gitTags = await snapshot.gitTags();
        if (gitTags.known)
            return findAmong((0,version_versions/* listAbove */.mb)(series, gitTags.list), place);
    }
    return findInList(series, place);
}
async function findAmong(candidates, { destination, snapshot, tag: float }) {
    const looked = candidates.slice(0, LIMIT);
    for (let start = 0; start < looked.length; start += start === 0 ? 1 : AT_A_TIME) {
        const some = looked.slice(start, start === 0 ? 1 : start + AT_A_TIME);
        const digests = await Promise.all(some.map(({ tag }) => snapshot.digest(destination, tag)));
        for (const [index, { tag }] of some.entries()) {
            const digest = digests[index];
            if (digest === undefined)
                continue;
            if ((await snapshot.yank(destination, digest, float)) !== undefined)
                continue;
            return { higher: { tag, digest }, uncertain: undefined };
        }
    }
    const count = (some) => new Set(some.map(({ version }) => version)).size;
    const uncertain = candidates.length > LIMIT
        ? `${count(candidates)} git tags are higher, and the ${count(looked)} highest have no image here`
        : undefined;
    return { higher: undefined, uncertain };
}
async function findInList(series, place) {
    const { destination, snapshot } = place;
    const { tags, complete } = await listOr(destination, snapshot);
    const { gitTagPrefix } = series;
    const versions = (0,version_versions/* spellingsOf */.Hz)(series).flatMap((spelling) => readSpelled(spelling.replace('{gitTag}', `${(0,references/* toTag */.yQ)(gitTagPrefix) ?? ''}{version}`), tags));
    const asGitTags = versions.map((version) => ({ name: gitTagPrefix + version, sha: '' }));
    const found = await findAmong((0,version_versions/* listAbove */.mb)(series, asGitTags), place);
    return found.higher !== undefined || complete
        ? found
        : {
            higher: undefined,
            uncertain: 'git tags are not known, and neither are all tags of the repository',
        };
}
function readSpelled(spelling, tags) {
    if (!(0,version_spelling/* namesVersion */.H7)(spelling))
        return [];
    const { prefix, suffix } = (0,version_spelling/* affixesOf */.cn)(spelling);
    return tags
        .filter((tag) => tag.length > prefix.length + suffix.length)
        .filter((tag) => tag.startsWith(prefix) && tag.endsWith(suffix))
        .map((tag) => tag.slice(prefix.length, tag.length - suffix.length));
}
async function listOr(destination, snapshot) {
    try {
        return await snapshot.list(destination);
    }
    catch (thrown) {
        (0,ship_destination/* toProblems */.ek)(thrown);
        return { tags: [], complete: false };
    }
}

// EXTERNAL MODULE: ./src/ship/tag/float/decide.js
var decide = __webpack_require__(46220);
// EXTERNAL MODULE: ./src/ship/tag/float/branch.js
var branch = __webpack_require__(5900);
// EXTERNAL MODULE: ./src/ship/tag/float/release.js
var float_release = __webpack_require__(27195);
;// CONCATENATED MODULE: ./src/ship/tag/float/variant.js



function unsuffixedSeries(tag, series) {
    const affixes = { prefix: series.exactPrefix, suffix: series.exactSuffix };
    const carried = (0,version_spelling/* carries */.ED)(tag, affixes);
    if (carried.prefix && carried.suffix)
        return undefined;
    const lacking = {
        prefix: carried.prefix ? '' : affixes.prefix,
        suffix: carried.suffix ? '' : affixes.suffix,
    };
    const { spellings } = series;
    return {
        ...series,
        exactPrefix: affixes.prefix.slice(lacking.prefix.length),
        exactSuffix: affixes.suffix.slice(0, affixes.suffix.length - lacking.suffix.length),
        ...(spellings === undefined
            ? {}
            : { spellings: spellings.map((one) => (0,version_spelling/* stripSpelling */.nw)(one, lacking)) }),
    };
}
async function findUnsuffixed(destination, { tag, versions }, snapshot, run) {
    const series = versions === undefined ? undefined : unsuffixedSeries(tag, versions);
    if (series === undefined)
        return undefined;
    for (const version of new Set([series.version, run.current])) {
        const image = version === undefined ? undefined : await findVersion(destination, series, version, snapshot);
        if (image !== undefined)
            return image;
    }
    return (await findHigher(destination, series, snapshot, { fromGit: run.fromGit, tag })).higher;
}
async function findVersion(destination, series, text, snapshot) {
    const version = (0,version_versions/* readIn */.Wx)(series, text);
    if (version === undefined)
        return undefined;
    for (const spelling of (0,version_versions/* spellingsOf */.Hz)(series)) {
        const tag = (0,version_spelling/* spell */.lO)(spelling, { version });
        if (tag === undefined)
            continue;
        if (destination.planned?.has(tag) === true)
            return { tag };
        const digest = await snapshot.digest(destination, tag);
        if (digest !== undefined)
            return { tag, digest };
    }
    return undefined;
}

// EXTERNAL MODULE: ./src/ship/tag/float/yanked.js
var yanked = __webpack_require__(58336);
// EXTERNAL MODULE: ./src/ship/history/tombstone.js
var tombstone = __webpack_require__(52952);
;// CONCATENATED MODULE: ./src/ship/tag/float/judge.js










async function judgeFloat(float, run, snapshot) {
    const { destination, planned, ours } = float;
    const [here, yank] = await Promise.all([
        snapshot.digest(destination, planned.tag),
        (0,yanked/* findYank */.Rj)(float, snapshot),
    ]);
    if (yank !== undefined)
        return { here, decision: (0,yanked/* decideYanked */.NW)(yank) };
    if (ours !== undefined && here === ours) {
        return { here, decision: await judgeKept(float, run, snapshot) };
    }
    if (run.settings.moving === 'always') {
        return { here, decision: { action: 'move', reason: 'moving: always' } };
    }
    const decision = planned.versions === undefined
        ? await (0,branch/* judgeBranch */.m8)(float, run, snapshot, here)
        : (0,decide/* decideVersionFloat */.FD)(await readVersion(float, planned.versions, { run, snapshot, here }));
    return { here, decision };
}
async function judgeKept({ destination, planned: { tag, versions } }, run, snapshot) {
    const asks = versions !== undefined && versions.above.length > 0 && run.settings.moving !== 'always';
    if (!asks || !(await isFromGit(run, snapshot)))
        return (0,decide/* decideKept */.FW)(undefined);
    return (0,decide/* decideKept */.FW)((await findHigher(destination, versions, snapshot, { fromGit: true, tag })).higher);
}
async function findNewer(float, run, snapshot) {
    const { destination, planned } = float;
    if (run.settings.moving === 'always')
        return undefined;
    if (planned.versions === undefined) {
        const release = await (0,float_release/* findRelease */.d)(destination, planned, run, snapshot);
        return release ?? (0,branch/* findTipImage */.Qb)(float, run, snapshot);
    }
    const fromGit = run.settings.version === undefined;
    const { tag } = planned;
    const { higher } = await findHigher(destination, planned.versions, snapshot, { fromGit, tag });
    const image = higher ?? (await findUnsuffixed(destination, planned, snapshot, { fromGit }));
    return image?.digest === undefined
        ? findOtherBuild(float, planned.versions, snapshot)
        : { tag: image.tag, digest: image.digest };
}
async function findOtherBuild({ destination, planned, ours }, series, snapshot) {
    const tag = exactTag(series);
    if (!(0,ship_destination/* listExact */.Af)(destination).some((exact) => exact.tag === tag && exact.platform === planned.platform)) {
        return undefined;
    }
    const digest = await snapshot.digest(destination, tag);
    return digest === undefined || digest === ours ? undefined : { tag, digest };
}
async function isFromGit({ settings }, snapshot) {
    return settings.version === undefined && (await snapshot.gitTags()).known;
}
async function readVersion(float, series, runContext) {
    const { destination, planned, ours } = float;
    const { run, snapshot, here } = runContext;
    const { settings } = run;
    const fromGit = settings.version === undefined;
    const { tag } = planned;
    const found = await findHigher(destination, series, snapshot, { fromGit, tag });
    const asks = here !== undefined && found.higher === undefined;
    const holding = asks ? await readHolding(float, series, { run, snapshot, here }) : undefined;
    const identity = await withoutYanked(holding, { destination, planned, here, snapshot });
    const isOpen = found.higher === undefined && identity?.standing !== 'above';
    return {
        ours,
        here,
        version: series.version,
        seriesName: series.name,
        ...found,
        identity,
        exactHere: identity?.standing === 'equal'
            ? await snapshot.digest(destination, exactTag(series))
            : undefined,
        bare: isOpen
            ? await findUnsuffixed(destination, planned, snapshot, { fromGit, current: identity?.plain })
            : undefined,
    };
}
async function readHolding({ destination, planned }, series, { run, snapshot, here, }) {
    const said = await destination.readIdentity(here, 'origin');
    const gitTags = run.settings.version === undefined ? await snapshot.gitTags() : undefined;
    const current = (0,standing/* readCurrent */.c)(series, said, gitTags?.known === true ? gitTags.list : undefined);
    if (current?.standing !== 'equal' || unsuffixedSeries(planned.tag, series) === undefined)
        return current;
    const exact = (0,ship_destination/* listExact */.Af)(destination).filter(({ platform }) => platform === planned.platform);
    const digests = await Promise.all(exact.map(({ tag }) => snapshot.digest(destination, tag)));
    const isOurs = digests.includes(here) || exact.some(({ tag }) => tag === said.version);
    return isOurs ? current : { ...current, isOtherVariant: true };
}
async function withoutYanked(current, { destination, planned, here, snapshot, }) {
    if (here === undefined || current?.standing !== 'above')
        return current;
    const yank = await snapshot.yank(destination, here, planned.tag);
    return yank === undefined
        ? current
        : { ...current, standing: 'outside', why: (0,tombstone/* describeYank */.BW)(yank) };
}
function exactTag({ exactPrefix, version, exactSuffix }) {
    const name = exactPrefix + version + exactSuffix;
    return (0,references/* toTag */.yQ)(name) ?? name;
}


/***/ }),

/***/ 27195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ findRelease)
/* harmony export */ });
/* unused harmony export findHighest */
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90084);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61232);


async function findRelease(destination, planned, { settings }, snapshot) {
    if (!isUntilRelease(planned, settings.latest))
        return undefined;
    const highest = findHighest(await listTags(destination, snapshot));
    const digest = highest === undefined ? undefined : await snapshot.digest(destination, highest);
    return highest === undefined || digest === undefined ? undefined : { tag: highest, digest };
}
function findHighest(tags) {
    const versions = tags.filter((tag) => /^v?\d+\.\d+\.\d+$/.test(tag) && semver__WEBPACK_IMPORTED_MODULE_0__.valid(tag) !== null);
    return versions.sort(semver__WEBPACK_IMPORTED_MODULE_0__.rcompare)[0];
}
function isUntilRelease(planned, latest) {
    return (latest === 'auto' &&
        planned.tag === 'latest' &&
        planned.versions === undefined &&
        planned.rule.startsWith('preset'));
}
async function listTags(destination, snapshot) {
    try {
        return (await snapshot.list(destination)).tags;
    }
    catch (thrown) {
        (0,_destination_js__WEBPACK_IMPORTED_MODULE_1__/* .toProblems */ .ek)(thrown);
        return [];
    }
}


/***/ })

};
