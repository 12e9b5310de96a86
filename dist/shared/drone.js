import { omitUndefined, readNumber, readText, toBranchEvent, toChangeNumber, toGitTag, toRef, toSha } from "./base.js";
import { toProject } from "./plan.js";
// src/facts/ci/drone.ts
const triggers = {
	push: "push",
	tag: "push",
	custom: "manual",
	promote: "manual",
	rollback: "manual"
};
function readDroneFacts(env) {
	const event = readEvent(env);
	return {
		ci: "drone",
		...omitUndefined({
			event,
			eventName: readText(env, "DRONE_BUILD_EVENT"),
			ref: readText(env, "DRONE_COMMIT_REF") ?? (event === void 0 ? void 0 : toRef(event)),
			baseRef: event?.kind === "change" ? event.target : void 0,
			sha: toSha(readText(env, "DRONE_COMMIT_SHA", "DRONE_COMMIT")),
			defaultBranch: readText(env, "DRONE_REPO_BRANCH"),
			environment: readText(env, "DRONE_DEPLOY_TO")
		}),
		project: toProject(readText(env, "DRONE_REPO"), readText(env, "DRONE_REPO_LINK")),
		run: omitUndefined({
			number: readText(env, "DRONE_BUILD_NUMBER"),
			url: readText(env, "DRONE_BUILD_LINK")
		})
	};
}
function readEvent(env) {
	const name = readText(env, "DRONE_BUILD_EVENT") ?? "";
	const change = readChange(env, name);
	if (change !== void 0) return change;
	const trigger = (Object.hasOwn(triggers, name) ? triggers[name] : void 0) ?? "other";
	const gitTag = readText(env, "DRONE_TAG") ?? toGitTag(readText(env, "DRONE_COMMIT_REF"));
	if (gitTag !== void 0) return {
		kind: "gitTag",
		gitTag,
		trigger
	};
	const branch = readText(env, "DRONE_BRANCH");
	if (branch === void 0) return void 0;
	return name === "cron" ? {
		kind: "schedule",
		branch
	} : toBranchEvent(branch, trigger);
}
function readChange(env, name) {
	const number = readNumber(env, "DRONE_PULL_REQUEST") ?? toChangeNumber(readText(env, "DRONE_COMMIT_REF"));
	if (number === void 0) return name === "pull_request" ? {
		kind: "other",
		name,
		origin: "unknown"
	} : void 0;
	return {
		kind: "change",
		number,
		...omitUndefined({
			source: readText(env, "DRONE_SOURCE_BRANCH"),
			target: readText(env, "DRONE_TARGET_BRANCH", "DRONE_BRANCH")
		}),
		origin: "unknown"
	};
}
export { readDroneFacts };
