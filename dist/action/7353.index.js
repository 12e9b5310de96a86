export const id = 7353;
export const ids = [7353,3881];
export const modules = {

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

/***/ 26577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  useSource: () => (/* binding */ useSource)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/ship/build/flags.js
var build_flags = __webpack_require__(91384);
// EXTERNAL MODULE: ./src/ship/inputs.js
var inputs = __webpack_require__(18555);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./src/facts/git/git.js + 1 modules
var git = __webpack_require__(30236);
;// CONCATENATED MODULE: ./src/ship/source/export.js
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
    const top = await (0,git.openGit)(context).run(['rev-parse', '--show-toplevel']);
    if (top.code !== 0)
        throw noCommit(sha, context.cwd, top.stderr);
    const root = top.stdout.replace(/\r?\n$/, '');
    const directory = (0,external_node_path_.join)(context.tempDir, 'source');
    await exportTree({ context, root, sha, directory, index: (0,external_node_path_.join)(context.tempDir, 'source-index') });
    return { root, directory };
}
async function exportTree(tree) {
    const { context, root, sha, directory, index } = tree;
    const { run } = (0,git.openGit)({ ...context, cwd: root });
    const env = { GIT_INDEX_FILE: index, GIT_LFS_SKIP_SMUDGE: '1' };
    const ask = async (args) => {
        const answer = await run(args, { env });
        context.signal.throwIfAborted();
        if (answer.code !== 0)
            throw noCommit(sha, root, answer.stderr || (answer.failure ?? ''));
        return answer.stdout;
    };
    await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
    await ask(['read-tree', `${sha}^{commit}`]);
    await ask(['checkout-index', '--all', '--force', `--prefix=${directory}/`]);
    const pointers = toLines(await ask(['ls-files', '-z', '--', ':(top,attr:filter=lfs)']));
    for (const path of pointers)
        await takeObject(path, tree);
    const entries = toLines(await ask(['ls-files', '--stage', '-z']));
    await (0,promises_.rm)(index, { force: true });
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
    const root = (0,external_node_path_.join)(tree.root, path);
    const directory = (0,external_node_path_.join)(tree.directory, path);
    if (await isThere((0,external_node_path_.join)(root, '.git')))
        await exportTree({ ...tree, root, sha, directory });
    else
        await (0,promises_.mkdir)(directory, { recursive: true });
}
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n[^]*oid sha256:([0-9a-f]{64})\n/;
const LONGEST_POINTER = 1024;
/** Replaces the pointer that the commit has by the object that it names, if the checkout has that. */
async function takeObject(path, { root, directory, sha }) {
    const [own, there] = [(0,external_node_path_.join)(directory, path), (0,external_node_path_.join)(root, path)];
    const pointer = await readSmall(own);
    const [, oid] = POINTER.exec(pointer ?? '') ?? [];
    if (oid === undefined || (await readSmall(there)) === pointer)
        return;
    if ((await hashFile(there)) !== oid)
        throw changed(path, sha);
    await (0,promises_.copyFile)(there, own);
}
/** The text of a regular file that is no longer than a pointer. */
async function readSmall(path) {
    const stats = await (0,promises_.lstat)(path).catch(() => undefined);
    if (stats?.isFile() !== true || stats.size > LONGEST_POINTER)
        return undefined;
    return (0,promises_.readFile)(path, 'utf8');
}
async function hashFile(path) {
    const stats = await (0,promises_.lstat)(path).catch(() => undefined);
    if (stats?.isFile() !== true)
        return undefined;
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path), hash);
    return hash.digest('hex');
}
async function isThere(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}
function noCommit(sha, where, why) {
    const said = why.trim().split('\n').at(-1) ?? '';
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('SOURCE_NO_COMMIT', `source: the files of commit ${sha.slice(0, 12)} cannot be read from the repository in "${where}": ${said}`, 'Check the commit out with its submodules, or set source: checkout to build the files as they are.'),
    ]);
}
function changed(path, sha) {
    return new problem/* Problem */.AF([
        (0,problem/* error */.z3)('SOURCE_LFS_CHANGED', `source: ${JSON.stringify(path)} is in Git LFS, and the checkout has another file than commit ${sha.slice(0, 12)}`, 'Restore it (git lfs checkout), or set source: checkout to build the files as they are.'),
    ]);
}

;// CONCATENATED MODULE: ./src/ship/source/rewrite.js
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
    const { root, directory } = await exportCommit(context, plan.facts.sha);
    const cwd = await (0,promises_.realpath)(context.cwd);
    const move = (path) => {
        const below = (0,external_node_path_.relative)(root, (0,external_node_path_.resolve)(cwd, path));
        const isOutside = below === '..' || below.startsWith('../') || (0,external_node_path_.isAbsolute)(below);
        return isOutside ? path : (0,external_node_path_.join)(directory, below);
    };
    const targets = plan.targets.map((target) => moveTarget(target, move));
    const wrong = await Promise.all(targets.map((target) => checkThere(target, directory, plan)));
    const problems = [...new Map(wrong.flat().map((one) => [one.message, one])).values()];
    if (problems.length > 0)
        throw new problem/* Problem */.AF(problems);
    return { ...plan, targets };
}
/** A Dockerfile belongs to its context: with a remote one it is there. */
function moveTarget(target, move) {
    const { argv, context, file } = target.build;
    const isLocal = !(0,inputs/* isRemote */.V)(context);
    const start = argv.indexOf('build') + 1;
    const flags = (0,build_flags/* splitFlags */.g0)(argv.slice(start)).map((flag) => moveFlag(flag, move, isLocal));
    const build = {
        ...target.build,
        argv: [...argv.slice(0, start), ...(0,build_flags/* joinFlags */.CM)(flags)],
        context: isLocal ? move(context) : context,
        file: isLocal && !(0,inputs/* isRemote */.V)(file) ? move(file) : file,
    };
    return { ...target, build };
}
function moveFlag(flag, move, isLocal) {
    const [name, value = ''] = flag;
    if (name === '--')
        return isLocal ? [name, move(value)] : flag;
    const file = (0,build_flags/* valueOf */.RP)(flag, '--file');
    if (file !== undefined)
        return isLocal && !(0,inputs/* isRemote */.V)(file) ? ['--file', move(file)] : flag;
    const named = (0,build_flags/* valueOf */.RP)(flag, '--build-context');
    return named === undefined ? flag : ['--build-context', moveNamed(named, move)];
}
/** `name=path`; other contexts have a scheme: `target:base`, `docker-image://…`. */
function moveNamed(named, move) {
    const [, key = '', path = ''] = /^([^=]+)=(.*)$/.exec(named) ?? [];
    const isPath = path !== '' && !(0,inputs/* isRemote */.V)(path) && !/^[a-z][a-z0-9+.-]*:/.test(path);
    return isPath ? `${key}=${move(path)}` : named;
}
async function checkThere({ build: { context, file } }, directory, { facts }) {
    const moved = [context, file].filter((path) => path.startsWith(`${directory}/`) || path === directory);
    const found = await Promise.all(moved.map(async (path) => ((await rewrite_isThere(path)) ? [] : [path])));
    const [first] = found.flat();
    if (first === undefined)
        return [];
    const path = (0,external_node_path_.relative)(directory, first) || '.';
    return [
        (0,problem/* error */.z3)('SOURCE_NOT_IN_COMMIT', `source: commit ${facts.sha.slice(0, 12)} has no "${path}"`, 'Commit it, or set source: checkout to build the files as they are.'),
    ];
}
async function rewrite_isThere(path) {
    return (0,promises_.stat)(path).then(() => true, () => false);
}


/***/ })

};
