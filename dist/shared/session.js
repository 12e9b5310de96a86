import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __exportAll } from "./rolldown-runtime.js";
import { omitUndefined, parseAddress, readSmallFile, toSocket } from "./base.js";
const { resolve } = require("node:path");
const { createHash, randomBytes } = require("node:crypto");
const { connect, isIP } = require("node:net");
// src/ship/builder/session.ts
var session_exports = __exportAll({ askForImage: () => askForImage });
const PEM_BYTES = 1048576;
const TLS_FILES = {
	ca: "cacert",
	cert: "cert",
	key: "key"
};
async function readTls({ options }, cwd) {
	const named = new Map(options.map(splitOption));
	const files = {};
	for (const [name, option] of Object.entries(TLS_FILES)) {
		const path = named.get(option);
		if (path === void 0) continue;
		const file = await readSmallFile(resolve(cwd, path), PEM_BYTES);
		if (!file.ok) return {
			option,
			path
		};
		files[name] = file.text;
	}
	return {
		files,
		servername: named.get("servername")
	};
}
function splitOption(option) {
	const at = option.indexOf("=");
	return [option.slice(0, at), option.slice(at + 1)];
}
async function openSession(endpoint, { files, servername }) {
	const { connect: connectHttp2 } = await import("node:http2");
	const path = toSocket(endpoint);
	if (path !== void 0) return connectHttp2("http://localhost", { createConnection: () => connect(path) });
	const address = parseAddress(endpoint);
	if (address === void 0) return void 0;
	const { host, port } = address;
	const scheme = Object.keys(files).length > 0 ? "https" : "http";
	try {
		return connectHttp2(`${scheme}://${host}:${port}`, {
			...files,
			...await toServerName(servername)
		});
	} catch (cause) {
		return cause;
	}
}
async function toServerName(servername) {
	if (servername === void 0 || isIP(servername) === 0) return omitUndefined({ servername });
	const { checkServerIdentity } = await import("node:tls");
	return { checkServerIdentity: (_host, certificate) => checkServerIdentity(servername, certificate) };
}
async function askForImage(node, image, { cwd, signal }) {
	const tls = await readTls(node, cwd);
	const session = "files" in tls ? await openSession(node.endpoint ?? "", tls) : void 0;
	if (session === void 0 || session instanceof Error) return;
	try {
		await new Promise((done) => {
			const end = () => {
				done();
			};
			session.on("error", end).on("close", end);
			signal.addEventListener("abort", end);
			if (signal.aborted) {
				end();
				return;
			}
			const stream = session.request({
				":method": "POST",
				":path": "/moby.buildkit.v1.Control/Solve",
				"content-type": "application/grpc",
				te: "trailers"
			});
			stream.on("error", end).on("close", end).resume();
			stream.end(encodeLookup(image, randomBytes(12).toString("hex")));
		});
	} finally {
		session.on("error", () => void 0).destroy();
	}
}
function encodeLookup(image, ref) {
	const source = field(OP_SOURCE, field(SOURCE_IDENTIFIER, `docker-image://${image}`));
	const digest = `sha256:${createHash("sha256").update(source).digest("hex")}`;
	const end = field(OP_INPUTS, field(INPUT_DIGEST, digest));
	const definition = [field(DEFINITION_DEF, source), field(DEFINITION_DEF, end)];
	const message = Buffer.concat([
		field(SOLVE_REF, ref),
		field(SOLVE_DEFINITION, Buffer.concat(definition)),
		Buffer.from([SOLVE_INTERNAL << 3, 1])
	]);
	const prefix = Buffer.alloc(GRPC_PREFIX_BYTES);
	prefix.writeUInt32BE(message.length, 1);
	return Buffer.concat([prefix, message]);
}
const GRPC_PREFIX_BYTES = 5;
const [SOLVE_REF, SOLVE_DEFINITION, SOLVE_INTERNAL] = [
	1,
	2,
	11
];
const [DEFINITION_DEF, OP_INPUTS, OP_SOURCE] = [
	1,
	1,
	3
];
const [SOURCE_IDENTIFIER, INPUT_DIGEST] = [1, 1];
function field(number, content) {
	const bytes = Buffer.from(content);
	const size = [];
	let rest = bytes.length;
	for (; rest >= 128; rest >>>= 7) size.push(rest & 127 | 128);
	return Buffer.concat([Buffer.from([
		number << 3 | 2,
		...size,
		rest
	]), bytes]);
}
export { openSession, readTls, session_exports };
