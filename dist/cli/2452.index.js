export const id = 2452;
export const ids = [2452];
export const modules = {

/***/ 42452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readBake: () => (/* binding */ readBake)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/facts/git/program-path.js
var program_path = __webpack_require__(91020);
// EXTERNAL MODULE: ./src/problem.js
var problem = __webpack_require__(34734);
// EXTERNAL MODULE: ./src/settings/bake/print.js
var print = __webpack_require__(73654);
// EXTERNAL MODULE: ./src/settings/bake/take.js + 1 modules
var take = __webpack_require__(66284);
// EXTERNAL MODULE: ./src/facts/git/checkout.js
var checkout = __webpack_require__(15076);
// EXTERNAL MODULE: ./src/settings/file/yaml-limits.js
var yaml_limits = __webpack_require__(27520);
;// CONCATENATED MODULE: ./src/settings/bake/compose.js
// SPDX-License-Identifier: Apache-2.0
// Whether a compose file reads other files. Opens no file.

/** Keys whose values are paths of files that compose reads and takes over, wherever they lie. */
const READING = ['include', 'extends', 'env_file'];
/** Whether bake reads a file as a bake file; any other may be a compose file. */
function isBakeFile(path) {
    return /\.(?:hcl|json)$/.test(path);
}
/**
 * Why the compose file of an untrusted change is not read, as the end of a sentence: it may name other files, or is
 * too large to be sure. Undefined if it names none.
 */
async function findOtherFiles(text) {
    if (text.length > yaml_limits/* LONGEST_TEXT */.xG)
        return 'is larger than 256 KiB';
    const yaml = await __webpack_require__.e(/* import() */ 3483).then(__webpack_require__.t.bind(__webpack_require__, 33483, 19));
    const excess = (0,yaml_limits/* findExcess */.Lb)(new yaml.Lexer().lex(text));
    if (excess !== undefined)
        return excess;
    let found;
    for (const document of yaml.parseAllDocuments(text, { schema: 'failsafe', uniqueKeys: false })) {
        if (document.errors.length > 0)
            return 'is not YAML';
        yaml.visit(document, {
            Scalar: (_, { value }) => {
                found ??= READING.find((key) => String(value).trim() === key);
            },
        });
    }
    return found && `has "${found}", which reads other files`;
}

;// CONCATENATED MODULE: ./src/run/files/bake-files.js




/** The largest file, bytes. */
const LARGEST_FILE = 1024 * 1024;
/** The files, and TARGETS_FROM_FILE for each that cannot be read. A link of the checkout may lead anywhere. */
async function readBakeFiles(paths, cwd) {
    const territory = await (0,checkout/* findTerritory */.UT)(cwd);
    return Promise.all(paths.map((path) => readOne(path, cwd, territory)));
}
async function readOne(path, cwd, territory) {
    if (path.includes('://') || path === '-')
        return refuse(path, 'is not the path of a file');
    const led = await (0,checkout/* follow */.e6)(path, cwd);
    if (led === undefined || led.links.some((link) => (0,checkout/* isInside */.FK)(territory, link))) {
        return refuse(path, 'is reached through a symbolic link in the checkout');
    }
    try {
        const stats = await (0,promises_.stat)(led.path);
        const wrong = findWrong(stats);
        if (wrong !== undefined)
            return refuse(path, wrong);
        const inCheckout = (0,checkout/* isInside */.FK)(territory, led.path);
        return { path, text: await (0,promises_.readFile)(led.path, 'utf8'), inCheckout };
    }
    catch (cause) {
        const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
        return refuse(path, isMissing ? 'does not exist' : 'cannot be read');
    }
}
function findWrong(stats) {
    if (!stats.isFile())
        return 'is not a regular file';
    return stats.size > LARGEST_FILE ? 'is larger than 1 MiB' : undefined;
}
function refuse(path, what) {
    return (0,problem/* error */.z3)('TARGETS_FROM_FILE', `targets-from: "${visible(path)}" ${what}`, 'Name bake or compose files by their paths from the working directory.');
}
/** TARGETS_FROM_UNTRUSTED for compose files of a change that take over other files of the machine. */
async function checkUntrustedFiles(files, cwd, { reason }) {
    const problems = [];
    const refuseIt = (path, what) => (0,problem/* error */.z3)('TARGETS_FROM_UNTRUSTED', `targets-from: "${visible(path)}" ${what}, which is not allowed, because ${reason}`, 'Write all of it into one file, or use a bake file.');
    const composed = files.filter(({ path, inCheckout }) => inCheckout && !isBakeFile(path));
    for (const { path, text } of composed) {
        const what = await findOtherFiles(text);
        if (what !== undefined)
            problems.push(refuseIt(path, what));
    }
    // compose fills variables from this file.
    const variables = await (0,checkout/* follow */.e6)('.env', cwd);
    if (variables === undefined || variables.links.length > 0) {
        problems.push(refuseIt('.env', 'is a symbolic link'));
    }
    return problems;
}
/** A text for a message: one line without control characters, not too long. */
function visible(text) {
    return text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 300);
}

;// CONCATENATED MODULE: ./src/run/bake.js
// SPDX-License-Identifier: Apache-2.0
// Reads the files in `targets-from` by `docker buildx bake --print`. Builds nothing.







/** Matrices can be large, and nothing else takes long. */
const TIMEOUT_MS = 60_000;
/**
 * The targets of the files. buildx sees no variable but those in `targets-env`, and in an untrusted run not even
 * these: what it prints gets into the plan and the image.
 *
 * Even `--print` opens files that outputs name, and truncates them. So targets are printed without their outputs, and
 * the outputs in an empty directory, only in a trusted run.
 *
 * Codes: TARGETS_FROM_FILE, TARGETS_FROM_UNTRUSTED, TARGETS_FROM_NAME, TARGETS_FROM_BUILDX, TARGETS_FROM_FAILED,
 * TARGETS_FROM_PRINT, and the notice TARGETS_FROM_VARIABLE.
 */
async function readBake(wanted, trust, environment) {
    const isTrusted = trust.level === 'trusted';
    const files = await readBakeFiles(wanted.targetsFrom, environment.cwd);
    const problems = [
        ...files.flatMap((file) => ('path' in file ? [] : [file])),
        ...checkNames(wanted.targetsGroup),
    ];
    const found = files.filter((file) => 'path' in file);
    if (!isTrusted)
        problems.push(...(await checkUntrustedFiles(found, environment.cwd, trust)));
    if ((0,problem/* hasErrors */.Cs)(problems))
        return { ok: false, problems };
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(environment.tempParent, 'tagship-bake-'));
    try {
        return await printAll({ wanted, files: found, isTrusted, folder }, environment);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function printAll(printing, environment) {
    const { wanted, files, isTrusted } = printing;
    const { targetsGroup } = wanted;
    const bake = await openBake(printing, environment);
    const mayHaveOutputs = files.some(({ text }) => /output|include|extends/.test(text));
    const print = (cwd, without) => bake(cwd, ['--print', ...without.flatMap((one) => ['--set', one]), ...targetsGroup]);
    const readsOutputs = mayHaveOutputs && isTrusted;
    const [main, outputs, variables] = await Promise.all([
        print(environment.cwd, ['*.output=type=cacheonly']),
        readsOutputs ? print(printing.folder, ['*.secrets=', '*.ssh=']) : undefined,
        bake(environment.cwd, ['--list', 'type=variables,format=json']),
    ]);
    const read = readPrint(main, targetsGroup);
    const other = outputs && readPrint(outputs, targetsGroup);
    if (!read.ok)
        return read;
    if (other?.ok === false)
        return other;
    const problems = isTrusted
        ? explainVariables((0,take/* parseVariables */.rf)(variables.stdout), wanted, environment.env)
        : [];
    const value = {
        print: (0,take/* withOutputs */.Fk)(read.value, other?.value),
        hidesOutputs: mayHaveOutputs && !isTrusted,
        ...{ origin: toOrigin(files), problems },
    };
    return { ok: true, value, problems: [] };
}
/** What messages call the files. */
function toOrigin(files) {
    const name = files.map(({ path }) => visible(path)).join(', ');
    const isOfCheckout = files.some(({ inCheckout }) => inCheckout);
    return isOfCheckout ? { kind: 'file', name, unquoted: true } : { kind: 'file', name };
}
/** Starts bake with the files, and with no environment but what they may see. */
async function openBake(printing, environment) {
    const { wanted, files, isTrusted, folder } = printing;
    const { shell, signal, cwd, env } = environment;
    const { findBuildx } = await Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(9874)]).then(__webpack_require__.bind(__webpack_require__, 57493));
    const program = await findBuildx(env);
    const own = isTrusted ? env : (0,program_path/* withoutCheckoutPrograms */.c)(env, cwd);
    const named = isTrusted ? wanted.targetsEnv.map((name) => [name, env[name]]) : [];
    const paths = files.map(({ path }) => `--file=${(0,external_node_path_.resolve)(cwd, path)}`);
    return (directory, args) => shell({
        argv: [...program, 'bake', '--progress=quiet', ...paths, ...args],
        env: {
            ...Object.fromEntries(named),
            ...{ PATH: own.PATH, HOME: folder },
            // Nothing is read or written where only the definition is printed.
            BUILDX_BAKE_ENTITLEMENTS_FS: '0',
        },
        cwd: directory,
        captureLimit: print/* LONGEST_PRINT */.Vc,
        timeoutMs: TIMEOUT_MS,
        signal,
    });
}
function readPrint(result, group) {
    const names = group.length === 0 ? ['default'] : group;
    if (result.code === 0)
        return (0,print/* parseBakePrint */.GM)(result.stdout, names);
    return { ok: false, problems: [explainFailure(result)] };
}
function checkNames(names) {
    return names
        .filter((name) => !/^\w[\w.-]*$/.test(name))
        .map((name) => (0,problem/* error */.z3)('TARGETS_FROM_NAME', `targets-group: invalid name of a group or target: "${visible(name)}"`, 'Write a name as it is in the file, without patterns.'));
}
function explainFailure(result) {
    const lines = result.stderr.split('\n').filter((line) => line.trim() !== '');
    const last = lines.findLast((line) => line.startsWith('ERROR: ')) ?? lines.at(-1) ?? '';
    const said = visible(last.replace(/^ERROR: /, ''));
    if (result.spawnError !== undefined || /unknown command|not a docker command/.test(said)) {
        return (0,problem/* error */.z3)('TARGETS_FROM_BUILDX', `targets-from needs docker buildx: ${result.spawnError ?? said}`, 'Install the Docker CLI with the buildx plugin, or write targets: into tagship.yml.');
    }
    const why = result.timedOut ? 'it took longer than a minute' : said;
    return (0,problem/* error */.z3)('TARGETS_FROM_FAILED', `docker buildx bake --print failed: ${why}`, hintFor(said));
}
function hintFor(said) {
    if (said.includes('SSH_AUTH_SOCK'))
        return 'Name SSH_AUTH_SOCK in targets-env.';
    if (said.includes('failed to find target')) {
        return 'Name a group or target of the file: targets-group.';
    }
    return 'Correct the file; docker buildx bake --print with the same files shows more.';
}
/** Variables that look as if they were meant: set in this run and not handed on, or handed on and not set. */
function explainVariables(variables, { targetsEnv }, env) {
    const hidden = variables.filter((name) => env[name] !== undefined && !targetsEnv.includes(name) && !OWN.includes(name));
    const unset = targetsEnv.filter((name) => env[name] === undefined);
    return [
        ...hidden.map((name) => (0,problem/* notice */.lm)('TARGETS_FROM_VARIABLE', `targets-from: the variable ${visible(name)} has its default, although this run has one of that name`, `Name it to hand it on: targets-env: ${visible(name)}.`)),
        ...unset.map((name) => (0,problem/* notice */.lm)('TARGETS_FROM_VARIABLE', `targets-env: the variable ${visible(name)} is not set`)),
    ];
}
const OWN = ['PATH', 'HOME'];


/***/ }),

/***/ 27520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lb: () => (/* binding */ findExcess),
/* harmony export */   vy: () => (/* binding */ MOST_PROBLEMS),
/* harmony export */   xG: () => (/* binding */ LONGEST_TEXT)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// Limits of YAML settings, so that no text takes long. Checks tokens before parsing.
/** The longest text, characters; a file is held against it in bytes before it is read. */
const LONGEST_TEXT = 256 * 1024;
/** How many syntax errors are reported one by one. */
const MOST_PROBLEMS = 20;
/** Tokens, white space and comments among them: some thousands of lines. The parser takes square time for many errors. */
const MOST_TOKENS = 10_000;
/** `&name` and `*name` together. */
const MOST_ALIASES = 100;
/** Brackets that are open at once, and list items that begin on one line. */
const DEEPEST = 64;
/** The limit that these YAML tokens exceed, as the end of a sentence; undefined if none. */
function findExcess(tokens) {
    const seen = { count: 0, aliases: 0, depth: 0, onLine: 0 };
    for (const token of tokens) {
        seen.count += 1;
        if (/^[&*]/.test(token))
            seen.aliases += 1;
        seen.depth = Math.max(0, seen.depth + (DEEPER.get(token) ?? 0));
        if (/^\r?\n/.test(token))
            seen.onLine = 0;
        else if (seen.depth === 0 && /^[-?:]$/.test(token))
            seen.onLine += 1;
        const excess = describeExcess(seen);
        if (excess !== undefined)
            return excess;
    }
    return undefined;
}
const DEEPER = new Map([
    ['[', 1],
    ['{', 1],
    [']', -1],
    ['}', -1],
]);
function describeExcess(seen) {
    if (seen.aliases > MOST_ALIASES)
        return `has more than ${MOST_ALIASES} anchors and aliases`;
    if (seen.depth > DEEPEST || seen.onLine > DEEPEST)
        return 'is nested too deeply';
    return seen.count > MOST_TOKENS ? 'holds too many values' : undefined;
}


/***/ })

};
