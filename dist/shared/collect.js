import { findHelper, parseDockerConfig, toEntry } from "./job.js";
import { Problem, covers, isPrimary, parseRepository, parseScope, toConfigKey } from "./base.js";
// src/run/login/collect.ts
function listLoginNames(plan, { registries }) {
	const planned = [...new Set((plan?.targets ?? []).flatMap(({ repositories }) => repositories))].map(parseRepository).flatMap((parsed) => parsed.ok ? [parsed.value] : []);
	const entries = registries.map(({ prefix }) => ({
		name: prefix,
		...parseScope(prefix)
	})).filter((entry) => !planned.some((name) => covers(entry, name)));
	return [...planned, ...entries];
}
async function collectLogins(names, options) {
	const entries = new Map();
	const rows = [];
	const problems = [];
	const { primary, registries } = options.settings;
	const rank = (name) => isPrimary(name, primary) ? 0 : 1;
	for (const name of names.toSorted((one, other) => rank(one) - rank(other))) try {
		const found = await options.credentials.findLasting(name);
		const isThere = found !== void 0 && isInConfiguration(found, name, options.configuration);
		rows.push(toRow(name, found, isThere));
		if (found !== void 0 && !isThere) addEntry(entries, name, found);
	} catch (thrown) {
		if (!(thrown instanceof Problem)) throw thrown;
		problems.push(...asNoticesOfOptional(thrown.problems, isOptional(name, registries)));
	}
	return {
		entries: Object.fromEntries(entries),
		rows,
		problems
	};
}
function addEntry(entries, { host, name, path }, { credential }) {
	const entry = toEntry(credential);
	const ofHost = entries.get(toConfigKey(host));
	if (ofHost === void 0) entries.set(toConfigKey(host), entry);
	else if (path !== "" && JSON.stringify(ofHost) !== JSON.stringify(entry)) entries.set(name, entry);
}
function isInConfiguration({ source }, { host }, text) {
	if (source === "the Docker configuration") return true;
	const config = text === void 0 ? void 0 : parseDockerConfig(text);
	const helper = config === void 0 ? "" : findHelper(config, host);
	return helper !== "" && source === `docker-credential-${helper}`;
}
function toRow({ name }, found, isThere) {
	const endMs = found?.identity?.endMs ?? found?.endMs;
	return {
		registry: name,
		source: found?.source ?? null,
		result: found === void 0 ? "none" : isThere ? "there" : "written",
		until: endMs === void 0 ? null : new Date(endMs).toISOString()
	};
}
function isOptional(name, registries) {
	return registries.some(({ prefix, required }) => !required && covers(parseScope(prefix), name));
}
function asNoticesOfOptional(problems, isOptional) {
	return isOptional ? problems.map((problem) => ({
		...problem,
		level: "notice"
	})) : problems;
}
export { collectLogins, listLoginNames };
