import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, error, isNear, readText } from "./base.js";
import { createName, forgetBuilder, isolateBuildx, lastOutputLine, noteBuilder, remove, run } from "./ahead.js";
import { openSession, readTls } from "./session.js";
const { resolve } = require("node:path");
const { X509Certificate } = require("node:crypto");
// src/ship/builder/failure.ts
function explainBoot(nodes, stderr) {
	const isCluster = nodes.some(({ driver }) => driver === "kubernetes");
	const said = findError(stderr);
	const row = (isCluster ? CLUSTER : SSH).find(([words]) => words.test(said));
	const namespace = /^namespace=(.*)$/.exec(nodes[0]?.options[0] ?? "")?.[1] ?? "";
	return {
		said,
		hint: (row?.[1] ?? (isCluster ? LOOK_AT_CLUSTER : LOOK_AT_ENGINE)).replaceAll("NAMESPACE", namespace),
		isSlow: row?.[1] === NOT_READY,
		isUnmade: UNMADE.test(stderr)
	};
}
const UNMADE = /ERROR: (failed to initialize builder|error for bootstrap) /;
function findError(stderr) {
	const at = stderr.lastIndexOf("ERROR: ");
	const text = (at < 0 ? stderr : stderr.slice(at + 7)).trim();
	const ssh = /\bstderr=(?<said>[^]*)$/.exec(text)?.groups?.said?.trim() ?? "";
	return ((ssh === "" ? text : ssh).split("\n").map((line) => line.trim()).filter((line) => /\w/.test(line)).at(-1) ?? "buildx gave no reason").replace(/^failed to initialize builder \S+ \(\S+\): /, "").replace(/^cannot determine Kubernetes namespace, specify manually: /, "").replace(/^error (for bootstrap|while calling \S+ for) "[^"]*": /, "");
}
const LOOK_AT_CLUSTER = "Check whether \"kubectl --namespace NAMESPACE get deployments\" works here, with the same KUBECONFIG.";
const LOOK_AT_ENGINE = "Check whether \"docker -H ssh://user@host info\" works here, and on that machine \"docker pull moby/buildkit:buildx-stable-1\".";
const NOT_READY = "Look at \"kubectl --namespace NAMESPACE get events\": an image that cannot be pulled (image=… names another), no node with room for the pod, or privileged pods that are not permitted (rootless=true). timeout=5m waits longer.";
const CLUSTER = [
	[/no configuration has been provided|no such file|loading config|invalid configuration/, "Set KUBECONFIG to the path of the kubeconfig of the cluster, or run the job in a pod of it with a service account."],
	[/Unauthorized|the server has asked for the client to provide credentials/, "The cluster does not accept the token or certificate under users in the kubeconfig: get a new one."],
	[/executable .* (not found|failed)|getting credentials/, "The kubeconfig gets its credentials from a program (users, exec): install it here, or use a kubeconfig with a token."],
	[/exceeded quota/, "Raise the quota of the namespace \"NAMESPACE\", or lower what the pod asks for: requests.cpu=…, requests.memory=…, limits.cpu=…"],
	[/PodSecurity|[Pp]rivileged|violates|admission webhook/, "The cluster does not permit this pod: write rootless=true, or choose a namespace that permits privileged pods."],
	[/forbidden/, "Give the user of the kubeconfig a role in the namespace \"NAMESPACE\" with get, create and delete on deployments, get, create, update and delete on configmaps, list on pods, and create on pods/exec."],
	[/namespaces? "[^"]*" not found/, "Create the namespace (\"kubectl create namespace NAMESPACE\"), or correct it: kubernetes://NAMESPACE is where the pods are to run."],
	[/replicas to be ready|timed out waiting for/, NOT_READY],
	[/x509:|certificate|HTTP response to HTTPS client/, "Correct certificate-authority and server under clusters in the kubeconfig."],
	[/connection refused|no such host|server misbehaving|unreachable|i\/o timeout|deadline exceeded|malformed HTTP|dial tcp/, "Check server under clusters in the kubeconfig, and that this machine reaches it (\"kubectl cluster-info\")."]
];
const SSH = [
	[/Host key verification failed|HOST IDENTIFICATION HAS CHANGED/, "Add the key of that machine to ~/.ssh/known_hosts (\"ssh-keyscan host\"), after checking it."],
	[/docker\.sock|docker API|docker daemon socket/, "Add the user to the group docker on that machine, or start Docker there."],
	[/Permission denied|Too many authentication failures|no mutual signature/, "Load the key that the machine accepts into an ssh agent (SSH_AUTH_SOCK), or write it to ~/.ssh; ssh asks nothing here."],
	[/docker: .*not found|not found.*docker|command not found/, "Install the Docker CLI and engine on that machine; for a BuildKit without Docker, make a builder with \"docker buildx create --driver remote ssh://user@host\" and give its name as the setting builder."],
	[/executable file not found|"ssh"/, "Install ssh (openssh-client) where tagship runs."],
	[/Could not resolve|Connection (refused|timed out|closed)|No route to host|Network is unreachable/, "Check the address: ssh://user@host:port, and that this machine reaches it."]
];
// src/ship/builder/reach.ts
const SERVICE_PATIENCE_MS = 6e4;
const PATIENCE_MS = 2e3;
const PAUSE_MS = 500;
const SILENCE_MS = 5e3;
async function waitForAddresses(runContext, nodes) {
	const problems = (await Promise.all(nodes.map((node) => waitForAddress(runContext, node)))).flatMap((unreached, at) => unreached === void 0 ? [] : [describeUnreached(nodes[at]?.endpoint ?? "", unreached)]);
	if (problems.length > 0) throw new Problem(problems);
}
function describeUnreached(endpoint, { said, hint }) {
	return error("BUILDER_UNREACHABLE", `no BuildKit answers at "${endpoint}": ${said}`, hint);
}
async function waitForAddress(runContext, node) {
	const { endpoint = "" } = node;
	const isService = isServiceAddress(runContext.env, endpoint);
	const until = runContext.clock.now() + (isService ? SERVICE_PATIENCE_MS : PATIENCE_MS);
	for (let tries = 1;; tries += 1) {
		const unreached = await tryAddress(runContext, node);
		const isOver = unreached?.isFinal === true || runContext.clock.now() >= until;
		if (unreached === void 0 || isOver) return unreached;
		if (tries === 1) runContext.log.info(`Waiting for the BuildKit at ${endpoint}: ${unreached.said}`);
		await runContext.clock.sleep(PAUSE_MS, runContext.signal);
	}
}
function isServiceAddress(env, endpoint) {
	return readText(env, "CI") !== void 0 && isNear(endpoint);
}
async function tryAddress(runContext, node) {
	const tls = await readTls(node, runContext.cwd);
	if ("path" in tls) return describeUnreadable(tls);
	const session = await openSession(node.endpoint ?? "", tls);
	if (session === void 0) return void 0;
	const unreached = session instanceof Error ? session : await hear(session, runContext.signal);
	return unreached === void 0 ? void 0 : explain(unreached, tls.files);
}
function describeUnreadable({ option, path }) {
	return {
		said: `"${path}", its ${option}, cannot be read`,
		hint: `Correct the path after ${option}= in the setting builder.`,
		isFinal: false
	};
}
async function hear(session, signal) {
	const timeout = AbortSignal.timeout(SILENCE_MS);
	try {
		return await new Promise((resolve) => {
			const end = () => {
				resolve(void 0);
			};
			session.on("error", resolve).on("remoteSettings", end);
			session.on("close", () => {
				resolve(new Error("it closed the connection"));
			});
			for (const one of [timeout, signal]) one.addEventListener("abort", end);
		});
	} finally {
		session.on("error", () => void 0).destroy();
	}
}
function explain(cause, tls, now = new Date()) {
	const { code = "" } = cause;
	const words = toWords(cause.message, code);
	const isOfTls = Object.keys(tls).length > 0;
	const isClosed = [
		"",
		"ECONNRESET",
		"EPIPE"
	].includes(code);
	const row = HINTS.find((one) => one.isOfTls === isOfTls && one.code.test(code));
	const hint = isClosed ? isOfTls ? CLIENT_HINT : OTHER_HINT : row?.hint ?? ADDRESS_HINT;
	const expired = hint === CLIENT_HINT ? findExpired(tls.cert ?? "", now) : void 0;
	return {
		said: expired === void 0 ? words : `${words}; its cert expired on ${expired}`,
		hint,
		isFinal: row !== void 0
	};
}
function toWords(message, code) {
	return code === "" || message.includes(code) ? message : `${message} (${code})`;
}
function findExpired(pem, now) {
	try {
		const until = new Date(new X509Certificate(pem).validTo);
		return until < now ? until.toISOString().slice(0, 10) : void 0;
	} catch {
		return;
	}
}
const CLIENT_HINT = "It does not take the client certificate: cert has to be signed by the authority that buildkitd knows (--tlscacert), and not expired; key has to be its key.";
const OTHER_HINT = "It is not a BuildKit, or one with TLS: add ?cacert=ca.pem&cert=cert.pem&key=key.pem. A Docker engine is named by DOCKER_HOST instead.";
const ADDRESS_HINT = "Check the address in the setting builder, and that buildkitd listens there (--addr tcp://0.0.0.0:1234).";
const HINTS = [
	{
		code: /ALERT_(CERTIFICATE_\w+|BAD_CERTIFICATE|UNKNOWN_CA|UNSUPPORTED_CERTIFICATE|HANDSHAKE_FAILURE|ACCESS_DENIED)$/,
		isOfTls: true,
		hint: CLIENT_HINT
	},
	{
		code: /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
		isOfTls: true,
		hint: "Renew the certificate of buildkitd (--tlscert), or set this machine's clock."
	},
	{
		code: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
		isOfTls: true,
		hint: "Add servername= with a name that the certificate of buildkitd is for."
	},
	{
		code: /UNABLE_TO_|SELF_SIGNED|CERT_SIGNATURE_FAILURE|INVALID_CA/,
		isOfTls: true,
		hint: "Set cacert to the authority that signed the certificate of buildkitd (--tlscert)."
	},
	{
		code: /WRONG_VERSION_NUMBER|^EPROTO$|PACKET_LENGTH/,
		isOfTls: true,
		hint: "It speaks no TLS: leave out cacert, cert and key."
	},
	{
		code: /KEY_VALUES_MISMATCH|PEM|ASN1|DECODER|ERR_OSSL/,
		isOfTls: true,
		hint: "cacert, cert and key are PEM files, and key belongs to cert."
	},
	{
		code: /^ERR_HTTP2_/,
		isOfTls: false,
		hint: "It is not a BuildKit, or one with TLS: add ?cacert=ca.pem&cert=cert.pem&key=key.pem. A Docker engine is named by DOCKER_HOST instead."
	}
];
// src/ship/builder/nodes.ts
const BOOT_TRIES_IN_CI = 3;
async function makeFromNodes(runContext, program, nodes) {
	await waitForAddresses(runContext, nodes);
	const name = createName(runContext);
	const env = await isolateBuildx(runContext);
	const note = {
		name,
		hasContext: false
	};
	const isRemote = nodes.every(({ driver }) => driver === "remote");
	const made = {
		name,
		env,
		remove: () => isRemote ? Promise.resolve() : remove(runContext, note, program)
	};
	let isUnmade = false;
	try {
		if (!isRemote) await noteBuilder(runContext.tempDir, note);
		const commands = nodes.map((node, index) => toCreateArgs(name, toAbsolute(node, runContext.cwd), index));
		for (const args of commands.slice(0, -1)) {
			const result = await run(runContext, [...program, ...args], env);
			if (result.code !== 0) throw describeUnstarted(nodes, result);
		}
		const failed = await boot(runContext, [...program, ...commands.at(-1) ?? []], {
			program,
			made,
			nodes
		});
		if (failed === void 0) return made;
		isUnmade = nodes.length === 1 && explainBoot(nodes, failed.stderr).isUnmade;
		throw describeUnstarted(nodes, failed);
	} catch (cause) {
		await (isUnmade ? forgetBuilder(runContext.tempDir) : made.remove());
		throw cause;
	}
}
function toAbsolute(node, cwd) {
	const options = node.options.map((option) => option.replace(/^(cacert|cert|key)=(.+)$/, (_, name, path) => {
		return `${name}=${resolve(cwd, path)}`;
	}));
	return node.driver === "remote" ? {
		...node,
		options
	} : node;
}
function toCreateArgs(name, node, index) {
	return [
		"create",
		...index === 0 ? [] : ["--append"],
		...[
			"--name",
			name,
			"--node",
			`${name}-${index}`,
			"--driver",
			node.driver
		],
		...node.flags ?? [],
		...node.options.flatMap((option) => ["--driver-opt", option]),
		...node.platforms.flatMap((platform) => ["--platform", platform]),
		...node.endpoint === void 0 ? [] : [node.endpoint]
	];
}
async function boot(runContext, create, { program, made, nodes }) {
	let result = await run(runContext, [...create, "--bootstrap"], made.env);
	let left = readText(runContext.env, "CI") === void 0 ? 1 : BOOT_TRIES_IN_CI;
	while (result.code !== 0) {
		left -= 1;
		if (left === 0 || !isSlow(nodes, result)) return result;
		runContext.log.info(`The builder does not answer yet: ${lastOutputLine(result.stderr)}`);
		result = await run(runContext, [
			...program,
			"inspect",
			"--bootstrap",
			made.name
		], made.env);
	}
}
function isSlow(nodes, { stderr }) {
	return nodes[0]?.driver === "remote" || explainBoot(nodes, stderr).isSlow;
}
function describeUnstarted(nodes, result) {
	const where = nodes.map((node) => node.endpoint ?? node.options[0] ?? "").join("\", \"");
	const { driver } = nodes[0] ?? {};
	if (driver === "remote") return new Problem([error("BUILDER_UNREACHABLE", `no BuildKit answers at "${where}": ${lastOutputLine(result.stderr)}`, "Check the address in the setting builder, and that buildkitd listens there (--addr tcp://0.0.0.0:1234).")]);
	const { said, hint } = explainBoot(nodes, result.stderr);
	const message = `no BuildKit could be started ${driver === "kubernetes" ? "on the cluster" : "on the engine"} ("${where}"): ${said}`;
	return new Problem([error("BUILDER_UNREACHABLE", message, hint)]);
}
export { makeFromNodes };
