export const id = 183;
export const ids = [183,7493,9874];
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

/***/ 20183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loadMade: () => (/* binding */ loadMade)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/registry/layout/files.js
var files = __webpack_require__(95375);
// EXTERNAL MODULE: ./src/registry/layout/tar.js
var tar = __webpack_require__(49123);
// EXTERNAL MODULE: ./src/registry/blobs/digest.js
var blobs_digest = __webpack_require__(73564);
// EXTERNAL MODULE: ./src/registry/blobs/layout.js
var layout = __webpack_require__(2790);
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
    const files = directoryFiles(directory);
    if ((await files.read('index.json')) === undefined)
        return [];
    return (await readLayout(files)).roots;
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
    const stream = isFile ? await (0,files/* directoryFiles */.p)(directory).open(path) : undefined;
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

;// CONCATENATED MODULE: ./src/registry/layout/archive.js






const END_BYTES = 1024;
async function packLayout(directory, path, digests, others = []) {
    const temporary = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    try {
        const handle = await (0,promises_.open)(temporary, 'wx');
        try {
            for (const name of [...listNames(digests), ...others])
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
    for await (const chunk of (await (0,files/* directoryFiles */.p)(directory).open(name)) ?? []) {
        await handle.writeFile(chunk);
    }
    await handle.writeFile(Buffer.alloc((0,tar/* paddingOf */.Zt)(size)));
}

// EXTERNAL MODULE: ./src/registry/manifests/contents.js
var contents = __webpack_require__(88660);
// EXTERNAL MODULE: ./src/registry/manifests/copy.js
var copy = __webpack_require__(14599);
// EXTERNAL MODULE: ./src/ship/engine/engine.js
var engine = __webpack_require__(57493);
;// CONCATENATED MODULE: ./src/ship/made/load.js








const LOAD_LIMIT_MS = 30 * 60_000;
async function loadMade({ name }, { builtImage, source, onClose }, edge) {
    const own = `linux/${process.arch === 'x64' ? 'amd64' : process.arch}`;
    const { platforms, manifest: root } = builtImage;
    const digest = platforms[own] ?? Object.values(platforms)[0] ?? root.digest;
    const manifest = digest === root.digest ? root : await source.readManifest(digest);
    const reference = `tagship-from:${edge.clock.random().toString(36).slice(2, 14)}`;
    const path = await writeArchive({ manifest, source, reference }, edge);
    const ask = (argv) => {
        const { shell, env, cwd } = edge;
        return shell({ argv, env, cwd, timeoutMs: LOAD_LIMIT_MS });
    };
    onClose(async () => {
        await ask(['docker', 'image', 'rm', reference]);
    });
    const result = await edge.log.group(`Load ${name}`, () => ask(['docker', 'image', 'load', '--input', path]));
    edge.signal.throwIfAborted();
    if (result.code === 0)
        return reference;
    const said = (0,engine.lastOutputLine)(result.stderr) || (result.spawnError ?? 'docker said nothing');
    throw new problem/* Problem */.AF([
        (0,problem/* error */.z3)('LOAD_FAILED', `The image of "${name}" could not be loaded into the engine for its test: ${said}`, 'Start Docker, let the run push, or leave out test and scan where it does not.'),
    ]);
}
async function writeArchive({ manifest, source, reference }, { tempDir }) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, 'load-'));
    const writer = await createLayoutWriter(directory);
    for (const blob of (0,copy/* listBlobs */.t)(manifest))
        await writer.putBlob(blob, source);
    await writer.putManifest(manifest);
    const { mediaType, digest, bytes } = manifest;
    const annotations = {
        'io.containerd.image.name': `docker.io/library/${reference}`,
        [REF_NAME]: reference.slice(reference.indexOf(':') + 1),
    };
    await writer.writeIndex([{ mediaType, digest, size: bytes.byteLength, annotations }]);
    const { config, layers } = (0,contents/* readContents */.r0)(manifest);
    const toPath = (of = '') => `blobs/${of.replace(':', '/')}`;
    const list = [
        {
            Config: toPath(config?.digest),
            RepoTags: [reference],
            Layers: layers.map((layer) => toPath(layer.digest)),
        },
    ];
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'manifest.json'), JSON.stringify(list));
    const path = `${directory}.tar`;
    await packLayout(directory, path, await writer.listDigests(), ['manifest.json']);
    return path;
}


/***/ })

};
