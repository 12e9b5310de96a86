import { hasErrors } from "./base.js";
import { checkImages, checkTemplate, readEntries } from "./plan.js";
import { parseFlavor } from "./flavor.js";
import { listAttributes, parseRules, readPattern, regexpKeyOf, toLegalTag } from "./parse.js";
// src/plan/rules/lint.ts
async function lintSettings(words) {
	const strict = words.compat === "strict";
	const { flavor, problems: flavorProblems } = await parseFlavor(words.flavor ?? "", strict);
	const { rules, problems: ruleProblems } = await parseRules(words.tags ?? "", strict);
	return [
		...ruleProblems,
		...flavorProblems,
		...await checkAffixes(flavor),
		...await collect(rules, (rule) => checkRule(rule, flavor, strict)),
		...await checkImages(words),
		...await checkTexts(words, "labels"),
		...await checkTexts(words, "annotations")
	].filter((problem) => hasErrors([problem]));
}
const TEMPLATES = [
	"enable",
	"prefix",
	"suffix",
	"value",
	"pattern"
];
async function checkRule(rule, flavor, isStrict) {
	const known = listAttributes(rule.type, isStrict);
	const problems = await collect(TEMPLATES.filter((key) => rule.spans.has(key) && known.includes(key)).filter((key) => key !== "pattern" || rule.type !== "match"), (key) => checkTemplate(rule.attributes.get(key) ?? "", rule.spans.get(key) ?? rule.span));
	const key = regexpKeyOf(rule);
	const regexp = key === void 0 ? [] : readPattern(rule, key).problems;
	return [
		...problems,
		...regexp,
		...checkLiteral(rule, flavor, isStrict)
	];
}
function checkLiteral(rule, flavor, isStrict) {
	const { attributes, type, spans, span } = rule;
	const value = attributes.get("value") ?? "";
	const texts = [
		attributes.get("prefix") ?? flavor.prefix,
		value,
		attributes.get("suffix") ?? flavor.suffix
	];
	if (!(type === "raw" && attributes.get("enable") === "true" && value !== "") || texts.some((text) => text.includes("{{"))) return [];
	const parts = texts.map((text) => ({
		text,
		isLiteral: true
	}));
	const legal = toLegalTag(parts, spans.get("value") ?? span, isStrict);
	return legal.ok ? [] : legal.problems;
}
async function checkAffixes({ prefix, suffix, spans }) {
	return [...await checkTemplate(prefix, spans.prefix ?? "flavor"), ...await checkTemplate(suffix, spans.suffix ?? "flavor")];
}
async function checkTexts(words, setting) {
	const strict = words.compat === "strict";
	const entries = await readEntries(words[setting] ?? "", {
		setting,
		strict
	});
	if (!entries.ok) return entries.problems;
	return strict ? collect(entries.value, ({ text, span }) => checkTemplate(text, span)) : [];
}
async function collect(items, check) {
	return (await Promise.all(items.map(check))).flat();
}
export { lintSettings };
