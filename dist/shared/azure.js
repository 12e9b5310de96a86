import { secret } from "./base.js";
import { readEndMs, readTextField } from "./answer.js";
import { toAzureCloud } from "./service-logins.js";
import { pickHint, trustRefused, withoutToken } from "./refused.js";
// src/credentials/oidc/azure.ts
const TITLE = "Azure";
const USERNAME = "00000000-0000-0000-0000-000000000000";
const HOUR_MS = 36e5;
const exchangeAzure = async (role, context) => {
	const { idToken, host: registry } = context;
	const { clientId, tenantId } = role;
	const refused = (answer, hint) => trustRefused({
		title: TITLE,
		registry,
		idToken,
		answer,
		hint
	});
	const token = idToken.token.reveal();
	const accessToken = await askEntra(tenantId, context, {
		form: {
			client_id: clientId,
			client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
			client_assertion: token
		},
		secrets: [token],
		refuse: (answer) => {
			const identity = {
				role,
				registry,
				idToken
			};
			return refused(answer, pickHint(HINTS, answer.words, {
				identity,
				usual: addFederated
			}));
		}
	});
	const hint = `Grant the application ${clientId} the role AcrPush on the registry ${registry}.`;
	return await logInToAcr(accessToken, context, {
		tenantId,
		refuse: (answer) => refused(answer, hint)
	});
};
async function askEntra(tenantId, { service, env, host, hide }, asked) {
	const cloud = toAzureCloud(host);
	const stated = env.AZURE_AUTHORITY_HOST;
	const authority = stated === void 0 || !URL.canParse(stated) ? cloud.authority : stated;
	const answer = await service.ask({
		method: "POST",
		url: new URL(`/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, authority),
		form: {
			...asked.form,
			scope: cloud.scope,
			grant_type: "client_credentials"
		},
		doing: `log in to ${host}`,
		secrets: asked.secrets
	});
	if (answer.status !== 200) throw asked.refuse(answer);
	const accessToken = readTextField(answer.body, "access_token");
	if (accessToken === void 0) throw withoutToken(TITLE, host, answer.host);
	hide([accessToken]);
	return accessToken;
}
const HINTS = [
	[/AADSTS(?:90002|900023)\b/, (asking) => `Correct tenant-id: there is no tenant ${asking.role.tenantId} in this cloud. The application ${asking.role.clientId} needs a federated credential there: ${toFederated(asking)}`],
	[/AADSTS700016\b/, (asking) => `Check client-id and tenant-id: the application ${asking.role.clientId} must be in the tenant ${asking.role.tenantId}, with a federated credential: ${toFederated(asking)}`],
	[/AADSTS7000112\b/, ({ role }) => `Enable the application ${role.clientId} in the tenant ${role.tenantId}.`],
	[/AADSTS5300\d\b/, ({ role }) => `A Conditional Access policy of the tenant blocks the application ${role.clientId} from the address of this machine: change the policy, or run on a machine that it allows.`],
	[/AADSTS500011\b/, ({ role, registry }) => `Check tenant-id: it must be the tenant that the registry ${registry} belongs to, and ${role.tenantId} knows no container registries of Azure.`],
	[/AADSTS70025\b/, (asking) => `The application has none yet. ${addFederated(asking)}`]
];
function toFederated({ idToken: { claims } }) {
	const { issuer, audiences, subject } = claims;
	return `issuer ${issuer}, audience ${audiences.join(" and ")}, subject ${subject}`;
}
function addFederated(asking) {
	return `Add a federated credential to the application ${asking.role.clientId}: ${toFederated(asking)}`;
}
async function logInToAcr(accessToken, { service, host, clock, hide }, { tenantId, refuse }) {
	const startMs = clock.now();
	const answer = await service.ask({
		method: "POST",
		url: new URL("/oauth2/exchange", service.toBase(host)),
		form: {
			grant_type: "access_token",
			service: host,
			...tenantId === void 0 ? {} : { tenant: tenantId },
			access_token: accessToken
		},
		doing: `log in to ${host}`,
		secrets: [accessToken]
	});
	if (answer.status !== 200) throw refuse(answer);
	const password = readTextField(answer.body, "refresh_token");
	if (password === void 0) throw withoutToken(TITLE, host, answer.host);
	hide([password]);
	const untilMs = readEndMs(password) ?? startMs + HOUR_MS;
	return {
		username: USERNAME,
		password: secret(password),
		untilMs
	};
}
export { askEntra, exchangeAzure, logInToAcr };
