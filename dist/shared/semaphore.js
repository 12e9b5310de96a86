import { compareOrigins, parseProjectUrl, toProject } from "./plan.js";
import { isTrue, omitUndefined, readNumber, readText, toBranchEvent, toChangeNumber, toRef, toSha } from "./base.js";
// src/facts/ci/semaphore.ts
const triggers = [["SEMAPHORE_WORKFLOW_TRIGGERED_BY_MANUAL_RUN", "manual"], ["SEMAPHORE_WORKFLOW_TRIGGERED_BY_API", "api"]];
function readSemaphoreFacts(env) {
	const event = readEvent(env);
	const organization = readText(env, "SEMAPHORE_ORGANIZATION_URL")?.replace(/\/+$/, "");
	const id = readText(env, "SEMAPHORE_WORKFLOW_ID");
	const isAddressed = organization !== void 0 && id !== void 0;
	return {
		ci: "semaphore",
		...omitUndefined({
			event,
			eventName: readText(env, "SEMAPHORE_GIT_REF_TYPE"),
			ref: readText(env, "SEMAPHORE_GIT_REF") ?? (event === void 0 ? void 0 : toRef(event)),
			baseRef: event?.kind === "change" ? event.target : void 0,
			sha: toSha(readText(env, "SEMAPHORE_GIT_SHA"))
		}),
		project: toProject(readText(env, "SEMAPHORE_GIT_REPO_SLUG"), parseProjectUrl(readText(env, "SEMAPHORE_GIT_URL")).project.url),
		run: omitUndefined({
			number: readText(env, "SEMAPHORE_WORKFLOW_NUMBER"),
			id,
			url: isAddressed ? `${organization}/workflows/${id}` : void 0
		})
	};
}
function readEvent(env) {
	const type = readText(env, "SEMAPHORE_GIT_REF_TYPE");
	const change = readChange(env, type);
	if (change !== void 0) return change;
	const trigger = triggers.find(([name]) => isTrue(env, name))?.[1] ?? "push";
	const gitTag = readText(env, "SEMAPHORE_GIT_TAG_NAME");
	if (gitTag !== void 0) return {
		kind: "gitTag",
		gitTag,
		trigger
	};
	const branch = readText(env, "SEMAPHORE_GIT_BRANCH");
	if (branch === void 0 || type === "tag") return void 0;
	return isTrue(env, "SEMAPHORE_WORKFLOW_TRIGGERED_BY_SCHEDULE") ? {
		kind: "schedule",
		branch
	} : toBranchEvent(branch, trigger);
}
function readChange(env, type) {
	const slug = readText(env, "SEMAPHORE_GIT_PR_SLUG");
	const number = readNumber(env, "SEMAPHORE_GIT_PR_NUMBER") ?? toChangeNumber(readText(env, "SEMAPHORE_GIT_REF"));
	if (type !== "pull-request" && number === void 0 && slug === void 0) return void 0;
	const origin = compareOrigins(slug, readText(env, "SEMAPHORE_GIT_REPO_SLUG"));
	if (number === void 0) return {
		kind: "other",
		name: "pull-request",
		origin
	};
	return {
		kind: "change",
		number,
		...omitUndefined({
			source: readText(env, "SEMAPHORE_GIT_PR_BRANCH"),
			target: readText(env, "SEMAPHORE_GIT_BRANCH"),
			headSha: toSha(readText(env, "SEMAPHORE_GIT_PR_SHA"))
		}),
		origin
	};
}
export { readSemaphoreFacts };
