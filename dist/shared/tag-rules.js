import { compareVersions, parseVersion } from "./plan.js";
// src/lifecycle/copy/tag-rules.ts
const SERIES = /^(v?\d{1,4}(?:\.\d+)?)(-[A-Za-z][\w.-]*)?$/;
function classifyTag(tag, tags) {
	if (/^latest(?:-|$)/.test(tag)) return "series";
	const [, numbers] = SERIES.exec(tag) ?? [];
	if (numbers !== void 0) return !numbers.includes(".") || tags.some((other) => other.startsWith(`${numbers}.`)) ? "series" : "exact";
	return parseVersion(tag) !== void 0 || /^sha-[0-9a-f]{7,}$|^\d{5,}$/.test(tag) ? "exact" : "branch";
}
function decideMove(tag, images, { tags, complete }) {
	const kind = classifyTag(tag, tags);
	if (kind === "exact") return {
		action: "refuse",
		reason: "an exact tag is written once"
	};
	if (kind === "branch") return decideBranch(images);
	const decision = decideSeries(tag, images, tags);
	return decision.action === "move" && !complete ? unknown("the complete list of tags of the destination") : decision;
}
function decideSeries(tag, { source, there }, tags) {
	const suffix = tag.startsWith("latest") ? tag.slice(6) : SERIES.exec(tag)?.[2] ?? "";
	const [ours, theirs] = [source, there].map(({ version }) => readVersion(version ?? "", suffix));
	if (ours === void 0) return unknown("the version of the image in the source");
	if (theirs === void 0) return unknown("the version of the image in the destination");
	if (ours.isPrerelease) return {
		action: "hold",
		reason: `${ours.text} is a prerelease`
	};
	if (compareVersions(theirs, ours) > 0) return {
		action: "hold",
		reason: `it names ${theirs.text} there, higher than ${ours.text}`
	};
	const higher = tags.filter((other) => classifyTag(other, tags) === "exact").map((other) => readVersion(other, suffix)).find((other) => other !== void 0 && isAbove(other, ours, tag));
	if (higher === void 0) return {
		action: "move",
		reason: `to ${ours.text}`
	};
	return {
		action: "hold",
		reason: `${higher.text} exists there, higher than ${ours.text}`
	};
}
function isAbove(other, ours, tag) {
	if (other.isPrerelease || compareVersions(other, ours) <= 0) return false;
	const [numbers = ""] = /(?<=^v?)\d+(?:\.\d+)?/.exec(tag) ?? [];
	return (numbers === "" ? [] : numbers.split(".")).every((part, at) => Number(part) === other.numbers[at]);
}
function readVersion(text, suffix) {
	return parseVersion(text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text);
}
function decideBranch({ source, there }) {
	const [ours, theirs] = [source, there].map(({ created }) => Date.parse(created ?? ""));
	if (ours === void 0 || Number.isNaN(ours)) return unknown("the time of the image in the source");
	if (theirs === void 0 || Number.isNaN(theirs)) return unknown("the time of the image in the destination");
	return ours >= theirs ? {
		action: "move",
		reason: "to a newer image"
	} : {
		action: "hold",
		reason: "it names a newer image there"
	};
}
function unknown(what) {
	return {
		action: "refuse",
		reason: `${what} is not known`
	};
}
export { classifyTag, decideMove };
