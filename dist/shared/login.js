import { EXIT, covers, error, hasErrors, knownSecrets, parseScope, renderColumns, systemClock, toConfigKey, withContext } from "./base.js";
import { noLogin } from "./untrusted.js";
import { parseWanted, readPrepared } from "./whoami.js";
import { listLoginNames } from "./collect.js";
import { findConfigDirectory, leaveLogins, removeLogins, toCommandId } from "./leave.js";
// src/run/login/command.ts
async function login(request, registries, environment) {
	const wanted = registries.map(parseWanted);
	const prepared = await readPrepared(request, environment, wanted.length === 0);
	const { settings, facts } = prepared;
	environment.vault.add(knownSecrets([settings], environment.env));
	if (facts.trust.level === "untrusted" && !settings.loginUntrusted) return {
		registries: [],
		problems: [noLogin(facts.trust.reason)]
	};
	const names = wanted.length > 0 ? wanted : listLoginNames(prepared.plan, settings);
	const left = await withContext(prepared, environment, ({ credentials }) => leaveLogins(names, {
		...environment,
		settings,
		credentials
	}));
	const lacking = left.rows.filter(({ result }) => result === "none").map(({ registry }) => registry);
	const missing = wanted.length > 0 ? lacking.map(noLoginFor) : [];
	return {
		registries: left.rows,
		problems: [...left.problems, ...missing]
	};
}
function noLoginFor(registry) {
	return error("LOGIN_MISSING", `there is no login for ${registry}`, "Give one in registries, with --registry HOST=USER, or in the variables of the CI system.");
}
async function logout(registries, environment) {
	const wanted = registries.map(parseWanted);
	const { env, cwd, clock, signal } = environment;
	const directory = await findConfigDirectory(env, cwd);
	const isWanted = (key) => wanted.length === 0 || wanted.some((name) => isOf(key, name));
	return removeLogins({
		directory,
		clock,
		signal
	}, toCommandId(env), isWanted);
}
function isOf(key, name) {
	return key === toConfigKey(name.host) || covers(name, parseScope(key));
}
// src/cli/login.ts
async function loginCommand({ log, maskValue, print, printJson }, { positionals, json }, run) {
	const answer = maskValue(await login({
		...run.request,
		remote: "never"
	}, positionals, run.environment));
	if (json) printJson(answer);
	else print(renderLogins(answer.registries));
	answer.problems.forEach(log.problem);
	return hasErrors(answer.problems) ? EXIT.problem : EXIT.done;
}
const RESULTS = {
	written: "logged in",
	there: "logged in already",
	none: "no login"
};
function renderLogins(rows) {
	if (rows.length === 0) return "No login was written.";
	const lines = rows.map(({ registry, result, source, until }) => [
		registry,
		RESULTS[result],
		source ?? "",
		until === null ? "" : `until ${until}`
	]);
	return renderColumns(lines).join("\n");
}
async function logoutCommand({ cwd, env, signal, print, printJson }, { positionals, json }) {
	const removed = await logout(positionals, {
		cwd,
		env,
		signal,
		clock: systemClock
	});
	if (json) printJson({ removed });
	else print(removed.length === 0 ? "There was no login to remove." : `Removed: ${removed.join(", ")}`);
	return EXIT.done;
}
export { loginCommand, logoutCommand };
