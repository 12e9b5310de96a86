import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __exportAll } from "./rolldown-runtime.js";
import { CHUNK_BYTES, CREDENTIAL_BYTES, DOCKER_CONFIG_BYTES, LAYOUT_ENTRIES, LIST_MS, MANIFEST_BYTES, PAGE_BYTES, Problem, REFUSAL_BYTES, SMALL_BYTES, SMALL_CHUNK_BYTES, TAG_CHARACTERS, TAG_PAGES, checked, createFinder as createFinder$1, createHostPause, createSlots, createWalk, digestMismatch, error, failed, isAttestation, isCloudHost, isDigest, isDockerHub, isEcrHost, isLoopback, isManifest, isMediaType, isObject, isPrimary, isSameHost, isShort, maskFound, mostSpecific, notice, omitUndefined, once as once$1, parseObject, parseScope, readBuilder, readConcurrency, readContents, readFields, readMediaType, readReach, readSmallFile, readText, readWhole, secret, shortPassword, sized, toApiHost, toConfigKey, toDigest, toFailure, toHostname, toLimits, toReferrers, toSchemes } from "./base.js";
import { BY_WORDS, PROTECTED_HINT, TABLE, describeTls, findGitlabLogin, isLost, listGitlabLogins, lost, noteHandshake, openDockerLogins, toCredential, toEntry, toErrno, toHome, toLine, toTextLine, toTlsFault, toTrace, traced } from "./job.js";
const { constants } = require("node:fs");
const { mkdir, open: open$1, readdir: readdir$1, realpath: realpath$1, rename, symlink, writeFile } = require("node:fs/promises");
const { delimiter, isAbsolute, join, relative, resolve, sep } = require("node:path");
const { X509Certificate, createPrivateKey, randomUUID } = require("node:crypto");
const { Readable } = require("node:stream");
const http = require("node:http");
const https = require("node:https");
const { pipeline } = require("node:stream/promises");
const { BlockList, isIP, isIPv6 } = require("node:net");
const { domainToASCII } = require("node:url");
const tls = require("node:tls");
const { setMaxListeners } = require("node:events");
// src/registry/http/body.ts
async function readBody(answer, limit) {
	const { bytes, isWhole, thrown } = await read$3(answer, limit);
	if (thrown !== void 0) throw lost(thrown);
	if (isWhole) return bytes;
	throw lost(Object.assign(new Error(`it is longer than ${limit} bytes`), { code: "E2BIG" }));
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
function cut() {
	return Object.assign(new Error("the body ended early"), { code: "ECONNRESET" });
}
async function read$3(answer, limit) {
	const chunks = [];
	let size = 0;
	const thrown = await new Promise((resolve) => {
		answer.on("data", (chunk) => {
			size += chunk.byteLength;
			chunks.push(chunk);
			if (size <= limit) return;
			answer.destroy();
			resolve(void 0);
		}).once("end", resolve).once("error", resolve).once("close", () => {
			resolve(cut());
		});
		if (answer.closed) resolve(answer.readableEnded ? void 0 : answer.errored ?? cut());
	});
	const bytes = Buffer.concat(chunks);
	return thrown === void 0 ? {
		bytes: bytes.subarray(0, limit),
		isWhole: size <= limit
	} : {
		bytes,
		isWhole: false,
		thrown
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
			const pem = await check(file, "REGISTRY_CA_UNREADABLE", async () => {
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
	return await check(file, "REGISTRY_CERT_UNREADABLE", async () => {
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
async function check(file, code, read) {
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
const UNREACHABLE = {
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
const GARBLED = /^(?:HPE_HEADER_OVERFLOW|HPE_INVALID_HEADER_TOKEN|EPROTO_INFORMATIONAL|ERR_INVALID|ERR_UNESCAPED|ERR_SSL)/;
const NOT_HTTP = /^HPE_INVALID_(?:CONSTANT|VERSION|METHOD|STATUS)$/;
function isPlainHttp(thrown) {
	return toTlsFault(thrown) === "plain";
}
function isTls(thrown) {
	const fault = toTlsFault(thrown);
	return fault !== void 0 && fault !== "plain";
}
function isOfConnection(thrown) {
	const errno = toErrno(thrown);
	if (UNREACHABLE[errno] !== void 0 || errno === "EPROXY") return true;
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
	const slip = UNREACHABLE[errno];
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
		why: toLine(thrown.message),
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
	const what = UNREACHABLE[errno]?.what ?? toLine(thrown.message);
	const detail = fault === "plain" ? `, it speaks plain HTTP: its address must begin with http://` : ` (${errno}, ${what})`;
	return {
		retry: fault === "plain" ? "permanent" : "limited",
		problem: error("REGISTRY_PROXY_FAILED", `${could} cannot connect through the proxy ${proxy}${detail}.`, `${PROXY_MOVE}.`)
	};
}
const PROXY_MOVE = "Check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY, or add the host to NO_PROXY if it needs no proxy";
function toProxyRefusal(refusal, could) {
	const { status, said = "", proxy } = refusal;
	const words = said === "" ? "" : ` "${toLine(said)}"`;
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
	const way = through === void 0 ? "" : `, through the proxy ${through}`;
	if (NOT_HTTP.test(errno)) {
		const message = `${could} what ${host} answers is not HTTP${way} (${errno}).`;
		return {
			retry: "limited",
			problem: error("REGISTRY_UNREACHABLE", message, "Check the host and port: another service may listen there.")
		};
	}
	const hint = /^(?:no (?:byte|answer|whole)|less than)/.test(why) ? "Run again. If the registry is slow, raise push-idle-timeout." : "Run again. If it persists, the registry or a proxy in front of it has a problem.";
	const message = `${could} incomplete response from ${host}${way} (${[errno, why].filter((part) => part !== "").join(", ")}).`;
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
	const pair = `${decode(username)}:${decode(password)}`;
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
function decode(part) {
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
	return await secure(await connect$2(order), order);
}
async function connect$2(order) {
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
	const said = toLine(typeof reason === "string" ? reason : statusMessage);
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
			...toTarget(url),
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
			...toTarget(url),
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
function toTarget(url) {
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
	const stream = body === void 0 || body instanceof Uint8Array ? body : await open$2(body, fault);
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
		throw fault.thrown ?? lost(thrown, {
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
async function open$2(body, fault) {
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
const LARGEST_BYTES = 4194304;
async function isPrivate(path) {
	const file = await readSmallFile(path, LARGEST_BYTES);
	return file.ok && needsTrust(file.text, tls.rootCertificates);
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
	const file = await readSmallFile(path, DOCKER_CONFIG_BYTES);
	if (file.ok) return {
		env: {
			...env,
			DOCKER_AUTH_CONFIG: file.text
		},
		problems: []
	};
	const problem = notice("LOGIN_CONFIG_INVALID", `cannot read the file "${path}" that DOCKER_AUTH_CONFIG names: ${file.why}; ignoring it.`, "Set it to the JSON itself, make it a variable of the type \"File\", or unset it.");
	return {
		env: {
			...env,
			DOCKER_AUTH_CONFIG: void 0
		},
		problems: [problem]
	};
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
	const { openEcr } = await import("./aws2.js");
	const { username, password, untilMs: statedMs } = await (await openEcr(given, context)).logIn();
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
	let input;
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
			case "stdin": return takeInput(await (input ??= readStdin(options)), entry);
		}
	};
}
async function readStdin({ stdin, signal, silentMs }) {
	const input = stdin ?? process.stdin;
	if (input.isTTY === true) return {
		ok: false,
		why: "it is a terminal",
		isMissing: false,
		isTooLong: false
	};
	const { readInput } = await import("./standard-input.js").then((n) => n.standard_input_exports);
	return await readInput(input, {
		bytes: CREDENTIAL_BYTES,
		silentMs: silentMs ?? 6e4,
		signal
	});
}
function takeInput(input, entry) {
	const { prefix } = entry;
	const hint = `Pipe the password in: printf %s "$PASSWORD" | tagship … --password-stdin ${prefix}`;
	if (input.ok) return orMissing(input.text, entry, {
		where: "standard input",
		hint
	});
	const message = `cannot read the password for ${prefix} from standard input: ${input.why}.`;
	throw new Problem([error("LOGIN_PASSWORD_UNREADABLE", message, hint)]);
}
async function read$1(cwd, path, { prefix }) {
	const file = await readSmallFile(resolve(cwd, path), void 0, { pipes: true });
	if (file.ok) return file.text;
	const message = `cannot read the password file "${path}" for ${prefix}: ${file.why}.`;
	throw new Problem([error("LOGIN_PASSWORD_UNREADABLE", message, "Check its path and that this run may read it.")]);
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
		openImages: async (repository) => (await open()).openImages(repository),
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
			if (isLast(failure, tries, now - firstFailure + waitMs, policy.deadlineMs)) throw tries > 1 ? withTries(failure, thrown, {
				tries,
				spentMs
			}) : thrown;
			policy.onRetry(failure, waitMs);
			if (failure.pauseHost === true) pause.extend(waitMs);
			else await clock.sleep(waitMs, signal);
		}
	}
}
function isLast(failure, tries, nextMs, deadlineMs) {
	if (failure.retry === "permanent") return true;
	if (failure.retry === "limited" && tries >= LIMITED_TRIES) return true;
	return nextMs > deadlineMs;
}
function withTries(failure, cause, { tries, spentMs }) {
	const { problem } = failure;
	const seconds = (spentMs / 1e3).toFixed(spentMs < 1e4 ? 1 : 0);
	const message = problem.message.replace(/\.?$/, ` (${tries} tries in ${seconds} s).`);
	return failed({
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
// src/registry/http/link.ts
function parseLink(text, from, says) {
	const url = URL.canParse(text, from.href) ? new URL(text, from) : void 0;
	if (url !== void 0 && isWeb(url)) return url;
	throw failed({
		retry: "permanent",
		problem: error("REGISTRY_LINK_INVALID", `${from.host} ${says} "${withoutQuery(text)}", which is not an HTTP or HTTPS URL.`, "Check that the host is a container registry, and what a proxy in front of it returns.")
	});
}
function readNextPage(link, from, says) {
	for (const [, address = "", params = ""] of String(link ?? "").matchAll(/<([^<>]*)>([^,<]*)/g)) if (/;\s*rel="?next"?/i.test(params)) return parseLink(address, from, says);
}
function isWeb(url) {
	return url.protocol === "http:" || url.protocol === "https:";
}
function withoutQuery(text) {
	return toLine(text.split("?", 1)[0] ?? "");
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
	throw failed({
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
			if (typeof stored === "string" && stored !== "" && stored !== blob.digest) throw digestMismatch(`${to.host} stored digest ${toLine(stored)}`, blob);
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
async function provePush(session, access, keep) {
	try {
		const location = await session.ask({
			method: "POST",
			to: "blobs/uploads/",
			body: new Uint8Array(),
			access,
			doing: "start an upload to",
			kind: "blob",
			expect: STARTED,
			read: readLocation
		});
		if (keep === void 0) cancelUpload(session, access, location);
		else keep(location);
		return { ok: true };
	} catch (thrown) {
		const problem = thrown instanceof Problem ? thrown.problems[0] : void 0;
		const reason = problem === void 0 ? void 0 : toReason(problem.code);
		if (problem === void 0 || reason === void 0) throw thrown;
		return {
			ok: false,
			reason,
			detail: problem.message,
			problem
		};
	}
}
function toReason(code) {
	return REASONS[code] ?? (code.startsWith("REGISTRY_") ? "unreachable" : void 0);
}
function describeRefusal(destination, right) {
	return right.problem ?? error("PREFLIGHT_REFUSED", `"${destination.name}" cannot be pushed to: ${right.detail}`);
}
// src/registry/manifests/copy.ts
const AT_ONCE = 8;
const FOREIGN = /foreign|nondistributable/;
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
	const fresh = new Set(listFresh(manifest).map(({ digest }) => digest));
	return {
		manifest,
		part: isIndex ? "index" : void 0,
		isAbout,
		children,
		blobs,
		fresh
	};
}
function listFresh(manifest) {
	const [config, ...layers] = listBlobs(manifest);
	return config === void 0 ? [] : [config, ...layers.slice(-2)];
}
function listBlobs(manifest) {
	const { config, layers } = readContents(manifest);
	return [...config === void 0 ? [] : [config], ...layers].filter(({ mediaType }) => !FOREIGN.test(mediaType));
}
async function copyTo(target, tree, source) {
	const counts = {
		present: 0,
		mounted: 0,
		uploaded: 0
	};
	const slots = createSlots(AT_ONCE);
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
// src/registry/manifests/fallback.ts
const INDEX_TYPE = "application/vnd.oci.image.index.v1+json";
function toFallbackTag(digest) {
	return digest.replace(":", "-");
}
const lacking = new WeakSet();
async function listReferring(repository, digest, artifactType) {
	const read = () => repository.getManifest(toFallbackTag(digest));
	const ahead = lacking.has(repository) ? read() : void 0;
	ahead?.catch(() => void 0);
	const listed = await repository.listReferrers(digest, artifactType);
	if (listed !== void 0) return {
		referrers: listed,
		hasApi: true,
		isTaken: false
	};
	lacking.add(repository);
	const index = await (ahead ?? read());
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
	const { manifests } = parseBody(index) ?? {};
	if (!Array.isArray(manifests)) return void 0;
	return readContents(index, LAYOUT_ENTRIES).manifests.map((entry, at) => {
		const stated = manifests[at];
		const artifactType = isObject(stated) ? stated.artifactType : void 0;
		return typeof artifactType === "string" ? {
			...entry,
			artifactType
		} : entry;
	});
}
function addToIndex(index, manifests) {
	const before = index === void 0 ? {} : parseBody(index) ?? {};
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
	const { artifactType, annotations, config } = parseBody(manifest) ?? {};
	const type = artifactType ?? (isObject(config) ? config.mediaType : void 0);
	return {
		mediaType,
		digest,
		size: bytes.byteLength,
		...typeof type === "string" ? { artifactType: type } : {},
		...isObject(annotations) ? { annotations } : {}
	};
}
function subjectOf(manifest) {
	const { subject } = parseBody(manifest) ?? {};
	const digest = isObject(subject) ? subject.digest : void 0;
	return typeof digest === "string" && isDigest(digest) ? digest : void 0;
}
function isRelatedTag(tag) {
	return /^sha(?:256-[0-9a-f]{64}|512-[0-9a-f]{128})(?:\.[a-z]+)?$/.test(tag);
}
async function orAbsent(reading) {
	try {
		return await reading;
	} catch (thrown) {
		if (thrown instanceof Problem && thrown.problems.every(({ code }) => code === "REGISTRY_NOT_FOUND")) return void 0;
		throw thrown;
	}
}
function parseBody({ bytes }) {
	return parseObject(Buffer.from(bytes).toString("utf8"));
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
	const kind = toLine(describeBody(answer));
	const what = isDigest(reference) ? `${repository.name}@${reference}` : `${repository.name}:${reference}`;
	return failed({
		retry: "limited",
		problem: error("REGISTRY_ANSWER_INVALID", `"${what}" is not an image: ${toApiHost(repository.host)} answered 200 with something else (${kind}).`, "Check that the host is a container registry, and what a proxy in front of it returns.")
	});
}
function toManifest(answer, bytes, reference) {
	const stated = answer.headers["docker-content-digest"];
	const wanted = isDigest(reference) ? reference : stated;
	const digest = toDigest(bytes, typeof wanted === "string" ? wanted : "");
	for (const expected of [wanted, stated]) if (typeof expected === "string" && expected !== digest) throw digestMismatch(`"${reference}" was returned with digest ${digest}`, { digest: toLine(expected) });
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
			if (stored !== manifest.digest) throw digestMismatch(`The registry stored digest ${toLine(stored)}`, manifest);
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
function toHint(code, said, asked) {
	return toText$1(TABLE.find((row) => (row.codes?.includes(code) ?? true) && fits(row, said, asked)), said, asked);
}
function toMeaning(said, asked) {
	return BY_WORDS.find((row) => row.means !== void 0 && fits(row, said, asked))?.means;
}
function toHintByWords(words, asked, code) {
	const said = {
		code: "",
		words
	};
	return toText$1((code === void 0 ? BY_WORDS : TABLE).find((row) => (row.codes?.includes(code ?? "REGISTRY_REFUSED") ?? true) && fits(row, said, asked)), said, asked);
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
function toText$1(row, said, asked) {
	if (row === void 0) return "";
	return typeof row.hint === "string" ? row.hint : row.hint(asked, said);
}
// src/registry/providers/refusal.ts
const SHORTEST_SECRET = 4;
const TRANSIENT = new Set([
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
		server: toLine(String(server ?? "")),
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
		problem: error(code, toMessage(code, refusal, question), toHint(code, refusal, question)),
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
	if (TRANSIENT.has(refusal.status) || refusal.code === TOO_MANY) return "transient";
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
	const { always = [], worded = [] } = UNSUPPORTED[kind] ?? {};
	if (LAG.test(said) || BAD.test(said)) return false;
	return always.includes(status) || worded.includes(status) && (isPage || KIND.test(said));
}
const UNSUPPORTED = {
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
function toSource(source, host) {
	return source?.endsWith(`: ${host}`) === true ? source.slice(0, -host.length - 2) : source;
}
function toMessage(code, refusal, question) {
	const { status } = refusal;
	const { doing, repository, found } = question;
	const { host } = repository;
	const isDenied = status === 401 || status === 403;
	const source = toSource(found?.source, host);
	const answered = `${question.asked ?? host} answered ${toHttpResponse(refusal)}`;
	if (code === "REGISTRY_DENIED" && question.kind === "blob" && source !== void 0) return `the credential from ${source} may not push to "${repository.name}": ${answered}.`;
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
const OPENING_MS = 15;
function createHost(host, options) {
	let asked;
	let learned;
	let opening = [];
	const schemes = toSchemes(host, options.reach);
	const reach = async (repository) => {
		const found = await ping(options, repository, schemes);
		await waitFor(opening, options.clock);
		return found;
	};
	const endpoint = async (repository) => {
		const asking = asked ?? reach(repository);
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
		tagWriters: options.tagWriters,
		requests: options.requests,
		endpoint,
		connect: (repository, connections) => {
			const [scheme, other] = schemes;
			const base = toApiBase(scheme, toApiHost(host));
			endpoint(repository).catch(() => void 0);
			const more = other === void 0 ? connections - 1 : 0;
			opening = Array.from({ length: more }, () => options.open(base).catch(() => void 0));
		},
		learn: (challenge) => {
			learned = challenge;
		}
	};
}
async function waitFor(opening, clock) {
	if (opening.length > 0) await Promise.race([Promise.all(opening), clock.sleep(OPENING_MS)]);
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
		const failure = failed(await readFailure(answer, {
			repository,
			doing: "reach the registry of",
			kind: "token"
		}, options.clock.now()));
		throw isTlsExpected ? Object.assign(failure, { code: TLS_EXPECTED }) : failure;
	}
	if (status === 400) await checkCertificate(answer, repository, options.clock.now());
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
	if (failure.problem.code === "REGISTRY_TLS_CLIENT") throw failed(failure);
}
function translate$1(thrown, repository, reach) {
	const host = repository.host;
	const failure = toNetworkFailure(thrown, host, `reach the registry of "${repository.name}"`);
	if (failure === void 0) return thrown;
	const { problem } = failure;
	if (problem.code !== "REGISTRY_PLAIN_HTTP" || !reach.insecure) return failed(failure, thrown);
	const hint = `Remove \`ca\` for ${host}, which requires TLS, or check the port: \`insecure\` is already set.`;
	return failed({
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
		if (answer.statusCode !== 200) throw failed(await readFailure(answer, {
			repository,
			doing,
			kind: "token",
			found,
			asked
		}, options.clock.now()));
		return parseToken(await readBodyText(answer, SMALL_BYTES), startMs, () => noToken(answer, asked, repository));
	} catch (thrown) {
		const failure = toNetworkFailure(thrown, asked, `${doing} "${repository.name}"`);
		throw failure === void 0 ? thrown : failed(failure, thrown);
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
	const shown = toLine(challenge.realm.split("?", 1)[0] ?? "");
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
	const kind = toLine(describeBody(answer));
	return failed({
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
	let begun = begin(open);
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
async function begin(open) {
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
		throw explain(refused, thrown, {
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
function explain(refused, thrown, { blob, size }) {
	const [first, second] = [toFailure(refused), toFailure(thrown)];
	if (first === void 0 || second?.retry !== "permanent") return thrown;
	const pieces = size === 0 ? "pieces" : `chunks of ${toText(size)}`;
	const problem = {
		...first.problem,
		message: `${first.problem.message} The blob is ${toText(blob.size)}, more than one request may carry; it was refused in ${pieces} too: ${second.problem.message}`
	};
	return failed({
		...first,
		problem
	}, thrown);
}
function toText(bytes) {
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
		const thrown = lost(cut);
		const doing = `read blob ${blob.digest} from "${repository.name}"`;
		const failure = toNetworkFailure(thrown, toApiHost(repository.host), doing);
		throw failure === void 0 ? thrown : failed(failure, thrown);
	}
}
const MOUNTS = 2;
async function putBlob(session, access, blob, given) {
	const { source } = given;
	const from = toMountable(source, access);
	const open = () => source.openBlob(blob);
	const openFar = () => from === void 0 && source.repository !== void 0 ? openAhead(open) : void 0;
	const isLikely = given.isNew === true || given.isMade === true;
	let started = isLikely && from === void 0 ? startAhead(session, access, given) : void 0;
	let ahead = isLikely ? openFar() : void 0;
	const cancel = () => {
		started?.cancel();
		ahead?.drop();
	};
	const ask = given.isThere ?? (() => hasBlob(session, access, blob.digest));
	if (given.isMade !== true && await isPresent(ask, cancel)) return "present";
	ahead ??= openFar();
	let mounts = MOUNTS;
	const toMount = () => mounts > 0 ? from && {
		from,
		blob
	} : void 0;
	return await session.retry(access, async () => {
		const { take, drop } = ahead ?? {
			take: open,
			drop: () => void 0
		};
		ahead = void 0;
		try {
			const starting = started?.starting;
			started = void 0;
			const location = await starting ?? await startUpload(session, access, toMount());
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
function startAhead(session, access, { takeUpload }) {
	const start = async () => await takeUpload() ?? await startUpload(session, access, void 0);
	const starting = start();
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
async function isPresent(ask, cancel) {
	try {
		const found = await ask();
		if (found) cancel();
		return found;
	} catch (thrown) {
		cancel();
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
async function startUpload(session, access, mount) {
	const start = {
		method: "POST",
		body: new Uint8Array(),
		doing: `start an upload to`,
		kind: "blob",
		expect: STARTED,
		read: readLocation
	};
	if (mount?.from.mountFrom !== void 0) {
		const { from, blob } = mount;
		const query = new URLSearchParams({
			mount: blob.digest,
			from: mount.from.mountFrom.path
		});
		try {
			return await session.askOnce({
				...start,
				to: `blobs/uploads/?${query.toString()}`,
				access: from,
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
	const openSized = async () => sized(await open(), blob);
	await closeUpload(session, access, {
		blob,
		location,
		body: blob.size <= 65536 ? await readWhole({ openBlob: openSized }, blob) : {
			size: blob.size,
			open: openSized
		}
	});
}
// src/registry/blobs/ahead.ts
const MOST = 4;
const FRESH_MS = 6e4;
const CANCEL_MS = 1e3;
function openUploadsAhead(session, access, clock) {
	let open = [];
	let reserved = 0;
	const drop = async (all) => {
		const end = async ({ starting }) => {
			const location = await starting;
			if (location !== void 0) await cancelUpload(session, access, location);
		};
		await Promise.all(all.map(end));
	};
	const start = () => ({
		starting: startUpload(session, access, void 0).catch(() => void 0),
		atMs: clock.now()
	});
	const startUntil = (count) => {
		while (open.length < Math.min(count, MOST)) open.push(start());
	};
	return {
		start: startUntil,
		reserve: (count) => {
			reserved = count;
			startUntil(count);
		},
		keep: (location) => {
			open.push({
				starting: Promise.resolve(location),
				atMs: clock.now()
			});
		},
		take: async () => {
			const isOld = ({ atMs }) => clock.now() - atMs > FRESH_MS;
			drop(open.filter(isOld));
			const [first, ...others] = open.filter((one) => !isOld(one));
			open = others;
			startUntil(reserved);
			return await first?.starting;
		},
		cancel: async () => {
			const [dropping, over] = [drop(open), new AbortController()];
			open = [];
			reserved = 0;
			await Promise.race([dropping, clock.sleep(CANCEL_MS, over.signal).catch(() => void 0)]);
			over.abort();
		}
	};
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
// src/registry/blobs/send.ts
async function sendBlob(session, access, blob, { next, takeUpload }) {
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
			const location = await takeUpload() ?? await startUpload(session, access, void 0);
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
			return Promise.reject(failed({
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
		if (!WRITES.has(call.method) || call.isPaced === true) return await exchange();
		return await (call.kind === "tag" ? host.tagWriters : host.writers).within(exchange);
	} catch (thrown) {
		throw translate(thrown, call);
	}
}
function translate(thrown, call) {
	if (toFailure(thrown) !== void 0) return thrown;
	const { name, host } = call.access.repository;
	const failure = toNetworkFailure(thrown, toApiHost(host), `${call.doing} "${name}"`);
	return failure === void 0 ? thrown : failed(failure, thrown);
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
	throw failed(await readFailure(answer, question, options.clock.now()));
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
		const next = hops < 5 ? await toNext(answer, url, call.method) : void 0;
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
async function toNext(answer, url, method) {
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
// src/registry/manifests/list-course.ts
function createListCourse({ maxPages, now }) {
	const startMs = now();
	const seen = new Set();
	let [pages, idle] = [0, 0];
	return { judge: ({ url, next, isAbsent, read, isNew }) => {
		pages += 1;
		idle = isNew ? 0 : idle + 1;
		seen.add(url.href);
		if (next === void 0) return pages === 1 || !isAbsent ? void 0 : "a page of it is missing";
		if (seen.has(next.href)) return "a page of it leads to one before it";
		if (idle >= 10) return `its last 10 pages name nothing new`;
		if (pages >= maxPages) return `it has more than ${maxPages} pages`;
		if (read >= 67108864) return `it has more than ${TAG_CHARACTERS} characters`;
		if (now() - startMs > 6e5) return `${LIST_MS / 6e4} minutes were not enough for it`;
	} };
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
async function listReferrers(session, access, digest, { artifactType, now }) {
	const found = new Map();
	const course = createListCourse({
		maxPages: TAG_PAGES,
		now
	});
	const query = artifactType === void 0 ? "" : `?artifactType=${encodeURIComponent(artifactType)}`;
	let to = `referrers/${toPathPart(digest)}${query}`;
	let [read, isFirst] = [0, true];
	while (to !== void 0) {
		const before = found.size;
		const page = await session.ask({
			method: "GET",
			to,
			access,
			doing: `list what refers to ${digest} in`,
			kind: "read",
			expect: [200, ...LACKING],
			read: readPage$1
		});
		if (page.isAbsent && isFirst) return void 0;
		for (const one of page.referrers) found.set(one.digest, one);
		read += page.characters;
		const ends = course.judge({
			...page,
			read,
			isNew: found.size > before
		});
		const many = found.size > 1e5 ? `it has more than ${LAYOUT_ENTRIES} entries` : ends;
		const why = page.lacks ?? many;
		if (why !== void 0) throw describeCut(digest, access, {
			host: page.url.host,
			why
		});
		[to, isFirst] = [page.next, false];
	}
	return [...found.values()];
}
async function readPage$1(answer, url) {
	const none = {
		referrers: [],
		characters: 0,
		isAbsent: true,
		url,
		next: void 0
	};
	if (answer.statusCode !== 200) {
		await dropBody(answer);
		return none;
	}
	const text = await readBodyText(answer, PAGE_BYTES);
	const body = parseObject(text);
	if (!isObject(body) || !Array.isArray(body.manifests)) return none;
	const referrers = toReferrers(body.manifests);
	const next = readNextPage(answer.headers.link, url, "continues its list of referrers at");
	const page = {
		referrers,
		characters: text.length,
		isAbsent: false,
		url,
		next
	};
	return referrers.length === body.manifests.length ? page : {
		...page,
		lacks: "it has invalid entries"
	};
}
function describeCut(digest, { repository: { name } }, { host, why }) {
	const message = `what refers to ${digest} in "${name}" cannot be read completely from the list of ${host}: ${why}.`;
	return new Problem([error("REGISTRY_REFERRERS_CUT", message, "Where there are too many signatures, attestations and records, delete some with the tools of the registry; else check what a proxy in front of it returns.")]);
}
// src/registry/manifests/tags.ts
const PAGE_SIZE = 1e3;
async function listTags(session, access, limits) {
	const ask = limits.tries === "once" ? session.askOnce : session.ask;
	const tags = new Set();
	const course = createListCourse(limits);
	let to = `tags/list?n=${PAGE_SIZE}`;
	let read = 0;
	let why;
	while (to !== void 0 && why === void 0) {
		const before = tags.size;
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
		why = page.lacks ?? course.judge({
			...page,
			read,
			isNew: tags.size > before
		});
	}
	return {
		tags: [...tags],
		complete: why === void 0,
		...omitUndefined({ why })
	};
}
async function readPage(answer, url) {
	if (answer.statusCode === 404) {
		await dropBody(answer);
		return {
			tags: [],
			isAbsent: true,
			url,
			next: void 0
		};
	}
	const text = await readBodyText(answer, PAGE_BYTES);
	const body = parseObject(text);
	if (body === void 0 || !isList(body)) throw noList(answer, url);
	const listed = Array.isArray(body.tags) ? body.tags : [];
	const tags = listed.filter((tag) => typeof tag === "string");
	const page = {
		tags,
		isAbsent: false,
		url,
		next: readNextPage(answer.headers.link, url, "continues its list of tags at")
	};
	return tags.length === listed.length ? page : {
		...page,
		lacks: "it has entries that are not text"
	};
}
function isList({ name, tags }) {
	return Array.isArray(tags) || tags === null || tags === void 0 && typeof name === "string";
}
function noList(answer, url) {
	return failed({
		retry: "limited",
		problem: error("REGISTRY_ANSWER_INVALID", `${url.host} did not return a list of tags (${toLine(describeBody(answer))}).`, "Check that the host is a container registry, and what a proxy in front of it returns.")
	});
}
// src/registry/client.ts
var client_exports = __exportAll({ createRegistryClient: () => createRegistryClient });
const WRITES_PER_HOST = 8;
const TAGS_PER_WRITE = 2;
const OPENED_PER_HOST = 12;
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
		sockets: READS_PER_HOST + 4 * (options.writesPerHost ?? WRITES_PER_HOST),
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
			for (const repository of byHost.values()) toHost(repository.host).connect(repository, OPENED_PER_HOST);
		},
		open: (repository) => openRepository(session, repository, options.clock),
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
	const { clock, signal, registries, writesPerHost = WRITES_PER_HOST } = options;
	const hosts = new Map();
	return (name) => {
		const known = hosts.get(toApiHost(name));
		if (known !== void 0) return known;
		const host = createHost(name, {
			reach: readReach(registries, name),
			pause: createHostPause(clock, signal),
			writers: createSlots(writesPerHost),
			tagWriters: createSlots(writesPerHost * TAGS_PER_WRITE),
			requests: createSlots(readConcurrency(registries, name)),
			send,
			open,
			clock
		});
		hosts.set(toApiHost(name), host);
		return host;
	};
}
function openRepository(session, repository, clock) {
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
	const { take: takeUpload, keep, ...uploads } = openUploadsAhead(session, push, clock);
	return {
		repository,
		uploads,
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
		sendBlob: (descriptor, next) => sendBlob(session, push, descriptor, {
			next,
			takeUpload
		}),
		readBlob: (descriptor) => readBlob(session, pull, descriptor),
		openBlob: (descriptor) => openBlob(session, pull, descriptor),
		putBlob: (descriptor, source, more) => putBlob(session, push, descriptor, {
			source,
			takeUpload,
			...more
		}),
		provePush: (upload) => provePush(session, push, upload === "keep" ? keep : void 0),
		listTags: (maxPages, tries) => listTags(session, pull, {
			maxPages,
			tries,
			now: clock.now
		}),
		listReferrers: (digest, artifactType) => listReferrers(session, pull, digest, {
			artifactType,
			now: clock.now
		}),
		authorize: (actions) => session.enter({
			repository,
			actions
		})
	};
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
export { MANIFEST_TYPES, addToIndex, boundEnd, child_env_exports, ci_files_exports, client_exports, copyImage, createHttp, createPasswordReader, createRenewing, createRetryLog, credentials_exports, describeBody, describeRefusal, hasAwsKeys, isRelatedTag, listBlobs, listFresh, listReferring, logInWithEntry, orAbsent, parseRetryAfter, readBody, readBodyText, readIndexEntries, readStart, subjectOf, toEntryKeys, toFallbackTag, toHintByWords, toNetworkFailure, toPrivateConfig, toReferrer, toRenewalMs, withRetries };
