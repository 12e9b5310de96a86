import { isLoopback, isTrue, omitUndefined, readText, toEcrRegion, toTexts } from "./base.js";
import { createAccountUse, toHeaderText } from "./service-logins.js";
import { readNamedFile, toIdToken } from "./identity-file.js";
import { accountInvalid } from "./refused2.js";
// src/credentials/ambient/aws.ts
async function findAwsLogin(context) {
	const first = await findAwsAccount(context);
	if (first === void 0) return void 0;
	return await createAccountUse(async (ended) => ended === void 0 ? first : await findAwsAccount(context) ?? ended, async (account) => {
		const { openEcr } = await import("./aws2.js");
		return {
			account,
			ecr: await openEcr(account, context)
		};
	})(async ({ account, ecr }) => {
		const login = {
			...await ecr.logIn(),
			source: account.source
		};
		if ("keys" in account) return {
			...login,
			account: account.keys.accessKeyId
		};
		return {
			...login,
			idToken: account.idToken,
			account: account.role.roleArn
		};
	});
}
async function findAwsAccount(context) {
	const account = readKeys(context) ?? await readWebIdentity(context) ?? await askContainer(context) ?? await askMachine(context);
	if (account !== void 0 && "keys" in account) {
		const { secretAccessKey, sessionToken } = account.keys;
		context.hide(sessionToken === void 0 ? [secretAccessKey] : [secretAccessKey, sessionToken]);
	}
	return account;
}
function readKeys({ env, host }) {
	const accessKeyId = readText(env, "AWS_ACCESS_KEY_ID");
	const secretAccessKey = readText(env, "AWS_SECRET_ACCESS_KEY");
	const sessionToken = readText(env, "AWS_SESSION_TOKEN");
	if (accessKeyId === void 0 && secretAccessKey === void 0) return void 0;
	if (accessKeyId === void 0 || secretAccessKey === void 0) throw accountInvalid(host, `${accessKeyId === void 0 ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY"} is empty, but the other key is there`, "Set both, or none of them.");
	return {
		keys: {
			accessKeyId,
			secretAccessKey,
			...omitUndefined({ sessionToken })
		},
		source: "AWS_ACCESS_KEY_ID"
	};
}
async function readWebIdentity(context) {
	const { env, host } = context;
	const variable = "AWS_WEB_IDENTITY_TOKEN_FILE";
	const path = readText(env, variable);
	const roleArn = readText(env, "AWS_ROLE_ARN");
	if (path === void 0 || roleArn === void 0) return void 0;
	const text = await readNamedFile({
		variable,
		path
	}, context);
	const idToken = toIdToken(text, `the file that ${variable} names`, context);
	const sessionName = readText(env, "AWS_ROLE_SESSION_NAME");
	return {
		role: {
			provider: "aws",
			roleArn,
			region: toEcrRegion(host) ?? "us-east-1",
			...omitUndefined({ sessionName })
		},
		idToken,
		source: variable
	};
}
const CONTAINER_HOSTS = new Set([
	"169.254.170.2",
	"169.254.170.23",
	"[fd00:ec2::23]"
]);
function readContainerService({ env, host }) {
	const relative = readText(env, RELATIVE_URI);
	const stated = relative === void 0 ? readText(env, FULL_URI) : `${ECS}${relative}`;
	if (stated === void 0) return void 0;
	const source = relative === void 0 ? FULL_URI : RELATIVE_URI;
	const url = relative?.startsWith("/") === false ? void 0 : toContainerUrl(stated);
	if (url !== void 0) return {
		url,
		source
	};
	const what = `${source} names no address that credentials of a container come from`;
	throw accountInvalid(host, what, "Use https://, or an address of this machine or of its link (169.254.170.2).");
}
const RELATIVE_URI = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL_URI = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
const ECS = "http://169.254.170.2";
async function askContainer(context) {
	const { host, ask } = context;
	const service = ask === void 0 ? void 0 : readContainerService(context);
	if (ask === void 0 || service === void 0) return void 0;
	const { url, source } = service;
	const authorization = await readContainerToken(context);
	const answer = await ask({
		url,
		headers: omitUndefined({ authorization })
	});
	const keys = readKeysOf(answer);
	if (keys !== void 0) return {
		keys,
		source
	};
	const said = answer === void 0 ? "did not answer in time" : describe(answer);
	throw accountInvalid(host, `the service that ${source} names ${said}`, "Check the role of the task or the pod, or set metadata: off for this registry.");
}
function describe({ status }) {
	return status === 200 ? "answered without keys" : `answered ${status}`;
}
function toContainerUrl(text) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	if (url === void 0 || url.protocol === "https:") return url;
	const isNear = isLoopback(url.hostname) || CONTAINER_HOSTS.has(url.hostname);
	return url.protocol === "http:" && isNear ? url : void 0;
}
async function readContainerToken(context) {
	const { env, host } = context;
	const variable = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
	const path = readText(env, variable);
	const name = path === void 0 ? "AWS_CONTAINER_AUTHORIZATION_TOKEN" : variable;
	const text = path === void 0 ? readText(env, name) : (await readNamedFile({
		variable,
		path
	}, context)).trim();
	if (text === void 0) return void 0;
	if (!/^[\x20-\x7e]{1,8192}$/.test(text)) throw accountInvalid(host, `${name} holds no token that could be sent`, "It is sent as a header, and may have no line ends.");
	context.hide([text]);
	return text;
}
async function askMachine({ env, ask }) {
	if (ask === void 0 || isTrue(env, "AWS_EC2_METADATA_DISABLED")) return void 0;
	const stated = readText(env, "AWS_EC2_METADATA_SERVICE_ENDPOINT") ?? "http://169.254.169.254";
	if (!URL.canParse(stated)) return void 0;
	const to = (path) => new URL(`/latest/${path}`, stated);
	const granted = await ask({
		method: "PUT",
		url: to("api/token"),
		headers: {
			"x-aws-ec2-metadata-token-ttl-seconds": "600",
			"content-length": "0"
		}
	});
	const token = toHeaderText(textOf(granted));
	if (token === void 0) return void 0;
	const headers = { "x-aws-ec2-metadata-token": token };
	const path = "meta-data/iam/security-credentials/";
	const named = await ask({
		url: to(path),
		headers
	});
	const role = /^[\w+=,.@-]{1,64}/.exec(textOf(named) ?? "")?.[0];
	if (role === void 0) return void 0;
	const keys = readKeysOf(await ask({
		url: to(`${path}${encodeURIComponent(role)}`),
		headers
	}));
	return keys && {
		keys,
		source: `the metadata of this machine (role ${role})`
	};
}
function textOf(answer) {
	return answer?.status === 200 ? answer.text : void 0;
}
function readKeysOf(answer) {
	const { AccessKeyId, SecretAccessKey, Token } = toTexts(answer?.status === 200 ? answer.body : {});
	const [accessKeyId, secretAccessKey, sessionToken] = [
		AccessKeyId,
		SecretAccessKey,
		Token
	].map(toHeaderText);
	if (accessKeyId === void 0 || secretAccessKey === void 0) return void 0;
	return {
		accessKeyId,
		secretAccessKey,
		...omitUndefined({ sessionToken })
	};
}
export { findAwsAccount, findAwsLogin };
