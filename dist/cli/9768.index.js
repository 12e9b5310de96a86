export const id = 9768;
export const ids = [9768];
export const modules = {

/***/ 10024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ decideMove),
/* harmony export */   r: () => (/* binding */ classifyTag)
/* harmony export */ });
/* harmony import */ var _plan_version_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37266);

const SERIES = /^(v?\d{1,4}(?:\.\d+)?)(-[A-Za-z][\w.-]*)?$/;
function classifyTag(tag, tags) {
    if (/^latest(?:-|$)/.test(tag))
        return 'series';
    const [, numbers] = SERIES.exec(tag) ?? [];
    if (numbers !== undefined) {
        const isSeries = !numbers.includes('.') || tags.some((other) => other.startsWith(`${numbers}.`));
        return isSeries ? 'series' : 'exact';
    }
    const isExact = (0,_plan_version_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(tag) !== undefined || /^sha-[0-9a-f]{7,}$|^\d{5,}$/.test(tag);
    return isExact ? 'exact' : 'branch';
}
function decideMove(tag, images, tags) {
    const kind = classifyTag(tag, tags);
    if (kind === 'exact')
        return { action: 'refuse', reason: 'an exact tag is written once' };
    return kind === 'series' ? decideSeries(tag, images, tags) : decideBranch(images);
}
function decideSeries(tag, { source, there }, tags) {
    const suffix = tag.startsWith('latest')
        ? tag.slice('latest'.length)
        : (SERIES.exec(tag)?.[2] ?? '');
    const [ours, theirs] = [source, there].map(({ version }) => readVersion(version ?? '', suffix));
    if (ours === undefined)
        return unknown('the version of the image in the source');
    if (theirs === undefined)
        return unknown('the version of the image in the destination');
    if (ours.isPrerelease)
        return { action: 'hold', reason: `${ours.text} is a prerelease` };
    if ((0,_plan_version_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(theirs, ours) > 0) {
        return { action: 'hold', reason: `it names ${theirs.text} there, higher than ${ours.text}` };
    }
    const higher = tags
        .filter((other) => classifyTag(other, tags) === 'exact')
        .map((other) => readVersion(other, suffix))
        .find((other) => other !== undefined && isAbove(other, ours, tag));
    if (higher === undefined)
        return { action: 'move', reason: `to ${ours.text}` };
    return { action: 'hold', reason: `${higher.text} exists there, higher than ${ours.text}` };
}
function isAbove(other, ours, tag) {
    if (other.isPrerelease || (0,_plan_version_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(other, ours) <= 0)
        return false;
    const [numbers = ''] = /(?<=^v?)\d+(?:\.\d+)?/.exec(tag) ?? [];
    const parts = numbers === '' ? [] : numbers.split('.');
    return parts.every((part, at) => Number(part) === other.numbers[at]);
}
function readVersion(text, suffix) {
    return (0,_plan_version_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text);
}
function decideBranch({ source, there, }) {
    const [ours, theirs] = [source, there].map(({ created }) => Date.parse(created ?? ''));
    if (ours === undefined || Number.isNaN(ours))
        return unknown('the time of the image in the source');
    if (theirs === undefined || Number.isNaN(theirs)) {
        return unknown('the time of the image in the destination');
    }
    return ours >= theirs
        ? { action: 'move', reason: 'to a newer image' }
        : { action: 'hold', reason: 'it names a newer image there' };
}
function unknown(what) {
    return { action: 'refuse', reason: `${what} is not known` };
}


/***/ }),

/***/ 59768:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeStatus: () => (/* binding */ makeStatus)
});

// EXTERNAL MODULE: ./src/plan/version/version.js
var version_version = __webpack_require__(37266);
// EXTERNAL MODULE: ./src/lifecycle/status/tag-kind.js
var tag_kind = __webpack_require__(9968);
;// CONCATENATED MODULE: ./src/lifecycle/status/entry.js


const MOST_SAME = 20;
function indexRepository(reading, names) {
    const byDigest = new Map();
    const byPlatforms = new Map();
    const sorted = [...reading.digests.keys()].flatMap((tag) => names.get(tag) ?? []);
    for (const name of sorted.sort(tag_kind/* compareTags */.bb)) {
        const digest = reading.digests.get(name.tag) ?? null;
        if (digest === null)
            continue;
        add(byDigest, digest, name);
        const platforms = toPlatformKey(reading.images.get(digest));
        if (platforms !== undefined && name.version !== null)
            add(byPlatforms, platforms, name);
    }
    return { reading, names, byDigest, byPlatforms };
}
function add(map, key, name) {
    const list = map.get(key);
    if (list === undefined)
        map.set(key, [name]);
    else
        list.push(name);
}
function toPlatformKey(image) {
    if (image === undefined || image.platforms.length === 0)
        return undefined;
    return image.platforms
        .map(({ platform, digest }) => `${platform}=${digest}`)
        .sort()
        .join(' ');
}
function findVersion(name, repository) {
    const { reading, byDigest, byPlatforms } = repository;
    if (name.version !== null)
        return { version: name.version, from: 'tag' };
    const digest = reading.digests.get(name.tag) ?? null;
    if (digest === null)
        return UNKNOWN;
    const same = pickVersion(name, byDigest.get(digest));
    if (same !== null)
        return { version: same, from: 'digest' };
    const image = reading.images.get(digest);
    const alike = pickVersion(name, byPlatforms.get(toPlatformKey(image) ?? ''));
    if (alike !== null)
        return { version: alike, from: 'platforms' };
    const said = readLabel(name, image?.version ?? null);
    return said === null ? UNKNOWN : { version: said, from: 'label' };
}
const UNKNOWN = { version: null, from: null };
function pickVersion(name, names = []) {
    const own = names.filter(({ variant }) => variant === name.variant);
    const versions = [own, names].flatMap((some) => some.flatMap(({ version }) => version ?? []).sort((a, b) => (0,version_version/* compareVersions */.Zy)(b, a)));
    return versions[0] ?? null;
}
function readLabel({ variant }, label) {
    const suffix = variant === null ? '' : `-${variant}`;
    const text = label ?? '';
    return ((0,version_version/* parseVersion */.ot)(text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text) ?? null);
}
function toEntries(name, repositories) {
    const first = repositories.find(({ reading }) => (reading.digests.get(name.tag) ?? null) !== null);
    return repositories.map((repository) => {
        const { reading, names } = repository;
        const digest = reading.digests.get(name.tag) ?? null;
        const state = compare(name.tag, repository, first ?? repository);
        const known = digest === null ? NOWHERE : look(names.get(name.tag) ?? name, digest, repository);
        return { repository: reading.name, state, digest, ...known };
    });
}
const NOWHERE = {
    ...{ version: null, versionFrom: null, sameAs: [], image: null, signature: null },
};
function look(name, digest, repository) {
    const { reading, byDigest } = repository;
    const { version, from } = findVersion(name, repository);
    const image = reading.images.get(digest);
    return {
        version: version?.text ?? null,
        versionFrom: from,
        sameAs: sortSame(byDigest.get(digest) ?? [], name.tag),
        image: image === undefined ? null : toDetails(image),
        signature: reading.signatures.get(digest) ?? null,
    };
}
function sortSame(names, tag) {
    const others = names.filter((one) => one.tag !== tag);
    const versions = others.filter(({ version }) => version !== null);
    const rest = others.filter(({ version }) => version === null);
    return [...versions, ...rest].slice(0, MOST_SAME).map((one) => one.tag);
}
function toDetails({ created, platforms, attestations }) {
    return { created, platforms, attestations };
}
function compare(tag, { reading }, { reading: first }) {
    const digest = reading.digests.get(tag);
    if (digest === undefined)
        return isAbsent(tag, reading) ? 'missing' : 'unknown';
    if (digest === null)
        return 'missing';
    const wanted = first.digests.get(tag) ?? digest;
    if (digest === wanted)
        return 'same';
    const [own, theirs] = [reading.images.get(digest), first.images.get(wanted)].map(toPlatformKey);
    return own !== undefined && own === theirs ? 'same-platforms' : 'different';
}
function isAbsent(tag, { state, listed, isListComplete }) {
    return state !== 'failed' && isListComplete && !listed.includes(tag);
}

;// CONCATENATED MODULE: ./src/lifecycle/status/findings.js



function findAll(image, repositories) {
    const released = image.tags.filter(isRelease).map((tag) => {
        const version = repositories.map(({ names }) => names.get(tag.tag)?.version ?? null);
        return { tag, version: version.find((one) => one !== null) ?? null };
    });
    return repositories.flatMap((repository) => {
        const at = released.map((one) => ({ ...one, entry: entryOf(one.tag, repository) }));
        return [
            ...findDrift(at, repository),
            ...findUnsigned(at, repository),
            ...findBackwards(repository),
            ...findBroken(image.tags, repository),
        ];
    });
}
function isRelease({ kind, entries }) {
    return kind === 'floating' || entries.some(({ versionFrom }) => versionFrom === 'tag');
}
function entryOf({ entries }, { reading }) {
    return entries.find(({ repository }) => repository === reading.name);
}
const DRIFTS = ['missing', 'different', 'same-platforms'];
function findDrift(at, repository) {
    const lowest = findLowest(repository);
    const drifted = at.filter(({ tag, version, entry }) => {
        if (entry === undefined || !DRIFTS.includes(entry.state))
            return false;
        if (entry.state !== 'missing' || tag.kind === 'floating')
            return true;
        return version !== null && lowest !== undefined && (0,version_version/* compareVersions */.Zy)(version, lowest) > 0;
    });
    return group(drifted, toDriftKey).map((some) => toFinding('drift', repository, some, describeDrift(some)));
}
function toDriftKey({ tag, entry }) {
    const there = findFirst(tag);
    const wanted = entry?.state === 'missing' ? '' : there?.digest;
    return JSON.stringify([entry?.state, entry?.digest, there?.repository, wanted]);
}
function findFirst({ entries }) {
    return entries.find(({ digest }) => digest !== null);
}
function describeDrift(at) {
    const [one] = at;
    const there = one && findFirst(one.tag);
    if (one?.entry === undefined || there === undefined)
        return '';
    const { state, digest } = one.entry;
    const { repository } = there;
    if (state === 'missing')
        return `${isOrAre(at)} missing, and ${repository} has ${itOrThem(at)}`;
    const differs = `${at.length === 1 ? 'differs' : 'differ'} from ${repository}`;
    if (state === 'same-platforms') {
        return `${differs}, but only in the index: the platforms are the same`;
    }
    return `${differs}: ${shorten(digest)} instead of ${shorten(there.digest)}`;
}
function shorten(digest) {
    return digest?.slice(0, 'sha256:'.length + 12) ?? '';
}
function isOrAre({ length }) {
    return length === 1 ? 'is' : 'are';
}
function itOrThem({ length }) {
    return length === 1 ? 'it' : 'them';
}
function findLowest({ reading, names }) {
    return [...reading.digests]
        .flatMap(([tag, digest]) => (digest === null ? [] : (names.get(tag)?.version ?? [])))
        .sort(version_version/* compareVersions */.Zy)[0];
}
function findUnsigned(at, repository) {
    const unsigned = at.filter(({ entry }) => {
        const signature = entry?.signature ?? null;
        return signature !== null && !(signature.isVerified ?? signature.isSigned);
    });
    return group(unsigned, ({ entry }) => entry?.digest ?? '').map((some) => {
        const isOther = some[0]?.entry?.signature?.isSigned === true;
        const why = isOther ? 'signed, but not by the given key' : 'not signed';
        return toFinding('unsigned', repository, some, `${isOrAre(some)} ${why}`);
    });
}
function findBackwards(repository) {
    const { reading, names } = repository;
    const there = [...reading.digests].flatMap(([tag, digest]) => digest === null ? [] : (names.get(tag) ?? []));
    const isCounted = ({ tag }) => {
        const signature = reading.signatures.get(reading.digests.get(tag) ?? '');
        return signature?.isYanked !== true;
    };
    return there
        .filter(({ kind }) => kind === 'floating')
        .flatMap((float) => {
        const { version } = findVersion(float, repository);
        const highest = findHighest(float, there.filter(isCounted));
        if (version === null || highest === undefined)
            return [];
        if ((0,version_version/* compareVersions */.Zy)(version, highest) >= 0)
            return [];
        return [
            {
                kind: 'backwards',
                repository: reading.name,
                tags: [float.tag],
                message: `${reading.name}:${float.tag} names ${version.text}, and ${highest.text} exists`,
            },
        ];
    });
}
function findHighest(float, names) {
    let highest;
    for (const one of names) {
        if (one.version === null || !(0,tag_kind/* isOfSeries */.VW)(float, one))
            continue;
        if (highest === undefined || (0,version_version/* compareVersions */.Zy)(one.version, highest) > 0)
            highest = one.version;
    }
    return highest;
}
function findBroken(tags, repository) {
    const broken = tags
        .map((tag) => ({ tag, version: null, entry: entryOf(tag, repository) }))
        .filter(({ entry }) => listMissing(entry).length > 0);
    return group(broken, ({ entry }) => entry?.digest ?? '').map((some) => {
        const platforms = listMissing(some[0]?.entry).join(', ');
        const verb = some.length === 1 ? 'lacks' : 'lack';
        return toFinding('broken', repository, some, `${verb} the manifest of ${platforms}`);
    });
}
function listMissing(entry) {
    const platforms = entry?.image?.platforms ?? [];
    return platforms.filter(({ isMissing }) => isMissing).map(({ platform }) => platform);
}
function group(at, keyOf) {
    const groups = new Map();
    for (const one of at) {
        const key = keyOf(one);
        groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups.values()];
}
const MOST_NAMED = 5;
function toFinding(kind, { reading }, at, why) {
    const tags = at.map(({ tag }) => tag.tag);
    const named = tags.slice(0, MOST_NAMED).join(', ');
    const more = tags.length > MOST_NAMED ? ` and ${tags.length - MOST_NAMED} more` : '';
    const message = `${reading.name}:${named}${more} ${why}`;
    return { kind, repository: reading.name, tags, message };
}

;// CONCATENATED MODULE: ./src/lifecycle/status/storage.js

const MOST_SERIES = 12;
function toStorage(repositories) {
    const repository = repositories.find(({ reading }) => reading.depth === 'manifests' && reading.images.size > 0);
    if (repository === undefined)
        return [];
    const all = [...collect(repository)];
    const versions = all
        .filter(([name]) => IS_VERSION.test(name))
        .sort(([one], [other]) => (0,tag_kind/* compareNames */.MP)(other, one));
    const older = versions.slice(MOST_SERIES).map(([, held]) => held);
    return [
        ...versions.slice(0, MOST_SERIES),
        ...(older.length === 0 ? [] : [['older', older.reduce(merge)]]),
        ...all.filter(([name]) => !IS_VERSION.test(name)),
    ].map(([series, { tags, blobs }]) => ({
        series,
        tags,
        bytes: [...blobs.values()].reduce((sum, bytes) => sum + bytes, 0),
    }));
}
const IS_VERSION = /^\d/;
function collect({ reading, names, byDigest }) {
    const found = new Map();
    for (const [tag, digest] of reading.digests) {
        const name = names.get(tag);
        const image = reading.images.get(digest ?? '');
        if (name === undefined || name.kind === 'floating' || image === undefined)
            continue;
        if (isCounted(name, byDigest.get(digest ?? '') ?? []))
            continue;
        const series = toSeries(name);
        const one = { tags: 1, blobs: image.blobs };
        const before = found.get(series);
        found.set(series, before === undefined ? one : merge(before, one));
    }
    return found;
}
function isCounted(name, same) {
    if (name.version !== null)
        return false;
    return same.some(({ version, kind }) => version !== null || (name.kind === 'exact' && kind === 'branch'));
}
function merge(one, other) {
    return { tags: one.tags + other.tags, blobs: new Map([...one.blobs, ...other.blobs]) };
}
function toSeries({ kind, version }) {
    if (version !== null) {
        const [major = 0, minor = 0] = version.numbers;
        return major === 0 ? `0.${minor}.x` : `${major}.x`;
    }
    switch (kind) {
        case 'exact':
            return 'commits';
        case 'branch':
            return 'branches';
        case 'change':
            return 'pull requests';
        case 'floating':
        case 'unknown':
            return 'others';
    }
}

;// CONCATENATED MODULE: ./src/lifecycle/status/make.js




function makeStatus(images, facts) {
    const made = images.map((image) => makeImage(image, facts));
    return {
        schemaVersion: 1,
        toolVersion: facts.toolVersion,
        time: facts.time,
        images: made.map(({ image }) => image),
        findings: made.flatMap(({ image, repositories }) => findAll(image, repositories)),
        problems: images.flatMap(({ repositories }) => repositories.flatMap((one) => one.problems)),
    };
}
function makeImage({ name, repositories: readings }, known) {
    const repositories = readings.map((reading) => indexRepository(reading, (0,tag_kind/* nameStatusTags */.rt)(reading.listed, known)));
    const names = mergeNames(repositories);
    const tags = names.sort(tag_kind/* compareTags */.bb).map((one) => ({
        tag: one.tag,
        kind: isChannel(one, repositories) ? 'floating' : one.kind,
        series: one.series,
        variant: one.variant,
        entries: toEntries(one, repositories),
    }));
    const image = {
        name,
        repositories: readings.map(toRepository),
        tags,
        storage: toStorage(repositories),
    };
    return { image, repositories };
}
function mergeNames(repositories) {
    const names = new Map();
    const longestFirst = repositories.toSorted((one, other) => other.reading.listed.length - one.reading.listed.length);
    for (const { reading, names: own } of longestFirst) {
        for (const tag of reading.digests.keys()) {
            const name = own.get(tag);
            if (name !== undefined && !names.has(tag))
                names.set(tag, name);
        }
    }
    return [...names.values()];
}
function isChannel({ tag, kind }, repositories) {
    if (kind !== 'unknown')
        return false;
    return repositories.some(({ reading, byDigest }) => {
        const same = byDigest.get(reading.digests.get(tag) ?? '') ?? [];
        return same.some(({ version }) => version !== null);
    });
}
function toRepository(reading) {
    const { name, state, depth, listed, isListComplete, digests, images } = reading;
    const blobs = new Map([...images.values()].flatMap((image) => [...image.blobs]));
    return {
        name,
        state,
        tags: state === 'failed' ? null : listed.length,
        complete: state !== 'failed' && isListComplete && digests.size === listed.length,
        depth,
        bytes: depth === 'digests' || state === 'failed' ? null : sumOf(blobs.values()),
    };
}
function sumOf(sizes) {
    let sum = 0;
    for (const size of sizes)
        sum += size;
    return sum;
}


/***/ }),

/***/ 9968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ compareNames),
/* harmony export */   VW: () => (/* binding */ isOfSeries),
/* harmony export */   bb: () => (/* binding */ compareTags),
/* harmony export */   rt: () => (/* binding */ nameStatusTags)
/* harmony export */ });
/* harmony import */ var _plan_version_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37266);
/* harmony import */ var _copy_tag_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10024);


const BRANCHES = /^(?:main|master|develop|development|trunk|edge|nightly|branch)(?:-|$)/;
const CHANGES = /^(?:pr|mr)-\d+(?:-|$)/;
const FLOAT = /^(?:latest|v?(\d{1,4}(?:\.\d+)?))(?:-([A-Za-z][\w.-]*))?$/;
const COMMIT = /^sha-[0-9a-f]{7,}/;
function nameStatusTags(tags, known) {
    const kinds = new Map(tags.map((tag) => [tag, (0,_copy_tag_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .classifyTag */ .r)(tag, tags)]));
    const variants = new Set(tags.flatMap((tag) => (kinds.get(tag) === 'series' ? (FLOAT.exec(tag)?.[2] ?? []) : [])));
    const named = tags.map((tag) => {
        const kind = kinds.get(tag) ?? 'branch';
        if (kind === 'series')
            return nameFloat(tag);
        return kind === 'exact' ? nameExact(tag, variants) : nameOther(tag, known);
    });
    return new Map(named.map((one) => [one.tag, one]));
}
const NOTHING = { series: null, numbers: [], variant: null, version: null };
function nameFloat(tag) {
    const [, text, variant = null] = FLOAT.exec(tag) ?? [];
    const numbers = text?.split('.').map(Number) ?? [];
    const series = text === undefined ? 'all' : `${text}.x`;
    return { ...NOTHING, tag, kind: 'floating', series, numbers, variant };
}
function nameExact(tag, variants) {
    if (COMMIT.test(tag))
        return { ...NOTHING, tag, kind: 'exact' };
    const fitting = [...variants].filter((one) => tag.endsWith(`-${one}`));
    const [variant = null] = fitting.sort((one, other) => other.length - one.length);
    const bare = variant === null ? tag : tag.slice(0, -variant.length - 1);
    const version = (0,_plan_version_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(bare) ?? null;
    return { ...NOTHING, tag, kind: 'exact', variant, version };
}
function nameOther(tag, { branches }) {
    if (CHANGES.test(tag))
        return { ...NOTHING, tag, kind: 'change' };
    const isBranch = BRANCHES.test(tag) || branches.includes(tag);
    return { ...NOTHING, tag, kind: isBranch ? 'branch' : 'unknown' };
}
function isOfSeries(float, one) {
    const { version, variant } = one;
    if (version === null || version.isPrerelease || variant !== float.variant)
        return false;
    return float.numbers.every((number, at) => (version.numbers[at] ?? 0) === number);
}
const RANK = {
    floating: 0,
    exact: 1,
    unknown: 2,
    branch: 3,
    change: 4,
};
function compareTags(one, other) {
    const byKind = rankOf(one) - rankOf(other);
    if (byKind !== 0)
        return byKind;
    const byNumbers = compareSeries(one, other);
    if (byNumbers !== 0)
        return byNumbers;
    if (one.version !== null && other.version !== null) {
        const byVersion = (0,_plan_version_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(other.version, one.version);
        if (byVersion !== 0)
            return byVersion;
    }
    return compareNames(one.tag, other.tag);
}
function rankOf({ kind, version }) {
    return kind === 'exact' && version === null ? 3.5 : RANK[kind];
}
function compareSeries(one, other) {
    if (one.kind !== 'floating' || other.kind !== 'floating')
        return 0;
    const [mine, theirs] = [one.numbers, other.numbers];
    if (mine.length === 0 || theirs.length === 0)
        return mine.length - theirs.length;
    for (let at = 0; at < Math.min(mine.length, theirs.length); at += 1) {
        const difference = (theirs[at] ?? 0) - (mine[at] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return mine.length - theirs.length;
}
const collator = new Intl.Collator('en', { numeric: true });
function compareNames(one, other) {
    return collator.compare(one, other);
}


/***/ })

};
