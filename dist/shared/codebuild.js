import { omitUndefined, readText, toBranch, toBranchEvent, toEventProblem, toGitTag, toNumber, toRef, toRefEvent, toSha } from "./base.js";
import { parseProjectUrl } from "./plan.js";
// src/facts/ci/codebuild.ts
function readCodebuildFacts(env) {
	const event = readEvent(env);
	return {
		ci: "codebuild",
		...omitUndefined({
			event,
			eventProblem: event === void 0 ? toEventProblem("AWS CodeBuild started this build without a webhook") : void 0,
			eventName: readText(env, "CODEBUILD_WEBHOOK_EVENT")?.toLowerCase(),
			ref: event === void 0 ? void 0 : toRef(event),
			baseRef: event?.kind === "change" ? event.target : void 0,
			sha: toSha(readText(env, "CODEBUILD_RESOLVED_SOURCE_VERSION"))
		}),
		project: parseProjectUrl(readText(env, "CODEBUILD_SOURCE_REPO_URL")).project,
		run: omitUndefined({
			number: readText(env, "CODEBUILD_BUILD_NUMBER"),
			id: readText(env, "CODEBUILD_BUILD_ID"),
			url: readText(env, "CODEBUILD_PUBLIC_BUILD_URL", "CODEBUILD_BUILD_URL")
		})
	};
}
function readEvent(env) {
	const trigger = readText(env, "CODEBUILD_WEBHOOK_TRIGGER");
	const version = readText(env, "CODEBUILD_SOURCE_VERSION");
	const asked = trigger ?? version ?? "";
	if (asked.startsWith("pr/")) return toChange(env, asked);
	if (trigger === void 0) return toRefEvent(version?.replace(/\^\{[0-9a-f]+\}$/, ""), "manual");
	const name = trigger.replace(/^[a-z]+\//, "");
	if (trigger.startsWith("branch/")) return toBranchEvent(name, "push");
	return trigger.startsWith("tag/") ? toTagEvent(env, name) : void 0;
}
function toTagEvent(env, name) {
	const gitTag = toGitTag(name) ?? name;
	const happened = readText(env, "CODEBUILD_WEBHOOK_EVENT") ?? "";
	return happened === "RELEASED" || happened === "PRERELEASED" ? {
		kind: "release",
		gitTag,
		prerelease: happened === "PRERELEASED"
	} : {
		kind: "gitTag",
		gitTag,
		trigger: "push"
	};
}
function toChange(env, asked) {
	const number = toNumber(/^pr\/(\d+)/.exec(asked)?.[1]);
	if (number === void 0) return {
		kind: "other",
		name: "pull_request",
		origin: "unknown"
	};
	const branch = (name) => toBranch(readText(env, name)) ?? readText(env, name);
	return {
		kind: "change",
		number,
		...omitUndefined({
			source: branch("CODEBUILD_WEBHOOK_HEAD_REF"),
			target: branch("CODEBUILD_WEBHOOK_BASE_REF")
		}),
		origin: "unknown"
	};
}
export { readCodebuildFacts };
