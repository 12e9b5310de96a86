import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { error, notice, splitEntries } from "./base.js";
const { stat } = require("node:fs/promises");
const { resolve } = require("node:path");
// src/run/inputs/build-secrets.ts
async function checkBuildSecrets(plan, { env, cwd }) {
	const checked = await Promise.all(plan.targets.map((target) => checkTarget(target, env, cwd)));
	const targets = checked.map(({ target }) => target);
	const problems = checked.flatMap((one) => one.problems);
	return problems.length === 0 ? {
		plan,
		problems
	} : {
		plan: {
			...plan,
			targets
		},
		problems
	};
}
async function checkTarget(target, env, cwd) {
	const { argv, requiredSecrets = [] } = target.build;
	const end = argv.lastIndexOf("--");
	const found = await Promise.all(argv.map(async (word, at) => ({
		at,
		missing: argv[at - 1] === "--secret" && at < end ? await findMissing(word, env, cwd) : void 0
	})));
	const lost = found.flatMap(({ missing }) => missing ?? []);
	const left = found.filter(({ missing }) => missing?.isFile === true).map(({ at }) => at);
	const kept = argv.filter((_, at) => !left.includes(at) && !left.includes(at + 1));
	return {
		target: left.length === 0 ? target : {
			...target,
			build: {
				...target.build,
				argv: kept
			}
		},
		problems: lost.map((one) => describeMissing(one, requiredSecrets.includes(one.id)))
	};
}
async function findMissing(word, env, cwd) {
	const fields = new Map(splitEntries(word, true).map((field) => {
		const [, key = "", value = ""] = /^([^=]*)=(.*)$/s.exec(field) ?? [];
		return [key, value];
	}));
	const id = fields.get("id") ?? "";
	const variable = fields.get("env");
	const path = fields.get("src");
	if (variable !== void 0 && !/^SHIP_SECRET_\d+$/.test(variable)) {
		const isSet = env[variable] !== void 0 && env[variable] !== "";
		const why = `the variable ${variable} is not set`;
		const setting = `secret-envs: ${id}=${variable},required`;
		return isSet ? void 0 : {
			id,
			why,
			isFile: false,
			setting
		};
	}
	if (path === void 0 || await isThere(resolve(cwd, path))) return void 0;
	const setting = `secret-files: ${id}=${path},required`;
	return {
		id,
		why: `there is no file "${path}"`,
		isFile: true,
		setting
	};
}
async function isThere(path) {
	return stat(path).then(() => true, () => false);
}
function describeMissing({ id, why, isFile, setting }, isRequired) {
	return isRequired ? error("BUILD_SECRET_MISSING", `the build secret "${id}" is required: ${why}`, "Set it for this run. Runs for forks and for bots get no secrets.") : notice("BUILD_SECRET_MISSING", `the build secret "${id}" ${isFile ? "is left out of the build" : "is empty in the build"}: ${why}`, `To fail the run instead, set ${setting}.`);
}
export { checkBuildSecrets };
