import { askApi, askPages, toListed, toListing } from "./api.js";
import { createDistributionHost } from "./context.js";
// src/lifecycle/prune/hosts/azure.ts
function createAzureHost(site) {
	const { repository } = site;
	const { remove } = createDistributionHost(repository, () => "");
	const path = `acr/v1/${repository.repository.path}`;
	return {
		untagging: "possible",
		list: async () => {
			const listed = (await askPages(site, `${path}/_manifests?n=500`, "list the manifests of", (page) => ({
				items: page.body.manifests ?? [],
				next: page.next
			}))).flatMap(({ digest, tags, createdTime, lastUpdateTime }) => toListed(digest, tags, createdTime, lastUpdateTime) ?? []);
			return toListing(listed);
		},
		untag: async (tag) => {
			const to = `${path}/_tags/${encodeURIComponent(tag)}`;
			await askApi(site, {
				method: "DELETE",
				to,
				doing: `delete the tag ${tag} of`
			}, [404]);
		},
		remove
	};
}
export { createAzureHost };
