import { isAttestation, omitUndefined, readConfig, readContents, splitEntries, toDigest, toPlatformText } from "./base.js";
// src/ship/push/join.ts
const INDEX_TYPE = "application/vnd.oci.image.index.v1+json";
async function joinImages(images, source, annotations) {
	const listed = await Promise.all(images.map(async (image) => select(await listEntries(image, source, annotations), image.platform)));
	const all = [...new Map(listed.flat().map((entry) => [entry.digest, entry])).values()];
	const index = {
		schemaVersion: 2,
		mediaType: INDEX_TYPE,
		manifests: [...all.filter((entry) => !isAttestation(entry)), ...all.filter(isAttestation)],
		...toAnnotations(annotations.index)
	};
	const bytes = Buffer.from(escapeAsGo(JSON.stringify(index, void 0, 2)));
	return {
		mediaType: INDEX_TYPE,
		bytes,
		digest: toDigest(bytes)
	};
}
function select(entries, wanted) {
	if (wanted === void 0) return entries;
	const images = entries.filter((entry) => !isAttestation(entry) && (entry.platform === void 0 || toPlatformText(entry.platform) === wanted));
	const subjects = new Set(images.map(({ digest }) => digest));
	const about = entries.filter((entry) => isAttestation(entry) && subjects.has(entry.annotations?.[SUBJECT] ?? ""));
	return [...images, ...about];
}
const SUBJECT = "vnd.docker.reference.digest";
function toAnnotations(texts) {
	const pairs = Object.entries(texts);
	if (pairs.length === 0) return {};
	const bytesOf = ([key]) => Buffer.from(key ?? "");
	const sorted = pairs.toSorted((one, other) => Buffer.compare(bytesOf(one), bytesOf(other)));
	return { annotations: Object.fromEntries(sorted) };
}
function escapeAsGo(json) {
	return json.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
async function listEntries(image, source, annotations) {
	const { isIndex } = readContents(image);
	if (!isIndex) return [await describe(image, source, annotations)];
	const entries = JSON.parse(Buffer.from(image.bytes).toString("utf8")).manifests.map(async (entry) => /\b(index|manifest\.list)\b/.test(entry.mediaType) ? await listEntries(await source.readManifest(entry.digest), source, annotations) : [entry]);
	return (await Promise.all(entries)).flat();
}
async function describe(image, source, { entry }) {
	const { platform } = await readConfig(source, image) ?? {};
	return {
		mediaType: image.mediaType,
		digest: image.digest,
		size: image.bytes.byteLength,
		...toAnnotations(entry(platform)),
		...platform === void 0 ? {} : { platform: toFields(platform) }
	};
}
function toFields(platform) {
	const [os = "", architecture = "", variant] = platform.split("/");
	return {
		architecture,
		os,
		...omitUndefined({ variant })
	};
}
function readIndexAnnotations(argv, attributes) {
	const found = [...argv.flatMap((word, at) => readWord(word, argv[at - 1])), ...attributes.flatMap(readAttribute)];
	const select = (isWanted) => Object.fromEntries(found.filter(isWanted).map(({ key, value }) => [key, value]));
	return {
		index: select(({ level }) => level === "index"),
		entry: (own) => select(({ level, platform }) => level === "manifest-descriptor" && (platform === void 0 || platform === own))
	};
}
function readWord(word, before) {
	const text = before === "--annotation" ? word : /^--annotation=([^]*)$/.exec(word)?.[1];
	const [, levels = "", key = "", value] = /^([a-z][^:=]*):([^=]+)=([^]*)$/.exec(text ?? "") ?? [];
	if (value === void 0) return [];
	return levels.split(/,(?![^[]*\])/).map((level) => ({
		...readLevel(level),
		key,
		value
	}));
}
function readAttribute(attribute) {
	const [field = ""] = splitEntries(attribute, true);
	const [, level, key = "", value] = /^annotation-([a-z-]+(?:\[[^\]]*\])?)\.([^=]+)=([^]*)$/.exec(field) ?? [];
	return level === void 0 || value === void 0 ? [] : [{
		...readLevel(level),
		key,
		value
	}];
}
function readLevel(text) {
	const [, level = "", platform] = /^([a-z-]+)(?:\[(.*)\])?$/.exec(text.trim()) ?? [];
	if (platform === void 0) return { level };
	const [os = "", architecture = "", variant] = platform.split("/");
	const named = {
		os,
		architecture,
		...omitUndefined({ variant })
	};
	return {
		level,
		platform: toPlatformText(named)
	};
}
export { joinImages, readIndexAnnotations };
