import { compareVersions, parseVersion } from "./base.js";
import { compareNames, compareTags, isOfSeries, nameStatusTags } from "./tag-kind.js";
import { judgeTags, relate } from "./verdicts.js";
// src/lifecycle/status/entry.ts
const MOST_SAME = 20;
function indexRepository(reading, names, verdicts = new Map()) {
	const byDigest = new Map();
	const byPlatforms = new Map();
	const sorted = [...reading.digests.keys()].flatMap((tag) => names.get(tag) ?? []);
	for (const name of sorted.sort(compareTags)) {
		const digest = reading.digests.get(name.tag) ?? null;
		if (digest === null) continue;
		add(byDigest, digest, name);
		const platforms = toPlatformKey(reading.images.get(digest));
		if (platforms !== void 0 && name.version !== null) add(byPlatforms, platforms, name);
	}
	return {
		reading,
		names,
		verdicts,
		byDigest,
		byPlatforms
	};
}
function add(map, key, name) {
	const list = map.get(key);
	if (list === void 0) map.set(key, [name]);
	else list.push(name);
}
function toPlatformKey(image) {
	if (image === void 0 || image.platforms.length === 0) return void 0;
	return image.platforms.map(({ platform, digest }) => `${platform}=${digest}`).sort().join(" ");
}
function nameTagVersion(name, repository) {
	const { reading, byDigest, byPlatforms } = repository;
	if (name.version !== null) return {
		version: name.version,
		from: "tag"
	};
	const digest = reading.digests.get(name.tag) ?? null;
	if (digest === null) return UNKNOWN;
	const same = pickVersion(name, byDigest.get(digest));
	if (same !== null) return {
		version: same,
		from: "digest"
	};
	const image = reading.images.get(digest);
	const alike = pickVersion(name, byPlatforms.get(toPlatformKey(image) ?? ""));
	if (alike !== null) return {
		version: alike,
		from: "platforms"
	};
	const said = readLabel(name, image?.version ?? null);
	return said === null ? UNKNOWN : {
		version: said,
		from: "label"
	};
}
const UNKNOWN = {
	version: null,
	from: null
};
function pickVersion(name, names = []) {
	return [names.filter(({ variant }) => variant === name.variant), names].flatMap((some) => some.flatMap(({ version }) => version ?? []).sort((a, b) => compareVersions(b, a)))[0] ?? null;
}
function readLabel({ variant }, label) {
	const suffix = variant === null ? "" : `-${variant}`;
	const text = label ?? "";
	return parseVersion(text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text) ?? null;
}
function toEntries(name, repositories) {
	const first = repositories.find(({ reading }) => (reading.digests.get(name.tag) ?? null) !== null);
	return repositories.map((repository) => {
		const { reading, names } = repository;
		const digest = reading.digests.get(name.tag) ?? null;
		const state = compare(name.tag, repository, first ?? repository);
		const known = digest === null ? NOWHERE : look(names.get(name.tag) ?? name, digest, repository);
		return {
			repository: reading.name,
			state,
			digest,
			...known
		};
	});
}
const NOWHERE = {
	version: null,
	versionFrom: null,
	sameAs: [],
	image: null,
	signature: null,
	prune: null
};
function look(name, digest, repository) {
	const { reading, byDigest, verdicts } = repository;
	const { version, from } = nameTagVersion(name, repository);
	const image = reading.images.get(digest);
	return {
		version: version?.text ?? null,
		versionFrom: from,
		sameAs: sortSame(byDigest.get(digest) ?? [], name.tag),
		prune: verdicts.get(name.tag) ?? null,
		image: image === void 0 ? null : toDetails(image),
		signature: reading.signatures.get(digest) ?? null
	};
}
function sortSame(names, tag) {
	const others = names.filter((one) => one.tag !== tag);
	const versions = others.filter(({ version }) => version !== null);
	const rest = others.filter(({ version }) => version === null);
	return [...versions, ...rest].slice(0, MOST_SAME).map((one) => one.tag);
}
function toDetails({ created, platforms, attestations }) {
	return {
		created,
		platforms,
		attestations
	};
}
function compare(tag, { reading }, { reading: first }) {
	const digest = reading.digests.get(tag);
	if (digest === void 0) return isAbsent(tag, reading) ? "missing" : "unknown";
	if (digest === null) return "missing";
	const wanted = first.digests.get(tag) ?? digest;
	if (digest === wanted) return "same";
	const [own, theirs] = [reading.images.get(digest), first.images.get(wanted)].map(toPlatformKey);
	return own !== void 0 && own === theirs ? "same-platforms" : "different";
}
function isAbsent(tag, { state, listed, isListComplete }) {
	return state !== "failed" && isListComplete && !listed.includes(tag);
}
// src/lifecycle/status/findings.ts
function findAll(image, repositories) {
	const released = image.tags.filter(isRelease).map((tag) => {
		return {
			tag,
			version: repositories.map(({ names }) => names.get(tag.tag)?.version ?? null).find((one) => one !== null) ?? null
		};
	});
	return repositories.flatMap((repository) => {
		const at = released.map((one) => ({
			...one,
			entry: entryOf(one.tag, repository)
		}));
		return [
			...findDrift(at, repository),
			...findUnsigned(at, repository),
			...findBackwards(repository),
			...findBroken(image.tags, repository)
		];
	});
}
function isRelease({ kind, entries }) {
	return kind === "floating" || entries.some(({ versionFrom }) => versionFrom === "tag");
}
function entryOf({ entries }, { reading }) {
	return entries.find(({ repository }) => repository === reading.name);
}
const DRIFTS = [
	"missing",
	"different",
	"same-platforms"
];
function findDrift(at, repository) {
	const lowest = findLowest(repository);
	return group(at.filter(({ tag, version, entry }) => {
		if (entry === void 0 || !DRIFTS.includes(entry.state)) return false;
		if (entry.state !== "missing" || tag.kind === "floating") return true;
		return version !== null && lowest !== void 0 && compareVersions(version, lowest) > 0;
	}), toDriftKey).map((some) => toFinding("drift", repository, some, describeDrift(some)));
}
function toDriftKey({ tag, entry }) {
	const there = findFirst(tag);
	const wanted = entry?.state === "missing" ? "" : there?.digest;
	return JSON.stringify([
		entry?.state,
		entry?.digest,
		there?.repository,
		wanted
	]);
}
function findFirst({ entries }) {
	return entries.find(({ digest }) => digest !== null);
}
function describeDrift(at) {
	const [one] = at;
	const there = one && findFirst(one.tag);
	if (one?.entry === void 0 || there === void 0) return "";
	const { state, digest } = one.entry;
	const { repository } = there;
	if (state === "missing") return `${isOrAre(at)} missing, and ${repository} has ${itOrThem(at)}`;
	const differs = `${at.length === 1 ? "differs" : "differ"} from ${repository}`;
	if (state === "same-platforms") return `${differs}, but only in the index: the platforms are the same`;
	return `${differs}: ${shorten(digest)} instead of ${shorten(there.digest)}`;
}
function shorten(digest) {
	return digest?.slice(0, 19) ?? "";
}
function isOrAre({ length }) {
	return length === 1 ? "is" : "are";
}
function itOrThem({ length }) {
	return length === 1 ? "it" : "them";
}
function findLowest({ reading, names }) {
	return [...reading.digests].flatMap(([tag, digest]) => digest === null ? [] : names.get(tag)?.version ?? []).sort(compareVersions)[0];
}
function findUnsigned(at, repository) {
	return group(at.filter(({ entry }) => {
		const signature = entry?.signature ?? null;
		return signature !== null && !(signature.isVerified ?? signature.isSigned);
	}), ({ entry }) => entry?.digest ?? "").map((some) => {
		const why = some[0]?.entry?.signature?.isSigned === true ? "signed, but not by the given key" : "not signed";
		return toFinding("unsigned", repository, some, `${isOrAre(some)} ${why}`);
	});
}
function findBackwards(repository) {
	const { reading, names } = repository;
	const there = [...reading.digests].flatMap(([tag, digest]) => digest === null ? [] : names.get(tag) ?? []);
	const isCounted = ({ tag }) => {
		return reading.signatures.get(reading.digests.get(tag) ?? "")?.isYanked !== true;
	};
	return there.filter(({ kind }) => kind === "floating").flatMap((float) => {
		const { version } = nameTagVersion(float, repository);
		const highest = findHighest(float, there.filter(isCounted));
		if (version === null || highest === void 0) return [];
		if (compareVersions(version, highest) >= 0) return [];
		return [{
			kind: "backwards",
			repository: reading.name,
			tags: [float.tag],
			message: `${reading.name}:${float.tag} names ${version.text}, and ${highest.text} exists`
		}];
	});
}
function findHighest(float, names) {
	let highest;
	for (const one of names) {
		if (one.version === null || !isOfSeries(float, one)) continue;
		if (highest === void 0 || compareVersions(one.version, highest) > 0) highest = one.version;
	}
	return highest;
}
function findBroken(tags, repository) {
	return group(tags.map((tag) => ({
		tag,
		version: null,
		entry: entryOf(tag, repository)
	})).filter(({ entry }) => listMissing(entry).length > 0), ({ entry }) => entry?.digest ?? "").map((some) => {
		const platforms = listMissing(some[0]?.entry).join(", ");
		return toFinding("broken", repository, some, `${some.length === 1 ? "lacks" : "lack"} the manifest of ${platforms}`);
	});
}
function listMissing(entry) {
	return (entry?.image?.platforms ?? []).filter(({ isMissing }) => isMissing).map(({ platform }) => platform);
}
function group(at, keyOf) {
	const groups = new Map();
	for (const one of at) {
		const key = keyOf(one);
		groups.set(key, [...groups.get(key) ?? [], one]);
	}
	return [...groups.values()];
}
const MOST_NAMED = 5;
function toFinding(kind, { reading }, at, why) {
	const tags = at.map(({ tag }) => tag.tag);
	const named = tags.slice(0, MOST_NAMED).join(", ");
	const more = tags.length > MOST_NAMED ? ` and ${tags.length - MOST_NAMED} more` : "";
	const message = `${reading.name}:${named}${more} ${why}`;
	return {
		kind,
		repository: reading.name,
		tags,
		message
	};
}
// src/lifecycle/status/storage.ts
const MOST_SERIES = 12;
function toStorage(repositories) {
	const repository = repositories.find(({ reading }) => reading.depth === "manifests" && reading.images.size > 0);
	if (repository === void 0) return [];
	const all = [...collect(repository)];
	const versions = all.filter(([name]) => IS_VERSION.test(name)).sort(([one], [other]) => compareNames(other, one));
	const older = versions.slice(MOST_SERIES).map(([, held]) => held);
	return [
		...versions.slice(0, MOST_SERIES),
		...older.length === 0 ? [] : [["older", older.reduce(merge)]],
		...all.filter(([name]) => !IS_VERSION.test(name))
	].map(([series, { tags, blobs }]) => ({
		series,
		tags,
		bytes: [...blobs.values()].reduce((sum, bytes) => sum + bytes, 0)
	}));
}
const IS_VERSION = /^\d/;
function collect({ reading, names, byDigest }) {
	const found = new Map();
	for (const [tag, digest] of reading.digests) {
		const name = names.get(tag);
		const image = reading.images.get(digest ?? "");
		if (name === void 0 || name.kind === "floating" || image === void 0) continue;
		if (isCounted(name, byDigest.get(digest ?? "") ?? [])) continue;
		const series = toSeries(name);
		const one = {
			tags: 1,
			blobs: image.blobs
		};
		const before = found.get(series);
		found.set(series, before === void 0 ? one : merge(before, one));
	}
	return found;
}
function isCounted(name, same) {
	if (name.version !== null) return false;
	return same.some(({ version, kind }) => version !== null || name.kind === "exact" && kind === "branch");
}
function merge(one, other) {
	return {
		tags: one.tags + other.tags,
		blobs: new Map([...one.blobs, ...other.blobs])
	};
}
function toSeries({ kind, version }) {
	if (version !== null) {
		const [major = 0, minor = 0] = version.numbers;
		return major === 0 ? `0.${minor}.x` : `${major}.x`;
	}
	switch (kind) {
		case "exact": return "commits";
		case "branch": return "branches";
		case "change": return "pull requests";
		case "floating":
		case "unknown": return "others";
	}
}
// src/lifecycle/status/verdict.ts
function judgeReading(reading, policy, nowMs) {
	const inventory = toInventory(reading);
	return judgeTags(inventory, relate(inventory), {
		policy,
		nowMs,
		closed: new Set(),
		inUse: {
			tags: new Set(),
			digests: new Set()
		}
	});
}
function toInventory({ name, listed, digests, images }) {
	const tags = new Map(listed.map((tag) => [tag, digests.get(tag) ?? `unread:${tag}`]));
	const manifests = new Map();
	for (const digest of tags.values()) {
		const timeMs = Date.parse(images.get(digest)?.created ?? "");
		manifests.set(digest, {
			digest,
			mediaType: "",
			size: 0,
			platforms: [],
			children: [],
			blobs: new Map(),
			timeMs: Number.isNaN(timeMs) ? void 0 : timeMs
		});
	}
	return {
		repository: name,
		tags,
		tagTimes: new Map(),
		manifests,
		listsUntagged: false
	};
}
// src/lifecycle/status/make.ts
function makeStatus(images, facts) {
	const made = images.map((image) => makeImage(image, facts));
	return {
		schemaVersion: 1,
		toolVersion: facts.toolVersion,
		time: facts.time,
		images: made.map(({ image }) => image),
		findings: made.flatMap(({ image, repositories }) => findAll(image, repositories)),
		problems: images.flatMap(({ repositories }) => repositories.flatMap((one) => one.problems))
	};
}
function makeImage({ name, repositories: readings }, known) {
	const repositories = readings.map((reading) => indexRepository(reading, nameStatusTags(reading.listed, known), known.policy && judgeReading(reading, known.policy, Date.parse(known.time))));
	const tags = mergeNames(repositories).sort(compareTags).map((one) => ({
		tag: one.tag,
		kind: isChannel(one, repositories) ? "floating" : one.kind,
		series: one.series,
		variant: one.variant,
		entries: toEntries(one, repositories)
	}));
	return {
		image: {
			name,
			repositories: readings.map(toRepository),
			tags,
			storage: toStorage(repositories)
		},
		repositories
	};
}
function mergeNames(repositories) {
	const names = new Map();
	const longestFirst = repositories.toSorted((one, other) => other.reading.listed.length - one.reading.listed.length);
	for (const { reading, names: own } of longestFirst) for (const tag of reading.digests.keys()) {
		const name = own.get(tag);
		if (name !== void 0 && !names.has(tag)) names.set(tag, name);
	}
	return [...names.values()];
}
function isChannel({ tag, kind }, repositories) {
	if (kind !== "unknown") return false;
	return repositories.some(({ reading, byDigest }) => {
		return (byDigest.get(reading.digests.get(tag) ?? "") ?? []).some(({ version }) => version !== null);
	});
}
function toRepository(reading) {
	const { name, state, depth, listed, isListComplete, digests, images } = reading;
	const blobs = new Map([...images.values()].flatMap((image) => [...image.blobs]));
	return {
		name,
		state,
		tags: state === "failed" ? null : listed.length,
		complete: state !== "failed" && isListComplete && digests.size === listed.length,
		depth,
		bytes: depth === "digests" || state === "failed" ? null : sumOf(blobs.values())
	};
}
function sumOf(sizes) {
	let sum = 0;
	for (const size of sizes) sum += size;
	return sum;
}
export { makeStatus };
