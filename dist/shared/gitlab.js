import { compareOrigins, toProject } from "./plan.js";
import { omitUndefined, readNumber, readText, toBranchEvent, toRef, toSha, toUtc } from "./base.js";
// src/facts/ci/gitlab.ts
const triggers = {
	push: "push",
	web: "manual",
	webide: "manual",
	chat: "manual",
	api: "api",
	trigger: "api",
	pipeline: "api"
};
const CHANGE_SOURCES = ["merge_request_event", "external_pull_request_event"];
function readGitlabFacts(env) {
	const event = readEvent(env);
	const sha = toSha(readText(env, "CI_COMMIT_SHA"));
	return {
		ci: "gitlab",
		...omitUndefined({
			event,
			eventName: readText(env, "CI_PIPELINE_SOURCE"),
			ref: readRef(env, event),
			baseRef: event?.kind === "change" ? event.target : void 0,
			sha,
			commitTime: toUtc(readText(env, "CI_COMMIT_TIMESTAMP")),
			defaultBranch: readText(env, "CI_DEFAULT_BRANCH"),
			protected: readProtected(env),
			environment: readText(env, "CI_ENVIRONMENT_NAME"),
			now: toUtc(readText(env, "CI_PIPELINE_CREATED_AT")),
			ownRepository: readText(env, "CI_REGISTRY_IMAGE")?.toLowerCase()
		}),
		project: {
			...toProject(readText(env, "CI_PROJECT_PATH"), readText(env, "CI_PROJECT_URL")),
			...omitUndefined({
				description: readText(env, "CI_PROJECT_DESCRIPTION"),
				private: readPrivate(env)
			})
		},
		run: omitUndefined({
			number: readText(env, "CI_PIPELINE_IID"),
			id: readText(env, "CI_PIPELINE_ID"),
			url: readText(env, "CI_PIPELINE_URL")
		})
	};
}
function readPrivate(env) {
	const visibility = readText(env, "CI_PROJECT_VISIBILITY");
	return visibility === void 0 ? void 0 : visibility !== "public";
}
function readEvent(env) {
	const source = readText(env, "CI_PIPELINE_SOURCE") ?? "";
	const trigger = (Object.hasOwn(triggers, source) ? triggers[source] : void 0) ?? "other";
	const gitTag = readText(env, "CI_COMMIT_TAG");
	if (gitTag !== void 0) return {
		kind: "gitTag",
		gitTag,
		trigger
	};
	const change = readMergeRequest(env) ?? readExternalChange(env);
	if (change !== void 0) return change;
	if (CHANGE_SOURCES.includes(source)) return {
		kind: "other",
		name: source,
		origin: "unknown"
	};
	const branch = readBranch(env);
	if (source === "schedule") return {
		kind: "schedule",
		...omitUndefined({ branch })
	};
	return branch === void 0 ? void 0 : toBranchEvent(branch, trigger);
}
function readBranch(env) {
	const name = readText(env, "CI_COMMIT_BRANCH", "CI_COMMIT_REF_NAME");
	return name === "HEAD" ? void 0 : name;
}
function readMergeRequest(env) {
	const number = readNumber(env, "CI_MERGE_REQUEST_IID");
	if (number === void 0) return void 0;
	const target = readText(env, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME");
	if (readText(env, "CI_MERGE_REQUEST_EVENT_TYPE") === "merge_train") return {
		kind: "mergeQueue",
		...omitUndefined({
			target,
			number
		})
	};
	return {
		kind: "change",
		number,
		...omitUndefined({
			source: readText(env, "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"),
			target,
			headSha: toSha(readText(env, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"))
		}),
		origin: readOrigin(env)
	};
}
function readOrigin(env) {
	const compare = (source, own) => compareOrigins(readText(env, source), readText(env, own));
	const byPath = compare("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH", "CI_PROJECT_PATH");
	if (byPath !== "unknown") return byPath;
	return compare("CI_MERGE_REQUEST_SOURCE_PROJECT_ID", "CI_PROJECT_ID");
}
function readExternalChange(env) {
	const number = readNumber(env, "CI_EXTERNAL_PULL_REQUEST_IID");
	if (number === void 0) return void 0;
	return {
		kind: "change",
		number,
		...omitUndefined({
			source: readText(env, "CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME"),
			target: readText(env, "CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME")
		}),
		origin: compareOrigins(readText(env, "CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY"), readText(env, "CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY"))
	};
}
function readRef(env, event) {
	const named = readText(env, "CI_MERGE_REQUEST_REF_PATH");
	if (named !== void 0 && readText(env, "CI_COMMIT_TAG") === void 0) return named;
	if (event?.kind === "change" && readText(env, "CI_MERGE_REQUEST_IID") !== void 0) return `refs/merge-requests/${event.number}/head`;
	return event === void 0 ? void 0 : toRef(event, readBranch(env));
}
function readProtected(env) {
	const text = readText(env, "CI_COMMIT_REF_PROTECTED");
	return text === void 0 ? void 0 : text === "true";
}
export { readGitlabFacts };
