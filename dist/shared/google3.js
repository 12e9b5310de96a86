import { Problem, error } from "./plan.js";
import { askPages, toListed, toListing } from "./api.js";
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
			const own = `/${image.join("/")}@`;
			const listed = found.flatMap(({ uri, tags, uploadTime, updateTime }) => {
				const text = typeof uri === "string" ? uri : "";
				if (!text.includes(own)) return [];
				return toListed(text.slice(text.lastIndexOf("@") + 1), tags, uploadTime, updateTime) ?? [];
			});
			return toListing(listed);
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
