import { Problem, notice } from "./base.js";
import { copyTo, readImage } from "./finish.js";
// src/ship/tag/exact/place.ts
async function placeImage(pushedImage, { source, digest }) {
	const { destination, builtImage } = pushedImage;
	if (builtImage.manifest.digest === digest) return pushedImage;
	const { repository } = destination;
	if (source === destination || await repository.resolve(digest) !== void 0) return {
		destination,
		builtImage: await readImage(repository, digest)
	};
	const theirs = await readImage(source.repository, digest);
	const [copied] = await copyTo(theirs, source.repository, [repository]);
	if (copied === void 0 || copied.problems.length > 0) throw new Problem(copied?.problems ?? []);
	return {
		destination,
		builtImage: copied.builtImage
	};
}
function describeAdoption(before, { destination, builtImage }) {
	return notice("TAG_OTHER_BITS", `"${destination.name}" already has another build of this commit: ${builtImage.manifest.digest} instead of ${before}.`, "Pull by tag, or by the digest of this repository; the two images come from the same commit and recipe.");
}
export { describeAdoption, placeImage };
