import { HISTORY, renderDeploy } from "./plan.js";
import { renderColumns, shortDigest, visible } from "./base.js";
// src/report/lifecycle/promotion-text.ts
const STYLE = {
	create: "green",
	move: "green",
	keep: "dim",
	hold: "yellow",
	refuse: "red"
};
function renderPromotions(promotions, paint) {
	return promotions.map((one) => renderPromotion(one, paint)).join("\n");
}
function toAnswer(promotions) {
	const [only, ...others] = promotions;
	return only !== void 0 && others.length === 0 ? only : {
		schemaVersion: 1,
		kind: "tagship/promotions",
		targets: promotions
	};
}
function renderPromotion(promotion, paint) {
	const { image, repositories, signature, deploy, history, back, target } = promotion;
	const facts = [
		...target === "default" ? [] : [["target", target]],
		...image === null ? [] : [
			["image", `${image.repository}@${image.digest}`],
			["version", visible(image.version ?? "unknown")],
			["revision", visible(image.revision ?? "unknown")]
		],
		...signature === "not asked" ? [] : [["signature", signature]]
	];
	return [
		paint("bold", visible(toTitle(image, back === true))),
		...renderColumns(facts).map((line) => `  ${line}`),
		...repositories.flatMap((one) => ["", ...renderRepository(one, paint)]),
		"",
		...renderDeploy(deploy, 1).map(visible),
		...history === true ? [HISTORY] : [],
		...back === true ? [MARK] : [],
		paint("bold", `Plan: ${count(repositories)}.`),
		""
	].join("\n");
}
function toTitle(image, isBack) {
	const { given = "", version = null } = image ?? {};
	const [, digest] = /(?:^|@)(sha256:[0-9a-f]{64})$/.exec(given) ?? [];
	const name = digest === void 0 || version === null ? given : `${version} (${shortDigest(digest)})`;
	return `Promote ${isBack ? "back to " : ""}${name}`;
}
const MARK = "Mark:  the images that the tags leave, so that no run gives them these tags again before tagship unyank";
const IMAGES = {
	there: "has the image",
	copy: "gets a copy of the image",
	unknown: "could not be asked"
};
function renderRepository({ repository, image, tags }, paint) {
	const rows = renderColumns(tags.map((tag) => [
		tag.action,
		tag.tag,
		visible(explain(tag))
	]), (text, column, row) => {
		const action = tags[row]?.action;
		return column === 0 && action !== void 0 ? paint(STYLE[action], text) : text;
	});
	return [`${paint("cyan", repository)} ${IMAGES[image]}`, ...rows.map((line) => `  ${line}`)];
}
function explain({ action, from, fromVersion, reason }) {
	if (action === "create" || from === null) return reason;
	const now = fromVersion === null ? shortDigest(from) : `${fromVersion} (${shortDigest(from)})`;
	return action === "move" ? `from ${now}; ${reason}` : `is ${now}; ${reason}`;
}
function count(repositories) {
	const tags = repositories.flatMap((one) => one.tags);
	const parts = [
		"create",
		"move",
		"keep",
		"hold",
		"refuse"
	].flatMap((action) => {
		const found = tags.filter((one) => one.action === action).length;
		return found === 0 ? [] : [`${found} to ${action}`];
	});
	const copies = repositories.filter(({ image }) => image === "copy").length;
	const all = [...parts, ...copies === 0 ? [] : [copies === 1 ? "1 copy" : `${copies} copies`]];
	return all.length === 0 ? "nothing to do" : all.join(", ");
}
export { renderPromotions, toAnswer };
