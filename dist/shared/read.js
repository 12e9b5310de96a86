import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { TAG_PAGES, createSlots, isAttestation, isDockerHub, isObject, isTag, notice, parseObject, readConfig, readContents, readWhole, toPlatformText } from "./base.js";
import { BUNDLE_TYPE, SIGN_PREDICATE, YANK_KIND, asNotices, decideYank, explainUnreadBundles, findBundle, orUnreadable, readLegacyLayers, readRecords, sortBundles, toProblems } from "./ship.js";
import { isRelatedTag, orAbsent, readIndexEntries, toFallbackTag } from "./registry.js";
import { explainUnreadLegacy, ownsLegacy, readLegacy } from "./legacy-store.js";
import { compareTags, nameStatusTags } from "./tag-kind.js";
const { X509Certificate } = require("node:crypto");
// src/lifecycle/status/attestation.ts
const STATEMENTS = [
	[/^https:\/\/slsa\.dev\/provenance\//, "provenance"],
	[/^https:\/\/(?:spdx\.dev\/Document|cyclonedx\.org\/bom)/, "SBOM"],
	[/^https:\/\/cosign\.sigstore\.dev\/attestation\/vuln\//, "scan"]
];
function nameStatement(predicateType) {
	return STATEMENTS.find(([type]) => type.test(predicateType ?? ""))?.[1] ?? "other";
}
const CERTIFICATE_BYTES = 65536;
function readBundleIdentity(bundle) {
	const { verificationMaterial } = parseObject(Buffer.from(bundle).toString("utf8")) ?? {};
	if (!isObject(verificationMaterial)) return null;
	const { certificate, x509CertificateChain: chain } = verificationMaterial;
	const listed = isObject(chain) && Array.isArray(chain.certificates) ? chain.certificates[0] : void 0;
	const first = isObject(certificate) ? certificate : listed;
	const raw = isObject(first) ? first.rawBytes : void 0;
	return typeof raw === "string" ? readIdentity(Buffer.from(raw, "base64")) : null;
}
function readLegacyIdentity(pem) {
	return pem === void 0 ? null : readIdentity(Buffer.from(pem));
}
function readIdentity(bytes) {
	if (bytes.byteLength > CERTIFICATE_BYTES) return null;
	try {
		const { subjectAltName = "" } = new X509Certificate(bytes);
		const [, name = ""] = /^(?:URI|email):"?([\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]{1,256})/.exec(subjectAltName) ?? [];
		return name === "" ? null : name;
	} catch {
		return null;
	}
}
// src/lifecycle/status/image.ts
const MOST_CHILDREN = 64;
const AT_ONCE$1 = 8;
const PREDICATE_TYPE = "in-toto.io/predicate-type";
const CREATED = "org.opencontainers.image.created";
const VERSION = "org.opencontainers.image.version";
async function readStatusImage(repository, digest) {
	const manifest = await repository.readManifest(digest);
	const contents = readContents(manifest);
	return contents.isIndex ? await readIndex(repository, contents) : await readSingle(repository, manifest, contents);
}
async function readSingle(repository, manifest, contents) {
	const config = await orUnreadable(() => readConfig(repository, manifest));
	const texts = {
		...config?.labels,
		...contents.annotations
	};
	const bytes = sizeOf(contents);
	const { platform } = config ?? {};
	return {
		created: toTime(texts[CREATED], config?.created),
		version: toWord(texts[VERSION]),
		platforms: platform === void 0 ? [] : [{
			platform,
			digest: manifest.digest,
			bytes,
			isMissing: false
		}],
		attestations: [],
		blobs: blobsOf(contents)
	};
}
async function readIndex(repository, { manifests, annotations }) {
	const children = await readChildren(repository, manifests);
	const images = children.filter(({ entry }) => !isAttestation(entry));
	const usual = images.find(({ entry }) => entry.platform?.architecture === "amd64") ?? images[0];
	const config = await orUnreadable(async () => usual?.manifest === void 0 ? void 0 : readConfig(repository, usual.manifest));
	const texts = {
		...config?.labels,
		...usual?.contents?.annotations,
		...annotations
	};
	const known = children.flatMap(({ contents }) => contents ?? []);
	const alone = config?.platform ?? "unknown";
	return {
		created: toTime(texts[CREATED], config?.created),
		version: toWord(texts[VERSION]),
		platforms: images.map((child) => toPlatform(child, child === usual ? alone : "unknown")),
		attestations: listAttestations(children),
		blobs: new Map(known.flatMap((contents) => [...blobsOf(contents)]))
	};
}
async function readChildren(repository, entries) {
	const slots = createSlots(AT_ONCE$1);
	let bytes = 0;
	return Promise.all(entries.map((entry, at) => slots.within(async () => {
		const unread = {
			entry,
			isMissing: false
		};
		if (at >= MOST_CHILDREN || bytes > 67108864) return unread;
		const child = await orUnreadable(() => readChild(repository, entry));
		bytes += child?.manifest?.bytes.byteLength ?? 0;
		return child ?? unread;
	})));
}
async function readChild(repository, entry) {
	const manifest = await orAbsent(repository.readManifest(entry.digest));
	if (manifest === void 0) return {
		entry,
		isMissing: true
	};
	return {
		entry,
		manifest,
		contents: readContents(manifest),
		isMissing: false
	};
}
function toPlatform({ entry, contents, isMissing }, silent) {
	const { platform, digest } = entry;
	const bytes = contents === void 0 || contents.isIndex ? null : sizeOf(contents);
	return {
		platform: platform === void 0 ? silent : toPlatformText(platform),
		digest,
		bytes,
		isMissing
	};
}
function listAttestations(children) {
	const types = children.filter(({ entry }) => isAttestation(entry)).flatMap(({ contents }) => contents?.layers ?? []).map(({ annotations }) => nameStatement(annotations?.[PREDICATE_TYPE]));
	return [...new Set(types)].sort();
}
function sizeOf(contents) {
	return [...blobsOf(contents).values()].reduce((sum, bytes) => sum + bytes, 0);
}
function blobsOf({ config, layers }) {
	const blobs = config === void 0 ? layers : [config, ...layers];
	return new Map(blobs.map(({ digest, size }) => [digest, size]));
}
const EARLIEST_MS = Date.UTC(2e3, 0, 1);
function toTime(...texts) {
	for (const text of texts) {
		const ms = text === void 0 || text.length > 40 ? NaN : Date.parse(text);
		if (ms > EARLIEST_MS) return new Date(ms).toISOString();
	}
	return null;
}
function toWord(text) {
	return text !== void 0 && /^[\x21-\x7e]{1,128}$/.test(text) ? text : null;
}
// src/lifecycle/status/signature.ts
const CERTIFICATE = "dev.sigstore.cosign/certificate";
const PREDICATE = "dev.sigstore.bundle.predicateType";
const RECORDS = "application/vnd.tagship.";
const EMPTY_TYPE = "application/vnd.oci.empty.v1+json";
function createSignatureReader(reader) {
	let hasApi = true;
	return async (digest) => {
		const listed = hasApi ? await reader.repository.listReferrers(digest) : void 0;
		if (listed === void 0) hasApi = false;
		const referrers = listed ?? await readFallback(reader, digest);
		const legacy = await readOlder(reader, digest);
		if (referrers === void 0 && !legacy.isSigned) return void 0;
		const newer = await readBundles(reader, digest, referrers ?? []);
		const isYanked = await readYanked(reader, digest, referrers ?? []);
		const joined = join(legacy, newer, reader.verifier !== void 0);
		return isYanked ? {
			...joined,
			isYanked
		} : joined;
	};
}
async function readFallback({ repository, tags, reads }, digest) {
	const tag = toFallbackTag(digest);
	if (!tags.has(tag)) return [];
	if (!reads) return void 0;
	const index = await orUnreadable(() => repository.getManifest(tag));
	if (index === void 0 || index.digest === digest) return [];
	return await orUnreadable(() => Promise.resolve(readIndexEntries(index))) ?? [];
}
async function readYanked({ repository, reads }, digest, referrers) {
	const isMarked = referrers.some(({ artifactType }) => artifactType === YANK_KIND.artifactType);
	if (!reads || !isMarked) return false;
	const found = await readRecords(repository, digest, YANK_KIND);
	return decideYank(found.map(({ record }) => record)) !== void 0;
}
async function readOlder({ repository, tags, reads, verifier, onUnread }, digest) {
	const tag = toFallbackTag(digest);
	const attestations = [...tags.has(`${tag}.att`) ? ["other"] : [], ...tags.has(`${tag}.sbom`) ? ["SBOM"] : []];
	const none = {
		isSigned: false,
		isVerified: false,
		identities: [],
		attestations
	};
	if (!tags.has(`${tag}.sig`)) return none;
	if (!reads) return {
		...none,
		isSigned: true
	};
	const manifest = await orUnreadable(() => readLegacy(repository, digest));
	if (manifest === void 0) return none;
	const unread = explainUnreadLegacy(manifest).trim();
	if (unread !== "") onUnread(digest, unread);
	const layers = readLegacyLayers(manifest).slice(-50);
	return {
		isSigned: layers.length > 0,
		isVerified: verifier !== void 0 && await ownsLegacy(repository, manifest, digest, verifier),
		identities: layers.flatMap(({ annotations }) => readLegacyIdentity(annotations[CERTIFICATE]) ?? []),
		attestations
	};
}
async function readBundles({ repository, reads, verifier, onUnread }, digest, referrers) {
	const isBundle = ({ artifactType }) => artifactType === void 0 || artifactType === "application/vnd.dev.sigstore.bundle.v0.3+json" || artifactType === EMPTY_TYPE;
	const isRecord = ({ artifactType }) => artifactType?.startsWith(RECORDS) === true;
	const others = referrers.filter((one) => !isBundle(one) && !isRecord(one)).map(() => "other");
	const unread = explainUnreadBundles({ referrers }).trim();
	if (unread !== "") onUnread(digest, unread);
	const bundles = (await Promise.all(sortBundles(referrers).slice(-50).map((referrer) => readOne(repository, referrer, reads)))).flatMap((one) => one ?? []);
	const signatures = bundles.filter(({ predicate }) => predicate === SIGN_PREDICATE);
	const statements = bundles.filter(({ predicate }) => predicate !== SIGN_PREDICATE);
	const listed = {
		referrers,
		hasApi: true,
		isTaken: false
	};
	return {
		isSigned: signatures.length > 0,
		isVerified: verifier !== void 0 && await findBundle(repository, listed, digest, verifier) !== void 0,
		identities: signatures.flatMap(({ identity }) => identity ?? []),
		attestations: [...others, ...statements.map(({ predicate }) => nameStatement(predicate))]
	};
}
async function readOne(repository, { digest, annotations }, reads) {
	const stated = annotations?.[PREDICATE];
	if (!reads) return stated === void 0 ? void 0 : {
		predicate: stated,
		identity: null
	};
	return orUnreadable(async () => {
		const manifest = await repository.getManifest(digest);
		if (manifest === void 0) return void 0;
		const contents = readContents(manifest);
		const layer = contents.layers.find(({ mediaType }) => mediaType === BUNDLE_TYPE);
		if (layer === void 0) return void 0;
		const predicate = contents.annotations[PREDICATE] ?? stated ?? "https://sigstore.dev/cosign/sign/v1";
		if (predicate !== "https://sigstore.dev/cosign/sign/v1" || layer.size > 1048576) return {
			predicate,
			identity: null
		};
		return {
			predicate,
			identity: readBundleIdentity(await readWhole(repository, layer))
		};
	});
}
function join(legacy, newer, isAsked) {
	const sorted = (texts) => [...new Set(texts)].sort();
	return {
		isSigned: legacy.isSigned || newer.isSigned,
		isVerified: isAsked ? legacy.isVerified || newer.isVerified : null,
		formats: [...newer.isSigned ? ["bundle"] : [], ...legacy.isSigned ? ["legacy"] : []],
		identities: sorted([...newer.identities, ...legacy.identities]),
		attestations: sorted([...newer.attestations, ...legacy.attestations])
	};
}
// src/lifecycle/status/read.ts
const MOST_TAGS = 1e3;
const MOST_IMAGES = 200;
const MOST_COUNTED = 20;
const MOST_KEPT = 5e3;
const AT_ONCE = 16;
function countsPulls(host) {
	return isDockerHub(host) || host === "ghcr.io";
}
async function readImageRepositories(repositories, reader) {
	const readings = await Promise.all(repositories.map((one) => readRepository(one, reader)));
	return Promise.all(readings.map(async (reading, at) => {
		const repository = repositories[at];
		if (repository === void 0 || reading.depth === "manifests") return reading;
		return await addDiffering(reading, readings, {
			...reader,
			repository
		});
	}));
}
async function readRepository(repository, reader) {
	const { name, host } = repository.repository;
	const reads = reader.details || !reader.countsPulls(host);
	const depth = reads ? "manifests" : "digests";
	try {
		const { tags, complete, why } = await repository.listTags(TAG_PAGES);
		const all = tags.filter(isTag);
		const listed = all.filter((tag) => !isRelatedTag(tag));
		const state = listed.length === 0 ? "empty" : "read";
		const { digests, problems: unread } = await readDigests(repository, listed);
		const found = distinct(digests.values());
		const images = await readImages(found.slice(0, reads ? MOST_IMAGES : 0), {
			...reader,
			repository
		});
		const signatures = await readSignatures(found.slice(0, MOST_IMAGES), {
			repository,
			tags: new Set(all),
			verifier: reader.verifier,
			reads: reads || reader.verifier !== void 0
		});
		const limits = describeLimits(name, {
			listed,
			why,
			images: found.length,
			depth
		});
		const problems = [
			...state === "empty" ? [describeEmpty(name)] : [],
			...limits,
			...unread,
			...images.problems,
			...signatures.problems
		];
		return {
			name,
			state,
			depth,
			listed,
			isListComplete: complete,
			digests,
			images: images.found,
			signatures: signatures.found,
			problems: summarize(problems)
		};
	} catch (thrown) {
		return {
			name,
			state: "failed",
			depth,
			listed: [],
			isListComplete: false,
			digests: new Map(),
			images: new Map(),
			signatures: new Map(),
			problems: toProblems(thrown)
		};
	}
}
async function readDigests(repository, listed) {
	const names = [...nameStatusTags(listed, { branches: [] }).values()].sort(compareTags);
	const slots = createSlots(AT_ONCE);
	const problems = [];
	const resolved = await Promise.all(names.slice(0, MOST_TAGS).map(({ tag }) => slots.within(async () => {
		try {
			return [[tag, (await repository.resolve(tag))?.digest ?? null]];
		} catch (thrown) {
			problems.push(...toProblems(thrown));
			return [];
		}
	})));
	return {
		digests: new Map(resolved.flat()),
		problems
	};
}
function distinct(digests) {
	return [...new Set([...digests].flatMap((digest) => digest ?? []))];
}
async function readImages(digests, { repository, cache }) {
	return readEach(digests, async (digest) => {
		const key = `${repository.repository.name}@${digest}`;
		const known = cache.get(key);
		if (known !== void 0) return known;
		const image = await readStatusImage(repository, digest);
		if (!image.platforms.some(({ isMissing }) => isMissing) && cache.size < MOST_KEPT) cache.set(key, image);
		return image;
	});
}
async function readSignatures(digests, options) {
	const { name } = options.repository.repository;
	const unread = [];
	const onUnread = (digest, what) => {
		const message = `the signatures of "${name}@${digest}" are not all known. ${what}`;
		unread.push(notice("STATUS_LIMIT", message, "Find out what adds them."));
	};
	const read = await readEach(digests, createSignatureReader({
		...options,
		onUnread
	}));
	return {
		...read,
		problems: [...read.problems, ...unread]
	};
}
async function readEach(digests, read) {
	const slots = createSlots(AT_ONCE);
	const found = new Map();
	const problems = [];
	await Promise.all(digests.map((digest) => slots.within(async () => {
		try {
			const value = await read(digest);
			if (value !== void 0) found.set(digest, value);
		} catch (thrown) {
			problems.push(...asNotices(toProblems(thrown)));
		}
	})));
	return {
		found,
		problems
	};
}
async function addDiffering(reading, others, reader) {
	const images = distinct([...reading.digests].flatMap(([tag, digest]) => {
		const elsewhere = others.map((other) => other.digests.get(tag) ?? digest);
		return digest !== null && elsewhere.some((other) => other !== digest) ? [digest] : [];
	}));
	const { found, problems } = await readImages(images.slice(0, MOST_COUNTED), reader);
	const unread = images.length > MOST_COUNTED ? [describeUncompared(reading, images.length)] : [];
	const all = [
		...reading.problems,
		...unread,
		...problems
	];
	return {
		...reading,
		images: found,
		problems: summarize(all)
	};
}
function describeUncompared({ name }, count) {
	const message = `"${name}" has ${count} images that are others elsewhere; the platforms of only ${MOST_COUNTED} of them are compared, since its registry counts what is read as pulls.`;
	return notice("STATUS_LIMIT", message, "Give --details to compare all of them.");
}
function describeLimits(name, found) {
	const { listed, why, images, depth } = found;
	const what = depth === "manifests" ? "sizes and signatures" : "signatures";
	return [
		...why === void 0 ? [] : [`has tags that are unknown, since its list was not read to the end: ${why}`],
		...listed.length > MOST_TAGS ? [`has ${listed.length} tags; only ${MOST_TAGS} of them are looked at`] : [],
		...images > MOST_IMAGES ? [`has ${images} images; ${what} of only ${MOST_IMAGES} are read`] : []
	].map((limit) => notice("STATUS_LIMIT", `"${name}" ${limit}.`, PRUNE));
}
const PRUNE = "Remove tags that are no longer used.";
function describeEmpty(name) {
	const message = `"${name}" has no tags: nothing was pushed to it, or the name is wrong.`;
	return notice("STATUS_EMPTY", message, "Check the name, and that this login may read it.");
}
const MOST_PROBLEMS = 5;
function summarize(problems) {
	const distinctOnes = [...new Map(problems.map((one) => [one.message, one])).values()];
	const [shown, rest] = [distinctOnes.slice(0, MOST_PROBLEMS), distinctOnes.slice(MOST_PROBLEMS)];
	if (rest.length === 0) return shown;
	const isError = rest.some(({ level }) => level === "error");
	const last = notice("STATUS_PROBLEMS", `there are ${rest.length} more problems of this kind.`);
	return [...shown, isError ? {
		...last,
		level: "error"
	} : last];
}
export { countsPulls, readImageRepositories };
