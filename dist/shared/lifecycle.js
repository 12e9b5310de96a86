import { isOn, renderTextSummary, setOutput, summarize, writeReceiptFile } from "../action/index.js";
import { EXIT, Problem, error, hasErrors, omitUndefined, parseFindingKinds, plain, systemClock, toExitCode, toPrintedJson, unsaid, writeOutputFile } from "./base.js";
import { copy, renderCopy } from "./copy.js";
import { log, renderLog, renderYank, runYank } from "./yank.js";
import { prune, readInUse, renderPrune } from "./in-use-list.js";
import { renderStatus, renderStatusPage, withStatus } from "./read-status.js";
// src/action/lifecycle.ts
const lifecycleSteps = {
	prune: pruneStep,
	status: statusStep,
	log: logStep,
	copy: copyStep,
	yank: (run) => yankStep(run, "yank"),
	unyank: (run) => yankStep(run, "unyank")
};
async function pruneStep({ step, own, request, environment }) {
	const apply = isOn(own, "yes");
	const { cwd, signal } = step;
	const inUse = await readInUse(own["in-use"], {
		cwd,
		signal,
		stdin: process.stdin
	});
	const namesOf = ({ repositories }) => new Set(repositories.map(({ repository }) => repository));
	const render = (shown) => renderPrune(shown, {
		nowMs: systemClock.now(),
		isDry: !apply,
		paint: plain
	});
	const said = [];
	const onPlan = (planned) => {
		const shown = step.maskValue(planned, namesOf(planned));
		if (apply) sayFirst(step, {
			said,
			text: render(shown),
			problems: problemsOf(shown)
		});
	};
	const receipt = await prune(request, {
		words: listWords(own),
		policy: own.policy ?? {},
		inUse,
		apply,
		...omitUndefined({ backup: own.backup })
	}, {
		environment,
		onPlan
	});
	const value = step.maskValue(receipt, namesOf(receipt));
	return finish(step, own, {
		head: toPruneHead(receipt),
		text: render(value),
		problems: problemsOf(value),
		value,
		said
	});
}
function problemsOf({ repositories }) {
	return repositories.flatMap(({ problems }) => problems);
}
function sayFirst({ log }, plan) {
	log.info(`Plan\n\n${plan.text}`);
	plan.problems.forEach(log.problem);
	plan.said.push(...plan.problems);
}
function toPruneHead({ status, repositories }) {
	return {
		planned: "Prune, dry run",
		done: "Pruned",
		failed: repositories.some(({ tags, digests, uncertain = [] }) => tags.length + digests.length + uncertain.length > 0) ? "Pruned in part" : "Not pruned"
	}[status];
}
async function yankStep({ step, own, request, environment }, command) {
	const version = pickOne(own, command);
	const dryRun = isOn(own, "dry-run");
	const mask = (report) => {
		const names = report.repositories.flatMap(({ repository, tags }) => [repository, ...tags.map(({ tag }) => tag)]);
		return step.maskValue(report, new Set([report.version, ...names]));
	};
	const said = [];
	const onPlan = (planned) => {
		const { problems, ...shown } = mask(planned);
		if (dryRun || hasErrors(problems)) return;
		sayFirst(step, {
			said,
			text: renderYank({
				...shown,
				problems
			}, plain, true),
			problems
		});
	};
	const value = mask(await runYank(request, {
		command,
		version,
		dryRun,
		onPlan
	}, environment));
	const text = renderYank(value, plain);
	return finish(step, own, {
		head: `${command === "yank" ? "Yank" : "Unyank"} ${value.version}: ${value.status}`,
		text,
		problems: value.problems,
		value,
		said
	});
}
async function copyStep({ step, own, request, environment }) {
	const [from = "", ...to] = listWords(own);
	if (to.length === 0) throw describeWords("copy", "the source, then one destination or more");
	const dryRun = isOn(own, "dry-run");
	const receipt = await copy(request, {
		from,
		to,
		platforms: [],
		allTags: isOn(own, "all-tags"),
		replace: isOn(own, "replace"),
		dryRun
	}, {
		environment,
		onBytes: () => void 0,
		onPlan: ({ source, images, destinations }) => {
			const names = destinations.map(({ destination }) => destination).join(", ");
			const text = `Copying ${source} (images: ${images.length}) to ${names}.`;
			if (!dryRun) step.log.info(text);
		}
	});
	const places = receipt.destinations.map(({ destination }) => destination);
	const value = step.maskValue(receipt, new Set([receipt.source, ...places]));
	const problems = value.destinations.flatMap((one) => one.problems);
	const head = {
		planned: "Copy, dry run",
		done: "Copied",
		failed: "Not copied"
	}[receipt.status];
	return finish(step, own, {
		head,
		text: renderCopy(value, plain),
		problems,
		value
	});
}
async function logStep({ step, own, request, environment }) {
	const reference = pickOne(own, "log");
	const found = await log(request, {
		reference,
		since: own.since
	}, environment);
	const value = step.maskValue(found, new Set([reference, found.repository]));
	const text = renderLog(value, plain);
	return finish(step, own, {
		head: `Log of ${reference}`,
		text,
		problems: value.problems,
		value
	});
}
async function statusStep({ step, own, request, environment }) {
	const { kinds, problems } = parseFindingKinds("the input fail-on", own["fail-on"] ?? "");
	const asked = {
		...request,
		problems: [...request.problems ?? [], ...problems]
	};
	const question = {
		repositories: listWords(own),
		key: void 0,
		details: false,
		policy: own.policy
	};
	const status = await withStatus(asked, question, environment, (read) => read());
	const names = status.images.flatMap(({ name, repositories, tags }) => [...[name, ...repositories.map((one) => one.name)], ...tags.flatMap(({ tag, entries }) => [tag, ...entries.flatMap((one) => one.version ?? [])])]);
	const value = step.maskValue(status, new Set(names));
	const page = () => renderStatusPage(value, { isWatched: false });
	const unwritten = own.html === void 0 ? [] : writeOutputFile({
		flag: "html",
		path: own.html
	}, page(), step.cwd);
	const failing = value.findings.filter(({ kind }) => kinds.includes(kind));
	const code = finish(step, own, {
		head: failing.length === 0 ? "Status" : `Status: ${failing.map(({ kind }) => kind).join(", ")}`,
		text: renderStatus(value, {
			paint: plain,
			width: 80
		}),
		problems: [...value.problems, ...unwritten],
		value
	});
	for (const { kind, message } of failing) step.log.info(`fail-on ${kind}: ${message}`);
	return code === EXIT.done && failing.length > 0 ? EXIT.findings : code;
}
function finish(step, own, answer) {
	const { head, text, problems, value, said = [] } = answer;
	step.log.info(text);
	unsaid(problems, said).forEach(step.log.problem);
	summarize(step.env.GITHUB_STEP_SUMMARY, renderTextSummary({
		head,
		text,
		problems
	}));
	const json = toPrintedJson(value);
	setOutput("receipt", json);
	const isWritten = writeReceiptFile(step, own.receipt, value);
	return !hasErrors(problems) && isWritten ? EXIT.done : toExitCode({ status: "failed" }, step.signal);
}
function listWords({ references = "" }) {
	return references.split(/[\s,]+/).filter((word) => word !== "");
}
function pickOne(own, command) {
	const [word, ...others] = listWords(own);
	if (word !== void 0 && others.length === 0) return word;
	throw describeWords(command, command === "log" ? "one tag or repository" : "one version");
}
function describeWords(command, what) {
	const message = `command: ${command} needs the input references with ${what}`;
	return new Problem([error("COMMAND_REFERENCES", message, "Set references in the step.")]);
}
export { lifecycleSteps };
