// src/settings/file/yaml-limits.ts
const LONGEST_TEXT = 262144;
const MOST_TOKENS = 1e4;
const MOST_ALIASES = 100;
const DEEPEST = 64;
function findExcess(tokens) {
	const seen = {
		count: 0,
		aliases: 0,
		depth: 0,
		onLine: 0
	};
	for (const token of tokens) {
		seen.count += 1;
		if (/^[&*]/.test(token)) seen.aliases += 1;
		seen.depth = Math.max(0, seen.depth + (DEEPER.get(token) ?? 0));
		if (/^\r?\n/.test(token)) seen.onLine = 0;
		else if (seen.depth === 0 && /^[-?:]$/.test(token)) seen.onLine += 1;
		const excess = describeExcess(seen);
		if (excess !== void 0) return excess;
	}
}
const DEEPER = new Map([
	["[", 1],
	["{", 1],
	["]", -1],
	["}", -1]
]);
function describeExcess(seen) {
	if (seen.aliases > MOST_ALIASES) return `has more than ${MOST_ALIASES} anchors and aliases`;
	if (seen.depth > DEEPEST || seen.onLine > DEEPEST) return "is nested too deeply";
	return seen.count > MOST_TOKENS ? "holds too many values" : void 0;
}
export { LONGEST_TEXT, findExcess };
