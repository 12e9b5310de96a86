import { __exportAll } from "./rolldown-runtime.js";
import { createSlots, notice, omitUndefined } from "./base.js";
import { attachRecord, makeMark, readRecords, toProblems } from "./ship.js";
import { HISTORY_KIND, isWritten, makeHistory } from "./record.js";
import { listFound, toHistoryEntries } from "./entry.js";
// src/ship/history/begin.ts
const LONGEST_MS = 1e4;
function createBeginning(context) {
	const begun = [];
	const turns = new Map();
	const beginPart = async (part) => {
		const now = context.clock.now();
		const record = await tryAttach(part, now, context);
		begun.push(...part.tags.map((one) => ({
			...one,
			at: new Date(now).toISOString(),
			...omitUndefined({ record })
		})));
	};
	const inTurn = (part) => {
		const turn = (turns.get(part.key) ?? Promise.resolve()).then(() => beginPart(part));
		turns.set(part.key, turn);
		return turn;
	};
	return {
		begin: async (tags) => {
			if (tags.length === 0) return;
			await atMost(Promise.all(listParts$1(tags).map(inTurn)), context);
		},
		list: () => begun
	};
}
function listParts$1(tags) {
	const parts = new Map();
	for (const tag of tags) {
		const { destination, digest } = tag;
		const key = `${destination.name}@${digest}`;
		const before = parts.get(key)?.tags ?? [];
		parts.set(key, {
			key,
			destination,
			digest,
			tags: [...before, tag]
		});
	}
	return [...parts.values()];
}
async function tryAttach({ destination, digest, tags }, now, context) {
	const { repository, name, target } = destination;
	const { facts, env, command, log } = context;
	const by = makeMark(facts, env, now);
	const version = target.version ?? void 0;
	const lines = tags.map((one) => ({
		...one,
		action: "begun"
	}));
	const record = makeHistory(lines, {
		command,
		by,
		repository: name,
		digest,
		version
	});
	const told = {
		repository: name,
		subject: digest,
		format: "history"
	};
	let written = {
		digest: null,
		tag: null
	};
	try {
		const subject = await repository.resolve(digest);
		if (subject === void 0 || record === void 0) return void 0;
		const given = {
			artifactType: HISTORY_KIND.artifactType,
			record,
			created: by.at
		};
		const onWrite = (manifest, tag) => {
			written = {
				digest: manifest,
				tag
			};
			context.note({
				...told,
				...written,
				action: "failed"
			});
		};
		const attached = await attachRecord(repository, subject, given, {
			...context,
			onWrite,
			isUnchecked: true
		});
		context.note({
			...told,
			...written,
			action: "created"
		});
		return attached.digest;
	} catch (thrown) {
		context.signal.throwIfAborted();
		const [problem] = toProblems(thrown);
		log.debug(`${name}: not recorded before tags are moved: ${problem?.message ?? ""}`);
		return;
	}
}
async function atMost(work, { clock, signal }) {
	const over = new AbortController();
	const waiting = clock.sleep(LONGEST_MS, AbortSignal.any([signal, over.signal]));
	try {
		await Promise.race([work, waiting]);
	} finally {
		over.abort();
	}
}
// src/ship/history/write.ts
var write_exports = __exportAll({ createHistory: () => createHistory });
const AT_ONCE = 8;
function createHistory(context) {
	const { settings, trust, log, env, clock, facts } = context;
	if (!settings.history || trust.level === "untrusted") return void 0;
	const beginning = createBeginning(context);
	return {
		begin: beginning.begin,
		write: async (tagResults) => {
			const parts = listParts(tagResults, beginning.list());
			if (parts.length === 0) return [];
			const by = makeMark(facts, env, clock.now());
			const slots = createSlots(AT_ONCE);
			return log.group("History", async () => {
				const problems = parts.map((part) => slots.within(() => writePart(part, by, context)));
				return (await Promise.all(problems)).flat();
			});
		}
	};
}
function listParts(tagResults, begun) {
	const parts = new Map();
	const add = (destination, digest, more) => {
		const key = `${destination.name}@${digest}`;
		const own = begun.filter((one) => `${one.destination.name}@${one.digest}` === key);
		const part = parts.get(key) ?? {
			destination,
			digest,
			lines: [],
			kept: [],
			begun: own
		};
		const { lines = [], kept = [] } = more;
		parts.set(key, {
			...part,
			lines: [...part.lines, ...lines],
			kept: [...part.kept, ...kept]
		});
	};
	for (const { destination, image } of tagResults) {
		const { digest, action } = image;
		if (digest === null) continue;
		if (action === "kept") add(destination, digest, { kept: [image] });
		if (!isWritten(image)) continue;
		const started = begun.findLast((one) => isSameTag(one, image) && one.digest === digest);
		add(destination, digest, { lines: [{
			...image,
			action,
			...omitUndefined({ begun: started?.record })
		}] });
	}
	for (const one of begun.filter((move) => isLeft(move, tagResults))) {
		const line = {
			...one,
			action: "left",
			...omitUndefined({ begun: one.record })
		};
		add(one.destination, one.digest, { lines: [line] });
	}
	return [...parts.values()];
}
function isSameTag({ destination, tag }, image) {
	return destination.name === image.repository && tag === image.tag;
}
function isLeft(move, tagResults) {
	const own = tagResults.find(({ image }) => isSameTag(move, image));
	if (move.record === void 0 || own === void 0 || own.image.action === "failed") return false;
	const isMovedOn = own.image.action === "held" && own.expected === move.digest;
	const isRecorded = isWritten(own.image) && own.image.digest === move.digest;
	return !isMovedOn && !isRecorded;
}
async function writePart(part, by, context) {
	const { destination, digest } = part;
	const { repository, name, target } = destination;
	const { command } = context;
	const version = target.version ?? void 0;
	const told = {
		repository: name,
		subject: digest,
		format: "history"
	};
	let written;
	const attaching = {
		...context,
		onWrite: (manifest, tag) => {
			written = {
				digest: manifest,
				tag
			};
			context.note({
				...told,
				...written,
				action: "failed"
			});
		}
	};
	const isWriting = part.lines.length > 0;
	try {
		const lines = [...part.lines, ...await findUnrecorded(part)];
		const began = part.begun.map(({ at }) => at).toSorted()[0];
		const record = makeHistory(lines, {
			command,
			by,
			repository: name,
			digest,
			version,
			began
		});
		if (record === void 0) return [];
		const subject = await repository.resolve(digest);
		if (subject === void 0) return [];
		const { artifactType } = HISTORY_KIND;
		await attachRecord(repository, subject, {
			artifactType,
			record,
			created: by.at
		}, attaching);
		if (written !== void 0) context.note({
			...told,
			...written,
			action: "created"
		});
		context.log.info(`recorded ${name}@${digest}`);
		return [];
	} catch (thrown) {
		context.signal.throwIfAborted();
		if (isWriting || written !== void 0) context.note({
			...told,
			digest: null,
			tag: null,
			...written,
			action: "failed"
		});
		return [describeUnwritten(name, toProblems(thrown), isWriting)];
	}
}
async function findUnrecorded({ destination: { repository, name }, digest, kept, begun }) {
	if (kept.length === 0) return [];
	const own = new Set(begun.map(({ record }) => record));
	const entries = (await readRecords(repository, digest, HISTORY_KIND)).filter((one) => !own.has(one.digest)).flatMap((one) => toHistoryEntries(one, {
		repository: name,
		digest
	}));
	return listFound(kept, entries);
}
function describeUnwritten(name, [first], isWriting) {
	const what = isWriting ? `the tags of "${name}" are written, but the history of this run is not` : `the tags of "${name}" were in place, and it could not be asked or recorded since which run`;
	return notice("HISTORY_NOT_WRITTEN", `${what}: ${first?.message ?? ""}`, first?.hint ?? "");
}
export { createHistory, write_exports };
