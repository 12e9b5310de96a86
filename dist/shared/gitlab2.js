import { Problem, error } from "./base.js";
import { askApi, askPages } from "./api.js";
import { listByTags } from "./context.js";
// src/lifecycle/prune/hosts/gitlab.ts
function createGitlabHost(site, project) {
	let finding;
	const find = () => finding ??= findTags(site, project);
	const untag = async (tag) => {
		const to = `${await find()}/${encodeURIComponent(tag)}`;
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
			await find();
			return await listByTags(site.repository);
		},
		untag,
		remove: async (_, tags) => {
			for (const tag of tags) await untag(tag);
		}
	};
}
async function findTags(site, known) {
	const { path, name } = site.repository.repository;
	const parts = path.split("/");
	const guesses = parts.map((_, at) => parts.slice(0, parts.length - at).join("/"));
	const projects = known !== void 0 && (path === known || path.startsWith(`${known}/`)) ? [known] : guesses.filter((guess) => guess.includes("/"));
	for (const project of projects) {
		const to = `projects/${encodeURIComponent(project)}/registry/repositories`;
		const doing = "find the repository";
		if ((await askApi(site, {
			method: "GET",
			to: `${to}?per_page=1`,
			doing
		}, [404])).status === 404) continue;
		const own = (await askPages(site, `${to}?per_page=100`, doing, ({ list, next }) => ({
			items: list,
			next
		}))).find((one) => one.path === path);
		if (typeof own?.id === "number") return `${to}/${own.id}/tags`;
	}
	const message = `${site.base.host} has no registry repository "${name}" that this token can see.`;
	throw new Problem([error("PRUNE_REFUSED", message, "Check its name, and use a token of a member of the project with the scope api, or the job token of the project itself.")]);
}
export { createGitlabHost };
