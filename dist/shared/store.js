import { Problem, error, isDigest, isObject, isTag, parseObject } from "./plan.js";
import { directoryFiles, openArchiveFiles, readLayout } from "./layout.js";
import "./writer.js";
// src/lifecycle/copy/store.ts
async function openStore({ kind, label, path = "", repository }, client) {
	if (repository !== void 0) return toRepositoryStore(client.open(repository), label);
	const files = kind === "directory" ? directoryFiles(path) : await openArchiveFiles(path);
	const { close } = files;
	try {
		const { roots, ...source } = await readLayout(files);
		return toLayoutStore(source, roots, {
			label,
			close
		});
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
			const { tags, complete } = await open.listTags(20);
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
function tagOf({ annotations }) {
	const name = annotations?.["org.opencontainers.image.ref.name"] ?? "";
	const tag = name.includes("/") ? name.slice(name.lastIndexOf(":") + 1) : name;
	return isTag(tag) ? tag : void 0;
}
function toLayoutStore(source, roots, own) {
	const tags = new Map();
	for (const root of roots) {
		const tag = tagOf(root);
		if (tag !== void 0) tags.set(tag, root);
	}
	const untagged = roots.filter((root) => tagOf(root) === void 0);
	const find = (reference) => tags.get(reference) ?? roots.find(({ digest }) => digest === reference);
	const getManifest = async (reference) => {
		const digest = isDigest(reference) ? reference : find(reference)?.digest;
		return digest === void 0 ? void 0 : await orAbsent(source.readManifest(digest));
	};
	let subjects;
	return {
		...own,
		source,
		resolve: async (reference) => {
			const manifest = await getManifest(reference);
			return manifest && describe(manifest);
		},
		getManifest,
		listTags: () => Promise.resolve([...tags.keys()]),
		findOnly: () => findOnly(source, roots),
		listReferrers: async (digest) => {
			subjects ??= readSubjects(source, untagged);
			return (await subjects).get(digest);
		}
	};
}
async function readSubjects(source, roots) {
	const found = new Map();
	for (const { digest } of roots) {
		const manifest = await orAbsent(source.readManifest(digest));
		const subject = manifest && subjectOf(manifest);
		if (subject !== void 0) found.set(subject, [...found.get(subject) ?? [], digest]);
	}
	return found;
}
function subjectOf(manifest) {
	const { subject } = parseObject(Buffer.from(manifest.bytes).toString("utf8")) ?? {};
	const digest = isObject(subject) ? subject.digest : void 0;
	return typeof digest === "string" && isDigest(digest) ? digest : void 0;
}
function describe({ mediaType, digest, bytes }) {
	return {
		mediaType,
		digest,
		size: bytes.byteLength
	};
}
async function orAbsent(reading) {
	try {
		return await reading;
	} catch (thrown) {
		if (thrown instanceof Problem && thrown.problems.every(({ code }) => code === "REGISTRY_NOT_FOUND")) return void 0;
		throw thrown;
	}
}
async function findOnly(source, roots) {
	const images = new Map();
	for (const root of roots) {
		const tag = tagOf(root);
		if (tag !== void 0 && isRelatedTag(tag)) continue;
		const manifest = await orAbsent(source.readManifest(root.digest));
		if (manifest !== void 0 && subjectOf(manifest) === void 0 && (tag !== void 0 || !images.has(root.digest))) images.set(root.digest, tag ?? root.digest);
	}
	return images.size === 1 ? [...images.values()][0] : void 0;
}
function isRelatedTag(tag) {
	return /^sha(?:256-[0-9a-f]{64}|512-[0-9a-f]{128})(?:\.[a-z]+)?$/.test(tag);
}
function notFound(label, reference) {
	const message = `${label}${isDigest(reference) ? "@" : ":"}${reference} does not exist.`;
	return new Problem([error("COPY_NOT_FOUND", message, "Check the name and the tag.")]);
}
export { describe, isRelatedTag, notFound, openStore, orAbsent, subjectOf };
