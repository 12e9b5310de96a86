import { readPrunePolicy } from "./base.js";
// src/run/prune/policy.ts
async function parsePolicy(policy) {
	if (typeof policy !== "string") return readFlags(policy);
	const { parseYaml } = await import("./yaml-text.js");
	const origin = {
		kind: "given",
		name: "policy"
	};
	const parsed = await parseYaml(policy, origin);
	return parsed.ok ? readPrunePolicy(parsed.value, origin) : parsed;
}
function readFlags(given) {
	const entries = Object.entries(given).map(([key, words]) => {
		const items = words.map((text) => ({
			kind: "word",
			text
		}));
		const [last] = items.slice(-1);
		return {
			key,
			value: key === "keep" || key === "delete" || last === void 0 ? {
				kind: "list",
				items
			} : last
		};
	});
	return readPrunePolicy({
		kind: "map",
		entries
	}, {
		kind: "given",
		name: "prune"
	});
}
export { parsePolicy };
