import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __exportAll } from "./rolldown-runtime.js";
import { CHUNK_BYTES, MANIFEST_BYTES, PAGE_BYTES, Problem, REFUSAL_BYTES, SMALL_BYTES, SMALL_CHUNK_BYTES, checkHiddenValues, checkInputs, checkNodes, checkOutputFiles, checked, createFinder as createFinder$1, createHostPause, createSlots, createWalk, digestMismatch, error, failed as failed$1, findHiddenValues, findMissing, findRepositories, findShortcoming, hasErrors, isAttestation, isCloudHost, isDigest, isDockerHub, isEcrHost, isLoopback, isMade, isManifest, isMediaType, isObject, isPrimary, isRemote, isSameHost, isShort, isSpecial, isTag, isTrue, listBuilderSettings, listHookVariables, listOwnPushes, listSettings, maskFound, matchesPattern, mostSpecific, narrowCache, notice, omitUndefined, once as once$1, oncePer, openDeployments, openGit, parseBuilder, parseMadeImage, parseObject, parseRepository, parseScope, planDeploy, readBuilder, readConcurrency, readContents, readFields, readMediaType, readPlatforms, readReach, readSmallFile, readText, readWhole, readWords, renderDuration, renderField, secret, settingsForTarget, shortPassword, sized, splitArg, splitEntries, toApiHost, toConfigKey, toDigest, toFailure, toHostname, toLacking, toLimits, toPlatform, toPlatformText, toReferrers, toSchemes, toTexts, version, writeOutputFile } from "./plan.js";
import { BY_WORDS as BY_WORDS$1, PROTECTED_HINT, TABLE, describeTls, findGitlabLogin, isLost, listGitlabLogins, lost as lost$1, noteHandshake, openDockerLogins, toCredential, toEntry, toErrno, toHome, toLine as toLine$1, toTextLine, toTlsFault, toTrace, traced } from "./job.js";
import { findBuilder, hasEngine, inspectBuilder, isolateBuildx, openBuildx, readStoreFromEngine } from "./ahead.js";
const { constants, createReadStream } = require("node:fs");
const { basename, delimiter, dirname, isAbsolute, join, relative, resolve, sep } = require("node:path");
const { stripVTControlCharacters } = require("node:util");
const { X509Certificate, createHash, createPrivateKey, randomUUID } = require("node:crypto");
const { copyFile, lstat: lstat$1, mkdir, mkdtemp, open: open$1, readFile, readdir: readdir$1, realpath: realpath$1, rename, rm, symlink, writeFile } = require("node:fs/promises");
const { Readable } = require("node:stream");
const http = require("node:http");
const https = require("node:https");
const { pipeline } = require("node:stream/promises");
const { BlockList, isIP, isIPv6 } = require("node:net");
const { domainToASCII } = require("node:url");
const tls = require("node:tls");
const { rootCertificates } = require("node:tls");
const { text } = require("node:stream/consumers");
const { setMaxListeners } = require("node:events");
// src/run/deploy.ts
var deploy_exports = __exportAll({ openDeploys: () => openDeploys });
const LARGEST_BYTES = 16777216;
async function openDeploys({ settings, facts }, environment) {
	const asking = {
		...environment,
		token: settings.githubToken?.reveal()
	};
	const attestations = settings.githubAttestation ? (await import("./attestations.js")).openAttestations(facts, asking) : void 0;
	if (settings.deploy.length === 0) return { attestations };
	return {
		attestations,
		deployments: openDeployments(facts, asking),
		...await readEarlier(environment)
	};
}
async function readEarlier({ receiptFile, cwd, log }) {
	if (receiptFile === void 0) return {};
	const file = await readSmallFile(resolve(cwd, receiptFile), LARGEST_BYTES);
	if (!file.ok || file.text.trim() === "") return {};
	const { parseEarlierHooks } = await import("./earlier.js");
	const earlierHooks = parseEarlierHooks(file.text);
	if (earlierHooks !== void 0) return { earlierHooks };
	const what = `"${receiptFile}" is not a receipt, so it does not say which deploy hooks are done`;
	log.problem(notice("DEPLOY_RECEIPT_IGNORED", what, "It is overwritten when the run ends."));
	return {};
}
// src/ship/scan/scanned.ts
const SCANNERS = new Map([
	["trivy", "trivy"],
	["grype", "grype"],
	["scout", "scout"],
	["docker scout", "scout"]
]);
const OFF = new Set([
	"none",
	"false",
	"off",
	"no"
]);
function parseScan({ scan }) {
	const text = scan?.trim();
	if (text === void 0 || OFF.has(text)) return void 0;
	const scanner = SCANNERS.get(text.toLowerCase());
	if (scanner !== void 0) return { scanner };
	if ([
		"true",
		"yes",
		"on"
	].includes(text)) throw invalid(`scan: "${text}" names no scanner.`, "Write scan: trivy, grype or scout, or a command.");
	return {
		scanner: "command",
		command: text
	};
}
function wantsScan({ scan }) {
	return scan !== void 0 && !OFF.has(scan.trim());
}
function isScanned({ name, untagged }, settings) {
	const own = settingsForTarget(settings, name);
	return wantsScan(own) && (own.call ?? "build") === "build" && untagged === void 0;
}
const SEVERITIES = [
	"critical",
	"high",
	"medium",
	"low",
	"unknown"
];
function toFailing({ scanSeverity }) {
	const places = scanSeverity.map((word) => {
		const place = SEVERITIES.findIndex((one) => one === word.toLowerCase());
		if (place >= 0) return place;
		const hint = `Write one or more of ${SEVERITIES.join(", ")}.`;
		throw invalid(`scan-severity: "${word}" is not a severity.`, hint);
	});
	if (places.length === 0) throw invalid("scan-severity is empty.", "Name a severity, or leave out scan to scan nothing.");
	return new Set(SEVERITIES.slice(0, Math.max(...places) + 1));
}
function invalid(message, hint) {
	return new Problem([error("SCAN_INVALID", message, hint)]);
}
// src/registry/http/body.ts
async function readBody(answer, limit) {
	const { bytes, isWhole, thrown } = await read$3(answer, limit);
	if (thrown !== void 0) throw lost$1(thrown);
	if (isWhole) return bytes;
	throw lost$1(Object.assign(new Error(`it is longer than ${limit} bytes`), { code: "E2BIG" }));
}
async function readStart(answer, limit) {
	return (await read$3(answer, limit)).bytes;
}
async function readBodyText(answer, limit) {
	return Buffer.from(await readBody(answer, limit)).toString("utf8");
}
async function dropBody(answer) {
	await read$3(answer, SMALL_BYTES);
}
function describeBody({ headers }) {
	const kinds = [headers["content-type"]?.split(";", 1)[0]?.trim(), headers["content-encoding"]].filter((kind) => kind !== void 0 && kind !== "");
	return kinds.length === 0 ? "no content type" : kinds.join(", ");
}
async function read$3(answer, limit) {
	const chunks = [];
	let size = 0;
	try {
		for await (const chunk of answer) {
			size += chunk.byteLength;
			chunks.push(chunk);
			if (size > limit) break;
		}
	} catch (thrown) {
		return {
			bytes: Buffer.concat(chunks),
			isWhole: false,
			thrown
		};
	}
	return {
		bytes: Buffer.concat(chunks).subarray(0, limit),
		isWhole: size <= limit
	};
}
// src/registry/tls/pem.ts
const BARRED = "TAGSHIP_BARRED";
function isBarred(thrown) {
	return thrown instanceof Error && "code" in thrown && thrown.code === BARRED;
}
const PEM_BYTES = 4194304;
const FILES = 1e3;
function createPemReader({ cwd, except }) {
	const allow = async (path) => {
		const real = await realpath$1(resolve(cwd, path));
		if (except !== void 0 && isBelow$1(real, await realpath$1(except))) throw Object.assign(new Error("it is in the checkout of an untrusted change"), { code: BARRED });
		return real;
	};
	return {
		read: async (path) => readBounded(await allow(path)),
		list: async (directory) => {
			try {
				return (await readdir$1(await allow(directory))).sort().slice(0, FILES).map((name) => join(directory, name));
			} catch {
				return [];
			}
		}
	};
}
function isBelow$1(path, directory) {
	const rest = relative(directory, path);
	return rest !== ".." && !rest.startsWith(`..${sep}`) && !isAbsolute(rest);
}
async function readBounded(path) {
	const file = await open$1(path, constants.O_RDONLY | constants.O_NONBLOCK);
	try {
		const stats = await file.stat();
		if (!stats.isFile()) throw new Error("it is not a regular file");
		if (stats.size > PEM_BYTES) throw new Error(`it is larger than ${PEM_BYTES} bytes`);
		const buffer = Buffer.alloc(stats.size);
		const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, 0);
		return buffer.toString("utf8", 0, bytesRead);
	} finally {
		await file.close();
	}
}
function checkCertificate$1(pem) {
	new X509Certificate(pem);
}
function checkPair({ cert, key }) {
	if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) throw new Error("the key does not match the certificate");
}
// src/registry/tls/certs-d.ts
function listCertsDirs(env) {
	return [
		join(toHome(env), ".config", "containers", "certs.d"),
		"/etc/containers/certs.d",
		"/etc/docker/certs.d"
	];
}
async function readHostCertificates(host, directories, reader) {
	const paths = directories.flatMap((directory) => toNames(host).map((name) => join(directory, name)));
	const files = (await Promise.all(paths.map((path) => reader.list(path)))).flat();
	const authorities = [];
	let pair;
	for (const file of files) {
		if (file.endsWith(".crt")) {
			const pem = await check$1(file, "REGISTRY_CA_UNREADABLE", async () => {
				const text = await reader.read(file);
				checkCertificate$1(text);
				return text;
			});
			if (pem !== void 0) authorities.push(pem);
		}
		if (file.endsWith(".cert") && pair === void 0) pair = await readPair$1(file, files, reader);
		if (file.endsWith(".key")) checkPartner(file, file.replace(/\.key$/, ".cert"), files);
	}
	return {
		authorities,
		pair
	};
}
function toNames(host) {
	if (/^\.*$/.test(host)) return [];
	return [
		host,
		.../:\d+$/.test(host) ? [] : [`${host}:443`],
		...isDockerHub(host) && host !== "docker.io" ? ["docker.io"] : []
	];
}
async function readPair$1(file, files, reader) {
	const partner = file.replace(/\.cert$/, ".key");
	checkPartner(file, partner, files);
	return await check$1(file, "REGISTRY_CERT_UNREADABLE", async () => {
		const pair = {
			cert: await reader.read(file),
			key: await reader.read(partner)
		};
		checkPair(pair);
		return pair;
	});
}
function checkPartner(file, partner, files) {
	if (files.includes(partner)) return;
	throw new Problem([error("REGISTRY_CERT_UNREADABLE", `incomplete client certificate: found "${file}" but not "${partner}".`, "Provide both, or neither; a CA certificate is named *.crt.")]);
}
async function check$1(file, code, read) {
	try {
		return await read();
	} catch (cause) {
		if (isUnseen(cause)) return void 0;
		const message = `invalid certificate "${file}": ${cause instanceof Error ? cause.message : String(cause)}.`;
		throw new Problem([error(code, message, "Correct it, or remove it.")], { cause });
	}
}
function isUnseen(cause) {
	if (isBarred(cause)) return true;
	const code = cause instanceof Error && "code" in cause ? cause.code : void 0;
	return code === "EACCES" || code === "EPERM" || code === "ENOENT";
}
// src/registry/http/timeouts.ts
const NO_CONNECTION = "no connection";
function watch(request, limits, transfer) {
	const endings = [
		watchConnecting(request, limits, transfer),
		watchProgress(request, limits.stallMs),
		watchAnswering(request, limits, transfer.bytes),
		transfer.isBlob ? watchPace(request, limits) : watchTotal(request, limits.totalMs),
		watchWithin(request, transfer.withinMs)
	];
	watchInformational(request);
	request.once("close", () => {
		for (const end of endings) end();
	});
}
function end(exchange, what, ms) {
	stop(exchange, `${what} within ${Math.round(ms) / 1e3} s`, "ETIMEDOUT");
}
function stop(exchange, why, code) {
	exchange.destroy(Object.assign(new Error(why), { code }));
}
function watchConnecting(request, limits, { isTls, isProxied }) {
	let connecting;
	const expect = (ms) => {
		connecting = setTimeout(() => {
			end(request, NO_CONNECTION, ms);
		}, ms);
	};
	const connected = () => {
		clearTimeout(connecting);
	};
	if (isProxied) expect(limits.connectMs + limits.responseMs({
		bytes: 0,
		tookMs: 0
	}));
	request.on("socket", (socket) => {
		connected();
		if (!socket.connecting) return;
		expect(limits.connectMs);
		socket.once(isTls ? "secureConnect" : "connect", connected);
	});
	return connected;
}
function watchProgress(request, stallMs) {
	let unwatch = () => void 0;
	let exchange = request;
	let phase = {
		what: "no bytes were accepted",
		isTheirs: () => request.writableLength > 0
	};
	let excusedAt;
	request.once("socket", (socket) => {
		const late = () => {
			const moved = socket.bytesRead + socket.bytesWritten;
			if (phase.isTheirs() || moved === excusedAt) end(exchange, phase.what, stallMs);
			excusedAt = moved;
			socket.setTimeout(stallMs);
		};
		socket.setTimeout(stallMs).on("timeout", late);
		unwatch = () => socket.setTimeout(0).off("timeout", late);
	});
	request.once("finish", () => {
		if (exchange === request) request.socket?.setTimeout(0);
	});
	request.once("response", (answer) => {
		exchange = answer;
		phase = {
			what: "no bytes were received",
			isTheirs: () => answer.readableLength === 0
		};
		answer.socket.setTimeout(stallMs);
	});
	return () => {
		unwatch();
	};
}
function watchAnswering(request, limits, bytes) {
	let answering;
	let beganMs = 0;
	let isOver = false;
	const over = () => {
		isOver = true;
		clearTimeout(answering);
	};
	request.once("socket", () => {
		beganMs = performance.now();
	});
	request.once("finish", () => {
		if (isOver) return;
		const ms = limits.responseMs({
			bytes,
			tookMs: performance.now() - beganMs
		});
		answering = setTimeout(() => {
			end(request, "no response", ms);
		}, ms);
	});
	request.once("response", over);
	return over;
}
function watchInformational(request) {
	let count = 0;
	request.on("information", () => {
		count += 1;
		if (count > 100) stop(request, `more than 100 informational responses`, "EPROTO_INFORMATIONAL");
	});
}
function watchTotal(request, totalMs) {
	let exchange = request;
	let total;
	request.once("socket", () => {
		total = setTimeout(() => {
			end(exchange, "incomplete response", totalMs);
		}, totalMs);
	});
	request.once("response", (answer) => {
		exchange = answer;
	});
	return () => {
		clearTimeout(total);
	};
}
function watchWithin(request, withinMs) {
	if (withinMs === void 0) return () => void 0;
	const timer = setTimeout(() => {
		end(request, "no response", withinMs);
	}, withinMs);
	const over = () => {
		clearTimeout(timer);
	};
	request.once("response", over);
	return over;
}
function watchPace(request, { paceBytes, paceMs }) {
	let timer;
	const over = () => {
		clearInterval(timer);
	};
	const expect = (socket, ms, isSlow, exchange) => {
		const moved = () => socket.bytesRead + socket.bytesWritten;
		let before = moved();
		over();
		timer = setInterval(() => {
			if (moved() - before < paceBytes && isSlow()) end(exchange, `less than ${Math.ceil(paceBytes)} bytes transferred`, ms);
			before = moved();
		}, ms);
	};
	request.once("socket", (socket) => {
		expect(socket, paceMs.up, () => request.writableLength > 0, request);
	});
	request.once("response", (answer) => {
		expect(answer.socket, paceMs.down, () => answer.readableLength === 0, answer);
	});
	return over;
}
// src/registry/http/network.ts
const UNREACHABLE$1 = {
	EAI_AGAIN: {
		what: "its name cannot be resolved now",
		hint: "Check the network of this machine and its DNS settings.",
		retry: "transient"
	},
	ENOTFOUND: {
		what: "unknown host name",
		hint: "Check the spelling of the host and the DNS settings of this machine."
	},
	ECONNREFUSED: {
		what: "connection refused",
		hint: "Check the host and port, and that the server is running."
	},
	EHOSTUNREACH: {
		what: "no route to the host",
		hint: "Check the network of this machine."
	},
	ENETUNREACH: {
		what: "no route to the host",
		hint: "Check the network of this machine."
	}
};
const GARBLED = /^(?:HPE_HEADER_OVERFLOW|EPROTO_INFORMATIONAL|ERR_INVALID|ERR_UNESCAPED|ERR_SSL)/;
function isPlainHttp(thrown) {
	return toTlsFault(thrown) === "plain";
}
function isTls(thrown) {
	const fault = toTlsFault(thrown);
	return fault !== void 0 && fault !== "plain";
}
function isOfConnection(thrown) {
	const errno = toErrno(thrown);
	if (UNREACHABLE$1[errno] !== void 0 || errno === "EPROXY") return true;
	return toTlsFault(thrown) !== void 0 || thrown.message.startsWith("no connection");
}
function isUnknownAuthority(thrown) {
	return toTrace(thrown).proxy === void 0 && toTlsFault(thrown) === "authority";
}
function toNetworkFailure(thrown, asked, doing) {
	if (!isLost(thrown)) return void 0;
	const could = `could not ${doing}:`;
	const trace = toTrace(thrown);
	if (trace.proxy !== void 0) return toProxyFailure(thrown, trace.proxy, could);
	const host = toAsked(asked, trace.host);
	const fault = toTlsFault(thrown);
	if (fault === "plain") return {
		retry: "permanent",
		problem: error("REGISTRY_PLAIN_HTTP", `${could} ${host} speaks plain HTTP where TLS was expected.`, `If this is intended, set \`insecure: true\` for ${toHost(host)} in \`registries\`; otherwise check the port.`)
	};
	if (fault !== void 0) return {
		retry: "permanent",
		problem: describeTls(fault, {
			name: host,
			isProxy: false
		}, could, thrown)
	};
	if (trace.isGivenUp === true) return toSilence(host, trace, could);
	const errno = toErrno(thrown);
	const slip = UNREACHABLE$1[errno];
	if (slip !== void 0) {
		const message = `${could} cannot reach ${host}: ${slip.what} (${errno}).`;
		const { retry = "limited" } = slip;
		return {
			retry,
			problem: error("REGISTRY_UNREACHABLE", message, slip.hint)
		};
	}
	return toCutFailure({
		errno,
		why: toLine$1(thrown.message),
		through: trace.through
	}, host, could);
}
function toSilence(host, { through }, could) {
	const way = through === void 0 ? "" : `, through the proxy ${through}`;
	return {
		retry: "permanent",
		problem: error("REGISTRY_UNREACHABLE", `${could} ${host} does not respond${way}.`, "Check the host and port, and that the server is running; a firewall or proxy may drop the traffic.")
	};
}
function toAsked(asked, host) {
	const withoutPort = (text) => toHost(text).replace(/:(?:443|80)$/, "");
	return host === void 0 || withoutPort(host) === withoutPort(asked) ? asked : host;
}
function toHost(asked) {
	return /\S*$/.exec(asked)?.[0] ?? "";
}
function toProxyFailure(thrown, proxy, could) {
	const { status, said } = toTrace(thrown);
	if (status !== void 0) return toProxyRefusal({
		status,
		said,
		proxy
	}, could);
	const fault = toTlsFault(thrown);
	if (fault !== void 0 && fault !== "plain") return {
		retry: "permanent",
		problem: {
			...describeTls(fault, {
				name: `the proxy ${proxy}`,
				isProxy: true
			}, could, thrown),
			code: "REGISTRY_PROXY_FAILED"
		}
	};
	const errno = toErrno(thrown);
	const what = UNREACHABLE$1[errno]?.what ?? toLine$1(thrown.message);
	const detail = fault === "plain" ? `, it speaks plain HTTP: its address must begin with http://` : ` (${errno}, ${what})`;
	return {
		retry: fault === "plain" ? "permanent" : "limited",
		problem: error("REGISTRY_PROXY_FAILED", `${could} cannot connect through the proxy ${proxy}${detail}.`, `${PROXY_MOVE}.`)
	};
}
const PROXY_MOVE = "Check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY, or add the host to NO_PROXY if it needs no proxy";
function toProxyRefusal(refusal, could) {
	const { status, said = "", proxy } = refusal;
	const words = said === "" ? "" : ` "${toLine$1(said)}"`;
	return {
		retry: status < 500 ? "permanent" : "limited",
		problem: error("REGISTRY_PROXY_FAILED", `${could} the proxy ${proxy} refused the connection with ${status}${words}.`, status === 407 ? "Put the user name and password of the proxy into HTTPS_PROXY or HTTP_PROXY: USER:PASSWORD@HOST:PORT. Only Basic authentication is supported." : `Allow this host in the proxy. ${PROXY_MOVE}.`)
	};
}
function toCutFailure({ errno, why, through }, host, could) {
	if (errno === "E2BIG") {
		const message = `${could} the response of ${host} is too large: ${why}.`;
		return {
			retry: "permanent",
			problem: error("REGISTRY_ANSWER_INVALID", message, "Check that the host is a container registry.")
		};
	}
	const hint = /^(?:no (?:byte|answer|whole)|less than)/.test(why) ? "Run again. If the registry is slow, raise push-idle-timeout." : "Run again. If it persists, the registry or a proxy in front of it has a problem.";
	const detail = [errno, why].filter((part) => part !== "").join(", ");
	const message = `${could} incomplete response from ${host}${through === void 0 ? "" : `, through the proxy ${through}`} (${detail}).`;
	return {
		retry: GARBLED.test(errno) ? "limited" : "transient",
		problem: error("REGISTRY_UNREACHABLE", message, hint)
	};
}
// src/registry/http/proxy/no-proxy.ts
function isExempt(destination, noProxy) {
	return noProxy.toLowerCase().split(/[\s,]+/).filter((entry) => entry !== "").some((entry) => entry === "*" || matches(entry, destination));
}
function matches(entry, { host, port }) {
	const network = /^([^/%]+)\/(\d{1,3})$/.exec(entry);
	if (network !== null) return isInNetwork(host, network[1] ?? "", Number(network[2]));
	const named = splitPort(entry);
	if (named.port !== void 0 && named.port !== port) return false;
	return isIP(named.host) === 0 ? isBelow(host, named.host) : isInNetwork(host, named.host, isIPv6(named.host) ? 128 : 32);
}
function splitPort(entry) {
	const [, bracketed, bare, port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
	const host = bracketed ?? bare;
	if (host === void 0) return { host: entry };
	return port === void 0 ? { host } : {
		host,
		port
	};
}
function isInNetwork(host, address, bits) {
	const family = isIP(address);
	if (isIP(host) === 0 || family === 0 || address.includes("%")) return false;
	if (bits > (family === 6 ? 128 : 32)) return false;
	const network = new BlockList();
	network.addSubnet(address, bits, toFamily(address));
	return network.check(host, toFamily(host));
}
function toFamily(address) {
	return isIPv6(address) ? "ipv6" : "ipv4";
}
function isBelow(host, entry) {
	const pattern = entry.replace(/^\*(?=\.)/, "");
	const isOnlyBelow = pattern.startsWith(".");
	const written = isOnlyBelow ? pattern.slice(1) : pattern;
	if (written === "") return false;
	const name = domainToASCII(written) || written;
	return host.endsWith(`.${name}`) || !isOnlyBelow && host === name;
}
// src/registry/http/proxy/proxies.ts
function readProxy(url, env) {
	const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, "");
	const port = url.port === "" ? url.protocol === "https:" ? "443" : "80" : url.port;
	if (isLoopback(url.hostname) || isExempt({
		host,
		port
	}, read$2(env, "NO_PROXY"))) return void 0;
	const variable = [url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY", "ALL_PROXY"].find((one) => read$2(env, one) !== "");
	return variable === void 0 ? void 0 : parseProxy(read$2(env, variable), url, variable);
}
function toProxyHeaders({ username, password }) {
	if (username === "" && password === "") return {};
	const pair = `${decode$1(username)}:${decode$1(password)}`;
	return { "proxy-authorization": `Basic ${Buffer.from(pair).toString("base64")}` };
}
function toProxyAddress(proxy) {
	const port = proxy.port === "" ? proxy.protocol === "https:" ? "443" : "80" : proxy.port;
	const host = proxy.hostname.replace(/^\[|\]$/g, "");
	return {
		host,
		port,
		servername: isIP(host) === 0 ? host : ""
	};
}
function read$2(env, name) {
	const upper = env[name];
	return (upper === void 0 || upper === "" ? env[name.toLowerCase()] : upper) ?? "";
}
function parseProxy(text, url, variable) {
	const address = text.includes("://") ? text : `http://${text}`;
	const proxy = URL.canParse(address) ? new URL(address) : void 0;
	if (proxy !== void 0 && /^https?:$/.test(proxy.protocol)) return proxy;
	throw new Problem([error("REGISTRY_PROXY_INVALID", `the proxy for ${url.protocol}//${url.host} is not an http:// or https:// URL.`, `Correct ${variable} (http://proxy.example.com:3128), or add the host to NO_PROXY.`)]);
}
function decode$1(part) {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
// src/registry/http/proxy/tunnel.ts
function createTunnelAgent(proxy, options) {
	const agent = new https.Agent(options.pool);
	const opening = new Set();
	const destroy = agent.destroy.bind(agent);
	return Object.assign(agent, {
		createConnection: (target, done) => {
			openTunnel({
				proxy,
				target,
				opening,
				...options
			}).then((socket) => {
				done(null, socket);
			}, (thrown) => {
				done(thrown instanceof Error ? thrown : new Error(String(thrown)));
			});
		},
		destroy: () => {
			for (const one of opening) one.destroy();
			destroy();
		}
	});
}
async function openTunnel(order) {
	return await secure(await connect$1(order), order);
}
async function connect$1(order) {
	const { proxy, trusts } = order;
	const isTls = proxy.protocol === "https:";
	try {
		return isTls ? await trusts.connect({ host: proxy.host }, (trust) => ask$1(order, trust)) : await ask$1(order, {});
	} catch (thrown) {
		throw traced(thrown, { proxy: proxy.host });
	}
}
async function ask$1({ proxy, limits, target, opening }, trust) {
	const { host = "", port = 443 } = target;
	const authority = `${host.includes(":") ? `[${host}]` : host}:${port}`;
	const isTls = proxy.protocol === "https:";
	const request = (isTls ? https : http).request({
		method: "CONNECT",
		...toProxyAddress(proxy),
		path: authority,
		headers: {
			host: authority,
			...toProxyHeaders(proxy)
		},
		agent: false,
		...trust
	});
	const known = noteHandshake(request, trust);
	opening.add(request);
	watch(request, limits, {
		isTls,
		isProxied: false,
		isBlob: false,
		bytes: 0
	});
	try {
		return await new Promise((resolve, reject) => {
			request.once("error", reject);
			request.once("close", () => {
				reject(Object.assign(new Error("the connection closed"), { code: "ECONNRESET" }));
			});
			request.once("connect", (answer, socket, head) => {
				if (answer.statusCode === 200) {
					if (head.byteLength > 0) socket.unshift(head);
					resolve(socket);
					return;
				}
				socket.destroy();
				reject(refusedBy(answer));
			});
			request.end();
		});
	} catch (thrown) {
		throw traced(thrown, known());
	} finally {
		opening.delete(request);
	}
}
function refusedBy({ statusCode = 0, statusMessage = "", headers }) {
	const reason = headers["x-squid-error"];
	const said = toLine$1(typeof reason === "string" ? reason : statusMessage);
	const refusal = new Error(`it answered ${statusCode}`);
	return traced(Object.assign(refusal, { code: "EPROXY" }), {
		status: statusCode,
		said
	});
}
async function secure(socket, { proxy, limits, target, opening }) {
	const secured = tls.connect({
		...target,
		socket
	});
	let hasAgreedKeys = false;
	secured.once("keylog", () => {
		hasAgreedKeys = true;
	});
	opening.add(secured);
	try {
		return await new Promise((resolve, reject) => {
			const late = setTimeout(() => {
				const error = new Error(`no connection within ${limits.connectMs / 1e3} s`);
				secured.destroy(Object.assign(error, { code: "ETIMEDOUT" }));
			}, limits.connectMs);
			secured.once("error", reject);
			secured.once("close", () => {
				clearTimeout(late);
				reject(Object.assign(new Error("the connection closed"), { code: "ECONNRESET" }));
			});
			secured.once("secureConnect", () => {
				clearTimeout(late);
				resolve(secured);
			});
		});
	} catch (thrown) {
		throw traced(thrown, {
			hasAgreedKeys,
			through: proxy.host
		});
	} finally {
		opening.delete(secured);
	}
}
// src/registry/http/proxy/route.ts
function createRoutes(options) {
	const { env, pool } = options;
	const direct = {
		http: new http.Agent(pool),
		https: new https.Agent(pool)
	};
	const agents = new Map();
	const proxies = new Map();
	const toProxy = ({ origin }) => {
		if (!proxies.has(origin)) proxies.set(origin, readProxy(new URL(origin), env));
		return proxies.get(origin);
	};
	const toAgent = (key, create) => {
		const agent = agents.get(key) ?? create();
		agents.set(key, agent);
		return agent;
	};
	return {
		to: (url) => {
			const proxy = toProxy(url);
			if (proxy === void 0) return toDirect(url, direct);
			if (url.protocol === "https:") return toTunnel(url, proxy, options, toAgent);
			const isTls = proxy.protocol === "https:";
			return toRelay(url, proxy, toAgent(url.origin, () => isTls ? new https.Agent(pool) : new http.Agent(pool)));
		},
		close: () => {
			direct.http.destroy();
			direct.https.destroy();
			for (const agent of agents.values()) agent.destroy();
		}
	};
}
function toDirect(url, agents) {
	const isTls = url.protocol === "https:";
	return {
		peer: isTls ? url.host : void 0,
		options: {
			...toTarget$2(url),
			agent: isTls ? agents.https : agents.http
		},
		headers: {}
	};
}
function toTunnel(url, proxy, { pool, limits, trusts }, toAgent) {
	const agent = toAgent(proxy.href, () => createTunnelAgent(proxy, {
		pool,
		limits,
		trusts
	}));
	return {
		peer: url.host,
		options: {
			...toTarget$2(url),
			agent
		},
		headers: {},
		proxy: {
			name: proxy.host,
			kind: "tunnel"
		}
	};
}
function toRelay(url, proxy, agent) {
	const path = `${url.origin}${url.pathname}${url.search}`;
	return {
		peer: proxy.protocol === "https:" ? proxy.host : void 0,
		options: {
			protocol: proxy.protocol,
			...toProxyAddress(proxy),
			path,
			agent
		},
		headers: {
			host: url.host,
			...toProxyHeaders(proxy)
		},
		proxy: {
			name: proxy.host,
			kind: "relay"
		}
	};
}
function toTarget$2(url) {
	return {
		protocol: url.protocol,
		host: url.hostname.replace(/^\[|\]$/g, ""),
		port: url.port === "" ? void 0 : url.port,
		path: `${url.pathname}${url.search}`
	};
}
// src/registry/tls/system-trust.ts
const store = tls;
const BUNDLES = [
	"/etc/ssl/certs/ca-certificates.crt",
	"/etc/pki/tls/certs/ca-bundle.crt",
	"/etc/ssl/ca-bundle.pem",
	"/etc/pki/tls/cacert.pem",
	"/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
	"/etc/ssl/cert.pem"
];
async function readDefaults(env, reader) {
	if (store.getCACertificates !== void 0) return store.getCACertificates("default");
	const extra = env.NODE_EXTRA_CA_CERTS ?? "";
	return [...tls.rootCertificates, ...extra === "" ? [] : await readIfThere(extra, reader)];
}
async function readSystem(env, reader) {
	const { SSL_CERT_FILE: file = "", SSL_CERT_DIR: directories = "" } = env;
	const given = file === "" ? [] : await readGiven(file, reader);
	const paths = directories.split(delimiter).filter((directory) => directory !== "");
	const files = (await Promise.all(paths.map((path) => reader.list(path)))).flat();
	const listed = await Promise.all(files.map((path) => readIfThere(path, reader)));
	return [
		...given,
		...listed.flat(),
		...await readStore(reader)
	];
}
async function readStore(reader) {
	if (store.getCACertificates !== void 0) return store.getCACertificates("system");
	for (const path of BUNDLES) {
		const bundle = await readIfThere(path, reader);
		if (bundle.length > 0) return bundle;
	}
	return [];
}
async function readGiven(path, reader) {
	try {
		const pem = await reader.read(path);
		checkCertificate$1(pem);
		return [pem];
	} catch (cause) {
		if (isBarred(cause)) return [];
		const message = `invalid SSL_CERT_FILE "${path}": ${cause instanceof Error ? cause.message : String(cause)}.`;
		throw new Problem([error("REGISTRY_CA_UNREADABLE", message, "Set SSL_CERT_FILE to a PEM file that this run can read, or unset it.")], { cause });
	}
}
async function readIfThere(path, reader) {
	try {
		const pem = await reader.read(path);
		checkCertificate$1(pem);
		return [pem];
	} catch {
		return [];
	}
}
// src/registry/tls/trust.ts
function createTrusts(options) {
	const reader = createPemReader(options);
	const known = new Map();
	const wide = new Map();
	let system;
	const widen = async (peer) => {
		system ??= readSystem(options.env, reader);
		return await readTrust(peer, options, {
			reader,
			system: await system
		});
	};
	return { connect: async (peer, attempt) => {
		const key = `${peer.host} ${peer.registry ?? ""}`;
		const trusting = known.get(key) ?? readTrust(peer, options, {
			reader,
			system: []
		});
		known.set(key, trusting);
		try {
			return await attempt(await trusting);
		} catch (thrown) {
			if (!isUnknownAuthority(thrown)) throw thrown;
			const widening = wide.get(key) ?? widen(peer);
			wide.set(key, widening);
			const answer = await attempt(await widening);
			known.set(key, widening);
			return answer;
		}
	} };
}
async function readTrust(peer, options, sources) {
	const { insecure, ca } = options.reach(peer.host);
	const { authorities, pair } = await collectFor(peer, options, sources.reader);
	const unchecked = insecure && ca === void 0 ? { rejectUnauthorized: false } : {};
	const more = [...authorities, ...sources.system];
	if (more.length === 0 && pair === void 0) return unchecked;
	const all = more.length === 0 ? {} : { ca: [...await readDefaults(options.env, sources.reader), ...more] };
	const secureContext = tls.createSecureContext({
		...all,
		...pair
	});
	return {
		...unchecked,
		hasCertificate: pair !== void 0,
		secureContext
	};
}
async function collectFor({ host, registry }, options, reader) {
	const own = await collect(host, options, reader);
	if (own.pair !== void 0 || own.authorities.length > 0 || registry === void 0 || options.reach(host).insecure) return own;
	return await collect(registry, options, reader);
}
async function collect(host, options, reader) {
	const reach = options.reach(host);
	const found = await readHostCertificates(host, options.certsDirs, reader);
	const own = reach.ca === void 0 ? [] : [await readAuthority(reach.ca, reader)];
	const pair = await readPair(reach, reader) ?? found.pair;
	return {
		authorities: [...own, ...found.authorities],
		pair
	};
}
async function readAuthority(path, reader) {
	try {
		const pem = await reader.read(path);
		checkCertificate$1(pem);
		return pem;
	} catch (cause) {
		throw unusable("REGISTRY_CA_UNREADABLE", cause, {
			what: `The certificate authority "${path}"`,
			hint: "Set `ca` to the path of a PEM file that this run can read."
		});
	}
}
async function readPair({ cert, key }, reader) {
	if (cert === void 0 || key === void 0) return void 0;
	try {
		const pair = {
			cert: await reader.read(cert),
			key: await reader.read(key)
		};
		checkPair(pair);
		return pair;
	} catch (cause) {
		throw unusable("REGISTRY_CERT_UNREADABLE", cause, {
			what: `The client certificate "${cert}" with the key "${key}"`,
			hint: "Set `cert` and `key` to the paths of matching PEM files that this run can read; the key must have no passphrase."
		});
	}
}
function unusable(code, cause, { what, hint }) {
	const message = `${what} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}.`;
	if (!isBarred(cause)) return new Problem([error(code, message, hint)], { cause });
	return new Problem([error("REGISTRY_FILE_UNTRUSTED", message, "Keep the file outside the checkout, for example in /etc/docker/certs.d.")], { cause });
}
// src/registry/http/http.ts
const USER_AGENT = "tagship";
function createHttp(options) {
	const { env, limits, signal } = options;
	const pool = {
		keepAlive: true,
		maxSockets: options.sockets
	};
	const trusts = createTrusts({
		...options,
		certsDirs: options.certsDirs ?? listCertsDirs(env)
	});
	const routes = createRoutes({
		env,
		pool,
		limits,
		trusts
	});
	return {
		send: async (httpRequest) => {
			const route = routes.to(httpRequest.url);
			const order = {
				httpRequest,
				route,
				limits,
				signal
			};
			if (route.peer === void 0) return await sendOnce(order, {});
			const registry = route.peer === httpRequest.url.host ? httpRequest.registry : void 0;
			return await trusts.connect({
				host: route.peer,
				registry
			}, (trust) => sendOnce(order, trust));
		},
		close: routes.close
	};
}
async function sendOnce({ httpRequest, route, limits, signal }, trust) {
	const { url, body } = httpRequest;
	const isTls = route.peer !== void 0;
	const fault = {};
	const stream = body === void 0 || body instanceof Uint8Array ? body : await open$3(body, fault);
	let known = () => ({});
	try {
		const request = (isTls ? https : http).request({
			...route.options,
			method: httpRequest.method,
			headers: {
				"user-agent": USER_AGENT,
				...httpRequest.headers,
				...toLength$1(body),
				...route.headers
			},
			signal,
			...trust
		});
		known = noteHandshake(request, trust);
		watch(request, limits, {
			isTls,
			isProxied: route.proxy?.kind === "tunnel",
			isBlob: httpRequest.isBlob === true,
			bytes: toSize(body),
			withinMs: httpRequest.withinMs
		});
		return toHttpResponse$1(await exchange(request, stream), route);
	} catch (thrown) {
		throw fault.thrown ?? lost$1(thrown, {
			...toProxyTrace(thrown, route),
			...known(),
			host: url.host
		});
	}
}
function toHttpResponse$1(answer, { proxy }) {
	if (proxy?.kind !== "relay") return answer;
	if (isOfProxy(answer)) {
		answer.destroy();
		throw refusedBy(answer);
	}
	return Object.assign(answer, { proxy: proxy.name });
}
function isOfProxy({ statusCode, headers }) {
	if (statusCode === 407) return true;
	const isRegistry = headers["docker-distribution-api-version"] !== void 0;
	return statusCode === 403 && !isRegistry && !/json/i.test(headers["content-type"] ?? "");
}
function toProxyTrace(thrown, { proxy }) {
	if (proxy === void 0) return {};
	return proxy.kind === "relay" && isOfConnection(thrown) ? { proxy: proxy.name } : { through: proxy.name };
}
function toLength$1(body) {
	if (body === void 0) return {};
	return { "content-length": String(toSize(body)) };
}
function toSize(body) {
	if (body === void 0) return 0;
	return body instanceof Uint8Array ? body.byteLength : body.size;
}
async function open$3(body, fault) {
	return Readable.from(noted(await body.open(), fault), { objectMode: false });
}
async function* noted(stream, fault) {
	try {
		yield* stream;
	} catch (thrown) {
		Object.assign(fault, { thrown });
		throw thrown;
	}
}
async function exchange(request, body) {
	const answered = new Promise((resolve, reject) => {
		request.on("error", reject);
		request.on("close", () => {
			reject(Object.assign(new Error("the connection closed without a response"), { code: "ECONNRESET" }));
		});
		request.on("response", (answer) => {
			answer.on("error", () => void 0);
			answer.once("end", () => {
				if (!request.writableFinished) request.destroy();
			});
			resolve(answer);
		});
	});
	if (!(body instanceof Readable)) {
		request.end(body);
		return await answered;
	}
	const sent = pipeline(body, request).then(() => answered);
	answered.catch(() => void 0);
	sent.catch(() => void 0);
	return await Promise.race([answered, sent]);
}
// src/credentials/gitlab-ca.ts
async function addServerAuthority(registries, env) {
	const prefix = readText(env, "CI_REGISTRY");
	const ca = readText(env, "CI_SERVER_TLS_CA_FILE");
	if (prefix === void 0 || ca === void 0) return registries;
	const { host } = parseScope(prefix);
	if (registries.some((entry) => isSameHost(parseScope(entry.prefix).host, host) && (entry.insecure || entry.ca !== void 0)) || !await isPrivate(ca)) return registries;
	return [...registries, {
		prefix: host,
		required: true,
		insecure: false,
		ca
	}];
}
async function isPrivate(path) {
	try {
		return needsTrust(await readFile(path, "utf8"), rootCertificates);
	} catch {
		return false;
	}
}
function needsTrust(pem, roots) {
	const certificates = (pem.match(PEM) ?? []).flatMap(parseCertificate);
	if (certificates.length === 0) return false;
	const trusted = roots.flatMap(parseCertificate);
	const isVouchedFor = (certificate) => trusted.some((root) => root.fingerprint256 === certificate.fingerprint256) || trusted.some((root) => certificate.checkIssued(root) && certificate.verify(root.publicKey));
	return !certificates.some(isVouchedFor);
}
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
function parseCertificate(pem) {
	try {
		return [new X509Certificate(pem)];
	} catch {
		return [];
	}
}
// src/credentials/ci-files.ts
var ci_files_exports = __exportAll({ readCiFiles: () => readCiFiles });
async function readCiFiles(settings, given) {
	const { env, problems } = await resolveAuthConfig(given);
	const registries = await addServerAuthority(settings.registries, env);
	return {
		settings: {
			...settings,
			registries
		},
		env,
		problems
	};
}
async function resolveAuthConfig(env) {
	const path = readText(env, "DOCKER_AUTH_CONFIG")?.trim();
	if (path === void 0 || !isAbsolute(path)) return {
		env,
		problems: []
	};
	try {
		return {
			env: {
				...env,
				DOCKER_AUTH_CONFIG: await readFile(path, "utf8")
			},
			problems: []
		};
	} catch (cause) {
		const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
		const problem = notice("LOGIN_CONFIG_INVALID", `cannot read the file "${path}" that DOCKER_AUTH_CONFIG names (${code}); ignoring it.`, "Set it to the JSON itself, make it a variable of the type \"File\", or unset it.");
		return {
			env: {
				...env,
				DOCKER_AUTH_CONFIG: void 0
			},
			problems: [problem]
		};
	}
}
// src/registry/auth/secrets.ts
function toSecrets(credential) {
	if (credential.kind === "identityToken") return [credential.token.reveal()];
	const password = credential.password.reveal();
	return [
		password,
		Buffer.from(`${credential.username}:${password}`).toString("base64"),
		Buffer.from(password).toString("base64"),
		encodeURIComponent(password)
	];
}
// src/credentials/renewing.ts
const LONGEST_MARGIN_MS$1 = 6e4;
const SHORTEST_MS = 6e4;
const LONGEST_MS = 31536e7;
function boundEnd(sinceMs, endMs) {
	if (Number.isNaN(endMs)) return sinceMs + SHORTEST_MS;
	return Math.min(Math.max(endMs, sinceMs + SHORTEST_MS), sinceMs + LONGEST_MS);
}
function toRenewalMs(sinceMs, endMs) {
	return endMs - Math.min(LONGEST_MARGIN_MS$1, (endMs - sinceMs) / 5);
}
function createRenewing({ now }, keyOf, make) {
	const making = new Map();
	return async (wanted, need = {}) => {
		const key = keyOf(wanted);
		for (;;) {
			const pending = making.get(key);
			if (pending === void 0) break;
			const made = await pending;
			if (made === void 0) return made;
			if (isGood(made, need, now())) return made.found;
			if (making.get(key) === pending) making.delete(key);
		}
		const asking = make(wanted);
		making.set(key, asking);
		asking.catch(() => making.delete(key));
		const made = await asking;
		return made === void 0 ? made : made.found;
	};
}
function isGood({ found, sinceMs, untilMs }, need, nowMs) {
	if (found === need.refused || nowMs >= untilMs) return false;
	return untilMs - nowMs >= (need.left === "half" ? nowMs - sinceMs : need.left ?? 0);
}
// src/credentials/aws/entry-keys.ts
const USERNAME = "AWS";
function hasAwsKeys({ prefix, username, oidc }) {
	return username !== void 0 && username !== USERNAME && oidc === void 0 && isEcrHost(parseScope(prefix).host);
}
function toEntryKeys({ prefix, username = "" }, password, env) {
	const sessionToken = (readText(env, "AWS_ACCESS_KEY_ID") ?? username) === username ? readText(env, "AWS_SESSION_TOKEN") : void 0;
	return {
		keys: {
			accessKeyId: username,
			secretAccessKey: password.reveal(),
			...omitUndefined({ sessionToken })
		},
		source: `registries: ${prefix}`
	};
}
async function logInWithEntry(given, context) {
	const { keys, source } = given;
	const { secretAccessKey, sessionToken } = keys;
	context.hide(sessionToken === void 0 ? [secretAccessKey] : [secretAccessKey, sessionToken]);
	const sinceMs = context.clock.now();
	const { logInWithKeys } = await import("./aws2.js");
	const { username, password, untilMs: statedMs } = await logInWithKeys(given, context);
	const endMs = boundEnd(sinceMs, statedMs);
	const untilMs = toRenewalMs(sinceMs, endMs);
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
			account: keys.accessKeyId
		},
		sinceMs,
		untilMs
	};
}
// src/credentials/child.ts
const BUILDX_READS_ENV = [0, 26];
const DOCKER_READS_ENV = [28, 3];
const VERSION_TIMEOUT_MS = 2e4;
async function toChildEnv(options, logins, late) {
	const base = options.baseEnv ?? options.env;
	if (logins.size === 0 && late === void 0) return base;
	const inEnv = await readsEnv(options);
	const ours = [...logins.keys(), ...late?.hosts ?? []];
	const DOCKER_AUTH_CONFIG = inEnv ? toAuthConfig(options.docker, logins, ours) : void 0;
	if (inEnv && late === void 0) return {
		...base,
		DOCKER_AUTH_CONFIG
	};
	return {
		...addHelper(await writeDirectory(options, {
			inEnv,
			logins,
			late,
			ours
		}), late),
		DOCKER_AUTH_CONFIG
	};
}
function addHelper(env, late) {
	return late === void 0 ? env : late.helper.addTo(env);
}
function toAuthConfig(docker, logins, ours) {
	const auths = [...Object.entries(docker.fromEnv().auths).flatMap(([key, entry]) => {
		const credential = isOurs(key, ours) ? void 0 : toCredential(entry);
		return credential?.kind === "password" ? [[key, toEntry(credential)]] : [];
	}), ...toAuths(logins)];
	return auths.length === 0 ? void 0 : JSON.stringify({ auths: Object.fromEntries(auths) });
}
function toAuths(logins) {
	return [...logins].map(([host, credential]) => [toConfigKey(host), toEntry(credential)]);
}
function isOurs(key, ours) {
	return ours.some((host) => isSameHost(parseScope(key).host, host));
}
async function readsEnv(options) {
	if (options.readers?.fileOnly === true) return false;
	const known = options.readers?.buildx;
	const [buildx, docker] = await Promise.all([known === void 0 ? readVersion(options, [
		"docker",
		"buildx",
		"version"
	]) : parseKnown(known), options.readers?.docker === false ? void 0 : readVersion(options, ["docker", "--version"])]);
	return (buildx === void 0 || isAtLeast(buildx, BUILDX_READS_ENV)) && (docker === void 0 || isAtLeast(docker, DOCKER_READS_ENV));
}
async function readVersion({ shell, env, baseEnv = env, signal }, argv) {
	const result = await shell({
		argv,
		env: baseEnv,
		timeoutMs: VERSION_TIMEOUT_MS,
		...omitUndefined({ signal })
	});
	return result.code === 0 ? parseVersion(result.stdout) : void 0;
}
async function parseKnown(known) {
	try {
		return parseVersion(await known());
	} catch (thrown) {
		if (thrown instanceof Problem) return void 0;
		throw thrown;
	}
}
function parseVersion(text) {
	const found = /\bv?(\d+)\.(\d+)\.\d+/.exec(text);
	return found === null ? void 0 : [Number(found[1]), Number(found[2])];
}
function isAtLeast([major, minor], [leastMajor, leastMinor]) {
	return major > leastMajor || major === leastMajor && minor >= leastMinor;
}
function toPrivateConfig(tempDir) {
	return join(tempDir, "docker-config");
}
async function writeDirectory(options, content) {
	const { docker, env, baseEnv = env, tempDir } = options;
	const directory = toPrivateConfig(tempDir);
	await mkdir(directory, {
		recursive: true,
		mode: 448
	});
	const file = join(directory, "config.json");
	const draft = `${file}.${randomUUID()}`;
	const text = JSON.stringify(await toConfig(options, content));
	await writeFile(draft, text, { mode: 384 });
	await rename(draft, file);
	await linkContexts(docker.directory, directory);
	return {
		...baseEnv,
		DOCKER_CONFIG: directory,
		BUILDX_CONFIG: toBuildxConfig(env, docker.directory),
		...toCertificates(baseEnv, docker.directory)
	};
}
function toCertificates(env, directory) {
	return [env.DOCKER_TLS_VERIFY, env.DOCKER_TLS].some((value) => (value ?? "") !== "") && (env.DOCKER_CERT_PATH ?? "") === "" ? { DOCKER_CERT_PATH: directory } : {};
}
async function toConfig({ docker }, { inEnv, logins, late, ours }) {
	const own = await docker.fromFile();
	const keep = ([key]) => !isOurs(key, ours);
	const fromEnv = inEnv ? [] : Object.entries(docker.fromEnv().auths).filter(keep);
	const inFile = inEnv ? new Map() : logins;
	const direct = [...fromEnv.map(([key]) => key), ...[...inFile.keys()].map(toConfigKey)];
	return {
		...own.rest,
		auths: Object.fromEntries([
			...Object.entries(own.auths).filter(keep),
			...fromEnv,
			...toAuths(inFile)
		]),
		credHelpers: {
			...Object.fromEntries(Object.entries(own.credHelpers).filter(keep)),
			...Object.fromEntries(direct.map((key) => [key, ""])),
			...toHelpers(late)
		},
		...own.credsStore === "" ? {} : { credsStore: own.credsStore },
		cliPluginsExtraDirs: [...toPlugins(own.rest), join(docker.directory, "cli-plugins")]
	};
}
function toHelpers(late) {
	if (late === void 0) return {};
	return Object.fromEntries(late.hosts.map((host) => [toConfigKey(host), late.helper.name]));
}
function toBuildxConfig(env, directory) {
	const stated = env.BUILDX_CONFIG;
	return stated === void 0 || stated === "" ? join(directory, "buildx") : stated;
}
function toPlugins(rest) {
	const stated = rest.cliPluginsExtraDirs;
	return Array.isArray(stated) ? stated : [];
}
async function linkContexts(from, to) {
	try {
		await symlink(join(from, "contexts"), join(to, "contexts"));
	} catch (cause) {
		if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
	}
}
// src/credentials/children.ts
const KEPT_MS = 3e5;
function createChildEnv(options) {
	const { find, docker, settings } = options;
	const late = new Map();
	const handedOut = {
		last: new Map(),
		refused: new Map()
	};
	const openHelper = once$1(() => openAnswering(options, late, handedOut));
	return async (push, readers, isRefused = false) => {
		if (isRefused) handedOut.refused = new Map(handedOut.last);
		const logins = new Map();
		const has = (host) => [...logins.keys(), ...late.keys()].some((known) => isSameHost(known, host));
		const add = async (repository) => {
			const { host } = repository;
			if (has(host)) return;
			if (find.endsSoon(repository) && await openHelper() !== void 0) {
				late.set(host, {
					repository,
					source: find.given
				});
				return;
			}
			const login = await findLogin(options, repository, {
				left: "half",
				refused: handedOut.refused.get(host)
			});
			if (login === void 0) return;
			const { found, source } = login;
			handedOut.last.set(host, found);
			if (source === find.ambient && await openHelper() !== void 0) late.set(host, {
				repository,
				source
			});
			else logins.set(host, found.credential);
		};
		for (const repository of primaryFirst(push, settings.primary)) await add(repository);
		const ofPodman = await orNone(docker.podman.hosts()) ?? [];
		for (const known of [...options.listKnown(), ...ofPodman.map(toWhole)]) {
			if (has(known.host) || await orNone(find.docker(known)) !== void 0) continue;
			await add(known);
		}
		const helper = late.size === 0 ? void 0 : await openHelper();
		const asked = helper === void 0 ? void 0 : {
			helper,
			hosts: [...late.keys()]
		};
		return await toChildEnv({
			...options,
			readers
		}, logins, asked);
	};
}
function toWhole(host) {
	return {
		name: host,
		host,
		path: ""
	};
}
async function findLogin({ find }, repository, need) {
	const given = await orNone(find.given(repository, need));
	if (given !== void 0) return {
		found: given,
		source: find.given
	};
	if (await orNone(find.docker(repository)) !== void 0) return void 0;
	for (const source of [find.podman, find.ambient]) {
		const found = await orNone(source(repository, need));
		if (found !== void 0) return {
			found,
			source
		};
	}
}
async function openAnswering(options, late, handedOut) {
	const { openLoginHelper } = await import("./login-socket.js");
	return await openLoginHelper({
		...options,
		answer: async (server) => {
			const asked = [...late].find(([host]) => toConfigKey(host) === server);
			if (asked === void 0) return void 0;
			const [host, { repository, source }] = asked;
			const finding = source(repository, {
				left: KEPT_MS,
				refused: handedOut.refused.get(host)
			});
			const found = handedOut.last.has(host) ? await finding : await orNone(finding);
			if (found === void 0) return void 0;
			handedOut.last.set(host, found);
			options.log?.debug(`A child process asked for the login to ${host}.`);
			return found.credential;
		}
	});
}
async function orNone(finding) {
	try {
		return await finding;
	} catch (thrown) {
		if (thrown instanceof Problem) return void 0;
		throw thrown;
	}
}
function primaryFirst(push, primary) {
	const rank = (repository) => isPrimary(repository, primary) ? 0 : 1;
	return push.toSorted((one, other) => rank(one) - rank(other));
}
// src/credentials/password.ts
function createPasswordReader(options) {
	let stdin;
	const readStdin = () => stdin ??= (options.readStdin ?? readOwnStdin)();
	return async (entry) => {
		const { password } = entry;
		if (password === void 0) return void 0;
		switch (password.from) {
			case "given": return password.secret;
			case "env": return orMissing(options.env[password.name], entry, {
				where: `the variable ${password.name}`,
				hint: options.env.CI_COMMIT_REF_PROTECTED === "false" ? PROTECTED_HINT : void 0
			});
			case "file": return orMissing(await read$1(options.cwd, password.path, entry), entry, { where: password.path });
			case "stdin": return orMissing(await readStdin(), entry, { where: "standard input" });
		}
	};
}
async function readOwnStdin() {
	return process.stdin.isTTY ? "" : await text(process.stdin);
}
async function read$1(cwd, path, { prefix }) {
	try {
		return await readFile(resolve(cwd, path), "utf8");
	} catch (cause) {
		const message = `cannot read the password file "${path}" for ${prefix}.`;
		throw new Problem([error("LOGIN_PASSWORD_UNREADABLE", message, "Check its path and that this run may read it.")], { cause });
	}
}
function orMissing(value, { prefix }, { where, hint }) {
	const password = value?.replace(/\r?\n$/, "") ?? "";
	if (password !== "") return secret(password);
	const message = `no password for ${prefix}: ${where} is empty.`;
	throw new Problem([error("LOGIN_PASSWORD_MISSING", message, hint ?? "Set it. Runs for forks and bots get no secrets; they build without pushing.")]);
}
// src/credentials/credentials.ts
var credentials_exports = __exportAll({ createCredentials: () => createCredentials });
function createCredentials(options) {
	const docker = openDockerLogins(options);
	const open = once$1(async () => (await import("./service-logins.js")).openServiceLogins(options));
	const ambient = fromEnvironment(options, open);
	const given = [
		fromRegistries(options, open),
		fromGithubToken(options),
		fromGitlab(options.env)
	];
	const secrets = new Set();
	const findIn = async (sources, repository, need) => {
		for (const source of sources) {
			const found = await source(repository, need);
			if (found === void 0) continue;
			refuseShort(found, repository);
			const values = toSecrets(found.credential);
			for (const value of values) secrets.add(value);
			options.vault?.add(values);
			return found;
		}
	};
	const find = {
		given: (repository, need) => findIn(given, repository, need),
		docker: (repository) => findIn([docker.find], repository),
		podman: (repository) => findIn([docker.podman.find], repository),
		ambient: (repository, need) => findIn([ambient], repository, need),
		endsSoon: (repository) => {
			const oidc = findEntry(options, repository)?.oidc;
			return oidc !== void 0 && (options.trust?.level === "trusted" || oidc.untrusted === true);
		}
	};
	const own = [
		...given,
		docker.find,
		docker.podman.find
	];
	return {
		find: async (repository, actions, refused) => {
			const login = await findIn(own, repository, { refused });
			if (login !== void 0) return login;
			const last = findIn([ambient], repository, { refused });
			return actions === "pull" ? await orNone(last) : await last;
		},
		findLasting: (repository) => findIn([...own, ambient], repository, { left: "half" }),
		createRepository: async (repository, wanted) => await (await open()).createRepository(repository, wanted),
		openImages: async (repository) => await (await open()).openImages(repository),
		secrets: () => [...secrets],
		childEnv: createChildEnv({
			...options,
			docker,
			find,
			listKnown: () => listKnown(options)
		})
	};
}
function listKnown({ settings, env }) {
	const entries = settings.registries.map((entry) => ({
		entry,
		name: entry.prefix,
		...parseScope(entry.prefix)
	})).filter(({ entry, host }) => hasLogin(entry) || isCloudHost(host)).map(({ name, host, path }) => ({
		name,
		host,
		path
	}));
	return [
		...entries.filter(({ path }) => path === ""),
		...entries.filter(({ path }) => path !== ""),
		...settings.githubToken === void 0 ? [] : [toWhole("ghcr.io")],
		...listGitlabLogins(env).map(({ host }) => toWhole(host))
	];
}
function fromRegistries(options, open) {
	const readPassword = createPasswordReader(options);
	return async (repository, need) => {
		const entry = findEntry(options, repository);
		if (entry?.oidc !== void 0) return await (await open()).byIdToken({
			...entry,
			oidc: entry.oidc
		}, need);
		if (entry !== void 0 && hasAwsKeys(entry)) return await (await open()).byKeys(entry, need);
		const password = entry === void 0 ? void 0 : await readPassword(entry);
		if (entry?.username === void 0 || password === void 0) return void 0;
		return found(entry.username, password, `registries: ${entry.prefix}`);
	};
}
function findEntry({ settings }, repository) {
	return mostSpecific(settings.registries.filter(hasLogin), ({ prefix }) => prefix, repository);
}
function hasLogin({ username, oidc }) {
	return username !== void 0 || oidc !== void 0;
}
function fromEnvironment({ trust }, open) {
	return async ({ host }, need) => trust?.level === "trusted" && isCloudHost(host) ? await (await open()).byEnvironment(host, need) : void 0;
}
function fromGithubToken({ settings, env }) {
	return ({ host }) => {
		const token = settings.githubToken;
		const isUsable = token !== void 0 && token.reveal() !== "" && host === "ghcr.io";
		const actor = env.GITHUB_ACTOR;
		const username = actor === void 0 || actor === "" ? "tagship" : actor;
		return Promise.resolve(isUsable ? found(username, token, "github-token") : void 0);
	};
}
function fromGitlab(env) {
	return (repository) => {
		const login = findGitlabLogin(env, repository);
		return Promise.resolve(login && found(login.username, secret(login.password), login.source));
	};
}
function refuseShort({ credential, source }, { host }) {
	const password = credential.kind === "password" ? credential.password : credential.token;
	if (isShort(password.reveal())) throw new Problem([shortPassword(host, source)]);
}
function found(username, password, source) {
	return {
		credential: {
			kind: "password",
			username,
			password
		},
		source
	};
}
// src/registry/http/retry.ts
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 3e4;
const LONGEST_RETRY_AFTER_MS = 3e5;
const LIMITED_TRIES = 4;
const UNIT_MS = {
	ns: 1e-6,
	us: .001,
	µs: .001,
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5
};
function parseRetryAfter(header, nowMs) {
	const text = header?.trim() ?? "";
	if (text === "") return void 0;
	const isDate = /^[A-Z][a-z]{2}/.test(text);
	const ms = parseDuration(text) ?? (isDate ? Date.parse(text) : NaN) - nowMs;
	return Number.isNaN(ms) ? void 0 : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS);
}
function parseDuration(text) {
	if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1e3;
	if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/.test(text)) return void 0;
	return [...text.matchAll(/([\d.]+)([a-zµ]+)/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ""] ?? 0), 0);
}
function toBackoff(tries, random) {
	return random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
}
async function withRetries(policy, attempt) {
	const { clock, signal, pause } = policy;
	const start = clock.now();
	let firstFailure;
	for (let tries = 1;; tries += 1) {
		await pause.over();
		signal.throwIfAborted();
		try {
			return await attempt();
		} catch (thrown) {
			signal.throwIfAborted();
			const failure = toFailure(thrown);
			if (failure === void 0) throw thrown;
			const waitMs = failure.retryAfterMs ?? toBackoff(tries, clock.random());
			const now = clock.now();
			const spentMs = now - start;
			firstFailure ??= now;
			if (isLast$1(failure, tries, now - firstFailure + waitMs, policy.deadlineMs)) throw tries > 1 ? withTries(failure, thrown, {
				tries,
				spentMs
			}) : thrown;
			policy.onRetry(failure, waitMs);
			if (failure.pauseHost === true) pause.extend(waitMs);
			else await clock.sleep(waitMs, signal);
		}
	}
}
function isLast$1(failure, tries, nextMs, deadlineMs) {
	if (failure.retry === "permanent") return true;
	if (failure.retry === "limited" && tries >= LIMITED_TRIES) return true;
	return nextMs > deadlineMs;
}
function withTries(failure, cause, { tries, spentMs }) {
	const { problem } = failure;
	const seconds = (spentMs / 1e3).toFixed(spentMs < 1e4 ? 1 : 0);
	const message = problem.message.replace(/\.?$/, ` (${tries} tries in ${seconds} s).`);
	return failed$1({
		...failure,
		retry: "permanent",
		problem: {
			...problem,
			message
		}
	}, cause);
}
// src/registry/http/retry-log.ts
const LONG_MS = 5e3;
const QUIET_MS = 3e4;
function createRetryLog(log, clock) {
	const hosts = new Map();
	return (name, { problem }, waitMs) => {
		const now = clock.now();
		const known = hosts.get(name);
		const host = known !== void 0 && now - known.lastMs <= QUIET_MS ? known : {
			sinceMs: now,
			lastMs: now,
			reportedMs: Number.NEGATIVE_INFINITY
		};
		hosts.set(name, host);
		host.lastMs = now + waitMs;
		const isLong = waitMs >= LONG_MS || now - host.sinceMs >= LONG_MS;
		const text = `${problem.message} Retrying in ${toWait(waitMs)}.`;
		if (!isLong || now - host.reportedMs < QUIET_MS) {
			log?.debug(text);
			return;
		}
		host.reportedMs = now;
		log?.info(text);
	};
}
function toWait(ms) {
	return ms < 1e3 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1e3)} s`;
}
// src/ship/tag/current-image.ts
const RECIPE_LABEL = "io.tagship.recipe";
const INPUTS_LABEL = "io.tagship.inputs";
const VERSION = "org.opencontainers.image.version";
const REVISION = "org.opencontainers.image.revision";
const SOURCE$1 = "org.opencontainers.image.source";
const WORD = /^[\x21-\x7e]{1,256}$/;
function createIdentityReader(repository, projectUrl) {
	const readsAgain = { retries: true };
	const origin = oncePer((digest) => digest, (digest) => readOrigin(repository, digest, projectUrl), readsAgain);
	const full = oncePer((digest) => digest, async (digest) => readLabels(repository, await origin(digest), projectUrl), readsAgain);
	return async (digest, depth) => {
		const { identity } = await origin(digest);
		return depth === "origin" && identity.revision !== void 0 ? identity : full(digest);
	};
}
function isSameProject(one, other) {
	return normalizeUrl(one) === normalizeUrl(other);
}
async function readOrigin(repository, digest, projectUrl) {
	const manifest = await repository.getManifest(digest);
	if (manifest === void 0) return {
		manifest,
		identity: { digest }
	};
	const { annotations } = await orNothing(() => Promise.resolve(readContents(manifest)));
	const source = annotations[SOURCE$1];
	return {
		manifest,
		identity: (source !== void 0 || "io.tagship.recipe" in annotations) && isSameProject(source, projectUrl) ? toIdentity(digest, annotations) : { digest }
	};
}
async function readLabels(repository, { manifest, identity }, projectUrl) {
	if (manifest === void 0) return identity;
	const { labels } = await orNothing(() => readWords(repository, manifest));
	if (!isSameProject(labels[SOURCE$1], projectUrl)) return identity;
	const platforms = listPlatforms$1(manifest);
	return {
		...toIdentity(identity.digest, labels),
		...identity,
		...platforms.length === 0 ? {} : { platforms }
	};
}
function listPlatforms$1(manifest) {
	return readContents(manifest).manifests.flatMap((entry) => entry.platform === void 0 || isAttestation(entry) ? [] : [toPlatformText(entry.platform)]);
}
async function orNothing(read) {
	const nothing = {
		annotations: {},
		labels: {}
	};
	try {
		return {
			...nothing,
			...await read()
		};
	} catch (thrown) {
		if (thrown instanceof Problem && thrown.problems.every(({ code }) => code === "REGISTRY_MANIFEST_INVALID")) return nothing;
		throw thrown;
	}
}
function toIdentity(digest, texts) {
	const version = toWord(texts[VERSION]);
	const revision = toWord(texts[REVISION]);
	const recipe = toWord(texts[RECIPE_LABEL]);
	const inputs = toWord(texts[INPUTS_LABEL]);
	return {
		digest,
		...omitUndefined({
			version,
			revision,
			recipe,
			inputs
		})
	};
}
function toWord(text) {
	return text !== void 0 && WORD.test(text) ? text : void 0;
}
function normalizeUrl(url) {
	return (url ?? "").trim().toLowerCase().replace(/\/+$/, "").replace(/\.git$/, "");
}
// src/ship/reuse/revision.ts
const REVISION_LABEL = "org.opencontainers.image.revision";
const SOURCE = "org.opencontainers.image.source";
function revisionOf(target, sha) {
	return readLabel(target, "org.opencontainers.image.revision") ?? sha;
}
function readLabel({ labels, annotations, build }, key) {
	return isMade(build) ? annotations[`index:${key}`] : labels[key];
}
const RECIPE_VERSION = 2;
const FIRST_RECIPE = [
	"name",
	"context",
	"file",
	"target",
	"buildArgs",
	"platforms"
];
function recipeOf({ build }) {
	return parseObject(build.recipe)?.version === RECIPE_VERSION ? `${RECIPE_VERSION}:${hash(build.recipe)}` : hash(build.recipe);
}
function olderRecipesOf({ build }) {
	const recipe = parseObject(build.recipe);
	if (recipe?.version !== RECIPE_VERSION) return [];
	return [hash(JSON.stringify(Object.fromEntries(FIRST_RECIPE.map((key) => [key, recipe[key]]))))];
}
function differsInPlatforms(label, recipe, platforms) {
	const parsed = parseObject(recipe);
	if (parsed === void 0) return false;
	return label === recipeOf({ build: { recipe: JSON.stringify({
		...parsed,
		platforms: [...platforms].sort()
	}) } });
}
function isLaterRecipe(label) {
	return Number(/^(\d+):/.exec(label)?.[1] ?? 1) > RECIPE_VERSION;
}
function identify(target, sha) {
	return {
		revision: revisionOf(target, sha),
		recipe: recipeOf(target),
		olderRecipes: olderRecipesOf(target),
		...omitUndefined({ inputs: target.build.inputs }),
		build: {
			recipe: target.build.recipe,
			platforms: target.platforms
		}
	};
}
function hash(text) {
	return createHash("sha256").update(text).digest("hex");
}
function sourceOf(target, project) {
	return readLabel(target, SOURCE) ?? project.url;
}
function headOf({ event, sha, checkedOut }) {
	return event.kind === "change" && (checkedOut === void 0 || checkedOut.is === "head") ? event.headSha ?? sha : sha;
}
// src/ship/destination.ts
function createDestinations(plan, registries, settings) {
	return plan.targets.flatMap((target) => target.repositories.map((name) => {
		const parsed = parseRepository(name);
		if (!parsed.ok) throw new Problem(parsed.problems);
		const repository = registries.open(parsed.value);
		const exact = plan.targets.filter((one) => one !== target).filter(({ repositories }) => repositories.includes(name)).flatMap((one) => listExact({
			target: one,
			name: parsed.value.name
		}));
		const planned = new Set(exact.map(({ tag }) => tag));
		return {
			target,
			repository,
			name: parsed.value.name,
			required: isRequired(parsed.value, settings.registries),
			readIdentity: createIdentityReader(repository, sourceOf(target, plan.facts.project)),
			...omitUndefined({ creation: findCreation(parsed.value, settings.registries) }),
			...planned.size === 0 ? {} : { planned }
		};
	}));
}
function isRequired(repository, registries) {
	return mostSpecific(registries, ({ prefix }) => prefix, repository)?.required ?? true;
}
function findCreation(repository, registries) {
	const saying = registries.filter(({ createRepository }) => createRepository !== void 0);
	return mostSpecific(saying, ({ prefix }) => prefix, repository)?.createRepository;
}
function listExact(destination) {
	return destination.target.tags.filter((tag) => tag.kind === "exact" && isFor$1(tag, destination));
}
function listFloating(destination) {
	const { tags, held } = destination.target;
	return [...tags, ...held.filter((tag) => tag.decided === "registry")].filter((tag) => tag.kind === "floating" && isFor$1(tag, destination));
}
function listHeld(destination) {
	return destination.target.held.filter((tag) => tag.decided === "plan" && isFor$1(tag, destination));
}
function isFor$1({ repositories }, { name }) {
	return repositories?.includes(name) !== false;
}
function toReference(destination, tag) {
	return `${destination.name}:${tag}`;
}
function digestFor(builtImage, planned) {
	return planned.platform === void 0 ? builtImage.manifest.digest : builtImage.platforms[planned.platform];
}
async function manifestFor(pushedImage, planned) {
	const digest = digestFor(pushedImage.builtImage, planned);
	if (digest === pushedImage.builtImage.manifest.digest) return pushedImage.builtImage.manifest;
	if (digest === void 0) throw new Error(`${planned.tag} is for ${planned.platform ?? ""}, which was not built`);
	return pushedImage.destination.repository.readManifest(digest);
}
function toImage(destination, planned, outcome) {
	return {
		reference: toReference(destination, planned.tag),
		repository: destination.name,
		tag: planned.tag,
		kind: planned.kind,
		digest: outcome.digest,
		action: outcome.action,
		from: outcome.from,
		reason: outcome.reason
	};
}
function toProblems(thrown) {
	if (thrown instanceof Problem) return thrown.problems;
	throw thrown;
}
function asNotices(problems) {
	return problems.map((problem) => ({
		...problem,
		level: "notice"
	}));
}
// src/registry/manifests/fallback.ts
const INDEX_TYPE = "application/vnd.oci.image.index.v1+json";
function toFallbackTag(digest) {
	return digest.replace(":", "-");
}
async function listReferring(repository, digest, artifactType) {
	const listed = await repository.listReferrers(digest, artifactType);
	if (listed !== void 0) return {
		referrers: listed,
		hasApi: true,
		isTaken: false
	};
	const index = await repository.getManifest(toFallbackTag(digest));
	const none = {
		referrers: [],
		hasApi: false,
		isTaken: false
	};
	if (index === void 0 || index.digest === digest) return none;
	const referrers = readIndexEntries(index);
	return referrers === void 0 ? {
		...none,
		isTaken: true
	} : {
		...none,
		referrers,
		index
	};
}
function readIndexEntries(index) {
	const { manifests } = parseBody$1(index) ?? {};
	if (!Array.isArray(manifests)) return void 0;
	return readContents(index).manifests.map((entry, at) => {
		const stated = manifests[at];
		const artifactType = isObject(stated) ? stated.artifactType : void 0;
		return typeof artifactType === "string" ? {
			...entry,
			artifactType
		} : entry;
	});
}
function addToIndex(index, manifests) {
	const before = index === void 0 ? {} : parseBody$1(index) ?? {};
	const entries = Array.isArray(before.manifests) ? before.manifests : [];
	const added = manifests.map(toReferrer);
	const others = entries.filter((one) => !isObject(one) || !added.some(({ digest }) => digest === one.digest));
	const bytes = Buffer.from(JSON.stringify({
		...before,
		schemaVersion: 2,
		mediaType: INDEX_TYPE,
		manifests: [...others, ...added]
	}));
	return {
		mediaType: INDEX_TYPE,
		digest: toDigest(bytes),
		bytes
	};
}
function toReferrer(manifest) {
	const { mediaType, digest, bytes } = manifest;
	const { artifactType, annotations, config } = parseBody$1(manifest) ?? {};
	const type = artifactType ?? (isObject(config) ? config.mediaType : void 0);
	return {
		mediaType,
		digest,
		size: bytes.byteLength,
		...typeof type === "string" ? { artifactType: type } : {},
		...isObject(annotations) ? { annotations } : {}
	};
}
function parseBody$1({ bytes }) {
	return parseObject(Buffer.from(bytes).toString("utf8"));
}
// src/ship/sign/payload.ts
const STATEMENT_TYPE = "application/vnd.in-toto+json";
const SIGN_PREDICATE = "https://sigstore.dev/cosign/sign/v1";
function makeStatement(digest) {
	const [algorithm = "", hex = ""] = digest.split(":");
	const statement = {
		_type: "https://in-toto.io/Statement/v1",
		subject: [{ digest: { [algorithm]: hex } }],
		predicateType: SIGN_PREDICATE,
		predicate: {}
	};
	return Buffer.from(JSON.stringify(statement));
}
function makeSimpleSigning(repository, digest) {
	const payload = {
		critical: {
			identity: { "docker-reference": repository },
			image: { "docker-manifest-digest": digest },
			type: "cosign container image signature"
		},
		optional: null
	};
	return Buffer.from(JSON.stringify(payload));
}
function encodeForSigning(payloadType, payload) {
	const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.byteLength} `;
	return Buffer.concat([Buffer.from(head), payload]);
}
// src/ship/sign/bundle.ts
const BUNDLE_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
const BUNDLE_BYTES = 1048576;
function makeBundle(statement, signature, hint) {
	return renderBundle(makeEnvelope(statement, signature), { publicKey: { hint } });
}
function makeEnvelope(statement, signature) {
	return {
		payload: Buffer.from(statement).toString("base64"),
		payloadType: STATEMENT_TYPE,
		signatures: [{ sig: Buffer.from(signature).toString("base64") }]
	};
}
function renderBundle(dsseEnvelope, verificationMaterial) {
	return Buffer.from(JSON.stringify({
		mediaType: BUNDLE_TYPE,
		verificationMaterial,
		dsseEnvelope
	}));
}
function verifyBundle(bundle, digest, verifies) {
	const envelope = readEnvelope(bundle);
	if (envelope === void 0 || !isAbout(envelope.payload, digest)) return false;
	const signed = encodeForSigning(STATEMENT_TYPE, envelope.payload);
	return envelope.signatures.some((signature) => verifies(signed, signature));
}
function readEnvelope(bundle) {
	const { dsseEnvelope } = parseObject(Buffer.from(bundle).toString("utf8")) ?? {};
	if (!isObject(dsseEnvelope) || dsseEnvelope.payloadType !== "application/vnd.in-toto+json") return void 0;
	const { payload, signatures } = dsseEnvelope;
	if (typeof payload !== "string" || !Array.isArray(signatures)) return void 0;
	const found = signatures.flatMap((one) => isObject(one) && typeof one.sig === "string" ? [Buffer.from(one.sig, "base64")] : []);
	return {
		payload: Buffer.from(payload, "base64"),
		signatures: found
	};
}
function isAbout(statement, digest, type = SIGN_PREDICATE) {
	const { predicateType, subject } = parseObject(statement.toString("utf8")) ?? {};
	if (predicateType !== type || !Array.isArray(subject)) return false;
	const [algorithm = "", hex = ""] = digest.split(":");
	return subject.some((one) => {
		return (isObject(one) && isObject(one.digest) ? one.digest : {})[algorithm] === hex;
	});
}
// src/ship/sign/store/artifact.ts
const MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
const CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";
const EMPTY_TYPE = "application/vnd.oci.empty.v1+json";
const SIMPLE_SIGNING_TYPE = "application/vnd.dev.cosign.simplesigning.v1+json";
const EMPTY = Buffer.from("{}");
function toBlob(mediaType, bytes) {
	return {
		descriptor: {
			mediaType,
			digest: toDigest(bytes),
			size: bytes.byteLength
		},
		bytes
	};
}
function makeArtifact({ artifactType, subject, bytes, annotations }) {
	const config = toBlob(EMPTY_TYPE, EMPTY);
	const layer = toBlob(artifactType, bytes);
	const { mediaType, digest, size } = subject;
	return {
		manifest: toManifest$1(MANIFEST_TYPE, {
			schemaVersion: 2,
			mediaType: MANIFEST_TYPE,
			artifactType,
			config: config.descriptor,
			layers: [layer.descriptor],
			subject: {
				mediaType,
				digest,
				size
			},
			annotations
		}),
		blobs: [config, layer]
	};
}
function makeReferrer(subject, bundle, created, predicateType = SIGN_PREDICATE) {
	return makeArtifact({
		artifactType: BUNDLE_TYPE,
		subject,
		bytes: bundle,
		annotations: {
			"dev.sigstore.bundle.content": "dsse-envelope",
			"dev.sigstore.bundle.predicateType": predicateType,
			"org.opencontainers.image.created": created
		}
	});
}
function toLegacyTag(digest) {
	return `${toFallbackTag(digest)}.sig`;
}
function readLegacyLayers(manifest) {
	return readContents(manifest).layers.filter(({ mediaType }) => mediaType === SIMPLE_SIGNING_TYPE).map((layer) => ({
		layer,
		annotations: layer.annotations ?? {}
	}));
}
function addLegacyLayer(before, payload, annotations) {
	const body = before === void 0 ? void 0 : parseBody(before);
	const given = Array.isArray(body?.layers) ? body.layers : [];
	const blob = toBlob(SIMPLE_SIGNING_TYPE, payload);
	const layers = [...given, {
		...blob.descriptor,
		annotations
	}];
	const digests = layers.map((layer) => isObject(layer) ? layer.digest : "");
	const config = toBlob(CONFIG_TYPE, makeConfig(digests));
	return {
		manifest: toManifest$1(MANIFEST_TYPE, {
			schemaVersion: 2,
			mediaType: MANIFEST_TYPE,
			config: config.descriptor,
			layers
		}),
		blobs: [config, blob]
	};
}
function makeConfig(digests) {
	const config = {
		architecture: "",
		config: {},
		created: "0001-01-01T00:00:00Z",
		history: digests.map(() => ({ created: "0001-01-01T00:00:00Z" })),
		os: "",
		rootfs: {
			type: "layers",
			diff_ids: digests
		}
	};
	return Buffer.from(JSON.stringify(config));
}
function parseBody({ bytes }) {
	return parseObject(Buffer.from(bytes).toString("utf8"));
}
function toManifest$1(mediaType, body) {
	const bytes = Buffer.from(JSON.stringify(body));
	return {
		mediaType,
		digest: toDigest(bytes),
		bytes
	};
}
// src/ship/sign/store/bundle-store.ts
async function listBundles(repository, digest) {
	const listed = await listReferring(repository, digest, BUNDLE_TYPE);
	if (listed.isTaken) throw taken(repository, digest);
	return listed;
}
async function findBundle(repository, { referrers }, digest, signer) {
	const candidates = referrers.filter(({ artifactType = BUNDLE_TYPE }) => artifactType === "application/vnd.dev.sigstore.bundle.v0.3+json" || artifactType === WRONG_TYPE);
	for (const referrer of candidates.slice(-50).reverse()) {
		const bundle = await readBundle(repository, referrer);
		if (bundle !== void 0 && await signer.ownsBundle(bundle, digest)) return {
			digest: referrer.digest,
			bundle
		};
	}
}
const WRONG_TYPE = "application/vnd.oci.empty.v1+json";
async function readBundle(repository, { digest }) {
	return orUnreadable(async () => {
		const manifest = await repository.getManifest(digest);
		if (manifest === void 0) return void 0;
		const layer = readContents(manifest).layers.find(({ mediaType }) => mediaType === BUNDLE_TYPE);
		if (layer === void 0 || layer.size > 1048576) return void 0;
		return Buffer.from(await repository.readBlob?.(layer) ?? []);
	});
}
const UNREADABLE = /^REGISTRY_(?:MANIFEST_INVALID|NOT_FOUND|DIGEST_MISMATCH|ANSWER_INVALID)$/;
async function orUnreadable(read) {
	try {
		return await read();
	} catch (thrown) {
		if (thrown instanceof Problem && thrown.problems.every(({ code }) => UNREADABLE.test(code))) return void 0;
		throw thrown;
	}
}
async function putArtifact(repository, artifact) {
	await putBlobs(repository, artifact);
	await repository.putManifest(artifact.manifest.digest, artifact.manifest);
}
async function putBlobs(repository, { blobs }) {
	await Promise.all(blobs.map(({ descriptor, bytes }) => repository.putBlob(descriptor, toSource$2(bytes))));
}
async function addToFallback(repository, digest, { index }, artifact) {
	await repository.putManifest(toFallbackTag(digest), addToIndex(index, [artifact.manifest]));
}
function toSource$2(bytes) {
	return {
		openBlob: () => Promise.resolve(toStream(bytes)),
		readManifest: () => Promise.reject(new Error("a blob has no manifest"))
	};
}
async function* toStream(bytes) {
	yield await Promise.resolve(bytes);
}
function taken({ repository }, digest) {
	return new Problem([error("SIGN_TAG_TAKEN", `the tag "${toFallbackTag(digest)}" of "${repository.name}" should list what refers to the image, but it holds something else.`, "Remove this tag, or write sign-format: legacy.")]);
}
// src/ship/history/records.ts
const RECORD_BYTES = 65536;
const MOST_REFERRERS = 800;
const WAITS_MS = [
	0,
	200,
	1e3,
	3e3
];
async function readRecords(repository, digest, kind) {
	const listed = await orUnreadable(() => listReferring(repository, digest, kind.artifactType));
	const own = listed === void 0 ? [] : listOwn(listed, kind);
	return (await Promise.all(own.slice(-100).map((one) => readRecord(repository, one.digest, kind)))).flatMap((one) => one ?? []);
}
function listOwn({ referrers }, { artifactType: own }) {
	return referrers.filter(({ artifactType }) => artifactType === own);
}
async function readRecord(repository, digest, { artifactType, parse }) {
	return orUnreadable(async () => {
		const manifest = await repository.getManifest(digest);
		if (manifest === void 0 || manifest.bytes.byteLength > 65536) return void 0;
		const layer = readContents(manifest).layers.find(({ mediaType }) => mediaType === artifactType);
		if (layer === void 0 || layer.size > 65536) return void 0;
		const bytes = await readWhole(repository, layer);
		const body = parseObject(Buffer.from(bytes).toString("utf8"));
		const record = body === void 0 ? void 0 : parse(body);
		return record === void 0 ? void 0 : {
			digest,
			record
		};
	});
}
async function attachRecord(repository, subject, given, { clock, signal, onWrite }) {
	const { artifactType, record, created } = given;
	const bytes = Buffer.from(JSON.stringify(record));
	if (bytes.byteLength > 65536) throw new Error("a record is longer than it may be");
	const artifact = makeArtifact({
		artifactType,
		subject,
		bytes,
		annotations: { "org.opencontainers.image.created": created }
	});
	const { mediaType, digest, bytes: written } = artifact.manifest;
	const before = await listReferring(repository, subject.digest);
	checkListed(repository, subject.digest, before);
	onWrite?.(digest, before.hasApi ? null : toFallbackTag(subject.digest));
	await putArtifact(repository, artifact);
	for (const waitMs of WAITS_MS) {
		await clock.sleep(waitMs, signal);
		const listed = await listReferring(repository, subject.digest);
		if (listed.referrers.some((one) => one.digest === digest)) return {
			mediaType,
			digest,
			size: written.byteLength
		};
		checkListed(repository, subject.digest, listed);
		if (!listed.hasApi) await addToFallback(repository, subject.digest, listed, artifact);
	}
	throw lost(repository, subject.digest);
}
function checkListed({ repository }, digest, listed) {
	const { isTaken, referrers } = listed;
	if (isTaken) {
		const message = `the tag "${toFallbackTag(digest)}" of "${repository.name}" should list what refers to the image, but it holds something else.`;
		throw new Problem([error("HISTORY_TAG_TAKEN", message, "Remove this tag, and run it again.")]);
	}
	if (referrers.length < MOST_REFERRERS) return;
	const message = `"${repository.name}@${digest}" has ${referrers.length} signatures and records already, and takes no more.`;
	throw new Problem([error("HISTORY_FULL", message, "Find out what adds them. A build of a newer commit has a list of its own.")]);
}
function lost({ repository }, digest) {
	const message = `A record of "${repository.name}@${digest}" was accepted by ${repository.host}, but is not in its list of what refers to the image.`;
	return new Problem([error("HISTORY_LOST", message, "Run it again; if it stays so, find out what else writes this list.")]);
}
// src/ship/history/actor.ts
const ACTORS = {
	github: ["GITHUB_TRIGGERING_ACTOR", "GITHUB_ACTOR"],
	forgejo: ["GITHUB_TRIGGERING_ACTOR", "GITHUB_ACTOR"],
	gitlab: ["GITLAB_USER_LOGIN"],
	jenkins: ["BUILD_USER_ID", "CHANGE_AUTHOR"],
	azure: ["BUILD_REQUESTEDFOR"],
	circle: ["CIRCLE_USERNAME"],
	bitbucket: ["BITBUCKET_STEP_TRIGGERER_UUID"],
	buildkite: ["BUILDKITE_BUILD_CREATOR", "BUILDKITE_UNBLOCKER"],
	woodpecker: ["CI_PIPELINE_AUTHOR", "CI_COMMIT_AUTHOR"],
	drone: ["DRONE_BUILD_TRIGGER"],
	semaphore: ["SEMAPHORE_WORKFLOW_TRIGGERED_BY"]
};
function readActor(ci, env) {
	return (Object.hasOwn(ACTORS, ci) ? ACTORS[ci] ?? [] : []).map((name) => readText(env, name)).find((name) => name !== void 0);
}
// src/ship/history/mark.ts
function makeMark({ ci, run, project, sha }, env, nowMs) {
	return readMark({
		at: new Date(nowMs).toISOString(),
		ci,
		id: run.id,
		url: run.url,
		actor: readActor(ci, env),
		commit: sha === "" ? void 0 : sha,
		project: project.url
	});
}
function readMark(value) {
	const { at, ci, id, url, actor, commit, project } = isObject(value) ? value : {};
	return {
		at: typeof at === "string" && TIME.test(at) && !Number.isNaN(Date.parse(at)) ? at : UNKNOWN_TIME,
		ci: readWord(ci, 40) ?? "unknown",
		...omitUndefined({
			id: readWord(id, 100),
			url: readUrl(url),
			actor: readLine(actor, 100),
			commit: typeof commit === "string" && COMMIT.test(commit) ? commit : void 0,
			project: readUrl(project)
		})
	};
}
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
const UNKNOWN_TIME = "1970-01-01T00:00:00.000Z";
const COMMIT = /^[0-9a-f]{7,64}$/;
function readLine(value, longest) {
	if (typeof value !== "string" || value.length > 4 * longest) return void 0;
	const line = value.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]+/gu, " ").trim();
	return line === "" || line.length > longest ? void 0 : line;
}
function readWord(value, longest) {
	const line = readLine(value, longest);
	return line !== void 0 && /^[\w.:/@-]+$/.test(line) ? line : void 0;
}
function readUrl(value) {
	if (typeof value !== "string" || value.length > 500) return void 0;
	return /^https?:\/\/[\w.:[\]-]+(?:\/[\w.~%!$&'+,;=:@/?#-]*)?$/.test(value) ? value : void 0;
}
const MOST_TAGS = 50;
const MOST_NUMBER = 1e6;
const STATES = ["yanked", "lifted"];
const YANK_KIND = {
	artifactType: "application/vnd.tagship.yank.v1+json",
	parse: parseTombstone
};
function parseTombstone(body) {
	const { schemaVersion, kind, number, tags } = body;
	if (schemaVersion !== 1 || kind !== "tagship/yank" || !isNumber(number)) return void 0;
	const state = STATES.find((one) => one === body.state);
	const version = readLine(body.version, 128);
	const because = readLine(body.because, 300);
	if (state === void 0 || because === void 0) return void 0;
	if (version === void 0 || !isTag(version)) return void 0;
	const base = {
		schemaVersion,
		kind,
		state,
		number,
		version,
		because,
		by: readMark(body.by)
	};
	if (tags === void 0) return base;
	return isTags(tags) ? {
		...base,
		tags
	} : void 0;
}
function isNumber(value) {
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 1 && value <= MOST_NUMBER;
}
function isTags(value) {
	return Array.isArray(value) && value.length > 0 && value.length <= MOST_TAGS && value.every((one) => typeof one === "string" && isTag(one));
}
function decideYank(tombstones, tag) {
	const about = tombstones.filter(({ tags }) => tags === void 0 || tag !== void 0 && tags.includes(tag));
	const rank = ({ number, state }) => 2 * number + (state === "yanked" ? 1 : 0);
	const [last] = [...about].sort((one, other) => rank(other) - rank(one));
	if (last?.state !== "yanked") return void 0;
	const { version, because, tags, by } = last;
	return {
		version,
		because,
		by,
		...tags === void 0 ? {} : { tags }
	};
}
function nextNumber(tombstones) {
	return Math.max(0, ...tombstones.map(({ number }) => number)) + 1;
}
function describeYank({ version, because, tags }) {
	return `${version} was ${tags === void 0 ? "yanked" : `taken back from ${tags.join(", ")}`} because ${because}`;
}
function hintForYank({ version }) {
	return `To release it again: tagship unyank ${version}.`;
}
// src/ship/tag/exact/decide.ts
function decideExact(facts) {
	const { here, ours, onExisting } = facts;
	if (here === void 0) return {
		action: "write",
		reason: "tag did not exist"
	};
	if (here.digest === ours.digest) return {
		action: "keep",
		reason: "it already points at this image"
	};
	const differs = describeDifference(here, ours);
	switch (onExisting) {
		case "replace": return {
			action: "replace",
			reason: "on-existing: replace"
		};
		case "fail": return {
			action: "refuse",
			problem: refuseAny(facts)
		};
		case "reuse": return {
			action: "reuse",
			digest: here.digest,
			reason: reuseReason(differs)
		};
		case "auto": return differs === void 0 ? {
			action: "reuse",
			digest: here.digest,
			reason: reuseReason(differs),
			...tellOlder(facts)
		} : {
			action: "refuse",
			problem: refuseOther(facts, differs)
		};
	}
}
function describeDifference(here, ours) {
	if (here.revision === void 0) return "it does not name a commit of this project";
	if (isUnchanged(here, ours)) return void 0;
	if (here.revision !== ours.revision) return `it is of commit ${short(here.revision)}, this run builds ${short(ours.revision)}`;
	if (here.recipe === void 0) return `it is of the same commit ${short(ours.revision)}, but has no recipe`;
	if (here.recipe === ours.recipe || isOlder(here, ours)) return void 0;
	if (isLaterRecipe(here.recipe)) return `it is of the same commit ${short(ours.revision)}, but its recipe is of a newer version of tagship`;
	const platforms = describePlatforms(here, ours);
	if (platforms !== void 0) return platforms;
	return `it is of the same commit ${short(ours.revision)}, but ${nameParts(ours)} differ`;
}
function nameParts({ build }) {
	if (Array.isArray(parseObject(build?.recipe ?? "")?.from)) return "of another image: target, from or platforms";
	return "of another build: target, context, build contexts, file, stage, network, hosts, secrets, SSH agents, build args or platforms";
}
function isUnchanged({ inputs, recipe }, ours) {
	return ours.inputs !== void 0 && inputs === ours.inputs && recipe === ours.recipe;
}
function describePlatforms({ recipe, platforms }, { revision, build }) {
	if (recipe === void 0 || platforms === void 0 || build === void 0) return void 0;
	if (!differsInPlatforms(recipe, build.recipe, platforms)) return void 0;
	return `it is the same build of the same commit ${short(revision)} for other platforms: it has ${platforms.join(", ")}, this run builds ${build.platforms.join(", ")}`;
}
function isOlder({ recipe }, { olderRecipes = [] }) {
	return recipe !== void 0 && olderRecipes.includes(recipe);
}
function describeOlder(reference, here, ours) {
	if (here.revision !== ours.revision || !isOlder(here, ours)) return [];
	const message = `"${reference}" was built by an older version of tagship, whose recipe does not tell build-contexts, secrets, ssh, network and add-hosts apart; all else agrees, so it counts as this build.`;
	return [notice("RECIPE_OLDER", message, "If one of these has changed since, set on-existing to \"replace\" once.")];
}
function tellOlder({ reference, here, ours }) {
	const [told] = here === void 0 ? [] : describeOlder(reference, here, ours);
	return told === void 0 ? {} : { notice: told };
}
function decideLongerName(tag, revision, here) {
	if (here?.revision === void 0 || here.revision === revision) return void 0;
	const match = /^(.*?sha-)([0-9a-f]{7})(?![0-9a-f])(.*)$/.exec(tag);
	if (match?.[2] === void 0 || !revision.startsWith(match[2])) return void 0;
	return `${match[1] ?? ""}${revision.slice(0, 12)}${match[3] ?? ""}`;
}
function reuseReason(differs) {
	return differs === void 0 ? "this commit was built and tagged before; that image is used" : `on-existing: reuse, although ${differs}`;
}
function refuseAny({ reference, here }) {
	return error("TAG_EXISTS", `"${reference}" exists already (${here?.digest ?? ""}), and on-existing is "fail".`, "Release a new version, or set on-existing to \"auto\" or \"reuse\" to use the existing image.");
}
function refuseOther(facts, differs) {
	const { reference, here, ours } = facts;
	const isLeg = here !== void 0 && describePlatforms(here, ours) !== void 0;
	return error("TAG_TAKEN", `"${reference}" points at another image already: ${differs}. An exact tag is written once.`, isLeg ? "Build all platforms in one run, or have each run push by digest alone (outputs: type=image,push-by-digest=true,name-canonical=true,push=true) and one step after them give the tags." : "Give one of the two builds a suffix (flavor: suffix=-…), release a new version, or set on-existing to \"replace\" to overwrite the old image.");
}
function short(revision) {
	return revision.slice(0, 12);
}
// src/ship/push/notices.ts
const PAGES$1 = 3;
async function explainVTags(destination) {
	const ours = listExact(destination).find(({ tag, rule }) => rule.startsWith("preset:") && /^\d+\.\d+/.test(tag));
	if (ours === void 0) return [];
	const listed = await listTags$1(destination);
	const example = listed.find((tag) => /^v\d+\.\d+/.test(tag));
	if (example === void 0 || listed.some((tag) => /^\d+\.\d+/.test(tag))) return [];
	return [notice("V_TAGS_ONLY", `"${destination.name}" has tags such as "${example}" and none without the "v", and this run gives "${ours.tag}"`, "Set v-prefix to \"keep\" to go on as before, or to \"both\" to give each version both tags.")];
}
async function listTags$1({ repository }) {
	try {
		const { tags, complete } = await repository.listTags(PAGES$1, "once");
		return complete ? tags : [];
	} catch (thrown) {
		if (thrown instanceof Problem) return [];
		throw thrown;
	}
}
const FRESH$1 = [
	"--pull",
	"--no-cache",
	"--no-cache-filter"
];
function explainNotRebuilt({ build }) {
	const asked = FRESH$1.filter((flag) => build.argv.includes(flag)).map((flag) => flag.slice(2));
	if (asked.length === 0) return [];
	return [notice("SHIP_NOT_REBUILT", `nothing is rebuilt, although ${asked.join(" and ")} asks for it: this commit is published already`, "Set on-existing to \"replace\" to build it again and give its exact tags to the new image.")];
}
// src/ship/push/image.ts
async function readImage(source, digest) {
	const manifest = await source.readManifest(digest);
	return {
		manifest,
		...await readPlatforms(source, manifest)
	};
}
async function verifyCopy(repository, builtImage, asked) {
	const { digest } = builtImage.manifest;
	const seen = builtImage.seen?.repository === repository.repository ? builtImage.seen.digests : NONE;
	const platforms = Object.entries(builtImage.platforms);
	if (platforms.some(([, child]) => child === digest) && !seen.has(digest)) return verifyImage(repository, digest, asked);
	const isThere = async (child) => seen.has(child) || await repository.resolve(child) !== void 0;
	const [whole, ...held] = await Promise.all([seen.has(digest) || repository.getManifest(digest), ...platforms.map(async ([platform, child]) => await isThere(child) ? [platform] : [])]);
	if (whole === void 0) return [describeAbsent(`${repository.repository.name}@${digest}`)];
	return listMissing(`${repository.repository.name}@${digest}`, asked, held.flat());
}
const NONE = new Set();
async function verifyImage(repository, digest, asked) {
	const found = await findPlatforms(repository, digest);
	const name = `${repository.repository.name}@${digest}`;
	return found === void 0 ? [describeAbsent(name)] : listMissing(name, asked, found.held);
}
async function verifyWhole(repository, digest, asked) {
	const found = await findPlatforms(repository, digest);
	const name = `${repository.repository.name}@${digest}`;
	if (found === void 0) return {
		platforms: [],
		problems: [describeAbsent(name)]
	};
	const { listed, held } = found;
	return {
		platforms: held,
		problems: listMissing(name, asked.length === 0 ? listed : asked, held)
	};
}
async function findPlatforms(repository, digest) {
	const manifest = await repository.getManifest(digest);
	if (manifest === void 0) return void 0;
	const { platforms } = await readPlatforms(repository, manifest);
	const held = await Promise.all(Object.entries(platforms).map(async ([platform, child]) => child === digest || await repository.resolve(child) !== void 0 ? [platform] : []));
	return {
		listed: Object.keys(platforms),
		held: held.flat()
	};
}
function describeAbsent(name) {
	return error("VERIFY_MISSING", `"${name}" is not there.`, "Run it again.");
}
function listMissing(name, asked, there) {
	return findMissing(asked, Object.fromEntries(there.map((platform) => [platform, ""]))).map((platform) => error("VERIFY_PLATFORM", `"${name}" lacks the platform "${platform}"; it has ${there.join(", ") || "none"}.`, "Check the build: a base image may lack that platform."));
}
// src/ship/tag/exact/write.ts
async function tagExact(pushedImage, options, reading = readExactTags(pushedImage, options)) {
	try {
		const states = await reading;
		const first = states.find(isReuse);
		const adopted = first === void 0 ? pushedImage : await adopt(pushedImage, first.decision.digest);
		const isPart = ({ planned }) => planned.platform !== void 0;
		const whole = states.filter((snapshot) => !isPart(snapshot));
		const write = (snapshot) => writeExact(adopted, snapshot, options.journal);
		const tagResults = [...await Promise.all(whole.map(write)), ...await Promise.all(states.filter(isPart).map(write))];
		return {
			pushedImage: adopted,
			tagResults,
			problems: [...tagResults.flatMap(({ problem }) => problem === void 0 ? [] : [problem]), ...describeAdoption(pushedImage, adopted)]
		};
	} catch (thrown) {
		const outcome = failAll(pushedImage, toProblems(thrown));
		outcome.tagResults.forEach(options.journal.note);
		return outcome;
	}
}
async function nameExact(destination, planned, revision) {
	const there = await destination.repository.resolve(planned.tag);
	if (there === void 0 || !planned.tag.includes(`sha-${revision.slice(0, 7)}`)) return {
		planned,
		there
	};
	const { target } = destination;
	const depth = target.build.inputs === void 0 ? "origin" : "recipe";
	const here = await destination.readIdentity(there.digest, depth);
	if (describeDifference(here, identify(target, revision)) === void 0) return {
		planned,
		there
	};
	const longer = decideLongerName(planned.tag, revision, here);
	if (longer === void 0) return {
		planned,
		there
	};
	return {
		planned: {
			...planned,
			tag: longer,
			reason: `${planned.tag} is another commit's`
		},
		there: await destination.repository.resolve(longer)
	};
}
async function nameExactTags(destination, sha) {
	const revision = revisionOf(destination.target, sha);
	return Promise.all(listExact(destination).map((tag) => nameExact(destination, tag, revision)));
}
async function readExactTags(pushedImage, options, asked) {
	const { destination, builtImage } = pushedImage;
	const again = () => nameExactTags(destination, options.sha);
	const tags = await (asked?.catch(again) ?? again());
	return Promise.all(tags.map(async ({ planned, there }) => {
		const digest = digestFor(builtImage, planned);
		return {
			planned,
			there,
			decision: await decideHere(pushedImage, planned, there, {
				...options,
				digest
			})
		};
	}));
}
async function decideHere({ destination }, planned, there, run) {
	const ours = {
		...identify(destination.target, run.sha),
		...omitUndefined({ digest: run.digest })
	};
	const here = there === void 0 || there.digest === run.digest ? there : await destination.readIdentity(there.digest, "recipe");
	return decideExact({
		reference: toReference(destination, planned.tag),
		ours,
		here,
		onExisting: run.onExisting
	});
}
function isReuse(snapshot) {
	return snapshot.decision.action === "reuse" && snapshot.planned.platform === void 0;
}
async function adopt({ destination }, digest) {
	return {
		destination,
		builtImage: await readImage(destination.repository, digest)
	};
}
function describeAdoption(before, after) {
	if (before.builtImage.manifest.digest === after.builtImage.manifest.digest) return [];
	return [notice("TAG_OTHER_BITS", `"${after.destination.name}" already has another build of this commit: ${after.builtImage.manifest.digest} instead of ${before.builtImage.manifest.digest}.`, "Pull by tag, or by the digest of this repository; the two images come from the same commit and recipe.")];
}
async function writeExact(pushedImage, snapshot, journal) {
	const tagResults = await writeOne(pushedImage, snapshot, journal);
	journal.note(tagResults);
	return tagResults;
}
async function writeOne(pushedImage, snapshot, journal) {
	const { destination } = pushedImage;
	const { planned, there, decision } = snapshot;
	const from = there?.digest ?? null;
	if (decision.action === "refuse") return failTag(destination, planned, from, [decision.problem]);
	if (from !== null && decision.action !== "replace") {
		const { reason } = decision;
		return {
			destination,
			planned,
			image: toImage(destination, planned, {
				action: "kept",
				digest: from,
				from,
				reason
			}),
			expected: from
		};
	}
	try {
		const manifest = await manifestFor(pushedImage, planned);
		await journal.write({
			destination,
			planned,
			from
		}, manifest);
		return toWritten(destination, snapshot, manifest.digest);
	} catch (thrown) {
		const problems = toProblems(thrown);
		const wanted = digestFor(pushedImage.builtImage, planned) ?? null;
		return wanted !== null && await peek(destination, planned.tag) === wanted ? toWritten(destination, snapshot, wanted) : failTag(destination, planned, from, problems);
	}
}
function toWritten(destination, { planned, there, decision }, digest) {
	const from = there?.digest ?? null;
	return {
		destination,
		planned,
		image: toImage(destination, planned, {
			...from === null || decision.action === "refuse" ? {
				action: "created",
				reason: planned.reason
			} : {
				action: "replaced",
				reason: decision.reason
			},
			digest,
			from
		}),
		expected: digest
	};
}
async function peek(destination, tag) {
	try {
		return (await destination.repository.resolve(tag))?.digest;
	} catch (thrown) {
		toProblems(thrown);
		return;
	}
}
function failTag(destination, planned, from, problems) {
	const [problem] = destination.required ? problems : asNotices(problems);
	return {
		destination,
		planned,
		image: toImage(destination, planned, {
			action: "failed",
			digest: from,
			from,
			reason: problem?.message ?? "the registry refused it"
		}),
		...omitUndefined({ problem })
	};
}
function failAll(pushedImage, problems) {
	const { destination } = pushedImage;
	const known = problems.length > 0 ? problems : [error("TAG_FAILED", `"${destination.name}" could not be read.`)];
	return {
		pushedImage,
		tagResults: listExact(destination).map((planned) => failTag(destination, planned, null, known)),
		problems: destination.required ? known : asNotices(known)
	};
}
function holdsExact({ tagResults }) {
	return tagResults.every(({ image }) => image.action !== "failed");
}
function isImmutable$1(thrown) {
	return thrown instanceof Problem && thrown.problems.some(({ code }) => code === "REGISTRY_TAG_IMMUTABLE");
}
// src/ship/preflight.ts
async function preflight(destinations, options) {
	return Promise.all(destinations.map((destination) => surveyDestination(destination, options)));
}
async function surveyDestination(destination, options) {
	try {
		await destination.repository.authorize("pull,push");
		const [right, tags] = await Promise.all([destination.repository.provePush(), caught(surveyTags(destination, options))]);
		if (!right.ok && right.reason === "missing" && destination.creation !== void 0) return {
			destination,
			usable: true,
			reusable: [],
			forbidden: false,
			problems: [],
			isMissing: true
		};
		if (!right.ok) {
			const forbidden = right.reason === "credentials" || right.reason === "permission";
			return failed(destination, [describeRefusal(destination, right)], forbidden);
		}
		if (!tags.ok) return failed(destination, toProblems(tags.thrown), false);
		return tags.problems.length > 0 ? failed(destination, tags.problems, false) : {
			destination,
			usable: true,
			reusable: tags.reusable,
			forbidden: false,
			problems: tags.notices
		};
	} catch (thrown) {
		const problems = toProblems(thrown);
		return failed(destination, problems, problems.some(isForbidden));
	}
}
async function caught(step) {
	try {
		return {
			ok: true,
			...await step
		};
	} catch (thrown) {
		return {
			ok: false,
			thrown
		};
	}
}
async function surveyTags(destination, options) {
	const ours = identify(destination.target, options.sha);
	const decide = async (tag) => {
		const { planned, there } = await nameExact(destination, tag, ours.revision);
		const here = there === void 0 ? void 0 : await destination.readIdentity(there.digest, "recipe");
		const reference = toReference(destination, planned.tag);
		const { onExisting, digests = [] } = options;
		const digest = digests.find((one) => one === here?.digest);
		const decision = decideExact({
			reference,
			ours: {
				...ours,
				...omitUndefined({ digest })
			},
			here,
			onExisting
		});
		return {
			planned,
			there,
			decision: (decision.action === "replace" && there !== void 0 ? await refuseYanked(destination, planned, there.digest) : void 0) ?? decision
		};
	};
	const [told, stale, ...found] = await Promise.all([
		explainVTags(destination),
		findMoved(destination),
		...listExact(destination).map(decide)
	]);
	const isOurs = (digest) => found.some(({ decision, there }) => decision.action !== "refuse" && there?.digest === digest);
	return {
		reusable: found.flatMap(({ planned, decision }) => decision.action === "reuse" && planned.platform === void 0 ? [decision.digest] : []),
		notices: [...told, ...found.flatMap(({ decision }) => decision.action === "reuse" && decision.notice !== void 0 ? [decision.notice] : [])],
		problems: [...found.flatMap(({ decision }) => decision.action === "refuse" ? [decision.problem] : []), ...stale.filter(({ now }) => now === void 0 || !isOurs(now)).map(describeStale)]
	};
}
async function findMoved(destination) {
	const moved = listFloating(destination).map(async ({ tag, there = {} }) => {
		const before = there[destination.name]?.digest;
		if (before === void 0) return [];
		const now = (await destination.repository.resolve(tag))?.digest;
		return now === (before ?? void 0) ? [] : [{
			reference: toReference(destination, tag),
			before,
			now
		}];
	});
	return (await Promise.all(moved)).flat();
}
function describeStale({ reference, before, now }) {
	const [then, since] = [before ?? "no image", now ?? "no image"];
	return error("PLAN_STALE", `"${reference}" pointed at ${then} when the plan was made, and points at ${since} now`, "Make the plan again: tagship plan --registry --out plan.json.");
}
async function refuseYanked(destination, { tag }, digest) {
	const yank = decideYank((await readRecords(destination.repository, digest, YANK_KIND)).map(({ record }) => record));
	if (yank === void 0) return void 0;
	const message = `"${toReference(destination, tag)}" is not replaced: ${describeYank(yank)}.`;
	const hint = `Release a new version. To give this one to another image: tagship unyank ${yank.version}.`;
	return {
		action: "refuse",
		problem: error("TAG_YANKED", message, hint)
	};
}
function failed(destination, problems, forbidden) {
	return {
		destination,
		usable: false,
		reusable: [],
		forbidden,
		problems: destination.required ? problems : asNotices(problems)
	};
}
const FORBIDDEN = new Set([
	"REGISTRY_DENIED",
	"LOGIN_REFUSED",
	"LOGIN_MISSING",
	"LOGIN_PASSWORD_MISSING",
	"LOGIN_TRUST_REFUSED",
	"LOGIN_ID_TOKEN_MISSING",
	"REGISTRY_FILE_UNTRUSTED"
]);
function isForbidden({ code }) {
	return FORBIDDEN.has(code);
}
function describeRefusal(destination, right) {
	return right.problem ?? error("PREFLIGHT_REFUSED", `"${destination.name}" cannot be pushed to: ${right.detail}`);
}
// src/registry/manifests/copy.ts
const AT_ONCE$1 = 8;
const FOREIGN$1 = /foreign|nondistributable/;
async function copyImage(manifest, source, targets) {
	if (targets.length === 0) return [];
	const tree = await readTree(manifest, createWalk(source));
	return await Promise.all(targets.map((target) => copyTo(target, tree, source)));
}
async function readTree(manifest, walk) {
	const { isIndex, isAbout, manifests } = readContents(manifest);
	const children = await walk.each(manifest, manifests, async (child, entry, deeper) => {
		const mediaType = entry.mediaType === "" ? child.mediaType : entry.mediaType;
		const node = await readTree({
			...child,
			mediaType
		}, deeper);
		return isAttestation(entry) ? {
			...node,
			part: "attestation"
		} : node;
	});
	const blobs = listBlobs(manifest);
	const [config, ...layers] = blobs.map(({ digest }) => digest);
	const fresh = new Set([...config === void 0 ? [] : [config], ...layers.slice(-2)]);
	return {
		manifest,
		part: isIndex ? "index" : void 0,
		isAbout,
		children,
		blobs,
		fresh
	};
}
function listBlobs(manifest) {
	const { config, layers } = readContents(manifest);
	return [...config === void 0 ? [] : [config], ...layers].filter(({ mediaType }) => !FOREIGN$1.test(mediaType));
}
async function copyTo(target, tree, source) {
	const counts = {
		present: 0,
		mounted: 0,
		uploaded: 0
	};
	const slots = createSlots(AT_ONCE$1);
	const blobs = new Map();
	const { unlessFailed, failure } = createFuse();
	const bring = (blob, { part, fresh }) => {
		const isNew = source.repository === void 0 && fresh.has(blob.digest);
		const known = blobs.get(blob.digest) ?? slots.within(() => unlessFailed(part, async () => {
			counts[await target.putBlob(blob, source, { isNew })] += 1;
		}));
		blobs.set(blob.digest, known);
		return known;
	};
	const place = async (node) => {
		const { manifest, part, blobs: own, children } = node;
		let isThere = false;
		const look = unlessFailed(part, async () => {
			isThere = await target.resolve(manifest.digest) !== void 0;
		});
		const first = children.filter(({ isAbout }) => !isAbout).map(place);
		const later = children.filter(({ isAbout }) => isAbout).map(async (child) => {
			await awaitAll([...first, ...child.blobs.map((blob) => bring(blob, child))]);
			await place(child);
		});
		await awaitAll([
			look,
			...own.map((blob) => bring(blob, node)),
			...first,
			...later
		]);
		const write = async () => {
			if (!isThere) await target.putManifest(manifest.digest, manifest);
		};
		await unlessFailed(part, write, true);
	};
	const { repository } = target;
	try {
		await place(tree);
		return {
			repository,
			...counts
		};
	} catch (caught) {
		const { thrown, part, isWrite } = failure() ?? { thrown: caught };
		if (!(thrown instanceof Problem)) throw thrown;
		const told = part !== void 0 && isRefusedKind(thrown, isWrite) ? { refused: part } : {};
		return {
			repository,
			...counts,
			problem: thrown,
			...told
		};
	}
}
function isRefusedKind(thrown, isWrite = false) {
	if (thrown.problems.some(({ code }) => code === "REGISTRY_UNSUPPORTED")) return true;
	const answer = isWrite ? toFailure(thrown)?.answer : void 0;
	if (answer === void 0) return false;
	const { status, isPage } = answer;
	return isPage && status < 500 && !ELSE.includes(status) || status >= 500 && status !== 503;
}
const ELSE = [
	401,
	407,
	408,
	413,
	429
];
function createFuse() {
	let failure;
	return {
		failure: () => failure,
		unlessFailed: async (part, work, isWrite = false) => {
			try {
				if (failure === void 0) await work();
			} catch (thrown) {
				failure ??= {
					thrown,
					part,
					isWrite
				};
				throw thrown;
			}
		}
	};
}
async function awaitAll(works) {
	const results = await Promise.allSettled(works);
	for (const result of results) if (result.status === "rejected") throw result.reason;
}
// src/ship/end.ts
async function awaitEnd(running, journal, signal) {
	const interrupted = new Promise((resolve) => {
		const end = () => {
			resolve({
				progress: journal.read(),
				problems: [describeInterruption(signal.reason)]
			});
		};
		signal.addEventListener("abort", end, { once: true });
		if (signal.aborted) end();
	});
	try {
		const done = running.then(() => ({
			progress: journal.read(),
			problems: []
		}));
		return await Promise.race([interrupted, done]);
	} catch (thrown) {
		if (signal.aborted) return await interrupted;
		journal.close(thrown);
		return {
			progress: journal.read(),
			problems: [describeBug()],
			bug: { thrown }
		};
	}
}
function describeInterruption(why) {
	return error("SHIP_INTERRUPTED", `the run was interrupted: ${why instanceof Error ? why.message : String(why)}.`, "Run it again: it continues from what is already pushed.");
}
function describeBug() {
	return error("SHIP_BUG", "a bug in tagship ended the run before it was done.", "Report it, with the log, and run it again: it continues from what is already pushed.");
}
// src/ship/record/journal.ts
function nameReferrer({ format, repository, subject, tag, digest }) {
	return `${format} ${repository}@${subject} ${{
		legacy: tag,
		referrer: digest
	}[format] ?? ""}`;
}
const NOTHING = {
	surveyed: [],
	produced: [],
	problems: [],
	fates: {},
	pushed: false
};
function createJournal(sha, signal) {
	let progress = NOTHING;
	const ending = new AbortController();
	const noted = new Map();
	const referrers = new Map();
	const scans = [];
	const note = (tagResult) => {
		noted.set(keyOf(tagResult.destination, tagResult.planned.tag), tagResult);
	};
	return {
		note,
		write: async ({ destination, planned, from }, manifest) => {
			signal.throwIfAborted();
			ending.signal.throwIfAborted();
			note({
				...toUnwritten(destination, planned, WHILE, from),
				isUncertain: true
			});
			await destination.repository.putManifest(planned.tag, manifest);
		},
		noteReferrer: (referrer) => {
			referrers.set(nameReferrer(referrer), referrer);
		},
		noteScan: (scan) => {
			scans.push(scan);
		},
		learn: (more) => {
			const problems = [...progress.problems, ...more.problems ?? []];
			const fates = {
				...progress.fates,
				...more.fates
			};
			progress = {
				...progress,
				...more,
				problems,
				fates
			};
		},
		read: () => {
			const { tagResults, pushed, produced } = progress;
			return {
				...progress,
				referrers: [...referrers.values()],
				scans: [...scans],
				tagResults: tagResults ?? (pushed ? listNoted(produced, noted, sha) : [])
			};
		},
		close: (why) => {
			ending.abort(why);
		}
	};
}
const BEFORE = "the run ended before this tag was decided; run it again";
const WHILE = "the run ended while this tag was being written, so it may exist; run it again";
function listNoted(produced, noted, sha) {
	return produced.flatMap(({ pushedImages }) => pushedImages.map(({ destination }) => destination)).flatMap((destination) => [...listExact(destination), ...listFloating(destination)].map((planned) => {
		const longer = toLongerName(destination, planned, sha);
		return noted.get(keyOf(destination, longer)) ?? noted.get(keyOf(destination, planned.tag)) ?? toUnwritten(destination, planned, BEFORE, null);
	}));
}
function toLongerName(destination, { kind, tag }, sha) {
	return kind === "exact" ? decideLongerName(tag, revisionOf(destination.target, sha), {
		digest: "",
		revision: ""
	}) ?? tag : tag;
}
function toUnwritten(destination, planned, reason, from) {
	return {
		destination,
		planned,
		image: toImage(destination, planned, {
			action: "failed",
			digest: from,
			from,
			reason
		})
	};
}
function keyOf(destination, tag) {
	return `${destination.target.name} ${destination.name}:${tag}`;
}
// src/ship/sign/verify-command.ts
function isKeyAddress(text) {
	return /^(?:[a-z][a-z0-9+.-]*:\/\/|pkcs11:)/.test(text);
}
function toKeyCommand(signKeyFile) {
	if (signKeyFile !== void 0 && isKeyAddress(signKeyFile)) return { keyPath: signKeyFile };
	const keyPath = signKeyFile === void 0 ? "cosign.pub" : signKeyFile.replace(/\.(?:key|pem)$/, "");
	return { keyPath: keyPath.endsWith(".pub") ? keyPath : `${keyPath}.pub` };
}
function renderVerifyCommand(verifyBy, reference) {
	return [
		"cosign",
		"verify",
		...listFlags(verifyBy),
		reference
	].map(quote).join(" ");
}
const UNLOGGED = "--insecure-ignore-tlog=true";
function listFlags(verifyBy) {
	if ("keyPath" in verifyBy) return [
		"--key",
		verifyBy.keyPath,
		UNLOGGED
	];
	const { identity, issuer, trustedRoot, isLogged, hasCertificateLog } = verifyBy;
	return [
		...[
			"--certificate-identity",
			identity,
			"--certificate-oidc-issuer",
			issuer
		],
		...trustedRoot === void 0 ? [] : ["--trusted-root", trustedRoot],
		...isLogged ? [] : ["--use-signed-timestamps", UNLOGGED],
		...hasCertificateLog ? [] : ["--insecure-ignore-sct=true"]
	];
}
function quote(word) {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
// src/ship/targets/status.ts
function toTargetStatus(target, { fates, made, images, problems, isLeg }) {
	if (Object.hasOwn(fates, target.name)) return fates[target.name] ?? UNBUILT;
	const [failed] = images.filter(({ action }) => action === "failed");
	if (failed !== void 0) return {
		status: "failed",
		reason: `${failed.reference}: ${failed.reason}`
	};
	if (made === void 0) {
		const first = problems.find(({ level }) => level === "error");
		return first === void 0 ? UNBUILT : {
			...UNBUILT,
			reason: toLine(first.message)
		};
	}
	if (made.unchangedSince !== void 0 && images.length > 0) return {
		status: "unchanged",
		reason: `no file in its paths changed since commit ${made.unchangedSince.slice(0, 12)}`
	};
	if (images.some(({ action }) => action !== "held")) return {
		status: "shipped",
		reason: ""
	};
	return {
		status: "built",
		reason: isLeg ? whyNotByLeg(target, made) : whyNotShipped(target, made, fates, problems)
	};
}
const UNBUILT = {
	status: "failed",
	reason: "it was not built"
};
function toLine(message) {
	return message.split("\n", 1)[0] ?? "";
}
function whyNotByLeg({ untagged }, { pushedImages }) {
	return untagged ?? (pushedImages.length === 0 ? "not pushed" : "the merge of all legs tags it");
}
function whyNotShipped(target, { pushedImages }, fates, problems) {
	if (target.untagged !== void 0) return target.untagged;
	const lost = Object.entries(fates).filter(([, { status }]) => status === "failed");
	const names = lost.map(([name]) => `"${name}"`).join(", ");
	if (lost.length > 0) return `not tagged, because ${names} failed`;
	if (pushedImages.length === 0) return "not pushed";
	const error = problems.find(({ level }) => level === "error");
	return error === void 0 ? "every tag is held" : toLine(error.message);
}
// src/ship/record/outcome.ts
function toReceipt(outcome) {
	const problems = distinct(outcome.problems);
	return {
		schemaVersion: 1,
		status: toStatus(outcome.tagResults, problems),
		pushed: outcome.pushed,
		targets: outcome.targets.map((target) => toTarget$1(target, outcome)),
		...outcome.hooks === void 0 || outcome.hooks.length === 0 ? {} : { deploy: outcome.hooks },
		retries: outcome.retries,
		durationsMs: outcome.durationsMs,
		problems,
		...omitUndefined({ record: outcome.record })
	};
}
function toStatus(tagResults, problems) {
	const errors = problems.filter(({ level }) => level === "error");
	if (errors.length === 0) return "done";
	if (errors.every(({ code }) => code === "DEPLOY_FAILED")) return "deploy-failed";
	return tagResults.some(({ image, isUncertain }) => WRITTEN.has(image.action) || isUncertain === true) ? "partial" : "failed";
}
const WRITTEN = new Set([
	"created",
	"moved",
	"replaced"
]);
function toTarget$1(target, outcome) {
	const { produced, tagResults, surveyed, sizesOf, fates = {}, problems, record } = outcome;
	const made = produced.find((one) => one.target === target);
	const order = new Map(surveyed.map(({ destination }, index) => [destination, index]));
	const images = tagResults.filter(({ destination }) => destination.target === target).sort((one, other) => (order.get(one.destination) ?? 0) - (order.get(other.destination) ?? 0)).map(({ image }) => image);
	return {
		name: target.name,
		...toTargetStatus(target, {
			fates,
			made,
			images,
			problems,
			isLeg: record !== void 0
		}),
		version: target.version,
		...describeImage(made?.builtImage, sizesOf),
		reused: made?.reused ?? false,
		...omitUndefined({ from: made?.from }),
		...omitUndefined({
			legs: made?.legs,
			tests: made?.tests,
			scans: toScans(target, outcome)
		}),
		images,
		...omitUndefined({
			base: outcome.baseOf?.(target.name),
			logins: target.logins
		}),
		...describeSignatures(made, outcome),
		...describeAttestations(made, outcome)
	};
}
function toScans({ name }, { scans = [] }) {
	const own = scans.filter(({ target }) => target === name);
	if (own.length === 0) return void 0;
	return Object.fromEntries(own.map(({ platform, result }) => [platform, result]));
}
function describeAttestations(made, { attestations = [] }) {
	const digests = (made?.pushedImages ?? []).map(({ builtImage }) => builtImage.manifest.digest);
	const own = attestations.filter(({ subject }) => digests.includes(subject));
	return own.length === 0 ? {} : { attestations: own };
}
function describeSignatures(made, { referrers = [], verifyBy }) {
	const own = (made?.target.repositories ?? []).filter(() => referrers.length > 0).flatMap((name) => referrers.filter(({ repository }) => repository === name));
	if (own.length === 0) return {};
	const digest = made?.builtImage?.manifest.digest;
	const signed = own.find(({ subject, format, action }) => subject === digest && SIGNATURES.has(format) && action !== "failed");
	if (signed === void 0 || verifyBy === void 0) return { referrers: own };
	return {
		referrers: own,
		verifyCommand: renderVerifyCommand(verifyBy, `${signed.repository}@${signed.subject}`)
	};
}
const SIGNATURES = new Set([
	"bundle",
	"legacy",
	"referrer"
]);
function describeImage(builtImage, sizesOf) {
	if (builtImage === void 0) return {
		digest: null,
		imageId: null,
		platforms: {}
	};
	const { manifest, imageId, platforms } = builtImage;
	const { digest, mediaType, bytes } = manifest;
	const size = bytes.byteLength;
	const descriptor = size === 0 ? {} : { descriptor: {
		mediaType,
		digest,
		size
	} };
	const sizes = sizesOf(platforms);
	return {
		digest,
		imageId,
		platforms,
		...Object.keys(sizes).length === 0 ? {} : { sizes },
		...descriptor
	};
}
function distinct(problems) {
	return [...new Map(problems.map((one) => [`${one.level} ${one.code} ${one.message}`, one])).values()];
}
// src/ship/push/create-repositories.ts
async function createRepositories(surveyed, { credentials, log }) {
	if (surveyed.filter(({ isMissing }) => isMissing === true).length === 0) return surveyed;
	const create = oncePer(({ name }) => name, (destination) => createOne(destination, credentials));
	return await log.group("Create repositories", () => Promise.all(surveyed.map(async (one) => {
		if (one.isMissing !== true) return one;
		const { destination } = one;
		const { ok, problems } = await create(destination);
		const told = destination.required ? problems : asNotices(problems);
		return {
			...one,
			usable: ok,
			problems: [...one.problems, ...told]
		};
	})));
}
async function createOne({ repository, name, creation }, credentials) {
	if (creation === void 0) return {
		ok: false,
		problems: []
	};
	try {
		const made = await credentials.createRepository(repository.repository, creation);
		const right = await repository.provePush();
		const told = made === "created" ? [notice("REPOSITORY_CREATED", `created "${name}".`)] : [];
		if (right.ok) return {
			ok: true,
			problems: told
		};
		const message = `"${name}" was created, but cannot be pushed to: ${right.detail}`;
		return {
			ok: false,
			problems: [...told, error("REPOSITORY_CREATE_FAILED", message)]
		};
	} catch (thrown) {
		return {
			ok: false,
			problems: toProblems(thrown)
		};
	}
}
// src/ship/record/stopwatch.ts
function createStopwatch(clock) {
	const started = clock.now();
	const steps = new Map();
	return {
		time: async (step, work) => {
			const from = clock.now();
			try {
				return await work();
			} finally {
				steps.set(step, (steps.get(step) ?? 0) + clock.now() - from);
			}
		},
		read: () => {
			const entries = [...steps, ["total", clock.now() - started]];
			return Object.fromEntries(entries.map(([step, ms]) => [step, Math.round(ms)]));
		}
	};
}
// src/ship/deploy/decide.ts
function toDeployFacts({ plan, context }, { tagResults, produced }) {
	const { settings, present, earlierHooks: earlier = [] } = context;
	return {
		plan,
		settings,
		tagResults,
		produced,
		run: (present ?? plan.facts).run,
		earlier
	};
}
function decideHooks(known) {
	const { plan, settings } = known;
	const allowed = planDeploy(plan, settings).deploy ?? [];
	return (plan.deploy ?? []).map((planned) => {
		if (!planned.call) return {
			planned,
			reason: planned.reason
		};
		const { name, target } = planned;
		const own = allowed.find((one) => one.name === name && one.target === target);
		const hook = settings.deploy.find((one) => one.name === name && one.kind === planned.kind);
		if (own === void 0 || hook === void 0) return {
			planned,
			reason: "the settings of this run have no such hook"
		};
		return own.call ? decideHook(planned, hook, known) : {
			planned,
			reason: own.reason
		};
	});
}
const MOVED = [
	"created",
	"moved",
	"replaced"
];
function decideHook(planned, hook, known) {
	const there = listThere(planned, known);
	const before = known.earlier.find(({ name, target }) => name === planned.name && target === planned.target);
	const moved = there.find(({ image }) => MOVED.includes(image.action));
	const found = moved ?? there.find(({ image }) => isLeftOpen(image, before));
	if (found === void 0 || found.image.digest === null) return {
		planned,
		reason: explainStill(planned, there)
	};
	const { digest, tag } = found.image;
	if (before?.outcome === "done" && before.digest === digest) return {
		planned,
		reason: "an earlier run has called it with this image"
	};
	return {
		planned,
		reason: moved === void 0 ? "the call of an earlier run failed" : `${tag} has moved`,
		call: {
			hook,
			values: toValues(found, digest, known)
		}
	};
}
function isLeftOpen({ action, digest }, before) {
	if (before === void 0 || action !== "kept" || digest !== before.digest) return false;
	return before.outcome === "failed" || before.outcome === "pending";
}
function listThere({ target: name, when }, known) {
	const [first] = known.plan.targets.find((one) => one.name === name)?.repositories ?? [];
	return known.tagResults.filter(({ destination, planned, image, problem }) => destination.target.name === name && image.repository === first && planned.platform === void 0 && problem === void 0 && matchesPattern(image.tag, when));
}
function explainStill({ when }, there) {
	const [image] = there.map((one) => one.image);
	if (image === void 0) return `no tag ${when} was written and verified`;
	if (image.action === "held") return `${image.tag} is held: ${image.reason}`;
	return image.action === "kept" ? `${image.tag} pointed at this image already` : `${image.tag} was not written`;
}
function findExact({ destination }, digest, { tagResults }) {
	return tagResults.find((one) => one.destination === destination && one.planned.kind === "exact" && one.planned.platform === void 0 && one.image.digest === digest && !["held", "failed"].includes(one.image.action))?.image.tag;
}
function toValues(moved, digest, known) {
	const { destination, image } = moved;
	const { facts } = known.plan;
	const { target, name } = destination;
	const tag = findExact(moved, digest, known) ?? known.exactTags?.get(target.name) ?? image.tag;
	const produced = known.produced.find((one) => one.target === target);
	return {
		image: name,
		tag,
		reference: `${name}:${tag}`,
		digest,
		moved: image.tag,
		version: target.version ?? "",
		revision: produced?.unchangedSince ?? facts.sha,
		target: target.name,
		project: facts.project.slug ?? facts.project.url ?? "",
		run: known.run.url ?? ""
	};
}
function toReceiptHook({ planned, reason, call }) {
	const { name, kind, when, target } = planned;
	const named = {
		name,
		kind,
		when,
		target,
		host: null
	};
	if (call === void 0) return {
		...named,
		outcome: "skipped",
		reason,
		reference: null,
		digest: null
	};
	const { reference, digest } = call.values;
	const why = "the run ended before it was called";
	return {
		...named,
		outcome: "pending",
		reason: why,
		reference,
		digest
	};
}
// src/ship/deploy/check.ts
function checkHooks({ deploy = [], facts }, { settings, env, deployments }) {
	const names = new Set(deploy.filter(({ call }) => call).map(({ name }) => name));
	return settings.deploy.filter(({ name }) => names.has(name)).flatMap((hook) => [...listHookVariables(hook).flatMap((name) => checkVariable(hook, name, env[name])), ...hook.kind === "github-deployment" && deployments === void 0 ? [describeNoGithub(hook, facts.project.slug)] : []]);
}
function checkVariable(hook, variable, value) {
	const text = value?.trim() ?? "";
	const shown = `the variable ${variable} of the deploy hook "${hook.name}"`;
	if (text === "") return [error("DEPLOY_VARIABLE_MISSING", `${shown} is not set`, `Set it in the job, or remove the hook.`)];
	const what = findFault(hook, variable, text);
	if (what === void 0) return [];
	return [error("DEPLOY_VARIABLE_INVALID", `${shown} ${what.what}`, what.hint)];
}
function findFault(hook, variable, text) {
	if (isShort(text)) return {
		what: "has fewer than 4 characters; it cannot be masked in logs",
		hint: "Use a longer value; check that the variable holds the whole value."
	};
	if ("urlEnv" in hook && variable === hook.urlEnv) return findUrlFault(hook, text);
	if (!("tokenEnv" in hook || "headersEnv" in hook && Object.values(hook.headersEnv).includes(variable)) || /^[ -~]*$/.test(text)) return void 0;
	return {
		what: "has a value that no header can hold",
		hint: "Write one line of letters, digits and signs; check for line breaks and quotation marks."
	};
}
function findUrlFault(hook, text) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	if (url === void 0 || !/^https?:$/.test(url.protocol)) return {
		what: "is not an address",
		hint: "Copy the whole address, which begins with https://."
	};
	if (url.username !== "" || url.password !== "") return {
		what: "is an address with a user or a password in it",
		hint: "Put them into a header: headers-env: {Authorization: VARIABLE}."
	};
	if (url.protocol === "https:" || isLoopback(url.host) || "insecure" in hook && hook.insecure) return void 0;
	return {
		what: `is an address on ${url.host} without TLS, where its secrets would not be safe`,
		hint: "Use https://, or allow it with insecure: true of the hook."
	};
}
function describeNoGithub({ name }, slug) {
	return error("DEPLOY_GITHUB_MISSING", `the deploy hook "${name}" cannot create a deployment on GitHub: ${slug === void 0 ? "the project is not known" : "github-token is not set"}`, "Run it in a job on GitHub with \"permissions: deployments: write\", or set github-token.");
}
// src/registry/path.ts
const COLON = /%3A/g;
function toPathPart(part) {
	if (!(part === "" || part === "." || part === ".." || /\p{Surrogate}/u.test(part))) return encodeURIComponent(part).replace(COLON, ":");
	throw new Problem([error("REGISTRY_NAME_INVALID", `invalid name ${JSON.stringify(part)}: it cannot be part of the address of an image`, "Correct the repository or tag name.")]);
}
function toRepositoryPath(path) {
	return path.split("/").map(toPathPart).join("/");
}
function toApiBase(scheme, host) {
	const text = `${scheme}://${host}/v2/`;
	const url = /[/?#@\\\s]/.test(host) || !URL.canParse(text) ? void 0 : new URL(text);
	if (url?.href === `${scheme}://${url?.host ?? ""}/v2/`) return url;
	throw new Problem([error("REGISTRY_NAME_INVALID", `invalid registry ${JSON.stringify(host)}: it is not a host name`, "Write it like ghcr.io or registry.example.com:5000.")]);
}
// src/registry/manifests/manifests.ts
const MANIFEST_TYPES = [
	"application/vnd.oci.image.index.v1+json",
	"application/vnd.oci.image.manifest.v1+json",
	"application/vnd.docker.distribution.manifest.list.v2+json",
	"application/vnd.docker.distribution.manifest.v2+json"
];
const ACCEPT = { accept: MANIFEST_TYPES.join(", ") };
const UNSURE$1 = [
	204,
	400,
	401,
	403,
	405,
	406,
	410,
	501
];
async function resolveManifest(session, access, reference) {
	const head = await session.ask({
		...toCall(access, reference),
		method: "HEAD",
		expect: [
			200,
			404,
			...UNSURE$1
		],
		read: async (answer) => {
			await dropBody(answer);
			if (answer.statusCode === 404) return "absent";
			return answer.statusCode === 200 ? toDescriptor(answer, reference) : void 0;
		}
	});
	if (head === "absent") return void 0;
	if (head !== void 0) return head;
	const manifest = await getManifest(session, access, reference);
	if (manifest === void 0) return void 0;
	const { mediaType, digest, bytes } = manifest;
	return {
		mediaType,
		digest,
		size: bytes.byteLength
	};
}
function toDescriptor(answer, reference) {
	const digest = answer.headers["docker-content-digest"];
	const size = Number(answer.headers["content-length"] ?? NaN);
	const mediaType = toMediaType(answer);
	if (typeof digest !== "string" || !isDigest(digest) || !Number.isInteger(size)) return void 0;
	if (mediaType === void 0) return void 0;
	if (isDigest(reference) && reference !== digest) throw digestMismatch(`The registry returned digest ${digest}`, { digest: reference });
	return {
		mediaType,
		digest,
		size
	};
}
function toMediaType(answer) {
	const type = answer.headers["content-type"]?.split(";", 1)[0]?.trim();
	return isMediaType(type) && !type.startsWith("text/") ? type : void 0;
}
function toCall(access, reference) {
	return {
		to: `manifests/${toPathPart(reference)}`,
		headers: ACCEPT,
		access,
		doing: `read "${reference}" from`,
		kind: "read"
	};
}
async function getManifest(session, access, reference) {
	try {
		return await session.ask({
			...toCall(access, reference),
			method: "GET",
			expect: [
				200,
				404,
				410
			],
			read: async (answer) => {
				if (answer.statusCode !== 200) {
					await dropBody(answer);
					return;
				}
				const bytes = await readBody(answer, MANIFEST_BYTES);
				if (!isManifest(bytes)) throw notImage(answer, access, reference);
				return toManifest(answer, bytes, reference);
			}
		});
	} catch (thrown) {
		if (UNKNOWN.test(toFailure(thrown)?.answer?.code ?? "")) return void 0;
		throw thrown;
	}
}
const UNKNOWN = /^(?:MANIFEST|NAME)_UNKNOWN$/;
function notImage(answer, { repository }, reference) {
	const kind = toLine$1(describeBody(answer));
	const what = isDigest(reference) ? `${repository.name}@${reference}` : `${repository.name}:${reference}`;
	return failed$1({
		retry: "limited",
		problem: error("REGISTRY_ANSWER_INVALID", `"${what}" is not an image: ${toApiHost(repository.host)} answered 200 with something else (${kind}).`, "Check that the host is a container registry, and what a proxy in front of it returns.")
	});
}
function toManifest(answer, bytes, reference) {
	const stated = answer.headers["docker-content-digest"];
	const wanted = isDigest(reference) ? reference : stated;
	const digest = toDigest(bytes, typeof wanted === "string" ? wanted : "");
	for (const expected of [wanted, stated]) if (typeof expected === "string" && expected !== digest) throw digestMismatch(`"${reference}" was returned with digest ${digest}`, { digest: toLine$1(expected) });
	return {
		digest,
		bytes,
		mediaType: toMediaType(answer) ?? readMediaType(bytes)
	};
}
async function putManifest(session, access, reference, manifest) {
	const isTag = !isDigest(reference);
	return await session.ask({
		method: "PUT",
		to: `manifests/${toPathPart(reference)}`,
		headers: { "content-type": manifest.mediaType },
		body: manifest.bytes,
		access,
		doing: isTag ? `write tag "${reference}" to` : `write manifest ${reference} to`,
		kind: isTag ? "tag" : "manifest",
		expect: [
			200,
			201,
			202,
			204
		],
		read: async (answer) => {
			await dropBody(answer);
			const stored = answer.headers["docker-content-digest"];
			if (typeof stored !== "string" || stored === "") return manifest.digest;
			if (stored !== manifest.digest) throw digestMismatch(`The registry stored digest ${toLine$1(stored)}`, manifest);
			return stored;
		}
	});
}
// src/registry/auth/challenge.ts
const PART = /([\w-]+)(?:(\s*=\s*)(?:"([^"\\]*(?:\\[^][^"\\]*)*)(?:"|\\?$)|([^\s,"]+))?)?/g;
function parseChallenge(header) {
	const offers = parseOffers(header ?? "");
	const bearer = offers.find((offer) => offer.scheme === "bearer")?.params;
	const realm = bearer?.get("realm");
	if (bearer !== void 0 && realm !== void 0) {
		const [service, scope, error] = [
			"service",
			"scope",
			"error"
		].map((name) => bearer.get(name));
		return {
			scheme: "bearer",
			realm,
			...omitUndefined({
				service,
				scope,
				error
			})
		};
	}
	return offers.some((offer) => offer.scheme === "basic") ? { scheme: "basic" } : { scheme: "none" };
}
function parseOffers(header) {
	const offers = [];
	for (const [, name = "", equals, quoted, bare] of header.matchAll(PART)) {
		const value = quoted?.replace(/\\([^])/g, "$1") ?? bare ?? "";
		if (equals !== void 0) offers.at(-1)?.params.set(name.toLowerCase(), value);
		else if (/^[A-Za-z]/.test(name)) offers.push({
			scheme: name.toLowerCase(),
			params: new Map()
		});
	}
	return offers;
}
// src/registry/providers/hints.ts
function toHint$1(code, said, asked) {
	return toText$2(TABLE.find((row) => (row.codes?.includes(code) ?? true) && fits(row, said, asked)), said, asked);
}
function toMeaning(said, asked) {
	return BY_WORDS$1.find((row) => row.means !== void 0 && fits(row, said, asked))?.means;
}
function toHintByWords(words, asked, code) {
	const said = {
		code: "",
		words
	};
	return toText$2((code === void 0 ? BY_WORDS$1 : TABLE).find((row) => (row.codes?.includes(code ?? "REGISTRY_REFUSED") ?? true) && fits(row, said, asked)), said, asked);
}
function fits(row, { code, words, status, server }, { repository, kind }) {
	const said = row.host === void 0 ? `${code} ${words}`.trim() : words;
	return ![
		row.host?.(repository.host),
		row.words?.test(said),
		row.server?.test(server ?? ""),
		row.kinds?.includes(kind),
		row.statuses?.test(String(status))
	].includes(false);
}
function toText$2(row, said, asked) {
	if (row === void 0) return "";
	return typeof row.hint === "string" ? row.hint : row.hint(asked, said);
}
// src/registry/providers/refusal.ts
const SHORTEST_SECRET = 4;
const TRANSIENT$1 = new Set([
	408,
	425,
	429,
	500,
	502,
	503,
	504,
	520,
	521,
	522,
	523,
	524
]);
const TOO_MANY = "TOOMANYREQUESTS";
const LAG = /(?:manifest_)?blob[_ ]unknown|unknown blob|manifest_unknown|unknown manifest/i;
const CUT = /digest_invalid|size_invalid|blob_upload_(?:unknown|invalid)/i;
const BAD = /(?:digest|name|size|tag)_invalid|too (?:large|big|many)|exceed|polic(?:y|ies)/i;
const KIND = /^$|unsupported|not[_ ]support|manifest[_ ]?invalid|invalid manifest|(?:media|content)[- _]?type|schema ?version|unknown\/unknown|in-toto|attestation/i;
const IMMUTABLE = /immutab|cannot be overwritten|already exists|alreadyexists|not allowed to overwrite/i;
async function readRefusal(answer, question) {
	const challenge = parseChallenge(answer.headers["www-authenticate"]);
	const scopeDenied = challenge.scheme === "bearer" && challenge.error === "insufficient_scope";
	const text = Buffer.from(await readStart(answer, REFUSAL_BYTES)).toString("utf8");
	const finders = toHidden(question).map(createFinder$1);
	const show = (words) => toTextLine(maskFound(words, finders));
	const server = answer.headers["cf-ray"] === void 0 ? answer.headers.server : "cloudflare";
	const said = parseWords(text, show);
	const { statusCode: status, proxy } = answer;
	const header = answer.headers["www-authenticate"]?.trim() ?? "";
	return {
		status,
		scopeDenied,
		scheme: status === 401 && challenge.scheme === "none" && header !== "" ? show(header) : void 0,
		proxy,
		...said,
		server: toLine$1(String(server ?? "")),
		isPage: said.code === "" && text.trim() !== ""
	};
}
function toHidden({ found, authorization }) {
	const sent = authorization?.split(" ")[1];
	return [...found === void 0 ? [] : toSecrets(found.credential), ...sent === void 0 ? [] : [sent]].filter(({ length }) => length >= SHORTEST_SECRET);
}
function parseWords(text, show) {
	const body = parseObject(text);
	const first = Array.isArray(body?.errors) ? body.errors[0] : body;
	if (!isObject(first)) return {
		code: "",
		words: show(text)
	};
	const { code, message, detail, details, error: short } = first;
	const words = [
		message,
		details,
		detail,
		short
	].find((x) => typeof x === "string" && x !== "");
	return {
		code: typeof code === "string" ? show(code) : "",
		words: typeof words === "string" ? show(words) : ""
	};
}
async function readFailure(answer, question, nowMs) {
	const refusal = await readRefusal(answer, question);
	const retry = toRetry(refusal, question);
	const code = toCode(refusal, question);
	const retryAfterMs = retry === "transient" ? parseRetryAfter(answer.headers["retry-after"], nowMs) : void 0;
	return {
		problem: error(code, toMessage(code, refusal, question), toHint$1(code, refusal, question)),
		retry,
		pauseHost: refusal.status === 429 || refusal.status === 503,
		answer: {
			status: refusal.status,
			code: refusal.code,
			isPage: refusal.isPage
		},
		...omitUndefined({ retryAfterMs })
	};
}
function toRetry(refusal, question) {
	if (TRANSIENT$1.has(refusal.status) || refusal.code === TOO_MANY) return "transient";
	return question.redirected === true || mayLag(refusal, question) ? "limited" : "permanent";
}
function mayLag({ status, code, words }, { kind }) {
	const said = `${code} ${words}`;
	if (kind === "manifest" || kind === "tag") return [400, 404].includes(status) && (LAG.test(said) || /digest_invalid/i.test(said));
	return (kind === "blob" || kind === "upload") && (CUT.test(said) || status === 416);
}
function toCode(refusal, question) {
	const { status } = refusal;
	if (status === 429 || refusal.code === TOO_MANY) return "REGISTRY_RATE_LIMITED";
	if (status >= 500) return "REGISTRY_FAILED";
	const meaning = toMeaning(refusal, question);
	if (question.kind === "tag" && (isImmutable(refusal) || meaning === "REGISTRY_TAG_IMMUTABLE")) return "REGISTRY_TAG_IMMUTABLE";
	if (status === 401 || status === 403) return toLoginCode(refusal, question);
	return toPlainCode(refusal, question);
}
function toPlainCode(refusal, question) {
	if (isAboutCertificate(refusal)) return "REGISTRY_TLS_CLIENT";
	if (isUnsupported(refusal, question)) return "REGISTRY_UNSUPPORTED";
	if (refusal.status === 404) return toMissingCode(refusal, question);
	return BY_STATUS[refusal.status] ?? "REGISTRY_REFUSED";
}
const BY_STATUS = {
	408: "REGISTRY_FAILED",
	413: "REGISTRY_TOO_LARGE"
};
const CERT_WANTED = /no required ssl certificate/i;
const CERT_REFUSED = /the ssl certificate error/i;
function isAboutCertificate({ status, words }) {
	return status === 400 && (CERT_WANTED.test(words) || CERT_REFUSED.test(words));
}
function isImmutable({ status, code, words }) {
	if (status === 409 || status === 412) return true;
	return [
		400,
		403,
		405
	].includes(status) && IMMUTABLE.test(`${code} ${words}`);
}
function isUnsupported({ status, code, words, isPage }, { kind }) {
	const said = `${code} ${words}`.trim();
	const { always = [], worded = [] } = UNSUPPORTED$1[kind] ?? {};
	if (LAG.test(said) || BAD.test(said)) return false;
	return always.includes(status) || worded.includes(status) && (isPage || KIND.test(said));
}
const UNSUPPORTED$1 = {
	manifest: {
		always: [
			405,
			406,
			415,
			422
		],
		worded: [400, 404]
	},
	blob: { always: [415] },
	upload: { always: [415] }
};
function toLoginCode(refusal, question) {
	if (refusal.scheme !== void 0) return "LOGIN_SCHEME_UNSUPPORTED";
	const hasCredential = question.found !== void 0;
	if (question.kind === "token") return hasCredential ? "LOGIN_REFUSED" : "LOGIN_MISSING";
	if (refusal.status === 401 && !hasCredential) return "LOGIN_MISSING";
	const meaning = toMeaning(refusal, question);
	if (meaning !== void 0) return meaning;
	const isDenied = refusal.scopeDenied || question.isAccepted === true;
	return refusal.status === 403 || isDenied ? "REGISTRY_DENIED" : "LOGIN_REFUSED";
}
function toMissingCode(refusal, question) {
	if (question.kind === "read" || question.kind === "token") return "REGISTRY_NOT_FOUND";
	return LAG.test(`${refusal.code} ${refusal.words}`) || question.kind === "upload" ? "REGISTRY_REFUSED" : "REGISTRY_REPOSITORY_MISSING";
}
function toSource$1(source, host) {
	return source?.endsWith(`: ${host}`) === true ? source.slice(0, -host.length - 2) : source;
}
function toMessage(code, refusal, question) {
	const { status } = refusal;
	const { doing, repository, found } = question;
	const { host } = repository;
	const isDenied = status === 401 || status === 403;
	const source = toSource$1(found?.source, host);
	const answered = `${question.asked ?? host} answered ${toHttpResponse(refusal)}`;
	if (code === "REGISTRY_DENIED" && question.kind === "blob" && source !== void 0) return `The credential from ${source} may not push to "${repository.name}": ${answered}.`;
	const who = isDenied && source !== void 0 ? `, with the credential from ${source}` : "";
	return `could not ${doing} "${repository.name}"${who}: ${answered}.`;
}
function toHttpResponse({ status, code, words, scheme, proxy }) {
	const said = [
		String(status),
		code,
		words === "" ? "" : `"${words}"`
	];
	const asks = scheme === void 0 ? "" : ` and asks for an authentication scheme that is neither Basic nor Bearer ("${scheme}")`;
	const answer = `${said.filter((part) => part !== "").join(" ")}${asks}`;
	return proxy === void 0 ? answer : `${answer}, through the proxy ${proxy}`;
}
// src/registry/host.ts
function createHost(host, options) {
	let asked;
	let learned;
	const schemes = toSchemes(host, options.reach);
	const endpoint = async (repository) => {
		const asking = asked ?? ping(options, repository, schemes);
		asked = asking;
		try {
			const found = await asking;
			return learned === void 0 ? found : {
				...found,
				challenge: learned
			};
		} catch (thrown) {
			if (asked === asking) asked = void 0;
			throw thrown;
		}
	};
	return {
		pause: options.pause,
		writers: options.writers,
		requests: options.requests,
		endpoint,
		connect: (repository, connections) => {
			endpoint(repository).catch(() => void 0);
			const [scheme, other] = schemes;
			if (other !== void 0) return;
			const base = toApiBase(scheme, toApiHost(host));
			for (let more = 1; more < connections; more += 1) options.open(base).catch(() => void 0);
		},
		learn: (challenge) => {
			learned = challenge;
		}
	};
}
async function ping(options, repository, schemes) {
	const [first, second] = schemes;
	try {
		return await ask(options, repository, first);
	} catch (thrown) {
		if (second === void 0 || !mayBeOther(thrown, first)) throw translate$1(thrown, repository, options.reach);
		try {
			return await ask(options, repository, second);
		} catch (other) {
			throw translate$1(isTelling(other, first) ? other : thrown, repository, options.reach);
		}
	}
}
function isTelling(other, first) {
	return first === "https" || isTls(other) || other instanceof Problem;
}
function mayBeOther(thrown, scheme) {
	if (scheme === "https") return isPlainHttp(thrown);
	const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
	return code === TLS_EXPECTED || code === "ECONNRESET" || code === "EPIPE" || code.startsWith("HPE_");
}
const TLS_EXPECTED = "TLS_EXPECTED";
async function ask(options, repository, scheme) {
	const base = toApiBase(scheme, toApiHost(repository.host));
	const answer = await options.send({
		method: "GET",
		url: base,
		headers: {}
	});
	const status = answer.statusCode;
	const isTlsExpected = status === 400 && scheme === "http";
	if (isTlsExpected || status === 408 || status === 429 || status >= 500) {
		const failure = failed$1(await readFailure(answer, {
			repository,
			doing: "reach the registry of",
			kind: "token"
		}, options.now()));
		throw isTlsExpected ? Object.assign(failure, { code: TLS_EXPECTED }) : failure;
	}
	if (status === 400) await checkCertificate(answer, repository, options.now());
	else await dropBody(answer);
	return {
		base,
		challenge: status === 401 ? parseChallenge(answer.headers["www-authenticate"]) : { scheme: "none" }
	};
}
async function checkCertificate(answer, repository, nowMs) {
	const failure = await readFailure(answer, {
		repository,
		doing: "reach the registry of",
		kind: "token"
	}, nowMs);
	if (failure.problem.code === "REGISTRY_TLS_CLIENT") throw failed$1(failure);
}
function translate$1(thrown, repository, reach) {
	const host = repository.host;
	const failure = toNetworkFailure(thrown, host, `reach the registry of "${repository.name}"`);
	if (failure === void 0) return thrown;
	const { problem } = failure;
	if (problem.code !== "REGISTRY_PLAIN_HTTP" || !reach.insecure) return failed$1(failure, thrown);
	const hint = `Remove \`ca\` for ${host}, which requires TLS, or check the port: \`insecure\` is already set.`;
	return failed$1({
		...failure,
		problem: {
			...problem,
			hint
		}
	}, thrown);
}
function withEndpointScheme(location, endpoint) {
	if (!(location.hostname === endpoint.base.hostname) || endpoint.base.protocol !== "https:" || location.protocol !== "http:") return location;
	if (isLoopback(location.host) && location.host !== endpoint.base.host) return location;
	const url = new URL(location);
	url.protocol = "https:";
	url.port = endpoint.base.port;
	return url;
}
// src/registry/http/link.ts
function parseLink(text, from, says) {
	const url = URL.canParse(text, from.href) ? new URL(text, from) : void 0;
	if (url !== void 0 && isWeb(url)) return url;
	throw failed$1({
		retry: "permanent",
		problem: error("REGISTRY_LINK_INVALID", `${from.host} ${says} "${withoutQuery(text)}", which is not an HTTP or HTTPS URL.`, "Check that the host is a container registry, and what a proxy in front of it returns.")
	});
}
function isWeb(url) {
	return url.protocol === "http:" || url.protocol === "https:";
}
function withoutQuery(text) {
	return toLine$1(text.split("?", 1)[0] ?? "");
}
// src/registry/auth/tokens.ts
const DEFAULT_LIFE_S = 60;
const LONGEST_MARGIN_MS = 3e4;
const LONGEST_LIFE_S = 86400;
const TOKEN = /^[\x21-\x7e]+$/;
const REDIRECTED$1 = new Set([
	301,
	302,
	307,
	308
]);
function toBasic(credential, repository) {
	if (credential.kind === "identityToken") throw new Problem([error("LOGIN_IDENTITY_TOKEN", `${repository.host} needs a user name and a password, but the credential found is an identity token.`, "Log in again with a user name and a password or access token.")]);
	const pair = `${credential.username}:${credential.password.reveal()}`;
	return `Basic ${Buffer.from(pair).toString("base64")}`;
}
async function fetchToken(options, request) {
	const { access, found } = request;
	const { repository } = access;
	const startMs = options.clock.now();
	const realm = toRealm(request, options);
	const asked = `the token service ${realm.host}`;
	const doing = "get a token for";
	try {
		const answer = await follow(options, {
			...toHttpRequest(request, realm),
			registry: request.base.host
		});
		if (answer.statusCode !== 200) throw failed$1(await readFailure(answer, {
			repository,
			doing,
			kind: "token",
			found,
			asked
		}, options.clock.now()));
		return parseToken(await readBodyText(answer, SMALL_BYTES), startMs, () => noToken(answer, asked, repository));
	} catch (thrown) {
		const failure = toNetworkFailure(thrown, asked, `${doing} "${repository.name}"`);
		throw failure === void 0 ? thrown : failed$1(failure, thrown);
	}
}
async function follow(options, first) {
	let httpRequest = first;
	for (let hops = 0;; hops += 1) {
		const answer = await options.send(httpRequest);
		const { location } = answer.headers;
		if (location === void 0 || !REDIRECTED$1.has(answer.statusCode)) return answer;
		const { url } = httpRequest;
		const next = withEndpointScheme(parseLink(location, url, "redirects to"), { base: url });
		if (next.origin !== url.origin || hops >= 5) return answer;
		if (next.search === "") next.search = url.search;
		await dropBody(answer);
		httpRequest = {
			...httpRequest,
			url: next
		};
	}
}
function toRealm({ access, base, challenge }, options) {
	const { host } = access.repository;
	const shown = toLine$1(challenge.realm.split("?", 1)[0] ?? "");
	const stated = URL.canParse(challenge.realm) ? new URL(challenge.realm) : void 0;
	if (stated === void 0 || !isWeb(stated)) throw new Problem([error("REGISTRY_REALM_INVALID", `${host} names "${shown}" as its token service, which is not an HTTP or HTTPS URL.`, "Correct the realm in the configuration of the registry: it must be the full URL of the token service.")]);
	const realm = stated.port === "" || stated.port === base.port ? withEndpointScheme(stated, { base }) : stated;
	if (isSafe(realm, host, options.isInsecure)) return realm;
	throw new Problem([error("REGISTRY_REALM_REFUSED", `${host} names "${shown}" as its token service, where a password would not be safe.`, `Check that this is the right registry; \`insecure: true\` for that host allows it.`)]);
}
function isSafe(realm, host, isInsecure) {
	if (realm.protocol !== "http:") return realm.protocol === "https:";
	if (isLoopback(realm.host) || isInsecure(realm.host)) return true;
	return isInsecure(host) && realm.hostname === toHostname(host);
}
function toHttpRequest(request, realm) {
	const { access, challenge, found } = request;
	const scopes = toScopes(access);
	const service = challenge.service === void 0 ? [] : [["service", challenge.service]];
	const credential = found?.credential;
	if (credential?.kind === "identityToken") {
		const form = new URLSearchParams([
			["grant_type", "refresh_token"],
			["client_id", "tagship"],
			...service,
			["scope", scopes.join(" ")],
			["refresh_token", credential.token.reveal()]
		]);
		return {
			method: "POST",
			url: realm,
			headers: { "content-type": "application/x-www-form-urlencoded" },
			body: Buffer.from(form.toString())
		};
	}
	const url = new URL(realm);
	for (const [name, value] of service) url.searchParams.set(name, value);
	for (const scope of scopes) url.searchParams.append("scope", scope);
	return {
		method: "GET",
		url,
		headers: credential === void 0 ? {} : { authorization: toBasic(credential, access.repository) }
	};
}
function toScopes({ repository, actions, mountFrom }) {
	const own = `repository:${repository.path}:${actions}`;
	return mountFrom === void 0 ? [own] : [own, `repository:${mountFrom.path}:pull`];
}
function parseToken(body, startMs, invalid) {
	const { token, access_token, expires_in } = parseObject(body) ?? {};
	const value = [token, access_token].find((x) => typeof x === "string" && TOKEN.test(x));
	if (typeof value !== "string") throw invalid();
	const lifeMs = (typeof expires_in === "number" && expires_in > 0 ? Math.min(expires_in, LONGEST_LIFE_S) : DEFAULT_LIFE_S) * 1e3;
	return {
		authorization: `Bearer ${value}`,
		untilMs: startMs + lifeMs - Math.min(LONGEST_MARGIN_MS, lifeMs / 5)
	};
}
function noToken(answer, asked, repository) {
	const kind = toLine$1(describeBody(answer));
	return failed$1({
		retry: "limited",
		problem: error("REGISTRY_TOKEN_INVALID", `${asked.replace(/^t/, "T")} answered without a token for "${repository.name}" (${kind}).`, "Check that the host is a container registry.")
	});
}
// src/registry/auth/auth.ts
function createAuth(options) {
	const tokens = new Map();
	const find = createFinder(options);
	const authorize = async (access, { base, challenge }, found) => {
		if (challenge.scheme === "bearer") return {
			found,
			...await findToken(tokens, options, {
				access,
				base,
				challenge,
				found
			})
		};
		return found === void 0 ? {
			found,
			fresh: true
		} : {
			found,
			fresh: true,
			authorization: toBasic(found.credential, access.repository)
		};
	};
	const pass = async (access, endpoint) => {
		if (endpoint.challenge.scheme === "none") return { fresh: false };
		const found = await find(access);
		try {
			return await authorize(access, endpoint, found);
		} catch (thrown) {
			if (found?.untilMs === void 0 || !isRefusedLogin(thrown)) throw thrown;
			return await authorize(access, endpoint, await find(access, found));
		}
	};
	return {
		pass,
		reauthorize: async (access, endpoint, refused) => {
			const { challenge } = endpoint;
			if (challenge.scheme === "none") return void 0;
			if (challenge.scheme === "bearer") {
				if (challenge.error === "insufficient_scope" && refused.fresh) return void 0;
				await dropToken(tokens, refused.authorization);
			}
			const { found } = refused;
			if (challenge.scheme === "basic" && found?.untilMs !== void 0) await find(access, found);
			const other = await pass(access, endpoint);
			return other.authorization === refused.authorization ? void 0 : other;
		}
	};
}
function isRefusedLogin(thrown) {
	return thrown instanceof Problem && thrown.problems[0]?.code === "LOGIN_REFUSED";
}
function createFinder(options) {
	const known = new Map();
	return async (access, refused) => {
		const key = `${access.actions} ${access.repository.name}`;
		const before = known.get(key);
		const found = await before;
		const isGood = !(found?.untilMs !== void 0 && found.untilMs <= options.clock.now()) && (refused === void 0 || found !== refused);
		if (before !== void 0 && isGood) return found;
		const now = known.get(key);
		if (now !== void 0 && now !== before) return await now;
		const finding = options.credentials(access.repository, access.actions, refused);
		known.set(key, finding);
		return await finding;
	};
}
async function findToken(tokens, options, request) {
	for (;;) {
		const pending = findPending(tokens, request.access);
		if (pending === void 0) break;
		const token = await pending.token.catch((thrown) => {
			if (pending.isOwn) throw thrown;
		});
		if (token !== void 0 && token.untilMs > options.clock.now()) return {
			authorization: token.authorization,
			fresh: false
		};
		if (tokens.get(pending.key) === pending.token) tokens.delete(pending.key);
	}
	const key = toKey$1(request.access);
	const fetching = fetchToken(options, request);
	tokens.set(key, fetching);
	try {
		return {
			authorization: (await fetching).authorization,
			fresh: true
		};
	} catch (thrown) {
		if (tokens.get(key) === fetching) tokens.delete(key);
		throw thrown;
	}
}
function toKey$1({ repository, actions, mountFrom }) {
	return [
		toApiHost(repository.host),
		repository.path,
		actions,
		mountFrom?.path ?? ""
	].join(" ");
}
function findPending(tokens, access) {
	const own = toKey$1(access);
	const wider = access.actions === "pull" ? [toKey$1({
		...access,
		actions: "pull,push"
	})] : [];
	for (const key of [own, ...wider]) {
		const token = tokens.get(key);
		if (token !== void 0) return {
			key,
			token,
			isOwn: key === own
		};
	}
}
async function dropToken(tokens, authorization) {
	for (const [key, pending] of [...tokens]) if ((await pending.catch(() => void 0))?.authorization === authorization && tokens.get(key) === pending) tokens.delete(key);
}
// src/registry/blobs/deferred.ts
function openAhead(open) {
	let begun = begin$1(open);
	begun.catch(() => void 0);
	return {
		take: async () => {
			const own = begun;
			begun = void 0;
			return own ?? open();
		},
		drop: () => {
			begun?.then((stream) => stream.return()).catch(() => void 0);
			begun = void 0;
		}
	};
}
async function begin$1(open) {
	const iterator = (await open())[Symbol.asyncIterator]();
	const stream = goOn(iterator, await iterator.next());
	await stream.next();
	return stream;
}
async function* goOn(iterator, first) {
	try {
		yield new Uint8Array();
		for (let one = first; one.done !== true; one = await iterator.next()) yield one.value;
	} finally {
		await iterator.return?.();
	}
}
// src/registry/blobs/uploads.ts
const STARTED = [
	200,
	201,
	202,
	204
];
const STORED = [
	200,
	201,
	202,
	204
];
async function readLocation(answer, url) {
	await dropBody(answer);
	const { location } = answer.headers;
	if (location !== void 0) return parseLink(location, url, "continues the upload at");
	throw failed$1({
		retry: "limited",
		problem: error("REGISTRY_ANSWER_INVALID", `${url.host} started an upload but did not return its location.`, "Check that the host is a container registry.")
	});
}
async function closeUpload(session, access, { blob, location, body, isPaced }) {
	const to = new URL(location);
	to.search = `${to.search}${to.search === "" ? "?" : "&"}digest=${encodeURIComponent(blob.digest)}`;
	await session.askOnce({
		method: "PUT",
		to,
		headers: { "content-type": "application/octet-stream" },
		body,
		access,
		doing: `upload blob ${blob.digest} to`,
		kind: "upload",
		isBlob: true,
		...omitUndefined({ isPaced }),
		expect: STORED,
		read: async (answer) => {
			await dropBody(answer);
			const stored = answer.headers["docker-content-digest"];
			if (typeof stored === "string" && stored !== "" && stored !== blob.digest) throw digestMismatch(`${to.host} stored digest ${toLine$1(stored)}`, blob);
		}
	});
}
async function cancelUpload(session, access, location) {
	try {
		await session.askOnce({
			method: "DELETE",
			to: location,
			access,
			doing: "cancel an upload to",
			kind: "blob",
			expect: [
				200,
				202,
				204,
				401,
				403,
				404,
				405
			],
			read: dropBody
		});
	} catch {
		return;
	}
}
// src/registry/blobs/chunks.ts
async function uploadInChunks(session, access, { blob, open, refused }) {
	let size = 0;
	try {
		const { location: start, sizes } = await startChunks(session, access, blob);
		size = sizes.first;
		let location = start;
		let at = 0;
		for await (const part of toParts(sized(await open(), blob), sizes.first)) for (let from = 0; from < part.byteLength;) {
			const bytes = part.subarray(from, from + size);
			const next = await sendChunk(session, access, {
				blob,
				location,
				bytes,
				at
			}).catch((thrown) => {
				if (toFailure(thrown)?.answer?.status !== 413 || size <= sizes.smallest) throw thrown;
			});
			if (next === void 0) size = sizes.smallest;
			else {
				location = next;
				from += bytes.byteLength;
				at += bytes.byteLength;
			}
		}
		await closeUpload(session, access, {
			blob,
			location,
			body: new Uint8Array()
		});
	} catch (thrown) {
		throw explain$1(refused, thrown, {
			blob,
			size
		});
	}
}
async function startChunks(session, access, { size }) {
	return await session.askOnce({
		method: "POST",
		to: "blobs/uploads/",
		body: new Uint8Array(),
		access,
		doing: "start an upload to",
		kind: "blob",
		expect: STARTED,
		read: async (answer, url) => ({
			sizes: toSizes(answer, size),
			location: await readLocation(answer, url)
		})
	});
}
function toSizes({ headers }, bytes) {
	const least = toLength(headers["oci-chunk-min-length"]);
	const most = toLength(headers["oci-chunk-max-length"]);
	const limit = Math.min(most === 0 ? CHUNK_BYTES : most, CHUNK_BYTES);
	const smallest = Math.max(Math.min(SMALL_CHUNK_BYTES, limit), least);
	return {
		smallest,
		first: Math.max(1, Math.floor((most !== 0 || bytes > 1e8 ? limit : smallest) / smallest)) * smallest
	};
}
function toLength(header) {
	const length = Number(header ?? 0);
	return Number.isSafeInteger(length) && length > 0 ? length : 0;
}
async function sendChunk(session, access, chunk) {
	const { blob, location, bytes, at } = chunk;
	const last = at + bytes.byteLength - 1;
	return await session.askOnce({
		method: "PATCH",
		to: location,
		headers: {
			"content-type": "application/octet-stream",
			"content-range": `${at}-${last}`
		},
		body: bytes,
		access,
		doing: `upload a chunk of blob ${blob.digest} to`,
		kind: "upload",
		isBlob: true,
		expect: STARTED,
		read: async (answer, url) => {
			const end = /^(?:bytes=)?0-(\d+)$/.exec(answer.headers.range ?? "")?.[1];
			if (end !== void 0 && Number(end) !== last) throw digestMismatch(`${url.host} has ${end} bytes after ${last}`, blob);
			return answer.headers.location === void 0 ? location : await readLocation(answer, url);
		}
	});
}
async function* toParts(stream, size) {
	let kept = [];
	let bytes = 0;
	for await (const chunk of stream) {
		kept.push(chunk);
		bytes += chunk.byteLength;
		if (bytes < size) continue;
		const all = Buffer.concat(kept);
		const whole = all.byteLength - all.byteLength % size;
		for (let at = 0; at < whole; at += size) yield all.subarray(at, at + size);
		kept = [all.subarray(whole)];
		bytes = all.byteLength - whole;
	}
	if (bytes > 0) yield Buffer.concat(kept);
}
function explain$1(refused, thrown, { blob, size }) {
	const [first, second] = [toFailure(refused), toFailure(thrown)];
	if (first === void 0 || second?.retry !== "permanent") return thrown;
	const pieces = size === 0 ? "pieces" : `chunks of ${toText$1(size)}`;
	const problem = {
		...first.problem,
		message: `${first.problem.message} The blob is ${toText$1(blob.size)}, more than one request may carry; it was refused in ${pieces} too: ${second.problem.message}`
	};
	return failed$1({
		...first,
		problem
	}, thrown);
}
function toText$1(bytes) {
	return bytes < 1e6 ? `${bytes} bytes` : `${(bytes / 1e6).toFixed(1).replace(/\.0$/, "")} MB`;
}
// src/registry/blobs/blobs.ts
const UNSURE = [
	204,
	400,
	401,
	403,
	405,
	406,
	410,
	416,
	501
];
async function hasBlob(session, access, digest) {
	return await session.ask({
		method: "HEAD",
		to: `blobs/${toPathPart(digest)}`,
		access,
		doing: `look for blob ${digest} in`,
		kind: "read",
		expect: access.actions === "pull" ? [
			200,
			404,
			410
		] : [
			200,
			404,
			...UNSURE
		],
		read: async (answer) => {
			await dropBody(answer);
			if (answer.statusCode !== 200) return false;
			return answer.headers["content-type"]?.startsWith("text/html") !== true;
		}
	});
}
async function openBlob(session, access, blob) {
	const answer = await session.ask({
		method: "GET",
		to: `blobs/${toPathPart(blob.digest)}`,
		access,
		doing: `read blob ${blob.digest} from`,
		kind: "read",
		isBlob: true,
		expect: [200],
		read: (found) => found
	});
	return checked(told(answer, blob, access), blob, access.repository.name);
}
async function readBlob(session, access, blob) {
	return await session.ask({
		method: "GET",
		to: `blobs/${toPathPart(blob.digest)}`,
		access,
		doing: `read blob ${blob.digest} from`,
		kind: "read",
		isBlob: true,
		expect: [200],
		read: async (answer) => {
			const chunks = [];
			const stream = checked(told(answer, blob, access), blob, access.repository.name);
			for await (const chunk of stream) chunks.push(chunk);
			return Buffer.concat(chunks);
		}
	});
}
async function* told(stream, blob, { repository }) {
	try {
		yield* stream;
	} catch (cut) {
		const thrown = lost$1(cut);
		const doing = `read blob ${blob.digest} from "${repository.name}"`;
		const failure = toNetworkFailure(thrown, toApiHost(repository.host), doing);
		throw failure === void 0 ? thrown : failed$1(failure, thrown);
	}
}
const MOUNTS = 2;
async function putBlob(session, access, blob, { source, isNew = false }) {
	const from = toMountable(source, access);
	let started = isNew && from === void 0 ? startAhead(session, access, blob) : void 0;
	if (await isPresent(session, access, {
		blob,
		started
	})) return "present";
	const open = () => source.openBlob(blob);
	let ahead = from === void 0 && source.repository !== void 0 ? openAhead(open) : void 0;
	let mounts = MOUNTS;
	return await session.retry(access, async () => {
		const { take, drop } = ahead ?? {
			take: open,
			drop: () => void 0
		};
		ahead = void 0;
		try {
			const starting = started?.starting;
			started = void 0;
			const location = await starting ?? await startUpload(session, access, blob, mounts > 0 ? from : void 0);
			if (location === void 0) return "mounted";
			await upload(session, access, {
				blob,
				open: take,
				location
			});
			return "uploaded";
		} catch (thrown) {
			if (toFailure(thrown)?.answer?.status !== 413) throw thrown;
			await uploadInChunks(session, access, {
				blob,
				open,
				refused: thrown
			});
			return "uploaded";
		} finally {
			mounts -= 1;
			drop();
		}
	});
}
function startAhead(session, access, blob) {
	const starting = startUpload(session, access, blob, void 0);
	const cancel = async () => {
		const location = await starting.catch(() => void 0);
		if (location !== void 0) await cancelUpload(session, access, location);
	};
	starting.catch(() => void 0);
	return {
		starting,
		cancel: () => void cancel()
	};
}
async function isPresent(session, access, { blob, started }) {
	try {
		const found = await hasBlob(session, access, blob.digest);
		if (found) started?.cancel();
		return found;
	} catch (thrown) {
		started?.cancel();
		throw thrown;
	}
}
function toMountable({ repository }, access) {
	if (repository === void 0 || repository.path === access.repository.path) return void 0;
	return toApiHost(repository.host) === toApiHost(access.repository.host) ? {
		...access,
		mountFrom: repository
	} : void 0;
}
async function startUpload(session, access, blob, mount) {
	const start = {
		method: "POST",
		body: new Uint8Array(),
		doing: `start an upload to`,
		kind: "blob",
		expect: STARTED,
		read: readLocation
	};
	if (mount?.mountFrom !== void 0) {
		const query = new URLSearchParams({
			mount: blob.digest,
			from: mount.mountFrom.path
		});
		try {
			return await session.askOnce({
				...start,
				to: `blobs/uploads/?${query.toString()}`,
				access: mount,
				read: async (answer, url) => {
					if (answer.statusCode !== 201) return await readLocation(answer, url);
					await dropBody(answer);
				}
			});
		} catch (thrown) {
			if (!isAnswered(thrown)) throw thrown;
		}
	}
	return await session.askOnce({
		...start,
		to: "blobs/uploads/",
		access
	});
}
function isAnswered(thrown) {
	const failure = toFailure(thrown);
	return failure?.answer === void 0 ? failure?.retry === "permanent" || failure?.retry === "limited" : ![429, 503].includes(failure.answer.status);
}
async function upload(session, access, { blob, open, location }) {
	await closeUpload(session, access, {
		blob,
		location,
		body: {
			size: blob.size,
			open: async () => sized(await open(), blob)
		}
	});
}
// src/registry/manifests/delete.ts
const BY_DIGEST = [405];
const BY_TAG = [400, 405];
async function deleteManifest(session, access, reference) {
	const refusals = isDigest(reference) ? BY_DIGEST : BY_TAG;
	return await session.ask({
		method: "DELETE",
		to: `manifests/${toPathPart(reference)}`,
		access,
		doing: `delete ${reference} from`,
		kind: "delete",
		expect: [
			200,
			202,
			204,
			404,
			...refusals
		],
		read: async (answer) => {
			await dropBody(answer);
			if (answer.statusCode === 404) return "absent";
			return refusals.includes(answer.statusCode) ? "unsupported" : "deleted";
		}
	});
}
// src/registry/http/rate-limit.ts
const LOW = .1;
function readRateLimit(headers, host) {
	const limit = parse(headers["ratelimit-limit"]);
	const remaining = parse(headers["ratelimit-remaining"]);
	if (limit === void 0 || remaining === void 0) return void 0;
	if (remaining.count >= limit.count * LOW) return void 0;
	const window = limit.seconds === void 0 ? "" : ` in ${toWords(limit.seconds)}`;
	return notice("REGISTRY_RATE_LOW", `${host} allows ${limit.count} pulls${window}, and ${remaining.count} of them are left.`, "Log in with an account that may pull more, or pull base images through a mirror.");
}
function parse(value) {
	const parts = /^(\d{1,9})(?:;\s*w=(\d{1,9}))?(?!\d)/.exec(typeof value === "string" ? value : "");
	if (parts === null) return void 0;
	return {
		count: Number(parts[1]),
		seconds: parts[2] === void 0 ? void 0 : Number(parts[2])
	};
}
function toWords(seconds) {
	const hours = seconds / 3600;
	return hours >= 1 ? `${Math.round(hours)} h` : `${Math.max(1, Math.round(seconds / 60))} min`;
}
// src/registry/auth/rights.ts
const REASONS = {
	LOGIN_REFUSED: "credentials",
	LOGIN_MISSING: "credentials",
	LOGIN_PASSWORD_MISSING: "credentials",
	LOGIN_IDENTITY_TOKEN: "credentials",
	LOGIN_SCHEME_UNSUPPORTED: "credentials",
	REGISTRY_DENIED: "permission",
	REGISTRY_REPOSITORY_MISSING: "missing"
};
async function provePush(session, access) {
	try {
		cancelUpload(session, access, await session.ask({
			method: "POST",
			to: "blobs/uploads/",
			body: new Uint8Array(),
			access,
			doing: "start an upload to",
			kind: "blob",
			expect: STARTED,
			read: readLocation
		}));
		return { ok: true };
	} catch (thrown) {
		const problem = thrown instanceof Problem ? thrown.problems[0] : void 0;
		const reason = problem === void 0 ? void 0 : toReason$1(problem.code);
		if (problem === void 0 || reason === void 0) throw thrown;
		return {
			ok: false,
			reason,
			detail: problem.message,
			problem
		};
	}
}
function toReason$1(code) {
	return REASONS[code] ?? (code.startsWith("REGISTRY_") ? "unreachable" : void 0);
}
// src/registry/blobs/send.ts
async function sendBlob(session, access, blob, next) {
	let before;
	let refused;
	const open = () => next(before);
	await session.retry(access, async () => {
		try {
			if (refused !== void 0) {
				await uploadInChunks(session, access, {
					blob,
					open,
					refused
				});
				return;
			}
			const location = await startUpload(session, access, blob, void 0);
			if (location === void 0) return;
			const stream = await open();
			await closeUpload(session, access, {
				blob,
				location,
				isPaced: true,
				body: {
					size: blob.size,
					open: openOnce(sized(stream, blob), access)
				}
			});
		} catch (thrown) {
			if (thrown instanceof Problem) before = thrown;
			if (refused !== void 0 || toFailure(thrown)?.answer?.status !== 413) throw thrown;
			refused = thrown;
			await uploadInChunks(session, access, {
				blob,
				open,
				refused
			});
		}
	});
}
function openOnce(stream, { repository }) {
	let isTaken = false;
	return () => {
		if (isTaken) {
			const message = `"${repository.name}" refused the authorization in the middle of an upload.`;
			const problem = error("REGISTRY_DENIED", message, "Run again.");
			return Promise.reject(failed$1({
				retry: "transient",
				problem
			}));
		}
		isTaken = true;
		return Promise.resolve(stream);
	};
}
// src/registry/http/session.ts
const WRITES = new Set([
	"PUT",
	"POST",
	"PATCH"
]);
const REDIRECTED = new Set([
	301,
	302,
	303,
	307,
	308
]);
function createSession(given) {
	const options = {
		...given,
		worked: new Set()
	};
	const reportRetry = createRetryLog(given.log, given.clock);
	let retries = 0;
	const retry = async (access, attempt) => await withRetries({
		clock: options.clock,
		signal: options.signal,
		deadlineMs: options.deadlineMs,
		pause: options.host(access.repository.host).pause,
		onRetry: (failure, waitMs) => {
			retries += 1;
			reportRetry(access.repository.host, failure, waitMs);
		}
	}, attempt);
	return {
		retry,
		askOnce: async (call) => await askOnce(options, call),
		ask: async (call) => await retry(call.access, () => askOnce(options, call)),
		enter: async (access) => {
			await retry(access, async () => {
				const endpoint = await options.host(access.repository.host).endpoint(access.repository);
				await options.auth.pass(access, endpoint);
			});
		},
		retries: () => retries
	};
}
async function askOnce(options, call) {
	const { repository } = call.access;
	const host = options.host(repository.host);
	try {
		const endpoint = await host.endpoint(repository);
		const pass = await options.auth.pass(call.access, endpoint);
		const isFree = call.isPaced === true || call.isBlob === true && call.method === "GET";
		const send = () => sendAuthorized(options, call, endpoint, pass);
		const exchange = () => isFree ? send() : host.requests.within(send);
		return WRITES.has(call.method) && call.isPaced !== true ? await host.writers.within(exchange) : await exchange();
	} catch (thrown) {
		throw translate(thrown, call);
	}
}
function translate(thrown, call) {
	if (toFailure(thrown) !== void 0) return thrown;
	const { name, host } = call.access.repository;
	const failure = toNetworkFailure(thrown, toApiHost(host), `${call.doing} "${name}"`);
	return failure === void 0 ? thrown : failed$1(failure, thrown);
}
async function sendAuthorized(options, call, endpoint, pass) {
	let reply = await sendFollowingRedirects(options, call, endpoint, pass);
	let used = pass;
	if (isRefused(reply)) {
		const again = await reauthorizeOnce(options, call, {
			endpoint,
			pass,
			reply
		});
		if (again !== void 0) {
			await dropBody(reply.answer);
			used = again;
			reply = await sendFollowingRedirects(options, call, endpoint, again);
		}
	}
	if (!isRefused(reply)) options.worked.add(toKey(call.access, used));
	const { answer, url, redirected } = reply;
	if (call.expect.includes(answer.statusCode)) return await call.read(answer, url);
	const { kind, doing, access } = call;
	const { found, authorization } = used;
	const { repository } = access;
	const question = {
		repository,
		doing,
		kind,
		found,
		authorization,
		redirected,
		isAccepted: found !== void 0 && authorization?.startsWith("Bearer ") === true
	};
	throw failed$1(await readFailure(answer, question, options.clock.now()));
}
function isRefused({ answer, redirected }) {
	return answer.statusCode === 401 && !redirected;
}
async function reauthorizeOnce(options, { access }, { endpoint, pass, reply }) {
	const stated = parseChallenge(reply.answer.headers["www-authenticate"]);
	const challenge = stated.scheme === "none" ? endpoint.challenge : stated;
	const renewed = await options.auth.reauthorize(access, {
		...endpoint,
		challenge
	}, pass);
	if (renewed !== void 0) {
		options.host(access.repository.host).learn(challenge);
		return renewed;
	}
	const isFinal = challenge.scheme === "bearer" && challenge.error === "insufficient_scope";
	return (pass.authorization !== void 0 || stated.scheme === "none") && !isFinal && options.worked.has(toKey(access, pass)) ? pass : void 0;
}
function toKey({ repository }, { authorization = "" }) {
	return `${toApiHost(repository.host)} ${authorization}`;
}
async function sendFollowingRedirects(options, call, endpoint, pass) {
	let url = withEndpointScheme(toUrl(call, endpoint), endpoint);
	for (let hops = 0;; hops += 1) {
		const isHome = url.origin === endpoint.base.origin;
		const answer = await send(options, call, url, isHome ? pass : { fresh: false });
		const next = hops < 5 ? await toNext$2(answer, url, call.method) : void 0;
		if (next === void 0) return {
			answer,
			url,
			redirected: !isHome
		};
		url = withEndpointScheme(next, endpoint);
	}
}
function toUrl(call, endpoint) {
	if (call.to instanceof URL) return call.to;
	return new URL(`${toRepositoryPath(call.access.repository.path)}/${call.to}`, endpoint.base);
}
async function toNext$2(answer, url, method) {
	const { location } = answer.headers;
	if (location === void 0 || !REDIRECTED.has(answer.statusCode)) return void 0;
	if (!(method === "GET" || method === "HEAD" || answer.statusCode >= 307)) return void 0;
	await dropBody(answer);
	return parseLink(location, url, "redirects to");
}
async function send(options, call, url, pass) {
	const { authorization } = pass;
	return await options.http.send({
		method: call.method,
		url,
		headers: {
			...call.headers,
			...omitUndefined({ authorization })
		},
		...omitUndefined({ body: call.body }),
		isBlob: call.isBlob === true
	});
}
// src/registry/http/silence.ts
const LEAST = 1 / 30;
function createSilence(options) {
	const watches = new Map();
	let isPreflight = true;
	return {
		watch: async (name, send) => {
			const watch = watches.get(name) ?? createWatch(options, name);
			watches.set(name, watch);
			watch.begin();
			try {
				const answer = await send(isPreflight ? watch.leftMs() : void 0);
				watch.hear();
				return answer;
			} catch (thrown) {
				const isOver = watch.fail(toErrno(thrown) === "ETIMEDOUT");
				if (isPreflight && isOver) traced(thrown, { isGivenUp: true });
				throw thrown;
			} finally {
				watch.end();
			}
		},
		endPreflight: () => {
			isPreflight = false;
		}
	};
}
function createWatch({ clock, limits, tell }, name) {
	const { silentMs, preflightMs } = limits;
	let sinceMs;
	let hangsMs;
	let idleMs = clock.now();
	let pending = 0;
	let isTold = false;
	let timer;
	const check = () => {
		if (isTold || sinceMs === void 0 || pending === 0) return;
		const leftMs = sinceMs + silentMs - clock.now();
		if (leftMs <= 0) {
			isTold = true;
			tell(name);
			return;
		}
		timer ??= setTimeout(() => {
			timer = void 0;
			check();
		}, leftMs);
	};
	const toLeft = () => preflightMs - (clock.now() - (hangsMs ?? clock.now()));
	return {
		begin: () => {
			const now = clock.now();
			if (pending === 0 && now - idleMs > silentMs) [sinceMs, hangsMs, isTold] = [
				now,
				now,
				false
			];
			sinceMs ??= now;
			hangsMs ??= now;
			pending += 1;
			check();
		},
		end: () => {
			pending -= 1;
			idleMs = clock.now();
			clearTimeout(timer);
			timer = void 0;
			check();
		},
		hear: () => {
			const now = pending > 1 ? clock.now() : void 0;
			[sinceMs, hangsMs, isTold] = [
				now,
				now,
				false
			];
		},
		fail: (isLate) => {
			if (!isLate) hangsMs = void 0;
			return isLate && toLeft() < preflightMs * LEAST;
		},
		leftMs: () => Math.max(toLeft(), preflightMs * LEAST)
	};
}
// src/registry/manifests/referrers.ts
const LACKING = [
	204,
	400,
	401,
	403,
	404,
	405,
	406,
	410,
	501
];
const PAGES = 20;
async function listReferrers(session, access, digest, artifactType) {
	const found = [];
	const query = artifactType === void 0 ? "" : `?artifactType=${encodeURIComponent(artifactType)}`;
	let to = `referrers/${toPathPart(digest)}${query}`;
	for (let pages = 0; to !== void 0 && pages < PAGES; pages += 1) {
		const page = await session.ask({
			method: "GET",
			to,
			access,
			doing: `list what refers to ${digest} in`,
			kind: "read",
			expect: [200, ...LACKING],
			read: readPage$1
		});
		if (page === void 0) return pages === 0 ? void 0 : found;
		found.push(...page.referrers);
		to = page.next;
	}
	return found;
}
async function readPage$1(answer, url) {
	if (answer.statusCode !== 200) {
		await dropBody(answer);
		return;
	}
	const body = parseObject(await readBodyText(answer, PAGE_BYTES));
	if (!isObject(body) || !Array.isArray(body.manifests)) return void 0;
	return {
		referrers: toReferrers(body.manifests),
		next: toNext$1(answer.headers.link, url)
	};
}
function toNext$1(link, url) {
	const [, address] = /<([^<>]*)>[^,<]*;\s*rel="?next"?/i.exec(String(link ?? "")) ?? [];
	return address === void 0 ? void 0 : parseLink(address, url, "continues its list of referrers at");
}
// src/registry/manifests/tags.ts
const PAGE_SIZE = 1e3;
async function listTags(session, access, maxPages, tries) {
	const ask = tries === "once" ? session.askOnce : session.ask;
	const tags = new Set();
	let to = `tags/list?n=${PAGE_SIZE}`;
	let read = 0;
	for (let pages = 0; to !== void 0 && pages < maxPages && read < 67108864; pages += 1) {
		const page = await ask({
			method: "GET",
			to,
			access,
			doing: "list the tags of",
			kind: "read",
			expect: [200, 404],
			read: readPage
		});
		for (const tag of page.tags) {
			tags.add(tag);
			read += tag.length;
		}
		to = page.next;
	}
	return {
		tags: [...tags],
		complete: to === void 0
	};
}
async function readPage(answer, url) {
	if (answer.statusCode === 404) {
		await dropBody(answer);
		return {
			tags: [],
			next: void 0
		};
	}
	const text = await readBodyText(answer, PAGE_BYTES);
	const body = parseObject(text);
	if (body === void 0 || !isList(body)) throw noList(answer, url);
	const { tags: listed } = body;
	return {
		tags: Array.isArray(listed) ? listed.filter((tag) => typeof tag === "string") : [],
		next: toNext(answer.headers.link, url)
	};
}
function isList({ name, tags }) {
	return Array.isArray(tags) || tags === null || tags === void 0 && typeof name === "string";
}
function noList(answer, url) {
	return failed$1({
		retry: "limited",
		problem: error("REGISTRY_ANSWER_INVALID", `${url.host} did not return a list of tags (${toLine$1(describeBody(answer))}).`, "Check that the host is a container registry, and what a proxy in front of it returns.")
	});
}
function toNext(link, url) {
	for (const [, address = "", params = ""] of String(link ?? "").matchAll(/<([^<>]*)>([^,<]*)/g)) if (/;\s*rel="?next"?/i.test(params)) return parseLink(address, url, "continues its list of tags at");
}
// src/registry/client.ts
var client_exports = __exportAll({ createRegistryClient: () => createRegistryClient });
const WRITES_PER_HOST = 8;
const READS_PER_HOST = 24;
function createRegistryClient(options) {
	setMaxListeners(0, options.signal);
	const limits = toLimits({
		idleMs: options.idleTimeoutMs,
		connectMs: options.connectTimeoutMs,
		...options.limits
	});
	const http = createHttp({
		env: options.env,
		signal: options.signal,
		reach: (host) => readReach(options.registries, host),
		cwd: options.cwd ?? ".",
		certsDirs: options.certsDirs,
		except: options.except,
		sockets: READS_PER_HOST + 2 * (options.writesPerHost ?? WRITES_PER_HOST),
		limits
	});
	const tell = (name) => options.log?.info(`${name} does not respond; retrying.`);
	const silence = createSilence({
		clock: options.clock,
		limits,
		tell
	});
	let requests = 0;
	const told = new Set();
	const counted = {
		close: http.close,
		send: async (httpRequest) => {
			requests += 1;
			const answer = await sendTold(httpRequest, {
				...options,
				http,
				silence
			});
			const { host } = httpRequest.url;
			const low = readRateLimit(answer.headers, host);
			if (low !== void 0 && !told.has(host)) options.log?.problem(low);
			if (low !== void 0) told.add(host);
			return answer;
		}
	};
	const open = async (base) => dropBody(await http.send({
		method: "GET",
		url: base,
		headers: {}
	}));
	const toHost = createHosts(options, {
		send: counted.send,
		open
	});
	const session = openSession(options, counted, toHost);
	return {
		connect: (repositories) => {
			const byHost = new Map(repositories.map((one) => [toApiHost(one.host), one]));
			for (const repository of byHost.values()) toHost(repository.host).connect(repository, options.writesPerHost ?? WRITES_PER_HOST);
		},
		open: (repository) => openRepository(session, repository),
		endPreflight: silence.endPreflight,
		counts: () => ({
			requests,
			retries: session.retries()
		}),
		close: http.close
	};
}
async function sendTold(httpRequest, { http, silence, clock, log }) {
	const { method, url, registry, isBlob } = httpRequest;
	const startMs = clock.now();
	const name = registry === void 0 ? url.host : `The token service ${url.host}`;
	const answer = isBlob === true ? await http.send(httpRequest) : await silence.watch(name, (withinMs) => http.send({
		...httpRequest,
		withinMs
	}));
	const address = `${url.origin}${url.pathname}`;
	const tookMs = clock.now() - startMs;
	log?.debug(`${method} ${address} ${answer.statusCode} (${tookMs} ms)`);
	return answer;
}
function openSession(options, http, host) {
	const { clock, signal, registries, log, credentials } = options;
	const auth = createAuth({
		clock,
		credentials: (repository, actions, refused) => credentials(repository, actions === "pull" ? "pull" : "pull,push", refused),
		send: http.send,
		isInsecure: (host) => readReach(registries, host).insecure
	});
	const deadlineMs = options.retryDeadlineMs;
	return createSession({
		http,
		auth,
		host,
		clock,
		signal,
		deadlineMs,
		log
	});
}
function createHosts(options, { send, open }) {
	const { clock, signal, registries } = options;
	const hosts = new Map();
	return (name) => {
		const known = hosts.get(toApiHost(name));
		if (known !== void 0) return known;
		const host = createHost(name, {
			reach: readReach(registries, name),
			pause: createHostPause(clock, signal),
			writers: createSlots(options.writesPerHost ?? WRITES_PER_HOST),
			requests: createSlots(readConcurrency(registries, name)),
			send,
			open,
			now: clock.now
		});
		hosts.set(toApiHost(name), host);
		return host;
	};
}
function openRepository(session, repository) {
	const pull = {
		repository,
		actions: "pull"
	};
	const push = {
		repository,
		actions: "pull,push"
	};
	const remove = {
		repository,
		actions: "pull,push,delete"
	};
	return {
		repository,
		resolve: (reference) => resolveManifest(session, pull, reference),
		getManifest: (reference) => getManifest(session, pull, reference),
		readManifest: async (digest) => {
			const manifest = await getManifest(session, pull, digest);
			if (manifest !== void 0) return manifest;
			const message = `manifest ${digest} not found in "${repository.name}".`;
			throw new Problem([error("REGISTRY_NOT_FOUND", message)]);
		},
		putManifest: (reference, manifest) => putManifest(session, push, reference, manifest),
		deleteManifest: (reference) => deleteManifest(session, remove, reference),
		hasBlob: (digest, actions) => hasBlob(session, actions === "pull,push" ? push : pull, digest),
		sendBlob: (descriptor, next) => sendBlob(session, push, descriptor, next),
		readBlob: (descriptor) => readBlob(session, pull, descriptor),
		openBlob: (descriptor) => openBlob(session, pull, descriptor),
		putBlob: (descriptor, source, more) => putBlob(session, push, descriptor, {
			source,
			...more
		}),
		provePush: () => provePush(session, push),
		listTags: (maxPages, tries) => listTags(session, pull, maxPages, tries),
		listReferrers: (digest, type) => listReferrers(session, pull, digest, type),
		authorize: (actions) => session.enter({
			repository,
			actions
		})
	};
}
// src/ship/scan/gitlab-report.ts
const FORM = "15.0.7";
const WORDS = {
	critical: "Critical",
	high: "High",
	medium: "Medium",
	low: "Low",
	unknown: "Unknown"
};
const NAMES = {
	trivy: "Trivy",
	grype: "Grype",
	scout: "Docker Scout",
	command: "command"
};
function renderGitlabReport(scans) {
	const began = Math.min(...scans.map((scan) => scan.began));
	const ended = Math.max(...scans.map((scan) => scan.ended));
	const [first] = scans;
	const scanner = first?.result.scanner ?? "command";
	const report = {
		version: FORM,
		scan: {
			analyzer: {
				id: "tagship",
				name: "tagship",
				vendor: { name: "tagship" },
				version
			},
			scanner: {
				id: scanner,
				name: NAMES[scanner],
				vendor: { name: NAMES[scanner] },
				version: toText(first?.report?.version, "unknown")
			},
			start_time: toTime(began),
			end_time: toTime(ended),
			status: "success",
			type: "container_scanning"
		},
		vulnerabilities: scans.flatMap((scan) => (scan.report?.findings ?? []).map((finding) => toVulnerability(scan, finding)))
	};
	return `${JSON.stringify(report, void 0, 2)}\n`;
}
function toVulnerability(scan, finding) {
	const { id, package: name, version: installed, fixed, severity, title, link } = finding;
	const key = JSON.stringify([
		scan.target,
		scan.platform,
		id,
		name,
		installed
	]);
	return {
		id: createHash("sha256").update(key).digest("hex"),
		name: toText(title, id),
		description: `${id} in ${name} ${installed} on ${scan.platform}`,
		severity: WORDS[severity],
		solution: fixed === "" ? "There is no fixed version yet." : `Upgrade ${name} to ${fixed}`,
		identifiers: [{
			type: /^CVE-/i.test(id) ? "cve" : "advisory",
			name: id,
			value: id,
			...link === "" ? {} : { url: link }
		}],
		location: {
			dependency: {
				package: { name },
				version: installed
			},
			operating_system: toText(scan.report?.system, "unknown"),
			image: scan.image
		},
		...link === "" ? {} : { links: [{ url: link }] }
	};
}
function toText(text, otherwise) {
	return text === void 0 || text === "" ? otherwise : text;
}
function toTime(ms) {
	return new Date(Number.isFinite(ms) ? ms : 0).toISOString().slice(0, 19);
}
// src/ship/scan/sarif.ts
const MOST_RESULTS = 5e3;
const LEVELS = {
	critical: {
		level: "error",
		score: "9.5"
	},
	high: {
		level: "error",
		score: "8.0"
	},
	medium: {
		level: "warning",
		score: "5.5"
	},
	low: {
		level: "note",
		score: "2.0"
	},
	unknown: {
		level: "note",
		score: "0.0"
	}
};
function renderSarif(scans) {
	const all = scans.flatMap((scan) => (scan.report?.findings ?? []).map((finding) => ({
		scan,
		finding
	}))).slice(0, MOST_RESULTS);
	const rules = [...new Map(all.map(({ finding }) => [finding.id, finding])).values()];
	const places = new Map(rules.map(({ id }, index) => [id, index]));
	const [first] = scans;
	const { version = "" } = first?.report ?? {};
	const sarif = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: first?.result.scanner ?? "none",
				...version === "" ? {} : { version },
				rules: rules.map(toRule)
			} },
			results: all.map(({ scan, finding }) => toResult(scan, finding, places.get(finding.id) ?? 0))
		}]
	};
	return `${JSON.stringify(sarif, void 0, 2)}\n`;
}
function toRule({ id, title, link, severity }) {
	const { level, score } = LEVELS[severity];
	return {
		id,
		shortDescription: { text: title === "" ? id : title },
		defaultConfiguration: { level },
		...link === "" ? {} : { helpUri: link },
		properties: {
			"security-severity": score,
			tags: ["security", "vulnerability"]
		}
	};
}
function toResult({ target, platform, image, file }, finding, ruleIndex) {
	const { id, package: name, version, fixed, severity } = finding;
	const fix = fixed === "" ? "There is no fixed version yet." : `Fixed in ${fixed}.`;
	const key = JSON.stringify([
		target,
		platform,
		id,
		name
	]);
	const print = createHash("sha256").update(key).digest("hex").slice(0, 16);
	return {
		ruleId: id,
		ruleIndex,
		level: LEVELS[severity].level,
		message: { text: `${id} in ${name} ${version} on ${platform}, in ${image}. ${fix}` },
		locations: [{ physicalLocation: {
			artifactLocation: { uri: toUri(file) },
			region: { startLine: 1 }
		} }],
		partialFingerprints: { primaryLocationLineHash: `${print}:1` }
	};
}
function toUri(file) {
	return file.split("/").map(encodeURIComponent).join("/");
}
// src/run/files/scan-files.ts
var scan_files_exports = __exportAll({
	checkScanFiles: () => checkScanFiles,
	writeScanFiles: () => writeScanFiles
});
function listFiles({ scanSarif, scanGitlab }) {
	return [{
		flag: "scan-sarif",
		path: scanSarif,
		render: renderSarif
	}, {
		flag: "scan-gitlab",
		path: scanGitlab,
		render: renderGitlabReport
	}].flatMap(({ path, ...file }) => path === void 0 ? [] : [{
		...file,
		path
	}]);
}
function checkScanFiles(settings, cwd) {
	const files = listFiles(settings);
	return checkOutputFiles(files, cwd);
}
function writeScanFiles(scans, settings, cwd) {
	const reported = scans.filter(({ report }) => report !== void 0);
	if (reported.length === 0) return [];
	return listFiles(settings).flatMap(({ render, ...file }) => writeOutputFile(file, render(reported), cwd));
}
// src/ship/build/command/child-env.ts
var child_env_exports = __exportAll({
	toBuildEnv: () => toBuildEnv,
	toBuildEnvs: () => toBuildEnvs,
	toTestEnv: () => toTestEnv
});
const SYSTEM = [...[
	"PATH",
	"LANG",
	"TZ",
	"TMPDIR"
], ...[
	"SystemRoot",
	"COMSPEC",
	"PATHEXT",
	"TEMP",
	"TMP"
]];
const LOCALE = "LC_";
const ENGINE = [...[
	"DOCKER_HOST",
	"DOCKER_TLS_VERIFY",
	"DOCKER_CERT_PATH",
	"DOCKER_CONTEXT"
], "DOCKER_DEFAULT_PLATFORM"];
const PROXIES = [
	"HTTP_PROXY",
	"HTTPS_PROXY",
	"NO_PROXY",
	"ALL_PROXY",
	"FTP_PROXY"
].flatMap((name) => [name, name.toLowerCase()]);
const BUILDX = [
	...[
		"HOME",
		"USER",
		"LOGNAME",
		"LANGUAGE",
		"TERM",
		"NO_COLOR",
		"CI"
	],
	...[
		"USERPROFILE",
		"APPDATA",
		"LOCALAPPDATA",
		"ProgramData",
		"ProgramFiles"
	],
	...[
		"XDG_RUNTIME_DIR",
		"XDG_CONFIG_HOME",
		"SSL_CERT_FILE",
		"SSL_CERT_DIR"
	],
	...[
		"DOCKER_CONFIG",
		"DOCKER_AUTH_CONFIG",
		"DOCKER_API_VERSION",
		"DOCKER_TLS"
	],
	...[
		"DOCKER_TLS_CERTDIR",
		"DOCKER_BUILDKIT",
		"DOCKER_CLI_EXPERIMENTAL",
		"DOCKER_HIDE_LEGACY_COMMANDS"
	],
	...[
		"BUILDX_BUILDER",
		"BUILDX_CONFIG",
		"BUILDX_EXPERIMENTAL",
		"BUILDX_GIT_CHECK_DIRTY"
	],
	...[
		"BUILDX_GIT_INFO",
		"BUILDX_GIT_LABELS",
		"BUILDX_METADATA_PROVENANCE"
	],
	...[
		"BUILDX_METADATA_WARNINGS",
		"BUILDX_NO_DEFAULT_ATTESTATIONS",
		"BUILDX_NO_DEFAULT_LOAD"
	],
	...[
		"BUILDX_NO_DEFAULT_OCI_ARTIFACT",
		"BUILDKIT_HOST",
		"BUILDKIT_COLORS",
		"BUILDKIT_PROGRESS"
	],
	...[
		"BUILDKIT_TTY_LOG_LINES",
		"KUBECONFIG",
		"KUBERNETES_SERVICE_HOST",
		"KUBERNETES_SERVICE_PORT"
	]
];
const CACHES = new Map([
	["gha", [
		"ACTIONS_CACHE_",
		"ACTIONS_RESULTS_URL",
		"ACTIONS_RUNTIME_TOKEN"
	]],
	["s3", ["AWS_"]],
	["azblob", ["BUILDKIT_AZURE_STORAGE_", "AZURE_"]]
]);
function toBuildEnvs(env, all) {
	return Object.assign({}, ...all.map((settings) => toBuildEnv(env, settings)));
}
function toBuildEnv(env, settings) {
	const { buildArgs, buildxFlags, cache, cacheFrom, cacheTo } = settings;
	const secrets = buildxFlags.filter(({ flag }) => flag === "--secret").flatMap(({ value }) => readFields(value, "env"));
	const named = [...cacheFrom, ...cacheTo].flatMap((entry) => readFields(entry, "type"));
	const types = cache === "gha" ? [...named, "gha"] : named;
	return pick(env, [
		...[
			...SYSTEM,
			...ENGINE,
			...PROXIES,
			...BUILDX,
			...secrets
		],
		...buildArgs.filter((arg) => !arg.includes("=")),
		...needsAgent(env, settings) ? ["SSH_AUTH_SOCK"] : []
	], [LOCALE, ...types.flatMap((type) => CACHES.get(type) ?? [])]);
}
function needsAgent(env, { buildxFlags, builder }) {
	return [readText(env, "DOCKER_HOST") ?? "", readBuilder(builder, env)].some((text) => text.includes("ssh://")) || buildxFlags.some(({ flag }) => flag === "--ssh");
}
function toTestEnv(env, { testEnv }) {
	return pick(env, [
		...SYSTEM,
		...ENGINE,
		...PROXIES,
		...testEnv
	], [LOCALE]);
}
function pick(env, names, beginnings) {
	const exact = new Set(names);
	return Object.fromEntries(Object.entries(env).filter(([name]) => exact.has(name) || beginnings.some((beginning) => name.startsWith(beginning))));
}
// src/ship/build/lines.ts
function toLines$1(hear) {
	let rest = "";
	return (chunk) => {
		const lines = (rest + chunk).split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) hear(line.trimEnd());
	};
}
// src/ship/build/checks.ts
const WARNING = /^(?:#\d+ WARN:|(?<listed> -)) (?<rule>[A-Z][A-Za-z]{2,60}): (?<text>.+) \(line (?<line>\d{1,9})\)$/;
const SUMMARY = /^ \d{1,9} warnings? found\b/;
const MOST = 100;
function readChecks(place, checks) {
	const found = new Map();
	let isSummary = false;
	const hear = toLines$1((raw) => {
		const line = stripVTControlCharacters(raw);
		isSummary = SUMMARY.test(line) || isSummary && line.startsWith(" - ");
		const warning = found.size < MOST ? readWarning(line, isSummary) : void 0;
		if (warning === void 0) return;
		const problem = toProblem(warning, place, checks === "error" ? error : notice);
		found.set(problem.message, problem);
	});
	return {
		hear: checks === "off" ? () => void 0 : hear,
		list: () => [...found.values()]
	};
}
function readWarning(said, isSummary) {
	const { rule, text, line, listed } = WARNING.exec(said)?.groups ?? {};
	if (rule === void 0 || text === void 0 || listed !== void 0 && !isSummary) return;
	return {
		rule,
		text,
		line: Number(line)
	};
}
function toProblem({ rule, text, line }, place, make) {
	const problem = make("BUILD_CHECK", `${place ?? "Dockerfile"}:${line}: ${rule}: ${toLine$1(text)}`, toHint(rule));
	return place === void 0 ? problem : {
		...problem,
		at: {
			file: place,
			line
		}
	};
}
function toHint(rule) {
	return `See https://docs.docker.com/go/dockerfile/rule/${rule.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-").toLowerCase()}/; "# check=skip=${rule}" at the top of the Dockerfile skips it.`;
}
const ARGUMENT = "BUILDKIT_DOCKERFILE_CHECK";
function toCheckFlags(checks, buildArgs) {
	if (checks !== "error") return [];
	const own = buildArgs.findLast((arg) => arg.startsWith(`${ARGUMENT}=`));
	const rules = own === void 0 ? [] : [own.slice(26)];
	return ["--build-arg", `${ARGUMENT}=${[...rules, "error=true"].join(";")}`];
}
function failedByChecks(said) {
	return said.includes("lint violation found for rules:");
}
// src/ship/build/command/flags.ts
const SWITCHES = new Set(["--no-cache", "--pull"]);
function splitFlags(words) {
	const flags = [];
	const left = [...words];
	for (let name = left.shift(); name !== void 0; name = left.shift()) {
		if (name === "--") return [...flags, [name, ...left]];
		const value = SWITCHES.has(name) || !name.startsWith("-") || name.includes("=") ? void 0 : left.shift();
		flags.push(value === void 0 ? [name] : [name, value]);
	}
	return flags;
}
function joinFlags(flags) {
	return flags.flat();
}
function valueOf([name, value], wanted) {
	if (name === wanted) return value;
	return name.startsWith(`${wanted}=`) ? name.slice(wanted.length + 1) : void 0;
}
function isFlag([name], wanted) {
	return wanted.some((one) => name === one || name.startsWith(`${one}=`));
}
// src/ship/build/command/restore.ts
function restoreWords(words, settings) {
	const values = new Map([["--cache-from", [...settings.cacheFrom ?? []]], ["--cache-to", [...settings.cacheTo ?? []]]]);
	for (const { flag, value } of settings.buildxFlags ?? []) values.set(flag, [...values.get(flag) ?? [], value]);
	return words.map((word, at) => {
		const next = values.get(words[at - 1] ?? "")?.shift();
		if (!word.includes("***")) return word;
		return (at === words.length - 1 ? settings.context : next) ?? word;
	});
}
const S3_VARIABLES = {
	access_key_id: "AWS_ACCESS_KEY_ID",
	secret_access_key: "AWS_SECRET_ACCESS_KEY",
	session_token: "AWS_SESSION_TOKEN"
};
function hideCacheKeys(words) {
	const caches = words.filter((word, at) => isCache(words[at - 1]) && /(^|,)type=s3(,|$)/.test(word));
	const [env, ...others] = caches.map(readKeys);
	const isOne = others.every((other) => JSON.stringify(other) === JSON.stringify(env));
	if (env?.AWS_SECRET_ACCESS_KEY === void 0 || env.AWS_ACCESS_KEY_ID === void 0 || !isOne) return {
		words,
		env: {}
	};
	return {
		words: words.map((word) => caches.includes(word) ? dropKeys(word) : word),
		env: {
			AWS_SESSION_TOKEN: "",
			...env
		}
	};
}
function isCache(flag) {
	return flag === "--cache-from" || flag === "--cache-to";
}
function readKeys(entry) {
	return Object.fromEntries(Object.entries(S3_VARIABLES).flatMap(([attribute, variable]) => {
		const field = entry.split(",").find((one) => one.startsWith(`${attribute}=`));
		return field === void 0 ? [] : [[variable, field.slice(attribute.length + 1)]];
	}));
}
function dropKeys(entry) {
	return entry.split(",").filter((field) => S3_VARIABLES[field.split("=", 1)[0] ?? ""] === void 0).join(",");
}
// src/ship/build/command/command.ts
function makeBuildCommand(plan, builder, given, addition) {
	const caches = hideCacheKeys(restoreWords(listWords(plan.argv), given));
	const args = findHiddenArgs(plan.argv, given.buildArgs);
	const hidden = {
		...caches.env,
		...Object.fromEntries(given.buildSecrets.map((one) => [one.variable, one.secret.reveal()])),
		...args
	};
	const kept = joinFlags(alter(splitFlags(caches.words).filter((flag) => !isLeftOut(flag, given.mediaTypes)).map(hideValue), addition));
	return {
		argv: [
			...builder.program,
			"build",
			...builder.name === void 0 ? [] : ["--builder", builder.name],
			...[
				"--progress",
				"plain",
				"--metadata-file",
				addition.metadataFile
			],
			...["--label", `${RECIPE_LABEL}=${recipeOf({ build: plan })}`],
			...plan.inputs === void 0 ? [] : ["--label", `${INPUTS_LABEL}=${plan.inputs}`],
			...addition.args,
			...toCacheFlags(plan, builder, addition),
			...kept,
			...toCheckFlags(given.checks, given.buildArgs)
		],
		env: {
			...builder.env,
			...given.attestations === "plain" || addition.isUnattested === true ? { BUILDX_NO_DEFAULT_ATTESTATIONS: "1" } : {},
			...hidden
		},
		defaults: {
			...toMetadataWish(addition, args),
			...plan.sourceDateEpoch === void 0 ? {} : { SOURCE_DATE_EPOCH: String(plan.sourceDateEpoch) }
		},
		secrets: Object.values(hidden).filter((value) => value !== void 0).filter(Boolean)
	};
}
function toMetadataWish({ isRecorded }, secretArgs) {
	const isSafe = Object.keys(secretArgs).length === 0;
	return {
		BUILDX_METADATA_PROVENANCE: isRecorded === true && isSafe ? "min" : "disabled",
		...isRecorded === true ? { BUILDX_METADATA_WARNINGS: "true" } : {}
	};
}
function isLeftOut(flag, mediaTypes) {
	return mediaTypes === "docker" && isFlag(flag, ["--annotation"]);
}
function toCacheFlags({ cache }, { store }, { isAgain }) {
	if (cache === void 0 || store === "classic") return [];
	return [...cache.from.flatMap((entry) => ["--cache-from", entry]), ...isAgain === true ? [] : cache.to.flatMap((entry) => ["--cache-to", entry])];
}
function listWords(argv) {
	return argv.slice(argv.indexOf("build") + 1);
}
function alter(flags, addition) {
	const { platform, isAgain, isBare, isUnattested } = addition;
	const dropped = [
		...isAgain === true ? FRESH : [],
		...isUnattested === true ? ATTESTATIONS : [],
		...platform === void 0 ? [] : ["--platform"]
	];
	const left = flags.filter((flag) => !isFlag(flag, dropped));
	const bare = isBare === true ? left.flatMap(dropIndexAnnotation) : left;
	return platform === void 0 ? bare : [["--platform", platform], ...bare];
}
function narrowCommand(argv, platforms) {
	const words = listWords(argv);
	const addition = {
		args: [],
		metadataFile: "",
		platform: platforms.join(","),
		isBare: true
	};
	const flags = alter(splitFlags(words), addition);
	return [...argv.slice(0, argv.length - words.length), ...joinFlags(flags)];
}
const FRESH = [
	"--no-cache",
	"--pull",
	"--cache-to",
	"--no-cache-filter"
];
const ATTESTATIONS = [
	"--provenance",
	"--sbom",
	"--attest"
];
function decidesProvenance(argv) {
	return splitFlags(listWords(argv)).some((flag) => isFlag(flag, ["--provenance"]) || valueOf(flag, "--attest")?.includes("provenance") === true);
}
function toDefaultProvenance({ argv, provenance = "mode=min" }, settings, env) {
	const isOff = settings.attestations === "plain" || refusesAttestations(env);
	return decidesProvenance(argv) || isOff ? [] : ["--provenance", provenance];
}
function toLayoutProvenance(...given) {
	return toDefaultProvenance(...given).map((word) => word.replace(",inline-only=true", ""));
}
function refusesAttestations(env) {
	return isTrue(env, "BUILDX_NO_DEFAULT_ATTESTATIONS");
}
function conceal(text, secrets) {
	return secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
}
function findHiddenArgs(argv, buildArgs) {
	const problems = checkHiddenValues(argv, buildArgs);
	if (problems.length > 0) throw new Problem(problems);
	return findHiddenValues(argv, buildArgs);
}
function hideValue(flag) {
	const arg = valueOf(flag, "--build-arg");
	if (arg === void 0 || splitArg(arg)[1] !== "***") return flag;
	return flag.map((word) => word.endsWith(arg) ? word.slice(0, -`=***`.length) : word);
}
function dropIndexAnnotation(flag) {
	const text = valueOf(flag, "--annotation");
	if (text === void 0) return [flag];
	if (/^index(-descriptor)?:/.test(text)) return [];
	return [["--annotation", text.replace(/^manifest,index:/, "manifest:")]];
}
// src/ship/build/failure.ts
const REGISTRY = /failed to (push|authorize|do request|copy|fetch (anonymous|oauth) token|resolve source metadata)|unexpected status from (HEAD|GET|POST|PUT|PATCH) request/;
const TRANSIENT = /\b(408|429|500|502|503|504) [A-Z][a-z]|toomanyrequests|too many requests|connection reset|broken pipe|\bEOF\b|i\/o timeout|handshake timeout|timeout awaiting response|connection timed out|closed network connection|temporary failure|server misbehaving|unknown blob|blob upload unknown|\bunavailable: |stream error|client connection lost/i;
const UNREACHABLE = /x509:|certificate|HTTP response to HTTPS client|no such host|connection refused|network is unreachable|no route to host/i;
const EXPIRED = /\b401\b|unauthorized|authentication required|token (is |has )?expired/i;
const UNSUPPORTED = /^unsupported\b|not[_ ]support|manifest[_ ]?invalid|invalid manifest|(media|content)[- _]?type|schema ?version|unknown\/unknown|in-toto|attestation|(\/manifests\/\S+|"(manifest|index)-\S+): (unexpected status: )?(400|404|405|406|415|422) /i;
const FAILING = /(\/manifests\/\S+): (unexpected status: )?50[01] /i;
const TOO_LARGE = /\b413 [A-Z]|request entity too large|payload too large|content too large/i;
const GIVES_UP = /invalid content digest in response|invalid checksum digest|unexpected (commit )?digest|missing content-length header|invalid character .* looking for|unexpected end of JSON|malformed HTTP|failed to decode token|(\/manifests\/\S+): (unexpected status: )?403 /i;
const SUBJECT_MISSING = /\bblob unknown\b/i;
const UNCLEAR = /^unknown: (?!.*(not known to registry|does not exist|denied|forbidden|immutab))/i;
const BY_SAID = [
	[FAILING, "failing"],
	[TRANSIENT, "transient"],
	[TOO_LARGE, "too-large"],
	[UNREACHABLE, "unreachable"],
	[EXPIRED, "expired"]
];
const BY_WORDS = [
	[/^denied\b/, "refused"],
	[UNSUPPORTED, "unsupported"],
	[UNCLEAR, "unclear"],
	[GIVES_UP, "unclear"]
];
const NAMED_AT_ONCE = /^image "[^"]+": already exists$/;
function classifyFailure(stderr) {
	const said = findError(stderr);
	if (NAMED_AT_ONCE.test(said)) return "transient";
	if (!REGISTRY.test(said) || said.includes("did not complete successfully")) return "build";
	if (!said.includes("failed to push")) return TRANSIENT.test(said) ? "transient" : "build";
	const words = said.replace(/^.*failed to push \S+: /, "").replace(/https?:\S+(?=\/manifests\/)/, "");
	return (BY_SAID.find(([pattern]) => pattern.test(said)) ?? BY_WORDS.find(([pattern]) => pattern.test(words)))?.[1] ?? "refused";
}
function findError(stderr) {
	const lines = stderr.split("\n").filter((line) => line.trim() !== "");
	const error = (lines.findLast((line) => line.startsWith("ERROR: ")) ?? lines.at(-1) ?? "").replace(/^ERROR: /, "").replace(/^failed to build: /, "").replace(/^failed to solve: /, "").trim();
	return (error === "" ? void 0 : lines.findLast((line) => ofPush(line, error)))?.replace(STEP_ERROR, "").trim() ?? error;
}
const STEP_ERROR = /^#\d+ ERROR: (?=failed to push )/;
function ofPush(line, error) {
	return STEP_ERROR.test(line) && line.trimEnd().endsWith(error);
}
const FOREIGN = /^#(\d+) [\d.]+ (?:.*: )?(?:exec (\S+): exec format error|exec user process caused:? "?exec format error|\.buildkit_qemu_emulator: (\S+?):? Invalid ELF image)/m;
function findForeignProgram(stderr) {
	const [found, step = "", program, emulated] = FOREIGN.exec(stderr) ?? [];
	if (found === void 0) return void 0;
	const title = stderr.split("\n").find((line) => line.startsWith(`#${step} [`)) ?? "";
	const [, platform] = /\[([a-z]\w*\/[\w/]+)[ \]]/.exec(title) ?? [];
	return {
		program: program ?? emulated ?? "a program",
		platform
	};
}
function toBuildHint(said, kind = "build") {
	const known = HINTS.find(([words]) => words.test(said));
	return BY_KIND[kind] ?? toPushHint(said, kind) ?? known?.[1] ?? "The output of the build above says more.";
}
function toPushHint(said, kind) {
	const [, host = "", path = "", words = ""] = /failed to push ([^\s/]+)\/([^\s:@]+)\S*: (.*)$/s.exec(said) ?? [];
	if (host === "") return void 0;
	const repository = {
		host,
		path,
		name: `${host}/${path}`
	};
	const code = kind === "expired" ? "LOGIN_REFUSED" : "REGISTRY_DENIED";
	const hint = toHintByWords(words, {
		repository,
		kind: "blob"
	}, /denied|unauthorized|401|403/i.test(words) ? code : void 0);
	return hint === "" ? void 0 : hint;
}
const BY_KIND = {
	unsupported: "This registry does not accept an index or attestations: write attestations: plain (with one platform).",
	failing: "This registry stores all of the image but its index: write attestations: plain (with one platform), or ask its operators.",
	"too-large": "A proxy before the registry limits the size of a request (nginx: client_max_body_size, by default 1 MB; Cloudflare: 100 MB): raise it, or write publish: layout, which sends large layers in pieces.",
	unclear: "Write publish: layout, which pushes from here and tells what the registry answers."
};
const HINTS = [
	[/failed to read dockerfile|open .*Dockerfile/, "Set file: to the path of the Dockerfile."],
	[/HTTP response to HTTPS client/, "The builder takes plain HTTP only from registries that are configured: \"insecure-registries\" in daemon.json for the engine, registries: {HOST: {insecure: true}} for a builder that tagship creates."],
	[/no space left on device/, "Free disk space where the builder runs (docker system prune)."],
	[/failed to resolve source metadata/, "Check the name of the base image and the login for its registry."],
	[/failed to push/, "Check the login and the permission to push to that repository."]
];
// src/ship/source/export.ts
var export_exports = __exportAll({ readSourceEnv: () => readSourceEnv });
async function exportCommit(context, sha) {
	const top = await openGit(context).run(["rev-parse", "--show-toplevel"]);
	if (top.code !== 0) throw noCommit(sha, context.cwd, top.stderr);
	const root = top.stdout.replace(/\r?\n$/, "");
	const directory = toExportDirectory(context.tempDir);
	await exportTree({
		context,
		root,
		sha,
		directory,
		index: join(context.tempDir, "source-index")
	});
	return {
		root,
		directory
	};
}
async function readSourceEnv(context) {
	if (readText(context.env, "BUILDX_GIT_CHECK_DIRTY") !== void 0) return {};
	const { code, stdout } = await openGit(context).run(["rev-parse", "--absolute-git-dir"]);
	if (code !== 0) return {};
	return {
		GIT_DIR: stdout.replace(/\r?\n$/, ""),
		GIT_WORK_TREE: toExportDirectory(context.tempDir)
	};
}
function toExportDirectory(tempDir) {
	return join(tempDir, "source");
}
async function exportTree(tree) {
	const { context, root, sha, directory, index } = tree;
	const { run } = openGit({
		...context,
		cwd: root
	});
	const env = {
		GIT_INDEX_FILE: index,
		GIT_LFS_SKIP_SMUDGE: "1"
	};
	const ask = async (args) => {
		const answer = await run(args, { env });
		context.signal.throwIfAborted();
		if (answer.code !== 0) throw noCommit(sha, root, answer.stderr || (answer.failure ?? ""));
		return answer.stdout;
	};
	await mkdir(directory, {
		recursive: true,
		mode: 448
	});
	await ask(["read-tree", `${sha}^{commit}`]);
	await ask([
		"checkout-index",
		"--all",
		"--force",
		`--prefix=${directory}/`
	]);
	const pointers = toLines(await ask([
		"ls-files",
		"-z",
		"--",
		":(top,attr:filter=lfs)"
	]));
	for (const path of pointers) await takeObject(path, tree);
	const entries = toLines(await ask([
		"ls-files",
		"--stage",
		"-z"
	]));
	await rm(index, { force: true });
	for (const entry of entries) {
		const [, commit, path] = /^160000 ([0-9a-f]{40,64}) \d\t([^]*)$/.exec(entry) ?? [];
		if (commit === void 0 || path === void 0) continue;
		await exportSubmodule(tree, commit, path);
	}
}
function toLines(text) {
	return text.split("\0").filter((line) => line !== "");
}
async function exportSubmodule(tree, sha, path) {
	const root = join(tree.root, path);
	const directory = join(tree.directory, path);
	if (await isThere(join(root, ".git"))) await exportTree({
		...tree,
		root,
		sha,
		directory
	});
	else await mkdir(directory, { recursive: true });
}
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n[^]*oid sha256:([0-9a-f]{64})\n/;
const LONGEST_POINTER = 1024;
async function takeObject(path, { root, directory, sha }) {
	const [own, there] = [join(directory, path), join(root, path)];
	const pointer = await readSmall(own);
	const [, oid] = POINTER.exec(pointer ?? "") ?? [];
	if (oid === void 0 || await readSmall(there) === pointer) return;
	if (await hashFile(there) !== oid) throw changed(path, sha);
	await copyFile(there, own);
}
async function readSmall(path) {
	const stats = await lstat$1(path).catch(() => void 0);
	if (stats?.isFile() !== true || stats.size > LONGEST_POINTER) return void 0;
	return readFile(path, "utf8");
}
async function hashFile(path) {
	if ((await lstat$1(path).catch(() => void 0))?.isFile() !== true) return void 0;
	const hash = createHash("sha256");
	await pipeline(createReadStream(path), hash);
	return hash.digest("hex");
}
async function isThere(path) {
	return lstat$1(path).then(() => true, () => false);
}
function noCommit(sha, where, why) {
	const said = why.trim().split("\n").at(-1) ?? "";
	return new Problem([error("SOURCE_NO_COMMIT", `source: the files of commit ${sha.slice(0, 12)} cannot be read from the repository in "${where}": ${said}`, "Check the commit out with its submodules, or set source: checkout to build the files as they are.")]);
}
function changed(path, sha) {
	return new Problem([error("SOURCE_LFS_CHANGED", `source: ${JSON.stringify(path)} is in Git LFS, and the checkout has another file than commit ${sha.slice(0, 12)}`, "Restore it (git lfs checkout), or set source: checkout to build the files as they are.")]);
}
// src/ship/source/place.ts
async function placeInRepository({ file, context }, { cwd, tempDir }) {
	if (file === "" || isRemote(file) || isRemote(context)) return void 0;
	const path = resolve(cwd, file);
	const exported = toBelow(toExportDirectory(tempDir), path);
	if (exported !== void 0) return exported;
	const top = (await findRepositories(cwd)).nearest ?? await realpath$1(cwd);
	const directory = dirname(path);
	return toBelow(top, join(await realpath$1(directory).catch(() => directory), basename(path)));
}
function toBelow(directory, path) {
	const below = relative(directory, path);
	return below === ".." || below.startsWith("../") || isAbsolute(below) ? void 0 : below;
}
// src/ship/push/strategy/watch.ts
const PUSHING = /^#\d+ pushing (layers|manifest)/m;
function toStallTimeout(idleMs, ended) {
	return idleMs * 2 ** ended;
}
function watchPush(clock, idleMs) {
	const hung = new AbortController();
	const ended = new AbortController();
	let heardAt = clock.now();
	let isPushing = false;
	let rest = "";
	const guard = async () => {
		for (let silent = 0; silent < idleMs; silent = clock.now() - heardAt) await clock.sleep(idleMs - silent, ended.signal);
		hung.abort();
	};
	return {
		signal: hung.signal,
		hear: (chunk) => {
			heardAt = clock.now();
			if (isPushing) return;
			isPushing = PUSHING.test(rest + chunk);
			rest = (rest + chunk).slice(-200);
			if (!isPushing) return;
			guard().catch((cause) => {
				if (!ended.signal.aborted) throw cause;
			});
		},
		stop: () => {
			ended.abort();
		}
	};
}
// src/ship/build/build.ts
const FIRST_PAUSE_MS = 1e3;
const LONGEST_PAUSE_MS = 3e4;
async function runBuild(task, order) {
	const checks = readChecks(await placeInRepository(task.target.build, task.context), task.context.settings.checks);
	const hear = (chunk) => {
		checks.hear(chunk);
		order.hear?.(chunk);
	};
	const outcome = await retryBuild(task, {
		...order,
		hear
	});
	task.onChecked?.(checks.list());
	return outcome;
}
async function retryBuild(task, given) {
	const { clock, log, settings, signal } = task.context;
	const failures = [];
	let own = task;
	let order = given;
	const metadataFile = join(await mkdtemp(join(task.context.tempDir, "build-")), "metadata.json");
	for (let retries = 0;; retries += 1) {
		const stallTimeoutMs = toStallTimeout(settings.pushIdleTimeout, count(failures, "hung"));
		const attempt = await attemptBuild(own, order, {
			metadataFile,
			stallTimeoutMs
		});
		signal.throwIfAborted();
		if (attempt.kind === void 0) {
			const said = await readSaid(metadataFile);
			const ofPlatform = order.platform === void 0 ? {} : { platform: order.platform };
			task.context.onBuilt?.({
				name: task.target.name,
				...ofPlatform,
				metadata: said
			});
			return {
				ok: true,
				metadata: toMetadata(said),
				retries
			};
		}
		const { kind } = attempt;
		if (lacksIndex(attempt, order)) {
			order = {
				...order,
				isBare: true
			};
			log.problem(indexMissing(task));
			task.onRetry();
			continue;
		}
		const pause = toPause(retries, clock.random());
		failures.push({
			kind,
			at: clock.now()
		});
		if (order.yieldsOn?.(kind, attempt.result.stderr) === true || isLast(failures, pause, settings.retryDeadline)) {
			if (kind === "build") await task.builder.version();
			return {
				ok: false,
				kind,
				problem: describe(task, order, attempt, stallTimeoutMs),
				retries
			};
		}
		task.onRetry();
		log.info(`${toReason(kind)}: ${findError(attempt.result.stderr)}; trying again …`);
		await clock.sleep(pause, signal);
		own = await renewLogins(own, kind);
	}
}
async function renewLogins(task, kind) {
	if (kind !== "expired" || task.renewEnv === void 0) return task;
	return {
		...task,
		childEnv: await task.renewEnv()
	};
}
function lacksIndex({ result }, order) {
	return order.isBare !== true && result.stderr.includes("index annotations not supported");
}
function indexMissing({ target }) {
	return notice("ANNOTATION_NO_INDEX", `the image of "${target.name}" has no index, because BuildKit attests nothing to it; annotations go to its manifest alone.`);
}
const MOST_RETRIES = {
	transient: Infinity,
	hung: 2,
	unclear: 3,
	expired: 1,
	failing: Infinity,
	unreachable: 0,
	"too-large": 0,
	unsupported: 0,
	refused: 0,
	build: 0
};
function count(failures, kind) {
	return failures.filter((one) => one.kind === kind).length;
}
function isLast(failures, pauseMs, deadlineMs) {
	const [first, last] = [failures[0], failures.at(-1)];
	if (first === void 0 || last === void 0) return false;
	return last.at + pauseMs - first.at > deadlineMs && last.kind !== "hung" || count(failures, last.kind) > MOST_RETRIES[last.kind];
}
function toPause(retries, random) {
	return Math.min(FIRST_PAUSE_MS * 3 ** retries, LONGEST_PAUSE_MS) * (.5 + random / 2);
}
async function attemptBuild(task, order, { metadataFile, stallTimeoutMs }) {
	const { context, target, builder, buildArgs } = task;
	const { clock, log, settings, shell } = context;
	const given = {
		...settings,
		buildArgs
	};
	const command = makeBuildCommand(target.build, builder, given, {
		...order,
		metadataFile,
		isRecorded: context.onBuilt !== void 0
	});
	const watch = watchPush(clock, stallTimeoutMs);
	log.debug(command.argv.join(" "));
	try {
		const running = shell({
			argv: command.argv,
			env: {
				...withDefaults(context.env, command.defaults),
				...context.buildEnv,
				...task.childEnv,
				...command.env
			},
			cwd: context.cwd,
			signal: AbortSignal.any([context.signal, watch.signal]),
			...omitUndefined({ timeoutMs: settings.timeout }),
			onOutput: (chunk) => {
				if (order.isPaced !== true) watch.hear(chunk);
				order.hear?.(chunk);
				log.output(chunk);
			}
		});
		context.onBuilding?.();
		const result = await running;
		if (result.code === 0 && !result.timedOut) return {
			kind: void 0,
			result
		};
		return {
			kind: watch.signal.aborted ? "hung" : toKind(result),
			result: {
				...result,
				stderr: conceal(result.stderr, command.secrets)
			}
		};
	} finally {
		watch.stop();
	}
}
function withDefaults(env, defaults) {
	const said = Object.entries(env).filter(([name, value]) => value !== "" || !(name in defaults));
	return {
		...defaults,
		...Object.fromEntries(said)
	};
}
function toKind(result) {
	return result.timedOut || result.spawnError !== void 0 ? "build" : classifyFailure(result.stderr);
}
function toReason(kind) {
	return kind === "hung" ? "The push went silent" : "A registry failed";
}
function describe({ target, context, builder }, { platform }, { kind, result }, stallTimeoutMs) {
	const name = `"${target.name}"${platform === void 0 ? "" : ` for ${platform}`}`;
	if (result.timedOut) {
		const limit = renderDuration(context.settings.timeout ?? 0);
		return error("BUILD_TIMEOUT", `the build of ${name} took longer than ${limit}.`, "Raise the setting timeout, or find the slow step in the output above.");
	}
	if (kind === "hung") return error("PUSH_HUNG", `the push of ${name} made no progress for ${renderDuration(stallTimeoutMs)}, in the last of several tries.`, "Check whether the registry answers; raise push-idle-timeout if it is slow.");
	return describeFailed(name, {
		kind,
		result
	}, {
		target,
		builder
	});
}
function describeFailed(name, { kind, result }, where) {
	const said = findError(result.stderr) || (result.spawnError ?? "buildx was ended by a signal");
	const tail = result.stderr.trimEnd().split("\n").slice(-15).join("\n");
	if (failedByChecks(said)) return describeChecks(name, said);
	const foreign = kind === "build" ? findForeignProgram(result.stderr) : void 0;
	if (foreign !== void 0) return describeForeign(name, foreign, {
		...where,
		tail
	});
	return error(kind === "build" ? "BUILD_FAILED" : "PUSH_FAILED", `the build of ${name} failed: ${said}`, `${toBuildHint(said, kind ?? "build")}\n${tail}`.trim());
}
function describeForeign(name, { program, platform }, { target: { platforms }, builder, tail }) {
	const by = builder.name === void 0 ? "the builder" : `the builder "${builder.name}"`;
	const where = platform ?? platforms.join(" or ");
	const architecture = (platform ?? platforms[0] ?? "").split("/")[1] ?? "all";
	return error("PLATFORM_NO_EMULATION", `the build of ${name} failed: ${by} cannot run ${program} of ${where}: exec format error.`, `Install an emulator where the builder runs (docker run --privileged --rm tonistiigi/binfmt --install ${architecture}; docker/setup-qemu-action on GitHub), build the platform on a machine of its own (the workflow ship.yml; builder: linux/arm64=tcp://arm:1234), or compile on the builder's own platform: FROM --platform=$BUILDPLATFORM.\n${tail}`.trim());
}
function describeChecks(name, said) {
	const rules = said.slice(said.indexOf("rules:") + 6).trim();
	return error("BUILD_CHECK", `the build of ${name} was not started, because checks is error and its Dockerfile has findings: ${rules}.`, "Correct the lines above, or write checks: warn.");
}
function toBuildDigest({ metadata: { digest } }) {
	if (digest !== void 0 && isDigest(digest)) return digest;
	throw new Problem([error("BUILD_NO_DIGEST", "buildx succeeded, but its metadata file names no digest.", "Update buildx and BuildKit.")]);
}
async function readSaid(file) {
	const text = await readFile(file, "utf8").catch(() => "{}");
	return parseObject(text) ?? {};
}
function toMetadata(metadata) {
	const { mediaType } = toTexts(metadata["containerimage.descriptor"]);
	const texts = toTexts(metadata);
	return {
		digest: texts["containerimage.digest"],
		mediaType,
		configDigest: texts["containerimage.config.digest"]
	};
}
// src/settings/values/file-outputs.ts
function readFileOutput(entry) {
	const fields = splitEntries(entry, true);
	const valueOf = (name) => findValue(fields, name);
	const [only = ""] = fields;
	if (fields.length === 1 && !only.includes("=")) return toFileOutput(only, [`type=local`, `dest=${only}`], true);
	const type = valueOf("type") ?? "";
	if (![
		"local",
		"tar",
		"oci",
		"docker"
	].includes(type)) return void 0;
	return toFileOutput(valueOf("dest") ?? "", fields, type === "local" && valueOf("platform-split") === void 0);
}
function toFileOutput(dest, fields, isDivided) {
	return dest === "" || dest === "-" ? void 0 : {
		dest,
		fields,
		isDivided
	};
}
function findValue(fields, name) {
	return fields.find((field) => isFor(field, name))?.slice(name.length + 1);
}
function isFor(field, name) {
	return field.toLowerCase().startsWith(`${name}=`);
}
function listOutputPaths(outputs) {
	return outputs.flatMap((entry) => readFileOutput(entry)?.dest ?? []);
}
function divideOutputs(outputs, { whole, own }) {
	if (whole.length < 2 || own.length === 0) return outputs;
	const folder = own.map((platform) => platform.replaceAll("/", "_")).join("+");
	return outputs.map((entry) => {
		const output = readFileOutput(entry);
		if (output === void 0 || isLeft(output, own)) return entry;
		const { dest, fields, isDivided } = output;
		const moved = isDivided ? `${dest.replace(/\/+$/, "")}/${folder}` : intoFolder(dest, folder);
		return fields.map((field) => renderField(isFor(field, "dest") ? `dest=${moved}` : field)).join(",");
	});
}
function intoFolder(dest, folder) {
	const [, directory = "", name = ""] = /^(.*\/)?([^/]+)\/*$/.exec(dest) ?? [];
	return `${directory}${folder}/${name}`;
}
function isLeft({ fields, isDivided }, own) {
	return isDivided ? own.length > 1 : findValue(fields, "type") === "local";
}
// src/ship/builder/platform.ts
const USUAL = "linux/amd64";
async function checkUsualPlatform(found, want, { settings, runContext, ask, architecture = process.arch }) {
	if (settings.platformsNamed || !isUsual(want)) return;
	if (found.driver !== "docker" || found.nodes > 1) return;
	const known = (await listPlatforms(found, {
		ask,
		architecture
	})).map(withoutLevel);
	const [native] = known;
	if (native === void 0 || native === USUAL) return;
	if (!known.includes(USUAL)) throw new Problem([noEmulation(found.name, native)]);
	runContext.log.problem(notice("PLATFORM_EMULATED", `no platform is named, so ${USUAL} is built, emulated on ${native}.`, `Write platforms: ${native} to build for this machine, or platforms: ${USUAL} to leave this out.`));
}
async function listPlatforms({ platforms }, how) {
	return (platforms.length === 0 && how.architecture !== "x64" ? await how.ask() : void 0)?.platforms ?? platforms;
}
function isUsual({ platforms }) {
	return platforms.length === 1 && platforms[0] === USUAL;
}
function withoutLevel(platform) {
	return toPlatform(platform.replace(/^(linux\/amd64)\/v\d$/, "$1"));
}
function noEmulation(name, native) {
	return error("PLATFORM_NO_EMULATION", `no platform is named, so ${USUAL} is built, and the builder "${name}" runs programs of ${native} only.`, `Write platforms: ${native} to build for this machine, or install an emulator first (docker/setup-qemu-action on GitHub).`);
}
// src/ship/builder/choose.ts
var choose_exports = __exportAll({ chooseBuilder: () => chooseBuilder });
async function chooseBuilder(settings, runContext, want, buildx = openBuildx(runContext)) {
	const named = readBuilder(settings.builder, runContext.env);
	const wish = parseBuilder(named);
	switch (wish.kind) {
		case "auto": return chooseCurrent(settings, runContext, want, buildx);
		case "name": return chooseNamed(wish.name, settings, runContext, {
			want,
			buildx
		});
		case "nodes": return chooseNodes(wish.nodes, {
			...settings,
			builder: named
		}, runContext, {
			want,
			buildx
		});
	}
}
async function chooseCurrent(settings, runContext, want, asked) {
	const found = await findBuilder(runContext, asked, want.platforms);
	if (found === void 0) throw new Problem([describeNoCurrent(runContext.env)]);
	const { version } = asked;
	const program = await asked.program();
	const ask = () => inspectBuilder(runContext, program, found.name);
	await checkUsualPlatform(found, want, {
		settings,
		runContext,
		ask
	});
	const base = {
		version,
		program,
		hasEngine: true
	};
	const current = await toBuilder(runContext, found, want, base);
	const lack = findShortcoming(current, found, settings, want);
	if (lack === void 0) {
		tellUnused(`the builder "${found.name}"`, settings, runContext);
		return current;
	}
	await want.needed;
	await version();
	runContext.log.info(`Making a builder for this run, since ${lack.what}.`);
	try {
		const { makeContainer } = await import("./container.js");
		const made = await makeContainer(runContext, program, {
			settings,
			hosts: want.hosts
		});
		const knownHosts = listKnownHosts(settings);
		return toMade(made, "docker-container", {
			...base,
			knownHosts,
			hasNodes: false
		});
	} catch (cause) {
		if (lack.fatal || !(cause instanceof Problem)) throw cause;
		const message = `building on "${found.name}" although ${lack.what}: ${cause.message}`;
		runContext.log.problem(notice("BUILDER_LACKING", message, lack.hint));
		return current;
	}
}
async function chooseNamed(name, settings, runContext, { want, buildx: asked }) {
	const found = await findBuilder(runContext, asked, want.platforms, name);
	if (found === void 0) throw new Problem([describeUnknown(name)]);
	const { version } = asked;
	const program = await asked.program();
	const ask = () => inspectBuilder(runContext, program, name);
	await checkUsualPlatform(found, want, {
		settings,
		runContext,
		ask
	});
	const builder = await toBuilder(runContext, found, want, {
		version,
		program,
		hasEngine: true
	});
	const problems = toLacking(name, findShortcoming(builder, found, settings, want));
	if (problems.length > 0) throw new Problem(problems);
	tellUnused(`the builder "${name}"`, settings, runContext);
	return builder;
}
function tellUnused(what, settings, runContext) {
	const [name, ...others] = listBuilderSettings(settings);
	if (name === void 0) return;
	const names = [name, ...others].join(", ");
	runContext.log.problem(notice("BUILDER_SETTINGS_UNUSED", `${names}: not used, since ${what} was there before this run.`, "Give them to the step that makes the builder."));
}
function listKnownHosts({ registries }) {
	return registries.filter(isSpecial).map(({ prefix }) => parseScope(prefix).host);
}
async function chooseNodes(nodes, settings, runContext, { want, buildx: asked }) {
	const problems = checkNodes(nodes, settings, want);
	if (problems.length > 0) throw new Problem(problems);
	const { driver } = nodes[0];
	const equipped = await equip(nodes, settings, runContext, want);
	const program = await asked.program();
	const { makeFromNodes } = await import("./nodes.js");
	const [buildx, made, hasEngine$2] = await Promise.allSettled([
		asked.version(),
		makeFromNodes(runContext, program, equipped),
		want.load ? hasEngine(runContext) : false
	]);
	if (buildx.status === "rejected") {
		if (made.status === "fulfilled") await made.value.remove();
		throw buildx.reason;
	}
	if (made.status === "rejected") throw made.reason;
	return toMade(made.value, driver, {
		hasNodes: nodes.length > 1,
		version: asked.version,
		program,
		hasEngine: hasEngine$2.status === "fulfilled" && hasEngine$2.value,
		knownHosts: driver === "remote" ? [] : listKnownHosts(settings)
	});
}
async function equip(nodes, settings, runContext, want) {
	if (nodes.some(({ driver }) => driver !== "remote")) {
		await want.needed;
		const { equipNodes } = await import("./container.js");
		return equipNodes(runContext, nodes, settings);
	}
	tellUnused("the BuildKit at an address", settings, runContext);
	return nodes;
}
function toMade(made, driver, rest) {
	return {
		...made,
		...rest,
		driver,
		store: "n/a",
		canPushByDigest: true,
		canWriteLayout: true
	};
}
async function toBuilder(runContext, found, want, base) {
	const hasNodes = found.nodes > 1;
	const common = {
		...base,
		name: found.name,
		hasNodes,
		knownHosts: []
	};
	if (found.driver !== "docker") {
		const hasEngine$1 = want.load && await hasEngine(runContext);
		const able = {
			store: "n/a",
			canPushByDigest: true,
			canWriteLayout: true
		};
		return {
			...common,
			...able,
			hasEngine: hasEngine$1,
			driver: toDriver(found.driver),
			env: {}
		};
	}
	const containerd = found.containerd ?? await readStoreFromEngine(runContext);
	return {
		...common,
		driver: "docker",
		store: containerd ? "containerd" : "classic",
		canPushByDigest: false,
		canWriteLayout: containerd,
		env: await isolateBuildx(runContext)
	};
}
function toDriver(driver) {
	return driver === "docker-container" || driver === "kubernetes" ? driver : "remote";
}
function describeNoCurrent(env) {
	const name = readText(env, "BUILDX_BUILDER");
	const context = readText(env, "DOCKER_CONTEXT");
	if (name !== void 0 || context === void 0) return describeUnknown(name ?? "(the current one)");
	const message = `there is no Docker context "${context}", which DOCKER_CONTEXT names.`;
	return error("BUILDER_UNKNOWN", message, "Run \"docker context ls\" to list them.");
}
function describeUnknown(name) {
	return error("BUILDER_UNKNOWN", `there is no buildx builder "${name}".`, "Run \"docker buildx ls\" to list them, or write builder: auto.");
}
// src/ship/attest/step.ts
async function checkAttesting({ context, plan }) {
	if (!context.settings.githubAttestation) return { problems: [] };
	return (await import("./prepare2.js")).prepareAttesting(context, plan.facts.project);
}
async function attest(produced, production, journal) {
	if (production.attester === void 0) return;
	await (await import("./attest.js")).attestAll(produced, production, journal);
}
// src/ship/scan/step.ts
async function checkScanning({ plan, context }) {
	const { settings } = context;
	const scanned = plan.targets.filter((target) => isScanned(target, settings));
	if (scanned.length === 0) return [];
	const { checkScans } = await import("./check.js");
	return checkScans(scanned.map(({ name }) => settingsForTarget(settings, name)), context);
}
async function scanTarget(produced, { context, watch }, journal) {
	const { target, pushedImages, reused } = produced;
	if (reused && context.settings.leg.length > 0 || !isScanned(target, context.settings)) return produced;
	const { runScan } = await import("./scan.js");
	const repositories = pushedImages.map(({ destination }) => destination.repository.repository);
	const builtImage = pushedImages[0]?.builtImage ?? produced.builtImage;
	const childEnv = await context.credentials.childEnv(repositories, {
		docker: false,
		fileOnly: true
	});
	const digest = builtImage?.manifest.digest ?? "";
	const { loadedReference } = produced;
	const scanning = watch.time("scan", () => runScan({
		target,
		digest,
		loadedReference,
		repositories,
		context,
		childEnv,
		note: journal.noteScan
	}));
	const [end] = await Promise.allSettled([scanning]);
	endScan(end, context, journal);
	return produced;
}
function endScan(end, context, journal) {
	const problems = context.onScanned?.(journal.read().scans) ?? [];
	if (end.status === "fulfilled" && !hasErrors(problems)) return;
	if (end.status === "fulfilled") throw new Problem(problems);
	journal.learn({ problems });
	throw end.reason;
}
// src/ship/targets/production.ts
function productionFor(production, { name }, log) {
	const { context } = production;
	const settings = settingsForTarget(context.settings, name);
	if (log === void 0 && settings === context.settings) return production;
	return {
		...production,
		context: {
			...context,
			settings,
			log: log ?? context.log
		}
	};
}
function concurrentProduction(production, target, log) {
	const own = productionFor(production, target, log);
	return {
		...own,
		watch: createStopwatch(own.context.clock)
	};
}
function joinSettings(settings) {
	if (settings.targets.length === 0) return settings;
	const all = listSettings(settings);
	const first = (key) => all.find((one) => one[key] !== void 0 && one[key] !== "false")?.[key];
	return {
		...settings,
		provenance: first("provenance"),
		sbom: first("sbom"),
		publish: all.find(({ publish }) => publish !== "auto")?.publish ?? "auto",
		outputs: all.flatMap(({ outputs }) => outputs),
		cacheTo: all.flatMap(({ cacheTo }) => cacheTo),
		test: all.find(({ test }) => test !== void 0)?.test,
		scan: all.find(wantsScan)?.scan,
		platformsNamed: all.some(({ platformsNamed }) => platformsNamed)
	};
}
// src/ship/test/tested.ts
function isTested({ name, untagged }, settings) {
	const { test, call = "build" } = settingsForTarget(settings, name);
	return test !== void 0 && call === "build" && untagged === void 0;
}
// src/ship/push/strategy/output.ts
function toAttributes({ imageOutput = [] }) {
	return imageOutput.map((attribute) => `,${attribute}`).join("");
}
function isBare({ target, context }) {
	return target.platforms.length <= 1 && !decidesProvenance(target.build.argv) && refusesAttestations(context.env);
}
function isDivided({ target, builder }) {
	return builder.hasNodes && target.platforms.length > 1;
}
function isIndexAttribute(attribute) {
	return /^"?annotation-index[-.[]/.test(attribute);
}
// src/ship/legs/leg.ts
var leg_exports = __exportAll({ listFilesOf: () => listFilesOf });
function toPart(plan, context) {
	const { leg } = context.settings;
	if (leg.length === 0) return {
		plan,
		context
	};
	const wanted = new Set(leg.map(toPlatform));
	const targets = plan.targets.flatMap((target) => {
		if (isMade(target.build)) return [];
		const platforms = target.platforms.filter((platform) => wanted.has(toPlatform(platform)));
		return platforms.length === 0 ? [] : [narrow(target, platforms, leg)];
	});
	const [only] = plan.targets;
	const settings = {
		...narrowOutputs(context.settings, only, leg),
		targets: context.settings.targets.map((target) => ({
			...target,
			settings: narrowOutputs(target.settings, plan.targets.find(({ name }) => name === target.name), leg)
		}))
	};
	return {
		plan: {
			...plan,
			targets: dropUnused(targets)
		},
		context: {
			...context,
			settings
		}
	};
}
function dropUnused(targets) {
	const kept = targets.filter(({ name, untagged }) => untagged === void 0 || targets.some(({ needs = [] }) => needs.includes(name)));
	return kept.length === targets.length ? kept : dropUnused(kept);
}
function outputsOf({ platforms }, { outputs }, leg) {
	if (leg.length === 0) return outputs;
	const whole = platforms.map(toPlatform);
	const wanted = new Set(leg.map(toPlatform));
	return divideOutputs(outputs, {
		whole,
		own: whole.filter((one) => wanted.has(one))
	});
}
function listFilesOf({ targets }, settings) {
	if (settings.legs !== void 0) return [];
	return targets.flatMap((target) => listOutputPaths(outputsOf(target, settingsForTarget(settings, target.name), settings.leg)));
}
function narrowOutputs(settings, target, leg) {
	const outputs = target === void 0 ? settings.outputs : outputsOf(target, settings, leg);
	return {
		...withoutIndexOutput(settings),
		outputs
	};
}
function withoutIndexOutput(settings) {
	const own = settings.imageOutput?.filter((attribute) => !isIndexAttribute(attribute));
	return {
		...settings,
		imageOutput: own
	};
}
function narrow(target, platforms, leg) {
	const cache = narrowCache(target, leg);
	const build = {
		...target.build,
		argv: narrowCommand(target.build.argv, platforms),
		...omitUndefined({ cache })
	};
	return {
		...target,
		platforms,
		tags: [],
		held: [],
		build
	};
}
function toPartOf(surveyed, part) {
	return surveyed.flatMap((one) => {
		const target = part.targets.find(({ name }) => name === one.destination.target.name);
		if (target === one.destination.target) return [one];
		return target === void 0 ? [] : [{
			...one,
			destination: {
				...one.destination,
				target
			}
		}];
	});
}
function checkLeg({ targets }, settings) {
	const { leg, legs } = settings;
	if (leg.length === 0) return [];
	const all = [...targets, ...settings.targets.map((target) => target.settings)];
	const planned = [...new Set(all.flatMap(({ platforms }) => platforms))];
	const unplanned = leg.filter((platform) => planned.length > 0 && !planned.some((one) => toPlatform(one) === toPlatform(platform)));
	return [...legs === void 0 ? [] : [bothGiven()], ...unplanned.map((platform) => error("LEG_PLATFORM_UNPLANNED", `leg: "${platform}" is not one of the platforms ${planned.join(", ")}.`, "Add it to platforms, in all jobs, or remove it from leg."))];
}
function bothGiven() {
	return error("LEG_AND_LEGS", "leg and legs exclude each other: a run builds one leg, or merges all of them.", "Use leg in the jobs that build, and legs in the one that follows.");
}
// src/ship/disk.ts
const reasons = {
	ENOSPC: "no space is left on the file system",
	EDQUOT: "this user's disk quota is used up",
	EROFS: "the file system is read-only",
	EFBIG: "the limit for the size of files (ulimit -f) is too low",
	EIO: "the disk reports an error"
};
function toDiskProblem(thrown, tempDir) {
	if (!(thrown instanceof Error) || !("code" in thrown) || !("syscall" in thrown)) return thrown;
	const reason = reasons[String(thrown.code)];
	if (reason === void 0) return thrown;
	const message = `cannot write to the temporary directory "${tempDir}": ${reason}`;
	return new Problem([error("TEMP_FULL", message, "Free some space there, or set TMPDIR to a directory on another file system.")], { cause: thrown });
}
// src/ship/made/made.ts
async function openMadeImages(plan, context) {
	if (context.settings.leg.length > 0 || !plan.targets.some(({ build }) => isMade(build))) return {
		plan,
		images: new Map(),
		problems: [],
		close: () => Promise.resolve()
	};
	const { openAllMade } = await import("./open2.js");
	return await openAllMade(plan, context);
}
async function copyMade(target, usable, { builtImage, source, from, repositories }) {
	const { copyToAll } = await import("./copy4.js");
	const copied = await copyToAll(usable, builtImage, source).catch(async (thrown) => {
		if (!(source.repository === void 0 && thrown instanceof Problem)) throw thrown;
		const { toMadeProblem } = await import("./plan.js").then((n) => n.problems_exports);
		throw toMadeProblem(thrown, from.map(({ image }) => image).join(", "));
	});
	const to = copied.pushedImages.map(({ destination }) => destination);
	const carried = repositories.length === 0 ? {} : { copied: {
		sources: repositories,
		to
	} };
	return {
		target,
		builtImage,
		...copied,
		...carried,
		from,
		reused: false
	};
}
async function takeUnpushed(target, image, context) {
	const { builtImage, from } = image;
	const loadedReference = await findLoaded(target, image, context);
	return {
		target,
		builtImage,
		pushedImages: [],
		from,
		...omitUndefined({ loadedReference }),
		reused: false,
		problems: []
	};
}
async function findLoaded(target, image, context) {
	const { settings } = context;
	const [only, ...others] = image.from.map((one) => parseMadeImage(one.image));
	if (only?.kind === "engine" && others.length === 0) return only.name;
	if (!isTested(target, settings) && !isScanned(target, settings)) return void 0;
	const { loadMade } = await import("./load.js");
	return await loadMade(target, image, context);
}
// src/ship/build/load.ts
function wantsLoad(plan, { settings }) {
	if (settings.load) return true;
	return (settings.test !== void 0 || wantsScan(settings) || plan.facts.ci === "local") && settings.outputs.length === 0;
}
// src/ship/push/strategy/strategy.ts
function choosePushStrategy(settings, builder, repositories) {
	const can = {
		builder: builder.canPushByDigest,
		endpoint: builder.endpoint !== void 0,
		layout: builder.canWriteLayout
	};
	if (settings.publish !== "auto") {
		if (can[settings.publish]) return settings.publish;
		throw new Problem([describeImpossible(settings.publish, builder.driver)]);
	}
	const reaches = repositories.some((one) => isReachable(one, builder, settings));
	if (can.builder && (reaches || !can.layout)) return "builder";
	if (can.endpoint) return "endpoint";
	if (can.layout) return "layout";
	throw new Problem([describeImpossible("layout", builder.driver)]);
}
const ABILITIES = {
	builder: "push by digest",
	endpoint: "push to this process",
	layout: "write an OCI layout"
};
function describeImpossible(strategy, driver) {
	if (strategy === "endpoint" && driver === "docker") return error("PUBLISH_IMPOSSIBLE", "the Docker engine does not reach a port of this process on 127.0.0.1, as publish: endpoint requires.", "Write publish: auto. The engine must be at a local socket and share the network of this process: not Docker Desktop, a remote engine, or a job in a container.");
	return error("PUBLISH_IMPOSSIBLE", `a builder with the driver "${driver}" cannot ${ABILITIES[strategy]}.`, "Write publish: auto and builder: auto.");
}
function isReachable(repository, builder, settings) {
	const { insecure, ca, cert } = readReach(settings.registries, repository.host);
	return builder.knownHosts.includes(repository.host) || !insecure && ca === void 0 && cert === void 0;
}
function orderForPush(repositories, builder, settings) {
	const rank = ({ repository }) => {
		if (isPrimary(repository, settings.primary)) return 0;
		const late = isRequired(repository, settings.registries) ? 0 : 3;
		if (!isReachable(repository, builder, settings)) return late + 3;
		const isElsewhere = builder.driver === "docker-container" || builder.driver === "kubernetes";
		return late + (isLoopback(repository.host) && isElsewhere ? 2 : 1);
	};
	return repositories.toSorted((one, other) => rank(one) - rank(other));
}
// src/ship/push/cleared.ts
async function awaitCleared(input) {
	const { cleared, ...rest } = input;
	return cleared === void 0 ? input : {
		...rest,
		repositories: await cleared
	};
}
function toSubjectName({ target, repositories }) {
	return {
		name: target.name,
		repositories: repositories.map(({ repository }) => repository)
	};
}
function holdUploads({ repositories, cleared }) {
	if (cleared === void 0) return repositories;
	cleared.catch(() => void 0);
	return repositories.map((repository) => {
		const pass = async () => {
			const { name } = repository.repository;
			if ((await cleared).some((one) => one.repository.name === name)) return;
			throw new Problem([error("PREFLIGHT_REFUSED", `"${name}" cannot be pushed to.`)]);
		};
		return {
			...repository,
			putBlob: async (blob, source, options) => {
				await pass();
				return await repository.putBlob(blob, source, options);
			},
			sendBlob: async (blob, next) => {
				await pass();
				await repository.sendBlob(blob, next);
			},
			putManifest: async (reference, manifest) => {
				await pass();
				return await repository.putManifest(reference, manifest);
			}
		};
	});
}
// src/ship/endpoint/members.ts
function createMembers(all) {
	const left = new Set();
	const failures = new Map();
	const stored = new Map();
	const asked = new Map();
	let fatal;
	const live = () => all.filter((member) => !left.has(member));
	const store = (member, digest) => {
		stored.set(digest, (stored.get(digest) ?? new Set()).add(member));
	};
	return {
		all,
		live,
		store,
		leave: (member) => {
			left.add(member);
		},
		note: (member, failure) => {
			if (failure === void 0) failures.delete(member);
			else failures.set(member, failure);
		},
		lose: (member, thrown) => {
			if (thrown instanceof Problem) failures.set(member, thrown);
			const isLast = live().every((one) => one === member);
			if (!(!(thrown instanceof Problem) || member.isRequired || isLast)) left.add(member);
			else fatal ??= thrown instanceof Error ? thrown : new Error(String(thrown));
		},
		fatal: () => fatal,
		listProblems: () => {
			if (fatal instanceof Problem) return [fatal];
			return [...failures].flatMap(([member, failure]) => left.has(member) ? [] : [failure]);
		},
		has: async (member, digest) => {
			if (stored.get(digest)?.has(member) === true) return true;
			const known = asked.get(digest) ?? new Map();
			asked.set(digest, known);
			const asking = known.get(member) ?? member.repository.hasBlob(digest, "pull,push");
			known.set(member, asking);
			const isThere = await asking;
			if (isThere) store(member, digest);
			return isThere;
		},
		listStored: (digest) => [...stored.get(digest) ?? []]
	};
}
// src/ship/endpoint/naming.ts
async function isNaming(blob, source, { name, findBlob }) {
	if (!(findBlob(blob.digest) !== void 0) && !blob.mediaType.includes("in-toto")) return false;
	const path = name.slice(name.indexOf("/") + 1);
	let end = Buffer.alloc(0);
	for await (const piece of await source.openBlob(blob)) {
		const text = Buffer.concat([end, piece]);
		if (text.includes(path)) return true;
		end = text.subarray(Math.max(0, text.byteLength - path.length + 1));
	}
	return false;
}
// src/ship/endpoint/unnamed.ts
const SHOWN = "the registries";
function withoutName(context, name) {
	const [, host = name, path = "", tag = ""] = /^([^/]+)\/([^:]+):(.+)$/.exec(name) ?? [];
	const escaped = host.replaceAll(".", String.raw`\.`);
	const pattern = new RegExp(String.raw`(?:https?://)?${escaped}(?:(?:/v2)?/${path}(?::${tag})?)?|${path}`, "g");
	const rewrite = (text) => text.replaceAll(pattern, SHOWN);
	const { log, onBuilt } = context;
	let rest = "";
	return {
		rewrite,
		flush: () => {
			if (rest !== "") log.output(rewrite(rest));
			rest = "";
		},
		context: {
			...context,
			log: {
				...log,
				info: (line) => {
					log.info(rewrite(line));
				},
				debug: (line) => {
					log.debug(rewrite(line));
				},
				output: (chunk) => {
					const text = rest + chunk;
					const end = text.lastIndexOf("\n") + 1;
					rest = text.slice(end);
					if (end > 0) log.output(rewrite(text.slice(0, end)));
				}
			},
			...onBuilt === void 0 ? {} : { onBuilt: (record) => {
				const shown = Object.entries(record.metadata).filter(([key]) => key !== "image.name");
				onBuilt({
					...record,
					metadata: Object.fromEntries(shown)
				});
			} }
		}
	};
}
// src/registry/blobs/once.ts
const LIMIT_BYTES = 2097152;
function readOnce(source) {
	const known = new Map();
	return {
		...source,
		openBlob: async (blob) => {
			if (blob.size > LIMIT_BYTES) return source.openBlob(blob);
			const reading = known.get(blob.digest) ?? readAll(source, blob);
			known.set(blob.digest, reading);
			try {
				return Readable.from(await reading);
			} catch (thrown) {
				if (known.get(blob.digest) === reading) known.delete(blob.digest);
				throw thrown;
			}
		}
	};
}
async function readAll(source, blob) {
	const chunks = [];
	for await (const chunk of await source.openBlob(blob)) chunks.push(chunk);
	return chunks;
}
// src/ship/push/blobs-ahead.ts
const AT_ONCE = 8;
function openBlobsAhead(repositories) {
	let isDropped = false;
	const lanes = repositories.map((repository) => openLane(repository));
	const send = (blob, source, options) => {
		if (isDropped) return;
		const guarded = guard(lanes.length > 1 ? readOnce(source) : source, () => isDropped);
		for (const lane of lanes) lane.send(blob, guarded, options);
	};
	return {
		targets: lanes.map(({ target }) => target),
		send,
		sendAll: (manifest, source, options) => {
			if (isDropped) return;
			for (const blob of listBlobs(manifest)) send(blob, source, options);
			for (const lane of lanes) lane.snapshot(manifest.digest);
		},
		drop: () => {
			isDropped = true;
		}
	};
}
function openLane(repository) {
	const begun = new Map();
	const looked = new Map();
	const slots = createSlots(AT_ONCE);
	const target = {
		...repository,
		resolve: (digest) => looked.get(digest) ?? repository.resolve(digest),
		putBlob: async (blob, source, options) => {
			const bringing = begun.get(blob.digest);
			if (bringing === void 0) return await repository.putBlob(blob, source, options);
			try {
				return await bringing;
			} catch (thrown) {
				if (thrown instanceof Problem) throw thrown;
				return await repository.putBlob(blob, source);
			}
		}
	};
	const send = (blob, source, options) => {
		if (begun.has(blob.digest)) return;
		const bringing = slots.within(() => repository.putBlob(blob, source, options));
		bringing.catch(() => void 0);
		begun.set(blob.digest, bringing);
	};
	const snapshot = (digest) => {
		if (looked.has(digest)) return;
		const reading = repository.resolve(digest);
		reading.catch(() => void 0);
		looked.set(digest, reading);
	};
	return {
		target,
		send,
		snapshot
	};
}
function guard(source, isDropped) {
	return {
		...source,
		openBlob: async (blob) => unlessDropped(await source.openBlob(blob), isDropped)
	};
}
async function* unlessDropped(stream, isDropped) {
	for await (const chunk of stream) {
		if (isDropped()) throw new Error("this blob is no longer needed");
		yield chunk;
	}
}
// src/ship/push/strategy/endpoint-ahead.ts
function openEndpointAhead(repositories, { settings: { attestations, mediaTypes }, cleared }) {
	const isSame = attestations !== "plain" && mediaTypes !== "docker";
	const begun = new Map();
	const blobs = openBlobsAhead(repositories);
	const send = async (image) => {
		const { withSubjects } = await import("./finish.js").then((n) => n.subjects_exports);
		const named = await withSubjects(image, await cleared());
		for (const { digest } of readContents(named.manifest).manifests) blobs.sendAll(await named.source.readManifest(digest), named.source, { isNew: true });
		blobs.sendAll(named.manifest, named.source);
		return named;
	};
	return {
		targets: blobs.targets,
		begin: (image) => {
			const { digest } = image.manifest;
			if (!isSame || begun.has(digest)) return;
			const sending = send(image);
			sending.catch(() => void 0);
			begun.set(digest, sending);
		},
		find: async (digest) => await begun.get(digest)?.catch(() => void 0),
		drop: blobs.drop
	};
}
// src/ship/push/strategy/endpoint.ts
const TAG = "image";
async function pushThroughEndpoint(input, endpoint) {
	const { context, target } = input;
	const { intake, members, ahead } = open$2(input, endpoint);
	const unnamed = withoutName(context, `${intake.name}:${TAG}`);
	let isThere = false;
	try {
		const outcome = await context.log.group(`Build ${target.name} and push it`, () => runBuild({
			...input,
			context: unnamed.context
		}, {
			...toOrder(input, intake),
			yieldsOn: (kind, said) => kind !== "build" && isOfEndpoint(said, members, context.settings)
		}));
		unnamed.flush();
		if (!outcome.ok) {
			explain(outcome, members, {
				input,
				unnamed
			});
			return;
		}
		const digest = toBuildDigest(outcome);
		const manifest = intake.manifests.get(TAG);
		if (manifest?.digest !== digest) throw new Problem([describeOther(target.name)]);
		const left = new Set((await awaitCleared(input)).repositories.map(toName));
		const named = await ahead.find(digest);
		isThere = true;
		return {
			manifest,
			source: toSource(intake, members),
			...omitUndefined({ named }),
			targets: ahead.targets.filter((one) => left.has(toName(one))),
			failed: [],
			notices: []
		};
	} finally {
		unnamed.flush();
		intake.end();
		if (!isThere) ahead.drop();
	}
}
function open$2(input, endpoint) {
	const { registries } = input.context.settings;
	const repositories = holdUploads(input);
	const members = createMembers(repositories.map((repository) => ({
		repository,
		isRequired: isRequired(repository.repository, registries)
	})));
	const intake = endpoint.open({
		members,
		onTagged: (manifest) => {
			ahead.begin({
				manifest,
				source: toSource(intake, members)
			});
		}
	});
	const ahead = openEndpointAhead(repositories.map((repository) => toTarget(repository, intake, members)), {
		settings: input.context.settings,
		cleared: async () => toSubjectName(await awaitCleared(input))
	});
	return {
		intake,
		members,
		ahead
	};
}
function toOrder(input, { name }) {
	const { context, target } = input;
	const provenance = toLayoutProvenance(target.build, context.settings, context.env);
	const output = [`type=image,"name=${name}:${TAG}",push=true,store=false,unpack=false,oci-mediatypes=true`, toAttributes(context.settings)].join("");
	return {
		args: [
			...provenance,
			"--output",
			output
		],
		isBare: isBare(input),
		isPaced: true
	};
}
function explain({ kind, problem }, members, { input, unnamed }) {
	const said = {
		...problem,
		message: unnamed.rewrite(problem.message),
		hint: unnamed.rewrite(problem.hint)
	};
	if (kind === "build") throw new Problem([said]);
	const fatal = members.fatal();
	if (fatal !== void 0 && !(fatal instanceof Problem)) throw fatal;
	const problems = members.listProblems().flatMap((one) => one.problems);
	if (problems.length > 0) throw new Problem(problems);
	const { settings, log } = input.context;
	if (!isOfEndpoint(problem.message, members, settings)) throw new Problem([said]);
	log.problem(describeTurn(said));
	input.onRetry();
}
function isOfEndpoint(said, members, { publish }) {
	const isPush = findError(said).includes("failed to push");
	return publish === "auto" && isPush && members.listProblems().length === 0;
}
function toSource(intake, members) {
	const find = ({ digest }) => {
		const [member] = members.listStored(digest);
		if (member !== void 0) return member.repository;
		const message = `the builder did not push the blob ${digest}, and no repository has it.`;
		throw new Problem([error("REGISTRY_NOT_FOUND", message, "Run again, or write publish: layout.")]);
	};
	return {
		readManifest: (digest) => {
			const manifest = intake.manifests.get(digest);
			if (manifest !== void 0) return Promise.resolve(manifest);
			const message = `the builder did not push the manifest ${digest}.`;
			return Promise.reject(new Problem([error("REGISTRY_NOT_FOUND", message, "Run again, or write publish: layout.")]));
		},
		openBlob: async (blob) => intake.findBlob(blob.digest)?.open() ?? await find(blob).openBlob(blob)
	};
}
function toTarget(repository, intake, members) {
	return {
		...repository,
		putBlob: async (blob, source, options) => {
			if (members.listStored(blob.digest).some((one) => one.repository === repository)) return "present";
			if (await isNaming(blob, source, intake)) throw new Problem([describeNaming(blob.digest)]);
			return await repository.putBlob(blob, source, options);
		}
	};
}
function toName({ repository }) {
	return repository.name;
}
function describeOther(name) {
	return error("PUSH_OTHER_IMAGE", `the builder reports another digest for "${name}" than the one that it pushed.`, "Run again, or write publish: layout.");
}
function describeNaming(digest) {
	return error("PUSH_NAMES_ENDPOINT", `the attestation ${digest} names an address of this run, which must not be published.`, "Write publish: layout.");
}
function describeTurn({ message }) {
	return notice("PUSH_FROM_HERE", `the Docker engine could not push the image to this run, so it writes an OCI layout instead: ${message}`, "Write publish: layout to do so at once.");
}
// src/ship/push/publish.ts
var publish_exports = __exportAll({ buildAndPublish: () => buildAndPublish });
async function buildAndPublish(given) {
	const able = isDivided(given) ? {
		...given.builder,
		canWriteLayout: false
	} : given.builder;
	const input = {
		...given,
		builder: able
	};
	const { builder, context, repositories, endpoint } = input;
	const names = repositories.map(({ repository }) => repository);
	const strategy = choosePushStrategy(context.settings, {
		...builder,
		endpoint
	}, names);
	if (strategy === "builder") {
		const { pushFromBuilder } = await import("./builder.js");
		const cleared = await awaitCleared(input);
		const pushed = await pushFromBuilder(cleared);
		if (pushed !== void 0) return (await import("./finish.js").then((n) => n.deliver_exports)).deliver(cleared, pushed);
	}
	const arrived = (strategy === "endpoint" && endpoint !== void 0 ? await pushThroughEndpoint(input, endpoint) : void 0) ?? await (await import("./layout2.js")).writeLayout(input);
	const cleared = await awaitCleared(input);
	const { deliverUnnamed } = await import("./finish.js").then((n) => n.deliver_exports);
	return deliverUnnamed(cleared, arrived);
}
// src/ship/record/sizes.ts
function createSizeRecord(registries) {
	const sizes = new Map();
	const note = (manifest) => {
		const size = manifest === void 0 ? void 0 : sizeOf(manifest);
		if (manifest !== void 0 && size !== void 0) sizes.set(manifest.digest, size);
		return manifest;
	};
	const measure = (repository) => ({
		...repository,
		readManifest: async (digest) => note(await repository.readManifest(digest)),
		getManifest: async (reference) => note(await repository.getManifest(reference)),
		putManifest: (reference, manifest) => repository.putManifest(reference, note(manifest))
	});
	return {
		registries: {
			...registries,
			open: (name) => measure(registries.open(name))
		},
		read: (platforms) => Object.fromEntries(Object.entries(platforms).flatMap(([platform, digest]) => {
			const size = sizes.get(digest);
			return size === void 0 ? [] : [[platform, size]];
		}))
	};
}
function sizeOf(manifest) {
	try {
		const { isIndex, config, layers } = readContents(manifest);
		if (isIndex) return void 0;
		return [...config === void 0 ? [] : [config], ...layers].reduce((sum, { size }) => sum + size, 0);
	} catch {
		return;
	}
}
// src/ship/push/unpushed.ts
function explainUnpushed(plan, settings) {
	if (settings.legs !== void 0) return [];
	const pushes = listOwnPushes(settings.outputs);
	return pushes.length === 0 ? explainSkipped(plan, settings) : plan.targets.map((target) => explainOutputs(target, pushes));
}
function explainOutputs({ name, repositories }, pushes) {
	const own = pushes.flatMap((push) => push.name ?? []);
	const destinations = repositories.length > 0 ? repositories : own;
	return notice("PUSHED_BY_OUTPUTS", `"${name}" was pushed by its outputs, by digest and without a tag: ${destinations.join(", ")}.`, "It has no tag: a later step gives the tags to the digests of all platforms. Leave push-by-digest out of outputs to have it tagged and read back here.");
}
function explainSkipped({ facts, push, targets }, settings) {
	const isAsked = settings.load || settings.call !== void 0;
	if (settings.push !== "auto" || isAsked || push.mode === "push" || targets.every(({ tags }) => tags.length === 0)) return [];
	const hint = facts.ci === "local" ? targets.flatMap(foretell).join("\n") : "";
	return [notice("PUSH_SKIPPED", `built and not pushed: ${push.reason}.`, hint)];
}
function foretell({ repositories, tags }) {
	const names = tags.map(({ tag }) => tag).join(", ");
	if (repositories.length === 0) return [`With --push and --image REPOSITORY it would get: ${names}`];
	return repositories.map((repository) => `With --push, ${repository} would get: ${names}`);
}
const LACKS_PASSWORD = new Set(["LOGIN_PASSWORD_MISSING", "LOGIN_MISSING"]);
function explainBarred(plan, surveyed) {
	if (!plan.push.onlyWithCredentials) return void 0;
	const isChange = plan.facts.event.kind === "change";
	const isBarring = ({ code }) => isChange || LACKS_PASSWORD.has(code);
	const barred = surveyed.find(({ forbidden, problems: [why] }) => forbidden && why && isBarring(why));
	const [why] = barred?.problems ?? [];
	if (barred === void 0 || why === void 0) return void 0;
	return notice("PUSH_NOT_ALLOWED", `built and not pushed: ${isChange ? "this change" : "this branch is not protected and"} may not push to "${barred.destination.name}". ${why.message}`, isChange ? why.hint : PROTECTED_HINT);
}
// src/ship/build/base-image.ts
const LABEL = "org.opencontainers.image.base.name";
function createBaseRecord({ targets }, onBuilt) {
	const names = new Map(targets.flatMap(({ name, labels }) => {
		const base = labels[LABEL];
		return base === void 0 ? [] : [[name, base]];
	}));
	const found = new Map();
	const note = (record) => {
		onBuilt?.(record);
		const base = names.get(record.name);
		if (base === void 0) return;
		const one = findBaseDigest(record.metadata, base);
		found.set(record.name, [...found.get(record.name) ?? [], one]);
	};
	const heard = names.size === 0 ? onBuilt : note;
	return {
		...heard && { onBuilt: heard },
		read: (target) => {
			const [first, ...others] = found.get(target) ?? [];
			return others.every((one) => one?.digest === first?.digest) ? first : void 0;
		}
	};
}
const PROVENANCE = /^buildx\.build\.provenance(?:\/|$)/;
const IMAGE = /^pkg:docker\/([^?#]+)/;
function findBaseDigest(metadata, name) {
	const digests = Object.entries(metadata).filter(([key]) => PROVENANCE.test(key)).flatMap(([, provenance]) => listMaterials(provenance)).filter((material) => isCalled(material, name)).map(({ digest }) => digest);
	const [digest, ...others] = new Set(digests);
	return digest === void 0 || others.length > 0 ? void 0 : {
		name,
		digest
	};
}
function isCalled({ repository, version }, name) {
	if (`${repository}:${version}` === name) return true;
	return repository === name && (version === "latest" || isDigest(version));
}
function listMaterials(provenance) {
	if (!isObject(provenance)) return [];
	const { buildDefinition, materials } = provenance;
	const listed = isObject(buildDefinition) ? buildDefinition.resolvedDependencies : materials;
	return (Array.isArray(listed) ? listed : []).flatMap((one) => {
		if (!isObject(one) || typeof one.uri !== "string" || !isObject(one.digest)) return [];
		const { sha256 } = one.digest;
		const digest = typeof sha256 === "string" ? `sha256:${sha256}` : "";
		const name = readName(one.uri);
		return name === void 0 || !isDigest(digest) ? [] : [{
			...name,
			digest
		}];
	});
}
function readName(uri) {
	const path = IMAGE.exec(uri)?.[1];
	if (path === void 0) return void 0;
	const [name = "", version = "latest"] = decode(path).split("@");
	const [first = "", ...rest] = name.split("/");
	return {
		repository: rest.length > 0 && /[.:]|^localhost$/.test(first) ? name : `docker.io/${rest.length === 0 ? "library/" : ""}${name}`,
		version
	};
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
// src/ship/build/held-log.ts
function holdLog(log) {
	let held = [];
	const later = (effect) => {
		if (held === void 0) effect();
		else held.push(effect);
	};
	return {
		later,
		release: () => {
			const kept = held ?? [];
			held = void 0;
			for (const effect of kept) effect();
		},
		log: {
			group: async (title, step) => {
				if (held === void 0) return await log.group(title, step);
				let run = () => void 0;
				const running = new Promise((resolve, reject) => {
					run = () => {
						step().then(resolve, reject);
					};
				});
				later(() => {
					log.group(title, () => running).catch(() => void 0);
				});
				run();
				return await running;
			},
			info: (line) => {
				later(() => {
					log.info(line);
				});
			},
			debug: (line) => {
				later(() => {
					log.debug(line);
				});
			},
			output: (chunk) => {
				later(() => {
					log.output(chunk);
				});
			},
			problem: (problem) => {
				later(() => {
					log.problem(problem);
				});
			}
		}
	};
}
// src/ship/build/early.ts
function openEarlyBuild(production) {
	const { plan } = production;
	const [target, ...others] = plan.targets;
	const stop = new AbortController();
	const { begun, tell } = createStart();
	let running;
	let isOver = false;
	return {
		begun,
		start: () => {
			const own = target && productionFor(production, target);
			const isAlone = others.length === 0 && !isOver;
			if (target === void 0 || own === void 0 || !isAlone) tell();
			else if (!mayStart(target.build, own.context)) tell();
			else {
				running = begin(target, withStart(own, tell), stop.signal, () => isOver);
				running.then((early) => {
					if (early === void 0) tell();
				}, tell);
			}
		},
		take: async (wanted, repositories) => {
			if (wanted !== target) return void 0;
			isOver = true;
			const early = await withoutWaiting(running);
			if (early === void 0) return void 0;
			early.clear(repositories);
			early.held.release();
			running = void 0;
			return await early.built;
		},
		drop: async () => {
			isOver = true;
			tell();
			stop.abort(new Error("there is nothing to build"));
			await (await withoutWaiting(running))?.built.catch(() => void 0);
		}
	};
}
function createStart() {
	let tell = () => void 0;
	return {
		begun: new Promise((resolve) => {
			tell = resolve;
		}),
		tell
	};
}
function withStart(production, tell) {
	const { context } = production;
	const onBuilding = () => {
		tell();
		context.onBuilding?.();
	};
	return {
		...production,
		context: {
			...context,
			onBuilding
		}
	};
}
const REACHING = [
	"--cache-to",
	"--secret",
	"--ssh",
	"--allow"
];
function mayStart(build, { push, settings }) {
	if (isMade(build)) return false;
	const { argv } = build;
	const flags = splitFlags(argv.slice(argv.indexOf("build") + 1));
	return push && !settings.reuse && !flags.some((flag) => isFlag(flag, REACHING));
}
async function withoutWaiting(starting) {
	return await Promise.race([starting?.catch(() => void 0), new Promise((resolve) => {
		setImmediate(resolve, void 0);
	})]);
}
async function begin(target, production, signal, isOver) {
	const { plan, context, buildEnvironment } = production;
	const [environment, endpoint, { buildAndPublish }] = await Promise.all([
		buildEnvironment.prepared(),
		buildEnvironment.endpoint(),
		Promise.resolve().then(() => publish_exports)
	]);
	if (isOver() || !isReady(environment.builder)) return void 0;
	const repositories = createDestinations(plan, context.registries, context.settings).filter((one) => one.target === target).map((one) => one.repository);
	const names = repositories.map(({ repository }) => repository);
	const able = {
		...environment.builder,
		endpoint
	};
	if (choosePushStrategy(context.settings, able, names) === "builder") return void 0;
	const held = holdLog(context.log);
	const { cleared, clear } = createClearance(signal);
	const built = buildAndPublish({
		target,
		repositories,
		cleared,
		endpoint,
		...environment,
		buildArgs: context.settings.buildArgs,
		context: toHeldContext(context, held, signal),
		onRetry: () => {
			held.later(buildEnvironment.onRetry);
		},
		onChecked: (problems) => {
			held.later(() => buildEnvironment.onChecked?.(problems));
		}
	});
	built.catch(() => void 0);
	return {
		target,
		held,
		clear,
		built
	};
}
function createClearance(signal) {
	let clear = () => void 0;
	const cleared = new Promise((resolve, reject) => {
		clear = resolve;
		signal.addEventListener("abort", () => {
			reject(signal.reason);
		});
	});
	cleared.catch(() => void 0);
	return {
		cleared,
		clear
	};
}
function isReady({ driver, remove }) {
	return driver !== "kubernetes" && remove === void 0;
}
function toHeldContext(context, held, signal) {
	const { onBuilt } = context;
	return {
		...context,
		log: held.log,
		signal: AbortSignal.any([context.signal, signal]),
		...onBuilt && { onBuilt: (record) => {
			held.later(() => {
				onBuilt(record);
			});
		} }
	};
}
// src/ship/build/environment.ts
function createBuildEnvironment(plan, context) {
	const names = listNames(plan);
	const settings = joinSettings(context.settings);
	const closing = new AbortController();
	const own = {
		...context,
		signal: AbortSignal.any([context.signal, closing.signal])
	};
	const request = createBuilderRequest(closing.signal);
	let isNeeded = false;
	const buildx = once$1(async () => (await import("./ahead.js").then((n) => n.engine_exports)).openBuildx(own));
	const builder = once$1(async () => {
		const { chooseBuilder } = await Promise.resolve().then(() => choose_exports);
		const wanted = {
			...toWanted(plan, {
				...context,
				settings
			}, names),
			needed: request.builderRequested
		};
		return chooseBuilder(settings, own, wanted, await buildx());
	});
	const endpoint = once$1(async () => {
		if (!context.push) return void 0;
		const { openEndpoint } = await import("./ahead.js").then((n) => n.endpoint_exports);
		return openEndpoint(own, await builder(), settings);
	});
	const readers = {
		buildx: async () => (await buildx()).version(),
		docker: settings.test !== void 0
	};
	const { childEnv, renewEnv, begun } = createLogins(settings, (isRefused) => context.credentials.childEnv([...names, ...listCloudBases(plan)], readers, isRefused));
	return {
		prepare: () => {
			Promise.allSettled([
				builder(),
				childEnv(),
				endpoint()
			]);
		},
		prepared: async () => {
			const [chosen, env] = await Promise.all([builder(), childEnv()]);
			return {
				builder: chosen,
				childEnv: env
			};
		},
		builder: () => {
			isNeeded = true;
			request.requestBuilder();
			return builder();
		},
		childEnv,
		endpoint,
		...omitUndefined({ renewEnv }),
		...countBuilds(),
		close: async () => {
			if (!isNeeded) closing.abort(new Error("nothing was built"));
			const [made, opened] = await Promise.allSettled([
				builder.begun(),
				endpoint.begun(),
				begun()
			]);
			if (opened.status === "fulfilled") opened.value?.close();
			if (made.status === "fulfilled") await made.value?.remove?.();
		}
	};
}
function countBuilds() {
	let retries = 0;
	const checks = [];
	return {
		onRetry: () => {
			retries += 1;
		},
		retries: () => retries,
		onChecked: (problems) => void checks.push(...problems),
		checks: () => checks
	};
}
function createLogins({ registries }, logIn) {
	const isShort = registries.some(({ oidc }) => oidc !== void 0);
	const first = once$1(() => logIn(false));
	return {
		childEnv: () => isShort && first.begun() !== void 0 ? logIn(false) : first(),
		renewEnv: isShort ? () => logIn(true) : void 0,
		begun: first.begun
	};
}
function createBuilderRequest(end) {
	let requestBuilder = () => void 0;
	const builderRequested = new Promise((resolve, reject) => {
		requestBuilder = resolve;
		end.addEventListener("abort", () => {
			reject(new Error("nothing was built"));
		});
	});
	builderRequested.catch(() => void 0);
	return {
		builderRequested,
		requestBuilder
	};
}
function toWanted(plan, context, names) {
	return {
		platforms: [...new Set(plan.targets.flatMap((target) => target.platforms))],
		push: context.push || plan.targets.some(({ needs }) => needs !== void 0),
		load: !context.push && wantsLoad(plan, context),
		hosts: [...new Set(names.map(({ host }) => host))]
	};
}
function listCloudBases({ targets }) {
	return targets.flatMap(({ labels }) => labels[BASE_NAME] ?? []).map((name) => parseRepository(name.replace(/(?:@|:[^/]*$).*$/, ""))).flatMap((parsed) => parsed.ok && isCloudHost(parsed.value.host) ? [parsed.value] : []);
}
const BASE_NAME = "org.opencontainers.image.base.name";
function listNames(plan) {
	return plan.targets.flatMap((target) => target.repositories).map(parseRepository).flatMap((parsed) => parsed.ok ? [parsed.value] : []);
}
// src/ship/ship.ts
var ship_exports = __exportAll({ apply: () => apply });
async function apply(asked, given) {
	const watch = createStopwatch(given.clock);
	const made = await openMadeImages(asked, given);
	try {
		return await applyOpened(made, watch, given);
	} finally {
		await made.close();
	}
}
async function applyOpened(made, watch, given) {
	const { plan: whole, images: taken } = made;
	const sizes = createSizeRecord(given.registries);
	const bases = createBaseRecord(whole, given.onBuilt);
	const { plan, context } = toPart(whole, {
		...given,
		registries: sizes.registries,
		...omitUndefined({ onBuilt: bases.onBuilt }),
		onBuilding: () => void import("./finish.js").then((n) => n.finish_exports)
	});
	const buildEnvironment = createBuildEnvironment(plan, context);
	const journal = createJournal(plan.facts.sha, context.signal);
	const shared = {
		whole,
		plan,
		context,
		buildEnvironment,
		watch,
		taken,
		exactTags: new Map()
	};
	const early = openEarlyBuild(shared);
	const render = (progress, problems) => toReceipt({
		...progress,
		hooks: progress.hooks ?? decideHooks(toDeployFacts(shared, progress)).map(toReceiptHook),
		targets: plan.targets,
		retries: context.registries.counts().retries + buildEnvironment.retries(),
		durationsMs: watch.read(),
		sizesOf: sizes.read,
		baseOf: bases.read,
		problems: [...[...plan.problems, ...buildEnvironment.checks()], ...[...progress.problems, ...problems]]
	});
	const receiptNow = () => render(journal.read(), []);
	const running = run({
		...shared,
		early,
		receipt: receiptNow
	}, made.problems, journal);
	try {
		const end = await awaitEnd(running, journal, context.signal);
		const receipt = render(end.progress, end.problems);
		await context.report(receipt);
		if (end.bug !== void 0) throw end.bug.thrown;
		return receipt;
	} finally {
		await running.catch(() => void 0);
		await early.drop();
		await buildEnvironment.close();
	}
}
async function run(production, before, journal) {
	const { context, whole, early } = production;
	try {
		const { inputs, surveyed, barred, ...ready } = await check(production, before);
		const problems = [...inputs, ...surveyed.flatMap((one) => one.problems)];
		if (!hasErrors(inputs) && barred !== void 0) journal.learn({ problems: [...inputs, barred] });
		else {
			const all = hasErrors(problems) ? surveyed : await createRepositories(surveyed, context);
			const found = [...inputs, ...all.flatMap((one) => one.problems)];
			journal.learn({
				surveyed: all,
				problems: found
			});
			if (hasErrors(found)) return void early.drop();
		}
		const checked = {
			...production,
			...omitUndefined(ready)
		};
		await (context.push && barred === void 0 ? ship : withoutPush)(checked, journal);
		if (!context.push) journal.learn({ problems: explainUnpushed(whole, context.settings) });
	} catch (thrown) {
		journal.learn({ problems: toProblems(toDiskProblem(thrown, context.tempDir)) });
	}
}
async function check(production, before) {
	const { context, plan, whole, buildEnvironment } = production;
	const { settings } = context;
	const builds = settings.legs === void 0;
	if (builds && plan.targets.some(({ build }) => !isMade(build))) buildEnvironment.prepare();
	const made = plan.targets.filter(({ build }) => isMade(build));
	const own = builds ? production : {
		...production,
		plan: {
			...plan,
			targets: made
		}
	};
	const [inputs, engine, scans, surveyed, signing, attesting] = await Promise.all([
		checkLocally(own, builds),
		checkEngine(own),
		checkScanning(own),
		context.push ? survey(production) : [],
		checkSigning(production),
		checkAttesting(production)
	]);
	const barred = explainBarred(plan, surveyed);
	const { merge, problems } = await checkLegs(production, barred === void 0 ? surveyed : []);
	const all = [
		...[
			...before,
			...inputs,
			...engine,
			...scans,
			...signing.problems,
			...attesting.problems
		],
		...[...checkLeg(whole, settings), ...problems],
		...context.push ? checkHooks(plan, context) : []
	];
	const { openSigner } = signing;
	return {
		surveyed,
		barred,
		merge,
		openSigner,
		attester: attesting.attester,
		inputs: all
	};
}
async function checkSigning({ context, plan }) {
	if (context.settings.sign === "none") return { problems: [] };
	return (await import("./sign.js").then((n) => n.sign_exports)).prepareSigning(context, plan.facts.project);
}
async function checkLocally({ plan, context, early }, builds) {
	const checks = plan.targets.map((target) => checkInputs({ targets: [target] }, settingsForTarget(context.settings, target.name), context));
	const problems = (await Promise.all(checks)).flat();
	if (builds && !hasErrors(problems)) early.start();
	else early.drop();
	return problems;
}
async function checkEngine({ plan, context }) {
	const { settings } = context;
	const tests = plan.targets.filter((target) => isTested(target, settings)).map(({ name }) => settingsForTarget(settings, name).test);
	if (tests.length === 0) return [];
	const { checkTestEngine } = await import("./engine.js");
	return checkTestEngine(tests, context);
}
async function checkLegs(production, surveyed) {
	const { legs, leg } = production.context.settings;
	if (legs === void 0 || leg.length > 0) return { problems: [] };
	const { prepareMerge } = await import("./merge.js");
	const merge = await prepareMerge(legs, production, surveyed.length === 0 ? void 0 : surveyed);
	return {
		merge,
		problems: merge.problems
	};
}
async function survey(production) {
	const { plan, whole, context, watch, taken, early } = production;
	const { settings, registries, log } = context;
	const names = plan.targets.map(({ name }) => name);
	const destinations = createDestinations(whole, registries, settings).filter(({ target }) => names.includes(target.name));
	registries.connect(destinations.map(({ repository }) => repository.repository));
	await awaitBuild(early, context);
	const ask = ({ name }) => {
		const { onExisting } = settingsForTarget(settings, name);
		const own = destinations.filter(({ target }) => target.name === name);
		const digests = taken.get(name)?.digests ?? [];
		return preflight(own, {
			sha: plan.facts.sha,
			onExisting,
			digests
		});
	};
	const what = destinations.length === 1 ? "1 repository" : `${destinations.length} repositories`;
	const surveyed = await watch.time("preflight", () => log.group(`Check ${what}`, () => Promise.all(plan.targets.map(ask))));
	registries.endPreflight();
	return toPartOf(surveyed.flat(), plan);
}
const START_MS = 50;
async function awaitBuild({ begun }, { clock, signal }) {
	const over = new AbortController();
	const end = AbortSignal.any([signal, over.signal]);
	await Promise.race([begun, clock.sleep(START_MS, end).catch(() => void 0)]);
	over.abort();
}
async function ship(production, journal) {
	const { produce } = await import("./produce.js");
	const { surveyed } = journal.read();
	const made = await eachTarget(production, journal, (target, own) => {
		const there = surveyed.filter(({ destination }) => destination.target === target);
		return produce(target, there, own);
	});
	const { finish } = await import("./finish.js").then((n) => n.finish_exports);
	await finish(made, production, journal);
}
async function eachTarget(production, journal, make) {
	const [only, ...others] = production.plan.targets;
	if (only === void 0) return [];
	if (others.length > 0) {
		const { produceAll } = await import("./produce-all.js");
		return production.watch.time("build", () => produceAll(production, journal, make));
	}
	const produced = [await make(only, productionFor(production, only))];
	journal.learn({
		produced,
		problems: produced.flatMap(({ problems }) => problems)
	});
	return produced;
}
async function withoutPush(production, journal) {
	production.early.drop();
	const { buildUnpushed, toUnmade } = await import("./produce.js");
	if (production.merge !== void 0) {
		journal.learn({ produced: production.plan.targets.map(toUnmade) });
		return;
	}
	const made = await eachTarget(production, journal, buildUnpushed);
	const { finishUnpushed } = await import("./finish.js").then((n) => n.finish_exports);
	await finishUnpushed(made, production, journal);
}
export { BUNDLE_BYTES, BUNDLE_TYPE, MANIFEST_TYPES, RECIPE_LABEL, RECORD_BYTES, REVISION_LABEL, SEVERITIES, SIGN_PREDICATE, STATEMENT_TYPE, SUBJECT_MISSING, YANK_KIND, addLegacyLayer, addToFallback, addToIndex, asNotices, attachRecord, attest, awaitCleared, awaitEnd, boundEnd, checkHooks, child_env_exports, ci_files_exports, client_exports, conceal, concurrentProduction, copyImage, copyMade, createDestinations, createHttp, createJournal, createPasswordReader, createRenewing, createRepositories, createRetryLog, createStopwatch, credentials_exports, decideExact, decideHooks, decideYank, decidesProvenance, deploy_exports, describeBody, describeDifference, describeOlder, describeRefusal, describeYank, digestFor, encodeForSigning, explainNotRebuilt, explainVTags, exportCommit, export_exports, findBundle, findError, hasAwsKeys, headOf, hintForYank, holdsExact, identify, isAbout, isBare, isDivided, isImmutable$1 as isImmutable, isIndexAttribute, isKeyAddress, isReachable, isRequired, isScanned, isTested, joinFlags, leg_exports, listBlobs, listBundles, listExact, listFloating, listHeld, listOutputPaths, listReferring, logInWithEntry, makeBundle, makeEnvelope, makeMark, makeReferrer, makeSimpleSigning, makeStatement, manifestFor, nameExact, nameExactTags, nextNumber, openBlobsAhead, openDeploys, orUnreadable, orderForPush, parseRetryAfter, parseScan, placeInRepository, productionFor, publish_exports, putArtifact, putBlobs, readBody, readBodyText, readEnvelope, readExactTags, readImage, readIndexEntries, readLegacyLayers, readLine, readMark, readRecords, readStart, recipeOf, renderBundle, revisionOf, runBuild, scanTarget, scan_files_exports, ship_exports, splitFlags, tagExact, takeUnpushed, toAttributes, toBuildDigest, toDefaultProvenance, toDeployFacts, toDiskProblem, toEntryKeys, toFailing, toFallbackTag, toImage, toKeyCommand, toLayoutProvenance, toLegacyTag, toLines$1 as toLines, toNetworkFailure, toPrivateConfig, toProblems, toReceipt, toReceiptHook, toReference, toReferrer, toRenewalMs, toSubjectName, valueOf, verifyBundle, verifyCopy, verifyImage, verifyWhole, wantsLoad, wantsScan, withRetries };
