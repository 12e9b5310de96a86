import { __commonJSMin, __toESM } from "./rolldown-runtime.js";
import { NOTHING as NOTHING$1, addFlavor, affixesOf, carries, createExpander, describeEmpty, describeFloat, errorAt, evaluatePreset, explainUnread, extentOf, extentOfTag, findVersion, isRawAlone, joinEvaluated, leftOut, namesVersion, readHistory, readPep440, readRunVersion, readSemver, toSeriesRange, toShortSha, usesName } from "./plan.js";
import { parseFlavor } from "./flavor.js";
import { matchRule, noGroup, parseRules, toLegalTag, toOriginalTag } from "./parse.js";
import { omitUndefined, parseRepository, parseVersion, quote, require_operator, require_parse, require_version, suggest, toTag } from "./base.js";
// src/plan/rules/latest.ts
function evaluateLatest(given, run, { series, version: runVersion }) {
	const [first] = given;
	const { flavor } = run;
	if (first === void 0 || flavor.latest === "false") return NO_LATEST;
	const version = first.evaluation.version ?? runVersion;
	const decision = flavor.latest === "true" ? {} : decideAuto(first, version, run);
	if (decision === void 0) return NO_LATEST;
	const legal = nameLatest(flavor, first.rule.span, run.isStrict);
	if (!legal.ok) return {
		tags: [],
		problems: legal.problems
	};
	return {
		tags: [{
			tag: legal.tag,
			kind: "floating",
			rule: `flavor: latest=${flavor.latest}`,
			...describeLatest(legal.tag, version, {
				flavor,
				series
			}),
			priority: lowestPriority(given) - 1,
			...decision.held === void 0 ? {} : {
				held: decision.held,
				onlyHeld: true
			}
		}],
		problems: []
	};
}
function lowestPriority(given) {
	return given.reduce((lowest, { rule: { priority } }) => {
		return Number.isFinite(priority) ? Math.min(lowest, priority) : lowest;
	}, 0);
}
function describeLatest(tag, version, { flavor, series }) {
	const cause = flavor.latest === "auto" ? "a rule about a release fires first" : "the flavor says so";
	if (version === void 0) return { reason: cause };
	const versions = series.make({
		tag,
		version,
		extent: "none"
	});
	return {
		versions,
		reason: `${cause}; ${describeFloat(versions, series.known)}`
	};
}
const NO_LATEST = {
	tags: [],
	problems: []
};
function decideAuto({ evaluation }, version, run) {
	const held = run.isStrict ? void 0 : describeHold(evaluation, version, run);
	if (held !== void 0) return { held };
	return evaluation.givesLatest ? {} : void 0;
}
function describeHold(evaluation, version, { settings, facts }) {
	if (!evaluation.givesLatest) return describeOwnHold(evaluation);
	const { event } = facts;
	if (event.kind === "release" && event.prerelease) return "the release is marked as a pre-release";
	const { latest } = settings;
	return version !== void 0 && (latest === "never" || latest === "branch") ? `the setting "latest" is ${latest}` : void 0;
}
function describeOwnHold({ version, extent }) {
	if (version === void 0 || extent === void 0) return void 0;
	return version.isPrerelease ? `${version.text} is a prerelease` : `${version.text} is not a plain release`;
}
function findRunVersion(given, { facts, settings, expander: { context } }) {
	const own = given.find(({ evaluation }) => evaluation.version !== void 0)?.evaluation.version;
	const { kind } = facts.event;
	if (own !== void 0 || kind === "change" || kind === "mergeQueue") return own;
	const { gitTag } = context;
	const version = readRunVersion(facts, settings);
	if (version !== void 0) return findVersion(version.text, gitTag, settings.revisions);
	return gitTag === void 0 ? void 0 : findVersion(gitTag, gitTag, settings.revisions);
}
function nameLatest(flavor, span, isStrict) {
	const parts = [
		{
			text: flavor.prefixOnLatest ? flavor.prefix : "",
			isLiteral: true
		},
		{
			text: "latest",
			isLiteral: true
		},
		{
			text: flavor.suffixOnLatest ? flavor.suffix : "",
			isLiteral: true
		}
	];
	const where = flavor.spans.prefix ?? flavor.spans.suffix ?? span;
	const legal = toLegalTag(parts, where, isStrict);
	if (legal.ok || legal.problems.length === 0) return legal;
	const text = parts.map((part) => part.text).join("");
	const message = `"${toOriginalTag(text)}" cannot be a tag`;
	const hint = "Expressions are not expanded in latest: give a plain prefix, or leave onlatest out.";
	return {
		...legal,
		problems: [errorAt(where, "FLAVOR_LATEST", message, hint)]
	};
}
// src/plan/rules/series.ts
function createSeriesMaker(run, given, version) {
	const { settings, facts } = run;
	const list = facts.gitTags.known ? facts.gitTags.list : void 0;
	const histories = new Map();
	const historyOf = (prefix) => {
		const known = histories.get(prefix) ?? readHistory(list, prefix, settings.ignoreVersions, settings.revisions);
		histories.set(prefix, known);
		return known;
	};
	const all = given.flatMap((tag) => toExact(tag, run, version));
	const byVersion = all.filter(({ spelling }) => namesVersion(spelling));
	const exact = byVersion.length > 0 ? byVersion : all;
	return {
		known: facts.gitTags.known,
		make: (span) => {
			const range = toSeriesRange(span.extent, span.version);
			const frame = {
				name: range ?? "all",
				scheme: span.version.scheme,
				...omitUndefined({ range }),
				gitTagPrefix: span.version.gitTagPrefix || (settings.tagPrefix ?? ""),
				...follow(span, exact),
				...omitUndefined({
					ignore: settings.ignoreVersions,
					revisions: settings.revisions
				})
			};
			return run.isStrict ? {
				...frame,
				above: []
			} : historyOf(frame.gitTagPrefix).makeSeries(frame);
		}
	};
}
function toExact(given, run, runVersion) {
	const { tag, kind, evaluation } = given;
	const version = evaluation.version ?? runVersion;
	if (kind !== "exact" || namesMoment(given, run)) return [];
	const spelling = spellTag(given, run, version);
	if (spelling === void 0) return [];
	const text = version === void 0 ? void 0 : toOriginalTag(textIn(spelling, version));
	const exactAffixes = text === void 0 ? void 0 : splitAffixes(tag, text);
	return [{
		spelling,
		affixes: affixesOf(spelling),
		...omitUndefined({ exactAffixes })
	}];
}
function textIn(spelling, { text, raw }) {
	const [metadata = ""] = /\+[0-9A-Za-z.-]+$/.exec(raw) ?? [];
	return spelling.includes("{gitTag}") && !text.endsWith(metadata) ? text + metadata : text;
}
const MOMENTS = [
	"build",
	"date",
	"distance",
	"base_ref",
	"branch",
	"pr"
];
function namesMoment({ rule }, { flavor }) {
	const { attributes } = rule;
	const texts = [
		...["prefix", "suffix"].map((key) => attributes.get(key) ?? flavor[key]),
		attributes.get("pattern") ?? "",
		attributes.get("value") ?? ""
	];
	return rule.type === "build" || texts.some((text) => usesName(text, MOMENTS));
}
function spellTag({ tag, rule }, { expander: { context } }, version) {
	const spelled = replaceCommit((rule.type === "ref" || usesName(rule.attributes.get("pattern") ?? "", ["raw"]) ? replaceGitTag(tag, context.gitTag) : void 0) ?? replaceVersion(tag, version) ?? tag, context.sha);
	return spelled.includes("{") ? spelled : void 0;
}
function replaceGitTag(tag, gitTag) {
	const name = toOriginalTag(gitTag ?? "");
	if (name === "" || !tag.includes(name)) return void 0;
	return tag.replace(name, () => "{gitTag}");
}
function replaceVersion(tag, version) {
	if (version === void 0) return void 0;
	const { text, numbers } = version;
	const core = [
		0,
		1,
		2
	].map((at) => numbers[at] ?? 0).join(".");
	for (const [wanted, token] of [[toOriginalTag(text), "{version}"], [core, "{core}"]]) {
		const at = findWhole(tag, wanted);
		if (at >= 0) return tag.slice(0, at) + token + tag.slice(at + wanted.length);
	}
}
function replaceCommit(tag, sha) {
	return tag.replace(/(?<![0-9A-Za-z{:])[0-9a-f]{7,64}(?![0-9A-Za-z])/g, (digits) => sha.startsWith(digits) ? `{commit:${digits.length}}` : digits);
}
function splitAffixes(tag, version) {
	const at = findWhole(tag, version);
	if (at < 0) return void 0;
	return {
		exactPrefix: tag.slice(0, at),
		exactSuffix: tag.slice(at + version.length)
	};
}
function findWhole(tag, version) {
	for (let at = tag.indexOf(version); at >= 0; at = tag.indexOf(version, at + 1)) if (!/\d\.?$/.test(tag.slice(0, at)) && !/^\.?\d/.test(tag.slice(at + version.length))) return at;
	return -1;
}
const MOST_FOLLOWED = 20;
function follow({ tag, version, extent }, exact) {
	const followed = chooseLike(tag, exact).slice(0, MOST_FOLLOWED);
	const exactAffixes = followed.find((one) => one.exactAffixes !== void 0)?.exactAffixes ?? findFloatAffixes(tag, followed, {
		version,
		extent
	});
	const spellings = [...new Set(followed.map(({ spelling }) => spelling))];
	const [only] = spellings;
	const isPlain = spellings.length <= 1 && (only ?? "{version}") === `${exactAffixes.exactPrefix}{version}${exactAffixes.exactSuffix}`;
	return {
		version: textIn(only ?? "", version),
		...exactAffixes,
		...isPlain || spellings.length === 0 ? {} : { spellings }
	};
}
function chooseLike(tag, exact) {
	const weighed = exact.flatMap((one) => {
		const { affixes } = one;
		const carried = carries(tag, affixes);
		if (!carried.prefix || !carried.suffix) return [];
		return [{
			one,
			weight: (tag.startsWith(affixes.prefix) ? affixes.prefix.length : 0) + affixes.suffix.length
		}];
	});
	const most = weighed.reduce((highest, { weight }) => Math.max(highest, weight), 0);
	return weighed.length === 0 ? exact : weighed.filter(({ weight }) => weight === most).map(({ one }) => one);
}
function findFloatAffixes(tag, [first], { version, extent }) {
	if (first !== void 0) {
		const { prefix, suffix } = first.affixes;
		return {
			exactPrefix: prefix,
			exactSuffix: suffix
		};
	}
	const value = valueOf(extent, version);
	const at = tag.indexOf(value);
	if (at < 0) return {
		exactPrefix: "",
		exactSuffix: ""
	};
	return {
		exactPrefix: tag.slice(0, at),
		exactSuffix: tag.slice(at + value.length)
	};
}
function valueOf(extent, { numbers: [major = 0, minor = 0] }) {
	if (extent === "minor") return `${major}.${minor}`;
	return extent === "major" ? String(major) : "latest";
}
// src/plan/rules/kinds/run.ts
function skip(reason, problems = []) {
	return {
		applies: false,
		reason,
		problems
	};
}
function skipUnread(reason, unread, problems) {
	return {
		applies: false,
		reason,
		problems,
		unread
	};
}
async function expandAttribute(rule, run, key, scope) {
	const where = rule.spans.get(key) ?? rule.span;
	return run.expander.expand(rule.attributes.get(key) ?? "", where, scope);
}
// node_modules/@renovatebot/pep440/lib/specifier.js
var require_specifier = __commonJSMin(((exports, module) => {
	const { VERSION_PATTERN, explain: explainVersion } = require_version();
	const Operator = require_operator();
	const RANGE_PATTERN = [
		"(?<operator>(===|~=|==|!=|<=|>=|<|>))",
		"\\s*",
		"(",
		"(?<version>(?:" + VERSION_PATTERN.replace(/\?<\w+>/g, "?:") + "))",
		"(?<prefix>\\.\\*)?",
		"|",
		"(?<legacy>[^,;\\s)]+)",
		")"
	].join("");
	module.exports = {
		RANGE_PATTERN,
		parse,
		satisfies,
		filter,
		validRange,
		maxSatisfying,
		minSatisfying
	};
	const isEqualityOperator = (op) => [
		"==",
		"!=",
		"==="
	].includes(op);
	const rangeRegex = new RegExp("^" + RANGE_PATTERN + "$", "i");
	function parse(ranges) {
		if (!ranges.trim()) return [];
		const specifiers = ranges.split(",").map((range) => rangeRegex.exec(range.trim()) || {}).map(({ groups }) => {
			if (!groups) return null;
			let { ...spec } = groups;
			const { operator, version, prefix, legacy } = groups;
			if (version) {
				spec = {
					...spec,
					...explainVersion(version)
				};
				if (operator === "~=") {
					if (spec.release.length < 2) return null;
				}
				if (!isEqualityOperator(operator) && spec.local) return null;
				if (prefix) {
					if (!isEqualityOperator(operator) || spec.dev || spec.local) return null;
				}
			}
			if (legacy && operator !== "===") return null;
			return spec;
		});
		if (specifiers.filter(Boolean).length !== specifiers.length) return null;
		return specifiers;
	}
	function filter(versions, specifier, options = {}) {
		const filtered = pick(versions, specifier, options);
		if (filtered.length === 0 && options.prereleases === void 0) return pick(versions, specifier, { prereleases: true });
		return filtered;
	}
	function maxSatisfying(versions, range, options) {
		const found = filter(versions, range, options).sort(Operator.compare);
		return found.length === 0 ? null : found[found.length - 1];
	}
	function minSatisfying(versions, range, options) {
		const found = filter(versions, range, options).sort(Operator.compare);
		return found.length === 0 ? null : found[0];
	}
	function pick(versions, specifier, options) {
		const parsed = parse(specifier);
		if (!parsed) return [];
		return versions.filter((version) => {
			const explained = explainVersion(version);
			if (!parsed.length) return explained && !(explained.is_prerelease && !options.prereleases);
			return parsed.reduce((pass, spec) => {
				if (!pass) return false;
				return contains({
					...spec,
					...options
				}, {
					version,
					explained
				});
			}, true);
		});
	}
	function satisfies(version, specifier, options = {}) {
		return pick([version], specifier, options).length === 1;
	}
	function arrayStartsWith(array, prefix) {
		if (prefix.length > array.length) return false;
		for (let i = 0; i < prefix.length; i += 1) if (prefix[i] !== array[i]) return false;
		return true;
	}
	function contains(specifier, input) {
		const { explained } = input;
		let { version } = input;
		const { ...spec } = specifier;
		if (spec.prereleases === void 0) spec.prereleases = spec.is_prerelease;
		if (explained && explained.is_prerelease && !spec.prereleases) return false;
		if (spec.operator === "~=") {
			let compatiblePrefix = spec.release.slice(0, -1).concat("*").join(".");
			if (spec.epoch) compatiblePrefix = spec.epoch + "!" + compatiblePrefix;
			return satisfies(version, `>=${spec.version}, ==${compatiblePrefix}`, { prereleases: spec.prereleases });
		}
		if (spec.prefix) {
			const isMatching = explained.epoch === spec.epoch && arrayStartsWith(explained.release, spec.release);
			return spec.operator !== "!=" ? isMatching : !isMatching;
		}
		if (explained) {
			if (explained.local && spec.version) {
				version = explained.public;
				spec.version = explainVersion(spec.version).public;
			}
		}
		if (spec.operator === "<" || spec.operator === ">") {
			if (Operator.eq(spec.release.join("."), explained.release.join("."))) return false;
		}
		const op = Operator[spec.operator];
		return op(version, spec.version || spec.legacy);
	}
	function validRange(specifier) {
		return Boolean(parse(specifier));
	}
}));
// node_modules/@renovatebot/pep440/lib/semantic.js
var require_semantic = __commonJSMin(((exports, module) => {
	const { explain, parse, stringify } = require_version();
	module.exports = {
		major,
		minor,
		patch,
		inc
	};
	function major(input) {
		const version = explain(input);
		if (!version) throw new TypeError("Invalid Version: " + input);
		return version.release[0];
	}
	function minor(input) {
		const version = explain(input);
		if (!version) throw new TypeError("Invalid Version: " + input);
		if (version.release.length < 2) return 0;
		return version.release[1];
	}
	function patch(input) {
		const version = explain(input);
		if (!version) throw new TypeError("Invalid Version: " + input);
		if (version.release.length < 3) return 0;
		return version.release[2];
	}
	function inc(input, release, preReleaseIdentifier) {
		let identifier = preReleaseIdentifier || `a`;
		const version = parse(input);
		if (!version) return null;
		if (![
			"a",
			"b",
			"c",
			"rc",
			"alpha",
			"beta",
			"pre",
			"preview"
		].includes(identifier)) return null;
		switch (release) {
			case "premajor":
				{
					const [majorVersion] = version.release;
					version.release.fill(0);
					version.release[0] = majorVersion + 1;
				}
				version.pre = [identifier, 0];
				delete version.post;
				delete version.dev;
				delete version.local;
				break;
			case "preminor":
				{
					const [majorVersion, minorVersion = 0] = version.release;
					version.release.fill(0);
					version.release[0] = majorVersion;
					version.release[1] = minorVersion + 1;
				}
				version.pre = [identifier, 0];
				delete version.post;
				delete version.dev;
				delete version.local;
				break;
			case "prepatch":
				{
					const [majorVersion, minorVersion = 0, patchVersion = 0] = version.release;
					version.release.fill(0);
					version.release[0] = majorVersion;
					version.release[1] = minorVersion;
					version.release[2] = patchVersion + 1;
				}
				version.pre = [identifier, 0];
				delete version.post;
				delete version.dev;
				delete version.local;
				break;
			case "prerelease":
				if (version.pre === null) {
					const [majorVersion, minorVersion = 0, patchVersion = 0] = version.release;
					version.release.fill(0);
					version.release[0] = majorVersion;
					version.release[1] = minorVersion;
					version.release[2] = patchVersion + 1;
					version.pre = [identifier, 0];
				} else {
					if (preReleaseIdentifier === void 0 && version.pre !== null) [identifier] = version.pre;
					const [letter, number] = version.pre;
					if (letter === identifier) version.pre = [letter, number + 1];
					else version.pre = [identifier, 0];
				}
				delete version.post;
				delete version.dev;
				delete version.local;
				break;
			case "major":
				if (version.release.slice(1).some((value) => value !== 0) || version.pre === null) {
					const [majorVersion] = version.release;
					version.release.fill(0);
					version.release[0] = majorVersion + 1;
				}
				delete version.pre;
				delete version.post;
				delete version.dev;
				delete version.local;
				break;
			case "minor":
				if (version.release.slice(2).some((value) => value !== 0) || version.pre === null) {
					const [majorVersion, minorVersion = 0] = version.release;
					version.release.fill(0);
					version.release[0] = majorVersion;
					version.release[1] = minorVersion + 1;
				}
				delete version.pre;
				delete version.post;
				delete version.dev;
				delete version.local;
				break;
			case "patch":
				if (version.release.slice(3).some((value) => value !== 0) || version.pre === null) {
					const [majorVersion, minorVersion = 0, patchVersion = 0] = version.release;
					version.release.fill(0);
					version.release[0] = majorVersion;
					version.release[1] = minorVersion;
					version.release[2] = patchVersion + 1;
				}
				delete version.pre;
				delete version.post;
				delete version.dev;
				delete version.local;
				break;
			default: return null;
		}
		return stringify(version);
	}
}));
// src/plan/rules/kinds/version.ts
var import_pep440 = __toESM(__commonJSMin(((exports, module) => {
	const { valid, clean, explain, parse } = require_version();
	const { lt, le, eq, ne, ge, gt, compare, rcompare } = require_operator();
	const { filter, maxSatisfying, minSatisfying, RANGE_PATTERN, satisfies, validRange } = require_specifier();
	const { major, minor, patch, inc } = require_semantic();
	module.exports = {
		valid,
		clean,
		explain,
		parse,
		lt,
		le,
		lte: le,
		eq,
		ne,
		neq: ne,
		ge,
		gte: ge,
		gt,
		compare,
		rcompare,
		filter,
		maxSatisfying,
		minSatisfying,
		RANGE_PATTERN,
		satisfies,
		validRange,
		major,
		minor,
		patch,
		inc
	};
}))(), 1);
var import_parse = __toESM(require_parse(), 1);
async function evaluateSemver(rule, run) {
	const read = await readVersionText(rule, run);
	if ("outcome" in read) return read.outcome;
	const { raw, gitTag, said, problems } = read.found;
	const version = readSemver(raw, gitTag, run.settings.revisions);
	if (version === void 0) {
		const unread = toUnread("semver", read.found, run);
		return skipUnread(`${said} is not a semver version`, unread, problems);
	}
	const pattern = rule.attributes.get("pattern") ?? "";
	return giveVersion({
		rule,
		version,
		value: await fillPattern(rule, run, version.isPrerelease && !await isRawAlone(pattern), {
			...Object.fromEntries(Object.entries((0, import_parse.default)(raw, { loose: true }) ?? {})),
			...run.expander.names.ours,
			...version.isRevised === true ? partsOfRevised(version) : partsOf(raw)
		}),
		said,
		problems,
		isRelease: !version.isPrerelease
	});
}
async function evaluatePep440(rule, run) {
	const read = await readVersionText(rule, run);
	if ("outcome" in read) return read.outcome;
	const { raw, gitTag, said, problems } = read.found;
	const version = readPep440(raw, gitTag, run.settings.revisions);
	if (version === void 0) {
		const unread = toUnread("pep440", read.found, run);
		return skipUnread(`${said} does not conform to PEP 440`, unread, problems);
	}
	const isRelease = version.isRevised === true || isPep440Release(raw);
	return giveVersion({
		rule,
		version,
		value: isRelease ? await fillPattern(rule, run, false, namesOfPep440(raw, version, run)) : {
			ok: true,
			value: await nameWhole(rule, raw),
			problems: []
		},
		said,
		problems,
		isRelease
	});
}
function toUnread(type, { raw, gitTag, said }, run) {
	const isGiven = gitTag === void 0;
	const isRelease = run.facts.event.kind === "release";
	return {
		type,
		text: gitTag ?? raw,
		said,
		isVersion: isGiven || isRelease
	};
}
function isPep440Release(raw) {
	const parts = import_pep440.default.explain(raw);
	return parts !== null && !parts.is_prerelease && !parts.is_postrelease && !parts.is_devrelease;
}
async function nameWhole(rule, raw) {
	return await isRawAlone(rule.attributes.get("pattern") ?? "") ? raw : spellPep440(raw);
}
function spellPep440(raw) {
	return import_pep440.default.clean(raw) ?? raw;
}
function namesOfPep440(raw, version, run) {
	const [major = 0, minor = 0, patch = 0] = version.numbers;
	return {
		...run.expander.names.ours,
		raw: () => raw,
		version: () => version.isRevised === true ? version.text : spellPep440(raw),
		major: () => major,
		minor: () => minor,
		patch: () => patch
	};
}
async function evaluateMatch(rule, run) {
	const read = await readSource(rule, run);
	if ("outcome" in read) return read.outcome;
	const { raw, gitTag, said, problems } = read.found;
	const pattern = rule.attributes.get("pattern") ?? "";
	const matched = await matchRule(rule, "pattern", {
		text: raw,
		said,
		match: run.match
	});
	if (!matched.ok) return skip("its pattern is invalid", matched.problems);
	const groups = matched.value;
	if (groups === void 0) {
		const unread = toUnread("match", read.found, run);
		return skipUnread(`${said} does not match ${quote(pattern)}`, unread, problems);
	}
	const group = rule.attributes.get("group") ?? "0";
	const value = groups[group];
	if (value === void 0) return skip(`${quote(pattern)} has no group ${group} for ${said}`, problems);
	return {
		...giveMatch(value, {
			raw,
			said,
			version: findVersion(raw, gitTag, run.settings.revisions),
			isStrict: run.isStrict
		}),
		problems
	};
}
function giveMatch(value, from) {
	const { raw, said, version, isStrict } = from;
	const common = {
		applies: true,
		value
	};
	if (version === void 0) return {
		...common,
		givesLatest: true,
		isExact: value === raw,
		reason: `${said} matches`
	};
	const extent = extentOf(value, version);
	return {
		...common,
		givesLatest: isStrict || !version.isPrerelease,
		isExact: extent === "whole",
		reason: `${said} matches, and is version ${version.text}`,
		version,
		extent
	};
}
async function readVersionText(rule, run) {
	const read = await readSource(rule, run);
	if ("outcome" in read) return read;
	const source = read.found;
	const match = rule.attributes.get("match") ?? "";
	if (match === "") return { found: {
		...source,
		raw: source.raw.replaceAll("/", "-")
	} };
	const { raw: text, said } = source;
	const matched = await matchRule(rule, "match", {
		text,
		said,
		match: run.match
	});
	if (!matched.ok) return { outcome: skip("its match is invalid", matched.problems) };
	const groups = matched.value;
	if (groups === void 0) return run.isStrict ? { found: {
		...source,
		raw: source.raw.replaceAll("/", "-")
	} } : { outcome: skipMatch(rule, source, run) };
	const part = groups[1] ?? (run.isStrict ? void 0 : groups[0]);
	if (part === void 0) return { outcome: skip("its match is invalid", [noGroup(rule, match)]) };
	return { found: {
		...source,
		raw: part.replaceAll("/", "-")
	} };
}
function skipMatch(rule, source, run) {
	const match = quote(rule.attributes.get("match") ?? "");
	const unread = toUnread("match", source, run);
	return skipUnread(`${source.said} does not match ${match}`, unread, source.problems);
}
async function readSource(rule, run) {
	if ((rule.attributes.get("value") ?? "") !== "") {
		const value = await expandAttribute(rule, run, "value");
		if (!value.ok) return { outcome: skip("its value is invalid", value.problems) };
		const said = `the value ${quote(value.value)}`;
		return { found: {
			raw: value.value,
			said,
			problems: value.problems
		} };
	}
	const { version } = run.settings;
	const { gitTag } = run.expander.context;
	if (version !== void 0) return readGivenVersion(version, run);
	if (gitTag === void 0) return { outcome: skip("the run is not on a git tag") };
	const prefix = run.settings.tagPrefix ?? "";
	const said = `git tag ${quote(gitTag)}`;
	if (!gitTag.startsWith(prefix)) return { outcome: skip(`${said} does not start with ${quote(prefix)}`) };
	return { found: {
		raw: gitTag.slice(prefix.length),
		gitTag,
		said,
		problems: []
	} };
}
function readGivenVersion(version, run) {
	if (run.facts.event.kind === "change") return { outcome: skip(`version ${quote(version)} is not released from a change`) };
	return { found: {
		raw: version,
		said: `version ${quote(version)}`,
		problems: []
	} };
}
function fillPattern(rule, run, isWhole, names) {
	if (!isWhole) return expandAttribute(rule, run, "pattern", names);
	return run.expander.expand("{{version}}", rule.span, names);
}
function giveVersion(given) {
	const { rule, version, value, said, isRelease } = given;
	if (!value.ok) return skip("its pattern is invalid", value.problems);
	const extent = isRelease ? extentOfPattern(rule.attributes.get("pattern") ?? "") : "whole";
	return {
		applies: true,
		value: value.value,
		givesLatest: isRelease,
		reason: `${said} is version ${version.text}`,
		version,
		extent,
		isExact: extent === "whole",
		problems: [...given.problems, ...value.problems],
		empty: value.empty ?? []
	};
}
function extentOfPattern(pattern) {
	const [major, minor, patch] = [
		"major",
		"minor",
		"patch"
	].map((name) => usesName(pattern, [name]));
	if (usesName(pattern, ["version", "raw"]) || major && minor && patch) return "whole";
	if (major && !patch) return minor ? "minor" : "major";
	return "none";
}
function partsOf(raw) {
	const semver = (0, import_parse.default)(raw, { loose: true });
	if (semver === null) return {};
	const { version, major, minor, patch } = semver;
	return {
		raw: semver.raw,
		version,
		major,
		minor,
		patch
	};
}
function partsOfRevised({ raw, text, numbers }) {
	const [major = 0, minor = 0, patch = 0] = numbers;
	return {
		raw,
		version: text,
		major,
		minor,
		patch,
		prerelease: []
	};
}
// src/plan/rules/kinds/evaluate.ts
const evaluateByType = {
	schedule: evaluateSchedule,
	semver: evaluateSemver,
	pep440: evaluatePep440,
	match: evaluateMatch,
	edge: evaluateEdge,
	ref: evaluateRef,
	raw: evaluateRaw,
	sha: evaluateSha,
	build: evaluateBuild,
	standard: () => skip("the preset stands on its own")
};
async function evaluateRule(rule, run) {
	return evaluateByType[rule.type](rule, run);
}
async function evaluateSchedule(rule, run) {
	if (!run.expander.context.isSchedule) return skip("the run is not on a schedule");
	const value = await expandAttribute(rule, run, "pattern", run.expander.names.dates);
	if (!value.ok) return skip("its pattern is invalid", value.problems);
	return {
		applies: true,
		value: value.value,
		givesLatest: false,
		reason: "the run is on a schedule",
		isLiteral: isStatic(rule.attributes.get("pattern")),
		problems: value.problems,
		empty: value.empty ?? []
	};
}
function evaluateEdge(rule, run) {
	const { branch, edgeBranch } = run.expander.context;
	if (branch === void 0) return skip("the run is not on a branch");
	const named = rule.attributes.get("branch") ?? "";
	const wanted = named === "" ? edgeBranch : named;
	if (branch !== wanted) return skip(`the branch is ${quote(branch)}, not ${quote(wanted ?? "the default branch")}`);
	return {
		applies: true,
		value: "edge",
		givesLatest: false,
		reason: `${quote(branch)} is the branch that edge follows`
	};
}
function evaluateRef(rule, run) {
	const { branch, branchName, gitTag, pull } = run.expander.context;
	const event = rule.attributes.get("event");
	if (event === "branch") {
		if (branch === void 0) return skip("the run is not on a branch");
		return applies(branchName ?? branch, `the branch is ${quote(branch)}`);
	}
	if (event === "tag") return gitTag === void 0 ? skip("the run is not on a git tag") : evaluateGitTag(gitTag, run);
	if (pull === void 0) return skip("the run is not for a change");
	return applies(pull, `the change is number ${pull}`);
}
function evaluateGitTag(gitTag, run) {
	const version = findVersion(gitTag, gitTag, run.settings.revisions);
	const isHeldBack = !run.isStrict && version?.isPrerelease === true;
	return {
		...applies(gitTag, `the git tag is ${quote(gitTag)}`),
		givesLatest: !isHeldBack,
		isExact: true,
		...version === void 0 ? {} : {
			version,
			extent: "whole"
		}
	};
}
async function evaluateRaw(rule, run) {
	const value = await expandAttribute(rule, run, "value");
	if (!value.ok) return skip("its value is invalid", value.problems);
	const isLiteral = isStatic(rule.attributes.get("value"));
	const reason = isLiteral ? "it is written so" : `it reads ${quote(value.value)} here`;
	const { problems, empty = [] } = value;
	const raw = {
		...applies(value.value, reason),
		isLiteral,
		problems,
		empty
	};
	return rule.repository === void 0 ? raw : {
		...raw,
		...readNamed(value.value, run)
	};
}
function readNamed(tag, { facts, settings, expander }) {
	const { sha, gitTag } = expander.context;
	if (namesCommit(tag, sha)) return {
		isExact: true,
		reason: `it names the commit ${sha.slice(0, 7)}`
	};
	const own = readRunVersion(facts, settings);
	const version = own === void 0 ? void 0 : findVersion(own.text, gitTag);
	const extent = version === void 0 ? "none" : extentOfTag(tag, version);
	if (version === void 0 || extent === "none") return {};
	const isWhole = extent === "whole";
	return {
		version,
		extent,
		reason: `it names ${isWhole ? "" : "a series of "}version ${version.text}`,
		...isWhole ? { isExact: true } : {}
	};
}
function namesCommit(tag, sha) {
	return sha !== "" && tag.split(/[^0-9a-f]+/).some((word) => word.length >= 7 && sha.startsWith(word));
}
async function evaluateSha(rule, run) {
	const { sha } = run.expander.context;
	if (sha === "") return skip("the commit is not known");
	const isLong = rule.attributes.get("format") === "long";
	const value = await run.expander.expand("{{sha}}", rule.span, { sha: () => isLong ? sha : toShortSha(sha, run.settings) });
	if (!value.ok) return skip("the short commit is unknown", value.problems);
	return {
		...applies(value.value, `the commit is ${value.value}`),
		isExact: true
	};
}
async function evaluateBuild(rule, run) {
	const { facts, settings, expander } = run;
	if (facts.run.number === void 0) return skip("the CI system gives the run no number");
	const version = readRunVersion(facts, settings);
	const base = version?.text ?? nameBase(run);
	if (base === void 0) return skip("there is no version and no branch to name it after");
	const value = await expandAttribute(rule, run, "pattern", {
		...expander.names.everywhere,
		base
	});
	if (!value.ok) return skip("its pattern is invalid", value.problems);
	const { gitTag } = expander.context;
	const source = version === void 0 ? void 0 : findVersion(version.text, gitTag, settings.revisions);
	return {
		...applies(value.value, `this is build ${facts.run.number} of ${base}`),
		isExact: true,
		problems: value.problems,
		empty: value.empty ?? [],
		...omitUndefined({ version: source })
	};
}
function nameBase(run) {
	const { branchName, gitTag, pull } = run.expander.context;
	if (pull !== void 0) return toTag(`pr-${pull}`);
	const name = gitTag ?? branchName;
	return name === void 0 ? void 0 : toTag(name);
}
function applies(value, reason) {
	return {
		applies: true,
		value,
		givesLatest: false,
		reason
	};
}
function isStatic(template) {
	return template !== void 0 && !template.includes("{{");
}
// src/plan/rules/run-rule.ts
const NOTHING = "it is empty here";
async function runRule(rule, run) {
	const enabled = await readEnabled(rule, run);
	if (!enabled.ok) return {
		skipped: "its \"enable\" is invalid",
		problems: enabled.problems
	};
	if (!enabled.value) return {
		skipped: describeDisabled(rule),
		problems: enabled.problems
	};
	const outcome = await evaluateRule(rule, run);
	const problems = [...enabled.problems, ...outcome.problems ?? []];
	if (!outcome.applies) {
		const { reason: skipped, unread } = outcome;
		return {
			skipped,
			problems,
			...omitUndefined({ unread })
		};
	}
	const result = await withAffixes(rule, outcome, run);
	return {
		...result,
		problems: [...problems, ...result.problems]
	};
}
async function withAffixes(rule, evaluation, run) {
	const prefix = await readAffix(rule, run, "prefix");
	const suffix = await readAffix(rule, run, "suffix");
	const problems = [...prefix.problems, ...suffix.problems];
	if (!prefix.ok || !suffix.ok) return {
		skipped: "its prefix or suffix is invalid",
		problems
	};
	const value = {
		text: evaluation.value,
		isLiteral: evaluation.isLiteral === true
	};
	const parts = [
		prefix.value,
		value,
		suffix.value
	];
	if (parts.every(({ text }) => text === "")) return {
		skipped: NOTHING,
		problems
	};
	const empty = findEmpty([
		prefix,
		evaluation,
		suffix
	], run);
	if (empty !== void 0) {
		const left = leftOut(empty, toOriginalTag(joinParts(parts)), rule.span);
		return {
			skipped: describeEmpty(empty),
			problems: [...problems, left]
		};
	}
	const legal = toLegalTag(parts, rule.spans.get("value") ?? rule.span, run.isStrict);
	if (!legal.ok) return {
		skipped: legal.reason,
		problems: [...problems, ...legal.problems]
	};
	const repository = await readRepository(rule, run);
	problems.push(...repository.problems);
	if (!repository.ok) return {
		skipped: "its repository is invalid",
		problems
	};
	const kind = rule.kind ?? (isExact(rule, evaluation, run) ? "exact" : "floating");
	return {
		tag: {
			rule,
			tag: legal.tag,
			kind,
			evaluation,
			prefix: toOriginalTag(prefix.value.text),
			suffix: toOriginalTag(suffix.value.text),
			isLiteral: parts.every(({ text, isLiteral }) => text === "" || isLiteral),
			...repository.value
		},
		problems
	};
}
async function readRepository({ repository, span }, run) {
	if (repository === void 0) return {
		ok: true,
		value: {},
		problems: []
	};
	const expanded = await run.expander.expand(repository, span);
	if (!expanded.ok) return expanded;
	const parsed = parseRepository(expanded.value);
	const problems = [...expanded.problems, ...parsed.problems];
	return parsed.ok ? {
		ok: true,
		value: { repository: parsed.value.name },
		problems
	} : {
		ok: false,
		problems
	};
}
function findEmpty(parts, { isStrict }) {
	return isStrict ? void 0 : parts.flatMap(({ empty }) => empty ?? [])[0];
}
function joinParts(parts) {
	return parts.map(({ text }) => text).join("");
}
async function readEnabled(rule, run) {
	const enabled = await expandAttribute(rule, run, "enable");
	if (!enabled.ok) return enabled;
	const { value, problems } = enabled;
	if (value === "true" || value === "false") return {
		ok: true,
		value: value === "true",
		problems
	};
	const span = rule.spans.get("enable") ?? rule.span;
	const message = `invalid value ${quote(value)} for "enable": not true or false`;
	return {
		ok: false,
		problems: [errorAt(span, "RULE_ENABLE", message, suggest(value, ["true", "false"]))]
	};
}
function describeDisabled(rule) {
	const enable = rule.attributes.get("enable") ?? "false";
	return enable === "false" ? "it is disabled" : `${quote(enable)} is false here`;
}
async function readAffix(rule, run, key) {
	const own = rule.attributes.get(key);
	const template = own ?? run.flavor[key];
	const where = (own === void 0 ? run.flavor.spans[key] : rule.spans.get(key)) ?? rule.span;
	const text = await run.expander.expand(template, where);
	return text.ok ? {
		...text,
		value: {
			text: text.value,
			isLiteral: !template.includes("{{")
		}
	} : text;
}
function isExact(rule, evaluation, run) {
	if (evaluation.isExact === true) return true;
	const { build, version } = run.expander.names.ours;
	const names = [
		...run.expander.context.sha === "" ? [] : ["sha"],
		...typeof build === "string" && build !== "" ? ["build"] : [],
		...typeof version === "string" && version !== "" ? ["version"] : []
	];
	const affixes = ["prefix", "suffix"].map((key) => rule.attributes.get(key) ?? run.flavor[key]);
	const values = rule.type === "raw" ? [rule.attributes.get("value") ?? ""] : [];
	return [...affixes, ...values].some((template) => usesName(template, names));
}
// src/plan/rules/rules.ts
async function evaluateRules(input) {
	const { facts, settings } = input;
	const isStrict = settings.compat === "strict";
	const { rules, problems: ruleProblems } = await parseRules(input.text, isStrict, input.pause);
	const { flavor, problems: flavorProblems } = await parseFlavor(input.flavor ?? "", isStrict);
	const problems = [...ruleProblems, ...flavorProblems];
	const run = {
		facts,
		settings,
		isStrict,
		flavor,
		expander: createExpander(facts, settings, { isForTags: true }),
		match: input.match
	};
	const own = rules.every(isPreset) ? NOTHING$1 : await evaluateOwn(rules, run, input.pause);
	const evaluated = !isStrict && rules.length === 0 && !problems.some(isError) || rules.some(isPreset) ? joinEvaluated(await evaluateFlavoredPreset(run), own) : own;
	return {
		...evaluated,
		problems: [...problems, ...evaluated.problems]
	};
}
function isPreset({ type }) {
	return type === "standard";
}
function isError({ level }) {
	return level === "error";
}
function evaluateFlavoredPreset({ facts, settings, flavor, expander }) {
	return addFlavor(evaluatePreset(facts, settings), flavor, expander);
}
async function evaluateOwn(rules, run, pause) {
	const { given, skipped, problems } = await runAll(rules, run, pause);
	const version = findRunVersion(given, run);
	const series = createSeriesMaker(run, given, version);
	const released = isReleased(given, run, version) ? version : void 0;
	const latest = evaluateLatest(given.filter(isForAll), run, {
		series,
		version
	});
	return {
		tags: levelPriorities([...unifyKinds(given, given.map((tag) => toEvaluated(tag, tag.tag === "latest" ? version : released, series))), ...latest.tags]),
		skipped,
		version: nameVersion(given, run),
		problems: [...problems, ...latest.problems],
		listing: listOriginally(given, latest.tags),
		said: given.flatMap(toSaid)
	};
}
function toSaid({ rule, evaluation }) {
	if ((rule.attributes.get("value") ?? "") === "") return [];
	const { version } = evaluation;
	if (version !== void 0) return [version.text];
	const written = rule.type === "raw" ? parseVersion(evaluation.value) : void 0;
	return written?.scheme === "semver" ? [written.text] : [];
}
function isForAll({ repository }) {
	return repository === void 0;
}
function nameVersion(given, { facts, settings }) {
	const [first] = given.filter(isForAll);
	if (first !== void 0) return first.tag;
	return (given.length === 0 ? void 0 : readRunVersion(facts, settings))?.text ?? given[0]?.tag ?? null;
}
function isReleased(given, { expander: { context } }, version) {
	const text = toOriginalTag(version?.text ?? "");
	return context.gitTag !== void 0 || text !== "" && given.some(({ tag, kind }) => kind === "exact" && tag.includes(text));
}
async function runAll(rules, run, pause) {
	const given = [];
	const skipped = [];
	const problems = [];
	const unread = [];
	for (const rule of rules.filter((one) => !isPreset(one))) {
		await pause?.();
		const result = await runRule(rule, run);
		problems.push(...result.problems);
		if (result.tag !== void 0) given.push(result.tag);
		if (result.unread !== void 0) unread.push(result.unread);
		if (result.skipped !== void 0) skipped.push({
			rule: rule.written,
			reason: result.skipped
		});
	}
	return {
		given,
		skipped,
		problems: [...distinct(problems), ...explainAll(given, unread)]
	};
}
function explainAll(given, unread) {
	if (given.some(({ rule }) => isAboutVersions(rule))) return [];
	return unread.flatMap(explainUnread).slice(0, 1);
}
function isAboutVersions({ type }) {
	return type === "semver" || type === "pep440" || type === "match";
}
function distinct(problems) {
	return [...new Map(problems.map((one) => [`${one.code} ${one.message}`, one])).values()];
}
function toEvaluated(given, version, series) {
	const { rule, tag, kind, evaluation, isLiteral, repository } = given;
	const versions = kind === "floating" ? makeSeries(given, version, series) : void 0;
	const about = versions === void 0 ? "" : `; ${describeFloat(versions, series.known)}`;
	return {
		tag,
		kind,
		...omitUndefined({ versions }),
		rule: rule.written,
		reason: evaluation.reason + about,
		priority: rule.priority,
		...isLiteral ? { literal: true } : {},
		...repository === void 0 ? {} : { repositories: [repository] }
	};
}
function makeSeries({ rule, tag, evaluation }, runVersion, series) {
	if (evaluation.version !== void 0) {
		const { version, extent = "none" } = evaluation;
		return series.make({
			tag,
			version,
			extent
		});
	}
	if (rule.type !== "raw" || runVersion === void 0) return void 0;
	const extent = tag === "latest" ? "none" : extentOf(evaluation.value, runVersion);
	return extent === "whole" ? void 0 : series.make({
		tag,
		version: runVersion,
		extent
	});
}
function unifyKinds(given, evaluated) {
	const groups = groupByTag(evaluated);
	const said = groupKinds(given);
	return evaluated.map((tag) => {
		const [kind, other] = said.get(tag.tag) ?? [];
		return other === void 0 ? unifyKind(tag, groups.get(tag.tag) ?? tag, kind) : tag;
	});
}
function unifyKind(tag, group, said) {
	const { versions } = group;
	const isExact = versions === void 0 && group.kind === "exact";
	const kind = said ?? (isExact ? "exact" : "floating");
	if (kind === "floating") return {
		...tag,
		kind,
		...omitUndefined({ versions })
	};
	return Object.hasOwn(tag, "versions") ? withoutSeries(tag) : {
		...tag,
		kind
	};
}
function withoutSeries({ tag, rule, reason, priority, literal, repositories }) {
	return {
		tag,
		kind: "exact",
		rule,
		reason,
		priority,
		...literal ? { literal } : {},
		...omitUndefined({ repositories })
	};
}
function groupByTag(evaluated) {
	const groups = new Map();
	for (const { tag, kind, versions } of evaluated) {
		const known = groups.get(tag);
		const series = known?.versions ?? versions;
		groups.set(tag, {
			kind: known?.kind === "exact" ? "exact" : kind,
			...omitUndefined({ versions: series })
		});
	}
	return groups;
}
function groupKinds(given) {
	const kinds = new Map();
	for (const { tag, rule } of given) {
		const known = kinds.get(tag) ?? [];
		if (rule.kind !== void 0 && !known.includes(rule.kind)) kinds.set(tag, [...known, rule.kind]);
	}
	return kinds;
}
function levelPriorities(evaluated) {
	let last = Number.MAX_SAFE_INTEGER;
	return evaluated.map((tag) => {
		last = Math.min(last, Number.isFinite(tag.priority) ? tag.priority : last);
		return {
			...tag,
			priority: last
		};
	});
}
function listOriginally(given, latest) {
	return [...[...new Set(given.map(({ tag }) => tag))], ...latest.filter(({ held }) => held === void 0).map(({ tag }) => tag)];
}
export { evaluateRules };
