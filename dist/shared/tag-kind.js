import { classifyTag, compareVersions, parseVersion } from "./base.js";
// src/lifecycle/status/tag-kind.ts
const BRANCHES = /^(?:main|master|develop|development|trunk|edge|nightly|branch)(?:-|$)/;
const CHANGES = /^(?:pr|mr)-\d+(?:-|$)/;
const FLOAT = /^(?:latest|v?(\d{1,4}(?:\.\d+)?))(?:-([A-Za-z][\w.-]*))?$/;
const COMMIT = /^sha-[0-9a-f]{7,}/;
function nameStatusTags(tags, known) {
	const kinds = new Map(tags.map((tag) => [tag, classifyTag(tag, tags)]));
	const variants = new Set(tags.flatMap((tag) => kinds.get(tag) === "series" ? FLOAT.exec(tag)?.[2] ?? [] : []));
	const named = tags.map((tag) => {
		const kind = kinds.get(tag) ?? "branch";
		if (kind === "series") return nameFloat(tag);
		return kind === "exact" ? nameExact(tag, variants) : nameOther(tag, known);
	});
	return new Map(named.map((one) => [one.tag, one]));
}
const NOTHING = {
	series: null,
	numbers: [],
	variant: null,
	version: null
};
function nameFloat(tag) {
	const [, text, variant = null] = FLOAT.exec(tag) ?? [];
	const numbers = text?.split(".").map(Number) ?? [];
	const series = text === void 0 ? "all" : `${text}.x`;
	return {
		...NOTHING,
		tag,
		kind: "floating",
		series,
		numbers,
		variant
	};
}
function nameExact(tag, variants) {
	if (COMMIT.test(tag)) return {
		...NOTHING,
		tag,
		kind: "exact"
	};
	const [variant = null] = [...variants].filter((one) => tag.endsWith(`-${one}`)).sort((one, other) => other.length - one.length);
	const bare = variant === null ? tag : tag.slice(0, -variant.length - 1);
	const version = parseVersion(bare) ?? null;
	return {
		...NOTHING,
		tag,
		kind: "exact",
		variant,
		version
	};
}
function nameOther(tag, { branches }) {
	if (CHANGES.test(tag)) return {
		...NOTHING,
		tag,
		kind: "change"
	};
	const isBranch = BRANCHES.test(tag) || branches.includes(tag);
	return {
		...NOTHING,
		tag,
		kind: isBranch ? "branch" : "unknown"
	};
}
function isOfSeries(float, one) {
	const { version, variant } = one;
	if (version === null || version.isPrerelease || variant !== float.variant) return false;
	return float.numbers.every((number, at) => (version.numbers[at] ?? 0) === number);
}
const RANK = {
	floating: 0,
	exact: 1,
	unknown: 2,
	branch: 3,
	change: 4
};
function compareTags(one, other) {
	const byKind = rankOf(one) - rankOf(other);
	if (byKind !== 0) return byKind;
	const byNumbers = compareSeries(one, other);
	if (byNumbers !== 0) return byNumbers;
	if (one.version !== null && other.version !== null) {
		const byVersion = compareVersions(other.version, one.version);
		if (byVersion !== 0) return byVersion;
	}
	return compareNames(one.tag, other.tag);
}
function rankOf({ kind, version }) {
	return kind === "exact" && version === null ? 3.5 : RANK[kind];
}
function compareSeries(one, other) {
	if (one.kind !== "floating" || other.kind !== "floating") return 0;
	const [mine, theirs] = [one.numbers, other.numbers];
	if (mine.length === 0 || theirs.length === 0) return mine.length - theirs.length;
	for (let at = 0; at < Math.min(mine.length, theirs.length); at += 1) {
		const difference = (theirs[at] ?? 0) - (mine[at] ?? 0);
		if (difference !== 0) return difference;
	}
	return mine.length - theirs.length;
}
const collator = new Intl.Collator("en", { numeric: true });
function compareNames(one, other) {
	return collator.compare(one, other);
}
export { compareNames, compareTags, isOfSeries, nameStatusTags };
