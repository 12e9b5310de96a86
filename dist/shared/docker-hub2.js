import { Problem, error, isDigest, isTag } from "./base.js";
import { askApi, askPages, garbledList } from "./api.js";
// src/lifecycle/prune/hosts/docker-hub.ts
function createDockerHubHost(site) {
	const { repository } = site;
	const [namespace = "", name = ""] = repository.repository.path.split("/", 2);
	const path = `v2/repositories/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/tags`;
	const untag = async (tag) => {
		const to = `${path}/${encodeURIComponent(tag)}/`;
		await askApi(site, {
			method: "DELETE",
			to,
			doing: `delete the tag ${tag} of`
		}, [404]);
	};
	return {
		untagging: "possible",
		tagsFirst: true,
		list: async () => {
			const found = await askPages(site, `${path}?page_size=100`, "list the tags of", ({ body }) => ({
				items: body.results,
				next: typeof body.next === "string" ? body.next : void 0
			}));
			const tags = new Map();
			const tagTimes = new Map();
			for (const { name: tag, digest, last_updated: updated } of found) {
				if (typeof tag !== "string" || !isTag(tag)) throw garbledList(site, "list the tags of", "lists invalid tags");
				const named = (typeof digest === "string" && isDigest(digest) ? digest : void 0) ?? (await repository.resolve(tag))?.digest;
				if (named === void 0) continue;
				tags.set(tag, named);
				const timeMs = Date.parse(String(updated));
				if (!Number.isNaN(timeMs)) tagTimes.set(tag, timeMs);
			}
			return {
				tags,
				tagTimes,
				times: new Map()
			};
		},
		untag,
		remove: async (digest, tags) => {
			for (const tag of tags) await untag(tag);
			if (await repository.deleteManifest(digest) === "unsupported") throw refuse(site, digest);
		}
	};
}
function refuse({ repository: { repository } }, digest) {
	const message = `could not delete ${digest} from "${repository.name}": ${repository.host} answered 405.`;
	return new Problem([error("PRUNE_REFUSED", message, "It has no tag any more; delete it on the pages of Docker Hub, under Image Management.")]);
}
export { createDockerHubHost };
