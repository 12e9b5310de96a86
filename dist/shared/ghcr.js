import { Problem, error } from "./base.js";
import { emptyBlob, makePlaceholder } from "./left.js";
import { toListing } from "./api.js";
// src/lifecycle/prune/hosts/ghcr.ts
function createGhcrHost(repository, api, makeId) {
	const ids = new Map();
	const { name } = repository.repository;
	const list = async (newest) => {
		const versions = demand(await api.list(newest), `list the versions of "${name}"`, api);
		for (const { digest, id } of versions) ids.set(digest, id);
		return versions;
	};
	const remove = async (digest) => {
		if (!ids.has(digest)) await list("newest");
		const id = ids.get(digest);
		if (id === void 0) return;
		demand(await api.remove(id), `delete ${digest} from "${name}"`, api);
	};
	return {
		untagging: "possible",
		keepsLastTag: true,
		list: async () => {
			const stated = (await list()).map(({ digest, tags, created }) => ({
				digest,
				tags,
				times: [created]
			}));
			return toListing(stated, {
				name,
				host: api.host
			});
		},
		untag: async (tag, digest) => {
			if ((await repository.resolve(tag))?.digest !== digest) return;
			const placeholder = makePlaceholder(tag, makeId());
			await repository.putBlob(emptyBlob.descriptor, emptyBlob.source);
			await repository.putManifest(tag, placeholder);
			await remove(placeholder.digest);
		},
		remove
	};
}
function demand(called, doing, { host }) {
	if (called.ok) return called.value;
	const message = `could not ${doing}: ${host}: ${called.why}.`;
	throw new Problem([error("PRUNE_REFUSED", message, toMove(called.why))]);
}
function toMove(why) {
	if (/last tagged version/i.test(why)) return "GitHub keeps the last version of a package that has a tag: keep another tag, or delete the package itself.";
	if (/5,?000|downloads/i.test(why)) return "GitHub never deletes a public version with more than 5,000 downloads: add it to keep.";
	if (/^it (?:lists|continues|did not)/.test(why)) return "Check what a proxy in front of it returns; nothing is deleted by a list that is not complete.";
	return "Give the project the role Admin under \"Manage Actions access\" in the settings of the package, or use a classic personal access token with read:packages and delete:packages.";
}
export { createGhcrHost };
