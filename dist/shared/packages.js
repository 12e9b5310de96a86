import { isJsonObject } from "./answer2.js";
// src/github/packages.ts
const PAGE_SIZE = 100;
const PAGES = 1e3;
function openPackages(api, path) {
	const [owner = "", ...rest] = path.split("/");
	const package_name = rest.join("/");
	let kind;
	const call = async (method, below, more) => {
		const parameters = {
			owner,
			package_name,
			...more
		};
		const to = (of) => `${method} /${of}/{owner}/packages/container/{package_name}${below}`;
		if (kind !== void 0) return await api.call(to(kind), parameters);
		const first = await api.call(to("orgs"), parameters);
		const isUser = !first.ok && first.status === 404;
		const answer = isUser ? await api.call(to("users"), parameters) : first;
		if (answer.ok) kind = isUser ? "users" : "orgs";
		return answer;
	};
	return {
		host: api.host,
		list: async (newest) => {
			const versions = [];
			const ids = new Set();
			for (let page = 1; page <= PAGES; page += 1) {
				const answer = await call("GET", "/versions", {
					per_page: PAGE_SIZE,
					page
				});
				if (!answer.ok) return answer;
				if (!Array.isArray(answer.data)) return NO_LIST;
				const before = ids.size;
				for (const one of answer.data) {
					const version = toVersion(one);
					if (version === void 0) return ODD;
					if (!ids.has(version.id)) versions.push(version);
					ids.add(version.id);
				}
				if (answer.data.length < PAGE_SIZE || newest !== void 0) return {
					ok: true,
					value: versions
				};
				if (ids.size === before) return CIRCLE;
			}
			return {
				ok: false,
				kind: "garbled",
				why: `it lists more than ${PAGES} pages`
			};
		},
		remove: async (id) => {
			const answer = await call("DELETE", "/versions/{id}", { id });
			return answer.ok || answer.status === 404 ? {
				ok: true,
				value: void 0
			} : answer;
		}
	};
}
const NO_LIST = {
	ok: false,
	kind: "garbled",
	why: "it did not answer with a list"
};
const ODD = {
	ok: false,
	kind: "garbled",
	why: "it lists something other than versions"
};
const CIRCLE = {
	ok: false,
	kind: "garbled",
	why: "it continues its list with versions that it has listed already"
};
function toVersion(value) {
	if (!isJsonObject(value)) return void 0;
	const { id, name, created_at: created, metadata } = value;
	if (typeof id !== "number" || typeof name !== "string") return void 0;
	const container = isJsonObject(metadata) ? metadata.container : void 0;
	const tags = (isJsonObject(container) ? container.tags : void 0) ?? [];
	if (!(Array.isArray(tags) && tags.every((tag) => typeof tag === "string"))) return void 0;
	return {
		id,
		digest: name,
		tags,
		created: typeof created === "string" ? created : ""
	};
}
export { openPackages };
