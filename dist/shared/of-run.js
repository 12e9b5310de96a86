import { listLoginNames } from "./collect.js";
import { leaveLogins } from "./leave.js";
// src/run/login/of-run.ts
async function leaveRunLogins(prepared, credentials, environment) {
	const { plan, settings } = prepared;
	const names = listLoginNames(plan, settings);
	(await leaveLogins(names, {
		...environment,
		settings,
		credentials
	})).problems.forEach(environment.log.problem);
}
export { leaveRunLogins };
