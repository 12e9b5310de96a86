export const id = 7655;
export const ids = [7655];
export const modules = {

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


/***/ }),

/***/ 97655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseYaml: () => (/* binding */ parseYaml),
/* harmony export */   parseYamlMap: () => (/* binding */ parseYamlMap)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34734);
/* harmony import */ var _written_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76045);
/* harmony import */ var _yaml_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27520);



const DEEPEST = 6;
const MOST_NODES = 5000;
async function parseYamlMap(text, origin) {
    const parsed = await parseYaml(text, origin);
    if (!parsed.ok)
        return parsed;
    const { value: root } = parsed;
    if (root.kind === 'map')
        return { ok: true, value: root, problems: [] };
    if (root.kind === 'word' && root.text === '') {
        return { ok: true, value: { kind: 'map', entries: [] }, problems: [] };
    }
    const what = root.kind === 'list' ? 'a list' : (0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .cite */ .Y0)(origin, root.text, 'a text');
    return syntax((0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin, root.at), `is ${what}, not a map of names to values`);
}
async function parseYaml(text, origin) {
    if (text.length > _yaml_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .LONGEST_TEXT */ .xG)
        return syntax((0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin), 'is larger than 256 KiB');
    const yaml = await __webpack_require__.e(/* import() */ 3483).then(__webpack_require__.t.bind(__webpack_require__, 33483, 19));
    const excess = (0,_yaml_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .findExcess */ .Lb)(new yaml.Lexer().lex(text));
    if (excess !== undefined)
        return syntax((0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin), excess);
    const lines = new yaml.LineCounter();
    try {
        const document = yaml.parseDocument(text, {
            schema: 'failsafe',
            lineCounter: lines,
            prettyErrors: false,
            uniqueKeys: false,
        });
        const problems = firstOfEachLine([...document.errors, ...document.warnings], lines).map((found) => {
            const where = (0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin, positionOf(lines, found.pos[0]));
            return syntaxProblem(where, toSentence(found, origin), HINTS[found.code]);
        });
        if (problems.length > 0)
            return { ok: false, problems: limit(problems, origin) };
        return readRoot(startWalk({ yaml, document, lines }), origin);
    }
    catch (cause) {
        const why = origin.unquoted ? '' : ` (${String(cause)})`;
        return syntax((0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin), `cannot be read${why}`);
    }
}
function startWalk(document) {
    let nodes = 0;
    let complaint;
    return {
        ...document,
        twice: new Set(),
        enter: (depth) => {
            nodes += 1;
            if (nodes > MOST_NODES)
                complaint ??= () => 'holds too many values after its aliases are expanded';
            if (depth > DEEPEST)
                complaint ??= () => 'is nested too deeply';
            return complaint === undefined;
        },
        refuse: (reason) => {
            complaint ??= reason;
        },
        complaint: () => complaint,
    };
}
function readRoot(walk, origin) {
    const root = readNode(walk, walk.document.contents, 0);
    const complaint = walk.complaint();
    if (complaint !== undefined)
        return syntax((0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin), complaint(origin));
    if (walk.twice.size === 0)
        return { ok: true, value: root, problems: [] };
    const problems = [...walk.twice].map((at) => syntaxProblem((0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin, at), 'is not valid YAML: duplicate key in the map'));
    return { ok: false, problems: limit(problems, origin) };
}
function readNode(walk, node, depth) {
    const { yaml, document } = walk;
    if (!walk.enter(depth))
        return { kind: 'word', text: '' };
    if (yaml.isAlias(node)) {
        const target = node.resolve(document);
        const { source } = node;
        if (target === undefined) {
            walk.refuse((origin) => `has no anchor ${(0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .cite */ .Y0)(origin, source, 'of that name')} for its alias`);
        }
        return readNode(walk, target, depth + 1);
    }
    const at = yaml.isNode(node) ? placeOf(walk, node) : {};
    if (yaml.isSeq(node)) {
        return {
            kind: 'list',
            items: node.items.map((item) => readNode(walk, item, depth + 1)),
            ...at,
        };
    }
    if (yaml.isMap(node))
        return { ...readMap(walk, node, depth), ...at };
    return { kind: 'word', text: yaml.isScalar(node) ? textOf(node) : '', ...at };
}
function readMap(walk, map, depth) {
    const keys = new Set();
    const entries = map.items.map((pair) => {
        const key = toKey(readNode(walk, pair.key, depth + 1));
        if (keys.has(key.key) && key.at !== undefined)
            walk.twice.add(key.at);
        keys.add(key.key);
        return { ...key, value: readNode(walk, pair.value, depth + 1) };
    });
    return { kind: 'map', entries };
}
function textOf(scalar) {
    const text = String(scalar.value);
    return scalar.type === 'PLAIN' && /^(?:~|null|Null|NULL)$/.test(text) ? '' : text;
}
function toKey(written) {
    const key = written.kind === 'word' ? written.text : `a ${written.kind} as a key`;
    return written.at ? { key, at: written.at } : { key };
}
function placeOf(walk, node) {
    return node.range ? { at: positionOf(walk.lines, node.range[0]) } : {};
}
function positionOf(lines, offset) {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
}
function toSentence({ code, message }, origin) {
    if (origin.unquoted) {
        return `is not valid YAML: ${code.toLowerCase().replaceAll('_', ' ')}`;
    }
    const line = message.split('\n', 1)[0]?.trim() ?? '';
    return `is not valid YAML: ${line.replace(/\p{C}/gu, '?')}`;
}
function limit(problems, origin) {
    const more = problems.length - _yaml_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_PROBLEMS */ .vy;
    if (more <= 0)
        return problems;
    const rest = syntaxProblem((0,_written_js__WEBPACK_IMPORTED_MODULE_2__/* .whereIs */ .ie)(origin), `has ${more} more such errors`);
    return [...problems.slice(0, _yaml_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_PROBLEMS */ .vy), rest];
}
function syntax(where, what) {
    return { ok: false, problems: [syntaxProblem(where, what)] };
}
const HINTS = {
    BAD_INDENT: 'Align the lines of one block with spaces, and close [ and {.',
    MULTILINE_IMPLICIT_KEY: 'Start lines that belong to a setting, as after "tags: |", with two spaces.',
    MISSING_CHAR: 'Close quotes, [ and {; start lines that belong to a setting with two spaces.',
    TAB_AS_INDENT: 'Indent with spaces.',
    BLOCK_AS_IMPLICIT_KEY: 'Align the items of a list, and put quotes around a value with a colon.',
};
function firstOfEachLine(errors, lines) {
    const seen = new Set();
    return errors.filter(({ pos }) => {
        const { line } = positionOf(lines, pos[0]);
        return !seen.has(line) && seen.add(line);
    });
}
function syntaxProblem(where, what, hint = 'Write it as name: value, one a line.') {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SETTINGS_FILE_SYNTAX', `${where} ${what}`, hint);
}


/***/ })

};
