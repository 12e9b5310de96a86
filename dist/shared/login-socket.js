import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { Problem, parseObject } from "./base.js";
const { access, constants, mkdir, writeFile } = require("node:fs/promises");
const { join } = require("node:path");
const { randomBytes, timingSafeEqual } = require("node:crypto");
const { createServer } = require("node:net");
// src/credentials/helper/program.ts
const KEY_VARIABLE = "_TAGSHIP_LOGIN_KEY";
function renderHelper(node, directory) {
	const name = "tagship";
	const program = `${directory}/login.cjs`;
	const script = `#!/bin/sh\nexec ${quote(node)} ${quote(program)} "$@"\n`;
	return {
		name,
		files: [{
			name: "login.cjs",
			text: renderProgram(`${directory}/socket`),
			mode: 384
		}, {
			name: `docker-credential-${name}`,
			text: script,
			mode: 448
		}]
	};
}
function renderProgram(socket) {
	return `'use strict';
const { connect } = require('node:net');

const own = process;
const { argv, env, stdin, stdout } = own;

function end(code, text) {
  own.exitCode = code;
  stdout.write(text + '\\n');
}

function ask(server) {
  let answer = '';
  const socket = connect(${JSON.stringify(socket)});
  socket.setEncoding('utf8');
  socket.on('data', (text) => (answer += text));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    const [, code, text] = /^([01]) (.*)\\n$/s.exec(answer) ?? ['', '1', 'tagship does not run any more'];
    end(Number(code), text);
  });
  socket.write(JSON.stringify({ key: env.${KEY_VARIABLE}, server }) + '\\n');
}

if (argv[2] === 'get') {
  let server = '';
  stdin.setEncoding('utf8');
  stdin.on('data', (text) => (server += text));
  stdin.on('end', () => ask(server.trim()));
} else if (argv[2] === 'list') {
  end(0, '{}');
} else {
  end(1, 'the logins of a tagship run are its own');
}
`;
}
function quote(word) {
	return `'${word.replaceAll("'", `'\\''`)}'`;
}
// src/credentials/helper/login-socket.ts
const LONGEST_ADDRESS = 100;
const KEY_BYTES = 16;
const LONGEST_QUESTION = 4096;
const QUESTION_TIMEOUT_MS = 1e4;
const NONE = "credentials not found in native keychain";
async function openLoginHelper(options) {
	const directory = join(options.tempDir, "login");
	const address = join(directory, "socket");
	if (process.platform === "win32" || Buffer.byteLength(address) > LONGEST_ADDRESS) return void 0;
	await mkdir(directory, { mode: 448 });
	const { name, files } = renderHelper(process.execPath, directory);
	for (const file of files) await writeFile(join(directory, file.name), file.text, {
		mode: file.mode,
		flag: "wx"
	});
	if (!await isRunnable(join(directory, files.at(-1)?.name ?? "")) || !await isRunnable("/bin/sh")) return void 0;
	const key = randomBytes(KEY_BYTES).toString("hex");
	options.vault?.add([key]);
	if (!await listen(address, options, key)) return void 0;
	return {
		name,
		addTo: (env) => ({
			...env,
			PATH: toPath(directory, env.PATH),
			[KEY_VARIABLE]: key
		})
	};
}
function toPath(directory, path) {
	return path === void 0 || path === "" ? directory : `${directory}:${path}`;
}
async function isRunnable(path) {
	return await access(path, constants.X_OK).then(() => true, () => false);
}
async function listen(address, options, key) {
	const server = createServer((socket) => {
		socket.on("error", () => socket.destroy());
		converse(socket, options, key);
	});
	server.unref();
	options.signal?.addEventListener("abort", () => server.close(), { once: true });
	return await new Promise((resolve) => {
		server.on("error", () => {
			resolve(false);
		});
		server.listen(address, () => {
			resolve(true);
		});
	});
}
async function converse(socket, options, key) {
	const question = parseObject(await readLine(socket) ?? "");
	if (question === void 0 || !isKey(question.key, key)) {
		socket.destroy();
		return;
	}
	const server = typeof question.server === "string" ? question.server : "";
	socket.end(`${await toAnswer(server, options)}\n`);
}
async function toAnswer(server, { answer }) {
	try {
		const credential = await answer(server);
		return credential === void 0 ? `1 ${NONE}` : `0 ${renderLogin(server, credential)}`;
	} catch (thrown) {
		if (!(thrown instanceof Problem)) return `1 ${NONE}`;
		return `1 ${thrown.message.replaceAll(/\s+/g, " ")}`;
	}
}
function renderLogin(ServerURL, credential) {
	return JSON.stringify(credential.kind === "password" ? {
		ServerURL,
		Username: credential.username,
		Secret: credential.password.reveal()
	} : {
		ServerURL,
		Username: "<token>",
		Secret: credential.token.reveal()
	});
}
async function readLine(socket) {
	return await new Promise((resolve) => {
		let text = "";
		const end = (line) => {
			socket.setTimeout(0);
			resolve(line);
		};
		socket.setEncoding("utf8").setTimeout(QUESTION_TIMEOUT_MS, end);
		socket.on("close", () => {
			end();
		});
		socket.on("data", (chunk) => {
			text += String(chunk);
			if (text.includes("\n")) end(text.slice(0, text.indexOf("\n")));
			else if (text.length > LONGEST_QUESTION) end();
		});
	});
}
function isKey(given, key) {
	if (typeof given !== "string") return false;
	const [one, other] = [Buffer.from(given), Buffer.from(key)];
	return one.length === other.length && timingSafeEqual(one, other);
}
export { openLoginHelper };
