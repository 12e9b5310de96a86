import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __commonJSMin, __exportAll, __toESM } from "./rolldown-runtime.js";
import { Problem, STATEMENT_BYTES, TAG_PAGES, WHOLE_DIGEST, compareVersions, createWalk, error, findMember, isAttestation, isDigest, isObject, isShortDigest, isTag, notice, omitUndefined, once, oncePer, parseJson, parseObject, parseRepository, readContents, readPlatforms, readPrivateJson, readWhole as readWhole$1, require_compare, settingsForTarget, toDigest, toPlatformText, toTag, version } from "./base.js";
import { affixesOf, carries, findMissing, isMade, listAbove, namesVersion, readIn, require_valid, spell, spellingsOf, standOf, stripSpelling, whyOutside } from "./plan.js";
import { findProvider, toLegName } from "./job.js";
import { WRITTEN_BY_OTHER, YANK_KIND, asNotices, attest, decideYank, describeDifference, describeYank, digestFor, findFirstImage, headOf, hintForYank, holdsExact, identify, isImmutable, isRequired, isRival, isScanned, isTested, listExact, listFloating, listHeld, manifestFor, productionFor, readExactTags, readRecords, recipeOf, revisionOf, scanTarget, tagExact, toDeployFacts, toImage, toProblems, toReference, toSubjectName } from "./ship.js";
import { copyImage } from "./registry.js";
import { lastOutputLine, listKept, removeLeftBuilder } from "./ahead.js";
const { rm, writeFile } = require("node:fs/promises");
const { join } = require("node:path");
const { createHash } = require("node:crypto");
// src/ship/tag/float/decide.ts
const FORCE = "To move it nevertheless, set moving to \"always\".";
const ONLATEST = "To give the suffix to this tag as well, add onlatest=true to the flavor.";
function decideVersionFloat(facts) {
	return decideBySeries(facts) ?? decideByCurrent(facts);
}
function decideKept(higher) {
	const reason = "it already points at this image";
	if (higher === void 0) return {
		action: "keep",
		reason
	};
	return {
		action: "keep",
		reason: `${reason}, although ${higher.tag} is higher and has an image here`,
		hint: "If it is not to stay there, ship that version again."
	};
}
function decideBySeries(facts) {
	const { higher, uncertain, bare } = facts;
	if (higher !== void 0) return {
		action: "hold",
		reason: `${higher.tag} is higher than ${facts.version} and has an image here`
	};
	if (uncertain !== void 0) return {
		action: "hold",
		reason: uncertain,
		hint: FORCE
	};
	return bare === void 0 ? void 0 : {
		action: "hold",
		reason: `it belongs to the images without suffix: ${bare.tag} is ${bare.digest === void 0 ? "planned" : "here"}`,
		hint: ONLATEST
	};
}
function decideByCurrent(facts) {
	const { identity, here, version } = facts;
	if (here === void 0) return {
		action: "move",
		reason: "tag did not exist"
	};
	if (identity === void 0) return {
		action: "move",
		reason: `no higher version of ${facts.seriesName} has an image here`
	};
	switch (identity.standing) {
		case "above": return {
			action: "hold",
			reason: `${identity.version} is newer than ${version}, and the tag points at it`
		};
		case "equal": return decideByEqual(facts, identity);
		case "below": return {
			action: "move",
			reason: `${version} is higher than ${identity.version}`
		};
		case "outside": return {
			action: "move",
			reason: `its ${identity.version} does not count: ${identity.why ?? `it is not of ${facts.seriesName}`}`
		};
	}
}
function decideByEqual(facts, current) {
	const { version, exactHere, ours } = facts;
	if (current.isOtherVariant === true) return {
		action: "hold",
		reason: `${current.version} is the same version, and has the tag already`,
		hint: ONLATEST
	};
	if (current.isTwin === true) return {
		action: "hold",
		reason: `${current.version} came first, and ${version} is not higher`,
		hint: FORCE
	};
	return exactHere === void 0 || exactHere === ours || ours === void 0 ? {
		action: "move",
		reason: `it follows the image of ${version}`
	} : {
		action: "hold",
		reason: `${version} here is another build, and the tag follows that one`,
		isOtherBuild: true
	};
}
function decideBranchFloat(facts) {
	return decideByTip(facts) ?? decideByLineage(facts);
}
function decideByTip(facts) {
	const { release, uncertain, tip, revision, tipImage, here, identity } = facts;
	const branch = facts.branch ?? "the branch";
	if (release !== void 0) return {
		action: "hold",
		reason: `it is for releases, and ${release} is one`
	};
	if (uncertain !== void 0) return {
		action: "hold",
		reason: `it is for releases, and the list of tags does not show whether there is one: ${uncertain}`,
		hint: FORCE
	};
	if (tip === revision) return {
		action: "move",
		reason: `${short(revision)} is the tip of ${branch}`
	};
	if (tipImage !== void 0) return {
		action: "hold",
		reason: `${branch} has moved on to ${short(tip ?? "")}, whose image is here (${tipImage.tag})`
	};
	if (here === void 0) return {
		action: "move",
		reason: "tag did not exist"
	};
	return identity === void 0 ? {
		action: "hold",
		reason: `the current image does not name its commit, and ${short(revision)} is not the tip of ${branch}`,
		hint: FORCE
	} : void 0;
}
function decideByLineage(facts) {
	const ours = short(facts.revision);
	const identity = short(facts.identity ?? "");
	switch (facts.lineage) {
		case "same": return {
			action: "move",
			reason: `it points at another build of the same commit ${ours}`
		};
		case "descendant": return {
			action: "move",
			reason: `${ours} descends from ${identity}`
		};
		case "ancestor": return {
			action: "hold",
			reason: `it points at ${identity}, which descends from ${ours}`
		};
		case "unrelated":
		case "unknown": return decideByTime(facts, ours, identity);
	}
}
function decideByTime(facts, ours, identity) {
	const { ourTime, identityTime } = facts;
	if (ourTime === void 0 || identityTime === void 0) return {
		action: "hold",
		reason: `history does not show whether ${ours} or ${identity} is newer`,
		hint: `Fetch the history (fetch-depth: 0). ${FORCE}`
	};
	return Date.parse(ourTime) > Date.parse(identityTime) ? {
		action: "move",
		reason: `${ours} was committed after ${identity}`
	} : {
		action: "hold",
		reason: `it points at ${identity}, which was committed no earlier than ${ours}`
	};
}
function short(revision) {
	return revision.slice(0, 12);
}
// node_modules/semver/functions/rcompare.js
var require_rcompare = __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const rcompare = (a, b, loose) => compare(b, a, loose);
	module.exports = rcompare;
}));
// src/ship/tag/float/release.ts
var import_rcompare = __toESM(require_rcompare(), 1);
var import_valid = __toESM(require_valid(), 1);
async function findRelease(destination, planned, { settings }, snapshot) {
	if (!isUntilRelease(planned, settings.latest)) return { release: void 0 };
	const listed = await listTags(destination, snapshot);
	if (listed.refused !== void 0) return await readNamed(destination, planned.tag, {
		snapshot,
		why: listed.refused
	});
	const { tags, why: uncertain } = listed;
	const highest = findHighest(tags);
	const digest = highest === void 0 ? void 0 : await snapshot.digest(destination, highest);
	return highest === void 0 || digest === void 0 ? {
		release: void 0,
		...omitUndefined({ uncertain })
	} : { release: {
		tag: highest,
		digest
	} };
}
async function readNamed(destination, tag, { snapshot, why }) {
	const digest = await snapshot.digest(destination, tag);
	if (digest === void 0) return { release: void 0 };
	const { version } = await destination.readIdentity(digest, "recipe");
	if (version === void 0) return {
		release: void 0,
		uncertain: why
	};
	return { release: findHighest([version]) === void 0 ? void 0 : {
		tag: version,
		digest
	} };
}
function findHighest(tags) {
	return tags.filter((tag) => /^v?\d+\.\d+\.\d+$/.test(tag) && (0, import_valid.default)(tag) !== null).sort(import_rcompare.default)[0];
}
function isUntilRelease(planned, latest) {
	return latest === "auto" && planned.tag === "latest" && planned.versions === void 0 && planned.rule.startsWith("preset");
}
async function listTags(destination, snapshot) {
	try {
		return await snapshot.list(destination);
	} catch (thrown) {
		const [problem] = toProblems(thrown);
		return {
			tags: [],
			complete: false,
			refused: `${destination.repository.repository.host} does not list them to this login, and the current image does not say its version (${problem?.message ?? ""})`
		};
	}
}
// src/ship/tag/float/branch.ts
async function judgeBranch(float, run, snapshot, here) {
	const { destination, planned, ours } = float;
	const revision = headOf(run.facts);
	const branch = branchOf(run.facts);
	const { release, uncertain } = await findRelease(destination, planned, run, snapshot);
	const tip = branch === void 0 ? void 0 : await snapshot.tip(branch);
	const known = release !== void 0 || uncertain !== void 0 || tip === revision;
	const tipImage = known ? void 0 : await findTipImage(float, run, snapshot);
	const identity = !known && tipImage === void 0 && here !== void 0 ? (await destination.readIdentity(here, "origin")).revision : void 0;
	return decideBranchFloat({
		ours,
		here,
		revision,
		branch,
		tip,
		tipImage,
		identity,
		...await readLineage(run, revisionOf(destination.target, run.facts.sha), identity),
		release: release?.tag,
		uncertain
	});
}
async function readLineage({ remote, facts }, ours, identity) {
	const times = {
		ourTime: facts.commitTime,
		identityTime: void 0
	};
	if (identity === void 0) return {
		lineage: "unknown",
		...times
	};
	if (identity === ours) return {
		lineage: "same",
		...times
	};
	const descends = await remote.isAncestor(identity, ours);
	if (descends === true) return {
		lineage: "descendant",
		...times
	};
	if (await remote.isAncestor(ours, identity) === true) return {
		lineage: "ancestor",
		...times
	};
	return {
		lineage: descends === void 0 ? "unknown" : "unrelated",
		...times,
		identityTime: await remote.commitTime(identity)
	};
}
async function findTipImage({ destination, planned }, { facts }, snapshot) {
	const branch = branchOf(facts);
	const tip = branch === void 0 ? void 0 : await snapshot.tip(branch);
	if (tip === void 0 || tip === headOf(facts)) return void 0;
	for (const tag of listTipTags(destination, planned, facts.sha, tip)) {
		const digest = await snapshot.digest(destination, tag);
		if (digest === void 0) continue;
		const { revision } = await destination.readIdentity(digest, "origin");
		if (revision === void 0 || revision === tip) return {
			tag,
			digest
		};
	}
}
function listTipTags(destination, planned, sha, tip) {
	return listExact(destination).filter(({ platform }) => platform === planned.platform).flatMap(({ tag, rule }) => {
		const match = /(?<![0-9a-z])[0-9a-f]{7,64}(?![0-9a-z])/.exec(tag);
		if (match === null || !sha.startsWith(match[0]) || rule.startsWith("type=build")) return [];
		const name = (length) => tag.replace(match[0], tip.slice(0, length));
		return match[0].length === 7 ? [name(7), name(12)] : [name(match[0].length)];
	});
}
function branchOf(facts) {
	const { baseRef, defaultBranch, checkedOut } = facts;
	if (checkedOut?.is === "elsewhere") return void 0;
	return checkedOut?.is === "base" ? baseRef ?? defaultBranch : branchOfEvent(facts);
}
function branchOfEvent({ event, baseRef, defaultBranch }) {
	if (event.kind === "branch") return event.branch;
	if (event.kind === "change") return event.origin === "project" ? event.source : void 0;
	if (event.kind === "schedule") return event.branch ?? defaultBranch;
	return baseRef ?? defaultBranch;
}
// src/ship/tag/snapshot.ts
function createSnapshot(remote) {
	const tombstones = oncePer(({ name }, digest) => `${name}@${digest}`, ({ repository }, digest) => readRecords(repository, digest, YANK_KIND));
	return {
		yank: async (destination, digest, tag) => {
			const found = await tombstones(destination, digest);
			return decideYank(found.map(({ record }) => record), tag);
		},
		gitTags: once(() => remote.gitTags()),
		tip: oncePer((branch) => branch, (branch) => remote.tip(branch)),
		digest: oncePer(({ name }, tag) => `${name}:${tag}`, async ({ repository }, tag) => (await repository.resolve(tag))?.digest),
		list: oncePer(({ name }) => name, ({ repository }) => repository.listTags(TAG_PAGES))
	};
}
// src/ship/tag/float/yanked.ts
function canBeYanked({ versions, literal }) {
	return versions !== void 0 || literal === true;
}
async function findYank({ destination, planned, ours }, snapshot) {
	if (!canBeYanked(planned)) return void 0;
	const digest = ours ?? await findExact(destination, planned, snapshot);
	return digest === void 0 ? void 0 : snapshot.yank(destination, digest, planned.tag);
}
async function findExact(destination, { platform }, snapshot) {
	const exact = listExact(destination).filter((one) => one.platform === platform);
	return (await Promise.all(exact.map(({ tag }) => snapshot.digest(destination, tag)))).find((digest) => digest !== void 0);
}
function decideYanked(yank) {
	return {
		action: "hold",
		reason: describeYank(yank),
		hint: hintForYank(yank),
		isYanked: true
	};
}
async function putBack(update, yank, { journal, snapshot }) {
	const { destination, planned, ours } = update.float;
	const digest = update.judged?.here;
	const here = await snapshot.digest(destination, planned.tag);
	if (digest === void 0 || here !== ours) return update;
	const manifest = await destination.repository.getManifest(digest);
	if (manifest === void 0) return update;
	await journal.write({
		destination,
		planned,
		from: digest
	}, manifest);
	return {
		...update,
		written: digest,
		newer: {
			tag: planned.tag,
			digest,
			why: describeYank(yank)
		}
	};
}
function beginYanks(pushedImages, snapshot) {
	for (const { destination, builtImage } of pushedImages) {
		const planned = listFloating(destination).find(canBeYanked);
		const digest = planned === void 0 ? void 0 : digestFor(builtImage, planned);
		if (planned === void 0 || digest === void 0) continue;
		snapshot.yank(destination, digest, planned.tag).catch(() => void 0);
	}
}
// src/ship/tag/prefetch.ts
function prefetch(pushedImages, context) {
	const snapshot = beginFacts(pushedImages, context);
	const floats = context.settings.moving === "always" ? [] : pushedImages.flatMap(listVersions);
	setImmediate(() => {
		for (const { destination, tag } of floats) snapshot.digest(destination, tag).catch(() => void 0);
	});
	return snapshot;
}
function beginReadBack(pushedImages, context) {
	const snapshot = beginFacts(pushedImages, context);
	for (const { destination } of pushedImages) for (const { tag } of [...listExact(destination), ...listFloating(destination)]) snapshot.digest(destination, tag).catch(() => void 0);
	return snapshot;
}
function beginFacts(pushedImages, context) {
	const snapshot = createSnapshot(context.remote);
	const { moving, version } = context.settings;
	const floats = moving === "always" ? [] : pushedImages.flatMap(({ destination }) => listFloating(destination));
	const branch = branchOf(context.facts);
	if (version === void 0 && floats.some(isVersion)) snapshot.gitTags().catch(() => void 0);
	if (branch !== void 0 && !floats.every(isVersion)) snapshot.tip(branch).catch(() => void 0);
	beginYanks(pushedImages, snapshot);
	return snapshot;
}
function listVersions({ destination }) {
	return listFloating(destination).filter(isVersion).map(({ tag }) => ({
		destination,
		tag
	}));
}
function isVersion({ versions }) {
	return versions !== void 0;
}
// src/ship/push/image.ts
async function readImage(source, digest) {
	const manifest = await source.readManifest(digest);
	return {
		manifest,
		...await readPlatforms(source, manifest)
	};
}
async function verifyCopy(repository, builtImage, asked) {
	const { digest } = builtImage.manifest;
	const seen = builtImage.seen?.repository === repository.repository ? builtImage.seen.digests : NONE;
	const platforms = Object.entries(builtImage.platforms);
	if (platforms.some(([, child]) => child === digest) && !seen.has(digest)) return verifyImage(repository, digest, asked);
	const isThere = async (child) => seen.has(child) || await repository.resolve(child) !== void 0;
	const [whole, ...held] = await Promise.all([seen.has(digest) || repository.getManifest(digest), ...platforms.map(async ([platform, child]) => await isThere(child) ? [platform] : [])]);
	if (whole === void 0) return [describeAbsent(`${repository.repository.name}@${digest}`)];
	return listMissing(`${repository.repository.name}@${digest}`, asked, held.flat());
}
const NONE = new Set();
async function verifyImage(repository, digest, asked) {
	const found = await findPlatforms(repository, digest);
	const name = `${repository.repository.name}@${digest}`;
	return found === void 0 ? [describeAbsent(name)] : listMissing(name, asked, found.held);
}
async function verifyWhole(repository, digest, asked) {
	const found = await findPlatforms(repository, digest);
	const name = `${repository.repository.name}@${digest}`;
	if (found === void 0) return {
		platforms: [],
		problems: [describeAbsent(name)]
	};
	const { listed, held } = found;
	return {
		platforms: held,
		problems: listMissing(name, asked.length === 0 ? listed : asked, held)
	};
}
async function findPlatforms(repository, digest) {
	const manifest = await repository.getManifest(digest);
	if (manifest === void 0) return void 0;
	const { platforms } = await readPlatforms(repository, manifest);
	const held = await Promise.all(Object.entries(platforms).map(async ([platform, child]) => child === digest || await repository.resolve(child) !== void 0 ? [platform] : []));
	return {
		listed: Object.keys(platforms),
		held: held.flat()
	};
}
function describeAbsent(name) {
	return error("VERIFY_MISSING", `"${name}" is not there.`, "Run it again.");
}
function listMissing(name, asked, there) {
	return findMissing(asked, Object.fromEntries(there.map((platform) => [platform, ""]))).map((platform) => error("VERIFY_PLATFORM", `"${name}" lacks the platform "${platform}"; it has ${there.join(", ") || "none"}.`, "Check the build: a base image may lack that platform."));
}
// src/ship/verify/attested.ts
const PREDICATE_TYPE = "in-toto.io/predicate-type";
const REFERENCE$1 = "vnd.docker.reference.digest";
const TYPES$1 = {
	provenance: "https://slsa.dev/provenance/",
	sbom: "https://spdx.dev/Document"
};
const NAMES = {
	provenance: "provenance",
	sbom: "SBOM"
};
async function checkAttested(repository, digest, kinds) {
	if (kinds.length === 0) return [];
	const { manifests } = readContents(await repository.readManifest(digest));
	const images = manifests.filter((entry) => !isAttestation(entry));
	const reference = `"${repository.repository.name}@${digest}"`;
	if (images.length === 0) return kinds.map((kind) => lacks(reference, kind, "it is a single manifest without an index"));
	const found = await listAttested(repository, manifests.filter(isAttestation));
	return kinds.flatMap((kind) => {
		const names = images.filter((image) => !found.has(`${kind} ${image.digest}`)).map(({ platform, digest: own }) => platform === void 0 ? own : toPlatformText(platform));
		return names.length === 0 ? [] : [lacks(reference, kind, `none is about ${names.join(", ")}`)];
	});
}
async function listAttested(repository, entries) {
	const found = new Set();
	let bytes = 0;
	for (const entry of entries) {
		const about = entry.annotations?.[REFERENCE$1];
		for (const layer of readContents(await repository.readManifest(entry.digest)).layers) {
			const type = layer.annotations?.[PREDICATE_TYPE] ?? "";
			const kind = ["provenance", "sbom"].find((one) => type.startsWith(TYPES$1[one]));
			bytes += layer.size;
			if (kind === void 0 || about === void 0 || bytes > 134217728) continue;
			if (isStatementAbout(Buffer.from(await readWhole$1(repository, layer)).toString("utf8"), {
				kind,
				digest: about
			})) found.add(`${kind} ${about}`);
		}
	}
	return found;
}
function isStatementAbout(text, { kind, digest }) {
	const { predicateType, subject } = parseObject(text) ?? {};
	if (typeof predicateType !== "string" || !predicateType.startsWith(TYPES$1[kind])) return false;
	const [algorithm = "", hex = ""] = digest.split(":");
	return Array.isArray(subject) && subject.some((one) => isObject(one) && isObject(one.digest) && one.digest[algorithm] === hex);
}
function lacks(reference, kind, why) {
	const name = NAMES[kind];
	return error("VERIFY_UNATTESTED", `${reference} has no ${name}: ${why}.`, `Ship the image with ${kind}: true, to a registry that takes an index.`);
}
// src/ship/verify/verify.ts
var verify_exports = __exportAll({ verifyReferences: () => verifyReferences });
const WAITS_MS = [
	100,
	250,
	500,
	1e3,
	2e3,
	4e3
];
async function readBack(tagResults, waiting) {
	return Promise.all(tagResults.map((one) => readBackOne(one, waiting)));
}
async function readBackOne(tagResult, waiting) {
	const { destination, planned, image } = tagResult;
	const { repository } = destination;
	try {
		let digest = await readFirst(tagResult, waiting.snapshot);
		for (const waitMs of WAITS_MS) {
			if (!isDoubtful(tagResult, digest)) break;
			await waiting.clock.sleep(waitMs, waiting.signal);
			const again = (await repository.getManifest(planned.tag))?.digest ?? null;
			if (again === digest && !isStale(tagResult, digest)) break;
			digest = again;
		}
		return await compare(tagResult, digest, waiting.sha);
	} catch (thrown) {
		return toFailed(tagResult, image.digest, toProblems(thrown));
	}
}
async function readFirst({ destination, planned: { tag } }, snapshot) {
	return (snapshot === void 0 ? (await destination.repository.resolve(tag))?.digest : await snapshot.digest(destination, tag)) ?? null;
}
function isDoubtful({ image, expected }, digest) {
	return digest !== (expected ?? image.digest) && (image.action !== "held" || image.digest !== null);
}
function isStale({ image, expected }, digest) {
	return expected !== void 0 && digest === image.from;
}
async function compare(tagResult, digest, sha) {
	const { planned, image, expected } = tagResult;
	if (expected === void 0 || digest === expected) return {
		...tagResult,
		image: {
			...image,
			digest
		}
	};
	if (digest === null || digest === image.from) return toLost(tagResult, digest, expected);
	return planned.kind === "floating" ? toMovedOn(tagResult, digest) : toTaken(tagResult, {
		digest,
		expected,
		sha
	});
}
async function toMovedOn(tagResult, digest) {
	const { version, revision } = await tagResult.destination.readIdentity(digest, "origin");
	const reason = `another run moved it to ${version ?? revision?.slice(0, 12) ?? digest} during this run`;
	return {
		...tagResult,
		image: {
			...tagResult.image,
			digest,
			action: "held",
			reason
		}
	};
}
async function toTaken(tagResult, { digest, expected, sha }) {
	if (!await isSameBuild(tagResult.destination, digest, sha)) return toLost(tagResult, digest, expected);
	const { image } = tagResult;
	const reason = WRITTEN_BY_OTHER;
	const problem = notice("TAG_OTHER_BITS", `"${image.reference}" is ${digest}: ${reason}.`);
	return {
		...tagResult,
		image: {
			...image,
			digest,
			action: "kept",
			reason
		},
		problem
	};
}
function toLost(tagResult, digest, expected) {
	const { destination, image } = tagResult;
	const { host } = destination.repository.repository;
	return toFailed(tagResult, digest, [digest === image.from ? error("VERIFY_DIGEST", `"${image.reference}" should be ${expected}, but reads back as ${digest ?? "absent"}: ${host} accepted the write and did not keep it.`, `Run it again; if it stays so, ask the operators of ${host}: a proxy may answer in its place, or its storage may be read-only or full.`) : error("VERIFY_DIGEST", `"${image.reference}" should be ${expected}, but reads back as ${digest ?? "absent"}.`, "Find out what else writes this tag, then run it again.")]);
}
async function isSameBuild(destination, digest, sha) {
	const identity = await destination.readIdentity(digest, "recipe");
	return describeDifference(identity, identify(destination.target, sha)) === void 0;
}
function toFailed(tagResult, digest, problems) {
	const [problem] = tagResult.destination.required ? problems : asNotices(problems);
	const reason = problem?.message ?? tagResult.image.reason;
	return {
		...tagResult,
		image: {
			...tagResult.image,
			digest,
			action: "failed",
			reason
		},
		...omitUndefined({ problem })
	};
}
async function verifyReferences(references, options, registries) {
	const verified = await Promise.all(references.map((reference) => verifyReference(reference, options, registries)));
	const digests = new Set(verified.flatMap(({ digest }) => digest ?? []));
	const differ = options.sameDigest && digests.size > 1 ? [error("VERIFY_DIFFERENT", `the references point at ${digests.size} digests: ${verified.map(({ reference, digest }) => `${reference} at ${digest ?? "nothing"}`).join(", ")}.`, "Ship the release again to copy the image to where it is missing. For a registry that does not accept an index, write attestations: plain.")] : [];
	return {
		references: verified,
		problems: [...verified.flatMap(({ problems }) => problems), ...differ]
	};
}
async function verifyReference(reference, { platforms, signedBy, notYanked = false, attested = [] }, registries) {
	try {
		const { name, at } = parseReference(reference);
		const parsed = parseRepository(name);
		if (!parsed.ok) return toUnread(reference, parsed.problems);
		const repository = registries.open(parsed.value);
		const there = await repository.resolve(at);
		if (there === void 0) return toUnread(reference, [error("VERIFY_MISSING", `"${reference}" does not exist.`, "Check the tag.")]);
		const { digest } = there;
		const whole = await verifyWhole(repository, digest, platforms);
		const found = `"${repository.repository.name}@${digest}"`;
		const asked = at === digest ? `"${reference}"` : `"${reference}" (${digest})`;
		const toAsked = (one) => ({
			...one,
			message: one.message.replace(found, () => asked)
		});
		const known = {
			reference,
			digest,
			platforms: whole.platforms
		};
		if (whole.problems.length > 0) return {
			...known,
			problems: whole.problems.map(toAsked)
		};
		const unsigned = await signedBy?.(repository, digest) ?? [];
		const unattested = await checkAttested(repository, digest, attested);
		const yanked = await checkYanked({
			repository,
			reference,
			digest
		}, notYanked);
		return {
			...known,
			problems: [
				...unsigned,
				...unattested,
				...yanked
			]
		};
	} catch (thrown) {
		return toUnread(reference, toProblems(thrown));
	}
}
function toUnread(reference, problems) {
	return {
		reference,
		digest: null,
		platforms: [],
		problems
	};
}
async function checkYanked({ repository, reference, digest }, isError) {
	const found = await readRecords(repository, digest, YANK_KIND);
	const yank = decideYank(found.map(({ record }) => record), parseReference(reference).at);
	if (yank === void 0) return [];
	return [(isError ? error : notice)("VERIFY_YANKED", `"${reference}": ${describeYank(yank)}.`, hintForYank(yank))];
}
function parseReference(reference) {
	const [, name, tag, digest] = /^([^@]+?)(?::([^:/@]+))?(?:@(.+))?$/.exec(reference) ?? [];
	const at = digest ?? tag ?? "latest";
	const isShort = isShortDigest(reference);
	const isLegal = digest === void 0 ? isTag(at) : isDigest(at);
	if (name !== void 0 && isLegal && !isShort) return {
		name,
		at
	};
	const message = `invalid reference ${JSON.stringify(reference.slice(0, 400))}`;
	throw new Problem([isShort ? error("VERIFY_REFERENCE", `${message}: its digest is cut short`, WHOLE_DIGEST) : error("VERIFY_REFERENCE", message, "Write repository:tag, as in ghcr.io/acme/app:1.2.3.")]);
}
// src/ship/tag/exact/confirm.ts
async function confirmExact(outcome, waiting) {
	return readThose(isWritten, outcome, waiting);
}
async function readExactAgain(outcome, waiting) {
	const isKnown = ({ image, expected }) => expected !== void 0 && image.action !== "failed";
	return readThose(isKnown, outcome, waiting);
}
async function readThose(isAsked, outcome, waiting) {
	const tagResults = await Promise.all(outcome.tagResults.map(async (one) => {
		if (!isAsked(one)) return one;
		const [back = one] = await readBack([one], waiting);
		waiting.journal.note(back);
		return back;
	}));
	const problems = tagResults.filter((one, at) => one.problem !== outcome.tagResults[at]?.problem).flatMap(({ problem }) => problem ?? []);
	return {
		...outcome,
		tagResults,
		problems: [...outcome.problems, ...problems]
	};
}
function isWritten({ image, expected }) {
	return expected !== void 0 && (image.action === "created" || image.action === "replaced");
}
// src/plan/version/standing.ts
function readCurrent(series, said, gitTags) {
	const label = said.version;
	const version = readLabel(series, label, gitTags) ?? readCommit(series, said.revision, gitTags) ?? (label === void 0 ? void 0 : readAlone(series, label, gitTags));
	if (version !== void 0) return span(series, version, label);
	return label === void 0 ? void 0 : {
		version: label,
		standing: "outside",
		why: "it is not a version"
	};
}
function span(series, version, label) {
	const { text } = version;
	const shown = label?.includes(toLegal(text)) === true ? label : text;
	const why = whyOutside(series, version);
	const standing = standOf(series, text);
	const isTwin = standing === "equal" && toLegal(text) !== toLegal(series.version);
	return {
		version: shown,
		standing,
		plain: text,
		...omitUndefined({ why }),
		...isTwin ? { isTwin } : {}
	};
}
function readLabel(series, label, gitTags) {
	if (label === void 0) return void 0;
	const texts = [...strip(series, label), label];
	for (const text of texts) {
		const version = findKnown(series, text, gitTags);
		if (version !== void 0) return version;
	}
	const numbers = findNumbers(label);
	const isRelease = (text) => readIn(series, text)?.isPrerelease === false;
	return numbers === void 0 || isPrereleaseWord(label, numbers) || texts.some(isRelease) ? void 0 : findKnown(series, numbers, gitTags);
}
function strip(series, label) {
	return spellingsOf(series).filter(namesVersion).map(affixesOf).filter(({ prefix, suffix }) => prefix + suffix !== "").filter(({ prefix, suffix }) => label.startsWith(prefix) && label.endsWith(suffix)).map(({ prefix, suffix }) => label.slice(prefix.length, label.length - suffix.length));
}
function findKnown(series, text, gitTags = []) {
	const wanted = toLegal(text.replace(/^v(?=\d)/, ""));
	if (wanted === toLegal(series.version)) return readIn(series, series.version);
	const { gitTagPrefix: prefix } = series;
	const known = gitTags.find(({ name }) => {
		const surplus = name.length - prefix.length - wanted.length;
		if (surplus !== 0 && !(surplus === 1 && name[prefix.length] === "v")) return false;
		return name.startsWith(prefix) && toLegal(name.slice(prefix.length + surplus)) === wanted;
	});
	return known === void 0 ? void 0 : readIn(series, known.name.slice(prefix.length));
}
function readCommit(series, revision, gitTags = []) {
	const { gitTagPrefix } = series;
	let highest;
	for (const { name, sha } of gitTags) {
		if (sha !== revision || !name.startsWith(gitTagPrefix)) continue;
		const version = readIn(series, name.slice(gitTagPrefix.length));
		if (version === void 0) continue;
		if (highest === void 0 || compareVersions(version, highest) > 0) highest = version;
	}
	return highest;
}
function readAlone(series, label, gitTags) {
	for (const text of [...strip(series, label), label]) {
		const version = readWhole(series, text);
		if (version !== void 0) return version;
	}
	return gitTags === void 0 ? readWhole(series, findNumbers(label)) : void 0;
}
function readWhole(series, text) {
	const version = text === void 0 ? void 0 : readIn(series, text);
	if (text === void 0 || version === void 0 || isShort(series, version)) return void 0;
	const numbers = version.isPrerelease ? findNumbers(text) : void 0;
	return numbers === void 0 || isPrereleaseWord(text, numbers) ? version : readIn(series, numbers);
}
function isShort(series, { numbers }) {
	const own = readIn(series, series.version)?.numbers.length ?? 0;
	return series.scheme !== "pep440" && numbers.length < Math.min(own, 3);
}
function findNumbers(text) {
	return /(?<![0-9A-Za-z.])v?(\d+(?:\.\d+)+)(?![0-9A-Za-z]|\.\d)/.exec(text)?.[1];
}
const PRERELEASE = /^[-.]?(?:\d|(?:alpha|beta|rc|cr|pre|preview|dev|snapshot|canary|next|nightly|edge|experimental|insiders|unstable|milestone|m\d|[abc]\d)(?![a-z]))/i;
function isPrereleaseWord(text, numbers) {
	const tail = text.slice(text.indexOf(numbers) + numbers.length);
	return PRERELEASE.test(tail);
}
function toLegal(text) {
	return text.replace(/[^A-Za-z0-9._-]+/g, "-");
}
// src/ship/tag/float/update.ts
function toTagResult(update) {
	const { destination, planned } = update.float;
	const [problem] = update.problems;
	const from = update.judged?.here ?? null;
	const line = describe$2(update, from);
	return {
		destination,
		planned,
		image: toImage(destination, planned, {
			...line,
			from
		}),
		...update.written === void 0 || problem !== void 0 ? {} : { expected: update.written },
		...update.judged?.decision.isOtherBuild === true ? { isOtherBuild: true } : {},
		...omitUndefined({ problem })
	};
}
function describe$2(update, from) {
	const { judged, written, newer, problems } = update;
	const [problem] = problems;
	if (newer !== void 0 && written !== void 0) return {
		action: "held",
		digest: written,
		reason: newer.why ?? `${newer.tag} was published during this run, and the tag follows it`
	};
	if (problem !== void 0 && judged?.decision.action !== "hold") return {
		action: "failed",
		digest: from,
		reason: problem.message
	};
	return describeDecision(judged?.decision, from, written);
}
function describeDecision(decision, from, written) {
	switch (decision?.action) {
		case "move": return {
			action: from === null ? "created" : "moved",
			digest: written ?? from,
			reason: decision.reason
		};
		case "keep": return {
			action: "kept",
			digest: from,
			reason: describeReason(decision)
		};
		case "hold":
		case void 0: return {
			action: "held",
			digest: from,
			reason: describeReason(decision)
		};
	}
}
function describeReason(decision) {
	if (decision === void 0) return "it was not decided";
	return decision.hint === void 0 ? decision.reason : `${decision.reason}. ${decision.hint}`;
}
// src/ship/tag/float/candidates.ts
const LIMIT = 50;
const AT_A_TIME = 8;
async function findHigher(destination, series, snapshot, { fromGit, tag }) {
	const context = {
		destination,
		snapshot,
		tag
	};
	if (fromGit) {
		const gitTags = await snapshot.gitTags();
		if (gitTags.known) return findAmong(listAbove(series, gitTags.list), context);
	}
	return findInList(series, context);
}
async function findAmong(candidates, { destination, snapshot, tag: float }) {
	const looked = candidates.slice(0, LIMIT);
	for (let start = 0; start < looked.length; start += start === 0 ? 1 : AT_A_TIME) {
		const some = looked.slice(start, start === 0 ? 1 : start + AT_A_TIME);
		const digests = await Promise.all(some.map(({ tag }) => snapshot.digest(destination, tag)));
		for (const [index, { tag }] of some.entries()) {
			const digest = digests[index];
			if (digest === void 0) continue;
			if (await snapshot.yank(destination, digest, float) !== void 0) continue;
			return {
				higher: {
					tag,
					digest
				},
				uncertain: void 0
			};
		}
	}
	const count = (some) => new Set(some.map(({ version }) => version)).size;
	return {
		higher: void 0,
		uncertain: candidates.length > LIMIT ? `${count(candidates)} git tags are higher, and the ${count(looked)} highest have no image here` : void 0
	};
}
async function findInList(series, context) {
	const { destination, snapshot } = context;
	const { tags, complete } = await listOr(destination, snapshot);
	const { gitTagPrefix } = series;
	const asGitTags = spellingsOf(series).flatMap((spelling) => readSpelled(spelling.replace("{gitTag}", `${toTag(gitTagPrefix) ?? ""}{version}`), tags)).map((version) => ({
		name: gitTagPrefix + version,
		sha: ""
	}));
	const found = await findAmong(listAbove(series, asGitTags), context);
	return found.higher !== void 0 || complete ? found : {
		higher: void 0,
		uncertain: "git tags are not known, and neither are all tags of the repository"
	};
}
function readSpelled(spelling, tags) {
	if (!namesVersion(spelling)) return [];
	const { prefix, suffix } = affixesOf(spelling);
	return tags.filter((tag) => tag.length > prefix.length + suffix.length).filter((tag) => tag.startsWith(prefix) && tag.endsWith(suffix)).map((tag) => tag.slice(prefix.length, tag.length - suffix.length));
}
async function listOr(destination, snapshot) {
	try {
		return await snapshot.list(destination);
	} catch (thrown) {
		toProblems(thrown);
		return {
			tags: [],
			complete: false
		};
	}
}
// src/ship/tag/float/variant.ts
function unsuffixedSeries(tag, series) {
	const affixes = {
		prefix: series.exactPrefix,
		suffix: series.exactSuffix
	};
	const carried = carries(tag, affixes);
	if (carried.prefix && carried.suffix) return void 0;
	const lacking = {
		prefix: carried.prefix ? "" : affixes.prefix,
		suffix: carried.suffix ? "" : affixes.suffix
	};
	const { spellings } = series;
	return {
		...series,
		exactPrefix: affixes.prefix.slice(lacking.prefix.length),
		exactSuffix: affixes.suffix.slice(0, affixes.suffix.length - lacking.suffix.length),
		...spellings === void 0 ? {} : { spellings: spellings.map((one) => stripSpelling(one, lacking)) }
	};
}
async function findUnsuffixed(destination, { tag, versions }, snapshot, run) {
	const series = versions === void 0 ? void 0 : unsuffixedSeries(tag, versions);
	if (series === void 0) return void 0;
	for (const version of new Set([series.version, run.current])) {
		const image = version === void 0 ? void 0 : await findVersion(destination, series, version, snapshot);
		if (image !== void 0) return image;
	}
	return (await findHigher(destination, series, snapshot, {
		fromGit: run.fromGit,
		tag
	})).higher;
}
async function findVersion(destination, series, text, snapshot) {
	const version = readIn(series, text);
	if (version === void 0) return void 0;
	for (const spelling of spellingsOf(series)) {
		const tag = spell(spelling, { version });
		if (tag === void 0) continue;
		if (destination.planned?.has(tag) === true) return { tag };
		const digest = await snapshot.digest(destination, tag);
		if (digest !== void 0) return {
			tag,
			digest
		};
	}
}
// src/ship/tag/float/judge.ts
async function judgeFloat(float, run, snapshot) {
	const { destination, planned, ours } = float;
	const [here, yank] = await Promise.all([snapshot.digest(destination, planned.tag), findYank(float, snapshot)]);
	if (yank !== void 0) return {
		here,
		decision: decideYanked(yank)
	};
	if (ours !== void 0 && here === ours) return {
		here,
		decision: await judgeKept(float, run, snapshot)
	};
	if (run.settings.moving === "always") return {
		here,
		decision: {
			action: "move",
			reason: run.settings.back ? "promote --back was asked for" : "moving: always"
		}
	};
	return {
		here,
		decision: planned.versions === void 0 ? await judgeBranch(float, run, snapshot, here) : decideVersionFloat(await readVersion(float, planned.versions, {
			run,
			snapshot,
			here
		}))
	};
}
async function judgeKept({ destination, planned: { tag, versions } }, run, snapshot) {
	if (!(versions !== void 0 && versions.above.length > 0 && run.settings.moving !== "always") || !await isFromGit(run, snapshot)) return decideKept(void 0);
	return decideKept((await findHigher(destination, versions, snapshot, {
		fromGit: true,
		tag
	})).higher);
}
async function findNewer(float, run, snapshot) {
	const { destination, planned } = float;
	if (run.settings.moving === "always") return void 0;
	if (planned.versions === void 0) {
		const { release } = await findRelease(destination, planned, run, snapshot);
		return release ?? findTipImage(float, run, snapshot);
	}
	const fromGit = run.settings.version === void 0;
	const { tag } = planned;
	const { higher } = await findHigher(destination, planned.versions, snapshot, {
		fromGit,
		tag
	});
	const image = higher ?? await findUnsuffixed(destination, planned, snapshot, { fromGit });
	return image?.digest === void 0 ? void 0 : {
		tag: image.tag,
		digest: image.digest
	};
}
async function isFromGit({ settings }, snapshot) {
	return settings.version === void 0 && (await snapshot.gitTags()).known;
}
async function readVersion(float, series, runContext) {
	const { destination, planned, ours } = float;
	const { run, snapshot, here } = runContext;
	const { settings } = run;
	const fromGit = settings.version === void 0;
	const { tag } = planned;
	const found = await findHigher(destination, series, snapshot, {
		fromGit,
		tag
	});
	const identity = await withoutYanked(here !== void 0 && found.higher === void 0 ? await readHolding(float, series, {
		run,
		snapshot,
		here
	}) : void 0, {
		destination,
		planned,
		here,
		snapshot
	});
	const isOpen = found.higher === void 0 && identity?.standing !== "above";
	return {
		ours,
		here,
		version: series.version,
		seriesName: series.name,
		...found,
		identity,
		exactHere: identity?.standing === "equal" ? await snapshot.digest(destination, exactTag(series)) : void 0,
		bare: isOpen ? await findUnsuffixed(destination, planned, snapshot, {
			fromGit,
			current: identity?.plain
		}) : void 0
	};
}
async function readHolding({ destination, planned }, series, { run, snapshot, here }) {
	const said = await destination.readIdentity(here, "origin");
	const gitTags = run.settings.version === void 0 ? await snapshot.gitTags() : void 0;
	const current = readCurrent(series, said, gitTags?.known === true ? gitTags.list : void 0);
	if (current?.standing !== "equal" || unsuffixedSeries(planned.tag, series) === void 0) return current;
	const exact = listExact(destination).filter(({ platform }) => platform === planned.platform);
	return (await Promise.all(exact.map(({ tag }) => snapshot.digest(destination, tag)))).includes(here) || exact.some(({ tag }) => tag === said.version) ? current : {
		...current,
		isOtherVariant: true
	};
}
async function withoutYanked(current, { destination, planned, here, snapshot }) {
	if (here === void 0 || current?.standing !== "above") return current;
	const yank = await snapshot.yank(destination, here, planned.tag);
	return yank === void 0 ? current : {
		...current,
		standing: "outside",
		why: describeYank(yank)
	};
}
function exactTag({ exactPrefix, version, exactSuffix }) {
	const name = exactPrefix + version + exactSuffix;
	return toTag(name) ?? name;
}
// src/ship/tag/other-kind.ts
const REFUSALS = new Set([
	"REGISTRY_REFUSED",
	"REGISTRY_DENIED",
	"REGISTRY_UNSUPPORTED",
	"REGISTRY_REPOSITORY_MISSING"
]);
async function explainOtherKind({ destination, builtImage }, planned, thrown) {
	if (!(thrown instanceof Problem)) return thrown;
	const there = thrown.problems.some(({ code }) => REFUSALS.has(code)) ? await findKind(destination, planned.tag) : void 0;
	const ours = planned.platform === void 0 ? toKind(builtImage.manifest.mediaType) : "a manifest";
	if (there === void 0 || there === ours) return thrown;
	const explain = (problem) => ({
		...problem,
		message: `${problem.message} "${toReference(destination, planned.tag)}" holds ${there}, and this is ${ours}.`,
		hint: `Where ${destination.repository.repository.host} does not let a tag change its kind, delete the tag there once, or push ${there} again (attestations: ${there === "an index" ? "index" : "plain"}).`
	});
	return new Problem(thrown.problems.map(explain), { cause: thrown });
}
async function findKind(destination, tag) {
	try {
		const there = await destination.repository.resolve(tag);
		return there === void 0 ? void 0 : toKind(there.mediaType);
	} catch (thrown) {
		if (thrown instanceof Problem) return void 0;
		throw thrown;
	}
}
function toKind(mediaType) {
	return /\b(index|manifest\.list)\b/.test(mediaType) ? "an index" : "a manifest";
}
// src/ship/verify/read-delay.ts
function readDelayMs(host, readDelay) {
	return readDelay === "auto" ? findProvider(host)?.readDelayMs ?? 0 : readDelay;
}
// src/ship/tag/float/move.ts
const ROUNDS$1 = 10;
async function tagFloats(pushedImages, context, snapshot) {
	const { journal } = context;
	const decided = await each(pushedImages.flatMap(listUpdates), journal, (update) => decide(update, context, snapshot));
	await context.begin?.(decided.flatMap(toBegun));
	const written = await writeAll(decided, context);
	if (!written.some(mayBeWritten)) return { tagResults: written.map(toTagResult) };
	const back = context.beginReadBack(pushedImages);
	const checked = await yieldToNewer(written, context, back);
	const waitMs = Math.max(0, ...checked.map((update) => lagMs(update, context.settings)));
	if (waitMs === 0) {
		const isLast = checked.every((update, index) => update === written[index]);
		return {
			tagResults: checked.map(toTagResult),
			...isLast ? { snapshot: back } : {}
		};
	}
	await context.clock.sleep(waitMs, context.signal);
	return { tagResults: (await yieldToNewer(checked, context)).map(toTagResult) };
}
function toBegun({ float, judged }) {
	const { destination, planned, ours: digest } = float;
	if (judged?.decision.action !== "move" || digest === void 0) return [];
	const { tag, kind } = planned;
	const { reason } = judged.decision;
	return [{
		destination,
		digest,
		tag,
		kind,
		from: judged.here ?? null,
		reason
	}];
}
function mayBeWritten({ written, problems }) {
	return written !== void 0 || problems.length > 0;
}
function holdFloats(pushedImages, reason) {
	return pushedImages.flatMap(listUpdates).map((update) => toTagResult({
		...update,
		judged: hold(void 0, reason)
	}));
}
function listUpdates(pushedImage) {
	const { destination, builtImage } = pushedImage;
	return listFloating(destination).map((planned) => ({
		pushedImage,
		float: {
			destination,
			planned,
			ours: digestFor(builtImage, planned)
		},
		problems: []
	}));
}
async function decide(update, context, snapshot) {
	return {
		...update,
		judged: await judgeFloat(update.float, context, snapshot)
	};
}
async function writeAll(decided, context) {
	const { journal } = context;
	const isPart = ({ float }) => float.planned.platform !== void 0;
	const write = (parts) => (update) => isPart(update) === parts ? writeOurs(update, context) : Promise.resolve(update);
	return each(await each(decided, journal, write(false)), journal, write(true));
}
async function writeOurs(before, context) {
	const { pushedImage, float } = before;
	const ready = before.judged?.decision.action === "move" ? await manifestFor(pushedImage, float.planned) : void 0;
	const update = await decideAgain(before, context);
	if (update.judged?.decision.action !== "move") return update;
	const manifest = ready ?? await manifestFor(pushedImage, float.planned);
	await context.journal.write(toWrite(update), manifest);
	return {
		...update,
		written: manifest.digest
	};
}
async function decideAgain(update, context) {
	const { destination, planned } = update.float;
	if ((planned.versions === void 0 || context.settings.moving === "always") && context.begin === void 0) return update;
	let current = update;
	for (let round = 0; round < ROUNDS$1; round += 1) {
		if ((await destination.repository.resolve(planned.tag))?.digest === current.judged?.here) break;
		current = await decide(current, context, createSnapshot(context.remote));
	}
	return current;
}
function toWrite({ float: { destination, planned }, judged }) {
	return {
		destination,
		planned,
		from: judged?.here ?? null
	};
}
async function yieldToNewer(all, context, first = createSnapshot(context.remote)) {
	let current = all;
	for (let round = 0; round < ROUNDS$1; round += 1) {
		if (current.every((update) => !isOpen(update))) break;
		const snapshot = round === 0 ? first : createSnapshot(context.remote);
		const next = await each(current, context.journal, (update) => yieldOnce(update, context, snapshot));
		const changed = next.some((update, index) => update !== current[index]);
		current = next;
		if (!changed) break;
	}
	return current;
}
async function yieldOnce(update, context, snapshot) {
	const { float, written } = update;
	if (!isOpen(update)) return update;
	const yank = written === float.ours ? await findYank(float, snapshot) : void 0;
	if (yank !== void 0) return putBack(update, yank, {
		journal: context.journal,
		snapshot
	});
	const newer = await findNewer(float, context, snapshot);
	if (newer === void 0) return reassert(update, context, snapshot);
	if (newer.digest === written) return update;
	const manifest = await float.destination.repository.getManifest(newer.digest);
	if (manifest === void 0) return update;
	await context.journal.write(toWrite(update), manifest);
	return {
		...update,
		written: manifest.digest,
		newer
	};
}
async function reassert(update, context, snapshot) {
	const { float, pushedImage, written } = update;
	const { versions, tag } = float.planned;
	if (versions === void 0 || await isFromGit(context, snapshot)) return update;
	const here = await snapshot.digest(float.destination, tag);
	if (here === void 0 || here === written) return update;
	if (readCurrent(versions, await float.destination.readIdentity(here, "origin"), void 0)?.standing !== "below") return update;
	await context.journal.write(toWrite(update), await manifestFor(pushedImage, float.planned));
	return { ...update };
}
function isOpen({ written, problems }) {
	return written !== void 0 && problems.length === 0;
}
function lagMs(update, { readDelay }) {
	return isOpen(update) ? readDelayMs(update.float.destination.repository.repository.host, readDelay) : 0;
}
async function each(all, journal, step) {
	return Promise.all(all.map(async (update) => {
		if (update.problems.length > 0) return update;
		const after = await tryStep(update, step);
		if (after !== update && isDone(after)) journal.note(toTagResult(after));
		return after;
	}));
}
async function tryStep(update, step) {
	try {
		return await step(update);
	} catch (thrown) {
		const { pushedImage, float } = update;
		return failed(update, await explainOtherKind(pushedImage, float.planned, thrown));
	}
}
function isDone({ judged, written, problems }) {
	return judged?.decision.action !== "move" || written !== void 0 || problems.length > 0;
}
function failed(update, thrown) {
	const { destination, planned } = update.float;
	if (!isImmutable(thrown) || planned.literal === true) {
		const problems = toProblems(thrown);
		return {
			...update,
			problems: destination.required ? problems : asNotices(problems)
		};
	}
	const reason = "the registry does not allow tags to be overwritten";
	return {
		...update,
		judged: hold(update.judged?.here, reason),
		problems: [notice("TAG_IMMUTABLE", `"${toReference(destination, planned.tag)}" was not moved: ${reason}.`, "Exclude floating tags from the immutability rule of the registry, or leave this tag out.")]
	};
}
function hold(here, reason) {
	return {
		here,
		decision: {
			action: "hold",
			reason
		}
	};
}
// src/ship/tag/tag.ts
async function tagAll(produced, context, snapshot = createSnapshot(context.remote)) {
	const pushedImages = produced.flatMap((one) => one.pushedImages);
	const written = await writeExactTags(pushedImages, context);
	const back = createSnapshot(context.remote);
	const waiting = {
		...context,
		sha: context.facts.sha,
		snapshot: back
	};
	const { exact, floats, last } = await tagRest({
		snapshot: back,
		...await settle(await Promise.all(written.map(async (outcome) => {
			const one = await confirmExact(outcome, waiting);
			say(one.tagResults, context);
			return one;
		})), pushedImages, context)
	}, pushedImages, context, snapshot);
	say(floats.tagResults, context);
	const tagResults = exact.flatMap((outcome) => outcome.tagResults);
	const problems = exact.map((outcome, at) => listProblems(outcome, pushedImages[at]));
	return {
		pushedImages: exact.map(toPushed),
		tagResults: [
			...tagResults,
			...floats.tagResults,
			...pushedImages.flatMap(tellHeld)
		],
		problems: (await Promise.all(problems)).flat(),
		...omitUndefined({ snapshot: last })
	};
}
async function writeExactTags(pushedImages, context) {
	const { journal, facts, exactTags, begin } = context;
	const reading = pushedImages.map((pushedImage) => {
		const { destination } = pushedImage;
		const { onExisting } = toTargetContext(context, destination.target).settings;
		const options = {
			sha: facts.sha,
			onExisting,
			journal,
			...omitUndefined({ begin })
		};
		const states = exactTags?.get(destination) ?? readExactTags(pushedImage, options);
		states.catch(() => void 0);
		return {
			pushedImage,
			options,
			reading: states
		};
	});
	return Promise.all(reading.map(({ pushedImage, options, reading: own }) => tagExact(pushedImage, options, own, () => findFirstImage(pushedImage, reading))));
}
async function settle(exact, pushedImages, context) {
	if (!exact.some(({ tagResults }) => tagResults.some(isRival))) return { exact };
	const { journal, facts, clock, signal, remote } = context;
	const built = new Map(pushedImages.map((one) => [one.destination, one]));
	const waiting = {
		clock,
		signal,
		sha: facts.sha
	};
	const newSnapshot = () => createSnapshot(remote);
	const { settleExact } = await import("./settle.js");
	return settleExact(exact, {
		journal,
		built,
		waiting,
		newSnapshot
	});
}
const ROUNDS = 5;
async function tagRest(settled, pushedImages, context, snapshot) {
	const float = async (some, from) => tagFloating(some, await signOthers(some, pushedImages, context), context, from);
	let { exact, snapshot: last } = settled;
	let floats = await float(exact, snapshot);
	for (let round = 0; round < ROUNDS; round += 1) {
		if (floats.snapshot !== void 0) last = floats.snapshot;
		else if (floats.tagResults.some(isLater)) last = createSnapshot(context.remote);
		const reading = {
			...context,
			sha: context.facts.sha,
			snapshot: last
		};
		const again = await settle(await Promise.all(exact.map((one) => readExactAgain(one, reading))), pushedImages, context);
		const isChanged = again.snapshot !== void 0;
		if (!isChanged && !await isAnyTaken(floats.tagResults, reading)) break;
		if (isChanged) ({exact, snapshot: last} = again);
		const moved = await float(exact, createSnapshot(context.remote));
		const { joinResults } = await import("./rejoin.js");
		floats = {
			...moved,
			tagResults: joinResults(floats.tagResults, moved.tagResults)
		};
	}
	return {
		exact,
		floats,
		last
	};
}
async function isAnyTaken(floats, { snapshot, sha }) {
	const isTaken = async ({ destination, planned, image, expected }) => {
		const wanted = image.action === "kept" ? image.digest : expected;
		if (wanted === void 0 || snapshot === void 0) return false;
		try {
			const digest = await snapshot.digest(destination, planned.tag);
			return digest !== void 0 && digest !== wanted && await isSameBuild(destination, digest, sha);
		} catch (thrown) {
			return toProblems(thrown).length === 0;
		}
	};
	return (await Promise.all(floats.map(isTaken))).includes(true);
}
function toPushed({ pushedImage }) {
	return pushedImage;
}
function isLater({ expected, isOtherBuild }) {
	return expected !== void 0 || isOtherBuild === true;
}
async function listProblems({ pushedImage, problems }, before) {
	const own = problems.filter(({ code }) => code !== "TAG_OTHER_BITS");
	const digest = before?.builtImage.manifest.digest;
	if (digest === void 0 || digest === pushedImage.builtImage.manifest.digest) return own;
	const { describeAdoption } = await import("./place.js");
	return [...own, describeAdoption(digest, pushedImage)];
}
async function signOthers(exact, pushedImages, { sign }) {
	const nameOf = ({ destination, builtImage }) => `${destination.name}@${builtImage.manifest.digest}`;
	const own = new Set(pushedImages.map(nameOf));
	const others = exact.map(toPushed).filter((one) => !own.has(nameOf(one)));
	if (sign === void 0 || others.length === 0) return new Set();
	const signed = await sign(others, true);
	return new Set(others.filter((one) => !signed.includes(one)));
}
function say(tagResults, { log }) {
	for (const { image } of tagResults) log?.info(`${image.action.padEnd(8)} ${image.reference}`);
}
async function tagFloating(exact, unsigned, context, snapshot) {
	const lacking = exact.find((outcome) => outcome.pushedImage.destination.required && !holdsExact(outcome));
	const pushedImages = exact.map(toPushed);
	if (lacking !== void 0) {
		const { name } = lacking.pushedImage.destination;
		return { tagResults: holdFloats(pushedImages, `${name} does not hold the exact tags yet`) };
	}
	const holding = exact.filter(holdsExact).map(({ pushedImage }) => pushedImage);
	const ready = holding.filter((one) => !unsigned.has(one));
	const behind = exact.filter((one) => !holdsExact(one)).map(({ pushedImage }) => pushedImage);
	const moved = await tagEachFloats(ready, context, snapshot);
	const held = [...holdFloats(behind, "the exact tags are not here yet"), ...holdFloats(holding.filter((one) => unsigned.has(one)), "the image of the exact tags takes no signature")];
	return {
		...moved,
		tagResults: [...moved.tagResults, ...held]
	};
}
function toTargetContext(context, target) {
	const settings = context.settingsFor?.(target);
	return settings === void 0 ? context : {
		...context,
		settings
	};
}
async function tagEachFloats(ready, context, snapshot) {
	const targets = [...new Set(ready.map(({ destination }) => destination.target))];
	const moved = await Promise.all(targets.map((target) => {
		return tagFloats(ready.filter(({ destination }) => destination.target === target), toTargetContext(context, target), snapshot);
	}));
	const [only, ...others] = moved;
	if (only !== void 0 && others.length === 0) return only;
	return { tagResults: moved.flatMap(({ tagResults }) => tagResults) };
}
function tellHeld({ destination }) {
	return listHeld(destination).map((planned) => {
		const { reason } = planned;
		return {
			destination,
			planned,
			image: toImage(destination, planned, {
				action: "held",
				digest: null,
				from: null,
				reason
			})
		};
	});
}
// src/registry/manifests/subjects.ts
var subjects_exports = __exportAll({ withSubjects: () => withSubjects });
const STATEMENT_TYPE = "application/vnd.in-toto+json";
const STATEMENT = "https://in-toto.io/Statement/";
const REFERENCE = "vnd.docker.reference.digest";
const LOCAL = /^pkg:docker\/(?:127\.0\.0\.1|localhost)(?::|%3A)\d+\//i;
async function withSubjects(image, name) {
	const { manifests } = readContents(image.manifest);
	const images = new Map(manifests.filter((entry) => !isAttestation(entry)).map((entry) => [entry.digest, entry]));
	const made = createMade(image.source);
	const given = parseManifest(image.manifest);
	const entries = Array.isArray(given.body.manifests) ? [...given.body.manifests] : [];
	for (const [at, entry] of manifests.entries()) {
		if (!isAttestation(entry)) continue;
		const attestation = await image.source.readManifest(entry.digest);
		const about = images.get(findReference(entry, attestation));
		if (about === void 0) continue;
		const named = await nameAttestation(attestation, toSubject(about, name), made);
		if (named !== void 0) entries[at] = {
			...entries[at],
			...toSize(named.bytes)
		};
	}
	if (made.isUnused()) return image;
	return {
		manifest: made.add(given, { manifests: entries }),
		source: made.source
	};
}
function findReference(entry, attestation) {
	const { subject } = parseManifest(attestation).body;
	const stated = isObject(subject) ? subject.digest : void 0;
	return entry.annotations?.[REFERENCE] ?? (typeof stated === "string" ? stated : "");
}
function toSubject({ digest, platform }, { name, repositories }) {
	const urls = [...new Set(repositories.map(({ host, path }) => `${host}/${path}`))];
	const [last = name, ...others] = new Set(urls.map((url) => url.slice(url.lastIndexOf("/") + 1)));
	const qualifiers = [...platform === void 0 ? [] : [`platform=${encode(toPlatformText(platform))}`], ...urls.length === 1 ? urls.map((url) => `repository_url=${encode(url)}`) : []];
	const own = encode((others.length === 0 ? last : name).toLowerCase());
	const query = qualifiers.length === 0 ? "" : `?${qualifiers.join("&")}`;
	const [algorithm = "", hex = ""] = digest.split(":");
	return {
		name: `pkg:oci/${own}@${encode(digest)}${query}`,
		digest: { [algorithm]: hex }
	};
}
function encode(text) {
	return encodeURIComponent(text).replaceAll("%3A", ":");
}
async function nameAttestation(attestation, subject, made) {
	const { layers, config } = readContents(attestation);
	const given = parseManifest(attestation);
	const parts = Array.isArray(given.body.layers) ? [...given.body.layers] : [];
	const renamed = new Map();
	for (const [at, layer] of layers.entries()) {
		if (layer.mediaType !== STATEMENT_TYPE) continue;
		const named = nameStatement(await made.readStatement(layer), subject, layer.digest);
		if (named === void 0) continue;
		parts[at] = {
			...withoutData(parts[at]),
			...made.addBlob(named)
		};
		renamed.set(layer.digest, toDigest(named));
	}
	if (renamed.size === 0) return void 0;
	const changed = config && await renameLayers(config, renamed, made);
	const ownConfig = changed && { config: {
		...withoutData(given.body.config),
		...changed
	} };
	return made.add(given, {
		layers: parts,
		...ownConfig
	});
}
async function renameLayers(config, renamed, { source, addBlob }) {
	if (config.size > 16777216) throw invalid(config.digest, "its configuration is too large");
	const before = Buffer.from(await readWhole$1(source, config)).toString("latin1");
	const after = [...renamed].reduce((text, [from, to]) => text.replaceAll(from, to), before);
	return after === before ? void 0 : addBlob(Buffer.from(after, "latin1"));
}
function nameStatement(bytes, subject, digest) {
	const statement = parseObject(bytes.toString("utf8"));
	if (statement === void 0) throw invalid(digest, "it is not a JSON object");
	const { _type: type, subject: subjects } = statement;
	if (typeof type !== "string" || !type.startsWith(STATEMENT)) return void 0;
	const all = Array.isArray(subjects) ? subjects : [];
	const kept = all.filter((one) => !isLocal(one) && !isPlaced(one, subject));
	if (all.length > 0 && kept.length === all.length) return void 0;
	const text = bytes.toString("latin1");
	const value = JSON.stringify([subject, ...kept]);
	const { start, end } = findMember(text, "subject") ?? {
		start: -1,
		end: -1
	};
	const opening = text.indexOf("{") + 1;
	return start < 0 ? Buffer.concat([
		bytes.subarray(0, opening),
		Buffer.from(`"subject":${value},`),
		bytes.subarray(opening)
	]) : Buffer.concat([
		bytes.subarray(0, start),
		Buffer.from(value),
		bytes.subarray(end)
	]);
}
function isLocal(subject) {
	return isObject(subject) && typeof subject.name === "string" && LOCAL.test(subject.name);
}
const PLACE = /[?&]repository_url=/;
function isPlaced(one, { name, digest }) {
	if (!isObject(one) || typeof one.name !== "string" || PLACE.test(name)) return false;
	const stated = isObject(one.digest) ? one.digest : {};
	return Object.entries(digest).every(([algorithm, hex]) => stated[algorithm] === hex) && one.name.startsWith("pkg:oci/") && PLACE.test(one.name);
}
function createMade(source) {
	const manifests = new Map();
	const blobs = new Map();
	const { readBlob } = source;
	let bytesLeft = STATEMENT_BYTES;
	return {
		isUnused: () => manifests.size === 0,
		readStatement: async (layer) => {
			bytesLeft -= layer.size;
			if (bytesLeft < 0) throw invalid(layer.digest, `all are more than ${STATEMENT_BYTES} bytes`);
			return Buffer.from(await readWhole$1(source, layer));
		},
		add: (given, changes) => {
			const manifest = renderManifest(given, changes);
			manifests.set(manifest.digest, manifest);
			return manifest;
		},
		addBlob: (bytes) => {
			const size = toSize(bytes);
			blobs.set(size.digest, bytes);
			return size;
		},
		source: {
			...source,
			readManifest: async (digest) => manifests.get(digest) ?? await source.readManifest(digest),
			openBlob: async (blob) => {
				const bytes = blobs.get(blob.digest);
				return bytes === void 0 ? await source.openBlob(blob) : toStream(bytes);
			},
			...readBlob && { readBlob: async (blob) => blobs.get(blob.digest) ?? await readBlob(blob) }
		}
	};
}
async function* toStream(bytes) {
	yield await Promise.resolve(bytes);
}
function toSize(bytes) {
	return {
		digest: toDigest(bytes),
		size: bytes.byteLength
	};
}
function withoutData(descriptor) {
	const fields = isObject(descriptor) ? Object.entries(descriptor) : [];
	return Object.fromEntries(fields.filter(([name]) => name !== "data"));
}
function parseManifest({ mediaType, bytes }) {
	const text = Buffer.from(bytes).toString("utf8");
	return {
		mediaType,
		body: parseObject(text) ?? {},
		indent: /^\{\n( +)/.exec(text)?.[1] ?? ""
	};
}
function renderManifest({ mediaType, body, indent }, changes) {
	const bytes = Buffer.from(JSON.stringify({
		...body,
		...changes
	}, void 0, indent));
	return {
		mediaType,
		bytes,
		digest: toDigest(bytes)
	};
}
function invalid(digest, why) {
	const message = `the attestation ${digest} of this build cannot be used: ${why}.`;
	return new Problem([error("BUILD_ATTESTATION_INVALID", message, "Check the generator of the SBOM, or build without it: sbom: false.")]);
}
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
function getGlobalConfig(config$1) {
	if (!config$1 && true) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? void 0,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? void 0,
		abortPipeEarly: config$1?.abortPipeEarly ?? void 0
	};
}
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? (context.reference, issue.lang, void 0) ?? (isSchema ? (issue.lang, void 0) : null) ?? config$1.message ?? (issue.lang, void 0);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, getGlobalConfig())
	};
	return schema;
}
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : _stringify(dataset.value) });
			return dataset;
		}
	};
}
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}
const ABORT_EARLY_CONFIG = { abortEarly: true };
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (_isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
function record$1(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record$1,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (_isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}
// src/ship/history/step.ts
async function openHistory({ plan, context }, { noteReferrer: note }) {
	if (!context.settings.history || plan.history !== true) return void 0;
	const command = context.settings.legs === void 0 ? "ship" : "merge";
	const { createHistory } = await import("./write.js").then((n) => n.write_exports);
	return createHistory({
		...context,
		facts: plan.facts,
		command,
		note
	});
}
// src/ship/legs/record.ts
const RECORD_KIND = "tagship/leg";
const MOST_CHARACTERS = 4194304;
const MOST_RECORDS = 1e3;
const MOST_IMAGES = 1e3;
const MOST_WRAPPINGS = 4;
const MOST_PROBLEMS = 20;
const line = pipe(string(), regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]{1,300}$/, "not a line of text"));
const record = object({
	schemaVersion: literal(1, "not a version of the record that this tagship reads"),
	kind: literal(RECORD_KIND),
	tool: pipe(string(), regex(/^[0-9A-Za-z.+-]{1,50}$/, "not a version")),
	run: pipe(string(), regex(/^[0-9a-f]{32}$/, "not the checksum of a run")),
	attempt: pipe(number(), safeInteger(), minValue(1)),
	leg: pipe(string(), regex(/^[\w.+-]{1,300}$/, "not the name of a leg")),
	leaves: pipe(array(picklist(["sign", "github-attestation"])), maxLength(2)),
	images: pipe(array(object({
		target: line,
		platform: pipe(string(), regex(/^[A-Za-z0-9][A-Za-z0-9._+()/-]{0,99}$/, "not a platform")),
		digest: nullable(pipe(string(), check(isDigest, "not a digest"))),
		mediaType: nullable(pipe(string(), regex(/^application\/[a-z0-9.+-]{1,100}$/, "not the media type of an image"))),
		version: nullable(line),
		revision: line,
		recipe: pipe(string(), regex(/^(?:\d{1,3}:)?[0-9a-f]{64}$/, "not a recipe")),
		tested: boolean(),
		scanned: boolean()
	})), maxLength(MOST_IMAGES, `more than ${MOST_IMAGES} images`))
});
const JSON_SETTING = "the JSON in legs";
function parseRecords(text, where) {
	if (text.length > MOST_CHARACTERS) return refuse([unreadable(where, `it has more than ${`${MOST_CHARACTERS / 1024 / 1024} MiB`}`)]);
	const value = parseJson(text);
	if (value === void 0) return refuse([unreadable(where, "it is not JSON")]);
	const found = find(value, MOST_WRAPPINGS);
	if (found.length > MOST_RECORDS) return refuse([unreadable(where, `it has more than ${MOST_RECORDS} records`)]);
	const read = found.map((one) => readRecord(one, where));
	const problems = read.flatMap((one) => one.problems);
	if (problems.length > 0) return refuse(problems.slice(0, MOST_PROBLEMS));
	return {
		ok: true,
		value: distinct(read.flatMap((one) => one.ok ? [one.value] : [])),
		problems: []
	};
}
function distinct(records) {
	return [...new Map(records.map((one) => [JSON.stringify(one), one])).values()];
}
function unreadable(where, why) {
	return error("LEG_RECORD_UNREADABLE", `${where} cannot be read as the record of a leg: ${why}.`, where === "the JSON in legs" ? "Pass the outputs of the legs unchanged: ${{ toJSON(needs.leg.outputs) }}." : "Name the files that ship --record wrote in the jobs of the legs, unchanged: those jobs must keep them as artifacts.");
}
const BROKEN = Symbol("a record that is not JSON");
function find(value, wrappings) {
	if (typeof value === "string") {
		const inner = wrappings > 0 && /^\s*[[{"]/.test(value) ? parseJson(value) : void 0;
		if (inner !== void 0) return find(inner, wrappings - 1);
		return value.includes("tagship/leg") ? [BROKEN] : [];
	}
	if (Array.isArray(value)) return value.flatMap((item) => find(item, wrappings));
	if (!isObject(value)) return [];
	if (value.kind === "tagship/leg") return [value];
	return Object.values(value).flatMap((item) => find(item, wrappings));
}
function readRecord(value, where) {
	if (value === BROKEN) return refuse([unreadable(where, "a record in it is not JSON")]);
	if (JSON.stringify(value).includes("***")) return refuse([masked(where)]);
	const parsed = safeParse(record, value, { abortPipeEarly: true });
	if (parsed.success) return {
		ok: true,
		value: parsed.output,
		problems: []
	};
	return refuse(parsed.issues.slice(0, MOST_PROBLEMS).map((issue) => describe$1(issue, where)));
}
function describe$1({ path, message, input }, where) {
	const field = (path ?? []).map(({ key }) => key).join(".");
	const isKnown = /^(?:not|more) /.test(message);
	return unreadable(where, `${field} is ${input === void 0 ? "missing" : isKnown ? message : "not of the right type"}`);
}
function masked(where) {
	return {
		...unreadable(where, `the value of a secret is masked in it, as ***`),
		hint: "Give that secret another value: one that is not a part of a platform, a version or a name of a target."
	};
}
function refuse(problems) {
	return {
		ok: false,
		problems
	};
}
// src/ship/legs/make-record.ts
function listLeftToMerge({ sign, githubAttestation }) {
	return [...sign === "none" ? [] : ["sign"], ...githubAttestation ? ["github-attestation"] : []];
}
function makeRecord(part, produced, about) {
	const built = produced.filter(({ reused }) => !reused);
	return {
		schemaVersion: 1,
		kind: RECORD_KIND,
		tool: about.tool,
		...about.run,
		leg: toLegName(about.platforms),
		leaves: about.leaves,
		images: built.flatMap((one) => toImages(one, part.facts.sha, about))
	};
}
function toImages({ target, builtImage, pushedImages }, sha, about) {
	const pushed = pushedImages.length === 0 ? void 0 : builtImage?.manifest;
	return target.platforms.map((platform) => ({
		target: target.name,
		platform,
		digest: pushed?.digest ?? null,
		mediaType: pushed?.mediaType ?? null,
		version: target.version,
		revision: revisionOf(target, sha),
		recipe: recipeOf(target),
		tested: about.isTested(target),
		scanned: about.isScanned(target)
	}));
}
// src/ship/legs/run-identity.ts
function identifyRun({ ci, project, run, sha }) {
	const { id, number } = run;
	const parts = ci === "local" ? [ci, sha] : [
		ci,
		project.slug ?? "",
		id ?? [number ?? "", sha]
	];
	return {
		run: createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32),
		attempt: COUNTING.includes(ci) ? toCount(run.attempt) : 1
	};
}
const COUNTING = [
	"github",
	"forgejo",
	"gitea"
];
function toCount(text) {
	const count = Number(text ?? "1");
	return Number.isSafeInteger(count) && count >= 1 ? count : 1;
}
// src/ship/sign/sign-run.ts
function toSign({ context, openSigner }, journal) {
	if (openSigner === void 0) return void 0;
	const { clock, signal, settings } = context;
	const signing = {
		clock,
		signal,
		format: settings.signFormat,
		note: journal.noteReferrer
	};
	const open = once(openSigner);
	return async (pushedImages, isTagged) => {
		const { signImages } = await import("./sign.js");
		const { signer, verifyBy } = await open();
		journal.learn({ verifyBy });
		const signed = await signImages(pushedImages, {
			...signing,
			signer,
			isTagged
		});
		journal.learn({ problems: signed.problems });
		return signed.pushedImages;
	};
}
async function signAll(produced, { context, watch }, journal, sign) {
	if (sign === void 0) return produced;
	const { settings, log } = context;
	return watch.time("sign", () => log.group("Sign", async () => {
		if (settings.together || produced.length < 2) return keepSigned(produced, sign);
		const { eachApart } = await import("./produce-all.js");
		const signOne = (one) => keepSigned([one], sign);
		return (await eachApart(produced, journal, signOne)).flat();
	}));
}
async function keepSigned(produced, sign) {
	const signed = await sign(produced.flatMap(({ pushedImages }) => pushedImages), false);
	const isSigned = (image) => signed.includes(image);
	return produced.map((one) => ({
		...one,
		pushedImages: one.pushedImages.filter(isSigned)
	}));
}
// src/ship/targets/choose-tagged.ts
function chooseTagged(passed, { context }, journal) {
	const fates = Object.entries(journal.read().fates);
	if (fates.length === 0 || !context.settings.together) return passed;
	const names = passed.map(({ target }) => `"${target.name}"`).join(", ");
	const lost = fates.filter(([, { status }]) => status === "failed").map(([name]) => `"${name}"`);
	if (passed.length > 0) {
		const problem = notice("TARGETS_NOT_TAGGED", `built and not tagged: ${names}, because ${lost.join(", ")} failed.`, "Correct the error and run it again. With together: false, targets are tagged even if others fail.");
		journal.learn({ problems: [problem] });
	}
	return [];
}
// src/ship/test/step.ts
async function testAndScan(produced, production, journal) {
	const isDone = ({ target }) => production.merge !== void 0 && !isMade(target.build);
	if (produced.every(isDone)) return produced;
	const testOne = async (one, own) => isDone(one) ? one : scanTarget(await test(one, own), own, journal);
	if (production.plan.targets.length > 1) {
		const { testAll } = await import("./produce-all.js");
		return testAll(produced, production, journal, testOne);
	}
	const tested = [];
	for (const one of produced) tested.push(await testOne(one, productionFor(production, one.target)));
	journal.learn({ produced: tested });
	return tested;
}
async function test(produced, { context, buildEnvironment, watch }) {
	const { target, builtImage: whole, pushedImages, loadedReference, reused } = produced;
	if (!isTested(target, context.settings)) return produced;
	if (reused && context.settings.leg.length > 0) return produced;
	const { runGate } = await import("./test.js");
	const childEnv = await buildEnvironment.childEnv();
	const builtImage = pushedImages[0]?.builtImage ?? whole;
	const input = {
		target,
		built: {
			digest: builtImage?.manifest.digest ?? "",
			platforms: { ...builtImage?.platforms },
			...omitUndefined({ loadedReference })
		},
		repositories: pushedImages.map(({ destination }) => destination.repository.repository),
		context,
		childEnv
	};
	return {
		...produced,
		tests: await watch.time("gate", () => runGate(input))
	};
}
// src/ship/finish.ts
var finish_exports = __exportAll({
	finish: () => finish,
	finishUnpushed: () => finishUnpushed
});
async function finish(made, production, journal) {
	const { context, plan, watch } = production;
	const tested = chooseTagged(await testAndScan(made, production, journal), production, journal);
	if (tested.length > 0) journal.learn({ pushed: true });
	recordLeg(production, journal, tested);
	if (tested.length === 0 || context.settings.leg.length > 0) return;
	if (tested.some(({ copied }) => copied !== void 0)) await (await import("./carry-all.js")).carryAll(tested, production, journal);
	const sign = toSign(production, journal);
	const produced = await signAll(tested, production, journal, sign);
	await attest(produced, production, journal);
	const history = await openHistory(production, journal);
	const reading = {
		...context,
		facts: plan.facts
	};
	const tagging = {
		...reading,
		sign,
		journal,
		exactTags: production.exactTags,
		...omitUndefined({ begin: history?.begin }),
		settingsFor: ({ name }) => settingsForTarget(context.settings, name),
		beginReadBack: (pushedImages) => beginReadBack(pushedImages, reading)
	};
	const snapshot = prefetch(produced.flatMap(({ pushedImages }) => pushedImages), tagging);
	const tagged = await watch.time("tag", () => context.log.group("Tag", () => tagAll(produced, tagging, snapshot)));
	const shipped = journal.read().produced.map((one) => ({
		...one,
		...imageAt(one, tagged.pushedImages)
	}));
	journal.learn({
		produced: shipped,
		problems: tagged.problems
	});
	const waiting = {
		...context,
		sha: plan.facts.sha,
		snapshot: tagged.snapshot
	};
	const tagResults = await watch.time("verify", () => context.log.group("Verify", () => readBack(tagged.tagResults, waiting)));
	journal.learn({
		tagResults,
		problems: tagResults.flatMap(({ problem }) => problem ?? [])
	});
	if (history !== void 0) journal.learn({ problems: await history.write(tagResults) });
	await deploy(production, journal);
}
async function deploy(production, journal) {
	const { plan, context, watch, receipt } = production;
	if (plan.deploy === void 0 || receipt === void 0) return;
	const { callHooks } = await import("./run.js");
	const facts = toDeployFacts(production, journal.read());
	await watch.time("deploy", () => context.log.group("Deploy", () => callHooks(facts, {
		context,
		journal,
		receipt
	})));
}
function imageAt({ target }, pushedImages) {
	const first = pushedImages.find(({ destination }) => destination.target === target);
	return first === void 0 ? {} : { builtImage: first.builtImage };
}
async function finishUnpushed(made, production, journal) {
	recordLeg(production, journal, await testAndScan(made, production, journal));
}
function recordLeg({ plan, context }, journal, produced) {
	const { settings, present } = context;
	const isWhole = Object.keys(journal.read().fates).length === 0;
	if (settings.leg.length === 0 || !(isWhole || !settings.together)) return;
	const record = makeRecord(plan, produced, {
		run: identifyRun(present ?? plan.facts),
		tool: version,
		platforms: settings.leg,
		leaves: listLeftToMerge(settings),
		isTested: (target) => isTested(target, settings),
		isScanned: (target) => isScanned(target, settings)
	});
	journal.learn({ record });
}
// src/ship/test/leftover.ts
const NOTE = "test-container.json";
const NAME = /^tagship-test-[0-9a-f]{8}$/;
const REMOVE_TIMEOUT_MS = 6e4;
function nameContainer(random) {
	return `tagship-test-${Math.floor(random * 2 ** 32).toString(16).padStart(8, "0")}`;
}
async function noteContainer(tempDir, name) {
	await writeFile(join(tempDir, NOTE), JSON.stringify({ name }), { mode: 384 });
}
async function removeContainer(tempDir, name, { shell, env, log, signal }) {
	const argv = [
		"docker",
		"rm",
		"--force",
		"--volumes",
		name
	];
	const result = await shell({
		argv,
		env,
		timeoutMs: REMOVE_TIMEOUT_MS,
		...omitUndefined({ signal })
	});
	if (result.code !== 0 && !result.stderr.includes("No such container")) {
		const message = `the container "${name}" of the test could not be removed: ${lastOutputLine(result.stderr) || (result.spawnError ?? "docker gave no reason")}`;
		const hint = `The next run here tries again; to do it now: ${argv.join(" ")}`;
		log.problem(notice("TEST_CONTAINER_LEFT", message, hint));
		return;
	}
	await rm(join(tempDir, NOTE), { force: true });
}
async function removeLeftContainer(tempDir, remover) {
	const name = await readNote(tempDir);
	if (name === void 0) return [];
	await removeContainer(tempDir, name, remover);
	return listKeptContainer(tempDir);
}
async function listKeptContainer(tempDir) {
	return await readNote(tempDir) === void 0 ? [] : [NOTE];
}
async function readNote(tempDir) {
	const { name } = { ...await readPrivateJson(join(tempDir, NOTE)) };
	return typeof name === "string" && NAME.test(name) ? name : void 0;
}
// src/ship/leftover.ts
var leftover_exports = __exportAll({
	listLeft: () => listLeft,
	removeLeft: () => removeLeft
});
async function removeLeft(tempDir, remover) {
	return [...await removeLeftContainer(tempDir, remover), ...await removeLeftBuilder(tempDir, remover)];
}
async function listLeft(tempDir) {
	return [...await listKept(tempDir), ...await listKeptContainer(tempDir)];
}
// src/registry/manifests/docker-types.ts
const DOCKER = "application/vnd.docker";
const LIST = `${DOCKER}.distribution.manifest.list.v2+json`;
const MANIFEST = `${DOCKER}.distribution.manifest.v2+json`;
const TYPES = new Map([
	["application/vnd.oci.image.config.v1+json", `${DOCKER}.container.image.v1+json`],
	["application/vnd.oci.image.layer.v1.tar", `${DOCKER}.image.rootfs.diff.tar`],
	["application/vnd.oci.image.layer.v1.tar+gzip", `${DOCKER}.image.rootfs.diff.tar.gzip`],
	["application/vnd.oci.image.layer.v1.tar+zstd", `${DOCKER}.image.rootfs.diff.tar.zstd`]
]);
async function toDockerTypes(image) {
	const made = new Map();
	const manifest = await convert(image.manifest, createWalk(image.source), made);
	const { source } = image;
	const readManifest = (digest) => {
		const known = made.get(digest);
		return known === void 0 ? source.readManifest(digest) : Promise.resolve(known);
	};
	return {
		manifest,
		source: {
			...source,
			readManifest
		}
	};
}
async function convert(manifest, walk, made) {
	if (manifest.mediaType.startsWith(DOCKER)) return manifest;
	const { isIndex, manifests, config, layers } = readContents(manifest);
	if (!isIndex) {
		const parts = {
			config: config && toPart(config),
			layers: layers.map(toPart)
		};
		return make({
			schemaVersion: 2,
			mediaType: MANIFEST,
			...parts
		}, made);
	}
	const images = manifests.filter((entry) => !isAttestation(entry));
	const entries = await walk.each(manifest, images, async (child, { platform }, deeper) => {
		const { mediaType, digest, bytes } = await convert(child, deeper, made);
		return {
			mediaType,
			digest,
			size: bytes.byteLength,
			...platform && { platform }
		};
	});
	return make({
		schemaVersion: 2,
		mediaType: LIST,
		manifests: entries
	}, made);
}
function toPart({ mediaType, digest, size }) {
	return {
		mediaType: TYPES.get(mediaType) ?? mediaType,
		digest,
		size
	};
}
function make(body, made) {
	const bytes = Buffer.from(JSON.stringify(body, void 0, 2));
	const manifest = {
		mediaType: body.mediaType,
		bytes,
		digest: toDigest(bytes)
	};
	made.set(manifest.digest, manifest);
	return manifest;
}
// src/ship/push/plain-fallback.ts
async function copyTo(builtImage, source, targets) {
	const copied = await copyImage(builtImage.manifest, source, targets);
	return await Promise.all(targets.map(async (repository, index) => {
		const { problem, refused } = copied[index] ?? {};
		if (problem === void 0) return {
			repository,
			builtImage,
			problems: [],
			notices: []
		};
		const failed = {
			repository,
			builtImage,
			problems: problem.problems,
			notices: []
		};
		if (refused === void 0) return {
			...failed,
			problems: explain(failed.problems, refused)
		};
		return await copyPlainTo(failed, source, refused);
	}));
}
async function toForm(builtImage, source, mediaTypes) {
	if (mediaTypes === "oci") return {
		builtImage,
		source
	};
	const made = await toDockerTypes({
		manifest: builtImage.manifest,
		source
	});
	const { imageId, platforms } = await readPlatforms(made.source, made.manifest);
	return {
		builtImage: {
			manifest: made.manifest,
			imageId,
			platforms
		},
		source: made.source
	};
}
async function copyPlainTo(failed, source, part) {
	const { repository, builtImage, problems } = failed;
	const manifest = await withoutAttestations(builtImage, source);
	if (manifest === void 0) return {
		...failed,
		problems: explain(problems, part)
	};
	const [again] = await copyImage(manifest, source, [repository]);
	const problem = again?.problem;
	if (problem === void 0) {
		const bare = {
			...builtImage,
			manifest
		};
		return {
			...failed,
			builtImage: bare,
			problems: [],
			notices: [describe(failed, bare, part)]
		};
	}
	const isSame = problem.problems.some(({ code }) => code === "REGISTRY_UNSUPPORTED");
	return {
		...failed,
		problems: isSame ? explain(problems, again?.refused) : problem.problems
	};
}
async function withoutAttestations(builtImage, source) {
	const { isIndex, manifests } = readContents(builtImage.manifest);
	if (!isIndex) return void 0;
	const [only, ...others] = Object.values(builtImage.platforms);
	if (only === void 0) return void 0;
	if (others.length === 0) return await source.readManifest(only);
	return manifests.some(isAttestation) ? toIndex(builtImage.manifest) : void 0;
}
function toIndex({ mediaType, bytes }) {
	const body = JSON.parse(Buffer.from(bytes).toString("utf8"));
	const manifests = body.manifests.filter((entry) => !isAttestation(entry));
	const bare = Buffer.from(JSON.stringify({
		...body,
		manifests
	}));
	return {
		mediaType,
		bytes: bare,
		digest: toDigest(bare)
	};
}
function describe({ repository, builtImage, problems }, bare, part) {
	const { name, host } = repository.repository;
	const what = part === "index" ? "this index" : "its attestation";
	const answer = problems[0]?.message ?? "";
	return notice("PUSH_PLAIN", `"${name}" differs from the other repositories: ${host} does not accept ${what}, so it has ${nameForm(bare)} ${bare.manifest.digest} of the same build instead of ${builtImage.manifest.digest}. ${answer}`, "To have one digest everywhere, write attestations: plain (provenance: false with several platforms).");
}
function nameForm({ manifest, platforms }) {
	const [[only, digest] = [], ...others] = Object.entries(platforms);
	return digest === manifest.digest && others.length === 0 ? `the plain ${only ?? ""} manifest` : "the index without attestations";
}
function explain(problems, part) {
	const hint = adviseOn(part === "index");
	return problems.map((one) => one.code === "REGISTRY_UNSUPPORTED" ? {
		...one,
		hint
	} : one);
}
function adviseOn(needsIndex) {
	return needsIndex ? "Several platforms need an index: ship one platform to this host, in a run of its own with platforms: linux/amd64, or give it required: false in registries." : "It accepts neither an index nor a plain OCI manifest: write media-types: docker, which pushes Docker's types, or update it, or give it required: false in registries.";
}
// src/ship/push/deliver.ts
var deliver_exports = __exportAll({
	deliver: () => deliver,
	deliverUnnamed: () => deliverUnnamed
});
async function deliverUnnamed(input, arrived) {
	return deliver(input, {
		...arrived,
		...await withSubjects(arrived, toSubjectName(input))
	});
}
async function deliver(input, given) {
	const { target, context } = input;
	const arrived = await inMediaTypes(given, context.settings);
	const { source, seen } = readOnce(arrived.source, arrived.manifest);
	if (arrived.targets.length > 0) readAhead(source, arrived.manifest);
	const whole = await readPlatforms(source, arrived.manifest);
	const missing = findMissing(target.platforms, whole.platforms);
	if (missing.length > 0) throw new Problem([describeMissing(target.name, missing, whole.platforms)]);
	const built = {
		manifest: arrived.manifest,
		...whole
	};
	const manifest = (context.settings.attestations === "plain" && whole.imageId !== null ? await withoutAttestations(built, source) : void 0) ?? arrived.manifest;
	const copied = await copyTo({
		...built,
		manifest
	}, source, arrived.targets);
	const failed = copied.flatMap(({ repository: { repository }, problems }) => problems.map((problem) => ({
		repository,
		problem
	})));
	const grave = failed.filter(({ repository }) => isRequired(repository, context.settings.registries));
	const all = [...arrived.failed, ...failed];
	const lost = new Set(all.map(({ repository }) => repository)).size;
	if (grave.length > 0 || lost === input.repositories.length) throw new Problem((grave.length > 0 ? grave : all).map(({ problem }) => problem));
	return {
		digest: manifest.digest,
		mediaType: manifest.mediaType,
		manifest,
		source: arrived.source,
		...omitUndefined({
			seen,
			layout: arrived.layout
		}),
		imageId: whole.imageId,
		platforms: whole.platforms,
		failed: all,
		bare: new Map(copied.filter(({ notices }) => notices.length > 0).map(({ repository: { repository }, builtImage }) => [repository.name, builtImage])),
		notices: [...arrived.notices, ...copied.flatMap(({ notices }) => notices)]
	};
}
async function inMediaTypes(arrived, { mediaTypes }) {
	return mediaTypes === "docker" ? {
		...arrived,
		...await toDockerTypes(arrived)
	} : arrived;
}
function readOnce(source, root) {
	const digests = new Set([root.digest]);
	const readManifest = oncePer((digest) => digest, async (digest) => {
		if (digest === root.digest) return root;
		const manifest = await source.readManifest(digest);
		digests.add(digest);
		return manifest;
	});
	const { repository } = source;
	return {
		source: {
			...source,
			readManifest
		},
		seen: repository === void 0 ? void 0 : {
			repository,
			digests
		}
	};
}
function readAhead(source, manifest) {
	for (const { digest } of readContents(manifest).manifests) source.readManifest(digest).catch(() => void 0);
}
function describeMissing(name, missing, there) {
	return error("BUILD_PLATFORM_MISSING", `the image of "${name}" lacks the platform "${missing.join("\", \"")}"; it has ${Object.keys(there).join(", ") || "none"}.`, "Check whether the Dockerfile fixes a platform (FROM --platform=…), or change the setting platforms.");
}
export { JSON_SETTING, RECORD_KIND, adviseOn, array, beginReadBack, boolean, check, copyTo, createSnapshot, custom, deliver_exports, distinct, exactOptional, finish_exports, identifyRun, is, judgeFloat, leftover_exports, listLeftToMerge, literal, maxLength, minLength, minValue, nameContainer, noteContainer, nullable, number, object, optional, parseRecords, picklist, pipe, readBack, readExactAgain, readImage, record$1 as record, regex, removeContainer, require_rcompare, safeInteger, safeParse, string, subjects_exports, tagAll, toDockerTypes, toForm, unreadable, variant, verifyCopy, verifyImage, verify_exports, withSubjects, withoutAttestations };
