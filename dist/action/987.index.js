export const id = 987;
export const ids = [987];
export const modules = {

/***/ 2804:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lr: () => (/* binding */ verifyCopy),
/* harmony export */   nT: () => (/* binding */ readBits),
/* harmony export */   wH: () => (/* binding */ verifyBits)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _registry_platforms_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9597);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6707);
// SPDX-License-Identifier: Apache-2.0
// The bits of an image that is in a repository, and whether every platform is among them.



/**
 * The bits behind a digest, as a build would have given them.
 *
 * @throws Problem REGISTRY_NOT_FOUND when they are not there
 */
async function readBits(source, digest) {
    const manifest = await source.readManifest(digest);
    return { manifest, ...(await (0,_registry_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlatforms */ .tj)(source, manifest)) };
}
/**
 * What is wrong with a repository's copy of bits that were read before, from there or from elsewhere.
 * A digest says what its manifest holds, so all of it is asked for at once, and nothing twice.
 */
async function verifyCopy(repository, bits, asked) {
    const { digest } = bits.manifest;
    const seen = bits.seen?.repository === repository.repository ? bits.seen.digests : NONE;
    const platforms = Object.entries(bits.platforms);
    const isPlain = platforms.some(([, child]) => child === digest);
    if (isPlain && !seen.has(digest))
        return verifyBits(repository, digest, asked);
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
/**
 * What is wrong with the image behind a digest: it is not there, or a platform that was asked for
 * is missing or has no manifest. Empty when all is well.
 */
async function verifyBits(repository, digest, asked) {
    const name = `${repository.repository.name}@${digest}`;
    const manifest = await repository.getManifest(digest);
    if (manifest === undefined)
        return [describeAbsent(name)];
    const { platforms } = await (0,_registry_platforms_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlatforms */ .tj)(repository, manifest);
    const held = await Promise.all(Object.entries(platforms).map(async ([platform, child]) => child === digest || (await repository.resolve(child)) !== undefined ? [platform] : []));
    return listMissing(name, asked, held.flat());
}
function describeAbsent(name) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VERIFY_MISSING', `"${name}" is not there.`, 'Run it again.');
}
function listMissing(name, asked, there) {
    const missing = (0,_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .findMissing */ .y)(asked, Object.fromEntries(there.map((platform) => [platform, ''])));
    return missing.map((platform) => (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('VERIFY_PLATFORM', `"${name}" lacks the platform "${platform}"; it has ${there.join(', ') || 'none'}.`, 'Look at the build: a base image may lack that platform.'));
}


/***/ }),

/***/ 6358:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sf: () => (/* binding */ describeOlder),
/* harmony export */   hF: () => (/* binding */ describeDifference),
/* harmony export */   mA: () => (/* binding */ decideExact),
/* harmony export */   z2: () => (/* binding */ decideLongerName)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9981);
// SPDX-License-Identifier: Apache-2.0
// What becomes of an exact tag, from who holds it and who we are. Pure; knows no registry.


/**
 * What becomes of an exact tag. Exact tags are write-once: other bits get one only when the user
 * says `on-existing: replace`.
 *
 * | what is there                              | auto   | reuse  | replace | fail   |
 * | ------------------------------------------ | ------ | ------ | ------- | ------ |
 * | nothing                                    | write  | write  | write   | write  |
 * | our digest                                 | keep   | keep   | keep    | keep   |
 * | another digest, our revision and recipe    | reuse  | reuse  | replace | refuse |
 * | another digest, other or unknown build     | refuse | reuse  | replace | refuse |
 */
function decideExact(facts) {
    const { here, ours, onExisting } = facts;
    if (here === undefined)
        return { action: 'write', reason: 'nothing was there' };
    if (here.digest === ours.digest)
        return { action: 'keep', reason: 'it holds these bits already' };
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
/**
 * What sets the holder's build apart from ours, in one clause; undefined when both are one build.
 */
function describeDifference(here, ours) {
    if (here.revision === undefined)
        return 'it does not say which commit of this project it is of';
    if (here.revision !== ours.revision) {
        return `it is of commit ${short(here.revision)}, this run is of ${short(ours.revision)}`;
    }
    if (here.recipe === undefined) {
        return `it is of the same commit ${short(ours.revision)}, but does not say how it was built`;
    }
    if (here.recipe === ours.recipe || isOlder(here, ours))
        return undefined;
    if ((0,_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .isLaterRecipe */ .BL)(here.recipe)) {
        return `it is of the same commit ${short(ours.revision)}, but a newer version of tagship says how it was built`;
    }
    return (`it is of the same commit ${short(ours.revision)}, but of another build: target, context, build ` +
        'contexts, file, stage, network, hosts, secrets, SSH agents, build args or platforms differ');
}
/** Whether an older version of the program built it, and all that its recipe tells agrees with ours. */
function isOlder({ recipe }, { olderRecipes = [] }) {
    return recipe !== undefined && olderRecipes.includes(recipe);
}
/** The notice that an image counts as the same build, though its recipe does not tell all that ours does. */
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
/**
 * The longer name for a `sha-<7>` tag that another commit with the same seven digits holds, or
 * undefined when the tag is no such name or nobody else holds it.
 *
 * | tag                      | of             | to                            |
 * | ------------------------ | -------------- | ----------------------------- |
 * | `sha-0123456`            | `0123456789ab` | `sha-0123456789ab`            |
 * | `sha-0123456-production` | `0123456789ab` | `sha-0123456789ab-production` |
 * | `1.2.3`                  | `0123456789ab` | `undefined`                   |
 */
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
        ? 'this commit was built and tagged before; its bits are used'
        : `on-existing: reuse, although ${differs}`;
}
function refuseAny({ reference, here }) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAG_EXISTS', `"${reference}" exists already (${here?.digest ?? ''}), and on-existing is "fail".`, 'Release a new version, or set on-existing to "auto" or "reuse" to go on from the bits that are there.');
}
function refuseOther({ reference }, differs) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAG_TAKEN', `"${reference}" is taken by another image: ${differs}. An exact tag is given once.`, 'Give one of the two builds a suffix (flavor: suffix=-…), release a new version, ' +
        'or set on-existing to "replace" if the old image is to go.');
}
function short(revision) {
    return revision.slice(0, 12);
}


/***/ }),

/***/ 3775:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FD: () => (/* binding */ decideVersionFloat),
/* harmony export */   FW: () => (/* binding */ decideKept),
/* harmony export */   x6: () => (/* binding */ decideBranchFloat)
/* harmony export */ });
/**
 * Whether a floating tag of a version series moves; the first row that applies decides.
 *
 * | what is known                                                | decision               |
 * | ------------------------------------------------------------ | ---------------------- |
 * | it holds our digest                                          | keep                   |
 * | `moving: always`                                             | move                   |
 * | a higher version of the series has an image here             | hold                   |
 * | whether one has could not be found out                       | hold                   |
 * | the tag lacks our suffix, and images without it are here     | hold (`onlatest=true`) |
 * | the holder is a higher version, unknown to git               | hold                   |
 * | the holder is our version, whose exact tag has other bits    | hold                   |
 * | anything else                                                | move                   |
 */
function decideVersionFloat(facts) {
    return decideAny(facts) ?? decideBySeries(facts) ?? decideByHolder(facts);
}
function decideAny({ ours, here, moving }) {
    if (ours !== undefined && here === ours)
        return decideKept(undefined);
    return moving === 'always' ? { action: 'move', reason: 'moving: always' } : undefined;
}
/** A tag that holds our digest is kept, and says so where a higher version could have it. */
function decideKept(higher) {
    const reason = 'it holds these bits already';
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
            hint: 'To move it nevertheless, set moving to "always".',
        };
    }
    return bare === undefined
        ? undefined
        : {
            action: 'hold',
            reason: `it belongs to the images without suffix: ${bare.tag} is here`,
            hint: 'To give the suffix to this tag as well, add onlatest=true to the flavor.',
        };
}
function decideByHolder(facts) {
    const { holder, here, version, exactHere, ours } = facts;
    if (here === undefined)
        return { action: 'move', reason: 'nothing was there' };
    if (holder === undefined) {
        return { action: 'move', reason: `no higher version of ${facts.seriesName} has an image here` };
    }
    switch (holder.standing) {
        case 'above':
            return {
                action: 'hold',
                reason: `it holds ${holder.version}, which is higher than ${version}`,
            };
        case 'equal':
            return exactHere === undefined || exactHere === ours || ours === undefined
                ? { action: 'move', reason: `it follows the bits of ${version}` }
                : { action: 'hold', reason: `${version} here is another build, and it goes with that` };
        case 'below':
            return { action: 'move', reason: `${version} is higher than ${holder.version}` };
        case 'outside':
            return {
                action: 'move',
                reason: `its ${holder.version} does not count in ${facts.seriesName}`,
            };
    }
}
/**
 * Whether a floating tag that follows a branch moves; the first row that applies decides.
 *
 * | what is known                                    | decision |
 * | ------------------------------------------------ | -------- |
 * | it holds our digest                              | keep     |
 * | `moving: always`                                 | move     |
 * | it is for releases, and there is one             | hold     |
 * | our commit is the branch's tip                   | move     |
 * | the tip has an image here already                | hold     |
 * | nothing is there                                 | move     |
 * | the holder's commit is unknown                   | hold     |
 * | our commit is the holder's, or descends from it  | move     |
 * | the holder's commit descends from ours           | hold     |
 * | our commit is later than the holder's            | move     |
 * | anything else                                    | hold     |
 */
function decideBranchFloat(facts) {
    return decideAny(facts) ?? decideByTip(facts) ?? decideByLineage(facts);
}
const FORCE = 'To move it nevertheless, set moving to "always".';
function decideByTip(facts) {
    const { release, tip, revision, tipImage, here, holder } = facts;
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
        return { action: 'move', reason: 'nothing was there' };
    return holder === undefined
        ? {
            action: 'hold',
            reason: `what it holds does not say its commit, and ${short(revision)} is not the tip of ${branch}`,
            hint: FORCE,
        }
        : undefined;
}
function decideByLineage(facts) {
    const ours = short(facts.revision);
    const holder = short(facts.holder ?? '');
    switch (facts.lineage) {
        case 'same':
            return { action: 'move', reason: `it holds another build of the same commit ${ours}` };
        case 'descendant':
            return { action: 'move', reason: `${ours} descends from ${holder}` };
        case 'ancestor':
            return { action: 'hold', reason: `it holds ${holder}, which descends from ${ours}` };
        case 'unrelated':
        case 'unknown':
            return decideByTime(facts, ours, holder);
    }
}
function decideByTime(facts, ours, holder) {
    const { ourTime, holderTime } = facts;
    if (ourTime === undefined || holderTime === undefined) {
        return {
            action: 'hold',
            reason: `history does not tell whether ${ours} or its ${holder} is newer`,
            hint: `Fetch the history (fetch-depth: 0). ${FORCE}`,
        };
    }
    return Date.parse(ourTime) > Date.parse(holderTime)
        ? { action: 'move', reason: `${ours} was committed after ${holder}` }
        : { action: 'hold', reason: `it holds ${holder}, which was committed no earlier than ${ours}` };
}
function short(revision) {
    return revision.slice(0, 12);
}


/***/ }),

/***/ 3297:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qb: () => (/* binding */ findTipImage),
/* harmony export */   W0: () => (/* binding */ branchOf),
/* harmony export */   m8: () => (/* binding */ judgeBranch)
/* harmony export */ });
/* harmony import */ var _decide_float_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3775);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3725);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3423);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9981);




/** Reads what decides about the floating tag of a branch, and decides. */
async function judgeBranch(float, run, look, here) {
    const { place, planned, ours } = float;
    const revision = (0,_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .headOf */ .Uo)(run.facts);
    const branch = branchOf(run.facts);
    const release = await (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .findRelease */ .d)(place, planned, run, look);
    const tip = branch === undefined ? undefined : await look.tip(branch);
    const known = release !== undefined || tip === revision;
    const tipImage = known ? undefined : await findTipImage(float, run, look);
    const asks = !known && tipImage === undefined && here !== undefined;
    const holder = asks ? (await place.readHolder(here, 'origin')).revision : undefined;
    return (0,_decide_float_js__WEBPACK_IMPORTED_MODULE_3__/* .decideBranchFloat */ .x6)({
        ours,
        here,
        moving: run.settings.moving,
        revision,
        branch,
        tip,
        tipImage,
        holder,
        ...(await readLineage(run, (0,_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionOf */ .DT)(place.target, run.facts.sha), holder)),
        release: release?.tag,
    });
}
async function readLineage({ remote, facts }, ours, holder) {
    const times = { ourTime: facts.commitTime, holderTime: undefined };
    if (holder === undefined)
        return { lineage: 'unknown', ...times };
    if (holder === ours)
        return { lineage: 'same', ...times };
    const descends = await remote.isAncestor(holder, ours);
    if (descends === true)
        return { lineage: 'descendant', ...times };
    if ((await remote.isAncestor(ours, holder)) === true)
        return { lineage: 'ancestor', ...times };
    const lineage = descends === undefined ? 'unknown' : 'unrelated';
    return { lineage, ...times, holderTime: await remote.commitTime(holder) };
}
/**
 * The image of the branch's tip, when that is not our commit: under the tag that our own commit
 * has, with the tip's digits instead of ours.
 */
async function findTipImage({ place, planned }, { facts }, look) {
    const branch = branchOf(facts);
    const tip = branch === undefined ? undefined : await look.tip(branch);
    if (tip === undefined || tip === (0,_revision_js__WEBPACK_IMPORTED_MODULE_2__/* .headOf */ .Uo)(facts))
        return undefined;
    for (const tag of listTipTags(place, planned, facts.sha, tip)) {
        const digest = await look.digest(place, tag);
        if (digest === undefined)
            continue;
        const { revision } = await place.readHolder(digest, 'origin');
        if (revision === undefined || revision === tip)
            return { tag, digest };
    }
    return undefined;
}
/** The names that the tip's image may have: as ours, and with twelve digits where seven are taken. */
function listTipTags(place, planned, sha, tip) {
    const ours = (0,_place_js__WEBPACK_IMPORTED_MODULE_0__/* .listExact */ .Af)(place.target).filter(({ platform }) => platform === planned.platform);
    return ours.flatMap(({ tag, rule }) => {
        const match = /(?<![0-9a-z])[0-9a-f]{7,64}(?![0-9a-z])/.exec(tag);
        if (match === null || !sha.startsWith(match[0]) || rule.startsWith('type=build'))
            return [];
        const name = (length) => tag.replace(match[0], tip.slice(0, length));
        return match[0].length === 7 ? [name(7), name(12)] : [name(match[0].length)];
    });
}
/** The branch whose tip says which commit is the newest. */
function branchOf({ event, baseRef, defaultBranch }) {
    if (event.kind === 'branch')
        return event.branch;
    if (event.kind === 'change')
        return event.origin === 'project' ? event.source : undefined;
    if (event.kind === 'schedule')
        return event.branch ?? defaultBranch;
    return baseRef ?? defaultBranch;
}


/***/ }),

/***/ 5806:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B5: () => (/* binding */ findOvertaker),
  lr: () => (/* binding */ isFromGit),
  yN: () => (/* binding */ judgeFloat)
});

// UNUSED EXPORTS: toBare

// EXTERNAL MODULE: ./src/plan/versions.js
var plan_versions = __webpack_require__(6472);
// EXTERNAL MODULE: ./src/apply/place.js
var apply_place = __webpack_require__(3725);
;// CONCATENATED MODULE: ./src/apply/candidates.js


/** How many candidates are looked for at most, and how many at a time once the highest has no image. */
const LIMIT = 50;
const AT_A_TIME = 8;
/**
 * Looks for images of higher versions. Git tags say which versions there are, and a git tag
 * without an image holds nothing; the repository's own list of tags is read only where git tags
 * are not known, or do not count because the version is not from git.
 */
async function findHigher(place, series, look, fromGit) {
    if (fromGit) {
        const gitTags = await look.gitTags();
        if (gitTags.known)
            return findAmong(place, (0,plan_versions/* listAbove */.mb)(series, gitTags.list), look);
    }
    return findInList(place, series, look);
}
/** HEADs the candidates, highest first: the highest alone, as it mostly decides, then several at a time. */
async function findAmong(place, candidates, look) {
    const looked = candidates.slice(0, LIMIT);
    for (let start = 0; start < looked.length; start += start === 0 ? 1 : AT_A_TIME) {
        const some = looked.slice(start, start === 0 ? 1 : start + AT_A_TIME);
        const digests = await Promise.all(some.map(({ tag }) => look.digest(place, tag)));
        for (const [index, { tag }] of some.entries()) {
            const digest = digests[index];
            if (digest !== undefined)
                return { higher: { tag, digest }, uncertain: undefined };
        }
    }
    const uncertain = candidates.length > LIMIT
        ? `${candidates.length} git tags are higher, and the ${LIMIT} highest have no image here`
        : undefined;
    return { higher: undefined, uncertain };
}
async function findInList(place, series, look) {
    const { tags, complete } = await listOr(place, look);
    const { gitTagPrefix, exactPrefix, exactSuffix } = series;
    const versions = tags
        .filter((tag) => tag.length > exactPrefix.length + exactSuffix.length)
        .filter((tag) => tag.startsWith(exactPrefix) && tag.endsWith(exactSuffix))
        .map((tag) => tag.slice(exactPrefix.length, tag.length - exactSuffix.length));
    const asGitTags = versions.map((version) => ({ name: gitTagPrefix + version, sha: '' }));
    const found = await findAmong(place, (0,plan_versions/* listAbove */.mb)(series, asGitTags), look);
    return found.higher !== undefined || complete
        ? found
        : {
            higher: undefined,
            uncertain: 'git tags are not known, and neither are all tags of the repository',
        };
}
/** The repository's tags; a registry that does not list them is one that has more than are read. */
async function listOr(place, look) {
    try {
        return await look.list(place);
    }
    catch (thrown) {
        (0,apply_place/* toProblems */.ek)(thrown);
        return { tags: [], complete: false };
    }
}

// EXTERNAL MODULE: ./src/apply/decide-float.js
var decide_float = __webpack_require__(3775);
// EXTERNAL MODULE: ./src/apply/float-branch.js
var float_branch = __webpack_require__(3297);
// EXTERNAL MODULE: ./src/apply/release.js
var apply_release = __webpack_require__(3423);
;// CONCATENATED MODULE: ./src/apply/float.js






/** Reads what decides about a floating tag, and decides. */
async function judgeFloat(float, run, look) {
    const { place, planned, ours } = float;
    const here = await look.digest(place, planned.tag);
    if (ours !== undefined && here === ours) {
        return { here, decision: await judgeKept(float, run, look) };
    }
    if (run.settings.moving === 'always') {
        return { here, decision: { action: 'move', reason: 'moving: always' } };
    }
    const decision = planned.versions === undefined
        ? await (0,float_branch/* judgeBranch */.m8)(float, run, look, here)
        : (0,decide_float/* decideVersionFloat */.FD)(await readVersion(float, planned.versions, { run, look, here }));
    return { here, decision };
}
/**
 * A tag that holds our bits stays. A higher version of git's may have an image all the same: a run
 * of ours was killed right after it had taken the tag from it, or somebody rolled back. What is
 * there is the same in both, so it is said and not undone.
 */
async function judgeKept({ place, planned: { versions } }, run, look) {
    const asks = versions !== undefined && versions.above.length > 0 && run.settings.moving !== 'always';
    if (!asks || !(await isFromGit(run, look)))
        return (0,decide_float/* decideKept */.FW)(undefined);
    return (0,decide_float/* decideKept */.FW)((await findHigher(place, versions, look, true)).higher);
}
/**
 * The image that a floating tag of ours has to give way to: one with a better claim that was not
 * there when the tag was decided. Undefined when there is none.
 */
async function findOvertaker(float, run, look) {
    const { place, planned } = float;
    if (run.settings.moving === 'always')
        return undefined;
    if (planned.versions === undefined) {
        const release = await (0,apply_release/* findRelease */.d)(place, planned, run, look);
        return release ?? (0,float_branch/* findTipImage */.Qb)(float, run, look);
    }
    const { higher } = await findHigher(place, planned.versions, look, run.settings.version === undefined);
    return higher ?? findOtherBuild(float, planned.versions, look);
}
/** Our own version's exact tag, where another build of the same version got it after all. */
async function findOtherBuild({ place, planned, ours }, series, look) {
    const tag = exactTag(series, series.version);
    if (!(0,apply_place/* listExact */.Af)(place.target).some((exact) => exact.tag === tag && exact.platform === planned.platform)) {
        return undefined;
    }
    const digest = await look.digest(place, tag);
    return digest === undefined || digest === ours ? undefined : { tag, digest };
}
/** Whether versions are git's here: then git tags are the candidates, else the repository's own tags. */
async function isFromGit({ settings }, look) {
    return settings.version === undefined && (await look.gitTags()).known;
}
async function readVersion({ place, planned, ours }, series, edge) {
    const { run, look, here } = edge;
    const { settings } = run;
    const found = await findHigher(place, series, look, settings.version === undefined);
    const holder = here === undefined || found.higher !== undefined
        ? undefined
        : (await place.readHolder(here, 'origin')).version;
    const standing = holder === undefined ? undefined : (0,plan_versions/* standOf */._f)(series, holder);
    return {
        ours,
        here,
        moving: settings.moving,
        version: series.version,
        seriesName: series.name,
        ...found,
        holder: holder === undefined || standing === undefined ? undefined : { version: holder, standing },
        exactHere: standing === 'equal' ? await look.digest(place, exactTag(series, series.version)) : undefined,
        bare: found.higher === undefined ? await findBare(place, planned, look, holder) : undefined,
    };
}
/**
 * The exact tag without our affixes that shows that a floating tag without them is not ours to
 * take: of our version, else of the holder's.
 */
async function findBare(place, { tag, versions }, look, holder) {
    if (versions === undefined)
        return undefined;
    const series = toBare(tag, versions);
    if (series === undefined)
        return undefined;
    for (const version of new Set([versions.version, holder])) {
        if (version === undefined)
            continue;
        const bare = exactTag(series, version);
        const digest = await look.digest(place, bare);
        if (digest !== undefined)
            return { tag: bare, digest };
    }
    return undefined;
}
/**
 * The prefix and suffix that a floating tag's own series has, when they are fewer than ours.
 *
 * | floating tag        | our exact tags     | its series                                      |
 * | ------------------- | ------------------ | ----------------------------------------------- |
 * | `1.2-alpine`        | `…-alpine`         | ours                                            |
 * | `latest`            | `…-alpine`         | without suffix                                  |
 * | `production`        | `…-production`     | ours: the suffix itself                         |
 * | `latest`            | `v…`               | ours: a lone `v` is a way of writing versions   |
 */
function toBare(tag, series) {
    const { exactPrefix, exactSuffix } = series;
    const hasPrefix = exactPrefix === '' || exactPrefix === 'v' || tag.startsWith(exactPrefix);
    const hasSuffix = exactSuffix === '' || tag.endsWith(exactSuffix) || exactSuffix.endsWith(`-${tag}`);
    if (hasPrefix && hasSuffix)
        return undefined;
    return {
        exactPrefix: hasPrefix ? exactPrefix : '',
        exactSuffix: hasSuffix ? exactSuffix : '',
    };
}
function exactTag(series, version) {
    return series.exactPrefix + version + series.exactSuffix;
}


/***/ }),

/***/ 2543:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ createLook)
/* harmony export */ });
/* harmony import */ var _registry_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5893);

/** A new look: nothing in it was asked before. */
function createLook(remote) {
    const known = new Map();
    const once = (key, ask) => {
        const before = known.get(key);
        if (before !== undefined)
            return before;
        const answer = ask();
        known.set(key, answer);
        return answer;
    };
    return {
        gitTags: () => once('git tags', () => remote.gitTags()),
        tip: (branch) => once(`tip ${branch}`, () => remote.tip(branch)),
        digest: (place, tag) => once(`tag ${place.name}:${tag}`, async () => (await place.repository.resolve(tag))?.digest),
        list: (place) => once(`list ${place.name}`, () => place.repository.listTags(_registry_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG_PAGES */ .sV)),
    };
}


/***/ }),

/***/ 6707:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ toPlatform),
/* harmony export */   y: () => (/* binding */ findMissing)
/* harmony export */ });
/* harmony import */ var _registry_platforms_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9597);
// SPDX-License-Identifier: Apache-2.0
// Platforms as users write them, made comparable. Does not know images.

/** A platform in the form in which images state theirs: `linux/aarch64` is `linux/arm64`. */
function toPlatform(text) {
    const [os = '', architecture = '', variant] = text.split('/');
    return (0,_registry_platforms_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlatformText */ .g3)({ os, architecture, ...(variant === undefined ? {} : { variant }) });
}
/** The platforms that were asked for and are not there, as the user wrote them. */
function findMissing(asked, there) {
    return asked.filter((platform) => !(toPlatform(platform) in there));
}


/***/ }),

/***/ 3423:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ findRelease)
/* harmony export */ });
/* unused harmony export findHighest */
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3725);
// SPDX-License-Identifier: Apache-2.0
// Whether `latest` is for releases in a repository: it is, from the first version there on.


/**
 * The highest release in the repository, when the tag is one that follows the default branch only
 * until there is a release: the preset's `latest` under `latest: auto`.
 */
async function findRelease(place, planned, { settings }, look) {
    if (!isUntilRelease(planned, settings.latest))
        return undefined;
    const highest = findHighest(await listTags(place, look));
    const digest = highest === undefined ? undefined : await look.digest(place, highest);
    return highest === undefined || digest === undefined ? undefined : { tag: highest, digest };
}
/** The highest version among tags, prereleases left out; `v1.2.3` counts as `1.2.3`. */
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
/** The repository's tags; a registry that does not list them is taken for one without releases. */
async function listTags(place, look) {
    try {
        return (await look.list(place)).tags;
    }
    catch (thrown) {
        (0,_place_js__WEBPACK_IMPORTED_MODULE_1__/* .toProblems */ .ek)(thrown);
        return [];
    }
}


/***/ }),

/***/ 3948:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HZ: () => (/* binding */ nameExact),
/* harmony export */   KF: () => (/* binding */ lookAtExact),
/* harmony export */   g8: () => (/* binding */ tagExact),
/* harmony export */   t3: () => (/* binding */ isImmutable),
/* harmony export */   y: () => (/* binding */ holdsExact)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _decide_exact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6358);
/* harmony import */ var _bits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2804);
/* harmony import */ var _revision_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9981);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3725);





/**
 * Gives a place its exact tags, all at once. Every tag is looked at again right before it is
 * written: a build takes minutes, and another run of the same commit may have been first. Then
 * that run's bits count here too, so that an exact tag never changes.
 */
async function tagExact(landing, options, looking = lookAtExact(landing, options)) {
    try {
        const looks = await looking;
        const first = looks.find(isReuse);
        const adopted = first === undefined ? landing : await adopt(landing, first.decision.digest);
        // A platform's manifest is not written while an index that refers to it is: Distribution takes
        // a manifest that is being written for one that is not there.
        const isPart = ({ planned }) => planned.platform !== undefined;
        const whole = looks.filter((look) => !isPart(look));
        const write = (look) => writeExact(adopted, look, options.journal);
        const landed = [
            ...(await Promise.all(whole.map(write))),
            ...(await Promise.all(looks.filter(isPart).map(write))),
        ];
        return {
            landing: adopted,
            landed,
            problems: [
                ...landed.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
                ...describeAdoption(landing, adopted),
            ],
        };
    }
    catch (thrown) {
        const outcome = failAll(landing, (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .toProblems */ .ek)(thrown));
        outcome.landed.forEach(options.journal.note);
        return outcome;
    }
}
/**
 * The place's exact tags under the names they get there: `sha-<12>` instead of a `sha-<7>` that
 * another commit holds.
 */
async function nameExact(place, planned, revision) {
    const there = await place.repository.resolve(planned.tag);
    if (there === undefined || !planned.tag.includes(`sha-${revision.slice(0, 7)}`)) {
        return { planned, there };
    }
    const longer = (0,_decide_exact_js__WEBPACK_IMPORTED_MODULE_1__/* .decideLongerName */ .z2)(planned.tag, revision, await place.readHolder(there.digest, 'origin'));
    if (longer === undefined)
        return { planned, there };
    const renamed = { ...planned, tag: longer, reason: `${planned.tag} is another commit's` };
    return { planned: renamed, there: await place.repository.resolve(longer) };
}
/** Looks at a place's exact tags, right before they are written. */
async function lookAtExact(landing, options) {
    const { place, bits } = landing;
    return Promise.all((0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .listExact */ .Af)(place.target).map(async (tag) => {
        const { planned, there } = await nameExact(place, tag, (0,_revision_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionOf */ .DT)(place.target, options.sha));
        const digest = (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .digestFor */ .iW)(bits, planned);
        return {
            planned,
            there,
            decision: await decideHere(landing, planned, there, { ...options, digest }),
        };
    }));
}
async function decideHere({ place }, planned, there, run) {
    const ours = {
        ...(0,_revision_js__WEBPACK_IMPORTED_MODULE_3__/* .identify */ .ls)(place.target, run.sha),
        ...(run.digest === undefined ? {} : { digest: run.digest }),
    };
    const same = there === undefined || there.digest === run.digest;
    const here = same ? there : await place.readHolder(there.digest, 'recipe');
    const reference = (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .toReference */ .TT)(place, planned.tag);
    return (0,_decide_exact_js__WEBPACK_IMPORTED_MODULE_1__/* .decideExact */ .mA)({ reference, ours, here, onExisting: run.onExisting });
}
function isReuse(look) {
    return look.decision.action === 'reuse' && look.planned.platform === undefined;
}
async function adopt({ place }, digest) {
    return { place, bits: await (0,_bits_js__WEBPACK_IMPORTED_MODULE_2__/* .readBits */ .nT)(place.repository, digest) };
}
function describeAdoption(before, after) {
    if (before.bits.manifest.digest === after.bits.manifest.digest)
        return [];
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('TAG_OTHER_BITS', `"${after.place.name}" has this commit from another build already: ` +
            `${after.bits.manifest.digest} instead of ${before.bits.manifest.digest}.`, 'Pull by tag, or by the digest of this repository; the two images come from the same commit and recipe.'),
    ];
}
async function writeExact(landing, look, journal) {
    const landed = await writeOne(landing, look, journal);
    journal.note(landed);
    return landed;
}
async function writeOne(landing, look, journal) {
    const { place } = landing;
    const { planned, there, decision } = look;
    const from = there?.digest ?? null;
    if (decision.action === 'refuse')
        return failTag(place, planned, from, [decision.problem]);
    if (from !== null && decision.action !== 'replace') {
        const { reason } = decision;
        const image = (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .toImage */ .RS)(place, planned, { action: 'kept', digest: from, from, reason });
        return { place, planned, image, expected: from };
    }
    try {
        const manifest = await (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .manifestFor */ .h$)(landing, planned);
        await journal.write({ place, planned, from }, manifest);
        return toWritten(place, look, manifest.digest);
    }
    catch (thrown) {
        const problems = (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .toProblems */ .ek)(thrown);
        const wanted = (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .digestFor */ .iW)(landing.bits, planned) ?? null;
        // An answer that was lost looks like a refusal, where a tag cannot be written twice.
        return wanted !== null && (await peek(place, planned.tag)) === wanted
            ? toWritten(place, look, wanted)
            : failTag(place, planned, from, problems);
    }
}
function toWritten(place, { planned, there, decision }, digest) {
    const from = there?.digest ?? null;
    const isNew = from === null || decision.action === 'refuse';
    const outcome = isNew
        ? { action: 'created', reason: planned.reason }
        : { action: 'replaced', reason: decision.reason };
    const image = (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .toImage */ .RS)(place, planned, { ...outcome, digest, from });
    return { place, planned, image, expected: digest };
}
/** What a tag points at, as far as the registry says so after it failed before. */
async function peek(place, tag) {
    try {
        return (await place.repository.resolve(tag))?.digest;
    }
    catch (thrown) {
        (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .toProblems */ .ek)(thrown);
        return undefined;
    }
}
/** A refused write says nothing of what is there: `from` stays in the receipt until it is read back. */
function failTag(place, planned, from, problems) {
    const [problem] = place.required ? problems : (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .soften */ .yP)(problems);
    const reason = problem?.message ?? 'the registry refused it';
    const image = (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .toImage */ .RS)(place, planned, { action: 'failed', digest: from, from, reason });
    return { place, planned, image, ...(problem === undefined ? {} : { problem }) };
}
function failAll(landing, problems) {
    const { place } = landing;
    const known = problems.length > 0 ? problems : [(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('TAG_FAILED', `"${place.name}" could not be read.`)];
    const landed = (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .listExact */ .Af)(place.target).map((planned) => failTag(place, planned, null, known));
    return { landing, landed, problems: place.required ? known : (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .soften */ .yP)(known) };
}
/** Whether all of a place's exact tags are where they belong. */
function holdsExact({ landed }) {
    return landed.every(({ image }) => image.action !== 'failed');
}
/** Whether a registry refused to write a tag because it lets no tag be written twice. */
function isImmutable(thrown) {
    return (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF &&
        thrown.problems.some(({ code }) => code === 'REGISTRY_TAG_IMMUTABLE'));
}


/***/ })

};
