import { omitUndefined } from "./base.js";
// src/ship/history/entry.ts
function toHistoryEntries({ digest: own, record }, found) {
	if (record.repository !== found.repository || record.digest !== found.digest) return [];
	const { command, by, began, digest: to, version = null } = record;
	const shared = {
		to,
		version,
		command,
		by,
		record: own,
		...omitUndefined({ began })
	};
	return record.tags.map((line) => ({
		...line,
		...shared
	}));
}
const FOUND = "it was there, and not recorded";
function listFound(kept, entries) {
	return kept.flatMap(({ tag, kind }) => {
		const own = entries.filter((one) => one.tag === tag);
		const ended = new Set(own.flatMap(({ begun }) => begun ?? []));
		const [last] = own.filter(({ action }) => action === "begun").toSorted((one, other) => Date.parse(other.by.at) - Date.parse(one.by.at));
		const line = {
			tag,
			kind,
			action: "found",
			from: null,
			reason: FOUND
		};
		if (last !== void 0 && !ended.has(last.record)) return [{
			...line,
			begun: last.record
		}];
		return own.some(({ action }) => action !== "begun" && action !== "left") ? [] : [line];
	});
}
export { listFound, toHistoryEntries };
