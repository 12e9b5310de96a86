import { isDigest, parseJson, toDigest } from "./base.js";
// src/lifecycle/prune/left.ts
const PENDING = "application/vnd.tagship.prune.pending.v1";
const PLACEHOLDER = "application/vnd.tagship.prune.placeholder.v1";
const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const PREFIX = "tagship-prune-";
const EMPTY = Buffer.from("{}");
const EMPTY_CONFIG = {
	mediaType: "application/vnd.oci.empty.v1+json",
	digest: toDigest(EMPTY),
	size: EMPTY.byteLength
};
function isPendingTag(tag) {
	return /^tagship-prune-[0-9a-f]{12}$/.test(tag);
}
const emptyBlob = {
	descriptor: EMPTY_CONFIG,
	source: toSource(EMPTY)
};
function toSource(bytes) {
	return {
		openBlob: () => Promise.resolve(toStream(bytes)),
		readManifest: () => Promise.reject(new Error("a blob has no manifest"))
	};
}
async function* toStream(bytes) {
	await Promise.resolve();
	yield bytes;
}
function makePending(digests) {
	const bytes = Buffer.from(JSON.stringify(digests));
	const blob = {
		mediaType: PENDING,
		digest: toDigest(bytes),
		size: bytes.byteLength
	};
	const manifest = toManifest({
		schemaVersion: 2,
		mediaType: MANIFEST,
		artifactType: PENDING,
		config: EMPTY_CONFIG,
		layers: [blob]
	});
	return {
		tag: `${PREFIX}${manifest.digest.slice(7).slice(0, 12)}`,
		manifest,
		blob,
		source: toSource(bytes)
	};
}
function parsePending(bytes) {
	const list = parseJson(Buffer.from(bytes).toString("utf8"));
	return (Array.isArray(list) ? list : []).filter((one) => typeof one === "string").filter(isDigest);
}
function makePlaceholder(tag, id) {
	return toManifest({
		schemaVersion: 2,
		mediaType: MANIFEST,
		artifactType: PLACEHOLDER,
		config: EMPTY_CONFIG,
		layers: [EMPTY_CONFIG],
		annotations: { "io.tagship.prune": `${tag} ${id}` }
	});
}
function readLeft(artifactType) {
	if (artifactType === PENDING) return "pending";
	return artifactType === PLACEHOLDER ? "placeholder" : void 0;
}
function toManifest(body) {
	const bytes = Buffer.from(JSON.stringify(body));
	return {
		mediaType: body.mediaType,
		digest: toDigest(bytes),
		bytes
	};
}
export { emptyBlob, isPendingTag, makePending, makePlaceholder, parsePending, readLeft };
