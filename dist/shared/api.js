import { LAYOUT_ENTRIES, LIST_MS, Problem, error, isDigest, isObject, isTag } from "./base.js";
import { toLine } from "./job.js";
// src/lifecycle/prune/hosts/api.ts
const PAGES = 1e3;
async function askApi({ services, base, logIn, repository }, { method, to, doing }, expected = []) {
	const url = to instanceof URL ? to : new URL(to, base);
	const what = `${doing} "${repository.repository.name}"`;
	const ask = async (login) => await services.ask({
		method,
		url,
		...login,
		doing: what,
		isApi: true
	});
	const login = await logIn();
	const first = await ask(login);
	const other = first.status === 401 ? await logIn(login) : login;
	const answer = isSame(login, other) ? first : await ask(other);
	if (answer.status >= 200 && answer.status < 300 || expected.includes(answer.status)) return answer;
	const { status, words, host } = answer;
	const message = `could not ${what}: ${host} answered ${words === "" ? String(status) : `${status} "${words}"`}.`;
	throw new Problem([error("PRUNE_REFUSED", message, toMove(status))]);
}
function isSame(one, other) {
	return JSON.stringify(one.headers) === JSON.stringify(other.headers);
}
function toMove(status) {
	if (status === 401) return "Give a credential that this API takes; the login of the registry is not always one.";
	if (status === 403) return "Use a credential that may delete there; protected tags, and public images with very many downloads, are never deleted.";
	if (status === 404) return "Check the name of the repository, and that the credential may see it.";
	return "Check the settings of the repository on this host: it may be locked, or its tags immutable.";
}
async function askPages(site, first, doing, read) {
	const found = [];
	const check = createCourse(site, doing);
	let to = new URL(first, site.base);
	while (to !== void 0) {
		const { items, next } = read(await askApi(site, {
			method: "GET",
			to,
			doing
		}));
		if (!Array.isArray(items)) throw garbledList(site, doing, "did not answer with a list");
		if (!items.every(isObject)) throw garbledList(site, doing, "lists something other than objects");
		for (const item of items) found.push(item);
		const following = toPage(next, to);
		if (following !== void 0) check(to, following, {
			all: found.length,
			own: items.length
		});
		to = following;
	}
	return found;
}
function createCourse(site, doing) {
	const seen = new Set();
	const untilMs = site.now() + LIST_MS;
	let empty = 0;
	return (from, to, { all, own }) => {
		seen.add(from.href);
		empty = own === 0 ? empty + 1 : 0;
		const many = [
			...seen.size >= PAGES ? [`more than ${PAGES} pages`] : [],
			...all > 1e5 ? [`more than ${LAYOUT_ENTRIES} entries`] : [],
			...site.now() > untilMs ? [`more than fits in ${LIST_MS / 6e4} minutes`] : []
		];
		if (many[0] !== void 0) throw tooLong(site, doing, many[0]);
		const odd = [
			...empty >= 10 ? ["continues its list with empty pages"] : [],
			...seen.has(to.href) ? ["continues its list at a page that was read already"] : [],
			...to.host === from.host ? [] : [`continues its list elsewhere, at "${to.host}"`]
		];
		if (odd[0] !== void 0) throw garbledList(site, doing, odd[0]);
	};
}
function toPage(next, from) {
	if (next === void 0 || next === "") return void 0;
	const url = URL.canParse(next, from.href) ? new URL(next, from) : new URL("invalid:");
	return url.host === from.host ? new URL(`${url.pathname}${url.search}`, from) : url;
}
function garbledList({ base, repository }, doing, what) {
	const message = `could not ${doing} "${repository.repository.name}": ${base.host} ${toLine(what)}.`;
	return new Problem([error("REGISTRY_API_FAILED", message, "Check what a proxy in front of it returns.")]);
}
function tooLong({ base, repository }, doing, what) {
	const message = `could not ${doing} "${repository.repository.name}": ${base.host} lists ${what}.`;
	return new Problem([error("PRUNE_TOO_MANY", message, "Delete some with the tools of the registry first.")]);
}
function readListed(stated, { name, host }) {
	return stated.flatMap(({ digest, tags, times }) => {
		const named = tags ?? [];
		const isOf = typeof digest === "string" && isDigest(digest);
		const isList = Array.isArray(named) && named.every((tag) => typeof tag === "string" && isTag(tag));
		if (isOf && isList) return [{
			digest,
			tags: named,
			timeMs: toNewest(times)
		}];
		if (isList && named.length === 0) return [];
		const message = `could not list the tags of "${name}": ${host} lists invalid tags, or tags without a digest.`;
		throw new Problem([error("REGISTRY_API_FAILED", message, "Check what a proxy in front of it returns.")]);
	});
}
function toNewest(times) {
	const known = times.map((time) => typeof time === "string" ? Date.parse(time) : Number(time ?? NaN)).filter((time) => !Number.isNaN(time));
	return known.length === 0 ? void 0 : known.reduce((newest, one) => Math.max(newest, one));
}
function toListing(stated, where) {
	const listed = readListed(stated, where);
	const tags = listed.flatMap((one) => one.tags.map((tag) => [tag, one.digest]));
	const times = listed.flatMap(({ digest, timeMs }) => timeMs === void 0 ? [] : [[digest, timeMs]]);
	return {
		tags: new Map(tags),
		tagTimes: new Map(),
		times: new Map(times),
		digests: listed.map(({ digest }) => digest)
	};
}
export { askApi, askPages, garbledList, toListing };
