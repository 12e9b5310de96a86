import { Problem, fromRepository, notice, omitUndefined } from "./base.js";
import { copyTo, readImage, toForm } from "./finish.js";
import { asNotices } from "./ship.js";
// src/ship/reuse/copy.ts
async function copyEarlier(target, usable, earlier, mediaTypes = "oci") {
	const { destination: source, builtImage, unchangedSince } = earlier;
	const own = ({ reusable }) => reusable[0] !== void 0 && reusable[0] !== builtImage.manifest.digest;
	const lacking = usable.filter((one) => one.destination !== source && !own(one));
	const form = lacking.length === 0 ? "oci" : mediaTypes;
	const formed = await toForm(builtImage, source.repository, form);
	const copied = await copyToAll(lacking, formed.builtImage, formed.source);
	const at = new Map(copied.pushedImages.map((one) => [one.destination, one]));
	const there = usable.filter((one) => !lacking.includes(one) || at.has(one.destination));
	const to = lacking.filter((one) => at.has(one.destination) && one.reusable[0] === void 0).map(({ destination }) => destination);
	return {
		target,
		builtImage,
		pushedImages: await Promise.all(there.map(async (one) => ({
			destination: one.destination,
			builtImage: own(one) ? await readImage(one.destination.repository, one.reusable[0] ?? "") : at.get(one.destination)?.builtImage ?? builtImage
		}))),
		reused: true,
		...to.length === 0 ? {} : { copied: {
			sources: [fromRepository(source.repository)],
			to
		} },
		...omitUndefined({ unchangedSince }),
		problems: [
			describeEarlier(target, earlier),
			...copied.problems,
			...there.filter(own).map(({ destination, reusable }) => notice("SHIP_DIFFERS", `"${destination.name}" differs from the other repositories: it already has this build, as ${reusable[0] ?? ""}.`))
		]
	};
}
function leaveOut(target, earlier) {
	const { destination, builtImage } = earlier;
	const problems = [describeEarlier(target, earlier)];
	return {
		target,
		builtImage,
		pushedImages: [{
			destination,
			builtImage
		}],
		reused: true,
		problems
	};
}
function describeEarlier({ name }, earlier) {
	return earlier.unchangedSince === void 0 ? describeReused(earlier.destination.name, earlier.builtImage) : describeUnchanged(name, earlier);
}
function describeReused(name, { manifest }) {
	return notice("SHIP_REUSED", `nothing was built: "${name}@${manifest.digest}" already is this build.`);
}
function describeUnchanged(name, { destination, builtImage, unchangedSince = "" }) {
	return notice("TARGET_UNCHANGED", `"${name}" is unchanged since commit ${unchangedSince.slice(0, 12)}: nothing was built, and its tags name "${destination.name}@${builtImage.manifest.digest}".`, "To build it all the same, set on-existing to \"replace\" once.");
}
async function copyToAll(lacking, builtImage, source) {
	const targets = lacking.map(({ destination }) => destination.repository);
	const copied = await copyTo(builtImage, source, targets);
	const results = lacking.map(({ destination }, index) => {
		const { builtImage: there = builtImage, problems = [], notices = [] } = copied[index] ?? {};
		return {
			destination,
			builtImage: there,
			problems,
			notices
		};
	});
	const failed = results.filter(({ problems }) => problems.length > 0);
	const grave = failed.filter(({ destination }) => destination.required);
	if (grave.length > 0) throw new Problem(grave.flatMap(({ problems }) => problems));
	return {
		pushedImages: results.filter(({ problems }) => problems.length === 0).map(({ destination, builtImage: there }) => ({
			destination,
			builtImage: there
		})),
		problems: [...results.flatMap(({ notices }) => notices), ...asNotices(failed.flatMap(({ problems }) => problems))]
	};
}
export { copyEarlier, copyToAll, leaveOut };
