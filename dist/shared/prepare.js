import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { makePlan, planHistory, readHistory } from "./plan.js";
import { Problem, TAG_PAGES, WHOLE_DIGEST, compareVersions, describeBadTag, error, hasErrors, isShortDigest, isTag, omitUndefined, once, oncePer, parseRepository, parseVersion, readContents, readWords, toPromotedFacts, toTag, version } from "./base.js";
import { checkHooks } from "./check.js";
import { REVISION_LABEL, asNotices, createDestinations, explainUnreadBundles, findBundle, isKeyAddress, listBundles, listExact, listFloating, toProblems, toReference } from "./ship.js";
import { prepareSigning, readKeyFile, readSigningKey } from "./sign.js";
import { prepareHooks } from "./hooks.js";
import { KEY_KINDS, openPublicKey, readKmsPublicKey } from "./kms.js";
import { explainUnreadLegacy, ownsLegacy, readLegacy } from "./legacy-store.js";
import { createVerifier } from "./signer.js";
import { createSnapshot, judgeFloat, readImage } from "./finish.js";
import { describeRefusal } from "./registry.js";
const { resolve } = require("node:path");
// src/lifecycle/promote/tags.ts
function nameTags(names, { version, settings }) {
	const exact = names.map((name) => readExact(name, version)).find((one) => one !== void 0);
	const counts = version === void 0 || version.isPrerelease && exact?.isPrerelease === false ? exact ?? version : version;
	const named = [...new Set(names)].map((name) => nameTag(name, {
		version: counts,
		settings
	}));
	return {
		tags: named.flatMap(({ tag }) => tag ?? []),
		version: counts,
		problems: named.flatMap(({ problem }) => problem ?? [])
	};
}
const WRITTEN_ONCE = "it is written once";
function nameTag(tag, run) {
	if (!isTag(tag)) {
		const message = `invalid tag ${JSON.stringify(tag.slice(0, 140))} in to: ${describeBadTag(tag)}`;
		return { problem: error("PROMOTE_TAG_ILLEGAL", message, "Write tags alone: to: production.") };
	}
	const base = {
		tag,
		rule: `to: ${tag}`,
		decided: "registry",
		literal: true
	};
	if (readExact(tag, run.version) !== void 0 || /^sha-[0-9a-f]{7,64}$/.test(tag)) return { tag: {
		...base,
		kind: "exact",
		reason: WRITTEN_ONCE
	} };
	const numbers = readNumbers(tag);
	if (numbers !== void 0 || tag === "latest") return nameSeries(base, numbers ?? [], run);
	const versions = run.version === void 0 ? void 0 : makeSeries(run.version, run.settings, `-${tag}`);
	return { tag: {
		...base,
		kind: "floating",
		reason: "it never goes back",
		...versions === void 0 ? {} : {
			versions,
			series: versions.name
		}
	} };
}
function nameSeries(base, numbers, { version, settings }) {
	const name = numbers.length === 0 ? "all" : `${numbers.join(".")}.x`;
	const { tag } = base;
	if (version === void 0) return { tag: {
		...base,
		kind: "floating",
		reason: "the image has no version"
	} };
	if (version.isPrerelease) {
		const message = `"${tag}" is for releases, and ${version.text} is a prerelease`;
		return { problem: error("PROMOTE_PRERELEASE", message, "Promote the release, or name the release as well: to: 1.2.3, 1.2, latest.") };
	}
	if (numbers.some((number, index) => (version.numbers[index] ?? 0) !== number)) {
		const message = `"${tag}" is the series ${name}, and ${version.text} does not belong to it`;
		return { problem: error("PROMOTE_SERIES", message, "Name a series of the version.") };
	}
	const range = numbers.length === 0 ? void 0 : name;
	const versions = makeSeries(version, settings, "", {
		name,
		...omitUndefined({ range })
	});
	const reason = `${version.text} is of ${name}`;
	return { tag: {
		...base,
		kind: "floating",
		reason,
		versions,
		series: name
	} };
}
function readExact(tag, own) {
	const version = parseVersion(tag);
	if (version === void 0) return void 0;
	return version.numbers.length >= 3 || version.text === own?.text ? version : void 0;
}
function readNumbers(tag) {
	const [, text] = /^v?(\d{1,9}(?:\.\d{1,9})?)$/.exec(tag) ?? [];
	return text?.split(".").map(Number);
}
function makeSeries(version, settings, exactSuffix, part = { name: "all" }) {
	const { tagPrefix = "", ignoreVersions: ignore, revisions } = settings;
	return readHistory(void 0, tagPrefix, ignore, revisions).makeSeries({
		...part,
		scheme: version.scheme,
		version: version.text,
		gitTagPrefix: "",
		exactPrefix: "",
		exactSuffix,
		spellings: [`{version}${exactSuffix}`, `v{version}${exactSuffix}`],
		...omitUndefined({
			ignore,
			revisions
		})
	});
}
// src/lifecycle/promote/environment.ts
async function nameEnvironmentTags(run) {
	const { environment, version, settings } = run;
	const name = toTag(environment);
	if (name === void 0) {
		const message = `the environment ${JSON.stringify(environment)} cannot be part of a tag`;
		return {
			tags: [],
			version,
			problems: [error("ENVIRONMENT_ILLEGAL", message, "Name it like \"production\".")]
		};
	}
	const own = nameTags([name], {
		version,
		settings
	});
	const others = (version === void 0 ? [] : await evaluateRules(run, version)).filter(({ tag }) => tag !== name);
	const tags = own.tags.map((tag) => ({
		...tag,
		rule: `environment: ${name}`
	}));
	return {
		tags: [...others, ...tags],
		version,
		problems: own.problems
	};
}
async function evaluateRules({ environment, facts, settings, plan: context }, version) {
	const gitTag = `${settings.tagPrefix ?? ""}${version.hasV ? "v" : ""}${version.text}`;
	const released = {
		...facts,
		event: {
			kind: "gitTag",
			gitTag,
			trigger: "manual"
		},
		ref: `refs/tags/${gitTag}`,
		dirty: false,
		gitTags: {
			known: false,
			reason: "the registries decide"
		}
	};
	const own = {
		...settings,
		environment,
		version: void 0,
		archTags: false
	};
	const plan = await makePlan(released, own, {
		...context,
		ships: false
	});
	const text = toTag(version.text) ?? version.text;
	return plan.targets.flatMap(({ tags }) => tags).filter(({ tag, kind, versions }) => kind === "exact" ? tag.includes(text) : versions !== void 0).map((tag) => tag.kind === "exact" ? {
		...tag,
		reason: WRITTEN_ONCE
	} : tag);
}
// src/lifecycle/promote/identity.ts
const MOST = 5e3;
const AT_A_TIME = 16;
function withExactTags(readIdentity, repository, ours) {
	const above = once(() => ours === void 0 ? Promise.resolve([]) : listAbove(repository, ours));
	const digestOf = oncePer((tag) => tag, async (tag) => (await repository.resolve(tag))?.digest);
	return async (digest, depth) => {
		const said = await readIdentity(digest, depth);
		const known = await above();
		if (!("refused" in known)) {
			const version = await findVersion(digest, known, digestOf);
			return version === void 0 ? said : {
				...said,
				version
			};
		}
		const { version } = said.version === void 0 ? await readIdentity(digest, "recipe") : said;
		if (version === void 0) throw describeUnlisted(repository, digest, known.refused);
		return {
			...said,
			version
		};
	};
}
async function findVersion(digest, above, digestOf) {
	for (let start = 0; start < above.length; start += AT_A_TIME) {
		const some = above.slice(start, start + AT_A_TIME);
		const found = some[(await Promise.all(some.map(({ tag }) => digestOf(tag)))).indexOf(digest)];
		if (found !== void 0) return found.version.text;
	}
}
async function listAbove(repository, ours) {
	const tags = await listTags(repository);
	if ("refused" in tags) return tags;
	const versions = tags.flatMap((tag) => {
		const version = parseVersion(tag);
		return version === void 0 || version.numbers.length < 3 ? [] : [{
			tag,
			version
		}];
	}).filter(({ version }) => compareVersions(version, ours) > 0).sort((one, other) => compareVersions(other.version, one.version));
	if (versions.length <= MOST) return versions;
	throw describeTooMany(repository, `it has ${versions.length} versions above ${ours.text}`);
}
async function listTags(repository) {
	const listed = await listOrRefused(repository);
	if ("refused" in listed) return listed;
	if (listed.why === void 0) return listed.tags;
	throw describeTooMany(repository, listed.why);
}
async function listOrRefused(repository) {
	try {
		return await repository.listTags(TAG_PAGES);
	} catch (thrown) {
		return { refused: toProblems(thrown)[0]?.message ?? "" };
	}
}
function describeUnlisted({ repository: { name, host } }, digest, why) {
	const message = `${host} does not list the tags of "${name}" to this login, and the image ${digest}, which a tag points at, does not say its version: ${why}`;
	return new Problem([error("PROMOTE_UNLISTED", message, "Give the login the right to list tags, or set moving to \"always\" to move the tags nevertheless.")]);
}
function describeTooMany({ repository: { name, host } }, why) {
	const message = `the tags of "${name}" cannot be read completely from the list of ${host}, so that it is not known whether a tag points at a higher version: ${why}.`;
	return new Problem([error("PROMOTE_TOO_MANY", message, "Where there are too many, delete some with tagship prune first; else check what a proxy in front of the registry returns. To move the tags nevertheless, set moving to \"always\".")]);
}
// src/lifecycle/promote/signed.ts
async function readVerifier(sources) {
	const { settings } = sources;
	const names = readNames(settings);
	if (names === void 0) return {
		...await readKey(settings, sources),
		...BY_KEY
	};
	if (settings.verifyKey !== void 0) throw describeBoth();
	const { readIdentityVerifier } = await import("./verifier.js");
	return (await readIdentityVerifier(names, sources))();
}
const BY_KEY = {
	who: "the key",
	others: () => ""
};
function readNames(settings) {
	const { verifyIdentity, verifyIdentityRegexp, verifyIssuer, verifyIssuerRegexp } = settings;
	const names = {
		verifyIdentity,
		verifyIdentityRegexp,
		verifyIssuer,
		verifyIssuerRegexp
	};
	return Object.values(names).some((one) => one !== void 0) ? names : void 0;
}
async function readKey(settings, sources) {
	const { verifyKey, signKeyEnv, signKeyFile } = settings;
	if (verifyKey !== void 0) {
		const key = openPublicKey(await readPublic(verifyKey, sources));
		if (key !== void 0) return createVerifier(key);
		const message = `invalid verify-key "${verifyKey}": not a public key in PEM that can be used`;
		throw new Problem([error("PROMOTE_KEY_INVALID", message, `Known are ${KEY_KINDS}.`)]);
	}
	if (signKeyEnv !== void 0 || signKeyFile !== void 0) return createVerifier(await readSigningKey(settings, sources));
	throw new Problem([error("PROMOTE_NO_KEY", "signed is set, and nothing says by whom the image must be signed", "Set verify-key to the path of the public key, such as cosign.pub, or verify-identity and verify-issuer.")]);
}
async function readPublic(path, sources) {
	if (isKeyAddress(path)) return await readKmsPublicKey(path, sources);
	const file = await readKeyFile(resolve(sources.cwd, path));
	if (file.ok) return file.text;
	const message = `the public key "${path}" cannot be read: ${file.why}.`;
	throw new Problem([error("PROMOTE_KEY_INVALID", message, "Check its path; it starts at the working directory.")]);
}
function describeBoth() {
	return new Problem([error("PROMOTE_NO_KEY", "verify-key and an identity are both set", "Keep verify-key, or verify-identity and verify-issuer.")]);
}
async function checkSigned(repository, digest, verifier) {
	const listed = await listBundles(repository, digest);
	if (await findBundle(repository, listed, digest, verifier) !== void 0) return [];
	const legacy = await readLegacy(repository, digest);
	if (legacy !== void 0 && await ownsLegacy(repository, legacy, digest, verifier)) return [];
	const { name } = repository.repository;
	const others = verifier.others();
	return [error("PROMOTE_UNSIGNED", `"${name}@${digest}" has no signature by ${verifier.who}.${others === "" ? "" : ` ${others}`}${explainUnreadBundles(listed)}${explainUnreadLegacy(legacy)}`, "Sign the image, check that verify-key or verify-identity is the right one, or promote without signed.")];
}
// src/lifecycle/promote/source.ts
const DIGEST = /^sha256:[0-9a-f]{64}$/;
function parseFrom(from) {
	if (DIGEST.test(from)) return {
		kind: "here",
		at: [from]
	};
	if (isTag(from)) {
		const version = parseVersion(from);
		return {
			kind: "here",
			at: [from, ...version === void 0 ? [] : [version.hasV ? version.text : `v${from}`]]
		};
	}
	const isShort = isShortDigest(from);
	const whole = isShort ? void 0 : parseWhole(from);
	if (whole !== void 0) return whole;
	const why = isShort ? "its digest is cut short" : "not a tag, digest or reference";
	const hint = "Write a version (1.2.3), a tag, sha256:…, or a reference such as ghcr.io/acme/app:1.2.3.";
	const message = `invalid from ${JSON.stringify(from.slice(0, 200))}: ${why}`;
	throw new Problem([error("PROMOTE_FROM", message, isShort ? WHOLE_DIGEST : hint)]);
}
function parseWhole(text) {
	const [, name, tag = "", digest] = /^([^@]+?)(?::([^:/@]+))?(?:@([^@]+))?$/.exec(text) ?? [];
	const isWhole = digest === void 0 ? isTag(tag) : DIGEST.test(digest);
	return name !== void 0 && isWhole ? {
		kind: "reference",
		name,
		at: digest ?? tag
	} : void 0;
}
async function findSource(from, names, registries) {
	const wanted = parseFrom(from);
	const repositories = wanted.kind === "reference" ? [wanted.name] : names;
	const having = (await Promise.all(repositories.map(async (name) => {
		const repository = open(name, registries);
		return {
			repository,
			there: await resolveFirst(repository, wanted.kind === "reference" ? [wanted.at] : wanted.at)
		};
	}))).flatMap(({ repository, there }) => there === void 0 ? [] : [{
		repository,
		...there
	}]);
	const [first] = having;
	if (first === void 0) throw describeMissing(from, repositories);
	const differing = having.find(({ digest }) => digest !== first.digest);
	if (differing !== void 0) throw describeDiffering(from, first, differing);
	const builtImage = await readImage(first.repository, first.digest);
	return {
		given: from,
		...omitUndefined({ tag: DIGEST.test(first.at) ? void 0 : first.at }),
		repository: first.repository,
		builtImage,
		said: await readSaid(first.repository, builtImage)
	};
}
function open(name, registries) {
	const parsed = parseRepository(name);
	if (!parsed.ok) throw new Problem(parsed.problems);
	return registries.open(parsed.value);
}
async function resolveFirst(repository, names) {
	for (const at of names) {
		const there = await repository.resolve(at);
		if (there !== void 0) return {
			at,
			digest: there.digest
		};
	}
}
async function readSaid(repository, { manifest }) {
	const { annotations } = readContents(manifest);
	const words = await readWords(repository, manifest);
	const texts = {
		...words.labels,
		...words.annotations,
		...annotations
	};
	const read = (name) => {
		const text = texts[`org.opencontainers.image.${name}`];
		return text !== void 0 && /^[\x21-\x7e]{1,256}$/.test(text) ? text : void 0;
	};
	return omitUndefined({
		version: read("version"),
		revision: read("revision"),
		source: read("source")
	});
}
function describeMissing(from, repositories) {
	const where = repositories.map((name) => `"${name}"`).join(", ");
	return new Problem([error("PROMOTE_MISSING", `there is no image "${from}" in ${where}.`, "Check the name, and that this login may read the repository; a private one looks empty to others.")]);
}
function describeDiffering(from, one, other) {
	const show = ({ repository, digest }) => `${repository.repository.name} has ${digest}`;
	return new Problem([error("PROMOTE_DIFFERS", `"${from}" is not the same image everywhere: ${show(one)}, ${show(other)}.`, `Name the one that you mean: ${one.repository.repository.name}@${one.digest}.`)]);
}
// src/lifecycle/promote/survey.ts
async function surveyAll(destinations, asking) {
	const snapshot = createSnapshot(asking.run.remote);
	return Promise.all(destinations.map((destination) => surveyOne(destination, asking, snapshot)));
}
async function surveyOne(destination, asking, snapshot) {
	const { repository, name } = destination;
	try {
		await repository.authorize("pull,push");
		const right = await repository.provePush();
		const isMissing = !right.ok && right.reason === "missing" && destination.creation !== void 0;
		if (!right.ok && !isMissing) return failed(destination, [describeRefusal(destination, right)]);
		const [there, ...tags] = await Promise.all([
			repository.resolve(asking.digest),
			...listExact(destination).map((tag) => surveyExact(destination, tag, asking.digest)),
			...listFloating(destination).map((tag) => surveyFloat(destination, tag, asking, snapshot))
		]);
		const told = {
			repository: name,
			image: there === void 0 ? "copy" : "there",
			tags: tags.map(({ tag }) => tag)
		};
		const problems = tags.flatMap(({ problem }) => problem ?? []);
		return finish(destination, {
			told,
			isMissing
		}, problems);
	} catch (thrown) {
		return failed(destination, toProblems(thrown));
	}
}
function failed(destination, problems) {
	return finish(destination, {
		told: {
			repository: destination.name,
			image: "unknown",
			tags: []
		},
		isMissing: false
	}, problems);
}
function finish(destination, found, problems) {
	const usable = !hasErrors(problems);
	return {
		destination,
		...found,
		usable,
		problems: destination.required ? problems : asNotices(problems)
	};
}
async function surveyExact(destination, { tag, kind, reason }, digest) {
	const there = await destination.repository.resolve(tag);
	const base = {
		tag,
		kind,
		from: there?.digest ?? null
	};
	if (there === void 0) return { tag: {
		...base,
		action: "create",
		fromVersion: null,
		reason
	} };
	const fromVersion = await nameVersion(destination, there.digest);
	if (there.digest === digest) return { tag: {
		...base,
		action: "keep",
		fromVersion,
		reason: KEPT
	} };
	const taken = "it points at another image already, and an exact tag is written once";
	const message = `"${toReference(destination, tag)}" points at another image already, ${there.digest} instead of ${digest}. An exact tag is written once.`;
	const hint = "Leave this tag out, or promote the image that has it.";
	return {
		tag: {
			...base,
			action: "refuse",
			fromVersion,
			reason: taken
		},
		problem: error("PROMOTE_TAKEN", message, hint)
	};
}
const KEPT = "it already points at this image";
async function surveyFloat(destination, planned, { digest, run }, snapshot) {
	const float = {
		destination,
		planned,
		ours: digest
	};
	const judged = await judgeFloat(float, run, snapshot);
	const here = judged.here ?? null;
	const { decision, fromVersion } = await judgeFrom(float, judged, run, snapshot);
	const { tag, kind } = planned;
	const isRefused = decision.action === "hold" && planned.literal === true;
	const line = {
		tag,
		kind,
		action: nameAction(decision.action, {
			isNew: here === null,
			isRefused
		}),
		from: here,
		fromVersion,
		reason: decision.reason
	};
	if (!isRefused) return { tag: line };
	const hint = decision.hint ?? "To move it back nevertheless, set moving to \"always\".";
	const message = `"${toReference(destination, tag)}" is not moved: ${decision.reason}.`;
	const code = decision.isYanked === true ? "PROMOTE_YANKED" : "PROMOTE_BACKWARDS";
	return {
		tag: line,
		problem: error(code, message, hint)
	};
}
function nameAction(action, { isNew, isRefused }) {
	if (action === "move" && isNew) return "create";
	return isRefused ? "refuse" : action;
}
async function judgeFrom({ destination, planned }, { here, decision }, { settings }, snapshot) {
	if (here === void 0) return {
		decision,
		fromVersion: null
	};
	if (settings.moving === "always" || decision.action !== "move" || await snapshot.yank(destination, here, planned.tag) !== void 0) return {
		decision,
		fromVersion: await nameVersion(destination, here)
	};
	const fromVersion = await readVersion(destination, here);
	return {
		decision: judgeChannel(planned, decision, fromVersion),
		fromVersion
	};
}
function judgeChannel({ versions }, decision, current) {
	const isChannel = versions !== void 0 && versions.exactSuffix !== "";
	const here = current === null ? void 0 : parseVersion(current);
	const ours = versions === void 0 ? void 0 : parseVersion(versions.version);
	if (!isChannel || here === void 0 || ours === void 0) return decision;
	return compareVersions(here, ours) > 0 ? {
		action: "hold",
		reason: `${here.text} is newer than ${ours.text}, and the tag points at it`
	} : decision;
}
async function readVersion({ readIdentity }, digest) {
	return (await readIdentity(digest, "origin")).version ?? null;
}
async function nameVersion(destination, digest) {
	try {
		return await readVersion(destination, digest);
	} catch (thrown) {
		toProblems(thrown);
		return null;
	}
}
// src/lifecycle/promote/prepare.ts
async function preparePromotion(wish, context) {
	checkWish(wish, context);
	const { registries, remote } = context;
	const wanted = parseFrom(wish.from);
	const given = wanted.kind === "reference" ? [wanted.name] : [];
	const names = wish.names.length > 0 ? wish.names : given;
	if (names.length === 0) throw describeNoRepository();
	const source = await findSource(wish.from, names, registries);
	const named = await nameAll(source, wish, context.settings);
	if (named.problems.length > 0) throw new Problem(named.problems);
	const { revision } = source.said;
	const commitTime = revision === void 0 ? void 0 : await remote.commitTime(revision);
	const facts = toPromotedFacts(wish.facts, {
		...omitUndefined({ revision }),
		commitTime
	});
	const { name } = context.settings;
	const tagPlan = makeTagPlan(facts, makeTarget(source, named, {
		name,
		repositories: names
	}));
	const settings = {
		...context.settings,
		...decideBy(named),
		onExisting: "fail"
	};
	const digest = source.builtImage.manifest.digest;
	const destinations = createDestinations(tagPlan, registries, settings).map((one) => ({
		...one,
		readIdentity: withExactTags(one.readIdentity, one.repository, named.version)
	}));
	const [asked, { signature, signed }, signing] = await Promise.all([
		surveyAll(destinations, {
			digest,
			run: {
				facts,
				settings,
				remote
			}
		}),
		checkSignature(source, {
			...context,
			match: wish.plan.match
		}),
		settings.back ? prepareSigning({
			...context,
			push: true
		}, facts.project) : { problems: [] }
	]);
	const { deploy, exactTag } = await prepareHooks(tagPlan, asked, source, {
		...context,
		settings,
		facts: wish.facts
	});
	const plan = {
		...tagPlan,
		...deploy
	};
	const problems = [
		...signed,
		...signing.problems,
		...asked.flatMap((one) => one.problems),
		...checkHooks(plan, context)
	];
	const promotion = {
		schemaVersion: 1,
		kind: "tagship/promotion",
		tool: {
			name: "tagship",
			version
		},
		target: name,
		image: describeImage(source, named),
		signature,
		repositories: asked.map(({ told }) => told),
		...deploy,
		...planRecords(plan, settings),
		problems
	};
	return {
		command: settings.back ? "back" : "promote",
		promotion,
		source,
		plan,
		asked,
		exactTag,
		settings,
		signing
	};
}
function planRecords(plan, settings) {
	return {
		...planHistory(plan, settings),
		...settings.back ? { back: true } : {}
	};
}
function checkWish({ facts }, { trust, settings }) {
	const problems = [];
	const untrusted = [trust, facts.trust].find(({ level }) => level === "untrusted");
	if (untrusted !== void 0) {
		const message = `an untrusted run promotes nothing, and this one is untrusted, because ${untrusted.reason}.`;
		problems.push(error("PROMOTE_UNTRUSTED", message, "Promote in a run of the project itself: a branch, a git tag, a manual run."));
	}
	if (settings.to.length === 0 && settings.environment === void 0) problems.push(error("PROMOTE_NOWHERE", "nothing says which tags are to point at the image.", "Name them with to: production, or the environment with environment: production."));
	if (problems.length > 0) throw new Problem(problems);
}
function describeNoRepository() {
	return new Problem([error("PROMOTE_NOWHERE", "no repository is named to promote the image in.", "Set images, or give a whole reference: ghcr.io/acme/app:1.2.3.")]);
}
async function nameAll(source, wish, settings) {
	const text = source.tag ?? source.said.version ?? "";
	const version = parseVersion(text, settings.revisions) ?? parseVersion(source.said.version ?? "", settings.revisions);
	const named = nameTags(settings.to, {
		version,
		settings
	});
	const { environment } = settings;
	if (environment === void 0) return named;
	const more = await nameEnvironmentTags({
		...wish,
		environment,
		version: named.version,
		settings: withImages(settings, wish)
	});
	const others = more.tags.filter(({ tag }) => !named.tags.some((one) => one.tag === tag));
	return {
		tags: [...named.tags, ...others],
		version: named.version,
		problems: [...named.problems, ...more.problems]
	};
}
function withImages(settings, { names }) {
	return {
		...settings,
		images: names.join("\n"),
		targets: []
	};
}
function decideBy({ version }) {
	return { version: version?.text };
}
function makeTarget(source, named, own) {
	const { revision, source: url } = source.said;
	const labels = {
		...revision === void 0 ? {} : { [REVISION_LABEL]: revision },
		...url === void 0 ? {} : { "org.opencontainers.image.source": url }
	};
	return {
		...own,
		version: named.version?.text ?? null,
		platforms: [],
		tags: named.tags,
		held: [],
		labels,
		annotations: {},
		build: {
			argv: [],
			context: ".",
			file: "",
			recipe: ""
		}
	};
}
function makeTagPlan(facts, target) {
	return {
		schemaVersion: 1,
		tool: {
			name: "tagship",
			version
		},
		facts,
		push: {
			mode: "push",
			reason: "promote",
			onlyWithCredentials: false
		},
		targets: [target],
		problems: []
	};
}
async function checkSignature({ repository, builtImage }, sources) {
	if (!sources.settings.signed) return {
		signature: "not asked",
		signed: []
	};
	try {
		const verifier = await readVerifier(sources);
		const signed = await checkSigned(repository, builtImage.manifest.digest, verifier);
		return {
			signature: signed.length === 0 ? "verified" : "refused",
			signed
		};
	} catch (thrown) {
		return {
			signature: "refused",
			signed: toProblems(thrown)
		};
	}
}
function describeImage({ given, repository, builtImage, said }, named) {
	const { manifest, platforms } = builtImage;
	return {
		given,
		repository: repository.repository.name,
		digest: manifest.digest,
		mediaType: manifest.mediaType,
		version: named.version?.text ?? said.version ?? null,
		revision: said.revision ?? null,
		platforms: Object.keys(platforms)
	};
}
export { preparePromotion };
