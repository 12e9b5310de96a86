import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __exportAll } from "./rolldown-runtime.js";
import { Problem, awaitEnd, createSlots, error, findRepositories, hasErrors, isAttestation, isCloudHost, isDigest, isLoopback, isObject, isPrimary, isTag, isTrue, listOwnPushes, listSettings, matchesPattern, mostSpecific, notice, omitUndefined, once, oncePer, openDeployments, openGit, parseBuilder, parseMadeImage, parseObject, parseRepository, parseScope, readBuilder, readContents, readReach, readSmallFile, readText, readWhole, readWords, renderDuration, renderField, settingsForTarget, splitEntries, toDigest, toNodePusher, toPlatformText, toTexts } from "./base.js";
import { checkHiddenValues, checkInputs, checkNodes, findHiddenValues, findShortcoming, isMade, isRemote, isSpecial, listBuilderSettings, narrowCache, planDeploy, splitArg, toLacking, toPlatform } from "./plan.js";
import { PROTECTED_HINT, toLine as toLine$1 } from "./job.js";
import { addToIndex, describeRefusal, listBlobs, listReferring, toFallbackTag, toHintByWords } from "./registry.js";
import { findBuilder, hasEngine, inspectBuilder, isolateBuildx, openBuildx, readCurrentContext, readPusher, readStoreFromEngine } from "./ahead.js";
const { createReadStream } = require("node:fs");
const { copyFile, lstat: lstat$1, mkdir, mkdtemp, readFile, realpath: realpath$1, rm } = require("node:fs/promises");
const { basename, dirname, isAbsolute, join, relative, resolve } = require("node:path");
const { stripVTControlCharacters } = require("node:util");
const { createHash } = require("node:crypto");
const { Readable } = require("node:stream");
const { pipeline } = require("node:stream/promises");
// src/run/deploy.ts
var deploy_exports = __exportAll({ openDeploys: () => openDeploys });
const LARGEST_BYTES = 16777216;
async function openDeploys({ settings, facts }, environment) {
	const asking = {
		...environment,
		token: settings.githubToken?.reveal()
	};
	const attestations = settings.githubAttestation ? (await import("./attestations.js")).openAttestations(facts, asking) : void 0;
	if (settings.deploy.length === 0) return { attestations };
	return {
		attestations,
		deployments: openDeployments(facts, asking),
		...await readEarlier(environment)
	};
}
async function readEarlier({ receiptFile, cwd, log }) {
	if (receiptFile === void 0) return {};
	const file = await readSmallFile(resolve(cwd, receiptFile), LARGEST_BYTES);
	const ignore = (why) => {
		const message = `"${receiptFile}" ${why}, so it does not say which deploy hooks are done`;
		log.problem(notice("DEPLOY_RECEIPT_IGNORED", message, "It is overwritten when the run ends."));
	};
	if (!file.ok) {
		if (!file.isMissing) ignore(`cannot be read: ${file.why}`);
		return {};
	}
	if (file.text.trim() === "") return {};
	const { parseEarlierHooks } = await import("./earlier.js");
	const earlierHooks = parseEarlierHooks(file.text);
	if (earlierHooks !== void 0) return { earlierHooks };
	ignore("is not a receipt");
	return {};
}
// src/ship/scan/scanned.ts
const SCANNERS = new Map([
	["trivy", "trivy"],
	["grype", "grype"],
	["scout", "scout"],
	["docker scout", "scout"]
]);
const OFF = new Set([
	"none",
	"false",
	"off",
	"no"
]);
function parseScan({ scan }) {
	const text = scan?.trim();
	if (text === void 0 || OFF.has(text)) return void 0;
	const scanner = SCANNERS.get(text.toLowerCase());
	if (scanner !== void 0) return { scanner };
	if ([
		"true",
		"yes",
		"on"
	].includes(text)) throw invalid(`scan: "${text}" names no scanner.`, "Write scan: trivy, grype or scout, or a command.");
	return {
		scanner: "command",
		command: text
	};
}
function wantsScan({ scan }) {
	return scan !== void 0 && !OFF.has(scan.trim());
}
function isScanned({ name, untagged }, settings) {
	const own = settingsForTarget(settings, name);
	return wantsScan(own) && (own.call ?? "build") === "build" && untagged === void 0;
}
const SEVERITIES = [
	"critical",
	"high",
	"medium",
	"low",
	"unknown"
];
function toFailing({ scanSeverity }) {
	const places = scanSeverity.map((word) => {
		const place = SEVERITIES.findIndex((one) => one === word.toLowerCase());
		if (place >= 0) return place;
		const hint = `Write one or more of ${SEVERITIES.join(", ")}.`;
		throw invalid(`scan-severity: "${word}" is not a severity.`, hint);
	});
	if (places.length === 0) throw invalid("scan-severity is empty.", "Name a severity, or leave out scan to scan nothing.");
	return new Set(SEVERITIES.slice(0, Math.max(...places) + 1));
}
function invalid(message, hint) {
	return new Problem([error("SCAN_INVALID", message, hint)]);
}
// src/ship/sign/payload.ts
const STATEMENT_TYPE = "application/vnd.in-toto+json";
const SIGN_PREDICATE = "https://sigstore.dev/cosign/sign/v1";
function makeStatement(digest) {
	const [algorithm = "", hex = ""] = digest.split(":");
	const statement = {
		_type: "https://in-toto.io/Statement/v1",
		subject: [{ digest: { [algorithm]: hex } }],
		predicateType: SIGN_PREDICATE,
		predicate: {}
	};
	return Buffer.from(JSON.stringify(statement));
}
function makeSimpleSigning(repository, digest) {
	const payload = {
		critical: {
			identity: { "docker-reference": repository },
			image: { "docker-manifest-digest": digest },
			type: "cosign container image signature"
		},
		optional: null
	};
	return Buffer.from(JSON.stringify(payload));
}
function encodeForSigning(payloadType, payload) {
	const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `;
	return Buffer.concat([Buffer.from(head), payload]);
}
// src/ship/sign/bundle.ts
const BUNDLE_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
const BUNDLE_BYTES = 1048576;
function makeBundle(statement, signature, hint) {
	return renderBundle(makeEnvelope(statement, signature), { publicKey: { hint } });
}
function makeEnvelope(statement, signature) {
	return {
		payload: Buffer.from(statement).toString("base64"),
		payloadType: STATEMENT_TYPE,
		signatures: [{ sig: Buffer.from(signature).toString("base64") }]
	};
}
function renderBundle(dsseEnvelope, verificationMaterial) {
	return Buffer.from(JSON.stringify({
		mediaType: BUNDLE_TYPE,
		verificationMaterial,
		dsseEnvelope
	}));
}
function verifyBundle(bundle, digest, verifies) {
	const envelope = readEnvelope(bundle);
	if (envelope === void 0 || !isAbout(envelope.payload, digest)) return false;
	const signed = encodeForSigning(STATEMENT_TYPE, envelope.payload);
	return envelope.signatures.some((signature) => verifies(signed, signature));
}
function readEnvelope(bundle) {
	const { dsseEnvelope } = parseObject(Buffer.from(bundle).toString("utf8")) ?? {};
	if (!isObject(dsseEnvelope) || dsseEnvelope.payloadType !== "application/vnd.in-toto+json") return void 0;
	const { payload, signatures } = dsseEnvelope;
	if (typeof payload !== "string" || !Array.isArray(signatures)) return void 0;
	const found = signatures.flatMap((one) => isObject(one) && typeof one.sig === "string" ? [Buffer.from(one.sig, "base64")] : []);
	return {
		payload: Buffer.from(payload, "base64"),
		signatures: found
	};
}
function isAbout(statement, digest, type = SIGN_PREDICATE) {
	const { predicateType, subject } = parseObject(statement.toString("utf8")) ?? {};
	if (predicateType !== type || !Array.isArray(subject)) return false;
	const [algorithm = "", hex = ""] = digest.split(":");
	return subject.some((one) => {
		return (isObject(one) && isObject(one.digest) ? one.digest : {})[algorithm] === hex;
	});
}
// src/ship/sign/store/artifact.ts
const MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
const CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";
const EMPTY_TYPE = "application/vnd.oci.empty.v1+json";
const SIMPLE_SIGNING_TYPE = "application/vnd.dev.cosign.simplesigning.v1+json";
const EMPTY = Buffer.from("{}");
function toBlob(mediaType, bytes) {
	return {
		descriptor: {
			mediaType,
			digest: toDigest(bytes),
			size: bytes.byteLength
		},
		bytes
	};
}
function makeArtifact({ artifactType, subject, bytes, annotations }) {
	const config = toBlob(EMPTY_TYPE, EMPTY);
	const layer = toBlob(artifactType, bytes);
	const { mediaType, digest, size } = subject;
	return {
		manifest: toManifest(MANIFEST_TYPE, {
			schemaVersion: 2,
			mediaType: MANIFEST_TYPE,
			artifactType,
			config: config.descriptor,
			layers: [layer.descriptor],
			subject: {
				mediaType,
				digest,
				size
			},
			annotations
		}),
		blobs: [config, layer]
	};
}
function makeReferrer(subject, bundle, created, predicateType = SIGN_PREDICATE) {
	return makeArtifact({
		artifactType: BUNDLE_TYPE,
		subject,
		bytes: bundle,
		annotations: {
			"dev.sigstore.bundle.content": "dsse-envelope",
			"dev.sigstore.bundle.predicateType": predicateType,
			"org.opencontainers.image.created": created
		}
	});
}
function toLegacyTag(digest) {
	return `${toFallbackTag(digest)}.sig`;
}
function readLegacyLayers(manifest) {
	return readContents(manifest).layers.filter(({ mediaType }) => mediaType === SIMPLE_SIGNING_TYPE).map((layer) => ({
		layer,
		annotations: layer.annotations ?? {}
	}));
}
function addLegacyLayer(before, payload, annotations) {
	const body = before === void 0 ? void 0 : parseBody(before);
	const given = Array.isArray(body?.layers) ? body.layers : [];
	const blob = toBlob(SIMPLE_SIGNING_TYPE, payload);
	const { manifest, blobs } = makeLegacy([...given, {
		...blob.descriptor,
		annotations
	}]);
	return {
		manifest,
		blobs: [...blobs, blob]
	};
}
function makeLegacy(layers, before = {}) {
	const digests = layers.map((layer) => isObject(layer) ? layer.digest : "");
	const config = toBlob(CONFIG_TYPE, makeConfig(digests));
	return {
		manifest: toManifest(MANIFEST_TYPE, {
			...before,
			schemaVersion: 2,
			mediaType: MANIFEST_TYPE,
			config: config.descriptor,
			layers
		}),
		blobs: [config]
	};
}
function makeConfig(digests) {
	const config = {
		architecture: "",
		config: {},
		created: "0001-01-01T00:00:00Z",
		history: digests.map(() => ({ created: "0001-01-01T00:00:00Z" })),
		os: "",
		rootfs: {
			type: "layers",
			diff_ids: digests
		}
	};
	return Buffer.from(JSON.stringify(config));
}
function parseBody({ bytes }) {
	return parseObject(Buffer.from(bytes).toString("utf8"));
}
function toManifest(mediaType, body) {
	const bytes = Buffer.from(JSON.stringify(body));
	return {
		mediaType,
		digest: toDigest(bytes),
		bytes
	};
}
// src/ship/sign/store/bundle-store.ts
const MOST_BUNDLES = 50;
async function listBundles(repository, digest) {
	const listed = await listReferring(repository, digest, BUNDLE_TYPE);
	if (listed.isTaken) throw taken(repository, digest);
	return listed;
}
async function findBundle(repository, { referrers }, digest, signer) {
	const candidates = sortBundles(referrers, signer.predicateType);
	for (const referrer of candidates.slice(-50).reverse()) {
		const bundle = await readBundle(repository, referrer);
		if (bundle !== void 0 && await signer.ownsBundle(bundle, digest)) return {
			digest: referrer.digest,
			bundle
		};
	}
}
function explainUnreadBundles({ referrers }) {
	const { length } = sortBundles(referrers);
	return length > MOST_BUNDLES ? ` Of the ${length} bundles that refer to it the newest ${MOST_BUNDLES} were looked at, signatures first.` : "";
}
const PREDICATE = "dev.sigstore.bundle.predicateType";
const CREATED = "org.opencontainers.image.created";
function sortBundles(referrers, predicateType = SIGN_PREDICATE) {
	const isLikely = ({ annotations }) => {
		const stated = annotations?.[PREDICATE];
		return stated === void 0 ? 1 : stated === predicateType ? 2 : 0;
	};
	const madeAt = ({ annotations }) => Date.parse(annotations?.[CREATED] ?? "") || 0;
	return referrers.filter(({ artifactType = BUNDLE_TYPE }) => artifactType === "application/vnd.dev.sigstore.bundle.v0.3+json" || artifactType === WRONG_TYPE).toSorted((one, other) => isLikely(one) - isLikely(other) || madeAt(one) - madeAt(other));
}
const WRONG_TYPE = "application/vnd.oci.empty.v1+json";
async function readBundle(repository, { digest }) {
	return orUnreadable(async () => {
		const manifest = await repository.getManifest(digest);
		if (manifest === void 0) return void 0;
		const layer = readContents(manifest).layers.find(({ mediaType }) => mediaType === BUNDLE_TYPE);
		if (layer === void 0 || layer.size > 1048576) return void 0;
		return Buffer.from(await repository.readBlob?.(layer) ?? []);
	});
}
const UNREADABLE = /^REGISTRY_(?:MANIFEST_INVALID|NOT_FOUND|DIGEST_MISMATCH|ANSWER_INVALID)$/;
async function orUnreadable(read) {
	try {
		return await read();
	} catch (thrown) {
		if (thrown instanceof Problem && thrown.problems.every(({ code }) => UNREADABLE.test(code))) return void 0;
		throw thrown;
	}
}
async function putArtifact(repository, artifact) {
	await putBlobs(repository, artifact);
	await repository.putManifest(artifact.manifest.digest, artifact.manifest);
}
async function putBlobs(repository, { blobs }) {
	await Promise.all(blobs.map(({ descriptor, bytes }) => repository.putBlob(descriptor, toSource$1(bytes))));
}
async function addToFallback(repository, digest, { index }, artifact) {
	await repository.putManifest(toFallbackTag(digest), addToIndex(index, [artifact.manifest]));
}
function toSource$1(bytes) {
	return {
		openBlob: () => Promise.resolve(toStream(bytes)),
		readManifest: () => Promise.reject(new Error("a blob has no manifest"))
	};
}
async function* toStream(bytes) {
	yield await Promise.resolve(bytes);
}
function taken({ repository }, digest) {
	return new Problem([error("SIGN_TAG_TAKEN", `the tag "${toFallbackTag(digest)}" of "${repository.name}" should list what refers to the image, but it holds something else.`, "Remove this tag, or write sign-format: legacy.")]);
}
// src/ship/history/records.ts
const RECORD_BYTES = 65536;
const MOST_READ = 1e3;
const AT_ONCE$1 = 16;
const MOST_REFERRERS = 800;
const WAITS_MS = [
	0,
	200,
	1e3,
	3e3
];
async function readRecords(repository, digest, kind) {
	const { records, left } = await readNewestRecords(repository, digest, kind);
	if (left === 0) return records;
	const { name } = repository.repository;
	const message = `"${name}@${digest}" has ${left} more records of the type ${kind.artifactType} than the ${MOST_READ} that are read.`;
	throw new Problem([error("HISTORY_CUT", message, "Find out what adds them, and delete them with the tools of the registry.")]);
}
async function readNewestRecords(repository, digest, kind) {
	const listed = await orUnreadable(() => listReferring(repository, digest, kind.artifactType));
	const own = listed === void 0 ? [] : listOwn(listed, kind);
	const slots = createSlots(AT_ONCE$1);
	const found = await Promise.all(own.slice(-1e3).map((one) => slots.within(() => readRecord(repository, one.digest, kind))));
	const left = Math.max(0, own.length - MOST_READ);
	return {
		records: found.flatMap((one) => one ?? []),
		left
	};
}
function listOwn({ referrers }, { artifactType: own }) {
	return referrers.filter(({ artifactType }) => artifactType === own);
}
async function readRecord(repository, digest, { artifactType, parse }) {
	return orUnreadable(async () => {
		const manifest = await repository.getManifest(digest);
		if (manifest === void 0 || manifest.bytes.byteLength > 65536) return void 0;
		const layer = readContents(manifest).layers.find(({ mediaType }) => mediaType === artifactType);
		if (layer === void 0 || layer.size > 65536) return void 0;
		const bytes = await readWhole(repository, layer);
		const body = parseObject(Buffer.from(bytes).toString("utf8"));
		const record = body === void 0 ? void 0 : parse(body);
		return record === void 0 ? void 0 : {
			digest,
			record
		};
	});
}
async function attachRecord(repository, subject, given, context) {
	const { onWrite, isUnchecked = false } = context;
	const { artifactType, record, created } = given;
	const bytes = Buffer.from(JSON.stringify(record));
	if (bytes.byteLength > 65536) throw new Error("a record is longer than it may be");
	const artifact = makeArtifact({
		artifactType,
		subject,
		bytes,
		annotations: { "org.opencontainers.image.created": created }
	});
	const { mediaType, digest, bytes: written } = artifact.manifest;
	const before = await listReferring(repository, subject.digest);
	checkListed(repository, subject.digest, before);
	onWrite?.(digest, before.hasApi ? null : toFallbackTag(subject.digest));
	await putArtifact(repository, artifact);
	if (!(isUnchecked && before.hasApi)) await addToList(repository, subject.digest, artifact, context);
	return {
		mediaType,
		digest,
		size: written.byteLength
	};
}
async function addToList(repository, subject, artifact, { clock, signal, isUnchecked = false }) {
	const { digest } = artifact.manifest;
	for (const waitMs of WAITS_MS) {
		await clock.sleep(waitMs, signal);
		const listed = await listReferring(repository, subject);
		if (listed.referrers.some((one) => one.digest === digest)) return;
		checkListed(repository, subject, listed);
		if (!listed.hasApi) await addToFallback(repository, subject, listed, artifact);
		if (isUnchecked) return;
	}
	throw lost(repository, subject);
}
function checkListed({ repository }, digest, listed) {
	const { isTaken, referrers } = listed;
	if (isTaken) {
		const message = `the tag "${toFallbackTag(digest)}" of "${repository.name}" should list what refers to the image, but it holds something else.`;
		throw new Problem([error("HISTORY_TAG_TAKEN", message, "Remove this tag, and run it again.")]);
	}
	if (referrers.length < MOST_REFERRERS) return;
	const message = `"${repository.name}@${digest}" has ${referrers.length} signatures and records already, and takes no more.`;
	throw new Problem([error("HISTORY_FULL", message, "Find out what adds them. A build of a newer commit has a list of its own.")]);
}
function lost({ repository }, digest) {
	const message = `a record of "${repository.name}@${digest}" was accepted by ${repository.host}, but is not in its list of what refers to the image.`;
	return new Problem([error("HISTORY_LOST", message, "Run it again; if it stays so, find out what else writes this list.")]);
}
// src/ship/history/actor.ts
const ACTORS = {
	github: ["GITHUB_TRIGGERING_ACTOR", "GITHUB_ACTOR"],
	forgejo: ["GITHUB_TRIGGERING_ACTOR", "GITHUB_ACTOR"],
	gitlab: ["GITLAB_USER_LOGIN"],
	jenkins: ["BUILD_USER_ID", "CHANGE_AUTHOR"],
	azure: ["BUILD_REQUESTEDFOR"],
	circle: ["CIRCLE_USERNAME"],
	bitbucket: ["BITBUCKET_STEP_TRIGGERER_UUID"],
	buildkite: ["BUILDKITE_BUILD_CREATOR", "BUILDKITE_UNBLOCKER"],
	woodpecker: ["CI_PIPELINE_AUTHOR", "CI_COMMIT_AUTHOR"],
	drone: ["DRONE_BUILD_TRIGGER"],
	semaphore: ["SEMAPHORE_WORKFLOW_TRIGGERED_BY"]
};
function readActor(ci, env) {
	return (Object.hasOwn(ACTORS, ci) ? ACTORS[ci] ?? [] : []).map((name) => readText(env, name)).find((name) => name !== void 0);
}
// src/ship/history/mark.ts
function makeMark({ ci, run, project, sha }, env, nowMs) {
	return readMark({
		at: new Date(nowMs).toISOString(),
		ci,
		id: run.id,
		url: run.url,
		actor: readActor(ci, env),
		commit: sha === "" ? void 0 : sha,
		project: project.url
	});
}
function readMark(value) {
	const { at, ci, id, url, actor, commit, project } = isObject(value) ? value : {};
	return {
		at: readTime(at) ?? UNKNOWN_TIME,
		ci: readWord(ci, 40) ?? "unknown",
		...omitUndefined({
			id: readWord(id, 100),
			url: readUrl(url),
			actor: readLine(actor, 100),
			commit: typeof commit === "string" && COMMIT.test(commit) ? commit : void 0,
			project: readUrl(project)
		})
	};
}
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
const UNKNOWN_TIME = "1970-01-01T00:00:00.000Z";
const COMMIT = /^[0-9a-f]{7,64}$/;
function readTime(value) {
	return typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value)) ? value : void 0;
}
function readLine(value, longest) {
	if (typeof value !== "string" || value.length > 4 * longest) return void 0;
	const line = value.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]+/gu, " ").trim();
	return line === "" || line.length > longest ? void 0 : line;
}
function readWord(value, longest) {
	const line = readLine(value, longest);
	return line !== void 0 && /^[\w.:/@-]+$/.test(line) ? line : void 0;
}
function readUrl(value) {
	if (typeof value !== "string" || value.length > 500) return void 0;
	return /^https?:\/\/[\w.:[\]-]+(?:\/[\w.~%!$&'+,;=:@/?#-]*)?$/.test(value) ? value : void 0;
}
// src/ship/tag/current-image.ts
const RECIPE_LABEL = "io.tagship.recipe";
const INPUTS_LABEL = "io.tagship.inputs";
const VERSION = "org.opencontainers.image.version";
const REVISION = "org.opencontainers.image.revision";
const SOURCE$1 = "org.opencontainers.image.source";
const WORD = /^[\x21-\x7e]{1,256}$/;
function createIdentityReader(repository, projectUrl) {
	const readsAgain = { retries: true };
	const origin = oncePer((digest) => digest, (digest) => readOrigin(repository, digest, projectUrl), readsAgain);
	const full = oncePer((digest) => digest, async (digest) => readLabels(repository, await origin(digest), projectUrl), readsAgain);
	return async (digest, depth) => {
		const { identity } = await origin(digest);
		return depth === "origin" && identity.revision !== void 0 ? identity : full(digest);
	};
}
function isSameProject(one, other) {
	return normalizeUrl(one) === normalizeUrl(other);
}
async function readOrigin(repository, digest, projectUrl) {
	const manifest = await repository.getManifest(digest);
	if (manifest === void 0) return {
		manifest,
		identity: { digest }
	};
	const { annotations } = await orNothing(() => Promise.resolve(readContents(manifest)));
	const source = annotations[SOURCE$1];
	return {
		manifest,
		identity: (source !== void 0 || "io.tagship.recipe" in annotations) && isSameProject(source, projectUrl) ? toIdentity(digest, annotations) : { digest }
	};
}
async function readLabels(repository, { manifest, identity }, projectUrl) {
	if (manifest === void 0) return identity;
	const { labels } = await orNothing(() => readWords(repository, manifest));
	if (!isSameProject(labels[SOURCE$1], projectUrl)) return identity;
	const platforms = listPlatforms$1(manifest);
	return {
		...toIdentity(identity.digest, labels),
		...identity,
		...platforms.length === 0 ? {} : { platforms }
	};
}
function listPlatforms$1(manifest) {
	return readContents(manifest).manifests.flatMap((entry) => entry.platform === void 0 || isAttestation(entry) ? [] : [toPlatformText(entry.platform)]);
}
async function orNothing(read) {
	const nothing = {
		annotations: {},
		labels: {}
	};
	try {
		return {
			...nothing,
			...await read()
		};
	} catch (thrown) {
		if (thrown instanceof Problem && thrown.problems.every(({ code }) => code === "REGISTRY_MANIFEST_INVALID")) return nothing;
		throw thrown;
	}
}
function toIdentity(digest, texts) {
	const version = toWord(texts[VERSION]);
	const revision = toWord(texts[REVISION]);
	const recipe = toWord(texts[RECIPE_LABEL]);
	const inputs = toWord(texts[INPUTS_LABEL]);
	return {
		digest,
		...omitUndefined({
			version,
			revision,
			recipe,
			inputs
		})
	};
}
function toWord(text) {
	return text !== void 0 && WORD.test(text) ? text : void 0;
}
function normalizeUrl(url) {
	return (url ?? "").trim().toLowerCase().replace(/\/+$/, "").replace(/\.git$/, "");
}
// src/ship/reuse/revision.ts
const REVISION_LABEL = "org.opencontainers.image.revision";
const SOURCE = "org.opencontainers.image.source";
function revisionOf(target, sha) {
	return readLabel(target, "org.opencontainers.image.revision") ?? sha;
}
function readLabel({ labels, annotations, build }, key) {
	return isMade(build) ? annotations[`index:${key}`] : labels[key];
}
const RECIPE_VERSION = 2;
const FIRST_RECIPE = [
	"name",
	"context",
	"file",
	"target",
	"buildArgs",
	"platforms"
];
function recipeOf({ build }) {
	return parseObject(build.recipe)?.version === RECIPE_VERSION ? `${RECIPE_VERSION}:${hash(build.recipe)}` : hash(build.recipe);
}
function olderRecipesOf({ build }) {
	const recipe = parseObject(build.recipe);
	if (recipe?.version !== RECIPE_VERSION) return [];
	return [hash(JSON.stringify(Object.fromEntries(FIRST_RECIPE.map((key) => [key, recipe[key]]))))];
}
function differsInPlatforms(label, recipe, platforms) {
	const parsed = parseObject(recipe);
	if (parsed === void 0) return false;
	return label === recipeOf({ build: { recipe: JSON.stringify({
		...parsed,
		platforms: [...platforms].sort()
	}) } });
}
function isLaterRecipe(label) {
	return Number(/^(\d+):/.exec(label)?.[1] ?? 1) > RECIPE_VERSION;
}
function identify(target, sha) {
	return {
		revision: revisionOf(target, sha),
		recipe: recipeOf(target),
		olderRecipes: olderRecipesOf(target),
		...omitUndefined({ inputs: target.build.inputs }),
		build: {
			recipe: target.build.recipe,
			platforms: target.platforms
		}
	};
}
function hash(text) {
	return createHash("sha256").update(text).digest("hex");
}
function sourceOf(target, project) {
	return readLabel(target, SOURCE) ?? project.url;
}
function headOf({ event, sha, checkedOut }) {
	return event.kind === "change" && (checkedOut === void 0 || checkedOut.is === "head") ? event.headSha ?? sha : sha;
}
// src/ship/destination.ts
function createDestinations(plan, registries, settings) {
	return plan.targets.flatMap((target) => target.repositories.map((name) => {
		const parsed = parseRepository(name);
		if (!parsed.ok) throw new Problem(parsed.problems);
		const repository = registries.open(parsed.value);
		const exact = plan.targets.filter((one) => one !== target).filter(({ repositories }) => repositories.includes(name)).flatMap((one) => listExact({
			target: one,
			name: parsed.value.name
		}));
		const planned = new Set(exact.map(({ tag }) => tag));
		return {
			target,
			repository,
			name: parsed.value.name,
			required: isRequired(parsed.value, settings.registries),
			readIdentity: createIdentityReader(repository, sourceOf(target, plan.facts.project)),
			...omitUndefined({ creation: findCreation(parsed.value, settings.registries) }),
			...planned.size === 0 ? {} : { planned }
		};
	}));
}
function isRequired(repository, registries) {
	return mostSpecific(registries, ({ prefix }) => prefix, repository)?.required ?? true;
}
function findCreation(repository, registries) {
	const saying = registries.filter(({ createRepository }) => createRepository !== void 0);
	return mostSpecific(saying, ({ prefix }) => prefix, repository)?.createRepository;
}
function listExact(destination) {
	return destination.target.tags.filter((tag) => tag.kind === "exact" && isFor$1(tag, destination));
}
function listFloating(destination) {
	const { tags, held } = destination.target;
	return [...tags, ...held.filter((tag) => tag.decided === "registry")].filter((tag) => tag.kind === "floating" && isFor$1(tag, destination));
}
function listHeld(destination) {
	return destination.target.held.filter((tag) => tag.decided === "plan" && isFor$1(tag, destination));
}
function isFor$1({ repositories }, { name }) {
	return repositories?.includes(name) !== false;
}
function toReference(destination, tag) {
	return `${destination.name}:${tag}`;
}
function digestFor(builtImage, planned) {
	return planned.platform === void 0 ? builtImage.manifest.digest : builtImage.platforms[planned.platform];
}
async function manifestFor(pushedImage, planned) {
	const digest = digestFor(pushedImage.builtImage, planned);
	if (digest === pushedImage.builtImage.manifest.digest) return pushedImage.builtImage.manifest;
	if (digest === void 0) throw new Error(`${planned.tag} is for ${planned.platform ?? ""}, which was not built`);
	return pushedImage.destination.repository.readManifest(digest);
}
function toImage(destination, planned, outcome) {
	return {
		reference: toReference(destination, planned.tag),
		repository: destination.name,
		tag: planned.tag,
		kind: planned.kind,
		digest: outcome.digest,
		action: outcome.action,
		from: outcome.from,
		reason: outcome.reason
	};
}
function toProblems(thrown) {
	if (thrown instanceof Problem) return thrown.problems;
	throw thrown;
}
function asNotices(problems) {
	return problems.map((problem) => ({
		...problem,
		level: "notice"
	}));
}
// src/ship/tag/exact/decide.ts
function decideExact(facts) {
	const { here, ours, onExisting } = facts;
	if (here === void 0) return {
		action: "write",
		reason: "tag did not exist"
	};
	if (here.digest === ours.digest) return {
		action: "keep",
		reason: "it already points at this image"
	};
	const differs = describeDifference(here, ours);
	switch (onExisting) {
		case "replace": return {
			action: "replace",
			reason: "on-existing: replace"
		};
		case "fail": return {
			action: "refuse",
			problem: refuseAny(facts)
		};
		case "reuse": return {
			action: "reuse",
			digest: here.digest,
			reason: reuseReason(differs)
		};
		case "auto": return differs === void 0 ? {
			action: "reuse",
			digest: here.digest,
			reason: reuseReason(differs),
			...tellOlder(facts)
		} : {
			action: "refuse",
			problem: refuseOther(facts, differs)
		};
	}
}
function describeDifference(here, ours) {
	if (here.revision === void 0) return "it does not name a commit of this project";
	if (isUnchanged(here, ours)) return void 0;
	if (here.revision !== ours.revision) return `it is of commit ${short(here.revision)}, this run builds ${short(ours.revision)}`;
	if (here.recipe === void 0) return `it is of the same commit ${short(ours.revision)}, but has no recipe`;
	if (here.recipe === ours.recipe || isOlder(here, ours)) return void 0;
	if (isLaterRecipe(here.recipe)) return `it is of the same commit ${short(ours.revision)}, but its recipe is of a newer version of tagship`;
	const platforms = describePlatforms(here, ours);
	if (platforms !== void 0) return platforms;
	return `it is of the same commit ${short(ours.revision)}, but ${nameParts(ours)} differ`;
}
function nameParts({ build }) {
	if (Array.isArray(parseObject(build?.recipe ?? "")?.from)) return "of another image: target, from or platforms";
	return "of another build: target, context, build contexts, file, stage, network, hosts, secrets, SSH agents, build args or platforms";
}
function isUnchanged({ inputs, recipe }, ours) {
	return ours.inputs !== void 0 && inputs === ours.inputs && recipe === ours.recipe;
}
function describePlatforms({ recipe, platforms }, { revision, build }) {
	if (recipe === void 0 || platforms === void 0 || build === void 0) return void 0;
	if (!differsInPlatforms(recipe, build.recipe, platforms)) return void 0;
	return `it is the same build of the same commit ${short(revision)} for other platforms: it has ${platforms.join(", ")}, this run builds ${build.platforms.join(", ")}`;
}
function isOlder({ recipe }, { olderRecipes = [] }) {
	return recipe !== void 0 && olderRecipes.includes(recipe);
}
function describeOlder(reference, here, ours) {
	if (here.revision !== ours.revision || !isOlder(here, ours)) return [];
	const message = `"${reference}" was built by an older version of tagship, whose recipe does not tell build-contexts, secrets, ssh, network and add-hosts apart; all else agrees, so it counts as this build.`;
	return [notice("RECIPE_OLDER", message, "If one of these has changed since, set on-existing to \"replace\" once.")];
}
function tellOlder({ reference, here, ours }) {
	const [told] = here === void 0 ? [] : describeOlder(reference, here, ours);
	return told === void 0 ? {} : { notice: told };
}
function decideLongerName(tag, revision, here) {
	if (here?.revision === void 0 || here.revision === revision) return void 0;
	const match = /^(.*?sha-)([0-9a-f]{7})(?![0-9a-f])(.*)$/.exec(tag);
	if (match?.[2] === void 0 || !revision.startsWith(match[2])) return void 0;
	return `${match[1] ?? ""}${revision.slice(0, 12)}${match[3] ?? ""}`;
}
function reuseReason(differs) {
	return differs === void 0 ? "this commit was built and tagged before; that image is used" : `on-existing: reuse, although ${differs}`;
}
function refuseAny({ reference, here }) {
	return error("TAG_EXISTS", `"${reference}" exists already (${here?.digest ?? ""}), and on-existing is "fail".`, "Release a new version, or set on-existing to \"auto\" or \"reuse\" to use the existing image.");
}
function refuseOther(facts, differs) {
	const { reference, here, ours } = facts;
	const isLeg = here !== void 0 && describePlatforms(here, ours) !== void 0;
	return error("TAG_TAKEN", `"${reference}" points at another image already: ${differs}. An exact tag is written once.`, isLeg ? "Build all platforms in one run, or have each run push by digest alone (outputs: type=image,push-by-digest=true,name-canonical=true,push=true) and one step after them give the tags." : "Give one of the two builds a suffix (flavor: suffix=-…), release a new version, or set on-existing to \"replace\" to overwrite the old image.");
}
function short(revision) {
	return revision.slice(0, 12);
}
// src/ship/record/journal.ts
function nameReferrer({ format, repository, subject, tag, digest }) {
	return `${format} ${repository}@${subject} ${{
		legacy: tag,
		referrer: digest
	}[format] ?? ""}`;
}
const NOTHING = {
	surveyed: [],
	produced: [],
	problems: [],
	fates: {},
	pushed: false
};
function createJournal(sha, signal) {
	let progress = NOTHING;
	const ending = new AbortController();
	const noted = new Map();
	const referrers = new Map();
	const scans = [];
	const note = (tagResult) => {
		noted.set(keyOf(tagResult.destination, tagResult.planned.tag), tagResult);
	};
	return {
		note,
		write: async ({ destination, planned, from }, manifest) => {
			signal.throwIfAborted();
			ending.signal.throwIfAborted();
			note({
				...toUnwritten(destination, planned, WHILE, from),
				isUncertain: true
			});
			await destination.repository.putManifest(planned.tag, manifest);
		},
		noteReferrer: (referrer) => {
			referrers.set(nameReferrer(referrer), referrer);
		},
		noteScan: (scan) => {
			scans.push(scan);
		},
		learn: (more) => {
			const problems = [...progress.problems, ...more.problems ?? []];
			const fates = {
				...progress.fates,
				...more.fates
			};
			progress = {
				...progress,
				...more,
				problems,
				fates
			};
		},
		read: () => {
			const { tagResults, pushed, produced } = progress;
			return {
				...progress,
				referrers: [...referrers.values()],
				scans: [...scans],
				tagResults: tagResults ?? (pushed ? listNoted(produced, noted, sha) : [])
			};
		},
		close: (why) => {
			ending.abort(why);
		}
	};
}
const BEFORE = "the run ended before this tag was decided; run it again";
const WHILE = "the run ended while this tag was being written, so it may exist; run it again";
function listNoted(produced, noted, sha) {
	return produced.flatMap(({ pushedImages }) => pushedImages.map(({ destination }) => destination)).flatMap((destination) => [...listExact(destination), ...listFloating(destination)].map((planned) => {
		const longer = toLongerName(destination, planned, sha);
		return noted.get(keyOf(destination, longer)) ?? noted.get(keyOf(destination, planned.tag)) ?? toUnwritten(destination, planned, BEFORE, null);
	}));
}
function toLongerName(destination, { kind, tag }, sha) {
	return kind === "exact" ? decideLongerName(tag, revisionOf(destination.target, sha), {
		digest: "",
		revision: ""
	}) ?? tag : tag;
}
function toUnwritten(destination, planned, reason, from) {
	return {
		destination,
		planned,
		image: toImage(destination, planned, {
			action: "failed",
			digest: from,
			from,
			reason
		})
	};
}
function keyOf(destination, tag) {
	return `${destination.target.name} ${destination.name}:${tag}`;
}
// src/ship/sign/verify-command.ts
function isKeyAddress(text) {
	return /^(?:[a-z][a-z0-9+.-]*:\/\/|pkcs11:)/.test(text);
}
function toKeyCommand(signKeyFile) {
	if (signKeyFile !== void 0 && isKeyAddress(signKeyFile)) return { keyPath: signKeyFile };
	const keyPath = signKeyFile === void 0 ? "cosign.pub" : signKeyFile.replace(/\.(?:key|pem)$/, "");
	return { keyPath: keyPath.endsWith(".pub") ? keyPath : `${keyPath}.pub` };
}
function renderVerifyCommand(verifyBy, reference) {
	return [
		"cosign",
		"verify",
		...listFlags(verifyBy),
		reference
	].map(quote).join(" ");
}
const UNLOGGED = "--insecure-ignore-tlog=true";
function listFlags(verifyBy) {
	if ("keyPath" in verifyBy) return [
		"--key",
		verifyBy.keyPath,
		UNLOGGED
	];
	const { identity, issuer, trustedRoot, isLogged, hasCertificateLog } = verifyBy;
	return [
		...[
			"--certificate-identity",
			identity,
			"--certificate-oidc-issuer",
			issuer
		],
		...trustedRoot === void 0 ? [] : ["--trusted-root", trustedRoot],
		...isLogged ? [] : ["--use-signed-timestamps", UNLOGGED],
		...hasCertificateLog ? [] : ["--insecure-ignore-sct=true"]
	];
}
function quote(word) {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
// src/ship/targets/status.ts
function toTargetStatus(target, { fates, made, images, problems, isLeg }) {
	if (Object.hasOwn(fates, target.name)) return fates[target.name] ?? UNBUILT;
	const [failed] = images.filter(({ action }) => action === "failed");
	if (failed !== void 0) return {
		status: "failed",
		reason: `${failed.reference}: ${failed.reason}`
	};
	if (made === void 0) {
		const first = problems.find(({ level }) => level === "error");
		return first === void 0 ? UNBUILT : {
			...UNBUILT,
			reason: toLine(first.message)
		};
	}
	if (made.unchangedSince !== void 0 && images.length > 0) return {
		status: "unchanged",
		reason: `no file in its paths changed since commit ${made.unchangedSince.slice(0, 12)}`
	};
	if (images.some(({ action }) => action !== "held")) return {
		status: "shipped",
		reason: ""
	};
	return {
		status: "built",
		reason: isLeg ? whyNotByLeg(target, made) : whyNotShipped(target, made, fates, problems)
	};
}
const UNBUILT = {
	status: "failed",
	reason: "it was not built"
};
function toLine(message) {
	return message.split("\n", 1)[0] ?? "";
}
function whyNotByLeg({ untagged }, { pushedImages }) {
	return untagged ?? (pushedImages.length === 0 ? "not pushed" : "the merge of all legs tags it");
}
function whyNotShipped(target, { pushedImages }, fates, problems) {
	if (target.untagged !== void 0) return target.untagged;
	const lost = Object.entries(fates).filter(([, { status }]) => status === "failed");
	const names = lost.map(([name]) => `"${name}"`).join(", ");
	if (lost.length > 0) return `not tagged, because ${names} failed`;
	if (pushedImages.length === 0) return "not pushed";
	const error = problems.find(({ level }) => level === "error");
	return error === void 0 ? "every tag is held" : toLine(error.message);
}
// src/ship/record/outcome.ts
function toReceipt(outcome) {
	const problems = distinct(outcome.problems);
	return {
		schemaVersion: 1,
		status: toStatus(outcome.tagResults, problems),
		pushed: outcome.pushed,
		targets: outcome.targets.map((target) => toTarget$1(target, outcome)),
		...outcome.hooks === void 0 || outcome.hooks.length === 0 ? {} : { deploy: outcome.hooks },
		retries: outcome.retries,
		durationsMs: outcome.durationsMs,
		problems,
		...omitUndefined({ record: outcome.record })
	};
}
function toStatus(tagResults, problems) {
	const errors = problems.filter(({ level }) => level === "error");
	if (errors.length === 0) return "done";
	if (errors.every(({ code }) => code === "DEPLOY_FAILED")) return "deploy-failed";
	return tagResults.some(({ image, isUncertain }) => WRITTEN.has(image.action) || isUncertain === true) ? "partial" : "failed";
}
const WRITTEN = new Set([
	"created",
	"moved",
	"replaced"
]);
function toTarget$1(target, outcome) {
	const { produced, tagResults, surveyed, sizesOf, fates = {}, problems, record } = outcome;
	const made = produced.find((one) => one.target === target);
	const order = new Map(surveyed.map(({ destination }, index) => [destination, index]));
	const images = tagResults.filter(({ destination }) => destination.target === target).sort((one, other) => (order.get(one.destination) ?? 0) - (order.get(other.destination) ?? 0)).map(({ image }) => image);
	return {
		name: target.name,
		...toTargetStatus(target, {
			fates,
			made,
			images,
			problems,
			isLeg: record !== void 0
		}),
		version: target.version,
		...describeImage(made?.builtImage, sizesOf),
		reused: made?.reused ?? false,
		...omitUndefined({ from: made?.from }),
		...omitUndefined({
			legs: made?.legs,
			tests: made?.tests,
			scans: toScans(target, outcome)
		}),
		images,
		...omitUndefined({
			base: outcome.baseOf?.(target.name),
			logins: target.logins
		}),
		...describeSignatures(made, outcome),
		...describeAttestations(made, outcome)
	};
}
function toScans({ name }, { scans = [] }) {
	const own = scans.filter(({ target }) => target === name);
	if (own.length === 0) return void 0;
	return Object.fromEntries(own.map(({ platform, result }) => [platform, result]));
}
function describeAttestations(made, { attestations = [] }) {
	const digests = (made?.pushedImages ?? []).map(({ builtImage }) => builtImage.manifest.digest);
	const own = attestations.filter(({ subject }) => digests.includes(subject));
	return own.length === 0 ? {} : { attestations: own };
}
function describeSignatures(made, { referrers = [], verifyBy }) {
	const own = (made?.target.repositories ?? []).filter(() => referrers.length > 0).flatMap((name) => referrers.filter(({ repository }) => repository === name));
	if (own.length === 0) return {};
	const digest = made?.builtImage?.manifest.digest;
	const signed = own.find((one) => one.subject === digest && isSignature(one) && one.action !== "failed");
	if (signed === void 0 || verifyBy === void 0) return { referrers: own };
	return {
		referrers: own,
		verifyCommand: renderVerifyCommand(verifyBy, `${signed.repository}@${signed.subject}`)
	};
}
function isSignature({ format, tag }) {
	return format === "bundle" || format === "legacy" && tag?.endsWith(".sig") === true;
}
function describeImage(builtImage, sizesOf) {
	if (builtImage === void 0) return {
		digest: null,
		imageId: null,
		platforms: {}
	};
	const { manifest, imageId, platforms } = builtImage;
	const { digest, mediaType, bytes } = manifest;
	const size = bytes.byteLength;
	const descriptor = size === 0 ? {} : { descriptor: {
		mediaType,
		digest,
		size
	} };
	const sizes = sizesOf(platforms);
	return {
		digest,
		imageId,
		platforms,
		...Object.keys(sizes).length === 0 ? {} : { sizes },
		...descriptor
	};
}
function distinct(problems) {
	return [...new Map(problems.map((one) => [`${one.level} ${one.code} ${one.message}`, one])).values()];
}
// src/ship/push/create-repositories.ts
async function createRepositories(surveyed, { credentials, log }) {
	if (surveyed.filter(({ isMissing }) => isMissing === true).length === 0) return surveyed;
	const create = oncePer(({ name }) => name, (destination) => createOne(destination, credentials));
	return await log.group("Create repositories", () => Promise.all(surveyed.map(async (one) => {
		if (one.isMissing !== true) return one;
		const { destination } = one;
		const { ok, problems } = await create(destination);
		const told = destination.required ? problems : asNotices(problems);
		return {
			...one,
			usable: ok,
			problems: [...one.problems, ...told]
		};
	})));
}
async function createOne({ repository, name, creation }, credentials) {
	if (creation === void 0) return {
		ok: false,
		problems: []
	};
	try {
		const made = await credentials.createRepository(repository.repository, creation);
		const right = await repository.provePush();
		const told = made === "created" ? [notice("REPOSITORY_CREATED", `created "${name}".`)] : [];
		if (right.ok) return {
			ok: true,
			problems: told
		};
		const message = `"${name}" was created, but cannot be pushed to: ${right.detail}`;
		return {
			ok: false,
			problems: [...told, error("REPOSITORY_CREATE_FAILED", message)]
		};
	} catch (thrown) {
		return {
			ok: false,
			problems: toProblems(thrown)
		};
	}
}
// src/ship/record/stopwatch.ts
function createStopwatch(clock) {
	const started = clock.now();
	const steps = new Map();
	return {
		time: async (step, work) => {
			const from = clock.now();
			try {
				return await work();
			} finally {
				steps.set(step, (steps.get(step) ?? 0) + clock.now() - from);
			}
		},
		read: () => {
			const entries = [...steps, ["total", clock.now() - started]];
			return Object.fromEntries(entries.map(([step, ms]) => [step, Math.round(ms)]));
		}
	};
}
const MOST_TAGS = 50;
const MOST_NUMBER = 1e6;
const STATES = ["yanked", "lifted"];
const YANK_KIND = {
	artifactType: "application/vnd.tagship.yank.v1+json",
	parse: parseTombstone
};
function parseTombstone(body) {
	const { schemaVersion, kind, number, tags } = body;
	if (schemaVersion !== 1 || kind !== "tagship/yank" || !isNumber(number)) return void 0;
	const state = STATES.find((one) => one === body.state);
	const version = readLine(body.version, 128);
	const because = readLine(body.because, 300);
	if (state === void 0 || because === void 0) return void 0;
	if (version === void 0 || !isTag(version)) return void 0;
	const base = {
		schemaVersion,
		kind,
		state,
		number,
		version,
		because,
		by: readMark(body.by)
	};
	if (tags === void 0) return base;
	return isTags(tags) ? {
		...base,
		tags
	} : void 0;
}
function isNumber(value) {
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 1 && value <= MOST_NUMBER;
}
function isTags(value) {
	return Array.isArray(value) && value.length > 0 && value.length <= MOST_TAGS && value.every((one) => typeof one === "string" && isTag(one));
}
function decideYank(tombstones, tag) {
	const about = tombstones.filter(({ tags }) => tags === void 0 || tag !== void 0 && tags.includes(tag));
	const rank = ({ number, state }) => 2 * number + (state === "yanked" ? 1 : 0);
	const [last] = [...about].sort((one, other) => rank(other) - rank(one));
	if (last?.state !== "yanked") return void 0;
	const { version, because, tags, by } = last;
	return {
		version,
		because,
		by,
		...tags === void 0 ? {} : { tags }
	};
}
function nextNumber(tombstones) {
	return Math.max(0, ...tombstones.map(({ number }) => number)) + 1;
}
function describeYank({ version, because, tags }) {
	return `${version} was ${tags === void 0 ? "yanked" : `taken back from ${tags.join(", ")}`} because ${because}`;
}
function hintForYank({ version }) {
	return `To release it again: tagship unyank ${version}.`;
}
// src/ship/tag/exact/adopt.ts
async function findFirstImage({ destination: { target } }, all) {
	const own = all.filter(({ pushedImage }) => pushedImage.destination.target === target);
	if (own.length < 2) return void 0;
	const asked = own.toSorted((one, other) => comparePushed(one.pushedImage, other.pushedImage));
	const states = await Promise.all(asked.map(({ reading }) => orNone(reading)));
	return asked.flatMap(({ pushedImage }, at) => {
		const first = states[at]?.find(isReuse);
		const isWhole = asked.every((one) => countParts(one.pushedImage) <= countParts(pushedImage));
		return first === void 0 || !isWhole ? [] : [{
			source: pushedImage.destination,
			digest: first.decision.digest
		}];
	})[0];
}
async function orNone(reading) {
	try {
		return await reading;
	} catch (thrown) {
		toProblems(thrown);
		return [];
	}
}
function comparePushed(one, other) {
	const [first, second] = [one.destination, other.destination];
	return Number(second.required) - Number(first.required) || countParts(other) - countParts(one) || (first.name < second.name ? -1 : 1);
}
function countParts({ builtImage }) {
	return readContents(builtImage.manifest).manifests.length;
}
async function adoptImage(pushedImage, states, first) {
	const own = states.find(isReuse);
	const elsewhere = states.filter(({ planned }) => planned.platform === void 0).every(({ decision }) => decision.action === "write") ? first : void 0;
	const there = own ? {
		source: pushedImage.destination,
		digest: own.decision.digest
	} : elsewhere;
	if (there === void 0) return pushedImage;
	const { placeImage } = await import("./place.js");
	return placeImage(pushedImage, there);
}
function listLeftTags({ builtImage }, states) {
	const left = states.filter(isReuse).filter(({ decision }) => decision.digest !== builtImage.manifest.digest);
	return new Set(left.map(({ planned }) => planned.tag));
}
function isReuse(state) {
	return state.decision.action === "reuse" && state.planned.platform === void 0;
}
// src/ship/tag/exact/state.ts
const WRITTEN_BY_OTHER = "another run of this commit wrote it during this run";
function isRival({ image, expected }) {
	const { digest, action } = image;
	return expected !== void 0 && digest !== null && digest !== expected && action !== "failed";
}
// src/ship/tag/exact/write.ts
async function tagExact(pushedImage, options, reading = readExactTags(pushedImage, options), findFirst = () => Promise.resolve(void 0)) {
	try {
		const states = await reading;
		const adopted = await adoptImage(pushedImage, states, await findFirst());
		const isPart = ({ planned }) => planned.platform !== void 0;
		const whole = states.filter((snapshot) => !isPart(snapshot));
		await options.begin?.(states.flatMap((snapshot) => toBegun(adopted, snapshot)));
		const write = (snapshot) => writeExact(adopted, snapshot, options);
		const tagResults = [...await Promise.all(whole.map(write)), ...await Promise.all(states.filter(isPart).map(write))];
		return {
			pushedImage: adopted,
			tagResults,
			problems: tagResults.flatMap(({ problem }) => problem ?? []),
			left: listLeftTags(adopted, states),
			fixed: new Set(tagResults.filter(isTaken).map(({ planned: { tag } }) => tag))
		};
	} catch (thrown) {
		const outcome = failAll(pushedImage, toProblems(thrown));
		outcome.tagResults.forEach(options.journal.note);
		return outcome;
	}
}
async function nameExact(destination, planned, revision) {
	const there = await destination.repository.resolve(planned.tag);
	if (there === void 0 || !planned.tag.includes(`sha-${revision.slice(0, 7)}`)) return {
		planned,
		there
	};
	const { target } = destination;
	const depth = target.build.inputs === void 0 ? "origin" : "recipe";
	const here = await destination.readIdentity(there.digest, depth);
	if (describeDifference(here, identify(target, revision)) === void 0) return {
		planned,
		there
	};
	const longer = decideLongerName(planned.tag, revision, here);
	if (longer === void 0) return {
		planned,
		there
	};
	return {
		planned: {
			...planned,
			tag: longer,
			reason: `${planned.tag} is another commit's`
		},
		there: await destination.repository.resolve(longer)
	};
}
async function nameExactTags(destination, sha) {
	const revision = revisionOf(destination.target, sha);
	return Promise.all(listExact(destination).map((tag) => nameExact(destination, tag, revision)));
}
async function readExactTags(pushedImage, options, asked) {
	const { destination, builtImage } = pushedImage;
	const again = () => nameExactTags(destination, options.sha);
	const decide = (tags) => Promise.all(tags.map(async ({ planned, there }) => {
		return {
			planned,
			there,
			decision: await decideHere(pushedImage, planned, there, {
				...options,
				digest: digestFor(builtImage, planned)
			})
		};
	}));
	const states = await decide(await (asked?.catch(again) ?? again()));
	return isBehind(states) ? decide(await again()) : states;
}
function isBehind(states) {
	const whole = states.filter(({ planned }) => planned.platform === void 0);
	return whole.length > 0 && whole.every(({ there }) => there === void 0) && states.some(({ decision }) => decision.action === "reuse");
}
async function decideHere({ destination }, planned, there, run) {
	const ours = {
		...identify(destination.target, run.sha),
		...omitUndefined({ digest: run.digest })
	};
	const here = there === void 0 || there.digest === run.digest ? there : await destination.readIdentity(there.digest, "recipe");
	return decideExact({
		reference: toReference(destination, planned.tag),
		ours,
		here,
		onExisting: run.onExisting
	});
}
function toBegun({ destination, builtImage }, { planned, there, decision }) {
	const digest = digestFor(builtImage, planned);
	if (decision.action !== "replace" || there === void 0 || digest === void 0) return [];
	const { tag, kind } = planned;
	return [{
		destination,
		digest,
		tag,
		kind,
		from: there.digest,
		reason: decision.reason
	}];
}
async function writeExact(pushedImage, snapshot, options) {
	const tagResults = await writeOne(pushedImage, snapshot, options);
	options.journal.note(tagResults);
	return tagResults;
}
async function writeOne(pushedImage, snapshot, options) {
	const { destination } = pushedImage;
	const { planned, there, decision } = snapshot;
	const from = there?.digest ?? null;
	if (decision.action === "refuse") return failTag(destination, planned, from, [decision.problem]);
	if (from !== null && decision.action !== "replace") {
		const { reason } = decision;
		return {
			destination,
			planned,
			image: toImage(destination, planned, {
				action: "kept",
				digest: from,
				from,
				reason
			}),
			expected: from
		};
	}
	try {
		const manifest = await manifestFor(pushedImage, planned);
		await options.journal.write({
			destination,
			planned,
			from
		}, manifest);
		return toWritten(destination, snapshot, manifest.digest);
	} catch (thrown) {
		return afterFailure(pushedImage, snapshot, options, thrown);
	}
}
async function afterFailure(pushedImage, snapshot, options, thrown) {
	const { destination, builtImage } = pushedImage;
	const { planned, there } = snapshot;
	const failed = failTag(destination, planned, there?.digest ?? null, toProblems(thrown));
	const wanted = digestFor(builtImage, planned);
	if (wanted === void 0) return failed;
	const seen = await peek(destination, planned.tag);
	if (seen?.digest === wanted) return toWritten(destination, snapshot, wanted);
	if (!isImmutable(thrown) || there !== void 0 || seen === void 0) return failed;
	const decision = await decideHere(pushedImage, planned, seen, {
		...options,
		digest: wanted
	});
	return decision.action === "reuse" ? toTaken(destination, planned, {
		digest: decision.digest,
		expected: wanted
	}) : failed;
}
function toTaken(destination, planned, { digest, expected }) {
	return {
		destination,
		planned,
		image: toImage(destination, planned, {
			action: "kept",
			digest,
			from: null,
			reason: WRITTEN_BY_OTHER
		}),
		expected
	};
}
function isTaken({ image, expected }) {
	return image.action === "kept" && image.digest !== expected;
}
function toWritten(destination, { planned, there, decision }, digest) {
	const from = there?.digest ?? null;
	return {
		destination,
		planned,
		image: toImage(destination, planned, {
			...from === null || decision.action === "refuse" ? {
				action: "created",
				reason: planned.reason
			} : {
				action: "replaced",
				reason: decision.reason
			},
			digest,
			from
		}),
		expected: digest
	};
}
async function peek(destination, tag) {
	try {
		return await destination.repository.resolve(tag);
	} catch (thrown) {
		toProblems(thrown);
		return;
	}
}
function failTag(destination, planned, from, problems) {
	const [problem] = destination.required ? problems : asNotices(problems);
	return {
		destination,
		planned,
		image: toImage(destination, planned, {
			action: "failed",
			digest: from,
			from,
			reason: problem?.message ?? "the registry refused it"
		}),
		...omitUndefined({ problem })
	};
}
function failAll(pushedImage, problems) {
	const { destination } = pushedImage;
	const known = problems.length > 0 ? problems : [error("TAG_FAILED", `"${destination.name}" could not be read.`)];
	return {
		pushedImage,
		tagResults: listExact(destination).map((planned) => failTag(destination, planned, null, known)),
		problems: destination.required ? known : asNotices(known)
	};
}
function holdsExact({ tagResults }) {
	return tagResults.every(({ image }) => image.action !== "failed");
}
function isImmutable(thrown) {
	return thrown instanceof Problem && thrown.problems.some(({ code }) => code === "REGISTRY_TAG_IMMUTABLE");
}
// src/ship/deploy/decide.ts
function toDeployFacts({ plan, context }, { tagResults, produced }) {
	const { settings, present, earlierHooks: earlier = [] } = context;
	return {
		plan,
		settings,
		tagResults,
		produced,
		run: (present ?? plan.facts).run,
		earlier
	};
}
function decideHooks(known) {
	const { plan, settings } = known;
	const allowed = planDeploy(plan, settings).deploy ?? [];
	return (plan.deploy ?? []).map((planned) => {
		const called = findCalled(planned, known);
		if (called !== void 0) return {
			planned,
			...called
		};
		if (!planned.call) return {
			planned,
			reason: planned.reason
		};
		const { name, target } = planned;
		const own = allowed.find((one) => one.name === name && one.target === target);
		const hook = settings.deploy.find((one) => one.name === name && one.kind === planned.kind);
		if (own === void 0 || hook === void 0) return {
			planned,
			reason: "the settings of this run have no such hook"
		};
		return own.call ? decideHook(planned, hook, known) : {
			planned,
			reason: own.reason
		};
	});
}
const MOVED = [
	"created",
	"moved",
	"replaced"
];
function findCalled(planned, known) {
	const before = findBefore(planned, known);
	if (before === void 0) return void 0;
	const { outcome, digest, called } = before;
	const isDone = (at) => called === void 0 ? outcome === "done" && digest === at : called.digest === at;
	const isThere = ({ image }) => [...MOVED, "kept"].includes(image.action) && image.digest !== null && isDone(image.digest);
	if (!listThere(planned, known).some(isThere)) return void 0;
	return {
		reason: `${called?.run === void 0 ? "an earlier run" : `the run ${called.run}`} has called it with this image${called === void 0 ? "" : ` at ${called.at}`}`,
		called
	};
}
function findBefore(planned, { earlier }) {
	return earlier.find(({ name, target }) => name === planned.name && target === planned.target);
}
function decideHook(planned, hook, known) {
	const there = listThere(planned, known);
	const before = findBefore(planned, known);
	const moved = there.find(({ image }) => MOVED.includes(image.action));
	const found = moved ?? there.find(({ image }) => isLeftOpen(image, before));
	if (found === void 0 || found.image.digest === null) return {
		planned,
		reason: explainStill(planned, there)
	};
	const { digest, tag } = found.image;
	const reason = moved === void 0 ? "the call of an earlier run failed" : `${tag} has moved`;
	const { destination } = found;
	return {
		planned,
		reason,
		call: {
			hook,
			destination,
			values: toValues(found, digest, known)
		}
	};
}
function isLeftOpen({ action, digest }, before) {
	if (before === void 0 || action !== "kept" || digest !== before.digest) return false;
	return before.outcome === "failed" || before.outcome === "pending";
}
function listThere({ target: name, when }, known) {
	const [first] = known.plan.targets.find((one) => one.name === name)?.repositories ?? [];
	return known.tagResults.filter(({ destination, planned, image, problem }) => destination.target.name === name && image.repository === first && planned.platform === void 0 && problem === void 0 && matchesPattern(image.tag, when));
}
function explainStill({ when }, there) {
	const [image] = there.map((one) => one.image);
	if (image === void 0) return `no tag ${when} was written and verified`;
	if (image.action === "held") return `${image.tag} is held: ${image.reason}`;
	return image.action === "kept" ? `${image.tag} pointed at this image already` : `${image.tag} was not written`;
}
function findExact({ destination }, digest, { tagResults }) {
	return tagResults.find((one) => one.destination === destination && one.planned.kind === "exact" && one.planned.platform === void 0 && one.image.digest === digest && !["held", "failed"].includes(one.image.action))?.image.tag;
}
function toValues(moved, digest, known) {
	const { destination, image } = moved;
	const { facts } = known.plan;
	const { target, name } = destination;
	const tag = findExact(moved, digest, known) ?? known.exactTags?.get(target.name) ?? image.tag;
	const produced = known.produced.find((one) => one.target === target);
	return {
		image: name,
		tag,
		reference: `${name}:${tag}`,
		digest,
		moved: image.tag,
		version: target.version ?? "",
		revision: produced?.unchangedSince ?? facts.sha,
		target: target.name,
		project: facts.project.slug ?? facts.project.url ?? destination.repository.repository.path,
		run: known.run.url ?? ""
	};
}
function toReceiptHook({ planned, reason, call, called }) {
	const { name, kind, when, target } = planned;
	const named = {
		name,
		kind,
		when,
		target,
		host: null,
		...omitUndefined({ called })
	};
	if (call === void 0) return {
		...named,
		outcome: "skipped",
		reason,
		reference: null,
		digest: null
	};
	const { reference, digest } = call.values;
	const why = "the run ended before it was called";
	return {
		...named,
		outcome: "pending",
		reason: why,
		reference,
		digest
	};
}
// src/ship/build/lines.ts
function toLines$1(hear) {
	let rest = "";
	return (chunk) => {
		const lines = (rest + chunk).split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) hear(line.trimEnd());
	};
}
// src/ship/build/checks.ts
const WARNING = /^(?:#\d+ WARN:|(?<listed> -)) (?<rule>[A-Z][A-Za-z]{2,60}): (?<text>.+) \(line (?<line>\d{1,9})\)$/;
const SUMMARY = /^ \d{1,9} warnings? found\b/;
const MOST = 100;
function readChecks(place, checks) {
	const found = new Map();
	let isSummary = false;
	const hear = toLines$1((raw) => {
		const line = stripVTControlCharacters(raw);
		isSummary = SUMMARY.test(line) || isSummary && line.startsWith(" - ");
		const warning = found.size < MOST ? readWarning(line, isSummary) : void 0;
		if (warning === void 0) return;
		const problem = toProblem(warning, place, checks === "error" ? error : notice);
		found.set(problem.message, problem);
	});
	return {
		hear: checks === "off" ? () => void 0 : hear,
		list: () => [...found.values()]
	};
}
function readWarning(said, isSummary) {
	const { rule, text, line, listed } = WARNING.exec(said)?.groups ?? {};
	if (rule === void 0 || text === void 0 || listed !== void 0 && !isSummary) return;
	return {
		rule,
		text,
		line: Number(line)
	};
}
function toProblem({ rule, text, line }, place, make) {
	const problem = make("BUILD_CHECK", `${place ?? "Dockerfile"}:${line}: ${rule}: ${toLine$1(text)}`, toHint(rule));
	return place === void 0 ? problem : {
		...problem,
		at: {
			file: place,
			line
		}
	};
}
function toHint(rule) {
	return `See https://docs.docker.com/go/dockerfile/rule/${rule.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-").toLowerCase()}/; "# check=skip=${rule}" at the top of the Dockerfile skips it.`;
}
const ARGUMENT = "BUILDKIT_DOCKERFILE_CHECK";
function toCheckFlags(checks, buildArgs) {
	if (checks !== "error") return [];
	const own = buildArgs.findLast((arg) => arg.startsWith(`${ARGUMENT}=`));
	const rules = own === void 0 ? [] : [own.slice(26)];
	return ["--build-arg", `${ARGUMENT}=${[...rules, "error=true"].join(";")}`];
}
function failedByChecks(said) {
	return said.includes("lint violation found for rules:");
}
// src/ship/build/command/flags.ts
const SWITCHES = new Set(["--no-cache", "--pull"]);
function splitFlags(words) {
	const flags = [];
	const left = [...words];
	for (let name = left.shift(); name !== void 0; name = left.shift()) {
		if (name === "--") return [...flags, [name, ...left]];
		const value = SWITCHES.has(name) || !name.startsWith("-") || name.includes("=") ? void 0 : left.shift();
		flags.push(value === void 0 ? [name] : [name, value]);
	}
	return flags;
}
function joinFlags(flags) {
	return flags.flat();
}
function valueOf([name, value], wanted) {
	if (name === wanted) return value;
	return name.startsWith(`${wanted}=`) ? name.slice(wanted.length + 1) : void 0;
}
function isFlag([name], wanted) {
	return wanted.some((one) => name === one || name.startsWith(`${one}=`));
}
// src/ship/build/command/restore.ts
function restoreWords(words, settings) {
	const values = new Map([["--cache-from", [...settings.cacheFrom ?? []]], ["--cache-to", [...settings.cacheTo ?? []]]]);
	for (const { flag, value } of settings.buildxFlags ?? []) values.set(flag, [...values.get(flag) ?? [], value]);
	return words.map((word, at) => {
		const next = values.get(words[at - 1] ?? "")?.shift();
		if (!word.includes("***")) return word;
		return (at === words.length - 1 ? settings.context : next) ?? word;
	});
}
const S3_VARIABLES = {
	access_key_id: "AWS_ACCESS_KEY_ID",
	secret_access_key: "AWS_SECRET_ACCESS_KEY",
	session_token: "AWS_SESSION_TOKEN"
};
function hideCacheKeys(words) {
	const caches = words.filter((word, at) => isCache(words[at - 1]) && /(^|,)type=s3(,|$)/.test(word));
	const [env, ...others] = caches.map(readKeys);
	const isOne = others.every((other) => JSON.stringify(other) === JSON.stringify(env));
	if (env?.AWS_SECRET_ACCESS_KEY === void 0 || env.AWS_ACCESS_KEY_ID === void 0 || !isOne) return {
		words,
		env: {}
	};
	return {
		words: words.map((word) => caches.includes(word) ? dropKeys(word) : word),
		env: {
			AWS_SESSION_TOKEN: "",
			...env
		}
	};
}
function isCache(flag) {
	return flag === "--cache-from" || flag === "--cache-to";
}
function readKeys(entry) {
	return Object.fromEntries(Object.entries(S3_VARIABLES).flatMap(([attribute, variable]) => {
		const field = entry.split(",").find((one) => one.startsWith(`${attribute}=`));
		return field === void 0 ? [] : [[variable, field.slice(attribute.length + 1)]];
	}));
}
function dropKeys(entry) {
	return entry.split(",").filter((field) => S3_VARIABLES[field.split("=", 1)[0] ?? ""] === void 0).join(",");
}
// src/ship/build/command/command.ts
function makeBuildCommand(plan, builder, given, addition) {
	const caches = hideCacheKeys(restoreWords(listWords(plan.argv), given));
	const args = findHiddenArgs(plan.argv, given.buildArgs);
	const hidden = {
		...caches.env,
		...Object.fromEntries(given.buildSecrets.map((one) => [one.variable, one.secret.reveal()])),
		...args
	};
	const kept = joinFlags(alter(splitFlags(caches.words).filter((flag) => !isLeftOut(flag, given.mediaTypes)).map(hideValue), addition));
	return {
		argv: [
			...builder.program,
			"build",
			...builder.name === void 0 ? [] : ["--builder", builder.name],
			...[
				"--progress",
				"plain",
				"--metadata-file",
				addition.metadataFile
			],
			...["--label", `${RECIPE_LABEL}=${recipeOf({ build: plan })}`],
			...plan.inputs === void 0 ? [] : ["--label", `${INPUTS_LABEL}=${plan.inputs}`],
			...addition.args,
			...toCacheFlags(plan, builder, addition),
			...kept,
			...toCheckFlags(given.checks, given.buildArgs)
		],
		env: {
			...builder.env,
			...given.attestations === "plain" || addition.isUnattested === true ? { BUILDX_NO_DEFAULT_ATTESTATIONS: "1" } : {},
			...hidden
		},
		defaults: {
			...toMetadataWish(addition, args),
			...plan.sourceDateEpoch === void 0 ? {} : { SOURCE_DATE_EPOCH: String(plan.sourceDateEpoch) }
		},
		secrets: Object.values(hidden).filter((value) => value !== void 0).filter(Boolean)
	};
}
function toMetadataWish({ isRecorded }, secretArgs) {
	const isSafe = Object.keys(secretArgs).length === 0;
	return {
		BUILDX_METADATA_PROVENANCE: isRecorded === true && isSafe ? "min" : "disabled",
		...isRecorded === true ? { BUILDX_METADATA_WARNINGS: "true" } : {}
	};
}
function isLeftOut(flag, mediaTypes) {
	return mediaTypes === "docker" && isFlag(flag, ["--annotation"]);
}
function toCacheFlags({ cache }, { store }, { isAgain }) {
	if (cache === void 0 || store === "classic") return [];
	return [...cache.from.flatMap((entry) => ["--cache-from", entry]), ...isAgain === true ? [] : cache.to.flatMap((entry) => ["--cache-to", entry])];
}
function listWords(argv) {
	return argv.slice(argv.indexOf("build") + 1);
}
function alter(flags, addition) {
	const { platform, isAgain, isBare, isUnattested } = addition;
	const dropped = [
		...isAgain === true ? FRESH$1 : [],
		...isUnattested === true ? ATTESTATIONS : [],
		...platform === void 0 ? [] : ["--platform"]
	];
	const left = flags.filter((flag) => !isFlag(flag, dropped));
	const bare = isBare === true ? left.flatMap(dropIndexAnnotation) : left;
	return platform === void 0 ? bare : [["--platform", platform], ...bare];
}
function narrowCommand(argv, platforms) {
	const words = listWords(argv);
	const addition = {
		args: [],
		metadataFile: "",
		platform: platforms.join(","),
		isBare: true
	};
	const flags = alter(splitFlags(words), addition);
	return [...argv.slice(0, argv.length - words.length), ...joinFlags(flags)];
}
const FRESH$1 = [
	"--no-cache",
	"--pull",
	"--cache-to",
	"--no-cache-filter"
];
const ATTESTATIONS = [
	"--provenance",
	"--sbom",
	"--attest"
];
function decidesProvenance(argv) {
	return splitFlags(listWords(argv)).some((flag) => isFlag(flag, ["--provenance"]) || valueOf(flag, "--attest")?.includes("provenance") === true);
}
function toDefaultProvenance({ argv, provenance = "mode=min" }, settings, env) {
	const isOff = settings.attestations === "plain" || refusesAttestations(env);
	return decidesProvenance(argv) || isOff ? [] : ["--provenance", provenance];
}
function toLayoutProvenance(...given) {
	return toDefaultProvenance(...given).map((word) => word.replace(",inline-only=true", ""));
}
function refusesAttestations(env) {
	return isTrue(env, "BUILDX_NO_DEFAULT_ATTESTATIONS");
}
function conceal(text, secrets) {
	return secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
}
function findHiddenArgs(argv, buildArgs) {
	const problems = checkHiddenValues(argv, buildArgs);
	if (problems.length > 0) throw new Problem(problems);
	return findHiddenValues(argv, buildArgs);
}
function hideValue(flag) {
	const arg = valueOf(flag, "--build-arg");
	if (arg === void 0 || splitArg(arg)[1] !== "***") return flag;
	return flag.map((word) => word.endsWith(arg) ? word.slice(0, -`=***`.length) : word);
}
function dropIndexAnnotation(flag) {
	const text = valueOf(flag, "--annotation");
	if (text === void 0) return [flag];
	if (/^index(-descriptor)?:/.test(text)) return [];
	return [["--annotation", text.replace(/^manifest,index:/, "manifest:")]];
}
// src/ship/build/failure.ts
const REGISTRY = /failed to (push|authorize|do request|copy|fetch (anonymous|oauth) token|resolve source metadata)|unexpected status from (HEAD|GET|POST|PUT|PATCH) request/;
const TRANSIENT = /\b(408|429|500|502|503|504) [A-Z][a-z]|toomanyrequests|too many requests|connection reset|broken pipe|\bEOF\b|i\/o timeout|handshake timeout|timeout awaiting response|connection timed out|closed network connection|temporary failure|server misbehaving|unknown blob|blob upload unknown|\bunavailable: |stream error|client connection lost/i;
const UNREACHABLE = /x509:|certificate|HTTP response to HTTPS client|no such host|connection refused|network is unreachable|no route to host/i;
const EXPIRED = /\b401\b|unauthorized|authentication required|token (is |has )?expired/i;
const UNSUPPORTED = /^unsupported\b|not[_ ]support|manifest[_ ]?invalid|invalid manifest|(media|content)[- _]?type|schema ?version|unknown\/unknown|in-toto|attestation|(\/manifests\/\S+|"(manifest|index)-\S+): (unexpected status: )?(400|404|405|406|415|422) /i;
const FAILING = /(\/manifests\/\S+): (unexpected status: )?50[01] /i;
const TOO_LARGE = /\b413 [A-Z]|request entity too large|payload too large|content too large/i;
const GIVES_UP = /invalid content digest in response|invalid checksum digest|unexpected (commit )?digest|missing content-length header|invalid character .* looking for|unexpected end of JSON|malformed HTTP|failed to decode token|(\/manifests\/\S+): (unexpected status: )?403 /i;
const SUBJECT_MISSING = /\bblob unknown\b/i;
const UNCLEAR = /^unknown: (?!.*(not known to registry|does not exist|denied|forbidden|immutab))/i;
const BY_SAID = [
	[FAILING, "failing"],
	[TRANSIENT, "transient"],
	[TOO_LARGE, "too-large"],
	[UNREACHABLE, "unreachable"],
	[EXPIRED, "expired"]
];
const BY_WORDS = [
	[/^denied\b/, "refused"],
	[UNSUPPORTED, "unsupported"],
	[UNCLEAR, "unclear"],
	[GIVES_UP, "unclear"]
];
const NAMED_AT_ONCE = /^image "[^"]+": already exists$/;
function classifyFailure(stderr) {
	const said = findError(stderr);
	if (NAMED_AT_ONCE.test(said)) return "transient";
	if (!REGISTRY.test(said) || said.includes("did not complete successfully")) return "build";
	if (!said.includes("failed to push")) return TRANSIENT.test(said) ? "transient" : "build";
	const words = said.replace(/^.*failed to push \S+: /, "").replace(/https?:\S+(?=\/manifests\/)/, "");
	return (BY_SAID.find(([pattern]) => pattern.test(said)) ?? BY_WORDS.find(([pattern]) => pattern.test(words)))?.[1] ?? "refused";
}
function findError(stderr) {
	const lines = stderr.split("\n").filter((line) => line.trim() !== "");
	const error = (lines.findLast((line) => line.startsWith("ERROR: ")) ?? lines.at(-1) ?? "").replace(/^ERROR: /, "").replace(/^failed to build: /, "").replace(/^failed to solve: /, "").trim();
	return (error === "" ? void 0 : lines.findLast((line) => ofPush(line, error)))?.replace(STEP_ERROR, "").trim() ?? error;
}
const STEP_ERROR = /^#\d+ ERROR: (?=failed to push )/;
function ofPush(line, error) {
	return STEP_ERROR.test(line) && line.trimEnd().endsWith(error);
}
const FOREIGN = /^#(\d+) [\d.]+ (?:.*: )?(?:exec (\S+): exec format error|exec user process caused:? "?exec format error|\.buildkit_qemu_emulator: (\S+?):? Invalid ELF image)/m;
function findForeignProgram(stderr) {
	const [found, step = "", program, emulated] = FOREIGN.exec(stderr) ?? [];
	if (found === void 0) return void 0;
	const title = stderr.split("\n").find((line) => line.startsWith(`#${step} [`)) ?? "";
	const [, platform] = /\[([a-z]\w*\/[\w/]+)[ \]]/.exec(title) ?? [];
	return {
		program: program ?? emulated ?? "a program",
		platform
	};
}
function toBuildHint(said, kind = "build") {
	const known = HINTS.find(([words]) => words.test(said));
	return BY_KIND[kind] ?? toPushHint(said, kind) ?? known?.[1] ?? "The output of the build above says more.";
}
function toPushHint(said, kind) {
	const [, host = "", path = "", words = ""] = /failed to push ([^\s/]+)\/([^\s:@]+)\S*: (.*)$/s.exec(said) ?? [];
	if (host === "") return void 0;
	const repository = {
		host,
		path,
		name: `${host}/${path}`
	};
	const code = kind === "expired" ? "LOGIN_REFUSED" : "REGISTRY_DENIED";
	const hint = toHintByWords(words, {
		repository,
		kind: "blob"
	}, /denied|unauthorized|401|403/i.test(words) ? code : void 0);
	return hint === "" ? void 0 : hint;
}
const BY_KIND = {
	unsupported: "This registry does not accept an index or attestations: write attestations: plain (with one platform).",
	failing: "This registry stores all of the image but its index: write attestations: plain (with one platform), or ask its operators.",
	"too-large": "A proxy before the registry limits the size of a request (nginx: client_max_body_size, by default 1 MB; Cloudflare: 100 MB): raise it, or write publish: layout, which sends large layers in pieces.",
	unclear: "Write publish: layout, which pushes from here and tells what the registry answers."
};
const HINTS = [
	[/failed to read dockerfile|open .*Dockerfile/, "Set file: to the path of the Dockerfile."],
	[/HTTP response to HTTPS client/, "The builder takes plain HTTP only from registries that are configured: \"insecure-registries\" in daemon.json for the engine, registries: {HOST: {insecure: true}} for a builder that tagship creates."],
	[/[/\\]tagship-\w{6}[/\\].*no space left on device/, "Free disk space where temporary files go, or set TMPDIR (RUNNER_TEMP for the GitHub Action) to another directory."],
	[/no space left on device/, "Free disk space where the builder runs (docker system prune)."],
	[/failed to resolve source metadata/, "Check the name of the base image and the login for its registry."],
	[/string field contains invalid UTF-8/, "Rename the file of the build context whose name is not UTF-8, or name it in .dockerignore."],
	[/failed to push/, "Check the login and the permission to push to that repository."]
];
// src/ship/source/export.ts
var export_exports = __exportAll({ readSourceEnv: () => readSourceEnv });
async function exportCommit(context, sha) {
	const top = await openGit(context).run(["rev-parse", "--show-toplevel"]);
	if (top.code !== 0) throw noCommit(sha, context.cwd, top.stderr);
	const root = top.stdout.replace(/\r?\n$/, "");
	const directory = toExportDirectory(context.tempDir);
	await exportTree({
		context,
		root,
		sha,
		directory,
		index: join(context.tempDir, "source-index")
	});
	return {
		root,
		directory
	};
}
async function readSourceEnv(context) {
	if (readText(context.env, "BUILDX_GIT_CHECK_DIRTY") !== void 0) return {};
	const { code, stdout } = await openGit(context).run(["rev-parse", "--absolute-git-dir"]);
	if (code !== 0) return {};
	return {
		GIT_DIR: stdout.replace(/\r?\n$/, ""),
		GIT_WORK_TREE: toExportDirectory(context.tempDir)
	};
}
function toExportDirectory(tempDir) {
	return join(tempDir, "source");
}
async function exportTree(tree) {
	const { context, root, sha, directory, index } = tree;
	const { run } = openGit({
		...context,
		cwd: root
	});
	const env = {
		GIT_INDEX_FILE: index,
		GIT_LFS_SKIP_SMUDGE: "1"
	};
	const ask = async (args) => {
		const answer = await run(args, { env });
		context.signal.throwIfAborted();
		if (answer.code !== 0) throw noCommit(sha, root, answer.stderr || (answer.failure ?? ""));
		return answer.stdout;
	};
	await mkdir(directory, {
		recursive: true,
		mode: 448
	});
	await ask(["read-tree", `${sha}^{commit}`]);
	await ask([
		"checkout-index",
		"--all",
		"--force",
		`--prefix=${directory}/`
	]);
	const pointers = toLines(await ask([
		"ls-files",
		"-z",
		"--",
		":(top,attr:filter=lfs)"
	]));
	for (const path of pointers) await takeObject(path, tree);
	const entries = toLines(await ask([
		"ls-files",
		"--stage",
		"-z"
	]));
	await rm(index, { force: true });
	for (const entry of entries) {
		const [, commit, path] = /^160000 ([0-9a-f]{40,64}) \d\t([^]*)$/.exec(entry) ?? [];
		if (commit === void 0 || path === void 0) continue;
		await exportSubmodule(tree, commit, path);
	}
}
function toLines(text) {
	return text.split("\0").filter((line) => line !== "");
}
async function exportSubmodule(tree, sha, path) {
	const root = join(tree.root, path);
	const directory = join(tree.directory, path);
	if (await isThere(join(root, ".git"))) await exportTree({
		...tree,
		root,
		sha,
		directory
	});
	else await mkdir(directory, { recursive: true });
}
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n[^]*oid sha256:([0-9a-f]{64})\n/;
const LONGEST_POINTER = 1024;
async function takeObject(path, { root, directory, sha }) {
	const [own, there] = [join(directory, path), join(root, path)];
	const pointer = await readSmall(own);
	const [, oid] = POINTER.exec(pointer ?? "") ?? [];
	if (oid === void 0 || await readSmall(there) === pointer) return;
	if (await hashFile(there) !== oid) throw changed(path, sha);
	await copyFile(there, own);
}
async function readSmall(path) {
	const stats = await lstat$1(path).catch(() => void 0);
	if (stats?.isFile() !== true || stats.size > LONGEST_POINTER) return void 0;
	return readFile(path, "utf8");
}
async function hashFile(path) {
	if ((await lstat$1(path).catch(() => void 0))?.isFile() !== true) return void 0;
	const hash = createHash("sha256");
	await pipeline(createReadStream(path), hash);
	return hash.digest("hex");
}
async function isThere(path) {
	return lstat$1(path).then(() => true, () => false);
}
function noCommit(sha, where, why) {
	const said = why.trim().split("\n").at(-1) ?? "";
	return new Problem([error("SOURCE_NO_COMMIT", `source: the files of commit ${sha.slice(0, 12)} cannot be read from the repository in "${where}": ${said}`, "Check the commit out with its submodules, or set source: checkout to build the files as they are.")]);
}
function changed(path, sha) {
	return new Problem([error("SOURCE_LFS_CHANGED", `source: ${JSON.stringify(path)} is in Git LFS, and the checkout has another file than commit ${sha.slice(0, 12)}`, "Restore it (git lfs checkout), or set source: checkout to build the files as they are.")]);
}
// src/ship/source/place.ts
async function placeInRepository({ file, context }, { cwd, tempDir }) {
	if (file === "" || isRemote(file) || isRemote(context)) return void 0;
	const path = resolve(cwd, file);
	const exported = toBelow(toExportDirectory(tempDir), path);
	if (exported !== void 0) return exported;
	const top = (await findRepositories(cwd)).nearest ?? await realpath$1(cwd);
	const directory = dirname(path);
	return toBelow(top, join(await realpath$1(directory).catch(() => directory), basename(path)));
}
function toBelow(directory, path) {
	const below = relative(directory, path);
	return below === ".." || below.startsWith("../") || isAbsolute(below) ? void 0 : below;
}
// src/ship/push/strategy/watch.ts
const PUSHING = /^#\d+ pushing (layers|manifest)/m;
function toStallTimeout(idleMs, ended) {
	return idleMs * 2 ** ended;
}
function watchPush(clock, idleMs) {
	const hung = new AbortController();
	const ended = new AbortController();
	let heardAt = clock.now();
	let isPushing = false;
	let rest = "";
	const guard = async () => {
		for (let silent = 0; silent < idleMs; silent = clock.now() - heardAt) await clock.sleep(idleMs - silent, ended.signal);
		hung.abort();
	};
	return {
		signal: hung.signal,
		hear: (chunk) => {
			heardAt = clock.now();
			if (isPushing) return;
			isPushing = PUSHING.test(rest + chunk);
			rest = (rest + chunk).slice(-200);
			if (!isPushing) return;
			guard().catch((cause) => {
				if (!ended.signal.aborted) throw cause;
			});
		},
		stop: () => {
			ended.abort();
		}
	};
}
// src/ship/build/build.ts
const FIRST_PAUSE_MS = 1e3;
const LONGEST_PAUSE_MS = 3e4;
async function runBuild(task, order) {
	const checks = readChecks(await placeInRepository(task.target.build, task.context), task.context.settings.checks);
	const hear = (chunk) => {
		checks.hear(chunk);
		order.hear?.(chunk);
	};
	const outcome = await retryBuild(task, {
		...order,
		hear
	});
	task.onChecked?.(checks.list());
	return outcome;
}
async function retryBuild(task, given) {
	const { clock, log, settings, signal } = task.context;
	const failures = [];
	let own = task;
	let order = given;
	const metadataFile = join(await mkdtemp(join(task.context.tempDir, "build-")), "metadata.json");
	for (let retries = 0;; retries += 1) {
		const stallTimeoutMs = toStallTimeout(settings.pushIdleTimeout, count(failures, "hung"));
		const attempt = await attemptBuild(own, order, {
			metadataFile,
			stallTimeoutMs
		});
		signal.throwIfAborted();
		if (attempt.kind === void 0) {
			const said = await readSaid(metadataFile);
			const ofPlatform = order.platform === void 0 ? {} : { platform: order.platform };
			task.context.onBuilt?.({
				name: task.target.name,
				...ofPlatform,
				metadata: said
			});
			return {
				ok: true,
				metadata: toMetadata(said),
				retries
			};
		}
		const { kind } = attempt;
		if (lacksIndex(attempt, order)) {
			order = {
				...order,
				isBare: true
			};
			log.problem(indexMissing(task));
			task.onRetry();
			continue;
		}
		const pause = toPause(retries, clock.random());
		failures.push({
			kind,
			at: clock.now()
		});
		if (order.yieldsOn?.(kind, attempt.result.stderr) === true || isLast(failures, pause, settings.retryDeadline)) {
			if (kind === "build") await task.builder.version();
			return {
				ok: false,
				kind,
				problem: describe(task, order, attempt, stallTimeoutMs),
				retries
			};
		}
		task.onRetry();
		log.info(`${toReason(kind)}: ${findError(attempt.result.stderr)}; trying again …`);
		await clock.sleep(pause, signal);
		own = await renewLogins(own, kind);
	}
}
async function renewLogins(task, kind) {
	if (kind !== "expired" || task.renewEnv === void 0) return task;
	return {
		...task,
		childEnv: await task.renewEnv()
	};
}
function lacksIndex({ result }, order) {
	return order.isBare !== true && result.stderr.includes("index annotations not supported");
}
function indexMissing({ target }) {
	return notice("ANNOTATION_NO_INDEX", `the image of "${target.name}" has no index, because BuildKit attests nothing to it; annotations go to its manifest alone.`);
}
const MOST_RETRIES = {
	transient: Infinity,
	hung: 2,
	unclear: 3,
	expired: 1,
	failing: Infinity,
	unreachable: 0,
	"too-large": 0,
	unsupported: 0,
	refused: 0,
	build: 0
};
function count(failures, kind) {
	return failures.filter((one) => one.kind === kind).length;
}
function isLast(failures, pauseMs, deadlineMs) {
	const [first, last] = [failures[0], failures.at(-1)];
	if (first === void 0 || last === void 0) return false;
	return last.at + pauseMs - first.at > deadlineMs && last.kind !== "hung" || count(failures, last.kind) > MOST_RETRIES[last.kind];
}
function toPause(retries, random) {
	return Math.min(FIRST_PAUSE_MS * 3 ** retries, LONGEST_PAUSE_MS) * (.5 + random / 2);
}
async function attemptBuild(task, order, { metadataFile, stallTimeoutMs }) {
	const { context, target, builder, buildArgs } = task;
	const { clock, log, settings, shell } = context;
	const given = {
		...settings,
		buildArgs
	};
	const command = makeBuildCommand(target.build, builder, given, {
		...order,
		metadataFile,
		isRecorded: context.onBuilt !== void 0
	});
	const watch = watchPush(clock, stallTimeoutMs);
	log.debug(command.argv.join(" "));
	try {
		const running = shell({
			argv: command.argv,
			env: {
				...withDefaults(context.env, command.defaults),
				...context.buildEnv,
				...task.childEnv,
				...command.env
			},
			cwd: context.cwd,
			signal: AbortSignal.any([context.signal, watch.signal]),
			...omitUndefined({ timeoutMs: settings.timeout }),
			onOutput: (chunk) => {
				if (order.isPaced !== true) watch.hear(chunk);
				order.hear?.(chunk);
				log.output(chunk);
			}
		});
		context.onBuilding?.();
		const result = await running;
		if (result.code === 0 && !result.timedOut) return {
			kind: void 0,
			result
		};
		return {
			kind: watch.signal.aborted ? "hung" : toKind(result),
			result: {
				...result,
				stderr: conceal(result.stderr, command.secrets)
			}
		};
	} finally {
		watch.stop();
	}
}
function withDefaults(env, defaults) {
	const said = Object.entries(env).filter(([name, value]) => value !== "" || !(name in defaults));
	return {
		...defaults,
		...Object.fromEntries(said)
	};
}
function toKind(result) {
	return result.timedOut || result.spawnError !== void 0 ? "build" : classifyFailure(result.stderr);
}
function toReason(kind) {
	return kind === "hung" ? "The push went silent" : "A registry failed";
}
function describe({ target, context, builder }, { platform }, { kind, result }, stallTimeoutMs) {
	const name = `"${target.name}"${platform === void 0 ? "" : ` for ${platform}`}`;
	if (result.timedOut) {
		const limit = renderDuration(context.settings.timeout ?? 0);
		return error("BUILD_TIMEOUT", `the build of ${name} took longer than ${limit}.`, "Raise the setting timeout, or find the slow step in the output above.");
	}
	if (kind === "hung") return error("PUSH_HUNG", `the push of ${name} made no progress for ${renderDuration(stallTimeoutMs)}, in the last of several tries.`, "Check whether the registry answers; raise push-idle-timeout if it is slow.");
	return describeFailed(name, {
		kind,
		result
	}, {
		target,
		builder
	});
}
function describeFailed(name, { kind, result }, where) {
	const said = findError(result.stderr) || (result.spawnError ?? "buildx was ended by a signal");
	const tail = result.stderr.trimEnd().split("\n").slice(-15).join("\n");
	if (failedByChecks(said)) return describeChecks(name, said);
	const foreign = kind === "build" ? findForeignProgram(result.stderr) : void 0;
	if (foreign !== void 0) return describeForeign(name, foreign, {
		...where,
		tail
	});
	return error(kind === "build" ? "BUILD_FAILED" : "PUSH_FAILED", `the build of ${name} failed: ${said}`, `${toBuildHint(said, kind ?? "build")}\n${tail}`.trim());
}
function describeForeign(name, { program, platform }, { target: { platforms }, builder, tail }) {
	const by = builder.name === void 0 ? "the builder" : `the builder "${builder.name}"`;
	const where = platform ?? platforms.join(" or ");
	const architecture = (platform ?? platforms[0] ?? "").split("/")[1] ?? "all";
	return error("PLATFORM_NO_EMULATION", `the build of ${name} failed: ${by} cannot run ${program} of ${where}: exec format error.`, `Install an emulator where the builder runs (docker run --privileged --rm tonistiigi/binfmt --install ${architecture}; docker/setup-qemu-action on GitHub), build the platform on a machine of its own (the workflow ship.yml; builder: linux/arm64=tcp://arm:1234), or compile on the builder's own platform: FROM --platform=$BUILDPLATFORM.\n${tail}`.trim());
}
function describeChecks(name, said) {
	const rules = said.slice(said.indexOf("rules:") + 6).trim();
	return error("BUILD_CHECK", `the build of ${name} was not started, because checks is error and its Dockerfile has findings: ${rules}.`, "Correct the lines above, or write checks: warn.");
}
function toBuildDigest({ metadata: { digest } }) {
	if (digest !== void 0 && isDigest(digest)) return digest;
	throw new Problem([error("BUILD_NO_DIGEST", "buildx succeeded, but its metadata file names no digest.", "Update buildx and BuildKit.")]);
}
async function readSaid(file) {
	const text = await readFile(file, "utf8").catch(() => "{}");
	return parseObject(text) ?? {};
}
function toMetadata(metadata) {
	const { mediaType } = toTexts(metadata["containerimage.descriptor"]);
	const texts = toTexts(metadata);
	return {
		digest: texts["containerimage.digest"],
		mediaType,
		configDigest: texts["containerimage.config.digest"]
	};
}
// src/settings/values/file-outputs.ts
function readFileOutput(entry) {
	const fields = splitEntries(entry, true);
	const valueOf = (name) => findValue(fields, name);
	const [only = ""] = fields;
	if (fields.length === 1 && !only.includes("=")) return toFileOutput(only, [`type=local`, `dest=${only}`], true);
	const type = valueOf("type") ?? "";
	if (![
		"local",
		"tar",
		"oci",
		"docker"
	].includes(type)) return void 0;
	return toFileOutput(valueOf("dest") ?? "", fields, type === "local" && valueOf("platform-split") === void 0);
}
function toFileOutput(dest, fields, isDivided) {
	return dest === "" || dest === "-" ? void 0 : {
		dest,
		fields,
		isDivided
	};
}
function findValue(fields, name) {
	return fields.find((field) => isFor(field, name))?.slice(name.length + 1);
}
function isFor(field, name) {
	return field.toLowerCase().startsWith(`${name}=`);
}
function listOutputPaths(outputs) {
	return outputs.flatMap((entry) => readFileOutput(entry)?.dest ?? []);
}
function divideOutputs(outputs, { whole, own }) {
	if (whole.length < 2 || own.length === 0) return outputs;
	const folder = own.map((platform) => platform.replaceAll("/", "_")).join("+");
	return outputs.map((entry) => {
		const output = readFileOutput(entry);
		if (output === void 0 || isLeft(output, own)) return entry;
		const { dest, fields, isDivided } = output;
		const moved = isDivided ? `${dest.replace(/\/+$/, "")}/${folder}` : intoFolder(dest, folder);
		return fields.map((field) => renderField(isFor(field, "dest") ? `dest=${moved}` : field)).join(",");
	});
}
function intoFolder(dest, folder) {
	const [, directory = "", name = ""] = /^(.*\/)?([^/]+)\/*$/.exec(dest) ?? [];
	return `${directory}${folder}/${name}`;
}
function isLeft({ fields, isDivided }, own) {
	return isDivided ? own.length > 1 : findValue(fields, "type") === "local";
}
// src/ship/builder/platform.ts
const USUAL = "linux/amd64";
async function checkUsualPlatform(found, want, { settings, runContext, ask, architecture = process.arch }) {
	if (settings.platformsNamed || !isUsual(want)) return;
	if (found.driver !== "docker" || found.nodes > 1) return;
	const known = (await listPlatforms(found, {
		ask,
		architecture
	})).map(withoutLevel);
	const [native] = known;
	if (native === void 0 || native === USUAL) return;
	if (!known.includes(USUAL)) throw new Problem([noEmulation(found.name, native)]);
	runContext.log.problem(notice("PLATFORM_EMULATED", `no platform is named, so ${USUAL} is built, emulated on ${native}.`, `Write platforms: ${native} to build for this machine, or platforms: ${USUAL} to leave this out.`));
}
async function listPlatforms({ platforms }, how) {
	return (platforms.length === 0 && how.architecture !== "x64" ? await how.ask() : void 0)?.platforms ?? platforms;
}
function isUsual({ platforms }) {
	return platforms.length === 1 && platforms[0] === USUAL;
}
function withoutLevel(platform) {
	return toPlatform(platform.replace(/^(linux\/amd64)\/v\d$/, "$1"));
}
function noEmulation(name, native) {
	return error("PLATFORM_NO_EMULATION", `no platform is named, so ${USUAL} is built, and the builder "${name}" runs programs of ${native} only.`, `Write platforms: ${native} to build for this machine, or install an emulator first (docker/setup-qemu-action on GitHub).`);
}
// src/ship/builder/choose.ts
var choose_exports = __exportAll({ chooseBuilder: () => chooseBuilder });
async function chooseBuilder(settings, runContext, want, buildx = openBuildx(runContext)) {
	const named = readBuilder(settings.builder, runContext.env);
	const wish = parseBuilder(named);
	switch (wish.kind) {
		case "auto": return chooseCurrent(settings, runContext, want, buildx);
		case "name": return chooseNamed(wish.name, settings, runContext, {
			want,
			buildx
		});
		case "nodes": return chooseNodes(wish.nodes, {
			...settings,
			builder: named
		}, runContext, {
			want,
			buildx
		});
	}
}
async function chooseCurrent(settings, runContext, want, asked) {
	const found = await findBuilder(runContext, asked, want.platforms);
	if (found === void 0) throw new Problem([describeNoCurrent(runContext.env)]);
	const { version } = asked;
	const program = await asked.program();
	const ask = () => inspectBuilder(runContext, program, found.name);
	await checkUsualPlatform(found, want, {
		settings,
		runContext,
		ask
	});
	const base = {
		version,
		program,
		hasEngine: true
	};
	const current = await toBuilder(runContext, found, want, base);
	const lack = findShortcoming(current, found, settings, want);
	if (lack === void 0) {
		tellUnused(`the builder "${found.name}"`, settings, runContext);
		return current;
	}
	await want.needed;
	await version();
	runContext.log.info(`Making a builder for this run, since ${lack.what}.`);
	try {
		const { makeContainer } = await import("./container.js");
		const made = await makeContainer(runContext, program, {
			settings,
			hosts: want.hosts
		});
		const knownHosts = listKnownHosts(settings);
		const { address } = readCurrentContext(runContext.env);
		const pusher = made.sharesNetwork === true ? address : void 0;
		return toMade(made, "docker-container", {
			...base,
			knownHosts,
			hasNodes: false,
			...omitUndefined({ pusher })
		});
	} catch (cause) {
		if (lack.fatal || !(cause instanceof Problem)) throw cause;
		const message = `building on "${found.name}" although ${lack.what}: ${cause.message}`;
		runContext.log.problem(notice("BUILDER_LACKING", message, lack.hint));
		return current;
	}
}
async function chooseNamed(name, settings, runContext, { want, buildx: asked }) {
	const found = await findBuilder(runContext, asked, want.platforms, name);
	if (found === void 0) throw new Problem([describeUnknown(name)]);
	const { version } = asked;
	const program = await asked.program();
	const ask = () => inspectBuilder(runContext, program, name);
	await checkUsualPlatform(found, want, {
		settings,
		runContext,
		ask
	});
	const builder = await toBuilder(runContext, found, want, {
		version,
		program,
		hasEngine: true
	});
	const problems = toLacking(name, findShortcoming(builder, found, settings, want));
	if (problems.length > 0) throw new Problem(problems);
	tellUnused(`the builder "${name}"`, settings, runContext);
	return builder;
}
function tellUnused(what, settings, runContext) {
	const [name, ...others] = listBuilderSettings(settings);
	if (name === void 0) return;
	const names = [name, ...others].join(", ");
	runContext.log.problem(notice("BUILDER_SETTINGS_UNUSED", `${names}: not used, since ${what} was there before this run.`, "Give them to the step that makes the builder."));
}
function listKnownHosts({ registries }) {
	return registries.filter(isSpecial).map(({ prefix }) => parseScope(prefix).host);
}
async function chooseNodes(nodes, settings, runContext, { want, buildx: asked }) {
	const problems = checkNodes(nodes, settings, want);
	if (problems.length > 0) throw new Problem(problems);
	const { driver } = nodes[0];
	const equipped = await equip(nodes, settings, runContext, want);
	const program = await asked.program();
	const { makeFromNodes } = await import("./nodes.js");
	const [buildx, made, hasEngine$1] = await Promise.allSettled([
		asked.version(),
		makeFromNodes(runContext, program, equipped),
		want.load ? hasEngine(runContext) : false
	]);
	if (buildx.status === "rejected") {
		if (made.status === "fulfilled") await made.value.remove();
		throw buildx.reason;
	}
	if (made.status === "rejected") throw made.reason;
	return toMade(made.value, driver, {
		hasNodes: nodes.length > 1,
		version: asked.version,
		program,
		hasEngine: hasEngine$1.status === "fulfilled" && hasEngine$1.value,
		knownHosts: driver === "remote" ? [] : listKnownHosts(settings),
		...omitUndefined({ pusher: toNodePusher(nodes) })
	});
}
async function equip(nodes, settings, runContext, want) {
	if (nodes.some(({ driver }) => driver !== "remote")) {
		await want.needed;
		const { equipNodes } = await import("./container.js");
		return equipNodes(runContext, nodes, settings);
	}
	tellUnused("the BuildKit at an address", settings, runContext);
	return nodes;
}
function toMade(made, driver, rest) {
	return {
		...made,
		...rest,
		driver,
		store: "n/a",
		canPushByDigest: true,
		canWriteLayout: true
	};
}
async function toBuilder(runContext, found, want, base) {
	const hasNodes = found.nodes > 1;
	const pusher = readPusher(runContext.env, found.name);
	const common = {
		...base,
		name: found.name,
		hasNodes,
		knownHosts: [],
		...omitUndefined({ pusher })
	};
	if (found.driver !== "docker") {
		const hasEngine$2 = want.load && await hasEngine(runContext);
		const able = {
			store: "n/a",
			canPushByDigest: true,
			canWriteLayout: true
		};
		return {
			...common,
			...able,
			hasEngine: hasEngine$2,
			driver: toDriver(found.driver),
			env: {}
		};
	}
	const containerd = found.containerd ?? await readStoreFromEngine(runContext);
	return {
		...common,
		driver: "docker",
		store: containerd ? "containerd" : "classic",
		canPushByDigest: false,
		canWriteLayout: containerd,
		env: await isolateBuildx(runContext)
	};
}
function toDriver(driver) {
	return driver === "docker-container" || driver === "kubernetes" ? driver : "remote";
}
function describeNoCurrent(env) {
	const name = readText(env, "BUILDX_BUILDER");
	const context = readText(env, "DOCKER_CONTEXT");
	if (name !== void 0 || context === void 0) return describeUnknown(name ?? "(the current one)");
	const message = `there is no Docker context "${context}", which DOCKER_CONTEXT names.`;
	return error("BUILDER_UNKNOWN", message, "Run \"docker context ls\" to list them.");
}
function describeUnknown(name) {
	return error("BUILDER_UNKNOWN", `there is no buildx builder "${name}".`, "Run \"docker buildx ls\" to list them, or write builder: auto.");
}
// src/ship/attest/step.ts
async function checkAttesting({ context, plan }) {
	if (!context.settings.githubAttestation) return { problems: [] };
	return (await import("./prepare2.js")).prepareAttesting(context, plan.facts.project);
}
async function attest(produced, production, journal) {
	if (production.attester === void 0) return;
	await (await import("./attest.js")).attestAll(produced, production, journal);
}
// src/ship/scan/step.ts
async function checkScanning({ plan, context }) {
	const { settings } = context;
	const scanned = plan.targets.filter((target) => isScanned(target, settings));
	if (scanned.length === 0) return [];
	const { checkScans } = await import("./check2.js");
	return checkScans(scanned.map(({ name }) => settingsForTarget(settings, name)), context);
}
async function scanTarget(produced, { context, watch }, journal) {
	const { target, pushedImages, reused } = produced;
	if (reused && context.settings.leg.length > 0 || !isScanned(target, context.settings)) return produced;
	const { runScan } = await import("./scan.js");
	const repositories = pushedImages.map(({ destination }) => destination.repository.repository);
	const builtImage = pushedImages[0]?.builtImage ?? produced.builtImage;
	const childEnv = await context.credentials.childEnv(repositories, {
		docker: false,
		fileOnly: true
	});
	const digest = builtImage?.manifest.digest ?? "";
	const { loadedReference } = produced;
	const scanning = watch.time("scan", () => runScan({
		target,
		digest,
		loadedReference,
		repositories,
		context,
		childEnv,
		note: journal.noteScan
	}));
	const [end] = await Promise.allSettled([scanning]);
	endScan(end, context, journal);
	return produced;
}
function endScan(end, context, journal) {
	const problems = context.onScanned?.(journal.read().scans) ?? [];
	if (end.status === "fulfilled" && !hasErrors(problems)) return;
	if (end.status === "fulfilled") throw new Problem(problems);
	journal.learn({ problems });
	throw end.reason;
}
// src/ship/targets/production.ts
function productionFor(production, { name }, log) {
	const { context } = production;
	const settings = settingsForTarget(context.settings, name);
	if (log === void 0 && settings === context.settings) return production;
	return {
		...production,
		context: {
			...context,
			settings,
			log: log ?? context.log
		}
	};
}
function concurrentProduction(production, target, log) {
	const own = productionFor(production, target, log);
	return {
		...own,
		watch: createStopwatch(own.context.clock)
	};
}
function joinSettings(settings) {
	if (settings.targets.length === 0) return settings;
	const all = listSettings(settings);
	const first = (key) => all.find((one) => one[key] !== void 0 && one[key] !== "false")?.[key];
	return {
		...settings,
		provenance: first("provenance"),
		sbom: first("sbom"),
		publish: all.find(({ publish }) => publish !== "auto")?.publish ?? "auto",
		outputs: all.flatMap(({ outputs }) => outputs),
		cacheTo: all.flatMap(({ cacheTo }) => cacheTo),
		test: all.find(({ test }) => test !== void 0)?.test,
		scan: all.find(wantsScan)?.scan,
		platformsNamed: all.some(({ platformsNamed }) => platformsNamed)
	};
}
// src/ship/test/tested.ts
function isTested({ name, untagged }, settings) {
	const { test, call = "build" } = settingsForTarget(settings, name);
	return test !== void 0 && call === "build" && untagged === void 0;
}
// src/ship/push/strategy/output.ts
function toAttributes({ imageOutput = [] }) {
	return imageOutput.map((attribute) => `,${attribute}`).join("");
}
function isBare({ target, context }) {
	return target.platforms.length <= 1 && !decidesProvenance(target.build.argv) && refusesAttestations(context.env);
}
function isDivided({ target, builder }) {
	return builder.hasNodes && target.platforms.length > 1;
}
function isIndexAttribute(attribute) {
	return /^"?annotation-index[-.[]/.test(attribute);
}
function isAsBuilt({ attestations, mediaTypes }) {
	return attestations !== "plain" && mediaTypes !== "docker";
}
// src/ship/legs/leg.ts
var leg_exports = __exportAll({ listFilesOf: () => listFilesOf });
function toPart(plan, context) {
	const { leg } = context.settings;
	if (leg.length === 0) return {
		plan,
		context
	};
	const wanted = new Set(leg.map(toPlatform));
	const targets = plan.targets.flatMap((target) => {
		if (isMade(target.build)) return [];
		const platforms = target.platforms.filter((platform) => wanted.has(toPlatform(platform)));
		return platforms.length === 0 ? [] : [narrow(target, platforms, leg)];
	});
	const [only] = plan.targets;
	const settings = {
		...narrowOutputs(context.settings, only, leg),
		targets: context.settings.targets.map((target) => ({
			...target,
			settings: narrowOutputs(target.settings, plan.targets.find(({ name }) => name === target.name), leg)
		}))
	};
	return {
		plan: {
			...plan,
			targets: dropUnused(targets)
		},
		context: {
			...context,
			settings
		}
	};
}
function dropUnused(targets) {
	const kept = targets.filter(({ name, untagged }) => untagged === void 0 || targets.some(({ needs = [] }) => needs.includes(name)));
	return kept.length === targets.length ? kept : dropUnused(kept);
}
function outputsOf({ platforms }, { outputs }, leg) {
	if (leg.length === 0) return outputs;
	const whole = platforms.map(toPlatform);
	const wanted = new Set(leg.map(toPlatform));
	return divideOutputs(outputs, {
		whole,
		own: whole.filter((one) => wanted.has(one))
	});
}
function listFilesOf({ targets }, settings) {
	if (settings.legs !== void 0) return [];
	return targets.flatMap((target) => listOutputPaths(outputsOf(target, settingsForTarget(settings, target.name), settings.leg)));
}
function narrowOutputs(settings, target, leg) {
	const outputs = target === void 0 ? settings.outputs : outputsOf(target, settings, leg);
	return {
		...withoutIndexOutput(settings),
		outputs
	};
}
function withoutIndexOutput(settings) {
	const own = settings.imageOutput?.filter((attribute) => !isIndexAttribute(attribute));
	return {
		...settings,
		imageOutput: own
	};
}
function narrow(target, platforms, leg) {
	const cache = narrowCache(target, leg);
	const build = {
		...target.build,
		argv: narrowCommand(target.build.argv, platforms),
		...omitUndefined({ cache })
	};
	return {
		...target,
		platforms,
		tags: [],
		held: [],
		build
	};
}
function toPartOf(surveyed, part) {
	return surveyed.flatMap((one) => {
		const target = part.targets.find(({ name }) => name === one.destination.target.name);
		if (target === one.destination.target) return [one];
		return target === void 0 ? [] : [{
			...one,
			destination: {
				...one.destination,
				target
			}
		}];
	});
}
function checkLeg({ targets }, settings) {
	const { leg, legs } = settings;
	if (leg.length === 0) return [];
	const all = [...targets, ...settings.targets.map((target) => target.settings)];
	const planned = [...new Set(all.flatMap(({ platforms }) => platforms))];
	const unplanned = leg.filter((platform) => planned.length > 0 && !planned.some((one) => toPlatform(one) === toPlatform(platform)));
	return [...legs === void 0 ? [] : [bothGiven()], ...unplanned.map((platform) => error("LEG_PLATFORM_UNPLANNED", `leg: "${platform}" is not one of the platforms ${planned.join(", ")}.`, "Add it to platforms, in all jobs, or remove it from leg."))];
}
function bothGiven() {
	return error("LEG_AND_LEGS", "leg and legs exclude each other: a run builds one leg, or merges all of them.", "Use leg in the jobs that build, and legs in the one that follows.");
}
// src/ship/push/cleared.ts
async function awaitCleared(input) {
	const { cleared, ...rest } = input;
	return cleared === void 0 ? input : {
		...rest,
		repositories: await cleared
	};
}
function toSubjectName({ target }) {
	const parsed = target.repositories.map((name) => parseRepository(name));
	return {
		name: target.name,
		repositories: parsed.flatMap((one) => one.ok ? [one.value] : [])
	};
}
function holdUploads({ repositories, cleared }) {
	if (cleared === void 0) return repositories;
	cleared.catch(() => void 0);
	return repositories.map((repository) => {
		const pass = async () => {
			const { name } = repository.repository;
			if ((await cleared).some((one) => one.repository.name === name)) return;
			throw new Problem([error("PREFLIGHT_REFUSED", `"${name}" cannot be pushed to.`)]);
		};
		return {
			...repository,
			putBlob: async (blob, source, options) => {
				await pass();
				return await repository.putBlob(blob, source, options);
			},
			sendBlob: async (blob, next) => {
				await pass();
				await repository.sendBlob(blob, next);
			},
			putManifest: async (reference, manifest) => {
				await pass();
				return await repository.putManifest(reference, manifest);
			}
		};
	});
}
// src/ship/disk.ts
const reasons = {
	ENOSPC: "no space is left on the file system",
	EDQUOT: "this user's disk quota is used up",
	EROFS: "the file system is read-only",
	EFBIG: "the limit for the size of files (ulimit -f) is too low",
	EIO: "the disk reports an error"
};
function toDiskProblem(thrown, tempDir) {
	if (!(thrown instanceof Error) || !("code" in thrown) || !("syscall" in thrown)) return thrown;
	const reason = reasons[String(thrown.code)];
	if (reason === void 0) return thrown;
	const message = `cannot write to the temporary directory "${tempDir}": ${reason}`;
	return new Problem([error("TEMP_FULL", message, "Free some space there, or set TMPDIR to a directory on another file system.")], { cause: thrown });
}
// src/ship/push/notices.ts
const PAGES = 3;
async function explainVTags(destination) {
	const ours = listExact(destination).find(({ tag, rule }) => rule.startsWith("preset:") && /^\d+\.\d+/.test(tag));
	if (ours === void 0) return [];
	const listed = await listTags(destination);
	const example = listed.find((tag) => /^v\d+\.\d+/.test(tag));
	if (example === void 0 || listed.some((tag) => /^\d+\.\d+/.test(tag))) return [];
	return [notice("V_TAGS_ONLY", `"${destination.name}" has tags such as "${example}" and none without the "v", and this run gives "${ours.tag}"`, "Set v-prefix to \"keep\" to go on as before, or to \"both\" to give each version both tags.")];
}
async function listTags({ repository }) {
	try {
		const { tags, complete } = await repository.listTags(PAGES, "once");
		return complete ? tags : [];
	} catch (thrown) {
		if (thrown instanceof Problem) return [];
		throw thrown;
	}
}
const FRESH = [
	"--pull",
	"--no-cache",
	"--no-cache-filter"
];
function explainNotRebuilt({ build }) {
	const asked = FRESH.filter((flag) => build.argv.includes(flag)).map((flag) => flag.slice(2));
	if (asked.length === 0) return [];
	return [notice("SHIP_NOT_REBUILT", `nothing is rebuilt, although ${asked.join(" and ")} asks for it: this commit is published already`, "Set on-existing to \"replace\" to build it again and give its exact tags to the new image.")];
}
// src/ship/made/made.ts
async function openMadeImages(plan, context) {
	if (context.settings.leg.length > 0 || !plan.targets.some(({ build }) => isMade(build))) return {
		plan,
		images: new Map(),
		problems: [],
		close: () => Promise.resolve()
	};
	const { openAllMade } = await import("./open2.js");
	return await openAllMade(plan, context);
}
async function copyMade(target, usable, { builtImage, source, from, carriedFrom }) {
	const { copyToAll } = await import("./copy2.js");
	const copied = await copyToAll(usable, builtImage, source).catch(async (thrown) => {
		if (!(source.repository === void 0 && thrown instanceof Problem)) throw thrown;
		const { toMadeProblem } = await import("./plan.js").then((n) => n.problems_exports);
		throw toMadeProblem(thrown, from.map(({ image }) => image).join(", "));
	});
	const to = copied.pushedImages.map(({ destination }) => destination);
	const carried = carriedFrom.length === 0 ? {} : { copied: {
		sources: carriedFrom,
		to
	} };
	return {
		target,
		builtImage,
		...copied,
		...carried,
		from,
		reused: false
	};
}
async function takeUnpushed(target, image, context) {
	const { builtImage, from } = image;
	const loadedReference = await findLoaded(target, image, context);
	return {
		target,
		builtImage,
		pushedImages: [],
		from,
		...omitUndefined({ loadedReference }),
		reused: false,
		problems: []
	};
}
async function findLoaded(target, image, context) {
	const { settings } = context;
	const [only, ...others] = image.from.map((one) => parseMadeImage(one.image));
	if (only?.kind === "engine" && others.length === 0) return only.name;
	if (!isTested(target, settings) && !isScanned(target, settings)) return void 0;
	const { loadMade } = await import("./load.js");
	return await loadMade(target, image, context);
}
// src/ship/build/load.ts
function wantsLoad(plan, { settings }) {
	if (settings.load) return true;
	return (settings.test !== void 0 || wantsScan(settings) || plan.facts.ci === "local") && settings.outputs.length === 0;
}
// src/ship/push/strategy/strategy.ts
function choosePushStrategy(settings, builder, repositories) {
	const can = {
		builder: builder.canPushByDigest,
		endpoint: builder.endpoint !== void 0,
		layout: builder.canWriteLayout
	};
	if (settings.publish !== "auto") {
		if (can[settings.publish]) return settings.publish;
		throw new Problem([describeImpossible(settings.publish, builder.driver)]);
	}
	if (can.endpoint) return "endpoint";
	const reaches = repositories.some((one) => isReachable(one, builder, settings));
	if (can.builder && (reaches || !can.layout)) return "builder";
	if (can.layout) return "layout";
	throw new Problem([describeImpossible("layout", builder.driver)]);
}
const ABILITIES = {
	builder: "push by digest",
	layout: "write an OCI layout"
};
const NAMES = {
	docker: "the Docker engine",
	remote: "the BuildKit"
};
function describeImpossible(strategy, driver) {
	if (strategy === "endpoint") return error("PUBLISH_IMPOSSIBLE", `${NAMES[driver] ?? `a builder with the driver "${driver}"`} does not reach a port of this process on 127.0.0.1, as publish: endpoint requires.`, "Write publish: auto. What builds must share the network of this process: a Docker engine or a BuildKit at a local socket, on loopback or in the same pod, or a docker-container builder with network=host; not Docker Desktop, another machine, or a job in a container.");
	return error("PUBLISH_IMPOSSIBLE", `a builder with the driver "${driver}" cannot ${ABILITIES[strategy]}.`, "Write publish: auto and builder: auto.");
}
function isReachable(repository, builder, settings) {
	const { insecure, ca, cert } = readReach(settings.registries, repository.host);
	return builder.knownHosts.includes(repository.host) || !insecure && ca === void 0 && cert === void 0;
}
function orderForPush(repositories, builder, settings) {
	const rank = ({ repository }) => {
		if (isPrimary(repository, settings.primary)) return 0;
		const late = isRequired(repository, settings.registries) ? 0 : 3;
		if (!isReachable(repository, builder, settings)) return late + 3;
		const isElsewhere = builder.driver === "docker-container" || builder.driver === "kubernetes";
		return late + (isLoopback(repository.host) && isElsewhere ? 2 : 1);
	};
	return repositories.toSorted((one, other) => rank(one) - rank(other));
}
// src/ship/endpoint/members.ts
function createMembers(all) {
	const left = new Set();
	const failures = new Map();
	const stored = new Map();
	const asked = new Map();
	let fatal;
	const live = () => all.filter((member) => !left.has(member));
	const ask = createAsk();
	const store = (member, digest) => {
		stored.set(digest, (stored.get(digest) ?? new Set()).add(member));
	};
	return {
		all,
		live,
		store,
		expect: (count) => {
			for (const { repository } of live()) repository.uploads?.reserve(count);
		},
		end: async () => {
			const cancel = async ({ repository }) => {
				await repository.uploads?.cancel();
			};
			await Promise.all(all.map(cancel));
		},
		leave: (member) => {
			left.add(member);
		},
		note: (member, failure) => {
			if (failure === void 0) failures.delete(member);
			else failures.set(member, failure);
		},
		lose: (member, thrown) => {
			if (thrown instanceof Problem) failures.set(member, thrown);
			const isLast = live().every((one) => one === member);
			if (!(!(thrown instanceof Problem) || member.isRequired || isLast)) left.add(member);
			else fatal ??= thrown instanceof Error ? thrown : new Error(String(thrown));
		},
		fatal: () => fatal,
		listProblems: () => {
			if (fatal instanceof Problem) return [fatal];
			return [...failures].flatMap(([member, failure]) => left.has(member) ? [] : [failure]);
		},
		has: async (member, digest) => {
			if (stored.get(digest)?.has(member) === true) return true;
			const known = asked.get(digest) ?? new Map();
			asked.set(digest, known);
			const asking = known.get(member) ?? ask(member, digest);
			known.set(member, asking);
			const isThere = await asking;
			if (isThere) store(member, digest);
			return isThere;
		},
		listStored: (digest) => [...stored.get(digest) ?? []]
	};
}
function createAsk() {
	const asked = new Map();
	return async (member, digest) => {
		const { repository } = member;
		const count = (asked.get(member) ?? 0) + 1;
		asked.set(member, count);
		const asking = repository.hasBlob(digest, "pull,push");
		repository.uploads?.start(count);
		try {
			return await asking;
		} finally {
			asked.set(member, (asked.get(member) ?? 0) - 1);
		}
	};
}
// src/ship/endpoint/naming.ts
async function isNaming(blob, source, { name, findBlob }) {
	if (!(findBlob(blob.digest) !== void 0) && !blob.mediaType.includes("in-toto")) return false;
	const path = name.slice(name.indexOf("/") + 1);
	let end = Buffer.alloc(0);
	for await (const piece of await source.openBlob(blob)) {
		const text = Buffer.concat([end, piece]);
		if (text.includes(path)) return true;
		end = text.subarray(Math.max(0, text.byteLength - path.length + 1));
	}
	return false;
}
// src/ship/endpoint/unnamed.ts
const SHOWN = "the registries";
function withoutName(context, name) {
	const [, host = name, path = "", tag = ""] = /^([^/]+)\/([^:]+):(.+)$/.exec(name) ?? [];
	const escaped = host.replaceAll(".", String.raw`\.`);
	const pattern = new RegExp(String.raw`(?:https?://)?${escaped}(?:(?:/v2)?/${path}(?::${tag})?)?|${path}`, "g");
	const rewrite = (text) => text.replaceAll(pattern, SHOWN);
	const { log, onBuilt } = context;
	let rest = "";
	return {
		rewrite,
		flush: () => {
			if (rest !== "") log.output(rewrite(rest));
			rest = "";
		},
		context: {
			...context,
			log: {
				...log,
				info: (line) => {
					log.info(rewrite(line));
				},
				debug: (line) => {
					log.debug(rewrite(line));
				},
				output: (chunk) => {
					const text = rest + chunk;
					const end = text.lastIndexOf("\n") + 1;
					rest = text.slice(end);
					if (end > 0) log.output(rewrite(text.slice(0, end)));
				}
			},
			...onBuilt === void 0 ? {} : { onBuilt: (record) => {
				const shown = Object.entries(record.metadata).filter(([key]) => key !== "image.name");
				onBuilt({
					...record,
					metadata: Object.fromEntries(shown)
				});
			} }
		}
	};
}
// src/registry/blobs/once.ts
const ONCE_BYTES = 2097152;
function readOnce(source) {
	const known = new Map();
	return {
		...source,
		openBlob: async (blob) => {
			if (blob.size > 2097152) return source.openBlob(blob);
			const reading = known.get(blob.digest) ?? readAll(source, blob);
			known.set(blob.digest, reading);
			try {
				return Readable.from(await reading);
			} catch (thrown) {
				if (known.get(blob.digest) === reading) known.delete(blob.digest);
				throw thrown;
			}
		}
	};
}
async function readAll(source, blob) {
	const chunks = [];
	for await (const chunk of await source.openBlob(blob)) chunks.push(chunk);
	return chunks;
}
// src/ship/push/blobs-ahead.ts
const AT_ONCE = 8;
function openBlobsAhead(repositories, shareBlob) {
	let isDropped = false;
	const lanes = repositories.map((repository) => openLane(repository, () => isDropped));
	const slow = new Set();
	const share = (blob, source, options) => {
		const quick = lanes.filter((lane) => !slow.has(lane));
		const onSlow = (reader) => {
			const lane = quick[reader];
			if (lane !== void 0) slow.add(lane);
		};
		const readers = quick.length;
		const shared = readers > 1 ? shareBlob?.(blob, source, {
			readers,
			onSlow
		}) : void 0;
		for (const lane of lanes) {
			const reader = quick.indexOf(lane);
			const end = () => shared?.leave(reader);
			const sending = lane.send(blob, shared?.sources[reader] ?? source, options);
			if (reader >= 0) sending?.then(end, end);
		}
	};
	const send = (blob, source, options) => {
		if (isDropped) return;
		const guarded = guard(lanes.length > 1 ? readOnce(source) : source, () => isDropped);
		if (lanes.length > 1 && blob.size > 2097152) share(blob, guarded, options);
		else for (const lane of lanes) lane.send(blob, guarded, options);
	};
	return {
		targets: lanes.map(({ target }) => target),
		send,
		sendAll: (manifest, source, options) => {
			if (isDropped) return;
			for (const blob of listBlobs(manifest)) send(blob, source, options);
			for (const lane of lanes) lane.snapshot(manifest.digest);
		},
		drop: () => {
			isDropped = true;
		}
	};
}
function openLane(repository, isDropped) {
	const begun = new Map();
	const looked = new Map();
	const slots = createSlots(AT_ONCE);
	const refuseDropped = () => {
		if (isDropped()) throw new Error("this image is no longer needed");
	};
	const target = {
		...repository,
		resolve: (digest) => looked.get(digest) ?? repository.resolve(digest),
		putManifest: async (reference, manifest) => {
			refuseDropped();
			return await repository.putManifest(reference, manifest);
		},
		putBlob: async (blob, source, options) => {
			refuseDropped();
			const bringing = begun.get(blob.digest);
			if (bringing === void 0) return await repository.putBlob(blob, source, options);
			try {
				return await bringing;
			} catch (thrown) {
				if (thrown instanceof Problem) throw thrown;
				return await repository.putBlob(blob, source);
			}
		}
	};
	const send = (blob, source, options) => {
		if (begun.has(blob.digest)) return void 0;
		const bringing = slots.within(() => repository.putBlob(blob, source, options));
		bringing.catch(() => void 0);
		begun.set(blob.digest, bringing);
		return bringing;
	};
	const snapshot = (digest) => {
		if (looked.has(digest)) return;
		const reading = repository.resolve(digest);
		reading.catch(() => void 0);
		looked.set(digest, reading);
	};
	return {
		target,
		send,
		snapshot
	};
}
function guard(source, isDropped) {
	return {
		...source,
		openBlob: async (blob) => unlessDropped(await source.openBlob(blob), isDropped)
	};
}
async function* unlessDropped(stream, isDropped) {
	for await (const chunk of stream) {
		if (isDropped()) throw new Error("this blob is no longer needed");
		yield chunk;
	}
}
// src/ship/push/deliveries.ts
function createDeliveries() {
	const begun = new Map();
	return {
		begin: (digest, deliver) => {
			if (begun.has(digest)) return;
			const delivering = deliver();
			delivering.catch(() => void 0);
			begun.set(digest, delivering);
		},
		find: async (digest) => {
			try {
				return await begun.get(digest);
			} catch (thrown) {
				if (thrown instanceof Problem) throw thrown;
				return;
			}
		}
	};
}
// src/ship/push/strategy/endpoint-ahead.ts
async function listBuilt({ manifest, source }) {
	const children = readContents(manifest).manifests.map(({ digest }) => source.readManifest(digest));
	return (await Promise.all(children)).flatMap((child) => listBlobs(child)).map(({ digest }) => digest);
}
function openEndpointAhead(repositories, { settings, cleared }) {
	const deliveries = createDeliveries();
	const blobs = openBlobsAhead(repositories);
	const listTargets = (input) => {
		const left = new Set(input.repositories.map(({ repository }) => repository.name));
		return blobs.targets.filter(({ repository }) => left.has(repository.name));
	};
	const send = async (image) => {
		const [{ withSubjects }, { deliver }, input] = await Promise.all([
			import("./finish.js").then((n) => n.subjects_exports),
			import("./finish.js").then((n) => n.deliver_exports),
			cleared()
		]);
		const named = await withSubjects(image, toSubjectName(input));
		const known = new Set(await listBuilt(image));
		for (const { digest } of readContents(named.manifest).manifests) {
			const manifest = await named.source.readManifest(digest);
			const made = listBlobs(manifest).filter((blob) => !known.has(blob.digest));
			for (const blob of made) blobs.send(blob, named.source, { isMade: true });
			blobs.sendAll(manifest, named.source, { isNew: true });
		}
		blobs.sendAll(named.manifest, named.source);
		return deliver(input, {
			...named,
			targets: listTargets(input),
			failed: [],
			notices: []
		});
	};
	return {
		listTargets,
		begin: (image) => {
			if (isAsBuilt(settings)) deliveries.begin(image.manifest.digest, () => send(image));
		},
		find: deliveries.find,
		drop: blobs.drop
	};
}
// src/ship/push/strategy/endpoint.ts
const TAG = "image";
async function pushThroughEndpoint(input, endpoint) {
	const pushed = await takePush(input, endpoint);
	if (typeof pushed === "string") return pushed;
	try {
		const built = await pushed.delivered() ?? await deliver(input, pushed.arrived);
		if (!pushed.mustTurn()) return built;
	} catch (thrown) {
		if (!(thrown instanceof Problem) || !pushed.mustTurn()) throw thrown;
	}
	pushed.drop();
	return turnTo("layout", input, "an attestation names an address of this run, which must not be published");
}
async function deliver(input, arrived) {
	const { deliverUnnamed } = await import("./finish.js").then((n) => n.deliver_exports);
	return deliverUnnamed(await awaitCleared(input), arrived);
}
async function takePush(input, endpoint) {
	const { context, target } = input;
	const { intake, members, ahead, named } = open$2(input, endpoint);
	const unnamed = withoutName(context, `${intake.name}:${TAG}`);
	let isThere = false;
	try {
		const outcome = await context.log.group(`Build ${target.name} and push it`, () => runBuild({
			...input,
			context: unnamed.context
		}, {
			...toOrder(input, intake),
			yieldsOn: (kind, said) => kind !== "build" && isOfEndpoint(said, members, context.settings)
		}));
		unnamed.flush();
		if (!outcome.ok) return explain(outcome, members, {
			input,
			unnamed,
			intake
		});
		const digest = toBuildDigest(outcome);
		const manifest = intake.manifests.get(TAG);
		if (manifest?.digest !== digest) throw new Problem([describeOther(target.name)]);
		const targets = ahead.listTargets(await awaitCleared(input));
		const source = toSource(intake, members);
		isThere = true;
		return {
			arrived: {
				manifest,
				source,
				targets,
				failed: [],
				notices: []
			},
			delivered: () => ahead.find(digest),
			mustTurn: () => named.size > 0 && context.settings.publish === "auto",
			drop: ahead.drop
		};
	} finally {
		unnamed.flush();
		intake.end();
		const ending = members.end();
		if (!isThere) {
			ahead.drop();
			await ending;
		}
	}
}
function open$2(input, endpoint) {
	const { registries } = input.context.settings;
	const repositories = holdUploads(input);
	const members = createMembers(repositories.map((repository) => ({
		repository,
		isRequired: isRequired(repository.repository, registries)
	})));
	const intake = endpoint.open({
		members,
		onTagged: (manifest) => {
			members.expect(0);
			ahead.begin({
				manifest,
				source: toSource(intake, members)
			});
		}
	});
	const named = new Set();
	const ahead = openEndpointAhead(repositories.map((one) => toTarget(one, {
		intake,
		members,
		named
	})), {
		settings: input.context.settings,
		cleared: () => awaitCleared(input)
	});
	return {
		intake,
		members,
		ahead,
		named
	};
}
function toOrder(input, { name }) {
	const { context, target } = input;
	const provenance = toLayoutProvenance(target.build, context.settings, context.env);
	const output = [`type=image,"name=${name}:${TAG}",push=true,store=false,unpack=false,oci-mediatypes=true`, toAttributes(context.settings)].join("");
	return {
		args: [
			...provenance,
			"--output",
			output
		],
		isBare: isBare(input),
		isPaced: true
	};
}
function explain({ kind, problem }, members, { input, unnamed, intake }) {
	const own = (kind === "build" ? void 0 : findCause(intake)) ?? problem;
	const said = {
		...own,
		message: unnamed.rewrite(own.message),
		hint: unnamed.rewrite(own.hint)
	};
	if (kind === "build") throw new Problem([said]);
	const fatal = members.fatal();
	if (fatal !== void 0 && !(fatal instanceof Problem)) throw fatal;
	const problems = members.listProblems().flatMap((one) => one.problems);
	if (problems.length > 0) throw new Problem(problems);
	if (!isOfEndpoint(problem.message, members, input.context.settings)) throw new Problem([said]);
	const { context, builder, repositories } = input;
	const names = repositories.map(({ repository }) => repository);
	return turnTo(choosePushStrategy(context.settings, builder, names), input, said.message);
}
function findCause({ listTooLarge, hadStranger }) {
	const tooLarge = listTooLarge();
	if (tooLarge.length > 0) return describeLarge(tooLarge);
	return hadStranger() ? describeStranger() : void 0;
}
function isOfEndpoint(said, members, { publish }) {
	const isPush = findError(said).includes("failed to push");
	return publish === "auto" && isPush && members.listProblems().length === 0;
}
function toSource(intake, members) {
	const find = ({ digest }) => {
		const [member] = members.listStored(digest);
		if (member !== void 0) return member.repository;
		const message = `the builder did not push the blob ${digest}, and no repository has it.`;
		throw new Problem([error("REGISTRY_NOT_FOUND", message, "Run again, or write publish: layout.")]);
	};
	return {
		readManifest: (digest) => {
			const manifest = intake.manifests.get(digest);
			if (manifest !== void 0) return Promise.resolve(manifest);
			const message = `the builder did not push the manifest ${digest}.`;
			return Promise.reject(new Problem([error("REGISTRY_NOT_FOUND", message, "Run again, or write publish: layout.")]));
		},
		openBlob: async (blob) => intake.findBlob(blob.digest)?.open() ?? await find(blob).openBlob(blob)
	};
}
function toTarget(repository, { intake, members, named }) {
	return {
		...repository,
		putBlob: async (blob, source, options) => {
			if (members.listStored(blob.digest).some((one) => one.repository === repository)) return "present";
			if (await isNaming(blob, source, intake)) {
				named.add(blob.digest);
				throw new Problem([describeNaming(blob.digest)]);
			}
			return await repository.putBlob(blob, source, options);
		}
	};
}
function describeOther(name) {
	return error("PUSH_OTHER_IMAGE", `the builder reports another digest for "${name}" than the one that it pushed.`, "Run again, or write publish: layout.");
}
function describeNaming(digest) {
	return error("PUSH_NAMES_ENDPOINT", `the attestation ${digest} names an address of this run, which must not be published.`, "Write publish: layout.");
}
function describeLarge(tooLarge) {
	return error("PUSH_TOO_LARGE", `the builder pushed what is too large for this process to take: ${tooLarge.join("; ")}.`, "Write publish: layout, or make it smaller: sbom: false leaves out the SBOM.");
}
function describeStranger() {
	return error("PUBLISH_IMPOSSIBLE", "the builder pushes as another user of this machine than the one that was seen to reach this process, and is refused.", "Write publish: auto, or publish: builder.");
}
function turnTo(strategy, { context, onRetry }, why) {
	const problem = notice("PUSH_FROM_HERE", `the builder ${strategy === "layout" ? "writes an OCI layout" : "pushes by itself"} instead of pushing to this run: ${why}`, `Write publish: ${strategy} to do so at once.`);
	context.log.problem(problem);
	onRetry();
	return strategy;
}
// src/ship/push/publish.ts
var publish_exports = __exportAll({ buildAndPublish: () => buildAndPublish });
async function buildAndPublish(given) {
	const able = isDivided(given) ? {
		...given.builder,
		canWriteLayout: false
	} : given.builder;
	const input = {
		...given,
		builder: able
	};
	const { builder, context, repositories, endpoint } = input;
	const names = repositories.map(({ repository }) => repository);
	let strategy = choosePushStrategy(context.settings, {
		...builder,
		endpoint
	}, names);
	if (strategy === "endpoint" && endpoint !== void 0) {
		const pushed = await pushThroughEndpoint(input, endpoint);
		if (typeof pushed !== "string") return pushed;
		strategy = pushed;
	}
	if (strategy === "builder") {
		const { pushFromBuilder } = await import("./builder.js");
		const built = await pushFromBuilder(await awaitCleared(input));
		if (built !== void 0) return built;
	}
	const arrived = await (await import("./layout.js").then((n) => n.layout_exports)).writeLayout(input);
	const { deliverUnnamed } = await import("./finish.js").then((n) => n.deliver_exports);
	return deliverUnnamed(await awaitCleared(input), arrived);
}
// src/ship/preflight.ts
async function preflight(destinations, options) {
	return Promise.all(destinations.map((destination) => surveyDestination(destination, options)));
}
async function surveyDestination(destination, options) {
	try {
		await destination.repository.authorize("pull,push");
		const [right, tags] = await Promise.all([destination.repository.provePush(), caught(surveyTags(destination, options))]);
		if (!right.ok && right.reason === "missing" && destination.creation !== void 0) return {
			destination,
			usable: true,
			reusable: [],
			forbidden: false,
			problems: [],
			isMissing: true
		};
		if (!right.ok) {
			const forbidden = right.reason === "credentials" || right.reason === "permission";
			return failed(destination, [describeRefusal(destination, right)], forbidden);
		}
		if (!tags.ok) return failed(destination, toProblems(tags.thrown), false);
		return tags.problems.length > 0 ? failed(destination, tags.problems, false) : {
			destination,
			usable: true,
			reusable: tags.reusable,
			forbidden: false,
			problems: tags.notices
		};
	} catch (thrown) {
		const problems = toProblems(thrown);
		return failed(destination, problems, problems.some(isForbidden));
	}
}
async function caught(step) {
	try {
		return {
			ok: true,
			...await step
		};
	} catch (thrown) {
		return {
			ok: false,
			thrown
		};
	}
}
async function surveyTags(destination, options) {
	const ours = identify(destination.target, options.sha);
	const decide = async (tag) => {
		const { planned, there } = await nameExact(destination, tag, ours.revision);
		const here = there === void 0 ? void 0 : await destination.readIdentity(there.digest, "recipe");
		const reference = toReference(destination, planned.tag);
		const { onExisting, digests = [] } = options;
		const digest = digests.find((one) => one === here?.digest);
		const decision = decideExact({
			reference,
			ours: {
				...ours,
				...omitUndefined({ digest })
			},
			here,
			onExisting
		});
		return {
			planned,
			there,
			decision: (decision.action === "replace" && there !== void 0 ? await refuseYanked(destination, planned, there.digest) : void 0) ?? decision
		};
	};
	const [told, stale, ...found] = await Promise.all([
		explainVTags(destination),
		findMoved(destination),
		...listExact(destination).map(decide)
	]);
	const isOurs = (digest) => found.some(({ decision, there }) => decision.action !== "refuse" && there?.digest === digest);
	return {
		reusable: found.flatMap(({ planned, decision }) => decision.action === "reuse" && planned.platform === void 0 ? [decision.digest] : []),
		notices: [...told, ...found.flatMap(({ decision }) => decision.action === "reuse" && decision.notice !== void 0 ? [decision.notice] : [])],
		problems: [...found.flatMap(({ decision }) => decision.action === "refuse" ? [decision.problem] : []), ...stale.filter(({ now }) => now === void 0 || !isOurs(now)).map(describeStale)]
	};
}
async function findMoved(destination) {
	const moved = listFloating(destination).map(async ({ tag, there = {} }) => {
		const before = there[destination.name]?.digest;
		if (before === void 0) return [];
		const now = (await destination.repository.resolve(tag))?.digest;
		return now === (before ?? void 0) ? [] : [{
			reference: toReference(destination, tag),
			before,
			now
		}];
	});
	return (await Promise.all(moved)).flat();
}
function describeStale({ reference, before, now }) {
	const [then, since] = [before ?? "no image", now ?? "no image"];
	return error("PLAN_STALE", `"${reference}" pointed at ${then} when the plan was made, and points at ${since} now`, "Make the plan again: tagship plan --registry --out plan.json.");
}
async function refuseYanked(destination, { tag }, digest) {
	const yank = decideYank((await readRecords(destination.repository, digest, YANK_KIND)).map(({ record }) => record));
	if (yank === void 0) return void 0;
	const message = `"${toReference(destination, tag)}" is not replaced: ${describeYank(yank)}.`;
	const hint = `Release a new version. To give this one to another image: tagship unyank ${yank.version}.`;
	return {
		action: "refuse",
		problem: error("TAG_YANKED", message, hint)
	};
}
function failed(destination, problems, forbidden) {
	return {
		destination,
		usable: false,
		reusable: [],
		forbidden,
		problems: destination.required ? problems : asNotices(problems)
	};
}
const FORBIDDEN = new Set([
	"REGISTRY_DENIED",
	"LOGIN_REFUSED",
	"LOGIN_MISSING",
	"LOGIN_PASSWORD_MISSING",
	"LOGIN_TRUST_REFUSED",
	"LOGIN_ID_TOKEN_MISSING",
	"REGISTRY_FILE_UNTRUSTED"
]);
function isForbidden({ code }) {
	return FORBIDDEN.has(code);
}
// src/ship/record/sizes.ts
function createSizeRecord(registries) {
	const sizes = new Map();
	const note = (manifest) => {
		const size = manifest === void 0 ? void 0 : sizeOf(manifest);
		if (manifest !== void 0 && size !== void 0) sizes.set(manifest.digest, size);
		return manifest;
	};
	const measure = (repository) => ({
		...repository,
		readManifest: async (digest) => note(await repository.readManifest(digest)),
		getManifest: async (reference) => note(await repository.getManifest(reference)),
		putManifest: (reference, manifest) => repository.putManifest(reference, note(manifest))
	});
	return {
		registries: {
			...registries,
			open: (name) => measure(registries.open(name))
		},
		read: (platforms) => Object.fromEntries(Object.entries(platforms).flatMap(([platform, digest]) => {
			const size = sizes.get(digest);
			return size === void 0 ? [] : [[platform, size]];
		}))
	};
}
function sizeOf(manifest) {
	try {
		const { isIndex, config, layers } = readContents(manifest);
		if (isIndex) return void 0;
		return [...config === void 0 ? [] : [config], ...layers].reduce((sum, { size }) => sum + size, 0);
	} catch {
		return;
	}
}
// src/ship/push/unpushed.ts
function explainUnpushed(plan, settings) {
	if (settings.legs !== void 0) return [];
	const pushes = listOwnPushes(settings.outputs);
	return pushes.length === 0 ? explainSkipped(plan, settings) : plan.targets.map((target) => explainOutputs(target, pushes));
}
function explainOutputs({ name, repositories }, pushes) {
	const own = pushes.flatMap((push) => push.name ?? []);
	const destinations = repositories.length > 0 ? repositories : own;
	return notice("PUSHED_BY_OUTPUTS", `"${name}" was pushed by its outputs, by digest and without a tag: ${destinations.join(", ")}.`, "It has no tag: a later step gives the tags to the digests of all platforms. Leave push-by-digest out of outputs to have it tagged and read back here.");
}
function explainSkipped({ facts, push, targets }, settings) {
	const isAsked = settings.load || settings.call !== void 0;
	if (settings.push !== "auto" || isAsked || push.mode === "push" || targets.every(({ tags }) => tags.length === 0)) return [];
	const hint = facts.ci === "local" ? targets.flatMap(foretell).join("\n") : "";
	return [notice("PUSH_SKIPPED", `built and not pushed: ${push.reason}.`, hint)];
}
function foretell({ repositories, tags }) {
	const names = tags.map(({ tag }) => tag).join(", ");
	if (repositories.length === 0) return [`With --push and --image REPOSITORY it would get: ${names}`];
	return repositories.map((repository) => `With --push, ${repository} would get: ${names}`);
}
const LACKS_PASSWORD = new Set(["LOGIN_PASSWORD_MISSING", "LOGIN_MISSING"]);
function explainBarred(plan, surveyed) {
	if (!plan.push.onlyWithCredentials) return void 0;
	const isChange = plan.facts.event.kind === "change";
	const isBarring = ({ code }) => isChange || LACKS_PASSWORD.has(code);
	const barred = surveyed.find(({ forbidden, problems: [why] }) => forbidden && why && isBarring(why));
	const [why] = barred?.problems ?? [];
	if (barred === void 0 || why === void 0) return void 0;
	return notice("PUSH_NOT_ALLOWED", `built and not pushed: ${isChange ? "this change" : "this branch is not protected and"} may not push to "${barred.destination.name}". ${why.message}`, isChange ? why.hint : PROTECTED_HINT);
}
// src/ship/build/base-image.ts
const LABEL = "org.opencontainers.image.base.name";
function createBaseRecord({ targets }, onBuilt) {
	const names = new Map(targets.flatMap(({ name, labels }) => {
		const base = labels[LABEL];
		return base === void 0 ? [] : [[name, base]];
	}));
	const found = new Map();
	const note = (record) => {
		onBuilt?.(record);
		const base = names.get(record.name);
		if (base === void 0) return;
		const one = findBaseDigest(record.metadata, base);
		found.set(record.name, [...found.get(record.name) ?? [], one]);
	};
	const heard = names.size === 0 ? onBuilt : note;
	return {
		...heard && { onBuilt: heard },
		read: (target) => {
			const [first, ...others] = found.get(target) ?? [];
			return others.every((one) => one?.digest === first?.digest) ? first : void 0;
		}
	};
}
const PROVENANCE = /^buildx\.build\.provenance(?:\/|$)/;
const IMAGE = /^pkg:docker\/([^?#]+)/;
function findBaseDigest(metadata, name) {
	const digests = Object.entries(metadata).filter(([key]) => PROVENANCE.test(key)).flatMap(([, provenance]) => listMaterials(provenance)).filter((material) => isCalled(material, name)).map(({ digest }) => digest);
	const [digest, ...others] = new Set(digests);
	return digest === void 0 || others.length > 0 ? void 0 : {
		name,
		digest
	};
}
function isCalled({ repository, version }, name) {
	if (`${repository}:${version}` === name) return true;
	return repository === name && (version === "latest" || isDigest(version));
}
function listMaterials(provenance) {
	if (!isObject(provenance)) return [];
	const { buildDefinition, materials } = provenance;
	const listed = isObject(buildDefinition) ? buildDefinition.resolvedDependencies : materials;
	return (Array.isArray(listed) ? listed : []).flatMap((one) => {
		if (!isObject(one) || typeof one.uri !== "string" || !isObject(one.digest)) return [];
		const { sha256 } = one.digest;
		const digest = typeof sha256 === "string" ? `sha256:${sha256}` : "";
		const name = readName(one.uri);
		return name === void 0 || !isDigest(digest) ? [] : [{
			...name,
			digest
		}];
	});
}
function readName(uri) {
	const path = IMAGE.exec(uri)?.[1];
	if (path === void 0) return void 0;
	const [name = "", version = "latest"] = decode(path).split("@");
	const [first = "", ...rest] = name.split("/");
	return {
		repository: rest.length > 0 && /[.:]|^localhost$/.test(first) ? name : `docker.io/${rest.length === 0 ? "library/" : ""}${name}`,
		version
	};
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
// src/ship/build/held-log.ts
function holdLog(log) {
	let held = [];
	const later = (effect) => {
		if (held === void 0) effect();
		else held.push(effect);
	};
	return {
		later,
		release: () => {
			const kept = held ?? [];
			held = void 0;
			for (const effect of kept) effect();
		},
		log: {
			group: async (title, step) => {
				if (held === void 0) return await log.group(title, step);
				let run = () => void 0;
				const running = new Promise((resolve, reject) => {
					run = () => {
						step().then(resolve, reject);
					};
				});
				later(() => {
					log.group(title, () => running).catch(() => void 0);
				});
				run();
				return await running;
			},
			info: (line) => {
				later(() => {
					log.info(line);
				});
			},
			debug: (line) => {
				later(() => {
					log.debug(line);
				});
			},
			output: (chunk) => {
				later(() => {
					log.output(chunk);
				});
			},
			problem: (problem) => {
				later(() => {
					log.problem(problem);
				});
			}
		}
	};
}
// src/ship/build/early.ts
function openEarlyBuild(production) {
	const { plan } = production;
	const [target, ...others] = plan.targets;
	const stop = new AbortController();
	const { begun, tell } = createStart();
	let running;
	let isOver = false;
	return {
		begun,
		start: () => {
			const own = target && productionFor(production, target);
			const isAlone = others.length === 0 && !isOver;
			if (target === void 0 || own === void 0 || !isAlone) tell();
			else if (!mayStart(target.build, own.context)) tell();
			else {
				running = begin(target, withStart(own, tell), stop.signal, () => isOver);
				running.then((early) => {
					if (early === void 0) tell();
				}, tell);
			}
		},
		take: async (wanted, repositories) => {
			if (wanted !== target) return void 0;
			isOver = true;
			const early = await withoutWaiting(running);
			if (early === void 0) return void 0;
			early.clear(repositories);
			early.held.release();
			running = void 0;
			return await early.built;
		},
		drop: async () => {
			isOver = true;
			tell();
			stop.abort(new Error("there is nothing to build"));
			await (await withoutWaiting(running))?.built.catch(() => void 0);
		}
	};
}
function createStart() {
	let tell = () => void 0;
	return {
		begun: new Promise((resolve) => {
			tell = resolve;
		}),
		tell
	};
}
function withStart(production, tell) {
	const { context } = production;
	const onBuilding = () => {
		tell();
		context.onBuilding?.();
	};
	return {
		...production,
		context: {
			...context,
			onBuilding
		}
	};
}
const REACHING = [
	"--cache-to",
	"--secret",
	"--ssh",
	"--allow"
];
function mayStart(build, { push, settings }) {
	if (isMade(build)) return false;
	const { argv } = build;
	const flags = splitFlags(argv.slice(argv.indexOf("build") + 1));
	return push && !settings.reuse && !flags.some((flag) => isFlag(flag, REACHING));
}
async function withoutWaiting(starting) {
	return await Promise.race([starting?.catch(() => void 0), new Promise((resolve) => {
		setImmediate(resolve, void 0);
	})]);
}
async function begin(target, production, signal, isOver) {
	const { plan, context, buildEnvironment } = production;
	const [environment, endpoint, { buildAndPublish }] = await Promise.all([
		buildEnvironment.prepared(),
		buildEnvironment.endpoint(),
		Promise.resolve().then(() => publish_exports)
	]);
	if (isOver() || !isReady(environment.builder)) return void 0;
	const repositories = createDestinations(plan, context.registries, context.settings).filter((one) => one.target === target).map((one) => one.repository);
	const names = repositories.map(({ repository }) => repository);
	const able = {
		...environment.builder,
		endpoint
	};
	if (choosePushStrategy(context.settings, able, names) === "builder") return void 0;
	const held = holdLog(context.log);
	const { cleared, clear } = createClearance(signal);
	const built = buildAndPublish({
		target,
		repositories,
		cleared,
		endpoint,
		...environment,
		buildArgs: context.settings.buildArgs,
		context: toHeldContext(context, held, signal),
		onRetry: () => {
			held.later(buildEnvironment.onRetry);
		},
		onChecked: (problems) => {
			held.later(() => buildEnvironment.onChecked?.(problems));
		}
	});
	built.catch(() => void 0);
	return {
		target,
		held,
		clear,
		built
	};
}
function createClearance(signal) {
	let clear = () => void 0;
	const cleared = new Promise((resolve, reject) => {
		clear = resolve;
		signal.addEventListener("abort", () => {
			reject(signal.reason);
		});
	});
	cleared.catch(() => void 0);
	return {
		cleared,
		clear
	};
}
function isReady({ driver, remove }) {
	return driver === "remote" || driver !== "kubernetes" && remove === void 0;
}
function toHeldContext(context, held, signal) {
	const { onBuilt } = context;
	return {
		...context,
		log: held.log,
		signal: AbortSignal.any([context.signal, signal]),
		...onBuilt && { onBuilt: (record) => {
			held.later(() => {
				onBuilt(record);
			});
		} }
	};
}
// src/ship/build/environment.ts
function createBuildEnvironment(plan, context) {
	const names = listNames(plan);
	const settings = joinSettings(context.settings);
	const closing = new AbortController();
	const own = {
		...context,
		signal: AbortSignal.any([context.signal, closing.signal])
	};
	const request = createBuilderRequest(closing.signal);
	let isNeeded = false;
	const buildx = once(async () => (await import("./ahead.js").then((n) => n.engine_exports)).openBuildx(own));
	const builder = once(async () => {
		const { chooseBuilder } = await Promise.resolve().then(() => choose_exports);
		const wanted = {
			...toWanted(plan, {
				...context,
				settings
			}, names),
			needed: request.builderRequested
		};
		return chooseBuilder(settings, own, wanted, await buildx());
	});
	const endpoint = once(async () => {
		if (!context.push) return void 0;
		const { openEndpoint } = await import("./ahead.js").then((n) => n.endpoint_exports);
		return openEndpoint(own, await builder(), settings);
	});
	const readers = {
		buildx: async () => (await buildx()).version(),
		docker: settings.test !== void 0
	};
	const { childEnv, renewEnv, begun } = createLogins(settings, (isRefused) => context.credentials.childEnv([...names, ...listCloudBases(plan)], readers, isRefused));
	return {
		prepare: () => {
			Promise.allSettled([
				builder(),
				childEnv(),
				endpoint()
			]);
		},
		prepared: async () => {
			const [chosen, env] = await Promise.all([builder(), childEnv()]);
			return {
				builder: chosen,
				childEnv: env
			};
		},
		builder: () => {
			isNeeded = true;
			request.requestBuilder();
			return builder();
		},
		childEnv,
		endpoint,
		...omitUndefined({ renewEnv }),
		...countBuilds(),
		close: async () => {
			if (!isNeeded) closing.abort(new Error("nothing was built"));
			const [made, opened] = await Promise.allSettled([
				builder.begun(),
				endpoint.begun(),
				begun()
			]);
			if (opened.status === "fulfilled") opened.value?.close();
			if (made.status === "fulfilled") await made.value?.remove?.();
		}
	};
}
function countBuilds() {
	let retries = 0;
	const checks = [];
	return {
		onRetry: () => {
			retries += 1;
		},
		retries: () => retries,
		onChecked: (problems) => void checks.push(...problems),
		checks: () => checks
	};
}
function createLogins({ registries }, logIn) {
	const isShort = registries.some(({ oidc }) => oidc !== void 0);
	const first = once(() => logIn(false));
	return {
		childEnv: () => isShort && first.begun() !== void 0 ? logIn(false) : first(),
		renewEnv: isShort ? () => logIn(true) : void 0,
		begun: first.begun
	};
}
function createBuilderRequest(end) {
	let requestBuilder = () => void 0;
	const builderRequested = new Promise((resolve, reject) => {
		requestBuilder = resolve;
		end.addEventListener("abort", () => {
			reject(new Error("nothing was built"));
		});
	});
	builderRequested.catch(() => void 0);
	return {
		builderRequested,
		requestBuilder
	};
}
function toWanted(plan, context, names) {
	return {
		platforms: [...new Set(plan.targets.flatMap((target) => target.platforms))],
		push: context.push || plan.targets.some(({ needs }) => needs !== void 0),
		load: !context.push && wantsLoad(plan, context),
		hosts: [...new Set(names.map(({ host }) => host))]
	};
}
function listCloudBases({ targets }) {
	return targets.flatMap(({ labels }) => labels[BASE_NAME] ?? []).map((name) => parseRepository(name.replace(/(?:@|:[^/]*$).*$/, ""))).flatMap((parsed) => parsed.ok && isCloudHost(parsed.value.host) ? [parsed.value] : []);
}
const BASE_NAME = "org.opencontainers.image.base.name";
function listNames(plan) {
	return plan.targets.flatMap((target) => target.repositories).map(parseRepository).flatMap((parsed) => parsed.ok ? [parsed.value] : []);
}
// src/ship/ship.ts
var ship_exports = __exportAll({ apply: () => apply });
async function apply(asked, given) {
	const watch = createStopwatch(given.clock);
	const made = await openMadeImages(asked, given);
	try {
		return await applyOpened(made, watch, given);
	} finally {
		await made.close();
	}
}
async function applyOpened(made, watch, given) {
	const { plan: whole, images: taken } = made;
	const sizes = createSizeRecord(given.registries);
	const bases = createBaseRecord(whole, given.onBuilt);
	const { plan, context } = toPart(whole, {
		...given,
		registries: sizes.registries,
		...omitUndefined({ onBuilt: bases.onBuilt }),
		onBuilding: () => void import("./finish.js").then((n) => n.finish_exports)
	});
	const buildEnvironment = createBuildEnvironment(plan, context);
	const journal = createJournal(plan.facts.sha, context.signal);
	const shared = {
		whole,
		plan,
		context,
		buildEnvironment,
		watch,
		taken,
		exactTags: new Map()
	};
	const early = openEarlyBuild(shared);
	const render = (progress, problems) => toReceipt({
		...progress,
		hooks: progress.hooks ?? decideHooks(toDeployFacts(shared, progress)).map(toReceiptHook),
		targets: plan.targets,
		retries: context.registries.counts().retries + buildEnvironment.retries(),
		durationsMs: watch.read(),
		sizesOf: sizes.read,
		baseOf: bases.read,
		problems: [...[...plan.problems, ...buildEnvironment.checks()], ...[...progress.problems, ...problems]]
	});
	const receiptNow = () => render(journal.read(), []);
	const running = run({
		...shared,
		early,
		receipt: receiptNow
	}, made.problems, journal);
	try {
		const end = await awaitEnd(running, journal, context.signal);
		const receipt = render(end.progress, end.problems);
		await context.report(receipt);
		if (end.bug !== void 0) throw end.bug.thrown;
		return receipt;
	} finally {
		await running.catch(() => void 0);
		await early.drop();
		await buildEnvironment.close();
	}
}
async function run(production, before, journal) {
	const { context, whole, early } = production;
	try {
		const { inputs, surveyed, barred, ...ready } = await check(production, before);
		const problems = [...inputs, ...surveyed.flatMap((one) => one.problems)];
		if (!hasErrors(inputs) && barred !== void 0) journal.learn({ problems: [...inputs, barred] });
		else {
			const all = hasErrors(problems) ? surveyed : await createRepositories(surveyed, context);
			const found = [...inputs, ...all.flatMap((one) => one.problems)];
			journal.learn({
				surveyed: all,
				problems: found
			});
			if (hasErrors(found)) return void early.drop();
		}
		const checked = {
			...production,
			...omitUndefined(ready)
		};
		await (context.push && barred === void 0 ? ship : withoutPush)(checked, journal);
		if (!context.push) journal.learn({ problems: explainUnpushed(whole, context.settings) });
	} catch (thrown) {
		journal.learn({ problems: toProblems(toDiskProblem(thrown, context.tempDir)) });
	}
}
async function check(production, before) {
	const { context, plan, whole, buildEnvironment } = production;
	const { settings } = context;
	const builds = settings.legs === void 0;
	if (builds && plan.targets.some(({ build }) => !isMade(build))) buildEnvironment.prepare();
	const made = plan.targets.filter(({ build }) => isMade(build));
	const own = builds ? production : {
		...production,
		plan: {
			...plan,
			targets: made
		}
	};
	const [inputs, engine, scans, surveyed, signing, attesting] = await Promise.all([
		checkLocally(own, builds),
		checkEngine(own),
		checkScanning(own),
		context.push ? survey(production) : [],
		checkSigning(production),
		checkAttesting(production)
	]);
	const barred = explainBarred(plan, surveyed);
	const { merge, problems } = await checkLegs(production, barred === void 0 ? surveyed : []);
	const all = [
		...[
			...before,
			...inputs,
			...engine,
			...scans,
			...signing.problems,
			...attesting.problems
		],
		...[...checkLeg(whole, settings), ...problems],
		...await checkDeploys(plan, context)
	];
	const { openSigner } = signing;
	return {
		surveyed,
		barred,
		merge,
		openSigner,
		attester: attesting.attester,
		inputs: all
	};
}
async function checkDeploys(plan, context) {
	if (!context.push || (plan.deploy ?? []).length === 0) return [];
	return (await import("./check.js")).checkHooks(plan, context);
}
async function checkSigning({ context, plan }) {
	if (context.settings.sign === "none") return { problems: [] };
	return (await import("./sign.js")).prepareSigning(context, plan.facts.project);
}
async function checkLocally({ plan, context, early }, builds) {
	const checks = plan.targets.map((target) => checkInputs({ targets: [target] }, settingsForTarget(context.settings, target.name), context));
	const problems = (await Promise.all(checks)).flat();
	if (builds && !hasErrors(problems)) early.start();
	else early.drop();
	return problems;
}
async function checkEngine({ plan, context }) {
	const { settings } = context;
	const tests = plan.targets.filter((target) => isTested(target, settings)).map(({ name }) => settingsForTarget(settings, name).test);
	if (tests.length === 0) return [];
	const { checkTestEngine } = await import("./engine.js");
	return checkTestEngine(tests, context);
}
async function checkLegs(production, surveyed) {
	const { legs, leg } = production.context.settings;
	if (legs === void 0 || leg.length > 0) return { problems: [] };
	const { prepareMerge } = await import("./merge.js");
	const merge = await prepareMerge(legs, production, surveyed.length === 0 ? void 0 : surveyed);
	return {
		merge,
		problems: merge.problems
	};
}
async function survey(production) {
	const { plan, whole, context, watch, taken, early } = production;
	const { settings, registries, log } = context;
	const names = plan.targets.map(({ name }) => name);
	const destinations = createDestinations(whole, registries, settings).filter(({ target }) => names.includes(target.name));
	registries.connect(destinations.map(({ repository }) => repository.repository));
	await awaitBuild(early, context);
	const ask = ({ name }) => {
		const { onExisting } = settingsForTarget(settings, name);
		const own = destinations.filter(({ target }) => target.name === name);
		const digests = taken.get(name)?.digests ?? [];
		return preflight(own, {
			sha: plan.facts.sha,
			onExisting,
			digests
		});
	};
	const what = destinations.length === 1 ? "1 repository" : `${destinations.length} repositories`;
	const asking = watch.time("preflight", () => log.group(`Check ${what}`, () => Promise.all(plan.targets.map(ask))));
	setImmediate(() => void import("./produce.js"));
	const surveyed = await asking;
	registries.endPreflight();
	return toPartOf(surveyed.flat(), plan);
}
const START_MS = 50;
async function awaitBuild({ begun }, { clock, signal }) {
	const over = new AbortController();
	const end = AbortSignal.any([signal, over.signal]);
	await Promise.race([begun, clock.sleep(START_MS, end).catch(() => void 0)]);
	over.abort();
}
async function ship(production, journal) {
	const { produce } = await import("./produce.js");
	const { surveyed } = journal.read();
	const made = await eachTarget(production, journal, (target, own) => {
		const there = surveyed.filter(({ destination }) => destination.target === target);
		return produce(target, there, own);
	});
	const { finish } = await import("./finish.js").then((n) => n.finish_exports);
	await finish(made, production, journal);
}
async function eachTarget(production, journal, make) {
	const [only, ...others] = production.plan.targets;
	if (only === void 0) return [];
	if (others.length > 0) {
		const { produceAll } = await import("./produce-all.js");
		return production.watch.time("build", () => produceAll(production, journal, make));
	}
	const produced = [await make(only, productionFor(production, only))];
	journal.learn({
		produced,
		problems: produced.flatMap(({ problems }) => problems)
	});
	return produced;
}
async function withoutPush(production, journal) {
	production.early.drop();
	const { buildUnpushed, toUnmade } = await import("./produce.js");
	if (production.merge !== void 0) {
		journal.learn({ produced: production.plan.targets.map(toUnmade) });
		return;
	}
	const made = await eachTarget(production, journal, buildUnpushed);
	const { finishUnpushed } = await import("./finish.js").then((n) => n.finish_exports);
	await finishUnpushed(made, production, journal);
}
export { BUNDLE_BYTES, BUNDLE_TYPE, ONCE_BYTES, RECIPE_LABEL, RECORD_BYTES, REVISION_LABEL, SEVERITIES, SIGN_PREDICATE, STATEMENT_TYPE, SUBJECT_MISSING, WRITTEN_BY_OTHER, YANK_KIND, addLegacyLayer, addToFallback, asNotices, attachRecord, attest, awaitCleared, comparePushed, conceal, concurrentProduction, copyMade, createDeliveries, createDestinations, createJournal, createRepositories, createStopwatch, decideExact, decideHooks, decideYank, decidesProvenance, deploy_exports, describeDifference, describeOlder, describeYank, digestFor, encodeForSigning, explainNotRebuilt, explainUnreadBundles, explainVTags, exportCommit, export_exports, findBundle, findError, findFirstImage, headOf, hintForYank, holdsExact, identify, isAbout, isAsBuilt, isBare, isDivided, isImmutable, isIndexAttribute, isKeyAddress, isReachable, isRequired, isRival, isScanned, isTested, joinFlags, leg_exports, listBundles, listExact, listFloating, listHeld, listOutputPaths, makeBundle, makeEnvelope, makeLegacy, makeMark, makeReferrer, makeSimpleSigning, makeStatement, manifestFor, nameExact, nameExactTags, nextNumber, openBlobsAhead, openDeploys, orUnreadable, orderForPush, parseScan, placeInRepository, productionFor, publish_exports, putArtifact, putBlobs, readEnvelope, readExactTags, readLegacyLayers, readLine, readMark, readNewestRecords, readRecords, readTime, recipeOf, renderBundle, revisionOf, runBuild, scanTarget, ship_exports, sortBundles, splitFlags, tagExact, takeUnpushed, toAttributes, toBuildDigest, toDefaultProvenance, toDeployFacts, toDiskProblem, toFailing, toImage, toKeyCommand, toLayoutProvenance, toLegacyTag, toLines$1 as toLines, toProblems, toReceipt, toReceiptHook, toReference, toSubjectName, valueOf, verifyBundle, wantsLoad, wantsScan };
