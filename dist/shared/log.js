import { Problem, TAG_PAGES, createSlots, error, isTag, notice, parseRepository } from "./base.js";
import { isOtherFloat } from "./series.js";
import { explainMoves, readTagHistory, resolveMoves, sortMoves } from "./timeline.js";
// src/lifecycle/log/log.ts
const MOST_TAGS = 200;
const AT_ONCE = 8;
async function readLog(reference, { sinceMs }, registries) {
	const { name, tag } = parseLogReference(reference);
	const parsed = parseRepository(name);
	if (!parsed.ok) throw new Problem(parsed.problems);
	const repository = registries.open(parsed.value);
	const { current, isCut: isShort } = await readCurrent(repository, tag);
	if (tag !== void 0 && current.size === 0) throw describeMissing(reference);
	const range = {
		...tag === void 0 ? {} : { tag },
		...sinceMs === void 0 ? {} : { sinceMs }
	};
	const from = [...new Set(current.values())];
	const { entries, isCut } = await readTagHistory(repository, from, range);
	const moves = [...new Set(entries.map((entry) => entry.tag))].flatMap((one) => {
		const own = entries.filter((entry) => entry.tag === one);
		return explainMoves(resolveMoves(own, current.get(one)), current.get(one));
	});
	return {
		schemaVersion: 1,
		kind: "tagship/log",
		repository: repository.repository.name,
		tag: tag ?? null,
		current: Object.fromEntries(current),
		moves: sortMoves(moves),
		problems: [...isCut || isShort ? [describeCut(reference)] : [], ...moves.length === 0 ? [describeNothing(reference, sinceMs, current)] : []]
	};
}
function parseLogReference(reference) {
	const [, name, tag] = /^([^@]+?)(?::([^:/@]+))?$/.exec(reference) ?? [];
	if (name !== void 0 && (tag === void 0 || isTag(tag))) return {
		name,
		tag
	};
	throw new Problem([error("LOG_REFERENCE", `invalid reference ${JSON.stringify(reference.slice(0, 200))}: not a repository or a tag of one`, "Write ghcr.io/acme/app:latest, or ghcr.io/acme/app for all its tags.")]);
}
async function readCurrent(repository, tag) {
	const all = tag === void 0 ? await repository.listTags(TAG_PAGES) : {
		tags: [tag],
		complete: true
	};
	const own = all.tags.filter((one) => isTag(one) && !/^sha256-[0-9a-f]{64}/.test(one));
	const tags = [...own.filter(isOtherFloat), ...own.filter((one) => !isOtherFloat(one)).reverse()];
	const slots = createSlots(AT_ONCE);
	const found = await Promise.all(tags.slice(0, MOST_TAGS).map((one) => slots.within(async () => {
		const there = await repository.resolve(one);
		return there === void 0 ? [] : [[one, there.digest]];
	})));
	return {
		current: new Map(found.flat()),
		isCut: !all.complete || tags.length > MOST_TAGS
	};
}
function describeMissing(reference) {
	const message = `"${reference}" does not exist.`;
	return new Problem([error("LOG_MISSING", message, "Check the name, and that this login may read the repository.")]);
}
function describeCut(reference) {
	const message = `not all of the history of "${reference}" was read: it is too long.`;
	return notice("LOG_CUT", message, "Name one tag, or the time with --since 7d.");
}
function describeEmpty(reference) {
	const message = `"${reference}" has no tags: nothing was pushed to it, or the name is wrong.`;
	return notice("LOG_EMPTY", message, "Check the name, and that this login may read it.");
}
function describeNothing(reference, sinceMs, { size }) {
	if (size === 0) return describeEmpty(reference);
	return notice("LOG_EMPTY", `nothing is recorded of "${reference}"${sinceMs === void 0 ? "" : " in this time"}.`, "Runs record what they do with the setting history: true.");
}
export { readLog };
