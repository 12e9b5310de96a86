import { Problem, error, findTerritory, readText } from "./base.js";
import { createServiceClient } from "./service.js";
// src/run/prune/changes.ts
const MOST = 5e3;
function createClosedList(run, facts) {
	return async (numbers) => {
		const ask = await openForge(run, facts);
		if (ask === void 0) throw unknown("this is neither a project on GitHub nor one on GitLab");
		const closed = new Set();
		const asked = numbers.toSorted((one, other) => one - other).slice(0, MOST);
		for (const number of asked) if (await ask(number) === true) closed.add(number);
		return {
			closed,
			unasked: numbers.length - asked.length
		};
	};
}
async function openForge(run, facts) {
	const { slug, url } = (facts.ok ? facts.value.project : void 0) ?? {};
	if (slug === void 0) return void 0;
	const host = url !== void 0 && URL.canParse(url) ? new URL(url).host : "";
	const github = findApi(run, "GITHUB_API_URL", host, GITHUB);
	if (github !== void 0) return await openGithub(github, slug, run);
	const gitlab = findApi(run, "CI_API_V4_URL", host, GITLAB);
	return gitlab === void 0 ? void 0 : openGitlab(gitlab, slug, run);
}
const GITHUB = {
	host: "github.com",
	api: "https://api.github.com"
};
const GITLAB = {
	host: "gitlab.com",
	api: "https://gitlab.com/api/v4"
};
function findApi({ env }, variable, host, usual) {
	return readText(env, variable) ?? (host === usual.host ? usual.api : void 0);
}
async function openGithub(url, slug, run) {
	const { createAsking } = await import("./ask.js");
	const except = await findTerritory(run.cwd);
	const token = run.settings.githubToken?.reveal();
	const limits = {
		tryMs: 3e4,
		deadlineMs: 3e5
	};
	const api = createAsking(url, {
		...run,
		token,
		except,
		limits
	});
	const [owner = "", repo = ""] = slug.split("/", 2);
	return async (number) => {
		const answer = await api.call("GET /repos/{owner}/{repo}/pulls/{number}", {
			owner,
			repo,
			number
		});
		if (answer.ok) return readState(answer.data) === "closed";
		if (answer.status === 404) return void 0;
		throw unknown(`${api.host}: ${answer.why}`);
	};
}
function openGitlab(base, slug, run) {
	const { settings, env } = run;
	const services = createServiceClient({
		...run,
		registries: settings.registries,
		retryDeadlineMs: settings.retryDeadline
	});
	const token = readText(env, "GITLAB_TOKEN");
	const job = readText(env, "CI_JOB_TOKEN");
	const headers = token !== void 0 ? { "private-token": token } : job !== void 0 ? { "job-token": job } : {};
	const at = `${base.replace(/\/+$/, "")}/projects/${encodeURIComponent(slug)}/merge_requests`;
	return async (number) => {
		const { status, body, words, host } = await services.ask({
			method: "GET",
			url: new URL(`${at}/${number}`),
			headers,
			isApi: true,
			doing: `read the merge request ${number}`,
			secrets: Object.values(headers)
		});
		if (status === 200) return ["closed", "merged"].includes(readState(body));
		if (status === 404) return void 0;
		throw unknown(`${host} answered ${status}${words === "" ? "" : ` "${words}"`}`);
	};
}
function readState(value) {
	const state = typeof value === "object" && value !== null && "state" in value ? value.state : "";
	return typeof state === "string" ? state : "";
}
function unknown(why) {
	const message = `it is not known which changes are closed: ${why}.`;
	return new Problem([error("PRUNE_CHANGES", message, "Give the job github-token with pull-requests: read (GitLab: GITLAB_TOKEN with read_api), run it in a checkout of the project, or remove pull-requests from the policy.")]);
}
export { createClosedList };
