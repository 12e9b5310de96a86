import { isObject, isTag, omitUndefined } from "./base.js";
import { readLine, readMark, readTime } from "./ship.js";
// src/ship/history/record.ts
const COMMANDS = [
	"ship",
	"merge",
	"promote",
	"back",
	"yank"
];
const WRITTEN = [
	"created",
	"moved",
	"replaced"
];
const ACTIONS = [
	...WRITTEN,
	"begun",
	"left",
	"found"
];
const HISTORY_KIND = {
	artifactType: "application/vnd.tagship.history.v1+json",
	parse: parseHistory
};
const MOST_TAGS = 100;
const REASON_LENGTH = 300;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
function isWritten({ action, digest }) {
	return digest !== null && isDone(action);
}
function isDone(action) {
	return WRITTEN.some((one) => one === action);
}
function makeHistory(lines, given) {
	const { command, by, repository, digest, version, began } = given;
	const tags = lines.slice(0, MOST_TAGS).map(({ tag, kind, action, from, reason, begun }) => ({
		tag,
		kind,
		action,
		from,
		reason: readReason(reason.slice(0, REASON_LENGTH)),
		...omitUndefined({ begun })
	}));
	if (tags.length === 0) return void 0;
	const record = {
		schemaVersion: 1,
		kind: "tagship/history",
		command,
		by,
		repository,
		digest,
		...omitUndefined({
			version,
			began
		}),
		tags
	};
	return Buffer.byteLength(JSON.stringify(record)) > 65536 ? {
		...record,
		tags: tags.map((one) => ({
			...one,
			reason: ""
		}))
	} : record;
}
function parseHistory(body) {
	const { schemaVersion, kind, digest, tags } = body;
	if (schemaVersion !== 1 || kind !== "tagship/history" || !Array.isArray(tags)) return void 0;
	const command = COMMANDS.find((one) => one === body.command);
	const repository = readLine(body.repository, 400);
	if (command === void 0 || repository === void 0 || !isDigest(digest)) return void 0;
	const version = readLine(body.version, 128);
	return {
		schemaVersion,
		kind,
		command,
		by: readMark(body.by),
		repository,
		digest,
		...omitUndefined({
			version,
			began: readTime(body.began)
		}),
		tags: tags.slice(0, MOST_TAGS).flatMap(parseTag)
	};
}
function parseTag(value) {
	if (!isObject(value)) return [];
	const { tag, kind, from, begun } = value;
	const action = ACTIONS.find((one) => one === value.action);
	if (typeof tag !== "string" || !isTag(tag) || action === void 0) return [];
	if (kind !== "exact" && kind !== "floating") return [];
	if (from !== null && !isDigest(from)) return [];
	return [{
		tag,
		kind,
		action,
		from,
		reason: readReason(value.reason),
		...isDigest(begun) ? { begun } : {}
	}];
}
function readReason(value) {
	return readLine(value, REASON_LENGTH) ?? "";
}
function isDigest(value) {
	return typeof value === "string" && DIGEST.test(value);
}
export { HISTORY_KIND, isDone, isWritten, makeHistory };
