import { isDigest, isTag, readContents } from "./plan.js";
import "./writer.js";
import { isRelatedTag, orAbsent, subjectOf, toReferrer } from "./ship.js";
// src/ship/made/layout-tags.ts
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
	const images = new Map();
	const inner = new Set();
	for (const root of layout.roots) {
		const tag = tagOf(root);
		if (tag !== void 0 && isRelatedTag(tag)) continue;
		const manifest = await orAbsent(layout.readManifest(root.digest));
		if (manifest === void 0 || subjectOf(manifest) !== void 0) continue;
		for (const { digest } of readContents(manifest).manifests) inner.add(digest);
		if (tag !== void 0 || !images.has(root.digest)) images.set(root.digest, tag ?? root.digest);
	}
	const [only, ...others] = [...images].filter(([digest]) => !inner.has(digest));
	return only !== void 0 && others.length === 0 ? only[1] : void 0;
}
export { openTags, tagOf };
