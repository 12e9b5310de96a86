import { notice } from "./base.js";
import { findRule, isMade, isNative, parseRunners } from "./plan.js";
import { toLegName } from "./job.js";
// src/plan/legs/parts.ts
function isFinished({ tags, unchangedSince }) {
	return tags.some(({ kind, answer, platform }) => kind === "exact" && answer === "keep" && platform === void 0) || unchangedSince !== void 0;
}
function listParts(targets) {
	let parts = [];
	for (const target of targets) {
		const isNear = (part) => part.some((one) => isBuiltOn(one, target));
		const near = parts.filter(isNear).flat();
		const joined = targets.filter((one) => one === target || near.includes(one));
		parts = [...parts.filter((part) => !isNear(part)), joined];
	}
	return parts.toSorted(([one], [other]) => indexOf(targets, one) - indexOf(targets, other));
}
function isBuiltOn(one, other) {
	return one.needs?.includes(other.name) === true || other.needs?.includes(one.name) === true;
}
function indexOf(targets, target) {
	return target === void 0 ? -1 : targets.indexOf(target);
}
// src/plan/legs/matrix.ts
const MOST_ROWS = 64;
const USUAL = "ubuntu-24.04";
function makeMatrix({ targets }, wanted) {
	const parsed = parseRunners(wanted.runners);
	const rules = parsed.ok ? parsed.value : [];
	const { rows, problems } = chooseRows(targets.filter((target) => (!isFinished(target) || writesFiles(target, wanted)) && !isMade(target.build)), rules, wanted);
	const merging = findRule("default", rules)?.runner ?? USUAL;
	if (rows.length > 1 && rows.length <= MOST_ROWS) return {
		include: rows,
		runner: merging,
		emulate: "",
		problems
	};
	const [only] = rows.length === 1 ? rows : [];
	const runner = only?.runner ?? merging;
	return {
		include: [],
		runner,
		emulate: listEmulated(rows.flatMap(({ platforms }) => platforms.split(",")), runner, wanted),
		problems
	};
}
function writesFiles({ name }, { outputs, targets }) {
	return (targets.find((target) => target.name === name)?.settings.outputs ?? outputs).length > 0;
}
function chooseRows(left, rules, wanted) {
	if (wanted.split === "target") {
		const rows = toRows(listParts(left), rules, wanted);
		if (rows.length <= MOST_ROWS) return {
			rows,
			problems: []
		};
		const problems = [describeTooMany(rows.length)];
		return {
			rows: toRows([left], rules, wanted),
			problems
		};
	}
	return {
		rows: toRows([left], rules, wanted),
		problems: []
	};
}
function describeTooMany(count) {
	return notice("SPLIT_TOO_MANY", `split: target would give ${count} legs, and ${MOST_ROWS} can be merged: there is one for each platform instead.`, "Set split: platform, or ship fewer targets in a run with only.");
}
function toRows(parts, rules, wanted) {
	const { targets } = wanted;
	return groupPlatforms(parts.flat().filter(isTagged), rules).flatMap(({ runner, platforms }) => parts.flatMap((part) => {
		const own = part.filter((target) => isTagged(target) && platforms.some((one) => target.platforms.includes(one)));
		const theirs = platforms.filter((one) => own.some((target) => target.platforms.includes(one)));
		return own.length === 0 ? [] : [{
			runner,
			platforms: theirs,
			own: own.map(({ name }) => name)
		}];
	})).map(({ runner, platforms, own }, row) => ({
		row,
		runner,
		platforms: platforms.join(","),
		leg: toLegName(platforms, parts.length > 1 ? own : []),
		targets: targets.length === 0 ? "" : own.join(","),
		emulate: listEmulated(platforms, runner, wanted)
	}));
}
function listEmulated(platforms, runner, { emulation }) {
	const foreign = platforms.filter((platform) => !isNative(platform, runner));
	return emulation === "off" ? "" : foreign.join(",");
}
function isTagged({ untagged }) {
	return untagged === void 0;
}
function groupPlatforms(targets, rules) {
	const groups = new Map();
	for (const platform of new Set(targets.flatMap((target) => target.platforms))) {
		const rule = findRule(platform, rules);
		const key = rule !== void 0 && rule.platforms.length > 1 ? rule : platform;
		const group = groups.get(key) ?? {
			runner: rule?.runner ?? USUAL,
			platforms: []
		};
		group.platforms.push(platform);
		groups.set(key, group);
	}
	return [...groups.values()];
}
function toMatrixOutputs(plan, settings) {
	const { include, runner, emulate, problems } = makeMatrix(plan, settings);
	return {
		outputs: {
			matrix: include.length === 0 ? "" : JSON.stringify({ include }),
			count: String(include.length),
			runner: JSON.stringify(runner),
			emulate,
			together: String(settings.together || plan.targets.length < 2)
		},
		problems
	};
}
export { toMatrixOutputs };
