import { omitUndefined, readNumber, readText, toBranchEvent, toRef, toSha } from "./base.js";
import { parseProjectUrl, toProject } from "./plan.js";
// src/facts/ci/bitbucket.ts
function readBitbucketFacts(env) {
	const event = readEvent(env);
	const slug = readText(env, "BITBUCKET_REPO_FULL_NAME");
	const number = readText(env, "BITBUCKET_BUILD_NUMBER");
	const origin = readText(env, "BITBUCKET_GIT_HTTP_ORIGIN")?.replace(/^http:/, "https:");
	const url = parseProjectUrl(origin).project.url ?? (slug && `https://bitbucket.org/${slug}`);
	return {
		ci: "bitbucket",
		...omitUndefined({
			event,
			eventName: event === void 0 ? void 0 : toEventName(event),
			ref: event === void 0 ? void 0 : toRef(event, readText(env, "BITBUCKET_BRANCH")),
			baseRef: event?.kind === "change" ? event.target : void 0,
			sha: toSha(readText(env, "BITBUCKET_COMMIT")),
			environment: readText(env, "BITBUCKET_DEPLOYMENT_ENVIRONMENT")
		}),
		project: toProject(slug, url),
		run: omitUndefined({
			number,
			id: readText(env, "BITBUCKET_PIPELINE_UUID"),
			url: slug === void 0 || number === void 0 ? void 0 : `https://bitbucket.org/${slug}/pipelines/results/${number}`
		})
	};
}
function readEvent(env) {
	const number = readNumber(env, "BITBUCKET_PR_ID");
	const branch = readText(env, "BITBUCKET_BRANCH");
	if (number !== void 0) {
		const target = readText(env, "BITBUCKET_PR_DESTINATION_BRANCH");
		return {
			kind: "change",
			number,
			...omitUndefined({
				source: branch,
				target
			}),
			origin: "project"
		};
	}
	const gitTag = readText(env, "BITBUCKET_TAG");
	if (gitTag !== void 0) return {
		kind: "gitTag",
		gitTag,
		trigger: "push"
	};
	return branch === void 0 ? void 0 : toBranchEvent(branch, "push");
}
function toEventName(event) {
	return event.kind === "change" ? "pull_request" : "push";
}
export { readBitbucketFacts };
