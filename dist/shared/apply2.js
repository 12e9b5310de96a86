import { Problem, awaitEnd, error, fromRepository, hasErrors, omitUndefined, runAll } from "./base.js";
import { asNotices, createJournal, createRepositories, createStopwatch, toProblems, toReceipt } from "./ship.js";
import { createHistory } from "./write.js";
import { beginReadBack, readBack, tagAll } from "./finish.js";
import { copyImage } from "./registry.js";
import { markLeft } from "./back.js";
import { deployPromotion, listHooks } from "./hooks.js";
import { carryReferrers } from "./carry.js";
// src/lifecycle/promote/apply.ts
async function applyPromotions(all, context) {
	const { lost = [] } = context;
	const plan = joinPlans(all);
	const exactTags = new Map(all.flatMap(({ plan: own, exactTag }) => own.targets.map(({ name }) => [name, exactTag])));
	const watch = createStopwatch(context.clock);
	const journal = createJournal(plan.facts.sha, context.signal);
	const hooks = {
		plan,
		exactTags,
		context
	};
	const tell = (progress, problems = []) => makeReceipt(all, {
		...progress,
		hooks: listHooks(hooks, progress)
	}, [...lost, ...problems], {
		retries: context.registries.counts().retries,
		durationsMs: watch.read()
	});
	const running = run(all, context, {
		journal,
		watch,
		hooks,
		tell
	});
	const end = await awaitEnd(running, journal, context.signal);
	const receipt = tell(end.progress, end.problems);
	await context.report(receipt);
	if (end.bug !== void 0) throw end.bug.thrown;
	await running.catch(() => void 0);
	return receipt;
}
function makeReceipt(all, progress, problems, counts) {
	const receipt = toReceipt({
		...progress,
		...counts,
		targets: all.flatMap(({ plan }) => plan.targets),
		sizesOf: () => ({}),
		problems: [
			...all.flatMap(({ promotion }) => promotion.problems),
			...progress.problems,
			...problems
		]
	});
	const images = all.map(({ source: { repository, builtImage } }) => `${repository.repository.name}@${builtImage.manifest.digest}`);
	return {
		...receipt,
		promoted: images.join("\n")
	};
}
function joinPlans(all) {
	const plans = all.map(({ plan }) => plan);
	const [first] = plans;
	if (first === void 0) throw new Error("a promotion has a target");
	const deploy = plans.flatMap((plan) => plan.deploy ?? []);
	return {
		...first,
		targets: plans.flatMap(({ targets }) => targets),
		...deploy.length === 0 ? {} : { deploy }
	};
}
const TARGETS_AT_ONCE = 4;
async function run(all, context, { journal, watch, hooks, tell }) {
	const good = all.filter(({ promotion }) => !hasErrors(promotion.problems));
	if (good.length < all.length && context.settings.together) return;
	try {
		context.registries.endPreflight();
		await tagImages((await watch.time("publish", () => context.log.group("Copy", () => runAll(good, TARGETS_AT_ONCE, (ready) => copyTarget(ready, context, journal))))).flat(), context, {
			journal,
			watch
		});
		if (hooks.plan.deploy === void 0) return;
		await watch.time("deploy", () => deployPromotion(hooks, journal, () => tell(journal.read())));
	} catch (thrown) {
		journal.learn({ problems: toProblems(thrown) });
	}
}
async function copyTarget(ready, context, journal) {
	try {
		const pushedImages = await copyAll(ready, await createMissing(ready.asked, context, journal), context, journal);
		if (ready.command === "back") await markLeft(ready, context, journal.noteReferrer);
		return [{
			ready,
			pushedImages
		}];
	} catch (thrown) {
		if (context.settings.together) throw thrown;
		journal.learn({ problems: toProblems(thrown) });
		return [];
	}
}
async function createMissing(asked, context, journal) {
	const surveyed = asked.map(({ destination, usable, isMissing }) => ({
		destination,
		usable,
		isMissing,
		reusable: [],
		forbidden: false,
		problems: []
	}));
	const made = await createRepositories(surveyed, context);
	const problems = made.flatMap((one) => one.problems);
	journal.learn({
		surveyed: [...journal.read().surveyed, ...made],
		problems
	});
	if (hasErrors(problems)) throw new Problem([]);
	return asked.filter((_, index) => made[index]?.usable === true);
}
async function copyAll({ source, plan }, usable, { log }, journal) {
	const { builtImage, repository: from } = source;
	const { manifest } = builtImage;
	const lacking = usable.filter(({ told }) => told.image === "copy");
	const targets = lacking.map(({ destination }) => destination.repository);
	const copied = await copyImage(manifest, from, targets);
	const failed = new Map();
	for (const [index, one] of lacking.entries()) {
		const problem = copied[index]?.problem;
		if (problem !== void 0) failed.set(one, describeUncopied(one, problem));
		else log.info(`copied   ${one.destination.name}@${manifest.digest}`);
	}
	const grave = [...failed].filter(([{ destination }]) => destination.required);
	if (grave.length > 0) throw new Problem(grave.flatMap(([, problems]) => problems));
	const there = usable.filter((one) => !failed.has(one));
	const elsewhere = there.filter(({ destination }) => destination.name !== from.repository.name);
	const carried = await Promise.all(elsewhere.map(({ destination }) => carryReferrers(manifest, {
		source: fromRepository(from),
		target: destination.repository,
		note: journal.noteReferrer
	})));
	const pushedImages = there.map(({ destination }) => ({
		destination,
		builtImage
	}));
	const [target] = plan.targets;
	const before = journal.read();
	journal.learn({
		problems: [...asNotices([...failed.values()].flat()), ...carried.flat()],
		pushed: before.pushed || pushedImages.length > 0,
		produced: [...before.produced, ...target === void 0 ? [] : [{
			target,
			builtImage,
			pushedImages,
			reused: true,
			problems: []
		}]]
	});
	return pushedImages;
}
function describeUncopied({ destination }, { problems }) {
	const message = `the image could not be copied to "${destination.name}" as it is, so no tag was written.`;
	return [error("PROMOTE_NOT_COPIED", message, "See the next message. With required: false in registries this repository only gets no tags."), ...problems];
}
async function tagImages(copied, context, running) {
	const { journal } = running;
	for (const one of copied) {
		if (one.pushedImages.length === 0) continue;
		await tagOne(one, context, running);
		if (context.settings.together && hasErrors(journal.read().problems)) break;
	}
	const { tagResults } = journal.read();
	journal.learn({ tagResults });
}
async function tagOne({ ready, pushedImages }, context, { journal, watch }) {
	const { plan, settings } = ready;
	const reading = {
		...context,
		settings,
		facts: plan.facts
	};
	const own = {
		...reading,
		journal,
		command: ready.command,
		note: journal.noteReferrer
	};
	const history = createHistory(own);
	const tagging = {
		...reading,
		journal,
		...omitUndefined({ begin: history?.begin }),
		beginReadBack: (images) => beginReadBack(images, reading)
	};
	const tagged = await watch.time("tag", () => context.log.group("Tag", () => tagAll([{ pushedImages }], tagging)));
	journal.learn({ problems: tagged.problems });
	const waiting = {
		...context,
		sha: plan.facts.sha,
		snapshot: tagged.snapshot
	};
	const tagResults = await watch.time("verify", () => context.log.group("Verify", () => readBack(tagged.tagResults, waiting)));
	tagResults.forEach(journal.note);
	journal.learn({ problems: tagResults.flatMap(({ problem }) => problem ?? []) });
	if (history !== void 0) journal.learn({ problems: await history.write(tagResults) });
}
export { applyPromotions, joinPlans };
