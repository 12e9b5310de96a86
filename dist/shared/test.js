import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, error, notice, renderDuration } from "./base.js";
import { lastOutputLine } from "./ahead.js";
import { checkScript, parseGate, parseProbe } from "./plan.js";
const { mkdir } = require("node:fs/promises");
const { join } = require("node:path");
// src/ship/test/test.ts
async function runGate(input) {
	const { context, target, childEnv } = input;
	const { test } = context.settings;
	if (test === void 0) return {};
	const image = nameImage(input);
	const probe = parseProbe(test);
	if (probe !== void 0) {
		const { runProbes } = await import("./probes.js");
		const isPushed = input.repositories.length > 0;
		const { platforms } = target;
		return runProbes({
			image,
			platforms,
			isPushed,
			context,
			childEnv
		}, probe);
	}
	for (const platform of target.platforms) {
		if (needsPull(input)) await pull(input, {
			image,
			platform
		});
		await context.log.group(`Test ${image} on ${platform}`, () => runOnce(input, test, {
			image,
			platform
		}));
	}
	return Object.fromEntries(target.platforms.map((platform) => [platform, "tested"]));
}
function nameImage({ built, repositories, target }) {
	const [first] = repositories;
	if (first !== void 0 && built.digest !== "") return `${first.name}@${built.digest}`;
	if (built.loadedReference !== void 0) return built.loadedReference;
	throw new Problem([error("GATE_NO_IMAGE", `the image of "${target.name}" was neither pushed nor loaded, so nothing can be tested.`, "Let it be loaded (load: true, with one platform or the containerd image store), or leave out test.")]);
}
function needsPull({ context, repositories }) {
	return context.trust.level === "untrusted" && repositories.length > 0;
}
async function pull({ context, childEnv }, on) {
	const { shell, log, signal, cwd } = context;
	const result = await log.group(`Pull ${on.image} for the test`, () => shell({
		argv: [
			"docker",
			"pull",
			"--quiet",
			"--platform",
			on.platform,
			on.image
		],
		env: {
			...context.env,
			...childEnv
		},
		cwd,
		signal,
		onOutput: log.output
	}));
	signal.throwIfAborted();
	if (result.code === 0) return;
	log.problem(notice("TEST_NOT_PULLED", `"${on.image}" could not be pulled for the test, which has no login of its own: ${lastOutputLine(result.stderr) || (result.spawnError ?? "docker said nothing")}`, "Leave the test out of untrusted runs (test-untrusted: false) if it needs a login."));
}
async function toTestEnv({ context, childEnv }) {
	const { trust, testEnv, tempDir } = context;
	if (trust.level === "trusted") return {
		...testEnv,
		...childEnv
	};
	const [home, config] = [join(tempDir, "test-home"), join(tempDir, "test-docker")];
	for (const directory of [home, config]) await mkdir(directory, {
		recursive: true,
		mode: 448
	});
	return {
		...testEnv,
		HOME: home,
		DOCKER_CONFIG: config
	};
}
async function runOnce(input, test, on) {
	const { context, target, built } = input;
	const { settings, shell, log } = context;
	const shipped = {
		SHIPPED_IMAGE: on.image,
		SHIPPED_DIGEST: built.digest,
		SHIPPED_VERSION: target.version ?? "",
		SHIPPED_PLATFORM: on.platform
	};
	const argv = parseGate(test, shipped);
	await checkScript(argv[0], context.cwd);
	const result = await shell({
		argv,
		env: {
			...await toTestEnv(input),
			DOCKER_DEFAULT_PLATFORM: on.platform,
			...shipped
		},
		cwd: context.cwd,
		signal: context.signal,
		timeoutMs: settings.testTimeout,
		onOutput: log.output
	});
	context.signal.throwIfAborted();
	if (result.code !== 0 || result.timedOut) throw describeFailure(input, result, argv[0], on);
}
function describeFailure({ context }, result, program, on) {
	const what = `the test of "${on.image}" on ${on.platform}`;
	const none = "No tag was written.";
	if (result.timedOut) {
		const limit = renderDuration(context.settings.testTimeout);
		return new Problem([error("GATE_FAILED", `${what} took longer than ${limit}. ${none}`, "Raise the setting test-timeout, or find in the output above what it waits for.")]);
	}
	if (result.spawnError !== void 0) {
		const why = `"${program}" cannot be started (${result.spawnError})`;
		return new Problem([error("GATE_FAILED", `${what} did not run: ${why}. ${none}`, "Name a program that is on the PATH, or the path of an executable script.")]);
	}
	const emulation = `${result.stdout}${result.stderr}`.includes("exec format error") ? `This machine cannot run ${on.platform}: install its emulator, or let the script leave out platforms by SHIPPED_PLATFORM.` : "See its output above.";
	const how = result.code === null ? "was ended by a signal" : `failed with exit code ${result.code}`;
	return new Problem([error("GATE_FAILED", `${what} ${how}. ${none}`, emulation)]);
}
export { runGate };
