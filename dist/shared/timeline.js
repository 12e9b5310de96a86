import { createSlots } from "./base.js";
import { readNewestRecords } from "./ship.js";
import { toHistoryEntries } from "./entry.js";
import { HISTORY_KIND, isDone } from "./record.js";
// src/lifecycle/log/read.ts
const MOST_IMAGES = 200;
const AT_ONCE = 8;
async function readTagHistory(repository, digests, range) {
	const seen = new Set(digests.slice(0, MOST_IMAGES));
	const slots = createSlots(AT_ONCE);
	const entries = [];
	let isCut = digests.length > MOST_IMAGES;
	let next = [...seen];
	while (next.length > 0) {
		const read = await Promise.all(next.map((digest) => slots.within(() => readEntries(repository, digest, range))));
		const found = read.flatMap((one) => one.entries);
		if (read.some((one) => one.isCut)) isCut = true;
		entries.push(...found);
		next = [...new Set(found.flatMap(({ from }) => from ?? []))].filter((digest) => !seen.has(digest));
		if (seen.size + next.length > MOST_IMAGES) isCut = true;
		next = next.slice(0, MOST_IMAGES - seen.size);
		for (const digest of next) seen.add(digest);
	}
	return {
		entries,
		isCut
	};
}
async function readEntries(repository, digest, { tag, sinceMs = 0 }) {
	const { name } = repository.repository;
	const { records, left } = await readNewestRecords(repository, digest, HISTORY_KIND);
	return {
		entries: records.flatMap((record) => toHistoryEntries(record, {
			repository: name,
			digest
		})).filter((one) => (tag === void 0 || one.tag === tag) && Date.parse(one.by.at) >= sinceMs),
		isCut: left > 0
	};
}
// src/lifecycle/log/timeline.ts
function sortMoves(moves) {
	const timeOf = ({ by }) => Date.parse(by.at);
	return [...moves].sort((one, other) => timeOf(other) - timeOf(one) || one.tag.localeCompare(other.tag));
}
function sortEntries(entries) {
	const timeOf = ({ by }) => Date.parse(by.at);
	const begunAt = new Map(entries.map((one) => [one.record, timeOf(one)]));
	const isFound = ({ action }) => action === "found" ? 1 : 0;
	const orderOf = (one) => Math.max(timeOf(one), begunAt.get(one.begun ?? "") ?? 0);
	return entries.toSorted((one, other) => orderOf(one) - orderOf(other) || isFound(one) - isFound(other));
}
function listOpen(entries) {
	const ended = new Set(entries.filter(({ action }) => action !== "found").flatMap(({ begun }) => begun ?? []));
	return sortEntries(entries).filter(({ action, record, begun = "" }) => action !== "left" && !(action === "begun" && ended.has(record)) && !(action === "found" && ended.has(begun)));
}
function resolveMoves(entries, current) {
	const open = listOpen(entries);
	const counted = [];
	for (const [at, entry] of open.entries()) {
		const [before, next] = [counted.at(-1), open[at + 1]];
		if (isDone(entry.action) ? !isSameMove(entry, before) : happened(entry, {
			before,
			next,
			current
		})) counted.push(entry);
	}
	return counted.toReversed().map(toMove);
}
function toMove({ tag, kind, action, from, to, version, command, reason, by }) {
	return {
		tag,
		kind,
		action,
		from,
		to,
		version,
		command,
		reason,
		by
	};
}
function happened({ action, to }, { before, next, current }) {
	if (action === "begun") return to === (next === void 0 ? current : startOf(next));
	return before?.to !== to && (next?.to !== to || next.from === to);
}
function isSameMove({ from, to, began }, before) {
	if (before?.to !== to || before.from !== from || began === void 0) return false;
	return Date.parse(began) <= Date.parse(before.by.at);
}
function startOf({ action, from, to }) {
	return action === "found" ? to : from;
}
function findBack(entries, current) {
	const open = listOpen(entries);
	const last = open.findLast(({ action }) => action !== "found");
	if (last?.command !== "back" || last.to !== current) return void 0;
	return last.action === "begun" && last === open.at(-1) ? "begun" : "recorded";
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
		const found = next === void 0 ? current : startOf(next) ?? void 0;
		const isCurrent = next === void 0 && current === move.to;
		const isLeft = found !== void 0 && found !== move.to;
		return {
			...move,
			isCurrent,
			...isLeft ? { leftFor: found } : {}
		};
	});
}
export { explainMoves, findBack, listBefore, readTagHistory, resolveMoves, sortMoves };
