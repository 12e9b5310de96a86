import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { LAYOUT_ENTRIES, Problem, WHOLE_DIGEST, compileLinear, createSlots, error, hasErrors, isAttestation, isDigest, isObject, isSameHost, isShortDigest, isTag, matchesPattern, notice, omitUndefined, parseObject, parseRepository, quoteWritten, readContents, readInterruption, readWhole, toManifestPlatform, toPlatformText, toTexts } from "./base.js";
import { copyImages, settleAll } from "./copy.js";
import { toProblems } from "./ship.js";
import { emptyBlob, isPendingTag, makePending, parsePending, readLeft } from "./left.js";
import { MANIFEST_TYPES, isRelatedTag, subjectOf } from "./registry.js";
import { createTimes, judgeTags, readTagKinds, relate, toSubject, whyYoung } from "./verdicts.js";
const { join } = require("node:path");
// src/lifecycle/prune/apply.ts
const AT_ONCE$2 = 5;
const PENDING_AT_ONCE = 1e4;
const MOST_FAILED$1 = 5;
async function applyPrune(plan, site) {
	const [digests, begun] = [new Set(), new Set()];
	const doing = {
		...site,
		tags: [],
		digests,
		begun,
		problems: [],
		failed: 0
	};
	let isEnded = false;
	try {
		await removeAll(plan, doing);
	} catch (thrown) {
		isEnded = site.signal?.aborted === true;
		if (!isEnded) throw thrown;
	}
	const { tags, problems } = doing;
	return {
		tags,
		digests: [...digests],
		uncertain: isEnded ? [...begun] : [],
		problems
	};
}
async function removeAll(plan, doing) {
	for (const { tag, digest } of plan.untag) await tryOne(doing, () => removeTag(tag, digest, doing));
	const isList = ({ digest }) => doing.inventory.manifests.get(digest)?.left === "pending";
	const pending = doing.failed >= MOST_FAILED$1 ? [] : await writePending(plan, doing);
	const images = plan.images.filter((image) => !isList(image));
	const refused = doing.host.tagsFirst !== true ? await eachImage(images, doing, (image) => removeImage(image, doing)) : await removeByTags(images, doing);
	const held = new Set(refused.flatMap(({ digest, along }) => [digest, ...along]));
	const gone = plan.images.filter((image) => !refused.includes(image));
	await removeParts([...new Set(gone.flatMap((image) => image.along).filter((one) => !held.has(one)))], doing);
	await removeLists([...pending, ...plan.images.filter(isList)], doing);
}
async function removeParts(digests, doing) {
	const { manifests } = doing.inventory;
	const isHolder = (digest) => (manifests.get(digest)?.children.length ?? 0) > 0;
	const remove = (digest) => tryOne(doing, async () => {
		if (await doing.watch.findTag([digest]) === void 0) await removeOne(digest, doing);
	});
	for (const digest of digests.filter(isHolder)) await remove(digest);
	await all(digests.filter((digest) => !isHolder(digest)), remove);
}
async function removeLists(lists, doing) {
	if (hasErrors(doing.problems)) return;
	await all(lists, ({ digest, tags }) => tryOne(doing, () => doing.host.remove(digest, tags)));
}
async function eachImage(images, doing, work) {
	const refused = [];
	const holding = new Set(images.map(({ digest }) => digest));
	const isHolder = ({ along }) => along.some((digest) => holding.has(digest));
	const tryWork = async (image) => {
		if (!await tryOne(doing, () => work(image))) refused.push(image);
	};
	for (const image of images.filter(isHolder)) await tryWork(image);
	const held = new Set(refused.flatMap(({ along }) => along));
	const others = images.filter((image) => !isHolder(image));
	await all(others.filter(({ digest }) => !held.has(digest)), tryWork);
	return [...refused, ...others.filter(({ digest }) => held.has(digest))];
}
async function removeImage(image, doing) {
	if (await keepTagged(image, doing)) return false;
	await removeOne(image.digest, doing);
	doing.tags.push(...image.tags);
	return true;
}
async function removeByTags(images, doing) {
	const refused = await eachImage(images, doing, async (image) => {
		if (await keepTagged(image, doing)) return false;
		for (const [nth, tag] of image.tags.entries()) await removeTag(tag, image.digest, doing, nth === image.tags.length - 1);
		return true;
	});
	const due = images.filter((image) => !refused.includes(image));
	if (due.length === 0) return refused;
	const isSeen = await tryOne(doing, doing.watch.look);
	const { host, digests } = doing;
	const removed = async (image) => {
		if (await keepTagged(image, doing)) return false;
		await begin([image.digest], doing, () => host.remove(image.digest, []));
		digests.add(image.digest);
		return true;
	};
	const left = isSeen ? await eachImage(due, doing, removed) : due;
	await noteGone(left, doing);
	return [...refused, ...left];
}
async function noteGone(images, doing) {
	const { repository, digests, begun, problems } = doing;
	try {
		for (const { digest } of images) {
			if (await repository.resolve(digest) === void 0) digests.add(digest);
			begun.delete(digest);
		}
	} catch (thrown) {
		problems.push(...toProblems(thrown).filter((one) => !isKnown(one, doing)));
	}
}
async function removeTag(tag, digest, doing, isLast = false) {
	const { host, repository, tags, begun } = doing;
	const named = host.tagsFirst !== true ? digest : (await repository.resolve(tag))?.digest;
	const isOwn = named === digest;
	const what = isLast ? [tag, digest] : [tag];
	if (isOwn) await begin(what, doing, () => host.untag(tag, digest));
	if (isOwn || named === void 0) tags.push(tag);
	if (isLast) begun.add(digest);
}
async function keepTagged(image, { watch, problems, inventory }) {
	const tag = await watch.findTag([image.digest, ...image.along]);
	if (tag === void 0) return false;
	const message = `${inventory.repository}@${image.digest} stays: during the prune, another run gave the tag ${tag}, which needs it.`;
	problems.push(notice("PRUNE_TAGGED", message, "The next prune decides about it anew."));
	return true;
}
async function removeOne(digest, doing) {
	const { host, inventory, digests } = doing;
	if (digests.has(digest)) return;
	const tags = [...inventory.tags].flatMap(([tag, named]) => named === digest ? [tag] : []);
	await begin([digest, ...tags], doing, () => host.remove(digest, tags));
	digests.add(digest);
}
async function begin(what, { begun, signal }, work) {
	signal?.throwIfAborted();
	for (const one of what) begun.add(one);
	const end = () => {
		for (const one of what) begun.delete(one);
	};
	try {
		await work();
		end();
	} catch (thrown) {
		if (signal?.aborted !== true) end();
		throw thrown;
	}
}
async function tryOne(doing, work) {
	doing.signal?.throwIfAborted();
	if (doing.failed >= MOST_FAILED$1) return false;
	try {
		const answer = await work();
		Object.assign(doing, { failed: 0 });
		return answer !== false;
	} catch (thrown) {
		if (!(thrown instanceof Problem)) throw thrown;
		const isFinal = thrown.problems.some(({ code }) => code === "PRUNE_UNSUPPORTED");
		Object.assign(doing, { failed: isFinal ? MOST_FAILED$1 : doing.failed + 1 });
		doing.problems.push(...thrown.problems.filter((one) => !isKnown(one, doing)));
		return false;
	}
}
function isKnown({ message }, { problems }) {
	return problems.some((one) => one.message === message);
}
async function writePending(plan, doing) {
	const { repository, inventory, host } = doing;
	if (host.keepsLastTag === true && plan.kept.length === 0) return [];
	const mayBeLeft = host.tagsFirst === true && host.collects !== true;
	const listOwn = ({ digest, along }) => mayBeLeft ? [digest, ...along] : along;
	const parts = [...new Set(plan.images.flatMap(listOwn))];
	const written = [];
	for (let at = 0; at < parts.length; at += PENDING_AT_ONCE) {
		const { tag, manifest, blob, source } = makePending(parts.slice(at, at + PENDING_AT_ONCE));
		try {
			await repository.putBlob(emptyBlob.descriptor, emptyBlob.source);
			await repository.putBlob(blob, source);
			await repository.putManifest(tag, manifest);
			written.push({
				digest: manifest.digest,
				tags: [tag]
			});
		} catch (thrown) {
			if (!(thrown instanceof Problem)) throw thrown;
			const message = `${inventory.repository}: what is still to be deleted could not be listed under a tag: ${thrown.message}`;
			doing.problems.push(notice("PRUNE_NOT_LISTED", message, "Let this prune finish: if it is stopped, parts of deleted images may stay."));
			break;
		}
	}
	return written;
}
async function all(items, work) {
	const slots = createSlots(AT_ONCE$2);
	const results = await Promise.allSettled(items.map((item) => slots.within(() => work(item))));
	for (const result of results) if (result.status === "rejected") throw result.reason;
}
// src/lifecycle/prune/dangling.ts
const ROUNDS = 3;
async function settleDangling(plan, { host, inventory }, { before, now, list }) {
	const going = listGoing(plan);
	const isOwn = (tag) => host.clear !== void 0 && (going.has(tag) || isPendingTag(tag));
	const isFresh = (tag) => !before.includes(tag) && !inventory.tags.has(tag) && !isPendingTag(tag);
	let left = now.filter((tag) => isOwn(tag) || isFresh(tag));
	for (let round = 0; round < ROUNDS && left.some((tag) => round === 0 || isOwn(tag)); round += 1) {
		for (const tag of left.filter(isOwn)) await clear(host, tag);
		const { dangling = [], problems } = await list();
		if (problems.length > 0) return {
			lost: [],
			problems
		};
		const again = new Set(dangling);
		left = left.filter((tag) => again.has(tag));
	}
	const own = left.filter(isOwn);
	return {
		lost: left.filter((tag) => !isOwn(tag)),
		problems: own.length === 0 ? [] : [describe$2(own, inventory.repository)]
	};
}
function listGoing({ untag, images }) {
	return new Set([...untag.map(({ tag }) => tag), ...images.flatMap(({ tags }) => tags)]);
}
async function clear({ clear: remove }, tag) {
	try {
		await remove?.(tag);
	} catch (thrown) {
		if (!(thrown instanceof Problem)) throw thrown;
	}
}
const MOST_NAMED$1 = 10;
function describe$2(tags, repository) {
	const message = `${repository}: the registry still lists tags that were deleted, and that name nothing: ${tags.slice(0, MOST_NAMED$1).join(", ")}${tags.length > MOST_NAMED$1 ? ` and ${tags.length - MOST_NAMED$1} more` : ""}.`;
	return error("PRUNE_DANGLING", message, "Two deletions at the same time can leave such tags. Push any image to each of them, and delete that image by its digest.");
}
// src/lifecycle/prune/read.ts
const AT_ONCE$1 = 16;
const FIRST_MS = Date.UTC(2013, 0, 1);
const KEPT_BYTES = 67108864;
function createInventoryReader(repository, used) {
	const known = new Map();
	const { keep, recall } = createMemory();
	const slots = createSlots(AT_ONCE$1);
	let hasReferrers = true;
	const listReferrers = async (digest) => {
		const found = hasReferrers ? await repository.listReferrers(digest) : void 0;
		if (found === void 0) hasReferrers = false;
		return found?.map((one) => one.digest) ?? [];
	};
	const readOne = async (digest, times) => {
		const manifest = known.get(digest) ?? await readStored(repository, digest, {
			times,
			keep
		});
		if (manifest === void 0) return void 0;
		known.set(digest, manifest);
		const next = [...manifest.children, ...await listReferrers(digest)];
		return {
			manifest,
			next: manifest.subject === void 0 ? next : [...next, manifest.subject]
		};
	};
	return {
		recall,
		read: async ({ tags, tagTimes, times, digests }) => {
			const manifests = new Map();
			const subjects = [...tags.keys()].flatMap((tag) => toSubject(tag) ?? []);
			const seen = new Set([
				...tags.values(),
				...digests ?? [],
				...subjects,
				...used
			]);
			let level = [...seen];
			while (level.length > 0) {
				if (seen.size - used.size > 1e5) throw tooMany(repository);
				const found = (await Promise.all(level.map((digest) => slots.within(() => readOne(digest, times))))).filter((one) => one !== void 0);
				for (const { manifest } of found) manifests.set(manifest.digest, manifest);
				const next = new Set(found.flatMap((one) => one.next).filter((one) => !seen.has(one)));
				next.forEach((digest) => seen.add(digest));
				level = [...next];
			}
			const { name } = repository.repository;
			return {
				repository: name,
				tags,
				tagTimes,
				manifests,
				listsUntagged: digests !== void 0
			};
		}
	};
}
function createMemory() {
	const kept = new Map();
	let bytes = 0;
	return {
		recall: (digest) => kept.get(digest),
		keep: (manifest) => {
			bytes += manifest.bytes.byteLength;
			if (bytes <= KEPT_BYTES) kept.set(manifest.digest, manifest);
		}
	};
}
async function readStored(repository, digest, { times, keep }) {
	const manifest = await repository.getManifest(digest);
	if (manifest === void 0) return void 0;
	keep(manifest);
	const { artifactType, fsLayers } = parseBody(manifest);
	const contents = fsLayers === void 0 ? readContents(manifest, LAYOUT_ENTRIES) : OLD;
	const left = readLeft(artifactType);
	const config = await readImageConfig(repository, contents);
	const { platform } = toManifestPlatform(config);
	const all = [times.get(digest), ...listTimes(contents, config)].filter((time) => time !== void 0);
	const own = platform === void 0 || platform.os === "unknown" ? [] : [toPlatformText(platform)];
	return {
		digest,
		mediaType: manifest.mediaType,
		size: manifest.bytes.byteLength,
		timeMs: all.length === 0 ? void 0 : all.reduce((newest, one) => Math.max(newest, one)),
		platforms: contents.isIndex ? listPlatforms(contents.manifests) : own,
		children: left === "pending" ? await readPending(repository, contents) : listChildren(contents),
		blobs: listOwnBlobs(contents),
		...omitUndefined({
			subject: subjectOf(manifest),
			source: readSource(contents, config),
			left
		})
	};
}
function listChildren({ manifests }) {
	return manifests.filter(isManifestEntry).map(({ digest }) => digest);
}
function isManifestEntry({ mediaType }) {
	return mediaType === "" || MANIFEST_TYPES.includes(mediaType);
}
async function isWhole(repository, digest, depth = 1) {
	const manifest = await repository.getManifest(digest);
	if (manifest === void 0) return false;
	const { manifests } = readContents(manifest, LAYOUT_ENTRIES);
	if (depth > 3) return true;
	for (const entry of manifests.filter(isManifestEntry)) if (!await isWhole(repository, entry.digest, depth + 1)) return false;
	return true;
}
async function readPending(repository, { layers }) {
	const [list] = layers;
	if (list === void 0 || list.size > 16777216) return [];
	return parsePending(await readWhole(repository, list));
}
const OLD = {
	isIndex: false,
	isAbout: false,
	manifests: [],
	layers: [],
	annotations: {}
};
function parseBody({ bytes }) {
	return parseObject(Buffer.from(bytes).toString("utf8")) ?? {};
}
function listPlatforms(entries) {
	const stated = entries.filter((entry) => !isAttestation(entry)).flatMap(({ platform }) => platform === void 0 ? [] : [toPlatformText(platform)]);
	return [...new Set(stated)];
}
function listOwnBlobs(contents) {
	const { config, layers, manifests } = contents;
	const blobs = [
		...config === void 0 ? [] : [config],
		...layers,
		...manifests.filter((entry) => !isManifestEntry(entry))
	];
	return new Map(blobs.map(({ digest, size }) => [digest, size]));
}
const CONFIG_TYPE = /^application\/vnd\.(?:oci\.image\.config|docker\.container\.image)\.v1\+json$/;
async function readImageConfig(repository, { config }) {
	if (config === void 0 || !CONFIG_TYPE.test(config.mediaType)) return {};
	if (config.size > 16777216) return {};
	try {
		const bytes = await readWhole(repository, config);
		return parseObject(Buffer.from(bytes).toString("utf8")) ?? {};
	} catch (thrown) {
		if (thrown instanceof Problem && thrown.problems[0]?.code === "REGISTRY_NOT_FOUND") return {};
		throw thrown;
	}
}
const SOURCE = "org.opencontainers.image.source";
function readSource({ annotations }, config) {
	return annotations[SOURCE] ?? toLabels(config)[SOURCE];
}
function toLabels({ config }) {
	return isObject(config) ? toTexts(config.Labels) : {};
}
const CREATED = "org.opencontainers.image.created";
function listTimes({ annotations }, config) {
	const history = Array.isArray(config.history) ? config.history : [];
	return [...[
		annotations[CREATED],
		toLabels(config)[CREATED],
		config.created
	], ...history.map((step) => isObject(step) ? step.created : void 0)].map((text) => typeof text === "string" ? Date.parse(text) : NaN).filter((time) => time >= FIRST_MS);
}
function tooMany({ repository }) {
	const message = `${repository.name} has more than ${LAYOUT_ENTRIES} manifests.`;
	return new Problem([error("PRUNE_TOO_MANY", message, "Delete some with the tools of the registry first.")]);
}
// src/lifecycle/prune/check.ts
const AT_ONCE = 16;
const LONGEST_MS = 864e5;
const MOST_FAILED = 5;
async function checkKept(plan, site, times) {
	const { repository, inventory } = site;
	const manifests = await askAll(plan.kept, async (digest) => await repository.resolve(digest) === void 0 ? `the manifest ${digest}` : void 0);
	const listed = await listNow(site);
	const tags = listed.tags ?? new Map();
	const { lost: nowhere, problems: dangling } = await settleDangling(plan, site, {
		before: times.dangling ?? [],
		now: listed.dangling ?? [],
		list: () => listNow(site)
	});
	const fresh = [...tags].filter(([tag, digest]) => inventory.tags.get(tag) !== digest && !isPendingTag(tag));
	const going = listGoing(plan);
	const isAway = async (tag, digest) => going.has(tag) && (await repository.resolve(tag))?.digest !== digest;
	const parts = await askAll(fresh, async ([tag, digest]) => await isWhole(repository, digest) || await isAway(tag, digest) ? void 0 : `a part of ${tag}, which was written during the prune,`);
	const lost = listed.tags === void 0 ? [] : listLost(plan, site, {
		...times,
		tags
	});
	const unchecked = [
		...listed.problems,
		...describeUnasked$1(site, "manifests that stay", manifests),
		...describeUnasked$1(site, "tags that were written meanwhile", parts)
	];
	const nameless = nowhere.map((tag) => `the tag ${tag}, which was given during the prune,`);
	return [
		...[
			...lost,
			...nameless,
			...manifests.found,
			...parts.found
		].map((what) => {
			const message = `${inventory.repository}: ${what} is gone, although it was to stay.`;
			return error("PRUNE_LOST", message, "Something else deletes there at the same time, or the registry removed more than it was asked to. Restore it from the backup, or ship the image again.");
		}),
		...dangling,
		...unchecked
	];
}
function listLost(plan, { inventory, watch }, { expires, nowMs, tags }) {
	const untilMs = nowMs + LONGEST_MS;
	const isEnding = (tag) => (expires?.get(tag) ?? untilMs) < untilMs;
	const going = new Set(plan.untag.map(({ tag }) => tag));
	const gone = new Set(plan.images.flatMap(({ digest, along }) => [digest, ...along]));
	const isOfPrune = (digest) => inventory.manifests.get(digest)?.left !== void 0;
	const lost = [...[...inventory.tags].filter(([tag, digest]) => !going.has(tag) && !gone.has(digest) && !isOfPrune(digest)), ...watch.given].filter(([tag]) => !tags.has(tag) && !isEnding(tag)).map(([tag]) => `the tag ${tag}`);
	return [...new Set(lost)];
}
async function listNow(site) {
	try {
		const { tags, dangling = [] } = await site.host.list();
		return {
			tags,
			dangling,
			problems: []
		};
	} catch (thrown) {
		return { problems: [describeUnchecked(site, "whether every tag is still there", thrown)] };
	}
}
async function askAll(items, ask) {
	const slots = createSlots(AT_ONCE);
	const found = [];
	const failures = [];
	let asked = 0;
	const work = async (item) => {
		if (failures.length >= MOST_FAILED) return;
		try {
			const missing = await ask(item);
			asked += 1;
			if (missing !== void 0) found.push(missing);
		} catch (thrown) {
			failures.push(thrown);
		}
	};
	await Promise.all(items.map((item) => slots.within(() => work(item))));
	return {
		found,
		unasked: items.length - asked,
		why: failures[0]
	};
}
function describeUnasked$1(site, what, { unasked, why }) {
	return unasked === 0 ? [] : [describeUnchecked(site, `${unasked} ${what}`, why)];
}
function describeUnchecked({ inventory }, what, thrown) {
	const [first] = toProblems(thrown);
	const message = `${inventory.repository}: after the deletion, this could not be checked: ${what}: ${first?.message ?? ""}`;
	return error("PRUNE_UNCHECKED", message, "The receipt has what was deleted. Once the registry answers again, check what stays with tagship verify.");
}
// src/lifecycle/prune/interrupted.ts
const NOTHING = {
	tags: [],
	digests: [],
	uncertain: []
};
async function attempt({ plan, signal }, work, done = NOTHING) {
	try {
		signal?.throwIfAborted();
		return {
			ok: true,
			value: await work(),
			problems: []
		};
	} catch (thrown) {
		const why = readInterruption(signal);
		if (why === void 0) return {
			ok: false,
			problems: toProblems(thrown)
		};
		return {
			ok: false,
			problems: [describeInterrupted(plan.repository, why, done)]
		};
	}
}
const MOST_NAMED = 10;
function describeInterrupted(repository, why, { tags, digests, uncertain }) {
	const isDeleted = digests.length + tags.length > 0;
	const names = tags.length === 0 ? "" : ` (${listSome(tags)})`;
	const done = isDeleted ? `${count(digests, "manifest")} and ${count(tags, "tag")}${names} were` : "nothing was";
	const verb = uncertain.length === 1 ? "is" : "are";
	const message = `${repository}: the prune was interrupted (${why}): ${done} deleted${uncertain.length === 0 ? "" : `; it is not known whether ${listSome(uncertain)} ${verb} gone`}.`;
	return error("PRUNE_INTERRUPTED", message, "Prune again: it completes what was begun, and checks what stays.");
}
function count(items, what) {
	return `${items.length} ${what}${items.length === 1 ? "" : "s"}`;
}
function listSome(items) {
	const more = items.length > MOST_NAMED ? ` and ${items.length - MOST_NAMED} more` : "";
	return `${items.slice(0, MOST_NAMED).join(", ")}${more}`;
}
// src/lifecycle/prune/in-use.ts
function parseInUse(text) {
	return text.split(/[\s,]+/).filter((word) => word !== "").map((word) => {
		const read = readWord(word.replace(/^[a-z][a-z-]*:\/\//, ""));
		if (read !== void 0) return read;
		const isShort = isShortDigest(word);
		const why = isShort ? "has a digest that is cut short" : "is neither an image reference nor a digest";
		const hint = "List references such as ghcr.io/acme/app:1.2.3 or digests, one a line.";
		const message = `--in-use: ${quoteWritten(word)} ${why}`;
		throw new Problem([error("PRUNE_IN_USE", message, isShort ? WHOLE_DIGEST : hint)]);
	});
}
function readWord(word) {
	if (isDigest(word)) return { digest: word };
	if (/^sha\d+:/.test(word)) return void 0;
	const at = word.indexOf("@");
	if (at < 0) {
		const named = readNamed(word);
		return named && {
			tag: "latest",
			...named
		};
	}
	const [named, digest] = [readNamed(word.slice(0, at)), word.slice(at + 1)];
	return named !== void 0 && isDigest(digest) ? {
		...named,
		digest
	} : void 0;
}
function readNamed(text) {
	const [, name = text, tag] = /^(.+):([^:/]+)$/.exec(text) ?? [];
	const parsed = parseRepository(name);
	if (!parsed.ok || tag !== void 0 && !isTag(tag)) return void 0;
	return tag === void 0 ? { repository: parsed.value } : {
		repository: parsed.value,
		tag
	};
}
function selectInUse(words, { host, path }) {
	const own = words.filter(({ repository }) => repository !== void 0 && isSameHost(repository.host, host) && repository.path === path);
	return {
		digests: new Set(words.flatMap(({ digest }) => digest ?? [])),
		tags: new Set(own.flatMap(({ tag }) => tag ?? []))
	};
}
// src/lifecycle/prune/patterns.ts
const REGEX = "regex:";
const LONGEST_TAG = 128;
function compileTagPattern(written) {
	const [field, hint] = written.startsWith(REGEX) ? [written.slice(6), "Use no look-around, back reference or flag in it."] : [written, "Write a pattern such as pr-*, or regex: and a regular expression."];
	const matches = written.startsWith(REGEX) ? compileLinear(field, LONGEST_TAG) : compileGlob(written);
	if (matches !== void 0) return {
		ok: true,
		value: {
			written,
			matches
		},
		problems: []
	};
	const message = `invalid pattern of tags ${quoteWritten(written)}`;
	return {
		ok: false,
		problems: [error("PRUNE_POLICY", message, hint)]
	};
}
function compileGlob(pattern) {
	if (!/^[\w.*?-]{1,128}$/.test(pattern)) return void 0;
	return (tag) => matchesPattern(tag, pattern);
}
// src/lifecycle/prune/plan.ts
function planPrune(inventory, question, untagging) {
	const relations = relate(inventory);
	const judged = judgeTags(inventory, relations, question);
	const byDigest = new Map();
	for (const [tag, verdict] of judged) {
		const digest = inventory.tags.get(tag) ?? "";
		byDigest.set(digest, [...byDigest.get(digest) ?? [], {
			tag,
			...verdict
		}]);
	}
	const untagged = judgeUntagged(inventory, relations, {
		question,
		tagged: byDigest
	});
	const planning = {
		inventory,
		relations,
		kept: relations.follow([
			...[...byDigest].filter(([, tags]) => tags.some(stays)).map(([digest]) => digest),
			...[...untagged].filter(([, verdict]) => stays(verdict)).map(([digest]) => digest),
			...question.inUse.digests
		], { withSubjects: true }),
		untagging
	};
	const timeOf = createTimes(inventory, relations);
	const rows = [...[...byDigest].map(([digest, tags]) => toRow(digest, tags, planning)), ...[...untagged].map(([digest, verdict]) => toUntaggedRow(digest, verdict, planning))].map((row) => ({
		...row,
		time: toTime(timeOf(row.digest))
	}));
	const steps = toSteps(rows, planning);
	const problems = [...steps.problems, ...warnOfUnlisted(inventory, question)];
	return {
		repository: inventory.repository,
		...steps,
		rows: sortRows(rows),
		problems
	};
}
function stays({ verdict }) {
	return verdict === "keep";
}
function judgeUntagged(inventory, relations, { question, tagged }) {
	const { manifests } = inventory;
	const reached = relations.follow([...tagged.keys(), ...question.inUse.digests]);
	const left = [...manifests.values()].filter(({ digest }) => !reached.has(digest));
	const held = new Set(left.flatMap(({ children }) => children));
	const timeOf = createTimes(inventory, relations);
	const { policy, nowMs, inUse } = question;
	const judge = (digest) => {
		if ([...relations.follow([digest])].some((one) => inUse.digests.has(one))) return {
			verdict: "keep",
			reason: "it is in use"
		};
		const { untaggedOlderThanMs: olderMs, minimumAgeMs } = policy;
		if (olderMs === void 0) return {
			verdict: "keep",
			reason: "no rule names it"
		};
		if (!inventory.listsUntagged) return {
			verdict: "keep",
			reason: UNSEEN
		};
		const young = whyYoung(timeOf(digest), Math.max(olderMs, minimumAgeMs), nowMs);
		return young === void 0 ? {
			verdict: "delete",
			reason: "it has no tag"
		} : {
			verdict: "keep",
			reason: young
		};
	};
	const owned = new Set([...inventory.tags].flatMap(([tag, digest]) => relations.ownerOf(tag) === void 0 ? [] : [digest]));
	const roots = left.filter(({ digest, subject }) => !held.has(digest) && !owned.has(digest) && (subject === void 0 || !manifests.has(subject)));
	return new Map(roots.map(({ digest }) => [digest, judge(digest)]));
}
const UNSEEN = "the registry does not list what may hold it";
function toRow(digest, judged, planning) {
	const isKept = planning.kept.has(digest);
	const isLast = planning.untagging === "not-last" && !judged.some(stays);
	const tags = isKept && isLast ? keepFirst(judged) : judged;
	const going = tags.filter((one) => !stays(one));
	const verdict = going.length === 0 ? "keep" : isKept ? "untag" : "delete";
	const [first] = verdict === "keep" ? tags : going;
	return {
		...describe$1(digest, planning),
		tags,
		verdict,
		reason: first?.reason ?? ""
	};
}
const LAST = "the registry would delete the image, which stays, with its last tag";
function keepFirst([first, ...others]) {
	return first === void 0 ? [] : [{
		...first,
		verdict: "keep",
		reason: LAST
	}, ...others];
}
function toUntaggedRow(digest, { verdict, reason }, planning) {
	const isKept = planning.kept.has(digest);
	const why = isKept && verdict === "delete" ? "an image that stays needs it" : reason;
	return {
		...describe$1(digest, planning),
		tags: [],
		verdict: isKept ? "keep" : verdict,
		reason: why
	};
}
function describe$1(digest, { inventory: { manifests }, relations }) {
	const blobs = new Map();
	for (const part of relations.follow([digest])) for (const [blob, size] of manifests.get(part)?.blobs ?? []) blobs.set(blob, size);
	const { platforms = [] } = manifests.get(digest) ?? {};
	return {
		digest,
		bytes: sum(blobs.values()),
		platforms
	};
}
function toSteps(rows, { inventory, relations, kept }) {
	const images = rows.filter(({ verdict }) => verdict === "delete").map(({ digest, tags }) => ({
		digest,
		tags: tags.map(({ tag }) => tag),
		along: [...relations.follow([digest])].filter((one) => one !== digest && !kept.has(one))
	})).sort((one, other) => other.along.length - one.along.length);
	const untag = rows.filter(({ verdict }) => verdict === "untag").flatMap(({ digest, tags }) => tags.filter((one) => !stays(one)).map(({ tag }) => ({
		tag,
		digest
	})));
	const gone = new Set(images.flatMap(({ digest, along }) => [digest, ...along]));
	const remaining = [...inventory.manifests.values()].filter(({ digest }) => !gone.has(digest));
	const needed = new Set(remaining.flatMap(({ blobs }) => [...blobs.keys()]));
	const freed = new Map([...gone].flatMap((digest) => [...inventory.manifests.get(digest)?.blobs ?? []].filter(([blob]) => !needed.has(blob))));
	return {
		untag,
		images,
		kept: [...kept],
		frees: sum(freed.values()),
		problems: [
			...warnOfEmpty(inventory),
			...warnOfExact(rows, inventory),
			...warnOfBroken(rows, inventory)
		]
	};
}
function warnOfEmpty({ manifests, tags, repository }) {
	if (manifests.size > 0 || tags.size > 0) return [];
	const message = `"${repository}" has no tags: nothing was pushed to it, or the name is wrong.`;
	return [notice("PRUNE_EMPTY", message, "Check the name, and that this login may read it.")];
}
function warnOfExact(rows, { tags, repository }) {
	const kinds = readTagKinds(tags.keys());
	const exact = rows.flatMap((row) => row.tags).filter((one) => !stays(one) && kinds.get(one.tag)?.kind === "version").map(({ tag }) => tag);
	if (exact.length === 0) return [];
	const message = `${repository}: exact tags can be given to other images once they are deleted: ${exact.slice(0, 3).join(", ")}${exact.length > 3 ? ` and ${exact.length - 3} more` : ""}.`;
	return [notice("PRUNE_EXACT_TAGS", message, "Keep the versions that someone may still pull by tag, with keep or --in-use.")];
}
function warnOfUnlisted({ listsUntagged, repository }, { policy }) {
	if (listsUntagged || policy.untaggedOlderThanMs === void 0) return [];
	const message = `untagged-older-than: the registry of ${repository} does not list images without a tag, so they stay.`;
	return [notice("PRUNE_UNLISTED", message, "Use the garbage collection of the registry (Distribution: --delete-untagged).")];
}
function warnOfBroken(rows, { manifests, repository }) {
	return rows.filter(({ digest, tags, verdict }) => verdict !== "delete" && tags.length > 0 && manifests.get(digest)?.children.some((child) => !manifests.has(child))).map(({ digest, tags }) => {
		const message = `${repository}: ${tags.map(({ tag }) => tag).join(", ")} (${digest}) lists manifests that do not exist.`;
		return notice("PRUNE_INCOMPLETE", message, "It was so before this prune. Ship or copy the image again, or delete the tag.");
	});
}
const ORDER = {
	delete: 0,
	untag: 1,
	keep: 2
};
function sortRows(rows) {
	return rows.toSorted((one, other) => ORDER[one.verdict] - ORDER[other.verdict] || (one.time ?? "").localeCompare(other.time ?? "") || one.digest.localeCompare(other.digest));
}
function toTime(ms) {
	return ms === void 0 ? null : new Date(ms).toISOString();
}
function sum(numbers) {
	let total = 0;
	for (const number of numbers) total += number;
	return total;
}
// src/lifecycle/prune/restore.ts
async function restoreTagged(plan, site, outcome) {
	const problems = [];
	try {
		await site.watch.look();
	} catch (thrown) {
		if (site.signal?.aborted === true) return outcome;
		problems.push(describeUnchecked(site, "whether other runs gave tags meanwhile", thrown));
	}
	const deleted = new Set(outcome.digests);
	const restored = new Set();
	for (const image of plan.images) {
		const parts = [image.digest, ...image.along].filter((digest) => deleted.has(digest));
		const tag = site.watch.recall(parts);
		if (tag === void 0) continue;
		try {
			await restoreParts(new Set(parts), site, restored);
			problems.push(describe(image, tag, site));
		} catch (thrown) {
			if (site.signal?.aborted === true) break;
			if (!(thrown instanceof Problem)) throw thrown;
			problems.push(...thrown.problems);
		}
	}
	return {
		...outcome,
		digests: outcome.digests.filter((digest) => !restored.has(digest)),
		problems: [...outcome.problems, ...problems]
	};
}
async function restoreParts(parts, { repository, inventory, reader }, restored) {
	const restore = async (digest) => {
		const manifest = parts.has(digest) ? reader.recall(digest) : void 0;
		if (manifest === void 0 || restored.has(digest)) return;
		for (const child of inventory.manifests.get(digest)?.children ?? []) await restore(child);
		await repository.putManifest(digest, manifest);
		restored.add(digest);
		const tags = [...inventory.tags].filter(([tag, named]) => named === digest && isRelatedTag(tag));
		for (const [tag] of tags) if (await repository.resolve(tag) === void 0) await repository.putManifest(tag, manifest);
	};
	for (const digest of parts) await restore(digest);
}
function describe({ digest }, tag, { inventory }) {
	const message = `${inventory.repository}@${digest} was put back: while it was deleted, another run gave the tag ${tag}, which needs it.`;
	return notice("PRUNE_TAGGED", message, "The next prune decides about it anew.");
}
// src/lifecycle/prune/watch.ts
const AGE = 10;
function createPruneWatch({ host, inventory }, { reader, now }) {
	const given = new Map();
	const needed = new Map();
	let [startMs, tookMs] = [-Infinity, 0];
	let looking;
	const look = async () => {
		startMs = now();
		const listing = await host.list();
		const problems = [];
		for (const [tag, digest] of listFresh(listing, inventory)) {
			if (given.get(tag) === digest) continue;
			try {
				const one = new Map([[tag, digest]]);
				const { manifests } = await reader.read({
					...listing,
					tags: one,
					digests: []
				});
				const manifest = manifests.get(digest);
				if (manifest === void 0 || manifest.left !== void 0) continue;
				given.set(tag, digest);
				for (const part of manifests.keys()) needed.set(part, tag);
			} catch (thrown) {
				problems.push(...toProblems(thrown));
			}
		}
		tookMs = now() - startMs;
		if (problems.length > 0) throw new Problem(problems);
	};
	const recall = (digests) => digests.map((digest) => needed.get(digest)).find((tag) => tag !== void 0);
	return {
		given,
		look,
		recall,
		findTag: async (digests) => {
			if (looking === void 0 && now() - startMs >= AGE * tookMs) looking = look().finally(() => looking = void 0);
			await looking;
			return recall(digests);
		}
	};
}
function listFresh({ tags }, before) {
	return [...tags].filter(([tag, digest]) => before.tags.get(tag) !== digest && !isPendingTag(tag));
}
// src/lifecycle/prune/prune.ts
const MINIMUM_AGE_MS = 864e5;
async function pruneRepositories(request, context) {
	const policy = compilePolicy(request.policy);
	const prepared = [];
	const wrong = [];
	for (const repository of request.repositories) {
		const { values, problems } = await settleAll([prepare(repository, {
			request,
			policy
		}, context)]);
		prepared.push(...values);
		wrong.push(...problems);
	}
	if (wrong.length > 0) throw new Problem(wrong);
	const planned = toReceipt(prepared.map(({ plan }) => toPlanned(plan)));
	context.onPlan(planned);
	if (!request.apply) return planned;
	const saved = await backUpAll(prepared, request, context);
	if (saved !== void 0) return saved;
	const done = [];
	for (const one of prepared) {
		const isReached = done.length === 0 || context.signal?.aborted !== true;
		done.push(isReached ? await apply(one) : toPlanned(one.plan));
	}
	return toReceipt(done);
}
async function prepare(name, { request, policy }, { registries, nowMs, now, openHost, listClosed, project, signal }) {
	const repository = registries.open(name);
	const host = await openHost(name);
	const inUse = selectInUse(parseInUse(request.inUse), name);
	const reader = createInventoryReader(repository, inUse.digests);
	const ask = async (inventory) => {
		const { closed, unasked } = await findClosed(inventory, policy, listClosed);
		const plan = planPrune(inventory, {
			policy,
			nowMs,
			inUse,
			closed,
			...project === void 0 ? {} : { project }
		}, host.untagging);
		const left = unasked === 0 ? [] : [describeUnasked(name, unasked)];
		return {
			...plan,
			problems: [...plan.problems, ...left]
		};
	};
	const listing = await host.list();
	const inventory = await reader.read(listing);
	return {
		host,
		repository,
		inventory,
		reader,
		now,
		nowMs,
		signal,
		listing,
		ask,
		plan: await ask(inventory)
	};
}
async function findClosed({ tags }, { pullRequests }, listClosed) {
	const none = {
		closed: new Set(),
		unasked: 0
	};
	if (pullRequests === void 0) return none;
	const numbers = [...readTagKinds(tags.keys()).values()].flatMap((kind) => kind.kind === "change" ? [kind.number] : []);
	return numbers.length === 0 ? none : await listClosed([...new Set(numbers)]);
}
function describeUnasked({ name }, unasked) {
	const message = `${name}: there are tags of so many changes that it was not asked whether ${unasked} of them are closed; their tags stay.`;
	return notice("PRUNE_CHANGES_LEFT", message, "Prune again to go on with them.");
}
function compilePolicy(policy) {
	const [keep, drop] = [policy.keep, policy.delete].map((list) => list.map(compileTagPattern));
	const problems = [...keep ?? [], ...drop ?? []].flatMap((one) => one.problems);
	const { keepLast, pullRequests, untaggedOlderThanMs } = policy;
	if (![
		keepLast,
		pullRequests,
		untaggedOlderThanMs
	].some((rule) => rule !== void 0) && policy.delete.length === 0) problems.push(nothingNamed());
	if (problems.length > 0) throw new Problem(problems);
	const listValues = (read) => (read ?? []).flatMap((one) => one.ok ? [one.value] : []);
	const { minimumAgeMs = MINIMUM_AGE_MS } = policy;
	return {
		...policy,
		minimumAgeMs,
		keep: listValues(keep),
		delete: listValues(drop)
	};
}
function nothingNamed() {
	return error("PRUNE_POLICY", "no rule says what prune deletes.", "Set prune in tagship.yml, or give --delete, --keep-last, --pull-requests or --untagged-older-than. --older-than alone names nothing.");
}
async function backUpAll(prepared, request, context) {
	for (const one of prepared) {
		const saved = await attempt(one, () => backUp(one, request, context));
		if (saved.ok) continue;
		const { repository } = one.plan;
		const message = `${repository}: the backup is not complete, so nothing was deleted.`;
		const why = readInterruption(context.signal) !== void 0 ? [] : [error("PRUNE_BACKUP", message, "Correct what the errors before this one say, and prune again.")];
		const problems = [...saved.problems, ...why];
		return toReceipt(prepared.map((other) => other === one ? toFailed(one, problems) : toPlanned(other.plan)));
	}
}
async function backUp({ plan, repository, inventory }, { backup, repositories }, { registries, signal }) {
	if (backup === void 0) return;
	const { name, path } = repository.repository;
	const directory = repositories.length > 1 ? join(backup, path) : backup;
	const { manifests } = inventory;
	const isWhole = ({ digest, along }) => [digest, ...along].every((one) => {
		const { left, children = [] } = manifests.get(one) ?? {};
		return left === void 0 && children.every((child) => manifests.has(child));
	});
	const going = [...plan.images.filter(isWhole).flatMap(({ digest, tags }) => tags.length === 0 ? [`@${digest}`] : tags.map((tag) => `:${tag}`)), ...plan.untag.map(({ tag }) => `:${tag}`)];
	for (const reference of going) {
		const receipt = await copyImages({
			from: `${name}${reference}`,
			to: [`oci:${directory}`],
			allTags: false,
			platforms: [],
			replace: false,
			dryRun: false
		}, {
			registries,
			onBytes: () => void 0,
			onPlan: () => void 0,
			...omitUndefined({ signal })
		});
		const problems = receipt.destinations.flatMap((one) => one.problems);
		if (receipt.status !== "done") throw new Problem(problems);
	}
}
async function apply(prepared) {
	const ready = await attempt(prepared, () => refresh(prepared));
	if (!ready.ok) return toFailed(prepared, ready.problems);
	const { plan, site } = ready.value;
	const applied = await applyPrune(plan, site);
	const outcome = await restoreTagged(plan, {
		...site,
		reader: prepared.reader
	}, applied);
	const { tags, digests, uncertain, problems } = outcome;
	const times = {
		...prepared.listing,
		nowMs: prepared.nowMs
	};
	const checked = await attempt(prepared, () => checkKept(plan, site, times), outcome);
	const lost = checked.ok ? checked.value : checked.problems;
	const all = [
		...plan.problems,
		...problems,
		...lost
	];
	const status = hasErrors(all) ? "failed" : "done";
	const open = uncertain.length === 0 ? {} : { uncertain };
	return {
		...toPlanned(plan),
		status,
		tags,
		digests,
		...open,
		problems: all
	};
}
function toFailed({ plan }, problems) {
	return {
		...toPlanned(plan),
		status: "failed",
		problems: [...plan.problems, ...problems]
	};
}
async function refresh(prepared) {
	const { host, repository, reader, plan, inventory: before } = prepared;
	const listing = await host.list();
	const isUnchanged = isSame(listing.tags, before.tags);
	const inventory = isUnchanged ? before : withoutGone(await reader.read(listing));
	const site = {
		host,
		repository,
		inventory,
		watch: createPruneWatch({
			host,
			inventory
		}, prepared),
		signal: prepared.signal
	};
	return {
		plan: isUnchanged ? plan : restrict(await prepared.ask(inventory), plan, inventory),
		site
	};
}
function withoutGone(inventory) {
	const { tags, manifests } = inventory;
	return {
		...inventory,
		tags: new Map([...tags].filter(([, digest]) => manifests.has(digest)))
	};
}
function restrict(fresh, shown, { manifests }) {
	const digests = new Set(shown.images.map(({ digest }) => digest));
	const tags = new Set(shown.untag.map(({ tag }) => tag));
	const others = fresh.images.filter(({ digest }) => !digests.has(digest) && manifests.get(digest)?.left === void 0);
	const held = new Set(others.flatMap(({ digest, along }) => [digest, ...along]));
	return {
		...fresh,
		kept: [...new Set([...fresh.kept, ...held])],
		untag: fresh.untag.filter(({ tag }) => tags.has(tag)),
		images: fresh.images.filter(({ digest }) => digests.has(digest) && !held.has(digest)).map((image) => ({
			...image,
			along: image.along.filter((one) => !held.has(one))
		}))
	};
}
function isSame(one, other) {
	return one.size === other.size && [...one].every(([tag, digest]) => other.get(tag) === digest);
}
function toPlanned({ repository, rows, frees, problems }) {
	return {
		repository,
		status: "planned",
		rows,
		frees,
		tags: [],
		digests: [],
		problems
	};
}
function toReceipt(repositories) {
	const has = (status) => repositories.some((one) => one.status === status);
	return {
		schemaVersion: 1,
		status: has("failed") ? "failed" : has("planned") ? "planned" : "done",
		repositories
	};
}
export { compilePolicy, pruneRepositories };
