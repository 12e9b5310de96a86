import { Problem, error } from "./base.js";
// src/lifecycle/prune/hosts/docker-hub-login.ts
async function logInToHub({ services, base, repository }, identifier, password) {
	const doing = `log in to the API of "${repository.repository.name}"`;
	const { status, body, words, host } = await services.ask({
		method: "POST",
		url: new URL("v2/auth/token", base),
		doing,
		isApi: true,
		json: {
			identifier,
			secret: password
		},
		secrets: [password]
	});
	const token = body.access_token;
	if (status === 200 && typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
	const message = `could not ${doing}: ${host} answered ${words === "" ? String(status) : `${status} "${words}"`}.`;
	throw new Problem([error("PRUNE_REFUSED", message, "Use a personal access token with the permission to delete, or one of the organization; a login by identity token does not count there.")]);
}
export { logInToHub };
