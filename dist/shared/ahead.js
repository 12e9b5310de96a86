import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __exportAll, __toESM } from "./rolldown-runtime.js";
import { DOCKER_CONFIG_BYTES, INDEX_ENTRIES, MANIFEST_BYTES, Problem, TREE_BYTES, checked, error, isDigest, isManifest, isNear, isObject, isTrue, notice, omitUndefined, once, parseBuilder, parseJson, parseObject, readBuilder, readMediaType, readPrivateFile, readPrivateJson, readSmallFile, readSmallFileSync, readText, toDigest, toEngineAddress, toNodePusher } from "./base.js";
import { require_lt, toPlatform } from "./plan.js";
import { toHome } from "./job.js";
const { closeSync, createReadStream, createWriteStream, openSync, readSync } = require("node:fs");
const { access, lstat: lstat$1, mkdir, rm, writeFile } = require("node:fs/promises");
const { basename, join } = require("node:path");
const { hostname } = require("node:os");
const { createHash, randomBytes, randomUUID } = require("node:crypto");
const http = require("node:http");
const { request } = require("node:http");
const { finished, pipeline } = require("node:stream/promises");
const { connect } = require("node:net");
// src/ship/engine/engine.ts
var engine_exports = __exportAll({
	findBuildx: () => findBuildx,
	openBuildx: () => openBuildx
});
var import_lt = __toESM(require_lt(), 1);
const OLDEST_BUILDX = "0.13.0";
const PLUGIN_FOLDERS = [
	"/usr/local/lib/docker/cli-plugins",
	"/usr/local/libexec/docker/cli-plugins",
	"/usr/lib/docker/cli-plugins",
	"/usr/libexec/docker/cli-plugins"
];
async function findBuildx(env) {
	const own = toDockerConfig(env);
	const folders = [
		...await readExtraFolders(own),
		join(own, "cli-plugins"),
		...PLUGIN_FOLDERS
	];
	for (const folder of folders) {
		const plugin = join(folder, "docker-buildx");
		if (await isThere$1(plugin)) return [plugin];
	}
	return ["docker", "buildx"];
}
function toDockerConfig(env) {
	return readText(env, "DOCKER_CONFIG") ?? join(toHome(env), ".docker");
}
function openBuildx(runContext) {
	let finding;
	let reading;
	const program = () => finding ??= findBuildx(runContext.env);
	const version = () => reading ??= program().then((found) => readBuildxVersion(runContext, found));
	return {
		program,
		version
	};
}
async function readExtraFolders(dockerConfig) {
	try {
		const file = await readSmallFile(join(dockerConfig, "config.json"), DOCKER_CONFIG_BYTES);
		const extra = JSON.parse(file.ok ? file.text : "{}")?.cliPluginsExtraDirs;
		return Array.isArray(extra) ? extra.filter((item) => typeof item === "string") : [];
	} catch {
		return [];
	}
}
async function isThere$1(path) {
	try {
		await access(path);
		return true;
	} catch {
		return false;
	}
}
async function readBuildxVersion(runContext, program) {
	const result = await runContext.shell(toCommand(runContext, [...program, "version"]));
	const version = result.code === 0 ? /\bv?(\d+\.\d+\.\d+)/.exec(result.stdout)?.[1] : void 0;
	if (version === void 0) throw new Problem([describeMissing(program, result)]);
	if ((0, import_lt.default)(version, OLDEST_BUILDX)) throw new Problem([describeOld(version)]);
	return version;
}
function describeMissing(program, result) {
	if (result.spawnError === "ENOENT") return error("DOCKER_MISSING", `the program "${program[0]}" is not on the PATH.`, "Install the Docker CLI with the buildx plugin, or run in an image that has both, such as docker:cli.");
	const command = program.join(" ");
	return error("BUILDX_MISSING", lacksPlugin(result) ? `"${command}" is not a command of this Docker CLI: it has no buildx plugin.` : `"${command} version" failed: ${lastOutputLine(result.stderr)}`, "Install the buildx plugin (package docker-buildx or docker-buildx-plugin), or use docker/setup-buildx-action on GitHub.");
}
function lacksPlugin({ stderr }) {
	return /^docker: (?:unknown command: docker \S+|'\S+' is not a docker command)/m.test(stderr);
}
function describeOld(version) {
	return error("BUILDX_OLD", `buildx ${version} is too old: ${OLDEST_BUILDX} is the oldest that will do.`, "Update the package docker-buildx-plugin, or put a newer docker-buildx into ~/.docker/cli-plugins.");
}
async function inspectBuilder(runContext, program, name, own = {}) {
	const command = toCommand(runContext, [
		...program,
		"inspect",
		...name === void 0 ? [] : [name]
	]);
	const result = await runContext.shell({
		...command,
		env: {
			...command.env,
			...own
		}
	});
	const found = parseInspect(result.stdout);
	if (lacksPlugin(result)) throw new Problem([describeMissing(program, result)]);
	const failed = result.code === 0 ? void 0 : lastOutputLine(result.stderr);
	if (found !== void 0) return {
		...found,
		error: found.error ?? failed
	};
	return failed === void 0 || result.code === null ? void 0 : explainNothing(failed.replace(/^ERROR: /, ""), program, name);
}
function explainNothing(said, program, name = "default") {
	if (/\bno builder\b/.test(said)) return void 0;
	if (!said.includes("docker endpoint")) throw new Problem([describeFailed(program, said)]);
	return {
		name,
		driver: "",
		platforms: [],
		nodes: 0,
		containerd: void 0,
		error: said
	};
}
function describeFailed(program, said) {
	return error("BUILDX_FAILED", `"${program.join(" ")} inspect" failed: ${said}`, "Run \"docker buildx ls\" to list them, or name what to build with as the setting builder.");
}
function parseInspect(text) {
	const read = (key) => new RegExp(`^${key}:[ \\t]*(.*)$`, "m").exec(text)?.[1]?.trim();
	const name = read("Name");
	if (name === void 0 || name === "") return void 0;
	const platforms = [...text.matchAll(/^Platforms:[ \t]*(.*)$/gm)].flatMap(([, list]) => (list ?? "").split(",").map((platform) => platform.trim().replace(/\*$/, "")));
	return {
		name,
		driver: read("Driver") ?? "",
		platforms: [...new Set(platforms)].filter(Boolean),
		nodes: [...text.matchAll(/^Name:/gm)].length - 1,
		containerd: readStore(text),
		error: read("Error")
	};
}
function readStore(text) {
	if (!text.includes("org.mobyproject.buildkit.worker.")) return void 0;
	return text.includes("org.mobyproject.buildkit.worker.containerd.uuid");
}
async function readStoreFromEngine(runContext) {
	return (await runContext.shell(toCommand(runContext, [
		"docker",
		"info",
		"--format",
		"{{json .DriverStatus}}"
	]))).stdout.includes("io.containerd.snapshotter");
}
async function hasEngine(runContext) {
	return (await runContext.shell({
		...toCommand(runContext, [
			"docker",
			"version",
			"--format",
			"{{.Server.Version}}"
		]),
		timeoutMs: 1e4
	})).code === 0;
}
function toCommand(runContext, argv) {
	return {
		argv,
		env: runContext.env,
		cwd: runContext.cwd,
		signal: runContext.signal
	};
}
function lastOutputLine(text) {
	return text.trim().split("\n").at(-1)?.trim() ?? "";
}
// src/ship/endpoint/answer.ts
async function answer(response, status, headers = {}, body = "") {
	const length = response.req.method === "HEAD" ? {} : { "content-length": Buffer.byteLength(body) };
	response.writeHead(status, {
		"docker-distribution-api-version": "registry/2.0",
		...length,
		...headers
	});
	response.end(response.req.method === "HEAD" ? void 0 : body);
	await finished(response).catch(() => void 0);
}
const REST_MS = 5e3;
function refuse(request, response, status, why) {
	const words = (code) => ({
		code,
		message: code.toLowerCase().replaceAll("_", " ")
	});
	const told = typeof why === "string" ? words(why) : why;
	answer(response, status, { "content-type": "application/json" }, JSON.stringify({ errors: [told] }));
	if (request.complete) return;
	const rest = setTimeout(() => {
		request.destroy();
	}, REST_MS).unref();
	request.once("close", () => {
		clearTimeout(rest);
	});
	request.resume();
}
// src/ship/endpoint/change.ts
function createChange() {
	let waiting = [];
	return {
		notify: () => {
			const all = waiting;
			waiting = [];
			for (const wake of all) wake();
		},
		next: () => new Promise((resolve) => {
			waiting.push(resolve);
		})
	};
}
async function until(change, isMet) {
	while (!isMet()) await change.next();
}
async function untilWithin(change, isMet, { clock, ms }) {
	const over = new AbortController();
	const limit = clock.sleep(ms, over.signal).then(() => true, () => false);
	const isOver = () => Promise.race([change.next().then(() => false), limit]);
	try {
		while (!isMet()) if (await isOver()) return isMet();
		return true;
	} finally {
		over.abort();
	}
}
// src/ship/endpoint/fan-out.ts
const WINDOW_BYTES = 2097152;
const LOOK_MS = 250;
function openFanOut(source, options) {
	const [filled, drained] = [createChange(), createChange()];
	const queues = options.timeouts.map(() => createQueue([filled, drained]));
	let end;
	const shared = {
		queues,
		filled,
		drained,
		end: () => end
	};
	const run = async () => {
		try {
			await feed(source, shared, options);
			end = {};
		} catch (cause) {
			end = { cause };
			throw cause;
		} finally {
			filled.notify();
		}
	};
	const done = run();
	done.catch(() => void 0);
	return {
		branches: queues.map((queue) => ({
			stream: read$1(queue, shared),
			close: queue.close
		})),
		done
	};
}
function createQueue(changes) {
	let pieces = [];
	let bytes = 0;
	let heldMs = 0;
	let isClosed = false;
	return {
		add: (piece) => {
			pieces.push(piece);
			bytes += piece.byteLength;
		},
		take: () => {
			const piece = pieces.shift();
			bytes -= piece?.byteLength ?? 0;
			return piece;
		},
		bytes: () => bytes,
		close: () => {
			isClosed = true;
			pieces = [];
			bytes = 0;
			for (const { notify } of changes) notify();
		},
		isClosed: () => isClosed,
		hold: (ms) => heldMs += ms
	};
}
async function* read$1(queue, { filled, drained, end }) {
	for (;;) {
		await until(filled, () => queue.bytes() > 0 || queue.isClosed() || end() !== void 0);
		if (queue.isClosed()) throw new Error("this reader was too slow, or needs no more");
		const piece = queue.take();
		const { cause } = piece === void 0 ? end() ?? {} : {};
		if (cause !== void 0) throw new Error("the stream is not whole", { cause });
		if (piece === void 0) return;
		drained.notify();
		yield piece;
	}
}
async function feed(source, shared, options) {
	const over = new AbortController();
	const window = createWindow(shared, options, over.signal);
	try {
		for await (const piece of source) {
			if (piece.byteLength === 0) continue;
			for (const queue of listOpen(shared)) queue.add(piece);
			shared.filled.notify();
			if (listFull(shared).length > 0) await window.wait();
		}
	} finally {
		over.abort();
	}
}
function listOpen({ queues }) {
	return queues.filter((queue) => !queue.isClosed());
}
function listFull(shared) {
	return listOpen(shared).filter((queue) => queue.bytes() >= WINDOW_BYTES);
}
function createWindow(shared, { clock, timeouts, onSlow }, over) {
	const startMs = clock.now();
	let looking;
	const look = () => {
		looking = void 0;
		shared.drained.notify();
	};
	const drop = (queue, heldMs) => {
		const reader = shared.queues.indexOf(queue);
		const { ms = Infinity, share = 1 } = timeouts[reader] ?? {};
		if (heldMs <= ms || heldMs <= share * (clock.now() - startMs)) return;
		queue.close();
		onSlow(reader);
	};
	return { wait: async () => {
		for (let full = listFull(shared); full.length > 0; full = listFull(shared)) {
			const beforeMs = clock.now();
			const isHeld = listOpen(shared).some((queue) => queue.bytes() === 0);
			looking ??= clock.sleep(LOOK_MS, over).then(look, () => void 0);
			await shared.drained.next();
			if (!isHeld) continue;
			const heldMs = clock.now() - beforeMs;
			for (const queue of full) drop(queue, queue.hold(heldMs));
		}
	} };
}
const TIMEOUTS = {
	required: {
		ms: 1e4,
		share: .75
	},
	optional: {
		ms: 2e3,
		share: .25
	}
};
const CUT = new Error("the builder broke off its push");
function createDelivery(blob, lacking, options) {
	const { members, clock } = options;
	const change = createChange();
	const lanes = lacking.map((member) => startLane(blob, member, {
		...options,
		change
	}));
	const drop = (lane) => {
		members.leave(lane.member);
		Object.assign(lane, { state: "gone" });
		lane.drop(new Error("this repository is too slow"));
		lane.branch?.close();
		change.notify();
	};
	return { push: async (stream) => {
		await awaitAll(lanes, "starting", {
			change,
			clock,
			drop
		});
		const ready = lanes.filter(({ state }) => state === "ready");
		const isOver = members.fatal() !== void 0;
		const fan = openFanOut(stream, {
			clock,
			timeouts: isOver ? [] : ready.map(({ member }) => TIMEOUTS[member.isRequired ? "required" : "optional"]),
			onSlow: (at) => {
				const lane = ready[at];
				if (lane !== void 0) drop(lane);
			}
		});
		for (const [at, branch] of fan.branches.entries()) begin(ready[at], branch);
		try {
			await fan.done;
		} finally {
			await awaitAll(lanes, "sending", {
				change,
				clock,
				drop
			});
		}
		if (members.fatal() !== void 0) return "refused";
		if (lanes.some(({ state }) => state === "stored")) lanes.filter(({ member, state }) => !member.isRequired && state !== "stored").forEach(drop);
		return lanes.every(({ state }) => state === "stored" || state === "gone") ? "stored" : "again";
	} };
}
function begin(lane, branch) {
	if (lane === void 0) return;
	Object.assign(lane, {
		branch,
		state: "sending"
	});
	lane.take(uncut(branch.stream));
}
async function* uncut(stream) {
	try {
		yield* stream;
	} catch {
		throw CUT;
	}
}
async function awaitAll(lanes, waiting, { change, clock, drop }) {
	const listOpen = () => lanes.filter(({ state }) => state === waiting);
	const isOver = () => listOpen().length === 0;
	const mayDrop = () => lanes.some(({ state }) => state === "stored" || state === "ready" && waiting === "starting") && listOpen().every(({ member }) => !member.isRequired);
	while (!isOver()) {
		await until(change, () => isOver() || mayDrop());
		if (!await untilWithin(change, isOver, {
			clock,
			ms: 2e3
		}) && mayDrop()) listOpen().forEach(drop);
	}
}
function startLane(blob, member, { members, over, change }) {
	const none = () => void 0;
	const lane = {
		member,
		state: "starting",
		take: none,
		drop: none,
		branch: void 0
	};
	const become = (state) => {
		lane.branch?.close();
		if (lane.state !== "gone") lane.state = state;
		change.notify();
	};
	const next = (failure) => new Promise((resolve, reject) => {
		if (failure !== void 0) members.note(member, failure);
		Object.assign(lane, {
			take: resolve,
			drop: reject
		});
		over.addEventListener("abort", () => {
			reject(new Error("the build is over"));
		});
		if (over.aborted || lane.state === "gone") reject(new Error("the build is over"));
		become("ready");
	});
	const run = async () => {
		for (;;) try {
			await member.repository.sendBlob(blob, next);
			members.note(member, void 0);
			members.store(member, blob.digest);
			become("stored");
			return;
		} catch (thrown) {
			if (!(thrown === CUT && lane.state !== "gone" && !over.aborted)) {
				if (!(lane.state === "gone" || over.aborted)) members.lose(member, thrown);
				become("gone");
				return;
			}
			become("starting");
		}
	};
	run();
	return lane;
}
// src/ship/endpoint/held.ts
function holdBytes(digest, bytes) {
	return {
		digest,
		size: bytes.byteLength,
		bytes,
		open: () => toStream([bytes])
	};
}
function createSpool(directory, limit) {
	const path = join(directory, `pushed-${randomUUID()}`);
	const hash = createHash("sha256");
	let size = 0;
	return {
		size: () => size,
		append: async (stream) => {
			const counted = async function* () {
				for await (const chunk of stream) {
					size += chunk.byteLength;
					if (size > limit) return;
					hash.update(chunk);
					yield chunk;
				}
			};
			await pipeline(counted, createWriteStream(path, {
				flags: "a",
				mode: 384
			}));
			return size <= limit;
		},
		open: () => createReadStream(path, { highWaterMark: 262144 }),
		remove: async () => {
			await rm(path, { force: true });
		},
		digest: () => `sha256:${hash.copy().digest("hex")}`
	};
}
function createManifests(limit) {
	const known = new Map();
	const tags = new Map();
	let bytes = 0;
	return {
		put: (reference, manifest) => {
			if (!known.has(manifest.digest)) {
				const total = bytes + manifest.bytes.byteLength;
				if (known.size >= limit.count || total > limit.bytes) return false;
				bytes = total;
				known.set(manifest.digest, manifest);
			}
			if (reference !== manifest.digest) tags.set(reference, manifest.digest);
			return true;
		},
		get: (reference) => known.get(tags.get(reference) ?? reference)
	};
}
async function* toStream(chunks) {
	await Promise.resolve();
	yield* chunks;
}
// src/ship/endpoint/lookup.ts
async function listLacking(digest, members, clock) {
	const change = createChange();
	const asked = members.live();
	const answers = new Map();
	const ask = async (member) => {
		try {
			answers.set(member, await members.has(member, digest));
		} catch (thrown) {
			members.lose(member, thrown);
			answers.set(member, false);
		}
		change.notify();
	};
	for (const member of asked) ask(member);
	const listOpen = () => asked.filter((member) => !answers.has(member));
	const mayLeave = () => members.live().some((member) => answers.has(member)) && listOpen().every(({ isRequired }) => !isRequired);
	await until(change, () => listOpen().length === 0 || mayLeave());
	if (!await untilWithin(change, () => listOpen().length === 0, {
		clock,
		ms: 2e3
	})) listOpen().forEach(members.leave);
	return members.live().filter((member) => answers.get(member) === false);
}
// src/ship/endpoint/blob-intake.ts
const SMALL_BYTES = 1048576;
const MEMORY_BYTES = 33554432;
const JSON_BYTES = 268435456;
const MEDIA_TYPE = "application/octet-stream";
function createBlobIntake(options) {
	const { members, clock } = options;
	const held = new Map();
	const turns = new Map();
	const deliveries = new Map();
	const statements = new Set();
	let inMemory = 0;
	const deliver = async ({ digest, size, stream }) => {
		const key = `${digest} ${size}`;
		const delivery = deliveries.get(key) ?? createDelivery({
			mediaType: MEDIA_TYPE,
			digest,
			size
		}, await listLacking(digest, members, clock), options);
		deliveries.set(key, delivery);
		return await delivery.push(stream);
	};
	const hold = async (blob) => {
		if (!(blob.size <= SMALL_BYTES && inMemory + blob.size <= MEMORY_BYTES)) {
			held.set(blob.digest, await toFile(blob, options.directory));
			return "stored";
		}
		const bytes = await readAll(blob.stream);
		if (!held.has(blob.digest)) inMemory += blob.size;
		held.set(blob.digest, holdBytes(blob.digest, bytes));
		if (isConfig(bytes)) return await deliver({
			...blob,
			stream: toStream([bytes])
		});
		statements.add(blob.digest);
		members.expect(statements.size);
		return "stored";
	};
	const take = async (blob) => {
		try {
			const { isJson, stream } = await peek(blob.stream);
			if (!isJson) return await deliver({
				...blob,
				stream
			});
			if (blob.size > 268435456) return "large";
			return await hold({
				...blob,
				stream: checked(stream, blob, "the builder")
			});
		} catch (thrown) {
			if (thrown instanceof Problem) return "invalid";
			throw thrown;
		}
	};
	return {
		find: (digest) => held.get(digest),
		ask: async (digest) => {
			if (held.has(digest)) return "present";
			const lacking = members.fatal() === void 0 ? await listLacking(digest, members, clock) : [];
			if (members.fatal() !== void 0) return "refused";
			return lacking.length === 0 ? "present" : "lacking";
		},
		take: async (blob) => {
			const taking = (turns.get(blob.digest) ?? Promise.resolve()).catch(() => void 0).then(() => take(blob));
			turns.set(blob.digest, taking);
			return await taking;
		}
	};
}
function isConfig(bytes) {
	const architecture = parseObject(Buffer.from(bytes).toString("utf8"))?.architecture;
	return typeof architecture === "string" && architecture !== "unknown";
}
async function toFile({ digest, size, stream }, directory) {
	const spool = createSpool(directory, JSON_BYTES);
	await spool.append(stream);
	return {
		digest,
		size,
		bytes: void 0,
		open: spool.open
	};
}
async function readAll(stream) {
	const chunks = [];
	for await (const chunk of stream) chunks.push(chunk);
	return Buffer.concat(chunks);
}
async function peek(source) {
	const stream = source[Symbol.asyncIterator]();
	const chunks = [];
	for (let bytes = 0; bytes < TAR_MAGIC.end;) {
		const next = await stream.next();
		if (next.done === true) break;
		chunks.push(next.value);
		bytes += next.value.byteLength;
		if (chunks[0]?.[0] !== BRACE) break;
	}
	const head = Buffer.concat(chunks);
	const whole = async function* () {
		yield head;
		yield* { [Symbol.asyncIterator]: () => stream };
	};
	const isTar = head.toString("latin1", TAR_MAGIC.begin, TAR_MAGIC.end) === "ustar";
	return {
		isJson: head[0] === BRACE && !isTar,
		stream: whole()
	};
}
const BRACE = "{".charCodeAt(0);
const TAR_MAGIC = {
	begin: 257,
	end: 262
};
// src/ship/endpoint/uploads.ts
const MOST_OPEN = 1e3;
const SPOOL_BYTES = 64 * 1024 ** 3;
function createUploads(directory) {
	const open = new Map();
	const goOn = async (received, id, take) => {
		const { request, response } = received;
		const upload = open.get(id);
		if (upload === void 0) refuse(request, response, 404, "BLOB_UPLOAD_UNKNOWN");
		else if (request.method === "GET" || request.method === "HEAD") await answer(response, 204, toUploadHeaders(received, id, upload));
		else if (upload.isBusy()) refuse(request, response, 409, "BLOB_UPLOAD_INVALID");
		else {
			let goesOn;
			try {
				goesOn = await change(received, {
					id,
					upload,
					take
				});
			} finally {
				if (!(goesOn ?? !upload.hasSpool())) {
					open.delete(id);
					await upload.removeSpool();
				}
			}
		}
	};
	return {
		clear: async () => {
			await Promise.all([...open.values()].map((upload) => upload.removeSpool()));
		},
		handle: async (received, id, take) => {
			const { request, response, query } = received;
			if (id !== "") await goOn(received, id, take);
			else if (request.method !== "POST") refuse(request, response, 405, "UNSUPPORTED");
			else if (query.has("digest")) {
				const upload = createUpload(directory);
				await finish(received, upload, take).finally(upload.removeSpool);
			} else if (open.size >= MOST_OPEN) refuse(request, response, 429, "TOOMANYREQUESTS");
			else {
				const name = randomUUID();
				const upload = createUpload(directory);
				open.set(name, upload);
				await answer(response, 202, toUploadHeaders(received, name, upload));
			}
		}
	};
}
function createUpload(directory) {
	const spool = once(() => createSpool(directory, SPOOL_BYTES));
	let isBusy = false;
	return {
		append: async (stream) => {
			isBusy = true;
			try {
				return await spool().append(stream);
			} finally {
				isBusy = false;
			}
		},
		openSpool: () => spool().open(),
		hasSpool: () => spool.begun() !== void 0,
		removeSpool: async () => {
			await spool.begun()?.remove();
		},
		size: () => spool.begun()?.size() ?? 0,
		isBusy: () => isBusy
	};
}
async function change(received, { id, upload, take }) {
	const { request, response } = received;
	switch (request.method ?? "") {
		case "PATCH": return await addPiece(received, id, upload);
		case "PUT": return await finish(received, upload, take) === "again" && !upload.hasSpool();
		case "DELETE":
			await answer(response, 204);
			return false;
		default:
			refuse(request, response, 405, "UNSUPPORTED");
			return true;
	}
}
async function addPiece(received, id, upload) {
	const { request, response } = received;
	if (isNext(request.headers, upload)) {
		const isWhole = await upload.append(toBody(request));
		if (isWhole) await answer(response, 202, toUploadHeaders(received, id, upload));
		else refuse(request, response, 413, TOO_LARGE);
		return isWhole;
	}
	response.setHeaders(new Map(Object.entries(toUploadHeaders(received, id, upload))));
	refuse(request, response, 416, "BLOB_UPLOAD_INVALID");
	return true;
}
const TOO_LARGE = {
	code: "SIZE_INVALID",
	message: `an upload in pieces has more than ${SPOOL_BYTES} bytes`
};
function isNext(headers, upload) {
	const range = headers["content-range"];
	if (range === void 0) return true;
	const [, from = "", to = ""] = /^(?:bytes )?(\d+)-(\d+)(?:\/.*)?$/.exec(range) ?? [];
	const length = headers["content-length"] ?? String(Number(to) - Number(from) + 1);
	return from === String(upload.size()) && Number(to) - Number(from) + 1 === Number(length);
}
function toUploadHeaders({ request }, id, upload) {
	const [base = ""] = /^.*\/blobs\/uploads\//.exec(request.url?.split("?")[0] ?? "") ?? [];
	return {
		location: `${base}${id}`,
		range: `0-${Math.max(upload.size() - 1, 0)}`,
		"docker-upload-uuid": id
	};
}
async function finish({ request, response, query }, upload, take) {
	const digest = query.get("digest") ?? "";
	if (!isDigest(digest)) {
		refuse(request, response, 400, "DIGEST_INVALID");
		return "invalid";
	}
	const size = Number(request.headers["content-length"] ?? NaN);
	if (!upload.hasSpool() && Number.isSafeInteger(size)) return await tell(response, digest, take({
		digest,
		size,
		stream: toBody(request)
	}));
	if (!await upload.append(toBody(request))) {
		refuse(request, response, 413, TOO_LARGE);
		return "large";
	}
	const stream = upload.openSpool();
	return await tell(response, digest, take({
		digest,
		size: upload.size(),
		stream
	}));
}
async function tell(response, digest, taking) {
	const verdict = await taking;
	if (verdict === "stored") await answer(response, 201, { "docker-content-digest": digest });
	else {
		const { status, code } = REFUSALS[verdict];
		const message = `the blob ${digest} is too large`;
		refuse(response.req, response, status, verdict === "large" ? {
			code,
			message
		} : code);
	}
	return verdict;
}
const REFUSALS = {
	again: {
		status: 503,
		code: "UNAVAILABLE"
	},
	refused: {
		status: 403,
		code: "DENIED"
	},
	invalid: {
		status: 400,
		code: "DIGEST_INVALID"
	},
	large: {
		status: 413,
		code: "SIZE_INVALID"
	}
};
function toBody(request) {
	return { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) };
}
// src/ship/endpoint/intake.ts
function openIntake(options) {
	const over = new AbortController();
	const blobs = createBlobIntake({
		...options,
		over: over.signal
	});
	const tooLarge = new Set();
	const parts = {
		blobs,
		tooLarge,
		take: async (blob) => {
			const taken = await blobs.take(blob);
			if (taken === "large") tooLarge.add(describeBlob(blob));
			return taken;
		},
		manifests: createManifests({
			count: INDEX_ENTRIES,
			bytes: TREE_BYTES
		}),
		uploads: createUploads(options.directory),
		onTagged: options.onTagged
	};
	return {
		handle: (received) => dispatch(parts, received),
		manifests: parts.manifests,
		findBlob: blobs.find,
		listTooLarge: () => [...tooLarge],
		end: () => {
			over.abort();
			parts.uploads.clear();
		}
	};
}
async function dispatch(parts, received) {
	const { request, response, path } = received;
	const [, kind = "", rest = ""] = /^(blobs\/uploads|blobs|manifests)\/([^/]*)$/.exec(path) ?? [];
	const method = request.method === "HEAD" ? "GET" : request.method ?? "";
	if (kind === "blobs/uploads") {
		await parts.uploads.handle(received, rest, parts.take);
		return;
	}
	switch (`${method} ${kind}`) {
		case "GET blobs":
			await answerBlob(parts, rest, response);
			return;
		case "GET manifests":
			await answerManifest(parts, rest, response);
			return;
		case "PUT manifests":
			await takeManifest(parts, rest, received);
			return;
		default: refuse(request, response, 405, "UNSUPPORTED");
	}
}
async function answerBlob({ blobs }, digest, response) {
	const held = blobs.find(digest);
	const headers = {
		"docker-content-digest": digest,
		"content-type": "application/octet-stream"
	};
	if (held?.bytes !== void 0) await answer(response, 200, headers, held.bytes);
	else if (response.req.method === "GET") refuse(response.req, response, 404, "BLOB_UNKNOWN");
	else {
		const state = isDigest(digest) ? await blobs.ask(digest) : "lacking";
		if (state === "present") await answer(response, 200, headers);
		else if (state === "lacking") refuse(response.req, response, 404, "BLOB_UNKNOWN");
		else refuse(response.req, response, 403, "DENIED");
	}
}
async function answerManifest({ manifests }, reference, response) {
	const manifest = manifests.get(reference);
	if (manifest === void 0) {
		refuse(response.req, response, 404, "MANIFEST_UNKNOWN");
		return;
	}
	const { mediaType, digest, bytes } = manifest;
	const headers = {
		"content-type": mediaType,
		"docker-content-digest": digest
	};
	const length = { "content-length": String(bytes.byteLength) };
	await answer(response, 200, {
		...headers,
		...length
	}, bytes);
}
async function takeManifest({ manifests, onTagged, tooLarge }, reference, { request, response }) {
	const refuseLarge = (what) => {
		tooLarge.add(what);
		refuse(request, response, 413, {
			code: "SIZE_INVALID",
			message: what
		});
	};
	const bytes = await readBytes(request, MANIFEST_BYTES);
	if (bytes === void 0) {
		refuseLarge(`the manifest ${reference}, of more than ${MANIFEST_BYTES / MIB} MiB`);
		return;
	}
	const digest = toDigest(bytes, reference);
	if (reference.includes(":") && reference !== digest) refuse(request, response, 400, "DIGEST_INVALID");
	else if (!isManifest(bytes)) refuse(request, response, 400, "MANIFEST_INVALID");
	else if (manifests.put(reference, {
		digest,
		bytes,
		mediaType: readMediaType(bytes)
	})) {
		const manifest = manifests.get(reference);
		if (manifest !== void 0 && reference !== digest) onTagged?.(manifest);
		await answer(response, 201, { "docker-content-digest": digest });
	} else refuseLarge(MANY_MANIFESTS);
}
const MIB = 1024 ** 2;
const MANY_MANIFESTS = `more than ${INDEX_ENTRIES} manifests, or ${TREE_BYTES / MIB} MiB of them`;
function describeBlob({ digest, size }) {
	const [mib, most] = [Math.ceil(size / MIB), JSON_BYTES / MIB];
	return `the blob ${digest}, ${mib} MiB of JSON such as an SBOM, of which at most ${most} MiB are kept`;
}
async function readBytes(request, limit) {
	const chunks = [];
	let size = 0;
	for await (const chunk of request.iterator({ destroyOnReturn: false })) {
		const bytes = chunk;
		size += bytes.byteLength;
		if (size > limit) return void 0;
		chunks.push(bytes);
	}
	return Buffer.concat(chunks);
}
// src/ship/engine/request.ts
const ANSWER_BYTES = 4194304;
async function askEngine(address, path, signal) {
	const open = await toOpener(address);
	const { host, port } = "socket" in address ? {
		host: "localhost",
		port: 80
	} : address;
	return await new Promise((resolve, reject) => {
		const asking = request({
			host,
			port,
			path,
			signal,
			createConnection: open
		});
		let isAnswered = false;
		asking.on("error", reject).on("close", () => {
			if (!isAnswered) reject(new Error("closed without an answer"));
		});
		asking.on("response", (answer) => {
			isAnswered = true;
			let body = "";
			answer.setEncoding("utf8").on("data", (chunk) => {
				body += chunk;
				if (body.length > ANSWER_BYTES) asking.destroy(new Error("too long an answer"));
			});
			answer.on("error", reject).on("end", () => {
				resolve(body);
			});
		});
		asking.end();
	});
}
async function toOpener(address) {
	if ("socket" in address) return () => connect({ path: address.socket });
	const { port, tls } = address;
	const host = address.host.replace(/^\[|\]$/g, "");
	return (tls && await (await import("./tls.js")).toTlsOpener({
		host,
		port
	}, tls)) ?? (() => connect({
		host,
		port
	}));
}
// src/ship/endpoint/peer.ts
const TABLES = ["/proc/self/net/tcp", "/proc/self/net/tcp6"];
const LOOPBACK = /^(?:0{16}(?:FFFF0000|0000FFFF))?(?:0100007F|7F000001)$/;
const ESTABLISHED = "01";
function readPeer(socket) {
	return readPeers([socket]).get(socket);
}
function readPeers(sockets) {
	const found = new Map();
	const [first] = sockets;
	const to = first?.localPort;
	if (first === void 0 || to === void 0) return found;
	for (const lines of readTables()) {
		const uids = listPeers(lines, to);
		for (const socket of sockets) {
			const uid = uids.get(socket.remotePort ?? 0);
			if (uid !== void 0 && !found.has(socket)) found.set(socket, uid);
		}
		if (found.has(first)) break;
	}
	return found;
}
function* readTables() {
	const piece = Buffer.alloc(PIECE_BYTES);
	for (const path of TABLES) {
		const file = open$2(path);
		if (file === void 0) continue;
		try {
			let rest = "";
			for (let bytes = readSync(file, piece); bytes > 0; bytes = readSync(file, piece)) {
				const text = rest + piece.toString("latin1", 0, bytes);
				const end = text.lastIndexOf("\n") + 1;
				rest = text.slice(end);
				yield text.slice(0, end);
			}
		} finally {
			closeSync(file);
		}
	}
}
const PIECE_BYTES = 4096;
function open$2(path) {
	try {
		return openSync(path, "r");
	} catch {
		return;
	}
}
function listPeers(table, to) {
	const peers = new Map();
	const end = `:${to.toString(16).toUpperCase().padStart(4, "0")} `;
	for (const line of table.split("\n")) {
		const [from, uid] = (line.includes(end) ? toPeer(line, to) : void 0) ?? [];
		if (from !== void 0 && uid !== void 0 && !peers.has(from)) peers.set(from, uid);
	}
	return peers;
}
function toPeer(line, to) {
	const [, local = "", remote = "", state, , , , uid = "", , inode] = line.trim().split(/\s+/);
	if (state !== ESTABLISHED || inode === "0" || !/^\d+$/.test(uid)) return void 0;
	const from = toPort(local);
	return from === void 0 || toPort(remote) !== to ? void 0 : [from, Number(uid)];
}
function toPort(text) {
	const [address = "", digits = ""] = text.split(":");
	return LOOPBACK.test(address) ? Number.parseInt(digits, 16) : void 0;
}
// src/ship/endpoint/probe.ts
async function probe(ask, server, { clock, limitMs }) {
	const over = new AbortController();
	try {
		return await new Promise((resolve) => {
			const mount = server.mount(({ request, response }) => {
				const uid = readPeer(request.socket);
				refuse(request, response, 404, "MANIFEST_UNKNOWN");
				resolve({ uid });
				return Promise.resolve();
			});
			over.signal.addEventListener("abort", mount.close);
			const fail = () => {
				resolve(void 0);
			};
			ask(`${mount.name}:probe`, over.signal).then(fail, fail);
			clock.sleep(limitMs, over.signal).then(fail, fail);
		});
	} finally {
		over.abort();
	}
}
function toEngineAsk(address) {
	return async (image, signal) => {
		await askEngine(address, `/distribution/${image}/json`, signal);
	};
}
// src/ship/endpoint/server.ts
const PATH_BYTES = 16;
const CONNECTIONS = 256;
const AT_ONCE = 64;
const HEADER_BYTES = 16384;
const HEADERS_MS = 1e4;
async function startServer(idleMs) {
	const handlers = new Map();
	const server = http.createServer({
		maxHeaderSize: HEADER_BYTES,
		headersTimeout: HEADERS_MS,
		requestTimeout: 0,
		keepAliveTimeout: idleMs,
		noDelay: true
	});
	server.maxConnections = CONNECTIONS;
	const gate = createGate();
	server.on("connection", gate.open);
	const listen = createListener(handlers, idleMs, gate.mayEnter);
	server.on("request", (request, response) => {
		response.on("error", () => void 0);
		listen(request, response).catch(() => {
			if (response.headersSent) response.destroy();
			else refuse(request, response, 500, "UNKNOWN");
		});
	});
	server.on("clientError", (_error, socket) => {
		if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
		else socket.destroy();
	});
	await new Promise((resolve, reject) => {
		server.once("error", reject).listen(0, "127.0.0.1", resolve);
	});
	const host = `127.0.0.1:${server.address().port}`;
	return {
		host,
		mount: (handle, uid) => {
			const random = randomBytes(PATH_BYTES).toString("hex");
			let hadStranger = false;
			const onStranger = () => {
				hadStranger = true;
			};
			handlers.set(random, {
				handle,
				uid,
				onStranger
			});
			return {
				name: `${host}/${random}`,
				hadStranger: () => hadStranger,
				close: () => {
					handlers.delete(random);
				}
			};
		},
		close: () => {
			server.close();
			server.closeAllConnections();
		}
	};
}
function createListener(handlers, idleMs, mayEnter) {
	let active = 0;
	return async (request, response) => {
		const { pathname, searchParams } = readUrl(request);
		const [, random = "", path = ""] = /^\/v2\/([0-9a-f]{32})\/(.+)$/.exec(pathname) ?? [];
		const entry = handlers.get(random);
		if (/^\/v2\/?$/.test(pathname)) await answer(response, 200, { "content-type": "application/json" }, "{}");
		else if (entry === void 0 || !mayEnter(entry, request.socket)) {
			entry?.onStranger();
			refuse(request, response, 404, "NAME_UNKNOWN");
		} else if (active >= AT_ONCE) refuse(request, response, 429, "TOOMANYREQUESTS");
		else {
			active += 1;
			endWhenSilent(request, response, idleMs);
			try {
				await entry.handle({
					request,
					response,
					path,
					query: searchParams
				});
			} finally {
				active -= 1;
			}
		}
	};
}
function readUrl({ url = "/" }) {
	const base = "http://127.0.0.1";
	return new URL(URL.canParse(url, base) ? url : "/", base);
}
function createGate() {
	const unknown = new Set();
	const peers = new WeakMap();
	const tell = (socket, uid) => {
		unknown.delete(socket);
		peers.set(socket, { uid });
	};
	return {
		open: (socket) => {
			unknown.add(socket);
			socket.once("close", () => unknown.delete(socket));
		},
		mayEnter: ({ uid }, socket) => {
			if (uid === void 0) return true;
			if (!peers.has(socket)) {
				const found = readPeers([socket, ...[...unknown].filter((other) => other !== socket)]);
				tell(socket, void 0);
				found.forEach((owner, one) => {
					tell(one, owner);
				});
			}
			return peers.get(socket)?.uid === uid;
		}
	};
}
function endWhenSilent(request, response, idleMs) {
	response.setTimeout(idleMs, () => {
		if (!request.complete && request.readableLength === 0) request.destroy();
	});
}
// src/ship/endpoint/endpoint.ts
var endpoint_exports = __exportAll({ openEndpoint: () => openEndpoint });
const PROBE_MS = 1e3;
const NAMED_PROBE_MS = 1e4;
async function openEndpoint(context, { store, pusher }, settings) {
	if (pusher === void 0 || store === "classic") return void 0;
	const asked = context.ahead?.endpoint(pusher);
	const mayAskAgain = asked === void 0 || "node" in pusher;
	const started = await asked ?? (mayAskAgain ? await startEndpoint(pusher, context, settings) : void 0);
	return started && toEndpoint(started, context);
}
async function startEndpoint(pusher, { clock, cwd }, settings) {
	const { publish, targets } = settings;
	const ofTargets = targets.map((target) => target.settings.publish);
	const wanted = new Set(targets.length === 0 ? [publish] : ofTargets);
	if (!wanted.has("auto") && !wanted.has("endpoint")) return void 0;
	const server = await startServer(settings.pushIdleTimeout).catch(() => void 0);
	if (server === void 0) return void 0;
	const limitMs = wanted.has("endpoint") ? NAMED_PROBE_MS : PROBE_MS;
	const reached = await probe(toAsk(pusher, cwd), server, {
		clock,
		limitMs
	});
	if (reached !== void 0) return {
		server,
		engine: reached
	};
	server.close();
}
function toAsk(pusher, cwd) {
	if (!("node" in pusher)) return toEngineAsk(pusher);
	return async (image, signal) => {
		const { askForImage } = await import("./session.js").then((n) => n.session_exports);
		await askForImage(pusher.node, image, {
			cwd,
			signal
		});
	};
}
function toEndpoint({ server, engine }, { clock, tempDir: directory }) {
	return {
		open: (options) => {
			const intake = openIntake({
				...options,
				clock,
				directory
			});
			const mount = server.mount(intake.handle, engine.uid);
			return {
				...intake,
				name: mount.name,
				hadStranger: mount.hadStranger,
				end: () => {
					mount.close();
					intake.end();
				}
			};
		},
		close: server.close
	};
}
// src/ship/engine/current.ts
const DEFAULT_CONTEXT = "default";
const DEFAULT_SOCKET = "unix:///var/run/docker.sock";
const DEFAULT_TLS_HOST = "tcp://localhost:2376";
function readCurrentContext(env) {
	const name = readName(env);
	return {
		name,
		key: name === "default" ? readHost(env) : name,
		address: readContext(env, name)
	};
}
function readName(env) {
	if (readText(env, "DOCKER_HOST") !== void 0) return DEFAULT_CONTEXT;
	const config = readJsonFile(join(toDockerConfig(env), "config.json"));
	const name = readText(env, "DOCKER_CONTEXT") ?? config?.currentContext ?? "";
	if (typeof name !== "string") return "";
	return name === "" ? DEFAULT_CONTEXT : name;
}
function readHost(env) {
	const host = isTlsWanted(env) ? DEFAULT_TLS_HOST : DEFAULT_SOCKET;
	return readText(env, "DOCKER_HOST") ?? host;
}
function isService(env) {
	return isTrue(env, "CI") && (readText(env, "DOCKER_HOST") ?? "").startsWith("tcp://");
}
function isTlsWanted(env) {
	return readText(env, "DOCKER_TLS_VERIFY", "DOCKER_TLS") !== void 0;
}
function readCertificateFolder(env) {
	return readText(env, "DOCKER_CERT_PATH") ?? toDockerConfig(env);
}
function readContext(env, name) {
	if (name === "default") return toEngineAddress(readHost(env), readTls(env));
	const folder = join(toDockerConfig(env), "contexts");
	const id = createHash("sha256").update(name).digest("hex");
	const meta = readJsonFile(join(folder, "meta", id, "meta.json"));
	const endpoint = isObject(meta?.Endpoints) ? meta.Endpoints.docker : void 0;
	if (meta?.Name !== name || !isObject(endpoint)) return void 0;
	const { Host: host, SkipTLSVerify: skips = false } = endpoint;
	if (typeof host !== "string" || typeof skips !== "boolean") return void 0;
	const tls = {
		folder: join(folder, "tls", id, "docker"),
		isVerified: !skips,
		isOfContext: true
	};
	return toEngineAddress(host, tls);
}
function readTls(env) {
	if (!isTlsWanted(env)) return void 0;
	const isVerified = readText(env, "DOCKER_TLS_VERIFY") !== void 0;
	return {
		folder: readCertificateFolder(env),
		isVerified,
		isOfContext: false
	};
}
function readJsonFile(path) {
	return parseObject(readOrNothing(path) ?? "");
}
function readOrNothing(path) {
	const file = readSmallFileSync(path, DOCKER_CONFIG_BYTES);
	return file.ok ? file.text : void 0;
}
// src/ship/builder/leftover.ts
const NOTE = "builder.json";
const REMOVE_TIMEOUT_MS = 6e4;
function toBuildxFolder(tempDir) {
	return join(tempDir, "buildx");
}
async function noteBuilder(tempDir, note) {
	await writeFile(join(tempDir, NOTE), JSON.stringify(note), { mode: 384 });
}
function toEngineFolder(tempDir) {
	return join(tempDir, "engine");
}
async function forgetBuilder(tempDir) {
	await rm(join(tempDir, NOTE), { force: true });
}
async function removeBuilder(tempDir, { name, hasContext }, { shell, env: own, log, signal }, given) {
	const folder = toBuildxFolder(tempDir);
	const context = hasContext ? { DOCKER_CONFIG: toEngineFolder(tempDir) } : {};
	const options = {
		env: {
			...own,
			...context,
			BUILDX_CONFIG: folder
		},
		timeoutMs: REMOVE_TIMEOUT_MS,
		...omitUndefined({ signal })
	};
	const record = join(folder, "instances", name);
	const known = await readPrivateFile(record);
	const removed = await shell({
		argv: [
			...given ?? await findBuildx(own),
			"rm",
			"--force",
			name
		],
		...options
	});
	if (removed.code !== 0 && known !== void 0) {
		await writeFile(record, known, { mode: 384 }).catch((cause) => {
			log.debug(`"${record}" cannot be written again: ${String(cause)}`);
		});
		log.problem(describeLeft(name, {
			...context,
			BUILDX_CONFIG: folder
		}, removed));
		return;
	}
	await rm(toEngineFolder(tempDir), {
		recursive: true,
		force: true
	});
	await forgetBuilder(tempDir);
}
function describeLeft(name, env, result) {
	const variables = Object.entries(env).map(([key, value]) => `${key}=${value ?? ""} `);
	return notice("BUILDER_LEFT", `the builder "${name}", made for one run, could not be removed: ${explain(result)}`, `The next run here tries again; to do it now: ${variables.join("")}docker buildx rm --force ${name}`);
}
function explain({ stderr, spawnError, timedOut, aborted }) {
	if (timedOut || aborted === true) return "it took too long";
	const [said = spawnError ?? "buildx gave no reason"] = stderr.trim().split("\n").filter(Boolean);
	return said.replace(/^failed to remove \S+: /, "");
}
async function removeLeftBuilder(tempDir, runContext) {
	const note = await readNote(tempDir);
	if (note === void 0) return [];
	const folder = toBuildxFolder(tempDir);
	const engine = toEngineFolder(tempDir);
	for (const path of [
		folder,
		join(folder, "instances"),
		engine,
		join(engine, "contexts")
	]) if (await isNoDirectory(path)) {
		runContext.log.debug(`The builder "${note.name}" is not removed: "${path}" is not a directory`);
		return [];
	}
	await removeBuilder(tempDir, note, runContext);
	return listKept(tempDir);
}
async function isNoDirectory(path) {
	try {
		return !(await lstat$1(path)).isDirectory();
	} catch (cause) {
		if (cause instanceof Error && "code" in cause) return cause.code !== "ENOENT";
		throw cause;
	}
}
async function listKept(tempDir) {
	const note = await readNote(tempDir);
	if (note === void 0) return [];
	const engine = note.hasContext ? [basename(toEngineFolder(tempDir))] : [];
	return [
		NOTE,
		basename(toBuildxFolder(tempDir)),
		...engine
	];
}
async function readNote(tempDir) {
	const { name, hasContext } = { ...await readPrivateJson(join(tempDir, NOTE)) };
	return typeof name === "string" && NAME$1.test(name) && typeof hasContext === "boolean" ? {
		name,
		hasContext
	} : void 0;
}
const NAME$1 = /^tagship-[0-9a-f]{8}$/;
// src/ship/grace.ts
const GRACE_MS = 9e3;
function graceAfter(signal, clock) {
	const over = new AbortController();
	const stopped = new AbortController();
	const begin = async () => {
		try {
			await clock.sleep(GRACE_MS, stopped.signal);
			over.abort(signal.reason);
		} catch (cause) {
			if (!stopped.signal.aborted) throw cause;
		}
	};
	const onAbort = () => void begin();
	if (signal.aborted) onAbort();
	else signal.addEventListener("abort", onAbort, { once: true });
	return {
		signal: over.signal,
		stop: () => {
			signal.removeEventListener("abort", onAbort);
			stopped.abort();
		}
	};
}
// src/ship/builder/make.ts
async function isolateBuildx(runContext) {
	const folder = toBuildxFolder(runContext.tempDir);
	await mkdir(folder, {
		recursive: true,
		mode: 448
	});
	const own = readText(runContext.env, "BUILDX_CONFIG") ?? join(toDockerConfig(runContext.env), "buildx");
	await writeFile(join(folder, ".buildNodeID"), await readNodeId(own), { mode: 384 });
	return { BUILDX_CONFIG: folder };
}
async function readNodeId(folder) {
	const file = await readSmallFile(join(folder, ".buildNodeID"));
	if (file.ok) return file.text;
	return createHash("sha256").update(`${hostname()}\0${folder}`).digest("hex").slice(0, 16);
}
function checkMade(result, what) {
	if (result.code === 0) return;
	const said = lastOutputLine(result.stderr) || (result.spawnError ?? "it said nothing");
	throw new Problem([error("BUILDER_NOT_MADE", `cannot create a builder (${what}): ${said}`, "Make one with \"docker buildx create\" and give its name as the setting builder.")]);
}
async function remove(runContext, note, program) {
	const grace = graceAfter(runContext.signal, runContext.clock);
	try {
		await removeBuilder(runContext.tempDir, note, {
			...runContext,
			signal: grace.signal
		}, program);
	} finally {
		grace.stop();
	}
}
function run(runContext, argv, env) {
	return runContext.shell({
		argv,
		env: {
			...runContext.env,
			...env
		},
		cwd: runContext.cwd,
		signal: runContext.signal
	});
}
function createName(runContext) {
	return `tagship-${Math.floor(runContext.clock.random() * 2 ** 32).toString(16).padStart(8, "0")}`;
}
// src/ship/builder/stored.ts
const ENGINE_TIMEOUT_MS = 3e3;
const FIRST_ENGINE = 23;
const NAME = /^[a-zA-Z][\w.+-]*$/;
async function findBuilder(runContext, buildx, platforms, name) {
	const program = await buildx.program();
	const isHere = program[0] !== "docker";
	const read = () => readStoredBuilder(runContext.env, platforms, name);
	const stored = isHere ? await (runContext.ahead?.findBuilder(name) ?? read()) : void 0;
	const hasStarted = stored?.driver === "docker" || !isService(runContext.env);
	if (stored !== void 0 && hasStarted && mayBuild(stored, platforms)) return stored;
	const own = await toOwnState(runContext);
	const { waitForEngine } = await import("./wait.js").then((n) => n.wait_exports);
	return waitForEngine(runContext, async () => {
		const [found] = await Promise.all([inspectBuilder(runContext, program, name, own), buildx.version()]);
		return found;
	});
}
async function toOwnState(runContext) {
	return await isThere(toStateFolder(runContext.env)) ? {} : isolateBuildx(runContext);
}
function toStateFolder(env) {
	return readText(env, "BUILDX_CONFIG") ?? join(toDockerConfig(env), "buildx");
}
async function isThere(path) {
	return access(path).then(() => true, () => false);
}
async function readStoredBuilder(env, platforms, name) {
	const located = locateBuilder(env, name);
	if (!("engine" in located)) return located.stored;
	const own = await readEngineBuilder(located);
	return own !== void 0 && mayBuild(own, platforms) ? own : void 0;
}
function locateBuilder(env, name) {
	const folder = toStateFolder(env);
	const context = readCurrentContext(env);
	const wanted = name ?? readText(env, "BUILDX_BUILDER") ?? readSelected(folder, context);
	const nothing = { stored: void 0 };
	if (!NAME.test(wanted)) return nothing;
	const stored = readJsonFile(join(folder, "instances", wanted.toLowerCase()));
	if (stored !== void 0) return { stored: toStored(stored, env) };
	const { address: engine } = context;
	return wanted === context.name && engine !== void 0 ? {
		engine,
		name: wanted
	} : nothing;
}
function toStored(recorded, env) {
	const { Name: name, Driver: driver, Nodes: nodes } = recorded;
	if (typeof name !== "string" || typeof driver !== "string") return void 0;
	if (driver === "" || driver === "docker" || !Array.isArray(nodes)) return void 0;
	const unknown = {
		platforms: [],
		containerd: void 0,
		error: void 0
	};
	const pusher = nodes.length === 1 ? toPusher(driver, nodes[0], env) : void 0;
	return {
		name,
		driver,
		nodes: nodes.length,
		...unknown,
		...omitUndefined({ pusher })
	};
}
function toPusher(driver, node, env) {
	const { Endpoint: endpoint, DriverOpts: options } = isObject(node) ? node : {};
	if (typeof endpoint !== "string") return void 0;
	const given = isObject(options) ? options : {};
	if (driver === "docker-container") return given.network === "host" ? toEngineAddress(endpoint) ?? readContext(env, endpoint) : void 0;
	if (driver !== "remote" || !isNear(endpoint)) return void 0;
	const pairs = Object.entries(given);
	if (pairs.some(([, value]) => typeof value !== "string")) return void 0;
	return { node: {
		driver,
		endpoint,
		options: pairs.map((pair) => pair.join("=")),
		platforms: []
	} };
}
function readPusher(env, name) {
	const located = locateBuilder(env, name);
	return "engine" in located ? located.engine : located.stored?.pusher;
}
function readSelected(folder, { name, key }) {
	if (name === "") return "";
	const current = readJsonFile(join(folder, "current"));
	const chosen = typeof current?.Name === "string" ? current.Name : "";
	if (chosen !== "" && (current?.Global === true || current?.Key === key)) return chosen;
	const hash = createHash("sha256").update(key).digest("hex").slice(0, 20);
	return readOrNothing(join(folder, "defaults", hash)) ?? name;
}
async function readEngineBuilder(located) {
	try {
		const limit = AbortSignal.timeout(ENGINE_TIMEOUT_MS);
		return toEngineBuilder(parseJson(await askEngine(located.engine, "/info", limit)), located.name);
	} catch {
		return;
	}
}
function mayBuild({ driver, platforms }, wanted) {
	return driver !== "docker" || wanted.every((one) => platforms.includes(toPlatform(one)));
}
function toEngineBuilder(info, name) {
	if (!isObject(info)) return void 0;
	const { OSType: os, Architecture: architecture, ServerVersion: version, DriverStatus } = info;
	if (typeof os !== "string" || typeof architecture !== "string") return void 0;
	if (typeof version !== "string" || Number.parseInt(version) < FIRST_ENGINE) return void 0;
	const containerd = JSON.stringify(DriverStatus ?? []).includes("io.containerd.snapshotter");
	return {
		name,
		driver: "docker",
		platforms: [toPlatform(`${os}/${architecture}`)],
		nodes: 1,
		containerd,
		error: void 0
	};
}
// src/ship/builder/ahead.ts
var ahead_exports = __exportAll({ askAhead: () => askAhead });
function askAhead({ env, clock, cwd }, settings, pushes) {
	const wish = readWish(env, settings);
	if (wish === void 0 || isService(env)) return NOTHING;
	const start = (pusher) => beginEndpoint(pusher, {
		clock,
		cwd
	}, settings);
	if (wish.kind === "nodes") return {
		...NOTHING,
		...start(pushes ? toNodePusher(wish.nodes) : void 0)
	};
	const asked = wish.kind === "auto" ? void 0 : wish.name;
	const { finding, pusher } = find(locateBuilder(env, asked));
	return {
		findBuilder: (wanted) => wanted === asked ? finding : void 0,
		...start(pushes ? pusher : void 0)
	};
}
function find(located) {
	if ("engine" in located) return {
		finding: readEngineBuilder(located),
		pusher: located.engine
	};
	const { stored } = located;
	return {
		finding: Promise.resolve(stored),
		pusher: stored?.pusher
	};
}
function beginEndpoint(pusher, context, settings) {
	if (pusher === void 0) return {
		endpoint: NOTHING.endpoint,
		close: NOTHING.close
	};
	const starting = startEndpoint(pusher, context, settings);
	const key = JSON.stringify(pusher);
	return {
		endpoint: (wanted) => JSON.stringify(wanted) === key ? starting : void 0,
		close: () => void starting.then((started) => started?.server.close())
	};
}
const NOTHING = {
	findBuilder: () => void 0,
	endpoint: () => void 0,
	close: () => void 0
};
function readWish(env, { builder }) {
	try {
		return parseBuilder(readBuilder(builder, env));
	} catch {
		return;
	}
}
export { DEFAULT_CONTEXT, ahead_exports, checkMade, createName, endpoint_exports, engine_exports, findBuilder, forgetBuilder, hasEngine, inspectBuilder, isService, isTlsWanted, isolateBuildx, lastOutputLine, listKept, noteBuilder, openBuildx, openFanOut, readCertificateFolder, readCurrentContext, readHost, readPusher, readStoreFromEngine, remove, removeLeftBuilder, run, toBuildxFolder, toDockerConfig, toEngineFolder };
