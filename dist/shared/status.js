import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { EXIT, Problem, error, hasErrors, systemClock, toPrintedJson, writeOutputFile } from "./base.js";
import { renderStatus, renderStatusPage, toPagePolicy, withStatus } from "./read-status.js";
const { createHash, randomBytes, timingSafeEqual } = require("node:crypto");
const { createServer } = require("node:http");
// src/report/status/metrics.ts
const KINDS = [
	"drift",
	"unsigned",
	"backwards",
	"broken"
];
function renderMetrics(status) {
	return [...listTotals(status), ...listTagMetrics(status.images)].filter(({ samples }) => samples.length > 0).map(({ name, help, samples }) => [
		`# HELP ${name} ${help}`,
		`# TYPE ${name} gauge`,
		...new Map(samples.filter(([, value]) => Number.isFinite(value)).map(([labels, value]) => [renderLabels(labels), value]))
	].map((line) => typeof line === "string" ? line : `${name}${line[0]} ${line[1]}`).join("\n")).join("\n").concat("\n");
}
function listTotals(status) {
	const repositories = status.images.flatMap((image) => image.repositories);
	const storage = status.images.flatMap(({ name, storage: held }) => held.map(({ series, bytes }) => [{
		image: name,
		series
	}, bytes]));
	return [
		{
			name: "tagship_status_time_seconds",
			help: "When the registries were asked.",
			samples: [[{}, toSeconds(status.time)]]
		},
		{
			name: "tagship_findings",
			help: "Findings by kind.",
			samples: KINDS.map((kind) => [{ kind }, status.findings.filter((one) => one.kind === kind).length])
		},
		{
			name: "tagship_repository_up",
			help: "Whether the repository could be read.",
			samples: repositories.map(({ name, state }) => [{ repository: name }, state === "failed" ? 0 : 1])
		},
		{
			name: "tagship_repository_tags",
			help: "Tags of images in the repository.",
			samples: repositories.flatMap(({ name, tags }) => tags === null ? [] : [[{ repository: name }, tags]])
		},
		{
			name: "tagship_repository_size_bytes",
			help: "The size of what was read of the repository, each blob once.",
			samples: repositories.flatMap(({ name, bytes }) => bytes === null ? [] : [[{ repository: name }, bytes]])
		},
		{
			name: "tagship_series_size_bytes",
			help: "The size of a series.",
			samples: storage
		}
	];
}
function listTagMetrics(images) {
	const at = images.flatMap(({ tags, repositories }) => {
		const read = repositories.filter(({ depth }) => depth === "manifests").map(({ name }) => name);
		return tags.filter(isWorthIt).flatMap((tag) => tag.entries.map((entry) => ({
			tag,
			entry,
			isRead: read.includes(entry.repository)
		})));
	});
	const there = at.filter(({ entry }) => entry.digest !== null);
	return [
		{
			name: "tagship_tag_info",
			help: "What the tag points at.",
			samples: there.map((one) => [{
				...toLabels(one),
				kind: one.tag.kind,
				series: one.tag.series ?? "",
				version: one.entry.version ?? "",
				digest: one.entry.digest ?? ""
			}, 1])
		},
		{
			name: "tagship_tag_same",
			help: "Whether the tag is the same as in the first repository that has it.",
			samples: at.filter(({ entry }) => entry.state !== "unknown").map((one) => [toLabels(one), one.entry.state === "same" ? 1 : 0])
		},
		{
			name: "tagship_tag_signed",
			help: "Whether the image is signed; with --key, by that key.",
			samples: there.flatMap((one) => {
				const { signature } = one.entry;
				if (signature === null) return [];
				return [[toLabels(one), signature.isVerified ?? signature.isSigned ? 1 : 0]];
			})
		},
		{
			name: "tagship_tag_yanked",
			help: "Whether the image is yanked; absent where manifests are not read.",
			samples: there.flatMap((one) => {
				const { signature } = one.entry;
				const isYanked = signature?.isYanked === true;
				return isYanked || one.isRead && signature !== null ? [[toLabels(one), isYanked ? 1 : 0]] : [];
			})
		},
		...listImageMetrics(there)
	];
}
function listImageMetrics(there) {
	return [{
		name: "tagship_tag_created_seconds",
		help: "When the image was created.",
		samples: there.flatMap((one) => {
			const created = one.entry.image?.created ?? null;
			return created === null ? [] : [[toLabels(one), toSeconds(created)]];
		})
	}, {
		name: "tagship_tag_size_bytes",
		help: "The compressed size of a platform.",
		samples: there.flatMap((one) => (one.entry.image?.platforms ?? []).flatMap(({ platform, bytes }) => bytes === null ? [] : [[{
			...toLabels(one),
			platform
		}, bytes]]))
	}];
}
function isWorthIt({ kind, entries }) {
	if (kind === "change") return false;
	return kind !== "exact" || entries.some(({ versionFrom }) => versionFrom === "tag");
}
function toLabels({ tag, entry }) {
	return {
		repository: entry.repository,
		tag: tag.tag
	};
}
function toSeconds(time) {
	return Math.floor(Date.parse(time) / 1e3);
}
function renderLabels(labels) {
	const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
	return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
function escapeLabel(value) {
	return value.replaceAll("\\", "\\\\").replaceAll("\"", "\\\"").replaceAll("\n", "\\n");
}
// src/run/status/serve.ts
const FRESH_MS = 6e4;
const MOST_CONNECTIONS = 32;
const REQUEST_MS = 1e4;
async function serveStatus(options) {
	const first = await options.read();
	const { ended, fail } = createEnd(options.signal);
	const latest = createLatest(first, options, fail);
	const secret = randomBytes(16).toString("hex");
	const server = createServer({
		requestTimeout: REQUEST_MS,
		headersTimeout: REQUEST_MS
	});
	server.maxConnections = MOST_CONNECTIONS;
	await listen(server, options.port);
	const { port } = server.address();
	const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
	server.on("request", (request, response) => {
		answer(request, response, {
			latest,
			secret,
			hosts
		});
	});
	return {
		url: `http://127.0.0.1:${port}/${secret}/`,
		ended,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}
async function listen(server, port) {
	await new Promise((resolve, reject) => {
		server.once("error", reject).listen({
			host: "127.0.0.1",
			port,
			exclusive: true
		}, resolve);
	}).catch((cause) => {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new Problem([error("STATUS_PORT", `the status can't be served: ${why}.`, "Choose another port with --port, or leave it out.")], { cause });
	});
}
function createEnd(signal) {
	let fail = () => void 0;
	return {
		ended: new Promise((resolve, reject) => {
			fail = reject;
			const end = () => {
				resolve();
			};
			if (signal.aborted) end();
			else signal.addEventListener("abort", end, { once: true });
		}),
		fail
	};
}
function createLatest(first, { read, clock, onFailure, signal }, fail) {
	let [last, readMs, isReading] = [
		first,
		clock.now(),
		false
	];
	const refresh = async () => {
		try {
			last = await read();
		} catch (thrown) {
			if (signal.aborted) return;
			if (thrown instanceof Problem) onFailure(thrown.problems);
			else fail(thrown);
		} finally {
			readMs = clock.now();
			isReading = false;
		}
	};
	return () => {
		if (!isReading && clock.now() - readMs > FRESH_MS) {
			isReading = true;
			refresh();
		}
		return last;
	};
}
function answer(request, response, { latest, secret, hosts }) {
	response.setHeader("X-Content-Type-Options", "nosniff");
	response.setHeader("Referrer-Policy", "no-referrer");
	response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
	response.setHeader("Cache-Control", "no-store");
	const asked = readPath(request.url ?? "", secret);
	const refused = refuse(request, hosts);
	if (refused !== void 0 || asked === void 0) {
		const { status, text } = refused ?? NOT_FOUND;
		response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
		response.end(`${text}\n`);
		return;
	}
	const { html, json, policy } = latest();
	const [body, type] = asked === "page" ? [html, "text/html"] : [json, "application/json"];
	response.writeHead(200, {
		"Content-Security-Policy": policy,
		"Content-Type": `${type}; charset=utf-8`,
		"Content-Length": Buffer.byteLength(body),
		ETag: `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`
	});
	response.end(request.method === "HEAD" ? void 0 : body);
}
function readPath(url, secret) {
	const [, given = "", name = ""] = /^\/([0-9a-f]{32})\/(status\.json)?$/.exec(url) ?? [];
	if (!isEqual(given, secret)) return void 0;
	return name === "" ? "page" : "json";
}
const NOT_FOUND = {
	status: 404,
	text: "Not found."
};
function refuse({ method = "", headers }, hosts) {
	if (!hosts.includes(headers.host ?? "")) return {
		status: 421,
		text: "Wrong host."
	};
	if (method === "GET" || method === "HEAD") return void 0;
	return {
		status: 405,
		text: "Only GET and HEAD."
	};
}
function isEqual(given, wanted) {
	return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}
// src/cli/status.ts
async function statusCommand(cli, invocation, { request, environment }) {
	const { positionals: repositories, key, details, status: flags } = invocation;
	return withStatus(request, {
		repositories,
		key,
		details
	}, environment, async (read) => {
		const readShown = async () => toShown(cli, await read());
		if (flags.watch) return watch(cli, flags.port, readShown);
		return tell(cli, invocation, await readShown());
	});
}
function tell(cli, { json, files, status: flags }, status) {
	const { log, paint, print, printJson, streams, width } = cli;
	if (json) printJson(status);
	else if (flags.metrics) streams.stdout.write(renderMetrics(status));
	else print(renderStatus(status, {
		paint,
		width
	}));
	status.problems.forEach(log.problem);
	const unwritten = files.html === void 0 ? [] : writePage(cli, files.html, status);
	unwritten.forEach(log.problem);
	if (hasErrors([...status.problems, ...unwritten])) return EXIT.problem;
	const failing = status.findings.filter(({ kind }) => flags.failOn.includes(kind));
	for (const { kind, message } of failing) log.info(`--fail-on ${kind}: ${message}`);
	return failing.length === 0 ? EXIT.done : EXIT.findings;
}
function writePage({ cwd }, path, status) {
	return writeOutputFile({
		flag: "html",
		path
	}, renderStatusPage(status, { isWatched: false }), cwd);
}
async function watch({ log, signal, say }, port, readShown) {
	const isWatched = true;
	const read = async () => {
		const status = await readShown();
		return {
			html: renderStatusPage(status, { isWatched }),
			json: toPrintedJson(status),
			policy: toPagePolicy({ isWatched })
		};
	};
	const onFailure = (problems) => {
		problems.forEach(log.problem);
	};
	const server = await serveStatus({
		read,
		port,
		clock: systemClock,
		onFailure,
		signal
	});
	try {
		say(`Serving the status at ${server.url} until Ctrl-C.`);
		await server.ended;
	} finally {
		await server.close();
	}
	return EXIT.done;
}
function toShown({ maskValue }, status) {
	const published = status.images.flatMap(({ name, repositories, tags }) => [
		name,
		...repositories.map((one) => one.name),
		...tags.flatMap(({ tag, entries }) => [tag, ...entries.flatMap(({ version }) => version ?? [])])
	]);
	return maskValue(status, new Set(published));
}
export { statusCommand };
