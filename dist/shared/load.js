import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, error, readContents } from "./base.js";
import { packLayout } from "./archive.js";
import { REF_NAME, createLayoutWriter } from "./copy.js";
import { listBlobs } from "./registry.js";
import { lastOutputLine } from "./ahead.js";
const { mkdtemp, writeFile } = require("node:fs/promises");
const { join } = require("node:path");
// src/ship/made/load.ts
const LOAD_LIMIT_MS = 18e5;
async function loadMade({ name }, { builtImage, source, onClose }, context) {
	const own = `linux/${process.arch === "x64" ? "amd64" : process.arch}`;
	const { platforms, manifest: root } = builtImage;
	const digest = platforms[own] ?? Object.values(platforms)[0] ?? root.digest;
	const manifest = digest === root.digest ? root : await source.readManifest(digest);
	const reference = `tagship-from:${context.clock.random().toString(36).slice(2, 14)}`;
	const path = await writeArchive({
		manifest,
		source,
		reference
	}, context);
	const ask = (argv) => {
		const { shell, env, cwd } = context;
		return shell({
			argv,
			env,
			cwd,
			timeoutMs: LOAD_LIMIT_MS
		});
	};
	onClose(async () => {
		await ask([
			"docker",
			"image",
			"rm",
			reference
		]);
	});
	const result = await context.log.group(`Load ${name}`, () => ask([
		"docker",
		"image",
		"load",
		"--input",
		path
	]));
	context.signal.throwIfAborted();
	if (result.code === 0) return reference;
	const said = lastOutputLine(result.stderr) || (result.spawnError ?? "docker said nothing");
	throw new Problem([error("LOAD_FAILED", `the image of "${name}" could not be loaded into the engine for its test: ${said}`, "Start Docker, let the run push, or leave out test and scan where it does not.")]);
}
async function writeArchive({ manifest, source, reference }, { tempDir }) {
	const directory = await mkdtemp(join(tempDir, "load-"));
	const writer = await createLayoutWriter(directory);
	for (const blob of listBlobs(manifest)) await writer.putBlob(blob, source);
	await writer.putManifest(manifest);
	const { mediaType, digest, bytes } = manifest;
	const annotations = {
		"io.containerd.image.name": `docker.io/library/${reference}`,
		[REF_NAME]: reference.slice(reference.indexOf(":") + 1)
	};
	await writer.writeIndex([{
		mediaType,
		digest,
		size: bytes.byteLength,
		annotations
	}]);
	const { config, layers } = readContents(manifest);
	const toPath = (of = "") => `blobs/${of.replace(":", "/")}`;
	const list = [{
		Config: toPath(config?.digest),
		RepoTags: [reference],
		Layers: layers.map((layer) => toPath(layer.digest))
	}];
	await writeFile(join(directory, "manifest.json"), JSON.stringify(list));
	const path = `${directory}.tar`;
	await packLayout(directory, path, await writer.listDigests(), ["manifest.json"]);
	return path;
}
export { loadMade };
