export const id = 3785;
export const ids = [3785,7493,9874];
export const modules = {

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

/***/ 57493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OLDEST_BUILDX: () => (/* binding */ OLDEST_BUILDX),
/* harmony export */   findBuildx: () => (/* binding */ findBuildx),
/* harmony export */   hasEngine: () => (/* binding */ hasEngine),
/* harmony export */   inspectBuilder: () => (/* binding */ inspectBuilder),
/* harmony export */   lastOutputLine: () => (/* binding */ lastOutputLine),
/* harmony export */   openBuildx: () => (/* binding */ openBuildx),
/* harmony export */   parseInspect: () => (/* binding */ parseInspect),
/* harmony export */   readBuildxVersion: () => (/* binding */ readBuildxVersion),
/* harmony export */   readStoreFromEngine: () => (/* binding */ readStoreFromEngine),
/* harmony export */   toDockerConfig: () => (/* binding */ toDockerConfig)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90084);
/* harmony import */ var _facts_variables_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(16392);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34734);






const OLDEST_BUILDX = '0.13.0';
const PLUGIN_FOLDERS = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
async function findBuildx(env) {
    const own = toDockerConfig(env);
    const folders = [...(await readExtraFolders(own)), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, 'cli-plugins'), ...PLUGIN_FOLDERS];
    for (const folder of folders) {
        const plugin = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'docker-buildx');
        if (await isThere(plugin))
            return [plugin];
    }
    return ['docker', 'buildx'];
}
function toDockerConfig(env) {
    return (0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'DOCKER_CONFIG') ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,_facts_variables_js__WEBPACK_IMPORTED_MODULE_5__/* .readText */ .yR)(env, 'HOME') ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker');
}
function openBuildx(runContext) {
    let finding;
    let reading;
    const program = () => (finding ??= findBuildx(runContext.env));
    const version = () => (reading ??= program().then((found) => readBuildxVersion(runContext, found)));
    return { program, version };
}
async function readExtraFolders(dockerConfig) {
    try {
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dockerConfig, 'config.json'), 'utf8');
        const config = JSON.parse(text);
        const extra = config?.cliPluginsExtraDirs;
        return Array.isArray(extra) ? extra.filter((item) => typeof item === 'string') : [];
    }
    catch {
        return [];
    }
}
async function isThere(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path);
        return true;
    }
    catch {
        return false;
    }
}
async function readBuildxVersion(runContext, program) {
    const result = await runContext.shell(toCommand(runContext, [...program, 'version']));
    const version = result.code === 0 ? /\bv?(\d+\.\d+\.\d+)/.exec(result.stdout)?.[1] : undefined;
    if (version === undefined)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF([describeMissing(program, result)]);
    if ((0,semver__WEBPACK_IMPORTED_MODULE_3__.lt)(version, OLDEST_BUILDX))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF([describeOld(version)]);
    return version;
}
function describeMissing(program, result) {
    if (result.spawnError === 'ENOENT') {
        return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('DOCKER_MISSING', `The program "${program[0]}" is not on the PATH.`, 'Install the Docker CLI with the buildx plugin, or run in an image that has both, such as docker:cli.');
    }
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILDX_MISSING', `"${program.join(' ')} version" failed: ${lastOutputLine(result.stderr)}`, 'Install the buildx plugin (package docker-buildx or docker-buildx-plugin), or use docker/setup-buildx-action on GitHub.');
}
function describeOld(version) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILDX_OLD', `buildx ${version} is too old: ${OLDEST_BUILDX} is the oldest that will do.`, 'Update the package docker-buildx-plugin, or put a newer docker-buildx into ~/.docker/cli-plugins.');
}
async function inspectBuilder(runContext, program, name, own = {}) {
    const argv = [...program, 'inspect', ...(name === undefined ? [] : [name])];
    const command = toCommand(runContext, argv);
    const result = await runContext.shell({ ...command, env: { ...command.env, ...own } });
    const found = parseInspect(result.stdout);
    const failed = result.code === 0 ? undefined : lastOutputLine(result.stderr);
    if (found !== undefined)
        return { ...found, error: found.error ?? failed };
    return failed === undefined || result.code === null
        ? undefined
        : explainNothing(failed.replace(/^ERROR: /, ''), program, name);
}
function explainNothing(said, program, name = 'default') {
    if (/\bno builder\b/.test(said))
        return undefined;
    if (!said.includes('docker endpoint'))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF([describeFailed(program, said)]);
    return { name, driver: '', platforms: [], nodes: 0, containerd: undefined, error: said };
}
function describeFailed(program, said) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('BUILDX_FAILED', `"${program.join(' ')} inspect" failed: ${said}`, 'Run "docker buildx ls" to list them, or name what to build with as the setting builder.');
}
function parseInspect(text) {
    const read = (key) => new RegExp(`^${key}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim();
    const name = read('Name');
    if (name === undefined || name === '')
        return undefined;
    const platforms = [...text.matchAll(/^Platforms:[ \t]*(.*)$/gm)].flatMap(([, list]) => (list ?? '').split(',').map((platform) => platform.trim().replace(/\*$/, '')));
    return {
        name,
        driver: read('Driver') ?? '',
        platforms: [...new Set(platforms)].filter(Boolean),
        nodes: [...text.matchAll(/^Name:/gm)].length - 1,
        containerd: readStore(text),
        error: read('Error'),
    };
}
function readStore(text) {
    if (!text.includes('org.mobyproject.buildkit.worker.'))
        return undefined;
    return text.includes('org.mobyproject.buildkit.worker.containerd.uuid');
}
async function readStoreFromEngine(runContext) {
    const argv = ['docker', 'info', '--format', '{{json .DriverStatus}}'];
    const result = await runContext.shell(toCommand(runContext, argv));
    return result.stdout.includes('io.containerd.snapshotter');
}
async function hasEngine(runContext) {
    const argv = ['docker', 'version', '--format', '{{.Server.Version}}'];
    const result = await runContext.shell({ ...toCommand(runContext, argv), timeoutMs: 10_000 });
    return result.code === 0;
}
function toCommand(runContext, argv) {
    return { argv, env: runContext.env, cwd: runContext.cwd, signal: runContext.signal };
}
function lastOutputLine(text) {
    return text.trim().split('\n').at(-1)?.trim() ?? '';
}


/***/ }),

/***/ 73785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openAllMade: () => (/* binding */ openAllMade)
});

// EXTERNAL MODULE: ./src/settings/targets.js
var targets = __webpack_require__(73733);
// EXTERNAL MODULE: ./src/ship/destination.js
var destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/ship/disk.js
var disk = __webpack_require__(70207);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(88660);
// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var manifests_platforms = __webpack_require__(59236);
// EXTERNAL MODULE: ./src/settings/file/written.js
var file_written = __webpack_require__(76045);
// EXTERNAL MODULE: ./src/ship/platform.js
var ship_platform = __webpack_require__(33881);
// EXTERNAL MODULE: ./src/ship/push/join.js
var join = __webpack_require__(49609);
// EXTERNAL MODULE: ./src/ship/push/plain-fallback.js
var plain_fallback = __webpack_require__(44684);
// EXTERNAL MODULE: ./src/ship/reuse/revision.js
var revision = __webpack_require__(63510);
// EXTERNAL MODULE: ./src/ship/tag/current-image.js
var current_image = __webpack_require__(81902);
;// CONCATENATED MODULE: ./src/ship/made/join.js









async function joinMade(target, sources, { attestations }) {
    const parts = await Promise.all(sources.map(async (one) => {
        const { platforms } = await (0,manifests_platforms/* readPlatforms */.tj)(one.source, one.manifest);
        return { ...one, platforms };
    }));
    const problems = checkPlatforms(target, parts);
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
    const source = combine(parts);
    const images = choose(target.platforms.map(ship_platform/* toPlatform */.r), parts);
    const manifest = await (0,join/* joinImages */.hT)(images, source, toAnnotations(target, parts));
    const whole = { manifest, ...(await (0,manifests_platforms/* readPlatforms */.tj)(source, manifest)) };
    const plain = attestations === 'plain' ? await (0,plain_fallback/* withoutAttestations */.AB)(whole, source) : undefined;
    return { builtImage: { ...whole, manifest: plain ?? manifest }, source };
}
function choose(asked, parts) {
    if (asked.length === 0)
        return parts.map(({ manifest }) => manifest);
    return asked.flatMap((platform) => parts
        .filter(({ platforms }) => platform in platforms)
        .map(({ manifest }) => ({ ...manifest, platform })));
}
function checkPlatforms({ platforms }, parts) {
    const no = parts.filter((part) => Object.keys(part.platforms).length === 0);
    if (no.length > 0)
        return no.map(describeNoImage);
    const all = parts.flatMap((part) => Object.keys(part.platforms));
    const isAsked = (platform) => platforms.length === 0 || platforms.map(ship_platform/* toPlatform */.r).includes(platform);
    const twice = [...new Set(all.filter((one, at) => all.indexOf(one) !== at && isAsked(one)))];
    const lacking = (0,ship_platform/* findMissing */.y)(platforms, Object.fromEntries(all.map((one) => [one, one])));
    return [
        ...twice.map((platform) => describeTwice(platform, parts)),
        ...(lacking.length === 0 ? [] : [describeLacking(lacking, all)]),
    ];
}
function toAnnotations(target, parts) {
    const words = Object.entries(target.annotations).flatMap(([key, value]) => [
        '--annotation',
        `${key}=${value}`,
    ]);
    const { index, entry } = (0,join/* readIndexAnnotations */.lj)(words, []);
    const [only, ...others] = parts;
    const isOne = only !== undefined && others.length === 0;
    const before = isOne ? (0,contents/* readContents */.r0)(only.manifest) : undefined;
    const kept = Object.entries(before?.isIndex === true ? before.annotations : {}).filter(([key]) => !OURS.test(key));
    return {
        index: { ...Object.fromEntries(kept), ...index, [current_image/* RECIPE_LABEL */.uP]: (0,revision/* recipeOf */.Sx)(target) },
        entry,
    };
}
const OURS = /^(?:io\.tagship\.|org\.opencontainers\.image\.(?:source|revision|version|ref\.name)$)/;
function combine(parts) {
    const [first, ...others] = parts.map(({ source }) => source);
    if (first === undefined)
        throw new Error('an image without sources');
    if (others.length === 0)
        return first;
    const readAny = async (read) => {
        for (const source of [first, ...others.slice(0, -1)]) {
            try {
                return await read(source);
            }
            catch (thrown) {
                if (!isAbsent(thrown))
                    throw thrown;
            }
        }
        return await read(others.at(-1) ?? first);
    };
    return {
        openBlob: (blob) => readAny((source) => source.openBlob(blob)),
        readManifest: (digest) => readAny((source) => source.readManifest(digest)),
    };
}
function isAbsent(thrown) {
    const codes = thrown instanceof problem/* Problem */.AF ? thrown.problems.map(({ code }) => code) : [];
    return codes.length > 0 && codes.every((code) => ABSENT.has(code));
}
const ABSENT = new Set(['REGISTRY_NOT_FOUND', 'FROM_BROKEN']);
function describeNoImage({ written }) {
    return (0,problem/* error */.z3)('FROM_NO_IMAGE', `from: ${(0,file_written/* quoteWritten */.Em)(written)}: it is for no platform, so it is not an image to run`, 'Name a container image; os and architecture stand in its configuration.');
}
function describeTwice(platform, parts) {
    const having = parts.filter(({ platforms }) => platform in platforms);
    const names = having.map(({ written }) => (0,file_written/* quoteWritten */.Em)(written)).join(' and ');
    return (0,problem/* error */.z3)('FROM_PLATFORM', `from: ${names} are both for ${platform}`, 'Several entries are joined into one image, one for each platform. Remove one of them, or make targets of them.');
}
function describeLacking(lacking, there) {
    return (0,problem/* error */.z3)('FROM_PLATFORM', `from: no image is for ${lacking.join(', ')}; there is ${there.join(', ')}`, 'Add an entry with the image of that platform, or change the setting platforms.');
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/plan/reference/references.js
var references = __webpack_require__(80793);
// EXTERNAL MODULE: ./src/registry/blobs/layout.js
var blobs_layout = __webpack_require__(2790);
// EXTERNAL MODULE: ./src/registry/layout/files.js
var files = __webpack_require__(95375);
// EXTERNAL MODULE: ./src/settings/values/from.js
var from = __webpack_require__(10544);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/ship/made/problems.js
var problems = __webpack_require__(81954);
;// CONCATENATED MODULE: ./src/ship/made/archive.js







const MAGIC = [
    ['gzip', '1f8b'],
    ['zstd', '28b52ffd'],
    ['xz', 'fd377a585a00'],
    ['bzip2', '425a68'],
];
const PROGRAMS = {
    ...{ none: '', gzip: 'gunzip' },
    ...{ zstd: 'zstd --decompress', xz: 'unxz', bzip2: 'bunzip2' },
};
const MOST_TIMES_LARGER = 100;
const FREE_BYTES = 1024 ** 3;
function detectCompression(head) {
    const hex = Buffer.from(head.subarray(0, 6)).toString('hex');
    return MAGIC.find(([, magic]) => hex.startsWith(magic))?.[0] ?? 'none';
}
async function openMadeArchive(path, written, { tempDir, signal }, freeBytes = FREE_BYTES) {
    const { size } = await readKind(path, written);
    const compression = detectCompression(await readHead(path));
    if (compression === 'none')
        return await (0,files/* openArchiveFiles */.e)(path);
    if (compression !== 'gzip') {
        const hint = `Unpack it before: ${PROGRAMS[compression]} FILE.`;
        throw (0,problems/* otherKind */.Jb)(written, `the archive is compressed by ${compression}`, hint);
    }
    const to = (0,external_node_path_.join)(tempDir, `from-${process.hrtime.bigint().toString(36)}.tar`);
    await unpack(path, to, { written, most: freeBytes + MOST_TIMES_LARGER * size, signal });
    return await (0,files/* openArchiveFiles */.e)(to);
}
async function readKind(path, written) {
    const stats = await (0,promises_.stat)(path).catch(() => undefined);
    if (stats === undefined)
        throw (0,problems/* missing */.LO)(written, 'there is no such file');
    if (stats.isDirectory()) {
        const hint = 'For an OCI image layout in a directory write oci:DIR.';
        throw (0,problems/* otherKind */.Jb)(written, 'it is a directory, not an archive', hint);
    }
    if (stats.isFile())
        return stats;
    throw (0,problems/* otherKind */.Jb)(written, 'it is not a regular file', 'Write the image into a file first.');
}
async function readHead(path) {
    const handle = await (0,promises_.open)(path);
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(6), 0, 6, 0);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await handle.close();
    }
}
async function unpack(path, to, given) {
    const { written, most, signal } = given;
    let size = 0;
    const limit = async function* (chunks) {
        for await (const chunk of chunks) {
            size += chunk.byteLength;
            if (size > most)
                throw (0,problems/* broken */.mw)(written, `it unpacks to more than ${most} bytes`);
            yield chunk;
        }
    };
    try {
        const file = (0,external_node_fs_.createWriteStream)(to, { flags: 'wx', mode: 0o600 });
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path), (0,external_node_zlib_.createGunzip)(), limit, file, { signal });
    }
    catch (thrown) {
        if (!isCorrupt(thrown))
            throw thrown;
        throw (0,problems/* broken */.mw)(written, 'the archive is cut or changed, so that gzip cannot read it', thrown);
    }
}
function isCorrupt(thrown) {
    return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('Z_');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./src/registry/blobs/digest.js
var digest = __webpack_require__(73564);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/registry/http/pause.js
var pause = __webpack_require__(73072);
// EXTERNAL MODULE: ./src/registry/manifests/copy.js
var copy = __webpack_require__(14599);
// EXTERNAL MODULE: ./src/registry/manifests/walk.js
var walk = __webpack_require__(77691);
;// CONCATENATED MODULE: ./src/ship/made/layout.js







const NAMES = ['org.opencontainers.image.ref.name', 'io.containerd.image.name'];
const MOST_OPENED = 50;
function namesOf({ annotations = {} }) {
    return NAMES.flatMap((key) => {
        const name = annotations[key];
        return name === undefined
            ? []
            : [shorten(name), shorten(name.slice(name.lastIndexOf(':') + 1))];
    });
}
function shorten(name) {
    return name.replace(/^(?:docker\.io\/)?(?:library\/)?/, '');
}
async function chooseImage(layout, written, at) {
    const isWanted = (root) => at === undefined || root.digest === at || namesOf(root).includes(shorten(at));
    const wanted = layout.roots.filter(isWanted);
    const digests = [...new Set(wanted.map(({ digest }) => digest))];
    if (digests.length === 0) {
        throw (0,problems/* missing */.LO)(written, at === undefined ? 'it lists no image' : `it has no image ${(0,file_written/* quoteWritten */.Em)(at)}`);
    }
    const [only, ...others] = digests;
    if (only !== undefined && others.length === 0)
        return await layout.readManifest(only);
    const images = [];
    for (const digest of digests.slice(0, MOST_OPENED)) {
        const manifest = await layout.readManifest(digest);
        if (!(0,contents/* readContents */.r0)(manifest).isAbout)
            images.push(manifest);
    }
    const [first] = images;
    if (first !== undefined && images.length === 1 && digests.length <= MOST_OPENED)
        return first;
    const known = [...new Set(wanted.flatMap((root) => namesOf(root).slice(0, 1)))];
    throw (0,problems/* several */.J$)(written, known);
}
async function checkWhole(layout, root, written) {
    const wrong = await listWrong(layout, root, (0,walk/* createWalk */.y)(layout));
    if (wrong.length === 0)
        return;
    const more = wrong.length > 5 ? ` and ${wrong.length - 5} more` : '';
    throw (0,problems/* broken */.mw)(written, `${wrong.slice(0, 5).join(', ')}${more}`);
}
async function listWrong(layout, manifest, walk) {
    const { manifests } = (0,contents/* readContents */.r0)(manifest);
    const below = await walk.each(manifest, manifests, (child, _, deeper) => listWrong(layout, child, deeper));
    const own = (0,copy/* listBlobs */.t)(manifest).map(async ({ digest, size }) => {
        const there = await layout.sizeOf(digest);
        if (there === size)
            return [];
        const is = there === undefined ? 'is missing' : `has ${there} bytes instead of ${size}`;
        return [`${digest} ${is}`];
    });
    return [...below.flat(), ...(await Promise.all(own)).flat()];
}
async function dropAbsent(layout, manifest, written) {
    const { isIndex, manifests } = (0,contents/* readContents */.r0)(manifest);
    if (!isIndex)
        return manifest;
    const isThere = async ({ digest }) => {
        if ((await layout.sizeOf(digest)) === undefined)
            return [];
        const child = await layout.readManifest(digest);
        return (await listWrong(layout, child, (0,walk/* createWalk */.y)(layout))).length === 0 ? [digest] : [];
    };
    const there = new Set((await Promise.all(manifests.map(isThere))).flat());
    const isKept = (entry) => there.has(entry.digest) &&
        (!(0,manifests_platforms/* isAttestation */.H3)(entry) || there.has(entry.annotations?.[REFERENCE] ?? ''));
    const kept = new Set(manifests.filter(isKept).map(({ digest }) => digest));
    if (kept.size === manifests.length)
        return manifest;
    if (!manifests.some((entry) => kept.has(entry.digest) && !(0,manifests_platforms/* isAttestation */.H3)(entry))) {
        throw (0,problems/* missing */.LO)(written, 'no platform of it is there with all its layers');
    }
    const body = JSON.parse(Buffer.from(manifest.bytes).toString('utf8'));
    const left = body.manifests.filter(({ digest }) => kept.has(digest));
    const bytes = Buffer.from(JSON.stringify({ ...body, manifests: left }));
    return { mediaType: manifest.mediaType, bytes, digest: (0,digest/* toDigest */.O6)(bytes) };
}
const REFERENCE = 'vnd.docker.reference.digest';

;// CONCATENATED MODULE: ./src/ship/made/docker-archive.js














const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar';
const AT_ONCE = 2;
const MOST_LAYERS = 1_000;
async function convertDockerArchive(files, { written, at }, edge) {
    const listed = chooseListed(await readListed(files, written), written, at);
    const bytes = await files.read(listed.config);
    if (bytes === undefined)
        throw (0,problems/* broken */.mw)(written, 'it lacks the configuration of the image');
    const diffIds = readDiffIds(bytes);
    if (diffIds?.length !== listed.layers.length) {
        throw (0,problems/* broken */.mw)(written, 'its configuration and its manifest.json differ in the layers');
    }
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(edge.tempDir, 'layers-'));
    const slots = (0,pause/* createSlots */.e)(AT_ONCE);
    const made = new Map();
    const layers = diffIds.map((diffId, layer) => {
        const name = listed.layers[layer] ?? '';
        const known = made.get(diffId) ??
            slots.within(() => makeLayer({ files, name, diffId, directory, written, edge }));
        made.set(diffId, known);
        return known;
    });
    const all = await awaitAll(layers);
    const config = {
        descriptor: { mediaType: CONFIG, digest: (0,digest/* toDigest */.O6)(bytes), size: bytes.byteLength },
        open: () => Promise.resolve(external_node_stream_.Readable.from([bytes])),
    };
    const manifest = toManifest(config, all);
    return { manifest, source: toSource(manifest, [config, ...all], written) };
}
async function awaitAll(works) {
    await Promise.allSettled(works);
    return await Promise.all(works);
}
async function readListed(files, written) {
    const bytes = await files.read('manifest.json');
    if (bytes === undefined) {
        const hint = 'For an OCI image layout in a tar archive write oci-archive:FILE.';
        throw (0,problems/* otherKind */.Jb)(written, 'it has no manifest.json, so docker save did not write it', hint);
    }
    const parsed = (0,json/* parseJson */.qF)(Buffer.from(bytes).toString('utf8'));
    const list = Array.isArray(parsed) ? parsed : [];
    const listed = list.map(toListed).filter((one) => one !== undefined);
    if (listed.length > 0 && listed.length === list.length)
        return listed;
    throw (0,problems/* broken */.mw)(written, 'its manifest.json lists no image');
}
function toListed(entry) {
    if (!(0,json/* isObject */.Gv)(entry))
        return undefined;
    const { Config: config, RepoTags: tags, Layers: layers } = entry;
    const isText = (one) => typeof one === 'string';
    if (typeof config !== 'string' || !Array.isArray(layers) || !layers.every(isText)) {
        return undefined;
    }
    if (layers.length > MOST_LAYERS)
        return undefined;
    const names = Array.isArray(tags) ? tags.filter(isText) : [];
    return { config, names, layers };
}
function chooseListed(listed, written, at) {
    const matches = (name, wanted) => [wanted, `${wanted}:latest`].includes(shorten(name));
    const wanted = at === undefined
        ? listed
        : listed.filter(({ names }) => names.some((name) => matches(name, shorten(at))));
    const [only] = wanted;
    if (only === undefined)
        throw (0,problems/* missing */.LO)(written, `it has no image ${(0,file_written/* quoteWritten */.Em)(at ?? '')}`);
    if (new Set(wanted.map(({ config }) => config)).size === 1)
        return only;
    throw (0,problems/* several */.J$)(written, wanted.flatMap((one) => one.names));
}
function readDiffIds(bytes) {
    const { rootfs } = (0,json/* parseObject */.lj)(Buffer.from(bytes).toString('utf8')) ?? {};
    const ids = (0,json/* isObject */.Gv)(rootfs) ? rootfs.diff_ids : undefined;
    const isOne = (id) => typeof id === 'string' && (0,digest/* isDigest */.Bc)(id) && id.startsWith('sha256:');
    return Array.isArray(ids) && ids.every(isOne) ? ids : undefined;
}
async function makeLayer(order) {
    const { name, written } = order;
    const compression = detectCompression(await readStart(order));
    switch (compression) {
        case 'none':
            return await compress(order);
        case 'gzip':
        case 'zstd':
            return await take(order, compression);
        case 'xz':
        case 'bzip2':
            throw (0,problems/* broken */.mw)(written, `the layer ${show(name)} is compressed by ${compression}`);
    }
}
async function openFile({ files, name, written }) {
    const stream = await files.open(name);
    if (stream === undefined)
        throw (0,problems/* broken */.mw)(written, `it lacks the layer ${show(name)}`);
    return stream;
}
async function readStart(order) {
    for await (const chunk of await openFile(order))
        return chunk;
    return new Uint8Array();
}
async function take(order, compression) {
    const [whole, unpacked] = [createMeter(), createMeter()];
    const stream = whole.pass(await openFile(order));
    const { signal } = order.edge;
    if (compression === 'zstd')
        await drain(stream);
    else {
        await orBroken((0,external_node_stream_promises_.pipeline)(stream, (0,external_node_zlib_.createGunzip)(), unpacked.pass, drain, { signal }), order);
        checkDiff(order, unpacked.digest());
    }
    const mediaType = `${LAYER}+${compression}`;
    const descriptor = { mediaType, digest: whole.digest(), size: whole.size() };
    return { descriptor, open: () => openFile(order) };
}
async function compress(order) {
    const { diffId, directory, edge } = order;
    const [unpacked, whole] = [createMeter(), createMeter()];
    const path = (0,external_node_path_.join)(directory, diffId.replace(':', '-'));
    const file = (0,external_node_fs_.createWriteStream)(path, { flags: 'wx', mode: 0o600 });
    const stream = unpacked.pass(await openFile(order));
    await (0,external_node_stream_promises_.pipeline)(stream, (0,external_node_zlib_.createGzip)(), whole.pass, file, { signal: edge.signal });
    checkDiff(order, unpacked.digest());
    const descriptor = { mediaType: `${LAYER}+gzip`, digest: whole.digest(), size: whole.size() };
    return { descriptor, open: () => Promise.resolve((0,external_node_fs_.createReadStream)(path)) };
}
function show(name) {
    return (0,file_written/* quoteWritten */.Em)(name.slice(0, 100));
}
function checkDiff({ name, diffId, written }, digest) {
    if (digest === diffId)
        return;
    throw (0,problems/* broken */.mw)(written, `the layer ${show(name)} is ${digest}, and its configuration says ${diffId}`);
}
async function orBroken(work, { name, written }) {
    try {
        await work;
    }
    catch (thrown) {
        if (!isCorrupt(thrown))
            throw thrown;
        throw (0,problems/* broken */.mw)(written, `the layer ${show(name)} is cut or changed`, thrown);
    }
}
async function drain(stream) {
    const chunks = stream[Symbol.asyncIterator]();
    while ((await chunks.next()).done !== true)
        ;
}
function createMeter() {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let bytes = 0;
    const measure = (chunk) => {
        bytes += chunk.byteLength;
        hash.update(chunk);
        return chunk;
    };
    return {
        pass: (stream) => map(stream, measure),
        size: () => bytes,
        digest: () => `sha256:${hash.digest('hex')}`,
    };
}
async function* map(stream, change) {
    for await (const chunk of stream)
        yield change(chunk);
}
function toManifest(config, layers) {
    const body = {
        schemaVersion: 2,
        mediaType: MANIFEST,
        config: config.descriptor,
        layers: layers.map(({ descriptor }) => descriptor),
    };
    const bytes = Buffer.from(JSON.stringify(body, undefined, 2));
    return { mediaType: MANIFEST, bytes, digest: (0,digest/* toDigest */.O6)(bytes) };
}
function toSource(manifest, blobs, written) {
    const byDigest = new Map(blobs.map((blob) => [blob.descriptor.digest, blob]));
    return {
        openBlob: async (descriptor) => {
            const blob = byDigest.get(descriptor.digest);
            if (blob === undefined)
                throw (0,problems/* broken */.mw)(written, `it lacks ${descriptor.digest}`);
            return (0,digest/* checked */.KD)(await blob.open(), descriptor, `"${written}"`);
        },
        readManifest: (digest) => digest === manifest.digest
            ? Promise.resolve(manifest)
            : Promise.reject((0,problems/* broken */.mw)(written, `it lacks ${digest}`)),
    };
}

// EXTERNAL MODULE: ./src/ship/engine/engine.js
var engine = __webpack_require__(57493);
;// CONCATENATED MODULE: ./src/ship/made/engine.js





const SAVE_LIMIT_MS = 30 * 60_000;
const engine_ABSENT = /no such image|reference does not exist|not found|unable to find image/i;
async function saveFromEngine({ name, written }, context) {
    const { shell, env, cwd, signal, tempDir, log } = context;
    const path = (0,external_node_path_.join)(tempDir, `from-${process.hrtime.bigint().toString(36)}.tar`);
    const result = await log.group(`Save ${name} from the engine`, () => shell({
        argv: ['docker', 'image', 'save', '--output', path, '--', name],
        ...{ env, cwd, signal, timeoutMs: SAVE_LIMIT_MS },
    }));
    signal.throwIfAborted();
    if (result.code === 0)
        return path;
    const said = (0,engine.lastOutputLine)(result.stderr);
    if (engine_ABSENT.test(said))
        throw (0,problems/* missing */.LO)(written, 'the engine has no image of that name');
    const isLacking = result.spawnError === 'ENOENT';
    const why = isLacking
        ? 'the program "docker" is not on the PATH'
        : result.timedOut
            ? 'docker image save took longer than 30 minutes'
            : `docker image save failed: ${said || (result.spawnError ?? 'it said nothing')}`;
    const hint = isLacking
        ? 'Install the Docker CLI, or write the image into a file and name it with docker-archive:FILE.'
        : 'Check that the engine answers (docker version), and that this user may use it.';
    throw new problem/* Problem */.AF([(0,problem/* error */.z3)('FROM_ENGINE', `from: ${(0,file_written/* quoteWritten */.Em)(written)}: ${why}`, hint)]);
}

;// CONCATENATED MODULE: ./src/ship/made/source.js













async function openMade(written, edge) {
    const image = (0,from/* parseMadeImage */.eX)(written);
    if (image === undefined)
        throw (0,problems/* broken */.mw)(written, 'it names no image');
    try {
        return { written, ...(await source_open(image, edge)) };
    }
    catch (thrown) {
        throw image.kind === 'registry' ? thrown : (0,problems.toMadeProblem)(thrown, written);
    }
}
async function source_open(image, edge) {
    switch (image.kind) {
        case 'registry':
            return await openFromRegistry(image, edge);
        case 'engine': {
            const path = await saveFromEngine(image, edge);
            return await openDocker(await openMadeArchive(path, image.written, edge), image, edge);
        }
        case 'layout':
            return await openFiles(await openDirectory(image, edge), image);
        case 'layoutArchive': {
            const path = (0,external_node_path_.resolve)(edge.cwd, image.path);
            return await openFiles(await openMadeArchive(path, image.written, edge), image);
        }
        case 'dockerArchive': {
            const path = (0,external_node_path_.resolve)(edge.cwd, image.path);
            return await openDocker(await openMadeArchive(path, image.written, edge), image, edge);
        }
    }
}
async function openFromRegistry({ name, digest, written }, { registries }) {
    const parsed = (0,references/* parseRepository */.SU)(name);
    if (!parsed.ok)
        throw new problem/* Problem */.AF(parsed.problems);
    const source = registries.open(parsed.value);
    const manifest = await source.getManifest(digest);
    if (manifest === undefined) {
        const hint = 'Check the name and the digest, and that this login may read the repository: to others a private one looks empty.';
        throw (0,problems/* missing */.LO)(written, 'the registry has no image of that digest', hint);
    }
    return { manifest, source, close: () => Promise.resolve() };
}
async function openDirectory({ path, written }, { cwd, trust }) {
    const directory = (0,external_node_path_.resolve)(cwd, path);
    const stats = await (0,promises_.stat)(directory).catch(() => undefined);
    if (stats === undefined)
        throw (0,problems/* missing */.LO)(written, 'there is no such directory');
    if (!stats.isDirectory()) {
        const hint = 'For a tar archive write oci-archive:FILE, or docker-archive:FILE if docker save or Nix wrote it.';
        throw (0,problems/* otherKind */.Jb)(written, 'it is a file, not a directory', hint);
    }
    return (0,files/* directoryFiles */.p)(directory, trust.level === 'trusted' ? 'anywhere' : 'inside');
}
async function openFiles(files, { written, at }) {
    return await closing(files, async () => {
        const isDocker = (await files.sizeOf('index.json')) === undefined;
        if (isDocker && (await files.sizeOf('manifest.json')) !== undefined) {
            const hint = 'Write docker-archive: in place of oci-archive:.';
            throw (0,problems/* otherKind */.Jb)(written, 'it is what docker save writes, not an OCI image layout', hint);
        }
        const layout = await (0,blobs_layout/* readLayout */.T)(files);
        const manifest = await chooseImage(layout, written, at);
        await checkWhole(layout, manifest, written);
        return { manifest, source: layout };
    });
}
async function openDocker(files, { written, at }, edge) {
    return await closing(files, async () => {
        if ((await files.sizeOf('index.json')) !== undefined) {
            const layout = await (0,blobs_layout/* readLayout */.T)(files);
            const found = await chooseImage(layout, written, at);
            const manifest = await dropAbsent(layout, found, written);
            if (await isCompressed(layout, manifest)) {
                await checkWhole(layout, manifest, written);
                return { manifest, source: layout };
            }
        }
        return await convertDockerArchive(files, { written, at }, edge);
    });
}
const PLAIN = /^application\/vnd\.(?:oci\.image\.layer\.v1|docker\.image\.rootfs\.diff)\.tar$/;
async function isCompressed(source, manifest) {
    const { isIndex, manifests, layers } = (0,contents/* readContents */.r0)(manifest);
    if (!isIndex)
        return !layers.some(({ mediaType }) => PLAIN.test(mediaType));
    const children = manifests.map(async ({ digest }) => {
        const child = (0,contents/* readContents */.r0)(await source.readManifest(digest));
        return !child.layers.some(({ mediaType }) => PLAIN.test(mediaType));
    });
    return (await Promise.all(children)).every(Boolean);
}
async function closing(files, read) {
    try {
        return { ...(await read()), close: files.close };
    }
    catch (thrown) {
        await files.close();
        throw thrown;
    }
}

// EXTERNAL MODULE: ./src/plan/build/made.js
var made = __webpack_require__(81193);
;// CONCATENATED MODULE: ./src/ship/made/open.js






async function openAllMade(plan, context) {
    const images = new Map();
    const problems = [];
    const opened = [];
    const openOne = async (target) => {
        if (!(0,made/* isMade */.sX)(target.build))
            return target;
        try {
            const image = await openTarget(target, context, opened);
            images.set(target.name, image);
            if (target.platforms.length > 0)
                return target;
            return { ...target, platforms: Object.keys(image.builtImage.platforms) };
        }
        catch (thrown) {
            if (context.signal.aborted)
                return target;
            problems.push(...(0,destination/* toProblems */.ek)((0,disk/* toDiskProblem */.w)(thrown, context.tempDir)));
            return target;
        }
    };
    const targets = [];
    for (const target of plan.targets)
        targets.push(await openOne(target));
    const close = async () => {
        await Promise.all(opened.map((one) => one()));
    };
    return { plan: { ...plan, targets }, images, problems, close };
}
async function openTarget(target, context, opened) {
    const { from = [] } = target.build;
    const results = await Promise.allSettled(from.map((written) => openMade(written, context)));
    const sources = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    opened.push(...sources.map(({ close }) => close));
    for (const one of results)
        if (one.status === 'rejected')
            throw one.reason;
    const settings = (0,targets/* settingsForTarget */.Ob)(context.settings, target.name);
    const joined = await joinMade(target, sources, settings);
    const { manifest, platforms } = joined.builtImage;
    return {
        ...joined,
        onClose: (work) => void opened.push(work),
        digests: [...new Set([manifest.digest, ...Object.values(platforms)])],
        from: sources.map((one) => ({ image: one.written, digest: one.manifest.digest })),
    };
}


/***/ })

};
