export const id = 5396;
export const ids = [5396];
export const modules = {

/***/ 25064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GG: () => (/* binding */ readLeft),
/* harmony export */   Ro: () => (/* binding */ emptyBlob),
/* harmony export */   Ws: () => (/* binding */ isPendingTag),
/* harmony export */   eS: () => (/* binding */ makePlaceholder),
/* harmony export */   h9: () => (/* binding */ parsePending),
/* harmony export */   mf: () => (/* binding */ makePending)
/* harmony export */ });
/* harmony import */ var _registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73564);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);


const PENDING = 'application/vnd.tagship.prune.pending.v1';
const PLACEHOLDER = 'application/vnd.tagship.prune.placeholder.v1';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const PREFIX = 'tagship-prune-';
const EMPTY = Buffer.from('{}');
const EMPTY_CONFIG = {
    mediaType: 'application/vnd.oci.empty.v1+json',
    digest: (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .toDigest */ .O6)(EMPTY),
    size: EMPTY.byteLength,
};
function isPendingTag(tag) {
    return /^tagship-prune-[0-9a-f]{12}$/.test(tag);
}
const emptyBlob = { descriptor: EMPTY_CONFIG, source: toSource(EMPTY) };
function toSource(bytes) {
    return {
        openBlob: () => Promise.resolve(toStream(bytes)),
        readManifest: () => Promise.reject(new Error('a blob has no manifest')),
    };
}
async function* toStream(bytes) {
    await Promise.resolve();
    yield bytes;
}
function makePending(digests) {
    const bytes = Buffer.from(JSON.stringify(digests));
    const blob = { mediaType: PENDING, digest: (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .toDigest */ .O6)(bytes), size: bytes.byteLength };
    const manifest = toManifest({
        ...{ schemaVersion: 2, mediaType: MANIFEST, artifactType: PENDING },
        config: EMPTY_CONFIG,
        layers: [blob],
    });
    const tag = `${PREFIX}${manifest.digest.slice('sha256:'.length).slice(0, 12)}`;
    return { tag, manifest, blob, source: toSource(bytes) };
}
function parsePending(bytes) {
    const list = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(Buffer.from(bytes).toString('utf8'));
    const items = Array.isArray(list) ? list : [];
    return items.filter((one) => typeof one === 'string').filter(_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc);
}
function makePlaceholder(tag, id) {
    return toManifest({
        ...{ schemaVersion: 2, mediaType: MANIFEST, artifactType: PLACEHOLDER },
        config: EMPTY_CONFIG,
        layers: [EMPTY_CONFIG],
        annotations: { 'io.tagship.prune': `${tag} ${id}` },
    });
}
function readLeft(artifactType) {
    if (artifactType === PENDING)
        return 'pending';
    return artifactType === PLACEHOLDER ? 'placeholder' : undefined;
}
function toManifest(body) {
    const bytes = Buffer.from(JSON.stringify(body));
    return { mediaType: body.mediaType, digest: (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .toDigest */ .O6)(bytes), bytes };
}


/***/ }),

/***/ 42154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compilePolicy: () => (/* binding */ compilePolicy),
  pruneRepositories: () => (/* binding */ pruneRepositories)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/ship/destination.js
var destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/lifecycle/copy/copy.js + 7 modules
var copy = __webpack_require__(78464);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/lifecycle/prune/left.js
var prune_left = __webpack_require__(25064);
;// CONCATENATED MODULE: ./src/lifecycle/prune/apply.js



const AT_ONCE = 5;
const PENDING_AT_ONCE = 10_000;
const MOST_FAILED = 5;
async function applyPrune(plan, site) {
    const doing = { ...site, tags: [], digests: new Set(), problems: [], failed: 0 };
    for (const { tag, digest } of plan.untag) {
        await tryOne(doing, async () => {
            await site.host.untag(tag, digest);
            doing.tags.push(tag);
        });
    }
    const isList = ({ digest }) => site.inventory.manifests.get(digest)?.left === 'pending';
    const pending = doing.failed >= MOST_FAILED ? [] : await writePending(plan, doing);
    const refused = await removeImages(plan.images.filter((image) => !isList(image)), doing);
    const held = new Set(refused.flatMap(({ digest, along }) => [digest, ...along]));
    const gone = plan.images.filter((image) => !refused.includes(image));
    const along = new Set(gone.flatMap((image) => image.along).filter((one) => !held.has(one)));
    await removeParts([...along], doing);
    await removeLists([...pending, ...plan.images.filter(isList)], doing);
    const { tags, digests, problems } = doing;
    return { tags, digests: [...digests], problems };
}
async function removeParts(digests, doing) {
    const { manifests } = doing.inventory;
    const isHolder = (digest) => (manifests.get(digest)?.children.length ?? 0) > 0;
    const remove = (digest) => tryOne(doing, () => removeOne(digest, doing));
    for (const digest of digests.filter(isHolder))
        await remove(digest);
    await apply_all(digests.filter((digest) => !isHolder(digest)), remove);
}
async function removeLists(lists, doing) {
    if ((0,problem/* hasErrors */.Cs)(doing.problems))
        return;
    await apply_all(lists, ({ digest, tags }) => tryOne(doing, () => doing.host.remove(digest, tags)));
}
async function removeImages(images, doing) {
    const refused = [];
    const holding = new Set(images.map(({ digest }) => digest));
    const isHolder = ({ along }) => along.some((digest) => holding.has(digest));
    const remove = async (image) => {
        const done = await tryOne(doing, async () => {
            await removeOne(image.digest, doing);
            doing.tags.push(...image.tags);
        });
        if (!done)
            refused.push(image);
    };
    for (const image of images.filter(isHolder))
        await remove(image);
    const held = new Set(refused.flatMap(({ along }) => along));
    const others = images.filter((image) => !isHolder(image));
    await apply_all(others.filter(({ digest }) => !held.has(digest)), remove);
    return [...refused, ...others.filter(({ digest }) => held.has(digest))];
}
async function removeOne(digest, { host, inventory, digests }) {
    if (digests.has(digest))
        return;
    const tags = [...inventory.tags].flatMap(([tag, named]) => (named === digest ? [tag] : []));
    await host.remove(digest, tags);
    digests.add(digest);
}
async function tryOne(doing, work) {
    if (doing.failed >= MOST_FAILED)
        return false;
    try {
        await work();
        Object.assign(doing, { failed: 0 });
        return true;
    }
    catch (thrown) {
        if (!(thrown instanceof problem/* Problem */.AF))
            throw thrown;
        const isFinal = thrown.problems.some(({ code }) => code === 'PRUNE_UNSUPPORTED');
        Object.assign(doing, { failed: isFinal ? MOST_FAILED : doing.failed + 1 });
        doing.problems.push(...thrown.problems.filter((one) => !isKnown(one, doing)));
        return false;
    }
}
function isKnown({ message }, { problems }) {
    return problems.some((one) => one.message === message);
}
async function writePending(plan, doing) {
    const { repository, inventory, host } = doing;
    if (host.keepsLastTag === true && plan.kept.length === 0)
        return [];
    const parts = [...new Set(plan.images.flatMap(({ along }) => along))];
    const written = [];
    for (let at = 0; at < parts.length; at += PENDING_AT_ONCE) {
        const { tag, manifest, blob, source } = (0,prune_left/* makePending */.mf)(parts.slice(at, at + PENDING_AT_ONCE));
        try {
            await repository.putBlob(prune_left/* emptyBlob */.Ro.descriptor, prune_left/* emptyBlob */.Ro.source);
            await repository.putBlob(blob, source);
            await repository.putManifest(tag, manifest);
            written.push({ digest: manifest.digest, tags: [tag] });
        }
        catch (thrown) {
            if (!(thrown instanceof problem/* Problem */.AF))
                throw thrown;
            const message = `${inventory.repository}: what is still to be deleted could not be listed under a tag: ${thrown.message}`;
            const hint = 'Let this prune finish: if it is stopped, parts of deleted images may stay.';
            doing.problems.push((0,problem/* notice */.lm)('PRUNE_NOT_LISTED', message, hint));
            break;
        }
    }
    return written;
}
async function apply_all(items, work) {
    const slots = (0,pause/* createSlots */.e)(AT_ONCE);
    const results = await Promise.allSettled(items.map((item) => slots.within(() => work(item))));
    for (const result of results)
        if (result.status === 'rejected')
            throw result.reason;
}

// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var manifests_contents = __webpack_require__(88660);
// EXTERNAL MODULE: ./src/registry/manifests/manifests.js
var manifests = __webpack_require__(24562);
// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(75893);
;// CONCATENATED MODULE: ./src/lifecycle/prune/whole.js



function isManifestEntry({ mediaType }) {
    return mediaType === '' || manifests/* MANIFEST_TYPES */._P.includes(mediaType);
}
async function isWhole(repository, digest, depth = 1) {
    const manifest = await repository.getManifest(digest);
    if (manifest === undefined)
        return false;
    const { manifests } = (0,manifests_contents/* readContents */.r0)(manifest, limits/* LAYOUT_ENTRIES */.Yn);
    if (depth > limits/* INDEX_DEPTH */.RS)
        return true;
    for (const entry of manifests.filter(isManifestEntry)) {
        if (!(await isWhole(repository, entry.digest, depth + 1)))
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./src/lifecycle/prune/check.js




const check_AT_ONCE = 16;
async function checkKept(plan, { host, repository, inventory }) {
    const slots = (0,pause/* createSlots */.e)(check_AT_ONCE);
    const { tags } = await host.list();
    const going = new Set(plan.untag.map(({ tag }) => tag));
    const gone = new Set(plan.images.flatMap(({ digest, along }) => [digest, ...along]));
    const before = [...inventory.tags].filter(([tag, digest]) => !going.has(tag) && !gone.has(digest));
    const lost = before.filter(([tag]) => !tags.has(tag)).map(([tag]) => `the tag ${tag}`);
    const missing = await Promise.all(plan.kept.map((digest) => slots.within(async () => ((await repository.resolve(digest)) === undefined ? [digest] : []))));
    const known = new Set(inventory.tags.values());
    const fresh = [...tags].filter(([tag, digest]) => !known.has(digest) && !(0,prune_left/* isPendingTag */.Ws)(tag));
    const broken = await Promise.all(fresh.map(([tag, digest]) => slots.within(async () => ((await isWhole(repository, digest)) ? [] : [tag]))));
    return [
        ...lost,
        ...missing.flat().map((digest) => `the manifest ${digest}`),
        ...broken.flat().map((tag) => `a part of ${tag}, which was written during the prune,`),
    ].map((what) => {
        const message = `${inventory.repository}: ${what} is gone, although it was to stay.`;
        const hint = 'Something else deletes there at the same time, or the registry removed more than it was asked to. Restore it from the backup, or ship the image again.';
        return (0,problem/* error */.z3)('PRUNE_LOST', message, hint);
    });
}

// EXTERNAL MODULE: ./src/registry/blobs/digest.js
var blobs_digest = __webpack_require__(73564);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
// EXTERNAL MODULE: ./src/registry-host.js
var registry_host = __webpack_require__(43981);
// EXTERNAL MODULE: ./src/settings/file/written.js
var file_written = __webpack_require__(76045);
;// CONCATENATED MODULE: ./src/lifecycle/prune/in-use.js





function parseInUse(text) {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    return words.map((word) => {
        const read = readWord(word.replace(/^[a-z][a-z-]*:\/\//, ''));
        if (read !== undefined)
            return read;
        const message = `--in-use: ${(0,file_written/* quoteWritten */.Em)(word)} is neither an image reference nor a digest`;
        const hint = 'List references such as ghcr.io/acme/app:1.2.3 or digests, one a line.';
        throw new problem/* Problem */.AF([(0,problem/* error */.z3)('PRUNE_IN_USE', message, hint)]);
    });
}
function readWord(word) {
    if ((0,blobs_digest/* isDigest */.Bc)(word))
        return { digest: word };
    if (/^sha\d+:/.test(word))
        return undefined;
    const at = word.indexOf('@');
    if (at < 0) {
        const named = readNamed(word);
        return named && { tag: 'latest', ...named };
    }
    const [named, digest] = [readNamed(word.slice(0, at)), word.slice(at + 1)];
    return named !== undefined && (0,blobs_digest/* isDigest */.Bc)(digest) ? { ...named, digest } : undefined;
}
function readNamed(text) {
    const [, name = text, tag] = /^(.+):([^:/]+)$/.exec(text) ?? [];
    const parsed = (0,references/* parseRepository */.SU)(name);
    if (!parsed.ok || (tag !== undefined && !(0,references/* isTag */.dz)(tag)))
        return undefined;
    return tag === undefined ? { repository: parsed.value } : { repository: parsed.value, tag };
}
function selectInUse(words, { host, path }) {
    const own = words.filter(({ repository }) => repository !== undefined && (0,registry_host/* isSameHost */.Xf)(repository.host, host) && repository.path === path);
    return {
        digests: new Set(words.flatMap(({ digest }) => digest ?? [])),
        tags: new Set(own.flatMap(({ tag }) => tag ?? [])),
    };
}

// EXTERNAL MODULE: ./src/match-pattern.js
var match_pattern = __webpack_require__(85795);
// EXTERNAL MODULE: ./src/plan/version/revisions.js
var revisions = __webpack_require__(87404);
;// CONCATENATED MODULE: ./src/lifecycle/prune/patterns.js




const REGEX = 'regex:';
const LONGEST_TAG = 128;
function compileTagPattern(written) {
    const [field, hint] = written.startsWith(REGEX)
        ? [written.slice(REGEX.length), 'Use no look-around, back reference or flag in it.']
        : [written, 'Write a pattern such as pr-*, or regex: and a regular expression.'];
    const matches = written.startsWith(REGEX)
        ? (0,revisions/* compileLinear */.Zt)(field, LONGEST_TAG)
        : compileGlob(written);
    if (matches !== undefined)
        return { ok: true, value: { written, matches }, problems: [] };
    const message = `invalid pattern of tags ${(0,file_written/* quoteWritten */.Em)(written)}`;
    return { ok: false, problems: [(0,problem/* error */.z3)('PRUNE_POLICY', message, hint)] };
}
function compileGlob(pattern) {
    if (!/^[\w.*?-]{1,128}$/.test(pattern))
        return undefined;
    return (tag) => (0,match_pattern/* matchesPattern */.M)(tag, pattern);
}

// EXTERNAL MODULE: ./src/registry/manifests/fallback.js
var fallback = __webpack_require__(85580);
;// CONCATENATED MODULE: ./src/lifecycle/prune/inventory.js

const RELATED_TAG = /^(sha256-[0-9a-f]{64}|sha512-[0-9a-f]{128})(?:\.[a-z]+)?$/;
function toSubject(tag) {
    return RELATED_TAG.exec(tag)?.[1]?.replace('-', ':');
}
function relate({ tags, manifests }) {
    const referrers = new Map();
    const refer = (subject, digest) => {
        if (subject === digest || !manifests.has(digest))
            return;
        referrers.set(subject, [...(referrers.get(subject) ?? []), digest]);
    };
    for (const { digest, subject } of manifests.values()) {
        if (subject !== undefined)
            refer(subject, digest);
    }
    const owners = new Map();
    for (const [tag, digest] of tags) {
        const subject = toSubject(tag);
        if (subject === undefined || !manifests.has(subject) || subject === digest)
            continue;
        refer(subject, digest);
        owners.set(tag, subject);
    }
    const follow = (digests, { withSubjects } = { withSubjects: false }) => {
        const found = new Set();
        const line = [...digests];
        for (const digest of line) {
            const manifest = manifests.get(digest);
            if (manifest === undefined || found.has(digest))
                continue;
            found.add(digest);
            line.push(...manifest.children, ...(referrers.get(digest) ?? []));
            if (withSubjects && manifest.subject !== undefined)
                line.push(manifest.subject);
        }
        return found;
    };
    return { follow, ownerOf: (tag) => owners.get(tag) };
}
function listRelatedTags({ tags }, digest) {
    const tag = toFallbackTag(digest);
    return [tag, ...SUFFIXES.map((suffix) => `${tag}.${suffix}`)].filter((name) => tags.has(name));
}
const SUFFIXES = (/* unused pure expression or super */ null && (['sig', 'att', 'sbom']));

// EXTERNAL MODULE: ./src/plan/version/version.js
var version = __webpack_require__(37266);
;// CONCATENATED MODULE: ./src/lifecycle/prune/tag-kinds.js

const NUMBERS = /(?:^|[-_])v?(\d{1,15}(?:\.\d{1,15}){1,3})(?=$|[-_.A-Za-z])/;
const PRERELEASE = /^[-_.]?(?:alpha|beta|rc|cr|pre|preview|dev|snapshot|canary|next|nightly|milestone|ea|m|a|b)(?:[-_.]?\d{1,15}){0,4}(?=$|[-_.])/i;
const REVISION = /^(?:[-_]r?|\.post)(\d{1,9})(?=$|[-_])/;
const CHANGE = /^[pm]r-(\d{1,15})$/;
const COMMIT = /(?:^|-)sha-[0-9a-f]{7,64}(?:-|$)|^[0-9a-f]{7,64}$|^\d{5,}$/;
function readTagKinds(tags) {
    const all = [...tags];
    const splits = new Map(all.map((tag) => [tag, split(tag)]));
    const versions = [...splits.values()].filter((one) => one !== undefined);
    const above = listStarts(versions);
    return new Map(all.map((tag) => {
        const one = splits.get(tag);
        if (one !== undefined) {
            return [tag, isFloat(one, above) ? { kind: 'series' } : toVersion(one)];
        }
        return [tag, toOther(tag, above)];
    }));
}
function split(tag) {
    const found = NUMBERS.exec(tag);
    if (found === null)
        return undefined;
    const [written, digits = ''] = found;
    const separator = /^[-_]/.exec(written)?.[0] ?? '';
    const prefix = `${tag.slice(0, found.index)}${separator}`;
    let suffix = tag.slice(found.index + written.length);
    const [, revision = '0'] = REVISION.exec(suffix) ?? [];
    suffix = suffix.replace(REVISION, '');
    const [pre = ''] = PRERELEASE.exec(suffix) ?? [];
    suffix = suffix.slice(pre.length);
    const numbers = digits.split('.').map(Number);
    return { tag, prefix, numbers, pre, revision: Number(revision), suffix };
}
function isFloat(one, above) {
    if (one.pre !== '' || one.revision !== 0)
        return false;
    return above.has(startOf(one)) || (one.numbers.length === 2 && above.has(lengthOf(one)));
}
function lengthOf({ prefix, suffix }) {
    return `${prefix} .. ${suffix}`;
}
function startOf({ prefix, numbers, suffix, }) {
    return `${prefix} ${numbers.join('.')} ${suffix}`;
}
function listStarts(versions) {
    return new Set(versions.flatMap((one) => [
        ...(one.numbers.length > 2 ? [lengthOf(one)] : []),
        ...one.numbers
            .slice(1)
            .map((_, at) => startOf({ ...one, numbers: one.numbers.slice(0, at + 1) })),
    ]));
}
const LATEST = /^(.+-)?latest([-_].+)?$/;
function toVersion({ prefix, numbers, pre, revision, suffix }) {
    const isVariant = !OF_BUILD.test(suffix);
    const version = {
        numbers,
        isPrerelease: pre !== '' || !isVariant,
        revision,
        rest: isVariant ? pre : `${pre}${suffix}`,
        variant: `${prefix} ${isVariant ? suffix : ''}`,
    };
    return { kind: 'version', version };
}
const OF_BUILD = /(?:^|[-_.])g?(?=[0-9a-f]*\d)[0-9a-f]{7,64}(?=$|[-_.])/;
const MAJOR = /^(.*-)?v?(\d{1,4})([-_][A-Za-z].*)?$/;
function toOther(tag, starts) {
    if (LATEST.test(tag) || isMajor(tag, starts))
        return { kind: 'series' };
    const [, change] = CHANGE.exec(tag) ?? [];
    if (change !== undefined)
        return { kind: 'change', number: Number(change) };
    return { kind: COMMIT.test(tag) ? 'commit' : 'floating' };
}
function isMajor(tag, starts) {
    const [, prefix = '', digits, suffix = ''] = MAJOR.exec(tag) ?? [];
    if (digits === undefined)
        return false;
    const isBare = prefix === '' && suffix === '';
    return isBare || starts.has(startOf({ prefix, numbers: [Number(digits)], suffix }));
}
const natural = new Intl.Collator('en', { numeric: true });
function compareTagVersions(one, other) {
    const byNumbers = (0,version/* compareNumbers */.S$)(one.numbers, other.numbers);
    if (byNumbers !== 0)
        return byNumbers;
    const byRelease = Number(other.isPrerelease) - Number(one.isPrerelease);
    if (byRelease !== 0)
        return byRelease;
    return natural.compare(one.rest, other.rest) || one.revision - other.revision;
}
function listSeries({ numbers, variant }) {
    return numbers.map((_, at) => `${variant} ${numbers.slice(0, at).join('.')}`);
}

;// CONCATENATED MODULE: ./src/lifecycle/prune/age.js
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
function formatAge(ms) {
    if (ms >= DAY_MS)
        return `${Math.floor(ms / DAY_MS)}d`;
    if (ms >= HOUR_MS)
        return `${Math.floor(ms / HOUR_MS)}h`;
    return `${Math.max(0, Math.floor(ms / MINUTE_MS))}m`;
}

;// CONCATENATED MODULE: ./src/lifecycle/prune/verdicts.js



function judgeTags(inventory, relations, question) {
    const tags = [...inventory.tags.keys()].filter((tag) => relations.ownerOf(tag) === undefined);
    const kinds = readTagKinds(tags);
    const judging = {
        ...{ inventory, kinds, ...question },
        ranks: rankVersions(kinds),
        pending: new Set([...inventory.manifests.values()].flatMap(({ left, children }) => left === 'pending' ? children : [])),
        usedDigests: listUsed(inventory, relations, question),
        timeOf: createTimes(inventory, relations),
    };
    const first = new Map(tags.map((tag) => [tag, judge(tag, judging)]));
    const floats = new Map();
    for (const [tag, { verdict }] of first) {
        const { kind } = kinds.get(tag) ?? {};
        const isFloat = kind === 'series' || kind === 'floating' || kind === 'change';
        if (isFloat && verdict === 'keep')
            floats.set(inventory.tags.get(tag) ?? '', tag);
    }
    return new Map([...first].map(([tag, one]) => [tag, judgeShared(tag, one, { floats, judging })]));
}
function judgeShared(tag, before, { floats, judging }) {
    const float = floats.get(judging.inventory.tags.get(tag) ?? '');
    if (before.verdict === 'keep' || float === undefined || isLeft(tag, judging))
        return before;
    return keep(`it names the image of ${float}`);
}
function isLeft(tag, { inventory, pending }) {
    const digest = inventory.tags.get(tag) ?? '';
    const isOrphan = toSubject(tag) !== undefined && pending.has(digest);
    return isOrphan || inventory.manifests.get(digest)?.left !== undefined;
}
function judge(tag, judging) {
    const { inventory, policy } = judging;
    const digest = inventory.tags.get(tag) ?? '';
    if (isLeft(tag, judging))
        return drop('left by a prune that was stopped');
    const stays = findStay(tag, digest, judging);
    if (stays !== undefined)
        return keep(stays);
    const named = findNaming(tag, judging);
    if (named === undefined)
        return keep('no rule names it');
    const timeMs = judging.timeOf(digest);
    const tagMs = inventory.tagTimes.get(tag);
    const young = whyYoung(timeMs === undefined ? undefined : Math.max(timeMs, tagMs ?? timeMs), Math.max(policy.minimumAgeMs, named.leastMs), judging.nowMs);
    return young === undefined ? drop(named.reason) : keep(young);
}
function findStay(tag, digest, judging) {
    const { policy, inUse, kinds, ranks } = judging;
    if (inUse.tags.has(tag) || judging.usedDigests.has(digest))
        return 'it is in use';
    const pattern = policy.keep.find(({ matches }) => matches(tag));
    if (pattern !== undefined)
        return `kept by ${pattern.written}`;
    const kind = kinds.get(tag)?.kind;
    if (kind === 'series')
        return 'a floating tag of versions';
    const rank = ranks.get(tag);
    if (rank === 0)
        return 'the highest version of its series';
    if (rank !== undefined && policy.keepLast !== undefined && rank < policy.keepLast) {
        return `one of the last ${policy.keepLast} of its series`;
    }
    return undefined;
}
function findNaming(tag, judging) {
    const { policy } = judging;
    const pattern = policy.delete.find(({ matches }) => matches(tag));
    if (pattern !== undefined) {
        return { reason: `deleted by ${pattern.written}`, leastMs: policy.olderThanMs ?? 0 };
    }
    const kind = judging.kinds.get(tag);
    if (kind?.kind === 'change')
        return nameClosed(tag, kind.number, judging);
    if (policy.untaggedOlderThanMs !== undefined && toSubject(tag) !== undefined) {
        return { reason: 'what it belongs to is gone', leastMs: policy.untaggedOlderThanMs };
    }
    return nameLower(tag, judging);
}
function nameLower(tag, { policy, kinds, ranks }) {
    const { keepLast, olderThanMs = 0 } = policy;
    const kind = kinds.get(tag);
    const isRelease = kind?.kind === 'version' && !kind.version.isPrerelease && ranks.has(tag);
    if (keepLast === undefined || !isRelease)
        return undefined;
    return { reason: `not one of the last ${keepLast} of its series`, leastMs: olderThanMs };
}
function nameClosed(tag, number, judging) {
    const { policy, closed } = judging;
    const isMeant = policy.pullRequests === 'closed' && closed.has(number);
    if (!isMeant || isOfOther(tag, judging))
        return undefined;
    return { reason: `change ${number} is closed`, leastMs: 0 };
}
function isOfOther(tag, { inventory: { tags, manifests }, project }) {
    const digest = tags.get(tag) ?? '';
    const all = [digest, ...(manifests.get(digest)?.children ?? [])];
    const sources = all.flatMap((one) => manifests.get(one)?.source ?? []);
    return (project !== undefined && sources.length > 0 && !sources.every((one) => isSame(one, project)));
}
function isSame(one, other) {
    const [bare, wanted] = [one, other].map((url) => url
        .toLowerCase()
        .replace(/\.git$/, '')
        .replace(/\/+$/, ''));
    return bare === wanted;
}
function whyYoung(timeMs, leastMs, nowMs) {
    if (leastMs === 0)
        return undefined;
    if (timeMs === undefined)
        return 'its age is not known';
    if (nowMs - timeMs >= leastMs)
        return undefined;
    return `younger than ${formatAge(leastMs)}`;
}
function rankVersions(kinds) {
    const series = new Map();
    for (const [tag, kind] of kinds) {
        if (kind.kind !== 'version')
            continue;
        for (const key of listSeries(kind.version)) {
            const members = series.get(key) ?? [];
            series.set(key, members);
            members.push({ tag, version: kind.version });
        }
    }
    const ranks = new Map();
    for (const members of series.values()) {
        for (const [tag, rank] of rankSeries(members)) {
            ranks.set(tag, Math.min(rank, ranks.get(tag) ?? rank));
        }
    }
    return ranks;
}
function rankSeries(members) {
    const releases = members.filter(({ version }) => !version.isPrerelease);
    const ranked = (releases.length > 0 ? releases : members).toSorted((one, other) => compareTagVersions(other.version, one.version));
    const ranks = new Map();
    let rank = 0;
    for (const [at, { tag, version }] of ranked.entries()) {
        const before = ranked[at - 1]?.version;
        if (before !== undefined && compareTagVersions(version, before) !== 0)
            rank += 1;
        ranks.set(tag, rank);
    }
    return ranks;
}
function listUsed({ tags, manifests }, { follow }, { inUse }) {
    const named = [...inUse.tags].flatMap((tag) => tags.get(tag) ?? []);
    const used = new Set([...inUse.digests, ...named]);
    if (used.size === 0)
        return used;
    const holding = [...manifests.keys()].filter((digest) => [...follow([digest])].some((part) => used.has(part)));
    return new Set([...used, ...holding]);
}
function createTimes({ manifests }, { follow }) {
    const known = new Map();
    return (digest) => {
        if (known.has(digest))
            return known.get(digest);
        const own = [digest, ...(manifests.get(digest)?.children ?? [])];
        const isKnown = own.some((one) => manifests.get(one)?.timeMs !== undefined);
        const times = [...follow([digest])].flatMap((one) => manifests.get(one)?.timeMs ?? []);
        const newest = isKnown ? times.reduce((max, one) => Math.max(max, one)) : undefined;
        known.set(digest, newest);
        return newest;
    };
}
function keep(reason) {
    return { verdict: 'keep', reason };
}
function drop(reason) {
    return { verdict: 'delete', reason };
}

;// CONCATENATED MODULE: ./src/lifecycle/prune/plan.js




function planPrune(inventory, question, untagging) {
    const relations = relate(inventory);
    const judged = judgeTags(inventory, relations, question);
    const byDigest = new Map();
    for (const [tag, verdict] of judged) {
        const digest = inventory.tags.get(tag) ?? '';
        byDigest.set(digest, [...(byDigest.get(digest) ?? []), { tag, ...verdict }]);
    }
    const untagged = judgeUntagged(inventory, relations, { question, tagged: byDigest });
    const kept = relations.follow([
        ...[...byDigest].filter(([, tags]) => tags.some(stays)).map(([digest]) => digest),
        ...[...untagged].filter(([, verdict]) => stays(verdict)).map(([digest]) => digest),
        ...question.inUse.digests,
    ], { withSubjects: true });
    const planning = { inventory, relations, kept, untagging };
    const timeOf = createTimes(inventory, relations);
    const rows = [
        ...[...byDigest].map(([digest, tags]) => toRow(digest, tags, planning)),
        ...[...untagged].map(([digest, verdict]) => toUntaggedRow(digest, verdict, planning)),
    ].map((row) => ({ ...row, time: toTime(timeOf(row.digest)) }));
    const steps = toSteps(rows, planning);
    const problems = [...steps.problems, ...warnOfUnlisted(inventory, question)];
    return { repository: inventory.repository, ...steps, rows: sortRows(rows), problems };
}
function stays({ verdict }) {
    return verdict === 'keep';
}
function judgeUntagged(inventory, relations, { question, tagged, }) {
    const { manifests } = inventory;
    const reached = relations.follow([...tagged.keys(), ...question.inUse.digests]);
    const left = [...manifests.values()].filter(({ digest }) => !reached.has(digest));
    const held = new Set(left.flatMap(({ children }) => children));
    const timeOf = createTimes(inventory, relations);
    const { policy, nowMs, inUse } = question;
    const judge = (digest) => {
        const isUsed = [...relations.follow([digest])].some((one) => inUse.digests.has(one));
        if (isUsed)
            return { verdict: 'keep', reason: 'it is in use' };
        const { untaggedOlderThanMs: olderMs, minimumAgeMs } = policy;
        if (olderMs === undefined)
            return { verdict: 'keep', reason: 'no rule names it' };
        if (!inventory.listsUntagged)
            return { verdict: 'keep', reason: UNSEEN };
        const young = whyYoung(timeOf(digest), Math.max(olderMs, minimumAgeMs), nowMs);
        return young === undefined
            ? { verdict: 'delete', reason: 'it has no tag' }
            : { verdict: 'keep', reason: young };
    };
    const owned = new Set([...inventory.tags].flatMap(([tag, digest]) => relations.ownerOf(tag) === undefined ? [] : [digest]));
    const roots = left.filter(({ digest, subject }) => !held.has(digest) && !owned.has(digest) && (subject === undefined || !manifests.has(subject)));
    return new Map(roots.map(({ digest }) => [digest, judge(digest)]));
}
const UNSEEN = 'the registry does not list what may hold it';
function toRow(digest, judged, planning) {
    const isKept = planning.kept.has(digest);
    const tags = isKept && planning.untagging === 'impossible'
        ? judged.map((one) => stays(one) ? one : { ...one, verdict: 'keep', reason: SHARED })
        : judged;
    const going = tags.filter((one) => !stays(one));
    const verdict = going.length === 0 ? 'keep' : isKept ? 'untag' : 'delete';
    const [first] = verdict === 'keep' ? tags : going;
    return { ...describe(digest, planning), tags, verdict, reason: first?.reason ?? '' };
}
const SHARED = 'the registry cannot remove one tag of an image that stays';
function toUntaggedRow(digest, { verdict, reason }, planning) {
    const isKept = planning.kept.has(digest);
    const why = isKept && verdict === 'delete' ? 'an image that stays needs it' : reason;
    return {
        ...describe(digest, planning),
        tags: [],
        verdict: isKept ? 'keep' : verdict,
        reason: why,
    };
}
function describe(digest, { inventory: { manifests }, relations }) {
    const blobs = new Map();
    for (const part of relations.follow([digest])) {
        for (const [blob, size] of manifests.get(part)?.blobs ?? [])
            blobs.set(blob, size);
    }
    const { platforms = [] } = manifests.get(digest) ?? {};
    return { digest, bytes: sum(blobs.values()), platforms };
}
function toSteps(rows, { inventory, relations, kept }) {
    const going = rows.filter(({ verdict }) => verdict === 'delete');
    const images = going
        .map(({ digest, tags }) => ({
        digest,
        tags: tags.map(({ tag }) => tag),
        along: [...relations.follow([digest])].filter((one) => one !== digest && !kept.has(one)),
    }))
        .sort((one, other) => other.along.length - one.along.length);
    const untag = rows
        .filter(({ verdict }) => verdict === 'untag')
        .flatMap(({ digest, tags }) => tags.filter((one) => !stays(one)).map(({ tag }) => ({ tag, digest })));
    const gone = new Set(images.flatMap(({ digest, along }) => [digest, ...along]));
    const remaining = [...inventory.manifests.values()].filter(({ digest }) => !gone.has(digest));
    const needed = new Set(remaining.flatMap(({ blobs }) => [...blobs.keys()]));
    const freed = new Map([...gone].flatMap((digest) => [...(inventory.manifests.get(digest)?.blobs ?? [])].filter(([blob]) => !needed.has(blob))));
    return {
        ...{ untag, images, kept: [...kept], frees: sum(freed.values()) },
        problems: [...warnOfExact(rows, inventory), ...warnOfBroken(rows, inventory)],
    };
}
function warnOfExact(rows, { tags, repository }) {
    const kinds = readTagKinds(tags.keys());
    const exact = rows
        .flatMap((row) => row.tags)
        .filter((one) => !stays(one) && kinds.get(one.tag)?.kind === 'version')
        .map(({ tag }) => tag);
    if (exact.length === 0)
        return [];
    const names = exact.slice(0, 3).join(', ');
    const more = exact.length > 3 ? ` and ${exact.length - 3} more` : '';
    const message = `${repository}: exact tags can be given to other images once they are deleted: ${names}${more}.`;
    const hint = 'Keep the versions that someone may still pull by tag, with keep or --in-use.';
    return [(0,problem/* notice */.lm)('PRUNE_EXACT_TAGS', message, hint)];
}
function warnOfUnlisted({ listsUntagged, repository }, { policy }) {
    if (listsUntagged || policy.untaggedOlderThanMs === undefined)
        return [];
    const message = `untagged-older-than: the registry of ${repository} does not list images without a tag, so they stay.`;
    const hint = 'Use the garbage collection of the registry (Distribution: --delete-untagged).';
    return [(0,problem/* notice */.lm)('PRUNE_UNLISTED', message, hint)];
}
function warnOfBroken(rows, { manifests, repository }) {
    const broken = rows.filter(({ digest, tags, verdict }) => verdict !== 'delete' &&
        tags.length > 0 &&
        manifests.get(digest)?.children.some((child) => !manifests.has(child)));
    return broken.map(({ digest, tags }) => {
        const names = tags.map(({ tag }) => tag).join(', ');
        const message = `${repository}: ${names} (${digest}) lists manifests that do not exist.`;
        const hint = 'It was so before this prune. Ship or copy the image again, or delete the tag.';
        return (0,problem/* notice */.lm)('PRUNE_INCOMPLETE', message, hint);
    });
}
const ORDER = { delete: 0, untag: 1, keep: 2 };
function sortRows(rows) {
    return rows.toSorted((one, other) => ORDER[one.verdict] - ORDER[other.verdict] ||
        (one.time ?? '').localeCompare(other.time ?? '') ||
        one.digest.localeCompare(other.digest));
}
function toTime(ms) {
    return ms === undefined ? null : new Date(ms).toISOString();
}
function sum(numbers) {
    let total = 0;
    for (const number of numbers)
        total += number;
    return total;
}

// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/registry/blobs/whole.js
var whole = __webpack_require__(76333);
// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var platforms = __webpack_require__(59236);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/lifecycle/copy/store.js
var store = __webpack_require__(7635);
;// CONCATENATED MODULE: ./src/lifecycle/prune/read.js












const read_AT_ONCE = 16;
const FIRST_MS = Date.UTC(2013, 0, 1);
function createInventoryReader(repository, used) {
    const known = new Map();
    const slots = (0,pause/* createSlots */.e)(read_AT_ONCE);
    let hasReferrers = true;
    const listReferrers = async (digest) => {
        const found = hasReferrers ? await repository.listReferrers(digest) : undefined;
        if (found === undefined)
            hasReferrers = false;
        return found?.map((one) => one.digest) ?? [];
    };
    const readOne = async (digest, times) => {
        const before = known.get(digest);
        const manifest = before ?? (await readStored(repository, digest, times));
        if (manifest === undefined)
            return undefined;
        known.set(digest, manifest);
        const next = [...manifest.children, ...(await listReferrers(digest))];
        return { manifest, next: manifest.subject === undefined ? next : [...next, manifest.subject] };
    };
    return {
        read: async ({ tags, tagTimes, times, digests }) => {
            const manifests = new Map();
            const subjects = [...tags.keys()].flatMap((tag) => toSubject(tag) ?? []);
            const seen = new Set([...tags.values(), ...(digests ?? []), ...subjects, ...used]);
            let level = [...seen];
            while (level.length > 0) {
                if (seen.size - used.size > limits/* LAYOUT_ENTRIES */.Yn)
                    throw tooMany(repository);
                const read = await Promise.all(level.map((digest) => slots.within(() => readOne(digest, times))));
                const found = read.filter((one) => one !== undefined);
                for (const { manifest } of found)
                    manifests.set(manifest.digest, manifest);
                const next = new Set(found.flatMap((one) => one.next).filter((one) => !seen.has(one)));
                next.forEach((digest) => seen.add(digest));
                level = [...next];
            }
            const { name } = repository.repository;
            const listsUntagged = digests !== undefined;
            return { repository: name, tags, tagTimes, manifests, listsUntagged };
        },
    };
}
async function readStored(repository, digest, times) {
    const manifest = await repository.getManifest(digest);
    if (manifest === undefined)
        return undefined;
    const { artifactType, fsLayers } = parseBody(manifest);
    const contents = fsLayers === undefined ? (0,manifests_contents/* readContents */.r0)(manifest, limits/* LAYOUT_ENTRIES */.Yn) : OLD;
    const left = (0,prune_left/* readLeft */.GG)(artifactType);
    const config = await readImageConfig(repository, contents);
    const { platform } = (0,manifests_contents/* toManifestPlatform */.Q0)(config);
    const pushedMs = times.get(digest);
    const all = [pushedMs, ...listTimes(contents, config)].filter((time) => time !== undefined);
    const own = platform === undefined || platform.os === 'unknown' ? [] : [(0,platforms/* toPlatformText */.g3)(platform)];
    return {
        digest,
        mediaType: manifest.mediaType,
        size: manifest.bytes.byteLength,
        timeMs: all.length === 0 ? undefined : all.reduce((newest, one) => Math.max(newest, one)),
        platforms: contents.isIndex ? listPlatforms(contents.manifests) : own,
        children: left === 'pending' ? await readPending(repository, contents) : listChildren(contents),
        blobs: listOwnBlobs(contents),
        ...(0,omit_undefined/* omitUndefined */.O)({
            subject: (0,store/* subjectOf */.et)(manifest),
            source: readSource(contents, config),
            left,
        }),
    };
}
function listChildren({ manifests }) {
    return manifests.filter(isManifestEntry).map(({ digest }) => digest);
}
async function readPending(repository, { layers }) {
    const [list] = layers;
    if (list === undefined || list.size > limits/* MANIFEST_BYTES */.ms)
        return [];
    return (0,prune_left/* parsePending */.h9)(await (0,whole/* readWhole */.o)(repository, list));
}
const OLD = {
    isIndex: false,
    isAbout: false,
    manifests: [],
    layers: [],
    annotations: {},
};
function parseBody({ bytes }) {
    return (0,json/* parseObject */.lj)(Buffer.from(bytes).toString('utf8')) ?? {};
}
function listPlatforms(entries) {
    const stated = entries
        .filter((entry) => !(0,platforms/* isAttestation */.H3)(entry))
        .flatMap(({ platform }) => (platform === undefined ? [] : [(0,platforms/* toPlatformText */.g3)(platform)]));
    return [...new Set(stated)];
}
function listOwnBlobs(contents) {
    const { config, layers, manifests } = contents;
    const blobs = [
        ...(config === undefined ? [] : [config]),
        ...layers,
        ...manifests.filter((entry) => !isManifestEntry(entry)),
    ];
    return new Map(blobs.map(({ digest, size }) => [digest, size]));
}
const CONFIG_TYPE = /^application\/vnd\.(?:oci\.image\.config|docker\.container\.image)\.v1\+json$/;
async function readImageConfig(repository, { config }) {
    if (config === undefined || !CONFIG_TYPE.test(config.mediaType))
        return {};
    if (config.size > limits/* MANIFEST_BYTES */.ms)
        return {};
    try {
        const bytes = await (0,whole/* readWhole */.o)(repository, config);
        return (0,json/* parseObject */.lj)(Buffer.from(bytes).toString('utf8')) ?? {};
    }
    catch (thrown) {
        const isLost = thrown instanceof problem/* Problem */.AF && thrown.problems[0]?.code === 'REGISTRY_NOT_FOUND';
        if (isLost)
            return {};
        throw thrown;
    }
}
const SOURCE = 'org.opencontainers.image.source';
function readSource({ annotations }, config) {
    return annotations[SOURCE] ?? toLabels(config)[SOURCE];
}
function toLabels({ config }) {
    return (0,json/* isObject */.Gv)(config) ? (0,json/* toTexts */.OS)(config.Labels) : {};
}
const CREATED = 'org.opencontainers.image.created';
function listTimes({ annotations }, config) {
    const history = Array.isArray(config.history) ? config.history : [];
    const texts = [
        ...[annotations[CREATED], toLabels(config)[CREATED], config.created],
        ...history.map((step) => ((0,json/* isObject */.Gv)(step) ? step.created : undefined)),
    ];
    return texts
        .map((text) => (typeof text === 'string' ? Date.parse(text) : Number.NaN))
        .filter((time) => time >= FIRST_MS);
}
function tooMany({ repository }) {
    const message = `${repository.name} has more than ${limits/* LAYOUT_ENTRIES */.Yn} manifests.`;
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('PRUNE_TOO_MANY', message, 'Delete some with the tools of the registry first.'),
    ]);
}

;// CONCATENATED MODULE: ./src/lifecycle/prune/prune.js











const MINIMUM_AGE_MS = 86_400_000;
async function pruneRepositories(request, context) {
    const policy = compilePolicy(request.policy);
    const prepared = [];
    for (const repository of request.repositories) {
        prepared.push(await prepare(repository, { request, policy }, context));
    }
    const planned = toReceipt(prepared.map(({ plan }) => toPlanned(plan)));
    context.onPlan(planned);
    if (!request.apply)
        return planned;
    for (const one of prepared)
        await backUp(one, request, context);
    const done = [];
    for (const one of prepared)
        done.push(await apply(one));
    return toReceipt(done);
}
async function prepare(name, { request, policy }, { registries, nowMs, openHost, listClosed, project }) {
    const repository = registries.open(name);
    const host = await openHost(name);
    const inUse = selectInUse(parseInUse(request.inUse), name);
    const reader = createInventoryReader(repository, inUse.digests);
    const ask = async (inventory) => {
        const closed = await findClosed(inventory, policy, listClosed);
        const own = project === undefined ? {} : { project };
        const question = { policy, nowMs, inUse, closed, ...own };
        return planPrune(inventory, question, host.untagging);
    };
    const listing = await host.list();
    const inventory = await reader.read(listing);
    return { host, repository, inventory, listing, reader, ask, plan: await ask(inventory) };
}
async function findClosed({ tags }, { pullRequests }, listClosed) {
    if (pullRequests === undefined)
        return new Set();
    const kinds = [...readTagKinds(tags.keys()).values()];
    const numbers = kinds.flatMap((kind) => (kind.kind === 'change' ? [kind.number] : []));
    return numbers.length === 0 ? new Set() : await listClosed([...new Set(numbers)]);
}
function compilePolicy(policy) {
    const [keep, drop] = [policy.keep, policy.delete].map((list) => list.map(compileTagPattern));
    const problems = [...(keep ?? []), ...(drop ?? [])].flatMap((one) => one.problems);
    const { keepLast, pullRequests, untaggedOlderThanMs } = policy;
    const isNaming = [keepLast, pullRequests, untaggedOlderThanMs].some((rule) => rule !== undefined);
    if (!isNaming && policy.delete.length === 0)
        problems.push(nothingNamed());
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
    const listValues = (read) => (read ?? []).flatMap((one) => (one.ok ? [one.value] : []));
    const { minimumAgeMs = MINIMUM_AGE_MS } = policy;
    return { ...policy, minimumAgeMs, keep: listValues(keep), delete: listValues(drop) };
}
function nothingNamed() {
    const hint = 'Set prune in tagship.yml, or give --delete, --keep-last, --pull-requests or --untagged-older-than. --older-than alone names nothing.';
    return (0,problem/* error */.z3)('PRUNE_POLICY', 'No rule says what prune deletes.', hint);
}
async function backUp({ plan, repository, inventory }, { backup, repositories }, { registries }) {
    if (backup === undefined)
        return;
    const { name, path } = repository.repository;
    const directory = repositories.length > 1 ? (0,external_node_path_.join)(backup, path) : backup;
    const { manifests } = inventory;
    const isWhole = ({ digest, along }) => [digest, ...along].every((one) => {
        const { left, children = [] } = manifests.get(one) ?? {};
        return left === undefined && children.every((child) => manifests.has(child));
    });
    const references = plan.images
        .filter(isWhole)
        .flatMap(({ digest, tags }) => tags.length === 0 ? [`@${digest}`] : tags.map((tag) => `:${tag}`));
    const going = [...references, ...plan.untag.map(({ tag }) => `:${tag}`)];
    for (const reference of going) {
        const receipt = await (0,copy.copyImages)({
            ...{ from: `${name}${reference}`, to: [`oci:${directory}`] },
            ...{ allTags: false, platforms: [], replace: false, dryRun: false },
        }, { registries, onBytes: () => undefined, onPlan: () => undefined });
        const problems = receipt.destinations.flatMap((one) => one.problems);
        if (receipt.status !== 'done')
            throw new problem/* Problem */.AF(problems);
    }
}
async function apply(prepared) {
    try {
        const { plan, site } = await refresh(prepared);
        const { tags, digests, problems } = await applyPrune(plan, site);
        const all = [...plan.problems, ...problems, ...(await checkKept(plan, site))];
        const status = (0,problem/* hasErrors */.Cs)(all) ? 'failed' : 'done';
        return { ...toPlanned(plan), status, tags, digests, problems: all };
    }
    catch (thrown) {
        const problems = [...prepared.plan.problems, ...(0,destination/* toProblems */.ek)(thrown)];
        return { ...toPlanned(prepared.plan), status: 'failed', problems };
    }
}
async function refresh(prepared) {
    const { host, repository, reader, plan, inventory } = prepared;
    const listing = await host.list();
    if (prune_isSame(listing.tags, inventory.tags)) {
        return { plan, site: { host, repository, inventory } };
    }
    const now = await reader.read(listing);
    const fresh = await prepared.ask(now);
    return { plan: restrict(fresh, plan), site: { host, repository, inventory: now } };
}
function restrict(fresh, shown) {
    const digests = new Set(shown.images.map(({ digest }) => digest));
    const tags = new Set(shown.untag.map(({ tag }) => tag));
    const others = fresh.images.filter(({ digest }) => !digests.has(digest));
    const held = new Set(others.flatMap(({ digest, along }) => [digest, ...along]));
    return {
        ...fresh,
        kept: [...new Set([...fresh.kept, ...held])],
        untag: fresh.untag.filter(({ tag }) => tags.has(tag)),
        images: fresh.images
            .filter(({ digest }) => digests.has(digest) && !held.has(digest))
            .map((image) => ({ ...image, along: image.along.filter((one) => !held.has(one)) })),
    };
}
function prune_isSame(one, other) {
    return one.size === other.size && [...one].every(([tag, digest]) => other.get(tag) === digest);
}
function toPlanned({ repository, rows, frees, problems }) {
    return { repository, status: 'planned', rows, frees, tags: [], digests: [], problems };
}
function toReceipt(repositories) {
    const has = (status) => repositories.some((one) => one.status === status);
    const status = has('failed') ? 'failed' : has('planned') ? 'planned' : 'done';
    return { schemaVersion: 1, status, repositories };
}


/***/ }),

/***/ 76333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readWhole)
/* harmony export */ });
async function readWhole(source, blob) {
    if (source.readBlob !== undefined)
        return await source.readBlob(blob);
    const chunks = [];
    for await (const chunk of await source.openBlob(blob))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 68600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H6: () => (/* binding */ readStart),
/* harmony export */   MP: () => (/* binding */ describeBody),
/* harmony export */   mf: () => (/* binding */ readBodyText),
/* harmony export */   wB: () => (/* binding */ dropBody),
/* harmony export */   x8: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75893);
/* harmony import */ var _trace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5047);


async function readBody(answer, limit) {
    const { bytes, isWhole, thrown } = await read(answer, limit);
    if (thrown !== undefined)
        throw (0,_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .lost */ .DU)(thrown);
    if (isWhole)
        return bytes;
    throw (0,_trace_js__WEBPACK_IMPORTED_MODULE_1__/* .lost */ .DU)(Object.assign(new Error(`it is longer than ${limit} bytes`), { code: 'E2BIG' }));
}
async function readStart(answer, limit) {
    return (await read(answer, limit)).bytes;
}
async function readBodyText(answer, limit) {
    return Buffer.from(await readBody(answer, limit)).toString('utf8');
}
async function dropBody(answer) {
    await read(answer, _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .SMALL_BYTES */ .El);
}
function describeBody({ headers }) {
    const type = headers['content-type']?.split(';', 1)[0]?.trim();
    const encoding = headers['content-encoding'];
    const kinds = [type, encoding].filter((kind) => kind !== undefined && kind !== '');
    return kinds.length === 0 ? 'no content type' : kinds.join(', ');
}
async function read(answer, limit) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of answer) {
            size += chunk.byteLength;
            chunks.push(chunk);
            if (size > limit)
                break;
        }
    }
    catch (thrown) {
        return { bytes: Buffer.concat(chunks), isWhole: false, thrown };
    }
    return { bytes: Buffer.concat(chunks).subarray(0, limit), isWhole: size <= limit };
}


/***/ }),

/***/ 40082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ toLine),
/* harmony export */   r: () => (/* binding */ toTextLine)
/* harmony export */ });
const LONGEST = 300;
function toLine(text) {
    const line = text
        .slice(0, 20 * LONGEST)
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim();
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
function toTextLine(text) {
    return toLine(text.slice(0, 20 * LONGEST).replace(/<[^<>]*>/g, ' '));
}


/***/ }),

/***/ 5047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DU: () => (/* binding */ lost),
/* harmony export */   JD: () => (/* binding */ isLost),
/* harmony export */   l_: () => (/* binding */ toTrace),
/* harmony export */   mn: () => (/* binding */ traced),
/* harmony export */   sP: () => (/* binding */ toErrno),
/* harmony export */   yJ: () => (/* binding */ noteHandshake)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

const LOST = Symbol('lost');
const TRACE = Symbol('trace');
function traced(thrown, trace) {
    if (!(thrown instanceof Error) || thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return thrown;
    return Object.assign(thrown, { [TRACE]: { ...trace, ...toTrace(thrown) } });
}
function toTrace(thrown) {
    return thrown instanceof Error && TRACE in thrown ? thrown[TRACE] : {};
}
function lost(thrown, trace = {}) {
    if (!(thrown instanceof Error) || thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
        return thrown;
    return thrown.name === 'AbortError'
        ? thrown
        : Object.assign(traced(thrown, trace), { [LOST]: true });
}
function isLost(thrown) {
    return thrown instanceof Error && LOST in thrown;
}
function toErrno(thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    return typeof code === 'string' ? code : '';
}
function noteHandshake(request, { hasCertificate = false }) {
    let hasAgreedKeys = false;
    request.once('socket', (socket) => {
        hasAgreedKeys = request.reusedSocket;
        if (request.reusedSocket)
            return;
        socket.once('keylog', () => {
            hasAgreedKeys = true;
        });
    });
    return () => ({ hasAgreedKeys, hasCertificate });
}


/***/ }),

/***/ 59236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ isAttestation),
/* harmony export */   Xg: () => (/* binding */ readConfig),
/* harmony export */   g3: () => (/* binding */ toPlatformText),
/* harmony export */   tj: () => (/* binding */ readPlatforms),
/* harmony export */   ux: () => (/* binding */ readWords)
/* harmony export */ });
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88660);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75893);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77691);
/* harmony import */ var _blobs_whole_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76333);





const ATTESTATION = 'vnd.docker.reference.type';
function toPlatformText(platform) {
    const os = platform.os.toLowerCase();
    const stated = platform.architecture.toLowerCase();
    const architecture = ALIASES.get(stated) ?? stated;
    const variant = platform.variant ?? (architecture === 'arm' ? 'v7' : '');
    const isDefault = DEFAULT_VARIANTS.get(architecture) === variant;
    return variant === '' || isDefault ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}
const ALIASES = new Map([
    ['x86_64', 'amd64'],
    ['aarch64', 'arm64'],
    ['i386', '386'],
]);
const DEFAULT_VARIANTS = new Map([
    ['arm64', 'v8'],
    ['amd64', 'v1'],
]);
function isAttestation(descriptor) {
    return (descriptor.annotations?.[ATTESTATION] !== undefined || descriptor.platform?.os === 'unknown');
}
async function readPlatforms(source, manifest) {
    const platforms = await collect(source, manifest, (0,_walk_js__WEBPACK_IMPORTED_MODULE_3__/* .createWalk */ .y)(source));
    const only = platforms.length === 1 ? platforms[0] : undefined;
    return {
        platforms: Object.fromEntries(platforms.map(({ platform, digest }) => [platform, digest])),
        imageId: only === undefined ? null : await readImageId(source, manifest, only.digest),
    };
}
async function collect(source, manifest, walk) {
    const contents = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    if (!contents.isIndex) {
        const { platform } = (await readConfig(source, manifest)) ?? {};
        return platform === undefined ? [] : [{ platform, digest: manifest.digest }];
    }
    const images = contents.manifests.filter((entry) => !isAttestation(entry));
    const silent = images.filter(({ platform }) => platform === undefined);
    const found = await walk.each(manifest, silent, (child, _, deeper) => collect(source, child, deeper));
    const bySilent = new Map(silent.map((entry, at) => [entry, found[at] ?? []]));
    return images.flatMap((entry) => entry.platform === undefined
        ? (bySilent.get(entry) ?? [])
        : [{ platform: toPlatformText(entry.platform), digest: entry.digest }]);
}
async function readImageId(source, manifest, digest) {
    const image = digest === manifest.digest ? manifest : await source.readManifest(digest);
    return (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(image).config?.digest ?? null;
}
async function readConfig(source, manifest) {
    const { config } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    if (config === undefined)
        return undefined;
    const body = parseConfig(await readSmallBlob(source, config));
    const { platform } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .toManifestPlatform */ .Q0)(body);
    const isImage = platform !== undefined && platform.os !== 'unknown';
    return {
        digest: config.digest,
        platform: isImage ? toPlatformText(platform) : undefined,
        created: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)(body).created,
        labels: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body.config) ? body.config.Labels : undefined),
    };
}
async function readWords(source, manifest) {
    return await readWordsBelow(source, manifest, 1);
}
async function readWordsBelow(source, manifest, depth) {
    const contents = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .readContents */ .r0)(manifest);
    if (!contents.isIndex) {
        const config = await readConfig(source, manifest);
        return { annotations: contents.annotations, labels: config?.labels ?? {} };
    }
    const images = contents.manifests.filter((entry) => !isAttestation(entry));
    const usual = images.find(({ platform }) => platform !== undefined && toPlatformText(platform) === 'linux/amd64');
    const first = usual ?? images[0];
    if (first === undefined)
        return { annotations: contents.annotations, labels: {} };
    if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .INDEX_DEPTH */ .RS)
        throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(manifest, `indexes nest deeper than ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .INDEX_DEPTH */ .RS}`);
    const words = await readWordsBelow(source, await source.readManifest(first.digest), depth + 1);
    return {
        annotations: { ...words.annotations, ...contents.annotations },
        labels: words.labels,
    };
}
async function readSmallBlob(source, blob) {
    if (blob.size > _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST_BYTES */ .ms) {
        throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(blob, `a configuration of ${blob.size} bytes is more than ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST_BYTES */ .ms}`);
    }
    return await (0,_blobs_whole_js__WEBPACK_IMPORTED_MODULE_4__/* .readWhole */ .o)(source, blob);
}
function parseConfig(bytes) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8')) ?? {};
}


/***/ }),

/***/ 77691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ createWalk)
/* harmony export */ });
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88660);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75893);
/* harmony import */ var _http_pause_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73072);



const AT_ONCE = 8;
function createWalk(source, treeBytes = _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .TREE_BYTES */ .Vq) {
    const slots = (0,_http_pause_js__WEBPACK_IMPORTED_MODULE_2__/* .createSlots */ .e)(AT_ONCE);
    let listed = 0;
    let bytes = 0;
    const read = async (index, digest) => {
        if (bytes > treeBytes)
            throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(index, `what it lists is larger than ${treeBytes} bytes`);
        const manifest = await source.readManifest(digest);
        bytes += manifest.bytes.byteLength;
        return manifest;
    };
    const toWalk = (depth) => ({
        each: async (index, entries, next) => {
            if (entries.length === 0)
                return [];
            if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .INDEX_DEPTH */ .RS)
                throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(index, `indexes nest deeper than ${_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .INDEX_DEPTH */ .RS}`);
            listed += entries.length;
            if (listed > _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .INDEX_ENTRIES */ .ov) {
                throw (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .invalid */ .Gq)(index, `it and the indexes in it list more than ${_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .INDEX_ENTRIES */ .ov} manifests`);
            }
            const deeper = toWalk(depth + 1);
            return await Promise.all(entries.map(async (entry) => {
                const manifest = await slots.within(() => read(index, entry.digest));
                return await next(manifest, entry, deeper);
            }));
        },
    });
    return toWalk(1);
}


/***/ })

};
