import { Problem, error } from "./base.js";
import { askPages, toListing } from "./api.js";
// src/lifecycle/prune/hosts/google.ts
function createGoogleHost(site) {
	const { repository } = site;
	const { host, path } = repository.repository;
	const [project = "", name = "", ...image] = path.split("/");
	const parent = `v1/projects/${project}/locations/${host.replace(/-docker\.pkg\.dev$/, "")}/repositories/${name}/dockerImages`;
	const remove = async (reference) => {
		if (await repository.deleteManifest(reference) === "unsupported") throw refuse(site);
	};
	return {
		untagging: "possible",
		tagsFirst: true,
		list: async () => {
			const to = new URL(`${parent}?pageSize=500`, site.base);
			const found = await askPages(site, to.href, "list the images of", ({ body }) => {
				if (typeof body.nextPageToken !== "string" || body.nextPageToken === "") return { items: body.dockerImages ?? [] };
				const next = new URL(to);
				next.searchParams.set("pageToken", body.nextPageToken);
				return {
					items: body.dockerImages ?? [],
					next: next.href
				};
			});
			const own = `${host}/${project}/${name}/${image.join("/")}@`;
			const stated = found.flatMap(({ uri, tags, uploadTime, updateTime }) => {
				const text = typeof uri === "string" ? uri.replaceAll("%2F", "/") : "";
				if (!text.startsWith(own)) return [];
				const times = [uploadTime, updateTime];
				return [{
					digest: text.slice(own.length),
					tags,
					times
				}];
			});
			return toListing(stated, repository.repository);
		},
		untag: remove,
		remove: async (digest, tags) => {
			for (const tag of tags) await remove(tag);
			await remove(digest);
		}
	};
}
function refuse({ repository: { repository } }) {
	const message = `${repository.host} did not delete from "${repository.name}".`;
	return new Problem([error("PRUNE_REFUSED", message, "Grant roles/artifactregistry.repoAdmin on the repository to the account that logs in.")]);
}
export { createGoogleHost };
