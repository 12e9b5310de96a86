import { allDone } from "./copy.js";
import { createExpander, readRepositories } from "./plan.js";
import { Problem, hasErrors, listSettings } from "./base.js";
import { checkNames } from "./job.js";
// src/run/inputs/repositories.ts
function listTargetRepositories(settings, facts) {
	return allDone(listSettings(settings).map(async (target) => {
		const expander = createExpander(facts, target, { escape: false });
		const { names, problems } = await readRepositories(facts, target, expander);
		const all = [...problems, ...checkNames(names)];
		if (hasErrors(all)) throw new Problem(all);
		return {
			target,
			names
		};
	}));
}
export { listTargetRepositories };
