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

// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/blobs/digest.js
var blobs_digest = __webpack_require__(73564);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/registry/manifests/copy.js
var manifests_copy = __webpack_require__(14599);
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
 * Where version or time of one of the images is not known, it is refused: nobody can tell what is newer.
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

;// CONCATENATED MODULE: ./src/lifecycle/copy/apply.js
// SPDX-License-Identifier: Apache-2.0
// Copies images to one destination: content first, then what refers to it, then tags, floating ones last; then reads back.




/** Images that are copied at the same time. */
const IMAGES_AT_ONCE = 4;
const TAGS_AT_ONCE = 8;
/** Applies the plan of one destination. A failure is in the result, and stops nothing elsewhere. */
async function applyCopy(target, work) {
    const copies = [];
    const copy = async (manifest) => {
        const [copied] = await (0,manifests_copy/* copyImage */.L)(manifest, work.source, [target]);
        if (copied !== undefined)
            copies.push(copied);
        if (copied?.problem !== undefined)
            throw copied.problem;
    };
    const toResult = (problems) => ({
        destination: target.label,
        status: problems.some(({ level }) => level === 'error') ? 'failed' : 'done',
        tags: work.tags,
        blobs: sumUp(copies),
        problems,
    });
    try {
        const { due, whole } = listDue(target, work);
        await apply_all(whole, IMAGES_AT_ONCE, ({ manifest }) => copy(manifest));
        const left = [];
        await apply_all(due, IMAGES_AT_ONCE, async (image) => {
            left.push(...(await copyRelated(target, image, copy)));
        });
        await writeTags(target, work);
        await target.finish();
        return toResult([...left, ...(await readBack(target, work.tags))]);
    }
    catch (thrown) {
        if (!(thrown instanceof problem/* Problem */.AF))
            throw thrown;
        return toResult(thrown.problems);
    }
}
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
        await target.attach(subject, own, indexes.get(subject));
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
/** Exact tags first, after images without a tag, so that a floating tag never names what has no exact one yet. */
async function writeTags(target, { images, wanted, tags }) {
    const tagged = new Set(wanted.map(({ image }) => image));
    for (const image of images)
        if (!tagged.has(image))
            target.list(image.manifest);
    const names = tags.map(({ tag }) => tag);
    const due = wanted.filter((_, at) => WRITES.includes(tags[at]?.action ?? 'hold'));
    for (const isExact of [true, false]) {
        const some = due.filter(({ tag }) => (classifyTag(tag, names) === 'exact') === isExact);
        await apply_all(some, TAGS_AT_ONCE, async ({ tag, image }) => {
            await target.putManifest(tag, image.manifest);
        });
    }
}
/** One problem for each tag that does not name what it should. */
async function readBack(target, tags) {
    const due = tags.filter(({ action }) => WRITES.includes(action));
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
/**
 * Whether a tag matches a pattern: `*` is any text, `?` any one character, all else itself. Takes time proportional to the
 * product of their lengths at most.
 */
function matchesPattern(tag, pattern) {
    let [at, next, star, retry] = [0, 0, -1, 0];
    while (at < tag.length) {
        if (pattern[next] === '*') {
            [star, retry] = [next, at];
            next += 1;
        }
        else if (next < pattern.length && (pattern[next] === '?' || pattern[next] === tag[at])) {
            next += 1;
            at += 1;
        }
        else if (star >= 0) {
            retry += 1;
            [at, next] = [retry, star + 1];
        }
        else
            return false;
    }
    return pattern.slice(next).replaceAll('*', '') === '';
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
// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var manifests_platforms = __webpack_require__(59236);
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
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
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
/** Under a temporary name beside it, then renamed: nothing is ever seen half-written. */
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
const AT_ONCE = 8;
/** The tag of a digest: of the index that lists what refers to it, where a registry has no referrers API. */
function toDigestTag(digest) {
    return digest.replace(':', '-');
}
/**
 * All that refers to these digests, and what refers to that again. A manifest that is listed, but does not name the digest as
 * its subject, does not count: GitLab answers such a tag with the image itself.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID where there are more than 1,000
 */
async function findRelated(store, digests, hasTag) {
    const seen = new Set(digests);
    const items = [];
    const indexes = new Map();
    const slots = (0,pause/* createSlots */.e)(AT_ONCE);
    let level = digests;
    while (level.length > 0) {
        const found = await Promise.all(level.map((digest) => slots.within(() => findOf(store, digest, hasTag))));
        const fresh = found.flatMap((one) => one.items).filter(({ manifest }) => add(seen, manifest));
        for (const { subject, index } of found)
            if (index !== undefined)
                indexes.set(subject, index);
        items.push(...fresh);
        if (items.length > limits/* INDEX_ENTRIES */.ov) {
            throw (0,contents/* invalid */.Gq)({ digest: level[0] ?? '' }, `more than ${limits/* INDEX_ENTRIES */.ov} manifests refer to it`);
        }
        level = fresh.map(({ manifest }) => manifest.digest);
    }
    return { items, indexes };
}
function add(seen, { digest }) {
    const isNew = !seen.has(digest);
    seen.add(digest);
    return isNew;
}
async function findOf(store, subject, hasTag) {
    const tag = toDigestTag(subject);
    const listed = await store.listReferrers(subject);
    const isFallback = listed === undefined && (await hasTag(tag));
    const index = isFallback ? await readIndex(store, tag, subject) : undefined;
    const digests = listed ?? (index && (0,contents/* readContents */.r0)(index).manifests.map(({ digest }) => digest));
    const referrers = await Promise.all((digests ?? []).map((digest) => orAbsent(store.source.readManifest(digest))));
    const legacy = await Promise.all(SUFFIXES.map(async (suffix) => {
        const name = `${tag}.${suffix}`;
        const manifest = (await hasTag(name)) ? await store.getManifest(name) : undefined;
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
        const found = tags.filter((tag) => !isRelatedTag(tag) && matchesPattern(tag, pattern));
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
        ...[...indexes.keys()].map(toDigestTag),
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

;// CONCATENATED MODULE: ./src/lifecycle/copy/plan.js
// SPDX-License-Identifier: Apache-2.0
// What a copy will do at a destination, decided before anything is written.




const plan_AT_ONCE = 8;
/** Decides every tag of a destination. Only reads. */
async function planTags(target, wanted, { source, replace }) {
    const slots = (0,pause/* createSlots */.e)(plan_AT_ONCE);
    let listed;
    const own = wanted.map(({ tag }) => tag);
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

// EXTERNAL MODULE: ./src/registry/layout/tar.js
var tar = __webpack_require__(49123);
;// CONCATENATED MODULE: ./src/registry/layout/archive.js
// SPDX-License-Identifier: Apache-2.0
// Writes the layout in a directory into one tar archive: the same content gives the same bytes.






/** Two empty blocks end an archive. */
const END_BYTES = 1024;
/**
 * Packs `oci-layout`, `index.json` and these blobs, without what else lies in the directory. The archive appears whole under
 * its name.
 *
 * @throws Problem COPY_NOT_WRITABLE
 */
async function packLayout(directory, path) {
    const temporary = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    try {
        const handle = await (0,promises_.open)(temporary, 'wx');
        try {
            for (const name of await listNames(directory))
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
async function listNames(directory) {
    const blobs = [];
    for (const part of ['blobs/sha256', 'blobs/sha512']) {
        const names = await (0,promises_.readdir)((0,external_node_path_.join)(directory, part)).catch(() => []);
        blobs.push(...names.toSorted().map((name) => `${part}/${name}`));
    }
    return ['oci-layout', 'index.json', ...blobs];
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
const target_INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
/**
 * A registry with the referrers API lists them by itself; else the fallback index does.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject
 */
async function attachTo(target, subject, referrers, index) {
    if ((await target.listReferrers(subject)) !== undefined)
        return;
    const tag = toDigestTag(subject);
    const before = await target.getManifest(tag);
    const isIndex = before !== undefined && (0,contents/* readContents */.r0)(before).isIndex;
    const listed = isIndex ? (0,contents/* readContents */.r0)(before).manifests.map(({ digest }) => digest) : [];
    const missing = referrers.filter(({ manifest }) => !listed.includes(manifest.digest));
    if (missing.length === 0)
        return;
    await target.putManifest(tag, isIndex ? extend(before, missing) : (index ?? extend(undefined, missing)));
}
function extend(index, referrers) {
    const body = index === undefined ? {} : (bodyOf(index) ?? {});
    const given = Array.isArray(body.manifests) ? body.manifests : [];
    const manifests = [...given, ...referrers.map(({ manifest }) => toRoot(manifest))];
    const bytes = Buffer.from(JSON.stringify({ ...body, schemaVersion: 2, mediaType: target_INDEX_TYPE, manifests }));
    return { mediaType: target_INDEX_TYPE, digest: (0,blobs_digest/* toDigest */.O6)(bytes), bytes };
}
function bodyOf({ bytes }) {
    return (0,json/* parseObject */.lj)(Buffer.from(bytes).toString('utf8'));
}
/** A descriptor as lists of referrers have it. */
function toRoot(manifest) {
    const { artifactType, annotations, config } = bodyOf(manifest) ?? {};
    const type = artifactType ?? ((0,json/* isObject */.Gv)(config) ? config.mediaType : undefined);
    return {
        ...describe(manifest),
        ...(typeof type === 'string' ? { artifactType: type } : {}),
        ...((0,json/* isObject */.Gv)(annotations) ? { annotations: annotations } : {}),
    };
}
/** An archive is packed from a directory beside it, which a killed copy leaves for the next one. */
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
                list(toRoot(manifest));
            return Promise.resolve();
        },
        list: (manifest) => {
            list(describe(manifest));
        },
        readBack: (tags) => readTags(tags, reopen),
        finish: async () => {
            if (opening === undefined)
                return; // nothing was written
            await (await opening).writeIndex(roots);
            if (kind !== 'archive')
                return;
            await before?.close();
            await packLayout(directory, path);
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
    const store = await openStore(from, registries);
    try {
        const images = await gatherImages(store, from, request);
        const source = counted(store.source, onBytes);
        const work = await Promise.all(locations.map((location) => prepare(location, { images, source, request, registries })));
        const plan = toReceipt(store, images, work.map(toPlanned));
        const refused = work.flatMap(({ target, tags }) => listRefused(target.label, tags));
        if (refused.length > 0)
            throw new problem/* Problem */.AF(refused);
        onPlan(plan);
        if (request.dryRun)
            return plan;
        const destinations = await Promise.all(work.map((one) => applyCopy(one.target, { ...one, images, source })));
        return toReceipt(store, images, destinations);
    }
    finally {
        await store.close();
    }
}
async function prepare(location, { images, source, request, registries, }) {
    const target = await openTarget(location, registries, request);
    const { reference } = location;
    const wanted = images.flatMap((image) => (reference === undefined ? image.tags : [reference]).map((tag) => ({ tag, image })));
    const tags = await planTags(target, wanted, { source, replace: request.replace });
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
/* harmony import */ var _manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88660);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73564);
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
    const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .toDigest */ .O6)(bytes);
    const { manifests } = (0,_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readContents */ .r0)({ bytes, digest, mediaType: (0,_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readMediaType */ .Hi)(bytes) });
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
    const found = (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .toDigest */ .O6)(bytes, digest);
    if (found !== digest) {
        throw (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestMismatch */ .H3)(`The manifest in "${files.place}" has the digest ${found}`, { digest });
    }
    return { digest, bytes, mediaType: (0,_manifests_contents_js__WEBPACK_IMPORTED_MODULE_2__/* .readMediaType */ .Hi)(bytes) };
}
async function openBlob(files, blob) {
    const stream = await files.open(toName(files, blob.digest));
    if (stream === undefined)
        throw notFound(files, blob.digest);
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .checked */ .KD)(stream, blob, `"${files.place}"`);
}
/** @throws Problem REGISTRY_NOT_FOUND also for anything that is not a digest, since it might be any path */
function toName(files, digest) {
    if (!(0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(digest))
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
/** Entries of an archive: the manifests and blobs of many images. */
const MOST_ENTRIES = 100 * _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .INDEX_ENTRIES */ .ov;
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
        if (entries > MOST_ENTRIES)
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


/***/ })

};
