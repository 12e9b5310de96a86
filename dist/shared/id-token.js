import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, detectCi, error, omitUndefined, parseObject, readSmallFile, readText as readText$1, secret } from "./base.js";
import { toPrintable } from "./job.js";
const { isAbsolute, resolve } = require("node:path");
// src/credentials/oidc/claims.ts
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const LONGEST = 65536;
function readClaims(token) {
	if (token.length > LONGEST || !JWT.test(token)) return void 0;
	const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
	const claims = parseObject(payload);
	if (claims === void 0) return void 0;
	const { iss, aud, sub, exp } = claims;
	const audiences = [aud].flat().filter((one) => typeof one === "string");
	const subject = typeof sub === "string" ? toPrintable(sub) : "";
	return {
		issuer: typeof iss === "string" ? toPrintable(iss) : "",
		audiences: audiences.map(toPrintable),
		subject,
		expiresMs: typeof exp === "number" ? exp * 1e3 : void 0,
		otherSubject: toOtherSubject(subject, claims)
	};
}
function toOtherSubject(subject, claims) {
	const parts = /^repo:([^/@:]+)(@\d+)?\/([^/@:]+)(@\d+)?:(.*)$/s.exec(subject);
	if (parts === null) return void 0;
	const [, owner = "", ownerNumber, name = "", , rest = ""] = parts;
	if (ownerNumber !== void 0) return `repo:${owner}/${name}:${rest}`;
	const [ownerId, id] = [claims.repository_owner_id, claims.repository_id];
	if (typeof ownerId !== "string" || typeof id !== "string") return void 0;
	return `repo:${owner}@${ownerId}/${name}@${id}:${rest}`;
}
// src/credentials/oidc/given.ts
async function readGivenToken(given, { env, cwd }, { registry }) {
	if (given.from === "file") {
		const text = await readTokenFile(resolve(cwd, given.path));
		if (text !== void 0) return {
			text,
			source: `the file ${given.path}`
		};
		throw missing$1(registry, `the file "${given.path}" cannot be read or holds no token`);
	}
	const value = env[given.name]?.trim() ?? "";
	const text = isAbsolute(value) ? await readTokenFile(value) : value;
	if (text !== void 0 && text !== "") return {
		text,
		source: `the variable ${given.name}`
	};
	throw missing$1(registry, `the variable ${given.name} is empty`);
}
function missing$1(registry, why) {
	return new Problem([error("LOGIN_ID_TOKEN_MISSING", `no identity token for ${registry}: ${why}.`, "Let the CI system write the token there, or leave id-token-env and id-token-file out to use its own.")]);
}
async function readTokenFile(path) {
	const file = await readSmallFile(path);
	return file.ok ? file.text.trim() : void 0;
}
// src/credentials/oidc/systems.ts
const systemSources = {
	github: fromGithub,
	gitea: fromGithub,
	forgejo: fromGithub,
	gitlab: fromGitlab,
	bitbucket: fromBitbucket,
	circle: fromCircle,
	buildkite: fromBuildkite
};
const COMMAND_TIMEOUT_MS = 3e4;
async function fromGithub({ env, service }, wanted) {
	const address = readText$1(env, "ACTIONS_ID_TOKEN_REQUEST_URL");
	const bearer = readText$1(env, "ACTIONS_ID_TOKEN_REQUEST_TOKEN");
	const source = "GitHub Actions";
	if (address === void 0 || bearer === void 0 || !URL.canParse(address)) throw missing(wanted, "the job may not ask GitHub for one", "Add `permissions: { contents: read, id-token: write }` to the job, besides what else it needs; a reusable workflow also needs it in the calling job.");
	const url = new URL(address);
	if (wanted.audience !== void 0) url.searchParams.set("audience", wanted.audience);
	const answer = await service.ask({
		method: "GET",
		url,
		doing: `get an identity token for ${wanted.registry}`,
		headers: {
			authorization: `Bearer ${bearer}`,
			accept: "application/json; api-version=2.0"
		},
		secrets: [bearer]
	});
	const { value } = answer.body;
	if (answer.status === 200 && typeof value === "string" && value !== "") return {
		text: value,
		source
	};
	throw new Problem([error("LOGIN_ID_TOKEN_REFUSED", `${source} gave no identity token for ${wanted.registry}: ${answer.host} answered ${answer.status}${answer.words === "" ? "" : ` "${answer.words}"`}.`, "Run the job again: its own token ends with the job. If it persists, check `permissions: { id-token: write }`.")]);
}
const TOKEN_NAME = /(?:^|_)(?:ID|OIDC)_TOKEN$/;
async function fromGitlab(options, wanted) {
	const { audience } = wanted;
	const found = await listGitlabTokens(options, wanted);
	const chosen = found.find(({ audiences }) => audience === void 0 || audiences.includes(audience)) ?? (wanted.isChecked ? void 0 : found[0]);
	if (chosen !== void 0) return chosen;
	const others = found.map(({ source, audiences }) => `${source} (${audiences.join(" and ")})`);
	throw missing(wanted, others.length === 0 ? "the job has no variable of id_tokens named ID_TOKEN, or with a name that ends in _ID_TOKEN or _OIDC_TOKEN" : `the tokens of the job have other audiences: ${others.join(", ")}`, `Add to the job: id_tokens: { ${nameToken(audience)}: { aud: ${audience ?? `https://${wanted.registry}`} } }`);
}
function nameToken(audience) {
	return audience === "sigstore" ? "SIGSTORE_ID_TOKEN" : "REGISTRY_ID_TOKEN";
}
async function listGitlabTokens(options, wanted) {
	const { env } = options;
	const read = Object.keys(env).filter((name) => TOKEN_NAME.test(name)).sort().map(async (name) => {
		const given = await readGivenToken({
			from: "env",
			name
		}, options, wanted).catch(() => void 0);
		const audiences = given === void 0 ? void 0 : readClaims(given.text)?.audiences;
		return given === void 0 || audiences === void 0 ? [] : [{
			...given,
			audiences
		}];
	});
	return (await Promise.all(read)).flat();
}
function fromBitbucket({ env }, wanted) {
	const text = readText$1(env, "BITBUCKET_STEP_OIDC_TOKEN");
	if (text !== void 0) return Promise.resolve({
		text,
		source: "Bitbucket Pipelines"
	});
	return Promise.reject(missing(wanted, "BITBUCKET_STEP_OIDC_TOKEN is not set", "Add `oidc: true` to the step."));
}
async function fromCircle(options, wanted) {
	const text = readText$1(options.env, "CIRCLE_OIDC_TOKEN_V2", "CIRCLE_OIDC_TOKEN");
	const { audience, isChecked } = wanted;
	const isGood = audience === void 0 || text !== void 0 && hasAudience(text, audience) || !isChecked;
	if (text !== void 0 && isGood) return {
		text,
		source: "CircleCI"
	};
	return await askProgram(options, wanted, {
		argv: [
			"circleci",
			"run",
			"oidc",
			"get",
			"--claims",
			JSON.stringify({ aud: audience })
		],
		source: "CircleCI"
	});
}
function hasAudience(text, audience) {
	return readClaims(text)?.audiences.includes(audience) === true;
}
async function fromBuildkite(options, wanted) {
	const { audience } = wanted;
	return await askProgram(options, wanted, {
		argv: [
			"buildkite-agent",
			"oidc",
			"request-token",
			...audience === void 0 ? [] : ["--audience", audience]
		],
		source: "Buildkite"
	});
}
async function askProgram({ shell, env, signal, vault }, wanted, { argv, source }) {
	const result = await shell({
		argv,
		env,
		timeoutMs: COMMAND_TIMEOUT_MS,
		...omitUndefined({ signal })
	});
	const text = result.stdout.trim().split(/\s+/).at(-1) ?? "";
	vault?.add([text]);
	if (result.code === 0 && text !== "") return {
		text,
		source
	};
	const why = result.spawnError ?? (result.timedOut ? "a timeout" : `exit code ${result.code ?? ""}`);
	throw missing(wanted, `${argv.slice(0, 4).join(" ")} failed (${why})`, `Check that ${argv[0]} runs in this job, or hand the token over with id-token-env.`);
}
function missing({ registry }, why, hint) {
	return new Problem([error("LOGIN_ID_TOKEN_MISSING", `no identity token for ${registry}: ${why}.`, hint)]);
}
// src/credentials/oidc/id-token.ts
const MARGIN_MS = 3e4;
function createIdTokens(options) {
	const known = new Map();
	return async (wanted, refused) => {
		refuseUntrusted(options.trust, wanted);
		const key = JSON.stringify([
			wanted.audience,
			wanted.given,
			wanted.fileVariable
		]);
		for (;;) {
			const pending = known.get(key);
			if (pending === void 0) break;
			const token = await pending;
			if (token !== refused && isFresh(token, options)) return token;
			if (known.get(key) === pending) known.delete(key);
		}
		const asking = ask(options, wanted);
		known.set(key, asking);
		asking.catch(() => known.delete(key));
		return await asking;
	};
}
function refuseUntrusted({ level, reason }, { registry, untrusted }) {
	if (level === "trusted" || untrusted === true) return;
	throw new Problem([error("LOGIN_UNTRUSTED", `no login to ${registry}: an untrusted run asks for no identity token, because ${reason}.`, "Build such runs without pushing (`push: auto` does). Where they are to push, the workflow itself can set `untrusted: true` for this registry.")]);
}
function isFresh({ claims }, { clock }) {
	return claims.expiresMs === void 0 || claims.expiresMs - MARGIN_MS > clock.now();
}
async function ask(options, wanted) {
	const { text, source } = await readText(options, wanted);
	options.vault?.add([text, text.split(".")[2] ?? ""]);
	const claims = readClaims(text);
	if (claims === void 0) throw invalid(wanted, source);
	const found = {
		token: secret(text),
		claims,
		source
	};
	if (wanted.isChecked && wanted.audience !== void 0) {
		if (!claims.audiences.includes(wanted.audience)) throw otherAudience(wanted, found);
	}
	if (!isFresh(found, options)) throw expired(wanted, found);
	return found;
}
async function readText(options, wanted) {
	if (wanted.given !== void 0) return await readGivenToken(wanted.given, options, wanted);
	const system = systemSources[detectCi(options.env)];
	const path = wanted.fileVariable === void 0 ? void 0 : options.env[wanted.fileVariable];
	if (path !== void 0 && path !== "" && system === void 0) return await readGivenToken({
		from: "file",
		path
	}, options, wanted);
	if (system !== void 0) return await system(options, wanted);
	throw new Problem([error("LOGIN_ID_TOKEN_MISSING", `no identity token for ${wanted.registry}: this CI system gives none, or this is not a CI job.`, "Name where the token is with id-token-env or id-token-file, or log in with a user name and a password.")]);
}
function invalid({ registry }, source) {
	const message = `the identity token for ${registry} from ${source} is not a JSON Web Token.`;
	return new Problem([error("LOGIN_ID_TOKEN_INVALID", message, "Check that it holds the token itself, in three parts with dots between them.")]);
}
function otherAudience({ registry, audience = "" }, found) {
	const its = found.claims.audiences.join(" and ") || "(none)";
	return new Problem([error("LOGIN_ID_TOKEN_AUDIENCE", `the identity token for ${registry} from ${found.source} has the audience ${its}, but ${audience} is needed.`, `Ask the CI system for a token with the audience ${audience}, or set audience in the entry of \`registries\` to one that the provider accepts.`)]);
}
function expired({ registry }, { claims, source }) {
	const end = new Date(claims.expiresMs ?? 0).toISOString();
	return new Problem([error("LOGIN_ID_TOKEN_EXPIRED", `the identity token for ${registry} from ${source} ended at ${end}.`, "Give it a longer life, or ask for it right before this step. On GitLab it lives as long as the timeout of the job.")]);
}
export { createIdTokens, readClaims };
