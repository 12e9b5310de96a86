import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __exportAll } from "./rolldown-runtime.js";
import { DOCKER_CONFIG_BYTES, Problem, covers, error, isAzureHost, isCloudHost, isDockerHub, isEcrHost, isGoogleHost, isObject, isPublicEcrHost, isSameHost, mostSpecific, notice, omitUndefined, parseObject, parseRepository, parseScope, providerTitles, readSmallFile, readText, secret, toConfigKey, toTexts } from "./base.js";
const { isAbsolute, join } = require("node:path");
const { homedir, userInfo } = require("node:os");
// src/registry/http/line.ts
const LONGEST = 300;
function toLine(text) {
	const line = toPrintable(text.slice(0, 20 * LONGEST));
	return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
function toPrintable(text) {
	return text.replace(/[\p{C}\s]+/gu, " ").trim();
}
function toTextLine(text) {
	return toLine(text.slice(0, 20 * LONGEST).replace(/<[^<>]*>/g, " "));
}
// src/registry/http/trace.ts
const LOST = Symbol("lost");
const TRACE = Symbol("trace");
function traced(thrown, trace) {
	if (!(thrown instanceof Error) || thrown instanceof Problem) return thrown;
	return Object.assign(thrown, { [TRACE]: {
		...trace,
		...toTrace(thrown)
	} });
}
function toTrace(thrown) {
	return thrown instanceof Error && TRACE in thrown ? thrown[TRACE] : {};
}
function lost(thrown, trace = {}) {
	if (!(thrown instanceof Error) || thrown instanceof Problem) return thrown;
	return thrown.name === "AbortError" ? thrown : Object.assign(traced(thrown, trace), { [LOST]: true });
}
function isLost(thrown) {
	return thrown instanceof Error && LOST in thrown;
}
function toErrno(thrown) {
	const code = thrown instanceof Error && "code" in thrown ? thrown.code : void 0;
	return typeof code === "string" ? code : "";
}
function noteHandshake(request, { hasCertificate = false }) {
	let hasAgreedKeys = false;
	request.once("socket", (socket) => {
		hasAgreedKeys = request.reusedSocket;
		if (request.reusedSocket) return;
		socket.once("keylog", () => {
			hasAgreedKeys = true;
		});
	});
	return () => ({
		hasAgreedKeys,
		hasCertificate
	});
}
// src/registry/tls/failure.ts
const EXPIRED = "CERT_HAS_EXPIRED";
const EARLY = "CERT_NOT_YET_VALID";
const NAME = /^(?:ERR_TLS_CERT_ALTNAME|HOSTNAME_MISMATCH)/;
const AUTHORITY = /^(?:UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF|SELF_SIGNED_|DEPTH_ZERO_|CERT_UNTRUSTED)/;
const OTHER = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|ERR_TLS_|INVALID_|PATH_LENGTH_|CRL_|ERROR_IN_C|EPROTO$)/;
const PLAIN = /wrong version number|packet length too long|ssl wrong version/;
const WANTED = "alert certificate required";
const REFUSED = /alert (?:bad certificate|unknown ca|unsupported certificate|certificate (?:unknown|expired|revoked)|access denied)/;
const HANDSHAKE = "alert handshake failure";
const VERSION = /alert (?:protocol version|insufficient security)|unsupported protocol|no protocols available|version too low|(?:dh|ee|ca) key too small|ca md too weak|no shared cipher|legacy renegotiation/;
function toTlsFault(thrown) {
	const errno = toErrno(thrown);
	const said = `${errno} ${thrown instanceof Error ? thrown.message : ""}`.replaceAll("_", " ").toLowerCase();
	if (PLAIN.test(said)) return "plain";
	if (errno === EXPIRED) return "expired";
	if (errno === EARLY) return "early";
	if (NAME.test(errno)) return "name";
	if (AUTHORITY.test(errno)) return "authority";
	return toAlert(said, toTrace(thrown)) ?? (OTHER.test(errno) ? "other" : void 0);
}
function toAlert(said, trace) {
	const isOurs = REFUSED.test(said) || said.includes(HANDSHAKE) && trace.hasAgreedKeys === true;
	if (said.includes(WANTED) || isOurs) return trace.hasCertificate === true ? "refused" : "wanted";
	return VERSION.test(said) || said.includes(HANDSHAKE) ? "version" : void 0;
}
const SAYINGS = {
	expired: {
		code: "REGISTRY_TLS_EXPIRED",
		what: (name) => `the certificate of ${name} has expired`,
		hint: () => "Renew it; if it is valid elsewhere, correct the clock of this machine."
	},
	early: {
		code: "REGISTRY_TLS_EXPIRED",
		what: (name) => `the certificate of ${name} is not valid yet`,
		hint: () => "Correct the clock of this machine; if it is right, reissue the certificate."
	},
	name: {
		code: "REGISTRY_TLS_NAME",
		what: (name, _, thrown) => `the certificate of ${name} is for other names (${toNames(thrown)})`,
		hint: ({ host, isProxy }) => isProxy ? "Use one of those names in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY." : `Use one of those names for the registry, or reissue the certificate for ${host}.`
	},
	authority: {
		code: "REGISTRY_TLS_UNTRUSTED",
		what: (name, detail) => `the certificate of ${name} is not trusted: unknown certificate authority (${detail})`,
		hint: toAuthorityHint
	},
	wanted: {
		code: "REGISTRY_TLS_CLIENT",
		what: (name, detail) => `${name} requires a client certificate (${detail})`,
		hint: ({ host }) => toCertificateMove(host)
	},
	refused: {
		code: "REGISTRY_TLS_CLIENT",
		what: (name, detail) => `${name} does not accept our client certificate (${detail})`,
		hint: ({ host }) => `Check that the client certificate for ${host} is valid and signed by an authority that it trusts.`
	},
	version: {
		code: "REGISTRY_TLS_VERSION",
		what: (name, detail) => `${name} offers no secure TLS version or cipher (${detail})`,
		hint: ({ host }) => `Configure ${host} for TLS 1.2 or 1.3 with current ciphers and keys.`
	},
	other: {
		code: "REGISTRY_TLS_UNTRUSTED",
		what: (name, detail) => `the certificate of ${name} is not trusted (${detail})`,
		hint: ({ host }) => `Correct the certificate or the TLS configuration of ${host}.`
	}
};
function describeTls(fault, { name, isProxy }, could, thrown) {
	const { code, what, hint } = SAYINGS[fault];
	const host = /\S*$/.exec(name)?.[0] ?? "";
	const message = `${could} ${what(name, toDetail(thrown), thrown)}.`;
	return error(code, message, hint({
		host,
		isProxy,
		trace: toTrace(thrown)
	}));
}
function toCertificateMove(host) {
	return `Give \`cert\` and \`key\` for ${host} in \`registries\`, or put client.cert and client.key into /etc/docker/certs.d/${host}/, where this run can read them.`;
}
function toAuthorityHint({ host, isProxy, trace: { through } }) {
	const elsewhere = `set SSL_CERT_FILE to it, or put it into /etc/docker/certs.d/${host}/ca.crt`;
	if (isProxy) return `Get the PEM file of the CA that signed it, and ${elsewhere}.`;
	const move = `Give \`ca\` for ${host} in \`registries\`: the PEM file of the CA that signed it; or ${elsewhere}.`;
	return through === void 0 ? move : `${move} The proxy ${through} may have replaced the certificate with its own.`;
}
function toDetail(thrown) {
	const text = thrown instanceof Error ? thrown.message : String(thrown);
	const reason = /:SSL routines:[^:]*:([^:]+):/.exec(text)?.[1] ?? text;
	const errno = toErrno(thrown);
	return toLine(errno === "" ? reason : `${errno}: ${reason}`);
}
function toNames(thrown) {
	const { subjectaltname, subject } = (thrown instanceof Error && "cert" in thrown ? thrown.cert : void 0) ?? {};
	const names = [subjectaltname, subject?.CN].find((one) => typeof one === "string" && one !== "");
	return typeof names === "string" ? toLine(names) : "none";
}
// src/registry/providers/amazon.ts
const amazon = {
	title: "Amazon ECR",
	is: isEcrHost,
	path: (host) => isPublicEcrHost(host) ? {
		form: `${host}/ALIAS/REPOSITORY`,
		least: 2,
		source: "https://docs.aws.amazon.com/AmazonECR/latest/public/docker-push-ecr-image.html"
	} : void 0,
	refusals: [
		{
			codes: ["REGISTRY_DENIED"],
			hint: "Allow the role ecr:InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload, BatchCheckLayerAvailability, BatchGetImage and PutImage on this repository."
		},
		{
			codes: ["LOGIN_REFUSED"],
			hint: "Log in with user AWS and a fresh `aws ecr get-login-password`; it is valid for 12 hours."
		},
		{
			codes: ["LOGIN_MISSING"],
			hint: ({ repository }) => `Name a role in \`registries: { ${repository.host}: { role-to-assume: ARN } }\`, or give the run AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`
		},
		{
			codes: ["REGISTRY_REPOSITORY_MISSING"],
			hint: ({ repository }) => isPublicEcrHost(repository.host) ? `Set create-repository: true for ${repository.host} in \`registries\`, or create the repository first: aws ecr-public create-repository --repository-name ${repository.path.replace(/^[^/]*\//, "")} --region us-east-1.` : `Set create-repository: true for ${repository.host} in \`registries\`, or create the repository first: aws ecr create-repository --repository-name ${repository.path} (or give the account a creation template with CREATE_ON_PUSH).`
		},
		{
			codes: ["REGISTRY_TAG_IMMUTABLE"],
			hint: "Use a new tag, or exclude the tags that move from the immutability of the repository: aws ecr put-image-tag-mutability with IMMUTABLE_WITH_EXCLUSION."
		}
	]
};
// src/registry/providers/artifactory.ts
const artifactory = {
	title: "Artifactory",
	words: [{
		words: /not enough permissions to (?:delete|overwrite)|needs? delete permission/i,
		means: "REGISTRY_DENIED",
		hint: "Artifactory overwrites a tag only with the permission Delete/Overwrite on the repository: grant it to this user."
	}, {
		words: /rejected the (?:deployment|resolution)|default deployment repository|virtual repositor/i,
		hint: "Push to a local repository of Artifactory, or to a virtual one with a default deployment repository; its include and exclude patterns must allow the path."
	}]
};
// src/registry/providers/azure.ts
const azure = {
	title: "Azure Container Registry",
	is: isAzureHost,
	words: [{
		words: /operation is disallowed|aka\.ms\/acr/i,
		hint: "In Azure the tag, the repository or the registry is locked: az acr repository update --image NAME:TAG --write-enabled true, or its network rules block this machine."
	}],
	refusals: [{
		codes: ["REGISTRY_DENIED"],
		hint: "Grant the role AcrPush to the identity that logs in."
	}, {
		codes: ["LOGIN_MISSING"],
		hint: ({ repository }) => `Name an application in \`registries: { ${repository.host}: { client-id: UUID, tenant-id: UUID } }\`, or give a user name and a password.`
	}]
};
// src/registry/providers/docker-hub.ts
const dockerHub = {
	title: "Docker Hub",
	is: isDockerHub,
	path: () => ({
		form: "docker.io/NAMESPACE/IMAGE",
		least: 2,
		most: 2,
		source: "https://docs.docker.com/docker-hub/repos/create/"
	}),
	readDelayMs: 2e3,
	refusals: [
		{
			codes: ["REGISTRY_DENIED"],
			hint: ({ repository }) => `Use an access token with the permission "Read & Write" of a user or organization that may push to "${repository.path}"; the namespace must exist.`
		},
		{
			codes: ["LOGIN_REFUSED"],
			hint: "Check the user name and its access token (for an organization access token, the user name is the organization)."
		},
		{
			codes: ["REGISTRY_TAG_IMMUTABLE"],
			hint: "Use a new tag, or restrict the immutable tags of the repository to a pattern that the tags that move do not match (Settings > General > Tag mutability)."
		}
	]
};
// src/registry/providers/forgejo.ts
const forgejo = {
	title: "Gitea, Forgejo",
	words: [{
		words: /reqPackageAccess/,
		means: "REGISTRY_DENIED",
		hint: ({ repository }) => `Gitea and Forgejo need a personal access token with the scope write:package, of a user who may write packages of "${repository.path.split("/", 1)[0] ?? ""}"; the job's own token is not enough.`
	}]
};
// src/registry/providers/github.ts
const github = {
	title: "GitHub Packages",
	is: (host) => host === "ghcr.io",
	path: () => ({
		form: "ghcr.io/OWNER/IMAGE",
		least: 2,
		source: "https://docs.github.com/en/packages/working-with-a-github-packages-registry/working-with-the-container-registry"
	}),
	readDelayMs: 2e3,
	words: [{
		words: /does not match expected scopes/i,
		means: "REGISTRY_DENIED",
		hint: "The token is valid but lacks a scope: write:packages of a classic personal access token, or `permissions: { contents: read, packages: write }` of the job."
	}],
	refusals: [
		{
			codes: ["REGISTRY_DENIED"],
			words: /write_package|create|installation|^$/i,
			hint: "Give the job `permissions: { contents: read, packages: write }`; if the package exists already, also give this project the role Write under \"Manage Actions access\" in the settings of the package."
		},
		{
			codes: ["REGISTRY_DENIED"],
			hint: "Check that the token may use this package: GITHUB_TOKEN with `packages: write`, or a classic personal access token with `write:packages` (fine-grained ones are not accepted)."
		},
		{
			codes: ["LOGIN_REFUSED", "LOGIN_MISSING"],
			hint: "Pass `github-token` with `permissions: { contents: read, packages: write }`, or a classic personal access token with `write:packages`; fine-grained ones are not accepted."
		}
	]
};
// src/registry/providers/gitlab.ts
const gitlab = {
	title: "GitLab",
	is: (host) => host === "registry.gitlab.com",
	path: () => ({
		form: "registry.gitlab.com/GROUP/PROJECT[/IMAGE]",
		least: 2,
		source: "https://docs.gitlab.com/user/packages/container_registry/#naming-convention-for-your-container-images"
	}),
	words: [{
		words: /protected (?:container )?(?:tag|repositor)|protection rule|tag is protected/i,
		hint: "A protection rule of the registry covers this name: allow the role of this credential in it (GitLab: Settings > Packages and registries)."
	}],
	refusals: [{
		codes: [
			"REGISTRY_DENIED",
			"LOGIN_REFUSED",
			"LOGIN_MISSING"
		],
		hint: "Push with CI_REGISTRY_USER and CI_REGISTRY_PASSWORD, or a token with write_registry, into the registry of a project that exists and allows it."
	}]
};
// src/registry/providers/google.ts
const SOURCE = "https://cloud.google.com/artifact-registry/docs/docker/names";
const toLocation = (host) => host.replace(/-docker\.pkg\.dev$/, "");
function readPath(path) {
	const [first = "", second = "", third = ""] = path.split("/");
	return first.includes(".") ? {
		project: `${first}:${second}`,
		name: third
	} : {
		project: first,
		name: second
	};
}
const google = {
	title: "Google Artifact Registry",
	is: isGoogleHost,
	path: (host) => host.endsWith("gcr.io") ? {
		form: `${host}/PROJECT/IMAGE`,
		least: 2,
		source: SOURCE
	} : {
		form: `${host}/PROJECT/REPOSITORY/IMAGE`,
		least: 3,
		source: SOURCE
	},
	refusals: [
		{
			codes: ["REGISTRY_DENIED"],
			hint: "Grant roles/artifactregistry.writer on the repository to the account that logs in; access tokens last an hour."
		},
		{
			codes: ["LOGIN_MISSING"],
			hint: ({ repository }) => `Name a provider in \`registries: { ${repository.host}: { workload-identity-provider: projects/… } }\`, or give a user name and a password.`
		},
		{
			codes: ["REGISTRY_REPOSITORY_MISSING"],
			hint: ({ repository: { host, path } }) => {
				const { project, name } = readPath(path);
				return host.endsWith("gcr.io") ? `Give the account the right to create it: roles/artifactregistry.createOnPushWriter on the project "${project}".` : `Create the repository first: gcloud artifacts repositories create ${name} --repository-format=docker --location=${toLocation(host)} --project=${project}.`;
			}
		},
		{
			codes: ["REGISTRY_TAG_IMMUTABLE"],
			hint: "Use a new tag, or let tags of the repository move: gcloud artifacts repositories update NAME --no-immutable-tags."
		}
	]
};
// src/registry/providers/harbor.ts
const harbor = {
	title: "Harbor",
	words: [{
		words: /proxy (?:cache )?project|proxied repositor|pull[- ]through/i,
		hint: "This project is a proxy cache and does not accept pushes: push to another project."
	}, {
		words: /configured as immutable/i,
		hint: "Use a new tag, or change the tag immutability rules of the project in Harbor so that they do not match the tags that move."
	}]
};
// src/registry/providers/nexus.ts
const nexus = {
	title: "Nexus",
	words: [{
		words: /does not allow updating (?:assets|artifacts|existing)|redeploy/i,
		means: "REGISTRY_TAG_IMMUTABLE",
		hint: "Nexus does not allow overwriting here: set the deployment policy of the hosted repository to \"Allow redeploy\" (or \"…only on latest tag\")."
	}, {
		words: /deploying to groups|pro-licensed|group repositor/i,
		hint: "Push to a hosted repository of Nexus, at its own port or path: a group accepts pushes only in Nexus Repository Pro."
	}]
};
// src/registry/providers/quay.ts
const quay = {
	title: "Quay",
	is: (host) => host === "quay.io",
	path: () => ({
		form: "quay.io/NAMESPACE/IMAGE",
		least: 2,
		source: "https://docs.quay.io/solution/getting-started.html"
	}),
	refusals: [{
		codes: ["REGISTRY_DENIED", "REGISTRY_REPOSITORY_MISSING"],
		hint: ({ repository }) => `Give the robot account Write on "${repository.path}"; to create it on push, the namespace must exist and the account needs the role Creator in it.`
	}, {
		codes: ["LOGIN_REFUSED", "LOGIN_MISSING"],
		hint: "Log in as a robot account, NAMESPACE+NAME, with its token, or name it with `robot` to log in by identity token."
	}]
};
// src/registry/providers/providers.ts
const providers = [...[
	forgejo,
	github,
	artifactory,
	nexus,
	harbor,
	gitlab,
	azure
], ...[
	dockerHub,
	amazon,
	google,
	quay
]];
function findProvider(host) {
	return providers.find((provider) => provider.is?.(host) === true);
}
const toOwner = ({ repository }) => repository.path.split("/", 1)[0] ?? "";
const toProject = (asked) => `Create the project "${toOwner(asked)}" on ${asked.repository.host} first; a push does not create it.`;
const BY_WORDS = [
	...providers.flatMap(({ words = [] }) => words),
	{
		words: /insufficient[ _]scopes?\b/i,
		means: "REGISTRY_DENIED",
		hint: ({ repository }) => `The user name and password are correct, but the token lacks a permission: create one that may read and write "${repository.path}" on ${repository.host}.`
	},
	{
		words: /quota|exceed the configured upper limit|storage limit|insufficient storage/i,
		hint: (asked) => `The storage of "${toOwner(asked)}" on ${asked.repository.host} is full: delete unused images (and run garbage collection), or raise the quota.`
	},
	{
		words: /(?:system|registry|repository|project|state)\b.{0,40}read[- _]?only|read[- _]?only (?:mode|state)|maintenance mode|is a mirror|mirrored? repositor/i,
		hint: ({ repository }) => `${repository.host} or the repository is read-only. Wait for its maintenance to end, or set the repository to the normal state.`
	},
	{
		words: /(?:authorization )?token (?:has |is )?expired|credentials? (?:has |have )?expired/i,
		codes: ["REGISTRY_DENIED", "LOGIN_REFUSED"],
		means: "LOGIN_REFUSED",
		hint: "The credential has expired: fetch it right before the push, after long steps of the job."
	},
	{
		words: /polic(?:y|ies)|vulnerabilit|not signed/i,
		hint: ({ repository }) => `A policy of ${repository.host} forbids it: check the policies of the project there.`
	},
	{
		words: /cloudflare|captcha|incapsula|akamai|attention required|web application firewall/i,
		codes: [
			"REGISTRY_DENIED",
			"REGISTRY_REFUSED",
			"LOGIN_REFUSED",
			"LOGIN_MISSING"
		],
		hint: ({ repository }) => `A firewall in front of ${repository.host} answered, not the registry: allow requests from this machine to /v2/.`
	}
];
const TOO_LARGE = [
	{
		codes: ["REGISTRY_TOO_LARGE"],
		server: /cloudflare/i,
		hint: "Cloudflare accepts at most 100 MB per request (200 MB in the Business plan, 500 MB in Enterprise): set the DNS record of the registry to \"DNS only\"."
	},
	{
		codes: ["REGISTRY_TOO_LARGE"],
		server: /nginx/i,
		hint: "Raise the body limit of nginx in front of the registry (1 MB by default): client_max_body_size 0 (ingress-nginx: the annotation nginx.ingress.kubernetes.io/proxy-body-size: \"0\")."
	},
	{
		codes: ["REGISTRY_TOO_LARGE"],
		hint: "Raise the request limit of the proxy in front of the registry (nginx: client_max_body_size 0, by default 1 MB), or bypass it (Cloudflare: 100 MB in most plans)."
	}
];
const BY_HOST = [...providers.flatMap(({ is: host, refusals = [] }) => host === void 0 ? [] : refusals.map((row) => ({
	...row,
	host
}))), {
	codes: ["REGISTRY_DENIED", "REGISTRY_REPOSITORY_MISSING"],
	words: /project/i,
	hint: toProject
}];
const COMMON = [
	{
		codes: ["REGISTRY_DENIED", "LOGIN_REFUSED"],
		kinds: ["delete"],
		hint: ({ repository }) => `Use a credential that may delete from "${repository.path}" on ${repository.host}: the right to push is often not enough.`
	},
	{
		codes: ["REGISTRY_DENIED"],
		hint: ({ repository, kind }) => `Use a credential that may ${kind === "read" ? "pull from" : "push to"} "${repository.path}" on ${repository.host}; this one is valid but lacks the permission.`
	},
	{
		codes: ["LOGIN_REFUSED"],
		kinds: ["read", "token"],
		hint: ({ repository }) => `Check the user name and password for ${repository.host}, and whether they are still valid.`
	},
	{
		codes: ["LOGIN_REFUSED"],
		hint: ({ repository }) => `Check the user name and password for ${repository.host}, whether they are still valid, and whether they permit to push.`
	},
	{
		codes: ["LOGIN_MISSING"],
		hint: ({ repository }) => `Give a credential for ${repository.host} in \`registries\`, or log in with docker login.`
	},
	{
		codes: ["REGISTRY_REPOSITORY_MISSING"],
		hint: ({ repository }) => `Create "${repository.path}" on ${repository.host} first, or check the spelling of the name.`
	},
	{
		codes: ["REGISTRY_TAG_IMMUTABLE"],
		hint: ({ repository }) => `Use a new tag, or allow ${repository.host} to overwrite it (tag immutability in the settings of the repository).`
	},
	{
		codes: ["REGISTRY_RATE_LIMITED"],
		hint: "Wait and run again; log in if this was anonymous, or raise `retry-deadline`."
	},
	{
		codes: ["REGISTRY_FAILED"],
		hint: "Run again later. If it persists, ask the operators of the registry."
	},
	{
		codes: ["LOGIN_SCHEME_UNSUPPORTED"],
		hint: ({ repository }) => `Configure ${repository.host}, or the proxy in front of it, to offer Basic or a Bearer token with its realm, as \`docker login\` needs it too.`
	},
	{
		codes: ["REGISTRY_TLS_CLIENT"],
		hint: ({ repository }) => toCertificateMove(repository.host)
	},
	{
		codes: ["REGISTRY_UNSUPPORTED"],
		hint: ({ repository }) => `Check which manifest types ${repository.host} accepts; common ones are OCI images and indexes. Set media-types: docker if it accepts only Docker's.`
	},
	{
		codes: ["REGISTRY_REFUSED"],
		kinds: ["upload"],
		statuses: /^404$/,
		hint: ({ repository }) => `The registry lost the upload: if ${repository.host} runs on several machines, they must share their storage and the same \`http.secret\`, or the load balancer must use sticky sessions.`
	},
	{
		codes: ["REGISTRY_REFUSED"],
		kinds: ["upload"],
		statuses: /^405$/,
		hint: ({ repository }) => `A proxy in front of ${repository.host} blocks PUT and PATCH, or drops the query string: allow GET, HEAD, POST, PUT, PATCH and DELETE below /v2/.`
	},
	{
		codes: ["REGISTRY_REFUSED"],
		statuses: /^3/,
		hint: ({ repository }) => `Use the host that ${repository.host} redirects to.`
	},
	{
		codes: ["REGISTRY_REFUSED"],
		statuses: /^2/,
		hint: ({ repository }) => `This is not the response of a registry: check that ${repository.host} is a container registry, and what a proxy in front of it returns.`
	},
	{
		codes: ["REGISTRY_REFUSED"],
		hint: ({ repository }) => `Check the log of ${repository.host} for the reason; a proxy in front of it may also have answered.`
	},
	{
		codes: ["REGISTRY_NOT_FOUND"],
		hint: ({ repository }) => `Check the spelling of "${repository.path}", and that ${repository.host} is a container registry.`
	}
];
const TABLE = [
	...BY_WORDS,
	...TOO_LARGE,
	...BY_HOST,
	...COMMON
];
// src/registry/providers/paths.ts
function checkPath({ name, host, path }) {
	const rule = findProvider(host)?.path?.(host);
	const fault = rule && findFault(path, rule);
	if (rule === void 0 || fault === void 0) return [];
	return [error("REPOSITORY_PATH", `the registry does not accept the name "${name}": ${fault}`, `Write ${rule.form}; see ${rule.source}.`)];
}
function findFault(path, { least, most = Infinity }) {
	const count = path.split("/").length;
	if (count < least) return `its path has ${toParts(count)}, and needs at least ${least}`;
	return count > most ? `its path has ${toParts(count)}, and may have at most ${most}` : void 0;
}
function toParts(count) {
	return count === 1 ? "1 component" : `${count} components`;
}
// src/credentials/docker-config.ts
const NO_CONFIG = {
	auths: {},
	credHelpers: {},
	credsStore: "",
	rest: {}
};
function parseDockerConfig(text) {
	const value = parseObject(text);
	if (value === void 0) return void 0;
	const { auths, credHelpers, credsStore, ...rest } = value;
	return {
		auths: Object.fromEntries(Object.entries(isObject(auths) ? auths : {}).map(([key, entry]) => [key, toAuthEntry(entry)])),
		credHelpers: toTexts(credHelpers),
		credsStore: typeof credsStore === "string" ? credsStore : "",
		rest
	};
}
function toAuthEntry(value) {
	const { auth, username, password, identitytoken } = toTexts(value);
	return { ...omitUndefined({
		auth,
		username,
		password,
		identitytoken
	}) };
}
function findAuth(config, repository) {
	return mostSpecific(Object.entries(config.auths), ([key]) => key, repository)?.[1];
}
function findHelper(config, host) {
	return Object.entries(config.credHelpers).find(([key]) => isSameHost(parseScope(key).host, host))?.[1] ?? config.credsStore;
}
function toServer(host) {
	return isDockerHub(host) ? toConfigKey(host) : host;
}
function toCredential(entry) {
	if (entry === void 0) return void 0;
	if (entry.identitytoken !== void 0 && entry.identitytoken !== "") return {
		kind: "identityToken",
		token: secret(entry.identitytoken)
	};
	const [username, password] = readPair(entry);
	if (username === "" || password === "") return void 0;
	return {
		kind: "password",
		username,
		password: secret(password)
	};
}
function readPair({ auth, username, password }) {
	if (auth === void 0 || auth === "") return [username ?? "", password ?? ""];
	const pair = Buffer.from(auth, "base64").toString("utf8");
	const colon = pair.indexOf(":");
	if (colon < 0) return ["", ""];
	return [pair.slice(0, colon), pair.slice(colon + 1).replace(/\0+$/, "")];
}
function toEntry(credential) {
	if (credential.kind === "identityToken") return { identitytoken: credential.token.reveal() };
	return { auth: encode(credential.username, credential.password.reveal()) };
}
function encode(username, password) {
	return Buffer.from(`${username}:${password}`).toString("base64");
}
// src/home.ts
const NONE = "/";
function toHome({ HOME }, sources = [homedir, () => userInfo().homedir]) {
	for (const read of [() => HOME ?? "", ...sources]) {
		const home = readOrNone(read);
		if (isAbsolute(home)) return home;
	}
	return NONE;
}
function readOrNone(read) {
	try {
		return read();
	} catch (cause) {
		if (cause instanceof Error && "syscall" in cause) return "";
		throw cause;
	}
}
// src/credentials/docker.ts
const DOCKER = "Docker configuration";
const PODMAN = "Podman configuration";
const HELPER_TIMEOUT_MS = 3e4;
const NOT_FOUND = /credentials not found|no credentials/i;
function openDockerLogins(given) {
	const options = {
		...given,
		log: withoutRepeats(given.log)
	};
	const directory = toDockerDirectory(options.env);
	let fromEnv;
	let fromFile;
	const readEnv = () => fromEnv ??= parseEnv(options);
	const readOwn = () => fromFile ??= readConfig(join(directory, "config.json"), DOCKER);
	return {
		podman: openPodmanLogins(options),
		directory,
		fromEnv: readEnv,
		fromFile: readOwn,
		find: async (repository) => {
			const given = toCredential(findAuth(readEnv(), repository));
			if (given !== void 0) return {
				credential: given,
				source: "DOCKER_AUTH_CONFIG"
			};
			return await findInFile(options, await readOwn(), repository);
		}
	};
}
function withoutRepeats(log) {
	const reported = new Set();
	if (log === void 0) return void 0;
	const problem = (data) => {
		if (!reported.has(data.message)) log.problem(data);
		reported.add(data.message);
	};
	return {
		...log,
		problem
	};
}
function openPodmanLogins(options) {
	let configs;
	const read = () => configs ??= Promise.all(toPodmanFiles(options.env).map((path) => readConfig(path, PODMAN)));
	return {
		find: async (repository) => {
			for (const config of await read()) {
				const found = await findInFile(options, config, repository, PODMAN);
				if (found !== void 0) return found;
			}
		},
		hosts: async () => {
			return (await read()).flatMap(({ auths, credHelpers }) => [...Object.keys(auths), ...Object.keys(credHelpers)]).map((key) => parseScope(key).host);
		}
	};
}
function toPodmanFiles(env) {
	const { REGISTRY_AUTH_FILE: stated, XDG_RUNTIME_DIR: runtime, XDG_CONFIG_HOME: config } = env;
	if (stated !== void 0 && stated !== "") return [stated];
	const home = toHome(env);
	const uid = process.getuid?.();
	const session = uid === void 0 ? [] : [join("/run/containers", String(uid), "auth.json")];
	const isDirectory = (value) => isAbsolute(value ?? "");
	return [...isDirectory(runtime) ? [join(runtime, "containers", "auth.json")] : session, join(isDirectory(config) ? config : join(home, ".config"), "containers", "auth.json")];
}
function toDockerDirectory(env) {
	const stated = env.DOCKER_CONFIG;
	if (stated !== void 0 && stated !== "") return stated;
	return join(toHome(env), ".docker");
}
function parseEnv({ env, log }) {
	const text = env.DOCKER_AUTH_CONFIG;
	if (text === void 0 || text.trim() === "") return NO_CONFIG;
	const config = parseDockerConfig(text);
	if (config !== void 0) return config;
	log?.problem(notice("LOGIN_CONFIG_INVALID", "DOCKER_AUTH_CONFIG is not a Docker configuration in JSON; ignoring it.", "Set it to a value like {\"auths\": {\"ghcr.io\": {\"auth\": \"…\"}}}, or unset it."));
	return NO_CONFIG;
}
async function readConfig(path, kind) {
	const file = await readSmallFile(path, DOCKER_CONFIG_BYTES);
	if (!file.ok) {
		if (file.isMissing) return NO_CONFIG;
		const unread = `cannot read the ${kind} "${path}": ${file.why}`;
		const move = `Make it readable, or set ${toVariable(kind)}.`;
		throw new Problem([error("LOGIN_CONFIG_INVALID", unread, move)]);
	}
	const { text } = file;
	const config = text.trim() === "" ? NO_CONFIG : parseDockerConfig(text);
	if (config !== void 0) return config;
	const message = `the ${kind} "${path}" is not a JSON object`;
	const hint = `Correct it, or set ${toVariable(kind)}.`;
	throw new Problem([error("LOGIN_CONFIG_INVALID", message, hint)]);
}
function toVariable(kind) {
	return kind === PODMAN ? "REGISTRY_AUTH_FILE to another file" : "DOCKER_CONFIG to another directory";
}
async function findInFile(options, config, repository, kind = DOCKER) {
	const helper = findHelper(config, repository.host);
	const entry = findAuth(config, repository);
	const written = toCredential(entry);
	if (helper === "") return written === void 0 ? void 0 : {
		credential: written,
		source: `the ${kind}`
	};
	const program = `docker-credential-${helper}`;
	const credential = await askHelper(options, program, repository, entry !== void 0);
	if (credential !== void 0) return {
		credential,
		source: program
	};
	if (written !== void 0) options.log?.problem(describeUnused(program, repository.host, kind));
}
function describeUnused(program, host, kind) {
	return notice("LOGIN_NOT_USED", `the login for ${host} in the ${kind} is not used: the configuration names the credential helper "${program}", which has no login for ${host}`, `Log in again with "docker login ${host}", or give a credential for ${host} in registries.`);
}
async function askHelper({ shell, env, signal }, program, { host }, isExpected) {
	const result = await shell({
		argv: [program, "get"],
		env,
		stdin: toServer(host),
		timeoutMs: HELPER_TIMEOUT_MS,
		...omitUndefined({ signal })
	});
	if (result.code === 0) return parseHelper(result.stdout, program, host);
	const isMissing = result.spawnError === "ENOENT";
	if (isMissing && !isExpected) return void 0;
	if (!isMissing && NOT_FOUND.test(`${result.stdout} ${result.stderr}`)) return void 0;
	throw helperFailed(program, host, isMissing ? "is not installed" : result.timedOut ? `did not respond within ${HELPER_TIMEOUT_MS / 1e3} s` : `ended with exit code ${String(result.code)}`);
}
function parseHelper(stdout, program, host) {
	const config = parseDockerConfig(stdout)?.rest;
	const username = config?.Username;
	const password = config?.Secret;
	if (typeof username !== "string" || typeof password !== "string") throw helperFailed(program, host, "returned an invalid login");
	if (password === "") return void 0;
	if (username === "<token>") return {
		kind: "identityToken",
		token: secret(password)
	};
	return {
		kind: "password",
		username,
		password: secret(password)
	};
}
function helperFailed(program, host, why) {
	return new Problem([error("LOGIN_HELPER_FAILED", `the credential helper "${program}", which the Docker configuration names for ${host}, ${why}.`, `Fix it, or give a credential for ${host} in \`registries\`.`)]);
}
// src/credentials/gitlab.ts
function findGitlabLogin(env, repository) {
	const logins = listGitlabLogins(env).filter(({ host }) => isSameHost(host, repository.host));
	const own = parseScope(readText(env, "CI_REGISTRY_IMAGE") ?? repository.host);
	const isForeign = repository.path !== "" && !covers(own, repository);
	const token = logins.find(({ source }) => source === DEPLOY.password);
	return (isForeign ? token : void 0) ?? logins[0];
}
function listGitlabLogins(env) {
	return [
		REGISTRY,
		DEPLOY,
		DEPENDENCY_PROXY
	].flatMap((names) => {
		const [server, username, password] = [
			names.server,
			names.user,
			names.password
		].map((name) => readText(env, name));
		if (server === void 0 || username === void 0 || password === void 0) return [];
		return listHosts(server).map((host) => ({
			host,
			username,
			password,
			source: names.password
		}));
	});
}
function listHosts(server) {
	const { host } = parseScope(server);
	return host.endsWith(":443") ? [host, host.slice(0, -4)] : [host];
}
const REGISTRY = {
	server: "CI_REGISTRY",
	user: "CI_REGISTRY_USER",
	password: "CI_REGISTRY_PASSWORD"
};
const DEPLOY = {
	server: "CI_REGISTRY",
	user: "CI_DEPLOY_USER",
	password: "CI_DEPLOY_PASSWORD"
};
const DEPENDENCY_PROXY = {
	server: "CI_DEPENDENCY_PROXY_SERVER",
	user: "CI_DEPENDENCY_PROXY_USER",
	password: "CI_DEPENDENCY_PROXY_PASSWORD"
};
const PROTECTED_HINT = "GitLab passes protected variables only to protected branches and git tags: protect this one (Settings > Repository), or clear \"Protect variable\" (Settings > CI/CD > Variables).";
// src/credentials/names.ts
async function nameLogins(repositories, options) {
	const docker = openDockerLogins(options);
	const named = repositories.map(async (name) => {
		const repository = {
			name,
			...parseScope(name)
		};
		return [name, nameGiven(repository, options) ?? await nameOwn(repository, docker) ?? (options.isTrusted ? nameOffered(repository.host, options.env) : void 0) ?? "none"];
	});
	return Object.fromEntries(await Promise.all(named));
}
function nameGiven(repository, { settings, env }) {
	const { registries, githubToken } = settings;
	const entries = registries.filter(({ username, oidc }) => username !== void 0 || oidc !== void 0);
	const entry = mostSpecific(entries, ({ prefix }) => prefix, repository);
	if (entry?.oidc !== void 0) return `identity token for ${providerTitles[entry.oidc.role.provider]}`;
	if (entry !== void 0) return "registries";
	const hasToken = githubToken !== void 0 && githubToken.reveal() !== "";
	if (repository.host === "ghcr.io" && hasToken) return "github-token";
	return findGitlabLogin(env, repository)?.source;
}
async function nameOwn(repository, docker) {
	try {
		if (toCredential(findAuth(docker.fromEnv(), repository)) !== void 0) return "DOCKER_AUTH_CONFIG";
		const own = nameIn(await docker.fromFile(), repository);
		if (own !== void 0) return own;
		return (await docker.podman.hosts()).includes(repository.host) ? "the Podman configuration" : void 0;
	} catch (thrown) {
		if (thrown instanceof Problem) return void 0;
		throw thrown;
	}
}
function nameIn(config, repository) {
	const entry = findAuth(config, repository);
	const helper = findHelper(config, repository.host);
	if (helper === "") return toCredential(entry) && "the Docker configuration";
	const isOfHost = helper !== config.credsStore;
	return entry !== void 0 || isOfHost ? `docker-credential-${helper}` : void 0;
}
const OFFERS = [
	{
		is: isEcrHost,
		names: [...["AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE"], ...["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"]]
	},
	{
		is: isGoogleHost,
		names: ["GOOGLE_APPLICATION_CREDENTIALS"]
	},
	{
		is: isAzureHost,
		names: ["AZURE_CLIENT_SECRET", "AZURE_FEDERATED_TOKEN_FILE"]
	}
];
function nameOffered(host, env) {
	if (!isCloudHost(host)) return void 0;
	return (OFFERS.find(({ is }) => is(host))?.names ?? []).find((name) => readText(env, name) !== void 0) ?? "this machine, if it has one";
}
// src/run/destinations.ts
var destinations_exports = __exportAll({ addDestinations: () => addDestinations });
async function addDestinations(plan, settings, environment) {
	const isTrusted = plan.facts.trust.level === "trusted";
	const targets = plan.targets.map(async (target) => ({
		...target,
		logins: await nameLogins(target.repositories, {
			...environment,
			settings,
			isTrusted
		})
	}));
	const names = new Set(plan.targets.flatMap(({ repositories }) => repositories));
	const problems = [...plan.problems, ...checkNames([...names])];
	return {
		...plan,
		targets: await Promise.all(targets),
		problems
	};
}
function checkNames(names) {
	return names.flatMap((name) => {
		const parsed = parseRepository(name);
		return parsed.ok ? checkPath(parsed.value) : [];
	});
}
// src/plan/legs/leg-name.ts
function toLegName(platforms, [first, ...others] = []) {
	const machine = platforms.map((platform) => platform.replaceAll(/[^\w.-]/g, "-")).join("+");
	if (first === void 0) return machine;
	return `${first}${others.length === 0 ? "" : `+${others.length}`}.${machine}`;
}
export { BY_WORDS, PROTECTED_HINT, TABLE, checkNames, checkPath, describeTls, destinations_exports, findGitlabLogin, findHelper, findProvider, isLost, listGitlabLogins, lost, noteHandshake, openDockerLogins, parseDockerConfig, toCredential, toDockerDirectory, toEntry, toErrno, toHome, toLegName, toLine, toPrintable, toTextLine, toTlsFault, toTrace, traced };
