import { omitUndefined, readNumber, readText, toBranchEvent, toRef, toSha } from "./base.js";
import { compareProjects, parseProjectUrl } from "./plan.js";
// src/facts/ci/buildkite.ts
const triggers = {
	webhook: "push",
	ui: "manual",
	api: "api",
	trigger_job: "api"
};
function readBuildkiteFacts(env) {
	const event = readEvent(env);
	return {
		ci: "buildkite",
		...omitUndefined({
			event,
			eventName: readText(env, "BUILDKITE_SOURCE"),
			ref: event === void 0 ? void 0 : toRef(event, readText(env, "BUILDKITE_BRANCH")),
			baseRef: event?.kind === "change" ? event.target : void 0,
			sha: toSha(readText(env, "BUILDKITE_COMMIT")),
			defaultBranch: readText(env, "BUILDKITE_PIPELINE_DEFAULT_BRANCH"),
			environment: readText(env, "BUILDKITE_GITHUB_DEPLOYMENT_ENVIRONMENT")
		}),
		project: parseProjectUrl(readText(env, "BUILDKITE_REPO")).project,
		run: omitUndefined({
			number: readText(env, "BUILDKITE_BUILD_NUMBER"),
			id: readText(env, "BUILDKITE_BUILD_ID"),
			url: readText(env, "BUILDKITE_BUILD_URL"),
			attempt: readText(env, "BUILDKITE_RETRY_COUNT")
		})
	};
}
function readQueue(env) {
	const named = toBranchEvent(readText(env, "BUILDKITE_BRANCH") ?? "", "push");
	return named.kind === "mergeQueue" ? omitUndefined({ number: named.number }) : {};
}
function readEvent(env) {
	const source = readText(env, "BUILDKITE_SOURCE") ?? "";
	const trigger = (Object.hasOwn(triggers, source) ? triggers[source] : void 0) ?? "other";
	const gitTag = readText(env, "BUILDKITE_TAG");
	if (gitTag !== void 0) return {
		kind: "gitTag",
		gitTag,
		trigger
	};
	const queue = readText(env, "BUILDKITE_MERGE_QUEUE_BASE_BRANCH");
	if (queue !== void 0) return {
		...readQueue(env),
		kind: "mergeQueue",
		target: queue
	};
	const branch = readText(env, "BUILDKITE_BRANCH");
	const change = readChange(env, branch);
	if (change !== void 0) return change;
	if (branch === void 0 || branch === "HEAD") return void 0;
	return source === "schedule" ? {
		kind: "schedule",
		branch
	} : toBranchEvent(branch, trigger);
}
function readChange(env, branch) {
	const isPrefixed = branch?.includes(":") === true;
	if ((readText(env, "BUILDKITE_PULL_REQUEST") ?? "false") === "false" && !isPrefixed) return void 0;
	const compared = compareProjects(readText(env, "BUILDKITE_PULL_REQUEST_REPO"), readText(env, "BUILDKITE_REPO"));
	const origin = isPrefixed ? "fork" : compared;
	const number = readNumber(env, "BUILDKITE_PULL_REQUEST");
	if (number === void 0) return {
		kind: "other",
		name: "pull request",
		origin
	};
	return {
		kind: "change",
		number,
		...omitUndefined({
			source: branch,
			target: readText(env, "BUILDKITE_PULL_REQUEST_BASE_BRANCH")
		}),
		origin
	};
}
export { readBuildkiteFacts };
