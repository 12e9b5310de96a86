import { isPushedWithoutBranch, isTrue, omitUndefined, readNumber, readText, toBranchEvent, toRef, toSha } from "./base.js";
import { toProject } from "./plan.js";
// src/facts/ci/woodpecker.ts
const triggers = {
	push: "push",
	tag: "push",
	manual: "manual",
	deployment: "api"
};
function readWoodpeckerFacts(env) {
	const event = readEvent(env);
	return {
		ci: "woodpecker",
		...omitUndefined({
			event,
			eventName: readText(env, "CI_PIPELINE_EVENT"),
			ref: readText(env, "CI_COMMIT_REF") ?? (event === void 0 ? void 0 : toRef(event)),
			baseRef: event?.kind === "change" ? event.target : void 0,
			sha: toSha(readText(env, "CI_COMMIT_SHA")),
			defaultBranch: readText(env, "CI_REPO_DEFAULT_BRANCH"),
			environment: readText(env, "CI_PIPELINE_DEPLOY_TARGET")
		}),
		project: toProject(readText(env, "CI_REPO"), readText(env, "CI_REPO_URL")),
		run: omitUndefined({
			number: readText(env, "CI_PIPELINE_NUMBER"),
			url: readText(env, "CI_PIPELINE_URL")
		})
	};
}
function readEvent(env) {
	const name = readText(env, "CI_PIPELINE_EVENT") ?? "";
	const change = readChange(env);
	if (change !== void 0) return change;
	const gitTag = readText(env, "CI_COMMIT_TAG");
	if (gitTag !== void 0 && name === "release") return {
		kind: "release",
		gitTag,
		prerelease: isTrue(env, "CI_COMMIT_PRERELEASE")
	};
	const trigger = (Object.hasOwn(triggers, name) ? triggers[name] : void 0) ?? "other";
	if (gitTag !== void 0) return {
		kind: "gitTag",
		gitTag,
		trigger
	};
	const branch = readText(env, "CI_COMMIT_BRANCH");
	if (branch === void 0) return void 0;
	return name === "cron" ? {
		kind: "schedule",
		branch
	} : toBranchEvent(branch, trigger);
}
function readChange(env) {
	const number = readNumber(env, "CI_COMMIT_PULL_REQUEST");
	const name = readText(env, "CI_PIPELINE_EVENT") ?? "";
	if (number === void 0) return name.startsWith("pull_request") ? {
		kind: "other",
		name,
		origin: "unknown"
	} : void 0;
	const source = readText(env, "CI_COMMIT_SOURCE_BRANCH");
	return {
		kind: "change",
		number,
		...omitUndefined({
			source,
			target: readText(env, "CI_COMMIT_TARGET_BRANCH", "CI_COMMIT_BRANCH")
		}),
		origin: readOrigin(env, source)
	};
}
function readOrigin(env, source) {
	const isFork = readText(env, "CI_COMMIT_PULL_REQUEST_FROM_FORK");
	if (isFork === "true") return "fork";
	return isFork === "false" && !isPushedWithoutBranch(source) ? "project" : "unknown";
}
export { readWoodpeckerFacts };
