import { secret } from "./base.js";
import { toEndpoint } from "./exchange.js";
import { DOCKER_HUB_AUDIENCE } from "./service-logins.js";
import { readLifeMs, readTextField } from "./answer.js";
import { trustRefused, withoutToken } from "./refused.js";
// src/credentials/oidc/docker-hub.ts
const TITLE = "Docker Hub";
const exchangeDockerHub = async (role, context) => {
	const { idToken, service, env, host, clock } = context;
	const startMs = clock.now();
	const token = idToken.token.reveal();
	const answer = await service.ask({
		method: "POST",
		url: new URL("/oauth/token", toEndpoint(env, "identity.docker.com", DOCKER_HUB_AUDIENCE)),
		form: {
			grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
			subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
			subject_token: token,
			connection_id: role.connectionId,
			expires_in: String(role.expiresInS)
		},
		doing: `log in to ${host}`,
		secrets: [token]
	});
	if (answer.status !== 200) {
		const { subject, issuer } = idToken.claims;
		const hint = /expires?_in/i.test(answer.words) ? "Set expires-in of this registry to what the connection allows." : `In the OIDC connection ${role.connectionId} of ${role.organization} on Docker Hub, which must be active and of the issuer ${issuer}, add a ruleset for the subject ${subject}`;
		throw trustRefused({
			title: TITLE,
			registry: host,
			idToken,
			answer,
			hint
		});
	}
	const password = readTextField(answer.body, "access_token");
	if (password === void 0) throw withoutToken(TITLE, host, answer.host);
	context.hide([password]);
	const untilMs = startMs + (readLifeMs(answer.body.expires_in) ?? role.expiresInS * 1e3);
	return {
		username: role.organization,
		password: secret(password),
		untilMs
	};
};
export { exchangeDockerHub };
