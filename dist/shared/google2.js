import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { isObject, isTrue, omitUndefined, parseObject, readText, secret, toTexts } from "./base.js";
import { readLifeMs, readTextField } from "./answer.js";
import { withoutToken } from "./refused.js";
import { exchangeGoogle } from "./google.js";
import { withIdToken } from "./service-logins.js";
import { readNamedFile, readNamedObject, toIdToken } from "./identity-file.js";
import { accountInvalid, accountRefused } from "./refused2.js";
const { createPrivateKey, sign } = require("node:crypto");
// src/credentials/ambient/google-federation.ts
async function federate(account, file, context) {
	const invalid = (field, hint) => accountInvalid(context.host, `the field "${field}" in the file "${file.path}" that ${file.variable} names cannot be used`, hint);
	const { role, sts, iam } = readRole(account, invalid);
	const endpoints = omitUndefined({
		sts,
		iam
	});
	return await withIdToken(() => readSubject(account, file, {
		...context,
		invalid
	}), async (idToken) => ({
		...await exchangeGoogle(role, {
			...context,
			endpoints,
			idToken
		}),
		idToken
	}));
}
const REMAKE = "Make it again: gcloud iam workload-identity-pools create-cred-config.";
function readRole(account, invalid) {
	const texts = toTexts(account);
	const provider = /^\/\/iam\.googleapis\.com\/(projects\/.+)$/.exec(texts.audience ?? "")?.[1];
	if (provider === void 0) throw invalid("audience", REMAKE);
	const url = texts.service_account_impersonation_url;
	const serviceAccount = url === void 0 ? void 0 : /\/serviceAccounts\/([^/:]+):generateAccessToken$/.exec(url);
	if (serviceAccount === null) throw invalid("service_account_impersonation_url", REMAKE);
	const email = serviceAccount?.[1];
	return {
		role: {
			provider: "google",
			identityProvider: provider,
			...email === void 0 ? {} : { serviceAccount: decodeURIComponent(email) }
		},
		sts: texts.token_url,
		iam: url
	};
}
async function readSubject(account, file, context) {
	const source = account.credential_source;
	const { file: path, url } = toTexts(source);
	const { invalid } = context;
	if (isObject(source) && ("executable" in source || "environment_id" in source)) throw invalid("credential_source", "A program, or a signed request to AWS, is not run for a login. Point it at a file or a URL, or name workload-identity-provider in the entry of `registries`.");
	if (path !== void 0) {
		const text = await readNamedFile({
			variable: file.variable,
			path
		}, context);
		return toIdToken(pick(text, source, invalid), `the file "${path}"`, context);
	}
	if (url === void 0 || !URL.canParse(url)) throw invalid("credential_source", REMAKE);
	const text = await askUrl(new URL(url), source, context);
	return toIdToken(pick(text, source, invalid), new URL(url).host, context);
}
function pick(text, source, invalid) {
	const format = isObject(source) ? toTexts(source.format) : {};
	if (format.type !== "json") return text;
	const name = format.subject_token_field_name ?? "access_token";
	const token = toTexts(parseObject(text))[name];
	if (token === void 0) throw invalid("credential_source", `It gives no "${name}": check subject_token_field_name.`);
	return token;
}
async function askUrl(url, source, context) {
	const { service, host, hide } = context;
	const headers = toTexts(isObject(source) ? source.headers : void 0);
	const secrets = Object.values(headers).map((value) => value.replace(/^\w+ /, ""));
	hide(secrets);
	const doing = `get an identity token for ${host}`;
	const answer = await service.ask({
		method: "GET",
		url,
		headers,
		doing,
		secrets
	});
	if (answer.status === 200) return JSON.stringify(answer.body);
	throw accountInvalid(host, `${answer.host} answered ${answer.status} to the question for an identity token`, "Check that the job may ask for one: on GitHub `permissions: { id-token: write }`.");
}
// src/credentials/ambient/google.ts
const TITLE = "Google";
const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS";
const TOKEN_URI = "https://oauth2.googleapis.com/token";
const USERNAME = "oauth2accesstoken";
const HOUR_MS = 36e5;
async function findGoogleLogin(context) {
	const path = readText(context.env, VARIABLE);
	if (path === void 0) return await askMachine(context);
	const file = {
		variable: VARIABLE,
		path
	};
	const account = await readNamedObject(file, context);
	const source = VARIABLE;
	switch (account.type) {
		case "service_account": return {
			...await signIn(toAssertion(account, file, context), context),
			source,
			account: toTexts(account).client_email ?? ""
		};
		case "authorized_user": return {
			...await signIn(toRefresh(account, file, context), context),
			source
		};
		case "external_account": return {
			...await federate(account, file, context),
			source
		};
		default: throw accountInvalid(context.host, `the field "type" in the file "${path}" that ${VARIABLE} names is none of service_account, external_account and authorized_user`, "Name the key of a service account, or a configuration of workload identity federation.");
	}
}
function readFields(account, names, { path, variable }, host) {
	const texts = toTexts(account);
	const missing = names.find((name) => (texts[name] ?? "") === "");
	if (missing === void 0) return texts;
	const what = `the file "${path}" that ${variable} names has no text in the field "${missing}"`;
	throw accountInvalid(host, what, "Download the key again, and store it as it is.");
}
function toTokenUrl(account, { path, variable }, host) {
	const { token_uri: stated = TOKEN_URI } = toTexts(account);
	if (URL.canParse(stated)) return new URL(stated);
	const what = `the field "token_uri" in the file "${path}" that ${variable} names is not a URL`;
	throw accountInvalid(host, what, `Write ${TOKEN_URI}.`);
}
function toAssertion(account, file, context) {
	const { host, clock, hide } = context;
	const fields = readFields(account, ["client_email", "private_key"], file, host);
	hide([fields.private_key]);
	const url = toTokenUrl(account, file, host);
	const { private_key_id: kid } = toTexts(account);
	const iat = Math.floor(clock.now() / 1e3);
	const claims = {
		iss: fields.client_email,
		scope: SCOPE,
		aud: url.href,
		iat,
		exp: iat + HOUR_MS / 1e3
	};
	const text = [{
		alg: "RS256",
		typ: "JWT",
		...kid === void 0 ? {} : { kid }
	}, claims].map((part) => encode(JSON.stringify(part))).join(".");
	const signature = signWith(fields.private_key, text, file, host);
	const assertion = `${text}.${signature}`;
	hide([assertion, signature]);
	return {
		url,
		secrets: [assertion],
		form: {
			grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
			assertion
		},
		hint: `Check that the service account ${fields.client_email} and its key exist and are enabled, and the clock of this machine.`
	};
}
const encode = (text) => Buffer.from(text).toString("base64url");
function signWith(pem, text, { path, variable }, host) {
	try {
		return sign("RSA-SHA256", Buffer.from(text), createPrivateKey(pem)).toString("base64url");
	} catch (cause) {
		if (!(cause instanceof Error)) throw cause;
		const what = `the field "private_key" in the file "${path}" that ${variable} names is not a private key in PEM`;
		throw accountInvalid(host, what, "Keep its line ends: store the file as it was downloaded.");
	}
}
function toRefresh(account, file, { host, hide }) {
	const fields = readFields(account, [
		"client_id",
		"client_secret",
		"refresh_token"
	], file, host);
	const secrets = [fields.client_secret, fields.refresh_token];
	hide(secrets);
	return {
		url: toTokenUrl(account, file, host),
		secrets,
		form: {
			grant_type: "refresh_token",
			...fields
		},
		hint: "Log in again: gcloud auth application-default login."
	};
}
async function signIn({ url, form, secrets, hint }, { host, service, clock, hide }) {
	const sinceMs = clock.now();
	const doing = `log in to ${host}`;
	const answer = await service.ask({
		method: "POST",
		url,
		form,
		doing,
		secrets
	});
	if (answer.status !== 200) throw accountRefused({
		title: TITLE,
		registry: host,
		source: VARIABLE,
		answer,
		hint
	});
	const token = readTextField(answer.body, "access_token");
	if (token === void 0) throw withoutToken(TITLE, host, answer.host);
	hide([token]);
	return toLogin(token, answer.body, sinceMs);
}
function toLogin(token, body, sinceMs) {
	const untilMs = sinceMs + (readLifeMs(body.expires_in) ?? HOUR_MS);
	return {
		username: USERNAME,
		password: secret(token),
		untilMs
	};
}
async function askMachine(context) {
	const { env, ask, clock, hide } = context;
	if (ask === void 0 || isTrue(env, "NO_GCE_CHECK")) return void 0;
	const stated = `http://${readText(env, "GCE_METADATA_HOST") ?? "169.254.169.254"}`;
	if (!URL.canParse(stated)) return void 0;
	const sinceMs = clock.now();
	const answer = await ask({
		url: new URL("/computeMetadata/v1/instance/service-accounts/default/token", stated),
		headers: { "metadata-flavor": "Google" }
	});
	if (answer?.status !== 200 || answer.headers["metadata-flavor"] !== "Google") return void 0;
	const token = readTextField(answer.body, "access_token");
	if (token === void 0) return void 0;
	hide([token]);
	return {
		...toLogin(token, answer.body, sinceMs),
		source: "the metadata of this machine"
	};
}
export { findGoogleLogin };
