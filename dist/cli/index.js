#!/usr/bin/env node
import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { EXIT, FLAG_PREFIX, Problem, abortOnSignals, ansi, checkBuildable, checkOutputFiles, checkRecord, commands, createLines, createMask, createProcesses, createValueMask, createVault, detectCi, endProcess, environmentSecrets, error, expandVariables, foldNotices, hasErrors, listOwnFiles, listPublished, listUnshown, omitUndefined, parseArgv, plain, prepare, prepareToShip, previewRun, quoteWritten, readPayload, readRunSboms, readWorkingDirectory, renderPlan, runFlags, runToExitCode, settingsTable, ship, systemClock, takesSetting, toExitCode, toLogLines, toPrintedJson, toProblemLink, unsaid, version, visible, withoutUnset, writeOutputFile } from "../shared/plan.js";
const { tmpdir } = require("node:os");
// src/report/status-lines.ts
function createStatusLines(write, columns) {
	let shown = [];
	const draw = (text, lines) => {
		const erased = shown.length === 0 ? "" : `\u001B[${shown.length}A\r\u001B[J`;
		const width = Math.max(columns() - 1, 1);
		const drawn = lines.map((line) => `${Array.from(line).slice(0, width).join("")}\n`);
		if (erased + text !== "" || drawn.length > 0) write(erased + text + drawn.join(""));
		shown = lines;
	};
	return {
		write: (text) => {
			draw(text, shown);
		},
		show: (lines) => {
			draw("", lines);
		}
	};
}
// src/report/terminal.ts
function createTerminalLog(options) {
	const mask = createMask(options.secrets);
	const maskValue = createValueMask(mask);
	const { columns } = options;
	const status = columns === void 0 ? void 0 : createStatusLines(options.write, columns);
	const write = status?.write ?? options.write;
	const line = (text) => {
		for (const one of toLogLines(mask(text))) write(`${one}\n`);
	};
	const output = createLines((text) => {
		line(options.paint("dim", text));
	});
	let sections = 0;
	return {
		group: async (title, step) => {
			sections += 1;
			const id = `tagship_${sections}`;
			const open = options.sections === "gitlab";
			if (open) write(marker("start", id, options.now(), "[collapsed=true]"));
			line(options.paint("bold", `▸ ${title}`));
			try {
				return await step();
			} finally {
				output.flush();
				if (open) write(`${marker("end", id, options.now(), "")}\n`);
			}
		},
		info: line,
		debug: (text) => {
			if (options.debug) line(options.paint("dim", text));
		},
		output: output.write,
		...status && { status: (lines) => {
			status.show(lines.map((text) => options.paint("dim", visible(mask(text)))));
		} },
		problem: (problem) => {
			const shown = options.sections === "plain" ? withoutOutput(problem) : problem;
			for (const text of renderProblem(maskValue(shown), options.paint)) line(text);
		}
	};
}
const WITH_OUTPUT = ["BUILD_FAILED", "PUSH_FAILED"];
function withoutOutput(problem) {
	const [hint = ""] = problem.hint.split("\n", 1);
	return WITH_OUTPUT.includes(problem.code) ? {
		...problem,
		hint
	} : problem;
}
function renderProblem(problem, paint) {
	const level = problem.level === "error" ? paint("red", "error") : paint("yellow", "notice");
	const message = problem.message.split("\n").map(visible);
	const hint = problem.hint === "" ? [] : problem.hint.split("\n").map(visible);
	return [
		`${level}: ${message[0] ?? ""} ${paint("dim", `[${problem.code}]`)}`,
		...message.slice(1).map((text) => `  ${text}`),
		...hint.map((text, index) => `  ${index === 0 ? "→ " : "  "}${text}`),
		paint("dim", `  ${toProblemLink(problem.code)}`)
	];
}
function marker(edge, id, now, options) {
	return `\u001B[0Ksection_${edge}:${Math.floor(now / 1e3)}:${id}${options}\r\u001B[0K`;
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
		width: columnsOf(streams.stdout),
		log: createTerminalLog({
			write: (text) => streams.stderr.write(text),
			paint: paintFor(streams.stderr, env),
			secrets: vault.list,
			debug: argv.includes("--debug"),
			sections: isSet(env.GITLAB_CI) ? "gitlab" : "plain",
			now: systemClock.now,
			...isTerminal(streams.stderr, env) && { columns: () => columnsOf(streams.stderr) }
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
function columnsOf({ isTTY, columns }) {
	return isTTY && columns >= 40 ? columns : 80;
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
		case "copy": return (await import("../shared/copy2.js")).copyCommand(cli, invocation, run);
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
// src/settings/inputs/component/flags.ts
const componentCommands = [...[
	"verify",
	"promote",
	"copy",
	"prune",
	"status",
	"log"
], ...["yank", "unyank"]];
function listComponentFlags(command) {
	const { words } = commands.find(({ name }) => name === command) ?? {};
	return [
		...words === void 0 ? [] : [{
			...words,
			form: words.repeats ? "words" : "word"
		}],
		...settingsTable.filter(({ name, inComponent }) => inComponent === false && takesSetting(command, name)).map(({ name, type, doc }) => ({
			name,
			doc,
			form: FORMS[type] ?? "value"
		})),
		...runFlags.filter(({ commands: all }) => all.includes(command)).flatMap(toComponentFlag)
	];
}
const FORMS = {
	boolean: "switch",
	list: "list"
};
function toComponentFlag(flag) {
	const { name, doc, inComponent, input, takes, repeats, placeholder } = flag;
	if (inComponent === void 0) return [];
	return [{
		name: input ?? name,
		flag: name,
		doc: inComponent === true ? doc : inComponent,
		form: takes === "switch" ? "switch" : repeats === true ? "list" : "value",
		...placeholder !== void 0 && { placeholder }
	}];
}
function flagVariableOf({ name }) {
	return `${FLAG_PREFIX}${name.replaceAll("-", "_").toUpperCase()}`;
}
function readComponentFlags([command], env) {
	const name = componentCommands.find((one) => one === command);
	const read = (name === void 0 ? [] : listComponentFlags(name)).map((flag) => ({
		flag,
		...readItems(flag, env)
	}));
	const isWords = ({ form }) => form === "word" || form === "words";
	const words = read.flatMap(({ flag, items }) => isWords(flag) ? items : []);
	const flags = read.flatMap(({ flag, items }) => isWords(flag) ? [] : items.map((item) => toFlag(flag, item)));
	return {
		argv: words.length === 0 ? flags : [
			...flags,
			"--",
			...words
		],
		problems: read.flatMap(({ problems }) => problems)
	};
}
function toFlag({ name, flag = name, form }, item) {
	return form === "switch" && item === "true" ? `--${flag}` : `--${flag}=${item}`;
}
function readItems(flag, env) {
	const text = (env[flagVariableOf(flag)] ?? "").trim();
	const isOff = flag.form === "switch" && text === "false";
	if (text === "" || isOff) return {
		items: [],
		problems: []
	};
	const written = flag.form === "list" || flag.form === "words" ? parseItems(text) : [text];
	if (written === void 0) return {
		items: [],
		problems: [notAList(flag, text)]
	};
	const expanded = written.map((item) => expandItem(flag, item, env));
	return {
		items: expanded.flatMap(({ items }) => items),
		problems: expanded.flatMap(({ problems }) => problems)
	};
}
function parseItems(text) {
	if (!text.startsWith("[")) return text.split(",").map((item) => item.trim());
	try {
		const value = JSON.parse(text);
		return Array.isArray(value) && value.every((item) => typeof item !== "object") ? value.map(String) : void 0;
	} catch {
		return;
	}
}
function expandItem({ name }, text, env) {
	const { value, problems } = expandVariables({
		kind: "word",
		text
	}, {
		name,
		env
	});
	return {
		items: problems.length === 0 && value?.kind === "word" ? [value.text] : [],
		problems: problems.map(({ code, message, hint }) => error(code, message, hint))
	};
}
function notAList({ name }, text) {
	return error("SETTINGS_BAD_VALUE", `${name}: ${quoteWritten(text)} starts like a JSON list, but is not a JSON list of text`, "Write the input as a list: [first, second].");
}
// src/settings/inputs/component/command-line.ts
function parseCommandLine(argv, env) {
	const added = readComponentFlags(argv, env);
	const parsed = parseArgv([...argv, ...added.argv]);
	const problems = [...added.problems, ...parsed.problems];
	return added.problems.length === 0 ? parsed : {
		...parsed,
		ok: false,
		problems
	};
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
	if (isAboutImages(command)) return imagesCommand(cli, invocation, command, {
		request: toRequest(cli, invocation, problems),
		environment: toEnvironment(cli, invocation)
	});
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
	switch (command) {
		case "version":
			cli.print(version);
			return EXIT.done;
		case "help": {
			const { renderHelp } = await import("../shared/help.js");
			cli.print(renderHelp(invocation.topic));
			return EXIT.done;
		}
		case "plan": return planCommand(cli, invocation, toRequest(cli, invocation, problems));
		case "ship":
		case "merge": return shipCommand(cli, invocation, toRequest(cli, invocation, problems));
		case "init": return (await import("../shared/init.js")).initCommand(cli, invocation);
	}
}
async function loginsCommand(cli, invocation, problems) {
	if (invocation.command === "logout") {
		if (problems.length > 0) throw new Problem(problems);
		return (await import("../shared/login.js")).logoutCommand(cli, invocation);
	}
	const run = {
		request: toRequest(cli, invocation, problems),
		environment: toEnvironment(cli, invocation)
	};
	return invocation.command === "login" ? (await import("../shared/login.js")).loginCommand(cli, invocation, run) : (await import("../shared/whoami2.js")).whoamiCommand(cli, invocation, run);
}
async function planCommand(cli, invocation, request) {
	const environment = toEnvironment(cli, invocation);
	const prepared = await prepare(request, environment);
	let { plan: result } = prepared;
	if (invocation.askRegistries && !hasErrors(result.problems)) result = await previewRun(prepared, environment);
	if (invocation.matrix) await printMatrix(cli, {
		...prepared,
		plan: result
	});
	else {
		const shown = cli.maskValue(result, listPublished(result));
		if (invocation.explain) {
			const { printExplanation } = await import("../shared/explain.js");
			await printExplanation(cli, invocation, {
				...prepared,
				plan: shown,
				environment
			});
		} else printPlan(cli, shown, invocation);
	}
	const lacking = await checkBuildable(prepared, environment);
	[...listUnshown(result), ...lacking].forEach(cli.log.problem);
	return await writeFiles(cli, invocation, result, void 0) && !hasErrors(result.problems) ? EXIT.done : EXIT.problem;
}
async function printMatrix({ log, print }, { plan, settings }) {
	const { toMatrixOutputs } = await import("../shared/matrix.js");
	const { outputs, problems } = toMatrixOutputs(plan, settings);
	problems.forEach(log.problem);
	print(outputs.matrix);
}
function printPlan({ paint, print, printJson, width }, result, { json, details, askRegistries: asked }) {
	if (json) printJson(result);
	else print(renderPlan(result, {
		paint,
		width,
		details,
		asked
	}));
}
async function sayPlan({ env, log, maskValue, paintLog }, plan) {
	if (detectCi(env) === "local") return;
	const shown = maskValue(plan, listPublished(plan));
	await log.group("Plan", () => {
		log.info(renderPlan(shown, {
			paint: paintLog,
			width: 80
		}));
		return Promise.resolve();
	});
}
async function shipCommand(cli, invocation, request) {
	const environment = toEnvironment(cli, invocation);
	const { log, signal } = cli;
	const prepared = await prepareToShip(request, environment);
	await sayPlan(cli, prepared.plan);
	const unrecorded = checkRecord(prepared.settings.leg, invocation);
	[...prepared.plan.problems, ...unrecorded].forEach(log.problem);
	let isWritten = true;
	const receipt = await ship(prepared, environment, async (told) => {
		isWritten = await report(cli, invocation, prepared.plan, told);
	});
	const exitCode = toExitCode(receipt, signal);
	if (exitCode !== EXIT.interrupted) isWritten = await writeSbom(cli, invocation, prepared, receipt) && isWritten;
	return exitCode === EXIT.done && !isWritten ? EXIT.problem : exitCode;
}
async function report(cli, invocation, plan, receipt) {
	const { log, maskValue, paint, print, printJson } = cli;
	const shown = maskValue(receipt, listPublished(plan));
	if (invocation.json) printJson(shown);
	else {
		const { renderReceipt } = await import("../shared/plan.js").then((n) => n.receipt_text_exports);
		print(renderReceipt(shown, paint));
	}
	foldNotices(unsaid(receipt.problems, plan.problems)).forEach(log.problem);
	return writeFiles(cli, invocation, plan, receipt);
}
async function writeFiles(cli, invocation, unmaskedPlan, unmaskedReceipt) {
	const { files } = invocation;
	if (Object.keys(files).length === 0) return true;
	const published = listPublished(unmaskedPlan);
	const plan = cli.maskValue(unmaskedPlan, published);
	const receipt = cli.maskValue(unmaskedReceipt, published);
	const written = [];
	if (files.out !== void 0 && !hasErrors(plan.problems)) written.push(writeFile(cli, invocation, "out", `${toPrintedJson(plan)}\n`));
	if (files.dotenv !== void 0) {
		const { renderDotenv } = await import("../shared/plan.js").then((n) => n.dotenv_exports);
		written.push(writeFile(cli, invocation, "dotenv", renderDotenv(plan, receipt)));
	}
	const values = {
		receipt,
		record: receipt?.record
	};
	for (const flag of ["receipt", "record"]) {
		if (values[flag] === void 0 || files[flag] === void 0) continue;
		written.push(writeFile(cli, invocation, flag, `${toPrintedJson(values[flag])}\n`));
	}
	if (receipt !== void 0) written.push(...await writeReports(cli, invocation, plan, receipt));
	return written.every(Boolean);
}
async function writeReports(cli, invocation, plan, receipt) {
	const { links, "code-quality": quality } = invocation.files;
	const written = [];
	if (links !== void 0) {
		const { renderLinks } = await import("../shared/plan.js").then((n) => n.links_exports);
		written.push(writeFile(cli, invocation, "links", renderLinks(plan, receipt)));
	}
	if (quality !== void 0) {
		const { renderCodeQuality } = await import("../shared/code-quality.js");
		const text = renderCodeQuality(receipt.problems);
		written.push(writeFile(cli, invocation, "code-quality", text));
	}
	return written;
}
function writeFile({ cwd, log }, { files }, flag, text) {
	const file = {
		flag,
		path: files[flag] ?? "",
		isPrivate: flag === "out"
	};
	const problems = writeOutputFile(file, text, cwd);
	problems.forEach(log.problem);
	return problems.length === 0;
}
async function writeSbom(cli, invocation, prepared, receipt) {
	if (invocation.files.cyclonedx === void 0) return true;
	const environment = toEnvironment(cli, invocation);
	const { sboms, problems } = await readRunSboms(prepared, receipt, environment);
	problems.forEach(cli.log.problem);
	if (sboms.length === 0) return true;
	const { renderCyclonedx } = await import("../shared/cyclonedx.js");
	return writeFile(cli, invocation, "cyclonedx", renderCyclonedx(cli.maskValue(sboms), version));
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
const cwd = readWorkingDirectory(2, ({ code, message, hint }) => `error: ${message} [${code}]\n  → ${hint}`);
runCli({
	argv: process.argv.slice(2),
	cwd,
	env: withoutUnset(process.env),
	shell: processes.shell,
	signal,
	streams: process
}).then(endProcess);
export {};
