import { Problem, error, hasErrors, knownSecrets, parseRepository, readRun, toPrefix, withContext } from "./base.js";
import { logNotices } from "./copy.js";
import { listLoginNames } from "./collect.js";
import { prepare } from "./plan.js";
// src/run/whoami.ts
async function whoami(request, { registry, check }, environment) {
	const wanted = registry === void 0 ? void 0 : parseWanted(registry);
	const prepared = await readPrepared(request, environment, wanted === void 0);
	const names = wanted === void 0 ? listLoginNames(prepared.plan, prepared.settings) : [wanted];
	environment.vault.add(knownSecrets([prepared.settings], environment.env));
	const registries = await withContext(prepared, environment, (context) => Promise.all(names.map((name) => toRow(name, {
		...context,
		check
	}))));
	return {
		registries,
		problems: registries.flatMap(({ problems }) => problems)
	};
}
async function readPrepared(request, environment, needsPlan) {
	if (needsPlan) try {
		const prepared = await prepare(request, environment);
		logNotices(prepared.plan.problems, environment.log);
		return prepared;
	} catch (thrown) {
		if (!(thrown instanceof Problem)) throw thrown;
	}
	const { settings, facts } = await readRun(request, environment);
	const problems = [
		...request.problems ?? [],
		...settings.problems,
		...facts.problems
	];
	if (!settings.ok || !facts.ok || hasErrors(problems)) throw new Problem(problems);
	logNotices(problems, environment.log);
	return {
		settings: settings.value,
		facts: facts.value
	};
}
function parseWanted(text) {
	const prefix = text.includes("/") ? void 0 : toPrefix(text);
	if (prefix !== void 0) return {
		name: prefix,
		host: prefix,
		path: ""
	};
	const parsed = text.includes("/") ? parseRepository(text) : void 0;
	if (parsed?.ok === true) return parsed.value;
	throw new Problem([error("CLI_BAD_REGISTRY", `invalid registry ${JSON.stringify(text.slice(0, 100))}`, "Write a host such as ghcr.io, or a repository such as ghcr.io/acme/app.")]);
}
async function toRow(name, { credentials, registries, check }) {
	try {
		const found = await credentials.find(name);
		const pushed = check && name.path !== "" ? await ask(registries, name) : NOT_ASKED;
		return {
			registry: name.name,
			...describe(found),
			...pushed
		};
	} catch (thrown) {
		if (!(thrown instanceof Problem)) throw thrown;
		return {
			registry: name.name,
			...describe(void 0),
			push: null,
			problems: thrown.problems
		};
	}
}
const NOT_ASKED = {
	push: null,
	problems: []
};
async function ask(registries, name) {
	const right = await registries.open(name).provePush();
	if (right.ok) return {
		push: "granted",
		problems: []
	};
	return {
		push: "refused",
		problems: right.problem === void 0 ? [] : [right.problem]
	};
}
function describe(found) {
	if (found === void 0) return {
		source: null,
		username: null,
		account: null,
		until: null,
		identity: null
	};
	const { credential, source, identity, untilMs, account = null } = found;
	const username = credential.kind === "password" ? credential.username : null;
	const endMs = identity?.endMs ?? found.endMs ?? untilMs;
	const until = endMs === void 0 ? null : new Date(endMs).toISOString();
	if (identity === void 0) return {
		source,
		username,
		account,
		until,
		identity: null
	};
	const { from, issuer, audience, subject } = identity;
	return {
		source,
		username,
		account,
		until,
		identity: {
			from,
			issuer,
			audience,
			subject
		}
	};
}
export { parseWanted, readPrepared, whoami };
