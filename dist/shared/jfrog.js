import { detectCi, omitUndefined, parseObject, secret } from "./base.js";
import { readEndMs, readLifeMs, readTextField } from "./answer.js";
import { pickHint, trustRefused, withoutToken } from "./refused.js";
// src/credentials/oidc/jfrog.ts
const TITLE = "JFrog";
const HOUR_MS = 36e5;
const exchangeJfrog = async (role, context) => {
	const { idToken, service, host, clock } = context;
	const startMs = clock.now();
	const token = idToken.token.reveal();
	const answer = await service.ask({
		method: "POST",
		url: new URL("/access/api/v1/oidc/token", service.toBase(host)),
		json: toBody(role, context),
		doing: `log in to ${host}`,
		secrets: [token]
	});
	if (answer.status !== 200) {
		const said = `${answer.status} ${answer.words}`;
		const identity = {
			name: role.providerName,
			host,
			...idToken.claims
		};
		const hint = pickHint(HINTS, said, {
			identity,
			usual: addMapping
		});
		throw trustRefused({
			title: TITLE,
			registry: host,
			idToken,
			answer,
			hint
		});
	}
	const password = readTextField(answer.body, "access_token");
	const username = readTextField(answer.body, "username") ?? readUser(password ?? "");
	if (password === void 0 || username === void 0) throw withoutToken(TITLE, host, answer.host);
	context.hide([password]);
	const lifeMs = readLifeMs(answer.body.expires_in);
	const untilMs = lifeMs === void 0 ? readEndMs(password) : startMs + lifeMs;
	return {
		username,
		password: secret(password),
		untilMs: untilMs ?? startMs + HOUR_MS
	};
};
const HINTS = [
	[/^404\b|provider.{0,40}not (?:found|exist)/i, ({ name, host, issuer, subject }) => `Correct provider-name, or add to ${host} an OIDC integration named ${name} with the provider URL ${issuer} and an identity mapping with the claims {"sub": "${subject}"}`],
	[/audience/i, ({ name, audiences }) => `Set audience of this registry to that of the integration ${name}, or let the integration take ${audiences.join(" and ")}.`],
	[/public key|jwks/i, ({ name, issuer }) => `The provider URL of the integration ${name} must be exactly ${issuer} (without a slash at its end), and the platform must reach it.`]
];
function addMapping({ name, issuer, subject }) {
	return `Check the integration ${name}, which must be of the issuer ${issuer}, and add an identity mapping to it with the claim sub: ${subject}`;
}
function toBody(role, { idToken, env }) {
	const isGithub = detectCi(env) === "github";
	return omitUndefined({
		grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
		subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
		subject_token: idToken.token.reveal(),
		provider_name: role.providerName,
		provider_type: isGithub ? "GitHub" : void 0,
		project_key: role.projectKey,
		identity_mapping_name: role.identityMapping
	});
}
function readUser(token) {
	const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
	const sub = parseObject(payload)?.sub;
	return typeof sub === "string" ? /\/users\/([^/\s]+)$/.exec(sub)?.[1] : void 0;
}
export { exchangeJfrog };
