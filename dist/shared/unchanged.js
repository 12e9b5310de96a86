import { readImage } from "./finish.js";
import { describeDifference, describeOlder, identify, listFloating, listHeld } from "./ship.js";
import { notice, readContents } from "./base.js";
// src/ship/reuse/find.ts
async function findTagged(surveyed) {
	const usable = surveyed.filter(({ usable, reusable }) => usable && reusable.length > 0);
	const required = usable.filter(({ destination }) => destination.required);
	const best = required.length > 0 ? required : usable.slice(0, 1);
	const first = (digest = "") => best.find(({ reusable }) => reusable[0] === digest);
	const found = best.filter((one) => one === first(one.reusable[0])).map(async ({ destination, reusable: [digest = ""] }) => ({
		destination,
		builtImage: await readImage(destination.repository, digest)
	}));
	return findFullest(await Promise.all(found));
}
function findFullest(found) {
	const count = ({ builtImage }) => readContents(builtImage.manifest).manifests.length;
	return found.toSorted((one, other) => count(other) - count(one))[0];
}
async function findPromotable(destinations, sha) {
	const problems = [];
	const found = [];
	for (const destination of destinations) {
		const earlier = await findIn(destination, sha, problems);
		if (earlier !== void 0) found.push(earlier);
		if (earlier !== void 0 && readContents(earlier.builtImage.manifest).isIndex) break;
	}
	return {
		earlier: findFullest(found),
		problems
	};
}
async function findIn(destination, sha, problems) {
	const { target } = destination;
	const ours = identify(target, sha);
	for (const tag of listShaTags(destination, sha)) {
		const there = await destination.repository.resolve(tag);
		if (there === void 0) continue;
		const here = await destination.readIdentity(there.digest, "recipe");
		const differs = describeDifference(here, ours);
		if (differs === void 0) {
			problems.push(...describeOlder(`${destination.name}:${tag}`, here, ours));
			return {
				destination,
				builtImage: await readImage(destination.repository, there.digest)
			};
		}
		problems.push(notice("REUSE_OTHER_BUILD", `"${destination.name}:${tag}" is not promoted: ${differs}.`, "Build args that hold the version make every release a build of its own."));
	}
}
function listShaTags(destination, sha) {
	const affixes = listFloating(destination).flatMap(({ versions }) => versions === void 0 ? [] : [[versions.exactPrefix.replace(/^v$/, ""), versions.exactSuffix]]);
	const names = [
		7,
		12,
		sha.length
	].map((length) => `sha-${sha.slice(0, length)}`);
	const tags = [["", ""], ...affixes].flatMap(([prefix = "", suffix = ""]) => names.map((name) => prefix + name + suffix));
	return [...new Set(tags)];
}
// src/ship/reuse/unchanged.ts
async function findUnchanged(destinations, { sha, defaultBranch }) {
	const found = [];
	for (const destination of destinations) {
		const { target } = destination;
		if (target.build.inputs === void 0) return void 0;
		const ours = identify(target, sha);
		for (const digest of await listCurrent(destination, defaultBranch)) {
			const here = await destination.readIdentity(digest, "recipe");
			if (describeDifference(here, ours) !== void 0) continue;
			const builtImage = await readImage(destination.repository, digest);
			const since = here.revision !== void 0 && here.revision !== ours.revision ? { unchangedSince: here.revision } : {};
			found.push({
				destination,
				builtImage,
				...since
			});
			break;
		}
	}
	return findFullest(found);
}
async function listCurrent(destination, defaultBranch) {
	const names = [...listFloating(destination), ...listHeld(destination)].filter(({ platform }) => platform === void 0).map(({ tag }) => tag);
	const legal = defaultBranch !== void 0 && /^\w[\w.-]*$/.test(defaultBranch);
	const read = [...new Set([
		...names,
		"latest",
		...legal ? [defaultBranch] : []
	])].map((tag) => destination.repository.resolve(tag));
	const digests = (await Promise.all(read)).flatMap((there) => there?.digest ?? []);
	return [...new Set(digests)];
}
export { findPromotable, findTagged, findUnchanged };
