import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __exportAll } from "./rolldown-runtime.js";
import { EXIT, INDEX_ENTRIES, LAYOUT_ENTRIES, MANIFEST_BYTES, OLDER_ENDS, Problem, TAG_PAGES, TREE_BYTES, WHOLE_DIGEST, checked, classifyTag, createSlots, createWalk, decideMove, describeFileFailure, detectCi, digestMismatch, error, formatSize, hasErrors, invalid, isAttestation, isDigest, isManifest, isObject, isShortDigest, isTag, knownSecrets, makeBareFacts, matchesPattern, notice, omitUndefined, once, parseObject, parseRepository, readConfig, readContents, readInterruption, readMediaType, readRun, readSettingsAlone, readWords, renderFitting, runAll, systemClock, toDigest, toExitCode, toFailure as toFailure$1, toPlatformText, withContext } from "./base.js";
import { checkPath } from "./job.js";
import { addToIndex, copyImage, describeRefusal, isRelatedTag, listBlobs, listReferring, orAbsent, readIndexEntries, subjectOf, toFallbackTag, toReferrer } from "./registry.js";
const { constants } = require("node:fs");
const { access, lstat: lstat$1, mkdir, open: open$1, opendir, readdir: readdir$1, realpath: realpath$1, rename, rm, stat: stat$1 } = require("node:fs/promises");
const { dirname, join, posix, resolve, sep } = require("node:path");
const { createHash, randomBytes } = require("node:crypto");
// src/report/lifecycle/copy-text.ts
const WORDS = {
	write: "new",
	keep: "equal",
	move: "moved",
	replace: "replaced",
	hold: "held",
	refuse: "refused",
	fail: "failed"
};
const MOST_ROWS = 50;
const CUTS = [
	[2, 20],
	[1, 24],
	[3, 16],
	[1, 10]
];
function renderCopy(receipt, paint, width) {
	const { images, bytes, source, destinations } = receipt;
	const referrers = images.reduce((sum, image) => sum + image.referrers, 0);
	const what = [
		count(images.length, "image"),
		...referrers === 0 ? [] : [count(referrers, "referrer")],
		formatSize(bytes)
	].join(", ");
	const fitting = {
		width: width === void 0 ? void 0 : width - 2,
		cuts: CUTS
	};
	return [`${source}: ${what}`, ...destinations.map((one) => [
		`${paint("bold", one.destination)} ${toStatus(one)}`,
		...renderFitting(one.tags.slice(0, MOST_ROWS).map(toRow), fitting).map((line) => `  ${line}`),
		...one.tags.length > MOST_ROWS ? [`  and ${one.tags.length - MOST_ROWS} more`] : []
	].join("\n"))].join("\n\n");
}
function toStatus({ status, blobs }) {
	if (status === "planned") return "(dry run: nothing was written)";
	if (status === "failed") return "failed";
	const { uploaded, mounted, present } = blobs;
	return `done: ${count(uploaded, "blob")} sent, ${mounted} mounted, ${present} there already`;
}
function toRow({ tag, digest, action, reason }) {
	return [
		WORDS[action],
		tag,
		digest,
		reason
	];
}
function count(number, what) {
	return `${number} ${what}${number === 1 ? "" : "s"}`;
}
function renderProgress(bytes, ms) {
	const rate = ms < 1 ? "" : `, ${formatSize(Math.round(bytes * 1e3 / ms))}/s`;
	return `copied ${formatSize(bytes)}${rate}`;
}
// src/run/inputs/accept.ts
function acceptSettings(read, others, { vault, env, log }) {
	const problems = [...others, ...read.problems];
	if (!read.ok || hasErrors(problems)) throw new Problem(problems);
	const { value } = read;
	vault.add(knownSecrets([value, ...value.targets.map(({ settings }) => settings)], env));
	logNotices(problems, log);
	return value;
}
function logNotices(problems, log) {
	problems.filter(({ code }) => code.startsWith("SETTINGS_")).forEach(log.problem);
}
// src/run/copy.ts
async function copy(request, asked, told) {
	const { environment } = told;
	const load = once(() => Promise.resolve().then(() => copy_exports));
	const accepted = acceptSettings(await readSettingsAlone(request, environment), request.problems ?? [], environment);
	const facts = await readTrust(request, environment, () => {
		load().catch(() => void 0);
		import("./registry.js").then((n) => n.client_exports).catch(() => void 0);
	});
	if (asked.to.some((word) => !/^oci(?:-archive)?:/.test(word)) && !asked.dryRun && accepted.push !== "true") refuseUntrusted(facts, environment);
	const { copyImages } = await load();
	const platforms = asked.platforms.flatMap((word) => word.split(",")).map(readPlatform);
	const prepared = {
		settings: accepted,
		...omitUndefined({ facts })
	};
	return await withContext(prepared, environment, ({ registries }) => copyImages({
		...asked,
		platforms
	}, {
		...told,
		registries,
		signal: environment.signal
	}));
}
function readPlatform(word) {
	const [os = "", architecture = "", variant, ...rest] = word.trim().split("/");
	const parts = [
		os,
		architecture,
		...variant === void 0 ? [] : [variant],
		...rest
	];
	if (parts.length > 3 || !parts.every((part) => /^[\w.-]{1,64}$/.test(part))) {
		const shown = JSON.stringify(word.slice(0, 100));
		throw new Problem([error("COPY_PLATFORM_MISSING", `invalid platform ${shown}`, "Write --platform linux/arm64.")]);
	}
	return toPlatformText({
		os,
		architecture,
		...omitUndefined({ variant })
	});
}
async function readTrust(request, environment, meanwhile) {
	if (detectCi(environment.env) === "local" && Object.keys(request.overrides).length === 0) return makeBareFacts(request.now);
	const { facts } = await readRun({
		...request,
		remote: "never"
	}, environment, meanwhile);
	return facts.ok ? facts.value : void 0;
}
function refuseUntrusted(facts, { env }) {
	if (facts === void 0 ? detectCi(env) === "local" : facts.trust.level === "trusted") return;
	const why = facts?.trust.reason ?? "nothing is known about what started it";
	throw new Problem([error("COPY_UNTRUSTED", `this run is untrusted (${why}), so it copies nothing to a registry.`, "If the workflow means it, give --push.")]);
}
// src/lifecycle/settle.ts
async function settleAll(works) {
	const problems = [];
	const values = [];
	for (const result of await Promise.allSettled(works)) if (result.status === "fulfilled") values.push(result.value);
	else if (result.reason instanceof Problem) problems.push(...result.reason.problems);
	else throw result.reason;
	return {
		values,
		problems
	};
}
async function allDone(works) {
	const { values, problems } = await settleAll(works);
	if (problems.length > 0) throw new Problem(problems);
	return values;
}
// src/report/lifecycle/copy-progress.ts
const DRAW_MS = 200;
function createCopyProgress(log, { now }) {
	const startMs = now();
	let [bytes, drawnMs] = [0, startMs];
	return {
		add: (more) => {
			bytes += more;
			const nowMs = now();
			if (nowMs - drawnMs < DRAW_MS) return;
			drawnMs = nowMs;
			log.status?.([renderProgress(bytes, nowMs - startMs)]);
		},
		end: () => {
			log.status?.([]);
			if (bytes > 0) log.info(renderProgress(bytes, now() - startMs));
		}
	};
}
// src/cli/copy.ts
var copy_exports$1 = __exportAll({ copyCommand: () => copyCommand });
async function copyCommand(cli, { positionals, allTags, platforms, replace, dryRun, json }, run) {
	const { log, maskValue, paint, print, printJson } = cli;
	const [from = "", ...to] = positionals;
	const progress = json ? void 0 : createCopyProgress(log, systemClock);
	const receipt = await copy(run.request, {
		from,
		to,
		allTags,
		platforms,
		replace,
		dryRun
	}, {
		environment: run.environment,
		onBytes: (bytes) => progress?.add(bytes),
		onPlan: ({ source, images, destinations }) => {
			const names = destinations.map(({ destination }) => destination).join(", ");
			if (!dryRun && !json) log.info(`Copying ${source} (images: ${images.length}) to ${names}.`);
		}
	}).finally(() => progress?.end());
	const shown = maskValue(receipt, new Set([receipt.source, ...receipt.destinations.map((one) => one.destination)]));
	if (json) printJson(shown);
	else print(renderCopy(shown, paint, cli.fit.stdout));
	const problems = shown.destinations.flatMap((one) => one.problems);
	problems.forEach(log.problem);
	return hasErrors(problems) ? toExitCode({ status: "failed" }, cli.signal) : EXIT.done;
}
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
		work.signal?.throwIfAborted();
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
	const begun = new Set();
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
			begin: (tag) => begun.add(tag),
			done: (tag) => target.isAtomic || unwritten.delete(tag)
		});
		work.signal?.throwIfAborted();
		await target.finish();
		unwritten.clear();
		return toResult([...left, ...await readBack(target, [...tags.values()])]);
	} catch (thrown) {
		const problems = toFailure(thrown, target, {
			...work,
			unwritten
		});
		for (const one of tags.values()) {
			if (!isWritten(one) || !unwritten.has(one.tag)) continue;
			const isOpen = readInterruption(work.signal) !== void 0 && begun.has(one.tag) && !target.isAtomic;
			tags.set(one.tag, {
				...one,
				action: "fail",
				reason: isOpen ? NOT_KNOWN : NOT_WRITTEN
			});
		}
		return toResult(problems);
	}
}
function toFailure(thrown, { label }, work) {
	const { signal, tags, unwritten } = work;
	const why = readInterruption(signal);
	if (why === void 0) {
		if (thrown instanceof Problem) return thrown.problems;
		throw thrown;
	}
	const due = tags.filter(isWritten).length;
	const message = `the copy to ${label} was interrupted (${why})${due === 0 ? "" : `; ${due - unwritten.size} of ${due} tags were written`}.`;
	return [error("COPY_INTERRUPTED", message, "Run it again: what is there already is not sent again.")];
}
const NOT_WRITTEN = "the copy failed before it was written";
const NOT_KNOWN = "the copy was interrupted while it was written";
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
async function writeTags(target, { images, wanted, source, replace, signal }, { tags, begin, done }) {
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
			signal?.throwIfAborted();
			begin(tag);
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
	if (isShortDigest(word)) throw bad(word, "its digest is cut short", WHOLE_DIGEST);
	if (reference !== void 0 && !isReference(reference)) throw bad(word, `invalid tag ${JSON.stringify(reference.slice(0, 140))}`);
	const found = scheme === void 0 ? toRepository(name) : toLayout(scheme, name, word);
	return reference === void 0 ? found : {
		...found,
		reference
	};
}
function toLayout(scheme, path, word) {
	if (path === "") throw bad(word, "the path is missing");
	if (path === "-") throw bad(word, "a layout is not copied through standard input or output", DASH);
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
const DASH = "Write a path. One that is - is written ./-.";
function bad(word, why, hint = FORMS) {
	const shown = JSON.stringify(word.slice(0, 200));
	return new Problem([error("COPY_LOCATION", `invalid location ${shown}: ${why}`, hint)]);
}
// src/lifecycle/copy/platforms.ts
const REFERENCE = "vnd.docker.reference.digest";
async function selectPlatforms(manifest, platforms, { source, name }) {
	if (platforms.length === 0) return manifest;
	if (!readContents(manifest).isIndex) return checkOnly(manifest, platforms, {
		source,
		name
	});
	const entries = await listEntries$1(manifest, source, createWalk(source));
	const kept = platforms.map((wanted) => {
		const found = entries.find(({ platform }) => platform === wanted);
		if (found === void 0) throw missing$1(name, wanted, entries.map(platformOf));
		return found.digest;
	});
	const [only] = kept;
	if (kept.length === 1 && only !== void 0) return await source.readManifest(only);
	return reduce(manifest, entries, new Set(kept));
}
function platformOf({ platform = "" }) {
	return platform;
}
async function checkOnly(manifest, platforms, { source, name }) {
	const { platform } = await readConfig(source, manifest) ?? {};
	const other = platforms.find((wanted) => wanted !== platform);
	if (platform === void 0 || other === void 0) return manifest;
	throw missing$1(name, other, [platform]);
}
async function listEntries$1(index, source, walk) {
	const { manifests } = readContents(index);
	const body = parseObject(Buffer.from(index.bytes).toString("utf8")) ?? {};
	const given = Array.isArray(body.manifests) ? body.manifests : [];
	const silent = manifests.filter((entry) => !isAttestation(entry) && entry.platform === void 0);
	const below = await walk.each(index, silent, async (child, entry, deeper) => {
		if (readContents(child).isIndex) return await listEntries$1(child, source, deeper);
		const { platform } = await readConfig(source, child) ?? {};
		return [{
			written: given[manifests.indexOf(entry)],
			digest: entry.digest,
			platform
		}];
	});
	return manifests.flatMap((entry, at) => {
		const nested = below[silent.indexOf(entry)];
		if (nested !== void 0) return nested;
		const platform = !isAttestation(entry) && entry.platform !== void 0 ? toPlatformText(entry.platform) : void 0;
		return [{
			written: given[at],
			digest: entry.digest,
			platform
		}];
	});
}
function reduce(index, entries, digests) {
	const isKept = ({ written, digest }) => {
		const more = isObject(written) && isObject(written.annotations) ? written.annotations : {};
		return digests.has(digest) || digests.has(String(more[REFERENCE]));
	};
	const kept = entries.filter(isKept);
	if (kept.length === entries.length) return index;
	const body = parseObject(Buffer.from(index.bytes).toString("utf8")) ?? {};
	const byDigest = new Map(kept.map(({ digest, written }) => [digest, written]));
	const bytes = Buffer.from(JSON.stringify({
		...body,
		manifests: [...byDigest.values()]
	}));
	return {
		mediaType: index.mediaType,
		bytes,
		digest: toDigest(bytes)
	};
}
function missing$1(name, wanted, platforms) {
	const there = [...new Set(platforms)].filter((text) => text !== "").join(", ");
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
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
const LARGEST_OCTAL = 8589934591;
function parseTarHeader(block, place) {
	if (block.every((byte) => byte === 0)) return void 0;
	if (readNumber(block, 148, 8) !== sumOf(block)) throw notTar(place);
	const size = readNumber(block, 124, 12);
	if (!Number.isSafeInteger(size) || size < 0) throw notTar(place);
	const isPosix = block.toString("latin1", 257, 262) === "ustar";
	const isGnu = block.toString("latin1", 257, 264) === "ustar  ";
	const prefix = isPosix && !isGnu ? readText(block, 345, PREFIX_BYTES) : "";
	const name = readText(block, 0, NAME_BYTES);
	const type = String.fromCharCode(block[156] ?? 0);
	const link = readText(block, 157, NAME_BYTES);
	return {
		name: prefix === "" ? name : `${prefix}/${name}`,
		size,
		type,
		link
	};
}
function parseTarExtension(body) {
	const found = {};
	let at = 0;
	while (at < body.length) {
		const space = body.indexOf(32, at);
		const length = space < 0 ? NaN : Number(body.toString("latin1", at, space));
		if (!Number.isInteger(length) || length <= space - at) return found;
		const record = body.toString("utf8", space + 1, at + length).replace(/\n$/, "");
		const equals = record.indexOf("=");
		const value = record.slice(equals + 1);
		if (record.slice(0, equals) === "path") found.name = value;
		if (record.slice(0, equals) === "linkpath") found.link = value;
		if (record.slice(0, equals) === "size") found.size = Number(value);
		at += length;
	}
	return found;
}
function makeTarHeader(name, size) {
	const isLong = name.length > NAME_BYTES;
	if (!isLong && size <= LARGEST_OCTAL) return makeBlock(name, size, "0");
	const body = Buffer.from((isLong ? makeRecord("path", name) : "") + makeRecord("size", String(size)));
	const shown = Math.min(size, LARGEST_OCTAL);
	return Buffer.concat([
		makeBlock("pax", body.length, "x"),
		body,
		Buffer.alloc(paddingOf(body.length)),
		makeBlock(name.slice(-100), shown, "0")
	]);
}
function paddingOf(size) {
	return (512 - size % 512) % 512;
}
function makeRecord(key, value) {
	const rest = ` ${key}=${value}\n`;
	let length = rest.length;
	while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
	return `${length}${rest}`;
}
function makeBlock(name, size, type) {
	const block = Buffer.alloc(512);
	const put = (text, at) => block.write(text, at, "latin1");
	put(name, 0);
	put("0000644\0", 100);
	put("0000000\0", 108);
	put("0000000\0", 116);
	put(`${size.toString(8).padStart(11, "0")}\0`, 124);
	put("00000000000\0", 136);
	put(type, 156);
	put("ustar\x0000", 257);
	put(`${sumOf(block).toString(8).padStart(6, "0")}\0 `, 148);
	return block;
}
function sumOf(block) {
	return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}
function readText(block, at, length) {
	const end = block.indexOf(0, at);
	return block.toString("utf8", at, end < 0 ? at + length : Math.min(end, at + length));
}
function readNumber(block, at, length) {
	const first = block[at] ?? 0;
	if ((first & 128) === 0) {
		const text = block.toString("latin1", at, at + length).replace(/[\0 ]+/g, " ").trim();
		return /^[0-7]*$/.test(text) ? Number.parseInt(text === "" ? "0" : text, 8) : NaN;
	}
	let value = first & 127;
	for (let byte = at + 1; byte < at + length; byte += 1) value = value * 256 + (block[byte] ?? 0);
	return value;
}
function notTar(place) {
	const message = `"${place}" is not an OCI image layout: it is not a tar archive, or is damaged.`;
	return new Problem([error("REGISTRY_LAYOUT_INVALID", message, "Decompress it first if it is compressed, for example with gunzip.")]);
}
// src/registry/layout/files.ts
var files_exports = __exportAll({
	directoryFiles: () => directoryFiles,
	openArchiveFiles: () => openArchiveFiles
});
const REF_NAME = "org.opencontainers.image.ref.name";
const PIECE_BYTES = 524288;
function directoryFiles(directory, links = "anywhere") {
	const openIn = async (name) => {
		if (links === "inside") await checkInside(directory, name);
		return await openFile(directory, name);
	};
	const sizeOf = async (name) => {
		const file = await openIn(name);
		await file?.handle.close();
		return file?.size;
	};
	const readIn = async function* (name) {
		const file = await openIn(name);
		if (file === void 0) throw unreadable(join(directory, name), "ENOENT");
		try {
			yield* pieces(file.handle, {
				start: 0,
				size: file.size
			});
		} finally {
			await file.handle.close();
		}
	};
	return {
		place: directory,
		read: async (name) => {
			const file = await openIn(name);
			if (file === void 0) return void 0;
			try {
				return await readSpan(file.handle, {
					start: 0,
					size: file.size
				}, join(directory, name));
			} finally {
				await file.handle.close();
			}
		},
		open: async (name) => await sizeOf(name) === void 0 ? void 0 : readIn(name),
		sizeOf,
		list: (name) => listNames(join(directory, name)),
		close: () => Promise.resolve()
	};
}
async function listNames(path) {
	const names = [];
	const directory = await opendir(path).catch((cause) => {
		if (isMissing(cause)) return [];
		throw unreadable(path, codeOf$2(cause), cause);
	});
	for await (const { name } of directory) {
		if (names.length === 1e5) break;
		names.push(name);
	}
	return names;
}
async function checkInside(directory, name) {
	const [root, path] = await Promise.all([realpath$1(directory), realpath$1(join(directory, name))]).catch(() => [void 0, void 0]);
	if (root === void 0 || path === void 0 || path.startsWith(`${root}${sep}`)) return;
	throw unreadable(join(directory, name), "it is a link that leads out of the layout");
}
async function openArchiveFiles(path) {
	const { handle } = await openFile("", path) ?? {};
	if (handle === void 0) throw missing(path);
	const spans = await listEntries(handle, path).catch(async (thrown) => {
		await handle.close();
		throw thrown;
	});
	return {
		place: path,
		read: async (name) => {
			const span = spans.get(name);
			return span && await readSpan(handle, span, `${path}: ${name}`);
		},
		open: (name) => {
			const span = spans.get(name);
			return Promise.resolve(span && pieces(handle, span));
		},
		sizeOf: (name) => Promise.resolve(spans.get(name)?.size),
		list: (name) => Promise.resolve([...spans.keys()].filter((one) => posix.dirname(one) === name).map((one) => posix.basename(one))),
		close: () => handle.close()
	};
}
async function listEntries(handle, path) {
	const found = {
		spans: new Map(),
		links: new Map()
	};
	const { size: total } = await handle.stat();
	let extension = {};
	let at = 0;
	for (let entries = 0; at + 512 <= total; entries += 1) {
		if (entries > 1e5) throw notTar(path);
		const header = parseTarHeader(await readBytes(handle, at, 512, path), path);
		if (header === void 0) return withLinks(found);
		const span = {
			start: at + 512,
			size: extension.size ?? header.size
		};
		if (!isWithin(span, total)) throw notTar(path);
		if (EXTENSIONS.includes(header.type)) {
			const body = Buffer.from(await readSpan(handle, span, path));
			extension = {
				...extension,
				...readExtension(header.type, body)
			};
		} else {
			addEntry(found, {
				...header,
				...extension
			}, span);
			extension = {};
		}
		at = span.start + span.size + paddingOf(span.size);
	}
	if (found.spans.size === 0) throw notTar(path);
	return withLinks(found);
}
function addEntry({ spans, links }, { type, link, name }, span) {
	const plain = name.replace(/^\.\//, "");
	if (FILES.includes(type)) spans.set(plain, span);
	if (type === LINK) links.set(plain, link);
}
const EXTENSIONS = [
	"x",
	"L",
	"K",
	"g"
];
const FILES = [
	"0",
	"\0",
	"7"
];
const LINK = "2";
function readExtension(type, body) {
	if (type === "g") return {};
	if (type === "x") return parseTarExtension(body);
	const name = body.toString("utf8").replace(/\0+$/, "");
	return type === "K" ? { link: name } : { name };
}
function withLinks({ spans, links }) {
	const all = new Map(spans);
	for (const [name, to] of links) {
		const span = spans.get(posix.join(posix.dirname(name), to));
		if (span !== void 0 && !spans.has(name)) all.set(name, span);
	}
	return all;
}
function isWithin({ start, size }, total) {
	return Number.isSafeInteger(size) && size >= 0 && start + size <= total;
}
async function openFile(directory, name) {
	const path = join(directory, name);
	const handle = await tryOpen(path, directory === "" || name.startsWith("blobs/"));
	if (handle === void 0) return void 0;
	const stats = await handle.stat();
	if (stats.isFile()) return {
		handle,
		size: stats.size
	};
	await handle.close();
	throw unreadable(path, "it is not a regular file");
}
async function tryOpen(path, mayBeLink) {
	const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
	try {
		return await open$1(path, O_RDONLY | O_NONBLOCK | (mayBeLink ? 0 : O_NOFOLLOW));
	} catch (cause) {
		if (isMissing(cause)) return void 0;
		const code = codeOf$2(cause);
		throw unreadable(path, code === "ELOOP" ? "it is a link" : code, cause);
	}
}
function isMissing(cause) {
	return ["ENOENT", "ENOTDIR"].includes(codeOf$2(cause));
}
function codeOf$2(cause) {
	return cause instanceof Error && "code" in cause ? String(cause.code) : "no access";
}
async function readSpan(handle, { start, size }, place) {
	if (size > 16777216) throw unreadable(place, `it is larger than ${MANIFEST_BYTES} bytes`);
	return await readBytes(handle, start, size, place);
}
async function readBytes(handle, start, size, place) {
	const buffer = Buffer.alloc(size);
	let filled = 0;
	while (filled < size) {
		const { bytesRead } = await handle.read(buffer, filled, size - filled, start + filled);
		if (bytesRead === 0) throw unreadable(place, "it ends too early");
		filled += bytesRead;
	}
	return buffer;
}
async function* pieces(handle, { start, size }) {
	for (let done = 0; done < size;) {
		const buffer = Buffer.allocUnsafe(Math.min(PIECE_BYTES, size - done));
		const { bytesRead } = await handle.read(buffer, 0, buffer.length, start + done);
		if (bytesRead === 0) return;
		done += bytesRead;
		yield buffer.subarray(0, bytesRead);
	}
}
function missing(path) {
	const message = `no OCI image layout at "${path}": there is no such file.`;
	return new Problem([error("REGISTRY_LAYOUT_INVALID", message, "Check the path. Write oci:DIR for a directory, oci-archive:FILE for a tar archive.")]);
}
function unreadable(path, why, cause) {
	const message = `"${path}" of an OCI image layout cannot be read: ${describeFileFailure(why)}.`;
	return new Problem([error("REGISTRY_LAYOUT_INVALID", message, "Check that it comes from a tool that writes such layouts, and who may read it.")], { cause });
}
// src/registry/layout/saved.ts
const COSIGN = "dev.cosignproject.cosign/";
const ENDS = {
	sigs: "sig",
	atts: "att"
};
const REFERRER_BYTES = 65536;
async function listSaved(files, roots) {
	if (!roots.some((root) => kindOf(root) !== void 0)) return roots;
	let subject;
	return [...roots.map((root) => {
		const kind = kindOf(root);
		const end = ENDS[kind ?? ""];
		if (kind !== void 0 && end === void 0) subject = root.digest;
		if (end === void 0 || subject === void 0) return root;
		const tag = `${toFallbackTag(subject)}.${end}`;
		return {
			...root,
			annotations: {
				...root.annotations,
				[REF_NAME]: tag
			}
		};
	}), ...await listUnlisted(files, roots)];
}
function kindOf({ annotations }) {
	const kind = annotations?.kind;
	return kind?.startsWith(COSIGN) === true ? kind.slice(25) : void 0;
}
async function listUnlisted(files, roots) {
	const listed = new Set(roots.map(({ digest }) => digest));
	const found = [];
	for (const name of await files.list("blobs/sha256")) {
		const digest = `sha256:${name}`;
		const path = `blobs/sha256/${name}`;
		if (!isDigest(digest) || listed.has(digest)) continue;
		if ((await files.sizeOf(path) ?? Infinity) > REFERRER_BYTES) continue;
		const bytes = await files.read(path);
		if (bytes === void 0 || toDigest(bytes) !== digest || !isManifest(bytes)) continue;
		const manifest = {
			bytes,
			digest,
			mediaType: readMediaType(bytes)
		};
		if (subjectOf(manifest) !== void 0) found.push(toReferrer(manifest));
	}
	return found;
}
// src/registry/blobs/layout.ts
var layout_exports = __exportAll({
	openLayout: () => openLayout,
	readLayout: () => readLayout
});
async function openLayout(directory) {
	return await readLayout(directoryFiles(directory));
}
async function readLayout(files) {
	const bytes = await files.read("index.json");
	if (bytes === void 0) throw noLayout(files);
	const index = {
		bytes,
		digest: toDigest(bytes),
		mediaType: readMediaType(bytes)
	};
	const { manifests } = readContents(index, LAYOUT_ENTRIES);
	return {
		roots: await listSaved(files, manifests),
		sizeOf: async (digest) => isDigest(digest) ? await files.sizeOf(toName(files, digest)) : void 0,
		openBlob: (blob) => openBlob(files, blob),
		readManifest: (wanted) => readManifest(files, wanted)
	};
}
function noLayout({ place }) {
	const message = `no OCI image layout in "${place}": it has no index.json.`;
	return new Problem([error("REGISTRY_LAYOUT_INVALID", message, "Check that the build, or another tool, wrote one there.")]);
}
async function readManifest(files, digest) {
	const bytes = await files.read(toName(files, digest));
	if (bytes === void 0) throw notFound$1(files, digest);
	const found = toDigest(bytes, digest);
	if (found !== digest) throw digestMismatch(`The manifest in "${files.place}" has the digest ${found}`, { digest });
	return {
		digest,
		bytes,
		mediaType: readMediaType(bytes)
	};
}
async function openBlob(files, blob) {
	const stream = await files.open(toName(files, blob.digest));
	if (stream === void 0) throw notFound$1(files, blob.digest);
	return checked(stream, blob, `"${files.place}"`);
}
function toName(files, digest) {
	if (!isDigest(digest)) throw notFound$1(files, digest);
	return `blobs/${digest.replace(":", "/")}`;
}
function notFound$1({ place }, digest) {
	const message = `${digest} not found in the image layout "${place}".`;
	return new Problem([error("REGISTRY_NOT_FOUND", message)]);
}
// src/registry/layout/writer.ts
const INDEX_TYPE = "application/vnd.oci.image.index.v1+json";
const TEMPORARY = ".tagship-";
async function createLayoutWriter(directory) {
	for (const name of [
		"",
		"blobs",
		"blobs/sha256"
	]) await makeDirectory(join(directory, name));
	const known = new Map();
	const toPath = (digest) => {
		if (!isDigest(digest)) throw notWritable(directory, `invalid digest "${digest.slice(0, 80)}"`);
		return join(directory, "blobs", ...digest.split(":"));
	};
	const hasBlob = (digest) => {
		const found = known.get(digest) ?? isWhole(directory, digest);
		known.set(digest, found);
		return found;
	};
	await removeTemporary(directory);
	await writeFile$1(directory, "oci-layout", [Buffer.from("{\"imageLayoutVersion\":\"1.0.0\"}")]);
	const put = async (digest, chunks) => {
		if (digest.startsWith("sha512:")) await makeDirectory(join(directory, "blobs/sha512"));
		await writePath(toPath(digest), chunks, directory);
		known.set(digest, Promise.resolve(true));
	};
	return {
		hasBlob: ({ digest }) => hasBlob(digest),
		putBlob: async (blob, source) => {
			if (await hasBlob(blob.digest)) return "present";
			await withTries(async () => {
				await put(blob.digest, checked(await source.openBlob(blob), blob, "The source"));
			});
			return "uploaded";
		},
		putManifest: async ({ digest, bytes }) => {
			if (!await hasBlob(digest)) await put(digest, [bytes]);
		},
		listDigests: async () => {
			return (await Promise.all([...known].map(async ([digest, isThere]) => await isThere ? [digest] : []))).flat();
		},
		writeIndex: async (roots) => {
			const index = {
				schemaVersion: 2,
				mediaType: INDEX_TYPE,
				manifests: roots
			};
			await writeFile$1(directory, "index.json", [Buffer.from(JSON.stringify(index))]);
		}
	};
}
async function readRoots(directory) {
	const files = directoryFiles(directory);
	if (await files.read("index.json") === void 0) return [];
	return (await readLayout(files)).roots;
}
const TRIES = 4;
async function withTries(work) {
	for (let tries = 1;; tries += 1) try {
		await work();
		return;
	} catch (thrown) {
		if ((toFailure$1(thrown)?.retry ?? "permanent") === "permanent" || tries === TRIES) throw thrown;
	}
}
async function isWhole(directory, digest) {
	if (!isDigest(digest)) return false;
	const path = `blobs/${digest.replace(":", "/")}`;
	const stream = await lstat$1(join(directory, path)).then((stats) => stats.isFile(), () => false) ? await directoryFiles(directory).open(path) : void 0;
	if (stream === void 0) return false;
	const hash = createHash(digest.startsWith("sha512:") ? "sha512" : "sha256");
	for await (const chunk of stream) hash.update(chunk);
	return digest.endsWith(`:${hash.digest("hex")}`);
}
async function makePath(path) {
	try {
		await makeOne(path);
	} catch (thrown) {
		if (codeOf$1(thrown) !== "ENOENT" || dirname(path) === path) throw thrown;
		await makePath(dirname(path));
		await makeOne(path);
	}
}
async function makeOne(path) {
	try {
		await mkdir(path);
	} catch (thrown) {
		if (codeOf$1(thrown) !== "EEXIST" || !(await stat$1(path)).isDirectory()) throw thrown;
	}
}
async function makeDirectory(path) {
	try {
		await makePath(path);
		if ((await lstat$1(path)).isDirectory()) return;
	} catch (cause) {
		throw notWritable(path, codeOf$1(cause), cause);
	}
	throw notWritable(path, "it is a link");
}
async function removeTemporary(directory) {
	for (const part of [
		"",
		"blobs/sha256",
		"blobs/sha512"
	]) {
		const left = (await readdir$1(join(directory, part)).catch(() => [])).filter((name) => name.startsWith(TEMPORARY));
		await Promise.all(left.map((name) => rm(join(directory, part, name), { force: true })));
	}
}
async function writeFile$1(directory, name, chunks) {
	await writePath(join(directory, name), chunks, directory);
}
async function writePath(path, chunks, directory) {
	const temporary = join(path, "..", `${TEMPORARY}${randomBytes(8).toString("hex")}`);
	try {
		const handle = await open$1(temporary, "wx");
		try {
			for await (const chunk of chunks) await handle.writeFile(chunk);
		} finally {
			await handle.close();
		}
		await rename(temporary, path);
	} catch (thrown) {
		await rm(temporary, { force: true });
		const code = thrown instanceof Error && "code" in thrown ? codeOf$1(thrown) : void 0;
		throw code === void 0 ? thrown : notWritable(directory, code, thrown);
	}
}
function codeOf$1(thrown) {
	return thrown instanceof Error && "code" in thrown ? String(thrown.code) : String(thrown);
}
function notWritable(path, why, cause) {
	const message = `cannot write an OCI image layout to "${path}": ${describeFileFailure(why)}.`;
	return new Problem([error("COPY_NOT_WRITABLE", message, "Choose a directory that is empty or holds such a layout, on a disk with room.")], { cause });
}
// src/lifecycle/copy/place.ts
async function checkKind({ kind, label, path = "" }) {
	const stats = await stat$1(path).catch(() => void 0);
	if (stats === void 0 || stats.isDirectory() === (kind === "directory")) return;
	const [is, scheme] = stats.isDirectory() ? ["a directory", "oci"] : ["a file", "oci-archive"];
	const message = `invalid location "${label}": ${path} is ${is}`;
	throw new Problem([error("COPY_LOCATION", message, `Write oci:DIR for a directory, oci-archive:FILE for a tar archive: ${scheme}:${path}.`)]);
}
async function checkWritable({ kind, path = "" }) {
	let at = resolve(kind === "directory" ? path : dirname(path));
	for (;;) {
		const code = await access(`${at}/.`, constants.W_OK).then(() => void 0, codeOf);
		if (code === void 0) return;
		if (code !== "ENOENT" || dirname(at) === at) throw notWritable(path, code);
		at = dirname(at);
	}
}
function codeOf(thrown) {
	return thrown instanceof Error && "code" in thrown ? String(thrown.code) : String(thrown);
}
// src/lifecycle/copy/store.ts
async function openStore({ kind, label, path = "", repository }, client) {
	if (repository !== void 0) return toRepositoryStore(client.open(repository), label);
	await checkKind({
		kind,
		label,
		path
	});
	const { directoryFiles, openArchiveFiles } = await Promise.resolve().then(() => files_exports);
	const files = kind === "directory" ? directoryFiles(path) : await openArchiveFiles(path);
	const { close } = files;
	try {
		const [{ readLayout }, { openTags }] = await Promise.all([Promise.resolve().then(() => layout_exports), import("./layout-tags.js").then((n) => n.layout_tags_exports)]);
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
	checkAllTags(location, question);
	const tags = await store.listTags();
	const chosen = await chooseReferences(store, location, {
		tags,
		...question
	});
	const slots = createSlots(AT_ONCE);
	const asked = await Promise.all(chosen.map((reference) => slots.within(() => readOne(store, reference, question))));
	const nameless = asked.flatMap(({ reference, manifest }) => manifest ? [] : [reference]);
	checkNameless(nameless, {
		store,
		location,
		...question,
		isAll: nameless.length === asked.length
	});
	const byDigest = groupByDigest(asked);
	const known = tags && new Set(tags);
	const hasTag = async (tag) => known?.has(tag) ?? await store.resolve(tag) !== void 0;
	const images = await Promise.all([...byDigest.values()].map((one) => slots.within(() => readAll(store, one, hasTag))));
	if (!question.allTags) return {
		images,
		nameless: nameless.toSorted()
	};
	const orphans = await readOrphans(store, tags ?? [], images);
	const [missing] = orphans.nameless;
	if (missing !== void 0 && location.repository === void 0) throw notFound(store.label, missing);
	return {
		images: [...images, ...orphans.images],
		nameless: [...nameless, ...orphans.nameless].toSorted()
	};
}
function checkNameless([first], asked) {
	const { reference = "", repository } = asked.location;
	const isListed = repository !== void 0 && (asked.allTags || isPattern(reference));
	if (first !== void 0 && (asked.isAll || !isListed)) throw notFound(asked.store.label, first);
}
function groupByDigest(read) {
	const byDigest = new Map();
	for (const { reference, manifest } of read) {
		if (manifest === void 0) continue;
		const known = byDigest.get(manifest.digest) ?? {
			manifest,
			tags: []
		};
		if (!isDigest(reference)) known.tags.push(reference);
		byDigest.set(manifest.digest, known);
	}
	return byDigest;
}
function checkAllTags({ label, reference }, { allTags }) {
	if (!allTags || reference === void 0 || isPattern(reference)) return;
	const message = `all tags of ${label} are to be copied, and its reference "${reference}" means one image.`;
	const hint = `Leave the reference out to copy all tags: ${label}. Or leave out --all-tags.`;
	throw new Problem([error("COPY_LOCATION", message, hint)]);
}
async function readOne(store, reference, { platforms }) {
	const found = await store.getManifest(reference);
	if (found === void 0) return { reference };
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
		if (found.length === 0) throw noMatch(label, pattern, tags);
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
	const read = await Promise.all(left.map(async (tag) => {
		const manifest = await store.getManifest(tag);
		return manifest && await readAll(store, {
			manifest,
			tags: [tag]
		}, none);
	}));
	return {
		images: read.filter((one) => one !== void 0),
		nameless: left.filter((_, at) => read[at] === void 0)
	};
}
function noTag(message) {
	return new Problem([error("COPY_NO_TAG", message, "Name a tag, a pattern such as \"1.*\" or a digest, or give --all-tags.")]);
}
function noMatch(label, pattern, tags) {
	if (tags.length > 0) return noTag(`${label} has no tag that matches "${pattern}".`);
	const message = `${label} has no tags: it is empty, or the name is wrong.`;
	return new Problem([error("COPY_NO_TAG", message, "Check the name, and that this login may read it.")]);
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
	await checkKind(location);
	await checkWritable(location);
	const before = await isThere(kind === "directory" ? `${path}/index.json` : path) && (kind === "directory" || !replace) ? await openExisting(location, client) : void 0;
	const { toLayoutTarget } = await import("./layout-target.js");
	return toLayoutTarget(location, before, () => openStore(location, client));
}
async function openExisting(location, client) {
	try {
		return await openStore(location, client);
	} catch (thrown) {
		throw location.kind === "archive" && thrown instanceof Problem ? archiveExists(location.label, "is not an OCI image layout") : thrown;
	}
}
async function isThere(path) {
	return await access(path).then(() => true, () => false);
}
function createExpectation(open) {
	let first;
	let isBegun = false;
	return ({ digest, size }) => {
		const ask = async () => {
			const found = await open.hasBlob(digest, "pull,push");
			isBegun ||= found;
			return found;
		};
		if (first === void 0) {
			const own = ask();
			first = own.catch(() => true);
			return {
				isNew: true,
				isThere: () => own
			};
		}
		if (isBegun) return {};
		const before = first;
		if (size > 65536) return {
			isNew: true,
			isThere: ask
		};
		return {
			isNew: true,
			isThere: async () => await before && ask()
		};
	};
}
function toRepositoryTarget(open, before) {
	const blobs = new Map();
	const written = new Map();
	const listAtFirst = once(() => listOnce(open));
	const toOptions = createExpectation(open);
	const isEmpty = async () => (await listAtFirst.begun())?.length === 0;
	return {
		label: before.label,
		listAtFirst,
		trustsTags: true,
		isAtomic: false,
		provePush: async () => {
			await open.authorize("pull,push");
			const [right] = await Promise.all([open.provePush("keep"), listAtFirst()]);
			if (!await isEmpty()) open.uploads?.cancel();
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
			const putting = open.putBlob(blob, source, isNew ? toOptions(blob) : {});
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
		release: () => void open.uploads?.cancel(),
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
function archiveExists(label, why = "holds other images than these") {
	const message = `${label} exists, and ${why}.`;
	return new Problem([error("COPY_ARCHIVE_EXISTS", message, "Write to a new file, or give --replace to overwrite it.")]);
}
// src/lifecycle/copy/copy.ts
var copy_exports = __exportAll({
	copyImages: () => copyImages,
	listProblems: () => listProblems
});
async function copyImages(request, { registries, onBytes, onPlan, signal }) {
	const from = parseLocation(request.from);
	const locations = request.to.map((word) => checkDestination(parseLocation(word), from, request));
	checkLayouts(locations);
	const wrong = locations.flatMap(({ repository }) => repository ? checkPath(repository) : []);
	if (wrong.length > 0) throw new Problem(wrong);
	const store = await openStore(from, registries);
	const begun = locations.map((one) => openToWrite(one, request, registries));
	try {
		const gathering = gatherImages(store, from, request);
		const opening = allDone(begun);
		await allDone([gathering, opening]);
		const [{ images, nameless }, targets] = [await gathering, await opening];
		const read = {
			images,
			source: store.source,
			request
		};
		const work = await allDone(targets.map((one) => prepare(one, read)));
		const note = (one) => withNameless(one, store.label, nameless);
		const plan = toReceipt(store, images, work.map(toPlanned).map(note));
		onPlan(plan);
		if (request.dryRun) return plan;
		const source = counted(store.source, onBytes, signal);
		return toReceipt(store, images, (await Promise.all(work.map((one) => applyCopy(one.target, {
			...one,
			...request,
			images,
			source,
			signal
		})))).map(note));
	} finally {
		for (const one of begun) one.then(({ target }) => {
			target.release();
		}, () => void 0);
		await store.close();
	}
}
const MOST_NAMED = 10;
function withNameless(one, source, tags) {
	if (tags.length === 0) return one;
	const more = tags.length > MOST_NAMED ? ` and ${tags.length - MOST_NAMED} more` : "";
	const names = `${tags.slice(0, MOST_NAMED).join(", ")}${more}`;
	const message = `${one.destination} does not get these tags: ${source} lists them, and has no image for them: ${names}.`;
	const hint = "There is nothing to copy. Ship the images again, or delete the tags in the source.";
	return {
		...one,
		problems: [notice("COPY_NAMELESS", message, hint), ...one.problems]
	};
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
function counted(source, onBytes, signal) {
	async function* count(stream) {
		for await (const chunk of stream) {
			signal?.throwIfAborted();
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
export { REF_NAME, acceptSettings, allDone, copy, copyImages, copy_exports$1 as copy_exports, createLayoutWriter, describe, directoryFiles, logNotices, makeTarHeader, notWritable, openArchiveFiles, openLayout, paddingOf, readLayout, readRoots, renderCopy, settleAll };
