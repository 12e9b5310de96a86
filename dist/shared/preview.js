import { planDeploy } from "./plan.js";
import { omitUndefined, settingsForTarget } from "./base.js";
import { asNotices, createDestinations, decideExact, explainNotRebuilt, explainVTags, identify, listExact, listFloating, nameExact, toProblems, toReference } from "./ship.js";
import { createSnapshot, judgeFloat } from "./finish.js";
import { findUnchanged } from "./unchanged.js";
// src/ship/preview.ts
async function previewShipping(plan, context) {
	const { registries, settings, remote } = context;
	const destinations = createDestinations(plan, registries, settings);
	const snapshot = createSnapshot(remote);
	const toAsking = ({ target }) => {
		const own = {
			...context,
			settings: settingsForTarget(settings, target.name)
		};
		return {
			plan,
			run: {
				facts: plan.facts,
				settings: own.settings,
				remote
			},
			snapshot,
			context: own
		};
	};
	const all = (await Promise.all(destinations.map((destination) => askDestination(destination, toAsking(destination))))).flat();
	const ask = async (target) => ({
		...decideTarget(target, all.filter(({ destination }) => destination.target === target)),
		...await askUnchanged(target, {
			plan,
			destinations,
			settings
		})
	});
	const targets = await Promise.all(plan.targets.map(ask));
	return {
		...plan,
		...planDeploy({
			...plan,
			targets
		}, settings),
		targets,
		problems: [...plan.problems, ...distinct([...all.flatMap(({ problems }) => problems), ...await askNames(all)])]
	};
}
async function askUnchanged(target, given) {
	const { onExisting } = settingsForTarget(given.settings, target.name);
	if (target.build.inputs === void 0 || onExisting === "replace") return {};
	const own = given.destinations.filter((destination) => destination.target === target);
	try {
		const found = await findUnchanged(own, given.plan.facts);
		return omitUndefined({ unchangedSince: found?.unchangedSince });
	} catch (thrown) {
		toProblems(thrown);
		return {};
	}
}
async function askNames(forecasts) {
	const destinations = [...new Set(forecasts.map(({ destination }) => destination))];
	return (await Promise.all(destinations.map(explainVTags))).flat();
}
async function askDestination(destination, asking) {
	const exact = await Promise.all(listExact(destination).map((planned) => askExact(destination, planned, asking)));
	const [ours, ...others] = new Set(exact.flatMap(({ kept }) => kept ?? []));
	const floating = listFloating(destination).map((planned) => askFloat({
		destination,
		planned,
		ours: others.length === 0 ? ours : void 0
	}, asking));
	return [...exact, ...await Promise.all(floating)];
}
async function askExact(destination, planned, { plan, context }) {
	try {
		const ours = identify(destination.target, plan.facts.sha);
		const { planned: named, there } = await nameExact(destination, planned, ours.revision);
		const here = there === void 0 ? void 0 : await destination.readIdentity(there.digest, "recipe");
		const decision = decideExact({
			reference: toReference(destination, named.tag),
			ours,
			here,
			onExisting: context.settings.onExisting
		});
		const refused = decision.action === "refuse";
		const reason = refused ? decision.problem.message : decision.reason;
		const told = decision.action === "reuse" && decision.notice !== void 0 ? [decision.notice] : [];
		const old = decision.action === "reuse" ? explainNotRebuilt(destination.target) : [];
		const problems = refused ? [decision.problem] : [...told, ...old];
		return toForecast(destination, planned, {
			given: !refused,
			reason,
			answer: EXACT_ANSWERS[decision.action],
			problems,
			...omitUndefined({ kept: decision.action === "reuse" ? decision.digest : void 0 })
		});
	} catch (thrown) {
		return toUnknown(destination, planned, thrown);
	}
}
const EXACT_ANSWERS = {
	write: "create",
	keep: "keep",
	reuse: "keep",
	replace: "replace",
	refuse: "hold"
};
async function askFloat(float, { run, snapshot }) {
	const { destination, planned } = float;
	try {
		const { decision, here } = await judgeFloat(float, run, snapshot);
		const given = decision.action !== "hold";
		const answer = here === void 0 && decision.action === "move" ? "create" : decision.action;
		return toForecast(destination, planned, {
			given,
			reason: decision.reason,
			answer,
			there: {
				digest: here ?? null,
				answer
			},
			...answer === "move" && here !== void 0 ? { from: await nameImage(destination, here) } : {},
			problems: []
		});
	} catch (thrown) {
		return toUnknown(destination, planned, thrown);
	}
}
async function nameImage({ readIdentity }, digest) {
	try {
		const { version, revision } = await readIdentity(digest, "origin");
		return {
			digest,
			...omitUndefined({
				version,
				revision
			})
		};
	} catch (thrown) {
		toProblems(thrown);
		return { digest };
	}
}
function toForecast(destination, planned, told) {
	const problems = destination.required ? told.problems : asNotices(told.problems);
	return {
		destination,
		planned,
		...told,
		problems
	};
}
function toUnknown(destination, planned, thrown) {
	const problems = asNotices(toProblems(thrown));
	const reason = `${destination.repository.repository.host} could not be asked`;
	return {
		destination,
		planned,
		given: !isHeld(destination.target, planned),
		reason,
		problems
	};
}
function isHeld(target, planned) {
	return target.held.includes(planned);
}
function decideTarget(target, forecasts) {
	const decided = [...target.tags, ...target.held].map((planned) => {
		const about = forecasts.filter((one) => one.planned === planned);
		return {
			given: about.length === 0 ? !isHeld(target, planned) : about.some((one) => one.given),
			planned: about.length === 0 ? planned : explain(planned, about)
		};
	});
	return {
		...target,
		tags: decided.filter(({ given }) => given).map(({ planned }) => planned),
		held: decided.filter(({ given }) => !given).map(({ planned }) => planned)
	};
}
const ANSWERS = [
	"replace",
	"move",
	"create",
	"keep",
	"hold"
];
function explain(planned, about) {
	const answers = about.flatMap(({ answer }) => answer ?? []);
	const answer = ANSWERS.find((one) => answers.includes(one));
	const left = about.filter((one) => one.answer === "move").map(({ from }) => from);
	const from = left.every((one) => one?.digest === left[0]?.digest) ? left[0] : void 0;
	const asked = about.flatMap(({ destination, there }) => there === void 0 ? [] : [[destination.name, there]]);
	return {
		...planned,
		...omitUndefined({
			answer,
			from: answer === "move" ? from : void 0
		}),
		...asked.length === 0 ? {} : { there: Object.fromEntries(asked) },
		decided: "registry",
		reason: explainReason(planned, about)
	};
}
function explainReason(planned, about) {
	const says = ({ given, reason }) => `${given ? "" : "held: "}${reason}`;
	const [first] = about;
	if (first !== void 0 && new Set(about.map(says)).size === 1) return explainAgreed(first);
	const said = about.map((one) => `${one.destination.name}: ${says(one)}`);
	return [planned.reason, ...said].join("; ");
}
function explainAgreed({ planned, destination, given, answer, reason }) {
	if (answer === void 0) return `${planned.reason}; ${reason}`;
	const isSeries = planned.kind === "floating" && planned.versions !== void 0;
	const isNewerMissing = isSeries && given && isHeld(destination.target, planned);
	const expected = `${planned.reason}${isNewerMissing ? ", but has no image here" : ""}`;
	if (answer === "create") return expected;
	return isSeries && !isNewerMissing ? reason : `${expected}; ${reason}`;
}
function distinct(problems) {
	const withoutTries = (message) => message.replace(/ \(\d+ tries in [\d.]+ s\)\.$/, "");
	const keyOf = ({ code, message, hint }) => `${code} ${code.startsWith("LOGIN_") && hint !== "" ? hint : withoutTries(message)}`;
	return [...new Map(problems.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
}
export { previewShipping };
