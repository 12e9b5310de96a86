import { __exportAll } from "./rolldown-runtime.js";
import { createSlots, notice } from "./plan.js";
import { attachRecord, makeMark, toProblems } from "./ship.js";
import { HISTORY_KIND, isWritten, makeHistory } from "./record.js";
// src/ship/history/write.ts
var write_exports = __exportAll({ keepHistory: () => keepHistory });
const AT_ONCE = 8;
async function writeHistory(tagResults, context) {
	const { settings, trust, log, env, clock, facts } = context;
	const parts = listParts(tagResults);
	if (!settings.history || trust.level === "untrusted" || parts.length === 0) return [];
	const by = makeMark(facts, env, clock.now());
	const slots = createSlots(AT_ONCE);
	return log.group("History", async () => {
		const problems = parts.map((part) => slots.within(() => writePart(part, by, context)));
		return (await Promise.all(problems)).flat();
	});
}
async function keepHistory(tagResults, { context, facts }, journal) {
	const command = context.settings.legs === void 0 ? "ship" : "merge";
	const note = journal.noteReferrer;
	journal.learn({ problems: await writeHistory(tagResults, {
		...context,
		facts,
		command,
		note
	}) });
}
function listParts(tagResults) {
	const parts = new Map();
	for (const { destination, image } of tagResults) {
		const { digest } = image;
		if (digest === null || !isWritten(image)) continue;
		const key = `${destination.name}@${digest}`;
		const before = parts.get(key)?.images ?? [];
		parts.set(key, {
			destination,
			digest,
			images: [...before, image]
		});
	}
	return [...parts.values()];
}
async function writePart({ destination, digest, images }, by, context) {
	const { repository, name, target } = destination;
	const { command } = context;
	const version = target.version ?? void 0;
	const record = makeHistory(images, {
		command,
		by,
		repository: name,
		digest,
		version
	});
	if (record === void 0) return [];
	const told = {
		repository: name,
		subject: digest,
		format: "history"
	};
	let written = {
		digest: null,
		tag: null
	};
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
	try {
		const subject = await repository.resolve(digest);
		if (subject === void 0) return [];
		const { artifactType } = HISTORY_KIND;
		await attachRecord(repository, subject, {
			artifactType,
			record,
			created: by.at
		}, attaching);
		context.note({
			...told,
			...written,
			action: "created"
		});
		context.log.info(`recorded ${name}@${digest}`);
		return [];
	} catch (thrown) {
		context.signal.throwIfAborted();
		context.note({
			...told,
			...written,
			action: "failed"
		});
		return [describeUnwritten(name, toProblems(thrown))];
	}
}
function describeUnwritten(name, [first]) {
	return notice("HISTORY_NOT_WRITTEN", `the tags of "${name}" are written, but the history of this run is not: ${first?.message ?? ""}`, first?.hint ?? "");
}
export { writeHistory, write_exports };
