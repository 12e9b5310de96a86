import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { isMade, isRemote } from "./plan.js";
import { Problem, error } from "./base.js";
import { exportCommit, joinFlags, splitFlags, valueOf } from "./ship.js";
const { realpath, stat } = require("node:fs/promises");
const { isAbsolute, join, relative, resolve } = require("node:path");
// src/ship/source/rewrite.ts
async function useSource(plan, context) {
	const { source, legs } = context.settings;
	const isAnyBuilt = plan.targets.some(({ build }) => !isMade(build));
	if (source === "checkout" || legs !== void 0 || !isAnyBuilt) return plan;
	const { root, directory } = await exportCommit(context, plan.facts.sha);
	const cwd = await realpath(context.cwd);
	const move = (path) => {
		const below = relative(root, resolve(cwd, path));
		return below === ".." || below.startsWith("../") || isAbsolute(below) ? path : join(directory, below);
	};
	const targets = plan.targets.map((target) => isMade(target.build) ? target : moveTarget(target, move));
	const wrong = await Promise.all(targets.map((target) => checkThere(target, directory, plan)));
	const problems = [...new Map(wrong.flat().map((one) => [one.message, one])).values()];
	if (problems.length > 0) throw new Problem(problems);
	return {
		...plan,
		targets
	};
}
function moveTarget(target, move) {
	const { argv, context, file } = target.build;
	const isLocal = !isRemote(context);
	const start = argv.indexOf("build") + 1;
	const flags = splitFlags(argv.slice(start)).map((flag) => moveFlag(flag, move, isLocal));
	const build = {
		...target.build,
		argv: [...argv.slice(0, start), ...joinFlags(flags)],
		context: isLocal ? move(context) : context,
		file: isLocal && !isRemote(file) ? move(file) : file
	};
	return {
		...target,
		build
	};
}
function moveFlag(flag, move, isLocal) {
	const [name, value = ""] = flag;
	if (name === "--") return isLocal ? [name, move(value)] : flag;
	const file = valueOf(flag, "--file");
	if (file !== void 0) return isLocal && !isRemote(file) ? ["--file", move(file)] : flag;
	const named = valueOf(flag, "--build-context");
	return named === void 0 ? flag : ["--build-context", moveNamed(named, move)];
}
function moveNamed(named, move) {
	const [, key = "", path = ""] = /^([^=]+)=(.*)$/.exec(named) ?? [];
	return path !== "" && !isRemote(path) && !/^[a-z][a-z0-9+.-]*:/.test(path) ? `${key}=${move(path)}` : named;
}
async function checkThere({ build: { context, file } }, directory, { facts }) {
	const moved = [context, file].filter((path) => path.startsWith(`${directory}/`) || path === directory);
	const [first] = (await Promise.all(moved.map(async (path) => await isThere(path) ? [] : [path]))).flat();
	if (first === void 0) return [];
	const path = relative(directory, first) || ".";
	return [error("SOURCE_NOT_IN_COMMIT", `source: commit ${facts.sha.slice(0, 12)} has no "${path}"`, "Commit it, or set source: checkout to build the files as they are.")];
}
async function isThere(path) {
	return stat(path).then(() => true, () => false);
}
export { useSource };
