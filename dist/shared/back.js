import { Problem, error, parseRepository, toTag } from "./base.js";
import { YANK_KIND, decideYank, makeMark, readRecords } from "./ship.js";
import { findBack, listBefore, readTagHistory, resolveMoves } from "./timeline.js";
import { markAll } from "./apply.js";
// src/lifecycle/promote/back.ts
function listNamed({ to, environment }) {
	const own = environment === void 0 ? void 0 : toTag(environment);
	return [...new Set([...to, ...own === void 0 ? [] : [own]])];
}
async function findBefore(names, settings, registries) {
	const tags = listNamed(settings);
	if (names.length === 0 || tags.length === 0) throw describeNowhere();
	const asked = names.flatMap((name) => tags.map((tag) => ({
		name,
		tag
	})));
	const read = await Promise.all(asked.map((one) => readPosition(one, registries)));
	const left = settings.history ? listUnfinished(read) : new Set();
	const found = await Promise.all(read.map(async (one) => ({
		reference: `${one.name}:${one.tag}`,
		digest: left.has(one.current) && one.back !== void 0 ? one.current : await findOne(one)
	})));
	const lacking = found.filter(({ digest }) => digest === void 0);
	if (lacking.length > 0) throw new Problem(lacking.map(({ reference }) => describeUnknown(reference)));
	const [first] = found;
	const other = found.find(({ digest }) => digest !== first?.digest);
	if (first?.digest !== void 0 && other === void 0) return first.digest;
	throw describeDiffering(found);
}
async function readPosition({ name, tag }, registries) {
	const parsed = parseRepository(name);
	if (!parsed.ok) throw new Problem(parsed.problems);
	const repository = registries.open(parsed.value);
	const current = (await repository.resolve(tag))?.digest;
	const position = {
		name,
		tag,
		repository,
		current
	};
	if (current === void 0) return {
		...position,
		entries: [],
		back: void 0
	};
	const { entries } = await readTagHistory(repository, [current], { tag });
	return {
		...position,
		entries,
		back: findBack(entries, current)
	};
}
function listUnfinished(read) {
	return new Set(read.filter(({ back }) => back === "begun").map(({ current }) => current));
}
async function findOne({ repository, tag, current, entries }) {
	if (current === void 0) return void 0;
	for (const digest of listBefore(resolveMoves(entries, current), current)) {
		const found = await readRecords(repository, digest, YANK_KIND);
		if (decideYank(found.map(({ record }) => record), tag) === void 0 && await repository.resolve(digest) !== void 0) return digest;
	}
}
const WITHOUT_REASON = "promote --back was asked for";
async function markLeft({ asked, plan, signing }, context, note) {
	const by = makeMark(plan.facts, context.env, context.clock.now());
	const because = context.settings.because ?? WITHOUT_REASON;
	const signer = (await signing.openSigner?.())?.signer;
	const given = {
		command: "yank",
		because,
		by,
		facts: plan.facts,
		signer
	};
	for (const { destination, told } of asked.filter(({ usable }) => usable)) {
		const { repository } = destination;
		for (const { from, tags, version } of listLeft(told.tags)) {
			const subject = await repository.resolve(from);
			if (subject === void 0) continue;
			const tombstones = (await readRecords(repository, from, YANK_KIND)).map((one) => one.record);
			const own = {
				...given,
				version,
				tags
			};
			await markAll(destination, [{
				subject,
				tombstones
			}], own, {
				context,
				note
			});
		}
	}
}
function listLeft(tags) {
	const left = tags.filter(({ kind, action }) => kind === "floating" && action === "move");
	return [...new Set(left.flatMap((one) => one.from ?? []))].map((from) => {
		const own = left.filter((one) => one.from === from);
		const version = toTag(own[0]?.fromVersion ?? "") ?? from.slice(7).slice(0, 12);
		return {
			from,
			tags: own.map(({ tag }) => tag),
			version
		};
	});
}
function describeNowhere() {
	return new Problem([error("PROMOTE_NOWHERE", "promote --back needs the tags and the repositories.", "Name them: tagship promote --back --to production --image ghcr.io/acme/app.")]);
}
function describeUnknown(reference) {
	return error("PROMOTE_BACK_UNKNOWN", `it is not recorded what "${reference}" pointed at before.`, "Name the image: tagship promote 1.2.3 --to TAG --moving always. Runs record what they do to tags with history: true.");
}
function describeDiffering(found) {
	const all = found.map(({ reference, digest = "" }) => `${reference} at ${digest}`).join(", ");
	const hint = "Move them back one at a time, or name the image: tagship promote 1.2.3 --to TAG --moving always.";
	const message = `the tags did not point at the same image before: ${all}.`;
	return new Problem([error("PROMOTE_BACK_DIFFERS", message, hint)]);
}
export { findBefore, markLeft };
