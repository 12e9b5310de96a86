import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __commonJSMin, __exportAll, __toESM } from "./rolldown-runtime.js";
import { EXIT, Problem, checkRecord, checkRequest, checkSecrets as checkSecrets$1, compareVersions, compileRevisions, completePlatform, covers, decideTrust, describeBadTag, detectCi, error, findUncovered, findUrlSecrets, foldNotices, formatDuration, hasErrors, isIllegalTag, isLoopback, isRefName, isSecretName, isTag, knownSecrets, listAlike, listKnownSecrets, listOwnPushes, listSettings, matchesPattern, notice, omitUndefined, once as once$1, oncePer, openGit, parseBuilder, parseIn, parseMadeImage, parsePep440, parseRepository, parseScope, parseVersion, pathOfMade, quote as quote$1, quoteWritten, readAncestry, readBuilder, readClone, readDistance, readRun, readSmallFile, readText as readText$1, renderArgv, renderColumns, require_compare, require_constants, require_debug, require_parse, require_parse_options, require_re, require_semver, settingsForTarget, shortDigest, splitEntries, suggest, toBranch, toBranchEvent, toExitCode, toFingerprint, toGitTag, toNumber, toPlatformText, toPrintedJson, toRef, toSha, toTag, toUtc, unsaid, version, visible, withContext, withSize, wrap, writeOutputFile } from "./base.js";
const { stat } = require("node:fs/promises");
const { isAbsolute, posix, resolve } = require("node:path");
const { setImmediate } = require("node:timers/promises");
const { createHash } = require("node:crypto");
const { once } = require("node:events");
// src/report/files/dotenv.ts
var dotenv_exports = __exportAll({ renderDotenv: () => renderDotenv });
const MAX_BYTES = 5120;
function renderDotenv(plan, receipt) {
	const references = writtenReferences(plan, receipt);
	const tags = [...new Set(references.map((reference) => reference.slice(reference.lastIndexOf(":") + 1)))];
	const isSeveral = plan.targets.length > 1;
	const prefixes = ["SHIPPED_", ...isSeveral ? [] : toPrefix(plan.targets[0]?.name)];
	const whole = [
		...renderImage$1(plan, receipt),
		`TAG=${tags[0] ?? ""}`,
		`REFERENCE=${references[0] ?? ""}`
	];
	const lines = prefixes.flatMap((prefix) => whole.map((line) => prefix + line));
	const budget = (MAX_BYTES - Buffer.byteLength(`${lines.join("\n")}\n`)) / prefixes.length;
	const cut = [
		`TAGS=${fit(tags, Math.floor(budget / 4))}`,
		`REFERENCES=${fit(references, Math.floor(budget / (isSeveral ? 4 : 2)))}`,
		...isSeveral ? [`DIGESTS=${fit(listNamedDigests(receipt), Math.floor(budget / 2))}`] : []
	];
	return `${[...lines, ...prefixes.flatMap((prefix) => cut.map((line) => prefix + line))].join("\n")}\n`;
}
function listNamedDigests(receipt) {
	return (receipt?.targets ?? []).flatMap(({ name, digest }) => digest === null ? [] : [`${name}=${digest}`]);
}
const LONGEST_NAME = 64;
function toPrefix(name = "default") {
	const word = name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_");
	return name !== "default" && /[A-Z0-9]/.test(word) && word.length <= LONGEST_NAME ? [`SHIPPED_${word}_`] : [];
}
function renderImage$1(plan, receipt) {
	const [target] = plan.targets;
	const digest = receipt?.targets[0]?.digest ?? "";
	const repository = target?.repositories[0] ?? "";
	return [
		`VERSION=${target === void 0 ? "" : nameVersion(target)}`,
		`PUSHED=${String(receipt?.pushed === true)}`,
		`IMAGE=${[repository, digest].filter(() => digest !== "").join("@")}`,
		`DIGEST=${digest}`,
		`REPOSITORY=${repository}`
	];
}
function nameVersion({ version, tags, held }) {
	return version ?? tags[0]?.tag ?? held[0]?.tag ?? "";
}
function writtenReferences(plan, receipt) {
	if (receipt !== void 0 && (receipt.pushed || receipt.status !== "done")) return receipt.targets.flatMap((target) => target.images.filter(({ action }) => action !== "held" && action !== "failed").map(({ reference }) => reference));
	return plan.targets.flatMap((target) => target.repositories.flatMap((repository) => target.tags.filter(({ repositories }) => repositories?.includes(repository) !== false).map(({ tag }) => `${repository}:${tag}`)));
}
function fit(items, bytes) {
	let text = "";
	for (const item of items) {
		const next = text === "" ? item : `${text} ${item}`;
		if (Buffer.byteLength(next) > bytes) break;
		text = next;
	}
	return text;
}
// src/report/plan/plan-details.ts
function renderDetails(plan, target, paint) {
	const section = (title, lines) => lines.length === 0 ? [] : [
		"",
		paint("bold", title),
		...lines.map((line) => `  ${line}`)
	];
	const { build } = target;
	return [
		...section("Facts", renderFacts(plan)),
		...section("Labels", renderMap(target.labels)),
		...section("Annotations", renderMap(withoutLevels(target.annotations))),
		...section("Command", [...build.argv.length === 0 ? [] : [visible(renderArgv(build.argv))], ...build.provenance === void 0 ? [] : [visible(`when pushed, with --provenance ${build.provenance}`)]])
	];
}
const USUAL = new Set([
	"--platform",
	"--label",
	"--annotation",
	"--file"
]);
function listUnusual({ build: { argv }, labels }) {
	const end = argv.lastIndexOf("--");
	const words = argv.slice(argv.indexOf("build") + 1, end < 0 ? void 0 : end);
	const flags = [];
	for (const word of words) if (word.startsWith("--")) flags.push([word]);
	else flags.at(-1)?.push(word);
	return [...flags.filter(([name = ""]) => !USUAL.has(name)).map(renderArgv), ...Object.entries(labels).filter(([key, value]) => value !== "" && !key.startsWith("org.opencontainers.image.")).map(([key, value]) => `label ${key}=${value}`)];
}
function renderFacts({ facts, tool }) {
	return renderColumns([
		["tagship", tool.version],
		["CI", facts.ci === "local" ? "none" : visible(`${facts.ci}, ${facts.eventName}`)],
		["commit", facts.sha + renderCheckedOut(facts)],
		["committed", facts.commitTime ?? "unknown"],
		["project", visible(facts.project.slug ?? facts.project.url ?? "unknown")],
		["default branch", visible(facts.defaultBranch ?? "unknown")],
		["trust", visible(renderTrust(facts.trust))]
	]);
}
function renderCheckedOut({ checkedOut }) {
	if (checkedOut === void 0) return "";
	const { is, eventSha } = checkedOut;
	const other = eventSha === void 0 ? "" : `; the event's is ${eventSha.slice(0, 12)}`;
	return ` (${relations$1[is]}${other})`;
}
const relations$1 = {
	head: "the change's own",
	base: "the base, not the change",
	older: "checked out, older",
	newer: "checked out, made in the job",
	elsewhere: "checked out from another project",
	other: "checked out"
};
function renderTrust({ level, reason, settingsFile }) {
	return `${level}, because ${reason}${(settingsFile && `; the settings file is ${settingsFile.level}, because ${settingsFile.reason}`) ?? ""}`;
}
function withoutLevels(annotations) {
	const groups = new Map();
	for (const [key, value] of Object.entries(annotations)) {
		const [, level = "", name = key] = /^([a-z-]+(?:\[[^\]]*\])?):(.*)$/s.exec(key) ?? [];
		const pair = `${name}\0${value}`;
		groups.set(pair, [...groups.get(pair) ?? [], level]);
	}
	return Object.fromEntries([...groups].map(([pair, levels]) => {
		const [name = "", value = ""] = pair.split("\0");
		const before = levels.filter((level) => level !== "").join(",");
		return [before === "" ? name : `${before}:${name}`, value];
	}));
}
function renderMap(map) {
	return Object.entries(map).filter(([, value]) => value !== "").map(([key, value]) => visible(`${key}=${value}`));
}
// src/report/targets/targets-text.ts
function isOfTargets({ targets, omitted = [] }) {
	return targets.length + omitted.length > 1;
}
function renderTargetTable(plan, { paint, width }) {
	const { targets, omitted = [] } = plan;
	const longest = Math.max(...[...targets, ...omitted].map(({ name }) => name.length));
	const named = (name, row) => `  ${paint("bold", name)}${" ".repeat(longest - name.length)}  ${row}`;
	const rows = renderColumns(targets.map(toRow$1));
	const table = [...targets.map(({ name }, at) => named(name, rows[at] ?? "")), ...omitted.map(({ name, reason }) => named(name, visible(reason)))];
	const held = targets.flatMap(({ name, held: tags }) => tags.map(({ tag, reason }) => `${paint("yellow", "hold")}  ${name} ${tag}: ${visible(reason)}`));
	return [
		...table,
		...held.length === 0 ? [] : [""],
		...held.flatMap((line) => wrap(`  ${line}`, {
			width,
			indent: "        "
		}))
	];
}
function toRow$1(target) {
	const { repositories, platforms, tags, build, needs = [], untagged, unchangedSince } = target;
	const [first = "nowhere yet", ...more] = repositories;
	const names = tags.map(({ tag }) => tag).join(" ");
	return [
		more.length === 0 ? first : `${first} and ${more.length} more`,
		visible([...(build.from ?? []).map((one) => `from ${one}`), ...platforms].join(", ")),
		untagged ?? (names === "" ? "no tags" : names),
		needs.length === 0 ? "" : `on ${needs.join(", ")}`,
		unchangedSince === void 0 ? "" : `unchanged since ${visible(unchangedSince.slice(0, 12))}`
	];
}
const STYLE$1 = {
	shipped: "green",
	unchanged: "green",
	built: "yellow",
	failed: "red",
	skipped: "yellow"
};
function renderRunHeading({ targets, status, durationsMs: { total } }, paint) {
	const count = (wanted) => targets.filter((one) => one.status === wanted).length;
	const isAll = !targets.some(({ status: how }) => how === "failed" || how === "skipped");
	const shipped = count("shipped") + count("unchanged");
	const verb = shipped > 0 || status !== "done" ? "shipped" : "built";
	const part = verb === "shipped" ? shipped : count("built");
	const time = total === void 0 ? "" : ` in ${formatDuration(total)}`;
	const words = `${verb} ${part} of ${targets.length} targets${time}`;
	return paint(isAll && status === "done" ? "green" : "red", words);
}
function renderTargetHeading(target, paint) {
	const { name, status, reason, version, images } = target;
	const [only, ...others] = new Set(images.map(({ repository }) => repository));
	const where = others.length === 0 ? only ?? "" : `${others.length + 1} repositories`;
	const what = status === "shipped" ? ` ${[
		...version === null ? [] : [visible(version)],
		"to",
		where
	].join(" ")}` : `: ${visible(reason)}`;
	return `${paint("bold", name)}: ${paint(STYLE$1[status], status)}${what}`;
}
// src/report/plan/plan-text.ts
const origins = {
	project: "",
	fork: " from a fork",
	unknown: " of unknown origin"
};
function renderEvent(event) {
	switch (event.kind) {
		case "branch": return `branch ${event.branch}`;
		case "gitTag": return `git tag ${event.gitTag}`;
		case "release": return `release ${event.gitTag}` + (event.prerelease ? " (pre-release)" : "");
		case "change": return `change ${event.number}` + origins[event.origin];
		case "mergeQueue": return "merge queue";
		case "schedule": return "schedule" + (event.branch === void 0 ? "" : ` on ${event.branch}`);
		case "other": return event.name;
	}
}
function renderPlan(plan, view) {
	return `${[
		...renderTargets(plan, view),
		...renderRun(plan, view),
		...view.details === true ? plan.targets.flatMap((target) => renderDetails(plan, target, view.paint)) : [],
		"",
		view.paint("bold", `Plan: ${count(plan)}.`) + view.paint("dim", renderMore(view))
	].join("\n")}\n`;
}
function renderMore({ details }) {
	return details === true ? "" : "  More: --explain, --details, --json";
}
function renderTargets(plan, view) {
	if (isOfTargets(plan)) return [
		...renderWhere(plan, view),
		"",
		...renderTargetTable(plan, view),
		""
	];
	if (plan.targets.length === 0) return [...renderWhere(plan, view), ""];
	return plan.targets.flatMap((target) => renderTarget$1(plan, target, view));
}
function renderTarget$1(plan, target, view) {
	const { paint, width } = view;
	const { repositories, version, name } = target;
	const what = [name === "default" ? "Image" : name, ...version === null ? [] : [version]];
	const [only] = repositories;
	const where = only !== void 0 && repositories.length === 1 ? only : toCount(repositories);
	return [
		paint("bold", `${visible(what.join(" "))} for ${where}`),
		...repositories.length > 1 ? renderRepositories(target, paint) : [],
		...(target.creates ?? []).map((repository) => `  creates ${repository} if it is missing`),
		...renderWhere(plan, view),
		"",
		...renderTags(target, view),
		...target.tags.length + target.held.length === 0 ? ["  no tags"] : [],
		"",
		...wrap(renderBuild(target, plan), {
			width,
			indent: "       "
		}),
		...renderLogin(target)
	];
}
function toCount({ length }) {
	return length === 0 ? "no repository" : `${length} repositories`;
}
function renderRepositories({ repositories, logins }, paint) {
	const column = longest(repositories);
	return repositories.map((repository) => {
		const source = logins?.[repository];
		const login = source === void 0 ? "" : paint("dim", `login: ${source}`);
		return `  ${repository.padEnd(column)}  ${login}`.trimEnd();
	});
}
function renderLogin({ repositories, logins }) {
	const source = repositories.length === 1 ? logins?.[repositories[0] ?? ""] : void 0;
	return source === void 0 ? [] : [`Login: ${source}`];
}
function renderWhere({ facts }, { width }) {
	const { gitTags, sha, dirty } = facts;
	const tags = gitTags.known ? `${gitTags.count} git ${gitTags.count === 1 ? "tag" : "tags"} from the ${gitTags.from ?? "clone"}` : `git tags not known: ${gitTags.reason ?? "no reason given"}`;
	const commit = `commit ${sha.slice(0, 12)}${dirty ? " with uncommitted changes" : ""}`;
	const text = visible([
		renderEvent(facts.event),
		commit,
		tags
	].join(", "));
	return wrap(text, {
		width,
		indent: ""
	});
}
const OTHER_COMMIT = "FACTS_NOT_CHECKED_OUT";
function listUnshown({ problems, push }) {
	return problems.filter(({ code }) => code !== OTHER_COMMIT || push.mode === "push");
}
function renderTags(target, { paint, width }) {
	const rows = [...target.tags.map((planned) => toRow(planned, false)), ...target.held.map((planned) => toRow(planned, true))];
	const verbs = longest(rows.map(({ verb }) => verb));
	const names = longest(rows.map(({ planned }) => planned.tag).filter((tag) => tag.length <= width / 3));
	return rows.flatMap(({ verb, style, planned }) => {
		const column = 2 + verbs + 2 + names + 2;
		const reason = visible(renderFrom(planned) + planned.reason + renderDestinations(planned));
		const wrapped = wrap(reason, {
			width: width - column,
			indent: ""
		});
		const isLong = planned.tag.length > names;
		const head = `  ${paint(style, verb)}${" ".repeat(verbs - verb.length)}  ${planned.tag}`;
		const [first = "", ...more] = isLong ? ["", ...wrapped] : wrapped;
		return [(head + (isLong ? "" : " ".repeat(names - planned.tag.length + 2)) + first).trimEnd(), ...more.map((line) => " ".repeat(column) + line)];
	});
}
function longest(words) {
	return words.reduce((most, word) => Math.max(most, word.length), 0);
}
function toRow(planned, isHeld) {
	if (isHeld) return {
		verb: "hold",
		style: "yellow",
		planned
	};
	const verb = planned.answer ?? (planned.kind === "exact" ? "new" : "move");
	return {
		verb,
		style: verb === "keep" ? "dim" : "green",
		planned
	};
}
function renderFrom({ from, versions }) {
	if (from === void 0) return "";
	const { digest, version, revision } = from;
	const commit = revision === void 0 ? void 0 : `commit ${revision.slice(0, 12)}`;
	return `from ${(versions === void 0 ? commit : version ?? commit) ?? shortDigest(digest)}; `;
}
function renderDestinations({ repositories }) {
	return repositories === void 0 ? "" : `; only in ${repositories.join(", ")}`;
}
function renderBuild(target, plan) {
	const { from, context, file } = target.build;
	if (from !== void 0) {
		const { platforms } = target;
		const which = platforms.length === 0 ? ["the platforms that it has"] : platforms;
		return `From:  ${visible([...from, ...which].join(", "))}; nothing is built`;
	}
	const parts = [
		file,
		...context === "." ? [] : [`context ${context}`],
		...target.platforms
	];
	return `Build: ${visible([...parts, ...listUnusual(target)].join(", "))}${renderFiles(plan)}`;
}
function renderFiles({ problems }) {
	return problems.some(({ code }) => code === OTHER_COMMIT) ? ", from the files that are checked out, which are of another commit" : "";
}
function renderRun(plan, { width, asked }) {
	const { facts, targets } = plan;
	const isOpen = targets.flatMap((target) => [...target.tags, ...target.held]).some(({ decided, answer }) => decided === "registry" && answer === void 0);
	const { level, reason, settingsFile } = facts.trust;
	return [...[
		renderPush(plan),
		...renderSigning(plan),
		...plan.attest === void 0 ? [] : [`Attest: ${INSTANCES[plan.attest.instance]}`],
		...renderDeploy(plan.deploy, targets.length),
		...plan.history === void 0 ? [] : [HISTORY],
		...plan.login === void 0 ? [] : [LOGIN],
		...level === "trusted" ? [] : [`Trust: ${level}, because ${reason}`],
		...settingsFile === void 0 ? [] : [`The settings file is ${settingsFile.level}, because ${settingsFile.reason}`]
	].flatMap((line) => wrap(visible(line), {
		width,
		indent: "       "
	})), ...isOpen && asked !== true ? wrap(UNASKED, {
		width,
		indent: ""
	}) : []];
}
function renderPush({ push, targets }) {
	if (targets.length > 0 && targets.every((one) => one.repositories.length === 0)) return "Push:  nowhere yet: name a repository with --image";
	return `Push:  ${push.mode === "push" ? "yes" : "no"}, ${push.reason}`;
}
function renderSigning({ sign }) {
	if (sign === void 0) return [];
	const tags = sign.referrers.join(" and ");
	return [`Sign:  ${sign.with === "key" ? "with a key" : "with the identity of the CI run"}, every manifest of the image before any tag${sign.log === void 0 ? "" : `; ${LOGS[sign.log]}`}; adds the tags ${tags}`];
}
function renderDeploy(deploy = [], targets) {
	return deploy.map(({ name, target, call, reason }) => {
		return `Deploy: ${targets > 1 ? `${name} of ${target}` : name}, ${call ? "" : "not called: "}${reason}`;
	});
}
const HISTORY = "Log:   records the tags that the run writes next to the images, for tagship log";
const LOGS = {
	public: "recorded in the public transparency log",
	own: "recorded in the transparency log of sign-rekor-url",
	none: "recorded in no transparency log"
};
const INSTANCES = {
	public: "stores provenance with the project on GitHub, signed by Sigstore's public instance",
	github: "stores provenance with the project on GitHub, signed by GitHub's own Sigstore",
	own: "stores provenance with the project on GitHub, signed by the instance of sign-fulcio-url"
};
const LOGIN = "Later: the logins stay in the job's Docker configuration until its end, for later steps";
const UNASKED = "The registry was not asked; it decides about tags that move: plan --registry.";
function count({ targets }) {
	const verbs = [...targets.flatMap(({ tags }) => tags.map((tag) => toRow(tag, false).verb)), ...targets.flatMap(({ held }) => held.map(() => "hold"))];
	const counted = Object.entries(COUNTED).flatMap(([verb, word]) => {
		const size = verbs.filter((one) => one === verb).length;
		return size === 0 ? [] : [`${size} ${word}`];
	});
	return counted.length === 0 ? "no tags" : counted.join(", ");
}
const COUNTED = {
	new: "new",
	create: "to create",
	move: "to move",
	replace: "to replace",
	keep: "to keep",
	hold: "held"
};
// src/report/published.ts
function listPublished(plan) {
	return new Set([...writtenReferences(plan, void 0), ...plan.targets.flatMap(({ version, platforms, repositories, tags, held }) => [
		...version === null ? [] : [version],
		...platforms,
		...repositories,
		...[...tags, ...held].map(({ tag }) => tag)
	])]);
}
// src/report/scans.ts
function nameScan({ scanner, passed, counts }) {
	if (counts === void 0) return `${passed ? "passed" : "failed"} (${scanner})`;
	const parts = Object.entries(counts).flatMap(([severity, count]) => count === 0 ? [] : [`${count} ${severity}`]);
	return `${parts.length === 0 ? "nothing found" : parts.join(", ")} (${scanner})`;
}
// src/report/receipt-text.ts
var receipt_text_exports = __exportAll({ renderReceipt: () => renderReceipt });
const STYLE = {
	created: "green",
	moved: "green",
	replaced: "yellow",
	kept: "dim",
	held: "yellow",
	failed: "red"
};
function renderReceipt(receipt, paint) {
	const lines = receipt.targets.flatMap((target) => [...renderTarget(receipt, target, paint), ""]);
	if (receipt.targets.length > 1) lines.unshift(renderRunHeading(receipt, paint), "");
	if (receipt.targets.length === 0) lines.push(renderStatus(receipt, paint), "");
	lines.push(...renderHooks(receipt, paint));
	const sum = [...Object.entries(receipt.durationsMs).filter(([step]) => step !== "total").map(([step, ms]) => `${step} ${formatDuration(ms)}`), renderRetries(receipt)].filter((part) => part !== "");
	if (sum.length > 0) lines.push(paint("dim", sum.join(", ")));
	return `${lines.join("\n").trimEnd()}\n`;
}
const HOOK_STYLE = {
	done: "green",
	skipped: "dim",
	failed: "red",
	pending: "yellow"
};
function renderHooks({ deploy = [], targets }, paint) {
	if (deploy.length === 0) return [];
	return [
		"Deploy hooks:",
		...renderColumns(deploy.map(({ outcome, name, target, host, reason }) => [
			outcome,
			targets.length > 1 ? `${name} (${target})` : name,
			visible([...host === null ? [] : [host], reason].join("; "))
		]), (text, column, row) => {
			const outcome = deploy[row]?.outcome;
			return column === 0 && outcome !== void 0 ? paint(HOOK_STYLE[outcome], text) : text;
		}).map(indent),
		""
	];
}
function renderRetries({ retries }) {
	if (retries === 0) return "";
	return retries === 1 ? "1 retry" : `${retries} retries`;
}
function renderStatus(receipt, paint) {
	switch (receipt.status) {
		case "done": return isShipped(receipt) ? paint("green", nameDone(receipt)) : paint(isUntagged(receipt) ? "yellow" : "green", nameBuilt(receipt));
		case "partial": return paint("red", `stopped half-way: ${nameNextMove(receipt)}`);
		case "failed": return paint("red", "failed: no tag was written");
		case "deploy-failed": return paint("red", `${nameDone(receipt)}, but a deploy hook failed`);
	}
}
function nameDone({ promoted }) {
	return promoted === void 0 ? "shipped" : "promoted";
}
function isUntagged({ pushed, record }) {
	return pushed && record === void 0;
}
const FINAL = /^(?:REGISTRY_(?:DENIED|REFUSED|UNSUPPORTED|TOO_LARGE|TAG_IMMUTABLE|REPOSITORY_MISSING)|LOGIN_\w+)$/;
function nameNextMove({ problems }) {
	const errors = problems.filter(({ level }) => level === "error");
	return errors.length > 0 && errors.every(({ code }) => FINAL.test(code)) ? "what was refused stays refused until its cause is gone" : "run it again to finish";
}
function isShipped({ pushed, targets }) {
	return pushed && targets.some(({ images }) => images.some(({ action }) => action !== "held" && action !== "failed"));
}
function nameBuilt(receipt) {
	const what = nameUnpushed(receipt);
	return receipt.pushed ? what : `built, ${what}`;
}
function nameUnpushed({ pushed, problems, record }) {
	if (pushed && record !== void 0) return `pushed by digest, leg ${record.leg}`;
	if (pushed) return "pushed without any tag";
	return problems.some(({ code }) => code === "PUSHED_BY_OUTPUTS") ? "pushed by its outputs" : "nothing pushed";
}
function renderTarget(receipt, target, paint) {
	const rows = renderColumns(target.images.map((image) => [
		image.action,
		toName$1(image, target),
		visible(toReason(image))
	]), (text, column, row) => {
		const action = target.images[row]?.action;
		return column === 0 && action !== void 0 ? paint(STYLE[action], text) : text;
	});
	return [
		receipt.targets.length > 1 ? renderTargetHeading(target, paint) : renderHeading(receipt, target, paint),
		...rows.length === 0 ? [] : ["", ...rows.map(indent)],
		...renderImage(target)
	];
}
function renderHeading(receipt, target, paint) {
	const { total } = receipt.durationsMs;
	const status = renderStatus(receipt, paint);
	const time = total === void 0 ? "" : ` in ${formatDuration(total)}`;
	const name = visible(target.version ?? (target.name === "default" ? "" : target.name));
	if (receipt.status !== "done" || !isShipped(receipt)) return `${status}${name === "" ? "" : ` (${name})`}${time}`;
	const [only, ...others] = new Set(target.images.map(({ repository }) => repository));
	const where = others.length === 0 ? only ?? "" : `${others.length + 1} repositories`;
	return `${status} ${name === "" ? "" : `${name} `}to ${where}${time}`;
}
function toName$1({ reference, tag, repository }, { images }) {
	return images.every((one) => one.repository === repository) ? tag : reference;
}
function toReason({ action, from, digest, reason }) {
	if (action === "moved" || action === "replaced") return `from ${shortDigest(from)}; ${reason}`;
	return action === "held" && digest !== null ? `stays at ${shortDigest(digest)}; ${reason}` : reason;
}
function renderImage(target) {
	const { digest, platforms, reused, sizes, from = [], tests = {}, scans = {} } = target;
	if (digest === null) return [];
	const pulled = target.images.find(({ action }) => action !== "held" && action !== "failed");
	const names = Object.keys(platforms).map((name) => withSize(name, sizes?.[name]));
	const facts = [
		["digest", digest + (reused ? " (already there)" : "")],
		...from.map((one) => ["from", visible(`${one.image}, ${one.digest}`)]),
		...names.length === 0 ? [] : [["platforms", visible(names.join(", "))]],
		...Object.keys(tests).length === 0 ? [] : [["test", visible(toTests(tests))]],
		...Object.keys(scans).length === 0 ? [] : [["scan", visible(toScans(scans))]],
		...pulled === void 0 ? [] : [["pull", `docker pull ${pulled.reference}`]],
		...renderSignatures(target)
	];
	return ["", ...renderColumns(facts).map(indent)];
}
function toTests(tests) {
	return Object.entries(tests).map(([platform, became]) => `${platform} ${became}`).join(", ");
}
function toScans(scans) {
	return Object.entries(scans).map(([platform, scan]) => `${platform} ${nameScan(scan)}`).join("; ");
}
function renderSignatures(target) {
	const { referrers = [], attestations = [], verifyCommand } = target;
	const history = referrers.filter(({ format }) => format === "history");
	const signatures = referrers.filter(({ format }) => format === "bundle" || format === "legacy");
	const copied = referrers.filter(({ format, action }) => format === "referrer" && action === "created");
	const made = signatures.filter(({ action }) => action === "created").length;
	const kept = signatures.filter(({ action }) => action === "kept").length;
	return [
		...signatures.length === 0 ? [] : [["signatures", `${made} made, ${kept} already there`]],
		...copied.length === 0 ? [] : [["referrers", `${copied.length} copied with the image`]],
		...attestations.map(({ url }) => ["attestation", url ?? "already on GitHub"]),
		...renderHistory(history),
		...verifyCommand === void 0 ? [] : [["verify", visible(verifyCommand)]]
	];
}
function renderHistory(history) {
	const made = history.filter(({ action }) => action === "created").length;
	const failed = history.length - made;
	if (history.length === 0) return [];
	return [["history", `${made} written${failed === 0 ? "" : `, ${failed} not written`}`]];
}
function indent(line) {
	return `  ${line}`;
}
// src/report/files/links.ts
var links_exports = __exportAll({ renderLinks: () => renderLinks });
function renderLinks(plan, receipt) {
	const links = (receipt.pushed ? writtenReferences(plan, receipt) : []).map((label) => ({ external_link: {
		label,
		url: toPage(label)
	} }));
	return `${JSON.stringify({ "Container images": links }, null, 2)}\n`;
}
const PAGES = {
	"docker.io": "https://hub.docker.com/r",
	"ghcr.io": "https://ghcr.io",
	"quay.io": "https://quay.io/repository"
};
function toPage(reference) {
	const repository = reference.slice(0, reference.lastIndexOf(":"));
	const slash = repository.indexOf("/");
	const host = repository.slice(0, slash);
	return `${PAGES[host] ?? `https://${host}`}/${repository.slice(slash + 1)}`;
}
function findPage(repository) {
	const slash = repository.indexOf("/");
	const page = PAGES[repository.slice(0, slash)];
	return page === void 0 ? void 0 : `${page}/${repository.slice(slash + 1)}`;
}
// node_modules/semver/internal/lrucache.js
var require_lrucache = __commonJSMin(((exports, module) => {
	var LRUCache = class {
		constructor() {
			this.max = 1e3;
			this.map = new Map();
		}
		get(key) {
			const value = this.map.get(key);
			if (value === void 0) return;
			else {
				this.map.delete(key);
				this.map.set(key, value);
				return value;
			}
		}
		delete(key) {
			return this.map.delete(key);
		}
		set(key, value) {
			if (!this.delete(key) && value !== void 0) {
				if (this.map.size >= this.max) {
					const firstKey = this.map.keys().next().value;
					this.delete(firstKey);
				}
				this.map.set(key, value);
			}
			return this;
		}
	};
	module.exports = LRUCache;
}));
// node_modules/semver/functions/eq.js
var require_eq = __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const eq = (a, b, loose) => compare(a, b, loose) === 0;
	module.exports = eq;
}));
// node_modules/semver/functions/neq.js
var require_neq = __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const neq = (a, b, loose) => compare(a, b, loose) !== 0;
	module.exports = neq;
}));
// node_modules/semver/functions/gt.js
var require_gt = __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const gt = (a, b, loose) => compare(a, b, loose) > 0;
	module.exports = gt;
}));
// node_modules/semver/functions/gte.js
var require_gte = __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const gte = (a, b, loose) => compare(a, b, loose) >= 0;
	module.exports = gte;
}));
// node_modules/semver/functions/lt.js
var require_lt = __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const lt = (a, b, loose) => compare(a, b, loose) < 0;
	module.exports = lt;
}));
// node_modules/semver/functions/lte.js
var require_lte = __commonJSMin(((exports, module) => {
	const compare = require_compare();
	const lte = (a, b, loose) => compare(a, b, loose) <= 0;
	module.exports = lte;
}));
// node_modules/semver/functions/cmp.js
var require_cmp = __commonJSMin(((exports, module) => {
	const eq = require_eq();
	const neq = require_neq();
	const gt = require_gt();
	const gte = require_gte();
	const lt = require_lt();
	const lte = require_lte();
	const cmp = (a, op, b, loose) => {
		switch (op) {
			case "===":
				if (typeof a === "object") a = a.version;
				if (typeof b === "object") b = b.version;
				return a === b;
			case "!==":
				if (typeof a === "object") a = a.version;
				if (typeof b === "object") b = b.version;
				return a !== b;
			case "":
			case "=":
			case "==": return eq(a, b, loose);
			case "!=": return neq(a, b, loose);
			case ">": return gt(a, b, loose);
			case ">=": return gte(a, b, loose);
			case "<": return lt(a, b, loose);
			case "<=": return lte(a, b, loose);
			default: throw new TypeError(`Invalid operator: ${op}`);
		}
	};
	module.exports = cmp;
}));
// node_modules/semver/classes/comparator.js
var require_comparator = __commonJSMin(((exports, module) => {
	const ANY = Symbol("SemVer ANY");
	module.exports = class Comparator {
		static get ANY() {
			return ANY;
		}
		constructor(comp, options) {
			options = parseOptions(options);
			if (comp instanceof Comparator) {
				if (comp.loose === !!options.loose) return comp;
				else comp = comp.value;
			}
			comp = comp.trim().split(/\s+/).join(" ");
			debug("comparator", comp, options);
			this.options = options;
			this.loose = !!options.loose;
			this.parse(comp);
			if (this.semver === ANY) this.value = "";
			else this.value = this.operator + this.semver.version;
			debug("comp", this);
		}
		parse(comp) {
			const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR];
			const m = comp.match(r);
			if (!m) throw new TypeError(`Invalid comparator: ${comp}`);
			this.operator = m[1] !== void 0 ? m[1] : "";
			if (this.operator === "=") this.operator = "";
			if (!m[2]) this.semver = ANY;
			else this.semver = new SemVer(m[2], this.options.loose);
		}
		toString() {
			return this.value;
		}
		test(version) {
			debug("Comparator.test", version, this.options.loose);
			if (this.semver === ANY || version === ANY) return true;
			if (typeof version === "string") try {
				version = new SemVer(version, this.options);
			} catch (er) {
				return false;
			}
			return cmp(version, this.operator, this.semver, this.options);
		}
		intersects(comp, options) {
			if (!(comp instanceof Comparator)) throw new TypeError("a Comparator is required");
			if (this.operator === "") {
				if (this.value === "") return true;
				return new Range(comp.value, options).test(this.value);
			} else if (comp.operator === "") {
				if (comp.value === "") return true;
				return new Range(this.value, options).test(comp.semver);
			}
			options = parseOptions(options);
			if (options.includePrerelease && (this.value === "<0.0.0-0" || comp.value === "<0.0.0-0")) return false;
			if (!options.includePrerelease && (this.value.startsWith("<0.0.0") || comp.value.startsWith("<0.0.0"))) return false;
			if (this.operator.startsWith(">") && comp.operator.startsWith(">")) return true;
			if (this.operator.startsWith("<") && comp.operator.startsWith("<")) return true;
			if (this.semver.version === comp.semver.version && this.operator.includes("=") && comp.operator.includes("=")) return true;
			if (cmp(this.semver, "<", comp.semver, options) && this.operator.startsWith(">") && comp.operator.startsWith("<")) return true;
			if (cmp(this.semver, ">", comp.semver, options) && this.operator.startsWith("<") && comp.operator.startsWith(">")) return true;
			return false;
		}
	};
	const parseOptions = require_parse_options();
	const { safeRe: re, t } = require_re();
	const cmp = require_cmp();
	const debug = require_debug();
	const SemVer = require_semver();
	const Range = require_range();
}));
// node_modules/semver/internal/trim-comparator-whitespace.js
var require_trim_comparator_whitespace = __commonJSMin(((exports, module) => {
	const { MAX_LENGTH, MAX_SAFE_BUILD_LENGTH, WHITESPACE_CHARACTERS } = require_constants();
	const whitespace = new Uint8Array(65536);
	for (const char of WHITESPACE_CHARACTERS) whitespace[char.charCodeAt(0)] = 1;
	const isWhitespace = (char) => char !== void 0 && whitespace[char.charCodeAt(0)] === 1;
	const isVersionPrefix = (char) => char === "v" || char === "=" || isWhitespace(char);
	const isDigit = (char) => char !== void 0 && char >= "0" && char <= "9";
	const isLetter = (char) => char !== void 0 && (char >= "a" && char <= "z" || char >= "A" && char <= "Z");
	const isIdentifierCharacter = (char) => isDigit(char) || isLetter(char) || char === "-";
	const isVersionStart = (char) => isDigit(char) || char === "x" || char === "X" || char === "*";
	const findDigitsEndIndex = (range, start, limit, digitRuns) => {
		if (!isDigit(range[start])) return start;
		if (start >= digitRuns.start && start < digitRuns.end) return Math.min(start + limit, digitRuns.end);
		if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) return Math.min(start + limit, digitRuns.previousEnd);
		let end = start + 1;
		while (isDigit(range[end])) end++;
		digitRuns.previousStart = digitRuns.start;
		digitRuns.previousEnd = digitRuns.end;
		digitRuns.start = start;
		digitRuns.end = end;
		return Math.min(start + limit, end);
	};
	const findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
		if (!loose && range[start] === "0") return start + 1;
		return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns);
	};
	const findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
		const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns);
		if (isLetter(range[digitsEnd]) || range[digitsEnd] === "-") {
			let end = digitsEnd + 1;
			const limit = end + MAX_SAFE_BUILD_LENGTH;
			while (end < limit && isIdentifierCharacter(range[end])) end++;
			return end;
		}
		return findVersionNumberEndIndex(range, start, loose, digitRuns);
	};
	const findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
		const hyphen = range[start] === "-";
		if (!loose && !hyphen) return start;
		const identifierStart = start + (hyphen ? 1 : 0);
		let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns);
		if (end === identifierStart) {
			if (!loose || !hyphen) return start;
			end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns);
		}
		while (range[end] === ".") {
			const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns);
			if (next === end + 1) break;
			end = next;
		}
		return end;
	};
	const findBuildIdentifierEndIndex = (range, start) => {
		let end = start;
		while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) end++;
		return end;
	};
	const findBuildEndIndex = (range, start) => {
		if (range[start] !== "+") return start;
		let end = findBuildIdentifierEndIndex(range, start + 1);
		if (end === start + 1) return start;
		while (range[end] === ".") {
			const next = findBuildIdentifierEndIndex(range, end + 1);
			if (next === end + 1) break;
			end = next;
		}
		return end;
	};
	const findLooseFullVersionEndIndex = (range, start, digitRuns) => {
		let end = start;
		for (let component = 0; component < 3; component++) {
			const next = findVersionNumberEndIndex(range, end, true, digitRuns);
			if (next === end) return start;
			end = next;
			if (component < 2) {
				if (range[end] !== ".") return start;
				end++;
			}
		}
		const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns);
		return findBuildEndIndex(range, prereleaseEnd);
	};
	const findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
		if (isDigit(range[start])) return findVersionNumberEndIndex(range, start, false, digitRuns);
		return isVersionStart(range[start]) ? start + 1 : start;
	};
	const findPartialVersionEndIndex = (range, start, digitRuns) => {
		let end = findPartialVersionComponentEndIndex(range, start, digitRuns);
		for (let component = 0; component < 2; component++) {
			if (range[end] !== ".") return end;
			const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns);
			if (next === end + 1) return end;
			end = next;
		}
		const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns);
		return findBuildEndIndex(range, prereleaseEnd);
	};
	const findVersionEndIndex = (range, start, digitRuns) => {
		const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns);
		return fullVersionEnd !== start ? fullVersionEnd : findPartialVersionEndIndex(range, start, digitRuns);
	};
	const findRemovableWhitespaceIndex = (range, matchStart) => {
		let position = matchStart;
		if (isWhitespace(range[position])) position++;
		if (range[position] === "<" || range[position] === ">") position++;
		if (range[position] === "=") position++;
		return isWhitespace(range[position]) ? position : -1;
	};
	const trimComparatorWhitespace = (range) => {
		let result = "";
		let copyFrom = 0;
		let cursor = 0;
		const digitRuns = {
			start: -1,
			end: -1,
			previousStart: -1,
			previousEnd: -1
		};
		while (cursor < range.length) {
			const matchStart = cursor;
			if (range[cursor] === "<" || range[cursor] === ">") cursor++;
			else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
				cursor++;
				continue;
			}
			while (cursor < range.length && isVersionPrefix(range[cursor])) cursor++;
			if (!isVersionStart(range[cursor])) continue;
			const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart);
			if (whitespacePosition !== -1) {
				result += range.slice(copyFrom, whitespacePosition);
				copyFrom = whitespacePosition + 1;
			}
			cursor = findVersionEndIndex(range, cursor, digitRuns);
		}
		return result + range.slice(copyFrom);
	};
	module.exports = trimComparatorWhitespace;
}));
// node_modules/semver/classes/range.js
var require_range = __commonJSMin(((exports, module) => {
	const SPACE_CHARACTERS = /\s+/g;
	module.exports = class Range {
		constructor(range, options) {
			options = parseOptions(options);
			if (range instanceof Range) {
				if (range.loose === !!options.loose && range.includePrerelease === !!options.includePrerelease) return range;
				else return new Range(range.raw, options);
			}
			if (range instanceof Comparator) {
				this.raw = range.value;
				this.set = [[range]];
				this.formatted = void 0;
				return this;
			}
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			this.raw = range.trim().replace(SPACE_CHARACTERS, " ");
			this.set = this.raw.split("||").map((r) => this.parseRange(r.trim())).filter((c) => c.length);
			if (!this.set.length) throw new TypeError(`Invalid SemVer Range: ${this.raw}`);
			if (this.set.length > 1) {
				const first = this.set[0];
				this.set = this.set.filter((c) => !isNullSet(c[0]));
				if (this.set.length === 0) this.set = [first];
				else if (this.set.length > 1) {
					for (const c of this.set) if (c.length === 1 && isAny(c[0])) {
						this.set = [c];
						break;
					}
				}
			}
			this.formatted = void 0;
		}
		get range() {
			if (this.formatted === void 0) {
				this.formatted = "";
				for (let i = 0; i < this.set.length; i++) {
					if (i > 0) this.formatted += "||";
					const comps = this.set[i];
					for (let k = 0; k < comps.length; k++) {
						if (k > 0) this.formatted += " ";
						this.formatted += comps[k].toString().trim();
					}
				}
			}
			return this.formatted;
		}
		format() {
			return this.range;
		}
		toString() {
			return this.range;
		}
		parseRange(range) {
			range = range.replace(BUILDSTRIPRE, "");
			const memoKey = ((this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) | (this.options.loose && FLAG_LOOSE)) + ":" + range;
			const cached = cache.get(memoKey);
			if (cached) return cached;
			const loose = this.options.loose;
			const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE];
			range = range.replace(hr, hyphenReplace(this.options.includePrerelease));
			debug("hyphen replace", range);
			range = trimComparatorWhitespace(range);
			debug("comparator trim", range);
			range = range.replace(re[t.TILDETRIM], tildeTrimReplace);
			debug("tilde trim", range);
			range = range.replace(re[t.CARETTRIM], caretTrimReplace);
			debug("caret trim", range);
			let rangeList = range.split(" ").map((comp) => parseComparator(comp, this.options)).join(" ").split(/\s+/).map((comp) => replaceGTE0(comp, this.options));
			if (loose) rangeList = rangeList.filter((comp) => {
				debug("loose invalid filter", comp, this.options);
				return !!comp.match(re[t.COMPARATORLOOSE]);
			});
			debug("range list", rangeList);
			const rangeMap = new Map();
			const comparators = rangeList.map((comp) => new Comparator(comp, this.options));
			for (const comp of comparators) {
				if (isNullSet(comp)) return [comp];
				rangeMap.set(comp.value, comp);
			}
			if (rangeMap.size > 1 && rangeMap.has("")) rangeMap.delete("");
			const result = [...rangeMap.values()];
			cache.set(memoKey, result);
			return result;
		}
		intersects(range, options) {
			if (!(range instanceof Range)) throw new TypeError("a Range is required");
			return this.set.some((thisComparators) => {
				return isSatisfiable(thisComparators, options) && range.set.some((rangeComparators) => {
					return isSatisfiable(rangeComparators, options) && thisComparators.every((thisComparator) => {
						return rangeComparators.every((rangeComparator) => {
							return thisComparator.intersects(rangeComparator, options);
						});
					});
				});
			});
		}
		test(version) {
			if (!version) return false;
			if (typeof version === "string") try {
				version = new SemVer(version, this.options);
			} catch (er) {
				return false;
			}
			for (let i = 0; i < this.set.length; i++) if (testSet(this.set[i], version, this.options)) return true;
			return false;
		}
	};
	const cache = new (require_lrucache())();
	const parseOptions = require_parse_options();
	const Comparator = require_comparator();
	const debug = require_debug();
	const SemVer = require_semver();
	const trimComparatorWhitespace = require_trim_comparator_whitespace();
	const { safeRe: re, src, t, tildeTrimReplace, caretTrimReplace } = require_re();
	const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = require_constants();
	const BUILDSTRIPRE = new RegExp(src[t.BUILD], "g");
	const isNullSet = (c) => c.value === "<0.0.0-0";
	const isAny = (c) => c.value === "";
	const isSatisfiable = (comparators, options) => {
		let result = true;
		const remainingComparators = comparators.slice();
		let testComparator = remainingComparators.pop();
		while (result && remainingComparators.length) {
			result = remainingComparators.every((otherComparator) => {
				return testComparator.intersects(otherComparator, options);
			});
			testComparator = remainingComparators.pop();
		}
		return result;
	};
	const parseComparator = (comp, options) => {
		comp = comp.replace(re[t.BUILD], "");
		debug("comp", comp, options);
		comp = replaceCarets(comp, options);
		debug("caret", comp);
		comp = replaceTildes(comp, options);
		debug("tildes", comp);
		comp = replaceXRanges(comp, options);
		debug("xrange", comp);
		comp = replaceStars(comp, options);
		debug("stars", comp);
		return comp;
	};
	const isX = (id) => !id || id.toLowerCase() === "x" || id === "*";
	const invalidXRangeOrder = (M, m, p) => isX(M) && !isX(m) || isX(m) && p && !isX(p);
	const replaceTildes = (comp, options) => {
		return comp.trim().split(/\s+/).map((c) => replaceTilde(c, options)).join(" ");
	};
	const replaceTilde = (comp, options) => {
		const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE];
		const z = options.includePrerelease ? "-0" : "";
		return comp.replace(r, (_, M, m, p, pr) => {
			debug("tilde", comp, _, M, m, p, pr);
			let ret;
			if (isX(M)) ret = "";
			else if (isX(m)) ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
			else if (isX(p)) ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
			else if (pr) {
				debug("replaceTilde pr", pr);
				ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
			} else ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
			debug("tilde return", ret);
			return ret;
		});
	};
	const replaceCarets = (comp, options) => {
		return comp.trim().split(/\s+/).map((c) => replaceCaret(c, options)).join(" ");
	};
	const replaceCaret = (comp, options) => {
		debug("caret", comp, options);
		const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET];
		const z = options.includePrerelease ? "-0" : "";
		return comp.replace(r, (_, M, m, p, pr) => {
			debug("caret", comp, _, M, m, p, pr);
			let ret;
			if (isX(M)) ret = "";
			else if (isX(m)) ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
			else if (isX(p)) {
				if (M === "0") ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
				else ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`;
			} else if (pr) {
				debug("replaceCaret pr", pr);
				if (M === "0") {
					if (m === "0") ret = `>=${M}.${m}.${p}-${pr} <${M}.${m}.${+p + 1}-0`;
					else ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
				} else ret = `>=${M}.${m}.${p}-${pr} <${+M + 1}.0.0-0`;
			} else {
				debug("no pr");
				if (M === "0") {
					if (m === "0") ret = `>=${M}.${m}.${p} <${M}.${m}.${+p + 1}-0`;
					else ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
				} else ret = `>=${M}.${m}.${p} <${+M + 1}.0.0-0`;
			}
			debug("caret return", ret);
			return ret;
		});
	};
	const replaceXRanges = (comp, options) => {
		debug("replaceXRanges", comp, options);
		return comp.split(/\s+/).map((c) => replaceXRange(c, options)).join(" ");
	};
	const replaceXRange = (comp, options) => {
		comp = comp.trim();
		const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE];
		return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
			debug("xRange", comp, ret, gtlt, M, m, p, pr);
			if (invalidXRangeOrder(M, m, p)) return comp;
			const xM = isX(M);
			const xm = xM || isX(m);
			const xp = xm || isX(p);
			const anyX = xp;
			if (gtlt === "=" && anyX) gtlt = "";
			pr = options.includePrerelease ? "-0" : "";
			if (xM) {
				if (gtlt === ">" || gtlt === "<") ret = "<0.0.0-0";
				else ret = "*";
			} else if (gtlt && anyX) {
				if (xm) m = 0;
				p = 0;
				if (gtlt === ">") {
					gtlt = ">=";
					if (xm) {
						M = +M + 1;
						m = 0;
						p = 0;
					} else {
						m = +m + 1;
						p = 0;
					}
				} else if (gtlt === "<=") {
					gtlt = "<";
					if (xm) M = +M + 1;
					else m = +m + 1;
				}
				if (gtlt === "<") pr = "-0";
				ret = `${gtlt + M}.${m}.${p}${pr}`;
			} else if (xm) ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`;
			else if (xp) ret = `>=${M}.${m}.0${pr} <${M}.${+m + 1}.0-0`;
			debug("xRange return", ret);
			return ret;
		});
	};
	const replaceStars = (comp, options) => {
		debug("replaceStars", comp, options);
		return comp.trim().replace(re[t.STAR], "");
	};
	const replaceGTE0 = (comp, options) => {
		debug("replaceGTE0", comp, options);
		return comp.trim().replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], "");
	};
	const hyphenReplace = (incPr) => ($0, from, fM, fm, fp, fpr, fb, to, tM, tm, tp, tpr) => {
		if (isX(fM)) from = "";
		else if (isX(fm)) from = `>=${fM}.0.0${incPr ? "-0" : ""}`;
		else if (isX(fp)) from = `>=${fM}.${fm}.0${incPr ? "-0" : ""}`;
		else if (fpr) from = `>=${from}`;
		else from = `>=${from}${incPr ? "-0" : ""}`;
		if (isX(tM)) to = "";
		else if (isX(tm)) to = `<${+tM + 1}.0.0-0`;
		else if (isX(tp)) to = `<${tM}.${+tm + 1}.0-0`;
		else if (tpr) to = `<=${tM}.${tm}.${tp}-${tpr}`;
		else if (incPr) to = `<${tM}.${tm}.${+tp + 1}-0`;
		else to = `<=${to}`;
		return `${from} ${to}`.trim();
	};
	const testSet = (set, version, options) => {
		for (let i = 0; i < set.length; i++) if (!set[i].test(version)) return false;
		if (version.prerelease.length && !options.includePrerelease) {
			for (let i = 0; i < set.length; i++) {
				debug(set[i].semver);
				if (set[i].semver === Comparator.ANY) continue;
				if (set[i].semver.prerelease.length > 0) {
					const allowed = set[i].semver;
					if (allowed.major === version.major && allowed.minor === version.minor && allowed.patch === version.patch) return true;
				}
			}
			return false;
		}
		return true;
	};
}));
// node_modules/semver/ranges/valid.js
var require_valid$1 = __commonJSMin(((exports, module) => {
	const Range = require_range();
	const validRange = (range, options) => {
		try {
			return new Range(range, options).range || "*";
		} catch (er) {
			return null;
		}
	};
	module.exports = validRange;
}));
// src/plan/version/spelling.ts
var import_range = __toESM(require_range(), 1);
var import_valid$1 = __toESM(require_valid$1(), 1);
const TOKEN$1 = /(\{[^}]*\})/;
const SPELLING = /^(?:[A-Za-z0-9._-]|\{version\}|\{core\}|\{gitTag\}|\{commit:\d{1,2}\}){1,300}$/;
function spell$1(spelling, given) {
	const parts = spelling.split(TOKEN$1).map((part) => fill$1(part, given));
	return parts.includes(void 0) ? void 0 : toTag(parts.join(""));
}
function fill$1(part, { version, gitTag }) {
	if (!part.startsWith("{")) return part;
	switch (part) {
		case "{version}": return version.text;
		case "{core}": return [
			0,
			1,
			2
		].map((at) => version.numbers[at] ?? 0).join(".");
		case "{gitTag}": return gitTag?.name;
		default: {
			const commit = gitTag?.sha.slice(0, Number(/\d+/.exec(part)?.[0])) ?? "";
			return commit === "" ? void 0 : commit;
		}
	}
}
function namesVersion(spelling) {
	return /\{(?:version|core|gitTag)\}/.test(spelling);
}
function affixesOf(spelling) {
	const prefix = spelling.slice(0, spelling.indexOf("{"));
	const suffix = spelling.slice(spelling.lastIndexOf("}") + 1);
	return {
		prefix: namesVersion(spelling) ? prefix : prefix.replace(/sha-$/, ""),
		suffix
	};
}
function extendSpelling(spelling, prefix, suffix) {
	return toLegal(prefix) + spelling + toLegal(suffix);
}
function stripSpelling(spelling, { prefix, suffix }) {
	const start = spelling.startsWith(prefix) ? prefix.length : 0;
	const end = spelling.endsWith(suffix) ? suffix.length : 0;
	return spelling.slice(start, spelling.length - end);
}
function carries(tag, { prefix, suffix }) {
	const bare = prefix.replace(/(?<![A-Za-z0-9])v$/, "");
	return {
		prefix: tag.startsWith(bare),
		suffix: tag.endsWith(suffix) || suffix.endsWith(`-${tag}`)
	};
}
function toLegal(text) {
	return text.replace(/[^A-Za-z0-9._-]+/g, "-");
}
// src/plan/version/versions.ts
const MOST_ABOVE = 50;
function readHistory(gitTags, prefix, ignore, revisions) {
	const list = gitTags ?? UNKNOWN;
	const ofList = histories.get(list) ?? new Map();
	histories.set(list, ofList);
	const key = JSON.stringify([
		prefix,
		ignore,
		revisions
	]);
	const before = ofList.get(key);
	if (before !== void 0) return before;
	const history = makeHistory(list, prefix, ignore, revisions);
	ofList.set(key, history);
	return history;
}
const histories = new WeakMap();
const UNKNOWN = [];
function makeHistory(list, prefix, ignore, revisions) {
	const releases = oncePer((scheme) => scheme, (scheme) => readReleases(list, {
		gitTagPrefix: prefix,
		scheme,
		...omitUndefined({ revisions })
	}));
	const ignores = toFilter(ignore);
	const above = new Map();
	return {
		known: list !== UNKNOWN,
		highest: () => findHighest$1(releases("semver"), ignores),
		makeSeries: (frame) => {
			const key = JSON.stringify([
				frame.scheme,
				frame.version,
				frame.range ?? "",
				frame.ignore ?? ""
			]);
			const found = above.get(key) ?? findAbove(frame, releases(frame.scheme));
			above.set(key, found);
			return {
				...frame,
				above: toCandidates(frame, found).slice(0, MOST_ABOVE)
			};
		}
	};
}
function listAbove(series, gitTags) {
	const releases = readReleases(gitTags, series);
	return toCandidates(series, takeHighest(filterAbove(series, releases), releases.length));
}
function readIn({ scheme, revisions }, text) {
	return parseIn(scheme, text, revisions);
}
function standOf(series, text) {
	const version = readIn(series, text);
	const own = readIn(series, series.version);
	if (version === void 0 || own === void 0 || whyOutside(series, version) !== void 0) return "outside";
	const order = compareVersions(version, own);
	if (order === 0) return "equal";
	return order > 0 ? "above" : "below";
}
function whyOutside(series, version) {
	const { name, range, ignore } = series;
	if (version.isPrerelease) return "it is a prerelease";
	if (range !== void 0 && !satisfiesRange(version, range)) return `it is not of ${name}`;
	return ignore !== void 0 && satisfiesRange(version, ignore) ? `ignore-versions leaves it out (${ignore})` : void 0;
}
function versionOfGitTag(name, prefix, revisions) {
	return name.startsWith(prefix) ? parseVersion(name.slice(prefix.length), revisions) : void 0;
}
function listSameVersion(version, prefix, gitTags) {
	const tag = toTag(version);
	return gitTags.filter(({ name }) => {
		const surplus = name.length - prefix.length - version.length;
		if (surplus === 1 ? name[prefix.length] !== "v" : surplus !== 0) return false;
		if (!name.startsWith(prefix)) return false;
		if (name.slice(prefix.length + surplus).replaceAll("+", "-") !== tag) return false;
		return parseVersion(name.slice(prefix.length)) !== void 0;
	});
}
function satisfiesRange(version, range) {
	return toFilter(range)(version);
}
function isRange(text) {
	return (0, import_valid$1.default)(text) !== null;
}
function readReleases(gitTags, { gitTagPrefix: prefix, scheme, revisions }) {
	const releases = [];
	for (const { name, sha } of gitTags) {
		if (!name.startsWith(prefix)) continue;
		const version = parseIn(scheme, name.slice(prefix.length), revisions);
		if (version !== void 0 && !version.isPrerelease) releases.push({
			gitTag: name,
			sha,
			version
		});
	}
	return releases;
}
function findAbove(frame, releases) {
	return takeHighest(filterAbove(frame, releases), 100);
}
function filterAbove(frame, releases) {
	const own = readIn(frame, frame.version);
	if (own === void 0) return [];
	const isMember = createMember(frame);
	return releases.filter(({ version }) => compareVersions(version, own) > 0 && isMember(version));
}
function createMember({ range, ignore }) {
	const isInside = range === void 0 ? () => true : toFilter(range);
	const isIgnored = toFilter(ignore);
	return (version) => !version.isPrerelease && isInside(version) && !isIgnored(version);
}
function toFilter(range) {
	if (range === void 0) return () => false;
	if (/^\d+(\.\d+)*\.x$/.test(range)) {
		const wanted = range.split(".").slice(0, -1).map(Number);
		return ({ numbers }) => wanted.every((number, index) => (numbers[index] ?? 0) === number);
	}
	if (!isRange(range)) return () => false;
	const parsed = new import_range.default(range, { includePrerelease: true });
	return ({ scheme, text, numbers, revision }) => {
		const [major = 0, minor = 0, patch = 0] = numbers;
		const isSemver = scheme === "semver" && revision === void 0;
		return parsed.test(isSemver ? text : `${major}.${minor}.${patch}`);
	};
}
function findHighest$1(releases, ignores) {
	let highest;
	for (const release of releases) {
		if (ignores(release.version)) continue;
		if (highest === void 0 || compareVersions(release.version, highest.version) > 0) highest = release;
	}
	return highest;
}
function takeHighest(releases, limit) {
	const descending = (one, other) => compareVersions(other.version, one.version);
	let kept = [];
	let lowest;
	for (const release of releases) {
		if (lowest !== void 0 && descending(lowest, release) <= 0) continue;
		kept.push(release);
		if (kept.length < 8 * limit) continue;
		kept = kept.sort(descending).slice(0, limit);
		lowest = kept.at(-1);
	}
	return kept.sort(descending).slice(0, limit);
}
function toCandidates(frame, releases) {
	const candidates = new Map();
	const spellings = spellingsOf(frame);
	for (const { gitTag, sha, version } of releases) for (const spelling of spellings) {
		const tag = spell$1(spelling, {
			version,
			gitTag: {
				name: gitTag,
				sha
			}
		});
		if (tag === void 0 || candidates.has(tag)) continue;
		candidates.set(tag, {
			gitTag,
			version: version.text,
			tag
		});
	}
	return [...candidates.values()];
}
function spellingsOf({ exactPrefix, exactSuffix, spellings }) {
	return spellings ?? [`${exactPrefix}{version}${exactSuffix}`];
}
function seriesWithAffixes(series, prefix, suffix) {
	const { exactPrefix, exactSuffix, spellings, above } = series;
	return {
		...series,
		exactPrefix: prefix + exactPrefix,
		exactSuffix: exactSuffix + suffix,
		...spellings === void 0 ? {} : { spellings: spellings.map((one) => extendSpelling(one, prefix, suffix)) },
		above: above.map((candidate) => ({
			...candidate,
			tag: toTag(prefix + candidate.tag + suffix) ?? candidate.tag
		}))
	};
}
// src/plan/template/scope.ts
const noVersion = {
	version: "",
	major: "",
	minor: "",
	patch: "",
	channel: ""
};
function toVersionNames(version) {
	const [release = ""] = /^\d+(?:\.\d+)*/.exec(version.text) ?? [];
	const [major = "", minor = "", patch = ""] = release.split(".");
	const channel = version.isPrerelease ? readChannel(version.text) : "";
	return {
		version: version.text,
		major,
		minor,
		patch,
		channel: channel.replace(/\d+$/, "")
	};
}
function readChannel(text) {
	const [, python] = /^[\d.]+(a|b|rc)\d+/.exec(text) ?? [];
	const [, named = ""] = /^[^+-]*-([0-9A-Za-z-]*[A-Za-z][0-9A-Za-z-]*)/.exec(text) ?? [];
	return python ?? named;
}
function readRunVersion(facts, settings) {
	if (settings.version !== void 0) return parseVersion(settings.version, settings.revisions);
	const { event } = facts;
	if (event.kind !== "gitTag" && event.kind !== "release") return void 0;
	return versionOfGitTag(event.gitTag, settings.tagPrefix ?? "", settings.revisions);
}
function createVersionScope(facts, settings, given) {
	const version = readRunVersion(facts, settings);
	return { ...given ?? (version === void 0 ? noVersion : toVersionNames(version)) };
}
function createScope(facts, settings) {
	return {
		build: facts.run.number ?? "",
		environment: settings.environment ?? facts.environment ?? "",
		pr: toChangeNumber(facts),
		name: settings.name,
		distance: facts.distance === void 0 ? "" : String(facts.distance),
		arch: () => toOnlyArch(settings.platforms)
	};
}
function toChangeNumber({ event, checkedOut }) {
	if (event.kind === "mergeQueue") return event.number === void 0 ? "" : String(event.number);
	return event.kind === "change" && checkedOut?.is !== "base" ? String(event.number) : "";
}
function toArch(platform) {
	const [, architecture = platform, variant = ""] = platform.split("/");
	return architecture === "arm" ? `${architecture}${variant || "v7"}` : architecture;
}
function toOnlyArch(platforms) {
	const [first = "linux/amd64", ...more] = platforms;
	if (more.length === 0) return toArch(first);
	throw new Problem([error("EXPRESSION_ARCH", `{{arch}} is one name, and the image is for ${platforms.length} platforms: ${quote$1(platforms.join(","))}`, "Leave {{arch}} out and set \"arch-tags: true\": each platform then gets its own tags.")]);
}
// src/plan/push.ts
const BY_DIGEST = "outputs push by digest, and a later step gives the tags";
function decidePush(facts, settings) {
	const { push, load } = settings;
	if (callsElse(settings)) return {
		push: build(`call: ${settings.call ?? ""} builds nothing`),
		problems: []
	};
	if (push === "true" && load) {
		const problem = error("PUSH_AND_LOAD", "\"push: true\" and \"load: true\" exclude each other: an image is pushed or loaded", "Leave one of the two out.");
		return {
			push: build("load: true"),
			problems: [problem]
		};
	}
	if (push === "true" && isAsProject(facts, settings)) return {
		push: build(facts.trust.reason),
		problems: [explainUntrusted(facts)]
	};
	return {
		push: resolve$1(facts, settings),
		problems: []
	};
}
function callsElse({ call }) {
	return call !== void 0 && call !== "build";
}
function isAsProject({ trust, event }, { tags }) {
	return trust.level === "untrusted" && event.kind !== "change" && tags === void 0;
}
function explainUntrusted({ trust }) {
	return notice("PUSH_UNTRUSTED", `built and not pushed, because ${trust.reason}: the standard tags of this run are those of the project`, "Set \"tags\" to what such runs may write.");
}
function resolve$1(facts, settings) {
	const { push, load, outputs, imageOutput } = settings;
	const { trust } = facts;
	const untrusted = `the run is untrusted, because ${trust.reason}`;
	const isTrusted = trust.level === "trusted";
	if (push === "true") return pushes(isTrusted ? "push: true" : `push: true, although ${untrusted}`);
	if (push === "false") return build(describeOff(settings));
	if (load) return build("load: true");
	if (outputs.length > 0 && imageOutput === void 0) return build("outputs are given, and push is not");
	if (facts.ci === "local") return build("outside CI nothing is pushed without --push");
	return isTrusted ? resolveRun(facts) : build(untrusted);
}
function resolveRun(facts) {
	return isAfterFailure(facts) ? build(describeFailure(facts)) : resolveEvent(facts.event, lacksProtected(facts));
}
function isAfterFailure({ conclusion }) {
	return conclusion !== void 0 && conclusion !== "success";
}
function describeFailure({ conclusion = "" }) {
	return conclusion === "unfinished" ? "the workflow that this run follows has not ended" : `the workflow that this run follows ended with ${quote$1(conclusion)}`;
}
function lacksProtected({ ci, protected: isProtected }) {
	return ci === "gitlab" && isProtected === false;
}
function describeOff({ outputs, pushByDigest }) {
	if (pushByDigest !== void 0) return BY_DIGEST;
	return outputs.length > 0 ? "it is built only for its outputs" : "push: false";
}
function resolveEvent(event, lacks) {
	switch (event.kind) {
		case "branch":
			if (lacks) return pushesWithPasswords("a run on a branch that is not protected");
			return pushes("a run on a branch");
		case "gitTag": return pushes("a run on a git tag");
		case "release": return pushes("a release");
		case "schedule":
			if (lacks) return pushesWithPasswords("a scheduled run on a branch that is not protected");
			return pushes("a scheduled run");
		case "change": return pushesWithPasswords(`change ${event.number} comes from this project`);
		case "mergeQueue": return build("a merge queue only builds");
		case "other": return build(`the event ${quote$1(event.name)} does not push by default`);
	}
}
function pushes(reason) {
	return {
		mode: "push",
		reason,
		onlyWithCredentials: false
	};
}
function pushesWithPasswords(reason) {
	return {
		...pushes(reason),
		onlyWithCredentials: true
	};
}
function build(reason) {
	return {
		mode: "build",
		reason,
		onlyWithCredentials: false
	};
}
// src/plan/check-commit.ts
function checkCommit({ facts, settings, push }, { said = [] }) {
	const { gitTags, sha } = facts;
	if (!gitTags.known || settings.onExisting === "replace") return [];
	const { tagPrefix = "" } = settings;
	const given = listGiven(facts, settings);
	const problems = [...[...new Set([...given, ...said])].flatMap((version) => {
		const same = listSameVersion(version, tagPrefix, gitTags.list);
		const [first] = same;
		return first === void 0 || same.some((one) => one.sha === sha) ? [] : [otherCommit(version, first, sha)];
	}), ...checkGitTag(facts, gitTags.list)];
	return push.mode === "push" ? problems : problems.map((one) => ({
		...one,
		level: "notice"
	}));
}
function listGiven(facts, settings) {
	if (settings.version === void 0 || facts.event.kind === "change") return [];
	const version = readRunVersion(facts, settings);
	return version === void 0 ? [] : [version.text];
}
function checkGitTag({ event, sha }, list) {
	if (event.kind !== "gitTag" && event.kind !== "release") return [];
	const found = list.find(({ name }) => name === event.gitTag);
	return found === void 0 || found.sha === sha ? [] : [otherGitTag(event, found, sha)];
}
function otherCommit(version, gitTag, sha) {
	return error("VERSION_OTHER_COMMIT", `version ${version} is git tag ${describeGitTag(gitTag)}, but this run builds ${sha.slice(0, 12)}`, "Check that git tag out, give the version that this commit has, or set on-existing to \"replace\" to build it again from here.");
}
function otherGitTag(event, gitTag, sha) {
	const how = "trigger" in event && event.trigger === "workflow_run" ? "Give actions/checkout \"ref: ${{ github.event.workflow_run.head_sha }}\"" : "Check that git tag out";
	return error("GIT_TAG_OTHER_COMMIT", `the run is about git tag ${describeGitTag(gitTag)}, but this run builds ${sha.slice(0, 12)}`, `${how}, or set on-existing to "replace" to build it again from here.`);
}
function describeGitTag({ name, sha }) {
	return `${quote$1(name)} (${sha.slice(0, 12)})`;
}
function numberOfAbsent({ event, checkedOut }) {
	if (checkedOut?.is !== "base") return void 0;
	if (event.kind === "change") return event.number;
	return event.kind === "other" ? event.about : void 0;
}
const BASE = "the base of the change is checked out, not the change";
function holdAbsentChange(planned, facts) {
	const number = numberOfAbsent(facts);
	if (number === void 0) return planned;
	const pattern = new RegExp(`(?:^|[-_.])(?:pr|mr|pull|change)[-_.]?${number}(?:[-_.]|$)`, "i");
	const isOfChange = ({ tag }) => pattern.test(tag);
	const held = planned.tags.filter(isOfChange).map((tag) => ({
		...tag,
		reason: BASE,
		decided: "plan"
	}));
	const tags = planned.tags.filter((tag) => !isOfChange(tag));
	return {
		...planned,
		tags,
		held: [...planned.held, ...held]
	};
}
function checkChange({ facts, push }, planned) {
	const number = numberOfAbsent(facts);
	const isNamed = planned.held.some(({ reason }) => reason === BASE);
	if (number === void 0 || facts.event.kind === "other" && !isNamed) return [];
	const say = push.mode === "push" ? error : notice;
	const base = `its base is checked out (commit ${facts.sha.slice(0, 12)})`;
	return [say("CHANGE_NOT_CHECKED_OUT", push.mode === "push" ? `the run is about change ${number}, but ${base}: nothing is tagged as that change` : `the run is about change ${number}, and ${base}: the base is built, and not tagged as that change`, toWayOut(facts))];
}
function toWayOut({ event, eventName, trust }) {
	if (eventName === "pull_request") return "Leave \"ref\" out of the checkout step.";
	const safe = "Build changes in a workflow with \"on: pull_request\", which builds without secrets.";
	const isOwn = event.kind === "change" && event.origin === "project" && trust.level === "trusted";
	const ref = refs.get(eventName);
	return isOwn && ref !== void 0 ? `${safe} Or, since it is a change of this project, give actions/checkout "ref: \${{ ${ref} }}".` : safe;
}
const refs = new Map([["pull_request_target", "github.event.pull_request.head.sha"], ["workflow_run", "github.event.workflow_run.head_sha"]]);
function findFailure(facts, { push, load }) {
	if (push !== "auto" || load || !isAfterFailure(facts)) return void 0;
	return notice("WORKFLOW_RUN_FAILED", `${describeFailure(facts)}: nothing is built`, "Give \"push: true\" or \"push: false\" to build all the same.");
}
// src/plan/tags/tags.ts
function planTags(evaluated, settings) {
	const groups = groupByTag(evaluated.toSorted((one, other) => other.priority - one.priority));
	const planned = groups.flatMap((group) => mergeGroup(group) ?? []).map((tag) => toPlanned$1(tag, settings.moving));
	return {
		tags: planned.flatMap(({ held, tag }) => held ? [] : [tag]),
		held: planned.flatMap(({ held, tag }) => held ? [tag] : []),
		problems: groups.flatMap(findTwoKinds)
	};
}
function isUncommitted({ dirty }, { allowDirty, source }) {
	return dirty && !allowDirty && source === "checkout";
}
const DIRTY = "the checkout has changes that are not committed";
function holdDirty(evaluated) {
	const held = DIRTY;
	return evaluated.map((tag) => tag.kind === "exact" || tag.versions !== void 0 ? {
		held,
		...tag
	} : tag);
}
function holdAll({ tags, held, problems }, reason) {
	return {
		tags: [],
		held: [...tags.map((tag) => ({
			...tag,
			decided: "plan",
			reason
		})), ...held],
		problems
	};
}
function groupByTag(evaluated) {
	const groups = new Map();
	for (const tag of evaluated) {
		const group = groups.get(tag.tag);
		if (group === void 0) groups.set(tag.tag, [tag]);
		else group.push(tag);
	}
	return [...groups.values()];
}
function mergeGroup(group) {
	const serious = group.filter(({ onlyHeld }) => onlyHeld !== true);
	const given = serious.filter(({ held }) => held === void 0);
	const [first] = [
		...given,
		...serious,
		...group
	];
	if (first === void 0) return void 0;
	const versions = given.find((tag) => tag.versions !== void 0)?.versions ?? first.versions;
	const repositories = joinRepositories(given.length > 0 ? given : group);
	return {
		...first,
		...omitUndefined({
			versions,
			repositories
		}),
		...group.some(({ literal }) => literal === true) ? { literal: true } : {}
	};
}
function joinRepositories(group) {
	const names = group.flatMap(({ repositories = [] }) => repositories);
	return names.length === 0 ? void 0 : [...new Set(names)];
}
function findTwoKinds(group) {
	const given = group.filter(({ held }) => held === void 0);
	const exact = given.find(({ kind }) => kind === "exact");
	const floating = given.find(({ kind }) => kind === "floating");
	if (exact === void 0 || floating === void 0) return [];
	return [error("TAG_TWO_KINDS", `"${exact.tag}" is an exact tag by one rule (${exact.rule}) and floats by another (${floating.rule})`, "Give one of the two a prefix or a suffix, or say which it is with kind=exact or kind=floating.")];
}
function toPlanned$1(evaluated, moving) {
	const { tag, kind, versions, rule, literal, repositories } = evaluated;
	const hold = evaluated.held ?? (moving === "forward" ? describeNewer(versions) : void 0);
	const isOpen = kind === "floating" && moving === "forward" && evaluated.held === void 0;
	return {
		held: hold !== void 0,
		tag: {
			tag,
			kind,
			...versions === void 0 ? {} : {
				series: versions.name,
				versions
			},
			rule,
			reason: hold ?? evaluated.reason,
			decided: isOpen ? "registry" : "plan",
			...literal === true ? { literal } : {},
			...omitUndefined({ repositories })
		}
	};
}
function describeNewer(versions) {
	const newest = versions?.above[0];
	return newest === void 0 ? void 0 : `${newest.version} in git tags is newer`;
}
// src/plan/checks.ts
function findForeign({ event }, settings) {
	const { tagPrefix = "", version, name } = settings;
	if (tagPrefix === "" || version !== void 0) return void 0;
	if (event.kind !== "gitTag" && event.kind !== "release") return void 0;
	if (versionOfGitTag(event.gitTag, tagPrefix, settings.revisions) !== void 0) return void 0;
	return notice("TARGET_NOT_MEANT", `git tag ${quote$1(event.gitTag)} is not for the target ${quote$1(name)}, whose git tags read ${quote$1(`${tagPrefix}<version>`)}`);
}
function checkVersion(making, evaluated) {
	const { facts, settings, pushes } = making;
	const illegal = findIllegal(settings);
	if (illegal.length > 0) return illegal;
	const ambiguous = findAmbiguous(making);
	if (ambiguous !== void 0) return [ambiguous];
	if (settings.compat === "strict") return pushes ? checkCommit(making, evaluated) : [];
	const version = readRunVersion(facts, settings);
	if (version !== void 0 && isIgnored(version, settings)) return [];
	const twice = checkTwice(version, making);
	return twice.length > 0 ? twice : checkCommit(making, evaluated);
}
function isIgnored(version, { ignoreVersions }) {
	return ignoreVersions !== void 0 && satisfiesRange(version, ignoreVersions);
}
function findIllegal({ ignoreVersions, revisions }) {
	const isIllegalRange = ignoreVersions !== void 0 && !isRange(ignoreVersions);
	const isIllegalPattern = revisions !== void 0 && compileRevisions(revisions) === void 0;
	return [...isIllegalRange ? [illegalRange(ignoreVersions)] : [], ...isIllegalPattern ? [illegalRevisions(revisions)] : []];
}
const BUILDX_VERSION = /^(?:latest|edge|master|lab:.*|cloud:.*|https?:\/\/.*)$/;
function findAmbiguous({ facts, settings }) {
	const { version, setupInputs } = settings;
	if (version === void 0) return void 0;
	const own = readRunVersion(facts, {
		...settings,
		version: void 0
	});
	const isOwn = own !== void 0 && own.text === parseVersion(version)?.text;
	if (!BUILDX_VERSION.test(version) && (setupInputs.length === 0 || isOwn)) return void 0;
	return error("VERSION_OF_BUILDX", `version: ${quote$1(version)} is the version of the image here, but reads as a version of buildx for docker/setup-buildx-action${setupInputs.length === 0 ? "" : `, together with ${setupInputs.join(", ")}`}`, "For buildx: leave version out, and keep docker/setup-buildx-action as a step before this one where another buildx than the runner's is needed. For the image: write its version (1.2.3), and leave the inputs of that action out.");
}
function checkTwice(version, { facts: { gitTags }, settings }) {
	if (version === void 0 || !gitTags.known) return [];
	const same = listSameVersion(version.text, settings.tagPrefix ?? "", gitTags.list);
	const [first] = same;
	const other = same.find(({ sha }) => sha !== first?.sha);
	return first === void 0 || other === void 0 ? [] : [twoCommits(version.text, first, other)];
}
function checkTags({ facts, settings, push, pushes }, evaluated, planned) {
	if (isExplained(settings, evaluated, planned)) return [];
	const reasons = [...planned.held.map(({ tag, reason }) => `${tag} is held: ${reason}`), ...evaluated.skipped.map(({ rule, reason }) => `${rule}: ${reason}`)];
	const dirty = planned.held.filter(({ reason }) => reason === DIRTY);
	if (push.mode === "push" && dirty.length > 0) return [explainDirty(facts, dirty)];
	if (dirty.length > 0 && dirty.length === planned.held.length) return [notice("NO_TAGS", `no tags: ${describeChanges(facts)}`, UNCOMMITTED)];
	const isMeant = planned.held.length > 0 || isWithoutTags(facts, settings);
	return [(pushes && !isMeant ? error : notice)("NO_TAGS", "this run gives no tag", [...whatIsMissing(facts), ...reasons].join("\n"))];
}
function whatIsMissing({ ci, event }) {
	return ci === "local" && event.kind === "other" ? ["Say what this run is: --branch main, or --git-tag v1.2.3."] : [];
}
function isWithoutTags({ event, checkedOut }, { tags }) {
	if (checkedOut?.is === "base") return true;
	return tags === void 0 && (event.kind === "mergeQueue" || event.kind === "other");
}
function isExplained(settings, evaluated, planned) {
	return planned.tags.length > 0 || settings.pushByDigest !== void 0 || hasErrors(evaluated.problems);
}
const UNCOMMITTED = "Commit the changes, or name the files in .gitignore; --allow-dirty tags the image anyway.";
function describeChanges({ changes }) {
	if (changes === void 0) return DIRTY;
	const { count, files } = changes;
	const more = count - files.length;
	const names = [...files.map(quote$1), ...more > 0 ? [`and ${more} more`] : []].join(", ");
	return `${count} ${count === 1 ? "file is" : "files are"} not committed: ${names}`;
}
function explainDirty(facts, held) {
	const names = held.map(({ tag }) => tag).join(", ");
	return error("TAGS_DIRTY", `nothing to push: ${describeChanges(facts)}; held: ${names}`, UNCOMMITTED);
}
function planPush(push, planned) {
	return (planned === void 0 || planned.tags.length + planned.held.length === 0) && push.mode === "push" ? {
		mode: "build",
		reason: "there is no tag to push",
		onlyWithCredentials: false
	} : push;
}
function refuseOtherCommit({ problems }) {
	return problems.map((problem) => problem.code === "FACTS_NOT_CHECKED_OUT" ? {
		...problem,
		level: "error"
	} : problem);
}
function twoCommits(version, one, other) {
	return error("VERSION_TWICE", `version ${version} is two commits: git tag ${describeGitTag(one)} and git tag ${describeGitTag(other)}`, "Delete the git tag that is wrong, or name the version in \"ignore-versions\".");
}
function illegalRange(range) {
	return error("IGNORE_VERSIONS_ILLEGAL", `invalid semver range ${quote$1(range)} in "ignore-versions"`, "Write it like \"2.0.0 || >=3 <4\".");
}
function illegalRevisions(pattern) {
	return error("REVISIONS_ILLEGAL", `invalid regular expression ${quote$1(pattern)} in "revisions"`, "Write it like -r?\\d+ or -\\d+\\.\\d+\\.\\d+, without look-around and back references.");
}
// src/plan/build/made.ts
function isMade({ from }) {
	return from !== void 0 && from.length > 0;
}
function planMade({ name, from }, platforms) {
	const recipe = {
		version: 2,
		name,
		from: [...from].sort(),
		platforms: [...platforms].sort()
	};
	return {
		argv: [],
		context: "",
		file: "",
		from,
		recipe: JSON.stringify(recipe)
	};
}
function toIndexAnnotations(texts) {
	const all = Object.entries(texts);
	const isPlaced = ([key]) => !/^[a-z-]+(?:[[,].*)?:/.test(key);
	const levelled = all.filter((entry) => !isPlaced(entry));
	const isKept = ([key]) => /^(?:index|manifest-descriptor(?:\[[^\]]*\])?):/.test(key);
	const left = levelled.filter((entry) => !isKept(entry)).map(([key]) => key);
	return {
		annotations: Object.fromEntries([...all.filter(isPlaced).map(([key, value]) => [`index:${key}`, value]), ...levelled.filter(isKept)]),
		problems: left.map(leftOut$1)
	};
}
function leftOut$1(key) {
	return notice("FROM_ANNOTATION", `the annotation ${quote$1(key)} is left out: the manifests of an image that is made already do not change`, "Write it without a level, or with index: or manifest-descriptor:.");
}
// src/plan/build/cache.ts
const MOST_WHOLE_SCOPES = 4;
function addCaches(plan, offer) {
	const targets = plan.targets.map((target) => {
		if (isMade(target.build)) return target;
		const cache = toCache(target, plan, offer);
		return cache === void 0 ? target : {
			...target,
			build: {
				...target.build,
				cache
			}
		};
	});
	return {
		...plan,
		targets
	};
}
function toCache(target, plan, offer) {
	const settings = offer.settingsFor(target.name);
	const kind = chooseKind(settings, plan, offer);
	const found = kind === "registry" ? inRegistry(target, plan, settings) : void 0;
	const cache = kind === "gha" ? onGithub(target, plan, settings) : found;
	if (cache === void 0) return void 0;
	const writes = plan.push.mode === "push" && plan.facts.trust.level === "trusted";
	const own = {
		from: settings.cacheRelease || !isRelease(target) ? cache.from : [],
		to: writes ? cache.to : []
	};
	return own.from.length + own.to.length === 0 ? void 0 : own;
}
function chooseKind({ cache, cacheFrom, cacheTo, noCache }, { facts }, { hasGithubCache }) {
	if (noCache || cacheFrom.length > 0 || cacheTo.length > 0) return "off";
	if (cache !== "auto") return cache;
	return hasGithubCache && facts.trust.level === "trusted" && facts.event.kind !== "schedule" ? "gha" : "off";
}
function isRelease({ version, tags }) {
	return version !== null && tags.some(({ kind, tag }) => kind === "exact" && !tag.startsWith("sha-"));
}
function onGithub({ name }, { targets }, { leg, cacheMode }) {
	const [own, ...others] = listParts(leg).map((part) => `scope=tagship-${name}-${part}`);
	const usual = targets.flatMap(({ platforms }) => leg.length === 0 ? name : platforms).length <= MOST_WHOLE_SCOPES ? "max" : "min";
	const mode = cacheMode === "auto" ? usual : cacheMode;
	return {
		from: [own, ...others].map((scope) => `type=gha,${scope}`),
		to: [`type=gha,${own},mode=${mode},ignore-error=true,timeout=3m`]
	};
}
function narrowCache({ name, build: { cache } }, leg) {
	if (cache === void 0 || leg.length === 0) return cache;
	const [own] = listParts(leg);
	const toOwn = (entry) => entry.replace(`scope=tagship-${name}-all`, `scope=tagship-${name}-${own}`).replace(`:${name}-all-`, `:${name}-${own}-`);
	return {
		from: [...new Set(cache.from.flatMap((entry) => [toOwn(entry), entry]))],
		to: cache.to.map(toOwn)
	};
}
function listParts(leg) {
	if (leg.length === 0) return ["all"];
	const name = leg.map((platform) => platform.replace(/[^\w.]+/g, "-")).join("-");
	return [name.length <= LONGEST_PART ? name : toTagPart(name), "all"];
}
const LONGEST_PART = 16;
function inRegistry(target, { facts }, { leg, cacheMode }) {
	const [first] = target.repositories;
	const own = facts.ci === "gitlab" ? facts.ownRepository : void 0;
	const repository = own === void 0 ? first && `${first}-cache` : `${own}/cache`;
	if (repository === void 0) return void 0;
	const parts = listParts(leg);
	const refOf = (branch, part) => `ref=${repository}:${target.name}-${part}-${toTagPart(branch)}`;
	const { defaultBranch } = facts;
	const branch = branchOf(facts.event) ?? defaultBranch;
	if (branch === void 0) return void 0;
	const read = new Set([branch, ...defaultBranch === void 0 ? [] : [defaultBranch]]);
	const form = `mode=${cacheMode === "max" ? "max" : "min"},image-manifest=true,oci-mediatypes=true,ignore-error=true`;
	return {
		from: [...read].flatMap((one) => parts.map((part) => `type=registry,${refOf(one, part)}`)),
		to: [`type=registry,${refOf(branch, parts[0])},${form}`]
	};
}
function branchOf(event) {
	if (event.kind === "branch" || event.kind === "schedule") return event.branch;
	return event.kind === "change" ? event.source ?? `change-${event.number}` : void 0;
}
const LONGEST_BRANCH = 22;
function toTagPart(branch) {
	const hash = createHash("sha256").update(branch).digest("hex").slice(0, 7);
	return `${branch.replace(/[^\w.-]+/g, "-").slice(0, LONGEST_BRANCH)}-${hash}`;
}
// src/plan/legs/runners.ts
const DEFAULTS = [
	{
		platforms: ["default"],
		runner: "ubuntu-24.04"
	},
	{
		platforms: ["linux/arm"],
		runner: "ubuntu-24.04-arm"
	},
	{
		platforms: ["linux/arm64"],
		runner: "ubuntu-24.04-arm"
	}
];
const PLATFORM = /^[a-z0-9]+(?:\/[a-z0-9.]+){0,2}$/i;
const LABEL$1 = /^[^\s[\],"'$\\]{1,100}$/;
function parseRunners(lines) {
	const rules = [];
	const problems = [];
	for (const line of lines) {
		const rule = parseRule(line);
		if (rule === void 0) problems.push(describe$3(line));
		else rules.push(rule);
	}
	if (problems.length > 0) return {
		ok: false,
		problems
	};
	return {
		ok: true,
		value: rules.some(({ platforms }) => platforms.includes("default")) ? rules : [...rules, ...DEFAULTS],
		problems
	};
}
function parseRule(line) {
	const [, left = "", right = ""] = /^([^=]*)=(.*)$/.exec(line.trim()) ?? [];
	const platforms = left.split(",").map((platform) => platform.trim());
	const runner = parseRunner(right.trim());
	return platforms.every((platform) => PLATFORM.test(platform)) && runner !== void 0 ? {
		platforms,
		runner
	} : void 0;
}
function parseRunner(text) {
	const [, list] = /^\[(.*)\]$/.exec(text) ?? [];
	if (list === void 0) return LABEL$1.test(text) ? text : void 0;
	const labels = list.split(",").map((label) => label.trim().replace(/^(["'])(.*)\1$/, "$2"));
	return labels.every((label) => LABEL$1.test(label)) ? labels : void 0;
}
function describe$3(line) {
	return error("RUNNERS_INVALID", `runners: ${quote$1(line)} is not a platform and a runner`, "Write linux/arm64=ubuntu-24.04-arm, or linux/arm64=[self-hosted, arm] for several labels.");
}
function findRule(platform, rules) {
	const rank = ({ platforms }) => Math.max(...platforms.map((name) => rankOf(name, platform)));
	const [best] = rules.toSorted((one, other) => rank(other) - rank(one));
	return best === void 0 || rank(best) < 0 ? void 0 : best;
}
function rankOf(name, platform) {
	if (name === "default") return 0;
	return platform === name || platform.startsWith(`${name}/`) ? name.length : -1;
}
const OWN_RUNNER = /^ubuntu-(?:latest|[\d.]+)(-arm)?$/;
function isNative(platform, runner) {
	const found = typeof runner === "string" ? OWN_RUNNER.exec(runner) : null;
	if (found === null) return true;
	const [, architecture = ""] = platform.split("/");
	return (found[1] === void 0 ? [
		"amd64",
		"386",
		"x86_64",
		"i386"
	] : [
		"arm64",
		"arm",
		"aarch64"
	]).includes(architecture);
}
// src/plan/legs/upload.ts
const NAME = /^[A-Za-z0-9_][\w.-]{0,99}$/;
function checkUpload({ uploadOutputs, outputs, targets }) {
	if (uploadOutputs === void 0) return [];
	if (!NAME.test(uploadOutputs)) return [error("UPLOAD_OUTPUTS_INVALID", `upload-outputs: ${quote$1(uploadOutputs)} is not the name of an artifact`, "Write letters, digits, \"_\", \".\" and \"-\", for example binaries.")];
	if ([outputs, ...targets.map(({ settings }) => settings.outputs)].some((some) => some.length > 0)) return [];
	return [notice("UPLOAD_OUTPUTS_NONE", "upload-outputs: nothing is uploaded, since no outputs are set.", "Write for example outputs: type=local,dest=out; with push: true, the image is pushed, too.")];
}
// src/plan/deploy.ts
function planDeploy(plan, { deploy, leg }) {
	if (deploy.length === 0) return {};
	const never = findObstacle(plan, leg.length > 0);
	const shipped = plan.targets.filter(({ untagged }) => untagged === void 0);
	return { deploy: deploy.flatMap((hook) => {
		const { target: pattern = "*" } = hook;
		const followed = shipped.filter(({ name }) => matchesPattern(name, pattern));
		if (followed.length > 0) return followed.map((target) => planHook(hook, target, never));
		const reason = never ?? `this run ships no target ${quote$1(pattern)}`;
		return [{
			...toName(hook, void 0),
			target: pattern,
			call: false,
			reason
		}];
	}) };
}
function findObstacle({ push, facts }, isLeg) {
	if (facts.trust.level === "untrusted") return `the run is untrusted, because ${facts.trust.reason}`;
	const unmerged = describeUnmerged(facts.event);
	if (unmerged !== void 0) return unmerged;
	if (push.mode !== "push") return `nothing is pushed: ${push.reason}`;
	return isLeg ? "a leg gives no tags; the run that merges the legs calls it" : void 0;
}
function describeUnmerged(event) {
	if (event.kind === "change") return `change ${event.number} is not merged`;
	if (event.kind === "mergeQueue") return "its changes are not merged";
	return event.kind === "other" && event.origin !== void 0 ? "it is of a change that is not merged" : void 0;
}
const DEFAULT_TAG = "latest";
function toName({ name, kind, when }, target) {
	return {
		name,
		kind,
		when: when ?? DEFAULT_TAG,
		target: target?.name ?? ""
	};
}
function planHook(hook, target, never) {
	const named = toName(hook, target);
	const skip = (reason) => ({
		...named,
		call: false,
		reason
	});
	if (never !== void 0) return skip(never);
	if (hook.when === void 0 && target.version === null) return skip("it names no tag with when, and this run has no version");
	const [first] = target.repositories;
	if (first === void 0) return skip("there is no repository");
	return {
		...named,
		...planTag(target, named.when, first)
	};
}
function planTag(target, when, first) {
	const isMeant = ({ tag, repositories, platform }) => matchesPattern(tag, when) && platform === void 0 && repositories?.includes(first) !== false;
	const given = target.tags.filter(isMeant);
	const moving = given.filter((planned) => !STAY.includes(answerOf(planned, first) ?? ""));
	const held = target.held.filter(isMeant);
	const open = held.filter(({ decided, answer }) => decided === "registry" && answer === void 0);
	const tags = (given.length > 0 ? moving : open).map(({ tag }) => tag);
	if (tags.length > 0) return {
		call: true,
		reason: `if this run moves ${tags.join(" or ")} forward in ${first}`
	};
	return {
		call: false,
		reason: explainStill({
			given,
			held,
			when,
			first
		})
	};
}
function explainStill({ given: [stays], held: [held], when, first }) {
	if (stays !== void 0) {
		const what = answerOf(stays, first) === "hold" ? "is held" : "points at its image already";
		return `${stays.tag} ${what} in ${first}`;
	}
	return held === void 0 ? `this run gives no tag ${quote$1(when)}` : `${held.tag} is held: ${held.reason}`;
}
const STAY = ["keep", "hold"];
function answerOf({ there, answer }, repository) {
	return there?.[repository]?.answer ?? answer;
}
// src/plan/signing.ts
const TAGS = {
	bundle: ["sha256-<digest>"],
	legacy: ["sha256-<digest>.sig"],
	both: ["sha256-<digest>", "sha256-<digest>.sig"]
};
function planSigning(plan, settings) {
	return {
		...planSignatures(plan, settings),
		...planAttesting(plan, settings)
	};
}
function planSignatures({ push, facts }, settings) {
	const { sign, signFormat, leg } = settings;
	if (sign === "none" || leg.length > 0 || push.mode !== "push" || facts.trust.level === "untrusted") return {};
	return { sign: {
		with: sign,
		...sign === "keyless" ? { log: decideLog(settings, facts.project) } : {},
		format: signFormat,
		referrers: TAGS[signFormat]
	} };
}
function decideLog({ signLog, signFulcioUrl, signRekorUrl }, { private: isPrivate }) {
	if (signLog === "none") return "none";
	if (signRekorUrl !== void 0) return "own";
	if (signLog === "public") return "public";
	return signFulcioUrl === void 0 && isPrivate === false ? "public" : "none";
}
function planAttesting({ push, facts }, settings) {
	if (!(settings.githubAttestation && settings.leg.length === 0) || push.mode !== "push" || facts.trust.level === "untrusted") return {};
	return { attest: {
		store: "github",
		instance: decideInstance(settings, facts.project)
	} };
}
function decideInstance({ signFulcioUrl }, { private: isPrivate }) {
	if (signFulcioUrl !== void 0) return "own";
	return isPrivate === false ? "public" : "github";
}
function explainUnsigned({ push, facts }, { sign, githubAttestation, leg }) {
	const { level, reason } = facts.trust;
	if (level === "trusted" || push.mode !== "push" || leg.length > 0) return [];
	return [...sign === "none" ? [] : [noSignature(reason)], ...githubAttestation ? [noAttestation(reason)] : []];
}
function noSignature(reason) {
	return notice("SIGN_UNTRUSTED", `the image is not signed: this run is untrusted, because ${reason}.`);
}
function noAttestation(reason) {
	return notice("ATTEST_UNTRUSTED", `no attestation is stored on GitHub: this run is untrusted, because ${reason}.`);
}
function planHistory({ push, facts }, { history, leg }) {
	return history && leg.length === 0 && push.mode === "push" && facts.trust.level === "trusted" ? { history: true } : {};
}
// node_modules/semver/functions/valid.js
var require_valid = __commonJSMin(((exports, module) => {
	const parse = require_parse();
	const valid = (version, options) => {
		const v = parse(version, options);
		return v ? v.version : null;
	};
	module.exports = valid;
}));
// src/plan/rules/kinds/source-version.ts
var import_parse = __toESM(require_parse(), 1);
var import_valid = __toESM(require_valid(), 1);
function readSemver(raw, gitTag, revisions) {
	const revised = readRevised(raw, gitTag, revisions);
	if (revised !== void 0) return revised;
	if ((0, import_valid.default)(raw) === null) return void 0;
	const semver = (0, import_parse.default)(raw, { loose: true });
	if (semver === null) return void 0;
	return {
		scheme: "semver",
		text: semver.version,
		numbers: [
			semver.major,
			semver.minor,
			semver.patch
		],
		isPrerelease: semver.prerelease.length > 0,
		raw,
		gitTagPrefix: prefixOf(gitTag, raw)
	};
}
function readPep440(raw, gitTag, revisions) {
	const revised = readRevised(raw, gitTag, revisions);
	if (revised !== void 0) return revised;
	const version = parsePep440(raw);
	if (version === void 0) return void 0;
	const { scheme, text, numbers, isPrerelease } = version;
	return {
		scheme,
		text,
		numbers,
		isPrerelease,
		raw,
		gitTagPrefix: prefixOf(gitTag, raw)
	};
}
function readRevised(raw, gitTag, revisions) {
	const version = revisions === void 0 ? void 0 : parseVersion(raw, revisions);
	if (version?.revision === void 0) return void 0;
	const { scheme, text, numbers, isPrerelease } = version;
	return {
		scheme,
		text,
		numbers,
		isPrerelease,
		raw,
		isRevised: true,
		gitTagPrefix: prefixOf(gitTag, raw)
	};
}
function findVersion(text, gitTag, revisions) {
	const [, tail] = /(?:^|[^0-9A-Za-z.])(v?\d+\.\d+.*)$/s.exec(text) ?? [];
	for (const raw of [text, tail]) {
		const version = raw === void 0 ? void 0 : parseVersion(raw, revisions);
		if (raw !== void 0 && version !== void 0) {
			const { scheme, numbers, isPrerelease } = version;
			return {
				scheme,
				numbers,
				isPrerelease,
				raw,
				gitTagPrefix: prefixOf(gitTag, raw),
				text: version.text
			};
		}
	}
	return readPep440(text, gitTag);
}
function extentOf(text, version) {
	if (holds(text, version.text) || holds(text, version.raw)) return "whole";
	const [major = 0, minor = 0] = version.numbers;
	if (version.numbers.length > 2 && holds(text, `${major}.${minor}`)) return "minor";
	return holds(text, String(major)) ? "major" : "none";
}
function extentOfTag(tag, version) {
	const extent = extentOf(tag, {
		...version,
		text: version.text.replaceAll("+", "-")
	});
	const [, numbers] = /^v?(\d+(?:\.\d+)?)(?:[-_][A-Za-z].*)?$/s.exec(tag) ?? [];
	if (extent === "major" || extent === "minor") return numbers === version.numbers.slice(0, extent === "major" ? 1 : 2).join(".") ? extent : "none";
	return extent;
}
function toSeriesRange(extent, version) {
	const [major = 0, minor = 0] = version.numbers;
	if (extent === "minor") return `${major}.${minor}.x`;
	return extent === "major" ? `${major}.x` : void 0;
}
function holds(text, wanted) {
	for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
		const before = text.slice(0, at);
		const after = text.slice(at + wanted.length);
		if (!/\d\.?$/.test(before) && !/^\.?\d/.test(after)) return true;
	}
	return false;
}
function prefixOf(gitTag, raw) {
	const at = gitTag?.lastIndexOf(raw) ?? -1;
	return at <= 0 ? "" : (gitTag ?? "").slice(0, at).replace(/(?<![A-Za-z0-9])v$/, "");
}
// src/plan/preset/unread-version.ts
function explainUnread(unread) {
	const { type, said, isVersion } = unread;
	const suggestion = findSuggestion(unread);
	if (suggestion === void 0 && !isVersion) return [];
	const what = type === "standard" ? `${said} is not read as a version` : describe$2(unread);
	const message = suggestion === void 0 ? what : `${what}; with ${suggestion.setting} it is ${suggestion.version}`;
	const hint = suggestion === void 0 ? "Name versions like 1.2.3, or v1.2.3." : `Write ${suggestion.setting}.`;
	return [notice("VERSION_NOT_READ", message, hint)];
}
const MOST_OF_COMMIT = 3;
function explainTagsOfCommit({ event, gitTags, sha }, { tagPrefix = "", version }) {
	if (event.kind !== "branch" || event.trigger !== "local") return [];
	if (!gitTags.known || tagPrefix !== "" || version !== void 0) return [];
	return gitTags.list.flatMap(({ name, sha: own }) => {
		const suggestion = own === sha ? findPrefix(name, "standard") : void 0;
		return suggestion === void 0 ? [] : [{
			name,
			...suggestion
		}];
	}).slice(0, MOST_OF_COMMIT).map(({ name, setting, version: read }) => notice("VERSION_NOT_READ", `git tag ${quote$1(name)} of this commit looks like version ${read}, and is not read as one: this plan is of branch ${quote$1(event.branch)}`, `Write ${setting} to plan that release.`));
}
function describe$2({ type, said }) {
	return `type=${type} gave no tag: ${said} ${{
		semver: "is not semver",
		pep440: "does not conform to PEP 440",
		match: "does not match",
		standard: ""
	}[type]}`;
}
function findSuggestion({ type, text }) {
	const prefixed = findPrefix(text, type);
	if (type === "standard") return prefixed;
	return [
		type === "semver" ? void 0 : toSuggestion("type=semver", readSemver(text, void 0)?.text),
		prefixed,
		isDatelike(text) ? toSuggestion("the line standard", parseVersion(text)?.text) : void 0,
		type === "pep440" ? void 0 : toSuggestion("type=pep440", readPep440(text, void 0)?.text),
		toSuggestion("the line standard", parseVersion(text)?.text)
	].find((suggestion) => suggestion !== void 0);
}
function isDatelike(text) {
	return /(?:^|\.)0\d/.test(text);
}
function toSuggestion(setting, version) {
	return version === void 0 ? void 0 : {
		setting,
		version
	};
}
function findPrefix(text, type) {
	const [, prefix, rest] = /^(.*?[^0-9.]|v\.)(v?\d+\.\d+.*)$/s.exec(text) ?? [];
	if (prefix === void 0 || rest === void 0 || prefix === "v") return void 0;
	const version = type === "pep440" ? readPep440(rest, void 0)?.text : parseVersion(rest)?.text ?? void 0;
	return toSuggestion(`tag-prefix: ${quoteYaml(prefix)}`, version);
}
function quoteYaml(text) {
	return /^[A-Za-z0-9][\w./-]*$/.test(text) ? text : quote$1(text);
}
// src/plan/reference/branch-name.ts
const HASH_DIGITS = 7;
function toBranchName(branch, { branchesAlike = [] }, { compat }) {
	const tag = toTag(branch);
	if (compat === "strict" || tag === void 0 || tag === branch) return {
		name: branch,
		problems: []
	};
	const other = branchesAlike.find((name) => name !== branch && toTag(name) === tag);
	if (other === void 0) return {
		name: branch,
		problems: []
	};
	const name = `${branch}-${toFingerprint(branch).slice(0, HASH_DIGITS)}`;
	return {
		name,
		problems: [notice("TAG_BRANCHES_ALIKE", `the branch ${quote$1(branch)} is tagged "${toTag(name) ?? tag}": the remote also has the branch ${quote$1(other)}, and the tag of both would be "${tag}"`, "Rename or delete one of the two branches to get the shorter tag.")]
	};
}
function explainBranchName(facts, settings, tags) {
	const { event } = facts;
	const branch = event.kind === "branch" || event.kind === "schedule" ? event.branch : void 0;
	if (branch === void 0) return [];
	const { name, problems } = toBranchName(branch, facts, settings);
	const text = toTag(name) ?? name;
	return tags.some((tag) => tag.includes(text)) ? problems : [];
}
const SHORTEST = 6;
function maskWord(word, secrets, shortest = SHORTEST) {
	if (secrets.length === 0) return word;
	return secrets.filter(({ length }) => length >= shortest).toSorted((one, other) => other.length - one.length).reduce((masked, secret) => masked.replaceAll(secret, "***"), word);
}
function listMasked(argv) {
	return argv.filter((_, at) => argv[at + 1]?.includes("***") === true);
}
// src/plan/template/foreign.ts
const TOKEN = /\{\{\{?([^{}]*)\}?\}\}/g;
const BLOCK = /^~?(?:[#^/]\s*(?:if|unless|each|with)\b|else\b|\^)/;
const MOST_KEPT$1 = 20;
async function fillOwn(expander, text, where) {
	const names = Object.keys(expander.names.everywhere);
	const foreign = listForeign(text, names);
	if (foreign.length === 0) return expander.expand(text, where);
	const problems = [];
	const empty = [];
	let filled = "";
	let from = 0;
	for (const { index, 0: token, 1: inner = "" } of text.matchAll(TOKEN)) {
		if (!isName(inner, names)) continue;
		const expanded = await expander.expand(token, where);
		problems.push(...expanded.problems);
		if (!expanded.ok) return {
			ok: false,
			problems
		};
		empty.push(...expanded.empty ?? []);
		filled += text.slice(from, index) + expanded.value;
		from = index + token.length;
	}
	const told = [...new Set(foreign)].slice(0, MOST_KEPT$1).map((token) => describe$1(token, names, where));
	return {
		ok: true,
		value: filled + text.slice(from),
		problems: [...problems, ...told],
		empty
	};
}
function listForeign(text, names) {
	if (!text.includes("{{")) return [];
	const tokens = [...text.matchAll(TOKEN)].filter(([, inner = ""]) => !isName(inner, names) && !BLOCK.test(inner.trim())).map(([token]) => token);
	return text.replaceAll(TOKEN, "").includes("{{") ? [...tokens, "{{"] : tokens;
}
function isName(inner, names) {
	const [, name = ""] = /^~?\s*([A-Za-z_]\w*)(?![\w.])/.exec(inner) ?? [];
	return names.includes(name);
}
function describe$1(token, names, where) {
	const [name = ""] = /[A-Za-z_]\w*/.exec(token) ?? [];
	const isWord = /^\{\{\s*[A-Za-z_]\w*\s*\}\}$/.test(token);
	const setting = typeof where === "string" ? where : `${where.setting}:${where.line}`;
	return notice("EXPRESSION_FOREIGN", `${setting}: ${quote$1(token)} is not a known expression, and is kept as written`, isWord ? suggest(name, names) : "");
}
// src/plan/rules/source-span.ts
const WIDEST_EXCERPT = 100;
function within(span, offset, length) {
	return {
		...span,
		start: span.start + offset,
		length: Math.max(1, length)
	};
}
function errorAt(span, code, message, hint) {
	return {
		level: "error",
		code,
		message: point(span, message),
		hint
	};
}
function noticeAt(span, code, message, hint) {
	return {
		level: "notice",
		code,
		message: point(span, message),
		hint
	};
}
function point({ setting, line, source, start, length }, message) {
	const before = Array.from(source.slice(0, start));
	const meant = Array.from(source.slice(start, start + length)).length;
	const from = Math.max(0, before.length - WIDEST_EXCERPT / 2);
	const after = Array.from(source.slice(start, start + 200 + 2));
	const characters = [...before.slice(from), ...after].map(showCharacter);
	const shown = characters.slice(0, WIDEST_EXCERPT);
	const lead = from > 0 ? "…" : "";
	const trail = characters.length > WIDEST_EXCERPT ? "…" : "";
	const indent = " ".repeat(2 + lead.length + before.length - from);
	const width = Math.max(1, shown.length - (before.length - from));
	const carets = "^".repeat(Math.min(Math.max(1, meant), width));
	return `${`${setting}:${line}:${before.length + 1}`}: ${message}\n  ${lead}${shown.join("")}${trail}\n${indent}${carets}`;
}
function showCharacter(character) {
	return /^[\p{C}\p{Zl}\p{Zp}]$/u.test(character) ? "·" : character;
}
// src/plan/template/empty.ts
const NO_VERSION = "the run has no version";
const lacks = new Map([
	["branch", "the run is not on a branch"],
	["tag", "the run is not on a git tag"],
	["base_ref", "the run has no base branch"],
	["pr", "the run is not for a change that is checked out"],
	["version", NO_VERSION],
	["major", NO_VERSION],
	["minor", NO_VERSION],
	["patch", "the version has no such number, or the run has no version"],
	["channel", "the version is not a prerelease"],
	["build", "the CI system gives the run no number"],
	["environment", "no environment is set"],
	["sha", "the commit is not known"],
	["distance", "the history of the checkout does not reach a version git tag"]
]);
const hints = new Map([
	["distance", "Give actions/checkout \"fetch-depth: 0\"; on GitLab set GIT_DEPTH to 0."],
	["environment", "Give \"environment\"."],
	["build", "Give --build NUMBER."]
]);
function describeEmpty(name) {
	return `{{${name}}} is empty here: ${lacks.get(name) ?? "no name of that kind is known"}`;
}
function leftOut(name, left, where) {
	const message = `no tag ${quote$1(left)}: ${describeEmpty(name)}`;
	const hint = hints.get(name) ?? "Disable the rule for such runs with \"enable\", or remove the name.";
	return typeof where === "string" ? notice("EXPRESSION_EMPTY", `${where}: ${message}`, hint) : noticeAt(where, "EXPRESSION_EMPTY", message, hint);
}
function lackParts(names, what, setting) {
	return [...new Set(names)].map((name) => notice("EXPRESSION_EMPTY", `${setting}: a part of ${what} is missing: ${describeEmpty(name)}`, hints.get(name) ?? `Write {{#if ${name}}}…{{/if}} around what needs it, or remove the name.`));
}
function listWords(facts, settings) {
	const { name, context, file, target, platforms, environment, version, tagPrefix } = settings;
	return toPublicWords([...listTexts({
		...facts,
		gitTags: void 0
	}), ...listTexts([
		name,
		context,
		file,
		target,
		platforms,
		environment,
		version,
		tagPrefix
	])]);
}
function createWords(list) {
	const words = once$1(list);
	return { has: (word) => words().has(word) };
}
function toPublicWords(texts) {
	return new Set(texts.flatMap((text) => [text, ...text.split(/[\s/:@=,]+/)]).map((word) => word.toLowerCase()).filter((word) => word !== ""));
}
function listTexts(value) {
	if (typeof value === "string") return [value];
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap(listTexts);
}
const NUMBER_OR_VERSION = /^[+-]?v?\d[\d._,:-]*(?:[-+.]?(?:alpha|beta|rc|dev|post|[abe])\.?\d*)?$/i;
function isSecretValue(value, words) {
	return value.length >= 8 && !NUMBER_OR_VERSION.test(value) && !/^(?:true|false)$/i.test(value) && !words.has(value.toLowerCase());
}
function checkPublished(published, known, words) {
	const secrets = known.filter(({ value }) => isSecretValue(value, words)).map((secret) => ({
		secret,
		lower: secret.value.toLowerCase()
	}));
	if (secrets.length === 0) return [];
	const problems = [
		...listPairs("the label", published.labels),
		...listPairs("the annotation", published.annotations),
		...published.tags.map((tag) => ({
			what: () => "a tag",
			text: tag
		})),
		...published.repositories.map((name) => ({
			what: () => "an image name",
			text: name
		}))
	].flatMap(({ what, text }) => {
		const lowerText = text.toLowerCase();
		return secrets.filter(({ lower }) => lowerText.includes(lower)).map(({ secret }) => describe(what(), secret));
	});
	const isFirst = ({ message }, at) => problems.findIndex((one) => one.message === message) === at;
	return problems.filter(isFirst);
}
function listPairs(what, texts) {
	return Object.entries(texts).map(([key, value]) => ({
		what: () => `${what} ${quote$1(key)}`,
		text: `${key}=${value}`
	}));
}
function describe(what, { source, isCredential }) {
	const message = `${what} holds the value of ${source}, and is published with the image`;
	return isCredential ? error("SECRET_PUBLISHED", message, "Remove it, and rotate the secret if it was published.") : notice("SECRET_PUBLISHED", message, "Remove it if it is a secret.");
}
// src/plan/build/build-args.ts
async function readBuildArgs(settings, expander, { secrets, words }) {
	const args = [];
	const secretNames = [];
	const hidden = [];
	const problems = [];
	const isSecret = ([name, value], written) => {
		if (value === void 0) return false;
		if (holdsSecret(value, secrets)) return true;
		return [value, (splitArg(written)[1] ?? "").replaceAll(/\{\{.*?\}\}/gs, "")].every((text) => isSecretName(name) && isSecretValue(text, words));
	};
	for (const written of settings.buildArgs) {
		const expanded = await fillOwn(expander, written, "build-args");
		problems.push(...expanded.problems);
		if (!expanded.ok) continue;
		const arg = splitArg(expanded.value);
		const [name, value] = arg;
		const isHidden = isSecret(arg, written);
		const shown = isHidden ? `${name}=***` : expanded.value;
		args.push(shown);
		if (isHidden && value !== void 0) hidden.push({
			value,
			source: `the build arg ${quote$1(name)}`,
			isCredential: isSecretName(name)
		});
		if (isHidden || value === void 0 && isSecretName(name)) secretNames.push(name);
		problems.push(...checkArg(shown, isHidden, expanded.value !== written));
		problems.push(...lackParts(expanded.empty, `the build arg ${quote$1(name)}`, "build-args"));
	}
	return {
		args,
		hidden,
		secretNames: [...new Set(secretNames)],
		problems
	};
}
function checkArg(shown, isHidden, isMixed) {
	const [name, value = ""] = splitArg(shown);
	if (name === "") return [noName(shown)];
	if (isHidden && isMixed) return [mixed(name)];
	if (isHidden && isReserved(name)) return [describeReserved$1(name)];
	return isHidden || value !== "" && isSecretName(name) ? [inProvenance(name)] : [];
}
function splitArg(arg) {
	const at = arg.indexOf("=");
	return at < 0 ? [arg, void 0] : [arg.slice(0, at), arg.slice(at + 1)];
}
function listArgs(argv) {
	return argv.flatMap((word, at) => {
		if (argv[at - 1] === "--build-arg") return [word];
		return word.startsWith("--build-arg=") ? [word.slice(12)] : [];
	});
}
function findHiddenValues(argv, buildArgs) {
	const values = new Map(buildArgs.map((arg) => splitArg(arg)));
	const hidden = listArgs(argv).map(splitArg).filter(([, value]) => value === "***");
	return Object.fromEntries(hidden.map(([name]) => [name, values.get(name)]));
}
function checkHiddenValues(argv, buildArgs) {
	return Object.entries(findHiddenValues(argv, buildArgs)).flatMap(([name, value]) => {
		if (isReserved(name)) return [describeReserved$1(name)];
		return value === void 0 ? [missing$1(name)] : [];
	});
}
const RESERVED = /^(?:PATH|HOME|USERPROFILE|TMPDIR|KUBECONFIG|SSH_AUTH_SOCK|SOURCE_DATE_EPOCH|(?:EXPERIMENTAL_)?BUILDKIT_.*|(?:DOCKER|BUILDX|AWS|AZURE|ACTIONS|GITHUB|OTEL|SSL_CERT|LD|DYLD)(?:_.*)?|(?:HTTPS?|FTP|ALL|NO|SOCKS)_PROXY)$/i;
function isReserved(name) {
	return RESERVED.test(name);
}
function holdsSecret(value, secrets) {
	return secrets.some((secret) => secret !== "" && (value === secret || secret.length >= 8 && value.includes(secret)));
}
const HINT = "Build args can be read in the published image: use \"secrets\" and RUN --mount=type=secret instead.";
function inProvenance(name) {
	return notice("BUILD_ARG_SECRET", `the build arg ${quote$1(name)} looks like a secret`, HINT);
}
function mixed(name) {
	const message = `the build arg ${quote$1(name)} holds a secret together with an expression`;
	return error("BUILD_ARG_MIXED", message, HINT);
}
function noName(shown) {
	const message = `the build arg ${quote$1(shown)} has no name`;
	return error("BUILD_ARG_ILLEGAL", message, "Write it NAME=value.");
}
function describeReserved$1(name) {
	return error("BUILD_ARG_UNSAFE", `the build arg ${quote$1(name)} holds a secret, and buildx itself reads the environment variable of that name`, `Pass it with "secrets" and RUN --mount=type=secret,id=${name}, or give the build arg another name.`);
}
function missing$1(name) {
	return error("BUILD_ARG_MISSING", `the plan masks the value of the build arg ${quote$1(name)}, and this run has no value for it`, `Set it as for the plan: build-args with ${name}=….`);
}
// src/plan/build/provenance.ts
function limitProvenance({ provenance, buildxFlags }) {
	return {
		provenance: provenance === void 0 ? void 0 : addMode(provenance),
		buildxFlags: buildxFlags.map((one) => isProvenance(one) ? {
			...one,
			value: addMode(one.value)
		} : one)
	};
}
function checkProvenance({ provenance = "", buildxFlags }, secretNames) {
	const isMax = [provenance, ...buildxFlags.filter(isProvenance).map(({ value }) => value)].some((value) => !["min", void 0].includes(readMode(value)));
	if (secretNames.length === 0 || !isMax) return [];
	const names = secretNames.map(quote$1).join(", ");
	return [error("PROVENANCE_SECRET", `provenance with mode=max publishes the values of build args, and ${names} ${secretNames.length === 1 ? "holds a secret" : "hold secrets"}`, "Pass them with \"secrets\" and RUN --mount=type=secret, or write provenance: mode=min.")];
}
function makeDefaultProvenance({ ci, project, run }, { provenance, buildxFlags, attestations }, hasSecretArgs) {
	if (provenance !== void 0 || buildxFlags.some(isProvenance) || attestations === "plain" || ci !== "github") return void 0;
	return [...project.private === false && !hasSecretArgs ? ["mode=max"] : ["mode=min", "inline-only=true"], ...toBuilderId(run)].join(",");
}
function toBuilderId({ url, attempt }) {
	if (url === void 0 || /[\s,"]/.test(url)) return [];
	return [`builder-id=${url}${attempt === void 0 ? "" : `/attempts/${attempt}`}`];
}
function nameBuilder({ provenance, buildxFlags }, facts) {
	return {
		provenance: provenance === void 0 ? void 0 : addBuilderId(provenance, facts),
		buildxFlags: buildxFlags.map((one) => isProvenance(one) ? {
			...one,
			value: addBuilderId(one.value, facts)
		} : one)
	};
}
function addBuilderId(text, { ci, run }) {
	const isOff = text === "false" || /(?:^|,)disabled=true(?:,|$)/.test(text);
	if (ci !== "github" || isOff || /(?:^|,)"?builder-id=/.test(text)) return text;
	return [...text === "true" ? [] : [text], ...toBuilderId(run)].join(",") || text;
}
function isProvenance({ flag, value }) {
	return flag === "--attest" && /(?:^|,)"?type=provenance"?(?:,|$)/i.test(value);
}
function readMode(value) {
	return /(?:^|,)"?\s*mode=([^",]*)/i.exec(value)?.[1]?.trim().toLowerCase();
}
function addMode(value) {
	if (/^(?:false|0|f)$/i.test(value) || /disabled=true/i.test(value) || readMode(value) !== void 0) return value;
	return /^(?:true|1|t|)$/i.test(value) ? "mode=min" : `${value},mode=min`;
}
// src/plan/build/build.ts
function makeBuild(facts, settings, parts) {
	const context = maskWord(toContext(settings.context), parts.secrets);
	const epoch = facts.commitTime === void 0 ? NaN : Date.parse(facts.commitTime) / 1e3;
	return {
		argv: toArgv(settings, context, {
			...parts,
			facts
		}),
		context: maskWord(settings.context, parts.secrets),
		file: settings.file ?? (isRemote$1(context) ? "Dockerfile" : posix.join(context, "Dockerfile")),
		recipe: toRecipe(settings, parts),
		...Number.isNaN(epoch) ? {} : { sourceDateEpoch: Math.floor(epoch) },
		...toDefaultProvenance(facts, settings, parts),
		...settings.requiredSecrets.length === 0 ? {} : { requiredSecrets: settings.requiredSecrets }
	};
}
function toDefaultProvenance(facts, settings, parts) {
	const provenance = makeDefaultProvenance(facts, settings, parts.hasSecretArgs);
	return provenance === void 0 ? {} : { provenance };
}
function makesIndex(settings) {
	const { platforms, provenance, sbom, attestations, buildxFlags } = settings;
	const isAsked = (value) => value !== void 0 && value !== "false";
	if (platforms.length > 1 || isAsked(sbom) || isAsked(provenance)) return true;
	const attests = buildxFlags.filter(({ flag }) => flag === "--attest");
	if (attests.some(({ value }) => !value.includes("disabled=true"))) return true;
	return !(provenance === "false" || attests.some(({ value }) => value.includes("type=provenance"))) && attestations === "index";
}
function exportsIndex({ outputs }) {
	const isOf = (types) => outputs.some((output) => types.test(output));
	return isOf(/(?:^|,)\s*type=(?:oci|image|registry)\b/) && !isOf(/(?:^|,)\s*type=docker\b/);
}
function toArgv(settings, context, parts) {
	const { file, target, sbom } = settings;
	const isDocker = settings.mediaTypes === "docker";
	const { provenance, buildxFlags } = nameBuilder(parts.hasSecretArgs ? limitProvenance(settings) : settings, parts.facts);
	const show = (word) => maskWord(word, parts.secrets);
	return [
		...[
			"docker",
			"buildx",
			"build"
		],
		...repeat("--platform", parts.platforms.length === 0 ? [] : [parts.platforms.join(",")]),
		...repeat("--file", file === void 0 ? [] : [file]),
		...repeat("--target", target === void 0 ? [] : [target]),
		...repeat("--build-arg", parts.buildArgs),
		...repeat("--label", toPairs(parts.labels)),
		...repeat("--annotation", isDocker ? [] : toAnnotations(parts.annotations)),
		...repeat("--provenance", provenance === void 0 ? [] : [provenance]),
		...repeat("--sbom", sbom === void 0 ? [] : [sbom]),
		...repeat("--cache-from", settings.cacheFrom.map(show)),
		...repeat("--cache-to", settings.cacheTo.map(show)),
		...settings.noCache ? ["--no-cache"] : [],
		...settings.pull ? ["--pull"] : [],
		...buildxFlags.flatMap(({ flag, value }) => [flag, show(value)]),
		"--",
		context
	];
}
function repeat(flag, values) {
	return values.flatMap((value) => [flag, value]);
}
function toPairs(texts) {
	return Object.entries(texts).map(([key, value]) => `${key}=${value}`);
}
function toAnnotations(annotations) {
	const isDouble = (key) => {
		const name = key.slice(key.indexOf(":"));
		return annotations[`manifest${name}`] === annotations[`index${name}`];
	};
	return toPairs(annotations).flatMap((pair) => {
		const [, level = "", name = ""] = /^(manifest|index)(:[^=]*)/.exec(pair) ?? [];
		if (level === "" || !isDouble(level + name)) return [pair];
		return level === "index" ? [] : [`manifest,index${pair.slice(level.length)}`];
	});
}
function toRecipe(settings, { platforms, buildArgs, secrets }) {
	const hide = (text) => maskWord(text, secrets, 1);
	const args = new Map(buildArgs.map((arg) => splitArg(arg)));
	const recipe = {
		version: 2,
		name: hide(settings.name),
		context: hide(settings.context),
		file: settings.file === void 0 ? null : hide(settings.file),
		target: settings.target === void 0 ? null : hide(settings.target),
		buildArgs: [...args].map(([name, value]) => hide(value === void 0 ? name : `${name}=${value}`)).sort(),
		platforms: [...platforms].sort(),
		...toRecipeFlags(settings.buildxFlags, hide)
	};
	return JSON.stringify(recipe);
}
function toRecipeFlags(flags, hide) {
	const list = (wanted) => flags.filter(({ flag }) => flag === wanted).map(({ value }) => value);
	const sort = (values) => [...new Set(values)].map(hide).sort();
	const contexts = new Map(list("--build-context").map((one) => splitArg(one)));
	const network = list("--network").at(-1) ?? "default";
	return {
		buildContexts: sort([...contexts].map(([name, value]) => `${name}=${value ?? ""}`)),
		secrets: sort(list("--secret").map((one) => /(?:^|,)id=([^,]*)/.exec(one)?.[1] ?? one)),
		ssh: sort(list("--ssh").map((one) => splitArg(one)[0])),
		network: network === "default" ? null : hide(network),
		addHosts: sort(list("--add-host"))
	};
}
function toContext(context) {
	return context === "" ? "." : context;
}
function isRemote$1(context) {
	return context === "-" || /^([a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|docker-image:|target:)/.test(context);
}
// src/plan/template/dates.ts
async function loadDates() {
	const [{ default: moment }, { abbreviateZone }] = await Promise.all([import("./moment.js").then((m) => __toESM(m.default, 1)), import("./zones.js")]);
	return (time, format, zone) => {
		if (typeof zone !== "string" || zone === "") throw noZone(zone);
		const at = new Date(time);
		const offset = offsetOf(zone, at);
		const local = moment(at).utcOffset(offset ?? 0);
		const abbreviation = () => abbreviateZone(zone, at);
		Object.assign(local, {
			zoneAbbr: abbreviation,
			zoneName: abbreviation
		});
		if (offset === void 0) Object.assign(local, { isUtc: () => false });
		return local.format(format);
	};
}
function isZone(zone) {
	return offsetOf(zone, new Date(0)) !== void 0;
}
function offsetOf(zone, at) {
	if (/^[+-]?\d/.test(zone)) return void 0;
	let format;
	try {
		format = new Intl.DateTimeFormat("en-US", {
			timeZone: zone,
			timeZoneName: "longOffset"
		});
	} catch {
		return;
	}
	const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
	const [, sign, hours = "0", minutes = "0"] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
	const offset = Number(hours) * 60 + Number(minutes);
	return sign === "-" ? -offset : offset;
}
function noZone(zone) {
	return new Problem([error("RULE_TIME_ZONE", `invalid time zone ${quote$1(String(zone))}`, "Write an IANA name in quotes: tz='Europe/Berlin'.")]);
}
// src/plan/template/engine.ts
function listEmpty(names, scope) {
	return names.filter((name) => {
		const value = valueOf(scope, name);
		return value === void 0 || value === null || String(value) === "";
	});
}
const MOST_KEPT = 100;
const kept = new Map();
function compileTemplate(template, options) {
	const key = `${String(options.escape)} ${template}`;
	const before = kept.get(key);
	if (before !== void 0) return before;
	const compiled = compile(template, options);
	if (kept.size < MOST_KEPT) kept.set(key, compiled);
	return compiled;
}
async function compile(template, options) {
	const names = listNames(await parse$1(template));
	const { default: handlebars } = await import("./handlebars.js").then((m) => __toESM(m.default, 1));
	const engine = handlebars.create();
	engine.registerHelper("log", () => void 0);
	const steps = limitSteps(engine);
	const compiled = engine.compile(template, { noEscape: !options.escape });
	const own = {
		allowProtoPropertiesByDefault: false,
		allowProtoMethodsByDefault: false
	};
	const fill = (scope) => {
		steps.reset();
		return compiled(scope, own);
	};
	return {
		fill,
		names
	};
}
function listNames({ body }) {
	return body.flatMap((statement) => {
		if (statement.type !== "MustacheStatement") return [];
		const { path, params } = statement;
		if (!("parts" in path) || path.data || path.depth > 0) return [];
		return params.length === 0 && path.parts.length === 1 ? path.parts : [];
	});
}
const DEEPEST = 100;
async function parse$1(template) {
	checkDepth(template);
	const { default: handlebars } = await import("./handlebars.js").then((m) => __toESM(m.default, 1));
	return handlebars.parseWithoutProcessing(template);
}
function checkDepth(template) {
	if (depthOf(template) > DEEPEST) throw new Error(`more than ${DEEPEST} blocks inside each other`);
}
function depthOf(template) {
	let [depth, deepest] = [0, 0];
	for (const [, sign] of template.matchAll(/\{\{~?([#/]|\^(?!\s*~?\}\}))/g)) {
		depth += sign === "/" ? -1 : 1;
		deepest = Math.max(deepest, depth);
	}
	return deepest;
}
const MOST_TEXT = 1048576;
const MOST_STEPS = 1e4;
function limitSteps(engine) {
	let [steps, size] = [0, 0];
	const count = () => {
		steps += 1;
		if (steps > MOST_STEPS) throw new Error(`more than ${MOST_STEPS} repetitions`);
	};
	const weigh = (text) => {
		size += typeof text === "string" ? text.length : 0;
		if (size > MOST_TEXT) throw new Error(`more than ${MOST_TEXT} characters of text`);
		return text;
	};
	const each = engine.helpers.each;
	engine.registerHelper("each", function(context, given) {
		const fn = (...args) => {
			count();
			return weigh(given.fn(...args));
		};
		return each.call(this, context, {
			...given,
			fn
		});
	});
	const { VM } = engine;
	const { invokePartial } = VM;
	const counted = {
		...VM,
		invokePartial(...args) {
			count();
			return weigh(invokePartial.apply(this, args));
		}
	};
	Object.assign(engine, { VM: counted });
	return { reset: () => {
		[steps, size] = [0, 0];
	} };
}
async function findSyntaxError(template) {
	if (!template.includes("{{")) return void 0;
	try {
		await parse$1(template);
		return;
	} catch (cause) {
		return cause;
	}
}
async function isRawAlone(template) {
	if (/^\{\{\s*raw\s*\}\}$/.test(template)) return true;
	if (!/\braw\b/.test(template)) return false;
	try {
		const [only, ...more] = (await parse$1(template)).body;
		if (only?.type !== "MustacheStatement" || more.length > 0) return false;
		const { path } = only;
		const parts = "parts" in path ? path.parts : [];
		return parts.length === 1 && parts[0] === "raw";
	} catch {
		return false;
	}
}
function usesName(template, names) {
	return [...template.matchAll(/\{\{[^}]*\}\}/g)].some(([expression]) => names.some((name) => new RegExp(`(?<![\\w'"/.-])${name}(?![\\w'"/-])`).test(expression)));
}
function valueOf(scope, name) {
	const value = Object.hasOwn(scope, name) ? scope[name] : void 0;
	return typeof value === "function" ? value() : value;
}
// src/plan/template/plain-names.ts
const PART$1 = /([^{}\\]+)|\{\{ *([A-Za-z_]+) *\}\}/y;
function fillPlainNames(template, scope, { escape }) {
	const names = [];
	let value = "";
	for (let end = 0; end < template.length; end = PART$1.lastIndex) {
		PART$1.lastIndex = end;
		const [, text, name = ""] = PART$1.exec(template) ?? [];
		const filled = text ?? readText(scope, name, escape);
		if (filled === void 0) return void 0;
		if (text === void 0) names.push(name);
		value += text === void 0 && escape ? escapeHtml(filled) : filled;
	}
	return {
		value,
		names
	};
}
function readText(scope, name, escape) {
	if (!Object.hasOwn(scope, name)) return void 0;
	const known = scope[name];
	const value = typeof known === "function" && known.length === 0 ? known() : known;
	if (typeof value === "number" && escape) return String(value);
	return typeof value === "string" ? value : void 0;
}
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#x27;",
	"`": "&#x60;",
	"=": "&#x3D;"
};
function escapeHtml(text) {
	return text.replace(/[&<>"'`=]/g, (character) => ENTITIES[character] ?? character);
}
// src/plan/rules/context.ts
const DEFAULT_SHA_LENGTH = 7;
function createContext(facts, settings) {
	const isStrict = settings.compat === "strict";
	const ref = toRuleRef(facts, isStrict);
	const branch = after(ref, "refs/heads/");
	return {
		eventName: facts.eventName,
		ref,
		sha: toRuleSha(facts, settings),
		branch,
		branchName: branch === void 0 ? void 0 : toBranchName(branch, facts, settings).name,
		gitTag: after(ref, "refs/tags/"),
		pull: toPull(facts, ref, isStrict),
		isSchedule: facts.eventName.includes("schedule") || facts.event.kind === "schedule",
		baseRef: toBaseRef(facts, ref, isStrict),
		defaultBranch: isStrict && facts.metadata !== void 0 ? facts.metadata.defaultBranch : facts.defaultBranch,
		edgeBranch: facts.defaultBranch,
		now: facts.now,
		commitTime: (isStrict ? facts.metadata?.commitTime : void 0) ?? facts.commitTime ?? facts.now
	};
}
function toShortSha(sha, settings) {
	const given = settings.metadataEnv.DOCKER_METADATA_SHORT_SHA_LENGTH ?? "";
	const length = given === "" ? DEFAULT_SHA_LENGTH : Number(given);
	if (Number.isNaN(length)) throw new Problem([error("RULE_SHA_LENGTH", `invalid DOCKER_METADATA_SHORT_SHA_LENGTH ${quote$1(given)}: not a number`, "Set it to a number of digits, for example 12.")]);
	return sha.substring(0, length);
}
function isDefaultBranch(context) {
	const branch = context.branch ?? context.ref;
	if (branch === "") return false;
	if (branch === context.defaultBranch) return true;
	return /create|discussion|issues|schedule/.test(context.eventName);
}
function toPull(facts, ref, isStrict) {
	const { event, checkedOut } = facts;
	if (checkedOut?.is === "base") return void 0;
	const number = event.kind === "mergeQueue" && !isStrict ? event.number : void 0;
	return number === void 0 ? after(ref, "refs/pull/")?.replace(/\/merge$/, "") : String(number);
}
function toRuleRef(facts, isStrict) {
	const { event, metadata } = facts;
	const isFollowing = facts.eventName === "workflow_run";
	if (facts.eventName.includes("pull_request_target") && event.kind === "change") return `refs/pull/${event.number}/merge`;
	if (isStrict && metadata !== void 0) return metadata.ref;
	if (facts.ci === "github" && !isFollowing && facts.ref !== "") return facts.ref;
	return fromEvent(event) ?? facts.ref;
}
function fromEvent(event) {
	switch (event.kind) {
		case "branch": return `refs/heads/${event.branch}`;
		case "gitTag":
		case "release": return `refs/tags/${event.gitTag}`;
		case "change": return `refs/pull/${event.number}/merge`;
		case "schedule": return event.branch === void 0 ? void 0 : `refs/heads/${event.branch}`;
		case "mergeQueue":
		case "other": return;
	}
}
function toRuleSha(facts, settings) {
	const isHeadWanted = /true/i.test(settings.metadataEnv.DOCKER_METADATA_PR_HEAD_SHA ?? "");
	const headSha = facts.event.kind === "change" ? facts.event.headSha : void 0;
	const isChange = facts.eventName.includes("pull_request") || facts.ci !== "github";
	if (isHeadWanted && isChange && headSha !== void 0) return headSha;
	return settings.compat === "strict" && facts.metadata !== void 0 ? facts.metadata.sha : facts.sha;
}
function toBaseRef(facts, ref, isStrict) {
	const base = isStrict && facts.metadata !== void 0 ? facts.metadata.baseRef : facts.baseRef;
	if (base === void 0) return "";
	if (ref.startsWith("refs/tags/")) return base.replace(/^refs\/heads\//, "");
	if (ref.startsWith("refs/pull/")) return base;
	return "";
}
function after(ref, prefix) {
	return ref.startsWith(prefix) ? ref.slice(prefix.length) : void 0;
}
// src/plan/template/expressions.ts
function createExpander(facts, settings, options = {}) {
	const context = createContext(facts, settings);
	const branch = options.isForTags === true ? context.branchName : context.branch;
	const engine = { escape: options.escape ?? true };
	let dates;
	const problems = [];
	const formatDate = createDateNames(context, () => dates, problems);
	const ours = settings.compat === "strict" ? {} : {
		...createVersionScope(facts, settings, options.version),
		...createScope(facts, settings)
	};
	const everywhere = {
		...ours,
		...createContextScope(context, settings, branch),
		...formatDate
	};
	return {
		context,
		names: {
			everywhere,
			dates: {
				...ours,
				...formatDate
			},
			ours
		},
		expand: async (template, where, scope = everywhere) => {
			if (!template.includes("{{")) return {
				ok: true,
				value: template,
				problems: []
			};
			try {
				if (template.includes("date")) dates ??= await loadDates();
				const plain = fillPlainNames(template, scope, engine);
				if (plain !== void 0) {
					const { value, names } = plain;
					return {
						ok: true,
						value,
						problems: [],
						empty: listEmpty(names, scope)
					};
				}
				const { fill, names } = await compileTemplate(template, engine);
				problems.length = 0;
				const value = fill(scope);
				problems.push(...findUnknown(names, scope));
				return {
					ok: true,
					value,
					problems: problems.map((problem) => locate(problem, where)),
					empty: listEmpty(names, scope)
				};
			} catch (cause) {
				return {
					ok: false,
					problems: toProblems(cause, template, where)
				};
			}
		}
	};
}
async function checkTemplate(template, where) {
	const cause = await findSyntaxError(template);
	return cause === void 0 ? [] : toProblems(cause, template, where);
}
const MOST_UNKNOWN = 20;
function findUnknown(names, scope) {
	return [...new Set(names)].filter((name) => !Object.hasOwn(scope, name)).slice(0, MOST_UNKNOWN).map((name) => notice("EXPRESSION_UNKNOWN", `{{${name}}} is not defined here`, suggest(name, Object.keys(scope))));
}
function createContextScope(context, settings, branch) {
	const isDefault = () => String(isDefaultBranch(context));
	return {
		branch: () => branch ?? "",
		tag: () => context.gitTag ?? "",
		sha: () => toShortSha(context.sha, settings),
		base_ref: () => context.baseRef,
		is_default_branch: isDefault,
		is_not_default_branch: () => isDefault() === "false" ? "true" : "false"
	};
}
function createDateNames(context, load, problems) {
	const write = (time) => (format, given) => {
		const zone = readZone(given);
		if (typeof zone === "string" && zone !== "" && !isZone(zone)) problems.push({
			level: "notice",
			code: "EXPRESSION_TIME_ZONE",
			message: `unknown time zone ${quote$1(zone)}: the date is in UTC`,
			hint: "Use an IANA name such as Europe/Berlin."
		});
		const formatDate = load();
		if (formatDate === void 0) throw new Error("dates are not loaded");
		return formatDate(time, format, zone);
	};
	return {
		date: write(context.now),
		commit_date: write(context.commitTime)
	};
}
function readZone(given) {
	const hash = given?.hash;
	if (hash === void 0) throw needsFormat();
	const unknown = Object.keys(hash).find((key) => key !== "tz");
	if (unknown === void 0) return "tz" in hash ? hash.tz : "UTC";
	throw new Problem([error("EXPRESSION_ATTRIBUTE", `unknown date attribute ${quote$1(unknown)}`, "The only attribute is \"tz\".")]);
}
function needsFormat() {
	return new Problem([error("EXPRESSION_DATE", "a date needs a format", "Write {{date 'YYYYMMDD'}}.")]);
}
function toProblems(cause, template, where) {
	if (cause instanceof Problem) return cause.problems.map((problem) => locate(problem, where));
	const [why = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
	return [locate(error("EXPRESSION_FAILED", `${quote$1(template)} cannot be expanded: ${why}`, /Missing helper: "(commit_)?date"/.test(why) ? "Dates are not allowed here: put them into prefix, suffix, or the value of a type=raw rule." : "See https://handlebarsjs.com/guide/expressions.html for what braces may contain."), where)];
}
function locate(problem, where) {
	if (typeof where === "string") return {
		...problem,
		message: `${where}: ${problem.message}`
	};
	return (problem.level === "error" ? errorAt : noticeAt)(where, problem.code, problem.message, problem.hint);
}
// src/plan/rules/lines.ts
async function readEntries(text, options) {
	const trimmed = options.strict ? text.trim() : text.trim().replace(/\r\n?/g, "\n");
	if (trimmed === "") return {
		ok: true,
		value: [],
		problems: []
	};
	const read = /["\r]/.test(trimmed) ? await readQuoted(trimmed, options) : readPlain(trimmed);
	if (!read.ok) return read;
	const seeker = createSeeker(text, options.setting);
	return {
		ok: true,
		value: read.value.filter((item) => item.trim() !== "").map((item) => ({
			text: item.trim(),
			span: seeker(item.trim())
		})),
		problems: []
	};
}
async function readRuleFields(entry) {
	const read = /["\r\n]/.test(entry.text) ? await readRecord(entry) : {
		ok: true,
		value: entry.text.split(","),
		problems: []
	};
	if (!read.ok) return read;
	let from = 0;
	return {
		ok: true,
		value: read.value.map((text) => {
			const offset = findNear(entry.text, text, from) ?? from;
			from = offset + text.length;
			return {
				text,
				span: spanIn(entry.span, offset, text)
			};
		}),
		problems: []
	};
}
function readPlain(text) {
	return {
		ok: true,
		value: text.split("\n").filter((line) => !line.startsWith("#")),
		problems: []
	};
}
async function readQuoted(text, options) {
	const { parse } = await import("./sync.js");
	try {
		return {
			ok: true,
			value: parse(text, {
				comment: "#",
				comment_no_infix: true,
				relax_column_count: true,
				relax_quotes: true,
				skip_empty_lines: true
			}).map((record) => record.join(",")),
			problems: []
		};
	} catch (cause) {
		const [first = ""] = text.split("\n");
		return {
			ok: false,
			problems: [badQuotes({
				setting: options.setting,
				line: 1,
				start: 0,
				length: 1,
				source: first
			}, cause)]
		};
	}
}
async function readRecord(entry) {
	const { parse } = await import("./sync.js");
	try {
		return {
			ok: true,
			value: parse(entry.text, {
				relax_column_count: true,
				skip_empty_lines: true
			})[0] ?? [],
			problems: []
		};
	} catch (cause) {
		const offset = entry.text.indexOf("\"");
		return {
			ok: false,
			problems: [badQuotes(spanIn(entry.span, offset, "\""), cause)]
		};
	}
}
function badQuotes(span, cause) {
	return errorAt(span, "RULE_QUOTES", `unbalanced quotes: ${cause instanceof Error ? cause.message : String(cause)}`, "Quote a whole field, and write it as \"key=\"\"value\"\"\" where the value itself holds a comma.");
}
const MOST_MISSES = 3;
function createSeeker(text, setting) {
	const lines = text.split(/\r\n|\n|\r/).map((source, index) => ({
		source,
		line: index + 1,
		bare: bare(source)
	})).filter(({ source }) => source.trim() !== "" && !source.startsWith("#"));
	const nothing = {
		source: "",
		line: 1,
		bare: ""
	};
	let next = 0;
	let misses = 0;
	const find = (first) => {
		const plain = bare(first);
		for (let at = next; misses < MOST_MISSES && at < lines.length; at += 1) if (lines[at]?.bare.includes(plain) === true) return at;
		misses += 1;
		return Math.min(next, lines.length - 1);
	};
	return (item) => {
		const [first = ""] = item.split(/[\r\n]/, 1);
		const at = find(first);
		next = at + 1;
		const { source, line } = lines[at] ?? nothing;
		return {
			setting,
			line,
			start: Math.max(0, source.indexOf(first)),
			length: Math.max(1, first.length),
			source
		};
	};
}
function bare(line) {
	return line.replaceAll("\"", "");
}
const NEAR = 4096;
function findNear(text, part, from) {
	const found = text.slice(from, from + part.length + NEAR).indexOf(part);
	return found < 0 ? void 0 : from + found;
}
function spanIn(span, offset, text) {
	const from = span.start + offset;
	const start = findNear(span.source, text, from) ?? findNear(span.source, text, span.start);
	return {
		...span,
		start: Math.min(start ?? from, span.source.length),
		length: Math.max(1, text.length)
	};
}
// src/plan/reference/images.ts
async function readRepositories(facts, settings, expander) {
	const entries = await readEntries(settings.images ?? "", {
		setting: "images",
		strict: settings.compat === "strict"
	});
	if (!entries.ok) return {
		names: [],
		isGiven: true,
		problems: entries.problems
	};
	if (entries.value.length === 0) return readOwn(facts);
	const { found, problems } = await readEach(entries.value, expander);
	return {
		names: [...found.values()].map(({ name }) => name),
		isGiven: true,
		problems
	};
}
async function checkImages({ images = "", compat }) {
	const entries = await readEntries(images, {
		setting: "images",
		strict: compat === "strict"
	});
	if (!entries.ok) return entries.problems;
	const plain = entries.value.filter(({ text }) => !text.includes("{{"));
	return [...(await Promise.all(entries.value.map(({ text, span }) => checkTemplate(text, span)))).flat(), ...(await readEach(plain, AS_WRITTEN)).problems];
}
const AS_WRITTEN = { expand: (value) => Promise.resolve({
	ok: true,
	value,
	problems: []
}) };
async function readEach(entries, expander) {
	const problems = [];
	const found = new Map();
	for (const entry of entries) {
		const parsed = await readImages(entry, expander);
		problems.push(...parsed.problems);
		for (const { name, isEnabled } of parsed.ok ? parsed.value : []) {
			const repository = parseRepository(name);
			problems.push(...repository.problems);
			if (!repository.ok || !isEnabled) continue;
			const key = `${repository.value.host}/${repository.value.path}`;
			if (!found.has(key)) found.set(key, repository.value);
		}
	}
	return {
		found,
		problems
	};
}
function readOwn({ ownRepository }) {
	if (ownRepository === void 0) return {
		names: [],
		isGiven: false,
		problems: []
	};
	const parsed = parseRepository(ownRepository.toLowerCase());
	return {
		names: parsed.ok ? [parsed.value.name] : [],
		isGiven: parsed.ok,
		problems: parsed.problems
	};
}
async function readImages(entry, expander) {
	const fields = await readRuleFields(entry);
	if (!fields.ok) return fields;
	const problems = [];
	const attributes = new Map();
	const names = [];
	for (const field of fields.value) {
		const expanded = await expander.expand(field.text.trim(), field.span);
		problems.push(...expanded.problems);
		if (!expanded.ok) continue;
		const [name = "", value] = splitField(field.text, expanded.value);
		if (value === void 0) names.push(name);
		else attributes.set(name, {
			value,
			field
		});
	}
	if (problems.some(({ level }) => level === "error")) return {
		ok: false,
		problems
	};
	const image = attributes.size === 0 ? toImages(names, entry) : toImage(attributes, names, entry);
	return {
		...image,
		problems: [...problems, ...image.problems]
	};
}
function splitField(written, expanded) {
	if (!/^\s*[A-Za-z]+\s*=/.test(written)) return [expanded];
	const at = expanded.indexOf("=");
	return [expanded.slice(0, at).trim().toLowerCase(), expanded.slice(at + 1).trim()];
}
function toImages(names, entry) {
	const given = names.filter((name) => name !== "");
	if (given.length === 0) return unnamed$1(entry);
	return {
		ok: true,
		value: given.map((name) => ({
			name,
			isEnabled: true
		})),
		problems: []
	};
}
function toImage(attributes, names, entry) {
	const problems = [...attributes].flatMap(([key, { value, field }]) => checkAttribute(key, value, field));
	const name = attributes.get("name")?.value ?? names.at(-1) ?? "";
	if (name === "") problems.push(...unnamed$1(entry).problems);
	if (problems.length > 0) return {
		ok: false,
		problems
	};
	return {
		ok: true,
		value: [{
			name,
			isEnabled: attributes.get("enable")?.value !== "false"
		}],
		problems
	};
}
function checkAttribute(key, value, { span }) {
	if (key === "name") return [];
	if (key !== "enable") return [errorAt(span, "IMAGE_ATTRIBUTE", `unknown image attribute ${quote$1(key)}`, "It has \"name\" and \"enable\".")];
	if (value === "true" || value === "false") return [];
	return [errorAt(span, "IMAGE_ENABLE", `invalid value ${quote$1(value)} for "enable": not true or false`, "Write true or false.")];
}
function unnamed$1(entry) {
	return {
		ok: false,
		problems: [errorAt(entry.span, "IMAGE_UNNAMED", "an image needs a name", "Write name=ghcr.io/acme/app.")]
	};
}
function noRepository({ names, isGiven, problems }) {
	if (names.length > 0 || problems.some(({ level }) => level === "error")) return [];
	return [isGiven ? error("IMAGES_DISABLED", "the run would push, but every entry of \"images\" is disabled", "Enable one, or set \"push: false\".") : error("IMAGES_MISSING", "no repository to push to is set", "Set \"images\", for example to ghcr.io/acme/app.")];
}
function explainLibrary(names) {
	return names.filter((name) => !name.includes("/")).map((name) => notice("IMAGE_DOCKER_LIBRARY", `${quote$1(name)} means docker.io/library/${name}: the official images of Docker Hub, which only Docker publishes`, `Write docker.io/USER/${name} for Docker Hub, or the whole name, as in ghcr.io/acme/${name}.`));
}
// src/plan/reference/destinations.ts
async function readDestinations({ facts, settings }, evaluated, expander) {
	if (settings.pushByDigest !== void 0 && settings.pushByDigest.length > 0) return {
		...readNames(settings.pushByDigest),
		tags: evaluated
	};
	const referred = evaluated.flatMap(({ repositories = [] }) => repositories);
	if (referred.length === 0) return {
		...await readRepositories(facts, settings, expander),
		tags: evaluated
	};
	const hasRules = evaluated.some(({ repositories }) => repositories === void 0);
	const isSaid = settings.images !== void 0;
	const images = hasRules && isSaid ? await readRepositories(facts, settings, expander) : NOWHERE;
	const names = distinctNames([...images.names, ...referred]);
	const forRules = isSaid ? images.names : [...names.values()];
	return {
		names: [...new Set(names.values())],
		isGiven: true,
		problems: [...images.problems, ...isSaid && !hasRules ? [imagesUnused()] : []],
		tags: evaluated.map((tag) => ({
			...tag,
			repositories: tag.repositories === void 0 ? forRules : tag.repositories.map((name) => names.get(name) ?? name)
		}))
	};
}
function readNames(names) {
	const parsed = names.map(parseRepository);
	return {
		names: [...new Set(parsed.flatMap((one) => one.ok ? [one.value.name] : []))],
		isGiven: true,
		problems: parsed.flatMap(({ problems }) => problems)
	};
}
const NOWHERE = {
	names: [],
	isGiven: false,
	problems: []
};
function distinctNames(names) {
	const firsts = new Map();
	return new Map(names.map((name) => {
		const parsed = parseRepository(name);
		const key = parsed.ok ? `${parsed.value.host}/${parsed.value.path}` : name;
		const first = firsts.get(key) ?? name;
		firsts.set(key, first);
		return [name, first];
	}));
}
function imagesUnused() {
	return notice("IMAGES_UNUSED", "\"images\" is for rules, and every line of \"tags\" is a whole reference, which names its repository itself", "Leave images out, or write rules or plain tags under tags.");
}
// src/plan/labels/labels.ts
const OCI = "org.opencontainers.image.";
function toOciTexts(facts, settings, version) {
	const { project } = facts;
	const isStrict = settings.compat === "strict";
	const created = isStrict ? facts.now : facts.commitTime;
	const refName = isStrict ? void 0 : toRefName(facts);
	return {
		[`${OCI}title`]: project.name ?? "",
		[`${OCI}description`]: project.description ?? "",
		[`${OCI}url`]: project.url ?? "",
		[`${OCI}source`]: project.url ?? "",
		[`${OCI}version`]: version,
		...created === void 0 ? {} : { [`${OCI}created`]: created },
		[`${OCI}revision`]: createContext(facts, settings).sha,
		[`${OCI}licenses`]: project.license ?? "",
		...refName === void 0 ? {} : { [`${OCI}ref.name`]: refName }
	};
}
async function overrideTexts(texts, setting, { settings, expander }) {
	const strict = settings.compat === "strict";
	const entries = await readEntries(settings[setting] ?? "", {
		setting,
		strict
	});
	if (!entries.ok) return entries;
	const given = new Map(Object.entries(texts));
	const blank = new Set();
	const problems = [];
	for (const { text, span } of entries.value) {
		const expanded = await (strict ? expander.expand(text, span) : fillOwn(expander, text, span));
		problems.push(...expanded.problems);
		if (!expanded.ok) continue;
		const at = expanded.value.indexOf("=");
		const [key, value] = [expanded.value.slice(0, at), expanded.value.slice(at + 1)];
		blank.delete(key);
		if (at <= 0) {
			problems.push(noValue(setting, expanded.value));
			continue;
		}
		given.set(key, value);
		if (value === "") blank.add(key);
		const empty = strict ? void 0 : expanded.empty;
		problems.push(...lackParts(empty, quote$1(key), setting));
	}
	if (problems.some(({ level }) => level === "error")) return {
		ok: false,
		problems
	};
	const sorted = [...given].sort(([one], [other]) => one < other ? -1 : Number(one > other));
	return {
		ok: true,
		value: {
			texts: Object.fromEntries(sorted),
			blank
		},
		problems
	};
}
function addLevels(texts, hasIndex, chosen) {
	const defaults = chosen?.split(",").map((level) => level.trim()) ?? ["manifest", "index"];
	const annotations = new Map();
	const problems = [];
	const isLost = (level) => level.startsWith("index") && !hasIndex;
	for (const { key, value, name, levels } of plainFirst(texts)) {
		if (levels.some(isLost)) problems.push(noIndex(key));
		for (const level of levels.length === 0 ? defaults : levels) annotations.set(`${isLost(level) ? "manifest" : level}:${name}`, value);
	}
	return {
		annotations: Object.fromEntries(annotations),
		problems
	};
}
function splitLevels(key) {
	const [before, written] = LEVELS.exec(key) ?? [];
	if (before === void 0 || written === void 0) return {
		name: key,
		levels: []
	};
	return {
		name: key.slice(before.length),
		levels: written.split(/,(?![^[]*\])/)
	};
}
function plainFirst(texts) {
	const split = Object.entries(texts).map(([key, value]) => ({
		key,
		value,
		...splitLevels(key)
	}));
	return [...split.filter(({ levels }) => levels.length === 0), ...split.filter(({ levels }) => levels.length > 0)];
}
const LEVELS = /^((?:(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?)(?:,(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?)*):/;
function toRefName({ event, checkedOut }) {
	return event.kind === "change" && checkedOut?.is === "base" ? event.target : nameOf$1(event);
}
function nameOf$1(event) {
	switch (event.kind) {
		case "branch":
		case "schedule": return event.branch;
		case "gitTag":
		case "release": return event.gitTag;
		case "change": return event.source ?? `pull/${event.number}`;
		case "mergeQueue": return event.target;
		case "other": return;
	}
}
function noValue(setting, text) {
	return notice("LABEL_NO_VALUE", `${quote$1(text)} in "${setting}" is not KEY=value, and is ignored`, "Write it KEY=value.");
}
function noIndex(key) {
	return notice("ANNOTATION_NO_INDEX", `the annotation ${quote$1(key)} goes to the manifest: a build for one platform without attestations makes no index`);
}
// src/plan/tags/plain-tag.ts
const NOTHING$1 = {
	tags: [],
	problems: []
};
async function readPlainTag(facts, settings, planned, expander) {
	const { plainTag } = settings;
	if (plainTag === void 0 || planned.tags.length === 0) return NOTHING$1;
	const isExact = /\{\{\s*(version|sha|build)\b/.test(plainTag);
	if (isExact && isUncommitted(facts, settings) || await lacksVersion(plainTag, expander)) return NOTHING$1;
	const expanded = await expander.expand(plainTag, "plain-tag");
	if (!expanded.ok) return {
		tags: [],
		problems: expanded.problems
	};
	const problem = findHalf(expanded) ?? findProblem(expanded.value, planned);
	if (problem !== void 0) return {
		tags: [],
		problems: [...expanded.problems, problem]
	};
	return {
		tags: [toPlanned(expanded.value, isExact, choosePlatform(settings.platforms))],
		problems: expanded.problems
	};
}
function choosePlatform(platforms) {
	return platforms.includes("linux/amd64") ? "linux/amd64" : platforms[0];
}
async function lacksVersion(plainTag, expander) {
	if (!/\{\{\s*version\b/.test(plainTag)) return false;
	const version = await expander.expand("{{version}}", "plain-tag");
	return !version.ok || version.value === "";
}
function findHalf({ value, empty: [empty] = [] }) {
	return empty === void 0 ? void 0 : leftOut(empty, value, "plain-tag");
}
function findProblem(tag, { tags, held }) {
	if (!isTag(tag)) {
		const message = `the plain-tag ${quote$1(tag)} cannot be a tag: ${describeBadTag(tag)}`;
		return error("PLAIN_TAG_INVALID", message, "Correct the setting plain-tag.");
	}
	if (![...tags, ...held].some((other) => other.tag === tag)) return void 0;
	const message = `the plain-tag ${quote$1(tag)} is also a tag of the whole image`;
	return error("PLAIN_TAG_TWICE", message, "Give it a suffix: {{version}}-plain.");
}
function toPlanned(tag, isExact, platform) {
	return {
		tag,
		kind: isExact ? "exact" : "floating",
		rule: "plain-tag",
		reason: `the bare manifest of ${platform ?? "the image"}, without index and attestations`,
		decided: isExact ? "plan" : "registry",
		...omitUndefined({ platform })
	};
}
// src/plan/rules/evaluated.ts
const NOTHING = {
	tags: [],
	skipped: [],
	version: null,
	problems: []
};
function joinEvaluated(...all) {
	return {
		tags: all.flatMap(({ tags }) => tags),
		skipped: all.flatMap(({ skipped }) => skipped),
		version: all.find(({ version }) => version !== null)?.version ?? null,
		problems: all.flatMap(({ problems }) => problems),
		said: all.flatMap(({ said = [] }) => said)
	};
}
// src/plan/preset/version.ts
const VERSION_PRIORITY = 900;
const LATEST_PRIORITY$2 = 890;
function evaluateVersion(run, version, source) {
	const { settings } = run;
	const spellings = listSpellings(version, settings);
	const exact = spellings.map((spelling) => ({
		tag: toTag(spelling + version.text) ?? "",
		kind: "exact",
		rule: source.rule,
		reason: `${source.name} is version ${version.text}`,
		priority: VERSION_PRIORITY
	}));
	const hold = source.hold ?? describeHold(version, settings);
	const floats = spellings.flatMap((spelling) => evaluateSeries(run, version, {
		spelling,
		source,
		hold
	}));
	const latest = evaluateLatest(run, version, {
		spelling: spellings[0] ?? "",
		source,
		hold
	});
	return {
		tags: [
			...exact,
			...floats,
			...latest.tags
		],
		skipped: [...skipMajor(version, source), ...latest.skipped],
		version: version.text,
		problems: []
	};
}
function listSpellings({ hasV }, { vPrefix, tagPrefix }) {
	const wroteV = hasV || /(^|[^A-Za-z])v$/.test(tagPrefix ?? "");
	switch (vPrefix) {
		case "drop": return [""];
		case "keep": return [wroteV ? "v" : ""];
		case "both": return ["", "v"];
	}
}
function describeHold(version, { ignoreVersions }) {
	if (version.isPrerelease) return `${version.text} is a prerelease, and a prerelease never touches a stable series`;
	return ignoreVersions !== void 0 && satisfiesRange(version, ignoreVersions) ? `${version.text} counts in no series: ignore-versions is ${ignoreVersions}` : void 0;
}
function evaluateSeries(run, version, from) {
	if (!hasSeries(version)) return [];
	const [major = 0, minor = 0] = version.numbers;
	return [`${major}.${minor}`, ...major === 0 ? [] : [`${major}`]].map((name) => toFloat({
		tag: from.spelling + name,
		priority: VERSION_PRIORITY
	}, makeSeries(run, version, {
		...from,
		range: `${name}.x`
	}), {
		run,
		from
	}));
}
function hasSeries({ scheme, numbers }) {
	return scheme !== "loose" && numbers.length === 3;
}
function evaluateLatest(run, version, from) {
	const { latest } = run.settings;
	if (latest === "never" || latest === "branch") {
		const reason = `no "latest" for a release: the setting "latest" is ${latest}`;
		return {
			tags: [],
			skipped: [{
				rule: from.source.rule,
				reason
			}]
		};
	}
	const series = makeSeries(run, version, from);
	return {
		tags: [toFloat({
			tag: "latest",
			priority: LATEST_PRIORITY$2
		}, series, {
			run,
			from
		})],
		skipped: []
	};
}
function skipMajor(version, { rule }) {
	if (!hasSeries(version) || version.isPrerelease || version.numbers[0] !== 0) return [];
	return [{
		rule,
		reason: `no "0" for ${version.text}: versions below 1.0 promise no compatibility`
	}];
}
function makeSeries({ settings, history }, version, { spelling, range }) {
	return history.makeSeries({
		name: range ?? "all",
		scheme: version.scheme === "pep440" ? "loose" : version.scheme,
		version: version.text,
		...omitUndefined({ range }),
		gitTagPrefix: settings.tagPrefix ?? "",
		exactPrefix: spelling,
		exactSuffix: "",
		...omitUndefined({
			ignore: settings.ignoreVersions,
			revisions: settings.revisions
		})
	});
}
function toFloat(named, versions, { run, from }) {
	return {
		...named,
		kind: "floating",
		versions,
		rule: from.source.rule,
		reason: describeFloat(versions, run.history.known),
		...omitUndefined({ held: from.hold })
	};
}
function describeFloat({ name, version, above }, known) {
	const which = name === "all" ? "version" : `version of ${name}`;
	if (!known) return `${version} is a ${which}; git tags are not known`;
	return above.length === 0 ? `no ${which} in git tags is higher than ${version}` : `${version} is a ${which}`;
}
// src/plan/preset/reserved.ts
function describeReserved(tag, environment) {
	if (/^v?\d+(\.\d+)?(\.x)*$/.test(tag)) return "a series of versions";
	if (parseVersion(tag) !== void 0) return "a version";
	if (tag === "latest") return "the newest image";
	if (tag === "nightly") return "the scheduled build";
	if (/^pr-\d+$/.test(tag)) return "a change";
	if (tag.startsWith("sha-")) return "a commit";
	return tag === environment ? "the environment's own tag" : void 0;
}
// src/plan/preset/preset.ts
const NAME_PRIORITY = 600;
const LATEST_PRIORITY$1 = 590;
const SHA_PRIORITY = 100;
function evaluatePreset(facts, settings) {
	const { gitTags } = facts;
	const prefix = settings.tagPrefix ?? "";
	const run = {
		facts,
		settings,
		history: readHistory(gitTags.known ? gitTags.list : void 0, prefix, settings.ignoreVersions, settings.revisions)
	};
	return settings.version === void 0 ? evaluateEvent(run) : evaluateGiven(run, settings.version);
}
function evaluateEvent(run) {
	const { event } = run.facts;
	switch (event.kind) {
		case "gitTag": return evaluateGitTag(run, event.gitTag, {});
		case "release": return evaluateGitTag(run, event.gitTag, event.prerelease ? { hold: "the release is marked as a pre-release" } : {});
		case "branch": return joinEvaluated(evaluateBranch(run, event.branch, event.trigger), evaluateSha(run, "preset: branch"));
		case "change": return evaluateChange(run.facts, event.number);
		case "schedule": return evaluateSchedule(run, event.branch);
		case "mergeQueue": return skip("preset: merge queue", "a merge queue only builds");
		case "other": return skip("preset: other event", `no tags for the event ${quote$1(event.name)}`);
	}
}
function evaluateChange({ checkedOut }, number) {
	const rule = "preset: change";
	if (checkedOut?.is === "base") return skip(rule, BASE);
	return toEvaluated({
		tag: `pr-${number}`,
		kind: "floating",
		rule,
		reason: `the run is for change ${number}`,
		priority: NAME_PRIORITY
	});
}
function evaluateGiven(run, given) {
	const { event } = run.facts;
	const version = parseVersion(given, run.settings.revisions);
	if (event.kind === "change" || event.kind === "mergeQueue") return {
		...evaluateEvent(run),
		version: version?.text ?? given
	};
	const source = {
		name: "the setting \"version\"",
		rule: "preset: version"
	};
	const hold = event.kind === "release" && event.prerelease ? { hold: "the release is marked as a pre-release" } : {};
	return joinEvaluated(version === void 0 ? evaluateOddVersion(given, source) : evaluateVersion(run, version, {
		...source,
		...hold
	}), evaluateSha(run, source.rule));
}
function evaluateOddVersion(given, { name, rule }) {
	const tag = given.replaceAll("+", "-");
	if (!isTag(tag)) {
		const problem = error("VERSION_ILLEGAL", `the version ${quote$1(given)} cannot be a tag: ${describeBadTag(given)}`, "Give a version like 1.2.3 or 2.0.0-rc.1.");
		return {
			...NOTHING,
			problems: [problem]
		};
	}
	return {
		...toEvaluated({
			tag,
			kind: "exact",
			rule,
			reason: `${name} is ${quote$1(given)}, which is in no series`,
			priority: 900,
			literal: true
		}),
		version: given
	};
}
function evaluateGitTag(run, gitTag, hold) {
	const { tagPrefix = "", environment, vPrefix, revisions } = run.settings;
	const rule = run.facts.event.kind === "release" ? "preset: release" : "preset: git tag";
	const version = versionOfGitTag(gitTag, tagPrefix, revisions);
	if (version !== void 0) return evaluateVersion(run, version, {
		name: `git tag ${quoteName(gitTag)}`,
		rule,
		...hold
	});
	if (tagPrefix !== "") return skip(rule, `git tag ${quoteName(gitTag)} is not a version with the prefix ${quoteName(tagPrefix)}`);
	const tag = toTag(gitTag);
	if (tag === void 0) return skipIllegal(rule, "git tag", gitTag);
	const named = evaluateName({
		tag,
		of: "tag",
		name: gitTag,
		reserved: vPrefix === "drop" && tag.startsWith("v") ? void 0 : describeReserved(tag, environment)
	}, (free) => ({
		tag: free,
		kind: "exact",
		rule,
		reason: `git tag ${quoteName(gitTag)} is not a version`,
		priority: NAME_PRIORITY
	}));
	const told = explainUnread({
		type: "standard",
		text: gitTag,
		said: `git tag ${quote$1(gitTag)}`,
		isVersion: false
	});
	return {
		...named,
		problems: [...named.problems, ...told]
	};
}
function evaluateBranch(run, branch, trigger) {
	const rule = "preset: branch";
	const tag = toTag(toBranchName(branch, run.facts, run.settings).name);
	const latest = evaluateBranchLatest(run, branch);
	if (tag === void 0) return joinEvaluated(skipIllegal(rule, "branch", branch), latest);
	return joinEvaluated(evaluateName({
		tag,
		of: "branch",
		name: branch,
		reserved: describeReserved(tag, run.settings.environment)
	}, (free) => ({
		tag: free,
		kind: "floating",
		rule,
		reason: describeTrigger(trigger, branch),
		priority: NAME_PRIORITY
	})), latest);
}
function evaluateBranchLatest({ facts, settings, history }, branch) {
	const rule = "preset: default branch";
	const { latest } = settings;
	if (latest === "never" || latest === "release") return NOTHING;
	if (facts.defaultBranch === void 0) return skipUnknown(rule, latest, history);
	if (branch !== facts.defaultBranch) return NOTHING;
	const given = {
		tag: "latest",
		kind: "floating",
		rule,
		priority: LATEST_PRIORITY$1
	};
	const isDefault = `${quoteName(branch)} is the default branch`;
	if (latest === "branch") return toEvaluated({
		...given,
		reason: isDefault
	});
	const release = history.highest();
	if (release === void 0) {
		const which = history.known ? "there is no release yet" : "no release is known";
		return toEvaluated({
			...given,
			reason: `${isDefault}, and ${which}`
		});
	}
	const held = `it is for releases, and git tag ${quoteName(release.gitTag)} is one`;
	return toEvaluated({
		...given,
		reason: isDefault,
		held
	});
}
function skipUnknown(rule, latest, history) {
	const reason = "the default branch is not known";
	if (latest !== "branch" && history.highest() !== void 0) return skip(rule, reason);
	const problem = notice("DEFAULT_BRANCH_UNKNOWN", `no tag "latest": ${reason}`, "Name it with --default-branch main, or in the clone with git remote set-head origin --auto.");
	return {
		...skip(rule, reason),
		problems: [problem]
	};
}
function evaluateSchedule({ facts, settings }, branch) {
	const rule = "preset: schedule";
	const { defaultBranch } = facts;
	const tag = branch !== void 0 && defaultBranch !== void 0 && branch !== defaultBranch ? toTag(`nightly-${toBranchName(branch, facts, settings).name}`) : "nightly";
	if (tag === void 0) return skipIllegal(rule, "branch", branch ?? "");
	return toEvaluated({
		tag,
		kind: "floating",
		rule,
		reason: branch === void 0 ? "a scheduled run" : `a scheduled run on branch ${quoteName(branch)}`,
		priority: NAME_PRIORITY
	});
}
function evaluateSha({ facts }, rule) {
	const short = facts.sha.slice(0, 7);
	return toEvaluated({
		tag: `sha-${short}`,
		kind: "exact",
		rule,
		reason: `the commit is ${short}`,
		priority: SHA_PRIORITY
	});
}
function evaluateName({ tag, of, name, reserved }, evaluate) {
	if (reserved === void 0) return toEvaluated(evaluate(tag));
	const free = toTag(`${of}-${tag}`) ?? tag;
	const problem = notice("TAG_RESERVED", `the ${of === "tag" ? "git tag" : of} ${quote$1(name)} is tagged "${free}": as a tag, "${tag}" is ${reserved}`);
	return {
		...toEvaluated(evaluate(free)),
		problems: [problem]
	};
}
function skipIllegal(rule, kind, name) {
	const reason = `no character of the ${kind} ${quote$1(name)} is allowed in a tag`;
	return {
		...skip(rule, reason),
		problems: [notice("TAG_NOTHING_LEGAL", reason)]
	};
}
function skip(rule, reason) {
	return {
		...NOTHING,
		skipped: [{
			rule,
			reason
		}]
	};
}
function toEvaluated(tag) {
	return {
		...NOTHING,
		tags: [tag]
	};
}
function quoteName(name) {
	return /^[\w@./+-]{1,80}$/.test(name) ? name : quote$1(name);
}
function describeTrigger(trigger, branch) {
	const name = quoteName(branch);
	switch (trigger) {
		case "push": return `a push to branch ${name}`;
		case "manual": return `a manual run on branch ${name}`;
		case "api": return `an API run on branch ${name}`;
		case "workflow_run": return `a workflow ran on branch ${name}`;
		case "local": return `branch ${name} is checked out`;
		case "other": return `a run on branch ${name}`;
	}
}
// src/plan/preset/flavor.ts
const LATEST_PRIORITY = 590;
async function addFlavor(evaluated, flavor, expander) {
	const prefix = await readAffix(flavor.prefix, "prefix", expander);
	const suffix = await readAffix(flavor.suffix, "suffix", expander);
	const problems = [
		...evaluated.problems,
		...prefix.problems,
		...suffix.problems
	];
	if (!prefix.ok || !suffix.ok) return {
		...evaluated,
		tags: [],
		problems
	};
	const affixes = {
		prefix: prefix.value,
		suffix: suffix.value
	};
	const onLatest = {
		prefix: flavor.prefixOnLatest ? affixes.prefix : "",
		suffix: flavor.suffixOnLatest ? affixes.suffix : ""
	};
	const all = chooseLatest(evaluated.tags, flavor.latest);
	const [empty] = [...prefix.empty ?? [], ...suffix.empty ?? []];
	const isPlain = ({ tag }) => tag === "latest" && onLatest.prefix + onLatest.suffix === "";
	const wanted = empty === void 0 ? all : all.filter(isPlain);
	const lost = all.find((tag) => !wanted.includes(tag));
	if (empty !== void 0 && lost !== void 0) problems.push(leftOut(empty, affixes.prefix + lost.tag + affixes.suffix, "flavor"));
	return {
		...evaluated,
		tags: wanted.map((tag) => withAffixes(tag, affixes, tag.tag === "latest" ? onLatest : affixes)),
		problems
	};
}
async function readAffix(template, name, expander) {
	const expanded = await expander.expand(template, `flavor: ${name}`);
	if (!expanded.ok) return expanded;
	const isLiteral = !template.includes("{{");
	const probe = name === "prefix" ? `${template}a` : `a${template}`;
	const problems = isLiteral && !isTag(probe) ? [error("FLAVOR_ILLEGAL", `the ${name} ${quote$1(template)} cannot be part of a tag: ${describeBadTag(probe)}`, "Use letters, digits, \".\", \"_\" and \"-\".")] : [];
	return problems.length > 0 ? {
		ok: false,
		problems
	} : expanded;
}
function chooseLatest(evaluated, latest) {
	if (latest === "auto") return evaluated;
	const others = evaluated.filter(({ tag }) => tag !== "latest");
	if (latest === "false" || others.length === 0) return others;
	const versions = evaluated.find((tag) => tag.tag === "latest")?.versions;
	const own = {
		tag: "latest",
		kind: "floating",
		...omitUndefined({ versions }),
		rule: "flavor: latest=true",
		reason: "the flavor says so",
		priority: LATEST_PRIORITY
	};
	return [...others, own];
}
function withAffixes(tag, all, own) {
	const named = {
		...tag,
		tag: toTag(own.prefix + tag.tag + own.suffix) ?? tag.tag
	};
	return tag.versions === void 0 ? named : {
		...named,
		versions: seriesWithAffixes(tag.versions, all.prefix, all.suffix)
	};
}
// src/plan/tags/suffixes.ts
const OWN_PRIORITY = 595;
function addEnvironment(evaluated, environment, run) {
	const name = toTag(environment);
	if (name === void 0) {
		const message = `the environment ${quote$1(environment)} cannot be part of a tag`;
		return {
			tags: evaluated,
			problems: [error("ENVIRONMENT_ILLEGAL", message, "Name it like \"production\".")]
		};
	}
	const suffixed = evaluated.map((tag) => withSuffix(tag, `-${name}`, tag.tag === "latest" ? name : void 0));
	const own = evaluateOwn(evaluated, name, run);
	const problems = name === environment ? [] : [notice("ENVIRONMENT_LEGALISED", `the environment ${quote$1(environment)} is written "${name}" in tags`)];
	return {
		tags: own === void 0 ? suffixed : [...suffixed, own],
		problems
	};
}
function addArchitectures(tags, platforms) {
	return [...tags, ...platforms.flatMap((platform) => tags.map((tag) => ({
		...withSuffix(tag, `-${toArch(platform)}`),
		platform
	})))];
}
function checkArchitectures(platforms) {
	const twice = platforms.find((platform, index) => platforms.slice(0, index).some((other) => toArch(other) === toArch(platform)));
	if (twice === void 0) return [];
	const arch = toArch(twice);
	const both = platforms.filter((platform) => toArch(platform) === arch);
	return [error("ARCH_TAG_TWICE", `${both.map(quote$1).join(" and ")} would both be tagged "-${arch}"`, "Leave one of them out of \"platforms\", or set \"arch-tags: false\".")];
}
function evaluateOwn(evaluated, name, { event, history }) {
	const pushed = evaluated.filter(({ onlyHeld }) => onlyHeld !== true);
	if (pushed.length === 0) return void 0;
	const own = {
		tag: name,
		kind: "floating",
		rule: `environment: ${name}`,
		reason: "every run for an environment moves the environment's own tag",
		priority: OWN_PRIORITY
	};
	if (event.kind === "change") return {
		...own,
		held: "a change does not take the tag of an environment"
	};
	const versions = pushed.find((tag) => tag.versions !== void 0 && tag.held === void 0)?.versions;
	if (versions === void 0) return own;
	const all = history.makeSeries(toWholeSeries(versions));
	return {
		...own,
		versions: seriesWithAffixes(all, "", `-${name}`)
	};
}
function toWholeSeries(series) {
	const rest = Object.entries(series).filter(([key]) => key !== "range");
	return {
		...Object.fromEntries(rest),
		name: "all"
	};
}
function withSuffix(tag, suffix, instead) {
	const named = {
		...tag,
		tag: instead ?? extend(tag.tag, suffix)
	};
	return tag.versions === void 0 ? named : {
		...named,
		versions: seriesWithAffixes(tag.versions, "", suffix)
	};
}
function extend(tag, suffix) {
	return toTag(tag + suffix) ?? tag;
}
// src/plan/reference/tag-repositories.ts
function repositoriesFor({ repositories }, planned) {
	return planned.repositories ?? repositories;
}
function withoutNeedless(tag, all) {
	const { repositories, ...rest } = tag;
	if (repositories === void 0) return tag;
	return all.every((name) => repositories.includes(name)) ? rest : tag;
}
// src/plan/targets/kinds.ts
const OWN = new Set([...[
	"name",
	"context",
	"file",
	"target",
	"images",
	"paths",
	"test",
	"scan"
], ...[
	"buildArgs",
	"buildxFlags",
	"buildSecrets",
	"requiredSecrets"
]]);
const OF_TARGET = /name|arch|each|this|lookup/;
const MOST_KINDS = 8;
function createKind() {
	return {
		evaluate: createKeep(),
		plan: createKeep(),
		readTexts: createKeep()
	};
}
function createKeep() {
	let kept;
	return (make) => (kept ??= { value: make() }).value;
}
function createKinds() {
	const kinds = [];
	return (settings) => {
		if (dependsOnTarget(settings)) return createKind();
		const known = kinds.find(({ isOf }) => isOf(settings));
		if (known !== void 0) return known.kind;
		const kind = createKind();
		if (kinds.length < MOST_KINDS) kinds.push({
			isOf: likeTo(settings),
			kind
		});
		return kind;
	};
}
function dependsOnTarget({ tags, flavor, labels, annotations }) {
	return [
		tags,
		flavor,
		labels,
		annotations
	].some((text) => text?.includes("{{") === true && OF_TARGET.test(text));
}
function likeTo(settings) {
	const all = Object.keys(settings);
	const keys = all.filter((key) => !OWN.has(key));
	const hasIndex = makesIndex(settings);
	return (other) => Object.keys(other).length === all.length && keys.every((key) => isSame(settings[key], other[key])) && makesIndex(other) === hasIndex;
}
function isSame(one, other) {
	if (one === other) return true;
	return typeof one === "object" && JSON.stringify(one) === JSON.stringify(other);
}
// src/plan/target.ts
async function makeTarget(making, { secrets, known = [], ...context }, kind = createKind()) {
	const { facts, settings, pushes } = making;
	const evaluated = await kind.evaluate(() => evaluate(facts, settings, context));
	const version = toNames(evaluated, making);
	const plain = createExpander(facts, settings, {
		escape: false,
		...version
	});
	const repositories = await readDestinations(making, evaluated.tags, plain);
	const plan = () => planAll({
		...evaluated,
		tags: repositories.tags
	}, making, repositories.names);
	const whole = isForAnyRepository(evaluated) ? kind.plan(plan) : plan();
	const plainTag = await readPlainTag(facts, settings, whole, plain);
	const planned = {
		...whole,
		tags: [...whole.tags, ...plainTag.tags]
	};
	const names = [...planned.tags, ...planned.held].map(({ tag }) => tag);
	const ownWords = createWords(() => listWords(facts, settings));
	const others = createWords(() => toPublicWords([...names, ...repositories.names]));
	const args = await readBuildArgs(settings, plain, {
		secrets,
		words: { has: (word) => ownWords.has(word) || others.has(word) }
	});
	const expander = createExpander(facts, settings, {
		escape: true,
		...version
	});
	const texts = await kind.readTexts(() => readTexts(making, evaluated, expander));
	const target = {
		name: settings.name,
		version: evaluated.version,
		platforms: listPlatforms(settings),
		repositories: repositories.names,
		...listCreated(repositories.names, settings),
		tags: planned.tags,
		held: planned.held,
		...evaluated.skipped.length === 0 ? {} : { skipped: evaluated.skipped },
		...omitUndefined({ listing: evaluated.listing }),
		labels: texts.labels,
		annotations: texts.annotations,
		build: planBuild(making, {
			texts,
			args,
			secrets
		})
	};
	const published = {
		...texts,
		tags: names,
		repositories: repositories.names
	};
	return {
		target,
		planned,
		problems: [
			...checkVersion(making, evaluated),
			...explainBranchName(facts, settings, names),
			...making.push.mode === "push" ? explainLibrary(repositories.names) : [],
			...checkChange(making, planned),
			...evaluated.problems,
			...planned.problems,
			...plainTag.problems,
			...checkTags(making, evaluated, planned),
			...repositories.problems,
			...pushes ? noRepository(repositories) : [],
			...texts.problems,
			...args.problems,
			...checkProvenance(settings, args.secretNames),
			...checkPublished(published, [...known, ...args.hidden], ownWords)
		]
	};
}
function planBuild(making, { texts, args, secrets }) {
	const { facts, settings } = making;
	const platforms = listPlatforms(settings);
	if (settings.from.length > 0) return planMade(settings, platforms);
	return makeBuild(facts, settings, {
		platforms,
		buildArgs: args.args,
		hasSecretArgs: args.secretNames.length > 0,
		...toBuildTexts(texts, hasIndex(making)),
		secrets
	});
}
function listCreated(names, { registries }) {
	const saying = registries.filter(({ createRepository }) => createRepository !== void 0);
	const creates = names.filter((name) => saying.some(({ prefix }) => covers(parseScope(prefix), parseScope(name))));
	return creates.length === 0 ? {} : { creates };
}
async function evaluate(facts, settings, context) {
	const { tags, flavor, compat } = settings;
	if (tags !== void 0 || compat === "strict") {
		const { evaluateRules } = await import("./rules.js");
		return evaluateRules({
			text: tags ?? "",
			flavor,
			facts,
			settings,
			...context
		});
	}
	const preset = evaluatePreset(facts, settings);
	if (flavor === void 0) return preset;
	const { parseFlavor } = await import("./flavor.js");
	const parsed = await parseFlavor(flavor, false);
	const expander = createExpander(facts, settings, { isForTags: true });
	const flavored = await addFlavor(preset, parsed.flavor, expander);
	return {
		...flavored,
		problems: [...parsed.problems, ...flavored.problems]
	};
}
function isForAnyRepository({ tags }) {
	return tags.every(({ repositories }) => repositories === void 0);
}
function planAll(evaluated, { facts, settings }, names) {
	const { environment, archTags } = settings;
	const platforms = archTags ? listPlatforms(settings) : [];
	const suffixed = environment === void 0 ? {
		tags: evaluated.tags,
		problems: []
	} : addEnvironment(evaluated.tags, environment, {
		event: facts.event,
		history: readHistory(facts.gitTags.known ? facts.gitTags.list : void 0, settings.tagPrefix ?? "", settings.ignoreVersions, settings.revisions)
	});
	const planned = holdAbsentChange(planTags(isUncommitted(facts, settings) ? holdDirty(suffixed.tags) : suffixed.tags, settings), facts);
	const finish = (tags) => addArchitectures(tags.map((tag) => withoutNeedless(tag, names)), platforms);
	const all = {
		tags: finish(planned.tags),
		held: finish(planned.held),
		problems: [
			...suffixed.problems,
			...planned.problems,
			...checkArchitectures(platforms)
		]
	};
	return settings.pushByDigest === void 0 ? all : holdAll(all, BY_DIGEST);
}
function listPlatforms({ platforms, platformsNamed, from }) {
	return from.length > 0 && !platformsNamed ? [] : [...new Set(platforms)];
}
function toNames(evaluated, { facts, settings }) {
	if (evaluated.version === null || readRunVersion(facts, settings) !== void 0) return {};
	const version = parseVersion(evaluated.version, settings.revisions);
	if (version !== void 0) return { version: toVersionNames(version) };
	if (settings.version === void 0) return {};
	return { version: {
		version: settings.version,
		major: "",
		minor: "",
		patch: "",
		channel: ""
	} };
}
async function readTexts({ facts, settings }, evaluated, expander) {
	const named = evaluated.tags.find(({ held }) => held === void 0)?.tag ?? "";
	const oci = toOciTexts(facts, settings, evaluated.version ?? named);
	const labels = await overrideTexts(oci, "labels", {
		settings,
		expander
	});
	const annotations = await overrideTexts(oci, "annotations", {
		settings,
		expander
	});
	if (settings.from.length > 0) return toMadeTexts(annotations);
	const levelled = addLevels(annotations.ok ? annotations.value.texts : {}, makesIndex(settings), settings.metadataEnv.DOCKER_METADATA_ANNOTATIONS_LEVELS);
	return {
		labels: labels.ok ? labels.value.texts : {},
		annotations: levelled.annotations,
		blank: {
			labels: labels.ok ? labels.value.blank : NONE,
			annotations: annotations.ok ? annotations.value.blank : NONE
		},
		problems: [
			...labels.problems,
			...annotations.problems,
			...levelled.problems
		]
	};
}
function toMadeTexts(given) {
	const { texts, blank } = given.ok ? given.value : {
		texts: {},
		blank: NONE
	};
	const { annotations, problems } = toIndexAnnotations(withoutUnknown(texts, (key) => blank.has(key)));
	return {
		labels: {},
		blank: {
			labels: NONE,
			annotations: NONE
		},
		annotations,
		problems: [...given.problems, ...problems]
	};
}
const NONE = new Set();
function toBuildTexts({ labels, annotations, blank }, isIndex) {
	const levelled = isIndex ? annotations : withoutIndex(annotations);
	return {
		labels: withoutUnknown(labels, (key) => blank.labels.has(key)),
		annotations: withoutUnknown(levelled, (key) => blank.annotations.has(key) || blank.annotations.has(key.replace(/^[^:]*:/, "")))
	};
}
function withoutUnknown(texts, isBlank) {
	return Object.fromEntries(Object.entries(texts).filter(([key, value]) => value !== "" || isBlank(key)));
}
function hasIndex({ facts, settings, push }) {
	const mayBuild = push.onlyWithCredentials && facts.event.kind === "change";
	const isPushed = push.mode === "push" && !mayBuild;
	if (exportsIndex(settings) && makesIndex(settings)) return true;
	return isPushed || listPlatforms(settings).length > 1;
}
function withoutIndex(annotations) {
	return Object.fromEntries(Object.entries(annotations).filter(([key]) => !key.startsWith("index")));
}
// src/plan/targets/graph.ts
function listBases({ buildxFlags }) {
	const named = buildxFlags.flatMap(({ flag, value }) => {
		const [, target] = /^[^=]+=target:(.*)$/.exec(value) ?? [];
		return flag === "--build-context" && target !== void 0 ? [target] : [];
	});
	return [...new Set(named)];
}
function readBases(targets) {
	const names = targets.map(({ name }) => name);
	const bases = new Map(targets.map(({ name, settings }) => [name, listBases(settings)]));
	return {
		bases,
		problems: [...targets.flatMap(({ name, where }) => (bases.get(name) ?? []).filter((base) => !names.includes(base)).map((base) => unknownBase(where, base, names))), ...listCycles(names, bases)]
	};
}
function withBases(names, bases) {
	const all = new Set();
	const add = (name) => {
		if (all.has(name)) return;
		all.add(name);
		bases.get(name)?.forEach(add);
	};
	names.forEach(add);
	return all;
}
function sortByBases(names, bases) {
	const sorted = new Set();
	const add = (name) => {
		if (sorted.has(name)) return;
		bases.get(name)?.filter((base) => names.includes(base)).forEach(add);
		sorted.add(name);
	};
	names.forEach(add);
	return [...sorted];
}
function listCycles(names, bases) {
	const done = new Set();
	const cycles = [];
	const walk = (name, path) => {
		const at = path.indexOf(name);
		if (at >= 0) cycles.push([...path.slice(at), name]);
		if (at >= 0 || done.has(name)) return;
		bases.get(name)?.forEach((base) => {
			walk(base, [...path, name]);
		});
		done.add(name);
	};
	names.forEach((name) => {
		walk(name, []);
	});
	return cycles.map((cycle) => error("TARGETS_CYCLE", `targets are built on each other: ${cycle.join(" → ")}`, "Remove one of these \"target:\" contexts from build-contexts."));
}
function unknownBase(where, base, names) {
	return error("TARGET_UNKNOWN", `${where}: build-contexts: there is no target ${quote$1(base)}`, suggest(base, names));
}
function checkNoBases(settings) {
	return listBases(settings).map((base) => error("TARGET_UNKNOWN", `build-contexts: there is no target ${quote$1(base)}, since the settings have no targets`, "Write targets: into tagship.yml, or name an image: docker-image://…."));
}
// src/plan/targets/select.ts
function selectTargets(facts, settings) {
	const names = settings.targets.map(({ name }) => name);
	const problems = [...checkPatterns("only", settings.only, names), ...checkPatterns("except", settings.except, names)];
	const meant = findMeant(facts, settings.targets);
	const chosen = [];
	const omitted = [];
	for (const target of settings.targets) {
		const reason = whyNotNamed(target, settings) ?? whyNotMeant(target, meant, facts);
		if (reason === void 0) chosen.push(target);
		else omitted.push({
			name: target.name,
			reason
		});
	}
	const nothing = problems.length === 0 && chosen.length === 0 ? [nothingMeant(omitted)] : [];
	return {
		chosen,
		omitted,
		problems: [...problems, ...nothing]
	};
}
function whyNotNamed({ name, isBase, where }, { only, except }) {
	if (isBase && only.length === 0) return `not in a group of ${where}`;
	if (only.length > 0 && !only.some((pattern) => matchesPattern(name, pattern))) return `not in only: ${only.join(", ")}`;
	const pattern = except.find((one) => matchesPattern(name, one));
	return pattern === void 0 ? void 0 : `in except: ${pattern}`;
}
function findMeant({ event }, targets) {
	if (event.kind !== "gitTag" && event.kind !== "release") return void 0;
	const prefixOf = ({ settings }) => settings.tagPrefix ?? "";
	const fitting = targets.filter((target) => {
		const prefix = prefixOf(target);
		const { revisions } = target.settings;
		return prefix !== "" && versionOfGitTag(event.gitTag, prefix, revisions) !== void 0;
	});
	const longest = Math.max(0, ...fitting.map((target) => prefixOf(target).length));
	const isFree = ({ settings }) => settings.version !== void 0;
	return new Set(targets.filter((target) => fitting.length === 0 ? prefixOf(target) === "" || isFree(target) : fitting.includes(target) && prefixOf(target).length === longest || isFree(target)));
}
function whyNotMeant(target, meant, { event }) {
	if (meant === void 0 || meant.has(target)) return void 0;
	return `not meant by git tag ${event.kind === "gitTag" || event.kind === "release" ? event.gitTag : ""} (${target.settings.tagPrefix ?? ""}<version>)`;
}
function nothingMeant(omitted) {
	const reasons = omitted.map(({ name, reason }) => `${name}: ${reason}`);
	return notice("TARGET_NOT_MEANT", "this run ships no target", reasons.join("\n"));
}
function checkPatterns(setting, patterns, names) {
	return patterns.filter((pattern) => !names.some((name) => matchesPattern(name, pattern))).map((pattern) => error("TARGET_UNKNOWN", `${setting}: there is no target ${quote$1(pattern)}`, names.length === 0 ? "The settings have no targets: write targets: into tagship.yml." : suggest(pattern, names)));
}
function checkNoSelection({ only, except }) {
	return [...checkPatterns("only", only, []), ...checkPatterns("except", except, [])];
}
// src/plan/make.ts
async function makePlan(facts, settings, context) {
	const base = {
		schemaVersion: 1,
		tool: {
			name: "tagship",
			version: context.toolVersion
		},
		facts: summarize(facts),
		...settings.login === "job" ? { login: settings.login } : {},
		resolved: {
			latest: settings.latest,
			...omitUndefined({ version: settings.version })
		}
	};
	const decision = decidePush(facts, settings);
	if (settings.targets.length > 0) {
		const { makeTargets } = await import("./make2.js");
		const made = await makeTargets(facts, settings, decision, context);
		const unsigned = explainUnsigned({
			...base,
			...made
		}, settings);
		const problems = [
			...made.problems,
			...checkLegs(settings),
			...unsigned
		];
		const plan = {
			...base,
			...made,
			problems
		};
		return {
			...plan,
			...planSigning(plan, settings),
			...planDeploy(plan, settings),
			...planHistory(plan, settings)
		};
	}
	const { push, problems } = decision;
	const misplaced = [...checkNoBases(settings), ...checkNoSelection(settings)];
	const foreign = findForeign(facts, settings) ?? findFailure(facts, settings);
	const made = foreign === void 0 ? await makeTarget({
		facts,
		settings,
		push,
		pushes: push.mode === "push" && context.ships !== false
	}, context) : {
		target: void 0,
		planned: void 0,
		problems: [foreign]
	};
	const { resolved, ...head } = base;
	const pushed = planPush(push, made.planned);
	const targets = made.target === void 0 ? [] : [made.target];
	return {
		...head,
		push: pushed,
		...planSigning({
			push: pushed,
			facts: head.facts
		}, settings),
		...planDeploy({
			push: pushed,
			facts: head.facts,
			targets
		}, settings),
		...planHistory({
			push: pushed,
			facts: head.facts
		}, settings),
		resolved,
		targets,
		problems: [
			...problems,
			...misplaced,
			...explainTagsOfCommit(facts, settings),
			...made.problems,
			...checkLegs(settings),
			...explainUnsigned({
				push: pushed,
				facts: head.facts
			}, settings)
		]
	};
}
function checkLegs(settings) {
	return [...parseRunners(settings.runners).problems, ...checkUpload(settings)];
}
function summarize({ gitTags, ...facts }) {
	return {
		...facts,
		gitTags: gitTags.known ? {
			known: true,
			from: gitTags.from,
			count: gitTags.list.length
		} : {
			known: false,
			count: 0,
			reason: gitTags.reason
		}
	};
}
// src/run/ahead.ts
async function withAhead(environment, prepare) {
	let asking = Promise.resolve(void 0);
	try {
		return {
			...await prepare(({ value }) => {
				asking = beginAhead(value, environment).catch(() => void 0);
			}),
			...omitUndefined({ ahead: await asking })
		};
	} catch (thrown) {
		(await asking)?.close();
		throw thrown;
	}
}
function takeAhead({ ahead }, trust) {
	return trust.level === "trusted" ? omitUndefined({ ahead }) : {};
}
async function beginAhead(settings, environment) {
	const asked = await ask$2(settings, environment);
	await import("./ship.js").then((n) => n.ship_exports);
	return asked;
}
async function ask$2(settings, { env, clock, cwd }) {
	if (settings === void 0 || settings.push === "false" || settings.legs !== void 0) return;
	const { askAhead } = await import("./ahead.js").then((n) => n.ahead_exports);
	const pushes = settings.push === "true" || detectCi(env) !== "local";
	return askAhead({
		env,
		clock,
		cwd
	}, settings, pushes);
}
// src/run/hidden.ts
function listHidden({ targets }, settings) {
	return targets.flatMap(({ name, build }) => {
		const { buildArgs } = settingsForTarget(settings, name);
		return Object.values(findHiddenValues(build.argv, buildArgs));
	}).filter((value) => value !== void 0);
}
function checkLengths(settings, env) {
	const found = listSettings(settings).flatMap((one) => checkSecrets$1(one, env));
	return [...new Map(found.map((problem) => [problem.message, problem])).values()];
}
// src/plan/labels/base-image.ts
function findBaseImage(dockerfile, options) {
	const lines = readLines(dockerfile);
	if (lines === void 0) return void 0;
	const given = readGiven(lines.args, options.buildArgs);
	let at = findStage(lines.stages, options.target, lines.stages.length);
	for (let steps = 0; at !== void 0 && steps <= lines.stages.length; steps += 1) {
		const from = fill(lines.stages[at]?.from ?? "", given);
		if (from === void 0 || options.contexts.includes(from)) return void 0;
		const below = lines.stages.findLastIndex(({ name }, index) => index < (at ?? 0) && name === from.toLowerCase());
		if (below === -1) return toFullName(from);
		at = below;
	}
}
function findStage(stages, target, count) {
	if (target === void 0) return count - 1;
	const named = stages.findLastIndex(({ name }) => name === target.toLowerCase());
	if (named >= 0) return named;
	return /^\d{1,4}$/.test(target) && Number(target) < count ? Number(target) : void 0;
}
function readGiven(args, buildArgs) {
	const known = buildArgs.map((arg) => {
		const at = arg.indexOf("=");
		return at < 0 ? [arg, void 0] : [arg.slice(0, at), arg.slice(at + 1)];
	}).filter(([name]) => args.has(name));
	return new Map([...args, ...known]);
}
function fill(text, given) {
	const filled = text.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced, plain) => {
		const value = given.get(braced ?? plain ?? "") ?? "";
		return value === "" ? "$" : value;
	});
	return filled.includes("$") ? void 0 : filled;
}
function toFullName(from) {
	if (from === "scratch") return void 0;
	const name = from.replace(/@.*$/s, "");
	const colon = name.lastIndexOf(":");
	const hasTag = colon > name.lastIndexOf("/");
	const tag = hasTag ? name.slice(colon + 1) : void 0;
	const repository = parseRepository(hasTag ? name.slice(0, colon) : name);
	if (!repository.ok || tag !== void 0 && !isTag(tag)) return void 0;
	const { host, path } = repository.value;
	return `${host}/${path}${tag === void 0 ? "" : `:${tag}`}`;
}
const SYNTAX = /^#\s*syntax\s*=\s*(?!(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?[:@\s]|(?:docker\.io\/)?docker\/dockerfile$)/im;
function readLines(text) {
	if (SYNTAX.test(text)) return void 0;
	const escape = /^#\s*escape\s*=\s*`/im.test(text) ? "`" : "\\";
	const args = new Map();
	const stages = [];
	for (const line of joinLines(text, escape)) {
		const [keyword = "", ...rest] = line.split(/\s+/);
		if (/^ARG$/i.test(keyword) && stages.length === 0) readArgs(rest, args);
		if (/^FROM$/i.test(keyword)) stages.push(readStage(rest));
	}
	return stages.length === 0 ? void 0 : {
		args,
		stages
	};
}
function readStage(words) {
	const [from = "", as = "", name = ""] = words.filter((one) => !one.startsWith("--"));
	return {
		from: unquote$1(from),
		name: /^AS$/i.test(as) ? name.toLowerCase() : ""
	};
}
function readArgs(words, args) {
	for (const word of words) {
		const at = word.indexOf("=");
		if (at < 0) args.set(word, void 0);
		else args.set(word.slice(0, at), fill(unquote$1(word.slice(at + 1)), args));
	}
}
function unquote$1(text) {
	return text.replace(/^(["'])(.*)\1$/, "$2");
}
function* joinLines(text, escape) {
	let begun = "";
	let ends = [];
	for (const raw of text.split(/\r?\n/)) {
		if (ends.length > 0) {
			if (raw.replace(/^\t+/, "") === ends[0]) ends = ends.slice(1);
			continue;
		}
		const line = raw.trim();
		if (line === "" || line.startsWith("#")) continue;
		if (line.endsWith(escape)) {
			begun += `${line.slice(0, -1)} `;
			continue;
		}
		const whole = `${begun}${line}`.trim();
		begun = "";
		if (/^(?:RUN|COPY|ADD)\s/i.test(whole)) ends = [...whole.matchAll(/<<-?\s*(["']?)(\w+)\1/g)].map(([, , end = ""]) => end);
		yield whole;
	}
	if (begun !== "") yield begun.trim();
}
// src/run/inputs/base-names.ts
const LABEL = "org.opencontainers.image.base.name";
const LIMIT = 262144;
async function addBaseNames(plan, { compat, source }, cwd) {
	const isOther = source === "commit" && plan.facts.dirty;
	if (compat === "strict" || isOther) return plan;
	const read = oncePer((file) => file, (file) => readSmallFile(resolve(cwd, file), LIMIT));
	const find = oncePer((...from) => JSON.stringify(from), findBaseImage);
	const targets = plan.targets.map((target) => addBaseName(target, read, find));
	return {
		...plan,
		targets: await Promise.all(targets)
	};
}
async function addBaseName(target, read, find) {
	const { build, labels } = target;
	if (isMade(build) || LABEL in labels || isElsewhere$1(build.file) || isElsewhere$1(build.context)) return target;
	const file = await read(build.file);
	if (!file.ok) return target;
	const name = find(file.text, {
		target: listValues(build.argv, "--target").at(-1),
		buildArgs: listValues(build.argv, "--build-arg").map(withoutMask),
		contexts: listValues(build.argv, "--build-context").map((entry) => entry.split("=", 1)[0] ?? "")
	});
	if (name === void 0) return target;
	const last = build.argv.lastIndexOf("--label");
	const at = last < 0 ? build.argv.indexOf("build") + 1 : last + 2;
	const flag = ["--label", `${LABEL}=${name}`];
	const argv = [
		...build.argv.slice(0, at),
		...flag,
		...build.argv.slice(at)
	];
	return {
		...target,
		labels: {
			...labels,
			[LABEL]: name
		},
		build: {
			...build,
			argv
		}
	};
}
function isElsewhere$1(path) {
	return path === "-" || /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/.test(path);
}
function withoutMask(arg) {
	return arg.includes("***") ? arg.split("=", 1)[0] ?? "" : arg;
}
function listValues(argv, flag) {
	return argv.flatMap((word, index) => {
		if (word.startsWith(`${flag}=`)) return [word.slice(flag.length + 1)];
		return argv[index - 1] === flag ? [word] : [];
	});
}
// src/run/inputs/inputs.ts
const VERSION = 1;
async function addInputs(plan, settings, git) {
	if (!listSettings(settings).some(({ paths }) => paths.length > 0)) return plan;
	const { run } = openGit(git);
	const read = new Map();
	const readOne = async (target) => {
		const known = read.get(target.name);
		if (known !== void 0) return known;
		const bases = plan.targets.filter(({ name }) => target.needs?.includes(name));
		const below = new Map();
		for (const base of bases) below.set(base.name, await readOne(base));
		const inputs = await readInputsOf(target, {
			settings: settingsForTarget(settings, target.name),
			plan,
			below,
			run
		});
		read.set(target.name, inputs);
		return inputs;
	};
	const targets = [];
	for (const target of plan.targets) {
		const { inputs } = await readOne(target);
		targets.push(inputs === void 0 ? target : {
			...target,
			build: {
				...target.build,
				inputs
			}
		});
	}
	const problems = [...read.values()].flatMap((one) => one.problems);
	return {
		...plan,
		targets,
		problems: [...plan.problems, ...problems]
	};
}
async function readInputsOf(target, { settings, plan, below, run }) {
	const { paths } = settings;
	if (paths.length === 0 || settings.noCache) return { problems: [] };
	if (plan.facts.dirty && (settings.source === "checkout" || await isStaged(run))) return { problems: [notBelieved(target)] };
	const unknown = [...below].find(([, { inputs }]) => inputs === void 0);
	if (unknown !== void 0) return { problems: [baseUnknown(target, unknown[0])] };
	const listed = await listFiles(run, toPathspecs(paths));
	if (listed.code !== 0) return { problems: [invalid$2(target, listed.stderr)] };
	if (listed.stdout === "") return { problems: [empty(target)] };
	const files = await listFiles(run, listBuildFiles(target));
	const bases = [...below].map(([name, { inputs }]) => [name, inputs]).sort();
	const text = JSON.stringify([
		VERSION,
		listed.stdout,
		files.stdout,
		bases
	]);
	return {
		inputs: createHash("sha256").update(text).digest("hex"),
		problems: []
	};
}
async function isStaged(run) {
	return (await run([
		"diff-index",
		"--cached",
		"--quiet",
		"HEAD",
		"--"
	])).code !== 0;
}
function listFiles(run, pathspecs) {
	return run([
		"ls-files",
		"--stage",
		"-z",
		"--full-name",
		"--",
		...pathspecs
	]);
}
function toPathspecs(paths) {
	const specs = paths.map((path) => path.startsWith("!") ? `:(exclude,glob)${path.slice(1)}` : `:(glob)${path}`);
	const excluding = paths.filter((path) => path.startsWith("!")).length;
	return excluding > 0 && excluding < paths.length ? [...specs, NO_FILE] : specs;
}
const NO_FILE = ":(glob)*/.git";
function listBuildFiles({ build: { file, context } }) {
	const names = [
		file,
		`${file}.dockerignore`,
		posix.join(context, ".dockerignore")
	];
	const isLocal = (name) => name !== "-" && !name.includes(":") && !name.startsWith("/");
	return names.filter(isLocal).map((name) => `:(literal)${name}`);
}
function notBelieved({ name }) {
	return notice("PATHS_DIRTY", `"${name}" is built, whatever its paths: the checkout has uncommitted changes`, "Commit them, or name the files in .gitignore.");
}
function baseUnknown({ name }, base) {
	return notice("PATHS_BASE", `"${name}" is built, whatever its paths: its base "${base}" has none, so every commit may change it`, `Give the target "${base}" paths too.`);
}
function empty({ name }) {
	return error("PATHS_EMPTY", `paths of "${name}" match no file of the commit`, "Name files or directories relative to the working directory: services/api.");
}
function invalid$2({ name }, stderr) {
	const said = stderr.trim().split("\n").at(-1) ?? "";
	return error("PATHS_INVALID", `paths of "${name}" cannot be read: ${said}`, "Name files or directories of the checkout.");
}
// src/run/ship.ts
async function prepare(request, environment, meanwhile) {
	const wrong = await checkRequest(request, environment);
	const { settings, facts } = await readRun(request, environment, meanwhile);
	const problems = [
		...wrong,
		...settings.problems,
		...settings.value === void 0 ? [] : checkLengths(settings.value, environment.env),
		...facts.problems
	];
	if (!settings.ok || !facts.ok || hasErrors(problems)) throw new Problem([...problems, ...await findMore(settings, facts, environment)]);
	environment.vault.add(knownSecrets(listSettings(settings.value), environment.env));
	const known = await addDistance(facts.value, settings.value, environment);
	const plan = addCaches(await addInputs(await addBaseNames(await planWithin(known, settings.value, environment, request.command === "ship"), settings.value, environment.cwd), settings.value, environment), {
		settingsFor: (name) => settingsForTarget(settings.value, name),
		hasGithubCache: readText$1(environment.env, "ACTIONS_RUNTIME_TOKEN") !== void 0
	});
	environment.vault.add(listHidden(plan, settings.value));
	const complete = await addDestinations(plan, settings.value, environment);
	return {
		plan: {
			...complete,
			problems: [...problems, ...complete.problems]
		},
		settings: settings.value,
		facts: known
	};
}
async function planWithin(facts, settings, { vault, signal, env }, ships) {
	const { createPatternMatcher } = await Promise.resolve().then(() => pattern_worker_exports);
	const { createPause, hearSignals } = await Promise.resolve().then(() => pause_exports);
	const { match, close } = createPatternMatcher(signal);
	try {
		const plan = await makePlan(facts, settings, {
			toolVersion: version,
			secrets: vault.list(),
			known: listKnownSecrets(listSettings(settings), env),
			match,
			pause: createPause(signal),
			ships
		});
		await hearSignals(signal);
		return plan;
	} finally {
		await close();
	}
}
async function addDestinations(plan, settings, environment) {
	if (plan.push.mode !== "push") return plan;
	const { addDestinations: add } = await import("./job.js").then((n) => n.destinations_exports);
	return add(plan, settings, environment);
}
const ABOUT_WORDS = /^(RULE|FLAVOR|EXPRESSION|IMAGE|REPOSITORY|LABEL)_/;
async function findMore(settings, facts, environment) {
	if (settings.value === void 0) return [];
	if (!facts.ok) return (await import("./lint.js")).lintSettings(settings.value);
	const { problems } = await planWithin(facts.value, settings.value, environment, true);
	return problems.filter(({ level, code }) => level === "error" && ABOUT_WORDS.test(code));
}
async function addDistance(facts, settings, environment) {
	const user = listSettings(settings).find(({ tags, flavor, plainTag, labels, annotations, buildArgs }) => [
		tags,
		flavor,
		plainTag,
		labels,
		annotations,
		...buildArgs
	].some((text) => text?.includes("distance") === true));
	if (user === void 0) return facts;
	const distance = await readDistance(environment, user.tagPrefix);
	return distance === void 0 ? facts : {
		...facts,
		distance
	};
}
async function previewRun(prepared, environment) {
	const { previewShipping: ask } = await import("./preview.js");
	return withContext(prepared, environment, (context) => ask(prepared.plan, context));
}
async function checkBuildable({ plan, settings }, { cwd, env }) {
	const { checkInputs } = await Promise.resolve().then(() => inputs_exports);
	return (await checkInputs(plan, settings, {
		cwd,
		env,
		push: plan.push.mode === "push"
	})).map((problem) => ({
		...problem,
		level: "notice"
	}));
}
async function prepareToShip(request, environment) {
	return withAhead(environment, (begin) => prepareChecked(request, environment, begin));
}
async function prepareChecked(request, environment, meanwhile) {
	const fresh = await prepare(request, environment, meanwhile);
	const { planFile } = request;
	const prepared = planFile === void 0 ? fresh : await (await import("./plan-file.js")).usePlanFile(planFile, request, fresh, environment.cwd);
	const checked = prepared.settings.legs !== void 0 ? {
		plan: prepared.plan,
		problems: []
	} : await checkSecrets(prepared.plan, environment);
	const scanFiles = await loadScanFiles(prepared.settings);
	const problems = [
		...refuseOtherCommit(prepared.plan),
		...checked.problems,
		...scanFiles?.checkScanFiles(prepared.settings, environment.cwd) ?? [],
		...await checkLogins(prepared, environment)
	];
	if (hasErrors(problems)) throw new Problem(problems);
	return {
		...prepared,
		plan: {
			...checked.plan,
			problems
		}
	};
}
async function loadScanFiles({ scanSarif, scanGitlab }) {
	if (scanSarif === void 0 && scanGitlab === void 0) return void 0;
	return await import("./scan-files.js");
}
async function checkLogins(prepared, { env, cwd }) {
	if (!leavesLogins(prepared)) return [];
	return (await import("./leave.js").then((n) => n.leave_exports)).checkLogins(env, cwd);
}
async function checkSecrets(plan, environment) {
	if (!plan.targets.some(({ build }) => build.argv.includes("--secret"))) return {
		plan,
		problems: []
	};
	return (await import("./build-secrets.js")).checkBuildSecrets(plan, environment);
}
async function ship(prepared, environment, report) {
	const { apply } = await import("./ship.js").then((n) => n.ship_exports);
	const scanFiles = await loadScanFiles(prepared.settings);
	const { openDeploys } = await import("./ship.js").then((n) => n.deploy_exports);
	const push = prepared.plan.push.mode === "push";
	const onScanned = (scans) => scanFiles?.writeScanFiles(scans, prepared.settings, environment.cwd) ?? [];
	return withContext(prepared, environment, async (given) => {
		const context = {
			...given,
			...takeAhead(prepared, given.trust)
		};
		const { plan, ...source } = await readSource(prepared.plan, context);
		const own = {
			push,
			report,
			onScanned,
			present: prepared.facts,
			...source
		};
		const shipping = {
			...context,
			...own,
			...await openDeploys(prepared, environment)
		};
		const receipt = await apply(plan, shipping);
		if (receipt.status === "done" && leavesLogins(prepared)) {
			const { leaveRunLogins } = await import("./of-run.js");
			await leaveRunLogins(prepared, context.credentials, environment);
		}
		return receipt;
	}).finally(() => prepared.ahead?.close());
}
function leavesLogins({ plan, settings }) {
	return plan.login === "job" && settings.login === "job";
}
async function readSource(given, context) {
	if (context.settings.source === "checkout") return { plan: given };
	const { useSource } = await import("./rewrite.js");
	const plan = await useSource(given, context);
	if (plan === given) return { plan };
	const { readSourceEnv } = await import("./ship.js").then((n) => n.export_exports);
	return {
		plan,
		buildEnv: await readSourceEnv(context)
	};
}
async function readRunSboms(prepared, receipt, environment) {
	const { readSboms: read } = await import("./sbom.js");
	return withContext(prepared, environment, ({ registries }) => read(receipt, registries));
}
// src/cli/pipeline.ts
var pipeline_exports = __exportAll({
	planCommand: () => planCommand,
	shipCommand: () => shipCommand
});
async function planCommand(cli, invocation, { request, environment }) {
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
			const { printExplanation } = await import("./explain.js");
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
	const { toMatrixOutputs } = await import("./matrix.js");
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
async function shipCommand(cli, invocation, { request, environment }) {
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
	if (exitCode !== EXIT.interrupted) isWritten = await writeSbom(cli, invocation, {
		prepared,
		environment
	}, receipt) && isWritten;
	return exitCode === EXIT.done && !isWritten ? EXIT.problem : exitCode;
}
async function report(cli, invocation, plan, receipt) {
	const { log, maskValue, paint, print, printJson } = cli;
	const shown = maskValue(receipt, listPublished(plan));
	if (invocation.json) printJson(shown);
	else {
		const { renderReceipt } = await Promise.resolve().then(() => receipt_text_exports);
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
	if (files.out !== void 0 && !hasErrors(plan.problems)) written.push(writeFile$1(cli, invocation, "out", `${toPrintedJson(plan)}\n`));
	if (files.dotenv !== void 0) {
		const { renderDotenv } = await Promise.resolve().then(() => dotenv_exports);
		written.push(writeFile$1(cli, invocation, "dotenv", renderDotenv(plan, receipt)));
	}
	const values = {
		receipt,
		record: receipt?.record
	};
	for (const flag of ["receipt", "record"]) {
		if (values[flag] === void 0 || files[flag] === void 0) continue;
		written.push(writeFile$1(cli, invocation, flag, `${toPrintedJson(values[flag])}\n`));
	}
	if (receipt !== void 0) written.push(...await writeReports(cli, invocation, plan, receipt));
	return written.every(Boolean);
}
async function writeReports(cli, invocation, plan, receipt) {
	const { links, "code-quality": quality } = invocation.files;
	const written = [];
	if (links !== void 0) {
		const { renderLinks } = await Promise.resolve().then(() => links_exports);
		written.push(writeFile$1(cli, invocation, "links", renderLinks(plan, receipt)));
	}
	if (quality !== void 0) {
		const { renderCodeQuality } = await import("./code-quality.js");
		const text = renderCodeQuality(receipt.problems);
		written.push(writeFile$1(cli, invocation, "code-quality", text));
	}
	return written;
}
function writeFile$1({ cwd, log }, { files }, flag, text) {
	const file = {
		flag,
		path: files[flag] ?? "",
		isPrivate: flag === "out"
	};
	const problems = writeOutputFile(file, text, cwd);
	problems.forEach(log.problem);
	return problems.length === 0;
}
async function writeSbom(cli, invocation, { prepared, environment }, receipt) {
	if (invocation.files.cyclonedx === void 0) return true;
	const { sboms, problems } = await readRunSboms(prepared, receipt, environment);
	problems.forEach(cli.log.problem);
	if (sboms.length === 0) return true;
	const { renderCyclonedx } = await import("./cyclonedx.js");
	return writeFile$1(cli, invocation, "cyclonedx", renderCyclonedx(cli.maskValue(sboms), version));
}
// src/facts/origins.ts
function compareOrigins(source, own) {
	if (source === void 0 || own === void 0) return "unknown";
	return source.toLowerCase() === own.toLowerCase() ? "project" : "fork";
}
// src/facts/project.ts
function parseProjectUrl(remote) {
	const parts = splitRemote(remote?.trim() ?? "");
	if (parts === void 0) return { project: {} };
	const slug = parts.path.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
	if (slug === "") return { project: {} };
	return {
		project: {
			slug,
			name: nameOf(slug),
			url: `${parts.scheme}://${parts.host}/${slug}`
		},
		host: parts.host
	};
}
function toProject(slug, url) {
	const name = slug === void 0 ? void 0 : nameOf(slug);
	return omitUndefined({
		slug,
		name,
		url: parseProjectUrl(url).project.url
	});
}
function compareProjects(source, own) {
	return compareOrigins(toKey(source), toKey(own));
}
function toKey(remote) {
	const { host = "", project } = parseProjectUrl(remote);
	return project.slug === void 0 ? void 0 : `${host}/${project.slug}`;
}
function nameOf(slug) {
	return slug.slice(slug.lastIndexOf("/") + 1);
}
function splitRemote(remote) {
	if (remote.includes("://")) return splitUrl(remote);
	const short = /^(?:[^/\s]+@)?([^:/@\s]{2,}):([^?#@]+)(?:[?#][^@]*)?$/.exec(remote);
	return short ? {
		scheme: "https",
		host: short[1] ?? "",
		path: short[2] ?? ""
	} : void 0;
}
function splitUrl(remote) {
	if (!URL.canParse(remote) || !/^(https?|ssh|git|git\+ssh):/i.test(remote)) return void 0;
	const { protocol, host, hostname, pathname, search, hash } = new URL(remote);
	if ((pathname + search + hash).includes("@")) return void 0;
	return /^https?:$/.test(protocol) ? {
		scheme: protocol.slice(0, -1),
		host,
		path: pathname
	} : {
		scheme: "https",
		host: hostname,
		path: pathname
	};
}
// src/facts/git/checked-out.ts
async function compareCheckout(read, event) {
	const { ci, clone } = read;
	const head = clone?.head?.sha;
	if (head === void 0 || ci.sha === void 0) return void 0;
	const change = isAboutChange(event) ? await compareChange(read, event, head) : void 0;
	if (head === ci.sha) return change === "base" ? { is: "base" } : void 0;
	return {
		is: change ?? await compareHistory(read, head, ci.sha),
		eventSha: ci.sha
	};
}
function isAboutChange(event) {
	return event.kind === "change" || event.kind === "other" && event.about !== void 0;
}
async function compareChange({ ci, git }, event, head) {
	const { changeShas = [], baseShas = [] } = ci;
	if (head === (event.kind === "change" ? event.headSha : void 0)) return "head";
	if (baseShas.includes(head)) return "base";
	if (changeShas.includes(head)) return "head";
	return (changeShas.length === 0 ? [] : await readParents(git, head)).some((parent) => changeShas.includes(parent)) ? "head" : void 0;
}
async function readParents(git, sha) {
	const { stdout } = await git.run([
		"cat-file",
		"commit",
		sha
	]);
	const [header = ""] = stdout.split("\n\n", 1);
	return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = ""]) => parent);
}
async function compareHistory(read, head, eventSha) {
	if (isElsewhere(read)) return "elsewhere";
	const { git } = read;
	if (await readAncestry(git.run, head, eventSha) === true) return "older";
	return await readAncestry(git.run, eventSha, head) === true ? "newer" : "other";
}
function isElsewhere({ ci, clone }) {
	const own = ci.project.slug?.toLowerCase();
	const found = parseProjectUrl(clone?.remoteUrl).project.slug?.toLowerCase();
	if (own === void 0 || found === void 0) return false;
	return found !== own && !found.endsWith(`/${own}`) && !own.endsWith(`/${found}`);
}
function isOfOtherProject(read) {
	const { ci, clone } = read;
	const head = clone?.head?.sha;
	return head !== void 0 && ci.sha !== void 0 && head !== ci.sha && isElsewhere(read);
}
async function dropSurrounding(read) {
	const { clone, ci, git } = read;
	if (ci.sha === void 0 || clone?.head?.sha === ci.sha || !isElsewhere(read)) return read;
	return (await git.run([
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD:./"
	])).code === 0 ? read : {
		...read,
		clone: void 0
	};
}
function toBuiltProject({ ci, clone }, checkedOut) {
	const { project } = parseProjectUrl(clone?.remoteUrl);
	return checkedOut?.is === "elsewhere" ? project : {
		...project,
		...ci.project
	};
}
function followBranch(event, { clone }, checkedOut) {
	if (event.kind !== "branch" || clone?.branch === void 0 || checkedOut === void 0) return event;
	const isByHand = event.trigger === "manual" || event.trigger === "api";
	const isOwn = [
		"older",
		"newer",
		"other"
	].includes(checkedOut.is);
	return isByHand && isOwn ? {
		...event,
		branch: clone.branch
	} : event;
}
function explainCheckout(read, { is, eventSha }, { event, gitTags }) {
	const head = read.clone?.head?.sha;
	if (is === "head" || is === "base" || head === void 0 || eventSha === void 0) return [];
	const [ours, theirs] = [quote(head), quote(eventSha)];
	const isEvent = read.input.counts === "event";
	const which = isEvent ? `${theirs} is used, as in docker/metadata-action` : `${ours} is used, because it is what is built`;
	const names = listGitTags(head, gitTags);
	const message = `commit ${ours}${names.length === 0 ? "" : ` (git tag ${names.map((name) => `"${name}"`).join(", ")})`} is checked out, ${relations[is](theirs, read)}: ${which}.`;
	return [notice("FACTS_OTHER_COMMIT", message, isEvent ? "" : toHint(event, is, names))];
}
function quote(sha) {
	return `"${sha.slice(0, 12)}"`;
}
const relations = {
	older: (sha) => `which came before ${sha}, the commit of the event`,
	newer: (sha) => `which was made after ${sha}, the commit of the event`,
	other: (sha) => `and not ${sha}, the commit of the event`,
	elsewhere: (sha, { ci, clone }) => `of the project "${parseProjectUrl(clone?.remoteUrl).project.slug ?? ""}", and the event is about ${sha} of "${ci.project.slug ?? ""}"`
};
function toHint(event, is, names) {
	const [name] = names;
	if (event.kind !== "branch" || is === "newer" || is === "elsewhere") return "";
	if (event.trigger === "workflow_run") return "To build the commit of the triggering run, give actions/checkout \"ref: ${{ github.event.workflow_run.head_sha }}\".";
	return name === void 0 ? "" : `To ship it as that git tag, give "git-tag: ${name}"; as that version, give "version".`;
}
function listGitTags(sha, gitTags) {
	if (!gitTags.known) return [];
	return gitTags.list.flatMap((tag) => tag.sha === sha ? [tag.name] : []).slice(0, 3);
}
// src/facts/ci/github/payload.ts
var import_compare = __toESM(require_compare(), 1);
function readField(payload, path) {
	let value = payload;
	for (const key of path.split(".")) {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return void 0;
		value = value[key];
	}
	return value;
}
function readPayloadText(payload, path) {
	const value = readField(payload, path);
	return typeof value === "string" && value !== "" ? value : void 0;
}
function readPayloadNumber(payload, path) {
	const value = readField(payload, path);
	return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : void 0;
}
function readPayloadBoolean(payload, path) {
	const value = readField(payload, path);
	return typeof value === "boolean" ? value : void 0;
}
// src/facts/forge.ts
function readApi(env, payload, { slug, server }) {
	if (slug === void 0 || !isSlug(slug)) return void 0;
	const guessed = server === "https://github.com" ? "https://api.github.com" : `${server}/api/v3`;
	return {
		url: readText$1(env, "GITHUB_API_URL") ?? guessed,
		slug,
		isProjectUnsaid: readPayloadText(payload, "repository.full_name") === void 0
	};
}
function isSlug(slug) {
	return /^[\w.-]+\/[\w.-]+$/.test(slug) && slug.split("/").every((part) => !/^\.+$/.test(part));
}
async function askProject(read, knownBranch) {
	if (read.ci.api?.isProjectUnsaid !== true) return void 0;
	return ask$1(read, `the description${knownBranch === void 0 ? ", license and default branch" : " and license"}`);
}
async function addDefaultBranch(read, told, known) {
	const { project = read.ci.project, defaultBranch } = (told !== void 0 || known !== void 0 ? told : await ask$1(read, "the default branch")) ?? {};
	return {
		project,
		defaultBranch: known ?? defaultBranch
	};
}
async function ask$1(read, lacks) {
	const { ci, input, problems } = read;
	if (ci.api === void 0 || input.askGithub === void 0 || input.remote === "never") return void 0;
	if (isOfOtherProject(read)) return void 0;
	const answer = await input.askGithub({
		api: ci.api.url,
		slug: ci.api.slug,
		lacks
	});
	problems.push(...answer.problems);
	if (!answer.ok) return {};
	const { defaultBranch, ...project } = answer.value;
	const isName = defaultBranch !== void 0 && isRefName(defaultBranch);
	return omitUndefined({
		project: {
			...project,
			...ci.project
		},
		defaultBranch: isName ? defaultBranch : void 0
	});
}
// src/facts/git/commit.ts
async function readCommit(read, event, gitTags) {
	const { clone, problems } = read;
	const { sha, isAsked } = await chooseSha(read, event, gitTags);
	if (sha === void 0) return void 0;
	const head = clone?.head;
	if (head?.sha === sha) return {
		sha,
		isAsked,
		...omitUndefined({ commitTime: head.time })
	};
	if (isAsked && head !== void 0) problems.push(notCheckedOut(read.given, sha, head.sha));
	return {
		sha,
		isAsked,
		...omitUndefined({ commitTime: await readTime(read, sha) })
	};
}
async function readTime({ ci, clone, git }, sha) {
	return (clone === void 0 ? void 0 : await git.commitTime(sha)) ?? (sha === ci.sha ? ci.commitTime : void 0);
}
async function chooseSha(read, event, gitTags) {
	const { ci, clone, given, input, problems } = read;
	if (given.sha !== void 0) return {
		sha: await readGivenSha(read, given.sha),
		isAsked: true
	};
	const tagged = findTagged(given, event, gitTags);
	if (tagged !== void 0) return {
		sha: tagged,
		isAsked: true
	};
	const head = clone?.head?.sha;
	const sha = input.counts === "event" ? ci.sha ?? head : head ?? ci.sha;
	if (sha === void 0) problems.push(noCommits());
	return {
		sha,
		isAsked: false
	};
}
function findTagged(given, event, gitTags) {
	if (given.gitTag === void 0 || event.kind === "change" || !gitTags.known) return void 0;
	return gitTags.list.find(({ name }) => name === given.gitTag)?.sha;
}
async function readGivenSha({ git, problems }, given) {
	const sha = toSha(given) ?? await expand(git, given);
	if (sha === void 0) problems.push(unknownCommit(given));
	return sha;
}
async function expand(git, abbreviated) {
	const answer = await git.run([
		"rev-parse",
		"--verify",
		"--quiet",
		`${abbreviated}^{commit}`
	]);
	return answer.code === 0 ? toSha(answer.stdout.trim()) : void 0;
}
function noCommits() {
	return error("FACTS_NO_COMMITS", "this repository has no commits yet.", "Make the first commit, then run again.");
}
function unknownCommit(given) {
	const message = `sha: "${given}" is not a commit of this clone, or is ambiguous.`;
	return error("FACTS_UNKNOWN_COMMIT", message, "Give the full commit ID.");
}
function notCheckedOut({ sha, gitTag }, asked, head) {
	const [name, value] = sha === void 0 ? ["git-tag", gitTag ?? ""] : ["sha", sha];
	return notice("FACTS_NOT_CHECKED_OUT", `${name}: "${value}" is commit "${asked.slice(0, 12)}", but "${head.slice(0, 12)}" is checked out, and the checkout is what is built.`, `Check out "${asked.slice(0, 12)}" first.`);
}
// src/facts/git/tags.ts
function decideGitTags({ clone, asked, isCi }) {
	if (asked?.ok) return {
		gitTags: {
			known: true,
			from: "remote",
			list: asked.value
		},
		notices: []
	};
	const gap = findGap(clone, isCi);
	const failure = asked === void 0 ? void 0 : asked.reason;
	if (clone !== void 0 && gap === void 0) return {
		gitTags: {
			known: true,
			from: "clone",
			list: clone.gitTags
		},
		notices: failure === void 0 ? [] : [toUnasked(failure)]
	};
	const reason = [gap, failure ?? "the remote was not asked"].join("; ");
	return {
		gitTags: {
			known: false,
			reason
		},
		notices: [toUnknown(reason, failure !== void 0)]
	};
}
function findGap(clone, isCi) {
	if (clone === void 0) return "there is no clone";
	if (clone.shallow) return "the clone is shallow";
	return isCi && clone.remoteUrl !== void 0 && clone.gitTags.length === 0 ? "the clone has no git tags" : void 0;
}
function toUnasked(failure) {
	return notice("FACTS_REMOTE_SILENT", `only the git tags of the clone are known: ${failure}.`, "If git tags may be missing, run git fetch --tags first.");
}
function toUnknown(reason, wasAsked) {
	return notice("FACTS_GIT_TAGS_UNKNOWN", `the git tags of the project are unknown (${reason}), so the plan assumes its version is the newest; the registry decides.`, wasAsked ? "Fetch the whole history with its git tags, or allow the job to read the remote." : "Use --remote to read the git tags of the remote, or fetch the whole history with its git tags.");
}
// src/facts/ci/local.ts
const registries = {
	"github.com": "ghcr.io",
	"gitlab.com": "registry.gitlab.com"
};
function readLocalEvent(clone, tagPrefix = "") {
	const names = clone.gitTags.filter(({ sha }) => sha === clone.head?.sha).map(({ name }) => name);
	const ours = names.filter((name) => name.startsWith(tagPrefix));
	const version = findHighest(ours, tagPrefix);
	if (version !== void 0) return {
		kind: "gitTag",
		gitTag: version,
		trigger: "local"
	};
	if (clone.branch !== void 0) return {
		kind: "branch",
		branch: clone.branch,
		trigger: "local"
	};
	const last = (ours.length > 0 ? ours : names).toSorted().at(-1);
	return last === void 0 ? {
		kind: "other",
		name: "detached HEAD"
	} : {
		kind: "gitTag",
		gitTag: last,
		trigger: "local"
	};
}
function toOwnRepository(remoteUrl) {
	const { host, project } = parseProjectUrl(remoteUrl);
	const key = host?.toLowerCase() ?? "";
	if (project.slug === void 0 || !Object.hasOwn(registries, key)) return void 0;
	return `${registries[key] ?? ""}/${project.slug}`.toLowerCase();
}
function findHighest(names, tagPrefix) {
	const versions = names.map((name) => ({
		name,
		bare: name.slice(tagPrefix.length).replace(/^v/, "")
	}));
	const strict = versions.filter(({ bare }) => /^\d/.test(bare) && (0, import_parse.default)(bare) !== null);
	const loose = versions.filter(({ bare }) => /^\d+(\.\d+){1,3}$/.test(bare));
	return (strict.toSorted((a, b) => (0, import_compare.default)(a.bare, b.bare)).at(-1) ?? loose.toSorted((a, b) => compareNumbers(a.bare, b.bare)).at(-1))?.name;
}
function compareNumbers(a, b) {
	const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
	const at = left.findIndex((value, index) => value !== right[index]);
	return at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? 0);
}
// src/facts/overrides-conflicts.ts
const conflicts = [
	["Give either git-tag or branch.", ({ gitTag, branch }) => gitTag !== void 0 && branch !== void 0],
	["Give either git-tag or pr.", ({ gitTag, change }) => gitTag !== void 0 && change !== void 0],
	["Give pr too: a change needs a number.", ({ eventName, change }) => isChangeName(eventName) && change === void 0],
	["Remove --event, or use pull_request.", ({ eventName, change }) => change !== void 0 && eventName !== void 0 && !isChangeName(eventName)],
	["Remove git-tag: that event is about a branch.", ({ gitTag, eventName }) => gitTag !== void 0 && (eventName === "schedule" || eventName === "merge_group")]
];
function isChangeName(eventName) {
	return eventName?.startsWith("pull_request") ?? false;
}
function findConflicts(given) {
	return conflicts.filter(([, isFound]) => isFound(given)).map(([hint]) => error("FACTS_OVERRIDES_CONFLICT", `${spell(given)} are mutually exclusive.`, hint));
}
function spell({ eventName, gitTag, branch, change }) {
	return Object.entries({
		event: eventName,
		"git-tag": gitTag,
		branch,
		pr: change
	}).filter(([, value]) => value !== void 0).map(([name, value]) => `${name} "${value ?? ""}"`).join(" and ");
}
// src/facts/overrides.ts
const eventNames = {
	push: "push",
	tag: "push",
	pull_request: "pull_request",
	merge_request: "pull_request",
	change: "pull_request",
	pull_request_target: "pull_request_target",
	merge_group: "merge_group",
	release: "release",
	schedule: "schedule",
	workflow_dispatch: "workflow_dispatch",
	manual: "workflow_dispatch",
	repository_dispatch: "repository_dispatch",
	api: "repository_dispatch"
};
const triggers = {
	push: "push",
	workflow_dispatch: "manual",
	repository_dispatch: "api"
};
function parseOverrides(given) {
	const problems = [];
	const gitTag = parseName("git-tag", given.gitTag, toGitTag, problems);
	const branch = parseName("branch", given.branch, toBranch, problems);
	const defaultBranch = parseName("default-branch", given.defaultBranch, toBranch, problems);
	const value = {
		...omitUndefined({
			gitTag,
			branch,
			defaultBranch,
			eventName: parseEventName(given.event, problems),
			sha: parseSha(given.sha, problems),
			change: parseChange(given.change, problems),
			build: given.build === "" ? void 0 : given.build,
			now: parseNow(given.now, problems)
		}),
		isFork: given.fork === "true"
	};
	problems.push(...findConflicts(value));
	return problems.length === 0 ? {
		ok: true,
		value,
		problems
	} : {
		ok: false,
		problems
	};
}
function toOverriddenEvent(given, context) {
	const { gitTag, branch, change } = given;
	if ((given.eventName ?? gitTag ?? branch ?? change) === void 0) return void 0;
	const eventName = given.eventName ?? (change === void 0 ? "push" : "pull_request");
	const event = toEvent$1(eventName, given, context);
	return {
		event,
		eventName,
		ref: event.kind === "change" ? `refs/pull/${event.number}/merge` : toRef(event)
	};
}
function toEvent$1(eventName, given, context) {
	const branch = given.branch ?? context.branch;
	const target = context.defaultBranch;
	if (given.change !== void 0) return {
		kind: "change",
		number: given.change,
		...omitUndefined({
			source: branch,
			target
		}),
		origin: context.origin
	};
	switch (eventName) {
		case "merge_group": return {
			kind: "mergeQueue",
			...omitUndefined({ target: branch ?? target })
		};
		case "schedule": return {
			kind: "schedule",
			...omitUndefined({ branch: branch ?? target })
		};
		default: return toRun(eventName, branch, given.branch === void 0 ? toGitTagOf(given, context) : void 0);
	}
}
function toRun(eventName, branch, gitTag) {
	if (eventName === "release" && gitTag !== void 0) return {
		kind: "release",
		gitTag,
		prerelease: false
	};
	const trigger = triggers[eventName] ?? "other";
	if (gitTag !== void 0) return {
		kind: "gitTag",
		gitTag,
		trigger
	};
	return branch === void 0 ? {
		kind: "other",
		name: eventName
	} : toBranchEvent(branch, trigger);
}
function toGitTagOf(given, { event }) {
	return given.gitTag ?? ownGitTag(event);
}
function ownGitTag(event) {
	return event.kind === "gitTag" || event.kind === "release" ? event.gitTag : void 0;
}
function parseName(setting, given, strip, problems) {
	if (given === void 0 || given === "") return void 0;
	const name = strip(given) ?? given;
	if (isRefName(name) && !name.startsWith("refs/")) return name;
	problems.push(error("FACTS_BAD_REF", `invalid ${setting} "${given}": not the name of a ${setting === "git-tag" ? "git tag" : "branch"}.`, "Give the plain name as git lists it, without an expression such as ^{commit}, ~1 or @{1}."));
}
function parseEventName(given, problems) {
	if (given === void 0 || given === "") return void 0;
	if (Object.hasOwn(eventNames, given)) return eventNames[given];
	const names = Object.keys(eventNames).join(", ");
	problems.push(error("FACTS_BAD_EVENT", `invalid --event "${given}".`, `Use one of: ${names}.`));
}
function parseSha(given, problems) {
	if (given === void 0 || given === "") return void 0;
	if (/^[0-9a-f]{7,64}$/i.test(given)) return given.toLowerCase();
	problems.push(error("FACTS_BAD_SHA", `invalid sha "${given}".`, "Give 7 to 64 hexadecimal digits."));
}
function parseChange(given, problems) {
	if (given === void 0 || given === "") return void 0;
	const number = toNumber(given.replace(/^[#!]/, ""));
	if (number === void 0) problems.push(error("FACTS_BAD_CHANGE", `invalid pr "${given}": not a number.`, "Give the number, such as 12."));
	return number;
}
function parseNow(given, problems) {
	if (given === void 0 || given === "") return void 0;
	const now = toUtc(given);
	if (now === void 0) problems.push(error("FACTS_BAD_TIME", `invalid --now "${given}": not a time with a time zone.`, "Use ISO 8601, such as 2026-11-22T09:30:00Z or 2026-11-22T09:30:00+01:00."));
	return now;
}
// src/facts/readers.ts
async function readCiFacts(ci, env, payload) {
	return (await readers[ci]())(env, payload);
}
const readers = {
	woodpecker: async () => (await import("./woodpecker.js")).readWoodpeckerFacts,
	forgejo: async () => {
		const { readForgejoFacts } = await import("./forgejo.js");
		return (env, payload) => readForgejoFacts("forgejo", env, payload);
	},
	gitea: async () => {
		const { readForgejoFacts } = await import("./forgejo.js");
		return (env, payload) => readForgejoFacts("gitea", env, payload);
	},
	github: async () => (await import("./github.js")).readGithubFacts,
	gitlab: async () => (await import("./gitlab.js")).readGitlabFacts,
	azure: async () => (await import("./azure3.js")).readAzureFacts,
	bitbucket: async () => (await import("./bitbucket.js")).readBitbucketFacts,
	buildkite: async () => (await import("./buildkite.js")).readBuildkiteFacts,
	circle: async () => (await import("./circle.js")).readCircleFacts,
	drone: async () => (await import("./drone.js")).readDroneFacts,
	travis: async () => (await import("./travis.js")).readTravisFacts,
	jenkins: async () => (await import("./jenkins.js")).readJenkinsFacts,
	codebuild: async () => (await import("./codebuild.js")).readCodebuildFacts,
	semaphore: async () => (await import("./semaphore.js")).readSemaphoreFacts,
	teamcity: async () => (await import("./teamcity.js")).readTeamcityFacts,
	cloudbuild: async () => (await import("./cloudbuild.js")).readCloudbuildFacts,
	unknown: async () => (await import("./base.js").then((n) => n.unknown_exports)).readUnknownFacts,
	local: () => Promise.resolve(() => ({
		ci: "local",
		project: {},
		run: {}
	}))
};
// src/facts/read.ts
var read_exports = __exportAll({ readFacts: () => readFacts });
async function readFacts(input) {
	const overrides = parseOverrides(input.overrides);
	const git = openGit(input);
	const reading = readClone(input);
	const ci = await readCiFacts(detectCi(input.env), input.env, input.payload);
	const read = await reading;
	const problems = [...overrides.problems, ...ci.notices ?? []];
	const canDoWithout = ci.sha !== void 0 && ci.event !== void 0;
	if ("problem" in read) problems.push(canDoWithout ? toNotice(read.problem) : read.problem);
	if (!overrides.ok || "problem" in read && !canDoWithout) return {
		ok: false,
		problems
	};
	const clone = "clone" in read ? read.clone : void 0;
	return complete(await dropSurrounding({
		input,
		given: overrides.value,
		ci,
		git,
		clone,
		problems
	}));
}
async function complete(begun) {
	const { problems } = begun;
	if (isWithoutEvent(begun)) return {
		ok: false,
		problems
	};
	const { gitTags, defaultBranch, project, branchesAlike } = await readRemote(begun);
	const read = {
		...begun,
		ci: {
			...begun.ci,
			project
		}
	};
	const happened = toHappened(read, gitTags, defaultBranch);
	const commit = await readCommit(read, happened.event, gitTags);
	if (commit === void 0) return {
		ok: false,
		problems
	};
	const { isAsked, ...built } = commit;
	const checkedOut = isAsked && built.sha !== read.clone?.head?.sha ? void 0 : await compareCheckout(read, happened.event);
	const { event } = happened;
	if (checkedOut && !isAsked) problems.push(...explainCheckout(read, checkedOut, {
		event,
		gitTags
	}));
	return {
		ok: true,
		value: toFacts(read, {
			...toFollowed(happened, read, checkedOut),
			...built,
			...omitUndefined({
				checkedOut,
				branchesAlike
			}),
			gitTags
		}, defaultBranch),
		problems
	};
}
function toFollowed(happened, read, checkedOut) {
	if (read.given.branch !== void 0 || read.input.counts === "event") return happened;
	const event = followBranch(happened.event, read, checkedOut);
	return event === happened.event ? happened : {
		...happened,
		event,
		ref: toRef(event)
	};
}
async function readRemote(read) {
	const { ci, clone, git, given, input, problems } = read;
	const url = input.remote === "ask" ? clone?.remoteUrl : void 0;
	const known = given.defaultBranch ?? ci.defaultBranch ?? clone?.defaultBranch;
	const [refs, remoteDefault, told] = await Promise.all([
		askRefs(read, url),
		url === void 0 || known !== void 0 ? void 0 : git.remoteDefaultBranch(url),
		askProject(read, known)
	]);
	const { gitTags: asked, branchesAlike } = refs;
	const { gitTags, notices } = decideGitTags({
		clone,
		asked,
		isCi: ci.ci !== "local"
	});
	problems.push(...notices);
	return {
		gitTags,
		branchesAlike,
		...await addDefaultBranch(read, told, known ?? remoteDefault)
	};
}
async function askRefs({ ci, clone, git, given }, url) {
	if (url === void 0) return {};
	const said = ci.event?.kind === "branch" || ci.event?.kind === "schedule" ? ci.event.branch : "";
	const names = [
		given.branch,
		said,
		clone?.branch
	].filter((name) => name !== void 0);
	if (!names.some(isIllegalTag)) return { gitTags: await git.remoteGitTags(url) };
	const refs = await git.remoteRefs(url);
	if (!refs.ok) return { gitTags: refs };
	const { gitTags, branches } = refs.value;
	return {
		gitTags: {
			ok: true,
			value: gitTags
		},
		branchesAlike: listAlike(names, branches)
	};
}
function toFacts(read, found, defaultBranch) {
	const { ci, clone, given, input } = read;
	const { environment, protected: isProtected, conclusion } = ci;
	return {
		ci: ci.ci,
		...found,
		trust: decideTrust(found.event, toEvidence(ci, given, clone)),
		dirty: clone?.dirty ?? false,
		...omitUndefined({
			changes: clone?.changes,
			defaultBranch,
			conclusion,
			metadata: isAsGiven(input.overrides) ? toMetadata(read, found.sha) : void 0,
			protected: isProtected,
			environment,
			ownRepository: ci.ownRepository ?? guessRepository(ci, clone)
		}),
		project: toBuiltProject(read, found.checkedOut),
		run: {
			...ci.run,
			...omitUndefined({ number: given.build ?? ci.run.number })
		},
		now: given.now ?? ci.now ?? input.now
	};
}
function toMetadata({ ci, input }, sha) {
	const { metadata } = ci;
	if (metadata === void 0 || metadata.sha === sha || input.counts === "event") return metadata;
	return omitUndefined({
		...metadata,
		sha,
		commitTime: void 0
	});
}
function toEvidence(ci, given, clone) {
	return {
		isLocal: ci.ci === "local",
		said: ci.event,
		isGiven: ci.eventProblem !== void 0,
		isFork: given.isFork,
		actors: ci.actors,
		defaultBranch: ci.defaultBranch,
		trustedAt: ci.trustedAt,
		head: clone?.head?.sha
	};
}
function isWithoutEvent({ ci, given, problems }) {
	const { eventName, gitTag, branch, change } = given;
	const asked = eventName ?? gitTag ?? branch ?? change;
	if (ci.eventProblem === void 0 || asked !== void 0) return false;
	problems.push(ci.eventProblem);
	return true;
}
function isAsGiven({ gitTag, branch, event, sha, change }) {
	return [
		gitTag,
		branch,
		event,
		sha,
		change
	].every((given) => given === void 0);
}
function guessRepository(ci, clone) {
	return ci.ci === "local" ? toOwnRepository(clone?.remoteUrl) : void 0;
}
function toHappened(read, gitTags, defaultBranch) {
	const { ci, given } = read;
	const event = toFound(read, gitTags);
	const overridden = toOverriddenEvent(given, {
		event,
		branch: toCheckedOut(read)?.branch ?? (event.kind === "branch" ? event.branch : void 0),
		defaultBranch,
		origin: given.isFork ? "fork" : toOrigin(ci)
	});
	if (overridden !== void 0) {
		const { event: asked } = overridden;
		return {
			...overridden,
			...omitUndefined({ baseRef: asked.kind === "change" ? asked.target : void 0 })
		};
	}
	return {
		event,
		eventName: ci.eventName ?? ci.ci,
		ref: ci.ref ?? toRef(event),
		...omitUndefined({ baseRef: ci.baseRef })
	};
}
function toOrigin({ ci, event }) {
	if (ci === "local") return "project";
	if (event?.kind === "change") return event.origin;
	return event?.kind === "branch" && event.trigger === "push" ? "project" : "unknown";
}
function toTagRun({ event, sha }, gitTags) {
	if (event?.kind !== "branch" || event.trigger !== "workflow_run" || !gitTags.known) return void 0;
	return gitTags.list.some((tag) => tag.name === event.branch && tag.sha === sha) ? {
		kind: "gitTag",
		gitTag: event.branch,
		trigger: "workflow_run"
	} : void 0;
}
function toFound(read, gitTags) {
	const { ci, given, input } = read;
	const event = toTagRun(ci, gitTags) ?? ci.event ?? toEvent(toCheckedOut(read), input.tagPrefix);
	return given.isFork && event.kind === "change" ? {
		...event,
		origin: "fork"
	} : event;
}
function toCheckedOut({ ci, clone }) {
	return ci.eventProblem === void 0 ? clone : void 0;
}
function toEvent(clone, tagPrefix) {
	return clone === void 0 ? {
		kind: "other",
		name: "unknown"
	} : readLocalEvent(clone, tagPrefix);
}
function toNotice({ code, message, hint }) {
	return notice(code, `${message} Git tags and commit times are unknown.`, hint);
}
// src/ship/platform.ts
function toPlatform(text) {
	const [os = "", architecture = "", variant] = completePlatform(text).split("/");
	return toPlatformText({
		os,
		architecture,
		...omitUndefined({ variant })
	});
}
function findMissing(asked, there) {
	return asked.filter((platform) => !(toPlatform(platform) in there));
}
// src/run/pattern-worker.ts
var pattern_worker_exports = __exportAll({ createPatternMatcher: () => createPatternMatcher });
const BUDGET_MS = 5e3;
const resourceLimits = {
	maxOldGenerationSizeMb: 64,
	maxYoungGenerationSizeMb: 16
};
const CODE = `
const { parentPort } = require('node:worker_threads');
const match = ({ body, flags, text }) => {
  try {
    const found = text.match(new RegExp(body, flags));
    return found === null ? { kind: 'none' } : { kind: 'matched', groups: Array.from(found) };
  } catch (cause) {
    return { kind: 'failed', why: String(cause instanceof Error ? cause.message : cause) };
  }
};
parentPort.on('message', (question) => {
  const begun = performance.now();
  const matched = match(question);
  parentPort.postMessage({ matched, tookMs: performance.now() - begun });
});
`;
function createPatternMatcher(signal, budgetMs = BUDGET_MS) {
	let leftMs = budgetMs;
	let worker;
	let last = Promise.resolve();
	const close = async () => {
		const ending = worker;
		worker = void 0;
		await ending?.terminate();
	};
	const matchNow = async (question) => {
		if (leftMs <= 0) return { kind: "untried" };
		signal.throwIfAborted();
		try {
			worker ??= await startWorker();
			const limit = AbortSignal.timeout(Math.ceil(leftMs));
			const { matched, tookMs } = await ask(worker, question, AbortSignal.any([signal, limit]));
			leftMs -= tookMs;
			return matched;
		} catch (cause) {
			await close();
			signal.throwIfAborted();
			if (!isAbort(cause)) return {
				kind: "failed",
				why: String(cause)
			};
			leftMs = 0;
			return {
				kind: "slow",
				limitMs: budgetMs
			};
		}
	};
	return {
		close,
		match: (pattern, text) => {
			const matching = last.then(() => matchNow({
				...pattern,
				text
			}));
			last = matching.catch(() => void 0);
			return matching;
		}
	};
}
async function startWorker() {
	const { Worker } = await import("node:worker_threads");
	const worker = new Worker(CODE, {
		eval: true,
		env: {},
		execArgv: [],
		resourceLimits
	});
	await once(worker, "online");
	worker.unref();
	return worker;
}
async function ask(worker, question, signal) {
	worker.ref();
	try {
		const answer = once(worker, "message", { signal });
		worker.postMessage(question);
		const [message] = await answer;
		return message;
	} finally {
		worker.unref();
	}
}
function isAbort(cause) {
	return cause instanceof Error && cause.name === "AbortError";
}
// src/run/pause.ts
var pause_exports = __exportAll({
	createPause: () => createPause,
	hearSignals: () => hearSignals
});
const SPAN_MS = 100;
function createPause(signal) {
	let last = performance.now();
	return () => {
		if (performance.now() - last < SPAN_MS) return void 0;
		last = performance.now();
		return hearSignals(signal);
	};
}
async function hearSignals(signal) {
	await setImmediate();
	signal.throwIfAborted();
}
// src/ship/test/command.ts
const OPERATORS = new Set([
	"&&",
	"||",
	"|",
	";",
	"&",
	">",
	">>",
	"<",
	"2>&1"
]);
function parseGate(text, shipped, setting = "test") {
	const words = [...text.matchAll(WORD)].map(([raw]) => raw);
	const operator = words.find((word) => OPERATORS.has(word));
	if (operator !== void 0) throw invalid$1(`the ${setting} "${text}" contains "${operator}", but does not run in a shell.`, "Put the commands into a script file, or write sh -c '…'.");
	if (/(^|[^\\])["']/.test(text.replaceAll(QUOTED, ""))) throw invalid$1(`the ${setting} "${text}" opens a quote and does not close it.`, "Close it.");
	const [program, ...args] = words.map((word) => unquote(word, shipped));
	if (program === void 0 || program === "") throw invalid$1(`the ${setting} is empty.`, `Name a command or a script file, or leave out ${setting}.`);
	return [program, ...args];
}
const QUOTED = /'[^']*'|"(?:\\.|[^"\\])*"|\\./gs;
const WORD = /(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gs;
const PART = /'(?<single>[^']*)'|"(?<double>(?:\\.|[^"\\])*)"|\\(?<escaped>.)|(?<plain>[^'"\\]+)/gs;
function unquote(word, shipped) {
	const fill = (text) => text.replaceAll(/\$(?:\{(SHIPPED_\w+)\}|(SHIPPED_\w+))/g, (whole, one, other) => {
		return shipped[String(one ?? other)] ?? whole;
	});
	return [...word.matchAll(PART)].map(({ groups = {} }) => {
		const { single, double, escaped, plain } = groups;
		if (single !== void 0) return single;
		if (double !== void 0) return fill(double).replaceAll(/\\(["\\$])/g, "$1");
		return escaped ?? fill(plain ?? "");
	}).join("");
}
async function checkScript(program, cwd, setting = "test") {
	if (!program.includes("/")) return;
	const path = resolve(cwd, program);
	const found = await stat(path).catch(() => void 0);
	if (found === void 0) throw invalid$1(`the ${setting} "${program}" does not exist: there is no file "${path}".`, "Give the path from the checkout, for example ./test.sh.");
	if ((found.mode & 73) === 0 || !found.isFile()) {
		const hint = `Make it executable: git update-index --chmod=+x ${program}.`;
		throw invalid$1(`the ${setting} "${program}" is not an executable file.`, hint);
	}
}
function invalid$1(message, hint) {
	return new Problem([error("GATE_INVALID", message, hint)]);
}
// src/ship/test/probe.ts
const PORT = /^(?<kind>tcp|http):(?<port>\d{1,5})(?<path>\/.*)?$/;
const ALMOST = /^(?:tcp|udp|https?|health):/;
function parseProbe(text) {
	if (text === "health") return { kind: "health" };
	const { kind, port = "", path } = PORT.exec(text)?.groups ?? {};
	if (kind === void 0) {
		if (ALMOST.test(text)) throw invalid(text, "has no port");
		return;
	}
	const number = toPort(text, port);
	return kind === "tcp" ? toTcp(text, number, path) : toHttp(text, number, path);
}
function toPort(text, port) {
	const number = Number(port);
	if (number < 1 || number > 65535) throw invalid(text, `names port ${port}`);
	return number;
}
function toTcp(text, port, path) {
	if (path !== void 0) throw invalid(text, "has a path");
	return {
		kind: "tcp",
		port
	};
}
function toHttp(text, port, path = "/") {
	if (!/^[\x21-\x7e]*$/.test(path)) throw invalid(text, "has a path with other characters");
	return {
		kind: "http",
		port,
		path
	};
}
function invalid(text, why) {
	return new Problem([error("GATE_INVALID", `the test "${text}" ${why}.`, "Write health, tcp:8080, or http:8080/healthz: the port in the container, from 1 to 65535, and for http the path, in printable ASCII without spaces. For TLS use tcp: or a script.")]);
}
// src/ship/build/command/csv.ts
function renderCsv(fields) {
	const quote = (field) => /[",\r\n]|^\s/.test(field) ? `"${field.replaceAll("\"", "\"\"")}"` : field;
	return fields.map(quote).join(",");
}
// src/ship/builder/options.ts
function listBuilderSettings(settings) {
	const { driverOpts, buildkitdConfig, buildkitdConfigInline, buildkitdFlags } = settings;
	return [
		...driverOpts.length === 0 ? [] : ["driver-opts"],
		...buildkitdConfig === void 0 ? [] : ["buildkitd-config"],
		...buildkitdConfigInline === void 0 ? [] : ["buildkitd-config-inline"],
		...buildkitdFlags === void 0 ? [] : ["buildkitd-flags"]
	];
}
function renderBuildkitConfig({ registries, hosts, own, cwd }) {
	const special = registries.filter(isSpecial);
	const tables = [...new Map([...hosts.filter(isLoopback).map((host) => [host, { insecure: true }]), ...special.toReversed().map((entry) => [parseScope(entry.prefix).host, entry])])].filter(([host]) => !own.includes(JSON.stringify(host)) && !own.includes(`'${host}'`)).map(([host, { insecure, ca, cert = "", key = "" }]) => {
		const quotePath = (path) => JSON.stringify(resolve(cwd, path));
		return [
			`[registry.${JSON.stringify(host)}]`,
			...insecure ? ["http = true", "insecure = true"] : [],
			...ca === void 0 ? [] : [`ca = [${quotePath(ca)}]`],
			...cert === "" || key === "" ? [] : [
				`[[registry.${JSON.stringify(host)}.keypair]]`,
				`cert = ${quotePath(cert)}`,
				`key = ${quotePath(key)}`
			]
		].join("\n");
	});
	const parts = [...own.trim() === "" ? [] : [own.trimEnd()], ...tables];
	return parts.length === 0 ? "" : `${parts.join("\n\n")}\n`;
}
function isSpecial({ insecure, ca, cert }) {
	return insecure || ca !== void 0 || cert !== void 0;
}
const PROXIES = [
	"HTTP_PROXY",
	"HTTPS_PROXY",
	"NO_PROXY"
];
function listDriverOptions({ driverOpts }, hosts, env) {
	const own = readOptions(driverOpts);
	const names = own.map(([name]) => name.toLowerCase());
	const proxies = readProxies(env).filter(([name]) => !names.includes(name.toLowerCase()));
	return partition([
		...(hosts.some(isLoopback) || [...own, ...proxies].some(isLoopbackProxy)) && !names.includes("network") ? [["network", "host"]] : [],
		...proxies,
		...own
	]);
}
function listOwnOptions({ driverOpts }) {
	return partition(readOptions(driverOpts));
}
function readOptions(driverOpts) {
	return driverOpts.flatMap((entry) => splitEntries(entry, true)).map((field) => {
		const [name = "", ...rest] = field.split("=");
		return [name.trim(), rest.join("=")];
	});
}
function readProxies(env) {
	return PROXIES.flatMap((name) => {
		const value = readText$1(env, name, name.toLowerCase());
		return value === void 0 ? [] : [[`env.${name}`, value]];
	});
}
function isLoopbackProxy([name, value]) {
	if (!/^env\.https?_proxy$/i.test(name)) return false;
	const address = value.includes("://") ? value : `http://${value}`;
	return URL.canParse(address) && isLoopback(new URL(address).host);
}
function partition(options) {
	const isHidden = ([name, value]) => name.startsWith("env.") && findUrlSecrets(value).length > 0;
	return {
		shown: options.filter((option) => !isHidden(option)).map(([name, value]) => renderCsv([`${name}=${value}`])),
		hidden: Object.fromEntries(options.filter(isHidden))
	};
}
// src/ship/builder/shortcomings.ts
const USE_CONTAINERD = "Switch the engine to the containerd image store ({\"features\": {\"containerd-snapshotter\": true}} in daemon.json, then restart it), or write builder: auto, which makes a builder of its own.";
function findShortcoming(builder, found, settings, want) {
	if (builder.hasNodes && want.platforms.length > 1) return findNodesShortcoming(settings, want);
	if (builder.driver !== "docker") return void 0;
	const [setting] = listBuilderSettings(settings);
	if (setting !== void 0) return {
		what: `the engine's own builder ignores ${setting}`,
		hint: "Write builder: auto, which makes a builder of its own.",
		fatal: true
	};
	return builder.store === "classic" && listOwnPushes(settings.outputs).length === 0 ? findClassicShortcoming(settings, want) : findDockerShortcoming(found, settings, want);
}
function checkNodes(nodes, settings, want) {
	const uncovered = findUncovered(nodes, want.platforms);
	if (uncovered !== void 0) {
		const message = `no address in the setting builder is for the platform "${uncovered}".`;
		const hint = `Add one: ${uncovered}=tcp://host:1234.`;
		return [error("BUILDER_INVALID", message, hint)];
	}
	const able = {
		driver: nodes[0]?.driver ?? "remote",
		store: "n/a",
		hasNodes: nodes.length > 1
	};
	return toLacking(settings.builder, findShortcoming(able, { platforms: [] }, settings, want));
}
function toLacking(name, lack) {
	if (lack?.fatal !== true) return [];
	const message = `the builder "${name}" cannot do this: ${lack.what}.`;
	return [error("BUILDER_LACKING", message, lack.hint)];
}
function findDockerShortcoming(found, settings, want) {
	if (listOwnPushes(settings.outputs).length > 0) return {
		what: "the docker driver cannot push by digest, which outputs ask for",
		hint: "Write builder: auto, which makes a builder of its own.",
		fatal: true
	};
	if (want.push && settings.publish === "builder") return {
		what: "the docker driver cannot push by digest, which publish: builder asks for",
		hint: "Write publish: auto or builder: auto.",
		fatal: true
	};
	const cache = settings.cacheTo.find((destination) => /\btype=(s3|azblob)\b/.test(destination));
	if (cache !== void 0) return {
		what: `the docker driver cannot export a cache to "${cache}"`,
		hint: "Write builder: auto, which makes a builder of its own.",
		fatal: true
	};
	const known = new Set(found.platforms.map(toPlatform));
	const foreign = want.platforms.find((platform) => !known.has(toPlatform(platform)));
	if (foreign === void 0 || found.platforms.length === 0) return void 0;
	return {
		what: `the engine cannot run programs of "${foreign}"`,
		hint: "For RUN steps on it, install its emulator (docker/setup-qemu-action on GitHub).",
		fatal: false
	};
}
function findNodesShortcoming({ outputs, publish }, want) {
	const hint = "Name a builder with one node, or build one platform.";
	if (listOwnPushes(outputs).length > 0) return {
		what: "buildx tags what several nodes push, and outputs ask for a push by digest alone",
		hint,
		fatal: true
	};
	const file = outputs.find((output) => /\btype=(oci|tar)\b/.test(output));
	if (file !== void 0) return {
		what: `buildx cannot write "${file}" of several platforms from several nodes`,
		hint,
		fatal: true
	};
	if (!want.push || publish !== "layout") return void 0;
	return {
		what: "buildx cannot write an OCI layout of several platforms from several nodes",
		hint: `Write publish: auto. ${hint}`,
		fatal: true
	};
}
function findClassicShortcoming(settings, want) {
	const lack = (what) => ({
		what,
		hint: USE_CONTAINERD,
		fatal: true
	});
	if (want.push) return lack("the classic image store can neither push by digest nor write an OCI layout");
	if (want.platforms.length > 1) return lack("the classic image store holds one platform only");
	const asksFor = (value) => value !== void 0 && value !== "false";
	if (asksFor(settings.provenance) || asksFor(settings.sbom)) return lack("the classic image store cannot hold attestations");
	const cache = settings.cacheTo.find((destination) => !/\btype=inline\b/.test(destination));
	return cache === void 0 ? void 0 : lack(`the classic image store cannot export a cache to "${cache}"`);
}
// src/ship/made/problems.ts
var problems_exports = __exportAll({ toMadeProblem: () => toMadeProblem });
const OF_FILES = [
	"REGISTRY_NOT_FOUND",
	"REGISTRY_DIGEST_MISMATCH",
	"REGISTRY_MANIFEST_INVALID"
];
function missing(written, what, hint = MAKE_IT) {
	return new Problem([error("FROM_MISSING", `from: ${quoteWritten(written)}: ${what}`, hint)]);
}
const MAKE_IT = "Run the program that makes it before this step, in the same job, and check the path: it starts at the working directory.";
function otherKind(written, what, hint) {
	return new Problem([error("FROM_KIND", `from: ${quoteWritten(written)}: ${what}`, hint)]);
}
function several(written, names) {
	const plain = names.filter((name) => /^[\w./:@+-]{1,200}$/.test(name));
	const shown = plain.slice(0, 10).join(", ");
	const more = plain.length > 10 ? ` and ${plain.length - 10} more` : "";
	const what = plain.length === 0 ? "several images" : `several images: ${shown}${more}`;
	return new Problem([error("FROM_SEVERAL", `from: ${quoteWritten(written)}: it has ${what}`, `Name the one to ship behind it: ${quoteWritten(`${written}:${plain[0] ?? unnamed(written)}`)}.`)]);
}
function unnamed(written) {
	return written.startsWith("docker-archive:") ? "@0" : "TAG";
}
function broken(written, why, cause) {
	return new Problem([describeBroken(written, why)], { cause });
}
function describeBroken(written, why) {
	return error("FROM_BROKEN", `from: ${quoteWritten(written)}: ${why.replace(/\.$/, "")}`, "Make the image again. A layout must be whole: oci-layout, index.json and all of blobs, unchanged.");
}
function toMadeProblem(thrown, written) {
	if (!(thrown instanceof Problem)) return thrown;
	const problems = thrown.problems.map((one) => OF_FILES.includes(one.code) ? describeBroken(written, one.message) : one);
	return new Problem(problems, { cause: thrown });
}
// src/ship/inputs.ts
var inputs_exports = __exportAll({ checkInputs: () => checkInputs });
async function checkInputs(plan, settings, runContext) {
	const found = await Promise.all([
		...listDifferent(plan.targets).map(({ build }) => isMade(build) ? checkMade(build.from, runContext.cwd) : checkBuild(build, runContext.cwd)),
		collect(() => {
			const builder = readBuilder(settings.builder, runContext.env);
			checkBuilder(plan, {
				...settings,
				builder
			}, runContext.push);
		}),
		collect(() => checkTest(settings.test, runContext.cwd)),
		checkConfig(settings.buildkitdConfig, runContext.cwd)
	]);
	const args = plan.targets.flatMap(({ build }) => checkHiddenValues(build.argv, settings.buildArgs));
	return [...found.flat(), ...args];
}
function listDifferent(targets) {
	const keyOf = ({ build }) => JSON.stringify([
		build.context,
		build.file,
		build.from
	]);
	return [...new Map(targets.map((target) => [keyOf(target), target])).values()];
}
function checkBuilder({ targets }, settings, push) {
	const wish = parseBuilder(settings.builder);
	if (wish.kind !== "nodes") return;
	const platforms = [...new Set(targets.flatMap((target) => target.platforms))];
	const problems = checkNodes(wish.nodes, settings, {
		platforms,
		push
	});
	if (problems.length > 0) throw new Problem(problems);
}
async function checkBuild({ context, file }, cwd) {
	if (isRemote(context)) return [];
	const below = (path) => isAbsolute(path) ? "" : ` in "${cwd}"`;
	if (!await isThere(resolve(cwd, context))) {
		const message = `there is no build context "${context}"${below(context)}.`;
		return [error("BUILD_NO_CONTEXT", message, "Set context: to a folder of the checkout.")];
	}
	if (file === "-" || isRemote(file) || await isThere(resolve(cwd, file))) return [];
	const message = `there is no Dockerfile at "${file}"${below(file)}.`;
	return [error("BUILD_NO_DOCKERFILE", message, "Write one, or set file: to its path.")];
}
async function checkMade(from = [], cwd) {
	const found = from.map(async (written) => {
		const path = pathOfMade(written);
		if (path === void 0 || await isThere(resolve(cwd, path))) return [];
		return missing(written, `there is no such ${parseMadeImage(written)?.kind === "layout" ? "directory" : "file"}`).problems;
	});
	return (await Promise.all(found)).flat();
}
function isRemote(location) {
	return location === "-" || /^([a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/.test(location);
}
async function checkTest(test, cwd) {
	if (test === void 0 || parseProbe(test) !== void 0) return;
	const [program] = parseGate(test, {});
	await checkScript(program, cwd);
}
const CONFIG_BYTES = 1048576;
async function checkConfig(path, cwd) {
	if (path === void 0 || await isReadable(resolve(cwd, path))) return [];
	const message = `there is no buildkitd configuration at "${path}" that can be read.`;
	return [error("BUILDKITD_CONFIG_MISSING", message, "Set buildkitd-config to the path of a TOML file, or write it into buildkitd-config-inline.")];
}
async function isReadable(path) {
	return (await readSmallFile(path, CONFIG_BYTES)).ok;
}
async function isThere(path) {
	return stat(path).then(() => true, () => false);
}
async function collect(check) {
	try {
		await check();
		return [];
	} catch (thrown) {
		if (thrown instanceof Problem) return thrown.problems;
		throw thrown;
	}
}
export { DIRTY, HISTORY, NOTHING, SPELLING, addFlavor, affixesOf, broken, carries, checkHiddenValues, checkImages, checkInputs, checkNodes, checkScript, checkTemplate, compareOrigins, compareProjects, createExpander, createKinds, decideInstance, decideLog, decidePush, describeEmpty, describeFloat, dotenv_exports, errorAt, evaluatePreset, explainDirty, explainUnread, extentOf, extentOfTag, findFailure, findHiddenValues, findMissing, findPage, findRule, findShortcoming, findVersion, isMade, isNative, isRawAlone, isRemote, isShipped, isSpecial, isUncommitted, joinEvaluated, leftOut, listAbove, listBuildFiles, listBuilderSettings, listDriverOptions, listMasked, listOwnOptions, listPublished, makePlan, makeTarget, missing, nameBuilt, nameScan, namesVersion, narrowCache, noAttestation, noSignature, noticeAt, otherKind, parseGate, parseProbe, parseProjectUrl, parseRunners, pattern_worker_exports, pipeline_exports, planDeploy, planHistory, planPush, prepare, prepareToShip, previewRun, problems_exports, readApi, readBases, readEntries, readField, readHistory, readIn, readPayloadBoolean, readPayloadNumber, readPayloadText, readPep440, readRepositories, readRuleFields, readRunVersion, readSemver, read_exports, receipt_text_exports, renderBuildkitConfig, renderCsv, renderDeploy, renderEvent, renderPlan, renderReceipt, repositoriesFor, require_cmp, require_comparator, require_eq, require_gt, require_gte, require_lt, require_lte, require_neq, require_range, require_valid, require_valid$1, satisfiesRange, selectTargets, several, ship, sortByBases, spell$1 as spell, spellingsOf, splitArg, standOf, stripSpelling, toLacking, toMadeProblem, toPathspecs, toPlatform, toProject, toSeriesRange, toShortSha, usesName, whyOutside, withBases, within, writtenReferences };
