import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, error } from "./base.js";
import { lastOutputLine } from "./ahead.js";
import { waitForAnswer } from "./wait.js";
import { parseProbe, toPlatform } from "./plan.js";
const { isIP } = require("node:net");
const { lookup } = require("node:dns/promises");
// src/ship/test/engine.ts
const ENGINE_LIMIT_MS = 2e4;
const LOOPBACK = "127.0.0.1";
async function checkTestEngine(tests, asker) {
	const probes = tests.flatMap((test) => {
		const probe = test === void 0 ? void 0 : parseProbe(test);
		return probe === void 0 ? [] : [{
			...probe,
			test
		}];
	});
	const [first] = probes;
	if (first === void 0) return [];
	const version = await waitForAnswer(asker, () => ask(asker, [
		"docker",
		"version",
		"--format",
		"{{.Server.Version}}"
	]), ({ code, spawnError }) => code !== 0 && spawnError === void 0);
	asker.signal.throwIfAborted();
	if (version.code !== 0) return [describeNone(first.test ?? "", version)];
	if (probes.every(({ kind }) => kind === "health")) return [];
	try {
		await readPublishAddress(asker);
		return [];
	} catch (thrown) {
		if (thrown instanceof Problem) return thrown.problems;
		throw thrown;
	}
}
function describeNone(test, { stderr, spawnError }) {
	const said = spawnError ?? (lastOutputLine(stderr) || "docker gave no reason");
	return error("TEST_NO_ENGINE", `the test "${test}" runs the image, and no Docker engine answers here: ${said}`, "Give the job an engine (Docker on the runner, or the service docker:dind), or name a script that needs none. A BuildKit at an address or on Kubernetes runs no containers.");
}
async function readPublishAddress(asker) {
	const found = await ask(asker, [
		"docker",
		"context",
		"inspect",
		"--format",
		"{{.Endpoints.docker.Host}}"
	]);
	const endpoint = found.stdout.trim();
	if (found.code !== 0 || /^(unix|npipe|fd):/.test(endpoint)) return LOOPBACK;
	const address = await toAddress(endpoint);
	if (address.startsWith("127.") || address === "::1") return LOOPBACK;
	if (asker.trust.level === "untrusted") throw unreachable(endpoint, `it would be published beyond loopback, which is not done, because ${asker.trust.reason}`);
	return isIP(address) === 6 ? `[${address}]` : address;
}
async function toAddress(endpoint) {
	const url = URL.canParse(endpoint) ? new URL(endpoint) : void 0;
	if (url?.protocol !== "tcp:") throw unreachable(endpoint, "it is on another machine");
	const host = url.hostname.replace(/^\[|\]$/g, "");
	const address = isIP(host) > 0 ? host : await resolve(host);
	if (address === void 0) throw unreachable(endpoint, "its name has no address here");
	return address;
}
async function resolve(host) {
	try {
		return (await lookup(host, { verbatim: false })).address;
	} catch (cause) {
		if (cause instanceof Error && "code" in cause) return void 0;
		throw cause;
	}
}
function unreachable(endpoint, why) {
	return new Problem([error("TEST_UNREACHABLE", `a port of a container on the engine "${endpoint}" cannot be asked from here: ${why}.`, "Give the image a HEALTHCHECK and write test: health, which the engine itself runs; or use a script.")]);
}
async function readEnginePlatform(asker) {
	const { stdout } = await ask(asker, [
		"docker",
		"version",
		"--format",
		"{{.Server.Os}}/{{.Server.Arch}}"
	]);
	return toPlatform(stdout.trim());
}
function ask({ shell, env, cwd, signal }, argv) {
	return shell({
		argv,
		env,
		cwd,
		signal,
		timeoutMs: ENGINE_LIMIT_MS
	});
}
export { LOOPBACK, checkTestEngine, readEnginePlatform, readPublishAddress };
