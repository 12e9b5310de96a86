import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, SMALL_BYTES, error, isAzureHost, isEcrHost, isGoogleHost, isSameHost, mostSpecific, omitUndefined, parseObject, parseScope, providerTitles, readSmallFile, secret, systemClock, toLimits } from "./base.js";
import { createServiceClient } from "./service.js";
import { boundEnd, createHttp, createPasswordReader, createRenewing, hasAwsKeys, logInWithEntry, readBodyText, toEntryKeys, toRenewalMs } from "./registry.js";
import { isLost } from "./job.js";
import { isTokenEnded } from "./refused.js";
import { createIdTokens } from "./id-token.js";
const { resolve } = require("node:path");
// src/credentials/aws/account.ts
function createAccountUse(find, open) {
	let current;
	const forget = () => {
		current = void 0;
	};
	const isLatest = (used) => current === void 0 || current === used;
	const start = (account) => {
		const opened = open(account);
		opened.catch(forget);
		return {
			account,
			opened
		};
	};
	const renew = async (used, isOpened) => {
		const other = await find(used.account);
		return isOther(used.account, other, isOpened) ? start(other) : used;
	};
	return async (act) => {
		const before = current ??= find().then(start);
		before.catch(forget);
		const used = await before;
		let isOpened = false;
		try {
			const opened = await used.opened;
			isOpened = true;
			return await act(opened);
		} catch (thrown) {
			if (!isTokenEnded(thrown) && !isSessionEnded(thrown)) throw thrown;
			const renewing = isLatest(before) ? renew(used, isOpened) : current;
			current = renewing;
			renewing.catch(forget);
			const other = await renewing;
			if (other === used) throw thrown;
			return await act(await other.opened);
		}
	};
}
function isSessionEnded(thrown) {
	const cause = thrown instanceof Problem ? thrown.cause : void 0;
	return cause instanceof Error && cause.name.startsWith("ExpiredToken");
}
function isOther(before, after, isOpened) {
	if ("keys" in before || "keys" in after) return !("keys" in before && "keys" in after) || isOtherKey(before.keys, after.keys);
	return isOpened || before.idToken.token.reveal() !== after.idToken.token.reveal();
}
function isOtherKey(before, after) {
	return before.secretAccessKey !== after.secretAccessKey || before.sessionToken !== after.sessionToken;
}
// src/credentials/ambient/metadata.ts
const LIMIT_MS = 1e3;
function createMetadata({ env, signal, log }) {
	const direct = Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:https?|all|no)_proxy$/i.test(name)));
	return async ({ method = "GET", url, headers }) => {
		const http = createHttp({
			env: direct,
			cwd: "/",
			sockets: 1,
			reach: () => ({ insecure: false }),
			signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
			limits: toLimits({
				idleMs: 2 * LIMIT_MS,
				connectMs: LIMIT_MS,
				totalMs: LIMIT_MS
			})
		});
		const address = `${url.origin}${url.pathname}`;
		try {
			const answer = await http.send({
				method,
				url,
				headers
			});
			const text = await readBodyText(answer, SMALL_BYTES);
			log?.debug(`${method} ${address} ${answer.statusCode}`);
			const { statusCode: status, headers: its } = answer;
			return {
				status,
				headers: its,
				text,
				body: parseObject(text) ?? {}
			};
		} catch (thrown) {
			signal.throwIfAborted();
			if (!isLost(thrown) && !(thrown instanceof Problem) && !isTimeout(thrown)) throw thrown;
			log?.debug(`${method} ${address}: no answer`);
			return;
		} finally {
			http.close();
		}
	};
}
function isTimeout(thrown) {
	return thrown instanceof Error && /^(?:AbortError|TimeoutError)$/.test(thrown.name);
}
function toHeaderText(text) {
	const trimmed = text?.trim() ?? "";
	return /^[\x21-\x7e]{1,8192}$/.test(trimmed) ? trimmed : void 0;
}
// src/credentials/oidc/audience.ts
const DOCKER_HUB_AUDIENCE = "https://identity.docker.com";
const PUBLIC = {
	authority: "https://login.microsoftonline.com",
	scope: "https://containerregistry.azure.net/.default",
	audience: "api://AzureADTokenExchange"
};
const CLOUDS = {
	".azurecr.us": {
		authority: "https://login.microsoftonline.us",
		scope: "https://management.usgovcloudapi.net/.default",
		audience: "api://AzureADTokenExchangeUSGov"
	},
	".azurecr.cn": {
		authority: "https://login.partner.microsoftonline.cn",
		scope: "https://management.chinacloudapi.cn/.default",
		audience: "api://AzureADTokenExchangeChina"
	}
};
function toAzureCloud(host) {
	const end = Object.keys(CLOUDS).find((name) => host.endsWith(name));
	return (end === void 0 ? void 0 : CLOUDS[end]) ?? PUBLIC;
}
function toWanted({ role, audience, idToken, untrusted }, host) {
	const usual = toAudience(role, host);
	const isOpen = role.provider === "quay" || role.provider === "jfrog";
	const fileVariable = FILE_VARIABLES[role.provider];
	return {
		registry: host,
		audience: audience ?? usual,
		isChecked: audience !== void 0 || !isOpen,
		given: idToken,
		untrusted,
		...fileVariable === void 0 ? {} : { fileVariable }
	};
}
const FILE_VARIABLES = {
	aws: "AWS_WEB_IDENTITY_TOKEN_FILE",
	azure: "AZURE_FEDERATED_TOKEN_FILE"
};
function toAudience(role, host) {
	switch (role.provider) {
		case "docker-hub": return DOCKER_HUB_AUDIENCE;
		case "google": return `https://iam.googleapis.com/${role.identityProvider}`;
		case "azure": return toAzureCloud(host).audience;
		case "aws": return "sts.amazonaws.com";
		case "quay": return `https://${host}`;
		case "jfrog": return;
	}
}
// src/credentials/oidc/with-id-token.ts
async function withIdToken(find, act) {
	const idToken = await find();
	try {
		return await act(idToken);
	} catch (thrown) {
		const other = isTokenEnded(thrown) ? await find(idToken) : idToken;
		if (other.token.reveal() === idToken.token.reveal()) throw thrown;
		return await act(other);
	}
}
// src/credentials/ambient/ambient.ts
function createAmbientLogins(options) {
	const { clock } = options;
	return createRenewing(clock, (host) => host, async (host) => {
		const sinceMs = clock.now();
		const login = await findLogin(toAmbientContext(host, options));
		return login === void 0 ? void 0 : toMade$1(login, sinceMs);
	});
}
function toAmbientContext(host, options) {
	const { service, clock, env, cwd, log } = options;
	const entry = options.registries.find(({ prefix }) => isSameHost(parseScope(prefix).host, host));
	const signal = options.signal ?? new AbortController().signal;
	return {
		host,
		service,
		clock,
		env,
		cwd,
		hide: (secrets) => options.vault?.add(secrets),
		ask: entry?.metadata === "off" ? void 0 : createMetadata({
			env,
			signal,
			log
		})
	};
}
async function findLogin(context) {
	if (isEcrHost(context.host)) return await (await import("./aws.js")).findAwsLogin(context);
	if (isGoogleHost(context.host)) return (await import("./google2.js")).findGoogleLogin(context);
	if (isAzureHost(context.host)) return (await import("./azure2.js")).findAzureLogin(context);
}
function toMade$1(login, sinceMs) {
	const { username, password, source, idToken, account } = login;
	const endMs = boundEnd(sinceMs, login.untilMs);
	const untilMs = toRenewalMs(sinceMs, endMs);
	const { issuer = "", audiences = [], subject = "" } = idToken?.claims ?? {};
	const identity = idToken === void 0 ? void 0 : {
		issuer,
		audience: audiences.join(", "),
		subject,
		from: idToken.source,
		endMs
	};
	return {
		found: {
			credential: {
				kind: "password",
				username,
				password
			},
			source,
			untilMs,
			endMs,
			...omitUndefined({
				identity,
				account
			})
		},
		sinceMs,
		untilMs
	};
}
// src/credentials/oidc/login.ts
function createOidcLogins(options, idTokens = createIdTokens(options)) {
	const make = async (entry) => {
		const { host } = parseScope(entry.prefix);
		const wanted = toWanted(entry.oidc, host);
		const { clock, env, service } = options;
		const hide = (secrets) => options.vault?.add(secrets);
		const find = (refused) => idTokens(wanted, refused);
		return await withIdToken(find, async (idToken) => {
			const sinceMs = clock.now();
			return toMade(await exchange(entry.oidc.role, {
				host,
				idToken,
				service,
				clock,
				env,
				hide
			}), {
				sinceMs,
				entry,
				idToken
			});
		});
	};
	return createRenewing(options.clock, ({ prefix }) => prefix, make);
}
function toMade({ username, password, untilMs: statedMs }, { sinceMs, entry, idToken }) {
	const endMs = boundEnd(sinceMs, statedMs);
	const untilMs = toRenewalMs(sinceMs, endMs);
	const { issuer, audiences, subject } = idToken.claims;
	const title = providerTitles[entry.oidc.role.provider];
	return {
		found: {
			credential: {
				kind: "password",
				username,
				password
			},
			source: `identity token for ${title}, registries: ${entry.prefix}`,
			untilMs,
			identity: {
				issuer,
				audience: audiences.join(", "),
				subject,
				from: idToken.source,
				endMs
			}
		},
		sinceMs,
		untilMs
	};
}
async function exchange(role, context) {
	switch (role.provider) {
		case "docker-hub": return (await import("./docker-hub.js")).exchangeDockerHub(role, context);
		case "google": return (await import("./google.js").then((n) => n.google_exports)).exchangeGoogle(role, context);
		case "azure": return (await import("./azure.js")).exchangeAzure(role, context);
		case "quay": return (await import("./quay.js")).exchangeQuay(role, context);
		case "jfrog": return (await import("./jfrog.js")).exchangeJfrog(role, context);
		case "aws": return await exchangeAws(role, context);
	}
}
async function exchangeAws(role, context) {
	const { openEcr } = await import("./aws2.js");
	const { idToken } = context;
	return await (await openEcr({
		role,
		idToken,
		source: role.roleArn
	}, context)).logIn();
}
// src/credentials/service-logins.ts
const RETRY_DEADLINE_MS = 6e4;
const UNKNOWN = {
	level: "untrusted",
	reason: "nothing is known about this run"
};
function openServiceLogins(options) {
	const { settings, trust = UNKNOWN, clock = systemClock } = options;
	const { registries, retryDeadline: retryDeadlineMs = RETRY_DEADLINE_MS } = settings;
	const signal = options.signal ?? new AbortController().signal;
	const service = createServiceClient({
		...options,
		registries,
		clock,
		signal,
		retryDeadlineMs
	});
	const given = {
		...options,
		registries,
		trust,
		clock,
		signal,
		service
	};
	const idTokens = createIdTokens(given);
	const readPassword = createPasswordReader(options);
	const readKeys = async (entry) => toEntryKeys(entry, await readPassword(entry) ?? secret(""), options.env);
	const accounts = {
		...given,
		idTokens,
		readKeys
	};
	return {
		byIdToken: createOidcLogins(given, idTokens),
		byKeys: createRenewing(clock, ({ prefix }) => prefix, async (entry) => await logInWithEntry(await readKeys(entry), toAmbientContext(parseScope(entry.prefix).host, given))),
		byEnvironment: createAmbientLogins(given),
		createRepository: async (repository, wanted) => {
			const policy = await readPolicy(repository, wanted, options.cwd);
			return await create({
				...wanted,
				path: repository.path,
				lifecycle: policy
			}, repository, accounts);
		},
		openImages: (repository) => {
			const use = useAccount(repository, accounts, {
				without: withoutImages,
				open: (ecr) => ecr.openImages(repository.path)
			});
			return {
				list: () => use((images) => images.list()),
				remove: (ids) => use((images) => images.remove(ids))
			};
		}
	};
}
async function create(wanted, repository, options) {
	return await useAccount(repository, options, {
		without: withoutAccount,
		open: (ecr) => ecr
	})((ecr) => ecr.create(wanted));
}
function useAccount(repository, options, how) {
	const context = toAmbientContext(repository.host, options);
	return createAccountUse(async (ended) => {
		const account = await findAccount(repository, {
			...options,
			context,
			ended
		});
		if (account === void 0) throw how.without(repository);
		return account;
	}, async (account) => how.open(await (await import("./aws2.js")).openEcr(account, context)));
}
async function findAccount(repository, options) {
	const { host } = repository;
	const { context, ended } = options;
	const entries = options.registries.filter((one) => one.oidc !== void 0 || hasAwsKeys(one));
	const entry = mostSpecific(entries, ({ prefix }) => prefix, repository);
	if (entry !== void 0 && hasAwsKeys(entry)) return await options.readKeys(entry);
	const oidc = entry?.oidc;
	if (oidc?.role.provider === "aws") {
		const refused = ended !== void 0 && "role" in ended ? ended.idToken : void 0;
		const idToken = await options.idTokens(toWanted(oidc, host), refused);
		return {
			role: oidc.role,
			idToken,
			source: oidc.role.roleArn
		};
	}
	const { findAwsAccount } = await import("./aws.js");
	return options.trust.level === "trusted" && isEcrHost(host) ? await findAwsAccount(context) : void 0;
}
function withoutImages({ name, host }) {
	const message = `could not delete from "${name}": the password of a registry deletes nothing there, and there is no AWS account.`;
	const hint = `Name role-to-assume for ${host}, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`;
	return new Problem([error("PRUNE_REFUSED", message, hint)]);
}
function withoutAccount({ name, host }) {
	return new Problem([error("REPOSITORY_CREATE_FAILED", `could not create "${name}": the password of a registry creates no repository, and there is no AWS account.`, `Name role-to-assume for ${host}, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`)]);
}
async function readPolicy({ name }, { lifecycle }, cwd) {
	if (lifecycle === void 0) return void 0;
	const file = lifecycle.trimStart().startsWith("{") ? void 0 : await readSmallFile(resolve(cwd, lifecycle));
	const text = file === void 0 ? lifecycle : file.ok ? file.text : void 0;
	if (text !== void 0 && parseObject(text) !== void 0) return text;
	const why = file?.ok === false ? `cannot read "${lifecycle}" (${file.why})` : "it is not JSON";
	throw new Problem([error("REPOSITORY_CREATE_FAILED", `could not create "${name}": ${why}, which lifecycle of create-repository names.`, "Write a lifecycle policy of Amazon ECR, or the path of a file with one.")]);
}
export { DOCKER_HUB_AUDIENCE, createAccountUse, openServiceLogins, toAzureCloud, toHeaderText, withIdToken };
