import { Problem, error, isDigest, isObject, isTag } from "./plan.js";
// src/lifecycle/prune/hosts/api.ts
const PAGES = 1e3;
async function askApi({ services, base, headers, secrets, repository }, { method, to, doing }, expected = []) {
	const url = to instanceof URL ? to : new URL(to, base);
	const answer = await services.ask({
		method,
		url,
		headers,
		doing,
		secrets,
		isApi: true
	});
	if (answer.status >= 200 && answer.status < 300 || expected.includes(answer.status)) return answer;
	const { status, words, host } = answer;
	const said = words === "" ? String(status) : `${status} "${words}"`;
	const message = `could not ${doing} "${repository.repository.name}": ${host} answered ${said}.`;
	throw new Problem([error("PRUNE_REFUSED", message, toMove(status))]);
}
function toMove(status) {
	if (status === 401) return "Give a credential that this API takes; the login of the registry is not always one.";
	if (status === 403) return "Use a credential that may delete there; protected tags, and public images with very many downloads, are never deleted.";
	if (status === 404) return "Check the name of the repository, and that the credential may see it.";
	return "Check the settings of the repository on this host: it may be locked, or its tags immutable.";
}
async function askPages(site, first, doing, read) {
	const found = [];
	let to = new URL(first, site.base);
	for (let pages = 0; to !== void 0; pages += 1) {
		if (pages >= PAGES) throw tooLong(site, doing);
		const { items, next } = read(await askApi(site, {
			method: "GET",
			to,
			doing
		}));
		if (!Array.isArray(items)) throw garbled(site, doing);
		found.push(...items.filter(isObject));
		to = toPage(next, to);
	}
	return found;
}
function toPage(next, from) {
	if (next === void 0 || next === "" || !URL.canParse(next, from.href)) return void 0;
	const url = new URL(next, from);
	return url.origin === from.origin && url.href !== from.href ? url : void 0;
}
function garbled({ base, repository }, doing) {
	const message = `could not ${doing} "${repository.repository.name}": ${base.host} did not answer with a list.`;
	return new Problem([error("REGISTRY_API_FAILED", message, "Check what a proxy in front of it returns.")]);
}
function tooLong({ base, repository }, doing) {
	const message = `could not ${doing} "${repository.repository.name}": ${base.host} lists more than ${PAGES} pages.`;
	return new Problem([error("PRUNE_TOO_MANY", message, "Delete some with the tools of the registry first.")]);
}
function toListed(digest, tags, ...times) {
	if (typeof digest !== "string" || !isDigest(digest)) return void 0;
	const named = Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [];
	const known = times.map((time) => typeof time === "string" ? Date.parse(time) : NaN).filter((time) => !Number.isNaN(time));
	const timeMs = known.length === 0 ? void 0 : Math.max(...known);
	return {
		digest,
		tags: named.filter(isTag),
		timeMs
	};
}
function toListing(listed) {
	const tags = listed.flatMap((one) => one.tags.map((tag) => [tag, one.digest]));
	const times = listed.flatMap(({ digest, timeMs }) => timeMs === void 0 ? [] : [[digest, timeMs]]);
	return {
		tags: new Map(tags),
		tagTimes: new Map(),
		times: new Map(times),
		digests: listed.map(({ digest }) => digest)
	};
}
export { askApi, askPages, toListed, toListing };
