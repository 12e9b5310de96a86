import { omitUndefined, readNumber, readText, toBranch, toChangeNumber, toRefEvent, toSha } from "./base.js";
import { toProject } from "./plan.js";
// src/facts/ci/azure.ts
const triggers = {
	IndividualCI: "push",
	BatchedCI: "push",
	Manual: "manual",
	ResourceTrigger: "api"
};
function readAzureFacts(env) {
	const ref = readText(env, "BUILD_SOURCEBRANCH");
	const event = readEvent(env, ref);
	return {
		ci: "azure",
		...omitUndefined({
			event,
			eventName: readText(env, "BUILD_REASON"),
			ref,
			baseRef: event?.kind === "change" ? event.target : void 0,
			sha: toSha(readText(env, "BUILD_SOURCEVERSION")),
			environment: readText(env, "ENVIRONMENT_NAME")
		}),
		project: toProject(readText(env, "BUILD_REPOSITORY_NAME"), readText(env, "BUILD_REPOSITORY_URI")),
		run: omitUndefined({
			number: readText(env, "BUILD_BUILDNUMBER"),
			id: readText(env, "BUILD_BUILDID"),
			url: readRunUrl(env)
		})
	};
}
function readEvent(env, ref) {
	const change = readChange(env, ref);
	if (change !== void 0) return change;
	const reason = readText(env, "BUILD_REASON") ?? "";
	const branch = toBranch(ref);
	if (reason === "Schedule" && branch !== void 0) return {
		kind: "schedule",
		branch
	};
	return toRefEvent(ref, (Object.hasOwn(triggers, reason) ? triggers[reason] : void 0) ?? "other");
}
function readChange(env, ref) {
	const number = readNumber(env, "SYSTEM_PULLREQUEST_PULLREQUESTNUMBER") ?? toChangeNumber(ref) ?? readNumber(env, "SYSTEM_PULLREQUEST_PULLREQUESTID");
	if (number === void 0) return readText(env, "BUILD_REASON") === "PullRequest" ? {
		kind: "other",
		name: "PullRequest",
		origin: readOrigin(env)
	} : void 0;
	return {
		kind: "change",
		number,
		...omitUndefined({
			source: toName(readText(env, "SYSTEM_PULLREQUEST_SOURCEBRANCH")),
			target: toName(readText(env, "SYSTEM_PULLREQUEST_TARGETBRANCH")),
			headSha: toSha(readText(env, "SYSTEM_PULLREQUEST_SOURCECOMMITID"))
		}),
		origin: readOrigin(env)
	};
}
function readOrigin(env) {
	const isFork = readText(env, "SYSTEM_PULLREQUEST_ISFORK")?.toLowerCase();
	return isFork === "false" ? "project" : isFork === "true" ? "fork" : "unknown";
}
function toName(branch) {
	return toBranch(branch) ?? branch;
}
function readRunUrl(env) {
	const collection = readText(env, "SYSTEM_COLLECTIONURI", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI");
	const project = readText(env, "SYSTEM_TEAMPROJECT");
	const id = readText(env, "BUILD_BUILDID");
	if (collection === void 0 || project === void 0 || id === void 0) return void 0;
	return `${collection.replace(/\/+$/, "")}/${encodeURIComponent(project)}/_build/results?buildId=${id}`;
}
export { readAzureFacts };
