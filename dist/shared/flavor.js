import { quote, suggest } from "./base.js";
import { errorAt, readEntries, readRuleFields } from "./plan.js";
// src/plan/rules/flavor.ts
const KEYS = [
	"latest",
	"prefix",
	"suffix",
	"onlatest"
];
async function parseFlavor(text, isStrict) {
	const flavor = {
		latest: "auto",
		prefix: "",
		suffix: "",
		prefixOnLatest: false,
		suffixOnLatest: false,
		spans: {}
	};
	const problems = [];
	const entries = await readEntries(text, {
		setting: "flavor",
		strict: isStrict
	});
	if (!entries.ok) return {
		flavor,
		problems: entries.problems
	};
	for (const entry of entries.value) {
		const fields = await readRuleFields(entry);
		problems.push(...fields.ok ? readEntry(flavor, fields.value) : fields.problems);
	}
	return {
		flavor,
		problems
	};
}
function readEntry(flavor, fields) {
	const problems = [];
	const draft = {
		target: flavor,
		last: void 0
	};
	for (const field of fields) {
		const [key = "", value] = field.text.split("=").map((part) => part.trim());
		const problem = value === void 0 ? noPair(field.span, key) : readPair(draft, key.toLowerCase(), value, field.span);
		if (problem !== void 0) problems.push(problem);
	}
	return problems;
}
function readPair(draft, key, value, span) {
	const { target } = draft;
	switch (key) {
		case "latest":
			if (value !== "auto" && value !== "true" && value !== "false") return badValue(span, key, value, [
				"auto",
				"true",
				"false"
			]);
			target.latest = value;
			return;
		case "prefix":
		case "suffix":
			target[key] = value;
			target.spans = {
				...target.spans,
				[key]: span
			};
			draft.last = key;
			return;
		case "onlatest": return readOnLatest(draft, value, span);
		default: return errorAt(span, "FLAVOR_KEY", `unknown flavor attribute ${quote(key)}`, suggest(key, KEYS));
	}
}
function readOnLatest(draft, value, span) {
	const { target, last } = draft;
	if (value !== "true" && value !== "false") return badValue(span, "onlatest", value, ["true", "false"]);
	if (last !== void 0) target[`${last}OnLatest`] = value === "true";
}
function noPair(span, text) {
	return errorAt(span, "FLAVOR_PAIR", `invalid flavor ${quote(text)}: not a key=value pair`, "Write \"latest=…\", \"prefix=…\" or \"suffix=…\".");
}
function badValue(span, key, value, options) {
	return errorAt(span, "FLAVOR_VALUE", `invalid value ${quote(value)} for ${quote(key)}`, suggest(value, options));
}
export { parseFlavor };
