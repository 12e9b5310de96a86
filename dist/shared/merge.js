import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, describeFileFailure, error, fromRepository, hasErrors, notice, readConfig, readContents, readPlatforms, settingsForTarget, version } from "./base.js";
import { isMade, toPlatform } from "./plan.js";
import { JSON_SETTING, RECORD_KIND, distinct, identifyRun, listLeftToMerge, parseRecords, toForm, unreadable, withSubjects } from "./finish.js";
import { REVISION_LABEL, isScanned, isTested, recipeOf, revisionOf, toProblems, toSubjectName } from "./ship.js";
import { joinImages, readIndexAnnotations } from "./join.js";
import { copyToAll } from "./copy2.js";
import { findEarlier } from "./earlier2.js";
const { constants } = require("node:fs");
const { open: open$1 } = require("node:fs/promises");
const { resolve } = require("node:path");
// src/ship/legs/checks.ts
function checkRecords(records, merge) {
	const foreign = records.flatMap((record) => checkRecord(record, merge));
	const images = records.filter((record) => checkRecord(record, merge).length === 0).flatMap((record) => record.images.map((image) => ({
		record,
		image
	})));
	const checked = merge.plan.targets.filter((target) => !merge.exempt.has(target)).map((target) => ({
		target,
		...checkTarget(target, images, records, merge)
	}));
	return {
		builds: checked.flatMap(({ builds }) => builds),
		problems: [...foreign, ...images.flatMap((one) => checkPlanned(one, merge))],
		lost: new Map(checked.flatMap(({ target, problems }) => problems.length === 0 ? [] : [[target, problems]]))
	};
}
function checkTarget(target, images, records, merge) {
	const chosen = target.platforms.map((platform) => ({
		platform,
		found: choose(images.filter((one) => isOf$1(one, target, platform)))
	}));
	const own = images.filter((one) => findPlanned(one, merge) === target);
	const missing = chosen.filter(({ platform }) => !records.some((one) => names(one, target, platform)));
	return {
		builds: chosen.flatMap(({ platform, found: [one] }) => one === void 0 ? [] : [{
			target,
			platform,
			...one
		}]),
		problems: [
			...own.flatMap((one) => checkImage(one, target, merge)),
			...chosen.flatMap(({ platform, found }) => describeTwice(target, platform, found)),
			...missing.map(({ platform }) => describeMissing(platform, target.name, records.length === 0, merge))
		]
	};
}
function isOf$1({ image }, target, platform) {
	return image.target === target.name && toPlatform(image.platform) === toPlatform(platform);
}
function names(record, target, platform) {
	return record.images.some((image) => isOf$1({
		record,
		image
	}, target, platform));
}
function choose(images) {
	const last = Math.max(...images.map(({ record }) => record.attempt));
	const latest = images.filter(({ record }) => record.attempt === last);
	return [...new Map(latest.map((one) => [one.image.digest, one])).values()];
}
function checkRecord(record, merge) {
	const { leg, run, attempt, tool } = record;
	if (run !== merge.run.run) {
		const message = `leg "${leg}" belongs to another run.`;
		return [error("MERGE_OTHER_RUN", message, "Pass the records of this run only.")];
	}
	if (attempt > merge.run.attempt) {
		const message = `leg "${leg}" belongs to attempt ${attempt} of the run, and this is attempt ${merge.run.attempt}.`;
		return [error("MERGE_LATER_ATTEMPT", message, "Run the merge of the latest attempt.")];
	}
	if (tool !== merge.tool) {
		const message = `leg "${leg}" was built by tagship ${tool}, and this is tagship ${merge.tool}.`;
		return [error("MERGE_OTHER_TOOL", message, "Use one version of tagship in all jobs.")];
	}
	return merge.pushes ? checkLeft(record, merge) : [];
}
function checkLeft({ leg, leaves }, { does }) {
	return leaves.filter((one) => !does.includes(one)).map((one) => {
		const message = `leg "${leg}" has the setting ${one}, which it leaves to the merge, and this run has it not.`;
		const hint = `Give the merge ${one} and what belongs to it, as the key; legs need none of it.`;
		return error("MERGE_UNSIGNED", message, hint);
	});
}
function findPlanned({ image }, { plan }) {
	return plan.targets.find(({ name, platforms }) => name === image.target && platforms.some((one) => toPlatform(one) === toPlatform(image.platform)));
}
function checkPlanned(one, merge) {
	if (findPlanned(one, merge) !== void 0) return [];
	const { platform, target } = one.image;
	const message = `leg "${one.record.leg}" built ${platform} of "${target}", which is not planned.`;
	return [error("MERGE_PLATFORM_UNPLANNED", message, "Give all jobs the same platforms, name and targets, in tagship.yml for example.")];
}
function checkImage({ record, image }, target, merge) {
	const { leg } = record;
	return [
		...checkBuild({
			record,
			image
		}, target, merge),
		...merge.isTested(target) && !image.tested ? [describeUntested(leg, image)] : [],
		...merge.isScanned(target) && !image.scanned ? [describeUnscanned(leg, image)] : [],
		...merge.pushes && image.digest === null ? [describeUnpushed$1(leg, image)] : []
	];
}
const SAME_BUILD = "Give all jobs the same settings. If a {{date}} changed at midnight, use {{commit_date}} instead.";
function checkBuild({ record: { leg }, image }, target, { plan }) {
	const revision = revisionOf(target, plan.facts.sha);
	const refuse = (what) => [error("MERGE_OTHER_BUILD", `leg "${leg}" built ${what}.`, SAME_BUILD)];
	if (image.revision !== revision) {
		const [there, here] = [short(image.revision), short(revision)];
		return refuse(`commit ${there} of "${target.name}", and this run is of commit ${here}`);
	}
	if (image.version !== target.version) {
		const [there, here] = [image.version ?? "none", target.version ?? "none"];
		return refuse(`version ${there} of "${target.name}", and the version of this run is ${here}`);
	}
	if (image.recipe === recipeOf(target)) return [];
	return refuse(`"${target.name}" with other build args, contexts, file, stage or platforms than this run plans`);
}
function describeUntested(leg, { platform, target }) {
	return error("MERGE_UNTESTED", `leg "${leg}" did not test ${platform} of "${target}".`, "Give the legs the same setting test as the merge, which does not run it again.");
}
function describeUnscanned(leg, { platform, target }) {
	return error("MERGE_UNSCANNED", `leg "${leg}" did not scan ${platform} of "${target}".`, "Give the legs the same setting scan as the merge, which does not run it again.");
}
function describeUnpushed$1(leg, { platform, target }) {
	return error("MERGE_LEG_UNPUSHED", `leg "${leg}" built ${platform} of "${target}" and did not push it, and this run pushes.`, "Give all jobs the same setting push and the same credentials.");
}
function describeTwice({ name }, platform, found) {
	const [one, other] = found;
	if (one === void 0 || other === void 0) return [];
	const digests = found.map(({ image }) => image.digest ?? "not pushed").join(", ");
	const message = `two legs of attempt ${one.record.attempt} built ${platform} of "${name}": ${digests}.`;
	return [error("MERGE_LEG_TWICE", message, "Build each platform in one leg.")];
}
function describeMissing(platform, name, isAny, { plan }) {
	const hints = {
		github: isAny ? "Look for \"Skip output\" in the logs of the legs: GitHub drops outputs that contain the value of a secret. Otherwise run all jobs again." : "Run the failed leg again, or add a leg for it to the matrix.",
		gitlab: `Run the failed leg again, or add {LEG: ${platform}, RUNNER: …} to the matrix.`
	};
	const { ci } = plan.facts;
	const hint = ci === "github" || ci === "gitlab" ? hints[ci] : void 0;
	return error("MERGE_LEG_MISSING", `missing build for ${platform} of "${name}".`, hint ?? `Build it with ship --leg ${platform} and pass its record.`);
}
function short(revision) {
	return revision.slice(0, 8);
}
// src/ship/legs/images.ts
async function findImage(build, repositories, sha) {
	const { target, image } = build;
	const digest = image.digest ?? "";
	const platform = toPlatform(build.platform);
	const [first, ...others] = (await Promise.all(repositories.map(async (repository) => {
		const manifest = await repository.getManifest(digest);
		return manifest === void 0 ? [] : [{
			repository,
			manifest
		}];
	}))).flat();
	if (first === void 0) return { problem: describeGone(digest, target) };
	const found = await readBuilt(first.repository, first.manifest, platform);
	if (found === void 0) return { problem: describeGone(digest, target) };
	const problem = "is" in found ? describeWrong(digest, build.platform, found.is) : checkLabels(found, build, sha);
	if (problem !== void 0) return { problem };
	const having = [first, ...others].map(({ repository }) => repository);
	const { leg, attempt } = build.record;
	const by = {
		leg,
		attempt,
		tested: image.tested
	};
	return { image: {
		target,
		platform,
		manifest: first.manifest,
		repositories: having,
		by
	} };
}
async function readBuilt(source, manifest, platform) {
	try {
		const { platforms } = await readPlatforms(source, manifest);
		const digest = platforms[platform];
		if (digest === void 0) return { is: Object.keys(platforms).join(", ") || NO_IMAGE };
		const child = digest === manifest.digest ? manifest : await source.readManifest(digest);
		const config = await readConfig(source, child);
		const stated = config?.platform ?? NO_IMAGE;
		return config !== void 0 && isOf(stated, platform) ? config : { is: stated };
	} catch (thrown) {
		if (isGone(thrown)) return void 0;
		throw thrown;
	}
}
const NO_IMAGE = "not an image";
function isOf(stated, platform) {
	return stated === platform || platform.startsWith(`${stated}/`);
}
function isGone(thrown) {
	return thrown instanceof Problem && thrown.problems.every(({ code }) => code === "REGISTRY_NOT_FOUND");
}
function checkLabels({ labels }, { target, image, record: { leg } }, sha) {
	const digest = image.digest ?? "";
	const hint = "Pass the record that this leg of this run wrote, unchanged.";
	const refuse = (what) => error("MERGE_OTHER_BUILD", `${digest} of leg "${leg}" ${what}.`, hint);
	const revision = revisionOf(target, sha);
	const there = labels[REVISION_LABEL];
	if ("org.opencontainers.image.revision" in target.labels && there !== revision) return refuse(`was built from commit ${(/^[\x21-\x7e]{1,64}$/.test(there ?? "") ? there?.slice(0, 8) : "none") ?? "none"}, not from ${revision.slice(0, 8)}`);
	if (labels["io.tagship.recipe"] === recipeOf(target)) return void 0;
	return refuse(`was built with another recipe than "${target.name}" of this run`);
}
function describeGone(digest, { name }) {
	return error("MERGE_IMAGE_GONE", `${digest} is no longer in any repository of "${name}".`, "Run all legs again. gitlab.com removes untagged images after a day; jobs that clean up must keep those of the last day.");
}
function describeWrong(digest, platform, is) {
	return error("MERGE_PLATFORM_WRONG", `${digest} is recorded as ${platform}, and it is ${is}.`, "Pass the records as the legs wrote them. Check whether the Dockerfile fixes a platform (FROM --platform=…).");
}
// src/ship/legs/record-files.ts
const LARGEST_BYTES = 4194304;
const MOST_FILES = 1e3;
async function readLegRecords(legs, cwd) {
	if (/^\s*[[{"]/.test(legs)) return parseRecords(legs, JSON_SETTING);
	const lines = legs.split(/[\r\n]+/).map((line) => line.trim());
	const found = await Promise.all(lines.filter((line) => line !== "").map((line) => findFiles(line, cwd)));
	const paths = [...new Set(found.flatMap(({ paths: some }) => some))];
	const problems = found.flatMap((one) => one.problems);
	if (paths.length > MOST_FILES) return {
		ok: false,
		problems: [unreadable("legs", `it names more than ${MOST_FILES} files`)]
	};
	const read = await Promise.all(paths.map((path) => readFile$1(path, cwd)));
	const all = [...problems, ...read.flatMap((one) => one.problems)];
	if (hasErrors(all)) return {
		ok: false,
		problems: all
	};
	const records = read.flatMap((one) => one.ok ? one.value : []);
	return {
		ok: true,
		value: distinct(records),
		problems: all
	};
}
async function findFiles(line, cwd) {
	if (!/[*?[\]{}!]/.test(line) || await isThere(resolve(cwd, line))) return {
		paths: [line],
		problems: []
	};
	const { glob } = await import("./dist.js");
	const paths = await glob([line], {
		cwd,
		dot: true,
		expandDirectories: false
	});
	if (paths.length > 0) return {
		paths: paths.toSorted(),
		problems: []
	};
	return {
		paths: [],
		problems: [unreadable(JSON.stringify(line), "it matches no file")]
	};
}
async function isThere(path) {
	const file = await open$1(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => void 0);
	await file?.close();
	return file !== void 0;
}
async function readFile$1(path, cwd) {
	const where = JSON.stringify(path);
	const refuse = (why) => ({
		ok: false,
		problems: [unreadable(where, why)]
	});
	try {
		const file = await open$1(resolve(cwd, path), constants.O_RDONLY | constants.O_NONBLOCK);
		try {
			const stats = await file.stat();
			if (!stats.isFile()) return refuse("it is not a regular file");
			if (stats.size > LARGEST_BYTES) return refuse(`it has ${stats.size} bytes`);
			const { bytesRead, buffer } = await file.read(Buffer.alloc(stats.size), 0, stats.size, 0);
			const read = parseRecords(buffer.toString("utf8", 0, bytesRead), where);
			return read.ok && read.value.length === 0 ? refuse(`it holds no "${RECORD_KIND}"`) : read;
		} finally {
			await file.close();
		}
	} catch (cause) {
		const code = cause instanceof Error && "code" in cause ? String(cause.code) : void 0;
		if (code === void 0) throw cause;
		return refuse(describeFileFailure(code));
	}
}
// src/ship/legs/merge.ts
async function prepareMerge(legs, { plan, context }, surveyed) {
	const read = await readLegRecords(legs, context.cwd);
	if (!read.ok) return {
		...NOTHING,
		problems: read.problems
	};
	const { settings } = context;
	const { builds, problems, lost } = checkRecords(read.value, {
		plan,
		tool: version,
		run: identifyRun(context.present ?? plan.facts),
		exempt: await listExempt(plan, surveyed ?? [], settings),
		isTested: (target) => isTested(target, settings),
		isScanned: (target) => isScanned(target, settings),
		pushes: surveyed !== void 0,
		does: listLeftToMerge(settings)
	});
	if (surveyed === void 0) {
		const all = [...problems, ...[...lost.values()].flat()];
		const done = hasErrors(all) || plan.targets.length === 0 ? [] : [describeUnpushed(plan, builds)];
		return {
			...NOTHING,
			problems: [...all, ...done]
		};
	}
	const pushed = builds.filter(({ image }) => image.digest !== null);
	const found = await Promise.all(pushed.map(async (build) => ({
		build,
		...await findFor(build, surveyed, plan.facts.sha)
	})));
	const ofTarget = plan.targets.map((target) => {
		const own = found.filter(({ build }) => build.target === target);
		const wrong = [...lost.get(target) ?? [], ...own.flatMap((one) => one.problems)];
		return {
			target,
			images: own.flatMap(({ image }) => image ?? []),
			wrong
		};
	});
	const images = new Map(ofTarget.map((one) => [one.target, one.images]));
	const failed = ofTarget.filter(({ wrong }) => wrong.length > 0);
	return settings.together || plan.targets.length === 1 ? {
		images,
		lost: new Map(),
		problems: [...problems, ...failed.flatMap(({ wrong }) => wrong)]
	} : {
		images,
		lost: new Map(failed.map(({ target, wrong }) => [target, wrong])),
		problems
	};
}
const NOTHING = {
	images: new Map(),
	lost: new Map()
};
async function listExempt({ targets, facts }, surveyed, settings) {
	const found = await Promise.all(targets.map(async (target) => {
		if (target.untagged !== void 0 || isMade(target.build)) return [target];
		const usable = surveyed.filter((one) => one.usable && one.destination.target === target);
		const own = settingsForTarget(settings, target.name);
		const { earlier } = await findEarlier(usable, own, facts);
		return earlier === void 0 ? [] : [target];
	}));
	return new Set(found.flat());
}
async function findFor(build, surveyed, sha) {
	const repositories = surveyed.filter((one) => one.usable && one.destination.target === build.target).map(({ destination }) => destination.repository);
	if (repositories.length === 0) return { problems: [] };
	try {
		const found = await findImage(build, repositories, sha);
		return "image" in found ? {
			...found,
			problems: []
		} : { problems: [found.problem] };
	} catch (thrown) {
		return { problems: toProblems(thrown) };
	}
}
function describeUnpushed({ push }, builds) {
	const count = new Set(builds.map(({ record }) => record.leg)).size;
	const legs = count === 1 ? "1 leg" : `${count} legs`;
	const why = push.mode === "push" ? "" : `: ${push.reason}`;
	return notice("MERGE_UNPUSHED", `built by ${legs} and not pushed${why}.`);
}
async function mergeTarget(target, usable, images, { imageOutput = [], mediaTypes }) {
	const { parts, source } = await withoutPlace(target, usable, images, toSource(images.map(({ repositories }) => repositories)));
	const manifest = await join$1(parts, source, readIndexAnnotations(target.build.argv, imageOutput));
	const whole = {
		manifest,
		...await readPlatforms(source, manifest)
	};
	const formed = await toForm(whole, source, mediaTypes);
	const copied = await copyToAll(usable, formed.builtImage, formed.source);
	const carried = toCarried(copied.pushedImages, images);
	const legs = Object.fromEntries(images.map(({ platform, by }) => [platform, by]));
	return {
		target,
		builtImage: formed.builtImage,
		...copied,
		...carried,
		legs,
		reused: false
	};
}
async function withoutPlace(target, usable, images, having) {
	const to = usable.map(({ destination }) => destination.repository);
	let source = having;
	const parts = [];
	for (const image of images) {
		const isKnown = to.every((one) => image.repositories.includes(one));
		const given = {
			manifest: image.manifest,
			source
		};
		const named = isKnown ? given : await withSubjects(given, toSubjectName({ target })).catch(keep);
		({source} = named ?? given);
		parts.push({
			...image,
			manifest: (named ?? given).manifest
		});
	}
	return {
		parts,
		source
	};
}
function keep(thrown) {
	const isOfStatement = ({ code }) => code === "BUILD_ATTESTATION_INVALID";
	if (!(thrown instanceof Problem) || !thrown.problems.every(isOfStatement)) throw thrown;
}
function toCarried(pushedImages, images) {
	const to = pushedImages.map(({ destination }) => destination).filter(({ repository }) => images.some(({ manifest, repositories }) => repositories.some((one) => one !== repository) && !(repositories.includes(repository) && readContents(manifest).isIndex)));
	if (to.length === 0) return {};
	return { copied: {
		sources: [...new Set(images.flatMap(({ repositories }) => repositories))].map(fromRepository),
		to
	} };
}
async function join$1(images, source, annotations) {
	const [only, ...others] = images;
	if (only !== void 0 && others.length === 0 && !readContents(only.manifest).isIndex) return only.manifest;
	const parts = images.map(({ manifest, platform }) => ({
		...manifest,
		platform
	}));
	return joinImages(parts, source, annotations);
}
function toSource(having) {
	const all = [...new Set(having.flat())];
	const whole = all.find((one) => having.every((some) => some.includes(one)));
	if (whole !== void 0) return whole;
	const readAny = async (holds, read) => {
		for (const one of all.slice(0, -1)) if (await holds(one)) return read(one);
		const last = all.at(-1);
		if (last === void 0) throw new Error("a merge without images");
		return read(last);
	};
	return {
		openBlob: (blob) => readAny((one) => one.hasBlob(blob.digest), (one) => one.openBlob(blob)),
		readManifest: (digest) => readAny(async (one) => await one.resolve(digest) !== void 0, (one) => one.readManifest(digest))
	};
}
export { mergeTarget, prepareMerge };
