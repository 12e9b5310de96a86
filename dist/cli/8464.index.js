export const id = 8464;
export const ids = [8464];
export const modules = {

/***/ 78464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  copyImages: () => (/* binding */ copyImages)
});

// UNUSED EXPORTS: listProblems

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/blobs/digest.js
var blobs_digest = __webpack_require__(73564);
// EXTERNAL MODULE: ./src/ship/destination.js
var destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/ship/preflight.js
var preflight = __webpack_require__(15983);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/registry/manifests/copy.js
var manifests_copy = __webpack_require__(14599);
// EXTERNAL MODULE: ./src/registry/manifests/fallback.js
var fallback = __webpack_require__(85580);
// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var manifests_platforms = __webpack_require__(59236);
// EXTERNAL MODULE: ./src/lifecycle/copy/tag-rules.js
var tag_rules = __webpack_require__(10024);
;// CONCATENATED MODULE: ./src/lifecycle/copy/plan.js




const AT_ONCE = 8;
async function planTags(target, wanted, { source, replace, own }) {
    const slots = (0,pause/* createSlots */.e)(AT_ONCE);
    let listed;
    const list = async () => [...new Set([...own, ...((await target.before?.listTags()) ?? [])])];
    return await Promise.all(wanted.map(({ tag, image }) => slots.within(async () => {
        const { digest } = image.manifest;
        const from = (await target.before?.resolve(tag))?.digest ?? null;
        const fixed = decideAtOnce(from, digest, replace);
        if (fixed !== undefined)
            return { tag, digest, from, ...fixed };
        listed ??= list();
        const [ours, theirs] = await Promise.all([
            readAge(source, image.manifest),
            readThere(target, tag),
        ]);
        const verdict = (0,tag_rules/* decideMove */.q)(tag, { source: ours, there: theirs }, await listed);
        return { tag, digest, from, ...verdict };
    })));
}
function decideAtOnce(from, digest, replace) {
    if (from === null)
        return { action: 'write', reason: '' };
    if (from === digest)
        return { action: 'keep', reason: '' };
    return replace ? { action: 'replace', reason: 'by --replace' } : undefined;
}
async function readThere({ before }, tag) {
    const manifest = await before?.getManifest(tag);
    return before === undefined || manifest === undefined ? {} : readAge(before.source, manifest);
}
const OCI = 'org.opencontainers.image.';
async function readAge(source, manifest) {
    const { annotations, labels } = await (0,manifests_platforms/* readWords */.ux)(source, manifest);
    const read = (name) => annotations[`${OCI}${name}`] ?? labels[`${OCI}${name}`];
    return { version: read('version'), created: read('created') };
}
function listRefused(label, tags) {
    return tags
        .filter(({ action }) => action === 'refuse')
        .map(({ tag, digest, from, reason }) => (0,problem/* error */.z3)('COPY_TAG_TAKEN', `${label}:${tag} names ${from ?? 'another image'}, not ${digest}: ${reason}.`, 'Give --replace to overwrite it, or copy to another tag.'));
}

;// CONCATENATED MODULE: ./src/lifecycle/copy/apply.js






const IMAGES_AT_ONCE = 4;
const TAGS_AT_ONCE = 8;
async function applyCopy(target, work) {
    const copies = [];
    const copy = async (manifest) => {
        const [copied] = await (0,manifests_copy/* copyImage */.L)(manifest, work.source, [target]);
        if (copied !== undefined)
            copies.push(copied);
        if (copied?.problem !== undefined)
            throw copied.problem;
    };
    const tags = new Map(work.tags.map((one) => [one.tag, one]));
    const toResult = (problems) => ({
        destination: target.label,
        status: problems.some(({ level }) => level === 'error') ? 'failed' : 'done',
        tags: [...tags.values()],
        blobs: sumUp(copies),
        problems,
    });
    const unwritten = new Set(work.tags.filter(isWritten).map(({ tag }) => tag));
    try {
        const { due, whole } = listDue(target, work);
        await apply_all(whole, IMAGES_AT_ONCE, ({ manifest }) => copy(manifest));
        const left = [];
        await apply_all(due, IMAGES_AT_ONCE, async (image) => {
            left.push(...(await copyRelated(target, image, copy)));
        });
        await writeTags(target, work, {
            tags,
            done: (tag) => target.isAtomic || unwritten.delete(tag),
        });
        await target.finish();
        unwritten.clear();
        return toResult([...left, ...(await readBack(target, [...tags.values()]))]);
    }
    catch (thrown) {
        if (!(thrown instanceof problem/* Problem */.AF))
            throw thrown;
        for (const one of tags.values()) {
            const isFailed = isWritten(one) && unwritten.has(one.tag);
            if (isFailed)
                tags.set(one.tag, { ...one, action: 'fail', reason: NOT_WRITTEN });
        }
        return toResult(thrown.problems);
    }
}
const NOT_WRITTEN = 'the copy failed before it was written';
function listDue({ trustsTags }, { images, wanted, tags }) {
    const listActions = (image) => tags.filter((_, at) => wanted[at]?.image === image).map(({ action }) => action);
    const due = images.filter((image) => {
        const actions = listActions(image);
        return actions.length === 0 || actions.some((action) => action !== 'hold');
    });
    const whole = due.filter((image) => !trustsTags || !listActions(image).includes('keep'));
    return { due, whole };
}
function sumUp(copies) {
    const sum = (kind) => copies.reduce((total, copied) => total + copied[kind], 0);
    return { present: sum('present'), mounted: sum('mounted'), uploaded: sum('uploaded') };
}
async function copyRelated(target, { items, indexes }, copy) {
    const kept = [];
    for (const { manifest, tag } of items) {
        if ((await target.resolve(manifest.digest)) === undefined)
            await copy(manifest);
        if (tag === undefined)
            continue;
        const there = (await target.before?.resolve(tag))?.digest;
        if (there === undefined)
            await target.putManifest(tag, manifest);
        else if (there !== manifest.digest)
            kept.push(keptTag(target.label, tag));
    }
    const referrers = items.filter(({ tag }) => tag === undefined);
    for (const subject of new Set(referrers.map((referrer) => referrer.subject))) {
        const own = referrers.filter((referrer) => referrer.subject === subject);
        const isListed = await target.attach(subject, own, indexes.get(subject));
        if (!isListed)
            kept.push(keptTag(target.label, (0,fallback/* toFallbackTag */.KN)(subject)));
    }
    return kept;
}
function keptTag(label, tag) {
    const message = `${label}:${tag} holds other signatures or attestations than the source, and stays as it is.`;
    return {
        ...(0,problem/* error */.z3)('COPY_SIGNATURES_KEPT', message, 'Remove this tag to have it copied.'),
        level: 'notice',
    };
}
const WRITES = ['write', 'move', 'replace'];
function isWritten({ action }) {
    return WRITES.includes(action);
}
async function writeTags(target, { images, wanted, source, replace }, { tags, done, }) {
    const tagged = new Set(wanted.map(({ image }) => image));
    for (const image of images)
        if (!tagged.has(image))
            target.list(image.manifest);
    const own = [...tags.keys()];
    const due = wanted.filter(({ tag }) => isWritten(tags.get(tag) ?? { action: 'hold' }));
    for (const isExact of [true, false]) {
        const some = due.filter(({ tag }) => ((0,tag_rules/* classifyTag */.r)(tag, own) === 'exact') === isExact);
        const now = await planTags(target, some, { source, replace, own });
        const refused = listRefused(target.label, now);
        if (refused.length > 0)
            throw new problem/* Problem */.AF(refused);
        for (const one of now)
            tags.set(one.tag, one);
        await apply_all(some.filter(({ tag }) => isWritten(tags.get(tag) ?? { action: 'hold' })), TAGS_AT_ONCE, async ({ tag, image }) => {
            await target.putManifest(tag, image.manifest);
            done(tag);
        });
    }
}
async function readBack(target, tags) {
    const due = tags.filter(isWritten);
    const found = await target.readBack(due.map(({ tag }) => tag));
    return due
        .map(({ tag, digest }, at) => ({ tag, digest, names: found[at] ?? 'nothing' }))
        .filter(({ digest, names }) => names !== digest)
        .map(({ tag, digest, names }) => {
        const message = `${target.label}:${tag} was written as ${digest}, but names ${names}.`;
        return (0,problem/* error */.z3)('COPY_NOT_VERIFIED', message, 'Something else writes this tag. Run it again.');
    });
}
async function apply_all(items, atOnce, work) {
    const slots = (0,pause/* createSlots */.e)(atOnce);
    let hasFailed = false;
    const results = await Promise.allSettled(items.map((item) => slots.within(async () => {
        if (hasFailed)
            return;
        try {
            await work(item);
        }
        catch (thrown) {
            hasFailed = true;
            throw thrown;
        }
    })));
    for (const result of results)
        if (result.status === 'rejected')
            throw result.reason;
}

// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(88660);
// EXTERNAL MODULE: ./src/registry/manifests/walk.js
var walk = __webpack_require__(77691);
// EXTERNAL MODULE: ./src/match-pattern.js
var match_pattern = __webpack_require__(85795);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
;// CONCATENATED MODULE: ./src/lifecycle/copy/location.js



function parseLocation(word) {
    const [, scheme, rest = ''] = /^(oci|oci-archive):(.*)$/s.exec(word) ?? [];
    const [name, reference] = splitReference(scheme === undefined ? word : rest);
    if (reference !== undefined && !isReference(reference))
        throw bad(word, 'its tag is not one');
    const found = scheme === undefined ? toRepository(name) : toLayout(scheme, name, word);
    return reference === undefined ? found : { ...found, reference };
}
function toLayout(scheme, path, word) {
    if (path === '')
        throw bad(word, 'the path is missing');
    const kind = scheme === 'oci' ? 'directory' : 'archive';
    return { kind, label: `${scheme}:${path}`, path };
}
function toRepository(name) {
    const parsed = (0,references/* parseRepository */.SU)(name);
    if (!parsed.ok)
        throw new problem/* Problem */.AF(parsed.problems.map(explain));
    return { kind: 'registry', label: parsed.value.name, repository: parsed.value };
}
function splitReference(word) {
    const [, named = '', digest] = /^(.*)@([^@]*)$/s.exec(word) ?? [];
    if (digest !== undefined)
        return [named.replace(/:[^:/]*$/, ''), digest];
    const [, name, tag] = /^(.*):([^:/]*)$/s.exec(word) ?? [];
    return name === undefined ? [word, undefined] : [name, tag];
}
function isReference(text) {
    return (0,blobs_digest/* isDigest */.Bc)(text) || (0,references/* isTag */.dz)(text) || isPattern(text);
}
function isPattern(reference) {
    return /^[\w.*?-]{1,128}$/.test(reference) && /[*?]/.test(reference);
}
function explain(problem) {
    return { ...problem, hint: problem.hint === '' ? FORMS : problem.hint };
}
const FORMS = 'Write a repository (ghcr.io/acme/app:1.2.3), oci:DIR for a directory or oci-archive:FILE for a tar archive.';
function bad(word, why) {
    const shown = JSON.stringify(word.slice(0, 200));
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_LOCATION', `invalid location ${shown}: ${why}`, FORMS)]);
}

// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
;// CONCATENATED MODULE: ./src/lifecycle/copy/platforms.js





const REFERENCE = 'vnd.docker.reference.digest';
async function selectPlatforms(manifest, platforms, { source, name }) {
    const { isIndex, manifests } = (0,contents/* readContents */.r0)(manifest);
    if (platforms.length === 0 || !isIndex)
        return manifest;
    const entries = manifests.filter((entry) => !(0,manifests_platforms/* isAttestation */.H3)(entry));
    const kept = platforms.map((wanted) => {
        const found = entries.find((entry) => textOf(entry) === wanted);
        if (found === undefined)
            throw missing(name, wanted, entries);
        return found.digest;
    });
    const [only] = kept;
    if (kept.length === 1 && only !== undefined)
        return await source.readManifest(only);
    return reduce(manifest, new Set(kept));
}
function textOf({ platform }) {
    return platform === undefined ? '' : (0,manifests_platforms/* toPlatformText */.g3)(platform);
}
function reduce(index, digests) {
    const body = (0,json/* parseObject */.lj)(Buffer.from(index.bytes).toString('utf8')) ?? {};
    const given = Array.isArray(body.manifests) ? body.manifests : [];
    const manifests = given.filter((entry) => {
        if (!(0,json/* isObject */.Gv)(entry))
            return false;
        const about = (0,json/* isObject */.Gv)(entry.annotations) ? entry.annotations[REFERENCE] : undefined;
        return digests.has(String(entry.digest)) || digests.has(String(about));
    });
    if (manifests.length === given.length)
        return index;
    const bytes = Buffer.from(JSON.stringify({ ...body, manifests }));
    return { mediaType: index.mediaType, bytes, digest: (0,blobs_digest/* toDigest */.O6)(bytes) };
}
function missing(name, wanted, entries) {
    const there = [...new Set(entries.map(textOf))].filter((text) => text !== '').join(', ');
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('COPY_PLATFORM_MISSING', `${name} has no platform "${wanted}".`, there === '' ? 'Leave out --platform.' : `Choose from ${there}.`),
    ]);
}

// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(75893);
// EXTERNAL MODULE: ./src/lifecycle/copy/store.js
var copy_store = __webpack_require__(7635);
;// CONCATENATED MODULE: ./src/lifecycle/copy/related.js





const SUFFIXES = ['sig', 'att', 'sbom'];
const related_AT_ONCE = 8;
async function findRelated(store, digests, hasTag) {
    const seen = new Set(digests);
    const items = [];
    const indexes = new Map();
    const slots = (0,pause/* createSlots */.e)(related_AT_ONCE);
    const limit = createLimit();
    let level = digests;
    while (level.length > 0) {
        const found = await Promise.all(level.map((digest) => slots.within(() => findOf(store, digest, { hasTag, limit }))));
        const fresh = found.flatMap((one) => one.items).filter(({ manifest }) => add(seen, manifest));
        for (const { subject, index } of found)
            if (index !== undefined)
                indexes.set(subject, index);
        items.push(...fresh);
        level = fresh.map(({ manifest }) => manifest.digest);
    }
    return { items, indexes };
}
function createLimit() {
    const slots = (0,pause/* createSlots */.e)(related_AT_ONCE);
    let [count, bytes] = [0, 0];
    return {
        count: (digest, manifests) => {
            count += manifests;
            if (count <= limits/* INDEX_ENTRIES */.ov)
                return;
            throw (0,contents/* invalid */.Gq)({ digest }, `more than ${limits/* INDEX_ENTRIES */.ov} manifests refer to it`);
        },
        read: (digest, read) => slots.within(async () => {
            if (bytes > limits/* TREE_BYTES */.Vq) {
                throw (0,contents/* invalid */.Gq)({ digest }, `what refers to it is larger than ${limits/* TREE_BYTES */.Vq} bytes`);
            }
            const manifest = await read();
            bytes += manifest?.bytes.byteLength ?? 0;
            return manifest;
        }),
    };
}
function add(seen, { digest }) {
    const isNew = !seen.has(digest);
    seen.add(digest);
    return isNew;
}
async function findOf(store, subject, { hasTag, limit }) {
    const tag = (0,fallback/* toFallbackTag */.KN)(subject);
    const listed = await store.listReferrers(subject);
    const isFallback = listed === undefined && (await hasTag(tag));
    const index = isFallback ? await readIndex(store, tag, subject) : undefined;
    const digests = listed ?? (index && (0,contents/* readContents */.r0)(index).manifests.map(({ digest }) => digest));
    limit.count(subject, digests?.length ?? 0);
    const referrers = await Promise.all((digests ?? []).map((digest) => limit.read(subject, () => (0,copy_store/* orAbsent */.Re)(store.source.readManifest(digest)))));
    const legacy = await Promise.all(SUFFIXES.map(async (suffix) => {
        const name = `${tag}.${suffix}`;
        if (!(await hasTag(name)))
            return [];
        limit.count(subject, 1);
        const manifest = await limit.read(subject, () => store.getManifest(name));
        return manifest === undefined ? [] : [{ manifest, subject, tag: name }];
    }));
    const items = [
        ...referrers
            .filter((manifest) => manifest !== undefined && (0,copy_store/* subjectOf */.et)(manifest) === subject)
            .flatMap((manifest) => (manifest === undefined ? [] : [{ manifest, subject }])),
        ...legacy.flat(),
    ];
    return index === undefined ? { subject, items } : { subject, items, index };
}
async function readIndex(store, tag, subject) {
    const index = await store.getManifest(tag);
    if (index === undefined || index.digest === subject)
        return undefined;
    return (0,contents/* readContents */.r0)(index).isIndex ? index : undefined;
}

;// CONCATENATED MODULE: ./src/lifecycle/copy/gather.js












const gather_AT_ONCE = 8;
async function gatherImages(store, location, question) {
    const tags = await store.listTags();
    const chosen = await chooseReferences(store, location, { tags, ...question });
    const slots = (0,pause/* createSlots */.e)(gather_AT_ONCE);
    const read = await Promise.all(chosen.map((reference) => slots.within(() => readOne(store, reference, question))));
    const byDigest = new Map();
    for (const { reference, manifest } of read) {
        const known = byDigest.get(manifest.digest) ?? { manifest, tags: [] };
        if (!(0,blobs_digest/* isDigest */.Bc)(reference))
            known.tags.push(reference);
        byDigest.set(manifest.digest, known);
    }
    const known = tags && new Set(tags);
    const hasTag = async (tag) => known?.has(tag) ?? (await store.resolve(tag)) !== undefined;
    const images = await Promise.all([...byDigest.values()].map((one) => slots.within(() => readAll(store, one, hasTag))));
    return question.allTags ? [...images, ...(await readOrphans(store, tags ?? [], images))] : images;
}
async function readOne(store, reference, { platforms }) {
    const found = await store.getManifest(reference);
    if (found === undefined)
        throw (0,copy_store/* notFound */.mX)(store.label, reference);
    const name = `${store.label}:${reference}`;
    const manifest = await selectPlatforms(found, platforms, { source: store.source, name });
    return { reference, manifest };
}
async function chooseReferences(store, { label, reference }, { tags, allTags }) {
    if (allTags || (reference !== undefined && isPattern(reference))) {
        if (tags === undefined)
            throw tooMany(label);
        const pattern = reference ?? '*';
        const found = tags.filter((tag) => !(0,copy_store/* isRelatedTag */.mc)(tag) && (0,match_pattern/* matchesPattern */.M)(tag, pattern));
        if (found.length === 0)
            throw noTag(`${label} has no tag that matches "${pattern}".`);
        return found;
    }
    if (reference !== undefined)
        return [reference];
    const only = await store.findOnly?.();
    if (only !== undefined)
        return [only];
    throw noTag(`${label} has no tag behind it, and it is not clear which image is meant.`);
}
async function readAll(store, { manifest, tags }, hasTag) {
    const digests = [];
    const blobs = new Map();
    await walkTree(manifest, (0,walk/* createWalk */.y)(store.source), { digests, blobs });
    const related = await findRelated(store, digests, hasTag);
    for (const item of related.items) {
        await walkTree(item.manifest, (0,walk/* createWalk */.y)(store.source), { digests: [], blobs });
    }
    return { manifest, tags, manifests: digests.length, blobs, ...related };
}
async function walkTree(manifest, walk, tree) {
    tree.digests.push(manifest.digest);
    for (const { digest, size } of (0,manifests_copy/* listBlobs */.t)(manifest))
        tree.blobs.set(digest, size);
    const { manifests } = (0,contents/* readContents */.r0)(manifest);
    await walk.each(manifest, manifests, (child, _, deeper) => walkTree(child, deeper, tree));
}
async function readOrphans(store, tags, images) {
    const carried = new Set(images.flatMap(({ items, indexes }) => [
        ...items.flatMap(({ tag }) => (tag === undefined ? [] : [tag])),
        ...[...indexes.keys()].map(fallback/* toFallbackTag */.KN),
    ]));
    const left = tags.filter((tag) => (0,copy_store/* isRelatedTag */.mc)(tag) && !carried.has(tag));
    const none = () => Promise.resolve(false);
    return await Promise.all(left.map(async (tag) => {
        const manifest = await store.getManifest(tag);
        if (manifest === undefined)
            throw (0,copy_store/* notFound */.mX)(store.label, tag);
        return await readAll(store, { manifest, tags: [tag] }, none);
    }));
}
function noTag(message) {
    const hint = 'Name a tag, a pattern such as "1.*" or a digest, or give --all-tags.';
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_NO_TAG', message, hint)]);
}
function tooMany(label) {
    const message = `${label} has more tags than can be listed.`;
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_TOO_MANY_TAGS', message, 'Copy single tags or digests.')]);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/registry/layout/archive.js
var archive = __webpack_require__(54190);
// EXTERNAL MODULE: ./src/registry/layout/writer.js
var layout_writer = __webpack_require__(89989);
;// CONCATENATED MODULE: ./src/lifecycle/copy/target.js







async function openTarget(location, client, { replace }) {
    const { kind, path = '', repository } = location;
    if (repository !== undefined) {
        const store = await (0,copy_store/* openStore */.Ch)(location, client);
        return toRepositoryTarget(client.open(repository), store);
    }
    const exists = await isThere(kind === 'directory' ? `${path}/index.json` : path);
    const before = exists && (kind === 'directory' || !replace) ? await (0,copy_store/* openStore */.Ch)(location, client) : undefined;
    return toLayoutTarget(location, before, () => (0,copy_store/* openStore */.Ch)(location, client));
}
async function isThere(path) {
    return await (0,promises_.access)(path).then(() => true, () => false);
}
function toRepositoryTarget(open, before) {
    const blobs = new Map();
    const written = new Map();
    return {
        label: before.label,
        trustsTags: true,
        isAtomic: false,
        provePush: async () => {
            await open.authorize('pull,push');
            return await open.provePush();
        },
        repository: open.repository,
        before,
        resolve: async (reference) => {
            const isKnown = (await written.get(reference)?.catch(() => undefined)) !== undefined;
            return isKnown ? { mediaType: '', digest: reference, size: 0 } : open.resolve(reference);
        },
        putBlob: async (blob, source) => {
            const known = blobs.get(blob.digest);
            if (known !== undefined) {
                await known;
                return 'present';
            }
            const putting = open.putBlob(blob, source);
            blobs.set(blob.digest, putting);
            return await putting;
        },
        putManifest: async (reference, manifest) => {
            const known = (0,blobs_digest/* isDigest */.Bc)(reference) ? written.get(reference) : undefined;
            const putting = known ?? open.putManifest(reference, manifest);
            if ((0,blobs_digest/* isDigest */.Bc)(reference))
                written.set(reference, putting);
            return await putting;
        },
        attach: (subject, referrers, index) => attachTo(open, subject, referrers, index),
        list: () => undefined,
        finish: () => Promise.resolve(),
        readBack: (tags) => Promise.all(tags.map(async (tag) => (await open.resolve(tag))?.digest)),
    };
}
async function attachTo(target, subject, referrers, given) {
    const { referrers: listed, index, hasApi, isTaken } = await (0,fallback/* listReferring */.ZJ)(target, subject);
    if (hasApi || isTaken)
        return hasApi;
    const has = (some, { digest }) => some.some((one) => one.digest === digest);
    const own = referrers.map(({ manifest }) => manifest);
    const missing = own.filter((manifest) => !has(listed, manifest));
    if (missing.length === 0)
        return true;
    const isWhole = given && (0,fallback/* readIndexEntries */.rp)(given)?.every((entry) => has(own, entry));
    const isSame = index === undefined && isWhole === true;
    await target.putManifest((0,fallback/* toFallbackTag */.KN)(subject), isSame ? given : (0,fallback/* addToIndex */.zO)(index, missing));
    return true;
}
async function toLayoutTarget({ kind, label, path = '' }, before, reopen) {
    const directory = kind === 'directory' ? path : `${path}.partial`;
    const roots = kind === 'directory' ? [...(await (0,layout_writer/* readRoots */.Mi)(path))] : [];
    let opening;
    const writer = () => (opening ??= (0,layout_writer/* createLayoutWriter */.uU)(directory));
    const isComplete = kind === 'archive' && before !== undefined;
    const list = (root) => {
        listRoot(roots, root);
    };
    return {
        label,
        trustsTags: isComplete,
        isAtomic: true,
        provePush: () => Promise.resolve({ ok: true }),
        repository: { name: label, host: '', path: '' },
        before,
        resolve: async (reference) => {
            if (isComplete)
                return await before.resolve(reference);
            const { digest } = roots.find((root) => root.annotations?.[layout_writer/* REF_NAME */.w5] === reference) ?? {
                digest: reference,
            };
            const isWhole = (0,blobs_digest/* isDigest */.Bc)(digest) && (await (await writer()).hasBlob({ digest }));
            return isWhole ? { mediaType: '', digest, size: 0 } : undefined;
        },
        putBlob: async (blob, source) => await (await writer()).putBlob(blob, source),
        putManifest: async (reference, manifest) => {
            await (await writer()).putManifest(manifest);
            const annotations = { [layout_writer/* REF_NAME */.w5]: reference };
            if (!(0,blobs_digest/* isDigest */.Bc)(reference))
                list({ ...(0,copy_store/* describe */.q0)(manifest), annotations });
            return manifest.digest;
        },
        attach: (_, referrers) => {
            for (const { manifest } of referrers)
                list((0,fallback/* toReferrer */.PA)(manifest));
            return Promise.resolve(true);
        },
        list: (manifest) => {
            list((0,copy_store/* describe */.q0)(manifest));
        },
        readBack: (tags) => readTags(tags, reopen),
        finish: async () => {
            if (opening === undefined)
                return;
            const { writeIndex, listDigests } = await opening;
            await writeIndex(roots);
            if (kind !== 'archive')
                return;
            await before?.close();
            await (0,archive/* packLayout */.K)(directory, path, await listDigests());
            await (0,promises_.rm)(directory, { recursive: true, force: true });
        },
    };
}
function listRoot(roots, root) {
    const tag = root.annotations?.[layout_writer/* REF_NAME */.w5];
    const at = roots.findIndex((one) => one.annotations?.[layout_writer/* REF_NAME */.w5] === tag && (tag !== undefined || one.digest === root.digest));
    roots.splice(at < 0 ? roots.length : at, at < 0 ? 0 : 1, root);
}
async function readTags(tags, reopen) {
    if (tags.length === 0)
        return [];
    const now = await reopen();
    try {
        return await Promise.all(tags.map(async (tag) => (await now.resolve(tag))?.digest));
    }
    finally {
        await now.close();
    }
}
function archiveExists(label) {
    const message = `${label} exists, and holds other images than these.`;
    const hint = 'Write to a new file, or give --replace to overwrite it.';
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_ARCHIVE_EXISTS', message, hint)]);
}

;// CONCATENATED MODULE: ./src/lifecycle/copy/copy.js











async function copyImages(request, { registries, onBytes, onPlan }) {
    const from = parseLocation(request.from);
    const locations = request.to.map((word) => checkDestination(parseLocation(word), from, request));
    checkLayouts(locations);
    const store = await (0,copy_store/* openStore */.Ch)(from, registries);
    try {
        const images = await gatherImages(store, from, request);
        const source = counted(store.source, onBytes);
        const work = await allPrepared(locations.map((location) => prepare(location, { images, source, request, registries })));
        const plan = toReceipt(store, images, work.map(toPlanned));
        onPlan(plan);
        if (request.dryRun)
            return plan;
        const destinations = await Promise.all(work.map((one) => applyCopy(one.target, { ...one, ...request, images, source })));
        return toReceipt(store, images, destinations);
    }
    finally {
        await store.close();
    }
}
async function allPrepared(preparing) {
    const found = await Promise.all(preparing.map(async (one) => {
        try {
            const work = await one;
            return { work: [work], problems: listRefused(work.target.label, work.tags) };
        }
        catch (thrown) {
            return { work: [], problems: (0,destination/* toProblems */.ek)(thrown) };
        }
    }));
    const problems = found.flatMap((one) => one.problems);
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
    return found.flatMap(({ work }) => work);
}
async function prepare(location, { images, source, request, registries, }) {
    const target = await openTarget(location, registries, request);
    const right = request.dryRun ? { ok: true } : await target.provePush();
    if (!right.ok)
        throw new problem/* Problem */.AF([(0,preflight/* describeRefusal */.a)({ name: target.label }, right)]);
    const { reference } = location;
    const wanted = images.flatMap((image) => (reference === undefined ? image.tags : [reference]).map((tag) => ({ tag, image })));
    const own = wanted.map(({ tag }) => tag);
    const tags = await planTags(target, wanted, { source, replace: request.replace, own });
    const isArchive = location.kind === 'archive' && target.before !== undefined;
    if (isArchive && !(await holdsAll(target, images, tags)))
        throw archiveExists(target.label);
    return { target, wanted, tags };
}
async function holdsAll({ before }, images, tags) {
    if (tags.some(({ action }) => action !== 'keep'))
        return false;
    const manifests = images.flatMap(({ manifest, items }) => [
        manifest,
        ...items.map((item) => item.manifest),
    ]);
    if (before === undefined)
        return false;
    const found = await Promise.all(manifests.map(({ digest }) => before.resolve(digest)));
    return found.every((one) => one !== undefined);
}
function checkDestination(to, from, request) {
    const wrong = whyNoDestination(to, from, request);
    if (wrong === undefined)
        return to;
    const message = `invalid destination "${to.label}": ${wrong}`;
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_LOCATION', message, 'Name another destination.')]);
}
function checkLayouts(locations) {
    const paths = locations.flatMap(({ path }) => (path === undefined ? [] : [(0,external_node_path_.resolve)(path)]));
    const twice = paths.find((path, at) => paths.indexOf(path) !== at);
    if (twice === undefined)
        return;
    const message = `invalid destination "${twice}": it is named more than once`;
    const hint = 'Name each layout once; copy again for its other tag, which sends nothing twice.';
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_LOCATION', message, hint)]);
}
function whyNoDestination({ label, reference }, from, { allTags }) {
    const keepsTag = reference === undefined || reference === from.reference;
    if (label === from.label && keepsTag)
        return 'it is the source itself';
    if (reference === undefined)
        return undefined;
    if ((0,blobs_digest/* isDigest */.Bc)(reference) || isPattern(reference)) {
        return 'a destination has a tag, or none to keep those of the source';
    }
    const isMany = allTags || (from.reference !== undefined && isPattern(from.reference));
    return isMany ? 'several images cannot have one tag' : undefined;
}
function counted(source, onBytes) {
    async function* count(stream) {
        for await (const chunk of stream) {
            onBytes(chunk.byteLength);
            yield chunk;
        }
    }
    return { ...source, openBlob: async (blob) => count(await source.openBlob(blob)) };
}
function toPlanned({ target, tags }) {
    const blobs = { present: 0, mounted: 0, uploaded: 0 };
    return { destination: target.label, status: 'planned', tags, blobs, problems: [] };
}
function toReceipt({ label }, images, destinations) {
    const blobs = new Map(images.flatMap((image) => [...image.blobs]));
    const has = (status) => destinations.some((one) => one.status === status);
    return {
        schemaVersion: 1,
        status: has('failed') ? 'failed' : has('planned') ? 'planned' : 'done',
        source: label,
        images: images.map(({ manifest, tags, manifests, items, blobs: own }) => ({
            digest: manifest.digest,
            mediaType: manifest.mediaType,
            tags,
            manifests,
            referrers: items.length,
            bytes: sum(own.values()),
        })),
        bytes: sum(blobs.values()),
        destinations,
    };
}
function sum(numbers) {
    let total = 0;
    for (const number of numbers)
        total += number;
    return total;
}
function listProblems({ destinations }) {
    return destinations.flatMap(({ problems }) => problems);
}


/***/ }),

/***/ 54190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ packLayout)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95375);
/* harmony import */ var _tar_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49123);
/* harmony import */ var _writer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89989);






const END_BYTES = 1024;
async function packLayout(directory, path, digests, others = []) {
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}`;
    try {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(temporary, 'wx');
        try {
            for (const name of [...listNames(digests), ...others])
                await append(handle, directory, name);
            await handle.writeFile(Buffer.alloc(END_BYTES));
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, path);
    }
    catch (thrown) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
        const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined;
        throw code === undefined ? thrown : (0,_writer_js__WEBPACK_IMPORTED_MODULE_5__/* .notWritable */ .GZ)(path, code, thrown);
    }
}
function listNames(digests) {
    const blobs = digests.map((digest) => `blobs/${digest.replace(':', '/')}`);
    return ['oci-layout', 'index.json', ...blobs.toSorted()];
}
async function append(handle, directory, name) {
    const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name));
    await handle.writeFile((0,_tar_js__WEBPACK_IMPORTED_MODULE_4__/* .makeTarHeader */ .Zl)(name, size));
    for await (const chunk of (await (0,_files_js__WEBPACK_IMPORTED_MODULE_3__/* .directoryFiles */ .p)(directory).open(name)) ?? []) {
        await handle.writeFile(chunk);
    }
    await handle.writeFile(Buffer.alloc((0,_tar_js__WEBPACK_IMPORTED_MODULE_4__/* .paddingOf */ .Zt)(size)));
}


/***/ }),

/***/ 14599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ copyImage),
/* harmony export */   t: () => (/* binding */ listBlobs)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88660);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4659);
/* harmony import */ var _http_pause_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73072);
/* harmony import */ var _platforms_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59236);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77691);






const NEW_LAYERS = 2;
const AT_ONCE = 8;
const FOREIGN = /foreign|nondistributable/;
async function copyImage(manifest, source, targets) {
    if (targets.length === 0)
        return [];
    const tree = await readTree(manifest, (0,_walk_js__WEBPACK_IMPORTED_MODULE_4__/* .createWalk */ .y)(source));
    return await Promise.all(targets.map((target) => copyTo(target, tree, source)));
}
async function readTree(manifest, walk) {
    const { isIndex, isAbout, manifests } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest);
    const children = await walk.each(manifest, manifests, async (child, entry, deeper) => {
        const mediaType = entry.mediaType === '' ? child.mediaType : entry.mediaType;
        const node = await readTree({ ...child, mediaType }, deeper);
        return (0,_platforms_js__WEBPACK_IMPORTED_MODULE_3__/* .isAttestation */ .H3)(entry) ? { ...node, part: 'attestation' } : node;
    });
    const blobs = listBlobs(manifest);
    const [config, ...layers] = blobs.map(({ digest }) => digest);
    const fresh = new Set([...(config === undefined ? [] : [config]), ...layers.slice(-NEW_LAYERS)]);
    return { manifest, part: isIndex ? 'index' : undefined, isAbout, children, blobs, fresh };
}
function listBlobs(manifest) {
    const { config, layers } = (0,_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest);
    const all = [...(config === undefined ? [] : [config]), ...layers];
    return all.filter(({ mediaType }) => !FOREIGN.test(mediaType));
}
async function copyTo(target, tree, source) {
    const counts = { present: 0, mounted: 0, uploaded: 0 };
    const slots = (0,_http_pause_js__WEBPACK_IMPORTED_MODULE_5__/* .createSlots */ .e)(AT_ONCE);
    const blobs = new Map();
    const { unlessFailed, failure } = createFuse();
    const bring = (blob, { part, fresh }) => {
        const isNew = source.repository === undefined && fresh.has(blob.digest);
        const known = blobs.get(blob.digest) ??
            slots.within(() => unlessFailed(part, async () => {
                counts[await target.putBlob(blob, source, { isNew })] += 1;
            }));
        blobs.set(blob.digest, known);
        return known;
    };
    const place = async (node) => {
        const { manifest, part, blobs: own, children } = node;
        let isThere = false;
        const look = unlessFailed(part, async () => {
            isThere = (await target.resolve(manifest.digest)) !== undefined;
        });
        const first = children.filter(({ isAbout }) => !isAbout).map(place);
        const rest = children.filter(({ isAbout }) => isAbout);
        const later = rest.map(async (child) => {
            await awaitAll([...first, ...child.blobs.map((blob) => bring(blob, child))]);
            await place(child);
        });
        await awaitAll([look, ...own.map((blob) => bring(blob, node)), ...first, ...later]);
        const write = async () => {
            if (!isThere)
                await target.putManifest(manifest.digest, manifest);
        };
        await unlessFailed(part, write, true);
    };
    const { repository } = target;
    try {
        await place(tree);
        return { repository, ...counts };
    }
    catch (caught) {
        const { thrown, part, isWrite } = failure() ?? { thrown: caught };
        if (!(thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF))
            throw thrown;
        const told = part !== undefined && isRefusedKind(thrown, isWrite) ? { refused: part } : {};
        return { repository, ...counts, problem: thrown, ...told };
    }
}
function isRefusedKind(thrown, isWrite = false) {
    if (thrown.problems.some(({ code }) => code === 'REGISTRY_UNSUPPORTED'))
        return true;
    const answer = isWrite ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toFailure */ .w)(thrown)?.answer : undefined;
    if (answer === undefined)
        return false;
    const { status, isPage } = answer;
    return (isPage && status < 500 && !ELSE.includes(status)) || (status >= 500 && status !== 503);
}
const ELSE = [401, 407, 408, 413, 429];
function createFuse() {
    let failure;
    return {
        failure: () => failure,
        unlessFailed: async (part, work, isWrite = false) => {
            try {
                if (failure === undefined)
                    await work();
            }
            catch (thrown) {
                failure ??= { thrown, part, isWrite };
                throw thrown;
            }
        },
    };
}
async function awaitAll(works) {
    const results = await Promise.allSettled(works);
    for (const result of results)
        if (result.status === 'rejected')
            throw result.reason;
}


/***/ })

};
