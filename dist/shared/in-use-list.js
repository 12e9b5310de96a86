import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, detectCi, error, formatSize, joinPolicies, makeBareFacts, notice, omitUndefined, parseRepository, readRun, readSmallFile, renderFitting, shortDigest, withContext } from "./base.js";
import { acceptSettings } from "./copy.js";
import { listTargetRepositories } from "./repositories.js";
import { parsePolicy } from "./policy.js";
import { readInput } from "./standard-input.js";
const { resolve } = require("node:path");
// src/report/lifecycle/prune-text.ts
const MOST_KEPT = 40;
const MOST_TAGS = 3;
const HEAD = [
	"",
	"DIGEST",
	"TAGS",
	"SIZE",
	"AGE",
	"PLATFORMS",
	"REASON"
];
const CUTS = [
	[2, 24],
	[5, 11],
	[6, 24],
	[2, 10],
	[6, 12],
	[5, 6],
	[6, 4],
	[1, 10],
	[2, 8]
];
const STYLES = {
	delete: "red",
	untag: "yellow",
	keep: "dim"
};
const UNDONE = {
	delete: "not deleted",
	untag: "not removed",
	keep: "keep"
};
const PARTLY = {
	delete: "partly deleted",
	untag: "partly removed",
	keep: "keep"
};
function renderPrune({ status, repositories }, { nowMs, isDry, paint, width }) {
	const fitting = {
		width: width === void 0 ? void 0 : width - 2,
		cuts: CUTS
	};
	return repositories.map((one) => {
		const going = one.rows.filter(({ verdict }) => verdict !== "keep");
		const kept = one.rows.filter(({ verdict }) => verdict === "keep");
		const shown = [...going, ...kept.slice(0, MOST_KEPT)];
		const rows = [HEAD, ...shown.map((row) => [toWord(row, one), ...toCells(row, nowMs)])];
		const colour = (text, column, row) => {
			const verdict = shown[row - 1]?.verdict;
			return column === 0 && verdict !== void 0 ? paint(STYLES[verdict], text) : text;
		};
		const more = kept.length > MOST_KEPT ? [`  and ${kept.length - MOST_KEPT} more that stay`] : [];
		return [
			`${paint("bold", one.repository)} ${toSummary(one, isDry ? "dry run" : status)}`,
			...shown.length === 0 ? [] : renderFitting(rows, fitting, colour).map((line) => `  ${line}`),
			...more
		].join("\n");
	}).join("\n\n");
}
function toWord({ verdict, digest, tags }, repository) {
	if (repository.status !== "failed") return verdict;
	const isOpen = (one) => repository.uncertain?.includes(one) === true;
	if (isOpen(digest)) return "not known";
	const going = tags.filter((one) => one.verdict === "delete").map(({ tag }) => tag);
	const gone = going.filter((tag) => repository.tags.includes(tag));
	if (verdict !== "delete" && gone.length === going.length || repository.digests.includes(digest)) return verdict;
	if (gone.length > 0) return PARTLY[verdict];
	return going.some(isOpen) ? "not known" : UNDONE[verdict];
}
function toSummary({ status, rows, tags, digests, frees }, run) {
	if (status === "planned") {
		const images = rows.filter(({ verdict }) => verdict === "delete").length;
		const names = rows.flatMap((row) => row.tags).filter(({ verdict }) => verdict === "delete");
		const what = `${count(images, "image")} and ${count(names.length, "tag")} to delete`;
		const why = {
			"dry run": "dry run: ",
			failed: "",
			planned: void 0,
			done: void 0
		}[run];
		return `(${why === void 0 ? "" : `${why}nothing was deleted; `}${what}, ${formatSize(frees)})`;
	}
	const what = `${count(digests.length, "manifest")} and ${count(tags.length, "tag")} deleted`;
	return status === "done" ? `done: ${what}, ${formatSize(frees)}` : `failed: ${what}`;
}
function toCells({ digest, tags, bytes, time, platforms, verdict, reason }, nowMs) {
	const going = tags.filter((one) => one.verdict === "delete");
	const names = (verdict === "untag" ? going : tags).map(({ tag }) => tag);
	const more = names.length > MOST_TAGS ? ` +${names.length - MOST_TAGS}` : "";
	return [
		shortDigest(digest),
		names.length === 0 ? "–" : `${names.slice(0, MOST_TAGS).join(", ")}${more}`,
		formatSize(bytes),
		time === null ? "–" : toAge(nowMs - Date.parse(time)),
		platforms.length === 0 ? "–" : platforms.join(", "),
		reason
	];
}
const HOUR_MS = 36e5;
function toAge(ms) {
	const hours = Math.max(0, Math.floor(ms / HOUR_MS));
	return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}
function count(number, what) {
	return `${number} ${what}${number === 1 ? "" : "s"}`;
}
// src/run/prune/refused-run.ts
function describeRefusedRun(facts, isLocal) {
	if (!facts.ok) return isLocal ? void 0 : "nothing is known about what started it";
	const { trust, event } = facts.value;
	if (trust.level === "untrusted") return `it is untrusted (${trust.reason})`;
	if (event.kind === "change") return "it is about a change that is not merged";
	if (event.kind === "mergeQueue") return "it is about changes that are not merged";
	return event.kind === "other" && (event.origin ?? event.about) !== void 0 ? "it is about a change" : void 0;
}
// src/run/prune/command.ts
async function prune(request, asked, told) {
	const { environment } = told;
	const { settings, facts } = await readRun({
		...request,
		remote: "never"
	}, environment);
	const policy = await parsePolicy(asked.policy);
	const asks = [
		...request.problems ?? [],
		...checkBackup(asked),
		...policy.problems
	];
	const accepted = acceptSettings(settings, asks, environment);
	if (!policy.ok) throw new Problem(policy.problems);
	refuseRun(facts, environment);
	const repositories = await listRepositories(asked.words, accepted, facts);
	const prepared = {
		settings: accepted,
		facts: facts.ok ? facts.value : makeBareFacts(request.now)
	};
	const [{ pruneRepositories }, { createPruneHosts }, { createClosedList }] = await Promise.all([
		import("./prune2.js"),
		import("./context.js").then((n) => n.context_exports),
		import("./changes.js")
	]);
	const { apply, inUse, backup } = asked;
	const joined = joinPolicies(accepted.prune, policy.value);
	return await withContext(prepared, environment, (context) => pruneRepositories({
		repositories,
		policy: joined,
		apply,
		inUse,
		...omitUndefined({ backup })
	}, {
		...createPruneHosts(context),
		listClosed: createClosedList(context, facts),
		onPlan: told.onPlan,
		nowMs: environment.clock.now(),
		now: environment.clock.now,
		signal: environment.signal,
		...omitUndefined({ project: facts.ok ? facts.value.project.url : void 0 })
	}));
}
function checkBackup({ backup, apply }) {
	if (backup === void 0) return [];
	if (backup !== "-") return apply ? [] : [describeUnsaved()];
	return [error("PRUNE_BACKUP", "the backup cannot be written: \"-\" is not a directory.", "Write the directory that the copies go to. One that is named - is written ./-.")];
}
function describeUnsaved() {
	return notice("SETTINGS_UNUSED", "backup has no effect without yes: nothing is deleted, and nothing is saved", "Give yes, too, to save and delete.");
}
function refuseRun(facts, { env }) {
	const why = describeRefusedRun(facts, detectCi(env) === "local");
	if (why === void 0) return;
	const message = `this run prunes nothing, because ${why}.`;
	throw new Problem([error("PRUNE_UNTRUSTED", message, "Run prune on a schedule, or on a push to the default branch.")]);
}
async function listRepositories(words, settings, facts) {
	const own = words.length > 0 || !facts.ok ? [] : await listTargetRepositories(settings, facts.value);
	const names = words.length > 0 ? words : own.flatMap((one) => one.names);
	const parsed = [...new Set(names)].map(parseRepository);
	const problems = parsed.flatMap((one) => one.ok ? [] : one.problems);
	if (problems.length > 0) throw new Problem(problems);
	const repositories = parsed.flatMap((one) => one.ok ? [one.value] : []);
	if (repositories.length > 0) return repositories;
	throw new Problem([error("PRUNE_REPOSITORY", "the repository to prune is not named.", "Write tagship prune ghcr.io/acme/app, or set images.")]);
}
// src/run/prune/in-use-list.ts
const LIST_BYTES = 4194304;
async function readInUse(path, { cwd, stdin, signal }) {
	if (path === void 0) return "";
	const read = path === "-" ? await readInput(stdin, {
		bytes: LIST_BYTES,
		signal
	}) : await readSmallFile(resolve(cwd, path), LIST_BYTES);
	const why = read.ok ? "it lists nothing" : read.why;
	if (read.ok && read.text.trim() !== "") return read.text;
	const message = `the list ${JSON.stringify(path.slice(0, 200))} of images in use cannot be used: ${why}.`;
	throw new Problem([error("PRUNE_IN_USE", message, "Check the command that writes this list. Without such a list nothing counts as in use.")]);
}
export { prune, readInUse, renderPrune };
