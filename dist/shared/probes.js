import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, error, isObject, notice, parseObject, renderDuration, toTexts } from "./base.js";
import { lastOutputLine } from "./ahead.js";
import { toPlatform } from "./plan.js";
import { toLine } from "./job.js";
import { readEnginePlatform, readPublishAddress } from "./engine.js";
import { nameContainer, noteContainer, removeContainer } from "./finish.js";
const { readFile } = require("node:fs/promises");
const { stripVTControlCharacters } = require("node:util");
const { request } = require("node:http");
const { connect } = require("node:net");
// src/ship/test/ask.ts
const ASK_LIMIT_MS = 5e3;
const STAYS_OPEN_MS = 1e3;
const HEADER_LIMIT = 16384;
function askTcp({ host, port }, signal) {
	return new Promise((resolve) => {
		const socket = connect({
			host,
			port,
			signal
		});
		let timer;
		const end = (answer) => {
			clearTimeout(timer);
			socket.destroy();
			resolve(answer);
		};
		const wait = (ms, answer) => {
			clearTimeout(timer);
			timer = setTimeout(end, ms, answer);
		};
		wait(ASK_LIMIT_MS, {
			ok: false,
			said: "no connection"
		});
		socket.once("connect", () => {
			wait(STAYS_OPEN_MS, {
				ok: true,
				said: "a connection"
			});
		});
		socket.once("data", () => {
			end({
				ok: true,
				said: "a connection"
			});
		});
		socket.once("error", (cause) => {
			end({
				ok: false,
				said: toCode(cause)
			});
		});
		socket.once("close", () => {
			end({
				ok: false,
				said: "the connection was closed at once"
			});
		});
	});
}
function askHttp({ host, port }, { path, named }, signal) {
	return new Promise((resolve) => {
		const asking = request({
			host,
			port,
			path,
			agent: false,
			maxHeaderSize: HEADER_LIMIT,
			headers: {
				host: `localhost:${named}`,
				"user-agent": "tagship",
				accept: "*/*"
			},
			signal: AbortSignal.any([signal, AbortSignal.timeout(ASK_LIMIT_MS)])
		});
		const end = (answer) => {
			resolve(answer);
			asking.destroy();
		};
		asking.once("response", ({ statusCode = 0 }) => {
			end({
				ok: statusCode >= 200 && statusCode < 400,
				said: `status ${statusCode}`,
				isFinal: statusCode >= 400 && statusCode < 500
			});
		});
		asking.on("error", (cause) => {
			resolve({
				ok: false,
				said: toCode(cause)
			});
		});
		asking.end();
	});
}
async function askFirst(first, second, signal) {
	const ending = new AbortController();
	const until = AbortSignal.any([signal, ending.signal]);
	try {
		const other = second(until);
		return await first(until) ?? await other;
	} finally {
		ending.abort();
	}
}
function toCode(cause) {
	if (cause.name === "TimeoutError" || cause.name === "AbortError") return "no answer in time";
	return "code" in cause ? String(cause.code) : "an answer that is not HTTP";
}
// src/ship/test/container.ts
const TAIL_LINES = 15;
const TAIL_LIMIT = 65536;
const STATE_LIMIT = 524288;
const ENGINE_LIMIT_MS = 6e4;
async function withContainer(order, runner, use) {
	const { tempDir, clock, signal } = runner;
	const name = nameContainer(clock.random());
	const ask = (argv, captureLimit = TAIL_LIMIT) => askEngine(runner, argv, captureLimit);
	await noteContainer(tempDir, name);
	try {
		const created = await ask(toCreate(name, order, runner));
		signal.throwIfAborted();
		if (created.code !== 0) return await use(toNotStarted(created));
		const started = await ask([
			"docker",
			"start",
			name
		]);
		signal.throwIfAborted();
		if (started.code !== 0) return await use(toNotStarted(started));
		return await use({
			read: async () => toState((await ask(toInspect(name), STATE_LIMIT)).stdout, order),
			lastLines: async () => {
				const { stdout, stderr } = await ask([
					"docker",
					"logs",
					"--tail",
					`${TAIL_LINES}`,
					name
				]);
				return toTail(`${stdout}\n${stderr}`);
			}
		});
	} finally {
		const { shell, env, log } = runner;
		await removeContainer(tempDir, name, {
			shell,
			env,
			log
		});
	}
}
function askEngine({ shell, env, cwd, settings, testEnv }, argv, captureLimit) {
	return shell({
		argv,
		env: {
			...Object.fromEntries(settings.testEnv.map((name) => [name, testEnv[name]])),
			...env
		},
		cwd,
		captureLimit,
		timeoutMs: ENGINE_LIMIT_MS
	});
}
function toCreate(name, { image, platform, publish }, { settings }) {
	return [
		...[
			"docker",
			"create",
			"--name",
			name,
			"--label",
			"tagship.test=true"
		],
		...[
			"--platform",
			platform,
			"--pull",
			"never",
			"--security-opt",
			"no-new-privileges"
		],
		...[
			"--log-driver",
			"json-file",
			"--log-opt",
			"max-size=1m",
			"--log-opt",
			"max-file=1"
		],
		...publish === void 0 ? [] : ["--publish", `${publish.on}::${publish.port}`],
		...settings.testEnv.flatMap((variable) => ["--env", variable]),
		image
	];
}
function toInspect(name) {
	const { state, ports, networks } = {
		state: "{{json .State}}",
		ports: "{{json .NetworkSettings.Ports}}",
		networks: "{{json .NetworkSettings.Networks}}"
	};
	return [
		"docker",
		"container",
		"inspect",
		"--format",
		`{"state":${state},"ports":${ports},"networks":${networks}}`,
		name
	];
}
function toState(text, { publish }) {
	const { state, ports, networks } = parseObject(text) ?? {};
	const { Running, ExitCode, OOMKilled, Health } = asObject(state);
	const checks = asObject(Health).Log;
	const last = Array.isArray(checks) ? checks.at(-1) : void 0;
	return {
		isRunning: Running === true,
		exitCode: typeof ExitCode === "number" ? ExitCode : 0,
		isOutOfMemory: OOMKilled === true,
		health: toTexts(asObject(Health)).Status,
		healthSaid: toPlainLine(toTexts(asObject(last)).Output ?? ""),
		published: publish === void 0 ? [] : listPublished(ports, publish.port),
		own: publish?.on === "127.0.0.1" ? listOwn(networks, publish.port) : []
	};
}
function listPublished(ports, port) {
	const bindings = asObject(ports)[`${port}/tcp`];
	return (Array.isArray(bindings) ? bindings : []).map((one) => toTexts(asObject(one))).map(({ HostIp = "", HostPort }) => ({
		host: HostIp,
		port: Number(HostPort)
	})).filter((one) => one.host !== "" && one.port > 0 && one.port < 65536);
}
function listOwn(networks, port) {
	return Object.values(asObject(networks)).map((one) => toTexts(asObject(one))).map(({ IPAddress: host = "", MacAddress: mac = "" }) => ({
		host,
		port,
		mac
	})).filter(({ host, mac }) => host !== "" && mac !== "");
}
function asObject(value) {
	return isObject(value) ? value : {};
}
function toNotStarted({ stderr, spawnError }) {
	return { said: toPlainLine(lastOutputLine(stderr)) || (spawnError ?? "docker gave no reason") };
}
function toTail(text) {
	return text.split("\n").map(toPlainLine).filter((line) => line !== "").slice(-15).join("\n");
}
function toPlainLine(text) {
	return toLine(stripVTControlCharacters(text.slice(-65536)));
}
// src/ship/test/neighbours.ts
async function readNeighbours() {
	try {
		return await readFile("/proc/net/arp", "utf8");
	} catch (cause) {
		if (cause instanceof Error && "code" in cause) return "";
		throw cause;
	}
}
function isNeighbour(table, { host, mac }) {
	return table.split("\n").some((line) => {
		const [address, , , hardware] = line.split(/\s+/);
		return address === host && hardware?.toLowerCase() === mac.toLowerCase();
	});
}
// src/ship/test/probes.ts
const PAUSE_MS = 500;
const FINAL_AFTER_MS = 15e3;
async function runProbes(input, probe) {
	const { context, platforms, image } = input;
	const native = await readEnginePlatform(context);
	const on = probe.kind === "health" ? void 0 : await readPublishAddress(context);
	const tests = {};
	for (const platform of platforms) {
		const isNative = toPlatform(platform) === native;
		tests[platform] = await context.log.group(`Test ${image} on ${platform}`, () => testOne(input, {
			probe,
			platform,
			isNative,
			on
		}));
	}
	if (Object.values(tests).includes("tested")) return tests;
	const message = `no platform of "${image}" runs on the engine (${native}). No tag was written.`;
	throw new Problem([error("GATE_FAILED", message, `Install emulators (docker/setup-qemu-action), or build each platform on a machine of its own.`)]);
}
async function testOne(input, attempt) {
	const { context, image } = input;
	const { probe, platform, on } = attempt;
	if (input.isPushed) await pull(input, platform);
	return withContainer({
		image,
		platform,
		...probe.kind === "health" || on === void 0 ? {} : { publish: {
			port: probe.port,
			on
		} }
	}, context, async (container) => {
		const failed = "said" in container ? {
			why: `failed: the container did not start: ${container.said}`,
			tail: ""
		} : await watch(container, probe, context);
		if (failed === void 0) return "tested";
		if (!attempt.isNative && isForeign(`${failed.why}\n${failed.tail}`)) {
			context.log.problem(describeForeign(image, platform));
			return "not runnable here";
		}
		throw new Problem([describeFailure(input, attempt, failed)]);
	});
}
async function pull({ image, context, childEnv }, platform) {
	const { shell, env, cwd, signal, log } = context;
	const result = await shell({
		argv: [
			"docker",
			"pull",
			"--quiet",
			"--platform",
			platform,
			image
		],
		env: {
			...env,
			...childEnv
		},
		cwd,
		signal,
		onOutput: log.output
	});
	signal.throwIfAborted();
	if (result.code === 0) return;
	const message = `the test of "${image}" on ${platform} did not run: the engine cannot pull the image: ${lastOutputLine(result.stderr) || (result.spawnError ?? "docker gave no reason")} No tag was written.`;
	throw new Problem([error("GATE_FAILED", message, "The engine pulls the image from its first repository: it must reach that registry, and a registry without TLS must be among its insecure-registries.")]);
}
const NO_CHECK = "has no health check";
async function watch(container, probe, { clock, signal, settings, log }) {
	const began = clock.now();
	let wrongSince = Infinity;
	for (;;) {
		const state = await container.read();
		signal.throwIfAborted();
		const ended = describeEnd(state, probe);
		if (ended !== void 0) return {
			why: ended,
			tail: await container.lastLines()
		};
		const answer = await ask(state, probe, signal);
		signal.throwIfAborted();
		if (answer.ok) {
			log.info(`Good: ${answer.said}`);
			return;
		}
		const now = clock.now();
		wrongSince = answer.isFinal === true ? Math.min(wrongSince, now) : Infinity;
		if (now - wrongSince >= (probe.kind === "health" ? 0 : FINAL_AFTER_MS)) return {
			why: `failed: ${answer.said}`,
			tail: await container.lastLines()
		};
		if (now - began >= settings.testTimeout) return {
			why: `did not succeed within ${renderDuration(settings.testTimeout)}: ${answer.said}`,
			tail: await container.lastLines()
		};
		await clock.sleep(PAUSE_MS, signal);
	}
}
function describeEnd(state, probe) {
	const { isRunning, exitCode, isOutOfMemory, health } = state;
	if (probe.kind === "health" && isRunning && health === void 0) return NO_CHECK;
	if (isRunning) return void 0;
	return isOutOfMemory ? "failed: the container ran out of memory" : `failed: the container ended with exit code ${exitCode}`;
}
async function ask(state, probe, signal) {
	if (probe.kind === "health") return toHealth(state);
	const [own, published] = [state.own[0], state.published[0]];
	const askOne = (address, until) => probe.kind === "tcp" ? askTcp(address, until) : askHttp(address, {
		path: probe.path,
		named: probe.port
	}, until);
	return await askFirst(async (until) => own && askOwn(own, (address) => askOne(address, until)), async (until) => published && askOne(published, until), signal) ?? {
		ok: false,
		said: "its port is not published"
	};
}
async function askOwn(address, askOne) {
	const answer = await askOne(address);
	return isNeighbour(await readNeighbours(), address) ? answer : void 0;
}
function toHealth({ health = "", healthSaid }) {
	const said = healthSaid === "" ? health : `${health} (${healthSaid})`;
	return {
		ok: health === "healthy",
		said,
		isFinal: health === "unhealthy"
	};
}
function isForeign(text) {
	return text.includes("exec format error");
}
function describeForeign(image, platform) {
	return notice("TEST_NOT_RUNNABLE", `"${image}" was not tested on ${platform}, whose programs the engine cannot run.`, "Install emulators (docker/setup-qemu-action), or build each platform on a machine of its own.");
}
function describeFailure({ image }, { platform }, failed) {
	const what = `the test of "${image}" on ${platform}`;
	if (failed.why === NO_CHECK) {
		const message = `${what} asks for its health, and the image has no HEALTHCHECK. No tag was written.`;
		return error("TEST_NO_HEALTHCHECK", message, "Add HEALTHCHECK to the last stage of the Dockerfile, or write test: tcp:PORT or test: http:PORT/PATH.");
	}
	const tail = failed.tail === "" ? "The container printed nothing." : `The last lines of the container:\n${failed.tail}`;
	return error("GATE_FAILED", `${what} ${failed.why}. No tag was written.`, tail);
}
export { runProbes };
