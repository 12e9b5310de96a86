import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { SPELLING, decidePush, explainDirty, isMade, isUncommitted, listMasked, repositoriesFor } from "./plan.js";
import { array, boolean, check, custom, exactOptional, is, literal, maxLength, minLength, minValue, nullable, number, object, picklist, pipe, record, regex, safeInteger, safeParse, string, variant } from "./finish.js";
import { Problem, buildxSettings, describeBadTag, error, factFlags, isTag, notice, omitUndefined, parseRepository, quote, readSmallBytes, settingsTable } from "./base.js";
import { distinctProblems, leaveOutForPlan } from "./untrusted.js";
const { isAbsolute, relative, resolve } = require("node:path");
// src/plan/saved/grammar.ts
const LONGEST_LINE = 4096;
const LONGEST_SHOWN = 200;
function show(value) {
	if (typeof value === "string") return quote(value.slice(0, LONGEST_SHOWN));
	if (Array.isArray(value)) return "a list";
	return typeof value === "object" && value !== null ? "an object" : JSON.stringify(value);
}
const text = pipe(string(), check((value) => !/\p{Surrogate}/u.test(value), "holds half of a character"), check((value) => !value.includes("\0"), "holds a NUL character"));
const line = pipe(text, check((value) => value.length <= LONGEST_LINE, ({ input }) => `it has ${input.length} characters; the limit is ${LONGEST_LINE}`), check((value) => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value), ({ input }) => `${show(input)} is not one line of text`));
const tag = pipe(line, check(isTag, ({ input }) => `invalid tag ${show(input)}: ${describeBadTag(input)}`));
const repository = pipe(line, check(isRepository, ({ input }) => `invalid repository ${show(input)}: ${explain(input)}`));
function isRepository(name) {
	const parsed = parseRepository(name);
	return parsed.ok && parsed.value.name === name;
}
function explain(name) {
	return parseRepository(name).problems[0]?.message ?? "not in the form that tagship plan writes";
}
const platform = pipe(line, regex(/^[A-Za-z0-9][A-Za-z0-9._+()/-]*$/, ({ input }) => `invalid platform ${show(input)}`));
const commit = pipe(line, regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, ({ input }) => `invalid commit ${show(input)}`));
const time = pipe(line, check((value) => !Number.isNaN(Date.parse(value)), ({ input }) => `invalid time ${show(input)}`));
const digest = pipe(line, regex(/^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[A-Za-z0-9=_-]{32,256}$/, ({ input }) => `invalid digest ${show(input)}`));
// src/plan/saved/command.ts
const PROGRAM = [
	"docker",
	"buildx",
	"build"
];
const SECRET = /^id=[^=,"\p{Cc}]+,(?:env=|src=|"(?:env|src)=)/u;
function readCommand(argv, words) {
	if (argv.slice(0, PROGRAM.length).join(" ") !== PROGRAM.join(" ")) return { wrong: `it does not begin with ${PROGRAM.join(" ")}` };
	const flags = [];
	let at = PROGRAM.length;
	while (at < argv.length && argv[at] !== "--") {
		const read = readFlag(argv.slice(at, at + 2), words);
		if ("wrong" in read) return read;
		flags.push([read.flag, read.value]);
		at += read.length;
	}
	const context = readContext(argv.slice(at));
	return "wrong" in context ? context : { command: {
		flags,
		...context
	} };
}
function readFlag([flag = "", value], words) {
	const word = words.find((one) => one.flag === flag);
	if (word === void 0) return { wrong: `${show(flag)} is not a flag that a setting makes` };
	if (!word.takesValue) return {
		flag,
		value: "",
		length: 1
	};
	if (value === void 0) return { wrong: `${show(flag)} has no value` };
	return flag === "--secret" && !SECRET.test(value) ? { wrong: `${show(value)} is not a build secret that a setting makes` } : {
		flag,
		value,
		length: 2
	};
}
function readContext([, context, ...more]) {
	if (context === void 0) return { wrong: "no build context after \"--\"" };
	if (more.length > 0) return { wrong: `${show(more[0])} follows the build context` };
	return context.startsWith("-") || context === "" ? { wrong: `invalid build context ${show(context)}` } : { context };
}
function listDisagreements({ platforms, build }, { flags, context }) {
	const valueOf = (name) => flags.filter(([flag]) => flag === name).map(([, value]) => value);
	const file = valueOf("--file");
	const wanted = platforms.length === 0 ? [] : [platforms.join(",")];
	return [
		...context === (build.context || ".") ? [] : ["build.context differs from build.argv"],
		...file.every((one) => one === build.file) ? [] : ["build.file differs from build.argv"],
		...valueOf("--platform").join(" ") === wanted.join(" ") ? [] : ["platforms differ from build.argv"]
	];
}
// src/plan/saved/applies.ts
function listMisfits(plan, path, present, words) {
	const isTrusted = plan.facts.trust.level === "trusted" && present.trust.level === "trusted";
	return [
		...checkCommit(plan, path, present),
		...checkTrust(plan, path, present),
		...checkPush(plan, path, present),
		...isTrusted ? [] : plan.targets.flatMap((target) => checkOwn({
			push: plan.push,
			target
		}, path, present, words)),
		...plan.targets.flatMap((target) => checkValues(target, path, present, words))
	];
}
function checkCommit({ facts }, path, present) {
	if (facts.sha !== present.sha) {
		const message = `${quote(path)} was made for commit ${facts.sha}, but ${present.sha} is checked out`;
		return [error("PLAN_OTHER_COMMIT", message, "Check that commit out, or make a new plan.")];
	}
	if (!present.dirty || facts.dirty) return [];
	const message = `${quote(path)} was made for a clean checkout, and this one has changes that are not committed`;
	return [error("PLAN_DIRTY", message, "Commit or stash them, or allow them with --allow-dirty.")];
}
function checkTrust({ facts }, path, present) {
	if (facts.trust.level === "untrusted" || present.trust.level === "trusted") return [];
	return [error("PLAN_TRUST", `${quote(path)} was made by a trusted run, and this run is untrusted, because ${present.trust.reason}`, "Make the plan in a run of the same change: tagship plan --out plan.json.")];
}
function checkPush({ push }, path, present) {
	const { settings, isLocal, trust } = present;
	if (settings.push === "true" && push.mode !== "push") {
		const message = `${quote(path)} was made for a run that does not push: ${push.reason}`;
		return [error("PLAN_NO_PUSH", message, "Make it for one that does: tagship plan --push --json > plan.json.")];
	}
	const isCarried = isLocal && trust.level === "trusted" && settings.push === "auto" && !settings.load;
	if (push.mode !== "push" || present.push.mode === "push" || isCarried) return [];
	const message = `${quote(path)} pushes (${push.reason}), and this run would only build: ${present.push.reason}`;
	const hint = settings.push === "false" ? "Make it for a run that does not: tagship plan --no-push --json > plan.json." : "Make the plan in a run like this one, or let this run push: --push.";
	return [error("PLAN_PUSHES", message, hint)];
}
function checkOwn({ push, target }, path, { targets }, words) {
	const own = targets.flatMap(({ build }) => listPairs(build.argv, words));
	const contexts = targets.map(({ build }) => build.context);
	const repositories = targets.flatMap((one) => one.repositories);
	const tags = targets.flatMap((one) => [...one.tags, ...one.held].map(({ tag }) => tag));
	const isOwn = (flag, value) => own.some(([ownFlag, ownValue]) => ownFlag === flag && ownValue === value);
	const foreign = listPairs(target.build.argv, words).filter(([flag, value]) => !staysInside(flag, value, words) && !isOwn(flag, value));
	const pushed = push.mode === "push" ? target : {
		repositories: [],
		tags: []
	};
	const made = targets.flatMap(({ build }) => build.from ?? []);
	const others = [
		...(target.build.from ?? []).filter((one) => !made.includes(one)).map((one) => `from ${show(one)}`),
		...foreign.map(([flag, value]) => `${flag} ${show(value)}`),
		...contexts.includes(target.build.context) ? [] : [`context ${show(target.build.context)}`],
		...pushed.repositories.filter((name) => !repositories.includes(name)).map(show),
		...pushed.tags.filter(({ tag }) => !tags.includes(tag)).map(({ tag }) => `tag ${show(tag)}`)
	];
	if (others.length === 0) return [];
	return [error("PLAN_SETTINGS", `${quote(path)} holds what this run's own settings do not give, and it is untrusted: ${others.slice(0, 10).join(", ")}`, "Give the same by an input, flag or variable, or make the plan again with the settings of this run.")];
}
function listPairs(argv, words) {
	const read = readCommand(argv, words);
	return "command" in read ? read.command.flags : [];
}
function staysInside(flag, value, words) {
	if (flag === "--build-arg" && !value.includes("=")) return false;
	return words.some((word) => word.flag === flag && word.staysInside);
}
function checkValues({ build }, path, { settings, targets }, words) {
	const pairs = listPairs(build.argv, words);
	const own = targets.flatMap((target) => listPairs(target.build.argv, words));
	const count = (all, name) => all.filter(([flag]) => flag === name).length;
	const isContextLost = build.context.includes("***") && !targets.some((one) => one.build.context === build.context);
	const lost = pairs.filter(([flag, value]) => flag !== "--build-arg" && value.includes("***")).filter(([flag]) => count(own, flag) < count(pairs, flag)).map(([flag, value]) => `${flag} ${show(value)}`);
	return [
		...listGivenSecrets(pairs).filter(({ id }) => !settings.buildSecrets.some((one) => one.id === id)).map(({ id }) => `the build secret ${show(id)}`),
		...listMaskedArgs(pairs, settings.buildArgs).map((name) => `the build argument ${show(name)}`),
		...lost,
		...isContextLost ? [`the build context ${show(build.context)}`] : []
	].map((what) => error("PLAN_SECRET_MISSING", `${quote(path)} needs ${what}, whose value is not in the plan and was not given to this run`, "Set it for ship as for plan."));
}
function listMaskedArgs(pairs, given) {
	const names = given.map((arg) => arg.split("=", 1)[0]);
	return pairs.filter(([flag, value]) => flag === "--build-arg" && value.endsWith(`=***`)).map(([, value]) => value.split("=", 1)[0] ?? "").filter((name) => !names.includes(name));
}
function listGivenSecrets(pairs) {
	return pairs.flatMap(([flag, value]) => {
		const [, id, variable] = /^id=([A-Za-z0-9_.-]+),env=(SHIP_SECRET_\d+)$/.exec(value) ?? [];
		return flag !== "--secret" || id === void 0 || variable === void 0 ? [] : [{
			id,
			variable
		}];
	});
}
// src/plan/saved/checks.ts
function listContradictions({ targets }, words) {
	const each = targets.flatMap((target, index) => checkTarget(target, words).map((wrong) => `targets[${index}].${wrong}`));
	const references = targets.flatMap(({ repositories, tags }) => tags.flatMap((planned) => repositoriesFor({ repositories }, planned).map((name) => `${toKey(name)}:${planned.tag}`)));
	const twice = each.length === 0 ? listTwice(references) : [];
	return [
		...listTwice(targets.map(({ name }) => name)).map((name) => `two targets are ${show(name)}`),
		...each,
		...listUnbuildable(targets),
		...twice.map((reference) => `two targets have ${show(reference)}`)
	];
}
function listUnbuildable(targets) {
	const names = new Set(targets.map(({ name }) => name));
	const unknown = targets.flatMap(({ needs = [] }, index) => needs.filter((name) => !names.has(name)).map((name) => `targets[${index}].needs: there is no target ${show(name)}`));
	const built = new Set();
	let left = targets;
	for (let before = -1; before !== built.size;) {
		before = built.size;
		const ready = left.filter(({ needs = [] }) => needs.every((name) => built.has(name)));
		for (const { name } of ready) built.add(name);
		left = left.filter((target) => !ready.includes(target));
	}
	const [stuck] = left;
	if (stuck === void 0 || unknown.length > 0) return unknown;
	return [`the target ${show(stuck.name)} is built on itself`];
}
function checkTarget(target, words) {
	const { repositories, tags, held, platforms, build } = target;
	return [
		...listTwice(repositories.map(toKey)).map((name) => `repositories: ${show(name)} is listed twice`),
		...listTwice([...tags, ...held].map(({ tag }) => tag)).map((tag) => `tags: ${show(tag)} is listed twice`),
		...listTwice(platforms).map((platform) => `platforms: ${show(platform)} is listed twice`),
		...[...tags, ...held].flatMap((tag) => checkTag(tag, target)),
		...checkBuild(target, build, words)
	];
}
function checkBuild(target, build, words) {
	if (isMade(build)) {
		const { argv, context, file } = build;
		return argv.length > 0 || context !== "" || file !== "" ? ["build: from excludes argv, context and file"] : [];
	}
	const read = readCommand(build.argv, words);
	return "wrong" in read ? [`build.argv: ${read.wrong}`] : listDisagreements(target, read.command);
}
function checkTag(planned, target) {
	const { tag, platform } = planned;
	const { platforms, repositories } = target;
	const isBuilt = platform === void 0 || platforms.includes(platform);
	const strange = repositoriesFor(target, planned).filter((name) => !repositories.includes(name));
	return [...isBuilt ? [] : [`tags: ${show(tag)} is for ${show(platform)}, which is not built`], ...strange.map((name) => `tags: ${show(tag)} is for ${show(name)}, which is not pushed to`)];
}
function toKey(name) {
	const parsed = parseRepository(name);
	return parsed.ok ? `${parsed.value.host}/${parsed.value.path}` : name;
}
function listTwice(names) {
	const seen = new Set();
	const twice = new Set();
	for (const name of names) (seen.has(name) ? twice : seen).add(name);
	return [...twice];
}
// src/plan/saved/schema.ts
const MOST_PROBLEMS$1 = 20;
const count = pipe(number(), safeInteger(), minValue(0));
const trigger = picklist([
	"push",
	"manual",
	"api",
	"workflow_run",
	"local",
	"other"
]);
const origin = picklist([
	"project",
	"fork",
	"unknown"
]);
const event = variant("kind", [
	object({
		kind: literal("branch"),
		branch: line,
		trigger
	}),
	object({
		kind: literal("gitTag"),
		gitTag: line,
		trigger
	}),
	object({
		kind: literal("release"),
		gitTag: line,
		prerelease: boolean()
	}),
	object({
		kind: literal("change"),
		number: count,
		source: exactOptional(line),
		target: exactOptional(line),
		headSha: exactOptional(commit),
		origin
	}),
	object({
		kind: literal("mergeQueue"),
		target: exactOptional(line),
		number: exactOptional(count)
	}),
	object({
		kind: literal("schedule"),
		branch: exactOptional(line)
	}),
	object({
		kind: literal("other"),
		name: line,
		origin: exactOptional(origin),
		about: exactOptional(count)
	})
]);
const ci = custom((value) => typeof value === "string" && /^[a-z]{1,40}$/.test(value));
const facts = object({
	ci,
	event,
	trust: object({
		level: picklist(["trusted", "untrusted"]),
		reason: text,
		settingsFile: exactOptional(object({
			level: literal("untrusted"),
			reason: text
		}))
	}),
	eventName: line,
	ref: line,
	baseRef: exactOptional(line),
	sha: commit,
	checkedOut: exactOptional(object({
		is: picklist([
			"head",
			"base",
			"older",
			"newer",
			"elsewhere",
			"other"
		]),
		eventSha: exactOptional(commit)
	})),
	conclusion: exactOptional(line),
	commitTime: exactOptional(time),
	distance: exactOptional(count),
	dirty: boolean(),
	changes: exactOptional(object({
		count,
		files: pipe(array(text), maxLength(3))
	})),
	defaultBranch: exactOptional(line),
	branchesAlike: exactOptional(pipe(array(line), maxLength(100))),
	protected: exactOptional(boolean()),
	project: object({
		slug: exactOptional(text),
		name: exactOptional(text),
		url: exactOptional(text),
		description: exactOptional(text),
		license: exactOptional(text),
		private: exactOptional(boolean())
	}),
	run: object({
		number: exactOptional(text),
		id: exactOptional(text),
		attempt: exactOptional(text),
		url: exactOptional(text)
	}),
	environment: exactOptional(text),
	ownRepository: exactOptional(line),
	now: time,
	gitTags: object({
		known: boolean(),
		from: exactOptional(line),
		count,
		reason: exactOptional(text)
	}),
	metadata: exactOptional(object({
		ref: line,
		sha: line,
		baseRef: exactOptional(line),
		defaultBranch: exactOptional(line),
		commitTime: exactOptional(time)
	}))
});
const MOST_SPELLINGS = 100;
const spelling = pipe(string(), regex(SPELLING));
const series = pipe(object({
	name: line,
	scheme: picklist([
		"semver",
		"pep440",
		"loose"
	]),
	version: line,
	range: exactOptional(line),
	gitTagPrefix: line,
	exactPrefix: line,
	exactSuffix: line,
	spellings: exactOptional(pipe(array(spelling), maxLength(MOST_SPELLINGS))),
	ignore: exactOptional(line),
	revisions: exactOptional(line),
	above: array(object({
		gitTag: line,
		version: line,
		tag
	}))
}), check(({ exactPrefix, version, exactSuffix }) => is(tag, (exactPrefix + version + exactSuffix).replaceAll("+", "-")), "its prefix, version and suffix make no tag"));
const plannedTag = object({
	tag,
	kind: picklist(["exact", "floating"]),
	series: exactOptional(line),
	rule: text,
	reason: text,
	decided: picklist(["plan", "registry"]),
	answer: exactOptional(picklist([
		"create",
		"move",
		"replace",
		"keep",
		"hold"
	])),
	from: exactOptional(object({
		digest: line,
		version: exactOptional(line),
		revision: exactOptional(line)
	})),
	there: exactOptional(record(repository, object({
		digest: nullable(digest),
		answer: picklist([
			"create",
			"move",
			"keep",
			"hold"
		])
	}))),
	versions: exactOptional(series),
	literal: exactOptional(boolean()),
	repositories: exactOptional(array(repository)),
	platform: exactOptional(platform)
});
const provenance = pipe(line, regex(/^mode=(?:min|max)(?:,inline-only=true)?(?:,builder-id=[^\s,"]+)?$/));
const cacheEntry = pipe(line, regex(/^type=(?:gha,scope=tagship-[\w.-]+|registry,ref=[\w.:/-]+)(?:,(?:mode|ignore-error|timeout|image-manifest|oci-mediatypes)=\w+)*$/));
const build = object({
	from: exactOptional(pipe(array(line), minLength(1), maxLength(100))),
	argv: array(text),
	context: text,
	file: text,
	recipe: text,
	inputs: exactOptional(pipe(string(), regex(/^[0-9a-f]{64}$/))),
	sourceDateEpoch: exactOptional(pipe(number(), safeInteger())),
	provenance: exactOptional(provenance),
	cache: exactOptional(object({
		from: array(cacheEntry),
		to: array(cacheEntry)
	})),
	requiredSecrets: exactOptional(array(line))
});
const resolved = object({
	latest: picklist([
		"auto",
		"release",
		"branch",
		"never"
	]),
	version: exactOptional(line)
});
const target = object({
	name: line,
	version: nullable(line),
	platforms: array(platform),
	repositories: array(repository),
	creates: exactOptional(array(repository)),
	logins: exactOptional(record(repository, line)),
	tags: array(plannedTag),
	held: array(plannedTag),
	listing: exactOptional(array(line)),
	skipped: exactOptional(array(object({
		rule: text,
		reason: text
	}))),
	labels: record(text, text),
	annotations: record(text, text),
	build,
	needs: exactOptional(array(line)),
	untagged: exactOptional(text),
	unchangedSince: exactOptional(line),
	resolved: exactOptional(resolved)
});
const problem = object({
	level: picklist(["error", "notice"]),
	code: custom((value) => typeof value === "string" && /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/.test(value)),
	message: text,
	hint: text,
	at: exactOptional(object({
		file: line,
		line: count
	}))
});
const plannedHook = object({
	name: line,
	kind: picklist([
		"webhook",
		"sevalla",
		"kinsta",
		"github-deployment",
		"slack"
	]),
	when: line,
	target: line,
	call: boolean(),
	reason: text
});
const plan = object({
	schemaVersion: literal(1),
	tool: object({
		name: literal("tagship"),
		version: line
	}),
	facts,
	push: object({
		mode: picklist(["push", "build"]),
		reason: text,
		onlyWithCredentials: boolean()
	}),
	sign: exactOptional(object({
		with: picklist(["key", "keyless"]),
		log: exactOptional(picklist([
			"public",
			"own",
			"none"
		])),
		format: picklist([
			"both",
			"bundle",
			"legacy"
		]),
		referrers: array(line)
	})),
	attest: exactOptional(object({
		store: literal("github"),
		instance: picklist([
			"public",
			"github",
			"own"
		])
	})),
	deploy: exactOptional(array(plannedHook)),
	history: exactOptional(literal(true)),
	login: exactOptional(literal("job")),
	resolved: exactOptional(resolved),
	targets: array(target),
	omitted: exactOptional(array(object({
		name: line,
		reason: text
	}))),
	problems: array(problem)
});
function shapePlan(json) {
	const parsed = safeParse(plan, json, {
		abortPipeEarly: true,
		message: describe
	});
	if (parsed.success) return { plan: parsed.output };
	const { issues } = parsed;
	return {
		wrong: issues.slice(0, MOST_PROBLEMS$1).map((issue) => {
			const where = renderPath(issue.path?.map(({ key }) => key) ?? []);
			return where === "" ? issue.message : `${where}: ${issue.message}`;
		}),
		left: Math.max(0, issues.length - MOST_PROBLEMS$1)
	};
}
function describe({ expected, input }) {
	if (input === void 0) return "is missing";
	return expected === null || expected === "unknown" ? `${show(input)} is not allowed here` : `${show(input)} is not ${expected.replaceAll("\"", "'").replaceAll("Array", "a list")}`;
}
function renderPath(keys) {
	return keys.map((key, at) => {
		if (typeof key === "number") return `[${key}]`;
		const name = String(key);
		if (!/^[A-Za-z]\w{0,40}$/.test(name)) return `[${quote(name.slice(0, 100))}]`;
		return at === 0 ? name : `.${name}`;
	}).join("");
}
function damaged(path, why) {
	return error("PLAN_DAMAGED", `${quote(path)} is not a plan that can be shipped: ${why}`, "Make it again: tagship plan --out plan.json.");
}
// src/plan/saved/saved.ts
const MOST_PROBLEMS = 20;
function parseSavedPlan(text, path, present, words) {
	const json = parseJson(text);
	if (json === void 0) return refuse([notJson(path)]);
	const version = readVersion(json);
	if (version !== void 0 && version !== 1) return refuse([otherVersion(path, version)]);
	const shaped = shapePlan(json);
	if (!("plan" in shaped)) return refuse(listDamage(path, shaped.wrong, shaped.left));
	const { plan } = shaped;
	const wrong = listContradictions(plan, words);
	if (wrong.length > 0) {
		const left = Math.max(0, wrong.length - MOST_PROBLEMS);
		return refuse(listDamage(path, wrong.slice(0, MOST_PROBLEMS), left));
	}
	const problems = [...listEmpty(plan, path), ...listMisfits(plan, path, present, words)];
	return problems.length === 0 ? {
		ok: true,
		value: plan,
		problems
	} : refuse(problems);
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function readVersion(json) {
	return typeof json === "object" && json !== null && !Array.isArray(json) && "schemaVersion" in json ? json.schemaVersion : void 0;
}
function listEmpty({ targets, push, problems, facts }, path) {
	const [why] = problems.filter(({ code }) => code === "TARGET_NOT_MEANT" || code === "NO_TAGS");
	const because = why === void 0 ? "" : `: ${why.message}`;
	const hint = "Ship only plans that have tags, or make it again: tagship plan --push --json.";
	const empty = (what) => error("PLAN_EMPTY", `${quote(path)} has ${what}${because}`, hint);
	if (targets.length === 0) return [empty("no target")];
	if (push.mode !== "push") return [];
	return targets.filter(({ untagged }) => untagged === void 0).flatMap(({ name, tags, held, repositories }) => {
		const open = [...tags, ...held.filter(({ decided }) => decided === "registry")];
		const isDirty = facts.dirty && held.some(({ reason }) => reason === "the checkout has changes that are not committed");
		if (open.length === 0 && isDirty) return [explainDirty(facts, held)];
		return [...open.length === 0 ? [empty(`no tag for ${quote(name)}${listHeld(held)}`)] : [], ...repositories.length === 0 ? [empty(`no repository for ${quote(name)}`)] : []];
	});
}
function listHeld(held) {
	const [first] = held;
	return first === void 0 ? "" : `; ${first.tag} is held: ${quote(first.reason).slice(1, -1)}`;
}
function notJson(path) {
	return error("PLAN_NOT_JSON", `${quote(path)} is not JSON`, "Save a plan with tagship plan --out plan.json.");
}
function otherVersion(path, version) {
	return error("PLAN_SCHEMA_VERSION", `${quote(path)} has schema version ${show(version)}; this tagship applies version 1`, "Make the plan and apply it with the same tagship.");
}
function listDamage(path, wrong, left) {
	const more = left === 0 ? [] : [damaged(path, `${left} more problems of this kind`)];
	return [...wrong.map((why) => damaged(path, why)), ...more];
}
function refuse(problems) {
	return {
		ok: false,
		problems
	};
}
// src/settings/values/build-flags.ts
const inside = {
	takesValue: true,
	staysInside: true
};
const outside = {
	takesValue: true,
	staysInside: false
};
const INSIDE = [
	"no-cache-filters",
	"shm-size",
	"ulimit"
];
const buildWords = [
	{
		flag: "--platform",
		settings: ["platforms"],
		...inside
	},
	{
		flag: "--file",
		settings: ["file"],
		...outside
	},
	{
		flag: "--target",
		settings: ["target"],
		...inside
	},
	{
		flag: "--build-arg",
		settings: ["build-args"],
		...inside
	},
	{
		flag: "--label",
		settings: ["labels"],
		...inside
	},
	{
		flag: "--annotation",
		settings: ["annotations"],
		...inside
	},
	{
		flag: "--provenance",
		settings: ["provenance"],
		...outside
	},
	{
		flag: "--sbom",
		settings: ["sbom"],
		...outside
	},
	{
		flag: "--cache-from",
		settings: ["cache-from"],
		...outside
	},
	{
		flag: "--cache-to",
		settings: ["cache-to"],
		...outside
	},
	{
		flag: "--no-cache",
		settings: ["no-cache"],
		takesValue: false,
		staysInside: true
	},
	{
		flag: "--pull",
		settings: ["pull"],
		takesValue: false,
		staysInside: true
	},
	...[...new Set(buildxSettings.map(({ buildxFlag }) => buildxFlag))].map((flag) => {
		const settings = buildxSettings.filter(({ buildxFlag }) => buildxFlag === flag).map(({ name }) => name);
		return {
			flag,
			settings,
			takesValue: true,
			staysInside: settings.every((name) => INSIDE.includes(name))
		};
	})
];
// src/settings/inputs/planned.ts
const GROUPS = [
	"Image",
	"Tags",
	"Labels",
	"Facts"
];
const NAMES = [...[
	"name",
	"from",
	"file",
	"target",
	"platforms",
	"provenance",
	"sbom",
	"no-cache",
	"pull"
], "plain-tag"];
const WORDS = {
	"build-args": "--build-arg",
	"cache-from": "--cache-from",
	"cache-to": "--cache-to",
	context: "--"
};
function explainIgnored(path, given) {
	const settings = settingsTable.filter(({ name }) => [given.given[name]].flat().some(Boolean)).filter((setting) => isFixedByPlan(setting, given.masked));
	const facts = factFlags.filter(({ fact }) => given.overrides[fact]);
	const flags = [...settings, ...facts].map(({ name }) => `--${name}`);
	if (flags.length === 0) return [];
	return [notice("PLAN_SETTLED", `"${path}" is shipped as planned: ${flags.join(", ")} cannot change it.`, "Pass them to the command that makes the plan: tagship plan --out plan.json.")];
}
function isFixedByPlan(setting, masked) {
	if (setting.name === "sha") return false;
	if (GROUPS.includes(setting.group) || NAMES.includes(setting.name)) return true;
	if (setting.key === void 0) return setting.form !== "secret-value" && !masked.includes(setting.buildxFlag);
	const word = WORDS[setting.name];
	return word !== void 0 && !masked.includes(word);
}
function withPlanned(settings, { resolved, argv, masked }) {
	const valuesOf = (flag) => argv.filter((_, at) => argv[at - 1] === flag);
	return {
		...settings,
		provenance: valuesOf("--provenance").at(-1),
		sbom: valuesOf("--sbom").at(-1),
		cacheTo: masked.includes("--cache-to") ? settings.cacheTo : valuesOf("--cache-to"),
		...resolved === void 0 ? {} : {
			latest: resolved.latest,
			version: resolved.version
		}
	};
}
// src/run/files/plan-file.ts
const LARGEST_BYTES = 16777216;
async function usePlanFile(path, request, fresh, cwd) {
	const text = await readPlanText(path, cwd);
	const { facts } = fresh;
	const isLocal = facts.ci === "local";
	const parsed = parseSavedPlan(text, path, {
		sha: facts.sha,
		dirty: isUncommitted(facts, fresh.settings),
		trust: facts.trust,
		push: decidePush(facts, fresh.settings).push,
		settings: fresh.settings,
		isLocal,
		targets: fresh.plan.targets
	}, buildWords);
	if (!parsed.ok) throw new Problem(parsed.problems);
	const plan = withOwnInputs(parsed.value, fresh.plan);
	const { settings, problems } = withTrustOf(plan, fresh);
	const argv = plan.targets.flatMap(({ build }) => build.argv);
	const masked = listMasked(argv);
	const vain = explainIgnored(path, {
		...request,
		masked
	});
	return {
		facts: {
			...facts,
			trust: plan.facts.trust
		},
		plan: {
			...plan,
			problems: [
				...distinctProblems([...plan.problems, ...problems]),
				...vain,
				...isLocal ? listInside(path, plan, cwd) : []
			]
		},
		settings: {
			...withPlanned(settings, {
				resolved: plan.resolved,
				argv,
				masked
			}),
			buildSecrets: nameSecrets(plan, settings.buildSecrets),
			targets: settings.targets.map((target) => toPlannedTarget(target, plan, masked))
		}
	};
}
function withTrustOf({ facts: { trust } }, { facts, settings }) {
	return trust.level === "untrusted" && facts.trust.level === "trusted" ? leaveOutForPlan(settings, trust) : {
		settings,
		problems: []
	};
}
function withOwnInputs(plan, fresh) {
	const targets = plan.targets.map((target) => {
		const own = fresh.targets.find(({ name }) => name === target.name)?.build;
		const decided = {
			inputs: own?.inputs,
			cache: own?.cache
		};
		return {
			...target,
			build: omitUndefined({
				...target.build,
				...decided
			})
		};
	});
	return {
		...plan,
		targets
	};
}
function toPlannedTarget(target, plan, masked) {
	const planned = plan.targets.find(({ name }) => name === target.name);
	if (planned === void 0) return target;
	const { resolved, build } = planned;
	const settings = {
		...withPlanned(target.settings, {
			resolved,
			argv: build.argv,
			masked
		}),
		buildSecrets: nameSecrets({ targets: [planned] }, target.settings.buildSecrets)
	};
	return {
		...target,
		settings
	};
}
function listInside(path, plan, cwd) {
	const context = plan.targets.filter(({ build }) => !isMade(build)).map(({ build }) => build.context).find((one) => {
		const way = relative(resolve(cwd, one), resolve(cwd, path));
		return !/^[a-z]+:\/\//.test(one) && !way.startsWith("..") && !isAbsolute(way);
	});
	if (context === void 0) return [];
	return [notice("PLAN_IN_CONTEXT", `"${path}" lies in the build context "${context}", and is in the image if the Dockerfile copies all of it`, "Name it in .dockerignore, or save plans elsewhere: tagship plan --out ../plan.json.")];
}
function nameSecrets(plan, given) {
	return plan.targets.flatMap(({ build }) => {
		const read = readCommand(build.argv, buildWords);
		return ("command" in read ? listGivenSecrets(read.command.flags) : []).flatMap(({ id, variable }) => {
			const found = given.find((one) => one.id === id);
			return found === void 0 ? [] : [{
				...found,
				variable
			}];
		});
	});
}
async function readPlanText(path, cwd) {
	const bytes = await readBytes(path, cwd);
	const [first, second] = bytes;
	const encoding = first === 255 && second === 254 ? "utf-16le" : first === 254 && second === 255 ? "utf-16be" : "utf-8";
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch (cause) {
		throw new Problem([error("PLAN_NOT_JSON", `"${path}" is not text in ${encoding}`, "Save a plan with tagship plan --out plan.json.")], { cause });
	}
}
async function readBytes(path, cwd) {
	const file = await readSmallBytes(resolve(cwd, path), LARGEST_BYTES, { pipes: true });
	if (file.ok) return file.bytes;
	throw new Problem([describeUnread(path, file)]);
}
function describeUnread(path, { why, isMissing, isTooLong }) {
	if (isMissing) return error("FILE_NOT_FOUND", `there is no file "${path}"`, "Check the path; it starts at the working directory.");
	if (!isTooLong) return error("FILE_UNREADABLE", `"${path}" cannot be read: ${why}`);
	const message = `"${path}" has more than ${LARGEST_BYTES / 1024 / 1024} MiB, and no plan has`;
	return error("PLAN_TOO_LARGE", message, "Save a plan with tagship plan --out plan.json.");
}
export { usePlanFile };
