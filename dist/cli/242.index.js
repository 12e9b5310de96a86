export const id = 242;
export const ids = [242];
export const modules = {

/***/ 8242:
/***/ (function (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseYaml: () => (/* binding */ parseYaml),
/* harmony export */   parseYamlMap: () => (/* binding */ parseYamlMap)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4734);
/* harmony import */ var _written_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2616);


/** A settings file is some lines; more than this is another file, or an attack. */
const LONGEST_TEXT = 256 * 1024;
/** Registries are maps in a map; nothing goes deeper. */
const DEEPEST = 6;
/** Aliases can make a small text large. */
const MOST_NODES = 5000;
/**
 * The map that a YAML text holds; an empty text is an empty map. Reports `SETTINGS_FILE_SYNTAX` as
 * `parseYaml` does, and for anything else than a map.
 */
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
    const what = root.kind === 'list' ? 'a list' : (0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(root.text);
    return syntax((0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .whereIs */ .ie)(origin, root.at), `is ${what}, not a map of names and values`);
}
/**
 * What a YAML text holds. All values are the characters that were written: `1.10` stays `1.10`.
 * Reports `SETTINGS_FILE_SYNTAX` for each place that is not YAML or has a key twice.
 */
async function parseYaml(text, origin) {
    if (text.length > LONGEST_TEXT)
        return syntax((0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .whereIs */ .ie)(origin), 'is larger than 256 KiB');
    const yaml = await __webpack_require__.e(/* import() */ 483).then(__webpack_require__.t.bind(__webpack_require__, 3483, 19));
    const lines = new yaml.LineCounter();
    try {
        const document = yaml.parseDocument(text, {
            schema: 'failsafe',
            lineCounter: lines,
            prettyErrors: false,
        });
        const problems = [...document.errors, ...document.warnings].map(({ message, pos }) => syntaxProblem((0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .whereIs */ .ie)(origin, positionOf(lines, pos[0])), toSentence(message)));
        if (problems.length > 0)
            return { ok: false, problems };
        return readRoot(startWalk({ yaml, document, lines }), origin);
    }
    catch (cause) {
        return syntax((0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .whereIs */ .ie)(origin), `cannot be read (${String(cause)})`);
    }
}
function startWalk(document) {
    let nodes = 0;
    let complaint;
    return {
        ...document,
        enter: (depth) => {
            nodes += 1;
            if (nodes > MOST_NODES)
                complaint ??= 'holds too many values once its aliases are read';
            if (depth > DEEPEST)
                complaint ??= 'is nested too deeply';
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
    return complaint === undefined
        ? { ok: true, value: root, problems: [] }
        : syntax((0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .whereIs */ .ie)(origin), complaint);
}
function readNode(walk, node, depth) {
    const { yaml, document } = walk;
    if (!walk.enter(depth))
        return { kind: 'word', text: '' };
    if (yaml.isAlias(node)) {
        const target = node.resolve(document);
        if (target === undefined)
            walk.refuse(`has no anchor ${(0,_written_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(node.source)} for its alias`);
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
    if (yaml.isMap(node)) {
        const entries = node.items.map((pair) => ({
            ...toKey(readNode(walk, pair.key, depth + 1)),
            value: readNode(walk, pair.value, depth + 1),
        }));
        return { kind: 'map', entries, ...at };
    }
    return { kind: 'word', text: yaml.isScalar(node) ? textOf(node) : '', ...at };
}
/** What a scalar says; a plain `null`, `~` or nothing is nothing. */
function textOf(scalar) {
    const text = String(scalar.value);
    return scalar.type === 'PLAIN' && /^(?:~|null|Null|NULL)$/.test(text) ? '' : text;
}
/** Keys that are no word (`? [a]`) are named by what they are, and so are unknown. */
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
/** The library's own words, as the end of a sentence. */
function toSentence(message) {
    const line = message.split('\n', 1)[0]?.trim() ?? '';
    return `is not valid YAML: ${line.replace(/\p{C}/gu, '?')}`;
}
function syntax(where, what) {
    return { ok: false, problems: [syntaxProblem(where, what)] };
}
function syntaxProblem(where, what) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('SETTINGS_FILE_SYNTAX', `${where} ${what}`, 'Write it as name: value, one a line.');
}


/***/ })

};
