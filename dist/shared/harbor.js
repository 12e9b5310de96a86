import { isObject } from "./plan.js";
import { askApi, askPages, toListed, toListing } from "./api.js";
// src/lifecycle/prune/hosts/harbor.ts
function createHarborHost(site) {
	const { path } = site.repository.repository;
	const [project = "", ...rest] = path.split("/");
	const name = encodeURIComponent(encodeURIComponent(rest.join("/")));
	const artifacts = `projects/${encodeURIComponent(project)}/repositories/${name}/artifacts`;
	return {
		untagging: "possible",
		list: async () => {
			const listed = (await askPages(site, `${artifacts}?with_tag=true&with_accessory=true&page_size=50&page=1`, "list the artifacts of", (page) => ({
				items: page.list,
				next: page.next
			}))).flatMap(({ digest, tags, push_time: pushed, accessories }) => {
				const named = Array.isArray(tags) ? tags : [];
				const more = Array.isArray(accessories) ? accessories : [];
				const own = named.map((tag) => isObject(tag) ? tag.name : void 0);
				return [toListed(digest, own, pushed), ...more.map((one) => isObject(one) ? toListed(one.digest, [], one.creation_time) : void 0)].filter((one) => one !== void 0);
			});
			return toListing(listed);
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
