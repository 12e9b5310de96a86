import { compareVersions, parseVersion } from "./base.js";
import { satisfiesRange } from "./plan.js";
// src/lifecycle/yank/series.ts
function listExactNames(version, tags) {
	const text = version.text.replaceAll("+", "-");
	return tags.flatMap((tag) => {
		const at = tag.indexOf(text);
		const before = tag.charAt(at - 1);
		const after = tag.slice(at + text.length);
		return at >= 0 && !/[0-9.]/.test(before) && !/^(?:\d|\.\d)/.test(after) ? [{
			tag,
			prefix: tag.slice(0, at),
			suffix: after
		}] : [];
	});
}
function listSeriesTags(version, { prefix, suffix }, tags, counting) {
	const names = new Map([
		[`${prefix}latest${suffix}`, []],
		[`latest${suffix}`, []],
		...suffix.length > 1 ? [[suffix.slice(1), []]] : [],
		...version.numbers.slice(0, -1).map((_, at) => {
			const numbers = version.numbers.slice(0, at + 1);
			return [`${prefix}${numbers.join(".")}${suffix}`, numbers];
		})
	]);
	const known = new Set(tags);
	return [...names].filter(([tag]) => known.has(tag)).map(([tag, numbers]) => ({
		tag,
		exact: listVersions(version, {
			prefix,
			suffix
		}, tags, counting).filter((one) => numbers.every((number, at) => (one.version.numbers[at] ?? 0) === number)).map((one) => ({
			tag: one.tag,
			version: one.version.text
		}))
	}));
}
function listVersions(own, { prefix, suffix }, tags, { revisions, ignoreVersions }) {
	return tags.filter((tag) => tag.length > prefix.length + suffix.length).filter((tag) => tag.startsWith(prefix) && tag.endsWith(suffix)).flatMap((tag) => {
		const text = tag.slice(prefix.length, tag.length - suffix.length);
		const version = /^\d/.test(text) ? parseVersion(text, revisions) : void 0;
		if (version === void 0 || version.isPrerelease || version.text === own.text) return [];
		if (version.numbers.length < Math.min(own.numbers.length, 3)) return [];
		return ignoreVersions !== void 0 && satisfiesRange(version, ignoreVersions) ? [] : [{
			tag,
			version
		}];
	}).sort((one, other) => compareVersions(other.version, one.version));
}
function isOtherFloat(tag) {
	if (/^sha256-[0-9a-f]{64}|^sha-[0-9a-f]{7,64}/.test(tag)) return false;
	return (parseVersion(tag)?.numbers.length ?? 0) < 3 && !/\d+\.\d+\.\d+/.test(tag);
}
export { isOtherFloat, listExactNames, listSeriesTags };
