import { OLDER_ENDS, notice, readContents } from "./base.js";
import { listReferring, toFallbackTag } from "./registry.js";
import { toProblems } from "./ship.js";
import { carryReferrers } from "./carry.js";
// src/ship/reuse/carry-all.ts
async function carryAll(produced, { context, watch }, journal) {
	const copied = produced.filter((one) => one.copied !== void 0);
	await watch.time("publish", () => context.log.group("Copy signatures and attestations", async () => {
		const { settings, trust } = context;
		const isTrusted = trust.level === "trusted";
		const isSigned = settings.sign !== "none";
		for (const one of copied) {
			const problems = isTrusted ? await carryOne(one, journal, isSigned) : [describeUntrusted(one, trust.reason)];
			journal.learn({ problems });
		}
	}));
}
async function carryOne({ pushedImages, copied: { sources, to } = {
	sources: [],
	to: []
}, from = [] }, journal, isSigned) {
	const there = pushedImages.filter(({ destination }) => to.includes(destination));
	const carried = there.map(async ({ destination: { repository: target }, builtImage }) => {
		const problems = [];
		for (const source of sources) {
			if (source.repository?.name === target.repository.name) continue;
			const { noteReferrer: note } = journal;
			problems.push(...await carryReferrers(builtImage.manifest, {
				source,
				target,
				note
			}));
		}
		return problems;
	});
	const shipped = new Set(there.map(({ builtImage }) => builtImage.manifest.digest));
	const lost = from.filter(({ digest }) => !shipped.has(digest));
	const left = sources.flatMap((source) => lost.map(({ digest }) => explainLeft(digest, source, isSigned)));
	return (await Promise.all([...carried, ...left])).flat();
}
function describeUntrusted({ target }, reason) {
	return notice("REFERRER_NOT_COPIED", `signatures and attestations of "${target.name}" are not copied along: this run is untrusted, because ${reason}.`);
}
async function explainLeft(digest, source, isSigned) {
	if (!await hasReferrers(digest, source)) return [];
	const message = `what refers to "${source.label}@${digest}" is not copied: the index of this run has annotations of its own, and so another digest.`;
	return [notice("FROM_INDEX_SIGNED", message, `What refers to each platform is copied. ${isSigned ? "This run signs the index anew" : "Sign the index with sign, or copy the image as it is with tagship copy or promote"}.`)];
}
async function hasReferrers(digest, source) {
	try {
		if (!readContents(await source.readManifest(digest)).isIndex) return false;
		const { referrers } = await listReferring(source, digest);
		if (referrers.length > 0) return true;
		const older = OLDER_ENDS.map((end) => source.getManifest(`${toFallbackTag(digest)}.${end}`));
		return (await Promise.all(older)).some((manifest) => manifest !== void 0);
	} catch (thrown) {
		toProblems(thrown);
		return false;
	}
}
export { carryAll };
