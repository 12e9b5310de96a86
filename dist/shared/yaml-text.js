import { __toESM } from "./rolldown-runtime.js";
import { cite, error, whereIs } from "./base.js";
import { findExcess } from "./yaml-limits.js";
// src/settings/file/yaml-text.ts
const DEEPEST = 6;
const MOST_NODES = 5e3;
async function parseYamlMap(text, origin) {
	const parsed = await parseYaml(text, origin);
	if (!parsed.ok) return parsed;
	const { value: root } = parsed;
	if (root.kind === "map") return {
		ok: true,
		value: root,
		problems: []
	};
	if (root.kind === "word" && root.text === "") return {
		ok: true,
		value: {
			kind: "map",
			entries: []
		},
		problems: []
	};
	const what = root.kind === "list" ? "a list" : cite(origin, root.text, "a text");
	return syntax(whereIs(origin, root.at), `is ${what}, not a map of names to values`);
}
async function parseYaml(text, origin) {
	if (text.length > 262144) return syntax(whereIs(origin), "is larger than 256 KiB");
	const yaml = await import("./dist2.js").then((n) => __toESM(n.require_dist(), 1));
	const excess = findExcess(new yaml.Lexer().lex(text));
	if (excess !== void 0) return syntax(whereIs(origin), excess, LESS);
	const lines = new yaml.LineCounter();
	try {
		const document = yaml.parseDocument(text, {
			schema: "failsafe",
			lineCounter: lines,
			prettyErrors: false,
			uniqueKeys: false
		});
		const problems = firstOfEachLine([...document.errors, ...document.warnings], lines).map((found) => {
			return syntaxProblem(whereIs(origin, positionOf(lines, found.pos[0])), toSentence(found, origin), HINTS[found.code]);
		});
		if (problems.length > 0) return {
			ok: false,
			problems: limit(problems, origin)
		};
		return readRoot(startWalk({
			yaml,
			document,
			lines
		}), origin);
	} catch (cause) {
		const why = origin.unquoted ? "" : ` (${String(cause)})`;
		return syntax(whereIs(origin), `cannot be read${why}`);
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
			if (nodes > MOST_NODES) complaint ??= () => "holds too many values after its aliases are expanded";
			if (depth > DEEPEST) complaint ??= () => "is nested too deeply";
			return complaint === void 0;
		},
		refuse: (reason) => {
			complaint ??= reason;
		},
		complaint: () => complaint
	};
}
function readRoot(walk, origin) {
	const root = readNode(walk, walk.document.contents, 0);
	const complaint = walk.complaint();
	if (complaint !== void 0) return syntax(whereIs(origin), complaint(origin));
	if (walk.twice.size === 0) return {
		ok: true,
		value: root,
		problems: []
	};
	return {
		ok: false,
		problems: limit([...walk.twice].map((at) => syntaxProblem(whereIs(origin, at), "is not valid YAML: duplicate key in the map")), origin)
	};
}
function readNode(walk, node, depth) {
	const { yaml, document } = walk;
	if (!walk.enter(depth)) return {
		kind: "word",
		text: ""
	};
	if (yaml.isAlias(node)) {
		const target = node.resolve(document);
		const { source } = node;
		if (target === void 0) walk.refuse((origin) => `has no anchor ${cite(origin, source, "of that name")} for its alias`);
		return readNode(walk, target, depth + 1);
	}
	const at = yaml.isNode(node) ? placeOf(walk, node) : {};
	if (yaml.isSeq(node)) return {
		kind: "list",
		items: node.items.map((item) => readNode(walk, item, depth + 1)),
		...at
	};
	if (yaml.isMap(node)) return {
		...readMap(walk, node, depth),
		...at
	};
	return {
		kind: "word",
		text: yaml.isScalar(node) ? textOf(node) : "",
		...at
	};
}
function readMap(walk, map, depth) {
	const keys = new Set();
	return {
		kind: "map",
		entries: map.items.map((pair) => {
			const key = toKey(readNode(walk, pair.key, depth + 1));
			if (keys.has(key.key) && key.at !== void 0) walk.twice.add(key.at);
			keys.add(key.key);
			return {
				...key,
				value: readNode(walk, pair.value, depth + 1)
			};
		})
	};
}
function textOf(scalar) {
	const text = String(scalar.value);
	return scalar.type === "PLAIN" && /^(?:~|null|Null|NULL)$/.test(text) ? "" : text;
}
function toKey(written) {
	const key = written.kind === "word" ? written.text : `a ${written.kind} as a key`;
	return written.at ? {
		key,
		at: written.at
	} : { key };
}
function placeOf(walk, node) {
	return node.range ? { at: positionOf(walk.lines, node.range[0]) } : {};
}
function positionOf(lines, offset) {
	const { line, col } = lines.linePos(offset);
	return {
		line: Math.max(1, line),
		column: Math.max(1, col)
	};
}
function toSentence({ code, message }, origin) {
	if (origin.unquoted) return `is not valid YAML: ${code.toLowerCase().replaceAll("_", " ")}`;
	return `is not valid YAML: ${(message.split("\n", 1)[0]?.trim() ?? "").replace(/\p{C}/gu, "?")}`;
}
function limit(problems, origin) {
	const more = problems.length - 20;
	if (more <= 0) return problems;
	const rest = syntaxProblem(whereIs(origin), `has ${more} more such errors`);
	return [...problems.slice(0, 20), rest];
}
function syntax(where, what, hint) {
	return {
		ok: false,
		problems: [syntaxProblem(where, what, hint)]
	};
}
const LESS = "Write less into one file: what all targets have in common belongs at the top level, and \"config\" names another file.";
const HINTS = {
	BAD_INDENT: "Align the lines of one block with spaces, and close [ and {.",
	MULTILINE_IMPLICIT_KEY: "Start lines that belong to a setting, as after \"tags: |\", with two spaces.",
	MISSING_CHAR: "Close quotes, [ and {; start lines that belong to a setting with two spaces.",
	TAB_AS_INDENT: "Indent with spaces.",
	BLOCK_AS_IMPLICIT_KEY: "Align the items of a list, and put quotes around a value with a colon."
};
function firstOfEachLine(errors, lines) {
	const seen = new Set();
	return errors.filter(({ pos }) => {
		const { line } = positionOf(lines, pos[0]);
		return !seen.has(line) && seen.add(line);
	});
}
function syntaxProblem(where, what, hint = "Write it as name: value, one a line.") {
	return error("SETTINGS_FILE_SYNTAX", `${where} ${what}`, hint);
}
export { parseYaml, parseYamlMap };
