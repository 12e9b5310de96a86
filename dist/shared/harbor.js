import { isObject } from "./base.js";
import { askApi, askPages, toListing } from "./api.js";
// src/lifecycle/prune/hosts/harbor.ts
function createHarborHost(site) {
	const { path } = site.repository.repository;
	const [project = "", ...rest] = path.split("/");
	const name = encodeURIComponent(encodeURIComponent(rest.join("/")));
	const artifacts = `projects/${encodeURIComponent(project)}/repositories/${name}/artifacts`;
	return {
		untagging: "possible",
		tagsFirst: true,
		list: async () => {
			const stated = (await askPages(site, `${artifacts}?with_tag=true&with_accessory=true&page_size=50&page=1`, "list the artifacts of", (page) => ({
				items: page.list,
				next: page.next
			}))).flatMap(({ digest, tags, push_time: pushed, accessories }) => {
				const more = Array.isArray(accessories) ? accessories : [];
				return [{
					digest,
					tags: Array.isArray(tags) ? tags.map((tag) => isObject(tag) ? tag.name : void 0) : tags,
					times: [pushed]
				}, ...more.filter(isObject).map((one) => ({
					digest: one.digest,
					times: [one.creation_time]
				}))];
			});
			return toListing(stated, site.repository.repository);
		},
		untag: async (tag, digest) => {
			const to = `${artifacts}/${digest}/tags/${encodeURIComponent(tag)}`;
			await askApi(site, {
				method: "DELETE",
				to,
				doing: `delete the tag ${tag} of`
			}, [404]);
		},
		remove: async (digest) => {
			const to = `${artifacts}/${digest}`;
			await askApi(site, {
				method: "DELETE",
				to,
				doing: `delete ${digest} from`
			}, [404]);
		}
	};
}
export { createHarborHost };
