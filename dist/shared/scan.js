import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, error, isObject, notice, parseObject, readReach, renderDuration } from "./base.js";
import { toLine } from "./job.js";
import { SEVERITIES, parseScan, placeInRepository, toFailing } from "./ship.js";
import { parseGate } from "./plan.js";
import { scanners } from "./scanner.js";
const { mkdir, open } = require("node:fs/promises");
const { join, resolve } = require("node:path");
const { stripVTControlCharacters } = require("node:util");
// src/ship/scan/findings.ts
const OTHER_WORDS = new Map([["negligible", "low"], ["info", "low"]]);
const WORD_LIMIT = 200;
const URL_LIMIT = 500;
function toFinding(given) {
	const id = toWord(given.id);
	if (id === "") return void 0;
	return {
		id,
		package: toWord(given.package),
		version: toWord(given.version),
		fixed: toWord(given.fixed),
		severity: toSeverity(given.severity),
		title: toWord(given.title),
		link: toLink(given.link)
	};
}
function toWord(value) {
	if (typeof value !== "string") return "";
	return toLine(stripVTControlCharacters(value.slice(0, 4e3))).slice(0, WORD_LIMIT);
}
function toSeverity(value) {
	const word = typeof value === "string" ? value.toLowerCase() : "";
	return SEVERITIES.find((one) => one === word) ?? OTHER_WORDS.get(word) ?? "unknown";
}
function toLink(value) {
	if (typeof value !== "string" || value.length > URL_LIMIT || !URL.canParse(value)) return "";
	const { protocol, href } = new URL(value);
	return protocol === "https:" ? href : "";
}
function sortFindings(findings) {
	const distinct = new Map(findings.map((one) => [keyOf(one), one]));
	const place = ({ severity }) => SEVERITIES.indexOf(severity);
	return [...distinct.values()].sort((one, other) => place(one) - place(other));
}
function keyOf({ id, package: name, version }) {
	return JSON.stringify([
		id,
		name,
		version
	]);
}
function countFindings(findings) {
	const counts = {
		critical: 0,
		high: 0,
		medium: 0,
		low: 0,
		unknown: 0
	};
	for (const { severity } of findings) counts[severity] += 1;
	return counts;
}
// src/ship/scan/found.ts
const MOST_NAMED = 10;
function describeFound(scans, failing) {
	const [first] = scans.filter(({ result }) => !result.passed);
	if (first === void 0) return void 0;
	const where = scans.map(({ platform, result }) => `${platform}: ${renderCounts(result)}`);
	const findings = scans.flatMap(({ report }) => report?.findings ?? []);
	const all = [...new Set(findings.filter(({ severity }) => failing.has(severity)).map(renderFinding))];
	const more = all.length > MOST_NAMED ? [`… and ${all.length - MOST_NAMED} more`] : [];
	return error("SCAN_FOUND", `${first.result.scanner} found vulnerabilities in "${first.image}" (${where.join("; ")}). No tag was written.`, [
		"Update the packages or the base image, or accept findings in the file of scan-ignore:",
		...all.slice(0, MOST_NAMED),
		...more
	].join("\n"));
}
function renderCounts({ counts }) {
	const parts = SEVERITIES.flatMap((severity) => {
		const count = counts?.[severity] ?? 0;
		return count === 0 ? [] : [`${count} ${severity}`];
	});
	return parts.length === 0 ? "nothing" : parts.join(", ");
}
function renderFinding(finding) {
	const { severity, id, package: name, version, fixed } = finding;
	return `${severity} ${id} in ${name} ${version}, ${fixed === "" ? "no fix yet" : `fixed in ${fixed}`}`;
}
// src/ship/scan/parse.ts
const parseReport = {
	trivy: (text) => parse(text, readTrivy),
	grype: (text) => parse(text, readGrype),
	scout: (text) => parse(text, readScout)
};
function parse(text, read) {
	const report = parseObject(text);
	const raw = report === void 0 ? void 0 : read(report);
	if (raw === void 0) return void 0;
	return {
		findings: sortFindings(raw.findings.flatMap((one) => one ?? [])),
		version: toWord(raw.version),
		system: raw.system.map(toWord).join(" ").trim()
	};
}
function readTrivy(report) {
	const { SchemaVersion, ArtifactName, Results = [], Trivy, Metadata } = report;
	if (SchemaVersion !== 2 || typeof ArtifactName !== "string" || !isList(Results)) return void 0;
	const found = Results.map(asObject).map(({ Vulnerabilities }) => Vulnerabilities ?? []);
	if (!found.every(isList)) return void 0;
	const { Family, Name } = asObject(asObject(Metadata).OS);
	return {
		findings: found.flat().map((one) => {
			const { VulnerabilityID, PkgName, InstalledVersion, FixedVersion, Severity, ...rest } = asObject(one);
			return toFinding({
				id: VulnerabilityID,
				package: PkgName,
				version: InstalledVersion,
				fixed: FixedVersion,
				severity: Severity,
				title: rest.Title,
				link: rest.PrimaryURL
			});
		}),
		version: asObject(Trivy).Version,
		system: [Family, Name]
	};
}
function readGrype({ matches, descriptor, distro }) {
	if (!isList(matches) || asObject(descriptor).name !== "grype") return void 0;
	const { name, version } = asObject(distro);
	return {
		findings: matches.map((match) => {
			const { vulnerability, artifact } = asObject(match);
			const { id, severity, description, dataSource, fix } = asObject(vulnerability);
			const { versions } = asObject(fix);
			return toFinding({
				id,
				package: asObject(artifact).name,
				version: asObject(artifact).version,
				fixed: isList(versions) ? versions.map(toWord).join(", ") : "",
				severity,
				title: description,
				link: dataSource
			});
		}),
		version: asObject(descriptor).version,
		system: [name, version]
	};
}
function readScout({ version, vulnerabilities, scan }) {
	if (typeof version !== "string" || !isList(vulnerabilities)) return void 0;
	const all = vulnerabilities.map(asObject);
	return {
		findings: all.map(({ id, identifiers, location, severity, ...rest }) => {
			const { dependency } = asObject(location);
			const named = isList(identifiers) ? asObject(identifiers[0]) : {};
			return toFinding({
				id: named.value ?? named.name ?? id,
				severity,
				link: named.url,
				package: asObject(asObject(dependency).package).name,
				version: asObject(dependency).version,
				fixed: toFixed(rest.solution),
				title: rest.name ?? rest.message ?? rest.description
			});
		}),
		version: asObject(asObject(scan).scanner).version,
		system: [asObject(all[0]?.location).operating_system]
	};
}
function toFixed(solution) {
	const [, version = ""] = /\bto(?: version)? (\S{1,100})$/.exec(toWord(solution)) ?? [];
	return version;
}
function isList(value) {
	return Array.isArray(value);
}
function asObject(value) {
	return isObject(value) ? value : {};
}
// src/ship/scan/scan.ts
const REPORT_LIMIT = 67108864;
async function runScan(input) {
	const { context, target } = input;
	const image = nameImage(input);
	if (image === void 0) {
		context.log.problem(describeNoImage(target.name));
		return;
	}
	const failing = toFailing(context.settings);
	const scans = [];
	for (const platform of target.platforms) {
		const scan = await context.log.group(`Scan ${image} on ${platform}`, () => scanOne(input, {
			image,
			platform
		}, failing));
		input.note(scan);
		scans.push(scan);
	}
	const problem = describeFound(scans, failing);
	if (problem !== void 0) throw new Problem([problem]);
}
function nameImage({ digest, loadedReference, repositories }) {
	const [first] = repositories;
	return first !== void 0 && digest !== "" ? `${first.name}@${digest}` : loadedReference;
}
async function scanOne(input, part, failing) {
	const { target, context } = input;
	const choice = parseScan(context.settings) ?? {
		scanner: "command",
		command: "true"
	};
	const began = context.clock.now();
	const file = await placeInRepository(target.build, context) ?? "Dockerfile";
	const about = {
		target: target.name,
		...part,
		file
	};
	if (choice.scanner === "command") {
		await runCommand(input, choice.command, part);
		const result = {
			scanner: choice.scanner,
			passed: true
		};
		return {
			...about,
			result,
			began,
			ended: context.clock.now()
		};
	}
	const report = await runScanner(input, choice.scanner, part);
	const counts = countFindings(report.findings);
	const passed = report.findings.every(({ severity }) => !failing.has(severity));
	const result = {
		scanner: choice.scanner,
		passed,
		counts
	};
	return {
		...about,
		result,
		report,
		began,
		ended: context.clock.now()
	};
}
async function runCommand(input, command, part) {
	const { target, digest } = input;
	const shipped = {
		SHIPPED_IMAGE: part.image,
		SHIPPED_DIGEST: digest,
		SHIPPED_VERSION: target.version ?? "",
		SHIPPED_PLATFORM: part.platform
	};
	const result = await run(input, parseGate(command, shipped, "scan"), {
		...toEnv(input),
		DOCKER_DEFAULT_PLATFORM: part.platform,
		...shipped
	});
	if (result.code !== 0 || result.timedOut) throw describeFailure(input, part, result);
}
async function runScanner(input, name, part) {
	const { context, repositories } = input;
	const { settings, cwd, tempDir, clock } = context;
	const scanner = scanners[name];
	const directory = join(tempDir, "scan");
	await mkdir(directory, {
		recursive: true,
		mode: 448
	});
	const output = join(directory, `${clock.random().toString(36).slice(2)}.json`);
	const ignore = settings.scanIgnore;
	const result = await run(input, scanner.argv({
		...part,
		isPushed: repositories.length > 0,
		output,
		ignore: ignore === void 0 ? void 0 : resolve(cwd, ignore),
		timeoutMs: settings.scanTimeout
	}), {
		...repositories[0] !== void 0 && isPlain(context, repositories[0].host) ? scanner.insecure : {},
		...toEnv(input)
	});
	const isEnded = result.code !== null && scanner.ends.includes(result.code);
	if (result.timedOut || !isEnded) throw describeFailure(input, part, result);
	const text = await readReport(output);
	const report = text === void 0 ? void 0 : parseReport[name](text);
	if (report === void 0) throw describeFailure(input, part, result, `${name} ${text === void 0 ? "wrote no report that can be read" : "wrote no report of its own form"}`);
	return report;
}
function isPlain({ settings }, host) {
	return readReach(settings.registries, host).insecure;
}
function toEnv({ context, childEnv }) {
	return {
		...context.testEnv,
		...childEnv
	};
}
async function run({ context }, argv, env) {
	const { shell, cwd, signal, log, settings } = context;
	const timeoutMs = settings.scanTimeout;
	const result = await shell({
		argv,
		env,
		cwd,
		signal,
		timeoutMs,
		onOutput: log.output
	});
	signal.throwIfAborted();
	return result;
}
async function readReport(path) {
	const file = await open(path, "r").catch(() => void 0);
	if (file === void 0) return void 0;
	try {
		const stats = await file.stat();
		return stats.isFile() && stats.size <= REPORT_LIMIT ? await file.readFile("utf8") : void 0;
	} finally {
		await file.close();
	}
}
function describeFailure({ context }, { image, platform }, result, said) {
	const message = `the scan of "${image}" on ${platform} failed: ${said ?? describeEnd(result, context)}. No tag was written.`;
	const tail = toTail(`${result.stdout}\n${result.stderr}`);
	const hint = tail === "" ? "The scanner printed nothing." : `The last lines of the scanner:\n${tail}`;
	return new Problem([error("SCAN_FAILED", message, hint)]);
}
function describeEnd({ code, timedOut, spawnError }, { settings }) {
	if (timedOut) return `it took longer than ${renderDuration(settings.scanTimeout)} (scan-timeout)`;
	if (spawnError !== void 0) return `the scanner cannot be started (${spawnError})`;
	return code === null ? "the scanner was ended by a signal" : `exit code ${code}`;
}
function toTail(text) {
	return text.slice(-65536).split("\n").map((line) => toLine(stripVTControlCharacters(line))).filter((line) => line !== "").slice(-10).join("\n");
}
function describeNoImage(name) {
	return notice("SCAN_NO_IMAGE", `"${name}" was not scanned: its image was neither pushed nor loaded.`, "Let it be loaded (load: true, with one platform or the containerd image store).");
}
export { runScan };
