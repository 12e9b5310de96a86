import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __toESM } from "./rolldown-runtime.js";
import { LONGEST_PRINT, error, findTerritory, follow, hasErrors, isInside, isMap, notice, parseBakePrint, parseVariables, withoutCheckoutPrograms } from "./base.js";
import { findExcess } from "./yaml-limits.js";
const { mkdir, mkdtemp, readFile, rm, stat, writeFile } = require("node:fs/promises");
const { basename, join, resolve } = require("node:path");
const { isDeepStrictEqual } = require("node:util");
// src/settings/bake/compose.ts
const READING = [
	"include",
	"extends",
	"env_file"
];
function isBakeFile(path) {
	return /\.(?:hcl|json)$/.test(path);
}
async function findOtherFiles(text) {
	if (text.length > 262144) return "is larger than 256 KiB";
	const yaml = await import("./dist2.js").then((n) => __toESM(n.require_dist(), 1));
	const excess = findExcess(new yaml.Lexer().lex(text));
	if (excess !== void 0) return excess;
	let found;
	for (const document of yaml.parseAllDocuments(text, {
		schema: "failsafe",
		uniqueKeys: false
	})) {
		if (document.errors.length > 0) return "is not YAML";
		yaml.visit(document, { Scalar: (_, { value }) => {
			found ??= READING.find((key) => String(value).trim() === key);
		} });
	}
	return found && `has "${found}", which reads other files`;
}
// src/settings/bake/outputs.ts
function swapOutputs(text) {
	return text.replaceAll(KEY, (key) => SWAPPED[key] ?? key);
}
const KEY = /\b(?:output|cache-to|x-cache_to|(?<!x-)cache_to)\b/g;
const SWAPPED = {
	output: "cache-to",
	"cache-to": "output",
	cache_to: "x-cache_to",
	"x-cache_to": "cache_to"
};
function withOutputs(print, other) {
	const targets = [...print.targets].map(([name, fields]) => {
		const { output } = other?.targets.get(name) ?? {};
		const isCache = isDeepStrictEqual(output, fields["cache-to"]);
		return [name, {
			...fields,
			output: isCache ? null : toOutputs(output)
		}];
	});
	return {
		...print,
		targets: new Map(targets)
	};
}
function toOutputs(outputs) {
	if (!Array.isArray(outputs)) return outputs ?? null;
	return outputs.map((one) => isMap(one) && one.type === "registry" && typeof one.ref === "string" ? {
		type: "local",
		dest: one.ref
	} : one);
}
// src/run/files/bake-files.ts
const LARGEST_FILE = 1048576;
async function readBakeFiles(paths, cwd) {
	const territory = await findTerritory(cwd);
	return Promise.all(paths.map((path) => readOne(path, cwd, territory)));
}
async function readOne(path, cwd, territory) {
	if (path.includes("://") || path === "-") return refuse(path, "is not the path of a file");
	const led = await follow(path, cwd);
	if (led === void 0 || led.links.some((link) => isInside(territory, link))) return refuse(path, "is reached through a symbolic link in the checkout");
	try {
		const wrong = findWrong(await stat(led.path));
		if (wrong !== void 0) return refuse(path, wrong);
		const inCheckout = isInside(territory, led.path);
		return {
			path,
			text: await readFile(led.path, "utf8"),
			inCheckout
		};
	} catch (cause) {
		return refuse(path, cause instanceof Error && "code" in cause && cause.code === "ENOENT" ? "does not exist" : "cannot be read");
	}
}
function findWrong(stats) {
	if (!stats.isFile()) return "is not a regular file";
	return stats.size > LARGEST_FILE ? "is larger than 1 MiB" : void 0;
}
function refuse(path, what) {
	return error("TARGETS_FROM_FILE", `targets-from: "${escapeInvisible(path)}" ${what}`, "Name bake or compose files by their paths from the working directory.");
}
async function checkUntrustedFiles(files, cwd, { reason }) {
	const problems = [];
	const refuseIt = (path, what) => error("TARGETS_FROM_UNTRUSTED", `targets-from: "${escapeInvisible(path)}" ${what}, which is not allowed, because ${reason}`, "Write all of it into one file, or use a bake file.");
	const composed = files.filter(({ path, inCheckout }) => inCheckout && !isBakeFile(path));
	for (const { path, text } of composed) {
		const what = await findOtherFiles(text);
		if (what !== void 0) problems.push(refuseIt(path, what));
	}
	const variables = await follow(".env", cwd);
	if (variables === void 0 || variables.links.length > 0) problems.push(refuseIt(".env", "is a symbolic link"));
	return problems;
}
async function copyBakeFiles(files, directory, toText) {
	return Promise.all(files.map(async ({ path, text }, index) => {
		const folder = join(directory, `file-${index}`);
		await mkdir(folder);
		const copy = join(folder, basename(path));
		await writeFile(copy, toText(text));
		return copy;
	}));
}
function escapeInvisible(text) {
	return text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, " ").slice(0, 300);
}
// src/run/bake.ts
const TIMEOUT_MS = 6e4;
async function readBake(wanted, trust, environment) {
	const isTrusted = trust.level === "trusted";
	const files = await readBakeFiles(wanted.targetsFrom, environment.cwd);
	const problems = [...files.flatMap((file) => "path" in file ? [] : [file]), ...checkNames(wanted.targetsGroup)];
	const found = files.filter((file) => "path" in file);
	if (!isTrusted) problems.push(...await checkUntrustedFiles(found, environment.cwd, trust));
	if (hasErrors(problems)) return {
		ok: false,
		problems
	};
	const folder = await mkdtemp(join(environment.tempParent, "tagship-bake-"));
	try {
		return await printAll({
			wanted,
			files: found,
			isTrusted,
			folder
		}, environment);
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function printAll(printing, environment) {
	const { wanted, files, isTrusted } = printing;
	const { targetsGroup } = wanted;
	const bake = await openBake(printing, environment);
	const own = {
		paths: files.map(({ path }) => resolve(environment.cwd, path)),
		convert: same
	};
	const mayHaveOutputs = files.some(({ text }) => /output|include|extends/.test(text));
	const [main, outputs, variables] = await Promise.all([
		bake({
			...own,
			args: [...PRINT, ...targetsGroup]
		}),
		mayHaveOutputs && isTrusted ? printOutputs(bake, printing) : void 0,
		bake({
			...own,
			args: ["--list", "type=variables,format=json"]
		})
	]);
	const read = readPrint(main, targetsGroup);
	const other = outputs && readPrint(outputs, targetsGroup);
	if (!read.ok) return read;
	if (other?.ok === false) return other;
	const origin = toOrigin(files);
	return {
		ok: true,
		value: {
			print: withOutputs(read.value, other?.value),
			hidesOutputs: mayHaveOutputs && !isTrusted,
			origin,
			problems: isTrusted ? [...explainVariables(parseVariables(variables.stdout), wanted, environment.env), ...explainOthers(files, origin)] : []
		},
		problems: []
	};
}
const PRINT = [
	"--print",
	"--set",
	"*.output=type=cacheonly"
];
const same = (text) => text;
async function printOutputs(bake, { files, folder, wanted }) {
	const result = await bake({
		paths: await copyBakeFiles(files, folder, swapOutputs),
		args: [...PRINT, ...wanted.targetsGroup.map(swapOutputs)],
		convert: swapOutputs
	});
	return {
		...result,
		stdout: swapOutputs(result.stdout)
	};
}
function explainOthers(files, { name }) {
	const takesOver = ({ path, text }) => !isBakeFile(path) && (/\binclude\b/.test(text) || /\bextends\b[^]*\bfile\b/.test(text));
	if (!files.some(takesOver)) return [];
	return [notice("TARGETS_FROM_OUTPUT", `${name}: x-bake.output of the files that it takes over (include, extends) is not read`, "Where an image needs attributes of such an output, use the setting outputs.")];
}
function toOrigin(files) {
	const name = files.map(({ path }) => escapeInvisible(path)).join(", ");
	return files.some(({ inCheckout }) => inCheckout) ? {
		kind: "file",
		name,
		unquoted: true
	} : {
		kind: "file",
		name
	};
}
async function openBake(printing, environment) {
	const { wanted, isTrusted, folder } = printing;
	const { shell, signal, cwd, env } = environment;
	const { findBuildx } = await import("./ahead.js").then((n) => n.engine_exports);
	const program = await findBuildx(env);
	const own = isTrusted ? env : withoutCheckoutPrograms(env, cwd);
	const named = isTrusted ? wanted.targetsEnv.map((name) => [name, env[name]]) : [];
	return ({ paths, args, convert }) => {
		const files = paths.map((path) => `--file=${path}`);
		return shell({
			argv: [
				...program,
				"bake",
				"--progress=quiet",
				...files,
				...args
			],
			env: {
				...Object.fromEntries(named.map(([name, value]) => [convert(name), value && convert(value)])),
				PATH: own.PATH,
				HOME: folder,
				BUILDX_BAKE_ENTITLEMENTS_FS: "0"
			},
			cwd,
			captureLimit: LONGEST_PRINT,
			timeoutMs: TIMEOUT_MS,
			signal
		});
	};
}
function readPrint(result, group) {
	const names = group.length === 0 ? ["default"] : group;
	if (result.code === 0) return parseBakePrint(result.stdout, names);
	return {
		ok: false,
		problems: [explainFailure(result)]
	};
}
function checkNames(names) {
	return names.filter((name) => !/^\w[\w.-]*$/.test(name)).map((name) => error("TARGETS_FROM_NAME", `targets-group: invalid name of a group or target: "${escapeInvisible(name)}"`, "Write a name as it is in the file, without patterns."));
}
function explainFailure(result) {
	const lines = result.stderr.split("\n").filter((line) => line.trim() !== "");
	const said = escapeInvisible((lines.findLast((line) => line.startsWith("ERROR: ")) ?? lines.at(-1) ?? "").replace(/^ERROR: /, ""));
	if (result.spawnError !== void 0 || /unknown command|not a docker command/.test(said)) return error("TARGETS_FROM_BUILDX", `targets-from needs docker buildx: ${result.spawnError ?? said}`, "Install the Docker CLI with the buildx plugin, or write targets: into tagship.yml.");
	const why = result.timedOut ? "it took longer than a minute" : said;
	return error("TARGETS_FROM_FAILED", `docker buildx bake --print failed: ${why}`, hintFor(said));
}
function hintFor(said) {
	if (said.includes("SSH_AUTH_SOCK")) return "Name SSH_AUTH_SOCK in targets-env.";
	if (said.includes("failed to find target")) return "Name a group or target of the file: targets-group.";
	return "Correct the file; docker buildx bake --print with the same files shows more.";
}
function explainVariables(variables, { targetsEnv }, env) {
	const hidden = variables.filter((name) => env[name] !== void 0 && !targetsEnv.includes(name) && !OWN.includes(name));
	const unset = targetsEnv.filter((name) => env[name] === void 0);
	return [...hidden.map((name) => notice("TARGETS_FROM_VARIABLE", `targets-from: the variable ${escapeInvisible(name)} has its default, although this run has one of that name`, `Name it to hand it on: targets-env: ${escapeInvisible(name)}.`)), ...unset.map((name) => notice("TARGETS_FROM_VARIABLE", `targets-env: the variable ${escapeInvisible(name)} is not set`))];
}
const OWN = ["PATH", "HOME"];
export { readBake };
