import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { EXIT, Problem, abortOnSignals, checkOutputFiles, createLines, createMask, createProcesses, createValueMask, createVault, describeFileError, endProcess, environmentSecrets, error, foldNotices, formatDuration, hasErrors, isOwnDir, isUnset, listOwnFiles, notice, omitUndefined, parseBoolean, plain, quoteWritten, readPayload, readText, readWorkingDirectory, runToExitCode, secret, settingsTable, shortDigest, splitEntries, sweepTempDirs, systemClock, toExitCode, toLogLines, toPrefix, toPrintedJson, toProblemLink, tryRemoveTempDir, unsaid, visible, withSize, writeBakeFiles, writeOutputFile } from "../shared/base.js";
import { findPage, isShipped, listPublished, nameBuilt, nameScan, prepare, prepareToShip, previewRun, renderEvent, renderPlan, renderReceipt, ship, writtenReferences } from "../shared/plan.js";
const { accessSync, appendFileSync, constants, existsSync } = require("node:fs");
const { dirname, resolve } = require("node:path");
const { tmpdir } = require("node:os");
import * as os$1 from "os";
import * as crypto from "crypto";
import * as fs from "fs";
// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os$1.EOL);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os$1.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os$1.EOL}${convertedValue}${os$1.EOL}${delimiter}`;
}
// src/action/runner.ts
function checkRunnerFiles(env) {
	return ["OUTPUT", "STEP_SUMMARY"].flatMap((kind) => {
		const path = env[`GITHUB_${kind}`];
		if (path === void 0 || path === "") return [];
		try {
			const isMade = kind === "STEP_SUMMARY" && !existsSync(path);
			accessSync(isMade ? dirname(path) : path, constants.W_OK);
			return [];
		} catch (cause) {
			return [unwritable(kind, describeFileError(cause))];
		}
	});
}
function setOutput(name, value) {
	writeCommand("OUTPUT", name, value);
}
function saveState(name, value) {
	writeCommand("STATE", name, value);
}
function exportVariable(name, value) {
	writeCommand("ENV", name, value);
}
function summarize(path, markdown) {
	if (path === void 0 || path === "") return;
	writing("STEP_SUMMARY", () => {
		appendFileSync(path, markdown);
	});
}
function declareArtifacts(path, lines) {
	if (path === void 0 || path === "" || lines.length === 0) return;
	writing("ARTIFACTS", () => {
		appendFileSync(path, lines.map((line) => `${line}\n`).join(""));
	});
}
function writeCommand(kind, name, value) {
	writing(kind, () => {
		issueFileCommand(kind, prepareKeyValueMessage(name, value));
	});
}
function writing(kind, write) {
	try {
		write();
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new Problem([unwritable(kind, why)], { cause });
	}
}
function unwritable(kind, why) {
	const message = `cannot write to the file that GITHUB_${kind} names: ${why}`;
	return error("RUNNER_FILE", message, "Check the disk of the runner, and that the step may write to its temporary files.");
}
// src/report/files/build-metadata.ts
function toBuildMetadata(receipt, references, records) {
	const [target] = receipt.targets;
	if (target === void 0) return {};
	const said = join$3(records.filter(({ name }) => name === target.name));
	const isSame = said["containerimage.digest"] === target.digest;
	const kept = Object.entries(said).filter(([key]) => isSame || !isOfImage(key));
	const all = {
		...Object.fromEntries(kept),
		...describeImage(target, said),
		...references.length === 0 ? {} : { "image.name": references.join(",") }
	};
	return Object.fromEntries(Object.entries(all).sort(([one], [other]) => one < other ? -1 : 1));
}
function join$3(records) {
	const all = records.map(({ platform, metadata }) => platform === void 0 ? metadata : ofPlatform(metadata, platform));
	return Object.assign({}, ...all.toReversed());
}
function ofPlatform(metadata, platform) {
	return Object.fromEntries(Object.entries(metadata).filter(([key]) => !isOfImage(key)).map(([key, value]) => [key === PROVENANCE ? `${key}/${platform}` : key, value]));
}
const PROVENANCE = "buildx.build.provenance";
function isOfImage(key) {
	return key.startsWith("containerimage.") || key === "image.name";
}
function describeImage({ digest, imageId, descriptor }, said) {
	if (digest === null) return {};
	const isOwn = said["containerimage.descriptor"]?.digest === digest;
	return {
		...imageId === null ? {} : { "containerimage.config.digest": imageId },
		"containerimage.digest": digest,
		...isOwn || descriptor === void 0 ? {} : { "containerimage.descriptor": descriptor }
	};
}
// src/report/files/outputs.ts
function toOutputs(plan, receipt, metadata, records = []) {
	const held = plan.targets.flatMap((target) => target.held.map(({ tag }) => tag));
	const outputs = {
		...metadata,
		held: lines(held),
		plan: JSON.stringify(plan)
	};
	return receipt === void 0 ? outputs : {
		...outputs,
		...receiptOutputs({
			plan,
			receipt,
			records
		}, held)
	};
}
function receiptOutputs({ plan, receipt, records }, planHeld) {
	const [target] = receipt.targets;
	const images = receipt.targets.flatMap((shipped) => shipped.images);
	const references = writtenReferences(plan, receipt);
	const held = images.filter(({ action }) => action === "held").map(({ tag }) => tag);
	return {
		...receipt.pushed || receipt.status !== "done" ? {
			tags: lines(references),
			"tag-names": lines(references.map(tagName))
		} : {},
		held: lines([...planHeld, ...held]),
		pushed: String(receipt.pushed),
		reference: toReference(receipt),
		digest: target?.digest ?? "",
		digests: JSON.stringify(listDigests(receipt)),
		record: receipt.record === void 0 ? "" : JSON.stringify(receipt.record),
		imageid: target?.imageId ?? "",
		images: JSON.stringify(images),
		"verify-command": lines(receipt.targets.flatMap(({ verifyCommand }) => verifyCommand ?? [])),
		metadata: JSON.stringify(toBuildMetadata(receipt, references, records), null, 2),
		receipt: JSON.stringify(receipt)
	};
}
function listDigests({ targets }) {
	return Object.fromEntries(targets.flatMap(({ name, digest }) => digest === null ? [] : [[name, digest]]));
}
function toReference({ pushed, targets: [target] }) {
	const repository = target?.images[0]?.repository;
	const digest = target?.digest ?? void 0;
	return pushed && repository !== void 0 && digest !== void 0 ? `${repository}@${digest}` : "";
}
function listArtifacts({ pushed, targets }) {
	if (!pushed) return [];
	const lines = targets.flatMap(({ digest, images }) => {
		const named = images.filter(({ action }) => action !== "held" && action !== "failed").filter((image) => image.digest === digest);
		const image = named.find(({ kind }) => kind === "exact") ?? named[0];
		return image === void 0 ? [] : [`oci://${image.reference}@${image.digest ?? ""}`];
	});
	return [...new Set(lines)];
}
function tagName(reference) {
	return reference.slice(reference.lastIndexOf(":") + 1);
}
function lines(items) {
	return [...new Set(items)].join("\n");
}
// src/report/markdown.ts
function escapeMarkdown(value) {
	return linked(value).replaceAll(/:(?=\/\/)/g, "&#58;").replaceAll(/(?<=www)\./gi, "&#46;");
}
function linked(value) {
	return visible(value).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(/[\\`*_[\]|#~@]/g, (char) => `&#${char.codePointAt(0) ?? 0};`);
}
function prose(value, write = escapeMarkdown) {
	return value.split(/`([^`]+)`/).map((part, at) => at % 2 === 1 ? code(part) : write(part)).join("");
}
function code(value) {
	return `<code>${escapeMarkdown(value)}</code>`;
}
// src/report/summary.ts
function renderReceiptSummary(plan, receipt) {
	const errors = receipt.problems.filter(({ level }) => level === "error");
	const notices = receipt.problems.filter(({ level }) => level !== "error");
	return join$2([
		...renderErrors(title(receipt), receipt.status === "done" ? [] : errors),
		`${code(renderEvent(plan.facts.event))} at ${code(plan.facts.sha.slice(0, 12))}`,
		...receipt.targets.flatMap((target) => renderTarget(target, receipt.targets.length > 1)),
		...renderHooks(receipt),
		...renderTimes(receipt),
		...receipt.status === "done" ? errors.map(renderProblem) : [],
		...renderNotices(notices)
	]);
}
function renderProblemsSummary(problems, head = "Not shipped") {
	return join$2([...renderErrors(head, problems.filter(({ level }) => level === "error")), ...renderNotices(problems.filter(({ level }) => level !== "error"))]);
}
function renderTextSummary({ head, text: printed, problems }) {
	return join$2([
		...renderErrors(head, problems.filter(({ level }) => level === "error")),
		`<pre>\n${toPre(printed.trimEnd())}\n</pre>`,
		...renderNotices(problems.filter(({ level }) => level !== "error"))
	]);
}
const LONGEST_TEXT = 2e5;
function toPre(printed) {
	const kept = printed.slice(0, LONGEST_TEXT);
	return (kept === printed ? kept : `${kept.slice(0, kept.lastIndexOf("\n"))}\n…`).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
function join$2(blocks) {
	return `${blocks.join("\n\n")}\n`;
}
function renderErrors(head, [first, ...others]) {
	if (first === void 0) return [`### ${head}`];
	const [line = "", ...rest] = first.message.split("\n");
	return [
		`### ${head}: ${prose(line)}`,
		...rest.map((line) => prose(line)),
		`${prose(first.hint, linked)} ${link(first)}`.trim(),
		...others.length === 0 ? [] : [others.map(renderProblem).join("\n")]
	];
}
function renderProblem(problem) {
	const { level, message, hint } = problem;
	return `- **${level}** ${prose(message)} ${prose(hint, linked)}`.trimEnd() + ` ${link(problem)}`;
}
function link({ code: name }) {
	return `[${escapeMarkdown(name)}](${toProblemLink(name)})`;
}
function renderNotices(notices) {
	if (notices.length === 0) return [];
	return [`<details><summary>${notices.length === 1 ? "1 notice" : `${notices.length} notices`}</summary>\n\n${notices.map(renderProblem).join("\n")}\n\n</details>`];
}
function renderHooks({ deploy = [] }) {
	if (deploy.length === 0) return [];
	return [table([
		"Deploy hook",
		"Outcome",
		"Host",
		"Image",
		"Why"
	], deploy.map(({ name, target, outcome, host, reference, reason }) => [
		escapeMarkdown(name) + (target === "default" ? "" : ` (${escapeMarkdown(target)})`),
		outcome,
		host === null ? "" : code(host),
		reference === null ? "" : code(reference),
		escapeMarkdown(reason)
	]))];
}
function renderTimes({ durationsMs, retries }) {
	const { total, ...steps } = durationsMs;
	const times = Object.entries(steps).map(([step, ms]) => `${step} ${formatDuration(ms)}`);
	const all = [
		...total === void 0 ? [] : [`${formatDuration(total)} in all`],
		...times,
		...retries === 0 ? [] : [retries === 1 ? "1 retry" : `${retries} retries`]
	];
	return all.length === 0 ? [] : [`Time: ${all.join(", ")}`];
}
function renderPlanSummary(plan) {
	return `${[
		"### Plan",
		`${code(renderEvent(plan.facts.event))} at ${code(plan.facts.sha.slice(0, 12))}`,
		...plan.targets.flatMap(renderPlannedTarget),
		...(plan.omitted ?? []).map(({ name, reason }) => `**${escapeMarkdown(name)}** ${escapeMarkdown(reason)}`),
		...renderPlannedHooks(plan)
	].join("\n\n")}\n`;
}
function renderPlannedHooks({ deploy = [] }) {
	const lines = deploy.map(({ name, call, reason }) => `- ${escapeMarkdown(name)}: ${call ? "called" : "not called:"} ${escapeMarkdown(reason)}`);
	return lines.length === 0 ? [] : [`Deploy hooks:\n\n${lines.join("\n")}`];
}
function title(receipt) {
	if (receipt.status === "failed") return receipt.promoted === void 0 ? "Not shipped" : "Not promoted";
	if (receipt.status === "partial") return "Stopped half-way";
	const done = receipt.promoted === void 0 ? "Shipped" : "Promoted";
	if (receipt.status === "deploy-failed") return `${done}, but not deployed`;
	if (isShipped(receipt)) return done;
	const built = nameBuilt(receipt);
	return built.charAt(0).toUpperCase() + built.slice(1);
}
function renderScans({ scans = {} }) {
	const all = Object.entries(scans).map(([platform, scan]) => `${code(platform)} ${escapeMarkdown(nameScan(scan))}`);
	return all.length === 0 ? [] : [`Scan: ${all.join("; ")}`];
}
function renderTests({ tests = {} }) {
	const all = Object.entries(tests).map(([platform, became]) => `${code(platform)} ${became}`);
	return all.length === 0 ? [] : [`Test: ${all.join(", ")}`];
}
function renderTarget(target, isOfSeveral) {
	const blocks = [];
	const facts = [
		...renderName(target),
		...target.digest === null ? [] : [`digest ${code(target.digest)}`],
		...target.reused ? ["already there"] : [],
		...isOfSeveral ? renderFate(target) : []
	];
	const platforms = Object.keys(target.platforms).map((name) => withSize(code(name), target.sizes?.[name]));
	blocks.push(...facts.length === 0 ? [] : [facts.join(", ")], ...(target.from ?? []).map((one) => `From ${code(one.image)}, ${code(one.digest)}`), ...platforms.length === 0 ? [] : [`Platforms: ${platforms.join(", ")}`], ...renderLegs(target), ...renderTests(target), ...renderScans(target), ...renderPages(target));
	const written = target.images.filter((image) => image.action !== "held");
	const held = target.images.filter((image) => image.action === "held");
	if (written.length > 0) blocks.push(table([
		"Reference",
		"Digest",
		"What happened",
		"Why"
	], written.map((image) => [
		code(image.reference),
		code(shortDigest(image.digest)),
		change(image),
		escapeMarkdown(image.reason)
	])));
	if (held.length > 0) blocks.push(table([
		"Held",
		"Stays at",
		"Why"
	], held.map((image) => [
		code(image.reference),
		code(shortDigest(image.digest ?? image.from)),
		escapeMarkdown(image.reason)
	])));
	return [...blocks, ...renderCommands(target)];
}
function renderCommands(target) {
	const pull = pullReference(target);
	const commands = [
		...pull === void 0 ? [] : [`docker pull ${pull}`],
		...target.verifyCommand === void 0 ? [] : [visible(target.verifyCommand)],
		...listGhCommands(target)
	];
	return commands.length === 0 ? [] : [`\`\`\`\n${commands.join("\n")}\n\`\`\``];
}
function listGhCommands({ attestations = [], images }) {
	return attestations.slice(0, 1).flatMap(({ url, subject }) => {
		const project = /^https:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/attestations\//.exec(url ?? "")?.[1];
		const image = images.find(({ digest }) => digest === subject);
		if (project === void 0 || image === void 0) return [];
		return [visible(`gh attestation verify oci://${image.repository}@${subject} --repo ${project}`)];
	});
}
function renderName({ name, version }) {
	const parts = [...name === "default" ? [] : [`**${escapeMarkdown(name)}**`], ...version === null ? [] : [code(version)]];
	return parts.length === 0 ? [] : [parts.join(" ")];
}
function renderFate({ status, reason }) {
	return status === "shipped" ? [] : [`${status}: ${escapeMarkdown(reason)}`];
}
function renderLegs({ legs = {} }) {
	const built = Object.entries(legs).map(([platform, { leg, attempt, tested }]) => {
		const more = [...attempt > 1 ? [`attempt ${attempt}`] : [], ...tested ? ["tested there"] : []];
		const facts = more.length === 0 ? "" : ` (${more.join(", ")})`;
		return `${code(platform)} by ${code(leg)}${facts}`;
	});
	return built.length === 0 ? [] : [`Legs: ${built.join(", ")}`];
}
function renderPages({ images }) {
	const pages = [...new Set(images.filter(({ action }) => action !== "failed").map(({ repository }) => repository))].flatMap((repository) => {
		const page = findPage(repository);
		return page === void 0 ? [] : [`[${escapeMarkdown(repository)}](${encodeURI(page)})`];
	});
	return pages.length === 0 ? [] : [pages.join(", ")];
}
function change(image) {
	if (image.action !== "moved" && image.action !== "replaced") return image.action;
	return `${image.action} from ${code(shortDigest(image.from))}`;
}
function pullReference(target) {
	const image = target.images.find(({ action }) => action !== "held" && action !== "failed");
	if (image === void 0 || target.digest === null) return void 0;
	return `${image.repository}@${target.digest}`;
}
function renderPlannedTarget(target) {
	const rows = [...target.tags.map((tag) => [
		code(tag.tag),
		tag.kind,
		"given",
		escapeMarkdown(tag.reason),
		code(tag.rule)
	]), ...target.held.map((tag) => [
		code(tag.tag),
		tag.kind,
		"held",
		escapeMarkdown(tag.reason),
		code(tag.rule)
	])];
	const untagged = target.untagged === void 0 ? "" : escapeMarkdown(target.untagged);
	const tags = rows.length === 0 && target.untagged !== void 0 ? untagged : table([
		"Tag",
		"Kind",
		"",
		"Why",
		"Rule"
	], rows);
	return [
		...renderName(target),
		target.repositories.map((repository) => `- ${code(repository)}`).join("\n"),
		tags
	].filter((block) => block !== "");
}
function table(head, rows) {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [
		line(head),
		line(head.map(() => "---")),
		...rows.map(line)
	].join("\n");
}
// src/report/workflow.ts
function createWorkflowLog({ issue, write, secrets }) {
	const mask = createMask(secrets);
	const lines = (text) => {
		for (const line of toLogLines(mask(text))) write(`${line}\n`);
	};
	const output = createLines(lines);
	return {
		group: async (title, step) => {
			issue("group", {}, visible(mask(title)));
			try {
				return await step();
			} finally {
				output.flush();
				issue("endgroup", {}, "");
			}
		},
		info: lines,
		debug: (text) => {
			issue("debug", {}, toLogLines(mask(text)).join("\n"));
		},
		output: output.write,
		problem: (problem) => {
			const text = toLogLines(mask(sentence(problem)));
			const { command, where } = toAnnotation(problem);
			issue(command, {
				title: problem.code,
				...where
			}, text.map(visible).join("\n"));
		}
	};
}
function toAnnotation({ level, at }) {
	if (at === void 0) return {
		command: level,
		where: {}
	};
	const where = {
		file: visible(at.file),
		line: String(at.line)
	};
	return {
		command: level === "error" ? "error" : "warning",
		where
	};
}
function sentence({ message, hint, code }) {
	return [
		message,
		...hint === "" ? [] : [`→ ${hint}`],
		toProblemLink(code)
	].join("\n");
}
// src/settings/inputs/action-builder.ts
const DRIVERS = [
	"docker",
	"docker-container",
	"kubernetes",
	"remote"
];
const ADDRESS = /^(?:tcp|unix|ssh|docker-container|podman-container|kube-pod):\/\//;
async function readBuilderInputs(given, env = {}) {
	const { driver, endpoint, append, builder } = given;
	if (driver === void 0 && endpoint === void 0 && append === void 0) return { problems: [] };
	if (builder !== void 0) return refuse("builder cannot be combined with driver, endpoint or append", "Keep builder, and remove the others.");
	if (driver !== void 0 && !DRIVERS.includes(driver)) return refuse(`invalid driver ${quoteWritten(driver)}: not supported`, "Write docker, docker-container, kubernetes or remote; or create that builder before this step, and set builder to its name.");
	const certificate = findCertificate(env);
	if (certificate !== void 0) return certificate;
	const nodes = await readNodes(given);
	return "problems" in nodes ? nodes : join$1(given, nodes);
}
function addOptions({ endpoint, options }) {
	const pairs = options.map((option) => {
		const [name = "", value = ""] = option.split(/=(.*)/s, 2);
		return [name, value];
	});
	return options.length === 0 ? endpoint : `${endpoint}?${new URLSearchParams(pairs).toString()}`;
}
async function readNodes({ endpoint, append, driver, platforms = "", "driver-opts": options = "" }) {
	const ofAddress = driver === "remote" ? splitOptions([options]) : [];
	const own = endpoint === void 0 ? [] : [{
		endpoint,
		platforms,
		options: ofAddress
	}];
	if (append === void 0) return own;
	const { parseYaml } = await import("../shared/yaml-text.js");
	const parsed = await parseYaml(append, {
		kind: "given",
		name: "append"
	});
	if (!parsed.ok) return { problems: parsed.problems };
	const further = (parsed.value.kind === "list" ? parsed.value.items : []).map((item) => ({
		endpoint: wordOf(item, "endpoint"),
		platforms: wordOf(item, "platforms"),
		options: splitOptions(wordsOf(item, "driver-opts"))
	}));
	if (further.length === 0 || further.some((node) => node.endpoint === "")) return refuse("invalid append: not a list of nodes with an endpoint each", "Write - endpoint: tcp://host:1234, and platforms: linux/arm64 below it.");
	return [...own, ...further];
}
function splitOptions(texts) {
	return texts.flatMap((text) => text.split(/[\r\n]+/)).flatMap((line) => splitEntries(line, true));
}
function wordsOf(item, name) {
	if (item.kind !== "map") return [];
	const value = item.entries.find(({ key }) => key === name)?.value;
	return (value?.kind === "list" ? value.items : [value]).flatMap((word) => word?.kind === "word" ? [word.text] : []);
}
function wordOf(item, name) {
	if (item.kind !== "map") return "";
	const value = item.entries.find(({ key }) => key === name)?.value;
	return value?.kind === "word" ? value.text : "";
}
function join$1(given, nodes) {
	const { driver = "docker-container" } = given;
	const odd = nodes.find(({ endpoint }) => !ADDRESS.test(endpoint));
	if (odd !== void 0) return refuse(`invalid endpoint ${quoteWritten(odd.endpoint)}: not the address of a BuildKit`, "Write the address of a BuildKit (tcp://host:1234). For another Docker engine set DOCKER_HOST or DOCKER_CONTEXT for this step.");
	const unfit = nodes.find(({ endpoint }) => !isFit(endpoint, driver));
	if (unfit !== void 0) return refuse(`invalid endpoint ${quoteWritten(unfit.endpoint)}: not supported by the driver ${driver}`, "Write driver: remote for a BuildKit that listens there (tcp://host:1234), and docker-container for a Docker engine over ssh. For another Docker engine set DOCKER_HOST for this step.");
	const [only, ...others] = nodes;
	if (only === void 0) return byDriver(given);
	if (others.length === 0) return {
		builder: addOptions(only),
		problems: []
	};
	if (nodes.some(({ platforms }) => platforms === "")) return refuse("append has several nodes, but not every node names its platforms", "Add platforms: to each.");
	return {
		builder: nodes.flatMap((node) => splitEntries(node.platforms, true).map((platform) => `${platform}=${addOptions(node)}`)).join(","),
		problems: []
	};
}
function isFit(endpoint, driver) {
	return driver === (endpoint.startsWith("ssh://") ? "docker-container" : "remote");
}
function byDriver({ driver, "driver-opts": options = "" }) {
	const [, namespace = "default"] = /(?:^|[\n,])\s*"?namespace=([\w.-]+)/.exec(options) ?? [];
	if (driver === "remote") return refuse("driver: remote needs an endpoint", "Write endpoint: tcp://host:1234.");
	return {
		builder: new Map([["docker", "default"], ["kubernetes", `kubernetes://${namespace}`]]).get(driver ?? "") ?? "auto",
		problems: []
	};
}
const CERTIFICATE = /^BUILDER_NODE_\d+_AUTH_TLS_(CACERT|CERT|KEY)$/;
function findCertificate(env) {
	const name = Object.keys(env).find((one) => CERTIFICATE.test(one) && env[one] !== "");
	if (name === void 0) return void 0;
	const hint = `Write it to a file, and set driver-opts: ${name.replace(CERTIFICATE, "$1").toLowerCase()}=FILE.`;
	return refuse(`the variable ${name} is not read: it holds a certificate or key of a builder`, hint);
}
function refuse(message, hint) {
	return { problems: [error("SETTINGS_BAD_VALUE", message, hint)] };
}
// src/settings/inputs/action-inputs.ts
const login = { from: "login" };
const buildx = { from: "buildx" };
const actionInputs = [
	{
		...login,
		name: "registry",
		doc: "As in docker/login-action: the registry of username and password, one more entry of registries. Default: docker.io."
	},
	{
		...login,
		name: "username",
		doc: "As in docker/login-action: the user name for registry."
	},
	{
		...login,
		name: "password",
		doc: "As in docker/login-action: the password or token for registry."
	},
	{
		...login,
		name: "scope",
		doc: "As in docker/login-action: the repositories below registry that the login is for."
	},
	{
		...login,
		name: "ecr",
		doc: "As in docker/login-action: an access key of AWS and its secret key, as username and password, are exchanged for a login."
	},
	{
		...login,
		name: "registry-auth",
		doc: "As in docker/login-action: a YAML list of logins, each one more entry of registries."
	},
	{
		...login,
		name: "logout",
		doc: "As in docker/login-action. Ignored: tagship does not log in.",
		isNeedless: true
	},
	{
		...buildx,
		name: "driver",
		doc: "As in docker/setup-buildx-action: docker, docker-container, kubernetes or remote; same as the setting builder."
	},
	{
		...buildx,
		name: "endpoint",
		doc: "As in docker/setup-buildx-action: the address of a remote BuildKit; same as the setting builder."
	},
	{
		...buildx,
		name: "append",
		doc: "As in docker/setup-buildx-action: further nodes, a YAML list of maps with endpoint and platforms."
	},
	{
		...buildx,
		name: "cache-binary",
		doc: "As in docker/setup-buildx-action. Ignored: tagship uses the buildx of the runner.",
		isNeedless: true
	},
	{
		...buildx,
		name: "use",
		doc: "As in docker/setup-buildx-action. Ignored: a builder is used for this step only.",
		isNeedless: true
	},
	{
		...buildx,
		name: "install",
		doc: "As in docker/setup-buildx-action. Ignored.",
		isNeedless: true
	},
	{
		...buildx,
		name: "keep-state",
		doc: "As in docker/setup-buildx-action. A builder that tagship creates is removed at the end; set builder to an existing one to keep its cache.",
		isNeedless: true
	},
	{
		...buildx,
		name: "cleanup",
		doc: "As in docker/setup-buildx-action. A builder that tagship creates is always removed.",
		isNeedless: true
	}
];
const SHARED = [
	"driver-opts",
	"buildkitd-config",
	"buildkitd-config-inline",
	"buildkitd-flags"
];
async function takeActionInputs(all, env = {}) {
	const isOwn = (name) => actionInputs.some((input) => input.name === name);
	const isTaken = (name) => name === "driver-opts" && all.driver === "remote";
	const given = Object.fromEntries(Object.entries(all).filter(([name]) => !isOwn(name) && !isTaken(name)));
	const logins = await readLogins(all);
	const builder = await readBuilderInputs(all, env);
	const setup = Object.keys(all).filter(isFromBuildx);
	const needless = actionInputs.filter(({ name, isNeedless }) => isNeedless && name in all);
	return {
		given: {
			...given,
			...omitUndefined({ builder: builder.builder })
		},
		registries: logins.registries,
		setup,
		problems: [
			...logins.problems,
			...builder.problems,
			...setup.length > 0 ? explainMeanings(all) : [],
			...needless.length === 0 ? [] : [explainNeedless(needless.map(({ name }) => name))]
		]
	};
}
const MEANINGS = {
	name: "here, name is the name of the image; builder names the builder",
	platforms: "here, platforms lists what the image is built for, not what a builder can run"
};
function explainMeanings(all) {
	return Object.keys(MEANINGS).filter((name) => name in all && !("append" in all)).map((name) => notice("INPUT_OTHER_MEANING", MEANINGS[name] ?? name));
}
function isFromBuildx(name) {
	return SHARED.includes(name) || actionInputs.some((input) => input.name === name && input.from === "buildx");
}
async function readLogins(all) {
	const isGiven = [
		"registry",
		"username",
		"password",
		"scope"
	].some((name) => name in all);
	const own = Object.fromEntries(FIELDS.flatMap((field) => field in all ? [[field, all[field]?.trim()]] : []));
	const list = await readList(all["registry-auth"]);
	const read = [...isGiven ? [own] : [], ...list.logins].map(toEntry);
	const registries = read.flatMap(({ entry }) => entry ?? []);
	const twice = registries.find((one, at) => registries.slice(0, at).some(({ prefix }) => prefix === one.prefix));
	return {
		registries,
		problems: [
			...list.problems,
			...read.flatMap(({ problems }) => problems),
			...twice === void 0 ? [] : [bad(`duplicate login for ${twice.prefix}`, "Keep one of them.")]
		]
	};
}
const FIELDS = [
	"registry",
	"username",
	"password",
	"scope"
];
async function readList(text) {
	if (text === void 0) return {
		logins: [],
		problems: []
	};
	const { parseYaml } = await import("../shared/yaml-text.js");
	const parsed = await parseYaml(text, {
		kind: "given",
		name: "registry-auth",
		unquoted: true
	});
	if (!parsed.ok) return {
		logins: [],
		problems: parsed.problems
	};
	const items = parsed.value.kind === "list" ? parsed.value.items : [];
	const maps = items.filter((item) => item.kind === "map");
	if (maps.length === 0 || maps.length < items.length) return {
		logins: [],
		problems: [bad("invalid registry-auth: not a list of logins", "Write - registry: HOST, and username: and password: below it, for each login.")]
	};
	return {
		logins: maps.map(toLogin),
		problems: []
	};
}
function toLogin({ entries }) {
	return Object.fromEntries(FIELDS.flatMap((field) => {
		const value = entries.find(({ key }) => key === field)?.value;
		return value?.kind === "word" && value.text !== "" ? [[field, value.text]] : [];
	}));
}
function toEntry(login) {
	const { registry = "docker.io", username, password } = login;
	const prefix = toPrefix([toHost(registry), ...toScope(login.scope)].join("/"));
	if (prefix === void 0) return { problems: [bad(`invalid registry ${quoteWritten(registry)}`, "Write its host, for example ghcr.io.")] };
	const bare = {
		prefix,
		required: true,
		insecure: false
	};
	if (username === void 0 && password === void 0) return {
		entry: bare,
		problems: []
	};
	return {
		entry: {
			...bare,
			...omitUndefined({ username }),
			password: password === void 0 ? {
				from: "env",
				name: "INPUT_PASSWORD"
			} : {
				from: "given",
				secret: secret(password)
			}
		},
		problems: []
	};
}
function toHost(registry) {
	return registry.trim().replace(/^https?:\/\//, "").replace(/\/(?:v1\/?)?$/, "");
}
function toScope(scope) {
	const path = scope?.trim().replace(/@.*$/s, "") ?? "";
	return path === "" ? [] : [path];
}
function explainNeedless(names) {
	return notice("INPUT_NEEDLESS", `${names.join(", ")}: ${names.length === 1 ? "this input is" : "these inputs are"} ignored`, "Remove them: tagship keeps no login, and removes the builder that it creates.");
}
function bad(message, hint) {
	return error("SETTINGS_BAD_VALUE", message, hint);
}
// src/settings/inputs/command-inputs.ts
const actionCommands = [...[
	"ship",
	"plan",
	"promote",
	"verify",
	"status",
	"log",
	"copy"
], ...[
	"prune",
	"yank",
	"unyank"
]];
const commandInputs = [
	{
		name: "ask-registries",
		commands: ["plan"],
		isSwitch: true,
		doc: "With command: plan, also ask the registries, if the run would push: tags are decided as they would be now, and matrix has no targets that need no build. Default: false."
	},
	{
		name: "references",
		commands: [
			"verify",
			"status",
			"log",
			"copy",
			"prune",
			"yank",
			"unyank"
		],
		doc: "What the command is about, one a line. verify: the images, such as the output tags or reference of an earlier job; with signed: true or verify-key, verify-identity and verify-issuer also their signatures, with provenance: true and sbom: true their attestations. status, prune: repositories; default: those of images. log: one tag or repository. copy: the source, then the destinations. yank, unyank: one version."
	},
	{
		name: "receipt",
		commands: [
			"ship",
			"promote",
			"prune",
			"copy",
			"yank",
			"unyank"
		],
		doc: "Path of a file that the receipt is written to. With ship and promote, the receipt of an earlier run there whose deploy hooks failed says which are done, and only the others are called. Default: none."
	},
	{
		name: "dry-run",
		commands: [
			"promote",
			"copy",
			"yank",
			"unyank"
		],
		isSwitch: true,
		doc: "With command: promote, copy, yank or unyank, show what would be done, and change nothing. Default: false."
	},
	{
		name: "yes",
		commands: ["prune"],
		isSwitch: true,
		doc: "With command: prune, delete what the policy names. Without it the run only shows that. Default: false."
	},
	{
		name: "policy",
		commands: ["prune", "status"],
		doc: "With command: prune or status, the policy as a YAML map, as prune of tagship.yml has it; its fields take precedence over those of the file. Default: the file alone."
	},
	{
		name: "in-use",
		commands: ["prune"],
		doc: "With command: prune, path of a file with the references or digests that are in use; they are kept. Default: none."
	},
	{
		name: "backup",
		commands: ["prune"],
		doc: "With command: prune, directory of an OCI layout that gets a copy of what will be deleted. Default: none."
	},
	{
		name: "html",
		commands: ["status"],
		doc: "With command: status, path of a file that the status is written to as a page. Default: none."
	},
	{
		name: "fail-on",
		commands: ["status"],
		doc: "With command: status, findings that fail the step, comma-separated: drift, unsigned, backwards, broken. Default: none."
	},
	{
		name: "since",
		commands: ["log"],
		doc: "With command: log, how far back: 12h, 7d or a date. Default: all that is recorded."
	},
	{
		name: "all-tags",
		commands: ["copy"],
		isSwitch: true,
		doc: "With command: copy, copy all tags. Default: false."
	},
	{
		name: "replace",
		commands: ["copy"],
		isSwitch: true,
		doc: "With command: copy, overwrite tags that point at another image. Default: false."
	}
];
function isActionCommand(name) {
	return actionCommands.some((one) => one === name);
}
function isOn(given, name) {
	return parseBoolean(given[name] ?? "false") === true;
}
const DRY_RUNS = {
	ship: "Use command: plan, which shows what ship would do.",
	prune: "Leave out dry-run and yes: without yes, prune shows what would go, and deletes nothing."
};
function checkCommandInputs(command, given) {
	return commandInputs.flatMap(({ name, commands, isSwitch }) => {
		const text = given[name];
		if (text === void 0) return [];
		const value = isSwitch === true ? parseBoolean(text) : true;
		if (value === void 0) {
			const message = `invalid input ${name}: it is not true or false`;
			const hint = `Write ${name}: true, or leave it out.`;
			return [error("SETTINGS_BAD_VALUE", message, hint)];
		}
		if (!value || !isActionCommand(command) || commands.includes(command)) return [];
		const hint = (name === "dry-run" ? DRY_RUNS[command] : void 0) ?? `Leave it out; it is for command: ${commands.join(", ")}.`;
		return [error("COMMAND_INPUT", `command: ${command} does not take the input ${name}`, hint)];
	});
}
// src/settings/inputs/inputs.ts
const PREFIX = "INPUT_";
function readInputs(env) {
	const given = {};
	for (const [variable, text = ""] of Object.entries(env)) {
		if (!variable.startsWith(PREFIX)) continue;
		const name = variable.slice(6).toLowerCase();
		const setting = settingsTable.find((candidate) => candidate.name === name);
		if (!isUnset({
			kind: "word",
			text
		}, setting?.verbatim)) given[name] = text;
	}
	const { command = "ship", now, ...rest } = given;
	const isOwn = (name) => commandInputs.some((one) => one.name === name);
	const entries = Object.entries(rest);
	return {
		command: command.trim(),
		now: now?.trim(),
		own: Object.fromEntries(entries.flatMap(([name, text]) => isOwn(name) ? [[name, text.trim()]] : [])),
		given: Object.fromEntries(entries.filter(([name]) => !isOwn(name)))
	};
}
// src/action/problem-summary.ts
function summarizeProblem({ env, maskValue }, thrown) {
	const { problems } = thrown;
	try {
		summarize(env.GITHUB_STEP_SUMMARY, renderProblemsSummary(maskValue(problems)));
		return thrown;
	} catch (failed) {
		if (!(failed instanceof Problem)) throw failed;
		return problems.some(({ code }) => code === "RUNNER_FILE") ? thrown : new Problem([...problems, ...failed.problems]);
	}
}
// src/action/receipt-file.ts
function writeReceiptFile({ cwd, log }, path, receipt) {
	if (path === void 0) return true;
	const problems = writeOutputFile({
		flag: "receipt",
		path
	}, `${toPrintedJson(receipt)}\n`, cwd);
	problems.forEach(log.problem);
	return problems.length === 0;
}
// src/action/step.ts
function runStep(given) {
	const { env, signal, write } = given;
	const vault = createVault((secret) => {
		issueCommand("add-mask", {}, secret);
	});
	const mask = createMask(vault.list);
	const log = createWorkflowLog({
		issue: issueCommand,
		write,
		secrets: vault.list
	});
	const step = {
		...given,
		log,
		vault,
		maskValue: createValueMask(mask),
		records: [],
		tempParent: readText(env, "RUNNER_TEMP") ?? tmpdir()
	};
	return runToExitCode(() => (env.STATE_isPost === "true" ? cleanUp : mainWithSummary)(step), signal, {
		problem: log.problem,
		line: (text) => {
			issueCommand("error", {}, mask(text));
		}
	});
}
async function mainWithSummary(step) {
	try {
		return await main(step);
	} catch (thrown) {
		throw thrown instanceof Problem ? summarizeProblem(step, thrown) : thrown;
	}
}
async function main(step) {
	const { env, vault } = step;
	saveState("isPost", "true");
	vault.add(environmentSecrets(env));
	const inputs = readInputs(env);
	const { command } = inputs;
	const action = await takeActionInputs(inputs.given, env);
	vault.add(listPasswords(action));
	const request = {
		command,
		given: action.given,
		action,
		overrides: omitUndefined({ now: inputs.now }),
		payload: readPayload(env),
		now: new Date().toISOString(),
		remote: "ask",
		problems: [
			...isActionCommand(command) ? [] : [unknownCommand(command)],
			...checkCommandInputs(command, inputs.own),
			...[...checkFiles(step, inputs.own), ...checkRunnerFiles(env)],
			...action.problems
		],
		usesTempDir: true
	};
	const environment = toEnvironment(step, inputs.own);
	return runCommand({
		step,
		own: inputs.own,
		request,
		environment
	});
}
async function runCommand(run) {
	const { step, own, request, environment } = run;
	const { command } = request;
	if (!isActionCommand(command)) return shipStep(run);
	if (isAboutPublished(command)) return (await import("../shared/lifecycle.js")).lifecycleSteps[command](run);
	switch (command) {
		case "promote": return (await import("../shared/promote2.js")).promoteStep(run);
		case "verify": return (await import("../shared/verify2.js")).verifyStep(step, {
			own,
			request
		}, environment);
		case "plan": return planStep(step, await preparePlan(request, environment, isOn(own, "ask-registries")));
		case "ship": return shipStep(run);
	}
}
const ABOUT_PUBLISHED = [
	"status",
	"log",
	"copy",
	"prune",
	"yank",
	"unyank"
];
function isAboutPublished(command) {
	return ABOUT_PUBLISHED.includes(command);
}
function checkFiles({ cwd }, { receipt, html }) {
	const files = Object.entries(omitUndefined({
		receipt,
		html
	}));
	return checkOutputFiles(files.map(([flag, path]) => ({
		flag,
		path
	})), cwd);
}
function toEnvironment(step, { receipt: receiptFile }) {
	const { cwd, env, shell, signal, log, vault, tempParent, records } = step;
	return {
		cwd,
		env,
		shell,
		signal,
		log,
		vault,
		tempParent,
		own: listOwnFiles(cwd, [receiptFile]),
		...omitUndefined({ receiptFile }),
		clock: systemClock,
		onBuilt: (record) => {
			records.push(record);
		},
		onTempDir: (dir) => {
			saveState("tempDir", dir);
		},
		onLogins: (left) => {
			saveState("logins", JSON.stringify(left));
		}
	};
}
function listPasswords({ registries }) {
	return registries.flatMap(({ password }) => password?.from === "given" ? [password.secret.reveal()] : []);
}
function unknownCommand(command) {
	return error("COMMAND_UNKNOWN", `the command "${command}" is not known`, `Use ${actionCommands.join(", ")}.`);
}
async function preparePlan(request, environment, isAsked) {
	const prepared = await prepare(request, environment);
	const { plan } = prepared;
	if (!isAsked || plan.push.mode !== "push" || hasErrors(plan.problems)) return prepared;
	return {
		...prepared,
		plan: await previewRun(prepared, environment)
	};
}
async function planStep(step, prepared) {
	const { plan } = prepared;
	await sayPlan(step, plan);
	plan.problems.forEach(step.log.problem);
	const shown = toShown(step, plan);
	summarize(step.env.GITHUB_STEP_SUMMARY, renderPlanSummary(shown));
	await setOutputs(step, prepared, void 0);
	return hasErrors(plan.problems) ? EXIT.problem : EXIT.done;
}
async function shipStep({ step, own, request, environment }) {
	const prepared = await prepareToShip(request, environment);
	const { plan } = prepared;
	await sayPlan(step, plan);
	plan.problems.forEach(step.log.problem);
	const files = { isWritten: true };
	const receipt = await ship(prepared, environment, async (told) => {
		const shown = await reportStep(step, prepared, told);
		files.isWritten = writeReceiptFile(step, own.receipt, shown);
	});
	const exitCode = toExitCode(receipt, step.signal);
	return exitCode === EXIT.done && !files.isWritten ? EXIT.problem : exitCode;
}
async function reportStep(step, prepared, unmasked) {
	const { env, log, maskValue } = step;
	const plan = toShown(step, prepared.plan);
	const receipt = maskValue(unmasked, listPublished(prepared.plan));
	await log.group("Receipt", () => {
		log.info(renderReceipt(receipt, plain));
		return Promise.resolve();
	});
	foldNotices(unsaid(receipt.problems, plan.problems)).forEach(log.problem);
	summarize(env.GITHUB_STEP_SUMMARY, renderReceiptSummary(plan, receipt));
	if (receipt.status === "done") declareArtifacts(env.GITHUB_ARTIFACTS, listArtifacts(receipt));
	await setOutputs(step, prepared, receipt);
	return receipt;
}
function toShown({ maskValue }, plan) {
	return maskValue(plan, listPublished(plan));
}
function sayPlan(step, plan) {
	const { log } = step;
	return log.group("Plan", () => {
		log.info(renderPlan(toShown(step, plan), {
			paint: plain,
			width: 80
		}));
		return Promise.resolve();
	});
}
async function setOutputs(step, prepared, receipt) {
	const { maskValue, records } = step;
	const plan = toShown(step, prepared.plan);
	const { labels, annotations } = prepared.settings;
	const settings = {
		...prepared.settings,
		...maskValue({
			labels,
			annotations
		})
	};
	const { bakeOutputs, toMetadataOutputs } = await import("../shared/metadata.js");
	const metadata = await toMetadataOutputs(plan, settings);
	const texts = Object.fromEntries(bakeOutputs.map((name) => [name, metadata[name] ?? ""]));
	Object.assign(metadata, await writeBake(step, texts, receipt !== void 0));
	for (const [name, value] of Object.entries(toOutputs(plan, receipt, metadata, maskValue(records, listPublished(prepared.plan))))) setOutput(name, value);
	await setUploads(step, prepared, receipt);
	const { DOCKER_METADATA_SET_OUTPUT_ENV: wanted = "true" } = settings.metadataEnv;
	if (receipt !== void 0) return;
	const { toMatrixOutputs } = await import("../shared/matrix.js");
	const { outputs, problems } = toMatrixOutputs(plan, settings);
	problems.forEach(step.log.problem);
	for (const [name, value] of Object.entries({
		...outputs,
		now: plan.facts.now
	})) setOutput(name, value);
	if (wanted.toLowerCase() === "false") return;
	for (const [name, value] of Object.entries(metadata)) exportVariable(`DOCKER_METADATA_OUTPUT_${name.replaceAll("-", "_").toUpperCase()}`, value);
}
async function setUploads({ cwd }, { plan, settings }, receipt) {
	const { uploadOutputs = "" } = settings;
	if (receipt?.status !== "done" || uploadOutputs === "") return;
	const { listFilesOf } = await import("../shared/ship.js").then((n) => n.leg_exports);
	setOutput("outputs-artifact", listFilesOf(plan, {
		...settings,
		legs: void 0
	}).length === 0 ? "" : uploadOutputs);
	const paths = listFilesOf(plan, settings).map((path) => resolve(cwd, path));
	setOutput("output-paths", [...new Set(paths)].join("\n"));
}
async function writeBake({ log, tempParent }, texts, isShipped) {
	try {
		const { dir, paths } = await writeBakeFiles(tempParent, texts);
		saveState("bakeDir", dir);
		return paths;
	} catch (thrown) {
		if (!isShipped || !(thrown instanceof Problem)) throw thrown;
		thrown.problems.forEach((problem) => {
			log.problem({
				...problem,
				level: "notice"
			});
		});
		return Object.fromEntries(Object.keys(texts).map((name) => [name, ""]));
	}
}
async function cleanUp({ env, shell, log, signal, tempParent }) {
	if (env.STATE_logins !== void 0) {
		const { removeLeftLogins } = await import("../shared/leave.js").then((n) => n.leave_exports);
		await removeLeftLogins({
			saved: env.STATE_logins,
			clock: systemClock,
			signal,
			log
		});
	}
	const { removeLeft } = await import("../shared/finish.js").then((n) => n.leftover_exports);
	const onLeft = (dir) => removeLeft(dir, {
		shell,
		env,
		log,
		signal
	});
	for (const dir of [env.STATE_tempDir, env.STATE_bakeDir]) {
		if (dir === void 0 || !await isOwnDir(tempParent, dir)) continue;
		(await tryRemoveTempDir(dir, await onLeft(dir))).forEach(log.problem);
	}
	await sweepTempDirs(tempParent, {
		onLeft,
		log,
		signal,
		now: systemClock.now()
	});
	return EXIT.done;
}
// src/action/main.ts
const processes = createProcesses();
const signal = abortOnSignals(processes);
runStep({
	cwd: readWorkingDirectory(1, ({ code, message, hint }) => `::error title=${code}::${message}%0A→ ${hint}`),
	env: process.env,
	shell: processes.shell,
	signal,
	write: (text) => process.stdout.write(text)
}).then((exitCode) => endProcess(exitCode));
export { isOn, renderProblemsSummary, renderReceiptSummary, renderTextSummary, setOutput, summarize, toOutputs, writeReceiptFile };
