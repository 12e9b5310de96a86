import { Problem, checkRequest, detectCi, error, hasErrors, readRun, settingsForTarget, version, withContext } from "./base.js";
import { acceptSettings, allDone, settleAll } from "./copy.js";
import { createExpander, readRepositories, selectTargets } from "./plan.js";
import { openDeploys } from "./ship.js";
import { checkNames } from "./job.js";
// src/run/promote.ts
async function runPromotion(request, options, environment) {
	const { settings, facts } = await readBoth(request, environment);
	const { from: images, back } = settings;
	const [from, ...others] = images;
	if (others.length > 0 || from === void 0 !== back) throw back ? describeBoth() : describeNothing(others.length);
	const targets = await listTargets(from, settings, facts);
	const [{ preparePromotion }, { applyPromotions, joinPlans }, { createPatternMatcher }] = await Promise.all([
		import("./prepare.js"),
		import("./apply2.js"),
		import("./plan.js").then((n) => n.pattern_worker_exports)
	]);
	return withContext({
		settings,
		facts
	}, environment, async (given) => {
		const moving = back ? "always" : settings.moving;
		const hooks = await openDeploys({
			settings,
			facts
		}, environment);
		const context = {
			...given,
			...hooks,
			settings: {
				...given.settings,
				moving
			}
		};
		const { match, close } = createPatternMatcher(environment.signal);
		try {
			const secrets = environment.vault.list();
			const plan = {
				toolVersion: version,
				secrets,
				match
			};
			const preparing = targets.map(async ({ own, names }) => {
				const ownContext = {
					...context,
					settings: {
						...own,
						moving
					}
				};
				const image = from ?? await findBefore(names, ownContext);
				return preparePromotion({
					from: image,
					names,
					facts,
					plan
				}, ownContext);
			});
			const { values: all, problems: lost } = await settleAll(preparing);
			const promotions = all.map(({ promotion }) => promotion);
			checkLost(lost, promotions, settings);
			const joined = joinPlans(all);
			await options.onPlan(promotions, joined);
			const good = promotions.filter(({ problems }) => !hasErrors(problems));
			const isRefused = good.length < all.length && (settings.together || good.length === 0);
			if (options.dryRun || isRefused) {
				if (lost.length > 0) throw new Problem(lost);
				return { promotions };
			}
			const report = (receipt) => options.report(receipt, promotions, joined);
			return {
				promotions,
				receipt: await applyPromotions(all, {
					...context,
					report,
					lost
				})
			};
		} finally {
			await close();
		}
	});
}
function checkLost(lost, promotions, { together }) {
	if (lost.length === 0 || !together && promotions.length > 0) return;
	throw new Problem([...lost, ...promotions.flatMap(({ problems }) => problems)]);
}
async function listTargets(from, settings, facts) {
	const text = from ?? "";
	const list = async (own) => ({
		own,
		names: await listNames(text, own, facts)
	});
	const isWhole = isReference(text);
	if (settings.targets.length === 0) return [await list(settings)];
	if (isWhole && settings.only.length === 0) return [{
		own: settings,
		names: []
	}];
	const { chosen, problems } = selectTargets(facts, settings);
	if (hasErrors(problems) || chosen.length === 0) throw new Problem(problems);
	if ((isWhole || text.includes(":")) && chosen.length > 1) throw describeSeveral(chosen.map(({ name }) => name));
	return allDone(chosen.map(({ name }) => list(settingsForTarget(settings, name))));
}
function isReference(from) {
	return /[/@].*[:@]/.test(from);
}
function describeSeveral(names) {
	const message = `the image to promote is of one target, and there are several: ${names.slice(0, 10).join(", ")}.`;
	return new Problem([error("PROMOTE_FROM", message, "Name the target: --only api. Or promote a version or a tag that all of them have.")]);
}
async function readBoth(request, environment) {
	const wrong = await checkRequest(request, environment);
	const { settings, facts } = await readRun({
		...request,
		remote: "never"
	}, environment);
	const isLocal = detectCi(environment.env) === "local";
	const lacking = facts.ok || isLocal ? [] : facts.problems;
	const accepted = acceptSettings(settings, [...wrong, ...lacking], environment);
	if (facts.ok) return {
		settings: accepted,
		facts: facts.value
	};
	const { makeBareFacts } = await import("./base.js").then((n) => n.facts_exports);
	return {
		settings: accepted,
		facts: makeBareFacts(request.now)
	};
}
async function listNames(from, settings, facts) {
	if (settings.images === void 0 && isReference(from)) return [];
	const expander = createExpander(facts, settings, { escape: false });
	const { names, problems } = await readRepositories(facts, settings, expander);
	const all = [...problems, ...checkNames(names)];
	if (hasErrors(all)) throw new Problem(all);
	return names;
}
async function findBefore(names, { settings, registries }) {
	return (await import("./back.js")).findBefore(names, settings, registries);
}
function describeBoth() {
	return new Problem([error("PROMOTE_FROM", "the image is named, and back is set.", "Leave FROM out: the history says which image it was. Or leave back out.")]);
}
function describeNothing(others) {
	return new Problem([error("PROMOTE_FROM", others === 0 ? "The image to promote is not named." : "One image is promoted at a time.", "Set from to a version, a tag, a digest or a reference: from: 1.2.3.")]);
}
export { readBoth, runPromotion };
