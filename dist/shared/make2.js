import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { error, hasErrors, notice, omitUndefined, quote } from "./base.js";
import { createKinds, findFailure, makeTarget, planPush, readBases, selectTargets, sortByBases, withBases } from "./plan.js";
const { createHash } = require("node:crypto");
// src/plan/targets/collisions.ts
function checkCollisions(targets) {
	const pairs = new Map();
	for (const [reference, writers] of listWriters(targets)) {
		const plain = writers.filter(({ yields }) => !yields);
		const [first, ...others] = plain.length === 0 ? writers : plain;
		for (const other of others) {
			const key = [first?.name ?? "", other.name].map(quote).join(" and ");
			pairs.set(key, [...pairs.get(key) ?? [], reference]);
		}
	}
	return [...pairs].map(([names, [reference = "", ...more]]) => error("TARGETS_COLLIDE", `${names} both write ${reference}${more.length === 0 ? "" : ` and ${more.length} more`}`, "Give each target its own images (images: ghcr.io/acme/{{name}}), or a suffix (flavor: suffix=-{{name}},onlatest=true)."));
}
function listWriters(targets) {
	const writers = new Map();
	for (const { name, repositories, tags, held } of targets) {
		const written = [...tags, ...held.filter(({ decided }) => decided === "registry")];
		for (const planned of written) for (const repository of planned.repositories ?? repositories) {
			const reference = `${repository}:${planned.tag}`;
			const all = writers.get(reference) ?? [];
			writers.set(reference, [...all, {
				name,
				yields: isVariant(planned)
			}]);
		}
	}
	return writers;
}
function isVariant({ tag, versions }) {
	if (versions === void 0) return false;
	const { exactPrefix, exactSuffix } = versions;
	return !(tag.startsWith(exactPrefix) && tag.endsWith(exactSuffix));
}
// src/plan/targets/make.ts
async function makeTargets(facts, settings, decision, options) {
	const failure = findFailure(facts, settings);
	const { bases, problems: wrong } = readBases(settings.targets);
	const selection = selectTargets(facts, settings);
	const before = [
		...failure === void 0 ? [] : [failure],
		...wrong,
		...selection.problems
	];
	const { push, problems } = decideStrangers(facts, settings, decision);
	if (failure !== void 0 || hasErrors(before)) return {
		push: planPush(push, void 0),
		targets: [],
		problems: [...problems, ...before]
	};
	const made = await makeAll({
		facts,
		settings,
		push,
		bases,
		selection
	}, options);
	const targets = addBaseRecipes(made.map(({ target }) => target), bases);
	const { omitted } = selection;
	const inPlan = new Set(targets.map(({ name }) => name));
	return {
		push: planPush(push, joinTags(made)),
		targets,
		...omitted.length === 0 ? {} : { omitted: omitted.filter(({ name }) => !inPlan.has(name)) },
		problems: [
			...problems,
			...before,
			...nameProblems(made),
			...checkCollisions(targets)
		]
	};
}
async function makeAll(chosen, options) {
	const { facts, settings, push, bases, selection } = chosen;
	const pushes = push.mode === "push" && options.ships !== false;
	const names = selection.chosen.map(({ name }) => name);
	const needed = withBases(names, bases);
	const isShipped = ({ name }) => names.includes(name);
	const ordered = [
		...selection.chosen.filter(({ isDefault }) => isDefault),
		...selection.chosen.filter(({ isDefault }) => !isDefault),
		...settings.targets.filter((target) => needed.has(target.name) && !isShipped(target))
	];
	const kindOf = createKinds();
	const made = [];
	for (const target of ordered) {
		const own = {
			facts: toTargetFacts(facts, target),
			settings: target.settings,
			push,
			pushes
		};
		const one = addNeeds(await makeTarget(own, options, kindOf(target.settings)), target, bases);
		made.push(isShipped(target) ? one : withoutTags(one, bases, names));
	}
	return made;
}
function toTargetFacts(facts, { name, isDefault }) {
	const { ownRepository } = facts;
	if (isDefault || ownRepository === void 0) return facts;
	return {
		...facts,
		ownRepository: `${ownRepository}/${name}`
	};
}
function addNeeds(made, { name, settings }, bases) {
	const needs = bases.get(name) ?? [];
	const resolved = {
		latest: settings.latest,
		...omitUndefined({ version: settings.version })
	};
	const target = {
		...made.target,
		...needs.length === 0 ? {} : { needs },
		resolved
	};
	return {
		...made,
		target
	};
}
function withoutTags(made, bases, names) {
	const { name } = made.target;
	const untagged = `built only for ${names.filter((one) => withBases([one], bases).has(name)).join(", ")}`;
	const problems = made.problems.filter(({ code }) => !ABOUT_TAGS.test(code));
	return {
		target: {
			...made.target,
			tags: [],
			held: [],
			untagged
		},
		planned: NONE,
		problems
	};
}
const ABOUT_TAGS = /^(?:NO_TAGS|TAGS?_|VERSION_|CHANGE_NOT_CHECKED_OUT|BRANCH_NAME)/;
const NONE = {
	tags: [],
	held: [],
	problems: []
};
function joinTags(made) {
	return {
		tags: made.flatMap(({ planned }) => planned.tags),
		held: made.flatMap(({ planned }) => planned.held),
		problems: []
	};
}
function addBaseRecipes(targets, bases) {
	const recipes = new Map(targets.map(({ name, build }) => [name, build.recipe]));
	for (const name of sortByBases([...recipes.keys()], bases)) {
		const below = bases.get(name) ?? [];
		const own = recipes.get(name);
		if (below.length === 0 || own === void 0) continue;
		const hashes = Object.fromEntries([...below].sort().map((base) => [base, toHash(recipes.get(base) ?? "")]));
		recipes.set(name, JSON.stringify({
			...JSON.parse(own),
			bases: hashes
		}));
	}
	return targets.map((target) => ({
		...target,
		build: {
			...target.build,
			recipe: recipes.get(target.name) ?? target.build.recipe
		}
	}));
}
function toHash(text) {
	return createHash("sha256").update(text).digest("hex");
}
function nameProblems(made) {
	const keyOf = ({ code, message }) => `${code} ${message}`;
	const counts = new Map();
	for (const { problems } of made) for (const key of new Set(problems.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
	const all = made.flatMap(({ target, problems }) => problems.map((problem) => made.length > 1 && counts.get(keyOf(problem)) === made.length ? problem : {
		...problem,
		message: `target "${target.name}": ${problem.message}`
	}));
	return [...new Map(all.map((problem) => [keyOf(problem), problem])).values()];
}
function decideStrangers(facts, settings, decision) {
	const { push, problems } = decision;
	const isStranger = settings.targets.some(({ isOfCheckout }) => isOfCheckout);
	const isNamed = /\{\{\s*name\s*\}\}/.test(settings.images ?? "");
	if (facts.trust.level === "trusted" || push.mode !== "push" || !isStranger || isNamed) return decision;
	const reason = `the run is untrusted, and "images" does not hold {{name}}`;
	const problem = notice("PUSH_UNTRUSTED", `built and not pushed, because ${facts.trust.reason}: the names of the targets would decide about repositories`, "Set the input \"images\" with {{name}} to what such runs may write: ghcr.io/acme/{{name}}.");
	return {
		push: {
			mode: "build",
			reason,
			onlyWithCredentials: false
		},
		problems: [...problems, problem]
	};
}
export { makeTargets };
