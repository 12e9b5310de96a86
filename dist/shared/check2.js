import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, error } from "./base.js";
import { checkScript, parseGate } from "./plan.js";
import { parseScan, toFailing } from "./ship.js";
import { scanners } from "./scanner.js";
const { stat } = require("node:fs/promises");
const { resolve } = require("node:path");
// src/ship/scan/check.ts
const VERSION_LIMIT_MS = 6e4;
async function checkScans(all, runner) {
	const chosen = [];
	const problems = [];
	for (const settings of all) try {
		const choice = parseScan(settings);
		toFailing(settings);
		if (choice?.scanner === "command") await checkCommand(choice.command, runner.cwd);
		if (choice !== void 0) chosen.push(choice);
		problems.push(...await checkIgnoreFile(settings, runner.cwd));
	} catch (thrown) {
		if (!(thrown instanceof Problem)) throw thrown;
		problems.push(...thrown.problems);
	}
	const names = new Set(chosen.map(({ scanner }) => scanner));
	for (const name of names) if (name !== "command") problems.push(...await checkInstalled(name, runner));
	return [...new Map(problems.map((one) => [one.message, one])).values()];
}
async function checkCommand(command, cwd) {
	const [program] = parseGate(command, {}, "scan");
	await checkScript(program, cwd, "scan");
}
async function checkIgnoreFile({ scanIgnore }, cwd) {
	if (scanIgnore === void 0) return [];
	if ((await stat(resolve(cwd, scanIgnore)).catch(() => void 0))?.isFile() === true) return [];
	return [error("SCAN_NO_IGNORE_FILE", `scan-ignore: there is no file "${scanIgnore}".`, "Give its path from the checkout, or leave out scan-ignore.")];
}
async function checkInstalled(name, { shell, env, cwd, signal }) {
	const { version, install } = scanners[name];
	const result = await shell({
		argv: version,
		env,
		cwd,
		signal,
		timeoutMs: VERSION_LIMIT_MS
	});
	signal.throwIfAborted();
	if (result.code === 0) return [];
	const why = result.spawnError === "ENOENT" ? "it is not on the PATH" : `"${version.join(" ")}" fails`;
	return [error("SCAN_NOT_INSTALLED", `scan: ${name} is not installed on this machine: ${why}.`, install)];
}
export { checkScans };
