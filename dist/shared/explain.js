import { omitUndefined, openGit, renderColumns, settingsForTarget, visible } from "./base.js";
import { listBuildFiles, toPathspecs } from "./plan.js";
// src/plan/explain.ts
const MOST_CONSIDERED = 3;
function explainPlan(plan, inputs = new Map()) {
	return plan.targets.map((target) => ({
		target: target.name,
		version: target.version,
		...omitUndefined({ inputs: inputs.get(target.name) }),
		rules: [...explainEvaluated(target), ...explainSkipped(target)]
	}));
}
function explainEvaluated(target) {
	const rules = new Map();
	const add = (planned, isHeld) => {
		const tags = rules.get(planned.rule) ?? [];
		tags.push(explainTag(planned, isHeld));
		rules.set(planned.rule, tags);
	};
	for (const planned of target.tags) add(planned, false);
	for (const planned of target.held) add(planned, true);
	return [...rules].map(([rule, tags]) => ({
		rule,
		applies: true,
		reason: "",
		tags
	}));
}
function explainSkipped({ skipped = [] }) {
	return skipped.map(({ rule, reason }) => ({
		rule,
		applies: false,
		reason,
		tags: []
	}));
}
function explainTag(planned, isHeld) {
	const { tag, kind, series, reason, decided, versions } = planned;
	return {
		tag,
		kind,
		...omitUndefined({ series }),
		decision: isHeld ? "held" : decided === "registry" ? "registry" : "given",
		reason,
		considered: consider(versions?.above ?? [])
	};
}
function consider(above) {
	const shown = above.slice(0, MOST_CONSIDERED).map(({ version }) => `${version} in git tags is newer`);
	const more = above.length - shown.length;
	return more > 0 ? [...shown, `and ${more} more`] : shown;
}
// src/report/plan/explain-text.ts
const DECISION = {
	given: "given",
	held: "held",
	registry: "pending registry"
};
function renderExplanation(targets, paint) {
	return `${targets.flatMap(({ target, version, inputs, rules }) => [
		paint("bold", `target ${target}`) + (version === null ? "" : `, version ${version}`),
		...inputs === void 0 ? [] : renderInputs(inputs),
		...rules.flatMap((rule) => renderRule(rule, paint))
	]).join("\n")}\n`;
}
const MOST_FILES = 20;
function renderInputs({ files, bases, changed }) {
	const more = bases.length === 0 ? "" : `, and those of ${bases.join(", ")}`;
	const since = changed?.since.slice(0, 12) ?? "";
	return [
		"",
		`  inputs: ${files.length} ${files.length === 1 ? "file" : "files"}${more}`,
		...listFiles(files),
		...changed === void 0 ? [] : changed.files.length === 0 ? [`  none of them changed since commit ${since}`] : [`  changed since commit ${since}:`, ...listFiles(changed.files)]
	];
}
function listFiles(files) {
	const more = files.length - MOST_FILES;
	return [...files.slice(0, MOST_FILES).map((name) => `    ${visible(name)}`), ...more > 0 ? [`    and ${more} more: --explain --json lists all`] : []];
}
function renderRule(rule, paint) {
	const verdict = rule.applies ? paint("green", "applies") : paint("dim", "gave nothing");
	const why = rule.reason === "" ? "" : `: ${visible(rule.reason)}`;
	const rows = rule.tags.map(toRow);
	const columns = renderColumns(rows, (text, column, row) => column === 0 ? paint(rule.tags[row]?.decision === "held" ? "yellow" : "green", text) : text);
	return [
		"",
		`  ${visible(rule.rule)}`,
		`    ${verdict}${why}`,
		...columns.map((line) => `      ${line}`)
	];
}
function toRow({ tag, kind, series, decision, reason, considered }) {
	const others = considered.filter((one) => !reason.includes(one)).join("; ");
	return [
		tag,
		kind + (series === void 0 ? "" : ` (${series})`),
		DECISION[decision],
		visible(reason) + (others === "" ? "" : `; considered: ${visible(others)}`)
	];
}
// src/run/inputs/input-files.ts
async function readInputFiles(plan, settings, git) {
	const { run } = openGit(git);
	const found = new Map();
	for (const target of plan.targets.filter(({ build }) => build.inputs !== void 0)) {
		const { paths } = settingsForTarget(settings, target.name);
		const specs = [toPathspecs(paths), listBuildFiles(target)];
		const ask = (...args) => askEach(run, args, specs);
		const files = await ask("ls-files", "-z", "--full-name");
		const since = revisionOf(target);
		const changed = since === void 0 ? void 0 : await ask("diff-tree", ...CHANGED, since, "HEAD");
		found.set(target.name, {
			files: files ?? [],
			bases: target.needs ?? [],
			...since !== void 0 && changed !== void 0 && { changed: {
				since,
				files: changed
			} }
		});
	}
	return found;
}
const CHANGED = [
	"-r",
	"-z",
	"--name-only",
	"--no-renames"
];
async function askEach(run, args, specs) {
	const names = new Set();
	for (const own of specs.filter(({ length }) => length > 0)) {
		const { code, stdout } = await run([
			...args,
			"--",
			...own
		]);
		if (code !== 0) return void 0;
		for (const name of stdout.split("\0")) if (name !== "") names.add(name);
	}
	return [...names].sort();
}
function revisionOf({ unchangedSince, tags, held }) {
	return [unchangedSince, ...[...tags, ...held].map(({ from }) => from?.revision)].find((revision) => revision !== void 0 && /^[0-9a-f]{40,64}$/.test(revision));
}
// src/cli/explain.ts
async function printExplanation({ maskValue, paint, print, printJson }, { json }, run) {
	const inputs = await readInputFiles(run.plan, run.settings, run.environment);
	const explained = explainPlan(run.plan, new Map(maskValue([...inputs])));
	if (json) printJson(explained);
	else print(renderExplanation(explained, paint));
}
export { printExplanation };
