import { readProject, readRunFacts, readRunIds } from "./github.js";
import { omitUndefined, readText } from "./base.js";
// src/facts/ci/forgejo.ts
function readForgejoFacts(ci, env, payload) {
	const { project, server } = readProject(env, payload);
	const host = /^https?:\/\/([^/]+)$/.exec(server)?.[1];
	const own = host === void 0 || project.slug === void 0 ? void 0 : `${host}/${project.slug}`.toLowerCase();
	return {
		ci,
		...readRunFacts(env, payload),
		project,
		...omitUndefined({ ownRepository: own }),
		run: readRunIds(env, project.url, readText(env, "GITHUB_RUN_NUMBER"))
	};
}
export { readForgejoFacts };
