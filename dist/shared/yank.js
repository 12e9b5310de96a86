import { Problem, checkRequest, error, hasErrors, omitUndefined, readSettingsAlone, renderColumns, shortDigest, visible, withContext } from "./base.js";
import { acceptSettings } from "./copy.js";
import { readFactsForLogin } from "./verify.js";
import { listTargetRepositories } from "./repositories.js";
import { readBoth } from "./promote.js";
// src/report/lifecycle/history-text.ts
function renderLog({ repository, tag, moves }, paint) {
	const title = tag === null ? repository : `${repository}:${tag}`;
	const versions = new Map(moves.map((move) => [move.to, move.version]));
	const name = (digest) => nameImage(digest, versions.get(digest) ?? null);
	const rows = moves.flatMap((move) => renderMove(move, name));
	return [
		paint("bold", visible(title)),
		...renderColumns(rows).map(indent),
		""
	].join("\n");
}
function nameImage(digest, version) {
	return version === null ? shortDigest(digest) : `${version} (${shortDigest(digest)})`;
}
function renderMove(move, name) {
	const { by, tag, action, from, to, version, command, isCurrent, leftFor } = move;
	const image = nameImage(to, version);
	const change = from === null ? `${action === "found" ? "found at" : "created at"} ${image}` : `${name(from)} to ${image}`;
	const who = [
		by.actor,
		by.ci,
		by.url ?? by.id
	].filter((one) => one !== void 0).join(" ");
	const commit = by.commit === void 0 ? "" : by.commit.slice(0, 12);
	const words = [
		command === "back" ? "promote --back" : command,
		action === "begun" ? "end not recorded" : "",
		isCurrent ? "current" : ""
	];
	const row = [...[
		by.at.replace("T", " ").replace(/(?:\.\d+)?Z$/, ""),
		tag,
		change
	], ...[
		words.filter((word) => word !== "").join(", "),
		commit,
		who
	]].map(visible);
	if (leftFor === void 0) return [row];
	return [[
		"",
		tag,
		`not recorded: ${image} to ${name(leftFor)}`
	], row];
}
function indent(line) {
	return `  ${line}`;
}
function renderYank(report, paint, goesOn = false) {
	const { command, version, because, status, repositories, problems } = report;
	const end = status === "planned" && hasErrors(problems) ? STATUS.failed : STATUS[status];
	const why = command === "yank" ? ` because ${because}` : "";
	return [
		paint("bold", visible(`${command} ${version}${why}`)),
		...repositories.flatMap((one) => ["", ...renderYanked(one, MARKS[command], paint)]),
		"",
		...goesOn ? [] : [paint("bold", end), ""]
	].join("\n");
}
const STATUS = {
	planned: "Dry run: nothing was written.",
	done: "Done.",
	partial: "Partly done: run it again.",
	failed: "Not done."
};
const MARKS = {
	yank: {
		write: "is marked as yanked",
		there: "is marked as yanked already",
		written: "was marked as yanked",
		failed: "was not marked as yanked",
		unknown: "may be marked as yanked",
		none: "has no image of this version",
		unasked: "is left as it is"
	},
	unyank: {
		write: "counts as a version again",
		there: "is not yanked",
		written: "counts as a version again",
		failed: "is still marked as yanked",
		unknown: "may still be marked as yanked",
		none: "has no image of this version",
		unasked: "is left as it is"
	}
};
function renderYanked({ repository, digest, mark, tags }, marks, paint) {
	const at = digest === null ? "" : `@${shortDigest(digest)}`;
	const rows = tags.map(({ action, tag, toTag, reason }) => [...[
		action,
		tag,
		toTag === null ? "" : `to ${toTag}`
	], visible(reason)]);
	return [`${paint("cyan", repository)}${at} ${marks[mark]}`, ...renderColumns(rows).map(indent)];
}
// src/run/history/log.ts
async function log(request, asked, environment) {
	const wrong = await checkRequest(request, environment);
	const settings = await readSettingsAlone(request, environment);
	const accepted = acceptSettings(settings, wrong, environment);
	const sinceMs = readSince(asked.since, environment.clock.now());
	const { readLog } = await import("./log.js");
	const range = sinceMs === void 0 ? {} : { sinceMs };
	const facts = await readFactsForLogin(request, accepted, environment);
	const prepared = {
		settings: accepted,
		...omitUndefined({ facts })
	};
	return await withContext(prepared, environment, ({ registries }) => readLog(asked.reference, range, registries));
}
const UNITS = {
	m: 6e4,
	h: 36e5,
	d: 864e5,
	w: 6048e5
};
function readSince(since, nowMs) {
	if (since === void 0) return void 0;
	const [, count, unit = ""] = /^(\d{1,5})([mhdw])$/.exec(since) ?? [];
	if (count !== void 0) return nowMs - Number(count) * (UNITS[unit] ?? 0);
	const time = /^\d{4}-\d\d-\d\d(?:T[\d:.]{4,12}Z?)?$/.test(since) ? Date.parse(since) : NaN;
	if (!Number.isNaN(time)) return time;
	const message = `invalid --since ${JSON.stringify(since.slice(0, 100))}`;
	throw new Problem([error("LOG_SINCE", message, "Write a time such as 12h or 7d, or a date such as 2026-11-27.")]);
}
// src/run/history/yank.ts
async function runYank(request, options, environment) {
	const { settings, facts } = await readBoth(request, environment);
	const [, name, version = options.version] = /^([^@]+[/:][^@]*):([^:/@]+)$/.exec(options.version) ?? [];
	const names = name === void 0 ? await listAllNames(settings, facts) : [name];
	const { applyYank, prepareYank } = await import("./yank2.js");
	return withContext({
		settings,
		facts
	}, environment, async (context) => {
		const { command } = options;
		const { because } = settings;
		const ready = await prepareYank({
			command,
			version,
			because,
			names,
			facts
		}, context);
		options.onPlan(ready.report);
		if (options.dryRun || hasErrors(ready.report.problems)) return ready.report;
		return applyYank(ready, context);
	});
}
async function listAllNames(settings, facts) {
	const targets = await listTargetRepositories(settings, facts);
	return [...new Set(targets.flatMap(({ names }) => names))];
}
export { log, renderLog, renderYank, runYank };
