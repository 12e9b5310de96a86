import { EXIT, hasErrors, renderColumns } from "./base.js";
import { whoami } from "./whoami.js";
// src/cli/whoami.ts
async function whoamiCommand({ log, maskValue, paint, print, printJson }, { positionals, check, json }, run) {
	const request = {
		...run.request,
		remote: "never"
	};
	const shown = maskValue(await whoami(request, {
		registry: positionals[0],
		check
	}, run.environment));
	if (json) printJson(shown);
	else print(renderWhoami(shown.registries, paint));
	shown.problems.forEach(log.problem);
	return hasErrors(shown.problems) ? EXIT.problem : EXIT.done;
}
function renderWhoami(rows, paint) {
	if (rows.length === 0) return "No registry: name one, or set images or registries.";
	return rows.map((row) => [paint("bold", row.registry), ...renderColumns(listFacts(row)).map((line) => `  ${line}`)].join("\n")).join("\n\n");
}
function listFacts(row) {
	const { source, username, account, until, identity, push, problems } = row;
	const failed = problems.some(({ level }) => level === "error");
	return [
		["login", source ?? (failed && push === null ? "failed" : "none (anonymous)")],
		...username === null ? [] : [["user", username]],
		...account === null ? [] : [["account", account]],
		...identity === null ? [] : [
			["token", identity.from],
			["issuer", identity.issuer],
			["audience", identity.audience],
			["subject", identity.subject]
		],
		...until === null ? [] : [["until", until]],
		...push === null ? [] : [["push", push]]
	];
}
export { whoamiCommand };
