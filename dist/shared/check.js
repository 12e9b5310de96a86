import { error, isLoopback, isShort, listHookVariables } from "./base.js";
// src/ship/deploy/check.ts
function checkHooks({ deploy = [], facts }, { settings, env, deployments }) {
	const names = new Set(deploy.filter(({ call }) => call).map(({ name }) => name));
	return settings.deploy.filter(({ name }) => names.has(name)).flatMap((hook) => [...listHookVariables(hook).flatMap((name) => checkVariable(hook, name, env[name])), ...hook.kind === "github-deployment" && deployments === void 0 ? [describeNoGithub(hook, facts.project.slug)] : []]);
}
function checkVariable(hook, variable, value) {
	const text = value?.trim() ?? "";
	const shown = `the variable ${variable} of the deploy hook "${hook.name}"`;
	if (text === "") return [error("DEPLOY_VARIABLE_MISSING", `${shown} is not set`, `Set it in the job, or remove the hook.`)];
	const what = findFault(hook, variable, text);
	if (what === void 0) return [];
	return [error("DEPLOY_VARIABLE_INVALID", `${shown} ${what.what}`, what.hint)];
}
function findFault(hook, variable, text) {
	if (isShort(text)) return {
		what: "has fewer than 4 characters; it cannot be masked in logs",
		hint: "Use a longer value; check that the variable holds the whole value."
	};
	if ("urlEnv" in hook && variable === hook.urlEnv) return findUrlFault(hook, text);
	if (!("tokenEnv" in hook || "headersEnv" in hook && Object.values(hook.headersEnv).includes(variable)) || /^[ -~]*$/.test(text)) return void 0;
	return {
		what: "has a value that no header can hold",
		hint: "Write one line of letters, digits and signs; check for line breaks and quotation marks."
	};
}
function findUrlFault(hook, text) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	if (url === void 0 || !/^https?:$/.test(url.protocol)) return {
		what: "is not an address",
		hint: "Copy the whole address, which begins with https://."
	};
	if (url.username !== "" || url.password !== "") return {
		what: "is an address with a user or a password in it",
		hint: "Put them into a header: headers-env: {Authorization: VARIABLE}."
	};
	if (url.protocol === "https:" || isLoopback(url.host) || "insecure" in hook && hook.insecure) return void 0;
	return {
		what: `is an address on ${url.host} without TLS, where its secrets would not be safe`,
		hint: "Use https://, or allow it with insecure: true of the hook."
	};
}
function describeNoGithub({ name }, slug) {
	return error("DEPLOY_GITHUB_MISSING", `the deploy hook "${name}" cannot create a deployment on GitHub: ${slug === void 0 ? "the project is not known" : "github-token is not set"}`, "Run it in a job on GitHub with \"permissions: deployments: write\", or set github-token.");
}
export { checkHooks };
