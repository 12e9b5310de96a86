import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, checked, createSlots, createWalk, error, fromRepository, isAttestation, isDigest, isObject, parseJson, parseMadeImage, parseObject, parseRepository, quoteWritten, readContents, readPlatforms, settingsForTarget, toDigest } from "./base.js";
import { RECIPE_LABEL, recipeOf, toDiskProblem, toProblems } from "./ship.js";
import { broken, findMissing, isMade, missing, otherKind, several, toMadeProblem, toPlatform } from "./plan.js";
import { joinImages, readIndexAnnotations } from "./join.js";
import { withoutAttestations } from "./finish.js";
import { directoryFiles, openArchiveFiles, readLayout } from "./copy.js";
import { isRelatedTag, listBlobs } from "./registry.js";
import { openTags, pickImages, tagOf } from "./layout-tags.js";
import { lastOutputLine } from "./ahead.js";
const { createReadStream, createWriteStream } = require("node:fs");
const { mkdtemp, open: open$1, stat: stat$1 } = require("node:fs/promises");
const { join, resolve } = require("node:path");
const { createHash } = require("node:crypto");
const { Readable } = require("node:stream");
const { createGunzip, createGzip } = require("node:zlib");
const { pipeline } = require("node:stream/promises");
// src/ship/made/join.ts
async function joinMade(target, sources, { attestations }) {
	const parts = await Promise.all(sources.map(async (one) => {
		const { platforms } = await readPlatforms(one.source, one.manifest);
		return {
			...one,
			platforms
		};
	}));
	const problems = checkPlatforms(target, parts);
	if (problems.length > 0) throw new Problem(problems);
	const source = combine(parts);
	const images = choose(target.platforms.map(toPlatform), parts);
	const manifest = await joinImages(images, source, toAnnotations(target, parts));
	const whole = {
		manifest,
		...await readPlatforms(source, manifest)
	};
	const plain = attestations === "plain" ? await withoutAttestations(whole, source) : void 0;
	return {
		builtImage: {
			...whole,
			manifest: plain ?? manifest
		},
		source
	};
}
function choose(asked, parts) {
	if (asked.length === 0) return parts.map(({ manifest }) => manifest);
	return asked.flatMap((platform) => parts.filter(({ platforms }) => platform in platforms).map(({ manifest }) => ({
		...manifest,
		platform
	})));
}
function checkPlatforms({ platforms }, parts) {
	const no = parts.filter((part) => Object.keys(part.platforms).length === 0);
	if (no.length > 0) return no.map(describeNoImage);
	const all = parts.flatMap((part) => Object.keys(part.platforms));
	const isAsked = (platform) => platforms.length === 0 || platforms.map(toPlatform).includes(platform);
	const twice = [...new Set(all.filter((one, at) => all.indexOf(one) !== at && isAsked(one)))];
	const lacking = findMissing(platforms, Object.fromEntries(all.map((one) => [one, one])));
	return [...twice.map((platform) => describeTwice(platform, parts)), ...lacking.length === 0 ? [] : [describeLacking(lacking, all)]];
}
function toAnnotations(target, parts) {
	const words = Object.entries(target.annotations).flatMap(([key, value]) => ["--annotation", `${key}=${value}`]);
	const { index, entry } = readIndexAnnotations(words, []);
	const [only, ...others] = parts;
	const before = only !== void 0 && others.length === 0 ? readContents(only.manifest) : void 0;
	const kept = Object.entries(before?.isIndex === true ? before.annotations : {}).filter(([key]) => !OURS.test(key));
	return {
		index: {
			...readBase(parts),
			...Object.fromEntries(kept),
			...index,
			[RECIPE_LABEL]: recipeOf(target)
		},
		entry
	};
}
function readBase(parts) {
	const all = parts.map(({ manifest }) => readContents(manifest).annotations);
	const stated = Object.entries(all[0] ?? {}).filter(([key, value]) => BASE.test(key) && all.every((one) => one[key] === value));
	return Object.fromEntries(stated);
}
const BASE = /^org\.opencontainers\.image\.base\.(?:name|digest)$/;
const OURS = /^(?:io\.tagship\.|org\.opencontainers\.image\.(?:source|revision|version|ref\.name)$)/;
function combine(parts) {
	const [first, ...others] = parts.map(({ source }) => source);
	if (first === void 0) throw new Error("an image without sources");
	if (others.length === 0) return first;
	const readAny = async (read) => {
		for (const source of [first, ...others.slice(0, -1)]) try {
			return await read(source);
		} catch (thrown) {
			if (!isAbsent(thrown)) throw thrown;
		}
		return await read(others.at(-1) ?? first);
	};
	return {
		openBlob: (blob) => readAny((source) => source.openBlob(blob)),
		readManifest: (digest) => readAny((source) => source.readManifest(digest))
	};
}
function isAbsent(thrown) {
	const codes = thrown instanceof Problem ? thrown.problems.map(({ code }) => code) : [];
	return codes.length > 0 && codes.every((code) => ABSENT$1.has(code));
}
const ABSENT$1 = new Set(["REGISTRY_NOT_FOUND", "FROM_BROKEN"]);
function describeNoImage({ written }) {
	return error("FROM_NO_IMAGE", `from: ${quoteWritten(written)}: it is for no platform, so it is not an image to run`, "Name a container image; os and architecture stand in its configuration.");
}
function describeTwice(platform, parts) {
	const names = parts.filter(({ platforms }) => platform in platforms).map(({ written }) => quoteWritten(written)).join(" and ");
	return error("FROM_PLATFORM", `from: ${names} are both for ${platform}`, "Several entries are joined into one image, one for each platform. Remove one of them, or make targets of them.");
}
function describeLacking(lacking, there) {
	return error("FROM_PLATFORM", `from: no image is for ${lacking.join(", ")}; there is ${there.join(", ")}`, "Add an entry with the image of that platform, or change the setting platforms.");
}
// src/ship/made/archive.ts
const MAGIC = [
	["gzip", "1f8b"],
	["zstd", "28b52ffd"],
	["xz", "fd377a585a00"],
	["bzip2", "425a68"]
];
const PROGRAMS = {
	none: "",
	gzip: "gunzip",
	zstd: "zstd --decompress",
	xz: "unxz",
	bzip2: "bunzip2"
};
const MOST_TIMES_LARGER = 100;
const FREE_BYTES = 1024 ** 3;
function detectCompression(head) {
	const hex = Buffer.from(head.subarray(0, 6)).toString("hex");
	return MAGIC.find(([, magic]) => hex.startsWith(magic))?.[0] ?? "none";
}
async function openMadeArchive(path, written, { tempDir, signal }, freeBytes = FREE_BYTES) {
	const { size } = await readKind(path, written);
	const compression = detectCompression(await readHead(path));
	if (compression === "none") return await openArchiveFiles(path);
	if (compression !== "gzip") {
		const hint = `Unpack it before: ${PROGRAMS[compression]} FILE.`;
		throw otherKind(written, `the archive is compressed by ${compression}`, hint);
	}
	const to = join(tempDir, `from-${process.hrtime.bigint().toString(36)}.tar`);
	await unpack(path, to, {
		written,
		most: freeBytes + MOST_TIMES_LARGER * size,
		signal
	});
	return await openArchiveFiles(to);
}
async function readKind(path, written) {
	const stats = await stat$1(path).catch(() => void 0);
	if (stats === void 0) throw missing(written, "there is no such file");
	if (stats.isDirectory()) throw otherKind(written, "it is a directory, not an archive", "For an OCI image layout in a directory write oci:DIR.");
	if (stats.isFile()) return stats;
	throw otherKind(written, "it is not a regular file", "Write the image into a file first.");
}
async function readHead(path) {
	const handle = await open$1(path);
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(6), 0, 6, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}
async function unpack(path, to, given) {
	const { written, most, signal } = given;
	let size = 0;
	const limit = async function* (chunks) {
		for await (const chunk of chunks) {
			size += chunk.byteLength;
			if (size > most) throw broken(written, `it unpacks to more than ${most} bytes`);
			yield chunk;
		}
	};
	try {
		const file = createWriteStream(to, {
			flags: "wx",
			mode: 384
		});
		await pipeline(createReadStream(path), createGunzip(), limit, file, { signal });
	} catch (thrown) {
		if (!isCorrupt(thrown)) throw thrown;
		throw broken(written, "the archive is cut or changed, so that gzip cannot read it", thrown);
	}
}
function isCorrupt(thrown) {
	return thrown instanceof Error && "code" in thrown && String(thrown.code).startsWith("Z_");
}
// src/ship/made/layout.ts
const NAMES = ["org.opencontainers.image.ref.name", "io.containerd.image.name"];
const MOST_OPENED = 50;
function namesOf({ annotations = {} }) {
	return NAMES.flatMap((key) => {
		const name = annotations[key];
		return name === void 0 ? [] : [shorten(name), shorten(name.slice(name.lastIndexOf(":") + 1))];
	});
}
function shorten(name) {
	return name.replace(/^(?:docker\.io\/)?(?:library\/)?/, "");
}
async function chooseImage(layout, written, at) {
	const isWanted = (root) => at === void 0 ? !isRelatedTag(tagOf(root) ?? "") : root.digest === at || namesOf(root).includes(shorten(at));
	const wanted = layout.roots.filter(isWanted);
	const digests = [...new Set(wanted.map(({ digest }) => digest))];
	if (digests.length === 0) throw missing(written, at === void 0 ? "it lists no image" : `it has no image ${quoteWritten(at)}`);
	const [only, ...others] = digests;
	if (only !== void 0 && others.length === 0) return await layout.readManifest(only);
	const manifests = [];
	for (const digest of digests.slice(0, MOST_OPENED)) manifests.push(await layout.readManifest(digest));
	const [first, ...more] = pickImages(manifests);
	if (first !== void 0 && more.length === 0 && digests.length <= MOST_OPENED) return first;
	throw several(written, listNames(wanted, written));
}
function listNames(wanted, written) {
	const isArchive = written.startsWith("docker-archive:");
	const names = wanted.flatMap((root) => {
		const all = namesOf(root);
		return all.find((name) => !isArchive || name.includes(":")) ?? all.slice(0, 1);
	});
	return [...new Set(names)];
}
async function checkWhole(layout, root, written) {
	const wrong = await listWrong(layout, root, createWalk(layout));
	if (wrong.length === 0) return;
	const more = wrong.length > 5 ? ` and ${wrong.length - 5} more` : "";
	throw broken(written, `${wrong.slice(0, 5).join(", ")}${more}`);
}
async function listWrong(layout, manifest, walk) {
	const { manifests } = readContents(manifest);
	const below = await walk.each(manifest, manifests, (child, _, deeper) => listWrong(layout, child, deeper));
	const own = listBlobs(manifest).map(async ({ digest, size }) => {
		const there = await layout.sizeOf(digest);
		if (there === size) return [];
		return [`${digest} ${there === void 0 ? "is missing" : `has ${there} bytes instead of ${size}`}`];
	});
	return [...below.flat(), ...(await Promise.all(own)).flat()];
}
async function dropAbsent(layout, manifest, written) {
	const { isIndex, manifests } = readContents(manifest);
	if (!isIndex) return manifest;
	const isThere = async ({ digest }) => {
		if (await layout.sizeOf(digest) === void 0) return [];
		return (await listWrong(layout, await layout.readManifest(digest), createWalk(layout))).length === 0 ? [digest] : [];
	};
	const there = new Set((await Promise.all(manifests.map(isThere))).flat());
	const isKept = (entry) => there.has(entry.digest) && (!isAttestation(entry) || there.has(entry.annotations?.[REFERENCE] ?? ""));
	const kept = new Set(manifests.filter(isKept).map(({ digest }) => digest));
	if (kept.size === manifests.length) return manifest;
	if (!manifests.some((entry) => kept.has(entry.digest) && !isAttestation(entry))) throw missing(written, "no platform of it is there with all its layers");
	const body = JSON.parse(Buffer.from(manifest.bytes).toString("utf8"));
	const left = body.manifests.filter(({ digest }) => kept.has(digest));
	const bytes = Buffer.from(JSON.stringify({
		...body,
		manifests: left
	}));
	return {
		mediaType: manifest.mediaType,
		bytes,
		digest: toDigest(bytes)
	};
}
const REFERENCE = "vnd.docker.reference.digest";
// src/ship/made/docker-archive.ts
const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const CONFIG = "application/vnd.oci.image.config.v1+json";
const LAYER = "application/vnd.oci.image.layer.v1.tar";
const AT_ONCE = 2;
const MOST_LAYERS = 1e3;
async function convertDockerArchive(files, { written, at }, context) {
	const listed = chooseListed(await readListed(files, written), written, at);
	const bytes = await files.read(listed.config);
	if (bytes === void 0) throw broken(written, "it lacks the configuration of the image");
	const diffIds = readDiffIds(bytes);
	if (diffIds?.length !== listed.layers.length) throw broken(written, "its configuration and its manifest.json differ in the layers");
	const directory = await mkdtemp(join(context.tempDir, "layers-"));
	const slots = createSlots(AT_ONCE);
	const made = new Map();
	const all = await awaitAll(diffIds.map((diffId, layer) => {
		const name = listed.layers[layer] ?? "";
		const known = made.get(diffId) ?? slots.within(() => makeLayer({
			files,
			name,
			diffId,
			directory,
			written,
			context
		}));
		made.set(diffId, known);
		return known;
	}));
	const config = {
		descriptor: {
			mediaType: CONFIG,
			digest: toDigest(bytes),
			size: bytes.byteLength
		},
		open: () => Promise.resolve(Readable.from([bytes]))
	};
	const manifest = toManifest(config, all);
	return {
		manifest,
		source: toSource(manifest, [config, ...all], written)
	};
}
async function awaitAll(works) {
	await Promise.allSettled(works);
	return await Promise.all(works);
}
async function readListed(files, written) {
	const bytes = await files.read("manifest.json");
	if (bytes === void 0) throw otherKind(written, "it has no manifest.json, so docker save did not write it", "For an OCI image layout in a tar archive write oci-archive:FILE.");
	const parsed = parseJson(Buffer.from(bytes).toString("utf8"));
	const list = Array.isArray(parsed) ? parsed : [];
	const listed = list.map(toListed).filter((one) => one !== void 0);
	if (listed.length > 0 && listed.length === list.length) return listed;
	throw broken(written, "its manifest.json lists no image");
}
function toListed(entry) {
	if (!isObject(entry)) return void 0;
	const { Config: config, RepoTags: tags, Layers: layers } = entry;
	const isText = (one) => typeof one === "string";
	if (typeof config !== "string" || !Array.isArray(layers) || !layers.every(isText)) return;
	if (layers.length > MOST_LAYERS) return void 0;
	return {
		config,
		names: Array.isArray(tags) ? tags.filter(isText) : [],
		layers
	};
}
const POSITION = /^@(\d{1,4})$/;
async function nameListed(files, written, at) {
	if (at === void 0 || !POSITION.test(at)) return at;
	const { names } = chooseListed(await readListed(files, written), written, at);
	return names[0] ?? at;
}
function chooseListed(listed, written, at) {
	const [, position] = POSITION.exec(at ?? "") ?? [];
	if (position !== void 0) {
		const one = listed[Number(position)];
		if (one !== void 0) return one;
		const last = `the last of its ${listed.length} is @${listed.length - 1}`;
		throw missing(written, `it has no image ${quoteWritten(at ?? "")}; ${last}`);
	}
	const matches = (name, wanted) => [wanted, `${wanted}:latest`].includes(shorten(name));
	const wanted = at === void 0 ? listed : listed.filter(({ names }) => names.some((name) => matches(name, shorten(at))));
	const [only] = wanted;
	if (only === void 0) throw missing(written, `it has no image ${quoteWritten(at ?? "")}`);
	if (new Set(wanted.map(({ config }) => config)).size === 1) return only;
	throw several(written, wanted.flatMap((one) => one.names));
}
function readDiffIds(bytes) {
	const { rootfs } = parseObject(Buffer.from(bytes).toString("utf8")) ?? {};
	const ids = isObject(rootfs) ? rootfs.diff_ids : void 0;
	const isOne = (id) => typeof id === "string" && isDigest(id) && id.startsWith("sha256:");
	return Array.isArray(ids) && ids.every(isOne) ? ids : void 0;
}
async function makeLayer(order) {
	const { name, written } = order;
	const compression = detectCompression(await readStart(order));
	switch (compression) {
		case "none": return await compress(order);
		case "gzip":
		case "zstd": return await take(order, compression);
		case "xz":
		case "bzip2": throw broken(written, `the layer ${show(name)} is compressed by ${compression}`);
	}
}
async function openFile({ files, name, written }) {
	const stream = await files.open(name);
	if (stream === void 0) throw broken(written, `it lacks the layer ${show(name)}`);
	return stream;
}
async function readStart(order) {
	for await (const chunk of await openFile(order)) return chunk;
	return new Uint8Array();
}
async function take(order, compression) {
	const [whole, unpacked] = [createMeter(), createMeter()];
	const stream = whole.pass(await openFile(order));
	const { signal } = order.context;
	if (compression === "zstd") await drain(stream);
	else {
		await orBroken(pipeline(stream, createGunzip(), unpacked.pass, drain, { signal }), order);
		checkDiff(order, unpacked.digest());
	}
	return {
		descriptor: {
			mediaType: `${LAYER}+${compression}`,
			digest: whole.digest(),
			size: whole.size()
		},
		open: () => openFile(order)
	};
}
async function compress(order) {
	const { diffId, directory, context } = order;
	const [unpacked, whole] = [createMeter(), createMeter()];
	const path = join(directory, diffId.replace(":", "-"));
	const file = createWriteStream(path, {
		flags: "wx",
		mode: 384
	});
	const stream = unpacked.pass(await openFile(order));
	await pipeline(stream, createGzip(), whole.pass, file, { signal: context.signal });
	checkDiff(order, unpacked.digest());
	return {
		descriptor: {
			mediaType: `${LAYER}+gzip`,
			digest: whole.digest(),
			size: whole.size()
		},
		open: () => Promise.resolve(createReadStream(path))
	};
}
function show(name) {
	return quoteWritten(name.slice(0, 100));
}
function checkDiff({ name, diffId, written }, digest) {
	if (digest === diffId) return;
	throw broken(written, `the layer ${show(name)} is ${digest}, and its configuration says ${diffId}`);
}
async function orBroken(work, { name, written }) {
	try {
		await work;
	} catch (thrown) {
		if (!isCorrupt(thrown)) throw thrown;
		throw broken(written, `the layer ${show(name)} is cut or changed`, thrown);
	}
}
async function drain(stream) {
	const chunks = stream[Symbol.asyncIterator]();
	while ((await chunks.next()).done !== true);
}
function createMeter() {
	const hash = createHash("sha256");
	let bytes = 0;
	const measure = (chunk) => {
		bytes += chunk.byteLength;
		hash.update(chunk);
		return chunk;
	};
	return {
		pass: (stream) => map(stream, measure),
		size: () => bytes,
		digest: () => `sha256:${hash.digest("hex")}`
	};
}
async function* map(stream, change) {
	for await (const chunk of stream) yield change(chunk);
}
function toManifest(config, layers) {
	const body = {
		schemaVersion: 2,
		mediaType: MANIFEST,
		config: config.descriptor,
		layers: layers.map(({ descriptor }) => descriptor)
	};
	const bytes = Buffer.from(JSON.stringify(body, void 0, 2));
	return {
		mediaType: MANIFEST,
		bytes,
		digest: toDigest(bytes)
	};
}
function toSource(manifest, blobs, written) {
	const byDigest = new Map(blobs.map((blob) => [blob.descriptor.digest, blob]));
	return {
		openBlob: async (descriptor) => {
			const blob = byDigest.get(descriptor.digest);
			if (blob === void 0) throw broken(written, `it lacks ${descriptor.digest}`);
			return checked(await blob.open(), descriptor, `"${written}"`);
		},
		readManifest: (digest) => digest === manifest.digest ? Promise.resolve(manifest) : Promise.reject(broken(written, `it lacks ${digest}`))
	};
}
// src/ship/made/engine.ts
const SAVE_LIMIT_MS = 18e5;
const ABSENT = /no such image|reference does not exist|not found|unable to find image/i;
async function saveFromEngine({ name, written }, context) {
	const { shell, env, cwd, signal, tempDir, log } = context;
	const path = join(tempDir, `from-${process.hrtime.bigint().toString(36)}.tar`);
	const result = await log.group(`Save ${name} from the engine`, () => shell({
		argv: [
			"docker",
			"image",
			"save",
			"--output",
			path,
			"--",
			name
		],
		env,
		cwd,
		signal,
		timeoutMs: SAVE_LIMIT_MS
	}));
	signal.throwIfAborted();
	if (result.code === 0) return path;
	const said = lastOutputLine(result.stderr);
	if (ABSENT.test(said)) throw missing(written, "the engine has no image of that name");
	const isLacking = result.spawnError === "ENOENT";
	const why = isLacking ? "the program \"docker\" is not on the PATH" : result.timedOut ? "docker image save took longer than 30 minutes" : `docker image save failed: ${said || (result.spawnError ?? "it said nothing")}`;
	const hint = isLacking ? "Install the Docker CLI, or write the image into a file and name it with docker-archive:FILE." : "Check that the engine answers (docker version), and that this user may use it.";
	throw new Problem([error("FROM_ENGINE", `from: ${quoteWritten(written)}: ${why}`, hint)]);
}
// src/ship/made/source.ts
async function openMade(written, context) {
	const image = parseMadeImage(written);
	if (image === void 0) throw broken(written, "it names no image");
	try {
		return {
			written,
			...await open$2(image, context)
		};
	} catch (thrown) {
		throw image.kind === "registry" ? thrown : toMadeProblem(thrown, written);
	}
}
async function open$2(image, context) {
	switch (image.kind) {
		case "registry": return await openFromRegistry(image, context);
		case "engine": return await openDocker(await openMadeArchive(await saveFromEngine(image, context), image.written, context), image, context);
		case "layout": return await openFiles(await openDirectory(image, context), image);
		case "layoutArchive": return await openFiles(await openMadeArchive(resolve(context.cwd, image.path), image.written, context), image);
		case "dockerArchive": return await openDocker(await openMadeArchive(resolve(context.cwd, image.path), image.written, context), image, context);
	}
}
async function openFromRegistry({ name, digest, written }, { registries }) {
	const parsed = parseRepository(name);
	if (!parsed.ok) throw new Problem(parsed.problems);
	const source = registries.open(parsed.value);
	const manifest = await source.getManifest(digest);
	if (manifest === void 0) throw missing(written, "the registry has no image of that digest", "Check the name and the digest, and that this login may read the repository: to others a private one looks empty.");
	return {
		manifest,
		source,
		carriedFrom: fromRepository(source),
		close: () => Promise.resolve()
	};
}
async function openDirectory({ path, written }, { cwd, trust }) {
	const directory = resolve(cwd, path);
	const stats = await stat$1(directory).catch(() => void 0);
	if (stats === void 0) throw missing(written, "there is no such directory");
	if (!stats.isDirectory()) throw otherKind(written, "it is a file, not a directory", "For a tar archive write oci-archive:FILE, or docker-archive:FILE if docker save or Nix wrote it.");
	return directoryFiles(directory, trust.level === "trusted" ? "anywhere" : "inside");
}
async function openFiles(files, { written, at }) {
	return await closing(files, async () => {
		if (await files.sizeOf("index.json") === void 0 && await files.sizeOf("manifest.json") !== void 0) throw otherKind(written, "it is what docker save writes, not an OCI image layout", "Write docker-archive: in place of oci-archive:.");
		const layout = await readLayout(files);
		const manifest = await chooseImage(layout, written, at);
		await checkWhole(layout, manifest, written);
		const { getManifest, listReferrers } = openTags(layout);
		return {
			manifest,
			source: layout,
			carriedFrom: {
				...layout,
				label: written,
				getManifest,
				listReferrers
			}
		};
	});
}
async function openDocker(files, { written, at }, context) {
	return await closing(files, async () => {
		const name = await nameListed(files, written, at);
		if (!(name?.startsWith("@") === true) && await files.sizeOf("index.json") !== void 0) {
			const layout = await readLayout(files);
			const manifest = await dropAbsent(layout, await chooseImage(layout, written, name), written);
			if (await isCompressed(layout, manifest)) {
				await checkWhole(layout, manifest, written);
				return {
					manifest,
					source: layout
				};
			}
		}
		return await convertDockerArchive(files, {
			written,
			at
		}, context);
	});
}
const PLAIN = /^application\/vnd\.(?:oci\.image\.layer\.v1|docker\.image\.rootfs\.diff)\.tar$/;
async function isCompressed(source, manifest) {
	const { isIndex, manifests, layers } = readContents(manifest);
	if (!isIndex) return !layers.some(({ mediaType }) => PLAIN.test(mediaType));
	const children = manifests.map(async ({ digest }) => {
		return !readContents(await source.readManifest(digest)).layers.some(({ mediaType }) => PLAIN.test(mediaType));
	});
	return (await Promise.all(children)).every(Boolean);
}
async function closing(files, read) {
	try {
		return {
			...await read(),
			close: files.close
		};
	} catch (thrown) {
		await files.close();
		throw thrown;
	}
}
// src/ship/made/open.ts
async function openAllMade(plan, context) {
	const images = new Map();
	const problems = [];
	const opened = [];
	const openOne = async (target) => {
		if (!isMade(target.build)) return target;
		try {
			const image = await openTarget(target, context, opened);
			images.set(target.name, image);
			if (target.platforms.length > 0) return target;
			return {
				...target,
				platforms: Object.keys(image.builtImage.platforms)
			};
		} catch (thrown) {
			if (context.signal.aborted) return target;
			problems.push(...toProblems(toDiskProblem(thrown, context.tempDir)));
			return target;
		}
	};
	const targets = [];
	for (const target of plan.targets) targets.push(await openOne(target));
	const close = async () => {
		await Promise.all(opened.map((one) => one()));
	};
	return {
		plan: {
			...plan,
			targets
		},
		images,
		problems,
		close
	};
}
async function openTarget(target, context, opened) {
	const { from = [] } = target.build;
	const results = await Promise.allSettled(from.map((written) => openMade(written, context)));
	const sources = results.flatMap((one) => one.status === "fulfilled" ? [one.value] : []);
	opened.push(...sources.map(({ close }) => close));
	for (const one of results) if (one.status === "rejected") throw one.reason;
	const joined = await joinMade(target, sources, settingsForTarget(context.settings, target.name));
	const { manifest, platforms } = joined.builtImage;
	return {
		...joined,
		onClose: (work) => void opened.push(work),
		carriedFrom: sources.flatMap(({ carriedFrom }) => carriedFrom ?? []),
		digests: [...new Set([manifest.digest, ...Object.values(platforms)])],
		from: sources.map((one) => ({
			image: one.written,
			digest: one.manifest.digest
		}))
	};
}
export { openAllMade };
