export const id = 7442;
export const ids = [7442];
export const modules = {

/***/ 7635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ openStore),
/* harmony export */   Re: () => (/* binding */ orAbsent),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   mX: () => (/* binding */ notFound),
/* harmony export */   mc: () => (/* binding */ isRelatedTag),
/* harmony export */   q0: () => (/* binding */ describe)
/* harmony export */ });
/* harmony import */ var _plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80793);
/* harmony import */ var _registry_blobs_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2790);
/* harmony import */ var _registry_layout_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95375);
/* harmony import */ var _registry_layout_writer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89989);
/* harmony import */ var _registry_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75893);
/* harmony import */ var _registry_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52519);
/* harmony import */ var _registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(73564);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(34734);








async function openStore({ kind, label, path = '', repository }, client) {
    if (repository !== undefined)
        return toRepositoryStore(client.open(repository), label);
    const files = kind === 'directory' ? (0,_registry_layout_files_js__WEBPACK_IMPORTED_MODULE_2__/* .directoryFiles */ .p)(path) : await (0,_registry_layout_files_js__WEBPACK_IMPORTED_MODULE_2__/* .openArchiveFiles */ .e)(path);
    const { close } = files;
    try {
        const { roots, ...source } = await (0,_registry_blobs_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .readLayout */ .T)(files);
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
            const { tags, complete } = await open.listTags(_registry_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .TAG_PAGES */ .sV);
            return complete ? tags.filter(_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz) : undefined;
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
    const name = annotations?.[_registry_layout_writer_js__WEBPACK_IMPORTED_MODULE_3__/* .REF_NAME */ .w5] ?? '';
    const tag = name.includes('/') ? name.slice(name.lastIndexOf(':') + 1) : name;
    return (0,_plan_reference_references_js__WEBPACK_IMPORTED_MODULE_0__/* .isTag */ .dz)(tag) ? tag : undefined;
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
        const digest = (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_6__/* .isDigest */ .Bc)(reference) ? reference : find(reference)?.digest;
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
    const { subject } = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseObject */ .lj)(Buffer.from(manifest.bytes).toString('utf8')) ?? {};
    const digest = (0,_registry_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isObject */ .Gv)(subject) ? subject.digest : undefined;
    return typeof digest === 'string' && (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_6__/* .isDigest */ .Bc)(digest) ? digest : undefined;
}
function describe({ mediaType, digest, bytes }) {
    return { mediaType, digest, size: bytes.byteLength };
}
async function orAbsent(reading) {
    try {
        return await reading;
    }
    catch (thrown) {
        const isAbsent = thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_7__/* .Problem */ .AF &&
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
    const separator = (0,_registry_blobs_digest_js__WEBPACK_IMPORTED_MODULE_6__/* .isDigest */ .Bc)(reference) ? '@' : ':';
    const message = `${label}${separator}${reference} does not exist.`;
    return new _problem_js__WEBPACK_IMPORTED_MODULE_7__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .error */ .z3)('COPY_NOT_FOUND', message, 'Check the name and the tag.')]);
}


/***/ }),

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
        sizeOf: async (digest) => (0,_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc)(digest) ? await files.sizeOf(toName(files, digest)) : undefined,
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
function directoryFiles(directory, links = 'anywhere') {
    const openIn = async (name) => {
        if (links === 'inside')
            await checkInside(directory, name);
        return await openFile(directory, name);
    };
    return {
        place: directory,
        read: async (name) => {
            const file = await openIn(name);
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
            const file = await openIn(name);
            return file && pieces(file.handle, { start: 0, size: file.size }, true);
        },
        sizeOf: async (name) => {
            const file = await openIn(name);
            await file?.handle.close();
            return file?.size;
        },
        close: () => Promise.resolve(),
    };
}
async function checkInside(directory, name) {
    const [root, path] = await Promise.all([
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(directory),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name)),
    ]).catch(() => [undefined, undefined]);
    if (root === undefined || path === undefined || path.startsWith(`${root}${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`))
        return;
    throw unreadable((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name), 'it is a link that leads out of the layout');
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
        sizeOf: (name) => Promise.resolve(spans.get(name)?.size),
        close: () => handle.close(),
    };
}
async function listEntries(handle, path) {
    const found = { spans: new Map(), links: new Map() };
    const { size: total } = await handle.stat();
    let extension = {};
    let at = 0;
    for (let entries = 0; at + _tar_js__WEBPACK_IMPORTED_MODULE_5__/* .BLOCK_BYTES */ .Yo <= total; entries += 1) {
        if (entries > _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .LAYOUT_ENTRIES */ .Yn)
            throw (0,_tar_js__WEBPACK_IMPORTED_MODULE_5__/* .notTar */ .zd)(path);
        const header = (0,_tar_js__WEBPACK_IMPORTED_MODULE_5__/* .parseTarHeader */ .OH)(await readBytes(handle, at, _tar_js__WEBPACK_IMPORTED_MODULE_5__/* .BLOCK_BYTES */ .Yo, path), path);
        if (header === undefined)
            return withLinks(found);
        const span = { start: at + _tar_js__WEBPACK_IMPORTED_MODULE_5__/* .BLOCK_BYTES */ .Yo, size: extension.size ?? header.size };
        if (!isWithin(span, total))
            throw (0,_tar_js__WEBPACK_IMPORTED_MODULE_5__/* .notTar */ .zd)(path);
        if (EXTENSIONS.includes(header.type)) {
            const body = Buffer.from(await readSpan(handle, span, path));
            extension = { ...extension, ...readExtension(header.type, body) };
        }
        else {
            addEntry(found, { ...header, ...extension }, span);
            extension = {};
        }
        at = span.start + span.size + (0,_tar_js__WEBPACK_IMPORTED_MODULE_5__/* .paddingOf */ .Zt)(span.size);
    }
    if (found.spans.size === 0)
        throw (0,_tar_js__WEBPACK_IMPORTED_MODULE_5__/* .notTar */ .zd)(path);
    return withLinks(found);
}
function addEntry({ spans, links }, { type, link, name }, span) {
    const plain = name.replace(/^\.\//, '');
    if (FILES.includes(type))
        spans.set(plain, span);
    if (type === LINK)
        links.set(plain, link);
}
const EXTENSIONS = ['x', 'L', 'K', 'g'];
const FILES = ['0', '\0', '7'];
const LINK = '2';
function readExtension(type, body) {
    if (type === 'g')
        return {};
    if (type === 'x')
        return (0,_tar_js__WEBPACK_IMPORTED_MODULE_5__/* .parseTarExtension */ .qo)(body);
    const name = body.toString('utf8').replace(/\0+$/, '');
    return type === 'K' ? { link: name } : { name };
}
function withLinks({ spans, links }) {
    const all = new Map(spans);
    for (const [name, to] of links) {
        const span = spans.get(node_path__WEBPACK_IMPORTED_MODULE_2__.posix.join(node_path__WEBPACK_IMPORTED_MODULE_2__.posix.dirname(name), to));
        if (span !== undefined && !spans.has(name))
            all.set(name, span);
    }
    return all;
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
    const link = readText(block, 157, NAME_BYTES);
    return { name: prefix === '' ? name : `${prefix}/${name}`, size, type, link };
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
        if (record.slice(0, equals) === 'linkpath')
            found.link = value;
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

/***/ 89989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GZ: () => (/* binding */ notWritable),
/* harmony export */   Mi: () => (/* binding */ readRoots),
/* harmony export */   uU: () => (/* binding */ createLayoutWriter),
/* harmony export */   w5: () => (/* binding */ REF_NAME)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34734);
/* harmony import */ var _blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73564);
/* harmony import */ var _blobs_layout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2790);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4659);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(95375);








const REF_NAME = 'org.opencontainers.image.ref.name';
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
const TEMPORARY = '.tagship-';
async function createLayoutWriter(directory) {
    for (const name of ['', 'blobs', 'blobs/sha256'])
        await makeDirectory((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name));
    const known = new Map();
    const toPath = (digest) => {
        if (!(0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc)(digest))
            throw notWritable(directory, `invalid digest "${digest.slice(0, 80)}"`);
        return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'blobs', ...digest.split(':'));
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
            await makeDirectory((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, 'blobs/sha512'));
        await writePath(toPath(digest), chunks, directory);
        known.set(digest, Promise.resolve(true));
    };
    return {
        hasBlob: ({ digest }) => hasBlob(digest),
        putBlob: async (blob, source) => {
            if (await hasBlob(blob.digest))
                return 'present';
            await withTries(async () => {
                await put(blob.digest, (0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(await source.openBlob(blob), blob, 'The source'));
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
    const files = (0,_files_js__WEBPACK_IMPORTED_MODULE_7__/* .directoryFiles */ .p)(directory);
    if ((await files.read('index.json')) === undefined)
        return [];
    return (await (0,_blobs_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .readLayout */ .T)(files)).roots;
}
const TRIES = 4;
async function withTries(work) {
    for (let tries = 1;; tries += 1) {
        try {
            await work();
            return;
        }
        catch (thrown) {
            const again = (0,_failure_js__WEBPACK_IMPORTED_MODULE_6__/* .toFailure */ .w)(thrown)?.again ?? 'never';
            if (again === 'never' || tries === TRIES)
                throw thrown;
        }
    }
}
async function isWhole(directory, digest) {
    if (!(0,_blobs_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc)(digest))
        return false;
    const path = `blobs/${digest.replace(':', '/')}`;
    const isFile = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, path)).then((stats) => stats.isFile(), () => false);
    const stream = isFile ? await (0,_files_js__WEBPACK_IMPORTED_MODULE_7__/* .directoryFiles */ .p)(directory).open(path) : undefined;
    if (stream === undefined)
        return false;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(digest.startsWith('sha512:') ? 'sha512' : 'sha256');
    for await (const chunk of stream)
        hash.update(chunk);
    return digest.endsWith(`:${hash.digest('hex')}`);
}
async function makeDirectory(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(path, { recursive: true });
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path)).isDirectory())
            return;
    }
    catch (cause) {
        throw notWritable(path, codeOf(cause), cause);
    }
    throw notWritable(path, 'it is a link');
}
async function removeTemporary(directory) {
    for (const part of ['', 'blobs/sha256', 'blobs/sha512']) {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, part)).catch(() => []);
        const left = names.filter((name) => name.startsWith(TEMPORARY));
        await Promise.all(left.map((name) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, part, name), { force: true })));
    }
}
async function writeFile(directory, name, chunks) {
    await writePath((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name), chunks, directory);
}
async function writePath(path, chunks, directory) {
    const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(path, '..', `${TEMPORARY}${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`);
    try {
        const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(temporary, 'wx');
        try {
            for await (const chunk of chunks)
                await handle.writeFile(chunk);
        }
        finally {
            await handle.close();
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, path);
    }
    catch (thrown) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
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
    return new _problem_js__WEBPACK_IMPORTED_MODULE_3__/* .Problem */ .AF([(0,_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('COPY_NOT_WRITABLE', message, hint)], { cause });
}


/***/ })

};
