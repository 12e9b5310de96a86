import { omitUndefined, readNumber, readText, toBranchEvent, toNumber, toRef, toSha } from "./base.js";
import { parseProjectUrl, toProject } from "./plan.js";
// src/facts/ci/circle.ts
function readCircleFacts(env) {
	const event = readEvent(env);
	const located = parseProjectUrl(readText(env, "CIRCLE_REPOSITORY_URL"));
	const owner = readText(env, "CIRCLE_PROJECT_USERNAME");
	const name = readText(env, "CIRCLE_PROJECT_REPONAME");
	const slug = owner === void 0 || name === void 0 ? located.project.slug : `${owner}/${name}`;
	return {
		ci: "circle",
		...omitUndefined({
			event,
			eventName: event === void 0 ? void 0 : event.kind === "change" ? "pull_request" : "push",
			ref: event === void 0 ? void 0 : toRef(event, readText(env, "CIRCLE_BRANCH")),
			sha: toSha(readText(env, "CIRCLE_SHA1"))
		}),
		project: toProject(slug, located.project.url),
		run: omitUndefined({
			number: readText(env, "CIRCLE_BUILD_NUM"),
			id: readText(env, "CIRCLE_WORKFLOW_ID"),
			url: readText(env, "CIRCLE_BUILD_URL")
		})
	};
}
function readEvent(env) {
	const gitTag = readText(env, "CIRCLE_TAG");
	if (gitTag !== void 0) return {
		kind: "gitTag",
		gitTag,
		trigger: "push"
	};
	const branch = readText(env, "CIRCLE_BRANCH");
	const number = readForkNumber(env, branch);
	if (number !== void 0) return {
		kind: "change",
		number,
		origin: "fork"
	};
	if (readText(env, "CIRCLE_PR_USERNAME", "CIRCLE_PR_REPONAME") !== void 0) return {
		kind: "other",
		name: "pull request",
		origin: "fork"
	};
	return branch === void 0 ? void 0 : toBranchEvent(branch, "push");
}
function readForkNumber(env, branch) {
	const fromBranch = toNumber(/^pull\/(\d+)(?:\/(?:head|merge))?$/.exec(branch ?? "")?.[1]);
	if (fromBranch !== void 0) return fromBranch;
	const number = readNumber(env, "CIRCLE_PR_NUMBER");
	if (number !== void 0 || readText(env, "CIRCLE_PR_USERNAME", "CIRCLE_PR_REPONAME") === void 0) return number;
	return toNumber(/\/(\d+)$/.exec(readText(env, "CIRCLE_PULL_REQUEST") ?? "")?.[1]);
}
export { readCircleFacts };
