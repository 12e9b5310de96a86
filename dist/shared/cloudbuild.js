import { compareOrigins, parseProjectUrl, toProject } from "./plan.js";
import { omitUndefined, readNumber, readText, toBranchEvent, toEventProblem, toRef, toSha } from "./base.js";
// src/facts/ci/cloudbuild.ts
const MAPPED = [
	"PROJECT_ID",
	"PROJECT_NUMBER",
	"BUILD_ID",
	"LOCATION",
	"TRIGGER_NAME",
	"REF_NAME"
];
function readCloudbuildFacts(env) {
	const event = readEvent(env);
	const id = readText(env, "BUILD_ID");
	const project = readText(env, "PROJECT_ID");
	const page = `https://console.cloud.google.com/cloud-build/builds;region=${readText(env, "LOCATION") ?? "global"}`;
	return {
		ci: "cloudbuild",
		...omitUndefined({
			event,
			eventProblem: event === void 0 ? toEventProblem("Google Cloud Build sets no variables for it", "Or set options: { automapSubstitutions: true } in the build configuration.") : void 0,
			eventName: event === void 0 ? void 0 : event.kind === "change" ? "pull_request" : "push",
			ref: event === void 0 ? void 0 : toRef(event),
			baseRef: event?.kind === "change" ? event.target : void 0,
			sha: toSha(readText(env, "COMMIT_SHA", "REVISION_ID"))
		}),
		project: toProject(readText(env, "REPO_FULL_NAME"), void 0),
		run: omitUndefined({
			id,
			url: id === void 0 || project === void 0 ? void 0 : `${page}/${id}?project=${project}`
		})
	};
}
function readEvent(env) {
	const change = readChange(env);
	if (change !== void 0) return change;
	const gitTag = readText(env, "TAG_NAME");
	if (gitTag !== void 0) return {
		kind: "gitTag",
		gitTag,
		trigger: "push"
	};
	const branch = readText(env, "BRANCH_NAME");
	const isMapped = MAPPED.every((name) => readText(env, name) !== void 0);
	return branch === void 0 || !isMapped ? void 0 : toBranchEvent(branch, "push");
}
function readChange(env) {
	const number = readNumber(env, "_PR_NUMBER");
	const head = readText(env, "_HEAD_REPO_URL");
	if (number === void 0 && head === void 0) return void 0;
	const { slug } = parseProjectUrl(head).project;
	const origin = compareOrigins(slug, readText(env, "REPO_FULL_NAME"));
	if (number === void 0) return {
		kind: "other",
		name: "pull_request",
		origin
	};
	return {
		kind: "change",
		number,
		...omitUndefined({
			source: readText(env, "_HEAD_BRANCH"),
			target: readText(env, "_BASE_BRANCH")
		}),
		origin
	};
}
export { readCloudbuildFacts };
