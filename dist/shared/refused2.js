import { Problem, error } from "./base.js";
// src/credentials/ambient/refused.ts
function accountRefused(refusal) {
	const { title, registry, source, answer, hint } = refusal;
	const said = `${answer.status}${answer.words === "" ? "" : ` "${answer.words}"`}`;
	const message = `${title} does not log this run in to ${registry}, with the credential from ${source}: ${answer.host} answered ${said}.`;
	return new Problem([error("LOGIN_REFUSED", message, hint)]);
}
function accountInvalid(registry, what, hint) {
	return new Problem([error("LOGIN_ACCOUNT_INVALID", `could not log in to ${registry}: ${what}.`, hint)]);
}
export { accountInvalid, accountRefused };
