import { Problem, error, hasErrors, notice, parseVersion, toPromotedFacts, version } from "./base.js";
import { createDestinations, makeMark, readLine } from "./ship.js";
import { prepareSigning } from "./sign.js";
import { applyAll, surveyYanks } from "./apply.js";
// src/lifecycle/yank/yank.ts
async function prepareYank(wish, context) {
	const { question, because } = checkWish(wish, context);
	const plan = makeYankPlan(wish);
	const { registries, settings } = context;
	const destinations = createDestinations(plan, registries, settings);
	const [surveyed, signing] = await Promise.all([surveyYanks(destinations, question), prepareSigning({
		...context,
		push: true
	}, plan.facts.project)]);
	const problems = [...surveyed.flatMap((one) => one.problems), ...signing.problems];
	const found = surveyed.filter(({ told }) => told.digest !== null);
	return {
		report: {
			schemaVersion: 1,
			kind: "tagship/yank",
			command: wish.command,
			status: "planned",
			version: question.version.text,
			because,
			repositories: surveyed.map(({ told }) => told),
			problems: [
				...problems,
				...found.length === 0 && !hasErrors(problems) ? [describeMissing(wish)] : [],
				...hasErrors(problems) || found.length === 0 ? [] : surveyed.flatMap((one) => explain(one, wish.command))
			]
		},
		surveyed,
		plan,
		signing
	};
}
async function applyYank(ready, context) {
	const { report, surveyed, plan, signing } = ready;
	if (hasErrors(report.problems)) return {
		...report,
		status: "failed"
	};
	context.registries.endPreflight();
	const by = makeMark(plan.facts, context.env, context.clock.now());
	const { command, because } = report;
	const version = surveyed.find(({ told }) => told.tag !== null)?.told.tag ?? report.version;
	const signer = (await signing.openSigner?.())?.signer;
	const given = {
		command,
		because,
		version,
		by,
		facts: plan.facts,
		signer
	};
	const done = await applyAll(surveyed, given, context);
	const problems = [...report.problems, ...done.problems];
	const failed = done.repositories.some(({ mark, tags }) => mark === "written" || tags.some(({ action }) => action === "moved")) ? "partial" : "failed";
	const status = hasErrors(problems) ? failed : "done";
	return {
		...report,
		...done,
		status,
		problems
	};
}
const UNREASONED = "it counts again";
function checkWish({ command, version: text, because, names, facts }, { trust, settings }) {
	const problems = [];
	const untrusted = [trust, facts.trust].find(({ level }) => level === "untrusted");
	if (untrusted !== void 0) problems.push(describeUntrusted(untrusted.reason));
	const version = parseVersion(text, settings.revisions);
	if (version === void 0) {
		const message = `invalid version ${JSON.stringify(text.slice(0, 140))}`;
		problems.push(error("YANK_VERSION", message, `Write tagship ${command} 1.2.3.`));
	}
	const reason = readLine(because ?? (command === "unyank" ? UNREASONED : ""), 300);
	if (reason === void 0) {
		const message = `${command} needs a reason of at most 300 characters, on one line.`;
		problems.push(error("YANK_BECAUSE", message, "Add --because \"it loses data\"."));
	}
	if (names.length === 0) problems.push(error("YANK_NOWHERE", "no repository is named.", "Set images, or give --image ghcr.io/acme/app."));
	if (version === void 0 || reason === void 0 || problems.length > 0) throw new Problem(problems);
	const { revisions, ignoreVersions } = settings;
	return {
		question: {
			command,
			version,
			counting: {
				revisions,
				ignoreVersions
			}
		},
		because: reason
	};
}
function describeUntrusted(reason) {
	const message = `an untrusted run yanks nothing, and this one is untrusted, because ${reason}.`;
	return error("YANK_UNTRUSTED", message, "Run it on the project itself: a branch, a git tag, a manual run.");
}
function makeYankPlan({ names, facts, version: version$1, command }) {
	return {
		schemaVersion: 1,
		tool: {
			name: "tagship",
			version
		},
		facts: {
			...toPromotedFacts(facts, {}),
			sha: facts.sha
		},
		push: {
			mode: "push",
			reason: command,
			onlyWithCredentials: false
		},
		targets: [{
			name: "default",
			version: version$1,
			platforms: [],
			repositories: names,
			tags: [],
			held: [],
			labels: {},
			annotations: {},
			build: {
				argv: [],
				context: ".",
				file: "",
				recipe: ""
			}
		}],
		problems: []
	};
}
function describeMissing({ version, names }) {
	const message = `there is no image of version ${version} in ${names.map((name) => `"${name}"`).join(", ")}.`;
	return error("YANK_MISSING", message, "Check the version, and that this login may read the repository.");
}
function explain({ told }, command) {
	const { repository, digest, mark, tags } = told;
	if (mark === "unasked") return [];
	if (digest === null) {
		const message = `"${repository}" has no image of this version.`;
		return [notice("YANK_ELSEWHERE", message)];
	}
	if (command === "unyank" && mark === "there") return [notice("YANK_NOT_YANKED", `the version is not yanked in "${repository}".`)];
	const staying = tags.filter(({ action }) => action === "stay");
	return [...new Set(staying.map(({ reason }) => reason))].map((reason) => {
		const names = staying.filter((one) => one.reason === reason).map(({ tag }) => tag);
		return describeStaying(repository, names, reason);
	});
}
function describeStaying(repository, [first = "", ...others], reason) {
	const verb = others.length === 0 ? "still points" : "still point";
	return notice("YANK_STILL_TAGGED", `${[`"${repository}:${first}"`, ...others].join(", ")} ${verb} at the image: ${reason}.`, `Give ${others.length === 0 ? "it" : "them"} another one: tagship promote VERSION --to ${first}, or ship a new version.`);
}
export { applyYank, prepareYank };
