import { omitUndefined, parseObject, readText, toTexts } from "./base.js";
import { readTextField } from "./answer.js";
import { toAzureCloud, withIdToken } from "./service-logins.js";
import { askEntra, exchangeAzure, logInToAcr } from "./azure.js";
import { readNamedFile, toIdToken } from "./identity-file.js";
import { accountRefused } from "./refused2.js";
// src/credentials/ambient/azure.ts
const TITLE = "Azure";
async function findAzureLogin(context) {
	const { env } = context;
	const clientId = readText(env, "AZURE_CLIENT_ID");
	const tenantId = readText(env, "AZURE_TENANT_ID");
	if (clientId !== void 0 && tenantId !== void 0) {
		const key = readText(env, "AZURE_CLIENT_SECRET");
		if (key !== void 0) return await signIn({
			clientId,
			tenantId,
			key
		}, context);
		const variable = "AZURE_FEDERATED_TOKEN_FILE";
		const path = readText(env, variable);
		if (path !== void 0) {
			const role = {
				provider: "azure",
				clientId,
				tenantId
			};
			const read = async () => toIdToken(await readNamedFile({
				variable,
				path
			}, context), `the file that ${variable} names`, context);
			return await withIdToken(read, async (idToken) => {
				return {
					...await exchangeAzure(role, {
						...context,
						idToken
					}),
					source: variable,
					idToken,
					account: clientId
				};
			});
		}
	}
	return await askMachine(clientId, context);
}
async function signIn(principal, context) {
	const { clientId, tenantId, key } = principal;
	const { host, hide } = context;
	const source = "AZURE_CLIENT_SECRET";
	hide([key]);
	return {
		...await exchange(await askEntra(tenantId, context, {
			form: {
				client_id: clientId,
				client_secret: key
			},
			secrets: [key],
			refuse: (answer) => accountRefused({
				title: TITLE,
				registry: host,
				source,
				answer,
				hint: toHint(answer.words, principal)
			})
		}), {
			source,
			tenantId
		}, context),
		source,
		account: clientId
	};
}
function toHint(words, { clientId, tenantId }) {
	if (/AADSTS(?:700016|90002|900023)\b/.test(words)) return `Check AZURE_CLIENT_ID and AZURE_TENANT_ID: the application ${clientId} must be in the tenant ${tenantId}.`;
	return /AADSTS7000222\b/.test(words) ? `The secret of the application ${clientId} has ended: make a new one for AZURE_CLIENT_SECRET.` : `Check that AZURE_CLIENT_SECRET is the value (not the ID) of a secret of the application ${clientId}.`;
}
async function exchange(accessToken, { source, tenantId }, context) {
	const { host } = context;
	return await logInToAcr(accessToken, context, {
		...omitUndefined({ tenantId }),
		refuse: (answer) => accountRefused({
			title: TITLE,
			registry: host,
			source,
			answer,
			hint: `Grant this identity the role AcrPush on the registry ${host}.`
		})
	});
}
async function askMachine(clientId, context) {
	const answer = await askIdentity(clientId, context);
	if (answer?.status !== 200) return void 0;
	const accessToken = readTextField(answer.body, "access_token");
	if (accessToken === void 0) return void 0;
	context.hide([accessToken]);
	const payload = Buffer.from(accessToken.split(".")[1] ?? "", "base64url").toString("utf8");
	const { tid } = toTexts(parseObject(payload));
	const source = "the managed identity of this machine";
	return {
		...await exchange(accessToken, {
			source,
			tenantId: tid
		}, context),
		source
	};
}
async function askIdentity(clientId, { env, host, ask, hide }) {
	if (ask === void 0) return void 0;
	const endpoint = readText(env, "IDENTITY_ENDPOINT");
	const header = readText(env, "IDENTITY_HEADER");
	const isApp = endpoint !== void 0 && header !== void 0;
	const base = readText(env, "AZURE_POD_IDENTITY_AUTHORITY_HOST") ?? "http://169.254.169.254";
	const stated = isApp ? endpoint : `${base.replace(/\/$/, "")}/metadata/identity/oauth2/token`;
	if (!URL.canParse(stated)) return void 0;
	const url = new URL(stated);
	url.searchParams.set("api-version", isApp ? "2019-08-01" : "2018-02-01");
	url.searchParams.set("resource", toAzureCloud(host).scope.replace(/\/\.default$/, ""));
	if (clientId !== void 0) url.searchParams.set("client_id", clientId);
	if (isApp) hide([header]);
	return await ask({
		url,
		headers: isApp ? { "x-identity-header": header } : { metadata: "true" }
	});
}
export { findAzureLogin };
