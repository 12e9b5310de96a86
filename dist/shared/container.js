import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, error, findUrlSecrets, isObject, parseObject, readText } from "./base.js";
import { conceal, findError } from "./ship.js";
import { checkMade, createName, isTlsWanted, isolateBuildx, noteBuilder, readCurrentContext, readHost, remove, run, toBuildxFolder, toDockerConfig, toEngineFolder } from "./ahead.js";
import { listDriverOptions, listOwnOptions, renderBuildkitConfig, renderCsv } from "./plan.js";
import { toPrivateConfig } from "./registry.js";
const { mkdir, readFile, rename, stat, symlink, writeFile } = require("node:fs/promises");
const { join, resolve } = require("node:path");
// src/ship/builder/boot.ts
const LINE_LENGTH = 300;
function describeFailedBoot({ what, result, log, secrets }) {
	const said = findError(result.stderr) || (result.spawnError ?? toEnd(result));
	const probe = findProbe(result.stderr).filter((line) => !said.includes(line));
	const lines = toLines(log).slice(-5);
	const details = [...probe.length === 0 ? [] : ["Output of the builder's probe:", ...probe], ...lines.length === 0 ? [] : ["End of the builder's log:", ...lines]];
	const show = (text) => conceal(text, secrets);
	return error("BUILDER_NOT_MADE", show(`cannot create a builder (${what}): ${said}`), show([toHint(`${said}\n${log}`), ...details].join("\n")));
}
function toEnd({ timedOut }) {
	return timedOut ? "it took too long" : "it said nothing";
}
function findProbe(stderr) {
	return toLines((/^-{6}\n > \[internal\] booting buildkit:\n([^]*?)^-{6}$/m.exec(stderr)?.[1] ?? "").replaceAll(/^\d+\.\d+ /gm, ""));
}
function toLines(text) {
	return text.split("\n").map((line) => line.replaceAll(/[\u0000-\u001f\u007f\ufffd]+/g, " ").trim()).filter((line, at, all) => line !== "" && line !== all[at - 1]).map((line) => line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}…` : line);
}
function toHint(text) {
	return HINTS.find(([words]) => words.test(text))?.[1] ?? DEFAULT_HINT;
}
const DEFAULT_HINT = "Make one with \"docker buildx create\" and give its name as the setting builder.";
const HINTS = [
	[/pull access denied|manifest unknown|no such image|proxyconnect|registry-1\.docker\.io|toomanyrequests|failed to resolve reference/i, "The engine cannot pull the image of BuildKit: name one that it can, driver-opts: image=registry.example.com/moby/buildkit:buildx-stable-1."],
	[/operation not permitted|permission denied|privileged/i, "A builder is a privileged container: the engine has to allow these. Or build without one: builder: tcp://buildkitd:1234."],
	[/failed to load config|buildkitd\.toml|toml:|unknown flag|flag provided but not defined/i, "Check the settings buildkitd-config, buildkitd-config-inline and buildkitd-flags."]
];
// src/ship/engine/context.ts
function needsContext(env) {
	return isTlsWanted(env) && readCurrentContext(env).name === "default";
}
async function createDockerContext(runContext, name) {
	const { env, cwd, tempDir } = runContext;
	const own = resolve(cwd, toDockerConfig(env));
	const folder = toEngineFolder(tempDir);
	const config = toPrivateConfig(tempDir);
	for (const directory of [folder, config]) {
		await mkdir(directory, {
			recursive: true,
			mode: 448
		});
		for (const file of ["config.json", "cli-plugins"]) await linkUnlessThere(join(own, file), join(directory, file));
	}
	const host = readHost(env);
	const docker = renderCsv([`host=${host}`, ...await listTlsFields(env, own)]);
	const result = await runContext.shell({
		argv: [
			"docker",
			"context",
			"create",
			name,
			"--docker",
			docker
		],
		env: {
			...env,
			DOCKER_CONFIG: folder
		},
		cwd,
		signal: runContext.signal
	});
	await replaceLink(join(folder, "contexts"), join(config, "contexts"));
	return {
		result,
		host,
		env: { DOCKER_CONFIG: config }
	};
}
async function listTlsFields(env, dockerConfig) {
	const folder = readText(env, "DOCKER_CERT_PATH") ?? dockerConfig;
	const isVerified = readText(env, "DOCKER_TLS_VERIFY") !== void 0;
	const client = await Promise.all(["cert", "key"].map(async (name) => await isThere(join(folder, `${name}.pem`)) ? [name] : []));
	const files = [...isVerified ? ["ca"] : [], ...client.flat()].map((name) => `${name}=${resolve(folder, `${name}.pem`)}`);
	return isVerified ? files : [...files, "skip-tls-verify=true"];
}
async function isThere(path) {
	return stat(path).then(() => true, () => false);
}
async function linkUnlessThere(target, path) {
	try {
		await symlink(target, path);
	} catch (cause) {
		if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
	}
}
async function replaceLink(target, path) {
	const fresh = `${path}.new`;
	await symlink(target, fresh);
	await rename(fresh, path);
}
// src/ship/builder/container.ts
async function makeContainer(runContext, program, { settings, hosts }) {
	const name = createName(runContext);
	const buildx = await isolateBuildx(runContext);
	const context = needsContext(runContext.env) ? `${name}-engine` : void 0;
	const note = {
		name,
		hasContext: context !== void 0
	};
	const takeAway = () => remove(runContext, note, program);
	try {
		await noteBuilder(runContext.tempDir, note);
		const env = context === void 0 ? buildx : {
			...buildx,
			...await reach(runContext, context)
		};
		const options = listDriverOptions(settings, hosts, runContext.env);
		const made = {
			name,
			env,
			remove: takeAway
		};
		await bootContainer(runContext, program, made, {
			create: [
				...[
					"create",
					"--name",
					name,
					"--driver",
					"docker-container"
				],
				...await toBuildkitdArgs(runContext, {
					settings,
					hosts
				}),
				...options.shown.flatMap((option) => ["--driver-opt", option]),
				...context === void 0 ? [] : [context]
			],
			hidden: options.hidden
		});
		return {
			...made,
			sharesNetwork: options.shown.includes("network=host")
		};
	} catch (cause) {
		await takeAway();
		throw cause;
	}
}
async function bootContainer(runContext, program, made, { create, hidden }) {
	const what = "docker-container";
	const isOpen = Object.keys(hidden).length === 0;
	const first = [
		...program,
		...create,
		...isOpen ? ["--bootstrap"] : []
	];
	let result = await run(runContext, first, made.env);
	if (!isOpen) {
		checkMade(result, what);
		await addHidden(runContext, made.name, hidden);
		result = await run(runContext, [
			...program,
			"inspect",
			"--bootstrap",
			made.name
		], made.env);
	}
	if (result.code === 0) return;
	runContext.signal.throwIfAborted();
	const secrets = Object.values(hidden).flatMap((value) => [value, ...findUrlSecrets(value)]);
	const log = await readLog(runContext, made);
	throw new Problem([describeFailedBoot({
		what,
		result,
		log,
		secrets
	})]);
}
async function addHidden(runContext, name, hidden) {
	const record = join(toBuildxFolder(runContext.tempDir), "instances", name);
	const content = parseObject(await readFile(record, "utf8").catch(() => "")) ?? {};
	const [node] = Array.isArray(content.Nodes) ? content.Nodes : [];
	if (!isObject(node)) {
		const message = `cannot create a builder: buildx does not keep it where a password in ${Object.keys(hidden).join(", ")} could be added.`;
		throw new Problem([error("BUILDER_NOT_MADE", message, "Use a proxy without a password, or make a builder and give its name as the setting builder.")]);
	}
	const options = {
		...isObject(node.DriverOpts) ? node.DriverOpts : {},
		...hidden
	};
	const text = JSON.stringify({
		...content,
		Nodes: [{
			...node,
			DriverOpts: options
		}]
	});
	await writeFile(record, text, { mode: 384 });
}
async function readLog(runContext, { name, env }) {
	const argv = [
		"docker",
		"logs",
		"--tail",
		"20",
		`buildx_buildkit_${name}0`
	];
	const options = {
		env: {
			...runContext.env,
			...env
		},
		cwd: runContext.cwd,
		signal: runContext.signal
	};
	const result = await runContext.shell({
		argv,
		...options,
		timeoutMs: LOG_TIMEOUT_MS
	});
	return result.code === 0 ? `${result.stdout}\n${result.stderr}` : "";
}
const LOG_TIMEOUT_MS = 1e4;
async function toBuildkitdArgs(runContext, { settings, hosts }) {
	const { registries, buildkitdConfig: path } = settings;
	const flags = settings.buildkitdFlags ?? toEntitlements(settings.buildxFlags ?? []);
	const own = settings.buildkitdConfigInline ?? (path === void 0 ? "" : await readFile(resolve(runContext.cwd, path), "utf8"));
	const config = renderBuildkitConfig({
		registries,
		hosts,
		own,
		cwd: runContext.cwd
	});
	const file = join(runContext.tempDir, "buildkitd.toml");
	if (config !== "") await writeFile(file, config, { mode: 384 });
	return [...config === "" ? [] : ["--buildkitd-config", file], ...flags === void 0 ? [] : ["--buildkitd-flags", flags]];
}
function toEntitlements(flags) {
	const allowed = flags.filter(({ flag }) => flag === "--allow").map(({ value }) => value);
	const known = ENTITLEMENTS.filter((name) => allowed.includes(name));
	return known.length === 0 ? void 0 : known.map((name) => `--allow-insecure-entitlement ${name}`).join(" ");
}
const ENTITLEMENTS = ["network.host", "security.insecure"];
async function reach(runContext, context) {
	const { result, host, env } = await createDockerContext(runContext, context);
	checkMade(result, `docker context for ${host}`);
	return env;
}
async function equipNodes(runContext, nodes, settings) {
	const { shown, hidden } = listOwnOptions(settings);
	const [name] = Object.keys(hidden);
	if (name !== void 0) throw new Problem([error("BUILDER_INVALID", `the option "${name}" of driver-opts holds a password, which buildx takes for a builder at an address on its command line alone.`, "Use one without a password, or make the builder in a step before and give its name as the setting builder.")]);
	const flags = await toBuildkitdArgs(runContext, {
		settings,
		hosts: []
	});
	return nodes.map((node) => ({
		...node,
		flags,
		options: [...node.options, ...shown]
	}));
}
export { equipNodes, makeContainer };
