import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { isMade, renderCsv } from "./plan.js";
import { Problem, error, omitUndefined } from "./base.js";
import { verifyCopy, verifyImage } from "./finish.js";
import { asNotices, copyMade, explainNotRebuilt, isBare, nameExactTags, orderForPush, readExactTags, runBuild, takeUnpushed, toBuildDigest, toProblems, wantsLoad, wantsScan } from "./ship.js";
import { findEarlier } from "./earlier2.js";
const { mkdtemp } = require("node:fs/promises");
const { join } = require("node:path");
// src/ship/push/check-pushed.ts
const WAITS_MS = [
	200,
	1e3,
	3e3
];
async function checkPushed(pushedImages, context) {
	const checked = await Promise.all(pushedImages.map(async (pushedImage) => ({
		pushedImage,
		problems: await checkOne(pushedImage, context)
	})));
	const bad = checked.filter(({ problems }) => problems.length > 0);
	const required = bad.filter(({ pushedImage }) => pushedImage.destination.required);
	if (required.length > 0) throw new Problem(required.flatMap(({ problems }) => problems));
	return {
		pushedImages: checked.filter(({ problems }) => problems.length === 0).map(({ pushedImage }) => pushedImage),
		problems: asNotices(bad.flatMap(({ problems }) => problems))
	};
}
async function checkOne({ destination, builtImage }, { clock, signal }) {
	const { platforms } = destination.target;
	try {
		let problems = await verifyCopy(destination.repository, builtImage, platforms);
		for (const waitMs of WAITS_MS) {
			if (problems.length === 0) break;
			await clock.sleep(waitMs, signal);
			problems = await verifyImage(destination.repository, builtImage.manifest.digest, platforms);
		}
		return problems;
	} catch (thrown) {
		return toProblems(thrown);
	}
}
// src/ship/targets/bases.ts
function withBaseImages(target, building) {
	if (target.needs === void 0) return target;
	const argv = target.build.argv.map((word, at, words) => {
		if (words[at - 1] !== "--build-context") return word;
		const [, name, base] = /^([^=]+)=target:(.+)$/.exec(word) ?? [];
		return name === void 0 || base === void 0 ? word : `${name}=${toContext(target.name, base, building)}`;
	});
	return {
		...target,
		build: {
			...target.build,
			argv
		}
	};
}
function toContext(target, base, { made, builder, settings }) {
	const produced = made.get(base);
	if (produced?.layout !== void 0) return `oci-layout://${produced.layout}`;
	const pushed = produced?.pushedImages ?? [];
	const ordered = orderForPush(pushed.map(({ destination }) => destination.repository), builder, settings);
	const first = pushed.find(({ destination }) => destination.repository === ordered[0]);
	if (first !== void 0) return `docker-image://${first.destination.name}@${first.builtImage.manifest.digest}`;
	throw new Problem([error("TARGET_BASE_MISSING", `"${target}" cannot be built on "${base}", whose image is neither in a registry nor in a directory.`, "Use a builder that can write an OCI layout (builder: auto), or push.")]);
}
function isBase({ name }, targets) {
	return targets.some(({ needs }) => needs?.includes(name) === true);
}
async function exportBase(task) {
	const folder = await mkdtemp(join(task.context.tempDir, "base-"));
	const order = {
		args: ["--output", renderCsv([
			"type=oci",
			"tar=false",
			`dest=${folder}`
		])],
		isAgain: true,
		isBare: isBare(task)
	};
	const outcome = await task.context.log.group(`Export ${task.target.name}`, () => runBuild(task, order));
	if (!outcome.ok) throw new Problem([outcome.problem]);
	return `${folder}@${toBuildDigest(outcome)}`;
}
// src/ship/produce.ts
async function produce(target, surveyed, production) {
	const usable = surveyed.filter((one) => one.usable);
	if (usable.length === 0) throw new Problem(noDestination(target, surveyed));
	const lost = production.merge?.lost.get(target);
	if (lost !== void 0) throw new Problem(lost);
	if (production.merge !== void 0 && target.untagged !== void 0) return toUnmade(target);
	return produceIn(usable, target, production);
}
async function produceIn(usable, target, production) {
	const { plan, context, merge } = production;
	const { settings } = context;
	const { earlier, problems } = await findEarlier(usable, settings, plan.facts);
	if (earlier !== void 0) production.early.drop();
	if (earlier !== void 0 && settings.leg.length > 0) {
		const left = (await import("./copy2.js")).leaveOut(target, earlier);
		await addOutputs(left, production);
		return left;
	}
	const asked = new Map();
	const produced = earlier === void 0 ? await make(target, usable, production, asked) : await reuse(target, usable, earlier, production);
	if (merge === void 0) await addOutputs(produced, production);
	prefetchExactTags(produced, production, asked);
	const checked = await production.watch.time("verify", () => checkPushed(produced.pushedImages, production.context));
	return {
		...produced,
		pushedImages: checked.pushedImages,
		problems: [
			...problems,
			...produced.problems,
			...produced.reused ? explainNotRebuilt(target) : [],
			...checked.problems
		]
	};
}
async function reuse(target, usable, earlier, { watch, context }) {
	const { copyEarlier } = await import("./copy2.js");
	const { mediaTypes } = context.settings;
	return watch.time("publish", () => copyEarlier(target, usable, earlier, mediaTypes));
}
function toUnmade(target) {
	return {
		target,
		builtImage: void 0,
		pushedImages: [],
		reused: false,
		problems: []
	};
}
function prefetchExactTags({ pushedImages }, { plan, context: { settings }, exactTags }, asked) {
	if (!isTaggedNext({
		plan,
		settings
	})) return;
	const options = {
		sha: plan.facts.sha,
		onExisting: settings.onExisting
	};
	for (const pushedImage of pushedImages) {
		const reading = readExactTags(pushedImage, options, asked.get(pushedImage.destination.name));
		reading.catch(() => void 0);
		exactTags.set(pushedImage.destination, reading);
	}
}
function isTaggedNext({ plan, settings }) {
	const { test, sign } = settings;
	return test === void 0 && !wantsScan(settings) && sign === "none" && plan.targets.length === 1;
}
function askWhenPushed(usable, { plan, context: { settings }, buildEnvironment }, asked) {
	const onRetry = () => {
		asked.clear();
		buildEnvironment.onRetry();
	};
	const onPushed = () => {
		for (const { destination } of isTaggedNext({
			plan,
			settings
		}) ? usable : []) {
			const asking = nameExactTags(destination, plan.facts.sha);
			asking.catch(() => void 0);
			asked.set(destination.name, asking);
		}
	};
	return {
		onRetry,
		onPushed
	};
}
async function make(target, usable, production, asked) {
	const { merge, watch, context } = production;
	const taken = findTaken(target, production);
	if (taken !== void 0) {
		const names = taken.from.map(({ image }) => image).join(", ");
		return watch.time("publish", () => context.log.group(`Copy ${names}`, () => copyMade(target, usable, taken)));
	}
	if (merge === void 0) return build(target, usable, production, asked);
	const { mergeTarget } = await import("./merge.js");
	const images = merge.images.get(target) ?? [];
	return watch.time("publish", () => context.log.group(`Merge ${target.name}`, () => mergeTarget(target, usable, images, context.settings)));
}
function findTaken({ name, build }, { taken, context }) {
	const image = taken.get(name);
	if (image === void 0 && isMade(build)) context.signal.throwIfAborted();
	return image;
}
async function build(target, usable, production, asked) {
	const { context, buildEnvironment, watch } = production;
	const destinations = usable.map(({ destination }) => destination);
	const repositories = destinations.map(({ repository }) => repository);
	const start = async () => {
		const { buildAndPublish } = await import("./ship.js").then((n) => n.publish_exports);
		const open = await openBuildEnvironment(buildEnvironment);
		const { buildArgs } = context.settings;
		const hooks = askWhenPushed(usable, production, asked);
		const endpoint = await buildEnvironment.endpoint();
		return buildAndPublish({
			target: onBases(target, production, open.builder),
			repositories,
			context,
			...open,
			endpoint,
			buildArgs,
			...hooks
		});
	};
	const builtImage = await watch.time("build", async () => await production.early.take(target, repositories) ?? await start());
	const lost = new Set(builtImage.failed.map(({ repository }) => repository.name));
	return {
		target,
		builtImage,
		pushedImages: destinations.filter(({ name }) => !lost.has(name)).map((destination) => ({
			destination,
			builtImage: builtImage.bare.get(destination.name) ?? builtImage
		})),
		reused: false,
		...omitUndefined({ layout: builtImage.layout }),
		problems: [...builtImage.notices, ...asNotices(builtImage.failed.map(({ problem }) => problem))]
	};
}
async function addOutputs({ target, reused }, production) {
	const { context, buildEnvironment, watch } = production;
	if (context.settings.outputs.length === 0) return;
	const { writeOutputs } = await import("./only.js");
	const open = await openBuildEnvironment(buildEnvironment);
	const task = {
		target: onBases(target, production, open.builder),
		context,
		...open,
		buildArgs: context.settings.buildArgs
	};
	await watch.time("outputs", () => writeOutputs(task, !reused));
}
function onBases(target, { made, context }, builder) {
	if (made === void 0) return target;
	return withBaseImages(target, {
		made,
		builder,
		settings: context.settings
	});
}
async function openBuildEnvironment({ builder, childEnv, renewEnv, onRetry, onChecked }) {
	const [chosen, env] = await Promise.all([builder(), childEnv()]);
	return {
		builder: chosen,
		childEnv: env,
		renewEnv,
		onRetry,
		onChecked
	};
}
async function buildUnpushed(target, production) {
	const { plan, context, buildEnvironment, watch } = production;
	const taken = findTaken(target, production);
	if (taken !== void 0) return takeUnpushed(target, taken, context);
	const { buildOnly: buildImage } = await import("./only.js");
	const open = await openBuildEnvironment(buildEnvironment);
	const { buildArgs } = context.settings;
	const input = {
		target: onBases(target, production, open.builder),
		repositories: [],
		context,
		...open,
		buildArgs
	};
	const { builder } = open;
	const several = target.platforms.length > 1 && builder.store !== "containerd";
	const able = context.settings.load || builder.hasEngine && !several;
	const built = await watch.time("build", () => buildImage(input, able && (wantsLoad(plan, context) || staysHere(context, builder))));
	const layout = isBase(target, plan.targets) && context.settings.call === void 0 ? await watch.time("build", () => exportBase(input)) : void 0;
	return {
		target,
		builtImage: built.digest === "" ? void 0 : built,
		pushedImages: [],
		reused: false,
		...omitUndefined({
			loadedReference: built.loadedReference,
			layout
		}),
		problems: []
	};
}
function staysHere({ settings, trust }, { driver }) {
	const { push, outputs, imageOutput } = settings;
	const isFree = push === "auto" && outputs.length === 0 && imageOutput === void 0;
	return driver === "docker" && isFree && trust.level === "trusted";
}
function noDestination(target, surveyed) {
	return [error("SHIP_NOWHERE", `no repository of target "${target.name}" can be pushed to.`, "See the notices of each registry; none of them is required."), ...surveyed.flatMap(({ problems }) => problems)];
}
export { buildUnpushed, produce, toUnmade };
