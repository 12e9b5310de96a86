import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { directoryFiles, makeTarHeader, notWritable, paddingOf } from "./copy.js";
const { open, rename, rm, stat } = require("node:fs/promises");
const { join } = require("node:path");
const { randomBytes } = require("node:crypto");
// src/registry/layout/archive.ts
const END_BYTES = 1024;
async function packLayout(directory, path, digests, others = []) {
	const temporary = `${path}.${randomBytes(6).toString("hex")}`;
	try {
		const handle = await open(temporary, "wx");
		try {
			for (const name of [...listNames(digests), ...others]) await append(handle, directory, name);
			await handle.writeFile(Buffer.alloc(END_BYTES));
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(temporary, path);
	} catch (thrown) {
		await rm(temporary, { force: true });
		const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : void 0;
		throw code === void 0 ? thrown : notWritable(path, code, thrown);
	}
}
function listNames(digests) {
	return [
		"oci-layout",
		"index.json",
		...digests.map((digest) => `blobs/${digest.replace(":", "/")}`).toSorted()
	];
}
async function append(handle, directory, name) {
	const { size } = await stat(join(directory, name));
	await handle.writeFile(makeTarHeader(name, size));
	for await (const chunk of await directoryFiles(directory).open(name) ?? []) await handle.writeFile(chunk);
	await handle.writeFile(Buffer.alloc(paddingOf(size)));
}
export { packLayout };
