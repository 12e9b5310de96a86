import { createWalk, readContents } from "./base.js";
// src/ship/sign/subjects.ts
const INDEX = /\.(?:index|manifest\.list)\.v/;
const MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
async function listSubjects(manifest, source) {
	const found = await list(manifest.bytes.byteLength > 0 ? manifest : await source.readManifest(manifest.digest), createWalk(source));
	return [...new Map(found.map((one) => [one.digest, one])).values()];
}
async function list(manifest, walk) {
	const { mediaType, digest, bytes } = manifest;
	const { manifests } = readContents(manifest);
	const nested = manifests.filter((entry) => INDEX.test(entry.mediaType));
	const others = manifests.filter((entry) => !nested.includes(entry));
	const below = await walk.each(manifest, nested, (child, _, deeper) => list(child, deeper));
	return [
		{
			mediaType,
			digest,
			size: bytes.byteLength
		},
		...others.map((entry) => ({
			mediaType: entry.mediaType === "" ? MANIFEST_TYPE : entry.mediaType,
			digest: entry.digest,
			size: entry.size
		})),
		...below.flat()
	];
}
export { listSubjects };
