import { describeBadTag, isTag, nearest, parseRepository, quote, suggest, toTag } from "./base.js";
import { errorAt, noticeAt, readEntries, readRuleFields, within } from "./plan.js";
// src/plan/rules/kinds/kinds.ts
const originalTypes = [
	"schedule",
	"semver",
	"pep440",
	"match",
	"edge",
	"ref",
	"raw",
	"sha"
];
const commonAttributes = [
	"type",
	"enable",
	"priority",
	"prefix",
	"suffix"
];
const ruleKinds = {
	schedule: {
		priority: 1e3,
		attributes: { pattern: "nightly" }
	},
	semver: {
		priority: 900,
		attributes: {
			pattern: void 0,
			value: "",
			match: ""
		}
	},
	pep440: {
		priority: 900,
		attributes: {
			pattern: void 0,
			value: "",
			match: ""
		}
	},
	match: {
		priority: 800,
		attributes: {
			pattern: void 0,
			group: "0",
			value: ""
		}
	},
	edge: {
		priority: 700,
		attributes: { branch: "" }
	},
	ref: {
		priority: 600,
		attributes: { event: void 0 },
		choices: { event: [
			"branch",
			"tag",
			"pr"
		] }
	},
	build: {
		priority: 300,
		attributes: { pattern: "{{base}}-b{{build}}-{{sha}}" }
	},
	raw: {
		priority: 200,
		attributes: { value: void 0 }
	},
	sha: {
		priority: 100,
		attributes: {
			format: "short",
			prefix: "sha-"
		},
		choices: { format: ["short", "long"] }
	},
	standard: {
		priority: 0,
		attributes: {}
	}
};
const originalDefaults = [
	"type=schedule",
	"type=ref,event=branch",
	"type=ref,event=tag",
	"type=ref,event=pr"
];
function listTypes(isStrict) {
	return isStrict ? originalTypes : [...originalTypes, "build"];
}
function listAttributes(type, isStrict) {
	const own = Object.keys(ruleKinds[type].attributes);
	return [...new Set([
		...commonAttributes,
		...own,
		...isStrict ? [] : ["kind"]
	])];
}
// src/plan/rules/kinds/regexp.ts
function regexpKeyOf({ type, attributes }) {
	if (type === "match") return "pattern";
	return (attributes.get("match") ?? "") === "" ? void 0 : "match";
}
const LONGEST = 2e3;
function readPattern(rule, key) {
	const written = rule.attributes.get(key) ?? "";
	const [, body = written, flags = ""] = (key === "pattern" ? /^\/(.+)\/(.*)$/.exec(written) : null) ?? [];
	if (written.length > LONGEST) {
		const why = `longer than ${LONGEST} characters`;
		return {
			ok: false,
			problems: [badPattern(rule, key, `${body.slice(0, 40)}…`, why)]
		};
	}
	try {
		new RegExp(body, flags);
		return {
			ok: true,
			value: {
				body,
				flags
			},
			problems: []
		};
	} catch (cause) {
		return {
			ok: false,
			problems: [badPattern(rule, key, body, cause instanceof Error ? cause.message : String(cause))]
		};
	}
}
async function matchRule(rule, key, { text, said, match }) {
	const pattern = readPattern(rule, key);
	if (!pattern.ok) return pattern;
	const matched = await match(pattern.value, text);
	switch (matched.kind) {
		case "matched": return {
			ok: true,
			value: matched.groups,
			problems: []
		};
		case "none": return {
			ok: true,
			value: void 0,
			problems: []
		};
		case "failed": return {
			ok: false,
			problems: [badPattern(rule, key, pattern.value.body, matched.why)]
		};
		case "slow": return {
			ok: false,
			problems: [slow(rule, key, said, matched.limitMs)]
		};
		case "untried": return {
			ok: false,
			problems: []
		};
	}
}
function badPattern(rule, key, body, why) {
	const span = rule.spans.get(key) ?? rule.span;
	const message = `invalid regular expression ${quote(body)}: ${why}`;
	return errorAt(span, "RULE_REGEXP", message, "Escape literal brackets and dots with a backslash.");
}
function slow(rule, key, said, limitMs) {
	const pattern = quote(rule.attributes.get(key) ?? "");
	return errorAt(rule.spans.get(key) ?? rule.span, "RULE_SLOW", `matching ${pattern} with ${said} was stopped after ${limitMs / 1e3} s`, "Write the pattern without a repetition inside a repetition: a+ instead of (a+)+.");
}
function noGroup(rule, match) {
	return errorAt(rule.spans.get("match") ?? rule.span, "RULE_NO_GROUP", `${quote(match)} matches, but has no group that says which part is the version`, "Put parentheses around the version, for example v(\\d+\\.\\d+\\.\\d+)$.");
}
// src/plan/rules/legal.ts
function toOriginalTag(name) {
	return name.replace(/[^a-zA-Z0-9._-]+/g, "-");
}
function toLegalTag(parts, span, isStrict) {
	const name = parts.map(({ text }) => text).join("");
	const plain = toOriginalTag(name);
	if (isStrict || isTag(plain)) return {
		ok: true,
		tag: plain
	};
	const [first] = parts.filter(({ text }) => text !== "");
	if (plain.length > 128 ? parts.every(isWritten) : first?.isLiteral === true) return refuse(plain, span);
	const tag = toTag(name);
	if (tag === void 0) return {
		ok: false,
		reason: `no character of ${quote(name)} is allowed in a tag`,
		problems: []
	};
	return {
		ok: true,
		tag
	};
}
function isWritten({ text, isLiteral }) {
	return text === "" || isLiteral;
}
function refuse(tag, span) {
	const why = describeBadTag(tag);
	const message = `${quote(tag)} cannot be a tag: ${why}`;
	return {
		ok: false,
		reason: why,
		problems: [errorAt(span, "RULE_ILLEGAL", message, "Start a tag with a letter, a digit or \"_\", and use at most 128 characters.")]
	};
}
// src/plan/rules/references.ts
function readReferences(fields) {
	const parts = fields.filter(({ text }) => text.trim() !== "").map((field) => ({
		field,
		part: readPart(field.text.trim())
	}));
	const odd = parts.find(({ part }) => part.kind !== "word");
	if (odd === void 0) return void 0;
	const references = parts.flatMap(({ field: { text, span }, part }) => part.kind === "reference" ? [{
		...part,
		text: text.trim(),
		span
	}] : []);
	if (references.length === parts.length) return {
		ok: true,
		references
	};
	const wrong = parts.find(({ part }) => part.kind !== "reference") ?? odd;
	const shown = wrong.part.kind === "word" ? odd : wrong;
	return {
		ok: false,
		problem: describe(shown.field, shown.part, parts.length > 1)
	};
}
function readPart(text) {
	const shape = text.replaceAll(/\{\{.*?\}\}/gs, (expression) => "x".repeat(expression.length));
	if (!/[/:]/.test(shape) || shape.indexOf("=") > 0) return { kind: "word" };
	if (/@sha\d+:/.test(shape)) return { kind: "digest" };
	return isRepository(shape) ? { kind: "untagged" } : splitReference(text, shape);
}
function splitReference(text, shape) {
	const [, name = "", shown] = /^((?:[^/:@]*(?::\d+)?\/)?[^:@]+):(.*)$/s.exec(shape) ?? [];
	if (shown === void 0 || !isRepository(name) || isOdd(name, shown)) return { kind: "broken" };
	if (shown === "") return { kind: "untagged" };
	const [repository, tag] = [text.slice(0, name.length), text.slice(name.length + 1)];
	return {
		kind: isTag(tag) || tag !== shown ? "reference" : "illegal",
		repository,
		tag
	};
}
function isOdd(name, tag) {
	return tag.includes("@") || tag.includes(":") && !name.includes("/");
}
function isRepository(text) {
	return parseRepository(text).ok;
}
function describe({ text, span }, part, isOneOfSeveral) {
	const shown = quote(hideUser(text.trim()));
	const [repository] = /^[^@]*/.exec(text.trim().replace(/:$/, "")) ?? [""];
	switch (part.kind) {
		case "illegal": return at(span, describeIllegal(part), writeLegal(part));
		case "digest": return at(span, `${shown} ends with a digest, and "tags" gives tags`, writeTags(repository));
		case "untagged": return at(span, `${shown} looks like a repository, and has no tag`, writeTags(repository));
		case "reference":
		case "broken":
		case "word": return at(span, isOneOfSeveral ? `${shown} is mixed with words that are not whole references` : `${shown} is neither a tag nor a whole reference such as ghcr.io/acme/app:1.0`, "Write whole references, one a line: ghcr.io/acme/app:1.0. Or write the repository under images and the tag alone under tags:\n  images: ghcr.io/acme/app\n  tags: 1.0");
	}
}
function describeIllegal({ tag }) {
	return `${quote(tag)} cannot be a tag: ${describeBadTag(tag)}`;
}
function writeLegal({ repository, tag }) {
	return `Write ${repository}:${tag.replaceAll(/[^A-Za-z0-9._-]+/g, "-")}. Rules make names of branches and git tags legal:\n  images: ${repository}\n  tags: type=ref,event=branch`;
}
function writeTags(repository) {
	const name = repository.trim();
	return `For tags that follow from git, write the repository under images and leave tags out:\n  images: ${name}\nFor this one tag alone, write it after the repository:\n  tags: ${name}:latest\nFor a tag of that name write it without the slash: ${name.replaceAll(/[^A-Za-z0-9._-]+/g, "-")}.`;
}
function at(span, message, hint) {
	const safe = hideUser(span.source);
	const shown = safe === span.source ? span : {
		...span,
		source: safe,
		start: 0,
		length: 1
	};
	return errorAt(shown, "RULE_REFERENCE", message, hideUser(hint));
}
function hideUser(text) {
	return text.replaceAll(/[^\s,"]*:[^\s,"]*@(?!sha\d+:)/g, "***@");
}
// src/plan/rules/parse.ts
async function parseRules(text, isStrict, pause) {
	const entries = await readEntries(text, {
		setting: "tags",
		strict: isStrict
	});
	if (!entries.ok) return {
		rules: [],
		problems: entries.problems
	};
	const wanted = entries.value.length === 0 && isStrict ? originalDefaults.map(toEntry) : entries.value;
	const rules = [];
	const problems = [];
	for (const entry of wanted) {
		await pause?.();
		const parsed = await parseEntry(entry, isStrict);
		problems.push(...parsed.problems);
		if (parsed.ok) rules.push(...parsed.value);
	}
	return {
		rules: rules.sort(byPriority),
		problems
	};
}
function byPriority(one, other) {
	if (one.priority < other.priority) return 1;
	return one.priority > other.priority ? -1 : 0;
}
async function parseEntry(entry, isStrict) {
	const fields = isStrict ? void 0 : await readRuleFields(entry);
	const read = fields?.ok === true ? readReferences(fields.value) : void 0;
	if (read !== void 0) return read.ok ? {
		ok: true,
		value: read.references.map(toReferenceRule),
		problems: []
	} : {
		ok: false,
		problems: [read.problem]
	};
	const rule = await parseRule(entry, isStrict);
	return rule.ok ? {
		...rule,
		value: [rule.value]
	} : rule;
}
function toReferenceRule({ repository, tag, text, span }) {
	const value = within(span, text.length - tag.length, tag.length);
	return {
		type: "raw",
		attributes: new Map(Object.entries({
			value: tag,
			prefix: "",
			suffix: "",
			enable: "true"
		})),
		spans: new Map([["value", value]]),
		span,
		written: text,
		priority: ruleKinds.raw.priority,
		repository
	};
}
async function parseRule(entry, isStrict) {
	const fields = await readRuleFields(entry);
	if (!fields.ok) return fields;
	if (!isStrict && entry.text === "standard") return {
		ok: true,
		value: makeRule(entry, "standard", noWords),
		problems: []
	};
	const words = readWords(fields.value);
	const type = words.values.get("type") ?? "raw";
	const known = listTypes(isStrict).find((name) => name === type);
	if (known === void 0) return {
		ok: false,
		problems: [unknownType(type, words.spans.get("type") ?? entry.span, isStrict)]
	};
	const problems = [...checkEntry(entry, known, words, isStrict), ...isStrict ? [] : [...explainLiteral(entry, fields.value), ...explainDropped(fields.value)]];
	return problems.some(({ level }) => level === "error") ? {
		ok: false,
		problems
	} : {
		ok: true,
		value: makeRule(entry, known, words),
		problems
	};
}
const SELDOM_TAGS = [
	"semver",
	"pep440",
	"schedule",
	"match",
	"ref",
	"raw"
];
function explainLiteral({ text, span }, fields) {
	if (fields.length !== 1 || text.includes("=")) return [];
	const meant = SELDOM_TAGS.includes(text) ? `type=${text}` : nearest(text, ["standard"]);
	if (meant === void 0) return [];
	return [noticeAt(span, "RULE_LITERAL", `${quote(text)} is a tag of that name, not a rule`, `If you mean the rule, write ${meant}.`)];
}
function explainDropped(fields) {
	const keyOf = ({ text }) => /^([^=]+)=/.exec(text)?.[1]?.trim().toLowerCase() ?? "value";
	const last = new Map(fields.map((field) => [keyOf(field), field]));
	return fields.filter((field) => last.get(keyOf(field)) !== field).slice(0, MOST_NOTICES).map(({ text, span }) => noticeAt(span, "RULE_DROPPED", `${quote(text.trim())} has no effect: a line is one rule, and a later value replaces it`, text.includes("=") ? "Write one of them." : "Write one tag per line, or on a command line --tags for each."));
}
const noWords = {
	values: new Map(),
	spans: new Map(),
	keys: new Map()
};
function readWords(fields) {
	const values = new Map();
	const spans = new Map();
	const keys = new Map();
	for (const { text, span } of fields) {
		const equals = text.indexOf("=", 1);
		const isPair = equals > 0 && !text.startsWith("=");
		const key = isPair ? text.slice(0, equals).trim().toLowerCase() : "value";
		const raw = isPair ? text.slice(equals + 1) : text;
		const value = raw.trim();
		const start = (isPair ? equals + 1 : 0) + (raw.length - raw.trimStart().length);
		values.set(key, value);
		spans.set(key, within(span, value === "" && isPair ? 0 : start, value.length || text.length));
		if (isPair) keys.set(key, within(span, text.length - text.trimStart().length, key.length));
	}
	return {
		values,
		spans,
		keys
	};
}
function makeRule(entry, type, words) {
	const kind = words.values.get("kind");
	return {
		type,
		attributes: new Map([...listDefaults(type, words), ...words.values]),
		spans: words.spans,
		span: entry.span,
		written: entry.text,
		priority: Number(words.values.get("priority") ?? ruleKinds[type].priority),
		...kind === "exact" || kind === "floating" ? { kind } : {}
	};
}
function listDefaults(type, words) {
	const own = Object.entries(ruleKinds[type].attributes).flatMap(([key, value]) => value === void 0 ? [] : [[key, value]]);
	const isChange = type === "ref" && words.values.get("event") === "pr";
	return [
		...own,
		...isChange ? [["prefix", "pr-"]] : [],
		["enable", "true"]
	];
}
const MOST_NOTICES = 20;
function checkEntry(entry, type, words, isStrict) {
	const { attributes, choices = {} } = ruleKinds[type];
	const missing = Object.keys(attributes).filter((key) => attributes[key] === void 0 && !words.values.has(key));
	const chosen = isStrict ? choices : {
		...choices,
		kind: ["exact", "floating"]
	};
	const group = words.values.get("group") ?? "0";
	const isGroupBad = type === "match" && Number.isNaN(Number(group));
	return [
		...missing.map((key) => missingWord(entry, type, key, words)),
		...Object.entries(chosen).flatMap(([key, options]) => checkChoice(key, options, words)),
		...isGroupBad ? [badGroup(group, words.spans.get("group") ?? entry.span)] : [],
		...missing.length > 0 ? [] : [...words.values.keys()].filter((key) => !listAttributes(type, isStrict).includes(key)).slice(0, MOST_NOTICES).flatMap((key) => describeUnknown(key, type, words, isStrict))
	];
}
function checkChoice(key, options, words) {
	const value = words.values.get(key);
	const span = words.spans.get(key);
	if (value === void 0 || span === void 0 || options.includes(value)) return [];
	return [errorAt(span, "RULE_VALUE", `invalid value ${quote(value)} for ${quote(key)}`, suggest(value, options))];
}
function describeUnknown(key, type, words, isStrict) {
	const known = listAttributes(type, isStrict);
	const span = words.keys.get(key) ?? words.spans.get(key);
	if (span === void 0) return [];
	const isElsewhere = Object.values(ruleKinds).some(({ attributes }) => key in attributes);
	const message = `type=${type} ignores ${quote(key)}`;
	const hint = isElsewhere ? "Leave it out." : suggest(key, known.filter((name) => name !== "type"));
	return [noticeAt(span, "RULE_ATTRIBUTE", message, hint)];
}
function missingWord(entry, type, key, words) {
	const known = [...commonAttributes, ...Object.keys(ruleKinds[type].attributes)];
	const wrong = [...words.values.keys()].find((word) => !known.includes(word) && nearest(word, [key]) === key);
	const span = wrong === void 0 ? entry.span : words.keys.get(wrong) ?? entry.span;
	const choices = ruleKinds[type].choices?.[key];
	const example = choices === void 0 ? key === "pattern" ? "{{version}}" : "…" : choices[0];
	const hint = wrong === void 0 ? `Add "${key}=${example ?? "…"}".` : `Did you mean "${key}"?`;
	return errorAt(span, "RULE_MISSING", `type=${type} needs a ${quote(key)}`, hint);
}
function unknownType(type, span, isStrict) {
	const hint = suggest(type, listTypes(isStrict));
	return errorAt(span, "RULE_TYPE", `unknown rule type ${quote(type)}`, hint);
}
function badGroup(group, span) {
	return errorAt(span, "RULE_GROUP", `invalid group ${quote(group)}: not a number`, "Count the groups of the pattern: \"group=1\" is the first.");
}
function toEntry(text) {
	return {
		text,
		span: {
			setting: "tags",
			line: 1,
			start: 0,
			length: text.length,
			source: text
		}
	};
}
export { listAttributes, matchRule, noGroup, parseRules, readPattern, regexpKeyOf, toLegalTag, toOriginalTag };
