export const id = 2216;
export const ids = [2216,3881];
export const modules = {

/***/ 76333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readWhole)
/* harmony export */ });
/** All bytes of a small blob. A repository asks for them again where they came cut or changed. */
async function readWhole(source, blob) {
    if (source.readBlob !== undefined)
        return await source.readBlob(blob);
    const chunks = [];
    for await (const chunk of await source.openBlob(blob))
        chunks.push(chunk);
    return Buffer.concat(chunks);
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
// SPDX-License-Identifier: Apache-2.0
// Which platforms an image holds, and what its configuration says.





const ATTESTATION = 'vnd.docker.reference.type';
/**
 * A platform as users write it.
 *
 * | os, architecture, variant | text            |
 * | ------------------------- | --------------- |
 * | linux, amd64              | `linux/amd64`   |
 * | linux, arm64, v8          | `linux/arm64`   |
 * | linux, arm, v7            | `linux/arm/v7`  |
 * | linux, arm                | `linux/arm/v7`  |
 * | linux, x86_64             | `linux/amd64`   |
 */
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
/** Whether an index's entry is about another entry (provenance, SBOM) rather than an image to run. */
function isAttestation(descriptor) {
    return (descriptor.annotations?.[ATTESTATION] !== undefined || descriptor.platform?.os === 'unknown');
}
/** Which platforms an image holds: the entries of an index, else what the configuration says. */
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
/** The configuration of a single manifest; undefined for an index. */
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
        labels: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .toTexts */ .OS)((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(body.config) ? body.config.Labels : undefined),
    };
}
/**
 * The metadata of an image. An index has no configuration of its own: its first platform's
 * speaks for it, `linux/amd64` before others.
 */
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
/** An artifact's configuration may be anything. */
function parseConfig(bytes) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .lj)(Buffer.from(bytes).toString('utf8')) ?? {};
}


/***/ }),

/***/ 91384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CM: () => (/* binding */ joinFlags),
/* harmony export */   RP: () => (/* binding */ valueOf),
/* harmony export */   RV: () => (/* binding */ isFlag),
/* harmony export */   g0: () => (/* binding */ splitFlags)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// Splits a build command into flags: a value is a value, even if it looks like a flag. Pure.
/** Flags of a plan's command that take no value. */
const SWITCHES = new Set(['--no-cache', '--pull']);
/** The flags in the words after `docker buildx build`. */
function splitFlags(words) {
    const flags = [];
    const left = [...words];
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
        if (name === '--')
            return [...flags, [name, ...left]];
        const isAlone = SWITCHES.has(name) || !name.startsWith('-') || name.includes('=');
        const value = isAlone ? undefined : left.shift();
        flags.push(value === undefined ? [name] : [name, value]);
    }
    return flags;
}
/** The words of the flags. */
function joinFlags(flags) {
    return flags.flat();
}
/** The value of `--name value` or `--name=value`; undefined for another flag. */
function valueOf([name, value], wanted) {
    if (name === wanted)
        return value;
    return name.startsWith(`${wanted}=`) ? name.slice(wanted.length + 1) : undefined;
}
/** Whether a flag is one of these, in either spelling. */
function isFlag([name], wanted) {
    return wanted.some((one) => name === one || name.startsWith(`${one}=`));
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
// SPDX-License-Identifier: Apache-2.0
// Normalises platforms that users wrote, so that they can be compared.


/** A platform in the form that images use: `linux/aarch64` is `linux/arm64`. */
function toPlatform(text) {
    const [os = '', architecture = '', variant] = text.split('/');
    return (0,_registry_manifests_platforms_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlatformText */ .g3)({ os, architecture, ...(0,_omit_undefined_js__WEBPACK_IMPORTED_MODULE_1__/* .omitUndefined */ .O)({ variant }) });
}
/** The requested platforms that are missing, as the user wrote them. */
function findMissing(asked, there) {
    return asked.filter((platform) => !(toPlatform(platform) in there));
}


/***/ }),

/***/ 28764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ toExportDirectory),
/* harmony export */   _: () => (/* binding */ exportCommit)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var _facts_git_git_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30236);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(34734);
// SPDX-License-Identifier: Apache-2.0
// Writes the files of a commit into a directory of the run: the setting `source: commit`. Asks git; changes no checkout.







/**
 * Writes the files of a commit as a checkout of it would have them: with line ends and filters applied. Files that
 * are not in the commit are not there, nor is `.git`. The attributes `export-ignore` and `export-subst` do not count:
 * they are for releases of the source.
 *
 * | what                            | comes from                                                              |
 * | ------------------------------- | ----------------------------------------------------------------------- |
 * | a file                          | the commit                                                              |
 * | a file in Git LFS               | the checkout, if it is the object that the commit names; else the pointer |
 * | a submodule that is checked out | the commit that is recorded for it                                      |
 * | any other submodule             | an empty directory, as in the checkout                                  |
 *
 * Nothing is fetched.
 *
 * @throws Problem SOURCE_NO_COMMIT, SOURCE_LFS_CHANGED
 */
async function exportCommit(context, sha) {
    const top = await (0,_facts_git_git_js__WEBPACK_IMPORTED_MODULE_5__.openGit)(context).run(['rev-parse', '--show-toplevel']);
    if (top.code !== 0)
        throw noCommit(sha, context.cwd, top.stderr);
    const root = top.stdout.replace(/\r?\n$/, '');
    const directory = toExportDirectory(context.tempDir);
    await exportTree({ context, root, sha, directory, index: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(context.tempDir, 'source-index') });
    return { root, directory };
}
/** Where a run writes the files of its commit. */
function toExportDirectory(tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(tempDir, 'source');
}
async function exportTree(tree) {
    const { context, root, sha, directory, index } = tree;
    const { run } = (0,_facts_git_git_js__WEBPACK_IMPORTED_MODULE_5__.openGit)({ ...context, cwd: root });
    const env = { GIT_INDEX_FILE: index, GIT_LFS_SKIP_SMUDGE: '1' };
    const ask = async (args) => {
        const answer = await run(args, { env });
        context.signal.throwIfAborted();
        if (answer.code !== 0)
            throw noCommit(sha, root, answer.stderr || (answer.failure ?? ''));
        return answer.stdout;
    };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(directory, { recursive: true, mode: 0o700 });
    await ask(['read-tree', `${sha}^{commit}`]);
    await ask(['checkout-index', '--all', '--force', `--prefix=${directory}/`]);
    const pointers = toLines(await ask(['ls-files', '-z', '--', ':(top,attr:filter=lfs)']));
    for (const path of pointers)
        await takeObject(path, tree);
    const entries = toLines(await ask(['ls-files', '--stage', '-z']));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(index, { force: true });
    for (const entry of entries) {
        const [, commit, path] = /^160000 ([0-9a-f]{40,64}) \d\t([^]*)$/.exec(entry) ?? [];
        if (commit === undefined || path === undefined)
            continue;
        await exportSubmodule(tree, commit, path);
    }
}
function toLines(text) {
    return text.split('\0').filter((line) => line !== '');
}
async function exportSubmodule(tree, sha, path) {
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(tree.root, path);
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(tree.directory, path);
    if (await isThere((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, '.git')))
        await exportTree({ ...tree, root, sha, directory });
    else
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(directory, { recursive: true });
}
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n[^]*oid sha256:([0-9a-f]{64})\n/;
const LONGEST_POINTER = 1024;
/** Replaces the pointer that the commit has by the object that it names, if the checkout has that. */
async function takeObject(path, { root, directory, sha }) {
    const [own, there] = [(0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, path), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, path)];
    const pointer = await readSmall(own);
    const [, oid] = POINTER.exec(pointer ?? '') ?? [];
    if (oid === undefined || (await readSmall(there)) === pointer)
        return;
    if ((await hashFile(there)) !== oid)
        throw changed(path, sha);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.copyFile)(there, own);
}
/** The text of a regular file that is no longer than a pointer. */
async function readSmall(path) {
    const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).catch(() => undefined);
    if (stats?.isFile() !== true || stats.size > LONGEST_POINTER)
        return undefined;
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path, 'utf8');
}
async function hashFile(path) {
    const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).catch(() => undefined);
    if (stats?.isFile() !== true)
        return undefined;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path), hash);
    return hash.digest('hex');
}
async function isThere(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.lstat)(path).then(() => true, () => false);
}
function noCommit(sha, where, why) {
    const said = why.trim().split('\n').at(-1) ?? '';
    return new _problem_js__WEBPACK_IMPORTED_MODULE_6__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .error */ .z3)('SOURCE_NO_COMMIT', `source: the files of commit ${sha.slice(0, 12)} cannot be read from the repository in "${where}": ${said}`, 'Check the commit out with its submodules, or set source: checkout to build the files as they are.'),
    ]);
}
function changed(path, sha) {
    return new _problem_js__WEBPACK_IMPORTED_MODULE_6__/* .Problem */ .AF([
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .error */ .z3)('SOURCE_LFS_CHANGED', `source: ${JSON.stringify(path)} is in Git LFS, and the checkout has another file than commit ${sha.slice(0, 12)}`, 'Restore it (git lfs checkout), or set source: checkout to build the files as they are.'),
    ]);
}


/***/ }),

/***/ 15952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   useSource: () => (/* binding */ useSource)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34734);
/* harmony import */ var _build_flags_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91384);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18555);
/* harmony import */ var _export_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(28764);
// SPDX-License-Identifier: Apache-2.0
// Builds from the files of the commit instead of those of the checkout: the setting `source`.






/**
 * The plan whose builds read the files of its commit. Paths outside the repository stay as they are, and so do those of
 * secrets, outputs, caches and the test. A merge and a plan without targets build nothing, and stay as they are.
 *
 * @throws Problem SOURCE_NOT_IN_COMMIT for a context or Dockerfile that the commit does not have; those of `exportCommit`
 */
async function useSource(plan, context) {
    const { source, legs } = context.settings;
    if (source === 'checkout' || legs !== undefined || plan.targets.length === 0)
        return plan;
    const { root, directory } = await (0,_export_js__WEBPACK_IMPORTED_MODULE_5__/* .exportCommit */ ._)(context, plan.facts.sha);
    const cwd = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(context.cwd);
    const move = (path) => {
        const below = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path));
        const isOutside = below === '..' || below.startsWith('../') || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(below);
        return isOutside ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, below);
    };
    const targets = plan.targets.map((target) => moveTarget(target, move));
    const wrong = await Promise.all(targets.map((target) => checkThere(target, directory, plan)));
    const problems = [...new Map(wrong.flat().map((one) => [one.message, one])).values()];
    if (problems.length > 0)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF(problems);
    return { ...plan, targets };
}
/** A Dockerfile belongs to its context: with a remote one it is there. */
function moveTarget(target, move) {
    const { argv, context, file } = target.build;
    const isLocal = !(0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .isRemote */ .V)(context);
    const start = argv.indexOf('build') + 1;
    const flags = (0,_build_flags_js__WEBPACK_IMPORTED_MODULE_3__/* .splitFlags */ .g0)(argv.slice(start)).map((flag) => moveFlag(flag, move, isLocal));
    const build = {
        ...target.build,
        argv: [...argv.slice(0, start), ...(0,_build_flags_js__WEBPACK_IMPORTED_MODULE_3__/* .joinFlags */ .CM)(flags)],
        context: isLocal ? move(context) : context,
        file: isLocal && !(0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .isRemote */ .V)(file) ? move(file) : file,
    };
    return { ...target, build };
}
function moveFlag(flag, move, isLocal) {
    const [name, value = ''] = flag;
    if (name === '--')
        return isLocal ? [name, move(value)] : flag;
    const file = (0,_build_flags_js__WEBPACK_IMPORTED_MODULE_3__/* .valueOf */ .RP)(flag, '--file');
    if (file !== undefined)
        return isLocal && !(0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .isRemote */ .V)(file) ? ['--file', move(file)] : flag;
    const named = (0,_build_flags_js__WEBPACK_IMPORTED_MODULE_3__/* .valueOf */ .RP)(flag, '--build-context');
    return named === undefined ? flag : ['--build-context', moveNamed(named, move)];
}
/** `name=path`; other contexts have a scheme: `target:base`, `docker-image://…`. */
function moveNamed(named, move) {
    const [, key = '', path = ''] = /^([^=]+)=(.*)$/.exec(named) ?? [];
    const isPath = path !== '' && !(0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .isRemote */ .V)(path) && !/^[a-z][a-z0-9+.-]*:/.test(path);
    return isPath ? `${key}=${move(path)}` : named;
}
async function checkThere({ build: { context, file } }, directory, { facts }) {
    const moved = [context, file].filter((path) => path.startsWith(`${directory}/`) || path === directory);
    const found = await Promise.all(moved.map(async (path) => ((await isThere(path)) ? [] : [path])));
    const [first] = found.flat();
    if (first === undefined)
        return [];
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, first) || '.';
    return [
        (0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('SOURCE_NOT_IN_COMMIT', `source: commit ${facts.sha.slice(0, 12)} has no "${path}"`, 'Commit it, or set source: checkout to build the files as they are.'),
    ];
}
async function isThere(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).then(() => true, () => false);
}


/***/ })

};
