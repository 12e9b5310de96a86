import { __exportAll } from "./rolldown-runtime.js";
import { isDigest, isTag, readContents } from "./base.js";
import "./copy.js";
import { isRelatedTag, orAbsent, subjectOf, toReferrer } from "./registry.js";
// src/ship/made/layout-tags.ts
var layout_tags_exports = __exportAll({
	openTags: () => openTags,
	pickImages: () => pickImages,
	tagOf: () => tagOf
});
function tagOf({ annotations }) {
	const name = annotations?.["org.opencontainers.image.ref.name"] ?? "";
	const tag = name.includes("/") ? name.slice(name.lastIndexOf(":") + 1) : name;
	return isTag(tag) ? tag : void 0;
}
function openTags(layout) {
	const { roots } = layout;
	const tags = new Map();
	for (const root of roots) {
		const tag = tagOf(root);
		if (tag !== void 0) tags.set(tag, root);
	}
	const untagged = roots.filter((root) => tagOf(root) === void 0);
	let subjects;
	return {
		listTags: () => [...tags.keys()],
		getManifest: async (reference) => {
			const digest = isDigest(reference) ? reference : tags.get(reference)?.digest;
			return digest === void 0 ? void 0 : await orAbsent(layout.readManifest(digest));
		},
		listReferrers: async (digest) => {
			subjects ??= readSubjects(layout, untagged);
			return (await subjects).get(digest);
		},
		findOnly: () => findOnly(layout)
	};
}
async function readSubjects(layout, roots) {
	const found = new Map();
	for (const { digest } of roots) {
		const manifest = await orAbsent(layout.readManifest(digest));
		if (manifest === void 0) continue;
		const subject = subjectOf(manifest);
		if (subject === void 0) continue;
		found.set(subject, [...found.get(subject) ?? [], toReferrer(manifest)]);
	}
	return found;
}
async function findOnly(layout) {
	const all = layout.roots.map((root) => ({
		root,
		tag: tagOf(root) ?? ""
	})).filter(({ tag }) => !isRelatedTag(tag));
	const names = new Map(all.map(({ root }) => [root.digest, root.digest]));
	for (const { root, tag } of all) if (tag !== "") names.set(root.digest, tag);
	const manifests = [];
	for (const digest of names.keys()) {
		const manifest = await orAbsent(layout.readManifest(digest));
		if (manifest !== void 0) manifests.push(manifest);
	}
	const [only, ...others] = pickImages(manifests);
	return only === void 0 || others.length > 0 ? void 0 : names.get(only.digest);
}
function pickImages(manifests) {
	const read = manifests.map((manifest) => ({
		manifest,
		...readContents(manifest)
	}));
	const inner = new Set(read.flatMap((one) => one.manifests.map(({ digest }) => digest)));
	return read.filter(({ isAbout, manifest }) => !isAbout && !inner.has(manifest.digest)).map(({ manifest }) => manifest);
}
export { layout_tags_exports, openTags, pickImages, tagOf };
