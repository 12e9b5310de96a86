import { compareOrigins, readApi, readField, readPayloadBoolean, readPayloadNumber, readPayloadText, toProject } from "./plan.js";
import { isPushedWithoutBranch, notice, omitUndefined, readText, toBranch, toBranchEvent, toChangeNumber, toGitTag, toRefEvent, toSha, toUtc } from "./base.js";
// src/facts/ci/github/event.ts
const readers = new Map([
	["push", onRef("push")],
	["create", onRef("push")],
	["workflow_dispatch", onRef("manual")],
	["repository_dispatch", onRef("api")],
	["workflow_call", onRef("other")],
	["deployment", onRef("other")],
	["deployment_status", onRef("other")],
	["pull_request", readChange],
	["pull_request_target", readChange],
	["pull_request_review", readChange],
	["pull_request_review_comment", readChange],
	["merge_group", readMergeGroup],
	["release", readRelease],
	["schedule", ({ ref }) => ({ event: {
		kind: "schedule",
		...omitUndefined({ branch: toBranch(ref) })
	} })],
	["workflow_run", readWorkflowRun]
]);
function readGithubEvent(run) {
	const { eventName } = run;
	const reader = readers.get(eventName);
	if (reader !== void 0) return reader(run);
	if (eventName.startsWith("pull_request")) return readChange(run);
	if (eventName === "") return onRef("other")(run);
	return readOther(run);
}
function readOther({ env, payload, eventName }) {
	const own = toSha(readText(env, "GITHUB_SHA"));
	const about = readField(payload, "issue.pull_request") !== void 0 ? readPayloadNumber(payload, "issue.number") : void 0;
	return {
		event: {
			kind: "other",
			name: eventName,
			...omitUndefined({ about })
		},
		trustedAt: own ?? "",
		baseShas: listShas(own)
	};
}
function listShas(...texts) {
	return texts.map(toSha).filter((sha) => sha !== void 0);
}
function other(name, notice, origin) {
	return {
		event: {
			kind: "other",
			name,
			...omitUndefined({ origin })
		},
		...notice === void 0 ? {} : { notices: [notice] }
	};
}
function onRef(trigger) {
	return (run) => {
		const { ref, eventName } = run;
		if (toChangeNumber(ref) !== void 0) return readChange(run);
		const event = toRefEvent(ref, trigger);
		if (event !== void 0) return { event };
		return eventName === "" ? {} : other(eventName);
	};
}
function readChange(run) {
	const { env, payload, eventName } = run;
	const number = readPayloadNumber(payload, "pull_request.number") ?? readPayloadNumber(payload, "number") ?? toChangeNumber(run.ref);
	if (number === void 0) return other(eventName, missing(eventName, "the number of the pull request"), "unknown");
	const source = readPayloadText(payload, "pull_request.head.ref") ?? readText(env, "GITHUB_HEAD_REF");
	const compared = readOrigin(run, "pull_request.head.repo.full_name");
	return {
		event: {
			kind: "change",
			number,
			...omitUndefined({
				source,
				target: readPayloadText(payload, "pull_request.base.ref") ?? readText(env, "GITHUB_BASE_REF"),
				headSha: toSha(readPayloadText(payload, "pull_request.head.sha"))
			}),
			origin: compared === "project" && isPushedWithoutBranch(source) ? "unknown" : compared
		},
		...readChangeShas(run),
		...eventName === "pull_request_target" ? { ref: `refs/pull/${number}/merge` } : {},
		...readField(payload, "pull_request.head") === void 0 ? { notices: [missing(eventName, "the source repository of the pull request")] } : {}
	};
}
function readChangeShas({ env, payload, eventName }) {
	const own = readText(env, "GITHUB_SHA");
	const isTarget = eventName === "pull_request_target";
	const [head, merge, base] = [
		"head.sha",
		"merge_commit_sha",
		"base.sha"
	].map((path) => readPayloadText(payload, `pull_request.${path}`));
	return {
		changeShas: listShas(head, merge, isTarget ? void 0 : own),
		baseShas: listShas(base, isTarget ? own : void 0)
	};
}
function readMergeGroup({ payload, ref }) {
	const base = readPayloadText(payload, "merge_group.base_ref");
	const queue = toRefEvent(ref, "push");
	const named = queue?.kind === "mergeQueue" ? queue : {};
	const target = toBranch(base) ?? base ?? named.target;
	return { event: {
		kind: "mergeQueue",
		...omitUndefined({
			target,
			number: named.number
		})
	} };
}
function readRelease({ payload, ref, eventName }) {
	const action = readPayloadText(payload, "action") ?? "published";
	if (["deleted", "unpublished"].includes(action)) return other(`release ${action}`);
	if (readField(payload, "release.draft") === true) return other("release draft");
	const gitTag = readPayloadText(payload, "release.tag_name") ?? toGitTag(ref);
	if (gitTag === void 0) return other(eventName, missing(eventName, "the git tag of the release"));
	return {
		event: {
			kind: "release",
			gitTag,
			prerelease: readField(payload, "release.prerelease") === true
		},
		ref: `refs/tags/${gitTag}`
	};
}
function readWorkflowRun(run) {
	const { payload, eventName } = run;
	const branch = readPayloadText(payload, "workflow_run.head_branch");
	const sha = toSha(readPayloadText(payload, "workflow_run.head_sha"));
	if (branch === void 0 || sha === void 0) return other(eventName, missing(eventName, "the branch and commit of the triggering run"), "unknown");
	const origin = readOrigin(run, "workflow_run.head_repository.full_name");
	const cause = readPayloadText(payload, "workflow_run.event") ?? "pull_request";
	const conclusion = omitUndefined({ conclusion: readConclusion(payload) });
	if (cause.startsWith("pull_request") || origin !== "project") {
		const shas = {
			changeShas: [sha],
			baseShas: listShas(readText(run.env, "GITHUB_SHA"))
		};
		return {
			event: toChange(run, branch, origin),
			sha,
			...shas,
			...conclusion
		};
	}
	return {
		event: toBranchEvent(branch, "workflow_run"),
		sha,
		...conclusion
	};
}
function readConclusion(payload) {
	return readField(payload, "workflow_run.conclusion") === null ? "unfinished" : readPayloadText(payload, "workflow_run.conclusion");
}
function toChange({ payload, eventName }, source, origin) {
	const changes = readField(payload, "workflow_run.pull_requests");
	const first = Array.isArray(changes) ? changes[0] : void 0;
	const number = readPayloadNumber(first, "number");
	if (number === void 0) return {
		kind: "other",
		name: origin === "fork" ? `${eventName} of a fork` : eventName,
		origin
	};
	return {
		kind: "change",
		number,
		source,
		...omitUndefined({ target: readPayloadText(first, "base.ref") }),
		origin
	};
}
function readOrigin({ env, payload }, path) {
	const own = readText(env, "GITHUB_REPOSITORY") ?? readPayloadText(payload, "repository.full_name");
	return compareOrigins(readPayloadText(payload, path), own);
}
function readActors(env, payload) {
	const named = [
		"sender",
		"pull_request.user",
		"workflow_run.actor"
	].map((path) => readPayloadText(payload, `${path}.login`));
	return [readText(env, "GITHUB_ACTOR"), ...named].filter((name) => name !== void 0);
}
function missing(eventName, what) {
	return notice("FACTS_PAYLOAD_INCOMPLETE", `invalid payload of the event "${eventName}": missing ${what}.`, "Set GITHUB_EVENT_PATH to the event payload that GitHub wrote, or give the facts with --event, --pr and --git-tag.");
}
// src/facts/ci/github/metadata.ts
function readGithubMetadata(env, payload) {
	const sha = readText(env, "GITHUB_SHA");
	if (sha === void 0) return void 0;
	const ref = readText(env, "GITHUB_REF") ?? "";
	const isTarget = readText(env, "GITHUB_EVENT_NAME") === "pull_request_target";
	return {
		ref,
		sha,
		...omitUndefined({
			baseRef: readPayloadText(payload, ref.startsWith("refs/tags/") && !isTarget ? "base_ref" : "pull_request.base.ref"),
			defaultBranch: readPayloadText(payload, "repository.default_branch"),
			commitTime: readPushedTime(payload, sha)
		})
	};
}
function readPushedTime(payload, sha) {
	const commits = readField(payload, "commits");
	const found = [...Array.isArray(commits) ? commits : [], readField(payload, "head_commit")].find((commit) => sha !== void 0 && readPayloadText(commit, "id") === sha);
	return toUtc(readPayloadText(found, "timestamp"));
}
// src/facts/ci/github/github.ts
function readGithubFacts(env, payload) {
	const { project, server } = readProject(env, payload);
	return {
		ci: "github",
		...readRunFacts(env, payload),
		project,
		...omitUndefined({
			api: readApi(env, payload, {
				slug: project.slug,
				server
			}),
			ownRepository: toGithubRepository(server, project.slug),
			metadata: readGithubMetadata(env, payload),
			commitTime: readPushedTime(payload, readText(env, "GITHUB_SHA"))
		}),
		run: readRunIds(env, project.url, readText(env, "GITHUB_RUN_ID"))
	};
}
function readRunFacts(env, payload) {
	const eventName = readText(env, "GITHUB_EVENT_NAME");
	const ref = readRef(env);
	const happened = readGithubEvent({
		env,
		payload,
		eventName: eventName ?? "",
		ref
	});
	const sha = toSha(readText(env, "GITHUB_SHA"));
	return omitUndefined({
		event: happened.event,
		eventName,
		ref: happened.ref ?? ref,
		baseRef: readBaseRef(env, payload, happened.ref ?? ref),
		sha: happened.sha ?? sha,
		defaultBranch: readPayloadText(payload, "repository.default_branch") ?? (eventName === "schedule" ? toBranch(ref) : void 0),
		protected: readProtected(env),
		environment: readPayloadText(payload, "deployment.environment"),
		actors: readActors(env, payload),
		trustedAt: happened.trustedAt,
		changeShas: happened.changeShas,
		baseShas: happened.baseShas,
		conclusion: happened.conclusion,
		notices: happened.notices
	});
}
function readProject(env, payload) {
	const server = (readText(env, "GITHUB_SERVER_URL") ?? "https://github.com").replace(/\/+$/, "");
	const slug = readText(env, "GITHUB_REPOSITORY") ?? readPayloadText(payload, "repository.full_name");
	const url = slug === void 0 ? void 0 : `${server}/${slug}`;
	return {
		server,
		project: {
			...toProject(slug, url),
			...omitUndefined({
				description: readPayloadText(payload, "repository.description"),
				license: readPayloadText(payload, "repository.license.spdx_id"),
				private: readPayloadBoolean(payload, "repository.private")
			})
		}
	};
}
function readRunIds(env, url, page) {
	return omitUndefined({
		number: readText(env, "GITHUB_RUN_NUMBER"),
		id: readText(env, "GITHUB_RUN_ID"),
		attempt: readText(env, "GITHUB_RUN_ATTEMPT"),
		url: url === void 0 || page === void 0 ? void 0 : `${url}/actions/runs/${page}`
	});
}
function toGithubRepository(server, slug) {
	const host = /^https?:\/\/([^/]+)$/.exec(server)?.[1];
	if (slug === void 0 || host === void 0) return void 0;
	return `${host === "github.com" ? "ghcr.io" : `containers.${host}`}/${slug}`.toLowerCase();
}
function readRef(env) {
	const ref = readText(env, "GITHUB_REF");
	if (ref !== void 0) return ref;
	const name = readText(env, "GITHUB_REF_NAME");
	const folder = {
		branch: "refs/heads",
		tag: "refs/tags"
	}[readText(env, "GITHUB_REF_TYPE") ?? ""];
	return name === void 0 || folder === void 0 ? void 0 : `${folder}/${name}`;
}
function readBaseRef(env, payload, ref) {
	const pushed = readPayloadText(payload, "base_ref");
	if (toGitTag(ref) !== void 0) return toBranch(pushed) ?? pushed;
	if (toChangeNumber(ref) === void 0) return void 0;
	return readPayloadText(payload, "pull_request.base.ref") ?? readText(env, "GITHUB_BASE_REF");
}
function readProtected(env) {
	const text = readText(env, "GITHUB_REF_PROTECTED");
	return text === void 0 ? void 0 : text === "true";
}
export { readGithubFacts, readProject, readRunFacts, readRunIds };
