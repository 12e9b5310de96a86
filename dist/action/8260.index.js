export const id = 8260;
export const ids = [8260,7493,9874];
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

/***/ 78260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildAndPublish: () => (/* binding */ buildAndPublish),
  buildOnly: () => (/* reexport */ buildOnly),
  writeOutputs: () => (/* reexport */ writeOutputs)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/problem.js
var src_problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(88660);
// EXTERNAL MODULE: ./src/registry/manifests/docker-types.js
var docker_types = __webpack_require__(79702);
// EXTERNAL MODULE: ./src/registry/blobs/digest.js
var digest = __webpack_require__(73564);
// EXTERNAL MODULE: ./src/registry/blobs/whole.js
var whole = __webpack_require__(76333);
// EXTERNAL MODULE: ./src/registry/json.js
var json = __webpack_require__(52519);
// EXTERNAL MODULE: ./src/registry/limits.js
var limits = __webpack_require__(75893);
// EXTERNAL MODULE: ./src/registry/manifests/platforms.js
var platforms = __webpack_require__(59236);
;// CONCATENATED MODULE: ./src/registry/manifests/subjects.js







const STATEMENT_TYPE = 'application/vnd.in-toto+json';
const STATEMENT = 'https://in-toto.io/Statement/';
const REFERENCE = 'vnd.docker.reference.digest';
const LOCAL = /^pkg:docker\/(?:127\.0\.0\.1|localhost)(?::|%3A)\d+\//i;
async function withSubjects(image, name) {
    const { manifests } = (0,contents/* readContents */.r0)(image.manifest);
    const images = new Map(manifests.filter((entry) => !(0,platforms/* isAttestation */.H3)(entry)).map((entry) => [entry.digest, entry]));
    const made = createMade(image.source);
    const given = parseManifest(image.manifest);
    const entries = Array.isArray(given.body.manifests)
        ? [...given.body.manifests]
        : [];
    for (const [at, entry] of manifests.entries()) {
        if (!(0,platforms/* isAttestation */.H3)(entry))
            continue;
        const attestation = await image.source.readManifest(entry.digest);
        const about = images.get(findReference(entry, attestation));
        if (about === undefined)
            continue;
        const named = await nameAttestation(attestation, toSubject(about, name), made);
        if (named !== undefined)
            entries[at] = { ...entries[at], ...toSize(named.bytes) };
    }
    if (made.isUnused())
        return image;
    const manifest = made.add(given, { manifests: entries });
    return { manifest, source: made.source };
}
function findReference(entry, attestation) {
    const { subject } = parseManifest(attestation).body;
    const stated = (0,json/* isObject */.Gv)(subject) ? subject.digest : undefined;
    return entry.annotations?.[REFERENCE] ?? (typeof stated === 'string' ? stated : '');
}
function toSubject({ digest, platform }, { name, repositories }) {
    const urls = [...new Set(repositories.map(({ host, path }) => `${host}/${path}`))];
    const [last = name, ...others] = new Set(urls.map((url) => url.slice(url.lastIndexOf('/') + 1)));
    const qualifiers = [
        ...(platform === undefined ? [] : [`platform=${encode((0,platforms/* toPlatformText */.g3)(platform))}`]),
        ...(urls.length === 1 ? urls.map((url) => `repository_url=${encode(url)}`) : []),
    ];
    const own = encode((others.length === 0 ? last : name).toLowerCase());
    const query = qualifiers.length === 0 ? '' : `?${qualifiers.join('&')}`;
    const [algorithm = '', hex = ''] = digest.split(':');
    return { name: `pkg:oci/${own}@${encode(digest)}${query}`, digest: { [algorithm]: hex } };
}
function encode(text) {
    return encodeURIComponent(text).replaceAll('%3A', ':');
}
async function nameAttestation(attestation, subject, made) {
    const { layers, config } = (0,contents/* readContents */.r0)(attestation);
    const given = parseManifest(attestation);
    const parts = Array.isArray(given.body.layers) ? [...given.body.layers] : [];
    const renamed = new Map();
    for (const [at, layer] of layers.entries()) {
        if (layer.mediaType !== STATEMENT_TYPE)
            continue;
        const statement = await made.readStatement(layer);
        const named = nameStatement(statement, subject, layer.digest);
        if (named === undefined)
            continue;
        parts[at] = { ...withoutData(parts[at]), ...made.addBlob(named) };
        renamed.set(layer.digest, (0,digest/* toDigest */.O6)(named));
    }
    if (renamed.size === 0)
        return undefined;
    const changed = config && (await renameLayers(config, renamed, made));
    const ownConfig = changed && { config: { ...withoutData(given.body.config), ...changed } };
    return made.add(given, { layers: parts, ...ownConfig });
}
async function renameLayers(config, renamed, { source, addBlob }) {
    if (config.size > limits/* MANIFEST_BYTES */.ms)
        throw invalid(config.digest, 'its configuration is too large');
    const before = Buffer.from(await (0,whole/* readWhole */.o)(source, config)).toString('latin1');
    const pairs = [...renamed];
    const after = pairs.reduce((text, [from, to]) => text.replaceAll(from, to), before);
    return after === before ? undefined : addBlob(Buffer.from(after, 'latin1'));
}
function nameStatement(bytes, subject, digest) {
    const statement = (0,json/* parseObject */.lj)(bytes.toString('utf8'));
    if (statement === undefined)
        throw invalid(digest, 'it is not a JSON object');
    const { _type: type, subject: subjects } = statement;
    if (typeof type !== 'string' || !type.startsWith(STATEMENT))
        return undefined;
    const all = Array.isArray(subjects) ? subjects : [];
    const kept = all.filter((one) => !isLocal(one));
    if (all.length > 0 && kept.length === all.length)
        return undefined;
    const text = bytes.toString('latin1');
    const value = JSON.stringify([subject, ...kept]);
    const { start, end } = (0,json/* findMember */.gz)(text, 'subject') ?? { start: -1, end: -1 };
    const opening = text.indexOf('{') + 1;
    return start < 0
        ? Buffer.concat([
            bytes.subarray(0, opening),
            Buffer.from(`"subject":${value},`),
            bytes.subarray(opening),
        ])
        : Buffer.concat([bytes.subarray(0, start), Buffer.from(value), bytes.subarray(end)]);
}
function isLocal(subject) {
    return (0,json/* isObject */.Gv)(subject) && typeof subject.name === 'string' && LOCAL.test(subject.name);
}
function createMade(source) {
    const manifests = new Map();
    const blobs = new Map();
    const { readBlob } = source;
    let bytesLeft = limits/* STATEMENT_BYTES */.K5;
    return {
        isUnused: () => manifests.size === 0,
        readStatement: async (layer) => {
            bytesLeft -= layer.size;
            if (bytesLeft < 0)
                throw invalid(layer.digest, `all are more than ${limits/* STATEMENT_BYTES */.K5} bytes`);
            return Buffer.from(await (0,whole/* readWhole */.o)(source, layer));
        },
        add: (given, changes) => {
            const manifest = renderManifest(given, changes);
            manifests.set(manifest.digest, manifest);
            return manifest;
        },
        addBlob: (bytes) => {
            const size = toSize(bytes);
            blobs.set(size.digest, bytes);
            return size;
        },
        source: {
            ...source,
            readManifest: async (digest) => manifests.get(digest) ?? (await source.readManifest(digest)),
            openBlob: async (blob) => {
                const bytes = blobs.get(blob.digest);
                return bytes === undefined ? await source.openBlob(blob) : toStream(bytes);
            },
            ...(readBlob && {
                readBlob: async (blob) => blobs.get(blob.digest) ?? (await readBlob(blob)),
            }),
        },
    };
}
async function* toStream(bytes) {
    yield await Promise.resolve(bytes);
}
function toSize(bytes) {
    return { digest: (0,digest/* toDigest */.O6)(bytes), size: bytes.byteLength };
}
function withoutData(descriptor) {
    const fields = (0,json/* isObject */.Gv)(descriptor) ? Object.entries(descriptor) : [];
    return Object.fromEntries(fields.filter(([name]) => name !== 'data'));
}
function parseManifest({ mediaType, bytes }) {
    const text = Buffer.from(bytes).toString('utf8');
    return { mediaType, body: (0,json/* parseObject */.lj)(text) ?? {}, indent: /^\{\n( +)/.exec(text)?.[1] ?? '' };
}
function renderManifest({ mediaType, body, indent }, changes) {
    const bytes = Buffer.from(JSON.stringify({ ...body, ...changes }, undefined, indent));
    return { mediaType, bytes, digest: (0,digest/* toDigest */.O6)(bytes) };
}
function invalid(digest, why) {
    const message = `The attestation ${digest} of this build cannot be used: ${why}.`;
    const hint = 'Check the generator of the SBOM, or build without it: sbom: false.';
    return new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('BUILD_ATTESTATION_INVALID', message, hint)]);
}

// EXTERNAL MODULE: ./src/registry/blobs/layout.js
var blobs_layout = __webpack_require__(2790);
// EXTERNAL MODULE: ./src/ship/build/command.js + 1 modules
var command = __webpack_require__(54466);
// EXTERNAL MODULE: ./src/ship/build/csv.js
var csv = __webpack_require__(95671);
// EXTERNAL MODULE: ./src/ship/build/build.js + 1 modules
var build = __webpack_require__(65150);
;// CONCATENATED MODULE: ./src/ship/push/cleared.js

async function awaitCleared(input) {
    const { cleared, ...rest } = input;
    return cleared === undefined ? input : { ...rest, repositories: await cleared };
}
function holdUploads({ repositories, cleared }) {
    if (cleared === undefined)
        return repositories;
    cleared.catch(() => undefined);
    return repositories.map((repository) => {
        const pass = async () => {
            const { name } = repository.repository;
            if ((await cleared).some((one) => one.repository.name === name))
                return;
            throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('PREFLIGHT_REFUSED', `"${name}" cannot be pushed to.`)]);
        };
        return {
            ...repository,
            putBlob: async (blob, source, options) => {
                await pass();
                return await repository.putBlob(blob, source, options);
            },
            sendBlob: async (blob, next) => {
                await pass();
                await repository.sendBlob(blob, next);
            },
            putManifest: async (reference, manifest) => {
                await pass();
                return await repository.putManifest(reference, manifest);
            },
        };
    });
}

// EXTERNAL MODULE: ./src/ship/push/plain-fallback.js
var plain_fallback = __webpack_require__(44684);
// EXTERNAL MODULE: ./src/ship/destination.js
var destination = __webpack_require__(61232);
// EXTERNAL MODULE: ./src/ship/platform.js
var ship_platform = __webpack_require__(33881);
// EXTERNAL MODULE: ./src/ship/push/builder.js + 3 modules
var push_builder = __webpack_require__(7563);
// EXTERNAL MODULE: ./src/ship/build/failure.js
var failure = __webpack_require__(97421);
;// CONCATENATED MODULE: ./src/ship/endpoint/members.js

function createMembers(all) {
    const left = new Set();
    const failures = new Map();
    const stored = new Map();
    const asked = new Map();
    let fatal;
    const live = () => all.filter((member) => !left.has(member));
    const store = (member, digest) => {
        stored.set(digest, (stored.get(digest) ?? new Set()).add(member));
    };
    return {
        ...{ all, live, store },
        leave: (member) => {
            left.add(member);
        },
        note: (member, failure) => {
            if (failure === undefined)
                failures.delete(member);
            else
                failures.set(member, failure);
        },
        lose: (member, thrown) => {
            if (thrown instanceof src_problem/* Problem */.AF)
                failures.set(member, thrown);
            const isLast = live().every((one) => one === member);
            const isGrave = !(thrown instanceof src_problem/* Problem */.AF) || member.isRequired || isLast;
            if (!isGrave)
                left.add(member);
            else
                fatal ??= thrown instanceof Error ? thrown : new Error(String(thrown));
        },
        fatal: () => fatal,
        listProblems: () => {
            if (fatal instanceof src_problem/* Problem */.AF)
                return [fatal];
            return [...failures].flatMap(([member, failure]) => (left.has(member) ? [] : [failure]));
        },
        has: async (member, digest) => {
            if (stored.get(digest)?.has(member) === true)
                return true;
            const known = asked.get(digest) ?? new Map();
            asked.set(digest, known);
            const asking = known.get(member) ?? member.repository.hasBlob(digest, 'pull,push');
            known.set(member, asking);
            const isThere = await asking;
            if (isThere)
                store(member, digest);
            return isThere;
        },
        listStored: (digest) => [...(stored.get(digest) ?? [])],
    };
}

;// CONCATENATED MODULE: ./src/ship/endpoint/naming.js
async function isNaming(blob, source, { name, findBlob }) {
    const isKept = findBlob(blob.digest) !== undefined;
    if (!isKept && !blob.mediaType.includes('in-toto'))
        return false;
    const path = name.slice(name.indexOf('/') + 1);
    let end = Buffer.alloc(0);
    for await (const piece of await source.openBlob(blob)) {
        const text = Buffer.concat([end, piece]);
        if (text.includes(path))
            return true;
        end = text.subarray(Math.max(0, text.byteLength - path.length + 1));
    }
    return false;
}

;// CONCATENATED MODULE: ./src/ship/endpoint/unnamed.js
const SHOWN = 'the registries';
function withoutName(context, name) {
    const [, host = name, path = '', tag = ''] = /^([^/]+)\/([^:]+):(.+)$/.exec(name) ?? [];
    const escaped = host.replaceAll('.', String.raw `\.`);
    const pattern = new RegExp(String.raw `(?:https?://)?${escaped}(?:(?:/v2)?/${path}(?::${tag})?)?|${path}`, 'g');
    const rewrite = (text) => text.replaceAll(pattern, SHOWN);
    const { log, onBuilt } = context;
    let rest = '';
    return {
        rewrite,
        flush: () => {
            if (rest !== '')
                log.output(rewrite(rest));
            rest = '';
        },
        context: {
            ...context,
            log: {
                ...log,
                info: (line) => {
                    log.info(rewrite(line));
                },
                debug: (line) => {
                    log.debug(rewrite(line));
                },
                output: (chunk) => {
                    const text = rest + chunk;
                    const end = text.lastIndexOf('\n') + 1;
                    rest = text.slice(end);
                    if (end > 0)
                        log.output(rewrite(text.slice(0, end)));
                },
            },
            ...(onBuilt === undefined
                ? {}
                : {
                    onBuilt: (record) => {
                        const shown = Object.entries(record.metadata).filter(([key]) => key !== 'image.name');
                        onBuilt({ ...record, metadata: Object.fromEntries(shown) });
                    },
                }),
        },
    };
}

;// CONCATENATED MODULE: ./src/ship/push/endpoint.js










const TAG = 'image';
async function pushThroughEndpoint(input, endpoint) {
    const { context, target } = input;
    const { registries } = context.settings;
    const repositories = holdUploads(input);
    const members = createMembers(repositories.map((repository) => ({
        repository,
        isRequired: (0,destination/* isRequired */.gx)(repository.repository, registries),
    })));
    const intake = endpoint.open({ members });
    const unnamed = withoutName(context, `${intake.name}:${TAG}`);
    try {
        const outcome = await context.log.group(`Build ${target.name} and push it`, () => (0,build/* runBuild */.c)({ ...input, context: unnamed.context }, {
            ...toOrder(input, intake),
            yieldsOn: (kind, said) => kind !== 'build' && isOfEndpoint(said, members, context.settings),
        }));
        unnamed.flush();
        if (!outcome.ok) {
            explain(outcome, members, { input, unnamed });
            return;
        }
        const digest = (0,build/* toBuildDigest */.G)(outcome);
        const manifest = intake.manifests.get(TAG);
        if (manifest?.digest !== digest)
            throw new src_problem/* Problem */.AF([describeOther(target.name)]);
        const left = new Set((await awaitCleared(input)).repositories.map(toName));
        const targets = repositories.filter((one) => left.has(toName(one)));
        return {
            manifest,
            source: toSource(intake, members),
            targets: targets.map((repository) => toTarget(repository, intake, members)),
            ...{ failed: [], notices: [] },
        };
    }
    finally {
        unnamed.flush();
        intake.end();
    }
}
function toOrder(input, { name }) {
    const { context, target } = input;
    const provenance = (0,command/* toLayoutProvenance */.H5)(target.build, context.settings, context.env);
    const output = [
        `type=image,"name=${name}:${TAG}",push=true,store=false,unpack=false,oci-mediatypes=true`,
        (0,push_builder/* toAttributes */.Zs)(context.settings),
    ].join('');
    return { args: [...provenance, '--output', output], isBare: (0,push_builder/* isBare */.JE)(input), isPaced: true };
}
function explain({ kind, problem }, members, { input, unnamed }) {
    const said = {
        ...problem,
        message: unnamed.rewrite(problem.message),
        hint: unnamed.rewrite(problem.hint),
    };
    if (kind === 'build')
        throw new src_problem/* Problem */.AF([said]);
    const fatal = members.fatal();
    if (fatal !== undefined && !(fatal instanceof src_problem/* Problem */.AF))
        throw fatal;
    const problems = members.listProblems().flatMap((one) => one.problems);
    if (problems.length > 0)
        throw new src_problem/* Problem */.AF(problems);
    const { settings, log } = input.context;
    if (!isOfEndpoint(problem.message, members, settings))
        throw new src_problem/* Problem */.AF([said]);
    log.problem(describeTurn(said));
    input.onRetry();
    return undefined;
}
function isOfEndpoint(said, members, { publish }) {
    const isPush = (0,failure/* findError */.kh)(said).includes('failed to push');
    return publish === 'auto' && isPush && members.listProblems().length === 0;
}
function toSource(intake, members) {
    const find = ({ digest }) => {
        const [member] = members.listStored(digest);
        if (member !== undefined)
            return member.repository;
        const message = `The builder did not push the blob ${digest}, and no repository has it.`;
        throw new src_problem/* Problem */.AF([
            (0,src_problem/* error */.z3)('REGISTRY_NOT_FOUND', message, 'Run again, or write publish: layout.'),
        ]);
    };
    return {
        readManifest: (digest) => {
            const manifest = intake.manifests.get(digest);
            if (manifest !== undefined)
                return Promise.resolve(manifest);
            const message = `The builder did not push the manifest ${digest}.`;
            return Promise.reject(new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('REGISTRY_NOT_FOUND', message, 'Run again, or write publish: layout.')]));
        },
        openBlob: async (blob) => intake.findBlob(blob.digest)?.open() ?? (await find(blob).openBlob(blob)),
    };
}
function toTarget(repository, intake, members) {
    return {
        ...repository,
        putBlob: async (blob, source, options) => {
            const stored = members.listStored(blob.digest);
            if (stored.some((one) => one.repository === repository))
                return 'present';
            if (await isNaming(blob, source, intake)) {
                throw new src_problem/* Problem */.AF([describeNaming(blob.digest)]);
            }
            return await repository.putBlob(blob, source, options);
        },
    };
}
function toName({ repository }) {
    return repository.name;
}
function describeOther(name) {
    return (0,src_problem/* error */.z3)('PUSH_OTHER_IMAGE', `The builder reports another digest for "${name}" than the one that it pushed.`, 'Run again, or write publish: layout.');
}
function describeNaming(digest) {
    return (0,src_problem/* error */.z3)('PUSH_NAMES_ENDPOINT', `The attestation ${digest} names an address of this run, which must not be published.`, 'Write publish: layout.');
}
function describeTurn({ message }) {
    return (0,src_problem/* notice */.lm)('PUSH_FROM_HERE', `The Docker engine could not push the image to this run, so it writes an OCI layout instead: ${message}`, 'Write publish: layout to do so at once.');
}

// EXTERNAL MODULE: ./src/ship/push/nodes.js + 1 modules
var nodes = __webpack_require__(86353);
// EXTERNAL MODULE: ./src/ship/push/strategy.js
var push_strategy = __webpack_require__(6080);
// EXTERNAL MODULE: ./src/omit-undefined.js
var omit_undefined = __webpack_require__(23213);
// EXTERNAL MODULE: ./src/once.js
var once = __webpack_require__(44840);
// EXTERNAL MODULE: ./src/plan/reference/tag-repositories.js
var tag_repositories = __webpack_require__(30620);
// EXTERNAL MODULE: ./src/ship/engine/engine.js
var engine = __webpack_require__(57493);
;// CONCATENATED MODULE: ./src/ship/build/only.js







const NOTHING = { digest: undefined, mediaType: undefined, configDigest: undefined };
async function buildOnly(task, load) {
    const call = toCall(task);
    const isLoading = load && call === undefined && mayLoad(task);
    const verb = call === undefined ? 'Build' : `Call ${call} for`;
    const title = `${isLoading ? 'Build and load' : verb} ${task.target.name}`;
    let metadata = NOTHING;
    for (const order of planOrders(task, isLoading)) {
        const outcome = await task.context.log.group(title, () => (0,build/* runBuild */.c)(task, order));
        if (!outcome.ok)
            throw new src_problem/* Problem */.AF([outcome.problem]);
        metadata = outcome.metadata;
    }
    const loaded = isLoading ? await inspectLoaded(task) : undefined;
    if (loaded !== undefined) {
        for (const name of listNames(task))
            task.context.log.info(`loaded   ${name}`);
    }
    return toBuilt(task, metadata, loaded);
}
function toCall({ context: { settings } }) {
    return settings.call === 'build' ? undefined : settings.call;
}
function toBuilt({ target }, metadata, loaded) {
    const { digest = '', mediaType = '', configDigest = loaded?.id } = metadata;
    const [only, ...others] = target.platforms;
    const isSingle = only !== undefined && others.length === 0 && digest !== '';
    return {
        digest,
        mediaType,
        imageId: configDigest ?? null,
        platforms: isSingle ? { [only]: digest } : {},
        manifest: { mediaType, digest, bytes: new Uint8Array() },
        source: nowhere,
        failed: [],
        bare: new Map(),
        notices: [],
        ...(loaded === undefined ? {} : { loadedReference: loaded.reference }),
    };
}
const nowhere = {
    openBlob: ({ digest }) => Promise.reject(unpushed(digest)),
    readManifest: (digest) => Promise.reject(unpushed(digest)),
};
function unpushed(digest) {
    return new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('REGISTRY_NOT_FOUND', `"${digest}" was built and not pushed.`, 'Push it: push: true.'),
    ]);
}
function mayLoad({ builder, context }) {
    if (builder.hasEngine)
        return true;
    const message = 'No Docker engine answers here, into which the image could be loaded.';
    if (context.settings.load) {
        const hint = 'Start Docker, or leave out load.';
        throw new src_problem/* Problem */.AF([(0,src_problem/* error */.z3)('LOAD_NO_ENGINE', message, hint)]);
    }
    context.log.problem((0,src_problem/* notice */.lm)('LOAD_SKIPPED', message));
    return false;
}
function planOrders(task, isLoading) {
    const call = toCall(task);
    if (call !== undefined)
        return [{ args: ['--call', call] }];
    const all = orderOutputs(task);
    if (!isLoading)
        return [all];
    const load = orderLoad(task);
    const isAll = load.platform === undefined && task.context.settings.outputs.length === 0;
    return isAll ? [load] : [all, { ...load, isAgain: true }];
}
function orderOutputs(task) {
    const { outputs } = task.context.settings;
    if (outputs.length === 0)
        return { args: ['--output', 'type=cacheonly'], isBare: true };
    const isImage = outputs.some((output) => /\btype=(docker|oci|image|registry)\b/.test(output));
    const isArchive = outputs.some((output) => /\btype=(docker|oci)\b/.test(output));
    const isDigest = outputs.some((output) => /\bpush-by-digest=true\b/.test(output));
    const names = isDigest ? task.target.repositories : listNames(task);
    const provenance = orderProvenance(task);
    return {
        args: [
            ...provenance,
            ...outputs.flatMap((output) => ['--output', output]),
            ...(isImage ? names.flatMap((name) => ['--tag', name]) : []),
        ],
        isBare: isArchive && isSingle(task) && !provenance.some(isForFiles),
    };
}
function isForFiles(word) {
    return word.startsWith('mode=') && !word.includes('inline-only=true');
}
function orderProvenance({ target: { build }, context }) {
    const { settings, env } = context;
    const isForEngine = settings.outputs.some((output) => /\btype=docker\b/.test(output));
    if (isForEngine || build.provenance === undefined)
        return [];
    return (0,command/* toDefaultProvenance */.Wd)(build, settings, env);
}
async function writeOutputs(task, isAgain) {
    const title = `Write outputs of ${task.target.name}`;
    const order = { ...orderOutputs(task), isAgain };
    const outcome = await task.context.log.group(title, () => (0,build/* runBuild */.c)(task, order));
    if (!outcome.ok)
        throw new src_problem/* Problem */.AF([outcome.problem]);
}
function orderLoad(task) {
    const { target, builder } = task;
    const isWhole = target.platforms.length <= 1 || builder.store === 'containerd';
    const native = isWhole ? undefined : findNative(target.platforms);
    return {
        args: ['--load', ...listNames(task).flatMap((name) => ['--tag', name])],
        isBare: native !== undefined || isBareLoad(task),
        ...(0,omit_undefined/* omitUndefined */.O)({ platform: native }),
    };
}
function isBareLoad({ builder, target }) {
    const isOne = target.platforms.length <= 1;
    return isOne && builder.driver !== 'docker' && !(0,command/* decidesProvenance */.pA)(target.build.argv);
}
function isSingle({ target }) {
    return target.platforms.length <= 1 && !(0,command/* decidesProvenance */.pA)(target.build.argv);
}
function listNames({ target, context }) {
    const own = context.trust.level === 'trusted' ? target.name : 'untrusted';
    const repositories = target.repositories.length > 0 ? target.repositories : [own];
    const tags = target.tags.filter(({ platform }) => platform === undefined);
    const isFor = (planned, repository) => (0,tag_repositories/* repositoriesFor */.M)({ repositories }, planned).includes(repository);
    return repositories.flatMap((repository) => {
        const names = tags.length > 0 ? tags.filter((tag) => isFor(tag, repository)) : [{ tag: 'build' }];
        return names.map(({ tag }) => `${repository}:${tag}`);
    });
}
function findNative(platforms) {
    const architecture = { x64: 'amd64', ia32: '386' }[process.arch] ?? process.arch;
    const own = (0,ship_platform/* toPlatform */.r)(`linux/${architecture}`);
    return platforms.find((platform) => (0,ship_platform/* toPlatform */.r)(platform) === own) ?? platforms[0];
}
async function inspectLoaded(task) {
    const { context } = task;
    const [reference = ''] = listNames(task);
    const result = await context.shell({
        argv: ['docker', 'image', 'inspect', '--format', '{{.Id}}', reference],
        env: context.env,
        cwd: context.cwd,
        signal: context.signal,
    });
    if (result.code === 0)
        return { reference, id: result.stdout.trim() };
    const said = (0,engine.lastOutputLine)(result.stderr) || (result.spawnError ?? '');
    throw new src_problem/* Problem */.AF([
        (0,src_problem/* error */.z3)('LOAD_FAILED', `The image was built, and the Docker engine does not have "${reference}": ${said}`, 'Check whether the builder and the docker command talk to the same engine (docker context ls).'),
    ]);
}

;// CONCATENATED MODULE: ./src/ship/push/publish.js






















async function buildAndPublish(given) {
    const able = (0,nodes/* isDivided */._)(given) ? { ...given.builder, canWriteLayout: false } : given.builder;
    const input = { ...given, builder: able };
    const { builder, context, repositories, endpoint } = input;
    const names = repositories.map(({ repository }) => repository);
    const strategy = (0,push_strategy/* choosePushStrategy */.VQ)(context.settings, { ...builder, endpoint }, names);
    if (strategy === 'builder') {
        const cleared = await awaitCleared(input);
        const pushed = await (0,push_builder/* pushFromBuilder */.q8)(cleared);
        if (pushed !== undefined)
            return finish(cleared, pushed);
    }
    const passed = strategy === 'endpoint' && endpoint !== undefined
        ? await pushThroughEndpoint(input, endpoint)
        : undefined;
    const arrived = passed ?? (await writeLayout(input));
    const cleared = await awaitCleared(input);
    return finish(cleared, await nameSubjects(cleared, arrived));
}
async function nameSubjects({ target, repositories }, arrived) {
    const names = repositories.map(({ repository }) => repository);
    const named = await withSubjects(arrived, { name: target.name, repositories: names });
    return { ...arrived, ...named };
}
async function writeLayout(input) {
    const { context, target } = input;
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.tempDir, 'layout-'));
    const provenance = (0,command/* toLayoutProvenance */.H5)(target.build, context.settings, context.env);
    const output = `${(0,csv/* renderCsv */.P)(['type=oci', 'tar=false', `dest=${folder}`])}${(0,push_builder/* toAttributes */.Zs)(context.settings)}`;
    const order = { args: [...provenance, '--output', output], isBare: (0,push_builder/* isBare */.JE)(input) };
    const outcome = await context.log.group(`Build ${target.name}`, () => (0,build/* runBuild */.c)(input, order));
    if (!outcome.ok)
        throw new src_problem/* Problem */.AF([outcome.problem]);
    const source = await (0,blobs_layout/* openLayout */.B)(folder);
    const manifest = await source.readManifest((0,build/* toBuildDigest */.G)(outcome));
    const { repositories } = await awaitCleared(input);
    const layout = `${folder}@${manifest.digest}`;
    return { manifest, source, targets: repositories, failed: [], notices: [], layout };
}
async function finish(input, given) {
    const { target, context } = input;
    const arrived = await inMediaTypes(given, context.settings);
    const { source, seen } = readOnce(arrived.source, arrived.manifest);
    if (arrived.targets.length > 0)
        readAhead(source, arrived.manifest);
    const whole = await (0,platforms/* readPlatforms */.tj)(source, arrived.manifest);
    const missing = (0,ship_platform/* findMissing */.y)(target.platforms, whole.platforms);
    if (missing.length > 0)
        throw new src_problem/* Problem */.AF([describeMissing(target.name, missing, whole.platforms)]);
    const built = { manifest: arrived.manifest, ...whole };
    const isPlain = context.settings.attestations === 'plain' && whole.imageId !== null;
    const manifest = (isPlain ? await (0,plain_fallback/* withoutAttestations */.AB)(built, source) : undefined) ?? arrived.manifest;
    const copied = await (0,plain_fallback/* copyTo */.rH)({ ...built, manifest }, source, arrived.targets);
    const failed = copied.flatMap(({ repository: { repository }, problems }) => problems.map((problem) => ({ repository, problem })));
    const grave = failed.filter(({ repository }) => (0,destination/* isRequired */.gx)(repository, context.settings.registries));
    const all = [...arrived.failed, ...failed];
    const lost = new Set(all.map(({ repository }) => repository)).size;
    if (grave.length > 0 || lost === input.repositories.length) {
        throw new src_problem/* Problem */.AF((grave.length > 0 ? grave : all).map(({ problem }) => problem));
    }
    return {
        ...{ digest: manifest.digest, mediaType: manifest.mediaType, manifest, source: arrived.source },
        ...(0,omit_undefined/* omitUndefined */.O)({ seen, layout: arrived.layout }),
        ...{ imageId: whole.imageId, platforms: whole.platforms, failed: all },
        bare: new Map(copied
            .filter(({ notices }) => notices.length > 0)
            .map(({ repository: { repository }, builtImage }) => [repository.name, builtImage])),
        notices: [...arrived.notices, ...copied.flatMap(({ notices }) => notices)],
    };
}
async function inMediaTypes(arrived, { mediaTypes }) {
    return mediaTypes === 'docker' ? { ...arrived, ...(await (0,docker_types/* toDockerTypes */.f)(arrived)) } : arrived;
}
function readOnce(source, root) {
    const digests = new Set([root.digest]);
    const readManifest = (0,once/* oncePer */.P)((digest) => digest, async (digest) => {
        if (digest === root.digest)
            return root;
        const manifest = await source.readManifest(digest);
        digests.add(digest);
        return manifest;
    });
    const { repository } = source;
    return {
        source: { ...source, readManifest },
        seen: repository === undefined ? undefined : { repository, digests },
    };
}
function readAhead(source, manifest) {
    for (const { digest } of (0,contents/* readContents */.r0)(manifest).manifests) {
        source.readManifest(digest).catch(() => undefined);
    }
}
function describeMissing(name, missing, there) {
    return (0,src_problem/* error */.z3)('BUILD_PLATFORM_MISSING', `The image of "${name}" lacks the platform "${missing.join('", "')}"; it has ${Object.keys(there).join(', ') || 'none'}.`, 'Check whether the Dockerfile fixes a platform (FROM --platform=…), or change the setting platforms.');
}


/***/ })

};
