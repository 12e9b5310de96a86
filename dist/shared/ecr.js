import { Problem, error } from "./base.js";
import { toLine } from "./job.js";
import { toListing } from "./api.js";
// src/lifecycle/prune/hosts/ecr.ts
const MOST = 100;
function createEcrHost(repository, images) {
	const { name } = repository;
	let waiting = [];
	const flush = async () => {
		const batch = waiting.slice(0, MOST);
		waiting = waiting.slice(MOST);
		if (waiting.length > 0) setImmediate(() => void flush());
		try {
			const failures = await images.remove(batch.map(({ id }) => id));
			const failed = new Map(failures.map((failure) => [failure.id, failure]));
			for (const { id, resolve, reject } of batch) {
				const failure = failed.get("imageTag" in id ? id.imageTag : id.imageDigest);
				if (failure === void 0 || failure.code === "ImageNotFound") resolve();
				else reject(toProblem(name, failure));
			}
		} catch (thrown) {
			for (const { reject } of batch) reject(thrown);
		}
	};
	const remove = (id) => new Promise((resolve, reject) => {
		waiting.push({
			id,
			resolve,
			reject
		});
		if (waiting.length === 1) setImmediate(() => void flush());
	});
	return {
		untagging: "not-last",
		tagsFirst: true,
		list: async () => {
			const listed = await images.list();
			return toListing(listed.map(({ digest, tags, pushedMs }) => ({
				digest,
				tags,
				times: [pushedMs]
			})), repository);
		},
		untag: (tag) => remove({ imageTag: tag }),
		remove: (digest) => remove({ imageDigest: digest })
	};
}
function toProblem(name, { id, code, reason }) {
	const message = `could not delete ${id} from "${name}": ECR answered ${toLine(`${code} "${reason}"`)}.`;
	const hint = code.startsWith("ImageReferencedBy") ? "An image that stays, or one without a tag, still lists it. Set untagged-older-than to delete those too." : "Check the permissions of the account, and whether the image is protected.";
	return new Problem([error("PRUNE_REFUSED", message, hint)]);
}
export { createEcrHost };
