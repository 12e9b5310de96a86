import { Problem, error } from "./base.js";
import { askApi, askPages, toListing } from "./api.js";
// src/lifecycle/prune/hosts/azure.ts
function createAzureHost(site) {
	const { repository } = site;
	const path = `acr/v1/${repository.repository.path}`;
	return {
		untagging: "possible",
		list: async () => {
			const stated = (await askPages(site, `${path}/_manifests?n=500`, "list the manifests of", (page) => ({
				items: page.body.manifests ?? [],
				next: page.next
			}))).map(({ digest, tags, createdTime, lastUpdateTime }) => ({
				digest,
				tags,
				times: [createdTime, lastUpdateTime]
			}));
			return toListing(stated, repository.repository);
		},
		untag: async (tag) => {
			const to = `${path}/_tags/${encodeURIComponent(tag)}`;
			await askApi(site, {
				method: "DELETE",
				to,
				doing: `delete the tag ${tag} of`
			}, [404]);
		},
		remove: async (digest) => {
			if (await repository.deleteManifest(digest) === "unsupported") throw locked(site, digest);
		}
	};
}
function locked({ repository: { repository } }, digest) {
	const { name, host, path } = repository;
	const message = `could not delete ${digest} from "${name}": ${host} answered 405, so it is locked.`;
	const hint = `Unlock it, or add its tags to keep: az acr repository update --name ${host.split(".", 1)[0] ?? ""} --image ${path}@${digest} --delete-enabled true.`;
	return new Problem([error("PRUNE_REFUSED", message, hint)]);
}
export { createAzureHost };
