import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __toESM } from "./rolldown-runtime.js";
import { Problem, describeFileError, error, isEcrHost, omitUndefined } from "./base.js";
import { findExcess } from "./yaml-limits.js";
import { require_dist } from "./dist2.js";
const { constants } = require("node:fs");
const { lstat: lstat$1, open: open$1, readFile, realpath: realpath$1, rename, rm, writeFile } = require("node:fs/promises");
const { basename, dirname, join, resolve, sep } = require("node:path");
// src/init/from/steps/hcl.ts
const LARGEST = 65536;
const DEEPEST$5 = 16;
const TOKEN = /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|\$\{[^}"\n]*\}|[^"\\\n])*"|[A-Za-z_][\w-]*|-?\d+(?:\.\d+)?|[{}[\]=,:()?]|[^\s]/g;
function readHcl(text) {
	if (text.length > LARGEST) return "is larger than 64 KiB";
	const tokens = (text.match(TOKEN) ?? []).filter((token) => !/^(?:\s|#|\/\/|\/\*)/.test(token)).toReversed();
	const blocks = [];
	try {
		while (tokens.length > 0) blocks.push(...readItem$1(tokens));
	} catch (thrown) {
		if (thrown instanceof Problem) return thrown.message;
		throw thrown;
	}
	return blocks;
}
function refuse$3(what) {
	const message = `holds ${what.slice(0, 40)}, which only bake can evaluate`;
	return new Problem([error("INIT_FROM_BAKE", message)]);
}
function take(tokens, expected) {
	const token = tokens.pop();
	if (token === void 0) throw refuse$3("an open brace");
	if (expected !== void 0 && token !== expected) throw refuse$3("an expression");
	return token;
}
function readItem$1(tokens) {
	const type = take(tokens);
	if (!/^[A-Za-z_]/.test(type)) throw refuse$3(`"${type}"`);
	if (tokens.at(-1) === "=") throw refuse$3(`the attribute ${type} outside of a block`);
	const [label, brace] = [take(tokens), tokens.at(-1)];
	if (!label.startsWith("\"") || brace !== "{") throw refuse$3(`a block ${type} without one name`);
	take(tokens, "{");
	const attributes = new Map();
	while (tokens.at(-1) !== "}") {
		const name = take(tokens);
		take(tokens, "=");
		attributes.set(unquote(name), readValue(tokens, 0));
		if (isGoingOn(tokens.at(-1))) throw refuse$3("an expression");
	}
	take(tokens, "}");
	return [{
		type,
		label: unquote(label),
		attributes
	}];
}
function isGoingOn(token) {
	return token !== void 0 && !/^(?:[A-Za-z_"}\]),]|,)/.test(token);
}
function readValue(tokens, depth) {
	if (depth > DEEPEST$5) throw refuse$3("too many braces");
	const token = take(tokens);
	if (token === "[") return readList(tokens, depth);
	if (token === "{") return readMap(tokens, depth);
	if (token.startsWith("\"")) return {
		kind: "template",
		parts: readTemplate(token)
	};
	if (token === "null") return { kind: "null" };
	if (/^(?:true|false|-?\d.*)$/.test(token)) return {
		kind: "template",
		parts: [{ text: token }]
	};
	if (!/^[A-Za-z_]\w*$/.test(token)) throw refuse$3(`"${token}"`);
	if (tokens.at(-1) === "(") throw refuse$3(`the function ${token}`);
	return {
		kind: "template",
		parts: [{ variable: token }]
	};
}
function readList(tokens, depth) {
	const items = [];
	while (tokens.at(-1) !== "]") {
		items.push(readValue(tokens, depth + 1));
		if (tokens.at(-1) !== "]") take(tokens, ",");
	}
	take(tokens, "]");
	return {
		kind: "list",
		items
	};
}
function readMap(tokens, depth) {
	const entries = [];
	while (tokens.at(-1) !== "}") {
		const key = unquote(take(tokens));
		if (!["=", ":"].includes(take(tokens))) throw refuse$3(`an unexpected entry ${key}`);
		entries.push([key, readValue(tokens, depth + 1)]);
		if (tokens.at(-1) === ",") take(tokens);
	}
	take(tokens, "}");
	return {
		kind: "map",
		entries
	};
}
function unquote(token) {
	return (token.startsWith("\"") ? readTemplate(token) : [{ text: token }]).map((part) => "text" in part ? part.text : "").join("");
}
function readTemplate(token) {
	return token.slice(1, -1).split(/(\$\{[^}]*\}|\\.)/).filter((part) => part !== "").map((part) => {
		if (part.startsWith("${")) {
			const [, variable] = /^\$\{\s*([A-Za-z_]\w*)\s*\}$/.exec(part) ?? [];
			if (variable === void 0) throw refuse$3(`the expression ${part}`);
			return { variable };
		}
		if (part.startsWith("\\")) return { text: readEscape$1(part) };
		if (part.includes("%{")) throw refuse$3("a directive");
		return { text: part };
	});
}
function readEscape$1(part) {
	if (part === String.raw`\n`) return "\n";
	if (part === String.raw`\t`) return "	";
	if (/^\\["\\]$/.test(part)) return part.slice(1);
	throw refuse$3(part);
}
// src/init/from/steps/bake-file.ts
const LONGEST$1 = 16384;
const DEEPEST$4 = 4;
function readBakeTarget(texts, wanted, readVariable, outside) {
	const blocks = readBlocks(texts);
	if (typeof blocks === "string") return blocks;
	const names = expandGroups(wanted.length === 0 ? ["default"] : wanted, blocks);
	const [name, ...others] = [...new Set(names)];
	if (name === void 0 || others.length > 0) return `it builds ${names.length} targets: write a step for each`;
	if (!blocks.targets.has(name)) return `its files have no target ${name.slice(0, 40)}`;
	const order = listInherited(name, blocks, 0);
	const target = resolve$1(joinAttributes(order, blocks), blocks, readVariable);
	if (typeof target === "string") return target;
	return {
		target,
		name,
		inherits: order.some((one) => outside.includes(one))
	};
}
function readBlocks(texts) {
	const all = [];
	for (const { path, text } of texts) {
		const read = path.endsWith(".json") ? readJson(text) : readHcl(text);
		if (typeof read === "string") return `${path} ${read}`;
		all.push(...read);
	}
	return {
		targets: merge(all, "target"),
		groups: merge(all, "group"),
		variables: merge(all, "variable")
	};
}
function joinAttributes(order, { targets }) {
	const attributes = new Map();
	for (const [key, value] of order.flatMap((one) => [...targets.get(one) ?? []])) attributes.set(key, mergeMaps(attributes.get(key), value));
	return attributes;
}
function readJson(text) {
	try {
		const root = fromJson(JSON.parse(text));
		if (root.kind !== "map") return "is not a map";
		return root.entries.flatMap(([type, labels]) => labels.kind !== "map" ? [] : labels.entries.map(([label, body]) => ({
			type,
			label,
			attributes: new Map(body.kind === "map" ? body.entries : [])
		})));
	} catch {
		return "is not JSON";
	}
}
function fromJson(value) {
	if (value === null || value === void 0) return { kind: "null" };
	if (Array.isArray(value)) return {
		kind: "list",
		items: value.map(fromJson)
	};
	if (typeof value === "object") return {
		kind: "map",
		entries: Object.entries(value).map(([key, one]) => [key, fromJson(one)])
	};
	return {
		kind: "template",
		parts: splitTemplate(typeof value === "string" ? value : JSON.stringify(value))
	};
}
function splitTemplate(text) {
	return text.split(/(\$\{\w+\})/).flatMap((part) => {
		const [, variable] = /^\$\{(\w+)\}$/.exec(part) ?? [];
		if (variable !== void 0) return [{ variable }];
		return part === "" ? [] : [{ text: part }];
	});
}
function merge(blocks, type) {
	const result = new Map();
	for (const { label, attributes } of blocks.filter((block) => block.type === type)) result.set(label, new Map([...result.get(label) ?? [], ...attributes]));
	return result;
}
function mergeMaps(before, value) {
	if (before?.kind !== "map" || value.kind !== "map") return value;
	return {
		kind: "map",
		entries: [...new Map([...before.entries, ...value.entries])]
	};
}
function namesIn$1(value) {
	if (value?.kind !== "list") return [];
	return value.items.flatMap((item) => item.kind === "template" ? [item.parts.map((part) => "text" in part ? part.text : "").join("")] : []);
}
function expandGroups(names, { groups }) {
	const seen = new Set();
	const rest = names.toReversed();
	const targets = [];
	for (let name = rest.pop(); name !== void 0; name = rest.pop()) {
		if (seen.has(name)) continue;
		seen.add(name);
		const group = groups.get(name);
		if (group === void 0) targets.push(name);
		else rest.push(...namesIn$1(group.get("targets")).toReversed());
	}
	return targets;
}
function listInherited(name, blocks, depth) {
	if (depth > DEEPEST$4) return [];
	return [...namesIn$1(blocks.targets.get(name)?.get("inherits")).slice(0, DEEPEST$4).flatMap((parent) => listInherited(parent, blocks, depth + 1)), name];
}
function resolve$1(attributes, { variables }, readVariable) {
	const target = new Map();
	const word = (parts, depth) => {
		let text = "";
		for (const part of parts) {
			const value = "text" in part ? part.text : variable(part.variable, depth);
			if (value === void 0 || text.length > LONGEST$1) return void 0;
			text += value;
		}
		return text;
	};
	const found = new Map();
	const variable = (name, depth) => {
		if (!found.has(name)) found.set(name, find(name, depth));
		return found.get(name);
	};
	const find = (name, depth) => {
		const known = readVariable(name);
		const given = variables.get(name);
		if (known !== void 0 || given === void 0) return known;
		const value = given.get("default");
		if (value === void 0 || value.kind === "null") return "";
		return value.kind === "template" && depth < DEEPEST$4 ? word(value.parts, depth + 1) : void 0;
	};
	for (const [key, value] of attributes) {
		const words = flatten(value).map(({ prefix, parts }) => {
			const text = word(parts, 0);
			return text === void 0 ? void 0 : prefix + text;
		});
		if (words.includes(void 0)) return `${key} of its target contains an unknown variable`;
		target.set(key, words.filter((text) => text !== void 0));
	}
	return target;
}
function flatten(value) {
	if (value.kind === "template") return [{
		prefix: "",
		parts: value.parts
	}];
	if (value.kind === "null") return [];
	if (value.kind === "map") return value.entries.flatMap(([key, one]) => one.kind === "template" ? [{
		prefix: `${key}=`,
		parts: one.parts
	}] : []);
	return value.items.flatMap((item) => {
		if (item.kind !== "map") return flatten(item);
		return [{
			prefix: "",
			parts: item.entries.flatMap(([key, one], at) => one.kind === "template" ? [{ text: `${at === 0 ? "" : ","}${key}=` }, ...one.parts] : [])
		}];
	});
}
// src/init/from/source.ts
var import_dist = __toESM(require_dist(), 1);
function readSource(text) {
	if (text.length > 262144) return "is larger than 256 KiB";
	if (/\r(?!\n)/.test(text)) return "has line endings other than LF and CRLF";
	try {
		const excess = findExcess(new import_dist.Lexer().lex(text));
		if (excess !== void 0) return excess;
		const counter = new import_dist.LineCounter();
		const options = {
			schema: "failsafe",
			lineCounter: counter
		};
		const document = import_dist.parseDocument(text, {
			...options,
			prettyErrors: false
		});
		const [wrong] = document.errors;
		if (wrong !== void 0) {
			const { line } = counter.linePos(wrong.pos[0]);
			return `is not valid YAML at line ${Math.max(1, line)}: ${toSentence(wrong.message)}`;
		}
		if (!import_dist.isMap(document.contents)) return "is not a map of names to values";
		return {
			lines: text.split(/\r?\n/),
			eol: text.includes("\r\n") ? "\r\n" : "\n",
			root: document.contents,
			document,
			placeOf: (offset) => {
				const { line, col } = counter.linePos(offset);
				return {
					line: Math.max(0, line - 1),
					column: Math.max(0, col - 1)
				};
			}
		};
	} catch (cause) {
		return `cannot be read: ${toSentence(String(cause))}`;
	}
}
function toSentence(message) {
	const [line = ""] = message.split("\n", 1);
	return line.replace(/\p{C}/gu, "?").slice(0, 200);
}
function listEntries(source, node) {
	if (!import_dist.isMap(node)) return [];
	const isFlow = node.flow === true;
	let before = 0;
	return node.items.flatMap((pair) => {
		if (!import_dist.isScalar(pair.key) || !pair.key.range) return [];
		const entry = readEntry(source, pair, {
			isFlow,
			before
		});
		before = entry.to;
		return [entry];
	});
}
function readEntry(source, { key, value: node }, { isFlow, before }) {
	const [start = 0] = key.range ?? [];
	const { line, column } = source.placeOf(start);
	const to = Math.max(line + 1, endOf(source, node));
	const value = textOf(node);
	const name = textOf(key);
	const isFirstOfItem = (source.lines[line] ?? "").slice(0, column).trim() !== "";
	const from = isFlow || isFirstOfItem ? line : aboveComments(source, line, before);
	const lines = source.lines.slice(from, to).map((text, at) => {
		if (from + at < line) return text.trimStart();
		return from + at === line ? text.slice(column) : withoutIndent(text, column);
	});
	return {
		key: name,
		value,
		node,
		from,
		to,
		line,
		source: isFlow ? renderFlowEntry(source, [start, name], node) : withoutBlankEnd(lines)
	};
}
function renderFlowEntry(source, [start, name], node) {
	const isQuoted = import_dist.isScalar(node) && node.type !== "PLAIN";
	const end = import_dist.isNode(node) ? node.range?.[1] : void 0;
	const [from, to] = [source.placeOf(start), source.placeOf(end ?? start)];
	if (isQuoted || end === void 0 || from.line !== to.line) return renderSourceEntry(name, textOf(node));
	return [(source.lines[from.line] ?? "").slice(from.column, to.column)];
}
function withoutIndent(text, column) {
	const depth = text.length - text.trimStart().length;
	return text.slice(Math.min(column, depth));
}
function aboveComments({ lines }, line, floor = 0) {
	let from = line;
	while (from > floor && /^\s*#/.test(lines[from - 1] ?? "")) from -= 1;
	return from;
}
function endOf(source, node) {
	if (!import_dist.isNode(node) || !node.range) return 0;
	const [start, end] = node.range;
	const first = source.placeOf(start).line;
	const last = lastOf(node);
	if (last !== node) return Math.max(first + 1, endOf(source, last));
	let { line } = source.placeOf(Math.max(start, end - 1));
	while (line > first && (source.lines[line] ?? "").trim() === "") line -= 1;
	return line + 1;
}
function lastOf(node) {
	if (!import_dist.isCollection(node) || node.flow === true) return node;
	const item = node.items.at(-1);
	if (!import_dist.isPair(item)) return item ?? node;
	return import_dist.isNode(item.value) && item.value.range ? item.value : item.key;
}
function withoutBlankEnd(lines) {
	return lines.slice(0, lines.findLastIndex((line) => line.trim() !== "") + 1);
}
function textOf(node) {
	return import_dist.isScalar(node) && typeof node.value === "string" ? node.value : "";
}
function valueOfEntry(node, key) {
	return import_dist.isMap(node) ? node.get(key, true) : void 0;
}
function listItems(node) {
	if (!import_dist.isSeq(node) || node.flow === true) return [];
	return node.items.filter((item) => import_dist.isNode(item));
}
function listNodes(node) {
	return import_dist.isSeq(node) ? node.items : [];
}
function hasAnchors(node) {
	if (!import_dist.isNode(node)) return false;
	let found = false;
	import_dist.visit(node, (_, child) => {
		if (import_dist.isAlias(child) || import_dist.isNode(child) && "anchor" in child && child.anchor) {
			found = true;
			return import_dist.visit.BREAK;
		}
	});
	return found;
}
function renderSourceEntry(key, value) {
	const lines = value.replace(/\s+$/, "").split("\n");
	if (lines.length > 1 && !/^\s/.test(value) && !value.includes("\r")) return [`${key}: |`, ...lines.map((line) => line === "" ? "" : `  ${line}`)];
	return [`${key}: ${renderScalar(value)}`];
}
function renderScalar(text) {
	if (/[\n\r\t\p{C}]/u.test(text)) return JSON.stringify(text);
	if (/^[A-Za-z_$./][^\n]*$/.test(text) && !/: |:$| #|\s$/.test(text) && !/^(?:null|yes|no|on|off|y|n|\.nan|\.inf|\.\d.*)$/i.test(text)) return text;
	return `'${text.replaceAll("'", "''")}'`;
}
// src/init/from/inputs.ts
const buildInputs = [
	...[
		"context",
		"file",
		"target",
		"build-args",
		"platforms",
		"provenance",
		"sbom",
		"call"
	],
	...[
		"cache-from",
		"cache-to",
		"no-cache",
		"pull",
		"outputs",
		"build-contexts",
		"secret-envs"
	],
	...[
		"secret-files",
		"secrets",
		"ssh",
		"no-cache-filters",
		"attests",
		"add-hosts",
		"network"
	],
	...[
		"allow",
		"shm-size",
		"ulimit",
		"cgroup-parent",
		"labels",
		"annotations",
		"tags"
	],
	...["push", "load"]
];
const metadataInputs = [...[
	"images",
	"tags",
	"flavor",
	"labels",
	"annotations"
], ...[
	"sep-tags",
	"sep-labels",
	"sep-annotations",
	"bake-target"
]];
const buildxInputs = [...[
	"driver",
	"driver-opts",
	"endpoint",
	"append",
	"buildkitd-config",
	"buildkitd-config-inline"
], "buildkitd-flags"];
const ORDER = [...[
	"command",
	"images",
	"tags",
	"flavor",
	"labels",
	"annotations",
	"registries"
], ...[
	"registry-auth",
	"context",
	"file",
	"target",
	"platforms"
]];
function asWritten(entry, name = entry.key.toLowerCase()) {
	const lines = entry.source.map((line) => line.startsWith(`${entry.key}:`) ? `${name}${line.slice(entry.key.length)}` : line);
	return {
		name,
		lines: name === entry.key ? entry.source : lines
	};
}
function withValue(name, value) {
	return {
		name,
		lines: renderSourceEntry(name, value)
	};
}
function withLines(name, entries) {
	if (entries.length === 0) return [];
	const value = entries.join("\n");
	return [entries.length === 1 ? withValue(name, value) : {
		name,
		lines: [`${name}: |`, ...entries.map((entry) => `  ${entry}`)]
	}];
}
function sortInputs(inputs) {
	const rank = ({ name }) => {
		const at = ORDER.indexOf(name);
		return at < 0 ? ORDER.length : at;
	};
	return inputs.filter(({ name }, at) => inputs.findIndex((other) => other.name === name) === at).toSorted((one, other) => rank(one) - rank(other));
}
function listLines(value) {
	return (value ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
// src/init/from/workflow.ts
function listJobs(source) {
	const jobs = listEntries(source, valueOfEntry(source.root, "jobs"));
	return jobs.length > 0 ? jobs.map((job) => toJob(source, job)) : readAction(source);
}
function toJob(source, job) {
	const workflowEnv = listEntries(source, valueOfEntry(source.root, "env"));
	const directoryOf = (node) => textOf(valueOfEntry(valueOfEntry(valueOfEntry(node, "defaults"), "run"), "working-directory"));
	return {
		directory: directoryOf(job.node) || directoryOf(source.root) || ".",
		name: job.key,
		from: job.line,
		to: job.to,
		entries: listEntries(source, job.node),
		steps: listItems(valueOfEntry(job.node, "steps")).map((node, at) => readStep$1(source, node, at)),
		env: new Map([...workflowEnv, ...listEntries(source, valueOfEntry(job.node, "env"))].filter(({ value }) => value !== "" && !value.includes("${{")).map(({ key, value }) => [key, value]))
	};
}
function readAction(source) {
	const root = listEntries(source, source.root);
	const runs = root.find(({ key }) => key === "runs");
	if (runs === void 0 || textOf(valueOfEntry(runs.node, "using")) !== "composite") return [];
	const job = toJob(source, runs);
	const outputs = root.filter(({ key }) => key === "outputs");
	const entries = [...job.entries, ...outputs];
	return [{
		...job,
		from: 0,
		to: source.lines.length,
		entries,
		isAction: true
	}];
}
function hasFlowSteps(job) {
	return job.steps.length === 0 && job.entries.some(({ key }) => key === "steps");
}
function readStep$1(source, node, at) {
	const entries = listEntries(source, node);
	const word = (key) => given$1(entries, key)?.value;
	const [first] = entries;
	const start = startOf$1(source, first);
	const inner = (key) => listEntries(source, entries.find((entry) => entry.key === key)?.node);
	const [run, id, condition] = [
		word("run"),
		word("id"),
		word("if")
	];
	const fixed = decideFixed(node, start.dash, inner);
	return {
		at,
		...start,
		to: entries.at(-1)?.to ?? start.from + 1,
		entries,
		action: (word("uses") ?? "").replace(/@.*$/s, "").toLowerCase(),
		...run !== void 0 && { run },
		...id !== void 0 && { id },
		...condition !== void 0 && { if: condition },
		env: inner("env"),
		with: inner("with"),
		...fixed !== void 0 && { fixed }
	};
}
function decideFixed(node, dash, inner) {
	if (hasAnchors(node)) return "it holds YAML anchors or aliases";
	if (dash < 0) return "it uses flow style";
	const names = inner("with").map(({ key }) => key);
	return new Set(names).size < names.length ? "it gives an input twice" : void 0;
}
function startOf$1({ lines }, first) {
	const line = first?.line ?? 0;
	const text = lines[line] ?? "";
	const [all = "", white = ""] = /^(\s*)-\s+(?=[^\s#{[])/.exec(text) ?? [];
	if (all === "") return startBelow(lines, line, text);
	return {
		from: line,
		dash: white.length,
		column: all.length,
		isDashAlone: false
	};
}
function startBelow(lines, line, text) {
	let from = line - 1;
	while (from > 0 && /^\s*(?:#.*)?$/.test(lines[from] ?? "")) from -= 1;
	const column = text.length - text.trimStart().length;
	const alone = /^(\s*)-\s*(?:#.*)?$/.exec(lines[from] ?? "")?.[1];
	return alone === void 0 || text[column] === "{" ? {
		from: line,
		dash: -1,
		column,
		isDashAlone: false
	} : {
		from,
		dash: alone.length,
		column,
		isDashAlone: true
	};
}
function given$1(entries, name) {
	return entries.find(({ key, value }) => key.toLowerCase() === name && value.trim() !== "");
}
function inputOf(step, name) {
	return given$1(step.with, name)?.value.trim();
}
function lineOf(step) {
	return step.from + 1;
}
function normalize(expression) {
	return (/^\$\{\{(.*)\}\}$/s.exec((expression ?? "").trim())?.[1] ?? expression ?? "").replaceAll("\"", "'").replace(/\s+/g, " ").replaceAll(/\s*([!=]=|&&|\|\|)\s*/g, "$1").trim();
}
function resolveEnv(text, { env }) {
	return text.replaceAll(/\$\{\{\s*env\.([A-Za-z_]\w*)\s*\}\}/g, (all, name) => env.get(name) ?? all);
}
// src/init/from/outputs.ts
const OUTPUT$1 = String.raw`\s*(?:\.\s*outputs\s*\.\s*([\w-]+)|\.\s*outputs\s*\[\s*'([\w-]+)'\s*\])?`;
function patternOf(id) {
	const name = id.replaceAll(/[.*+?^${}()|[\]\\-]/g, String.raw`\$&`);
	const step = String.raw`\bsteps\s*(?:\.\s*${name}(?![\w-])|\[\s*'${name}'\s*\])`;
	return new RegExp(step + OUTPUT$1, "gi");
}
function readsOf(text, id) {
	if (id === void 0 || !/^[\w-]{1,100}$/.test(id) || !/steps/i.test(text)) return [];
	const found = [...text.matchAll(patternOf(id))].map((match) => match[1] ?? match[2] ?? "*");
	return [...new Set(found.map((name) => name.toLowerCase()))];
}
function isOutput(line, id, output) {
	if (id === void 0 || !/^\$\{\{[^{}]*\}\}$/.test(line.trim())) return false;
	return normalize(line).toLowerCase() === `steps.${id}.outputs.${output}`.toLowerCase();
}
function renamePattern(id) {
	const name = id.replaceAll("-", String.raw`\-`);
	return new RegExp(String.raw`(?<=\bsteps\.)${name}(?![\w-])`, "gi");
}
function outputPattern(id, output) {
	const name = id.replaceAll(/[^\w]/g, String.raw`\$&`);
	return new RegExp(String.raw`\$\{\{\s*steps\.${name}\.outputs\.${output}\s*\}\}`, "gi");
}
const metadataOutputs = [...[
	"version",
	"tags",
	"tag-names",
	"labels",
	"annotations",
	"json"
], ...[
	"bake-file",
	"bake-file-tags",
	"bake-file-labels",
	"bake-file-annotations"
]];
// src/init/from/steps/metadata.ts
const DEFAULT_TAGS$1 = [
	"type=schedule",
	"type=ref,event=branch",
	"type=ref,event=tag",
	"type=ref,event=pr"
];
function isMetadata({ action }) {
	return action === "docker/metadata-action" || action === "crazy-max/ghaction-docker-meta";
}
const READ$1 = [
	"tags",
	"labels",
	"annotations"
];
function metadataReadBy(build, metas, input) {
	const lines = listLines(inputOf(build, input));
	return metas.filter(({ id }) => lines.some((line) => isOutput(line, id, input)));
}
function isReadElsewhere(build, meta) {
	const texts = build.entries.filter(({ key }) => key !== "with").map(({ source }) => source.join("\n"));
	const inputs = build.with.map(({ key, value, source }) => {
		const name = READ$1.find((known) => known === key.toLowerCase());
		if (name === void 0) return source.join("\n");
		return listLines(value).filter((line) => !isOutput(line, meta.id, name)).join("\n");
	});
	return [...texts, ...inputs].some((text) => readsOf(text, meta.id).length > 0);
}
function haveSameRules(one, other) {
	return ["tags", "flavor"].every((name) => (inputOf(one, name) ?? "") === (inputOf(other, name) ?? ""));
}
function toPlanInputs(meta) {
	return [
		{
			name: "command",
			lines: ["command: plan"]
		},
		...meta.with.filter(({ key }) => metadataInputs.includes(key.toLowerCase())).map((entry) => asWritten(entry)),
		...inputOf(meta, "tags") === void 0 ? withLines("tags", DEFAULT_TAGS$1) : []
	];
}
function toTagInputs(metas, further) {
	const [first, ...others] = metas;
	if (first === void 0) return [];
	const find = (name) => first.with.find(({ key }) => key.toLowerCase() === name);
	const [images, tags] = [find("images"), find("tags")];
	const named = metas.flatMap((meta) => listLines(inputOf(meta, "images")));
	const rules = listLines(tags?.value);
	const given = rules.length === 0 ? DEFAULT_TAGS$1 : rules;
	const isAsWritten = further.length === 0 && rules.length > 0;
	const rest = [
		"flavor",
		"sep-tags",
		"sep-labels",
		"sep-annotations",
		"bake-target"
	];
	return [
		...others.length === 0 && images ? [asWritten(images)] : withLines("images", named),
		...isAsWritten && tags ? [asWritten(tags)] : withLines("tags", [...given, ...further]),
		...rest.flatMap((name) => find(name) ?? []).map((entry) => asWritten(entry))
	];
}
function toLabelInput(build, metas, name) {
	const own = build.with.find(({ key }) => key.toLowerCase() === name);
	const read = metadataReadBy(build, metas, name);
	if (read.length === 0) return own === void 0 ? [] : [asWritten(own)];
	const further = listLines(own?.value).filter((line) => !read.some(({ id }) => isOutput(line, id, name)));
	const given = read.flatMap((meta) => meta.with.filter(({ key }) => key.toLowerCase() === name));
	const [only, ...others] = given;
	if (only !== void 0 && others.length === 0 && further.length === 0) return [asWritten(only)];
	return withLines(name, [...new Set([...given.flatMap(({ value }) => listLines(value)), ...further])]);
}
function reportMetadata(meta, becomes) {
	const known = meta.with.map(({ key }) => key.toLowerCase()).filter((name) => metadataInputs.includes(name));
	const what = "docker/metadata-action";
	const line = lineOf(meta);
	return {
		taken: [{
			line,
			what,
			said: `${known.length === 0 ? "its outputs" : known.join(", ")} → ${becomes}`
		}, ...inputOf(meta, "tags") === void 0 ? [{
			line,
			what,
			said: "without tags → its default rules; delete tags for the standard preset"
		}] : []],
		notTaken: meta.with.flatMap(({ key, value, line: at }) => {
			const said = explainLost(key.toLowerCase(), value);
			return said === void 0 ? [] : [{
				line: at + 1,
				what: `${key} of ${what}`,
				said
			}];
		})
	};
}
function explainLost(name, value) {
	if (metadataInputs.includes(name)) return void 0;
	if (name === "context") return normalize(value) === "workflow" ? void 0 : "the commit that is checked out is always used";
	if (name === "github-token") return /^(?:secrets\.GITHUB_TOKEN|github\.token)$/i.test(normalize(value)) ? void 0 : "tagship uses github-token for ghcr.io";
	return "tagship has no such input";
}
// src/init/from/steps/secrets.ts
function toSecretEntries(values) {
	const envs = [];
	const files = [];
	for (const value of values) {
		const fields = new Map(value.split(",").map((field) => {
			const [, name = "", text] = /^([^=]*)=(.*)$/s.exec(field) ?? [];
			return [name, text];
		}));
		const [id, path] = [fields.get("id"), fields.get("src") ?? fields.get("source")];
		if (id === void 0) return "a secret has no id";
		if (path !== void 0 && fields.get("type") !== "env") files.push(`${id}=${path}`);
		else envs.push(`${id}=${fields.get("env") ?? path ?? id}`);
	}
	return {
		envs,
		files
	};
}
// src/init/from/shell/values.ts
const RUNNER = {
	GITHUB_ACTOR: "github.actor",
	GITHUB_BASE_REF: "github.base_ref",
	GITHUB_EVENT_NAME: "github.event_name",
	GITHUB_HEAD_REF: "github.head_ref",
	GITHUB_REF: "github.ref",
	GITHUB_REF_NAME: "github.ref_name",
	GITHUB_REF_TYPE: "github.ref_type",
	GITHUB_REPOSITORY: "github.repository",
	GITHUB_REPOSITORY_OWNER: "github.repository_owner",
	GITHUB_RUN_ATTEMPT: "github.run_attempt",
	GITHUB_RUN_ID: "github.run_id",
	GITHUB_RUN_NUMBER: "github.run_number",
	GITHUB_SERVER_URL: "github.server_url",
	GITHUB_SHA: "github.sha",
	GITHUB_WORKSPACE: "github.workspace"
};
function toValue(word, variables) {
	let result = "";
	for (const part of word) {
		const value = "text" in part ? part.text : valueOf$1(part.variable, variables);
		if (value === void 0) return void 0;
		result += value;
	}
	return result;
}
function findUnknown(word, variables) {
	for (const part of word) if ("variable" in part && valueOf$1(part.variable, variables) === void 0) return part.variable;
}
function valueOf$1(name, variables) {
	const { local } = variables;
	if ("read" in variables) return local.get(name) ?? variables.read(name);
	const { step, handedOn, named } = variables;
	const own = step.env.find(({ key }) => key === name);
	const known = local.get(name) ?? own?.value;
	if (known !== void 0) return known;
	if (handedOn.has(name) || named.has(name)) return `\${{ env.${name} }}`;
	return Object.hasOwn(RUNNER, name) ? `\${{ ${RUNNER[name] ?? ""} }}` : void 0;
}
function toPassword(word, variables) {
	const [part] = word;
	const isAlone = part !== void 0 && word.length === 1 && "variable" in part;
	if ("read" in variables) return isAlone ? { passwordEnv: part.variable } : void 0;
	if (!isAlone) {
		const value = toValue(word, variables);
		return value?.includes("${{") ? { password: value } : void 0;
	}
	return passwordIn(part.variable, variables);
}
function passwordIn(variable, { named, handedOn, step }) {
	const own = step.env.find(({ key }) => key === variable);
	if (own?.value.includes("${{")) return { password: own.value };
	return own !== void 0 || [named, handedOn].some((names) => names.has(variable)) ? { passwordEnv: variable } : void 0;
}
function listHandedOn(job) {
	const names = job.steps.map(({ run = "" }) => run).filter((run) => run.includes("GITHUB_ENV")).flatMap((run) => [...run.matchAll(/(?<![\w-])([A-Za-z_]\w*)=/g)].map(([, name = ""]) => name));
	return new Set(names);
}
// src/init/from/steps/bake.ts
function isBake({ action }) {
	return action === "docker/bake-action" || action === "depot/bake-action";
}
function listBakeFiles(step) {
	const paths = (inputOf(step, "files") ?? "").split(/[\n,]/).map((path) => path.trim()).filter((path) => path !== "");
	const directory = (inputOf(step, "workdir") ?? inputOf(step, "source") ?? ".").replace(/\/+$/, "");
	return (paths.length === 0 ? ["docker-bake.json", "docker-bake.hcl"] : paths).filter((path) => !path.includes("${{")).map((path) => path.replace(/^cwd:\/\//, "").replace(/^\.\//, "")).map((path) => /^\.?$/.test(directory) ? path : `${directory.replace(/^\.\//, "")}/${path}`);
}
const INPUTS = {
	context: "context",
	dockerfile: "file",
	target: "target",
	args: "build-args",
	labels: "labels",
	annotations: "annotations",
	tags: "tags",
	platforms: "platforms",
	platform: "platforms",
	"cache-from": "cache-from",
	"cache-to": "cache-to",
	output: "outputs",
	ssh: "ssh",
	network: "network",
	"no-cache": "no-cache",
	"no-cache-filter": "no-cache-filters",
	pull: "pull",
	contexts: "build-contexts",
	attest: "attests",
	entitlements: "allow",
	"shm-size": "shm-size",
	ulimits: "ulimit",
	"extra-hosts": "add-hosts"
};
const SILENT$2 = new Set([
	"inherits",
	"description",
	"name",
	"secret"
]);
function convertBakes(job, named, files) {
	const notTaken = [];
	const steps = job.steps.map((step) => {
		const made = isBake(step) ? toBuildStep(step, job, named, files) : step;
		if (typeof made !== "string") return made;
		notTaken.push({
			line: lineOf(step),
			what: step.action,
			said: made
		});
		return step;
	});
	return {
		job: {
			...job,
			steps
		},
		notTaken
	};
}
function toBuildStep(step, job, named, files) {
	if (step.fixed !== void 0) return step.fixed;
	const read = readTarget(step, job, named, files);
	if (typeof read === "string") return read;
	const { target, meta } = read;
	const odd = [...target.keys()].find((key) => !Object.hasOwn(INPUTS, key) && !SILENT$2.has(key));
	if (odd !== void 0) return `its target has ${odd.slice(0, 40)}, for which tagship has no input`;
	const inputs = toInputs$5(target, step);
	if (typeof inputs === "string") return inputs;
	const fromMeta = (name) => meta?.id === void 0 ? [] : [`\${{ steps.${meta.id}.outputs.${name} }}`];
	for (const name of ["tags", "labels"]) {
		const own = name === "tags" && meta !== void 0 ? [] : inputs.get(name) ?? [];
		const all = [...fromMeta(name), ...own];
		if (all.length > 0) inputs.set(name, all);
	}
	const same = [
		"push",
		"load",
		"no-cache",
		"pull",
		"provenance",
		"sbom",
		"builder",
		"github-token"
	];
	const kept = step.with.filter(({ key }) => same.includes(key.toLowerCase()));
	const made = [...inputs].map(([name, values]) => toEntry$1(step, name, values));
	return {
		...step,
		isBaked: true,
		with: [...kept, ...made.filter(({ key }) => !kept.some((entry) => entry.key === key))]
	};
}
function toEntry$1(step, key, values) {
	const value = values.join("\n");
	const line = step.from;
	return {
		key,
		value,
		node: void 0,
		from: line,
		to: line,
		line,
		source: renderSourceEntry(key, value)
	};
}
function findTexts(step, files) {
	const paths = listBakeFiles(step);
	const texts = paths.flatMap((path) => {
		const text = files.get(path);
		return text === void 0 ? [] : [{
			path,
			text
		}];
	});
	const isNamed = inputOf(step, "files") !== void 0;
	const missing = paths.find((path) => !files.has(path)) ?? "docker-bake.hcl";
	const isWhole = texts.length === paths.length || !isNamed;
	return texts.length > 0 && isWhole ? texts : `its bake file ${missing} does not exist, so its targets are unknown`;
}
function readTarget(step, job, named, files) {
	const texts = findTexts(step, files);
	if (typeof texts === "string") return texts;
	const meta = job.steps.find((other) => isMetadata(other) && readsOf(inputOf(step, "files") ?? "", other.id).length > 0);
	const variables = {
		local: new Map(),
		step,
		job,
		named,
		handedOn: listHandedOn(job)
	};
	const read = readBakeTarget(texts, (inputOf(step, "targets") ?? "").split(/[\n,]/).map((name) => name.trim()).filter(Boolean), (name) => toValue([{ variable: name }], variables), meta === void 0 ? [] : [inputOf(meta, "bake-target") ?? "docker-metadata-action"]);
	if (typeof read === "string") return read;
	const target = override(read.target, listLines(inputOf(step, "set")), read.name);
	return typeof target === "string" ? target : {
		target,
		meta: read.inherits ? meta : void 0
	};
}
function override(target, lines, name) {
	const result = new Map(target);
	const replaced = new Set();
	for (const line of lines) {
		const [all, of, key, rest, plus, value = ""] = OVERRIDE.exec(line) ?? [];
		if (all === void 0 || key === void 0) return `set: ${line.slice(0, 40)} is not understood`;
		if (of !== "*" && of !== name) continue;
		const own = key === "platform" ? "platforms" : key;
		const isMore = plus !== void 0 || replaced.has(own);
		const before = result.get(own);
		result.set(own, setValue(before, {
			rest,
			value,
			isMore
		}));
		replaced.add(own);
	}
	return result;
}
const OVERRIDE = /^([^.=]+)\.([\w-]+)(?:\.([^=+]+))?(\+)?=(.*)$/s;
function setValue(before = [], { rest, value, isMore }) {
	if (rest === void 0) return isMore ? [...before, value] : [value];
	return [...before.filter((entry) => !entry.startsWith(`${rest}=`)), `${rest}=${value}`];
}
function toInputs$5(target, step) {
	if (!/^\.?\/?$/.test(inputOf(step, "workdir") ?? "")) return "it has a workdir that its paths are relative to";
	const secrets = toSecretEntries(target.get("secret") ?? []);
	if (typeof secrets === "string") return secrets;
	const inputs = new Map();
	const add = (name, values) => {
		const given = values.filter((value) => value !== "");
		if (name !== void 0 && given.length > 0) inputs.set(name, given);
	};
	for (const [key, values] of target) add(INPUTS[key], values);
	const context = inputs.get("context")?.[0] ?? ".";
	inputs.set("context", [context]);
	add("file", placeFile(context, inputs.get("file")?.[0]));
	add("secret-envs", secrets.envs);
	add("secret-files", secrets.files);
	return inputs;
}
function placeFile(context, file) {
	if (file === void 0) return [];
	return [context !== "." && !context.includes("://") ? `${context.replace(/\/+$/, "")}/${file}` : file];
}
// src/init/from/edits.ts
function applyEdits(source, edits, renamings) {
	const result = [];
	let line = 0;
	const copyTo = (end) => {
		for (; line < end; line += 1) result.push(rename$1(source.lines[line] ?? "", line, renamings));
	};
	for (const edit of edits.toSorted((one, other) => one.from - other.from)) {
		if (edit.from < line) continue;
		copyTo(edit.from);
		result.push(...edit.lines);
		line = edit.to;
		if (edit.lines.length === 0 && isBlank(result.at(-1) ?? "")) while (line < source.lines.length - 1 && isBlank(source.lines[line])) line += 1;
	}
	copyTo(source.lines.length);
	return result.join(source.eol);
}
function isBlank(line) {
	return line?.trim() === "";
}
function rename$1(text, line, renamings) {
	return renamings.filter(({ from, to }) => line >= from && line < to).reduce((result, { pattern, by }) => result.replaceAll(pattern, by), text);
}
function indent(lines, spaces) {
	return lines.map((line) => line === "" ? "" : " ".repeat(spaces) + line);
}
function joinEdits(edits) {
	const byStart = new Map();
	for (const edit of edits) {
		const before = byStart.get(edit.from);
		byStart.set(edit.from, {
			...edit,
			lines: [...before?.lines ?? [], ...edit.lines]
		});
	}
	return [...byStart.values()];
}
// src/init/from/shell/docker-flags.ts
const value$1 = (input) => ({
	input,
	takes: "value"
});
const needless$1 = (takes) => ({ takes });
const lost$1 = (takes, why) => ({
	takes,
	lost: why
});
const FLAGS$1 = {
	"--tag": value$1("tags"),
	"--file": value$1("file"),
	"--build-arg": value$1("build-args"),
	"--platform": value$1("platforms"),
	"--target": value$1("target"),
	"--label": value$1("labels"),
	"--annotation": value$1("annotations"),
	"--cache-from": value$1("cache-from"),
	"--cache-to": value$1("cache-to"),
	"--output": value$1("outputs"),
	"--ssh": value$1("ssh"),
	"--network": value$1("network"),
	"--add-host": value$1("add-hosts"),
	"--allow": value$1("allow"),
	"--shm-size": value$1("shm-size"),
	"--ulimit": value$1("ulimit"),
	"--cgroup-parent": value$1("cgroup-parent"),
	"--build-context": value$1("build-contexts"),
	"--no-cache-filter": value$1("no-cache-filters"),
	"--provenance": value$1("provenance"),
	"--sbom": value$1("sbom"),
	"--attest": value$1("attests"),
	"--call": value$1("call"),
	"--secret": value$1("secret"),
	"--no-cache": {
		input: "no-cache",
		takes: "switch"
	},
	"--pull": {
		input: "pull",
		takes: "switch"
	},
	"--push": {
		input: "push",
		takes: "switch"
	},
	"--load": {
		input: "load",
		takes: "switch"
	},
	"--check": {
		input: "call",
		takes: "switch",
		means: "check"
	},
	"--rm": needless$1("switch"),
	"--force-rm": needless$1("switch"),
	"--quiet": needless$1("switch"),
	"--compress": needless$1("switch"),
	"--progress": needless$1("value"),
	"--debug": needless$1("switch"),
	"--builder": lost$1("value", "use the setting builder instead; by default the current builder is used"),
	"--metadata-file": lost$1("value", "the output metadata holds the same"),
	"--iidfile": lost$1("value", "the output imageid holds the same"),
	"--squash": lost$1("switch", "BuildKit has no such flag"),
	"--isolation": lost$1("value", "it is for Windows"),
	"--memory": lost$1("value", "BuildKit has no such flag"),
	"--cpuset-cpus": lost$1("value", "BuildKit has no such flag"),
	"--cpu-quota": lost$1("value", "BuildKit has no such flag")
};
const SHORT$1 = {
	"-t": "--tag",
	"-f": "--file",
	"-o": "--output",
	"-q": "--quiet",
	"-m": "--memory",
	"-D": "--debug"
};
function readBuildFlags(words) {
	const inputs = new Map();
	const contexts = [];
	const losses = [];
	const rest = [...words];
	for (let word = rest.shift(); word !== void 0; word = rest.shift()) {
		if (!word.startsWith("-") || word === "-") {
			contexts.push(word);
			continue;
		}
		const read = readFlag$1(word, rest);
		if (typeof read === "string") return read;
		const { name, input, given, why } = read;
		if (why !== void 0) losses.push([name, why]);
		if (input !== void 0) inputs.set(input, [...inputs.get(input) ?? [], given]);
	}
	if (contexts.length > 1) return "more than one argument is not a flag, so the context is ambiguous";
	if (contexts[0] === "-") return "its context comes from standard input";
	return {
		inputs,
		context: contexts[0],
		lost: losses
	};
}
function readFlag$1(word, rest) {
	const { name, attached } = splitFlag(word);
	const flag = Object.hasOwn(FLAGS$1, name) ? FLAGS$1[name] : void 0;
	if (flag === void 0) return `unsupported flag ${shown(name)}`;
	const given = attached ?? (flag.takes === "switch" ? flag.means ?? "true" : rest.shift());
	if (given === void 0) return `${name} has no value`;
	const { input, lost: why } = flag;
	return {
		name,
		given,
		...input !== void 0 && { input },
		...why !== void 0 && { why }
	};
}
function shown(name) {
	return name.replace(/\P{ASCII}|[^\x20-\x7e]/gu, "?").slice(0, 40);
}
function splitFlag(word) {
	if (word.startsWith("--")) {
		const at = word.indexOf("=");
		return at < 0 ? { name: word } : {
			name: word.slice(0, at),
			attached: word.slice(at + 1)
		};
	}
	const short = word.slice(0, 2);
	const attached = word.slice(2).replace(/^=/, "");
	const name = SHORT$1[short] ?? short;
	return word.length > 2 ? {
		name,
		attached
	} : { name };
}
function haveSameFlags(one, other) {
	const shape = ({ inputs, context }) => JSON.stringify([context, [...inputs].filter(([name]) => name !== "tags").sort()]);
	return shape(one) === shape(other);
}
// src/init/from/shell/words.ts
const MOST_COMMANDS = 200;
const COMPOUND = new Set([...[
	"if",
	"then",
	"else",
	"elif",
	"fi",
	"for",
	"while",
	"until",
	"do",
	"done",
	"case",
	"esac"
], ...[
	"function",
	"select",
	"time",
	"!",
	"[[",
	"{",
	"}",
	"coproc"
]]);
function readScript(script) {
	const state = {
		line: 0,
		commands: [],
		words: [],
		word: [],
		start: 0
	};
	let hasWord = false;
	const endWord = () => {
		if (hasWord) state.words.push(state.word);
		[state.word, hasWord] = [[], false];
	};
	const endCommand = (isPiped) => {
		endWord();
		const { words, start: line } = state;
		if (words.length > 0) state.commands.push({
			line,
			words,
			isPiped
		});
		state.words = [];
	};
	for (let at = 0; at < script.length;) {
		const token = readToken(script, at, hasWord);
		if (token.kind === "refused") return {
			line: state.line,
			reason: token.reason ?? "it is not read"
		};
		if (token.kind === "part") {
			if (!hasWord && state.words.length === 0) state.start = state.line;
			state.word = join$2(state.word, token.parts ?? []);
			hasWord = true;
		} else if (token.kind === "blank") endWord();
		else endCommand(token.kind === "pipe");
		if (state.commands.length > MOST_COMMANDS) return {
			line: state.line,
			reason: "it is too long"
		};
		state.line += countLines(script.slice(at, at + token.length));
		at += Math.max(1, token.length);
	}
	endCommand(false);
	return checkCompound(state.commands);
}
function join$2(word, parts) {
	const result = [...word];
	for (const part of parts) {
		const last = result.at(-1);
		if (last !== void 0 && "text" in last && "text" in part) result[result.length - 1] = { text: last.text + part.text };
		else result.push(part);
	}
	return result;
}
function countLines(text) {
	return text.split("\n").length - 1;
}
function checkCompound(commands) {
	for (const { line, words } of commands) {
		const first = plainText(words[0] ?? []);
		if (first !== void 0 && COMPOUND.has(first)) return {
			line,
			reason: `"${first}" makes it more than a list of commands`
		};
	}
	return commands;
}
function plainText(word) {
	let result = "";
	for (const part of word) {
		if (!("text" in part)) return void 0;
		result += part.text;
	}
	return result;
}
function readToken(script, at, isInWord) {
	const char = script[at] ?? "";
	const expression = readExpression(script, at);
	if (expression !== void 0) return expression;
	if (char === "'") return readQuoted(script, at);
	if (char === "\"") return readDouble(script, at);
	const rest = script.slice(at, at + 256);
	const skipped = isInWord ? 0 : skip(script, at, rest);
	if (skipped > 0) return {
		kind: "blank",
		length: skipped
	};
	return readBare(char, rest) ?? readOperator(rest, isInWord) ?? text(char);
}
function skip(script, at, rest) {
	return rest.startsWith("#") ? lineLength(script, at) : HIDDEN.exec(rest)?.[0].length ?? 0;
}
const HIDDEN = /^(?:[12]?>>?|&>)[ \t]*(?:&[12]|\/dev\/null)(?![^\s;&|])/;
function text(char) {
	return {
		kind: "part",
		length: 1,
		parts: [{ text: char }]
	};
}
function readBare(char, rest) {
	if (char === "\\") return readEscape(rest);
	if (char === "$" || char === "`") return readVariable(rest);
	if (char === "\n") return {
		kind: "end",
		length: 1
	};
	return /\s/.test(char) ? {
		kind: "blank",
		length: 1
	} : void 0;
}
function lineLength(script, at) {
	const end = script.indexOf("\n", at);
	return (end < 0 ? script.length : end) - at;
}
const OPERATORS = [
	["&&", {
		kind: "end",
		length: 2
	}],
	["||", refuse$2("\"||\" makes what follows depend on a failure")],
	["|", {
		kind: "pipe",
		length: 1
	}],
	[";;", refuse$2("\";;\" belongs to a case")],
	[";", {
		kind: "end",
		length: 1
	}]
];
function readOperator(rest, isInWord) {
	const operator = OPERATORS.find(([start]) => rest.startsWith(start));
	if (operator !== void 0) return operator[1];
	const [char = ""] = rest;
	const redirection = /^[<>&()]+/.exec(rest)?.[0];
	if (redirection !== void 0) return refuse$2(`it has "${redirection.slice(0, 4)}"`);
	return /^(?:[*?]|\{[^{}\s]*[,.])/.test(rest) || !isInWord && /^[~[]/.test(rest) ? refuse$2(`the shell would expand "${char}"`) : void 0;
}
function refuse$2(reason) {
	return {
		kind: "refused",
		length: 1,
		reason
	};
}
function readExpression(script, at) {
	if (!script.startsWith("${{", at)) return void 0;
	const end = script.indexOf("}}", at);
	if (end < 0) return refuse$2("an expression is not closed");
	const text = script.slice(at, end + 2);
	return {
		kind: "part",
		length: text.length,
		parts: [{ text }]
	};
}
function readEscape(rest) {
	const [, next = ""] = rest;
	const newline = /^\\\r?\n/.exec(rest)?.[0];
	if (newline !== void 0) return {
		kind: "blank",
		length: newline.length
	};
	return {
		kind: "part",
		length: 2,
		parts: [{ text: next }]
	};
}
function readQuoted(script, at) {
	const end = script.indexOf("'", at + 1);
	if (end < 0) return refuse$2("a quote is not closed");
	const text = script.slice(at + 1, end);
	return {
		kind: "part",
		length: end + 1 - at,
		parts: [{ text }]
	};
}
function readDouble(script, at) {
	const parts = [];
	let text = "";
	const flush = () => {
		if (text !== "") parts.push({ text });
		text = "";
	};
	let place = at + 1;
	while (place < script.length && script[place] !== "\"") {
		const token = readInner(script, place);
		if (token.kind === "refused") return token;
		for (const part of token.parts ?? []) if ("text" in part) text += part.text;
		else {
			flush();
			parts.push(part);
		}
		place += token.length;
	}
	if (place >= script.length) return refuse$2("a quote is not closed");
	flush();
	return {
		kind: "part",
		length: place + 1 - at,
		parts
	};
}
function readInner(script, at) {
	const expression = readExpression(script, at);
	if (expression !== void 0) return expression;
	const rest = script.slice(at, at + 256);
	const [char = "", next = ""] = rest;
	if (char === "$" || char === "`") return readVariable(rest);
	if (char === "\\" && "$`\"\\\n".includes(next) && next !== "") return {
		kind: "part",
		length: 2,
		parts: [{ text: next === "\n" ? "" : next }]
	};
	return {
		kind: "part",
		length: 1,
		parts: [{ text: char }]
	};
}
function readVariable(rest) {
	const [all, braced, bare] = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/.exec(rest) ?? [];
	const variable = braced ?? bare;
	if (all !== void 0 && variable !== void 0) return {
		kind: "part",
		length: all.length,
		parts: [{ variable }]
	};
	if (/^(?:\$\(|`)/.test(rest)) return refuse$2("it takes the output of another command");
	if (/^\$[{0-9@*#?!$-]/.test(rest)) return refuse$2("\"$\" is followed by more than a name");
	return {
		kind: "part",
		length: 1,
		parts: [{ text: "$" }]
	};
}
// src/init/from/shell/docker-script.ts
function touchesImages(script) {
	const plain = script.replaceAll(/^[ \t]*#.*$/gm, "");
	return /\bdocker\s+(?:(?:buildx|image|builder)\s+)?(?:build|push|tag)\b/.test(plain);
}
function isLoginScript(script) {
	return /\bdocker\s+login\b/.test(script) && !touchesImages(script);
}
function readDockerCommands(list, variables) {
	const acts = [];
	for (let at = 0; at < list.length; at += 1) {
		const command = list[at];
		if (command === void 0) break;
		const next = command.isPiped ? list[at + 1] : void 0;
		const read = command.isPiped ? readPipe(command, next, variables) : readCommand$1(command, variables, variables.local);
		if (typeof read === "string") return {
			line: command.line,
			reason: read
		};
		acts.push(...read);
		if (next !== void 0) at += 1;
	}
	return acts;
}
function readPipe(command, next, variables) {
	const [program, ...words] = command.words;
	const name = plainText(program ?? []);
	const isLogin = next !== void 0 && !next.isPiped && startsWith(next.words, ["docker", "login"]);
	const [password, ...others] = words.filter((word) => ![
		"-n",
		"%s",
		String.raw`%s\n`
	].includes(plainText(word) ?? ""));
	if (!isLogin || name !== "echo" && name !== "printf" || password === void 0) return "it has a pipe";
	if (others.length > 0) return "more than one command is piped into docker login";
	return readLogin$1(next, variables, password);
}
function readCommand$1(command, variables, local) {
	const { line, words } = command;
	const assigned = readAssignment(words, variables);
	if (assigned !== void 0) {
		local.set(...assigned);
		return [];
	}
	if (isHarmless(words)) return [];
	if (startsWith(words, ["docker", "login"])) return readLogin$1(command, variables, void 0);
	const values = readValues(words, variables);
	if (typeof values === "string") return values;
	const [program = "", ...rest] = values;
	if (program !== "docker") return `"${program.slice(0, 40)}" is another program`;
	const act = readAct(line, rest);
	return typeof act === "string" ? act : [act];
}
function readValues(words, variables) {
	const values = [];
	for (const word of words) {
		const value = toValue(word, variables);
		if (value === void 0) return unknown(word, variables);
		if (mayBeSeveral(word, value)) return "a variable in it contains several words or a flag";
		values.push(value);
	}
	return values;
}
function mayBeSeveral(word, value) {
	if (word.every((part) => "text" in part)) return false;
	const plain = value.replaceAll(/\$\{\{.*?\}\}/gs, "x");
	return /\s/.test(plain) || plainStart(word) === "" && plain.startsWith("-");
}
function readAssignment(words, variables) {
	const [word, ...others] = plainText(words[0] ?? []) === "export" ? words.slice(1) : words;
	if (word === void 0 || others.length > 0) return void 0;
	const value = toValue(word, variables);
	const [, name, text] = /^([A-Za-z_]\w*)=(.*)$/s.exec(value ?? "") ?? [];
	return name === void 0 || text === void 0 ? void 0 : [name, text];
}
const HARMLESS = [
	["set"],
	["echo"],
	["true"],
	[
		"docker",
		"buildx",
		"create"
	],
	[
		"docker",
		"buildx",
		"use"
	],
	[
		"docker",
		"buildx",
		"inspect"
	],
	[
		"docker",
		"buildx",
		"ls"
	],
	[
		"docker",
		"buildx",
		"version"
	],
	[
		"docker",
		"buildx",
		"install"
	],
	["docker", "logout"],
	["docker", "version"],
	["docker", "info"],
	["docker", "images"],
	["docker", "--version"]
];
function isHarmless(words) {
	return HARMLESS.some((start) => startsWith(words, start));
}
function startsWith(words, start) {
	return start.every((text, at) => plainText(words[at] ?? []) === text);
}
function readAct(line, words) {
	const [first = "", second] = words;
	const isGroup = [
		"buildx",
		"image",
		"builder"
	].includes(first);
	const verb = isGroup ? `${first} ${second ?? ""}` : first;
	const rest = words.slice(isGroup ? 2 : 1);
	if (BUILDS$1.includes(verb)) return readBuild(line, rest);
	if (["tag", "image tag"].includes(verb)) return readTag(line, rest);
	if (["push", "image push"].includes(verb)) return readPush(line, rest);
	return `"docker ${verb.slice(0, 40)}" does something else`;
}
function readBuild(line, words) {
	const flags = readBuildFlags(words);
	return typeof flags === "string" ? flags : {
		line,
		kind: "build",
		flags
	};
}
const BUILDS$1 = [
	"build",
	"image build",
	"builder build",
	"buildx build",
	"buildx b"
];
function readTag(line, [source, target, ...others]) {
	if (source === void 0 || target === void 0 || others.length > 0) return "docker tag takes two references";
	return {
		line,
		kind: "tag",
		source,
		target
	};
}
function readPush(line, words) {
	const isAll = words.some((word) => word === "--all-tags" || word === "-a");
	const [reference, ...others] = words.filter((word) => ![
		"--all-tags",
		"-a",
		"--quiet",
		"-q"
	].includes(word));
	if (reference === void 0 || others.length > 0 || reference.startsWith("-")) return "docker push takes one reference";
	return {
		line,
		kind: "push",
		reference,
		isAll
	};
}
function readLogin$1({ line, words }, variables, piped) {
	const said = piped === void 0 ? {} : { password: piped };
	const rest = words.slice(2);
	for (let word = rest.shift(); word !== void 0; word = rest.shift()) {
		const reason = readLoginWord(word, rest, said, variables);
		if (reason !== void 0) return reason;
	}
	const { password, ...login } = said;
	if (password === void 0) return "docker login has an unknown password";
	const secret = toPassword(password, variables);
	if (secret === void 0) return "the password of docker login is not a secret of the workflow";
	return [{
		line,
		kind: "login",
		login: {
			...login,
			...secret
		}
	}];
}
function readLoginWord(word, rest, said, variables) {
	const text = toValue(word, variables);
	if (text === "--password-stdin") return void 0;
	if (text?.startsWith("-") === false) {
		Object.assign(said, { registry: text });
		return;
	}
	const { name, attached } = splitLoginFlag(word, plainStart(word));
	const given = attached ?? rest.shift();
	if (name === "") return "docker login has an unsupported flag";
	if (given === void 0) return `${name} of docker login has no value`;
	if (name === "password") {
		Object.assign(said, { password: given });
		return;
	}
	const username = toValue(given, variables);
	if (username === void 0) return unknown(given, variables);
	Object.assign(said, { username });
}
function plainStart([first]) {
	return first !== void 0 && "text" in first ? first.text : "";
}
function unknown(word, variables) {
	return `$${findUnknown(word, variables) ?? ""} is set neither in this script nor in env`;
}
function splitLoginFlag(word, start) {
	const [all = "", long, short] = /^(?:--(username|password)(?:=|$)|-([up])=?)/.exec(start) ?? [];
	if (all === "") return { name: "" };
	const name = long ?? (short === "u" ? "username" : "password");
	if (start === all && word.length === 1 && !all.endsWith("=")) return { name };
	return {
		name,
		attached: [...[{ text: start.slice(all.length) }].filter(({ text }) => text !== ""), ...word.slice(1)]
	};
}
// src/init/from/elsewhere.ts
const ACTIONS = /(?:^|\/)(?:goreleaser-action|setup-ko|ko-build|kaniko|earthly|dagger-for-github|skaffold)/;
const COMMANDS = /\b(?:goreleaser|ko\s+(?:build|publish)|pack\s+build|skaffold\s+(?:build|run)|earthly\s+\S|jib(?:DockerBuild)?\b|spring-boot:build-image|bootBuildImage|docker[ -]compose\s+(?:[^\s;&|]+\s+){0,6}(?:build|push)\b|docker\s+buildx\s+(?:bake\b|imagetools\s+create\b)|docker\s+manifest\s+(?:create|push)\b|(?:crane|skopeo|regctl)\s+(?:image\s+)?(?:copy|cp|push|tag)\b|nerdctl\s+(?:build|push)\b|img\s+build\b|nix\s+build|(?:make|task|just|mage|bazel|bazelisk)\s[^\n]*(?:docker|image|container)[^\n]*)/;
const PROGRAM = "it builds or pushes an image by itself: let it make the image only, and ship that with the setting from (docs/cookbook.md, \"Images of Nix, Bazel, Jib, ko and Buildpacks\"), or write what it does as a step that builds";
const MOVES$1 = [
	[/^docker[ -]compose\b|^docker\s+buildx\s+bake\b/, "the setting targets-from ships the targets of a bake file and the images of a Compose file (docs/migrating.md, \"docker/bake-action\")"],
	[/^docker\s+(?:buildx\s+imagetools|manifest)\b/, "it joins images of several platforms into one; one build with all platforms does this"],
	[/^(?:crane|skopeo|regctl)\b/, "tagship promote gives further tags to a published image, and tagship copy takes it to another registry"]
];
function explainProgram(script, line) {
	const plain = script.replaceAll(/^[ \t]*#.*$/gm, "");
	const found = COMMANDS.exec(plain)?.[0].trim().slice(0, 60);
	if (found === void 0) return void 0;
	return {
		line,
		what: found,
		said: MOVES$1.find(([pattern]) => pattern.test(found))?.[1] ?? PROGRAM
	};
}
function listCalls({ entries, steps }) {
	const called = entries.find(({ key }) => key === "uses");
	const actions = steps.flatMap((step) => {
		const used = step.entries.find(({ key }) => key === "uses")?.value.trim() ?? "";
		if (!used.startsWith("./")) return [];
		const path = `${used.replace(/^\.\/+/, "").replace(/\/$/, "")}/action.yml`;
		return [{
			line: lineOf(step),
			what: used,
			path
		}];
	});
	const what = called?.value.trim() ?? "";
	if (called === void 0 || what.startsWith("docker/github-builder/")) return actions;
	const isOwn = /^\.{1,2}\//.test(what);
	const path = what.replace(/^(?:\.{1,2}\/)+/, "");
	return [{
		line: called.line + 1,
		what,
		...isOwn && { path }
	}, ...actions];
}
function listCalled(job) {
	return listCalls(job).flatMap(({ path }) => path === void 0 ? [] : [path]);
}
const BUILDS = /docker\/(?:build-push|bake)-action|depot\/b|buildah|kaniko|\bdocker\s+(?:buildx\s+)?(?:build|bake)\b|uses:\s*["']?\.\.?\//;
function explainCall({ line, what, path }, files, isNothing) {
	if (path === void 0) return isNothing || /docker|image|container/i.test(what) ? [{
		line,
		what,
		said: "it may build the image, in a file of another project: migrate it there"
	}] : [];
	const text = files.get(path);
	if (text !== void 0 && !BUILDS.test(text)) return [];
	return [{
		line,
		what,
		said: `it ${text === void 0 ? "may build" : "builds"} the image: run tagship init --from ${path}`
	}];
}
function explainElsewhere(job, files, isNothing) {
	const programs = job.steps.flatMap((step) => {
		const { action, run = "" } = step;
		const line = lineOf(step);
		if (ACTIONS.test(action)) return [{
			line,
			what: action,
			said: PROGRAM
		}];
		const program = touchesImages(run) ? void 0 : explainProgram(run, line);
		return program === void 0 ? [] : [program];
	});
	return [...listCalls(job).flatMap((call) => explainCall(call, files, isNothing)), ...programs];
}
// src/init/from/github-builder.ts
const CALLED = /^docker\/github-builder(?:-experimental)?\/\.github\/workflows\/(build|bake)\.ya?ml@/;
const RENAMED = {
	"meta-images": "images",
	"meta-tags": "tags",
	"meta-flavor": "flavor",
	"meta-labels": "labels",
	"meta-annotations": "annotations"
};
const SAME = new Set([...[
	"annotations",
	"build-args",
	"context",
	"file",
	"labels",
	"platforms",
	"push",
	"sbom"
], ...[
	"shm-size",
	"target",
	"ulimit"
]]);
const SILENT$1 = new Set([...[
	"output",
	"cache",
	"cache-scope",
	"cache-mode",
	"setup-qemu",
	"distribute",
	"fail-fast"
], ...[
	"runner",
	"set-meta-labels",
	"set-meta-annotations",
	"job-name-prefix"
]]);
const LOST$3 = {
	sign: "tagship does not sign: add a step with cosign after it",
	"registry-identities": "add a step that logs in without a password, for example aws-actions/amazon-ecr-login"
};
const OUTPUTS$1 = {
	digest: "digest",
	"meta-json": "json"
};
const ID = "image";
function translateGithubBuilder(source, job, uses) {
	const called = job.entries.find(({ key, value }) => key === "uses" && CALLED.test(value));
	if (called === void 0) return void 0;
	const given = listEntries(source, job.entries.find(({ key }) => key === "with")?.node);
	const secrets = job.entries.find(({ key }) => key === "secrets");
	const value = (name) => given.find(({ key }) => key === name)?.value.trim() ?? "";
	const call = {
		called,
		given,
		secrets,
		value
	};
	const reason = refuse$1(source, job, call);
	if (reason === void 0) return translateCall(source, job, call, uses);
	return {
		edits: [],
		renamings: [],
		count: 0,
		report: {
			taken: [],
			notTaken: [{
				line: called.line + 1,
				what: WHAT,
				said: reason
			}]
		}
	};
}
const WHAT = "docker/github-builder";
function refuse$1(source, job, { called, value }) {
	if (CALLED.exec(called.value)?.[1] === "bake") return "its bake file defines what it builds: write a step for each target";
	if (value("output") !== "image") return "its output is not an image";
	return isBlock(source, job) ? void 0 : "the job uses flow style or aliases";
}
function translateCall(source, job, call, uses) {
	const { called, given, secrets, value } = call;
	const inputs = [...toInputs$4(given, value), ...toLogins(listEntries(source, secrets?.node))];
	const read = readOutputs(source, job);
	const lines = renderJob(job, {
		uses,
		inputs,
		value,
		outputs: read.map(({ name }) => name)
	});
	return {
		edits: [{
			from: job.entries[0]?.from ?? job.from,
			to: job.to,
			lines: indent(lines, columnOf(source, job))
		}],
		renamings: [],
		count: 1,
		report: {
			taken: [{
				line: called.line + 1,
				what: WHAT,
				said: "a job with actions/checkout and one step of tagship, which builds all platforms on one runner"
			}],
			notTaken: [
				...given.flatMap(explainInput),
				...toSigned(called, given),
				...read.flatMap(explainOutput),
				...secrets?.value === "inherit" ? [inherited(secrets)] : []
			]
		}
	};
}
function columnOf({ lines }, job) {
	const text = lines[job.entries[0]?.line ?? job.from] ?? "";
	return text.length - text.trimStart().length;
}
function isBlock(source, job) {
	const [first] = job.entries;
	const text = source.lines.slice(job.from, job.to).join("\n");
	return first !== void 0 && first.line > job.from && !/(?:^|[\s:-])[&*][A-Za-z_]/m.test(text);
}
function inherited({ line }) {
	return {
		line: line + 1,
		what: "secrets: inherit",
		said: "name the logins in registry-auth: a step cannot inherit secrets"
	};
}
function toInputs$4(given, value) {
	const named = given.flatMap((entry) => {
		const name = RENAMED[entry.key] ?? entry.key;
		return (SAME.has(entry.key) || Object.hasOwn(RENAMED, entry.key)) && entry.value.trim() !== "" ? [asWritten(entry, name)] : [];
	});
	const scope = value("cache-scope") || value("target");
	const suffix = scope === "" ? "" : `,scope=${scope}`;
	return [
		...named,
		...value("meta-tags") === "" ? withLines("tags", DEFAULT_TAGS) : [],
		...value("push") === "" ? [withValue("push", "false")] : [],
		...value("cache") === "true" ? [withValue("cache-from", `type=gha${suffix}`), withValue("cache-to", `type=gha${suffix},mode=${value("cache-mode") || "min"}`)] : []
	];
}
const DEFAULT_TAGS = [
	"type=schedule",
	"type=ref,event=branch",
	"type=ref,event=tag",
	"type=ref,event=pr"
];
function toLogins(secrets) {
	const auths = secrets.find(({ key }) => key === "registry-auths");
	return auths === void 0 ? [] : [asWritten(auths, "registry-auth")];
}
function toSigned(called, given) {
	if (given.some(({ key }) => key === "sign")) return [];
	return [{
		line: called.line + 1,
		what: "sign of docker/github-builder",
		said: LOST$3.sign ?? ""
	}];
}
function explainInput({ key, value, line }) {
	if (SAME.has(key) || SILENT$1.has(key) || Object.hasOwn(RENAMED, key)) return [];
	if (/^(?:false|0)?$/.test(value.trim())) return [];
	return [{
		line: line + 1,
		what: `${key} of docker/github-builder`,
		said: LOST$3[key] ?? "tagship has no such input"
	}];
}
function readOutputs(source, job) {
	const found = new Map();
	for (const [at, text] of source.lines.entries()) for (const [, name, output] of text.matchAll(/\bneeds\.([\w-]+)\.outputs\.([\w-]+)/g)) if (name === job.name && output !== void 0 && !found.has(output)) found.set(output, at + 1);
	return [...found].map(([name, line]) => ({
		name,
		line
	}));
}
function explainOutput({ name, line }) {
	if (Object.hasOwn(OUTPUTS$1, name)) return [];
	return [{
		line,
		what: `outputs.${name}`,
		said: "an output of docker/github-builder that tagship does not have"
	}];
}
function renderJob(job, { uses, inputs, value, outputs }) {
	const known = outputs.filter((name) => Object.hasOwn(OUTPUTS$1, name));
	const isEmulated = /,|\n|arm|ppc64le|s390x|riscv|\$\{\{/.test(value("platforms"));
	return [
		...job.entries.flatMap(({ key, source }) => [
			"uses",
			"with",
			"secrets"
		].includes(key) ? [] : source),
		`runs-on: ${toRunner(value("runner"))}`,
		...known.length === 0 ? [] : ["outputs:"],
		...known.map((name) => `  ${name}: \${{ steps.${ID}.outputs.${OUTPUTS$1[name] ?? ""} }}`),
		"steps:",
		"  - uses: actions/checkout@v7",
		...isEmulated ? ["  - uses: docker/setup-qemu-action@v4"] : [],
		`  - uses: ${uses}`,
		...known.length === 0 ? [] : [`    id: ${ID}`],
		"    with:",
		...indent(sortInputs(inputs).flatMap(({ lines }) => lines), 6)
	];
}
function toRunner(text) {
	const [, named] = /(?:^|\n)default=(\S+)/.exec(text) ?? [];
	if (named !== void 0 && /^[\w.-]+$/.test(named)) return named;
	return /^[\w.-]+$/.test(text) && ![
		"auto",
		"amd64",
		"arm64"
	].includes(text) ? text : "ubuntu-24.04";
}
// src/init/from/notes.ts
const nothingSaid = {
	taken: [],
	notTaken: []
};
function joinReports(reports) {
	return {
		taken: reports.flatMap(({ taken }) => taken),
		notTaken: reports.flatMap(({ notTaken }) => notTaken)
	};
}
function sortReport({ taken, notTaken }) {
	const sort = (notes) => {
		return [...new Map(notes.map((note) => [`${note.line} ${note.what} ${note.said}`, note])).values()].toSorted((one, other) => one.line - other.line);
	};
	return {
		taken: sort(taken),
		notTaken: sort(notTaken)
	};
}
// src/init/from/gitlab/includes.ts
const KINDS = [
	"local",
	"component",
	"project",
	"template",
	"remote"
];
function listIncludes(source) {
	return toIncludes(source, valueOfEntry(source.root, "include"));
}
function listTriggered(source) {
	return listEntries(source, source.root).flatMap(({ node }) => toIncludes(source, valueOfEntry(valueOfEntry(node, "trigger"), "include")));
}
function toIncludes(source, node) {
	return (import_dist.isSeq(node) ? node.items : [node]).flatMap((item) => {
		const [start = 0] = import_dist.isNode(item) ? item.range ?? [] : [];
		const line = source.placeOf(start).line + 1;
		const text = textOf(item);
		const kind = text === "" ? KINDS.find((one) => textOf(valueOfEntry(item, one)) !== "") : "local";
		if (kind === void 0) return [];
		const value = text === "" ? textOf(valueOfEntry(item, kind)) : text;
		if (/^https?:\/\//.test(value)) return [{
			line,
			what: `remote ${value}`
		}];
		const path = value.replace(/^\.?\/+/, "");
		const isPath = kind === "local" && isInside(path);
		return [{
			line,
			what: `${kind} ${value}`,
			...isPath && { path }
		}];
	});
}
function isInside(path) {
	return /^[\w@+ ./-]+\.ya?ml$/.test(path) && !path.split("/").includes("..");
}
const MOST_FILES = 20;
function listIncludedPaths(source, files) {
	const seen = new Set();
	const paths = [];
	const visit = (one) => {
		for (const { path } of listIncludes(one)) {
			if (path === void 0 || seen.has(path) || seen.size >= MOST_FILES) continue;
			seen.add(path);
			const read = readKnown(path, files);
			if (read !== void 0) visit(read);
			paths.push(path);
		}
	};
	visit(source);
	return paths;
}
function readKnown(path, files) {
	const text = files.get(path);
	const read = text === void 0 ? void 0 : readSource(text.replace(/^\uFEFF/, ""));
	return typeof read === "string" ? void 0 : read;
}
function listPipelineFiles(source, files) {
	const started = listTriggered(source).flatMap(({ path }) => path === void 0 ? [] : [path]);
	return [...new Set([...listIncludedPaths(source, files), ...started])].slice(0, MOST_FILES);
}
function readIncluded(source, files) {
	return listIncludedPaths(source, files).flatMap((path) => readKnown(path, files) ?? []);
}
function explainAbsent(source, files) {
	const absent = listIncludes(source).filter(({ path }) => path === void 0 || readKnown(path, files) === void 0);
	const [first] = absent;
	if (first === void 0) return "which is not in this file";
	const others = absent.length > 1 ? ` and ${absent.length - 1} more` : "";
	return `which is in none of the files of the project; it may come from the include of ${first.what.slice(0, 80)}${others}: write its keys into the job`;
}
// src/init/from/gitlab/reference.ts
const DEEPEST$3 = 10;
function isReference(node) {
	return import_dist.isSeq(node) && node.tag === "!reference";
}
function followAlias({ document }, node) {
	return import_dist.isAlias(node) ? node.resolve(document) : node;
}
function followReference({ sources }, of, given) {
	let found = [of, followAlias(of, given)];
	for (let depth = 0; depth < DEEPEST$3; depth += 1) {
		const [, node] = found;
		if (!isReference(node)) break;
		const path = listNodes(node).map(textOf);
		const next = sources.map((source) => [source, walk(source, path)]).find(([, value]) => value !== void 0);
		if (next === void 0) break;
		found = next;
	}
	return found;
}
function walk(source, path) {
	return path.reduce((node, key) => followAlias(source, valueOfEntry(node, key)), source.root);
}
// src/init/from/gitlab/pipeline.ts
const KEYWORDS$1 = new Set([...[
	"default",
	"stages",
	"variables",
	"include",
	"workflow",
	"image",
	"services",
	"cache"
], ...[
	"before_script",
	"after_script",
	"spec",
	"types"
]]);
const GLOBAL = [
	"image",
	"services",
	"before_script",
	"after_script"
];
function listPipelineJobs(source, files = new Map()) {
	const pipeline = {
		sources: [source, ...readIncluded(source, files).toReversed()],
		known: new Map(),
		absent: explainAbsent(source, files)
	};
	return listKeys(pipeline, source, source.root).filter(({ key, node }) => !KEYWORDS$1.has(key) && !key.startsWith(".") && import_dist.isMap(node)).map((entry) => readJob(pipeline, entry));
}
function readJob(pipeline, entry) {
	const { layers, unknown } = listLayers(pipeline, entry.key);
	const keys = joinLayers(pipeline, layers);
	const roots = pipeline.sources.map((of) => listKeys(pipeline, of, of.root));
	const find = (name) => keysOf$1(pipeline, joinLayers(pipeline, roots).find(({ key }) => key === name));
	const defaults = [...find("default"), ...roots.flat().filter(({ key }) => GLOBAL.includes(key))];
	const own = keysOf$1(pipeline, keys.find(({ key }) => key === "variables"));
	return {
		name: entry.key,
		entry,
		keys,
		defaults,
		variables: new Map([...find("variables"), ...own].map((one) => [one.key, valueOf(one)])),
		...unknown !== void 0 && { fixed: unknown },
		pipeline
	};
}
function valueOf({ value, node }) {
	return value || textOf(import_dist.isMap(node) ? node.get("value", true) : void 0);
}
function keysOf$1(pipeline, entry) {
	if (entry === void 0) return [];
	return entry.below ?? listKeys(pipeline, entry.of, entry.node);
}
function listKeys(pipeline, of, node) {
	const before = pipeline.known.get(node);
	if (before !== void 0) return before;
	pipeline.known.set(node, []);
	const all = listEntries(of, node);
	const own = all.filter(({ key }) => key !== "<<").map((entry) => {
		const [source, value] = followReference(pipeline, of, entry.node);
		return {
			...entry,
			of: source,
			node: value,
			value: textOf(value)
		};
	});
	const merged = all.filter(({ key }) => key === "<<").flatMap((entry) => [entry.node, ...listNodes(entry.node)]).flatMap((one) => listKeys(pipeline, of, followAlias(of, one)));
	const names = new Set();
	const keys = [...own, ...merged].filter(({ key }) => !names.has(key) && names.add(key));
	pipeline.known.set(node, keys);
	return keys;
}
const MOST_PARENTS = 20;
function listLayers(pipeline, name) {
	const layers = [];
	const seen = new Set();
	const queue = [name];
	for (let next = queue.shift(); next !== void 0; next = queue.shift()) {
		if (seen.has(next)) continue;
		seen.add(next);
		if (seen.size > MOST_PARENTS) return {
			layers,
			unknown: "it extends too many jobs"
		};
		const found = findJob(pipeline, next);
		if (found.length === 0) return {
			layers,
			unknown: `it extends ${next.slice(0, 60)}, ${pipeline.absent}`
		};
		layers.push(...found);
		const parents = found.flat().find(({ key }) => key === "extends")?.node;
		const names = [textOf(parents), ...listNodes(parents).map(textOf)].filter((one) => one !== "");
		queue.unshift(...names.toReversed());
	}
	return { layers };
}
function findJob(pipeline, name) {
	return pipeline.sources.flatMap((of) => {
		const job = listKeys(pipeline, of, of.root).find(({ key }) => key === name);
		return job === void 0 ? [] : [listKeys(pipeline, of, job.node)];
	});
}
function joinLayers(pipeline, layers) {
	const byName = new Map();
	for (const one of layers.flat()) byName.set(one.key, [...byName.get(one.key) ?? [], one]);
	return [...byName.values()].flatMap(([first, ...others]) => {
		if (first === void 0) return [];
		const end = [first, ...others].findIndex(({ node }) => !import_dist.isMap(node));
		const maps = end < 0 ? [first, ...others] : [first, ...others].slice(0, end);
		if (maps.length < 2) return [first];
		const below = joinLayers(pipeline, maps.map((one) => keysOf$1(pipeline, one)));
		const source = [`${first.key}:`, ...indent(below.flatMap((one) => one.source), 2)];
		return [{
			...first,
			below,
			source
		}];
	});
}
function keyOf$1(job, key) {
	return [...job.keys, ...job.defaults].find((entry) => entry.key === key);
}
// src/init/from/shell/from-directory.ts
function fromDirectory(directory, path) {
	if (directory === "." || /^(?:\/|[a-z]+:\/\/)/.test(path)) return path;
	const end = path.replace(/^\.\/?(?!\.)/, "");
	return end === "" ? directory : `${directory.replace(/\/+$/, "")}/${end}`;
}
// src/init/from/shell/moves.ts
function onlyVariable([part, ...others]) {
	return part !== void 0 && others.length === 0 && "variable" in part ? part.variable : void 0;
}
function isCd(words) {
	return plainText(words[0] ?? []) === "cd";
}
function readMove(words, directory, root) {
	if (!isCd(words)) return void 0;
	const [, path = [], ...others] = words;
	if (others.length > 0) return "";
	if (onlyVariable(path) === root) return ".";
	const text = plainText(path) ?? "";
	return /^(?![/-])[\w./-]+$/.test(text) && !text.split("/").includes("..") ? fromDirectory(directory, text.replace(/(?<=.)\/+$/, "")) : "";
}
function toPairs(commands) {
	return commands.flatMap((command, at) => {
		if (commands[at - 1]?.isPiped === true) return [];
		return [command.isPiped ? commands.slice(at, at + 2) : [command]];
	});
}
// src/init/from/gitlab/script/kaniko.ts
const value = (input) => ({
	input,
	takes: "value"
});
const lost = (takes, why) => ({
	lost: why,
	takes
});
const needless = (takes) => ({ takes });
const FLAGS = {
	"--destination": value("tags"),
	"--dockerfile": value("file"),
	"--context": value("context"),
	"--build-arg": value("build-args"),
	"--label": value("labels"),
	"--target": value("target"),
	"--customPlatform": value("platforms"),
	"--custom-platform": value("platforms"),
	"--cache-repo": value("cache-repo"),
	"--cache": {
		input: "cache",
		takes: "switch"
	},
	"--no-push": {
		input: "no-push",
		takes: "switch"
	},
	"--context-sub-path": value("sub-path"),
	"--insecure": lost("switch", "write insecure: true for the registry in registries"),
	"--skip-tls-verify": lost("switch", "write ca for the registry in registries"),
	"--registry-certificate": lost("value", "write ca for the registry in registries"),
	"--registry-mirror": lost("value", "it is for the builder: use the input builder"),
	"--digest-file": lost("value", "later jobs get SHIPPED_DIGEST"),
	"--image-name-with-digest-file": lost("value", "later jobs get SHIPPED_IMAGE"),
	"--image-name-tag-with-digest-file": lost("value", "later jobs get SHIPPED_IMAGE"),
	"--oci-layout-path": lost("value", "use the input outputs"),
	"--tar-path": lost("value", "use the input outputs"),
	"--reproducible": lost("switch", "BuildKit takes the build argument SOURCE_DATE_EPOCH"),
	"--ignore-path": lost("value", "BuildKit ignores nothing"),
	"--cleanup": needless("switch"),
	"--cache-copy-layers": needless("switch"),
	"--cache-run-layers": needless("switch"),
	"--cache-ttl": needless("value"),
	"--compressed-caching": needless("switch"),
	"--force": needless("switch"),
	"--image-fs-extract-retry": needless("value"),
	"--kaniko-dir": needless("value"),
	"--log-format": needless("value"),
	"--log-timestamp": needless("switch"),
	"--push-retry": needless("value"),
	"--single-snapshot": needless("switch"),
	"--skip-unused-stages": needless("switch"),
	"--skip-push-permission-check": needless("switch"),
	"--snapshot-mode": needless("value"),
	"--snapshotMode": needless("value"),
	"--use-new-run": needless("switch"),
	"--verbosity": needless("value")
};
const SHORT = {
	"-b": "--build-arg",
	"-c": "--context",
	"-d": "--destination",
	"-f": "--dockerfile",
	"-v": "--verbosity"
};
function readKaniko(words) {
	const found = new Map();
	const losses = [];
	const rest = [...words];
	for (let word = rest.shift(); word !== void 0; word = rest.shift()) {
		const read = readFlag(word, rest);
		if (typeof read === "string") return read;
		const { name, flag, given } = read;
		if (flag.lost !== void 0) losses.push([name, flag.lost]);
		if (flag.input !== void 0) found.set(flag.input, [...found.get(flag.input) ?? [], given]);
	}
	const made = toInputs$3(found);
	return {
		...made,
		lost: [...losses, ...explainFile(found.get("file")?.at(-1), made.context)]
	};
}
function explainFile(file = "/", context = ".") {
	if (context === "." || /^(?:\/|\$\{CI_PROJECT_DIR\})/.test(file)) return [];
	return [["--dockerfile", `kaniko takes ${file} from the context where it is not in the directory of the script: then write file: ${`${context}/${file}`.replaceAll(/\$\{CI_PROJECT_DIR\}\/?/g, "")}`]];
}
function readFlag(word, rest) {
	const [head = "", attached] = /^([^=]*)=(.*)$/s.exec(word)?.slice(1) ?? [word];
	const name = SHORT[head] ?? head;
	const flag = Object.hasOwn(FLAGS, name) ? FLAGS[name] : void 0;
	if (flag === void 0) return `unsupported flag ${name.slice(0, 40)} of kaniko`;
	const given = attached ?? (flag.takes === "value" ? rest.shift() : "true");
	return given === void 0 ? `${name} has no value` : {
		name,
		flag,
		given
	};
}
function toInputs$3(found) {
	const last = (name) => found.get(name)?.at(-1);
	const inputs = new Map([...found].filter(([name]) => ![
		"context",
		"sub-path",
		"cache",
		"cache-repo",
		"no-push"
	].includes(name)));
	inputs.set("push", [last("no-push") === "true" ? "false" : "true"]);
	if (last("cache") === "true") {
		const repository = last("cache-repo");
		if (repository === void 0) inputs.set("cache", ["registry"]);
		else {
			inputs.set("cache-from", [`type=registry,ref=${repository}`]);
			inputs.set("cache-to", [`type=registry,ref=${repository},mode=max`]);
		}
	}
	const path = [(last("context") ?? "").replace(/^dir:\/\//, ""), last("sub-path") ?? ""].filter((part) => part !== "").join("/");
	return {
		inputs,
		context: path === "" ? "." : path
	};
}
function isKanikoLogin(text) {
	return /^\s*(?:mkdir|echo|printf|cat)\b/.test(text) && /\/kaniko\/\.docker\b/.test(text);
}
function readKanikoLogins(text) {
	const plain = text.replaceAll("\\\"", "\"").replaceAll(/"\s*'|'\s*"/g, "\"");
	const hosts = plain.match(/"[^"\s]+"\s*:\s*\{\s*"(?:username|auth)"/g) ?? [];
	const byName = [...plain.matchAll(/"([^"\s]+)"\s*:\s*\{\s*"username"\s*:\s*"([^"]+)"\s*,\s*"password"\s*:\s*"\$\{?(\w+)\}?"\s*\}/g)];
	const byAuth = [...plain.matchAll(/"([^"\s]+)"\s*:\s*\{\s*"auth"\s*:\s*"\$\(([^()]*)\)"\s*\}/g)].flatMap(([all, host, command = ""]) => {
		const [username, password, ...others] = [...command.matchAll(/\$\{?(\w+)\}?/g)];
		return password === void 0 || others.length > 0 ? [] : [[
			all,
			host,
			`$${username?.[1] ?? ""}`,
			password[1]
		]];
	});
	const logins = [...byName, ...byAuth].map(([, registry = "", username = "", passwordEnv = ""]) => ({
		registry,
		username,
		passwordEnv
	}));
	return logins.length === hosts.length && !/credHelpers|credsStore/.test(plain) ? logins : "it writes a login for kaniko that cannot be read";
}
// src/init/from/gitlab/script/commands.ts
const nameOf$1 = ({ words }) => plainText(words[0] ?? []) ?? "";
function needsNoEngine(command) {
	return [
		"podman",
		"buildah",
		"/kaniko/executor"
	].includes(nameOf$1(command));
}
function readActs(pair, local) {
	const read = (name) => `\${${name}}`;
	const [first] = pair;
	if (first !== void 0 && nameOf$1(first) === "/kaniko/executor") return readKanikoAct(first, read);
	const acts = readDockerCommands(pair.flatMap(asDocker), {
		read,
		local
	});
	const program = nameOf$1(first ?? {
		line: 0,
		words: [],
		isPiped: false
	});
	if (!("reason" in acts) || !OTHER_PROGRAMS.includes(program)) return acts;
	return {
		...acts,
		reason: acts.reason.replaceAll(/\bdocker\b/g, program)
	};
}
const OTHER_PROGRAMS = ["podman", "buildah"];
function readKanikoAct({ line, words }, read) {
	const toText = (word) => word.map((part) => "text" in part ? part.text : read(part.variable)).join("");
	const flags = readKaniko(words.slice(1).map(toText));
	return typeof flags === "string" ? flags : [{
		line,
		kind: "build",
		flags
	}];
}
const SWITCH = /^--(?:layers|tls-verify|squash-all)(?:=|$)/;
const VALUE = /^--(?:format|isolation|storage-driver|storage-opt|log-level)$/;
function asDocker(command) {
	const [, ...rest] = command.words;
	if (!OTHER_PROGRAMS.includes(nameOf$1(command))) return [command];
	const isNeedless = (word, at) => {
		const [flag, before] = [plainText(word) ?? "", plainText(rest[at - 1] ?? []) ?? ""];
		return SWITCH.test(flag) || VALUE.test(flag.replace(/=.*$/s, "")) || VALUE.test(before);
	};
	const words = rest.filter((word, at) => !isNeedless(word, at)).map((word, at) => at === 0 && plainText(word) === "bud" ? [{ text: "build" }] : word);
	const toDocker = (list) => ({
		...command,
		words: [DOCKER, ...list]
	});
	const [verb = [], ...all] = words;
	const [source, target, ...others] = all.filter((word) => !startOf(word).startsWith("-"));
	if (!(plainText(verb) === "push" && target !== void 0 && others.length === 0) || source === void 0) return [toDocker(words)];
	const reference = withoutTransport(target);
	return [toDocker([
		[{ text: "tag" }],
		source,
		reference
	]), toDocker([verb, reference])];
}
const DOCKER = [{ text: "docker" }];
function startOf([first]) {
	return first !== void 0 && "text" in first ? first.text : "";
}
function withoutTransport([first, ...others]) {
	const text = first !== void 0 && "text" in first ? first.text : "";
	return text.startsWith("docker://") ? [{ text: text.slice(9) }, ...others].filter((part) => !("text" in part) || part.text !== "") : first === void 0 ? others : [first, ...others];
}
function findOpen(words, known) {
	const isBuild = words.slice(0, 3).some((word) => ["build", "bud"].includes(plainText(word) ?? ""));
	const rest = words.slice(2);
	return rest.map(onlyVariable).find((variable, at) => {
		if (variable === void 0) return false;
		const value = known.local.get(variable) ?? known.values.get(variable);
		if (value !== void 0) return value === "" || /^-|\s/.test(value);
		const isOfFlag = (plainText(rest[at - 1] ?? []) ?? "").startsWith("-");
		return isBuild && !isOfFlag && !variable.startsWith("CI_");
	});
}
function isEmulation({ words }) {
	const texts = words.map((word) => plainText(word) ?? "");
	return texts[0] === "docker" && texts[1] === "run" && texts.some((text) => /(?:^|\/)(?:binfmt|qemu-user-static)(?::|@|$)/.test(text));
}
// src/init/from/gitlab/script/reasons.ts
const MOVES = [
	[/^it takes the output of another command$/, "put that into a variable, in a line of its own before the build"],
	[/^"(?:docker|podman) (?:container )?(?:run|exec|create)"/, "move its command to the input test, which runs before any tag is written and gets the image in SHIPPED_IMAGE"],
	[/^"(?:docker|podman) manifest"/, "a build with the input platforms makes one image of all platforms"],
	[/^it has a pipe$/, "leave it out, and take the password of a login from a variable: echo \"$PASSWORD\" | docker login --password-stdin"],
	[/^".*" makes it more than a list of commands$/, "write the commands of the build, the tags and the pushes one by one"],
	[/^"\|\|"/, "leave that out, or move it to a line of its own"],
	[/^it has "[<>]/, "leave the redirection out: later jobs get SHIPPED_IMAGE and SHIPPED_DIGEST"],
	[/^the shell would expand/, "write the names out, or put the word in quotation marks"],
	[/^".*" is another program$/, "write it on a line of its own before the build"],
	[/^unsupported flag /, "leave it out, or build this image without tagship"],
	[/^it tags or pushes an image that it does not build$/, "tagship promote gives further tags to an image that is published"],
	[/^cd leads to a place/, "write paths from the root of the project"],
	[/ may hold flags, /, "write them out"],
	[/^it writes a login for kaniko/, "name the registry and its password in the input registries"],
	[/^more than one argument is not a flag/, "write the context as one word"],
	[/^its context comes from/, "write the Dockerfile to a file, and name it"],
	[/^it builds or logs in under a condition/, "give the job rules, or make a job for each"]
];
function withMove(reason) {
	const move = MOVES.find(([pattern]) => pattern.test(reason))?.[1];
	return move === void 0 ? reason : `${reason}: ${move}`;
}
// src/init/from/gitlab/script/names.ts
const ASSIGNMENT = /(?:^|[\s;&|(]|\$\{)([A-Za-z_]\w*)(?::?=)/g;
const READ = /\b(?:read|for|getopts)((?:[ \t]+-?\w+)+)/g;
function namesSetBy(text) {
	const assigned = [...text.matchAll(ASSIGNMENT)].map(([, name = ""]) => name);
	const read = [...text.matchAll(READ)].flatMap(([, words = ""]) => words.trim().split(/\s+/));
	return [...assigned, ...read.filter((word) => /^[A-Za-z_]/.test(word))];
}
const OPENS = /(?:^|[\s;&|])(?:\.|source)\s+\S|\beval\s|\bexport\s+["']?\$|\bset\s+-a\b/;
// src/init/from/gitlab/script/outputs.ts
const OUTPUT = /\$\(([^()`\\\n]{1,400})\)/g;
function nameOutput(at) {
	return `DOCKER_VALUE_${at + 1}`;
}
function takeOutputs(text, known) {
	const commands = [...known];
	return {
		text: text.replaceAll(OUTPUT, (all, command, place) => {
			if ((text.slice(0, place).split("'").length - 1) % 2 === 1) return all;
			const before = commands.indexOf(command);
			if (before < 0) commands.push(command);
			return `\${${nameOutput(before < 0 ? commands.length - 1 : before)}}`;
		}),
		commands
	};
}
// src/init/from/gitlab/script/items.ts
function splitItem(item) {
	const lines = item.text?.split("\n") ?? [];
	if (lines.length < 2 || /<<|`/.test(item.text ?? "")) return [item];
	const items = groupLines(lines).map(({ at, lines: own }) => ({
		line: item.line + at,
		text: own.join("\n")
	}));
	return items.every(({ text }) => isWhole(text)) ? items : [item];
}
function groupLines(lines) {
	const groups = [];
	let depth = 0;
	let isOpen = false;
	for (const [at, line] of lines.entries()) {
		const last = groups.at(-1);
		if (isOpen && last !== void 0) last.lines.push(line);
		else groups.push({
			at,
			lines: [line]
		});
		depth += deepen(line);
		isOpen = depth > 0 || /\\\s*$|(?:&&|\||\{|\()\s*$/.test(line);
	}
	return groups;
}
function deepen(line) {
	const count = (pattern) => [...line.matchAll(pattern)].length;
	return count(/(?:^|[;\s])(?:if|for|while|until|case)(?=\s)/g) - count(/(?:^|[;\s])(?:fi|done|esac)(?=[\s;]|$)/g);
}
function isWhole(text) {
	const depth = text.split("\n").reduce((sum, line) => sum + deepen(line), 0);
	const commands = readScript(text);
	return depth === 0 && (!("reason" in commands) || commands.reason !== "a quote is not closed");
}
function readConditional(text) {
	const { test = "", body = "" } = /^\s*if\s+(?<test>\[[^\n]*\])\s*;?\s*then\s+(?<body>.*?)\s*;?\s*fi\s*$/s.exec(text)?.groups ?? {};
	if (/\b(?:else|elif|if)\b/.test(body)) return void 0;
	const only = readTest(test);
	return only === void 0 ? void 0 : {
		only,
		body
	};
}
function readChoice(text) {
	const { test = "", body = "", other = "" } = /^\s*if\s+(?<test>\[[^\n]*\])\s*;?\s*then\s+(?<body>.*?)\s*;?\s*else\s+(?<other>.*?)\s*;?\s*fi\s*$/s.exec(text)?.groups ?? {};
	const [one, another] = [readSetting(body), readSetting(other)];
	if (!(readTest(test) === "default-branch" && one !== void 0) || another?.name !== one.name) return void 0;
	const texts = [["default-branch", one.text], ["other-ref", another.text]];
	return {
		name: one.name,
		texts
	};
}
function readSetting(body) {
	const commands = readScript(body);
	if ("reason" in commands) return void 0;
	const [only, ...further] = commands.filter(({ words }) => plainText(words[0] ?? []) !== "echo").map(({ words }) => words.length === 1 ? words[0] : void 0);
	if (only === void 0 || further.length > 0) return void 0;
	const all = only.map((part) => "text" in part ? part.text : `\${${part.variable}}`).join("");
	const [, name, text] = /^([A-Za-z_]\w*)=(.*)$/s.exec(all) ?? [];
	return name === void 0 || text === void 0 ? void 0 : {
		name,
		text
	};
}
function readTest(test) {
	const plain = test.replaceAll(/["'{}]/g, "").replaceAll(/\[+\s*|\s*\]+/g, "");
	if (/^\$CI_COMMIT_(?:BRANCH|REF_NAME)\s*==?\s*\$CI_DEFAULT_BRANCH$/.test(plain)) return "default-branch";
	return /^(?:-n\s+)?\$CI_COMMIT_TAG(?:\s*!=\s*)?$/.test(plain) ? "tag" : void 0;
}
// src/init/from/gitlab/script/script.ts
function buildsImages(items) {
	return items.some(({ text = "" }) => touches(text));
}
function touches(text) {
	const plain = text.replaceAll(/^[ \t]*#.*$/gm, "");
	return touchesImages(plain) || /\/kaniko\/executor\b|\b(?:podman|buildah)\s+(?:image\s+)?(?:build|bud|push|tag)\b/.test(plain);
}
function readPipelineScript(items, values) {
	const state = {
		acts: [],
		logins: [],
		kept: [],
		set: new Set(),
		choices: new Map(),
		local: new Map(),
		outputs: [],
		values,
		directory: ".",
		isOpen: false,
		isRemote: false,
		isEcr: false
	};
	for (const item of items.flatMap(splitItem)) {
		const reason = readItem(item, state);
		if (reason !== void 0) return {
			line: item.line,
			reason: withMove(reason)
		};
	}
	const back = {
		line: 0,
		text: "cd \"$CI_PROJECT_DIR\"",
		isSetting: true
	};
	const kept = state.directory === "." ? state.kept : [...state.kept, back];
	return {
		...state,
		kept
	};
}
const LONGEST_ITEM = 8192;
const PULL = /^[ \t]*(?:docker|podman)\s+(?:image\s+)?pull\s+[^\n;|&]+(?:\|\|\s*(?:true|:)\s*)?$/gm;
const OPTIONAL_LOGIN = /(\bdocker\s+login\b[^\n;|&]*)\|\|\s*(?:true|:)\s*$/gm;
const FAILING = /\|\|[ \t]*(?:exit[ \t]+1|false)[ \t]*;?[ \t]*$/gm;
const ECR = /^[ \t]*(?:aws\s+ecr\s+get-login-password\b[^|\n]*\|\s*docker\s+login\s+(?:-u|--username)[\s=]+AWS\s+--password-stdin\s+\S+|\$\(aws\s+ecr\s+get-login\b[^)\n]*\))\s*$/gm;
function readItem(item, state) {
	if (item.text === void 0) return "an item of its script is not text, such as !reference";
	if (item.text.length > LONGEST_ITEM) return "an item of its script is too long";
	if (isKanikoLogin(item.text)) return readKanikoConfig(item.text, state);
	const text = item.text.replaceAll(PULL, "").replaceAll(OPTIONAL_LOGIN, "$1").replaceAll(FAILING, "").replaceAll(ECR, () => {
		Object.assign(state, { isEcr: true });
		return "";
	});
	if (text.trim() === "") return void 0;
	return readPlain(takeOut(text, item, state), item, state);
}
function takeOut(text, item, state) {
	if (!touches(text) && !/\bdocker\s+login\b/.test(text)) return text;
	if (/^\s*(?:if|for|while|case)\b/.test(text)) return text;
	const made = takeOutputs(text, state.outputs);
	const commands = readScript(made.text);
	if ("reason" in commands || !commands.every(({ words }) => isBuilder(words))) return text;
	if (made.commands.length > state.outputs.length && isBuilt(state)) return text;
	for (const [at, command] of made.commands.entries()) {
		if (at < state.outputs.length) continue;
		const name = nameOutput(at);
		state.kept.push({
			line: item.line,
			text: `export ${name}="$(${command})"`,
			sets: name
		});
		state.set.add(name);
	}
	state.outputs.splice(0, state.outputs.length, ...made.commands);
	return made.text;
}
function readPlain(text, item, state) {
	const conditional = readConditional(text);
	const commands = readScript(conditional?.body ?? text);
	if (!("reason" in commands)) return readCommands(commands, {
		item,
		state,
		only: conditional?.only
	});
	return touches(text) || /\bdocker\s+login\b/.test(text) ? commands.reason : keep(item, state);
}
function readKanikoConfig(text, state) {
	const logins = readKanikoLogins(text);
	if (typeof logins === "string") return logins;
	state.logins.push(...logins);
}
function readCommands(commands, context) {
	const { item, state } = context;
	const kind = decideKind(commands, context.only);
	if (kind === "unclear") return "it sets a variable or changes the directory under a condition, and builds, tags or pushes under it: do the first on a line of its own before the build";
	if (kind === "other") return keep(item, state);
	if (kind === "saying") remember(item, state);
	for (const pair of toPairs(commands)) {
		const reason = readOne(pair, context);
		if (reason !== void 0) return reason;
	}
}
function decideKind(commands, only) {
	const isSet = only !== void 0 && commands.some(({ words }) => isAssignment(words) || isCd(words));
	if (commands.length > 0 && commands.every(isEmulation)) return "other";
	if (commands.some(({ words }) => isBuilder(words))) return isSet ? "unclear" : "ours";
	if (commands.every(({ words }) => isPlain(words))) return isSet ? "other" : "saying";
	return commands.length === 1 && commands.every(({ words }) => isCd(words)) ? "ours" : "other";
}
const BUILDERS = /^(?:docker|podman|buildah|\/kaniko\/executor)$/;
function isBuilder([program]) {
	return BUILDERS.test(plainText(program ?? []) ?? "");
}
function isPlain(words) {
	return isAssignment(words) || [
		"echo",
		"set",
		"true"
	].includes(plainText(words[0] ?? []) ?? "");
}
function isAssignment(words) {
	const [first = []] = words;
	const start = first[0] !== void 0 && "text" in first[0] ? first[0].text : "";
	return /^[A-Za-z_]\w*=/.test(start) && words.length === 1 || plainText(first) === "export" && words.length === 2;
}
function readOne(pair, { item, state, only }) {
	const [command] = pair;
	if (command === void 0) return void 0;
	const moved = readMove(command.words, state.directory, "CI_PROJECT_DIR");
	if (moved === "") return "cd leads to a place that is not known";
	if (moved !== void 0) {
		Object.assign(state, { directory: moved });
		remember(item, state);
		return;
	}
	const open = findOpen(command.words, state);
	if (open !== void 0) return `$${open} may hold flags, which only a shell can tell apart`;
	if (needsNoEngine(command)) Object.assign(state, { isRemote: true });
	const acts = readActs(pair, state.local);
	if (typeof acts === "string") return acts;
	if ("reason" in acts) return acts.reason;
	return addActs(acts, {
		item,
		state,
		only
	});
}
function addActs(acts, { state, only }) {
	for (const act of acts) {
		if (only !== void 0 && (act.kind === "build" || act.kind === "login")) return "it builds or logs in under a condition of its own";
		if (act.kind === "login") state.logins.push(act.login);
		else state.acts.push({
			act,
			directory: state.directory,
			...only !== void 0 && { only }
		});
	}
}
function remember(item, state) {
	if (!isBuilt(state)) state.kept.push({
		...item,
		isSetting: true
	});
}
function isBuilt({ acts }) {
	return acts.some(({ act }) => act.kind === "build");
}
function keep(item, state) {
	const { text = "" } = item;
	if (/(?:^|[;&|\s])(?:cd|pushd|popd)\s/.test(text)) return "cd leads to a place that is not known";
	if (isBuilt(state)) {
		if (SAYS.test(text)) return void 0;
		return "it does something else after the build: move it to a job of its own, which gets SHIPPED_IMAGE";
	}
	state.kept.push(item);
	for (const name of namesSetBy(text)) {
		state.set.add(name);
		state.local.delete(name);
		state.choices.delete(name);
	}
	const choice = readChoice(text);
	if (choice !== void 0) {
		state.choices.set(choice.name, choice);
		state.kept.splice(-1, 1, {
			...item,
			sets: choice.name
		});
	}
	if (OPENS.test(text)) Object.assign(state, { isOpen: true });
}
const SAYS = /^\s*(?:echo|printf|date|sleep)\b[^>|;&\n]*$/;
// src/init/from/gitlab/script/script-items.ts
const [DEEPEST$2, MOST_ITEMS] = [10, 500];
function listScript({ pipeline, entry: job }, entry) {
	if (entry === void 0) return [];
	const items = [];
	const add = (of, given, depth) => {
		if (items.length > MOST_ITEMS) return;
		const [source, node] = followReference(pipeline, of, given);
		if (import_dist.isSeq(node) && depth < DEEPEST$2 && !isReference(node)) {
			for (const item of node.items) add(source, item, depth + 1);
			return;
		}
		const line = source === pipeline.sources[0] ? lineOfText(source, node, entry.line) : job.line + 1;
		const isText = import_dist.isScalar(node) && typeof node.value === "string";
		items.push({
			line,
			text: isText ? textOf(node) : void 0
		});
	};
	add(entry.of, entry.node, 0);
	return items;
}
function lineOfText(source, node, otherwise) {
	const [start] = import_dist.isNode(node) ? node.range ?? [] : [];
	const isBlock = import_dist.isScalar(node) && (node.type ?? "").startsWith("BLOCK");
	return (start === void 0 ? otherwise : source.placeOf(start).line) + (isBlock ? 2 : 1);
}
// src/init/from/gitlab/component.ts
const COMPONENT = /(?:^|\/)to-be-continuous\/docker\/gitlab-ci-docker(?:-[\w-]+)?@/;
const PROJECT = /^to-be-continuous\/docker$/;
function translateGitlab(source, revision) {
	const include = findInclude(source);
	if (include === void 0) return void 0;
	const text = source.lines.join(source.eol);
	const what = "to-be-continuous/docker";
	if (include.fixed) return {
		text,
		count: 0,
		taken: [],
		notTaken: [{
			line: include.line,
			what,
			said: "its include is not a list with lines of its own, or uses anchors or aliases: write it as a block list"
		}]
	};
	const inputs = toInputs$2(include);
	const entry = renderInclude$1(revision, inputs.lines);
	const edit = {
		from: include.from,
		to: include.to,
		lines: [...indent(entry.slice(0, 1), include.dash), ...indent(entry.slice(1), include.dash)]
	};
	const report = sortReport({
		taken: [{
			line: include.line,
			what,
			said: "the component of tagship: one job builds, pushes and tags"
		}, ...inputs.taken],
		notTaken: [
			...inputs.notTaken,
			...explainFlow$1(include),
			...explainJobs(source),
			...explainFurther(source, include, what)
		]
	});
	return {
		text: applyEdits(source, [edit], []),
		count: 1,
		...report
	};
}
function listTemplates(source) {
	const include = valueOfEntry(source.root, "include");
	const items = listNodes(include);
	return (items.length > 0 ? items : [include]).filter((item) => listEntries(source, item).some(({ key, value }) => key === "component" && COMPONENT.test(value) || key === "project" && PROJECT.test(value)));
}
function explainFurther(source, { line }, what) {
	const further = listTemplates(source).slice(1).map((node) => {
		return {
			line: (listEntries(source, node)[0]?.line ?? line) + 1,
			what,
			said: "run tagship init --from again for this include, and give each include of tagship a job-name of its own"
		};
	});
	const jobs = listPipelineJobs(source).flatMap((job) => {
		return buildsImages(listScript(job, keyOf$1(job, "script"))) ? [{
			line: job.entry.line + 1,
			what: `job ${job.name}`,
			said: "it builds an image by itself: run tagship init --from again for it"
		}] : [];
	});
	return [...further, ...jobs];
}
function findInclude(source) {
	const [node] = listTemplates(source);
	const entries = listEntries(source, node);
	const [first] = entries;
	if (first === void 0) return void 0;
	const variables = listEntries(source, valueOfEntry(source.root, "variables"));
	const inputs = listEntries(source, entries.find(({ key }) => key === "inputs")?.node);
	const dash = /^(\s*)-\s+(?=[^\s{])/.exec(source.lines[first.line] ?? "")?.[1];
	return {
		from: first.line,
		to: entries.at(-1)?.to ?? first.line + 1,
		dash: dash?.length ?? 0,
		line: first.line + 1,
		given: new Map([...variables.flatMap(toGiven), ...inputs.map((entry) => [entry.key, place(entry)])]),
		fixed: dash === void 0 || hasAnchors(node)
	};
}
function place({ value, line }) {
	return {
		value: value.trim(),
		line: line + 1
	};
}
function toGiven(entry) {
	const [, name] = /^DOCKER_([A-Z_]+)$/.exec(entry.key) ?? [];
	return name === void 0 ? [] : [[name.toLowerCase().replaceAll("_", "-"), place(entry)]];
}
function toInputs$2({ given }) {
	const lines = [];
	const taken = [];
	const notTaken = [];
	for (const [name, { value, line }] of given) {
		if (value === "") continue;
		const made = toInput(name, value);
		if (typeof made === "string") {
			if (made !== "") notTaken.push({
				line,
				what: name,
				said: made
			});
			continue;
		}
		if (made.length === 0) continue;
		lines.push(...made);
		taken.push({
			line,
			what: name,
			said: made.map((text) => text.split(":", 1)[0]).join(", ")
		});
	}
	return {
		lines: withRegistry(lines, given),
		taken,
		notTaken
	};
}
const MAKERS = {
	file: (value) => value === "Dockerfile" ? [] : [`file: ${renderScalar(value)}`],
	"context-path": (value) => value === "." ? [] : [`context: ${renderScalar(value)}`],
	"build-tool": toEngine,
	platforms: (value) => [`platforms: ${toList$2(value.split(/[,\s]+/))}`],
	"build-args": (value) => toFlagInputs(value, "build-args"),
	metadata: (value) => toFlagInputs(value, "labels"),
	"release-image": toImages$1
};
const SILENT = /^(?:registry-(?:release-)?(?:user|password)|(?:dind-|kaniko-|buildah-)?image|host|driver|buildkit|tls-\w+|cert-path)$/;
function toInput(name, value) {
	const make = Object.hasOwn(MAKERS, name) ? MAKERS[name] : void 0;
	if (make !== void 0) return make(value);
	return SILENT.test(name) ? "" : explain(name);
}
function explain(name) {
	if (name === "snapshot-image") return "tagship pushes branches to the same repository, as sha-<commit> and the name of the branch";
	if (/^(?:trivy|hadolint|sbom|healthcheck)/.test(name)) return "tagship has no job for it: keep your own job, or use the input test";
	if (/publish|release|semrel/.test(name)) return "tagship pushes the image once, and gives a release its tags when the git tag is pushed";
	return "the component of tagship has no such input";
}
function toEngine(value) {
	if (value === "kaniko" || value === "buildah") return ["engine: remote"];
	if (value === "dind") return [];
	return `${value.slice(0, 40)} is not an engine of tagship: see its input engine`;
}
function toList$2(words) {
	return `[${words.filter((word) => word !== "").map((word) => `'${word.replaceAll("'", "''")}'`).join(", ")}]`;
}
function toFlagInputs(value, expected) {
	const flags = readFlags(value);
	if (typeof flags === "string") return flags;
	const known = [
		"build-args",
		"labels",
		"target",
		"platforms"
	];
	const other = [...flags.inputs.keys()].find((name) => !known.includes(name));
	if (other !== void 0) return `it contains flags for ${other}: use that input`;
	if (flags.inputs.size === 0) return `it contains no flag for ${expected}`;
	return [...flags.inputs].map(([name, values]) => {
		const last = renderScalar(values.at(-1) ?? "");
		return name === "target" ? `target: ${last}` : `${name}: ${toList$2(values)}`;
	});
}
function readFlags(value) {
	const commands = readScript(value);
	if ("reason" in commands) return commands.reason;
	const [only, ...others] = commands;
	if (only === void 0 || others.length > 0) return "only a shell can evaluate it";
	return readBuildFlags(only.words.map((word) => word.map((part) => "text" in part ? part.text : `$${part.variable}`).join("")));
}
function toImages$1(value) {
	const [, repository = value] = /^(.*[^/]):([^/:]+)$/.exec(value) ?? [];
	return repository === "$CI_REGISTRY_IMAGE" ? [] : [`images: ${toList$2([repository])}`];
}
function withRegistry(lines, given) {
	const image = given.get("release-image")?.value ?? "";
	const host = /^([\w.-]+\.[\w.-]+(?::\d+)?)\//.exec(image)?.[1];
	if (host === void 0) return lines;
	const prefix = given.has("registry-release-user") ? "DOCKER_REGISTRY_RELEASE" : "DOCKER_REGISTRY";
	const fields = `{ username: '$${prefix}_USER', password-env: ${prefix}_PASSWORD }`;
	return [
		...lines,
		"registries:",
		`  - '${host}': ${fields}`
	];
}
function renderInclude$1({ version, commit }, inputs) {
	const at = commit ?? `v${version}`;
	const comment = commit === void 0 ? "" : ` # v${version}`;
	return [`- remote: ${`https://raw.githubusercontent.com/tagship/tagship/${at}/templates/build.yml`}${comment}`, ...inputs.length === 0 ? [] : ["  inputs:", ...indent(inputs, 4)]];
}
function explainFlow$1({ line, given }) {
	const said = "the tags are those of the standard preset: a git tag v1.2.3 gives 1.2.3, 1.2, 1 and latest, a branch its name";
	return given.has("release-image") || given.has("snapshot-image") ? [{
		line: given.get("release-image")?.line ?? line,
		what: "tags",
		said
	}] : [{
		line,
		what: "snapshot and release image",
		said
	}];
}
function explainJobs(source) {
	return source.lines.flatMap((text, at) => {
		const found = /(?<![\w-])docker-(?:kaniko-build|dind-build|buildah-build|build|publish|trivy|hadolint|sbom|healthcheck)(?![\w-])/.exec(text.replace(/#.*$/, ""));
		if (found === null) return [];
		return [{
			line: at + 1,
			what: found[0],
			said: "is a job of to-be-continuous: the one of tagship is container-image, and its variables begin with SHIPPED_"
		}];
	});
}
// src/init/from/gitlab/elsewhere.ts
function listElsewhere(source, jobs, files) {
	const isNothing = !jobs.some((job) => isBuilding(job));
	return [...jobs.flatMap((job) => [...explainUnknown(job, isNothing), ...explainJob(job)]), ...explainFiles(source, files)];
}
function isBuilding(job) {
	return buildsImages([
		"before_script",
		"script",
		"after_script"
	].flatMap((key) => listScript(job, keyOf$1(job, key))));
}
function explainUnknown(job, isNothing) {
	const isOpen = job.fixed !== void 0 && job.keys.every(({ key }) => key !== "script");
	const isLikely = isNothing || /docker|image|container|kaniko|buildah/i.test(job.name);
	return isOpen && isLikely ? [{
		line: job.entry.line + 1,
		what: `job ${job.name}`,
		said: job.fixed ?? ""
	}] : [];
}
function explainJob(job) {
	const items = [
		"before_script",
		"script",
		"after_script"
	].flatMap((key) => listScript(job, keyOf$1(job, key)));
	if (isBuilding(job)) return [];
	for (const { line, text = "" } of items) {
		const note = explainProgram(text, line);
		if (note !== void 0) return [note];
	}
	return [];
}
function explainFiles(source, files) {
	return [...listIncludes(source), ...listTriggered(source)].flatMap(({ line, path, what }) => {
		const text = path === void 0 ? void 0 : files.get(path);
		if (path === void 0 || text === void 0) return [];
		const read = readSource(text);
		const isBuilding = typeof read !== "string" && hasBuild(read);
		const said = `it builds an image: run tagship init --from ${path}`;
		return isBuilding ? [{
			line,
			what,
			said
		}] : [];
	});
}
function hasBuild(source) {
	return listPipelineJobs(source).some((job) => isBuilding(job));
}
// src/init/from/gitlab/kept.ts
function explainAnchors(source, job) {
	const anchors = new Set();
	const inside = new Set();
	const used = [];
	if (import_dist.isNode(job.entry.node)) import_dist.visit(job.entry.node, (_, node) => {
		inside.add(node);
		if (import_dist.isNode(node) && "anchor" in node && node.anchor) anchors.add(node.anchor);
	});
	const rest = { left: MOST_NODES };
	for (const { of, node } of job.keys) copyNode(of, node, rest);
	if (rest.left < 0) return "its aliases stand for too much";
	if (anchors.size === 0) return void 0;
	import_dist.visit(source.document, { Alias: (_, node) => {
		if (!inside.has(node) && anchors.has(node.source)) used.push(node.source);
	} });
	return used[0] === void 0 ? void 0 : `other parts of the file use its anchor ${used[0].slice(0, 40)}: move that into a job whose name begins with a dot`;
}
function renderKept(job, entry) {
	return entry.of === job.pipeline.sources[0] && entry.line >= job.entry.line && entry.to <= job.entry.to ? entry.source : withoutAliases(entry);
}
function renderMoved(entry) {
	const lines = withoutAliases(entry);
	const start = lines.findIndex((line) => !/^\s*#/.test(line));
	return lines.slice(Math.max(0, start));
}
function withoutAliases(entry) {
	if (!(entry.below === void 0 && /[*&]/.test(entry.source.join("\n"))) || !hasAliases(entry)) return entry.source;
	const copy = new import_dist.YAMLMap();
	copy.set(new import_dist.Scalar(entry.key), copyNode(entry.of, entry.node, { left: MOST_NODES }));
	const document = new import_dist.Document(void 0, { schema: "failsafe" });
	document.contents = copy;
	return document.toString({ lineWidth: 0 }).trimEnd().split("\n");
}
function hasAliases({ node, source }) {
	const [line = ""] = source.filter((text) => !/^\s*#/.test(text));
	return hasAnchors(node) || /^[^:]+:\s+\*/.test(line);
}
const MOST_NODES = 2e3;
function copyNode(of, given, rest) {
	const node = followAlias(of, given);
	Object.assign(rest, { left: rest.left - 1 });
	if (rest.left < 0) return new import_dist.Scalar("");
	if (import_dist.isScalar(node)) {
		const scalar = new import_dist.Scalar(node.value);
		if (node.type !== void 0) scalar.type = node.type;
		return scalar;
	}
	if (import_dist.isSeq(node)) {
		const list = new import_dist.YAMLSeq();
		if (node.tag === "!reference") list.tag = node.tag;
		list.flow = node.flow === true;
		list.items = node.items.map((item) => copyNode(of, item, rest));
		return list;
	}
	const map = new import_dist.YAMLMap();
	if (import_dist.isMap(node)) {
		map.flow = node.flow === true;
		for (const { key, value } of node.items) map.set(copyNode(of, key, rest), copyNode(of, value, rest));
	}
	return map;
}
// src/init/from/gitlab/references.ts
function followBuilds(acts, given) {
	const builds = [];
	for (const { act, directory, only } of acts) if (act.kind === "build") {
		const { flags } = act;
		const same = builds.find((one) => one.directory === directory && haveSameFlags(one.flags, flags));
		const build = same ?? {
			flags,
			directory,
			known: new Map(),
			pushed: new Map()
		};
		if (same === void 0) builds.push(build);
		for (const tag of act.flags.inputs.get("tags") ?? []) {
			const reason = addTag(build, {
				text: tag,
				only: void 0
			}, given);
			if (reason !== void 0) return reason;
		}
	} else {
		const reason = followAct(act, only, {
			...given,
			builds
		});
		if (reason !== void 0) return reason;
	}
	return builds;
}
function addTag({ known }, written, given) {
	for (const { text, only } of listTexts$1(written, given)) {
		const whole = withTag$2(text, given.values);
		if (whole === void 0) return `${toPlainVariables(text)} may hold the tag too: write repository:tag`;
		known.set(resolveVariables(whole, given.values), {
			text: whole,
			only
		});
	}
}
function listTexts$1(reference, { choices, values }) {
	const { text, only } = reference;
	const name = namesOf(text).find((one) => choices.has(one));
	const choice = choices.get(name ?? "");
	if (choice === void 0 || only !== void 0 || withTag$2(text, values) !== void 0) return [reference];
	return choice.texts.map(([when, value]) => ({
		text: text.replaceAll(`\${${choice.name}}`, value),
		only: when
	}));
}
function namesOf(text) {
	return [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name);
}
function followAct(act, only, following) {
	if (act.kind === "tag") return followTag(act, only, following);
	return act.kind === "push" ? followPush(act, only, following) : void 0;
}
const STRANGER = withMove("it tags or pushes an image that it does not build");
function keysOf(text, given) {
	const { values } = given;
	return listTexts$1({
		text,
		only: void 0
	}, given).map((one) => resolveVariables(withTag$2(one.text, values) ?? one.text, values));
}
function followTag(act, only, following) {
	const [key = "", ...others] = keysOf(act.source, following);
	const build = following.builds.findLast(({ known }) => known.has(key));
	if (build === void 0) return STRANGER;
	const own = others.length > 0 ? void 0 : build.known.get(key)?.only;
	return addTag(build, {
		text: act.target,
		only: only ?? own
	}, following);
}
function followPush(act, only, following) {
	const start = `${resolveVariables(act.reference, following.values)}:`;
	const wanted = keysOf(act.reference, following);
	const isMeant = (key) => act.isAll ? key.startsWith(start) : wanted.includes(key);
	const found = following.builds.flatMap(({ known, pushed }) => [...known].filter(([key]) => isMeant(key)).map(([key, one]) => ({
		key,
		one,
		pushed
	})));
	for (const { key, one, pushed } of found) pushed.set(key, (pushed.get(key) ?? new Set()).add(only ?? one.only));
	return found.length > 0 ? void 0 : STRANGER;
}
function toTags$1(build, values) {
	const isAll = isPushingBuild(build.flags);
	const isPushed = isAll || build.pushed.size > 0;
	const lists = toLists([...build.known].flatMap(([key, { text, only }]) => {
		if (isAll || !isPushed) return [{
			text,
			only
		}];
		const when = [...build.pushed.get(key) ?? []];
		return when.includes(void 0) ? [{
			text,
			only: void 0
		}] : when.map((one) => ({
			text,
			only: one
		}));
	}), values);
	return typeof lists === "string" ? lists : {
		lists,
		isPushed
	};
}
function toLists(references, values) {
	const always = references.filter(({ only }) => only === void 0).map(({ text }) => text);
	const images = new Set();
	const rules = new Set();
	for (const { text, only } of references) {
		if (only === void 0) continue;
		const written = resolveVariables(text, values);
		const at = written.lastIndexOf(":");
		const rule = toRule(written.slice(at + 1), only);
		if (rule === void 0) return `it gives git tags ${toPlainVariables(written)}: write a rule for it`;
		images.add(written.slice(0, at));
		rules.add(rule);
	}
	if (images.size > 1) return "it gives tags of some runs to several repositories: split it into a job for each";
	const lists = new Map();
	if (images.size > 0) lists.set("images", [...images]);
	lists.set("tags", [...always, ...rules]);
	if (rules.size > 0) lists.set("flavor", ["latest=false"]);
	return lists;
}
function toRule(tag, only) {
	const isChosen = !/[,{]/.test(tag.replaceAll(/\$\{\w+\}/g, ""));
	const plain = toPlainVariables(tag);
	if (isChosen && only === "default-branch") return `type=raw,value=${plain},enable={{is_default_branch}}`;
	if (isChosen && only === "other-ref") return `type=raw,value=${plain},enable={{is_not_default_branch}}`;
	return tag === "${CI_COMMIT_TAG}" ? "type=ref,event=tag" : void 0;
}
const REPOSITORY$1 = /\$\{CI_(?:REGISTRY_IMAGE|REGISTRY|PROJECT_\w+)\}/g;
function withTag$2(reference, values) {
	const shape = resolveVariables(reference, values).replaceAll(REPOSITORY$1, "x");
	const end = shape.slice(shape.lastIndexOf("/") + 1);
	if (/[:@]/.test(end)) return reference;
	return end.includes("$") ? void 0 : `${reference}:latest`;
}
const [DEEPEST$1, LONGEST] = [5, 1e3];
function resolveVariables(text, values, depth = 0) {
	if (depth > DEEPEST$1 || text.length > LONGEST) return text;
	const filled = text.replaceAll(/\$\{(\w+)\}|\$(\w+)/g, (_all, braced, bare) => {
		const name = braced ?? bare ?? "";
		const value = values.get(name) ?? "";
		return value === "" || value.length > LONGEST ? `\${${name}}` : value;
	});
	return filled === text || filled.length > LONGEST ? text : resolveVariables(filled, values, depth + 1);
}
function isPushingBuild({ inputs }) {
	return inputs.get("push")?.at(-1) === "true";
}
function toPlainVariables(text) {
	return text.replaceAll(/\$\{(\w+)\}(?!\w)/g, (_all, name) => `$${name}`);
}
// src/init/from/gitlab/image.ts
const WORDS = new Set([...[
	"context",
	"file",
	"target",
	"provenance",
	"sbom",
	"call",
	"network",
	"shm-size"
], ...[
	"cgroup-parent",
	"no-cache",
	"pull",
	"cache"
]]);
function toPipelineImages(script, values) {
	const builds = followBuilds(script.acts, {
		values,
		choices: script.choices
	});
	if (typeof builds === "string") return builds;
	if (builds.length === 0) return withMove("it tags or pushes an image that it does not build");
	const reason = explainSeveral(builds, values);
	if (reason !== void 0) return reason;
	const images = [];
	for (const build of builds) {
		const image = toImage$3(build, script, values);
		if (typeof image === "string") return image;
		images.push(image);
	}
	return images;
}
function explainSeveral(builds, values) {
	if (builds.length === 1) return void 0;
	if (builds.some(({ flags, pushed }) => !isPushingBuild(flags) && pushed.size === 0)) return "its script builds several images and does not push them all: build the one that is not pushed as a stage of the other, or in a job of its own";
	const names = builds.map(({ known }) => [...known.keys()]);
	if (new Set(names.flat()).size < names.flat().length) return "its script gives one tag to two builds: split it into a job for each";
	return builds.some(({ flags }, at) => {
		const text = ["build-args", "build-contexts"].flatMap((name) => flags.inputs.get(name) ?? []).map((one) => resolveVariables(one, values)).join("\n");
		return names.slice(0, at).flat().some((name) => text.includes(name));
	}) ? "one of its images is built on another: write both as targets of a tagship.yml" : void 0;
}
function toImage$3(build, script, values) {
	const { flags } = build;
	const tags = toTags$1(build, values);
	if (typeof tags === "string") return tags;
	const secrets = toSecretEntries(flags.inputs.get("secret") ?? []);
	if (typeof secrets === "string") return secrets;
	const given = [...flags.inputs].filter(([name]) => !DONE$1.has(name));
	const lists = new Map([
		...tags.lists,
		...given.filter(([name]) => !WORDS.has(name)),
		["secret-envs", secrets.envs],
		["secret-files", secrets.files]
	]);
	const words = new Map([
		...toPaths(flags, build.directory),
		...given.flatMap(([name, all]) => WORDS.has(name) ? [[name, all.at(-1) ?? ""]] : []),
		...tags.isPushed ? [] : [["push", "false"]]
	]);
	const isSet = (name) => script.set.has(name) || script.isOpen && !values.has(name) && !/^(?:CI|GITLAB)_/.test(name);
	const late = [...words.values()].flatMap(namesIn).find(isSet);
	if (late?.startsWith("DOCKER_VALUE_") === true) return withMove("it takes the output of another command");
	if (late !== void 0) return `$${late} is set by its script, and GitLab fills in this input before: set it in variables of the job`;
	const exported = [...lists.values()].flat().flatMap(namesIn);
	return {
		lists: mapValues(lists, (list) => list.map(toPlainVariables)),
		words: mapValues(words, toPlainVariables),
		lost: flags.lost,
		exported: [...new Set(exported)].filter(isSet),
		isPushed: tags.isPushed,
		name: nameOf(build, values)
	};
}
function nameOf({ known }, values) {
	const [key = ""] = known.keys();
	const repository = resolveVariables(key, values).replace(/:[^/]*$/, "");
	return /^[a-z0-9][\w.-]*$/.test(repository.slice(repository.lastIndexOf("/") + 1)) ? repository.slice(repository.lastIndexOf("/") + 1) : void 0;
}
const DONE$1 = new Set([
	"tags",
	"file",
	"secret",
	"push",
	"load"
]);
function mapValues(map, change) {
	return new Map([...map].map(([name, value]) => [name, change(value)]));
}
function namesIn(text) {
	return [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name);
}
function toPaths({ context = ".", inputs }, directory) {
	const inProject = (path) => {
		const inner = path.replace(/^\$\{CI_PROJECT_DIR\}\/?/, "");
		return inner === path ? fromDirectory(directory, path) : inner === "" ? "." : inner;
	};
	const place = inProject(context).replace(/^\.\/(?=.)/, "");
	const file = inputs.get("file")?.at(-1);
	const isUsual = file === void 0 || place === "." && inProject(file) === "Dockerfile";
	return [...place === "." ? [] : [["context", place]], ...isUsual ? [] : [["file", inProject(file)]]];
}
// src/init/from/gitlab/logins.ts
const OWN_PASSWORDS = new Set([
	"CI_REGISTRY_PASSWORD",
	"CI_JOB_TOKEN",
	"CI_BUILD_TOKEN"
]);
function toRegistries(logins, values) {
	const entries = new Map();
	for (const login of logins) {
		if (OWN_PASSWORDS.has(login.passwordEnv ?? "")) continue;
		const host = toHost(login.registry, values);
		const fields = [...login.username === void 0 ? [] : [`username: ${quote$1(toPlainVariables(login.username))}`], ...login.passwordEnv === void 0 ? [] : [`password-env: ${login.passwordEnv}`]];
		entries.set(host, `{ ${fields.join(", ")} }`);
	}
	const lines = [...entries].map(([host, fields]) => `  - ${quote$1(host)}: ${fields}`);
	return lines.length === 0 ? [] : ["registries:", ...lines];
}
function toHost(registry = "", values) {
	const [, variable = ""] = /^\$\{?(\w+)\}?$/.exec(registry) ?? [];
	const known = values.get(variable) ?? "";
	const host = (known === "" ? registry : known).trim().replace(/^https?:\/\//, "");
	return host === "" || /^(?:index\.|registry-1\.)?docker\.io(?:\/|$)/.test(host) ? "docker.io" : toPlainVariables(host).replace(/^([^/]+)\/v\d\/?$/, "$1");
}
function quote$1(text) {
	return /^[A-Za-z$][\w.$-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
// src/init/from/gitlab/made.ts
function findRules(job) {
	return job.keys.find(({ key }) => key === "rules");
}
function decideEngine(job, { isRemote }) {
	if (isRemote) return "remote";
	if (!listServices(job).some((name) => /\bdocker\b.*dind|:dind\b/.test(name))) return "host";
	return job.variables.get("DOCKER_TLS_CERTDIR") === "" || /:2375\b/.test(job.variables.get("DOCKER_HOST") ?? "") ? "dind-no-tls" : "dind";
}
function listServices(job) {
	return listNodes(keyOf$1(job, "services")?.node).map((node) => textOf(node) || textOf(valueOfEntry(node, "name"))).filter((name) => name !== "");
}
function listNeeded(script, image) {
	const ofLogins = script.logins.map(({ username = "", passwordEnv = "" }) => [username, passwordEnv]);
	const read = [...image.exported, ...ofLogins.flat().map((text) => text.replace(/^\$\{|\}$/g, ""))];
	const needed = script.kept.filter(({ sets }) => sets === void 0 || read.includes(sets));
	return needed.some(({ isSetting }) => isSetting !== true) ? needed : [];
}
// src/init/from/gitlab/names.ts
function nameJobs({ name }, images) {
	if (images.length === 1) return [name];
	const ends = images.map((image, at) => image.name ?? String(at + 1));
	const isClear = new Set(ends).size === ends.length;
	return ends.map((end, at) => `${name}:${isClear ? end : String(at + 1)}`);
}
function explainUser(job, isSeveral) {
	for (const { root } of job.pipeline.sources) for (const { key, value } of root.items) {
		const other = textOf(key);
		if (other === job.name) continue;
		if (listNames(value, "extends").includes(job.name)) return `job ${other.slice(0, 60)} extends it: move what both have into a job whose name begins with a dot`;
		const names = ["needs", "dependencies"].flatMap((name) => listNames(value, name));
		if (isSeveral && names.includes(job.name)) return `its script builds several images, and job ${other.slice(0, 60)} needs it: split it into a job for each, and name all of them there`;
	}
}
function listNames(node, key) {
	const value = valueOfEntry(node, key);
	return [value, ...listNodes(value)].map((one) => textOf(one) || textOf(valueOfEntry(one, "job")));
}
// src/init/from/gitlab/report.ts
function reportJob(job, { script, images, engine }) {
	const line = job.entry.line + 1;
	const what = `job ${job.name}`;
	const say = (said, at = line) => ({
		line: at,
		what,
		said
	});
	const isLimited = job.keys.some(({ key }) => /^(?:only|except)$/.test(key));
	return {
		taken: [
			say(images.length > 1 ? `the component of tagship, once for each of its ${images.length} images` : `the component of tagship: it builds${images[0]?.isPushed === true ? ", pushes and tags" : ""} the image`),
			...isLimited ? [say("only and except → rules")] : [],
			...!isLimited && findRules(job) === void 0 ? [say("without rules it runs for branches and git tags: the input rules says so")] : []
		],
		notTaken: [
			...images.flatMap((image) => listNeeded(script, image)).filter(({ isSetting }) => isSetting !== true).slice(0, 1).map(({ line: at }) => say(KEPT, at)),
			...script.isEcr ? [say("tagship logs in to Amazon ECR by itself, with the AWS variables")] : [],
			...engine === "host" ? [say(HOST)] : [],
			...explainServices(job, say),
			...explainArtifacts(job, say),
			...images.length > 1 ? [say(SEVERAL)] : [],
			...images.flatMap(({ lost }) => lost).map(([flag, why]) => ({
				line,
				what: flag,
				said: why
			}))
		]
	};
}
function explainServices(job, say) {
	return listNodes(keyOf$1(job, "services")?.node).flatMap((node) => {
		const name = textOf(node) || textOf(valueOfEntry(node, "name"));
		if (name === "") return [];
		if (!/(?:^|\/)docker(?:[:@]|$)|\bdind\b/.test(name)) return [say(`its service ${name.slice(0, 60)} is not there: add it to the job`)];
		const given = [
			"command",
			"entrypoint",
			"variables"
		].find((key) => valueOfEntry(node, key) !== void 0);
		return given === void 0 ? [] : [say(`the ${given} of its service ${name.slice(0, 60)} is left out: say what it sets in registries or buildkitd-config`)];
	});
}
function explainArtifacts(job, say) {
	const artifacts = job.keys.find(({ key }) => key === "artifacts");
	const names = keysOf$1(job.pipeline, artifacts);
	const reports = keysOf$1(job.pipeline, names.find(({ key }) => key === "reports"));
	const own = `tagship-${job.name}`;
	return [...names.some(({ key }) => key === "paths") ? [say(`its artifacts take the place of the receipt: add ${own}.json to paths`)] : [], ...reports.some(({ key }) => key === "dotenv") ? [say(`its dotenv takes the place of the one with SHIPPED_IMAGE: write both files as a list, with ${own}.env`)] : []];
}
const SEVERAL = "its images are built at the same time: where one is built on another, give its job needs";
const KEPT = "it and what else prepares the build is kept in before_script: it runs in the image of the component, which is Alpine with git, Node and the docker client; the input tool-image names another one";
const HOST = "without a service docker:dind it uses the engine of its runner (engine: host): a container needs the socket of the engine, and a shell executor needs tagship on its PATH";
// src/init/from/gitlab/only.ts
const KEYWORDS = {
	api: "$CI_PIPELINE_SOURCE == \"api\"",
	branches: "$CI_COMMIT_BRANCH",
	chat: "$CI_PIPELINE_SOURCE == \"chat\"",
	external: "$CI_PIPELINE_SOURCE == \"external\"",
	external_pull_requests: "$CI_PIPELINE_SOURCE == \"external_pull_request_event\"",
	merge_requests: "$CI_PIPELINE_SOURCE == \"merge_request_event\"",
	pipelines: "$CI_PIPELINE_SOURCE == \"pipeline\"",
	pushes: "$CI_PIPELINE_SOURCE == \"push\"",
	schedules: "$CI_PIPELINE_SOURCE == \"schedule\"",
	tags: "$CI_COMMIT_TAG",
	triggers: "$CI_PIPELINE_SOURCE == \"trigger\"",
	web: "$CI_PIPELINE_SOURCE == \"web\""
};
const USUAL = ["branches", "tags"];
function toRules(only, except) {
	const wanted = readRefs(only, "only");
	const unwanted = readRefs(except, "except");
	if (typeof wanted === "string") return wanted;
	if (typeof unwanted === "string") return unwanted;
	if (unwanted.changes.length > 0) return "except has changes, which rules cannot exclude: write rules instead";
	const refs = wanted.refs.length > 0 ? wanted.refs : USUAL;
	const [never, then] = [toConditions(unwanted.refs), toConditions(refs)];
	if (never === void 0 || then === void 0) return "only or except names another project: write rules instead";
	const changes = wanted.changes.map((path) => `      - ${renderScalar(path)}`);
	return [
		"rules:",
		...never.flatMap((condition) => [`  - if: ${renderScalar(condition)}`, "    when: never"]),
		...then.flatMap((condition) => [`  - if: ${renderScalar(condition)}`, ...changes.length > 0 ? ["    changes:", ...changes] : []])
	];
}
function readRefs(node, name) {
	const listed = listTexts(node);
	if (listed.length > 0 || node === void 0) return {
		refs: listed,
		changes: []
	};
	for (const key of ["variables", "kubernetes"]) if (valueOfEntry(node, key) !== void 0) return `${name} has ${key}: write rules instead`;
	return {
		refs: listTexts(valueOfEntry(node, "refs")),
		changes: listTexts(valueOfEntry(node, "changes"))
	};
}
function listTexts(node) {
	return [textOf(node), ...listNodes(node).map(textOf)].filter((text) => text !== "");
}
function toConditions(refs) {
	const conditions = [];
	for (const ref of refs) {
		const keyword = Object.hasOwn(KEYWORDS, ref) ? KEYWORDS[ref] : void 0;
		if (keyword !== void 0) conditions.push(keyword);
		else if (/^\/.*\/i?$/s.test(ref)) conditions.push(`$CI_COMMIT_BRANCH =~ ${ref}`, `$CI_COMMIT_TAG =~ ${ref}`);
		else if (/[@"\\$]/.test(ref)) return void 0;
		else conditions.push(`$CI_COMMIT_BRANCH == "${ref}"`);
	}
	return conditions;
}
// src/init/from/gitlab/job.ts
const TAKEN$1 = new Set([...[
	"script",
	"before_script",
	"image",
	"services",
	"extends",
	"only",
	"except"
], ...[
	"stage",
	"rules",
	"tags",
	"variables"
]]);
const ENGINE = /^DOCKER_(?:HOST|TLS_CERTDIR|TLS_VERIFY|CERT_PATH|DRIVER|BUILDKIT|CLI_EXPERIMENTAL)$/;
function translatePipelineJob(source, job) {
	const fixed = job.fixed ?? explainName(job) ?? explainAnchors(source, job) ?? explainAfter(job);
	if (fixed !== void 0) return { reason: fixed };
	const script = readPipelineScript([...listScript(job, keyOf$1(job, "before_script")), ...listScript(job, keyOf$1(job, "script"))], job.variables);
	if ("reason" in script) return script;
	const images = toPipelineImages(script, job.variables);
	if (typeof images === "string") return { reason: images };
	const user = explainUser(job, images.length > 1);
	if (user !== void 0) return { reason: user };
	const rules = readRules(job);
	if (typeof rules === "string") return { reason: rules };
	const engine = decideEngine(job, script);
	const names = nameJobs(job, images);
	return {
		inputs: images.map((image, at) => [
			`job-name: ${quote(names[at] ?? job.name)}`,
			...renderStage(job),
			...engine === "dind" ? [] : [`engine: ${engine}`],
			...renderTags(job),
			...rules,
			...renderImage(image),
			...toRegistries(script.logins, job.variables)
		]),
		edits: [renderJobs(source, job, {
			script,
			images,
			engine
		}, names)],
		report: reportJob(job, {
			script,
			images,
			engine
		})
	};
}
function renderJobs(source, job, made, names) {
	const { line, to } = job.entry;
	const header = source.lines[line] ?? "";
	return {
		from: line,
		to,
		lines: made.images.flatMap((image, at) => {
			const left = renderRest(job, image, made);
			const title = names[at] === job.name ? header : `${quote(names[at] ?? "")}:`;
			return left.length === 0 ? [] : [title, ...indent(left, 2)];
		})
	};
}
function explainName({ name, entry }) {
	if (!/^[^'"\\$\r\n/*?[\]{}!]+$/.test(name)) return "its name is used for files: take one without / * ? [ ] { } ! and quotation marks";
	return entry.source.length > 1 ? void 0 : "it uses flow style";
}
function explainAfter(job) {
	return buildsImages(listScript(job, keyOf$1(job, "after_script"))) ? "its after_script builds, tags or pushes images" : void 0;
}
function isCleanup(items) {
	const done = /^\s*(?:docker|podman|buildah)\s+(?:logout|rmi|(?:image|system)\s+(?:rm|prune))\b[^;&|\n]*(?:\|\|\s*true\s*)?$/;
	return items.every(({ text = "other" }) => text.split("\n").every((line) => line === "" || done.test(line)));
}
function readRules(job) {
	const rules = findRules(job);
	if (rules !== void 0) return hasReference(rules) ? [] : renderMoved(rules);
	const find = (key) => job.keys.find((entry) => entry.key === key)?.node;
	return toRules(find("only"), find("except"));
}
function hasReference({ source }) {
	return source.some((line) => /!reference\b/.test(line));
}
function renderStage(job) {
	const stage = job.keys.find(({ key }) => key === "stage")?.value ?? "test";
	return stage === "build" ? [] : [`stage: ${quote(stage)}`];
}
function renderTags(job) {
	const tags = keyOf$1(job, "tags");
	const words = [tags?.value ?? "", ...listNodes(tags?.node).map(textOf)].filter((one) => one !== "");
	return words.length === 0 ? [] : [`runner-tags: [${words.map(quoteInList).join(", ")}]`];
}
function renderRest(job, image, made) {
	const kept = job.keys.filter((entry) => !TAKEN$1.has(entry.key) || entry.key === "rules" && hasReference(entry)).filter((entry) => entry.key !== "after_script" || !isCleanup(listScript(job, entry))).flatMap((entry) => renderKept(job, entry));
	const given = job.keys.find(({ key }) => key === "variables");
	const variables = keysOf$1(job.pipeline, given).filter(({ key }) => made.engine === "host" || !ENGINE.test(key)).flatMap((entry) => renderKept(job, entry));
	return [
		...kept,
		...variables.length === 0 ? [] : ["variables:", ...indent(variables, 2)],
		...renderBefore(job, image, made.script)
	];
}
function renderBefore(job, image, script) {
	const texts = listNeeded(script, image).map(({ text = "" }) => text.trim());
	const hidden = image.exported.filter((name) => !texts.some((text) => new RegExp(`\\bexport\\s+${name}=`).test(text)));
	if (hidden.length > 0) texts.push(`export ${hidden.join(" ")}`);
	const isGiven = job.defaults.some(({ key }) => key === "before_script");
	if (texts.length === 0) return isGiven ? ["before_script: []"] : [];
	return ["before_script:", ...indent(texts.flatMap((text) => {
		const [first = "", ...others] = text.split("\n");
		if (others.length === 0) return [`- ${quote(first)}`];
		return ["- |", ...indent([first, ...others], 2)];
	}), 2)];
}
function renderImage({ lists, words }) {
	const texts = [...words].map(([name, value]) => `${name}: ${quote(value)}`);
	return [...[...lists].filter(([, list]) => list.length > 0).flatMap(([name, list]) => [`${name}:`, ...list.map((text) => `  - ${quote(text)}`)]), ...texts];
}
function quote(text) {
	return /^(?:true|false)$/i.test(text) || /^-?\s/.test(text) ? `'${text}'` : renderScalar(text);
}
function quoteInList(text) {
	return /[,[\]{}]/.test(text) ? `'${text.replaceAll("'", "''")}'` : quote(text);
}
// src/init/from/gitlab/jobs.ts
function translateGitlabJobs(source, revision, files = new Map()) {
	const all = listPipelineJobs(source, files);
	const jobs = all.filter((job) => isBuilding(job));
	const elsewhere = {
		taken: [],
		notTaken: listElsewhere(source, all, files)
	};
	if (jobs.length === 0 && elsewhere.notTaken.length === 0) return void 0;
	const text = source.lines.join(source.eol);
	const include = findPlace(source);
	const parts = jobs.map((job) => translateOne(source, job, include)).filter((one) => typeof one !== "string");
	const count = parts.reduce((sum, { inputs }) => sum + inputs.length, 0);
	const report = sortReport(joinReports([...parts.map((part) => part.report), elsewhere]));
	if (count === 0 || typeof include === "string") return {
		text,
		count: 0,
		...report
	};
	const entries = parts.flatMap(({ inputs }) => inputs.flatMap((one) => renderInclude(revision, one)));
	return {
		text: applyEdits(source, [include.edit(entries), ...parts.flatMap((part) => part.edits)], []),
		count,
		...report
	};
}
function translateOne(source, job, include) {
	const at = job.entry.line + 1;
	const what = `job ${job.name}`;
	const stay = (said, line = at) => {
		return {
			inputs: [],
			edits: [],
			report: {
				taken: [],
				notTaken: [{
					line,
					what,
					said
				}]
			}
		};
	};
	if (typeof include === "string") return stay(include);
	const made = translatePipelineJob(source, job);
	return "reason" in made ? stay(made.reason, made.line ?? at) : made;
}
function renderInclude({ version, commit }, inputs) {
	return [
		`- remote: ${`https://raw.githubusercontent.com/tagship/tagship/${commit ?? `v${version}`}/templates/build.yml`}${commit === void 0 ? "" : ` # v${version}`}`,
		"  inputs:",
		...indent(inputs, 4)
	];
}
function findPlace(source) {
	const root = listEntries(source, source.root);
	const [first] = root;
	const include = root.find(({ key }) => key === "include");
	if (first === void 0) return "the file is empty";
	if (include === void 0) {
		const edit = (entries) => ({
			from: first.line,
			to: first.line,
			lines: [
				"include:",
				...indent(entries, 2),
				""
			]
		});
		return { edit };
	}
	const [last] = listItems(include.node);
	const start = last?.range?.[0];
	const at = start === void 0 ? include.line : source.placeOf(start).line;
	const dash = /^(\s*)-(?:\s|$)/.exec(source.lines[at] ?? "")?.[1];
	if (dash !== void 0) return { edit: (entries) => ({
		from: include.to,
		to: include.to,
		lines: indent(entries, dash.length)
	}) };
	const before = toList$1(include);
	if (before === void 0) return "the file has an include that is not a list with a line for each entry: write it as one";
	return { edit: (entries) => ({
		from: include.line,
		to: include.to,
		lines: ["include:", ...indent([...before, ...entries], 2)]
	}) };
}
function toList$1({ node, source, value }) {
	if (!(import_dist.isMap(node) && !hasAnchors(node)) && value === "") return void 0;
	const lines = source.filter((line) => !/^\s*#/.test(line));
	const text = lines[0]?.replace(/^include:\s*/, "") ?? "";
	if (text !== "") return lines.length === 1 ? [`- ${text}`] : void 0;
	const [first = "", ...others] = lines.slice(1);
	const depth = first.length - first.trimStart().length;
	return [`- ${first.trimStart()}`, ...others.map((line) => `  ${line.slice(depth)}`)];
}
// src/init/from/steps/build-push.ts
function isBuildPush({ action, isBaked }) {
	return isBaked === true || action === "docker/build-push-action" || action === "depot/build-push-action";
}
function refuseBuildPush(build) {
	if (build.fixed !== void 0) return build.fixed;
	if (/push-by-digest=(?:true|1)/i.test(inputOf(build, "outputs") ?? "")) return "it pushes by digest, for one platform of several, and a later job joins them with \"docker buildx imagetools create\". Replace both jobs by the reusable workflow ship.yml, or by a leg on each runner and a merge: docs/cookbook.md, \"Several platforms on native runners\"";
	const old = [
		"repository",
		"registry",
		"tag_with_ref",
		"add_git_labels"
	];
	const found = build.with.find(({ key }) => old.includes(key.toLowerCase()));
	if (found !== void 0) return `${found.key} is an input of version 1 of the action, which is a different action`;
}
function translateBuildPush(build, context) {
	const { metas, job } = context;
	const read = metadataReadBy(build, metas, "tags");
	const further = listLines(inputOf(build, "tags")).filter((line) => !read.some(({ id }) => isOutput(line, id, "tags")));
	const references = further.flatMap((line) => completeReferences(line, job));
	const push = decidePush(build);
	const done = [
		"tags",
		"labels",
		"annotations",
		"push",
		"load"
	];
	const own = build.with.filter(({ key }) => !done.includes(key.toLowerCase()));
	const isSame = references.join("\n") === further.join("\n");
	const tags = build.with.find(({ key }) => key.toLowerCase() === "tags");
	return {
		inputs: [
			...read.length > 0 ? toTagInputs(read, references) : tags !== void 0 && isSame && references.length > 0 ? [asWritten(tags)] : withLines("tags", references),
			...toLabelInput(build, metas, "labels"),
			...toLabelInput(build, metas, "annotations"),
			...push.inputs,
			...own.filter((entry) => isTaken(entry, context)).map((entry) => asWritten(entry))
		],
		report: {
			taken: [reportTaken(build, own, context), ...push.report.taken],
			notTaken: [
				...push.report.notTaken,
				...own.flatMap((entry) => explainEntry(entry, build, context)),
				...isSame ? [] : [untagged(build)],
				...read.length === 0 ? explainEmpty(build, references) : []
			]
		}
	};
}
function explainEmpty(build, references) {
	if (!(references.length > 0 && references.every((line) => /^\$\{\{[^{}]*\}\}$/.test(line)))) return [];
	return [{
		line: lineOf(build),
		what: `tags of ${build.action}`,
		said: "migrated, but if it is empty, the standard preset gives the tags"
	}];
}
function untagged(build) {
	return {
		line: lineOf(build),
		what: `tags of ${build.action}`,
		said: "a reference without a tag means latest there: tags now has :latest"
	};
}
function reportTaken(build, own, context) {
	const names = own.filter((entry) => isTaken(entry, context)).map(({ key }) => key.toLowerCase());
	const list = names.length === 0 ? "" : `, with its ${names.join(", ")}`;
	return {
		line: lineOf(build),
		what: build.action,
		said: `one step of tagship${list}`
	};
}
function isTaken(entry, { setups }) {
	const name = entry.key.toLowerCase();
	if (entry.value.trim() === "") return false;
	if (name !== "builder") return buildInputs.includes(name);
	return !setups.some(({ id }) => readsOf(entry.value, id).length > 0);
}
const DEPOT = new Set([
	"project",
	"token",
	"build-platform",
	"buildx-fallback"
]);
function explainEntry(entry, build, context) {
	const name = entry.key.toLowerCase();
	const value = normalize(entry.value);
	if (isTaken(entry, context) || entry.value.trim() === "" || name === "builder") return [];
	const what = `${entry.key} of ${build.action}`;
	const say = (said) => [{
		line: entry.line + 1,
		what,
		said
	}];
	if (name === "github-token") return /^(?:secrets\.GITHUB_TOKEN|github\.token)$/i.test(value) ? [] : say("it is for a git context, but tagship builds the checkout");
	if (build.action.startsWith("depot/") && DEPOT.has(name)) return say("it is for the builders of Depot: see the entry for depot/build-push-action");
	if (/^(?:false|none)$/i.test(value)) return [];
	return say("tagship has no such input");
}
const NOT_A_CHANGE = new Set([
	"github.event_name!='pull_request'",
	"github.event_name!='pull_request'&&true",
	"!(github.event_name=='pull_request')",
	"'pull_request'!=github.event_name"
]);
function isNoChange(condition) {
	return NOT_A_CHANGE.has(normalize(condition));
}
function decidePush(build) {
	const [push, load] = [given(build, "push"), given(build, "load")];
	const isAuto = push !== void 0 && isNoChange(push.value);
	const isBoth = push !== void 0 && !isWord(push, "false") && isWord(load, "true");
	const isSaid = [
		push,
		load,
		given(build, "outputs")
	].some((entry) => entry !== void 0);
	return {
		inputs: [...[...isAuto ? [] : [push], ...isBoth ? [] : [load]].flatMap((entry) => entry === void 0 ? [] : [asWritten(entry)]), ...isSaid ? [] : [{
			name: "push",
			lines: ["push: false"]
		}]],
		report: {
			taken: isAuto ? [explainAuto(push)] : [],
			notTaken: isBoth && load !== void 0 ? [explainBoth(load, build)] : []
		}
	};
}
function given(build, name) {
	return build.with.find(({ key, value }) => key.toLowerCase() === name && value.trim() !== "");
}
function isWord(entry, word) {
	return entry?.value.trim().toLowerCase() === word;
}
function explainAuto({ line }) {
	return {
		line: line + 1,
		what: "push",
		said: "left out: push: auto only builds changes from forks and those without credentials. A pull request of the project itself is pushed if a rule gives it a tag; set push to prevent that"
	};
}
function explainBoth({ line }, { action }) {
	return {
		line: line + 1,
		what: `load of ${action}`,
		said: "an image is either pushed or loaded: put what must run before tagging into test, which gets the image in SHIPPED_IMAGE"
	};
}
function completeReferences(line, job) {
	const parts = !line.includes("${{") && line.includes(",") ? line.split(",").map((part) => part.trim()) : [line];
	const completed = parts.filter((part) => part !== "").map((part) => complete(part, job));
	return completed.join() === parts.join() ? [line] : completed;
}
const REPOSITORY = /\$\{\{\s*github\.(?:repository|event\.repository\.name)\s*\}\}$/;
function complete(reference, job) {
	const shape = resolveEnv(reference, job).replace(REPOSITORY, "app").replaceAll(/\$\{\{.*?\}\}/gs, "\0");
	const end = shape.slice(shape.lastIndexOf("/") + 1);
	return !/[:@=\0]/.test(end) && !shape.startsWith("#") && /^[^\s"']+$/.test(shape) ? `${reference}:latest` : reference;
}
function explainTwice(builds) {
	const isSet = (step, name) => /^true$/i.test(inputOf(step, name) ?? "");
	const isLoading = (step) => isSet(step, "load") && !isSet(step, "push");
	const [loading] = builds.filter(isLoading);
	if (loading === void 0 || builds.every(isLoading)) return [];
	return [{
		line: lineOf(loading),
		what: loading.action,
		said: "it is loaded for a test, and built again for the push: with the test in the setting test of the other step, one build is enough, and an image that fails gets no tag"
	}];
}
// src/init/from/steps/elgohr.ts
function isElgohr({ action }) {
	return action === "elgohr/publish-docker-github-action";
}
const DEFAULT_RULES = [
	"type=raw,value=latest,enable={{is_default_branch}}",
	"type=ref,event=branch,enable=${{ github.ref_name != github.event.repository.default_branch }}",
	"type=raw,value=${{ github.sha }},enable=${{ github.event_name == 'pull_request' }}"
];
function readElgohr(step) {
	if (step.fixed !== void 0) return step.fixed;
	const name = inputOf(step, "name");
	if (name === void 0) return "it has no name";
	const registry = inputOf(step, "registry")?.replace(/^https?:\/\//, "");
	const options = readOptions(inputOf(step, "buildoptions"));
	if (typeof options === "string") return `buildoptions: ${options}`;
	const { repository, tag } = splitName(name, registry);
	return {
		step,
		others: [],
		env: [],
		outputs: {},
		logins: [toLogin$1(step, registry)],
		inputs: [
			withValue("images", repository),
			...toTags(step, tag),
			...toStepPaths(step),
			...withLines("build-args", listWords$1(inputOf(step, "buildargs"))),
			...withLines("platforms", listWords$1(inputOf(step, "platforms"))),
			...toPush(inputOf(step, "no_push")),
			...options.inputs
		],
		report: {
			taken: [{
				line: lineOf(step),
				what: step.action,
				said: toSaid$1(step)
			}],
			notTaken: [...explainInputs$1(step), ...options.notes(lineOf(step))]
		}
	};
}
function toSaid$1(step) {
	return `one step of tagship${inputOf(step, "tags") !== void 0 ? "" : ", with rules for its tags"}; push: auto only builds changes from forks`;
}
function toPush(value) {
	if (value === void 0 || value === "false") return [];
	return [withValue("push", value.includes("${{") ? value.trim().replace(/^\$\{\{\s*(.*?)\s*\}\}$/s, "${{ !($1) }}") : "false")];
}
function toLogin$1(step, registry) {
	const [username, password] = [inputOf(step, "username"), inputOf(step, "password")];
	return { ...omitUndefined({
		registry,
		username,
		password
	}) };
}
function splitName(name, registry) {
	const [, path = name, tag] = /^(.*[^:/]):([^:/}{]+)$/s.exec(name) ?? [];
	const repository = registry === void 0 || path.startsWith(`${registry}/`) ? path : `${registry}/${path}`;
	return tag === void 0 ? { repository } : {
		repository,
		tag
	};
}
function toTags(step, tag) {
	const given = listWords$1(inputOf(step, "tags"));
	if (given.length > 0) return withLines("tags", given.map((word) => `type=raw,value=${word}`));
	if (tag !== void 0) return [withValue("tags", `type=raw,value=${tag}`)];
	return [...withLines("tags", [...DEFAULT_RULES, ...toReleaseRules(step)]), withValue("flavor", "latest=false")];
}
function toReleaseRules(step) {
	if (inputOf(step, "tag_semver") === "true") return [
		"{{version}}",
		"{{major}}.{{minor}}",
		"{{major}}"
	].map((pattern) => `type=semver,pattern=${pattern}`);
	if (inputOf(step, "tag_names") === "true") return ["type=ref,event=tag"];
	return ["type=raw,value=latest,enable=${{ github.ref_type == 'tag' }}"];
}
function toStepPaths(step) {
	const [workdir, context, file] = [
		"workdir",
		"context",
		"dockerfile"
	].map((name) => inputOf(step, name));
	const within = (path) => workdir === void 0 ? path : path === "." ? workdir : `${workdir.replace(/\/+$/, "")}/${path}`;
	return [...context !== void 0 || workdir !== void 0 ? [withValue("context", within(context ?? "."))] : [], ...file === void 0 ? [] : [withValue("file", within(file))]];
}
function listWords$1(value) {
	return (value ?? "").split(/[,\n]/).map((word) => word.trim()).filter((word) => word !== "");
}
function readOptions(text) {
	if (text === void 0) return {
		inputs: [],
		notes: () => []
	};
	const commands = readScript(text);
	if ("reason" in commands) return commands.reason;
	const words = commands.flatMap(({ words: all }) => all.map(plainText));
	if (commands.length > 1 || words.includes(void 0)) return "only a shell can evaluate it";
	const flags = readBuildFlags(words.filter((word) => word !== void 0));
	if (typeof flags === "string") return flags;
	if (flags.context !== void 0) return "it contains words that are not flags";
	if (flags.inputs.has("secret")) return "--secret goes into secret-envs or secret-files";
	return {
		inputs: [...flags.inputs].flatMap(([name, values]) => withLines(name, values)),
		notes: (line) => flags.lost.map(([what, said]) => ({
			line,
			what,
			said
		}))
	};
}
const TAKEN = new Set([...[
	"name",
	"username",
	"password",
	"registry",
	"tags",
	"dockerfile",
	"workdir",
	"context"
], ...[
	"buildargs",
	"platforms",
	"no_push",
	"buildoptions",
	"tag_names",
	"tag_semver"
]]);
const LOST$2 = {
	snapshot: "its tag contains the build time: type=sha names the commit instead",
	cache: "it uses the last image as a cache: set cache-from and cache-to, for example type=gha",
	default_branch: "tagship knows the default branch of the project"
};
function explainInputs$1(step) {
	return step.with.flatMap(({ key, value, line }) => {
		const name = key.toLowerCase();
		if (TAKEN.has(name) || /^(?:false)?$/.test(value.trim())) return [];
		const said = LOST$2[name] ?? "tagship has no such input";
		return [{
			line: line + 1,
			what: `${key} of ${step.action}`,
			said
		}];
	});
}
// src/init/from/condition.ts
const STATUS = /\b(?:success|failure|always|cancelled)\s*\(/;
function toPushInput(build, pushes) {
	const own = normalize(build.if);
	const others = pushes.filter((step) => normalize(step.if) !== own);
	const [first] = others;
	const condition = first?.if;
	if (first === void 0 || condition === void 0) return others.some((step) => step.if !== void 0) ? differ(first) : [];
	if (!pushes.every((step) => normalize(step.if) === normalize(condition)) || STATUS.test(condition)) return differ(first);
	if (isNoChange(condition)) return [];
	const inner = condition.trim().replace(/^\$\{\{(.*)\}\}$/s, "$1").trim();
	return /[{}]{2}|\n/.test(inner) ? differ(first) : [withValue("push", `\${{ ${inner} }}`)];
}
function differ(step) {
	return `it pushes under a condition${step === void 0 ? "" : ` (line ${lineOf(step)})`} that the input push cannot express`;
}
// src/init/from/steps/login.ts
function hostOf({ registry = "" }, job) {
	const host = resolveEnv(registry, job).trim().replace(/^https?:\/\//, "").replace(/\/+(?:v[12]\/?)?$/, "").toLowerCase();
	return /^(?:|(?:index\.|registry-1\.|hub\.)?docker\.(?:io|com))$/.test(host) ? "docker.io" : host;
}
const OWN_TOKEN = /^(?:secrets\.GITHUB_TOKEN|github\.token)$/i;
function isOwnLogin(login, job) {
	const isOwnToken = OWN_TOKEN.test(normalize(login.password));
	return hostOf(login, job) === "ghcr.io" && isOwnToken && login.scope === void 0;
}
function isAwsLogin(login, job) {
	return /\.dkr[.-]ecr(?:-fips)?\.|^public\.ecr\.aws/.test(hostOf(login, job)) && login.username !== "AWS";
}
function toCredentials(logins, job, given) {
	const keys = logins.filter((login) => isAwsLogin(login, job) && login.role === void 0);
	const byKeys = new Set(keys.map(({ username }) => username)).size === 1 ? keys : [];
	const env = [...new Map(byKeys.flatMap(toAwsKeys))];
	const entries = new Map();
	for (const login of logins.filter((one) => !byKeys.includes(one) && !isOwnLogin(one, job))) {
		const key = keyOf(login, job);
		if (entries.has(key)) continue;
		const variable = namedVariable(login);
		const name = variable ?? nameVariable(login.password ?? "", env, given);
		if (variable === void 0 && !env.some(([known]) => known === name) && login.password !== void 0) env.push([name, login.password]);
		entries.set(key, renderFields(login, name));
	}
	if (entries.size === 0) return {
		inputs: [],
		env
	};
	return {
		inputs: [{
			name: "registries",
			lines: ["registries: |", ...[...entries].map(([key, fields]) => `  ${key}: ${fields}`)]
		}],
		env
	};
}
function toAwsKeys({ username, password }) {
	return [["AWS_ACCESS_KEY_ID", username ?? ""], ["AWS_SECRET_ACCESS_KEY", password ?? ""]];
}
function namedVariable({ password, passwordEnv }) {
	return passwordEnv ?? /^env\.([A-Za-z_]\w*)$/.exec(normalize(password))?.[1];
}
function renderFields(login, passwordEnv) {
	const { username, password, isInsecure, isOptional, role = [] } = login;
	const hasPassword = password !== void 0 || login.passwordEnv !== void 0;
	return `{ ${[
		...username === void 0 ? [] : [`username: ${quoteWithin(username)}`],
		...hasPassword ? [`password-env: ${passwordEnv}`] : [],
		...role.map(([field, value]) => `${field}: ${quoteWithin(value)}`),
		...isInsecure ? ["insecure: true"] : [],
		...isOptional ? ["required: false"] : []
	].join(", ")} }`;
}
function keyOf(login, job) {
	const { registry = "", scope } = login;
	const path = scope === void 0 ? "" : `/${scope.replace(/@.*$/s, "")}`;
	return quoteWithin((registry.includes("${{") ? registry.trim() : hostOf(login, job)) + path);
}
function quoteWithin(text) {
	if (!text.includes("${{")) return /^[A-Za-z_][\w.+/-]*$/.test(text) ? renderScalar(text) : `'${text.replaceAll("'", "''")}'`;
	return `'${text.split(/(\$\{\{.*?\}\})/s).map((part, at) => at % 2 === 1 ? part : part.replaceAll("'", "''")).join("")}'`;
}
function nameVariable(password, env, given) {
	const [, secret] = /^secrets\.([A-Za-z_]\w*)$/.exec(normalize(password)) ?? [];
	const isFree = (name) => env.every(([known, value]) => known !== name || value === password) && !given.has(name);
	if (secret !== void 0 && !/^(?:GITHUB|RUNNER|ACTIONS|INPUT)_/i.test(secret) && isFree(secret)) return secret;
	return [
		"",
		"_2",
		"_3",
		"_4",
		"_5"
	].map((end) => `REGISTRY_PASSWORD${end}`).find(isFree) ?? `REGISTRY_PASSWORD_${env.length + 1}`;
}
function renderVariable([name, value]) {
	return renderSourceEntry(name, value);
}
// src/init/from/steps/setup.ts
const REGISTRY_ACTIONS = /cosign-sign|trivy|grype|anchore\/|scout|snyk|slsa|crane|oras|skopeo|regctl|helm|dive|syft|sbom-action|kaniko|buildah|push-to-registry|docker\/(?:bake|build-push)|depot\/|devcontainers\/ci|dagger/;
const REGISTRY_PROGRAMS = /\b(?:docker|podman|nerdctl|buildah|cosign|crane|skopeo|oras|regctl|trivy|grype|syft|helm|kind|ko|pack|dive|notation|earthly)\b/;
function needsLogin(step) {
	if (step.run !== void 0) {
		const script = step.run.replaceAll(/^[ \t]*#.*$|\$\{\{.*?\}\}/gm, "");
		const program = REGISTRY_PROGRAMS.exec(script)?.[0];
		return program === void 0 ? void 0 : `${program} runs at line ${lineOf(step)}`;
	}
	const { action } = step;
	if (/cosign-installer|setup-(?:trivy|oras|crane|helm)|docker\/setup-/.test(action)) return void 0;
	return action.startsWith("actions/attest") && inputOf(step, "push-to-registry") === "true" || REGISTRY_ACTIONS.test(action) || action.startsWith("docker://") ? `${action} runs at line ${lineOf(step)}` : void 0;
}
function readLogin(step) {
	if (inputOf(step, "registry-auth") !== void 0) return void 0;
	const of = (name) => {
		const value = inputOf(step, name);
		return value === void 0 ? {} : { [name]: value };
	};
	const goesOn = step.entries.find(({ key }) => key === "continue-on-error")?.value === "true";
	return {
		...of("registry"),
		...of("username"),
		...of("password"),
		...of("scope"),
		...goesOn ? { isOptional: true } : {}
	};
}
function decideLogin(step, context, login = readLogin(step)) {
	const line = lineOf(step);
	const what = step.action;
	const stay = (said) => {
		return {
			isTaken: false,
			logins: [],
			inputs: [],
			report: {
				taken: [],
				notTaken: [{
					line,
					what,
					said: `kept: ${said}. tagship uses this login as well`
				}]
			}
		};
	};
	const reason = findReason$1(step, login, context);
	if (reason !== void 0) return stay(reason);
	const list = step.with.find(({ key }) => key.toLowerCase() === "registry-auth");
	const said = login === void 0 ? "registry-auth" : describeLogin(login, context.job);
	return {
		isTaken: true,
		logins: login === void 0 ? [] : [login],
		inputs: list === void 0 ? [] : [asWritten(list)],
		report: {
			taken: [{
				line,
				what,
				said
			}, ...explainCondition$1(step)],
			notTaken: []
		}
	};
}
function describeLogin(login, job) {
	if (isOwnLogin(login, job)) return "left out: ghcr.io accepts the workflow's own token";
	return isAwsLogin(login, job) ? "its keys of AWS" : `an entry of registries for ${hostOf(login, job)}`;
}
function explainCondition$1(step) {
	if (step.if === void 0) return [];
	return [{
		line: lineOf(step),
		what: step.action,
		said: `its condition is left out: a run without the password only builds`
	}];
}
function findReason$1(step, login, { conditions, remaining }) {
	if (step.fixed !== void 0) return step.fixed;
	const user = remaining.flatMap((other) => needsLogin(other) ?? [])[0];
	if (user !== void 0) return user;
	const reason = login === void 0 ? void 0 : refuseLogin(login);
	if (reason !== void 0) return reason;
	return isPlainCondition(step.if, conditions) ? void 0 : `its condition (${normalize(step.if)}) is not that of the build`;
}
function refuseLogin(login) {
	const hasPassword = login.password !== void 0 || login.passwordEnv !== void 0;
	return login.username !== void 0 && hasPassword ? void 0 : "it has no username and password";
}
function isPlainCondition(condition, conditions) {
	if (condition === void 0 || isNoChange(condition)) return true;
	return conditions.some((other) => normalize(other) === normalize(condition));
}
function decideSetup(step, remaining, isOnly) {
	const line = lineOf(step);
	const what = step.action;
	const reason = step.fixed ?? findSetupReason(step, remaining, isOnly);
	if (reason !== void 0) return {
		isTaken: false,
		inputs: [],
		report: {
			taken: [],
			notTaken: [{
				line,
				what,
				said: `kept: ${reason}. tagship uses the builder that it creates`
			}]
		}
	};
	const renamed = {
		config: "buildkitd-config",
		"config-inline": "buildkitd-config-inline"
	};
	const named = step.with.map((entry) => ({
		entry,
		name: renamed[entry.key.toLowerCase()] ?? entry.key.toLowerCase()
	}));
	const taken = named.filter(({ entry, name }) => buildxInputs.includes(name) && !isDefault(name, entry.value));
	const said = taken.length === 0 ? "left out: tagship creates a builder if the current one is not suitable" : `its ${taken.map(({ name }) => name).join(", ")}`;
	return {
		isTaken: true,
		inputs: taken.map(({ entry, name }) => asWritten(entry, name)),
		report: {
			taken: [{
				line,
				what,
				said
			}],
			notTaken: named.flatMap(({ entry, name }) => {
				const lost = LOST$1[name];
				return lost !== void 0 && !buildxInputs.includes(name) ? [{
					line: entry.line + 1,
					what: `${entry.key} of ${what}`,
					said: lost
				}] : [];
			})
		}
	};
}
const LOST$1 = {
	version: "tagship uses the buildx of the runner",
	name: "a builder that tagship creates has its own name",
	platforms: "there they are the platforms of the builder, here those of the image",
	"keep-state": "a builder that tagship creates is removed; set builder to an existing one to keep its cache"
};
function isDefault(name, value) {
	return value.trim() === "" || name === "driver" && value.trim() === "docker-container";
}
function findSetupReason(step, remaining, isOnly) {
	if (!isOnly) return "the job creates several builders";
	if (step.if !== void 0) return `it has a condition (${normalize(step.if)})`;
	const reader = remaining.find((other) => readsOf(textOfStep(other), step.id).length > 0);
	if (reader !== void 0) return `its outputs are used at line ${lineOf(reader)}`;
	const user = remaining.find(({ run = "", action }) => /\bdocker\s+(?:build|buildx|bake|compose)\b/.test(run) || /^docker\/(?:bake|build-push)-action$|devcontainers\/ci/.test(action));
	return user === void 0 ? void 0 : `line ${lineOf(user)} builds with it`;
}
function textOfStep({ entries }) {
	return entries.flatMap(({ source }) => source).join("\n");
}
// src/init/from/steps/redhat.ts
const BUILD = "redhat-actions/buildah-build";
const PUSH = "redhat-actions/push-to-registry";
const LOGIN = "redhat-actions/podman-login";
function readRedhat(job) {
	const builds = job.steps.filter(({ action }) => action === BUILD);
	const [build, ...more] = builds;
	if (build === void 0) return {
		images: [],
		notTaken: []
	};
	const reason = more.length > 0 ? "the job has several of them" : refuse(build, job);
	if (reason !== void 0) return {
		images: [],
		notTaken: builds.map((step) => ({
			line: lineOf(step),
			what: BUILD,
			said: reason
		}))
	};
	const push = toPushInput(build, pushesOf(job));
	if (typeof push === "string") return {
		images: [],
		notTaken: [{
			line: lineOf(build),
			what: BUILD,
			said: push
		}]
	};
	return {
		images: [toImage$2(build, job, push)],
		notTaken: []
	};
}
const WITHOUT_FILE = [
	"base-image",
	"content",
	"entrypoint",
	"port",
	"workdir",
	"envs"
];
function refuse(build, job) {
	const fixed = [
		build,
		...pushesOf(job),
		...loginsOf(job)
	].find((step) => step.fixed !== void 0)?.fixed;
	if (fixed !== void 0) return fixed;
	const bare = WITHOUT_FILE.find((name) => inputOf(build, name) !== void 0);
	if (bare !== void 0) return `${bare} builds an image without a Dockerfile: write one`;
	if (listLines(filesOf(build)).length > 1) return "it names several Dockerfiles for one image";
	const last = Math.max(...pushesOf(job).map(({ at }) => at));
	const between = job.steps.find((step) => step.at > build.at && step.at < last && ![PUSH, LOGIN].includes(step.action) && needsLogin(step) !== void 0);
	if (between !== void 0) return `line ${lineOf(between)} is between build and push, and uses the image: move its command to test`;
}
function pushesOf(job) {
	return job.steps.filter(({ action }) => action === PUSH);
}
function loginsOf(job) {
	return job.steps.filter(({ action }) => action === LOGIN);
}
function filesOf(build) {
	return inputOf(build, "containerfiles") ?? inputOf(build, "dockerfiles");
}
function toImage$2(build, job, push) {
	const pushes = pushesOf(job);
	const logins = loginsOf(job);
	const kept = job.steps.filter((step) => step.run !== void 0 && /\b(?:podman|buildah|skopeo)\b/.test(step.run)).length > 0 ? logins : [];
	const gone = logins.filter((step) => !kept.includes(step));
	return {
		step: build,
		others: [...pushes, ...gone],
		env: [],
		outputs: { digest: "digest" },
		logins: [...pushes, ...gone].flatMap(toLogin),
		inputs: [...toInputs$1(build, pushes), ...push],
		report: {
			taken: [
				{
					line: lineOf(build),
					what: BUILD,
					said: "one step of tagship, which builds with BuildKit"
				},
				...pushes.map((step) => ({
					line: lineOf(step),
					what: PUSH,
					said: "its tags; push: auto only builds changes from forks"
				})),
				...gone.map((step) => ({
					line: lineOf(step),
					what: LOGIN,
					said: "an entry of registries"
				}))
			],
			notTaken: [
				...explainInputs(build, BUILT, LOST),
				...pushes.flatMap((step) => explainInputs(step, PUSHED, {})),
				...kept.map((step) => ({
					line: lineOf(step),
					what: LOGIN,
					said: "kept: podman or skopeo runs in the job"
				}))
			]
		}
	};
}
function toInputs$1(build, pushes) {
	const references = pushes.flatMap((push) => toReferences(build, push));
	const local = listTags(inputOf(build, "tags")).map((tag) => join$1([inputOf(build, "image") ?? ""], tag));
	const file = listLines(filesOf(build))[0];
	const platforms = listWords(inputOf(build, "platforms"));
	const archs = listWords(inputOf(build, "archs") ?? inputOf(build, "arch"));
	const context = inputOf(build, "context");
	return [
		...withLines("tags", references.length > 0 ? references : local),
		...context === void 0 ? [] : [withValue("context", context)],
		...file === void 0 ? [] : [withValue("file", file)],
		...withLines("platforms", platforms.length > 0 ? platforms : archs.map((arch) => `linux/${arch}`)),
		...withLines("build-args", listLines(inputOf(build, "build-args"))),
		...withLines("labels", listLines(inputOf(build, "labels"))),
		...pushes.length === 0 ? [withValue("load", "true")] : []
	];
}
function toReferences(build, push) {
	const from = (name) => {
		const value = inputOf(push, name);
		return value !== void 0 && isOutput(value, build.id, name) ? inputOf(build, name) : value;
	};
	const image = from("image") ?? inputOf(build, "image") ?? "";
	const registry = inputOf(push, "registry");
	return listTags(from("tags")).map((tag) => join$1(registry === void 0 ? [image] : [registry, image], tag));
}
function join$1(path, tag) {
	if (tag.includes("/") && !tag.includes("${{")) return tag;
	return `${path.map((part) => part.replace(/^https?:\/\//, "").replace(/\/+$/, "")).join("/")}:${tag}`;
}
function listTags(value) {
	const found = (value ?? "").match(/(?:\$\{\{.*?\}\}|\S)+/gs) ?? [];
	return found.length === 0 ? ["latest"] : found;
}
function listWords(value) {
	return (value ?? "").split(/[,\n]/).map((word) => word.trim()).filter((word) => word !== "");
}
function toLogin(step) {
	const [registry, username, password] = [
		"registry",
		"username",
		"password"
	].map((name) => inputOf(step, name));
	if (registry === void 0 || username === void 0 && password === void 0) return [];
	const isInsecure = inputOf(step, "tls-verify") === "false";
	return [{
		registry: registry.includes("${{") ? registry : registry.replace(/^https?:\/\//, "").split("/")[0] ?? registry,
		...omitUndefined({
			username,
			password
		}),
		...isInsecure ? { isInsecure } : {}
	}];
}
const BUILT = new Set([...[
	"image",
	"tags",
	"containerfiles",
	"dockerfiles",
	"context",
	"platforms",
	"archs",
	"arch"
], ...["build-args", "labels"]]);
const PUSHED = new Set([
	"image",
	"tags",
	"registry",
	"username",
	"password",
	"tls-verify"
]);
const LOST = {
	"extra-args": "they are flags of buildah",
	layers: "BuildKit keeps layers in its cache anyway",
	oci: "tagship writes OCI media types; media-types: docker writes those of Docker",
	"tls-verify": "registries has insecure for a registry without TLS"
};
function explainInputs(step, taken, lost) {
	return step.with.flatMap(({ key, value, line }) => {
		const name = key.toLowerCase();
		if (taken.has(name) || value.trim() === "" || name === "oci" && value.trim() === "true") return [];
		const said = lost[name] ?? "tagship has no such input";
		return [{
			line: line + 1,
			what: `${key} of ${step.action}`,
			said
		}];
	});
}
// src/init/from/steps/run-acts.ts
function readStep(step, job, names) {
	if (step.fixed !== void 0) return step.fixed;
	const shell = step.entries.find(({ key }) => key === "shell")?.value ?? "bash";
	if (!/^(?:bash|sh)\b/.test(shell)) return `it is for ${shell.slice(0, 20)}, not for a POSIX shell`;
	const acts = readMoves(step.run ?? "", {
		step,
		job,
		...names
	});
	return "reason" in acts ? `${acts.reason} (line ${placeIn(step, acts.line)})` : acts;
}
function readMoves(script, context) {
	const commands = readScript(script);
	if ("reason" in commands) return commands;
	const local = new Map();
	const acts = [];
	let directory = ".";
	for (const pair of toPairs(commands)) {
		const [first] = pair;
		const moved = first === void 0 ? void 0 : readMove(first.words, directory, "GITHUB_WORKSPACE");
		if (moved === "") return {
			line: first?.line ?? 0,
			reason: "cd leads to a place that is not known"
		};
		directory = moved ?? directory;
		if (moved !== void 0) continue;
		const read = readDockerCommands(pair, {
			...context,
			local
		});
		if ("reason" in read) return read;
		acts.push(...read.map((act) => ({
			act,
			directory
		})));
	}
	return acts;
}
function placeIn(step, line) {
	const entry = step.entries.find(({ key }) => key === "run");
	const isBlock = entry?.source.some((text) => /^run:\s*[|>]/.test(text)) ?? false;
	return (entry?.line ?? step.from) + line + (isBlock ? 2 : 1);
}
function joinSame(builds) {
	const joined = [];
	for (const one of builds) {
		const { act, step, directory } = one;
		const at = joined.findIndex((other) => act.kind === "build" && other.act.kind === "build" && other.step === step && other.directory === directory && haveSameFlags(act.flags, other.act.flags));
		const before = joined[at]?.act;
		if (act.kind !== "build" || before?.kind !== "build") {
			joined.push(one);
			continue;
		}
		const tags = [...before.flags.inputs.get("tags") ?? [], ...act.flags.inputs.get("tags") ?? []];
		const inputs = new Map([...before.flags.inputs, ["tags", tags]]);
		joined[at] = {
			...one,
			act: {
				...before,
				flags: {
					...before.flags,
					inputs
				}
			}
		};
	}
	return joined;
}
// src/init/from/steps/run.ts
function readScripts(job, named) {
	const handedOn = listHandedOn(job);
	const steps = job.steps.filter(({ run = "" }) => touchesImages(run) || isLoginScript(run));
	const read = steps.map((step) => ({
		step,
		acts: readStep(step, job, {
			handedOn,
			named
		})
	}));
	const refused = read.flatMap(({ step, acts }) => typeof acts === "string" ? [noteOn(step, acts)] : []);
	if (refused.length > 0) return {
		images: [],
		logins: [],
		notTaken: refused
	};
	const done = read.flatMap(({ step, acts }) => typeof acts === "string" ? [] : acts.map((one) => ({
		...one,
		step
	})));
	const logins = read.flatMap(({ step, acts }) => isLoginScript(step.run ?? "") && typeof acts !== "string" ? [{
		step,
		logins: acts.flatMap(({ act }) => act.kind === "login" ? [act.login] : [])
	}] : []);
	const images = toImages(done, job);
	return typeof images === "string" ? {
		images: [],
		logins: [],
		notTaken: steps.filter(({ run = "" }) => touchesImages(run)).map((step) => noteOn(step, images))
	} : {
		images,
		logins,
		notTaken: []
	};
}
function noteOn(step, said) {
	return {
		line: lineOf(step),
		what: "docker in run",
		said
	};
}
function toImages(done, job) {
	const builds = joinSame(done.filter(({ act }) => act.kind === "build"));
	if (builds.length === 0) return done.some(({ act }) => act.kind === "push") ? "it pushes an image that it does not build" : [];
	const between = findBetween(done, job);
	if (between !== void 0) return `line ${lineOf(between)} is between build and push, and uses the image: move its command to test, which runs before any tag is written and gets the image in SHIPPED_IMAGE`;
	const used = new Set();
	const images = builds.map((build) => toImage$1(build, {
		done,
		used,
		job
	}));
	if (done.find(({ act }) => (act.kind === "push" || act.kind === "tag") && !used.has(act)) !== void 0) return "it tags or pushes an image that it does not build";
	const wrong = images.find((image) => typeof image === "string");
	if (typeof wrong === "string") return wrong;
	const whole = images.filter((image) => typeof image !== "string");
	return explainSame(builds, job) ?? shareOthers(whole, done);
}
function explainSame(builds, job) {
	const seen = new Map();
	for (const { act, step } of builds) {
		if (act.kind !== "build") continue;
		for (const tag of act.flags.inputs.get("tags") ?? []) {
			const key = withTag$1(tag, job);
			if (seen.get(key) === step) return `one script gives the tag ${key.slice(0, 80)} to two builds: give each another one`;
			seen.set(key, step);
		}
	}
}
function shareOthers(images, done) {
	const own = new Set(images.map(({ step }) => step));
	const others = [...new Set(done.map(({ step }) => step))].filter((step) => !own.has(step) && !isLoginScript(step.run ?? ""));
	const logins = done.flatMap(({ act, step }) => act.kind === "login" && !isLoginScript(step.run ?? "") ? [act.login] : []);
	const shared = images.map((image, at) => {
		const push = toPushInput(image.step, others);
		if (typeof push === "string") return push;
		const inputs = [...image.inputs, ...push];
		const report = joinReports([image.report, explainPush(image.step, inputs)]);
		return {
			...image,
			inputs,
			report,
			others: at === 0 ? others : [],
			logins
		};
	});
	const wrong = shared.find((image) => typeof image === "string");
	return typeof wrong === "string" ? wrong : shared.filter((image) => typeof image !== "string");
}
function explainPush(step, inputs) {
	return {
		taken: inputs.some(({ name }) => [
			"push",
			"load",
			"outputs"
		].includes(name)) ? [] : [{
			line: lineOf(step),
			what: "push",
			said: "left out: push: auto pushes in CI, and only builds changes from forks"
		}],
		notTaken: []
	};
}
function findBetween(done, job) {
	const own = new Set(done.map(({ step }) => step));
	const places = done.filter(({ act }) => act.kind !== "login").map(({ step }) => step.at);
	const [first, last] = [Math.min(...places), Math.max(...places)];
	return job.steps.find((step) => step.at > first && step.at < last && !own.has(step) && needsLogin(step) !== void 0);
}
function toImage$1({ act, step, directory: inner }, around) {
	if (act.kind !== "build") return "it builds nothing";
	const { inputs, lost } = act.flags;
	const { tags, pushed } = followTags(inputs.get("tags") ?? [], around);
	const all = isPushing(act.flags) ? tags : pushed;
	const start = directoryOf(step, around.job);
	const directory = inner === "." ? start : fromDirectory(start, inner);
	const secrets = toSecrets$1(inputs.get("secret") ?? [], directory);
	if (typeof secrets === "string") return secrets;
	const isLoaded = all.length === 0 && !["outputs", "load"].some((name) => inputs.has(name));
	return {
		step,
		others: [],
		logins: [],
		env: [],
		outputs: {},
		inputs: [
			...withLines("tags", all.length > 0 ? all : tags),
			...toPathInputs(act.flags, directory),
			...toOtherInputs(inputs),
			...secrets,
			...isLoaded ? [withValue("load", "true")] : []
		],
		report: {
			...nothingSaid,
			taken: [{
				line: lineOf(step),
				what: "docker build",
				said: toSaid(all)
			}],
			notTaken: lost.map(([flag, why]) => ({
				line: lineOf(step),
				what: flag,
				said: why
			}))
		}
	};
}
function directoryOf(step, job) {
	return step.entries.find(({ key }) => key === "working-directory")?.value ?? job.directory;
}
function isPushing({ inputs }) {
	return inputs.get("push")?.at(-1) === "true";
}
function followTags(given, { done, used, job }) {
	const tags = new Set(given.map((tag) => withTag$1(tag, job)));
	for (const { act } of done) {
		if (act.kind !== "tag" || !tags.has(withTag$1(act.source, job))) continue;
		tags.add(withTag$1(act.target, job));
		used.add(act);
	}
	const pushed = new Set();
	for (const { act } of done) {
		if (act.kind !== "push") continue;
		const found = [...tags].filter((tag) => act.isAll ? tag.startsWith(`${act.reference}:`) : tag === withTag$1(act.reference, job));
		for (const tag of found) pushed.add(tag);
		if (found.length > 0) used.add(act);
	}
	return {
		tags: [...tags],
		pushed: [...pushed]
	};
}
function toSaid(all) {
	if (all.length === 0) return "one step of tagship that loads the image";
	return `one step of tagship that pushes ${all.length === 1 ? "its tag" : `its ${all.length} tags`}`;
}
function withTag$1(reference, job) {
	const shape = resolveEnv(reference, job).replaceAll(/\$\{\{.*?\}\}/gs, (all) => "x".repeat(all.length));
	const end = shape.slice(shape.lastIndexOf("/") + 1);
	return /^\$\{\{[^}]*\}\}$/.test(resolveEnv(reference, job)) || /[:@]/.test(end) ? reference : `${reference}:latest`;
}
function toPathInputs({ context, inputs }, directory) {
	const file = inputs.get("file")?.at(-1);
	return [...context === void 0 ? [] : [withValue("context", fromDirectory(directory, context))], ...file === void 0 ? [] : [withValue("file", fromDirectory(directory, file))]];
}
const DONE = new Set([
	"tags",
	"file",
	"secret",
	"push"
]);
function toOtherInputs(inputs) {
	return [...inputs].flatMap(([name, values]) => {
		if (DONE.has(name)) return [];
		return withLines(name, values);
	});
}
function toSecrets$1(values, directory) {
	const entries = toSecretEntries(values);
	if (typeof entries === "string") return entries;
	const files = entries.files.map((entry) => {
		const at = entry.indexOf("=") + 1;
		return entry.slice(0, at) + fromDirectory(directory, entry.slice(at));
	});
	return [...withLines("secret-envs", entries.envs), ...withLines("secret-files", files)];
}
// src/init/from/builds.ts
function listBuilds(context, named, metadataOf) {
	const { job } = context;
	const pushes = job.steps.filter(isBuildPush);
	const elgohr = job.steps.filter(isElgohr).map((step) => ({
		step,
		read: readElgohr(step)
	}));
	const [redhat, scripts] = [readRedhat(job), readScripts(job, named)];
	const refusals = pushes.map((step) => ({
		step,
		reason: refuseBuildPush(step)
	}));
	const notTaken = [
		...refusals.flatMap(({ step, reason }) => reason === void 0 ? [] : [note(step, reason)]),
		...elgohr.flatMap(({ step, read }) => typeof read === "string" ? [note(step, read)] : []),
		...redhat.notTaken,
		...scripts.notTaken,
		...explainTwice(pushes)
	];
	if (refusals.some(({ reason = "" }) => reason.includes("by digest"))) return {
		images: [],
		scriptLogins: [],
		report: {
			taken: [],
			notTaken
		}
	};
	const images = [
		...refusals.flatMap(({ step, reason }) => reason === void 0 ? [toImage(step, context, metadataOf(step))] : []),
		...elgohr.flatMap(({ read }) => typeof read === "string" ? [] : [read]),
		...redhat.images,
		...scripts.images
	].toSorted((one, other) => one.step.at - other.step.at);
	return {
		images,
		scriptLogins: scripts.logins,
		report: joinReports([{
			taken: [],
			notTaken
		}, ...images.map(({ report }) => report)])
	};
}
function note(step, said) {
	return {
		line: lineOf(step),
		what: step.action,
		said
	};
}
function toImage(step, context, metas) {
	const { inputs, report } = translateBuildPush(step, {
		...context,
		metas
	});
	const depot = {
		taken: [],
		notTaken: step.action.startsWith("depot/") ? [note(step, "the image is built by the builder of this machine: \"depot configure-docker\" before this step makes the builder of Depot the current one, and docker/setup-qemu-action emulates other platforms")] : []
	};
	return {
		step,
		others: [],
		inputs,
		logins: [],
		env: metas.flatMap(({ env }) => env.map(({ key, value }) => [key, value])),
		outputs: step.isBaked ? {} : {
			digest: "digest",
			imageid: "imageid",
			metadata: "metadata"
		},
		report: joinReports([report, depot])
	};
}
function withOneId(images) {
	return images.map((image, at) => {
		if (!images.slice(0, at).some(({ step }) => step === image.step)) return image;
		const entries = image.step.entries.filter(({ key }) => key !== "id");
		return {
			...image,
			step: {
				...image.step,
				entries
			}
		};
	});
}
// src/init/from/steps/cloud-login.ts
const CLOUDS = [
	{
		action: "aws-actions/configure-aws-credentials",
		fields: {
			"role-to-assume": "role-to-assume",
			"role-session-name": "role-session-name",
			"role-duration-seconds": "role-duration-seconds",
			audience: "audience"
		},
		others: [...[
			"aws-session-token",
			"web-identity-token-file",
			"role-chaining"
		], ...[
			"role-external-id",
			"inline-session-policy",
			"managed-session-policies"
		]],
		keys: ["aws-access-key-id", "aws-secret-access-key"],
		hostsOf: readAwsHosts
	},
	{
		action: "google-github-actions/auth",
		fields: {
			workload_identity_provider: "workload-identity-provider",
			service_account: "service-account",
			audience: "audience"
		},
		others: ["credentials_json", "delegates"],
		hostsOf: readGoogleHosts,
		prepares: "google-github-actions/setup-gcloud"
	},
	{
		action: "azure/login",
		fields: {
			"client-id": "client-id",
			"tenant-id": "tenant-id",
			audience: "audience"
		},
		others: ["creds", "auth-type"],
		hostsOf: readAzureHosts
	}
];
function listCloudLogins(job) {
	return CLOUDS.flatMap((cloud) => {
		const accounts = job.steps.filter(({ action }) => action === cloud.action);
		return accounts.flatMap((account, index) => {
			const end = accounts[index + 1]?.at ?? Infinity;
			return readGroup(cloud, account, job.steps.filter(({ at }) => at > account.at && at < end), job) ?? [];
		});
	});
}
function readGroup(cloud, account, after, job) {
	const found = after.flatMap((step) => {
		const hosts = cloud.hostsOf(step, account, job);
		return hosts === void 0 ? [] : [{
			step,
			hosts
		}];
	});
	if (found.length === 0) return void 0;
	const { login, reason: known } = readAccount(cloud, account, job);
	const isWithout = found.some(({ hosts }) => hosts.length === 0);
	const reason = known ?? (isWithout ? "the host of the registry is not known" : void 0);
	return {
		account,
		steps: [
			account,
			...found.map(({ step }) => step),
			...after.filter(({ action }) => action === cloud.prepares)
		],
		logins: found.flatMap(({ hosts }) => hosts.map((registry) => ({
			registry,
			...login
		}))),
		...reason === void 0 ? {} : { reason },
		known: found.flatMap(({ step: { id }, hosts: [host, ...more] }) => id === void 0 || host === void 0 || more.length > 0 ? [] : [{
			pattern: outputPattern(id, "registry"),
			by: host
		}])
	};
}
function readAccount({ fields, keys = [], others }, account, job) {
	const role = Object.entries(fields).flatMap(([input, field]) => {
		const value = inputOf(account, input);
		return value === void 0 ? [] : [[field, resolveEnv(value, job)]];
	});
	const [key = ""] = Object.values(fields);
	const hasRole = role.some(([field]) => field === key);
	const [username, password] = keys.map((name) => inputOf(account, name));
	const isByKeys = username !== void 0 && password !== void 0 && !hasRole;
	const other = (isByKeys ? others : [...others, ...keys]).find((name) => inputOf(account, name) !== void 0);
	const login = isByKeys ? {
		username,
		password
	} : { role };
	if (other !== void 0) return {
		login,
		reason: `it has ${other}`
	};
	return isByKeys || hasRole ? { login } : {
		login,
		reason: `it has no ${key}`
	};
}
function readAwsHosts(step, account, job) {
	if (step.action === "docker/login-action") {
		const host = hostOf({ registry: inputOf(step, "registry") ?? "" }, job);
		return inputOf(step, "username") === void 0 && isEcrHost(host) ? [host] : void 0;
	}
	if (step.action !== "aws-actions/amazon-ecr-login") return void 0;
	if (inputOf(step, "registry-type") === "public") return ["public.ecr.aws"];
	return toPrivateHosts(step, account, job);
}
function toPrivateHosts(step, account, job) {
	const region = resolveEnv(inputOf(account, "aws-region") ?? "", job);
	const role = resolveEnv(inputOf(account, "role-to-assume") ?? "", job);
	const own = /^arn:aws[a-z-]*:iam::(\d{12}|\$\{\{[^{}]*\}\}):role\//.exec(role)?.[1];
	const given = inputOf(step, "registries");
	const accounts = given === void 0 ? [own] : given.split(/[\s,]+/);
	const isKnown = region !== "" && accounts.every((one) => one !== void 0 && one !== "");
	const end = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
	if (isKnown) return accounts.map((one) => `${one ?? ""}.dkr.ecr.${region}.${end}`);
	const text = job.entries.flatMap(({ source }) => source).join("\n");
	return [...new Set(text.match(ECR_HOST))];
}
const ECR_HOST = /(?:\d{12}|\$\{\{[^{}]*\}\})\.dkr[.-]ecr\.(?:[a-z0-9-]+|\$\{\{[^{}]*\}\})\.(?:amazonaws\.com(?:\.cn)?|on\.aws)/g;
function readGoogleHosts(step, { id }, job) {
	if (step.action === "docker/login-action") {
		const registry = inputOf(step, "registry");
		const reads = readsOf(inputOf(step, "password") ?? "", id);
		if (!(reads.includes("access_token") || reads.includes("auth_token")) || registry === void 0) return void 0;
		return [registry.includes("${{") ? resolveEnv(registry, job) : hostOf({ registry }, job)];
	}
	const hosts = readCommand(step, [
		"gcloud",
		"auth",
		"configure-docker"
	], job)?.filter((word) => !/^(?:--quiet|-q)$/.test(word)).join(",");
	if (hosts === void 0) return void 0;
	return hosts === "" ? ["gcr.io"] : hosts.split(",").filter((host) => host !== "");
}
function readAzureHosts(step, _account, job) {
	const words = readCommand(step, [
		"az",
		"acr",
		"login"
	], job);
	if (words === void 0) return void 0;
	const at = words.findIndex((word) => /^(?:--name|-n)(?:=|$)/.test(word));
	const word = words[at] ?? "";
	const name = word.includes("=") ? word.slice(word.indexOf("=") + 1) : words[at + 1] ?? "";
	if (at < 0 || name === "") return [];
	return [name.includes(".azurecr.") ? name : `${name}.azurecr.io`];
}
function readCommand({ run }, command, job) {
	const commands = run === void 0 ? [] : readScript(resolveEnv(run, job));
	if (!Array.isArray(commands) || commands.length !== 1) return void 0;
	const [only] = commands;
	const words = (only?.words ?? []).map((word) => plainText(word.map((part) => {
		const text = "variable" in part ? job.env.get(part.variable) : void 0;
		return text === void 0 ? part : { text };
	})));
	if (!command.every((word, at) => words[at] === word) || words.includes(void 0)) return void 0;
	return words.slice(command.length).map(String);
}
function fillKnown(job, groups) {
	const known = groups.flatMap((group) => group.known);
	if (known.length === 0) return job;
	const fill = (text) => known.reduce((result, { pattern, by }) => result.replaceAll(pattern, () => by), text);
	const all = (entries) => entries.map((entry) => ({
		...entry,
		value: fill(entry.value),
		source: entry.source.map(fill)
	}));
	const steps = job.steps.map((step) => ({
		...step,
		entries: all(step.entries),
		env: all(step.env),
		with: all(step.with),
		...step.run === void 0 ? {} : { run: fill(step.run) }
	}));
	return {
		...job,
		steps
	};
}
function decideCloudLogin(group, context) {
	const { account, steps, logins, known } = group;
	const reason = group.reason ?? findReason(group, context);
	if (reason !== void 0) {
		const said = `kept: ${reason}. tagship uses this account as well`;
		return {
			group,
			isTaken: false,
			renamings: [],
			report: {
				taken: [],
				notTaken: [{
					line: lineOf(account),
					what: account.action,
					said
				}]
			}
		};
	}
	const { from, to } = context.job;
	const hosts = [...new Set(logins.map(({ registry }) => registry))].join(", ");
	const taken = steps.map((step) => ({
		line: lineOf(step),
		what: step.action === "" ? normalize(step.run).slice(0, 40) : step.action,
		said: step === account ? logins.some(({ role }) => role === void 0) ? `its keys, for ${hosts}` : `an entry of registries for ${hosts}, which logs in by the identity token of the job` : "left out: tagship logs in itself"
	}));
	return {
		group,
		isTaken: true,
		renamings: known.map((one) => ({
			from,
			to,
			...one
		})),
		report: {
			taken,
			notTaken: []
		}
	};
}
function findReason({ account, steps }, { job, conditions, remaining }) {
	const fixed = steps.find((step) => step.fixed !== void 0)?.fixed;
	if (fixed !== void 0) return fixed;
	const own = steps.find((step) => !isPlainCondition(step.if, conditions));
	if (own !== void 0) return `a condition (${normalize(own.if)}) is not that of the build`;
	const user = remaining.find((step) => step.at > account.at && mayUse(step));
	if (user !== void 0) return needsLogin(user) ?? `${user.action || "a script"} at line ${lineOf(user)} may use it`;
	const reader = job.steps.filter((step) => !steps.some(({ at }) => at === step.at)).find((step) => steps.some(({ id }) => readsOf(textOfStep(step), id).length > 0));
	return reader === void 0 ? void 0 : `its outputs are used at line ${lineOf(reader)}`;
}
const HARMLESS_ACTION = /^(?:actions\/(?:checkout|cache|upload-artifact|download-artifact|setup-[\w-]+)|docker\/(?:setup|metadata)-[\w-]+|sigstore\/cosign-installer)$/;
function mayUse(step) {
	if (step.run === void 0) return !HARMLESS_ACTION.test(step.action);
	return !step.run.split("\n").every((line) => /^\s*(?:(?:echo|printf|ls|cat)\b.*|#.*)?$/.test(line));
}
// src/init/from/steps/metadata-use.ts
function decideMetadata(job, images, metas) {
	const given = new Set();
	return metas.flatMap((meta) => {
		const users = images.map(({ step }) => step).filter((step) => reads(step, meta));
		const [first] = users;
		if (first === void 0 || meta.fixed !== void 0) return [];
		const reason = findEarly(job, {
			meta,
			users,
			first
		}) ?? findOdd(first, metas, meta);
		const condition = {
			taken: [],
			notTaken: explainCondition(meta, first)
		};
		const report = joinReports([reportMetadata(meta, "the step that builds"), condition]);
		if (reason !== void 0) return [toPlan(meta, reason, report)];
		const isRead = isReadLater(job, meta, users);
		const takesId = isRead && first.id === void 0 && !given.has(first);
		if (takesId) given.add(first);
		return [{
			meta,
			isPlanned: false,
			inputs: [],
			report,
			...nameBuild(job, meta, {
				build: first,
				isRead,
				takesId
			})
		}];
	});
}
function nameBuild(job, meta, { build, isRead, takesId }) {
	if (takesId) return { givesIdTo: build };
	return isRead ? toRenaming(job, meta, build) : {};
}
function isReadLater(job, meta, users) {
	return job.steps.filter((step) => step !== meta && !users.includes(step)).some((step) => reads(step, meta)) || isReadByJob(job, meta);
}
function toPlan(meta, reason, report) {
	const note = {
		line: lineOf(meta),
		what: "docker/metadata-action",
		said: `also becomes a step with command: plan, since ${reason}`
	};
	return {
		meta,
		isPlanned: true,
		inputs: toPlanInputs(meta),
		report: joinReports([report, {
			taken: [note],
			notTaken: []
		}])
	};
}
function toRenaming(job, meta, build) {
	if (meta.id === void 0 || build.id === void 0 || !/^[\w-]+$/.test(meta.id)) return {};
	const pattern = renamePattern(meta.id);
	return { renaming: {
		from: job.from,
		to: job.to,
		pattern,
		by: build.id
	} };
}
function reads(step, meta) {
	return readsOf(textOfStep(step), meta.id).length > 0;
}
function isReadByJob(job, meta) {
	return job.entries.some(({ key, source }) => key !== "steps" && readsOf(source.join("\n"), meta.id).length > 0);
}
function findEarly(job, { meta, users, first }) {
	const elsewhere = users.find((step) => isReadElsewhere(step, meta));
	if (elsewhere !== void 0) return `line ${lineOf(elsewhere)} reads more of its outputs than tags and labels`;
	const reader = job.steps.find((step) => step.at < first.at && step !== meta && reads(step, meta));
	if (reader !== void 0) return `line ${lineOf(reader)} reads its outputs before the build`;
	const variable = job.steps.find((step) => step !== meta && textOfStep(step).includes("DOCKER_METADATA_OUTPUT_"));
	return variable === void 0 ? void 0 : `line ${lineOf(variable)} reads the variables that it sets`;
}
function findOdd(build, metas, meta) {
	const read = metadataReadBy(build, metas, "tags");
	return read.length <= 1 || read.every((other) => haveRules(other) === haveRules(meta)) ? void 0 : "the build takes tags of several such steps, with different rules";
}
function haveRules({ with: inputs }) {
	return ["tags", "flavor"].map((name) => inputs.find(({ key }) => key.toLowerCase() === name)?.value.trim() ?? "").join("\0");
}
function explainCondition(meta, build) {
	if (meta.if === void 0 || normalize(meta.if) === normalize(build.if)) return [];
	const said = `its condition (${normalize(meta.if)}) is not that of the build, which applies now`;
	return [{
		line: lineOf(meta),
		what: "docker/metadata-action",
		said
	}];
}
// src/init/from/render.ts
const RUN_KEYS = [
	"run",
	"shell",
	"working-directory"
];
function replaceStep(own) {
	const { step } = own;
	const [first = "", ...others] = renderKeys$1(own);
	const dash = " ".repeat(step.dash);
	const pad = " ".repeat(Math.max(1, step.column - step.dash - 1));
	const head = step.isDashAlone ? [`${dash}-`, ...indent([first], step.column)] : [`${dash}-${pad}${first}`];
	return {
		from: step.from,
		to: step.to,
		lines: [...head, ...indent(others, step.column)]
	};
}
function renderKeys$1(own) {
	const { step, env, inputs } = own;
	const [envLines, withLines] = [renderEnv(step, env), renderWith(inputs)];
	return step.entries.flatMap(({ key, source }) => {
		if (key === "uses" || key === "run") return renderUses(own, envLines, withLines);
		if (key === "env") return envLines;
		if (key === "with") return withLines;
		return RUN_KEYS.includes(key) ? [] : source;
	});
}
function renderUses({ step, uses, id }, envLines, withLines) {
	const has = (name) => step.entries.some(({ key }) => key === name);
	return [
		`uses: ${uses}`,
		...id !== void 0 && step.id === void 0 ? [`id: ${id}`] : [],
		...has("env") ? [] : envLines,
		...has("with") ? [] : withLines
	];
}
function renderEnv(step, further) {
	const own = new Set(step.env.map(({ key }) => key));
	const lines = [...step.env.flatMap(({ source }) => source), ...further.filter(([name]) => !own.has(name)).flatMap(renderVariable)];
	return lines.length === 0 ? [] : ["env:", ...indent(lines, 2)];
}
function renderWith(inputs) {
	if (inputs.length === 0) return [];
	return ["with:", ...indent(sortInputs(inputs).flatMap(({ lines }) => lines), 2)];
}
// src/init/from/job.ts
function translateJob(given, context) {
	const { job, notTaken } = convertBakes(given, context.named, context.files);
	const made = translateSteps(job, context);
	const report = joinReports([made.report, {
		taken: [],
		notTaken
	}]);
	return {
		...made,
		report
	};
}
function translateSteps(given, context) {
	const clouds = listCloudLogins(given);
	const job = fillKnown(given, clouds);
	const metas = job.steps.filter(isMetadata);
	const setups = job.steps.filter(({ action }) => action === "docker/setup-buildx-action");
	const builds = listBuilds({
		job,
		metas: [],
		setups
	}, context.named, (build) => chooseMetadata(build, metas));
	if (builds.images.length === 0) return {
		edits: [],
		renamings: [],
		count: 0,
		report: builds.report
	};
	return assemble(job, {
		context,
		builds,
		fates: decideMetadata(job, builds.images, metas),
		setups,
		clouds
	});
}
function chooseMetadata(build, metas) {
	if (!isBuildPush(build)) return [];
	const movable = metas.filter(({ fixed }) => fixed === void 0);
	const read = metadataReadBy(build, movable, "tags");
	const [first] = read;
	if (first !== void 0) return read.every((meta) => haveSameRules(first, meta)) ? read : [];
	return [...new Set([...metadataReadBy(build, movable, "labels"), ...metadataReadBy(build, movable, "annotations")])];
}
function decideSetups(job, { builds, fates, setups, clouds }) {
	const { images, scriptLogins } = builds;
	const own = new Set([
		...images.flatMap(({ step, others }) => [step, ...others]),
		...fates.map(({ meta }) => meta),
		...scriptLogins.map(({ step }) => step)
	]);
	const isOfCloud = ({ at }) => clouds.some(({ steps }) => steps.some((step) => step.at === at));
	const isSetup = (step) => setups.includes(step) || step.action === "docker/login-action" || isOfCloud(step);
	const remaining = job.steps.filter((step) => !own.has(step) && !isSetup(step));
	const context = {
		job,
		conditions: images.flatMap(({ step, others }) => [...[step, ...others].map((one) => one.if), inputOf(step, "push")]),
		remaining
	};
	return {
		remaining,
		logins: [...job.steps.filter((step) => step.action === "docker/login-action" && !isOfCloud(step)).map((step) => ({
			step,
			...decideLogin(step, context)
		})), ...scriptLogins.map(({ step, logins: given }) => ({
			step,
			...decideScriptLogin(step, given, context)
		}))],
		builders: setups.map((step) => ({
			step,
			...decideSetup(step, remaining, setups.length === 1)
		})),
		accounts: clouds.map((group) => decideCloudLogin(group, context))
	};
}
function assemble(job, decided) {
	const { context, builds, fates } = decided;
	const { images } = builds;
	const { remaining, logins, builders, accounts } = decideSetups(job, decided);
	const takenAccounts = accounts.flatMap(({ isTaken, group }) => isTaken ? [group] : []);
	const taken = [...logins, ...builders].filter(({ isTaken }) => isTaken);
	const removed = [
		...taken.map(({ step }) => step),
		...takenAccounts.flatMap(({ steps }) => steps),
		...images.flatMap(({ others }) => others),
		...fates.filter(({ isPlanned }) => !isPlanned).map(({ meta }) => meta)
	];
	const credentials = {
		job,
		shared: taken.flatMap(({ inputs }) => inputs),
		given: [...takenAccounts, ...logins.filter(({ isTaken }) => isTaken)].flatMap((one) => one.logins)
	};
	return {
		edits: [
			...addCheckout(job, images, context.source),
			...joinEdits(withOneId(images).map((image) => toEdit(image, context, {
				...credentials,
				fates
			}))),
			...fates.flatMap((fate) => toPlanEdit(fate, context)),
			...removed.map((step) => removeStep(step, context.source))
		],
		renamings: [
			...fates.flatMap(({ renaming }) => renaming ?? []),
			...renameOthers(job, images),
			...accounts.flatMap((fate) => fate.renamings)
		],
		count: images.length,
		report: joinReports([
			builds.report,
			...fates.map(({ report }) => report),
			...[
				...logins,
				...builders,
				...accounts
			].map(({ report }) => report),
			explainOutputs(remaining, job, images),
			explainCheckout(job, images)
		])
	};
}
function decideScriptLogin(step, given, context) {
	const fate = decideLogin({
		...step,
		action: "docker login"
	}, context, given[0]);
	return {
		...fate,
		logins: fate.isTaken ? given : []
	};
}
function toEdit(image, { uses }, { job, shared, given, fates }) {
	const names = new Set([...image.step.env.map(({ key }) => key), ...image.env.map(([name]) => name)]);
	const credentials = toCredentials([...given, ...image.logins], job, names);
	const id = fates.find(({ givesIdTo }) => givesIdTo === image.step)?.meta.id ?? idOfOthers(image);
	return replaceStep({
		step: image.step,
		uses,
		inputs: [
			...image.inputs,
			...credentials.inputs,
			...shared
		],
		env: [...image.env, ...credentials.env],
		...omitUndefined({ id })
	});
}
function idOfOthers({ others, outputs }) {
	return Object.keys(outputs).length === 0 ? void 0 : others.find(({ id }) => id !== void 0)?.id;
}
function renameOthers({ from, to }, images) {
	return images.flatMap((image) => {
		const by = image.step.id ?? idOfOthers(image);
		if (by === void 0 || Object.keys(image.outputs).length === 0) return [];
		return image.others.flatMap(({ id }) => id === void 0 || id === by ? [] : [id]).filter((id) => /^[\w-]+$/.test(id)).map((id) => ({
			from,
			to,
			pattern: renamePattern(id),
			by
		}));
	});
}
function toPlanEdit({ meta, isPlanned, inputs }, { uses }) {
	return isPlanned ? [replaceStep({
		step: meta,
		uses,
		inputs,
		env: []
	})] : [];
}
function removeStep(step, source) {
	return {
		from: aboveComments(source, step.from),
		to: step.to,
		lines: []
	};
}
function hasCheckout(job, first) {
	return job.steps.some(({ at, action, run = "" }) => at < first.at && (action.includes("checkout") || /\bgit\s+(?:clone|fetch|init)\b/.test(run))) || job.isAction === true;
}
function addCheckout(job, images, source) {
	const [first] = images;
	const setup = job.steps[0];
	if (first === void 0 || setup === void 0 || hasCheckout(job, first.step)) return [];
	if (setup.dash < 0) return [];
	const from = aboveComments(source, setup.from);
	return [{
		from,
		to: from,
		lines: [`${" ".repeat(setup.dash)}- uses: actions/checkout@v7`]
	}];
}
function explainCheckout(job, images) {
	const [first] = images;
	if (first === void 0 || hasCheckout(job, first.step)) return {
		taken: [],
		notTaken: []
	};
	return {
		taken: [{
			line: lineOf(first.step),
			what: "context",
			said: "actions/checkout comes first: tagship builds the checkout, where the other action fetches the project from git"
		}],
		notTaken: []
	};
}
function explainOutputs(remaining, job, images) {
	const readers = [...remaining.map((step) => ({
		line: lineOf(step),
		text: textOfStep(step)
	})), ...job.entries.filter(({ key }) => key !== "steps").map(({ line, source }) => ({
		line: line + 1,
		text: source.join("\n")
	}))];
	return {
		taken: [],
		notTaken: images.flatMap(({ step, others, outputs }) => [step, ...others].flatMap(({ id, action }) => readers.flatMap(({ line, text }) => readsOf(text, id).filter((name) => !Object.hasOwn(outputs, name) && !metadataOutputs.includes(name)).map((name) => ({
			line,
			what: `steps.${id ?? ""}.outputs.${name}`,
			said: `${action || "docker in run"} has this output, and tagship does not`
		})))))
	};
}
// src/init/from/other.ts
const write = (title, ci) => `is for ${title}, which --from does not read: tagship init --ci ${ci} shows the job that takes the place of its build`;
const bake = "is a bake file: the setting targets-from ships its targets (docs/migrating.md, \"docker/bake-action\")";
function explainText(text) {
	if (/^(?:@Library\b|pipeline\s*\{|node\s*(?:\([^)\n]*\)\s*)?\{)/m.test(text)) return write("Jenkins", "jenkins");
	if (/^(?:target|group|variable)\s+"[^"\n]*"\s*\{/m.test(text)) return bake;
	return /^(?:FROM|ARG)\s\S/im.test(text) && /^(?:RUN|COPY|FROM)\s/im.test(text) ? "is a Dockerfile: tagship init writes the CI file that builds it" : void 0;
}
const SYSTEMS = [
	[({ root }) => [
		"language",
		"script",
		"dist"
	].some((key) => root.has(key)), write("Travis CI", "travis")],
	[({ root }) => root.has("version") && [
		"jobs",
		"workflows",
		"orbs"
	].some((key) => root.has(key)), write("CircleCI", "circle")],
	[({ root }) => root.has("pipelines"), write("Bitbucket", "bitbucket")],
	[({ root, steps }) => root.has("kind") && steps.size > 0, write("Drone", "drone")],
	[({ root, steps }) => root.has("pool") || root.has("trigger") || steps.has("task"), write("Azure Pipelines", "azure")],
	[({ steps }) => steps.has("name") && steps.has("args"), "is for Google Cloud Build, which --from does not read: run the image ghcr.io/tagship/tagship in a step of it"],
	[({ steps }) => steps.has("plugins") || steps.has("command"), write("Buildkite", "buildkite")],
	[({ steps, isStepMap }) => isStepMap || steps.has("image"), write("Woodpecker", "woodpecker")],
	[({ root }) => root.has("target") && root.has("group"), bake]
];
function isJob(node) {
	return !(valueOfEntry(node, "provider") !== void 0) && [
		"script",
		"extends",
		"stage"
	].some((key) => valueOfEntry(node, key) !== void 0);
}
function explainOther(source) {
	const root = new Set(listEntries(source, source.root).flatMap(({ key, node }) => isJob(node) ? [] : [key]));
	if (root.has("on") || root.has("runs")) return void 0;
	const steps = valueOfEntry(source.root, "steps");
	const keys = {
		root,
		steps: new Set(listNodes(steps).flatMap((step) => listEntries(source, step).map(({ key }) => key))),
		isStepMap: listEntries(source, steps).length > 0
	};
	if (listEntries(source, valueOfEntry(source.root, "services")).length > 0 && !root.has("jobs")) return "is a Compose file: the setting targets-from ships its images";
	return SYSTEMS.find(([fits]) => fits(keys))?.[1];
}
// src/init/from/native/find.ts
const BY_DIGEST = /push-by-digest=(?:true|1)/i;
const JOINS = /\bimagetools\s+create\b|\bmanifest\s+create\b/;
function findNative(jobs) {
	return jobs.flatMap((merge) => {
		const isJoining = merge.steps.some(({ run = "" }) => JOINS.test(run));
		const needs = needsOf(merge);
		const legs = jobs.filter((job) => job !== merge && needs.includes(job.name) && buildsOf(job).length > 0);
		return isJoining && legs.length > 0 ? [readNative(legs, merge, jobs)] : [];
	});
}
function buildsOf(job) {
	return job.steps.filter((step) => isBuildPush(step) && BY_DIGEST.test(inputOf(step, "outputs") ?? ""));
}
function readNative(legs, merge, jobs) {
	const [build] = legs.flatMap(buildsOf);
	const read = legs.map(readPlatforms);
	const [reason] = [
		...read.filter((one) => typeof one === "string"),
		...explainBuilds(legs),
		...[...legs, merge].flatMap(explainKeys),
		...legs.flatMap((job) => explainSteps(job, isOfLeg)),
		...explainSteps(merge, isOfMerge),
		...explainUsers(legs, merge, jobs)
	];
	if (reason !== void 0 || build === void 0) return {
		merge,
		reason: reason ?? ""
	};
	return {
		legs,
		merge,
		build,
		platforms: [...new Set(read.flat())]
	};
}
function needsOf(job) {
	const entry = job.entries.find(({ key }) => key === "needs");
	if (entry === void 0) return [];
	return entry.value === "" ? listNodes(entry.node).map(textOf) : [entry.value];
}
function readPlatforms(job) {
	const value = buildsOf(job).flatMap((build) => inputOf(build, "platforms") ?? [])[0] ?? "";
	const of = /^\$\{\{\s*matrix\.(?<key>[\w-]+)(?:\.(?<field>[\w-]+))?\s*\}\}$/.exec(value)?.groups;
	const texts = of === void 0 ? [value] : listMatrix(job, of.key ?? "", of.field);
	return texts.length > 0 && texts.every((text) => text !== "" && !text.includes("${{")) ? texts.flatMap(toList) : `the platforms of job ${job.name} are not known`;
}
function listMatrix(job, key, field) {
	const strategy = job.entries.find((entry) => entry.key === "strategy")?.node;
	const matrix = valueOfEntry(strategy, "matrix");
	const rows = listNodes(valueOfEntry(matrix, "include")).map((row) => valueOfEntry(row, key));
	return [...listNodes(valueOfEntry(matrix, key)), ...rows].map((node) => textOf(field === void 0 ? node : valueOfEntry(node, field)));
}
function toList(text) {
	return text.split(/[,\s]+/).filter((one) => one !== "");
}
const OF_LEG = [
	"platforms",
	"outputs",
	"cache-from",
	"cache-to"
];
function explainBuilds(legs) {
	const builds = legs.flatMap(buildsOf);
	if (builds.length > legs.length) return ["it builds several images"];
	const textOfInputs = (step) => step.with.filter(({ key }) => !OF_LEG.includes(key.toLowerCase())).map(({ key, value }) => `${key.toLowerCase()}=${value.trim()}`).sort().join("\n");
	const other = builds.find((step) => textOfInputs(step) !== builds.map(textOfInputs)[0]);
	return other === void 0 ? [] : [`line ${lineOf(other)} builds with other inputs`];
}
const KEYS = [...[
	"name",
	"needs",
	"if",
	"permissions",
	"concurrency",
	"env",
	"outputs",
	"runs-on",
	"steps"
], ...["strategy", "timeout-minutes"]];
function explainKeys(job) {
	return job.entries.filter(({ key }) => !KEYS.includes(key)).map(({ key, line }) => `line ${line + 1}: a job that calls a workflow has no ${key}`);
}
function explainSteps(job, isKnown) {
	return job.steps.filter((step) => !isKnown(step)).map((step) => `line ${lineOf(step)} does something else: move it to a job of its own`);
}
const PREPARES = [
	"docker/setup-qemu-action",
	"docker/setup-buildx-action",
	"docker/login-action"
];
const HANDS_ON = /^\s*(?:#.*|set -\S+|mkdir -p \S+|(?:digest|platform)=\S+|touch \S+|echo \S+ *>> *\S*GITHUB_(?:ENV|OUTPUT)\S*)?\s*$/;
function isOfLeg(step) {
	const { action, run } = step;
	if (run !== void 0) return run.replaceAll(/\$\{\{.*?\}\}/g, "x").split("\n").every((line) => HANDS_ON.test(line));
	if (action === "actions/upload-artifact") return /digest/i.test(inputOf(step, "path") ?? "");
	return isBuildPush(step) && BY_DIGEST.test(inputOf(step, "outputs") ?? "") || isMetadata(step) || PREPARES.includes(action) || isPlainCheckout(step);
}
function isOfMerge(step) {
	const { action, run } = step;
	if (run !== void 0) return /\bimagetools\b|\bdocker\s+manifest\b/.test(run);
	if (action === "actions/download-artifact") return true;
	return isMetadata(step) || PREPARES.includes(action) || isPlainCheckout(step);
}
const CHECKOUT = [
	"submodules",
	"lfs",
	"fetch-depth",
	"fetch-tags",
	"persist-credentials"
];
function isPlainCheckout({ action, with: given }) {
	const isKnown = given.every(({ key }) => CHECKOUT.includes(key.toLowerCase()));
	return action === "actions/checkout" && isKnown;
}
function explainUsers(legs, merge, jobs) {
	const names = legs.map(({ name }) => name);
	return jobs.filter((job) => job !== merge && !legs.includes(job)).filter((job) => needsOf(job).some((name) => names.includes(name))).map(({ name }) => `job ${name} needs job ${names.join(" or ")} too`);
}
// src/init/from/native/translate.ts
function translateNative(source, jobs, revision) {
	return findNative(jobs).map((found) => {
		if ("reason" in found) return toRefused(found);
		const reasons = [];
		const made = translateFound(source, {
			...found,
			refuse: (reason) => void reasons.push(reason)
		}, jobs, revision);
		const [reason] = reasons;
		return reason === void 0 ? made : toRefused({
			merge: found.merge,
			reason
		});
	});
}
function toRefused({ merge, reason }) {
	const what = `job ${merge.name}`;
	return {
		made: {
			edits: [],
			renamings: [],
			count: 0,
			report: {
				taken: [],
				notTaken: [{
					line: merge.from + 1,
					what,
					said: `it does not become ship.yml: ${reason}`
				}]
			}
		},
		jobs: []
	};
}
function translateFound(source, native, jobs, revision) {
	const { legs, merge, refuse } = native;
	if (!isBlock(source, merge)) refuse("the job uses flow style or aliases");
	const from = merge.entries[0]?.from ?? merge.from;
	const lines = renderCall(native, revision);
	return {
		made: {
			edits: [{
				from,
				to: merge.to,
				lines: indent(lines, columnOf(source, merge))
			}, ...legs.map((leg) => ({
				from: aboveComments(source, leg.from),
				to: leg.to,
				lines: []
			}))],
			renamings: [],
			count: 1,
			report: {
				taken: explainTaken(native),
				notTaken: explainLeft(native, jobs)
			}
		},
		jobs: [...legs, merge]
	};
}
function renderCall(native, revision) {
	const inputs = sortInputs([...toInputs(native), ...toCheckoutInputs(native)]);
	const secrets = toSecrets(native);
	return [
		...renderKeys(native),
		`uses: tagship/tagship/.github/workflows/ship.yml@${revision}`,
		"with:",
		...indent(inputs.flatMap(({ lines }) => lines), 2),
		...secrets.length === 0 ? [] : ["secrets:", ...indent(secrets, 2)]
	];
}
function renderKeys({ legs: [leg], merge, refuse }) {
	const own = (job, key) => job?.entries.find((entry) => entry.key === key);
	const lines = (job, key) => own(job, key)?.source ?? [];
	const [before, after] = [own(leg, "if"), own(merge, "if")];
	const isSame = normalize(before?.value) === normalize(after?.value);
	if (after !== void 0 && !isSame && !isNoChange(after.value)) refuse(`its condition (${normalize(after.value)}) is not that of the build`);
	const permissions = lines(leg, "permissions");
	return [
		...lines(merge, "name"),
		...lines(leg, "needs"),
		...lines(leg, "if"),
		...permissions.length > 0 ? permissions : lines(merge, "permissions"),
		...lines(merge, "concurrency")
	];
}
const NOT_ASKED = [...[
	"platforms",
	"outputs",
	"push",
	"load",
	"call",
	"cache-from",
	"cache-to",
	"secrets"
], ...[
	"tags",
	"labels",
	"annotations"
]];
function toInputs(native) {
	const { build, legs, platforms } = native;
	const metas = legs.flatMap(({ steps }) => steps.filter(isMetadata));
	const own = build.with.filter(({ key, value }) => {
		const name = key.toLowerCase();
		return buildInputs.includes(name) && !NOT_ASKED.includes(name) && value.trim() !== "";
	});
	return [
		...toNames(native),
		...toLabelInput(build, metas, "labels"),
		...toLabelInput(build, metas, "annotations"),
		...own.map((entry) => asWritten(entry)),
		withValue("platforms", platforms.join(","))
	].map((input) => toCallable(input, native));
}
const UNREADABLE = /\$\{\{[^}]*\b(env|secrets|matrix|strategy|steps|job|runner|hashFiles)\b[^}]*\}\}/;
function toCallable({ name, lines }, { merge, legs: [leg], refuse }) {
	const env = new Map([...leg?.env ?? [], ...merge.env]);
	const resolved = lines.map((line) => resolveEnv(line, { env }));
	const [, context] = resolved.flatMap((line) => UNREADABLE.exec(line) ?? []);
	if (context !== void 0) refuse(`${name} reads ${context}, which a job that calls a workflow cannot`);
	return {
		name,
		lines: resolved
	};
}
function toNames({ merge, legs, refuse }) {
	const [meta, ...others] = [merge, ...legs].map(({ steps }) => steps.filter(isMetadata)).find(({ length }) => length > 0) ?? [];
	if (others.length > 0) refuse("docker/metadata-action runs more than once");
	if (meta !== void 0) return toTagInputs([meta], []);
	const tags = merge.steps.flatMap(({ run = "" }) => run.split("\n")).filter((line) => /\b(?:imagetools|manifest)\s+create\b/.test(line)).flatMap((line) => [...[...line.matchAll(/(?:-t|--tag)[ =]["']?([^\s"']+)/g)].map(([, name = ""]) => name), ...[...line.matchAll(/\bmanifest\s+create\s+(?:--\S+\s+)*["']?([^\s"']+)/g)].map(([, name = ""]) => name)]);
	const isPlain = (name) => /^[\w.:/-]+$/.test(name);
	if (tags.length === 0 || !tags.every(isPlain)) refuse("its script decides about the tags");
	return withLines("tags", tags.map(withTag));
}
function withTag(reference) {
	return /:[^/]*$/.test(reference) ? reference : `${reference}:latest`;
}
function toCheckoutInputs({ legs: [leg] }) {
	const checkout = leg?.steps.find(({ action }) => action === "actions/checkout");
	return ["submodules", "lfs"].flatMap((name) => {
		const value = checkout === void 0 ? void 0 : inputOf(checkout, name);
		return value === void 0 || value === "false" ? [] : [withValue(name, value)];
	});
}
function toSecrets({ legs, merge, build, refuse }) {
	const jobs = [...legs, merge];
	const logins = new Map();
	for (const job of jobs) for (const step of job.steps.filter(({ action }) => action === "docker/login-action")) {
		const entry = toEntry(readLogin(step), job);
		if (typeof entry === "string") refuse(`line ${lineOf(step)}: ${entry}`);
		else if (entry !== void 0) logins.set(...entry);
	}
	const entries = [...logins].map(([host, fields]) => `  ${host}: ${fields}`);
	const secrets = build.with.find(({ key }) => key.toLowerCase() === "secrets");
	return [...entries.length === 0 ? [] : ["registries: |", ...entries], ...secrets === void 0 ? [] : asWritten(secrets).lines];
}
function toEntry(login, job) {
	if (login === void 0) return "ship.yml has no secret registry-auth";
	if (isOwnLogin(login, job)) return void 0;
	const { username = "", password = "" } = login;
	const host = hostOf(login, job);
	const isKnown = [
		host,
		username,
		password
	].every((text) => !/\$\{\{(?!\s*(?:secrets|vars|github|inputs)\.)/.test(text));
	if (username === "" || password === "" || !isKnown || host.includes("${{")) return "a job that calls a workflow cannot read this login";
	return [host, `{ username: ${toWord(username)}, password: ${toWord(password)} }`];
}
function toWord(text) {
	const [, inner] = /^\$\{\{\s*([^{}]+?)\s*\}\}$/.exec(text.trim()) ?? [];
	if (inner !== void 0) return `\${{ toJSON(${inner}) }}`;
	return /^[A-Za-z][\w.-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
function explainTaken({ build, merge }) {
	const said = "one job that calls ship.yml: a leg for each platform on a runner of its own, and a merge that looks whether every platform is there";
	const joins = merge.steps.filter(({ run = "" }) => /\bcreate\b/.test(run));
	return [{
		line: lineOf(build),
		what: build.action,
		said
	}, ...joins.map((step) => ({
		line: lineOf(step),
		what: "docker buildx imagetools",
		said: "the merge of ship.yml"
	}))];
}
const OUTPUTS = [...[
	"version",
	"tags",
	"tag-names",
	"held",
	"pushed",
	"digest",
	"digests",
	"receipt"
]];
function explainLeft(native, jobs) {
	const { legs, merge, build } = native;
	const caches = build.with.filter(({ key }) => /^cache-(?:from|to)$/i.test(key));
	const reads = jobs.flatMap((job) => job.entries.flatMap(({ line, source }) => [...source.join("\n").matchAll(/\bneeds\.([\w-]+)\.outputs\.([\w-]+)/g)].filter(([, name, output = ""]) => name === merge.name && !OUTPUTS.includes(output)).map(([, , output = ""]) => ({
		line: line + 1,
		what: `needs.${merge.name}.outputs.${output}`,
		said: "ship.yml has no such output"
	}))));
	return [
		...caches.map(({ key, line }) => ({
			line: line + 1,
			what: `${key} of ${build.action}`,
			said: "left out: ship.yml keeps a cache of GitHub for each platform"
		})),
		...legs.flatMap(explainRunners),
		...reads
	];
}
function explainRunners(leg) {
	const entries = leg.entries.filter(({ key }) => key === "runs-on" || key === "strategy");
	const named = [...entries.map(({ source }) => source.join("\n")).join("\n").matchAll(/\b(?:ubuntu-[\w.-]+|self-hosted|macos-\S+|windows-\S+|group:)/g)].map(([name]) => name).filter((name) => !/^ubuntu-(?:latest|24\.04|24\.04-arm)$/.test(name));
	const [first] = entries;
	if (named.length === 0 || first === void 0) return [];
	const said = `ship.yml runs on ubuntu-24.04 and ubuntu-24.04-arm: name others in its input runners (${[...new Set(named)].join(", ")})`;
	return [{
		line: first.line + 1,
		what: "runs-on",
		said
	}];
}
// src/init/from/from.ts
function translate(text, revision, files = new Map()) {
	const source = readSource(text.replace(/^\uFEFF/, ""));
	if (typeof source === "string") return explainText(text) ?? source;
	const other = explainOther(source);
	if (other !== void 0) return other;
	const jobs = listJobs(source);
	const made = jobs.length > 0 ? translateWorkflow(source, jobs, {
		...revision,
		files
	}) : translateGitlab(source, revision) ?? translateGitlabJobs(source, revision, files);
	if (made !== void 0 && typeof readSource(made.text) === "string") return "is written in a way that cannot be edited line by line";
	return made ?? "has no jobs of GitHub Actions, no job of GitLab that builds an image, and does not include the docker template of to-be-continuous";
}
function listFiles(text, files = new Map()) {
	const source = readSource(text);
	if (typeof source === "string") return [];
	if (listJobs(source).length === 0) return listPipelineFiles(source, files);
	const jobs = listJobs(source);
	const steps = jobs.flatMap((job) => job.steps.filter(isBake));
	return [...new Set([...steps.flatMap(listBakeFiles), ...jobs.flatMap(listCalled)])].filter((path) => !/^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)|:/.test(path)).slice(0, 20);
}
function translateWorkflow(source, jobs, { version, commit, files }) {
	const revision = commit === void 0 ? `v${version}` : `${commit} # v${version}`;
	const uses = `tagship/tagship@${revision}`;
	const native = translateNative(source, jobs, revision);
	const done = new Set(native.flatMap((one) => one.jobs));
	const others = jobs.filter((job) => !done.has(job));
	const own = others.map((job) => {
		const builder = translateGithubBuilder(source, job, uses);
		if (builder !== void 0) return builder;
		if (hasFlowSteps(job)) return untouched(explainFlow(job));
		return translateJob(job, {
			source,
			uses,
			named: listNamed(source, job),
			files
		});
	});
	const parts = [...native.map(({ made }) => made), ...own];
	const count = parts.reduce((sum, part) => sum + part.count, 0);
	const notTaken = others.flatMap((job) => explainElsewhere(job, files, count === 0));
	const report = sortReport(joinReports([...parts.map((part) => part.report), {
		taken: [],
		notTaken
	}]));
	const edits = parts.flatMap((part) => part.edits);
	const renamings = parts.flatMap((part) => part.renamings);
	return {
		...report,
		count,
		text: applyEdits(source, edits, renamings)
	};
}
function untouched(notTaken) {
	return {
		edits: [],
		renamings: [],
		count: 0,
		report: {
			taken: [],
			notTaken
		}
	};
}
function explainFlow(job) {
	const steps = job.entries.find(({ key }) => key === "steps");
	return /docker|buildah|depot/.test(steps?.source.join("\n") ?? "") || steps?.source.length === 1 ? [{
		line: job.from + 1,
		what: `job ${job.name}`,
		said: "its steps use flow style or aliases: write them as a block list"
	}] : [];
}
function listNamed(source, job) {
	const env = job.entries.find(({ key }) => key === "env");
	const all = [...listEntries(source, valueOfEntry(source.root, "env")), ...listEntries(source, env?.node)];
	return new Set(all.map(({ key }) => key));
}
// src/init/from/command.ts
async function runFrom({ path, version }, context, readCommit) {
	const file = resolve(context.cwd, path);
	const text = await readSmall(file, path);
	const files = await readFiles(file, text, resolve(context.cwd));
	const first = check(path, translate(text, { version }, files));
	if (first.count === 0) {
		listNotes(context, path, first);
		throw nothing(path);
	}
	const commit = await readCommit();
	const revision = {
		version,
		...commit !== void 0 && { commit }
	};
	const made = commit === void 0 ? first : check(path, translate(text, revision, files));
	context.print(made.text);
	listNotes(context, path, made);
	if (!await isAgreed(context, path)) return "shown";
	if (await readSmall(file, path) !== text) throw new Problem([error("INIT_FROM_CHANGED", `${path} was changed in the meantime`, "Run tagship init --from again.")]);
	await overwrite(file, path, made.text);
	context.say(`Wrote ${path}. Use git diff to see the changes.`);
	return "written";
}
const DEEPEST = 4;
async function readFiles(file, text, cwd) {
	const directory = dirname(file);
	const isPlaced = /[/\\]\.github[/\\]workflows$/.test(directory);
	const isMain = /^\.gitlab-ci\.ya?ml$/.test(basename(file));
	const root = isPlaced ? dirname(dirname(directory)) : isMain ? directory : rootOf(directory, cwd);
	const files = new Map();
	const tried = new Set();
	for (let depth = 0; depth < DEEPEST; depth += 1) for (const path of listFiles(text, files).filter((one) => !tried.has(one))) {
		tried.add(path);
		const found = await readInside(root, path);
		if (found !== void 0) files.set(path, found);
	}
	return files;
}
function rootOf(directory, cwd) {
	return `${directory}${sep}`.startsWith(`${cwd}${sep}`) ? cwd : directory;
}
async function readInside(root, path) {
	try {
		const [real, base] = await Promise.all([realpath$1(join(root, path)), realpath$1(root)]);
		if (!real.startsWith(`${base}${sep}`)) return void 0;
		return await readSmall(real, path);
	} catch (cause) {
		if (cause instanceof Problem || cause instanceof Error && "code" in cause) return void 0;
		throw cause;
	}
}
async function isAgreed(context, path) {
	if (context.isAgreed) return true;
	if (context.ask === void 0) {
		context.say(`Nothing written. tagship init --from ${path} --yes overwrites it.`);
		return false;
	}
	const isWanted = await context.ask(`Overwrite ${path}? [y/N] `);
	if (!isWanted) context.say("Nothing written.");
	return isWanted;
}
function check(path, made) {
	if (typeof made !== "string") return made;
	throw new Problem([error("INIT_FROM_SYNTAX", `${path} ${made}`, "Name a workflow for GitHub Actions, or a .gitlab-ci.yml.")]);
}
function nothing(path) {
	const hint = "tagship init without --from writes a new file.";
	const what = `${path} has no step or job that builds an image and can be migrated`;
	return new Problem([error("INIT_FROM_NOTHING", what, hint)]);
}
function listNotes({ say }, path, { taken, notTaken }) {
	const list = (title, notes) => {
		if (notes.length === 0) return;
		say(title);
		for (const { line, what, said } of notes) say(`  line ${line}: ${what}: ${said}`);
	};
	list(`Migrated from ${path}:`, taken);
	list("Not migrated, or to check:", notTaken);
}
async function readSmall(file, path) {
	const fail = (what, cause) => new Problem([error("INIT_FROM_UNREADABLE", `${path} ${what}`)], { cause });
	try {
		const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
		const handle = await open$1(file, flags).catch((cause) => {
			throw fail(isMissing(cause) ? "does not exist" : `cannot be read: ${describeFileError(cause)}`, cause);
		});
		try {
			const stats = await handle.stat();
			if (!stats.isFile()) throw fail("is not a file");
			if (stats.size > 262144) throw fail("is larger than 256 KiB");
			return await readFile(handle, "utf8");
		} finally {
			await handle.close();
		}
	} catch (cause) {
		if (cause instanceof Problem) throw cause;
		throw fail(`cannot be read: ${describeFileError(cause)}`, cause);
	}
}
function isMissing(cause) {
	return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}
async function overwrite(file, path, text) {
	const written = `${file}.tagship-new`;
	try {
		const stats = await lstat$1(file);
		if (stats.isSymbolicLink()) {
			await writeFile(file, text);
			return;
		}
		await writeFile(written, text, {
			flag: "wx",
			mode: stats.mode
		});
		await rename(written, file);
	} catch (cause) {
		await rm(written, { force: true });
		throw new Problem([error("INIT_UNWRITABLE", `cannot write ${path}: ${describeFileError(cause)}`)], { cause });
	}
}
export { runFrom };
