import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, checked, error, isDigest, toFailure } from "./plan.js";
import { directoryFiles, readLayout } from "./layout.js";
const { dirname, join } = require("node:path");
const { createHash, randomBytes } = require("node:crypto");
const { lstat, mkdir, open, readdir, rename, rm, stat } = require("node:fs/promises");
// src/registry/layout/writer.ts
const INDEX_TYPE = "application/vnd.oci.image.index.v1+json";
const TEMPORARY = ".tagship-";
async function createLayoutWriter(directory) {
	for (const name of [
		"",
		"blobs",
		"blobs/sha256"
	]) await makeDirectory(join(directory, name));
	const known = new Map();
	const toPath = (digest) => {
		if (!isDigest(digest)) throw notWritable(directory, `invalid digest "${digest.slice(0, 80)}"`);
		return join(directory, "blobs", ...digest.split(":"));
	};
	const hasBlob = (digest) => {
		const found = known.get(digest) ?? isWhole(directory, digest);
		known.set(digest, found);
		return found;
	};
	await removeTemporary(directory);
	await writeFile$1(directory, "oci-layout", [Buffer.from("{\"imageLayoutVersion\":\"1.0.0\"}")]);
	const put = async (digest, chunks) => {
		if (digest.startsWith("sha512:")) await makeDirectory(join(directory, "blobs/sha512"));
		await writePath(toPath(digest), chunks, directory);
		known.set(digest, Promise.resolve(true));
	};
	return {
		hasBlob: ({ digest }) => hasBlob(digest),
		putBlob: async (blob, source) => {
			if (await hasBlob(blob.digest)) return "present";
			await withTries(async () => {
				await put(blob.digest, checked(await source.openBlob(blob), blob, "The source"));
			});
			return "uploaded";
		},
		putManifest: async ({ digest, bytes }) => {
			if (!await hasBlob(digest)) await put(digest, [bytes]);
		},
		listDigests: async () => {
			return (await Promise.all([...known].map(async ([digest, isThere]) => await isThere ? [digest] : []))).flat();
		},
		writeIndex: async (roots) => {
			const index = {
				schemaVersion: 2,
				mediaType: INDEX_TYPE,
				manifests: roots
			};
			await writeFile$1(directory, "index.json", [Buffer.from(JSON.stringify(index))]);
		}
	};
}
async function readRoots(directory) {
	const files = directoryFiles(directory);
	if (await files.read("index.json") === void 0) return [];
	return (await readLayout(files)).roots;
}
const TRIES = 4;
async function withTries(work) {
	for (let tries = 1;; tries += 1) try {
		await work();
		return;
	} catch (thrown) {
		if ((toFailure(thrown)?.retry ?? "permanent") === "permanent" || tries === TRIES) throw thrown;
	}
}
async function isWhole(directory, digest) {
	if (!isDigest(digest)) return false;
	const path = `blobs/${digest.replace(":", "/")}`;
	const stream = await lstat(join(directory, path)).then((stats) => stats.isFile(), () => false) ? await directoryFiles(directory).open(path) : void 0;
	if (stream === void 0) return false;
	const hash = createHash(digest.startsWith("sha512:") ? "sha512" : "sha256");
	for await (const chunk of stream) hash.update(chunk);
	return digest.endsWith(`:${hash.digest("hex")}`);
}
async function makePath(path) {
	try {
		await makeOne(path);
	} catch (thrown) {
		if (codeOf(thrown) !== "ENOENT" || dirname(path) === path) throw thrown;
		await makePath(dirname(path));
		await makeOne(path);
	}
}
async function makeOne(path) {
	try {
		await mkdir(path);
	} catch (thrown) {
		if (codeOf(thrown) !== "EEXIST" || !(await stat(path)).isDirectory()) throw thrown;
	}
}
async function makeDirectory(path) {
	try {
		await makePath(path);
		if ((await lstat(path)).isDirectory()) return;
	} catch (cause) {
		throw notWritable(path, codeOf(cause), cause);
	}
	throw notWritable(path, "it is a link");
}
async function removeTemporary(directory) {
	for (const part of [
		"",
		"blobs/sha256",
		"blobs/sha512"
	]) {
		const left = (await readdir(join(directory, part)).catch(() => [])).filter((name) => name.startsWith(TEMPORARY));
		await Promise.all(left.map((name) => rm(join(directory, part, name), { force: true })));
	}
}
async function writeFile$1(directory, name, chunks) {
	await writePath(join(directory, name), chunks, directory);
}
async function writePath(path, chunks, directory) {
	const temporary = join(path, "..", `${TEMPORARY}${randomBytes(8).toString("hex")}`);
	try {
		const handle = await open(temporary, "wx");
		try {
			for await (const chunk of chunks) await handle.writeFile(chunk);
		} finally {
			await handle.close();
		}
		await rename(temporary, path);
	} catch (thrown) {
		await rm(temporary, { force: true });
		const code = thrown instanceof Error && "code" in thrown ? codeOf(thrown) : void 0;
		throw code === void 0 ? thrown : notWritable(directory, code, thrown);
	}
}
function codeOf(thrown) {
	return thrown instanceof Error && "code" in thrown ? String(thrown.code) : String(thrown);
}
function notWritable(path, why, cause) {
	const message = `cannot write an OCI image layout to "${path}": ${why}.`;
	return new Problem([error("COPY_NOT_WRITABLE", message, "Choose a directory that is empty or holds such a layout, on a disk with room.")], { cause });
}
export { createLayoutWriter, notWritable, readRoots };
