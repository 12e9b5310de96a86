import { isDigest, isTag } from "./base.js";
import { askApi, askPages, garbledList } from "./api.js";
// src/lifecycle/prune/hosts/quay.ts
const QUAY_OAUTH_USER = "$oauthtoken";
function createQuayHost(site) {
	const { path } = site.repository.repository;
	const tags = `repository/${path.split("/").map(encodeURIComponent).join("/")}/tag/`;
	const untag = async (tag) => {
		const to = `${tags}${encodeURIComponent(tag)}`;
		await askApi(site, {
			method: "DELETE",
			to,
			doing: `delete the tag ${tag} of`
		}, [404]);
	};
	return {
		untagging: "possible",
		tagsFirst: true,
		collects: true,
		list: async () => {
			const toPage = (page) => `${tags}?limit=100&page=${page}&onlyActiveTags=true`;
			const found = await askPages(site, toPage(1), LIST, ({ body }) => ({
				items: body.tags,
				next: nextOf(body, (page) => new URL(toPage(page), site.base).href)
			}));
			const digests = new Map();
			const tagTimes = new Map();
			const expires = new Map();
			for (const { name, manifest_digest: digest, start_ts: start, end_ts: end } of found) {
				if (typeof name !== "string" || !isTag(name)) throw garbledList(site, LIST, ODD);
				if (typeof digest !== "string" || !isDigest(digest)) throw garbledList(site, LIST, ODD);
				digests.set(name, digest);
				if (typeof start === "number" && start > 0) tagTimes.set(name, start * 1e3);
				if (typeof end === "number" && end > 0) expires.set(name, end * 1e3);
			}
			return {
				tags: digests,
				tagTimes,
				expires,
				times: new Map()
			};
		},
		untag,
		remove: async (_digest, names) => {
			for (const tag of names) await untag(tag);
		}
	};
}
const LIST = "list the tags of";
const ODD = "lists invalid tags, or tags without a digest";
function nextOf({ page, has_additional: more }, toAddress) {
	return more === true ? toAddress(Number(page) + 1) : void 0;
}
export { QUAY_OAUTH_USER, createQuayHost };
