import { createSlots } from "./plan.js";
import { HISTORY_KIND } from "./record.js";
import { readRecords } from "./ship.js";
// src/lifecycle/log/timeline.ts
function toMoves(record, found) {
	if (record.repository !== found.repository || record.digest !== found.digest) return [];
	const { command, by, digest: to, version = null } = record;
	return record.tags.map(({ tag, kind, action, from, reason }) => ({
		tag,
		kind,
		action,
		from,
		to,
		version,
		command,
		reason,
		by
	}));
}
function sortMoves(moves) {
	const timeOf = ({ by }) => Date.parse(by.at);
	return [...moves].sort((one, other) => timeOf(other) - timeOf(one) || one.tag.localeCompare(other.tag));
}
const BACKWARDS = new Set(["back", "yank"]);
function listBefore(moves, current) {
	const stack = [];
	for (const { command, from, to } of sortMoves(moves).toReversed()) {
		if (BACKWARDS.has(command)) while (stack.length > 0 && stack.at(-1) !== to) stack.pop();
		else if (from !== null && stack.at(-1) !== from) stack.push(from);
		if (stack.at(-1) !== to) stack.push(to);
	}
	if (stack.at(-1) !== current) return [];
	return [...new Set(stack.slice(0, -1).toReversed())].filter((digest) => digest !== current);
}
function explainMoves(moves, current) {
	const sorted = sortMoves(moves);
	return sorted.map((move, at) => {
		const next = sorted[at - 1];
		const found = next === void 0 ? current : next.from ?? void 0;
		const isCurrent = next === void 0 && current === move.to;
		const isLeft = found !== void 0 && found !== move.to;
		return {
			...move,
			isCurrent,
			...isLeft ? { leftFor: found } : {}
		};
	});
}
// src/lifecycle/log/read.ts
const MOST_IMAGES = 200;
const AT_ONCE = 8;
async function readTagHistory(repository, digests, range) {
	const seen = new Set(digests.slice(0, MOST_IMAGES));
	const slots = createSlots(AT_ONCE);
	const moves = [];
	let isCut = digests.length > MOST_IMAGES;
	let next = [...seen];
	while (next.length > 0) {
		const found = (await Promise.all(next.map((digest) => slots.within(() => readMoves(repository, digest, range))))).flat();
		moves.push(...found);
		next = [...new Set(found.flatMap(({ from }) => from ?? []))].filter((digest) => !seen.has(digest));
		if (seen.size + next.length > MOST_IMAGES) isCut = true;
		next = next.slice(0, MOST_IMAGES - seen.size);
		for (const digest of next) seen.add(digest);
	}
	return {
		moves,
		isCut
	};
}
async function readMoves(repository, digest, { tag, sinceMs = 0 }) {
	const { name } = repository.repository;
	return (await readRecords(repository, digest, HISTORY_KIND)).flatMap(({ record }) => toMoves(record, {
		repository: name,
		digest
	})).filter((move) => (tag === void 0 || move.tag === tag) && Date.parse(move.by.at) >= sinceMs);
}
export { explainMoves, listBefore, readTagHistory, sortMoves };
