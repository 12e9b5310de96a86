import { compareNumbers } from "./base.js";
// src/lifecycle/prune/inventory.ts
const RELATED_TAG = /^(sha256-[0-9a-f]{64}|sha512-[0-9a-f]{128})(?:\.[a-z]+)?$/;
function toSubject(tag) {
	return RELATED_TAG.exec(tag)?.[1]?.replace("-", ":");
}
function relate({ tags, manifests }) {
	const referrers = new Map();
	const refer = (subject, digest) => {
		if (subject === digest || !manifests.has(digest)) return;
		referrers.set(subject, [...referrers.get(subject) ?? [], digest]);
	};
	for (const { digest, subject } of manifests.values()) if (subject !== void 0) refer(subject, digest);
	const owners = new Map();
	for (const [tag, digest] of tags) {
		const subject = toSubject(tag);
		if (subject === void 0 || !manifests.has(subject) || subject === digest) continue;
		refer(subject, digest);
		owners.set(tag, subject);
	}
	const follow = (digests, { withSubjects } = { withSubjects: false }) => {
		const found = new Set();
		const line = [...digests];
		for (const digest of line) {
			const manifest = manifests.get(digest);
			if (manifest === void 0 || found.has(digest)) continue;
			found.add(digest);
			line.push(...manifest.children, ...referrers.get(digest) ?? []);
			if (withSubjects && manifest.subject !== void 0) line.push(manifest.subject);
		}
		return found;
	};
	return {
		follow,
		ownerOf: (tag) => owners.get(tag)
	};
}
// src/lifecycle/prune/tag-kinds.ts
const NUMBERS = /(?:^|[-_])v?(\d{1,15}(?:\.\d{1,15}){1,3})(?=$|[-_.A-Za-z])/;
const PRERELEASE = /^[-_.]?(?:alpha|beta|rc|cr|pre|preview|dev|snapshot|canary|next|nightly|milestone|ea|m|a|b)(?:[-_.]?\d{1,15}){0,4}(?=$|[-_.])/i;
const REVISION = /^(?:[-_]r?|\.post)(\d{1,9})(?=$|[-_])/;
const CHANGE = /^[pm]r-(\d{1,15})$/;
const COMMIT = /(?:^|-)sha-[0-9a-f]{7,64}(?:-|$)|^[0-9a-f]{7,64}$|^\d{5,}$/;
function readTagKinds(tags) {
	const all = [...tags];
	const splits = new Map(all.map((tag) => [tag, split(tag)]));
	const above = listStarts([...splits.values()].filter((one) => one !== void 0));
	return new Map(all.map((tag) => {
		const one = splits.get(tag);
		if (one !== void 0) return [tag, isFloat(one, above) ? { kind: "series" } : toVersion(one)];
		return [tag, toOther(tag, above)];
	}));
}
function split(tag) {
	const found = NUMBERS.exec(tag);
	if (found === null) return void 0;
	const [written, digits = ""] = found;
	const separator = /^[-_]/.exec(written)?.[0] ?? "";
	const prefix = `${tag.slice(0, found.index)}${separator}`;
	let suffix = tag.slice(found.index + written.length);
	const [, revision = "0"] = REVISION.exec(suffix) ?? [];
	suffix = suffix.replace(REVISION, "");
	const [pre = ""] = PRERELEASE.exec(suffix) ?? [];
	suffix = suffix.slice(pre.length);
	return {
		tag,
		prefix,
		numbers: digits.split(".").map(Number),
		pre,
		revision: Number(revision),
		suffix
	};
}
function isFloat(one, above) {
	if (one.pre !== "" || one.revision !== 0) return false;
	return above.has(startOf(one)) || one.numbers.length === 2 && above.has(lengthOf(one));
}
function lengthOf({ prefix, suffix }) {
	return `${prefix} .. ${suffix}`;
}
function startOf({ prefix, numbers, suffix }) {
	return `${prefix} ${numbers.join(".")} ${suffix}`;
}
function listStarts(versions) {
	return new Set(versions.flatMap((one) => [...one.numbers.length > 2 ? [lengthOf(one)] : [], ...one.numbers.slice(1).map((_, at) => startOf({
		...one,
		numbers: one.numbers.slice(0, at + 1)
	}))]));
}
const LATEST = /^(.+-)?latest([-_].+)?$/;
function toVersion({ prefix, numbers, pre, revision, suffix }) {
	const isVariant = !OF_BUILD.test(suffix);
	return {
		kind: "version",
		version: {
			numbers,
			isPrerelease: pre !== "" || !isVariant,
			revision,
			rest: isVariant ? pre : `${pre}${suffix}`,
			variant: `${prefix} ${isVariant ? suffix : ""}`
		}
	};
}
const OF_BUILD = /(?:^|[-_.])g?(?=[0-9a-f]*\d)[0-9a-f]{7,64}(?=$|[-_.])/;
const MAJOR = /^(.*-)?v?(\d{1,4})([-_][A-Za-z].*)?$/;
function toOther(tag, starts) {
	if (LATEST.test(tag) || isMajor(tag, starts)) return { kind: "series" };
	const [, change] = CHANGE.exec(tag) ?? [];
	if (change !== void 0) return {
		kind: "change",
		number: Number(change)
	};
	return { kind: COMMIT.test(tag) ? "commit" : "floating" };
}
function isMajor(tag, starts) {
	const [, prefix = "", digits, suffix = ""] = MAJOR.exec(tag) ?? [];
	if (digits === void 0) return false;
	return prefix === "" && suffix === "" || starts.has(startOf({
		prefix,
		numbers: [Number(digits)],
		suffix
	}));
}
const natural = new Intl.Collator("en", { numeric: true });
function compareTagVersions(one, other) {
	const byNumbers = compareNumbers(one.numbers, other.numbers);
	if (byNumbers !== 0) return byNumbers;
	const byRelease = Number(other.isPrerelease) - Number(one.isPrerelease);
	if (byRelease !== 0) return byRelease;
	return natural.compare(one.rest, other.rest) || one.revision - other.revision;
}
function listSeries({ numbers, variant }) {
	return numbers.map((_, at) => `${variant} ${numbers.slice(0, at).join(".")}`);
}
// src/lifecycle/prune/verdicts.ts
function judgeTags(inventory, relations, question) {
	const tags = [...inventory.tags.keys()].filter((tag) => relations.ownerOf(tag) === void 0);
	const kinds = readTagKinds(tags);
	const judging = {
		inventory,
		kinds,
		...question,
		ranks: rankVersions(kinds),
		pending: new Set([...inventory.manifests.values()].flatMap(({ left, children }) => left === "pending" ? children : [])),
		usedDigests: listUsed(inventory, relations, question),
		timeOf: createTimes(inventory, relations)
	};
	const first = new Map(tags.map((tag) => [tag, judge(tag, judging)]));
	const floats = new Map();
	for (const [tag, { verdict }] of first) {
		const { kind } = kinds.get(tag) ?? {};
		if ((kind === "series" || kind === "floating" || kind === "change") && verdict === "keep") floats.set(inventory.tags.get(tag) ?? "", tag);
	}
	return new Map([...first].map(([tag, one]) => [tag, judgeShared(tag, one, {
		floats,
		judging
	})]));
}
function judgeShared(tag, before, { floats, judging }) {
	const float = floats.get(judging.inventory.tags.get(tag) ?? "");
	if (before.verdict === "keep" || float === void 0 || isLeft(tag, judging)) return before;
	return keep(`it names the image of ${float}`);
}
function isLeft(tag, { inventory, pending }) {
	const digest = inventory.tags.get(tag) ?? "";
	return toSubject(tag) !== void 0 && pending.has(digest) || inventory.manifests.get(digest)?.left !== void 0;
}
function judge(tag, judging) {
	const { inventory, policy } = judging;
	const digest = inventory.tags.get(tag) ?? "";
	if (isLeft(tag, judging)) return drop("left by a prune that was stopped");
	const stays = findStay(tag, digest, judging);
	if (stays !== void 0) return keep(stays);
	const named = findNaming(tag, judging);
	if (named === void 0) return keep("no rule names it");
	const timeMs = judging.timeOf(digest);
	const tagMs = inventory.tagTimes.get(tag);
	const young = whyYoung(timeMs === void 0 ? void 0 : Math.max(timeMs, tagMs ?? timeMs), Math.max(policy.minimumAgeMs, named.leastMs), judging.nowMs);
	return young === void 0 ? drop(named.reason) : keep(young);
}
function findStay(tag, digest, judging) {
	const { policy, inUse, kinds, ranks } = judging;
	if (inUse.tags.has(tag) || judging.usedDigests.has(digest)) return "it is in use";
	const pattern = policy.keep.find(({ matches }) => matches(tag));
	if (pattern !== void 0) return `kept by ${pattern.written}`;
	if (kinds.get(tag)?.kind === "series") return "a floating tag of versions";
	const rank = ranks.get(tag);
	if (rank === 0) return "the highest version of its series";
	if (rank !== void 0 && policy.keepLast !== void 0 && rank < policy.keepLast) return `one of the last ${policy.keepLast} of its series`;
}
function findNaming(tag, judging) {
	const { policy } = judging;
	const pattern = policy.delete.find(({ matches }) => matches(tag));
	if (pattern !== void 0) return {
		reason: `deleted by ${pattern.written}`,
		leastMs: policy.olderThanMs ?? 0
	};
	const kind = judging.kinds.get(tag);
	if (kind?.kind === "change") return nameClosed(tag, kind.number, judging);
	if (policy.untaggedOlderThanMs !== void 0 && toSubject(tag) !== void 0) return {
		reason: "what it belongs to is gone",
		leastMs: policy.untaggedOlderThanMs
	};
	return nameLower(tag, judging);
}
function nameLower(tag, { policy, kinds, ranks }) {
	const { keepLast, olderThanMs = 0 } = policy;
	const kind = kinds.get(tag);
	const isRelease = kind?.kind === "version" && !kind.version.isPrerelease && ranks.has(tag);
	if (keepLast === void 0 || !isRelease) return void 0;
	return {
		reason: `not one of the last ${keepLast} of its series`,
		leastMs: olderThanMs
	};
}
function nameClosed(tag, number, judging) {
	const { policy, closed } = judging;
	if (!(policy.pullRequests === "closed" && closed.has(number)) || isOfOther(tag, judging)) return void 0;
	return {
		reason: `change ${number} is closed`,
		leastMs: 0
	};
}
function isOfOther(tag, { inventory: { tags, manifests }, project }) {
	const digest = tags.get(tag) ?? "";
	const sources = [digest, ...manifests.get(digest)?.children ?? []].flatMap((one) => manifests.get(one)?.source ?? []);
	return project !== void 0 && sources.length > 0 && !sources.every((one) => isSame(one, project));
}
function isSame(one, other) {
	const [bare, wanted] = [one, other].map((url) => url.toLowerCase().replace(/\.git$/, "").replace(/\/+$/, ""));
	return bare === wanted;
}
function whyYoung(timeMs, leastMs, nowMs) {
	if (leastMs === 0) return void 0;
	if (timeMs === void 0) return "its age is not known";
	if (nowMs - timeMs >= leastMs) return void 0;
	return `younger than ${formatDays(leastMs)}`;
}
function rankVersions(kinds) {
	const series = new Map();
	for (const [tag, kind] of kinds) {
		if (kind.kind !== "version") continue;
		for (const key of listSeries(kind.version)) {
			const members = series.get(key) ?? [];
			series.set(key, members);
			members.push({
				tag,
				version: kind.version
			});
		}
	}
	const ranks = new Map();
	for (const members of series.values()) for (const [tag, rank] of rankSeries(members)) ranks.set(tag, Math.min(rank, ranks.get(tag) ?? rank));
	return ranks;
}
function rankSeries(members) {
	const releases = members.filter(({ version }) => !version.isPrerelease);
	const ranked = (releases.length > 0 ? releases : members).toSorted((one, other) => compareTagVersions(other.version, one.version));
	const ranks = new Map();
	let rank = 0;
	for (const [at, { tag, version }] of ranked.entries()) {
		const before = ranked[at - 1]?.version;
		if (before !== void 0 && compareTagVersions(version, before) !== 0) rank += 1;
		ranks.set(tag, rank);
	}
	return ranks;
}
function listUsed({ tags, manifests }, { follow }, { inUse }) {
	const named = [...inUse.tags].flatMap((tag) => tags.get(tag) ?? []);
	const used = new Set([...inUse.digests, ...named]);
	if (used.size === 0) return used;
	const holding = [...manifests.keys()].filter((digest) => [...follow([digest])].some((part) => used.has(part)));
	return new Set([...used, ...holding]);
}
function createTimes({ manifests }, { follow }) {
	const known = new Map();
	return (digest) => {
		if (known.has(digest)) return known.get(digest);
		const isKnown = [digest, ...manifests.get(digest)?.children ?? []].some((one) => manifests.get(one)?.timeMs !== void 0);
		const times = [...follow([digest])].flatMap((one) => manifests.get(one)?.timeMs ?? []);
		const newest = isKnown ? times.reduce((max, one) => Math.max(max, one)) : void 0;
		known.set(digest, newest);
		return newest;
	};
}
function keep(reason) {
	return {
		verdict: "keep",
		reason
	};
}
function drop(reason) {
	return {
		verdict: "delete",
		reason
	};
}
const MINUTE_MS = 6e4;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
function formatDays(ms) {
	if (ms >= DAY_MS) return `${Math.floor(ms / DAY_MS)}d`;
	if (ms >= HOUR_MS) return `${Math.floor(ms / HOUR_MS)}h`;
	return `${Math.max(0, Math.floor(ms / MINUTE_MS))}m`;
}
export { createTimes, judgeTags, readTagKinds, relate, toSubject, whyYoung };
