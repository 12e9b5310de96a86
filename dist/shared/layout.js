import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __exportAll } from "./rolldown-runtime.js";
import { LAYOUT_ENTRIES, MANIFEST_BYTES, Problem, checked, digestMismatch, error, isDigest, isManifest, readContents, readMediaType, toDigest } from "./plan.js";
import { subjectOf, toFallbackTag, toReferrer } from "./registry.js";
const { constants } = require("node:fs");
const { join, posix, sep } = require("node:path");
const { open: open$1, opendir, realpath: realpath$1 } = require("node:fs/promises");
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
const LARGEST_OCTAL = 8589934591;
function parseTarHeader(block, place) {
	if (block.every((byte) => byte === 0)) return void 0;
	if (readNumber(block, 148, 8) !== sumOf(block)) throw notTar(place);
	const size = readNumber(block, 124, 12);
	if (!Number.isSafeInteger(size) || size < 0) throw notTar(place);
	const isPosix = block.toString("latin1", 257, 262) === "ustar";
	const isGnu = block.toString("latin1", 257, 264) === "ustar  ";
	const prefix = isPosix && !isGnu ? readText(block, 345, PREFIX_BYTES) : "";
	const name = readText(block, 0, NAME_BYTES);
	const type = String.fromCharCode(block[156] ?? 0);
	const link = readText(block, 157, NAME_BYTES);
	return {
		name: prefix === "" ? name : `${prefix}/${name}`,
		size,
		type,
		link
	};
}
function parseTarExtension(body) {
	const found = {};
	let at = 0;
	while (at < body.length) {
		const space = body.indexOf(32, at);
		const length = space < 0 ? NaN : Number(body.toString("latin1", at, space));
		if (!Number.isInteger(length) || length <= space - at) return found;
		const record = body.toString("utf8", space + 1, at + length).replace(/\n$/, "");
		const equals = record.indexOf("=");
		const value = record.slice(equals + 1);
		if (record.slice(0, equals) === "path") found.name = value;
		if (record.slice(0, equals) === "linkpath") found.link = value;
		if (record.slice(0, equals) === "size") found.size = Number(value);
		at += length;
	}
	return found;
}
function makeTarHeader(name, size) {
	const isLong = name.length > NAME_BYTES;
	if (!isLong && size <= LARGEST_OCTAL) return makeBlock(name, size, "0");
	const body = Buffer.from((isLong ? makeRecord("path", name) : "") + makeRecord("size", String(size)));
	const shown = Math.min(size, LARGEST_OCTAL);
	return Buffer.concat([
		makeBlock("pax", body.length, "x"),
		body,
		Buffer.alloc(paddingOf(body.length)),
		makeBlock(name.slice(-100), shown, "0")
	]);
}
function paddingOf(size) {
	return (512 - size % 512) % 512;
}
function makeRecord(key, value) {
	const rest = ` ${key}=${value}\n`;
	let length = rest.length;
	while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
	return `${length}${rest}`;
}
function makeBlock(name, size, type) {
	const block = Buffer.alloc(512);
	const put = (text, at) => block.write(text, at, "latin1");
	put(name, 0);
	put("0000644\0", 100);
	put("0000000\0", 108);
	put("0000000\0", 116);
	put(`${size.toString(8).padStart(11, "0")}\0`, 124);
	put("00000000000\0", 136);
	put(type, 156);
	put("ustar\x0000", 257);
	put(`${sumOf(block).toString(8).padStart(6, "0")}\0 `, 148);
	return block;
}
function sumOf(block) {
	return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}
function readText(block, at, length) {
	const end = block.indexOf(0, at);
	return block.toString("utf8", at, end < 0 ? at + length : Math.min(end, at + length));
}
function readNumber(block, at, length) {
	const first = block[at] ?? 0;
	if ((first & 128) === 0) {
		const text = block.toString("latin1", at, at + length).replace(/[\0 ]+/g, " ").trim();
		return /^[0-7]*$/.test(text) ? Number.parseInt(text === "" ? "0" : text, 8) : NaN;
	}
	let value = first & 127;
	for (let byte = at + 1; byte < at + length; byte += 1) value = value * 256 + (block[byte] ?? 0);
	return value;
}
function notTar(place) {
	const message = `"${place}" is not an OCI image layout: it is not a tar archive, or is damaged.`;
	return new Problem([error("REGISTRY_LAYOUT_INVALID", message, "Decompress it first if it is compressed, for example with gunzip.")]);
}
// src/registry/layout/files.ts
const REF_NAME = "org.opencontainers.image.ref.name";
const PIECE_BYTES = 524288;
function directoryFiles(directory, links = "anywhere") {
	const openIn = async (name) => {
		if (links === "inside") await checkInside(directory, name);
		return await openFile(directory, name);
	};
	return {
		place: directory,
		read: async (name) => {
			const file = await openIn(name);
			if (file === void 0) return void 0;
			try {
				return await readSpan(file.handle, {
					start: 0,
					size: file.size
				}, join(directory, name));
			} finally {
				await file.handle.close();
			}
		},
		open: async (name) => {
			const file = await openIn(name);
			return file && pieces(file.handle, {
				start: 0,
				size: file.size
			}, true);
		},
		sizeOf: async (name) => {
			const file = await openIn(name);
			await file?.handle.close();
			return file?.size;
		},
		list: (name) => listNames(join(directory, name)),
		close: () => Promise.resolve()
	};
}
async function listNames(path) {
	const names = [];
	const directory = await opendir(path).catch((cause) => {
		if (isMissing(cause)) return [];
		throw unreadable(path, codeOf(cause), cause);
	});
	for await (const { name } of directory) {
		if (names.length === 1e5) break;
		names.push(name);
	}
	return names;
}
async function checkInside(directory, name) {
	const [root, path] = await Promise.all([realpath$1(directory), realpath$1(join(directory, name))]).catch(() => [void 0, void 0]);
	if (root === void 0 || path === void 0 || path.startsWith(`${root}${sep}`)) return;
	throw unreadable(join(directory, name), "it is a link that leads out of the layout");
}
async function openArchiveFiles(path) {
	const { handle } = await openFile("", path) ?? {};
	if (handle === void 0) throw missing(path);
	const spans = await listEntries(handle, path).catch(async (thrown) => {
		await handle.close();
		throw thrown;
	});
	return {
		place: path,
		read: async (name) => {
			const span = spans.get(name);
			return span && await readSpan(handle, span, `${path}: ${name}`);
		},
		open: (name) => {
			const span = spans.get(name);
			return Promise.resolve(span && pieces(handle, span, false));
		},
		sizeOf: (name) => Promise.resolve(spans.get(name)?.size),
		list: (name) => Promise.resolve([...spans.keys()].filter((one) => posix.dirname(one) === name).map((one) => posix.basename(one))),
		close: () => handle.close()
	};
}
async function listEntries(handle, path) {
	const found = {
		spans: new Map(),
		links: new Map()
	};
	const { size: total } = await handle.stat();
	let extension = {};
	let at = 0;
	for (let entries = 0; at + 512 <= total; entries += 1) {
		if (entries > 1e5) throw notTar(path);
		const header = parseTarHeader(await readBytes(handle, at, 512, path), path);
		if (header === void 0) return withLinks(found);
		const span = {
			start: at + 512,
			size: extension.size ?? header.size
		};
		if (!isWithin(span, total)) throw notTar(path);
		if (EXTENSIONS.includes(header.type)) {
			const body = Buffer.from(await readSpan(handle, span, path));
			extension = {
				...extension,
				...readExtension(header.type, body)
			};
		} else {
			addEntry(found, {
				...header,
				...extension
			}, span);
			extension = {};
		}
		at = span.start + span.size + paddingOf(span.size);
	}
	if (found.spans.size === 0) throw notTar(path);
	return withLinks(found);
}
function addEntry({ spans, links }, { type, link, name }, span) {
	const plain = name.replace(/^\.\//, "");
	if (FILES.includes(type)) spans.set(plain, span);
	if (type === LINK) links.set(plain, link);
}
const EXTENSIONS = [
	"x",
	"L",
	"K",
	"g"
];
const FILES = [
	"0",
	"\0",
	"7"
];
const LINK = "2";
function readExtension(type, body) {
	if (type === "g") return {};
	if (type === "x") return parseTarExtension(body);
	const name = body.toString("utf8").replace(/\0+$/, "");
	return type === "K" ? { link: name } : { name };
}
function withLinks({ spans, links }) {
	const all = new Map(spans);
	for (const [name, to] of links) {
		const span = spans.get(posix.join(posix.dirname(name), to));
		if (span !== void 0 && !spans.has(name)) all.set(name, span);
	}
	return all;
}
function isWithin({ start, size }, total) {
	return Number.isSafeInteger(size) && size >= 0 && start + size <= total;
}
async function openFile(directory, name) {
	const path = join(directory, name);
	const handle = await tryOpen(path, directory === "" || name.startsWith("blobs/"));
	if (handle === void 0) return void 0;
	const stats = await handle.stat();
	if (stats.isFile()) return {
		handle,
		size: stats.size
	};
	await handle.close();
	throw unreadable(path, "it is not a regular file");
}
async function tryOpen(path, mayBeLink) {
	const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
	try {
		return await open$1(path, O_RDONLY | O_NONBLOCK | (mayBeLink ? 0 : O_NOFOLLOW));
	} catch (cause) {
		if (isMissing(cause)) return void 0;
		const code = codeOf(cause);
		throw unreadable(path, code === "ELOOP" ? "it is a link" : code, cause);
	}
}
function isMissing(cause) {
	return ["ENOENT", "ENOTDIR"].includes(codeOf(cause));
}
function codeOf(cause) {
	return cause instanceof Error && "code" in cause ? String(cause.code) : "no access";
}
async function readSpan(handle, { start, size }, place) {
	if (size > 16777216) throw unreadable(place, `it is larger than ${MANIFEST_BYTES} bytes`);
	return await readBytes(handle, start, size, place);
}
async function readBytes(handle, start, size, place) {
	const buffer = Buffer.alloc(size);
	let filled = 0;
	while (filled < size) {
		const { bytesRead } = await handle.read(buffer, filled, size - filled, start + filled);
		if (bytesRead === 0) throw unreadable(place, "it ends too early");
		filled += bytesRead;
	}
	return buffer;
}
async function* pieces(handle, { start, size }, closes) {
	try {
		for (let done = 0; done < size;) {
			const buffer = Buffer.allocUnsafe(Math.min(PIECE_BYTES, size - done));
			const { bytesRead } = await handle.read(buffer, 0, buffer.length, start + done);
			if (bytesRead === 0) return;
			done += bytesRead;
			yield buffer.subarray(0, bytesRead);
		}
	} finally {
		if (closes) await handle.close();
	}
}
function missing(path) {
	const message = `no OCI image layout at "${path}": there is no such file.`;
	return new Problem([error("REGISTRY_LAYOUT_INVALID", message, "Check the path. Write oci:DIR for a directory, oci-archive:FILE for a tar archive.")]);
}
function unreadable(path, why, cause) {
	const message = `"${path}" of an OCI image layout cannot be read: ${why}.`;
	return new Problem([error("REGISTRY_LAYOUT_INVALID", message, "Check that it comes from a tool that writes such layouts, and who may read it.")], { cause });
}
// src/registry/layout/saved.ts
const COSIGN = "dev.cosignproject.cosign/";
const ENDS = {
	sigs: "sig",
	atts: "att"
};
const REFERRER_BYTES = 65536;
async function listSaved(files, roots) {
	if (!roots.some((root) => kindOf(root) !== void 0)) return roots;
	let subject;
	return [...roots.map((root) => {
		const kind = kindOf(root);
		const end = ENDS[kind ?? ""];
		if (kind !== void 0 && end === void 0) subject = root.digest;
		if (end === void 0 || subject === void 0) return root;
		const tag = `${toFallbackTag(subject)}.${end}`;
		return {
			...root,
			annotations: {
				...root.annotations,
				[REF_NAME]: tag
			}
		};
	}), ...await listUnlisted(files, roots)];
}
function kindOf({ annotations }) {
	const kind = annotations?.kind;
	return kind?.startsWith(COSIGN) === true ? kind.slice(25) : void 0;
}
async function listUnlisted(files, roots) {
	const listed = new Set(roots.map(({ digest }) => digest));
	const found = [];
	for (const name of await files.list("blobs/sha256")) {
		const digest = `sha256:${name}`;
		const path = `blobs/sha256/${name}`;
		if (!isDigest(digest) || listed.has(digest)) continue;
		if ((await files.sizeOf(path) ?? Infinity) > REFERRER_BYTES) continue;
		const bytes = await files.read(path);
		if (bytes === void 0 || toDigest(bytes) !== digest || !isManifest(bytes)) continue;
		const manifest = {
			bytes,
			digest,
			mediaType: readMediaType(bytes)
		};
		if (subjectOf(manifest) !== void 0) found.push(toReferrer(manifest));
	}
	return found;
}
// src/registry/blobs/layout.ts
var layout_exports = __exportAll({
	openLayout: () => openLayout,
	readLayout: () => readLayout
});
async function openLayout(directory) {
	return await readLayout(directoryFiles(directory));
}
async function readLayout(files) {
	const bytes = await files.read("index.json");
	if (bytes === void 0) throw noLayout(files);
	const index = {
		bytes,
		digest: toDigest(bytes),
		mediaType: readMediaType(bytes)
	};
	const { manifests } = readContents(index, LAYOUT_ENTRIES);
	return {
		roots: await listSaved(files, manifests),
		sizeOf: async (digest) => isDigest(digest) ? await files.sizeOf(toName(files, digest)) : void 0,
		openBlob: (blob) => openBlob(files, blob),
		readManifest: (wanted) => readManifest(files, wanted)
	};
}
function noLayout({ place }) {
	const message = `no OCI image layout in "${place}": it has no index.json.`;
	return new Problem([error("REGISTRY_LAYOUT_INVALID", message, "Check that the build, or another tool, wrote one there.")]);
}
async function readManifest(files, digest) {
	const bytes = await files.read(toName(files, digest));
	if (bytes === void 0) throw notFound(files, digest);
	const found = toDigest(bytes, digest);
	if (found !== digest) throw digestMismatch(`The manifest in "${files.place}" has the digest ${found}`, { digest });
	return {
		digest,
		bytes,
		mediaType: readMediaType(bytes)
	};
}
async function openBlob(files, blob) {
	const stream = await files.open(toName(files, blob.digest));
	if (stream === void 0) throw notFound(files, blob.digest);
	return checked(stream, blob, `"${files.place}"`);
}
function toName(files, digest) {
	if (!isDigest(digest)) throw notFound(files, digest);
	return `blobs/${digest.replace(":", "/")}`;
}
function notFound({ place }, digest) {
	const message = `${digest} not found in the image layout "${place}".`;
	return new Problem([error("REGISTRY_NOT_FOUND", message)]);
}
export { REF_NAME, directoryFiles, layout_exports, makeTarHeader, openArchiveFiles, openLayout, paddingOf, readLayout };
