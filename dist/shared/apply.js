import { Problem, TAG_PAGES, createSlots, error, isAttestation, isTag, omitUndefined, parseVersion, readContents, readInterruption, readWords } from "./base.js";
import { YANK_KIND, asNotices, attachRecord, decideYank, nextNumber, readRecords, toProblems } from "./ship.js";
import { createHistory } from "./write.js";
import { attachBundle } from "./attach.js";
import { describeRefusal } from "./registry.js";
import { isOtherFloat, listExactNames, listSeriesTags } from "./series.js";
// src/lifecycle/yank/survey.ts
const AT_ONCE = 8;
async function surveyYanks(destinations, question) {
	const first = await Promise.all(destinations.map((one) => surveyYank(one, question)));
	const digest = first.find(({ told }) => told.digest !== null)?.told.digest ?? void 0;
	if (digest === void 0) return first;
	return Promise.all(first.map(async (one) => one.told.digest === null && one.problems.length === 0 ? surveyYank(one.destination, {
		...question,
		digest
	}) : one));
}
async function surveyYank(destination, question) {
	const { repository, name, required } = destination;
	const nothing = {
		repository: name,
		tag: null,
		digest: null,
		before: null,
		tags: [],
		mark: "none"
	};
	const none = {
		destination,
		question,
		told: nothing,
		subjects: []
	};
	try {
		await repository.authorize("pull,push");
		const right = await repository.provePush();
		if (!right.ok) throw new Problem([describeRefusal(destination, right)]);
		const found = await findImage(repository, question);
		if (found === void 0) return {
			...none,
			problems: []
		};
		const subjects = await listMarked(repository, found.manifest);
		const before = subjects[0] === void 0 ? void 0 : decideYank(subjects[0].tombstones);
		const isThere = subjects.every(({ tombstones }) => !needsMark(tombstones, question.command));
		const tags = await listYankedTags(repository, question, new Set(subjects.map(({ subject }) => subject.digest)));
		return {
			destination,
			question,
			subjects,
			told: {
				repository: name,
				tag: found.tag,
				digest: found.manifest.digest,
				tags,
				mark: isThere ? "there" : "write",
				before: before?.because ?? null
			},
			problems: []
		};
	} catch (thrown) {
		const problems = toProblems(thrown);
		const shown = required ? problems : asNotices(problems);
		return {
			...none,
			told: {
				...nothing,
				mark: "unasked"
			},
			problems: shown
		};
	}
}
function needsMark(tombstones, command) {
	const isYanked = decideYank(tombstones) !== void 0;
	if (command === "yank") return !isYanked;
	const tags = new Set(tombstones.flatMap((one) => one.tags ?? []));
	return isYanked || [...tags].some((tag) => decideYank(tombstones, tag) !== void 0);
}
async function findImage(repository, { version, digest }) {
	if (digest !== void 0) {
		const manifest = await repository.getManifest(digest);
		return manifest === void 0 ? void 0 : {
			tag: null,
			manifest
		};
	}
	const text = version.text.replaceAll("+", "-");
	for (const tag of version.hasV ? [`v${text}`, text] : [text, `v${text}`]) {
		const manifest = await repository.getManifest(tag);
		if (manifest === void 0) continue;
		if (version.numbers.length < 3) await refuseSeries(repository, manifest, tag, version);
		return {
			tag,
			manifest
		};
	}
}
async function refuseSeries(repository, manifest, tag, version) {
	const { labels, annotations } = await readWords(repository, manifest);
	const said = {
		...labels,
		...annotations
	}["org.opencontainers.image.version"];
	if (said !== void 0 && parseVersion(said)?.text === version.text) return;
	const message = `"${repository.repository.name}:${tag}" is the tag of a series, not of one version`;
	throw new Problem([error("YANK_VERSION", message, "Name the whole version: tagship yank 1.2.3.")]);
}
async function listMarked(repository, manifest) {
	const { mediaType, digest, bytes } = manifest;
	const children = readContents(manifest).manifests.filter((one) => !isAttestation(one));
	const subjects = [{
		mediaType,
		digest,
		size: bytes.byteLength
	}, ...children.map((one) => ({
		mediaType: one.mediaType,
		digest: one.digest,
		size: one.size
	}))];
	const each = [...new Map(subjects.map((one) => [one.digest, one])).values()];
	const slots = createSlots(AT_ONCE);
	return Promise.all(each.map((subject) => slots.within(async () => {
		return {
			subject,
			tombstones: (await readRecords(repository, subject.digest, YANK_KIND)).map(({ record }) => record)
		};
	})));
}
async function listYankedTags(repository, { command, version, counting }, yanked) {
	if (command === "unyank") return [];
	const tags = await listAllTags(repository);
	const slots = createSlots(AT_ONCE);
	const digestOf = (tag) => slots.within(async () => (await repository.resolve(tag))?.digest);
	const series = (await keepYanked(listExactNames(version, tags), digestOf, yanked)).flatMap((one) => listSeriesTags(version, one, tags, counting));
	const first = [...new Map(series.toReversed().map((one) => [one.tag, one])).values()];
	const following = await keepYanked(first, digestOf, yanked);
	const left = await keepYanked(tags.filter((tag) => isOtherFloat(tag) && !first.some((one) => one.tag === tag)).map((tag) => ({ tag })), digestOf, yanked);
	return [...await Promise.all(following.map((one) => findNext(repository, one, {
		yanked,
		digestOf
	}))), ...left.map(({ tag, digest }) => ({
		tag,
		action: "stay",
		from: digest,
		...NOWHERE,
		reason: "it follows no series of versions"
	}))];
}
async function listAllTags(repository) {
	const { tags, why } = await repository.listTags(TAG_PAGES);
	if (why === void 0) return tags.filter(isTag);
	const { name, host } = repository.repository;
	const message = `the tags of "${name}" cannot be read completely from the list of ${host}, so that it is not known where floating tags go: ${why}.`;
	throw new Problem([error("YANK_TOO_MANY", message, "Where there are too many, delete some with tagship prune or the tools of the registry first; else check what a proxy in front of it returns.")]);
}
async function keepYanked(named, digestOf, yanked) {
	return (await Promise.all(named.map(async (one) => ({
		one,
		digest: await digestOf(one.tag)
	})))).flatMap(({ one, digest }) => digest !== void 0 && yanked.has(digest) ? [{
		...one,
		digest
	}] : []);
}
async function findNext(repository, { tag, exact, digest: from }, { yanked, digestOf }) {
	for (const candidate of exact) {
		const to = await digestOf(candidate.tag);
		if (to === void 0 || yanked.has(to)) continue;
		const found = await readRecords(repository, to, YANK_KIND);
		if (decideYank(found.map(({ record }) => record), tag) !== void 0) continue;
		const reason = `${candidate.tag} is the highest version of its series that is not yanked`;
		return {
			tag,
			action: "move",
			from,
			to,
			toTag: candidate.tag,
			toVersion: candidate.version,
			reason
		};
	}
	const reason = "no other version of its series has an image here";
	return {
		tag,
		action: "stay",
		from,
		...NOWHERE,
		reason
	};
}
const NOWHERE = {
	to: null,
	toTag: null,
	toVersion: null
};
// src/lifecycle/yank/apply.ts
const WAITS_MS = [
	0,
	100,
	250,
	500,
	1e3,
	2e3,
	4e3
];
async function applyAll(surveyed, given, context) {
	const referrers = new Map();
	const note = (one) => {
		referrers.set(`${one.format} ${one.repository}@${one.subject}`, one);
	};
	const history = createHistory({
		...context,
		facts: given.facts,
		command: "yank",
		note
	});
	const isBegun = (name) => [...referrers.values()].some(({ repository, format }) => repository === name && format === "yank");
	const writing = {
		context,
		note,
		isBegun,
		history
	};
	const applied = await Promise.all(surveyed.map((one) => applyOne(one, given, writing)));
	const repositories = applied.map(({ told }) => told);
	const problems = applied.flatMap((one) => one.problems);
	try {
		if (applied.some(({ isCut }) => isCut === true)) context.signal.throwIfAborted();
		problems.push(...await history?.write(applied.flatMap((one) => one.moved)) ?? []);
	} catch (thrown) {
		const why = readInterruption(context.signal);
		if (why === void 0) throw thrown;
		problems.push(describeInterrupted(given.command, why, repositories));
	}
	return {
		repositories,
		referrers: [...referrers.values()],
		problems
	};
}
function describeInterrupted(command, why, repositories) {
	const marked = repositories.filter(({ mark }) => mark === "written" || mark === "there").length;
	const tags = repositories.flatMap((one) => one.tags);
	const moved = tags.filter(({ action }) => action === "moved").length;
	const of = tags.filter(({ action }) => action !== "stay").length;
	const told = of === 0 ? "" : ` and ${moved} of ${of} tags moved`;
	const message = `the ${command} was interrupted (${why}); ${marked} of ${repositories.length} repositories are marked${told}.`;
	return error("YANK_INTERRUPTED", message, "Run it again: it finishes what was begun.");
}
async function applyOne(surveyed, given, writing) {
	const { destination, told, subjects } = surveyed;
	if (told.digest === null) return {
		told,
		moved: [],
		problems: []
	};
	const fail = (mark, thrown) => {
		if (writing.context.signal.aborted) return cutOff({
			...told,
			mark
		});
		const problems = toProblems(thrown);
		const shown = destination.required ? problems : asNotices(problems);
		return {
			told: {
				...told,
				mark
			},
			moved: [],
			problems: shown
		};
	};
	try {
		if (told.mark === "write") await markAll(destination, subjects, given, writing);
	} catch (thrown) {
		return fail(writing.context.signal.aborted && writing.isBegun(destination.name) ? "unknown" : "failed", thrown);
	}
	const mark = told.mark === "write" ? "written" : told.mark;
	try {
		return await moveAll({
			...surveyed,
			told: {
				...told,
				mark
			}
		}, writing);
	} catch (thrown) {
		return fail(mark, thrown);
	}
}
function cutOff(told) {
	const tags = told.tags.map((tag) => tag.action === "move" ? toUnmoved(tag, false) : tag);
	return {
		told: {
			...told,
			tags
		},
		moved: [],
		problems: [],
		isCut: true
	};
}
function toUnmoved(tag, isBegun) {
	const reason = `the run was interrupted ${isBegun ? "while" : "before"} it was moved`;
	return {
		...tag,
		action: "failed",
		reason
	};
}
async function moveAll({ destination, question, told, subjects }, { context, history }) {
	const yanked = new Set(subjects.map(({ subject }) => subject.digest));
	const tags = await listYankedTags(destination.repository, question, yanked);
	await history?.begin(tags.flatMap((tag) => toBegun(destination, tag)));
	const results = await Promise.all(tags.map((tag) => moveTag(destination, tag, yanked, context)));
	const problems = results.flatMap((one) => one.problems);
	return {
		told: {
			...told,
			tags: results.map(({ tag }) => tag)
		},
		moved: results.flatMap(({ tag }, at) => toResult(destination, tag, tags[at])),
		problems: destination.required ? problems : asNotices(problems),
		isCut: results.some((one) => one.isCut === true)
	};
}
async function markAll({ repository, name }, subjects, given, { context, note }) {
	const { command, because, version, tags, by, signer } = given;
	const { artifactType } = YANK_KIND;
	for (const { subject, tombstones } of subjects) {
		if (tags === void 0 && !needsMark(tombstones, command)) continue;
		const record = {
			schemaVersion: 1,
			kind: "tagship/yank",
			number: nextNumber(tombstones),
			state: command === "yank" ? "yanked" : "lifted",
			version,
			because,
			by,
			...omitUndefined({ tags })
		};
		const told = {
			repository: name,
			subject: subject.digest,
			format: "yank",
			tag: null
		};
		const attaching = {
			...context,
			onWrite: (digest, tag) => {
				note({
					...told,
					tag,
					digest,
					action: "failed"
				});
			}
		};
		const attached = {
			artifactType,
			record,
			created: by.at
		};
		const written = await attachRecord(repository, subject, attached, attaching);
		note({
			...told,
			digest: written.digest,
			action: "created"
		});
		context.log.info(`${record.state.padEnd(8)} ${name}@${subject.digest}`);
		if (signer === void 0) continue;
		const bundle = () => signer.makeBundle(written.digest);
		await attachBundle(repository, written, bundle, {
			...context,
			signer,
			note
		});
	}
}
async function moveTag({ repository, name }, tag, yanked, { clock, signal, log }) {
	if (tag.action !== "move" || tag.to === null) return {
		tag,
		problems: []
	};
	const isOff = async () => {
		const here = await repository.resolve(tag.tag);
		return here === void 0 || !yanked.has(here.digest);
	};
	let isBegun = false;
	try {
		if (await isOff()) return {
			tag: {
				...tag,
				...BY_OTHERS
			},
			problems: []
		};
		const manifest = await repository.readManifest(tag.to);
		for (const waitMs of WAITS_MS) {
			signal.throwIfAborted();
			isBegun = true;
			await repository.putManifest(tag.tag, manifest);
			await clock.sleep(waitMs, signal);
			if (!await isOff()) continue;
			log.info(`moved    ${name}:${tag.tag}`);
			return {
				tag: {
					...tag,
					action: "moved"
				},
				problems: []
			};
		}
		const message = `"${name}:${tag.tag}" was moved to ${tag.toTag ?? tag.to}, and still points at the yanked image.`;
		const hint = "Find out what else writes this tag, then run it again.";
		return {
			tag: {
				...tag,
				action: "failed"
			},
			problems: [error("YANK_NOT_MOVED", message, hint)]
		};
	} catch (thrown) {
		if (signal.aborted) return {
			tag: toUnmoved(tag, isBegun),
			problems: [],
			isCut: true
		};
		return {
			tag: {
				...tag,
				action: "failed"
			},
			problems: toProblems(thrown)
		};
	}
}
const BY_OTHERS = {
	action: "stay",
	to: null,
	toTag: null,
	toVersion: null,
	reason: "another run moved it meanwhile"
};
function toNext(destination, { toVersion }) {
	return {
		...destination,
		target: {
			...destination.target,
			version: toVersion
		}
	};
}
function toBegun(destination, moved) {
	const { action, tag, from, to: digest, reason } = moved;
	if (action !== "move" || digest === null) return [];
	return [{
		destination: toNext(destination, moved),
		digest,
		tag,
		kind: "floating",
		from,
		reason
	}];
}
function toResult(destination, result, planned) {
	if (planned?.action !== "move") return [];
	const { name } = destination;
	const { action: done, tag, from, to, reason } = result;
	const action = done === "stay" ? "held" : done === "moved" ? "moved" : "failed";
	const image = {
		reference: `${name}:${tag}`,
		repository: name,
		tag,
		kind: "floating",
		action,
		digest: to,
		from,
		reason
	};
	return [{
		destination: toNext(destination, result),
		image
	}];
}
export { applyAll, markAll, surveyYanks };
