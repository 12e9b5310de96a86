import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __exportAll } from "./rolldown-runtime.js";
import { PAGE_BYTES, Problem, TAG_PAGES, createSlots, error, findTerritory, isAzureHost, isDockerHub, isEcrHost, isGoogleHost, isSameHost, isTag, readText } from "./base.js";
import { emptyBlob, makePlaceholder } from "./left.js";
import { createServiceClient } from "./service.js";
const { randomUUID } = require("node:crypto");
// src/lifecycle/prune/hosts/distribution.ts
const AT_ONCE = 16;
function createDistributionHost(repository, makeId) {
	let isByTag = true;
	let listed = new Map();
	return {
		untagging: "possible",
		list: async () => {
			const listing = await listByTags(repository);
			listed = listing.tags;
			return listing;
		},
		untag: async (tag, digest) => {
			if ((await repository.resolve(tag))?.digest !== digest) return;
			isByTag = isByTag && await removeTag(repository, tag, {
				digest,
				tags: listed
			});
			if (!isByTag) await takeTagOver(repository, tag, makePlaceholder(tag, makeId()));
		},
		clear: async (tag) => {
			if (await repository.resolve(tag) !== void 0) return;
			if (isByTag && await repository.deleteManifest(tag) === "deleted") return;
			await takeTagOver(repository, tag, makePlaceholder(tag, makeId()));
		},
		remove: async (digest) => {
			if (await repository.deleteManifest(digest) === "unsupported") throw refuseDeletion(repository);
		}
	};
}
async function listByTags(repository) {
	const tags = await listAllTags(repository);
	const slots = createSlots(AT_ONCE);
	const found = await Promise.all(tags.map((tag) => slots.within(async () => [tag, (await repository.resolve(tag))?.digest])));
	const named = found.flatMap(([tag, digest]) => digest === void 0 ? [] : [[tag, digest]]);
	const dangling = found.flatMap(([tag, digest]) => digest === void 0 ? [tag] : []);
	const times = {
		tagTimes: new Map(),
		times: new Map()
	};
	return {
		tags: new Map(named),
		...times,
		dangling
	};
}
async function listAllTags(repository) {
	const { tags, why } = await repository.listTags(TAG_PAGES);
	const isOdd = !tags.every(isTag);
	const many = tags.length > 1e5 ? `it has ${tags.length}` : void 0;
	const reason = why ?? (isOdd ? "it has entries that are invalid tags" : many);
	if (reason === void 0) return tags;
	const { name, host } = repository.repository;
	const message = `the tags of "${name}" cannot be read completely from the list of ${host}: ${reason}.`;
	throw new Problem([error("PRUNE_TOO_MANY", message, "Where there are too many, delete some with the tools of the registry first; else check what a proxy in front of it returns.")]);
}
async function removeTag(repository, tag, { digest, tags }) {
	const manifest = await repository.getManifest(digest);
	const answer = await repository.deleteManifest(tag);
	if (answer !== "deleted" || manifest === void 0) return answer === "absent";
	if (await repository.resolve(digest) !== void 0) return true;
	await repository.putManifest(digest, manifest);
	const others = [...tags].filter(([other, names]) => names === digest && other !== tag);
	for (const [other] of others) await repository.putManifest(other, manifest);
	return true;
}
async function takeTagOver(repository, tag, placeholder) {
	await repository.putBlob(emptyBlob.descriptor, emptyBlob.source);
	await repository.putManifest(tag, placeholder);
	if (await repository.deleteManifest(placeholder.digest) === "unsupported") throw refuseDeletion(repository);
}
function refuseDeletion({ repository: { host, name } }) {
	const message = `${host} does not delete manifests of "${name}": it answered 405.`;
	return new Problem([error("PRUNE_UNSUPPORTED", message, "Switch deletion on: storage.delete.enabled in the configuration of Distribution (REGISTRY_STORAGE_DELETE_ENABLED=true).")]);
}
// src/lifecycle/prune/hosts/login.ts
function createLogIn({ found: first, renew, toLogin }) {
	let found = first;
	let login;
	const begin = async () => await toLogin(found);
	const again = async () => {
		if (found?.untilMs !== void 0) found = await renew(found);
		return await begin();
	};
	return async (refused) => {
		const pending = login ??= begin();
		if (refused === void 0 || await pending !== refused) return await pending;
		if (login === pending) login = again();
		return await login;
	};
}
// src/run/prune/context.ts
var context_exports = __exportAll({ createPruneHosts: () => createPruneHosts });
function createPruneHosts(run) {
	const { registries } = run;
	let services;
	const toServices = () => services ??= createServices(run);
	return {
		registries,
		openHost: async (name) => {
			const repository = registries.open(name);
			if (name.host === "ghcr.io") return await openGhcr(repository, run);
			if (isEcrHost(name.host)) {
				const { createEcrHost } = await import("./ecr.js");
				return createEcrHost(name, await run.credentials.openImages(name));
			}
			const found = await run.credentials.find(name, "pull,push");
			const open = chooseApi(name, run) ?? await findApi(name, {
				found,
				toServices
			});
			if (open === void 0) return createDistributionHost(repository, randomUUID);
			const renew = (refused) => run.credentials.find(name, "pull,push", refused);
			return await open({
				repository,
				services: toServices(),
				found,
				renew,
				now: run.clock.now
			});
		}
	};
}
function createServices({ settings, ...run }) {
	const { registries, retryDeadline: retryDeadlineMs } = settings;
	return createServiceClient({
		...run,
		registries,
		retryDeadlineMs
	});
}
function chooseApi({ host, path }, run) {
	const { env } = run;
	if (isDockerHub(host)) return openDockerHub;
	if (isGoogleHost(host) && host.endsWith("-docker.pkg.dev")) return async (opening) => {
		const { createGoogleHost } = await import("./google3.js");
		return createGoogleHost(toBearerSite(opening, "https://artifactregistry.googleapis.com/"));
	};
	if (isAzureHost(host)) return async (opening) => {
		const { createAzureHost } = await import("./azure4.js");
		return createAzureHost(toBasicSite(opening, `https://${host}/`));
	};
	const api = readText(env, "CI_API_V4_URL");
	const registry = readText(env, "CI_REGISTRY");
	const isOwn = api !== void 0 && registry !== void 0 && isSameHost(host, registry);
	if (!isOwn && host !== "registry.gitlab.com") return void 0;
	return async (opening) => {
		const { createGitlabHost } = await import("./gitlab2.js");
		const base = isOwn ? api : "https://gitlab.com/api/v4";
		const project = isOwn ? readText(env, "CI_PROJECT_PATH")?.toLowerCase() : void 0;
		return createGitlabHost(toGitlabSite(opening, base, run), covers(project, path));
	};
}
async function findApi(name, { found, toServices }) {
	const { credential } = found ?? {};
	const { createQuayHost, QUAY_OAUTH_USER } = await import("./quay2.js");
	if (credential?.kind !== "password" || credential.username !== QUAY_OAUTH_USER) return name.host === "quay.io" ? void 0 : findHarbor(name, toServices());
	return (opening) => {
		const base = new URL("api/v1/", opening.services.toBase(name.host)).href;
		return Promise.resolve(createQuayHost(toBearerSite(opening, base)));
	};
}
async function findHarbor({ host }, services) {
	const base = services.toBase(host);
	try {
		const { challenge = "" } = await services.ask({
			method: "GET",
			url: new URL("v2/", base),
			isApi: true,
			doing: "reach the registry",
			secrets: []
		});
		if (!challenge.includes("service=\"harbor-registry\"")) return void 0;
	} catch (thrown) {
		if (thrown instanceof Problem) return void 0;
		throw thrown;
	}
	return async (opening) => {
		const { createHarborHost } = await import("./harbor.js");
		return createHarborHost(toBasicSite(opening, new URL("api/v2.0/", base).href));
	};
}
function covers(project, path) {
	return project !== void 0 && `${path}/`.startsWith(`${project}/`) ? project : void 0;
}
function toSite({ repository, services, now, ...source }, base, toHeader) {
	const toLogin = async (found) => {
		const { credential } = found ?? {};
		if (credential?.kind !== "password") return {
			headers: {},
			secrets: []
		};
		const header = await toHeader(credential.username, credential.password.reveal());
		const secrets = [header[1], header[1].replace(/^\w+ /, "")];
		return {
			headers: Object.fromEntries([header]),
			secrets
		};
	};
	const logIn = createLogIn({
		...source,
		toLogin
	});
	return {
		repository,
		services,
		now,
		base: new URL(base.endsWith("/") ? base : `${base}/`),
		logIn
	};
}
function toBearerSite(opening, base) {
	return toSite(opening, base, (_, password) => ["authorization", `Bearer ${password}`]);
}
function toBasicSite(opening, base) {
	return toSite(opening, base, (username, password) => {
		return ["authorization", `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`];
	});
}
function toGitlabSite(opening, base, { env }) {
	return toSite(opening, base, (_, password) => {
		return [password === env.CI_JOB_TOKEN || password === env.CI_REGISTRY_PASSWORD ? "job-token" : "private-token", password];
	});
}
const HUB = "https://hub.docker.com/";
const openDockerHub = async (opening) => {
	const [{ createDockerHubHost }, { logInToHub }] = await Promise.all([import("./docker-hub2.js"), import("./docker-hub-login.js")]);
	const site = {
		...opening,
		base: new URL(HUB)
	};
	return createDockerHubHost(toSite(opening, HUB, async (username, password) => ["authorization", `Bearer ${await logInToHub(site, username, password)}`]));
};
const GITHUB_LIMITS = {
	tryMs: 3e4,
	deadlineMs: 6e5
};
async function openGhcr(repository, run) {
	const [{ createGhcrHost }, { openPackages }, { createAsking }] = await Promise.all([
		import("./ghcr.js"),
		import("./packages.js"),
		import("./ask.js")
	]);
	const found = await run.credentials.find(repository.repository, "pull,push");
	const token = found?.credential.kind === "password" ? found.credential.password.reveal() : void 0;
	const url = readText(run.env, "GITHUB_API_URL") ?? "https://api.github.com";
	const except = await findTerritory(run.cwd);
	return createGhcrHost(repository, openPackages(createAsking(url, {
		...run,
		token,
		except,
		limits: GITHUB_LIMITS,
		mostBytes: PAGE_BYTES
	}), repository.repository.path), randomUUID);
}
export { context_exports, createPruneHosts, listByTags };
