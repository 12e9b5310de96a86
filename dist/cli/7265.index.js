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
// SPDX-License-Identifier: Apache-2.0
// Whether a tag that names another image in the destination may be moved: by the promises that a run keeps. Pure.

const SERIES = /^(v?\d{1,4}(?:\.\d+)?)(-[A-Za-z][\w.-]*)?$/;
/**
 * What kind of tag it is, by its name; two numbers are a series where a longer version of it exists.
 *
 * | tag                             | other tags | kind     |
 * | ------------------------------- | ---------- | -------- |
 * | `1.2.3`, `v1.2.3`, `1.2.3-alpine`, `sha-1a2b3c4` | | `exact` |
 * | `latest`, `latest-alpine`, `1`, `1-alpine`       | | `series` |
 * | `1.2`                           | `1.2.3`    | `series` |
 * | `1.2`                           |            | `exact`  |
 * | `main`, `nightly`, `pr-12`      |            | `branch` |
 */
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
/**
 * Whether a tag moves from the image that it names in the destination to the one of the source.
 *
 * | kind     | moves                                                                             | else    |
 * | -------- | --------------------------------------------------------------------------------- | ------- |
 * | `exact`  | never                                                                             | refused |
 * | `series` | to the same or a higher version, unless the destination has a still higher one    | held    |
 * | `branch` | to an image that was created at the same time or later                            | held    |
 *
 * Where version or time of one of the images is not known, it is refused: it is not known which one is newer.
 */
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
/** The version without the suffix of a variant; undefined if it is none, or of another variant. */
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
// SPDX-License-Identifier: Apache-2.0
// What a copy will do at a destination, decided before anything is written.




const AT_ONCE = 8;
/** Decides tags of a destination by what they name now. Only reads. */
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
/** One problem for each tag that is refused. */
function listRefused(label, tags) {
    return tags
        .filter(({ action }) => action === 'refuse')
        .map(({ tag, digest, from, reason }) => (0,problem/* error */.z3)('COPY_TAG_TAKEN', `${label}:${tag} names ${from ?? 'another image'}, not ${digest}: ${reason}.`, 'Give --replace to overwrite it, or copy to another tag.'));
}

;// CONCATENATED MODULE: ./src/lifecycle/copy/apply.js
// SPDX-License-Identifier: Apache-2.0
// Copies images to one destination: content first, then what refers to it, then tags, floating ones last; then reads back.






/** Images that are copied at the same time. */
const IMAGES_AT_ONCE = 4;
const TAGS_AT_ONCE = 8;
/**
 * Applies the plan of one destination. A failure is in the result, and stops nothing elsewhere; tags that were not written then
 * have the action `fail`.
 */
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
/**
 * The images that are due: not those whose tags are all held. Their content is copied too, but where a registry has the
 * tag: it accepts no tag of an image that lacks something.
 */
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
/** Referrers after their subjects, one after another; then the lists of them. A tag that holds other signatures stays. */
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
/**
 * Exact tags first, after images without a tag, so that a floating tag never names what has no exact one yet. Each is decided
 * again right before it is written: other runs may have written it while the images were copied.
 *
 * @throws Problem COPY_TAG_TAKEN for an exact tag that names another image by now
 */
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
/** One problem for each tag that does not name what it should. */
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
/** Runs `work` for each, some at a time; waits for all that were begun, then throws the first failure. */
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
// SPDX-License-Identifier: Apache-2.0
// Where images are copied from and to, as users write it. Pure.



/**
 * A word of the command line as a location.
 *
 * | word                             | kind        | reference   |
 * | -------------------------------- | ----------- | ----------- |
 * | `ghcr.io/acme/app:1.2.3`         | `registry`  | `1.2.3`     |
 * | `127.0.0.1:5000/app`             | `registry`  |             |
 * | `ghcr.io/acme/app:1.*`           | `registry`  | `1.*`       |
 * | `acme/app@sha256:…`              | `registry`  | `sha256:…`  |
 * | `oci:backup/app:1.2.3`           | `directory` | `1.2.3`     |
 * | `oci-archive:app.tar`            | `archive`   |             |
 *
 * @throws Problem COPY_LOCATION
 */
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
/** Name and reference: what stands behind `@`, or behind the last colon unless a slash follows. */
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
/** Whether a reference means several tags: `1.*`, `?.2`. */
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
// SPDX-License-Identifier: Apache-2.0
// An index reduced to some of its platforms. Pure but for reading the manifest that a single platform names.





/** What an attestation of BuildKit refers to. */
const REFERENCE = 'vnd.docker.reference.digest';
/**
 * The same image for these platforms only. One platform gives the manifest of that platform as it is; several give a new index
 * with the attestations of those platforms, which has a digest of its own. An image without an index stays as it is.
 *
 * @throws Problem COPY_PLATFORM_MISSING where a platform is not in the index
 */
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
// SPDX-License-Identifier: Apache-2.0
// Writes an OCI image layout into a directory. Blobs appear whole under their digest, and `index.json` last.








/** The annotation that holds the tag of an entry. @see https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md */
const REF_NAME = 'org.opencontainers.image.ref.name';
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
const TEMPORARY = '.tagship-';
/**
 * Makes the directory a layout, and removes what a killed run left half-written. An existing layout stays as it is until
 * `writeIndex`.
 *
 * @throws Problem COPY_NOT_WRITABLE, also where a part of the layout is a link, which might lead anywhere
 */
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
/** The entries of the layout in a directory; none where there is no layout yet. */
async function readRoots(directory) {
    const files = (0,layout_files/* directoryFiles */.p)(directory);
    if ((await files.read('index.json')) === undefined)
        return [];
    return (await (0,layout/* readLayout */.T)(files)).roots;
}
/** How often a stream is read that is cut or changed in transit. */
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
/** Reads it: a file that a crash left cut has the name, but not the content. */
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
/** Under a temporary name in the same directory, then renamed: nothing is ever seen half-written. */
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
/** What says that a layout cannot be written there. */
function notWritable(path, why, cause) {
    const message = `Cannot write an OCI image layout to "${path}": ${why}.`;
    const hint = 'Choose a directory that is empty or holds such a layout, on a disk with room.';
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_NOT_WRITABLE', message, hint)], { cause });
}

;// CONCATENATED MODULE: ./src/lifecycle/copy/store.js
// SPDX-License-Identifier: Apache-2.0
// One interface to a repository and to a layout on disk: tags, manifests, blobs, and what refers to them.








/**
 * Opens a location for reading.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID for a layout that is none
 */
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
/** Manifests are read for the plan and for the copy: kept in memory up to so many bytes. */
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
/** The tag of an entry: some tools write the whole reference. What is no tag counts as none. */
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
            return (await subjects).get(digest); // none: there may be a fallback tag
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
/** The digest of the manifest that this one refers to. */
function subjectOf(manifest) {
    const { subject } = (0,json/* parseObject */.lj)(Buffer.from(manifest.bytes).toString('utf8')) ?? {};
    const digest = (0,json/* isObject */.Gv)(subject) ? subject.digest : undefined;
    return typeof digest === 'string' && (0,blobs_digest/* isDigest */.Bc)(digest) ? digest : undefined;
}
/** The descriptor of a manifest. */
function describe({ mediaType, digest, bytes }) {
    return { mediaType, digest, size: bytes.byteLength };
}
/** A manifest that is read; undefined where it is missing. */
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
/** Tag or digest of the one image of a layout; undefined where there is none, or several. */
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
/** Whether a tag is no image's own, but lists or holds what belongs to a digest. */
function isRelatedTag(tag) {
    return /^sha(?:256-[0-9a-f]{64}|512-[0-9a-f]{128})(?:\.[a-z]+)?$/.test(tag);
}
/** A Problem for an image that is not where it should be. */
function notFound(label, reference) {
    const separator = (0,blobs_digest/* isDigest */.Bc)(reference) ? '@' : ':';
    const message = `${label}${separator}${reference} does not exist.`;
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_NOT_FOUND', message, 'Check the name and the tag.')]);
}

;// CONCATENATED MODULE: ./src/lifecycle/copy/related.js
// SPDX-License-Identifier: Apache-2.0
// What belongs to an image without being part of it: signatures, attestations and all else that refers to its digests.





/** The tags of cosign's older format end so. @see https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md */
const SUFFIXES = ['sig', 'att', 'sbom'];
const related_AT_ONCE = 8;
/**
 * All that refers to these digests, and what refers to that again. A manifest that is listed, but does not name the digest as
 * its subject, does not count: GitLab answers such a tag with the image itself.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID where more than 1,000 are listed, there or not, or they are too large together
 */
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
// SPDX-License-Identifier: Apache-2.0
// Which images of a source are copied, with all that belongs to them.












const gather_AT_ONCE = 8;
/**
 * The images that a location means, each once, whatever number of tags it has.
 *
 * @throws Problem COPY_NOT_FOUND, COPY_NO_TAG, COPY_TOO_MANY_TAGS, COPY_PLATFORM_MISSING
 */
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
/** With all tags, also those of signatures whose image has none: nothing of a repository is left out of its backup. */
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
// SPDX-License-Identifier: Apache-2.0
// Writes the layout in a directory into one tar archive: the same content gives the same bytes.






/** Two empty blocks end an archive. */
const END_BYTES = 1024;
/**
 * Packs `oci-layout`, `index.json` and the blobs with these digests: the directory may hold others that a killed run left. The
 * archive appears whole under its name.
 *
 * @throws Problem COPY_NOT_WRITABLE
 */
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
// SPDX-License-Identifier: Apache-2.0
// Where images are copied to: a repository, a layout in a directory, or a tar archive that is packed at the end.







/**
 * Opens a location for writing.
 *
 * @throws Problem COPY_LOCATION for one that already names what only a copy can know
 */
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
/** Remembers what is there by digest, so that many images ask for what they share only once. */
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
/**
 * A registry with the referrers API lists them by itself; else the fallback index does. That of the source is taken as it is
 * where the copy has all that it lists: registries accept no index that lists what they lack.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject
 */
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
/** An archive is packed from the directory `FILE.partial`, which a killed copy leaves for the next one. */
async function toLayoutTarget({ kind, label, path = '' }, before, reopen) {
    const directory = kind === 'directory' ? path : `${path}.partial`;
    const roots = kind === 'directory' ? [...(await readRoots(path))] : [];
    let opening;
    const writer = () => (opening ??= createLayoutWriter(directory));
    const isComplete = kind === 'archive' && before !== undefined; // else the copy was refused
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
                return; // nothing was written
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
/** Adds an entry, or replaces the one with the same tag; without a tag, the one of the same image. */
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
/** What is said where an archive exists that holds something else: it is written as a whole. */
function archiveExists(label) {
    const message = `${label} exists, and holds other images than these.`;
    const hint = 'Write to a new file, or give --replace to overwrite it.';
    return new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_ARCHIVE_EXISTS', message, hint)]);
}

;// CONCATENATED MODULE: ./src/lifecycle/copy/copy.js
// SPDX-License-Identifier: Apache-2.0
// Copies images between registries and layouts on disk, for backup, restore and air gaps.











/**
 * Copies images with all their platforms, attestations, signatures and referrers, byte for byte. Everything is decided before
 * anything is written; tags come last, and are read back.
 *
 * @throws Problem COPY_…, REGISTRY_…: nothing was written then
 */
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
/** @throws Problem with all that is wrong at all destinations */
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
/** Whether everything that is to be written to an archive is in it. */
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
/** @throws Problem COPY_LOCATION for what cannot be a destination of this copy */
function checkDestination(to, from, request) {
    const wrong = whyNoDestination(to, from, request);
    if (wrong === undefined)
        return to;
    const message = `invalid destination "${to.label}": ${wrong}`;
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('COPY_LOCATION', message, 'Name another destination.')]);
}
/** A layout is read once and written as a whole: of two writers at once, the last one would drop what the first wrote. */
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
/** All problems of a receipt. */
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
// SPDX-License-Identifier: Apache-2.0
// An OCI image layout on disk, as buildx writes it with `type=oci`. Reads, never writes; `layout/writer.ts` writes.





/**
 * The image layout in a directory. Everything read from it is verified by its digest.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID if the directory has no layout
 */
async function openLayout(directory) {
    return await readLayout((0,_layout_files_js__WEBPACK_IMPORTED_MODULE_1__/* .directoryFiles */ .p)(directory));
}
/**
 * The image layout in these files. Everything read from it is verified by its digest.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID if they are none
 */
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
/** @throws Problem REGISTRY_NOT_FOUND also for anything that is not a digest, since it might be any path */
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
// SPDX-License-Identifier: Apache-2.0
// The files of an OCI image layout, in a directory or in a tar archive. Reads, never writes.






/** How much is read at once, bytes. */
const PIECE_BYTES = 512 * 1024;
/**
 * The files in a directory. Only regular files are read, never a device or a pipe, and `index.json` not through a link; a
 * blob may be one, as build tools write them, since its digest says what it has to be.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID from its functions, for a file that is none or too large
 */
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
/**
 * The files in a tar archive that is not compressed, read from where they stand in it: nothing is unpacked. Links and
 * devices in it count as absent.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID for what is not such an archive
 */
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
/** Where each file stands in an archive. The last of several with one name counts, as when it is unpacked. */
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
/** Extended header, long name of GNU tar, and the header for all entries, of which nothing here is needed. */
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
/** Undefined where there is no such file. A pipe does not keep it waiting. */
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
/** @throws Problem REGISTRY_LAYOUT_INVALID if it is larger than a manifest may be */
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
                return; // too short, as the digest will say
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
// SPDX-License-Identifier: Apache-2.0
// Headers of tar archives, as layouts in one file have them: read with every common extension, written as POSIX. Pure.

/** A tar archive is made of blocks of this size, bytes. */
const BLOCK_BYTES = 512;
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
/** More needs an extended header. */
const LARGEST_OCTAL = 0o77777777777;
/**
 * A header block; undefined for a block of zeros, which ends an archive.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID for a block whose checksum is wrong
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06
 */
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
/** The values of an extended header: `path` and `size`. */
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
/** The header of a file, without time and owner so that the same content gives the same archive. */
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
/** How many bytes fill the last block of an entry. */
function paddingOf(size) {
    return (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
}
/** Its length counts itself. */
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
/** The sum of all bytes, with those of the sum itself as spaces. */
function sumOf(block) {
    return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}
function readText(block, at, length) {
    const end = block.indexOf(0, at);
    return block.toString('utf8', at, end < 0 ? at + length : Math.min(end, at + length));
}
/** Octal digits, or binary where the first bit is set. */
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
/** What says that a file is not a tar archive, or a damaged one. */
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
// SPDX-License-Identifier: Apache-2.0
// Copies an image with everything that belongs to it to repositories, byte for byte. Writes no tags.






/** How many layers, from the last, are expected to be new. */
const NEW_LAYERS = 2;
const AT_ONCE = 8;
/** Layers that their licence keeps where they are. */
const FOREIGN = /foreign|nondistributable/;
/**
 * Copies an image, or an index with all its images and attestations, to every target at the same
 * time. Blobs go in parallel, each once; a manifest goes when all it refers to is there; the digest
 * stays, since no byte changes. A failing target does not stop the others.
 */
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
/** The blobs that go along with a manifest itself. */
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
/**
 * Whether the host does not support this type of manifest. Many do not report it: a proxy or the
 * registry itself answers with a page, or fails at it again and again until the deadline.
 */
function isRefusedKind(thrown, isWrite = false) {
    if (thrown.problems.some(({ code }) => code === 'REGISTRY_UNSUPPORTED'))
        return true;
    const answer = isWrite ? (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .toFailure */ .w)(thrown)?.answer : undefined;
    if (answer === undefined)
        return false;
    const { status, isPage } = answer;
    return (isPage && status < 500 && !ELSE.includes(status)) || (status >= 500 && status !== 503);
}
/** The subject of a page that reports it. */
const ELSE = [401, 407, 408, 413, 429];
/** After the first failure, which is the one reported, nothing more is started. */
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
/** Waits for all, so that nothing continues in the background, and throws the first failure. */
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
// SPDX-License-Identifier: Apache-2.0
// What refers to a digest: by the referrers API, or by the index under the fallback tag, where a registry has no such API.



const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
/** The tag of the index that lists what refers to a digest, where the registry has no referrers API. */
function toFallbackTag(digest) {
    return digest.replace(':', '-');
}
/** What refers to a digest, by the referrers API or the fallback index: all of it without a type. */
async function listReferring(repository, digest, artifactType) {
    const listed = await repository.listReferrers(digest, artifactType);
    if (listed !== undefined)
        return { referrers: listed, hasApi: true, isTaken: false };
    const index = await repository.getManifest(toFallbackTag(digest));
    const none = { referrers: [], hasApi: false, isTaken: false };
    // GitLab takes such a tag for the digest, and answers with the image itself.
    if (index === undefined || index.digest === digest)
        return none;
    const referrers = readIndexEntries(index);
    return referrers === undefined ? { ...none, isTaken: true } : { ...none, referrers, index };
}
/** The entries of a fallback index; undefined if it is no index. */
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
/**
 * The fallback index with more manifests: each entry has the artifact type of its manifest, by which clients search.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema
 */
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
/** The descriptor of a manifest as lists of referrers have it: without an artifact type, that of its configuration counts. */
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






/**
 * Asks every destination at once: are the credentials accepted, may they push, and which images have the exact
 * tags. Writes nothing but an upload that is cancelled. A problem of one destination does not
 * keep the others from being asked, so that all problems are reported together.
 */
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
/** A refused login makes reading fail, too; waiting for both keeps the better explanation. */
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
/** Problems that are expected for a change: CI systems give it no secrets. */
const FORBIDDEN = new Set([
    'REGISTRY_DENIED',
    'LOGIN_REFUSED',
    'LOGIN_MISSING',
    'LOGIN_PASSWORD_MISSING',
    // Trust is often given to some branches and git tags only.
    'LOGIN_TRUST_REFUSED',
    'LOGIN_ID_TOKEN_MISSING',
    'REGISTRY_FILE_UNTRUSTED',
]);
function isForbidden({ code }) {
    return FORBIDDEN.has(code);
}
/** Why a repository cannot be pushed to: the registry's own problem, or what is known of the refusal. */
function describeRefusal(destination, right) {
    return (right.problem ??
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PREFLIGHT_REFUSED', `"${destination.name}" cannot be pushed to: ${right.detail}`));
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
// SPDX-License-Identifier: Apache-2.0
// Notices about a repository before a run writes to it. Reads tags; decides nothing.


/** Pages of tags to read: more would tell nothing new, since registries list digits before letters. */
const PAGES = 3;
/**
 * The notice V_TAGS_ONLY: the repository has tags such as `v1.2.2` and none without the `v`, and the
 * preset is about to give `1.2.3`. Skipped for a repository that does not list its tags, or
 * already has our tag.
 */
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
        const { tags, complete } = await repository.listTags(PAGES, 'once'); // do not wait for a notice
        return complete ? tags : [];
    }
    catch (thrown) {
        if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF)
            return []; // many tokens cannot list tags, and a push does not need it
        throw thrown;
    }
}
/** Flags for a build that must not use existing results. */
const FRESH = ['--pull', '--no-cache', '--no-cache-filter'];
/**
 * The notice SHIP_NOT_REBUILT: `pull` or `no-cache` is set, but an image that is already published
 * is reused.
 */
function explainNotRebuilt({ build }) {
    const asked = FRESH.filter((flag) => build.argv.includes(flag)).map((flag) => flag.slice(2));
    if (asked.length === 0)
        return [];
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm)('SHIP_NOT_REBUILT', `nothing is rebuilt, although ${asked.join(' and ')} asks for it: this commit is published already`, 'Set on-existing to "replace" to build it again and give its exact tags to the new image.'),
    ];
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






/**
 * Writes the exact tags of a destination, all at once. Every tag is read again right before it is
 * written: a build takes minutes, and another run of the same commit may have been first. Then
 * that run's image counts here, too, so that an exact tag never changes.
 */
async function tagExact(pushedImage, options, reading = readExactTags(pushedImage, options)) {
    try {
        const states = await reading;
        const first = states.find(isReuse);
        const adopted = first === undefined ? pushedImage : await adopt(pushedImage, first.decision.digest);
        // A platform's manifest is not written while an index that refers to it is: Distribution treats
        // a manifest that is being written as missing.
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
/**
 * The destination's exact tags under their names there: `sha-<12>` instead of a `sha-<7>` that
 * another commit has.
 */
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
/** Asks for all exact tags of a destination at once. */
async function nameExactTags(destination, sha) {
    const revision = (0,_reuse_revision_js__WEBPACK_IMPORTED_MODULE_3__/* .revisionOf */ .DT)(destination.target, sha);
    return Promise.all((0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .listExact */ .Af)(destination).map((tag) => nameExact(destination, tag, revision)));
}
/**
 * Reads a destination's exact tags, right before they are written; `asked` is what was asked for already
 * since the image is there.
 */
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
        // A lost answer looks like a refusal, if a tag cannot be written twice.
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
/** What a tag points at, if the registry answers after an earlier failure. */
async function peek(destination, tag) {
    try {
        return (await destination.repository.resolve(tag))?.digest;
    }
    catch (thrown) {
        (0,_destination_js__WEBPACK_IMPORTED_MODULE_4__/* .toProblems */ .ek)(thrown);
        return undefined;
    }
}
/** A refused write does not tell what is there: `from` stays in the receipt until it is read back. */
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
/** Whether all exact tags of a destination point at the right image. */
function holdsExact({ tagResults }) {
    return tagResults.every(({ image }) => image.action !== 'failed');
}
/** Whether a registry refused to write a tag because it does not allow tags to be overwritten. */
function isImmutable(thrown) {
    return (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF &&
        thrown.problems.some(({ code }) => code === 'REGISTRY_TAG_IMMUTABLE'));
}


/***/ })

};
