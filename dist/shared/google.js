import { __exportAll } from "./rolldown-runtime.js";
import { secret } from "./base.js";
import { readLifeMs, readTextField } from "./answer.js";
import { toEndpoint } from "./exchange.js";
import { pickHint, trustRefused, withoutToken } from "./refused.js";
// src/credentials/oidc/google.ts
var google_exports = __exportAll({ exchangeGoogle: () => exchangeGoogle });
const TITLE = "Google";
const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const USERNAME = "oauth2accesstoken";
const HOUR_MS = 36e5;
const exchangeGoogle = async (role, context) => {
	const federated = await exchangeAtSts(role.identityProvider, context);
	return role.serviceAccount === void 0 ? federated : await impersonate(role.serviceAccount, role.identityProvider, federated, context);
};
function toService(name, { env }) {
	const stated = env.GOOGLE_CLOUD_UNIVERSE_DOMAIN;
	const domain = stated === void 0 || stated === "" ? "googleapis.com" : stated;
	return toEndpoint(env, `${name}.googleapis.com`, `https://${name}.${domain}`);
}
const STS_HINTS = [
	[/condition/i, ({ provider }) => `Change the attribute condition of the provider ${provider} so that it is true for this subject.`],
	[/\binvalid_target\b/, (identity) => `Correct workload-identity-provider: ${identity.provider} does not exist or is disabled. It holds the number of the project, not its name. ${acceptToken(identity)}`],
	[/127 bytes|mapped attribute/i, ({ provider }) => `Map a shorter claim in the provider ${provider}, such as google.subject=assertion.repository_id on GitHub or assertion.project_id on GitLab.`],
	[/error connecting|fetch|retriev/i, ({ issuer }) => `Google must be able to fetch ${issuer}/.well-known/openid-configuration and the keys that it names; where it cannot, upload them: --jwk-json-path.`]
];
function acceptToken({ provider, issuer, audiences }) {
	return `Let the provider ${provider} accept this token: --issuer-uri=${issuer} --allowed-audiences=${audiences.join(",")}, an attribute mapping google.subject=assertion.sub, and a condition that is true for this subject.`;
}
async function exchangeAtSts(provider, context) {
	const { idToken, service, host, clock } = context;
	const startMs = clock.now();
	const token = idToken.token.reveal();
	const answer = await service.ask({
		method: "POST",
		url: new URL("/v1/token", context.endpoints?.sts ?? toService("sts", context)),
		json: {
			audience: `//iam.googleapis.com/${provider}`,
			grantType: "urn:ietf:params:oauth:grant-type:token-exchange",
			requestedTokenType: "urn:ietf:params:oauth:token-type:access_token",
			scope: SCOPE,
			subjectTokenType: "urn:ietf:params:oauth:token-type:jwt",
			subjectToken: token
		},
		doing: `log in to ${host}`,
		secrets: [token]
	});
	if (answer.status !== 200) {
		const identity = {
			provider,
			...idToken.claims
		};
		const hint = pickHint(STS_HINTS, answer.words, {
			identity,
			usual: acceptToken
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
	if (password === void 0) throw withoutToken(TITLE, host, answer.host);
	context.hide([password]);
	const untilMs = startMs + (readLifeMs(answer.body.expires_in) ?? HOUR_MS);
	return {
		username: USERNAME,
		password: secret(password),
		untilMs
	};
}
const ACCOUNT_HINTS = [[/has not been used|is disabled|SERVICE_DISABLED/i, ({ account }) => `Enable the API in the project of ${account}: gcloud services enable iamcredentials.googleapis.com.`], [/^404\b/, (acting) => `Correct service-account: there is no account ${acting.account}. ${actAs(acting)}`]];
function actAs({ account, pool }) {
	return `Let this identity act as ${account}: grant roles/iam.workloadIdentityUser on it to the member principal://iam.googleapis.com/${pool}/subject/SUBJECT, where SUBJECT is the subject above.`;
}
async function impersonate(account, provider, federated, context) {
	const { idToken, service, host, clock } = context;
	const startMs = clock.now();
	const bearer = federated.password.reveal();
	const path = `/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`;
	const answer = await service.ask({
		method: "POST",
		url: new URL(path, context.endpoints?.iam ?? toService("iamcredentials", context)),
		headers: { authorization: `Bearer ${bearer}` },
		json: {
			scope: [SCOPE],
			lifetime: "3600s"
		},
		doing: `log in to ${host} as ${account}`,
		secrets: [bearer, idToken.token.reveal()]
	});
	if (answer.status !== 200) {
		const said = `${answer.status} ${answer.words}`;
		const identity = {
			account,
			pool: provider.replace(/\/providers\/.*$/, "")
		};
		const hint = pickHint(ACCOUNT_HINTS, said, {
			identity,
			usual: actAs
		});
		throw trustRefused({
			title: TITLE,
			registry: host,
			idToken,
			answer,
			hint
		});
	}
	const password = readTextField(answer.body, "accessToken");
	if (password === void 0) throw withoutToken(TITLE, host, answer.host);
	context.hide([password]);
	const { expireTime } = answer.body;
	const endMs = typeof expireTime === "string" ? Date.parse(expireTime) : NaN;
	const untilMs = Number.isNaN(endMs) ? startMs + HOUR_MS : endMs;
	return {
		username: USERNAME,
		password: secret(password),
		untilMs
	};
}
export { exchangeGoogle, google_exports };
