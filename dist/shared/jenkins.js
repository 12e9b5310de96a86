import { compareOrigins, compareProjects, parseProjectUrl } from "./plan.js";
import { isPushedWithoutBranch, isTrue, omitUndefined, readText, toBranchEvent, toGitTag, toNumber, toRef, toSha } from "./base.js";
// src/facts/ci/jenkins.ts
function readJenkinsFacts(env) {
	const event = readEvent(env);
	return {
		ci: "jenkins",
		...omitUndefined({
			event,
			eventName: event === void 0 ? void 0 : event.kind === "change" ? "pull_request" : "push",
			ref: event === void 0 ? void 0 : toRef(event, readText(env, "BRANCH_NAME", "GIT_LOCAL_BRANCH")),
			baseRef: event?.kind === "change" ? event.target : void 0,
			actors: readActors(env),
			sha: event?.kind === "change" ? void 0 : toSha(readText(env, "GIT_COMMIT")),
			defaultBranch: isTrue(env, "BRANCH_IS_PRIMARY") ? readText(env, "BRANCH_NAME") : readText(env, "GITLAB_PROJECT_DEFAULT_BRANCH")
		}),
		project: parseProjectUrl(readText(env, "GIT_URL", "GIT_URL_1")).project,
		run: omitUndefined({
			number: readText(env, "BUILD_NUMBER"),
			id: readText(env, "BUILD_ID"),
			url: readText(env, "BUILD_URL")
		})
	};
}
function readActors(env) {
	const author = readText(env, "CHANGE_AUTHOR");
	return author === void 0 ? void 0 : [author];
}
function readEvent(env) {
	const change = readChange(env) ?? readPluginChange(env);
	if (change !== void 0) return change;
	const tag = readText(env, "TAG_NAME") ?? readPluginTag(env);
	if (tag !== void 0) return {
		kind: "gitTag",
		gitTag: toGitTag(tag) ?? tag,
		trigger: "push"
	};
	const branch = readText(env, "BRANCH_NAME", "GIT_LOCAL_BRANCH") ?? toPlain(readText(env, "GIT_BRANCH"));
	return branch === void 0 || branch === "detached" || branch === "HEAD" ? void 0 : toBranchEvent(branch, "push");
}
function readChange(env) {
	const id = readText(env, "CHANGE_ID");
	const isFork = readText(env, "CHANGE_FORK") !== void 0;
	if (id === void 0 && !isFork) return void 0;
	const source = readText(env, "CHANGE_BRANCH");
	const own = isPushedWithoutBranch(source) ? "unknown" : "project";
	return toChange(id, {
		...omitUndefined({
			source,
			target: readText(env, "CHANGE_TARGET")
		}),
		origin: isFork ? "fork" : own
	});
}
function readPluginChange(env) {
	const ghprb = readText(env, "ghprbPullId");
	if (ghprb !== void 0) return toBuilderChange(env, ghprb);
	const isMerge = ["MERGE", "NOTE"].includes(readText(env, "gitlabActionType") ?? "");
	const gitlab = readText(env, "gitlabMergeRequestIid");
	if (gitlab !== void 0 || isMerge && readText(env, "gitlabTargetBranch") !== void 0) {
		const source = readText(env, "gitlabSourceBranch");
		const target = readText(env, "gitlabTargetBranch");
		return toChange(gitlab, {
			...omitUndefined({
				source,
				target
			}),
			origin: readGitlabOrigin(env)
		});
	}
	if (/^(change-merged|ref-updated)$/.test(readText(env, "GERRIT_EVENT_TYPE") ?? "")) return void 0;
	const other = readText(env, ...PLUGIN_NUMBERS);
	return other === void 0 ? void 0 : toChange(other, { origin: "unknown" });
}
const PLUGIN_NUMBERS = [
	"GERRIT_CHANGE_NUMBER",
	"GITHUB_PR_NUMBER",
	"BITBUCKET_PULL_REQUEST_ID",
	"giteePullRequestIid",
	"pullRequestId"
];
function toBuilderChange(env, number) {
	const author = parseProjectUrl(readText(env, "ghprbAuthorRepoGitUrl")).project.slug;
	return toChange(number, {
		...omitUndefined({
			source: readText(env, "ghprbSourceBranch"),
			target: readText(env, "ghprbTargetBranch"),
			headSha: toSha(readText(env, "ghprbActualCommit"))
		}),
		origin: compareOrigins(author, readText(env, "ghprbGhRepository"))
	});
}
function readGitlabOrigin(env) {
	const found = [["gitlabSourceRepoHttpUrl", "gitlabTargetRepoHttpUrl"], ["gitlabSourceRepoSshUrl", "gitlabTargetRepoSshUrl"]].map(([source = "", own = ""]) => compareProjects(readText(env, source), readText(env, own))).filter((origin) => origin !== "unknown");
	return found.find((origin) => origin === "fork") ?? found[0] ?? "unknown";
}
function toChange(id, change) {
	const number = toNumber(id);
	if (number === void 0) return {
		kind: "other",
		name: "change",
		origin: change.origin
	};
	return {
		kind: "change",
		number,
		...change
	};
}
function readPluginTag(env) {
	const action = readText(env, "GITLAB_OBJECT_KIND", "gitlabActionType")?.toLowerCase();
	const pushed = readText(env, "gitlabBranch", "gitlabSourceBranch");
	if (action === "tag_push" && pushed !== void 0) return pushed;
	return /^(?:refs\/)?(?:remotes\/)?(?:origin\/)?tags\/(.+)$/.exec(readText(env, "GIT_BRANCH") ?? "")?.[1];
}
function toPlain(branch) {
	return branch?.replace(/^refs\/(heads|remotes)\//, "").replace(/^origin\//, "");
}
export { readJenkinsFacts };
