export const id = 7265;
export const ids = [7265];
export const modules = {

/***/ 67265:
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
// EXTERNAL MODULE: ./src/plan/version/version.js
var version = __webpack_require__(37266);
;// CONCATENATED MODULE: ./src/lifecycle/copy/tag-rules.js

const SERIES = /^(v?\d{1,4}(?:\.\d+)?)(-[A-Za-z][\w.-]*)?$/;
function classifyTag(tag, tags) {
    if (/^latest(?:-|$)/.test(tag))
        return 'series';
    const [, numbers] = SERIES.exec(tag) ?? [];
    if (numbers !== undefined) {
        const isSeries = !numbers.includes('.') || tags.some((other) => other.startsWith(`${numbers}.`));
        return isSeries ? 'series' : 'exact';
    }
    const isExact = (0,version/* parseVersion */.ot)(tag) !== undefined || /^sha-[0-9a-f]{7,}$|^\d{5,}$/.test(tag);
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
    if ((0,version/* compareVersions */.Zy)(theirs, ours) > 0) {
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
    if (other.isPrerelease || (0,version/* compareVersions */.Zy)(other, ours) <= 0)
        return false;
    const [numbers = ''] = /(?<=^v?)\d+(?:\.\d+)?/.exec(tag) ?? [];
    const parts = numbers === '' ? [] : numbers.split('.');
    return parts.every((part, at) => Number(part) === other.numbers[at]);
}
function readVersion(text, suffix) {
    return (0,version/* parseVersion */.ot)(text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text);
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
        const verdict = decideMove(tag, { source: ours, there: theirs }, await listed);
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
        const some = due.filter(({ tag }) => (classifyTag(tag, own) === 'exact') === isExact);
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
// EXTERNAL MODULE: ./src/registry/blobs/layout.js
var layout = __webpack_require__(2790);
// EXTERNAL MODULE: ./src/registry/layout/files.js
var layout_files = __webpack_require__(95375);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/registry/failure.js
var failure = __webpack_require__(4659);
;// CONCATENATED MODULE: ./src/registry/layout/writer.js








const REF_NAME = 'org.opencontainers.image.ref.name';
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
const TEMPORARY = '.tagship-';
async function createLayoutWriter(directory) {
    for (const name of ['', 'blobs', 'blobs/sha256'])
        await makeDirectory((0,external_node_path_.join)(directory, name));
    const known = new Map();
    const toPath = (digest) => {
        if (!(0,blobs_digest/* isDigest */.Bc)(digest))
            throw notWritable(directory, `invalid digest "${digest.slice(0, 80)}"`);
        return (0,external_node_path_.join)(directory, 'blobs', ...digest.split(':'));
    };
    const hasBlob = (digest) => {
        const found = known.get(digest) ?? isWhole(directory, digest);
        known.set(digest, found);
        return found;
    };
    await removeTemporary(directory);
    await writeFile(directory, 'oci-layout', [Buffer.from('{"imageLayoutVersion":"1.0.0"}')]);
    const put = async (digest, chunks) => {
        if (digest.startsWith('sha512:'))
            await makeDirectory((0,external_node_path_.join)(directory, 'blobs/sha512'));
        await writePath(toPath(digest), chunks, directory);
        known.set(digest, Promise.resolve(true));
    };
    return {
        hasBlob: ({ digest }) => hasBlob(digest),
        putBlob: async (blob, source) => {
            if (await hasBlob(blob.digest))
                return 'present';
            await withTries(async () => {
                await put(blob.digest, (0,blobs_digest/* checked */.KD)(await source.openBlob(blob), blob, 'The source'));
            });
            return 'uploaded';
        },
        putManifest: async ({ digest, bytes }) => {
            if (!(await hasBlob(digest)))
                await put(digest, [bytes]);
        },
        listDigests: async () => {
            const found = await Promise.all([...known].map(async ([digest, isThere]) => ((await isThere) ? [digest] : [])));
            return found.flat();
        },
        writeIndex: async (roots) => {
            const index = { schemaVersion: 2, mediaType: INDEX_TYPE, manifests: roots };
            await writeFile(directory, 'index.json', [Buffer.from(JSON.stringify(index))]);
        },
    };
}
async function readRoots(directory) {
    const files = (0,layout_files/* directoryFiles */.p)(directory);
    if ((await files.read('index.json')) === undefined)
        return [];
    return (await (0,layout/* readLayout */.T)(files)).roots;
}
const TRIES = 4;
async function withTries(work) {
    for (let tries = 1;; tries += 1) {
        try {
            await work();
            return;
        }
        catch (thrown) {
            const again = (0,failure/* toFailure */.w)(thrown)?.again ?? 'never';
            if (again === 'never' || tries === TRIES)
                throw thrown;
        }
    }
}
async function isWhole(directory, digest) {
    if (!(0,blobs_digest/* isDigest */.Bc)(digest))
        return false;
    const path = `blobs/${digest.replace(':', '/')}`;
    const isFile = await (0,promises_.lstat)((0,external_node_path_.join)(directory, path)).then((stats) => stats.isFile(), () => false);
    const stream = isFile ? await (0,layout_files/* directoryFiles */.p)(directory).open(path) : undefined;
    if (stream === undefined)
        return false;
    const hash = (0,external_node_crypto_.createHash)(digest.startsWith('sha512:') ? 'sha512' : 'sha256');
    for await (const chunk of stream)
        hash.update(chunk);
    return digest.endsWith(`:${hash.digest('hex')}`);
}
async function makeDirectory(path) {
    try {
        await (0,promises_.mkdir)(path, { recursive: true });
        if ((await (0,promises_.lstat)(path)).isDirectory())
            return;
    }
    catch (cause) {
        throw notWritable(path, codeOf(cause), cause);
    }
    throw notWritable(path, 'it is a link');
}
async function removeTemporary(directory) {
    for (const part of ['', 'blobs/sha256', 'blobs/sha512']) {
        const names = await (0,promises_.readdir)((0,external_node_path_.join)(directory, part)).catch(() => []);
        const left = names.filter((name) => name.startsWith(TEMPORARY));
        await Promise.all(left.map((name) => (0,promises_.rm)((0,external_node_path_.join)(directory, part, name), { force: true })));
    }
}
async function writeFile(directory, name, chunks) {
    await writePath((0,external_node_path_.join)(directory, name), chunks, directory);
}
async function writePath(path, chunks, directory) {
    const temporary = (0,external_node_path_.join)(path, '..', `${TEMPORARY}${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`);
    try {
        const handle = await (0,promises_.open)(temporary, 'wx');
        try {
            for await (const chunk of chunks)
                await handle.writeFile(chunk);
        }
        finally {
            await handle.close();
        }
        await (0,promises_.rename)(temporary, path);
    }
    catch (thrown) {
        await (0,promises_.rm)(temporary, { force: true });
        const code = thrown instanceof Error && 'code' in thrown ? codeOf(thrown) : undefined;
        throw code === undefined ? thrown : notWritable(directory, code, thrown);
    }
}
function codeOf(thrown) {
    return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
}
function notWritable(path, why, cause) {
    const message = `Cannot write an OCI image layout to "${path}": ${why}.`;
    const hint = 'Choose a directory that is empty or holds such a layout, on a disk with room.';
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_NOT_WRITABLE', message, hint)], { cause });
}

;// CONCATENATED MODULE: ./src/lifecycle/copy/store.js








async function openStore({ kind, label, path = '', repository }, client) {
    if (repository !== undefined)
        return toRepositoryStore(client.open(repository), label);
    const files = kind === 'directory' ? (0,layout_files/* directoryFiles */.p)(path) : await (0,layout_files/* openArchiveFiles */.e)(path);
    const { close } = files;
    try {
        const { roots, ...source } = await (0,layout/* readLayout */.T)(files);
        return toLayoutStore(source, roots, { label, close });
    }
    catch (thrown) {
        await close();
        throw thrown;
    }
}
const KEPT_BYTES = 64 * 1024 * 1024;
function toRepositoryStore(open, label) {
    const kept = new Map();
    let bytes = 0;
    const keep = (manifest) => {
        bytes += manifest.bytes.byteLength;
        if (bytes <= KEPT_BYTES)
            kept.set(manifest.digest, Promise.resolve(manifest));
    };
    const getManifest = async (reference) => {
        const known = kept.get(reference);
        if (known !== undefined)
            return await known;
        const manifest = await open.getManifest(reference);
        if (manifest !== undefined)
            keep(manifest);
        return manifest;
    };
    const readManifest = async (digest) => {
        const known = kept.get(digest);
        if (known !== undefined)
            return await known;
        const manifest = await open.readManifest(digest);
        keep(manifest);
        return manifest;
    };
    let hasReferrers = true;
    return {
        label,
        source: { ...open, readManifest },
        resolve: open.resolve,
        getManifest,
        listTags: async () => {
            const { tags, complete } = await open.listTags(limits/* TAG_PAGES */.sV);
            return complete ? tags.filter(references/* isTag */.dz) : undefined;
        },
        listReferrers: async (digest) => {
            if (!hasReferrers)
                return undefined;
            const found = await open.listReferrers(digest);
            if (found === undefined)
                hasReferrers = false;
            return found?.map((referrer) => referrer.digest);
        },
        close: () => Promise.resolve(),
    };
}
function tagOf({ annotations }) {
    const name = annotations?.[REF_NAME] ?? '';
    const tag = name.includes('/') ? name.slice(name.lastIndexOf(':') + 1) : name;
    return (0,references/* isTag */.dz)(tag) ? tag : undefined;
}
function toLayoutStore(source, roots, own) {
    const tags = new Map();
    for (const root of roots) {
        const tag = tagOf(root);
        if (tag !== undefined)
            tags.set(tag, root);
    }
    const untagged = roots.filter((root) => tagOf(root) === undefined);
    const find = (reference) => tags.get(reference) ?? roots.find(({ digest }) => digest === reference);
    const getManifest = async (reference) => {
        const digest = (0,blobs_digest/* isDigest */.Bc)(reference) ? reference : find(reference)?.digest;
        return digest === undefined ? undefined : await orAbsent(source.readManifest(digest));
    };
    let subjects;
    return {
        ...own,
        source,
        resolve: async (reference) => {
            const manifest = await getManifest(reference);
            return manifest && describe(manifest);
        },
        getManifest,
        listTags: () => Promise.resolve([...tags.keys()]),
        findOnly: () => findOnly(source, roots),
        listReferrers: async (digest) => {
            subjects ??= readSubjects(source, untagged);
            return (await subjects).get(digest);
        },
    };
}
async function readSubjects(source, roots) {
    const found = new Map();
    for (const { digest } of roots) {
        const manifest = await orAbsent(source.readManifest(digest));
        const subject = manifest && subjectOf(manifest);
        if (subject !== undefined)
            found.set(subject, [...(found.get(subject) ?? []), digest]);
    }
    return found;
}
function subjectOf(manifest) {
    const { subject } = (0,json/* parseObject */.lj)(Buffer.from(manifest.bytes).toString('utf8')) ?? {};
    const digest = (0,json/* isObject */.Gv)(subject) ? subject.digest : undefined;
    return typeof digest === 'string' && (0,blobs_digest/* isDigest */.Bc)(digest) ? digest : undefined;
}
function describe({ mediaType, digest, bytes }) {
    return { mediaType, digest, size: bytes.byteLength };
}
async function orAbsent(reading) {
    try {
        return await reading;
    }
    catch (thrown) {
        const isAbsent = thrown instanceof problem/* Problem */.AF &&
            thrown.problems.every(({ code }) => code === 'REGISTRY_NOT_FOUND');
        if (isAbsent)
            return undefined;
        throw thrown;
    }
}
async function findOnly(source, roots) {
    const images = new Map();
    for (const root of roots) {
        const tag = tagOf(root);
        if (tag !== undefined && isRelatedTag(tag))
            continue;
        const manifest = await orAbsent(source.readManifest(root.digest));
        const isImage = manifest !== undefined && subjectOf(manifest) === undefined;
        if (isImage && (tag !== undefined || !images.has(root.digest))) {
            images.set(root.digest, tag ?? root.digest);
        }
    }
    return images.size === 1 ? [...images.values()][0] : undefined;
}
function isRelatedTag(tag) {
    return /^sha(?:256-[0-9a-f]{64}|512-[0-9a-f]{128})(?:\.[a-z]+)?$/.test(tag);
}
function notFound(label, reference) {
    const separator = (0,blobs_digest/* isDigest */.Bc)(reference) ? '@' : ':';
    const message = `${label}${separator}${reference} does not exist.`;
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_NOT_FOUND', message, 'Check the name and the tag.')]);
}

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
    const referrers = await Promise.all((digests ?? []).map((digest) => limit.read(subject, () => orAbsent(store.source.readManifest(digest)))));
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
            .filter((manifest) => manifest !== undefined && subjectOf(manifest) === subject)
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
        throw notFound(store.label, reference);
    const name = `${store.label}:${reference}`;
    const manifest = await selectPlatforms(found, platforms, { source: store.source, name });
    return { reference, manifest };
}
async function chooseReferences(store, { label, reference }, { tags, allTags }) {
    if (allTags || (reference !== undefined && isPattern(reference))) {
        if (tags === undefined)
            throw tooMany(label);
        const pattern = reference ?? '*';
        const found = tags.filter((tag) => !isRelatedTag(tag) && (0,match_pattern/* matchesPattern */.M)(tag, pattern));
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
    const left = tags.filter((tag) => isRelatedTag(tag) && !carried.has(tag));
    const none = () => Promise.resolve(false);
    return await Promise.all(left.map(async (tag) => {
        const manifest = await store.getManifest(tag);
        if (manifest === undefined)
            throw notFound(store.label, tag);
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

// EXTERNAL MODULE: ./src/registry/layout/tar.js
var tar = __webpack_require__(49123);
;// CONCATENATED MODULE: ./src/registry/layout/archive.js






const END_BYTES = 1024;
async function packLayout(directory, path, digests) {
    const temporary = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    try {
        const handle = await (0,promises_.open)(temporary, 'wx');
        try {
            for (const name of listNames(digests))
                await append(handle, directory, name);
            await handle.writeFile(Buffer.alloc(END_BYTES));
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await (0,promises_.rename)(temporary, path);
    }
    catch (thrown) {
        await (0,promises_.rm)(temporary, { force: true });
        const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined;
        throw code === undefined ? thrown : notWritable(path, code, thrown);
    }
}
function listNames(digests) {
    const blobs = digests.map((digest) => `blobs/${digest.replace(':', '/')}`);
    return ['oci-layout', 'index.json', ...blobs.toSorted()];
}
async function append(handle, directory, name) {
    const { size } = await (0,promises_.stat)((0,external_node_path_.join)(directory, name));
    await handle.writeFile((0,tar/* makeTarHeader */.Zl)(name, size));
    for await (const chunk of (await (0,layout_files/* directoryFiles */.p)(directory).open(name)) ?? []) {
        await handle.writeFile(chunk);
    }
    await handle.writeFile(Buffer.alloc((0,tar/* paddingOf */.Zt)(size)));
}

;// CONCATENATED MODULE: ./src/lifecycle/copy/target.js







async function openTarget(location, client, { replace }) {
    const { kind, path = '', repository } = location;
    if (repository !== undefined) {
        const store = await openStore(location, client);
        return toRepositoryTarget(client.open(repository), store);
    }
    const exists = await isThere(kind === 'directory' ? `${path}/index.json` : path);
    const before = exists && (kind === 'directory' || !replace) ? await openStore(location, client) : undefined;
    return toLayoutTarget(location, before, () => openStore(location, client));
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
    const roots = kind === 'directory' ? [...(await readRoots(path))] : [];
    let opening;
    const writer = () => (opening ??= createLayoutWriter(directory));
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
            const { digest } = roots.find((root) => root.annotations?.[REF_NAME] === reference) ?? {
                digest: reference,
            };
            const isWhole = (0,blobs_digest/* isDigest */.Bc)(digest) && (await (await writer()).hasBlob({ digest }));
            return isWhole ? { mediaType: '', digest, size: 0 } : undefined;
        },
        putBlob: async (blob, source) => await (await writer()).putBlob(blob, source),
        putManifest: async (reference, manifest) => {
            await (await writer()).putManifest(manifest);
            const annotations = { [REF_NAME]: reference };
            if (!(0,blobs_digest/* isDigest */.Bc)(reference))
                list({ ...describe(manifest), annotations });
            return manifest.digest;
        },
        attach: (_, referrers) => {
            for (const { manifest } of referrers)
                list((0,fallback/* toReferrer */.PA)(manifest));
            return Promise.resolve(true);
        },
        list: (manifest) => {
            list(describe(manifest));
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
            await packLayout(directory, path, await listDigests());
            await (0,promises_.rm)(directory, { recursive: true, force: true });
        },
    };
}
function listRoot(roots, root) {
    const tag = root.annotations?.[REF_NAME];
    const at = roots.findIndex((one) => one.annotations?.[REF_NAME] === tag && (tag !== undefined || one.digest === root.digest));
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
    const store = await openStore(from, registries);
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

/***/ 2790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ openLayout),
/* harmony export */   T: () => (/* binding */ readLayout)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _layout_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95375);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75893);
/* harmony import */ var _manifests_contents_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88660);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73564);





async function openLayout(directory) {
    return await readLayout((0,_layout_files_js__WEBPACK_IMPORTED_MODULE_1__/* .directoryFiles */ .p)(directory));
}
async function readLayout(files) {
    const bytes = await files.read('index.json');
    if (bytes === undefined)
        throw noLayout(files);
    const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .toDigest */ .O6)(bytes);
    const index = { bytes, digest, mediaType: (0,_manifests_contents_js__WEBPACK_IMPORTED_MODULE_3__/* .readMediaType */ .Hi)(bytes) };
    const { manifests } = (0,_manifests_contents_js__WEBPACK_IMPORTED_MODULE_3__/* .readContents */ .r0)(index, _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .LAYOUT_ENTRIES */ .Yn);
    return {
        roots: manifests,
        openBlob: (blob) => openBlob(files, blob),
        readManifest: (wanted) => readManifest(files, wanted),
    };
}
function noLayout({ place }) {
    const message = `No OCI image layout in "${place}": it has no index.json.`;
    const hint = 'Check that the build, or another tool, wrote one there.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_LAYOUT_INVALID', message, hint)]);
}
async function readManifest(files, digest) {
    const bytes = await files.read(toName(files, digest));
    if (bytes === undefined)
        throw notFound(files, digest);
    const found = (0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .toDigest */ .O6)(bytes, digest);
    if (found !== digest) {
        throw (0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .digestMismatch */ .H3)(`The manifest in "${files.place}" has the digest ${found}`, { digest });
    }
    return { digest, bytes, mediaType: (0,_manifests_contents_js__WEBPACK_IMPORTED_MODULE_3__/* .readMediaType */ .Hi)(bytes) };
}
async function openBlob(files, blob) {
    const stream = await files.open(toName(files, blob.digest));
    if (stream === undefined)
        throw notFound(files, blob.digest);
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(stream, blob, `"${files.place}"`);
}
function toName(files, digest) {
    if (!(0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc)(digest))
        throw notFound(files, digest);
    return `blobs/${digest.replace(':', '/')}`;
}
function notFound({ place }, digest) {
    const message = `${digest} not found in the image layout "${place}".`;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_NOT_FOUND', message)]);
}


/***/ }),

/***/ 95375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ openArchiveFiles),
/* harmony export */   p: () => (/* binding */ directoryFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34734);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75893);
/* harmony import */ var _tar_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49123);






const PIECE_BYTES = 512 * 1024;
function directoryFiles(directory) {
    return {
        place: directory,
        read: async (name) => {
            const file = await openFile(directory, name);
            if (file === undefined)
                return undefined;
            try {
                return await readSpan(file.handle, { start: 0, size: file.size }, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name));
            }
            finally {
                await file.handle.close();
            }
        },
        open: async (name) => {
            const file = await openFile(directory, name);
            return file && pieces(file.handle, { start: 0, size: file.size }, true);
        },
        close: () => Promise.resolve(),
    };
}
async function openArchiveFiles(path) {
    const { handle } = (await openFile('', path)) ?? {};
    if (handle === undefined)
        throw missing(path);
    const spans = await listEntries(handle, path).catch(async (thrown) => {
        await handle.close();
        throw thrown;
    });
    return {
        place: path,
        read: async (name) => {
            const span = spans.get(name);
            return span && (await readSpan(handle, span, `${path}: ${name}`));
        },
        open: (name) => {
            const span = spans.get(name);
            return Promise.resolve(span && pieces(handle, span, false));
        },
        close: () => handle.close(),
    };
}
async function listEntries(handle, path) {
    const spans = new Map();
    const { size: total } = await handle.stat();
    let extension = {};
    let at = 0;
    for (let entries = 0; at + _tar_js__WEBPACK_IMPORTED_MODULE_5__/* .BLOCK_BYTES */ .Yo <= total; entries += 1) {
        if (entries > _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .LAYOUT_ENTRIES */ .Yn)
            throw (0,_tar_js__WEBPACK_IMPORTED_MODULE_5__/* .notTar */ .zd)(path);
        const header = (0,_tar_js__WEBPACK_IMPORTED_MODULE_5__/* .parseTarHeader */ .OH)(await readBytes(handle, at, _tar_js__WEBPACK_IMPORTED_MODULE_5__/* .BLOCK_BYTES */ .Yo, path), path);
        if (header === undefined)
            return spans;
        const span = { start: at + _tar_js__WEBPACK_IMPORTED_MODULE_5__/* .BLOCK_BYTES */ .Yo, size: extension.size ?? header.size };
        if (!isWithin(span, total))
            throw (0,_tar_js__WEBPACK_IMPORTED_MODULE_5__/* .notTar */ .zd)(path);
        if (EXTENSIONS.includes(header.type)) {
            const body = Buffer.from(await readSpan(handle, span, path));
            extension = { ...extension, ...readExtension(header.type, body) };
        }
        else {
            const name = (extension.name ?? header.name).replace(/^\.\//, '');
            if (FILES.includes(header.type))
                spans.set(name, span);
            extension = {};
        }
        at = span.start + span.size + (0,_tar_js__WEBPACK_IMPORTED_MODULE_5__/* .paddingOf */ .Zt)(span.size);
    }
    if (spans.size === 0)
        throw (0,_tar_js__WEBPACK_IMPORTED_MODULE_5__/* .notTar */ .zd)(path);
    return spans;
}
const EXTENSIONS = ['x', 'L', 'g'];
const FILES = ['0', '\0', '7'];
function readExtension(type, body) {
    if (type === 'g')
        return {};
    return type === 'x'
        ? (0,_tar_js__WEBPACK_IMPORTED_MODULE_5__/* .parseTarExtension */ .qo)(body)
        : { name: body.toString('utf8').replace(/\0+$/, '') };
}
function isWithin({ start, size }, total) {
    return Number.isSafeInteger(size) && size >= 0 && start + size <= total;
}
async function openFile(directory, name) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
    const handle = await tryOpen(path, directory === '' || name.startsWith('blobs/'));
    if (handle === undefined)
        return undefined;
    const stats = await handle.stat();
    if (stats.isFile())
        return { handle, size: stats.size };
    await handle.close();
    throw unreadable(path, 'it is not a regular file');
}
async function tryOpen(path, mayBeLink) {
    const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, O_RDONLY | O_NONBLOCK | (mayBeLink ? 0 : O_NOFOLLOW));
    }
    catch (cause) {
        const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no access';
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw unreadable(path, code === 'ELOOP' ? 'it is a link' : code, cause);
    }
}
async function readSpan(handle, { start, size }, place) {
    if (size > _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .MANIFEST_BYTES */ .ms)
        throw unreadable(place, `it is larger than ${_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .MANIFEST_BYTES */ .ms} bytes`);
    return await readBytes(handle, start, size, place);
}
async function readBytes(handle, start, size, place) {
    const buffer = Buffer.alloc(size);
    let filled = 0;
    while (filled < size) {
        const { bytesRead } = await handle.read(buffer, filled, size - filled, start + filled);
        if (bytesRead === 0)
            throw unreadable(place, 'it ends too early');
        filled += bytesRead;
    }
    return buffer;
}
async function* pieces(handle, { start, size }, closes) {
    try {
        for (let done = 0; done < size;) {
            const buffer = Buffer.allocUnsafe(Math.min(PIECE_BYTES, size - done));
            const { bytesRead } = await handle.read(buffer, 0, buffer.length, start + done);
            if (bytesRead === 0)
                return;
            done += bytesRead;
            yield buffer.subarray(0, bytesRead);
        }
    }
    finally {
        if (closes)
            await handle.close();
    }
}
function missing(path) {
    const message = `No OCI image layout at "${path}": there is no such file.`;
    const hint = 'Check the path. Write oci:DIR for a directory, oci-archive:FILE for a tar archive.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('REGISTRY_LAYOUT_INVALID', message, hint)]);
}
function unreadable(path, why, cause) {
    const message = `"${path}" of an OCI image layout cannot be read: ${why}.`;
    const hint = 'Check that it comes from a tool that writes such layouts, and who may read it.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('REGISTRY_LAYOUT_INVALID', message, hint)], { cause });
}


/***/ }),

/***/ 49123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OH: () => (/* binding */ parseTarHeader),
/* harmony export */   Yo: () => (/* binding */ BLOCK_BYTES),
/* harmony export */   Zl: () => (/* binding */ makeTarHeader),
/* harmony export */   Zt: () => (/* binding */ paddingOf),
/* harmony export */   qo: () => (/* binding */ parseTarExtension),
/* harmony export */   zd: () => (/* binding */ notTar)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);

const BLOCK_BYTES = 512;
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
const LARGEST_OCTAL = 0o77777777777;
function parseTarHeader(block, place) {
    if (block.every((byte) => byte === 0))
        return undefined;
    if (readNumber(block, 148, 8) !== sumOf(block))
        throw notTar(place);
    const size = readNumber(block, 124, 12);
    if (!Number.isSafeInteger(size) || size < 0)
        throw notTar(place);
    const isPosix = block.toString('latin1', 257, 262) === 'ustar';
    const isGnu = block.toString('latin1', 257, 264) === 'ustar  ';
    const prefix = isPosix && !isGnu ? readText(block, 345, PREFIX_BYTES) : '';
    const name = readText(block, 0, NAME_BYTES);
    const type = String.fromCharCode(block[156] ?? 0);
    return { name: prefix === '' ? name : `${prefix}/${name}`, size, type };
}
function parseTarExtension(body) {
    const found = {};
    let at = 0;
    while (at < body.length) {
        const space = body.indexOf(0x20, at);
        const length = space < 0 ? Number.NaN : Number(body.toString('latin1', at, space));
        if (!Number.isInteger(length) || length <= space - at)
            return found;
        const record = body.toString('utf8', space + 1, at + length).replace(/\n$/, '');
        const equals = record.indexOf('=');
        const value = record.slice(equals + 1);
        if (record.slice(0, equals) === 'path')
            found.name = value;
        if (record.slice(0, equals) === 'size')
            found.size = Number(value);
        at += length;
    }
    return found;
}
function makeTarHeader(name, size) {
    const isLong = name.length > NAME_BYTES;
    if (!isLong && size <= LARGEST_OCTAL)
        return makeBlock(name, size, '0');
    const body = Buffer.from((isLong ? makeRecord('path', name) : '') + makeRecord('size', String(size)));
    const shown = Math.min(size, LARGEST_OCTAL);
    return Buffer.concat([
        makeBlock('pax', body.length, 'x'),
        body,
        Buffer.alloc(paddingOf(body.length)),
        makeBlock(name.slice(-NAME_BYTES), shown, '0'),
    ]);
}
function paddingOf(size) {
    return (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
}
function makeRecord(key, value) {
    const rest = ` ${key}=${value}\n`;
    let length = rest.length;
    while (String(length).length + rest.length !== length) {
        length = String(length).length + rest.length;
    }
    return `${length}${rest}`;
}
function makeBlock(name, size, type) {
    const block = Buffer.alloc(BLOCK_BYTES);
    const put = (text, at) => block.write(text, at, 'latin1');
    put(name, 0);
    put('0000644\0', 100);
    put('0000000\0', 108);
    put('0000000\0', 116);
    put(`${size.toString(8).padStart(11, '0')}\0`, 124);
    put('00000000000\0', 136);
    put(type, 156);
    put('ustar\x0000', 257);
    put(`${sumOf(block).toString(8).padStart(6, '0')}\0 `, 148);
    return block;
}
function sumOf(block) {
    return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}
function readText(block, at, length) {
    const end = block.indexOf(0, at);
    return block.toString('utf8', at, end < 0 ? at + length : Math.min(end, at + length));
}
function readNumber(block, at, length) {
    const first = block[at] ?? 0;
    if ((first & 0x80) === 0) {
        const text = block
            .toString('latin1', at, at + length)
            .replace(/[\0 ]+/g, ' ')
            .trim();
        return /^[0-7]*$/.test(text) ? Number.parseInt(text === '' ? '0' : text, 8) : Number.NaN;
    }
    let value = first & 0x7f;
    for (let byte = at + 1; byte < at + length; byte += 1)
        value = value * 256 + (block[byte] ?? 0);
    return value;
}
function notTar(place) {
    const message = `"${place}" is not an OCI image layout: it is not a tar archive, or is damaged.`;
    const hint = 'Decompress it first if it is compressed, for example with gunzip.';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('REGISTRY_LAYOUT_INVALID', message, hint)]);
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


/***/ }),

/***/ 85580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ toFallbackTag),
/* harmony export */   PA: () => (/* binding */ toReferrer),
/* harmony export */   ZJ: () => (/* binding */ listReferring),
/* harmony export */   rp: () => (/* binding */ readIndexEntries),
/* harmony export */   zO: () => (/* binding */ addToIndex)
/* harmony export */ });
/* harmony import */ var _blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73564);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88660);



const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
function toFallbackTag(digest) {
    return digest.replace(':', '-');
}
async function listReferring(repository, digest, artifactType) {
    const listed = await repository.listReferrers(digest, artifactType);
    if (listed !== undefined)
        return { referrers: listed, hasApi: true, isTaken: false };
    const index = await repository.getManifest(toFallbackTag(digest));
    const none = { referrers: [], hasApi: false, isTaken: false };
    if (index === undefined || index.digest === digest)
        return none;
    const referrers = readIndexEntries(index);
    return referrers === undefined ? { ...none, isTaken: true } : { ...none, referrers, index };
}
function readIndexEntries(index) {
    const { manifests } = parseBody(index) ?? {};
    if (!Array.isArray(manifests))
        return undefined;
    return (0,_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)(index).manifests.map((entry, at) => {
        const stated = manifests[at];
        const artifactType = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(stated) ? stated.artifactType : undefined;
        return typeof artifactType === 'string' ? { ...entry, artifactType } : entry;
    });
}
function addToIndex(index, manifests) {
    const before = index === undefined ? {} : (parseBody(index) ?? {});
    const entries = Array.isArray(before.manifests) ? before.manifests : [];
    const added = manifests.map(toReferrer);
    const others = entries.filter((one) => !(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(one) || !added.some(({ digest }) => digest === one.digest));
    const bytes = Buffer.from(JSON.stringify({
        ...before,
        schemaVersion: 2,
        mediaType: INDEX_TYPE,
        manifests: [...others, ...added],
    }));
    return { mediaType: INDEX_TYPE, digest: (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .toDigest */ .O6)(bytes), bytes };
}
function toReferrer(manifest) {
    const { mediaType, digest, bytes } = manifest;
    const { artifactType, annotations, config } = parseBody(manifest) ?? {};
    const type = artifactType ?? ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(config) ? config.mediaType : undefined);
    return {
        ...{ mediaType, digest, size: bytes.byteLength },
        ...(typeof type === 'string' ? { artifactType: type } : {}),
        ...((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(annotations) ? { annotations: annotations } : {}),
    };
}
function parseBody({ bytes }) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8'));
}


/***/ }),

/***/ 61232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ listExact),
/* harmony export */   Ek: () => (/* binding */ asNotices),
/* harmony export */   IE: () => (/* binding */ listHeld),
/* harmony export */   RS: () => (/* binding */ toImage),
/* harmony export */   TT: () => (/* binding */ toReference),
/* harmony export */   Xg: () => (/* binding */ listFloating),
/* harmony export */   ek: () => (/* binding */ toProblems),
/* harmony export */   g1: () => (/* binding */ createDestinations),
/* harmony export */   gx: () => (/* binding */ isRequired),
/* harmony export */   h$: () => (/* binding */ manifestFor),
/* harmony export */   iW: () => (/* binding */ digestFor)
/* harmony export */ });
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43981);
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80793);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23213);
/* harmony import */ var _tag_current_image_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81902);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63510);






function createDestinations(plan, registries, settings) {
    return plan.targets.flatMap((target) => target.repositories.map((name) => {
        const parsed = (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepository */ .SU)(name);
        if (!parsed.ok)
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF(parsed.problems);
        const repository = registries.open(parsed.value);
        const others = plan.targets.filter((one) => one !== target);
        const sharing = others.filter(({ repositories }) => repositories.includes(name));
        const exact = sharing.flatMap((one) => listExact({ target: one, name: parsed.value.name }));
        const planned = new Set(exact.map(({ tag }) => tag));
        return {
            target,
            repository,
            name: parsed.value.name,
            required: isRequired(parsed.value, settings.registries),
            readIdentity: (0,_tag_current_image_js__WEBPACK_IMPORTED_MODULE_3__/* .createIdentityReader */ .IJ)(repository, (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_4__/* .sourceOf */ .vz)(target, plan.facts.project)),
            ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_5__/* .omitUndefined */ .O)({ creation: findCreation(parsed.value, settings.registries) }),
            ...(planned.size === 0 ? {} : { planned }),
        };
    }));
}
function isRequired(repository, registries) {
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .mostSpecific */ .eF)(registries, ({ prefix }) => prefix, repository)?.required ?? true;
}
function findCreation(repository, registries) {
    const saying = registries.filter(({ createRepository }) => createRepository !== undefined);
    return (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_0__/* .mostSpecific */ .eF)(saying, ({ prefix }) => prefix, repository)?.createRepository;
}
function listExact(destination) {
    return destination.target.tags.filter((tag) => tag.kind === 'exact' && isFor(tag, destination));
}
function listFloating(destination) {
    const { tags, held } = destination.target;
    return [...tags, ...held.filter((tag) => tag.decided === 'registry')].filter((tag) => tag.kind === 'floating' && isFor(tag, destination));
}
function listHeld(destination) {
    return destination.target.held.filter((tag) => tag.decided === 'plan' && isFor(tag, destination));
}
function isFor({ repositories }, { name }) {
    return repositories?.includes(name) !== false;
}
function toReference(destination, tag) {
    return `${destination.name}:${tag}`;
}
function digestFor(builtImage, planned) {
    return planned.platform === undefined
        ? builtImage.manifest.digest
        : builtImage.platforms[planned.platform];
}
async function manifestFor(pushedImage, planned) {
    const digest = digestFor(pushedImage.builtImage, planned);
    if (digest === pushedImage.builtImage.manifest.digest)
        return pushedImage.builtImage.manifest;
    if (digest === undefined) {
        throw new Error(`${planned.tag} is for ${planned.platform ?? ''}, which was not built`);
    }
    return pushedImage.destination.repository.readManifest(digest);
}
function toImage(destination, planned, outcome) {
    return {
        reference: toReference(destination, planned.tag),
        repository: destination.name,
        tag: planned.tag,
        kind: planned.kind,
        digest: outcome.digest,
        action: outcome.action,
        from: outcome.from,
        reason: outcome.reason,
    };
}
function toProblems(thrown) {
    if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF)
        return thrown.problems;
    throw thrown;
}
function asNotices(problems) {
    return problems.map((problem) => ({ ...problem, level: 'notice' }));
}


/***/ }),

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
/* harmony import */ var _tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70939);
/* harmony import */ var _push_notices_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24112);
/* harmony import */ var _destination_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61232);
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63510);
/* harmony import */ var _tag_exact_write_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87608);






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
            return failed(destination, (0,_destination_js__WEBPACK_IMPORTED_MODULE_3__/* .toProblems */ .ek)(tags.thrown), false);
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
        const problems = (0,_destination_js__WEBPACK_IMPORTED_MODULE_3__/* .toProblems */ .ek)(thrown);
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
    const ours = (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_4__/* .identify */ .ls)(destination.target, options.sha);
    const decide = async (tag) => {
        const { planned, there } = await (0,_tag_exact_write_js__WEBPACK_IMPORTED_MODULE_5__/* .nameExact */ .HZ)(destination, tag, ours.revision);
        const here = there === undefined ? undefined : await destination.readIdentity(there.digest, 'recipe');
        const reference = (0,_destination_js__WEBPACK_IMPORTED_MODULE_3__/* .toReference */ .TT)(destination, planned.tag);
        const { onExisting } = options;
        return { planned, decision: (0,_tag_exact_decide_js__WEBPACK_IMPORTED_MODULE_1__/* .decideExact */ .mA)({ reference, ours, here, onExisting }) };
    };
    const [told, ...found] = await Promise.all([
        (0,_push_notices_js__WEBPACK_IMPORTED_MODULE_2__/* .explainVTags */ .p)(destination),
        ...(0,_destination_js__WEBPACK_IMPORTED_MODULE_3__/* .listExact */ .Af)(destination).map(decide),
    ]);
    return {
        reusable: found.flatMap(({ planned, decision }) => decision.action === 'reuse' && planned.platform === undefined ? [decision.digest] : []),
        notices: [
            ...told,
            ...found.flatMap(({ decision }) => decision.action === 'reuse' && decision.notice !== undefined ? [decision.notice] : []),
        ],
        problems: found.flatMap(({ decision }) => decision.action === 'refuse' ? [decision.problem] : []),
    };
}
function failed(destination, problems, forbidden) {
    return {
        destination,
        usable: false,
        reusable: [],
        forbidden,
        problems: destination.required ? problems : (0,_destination_js__WEBPACK_IMPORTED_MODULE_3__/* .asNotices */ .Ek)(problems),
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

/***/ 63510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BL: () => (/* binding */ isLaterRecipe),
/* harmony export */   DT: () => (/* binding */ revisionOf),
/* harmony export */   HK: () => (/* binding */ differsInPlatforms),
/* harmony export */   P1: () => (/* binding */ REVISION_LABEL),
/* harmony export */   Sx: () => (/* binding */ recipeOf),
/* harmony export */   Uo: () => (/* binding */ headOf),
/* harmony export */   ls: () => (/* binding */ identify),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23213);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52519);



const REVISION_LABEL = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';
function revisionOf(target, sha) {
    return target.labels[REVISION_LABEL] ?? sha;
}
const RECIPE_VERSION = 2;
const FIRST_RECIPE = ['name', 'context', 'file', 'target', 'buildArgs', 'platforms'];
function recipeOf({ build }) {
    const isVersioned = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(build.recipe)?.version === RECIPE_VERSION;
    return isVersioned ? `${RECIPE_VERSION}:${hash(build.recipe)}` : hash(build.recipe);
}
function olderRecipesOf({ build }) {
    const recipe = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(build.recipe);
    if (recipe?.version !== RECIPE_VERSION)
        return [];
    return [hash(JSON.stringify(Object.fromEntries(FIRST_RECIPE.map((key) => [key, recipe[key]]))))];
}
function differsInPlatforms(label, recipe, platforms) {
    const parsed = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(recipe);
    if (parsed === undefined)
        return false;
    const other = JSON.stringify({ ...parsed, platforms: [...platforms].sort() });
    return label === recipeOf({ build: { recipe: other } });
}
function isLaterRecipe(label) {
    return Number(/^(\d+):/.exec(label)?.[1] ?? 1) > RECIPE_VERSION;
}
function identify(target, sha) {
    return {
        revision: revisionOf(target, sha),
        recipe: recipeOf(target),
        olderRecipes: olderRecipesOf(target),
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_2__/* .omitUndefined */ .O)({ inputs: target.build.inputs }),
        build: { recipe: target.build.recipe, platforms: target.platforms },
    };
}
function hash(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
function sourceOf(target, project) {
    return target.labels[SOURCE] ?? project.url;
}
function headOf({ event, sha, checkedOut, }) {
    const isChange = event.kind === 'change' && (checkedOut === undefined || checkedOut.is === 'head');
    return isChange ? (event.headSha ?? sha) : sha;
}


/***/ }),

/***/ 81902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IJ: () => (/* binding */ createIdentityReader),
/* harmony export */   Pv: () => (/* binding */ INPUTS_LABEL),
/* harmony export */   uP: () => (/* binding */ RECIPE_LABEL)
/* harmony export */ });
/* unused harmony export isSameProject */
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88660);
/* harmony import */ var _registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59236);
/* harmony import */ var _omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23213);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44840);





const RECIPE_LABEL = 'io.tagship.recipe';
const INPUTS_LABEL = 'io.tagship.inputs';
const VERSION = 'org.opencontainers.image.version';
const REVISION = 'org.opencontainers.image.revision';
const SOURCE = 'org.opencontainers.image.source';
const WORD = /^[\x21-\x7e]{1,256}$/;
function createIdentityReader(repository, projectUrl) {
    const readsAgain = { retries: true };
    const origin = (0,_once_js__WEBPACK_IMPORTED_MODULE_3__/* .oncePer */ .P)((digest) => digest, (digest) => readOrigin(repository, digest, projectUrl), readsAgain);
    const full = (0,_once_js__WEBPACK_IMPORTED_MODULE_3__/* .oncePer */ .P)((digest) => digest, async (digest) => readLabels(repository, await origin(digest), projectUrl), readsAgain);
    return async (digest, depth) => {
        const { identity } = await origin(digest);
        return depth === 'origin' && identity.revision !== undefined ? identity : full(digest);
    };
}
function isSameProject(one, other) {
    return normalizeUrl(one) === normalizeUrl(other);
}
async function readOrigin(repository, digest, projectUrl) {
    const manifest = await repository.getManifest(digest);
    if (manifest === undefined)
        return { manifest, identity: { digest } };
    const { annotations } = await orNothing(() => Promise.resolve((0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest)));
    const source = annotations[SOURCE];
    const believed = source !== undefined && isSameProject(source, projectUrl);
    return { manifest, identity: believed ? toIdentity(digest, annotations) : { digest } };
}
async function readLabels(repository, { manifest, identity }, projectUrl) {
    if (manifest === undefined)
        return identity;
    const { labels } = await orNothing(() => (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .readWords */ .ux)(repository, manifest));
    if (!isSameProject(labels[SOURCE], projectUrl))
        return identity;
    const platforms = listPlatforms(manifest);
    return {
        ...toIdentity(identity.digest, labels),
        ...identity,
        ...(platforms.length === 0 ? {} : { platforms }),
    };
}
function listPlatforms(manifest) {
    return (0,_registry_manifests_contents_js__WEBPACK_IMPORTED_MODULE_1__/* .readContents */ .r0)(manifest).manifests.flatMap((entry) => entry.platform === undefined || (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)(entry) ? [] : [(0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_2__/* .toPlatformText */ .g3)(entry.platform)]);
}
async function orNothing(read) {
    const nothing = { annotations: {}, labels: {} };
    try {
        return { ...nothing, ...(await read()) };
    }
    catch (thrown) {
        const isOdd = thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF &&
            thrown.problems.every(({ code }) => code === 'REGISTRY_MANIFEST_INVALID');
        if (isOdd)
            return nothing;
        throw thrown;
    }
}
function toIdentity(digest, texts) {
    const version = toWord(texts[VERSION]);
    const revision = toWord(texts[REVISION]);
    const recipe = toWord(texts[RECIPE_LABEL]);
    const inputs = toWord(texts[INPUTS_LABEL]);
    return {
        digest,
        ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_4__/* .omitUndefined */ .O)({ version, revision, recipe, inputs }),
    };
}
function toWord(text) {
    return text !== undefined && WORD.test(text) ? text : undefined;
}
function normalizeUrl(url) {
    return (url ?? '')
        .trim()
        .toLowerCase()
        .replace(/\/+$/, '')
        .replace(/\.git$/, '');
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
/* harmony import */ var _reuse_revision_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63510);


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
    if ((0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .isLaterRecipe */ .BL)(here.recipe)) {
        return `it is of the same commit ${short(ours.revision)}, but its recipe is of a newer version of tagship`;
    }
    const platforms = describePlatforms(here, ours);
    if (platforms !== undefined)
        return platforms;
    return (`it is of the same commit ${short(ours.revision)}, but of another build: target, context, build ` +
        'contexts, file, stage, network, hosts, secrets, SSH agents, build args or platforms differ');
}
function isUnchanged({ inputs, recipe }, ours) {
    return ours.inputs !== undefined && inputs === ours.inputs && recipe === ours.recipe;
}
function describePlatforms({ recipe, platforms }, { revision, build }) {
    if (recipe === undefined || platforms === undefined || build === undefined)
        return undefined;
    if (!(0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_1__/* .differsInPlatforms */ .HK)(recipe, build.recipe, platforms))
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
