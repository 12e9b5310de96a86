export const id = 7881;
export const ids = [7881];
export const modules = {

/***/ 37881:
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
// EXTERNAL MODULE: ./src/settings/file/yaml-limits.js
var yaml_limits = __webpack_require__(27520);
;// CONCATENATED MODULE: ./src/settings/bake/compose.js

const READING = ['include', 'extends', 'env_file'];
function isBakeFile(path) {
    return /\.(?:hcl|json)$/.test(path);
}
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

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/settings/bake/print.js
var print = __webpack_require__(73654);
;// CONCATENATED MODULE: ./src/settings/bake/outputs.js


function swapOutputs(text) {
    return text.replaceAll(KEY, (key) => SWAPPED[key] ?? key);
}
const KEY = /\b(?:output|cache-to|x-cache_to|(?<!x-)cache_to)\b/g;
const SWAPPED = {
    output: 'cache-to',
    'cache-to': 'output',
    cache_to: 'x-cache_to',
    'x-cache_to': 'cache_to',
};
function withOutputs(print, other) {
    const targets = [...print.targets].map(([name, fields]) => {
        const { output } = other?.targets.get(name) ?? {};
        const isCache = (0,external_node_util_.isDeepStrictEqual)(output, fields['cache-to']);
        return [name, { ...fields, output: isCache ? null : toOutputs(output) }];
    });
    return { ...print, targets: new Map(targets) };
}
function toOutputs(outputs) {
    if (!Array.isArray(outputs))
        return outputs ?? null;
    return outputs.map((one) => (0,print/* isMap */.jh)(one) && one.type === 'registry' && typeof one.ref === 'string'
        ? { type: 'local', dest: one.ref }
        : one);
}

// EXTERNAL MODULE: ./src/settings/bake/take.js + 1 modules
var take = __webpack_require__(66284);
// EXTERNAL MODULE: ./src/facts/git/checkout.js
var checkout = __webpack_require__(15076);
;// CONCATENATED MODULE: ./src/run/files/bake-files.js





const LARGEST_FILE = 1024 * 1024;
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
async function checkUntrustedFiles(files, cwd, { reason }) {
    const problems = [];
    const refuseIt = (path, what) => (0,problem/* error */.z3)('TARGETS_FROM_UNTRUSTED', `targets-from: "${visible(path)}" ${what}, which is not allowed, because ${reason}`, 'Write all of it into one file, or use a bake file.');
    const composed = files.filter(({ path, inCheckout }) => inCheckout && !isBakeFile(path));
    for (const { path, text } of composed) {
        const what = await findOtherFiles(text);
        if (what !== undefined)
            problems.push(refuseIt(path, what));
    }
    const variables = await (0,checkout/* follow */.e6)('.env', cwd);
    if (variables === undefined || variables.links.length > 0) {
        problems.push(refuseIt('.env', 'is a symbolic link'));
    }
    return problems;
}
async function copyBakeFiles(files, directory, toText) {
    return Promise.all(files.map(async ({ path, text }, index) => {
        const folder = (0,external_node_path_.join)(directory, `file-${index}`);
        await (0,promises_.mkdir)(folder);
        const copy = (0,external_node_path_.join)(folder, (0,external_node_path_.basename)(path));
        await (0,promises_.writeFile)(copy, toText(text));
        return copy;
    }));
}
function visible(text) {
    return text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 300);
}

;// CONCATENATED MODULE: ./src/run/bake.js









const TIMEOUT_MS = 60_000;
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
    const own = { paths: files.map(({ path }) => (0,external_node_path_.resolve)(environment.cwd, path)), convert: same };
    const mayHaveOutputs = files.some(({ text }) => /output|include|extends/.test(text));
    const [main, outputs, variables] = await Promise.all([
        bake({ ...own, args: [...PRINT, ...targetsGroup] }),
        mayHaveOutputs && isTrusted ? printOutputs(bake, printing) : undefined,
        bake({ ...own, args: ['--list', 'type=variables,format=json'] }),
    ]);
    const read = readPrint(main, targetsGroup);
    const other = outputs && readPrint(outputs, targetsGroup);
    if (!read.ok)
        return read;
    if (other?.ok === false)
        return other;
    const origin = toOrigin(files);
    const value = {
        print: withOutputs(read.value, other?.value),
        hidesOutputs: mayHaveOutputs && !isTrusted,
        origin,
        problems: isTrusted
            ? [
                ...explainVariables((0,take/* parseVariables */.r)(variables.stdout), wanted, environment.env),
                ...explainOthers(files, origin),
            ]
            : [],
    };
    return { ok: true, value, problems: [] };
}
const PRINT = ['--print', '--set', '*.output=type=cacheonly'];
const same = (text) => text;
async function printOutputs(bake, { files, folder, wanted }) {
    const paths = await copyBakeFiles(files, folder, swapOutputs);
    const args = [...PRINT, ...wanted.targetsGroup.map(swapOutputs)];
    const result = await bake({ paths, args, convert: swapOutputs });
    return { ...result, stdout: swapOutputs(result.stdout) };
}
function explainOthers(files, { name }) {
    const takesOver = ({ path, text }) => !isBakeFile(path) && (/\binclude\b/.test(text) || /\bextends\b[^]*\bfile\b/.test(text));
    if (!files.some(takesOver))
        return [];
    return [
        (0,problem/* notice */.lm)('TARGETS_FROM_OUTPUT', `${name}: x-bake.output of the files that it takes over (include, extends) is not read`, 'Where an image needs attributes of such an output, use the setting outputs.'),
    ];
}
function toOrigin(files) {
    const name = files.map(({ path }) => visible(path)).join(', ');
    const isOfCheckout = files.some(({ inCheckout }) => inCheckout);
    return isOfCheckout ? { kind: 'file', name, unquoted: true } : { kind: 'file', name };
}
async function openBake(printing, environment) {
    const { wanted, isTrusted, folder } = printing;
    const { shell, signal, cwd, env } = environment;
    const { findBuildx } = await Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(9874)]).then(__webpack_require__.bind(__webpack_require__, 57493));
    const program = await findBuildx(env);
    const own = isTrusted ? env : (0,program_path/* withoutCheckoutPrograms */.c)(env, cwd);
    const named = isTrusted ? wanted.targetsEnv.map((name) => [name, env[name]]) : [];
    return ({ paths, args, convert }) => {
        const files = paths.map((path) => `--file=${path}`);
        return shell({
            argv: [...program, 'bake', '--progress=quiet', ...files, ...args],
            env: {
                ...Object.fromEntries(named.map(([name, value]) => [convert(name), value && convert(value)])),
                ...{ PATH: own.PATH, HOME: folder },
                BUILDX_BAKE_ENTITLEMENTS_FS: '0',
            },
            cwd,
            captureLimit: print/* LONGEST_PRINT */.Vc,
            timeoutMs: TIMEOUT_MS,
            signal,
        });
    };
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
const LONGEST_TEXT = 256 * 1024;
const MOST_PROBLEMS = 20;
const MOST_TOKENS = 10_000;
const MOST_ALIASES = 100;
const DEEPEST = 64;
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
