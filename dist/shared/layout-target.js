import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { REF_NAME, createLayoutWriter, describe, readRoots } from "./copy.js";
import { toReferrer } from "./registry.js";
import { isDigest } from "./base.js";
const { rm } = require("node:fs/promises");
// src/lifecycle/copy/layout-target.ts
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
		release: () => {
			before?.close();
		},
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
export { toLayoutTarget };
