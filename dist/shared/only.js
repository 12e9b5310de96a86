import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { repositoriesFor, toPlatform } from "./plan.js";
import { Problem, error, notice, omitUndefined } from "./base.js";
import { decidesProvenance, listOutputPaths, runBuild, toDefaultProvenance } from "./ship.js";
import { lastOutputLine } from "./ahead.js";
const { lstat, mkdir, readdir, realpath } = require("node:fs/promises");
const { dirname, isAbsolute, join, relative, resolve } = require("node:path");
// src/ship/legs/output-tree.ts
async function makeOutputFolders(outputs, cwd) {
	for (const dest of listOutputPaths(outputs)) await orUnusable(dest, "written", () => mkdir(dirname(resolve(cwd, dest)), { recursive: true }));
}
async function checkOutputTree(outputs, cwd) {
	for (const dest of listOutputPaths(outputs)) await orUnusable(dest, "uploaded", () => checkOne(dest, cwd));
}
async function checkOne(dest, cwd) {
	const path = resolve(cwd, dest);
	await checkWay(path, cwd, dest);
	const own = await realpath(path);
	const links = (await lstat(own)).isDirectory() ? await listLinks(own) : [];
	for (const { path: at, isLink } of links) {
		const target = isLink ? await realpath(at).catch(() => void 0) : void 0;
		if (target === void 0 || !isBelow(target, own)) throw leadsOut(dest, relative(own, at), isLink);
	}
}
async function orUnusable(dest, verb, step) {
	try {
		await step();
	} catch (thrown) {
		if (!(thrown instanceof Error) || !("syscall" in thrown)) throw thrown;
		throw new Problem([error("OUTPUT_FILE_UNWRITABLE", `outputs: ${JSON.stringify(dest)} cannot be ${verb}: ${thrown.message}`, "Set dest of the output to a path below a directory that can be written to, where no file is in place of a folder.")]);
	}
}
async function checkWay(path, cwd, dest) {
	if (!isBelow(path, cwd)) return;
	let at = cwd;
	for (const part of relative(cwd, path).split("/").filter(Boolean)) {
		at = join(at, part);
		if ((await lstat(at)).isSymbolicLink()) throw leadsOut(dest, relative(cwd, at), true);
	}
}
async function listLinks(directory) {
	return (await readdir(directory, {
		withFileTypes: true,
		recursive: true
	})).filter((entry) => !entry.isFile() && !entry.isDirectory()).map((entry) => ({
		path: join(entry.parentPath, entry.name),
		isLink: entry.isSymbolicLink()
	}));
}
function isBelow(path, directory) {
	const way = relative(directory, path);
	return way !== ".." && !way.startsWith("../") && !isAbsolute(way);
}
function leadsOut(dest, path, isLink) {
	const what = isLink ? "a symbolic link that leads out of it or nowhere" : "not a regular file";
	return new Problem([error("OUTPUT_LINK", `outputs: ${JSON.stringify(dest)} cannot be uploaded, since ${JSON.stringify(path)} is ${what}`, "Write type=tar, which keeps links as they are, or copy only the files that are wanted (FROM scratch, COPY --from).")]);
}
// src/ship/build/only.ts
const NOTHING = {
	digest: void 0,
	mediaType: void 0,
	configDigest: void 0
};
async function buildOnly(task, load) {
	const call = toCall(task);
	const isLoading = load && call === void 0 && mayLoad(task);
	const verb = call === void 0 ? "Build" : `Call ${call} for`;
	const title = `${isLoading ? "Build and load" : verb} ${task.target.name}`;
	let metadata = NOTHING;
	const build = async () => {
		for (const order of planOrders(task, isLoading)) {
			const outcome = await task.context.log.group(title, () => runBuild(task, order));
			if (!outcome.ok) throw new Problem([outcome.problem]);
			metadata = outcome.metadata;
		}
	};
	await (call === void 0 ? withFiles(task, build) : build());
	const loaded = isLoading ? await inspectLoaded(task) : void 0;
	if (loaded !== void 0) for (const name of listNames(task)) task.context.log.info(`loaded   ${name}`);
	return toBuilt(task, metadata, loaded);
}
function toCall({ context: { settings } }) {
	return settings.call === "build" ? void 0 : settings.call;
}
function toBuilt({ target }, metadata, loaded) {
	const { digest = "", mediaType = "", configDigest = loaded?.id } = metadata;
	const [only, ...others] = target.platforms;
	const isSingle = only !== void 0 && others.length === 0 && digest !== "";
	return {
		digest,
		mediaType,
		imageId: configDigest ?? null,
		platforms: isSingle ? { [only]: digest } : {},
		manifest: {
			mediaType,
			digest,
			bytes: new Uint8Array()
		},
		source: nowhere,
		failed: [],
		bare: new Map(),
		notices: [],
		...loaded === void 0 ? {} : { loadedReference: loaded.reference }
	};
}
const nowhere = {
	openBlob: ({ digest }) => Promise.reject(unpushed(digest)),
	readManifest: (digest) => Promise.reject(unpushed(digest))
};
function unpushed(digest) {
	return new Problem([error("REGISTRY_NOT_FOUND", `"${digest}" was built and not pushed.`, "Push it: push: true.")]);
}
function mayLoad({ builder, context }) {
	if (builder.hasEngine) return true;
	const message = "no Docker engine answers here, into which the image could be loaded.";
	if (context.settings.load) throw new Problem([error("LOAD_NO_ENGINE", message, "Start Docker, or leave out load.")]);
	context.log.problem(notice("LOAD_SKIPPED", message));
	return false;
}
function planOrders(task, isLoading) {
	const call = toCall(task);
	if (call !== void 0) return [{ args: ["--call", call] }];
	const all = orderOutputs(task);
	if (!isLoading) return [all];
	const load = orderLoad(task);
	return load.platform === void 0 && task.context.settings.outputs.length === 0 ? [load] : [all, {
		...load,
		isAgain: true
	}];
}
function orderOutputs(task) {
	const { outputs } = task.context.settings;
	if (outputs.length === 0) return {
		args: ["--output", "type=cacheonly"],
		isBare: true
	};
	const isImage = outputs.some((output) => /\btype=(docker|oci|image|registry)\b/.test(output));
	const isArchive = outputs.some((output) => /\btype=(docker|oci)\b/.test(output));
	const names = outputs.some((output) => /\bpush-by-digest=true\b/.test(output)) ? task.target.repositories : listNames(task);
	const provenance = orderProvenance(task);
	return {
		args: [
			...provenance,
			...outputs.flatMap((output) => ["--output", output]),
			...isImage ? names.flatMap((name) => ["--tag", name]) : []
		],
		isBare: isArchive && isSingle(task) && !provenance.some(isForFiles)
	};
}
function isForFiles(word) {
	return word.startsWith("mode=") && !word.includes("inline-only=true");
}
function orderProvenance({ target: { build }, context }) {
	const { settings, env } = context;
	if (settings.outputs.some((output) => /\btype=docker\b/.test(output)) || build.provenance === void 0) return [];
	return toDefaultProvenance(build, settings, env);
}
async function writeOutputs(task, isAgain) {
	const title = `Write outputs of ${task.target.name}`;
	const order = {
		...orderOutputs(task),
		isAgain
	};
	await withFiles(task, async () => {
		const outcome = await task.context.log.group(title, () => runBuild(task, order));
		if (!outcome.ok) throw new Problem([outcome.problem]);
	});
}
async function withFiles({ context: { settings, cwd } }, build) {
	const { outputs, leg, uploadOutputs } = settings;
	if (leg.length > 0) await makeOutputFolders(outputs, cwd);
	await build();
	if (uploadOutputs !== void 0) await checkOutputTree(outputs, cwd);
}
function orderLoad(task) {
	const { target, builder } = task;
	const native = target.platforms.length <= 1 || builder.store === "containerd" ? void 0 : findNative(target.platforms);
	return {
		args: ["--load", ...listNames(task).flatMap((name) => ["--tag", name])],
		isBare: native !== void 0 || isBareLoad(task),
		...omitUndefined({ platform: native })
	};
}
function isBareLoad({ builder, target }) {
	return target.platforms.length <= 1 && builder.driver !== "docker" && !decidesProvenance(target.build.argv);
}
function isSingle({ target }) {
	return target.platforms.length <= 1 && !decidesProvenance(target.build.argv);
}
function listNames({ target, context }) {
	const own = context.trust.level === "trusted" ? target.name : "untrusted";
	const repositories = target.repositories.length > 0 ? target.repositories : [own];
	const tags = target.tags.filter(({ platform }) => platform === void 0);
	const isFor = (planned, repository) => repositoriesFor({ repositories }, planned).includes(repository);
	return repositories.flatMap((repository) => {
		return (tags.length > 0 ? tags.filter((tag) => isFor(tag, repository)) : [{ tag: "build" }]).map(({ tag }) => `${repository}:${tag}`);
	});
}
function findNative(platforms) {
	const architecture = {
		x64: "amd64",
		ia32: "386"
	}[process.arch] ?? process.arch;
	const own = toPlatform(`linux/${architecture}`);
	return platforms.find((platform) => toPlatform(platform) === own) ?? platforms[0];
}
async function inspectLoaded(task) {
	const { context } = task;
	const [reference = ""] = listNames(task);
	const result = await context.shell({
		argv: [
			"docker",
			"image",
			"inspect",
			"--format",
			"{{.Id}}",
			reference
		],
		env: context.env,
		cwd: context.cwd,
		signal: context.signal
	});
	if (result.code === 0) return {
		reference,
		id: result.stdout.trim()
	};
	const said = lastOutputLine(result.stderr) || (result.spawnError ?? "");
	throw new Problem([error("LOAD_FAILED", `the image was built, and the Docker engine does not have "${reference}": ${said}`, "Check whether the builder and the docker command talk to the same engine (docker context ls).")]);
}
export { buildOnly, writeOutputs };
