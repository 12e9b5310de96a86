import { Problem, error, isObject, parseObject, readContents } from "./base.js";
import { addLegacyLayer, makeSimpleSigning, orUnreadable, putBlobs, readLegacyLayers, toLegacyTag } from "./ship.js";
// src/ship/sign/store/legacy-store.ts
async function readLegacy(repository, digest) {
	const manifest = await repository.getManifest(toLegacyTag(digest));
	if (manifest === void 0) return void 0;
	if (readContents(manifest).isIndex) throw taken(repository, digest);
	return manifest;
}
const PAYLOAD_BYTES = 65536;
const MOST_LAYERS = 50;
async function ownsLegacy(repository, manifest, digest, signer) {
	for (const { layer, annotations } of readLegacyLayers(manifest).slice(-50).reverse()) {
		const payload = await readPayload(repository, layer);
		if (payload === void 0 || !isAbout(payload, digest)) continue;
		if (await signer.ownsPayload(payload, annotations)) return true;
	}
	return false;
}
function explainUnreadLegacy(manifest) {
	const { length } = manifest === void 0 ? [] : readLegacyLayers(manifest);
	return length > MOST_LAYERS ? ` Of its ${length} signatures in the older format the last ${MOST_LAYERS} were looked at.` : "";
}
async function readPayload(repository, layer) {
	if (layer.size > PAYLOAD_BYTES) return void 0;
	return orUnreadable(async () => Buffer.from(await repository.readBlob?.(layer) ?? []));
}
function isAbout(payload, digest) {
	const { critical } = parseObject(payload.toString("utf8")) ?? {};
	const image = isObject(critical) ? critical.image : void 0;
	return isObject(image) && image["docker-manifest-digest"] === digest;
}
async function signLegacy({ repository }, before, digest, signer) {
	const payload = makeSimpleSigning(repository.name, digest);
	const marks = await signer.signPayload(payload);
	return marks === void 0 ? void 0 : addLegacyLayer(before, payload, marks);
}
async function putLegacy(repository, digest, artifact) {
	await putBlobs(repository, artifact);
	await repository.putManifest(toLegacyTag(digest), artifact.manifest);
}
function taken({ repository }, digest) {
	return new Problem([error("SIGN_TAG_TAKEN", `the tag "${toLegacyTag(digest)}" of "${repository.name}" should hold the signatures of the image, but it holds something else.`, "Remove this tag, or write sign-format: bundle.")]);
}
export { explainUnreadLegacy, ownsLegacy, putLegacy, readLegacy, signLegacy };
