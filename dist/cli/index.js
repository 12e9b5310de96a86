#!/usr/bin/env node
import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { EXIT, Problem, abortOnSignals, ansi, checkOutputFiles, createMask, createProcesses, createTerminalLog, createValueMask, createVault, describeUnwritable, detectCi, endProcess, environmentSecrets, listOwnFiles, omitUndefined, parseCommandLine, plain, readPayload, readWorkingDirectory, runToExitCode, systemClock, toLogLines, toPrintedJson, version, withoutUnset } from "../shared/base.js";
const { tmpdir } = require("node:os");
// src/run/files/standard-output.ts
function watchStandardOutput({ stdout, stderr }) {
	let lost;
	stdout.on("error", (thrown) => {
		if (thrown.code !== "EPIPE") lost ??= thrown;
	});
	stderr.on("error", () => void 0);
	const hint = "Check where standard output goes, and run it again.";
	return () => lost === void 0 ? [] : [describeUnwritable("standard output", lost, hint)];
}
// src/cli/cli.ts
function createCli(given) {
	const { argv, env, streams } = given;
	const vault = createVault(() => void 0);
	const mask = createMask(vault.list);
	const toShown = (text) => `${toLogLines(mask(text.replace(/\n$/, ""))).join("\n")}\n`;
	return {
		...given,
		vault,
		maskValue: createValueMask(mask),
		paint: paintFor(streams.stdout, env),
		paintLog: paintFor(streams.stderr, env),
		width: columnsOf(streams.stdout, env),
		fit: {
			stdout: fitOf(streams.stdout, env),
			stderr: fitOf(streams.stderr, env)
		},
		log: createTerminalLog({
			write: (text) => streams.stderr.write(text),
			paint: paintFor(streams.stderr, env),
			secrets: vault.list,
			debug: argv.includes("--debug"),
			sections: isSet(env.GITLAB_CI) ? "gitlab" : "plain",
			now: systemClock.now,
			...isTerminal(streams.stderr, env) && { columns: () => columnsOf(streams.stderr, env) }
		}),
		print: (text) => streams.stdout.write(toShown(text)),
		say: (text) => streams.stderr.write(toShown(text)),
		printJson: (value) => streams.stdout.write(`${toPrintedJson(value)}\n`)
	};
}
function isSet(value) {
	return value !== void 0 && value !== "";
}
function paintFor(stream, env) {
	return isTerminal(stream, env) && !isSet(env.NO_COLOR) ? ansi : plain;
}
function isTerminal({ isTTY }, env) {
	return isTTY === true && !isSet(env.CI) && env.TERM !== "dumb";
}
function fitOf(stream, env) {
	return isTerminal(stream, env) ? columnsOf(stream, env) : void 0;
}
function columnsOf({ isTTY, columns }, { COLUMNS = "" }) {
	const width = isTTY || !/^\d{1,4}$/.test(COLUMNS) ? columns : Number(COLUMNS);
	return width >= 40 ? width : 80;
}
// src/cli/images.ts
const NAMES = new Set([
	"verify",
	"copy",
	"prune",
	"promote",
	"status",
	"log",
	"yank",
	"unyank"
]);
function isAboutImages(command) {
	return NAMES.has(command);
}
async function imagesCommand(cli, invocation, command, run) {
	switch (command) {
		case "verify": return (await import("../shared/verify3.js")).verifyCommand(cli, invocation, run);
		case "copy": return (await import("../shared/copy.js").then((n) => n.copy_exports)).copyCommand(cli, invocation, run);
		case "prune": return (await import("../shared/prune.js")).pruneCommand(cli, invocation, run);
		case "promote": return (await import("../shared/promote3.js")).promoteCommand(cli, invocation, run);
		case "status": return (await import("../shared/status.js")).statusCommand(cli, invocation, run);
		case "log":
		case "yank":
		case "unyank": return (await import("../shared/history.js")).historyCommand(cli, invocation, {
			...run,
			command
		});
	}
}
// src/cli/run.ts
function runCli(given) {
	const cli = createCli(given);
	return runToExitCode(() => runArgv(cli), given.signal, {
		problem: cli.log.problem,
		line: cli.say
	});
}
async function runArgv(cli) {
	cli.vault.add(environmentSecrets(cli.env));
	const parsed = parseCommandLine(cli.argv, cli.env);
	const { value: invocation, problems } = parsed;
	if (invocation === void 0 || !parsed.ok && invocation.command === "init") throw new Problem(problems);
	const { command } = invocation;
	if (isAboutImages(command)) return imagesCommand(cli, invocation, command, toAsked(cli, invocation, problems));
	return isAboutLogins(command) ? loginsCommand(cli, invocation, problems) : runCommand(cli, invocation, command, problems);
}
function isAboutLogins(command) {
	return [
		"whoami",
		"login",
		"logout"
	].includes(command);
}
async function runCommand(cli, invocation, command, problems) {
	const toRun = () => toAsked(cli, invocation, problems);
	switch (command) {
		case "version":
			cli.print(version);
			return EXIT.done;
		case "help": {
			const { renderHelp } = await import("../shared/help.js");
			cli.print(renderHelp(invocation.topic));
			return EXIT.done;
		}
		case "plan": return (await import("../shared/plan.js").then((n) => n.pipeline_exports)).planCommand(cli, invocation, toRun());
		case "ship":
		case "merge": return (await import("../shared/plan.js").then((n) => n.pipeline_exports)).shipCommand(cli, invocation, toRun());
		case "init": return (await import("../shared/init.js")).initCommand(cli, invocation);
	}
}
async function loginsCommand(cli, invocation, problems) {
	if (invocation.command === "logout") {
		if (problems.length > 0) throw new Problem(problems);
		return (await import("../shared/login.js")).logoutCommand(cli, invocation);
	}
	const run = toAsked(cli, invocation, problems);
	return invocation.command === "login" ? (await import("../shared/login.js")).loginCommand(cli, invocation, run) : (await import("../shared/whoami2.js")).whoamiCommand(cli, invocation, run);
}
function toAsked(cli, invocation, problems) {
	return {
		request: toRequest(cli, invocation, problems),
		environment: toEnvironment(cli, invocation)
	};
}
function toRequest({ cwd, env }, { command, given, facts, remote, planFile, askRegistries, files }, problems) {
	const outputs = Object.entries(files).map(([flag, path]) => ({
		flag,
		path
	}));
	const inCi = detectCi(env) !== "local";
	return {
		command: command === "merge" ? "ship" : command,
		given,
		overrides: facts,
		payload: readPayload(env),
		now: new Date().toISOString(),
		remote: remote ?? inCi ? "ask" : "never",
		usesTempDir: command !== "plan" || askRegistries,
		problems: [...problems, ...checkOutputFiles(outputs, cwd)],
		...omitUndefined({ planFile })
	};
}
function toEnvironment(cli, invocation) {
	const { planFile, files, command, positionals } = invocation;
	const { cwd, env, shell, signal, log, vault } = cli;
	const records = command === "merge" ? positionals : [];
	return {
		cwd,
		env,
		shell,
		signal,
		log,
		vault,
		own: listOwnFiles(cwd, [
			planFile,
			files.out,
			files.receipt,
			...records
		]),
		...omitUndefined({ receiptFile: files.receipt }),
		clock: systemClock,
		tempParent: tmpdir()
	};
}
// src/cli/main.ts
const processes = createProcesses();
const signal = abortOnSignals(processes);
const listLost = watchStandardOutput(process);
const render = ({ code, message, hint }) => `error: ${message} [${code}]\n  → ${hint}`;
const cwd = readWorkingDirectory(2, render);
runCli({
	argv: process.argv.slice(2),
	cwd,
	env: withoutUnset(process.env),
	shell: processes.shell,
	signal,
	streams: process
}).then((exitCode) => endProcess(exitCode, () => {
	const lost = listLost();
	for (const problem of lost) process.stderr.write(`${render(problem)}\n`);
	return lost.length > 0;
}));
export {};
