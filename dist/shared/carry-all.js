import { notice } from "./plan.js";
import { listReferring, toFallbackTag, toProblems } from "./ship.js";
import { carryReferrers } from "./carry.js";
// src/ship/reuse/carry-all.ts
async function carryAll(produced, { context, watch }, journal) {
	const copied = produced.filter((one) => one.copied !== void 0);
	await watch.time("publish", () => context.log.group("Copy signatures and attestations", async () => {
		for (const one of copied) journal.learn({ problems: await carryOne(one, journal) });
	}));
}
async function carryOne({ pushedImages, copied: { sources, to } = {
	sources: [],
	to: []
}, from = [] }, journal) {
	const there = pushedImages.filter(({ destination }) => to.includes(destination));
	const carried = there.flatMap(({ destination: { repository: target }, builtImage }) => sources.filter((source) => source.repository.name !== target.repository.name).map((source) => carryReferrers(builtImage.manifest, {
		source,
		target,
		note: journal.noteReferrer
	})));
	const shipped = new Set(there.map(({ builtImage }) => builtImage.manifest.digest));
	const lost = from.filter(({ digest }) => !shipped.has(digest));
	const left = sources.flatMap((source) => lost.map(({ digest }) => explainLeft(digest, source)));
	return (await Promise.all([...carried, ...left])).flat();
}
async function explainLeft(digest, source) {
	const { name } = source.repository;
	if (!await hasReferrers(digest, source)) return [];
	const message = `what refers to "${name}@${digest}" is not copied: the index of this run has annotations of its own, and so another digest.`;
	return [notice("FROM_INDEX_SIGNED", message, "Signatures of each platform are copied. Sign the index with sign, or copy the image as it is with tagship copy or promote.")];
}
async function hasReferrers(digest, source) {
	try {
		if (!(await source.readManifest(digest)).mediaType.includes("index")) return false;
		const { referrers } = await listReferring(source, digest);
		return referrers.length > 0 || await source.resolve(`${toFallbackTag(digest)}.sig`) !== void 0;
	} catch (thrown) {
		toProblems(thrown);
		return false;
	}
}
export { carryAll };
