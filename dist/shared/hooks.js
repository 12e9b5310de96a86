import { planDeploy } from "./plan.js";
import { parseVersion } from "./base.js";
import { decideHooks, toProblems, toReceiptHook } from "./ship.js";
// src/lifecycle/promote/hooks.ts
const ANSWERS = {
	create: "create",
	move: "move",
	keep: "keep",
	hold: "hold",
	refuse: "hold"
};
async function prepareHooks(plan, asked, source, run) {
	const { earlierHooks: earlier = [] } = run;
	const { digest } = source.builtImage.manifest;
	const deploy = planHooks(plan, asked, {
		...run,
		earlier,
		digest
	});
	return {
		deploy,
		exactTag: await findExactTag(deploy, asked, source)
	};
}
function planHooks(plan, asked, { settings, facts: { event }, earlier, digest }) {
	const facts = {
		...plan.facts,
		event
	};
	const answered = plan.targets.map((target) => addAnswers(target, asked));
	const planned = planDeploy({
		...plan,
		targets: answered,
		facts
	}, settings);
	if (planned.deploy === void 0 || earlier.length === 0) return planned;
	const open = planDeploy({
		...plan,
		facts
	}, settings).deploy ?? [];
	const isLeft = ({ name, target }) => earlier.some((one) => one.name === name && one.target === target && one.digest === digest && (one.outcome === "failed" || one.outcome === "pending"));
	return { deploy: planned.deploy.map((hook, index) => !hook.call && open[index]?.call === true && isLeft(hook) ? {
		...hook,
		call: true,
		reason: "an earlier run has not called it, or its call failed"
	} : hook) };
}
function addAnswers(target, asked) {
	const there = (planned) => ({
		...planned,
		there: Object.fromEntries(asked.filter(({ destination }) => destination.target.name === target.name).flatMap(({ told }) => told.tags.filter(({ tag }) => tag === planned.tag).map(({ action, from }) => [told.repository, {
			digest: from,
			answer: ANSWERS[action]
		}])))
	});
	return {
		...target,
		tags: target.tags.map(there)
	};
}
async function findExactTag({ deploy = [] }, [first], { tag, said, builtImage }) {
	if (first?.usable !== true || !deploy.some(({ call }) => call)) return void 0;
	const names = [tag, said.version].flatMap((one) => one ?? []);
	const exact = new Set(names.filter((one) => (parseVersion(one)?.numbers.length ?? 0) > 2));
	for (const name of exact) try {
		if ((await first.destination.repository.resolve(name))?.digest === builtImage.manifest.digest) return name;
	} catch (thrown) {
		toProblems(thrown);
	}
}
function listHooks(hooks, progress) {
	return progress.hooks ?? decideHooks(toFacts(hooks, progress)).map(toReceiptHook);
}
async function deployPromotion(hooks, journal, receipt) {
	const { callHooks } = await import("./run.js");
	const { context } = hooks;
	await context.log.group("Deploy", () => callHooks(toFacts(hooks, journal.read()), {
		context,
		journal,
		receipt
	}));
}
function toFacts({ plan, exactTags, context: { settings, earlierHooks: earlier = [] } }, { tagResults, produced }) {
	return {
		plan,
		settings,
		tagResults,
		produced,
		run: plan.facts.run,
		earlier,
		exactTags
	};
}
export { deployPromotion, listHooks, prepareHooks };
