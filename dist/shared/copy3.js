import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { INDEX_ENTRIES, Problem, TAG_PAGES, TREE_BYTES, createSlots, createWalk, error, invalid, isAttestation, isDigest, isObject, isTag, matchesPattern, omitUndefined, once, parseObject, parseRepository, readContents, readWords, runAll, toDigest, toPlatformText } from "./plan.js";
import { checkPath } from "./job.js";
import { addToIndex, copyImage, describeRefusal, isRelatedTag, listBlobs, listReferring, orAbsent, readIndexEntries, subjectOf, toFallbackTag, toReferrer } from "./registry.js";
import { classifyTag, decideMove } from "./tag-rules.js";
import { OLDER_ENDS } from "./carried.js";
import { REF_NAME, directoryFiles, openArchiveFiles } from "./layout.js";
import { createLayoutWriter, readRoots } from "./writer.js";
const { resolve } = require("node:path");
const { access, rm } = require("node:fs/promises");
// src/lifecycle/copy/plan.ts
const AT_ONCE$2 = 8;
async function planCopiedTags(target, wanted, { source, replace, own, listed }) {
	const slots = createSlots(AT_ONCE$2);
	const known = listed && new Set(listed);
	const list = once(async () => {
		const there = listed ?? (target.before === void 0 ? [] : await target.before.listTags());
		return {
			tags: [...new Set([...own, ...there ?? []])],
			complete: there !== void 0
		};
	});
	return await Promise.all(wanted.map(({ tag, image }) => slots.within(async () => {
		const { digest } = image.manifest;
		const from = known?.has(tag) === false ? null : (await target.before?.resolve(tag))?.digest ?? null;
		const fixed = decideAtOnce(from, digest, replace);
		if (fixed !== void 0) return {
			tag,
			digest,
			from,
			...fixed
		};
		const [ours, theirs] = await Promise.all([readAge(source, image.manifest), readThere(target, tag)]);
		return {
			tag,
			digest,
			from,
			...decideMove(tag, {
				source: ours,
				there: theirs
			}, await list())
		};
	})));
}
function decideAtOnce(from, digest, replace) {
	if (from === null) return {
		action: "write",
		reason: ""
	};
	if (from === digest) return {
		action: "keep",
		reason: ""
	};
	return replace ? {
		action: "replace",
		reason: "by --replace"
	} : void 0;
}
async function readThere({ before }, tag) {
	const manifest = await before?.getManifest(tag);
	return before === void 0 || manifest === void 0 ? {} : readAge(before.source, manifest);
}
const OCI = "org.opencontainers.image.";
async function readAge(source, manifest) {
	const { annotations, labels } = await readWords(source, manifest);
	const read = (name) => annotations[`${OCI}${name}`] ?? labels[`${OCI}${name}`];
	return {
		version: read("version"),
		created: read("created")
	};
}
function listRefused(label, tags) {
	return tags.filter(({ action }) => action === "refuse").map(({ tag, digest, from, reason }) => error("COPY_TAG_TAKEN", `${label}:${tag} names ${from ?? "another image"}, not ${digest}: ${reason}.`, "Give --replace to overwrite it, or copy to another tag."));
}
// src/lifecycle/copy/apply.ts
const IMAGES_AT_ONCE = 8;
const TAGS_AT_ONCE = 8;
async function applyCopy(target, work) {
	const copies = [];
	const copy = async (manifest) => {
		const [copied] = await copyImage(manifest, work.source, [target]);
		if (copied !== void 0) copies.push(copied);
		if (copied?.problem !== void 0) throw copied.problem;
	};
	const tags = new Map(work.tags.map((one) => [one.tag, one]));
	const toResult = (problems) => ({
		destination: target.label,
		status: problems.some(({ level }) => level === "error") ? "failed" : "done",
		tags: [...tags.values()],
		blobs: sumUp(copies),
		problems
	});
	const unwritten = new Set(work.tags.filter(isWritten).map(({ tag }) => tag));
	try {
		const { due, whole } = listDue(target, work);
		await runAll(whole, IMAGES_AT_ONCE, ({ manifest }) => copy(manifest));
		const left = [];
		await runAll(due, IMAGES_AT_ONCE, async (image) => {
			left.push(...await copyRelated(target, image, {
				source: work.source,
				copy
			}));
		});
		await writeTags(target, work, {
			tags,
			done: (tag) => target.isAtomic || unwritten.delete(tag)
		});
		await target.finish();
		unwritten.clear();
		return toResult([...left, ...await readBack(target, [...tags.values()])]);
	} catch (thrown) {
		if (!(thrown instanceof Problem)) throw thrown;
		for (const one of tags.values()) if (isWritten(one) && unwritten.has(one.tag)) tags.set(one.tag, {
			...one,
			action: "fail",
			reason: NOT_WRITTEN
		});
		return toResult(thrown.problems);
	}
}
const NOT_WRITTEN = "the copy failed before it was written";
function listDue({ trustsTags }, { images, wanted, tags }) {
	const listActions = (image) => tags.filter((_, at) => wanted[at]?.image === image).map(({ action }) => action);
	const due = images.filter((image) => {
		const actions = listActions(image);
		return actions.length === 0 || actions.some((action) => action !== "hold");
	});
	return {
		due,
		whole: due.filter((image) => !trustsTags || !listActions(image).includes("keep"))
	};
}
function sumUp(copies) {
	const sum = (kind) => copies.reduce((total, copied) => total + copied[kind], 0);
	return {
		present: sum("present"),
		mounted: sum("mounted"),
		uploaded: sum("uploaded")
	};
}
async function copyRelated(target, { items, indexes }, { source, copy }) {
	const kept = [];
	for (const { manifest, tag } of items) {
		if (await target.resolve(manifest.digest) === void 0) await copy(manifest);
		if (tag === void 0) continue;
		if (!await putTag(target, tag, {
			manifest,
			source
		})) kept.push(keptTag(target.label, tag));
	}
	const referrers = items.filter(({ tag }) => tag === void 0);
	for (const subject of new Set(referrers.map((referrer) => referrer.subject))) {
		const own = referrers.filter((referrer) => referrer.subject === subject);
		if (!await target.attach(subject, own, indexes.get(subject))) kept.push(keptTag(target.label, toFallbackTag(subject)));
	}
	return kept;
}
async function putTag(target, tag, { manifest, source }) {
	const there = (await target.before?.resolve(tag))?.digest;
	if (there === void 0) await target.putManifest(tag, manifest);
	if (there === void 0 || there === manifest.digest) return true;
	const own = await target.before?.getManifest(tag);
	const { mergeOlder, putOlder } = await import("./older.js").then((n) => n.older_exports);
	const merge = own && mergeOlder(tag, own, manifest);
	if (merge !== void 0 && merge.missing.length > 0) await putOlder(tag, merge, {
		source,
		target
	});
	return merge !== void 0;
}
function keptTag(label, tag) {
	const message = `${label}:${tag} holds other signatures or attestations than the source, and stays as it is.`;
	return {
		...error("COPY_SIGNATURES_KEPT", message, "Remove this tag to have it copied."),
		level: "notice"
	};
}
const WRITES = [
	"write",
	"move",
	"replace"
];
function isWritten({ action }) {
	return WRITES.includes(action);
}
async function writeTags(target, { images, wanted, source, replace }, { tags, done }) {
	const tagged = new Set(wanted.map(({ image }) => image));
	for (const image of images) if (!tagged.has(image)) target.list(image.manifest);
	const own = [...tags.keys()];
	const due = wanted.filter(({ tag }) => isWritten(tags.get(tag) ?? { action: "hold" }));
	for (const isExact of [true, false]) {
		const some = due.filter(({ tag }) => classifyTag(tag, own) === "exact" === isExact);
		const now = await planCopiedTags(target, some, {
			source,
			replace,
			own
		});
		const refused = listRefused(target.label, now);
		if (refused.length > 0) throw new Problem(refused);
		for (const one of now) tags.set(one.tag, one);
		await runAll(some.filter(({ tag }) => isWritten(tags.get(tag) ?? { action: "hold" })), TAGS_AT_ONCE, async ({ tag, image }) => {
			await target.putManifest(tag, image.manifest);
			done(tag);
		});
	}
}
async function readBack(target, tags) {
	const due = tags.filter(isWritten);
	const found = await target.readBack(due.map(({ tag }) => tag));
	return due.map(({ tag, digest }, at) => ({
		tag,
		digest,
		names: found[at] ?? "nothing"
	})).filter(({ digest, names }) => names !== digest).map(({ tag, digest, names }) => {
		const message = `${target.label}:${tag} was written as ${digest}, but names ${names}.`;
		return error("COPY_NOT_VERIFIED", message, "Something else writes this tag. Run it again.");
	});
}
// src/lifecycle/copy/location.ts
function parseLocation(word) {
	const [, scheme, rest = ""] = /^(oci|oci-archive):(.*)$/s.exec(word) ?? [];
	const [name, reference] = splitReference(scheme === void 0 ? word : rest);
	if (reference !== void 0 && !isReference(reference)) throw bad(word, "its tag is not one");
	const found = scheme === void 0 ? toRepository(name) : toLayout(scheme, name, word);
	return reference === void 0 ? found : {
		...found,
		reference
	};
}
function toLayout(scheme, path, word) {
	if (path === "") throw bad(word, "the path is missing");
	return {
		kind: scheme === "oci" ? "directory" : "archive",
		label: `${scheme}:${path}`,
		path
	};
}
function toRepository(name) {
	const parsed = parseRepository(name);
	if (!parsed.ok) throw new Problem(parsed.problems.map(explain));
	return {
		kind: "registry",
		label: parsed.value.name,
		repository: parsed.value
	};
}
function splitReference(word) {
	const [, named = "", digest] = /^(.*)@([^@]*)$/s.exec(word) ?? [];
	if (digest !== void 0) return [named.replace(/:[^:/]*$/, ""), digest];
	const [, name, tag] = /^(.*):([^:/]*)$/s.exec(word) ?? [];
	return name === void 0 ? [word, void 0] : [name, tag];
}
function isReference(text) {
	return isDigest(text) || isTag(text) || isPattern(text);
}
function isPattern(reference) {
	return /^[\w.*?-]{1,128}$/.test(reference) && /[*?]/.test(reference);
}
function explain(problem) {
	return {
		...problem,
		hint: problem.hint === "" ? FORMS : problem.hint
	};
}
const FORMS = "Write a repository (ghcr.io/acme/app:1.2.3), oci:DIR for a directory or oci-archive:FILE for a tar archive.";
function bad(word, why) {
	const shown = JSON.stringify(word.slice(0, 200));
	return new Problem([error("COPY_LOCATION", `invalid location ${shown}: ${why}`, FORMS)]);
}
// src/lifecycle/copy/platforms.ts
const REFERENCE = "vnd.docker.reference.digest";
async function selectPlatforms(manifest, platforms, { source, name }) {
	const { isIndex, manifests } = readContents(manifest);
	if (platforms.length === 0 || !isIndex) return manifest;
	const entries = manifests.filter((entry) => !isAttestation(entry));
	const kept = platforms.map((wanted) => {
		const found = entries.find((entry) => textOf(entry) === wanted);
		if (found === void 0) throw missing(name, wanted, entries);
		return found.digest;
	});
	const [only] = kept;
	if (kept.length === 1 && only !== void 0) return await source.readManifest(only);
	return reduce(manifest, new Set(kept));
}
function textOf({ platform }) {
	return platform === void 0 ? "" : toPlatformText(platform);
}
function reduce(index, digests) {
	const body = parseObject(Buffer.from(index.bytes).toString("utf8")) ?? {};
	const given = Array.isArray(body.manifests) ? body.manifests : [];
	const manifests = given.filter((entry) => {
		if (!isObject(entry)) return false;
		const about = isObject(entry.annotations) ? entry.annotations[REFERENCE] : void 0;
		return digests.has(String(entry.digest)) || digests.has(String(about));
	});
	if (manifests.length === given.length) return index;
	const bytes = Buffer.from(JSON.stringify({
		...body,
		manifests
	}));
	return {
		mediaType: index.mediaType,
		bytes,
		digest: toDigest(bytes)
	};
}
function missing(name, wanted, entries) {
	const there = [...new Set(entries.map(textOf))].filter((text) => text !== "").join(", ");
	return new Problem([error("COPY_PLATFORM_MISSING", `${name} has no platform "${wanted}".`, there === "" ? "Leave out --platform." : `Choose from ${there}.`)]);
}
// src/lifecycle/copy/related.ts
const AT_ONCE$1 = 8;
async function findRelated(store, digests, hasTag) {
	const seen = new Set(digests);
	const items = [];
	const indexes = new Map();
	const slots = createSlots(AT_ONCE$1);
	const limit = createLimit();
	let level = digests;
	while (level.length > 0) {
		const found = await Promise.all(level.map((digest) => slots.within(() => findOf(store, digest, {
			hasTag,
			limit
		}))));
		const fresh = found.flatMap((one) => one.items).filter(({ manifest }) => add(seen, manifest));
		for (const { subject, index } of found) if (index !== void 0) indexes.set(subject, index);
		items.push(...fresh);
		level = fresh.map(({ manifest }) => manifest.digest);
	}
	return {
		items,
		indexes
	};
}
function createLimit() {
	const slots = createSlots(AT_ONCE$1);
	let [count, bytes] = [0, 0];
	return {
		count: (digest, manifests) => {
			count += manifests;
			if (count <= 1e3) return;
			throw invalid({ digest }, `more than ${INDEX_ENTRIES} manifests refer to it`);
		},
		read: (digest, read) => slots.within(async () => {
			if (bytes > 67108864) throw invalid({ digest }, `what refers to it is larger than ${TREE_BYTES} bytes`);
			const manifest = await read();
			bytes += manifest?.bytes.byteLength ?? 0;
			return manifest;
		})
	};
}
function add(seen, { digest }) {
	const isNew = !seen.has(digest);
	seen.add(digest);
	return isNew;
}
async function findOf(store, subject, { hasTag, limit }) {
	const tag = toFallbackTag(subject);
	const listed = await store.listReferrers(subject);
	const index = listed === void 0 && await hasTag(tag) ? await readIndex(store, tag, subject) : void 0;
	const digests = listed ?? (index && readContents(index).manifests.map(({ digest }) => digest));
	limit.count(subject, digests?.length ?? 0);
	const referrers = await Promise.all((digests ?? []).map((digest) => limit.read(subject, () => orAbsent(store.source.readManifest(digest)))));
	const legacy = await Promise.all(OLDER_ENDS.map(async (suffix) => {
		const name = `${tag}.${suffix}`;
		if (!await hasTag(name)) return [];
		limit.count(subject, 1);
		const manifest = await limit.read(subject, () => store.getManifest(name));
		return manifest === void 0 ? [] : [{
			manifest,
			subject,
			tag: name
		}];
	}));
	const items = [...referrers.filter((manifest) => manifest !== void 0 && subjectOf(manifest) === subject).flatMap((manifest) => manifest === void 0 ? [] : [{
		manifest,
		subject
	}]), ...legacy.flat()];
	return index === void 0 ? {
		subject,
		items
	} : {
		subject,
		items,
		index
	};
}
async function readIndex(store, tag, subject) {
	const index = await store.getManifest(tag);
	if (index === void 0 || index.digest === subject) return void 0;
	return readContents(index).isIndex ? index : void 0;
}
// src/lifecycle/copy/store.ts
async function openStore({ kind, label, path = "", repository }, client) {
	if (repository !== void 0) return toRepositoryStore(client.open(repository), label);
	const files = kind === "directory" ? directoryFiles(path) : await openArchiveFiles(path);
	const { close } = files;
	try {
		const [{ readLayout }, { openTags }] = await Promise.all([import("./layout.js").then((n) => n.layout_exports), import("./layout-tags.js").then((n) => n.layout_tags_exports)]);
		const layout = await readLayout(files);
		const { listTags, getManifest, listReferrers, findOnly } = openTags(layout);
		return {
			label,
			close,
			source: layout,
			getManifest,
			findOnly,
			resolve: async (reference) => {
				const manifest = await getManifest(reference);
				return manifest && describe(manifest);
			},
			listTags: () => Promise.resolve(listTags()),
			listReferrers: async (digest) => (await listReferrers(digest))?.map((one) => one.digest)
		};
	} catch (thrown) {
		await close();
		throw thrown;
	}
}
const KEPT_BYTES = 67108864;
function toRepositoryStore(open, label) {
	const kept = new Map();
	let bytes = 0;
	const keep = (manifest) => {
		bytes += manifest.bytes.byteLength;
		if (bytes <= KEPT_BYTES) kept.set(manifest.digest, Promise.resolve(manifest));
	};
	const getManifest = async (reference) => {
		const known = kept.get(reference);
		if (known !== void 0) return await known;
		const manifest = await open.getManifest(reference);
		if (manifest !== void 0) keep(manifest);
		return manifest;
	};
	const readManifest = async (digest) => {
		const known = kept.get(digest);
		if (known !== void 0) return await known;
		const manifest = await open.readManifest(digest);
		keep(manifest);
		return manifest;
	};
	let hasReferrers = true;
	return {
		label,
		source: {
			...open,
			readManifest
		},
		resolve: open.resolve,
		getManifest,
		listTags: async () => {
			const { tags, complete } = await open.listTags(TAG_PAGES);
			return complete ? tags.filter(isTag) : void 0;
		},
		listReferrers: async (digest) => {
			if (!hasReferrers) return void 0;
			const found = await open.listReferrers(digest);
			if (found === void 0) hasReferrers = false;
			return found?.map((referrer) => referrer.digest);
		},
		close: () => Promise.resolve()
	};
}
function describe({ mediaType, digest, bytes }) {
	return {
		mediaType,
		digest,
		size: bytes.byteLength
	};
}
function notFound(label, reference) {
	const message = `${label}${isDigest(reference) ? "@" : ":"}${reference} does not exist.`;
	return new Problem([error("COPY_NOT_FOUND", message, "Check the name and the tag.")]);
}
// src/lifecycle/copy/gather.ts
const AT_ONCE = 8;
async function gatherImages(store, location, question) {
	const tags = await store.listTags();
	const chosen = await chooseReferences(store, location, {
		tags,
		...question
	});
	const slots = createSlots(AT_ONCE);
	const read = await Promise.all(chosen.map((reference) => slots.within(() => readOne(store, reference, question))));
	const byDigest = new Map();
	for (const { reference, manifest } of read) {
		const known = byDigest.get(manifest.digest) ?? {
			manifest,
			tags: []
		};
		if (!isDigest(reference)) known.tags.push(reference);
		byDigest.set(manifest.digest, known);
	}
	const known = tags && new Set(tags);
	const hasTag = async (tag) => known?.has(tag) ?? await store.resolve(tag) !== void 0;
	const images = await Promise.all([...byDigest.values()].map((one) => slots.within(() => readAll(store, one, hasTag))));
	return question.allTags ? [...images, ...await readOrphans(store, tags ?? [], images)] : images;
}
async function readOne(store, reference, { platforms }) {
	const found = await store.getManifest(reference);
	if (found === void 0) throw notFound(store.label, reference);
	const name = `${store.label}:${reference}`;
	return {
		reference,
		manifest: await selectPlatforms(found, platforms, {
			source: store.source,
			name
		})
	};
}
async function chooseReferences(store, { label, reference }, { tags, allTags }) {
	if (allTags || reference !== void 0 && isPattern(reference)) {
		if (tags === void 0) throw tooMany(label);
		const pattern = reference ?? "*";
		const found = tags.filter((tag) => !isRelatedTag(tag) && matchesPattern(tag, pattern));
		if (found.length === 0) throw noTag(`${label} has no tag that matches "${pattern}".`);
		return found;
	}
	if (reference !== void 0) return [reference];
	const only = await store.findOnly?.();
	if (only !== void 0) return [only];
	throw noTag(`${label} has no tag behind it, and it is not clear which image is meant.`);
}
async function readAll(store, { manifest, tags }, hasTag) {
	const digests = [];
	const blobs = new Map();
	await walkTree(manifest, createWalk(store.source), {
		digests,
		blobs
	});
	const related = await findRelated(store, digests, hasTag);
	for (const item of related.items) await walkTree(item.manifest, createWalk(store.source), {
		digests: [],
		blobs
	});
	return {
		manifest,
		tags,
		manifests: digests.length,
		blobs,
		...related
	};
}
async function walkTree(manifest, walk, tree) {
	tree.digests.push(manifest.digest);
	for (const { digest, size } of listBlobs(manifest)) tree.blobs.set(digest, size);
	const { manifests } = readContents(manifest);
	await walk.each(manifest, manifests, (child, _, deeper) => walkTree(child, deeper, tree));
}
async function readOrphans(store, tags, images) {
	const carried = new Set(images.flatMap(({ items, indexes }) => [...items.flatMap(({ tag }) => tag === void 0 ? [] : [tag]), ...[...indexes.keys()].map(toFallbackTag)]));
	const left = tags.filter((tag) => isRelatedTag(tag) && !carried.has(tag));
	const none = () => Promise.resolve(false);
	return await Promise.all(left.map(async (tag) => {
		const manifest = await store.getManifest(tag);
		if (manifest === void 0) throw notFound(store.label, tag);
		return await readAll(store, {
			manifest,
			tags: [tag]
		}, none);
	}));
}
function noTag(message) {
	return new Problem([error("COPY_NO_TAG", message, "Name a tag, a pattern such as \"1.*\" or a digest, or give --all-tags.")]);
}
function tooMany(label) {
	const message = `the tags of ${label} cannot be listed completely: there are too many, or the list of its registry does not end.`;
	return new Problem([error("COPY_TOO_MANY_TAGS", message, "Copy single tags or digests, and check what a proxy in front of the registry returns.")]);
}
// src/lifecycle/copy/target.ts
async function openTarget(location, client, { replace }) {
	const { kind, path = "", repository } = location;
	if (repository !== void 0) {
		const store = await openStore(location, client);
		client.connect([repository]);
		return toRepositoryTarget(client.open(repository), store);
	}
	return toLayoutTarget(location, await isThere(kind === "directory" ? `${path}/index.json` : path) && (kind === "directory" || !replace) ? await openStore(location, client) : void 0, () => openStore(location, client));
}
async function isThere(path) {
	return await access(path).then(() => true, () => false);
}
function toRepositoryTarget(open, before) {
	const blobs = new Map();
	const written = new Map();
	const listAtFirst = once(() => listOnce(open));
	const isEmpty = async () => (await listAtFirst.begun())?.length === 0;
	return {
		label: before.label,
		listAtFirst,
		trustsTags: true,
		isAtomic: false,
		provePush: async () => {
			await open.authorize("pull,push");
			const [right] = await Promise.all([open.provePush(), listAtFirst()]);
			return right;
		},
		repository: open.repository,
		before,
		resolve: async (reference) => {
			if (await written.get(reference)?.catch(() => void 0) !== void 0) return {
				mediaType: "",
				digest: reference,
				size: 0
			};
			return isDigest(reference) && await isEmpty() ? void 0 : open.resolve(reference);
		},
		putBlob: async (blob, source) => {
			const isNew = await isEmpty();
			const known = blobs.get(blob.digest);
			if (known !== void 0) {
				await known;
				return "present";
			}
			const putting = open.putBlob(blob, source, { isNew });
			blobs.set(blob.digest, putting);
			return await putting;
		},
		putManifest: async (reference, manifest) => {
			const putting = (isDigest(reference) ? written.get(reference) : void 0) ?? open.putManifest(reference, manifest);
			if (isDigest(reference)) written.set(reference, putting);
			return await putting;
		},
		attach: (subject, referrers, index) => attachTo(open, subject, referrers, index),
		list: () => void 0,
		finish: () => Promise.resolve(),
		readBack: (tags) => Promise.all(tags.map(async (tag) => (await open.resolve(tag))?.digest))
	};
}
async function listOnce(open) {
	try {
		const { tags, complete } = await open.listTags(1, "once");
		return complete ? tags : void 0;
	} catch (thrown) {
		if (thrown instanceof Problem) return void 0;
		throw thrown;
	}
}
async function attachTo(target, subject, referrers, given) {
	const { referrers: listed, index, hasApi, isTaken } = await listReferring(target, subject);
	if (hasApi || isTaken) return hasApi;
	const has = (some, { digest }) => some.some((one) => one.digest === digest);
	const own = referrers.map(({ manifest }) => manifest);
	const missing = own.filter((manifest) => !has(listed, manifest));
	if (missing.length === 0) return true;
	const isWhole = given && readIndexEntries(given)?.every((entry) => has(own, entry));
	const isSame = index === void 0 && isWhole === true;
	await target.putManifest(toFallbackTag(subject), isSame ? given : addToIndex(index, missing));
	return true;
}
async function toLayoutTarget({ kind, label, path = "" }, before, reopen) {
	const directory = kind === "directory" ? path : `${path}.partial`;
	const roots = kind === "directory" ? [...await readRoots(path)] : [];
	let opening;
	const writer = () => opening ??= createLayoutWriter(directory);
	const isComplete = kind === "archive" && before !== void 0;
	const list = (root) => {
		listRoot(roots, root);
	};
	return {
		label,
		listAtFirst: () => Promise.resolve(void 0),
		trustsTags: isComplete,
		isAtomic: true,
		provePush: () => Promise.resolve({ ok: true }),
		repository: {
			name: label,
			host: "",
			path: ""
		},
		before,
		resolve: async (reference) => {
			if (isComplete) return await before.resolve(reference);
			const { digest } = roots.find((root) => root.annotations?.["org.opencontainers.image.ref.name"] === reference) ?? { digest: reference };
			return isDigest(digest) && await (await writer()).hasBlob({ digest }) ? {
				mediaType: "",
				digest,
				size: 0
			} : void 0;
		},
		putBlob: async (blob, source) => await (await writer()).putBlob(blob, source),
		putManifest: async (reference, manifest) => {
			await (await writer()).putManifest(manifest);
			const annotations = { [REF_NAME]: reference };
			if (!isDigest(reference)) list({
				...describe(manifest),
				annotations
			});
			return manifest.digest;
		},
		attach: (_, referrers) => {
			for (const { manifest } of referrers) list(toReferrer(manifest));
			return Promise.resolve(true);
		},
		list: (manifest) => {
			list(describe(manifest));
		},
		readBack: (tags) => readTags(tags, reopen),
		finish: async () => {
			if (opening === void 0) return;
			const { writeIndex, listDigests } = await opening;
			await writeIndex(roots);
			if (kind !== "archive") return;
			await before?.close();
			const { packLayout } = await import("./archive.js");
			await packLayout(directory, path, await listDigests());
			await rm(directory, {
				recursive: true,
				force: true
			});
		}
	};
}
function listRoot(roots, root) {
	const tag = root.annotations?.[REF_NAME];
	const at = roots.findIndex((one) => one.annotations?.["org.opencontainers.image.ref.name"] === tag && (tag !== void 0 || one.digest === root.digest));
	roots.splice(at < 0 ? roots.length : at, at < 0 ? 0 : 1, root);
}
async function readTags(tags, reopen) {
	if (tags.length === 0) return [];
	const now = await reopen();
	try {
		return await Promise.all(tags.map(async (tag) => (await now.resolve(tag))?.digest));
	} finally {
		await now.close();
	}
}
function archiveExists(label) {
	const message = `${label} exists, and holds other images than these.`;
	return new Problem([error("COPY_ARCHIVE_EXISTS", message, "Write to a new file, or give --replace to overwrite it.")]);
}
// src/lifecycle/copy/copy.ts
async function copyImages(request, { registries, onBytes, onPlan }) {
	const from = parseLocation(request.from);
	const locations = request.to.map((word) => checkDestination(parseLocation(word), from, request));
	checkLayouts(locations);
	const wrong = locations.flatMap(({ repository }) => repository ? checkPath(repository) : []);
	if (wrong.length > 0) throw new Problem(wrong);
	const store = await openStore(from, registries);
	try {
		const gathering = gatherImages(store, from, request);
		const opening = allDone(locations.map((one) => openToWrite(one, request, registries)));
		await allDone([gathering, opening]);
		const [images, targets] = [await gathering, await opening];
		const source = counted(store.source, onBytes);
		const work = await allDone(targets.map((one) => prepare(one, {
			images,
			source,
			request
		})));
		const plan = toReceipt(store, images, work.map(toPlanned));
		onPlan(plan);
		if (request.dryRun) return plan;
		return toReceipt(store, images, await Promise.all(work.map((one) => applyCopy(one.target, {
			...one,
			...request,
			images,
			source
		}))));
	} finally {
		await store.close();
	}
}
async function allDone(works) {
	const problems = [];
	const values = [];
	for (const result of await Promise.allSettled(works)) if (result.status === "fulfilled") values.push(result.value);
	else if (result.reason instanceof Problem) problems.push(...result.reason.problems);
	else throw result.reason;
	if (problems.length > 0) throw new Problem(problems);
	return values;
}
async function openToWrite(location, request, registries) {
	const target = await openTarget(location, registries, request);
	const right = request.dryRun ? { ok: true } : await target.provePush();
	if (!right.ok) throw new Problem([describeRefusal({ name: target.label }, right)]);
	return {
		location,
		target
	};
}
async function prepare({ location, target }, { images, source, request }) {
	const { kind, reference } = location;
	const wanted = images.flatMap((image) => (reference === void 0 ? image.tags : [reference]).map((tag) => ({
		tag,
		image
	})));
	const own = wanted.map(({ tag }) => tag);
	const listed = request.dryRun ? void 0 : await target.listAtFirst();
	const tags = await planCopiedTags(target, wanted, {
		source,
		replace: request.replace,
		own,
		...omitUndefined({ listed })
	});
	const refused = listRefused(target.label, tags);
	if (refused.length > 0) throw new Problem(refused);
	if (kind === "archive" && target.before !== void 0 && !await holdsAll(target, images, tags)) throw archiveExists(target.label);
	return {
		target,
		wanted,
		tags
	};
}
async function holdsAll({ before }, images, tags) {
	if (tags.some(({ action }) => action !== "keep")) return false;
	const manifests = images.flatMap(({ manifest, items }) => [manifest, ...items.map((item) => item.manifest)]);
	if (before === void 0) return false;
	return (await Promise.all(manifests.map(({ digest }) => before.resolve(digest)))).every((one) => one !== void 0);
}
function checkDestination(to, from, request) {
	const wrong = whyNoDestination(to, from, request);
	if (wrong === void 0) return to;
	const message = `invalid destination "${to.label}": ${wrong}`;
	throw new Problem([error("COPY_LOCATION", message, "Name another destination.")]);
}
function checkLayouts(locations) {
	const paths = locations.flatMap(({ path }) => path === void 0 ? [] : [resolve(path)]);
	const twice = paths.find((path, at) => paths.indexOf(path) !== at);
	if (twice === void 0) return;
	const message = `invalid destination "${twice}": it is named more than once`;
	throw new Problem([error("COPY_LOCATION", message, "Name each layout once; copy again for its other tag, which sends nothing twice.")]);
}
function whyNoDestination({ label, reference }, from, { allTags }) {
	const keepsTag = reference === void 0 || reference === from.reference;
	if (label === from.label && keepsTag) return "it is the source itself";
	if (reference === void 0) return void 0;
	if (isDigest(reference) || isPattern(reference)) return "a destination has a tag, or none to keep those of the source";
	return allTags || from.reference !== void 0 && isPattern(from.reference) ? "several images cannot have one tag" : void 0;
}
function counted(source, onBytes) {
	async function* count(stream) {
		for await (const chunk of stream) {
			onBytes(chunk.byteLength);
			yield chunk;
		}
	}
	return {
		...source,
		openBlob: async (blob) => count(await source.openBlob(blob))
	};
}
function toPlanned({ target, tags }) {
	return {
		destination: target.label,
		status: "planned",
		tags,
		blobs: {
			present: 0,
			mounted: 0,
			uploaded: 0
		},
		problems: []
	};
}
function toReceipt({ label }, images, destinations) {
	const blobs = new Map(images.flatMap((image) => [...image.blobs]));
	const has = (status) => destinations.some((one) => one.status === status);
	return {
		schemaVersion: 1,
		status: has("failed") ? "failed" : has("planned") ? "planned" : "done",
		source: label,
		images: images.map(({ manifest, tags, manifests, items, blobs: own }) => ({
			digest: manifest.digest,
			mediaType: manifest.mediaType,
			tags,
			manifests,
			referrers: items.length,
			bytes: sum(own.values())
		})),
		bytes: sum(blobs.values()),
		destinations
	};
}
function sum(numbers) {
	let total = 0;
	for (const number of numbers) total += number;
	return total;
}
function listProblems({ destinations }) {
	return destinations.flatMap(({ problems }) => problems);
}
export { copyImages, listProblems };
