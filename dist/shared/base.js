import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __commonJSMin, __exportAll, __toESM } from "./rolldown-runtime.js";
const fs = require("node:fs");
const { close, closeSync, constants, existsSync, fstat, fstatSync, lstat, lstatSync, open, openSync, read, readSync, readdir, readlink, realpath, realpathSync, stat, statSync, writeSync } = require("node:fs");
const { lstat: lstat$1, mkdtemp, open: open$1, readFile, readdir: readdir$1, readlink: readlink$1, rm, stat: stat$1, writeFile } = require("node:fs/promises");
const { basename, delimiter, dirname, isAbsolute, join, relative, resolve, sep } = require("node:path");
const { spawn } = require("node:child_process");
const { setTimeout: setTimeout$1 } = require("node:timers/promises");
const { inspect, isDeepStrictEqual, parseArgs, promisify, styleText } = require("node:util");
const { createHash } = require("node:crypto");
// src/facts/variables.ts
function readText$1(env, ...names) {
	for (const name of names) {
		const value = env[name];
		if (value !== void 0 && value !== "" && !isUnsetMacro(value)) return value;
	}
}
function isUnsetMacro(value) {
	return /^\$\([\w.]+\)$/.test(value);
}
function readNumber(env, ...names) {
	return toNumber(readText$1(env, ...names));
}
function toNumber(text) {
	return text !== void 0 && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : void 0;
}
function isTrue(env, name) {
	return /^(true|1|yes)$/i.test(readText$1(env, name) ?? "");
}
// src/secret-text.ts
const SECRET_NAME = /(?:^|[_-])(?:TOKEN|JWT|PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIALS?|(?:API|ACCESS|PRIVATE|AUTH|MASTER|SIGNING|ENCRYPTION)[_-]?KEY)(?:$|[_-])|[_-]PASS$/i;
const NOT_SECRET = /(?:[_-](?:FILE|PATH|URL|URI|USER(?:NAME)?|ID|NAME|EXPIRES?\w*))$/i;
function isSecretName(name) {
	return SECRET_NAME.test(name) && !NOT_SECRET.test(name);
}
const URL_TEXT = /([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s"'`<>]+)/gi;
const USER_PART = /(?<=["'])[^\s"'@:/]*:(?!\/\/|\d+\/)[^\s"']*@(?!sha\d+:|\d{1,4}["'])/g;
const SIGNATURE = /^(?:sig|signature|x-amz-signature|x-goog-signature|key|code)$/i;
const SHORTEST_TOKEN = 20;
function withoutUrlSecrets(text) {
	return text.replaceAll(USER_PART, "").replaceAll(URL_TEXT, (_, scheme, rest) => {
		const { user, hostAndPath, query, fragment } = splitUrl$1(scheme, rest);
		const hides = user !== "" || query !== void 0 || fragment?.includes("=") === true;
		const end = fragment === void 0 ? "" : `#${hides ? "***" : fragment}`;
		return scheme + hostAndPath + (query === void 0 ? "" : "?***") + end;
	});
}
function findUrlSecrets(text) {
	const found = [...text.matchAll(URL_TEXT)].flatMap(([, scheme = "", rest = ""]) => {
		const { user, query = "" } = splitUrl$1(scheme, rest);
		const colon = user.indexOf(":");
		const password = colon < 0 ? user : user.slice(colon + 1);
		return [...(colon >= 0 || password.length >= SHORTEST_TOKEN) && password !== "" ? [password] : [], ...findParameters(query)];
	});
	return [...new Set(found.flatMap((value) => [value, decode$1(value)]))];
}
function findParameters(query) {
	return query.split("&").flatMap((pair) => {
		const at = pair.indexOf("=");
		const name = pair.slice(0, Math.max(0, at));
		const value = pair.slice(at + 1);
		return value !== "" && (isSecretName(name) || SIGNATURE.test(name)) ? [value] : [];
	});
}
function splitUrl$1(scheme, rest) {
	const start = findHost(scheme, rest);
	const [, hostAndPath = "", , query, , fragment] = /^([^?#]*)(\?([^#]*))?(#(.*))?$/s.exec(rest.slice(start)) ?? [];
	return {
		user: rest.slice(0, Math.max(0, start - 1)),
		hostAndPath,
		query,
		fragment
	};
}
const SCHEME = /^(?:https?|ssh|git|git\+\w+|oci(?:-layout)?|docker(?:-\w+)?|tcp|unix|fd|npipe|s3|socks\w*|file):/i;
function findHost(scheme, rest) {
	const authority = /^[^/?#]*/.exec(rest)?.[0] ?? "";
	const isOdd = /^[^[]*:/.test(authority) || !SCHEME.test(scheme);
	const isMalformed = !authority.includes("@") && isOdd;
	if (!authority.includes("@") && !isMalformed) return 0;
	return [...rest.matchAll(/@(?!sha\d+:)/g)].map(({ index }) => index + 1).at(-1) ?? 0;
}
function decode$1(value) {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}
// src/problem.ts
var Problem = class extends Error {
	problems;
	constructor(problems, options) {
		super(problems.map((problem) => problem.message).join("\n"), options);
		this.name = "Problem";
		this.problems = problems;
	}
};
function error(code, message, hint = "") {
	return make("error", code, message, hint);
}
function notice(code, message, hint = "") {
	return make("notice", code, message, hint);
}
function make(level, code, message, hint) {
	return {
		level,
		code,
		message: withoutUrlSecrets(message),
		hint: withoutUrlSecrets(hint)
	};
}
function hasErrors(problems) {
	return problems.some(({ level }) => level === "error");
}
function unsaid(problems, said) {
	return problems.filter(({ code, message }) => !said.some((one) => one.code === code && one.message === message));
}
const MOST_ALIKE$1 = 3;
function foldNotices(problems) {
	const counts = new Map();
	const shown = problems.filter(({ level, code }) => {
		if (level === "error") return true;
		const count = (counts.get(code) ?? 0) + 1;
		counts.set(code, count);
		return count <= MOST_ALIKE$1;
	});
	const more = [...counts].filter(([, count]) => count > MOST_ALIKE$1);
	return [...shown, ...more.map(([code, count]) => describeMore(code, count - MOST_ALIKE$1))];
}
function describeMore(code, count) {
	return notice(code, `${count === 1 ? "1 more notice like this is" : `${count} more notices like these are`} in the receipt.`);
}
function toShellWord(word) {
	return /^[\w.,:/@=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
// src/facts/ci/unknown.ts
var unknown_exports = __exportAll({ readUnknownFacts: () => readUnknownFacts });
const markers = new Map([
	["bamboo_buildKey", "Bamboo"],
	["bamboo_planKey", "Bamboo"],
	["APPVEYOR", "AppVeyor"],
	["BITRISE_IO", "Bitrise"],
	["BUDDY_WORKSPACE_ID", "Buddy"],
	["CF_BUILD_ID", "Codefresh"],
	["CIRRUS_CI", "Cirrus CI"],
	["CM_BUILD_ID", "Codemagic"],
	["AC_APPCIRCLE", "Appcircle"],
	["AGOLA_GIT_REF", "Agola"],
	["GO_PIPELINE_LABEL", "GoCD"],
	["HARNESS_BUILD_ID", "Harness CI"],
	["HEROKU_TEST_RUN_ID", "Heroku CI"],
	["PROW_JOB_ID", "Prow"],
	["SCREWDRIVER", "Screwdriver"],
	["VELA", "Vela"]
]);
function findMarker(env) {
	return [...markers.keys()].find((name) => isOn$1(readText$1(env, name))) ?? (isOn$1(readText$1(env, "CI")) ? "CI" : void 0);
}
function isOn$1(value) {
	return value !== void 0 && !/^(false|0|no|off)$/i.test(value);
}
function readUnknownFacts(env) {
	const marker = findMarker(env) ?? "CI";
	const system = markers.get(marker) ?? "a CI system";
	return {
		ci: "unknown",
		project: {},
		run: {},
		eventProblem: toEventProblem(`the variable ${marker} is set, so this is ${system}`, "Outside CI, unset that variable."),
		notices: [notice("FACTS_UNKNOWN_CI", `the variable ${marker} is set, so this is ${system}, which does not tell tagship where a change comes from.`, "Here tagship.yml in the checkout may only set what stays inside the build: set the rest by flags or variables. A pull or merge request needs --pr.")]
	};
}
function toEventProblem(system, hint = "") {
	return error("FACTS_NO_EVENT", `${system}: no branch, git tag or change is known for this run.`, `Give --branch, --git-tag, --pr or --event. ${hint}`.trim());
}
// src/facts/detect.ts
const signs = [
	["woodpecker", (env) => env.CI === "woodpecker" || env.CI_SYSTEM_NAME === "woodpecker"],
	["forgejo", (env) => isTrue(env, "FORGEJO_ACTIONS")],
	["gitea", (env) => isTrue(env, "GITEA_ACTIONS")],
	["github", (env) => isTrue(env, "GITHUB_ACTIONS")],
	["gitlab", (env) => readText$1(env, "GITLAB_CI") !== void 0],
	["azure", (env) => isTrue(env, "TF_BUILD")],
	["bitbucket", (env) => readText$1(env, "BITBUCKET_BUILD_NUMBER", "BITBUCKET_COMMIT") !== void 0],
	["buildkite", (env) => isTrue(env, "BUILDKITE")],
	["circle", (env) => isTrue(env, "CIRCLECI")],
	["drone", (env) => isTrue(env, "DRONE")],
	["travis", (env) => isTrue(env, "TRAVIS")],
	["semaphore", (env) => isTrue(env, "SEMAPHORE")],
	["teamcity", (env) => readText$1(env, "TEAMCITY_VERSION") !== void 0],
	["jenkins", isJenkins],
	["codebuild", (env) => readText$1(env, "CODEBUILD_BUILD_ID") !== void 0],
	["cloudbuild", (env) => readText$1(env, "BUILDER_OUTPUT") !== void 0],
	["unknown", (env) => findMarker(env) !== void 0]
];
function detectCi(env) {
	return signs.find(([, is]) => is(env))?.[0] ?? "local";
}
function withoutUnset(env) {
	if (detectCi(env) !== "azure") return env;
	return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== void 0 && !isUnsetMacro(value)));
}
function isJenkins(env) {
	return readText$1(env, "JENKINS_URL", "JENKINS_HOME") !== void 0 || (readText$1(env, "BUILD_TAG") ?? "").startsWith("jenkins-");
}
// src/ship/end.ts
async function awaitEnd(running, journal, signal) {
	const interrupted = new Promise((resolve) => {
		const end = () => {
			resolve({
				progress: journal.read(),
				problems: [describeInterruption(signal)]
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
function readInterruption(signal) {
	if (signal?.aborted !== true) return void 0;
	return signal.reason instanceof Error ? signal.reason.message : String(signal.reason);
}
function describeInterruption(signal) {
	return error("SHIP_INTERRUPTED", `the run was interrupted: ${readInterruption(signal) ?? ""}.`, "Run it again: it continues from what is already pushed.");
}
function describeBug() {
	return error("SHIP_BUG", "a bug in tagship ended the run before it was done.", "Report it, with the log, and run it again: it continues from what is already pushed.");
}
// src/file-failure.ts
const FILE_FAILURES = {
	ENOENT: "it does not exist",
	ENOTDIR: "a part of it is a file and not a directory",
	EEXIST: "it is a file and not a directory",
	EISDIR: "it is a directory",
	EACCES: "this user may not access it",
	EPERM: "this user may not access it",
	EROFS: "the file system is read-only",
	ENOSPC: "the disk is full",
	EDQUOT: "the quota is used up",
	ENAMETOOLONG: "it is too long",
	ETIMEDOUT: "nothing was written to it in time",
	ELOOP: "its links lead in a circle"
};
function describeFileFailure(code) {
	const words = FILE_FAILURES[code];
	return words === void 0 ? code : `${words} (${code})`;
}
function describeFileError(cause) {
	const code = cause instanceof Error && "code" in cause ? cause.code : void 0;
	return typeof code === "string" ? describeFileFailure(code) : String(cause);
}
// src/small-file.ts
const DOCKER_CONFIG_BYTES = 4194304;
const CREDENTIAL_BYTES = 65536;
async function readSmallFile(path, limit = CREDENTIAL_BYTES, options = {}) {
	const file = await readSmallBytes(path, limit, options);
	return file.ok ? {
		ok: true,
		text: Buffer.from(file.bytes).toString("utf8")
	} : file;
}
async function readSmallBytes(path, limit, { pipes = false } = {}) {
	try {
		const file = await open$1(path, READ);
		try {
			const stats = await file.stat();
			if (stats.isFIFO() && pipes) return await readPipe(path, limit);
			const wrong = findWrong(stats, limit);
			if (wrong !== void 0) return wrong;
			const space = makeSpace(stats, limit);
			const { bytesRead, buffer } = await file.read(space, 0, space.length, 0);
			return {
				ok: true,
				bytes: buffer.subarray(0, bytesRead)
			};
		} finally {
			await file.close();
		}
	} catch (cause) {
		return toUnread(cause);
	}
}
function readSmallFileSync(path, limit) {
	try {
		const fd = openSync(path, READ);
		try {
			const stats = fstatSync(fd);
			const wrong = findWrong(stats, limit);
			if (wrong !== void 0) return wrong;
			const space = makeSpace(stats, limit);
			return {
				ok: true,
				text: space.toString("utf8", 0, readSync(fd, space, 0, space.length, 0))
			};
		} finally {
			closeSync(fd);
		}
	} catch (cause) {
		return toUnread(cause);
	}
}
function findWrong(stats, limit) {
	if (stats.isDirectory()) return refuseFile(describeFileFailure("EISDIR"));
	if (!stats.isFile()) return refuseFile("it is not a regular file");
	return stats.size > limit ? refuseLong(limit) : void 0;
}
function makeSpace({ size }, limit) {
	return Buffer.alloc(size === 0 ? limit : size);
}
function toUnread(cause) {
	if (!(cause instanceof Error && "code" in cause)) throw cause;
	const code = String(cause.code);
	const isMissing = code === "ENOENT" || code === "ENOTDIR";
	return {
		...refuseFile(describeFileFailure(code)),
		isMissing
	};
}
const READ = constants.O_RDONLY | constants.O_NONBLOCK;
function refuseFile(why) {
	return {
		ok: false,
		why,
		isMissing: false,
		isTooLong: false
	};
}
function refuseLong(limit) {
	return {
		...refuseFile(`it is longer than ${limit} bytes`),
		isTooLong: true
	};
}
const INPUT_SILENT_MS = 6e4;
async function readPipe(path, limit) {
	const fd = openSync(path, READ);
	const chunks = [];
	const first = readAtOnce(fd);
	if (first?.byteLength === 0) {
		closeSync(fd);
		return {
			ok: true,
			bytes: new Uint8Array()
		};
	}
	if (first !== void 0) chunks.push(first);
	let bytes = first?.byteLength ?? 0;
	const { Socket } = await import("node:net");
	const pipe = new Socket({
		fd,
		readable: true,
		writable: false
	});
	pipe.setTimeout(INPUT_SILENT_MS, () => {
		pipe.destroy(Object.assign(new Error("silent"), { code: "ETIMEDOUT" }));
	});
	for await (const chunk of pipe) {
		chunks.push(chunk);
		bytes += chunk.byteLength;
		if (bytes > limit) return refuseLong(limit);
	}
	return {
		ok: true,
		bytes: Buffer.concat(chunks)
	};
}
function readAtOnce(fd) {
	const space = Buffer.alloc(4096);
	try {
		return space.subarray(0, readSync(fd, space));
	} catch (cause) {
		if (cause instanceof Error && "code" in cause && cause.code === "EAGAIN") return void 0;
		throw cause;
	}
}
// src/run/entry.ts
const EXIT = {
	done: 0,
	problem: 1,
	bug: 2,
	findings: 3,
	interrupted: 130
};
const ISSUES = "https://github.com/tagship/tagship/issues/new";
function toExitCode({ status }, signal) {
	if (status === "done" || status === "planned") return EXIT.done;
	return signal.aborted ? EXIT.interrupted : EXIT.problem;
}
function readWorkingDirectory(to, render) {
	try {
		return process.cwd();
	} catch (thrown) {
		const problem = error("WORKING_DIRECTORY_MISSING", `the working directory cannot be read (${thrown instanceof Error && "code" in thrown ? String(thrown.code) : String(thrown)}): it was removed, or may not be entered.`, "Change to a directory that exists, such as the checkout, and run it again.");
		writeSync(to, `${render(problem)}\n`);
		return process.exit(EXIT.problem);
	}
}
async function runToExitCode(main, signal, voice) {
	try {
		return await main();
	} catch (thrown) {
		const interrupted = readInterruption(signal);
		if (interrupted !== void 0) {
			voice.line(`interrupted: ${interrupted}`);
			return EXIT.interrupted;
		}
		if (thrown instanceof Problem) {
			thrown.problems.forEach(voice.problem);
			return EXIT.problem;
		}
		voice.line(thrown instanceof Error ? thrown.stack ?? thrown.message : String(thrown));
		voice.line(`This is a bug of tagship. Please report the lines above: ${ISSUES}`);
		return EXIT.bug;
	}
}
async function endProcess(exitCode, reportLost = () => false) {
	process.exitCode = exitCode;
	await Promise.all([process.stdout, process.stderr].map(drain));
	await new Promise(setImmediate);
	const isLost = reportLost();
	if (exitCode !== EXIT.done) return;
	if (isLost) process.exitCode = EXIT.problem;
	await drain(process.stderr);
	process.exit();
}
function drain(stream) {
	if (stream.writableLength === 0) return Promise.resolve();
	return new Promise((resolve) => {
		stream.write("", () => {
			resolve();
		});
	});
}
const TIDY_LIMIT_MS = 1e4;
function abortOnSignals(processes, limitMs = TIDY_LIMIT_MS) {
	const controller = new AbortController();
	const end = (why) => {
		const names = processes.list().map((name) => `"${name}"`);
		const what = names.length === 0 ? "" : `; still running, and stopped now: ${names.join(", ")}`;
		processes.kill();
		try {
			writeSync(process.stderr.fd, `tagship ended at once: ${why}${what}\n`);
		} catch (cause) {
			if (!(cause instanceof Error && "code" in cause)) throw cause;
		}
		process.exit(EXIT.interrupted);
	};
	for (const name of [
		"SIGINT",
		"SIGTERM",
		"SIGHUP"
	]) process.on(name, () => {
		if (controller.signal.aborted) end(`a second signal, ${name}`);
		controller.abort(new Error(`ended by ${name}`));
		setTimeout(end, limitMs, `not done ${limitMs / 1e3} s after ${name}`).unref();
	});
	return controller.signal;
}
const PAYLOAD_BYTES = 67108864;
const PAYLOAD_HINT = "GitHub, Gitea and Forgejo write it for each job. Elsewhere, unset GITHUB_EVENT_PATH.";
function readPayload(env) {
	const path = env.GITHUB_EVENT_PATH;
	if (path === void 0 || path === "") return void 0;
	const fail = (why, cause) => new Problem([error("EVENT_UNREADABLE", `the event payload "${path}" cannot be read: ${why}`, PAYLOAD_HINT)], { cause });
	const file = readSmallFileSync(path, PAYLOAD_BYTES);
	if (!file.ok) throw fail(file.why);
	try {
		return JSON.parse(file.text);
	} catch (cause) {
		throw fail("it is not JSON", cause);
	}
}
// src/run/files/output-path.ts
const MOST_LINKS$1 = 40;
function findPath(path, cwd) {
	const descriptor = readDescriptor(path);
	if (descriptor !== void 0) return {
		path,
		kind: "stream",
		descriptor
	};
	const checkout = findCheckout$1(cwd);
	let walk = {
		at: "/",
		rest: toParts(resolve(cwd, path)),
		links: 0
	};
	for (let [part, ...rest] = walk.rest; part !== void 0; [part, ...rest] = walk.rest) {
		const next = part === ".." ? dirname(walk.at) : join(walk.at, part);
		const stats = fs.lstatSync(next, { throwIfNoEntry: false });
		if (stats?.isSymbolicLink() === true) {
			if (isBelow(next, checkout)) throw refuseLink(path, next);
			walk = follow$1({
				...walk,
				rest
			}, fs.readlinkSync(next));
			continue;
		}
		if (stats === void 0 && rest.length === 0) return {
			path: next,
			kind: "absent"
		};
		if (rest.length > 0) checkDirectory(stats);
		walk = {
			...walk,
			at: next,
			rest
		};
	}
	return classify(walk.at);
}
function follow$1({ at, rest, links }, target) {
	if (links >= MOST_LINKS$1) throw failure("ELOOP");
	return {
		at: target.startsWith("/") ? "/" : at,
		rest: [...toParts(target), ...rest],
		links: links + 1
	};
}
function toParts(path) {
	return path.split("/").filter((part) => part !== "" && part !== ".");
}
function classify(path) {
	const stats = fs.lstatSync(path);
	if (stats.isFile()) return {
		path,
		kind: "file",
		stats
	};
	return {
		path,
		kind: stats.isDirectory() ? "directory" : "stream"
	};
}
function checkDirectory(stats) {
	if (stats === void 0) throw failure("ENOENT");
	if (!stats.isDirectory()) throw failure("ENOTDIR");
}
function failure(code) {
	return Object.assign(new Error(code), { code });
}
function readDescriptor(path) {
	const [, number] = /^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/.exec(path) ?? [];
	const named = [
		"/dev/stdin",
		"/dev/stdout",
		"/dev/stderr"
	].indexOf(path);
	if (number !== void 0) return Number(number);
	return named > 0 ? named : void 0;
}
function findCheckout$1(cwd) {
	const start = fs.realpathSync(cwd);
	for (let at = start;; at = dirname(at)) {
		if (fs.lstatSync(join(at, ".git"), { throwIfNoEntry: false }) !== void 0) return at;
		if (at === dirname(at)) return start;
	}
}
function isBelow(path, directory) {
	return path.startsWith(directory.endsWith("/") ? directory : `${directory}/`);
}
function refuseLink(path, link) {
	return new Problem([error("OUTPUT_FILE_LINK", `"${path}" leads through "${link}", a symbolic link in the checkout, which may come with any commit`, "Give a path without that link, or one outside the checkout.")]);
}
// src/run/files/output-files.ts
function checkOutputFiles(files, cwd) {
	const seen = new Map();
	return files.flatMap(({ flag, path }) => {
		try {
			const found = findOutput({
				flag,
				path
			}, cwd);
			checkWritable(found);
			const other = seen.get(found.path);
			seen.set(found.path, flag);
			return found.kind === "stream" || other === void 0 ? [] : [describeTwice(flag, other, path)];
		} catch (thrown) {
			return describeFailure({
				flag,
				path
			}, thrown);
		}
	});
}
function writeOutputFile(file, text, cwd) {
	try {
		const found = findOutput(file, cwd);
		if (found.kind === "stream") writeStream(found, text);
		else replaceFile(found, text, file.isPrivate === true ? 384 : 438);
		return [];
	} catch (thrown) {
		return describeFailure(file, thrown);
	}
}
function findOutput({ flag, path }, cwd) {
	if (path !== "-") return findPath(path, cwd);
	throw new Problem([error("OUTPUT_FILE_UNWRITABLE", `--${flag}: "-" is not the path of a file`, `Write --${flag} /dev/stdout for standard output, which also has what the command prints; or --${flag} ./- for a file of that name.`)]);
}
function checkWritable({ path, kind }) {
	if (kind === "stream") return;
	if (kind === "directory") throw Object.assign(new Error("it is a directory"), { code: "EISDIR" });
	if (kind === "file") fs.accessSync(path, fs.constants.W_OK);
	else fs.accessSync(dirname(path), fs.constants.W_OK | fs.constants.X_OK);
}
const IN_PLACE = [
	"EACCES",
	"EPERM",
	"EBUSY",
	"EROFS",
	"EXDEV"
];
function replaceFile(found, text, newMode) {
	checkWritable(found);
	const { path, stats } = found;
	const temporary = join(dirname(path), `.tagship-${Math.random().toString(36).slice(2)}`);
	try {
		const file = fs.openSync(temporary, "wx", newMode);
		try {
			if (stats !== void 0) keepOwner(file, stats);
			fs.writeFileSync(file, text);
		} finally {
			fs.closeSync(file);
		}
		fs.renameSync(temporary, path);
	} catch (thrown) {
		fs.rmSync(temporary, { force: true });
		if (stats === void 0 || !IN_PLACE.includes(toCode(thrown))) throw thrown;
		overwrite(path, text);
	}
}
function overwrite(path, text) {
	const { O_WRONLY, O_TRUNC, O_NOFOLLOW } = fs.constants;
	const file = fs.openSync(path, O_WRONLY | O_TRUNC | O_NOFOLLOW);
	try {
		fs.writeFileSync(file, text);
	} finally {
		fs.closeSync(file);
	}
}
function keepOwner(file, { mode, uid, gid }) {
	if (process.getuid?.() === 0) fs.fchownSync(file, uid, gid);
	fs.fchmodSync(file, mode & 4095);
}
const READER_MS = 2e3;
function writeStream({ path, descriptor }, text) {
	const { O_WRONLY, O_NONBLOCK, O_NOCTTY } = fs.constants;
	const file = descriptor ?? fs.openSync(path, O_WRONLY | O_NONBLOCK | O_NOCTTY);
	try {
		const bytes = Buffer.from(text);
		const start = performance.now();
		for (let at = 0; at < bytes.byteLength;) try {
			at += fs.writeSync(file, bytes, at);
		} catch (thrown) {
			if (toCode(thrown) !== "EAGAIN" || performance.now() - start > READER_MS) throw thrown;
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
		}
	} finally {
		if (descriptor === void 0) fs.closeSync(file);
	}
}
function describeFailure({ flag, path }, thrown) {
	if (thrown instanceof Problem) return thrown.problems;
	if (toCode(thrown) === void 0) throw thrown;
	const hint = toCode(thrown) === "ENXIO" || toCode(thrown) === "EAGAIN" ? "Start the reader first." : `Give --${flag} the path of a file in a directory that exists and can be written to.`;
	return [describeUnwritable(`--${flag}: "${path}"`, thrown, hint)];
}
function describeUnwritable(what, thrown, hint) {
	return error("OUTPUT_FILE_UNWRITABLE", `${what} can't be written: ${WORDS$1[String(toCode(thrown))] ?? (thrown instanceof Error ? thrown.message : "")}`, hint);
}
const WORDS$1 = {
	...FILE_FAILURES,
	ENOENT: "its directory does not exist",
	EACCES: "this user cannot write there",
	EPERM: "this user cannot write there",
	ENXIO: "nothing reads it",
	EAGAIN: `the reader took nothing for ${READER_MS / 1e3} s`,
	EPIPE: "the reader has ended"
};
function toCode(thrown) {
	return thrown instanceof Error && "code" in thrown ? thrown.code : void 0;
}
function describeTwice(flag, other, path) {
	return error("OUTPUT_FILE_TWICE", `--${flag} and --${other} name the same file "${basename(path)}"`, "Use a different path for each.");
}
// src/omit-undefined.ts
function omitUndefined(fields) {
	const kept = Object.entries(fields).filter(([, value]) => value !== void 0);
	return Object.fromEntries(kept);
}
// src/shell.ts
const CAPTURE_LIMIT = 1048576;
const PATIENCE_MS = 5e3;
const STRAGGLERS_MS = 500;
function createProcesses() {
	const running = new Map();
	return {
		list: () => [...running.keys()].map(({ argv }) => toName$1(argv)),
		kill: () => {
			for (const child of running.values()) endGroup(child, "SIGKILL");
		},
		shell: (command) => command.signal?.aborted === true ? Promise.resolve(unstarted({ aborted: true })) : new Promise((resolve) => {
			const own = { ...command };
			const child = run(own, (result) => {
				running.delete(own);
				resolve(result);
			});
			if (child !== void 0) running.set(own, child);
		})
	};
}
const NAME_WORDS = 5;
function toName$1([program, ...args]) {
	return [basename(program), ...args].slice(0, NAME_WORDS).join(" ");
}
function unstarted(why) {
	return {
		code: null,
		stdout: "",
		stderr: "",
		timedOut: false,
		...why
	};
}
function run(command, resolve) {
	let child;
	try {
		child = start(command);
	} catch (cause) {
		resolve(unstarted({ spawnError: toErrorCode(cause) }));
		return;
	}
	const stdout = capture(child, "stdout", command);
	const stderr = capture(child, "stderr", command);
	const ending = watchForEnd(child, command);
	const finish = (code, spawnError) => {
		ending.stop();
		endGroup(child, "SIGKILL");
		const { timedOut, aborted } = ending.state;
		resolve({
			code,
			stdout: stdout(),
			stderr: stderr(),
			timedOut,
			...aborted ? { aborted } : {},
			...omitUndefined({ spawnError })
		});
	};
	child.once("error", (cause) => {
		if (child.pid === void 0) finish(null, toErrorCode(cause));
	});
	child.once("close", (code) => {
		finish(code);
	});
	child.once("exit", () => {
		ending.exited();
	});
	return child;
}
function start(command) {
	const [program, ...args] = command.argv;
	const child = spawn(program, args, {
		env: command.env,
		...omitUndefined({ cwd: command.cwd }),
		stdio: [
			command.stdin === void 0 ? "ignore" : "pipe",
			"pipe",
			"pipe"
		],
		detached: hasGroups,
		windowsHide: true
	});
	child.stdin?.on("error", () => void 0);
	child.stdin?.end(command.stdin);
	return child;
}
function capture(child, name, { captureLimit = CAPTURE_LIMIT, onOutput }) {
	let kept = "";
	child[name]?.setEncoding("utf8").on("data", (chunk) => {
		kept += chunk;
		if (kept.length > 2 * captureLimit) kept = kept.slice(-captureLimit);
		onOutput?.(chunk, name);
	});
	return () => kept.slice(-captureLimit);
}
function watchForEnd(child, command) {
	const state = {
		timedOut: false,
		aborted: false
	};
	const timers = [];
	const end = () => {
		endGroup(child, "SIGTERM");
		timers.push(setTimeout(endGroup, PATIENCE_MS, child, "SIGKILL"));
	};
	const onAbort = () => {
		state.aborted = true;
		end();
	};
	command.signal?.addEventListener("abort", onAbort, { once: true });
	if (command.timeoutMs !== void 0) {
		const onTimeout = () => {
			state.timedOut = true;
			end();
		};
		timers.push(setTimeout(onTimeout, command.timeoutMs));
	}
	return {
		state,
		exited: () => {
			const close = () => {
				endGroup(child, "SIGKILL");
				child.stdout?.destroy();
				child.stderr?.destroy();
			};
			timers.push(setTimeout(close, STRAGGLERS_MS));
		},
		stop: () => {
			command.signal?.removeEventListener("abort", onAbort);
			timers.forEach(clearTimeout);
		}
	};
}
const hasGroups = process.platform !== "win32";
function endGroup(child, signal) {
	if (child.pid === void 0) return;
	try {
		if (hasGroups) process.kill(-child.pid, signal);
		else child.kill(signal);
	} catch (cause) {
		const code = toErrorCode(cause);
		if (code !== "ESRCH" && code !== "EPERM") throw cause;
	}
}
function toErrorCode(cause) {
	return cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
}
// src/clock.ts
const systemClock = {
	now: () => Date.now(),
	sleep: async (ms, signal) => {
		await setTimeout$1(ms, void 0, signal ? { signal } : {});
	},
	random: () => Math.random()
};
// src/report/log-lines.ts
const LINE_END = /\r\n|\r|\n/;
const UNPRINTABLE = /\u001B\[[0-9;:]*[mK]|[\p{Cc}\u00AD\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;
const HASH_COMMAND = /#(?=[\p{Cf}\p{Mn}]*#[\w\p{Cf}\p{Mn}]*\[)/gu;
const COLON_COMMAND = /^([^\p{L}\p{N}\p{P}\p{S}]*):(?=[\p{Cf}\p{Mn}]*:)/u;
const SECTION = /section_(start|end):/g;
function toLogLines(text) {
	return text.split(LINE_END).map((line) => line.replaceAll(UNPRINTABLE, (found) => found === "	" || found.length > 1 ? found : escape(found)).replaceAll(HASH_COMMAND, "# ").replace(COLON_COMMAND, "$1: ").replaceAll(SECTION, "section_$1 :").concat(isStyleOpen(line) ? RESET : ""));
}
const RESET = "\x1B[0m";
const STYLE = /\u001B\[([0-9;:]*)m/g;
const ENDS = new Map([
	...[1, 2].map((code) => [code, 22]),
	...[
		3,
		4,
		5,
		7,
		8,
		9
	].map((code) => [code, 20 + code]),
	...[
		30,
		31,
		32,
		33,
		34,
		35,
		36,
		37
	].flatMap((code) => [...[code, code + 60].map((one) => [one, 39]), ...[code + 10, code + 70].map((one) => [one, 49])])
]);
const ALL_ENDS = new Set(ENDS.values());
const WITH_PARAMETERS = /:|(?:^|;)[345]8(?:;|$)/;
const UNTIL_RESET = -1;
function isStyleOpen(line) {
	const open = new Set();
	for (const [, codes = ""] of line.matchAll(STYLE)) {
		const list = WITH_PARAMETERS.test(codes) ? [UNTIL_RESET] : codes.split(";").map(Number);
		for (const code of list) if (code === 0) open.clear();
		else if (ALL_ENDS.has(code)) open.delete(code);
		else open.add(ENDS.get(code) ?? UNTIL_RESET);
	}
	return open.size > 0;
}
function toPrintedJson(value) {
	return JSON.stringify(value, null, 2).replaceAll(/[\u007F-\u009F\p{Cf}\u2028\u2029]/gu, escapeJson).replaceAll(HASH_COMMAND, escapeJson("#")).replaceAll(SECTION, `section_$1${escapeJson(":")}`);
}
function escape(character) {
	return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function escapeJson(character) {
	return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at)).map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
// src/once.ts
function once(begin) {
	let result;
	const call = () => (result ??= { value: begin() }).value;
	return Object.assign(call, { begun: () => result?.value });
}
function oncePer(toKey, compute, { retries = false } = {}) {
	const known = new Map();
	return (...args) => {
		const key = toKey(...args);
		const before = known.get(key);
		if (before !== void 0) return before.value;
		const value = compute(...args);
		known.set(key, { value });
		if (retries && value instanceof Promise) value.catch(() => known.delete(key));
		return value;
	};
}
// src/secret-forms.ts
const MASK$1 = "***";
const ENCODED = /[\\%&+]/;
const SHORTEST_BASE64 = 5;
function createFinder(secret) {
	const base64 = toBase64Parts(secret);
	let pattern;
	return (text) => {
		const found = findAll(text, secret);
		for (const part of base64) for (let at = text.indexOf(part); at >= 0;) {
			const span = widen(text, [at, at + part.length]);
			found.push(span);
			at = text.indexOf(part, span[1]);
		}
		if (ENCODED.test(text)) {
			pattern ??= toPattern(secret);
			for (const match of text.matchAll(pattern)) found.push([match.index, match.index + match[0].length]);
		}
		return found;
	};
}
function maskFound(text, finders) {
	const spans = finders.flatMap((find) => find(text)).sort(([one], [other]) => one - other);
	const parts = [];
	let end = 0;
	for (const [from, to] of spans) {
		if (to <= end) continue;
		if (from >= end) parts.push(text.slice(end, from), MASK$1);
		end = to;
	}
	return parts.join("") + text.slice(end);
}
function findAll(text, part) {
	const found = [];
	for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push([at, at + part.length]);
	return found;
}
function toBase64Parts(secret) {
	const bytes = Buffer.from(secret);
	const parts = [
		0,
		1,
		2
	].flatMap((shift) => {
		const part = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64").slice(Math.ceil(shift * 8 / 6), Math.floor((shift + bytes.length) * 8 / 6));
		return [part, part.replaceAll("+", "-").replaceAll("/", "_")];
	});
	return [...new Set(parts)].filter(({ length }) => length >= SHORTEST_BASE64);
}
function widen(text, [from, to]) {
	let [start, end] = [from, to];
	while (start > 0 && isBase64(text[start - 1])) start -= 1;
	while (end < text.length && isBase64(text[end])) end += 1;
	return [start, end];
}
function isBase64(character) {
	return character !== void 0 && /[\w+/=-]/.test(character);
}
function toPattern(secret) {
	const characters = Array.from(secret);
	const forms = [
		toWebForms,
		toJsonForms(1),
		toJsonForms(2)
	].map((manner) => characters.map((one) => `(?:${manner(one).join("|")})`).join(""));
	return new RegExp([...new Set(forms)].join("|"), "gu");
}
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&apos;"
};
function toWebForms(character) {
	const code = character.codePointAt(0) ?? 0;
	const bytes = [...Buffer.from(character)];
	const entity = ENTITIES[character];
	return [
		toLiteral(character),
		bytes.map((byte) => `%${toHexPattern(byte, 2)}`).join(""),
		`&#0*${code};`,
		`&#[xX]0*${toHexPattern(code, 1)};`,
		...entity === void 0 ? [] : [entity],
		...character === " " ? [String.raw`\+`] : []
	];
}
const LETTERS = {
	"\b": "b",
	"\f": "f",
	"\n": "n",
	"\r": "r",
	"	": "t"
};
function toJsonForms(depth) {
	const slashes = (count) => String.raw`\\`.repeat(count);
	const before = slashes(depth);
	return (character) => {
		const unicode = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at)).map((unit) => `${before}u${toHexPattern(unit, 4)}`).join("");
		const letter = LETTERS[character];
		if (character === "\\") return [slashes(2 ** depth), unicode];
		if (character === "\"") return [`${slashes(2 ** depth - 1)}"`, unicode];
		if (letter !== void 0) return [`${before}${letter}`, unicode];
		const slash = character === "/" ? [`${before}/`] : [];
		return [
			toLiteral(character),
			...slash,
			unicode
		];
	};
}
function toLiteral(character) {
	return String.raw`\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function toHexPattern(value, digits) {
	return value.toString(16).padStart(digits, "0").replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
// src/report/mask.ts
const SHORTEST$1 = 4;
function createMask(secrets) {
	const finders = new Map();
	const finderOf = (value) => {
		const finder = finders.get(value) ?? createFinder(value);
		finders.set(value, finder);
		return finder;
	};
	let list = [];
	let size = 0;
	let found = [];
	return (text) => {
		const now = secrets();
		if (now !== list || now.length !== size) {
			found = secretLines(now).map(finderOf);
			[list, size] = [now, now.length];
		}
		return maskFound(text, found);
	};
}
function createValueMask(mask) {
	return (value, kept = new Set()) => {
		const texts = new Set();
		collectTexts(value, texts, new Set());
		for (const text of kept) texts.delete(text);
		const joined = [...texts].join(SEPARATOR);
		if (mask(joined) === joined) return value;
		const maskText = oncePer((text) => text, mask);
		const walk = (one) => {
			if (typeof one === "string") return kept.has(one) ? one : maskText(one);
			if (Array.isArray(one)) return one.map(walk);
			if (typeof one !== "object" || one === null) return one;
			return Object.fromEntries(Object.entries(one).map(([key, item]) => [walk(key), walk(item)]));
		};
		return walk(value);
	};
}
const SEPARATOR = "\0";
function collectTexts(value, texts, seen) {
	if (typeof value === "string") texts.add(value);
	if (typeof value !== "object" || value === null || seen.has(value)) return;
	seen.add(value);
	const isList = Array.isArray(value);
	for (const [key, item] of Object.entries(value)) {
		if (!isList) texts.add(key);
		collectTexts(item, texts, seen);
	}
}
function secretLines(secrets) {
	const all = secrets.flatMap((value) => [value, ...value.split(/\r?\n/)]);
	return [...new Set(all)].filter((value) => value.trim().length >= SHORTEST$1).sort((a, b) => b.length - a.length);
}
function createLines(emit) {
	let rest = "";
	return {
		write: (chunk) => {
			const parts = (rest + chunk).split(/\r\n|\r(?!$)|\n/);
			rest = parts.pop() ?? "";
			for (const part of parts) emit(part);
		},
		flush: () => {
			if (rest !== "") emit(rest.replace(/\r$/, ""));
			rest = "";
		}
	};
}
function createVault(announce) {
	const known = new Set();
	let list = [];
	return {
		add: (secrets) => {
			for (const value of secretLines(secrets)) {
				if (known.has(value)) continue;
				known.add(value);
				announce(value);
			}
			if (list.length !== known.size) list = [...known];
		},
		list: () => list
	};
}
// src/report/problem-link.ts
const GUIDE = "https://github.com/tagship/tagship/blob/main/docs/troubleshooting.md";
function toProblemLink(code) {
	return `${GUIDE}#${code.toLowerCase()}`;
}
// src/report/status-lines.ts
function createStatusLines(write, columns) {
	let shown = [];
	const draw = (text, lines) => {
		const erased = shown.length === 0 ? "" : `\u001B[${shown.length}A\r\u001B[J`;
		const width = Math.max(columns() - 1, 1);
		const drawn = lines.map((line) => `${Array.from(line).slice(0, width).join("")}\n`);
		if (erased + text !== "" || drawn.length > 0) write(erased + text + drawn.join(""));
		shown = lines;
	};
	return {
		write: (text) => {
			draw(text, shown);
		},
		show: (lines) => {
			draw("", lines);
		}
	};
}
// src/report/text.ts
const ansi = (style, text) => text === "" ? "" : styleText(style, text, { validateStream: false });
const plain = (_style, text) => text;
function renderColumns(rows, paint = (text) => text) {
	const widths = [];
	for (const row of rows) row.forEach((cell, column) => {
		widths[column] = Math.max(widths[column] ?? 0, width(cell));
	});
	return rows.map((row, index) => row.map((cell, column) => {
		const blanks = row.slice(column + 1).every((next) => next === "") ? "" : " ".repeat((widths[column] ?? 0) - width(cell));
		return paint(cell, column, index) + blanks;
	}).join("  ").trimEnd());
}
function renderFitting(rows, { width: most = Infinity, cuts }, paint) {
	const count = Math.max(0, ...rows.map(({ length }) => length));
	const widths = Array.from({ length: count }, (_, column) => Math.max(...rows.map((row) => width(row[column] ?? ""))));
	let over = widths.reduce((sum, one) => sum + one + 2, -2) - most;
	for (const [column, least] of cuts) {
		const own = widths[column] ?? 0;
		const cut = Math.max(0, Math.min(over, own - least));
		widths[column] = own - cut;
		over -= cut;
	}
	return renderColumns(rows.map((row) => row.map((cell, column) => cutText(cell, widths[column] ?? 0))), paint);
}
function cutText(text, most) {
	const characters = Array.from(text);
	return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
function wrap(text, { width: columns, indent }) {
	const [head = "", ...words] = text.split(" ");
	const lines = [head];
	for (const word of words) {
		const line = `${lines.at(-1) ?? ""} ${word}`;
		if (width(line) <= columns) lines[lines.length - 1] = line;
		else lines.push(indent + word);
	}
	return lines;
}
function width(cell) {
	return Array.from(cell).length;
}
const SAFE_WORD = /^[A-Za-z0-9_@%+=:,./-]+$/;
function renderArgv(argv) {
	return argv.map((word) => SAFE_WORD.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`).join(" ");
}
function formatDuration(ms) {
	if (ms < 1e3) return `${Math.round(ms)} ms`;
	if (ms < 6e4) return `${(ms / 1e3).toFixed(1)} s`;
	const seconds = Math.round(ms / 1e3);
	return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}
function formatSize(bytes) {
	if (bytes < 1e3) return `${bytes} B`;
	if (bytes < 999950) return `${(bytes / 1e3).toFixed(1)} kB`;
	if (bytes < 99995e4) return `${(bytes / 1e6).toFixed(1)} MB`;
	return `${(bytes / 1e9).toFixed(1)} GB`;
}
function shortDigest(digest) {
	return digest === null ? "–" : digest.slice(0, 19);
}
function withSize(name, size) {
	return size === void 0 ? name : `${name} (${formatSize(size)})`;
}
function visible(text) {
	return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
// src/report/terminal.ts
function createTerminalLog(options) {
	const mask = createMask(options.secrets);
	const maskValue = createValueMask(mask);
	const { columns } = options;
	const status = columns === void 0 ? void 0 : createStatusLines(options.write, columns);
	const write = status?.write ?? options.write;
	const line = (text) => {
		for (const one of toLogLines(mask(text))) write(`${one}\n`);
	};
	const output = createLines((text) => {
		line(options.paint("dim", text));
	});
	let sections = 0;
	return {
		group: async (title, step) => {
			sections += 1;
			const id = `tagship_${sections}`;
			const open = options.sections === "gitlab";
			if (open) write(marker("start", id, options.now(), "[collapsed=true]"));
			line(options.paint("bold", `▸ ${title}`));
			try {
				return await step();
			} finally {
				output.flush();
				if (open) write(`${marker("end", id, options.now(), "")}\n`);
			}
		},
		info: line,
		debug: (text) => {
			if (options.debug) line(options.paint("dim", text));
		},
		output: output.write,
		...status && { status: (lines) => {
			status.show(lines.map((text) => options.paint("dim", visible(mask(text)))));
		} },
		problem: (problem) => {
			const shown = options.sections === "plain" ? withoutOutput(problem) : problem;
			for (const text of renderProblem(maskValue(shown), options.paint)) line(text);
		}
	};
}
const WITH_OUTPUT = ["BUILD_FAILED", "PUSH_FAILED"];
function withoutOutput(problem) {
	const [hint = ""] = problem.hint.split("\n", 1);
	return WITH_OUTPUT.includes(problem.code) ? {
		...problem,
		hint
	} : problem;
}
function renderProblem(problem, paint) {
	const level = problem.level === "error" ? paint("red", "error") : paint("yellow", "notice");
	const message = problem.message.split("\n").map(visible);
	const hint = problem.hint === "" ? [] : problem.hint.split("\n").map(visible);
	return [
		`${level}: ${message[0] ?? ""} ${paint("dim", `[${problem.code}]`)}`,
		...message.slice(1).map((text) => `  ${text}`),
		...hint.map((text, index) => `  ${index === 0 ? "→ " : "  "}${text}`),
		paint("dim", `  ${toProblemLink(problem.code)}`)
	];
}
function marker(edge, id, now, options) {
	return `\u001B[0Ksection_${edge}:${Math.floor(now / 1e3)}:${id}${options}\r\u001B[0K`;
}
// src/run/files/own-files.ts
function listOwnFiles(cwd, paths) {
	return [...identify(() => fstatSync(1)), ...paths.flatMap((path) => path === void 0 ? [] : identify(() => statSync(resolve(cwd, path))))];
}
function identify(read) {
	try {
		const stats = read();
		return stats.isFile() ? [stats] : [];
	} catch {
		return [];
	}
}
function checkRecord(leg, { files, json }) {
	if (leg.length === 0 || json || files.record !== void 0 || files.receipt !== void 0) return [];
	return [notice("LEG_UNRECORDED", "the record of this leg is written nowhere, and tagship merge needs it.", "Add --record leg.json.")];
}
// src/settings/table/commands.ts
const SIGN = [...[
	"sign",
	"sign-key-env",
	"sign-key-file",
	"sign-log",
	"sign-id-token-env"
], ...[
	"sign-fulcio-url",
	"sign-rekor-url",
	"sign-tsa-url",
	"sign-trusted-root"
]];
const VERIFY = [...[
	"verify-identity",
	"verify-identity-regexp",
	"verify-issuer",
	"verify-issuer-regexp"
], ...["sign-trusted-root", "sign-log"]];
const commands = [
	{
		name: "plan",
		usage: "tagship plan [flags]",
		doc: "Show what ship would do and why. Changes nothing."
	},
	{
		name: "ship",
		usage: "tagship ship [flags]",
		doc: "Build, push by digest, tag, and read every tag back."
	},
	{
		name: "merge",
		usage: "tagship merge RECORD… [flags]",
		doc: "Merge and tag what several `ship --leg` built. Needs no engine; takes the settings of ship."
	},
	{
		name: "copy",
		usage: "tagship copy SOURCE DESTINATION… [flags]",
		doc: "Copy images between registries and OCI layouts. Signatures and all else that refers to them go along. A location is a repository with a tag, a pattern such as \"1.*\" or a digest, oci:DIR or oci-archive:FILE. Needs no engine.",
		words: {
			name: "references",
			repeats: true,
			doc: "The source, and then the destinations: repositories with or without a tag, oci:DIR or oci-archive:FILE. Variables may be used, such as `$CI_REGISTRY_IMAGE`."
		},
		settings: [...[
			"registries",
			"github-token",
			"push",
			"push-idle-timeout",
			"retry-deadline"
		], "config"]
	},
	{
		name: "promote",
		usage: "tagship promote FROM [flags]",
		doc: "Give tags to an image that is published already. Builds nothing.",
		words: {
			name: "from",
			doc: "What is promoted: a version or git tag of the repositories, a tag, a digest or a reference."
		},
		settings: [
			"images",
			"to",
			"environment",
			"back",
			"because",
			"history",
			"signed",
			"verify-key",
			"moving",
			"deploy",
			"only",
			"except",
			"together",
			...[
				"tag-prefix",
				"ignore-versions",
				"revisions"
			],
			...[
				"github-token",
				"registries",
				"push-idle-timeout",
				"retry-deadline",
				"config"
			],
			...VERIFY
		]
	},
	{
		name: "log",
		usage: "tagship log REFERENCE [flags]",
		doc: "Show which run moved a tag, when, and from what. Of ghcr.io/acme/app:latest, or of all tags of ghcr.io/acme/app, as far as runs recorded it (history: true).",
		words: {
			name: "reference",
			doc: "A tag, or a repository for all its tags."
		},
		settings: [...[
			"registries",
			"github-token",
			"push-idle-timeout",
			"retry-deadline"
		], "config"]
	},
	{
		name: "yank",
		usage: "tagship yank VERSION --because TEXT [flags]",
		doc: "Take a bad version out of its series. Its image gets a tombstone, and `latest`, `1` and `1.2` go to the highest version that is left; no later run moves them to it again. The tag of the version stays.",
		words: {
			name: "version",
			doc: "The version that is yanked."
		},
		settings: [...[
			"images",
			"because",
			"history",
			...SIGN,
			"ignore-versions",
			"revisions",
			"registries"
		], ...[
			"github-token",
			"push-idle-timeout",
			"retry-deadline",
			"config"
		]]
	},
	{
		name: "unyank",
		usage: "tagship unyank VERSION [flags]",
		doc: "Let a version count again that was yanked. Moves no tag: promote or ship the version for that.",
		words: {
			name: "version",
			doc: "The version that counts again."
		},
		isListed: false,
		settings: [...[
			"images",
			"because",
			...SIGN,
			"revisions",
			"registries"
		], ...[
			"github-token",
			"push-idle-timeout",
			"retry-deadline",
			"config"
		]]
	},
	{
		name: "prune",
		usage: "tagship prune [REPOSITORY…] [flags]",
		doc: "Delete old tags and images by a policy. Shows what would go; --yes deletes. The policy is the map prune of tagship.yml, or these flags. Without a word it is for the repositories of the settings. Needs no engine.",
		settings: [...[
			"images",
			"registries",
			"github-token",
			"push-idle-timeout",
			"retry-deadline",
			"config"
		]]
	},
	{
		name: "verify",
		usage: "tagship verify REFERENCE… [flags]",
		doc: "Read references back and verify every platform. These are all that the image lists, or those of platforms where it is set.",
		words: {
			name: "references",
			repeats: true,
			doc: "The images to verify, by digest or tag. A variable of the dotenv report of an earlier job may be used, such as `$SHIPPED_IMAGE` of the component build."
		},
		settings: [...[
			"platforms",
			"registries",
			"github-token",
			"push-idle-timeout",
			"retry-deadline"
		], ...[...VERIFY, "config"]]
	},
	{
		name: "status",
		usage: "tagship status [REPOSITORY…] [flags]",
		doc: "Show what each tag is and how registries differ. Reads the repositories of the settings, or those that are named; names that end alike hold the same image. Changes nothing.",
		settings: [...[
			"images",
			"registries",
			"github-token",
			"push-idle-timeout",
			"retry-deadline"
		], "config"]
	},
	{
		name: "whoami",
		usage: "tagship whoami [REGISTRY] [flags]",
		doc: "Show the login and identity for each registry. Changes nothing.",
		settings: [...[
			"images",
			"registries",
			"github-token",
			"push-idle-timeout",
			"retry-deadline"
		], "config"]
	},
	{
		name: "login",
		usage: "tagship login [REGISTRY…] [flags]",
		doc: "Write logins to the Docker configuration. Those of the run's repositories and of `registries`, or of the registries that are named; a script's other programs find them.",
		settings: [...[
			"images",
			"registries",
			"github-token",
			"login-untrusted",
			"push-idle-timeout"
		], ...["retry-deadline", "config"]]
	},
	{
		name: "logout",
		usage: "tagship logout [REGISTRY…] [flags]",
		doc: "Remove the logins that tagship login wrote. All of them, or those of the registries that are named; the configuration becomes what it was before.",
		isListed: false,
		settings: []
	},
	{
		name: "init",
		usage: "tagship init [flags]",
		doc: "Write the CI file of the project. Takes registries and platforms from an existing workflow, shows the file and asks first; overwrites only the file of --from.",
		settings: [
			"images",
			"context",
			"file"
		]
	},
	{
		name: "help",
		usage: "tagship help [COMMAND]",
		doc: "Show help, also of settings, unyank and logout."
	},
	{
		name: "version",
		usage: "tagship --version",
		doc: "Show the version.",
		isListed: false
	}
];
function takesSetting(command, setting) {
	const { settings } = commands.find(({ name }) => name === command) ?? {};
	return settings?.includes(setting) ?? true;
}
// src/settings/inputs/command-flags.ts
const prune = {
	commands: ["prune"],
	inComponent: true
};
const pruneFlags = [
	{
		...prune,
		name: "keep-last",
		takes: "value",
		placeholder: "NUMBER",
		doc: "Keep so many of the highest versions of each series, and name the lower ones for deletion."
	},
	{
		...prune,
		name: "keep",
		takes: "value",
		repeats: true,
		placeholder: "PATTERN",
		doc: "Keep these tags, whatever other rules say: a pattern such as \"stable-*\", or regex: and a regular expression. Repeat for several."
	},
	{
		...prune,
		name: "delete",
		takes: "value",
		repeats: true,
		placeholder: "PATTERN",
		doc: "Delete these tags. Repeat for several."
	},
	{
		...prune,
		name: "older-than",
		takes: "value",
		placeholder: "AGE",
		doc: "Delete what --delete and --keep-last name only if it is older: 30d, 2w, 12h."
	},
	{
		...prune,
		name: "untagged-older-than",
		takes: "value",
		placeholder: "AGE",
		doc: "Delete images without a tag that are older and that nothing holds."
	},
	{
		...prune,
		name: "pull-requests",
		takes: "value",
		placeholder: "closed",
		doc: "Delete the tags pr-N and mr-N of changes that are closed or merged."
	},
	{
		...prune,
		name: "minimum-age",
		takes: "value",
		placeholder: "AGE",
		doc: "Delete nothing that is younger, or whose age is not known. Default: 1d."
	},
	{
		...prune,
		name: "in-use",
		takes: "value",
		placeholder: "FILE",
		doc: "Keep the images that this file lists, by reference or digest; - is standard input."
	},
	{
		...prune,
		name: "backup",
		takes: "value",
		placeholder: "DIR",
		doc: "Copy what will be deleted to this OCI layout first."
	}
];
const verify$1 = {
	commands: ["verify"],
	takes: "switch",
	inComponent: true
};
const verifyFlags = [
	{
		...verify$1,
		name: "not-yanked",
		doc: "Fail if a reference leads to a version that was yanked."
	},
	{
		...verify$1,
		name: "same-digest",
		doc: "Fail unless all references have the same digest."
	},
	{
		...verify$1,
		name: "signed",
		doc: "Fail unless every manifest of each reference is signed, in either format: by the public key of --key, or by the identity of --verify-identity and --verify-issuer."
	},
	{
		...verify$1,
		name: "provenance",
		doc: "Fail unless each platform of each reference has provenance."
	},
	{
		...verify$1,
		name: "sbom",
		doc: "Fail unless each platform of each reference has an SBOM."
	}
];
// src/settings/inputs/run-flags.ts
const RUNS$1 = [
	"plan",
	"ship",
	"merge"
];
const SHIPS = ["ship", "merge"];
const YANKS = ["yank", "unyank"];
const LIFECYCLE = [
	"promote",
	"copy",
	"prune",
	"status",
	"log",
	...YANKS
];
const ALL = [
	...RUNS$1,
	...LIFECYCLE,
	"verify",
	"whoami",
	"login"
];
const runFlags = [
	{
		name: "json",
		takes: "switch",
		doc: "Print the plan, the receipt or the answer as JSON.",
		commands: [...ALL, "logout"]
	},
	{
		name: "explain",
		takes: "switch",
		doc: "Print a table of the rules: applied or not, why, and their tags.",
		commands: ["plan"]
	},
	{
		name: "details",
		takes: "switch",
		doc: "Print all facts, labels, annotations and the build command too; for status, read manifests also where the registry counts that as pulls.",
		commands: ["plan", "status"]
	},
	{
		name: "matrix",
		takes: "switch",
		doc: "Print the jobs that build one platform each, as JSON for strategy.matrix; an empty line if one machine does.",
		commands: ["plan"]
	},
	{
		name: "registry",
		takes: "either",
		placeholder: "[HOST=USER]",
		doc: "Log in to HOST as USER. For plan, without a value: read the registries and predict every tag change.",
		commands: ALL
	},
	{
		name: "password-stdin",
		takes: "value",
		placeholder: "HOST",
		doc: "Read the password for that registry from standard input.",
		commands: ALL
	},
	{
		name: "out",
		takes: "value",
		placeholder: "FILE",
		doc: "Write the plan as JSON, for ship --plan FILE. Not written if the plan has errors.",
		commands: ["plan"]
	},
	{
		name: "dotenv",
		takes: "value",
		placeholder: "FILE",
		doc: "Write a dotenv file for later jobs: SHIPPED_VERSION, SHIPPED_DIGEST, SHIPPED_TAGS and more.",
		commands: [...RUNS$1, "promote"]
	},
	{
		name: "receipt",
		takes: "value",
		placeholder: "FILE",
		doc: "Write the receipt as JSON. For ship and promote, the receipt there of a run whose deploy hooks failed says which are done.",
		commands: [
			...SHIPS,
			"promote",
			"prune"
		]
	},
	{
		name: "record",
		takes: "value",
		placeholder: "FILE",
		doc: "Write the record of this leg (--leg) for tagship merge.",
		commands: ["ship"]
	},
	{
		name: "links",
		takes: "value",
		placeholder: "FILE",
		doc: "Write links to the images, in the format of GitLab's annotations report.",
		commands: SHIPS
	},
	{
		name: "cyclonedx",
		takes: "value",
		placeholder: "FILE",
		doc: "Write the SBOM of the setting sbom in CycloneDX.",
		commands: SHIPS
	},
	{
		name: "code-quality",
		takes: "value",
		placeholder: "FILE",
		doc: "Write BuildKit's findings in the Dockerfile, in the format of GitLab's code quality report.",
		commands: SHIPS
	},
	{
		name: "plan",
		takes: "value",
		placeholder: "FILE",
		doc: "Ship a plan written by plan --out FILE.",
		commands: SHIPS
	},
	{
		name: "remote",
		takes: "switch",
		doc: "Read the git tags of the remote. Default in CI, together with GitHub's API for what the event lacks; --no-remote turns both off.",
		commands: RUNS$1
	},
	{
		name: "all-tags",
		takes: "switch",
		doc: "Copy all tags.",
		inComponent: true,
		commands: ["copy"]
	},
	{
		name: "platform",
		takes: "value",
		placeholder: "OS/ARCH",
		doc: "Copy this platform only; repeat for several.",
		repeats: true,
		inComponent: true,
		commands: ["copy"]
	},
	{
		name: "replace",
		takes: "switch",
		doc: "Overwrite tags of other images.",
		inComponent: true,
		commands: ["copy"]
	},
	{
		name: "dry-run",
		takes: "switch",
		doc: "Show the plan. Write nothing.",
		inComponent: "Show what would be done, and change nothing.",
		commands: [
			"promote",
			"copy",
			...YANKS
		]
	},
	{
		name: "since",
		takes: "value",
		placeholder: "TIME",
		doc: "Show what happened since then: 12h, 7d, 2026-11-27.",
		inComponent: true,
		commands: ["log"]
	},
	...verifyFlags,
	{
		name: "key",
		input: "verify-key",
		takes: "value",
		placeholder: "FILE",
		doc: "The public key that verifies signatures, in PEM.",
		inComponent: true,
		commands: ["verify", "status"]
	},
	{
		name: "check",
		takes: "switch",
		doc: "Ask each repository whether a push is granted: an upload is started and cancelled.",
		commands: ["whoami"]
	},
	{
		name: "html",
		takes: "value",
		placeholder: "FILE",
		doc: "Write one HTML page that needs no network.",
		commands: ["status"]
	},
	{
		name: "metrics",
		takes: "switch",
		doc: "Print metrics in the text format of Prometheus.",
		commands: ["status"]
	},
	{
		name: "fail-on",
		takes: "value",
		placeholder: "KINDS",
		repeats: true,
		doc: "End with exit code 3 on these findings: drift, unsigned, backwards, broken.",
		inComponent: true,
		commands: ["status"]
	},
	{
		name: "watch",
		takes: "switch",
		doc: "Serve the page on this machine, and refresh it.",
		commands: ["status"]
	},
	{
		name: "port",
		takes: "value",
		placeholder: "NUMBER",
		doc: "The port of --watch. Default: a free one.",
		commands: ["status"]
	},
	{
		name: "ci",
		takes: "value",
		placeholder: "NAME",
		doc: "CI system to write for: github, gitlab, jenkins, travis, circle, azure, bitbucket, buildkite, woodpecker or drone. Default: the one the project or its host uses.",
		commands: ["init"]
	},
	{
		name: "from",
		takes: "value",
		placeholder: "FILE",
		doc: "Migrate a workflow that uses the docker actions, depot, redhat-actions or docker build, or a .gitlab-ci.yml that uses docker, podman, buildah, kaniko or to-be-continuous: print the new file, and what could not be migrated. With --yes, overwrite the file.",
		commands: ["init"]
	},
	{
		name: "yes",
		takes: "switch",
		doc: "For init, write without asking. For prune, delete what it names; without it, prune only shows that.",
		inComponent: "Delete what the policy names. Otherwise the job only shows that.",
		commands: ["init", "prune"]
	},
	...pruneFlags,
	{
		name: "add",
		takes: "switch",
		doc: "Write an additional file if the usual one exists, or if a workflow already publishes the image.",
		commands: ["init"]
	},
	{
		name: "debug",
		takes: "switch",
		doc: "Show debug output.",
		commands: [...ALL, "logout"]
	},
	{
		name: "help",
		takes: "switch",
		doc: "Show help.",
		commands: [
			...ALL,
			"logout",
			"init"
		]
	}
];
const factFlag = {
	takes: "value",
	commands: RUNS$1
};
const factFlags = [
	{
		...factFlag,
		name: "event",
		fact: "event",
		placeholder: "NAME",
		doc: "Plan as for this event: push, schedule, release, …"
	},
	{
		...factFlag,
		name: "fork",
		takes: "switch",
		fact: "fork",
		doc: "Plan as for a change from another project: the run is untrusted."
	},
	{
		...factFlag,
		name: "build",
		fact: "build",
		placeholder: "NUMBER",
		doc: "Plan as for this build number."
	},
	{
		...factFlag,
		name: "default-branch",
		fact: "defaultBranch",
		placeholder: "NAME",
		doc: "Plan with this default branch."
	},
	{
		...factFlag,
		name: "now",
		fact: "now",
		placeholder: "TIME",
		doc: "Plan as at this time, ISO 8601."
	}
];
// src/settings/values/boolean.ts
function parseBoolean(text) {
	if (/^(?:[yY]es|YES|[oO]n|ON|[yY])$/.test(text)) return true;
	if (/^(?:[nN]o|NO|[oO]ff|OFF|[nN])$/.test(text)) return false;
	return parseGoBoolean(text);
}
function parseGoBoolean(text) {
	if (/^(?:1|t|T|true|True|TRUE)$/.test(text)) return true;
	return /^(?:0|f|F|false|False|FALSE)$/.test(text) ? false : void 0;
}
// src/settings/table/build.ts
const buildSettings = [
	{
		name: "name",
		inTarget: false,
		untrusted: "any",
		key: "name",
		type: "string",
		isName: true,
		group: "Build",
		default: "default",
		doc: "Name of the image in messages, the receipt and the variables for later jobs, written like that of a target: `SHIPPED_API_IMAGE` for `api`.",
		examples: ["api"]
	},
	{
		name: "from",
		untrusted: "images",
		key: "from",
		type: "list",
		group: "Build",
		default: [],
		defaultText: "none: the image is built",
		doc: "An image that another program made, to ship instead of a build: `oci:DIR`, `oci-archive:FILE`, `docker-archive:FILE`, `docker:NAME` of the engine, or `REPOSITORY@sha256:…`. One of several images in a file is named behind it: `oci:DIR:TAG`, `docker-archive:FILE:NAME` or `docker-archive:FILE:@1`. Several entries, one a line, are joined, one for each platform; without `platforms`, those of the image count. Settings of the build exclude it. For `command: promote`: the version, tag, digest or reference to promote.",
		examples: ["oci:result", ["docker-archive:amd64.tar", "docker-archive:arm64.tar"]]
	},
	{
		name: "context",
		untrusted: "path",
		key: "context",
		type: "string",
		group: "Build",
		default: ".",
		defaultText: "the checkout",
		doc: "Build context: a directory or a URL. As a flag or input of `plan`, `workflow` and `git` select the source of facts.",
		examples: ["services/api"]
	},
	{
		name: "file",
		untrusted: "path",
		key: "file",
		type: "string",
		group: "Build",
		default: void 0,
		defaultText: "Dockerfile in the context",
		doc: "Path of the Dockerfile.",
		examples: ["docker/Dockerfile"]
	},
	{
		name: "source",
		inTarget: false,
		key: "source",
		type: "enum",
		group: "Build",
		options: ["checkout", "commit"],
		default: "checkout",
		doc: "Which files are built: those of the checkout as they are, or with `commit` those of the commit that is checked out, without ignored, untracked and changed files and without `.git`. Objects of Git LFS and submodules are taken from the checkout. The reusable workflow uses `commit`.",
		examples: ["commit"]
	},
	{
		name: "target",
		untrusted: "any",
		key: "target",
		type: "string",
		group: "Build",
		default: void 0,
		defaultText: "the last stage",
		doc: "Stage of the Dockerfile to build.",
		examples: ["runtime"]
	},
	{
		name: "build-args",
		untrusted: "pairs",
		key: "buildArgs",
		type: "list",
		group: "Build",
		maps: true,
		default: [],
		doc: "Build arguments, `NAME=value` one a line. Expressions such as `{{version}}` may be used. The value of an argument named like a secret (`NPM_TOKEN`) is masked and kept out of the command line, but stays in the image history: use `secrets` instead.",
		examples: [["VERSION={{version}}"], { VERSION: "{{version}}" }]
	},
	{
		name: "platforms",
		untrusted: "any",
		key: "platforms",
		type: "list",
		group: "Build",
		commas: true,
		default: ["linux/amd64"],
		doc: "Platforms to build for.",
		examples: ["linux/amd64,linux/arm64", ["linux/amd64", "linux/arm64"]]
	},
	{
		name: "provenance",
		key: "provenance",
		type: "string",
		group: "Build",
		default: void 0,
		defaultText: "`mode=max` for public projects on GitHub, `mode=min` for others there; elsewhere the default of buildx",
		doc: "Provenance attestation: `true`, `mode=max`, or `false` for none. On GitHub it names the run as `builder-id`.",
		examples: [false, "mode=max"]
	},
	{
		name: "sbom",
		key: "sbom",
		type: "string",
		group: "Build",
		default: void 0,
		defaultText: "the default of buildx",
		doc: "SBOM attestation: `true`, `false` or `generator=…`.",
		examples: [true]
	},
	{
		name: "call",
		inTarget: false,
		key: "call",
		type: "string",
		group: "Build",
		default: void 0,
		defaultText: "build",
		doc: "Run a buildx check instead of a build: `check` lints the Dockerfile, `outline` and `targets` describe it. Nothing is built, tested or pushed.",
		examples: ["check"]
	},
	{
		name: "cache-from",
		key: "cacheFrom",
		type: "list",
		group: "Build",
		default: [],
		doc: "Sources to import the build cache from, one a line.",
		examples: [["type=registry,ref=ghcr.io/acme/app:cache"]]
	},
	{
		name: "cache-to",
		key: "cacheTo",
		type: "list",
		group: "Build",
		default: [],
		doc: "Destinations to export the build cache to, one a line.",
		examples: [["type=registry,ref=ghcr.io/acme/app:cache,mode=max"]]
	},
	{
		name: "cache",
		key: "cache",
		type: "enum",
		group: "Build",
		options: [
			"auto",
			"gha",
			"registry",
			"off"
		],
		meant: {
			true: "auto",
			false: "off",
			none: "off",
			github: "gha"
		},
		default: "auto",
		doc: "Build cache that a run uses by itself, where `cache-from` and `cache-to` are not set. `auto` uses GitHub's in the action, except on a schedule and in untrusted runs. `registry` uses a repository next to the image. Only trusted runs that push write it, and a cache never fails a build.",
		examples: ["registry", "off"]
	},
	{
		name: "cache-mode",
		key: "cacheMode",
		type: "enum",
		group: "Build",
		options: [
			"auto",
			"min",
			"max"
		],
		default: "auto",
		doc: "Which layers the cache of the setting `cache` gets: `min` those of the last stage, `max` those of all stages. `auto` is `max` in GitHub's cache for up to four caches in a run, and `min` elsewhere: those who can pull from a registry can pull the layers of all stages.",
		examples: ["max"]
	},
	{
		name: "cache-release",
		key: "cacheRelease",
		type: "boolean",
		group: "Build",
		default: false,
		doc: "Whether a run that gives an exact version tag also reads the cache of the setting `cache`.",
		examples: [true]
	},
	{
		name: "no-cache",
		untrusted: "any",
		key: "noCache",
		type: "boolean",
		group: "Build",
		default: false,
		doc: "Build without the cache.",
		examples: [true]
	},
	{
		name: "pull",
		untrusted: "any",
		key: "pull",
		type: "boolean",
		group: "Build",
		default: false,
		doc: "Always check for newer base images.",
		examples: [true]
	},
	{
		name: "outputs",
		key: "outputs",
		type: "list",
		group: "Build",
		default: [],
		doc: "Additional outputs of the build, for example `type=local,dest=out`. With `outputs` and without `push`, nothing is pushed; `type=registry` counts as `push`, and attributes of `type=image` (`compression=zstd`) apply to the pushed image.",
		examples: [["type=local,dest=out"]]
	},
	{
		name: "builder",
		inTarget: false,
		key: "builder",
		type: "string",
		group: "Build",
		default: "auto",
		doc: "Where to build: `auto` for the BuildKit of `BUILDKIT_HOST`, else the current builder if it is suitable; the name of a builder; `tcp://host:port` for a BuildKit; `ssh://user@host` for a Docker engine; `kubernetes://namespace` for a cluster; or `platform=address` pairs. A builder with several nodes builds each platform on one of them; the index is then assembled by tagship.",
		examples: ["default", "tcp://buildkitd:1234"]
	},
	{
		name: "driver-opts",
		inTarget: false,
		key: "driverOpts",
		type: "list",
		csv: true,
		group: "Build",
		default: [],
		doc: "Options of a builder created for the run, `name=value` one a line: `image=` names the image of BuildKit. Quote a value that contains commas: `\"env.no_proxy=localhost,127.0.0.1\"`. With any of these, `builder: auto` creates a builder.",
		examples: [["image=registry.example.com/moby/buildkit:buildx-stable-1", "network=host"]]
	},
	{
		name: "buildkitd-config",
		inTarget: false,
		key: "buildkitdConfig",
		type: "string",
		group: "Build",
		default: void 0,
		defaultText: "none",
		doc: "Path of the BuildKit configuration, for a builder created for the run. Settings from `registries` are added for hosts that it does not name.",
		examples: [".github/buildkitd.toml"]
	},
	{
		name: "buildkitd-config-inline",
		inTarget: false,
		key: "buildkitdConfigInline",
		type: "text",
		tables: true,
		group: "Build",
		default: void 0,
		defaultText: "none",
		doc: "The BuildKit configuration as text; takes precedence over `buildkitd-config`.",
		examples: ["[registry.\"docker.io\"]\nmirrors = [\"mirror.example.com\"]", "debug = true"]
	},
	{
		name: "buildkitd-flags",
		inTarget: false,
		key: "buildkitdFlags",
		type: "string",
		group: "Build",
		default: void 0,
		defaultText: "none",
		doc: "Flags of buildkitd, for a builder created for the run.",
		examples: ["--allow-insecure-entitlement network.host"]
	},
	{
		name: "timeout",
		untrusted: "any",
		key: "timeout",
		type: "duration",
		group: "Build",
		default: void 0,
		defaultText: "none",
		doc: "Time limit for one build.",
		examples: ["45m", 2700]
	}
];
// src/settings/table/buildx.ts
const passed = {
	type: "list",
	group: "Build",
	default: [],
	form: "plain"
};
const buildxSettings = [
	{
		...passed,
		name: "build-contexts",
		untrusted: "named-paths",
		buildxFlag: "--build-context",
		doc: "Additional build contexts, `name=path` one a line.",
		examples: [["alpine=docker-image://alpine:3.20"]]
	},
	{
		...passed,
		name: "secret-envs",
		buildxFlag: "--secret",
		form: "secret-env",
		commas: true,
		doc: "Build secrets from environment variables, `ID=VARIABLE` one a line. An unset variable gives an empty secret and a notice; `ID=VARIABLE,required` makes it an error.",
		examples: [["npm=NPM_TOKEN"], ["npm=NPM_TOKEN,required"]]
	},
	{
		...passed,
		name: "secret-files",
		buildxFlag: "--secret",
		form: "secret-file",
		doc: "Build secrets from files, `ID=path` one a line. A missing file is left out of the build, with a notice; `ID=path,required` makes it an error.",
		examples: [["npmrc=.npmrc"], ["npmrc=.npmrc,required"]]
	},
	{
		...passed,
		name: "secrets",
		inTarget: false,
		buildxFlag: "--secret",
		form: "secret-value",
		verbatim: true,
		inFile: false,
		asFlag: false,
		doc: "Build secrets, `ID=value` one a line. The values reach buildx through its environment, never through its command line.",
		examples: []
	},
	{
		...passed,
		name: "ssh",
		buildxFlag: "--ssh",
		commas: true,
		doc: "SSH agent sockets or keys for the build, one a line.",
		examples: [["default"]]
	},
	{
		...passed,
		name: "no-cache-filters",
		untrusted: "any",
		buildxFlag: "--no-cache-filter",
		commas: true,
		doc: "Stages to build without the cache.",
		examples: [["runtime"]]
	},
	{
		...passed,
		name: "attests",
		buildxFlag: "--attest",
		doc: "Attestations in the syntax of buildx, one a line.",
		examples: [["type=provenance,mode=max"]]
	},
	{
		...passed,
		name: "add-hosts",
		buildxFlag: "--add-host",
		commas: true,
		doc: "Host names for `RUN` steps, `name:address`.",
		examples: [["db:10.0.0.5"]]
	},
	{
		...passed,
		name: "network",
		buildxFlag: "--network",
		type: "string",
		doc: "Network of `RUN` steps: `default`, `none` or `host`.",
		examples: ["none"]
	},
	{
		...passed,
		name: "allow",
		buildxFlag: "--allow",
		commas: true,
		doc: "Entitlements for the build, for example `network.host`.",
		examples: [["network.host"]]
	},
	{
		...passed,
		name: "shm-size",
		untrusted: "any",
		buildxFlag: "--shm-size",
		type: "string",
		doc: "Size of `/dev/shm` in `RUN` steps.",
		examples: ["2gb"]
	},
	{
		...passed,
		name: "ulimit",
		untrusted: "any",
		buildxFlag: "--ulimit",
		doc: "Limits of `RUN` steps, one a line.",
		examples: [["nofile=1024:1024"]]
	},
	{
		...passed,
		name: "cgroup-parent",
		buildxFlag: "--cgroup-parent",
		type: "string",
		doc: "Parent cgroup of `RUN` steps.",
		examples: ["build"]
	}
];
// src/settings/deploy/table.ts
const deploySettings = [{
	name: "deploy",
	key: "deploy",
	type: "hooks",
	group: "Deploy",
	default: [],
	doc: "Hooks to call once all tags are written and verified, a list of maps: `kind` (`webhook`, `sevalla`, `kinsta`, `github-deployment` or `slack`), `when` (the tag that the hook follows, or a pattern; default `latest` in a run with a version), `name`, `target`, `timeout`, and the fields of its kind. A hook is called only if this run moved that tag forward in the first repository, and never for a change or in an untrusted run.",
	examples: [
		[{
			kind: "webhook",
			"url-env": "DEPLOY_HOOK",
			query: { imgURL: "{{image}}@{{digest}}" },
			body: "none"
		}],
		[{
			name: "staging",
			kind: "webhook",
			when: "main",
			"url-env": "STAGING_HOOK",
			"headers-env": { Authorization: "STAGING_AUTHORIZATION" },
			"secret-env": "STAGING_KEY",
			timeout: "1m"
		}, {
			kind: "slack",
			when: "*",
			"url-env": "SLACK_HOOK"
		}],
		[{
			kind: "sevalla",
			app: "8a5c1f0e-3b7d",
			"token-env": "SEVALLA_TOKEN"
		}],
		[{
			kind: "github-deployment",
			environment: "production",
			"environment-url": "https://app.example.com"
		}]
	]
}];
// src/settings/table/facts.ts
const factSettings = [
	{
		name: "git-tag",
		key: "gitTag",
		type: "string",
		group: "Facts",
		default: void 0,
		defaultText: "from the CI system",
		doc: "Git tag of the run, for example one created by the job, or named by the payload of a `repository_dispatch`. If it exists, its commit must be checked out to ship.",
		examples: ["v1.2.3"]
	},
	{
		name: "branch",
		key: "branch",
		type: "string",
		group: "Facts",
		default: void 0,
		defaultText: "from the CI system",
		doc: "Branch of the run.",
		examples: ["main"]
	},
	{
		name: "sha",
		key: "sha",
		type: "string",
		group: "Facts",
		default: void 0,
		defaultText: "the commit that is checked out",
		doc: "Commit to plan for. To ship, it must be the one that is checked out.",
		examples: ["9071bf2"]
	},
	{
		name: "pr",
		key: "change",
		type: "string",
		group: "Facts",
		default: void 0,
		defaultText: "from the CI system",
		doc: "Number of the pull or merge request of the run.",
		examples: ["12", 12]
	}
];
// src/settings/table/legs.ts
const legSettings = [
	{
		name: "leg",
		key: "leg",
		type: "list",
		group: "Push",
		commas: true,
		default: [],
		defaultText: "all of `platforms`",
		inFile: false,
		inComponent: false,
		doc: "The platforms to build on this machine, some of `platforms`. The image is pushed by digest only, and `record` describes it for the run that merges the legs.",
		examples: []
	},
	{
		name: "legs",
		key: "legs",
		type: "text",
		group: "Push",
		raw: true,
		default: void 0,
		inFile: false,
		inComponent: false,
		doc: "The records of all legs, to merge into one image and tag it: JSON such as `toJSON(needs.leg.outputs)` on GitHub, or paths and globs, one per line. Nothing is built, and no engine is needed.",
		examples: []
	},
	{
		name: "runners",
		key: "runners",
		type: "list",
		group: "Push",
		default: [],
		defaultText: "GitHub's own for amd64 and arm64",
		inComponent: false,
		doc: "The runner that builds a platform, for the output `matrix` of `plan`: one `platform=runner` per line. `linux/arm64,linux/arm/v7=big-arm` is one leg, `default=[self-hosted, linux]` is for all other platforms and a list of labels.",
		examples: [["linux/arm64=ubuntu-24.04-arm", "default=ubuntu-24.04"]]
	},
	{
		name: "split",
		key: "split",
		type: "enum",
		group: "Push",
		options: ["platform", "target"],
		default: "platform",
		inComponent: false,
		doc: "What the output `matrix` of `plan` has a leg for: each platform with all its targets, or with `target` also each part of the targets that is not built on another. `target` with more than 64 legs is `platform`.",
		examples: ["target"]
	},
	{
		name: "emulation",
		key: "emulation",
		type: "enum",
		group: "Push",
		options: ["auto", "off"],
		default: "auto",
		inComponent: false,
		doc: "Whether the reusable workflow installs QEMU on one of GitHub's own runners for platforms that it does not run natively, such as `linux/s390x`. Other runners are taken to have what they need.",
		examples: ["off"]
	},
	{
		name: "upload-outputs",
		key: "uploadOutputs",
		type: "string",
		group: "Push",
		default: void 0,
		defaultText: "none",
		inComponent: false,
		doc: "Name of the artifact that the reusable workflow makes of the files that `outputs` of all legs write (`type=local`, `tar`, `oci`, `docker` with `dest`), for later jobs. Each platform has a folder in it, such as `linux_arm64`.",
		examples: ["binaries"]
	}
];
// src/settings/table/promote.ts
const promoteSettings = [
	{
		name: "to",
		key: "to",
		type: "list",
		group: "Promote",
		commas: true,
		default: [],
		inFile: false,
		inComponent: false,
		doc: "The tags that a promotion gives to the image, such as `production`. Versions are written once; `latest`, `1` and `1.2` follow the highest version of the repository; any other tag never goes back to a lower version. The setting `environment` adds the tags of an environment.",
		examples: []
	},
	{
		name: "back",
		key: "back",
		type: "boolean",
		group: "Promote",
		default: false,
		inFile: false,
		inComponent: false,
		doc: "Move the tags of `to` and `environment` back to the image that they pointed at before, by the history of the repository. A run of the image that they leave does not move them forward again.",
		examples: []
	},
	{
		name: "because",
		key: "because",
		type: "string",
		group: "Promote",
		default: void 0,
		inFile: false,
		inComponent: false,
		doc: "Why a version is yanked, or why tags are moved back with `back`. Everybody who may pull the image can read it.",
		examples: []
	},
	{
		name: "signed",
		key: "signed",
		type: "boolean",
		group: "Promote",
		default: false,
		inComponent: false,
		doc: "Promote an image only if it has a signature: by the key of `verify-key`, by the identity of `verify-identity` and `verify-issuer`, or by the key of `sign-key-env` or `sign-key-file`.",
		examples: [true]
	},
	{
		name: "verify-key",
		key: "verifyKey",
		type: "string",
		group: "Promote",
		default: void 0,
		inComponent: false,
		doc: "Path of the public key that verifies signatures, in PEM, or its address in a key management service.",
		examples: ["cosign.pub"]
	}
];
// src/settings/table/scan.ts
const scanSettings = [
	{
		name: "scan",
		key: "scan",
		type: "string",
		group: "Scan",
		default: void 0,
		doc: "Scan every platform of the image for known vulnerabilities after `test` and before any signature or tag: with an installed `trivy`, `grype` or `scout` (the plugin of Docker), or with a command, to which `SHIPPED_IMAGE` names the image and whose exit code decides. Untrusted runs do not scan.",
		examples: [
			"trivy",
			"grype",
			"./scan.sh"
		]
	},
	{
		name: "scan-severity",
		key: "scanSeverity",
		type: "list",
		group: "Scan",
		commas: true,
		default: ["critical", "high"],
		doc: "Severities that fail the run: `critical`, `high`, `medium`, `low`, `unknown`. The least of them counts, with all above it.",
		examples: [["critical"], [
			"critical",
			"high",
			"medium"
		]]
	},
	{
		name: "scan-ignore",
		key: "scanIgnore",
		type: "string",
		group: "Scan",
		default: void 0,
		defaultText: "what the scanner finds itself, such as .trivyignore",
		doc: "File with the findings that are accepted, in the form of the scanner: an ignore file of Trivy, a configuration of Grype with `ignore`, a VEX document for Docker Scout.",
		examples: [".trivyignore"]
	},
	{
		name: "scan-timeout",
		key: "scanTimeout",
		type: "duration",
		group: "Scan",
		default: 6e5,
		doc: "Time limit for the scan of one platform.",
		examples: ["15m"]
	},
	{
		name: "scan-sarif",
		inTarget: false,
		key: "scanSarif",
		type: "string",
		group: "Scan",
		default: void 0,
		doc: "File to write all findings to as SARIF, for the code scanning of GitHub. It is written also if the scan fails the run.",
		examples: ["scan.sarif"]
	},
	{
		name: "scan-gitlab",
		inTarget: false,
		inComponent: false,
		key: "scanGitlab",
		type: "string",
		group: "Scan",
		default: void 0,
		doc: "File to write all findings to as GitLab's container scanning report.",
		examples: ["gl-container-scanning-report.json"]
	}
];
// src/settings/table/ship.ts
const shipSettings = [
	{
		name: "push",
		key: "push",
		type: "enum",
		group: "Push",
		options: [
			"auto",
			"true",
			"false"
		],
		booleanWords: true,
		default: "auto",
		doc: "Whether to push. `auto` pushes in CI, except for untrusted runs (changes from forks, Dependabot), changes without credentials and merge queues.",
		examples: [
			true,
			false,
			"auto"
		]
	},
	{
		name: "load",
		key: "load",
		type: "boolean",
		group: "Push",
		default: false,
		doc: "Load the image into the local engine instead of pushing it.",
		examples: [true]
	},
	{
		name: "allow-dirty",
		key: "allowDirty",
		type: "boolean",
		group: "Push",
		default: false,
		doc: "Allow exact tags for a checkout with uncommitted changes.",
		examples: [true]
	},
	{
		name: "registries",
		key: "registries",
		type: "registries",
		group: "Push",
		default: [],
		defaultText: "the CI system's own registry and the Docker configuration",
		doc: "Credentials by registry, a map `host[/path]: {username, password-env | password-file | password, required, insecure, ca, cert, key}`. In place of a password, the fields of a login by identity token: `role-to-assume`, `workload-identity-provider`, `client-id`, `connection-id`, `robot` or `provider-name`. `create-repository` (`true` or `{immutable, scan, lifecycle}`) creates missing repositories of Amazon ECR, `max-concurrency` limits the requests at a time, and `metadata: off` leaves the credentials of the machine out.",
		examples: [
			{ "docker.io": {
				username: "acme",
				"password-env": "HUB_TOKEN"
			} },
			{ "registry.acme.test:5000/team": {
				required: false,
				ca: "ca.pem"
			} },
			{ "registry.acme.test": {
				cert: "client.pem",
				key: "client.key"
			} },
			{ "123456789012.dkr.ecr.eu-west-1.amazonaws.com": { "create-repository": {
				immutable: true,
				scan: true,
				lifecycle: "lifecycle.json"
			} } },
			{ "docker.io": {
				username: "acme",
				"connection-id": "0b9c4b2e-5a5f-4d0c-9d4e-3f6a1c2b7d8e"
			} }
		]
	},
	{
		name: "github-token",
		key: "githubToken",
		type: "secret",
		group: "Push",
		default: void 0,
		inFile: false,
		asFlag: false,
		defaultText: "the workflow's own on GitHub",
		doc: "Token for ghcr.io where `registries` has no entry for it, and for GitHub's API, which supplies what the event lacks about the project.",
		examples: []
	},
	{
		name: "login",
		inTarget: false,
		key: "login",
		type: "enum",
		group: "Push",
		options: ["none", "job"],
		meant: {
			false: "none",
			off: "none",
			true: "job"
		},
		default: "none",
		doc: "Leave the run's logins in the job's Docker configuration (`DOCKER_CONFIG`, else `~/.docker`) for later steps: cosign, attestations, scanners, `docker pull`. `job` writes those for its repositories and for the entries of `registries` when the run has succeeded; the action's post step puts the configuration back as it was. Untrusted runs leave none.",
		examples: ["job"]
	},
	{
		name: "login-untrusted",
		inTarget: false,
		key: "loginUntrusted",
		type: "boolean",
		group: "Push",
		default: false,
		doc: "Whether `login: job` counts for an untrusted change too, whose files later steps may run.",
		examples: [true]
	},
	{
		name: "publish",
		inTarget: true,
		key: "publish",
		type: "enum",
		group: "Push",
		options: [
			"auto",
			"builder",
			"endpoint",
			"layout"
		],
		default: "auto",
		doc: "How images are pushed: by the builder to one registry and then copied (`builder`); by a builder that shares our loopback through this process to all registries at once (`endpoint`); or written as an OCI layout and uploaded (`layout`). `auto` depends on the builder.",
		examples: ["layout"]
	},
	{
		name: "primary",
		inTarget: true,
		key: "primary",
		type: "string",
		group: "Push",
		default: void 0,
		defaultText: "the first of `images`",
		doc: "The repository, or its registry, that the builder pushes to; the image is copied from there to the others. Choose the nearest.",
		examples: ["ghcr.io"]
	},
	{
		name: "on-existing",
		inTarget: true,
		key: "onExisting",
		type: "enum",
		group: "Push",
		options: [
			"auto",
			"reuse",
			"replace",
			"fail"
		],
		default: "auto",
		doc: "What to do when an exact tag exists. `auto` reuses an image of the same commit and build, and refuses any other.",
		examples: ["replace"]
	},
	{
		name: "moving",
		inTarget: true,
		key: "moving",
		type: "enum",
		group: "Push",
		options: ["forward", "always"],
		default: "forward",
		doc: "Whether floating tags move only forward, or also back.",
		examples: ["always"]
	},
	{
		name: "read-delay",
		key: "readDelay",
		type: "duration",
		group: "Push",
		words: ["auto"],
		default: "auto",
		doc: "Delay before a moved floating tag is read a second time, for registries with eventually consistent reads. `auto` knows the common registries.",
		examples: [
			"2s",
			"auto",
			0
		]
	},
	{
		name: "reuse",
		inTarget: true,
		key: "reuse",
		type: "boolean",
		group: "Push",
		default: false,
		doc: "Promote the image built earlier for the same commit instead of building again.",
		examples: [true]
	},
	{
		name: "push-idle-timeout",
		key: "pushIdleTimeout",
		type: "duration",
		group: "Push",
		default: 12e4,
		doc: "Abort and retry a transfer after this long without progress. The limit for a response is half of it, or longer after a large body.",
		examples: ["3m"]
	},
	{
		name: "retry-deadline",
		key: "retryDeadline",
		type: "duration",
		group: "Push",
		default: 3e5,
		doc: "Retry a failed request or push until this long after its first failure.",
		examples: ["10m"]
	},
	{
		name: "attestations",
		inTarget: true,
		key: "attestations",
		type: "enum",
		group: "Push",
		options: ["index", "plain"],
		default: "index",
		doc: "`index`: the image with its attestations; a registry that refuses an index or attestations automatically gets the same build without them. `plain`: no attestations, and a single platform is a bare manifest, so the digest is the same everywhere.",
		examples: ["plain"]
	},
	{
		name: "media-types",
		inTarget: true,
		key: "mediaTypes",
		type: "enum",
		group: "Push",
		options: ["oci", "docker"],
		default: "oci",
		doc: "The media types of manifests. `docker` is for registries that refuse OCI's: a manifest list or plain manifests, without attestations and annotations; `outputs: type=image,oci-mediatypes=false` means the same.",
		examples: ["docker"]
	},
	{
		name: "plain-tag",
		inTarget: true,
		key: "plainTag",
		type: "string",
		group: "Push",
		default: void 0,
		doc: "An additional tag for the plain manifest of `linux/amd64` (else of the first platform), next to the index.",
		examples: ["{{version}}-plain"]
	},
	{
		name: "history",
		key: "history",
		type: "boolean",
		group: "Push",
		default: false,
		doc: "Record in every repository, next to the image, which tags a run wrote, from what to what, and which run that was. `tagship log` reads it, and `promote --back` needs it. Untrusted runs record nothing.",
		examples: [true]
	},
	{
		name: "test",
		key: "test",
		type: "string",
		group: "Checks",
		default: void 0,
		doc: "What must succeed before any tag is written: `health` runs the image and waits for its `HEALTHCHECK`, `tcp:8080` for a connection to that port, `http:8080/healthz` for a status of 200 to 399; or a command, or a script file, to which `SHIPPED_IMAGE` names the image.",
		examples: [
			"health",
			"tcp:8080",
			"http:8080/healthz",
			"./smoke-test.sh"
		]
	},
	{
		name: "test-timeout",
		key: "testTimeout",
		type: "duration",
		group: "Checks",
		default: 6e5,
		doc: "Time limit for `test`.",
		examples: ["15m"]
	},
	{
		name: "test-env",
		inTarget: false,
		key: "testEnv",
		type: "list",
		group: "Checks",
		commas: true,
		default: [],
		doc: "Names of the environment variables passed to the container of `health`, `tcp:` and `http:`, which gets no others, and to the command of `test` in an untrusted run. In a trusted run a command gets the environment of the job.",
		examples: [["REGISTRY_MIRROR"]]
	},
	{
		name: "test-untrusted",
		inTarget: false,
		key: "testUntrusted",
		type: "boolean",
		group: "Checks",
		default: true,
		doc: "Whether to run `test` for an untrusted change: with an empty `HOME` and no credentials, but on this machine.",
		examples: [false]
	},
	{
		name: "checks",
		key: "checks",
		type: "enum",
		group: "Checks",
		options: [
			"warn",
			"error",
			"off"
		],
		meant: {
			true: "warn",
			false: "off",
			none: "off",
			warning: "warn",
			fail: "error"
		},
		default: "warn",
		doc: "What BuildKit's checks of the Dockerfile do: `warn` reports them at their lines, `error` fails the build before its first step, `off` ignores them.",
		examples: ["error"]
	},
	{
		name: "config",
		key: "config",
		type: "string",
		group: "Output",
		default: void 0,
		defaultText: "tagship.yml, else .tagship.yml",
		inFile: false,
		doc: "Path of the settings file. A file outside the checkout is as trusted as the workflow that names it.",
		examples: []
	}
];
// src/settings/table/sign.ts
const signSettings = [
	{
		name: "sign",
		key: "sign",
		type: "enum",
		group: "Sign",
		options: [
			"none",
			"key",
			"keyless"
		],
		meant: {
			false: "none",
			off: "none",
			"key-pair": "key",
			sigstore: "keyless",
			oidc: "keyless"
		},
		default: "none",
		doc: "Sign the image in every registry after `test` and before any tag is written: its index, each manifest in it and each attestation, by digest. `key` uses the private key of `sign-key-env` or `sign-key-file`, and no network but the registries. `keyless` uses the identity of the CI run: Sigstore issues a certificate for its identity token (audience `sigstore`), so there is no key to keep. Untrusted runs never sign.",
		examples: ["key", "keyless"]
	},
	{
		name: "sign-key-env",
		key: "signKeyEnv",
		type: "string",
		group: "Sign",
		default: void 0,
		doc: "Name of the environment variable with the private key: a key of `cosign generate-key-pair`, with its password in `COSIGN_PASSWORD`, or PEM (ECDSA P-256 or P-384, Ed25519, RSA).",
		examples: ["COSIGN_PRIVATE_KEY"]
	},
	{
		name: "sign-key-file",
		key: "signKeyFile",
		type: "string",
		group: "Sign",
		default: void 0,
		doc: "Path of the private key, in place of `sign-key-env`, or its address in a key management service (`awskms://…`, `gcpkms://…`, `azurekms://…`, `hashivault://…`, `pkcs11:…`), where an installed cosign signs with it.",
		examples: ["/run/secrets/cosign.key", "awskms:///alias/release"]
	},
	{
		name: "sign-format",
		key: "signFormat",
		type: "enum",
		group: "Sign",
		options: [
			"both",
			"bundle",
			"legacy"
		],
		default: "both",
		doc: "How signatures are stored. `bundle`: as Sigstore bundles that refer to the image, which cosign 3 reads by default. `legacy`: under tags such as `sha256-….sig`, which cosign 2 and most policy controllers read.",
		examples: ["bundle"]
	},
	{
		name: "sign-log",
		key: "signLog",
		type: "enum",
		group: "Sign",
		options: [
			"auto",
			"public",
			"none"
		],
		meant: {
			true: "public",
			on: "public",
			false: "none",
			off: "none"
		},
		default: "auto",
		doc: "Whether `sign: keyless` records signatures in the transparency log, where everybody can read the name of the project. `auto`: for projects that are known to be public, and where `sign-rekor-url` names a log. Signatures that are not recorded are timestamped.",
		examples: ["none"]
	},
	{
		name: "sign-id-token-env",
		key: "signIdTokenEnv",
		type: "string",
		group: "Sign",
		default: void 0,
		defaultText: "`SIGSTORE_ID_TOKEN` where it is set, else the token of the CI system",
		doc: "Name of the environment variable with the identity token for `sign: keyless`, or with the path of a file that holds it. Its audience is `sigstore`.",
		examples: ["SIGSTORE_ID_TOKEN"]
	},
	{
		name: "sign-fulcio-url",
		key: "signFulcioUrl",
		type: "string",
		group: "Sign",
		default: void 0,
		doc: "Address of the certificate authority (Fulcio) of an own instance of Sigstore. Needs `sign-trusted-root`. Without it the public instance is used, with the addresses that it publishes.",
		examples: ["https://fulcio.acme.example"]
	},
	{
		name: "sign-rekor-url",
		key: "signRekorUrl",
		type: "string",
		group: "Sign",
		default: void 0,
		doc: "Address of the transparency log (Rekor) of that instance.",
		examples: ["https://rekor.acme.example"]
	},
	{
		name: "sign-tsa-url",
		key: "signTsaUrl",
		type: "string",
		group: "Sign",
		default: void 0,
		doc: "Address of the timestamp authority of that instance, which signatures without a log need.",
		examples: ["https://tsa.acme.example/api/v1/timestamp"]
	},
	{
		name: "sign-trusted-root",
		key: "signTrustedRoot",
		type: "string",
		group: "Sign",
		default: void 0,
		doc: "Path of the trusted root of that instance, in JSON as `cosign trusted-root create` writes it. Each signature is verified by it before it is stored.",
		examples: ["trusted_root.json"]
	},
	{
		name: "github-attestation",
		inComponent: false,
		key: "githubAttestation",
		type: "boolean",
		group: "Sign",
		default: false,
		doc: "Store the provenance of the image with the project on GitHub, before any tag is written, where `gh attestation verify oci://…` finds it. The statement is signed with the identity of the job: by the public instance of Sigstore for a public project, by that of GitHub for others. Needs the permissions `id-token: write` and `attestations: write`.",
		examples: [true]
	},
	{
		name: "verify-identity",
		key: "verifyIdentity",
		type: "string",
		group: "Sign",
		default: void 0,
		doc: "Whose signatures count when an image is verified: the identity in the certificate, as the receipt of the run that signed has it. Needs `verify-issuer`.",
		examples: ["https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.2.3"]
	},
	{
		name: "verify-identity-regexp",
		key: "verifyIdentityRegexp",
		type: "string",
		group: "Sign",
		default: void 0,
		doc: "The same as a regular expression, which may match anywhere in the identity, as with cosign: write `^` and `$`.",
		examples: ["^https://github\\.com/acme/app/\\.github/workflows/release\\.yml@refs/tags/v"]
	},
	{
		name: "verify-issuer",
		key: "verifyIssuer",
		type: "string",
		group: "Sign",
		default: void 0,
		doc: "The issuer of the identity token that this identity must have.",
		examples: ["https://token.actions.githubusercontent.com", "https://gitlab.com"]
	},
	{
		name: "verify-issuer-regexp",
		key: "verifyIssuerRegexp",
		type: "string",
		group: "Sign",
		default: void 0,
		doc: "The same as a regular expression, which may match anywhere in the issuer.",
		examples: ["^https://gitlab\\.acme\\.example$"]
	}
];
// src/settings/table/tags.ts
const tagSettings = [
	{
		name: "images",
		key: "images",
		type: "text",
		group: "Image",
		default: void 0,
		defaultText: "ghcr.io/<owner>/<project> on GitHub, $CI_REGISTRY_IMAGE on GitLab",
		doc: "Repositories to push to, one a line, the main one first. `name=…,enable=…` enables or disables one.",
		examples: ["ghcr.io/acme/app", ["ghcr.io/acme/app", "docker.io/acme/app"]]
	},
	{
		name: "tags",
		key: "tags",
		type: "text",
		group: "Tags",
		default: void 0,
		defaultText: "the standard preset",
		doc: "Rules for tags, one a line, in the language of docker/metadata-action. A line `standard` adds the standard preset. Full references (`ghcr.io/acme/app:1.0`), as in docker/build-push-action, include their repositories.",
		examples: ["type=semver,pattern={{version}}", ["standard", "type=sha,format=long"]]
	},
	{
		name: "flavor",
		key: "flavor",
		type: "text",
		group: "Tags",
		default: void 0,
		doc: "Defaults for all rules: `latest=auto|true|false`, `prefix=…`, `suffix=…`, the latter two with `onlatest=true`.",
		examples: ["latest=false", ["prefix=v", "suffix=-alpine,onlatest=true"]]
	},
	{
		name: "version",
		key: "version",
		type: "string",
		group: "Tags",
		default: void 0,
		defaultText: "from the git tag",
		doc: "Version of this run, if a release tool knows it before git does.",
		examples: ["1.2.3", 1.1]
	},
	{
		name: "environment",
		key: "environment",
		type: "string",
		group: "Tags",
		default: void 0,
		doc: "Deployment environment, for example `production`. Every tag gets it as a suffix, and `latest` becomes its name.",
		examples: ["production"]
	},
	{
		name: "tag-prefix",
		untrusted: "any",
		key: "tagPrefix",
		type: "string",
		group: "Tags",
		default: void 0,
		doc: "Prefix of the version in the git tags of this image, for projects with several images. Other git tags are ignored.",
		examples: ["api@", "api/v"]
	},
	{
		name: "v-prefix",
		key: "vPrefix",
		type: "enum",
		group: "Tags",
		options: [
			"drop",
			"keep",
			"both"
		],
		meant: {
			true: "keep",
			false: "drop"
		},
		default: "drop",
		doc: "Whether tags keep the `v` of a git tag like `v1.2.3`.",
		examples: ["keep"]
	},
	{
		name: "latest",
		key: "latest",
		type: "enum",
		group: "Tags",
		options: [
			"auto",
			"release",
			"branch",
			"never"
		],
		meant: {
			true: "release",
			false: "never",
			none: "never",
			off: "never"
		},
		default: "auto",
		doc: "What `latest` follows: the highest release, the default branch, or nothing. `auto` is the branch until there is a release.",
		examples: ["never"]
	},
	{
		name: "ignore-versions",
		key: "ignoreVersions",
		type: "string",
		group: "Tags",
		default: void 0,
		doc: "Versions to ignore in every series, as a semver range: yanked ones, or those of another product in the same project.",
		examples: ["2.0.0 || >=2024"]
	},
	{
		name: "revisions",
		key: "revisions",
		type: "string",
		group: "Tags",
		default: void 0,
		doc: "Regular expression for a packaging revision after the version. With `-\\d+`, git tag `23.6.0-1` is a release, newer than 23.6.0.",
		examples: ["-r?\\d+", "-\\d+\\.\\d+\\.\\d+"]
	},
	{
		name: "arch-tags",
		key: "archTags",
		type: "boolean",
		group: "Tags",
		default: false,
		doc: "Also tag the manifest of each platform, for example `1.2.3-amd64`.",
		examples: [true]
	},
	{
		name: "compat",
		inTarget: false,
		key: "compat",
		type: "enum",
		group: "Tags",
		options: ["none", "strict"],
		meant: {
			true: "strict",
			false: "none"
		},
		default: "none",
		doc: "`strict` turns off the deliberate differences from docker/metadata-action: same rules, same tags and labels.",
		examples: ["strict"]
	},
	{
		name: "labels",
		untrusted: "any",
		key: "labels",
		type: "text",
		group: "Labels",
		maps: true,
		default: void 0,
		doc: "Labels, `key=value` one a line, in addition to the OCI labels or overriding them. Expressions such as `{{version}}` may be used.",
		examples: ["org.opencontainers.image.title=App", { "org.opencontainers.image.title": "App" }]
	},
	{
		name: "annotations",
		untrusted: "any",
		key: "annotations",
		type: "text",
		group: "Labels",
		maps: true,
		default: void 0,
		doc: "Annotations, written like labels. Prefix the key with `manifest:` or `index:` to choose where they go.",
		examples: ["index:org.opencontainers.image.title=App"]
	},
	{
		name: "sep-tags",
		key: "sepTags",
		type: "string",
		group: "Output",
		verbatim: true,
		default: "\n",
		defaultText: "a newline",
		doc: "Separator of the entries of the output `tags`.",
		examples: [","]
	},
	{
		name: "sep-labels",
		key: "sepLabels",
		type: "string",
		group: "Output",
		verbatim: true,
		default: "\n",
		defaultText: "a newline",
		doc: "Separator of the entries of the output `labels`.",
		examples: ["|"]
	},
	{
		name: "sep-annotations",
		key: "sepAnnotations",
		type: "string",
		group: "Output",
		verbatim: true,
		default: "\n",
		defaultText: "a newline",
		doc: "Separator of the entries of the output `annotations`.",
		examples: ["|"]
	},
	{
		name: "bake-target",
		key: "bakeTarget",
		type: "string",
		group: "Output",
		default: "docker-metadata-action",
		doc: "Name of the target in the bake files.",
		examples: ["app-meta"]
	}
];
// src/settings/table/targets.ts
const targetSettings = [
	{
		name: "only",
		untrusted: "any",
		key: "only",
		type: "list",
		group: "Targets",
		commas: true,
		default: [],
		defaultText: "all targets",
		doc: "Ship only these targets, by name or with `*`. What they are built on is built too, without tags.",
		examples: [["api", "web-*"]]
	},
	{
		name: "except",
		untrusted: "any",
		key: "except",
		type: "list",
		group: "Targets",
		commas: true,
		default: [],
		doc: "Ship all targets but these, by name or with `*`.",
		examples: [["docs"]]
	},
	{
		name: "paths",
		untrusted: "any",
		inTarget: true,
		key: "paths",
		type: "list",
		group: "Targets",
		default: [],
		defaultText: "none: every commit is built",
		doc: "Files and directories that the image is made from, as patterns of git, one a line; `!` excludes. If none of them, the Dockerfile, the settings of the build or its bases changed since the image in the registry was built, nothing is built, and that image gets the tags.",
		examples: [[
			"services/api",
			"libs/core",
			"!**/*.md"
		]]
	},
	{
		name: "targets-from",
		key: "targetsFrom",
		type: "list",
		group: "Targets",
		commas: true,
		default: [],
		doc: "Bake files or Compose files with the targets to ship, as `docker buildx bake --print` resolves them; a target of the same name in `targets` adds to it or changes it. Of their tags only the repositories are used. Runs of untrusted changes use it only if the workflow itself sets it.",
		examples: [["docker-bake.hcl", "docker-bake.override.hcl"], ["compose.yml"]]
	},
	{
		name: "targets-group",
		key: "targetsGroup",
		type: "list",
		group: "Targets",
		commas: true,
		default: [],
		defaultText: "`default`",
		doc: "Groups or targets of the files in `targets-from` that are shipped. What they are built on is built too, without tags.",
		examples: [["release"]]
	},
	{
		name: "targets-env",
		key: "targetsEnv",
		type: "list",
		group: "Targets",
		commas: true,
		default: [],
		doc: "Environment variables that the files in `targets-from` may read, by name. They see no others, and none in a run of an untrusted change.",
		examples: [["REGISTRY", "TAG"]]
	},
	{
		name: "together",
		key: "together",
		type: "boolean",
		group: "Targets",
		default: true,
		doc: "Whether no target is tagged when one of them fails. With `false`, the others are shipped.",
		examples: [false]
	},
	{
		name: "parallel",
		key: "parallel",
		type: "string",
		group: "Targets",
		default: "auto",
		doc: "How many targets are built at the same time. `auto` is the memory of the machine in GiB less 2, at least 2 and at most 10.",
		examples: [1, "auto"]
	}
];
// src/settings/table/table.ts
const settingGroups = [
	"Image",
	"Tags",
	"Labels",
	"Build",
	"Targets",
	"Push",
	"Checks",
	"Scan",
	"Sign",
	"Promote",
	"Deploy",
	"Facts",
	"Output"
];
const settingsTable = settingGroups.flatMap((group) => [
	...tagSettings,
	...buildSettings,
	...buildxSettings,
	...legSettings,
	...targetSettings,
	...shipSettings,
	...scanSettings,
	...signSettings,
	...promoteSettings,
	...deploySettings,
	...factSettings
].filter((setting) => setting.group === group));
function variableOf(setting) {
	return `TAGSHIP_${setting.name.replaceAll("-", "_").toUpperCase()}`;
}
const TARGET_GROUPS = [...[
	"Image",
	"Tags",
	"Labels",
	"Build",
	"Checks",
	"Scan"
]];
function isForTarget({ inTarget, group }) {
	return inTarget ?? TARGET_GROUPS.includes(group);
}
const TARGET_NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
function isTargetName(name) {
	return TARGET_NAME.test(name) && name.length <= 64;
}
const TARGET_NAME_HINT = `Use lower-case letters and digits, with ".", "_" or "-" between them, at most 64 characters.`;
// src/settings/file/written.ts
function whereIs(origin, at) {
	return at ? `${origin.name}:${at.line}:${at.column}` : origin.name;
}
function isUnset(written, verbatim = false) {
	switch (written.kind) {
		case "word": return (verbatim ? written.text : written.text.trim()) === "";
		case "list": return written.items.length === 0;
		case "map": return written.entries.length === 0;
	}
}
const LONGEST_QUOTE = 60;
function quoteWritten(text) {
	const points = Array.from(text);
	const short = points.length > LONGEST_QUOTE ? `${points.slice(0, LONGEST_QUOTE).join("")}…` : text;
	return JSON.stringify(short).replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
function cite(origin, text, otherwise) {
	return origin.unquoted ? otherwise : quoteWritten(text);
}
// src/settings/inputs/status-flags.ts
const FINDING_KINDS = [
	"drift",
	"unsigned",
	"backwards",
	"broken"
];
const noStatusFlags = {
	metrics: false,
	watch: false,
	port: 0,
	failOn: []
};
function readStatusFlags(flags) {
	const isSet = (name) => parseBoolean(lastOf(flags, name) ?? "false") === true;
	const port = Number(lastOf(flags, "port") ?? 0);
	return {
		metrics: isSet("metrics"),
		watch: isSet("watch"),
		port: isPort(port) ? port : 0,
		failOn: parseFindingKinds("", joinKinds(flags)).kinds
	};
}
function parseFindingKinds(name, text) {
	const words = text.split(/[\s,]+/).filter((word) => word !== "");
	const unknown = words.filter((word) => !FINDING_KINDS.some((kind) => kind === word));
	return {
		kinds: words.flatMap((word) => FINDING_KINDS.find((kind) => kind === word) ?? []),
		problems: unknown.map((word) => error("CLI_BAD_FLAG", `${name} does not know ${JSON.stringify(word.slice(0, 40))}`, `Choose from ${FINDING_KINDS.join(", ")}.`))
	};
}
function checkStatusFlags(flags) {
	const { metrics, watch } = readStatusFlags(flags);
	const port = lastOf(flags, "port");
	const isJson = parseBoolean(lastOf(flags, "json") ?? "false") === true;
	const others = [
		"json",
		"metrics",
		"html",
		"fail-on"
	].filter((name) => lastOf(flags, name));
	return [
		...parseFindingKinds("--fail-on", joinKinds(flags)).problems,
		...port === void 0 || isPort(Number(port)) ? [] : [error("CLI_BAD_FLAG", "--port needs a number up to 65535", "Write --port 8080.")],
		...port === void 0 || watch ? [] : [error("CLI_BAD_FLAG", "--port is for --watch, and --watch is missing", "Add --watch.")],
		...isJson && metrics ? [error("CLI_BAD_FLAG", "--json and --metrics exclude each other", "Leave one of them out.")] : [],
		...watch ? others.map((name) => error("CLI_BAD_FLAG", `--watch and --${name} exclude each other`, `Leave --${name} out.`)) : []
	];
}
function joinKinds(flags) {
	return flags.filter(({ name }) => name === "fail-on").map(({ value }) => value).join(",");
}
function lastOf(flags, name) {
	return flags.findLast((flag) => flag.name === name)?.value;
}
function isPort(port) {
	return Number.isInteger(port) && port >= 0 && port <= 65535;
}
// src/settings/inputs/flag-checks.ts
function checkFlags(command, flags, positionals) {
	return [
		...checkRegistry(command, flags),
		...checkSwitches(command, flags),
		...checkPasswords(flags),
		...checkPositionals(command, positionals, flags),
		...command === "init" ? checkFrom$1(flags) : [],
		...command === "plan" ? checkForms(flags) : [],
		...checkRecords(command, flags, positionals),
		...command === "status" ? checkStatusFlags(flags) : []
	];
}
const SWITCHES = [
	"json",
	"explain",
	"details",
	"matrix",
	"remote",
	"same-digest",
	"not-yanked",
	"signed",
	"check",
	"all-tags",
	"replace",
	"dry-run",
	"metrics",
	"watch",
	"yes",
	"add",
	"debug",
	"help",
	"fork"
];
function checkRegistry(command, flags) {
	const isBare = flags.some(({ name, value }) => name === "registry" && value === "true");
	if (command === "plan" || !isBare) return [];
	return [error("CLI_BAD_FLAG", "--registry needs HOST=USER", `Write --registry HOST=USER; alone it belongs to tagship plan, since ${command} asks the registries anyway.`)];
}
const VERIFY_SWITCHES = ["provenance", "sbom"];
function checkSwitches(command, flags) {
	const switches = command === "verify" ? [...SWITCHES, ...VERIFY_SWITCHES] : SWITCHES;
	return flags.filter(({ name, value }) => switches.includes(name) && parseBoolean(value) === void 0).map(({ name, value }) => error("CLI_BAD_FLAG", `--${name} takes no value such as ${quoteWritten(value)}`, `Write --${name}.`));
}
function checkPasswords(flags) {
	if (!flags.some(({ name, value }) => name === "registries" && /(?<![\w-])password["']?\s*:/.test(value))) return [];
	return [error("CLI_BAD_FLAG", "--registries takes no password: others can read it there", "Write password-env with the name of a variable, or use --password-stdin.")];
}
function checkFrom$1(flags) {
	const from = flags.find(({ name }) => name === "from");
	const others = [
		"ci",
		"add",
		...settingsTable.map(({ name }) => name)
	].filter((name) => name !== "from");
	const other = flags.find(({ name }) => others.includes(name));
	if (from === void 0 || other === void 0) return [];
	return [error("CLI_BAD_FLAG", `--${other.name} says nothing together with --from, which takes all from its file`, `Leave --${other.name} out.`)];
}
function checkForms(flags) {
	const isOn = (one) => flags.some(({ name, value }) => name === one && parseBoolean(value) === true);
	const [form, other] = [
		"matrix",
		"explain",
		"details"
	].filter(isOn);
	if (form === void 0 || other === void 0) return [];
	return [error("CLI_BAD_FLAG", `--${form} and --${other} exclude each other`, "Leave one of them out.")];
}
function checkRecords(command, flags, words) {
	const isGiven = (name) => flags.some((flag) => flag.name === name);
	if (command === "merge" && words.some((word) => word.trim() === "")) return [error("CLI_NO_RECORD", "the path of a record is empty", "Set the variable that it comes from, or leave it out.")];
	if (command === "merge" && words.length === 0 && !isGiven("legs")) return [error("CLI_NO_RECORD", "merge needs the record of at least one leg", "Write tagship merge leg-*.json, with the files of ship --leg … --record FILE.")];
	if (!isGiven("record") || isGiven("leg")) return [];
	return [error("CLI_BAD_FLAG", "--record is for a leg, and --leg is missing", "Add --leg with the platforms that this machine builds, or remove --record.")];
}
const MANY_WORDS = [
	"merge",
	"login",
	"logout",
	"status",
	"prune"
];
const ONE_WORD = {
	promote: ["the image to promote", "tagship promote 1.2.3 --to production"],
	log: ["a reference", "tagship log ghcr.io/acme/app:latest"],
	yank: ["the version", "tagship yank 1.2.3 --because \"it loses data\""],
	unyank: ["the version", "tagship unyank 1.2.3"]
};
function checkOneWord(command, flags) {
	const isBack = flags.some(({ name, value }) => name === "back" && parseBoolean(value) === true);
	const [what, example] = ONE_WORD[command] ?? [];
	if (what === void 0 || example === void 0 || isBack) return [];
	return [error("CLI_NO_REFERENCE", `${command} needs ${what}`, `Write ${example}.`)];
}
function checkPositionals(command, words, flags) {
	if (MANY_WORDS.includes(command)) return [];
	if (command === "copy") return words.length > 1 ? [] : [error("CLI_NO_REFERENCE", "copy needs a source and at least one destination", "Write tagship copy ghcr.io/acme/app:1.2.3 oci:backup.")];
	if (command === "verify") return words.length > 0 ? [] : [error("CLI_NO_REFERENCE", "verify needs at least one reference", "Write tagship verify ghcr.io/acme/app:1.2.3.")];
	if (words.length === 0) return checkOneWord(command, flags);
	return words.slice(command === "whoami" || ONE_WORD[command] !== void 0 ? 1 : 0).map((word) => error("CLI_UNEXPECTED_WORD", `${quoteWritten(word)} belongs to no flag`, hintForWord(word, flags)));
}
function hintForWord(word, flags) {
	if (/^\.{0,2}\/?$|^\.{0,2}\//.test(word)) return `The build context is a flag: --context ${word === "." ? ". (the default)" : quoteWritten(word)}.`;
	if (flags.some(({ name, value }) => name === "registry" && value === "true")) return "To log in to a registry, write --registry HOST=USER.";
	return "Put quotes around values with spaces, and give lists line by line or with one flag each.";
}
// src/nearest.ts
function nearest(word, candidates) {
	const wanted = toPlain(word);
	if (wanted === "" || wanted.length > LONGEST_WORD) return void 0;
	let best;
	let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
	for (const candidate of candidates) {
		const distance = distanceBetween(wanted, toPlain(candidate));
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best ?? completionOf(wanted, candidates);
}
function suggest(word, candidates) {
	const meant = nearest(word, candidates);
	if (meant !== void 0) return `Did you mean "${meant}"?`;
	return `Write one of: ${candidates.join(", ")}.`;
}
function completionOf(wanted, candidates) {
	if (wanted.length < 3) return void 0;
	return candidates.find((candidate) => toPlain(candidate).startsWith(wanted));
}
const LONGEST_WORD = 40;
function toPlain(word) {
	return word.replace(/[-_ ]/g, "").toLowerCase();
}
function distanceBetween(from, to) {
	const rows = [Array.from({ length: to.length + 1 }, (_, index) => index)];
	const cell = (row, column) => rows[row]?.[column] ?? Infinity;
	for (let row = 1; row <= from.length; row += 1) {
		const current = [row];
		rows.push(current);
		for (let column = 1; column <= to.length; column += 1) {
			const cost = from[row - 1] === to[column - 1] ? 0 : 1;
			const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
			current[column] = Math.min(cell(row - 1, column) + 1, cell(row, column - 1) + 1, cell(row - 1, column - 1) + cost, isSwap ? cell(row - 2, column - 2) + 1 : Infinity);
		}
	}
	return cell(from.length, to.length);
}
// src/settings/inputs/foreign.ts
const LOGIN = "Write it as registries: {HOST: {username: NAME, password-env: VARIABLE}}; several are possible.";
const foreignNames = {
	dockerfile: "Write file.",
	"docker-file": "Write file.",
	tag: "The tags come from git. For a tag of your own next to them write tags: two lines, standard and the tag.",
	platform: "Write platforms.",
	"extra-tags": "Write tags; a line \"standard\" keeps the tags that come by themselves.",
	image: "Write images.",
	"image-name": "Write images.",
	"image-tag": "Write tags.",
	repository: "Write images.",
	repositories: "Write images.",
	path: "Write context, or file for the Dockerfile.",
	registry: LOGIN,
	username: LOGIN,
	password: LOGIN,
	"registry-auth": LOGIN,
	ecr: LOGIN,
	logout: "Leave it out: nothing is logged in, so there is nothing to log out of.",
	scope: "Write the path behind the host in registries: {HOST/PATH: …}.",
	"tag-latest": "Write latest: release, branch or never.",
	suffix: "Write flavor: suffix=…",
	prefix: "Write flavor: prefix=…",
	"allow-insecure": "Write registries: {HOST: {insecure: true}}.",
	"github-builder": "Leave it out.",
	multiplatform: "Write platforms, one a line.",
	arch: "Write platforms, for example linux/arm64.",
	driver: "Write builder with the name of a builder of that driver.",
	"driver-opt": "Write driver-opts, one a line.",
	"config-inline": "Write buildkitd-config-inline.",
	token: "Write github-token, or registries for other hosts.",
	"dry-run": "Run tagship plan instead.",
	tests: "Write test."
};
function hintForUnknown(name) {
	const plain = name.replaceAll("_", "-").toLowerCase();
	const foreign = Object.hasOwn(foreignNames, plain) ? foreignNames[plain] : void 0;
	if (foreign !== void 0) return foreign;
	const meant = nearest(name, settingsTable.map((setting) => setting.name));
	return meant === void 0 ? "See tagship help settings." : `Write ${meant}.`;
}
// src/settings/inputs/flag-words.ts
const ALIASES$1 = new Map([["image", "images"], ...[
	"identity",
	"identity-regexp",
	"issuer",
	"issuer-regexp"
].map((name) => [name, `verify-${name}`])]);
function readFlagWords(command, argv) {
	const known = flagsOf(command);
	const flags = [];
	const positionals = [];
	const problems = [];
	const tokens = tokenize(joinRegistry(argv), known);
	for (const [index, token] of tokens.entries()) {
		const previous = tokens[index - 1];
		if (token.kind === "positional" && !isValueOf(previous, token.value, known)) positionals.push(token.value);
		if (token.kind !== "option") continue;
		const read = readFlag(token, tokens[index + 1], known);
		if ("code" in read) problems.push(read);
		else flags.push(read);
	}
	return {
		flags,
		positionals,
		problems
	};
}
function flagsOf(command) {
	const run = [...runFlags, ...factFlags].filter(({ commands }) => commands.includes(command));
	return new Map([...settingsTable.filter(({ name }) => takesSetting(command, name)).map((setting) => [setting.name, takesOf(setting)]), ...run.map(({ name, takes }) => [name, takes])]);
}
function takesOf({ asFlag, type, booleanWords }) {
	if (asFlag === false) return "secret";
	return type === "boolean" || booleanWords ? "either" : "value";
}
function tokenize(argv, known) {
	const options = {};
	for (const [name, takes] of known) options[name] = { type: takes === "value" || takes === "secret" ? "string" : "boolean" };
	for (const name of ALIASES$1.keys()) options[name] = { type: "string" };
	options.help = {
		type: "boolean",
		short: "h"
	};
	return parseArgs({
		args: [...argv],
		options,
		strict: false,
		tokens: true
	}).tokens;
}
function joinRegistry(argv) {
	const joined = [];
	for (const word of argv) if (joined.at(-1) === "--registry" && /^[^-=][^=]*=./.test(word)) joined[joined.length - 1] = `--registry=${word}`;
	else joined.push(word);
	return joined;
}
function isValueOf(token, value, known) {
	if (token?.kind !== "option" || token.value !== void 0) return false;
	return !known.has(nameOf$2(token)) ? !isNegation(token, known) : isSwitchValue(value);
}
function nameOf$2(token) {
	return ALIASES$1.get(token.name) ?? token.name;
}
function isNegation({ name }, known) {
	const takes = known.get(name.slice(3));
	return name.startsWith("no-") && (takes === "switch" || takes === "either");
}
function isSwitchValue(word) {
	return /^(?:true|false|auto)$/i.test(word);
}
function readFlag(token, next, known) {
	const name = nameOf$2(token);
	switch (known.get(name)) {
		case void 0:
			if (!isNegation(token, known)) return unknownFlag(token.rawName, known);
			return token.value === void 0 ? {
				name: name.slice(3),
				value: "false"
			} : bad$5(`${token.rawName} takes no value`, `Write ${token.rawName}.`);
		case "secret": return bad$5(`${token.rawName} is not a flag: other users of the machine can read the command line`, `Set the variable ${variableOf({ name })}.`);
		case "value": return readValue(token, name);
		case "switch": return readSwitch$3(token, next, name);
		case "either": return isEmpty$1(token.value, name) ? empty(token) : readSwitch$3(token, next, name);
	}
}
const MAY_BE_EMPTY = new Set([...settingsTable.filter(({ group }) => group === "Facts").map(({ name }) => name), ...factFlags.map(({ name }) => name)]);
const VERBATIM = new Set(settingsTable.filter(({ verbatim }) => verbatim === true).map(({ name }) => name));
function isEmpty$1(value, name) {
	if (value === void 0 || MAY_BE_EMPTY.has(name)) return false;
	return (VERBATIM.has(name) ? value : value.trim()) === "";
}
function empty({ rawName }) {
	return bad$5(`${rawName} needs a value, and the one that is given is empty`, `Set the variable that it comes from, or leave ${rawName} out.`);
}
function readValue(token, name) {
	const { rawName, value, inlineValue } = token;
	if (isEmpty$1(value, name)) return empty(token);
	if (value === void 0) return bad$5(`${rawName} needs a value`, `Write ${rawName}=VALUE.`);
	if (!inlineValue && /^--?[A-Za-z]/.test(value)) return bad$5(`${rawName} needs a value, and a flag follows it`, `Write ${rawName}=VALUE if the value begins with a dash.`);
	return {
		name,
		value
	};
}
function readSwitch$3({ rawName, value }, next, name) {
	if (value === void 0 && next?.kind === "positional" && isSwitchValue(next.value)) return bad$5(`${rawName} takes a value only behind =`, `Write ${rawName}=${next.value.toLowerCase()}.`);
	return {
		name,
		value: value ?? "true"
	};
}
function unknownFlag(rawName, known) {
	const name = rawName.replace(/^-+/, "");
	const meant = SHORT$1.get(rawName) ?? nearest(name, listSpellings(name, known));
	if (rawName === "-t" || name === "tag" && known.has("tags")) return error("CLI_UNKNOWN_FLAG", `unknown flag "${rawName}"`, TAGS_FROM_GIT);
	const hint = (known.has(`${name}s`) ? `Write --${name}s.` : void 0) ?? hintForOther(ALIASES$1.get(name) ?? name, known) ?? (meant === void 0 ? hintForUnknown(name) : `Write --${meant}.`);
	return error("CLI_UNKNOWN_FLAG", `unknown flag ${quoteWritten(rawName)}`, hint);
}
function listSpellings(name, known) {
	const negations = [...known].flatMap(([one, takes]) => takes === "either" && name.startsWith("no-") ? [`no-${one}`] : []);
	return [
		...known.keys(),
		...ALIASES$1.keys(),
		...negations
	];
}
function hintForOther(name, known) {
	if (name === "dry-run" && known.has("keep-last")) return DRY_WITHOUT_YES;
	const owners = commands.filter((command) => command.name !== "help" && command.name !== "version").filter((command) => flagsOf(command.name).has(name));
	return owners.length === 0 ? void 0 : `It belongs to tagship ${owners.map((owner) => owner.name).join(", ")}.`;
}
const TAGS_FROM_GIT = "The tags come from git. Name the repository: --image HOST/NAME. For a tag of your own next to them: --tags standard --tags 1.0.";
const DRY_WITHOUT_YES = "Leave it out: without --yes, prune only shows what would go.";
const SHORT$1 = new Map([
	["-f", "file"],
	["-o", "outputs"],
	["-v", "version"]
]);
function bad$5(message, hint) {
	return error("CLI_BAD_FLAG", message, hint);
}
// src/settings/inputs/flags.ts
const FILE_FLAGS = [
	"out",
	"dotenv",
	"receipt",
	"record",
	"links",
	"cyclonedx",
	"code-quality",
	"html"
];
function parseArgv(argv) {
	const [first = "help", ...rest] = argv;
	if (first === "--version") return done({ command: "version" });
	if (first === "--help" || first === "-h") return done({ command: "help" });
	const command = commands.find(({ name }) => name === first)?.name;
	if (command === void 0) return {
		ok: false,
		problems: [unknownCommand(first)]
	};
	if (command === "version") return done({ command });
	if (command === "help") return parseHelp(rest);
	return parseFlags(command, rest);
}
function parseFlags(command, argv) {
	const { flags, positionals, problems } = readFlagWords(command, argv);
	const isSet = (name) => lastSwitch(flags, name) === true;
	if (isSet("help")) return done({
		command: "help",
		topic: command
	});
	const all = [...problems, ...checkFlags(command, flags, positionals)];
	const planFile = command === "ship" || command === "merge" ? lastValue(flags, "plan") : void 0;
	const [ci, from] = [lastValue(flags, "ci"), lastValue(flags, "from")];
	const { value } = done({
		command,
		given: toGiven(command, flags, positionals),
		facts: toFacts(flags),
		json: isSet("json"),
		explain: isSet("explain"),
		details: isSet("details"),
		askRegistries: command === "plan" && flags.some(({ name }) => name === "registry"),
		matrix: isSet("matrix"),
		remote: lastSwitch(flags, "remote"),
		sameDigest: isSet("same-digest"),
		since: lastValue(flags, "since"),
		notYanked: isSet("not-yanked"),
		signed: isSet("signed") || lastValue(flags, "key") !== void 0,
		...toKey(flags),
		attested: ["provenance", "sbom"].filter((name) => command === "verify" && isSet(name)),
		check: isSet("check"),
		status: readStatusFlags(flags),
		allTags: isSet("all-tags"),
		platforms: flags.filter(({ name }) => name === "platform").map(({ value }) => value),
		replace: isSet("replace"),
		dryRun: isSet("dry-run"),
		debug: isSet("debug"),
		yes: isSet("yes"),
		add: isSet("add"),
		...ci !== void 0 && { ci },
		...command === "init" && from !== void 0 && { from },
		...planFile !== void 0 && { planFile },
		files: toFiles(flags),
		prune: toPrune(flags),
		positionals
	});
	return {
		ok: all.length === 0,
		value,
		problems: all
	};
}
function lastValue(flags, name) {
	return flags.findLast((flag) => flag.name === name)?.value;
}
function toKey(flags) {
	const key = lastValue(flags, "key");
	return key === void 0 ? {} : { key };
}
function lastSwitch(flags, name) {
	const value = lastValue(flags, name);
	return value === void 0 ? void 0 : parseBoolean(value);
}
function toGiven(command, flags, words) {
	const keys = new Map([...settingsTable.map(({ name }) => [name, name]), ...CREDENTIAL_FLAGS$1.map((name) => [name, `--${name}`])]);
	const given = {};
	for (const { name, value } of flags) {
		const key = keys.get(name);
		if (key === void 0 || name === "registry" && value === "true") continue;
		(given[key] ??= []).push(value);
	}
	return addWords(command, given, words);
}
function addWords(command, { from, ...given }, words) {
	if (command === "promote") return words.length === 0 ? given : {
		...given,
		from: words
	};
	if (command === "merge" && words.length > 0) return {
		...given,
		legs: [...given.legs ?? [], ...words]
	};
	return command === "init" || from === void 0 ? given : {
		...given,
		from
	};
}
const CREDENTIAL_FLAGS$1 = ["registry", "password-stdin"];
function toFacts(flags) {
	return Object.fromEntries(factFlags.flatMap(({ name, fact }) => {
		const value = lastValue(flags, name)?.trim();
		return value ? [[fact, value]] : [];
	}));
}
function toFiles(flags) {
	return Object.fromEntries(FILE_FLAGS.flatMap((name) => {
		const path = lastValue(flags, name);
		return path ? [[name, path]] : [];
	}));
}
function toPrune(flags) {
	const given = pruneFlags.map(({ name }) => [name, flags.filter((flag) => flag.name === name)]);
	return Object.fromEntries(given.flatMap(([name, words]) => words.length === 0 ? [] : [[name, words.map(({ value }) => value)]]));
}
const nothing = {
	command: "help",
	given: {},
	facts: {},
	json: false,
	explain: false,
	details: false,
	askRegistries: false,
	matrix: false,
	remote: void 0,
	sameDigest: false,
	since: void 0,
	notYanked: false,
	signed: false,
	attested: [],
	check: false,
	status: noStatusFlags,
	allTags: false,
	platforms: [],
	replace: false,
	dryRun: false,
	debug: false,
	yes: false,
	add: false,
	prune: {},
	files: {},
	positionals: []
};
function done(asked) {
	return {
		ok: true,
		value: {
			...nothing,
			...asked
		},
		problems: []
	};
}
function parseHelp([topic]) {
	if (topic === void 0 || topic.startsWith("-")) return done({ command: "help" });
	if (topic === "settings") return done({
		command: "help",
		topic
	});
	const command = commands.find(({ name }) => name === topic)?.name;
	if (command === void 0) return {
		ok: false,
		problems: [unknownCommand(topic)]
	};
	return done({
		command: "help",
		topic: command
	});
}
function unknownCommand(word) {
	if (word.startsWith("-")) return error("CLI_NO_COMMAND", `the command comes first, before ${quoteWritten(word.split("=", 1)[0] ?? "")}`, "Write tagship plan or tagship ship, then the flags.");
	const names = commands.map(({ name }) => name);
	const meant = nearest(word, names);
	return error("CLI_UNKNOWN_COMMAND", `there is no command ${quoteWritten(word)}`, meant ? `Write tagship ${meant}.` : `Choose from ${names.join(", ")}.`);
}
// src/settings/values/entries.ts
const ENTRY_BY_LINE = entryPattern("\\n");
const ENTRY_BY_COMMA = entryPattern("\\n,");
function splitEntries(text, commas = false, options = {}) {
	const read = [...(text.includes("\n") ? text : text.replaceAll("\r", "\n")).matchAll(commas ? ENTRY_BY_COMMA : ENTRY_BY_LINE)];
	return read.flatMap((match, at) => {
		const { quoted, plain = "" } = match.groups ?? {};
		if (quoted === void 0) return options.keepsEnd === true ? dropReturn(plain) : trim$1(plain);
		const entry = quoted.replaceAll("\"\"", "\"");
		const isLine = options.splitsQuoted === true && endsLine(read[at - 1]) && endsLine(match);
		return commas && isLine ? entry.split(",").flatMap(trim$1) : keep(entry);
	});
}
function trim$1(entry) {
	return keep(entry.trim());
}
function dropReturn(entry) {
	return keep(entry.replace(/\r$/, ""));
}
function keep(entry) {
	return entry.trim() === "" ? [] : [entry];
}
function endsLine(match) {
	return match?.[0].endsWith(",") !== true;
}
function entryPattern(separators) {
	return new RegExp(`[^\\S\\n]*(?:"(?<quoted>[^"]*(?:""[^"]*)*)"[^\\S\\n]*(?=[${separators}]|$)|(?<plain>[^${separators}]*))(?:[${separators}]|$)`, "gy");
}
function renderEntry(key, value) {
	const entry = `${key}=${value}`;
	return /["\n\r]/.test(entry) ? `"${entry.replaceAll("\"", "\"\"")}"` : entry;
}
function renderField(field) {
	return /[",\n\r]/.test(field) ? `"${field.replaceAll("\"", "\"\"")}"` : field;
}
function readFields$2(entry, name) {
	return [...entry.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = ""]) => quoted?.replaceAll("\"\"", "\"") ?? plain).filter((field) => field.startsWith(`${name}=`)).map((field) => field.slice(name.length + 1));
}
// src/settings/inputs/component/inputs.ts
function inputVariableOf({ name }) {
	return `TAGSHIP_INPUT_${name.replaceAll("-", "_").toUpperCase()}`;
}
const FLAG_PREFIX = "TAGSHIP_FLAG_";
function isListInput({ type }) {
	return [
		"text",
		"list",
		"registries",
		"hooks"
	].includes(type);
}
function isQuotedInput({ type, verbatim }) {
	return type === "string" && verbatim === true;
}
const CSV = {
	images: {
		entry: true,
		fields: true
	},
	tags: {
		entry: true,
		fields: true
	},
	flavor: {
		entry: true,
		fields: true
	},
	labels: {
		entry: true,
		fields: false
	},
	annotations: {
		entry: true,
		fields: false
	},
	outputs: {
		entry: false,
		fields: true
	},
	"cache-from": {
		entry: false,
		fields: true
	},
	"cache-to": {
		entry: false,
		fields: true
	},
	attests: {
		entry: false,
		fields: true
	}
};
function expandVariables(written, expansion) {
	const problems = new Map();
	const report = (problem) => {
		problems.set(problem.message, problem);
	};
	const value = mapWords(written, (text) => expandEntry(text, expansion, report));
	const list = [...problems.values()];
	return hasErrors(list) ? {
		ok: false,
		value,
		problems: list
	} : {
		ok: true,
		value,
		problems: list
	};
}
function expandEntry(text, { name, env }, report) {
	const csv = Object.hasOwn(CSV, name) ? CSV[name] : void 0;
	const expand = (field) => expandText(field, {
		name,
		env
	}, report);
	if (csv === void 0) return expand(text);
	const fields = csv.fields && !text.includes("\"") ? text.split(",") : [text];
	const expanded = fields.map(expand);
	if (!expanded.some((field, index) => isSplit(field, fields[index], csv))) return expanded.join(",");
	if (text.includes("\"")) {
		report(notQuotable(name, text));
		return text;
	}
	const entry = csv.fields ? expanded.map(renderField).join(",") : expanded[0] ?? "";
	return csv.entry ? renderField(entry) : entry;
}
function isSplit(field, before, csv) {
	return field !== before && (csv.fields ? /[",\r\n]/ : /["\r\n]/).test(field);
}
function expandText(text, { name, env }, report) {
	return text.replace(VARIABLE, (match, ...rest) => {
		const { braced, bare } = rest.at(-1);
		const variable = braced ?? bare;
		if (variable === void 0) return "$";
		const value = env[variable] ?? "";
		if (value === "") report(emptyVariable(name, match));
		return value;
	});
}
const VARIABLE = /\$(?:\$|\{(?<braced>[A-Za-z_]\w*)\}|(?<bare>[A-Za-z_]\w*))/g;
function emptyVariable(name, variable) {
	return notice("SETTINGS_EMPTY_VARIABLE", `${name}: the variable ${quoteWritten(variable)} is empty or not set`, "Set it, or correct its name. Protected variables exist only on protected branches and git tags.");
}
function notQuotable(name, text) {
	return error("SETTINGS_BAD_VALUE", `${name}: a variable in ${quoteWritten(text)} holds a comma, a quotation mark or a line break, and the entry already contains quotation marks`, "Write the entry without quotation marks; the value of a variable is quoted where needed.");
}
function mapWords(written, change) {
	switch (written.kind) {
		case "word": return {
			...written,
			text: change(written.text)
		};
		case "list": return {
			...written,
			items: written.items.map((item) => mapWords(item, change))
		};
		case "map": return {
			...written,
			entries: written.entries.map((entry) => ({
				...entry,
				key: change(entry.key),
				value: mapWords(entry.value, change)
			}))
		};
	}
}
// src/settings/inputs/component/flags.ts
const componentCommands = [...[
	"verify",
	"promote",
	"copy",
	"prune",
	"status",
	"log"
], ...["yank", "unyank"]];
function listComponentFlags(command) {
	const { words } = commands.find(({ name }) => name === command) ?? {};
	return [
		...words === void 0 ? [] : [{
			...words,
			form: words.repeats ? "words" : "word"
		}],
		...settingsTable.filter(({ name, inComponent }) => inComponent === false && takesSetting(command, name)).map(({ name, type, doc }) => ({
			name,
			doc,
			form: FORMS$1[type] ?? "value"
		})),
		...runFlags.filter(({ commands: all }) => all.includes(command)).flatMap(toComponentFlag)
	];
}
const FORMS$1 = {
	boolean: "switch",
	list: "list"
};
function toComponentFlag(flag) {
	const { name, doc, inComponent, input, takes, repeats, placeholder } = flag;
	if (inComponent === void 0) return [];
	return [{
		name: input ?? name,
		flag: name,
		doc: inComponent === true ? doc : inComponent,
		form: takes === "switch" ? "switch" : repeats === true ? "list" : "value",
		...placeholder !== void 0 && { placeholder }
	}];
}
function flagVariableOf({ name }) {
	return `${FLAG_PREFIX}${name.replaceAll("-", "_").toUpperCase()}`;
}
function readComponentFlags([command], env) {
	const name = componentCommands.find((one) => one === command);
	const read = (name === void 0 ? [] : listComponentFlags(name)).map((flag) => ({
		flag,
		...readItems(flag, env)
	}));
	const isWords = ({ form }) => form === "word" || form === "words";
	const words = read.flatMap(({ flag, items }) => isWords(flag) ? items : []);
	const flags = read.flatMap(({ flag, items }) => isWords(flag) ? [] : items.map((item) => toFlag(flag, item)));
	return {
		argv: words.length === 0 ? flags : [
			...flags,
			"--",
			...words
		],
		problems: read.flatMap(({ problems }) => problems)
	};
}
function toFlag({ name, flag = name, form }, item) {
	return form === "switch" && item === "true" ? `--${flag}` : `--${flag}=${item}`;
}
function readItems(flag, env) {
	const text = (env[flagVariableOf(flag)] ?? "").trim();
	const isOff = flag.form === "switch" && text === "false";
	if (text === "" || isOff) return {
		items: [],
		problems: []
	};
	const written = flag.form === "list" || flag.form === "words" ? parseItems(text) : [text];
	if (written === void 0) return {
		items: [],
		problems: [notAList(flag, text)]
	};
	const expanded = written.map((item) => expandItem(flag, item, env));
	return {
		items: expanded.flatMap(({ items }) => items),
		problems: expanded.flatMap(({ problems }) => problems)
	};
}
function parseItems(text) {
	if (!text.startsWith("[")) return text.split(",").map((item) => item.trim());
	try {
		const value = JSON.parse(text);
		return Array.isArray(value) && value.every((item) => typeof item !== "object") ? value.map(String) : void 0;
	} catch {
		return;
	}
}
function expandItem({ name }, text, env) {
	const { value, problems } = expandVariables({
		kind: "word",
		text
	}, {
		name,
		env
	});
	return {
		items: problems.length === 0 && value?.kind === "word" ? [value.text] : [],
		problems: problems.map(({ code, message, hint }) => error(code, message, hint))
	};
}
function notAList({ name }, text) {
	return error("SETTINGS_BAD_VALUE", `${name}: ${quoteWritten(text)} starts like a JSON list, but is not a JSON list of text`, "Write the input as a list: [first, second].");
}
// src/settings/inputs/component/command-line.ts
function parseCommandLine(argv, env) {
	const added = readComponentFlags(argv, env);
	const parsed = parseArgv([...argv, ...added.argv]);
	const problems = [...added.problems, ...parsed.problems];
	return added.problems.length === 0 ? parsed : {
		...parsed,
		ok: false,
		problems
	};
}
// src/settings/deploy/hook.ts
const hookKinds = [
	"webhook",
	"sevalla",
	"kinsta",
	"github-deployment",
	"slack"
];
function listHookVariables(hook) {
	switch (hook.kind) {
		case "webhook": return [
			hook.urlEnv,
			...Object.values(hook.headersEnv),
			...hook.secretEnv === void 0 ? [] : [hook.secretEnv]
		];
		case "slack": return [hook.urlEnv];
		case "sevalla":
		case "kinsta": return [hook.tokenEnv];
		case "github-deployment": return [];
	}
}
// src/settings/deploy/secrets.ts
const SHORTEST_PATH = 12;
const SHORTEST_WORD = 8;
function findHookSecrets(hooks, env) {
	return [...new Set(hooks.flatMap(listHookVariables))].flatMap((variable) => {
		const value = env[variable]?.trim() ?? "";
		return value === "" ? [] : [value, ...findParts(value)].map((one) => ({
			variable,
			value: one
		}));
	});
}
function findParts(value) {
	const url = /^https?:/i.test(value) && URL.canParse(value) ? new URL(value) : void 0;
	if (url === void 0) {
		const [, word = ""] = /^[A-Za-z]+ +(\S+)$/.exec(value) ?? [];
		return word.length >= SHORTEST_WORD ? [word] : [];
	}
	const written = value.slice(value.indexOf("//") + 2).replace(/^[^/?#]*/, "");
	const whole = [
		url.href,
		`${url.pathname}${url.search}`,
		url.pathname,
		written
	];
	const parts = [...written.matchAll(/[^/?#&=]+/g)].map(([part]) => part);
	return [
		...whole.filter(({ length }) => length >= SHORTEST_PATH),
		...parts.filter(isTelling),
		...[...url.searchParams.values()].filter(({ length }) => length >= SHORTEST_WORD)
	];
}
function isTelling(part) {
	return part.length >= 20 || part.length >= SHORTEST_WORD && /\d/.test(part);
}
// src/settings/values/secrets/secret-parts.ts
const ATTRIBUTE = /(?:^|,)"?(?:secret_access_key|session_token|token|ghtoken)=(?<value>[^,"]+)/gi;
function findSecretParts(entry) {
	return [...[...entry.matchAll(ATTRIBUTE)].flatMap(({ groups }) => groups?.value ?? []), ...findUrlSecrets(entry)];
}
// src/settings/values/secrets/known-secrets.ts
const SHORTEST_VARIABLE = 6;
const SHORTEST = 4;
function listKnownSecrets(all, env) {
	const found = [...all.flatMap((settings) => [...listCredentials(settings, env), ...listWords(settings).flatMap(([name, word]) => findSecretParts(word).map((value) => ({
		value,
		source: name,
		isCredential: false
	})))]), ...listVariables(env)].filter(({ value }) => value.length >= SHORTEST);
	return [...new Map(found.map((one) => [`${one.source} ${one.value}`, one])).values()];
}
function knownSecrets(all, env) {
	const pairs = all.flatMap((settings) => settings.registries).flatMap(({ username, password }) => {
		const value = givenPassword(password, env) ?? "";
		if (username === void 0 || value.length < SHORTEST) return [];
		return [Buffer.from(`${username}:${value}`).toString("base64")];
	});
	return [...new Set([...listKnownSecrets(all, env).map(({ value }) => value), ...pairs])];
}
function environmentSecrets(env) {
	return [...new Set(listVariables(env).map(({ value }) => value))];
}
function checkSecrets(settings, env) {
	const passwords = settings.registries.flatMap(({ prefix, password }) => {
		const value = givenPassword(password, env);
		return value !== void 0 && isShort(value) ? [shortPassword(prefix, nameOf$1(password))] : [];
	});
	const secrets = settings.buildSecrets.flatMap(({ id, secret }) => isShort(secret.reveal()) ? [shortSecret(id)] : []);
	return [...passwords, ...secrets];
}
function isShort(value) {
	return value !== "" && value.trim().length < SHORTEST;
}
function shortPassword(registry, source) {
	return error("PASSWORD_SHORT", `the password for ${registry} (${source}) has fewer than ${SHORTEST} characters; it cannot be masked in logs`, "Use an access token or a longer password; check that the variable holds the whole value.");
}
function shortSecret(id) {
	return notice("SECRET_SHORT", `the build secret "${id}" has fewer than ${SHORTEST} characters; it cannot be masked in logs`, "Use a longer value if it must stay secret.");
}
function listCredentials(settings, env) {
	const credential = (source, value) => value === void 0 ? [] : [{
		value,
		source,
		isCredential: true
	}];
	return [
		...credential("github-token", settings.githubToken?.reveal()),
		...settings.buildSecrets.flatMap(({ id, secret }) => credential(`the build secret "${id}"`, secret.reveal())),
		...listKeys(settings).flatMap((name) => credential(`the variable ${name}`, env[name])),
		...findHookSecrets(settings.deploy, env).flatMap(({ variable, value }) => credential(`the variable ${variable}`, value)),
		...settings.registries.flatMap(({ prefix, oidc }) => oidc?.idToken?.from === "env" ? credential(`the identity token for ${prefix}`, env[oidc.idToken.name]) : []),
		...settings.registries.flatMap(({ prefix, password }) => credential(`the password for ${prefix} (${nameOf$1(password)})`, givenPassword(password, env)?.replace(/\r?\n$/, "")))
	];
}
function listKeys(settings) {
	const { sign, signKeyEnv, signIdTokenEnv, githubAttestation } = settings;
	const token = sign === "keyless" || githubAttestation ? [signIdTokenEnv ?? "SIGSTORE_ID_TOKEN"] : [];
	if (sign !== "key") return token;
	const key = signKeyEnv === void 0 ? [] : [signKeyEnv];
	return [
		...token,
		"COSIGN_PASSWORD",
		...key
	];
}
function listVariables(env) {
	return Object.entries(env).flatMap(([name, value]) => value !== void 0 && isSecretName(name) && value.length >= SHORTEST_VARIABLE ? [{
		value,
		source: `the variable ${name}`,
		isCredential: true
	}] : []);
}
const PROXY_ARG = /^\w+_PROXY=/i;
function listWords(settings) {
	const { buildArgs, cacheFrom, cacheTo, outputs, buildxFlags, context } = settings;
	return [
		...buildArgs.filter((arg) => !PROXY_ARG.test(arg)).map((word) => ["build-args", word]),
		...cacheFrom.map((word) => ["cache-from", word]),
		...cacheTo.map((word) => ["cache-to", word]),
		...outputs.map((word) => ["outputs", word]),
		...buildxFlags.map(({ flag, value }) => [flag, value]),
		["context", context]
	];
}
function givenPassword(password, env) {
	if (password?.from === "given") return password.secret.reveal();
	return password?.from === "env" ? env[password.name] : void 0;
}
function nameOf$1(password) {
	switch (password?.from) {
		case "env": return `the variable ${password.name}`;
		case "file": return `the file ${password.path}`;
		case "stdin": return "standard input";
		case "given":
		case void 0: return "the setting registries";
	}
}
// src/version.ts
const version = "0.1.0";
// src/registry-host.ts
const DOCKER_HUB = new Set([
	"docker.io",
	"index.docker.io",
	"registry-1.docker.io",
	"registry.hub.docker.com"
]);
function isDockerHub(host) {
	return DOCKER_HUB.has(host.toLowerCase());
}
const ECR = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.(?:com\.cn|eu))|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;
function isPublicEcrHost(host) {
	return host === "public.ecr.aws" || host === "ecr-public.aws.com";
}
function isEcrHost(host) {
	return ECR.test(host) || isPublicEcrHost(host);
}
function toEcrRegion(host) {
	return isPublicEcrHost(host) ? "us-east-1" : ECR.exec(host)?.[2];
}
function toEcrAccount(host) {
	return ECR.exec(host)?.[1];
}
function isGoogleHost(host) {
	return /(?:^|\.)gcr\.io$|-docker\.pkg\.dev$/.test(host);
}
function isAzureHost(host) {
	return /\.azurecr\.(?:io|us|cn)$/.test(host);
}
function isCloudHost(host) {
	return isEcrHost(host) || isGoogleHost(host) || isAzureHost(host);
}
function canonicalHost(host) {
	return isDockerHub(host) ? "docker.io" : host.toLowerCase();
}
function isSameHost(a, b) {
	return canonicalHost(a) === canonicalHost(b);
}
function splitHost(name) {
	const slash = name.indexOf("/");
	const first = slash < 0 ? "" : name.slice(0, slash);
	return first === "localhost" || /[.:[\]]/.test(first) ? {
		host: first,
		path: name.slice(slash + 1)
	} : {
		host: void 0,
		path: name
	};
}
function parseScope(key) {
	const [host = "", ...rest] = key.trim().replace(/^https?:\/\//i, "").replace(/\/+$/, "").split("/");
	const path = rest.join("/");
	return {
		host: canonicalHost(host),
		path: /^v[12]$/.test(path) ? "" : path
	};
}
function covers(scope, repository) {
	if (!isSameHost(scope.host, repository.host)) return false;
	const { path } = repository;
	return scope.path === "" || path === scope.path || path.startsWith(`${scope.path}/`);
}
function namesRepository(text, repository) {
	return covers(parseScope(text.includes("/") && splitHost(text).host === void 0 ? `docker.io/${text}` : text), repository);
}
function mostSpecific(entries, keyOf, repository) {
	return entries.map((entry) => ({
		entry,
		scope: parseScope(keyOf(entry))
	})).filter(({ scope }) => covers(scope, repository)).sort((a, b) => b.scope.path.length - a.scope.path.length)[0]?.entry;
}
function isPrimary(repository, primary) {
	if (primary === void 0) return false;
	return primary === repository.name || namesRepository(primary, repository);
}
// src/settings/secret.ts
const MASK = "***";
function secret(value) {
	return Object.freeze({
		reveal: () => value,
		toJSON: () => MASK,
		toString: () => MASK,
		[inspect.custom]: () => MASK
	});
}
// src/settings/values/duration.ts
const LONGEST_MS = 2 ** 31 - 1;
function parseDuration(text) {
	if (/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return toTimer(Number(text) * 1e3);
	const parts = LENGTH.exec(text)?.groups;
	if (!parts || text === "") return void 0;
	const { hours = 0, minutes = 0, seconds = 0, millis = 0 } = parts;
	return toTimer(Number(hours) * 36e5 + Number(minutes) * 6e4 + Number(seconds) * 1e3 + Number(millis));
}
const NUMBER = String.raw`\d{1,9}(?:\.\d{1,9})?`;
const LENGTH = new RegExp(`^(?:(?<hours>${NUMBER})h)?(?:(?<minutes>${NUMBER})m)?(?:(?<seconds>${NUMBER})s)?(?:(?<millis>\\d{1,12})ms)?$`);
function toTimer(ms) {
	return ms <= LONGEST_MS ? Math.round(ms) : void 0;
}
function renderDuration(ms) {
	if (ms > 0 && ms % 36e5 === 0) return `${ms / 36e5}h`;
	if (ms > 0 && ms % 6e4 === 0) return `${ms / 6e4}m`;
	return ms % 1e3 === 0 ? `${ms / 1e3}s` : `${ms}ms`;
}
// src/settings/values/registry/oidc-roles.ts
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WORD = /^[^\s:@/]{1,200}$/;
const FIELDS = {
	"connection-id": {
		provider: "docker-hub",
		isKey: true,
		pattern: UUID,
		hint: "Write the UUID of the OIDC connection in the settings of the organization on Docker Hub."
	},
	"expires-in": {
		provider: "docker-hub",
		pattern: /^/,
		hint: "Write seconds or a duration of at least 5m, such as 1h."
	},
	"workload-identity-provider": {
		provider: "google",
		isKey: true,
		pattern: /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/,
		hint: "Write projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER, with the number of the project."
	},
	"service-account": {
		provider: "google",
		pattern: /^[a-z0-9.-]+@[a-z0-9.-]+$/,
		hint: "Write the email address of the service account."
	},
	"client-id": {
		provider: "azure",
		isKey: true,
		pattern: UUID,
		hint: "Write the UUID of the application (client) in Microsoft Entra ID."
	},
	"tenant-id": {
		provider: "azure",
		isKey: true,
		pattern: /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i,
		hint: "Write the UUID of the directory (tenant) in Microsoft Entra ID."
	},
	robot: {
		provider: "quay",
		isKey: true,
		pattern: /^[a-z0-9][\w.-]*\+[a-z][a-z0-9_]*$/,
		hint: "Write the full name of the robot account, NAMESPACE+NAME."
	},
	"provider-name": {
		provider: "jfrog",
		isKey: true,
		pattern: WORD,
		hint: "Write the name of the OpenID Connect integration in the JFrog platform."
	},
	"project-key": {
		provider: "jfrog",
		pattern: /^[a-z0-9-]{1,32}$/,
		hint: "Write the key of the JFrog project."
	},
	"identity-mapping-name": {
		provider: "jfrog",
		pattern: WORD,
		hint: "Write the name of the identity mapping of the integration."
	},
	"role-to-assume": {
		provider: "aws",
		isKey: true,
		pattern: /^arn:aws(?:-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/,
		hint: "Write the ARN of the role, arn:aws:iam::ACCOUNT:role/NAME."
	},
	"aws-region": {
		provider: "aws",
		pattern: /^[a-z]{2,}(?:-[a-z]+)+-\d$/,
		hint: "Write a region such as eu-west-1."
	},
	"role-session-name": {
		provider: "aws",
		pattern: /^[\w+=,.@-]{2,64}$/,
		hint: "Write 2 to 64 letters, digits and characters of _+=,.@-"
	},
	"role-duration-seconds": {
		provider: "aws",
		pattern: /^(?:9\d\d|[1-9]\d{3}|[1-3]\d{4}|4[0-2]\d{3}|43[01]\d\d|43200)$/,
		hint: "Write seconds from 900 to 43200."
	},
	audience: {
		pattern: /^[\x21-\x7e]{1,500}$/,
		hint: "Write the audience that the provider accepts, as one word."
	},
	"id-token-env": {
		pattern: /^[A-Za-z_][A-Za-z0-9_]*$/,
		hint: "Write the name of the variable that holds the token, without $."
	},
	untrusted: {
		pattern: /^(?:true|false)$/,
		hint: "Write true or false."
	},
	"id-token-file": {
		pattern: /^/,
		hint: "Write the path of the file that holds the token."
	}
};
const oidcFields = Object.keys(FIELDS);
const fieldOf = (name) => FIELDS[name];
const providerTitles = {
	"docker-hub": "Docker Hub",
	google: "Google",
	azure: "Azure",
	quay: "Quay",
	jfrog: "JFrog",
	aws: "AWS"
};
const LOOPBACK$1 = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;
const HOSTS = {
	"docker-hub": (host) => isDockerHub(host) || host === "dhi.io",
	google: isGoogleHost,
	azure: isAzureHost,
	aws: isEcrHost
};
const HUB_LIFE_S = 3600;
const HUB_SHORTEST_S = 300;
function readOidcLogin(text) {
	const present = oidcFields.filter((name) => text.fields.has(name));
	if (present.length === 0) return { faults: [] };
	const keys = present.filter((name) => fieldOf(name).isKey === true);
	const [provider, ...others] = [...new Set(keys.map((name) => fieldOf(name).provider))];
	if (provider === void 0) return { faults: [withoutKey(text, present)] };
	if (others.length > 0) return { faults: [severalKeys(text, keys)] };
	const faults = [
		...findForeign(text, present, provider),
		...findBadValues(text, present),
		...findOfEntry(text, provider),
		...findMissing(text, provider)
	];
	return faults.length > 0 ? { faults } : {
		login: toLogin(text, provider),
		faults
	};
}
function withoutKey({ shown }, present) {
	const provider = present.map((name) => fieldOf(name).provider).find((one) => one !== void 0);
	const keys = oidcFields.filter((name) => fieldOf(name).isKey);
	const ofProvider = keys.filter((name) => fieldOf(name).provider === provider);
	const wanted = (provider === void 0 ? keys : ofProvider).join(", ");
	return {
		what: `${shown} has ${present.join(" and ")}, but names no account to log in to`,
		hint: `Add ${provider === void 0 ? "one of " : ""}${wanted}.`
	};
}
function severalKeys({ shown }, keys) {
	return {
		what: `${shown} names accounts of several providers: ${keys.join(", ")}`,
		hint: "Keep those of one provider."
	};
}
function findForeign({ shown }, present, provider) {
	return present.filter((name) => !takes(provider, name)).map((name) => ({
		what: `${name} of ${shown} does not apply to a login to ${providerTitles[provider]}`,
		hint: "Leave it out."
	}));
}
function takes(provider, name) {
	const owner = fieldOf(name).provider;
	if (owner === void 0) return provider !== "docker-hub" || name !== "audience";
	return owner === provider;
}
function findBadValues(text, present) {
	return present.flatMap((name) => {
		const value = valueOf(text, name) ?? "";
		if (name === "expires-in" ? isLongEnough(value) : fieldOf(name).pattern.test(value)) return [];
		return [{
			what: `invalid ${name}${name === "id-token-env" ? "" : ` ${cite(text.origin, value, "value")}`} of ${text.shown}`,
			hint: fieldOf(name).hint
		}];
	});
}
function isLongEnough(value) {
	return (parseDuration(value) ?? 0) >= HUB_SHORTEST_S * 1e3;
}
function findOfEntry({ prefix, shown, fields }, provider) {
	const { host } = parseScope(prefix);
	const faults = [];
	const password = [
		"password",
		"password-env",
		"password-file"
	].find((name) => fields.has(name));
	if (password !== void 0) faults.push({
		what: `${shown} has both ${password} and a login to ${providerTitles[provider]} by identity token`,
		hint: "Keep one of them."
	});
	if (fields.has("username") && provider !== "docker-hub") faults.push({
		what: `username of ${shown} does not apply to a login to ${providerTitles[provider]} by identity token`,
		hint: "Leave it out: the provider gives the user name."
	});
	if (fields.has("id-token-env") && fields.has("id-token-file")) faults.push({
		what: `${shown} has both id-token-env and id-token-file`,
		hint: "Keep one of them."
	});
	if (HOSTS[provider]?.(host) === false && !LOOPBACK$1.test(host)) faults.push({
		what: `${shown} is not a registry of ${providerTitles[provider]}, whose account it names`,
		hint: "Check the host, or use the fields of its own provider."
	});
	return faults;
}
function findMissing(text, provider) {
	const { shown, fields } = text;
	const add = (name, hint) => fields.has(name) ? [] : [{
		what: `${shown} lacks ${name}`,
		hint
	}];
	switch (provider) {
		case "docker-hub": return add("username", "Add username with the name of the organization on Docker Hub.");
		case "azure": return [...add("client-id", FIELDS["client-id"].hint), ...add("tenant-id", FIELDS["tenant-id"].hint)];
		case "aws": return toRegion(text) === void 0 ? add("aws-region", "Add aws-region: it is not in the name of this host.") : [];
		case "google":
		case "quay":
		case "jfrog": return [];
	}
}
function toRegion({ prefix, fields }) {
	return fields.get("aws-region") ?? toEcrRegion(parseScope(prefix).host);
}
function valueOf({ fields }, name) {
	const value = fields.get(name)?.trim();
	return name === "workload-identity-provider" ? value?.replace(/^(?:https:)?\/\/iam\.googleapis\.com\//, "") : value;
}
function toLogin(text, provider) {
	const audience = valueOf(text, "audience");
	const [name, path] = [valueOf(text, "id-token-env"), text.fields.get("id-token-file")];
	return {
		role: toRole(text, provider),
		...omitUndefined({ audience }),
		...valueOf(text, "untrusted") === "true" ? { untrusted: true } : {},
		...name === void 0 ? {} : { idToken: {
			from: "env",
			name
		} },
		...path === void 0 ? {} : { idToken: {
			from: "file",
			path
		} }
	};
}
function toRole(text, provider) {
	const of = (name) => valueOf(text, name) ?? "";
	const maybe = (name) => valueOf(text, name);
	switch (provider) {
		case "docker-hub": {
			const given = maybe("expires-in");
			const expiresInS = given === void 0 ? HUB_LIFE_S : Math.round((parseDuration(given) ?? 0) / 1e3);
			const organization = text.fields.get("username") ?? "";
			return {
				provider,
				connectionId: of("connection-id"),
				organization,
				expiresInS
			};
		}
		case "google": {
			const serviceAccount = maybe("service-account");
			return {
				provider,
				identityProvider: of("workload-identity-provider"),
				...omitUndefined({ serviceAccount })
			};
		}
		case "azure": return {
			provider,
			clientId: of("client-id"),
			tenantId: of("tenant-id")
		};
		case "quay": return {
			provider,
			robot: of("robot")
		};
		case "jfrog": {
			const [projectKey, identityMapping] = [maybe("project-key"), maybe("identity-mapping-name")];
			return {
				provider,
				providerName: of("provider-name"),
				...omitUndefined({
					projectKey,
					identityMapping
				})
			};
		}
		case "aws": return toAwsRole(text);
	}
}
function toAwsRole(text) {
	const sessionName = valueOf(text, "role-session-name");
	const seconds = valueOf(text, "role-duration-seconds");
	const durationS = seconds === void 0 ? void 0 : Number(seconds);
	return {
		provider: "aws",
		roleArn: valueOf(text, "role-to-assume") ?? "",
		region: toRegion(text) ?? "",
		...omitUndefined({
			sessionName,
			durationS
		})
	};
}
// src/settings/values/registry/registry-options.ts
const optionFields = [
	"metadata",
	"max-concurrency",
	"create-repository"
];
function readRegistryOptions(text) {
	const faults = [];
	return {
		options: omitUndefined({
			metadata: readMetadata(text, faults),
			maxConcurrency: readConcurrency$1(text, faults),
			createRepository: readCreation(text, faults)
		}),
		faults
	};
}
function readMetadata({ fields, shown, origin }, faults) {
	const stated = fields.get("metadata");
	if (stated === void 0 || /^(?:auto|on|true)$/i.test(stated)) return void 0;
	if (/^(?:off|false)$/i.test(stated)) return "off";
	const what = `metadata of ${shown} is ${cite(origin, stated, "a word")}, not auto or off`;
	faults.push({
		what,
		hint: "Write auto or off."
	});
}
function readConcurrency$1(text, faults) {
	const stated = text.fields.get("max-concurrency");
	if (stated === void 0) return void 0;
	if (/^[1-9]\d{0,2}$/.test(stated)) return Number(stated);
	const cited = cite(text.origin, stated, "value");
	faults.push({
		what: `invalid max-concurrency ${cited} of ${text.shown}`,
		hint: "Write how many requests the registry may have at a time, from 1 to 999."
	});
}
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;
function readCreation(text, faults) {
	const { creation, prefix } = text;
	if (creation === void 0 || isUnset(creation)) return void 0;
	const read = creation.kind === "map" ? readMap(text, faults) : readSwitch$2(text, faults);
	const fault = read === void 0 ? void 0 : findUnfit(text, read, parseScope(prefix).host);
	if (fault === void 0) return read;
	faults.push(fault);
}
function findUnfit({ shown }, { immutable, scan, lifecycle }, host) {
	if (!isEcrHost(host) && !LOOPBACK.test(host)) return {
		what: `create-repository of ${shown} does not apply: tagship creates repositories on Amazon ECR only`,
		hint: toOtherWay(host)
	};
	const isPlain = !immutable && !scan && lifecycle === void 0;
	if (!isPublicEcrHost(host) || isPlain) return void 0;
	return {
		what: `create-repository of ${shown}: public repositories of Amazon have no immutable, scan and lifecycle`,
		hint: "Write create-repository: true."
	};
}
function toOtherWay(host) {
	if (isGoogleHost(host)) return "Create it once: gcloud artifacts repositories create NAME --repository-format=docker --location=LOCATION.";
	return "Leave it out: most registries create a repository when it is pushed to. On Harbor the project must exist; on Quay the account needs the role Creator of its organization.";
}
const NONE = {
	immutable: false,
	scan: false
};
function readSwitch$2({ creation, shown }, faults) {
	const value = creation?.kind === "word" ? parseBoolean(creation.text) : void 0;
	if (value === void 0) {
		const what = `create-repository of ${shown} is not true, false or a map`;
		faults.push({
			what,
			hint: "Write true, or {immutable: true, scan: true, lifecycle: FILE}."
		});
	}
	return value === true ? NONE : void 0;
}
function readMap({ creation, shown, origin }, faults) {
	let read = NONE;
	for (const { key, value } of creation?.kind === "map" ? creation.entries : []) {
		const field = value.kind === "word" ? readField(key, value.text.trim()) : void 0;
		read = {
			...read,
			...field
		};
		if (field !== void 0) continue;
		faults.push({
			what: `invalid field ${cite(origin, key, "name")} in create-repository of ${shown}`,
			hint: "Write immutable and scan with true or false, and lifecycle with the JSON of a policy or the path of its file."
		});
	}
	return read;
}
function readField(key, text) {
	if (key === "lifecycle") return text === "" ? void 0 : { lifecycle: text };
	const value = parseBoolean(text);
	if (value === void 0 || key !== "immutable" && key !== "scan") return void 0;
	return key === "scan" ? { scan: value } : { immutable: value };
}
// src/settings/values/registry/registries.ts
const registryFields = [
	"username",
	"password",
	"password-env",
	"password-file",
	"required",
	"insecure",
	"ca",
	"cert",
	"key",
	...optionFields,
	...oidcFields
];
const PREFIX$1 = /^(?:(?=[^/]*[.:])(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?|localhost)(?:\/[a-z0-9._-]+)*$/;
function parseRegistries(map, origin) {
	const problems = [];
	const entries = [];
	for (const { key, at, value } of map.entries) {
		const where = whereIs(origin, at);
		const prefix = toPrefix(key);
		if (prefix === void 0) problems.push(bad$4(where, `invalid registry ${cite(origin, key, "name")}`, "Write the host as in images, for example docker.io or registry.acme.io:5000/team, without https://."));
		else if (entries.some((entry) => entry.prefix === prefix)) {
			const shown = nameOf(prefix, origin);
			problems.push(bad$4(where, `duplicate entry ${shown}`, "Merge the two entries."));
		} else {
			const shown = nameOf(prefix, origin);
			entries.push(readEntry(value, {
				prefix,
				shown,
				origin,
				problems
			}));
		}
	}
	return problems.some(isFatal) ? {
		ok: false,
		problems
	} : {
		ok: true,
		value: entries,
		problems
	};
}
function toPrefix(text) {
	const [host = "", ...path] = text.trim().replace(/\/+$/, "").split("/");
	const lower = host.toLowerCase();
	const prefix = [canonicalHost(lower), ...path].join("/");
	return PREFIX$1.test(prefix) && lower !== "hub.docker.com" ? prefix : void 0;
}
function nameOf(prefix, origin) {
	return origin.unquoted ? "the registry" : prefix;
}
function readEntry(value, reading) {
	const { prefix, shown, origin, problems } = reading;
	const bare = {
		prefix,
		required: true,
		insecure: false
	};
	if (isUnset(value)) return bare;
	const where = whereIs(origin, value.at);
	if (value.kind !== "map") {
		const hint = `Write ${origin.unquoted ? "HOST" : prefix}: {username: NAME, password-env: VARIABLE}.`;
		problems.push(bad$4(where, `${shown} takes a map`, hint));
		return bare;
	}
	const fields = readFields$1(value, reading);
	const password = readPassword(fields, where, reading);
	checkCertificate(fields, where, reading);
	const oidc = readRole(fields, where, reading);
	const creation = findField(value, "create-repository");
	const { options, faults } = readRegistryOptions({
		...reading,
		fields,
		creation
	});
	problems.push(...faults.map(({ what, hint }) => bad$4(where, what, hint)));
	return {
		...bare,
		...readWords$1(fields, oidc === void 0 ? ["username", ...WORDS] : WORDS),
		...omitUndefined({
			password,
			oidc
		}),
		...options,
		required: readSwitch$1(fields, "required", reading) ?? true,
		insecure: readSwitch$1(fields, "insecure", reading) ?? false
	};
}
const WORDS = [
	"ca",
	"cert",
	"key"
];
function readRole(fields, where, { prefix, shown, origin, problems }) {
	const { login, faults } = readOidcLogin({
		prefix,
		shown,
		origin,
		fields
	});
	problems.push(...faults.map(({ what, hint }) => bad$4(where, what, hint)));
	return login;
}
function readWords$1(fields, names) {
	const words = {};
	for (const name of names) {
		const value = fields.get(name);
		if (value !== void 0) words[name] = value;
	}
	return words;
}
function readFields$1(map, reading) {
	const { shown, origin, problems } = reading;
	const fields = new Map();
	for (const { key, at, value } of map.entries) {
		const where = whereIs(origin, at);
		const field = registryFields.find((name) => name === key.replaceAll("_", "-"));
		if (field === void 0) {
			const meant = nearest(key, registryFields);
			const hint = meant ? `Write ${meant}.` : `Choose from ${registryFields.join(", ")}.`;
			problems.push(error("SETTINGS_UNKNOWN", `${where}: ${shown} has no field ${cite(origin, key, "of this name")}`, hint));
		} else if (field === "create-repository") continue;
		else if (value.kind !== "word") problems.push(bad$4(where, `${field} of ${shown} takes one value`));
		else if (fields.has(field)) problems.push(bad$4(where, `${field} of ${shown} is given twice`, "Keep one of the two."));
		else if (value.text !== "") fields.set(field, value.text);
	}
	return fields;
}
function findField(map, field) {
	return map.entries.findLast(({ key }) => key.replaceAll("_", "-") === field)?.value;
}
function readPassword(fields, where, { shown, origin, problems }) {
	const [given, name, path] = [
		fields.get("password"),
		fields.get("password-env"),
		fields.get("password-file")
	];
	if ([
		given,
		name,
		path
	].filter((way) => way !== void 0).length > 1) problems.push(bad$4(where, `${shown} has several passwords`, "Keep one of them."));
	if (given !== void 0 && origin.kind === "file") problems.push(passwordInFile(where, shown));
	if (name !== void 0 && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) problems.push(bad$4(where, `invalid password-env of ${shown}: not a variable name`, "Write the name of the variable, without $."));
	if (given !== void 0) return {
		from: "given",
		secret: secret(given)
	};
	if (name !== void 0) return {
		from: "env",
		name
	};
	return path === void 0 ? void 0 : {
		from: "file",
		path
	};
}
function checkCertificate(fields, where, { shown, problems }) {
	const [given, ...others] = ["cert", "key"].filter((name) => fields.has(name));
	if (given === void 0 || others.length > 0) return;
	const missing = given === "cert" ? "key" : "cert";
	problems.push(bad$4(where, `${shown} has a ${given} but no ${missing}`, `Add ${missing}: the path of its PEM file.`));
}
function readSwitch$1(fields, field, { shown, origin, problems }) {
	const text = fields.get(field);
	if (text === void 0) return void 0;
	const value = parseBoolean(text);
	if (value === void 0) problems.push(bad$4(whereIs(origin), `${field} of ${shown} is ${cite(origin, text, "a word")}, not true or false`, "Write true or false."));
	return value;
}
function isFatal({ level }) {
	return level === "error";
}
function passwordInFile(where, shown) {
	return error("SETTINGS_PASSWORD_IN_FILE", `${where}: the settings file contains the password for ${shown}`, "Change that password, put the new one into a variable, and name it with password-env.");
}
function bad$4(where, what, hint = "") {
	return error("SETTINGS_BAD_VALUE", `${where}: ${what}`, hint);
}
// src/facts/git/safe.ts
function makeGitSafety(env, isCi) {
	return {
		config: [
			"safe.bareRepository=explicit",
			"core.fsmonitor=false",
			"core.hooksPath=/dev/null",
			"protocol.ext.allow=never",
			isCi ? "safe.directory=*" : "core.askPass="
		],
		env: {
			...env,
			SSH_ASKPASS: void 0,
			GIT_ASKPASS: isCi ? env.GIT_ASKPASS : void 0,
			GIT_TERMINAL_PROMPT: "0",
			GIT_OPTIONAL_LOCKS: "0",
			GIT_NO_LAZY_FETCH: "1",
			GCM_INTERACTIVE: "never",
			LC_ALL: "C",
			LANGUAGE: ""
		}
	};
}
function findBareRepository(directory) {
	if (!existsSync(directory)) return void 0;
	let at = realpathSync(directory);
	for (;;) {
		if (hasGitDirectory(at)) return void 0;
		if (isBare(at)) return at;
		const parent = dirname(at);
		if (parent === at) return void 0;
		at = parent;
	}
}
function hasGitDirectory(directory) {
	const path = join(directory, ".git");
	return statSync(path, { throwIfNoEntry: false })?.isFile() === true || isBare(path);
}
function isBare(directory) {
	const has = (name) => existsSync(join(directory, name));
	return has("HEAD") && (has("commondir") || has("objects") && has("refs"));
}
// src/facts/git/program-path.ts
function withoutCheckoutPrograms(env, cwd) {
	const bins = new Set(listAbove(cwd).map((directory) => join(directory, "node_modules", ".bin")));
	const isOutside = (entry) => {
		if (!isAbsolute(entry)) return false;
		const below = relative(cwd, entry);
		return !(below === "" || !(below === ".." || below.startsWith(`..${sep}`))) && !bins.has(join(entry, "."));
	};
	return Object.fromEntries(Object.entries(env).map(([name, value]) => name.toUpperCase() === "PATH" && value !== void 0 ? [name, value.split(delimiter).filter(isOutside).join(delimiter)] : [name, value]));
}
function listAbove(directory) {
	const parent = dirname(directory);
	return parent === directory ? [directory] : [directory, ...listAbove(parent)];
}
// src/facts/git/run.ts
function createGitRun({ cwd, env, shell, signal }, isCi) {
	const safety = makeGitSafety(withoutCheckoutPrograms(env, cwd), isCi);
	const bare = env.GIT_DIR === void 0 ? findBareRepository(cwd) : void 0;
	return async (args, { timeoutMs, config = [], env: more } = {}) => {
		if (bare !== void 0) return toRefusal(bare);
		return toAnswer(await shell({
			argv: [
				"git",
				...[...safety.config, ...config].flatMap((entry) => ["-c", entry]),
				...args
			],
			cwd,
			env: {
				...safety.env,
				...more
			},
			captureLimit: Infinity,
			...omitUndefined({
				timeoutMs,
				signal
			})
		}), cwd);
	};
}
function toRefusal(bare) {
	return {
		code: 128,
		stdout: "",
		stderr: `fatal: cannot use bare repository '${bare}' (safe.bareRepository is 'explicit')`
	};
}
function toAnswer(result, cwd) {
	const { code, stdout, stderr } = result;
	if (code !== null) return {
		code,
		stdout,
		stderr
	};
	return {
		code,
		stdout,
		stderr: result.spawnError ?? stderr,
		failure: failureOf(result, cwd)
	};
}
function failureOf({ spawnError, timedOut }, cwd) {
	if (timedOut) return "timeout";
	if (spawnError === "ENOTDIR") return "directory";
	if (spawnError === "ENOENT") return existsSync(cwd) ? "missing" : "directory";
	return "ended";
}
// src/facts/git/refs.ts
function toBranch(ref) {
	return /^refs\/heads\/(.+)$/s.exec(ref ?? "")?.[1];
}
function toGitTag(ref) {
	return /^refs\/tags\/(.+)$/s.exec(ref ?? "")?.[1];
}
function toChangeNumber(ref) {
	const digits = /^refs\/(?:pull|merge-requests)\/([1-9]\d{0,14})\//.exec(ref ?? "")?.[1];
	return digits === void 0 ? void 0 : Number(digits);
}
function isPushedWithoutBranch(source) {
	return source?.startsWith("refs/") === true;
}
function toSha(text) {
	return text !== void 0 && /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(text) ? text.toLowerCase() : void 0;
}
function toBranchEvent(branch, trigger) {
	const [, target, number] = /^gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,14})-[0-9a-f]{7,64}$/s.exec(branch) ?? [];
	return target === void 0 ? {
		kind: "branch",
		branch,
		trigger
	} : {
		kind: "mergeQueue",
		target,
		number: Number(number)
	};
}
function toRefEvent(ref, trigger) {
	const gitTag = toGitTag(ref);
	if (gitTag !== void 0) return {
		kind: "gitTag",
		gitTag,
		trigger
	};
	const branch = toBranch(ref);
	return branch === void 0 ? void 0 : toBranchEvent(branch, trigger);
}
function toRef(event, branch) {
	switch (event.kind) {
		case "branch": return `refs/heads/${event.branch}`;
		case "gitTag":
		case "release": return `refs/tags/${event.gitTag}`;
		case "change": return `refs/pull/${event.number}/${event.headSha === void 0 ? "head" : "merge"}`;
		case "schedule": return toBranchRef(event.branch ?? branch);
		case "mergeQueue":
		case "other": return toBranchRef(branch);
	}
}
function toBranchRef(branch) {
	return branch === void 0 ? "" : `refs/heads/${branch}`;
}
function isRefName(name) {
	if (/[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\.$|^-|^@$/.test(name)) return false;
	return name.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"));
}
function isIllegalTag(branch) {
	return /[^A-Za-z0-9._-]|^[.-]/.test(branch);
}
const MOST_ALIKE = 100;
function listAlike(names, branches) {
	const keys = new Set(names.map(toLetters));
	return branches.filter((branch) => keys.has(toLetters(branch))).slice(0, MOST_ALIKE);
}
function toLetters(name) {
	return name.replace(/[^A-Za-z0-9]+/g, "");
}
// src/facts/time.ts
function toUtc(text) {
	if (text === void 0) return void 0;
	if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)$/i.exec(text.trim()) === null) return void 0;
	const at = new Date(text.trim().replace(" ", "T").replace(/ (?=[+-])/, ""));
	return Number.isNaN(at.getTime()) ? void 0 : at.toISOString();
}
// src/facts/git/clone.ts
const QUESTIONS = {
	log: [
		"log",
		"-1",
		"--no-show-signature",
		"--format=%H %cI",
		"HEAD",
		"--"
	],
	where: [...[
		"rev-parse",
		"--is-shallow-repository",
		"--symbolic-full-name"
	], ...["HEAD", "refs/remotes/origin/HEAD"]],
	tags: [
		"show-ref",
		"--tags",
		"--dereference"
	],
	remote: ["ls-remote", "--get-url"]
};
const STATUS = [
	"status",
	"--porcelain=v2",
	"--branch",
	"--untracked-files=normal"
];
const FROM_TOP = { config: ["status.relativePaths=false"] };
async function readClone(place) {
	const isCi = detectCi(place.env) !== "local";
	const git = createGitRun(place, isCi);
	const answers = await Promise.all([
		git(QUESTIONS.log),
		git(QUESTIONS.where),
		git(QUESTIONS.tags),
		git(QUESTIONS.remote),
		isCi ? void 0 : git(STATUS, FROM_TOP)
	]);
	const [log, where, tags, remote, status] = answers;
	const problem = findProblem(answers, log, status);
	if (problem !== void 0) return { problem };
	const [shallow, head, origin] = where.stdout.split("\n");
	const changed = await listChanged(status?.stdout ?? "", git, place);
	return { clone: omitUndefined({
		head: parseHead(log.stdout),
		branch: toBranch(head),
		defaultBranch: /^refs\/remotes\/origin\/(?!HEAD$)(.+)$/.exec(origin ?? "")?.[1],
		shallow: shallow === "true",
		gitTags: parseGitTags(tags.stdout),
		dirty: changed.length > 0,
		changes: summarizeChanges(changed),
		remoteUrl: remote.code === 0 ? remote.stdout.trim() : void 0
	}) };
}
function findProblem(answers, log, status) {
	const unanswered = answers.find((answer) => answer?.failure !== void 0);
	if (unanswered !== void 0) return toProblem(unanswered);
	const hasNoCommits = /bad revision 'HEAD'|does not have any commits/.test(log.stderr);
	if (log.code !== 0 && !hasNoCommits) return toProblem(log);
	if (status === void 0 || status.code === 0) return void 0;
	return status.stderr.includes("must be run in a work tree") ? void 0 : failed$1(status, "git status");
}
const MOST_NAMED = 3;
function summarizeChanges(changed) {
	if (changed.length === 0) return void 0;
	return {
		count: changed.length,
		files: changed.slice(0, MOST_NAMED).map(toPath$1)
	};
}
async function listChanged(status, git, { cwd, own = [] }) {
	const changes = status.split("\n").filter((line) => /^[^#]/.test(line));
	if (changes.length === 0 || own.length === 0 || changes.length > MOST_LOOKED_AT) return changes;
	const { stdout } = await git(["rev-parse", "--show-cdup"]);
	const top = resolve(cwd, stdout.trim());
	return changes.filter((line) => {
		if (!line.startsWith("? ")) return true;
		const stats = lstatSync(resolve(top, line.slice(2)), { throwIfNoEntry: false });
		return !own.some(({ dev, ino }) => stats?.dev === dev && stats.ino === ino);
	});
}
const MOST_LOOKED_AT = 100;
function toPath$1(line) {
	const [, path = line] = /^(?:\? |1 (?:\S+ ){7}|2 (?:\S+ ){8}|u (?:\S+ ){9})([^\t]*)/.exec(line) ?? [];
	return path;
}
function parseHead(text) {
	const [, sha, time] = /^([0-9a-f]{40,64}) (\S+)/.exec(text) ?? [];
	return sha === void 0 ? void 0 : {
		sha,
		...omitUndefined({ time: toUtc(time) })
	};
}
function parseGitTags(text) {
	const shas = new Map();
	for (const line of text.split("\n")) {
		const end = line.search(/[\t ]/);
		if (end < 40 || !line.startsWith("refs/tags/", end + 1)) continue;
		const name = line.slice(end + 1 + 10);
		shas.set(name.endsWith("^{}") ? name.slice(0, -3) : name, line.slice(0, end));
	}
	return [...shas].map(([name, sha]) => ({
		name,
		sha
	}));
}
function toProblem(answer) {
	if (answer.failure === "missing") return error("FACTS_GIT_MISSING", "git not found in PATH.", "Install git, or run in an environment that has it.");
	if (answer.failure === "directory") return error("FACTS_NO_DIRECTORY", "the working directory does not exist.", "Change to the checkout and run again.");
	const owned = /dubious ownership in repository at '(.+)'$/m.exec(answer.stderr)?.[1];
	if (owned !== void 0) return error("FACTS_GIT_OWNERSHIP", `git refuses to read "${owned}", because it belongs to another user.`, `If you trust it: git config --global --add safe.directory ${toShellWord(owned)}`);
	const bare = /cannot use bare repository '(.+)' \(/.exec(answer.stderr)?.[1];
	if (bare !== void 0) return error("FACTS_BARE_REPOSITORY", `"${bare}" is a bare git repository, whose configuration could run programs: it is not read.`, "Run in the root of the checkout, or set GIT_DIR to use that repository.");
	if (answer.stderr.includes("not a git repository")) return error("FACTS_NOT_A_REPOSITORY", "not in a git repository.", "Change to the checkout of your project; in CI, check it out first.");
	return failed$1(answer, "git log -1");
}
function failed$1({ stderr }, command) {
	return error("FACTS_GIT_FAILED", `git could not read the checkout: ${lastLine(stderr)}`, `Run "${command}" there and fix what it reports.`);
}
function lastLine(stderr) {
	const lines = stderr.split("\n").filter((line) => line.trim() !== "");
	return withoutUrlSecrets((lines.findLast((line) => /^(fatal|error):/.test(line)) ?? lines.at(-1) ?? "no reason given").replace(/^(fatal|error): /, "").trim());
}
// src/facts/git/login.ts
const HELPER = `!f() { test "$1" = get && printf 'username=%s\\npassword=%s\\n' "$TAGSHIP_GIT_USERNAME" "$TAGSHIP_GIT_PASSWORD"; }; f`;
function splitLogin(url, env = {}) {
	const parts = splitUrl(url);
	if (parts === void 0) return void 0;
	if (/^(?:https?|ftps?):/i.test(parts.scheme)) return toHttpLogin(parts, env);
	if (!/^(?:ssh|git\+ssh|ssh\+git):/i.test(parts.scheme) || parts.password === void 0) return void 0;
	const { scheme, username, host, rest } = parts;
	return {
		url: `${scheme}${username}@${host}${rest}`,
		config: [],
		env: {}
	};
}
function splitUrl(url) {
	const [, scheme = "", authority = "", rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/is.exec(url.replace(/[\r\n\0]/g, "")) ?? [];
	const at = authority.lastIndexOf("@");
	if (at < 0) return void 0;
	const [, username = "", password] = /^([^:]*)(?::(.*))?$/s.exec(authority.slice(0, at)) ?? [];
	return {
		scheme,
		username,
		password,
		host: authority.slice(at + 1),
		rest
	};
}
function toHttpLogin(parts, env) {
	const { scheme, host, rest } = parts;
	const url = `${scheme}${host}${rest}`;
	const keep = url.includes("=") ? [] : [`url.${url}.insteadOf=${url}`];
	const username = decode(parts.username);
	const password = decode(parts.password ?? "");
	if (!(/^[\w.:[\]-]+$/.test(host) && !/[\r\n\0]/.test(username + password))) return {
		url,
		config: keep,
		env: {}
	};
	const key = `credential.${scheme}${host}`;
	if (parts.password === void 0) return {
		url,
		config: keep,
		env: addConfig(env, `${key}.username`, username)
	};
	return {
		url,
		config: [
			...keep,
			`${key}.helper=`,
			`${key}.helper=${HELPER}`
		],
		env: {
			TAGSHIP_GIT_USERNAME: username,
			TAGSHIP_GIT_PASSWORD: password
		}
	};
}
function addConfig(env, key, value) {
	const count = env.GIT_CONFIG_COUNT ?? "";
	if (!/^\d{0,6}$/.test(count)) return {};
	const index = Number(count);
	return {
		GIT_CONFIG_COUNT: String(index + 1),
		[`GIT_CONFIG_KEY_${index}`]: key,
		[`GIT_CONFIG_VALUE_${index}`]: value
	};
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch (cause) {
		if (cause instanceof URIError) return text;
		throw cause;
	}
}
// src/facts/git/git.ts
var git_exports = __exportAll({
	createRemote: () => createRemote,
	openGit: () => openGit,
	readAncestry: () => readAncestry,
	readDistance: () => readDistance
});
const REMOTE_TIMEOUT_MS = 1e4;
function toGitTags(answer, timeoutMs) {
	return answer.code === 0 ? {
		ok: true,
		value: parseGitTags(answer.stdout)
	} : {
		ok: false,
		reason: toReason(answer, timeoutMs)
	};
}
function listBranches(text) {
	return text.split("\n").flatMap((line) => toBranch(line.split("	")[1]) ?? []);
}
const silentRemotes = new WeakMap();
function toSilent(shell) {
	const silent = silentRemotes.get(shell) ?? new Set();
	silentRemotes.set(shell, silent);
	return silent;
}
function openGit(place, timeoutMs = REMOTE_TIMEOUT_MS) {
	const run = createGitRun(place, detectCi(place.env) !== "local");
	const silent = toSilent(place.shell);
	const ask = async (url, options, repository = [], patterns = []) => {
		if (silent.has(url)) return {
			code: null,
			stdout: "",
			stderr: "",
			failure: "timeout"
		};
		const login = splitLogin(url, place.env);
		const named = login === void 0 ? repository : [login.url];
		const env = {
			...login?.env,
			...await sshEnv(run, place.env, url)
		};
		const config = login?.config ?? [];
		const args = [
			"ls-remote",
			...options,
			...named,
			...patterns
		];
		const answer = await run(args, {
			timeoutMs,
			config,
			env
		});
		if (answer.failure === "timeout") silent.add(url);
		return answer;
	};
	return {
		run,
		remoteGitTags: async (url) => toGitTags(await ask(url, ["--quiet", "--tags"]), timeoutMs),
		remoteRefs: async (url) => {
			const answer = await ask(url, [
				"--quiet",
				"--heads",
				"--tags"
			]);
			const gitTags = toGitTags(answer, timeoutMs);
			if (!gitTags.ok) return gitTags;
			return {
				ok: true,
				value: {
					gitTags: gitTags.value,
					branches: listBranches(answer.stdout)
				}
			};
		},
		remoteDefaultBranch: async (url) => {
			const answer = await ask(url, ["--symref"], ["origin"], ["HEAD"]);
			return /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(answer.stdout)?.[1];
		},
		remoteTip: async (branch, url) => {
			const answer = await ask(url, ["--quiet", "--heads"]);
			if (answer.code !== 0) return {
				ok: false,
				reason: toReason(answer, timeoutMs)
			};
			return {
				ok: true,
				value: toSha(answer.stdout.split("\n").find((text) => text.endsWith(`\trefs/heads/${branch}`))?.split("	")[0])
			};
		},
		gitTagOf: async (name, url) => {
			const resolved = await run([
				"ls-remote",
				"--get-url",
				url
			]);
			if (resolved.code !== 0) return {
				ok: false,
				reason: toReason(resolved, timeoutMs)
			};
			const patterns = [`refs/tags/${name}`, `refs/tags/${name}^{}`];
			const tags = toGitTags(await ask(resolved.stdout.trim(), ["--quiet"], [url], patterns), timeoutMs);
			if (!tags.ok) return tags;
			return {
				ok: true,
				value: toSha(tags.value.find((tag) => tag.name === name)?.sha)
			};
		},
		commitTime: async (sha) => {
			if (toSha(sha) === void 0) return void 0;
			const answer = await run([
				"log",
				"-1",
				"--no-show-signature",
				"--format=%cI",
				sha,
				"--"
			]);
			return answer.code === 0 ? toUtc(answer.stdout.trim()) : void 0;
		}
	};
}
function createRemote(place) {
	const git = openGit(place);
	const url = once(async () => {
		const answer = await git.run(["ls-remote", "--get-url"]);
		return answer.code === 0 ? answer.stdout.trim() : void 0;
	});
	return {
		gitTags: async () => {
			await turn();
			const address = await url();
			if (address === void 0) return readLocalGitTags(git.run);
			const asked = await git.remoteGitTags(address);
			return asked.ok ? {
				known: true,
				from: "remote",
				list: asked.value
			} : {
				known: false,
				reason: asked.reason
			};
		},
		tip: async (branch) => {
			if (!isRefName(branch)) return void 0;
			await turn();
			const address = await url();
			if (address !== void 0) {
				const asked = await git.remoteTip(branch, address);
				return asked.ok ? asked.value : void 0;
			}
			return toSha((await git.run([
				"rev-parse",
				"--verify",
				"--quiet",
				`refs/heads/${branch}`
			])).stdout.trim());
		},
		isAncestor: (ancestor, sha) => readAncestry(git.run, ancestor, sha),
		commitTime: git.commitTime
	};
}
function turn() {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}
async function readDistance(place, tagPrefix = "") {
	const { run } = openGit(place);
	const prefix = tagPrefix.replace(/[\\*?[]/g, "\\$&");
	const [shallow, described] = await Promise.all([run(["rev-parse", "--is-shallow-repository"]), run([
		"describe",
		"--tags",
		"--long",
		"--abbrev=40",
		`--match=${prefix}[0-9]*`,
		`--match=${prefix}v[0-9]*`,
		"HEAD"
	])]);
	if (shallow.stdout.trim() !== "false" || described.code !== 0) return void 0;
	const count = /-(\d+)-g[0-9a-f]+$/.exec(described.stdout.trim())?.[1];
	return count === void 0 ? void 0 : Number(count);
}
async function readLocalGitTags(run) {
	const answer = await run([
		"show-ref",
		"--tags",
		"--dereference"
	]);
	return answer.code === 0 || answer.code === 1 ? {
		known: true,
		from: "clone",
		list: parseGitTags(answer.stdout)
	} : {
		known: false,
		reason: lastLine(answer.stderr)
	};
}
async function readAncestry(run, ancestor, sha) {
	if (toSha(ancestor) === void 0 || toSha(sha) === void 0) return void 0;
	const [answer, shallow] = await Promise.all([run([
		"merge-base",
		"--is-ancestor",
		ancestor,
		sha
	]), run(["rev-parse", "--is-shallow-repository"])]);
	if (answer.code === 0) return true;
	return answer.code === 1 && shallow.stdout.trim() === "false" ? false : void 0;
}
async function sshEnv(run, env, url) {
	if (!(/^(git\+)?ssh:/i.test(url) || /^[^/:]+:(?!\/\/)/.test(url)) || readText$1(env, "GIT_SSH") !== void 0) return {};
	const configured = readText$1(env, "GIT_SSH_COMMAND") ?? (await run([
		"config",
		"--get",
		"core.sshCommand"
	])).stdout.trim();
	return { GIT_SSH_COMMAND: `${configured === "" ? "ssh" : configured} -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=5` };
}
function toReason(answer, timeoutMs) {
	if (answer.failure === "timeout") return `the remote did not respond within ${timeoutMs / 1e3} s`;
	if (answer.failure === "missing") return "git was not found";
	const line = lastLine(answer.stderr);
	if (/could not read (Username|Password)|Authentication failed/.test(line)) return "the remote requires a login that the clone does not have";
	return `the remote could not be asked: ${line}`;
}
// src/plan/quote.ts
const LONGEST$1 = 120;
const NOT_AS_IT_IS = /["\\\p{C}\p{Zl}\p{Zp}]/u;
function quote(value) {
	if (value.length <= LONGEST$1 && !NOT_AS_IT_IS.test(value)) return `"${value}"`;
	const characters = Array.from(value);
	return `"${(characters.length <= LONGEST$1 ? characters : [
		...characters.slice(0, 100),
		" … ",
		...characters.slice(-20)
	]).map(showCharacter).join("")}"`;
}
function quoteCharacter(character) {
	return isInvisible(character) ? `U+${toHex(character).padStart(4, "0")}` : `"${character}"`;
}
function showCharacter(character) {
	if (character === "\"" || character === "\\") return `\\${character}`;
	return isInvisible(character) ? `\\u{${toHex(character)}}` : character;
}
function isInvisible(character) {
	return /^[\p{C}\p{Zl}\p{Zp}]$/u.test(character);
}
function toHex(character) {
	return (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
}
// node_modules/@renovatebot/pep440/lib/version.js
var require_version = __commonJSMin(((exports, module) => {
	const VERSION_PATTERN = [
		"v?",
		"(?:",
		"(?:(?<epoch>[0-9]+)!)?",
		"(?<release>[0-9]+(?:\\.[0-9]+)*)",
		"(?<pre>",
		"[-_\\.]?",
		"(?<pre_l>(a|b|c|rc|alpha|beta|pre|preview))",
		"[-_\\.]?",
		"(?<pre_n>[0-9]+)?",
		")?",
		"(?<post>",
		"(?:-(?<post_n1>[0-9]+))",
		"|",
		"(?:",
		"[-_\\.]?",
		"(?<post_l>post|rev|r)",
		"[-_\\.]?",
		"(?<post_n2>[0-9]+)?",
		")",
		")?",
		"(?<dev>",
		"[-_\\.]?",
		"(?<dev_l>dev)",
		"[-_\\.]?",
		"(?<dev_n>[0-9]+)?",
		")?",
		")",
		"(?:\\+(?<local>[a-z0-9]+(?:[-_\\.][a-z0-9]+)*))?"
	].join("");
	module.exports = {
		VERSION_PATTERN,
		valid,
		clean,
		explain,
		parse,
		stringify
	};
	const validRegex = new RegExp("^" + VERSION_PATTERN + "$", "i");
	function valid(version) {
		return validRegex.test(version) ? version : null;
	}
	const cleanRegex = new RegExp("^\\s*" + VERSION_PATTERN + "\\s*$", "i");
	function clean(version) {
		return stringify(parse(version, cleanRegex));
	}
	function parse(version, regex) {
		const { groups } = (regex || validRegex).exec(version) || {};
		if (!groups) return null;
		return {
			epoch: Number(groups.epoch ? groups.epoch : 0),
			release: groups.release.split(".").map(Number),
			pre: normalize_letter_version(groups.pre_l, groups.pre_n),
			post: normalize_letter_version(groups.post_l, groups.post_n1 || groups.post_n2),
			dev: normalize_letter_version(groups.dev_l, groups.dev_n),
			local: parse_local_version(groups.local)
		};
	}
	function stringify(parsed) {
		if (!parsed) return null;
		const { epoch, release, pre, post, dev, local } = parsed;
		const parts = [];
		if (epoch !== 0) parts.push(`${epoch}!`);
		parts.push(release.join("."));
		if (pre) parts.push(pre.join(""));
		if (post) parts.push("." + post.join(""));
		if (dev) parts.push("." + dev.join(""));
		if (local) parts.push(`+${local}`);
		return parts.join("");
	}
	function normalize_letter_version(letterIn, numberIn) {
		let letter = letterIn;
		let number = numberIn;
		if (letter) {
			if (!number) number = 0;
			letter = letter.toLowerCase();
			if (letter === "alpha") letter = "a";
			else if (letter === "beta") letter = "b";
			else if ([
				"c",
				"pre",
				"preview"
			].includes(letter)) letter = "rc";
			else if (["rev", "r"].includes(letter)) letter = "post";
			return [letter, Number(number)];
		}
		if (!letter && number) {
			letter = "post";
			return [letter, Number(number)];
		}
		return null;
	}
	function parse_local_version(local) {
		if (local) return local.split(/[._-]/).map((part) => Number.isNaN(Number(part)) ? part.toLowerCase() : Number(part));
		return null;
	}
	function explain(version) {
		const parsed = parse(version);
		if (!parsed) return parsed;
		const { epoch, release, pre, post, dev, local } = parsed;
		let base_version = "";
		if (epoch !== 0) base_version += epoch + "!";
		base_version += release.join(".");
		const is_prerelease = Boolean(dev || pre);
		const is_devrelease = Boolean(dev);
		const is_postrelease = Boolean(post);
		return {
			epoch,
			release,
			pre,
			post: post ? post[1] : post,
			dev: dev ? dev[1] : dev,
			local: local ? local.join(".") : local,
			public: stringify(parsed).split("+", 1)[0],
			base_version,
			is_prerelease,
			is_devrelease,
			is_postrelease
		};
	}
}));
// node_modules/@renovatebot/pep440/lib/operator.js
var require_operator = __commonJSMin(((exports, module) => {
	const { parse } = require_version();
	module.exports = {
		compare,
		rcompare,
		lt,
		le,
		eq,
		ne,
		ge,
		gt,
		"<": lt,
		"<=": le,
		"==": eq,
		"!=": ne,
		">=": ge,
		">": gt,
		"===": arbitrary
	};
	function lt(version, other) {
		return compare(version, other) < 0;
	}
	function le(version, other) {
		return compare(version, other) <= 0;
	}
	function eq(version, other) {
		return compare(version, other) === 0;
	}
	function ne(version, other) {
		return compare(version, other) !== 0;
	}
	function ge(version, other) {
		return compare(version, other) >= 0;
	}
	function gt(version, other) {
		return compare(version, other) > 0;
	}
	function arbitrary(version, other) {
		return version.toLowerCase() === other.toLowerCase();
	}
	function compare(version, other) {
		const parsedVersion = parse(version);
		const parsedOther = parse(other);
		return pyCompare(calculateKey(parsedVersion), calculateKey(parsedOther));
	}
	function rcompare(version, other) {
		return -compare(version, other);
	}
	function pyCompare(elemIn, otherIn) {
		let elem = elemIn;
		let other = otherIn;
		if (elem === other) return 0;
		if (Array.isArray(elem) !== Array.isArray(other)) {
			elem = Array.isArray(elem) ? elem : [elem];
			other = Array.isArray(other) ? other : [other];
		}
		if (Array.isArray(elem)) {
			const len = Math.min(elem.length, other.length);
			for (let i = 0; i < len; i += 1) {
				const res = pyCompare(elem[i], other[i]);
				if (res !== 0) return res;
			}
			return elem.length - other.length;
		}
		if (elem === -Infinity || other === Infinity) return -1;
		if (elem === Infinity || other === -Infinity) return 1;
		return elem < other ? -1 : 1;
	}
	function calculateKey(input) {
		const { epoch } = input;
		let { release, pre, post, local, dev } = input;
		release = release.concat();
		release.reverse();
		while (release.length && release[0] === 0) release.shift();
		release.reverse();
		if (!pre && !post && dev) pre = -Infinity;
		else if (!pre) pre = Infinity;
		if (!post) post = -Infinity;
		if (!dev) dev = Infinity;
		if (!local) local = -Infinity;
		else local = local.map((i) => Number.isNaN(Number(i)) ? [-Infinity, i] : [Number(i), ""]);
		return [
			epoch,
			release,
			pre,
			post,
			dev,
			local
		];
	}
}));
// node_modules/semver/internal/debug.js
var require_debug = __commonJSMin(((exports, module) => {
	module.exports = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {};
}));
// node_modules/semver/internal/constants.js
var require_constants = __commonJSMin(((exports, module) => {
	module.exports = {
		MAX_LENGTH: 256,
		MAX_SAFE_COMPONENT_LENGTH: 16,
		MAX_SAFE_BUILD_LENGTH: 250,
		MAX_SAFE_INTEGER: Number.MAX_SAFE_INTEGER || 9007199254740991,
		WHITESPACE_CHARACTERS: [
			"	",
			"\n",
			"\v",
			"\f",
			"\r",
			" ",
			"\xA0",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			"\u2028",
			"\u2029",
			" ",
			" ",
			"　",
			"﻿"
		],
		RELEASE_TYPES: [
			"major",
			"premajor",
			"minor",
			"preminor",
			"patch",
			"prepatch",
			"prerelease"
		],
		SEMVER_SPEC_VERSION: "2.0.0",
		FLAG_INCLUDE_PRERELEASE: 1,
		FLAG_LOOSE: 2
	};
}));
// node_modules/semver/internal/re.js
var require_re = __commonJSMin(((exports, module) => {
	const { MAX_SAFE_COMPONENT_LENGTH, MAX_SAFE_BUILD_LENGTH, MAX_LENGTH } = require_constants();
	const debug = require_debug();
	exports = module.exports = {};
	const re = exports.re = [];
	const safeRe = exports.safeRe = [];
	const src = exports.src = [];
	const safeSrc = exports.safeSrc = [];
	const t = exports.t = {};
	let R = 0;
	const LETTERDASHNUMBER = "[a-zA-Z0-9-]";
	const safeRegexReplacements = [
		["\\s", 1],
		["\\d", MAX_LENGTH],
		[LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
	];
	const makeSafeRegex = (value) => {
		for (const [token, max] of safeRegexReplacements) value = value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);
		return value;
	};
	const createToken = (name, value, isGlobal) => {
		const safe = makeSafeRegex(value);
		const index = R++;
		debug(name, index, value);
		t[name] = index;
		src[index] = value;
		safeSrc[index] = safe;
		re[index] = new RegExp(value, isGlobal ? "g" : void 0);
		safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
	};
	createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*");
	createToken("NUMERICIDENTIFIERLOOSE", "\\d+");
	createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`);
	createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);
	createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);
	createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);
	createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);
	createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`);
	createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`);
	createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);
	createToken("FULL", `^${src[t.FULLPLAIN]}$`);
	createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);
	createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`);
	createToken("GTLT", "((?:<|>)?=?)");
	createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);
	createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
	createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);
	createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COERCEPLAIN", `(^|[^\\d])(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);
	createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`);
	createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`);
	createToken("COERCERTL", src[t.COERCE], true);
	createToken("COERCERTLFULL", src[t.COERCEFULL], true);
	createToken("LONETILDE", "(?:~>?)");
	createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, true);
	exports.tildeTrimReplace = "$1~";
	createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
	createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("LONECARET", "(?:\\^)");
	createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, true);
	exports.caretTrimReplace = "$1^";
	createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);
	createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);
	createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`);
	createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true);
	exports.comparatorTrimReplace = "$1$2$3";
	createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);
	createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`);
	createToken("STAR", "(<|>)?=?\\s*\\*");
	createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$");
	createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
}));
// node_modules/semver/internal/parse-options.js
var require_parse_options = __commonJSMin(((exports, module) => {
	const looseOption = Object.freeze({ loose: true });
	const emptyOpts = Object.freeze({});
	const parseOptions = (options) => {
		if (!options) return emptyOpts;
		if (typeof options !== "object") return looseOption;
		return options;
	};
	module.exports = parseOptions;
}));
// node_modules/semver/internal/identifiers.js
var require_identifiers = __commonJSMin(((exports, module) => {
	const numeric = /^[0-9]+$/;
	const compareIdentifiers = (a, b) => {
		if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a < b ? -1 : 1;
		const anum = numeric.test(a);
		const bnum = numeric.test(b);
		if (anum && bnum) {
			a = +a;
			b = +b;
		}
		return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
	};
	const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a);
	module.exports = {
		compareIdentifiers,
		rcompareIdentifiers
	};
}));
// node_modules/semver/classes/semver.js
var require_semver = __commonJSMin(((exports, module) => {
	const debug = require_debug();
	const { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants();
	const { safeRe: re, t } = require_re();
	const parseOptions = require_parse_options();
	const { compareIdentifiers } = require_identifiers();
	const isPrereleaseIdentifier = (prerelease, identifier) => {
		const identifiers = identifier.split(".");
		if (identifiers.length > prerelease.length) return false;
		for (let i = 0; i < identifiers.length; i++) if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) return false;
		return true;
	};
	module.exports = class SemVer {
		constructor(version, options) {
			options = parseOptions(options);
			if (version instanceof SemVer) {
				if (version.loose === !!options.loose && version.includePrerelease === !!options.includePrerelease) return version;
				else version = version.version;
			} else if (typeof version !== "string") throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`);
			if (version.length > MAX_LENGTH) throw new TypeError(`version is longer than ${MAX_LENGTH} characters`);
			debug("SemVer", version, options);
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL]);
			if (!m) throw new TypeError(`Invalid Version: ${version}`);
			this.raw = version;
			this.major = +m[1];
			this.minor = +m[2];
			this.patch = +m[3];
			if (this.major > MAX_SAFE_INTEGER || this.major < 0) throw new TypeError("Invalid major version");
			if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) throw new TypeError("Invalid minor version");
			if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) throw new TypeError("Invalid patch version");
			if (!m[4]) this.prerelease = [];
			else this.prerelease = m[4].split(".").map((id) => {
				if (/^[0-9]+$/.test(id)) {
					const num = +id;
					if (num >= 0 && num < MAX_SAFE_INTEGER) return num;
				}
				return id;
			});
			this.build = m[5] ? m[5].split(".") : [];
			this.format();
		}
		format() {
			this.version = `${this.major}.${this.minor}.${this.patch}`;
			if (this.prerelease.length) this.version += `-${this.prerelease.join(".")}`;
			return this.version;
		}
		toString() {
			return this.version;
		}
		compare(other) {
			debug("SemVer.compare", this.version, this.options, other);
			if (!(other instanceof SemVer)) {
				if (typeof other === "string" && other === this.version) return 0;
				other = new SemVer(other, this.options);
			}
			if (other.version === this.version) return 0;
			return this.compareMain(other) || this.comparePre(other);
		}
		compareMain(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.major < other.major) return -1;
			if (this.major > other.major) return 1;
			if (this.minor < other.minor) return -1;
			if (this.minor > other.minor) return 1;
			if (this.patch < other.patch) return -1;
			if (this.patch > other.patch) return 1;
			return 0;
		}
		comparePre(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.prerelease.length && !other.prerelease.length) return -1;
			else if (!this.prerelease.length && other.prerelease.length) return 1;
			else if (!this.prerelease.length && !other.prerelease.length) return 0;
			let i = 0;
			do {
				const a = this.prerelease[i];
				const b = other.prerelease[i];
				debug("prerelease compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		compareBuild(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			let i = 0;
			do {
				const a = this.build[i];
				const b = other.build[i];
				debug("build compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		inc(release, identifier, identifierBase) {
			if (release.startsWith("pre")) {
				if (!identifier && identifierBase === false) throw new Error("invalid increment argument: identifier is empty");
				if (identifier) {
					const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
					if (!match || match[1] !== identifier) throw new Error(`invalid identifier: ${identifier}`);
				}
			}
			switch (release) {
				case "premajor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor = 0;
					this.major++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "preminor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "prepatch":
					this.prerelease.length = 0;
					this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "prerelease":
					if (this.prerelease.length === 0) this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "release":
					if (this.prerelease.length === 0) throw new Error(`version ${this.raw} is not a prerelease`);
					this.prerelease.length = 0;
					break;
				case "major":
					if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) this.major++;
					this.minor = 0;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "minor":
					if (this.patch !== 0 || this.prerelease.length === 0) this.minor++;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "patch":
					if (this.prerelease.length === 0) this.patch++;
					this.prerelease = [];
					break;
				case "pre": {
					const base = Number(identifierBase) ? 1 : 0;
					if (this.prerelease.length === 0) this.prerelease = [base];
					else {
						let i = this.prerelease.length;
						while (--i >= 0) if (typeof this.prerelease[i] === "number") {
							this.prerelease[i]++;
							i = -2;
						}
						if (i === -1) {
							if (identifier === this.prerelease.join(".") && identifierBase === false) throw new Error("invalid increment argument: identifier already exists");
							this.prerelease.push(base);
						}
					}
					if (identifier) {
						let prerelease = [identifier, base];
						if (identifierBase === false) prerelease = [identifier];
						if (isPrereleaseIdentifier(this.prerelease, identifier)) {
							const prereleaseBase = this.prerelease[identifier.split(".").length];
							if (isNaN(prereleaseBase)) this.prerelease = prerelease;
						} else this.prerelease = prerelease;
					}
					break;
				}
				default: throw new Error(`invalid increment argument: ${release}`);
			}
			this.raw = this.format();
			if (this.build.length) this.raw += `+${this.build.join(".")}`;
			return this;
		}
	};
}));
// node_modules/semver/functions/compare.js
var require_compare = __commonJSMin(((exports, module) => {
	const SemVer = require_semver();
	const compare = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
	module.exports = compare;
}));
// node_modules/semver/functions/parse.js
var require_parse = __commonJSMin(((exports, module) => {
	const SemVer = require_semver();
	const parse = (version, options, throwErrors = false) => {
		if (version instanceof SemVer) return version;
		try {
			return new SemVer(version, options);
		} catch (er) {
			if (!throwErrors) return null;
			throw er;
		}
	};
	module.exports = parse;
}));
// src/plan/version/revisions.ts
var import_version = __toESM(require_version(), 1);
var import_operator = __toESM(require_operator(), 1);
var import_compare = __toESM(require_compare(), 1);
var import_parse = __toESM(require_parse(), 1);
const LONGEST_PATTERN = 200;
const LONGEST_REVISION = 64;
const MOST_REPEATS = 128;
function compileRevisions(pattern) {
	const known = compiled.get(pattern);
	if (known !== void 0) return known.matches;
	const matches = compileLinear(pattern, LONGEST_REVISION);
	compiled.clear();
	compiled.set(pattern, { matches });
	return matches;
}
function compileLinear(pattern, longest) {
	const node = readPattern(pattern);
	if (node === void 0) return void 0;
	return (text) => text.length <= longest && reach(node, text, new Set([0])).has(text.length);
}
const compiled = new Map();
function numbersOf(revision) {
	return [...revision.matchAll(/\d{1,15}/g)].map(([digits]) => Number(digits));
}
function reach(node, text, from) {
	switch (node.kind) {
		case "one": return new Set([...from].filter((at) => at < text.length && node.test(text[at] ?? "")).map((at) => at + 1));
		case "all": return node.parts.reduce((positions, part) => reach(part, text, positions), from);
		case "any": return new Set(node.choices.flatMap((choice) => [...reach(choice, text, from)]));
		case "repeat": return reachOften(node, text, from);
	}
}
function reachOften({ part, least, most }, text, from) {
	let positions = from;
	for (let times = 0; times < least; times += 1) positions = reach(part, text, positions);
	const all = new Set(positions);
	for (let times = least; times < most && times <= least + text.length; times += 1) {
		positions = reach(part, text, positions);
		const size = all.size;
		for (const at of positions) all.add(at);
		if (all.size === size) break;
	}
	return all;
}
function readPattern(pattern) {
	const text = pattern.replace(/^\^/, "").replace(/(?<!\\)\$$/, "");
	if (text === "" || pattern.length > LONGEST_PATTERN) return void 0;
	const reader = {
		text,
		at: 0,
		depth: 0,
		isBad: false
	};
	const node = readChoices(reader);
	return reader.at === text.length && !reader.isBad ? node : void 0;
}
const SHORT = {
	"?": [0, 1],
	"*": [0, MOST_REPEATS],
	"+": [1, MOST_REPEATS]
};
function giveUp(reader) {
	reader.isBad = true;
	reader.at = reader.text.length;
	return {
		kind: "any",
		choices: []
	};
}
function readChoices(reader) {
	const choices = [readSequence(reader)];
	while (reader.text[reader.at] === "|") {
		reader.at += 1;
		choices.push(readSequence(reader));
	}
	return {
		kind: "any",
		choices
	};
}
function readSequence(reader) {
	const parts = [];
	while (reader.at < reader.text.length && !"|)".includes(reader.text[reader.at] ?? "")) parts.push(readRepeated(reader));
	return {
		kind: "all",
		parts
	};
}
function readRepeated(reader) {
	const part = readOne(reader);
	const match = /^(?:[?*+]|\{(\d{1,2})(?:(,)(\d{1,2})?)?\})/.exec(reader.text.slice(reader.at));
	if (match === null) return part;
	const [written, least = "0", comma, most] = match;
	reader.at += written.length;
	if (reader.text[reader.at] === "?") reader.at += 1;
	if (/^[?*+{]/.test(reader.text.slice(reader.at))) return giveUp(reader);
	const counts = SHORT[written] ?? [Number(least), comma === void 0 ? Number(least) : Number(most ?? MOST_REPEATS)];
	return {
		kind: "repeat",
		part,
		least: counts[0],
		most: counts[1]
	};
}
function readOne(reader) {
	const character = reader.text[reader.at] ?? "";
	if (character === "(") return readGroup(reader);
	if (character === "[") return readClass(reader);
	if ("?*+{}^$".includes(character)) return giveUp(reader);
	if (character === "\\") return readEscape(reader);
	reader.at += 1;
	return {
		kind: "one",
		test: character === "." ? () => true : (one) => one === character
	};
}
function readGroup(reader) {
	const [opening = "("] = /^\((?:\?:|(?!\?))/.exec(reader.text.slice(reader.at)) ?? ["?"];
	if (opening === "?" || reader.depth >= 10) return giveUp(reader);
	reader.at += opening.length;
	reader.depth += 1;
	const node = readChoices(reader);
	if (reader.text[reader.at] !== ")") return giveUp(reader);
	reader.at += 1;
	reader.depth -= 1;
	return node;
}
const CLASSES = {
	d: /^\d$/,
	D: /^\D$/,
	w: /^\w$/,
	W: /^\W$/
};
function readEscape(reader) {
	const escaped = reader.text[reader.at + 1] ?? "";
	const known = CLASSES[escaped];
	if (known === void 0 && /^[0-9A-Za-z]?$/.test(escaped)) return giveUp(reader);
	reader.at += 2;
	return {
		kind: "one",
		test: (one) => known?.test(one) ?? one === escaped
	};
}
function readClass(reader) {
	const [written] = /^\[\^?(?:\\.|[^\]\\])+\]/.exec(reader.text.slice(reader.at)) ?? [];
	const test = written === void 0 ? void 0 : toRegExp(`^${written}$`);
	if (written === void 0 || test === void 0) return giveUp(reader);
	reader.at += written.length;
	return {
		kind: "one",
		test: (one) => test.test(one)
	};
}
function toRegExp(text) {
	try {
		return new RegExp(text);
	} catch (thrown) {
		if (thrown instanceof SyntaxError) return void 0;
		throw thrown;
	}
}
// src/plan/version/version.ts
const MOST_DIGITS = 15;
const ZERO = 48;
const DOT = -2;
function parseVersion(text, revisions) {
	const hasV = text.startsWith("v");
	const bare = hasV ? text.slice(1) : text;
	const revised = revisions === void 0 ? void 0 : parseRevised(bare, revisions, hasV);
	if (revised !== void 0) return revised;
	const numbers = scanNumbers(bare);
	if (numbers !== void 0) return toRelease(bare, numbers, hasV);
	if (PYTHON.test(bare)) return parsePython(bare, hasV);
	const semver = /^\d+\.\d+\.\d+[-+][0-9A-Za-z.+-]*$/.test(bare) ? (0, import_parse.default)(bare) : null;
	if (semver === null) return void 0;
	return {
		scheme: "semver",
		text: bare,
		numbers: [
			semver.major,
			semver.minor,
			semver.patch
		],
		isPrerelease: semver.prerelease.length > 0,
		hasV
	};
}
const PYTHON = /^(?=.*[a-z])\d+(?:\.\d+){1,3}(?:(?:a|b|rc)\d+)?(?:\.post\d+)?(?:\.dev\d+)?$/;
function parsePython(text, hasV) {
	const version = parsePep440(text);
	return version === void 0 ? void 0 : {
		...version,
		text,
		hasV
	};
}
function parseRevised(text, revisions, hasV) {
	const isRevision = compileRevisions(revisions);
	const [, base = "", tail = ""] = /^(\d+\.\d+\.\d+|\d+\.\d+)(?!\d)(.+)$/.exec(text) ?? [];
	if (tail === "" || isRevision?.(tail) !== true) return void 0;
	const numbers = scanNumbers(base);
	const version = numbers === void 0 ? void 0 : toRelease(base, numbers, hasV);
	return version === void 0 ? void 0 : {
		...version,
		text,
		revision: numbersOf(tail)
	};
}
function parsePep440(text) {
	const parsed = import_version.default.explain(text);
	const normalized = import_version.default.clean(text)?.replaceAll(",", ".") ?? null;
	if (parsed === null || normalized === null) return void 0;
	return {
		scheme: "pep440",
		text: normalized,
		numbers: parsed.release,
		isPrerelease: parsed.is_prerelease,
		hasV: /^\s*v/i.test(text)
	};
}
function parseIn(scheme, text, revisions) {
	if (scheme !== "pep440") return parseVersion(text, revisions);
	const revised = revisions === void 0 ? void 0 : parseVersion(text, revisions);
	return revised?.revision === void 0 ? parsePep440(text) : revised;
}
function compareVersions(one, other) {
	if (one.scheme === "pep440" || other.scheme === "pep440") return import_operator.default.compare(toPep440(one), toPep440(other));
	const byNumbers = compareNumbers(one.numbers, other.numbers);
	if (byNumbers !== 0) return byNumbers;
	if (one.isPrerelease && other.isPrerelease) return (0, import_compare.default)(one.text, other.text);
	const byRelease = Number(other.isPrerelease) - Number(one.isPrerelease);
	return byRelease === 0 ? compareRevisions(one.revision, other.revision) : byRelease;
}
function compareRevisions(one, other) {
	if (one === void 0 || other === void 0) return Number(one !== void 0) - Number(other !== void 0);
	return compareNumbers(one, other);
}
function toPep440({ scheme, text, numbers, isPrerelease, revision }) {
	if (scheme === "pep440") return text;
	const release = numbers.join(".");
	if (isPrerelease) return `${release}a0`;
	return revision === void 0 ? release : `${release}.post${revision[0] ?? 0}`;
}
function compareNumbers(one, other) {
	const length = Math.max(one.length, other.length);
	for (let index = 0; index < length; index += 1) {
		const difference = (one[index] ?? 0) - (other[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
function toRelease(text, numbers, hasV) {
	if (numbers.length < 2 || numbers.length > 4) return void 0;
	return {
		scheme: numbers.length === 3 && !/(?:^|\.)0\d/.test(text) ? "semver" : "loose",
		text,
		numbers,
		isPrerelease: false,
		hasV
	};
}
function scanNumbers(text) {
	const numbers = [];
	let number = 0;
	let digits = 0;
	for (let index = 0; index <= text.length; index += 1) {
		const digit = index === text.length ? DOT : text.charCodeAt(index) - ZERO;
		if (digit === DOT) {
			if (digits === 0 || digits > MOST_DIGITS) return void 0;
			numbers.push(number);
			number = 0;
			digits = 0;
		} else if (digit >= 0 && digit <= 9) {
			number = number * 10 + digit;
			digits += 1;
		} else return;
	}
	return numbers;
}
// src/plan/reference/fingerprint.ts
function toFingerprint(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
// src/plan/reference/references.ts
const LONGEST_TAG = 128;
const LONGEST_PATH = 255;
function isTag(text) {
	return /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(text);
}
function toTag(name) {
	const legal = name.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[.-]+/, "");
	if (legal === "") return void 0;
	if (legal.length <= LONGEST_TAG) return legal;
	const hash = toFingerprint(name);
	return `${legal.slice(0, LONGEST_TAG - hash.length - 1)}-${hash}`;
}
function describeBadTag(text) {
	if (text === "") return "it is empty";
	const index = Array.from(text).findIndex((character) => !/^[A-Za-z0-9._-]$/.test(character));
	if (index >= 0) return describeAt(text, index, "is not allowed");
	if (/^[.-]/.test(text)) return describeAt(text, 0, "cannot come first");
	return `it has ${text.length} characters; the limit is ${LONGEST_TAG}`;
}
function parseRepository(text) {
	const trimmed = text.trim();
	const lowered = lowerAscii(trimmed);
	const problem = findShape(trimmed) ?? findIllegal(trimmed, lowered);
	if (problem !== void 0) return {
		ok: false,
		problems: [problem]
	};
	const { host, path } = splitHost(lowered);
	return {
		ok: true,
		value: {
			name: lowered,
			host: canonicalHost(host ?? "docker.io"),
			path: needsLibrary(host, path) ? `library/${path}` : path
		},
		problems: lowered === trimmed ? [] : [notice("REPOSITORY_LOWERED", `the repository ${quote(trimmed)} is written ${quote(lowered)}: names of images have no upper case`)]
	};
}
function lowerAscii(text) {
	return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
function needsLibrary(host, path) {
	return isDockerHub(host ?? "docker.io") && !path.includes("/");
}
function findShape(text) {
	if (text === "") return error("REPOSITORY_EMPTY", "the image name is empty", "Write it like ghcr.io/acme/app.");
	const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text);
	if (scheme === null && HAS_USER.test(text)) return hasUser(text);
	if (scheme !== null) {
		const name = withoutUrlSecrets(text).slice(scheme[0].length).replace(/[?#].*$/s, "");
		return error("REPOSITORY_IS_URL", `the repository ${quote(text)} starts with ${quote(scheme[0])}`, `Write it without: ${quote(name)}.`);
	}
	return findReference(text) ?? findNoPath(text);
}
const HAS_USER = /^(?:\/\/)?(?:[^/@]*:(?!\d+\/).*@(?!sha\d+:)|[^/]*@(?!sha\d+:)[^@]*\/)/s;
function hasUser(text) {
	const name = text.slice(text.lastIndexOf("@") + 1).replace(/[?#].*$/s, "");
	return error("REPOSITORY_ILLEGAL", `the repository ${quote(`***@${name}`)} has a user or a password before its host`, `Write ${quote(name)}; credentials come from the setting "registries". Rotate a password that was written there.`);
}
function findReference(text) {
	const [, name, rest] = /^(.*\/[^/:@]+|[^/:@[\]]+)([:@][^/]*)$/.exec(text) ?? [];
	if (name === void 0 || rest === void 0) return void 0;
	if (!name.includes("/") && /^:\d+$/.test(rest)) return noPath(text);
	const what = rest.startsWith("@") ? "a digest" : "a tag";
	const isLayout = /^(?:oci|oci-archive)$/.test(name);
	return error("REPOSITORY_HAS_TAG", `the repository ${quote(text)} ends with ${what}, ${quote(rest)}`, isLayout ? `Name a repository of a registry; ${name}:PATH is for the command copy and the setting "from".` : `Write ${quote(name)}; the tags that a run gives come from the setting "tags".`);
}
function findNoPath(text) {
	const { host, path } = splitHost(text);
	if (host !== void 0) return path === "" ? noPath(text) : void 0;
	return !text.includes("/") && /[.:[\]]/.test(text) ? noPath(text) : void 0;
}
function noPath(text) {
	const host = text.replace(/\/+$/, "");
	return error("REPOSITORY_NO_PATH", `${quote(text)} is a registry, not a repository in it`, `Add the name of the image: ${quote(`${host}/acme/app`)}.`);
}
function findIllegal(text, lowered) {
	const { host, path } = splitHost(lowered);
	const wrongHost = host === void 0 ? void 0 : describeBadHost(host);
	if (wrongHost !== void 0) return illegal(text, wrongHost);
	const start = lowered.length - path.length;
	const wrong = findBadPath(path);
	if (wrong !== void 0) return illegal(text, describeAt(text, characterAt(text, start + wrong.index), wrong.why));
	return path.length > LONGEST_PATH ? error("REPOSITORY_TOO_LONG", `the repository ${quote(text)} has a path of ${path.length} characters; the limit is ${LONGEST_PATH}`) : void 0;
}
function illegal(text, why) {
	return error("REPOSITORY_ILLEGAL", `invalid image name ${quote(text)}: ${why}`, "Use lower-case letters and digits, with \".\", \"_\", \"__\" or \"-\" only between them.");
}
function describeBadHost(host) {
	const [, name = "", port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
	if (port !== void 0 && !(/^\d{1,5}$/.test(port) && Number(port) <= 65535)) return `invalid port ${quote(port)}`;
	const isIp6 = name.startsWith("[");
	if ((isIp6 ? /^\[[0-9a-f:]*:[0-9a-f:]*\]$/.test(name) : name.split(".").every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label))) && isAddress(name)) return void 0;
	return `invalid ${isIp6 ? "IPv6 address" : "host name"} ${quote(name)}`;
}
function isAddress(host) {
	return URL.canParse(`https://${host}/`);
}
function findBadPath(path) {
	const illegalAt = path.search(/[^a-z0-9._/-]/);
	if (illegalAt >= 0) return {
		index: illegalAt,
		why: "is not allowed"
	};
	let start = 0;
	for (const component of path.split("/")) {
		const legal = /^(?:[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)?/.exec(component)?.[0].length ?? 0;
		if (component === "") return {
			index: Math.max(0, start - 1),
			why: "is not allowed there"
		};
		if (legal < component.length) return {
			index: start + legal,
			why: "is not allowed there"
		};
		start += component.length + 1;
	}
}
function characterAt(text, unit) {
	return Array.from(text.slice(0, unit)).length;
}
function describeAt(text, index, why) {
	return `${quoteCharacter(Array.from(text)[index] ?? "")} at character ${index + 1} ${why}`;
}
// src/match-pattern.ts
function matchesPattern(text, pattern) {
	let [at, next, star, retry] = [
		0,
		0,
		-1,
		0
	];
	while (at < text.length) if (pattern[next] === "*") {
		[star, retry] = [next, at];
		next += 1;
	} else if (next < pattern.length && (pattern[next] === "?" || pattern[next] === text[at])) {
		next += 1;
		at += 1;
	} else if (star >= 0) {
		retry += 1;
		[at, next] = [retry, star + 1];
	} else return false;
	return pattern.slice(next).replaceAll("*", "") === "";
}
// src/settings/values/from.ts
const DIGEST$2 = /^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/;
const TAG = /^\w[\w.-]{0,127}$/;
const FILES = {
	oci: "layout",
	"oci-archive": "layoutArchive",
	"docker-archive": "dockerArchive"
};
function parseMadeImage(written) {
	const [, scheme = "", rest = ""] = /^([a-z-]+):(.*)$/s.exec(written) ?? [];
	if (Object.hasOwn(FILES, scheme)) return toFile(FILES[scheme], rest, written);
	if (scheme !== "docker" || /^\d+\//.test(rest)) return toRegistry(written);
	return /^\w[\w./:@-]{0,500}$/.test(rest) ? {
		kind: "engine",
		written,
		name: rest
	} : void 0;
}
function toRegistry(written) {
	const [, name = "", digest = ""] = /^([^@\s]+)@([^@]+)$/.exec(written) ?? [];
	if (!DIGEST$2.test(digest)) return void 0;
	return {
		kind: "registry",
		written,
		name: name.replace(/:[^:/]*$/, ""),
		digest
	};
}
function toFile(kind, rest, written) {
	const [path, at] = splitPath(kind, rest);
	if (path === "") return void 0;
	if (at === void 0) return {
		kind,
		written,
		path
	};
	return kind === "dockerArchive" || TAG.test(at) || DIGEST$2.test(at) ? {
		kind,
		written,
		path,
		at
	} : void 0;
}
function splitPath(kind, rest) {
	const [, path = rest, at] = kind === "dockerArchive" ? /^([^:]+):(\S+)$/s.exec(rest) ?? [] : /^(.+)@(sha\d+:[0-9a-f]+)$/s.exec(rest) ?? /^(.+):([^:/]+)$/s.exec(rest) ?? [];
	return at === void 0 ? [path] : [path, at];
}
function pathOfMade(entry) {
	const parsed = parseMadeImage(entry);
	return parsed !== void 0 && "path" in parsed ? parsed.path : void 0;
}
const OF_BUILDS = new Set([
	...[
		"context",
		"file",
		"target",
		"build-args",
		"provenance",
		"sbom",
		"call",
		"cache-from"
	],
	...[
		"cache-to",
		"cache",
		"cache-release",
		"no-cache",
		"pull",
		"outputs",
		"timeout",
		"paths"
	],
	...["labels", "load"]
]);
function isOfBuilds(name) {
	const setting = findSetting(name);
	return OF_BUILDS.has(name) || setting !== void 0 && setting.key === void 0;
}
function findSetting(name) {
	return settingsTable.find((setting) => setting.name === name);
}
function checkFrom(values, command) {
	const from = values.get("from") ?? [];
	if (from.length === 0 || command === "promote") return [];
	const twice = from.filter((entry, at) => from.indexOf(entry) !== at);
	return [
		...from.filter((entry) => parseMadeImage(entry) === void 0).map(invalid$2),
		...twice.map((entry) => error("FROM_TWICE", `from: ${quoteWritten(entry)} is named twice`, "Remove one of them.")),
		...checkCompany(values),
		...checkNeeds(values)
	];
}
function checkNeeds(values) {
	const wanting = ["arch-tags", "plain-tag"].filter((name) => isSet(name, values.get(name)));
	if (values.has("platforms") || wanting.length === 0) return [];
	return [error("FROM_NEEDS_PLATFORMS", `with from, ${wanting.join(" and ")} ${wanting.length === 1 ? "needs" : "need"} platforms: the image is read only when it is shipped`, "Name the platforms of the image: platforms: linux/amd64,linux/arm64.")];
}
function checkCompany(values) {
	const named = [...values].filter(([name, value]) => isOfBuilds(name) && isSet(name, value));
	const types = values.get("media-types") === "docker" ? ["media-types: docker"] : [];
	const names = [...named.map(([name]) => name), ...types];
	if (names.length === 0) return [];
	return [error("FROM_WITH", `from takes an image that is made already, so it excludes ${names.join(", ")}`, `Remove ${names.length === 1 ? "it" : "them"}, or remove from to build the image.${names.includes("labels") ? " An image that is made keeps its labels; annotations are added to its index." : ""}`)];
}
function isSet(name, value) {
	if (value === void 0) return false;
	return JSON.stringify(value) !== JSON.stringify(findSetting(name)?.default);
}
function invalid$2(entry) {
	const isTagged = /^[\w.-]+(?::\d+)?(?:\/[\w.-]+)+(?::[\w.-]+)?$/.test(entry);
	return error("FROM_INVALID", `invalid from: ${quoteWritten(entry)} names no image that another program made`, `${isTagged ? "Name an image of a registry by its digest, REPOSITORY@sha256:…: a tag can move." : "Write oci:DIR, oci-archive:FILE, docker-archive:FILE, docker:NAME, or REPOSITORY@sha256:…."} To tag a published image again, use the command promote.`);
}
// src/settings/targets.ts
function resolveTargets({ given, fromFile, run }, resolve) {
	const said = new Set(run.problems.map(keyOf));
	const targets = [];
	const problems = [];
	for (const { found, own, ...target } of fromFile.targets) {
		const { name } = target;
		const concerns = ({ setting }) => !own.has("from") || !isOfBuilds(setting.name);
		const above = fromFile.found.filter((one) => !own.has(one.setting.name) && concerns(one));
		const resolved = resolve([
			...given.filter(concerns),
			...found,
			...above
		], true);
		const news = resolved.problems.filter((problem) => !said.has(keyOf(problem)));
		problems.push(...news.map((problem) => nameTarget(problem, name)));
		if (resolved.value === void 0 || hasErrors(resolved.problems)) continue;
		const settings = fillName({
			...resolved.value,
			name
		});
		targets.push({
			...target,
			settings,
			fromCheckout: resolved.fromCheckout
		});
	}
	return {
		targets,
		problems
	};
}
function keyOf({ code, message }) {
	return `${code} ${message}`;
}
function nameTarget(problem, name) {
	if (/:\d+:\d+: /.test(problem.message)) return problem;
	return {
		...problem,
		message: `target "${name}": ${problem.message}`
	};
}
function fillName(settings) {
	const fill = (text) => text?.replaceAll(/\{\{\s*name\s*\}\}/g, settings.name);
	return {
		...settings,
		test: fill(settings.test),
		scan: fill(settings.scan)
	};
}
const FOR_RUN$1 = settingsTable.flatMap((setting) => setting.key === void 0 || setting.key === "name" || isForTarget(setting) ? [] : [setting.key]);
function settingsForTarget(settings, target) {
	return listByName(settings).get(target) ?? settings;
}
const listByName = (() => {
	const known = new WeakMap();
	return (settings) => {
		const before = known.get(settings);
		if (before !== void 0) return before;
		const forRun = Object.fromEntries(FOR_RUN$1.map((key) => [key, settings[key]]));
		const all = new Map(settings.targets.map(({ name, settings: own }) => [name, {
			...own,
			...forRun
		}]));
		known.set(settings, all);
		return all;
	};
})();
function listSettings(settings) {
	return settings.targets.length === 0 ? [settings] : settings.targets.map(({ name }) => settingsForTarget(settings, name));
}
// src/facts/git/checkout.ts
const MOST_LINKS = 40;
async function follow(path, cwd) {
	const left = split(isAbsolute(path) ? path : `${cwd}/${path}`);
	const links = [];
	let at = sep;
	while (left.length > 0) {
		const name = left.shift() ?? "";
		if (name === "..") {
			at = dirname(at);
			continue;
		}
		const next = join(at, name);
		const target = await readLink(next);
		if (target === void 0) {
			at = next;
			continue;
		}
		links.push(next);
		if (links.length > MOST_LINKS) return void 0;
		if (isAbsolute(target)) at = sep;
		left.unshift(...split(target));
	}
	return {
		path: at,
		links
	};
}
function split(path) {
	return path.split("/").filter((name) => name !== "" && name !== ".");
}
async function readLink(path) {
	try {
		return await promisify(readlink)(path);
	} catch {
		return;
	}
}
function isInside(directory, path) {
	const start = directory.endsWith(sep) ? directory : `${directory}${sep}`;
	return path === directory || path.startsWith(start);
}
async function findTerritory(cwd) {
	return (await findRepositories(cwd)).outermost ?? await promisify(realpath)(cwd);
}
async function findCheckout(place) {
	const here = await promisify(realpath)(place.cwd);
	const { outermost = here, nearest } = await findRepositories(place.cwd);
	if (nearest === void 0 || nearest === here) return {
		territory: outermost,
		root: here
	};
	return {
		territory: outermost,
		root: (await openGit(place).run([
			"rev-parse",
			"--verify",
			"--quiet",
			"HEAD:./"
		])).code === 0 ? nearest : here
	};
}
async function findRepositories(cwd) {
	const found = [];
	let at = await promisify(realpath)(cwd);
	for (;;) {
		const kind = await readKind$1(join(at, ".git"));
		if (kind !== void 0) found.push(at);
		const above = dirname(at);
		if (kind === "directory" || above === at) break;
		at = above;
	}
	const [nearest] = found;
	const outermost = found.at(-1);
	return nearest === void 0 || outermost === void 0 ? {} : {
		nearest,
		outermost
	};
}
async function readKind$1(path) {
	try {
		return (await promisify(lstat)(path)).isDirectory() ? "directory" : "other";
	} catch {
		return;
	}
}
async function lead(path, cwd, checkout) {
	const leaves = [await follow(path, cwd), await follow(resolve(cwd, path), cwd)].filter((way) => way === void 0 || !isInside(checkout.root, way.path));
	const escapes = leaves.some((way) => way === void 0 || way.links.some((link) => isInside(checkout.territory, link)));
	return {
		inside: leaves.length === 0,
		escapes
	};
}
// src/run/context.ts
async function checkRequest$1({ problems = [], usesTempDir }, { tempParent }) {
	if (usesTempDir !== true) return problems;
	const { checkTempParent } = await Promise.resolve().then(() => tempdir_exports);
	return [...problems, ...await checkTempParent(tempParent)];
}
const UNSAID = {
	level: "untrusted",
	reason: "nothing is known about it"
};
async function withContext(prepared, reduced, step) {
	const { facts } = prepared;
	const { readCiFiles } = await import("./registry.js").then((n) => n.ci_files_exports);
	const { settings, env: ownEnv, problems } = await readCiFiles(prepared.settings, reduced.env);
	problems.forEach(reduced.log.problem);
	const given = {
		...reduced,
		env: ownEnv
	};
	const [login, client, git, temp, { sweepTempDirs }, children] = await Promise.all([
		import("./registry.js").then((n) => n.credentials_exports),
		import("./registry.js").then((n) => n.client_exports),
		Promise.resolve().then(() => git_exports),
		Promise.resolve().then(() => tempdir_exports),
		Promise.resolve().then(() => tempdir_sweep_exports),
		import("./registry.js").then((n) => n.child_env_exports)
	]);
	const trust = facts?.trust ?? UNSAID;
	const isTrusted = trust.level === "trusted";
	const environment = isTrusted ? given : {
		...given,
		env: withoutCheckoutPrograms(given.env, given.cwd)
	};
	const onLeft = async (dir) => (await import("./finish.js").then((n) => n.leftover_exports)).removeLeft(dir, environment);
	await sweepTempDirs(environment.tempParent, {
		...environment,
		onLeft,
		now: environment.clock.now()
	});
	const tempDir = await temp.createTempDir(environment.tempParent, process.pid);
	environment.onTempDir?.(tempDir);
	const env = isTrusted ? environment.env : children.toBuildEnvs(environment.env, listSettings(settings));
	const testEnv = isTrusted ? environment.env : children.toTestEnv(environment.env, settings);
	const credentials = login.createCredentials({
		settings,
		...environment,
		baseEnv: env,
		tempDir,
		trust
	});
	const registries = client.createRegistryClient({
		...environment,
		except: facts?.trust.level === "untrusted" ? await findTerritory(environment.cwd) : void 0,
		credentials: credentials.find,
		registries: settings.registries,
		retryDeadlineMs: settings.retryDeadline,
		idleTimeoutMs: settings.pushIdleTimeout
	});
	try {
		const remote = git.createRemote(environment);
		const own = {
			tempDir,
			settings,
			trust,
			env,
			testEnv,
			hide: environment.vault.add
		};
		return await step({
			...environment,
			...own,
			registries,
			remote,
			credentials
		});
	} finally {
		registries.close();
		const kept = await temp.isUnused(tempDir) ? [] : await (await import("./finish.js").then((n) => n.leftover_exports)).listLeft(tempDir);
		(await temp.tryRemoveTempDir(tempDir, kept)).forEach(environment.log.problem);
	}
}
// src/settings/table/untrusted.ts
function checkUntrusted(found, { reason }) {
	const { setting, origin, at, value } = found;
	const rule = setting.untrusted;
	if (rule === void 0 || rule === "any") return [];
	const entries = typeof value === "string" ? [value] : value;
	const isList = typeof value !== "string";
	return entries.flatMap((entry, index) => {
		if (rules$1[rule].allows(entry)) return [];
		const what = isList ? `entry ${index + 1}` : "the value";
		return [error("SETTINGS_UNTRUSTED", `${whereIs(origin, at)}: ${setting.name}: ${what} is not ${rules$1[rule].wanted}; nothing else is allowed, because ${reason}`, rules$1[rule].hint)];
	});
}
const PATH_HINT = "Write the path of a directory or file in the checkout; anything else must come from an input, flag or variable of the workflow.";
const rules$1 = {
	path: {
		allows: isLocalPath,
		wanted: "a path inside the checkout",
		hint: PATH_HINT
	},
	"named-paths": {
		allows: (entry) => /^[^=]+=/.test(entry) && (isLocalPath(toNamedPath(entry)) || toNamedTarget(entry) !== void 0),
		wanted: "name=path with a path inside the checkout",
		hint: PATH_HINT
	},
	pairs: {
		allows: (entry) => /^[A-Za-z_][A-Za-z0-9_.-]*=/.test(entry),
		wanted: "NAME=value",
		hint: "Write the value. buildx would take the value of a bare name from its environment."
	},
	images: {
		allows: (entry) => isLocalPath(pathOfMade(entry) ?? ""),
		wanted: "oci:DIR, oci-archive:FILE or docker-archive:FILE inside the checkout",
		hint: PATH_HINT
	}
};
function toNamedPath(entry) {
	return entry.slice(entry.indexOf("=") + 1);
}
function toNamedTarget(entry) {
	return /^[^=]+=target:(.+)$/.exec(entry)?.[1];
}
function isLocalPath(text) {
	return text !== "" && text !== "-" && !text.includes(":") && !/^(?:\/|github\.com\/)/.test(text);
}
function explainLeftOut(names, { name }, { reason }) {
	if (names.length === 0) return [];
	return [notice("SETTINGS_LEFT_OUT", `ignored entries of ${name}, because ${reason}: ${names.join(", ")}`, "To use them in such runs, set them as inputs, flags or TAGSHIP_ variables of the workflow.")];
}
// src/run/inputs/build-context.ts
const METADATA_WORDS = ["git", "workflow"];
async function checkContext({ context }, { sha }, git) {
	if (context === "." || !isLocalPath(context)) return [];
	const directory = resolve(git.cwd, context);
	if (!await isDirectory(directory)) return METADATA_WORDS.includes(context) ? [ofMetadata(context)] : [];
	const other = await readOther(directory, git);
	return other === void 0 || other === sha ? [] : [otherRepository(context, other, sha)];
}
async function readOther(directory, git) {
	const own = (await findRepositories(git.cwd)).nearest;
	const found = (await findRepositories(directory)).nearest;
	if (found === void 0 || found === own) return void 0;
	const sha = await readSha({
		...git,
		cwd: directory
	}, "HEAD");
	if (own === void 0) return sha;
	return await readSha({
		...git,
		cwd: own
	}, `HEAD:${relative(own, found)}`) === sha ? void 0 : sha;
}
async function isDirectory(path) {
	try {
		return (await promisify(stat)(path)).isDirectory();
	} catch {
		return false;
	}
}
async function readSha(git, name) {
	const answer = await openGit(git).run([
		"rev-parse",
		"--verify",
		"--quiet",
		name
	]);
	return answer.code === 0 ? toSha(answer.stdout.trim()) : void 0;
}
function ofMetadata(context) {
	return error("CONTEXT_OF_METADATA", `context: "${context}" is a build context here, and there is no directory of that name`, "Leave it out: the commit that is checked out counts anyway. \"git\" and \"workflow\" are for command: plan, as docker/metadata-action has them.");
}
function otherRepository(context, theirs, ours) {
	const [built, counted] = [theirs, ours].map((sha) => `"${sha.slice(0, 12)}"`);
	return notice("CONTEXT_OTHER_REPOSITORY", `context: "${context}" is in another repository, at commit ${built ?? ""}, but tags and labels follow commit ${counted ?? ""}, which the working directory is at`, "To have its commit count, run in that repository, or check it out into the working directory.");
}
// src/facts/trust.ts
const DEPENDABOT = "dependabot[bot]";
const FOREIGN = "this change comes from another project";
const reasons$1 = {
	project: void 0,
	fork: FOREIGN,
	unknown: "the origin of this change is unknown"
};
const rules = [
	(event, { said }) => reasonOf(said) ?? reasonOf(event),
	(event, { isGiven }) => isGiven === true && "branch" in event && isChangeName(event.branch) ? reasons$1.unknown : void 0,
	(_event, { isFork }) => isFork === true ? FOREIGN : void 0,
	(event, { said = event, ...evidence }) => {
		if (!isDependabot(said, evidence)) return void 0;
		return said.kind === "change" ? `this change comes from ${DEPENDABOT}` : `${DEPENDABOT} runs this`;
	},
	(_event, { trustedAt, head }) => trustedAt !== void 0 && head !== trustedAt ? "the checkout is not the commit of the project that this event runs on" : void 0
];
function decideTrust(event, evidence = {}) {
	for (const rule of rules) {
		const reason = rule(event, evidence);
		if (reason !== void 0) return {
			level: "untrusted",
			reason
		};
	}
	if (evidence.isLocal === true) return {
		level: "trusted",
		reason: "it runs outside CI"
	};
	if (evidence.isGiven !== true) return {
		level: "trusted",
		reason: "what is built belongs to the project"
	};
	return {
		level: "trusted",
		reason: "flags say what is built",
		settingsFile: {
			level: "untrusted",
			reason: "this CI system does not say where the change comes from"
		}
	};
}
function trustOfSettingsFile({ trust }) {
	return trust.settingsFile ?? trust;
}
function reasonOf(event) {
	const origin = event !== void 0 && "origin" in event ? event.origin : void 0;
	return origin === void 0 ? void 0 : reasons$1[origin];
}
function isChangeName(branch = "") {
	return /^(?:(?:pull|pull-requests|merge-requests)\/)?\d+(?:\/(?:head|merge|from))?$/.test(branch);
}
function isDependabot(said, { actors = [], defaultBranch }) {
	if (!actors.includes(DEPENDABOT)) return false;
	if (!("trigger" in said) || said.trigger !== "push") return true;
	return said.kind !== "gitTag" && said.branch !== defaultBranch;
}
// src/github/words.ts
const LONGEST = 200;
function toPlainText(text) {
	const line = toOneLine(text.slice(0, 2e3)).replaceAll("\"", "'");
	return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
function toOneLine(text) {
	return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}
// src/run/github/deployments.ts
function openDeployments({ project }, environment) {
	const { slug, url } = project;
	const named = readText$1(environment.env, "GITHUB_API_URL");
	const isOnGithub = named !== void 0 || url?.startsWith("https://github.com/") === true;
	const api = named ?? "https://api.github.com";
	const { token } = environment;
	if (!isOnGithub || !isWebAddress(api) || slug === void 0 || !isSlug(slug) || token === void 0) return;
	return {
		host: new URL(api).host,
		record: (deployment) => record({
			...deployment,
			api,
			slug
		}, environment)
	};
}
function isWebAddress(address) {
	return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
function isSlug(slug) {
	return /^[\w.-]+\/[\w.-]+$/.test(slug) && slug.split("/").every((part) => !/^\.+$/.test(part));
}
async function record(deployment, environment) {
	const loaded = await import("./ask.js").catch((thrown) => toPlainText(thrown instanceof Error ? thrown.message : String(thrown)));
	if (typeof loaded === "string") return {
		ok: false,
		why: loaded,
		hint: "Check GITHUB_API_URL."
	};
	return loaded.askForDeployment(deployment, environment);
}
// src/github/repository.ts
const LONGEST_DESCRIPTION = 4e3;
async function readRepository(api, question) {
	const [owner = "", repo = ""] = question.slug.split("/");
	const answer = await api.get("/repos/{owner}/{repo}", {
		owner,
		repo
	});
	if (!answer.ok) return toUnanswered(api.host, question, answer);
	if (typeof answer.data.full_name === "string") return {
		ok: true,
		value: toRepository(answer.data),
		problems: []
	};
	return toUnanswered(api.host, question, {
		ok: false,
		kind: "garbled",
		why: "its response names no repository"
	});
}
function toRepository(data) {
	const description = typeof data.description === "string" ? toOneLine(data.description) : "";
	const license = readLicense(data.license);
	const branch = data.default_branch;
	return {
		...description === "" || description.length > LONGEST_DESCRIPTION ? {} : { description },
		...omitUndefined({ license }),
		...typeof data.private === "boolean" ? { private: data.private } : {},
		...typeof branch === "string" && branch !== "" ? { defaultBranch: branch } : {}
	};
}
function readLicense(license) {
	if (typeof license !== "object" || license === null || !("spdx_id" in license)) return void 0;
	const { spdx_id: id } = license;
	return typeof id === "string" && /^[A-Za-z0-9.+-]{1,100}$/.test(id) ? id : void 0;
}
const moves = {
	login: "Set \"github-token\" to a valid token, such as that of the job with \"permissions: contents: read\".",
	right: "Give the job \"permissions: contents: read\", or set \"github-token\" to a token that may read this repository.",
	limit: "Run again later; \"github-token\" raises the limit if none is set.",
	trouble: "Run again later.",
	garbled: "Check GITHUB_API_URL and the proxy, if any.",
	network: "Check the network of this machine, HTTPS_PROXY and NO_PROXY."
};
function toUnanswered(host, { slug, lacks }, { kind, why }) {
	return {
		ok: false,
		problems: [notice([
			"login",
			"right",
			"limit"
		].includes(kind) ? "GITHUB_REFUSED" : "GITHUB_UNREACHABLE", `could not read ${lacks} of "${slug}" from ${host}: ${why.replace(/\.+$/, "")}. Continuing without.`, moves[kind])]
	};
}
// src/run/github/question.ts
function createGithubQuestion(environment) {
	let answer;
	return (question) => answer ??= ask(question, environment);
}
const ask = async (question, environment) => {
	const { api } = question;
	if (!isWebAddress(api)) return toUnanswered(`GITHUB_API_URL ("${toPlainText(api)}")`, question, {
		ok: false,
		kind: "garbled",
		why: "it is not an http:// or https:// address"
	});
	const loaded = await import("./ask.js").catch((thrown) => toPlainText(thrown instanceof Error ? thrown.message : String(thrown)));
	if (typeof loaded !== "string") return loaded.askGithub(question, environment);
	return toUnanswered(new URL(api).host, question, {
		ok: false,
		kind: "network",
		why: loaded
	});
};
// src/settings/values/buildx-flags.ts
function makeBuildxFlags(entriesOf) {
	const buildxFlags = [];
	const buildSecrets = [];
	const requiredSecrets = [];
	const problems = [];
	for (const setting of buildxSettings) for (const [index, entry] of joinRequired(setting, entriesOf(setting.name)).entries()) {
		if (setting.form === "plain") {
			buildxFlags.push({
				flag: setting.buildxFlag,
				value: entry
			});
			continue;
		}
		const read = readSecret$1(setting, entry, index);
		problems.push(...read.problems);
		if (!read.ok || read.value === void 0) continue;
		const { id, rest } = read.value;
		if (setting.form === "secret-value") {
			const variable = `SHIP_SECRET_${buildSecrets.length + 1}`;
			buildSecrets.push({
				id,
				variable,
				secret: secret(rest)
			});
			buildxFlags.push({
				flag: "--secret",
				value: `id=${id},env=${variable}`
			});
		} else {
			const bare = rest.replace(REQUIRED, "");
			if (bare !== rest) requiredSecrets.push(id);
			const source = `${setting.form === "secret-env" ? "env" : "src"}=${bare}`;
			buildxFlags.push({
				flag: "--secret",
				value: `id=${id},${renderField(source)}`
			});
		}
	}
	return hasErrors(problems) ? {
		ok: false,
		problems
	} : {
		ok: true,
		value: {
			buildxFlags,
			buildSecrets,
			requiredSecrets
		},
		problems
	};
}
function readSecret$1(setting, entry, index) {
	if (/^\s*#[^=]*$/.test(entry)) return {
		ok: true,
		value: void 0,
		problems: [comment(setting, index)]
	};
	const own = readBuildxWords(entry, setting.form);
	if (own === "value") return {
		ok: false,
		problems: [buildxWords(setting, index)]
	};
	const { id, rest } = own ?? splitSecret(entry) ?? {};
	if (id === void 0 || rest === void 0) return {
		ok: false,
		problems: [noSecret(setting, index)]
	};
	if (rest === "") return {
		ok: true,
		value: void 0,
		problems: [emptySecret(setting, id)]
	};
	return {
		ok: true,
		value: {
			id,
			rest
		},
		problems: []
	};
}
const SOURCES = {
	"secret-env": ["env"],
	"secret-file": ["src", "source"]
};
function readBuildxWords(entry, form) {
	const [, id, key, rest] = /^id=([^,]+),(?:type=\w+,)?(src|source|env)=(.*)$/s.exec(entry) ?? [];
	if (id === void 0 || key === void 0 || rest === void 0) return void 0;
	return SOURCES[form]?.includes(key) ? {
		id,
		rest
	} : "value";
}
const REQUIRED = /(?<=.),required$/;
function joinRequired({ form, commas }, entries) {
	const joined = [];
	for (const entry of entries) {
		const last = joined.at(-1);
		const isWord = entry === "required" || isBuildxPair(last, entry);
		if (form === "secret-env" && commas === true && isWord && last !== void 0) joined.splice(-1, 1, `${last},${entry}`);
		else joined.push(entry);
	}
	return joined;
}
function isBuildxPair(id, entry) {
	return /^(?:env|src|source)=/.test(entry) && /^id=[^,]+$/.test(id ?? "");
}
function splitSecret(entry) {
	const { id, rest } = /^(?<id>[^=,"\p{Cc}]+)=(?<rest>.*)$/su.exec(entry)?.groups ?? {};
	return id === void 0 || rest === void 0 ? void 0 : {
		id,
		rest
	};
}
function noSecret({ name, form }, index) {
	const right = {
		"secret-value": "value",
		"secret-env": "VARIABLE",
		"secret-file": "path",
		plain: ""
	};
	const hint = form === "secret-value" ? " Put quotes around an entry whose value has several lines." : "";
	return error("SETTINGS_BAD_VALUE", `${name}: entry ${index + 1} is not ID=${right[form]}`, `Write ID=${right[form]}, one a line.${hint}`);
}
function buildxWords({ name }, index) {
	return error("SETTINGS_BAD_VALUE", `${name}: entry ${index + 1} uses the syntax of buildx, but ${name} takes ID=…`, "Write secret-files: ID=path for a file, or secret-envs: ID=VARIABLE for a variable.");
}
function comment({ name }, index) {
	return notice("BUILD_SECRET_COMMENT", `${name}: entry ${index + 1} starts with # and is not ID=…; ignoring it as a comment`, "Put quotes around an entry whose value has several lines.");
}
function emptySecret({ name }, id) {
	return notice("BUILD_SECRET_EMPTY", `${name}: the secret ${quoteWritten(id)} is empty; leaving it out of the build`, "Runs for forks and bots get no secrets; otherwise correct its name.");
}
// src/settings/inputs/component/matrix.ts
const MATRIX_VARIABLE = "TAGSHIP_PLANNED_LEGS";
const MOST_ROWS = 200;
const PLATFORM$1 = /^[a-z0-9]+(?:\/[a-z0-9.]+){1,2}$/i;
function readMatrix({ env, leg, command = "ship" }) {
	const text = env["TAGSHIP_PLANNED_LEGS"] ?? "";
	if (text.trim() === "") return {
		found: [],
		problems: []
	};
	const jobs = parseJobs(text, env);
	if (!jobs.ok) return {
		found: [],
		problems: jobs.problems
	};
	const problems = [...checkRows(jobs.value), ...command === "ship" ? checkLeg(jobs.value, {
		env,
		leg
	}) : []];
	const platforms = jobs.value.flatMap(splitPlatforms);
	const setting = settingsTable.find(({ name }) => name === "platforms");
	if (setting === void 0 || hasErrors(problems)) return {
		found: [],
		problems
	};
	return {
		found: [{
			setting,
			origin: {
				kind: "given",
				name: "matrix"
			},
			written: {
				kind: "list",
				items: platforms.map(toWord$3)
			}
		}],
		problems
	};
}
function parseJobs(text, env) {
	const rows = parseRows(text);
	if (rows === void 0) return refuse$2(`${quoteWritten(text)} is not a list of rows`);
	const jobs = [];
	for (const [at, row] of rows.entries()) {
		const legs = [row.LEG].flat();
		if (!legs.every((leg) => typeof leg === "string") || legs.length === 0) {
			const meant = nearest("LEG", Object.keys(row));
			const found = meant === void 0 ? "" : `, and has ${quoteWritten(meant)}`;
			return refuse$2(`row ${at + 1} has no LEG with platforms${found}`);
		}
		if (jobs.length >= MOST_ROWS) return refuse$2(`it makes more than ${MOST_ROWS} jobs`);
		jobs.push(...multiply(row, legs).map((leg) => expand$1(leg, env)));
	}
	if (jobs.length === 0) return refuse$2("it is empty");
	return {
		ok: true,
		value: jobs,
		problems: []
	};
}
function parseRows(text) {
	try {
		const value = JSON.parse(text);
		return Array.isArray(value) && value.every(isRow) ? value : void 0;
	} catch {
		return;
	}
}
function isRow(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function multiply(row, legs) {
	const names = Object.keys(row);
	const counts = names.map((name) => Array.isArray(row[name]) ? row[name].length : 1);
	const after = (at) => counts.slice(at).reduce((product, count) => product * count, 1);
	const at = names.indexOf("LEG");
	const count = Math.min(after(0), 201);
	return Array.from({ length: count }, (_, job) => legs[Math.floor(job / after(at + 1)) % legs.length] ?? "");
}
function expand$1(leg, env) {
	const written = expandVariables({
		kind: "word",
		text: leg
	}, {
		name: "matrix",
		env
	}).value;
	return written?.kind === "word" ? written.text : leg;
}
function splitPlatforms(leg) {
	return leg.split(",").map((platform) => platform.trim());
}
function checkRows(jobs) {
	const all = jobs.flatMap(splitPlatforms);
	const strange = all.filter((platform) => !PLATFORM$1.test(platform));
	const twice = all.filter((platform, at) => all.indexOf(platform) !== at);
	const whys = [...strange.map((platform) => `${quoteWritten(platform)} is not a platform`), ...twice.map((platform) => `two jobs build ${quoteWritten(platform)}`)];
	return [...new Set(whys)].map(invalid$1);
}
function checkLeg(jobs, { env, leg }) {
	const index = env.CI_NODE_INDEX ?? "";
	if (index === "") return [];
	const given = [leg ?? []].flat().join(",");
	const planned = env.CI_NODE_TOTAL === String(jobs.length) ? jobs.slice(Number(index) - 1, Number(index)) : jobs;
	const clean = (text) => splitPlatforms(text).join(",");
	if (planned.some((one) => clean(one) === clean(given))) return [];
	const what = given.trim() === "" ? "nothing" : quoteWritten(given);
	return [error("MATRIX_LEG_CHANGED", `matrix: this job builds ${planned.map(quoteWritten).join(" or ") || "no row"}, but LEG says ${what}`, "A variable LEG of the project, its group or the pipeline overrides the one of the matrix: rename it.")];
}
function invalid$1(why) {
	return error("MATRIX_INVALID", `matrix: ${why}`, "Write a row for each machine: {LEG: linux/arm64, RUNNER: tag-of-its-runner}. For a single machine, include build.yml instead.");
}
function refuse$2(why) {
	return {
		ok: false,
		problems: [invalid$1(why)]
	};
}
function toWord$3(text) {
	return {
		kind: "word",
		text
	};
}
// src/settings/file/written-text.ts
async function parseText$1(value, reading) {
	const { setting, origin } = reading;
	const read = await readText(value, reading);
	if (!read.ok) return read;
	return {
		ok: true,
		value: isUnset(read.value, setting.verbatim) ? void 0 : {
			setting,
			origin,
			written: read.value
		},
		problems: []
	};
}
async function readText(value, { setting, origin }) {
	const text = typeof value === "string" ? value : joinTexts(value, setting);
	if (takesYaml(setting) && !/^\s*(?:\[\s*\])?\s*$/.test(text)) {
		const { parseYaml } = await import("./yaml-text.js");
		return parseYaml(text, origin);
	}
	const takesLists = takesJson(setting);
	const isTable = setting.tables === true && /^\s*\[+\s*[a-z]/i.test(text);
	if (takesLists && !isTable && /^\s*\[/.test(text)) return parseJsonList(text, {
		setting,
		origin
	});
	return {
		ok: true,
		value: (takesLists ? parseJson$2(text, setting) : void 0) ?? toWord$2(text),
		problems: []
	};
}
function takesYaml({ type }) {
	return type === "registries" || type === "hooks";
}
function takesJson({ type, raw }) {
	return raw !== true && [
		"text",
		"list",
		"registries",
		"hooks"
	].includes(type);
}
function joinTexts(values, { type }) {
	return type === "text" || type === "list" ? values.join("\n") : values.at(-1) ?? "";
}
function parseJsonList(text, { setting, origin }) {
	const value = parseJson$2(text, setting);
	if (value !== void 0) return {
		ok: true,
		value,
		problems: []
	};
	return {
		ok: false,
		problems: [error("SETTINGS_BAD_VALUE", `${origin.name}: ${quoteWritten(text)} starts like a JSON list, but is not a JSON list of strings`, `Write one entry a line, or a list such as ["first", "second"]. Escape a quotation mark in an inserted variable as \\".`)]
	};
}
function parseJson$2(text, { maps }) {
	const start = text.trimStart()[0];
	if (start !== "[" && !(maps && start === "{")) return void 0;
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return;
	}
	const items = Array.isArray(value) ? value : [value];
	if (!items.every((item) => isPlain(item) || maps && isMapOfWords(item))) return void 0;
	const written = items.map(toWritten);
	return Array.isArray(value) ? {
		kind: "list",
		items: written
	} : written[0];
}
function isPlain(value) {
	return [
		"string",
		"number",
		"boolean"
	].includes(typeof value);
}
function isMapOfWords(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(isPlain);
}
function toWritten(value) {
	if (!isMapOfWords(value)) return toWord$2(String(value));
	return {
		kind: "map",
		entries: Object.entries(value).map(([key, item]) => ({
			key,
			value: toWord$2(String(item))
		}))
	};
}
function toWord$2(text) {
	return {
		kind: "word",
		text
	};
}
// src/settings/inputs/component/read.ts
async function readComponentInputs(env) {
	const found = [];
	const problems = [];
	for (const setting of settingsTable.filter(isListInput)) {
		const text = env[inputVariableOf(setting)] ?? "";
		if (text === "") continue;
		const origin = {
			kind: "given",
			name: setting.name
		};
		const read = await parseText$1(text, {
			setting,
			origin
		});
		problems.push(...read.problems);
		if (!read.ok || read.value === void 0) continue;
		const expanded = expandVariables(read.value.written, {
			name: setting.name,
			env
		});
		problems.push(...expanded.problems);
		if (expanded.ok) found.push({
			setting,
			origin,
			written: expanded.value
		});
	}
	for (const setting of settingsTable.filter(isQuotedInput)) take(await parseText$1((env[inputVariableOf(setting)] ?? "").slice(1, -1), {
		setting,
		origin: {
			kind: "given",
			name: setting.name
		}
	}), {
		found,
		problems
	});
	return {
		found,
		problems
	};
}
function take(read, into) {
	into.problems.push(...read.problems);
	if (read.ok && read.value !== void 0) into.found.push(read.value);
}
// src/settings/values/default-context.ts
const NAME$2 = /\{\{\s*defaultContext\s*\}\}/;
function resolveContexts({ context, file, buildxFlags }) {
	const problems = [];
	const resolve = (text, setting) => {
		const path = toPath(text);
		problems.push(path === void 0 ? badContext(text, setting) : isCheckout(setting));
		return path;
	};
	const own = NAME$2.test(context) ? resolve(context, "context") : void 0;
	return {
		context: own ?? context,
		file: own === void 0 || file === void 0 ? file : below(own, file),
		buildxFlags: buildxFlags.map((one) => {
			if (one.flag !== "--build-context" || !NAME$2.test(one.value)) return one;
			const at = one.value.indexOf("=") + 1;
			const path = resolve(one.value.slice(at), "build-contexts");
			return path === void 0 ? one : {
				...one,
				value: one.value.slice(0, at) + path
			};
		}),
		problems
	};
}
function toPath(text) {
	const [, rest] = /^\{\{\s*defaultContext\s*\}\}(.*)$/s.exec(text) ?? [];
	if (rest === "") return ".";
	const [, folder = ""] = /^(?::|[?&]subdir=)([^:?&#]+)$/.exec(rest ?? "") ?? [];
	const path = folder.replace(/^\/+/, "");
	return path === "" || path.split("/").includes("..") ? void 0 : path;
}
function below(folder, file) {
	return folder === "." ? file : `${folder.replace(/\/+$/, "")}/${file.replace(/^\.\//, "")}`;
}
function isCheckout(setting) {
	return notice("CONTEXT_CHECKOUT", `${setting}: here, {{defaultContext}} is the checkout, including files of earlier steps`, "To let BuildKit fetch the commit, write the URL of the repository.");
}
function badContext(text, setting) {
	return error("CONTEXT_DEFAULT", `invalid ${setting} ${quoteWritten(text)}: not {{defaultContext}} followed by a directory`, "Write {{defaultContext}}:DIRECTORY, or the directory alone.");
}
const defaultSettings = {
	metadataContext: "workflow",
	metadataEnv: {},
	buildxFlags: [],
	buildSecrets: [],
	requiredSecrets: [],
	imageOutput: void 0,
	pushByDigest: void 0,
	platformsNamed: false,
	setupInputs: [],
	targets: [],
	prune: void 0,
	...Object.fromEntries(settingsTable.flatMap((setting) => setting.key === void 0 ? [] : [[setting.key, setting.default]]))
};
// src/settings/values/image-output.ts
const KEPT = /^(compression|compression-level|force-compression|rewrite-timestamp|oci-artifact|prefer-nondist-layers|force-inline-attestations|annotation([-.[].*)?)$/;
function readOutputs(outputs) {
	const read = outputs.map((entry) => ({
		entry,
		fields: readFields(entry)
	}));
	const images = read.filter(({ fields }) => isImage(fields));
	const digests = read.filter(({ fields }) => isByDigest(fields));
	const attributes = images.flatMap(({ fields }) => [...fields].filter(([key]) => KEPT.test(key)).map(([key, value]) => `${key}=${value}`));
	return {
		files: read.filter((one) => !images.includes(one)).map(({ entry }) => entry),
		image: images.length === 0 ? void 0 : [...new Set(attributes)].map(renderField),
		isDocker: images.some(({ fields }) => fields.get("oci-mediatypes") === "false"),
		pushes: images.some(({ fields }) => fields.get("type") === "registry" || isOn(fields.get("push"))),
		byDigest: digests.length === 0 ? void 0 : digests.flatMap(({ fields }) => listNames(fields))
	};
}
function resolveOutputs({ outputs, push, mediaTypes: given }, says) {
	const { files, image, isDocker, pushes, byDigest } = readOutputs(outputs);
	const alone = {
		imageOutput: void 0,
		push: "false",
		mediaTypes: given
	};
	if (byDigest !== void 0) {
		const own = push === "true" ? pushByDigest(outputs) : outputs;
		return {
			...alone,
			outputs: own,
			pushByDigest: byDigest
		};
	}
	if (!says.push && !pushes && outputs.length > 0) return {
		...alone,
		outputs,
		pushByDigest: void 0
	};
	return {
		outputs: files,
		imageOutput: image,
		pushByDigest: void 0,
		push,
		mediaTypes: isDocker && !says.mediaTypes ? "docker" : given
	};
}
function checkOutputs({ outputs, load, push }) {
	const { byDigest, pushes } = readOutputs(outputs);
	if (load && pushes && push === "auto") return [error("PUSH_AND_LOAD", "an output pushes, but \"load: true\" is set: an image is either pushed or loaded", "Remove one of the two, or set push: false.")];
	if (byDigest === void 0 || !pushes) return [];
	return [error("OUTPUTS_MIXED", "outputs: one output pushes by digest, and another by name", "Keep one of them: push-by-digest=true for a leg, push=true for an image with tags.")];
}
function pushByDigest(outputs) {
	return outputs.map((entry) => {
		const fields = readFields(entry);
		return isByDigest(fields) && fields.get("type") === "image" && !fields.has("push") ? `${entry},push=true` : entry;
	});
}
function listOwnPushes(outputs) {
	return outputs.map(readFields).flatMap((fields) => {
		const name = fields.get("name");
		return isPush(fields) && isByDigest(fields) ? [name === void 0 ? {} : { name }] : [];
	});
}
function isPush(fields) {
	const type = fields.get("type");
	return type === "registry" || type === "image" && isOn(fields.get("push"));
}
function isImage(fields) {
	const type = fields.get("type");
	return (type === "registry" || type === "image") && !isByDigest(fields);
}
function isByDigest(fields) {
	const type = fields.get("type");
	return (type === "registry" || type === "image") && isOn(fields.get("push-by-digest"));
}
function isOn(word) {
	return word !== void 0 && parseGoBoolean(word) === true;
}
function listNames(fields) {
	return (fields.get("name") ?? "").split(",").map((name) => name.trim()).filter((name) => name !== "");
}
function readFields(entry) {
	return new Map(splitEntries(entry, true).map((field) => {
		const at = field.indexOf("=");
		return at < 0 ? [field, ""] : [field.slice(0, at), field.slice(at + 1)];
	}));
}
// src/settings/values/platforms.ts
const ARCHITECTURES = [...[
	"amd64",
	"x86_64",
	"x86-64",
	"arm64",
	"aarch64",
	"arm",
	"armhf",
	"armel",
	"386",
	"i386"
], ...[
	"ppc64le",
	"s390x",
	"riscv64",
	"loong64",
	"mips64",
	"mips64le"
]];
const PLATFORM = /^[\w.-]+(?:\([\w.-]+\))?(?:\/[\w.-]+){1,2}$/;
function completePlatform(platform) {
	return ARCHITECTURES.includes(platform.toLowerCase()) ? `linux/${platform}` : platform;
}
function checkPlatforms(platforms) {
	return platforms.flatMap((platform) => {
		const fault = PLATFORM.test(completePlatform(platform)) ? void 0 : findFault(platform);
		if (fault === void 0) return [];
		return [error("PLATFORM_INVALID", `platforms: ${quoteWritten(platform)} is not a platform: ${fault.why}`, fault.hint)];
	});
}
function findFault(platform) {
	const parts = platform.trim().split(/\s+/);
	if (parts.length > 1) return {
		why: "it contains white space",
		hint: `Write one a line, or ${parts.join(",")}.`
	};
	if (/^\w+$/.test(platform)) return {
		why: "it names no architecture",
		hint: "Write linux/amd64 or linux/arm64."
	};
	return {
		why: "it is not written as os/architecture or os/architecture/variant",
		hint: "Write linux/amd64, linux/arm/v7 and the like, with commas between them."
	};
}
// src/settings/values/media-types.ts
function resolveMediaTypes(settings) {
	if (settings.mediaTypes !== "docker") return settings;
	const image = settings.imageOutput?.filter((one) => !/^"?annotation/.test(one));
	return {
		...settings,
		attestations: "plain",
		imageOutput: image
	};
}
function checkMediaTypes(settings) {
	if (settings.mediaTypes !== "docker") return [];
	const attested = listAttested(settings);
	const packed = settings.imageOutput?.find((one) => /^"?compression=(zstd|estargz)/.test(one));
	return [
		...attested.length === 0 ? [] : [error("MEDIA_TYPES_ATTESTED", `media-types: docker does not support attestations, but ${attested.join(", ")} requests them`, "Remove that setting, or use media-types: oci.")],
		...packed === void 0 ? [] : [error("MEDIA_TYPES_COMPRESSION", `media-types: docker does not support ${packed.replaceAll("\"", "")}`, "Use compression=gzip, or media-types: oci.")],
		...settings.annotations === void 0 ? [] : [notice("MEDIA_TYPES_ANNOTATIONS", "media-types: docker does not support annotations: they are left out; labels stay.")]
	];
}
function listAttested({ provenance, sbom, buildxFlags }) {
	const isAsked = (value) => value !== void 0 && !/^(?:false|0|f|)$/i.test(value) && !/disabled=true/i.test(value);
	return [
		...isAsked(provenance) ? [`provenance: ${provenance ?? ""}`] : [],
		...isAsked(sbom) ? [`sbom: ${sbom ?? ""}`] : [],
		...buildxFlags.flatMap(({ flag, value }) => flag === "--attest" && isAsked(value) ? [`attests: ${value}`] : [])
	];
}
// src/settings/inputs/registry-flags.ts
function addRegistryFlags(entries, flags) {
	const problems = [];
	const merged = new Map(entries.map((entry) => [entry.prefix, entry]));
	problems.push(...listTwice(entries));
	for (const word of flags.registry) {
		const [host, username] = splitOnce(word);
		const prefix = toPrefix(host);
		if (prefix === void 0 || username === "") problems.push(bad$3(`invalid --registry ${quoteWritten(word)}: not HOST=USER`, "Write --registry ghcr.io=NAME."));
		else merged.set(prefix, {
			...bare(prefix),
			...merged.get(prefix),
			username
		});
	}
	if (flags.passwordStdin.length > 1) problems.push(bad$3("--password-stdin is given twice, but standard input holds one password", "Use password-env under registries for the others."));
	for (const host of flags.passwordStdin.slice(0, 1)) problems.push(...putStdin(merged, host));
	problems.push(...[...merged.values()].flatMap(checkPair));
	return problems.length > 0 ? {
		ok: false,
		problems
	} : {
		ok: true,
		value: [...merged.values()],
		problems
	};
}
function listTwice(entries) {
	return entries.filter((entry, at) => entries.slice(0, at).some(({ prefix }) => prefix === entry.prefix)).map(({ prefix }) => bad$3(`${prefix} is in both registries and the input registry`, "Keep one of the two."));
}
function putStdin(merged, host) {
	const prefix = toPrefix(host);
	if (prefix === void 0) return [bad$3(`invalid --password-stdin ${quoteWritten(host)}: not a registry`, "Write a host such as ghcr.io.")];
	const entry = merged.get(prefix);
	if (entry?.username === void 0) return [bad$3(`--password-stdin: missing user name for ${prefix}`, `Add --registry ${prefix}=NAME.`)];
	merged.set(prefix, {
		...entry,
		password: { from: "stdin" }
	});
	return [];
}
function checkPair({ prefix, username, password }) {
	if (username !== void 0 && password === void 0) {
		const hint = `Add password-env with the name of a variable, or --password-stdin ${prefix}.`;
		return [bad$3(`registries: ${prefix} has a username but no password`, hint)];
	}
	if (username === void 0 && password !== void 0) return [bad$3(`registries: ${prefix} has a password but no username`, "Add username.")];
	return [];
}
function bare(prefix) {
	return {
		prefix,
		required: true,
		insecure: false
	};
}
function splitOnce(word) {
	const at = word.indexOf("=");
	return at < 0 ? [word, ""] : [word.slice(0, at), word.slice(at + 1)];
}
function bad$3(message, hint) {
	return error("SETTINGS_BAD_VALUE", message, hint);
}
// src/settings/file/prune.ts
const PRUNE = "prune";
const pruneFields = [
	"keep-last",
	"keep",
	"delete",
	"older-than",
	"untagged-older-than",
	"pull-requests",
	"minimum-age"
];
function readPrunePolicy(written, origin) {
	if (written.kind !== "map") return refused$1(bad$2(origin, written, "prune takes a map of its rules", "Write prune: {delete: \"pr-*\", older-than: 30d}."));
	const policy = {
		keep: [],
		delete: []
	};
	const problems = [];
	for (const entry of written.entries) {
		const field = pruneFields.find((name) => name === entry.key);
		if (field === void 0) problems.push(unknownField(entry, origin));
		else if (!isUnset(entry.value)) {
			const read = readers[field](entry.value);
			if ("hint" in read) problems.push(badField(origin, field, entry.value, read.hint));
			else Object.assign(policy, read);
		}
	}
	if (problems.length > 0) return {
		ok: false,
		problems
	};
	return {
		ok: true,
		value: policy,
		problems
	};
}
const AGE_HINT = "Write an age with its unit: 30d, 2w, 12h.";
const readers = {
	"keep-last": (value) => {
		const count = /^\d{1,6}$/.test(toWord$1(value)) ? Number(toWord$1(value)) : 0;
		return count > 0 ? { keepLast: count } : { hint: "Write a number from 1." };
	},
	keep: (value) => toPatterns(value, (keep) => ({ keep })),
	delete: (value) => toPatterns(value, (patterns) => ({ delete: patterns })),
	"older-than": (value) => toAge(value, (olderThanMs) => ({ olderThanMs })),
	"untagged-older-than": (value) => toAge(value, (untaggedOlderThanMs) => ({ untaggedOlderThanMs })),
	"minimum-age": (value) => toAge(value, (minimumAgeMs) => ({ minimumAgeMs })),
	"pull-requests": (value) => toWord$1(value) === "closed" ? { pullRequests: "closed" } : { hint: "Write closed." }
};
function toWord$1(value) {
	return value.kind === "word" ? value.text.trim() : "";
}
function toPatterns(value, make) {
	const items = value.kind === "list" ? value.items : [value];
	if (items.some(({ kind }) => kind !== "word")) return { hint: "Write one pattern of tags, or a list of them: [pr-*, sha-*]." };
	return make(items.flatMap((item) => toWord$1(item).split("\n")).map((line) => line.trim()).filter((line) => line !== ""));
}
const UNITS = {
	m: 6e4,
	h: 36e5,
	d: 864e5,
	w: 6048e5
};
function toAge(value, make) {
	const [, count, unit = ""] = /^(\d{1,6})([mhdw]?)$/.exec(toWord$1(value)) ?? [];
	return count !== void 0 && (unit !== "" || Number(count) === 0) ? make(Number(count) * (UNITS[unit] ?? 0)) : { hint: AGE_HINT };
}
function joinPolicies(file, flags) {
	return {
		...file,
		...flags,
		keep: [...file?.keep ?? [], ...flags.keep],
		delete: flags.delete.length > 0 ? flags.delete : file?.delete ?? []
	};
}
function unknownField({ key, at }, origin) {
	const meant = nearest(key, pruneFields);
	return error("SETTINGS_UNKNOWN", `${whereIs(origin, at)}: prune has no field ${cite(origin, key, "of this name")}`, meant === void 0 ? `Choose from ${pruneFields.join(", ")}.` : `Write ${meant}.`);
}
function bad$2(origin, { at }, what, hint) {
	return error("SETTINGS_BAD_VALUE", `${whereIs(origin, at)}: ${what}`, hint);
}
function badField(origin, field, value, hint) {
	const text = value.kind === "word" ? cite(origin, value.text.trim(), "") : "";
	return bad$2(origin, value, `invalid ${field}${text === "" ? "" : ` ${text}`}`, hint);
}
function refused$1(problem) {
	return {
		ok: false,
		problems: [problem]
	};
}
// src/settings/file/targets.ts
const TARGETS = "targets";
const DEFAULT = "default";
function takeTargets(written, origin, take) {
	if (written === void 0 || isUnset(written.value)) return {
		targets: [],
		problems: [],
		leftOut: []
	};
	if (written.value.kind !== "map") return refused(shape(written.value, origin, "targets"));
	const read = written.value.entries.map((entry) => takeTarget(entry, origin, take));
	const defaults = read.flatMap(({ targets }) => targets.filter(({ isDefault }) => isDefault));
	return {
		targets: read.flatMap(({ targets }) => targets),
		problems: [...read.flatMap(({ problems }) => problems), ...defaults.slice(1).map(twice)],
		leftOut: read.flatMap(({ leftOut }) => leftOut)
	};
}
function takeTarget({ key, at, value }, origin, take) {
	if (!isTargetName(key)) return refused(badName$1(key, origin, at));
	const entries = value.kind === "map" ? value.entries : [];
	if (value.kind !== "map" && !isUnset(value)) return refused(shape(value, origin, `targets.${key}`));
	const isOwn = ({ key: name }) => name !== DEFAULT && !FOR_RUN.has(name);
	const taken = take(entries.filter(isOwn));
	const chosen = readDefault(entries, origin);
	const target = {
		name: key,
		isDefault: chosen.isDefault,
		where: whereIs(origin, at),
		isOfCheckout: origin.unquoted === true,
		found: taken.found,
		own: new Set(entries.filter(isOwn).map(({ key: name }) => name))
	};
	const forRun = entries.filter(({ key: name }) => FOR_RUN.has(name));
	return {
		targets: [target],
		problems: [
			...taken.problems,
			...chosen.problems,
			...forRun.map((entry) => notForTarget(entry, origin))
		],
		leftOut: taken.leftOut.map((name) => `targets.${key}.${name}`)
	};
}
const FOR_RUN = new Set(settingsTable.filter((setting) => setting.inFile !== false && !isForTarget(setting)).map(({ name }) => name));
function readDefault(entries, origin) {
	const entry = entries.find(({ key }) => key === DEFAULT);
	if (entry === void 0 || isUnset(entry.value)) return {
		isDefault: false,
		problems: []
	};
	const { value } = entry;
	const parsed = value.kind === "word" ? parseBoolean(value.text.trim()) : void 0;
	if (parsed !== void 0) return {
		isDefault: parsed,
		problems: []
	};
	return {
		isDefault: false,
		problems: [error("SETTINGS_BAD_VALUE", `${whereIs(origin, value.at)}: default: the value is not true or false`, "Write default: true for the one target that goes to the repository of the project itself.")]
	};
}
function refused(problem) {
	return {
		targets: [],
		problems: [problem],
		leftOut: []
	};
}
function shape(value, origin, what) {
	const kind = value.kind === "word" ? "one value" : `a ${value.kind}`;
	return error("TARGETS_SHAPE", `${whereIs(origin, value.at)}: ${what} takes a map, not ${kind}`, "Write targets: {api: {context: services/api}, web: {context: services/web}}.");
}
function badName$1(name, origin, at) {
	const shown = cite(origin, name, "a name");
	return error("TARGET_NAME", `${whereIs(origin, at)}: invalid name of a target: ${shown}`, TARGET_NAME_HINT);
}
function notForTarget({ key, at }, origin) {
	const where = whereIs(origin, at);
	return key === "name" ? error("TARGET_SETTING", `${where}: name is not allowed in a target`, "The key of the target is its name.") : error("TARGET_SETTING", `${where}: ${key} is not allowed in a target: it is for the whole run`, `Move ${key} to the top level of the file.`);
}
function twice({ name, where }) {
	return error("TARGET_SETTING", `${where}: "${name}" is a second target with default: true`, "Only one target can go to the repository of the project itself. Give this one \"images\".");
}
// src/settings/file/read-file.ts
async function readFileText(file) {
	if (file === void 0) return void 0;
	const { parseYamlMap } = await import("./yaml-text.js");
	const isOwn = file.owner === "workflow";
	const origin = {
		kind: "file",
		name: file.path,
		...isOwn ? {} : { unquoted: true }
	};
	return {
		origin,
		map: await parseYamlMap(file.text, origin)
	};
}
function takeFromFile(file, limits) {
	if (file === void 0) return {
		found: [],
		targets: [],
		problems: []
	};
	const { origin, map } = file;
	if (!map.ok) return {
		found: [],
		targets: [],
		problems: map.problems
	};
	const { entries } = map.value;
	const top = takeEntries(entries.filter(({ key }) => key !== "targets" && key !== "prune"), origin, limits);
	const prune = takePrune(entries, origin, limits);
	const [written] = entries.filter(({ key }) => key === TARGETS);
	const below = takeTargets(written, origin, (map) => takeEntries(map, origin, limits));
	const leftOut = [
		...top.leftOut,
		...below.leftOut,
		...prune.leftOut
	];
	const problems = [...[
		...top.problems,
		...below.problems,
		...prune.problems
	], ...limits === void 0 ? [] : explainLeftOut(leftOut, origin, limits)];
	const { policy } = prune;
	const own = {
		found: top.found,
		targets: below.targets,
		problems
	};
	return policy === void 0 ? own : {
		...own,
		prune: policy
	};
}
function takePrune(entries, origin, limits) {
	const { value } = entries.find(({ key }) => key === "prune") ?? {};
	if (value === void 0 || isUnset(value)) return {
		problems: [],
		leftOut: []
	};
	if (limits !== void 0) return {
		problems: [],
		leftOut: [PRUNE]
	};
	const read = readPrunePolicy(value, origin);
	return {
		problems: read.problems,
		leftOut: [],
		...read.ok && { policy: read.value }
	};
}
function takeEntries(entries, origin, limits) {
	const found = [];
	const problems = [];
	const leftOut = [];
	for (const { key, at, value } of entries) {
		const setting = settingsTable.find((candidate) => candidate.name === key);
		if (setting === void 0) problems.push(unknownInFile({
			key,
			value
		}, origin, at));
		else if (setting.inFile === false) problems.push(notInFile(setting, origin, at));
		else if (isUnset(value, setting.verbatim)) continue;
		else if (limits !== void 0 && setting.untrusted === void 0) leftOut.push(key);
		else found.push({
			setting,
			origin,
			written: value
		});
	}
	return {
		found,
		problems,
		leftOut
	};
}
function unknownInFile({ key, value }, origin, at) {
	return error("SETTINGS_UNKNOWN", `${whereIs(origin, at)}: unknown setting ${cite(origin, key, "name")}`, value.kind === "map" && value.entries.some((entry) => settingsTable.some(({ name }) => name === entry.key)) ? NO_SECTIONS : hintForUnknown(key));
}
const NO_SECTIONS = "Settings have no sections: write what is below it at the start of the line.";
function notInFile(setting, origin, at) {
	return error("SETTINGS_NOT_IN_FILE", `${whereIs(origin, at)}: ${setting.name} is not allowed in the settings file`, `Give it as ${setting.asFlag === false ? "" : `--${setting.name}, `}an input or the variable ${variableOf(setting)}.`);
}
// src/settings/bake/print.ts
const LONGEST_PRINT = 8388608;
const MOST_TARGETS = 1e3;
function parseBakePrint(text, names) {
	if (text.length >= 8388608) return unreadable$1("more than 8 MiB");
	const root = parseJson$1(text);
	if (!isMap(root) || !isMap(root.target)) return unreadable$1("something else than targets");
	const targets = new Map(Object.entries(root.target).flatMap(([name, fields]) => isMap(fields) ? [[name, fields]] : []));
	if (targets.size === 0) return unreadable$1("no target");
	if (targets.size > MOST_TARGETS) return unreadable$1(`more than ${MOST_TARGETS} targets`);
	return {
		ok: true,
		value: {
			targets,
			chosen: expand(names, isMap(root.group) ? root.group : {}, targets)
		},
		problems: []
	};
}
function expand(names, groups, targets) {
	const chosen = new Set();
	const seen = new Set();
	const rest = [...names];
	for (let name = rest.pop(); name !== void 0; name = rest.pop()) {
		const members = seen.has(name) ? void 0 : membersOf(name, groups);
		seen.add(name);
		rest.push(...members ?? []);
		if (targets.has(name) && (members?.includes(name) ?? true)) chosen.add(name);
	}
	return chosen;
}
function membersOf(name, groups) {
	const group = Object.hasOwn(groups, name) ? groups[name] : void 0;
	if (!isMap(group) || !Array.isArray(group.targets)) return void 0;
	return group.targets.filter((one) => typeof one === "string");
}
function parseJson$1(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function unreadable$1(what) {
	return {
		ok: false,
		problems: [error("TARGETS_FROM_PRINT", `targets-from: docker buildx bake --print printed ${what}`, "Run it with the same files to see what it prints.")]
	};
}
// src/settings/bake/fields.ts
const READERS = {
	args: pairs("build-args", unescape),
	labels: pairs("labels", unescape),
	annotations: list("annotations", unescape),
	attest: list("attests"),
	"cache-from": list("cache-from"),
	"cache-to": list("cache-to"),
	context: word$1("context", withoutDirectory),
	contexts: pairs("build-contexts", toContext),
	dockerfile: readDockerfile,
	entitlements: list("allow"),
	"extra-hosts": readHosts,
	network: word$1("network"),
	"no-cache": word$1("no-cache"),
	"no-cache-filter": list("no-cache-filters"),
	output: readOutput,
	platforms: list("platforms"),
	pull: word$1("pull"),
	secret: readSecrets,
	"shm-size": word$1("shm-size"),
	ssh: readSsh,
	tags: readTags,
	target: word$1("target"),
	ulimits: list("ulimit")
};
const SILENT = new Set([
	"description",
	"name",
	"matrix",
	"inherits"
]);
function readBakeFields(target) {
	const entries = [];
	const notTaken = [];
	let files = false;
	for (const [field, value] of Object.entries(target)) {
		if (SILENT.has(field) || isEmpty(value) || field === "call" && value === "build") continue;
		const read = Object.hasOwn(READERS, field) ? READERS[field]?.(value, target) : void 0;
		if (read !== void 0) entries.push(...read.map(([key, written]) => ({
			key,
			value: written
		})));
		else if (field === "output") files = true;
		else notTaken.push(field);
	}
	return {
		map: {
			kind: "map",
			entries
		},
		notTaken,
		files
	};
}
function isEmpty(value) {
	if (Array.isArray(value)) return value.every((one) => one === "");
	return value === null || value === "" || isMap(value) && Object.keys(value).length === 0;
}
function unescape(text) {
	return text.replaceAll("$${", "${").replaceAll("%%{", "%{");
}
function withoutDirectory(text) {
	return text.startsWith("cwd://") ? text.slice(6) || "." : text;
}
function toContext(text) {
	return withoutDirectory(text.replace(/^service:/, "target:"));
}
function word$1(setting, convert = same) {
	return (value) => typeof value === "string" || typeof value === "boolean" ? [[setting, toWord(convert(String(value)))]] : void 0;
}
function list(setting, convert = same) {
	return (value) => {
		const items = toItems(value);
		return items && [[setting, toList$1(items.map(convert))]];
	};
}
function pairs(setting, convert = same) {
	return (value) => {
		if (!isMap(value)) return void 0;
		const entries = Object.entries(value).filter(([, one]) => one !== null);
		if (!entries.every(([, one]) => typeof one === "string")) return void 0;
		return [[setting, toList$1(entries.map(([key, one]) => `${unescape(key)}=${convert(String(one))}`))]];
	};
}
function same(text) {
	return text;
}
function toItems(value) {
	if (!Array.isArray(value)) return void 0;
	const items = value.map((one) => typeof one === "string" ? one : toCsv(one));
	return items.every((one) => one !== void 0) ? items : void 0;
}
function toCsv(value) {
	if (!isMap(value)) return void 0;
	const fields = Object.entries(value).flatMap(([key, one]) => [
		"string",
		"boolean",
		"number"
	].includes(typeof one) ? [`${key}=${String(one)}`] : []);
	if (fields.length !== Object.keys(value).length) return void 0;
	const type = fields.filter((field) => field.startsWith("type="));
	return [...type, ...fields.filter((field) => !type.includes(field))].map(renderField).join(",");
}
function readDockerfile(value, { context }) {
	if (typeof value !== "string") return void 0;
	if (value === "Dockerfile") return [];
	if (value.startsWith("cwd://")) return [["file", toWord(withoutDirectory(value))]];
	const folder = withoutDirectory(typeof context === "string" ? context : ".");
	return [["file", toWord(isLocalFolder(folder) && !value.startsWith("/") && folder !== "." ? `${folder.replace(/\/+$/, "")}/${value}` : value)]];
}
function isLocalFolder(folder) {
	return folder.startsWith("/") || isLocalPath(folder);
}
function readHosts(value) {
	if (!isMap(value)) return void 0;
	return [["add-hosts", toList$1(Object.entries(value).map(([host, address]) => `${host}:${String(address)}`))]];
}
function readTags(value) {
	const tags = toItems(value);
	if (tags === void 0) return void 0;
	return [["images", toList$1([...new Set(tags.filter(Boolean).map(withoutTag))])]];
}
function withoutTag(reference) {
	const name = reference.replace(/@.*$/s, "");
	const colon = name.lastIndexOf(":");
	return colon > name.lastIndexOf("/") ? name.slice(0, colon) : name;
}
function readSecrets(value) {
	const items = toItems(value);
	if (items === void 0) return void 0;
	const sources = items.map(readSecret);
	if (!sources.every((one) => one !== void 0)) return void 0;
	return ["secret-envs", "secret-files"].flatMap((setting) => {
		const entries = sources.filter((one) => one.setting === setting);
		return entries.length === 0 ? [] : [[setting, toList$1(entries.map(({ entry }) => entry))]];
	});
}
function readSecret(item) {
	const fields = toFields(item);
	const [id, path] = [fields.get("id"), fields.get("src") ?? fields.get("source")];
	if (id === void 0) return void 0;
	return path !== void 0 && fields.get("type") !== "env" ? {
		setting: "secret-files",
		entry: `${id}=${path}`
	} : {
		setting: "secret-envs",
		entry: `${id}=${fields.get("env") ?? path ?? id}`
	};
}
function readSsh(value) {
	if (!Array.isArray(value)) return void 0;
	const items = value.map((one) => {
		if (typeof one === "string") return one;
		if (!isMap(one) || typeof one.id !== "string") return void 0;
		const paths = Array.isArray(one.paths) ? one.paths.map(String) : [];
		return paths.length === 0 ? one.id : `${one.id}=${paths.join(",")}`;
	});
	return items.every((one) => one !== void 0) ? [["ssh", toList$1(items.map(renderField))]] : void 0;
}
function readOutput(value) {
	const items = toItems(value);
	if (items === void 0) return void 0;
	const kept = items.map((item) => {
		const fields = toFields(item);
		const type = fields.get("type");
		if (type !== "image" && type !== "registry") return void 0;
		return [...fields].filter(([key]) => !RUN.has(key)).map(([key, text]) => renderField(`${key}=${text}`));
	});
	if (!kept.every((one) => one !== void 0)) return void 0;
	const lines = kept.flatMap((one) => one.length === 0 ? [] : [`type=image,${one.join(",")}`]);
	return lines.length === 0 ? [] : [["outputs", toList$1(lines)]];
}
const RUN = new Set([
	"type",
	"push",
	"name",
	"push-by-digest"
]);
function toFields(item) {
	return new Map(splitEntries(item, true).map((field) => {
		const at = field.indexOf("=");
		return at < 0 ? [field, ""] : [field.slice(0, at), field.slice(at + 1)];
	}));
}
function toWord(text) {
	return {
		kind: "word",
		text
	};
}
function toList$1(items) {
	return {
		kind: "list",
		items: items.map(toWord)
	};
}
// src/settings/bake/take.ts
function joinBake(fromFile, bake, limits) {
	if (bake === void 0) return fromFile;
	const taken = takeBake(bake, limits);
	const others = new Map(taken.targets.map((target) => [target.name, target]));
	const joined = fromFile.targets.map((target) => {
		const other = others.get(target.name);
		others.delete(target.name);
		return other === void 0 ? target : joinTarget(target, other);
	});
	return {
		...fromFile,
		targets: [...joined, ...others.values()],
		problems: [...fromFile.problems, ...taken.problems]
	};
}
function joinTarget(target, other) {
	const more = other.found.filter(({ setting }) => !target.own.has(setting.name));
	return {
		...target,
		isOfCheckout: target.isOfCheckout || other.isOfCheckout,
		found: [...target.found, ...more],
		own: new Set([...target.own, ...other.own])
	};
}
function takeBake(bake, limits) {
	const { origin, print } = bake;
	const read = [...print.targets].map(([name, fields]) => ({
		...readBakeFields(fields),
		name,
		isChosen: print.chosen.has(name)
	}));
	const taken = takeTargets({
		key: "targets",
		value: {
			kind: "map",
			entries: read.filter(({ name }) => isTargetName(name)).map(({ name, map }) => ({
				key: name,
				value: map
			}))
		}
	}, origin, (one) => takeEntries(one, origin, limits));
	const leftOut = [...taken.leftOut.map((name) => name.slice(name.lastIndexOf(".") + 1)), ...bake.hidesOutputs ? ["outputs"] : []];
	return {
		targets: taken.targets.map((target) => print.chosen.has(target.name) ? target : {
			...target,
			isBase: true
		}),
		problems: [
			...bake.problems,
			...taken.problems,
			...read.flatMap((one) => explain(one, origin)),
			...limits === void 0 ? explainTags(print, origin) : explainLeftOut([...new Set(leftOut)], origin, limits)
		],
		leftOut: []
	};
}
function explain({ name, isChosen, notTaken, files }, { name: file }) {
	const shown = quoteWritten(name);
	const problems = notTaken.map((field) => error("TARGETS_FROM_FIELD", `${file}: target ${shown} has ${quoteWritten(field)}, for which there is no setting`, field === "dockerfile-inline" ? "Write the Dockerfile to a file, and name it with dockerfile." : "Remove it, or ship other targets of the file: targets-group."));
	if (!isTargetName(name)) problems.push(badName(shown, file));
	if (files && isChosen) problems.push(noImage(shown, file));
	return problems;
}
function badName(shown, file) {
	return error("TARGET_NAME", `${file}: invalid name of a target: ${shown}`, TARGET_NAME_HINT);
}
function noImage(shown, file) {
	return error("TARGETS_FROM_OUTPUT", `${file}: target ${shown} has an output that is not an image`, "Ship other targets of the file with targets-group, or remove the output there and use the setting outputs: type=local,dest=out.");
}
function explainTags({ targets, chosen }, { name }) {
	const tagged = [...targets].filter(([target, { tags }]) => chosen.has(target) && Array.isArray(tags) && tags.some((tag) => tag !== ""));
	if (tagged.length === 0) return [];
	const names = tagged.map(([target]) => quoteWritten(target));
	const more = names.length > MOST_NAMES$1 ? ` and ${names.length - MOST_NAMES$1} more` : "";
	return [notice("TARGETS_FROM_TAGS", `${name}: only the repositories of "tags" are used, in ${names.slice(0, MOST_NAMES$1).join(", ")}${more}`, "The setting tags says which tags the images get.")];
}
const MOST_NAMES$1 = 5;
function parseVariables(text) {
	try {
		const list = JSON.parse(text);
		return (Array.isArray(list) ? list.map((one) => isMap(one) && one.name) : []).filter((name) => typeof name === "string");
	} catch {
		return [];
	}
}
// src/settings/inputs/unused.ts
const VERIFIED = [...[
	"verify-key",
	"verify-identity",
	"verify-identity-regexp"
], ...["verify-issuer", "verify-issuer-regexp"]];
const RUNS = ["plan", "ship"];
const never = () => false;
const DEPENDENCES = [
	{
		commands: ["promote"],
		names: VERIFIED,
		needs: "signed",
		isMet: ({ signed }) => signed,
		lacking: "no signature is verified"
	},
	{
		commands: ["promote"],
		names: ["only", "except"],
		needs: "targets",
		isMet: ({ targets }) => targets.length > 0,
		lacking: "there are no targets to choose from"
	},
	{
		commands: ["promote"],
		names: ["because"],
		needs: "back",
		isMet: ({ back }) => back
	},
	{
		commands: RUNS,
		names: [
			"to",
			"back",
			"because",
			"signed",
			...VERIFIED
		],
		isMet: never
	},
	{
		commands: RUNS,
		names: [
			"test-timeout",
			"test-env",
			"test-untrusted"
		],
		needs: "test",
		isMet: ({ test }) => test !== void 0
	},
	{
		commands: RUNS,
		names: [
			"scan-severity",
			"scan-ignore",
			"scan-timeout",
			"scan-sarif"
		],
		needs: "scan",
		isMet: ({ scan }) => scan !== void 0
	},
	{
		commands: RUNS,
		names: [
			"sign-key-env",
			"sign-key-file",
			"sign-format"
		],
		needs: "sign",
		isMet: ({ sign }) => sign !== "none"
	},
	{
		commands: RUNS,
		names: ["targets-group", "targets-env"],
		needs: "targets-from",
		isMet: ({ targetsFrom }) => targetsFrom.length > 0
	},
	{
		commands: RUNS,
		names: ["login-untrusted"],
		needs: "login",
		isMet: ({ login }) => login !== "none"
	}
];
function checkUnused({ given, command = "" }, settings) {
	const all = listSettings(settings);
	return DEPENDENCES.filter(({ commands }) => commands.includes(command)).filter(({ isMet }) => ![settings, ...all].some(isMet)).flatMap((dependence) => {
		const names = dependence.names.filter((name) => isGiven(given[name]));
		return names.length === 0 ? [] : [describe(dependence, names, command)];
	});
}
function checkDryFiles(dryRun, files) {
	const names = Object.keys(files).filter((name) => files[name] !== void 0);
	if (!dryRun || names.length === 0) return [];
	return [notice("SETTINGS_UNUSED", `${names.join(", ")} ${names.length === 1 ? "has" : "have"} no effect with dry-run: nothing is promoted, and no file is written`, "Read the plan from standard output or the log.")];
}
function isGiven(value) {
	const last = [value ?? []].flat().at(-1);
	return last !== void 0 && !isUnset({
		kind: "word",
		text: last
	}) && !isOff(last);
}
function isOff(text) {
	return /^\D/.test(text) && parseBoolean(text) === false;
}
function describe({ needs, lacking }, names, command) {
	const all = names.join(", ");
	const verb = names.length === 1 ? "has" : "have";
	if (needs === void 0) return notice("SETTINGS_UNUSED", `${all} ${verb} no effect on ${command}`, `Remove ${all}.`);
	const message = `${all} ${verb} no effect without ${needs}`;
	const hint = `Set ${needs}, or remove ${all}.`;
	return lacking === void 0 ? notice("SETTINGS_UNUSED", message, hint) : error("SETTINGS_UNUSED", `${message}: ${lacking}`, hint);
}
// src/settings/values/attestations.ts
function resolveAttestations({ provenance, sbom, buildxFlags }) {
	const resolved = buildxFlags.flatMap((one) => {
		if (one.flag !== "--attest") return [one];
		const fields = splitEntries(one.value, true);
		return provenance !== void 0 && isType(fields, "provenance") || sbom !== void 0 && isType(fields, "sbom") ? [] : [{
			...one,
			value: resolveAttest(fields)
		}];
	});
	return {
		provenance: provenance === void 0 ? void 0 : resolveWord(provenance),
		sbom: sbom === void 0 ? void 0 : resolveWord(sbom),
		buildxFlags: resolved
	};
}
function isType(fields, type) {
	return fields.some((field) => field.toLowerCase() === `type=${type}`);
}
function resolveWord(text) {
	const { isOff, left } = readSwitch(splitEntries(text, true));
	if (isOff) return "false";
	return left.length === 0 ? "true" : left.map(renderField).join(",");
}
function resolveAttest(fields) {
	const { isOff, left } = readSwitch(fields);
	return [...isOff ? left.filter((field) => /^type=/i.test(field)) : left, ...isOff ? ["disabled=true"] : []].map(renderField).join(",");
}
function readSwitch(fields) {
	const read = fields.map((field) => {
		const [, word] = /^disabled=(.*)$/is.exec(field) ?? [];
		const isOff = word === void 0 ? void 0 : parseGoBoolean(word.trim());
		return {
			field,
			isOn: isOff === void 0 ? parseBoolean(field) : !isOff
		};
	});
	return {
		isOff: read.some(({ isOn }) => isOn === false),
		left: read.flatMap(({ field, isOn }) => isOn === void 0 ? [field] : [])
	};
}
// src/settings/deploy/fields.ts
const APPS = ["sevalla", "kinsta"];
const ADDRESSED = ["webhook", "slack"];
const hookFields = [
	{
		name: "name",
		type: "word",
		doc: "Name of the hook in plan and receipt. Default: its kind."
	},
	{
		name: "when",
		type: "word",
		doc: "The tag that the hook follows, or a pattern with * and ?. Default: latest in a run with a version."
	},
	{
		name: "target",
		type: "word",
		doc: "The targets that the hook follows, by name or pattern. Default: all."
	},
	{
		name: "timeout",
		type: "word",
		doc: "Time limit. Default: 30s for a request, 15m for a deployment that is watched."
	},
	{
		name: "url-env",
		kinds: ADDRESSED,
		isRequired: true,
		type: "word",
		doc: "Variable with the address to call."
	},
	{
		name: "method",
		kinds: ["webhook"],
		type: "word",
		options: [
			"POST",
			"GET",
			"PUT",
			"PATCH"
		],
		doc: "Method of the request. Default: POST."
	},
	{
		name: "headers-env",
		kinds: ["webhook"],
		type: "words",
		doc: "Variables with the values of headers, by header."
	},
	{
		name: "query",
		kinds: ["webhook"],
		type: "words",
		doc: "Parameters for the query of the address, such as imgURL: {{image}}@{{digest}}."
	},
	{
		name: "body",
		kinds: ["webhook"],
		type: "word",
		options: [
			"json",
			"receipt",
			"dockerhub",
			"none"
		],
		doc: "Body of the request. Default: json, and none for GET."
	},
	{
		name: "secret-env",
		kinds: ["webhook"],
		type: "word",
		doc: "Variable with the key of the signature in the header X-Hub-Signature-256."
	},
	{
		name: "text",
		kinds: ["slack"],
		type: "word",
		doc: "The message, such as {{reference}} is {{moved}} now."
	},
	{
		name: "insecure",
		kinds: ADDRESSED,
		type: "switch",
		doc: "Allow an address without TLS on another machine."
	},
	{
		name: "app",
		kinds: APPS,
		isRequired: true,
		type: "word",
		doc: "ID of the application."
	},
	{
		name: "token-env",
		kinds: APPS,
		isRequired: true,
		type: "word",
		doc: "Variable with the API key."
	},
	{
		name: "api-url",
		kinds: APPS,
		type: "word",
		doc: "Address of the API, with its version."
	},
	{
		name: "environment",
		kinds: ["github-deployment"],
		isRequired: true,
		type: "word",
		doc: "Environment of the deployment."
	},
	{
		name: "environment-url",
		kinds: ["github-deployment"],
		type: "word",
		doc: "Address of the environment, such as https://app.example.com."
	}
];
// src/settings/deploy/entry.ts
const NAME_OF_VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
function readHookEntry(written, origin, problems) {
	if (written.kind !== "map") {
		problems.push(bad$1(whereIs(origin, written.at), "deploy takes a list of maps", "Write maps, such as - {kind: webhook, url-env: VARIABLE}."));
		return;
	}
	const kind = readKind(written, origin, problems);
	if (kind === void 0) return void 0;
	const own = hookFields.filter(({ kinds }) => kinds?.includes(kind) !== false);
	const words = new Map();
	const maps = new Map();
	const fault = (field, what, hint) => {
		const at = written.entries.find(({ key }) => toName(key) === field)?.at ?? written.at;
		problems.push(bad$1(whereIs(origin, at), `${field} of ${kind} ${what}`, hint));
	};
	for (const entry of written.entries.filter(({ key }) => toName(key) !== "kind")) {
		const field = own.find(({ name }) => name === toName(entry.key));
		if (field === void 0) problems.push(unknown$2(entry, kind, {
			origin,
			own
		}));
		else takeField(field, entry.value, {
			words,
			maps,
			fault
		});
	}
	const quote = (text, otherwise) => cite(origin, text, otherwise);
	const entry = {
		kind,
		words,
		maps,
		fault,
		cite: quote
	};
	checkFields(entry, own);
	return entry;
}
function toName(key) {
	return key.replaceAll("_", "-");
}
function readKind(written, origin, problems) {
	const value = written.entries.findLast(({ key }) => key === "kind")?.value;
	const text = value?.kind === "word" ? value.text.trim() : "";
	const kind = hookKinds.find((one) => one === text);
	if (kind !== void 0) return kind;
	const meant = nearest(text, hookKinds);
	const hint = meant === void 0 ? `Choose from ${hookKinds.join(", ")}.` : `Write ${meant}.`;
	const what = value === void 0 ? "a hook of deploy has no kind" : `a hook of deploy has the unknown kind ${cite(origin, text, "that is written there")}`;
	problems.push(bad$1(whereIs(origin, value?.at ?? written.at), what, hint));
}
function unknown$2({ key, at }, kind, { origin, own }) {
	const names = own.map(({ name }) => name);
	const other = hookFields.find(({ name }) => name === toName(key));
	const meant = nearest(key, names);
	const hint = meant === void 0 ? `Choose from ${names.join(", ")}.` : `Write ${meant}.`;
	const elsewhere = `It is for ${other?.kinds?.join(" and ") ?? ""}.`;
	return error("SETTINGS_UNKNOWN", `${whereIs(origin, at)}: ${kind} has no field ${cite(origin, key, "of this name")}`, other === void 0 ? hint : elsewhere);
}
function takeField({ name, type }, value, taking) {
	const { words, maps, fault } = taking;
	if (words.has(name) || maps.has(name)) fault(name, "is given twice", "Keep one of the two.");
	else if (isUnset(value)) return;
	else if (type === "words") takeWords(name, value, taking);
	else if (value.kind === "word") words.set(name, value.text.trim());
	else fault(name, "takes one value", "");
}
function takeWords(name, value, { maps, fault }) {
	if (value.kind !== "map" || value.entries.some((one) => one.value.kind !== "word")) {
		fault(name, "takes a map of names to values", "");
		return;
	}
	const pairs = value.entries.flatMap((one) => one.value.kind === "word" ? [[one.key, one.value.text]] : []);
	if (new Set(pairs.map(([key]) => key.toLowerCase())).size < pairs.length) fault(name, "has a name twice", "Keep one of the two.");
	maps.set(name, Object.fromEntries(pairs));
}
function checkFields(entry, own) {
	const { words, maps, fault } = entry;
	for (const field of own) {
		const text = words.get(field.name);
		if (text !== void 0) checkWord(field, text, entry);
		else if (field.isRequired) fault(field.name, "is missing", `Add ${field.name}.`);
	}
	if (!Object.values(maps.get("headers-env") ?? {}).every((text) => NAME_OF_VARIABLE.test(text))) fault("headers-env", "has a value that is not the name of a variable", "Write HEADER: VARIABLE; the variable has the whole value of the header.");
}
function checkWord({ name, options, type }, text, entry) {
	const { fault, cite: quote } = entry;
	if (options?.includes(text) === false) fault(name, `is ${quote(text, "the value")}, not one of ${options.join(", ")}`, "Choose one of them.");
	else if (type === "switch" && !/^(?:true|false)$/i.test(text)) fault(name, `is ${quote(text, "a word")}, not true or false`, "Write true or false.");
	else if (name.endsWith("-env") && !NAME_OF_VARIABLE.test(text)) fault(name, "is not the name of a variable", "Write the name of the variable, without $.");
}
function bad$1(where, what, hint) {
	return error("SETTINGS_BAD_VALUE", `${where}: ${what}`, hint);
}
// src/settings/deploy/template.ts
const templateNames = {
	image: "the repository, ghcr.io/acme/app",
	tag: "the exact tag, 1.2.3",
	reference: "repository and exact tag",
	digest: "sha256:…",
	moved: "the tag that the hook follows, latest",
	version: "the version, empty without one",
	revision: "the commit",
	target: "the name of the target",
	project: "the project, acme/app",
	run: "the address of the run, empty outside CI"
};
const NAME$1 = /\{\{[ \t]*([A-Za-z0-9_-]*)[ \t]*\}\}/g;
function findTemplateFault(text) {
	for (const [whole, name = ""] of text.matchAll(NAME$1)) if (!Object.hasOwn(templateNames, name)) return `has the unknown name ${whole}`;
	return /\{\{|\}\}/.test(text.replaceAll(NAME$1, "")) ? "has braces that hold no name" : void 0;
}
function fillTemplate(text, values, encode = (value) => value) {
	return text.replaceAll(NAME$1, (whole, name) => Object.hasOwn(values, name) ? encode(values[name]) : whole);
}
// src/settings/deploy/parse.ts
const MOST_HOOKS = 50;
const REQUEST_MS = 3e4;
const DEPLOYMENT_MS = 9e5;
function parseHooks(written, origin) {
	const problems = [];
	const items = written.kind === "list" ? written.items : [written];
	if (items.length > MOST_HOOKS) return {
		ok: false,
		problems: [error("SETTINGS_BAD_VALUE", `${whereIs(origin, written.at)}: deploy has ${items.length} hooks; the limit is ${MOST_HOOKS}`)]
	};
	const entries = items.flatMap((item) => readHookEntry(item, origin, problems) ?? []);
	entries.forEach(checkEntry);
	checkNames(entries);
	if (hasErrors(problems)) return {
		ok: false,
		problems
	};
	const names = new Set(entries.flatMap(({ words }) => words.get("name") ?? []));
	return {
		ok: true,
		value: entries.map((entry) => toHook(entry, nameHook(entry, names))),
		problems
	};
}
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const TAG_PATTERN = /^[A-Za-z0-9_*?][A-Za-z0-9_.*?-]{0,127}$/;
const TARGET_PATTERN = /^[a-z0-9*?][a-z0-9._*?-]{0,63}$/;
const APP = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const HEADER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const OWN_HEADERS = /^(?:connection|content-length|content-type|expect|host|keep-alive|proxy-authorization|te|trailer|transfer-encoding|upgrade|x-hub-signature-256)$/i;
const FORMS = [
	{
		field: "name",
		form: NAME,
		hint: "Use letters, digits, \".\", \"_\" and \"-\", at most 64."
	},
	{
		field: "when",
		form: TAG_PATTERN,
		hint: "Write a tag such as latest or main, or a pattern such as 1.*."
	},
	{
		field: "target",
		form: TARGET_PATTERN,
		hint: "Write the name of a target, or a pattern."
	},
	{
		field: "app",
		form: APP,
		hint: "Write the ID of the application."
	}
];
function checkEntry(entry) {
	const { words, fault, cite } = entry;
	for (const { field, form, hint } of FORMS) {
		const text = words.get(field);
		if (text !== void 0 && !form.test(text)) fault(field, `cannot be ${cite(text, "the value that is written there")}`, hint);
	}
	const timeout = words.get("timeout");
	if (timeout !== void 0 && !((parseDuration(timeout) ?? 0) > 0)) fault("timeout", "is not a duration", "Write 30s, 5m or 1h.");
	checkRequest(entry);
	checkTemplates(entry);
	checkAddresses(entry);
}
function checkRequest({ words, maps, fault, cite }) {
	for (const header of Object.keys(maps.get("headers-env") ?? {})) {
		if (HEADER.test(header) && !OWN_HEADERS.test(header)) continue;
		fault("headers-env", `has ${cite(header, "a header")}, which cannot be set`, "Remove it.");
	}
	if (words.get("method") === "GET" && (words.get("body") ?? "none") !== "none") fault("body", "cannot go with the method GET", "Write method: POST, or body: none.");
}
function checkTemplates({ words, maps, fault }) {
	const hint = `Write ${Object.keys(templateNames).map((name) => `{{${name}}}`).join(", ")}.`;
	const texts = [...["text", "environment-url"].map((field) => [field, words.get(field) ?? ""]), ...Object.values(maps.get("query") ?? {}).map((value) => ["query", value])];
	for (const [field, text] of texts) {
		const what = findTemplateFault(text);
		if (what !== void 0) fault(field, what, hint);
	}
}
function checkAddresses({ words, fault }) {
	for (const field of ["api-url", "environment-url"]) {
		const text = words.get(field);
		if (text === void 0) continue;
		const plain = text.replaceAll(/\{\{[^{}]*\}\}/g, "x");
		const url = /^https?:\/\//i.test(plain) && URL.canParse(plain) ? new URL(plain) : void 0;
		if (url === void 0) fault(field, "is not an address", "Write an address that begins with https://.");
		else if (url.username !== "" || url.password !== "") fault(field, "has a user or a password in it", "Remove it.");
	}
}
function checkNames(entries) {
	entries.forEach(({ words, fault, cite }, at) => {
		const name = words.get("name");
		if (name === void 0) return;
		if (entries.slice(0, at).some((one) => one.words.get("name") === name)) fault("name", `is ${cite(name, "that")} twice`, "Give each hook its own name.");
	});
}
function nameHook({ words, kind }, taken) {
	const own = words.get("name");
	if (own !== void 0) return own;
	let name = kind;
	for (let count = 2; taken.has(name); count += 1) name = `${kind}-${count}`;
	taken.add(name);
	return name;
}
function toHook(entry, name) {
	const { kind, words } = entry;
	const word = (field) => words.get(field) ?? "";
	const base = {
		name,
		when: words.get("when"),
		target: words.get("target")
	};
	const timeoutMs = parseDuration(word("timeout"));
	const [brief, long] = [timeoutMs ?? REQUEST_MS, timeoutMs ?? DEPLOYMENT_MS];
	switch (kind) {
		case "webhook": return toWebhook(entry, {
			...base,
			timeoutMs: brief
		});
		case "slack": {
			const own = {
				urlEnv: word("url-env"),
				text: words.get("text"),
				insecure: isInsecure(entry)
			};
			return {
				...base,
				kind,
				timeoutMs: brief,
				...own
			};
		}
		case "sevalla":
		case "kinsta": {
			const apiUrl = (words.get("api-url") ?? API_URLS[kind]).replace(/\/+$/, "");
			const own = {
				app: word("app"),
				tokenEnv: word("token-env"),
				apiUrl
			};
			return {
				...base,
				kind,
				timeoutMs: long,
				...own
			};
		}
		case "github-deployment": {
			const own = {
				environment: word("environment"),
				environmentUrl: words.get("environment-url")
			};
			return {
				...base,
				kind,
				timeoutMs: brief,
				...own
			};
		}
	}
}
function isInsecure({ words }) {
	return /^true$/i.test(words.get("insecure") ?? "");
}
function toWebhook(entry, base) {
	const { words, maps } = entry;
	const method = words.get("method") ?? "POST";
	return {
		...base,
		kind: "webhook",
		method,
		insecure: isInsecure(entry),
		urlEnv: words.get("url-env") ?? "",
		headersEnv: maps.get("headers-env") ?? {},
		query: maps.get("query") ?? {},
		body: words.get("body") ?? (method === "GET" ? "none" : "json"),
		secretEnv: words.get("secret-env")
	};
}
const API_URLS = {
	sevalla: "https://api.sevalla.com/v3",
	kinsta: "https://api.kinsta.com/v2"
};
// src/settings/values/values.ts
function parseValue(written, reading) {
	if (hasNul(written)) return bad(written, reading, "holds a NUL character");
	return parsers[reading.setting.type](written, reading);
}
function hasNul(written) {
	switch (written.kind) {
		case "word": return written.text.includes("\0");
		case "list": return written.items.some(hasNul);
		case "map": return written.entries.some(({ key, value }) => key.includes("\0") || hasNul(value));
	}
}
const parsers = {
	text: parseText,
	list: parseList,
	registries: parseRegistryMap,
	hooks: (written, { origin }) => parseHooks(written, origin),
	string: word(parseString),
	boolean: word((text) => valueOr(parseBoolean(text), NO_BOOLEAN)),
	enum: word(parseOption),
	duration: word((text, { words }) => valueOr(words?.find((option) => option === text) ?? parseDuration(text), noDuration(words))),
	secret: word((text) => ({ value: secret(text) }))
};
function word(toOutcome) {
	return (written, reading) => {
		if (written.kind !== "word") return bad(written, reading, `takes one value, not a ${written.kind}`);
		const { setting, origin } = reading;
		const text = setting.verbatim ? written.text : written.text.trim();
		const outcome = toOutcome(text, setting);
		if ("value" in outcome) return {
			ok: true,
			value: outcome.value,
			problems: []
		};
		const shown = cite(origin, text, "the value");
		return bad(written, reading, outcome.what(shown), outcome.hint);
	};
}
function valueOr(value, otherwise) {
	return value === void 0 ? otherwise : { value };
}
function parseString(text, { key, isName }) {
	if (isName === true && !isTargetName(text)) return {
		what: (shown) => `${shown} can't be the name of an image`,
		hint: TARGET_NAME_HINT
	};
	return { value: key === void 0 ? [text] : text };
}
function parseOption(text, { options = [], booleanWords, meant = {} }) {
	const boolean = booleanWords ? parseBoolean(text) : void 0;
	const option = boolean === void 0 ? text : String(boolean);
	if (options.includes(option)) return { value: option };
	const wanted = Object.hasOwn(meant, option) ? meant[option] : nearest(option, options);
	return {
		what: (shown) => `${shown} is not one of ${options.join(", ")}`,
		hint: wanted ? `Write ${wanted}.` : "Choose one of them."
	};
}
const NO_BOOLEAN = {
	what: (shown) => `${shown} is not true or false`,
	hint: "Write true or false."
};
function noDuration(words = []) {
	return {
		what: (shown) => `${shown} is not a duration`,
		hint: `Write ${[
			...words,
			"90s",
			"2m",
			"1h30m"
		].join(", ")} or a number of seconds, less than 24 days.`
	};
}
function parseRegistryMap(written, reading) {
	const maps = written.kind === "list" ? written.items : [written];
	const entries = [];
	for (const map of maps) {
		if (map.kind !== "map") return bad(map, reading, "takes a map by registry", "Write HOST: {username: NAME, password-env: VARIABLE}.");
		for (const entry of map.entries) entries.push(entry);
	}
	return parseRegistries({
		kind: "map",
		entries
	}, reading.origin);
}
function parseText(written, reading) {
	if (written.kind === "word") return {
		ok: true,
		value: written.text,
		problems: []
	};
	const entries = readEntries(written, reading, renderEntry);
	if (!entries.ok) return entries;
	const lines = reading.setting.maps ? entries.value.map(toOneEntry) : entries.value;
	return {
		...entries,
		value: lines.join("\n")
	};
}
function toOneEntry(item) {
	const text = item.replace(/[\r\n]+$/, "");
	return /[\r\n]/.test(text) && !text.startsWith("\"") ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}
function parseList(written, reading) {
	const { commas, verbatim, csv } = reading.setting;
	if (written.kind === "word" && csv === true) return {
		ok: true,
		value: written.text.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== ""),
		problems: []
	};
	if (written.kind === "word") {
		const options = {
			keepsEnd: verbatim === true,
			splitsQuoted: true
		};
		return {
			ok: true,
			value: splitEntries(written.text, commas, options),
			problems: []
		};
	}
	const entries = readEntries(written, reading, (key, value) => `${key}=${value}`);
	if (!entries.ok || !commas) return entries;
	return {
		...entries,
		value: entries.value.flatMap((entry) => splitEntries(entry, true))
	};
}
function readEntries(written, reading, render) {
	const problems = [];
	const entries = [];
	for (const item of written.kind === "list" ? written.items : [written]) if (item.kind === "word") {
		if (item.text.trim() !== "") entries.push(item.text);
	} else if (item.kind === "map" && reading.setting.maps) {
		const pairs = readPairs(item, reading);
		problems.push(...pairs.problems);
		for (const [key, value] of pairs.words) entries.push(render(key, value));
	} else {
		const what = item === written ? "lines or a list, not a map" : `a list of values, but one is a ${item.kind}`;
		problems.push(problem(item, reading, `takes ${what}`));
	}
	return problems.length > 0 ? {
		ok: false,
		problems
	} : {
		ok: true,
		value: entries,
		problems
	};
}
function readPairs(map, reading) {
	const problems = [];
	const words = [];
	for (const { key, value } of map.entries) if (value.kind === "word") words.push([key, value.text]);
	else {
		const name = cite(reading.origin, key, "each name");
		problems.push(problem(value, reading, `takes one value for ${name}`));
	}
	return {
		words,
		problems
	};
}
function bad(written, reading, what, hint) {
	return {
		ok: false,
		problems: [problem(written, reading, what, hint)]
	};
}
function problem(written, reading, what, hint) {
	const { origin, setting } = reading;
	const where = whereIs(origin, written.at);
	return error("SETTINGS_BAD_VALUE", `${origin.kind === "file" ? `${where}: ${setting.name}` : where}: ${what}`, hint ?? `See tagship help settings for ${setting.name}.`);
}
// src/settings/values/parallel.ts
const BUILD_BYTES = 1024 ** 3;
const MOST_BUILDS = 10;
function checkParallel({ parallel }) {
	if (/^(?:auto|[1-9]\d?)$/.test(parallel)) return [];
	return [error("SETTINGS_BAD_VALUE", "parallel: the value is neither auto nor a number from 1 to 99", "Write parallel: 2, or leave it out.")];
}
function toParallel(parallel, memoryBytes) {
	if (parallel !== "auto") return Number(parallel);
	return Math.min(MOST_BUILDS, Math.max(2, Math.round(memoryBytes / BUILD_BYTES) - 2));
}
// src/settings/read.ts
const METADATA_VARIABLES = [
	"DOCKER_METADATA_PR_HEAD_SHA",
	"DOCKER_METADATA_SHORT_SHA_LENGTH",
	"DOCKER_METADATA_ANNOTATIONS_LEVELS",
	"DOCKER_METADATA_SET_OUTPUT_ENV"
];
const CREDENTIAL_FLAGS = ["--registry", "--password-stdin"];
const TRUSTED = {
	level: "trusted",
	reason: "nothing else is known"
};
async function gatherSettings(sources) {
	const harvests = [
		await readGiven(sources),
		await readComponentInputs(sources.env),
		await readVariables(sources.env)
	];
	return {
		sources,
		given: {
			found: harvests.flatMap(({ found }) => found),
			problems: harvests.flatMap(({ problems }) => problems)
		},
		file: await readFileText(sources.file),
		matrix: readMatrix({
			env: sources.env,
			leg: sources.given.leg,
			command: sources.command
		})
	};
}
function resolveSettings(gathered, trust = TRUSTED) {
	const { sources, given, file, bake, matrix } = gathered;
	const limits = trust.level === "untrusted" ? trust : void 0;
	const limitsOf = (from) => from?.origin.unquoted ? limits : void 0;
	const fromFile = joinBake(takeFromFile(file, limitsOf(file)), bake, limitsOf(bake));
	const resolve = (found, isTarget) => {
		const chosen = choose([...found, ...matrix.found], limits, isTarget);
		const settings = assemble(chosen.values, sources, isTarget || chosen.values.has("push"));
		const problems = [...chosen.problems, ...settings.problems];
		return {
			...settings,
			problems,
			fromCheckout: chosen.fromCheckout
		};
	};
	const run = resolve([...given.found, ...fromFile.found], false);
	const below = resolveTargets({
		given: given.found,
		fromFile,
		run
	}, resolve);
	const problems = [
		...[
			given,
			matrix,
			fromFile
		].flatMap((harvest) => harvest.problems),
		...run.problems,
		...below.problems
	];
	const { fromCheckout } = run;
	if (!run.ok) return {
		...run,
		problems
	};
	const value = {
		...run.value,
		targets: below.targets,
		prune: fromFile.prune
	};
	const all = [...problems, ...checkUnused(sources, value)];
	return {
		ok: !hasErrors(all),
		value,
		problems: all,
		fromCheckout
	};
}
function choose(found, limits, isTarget) {
	const values = new Map();
	const fromCheckout = new Set();
	const problems = [];
	for (const { setting, origin, written } of found) {
		const parsed = parseValue(written, {
			setting,
			origin
		});
		problems.push(...parsed.problems);
		const slot = isTarget && setting.key === "buildArgs" && origin.kind === "file" ? ARGS_OF_FILE : setting.name;
		if (!parsed.ok || values.has(slot)) continue;
		values.set(slot, parsed.value);
		if (!origin.unquoted) continue;
		fromCheckout.add(setting.name);
		const value = {
			setting,
			origin,
			at: written.at,
			value: parsed.value
		};
		if (limits !== void 0) problems.push(...checkUntrusted(value, limits));
	}
	joinArgs(values);
	return {
		values,
		fromCheckout,
		problems
	};
}
const ARGS_OF_FILE = "build-args of the file";
function joinArgs(values) {
	const own = values.get(ARGS_OF_FILE);
	if (own === void 0) return;
	const given = values.get("build-args") ?? [];
	const byName = new Map([...own, ...given].map((arg) => [arg.split("=", 1)[0], arg]));
	values.set("build-args", [...byName.values()]);
}
async function readGiven({ given }) {
	const found = [];
	const problems = [];
	for (const [name, value] of Object.entries(given)) {
		if (CREDENTIAL_FLAGS.includes(name)) continue;
		const origin = {
			kind: "given",
			name
		};
		const setting = settingsTable.find((candidate) => candidate.name === name);
		if (setting === void 0) problems.push(unknown$1(name));
		else take(await parseText$1(value, {
			setting,
			origin
		}), {
			found,
			problems
		});
	}
	return {
		found,
		problems
	};
}
async function readVariables(env) {
	const found = [];
	const problems = [];
	const byVariable = new Map(settingsTable.map((setting) => [variableOf(setting), setting]));
	const isInput = (setting) => isListInput(setting) || isQuotedInput(setting);
	const inputs = new Set([...settingsTable.filter(isInput).map(inputVariableOf), MATRIX_VARIABLE]);
	for (const [name, value = ""] of Object.entries(env)) {
		if (!name.startsWith("TAGSHIP_") || inputs.has(name) || value === "") continue;
		if (name.startsWith("TAGSHIP_FLAG_")) continue;
		const origin = {
			kind: "env",
			name
		};
		const setting = byVariable.get(name);
		if (setting === void 0) problems.push(unknownVariable(name, [...byVariable.keys()]));
		else take(await parseText$1(value, {
			setting,
			origin
		}), {
			found,
			problems
		});
	}
	return {
		found,
		problems
	};
}
function assemble(values, { given, env, command, action }, saysPush) {
	const buildx = makeBuildxFlags((name) => values.get(name) ?? []);
	const keyed = settingsTable.flatMap(({ name, key }) => key !== void 0 && values.has(name) ? [[key, values.get(name)]] : []);
	const read = {
		...defaultSettings,
		...Object.fromEntries(keyed)
	};
	const registries = addRegistryFlags([...read.registries, ...action?.registries ?? []], {
		registry: toList(given["--registry"]),
		passwordStdin: toList(given["--password-stdin"])
	});
	const attestations = buildx.ok ? resolveAttestations({
		...read,
		...buildx.value
	}) : read;
	const contexts = resolveContexts({
		...read,
		...attestations
	});
	const problems = [
		...[
			...buildx.problems,
			...registries.problems,
			...contexts.problems
		],
		...checkOutputs(read),
		...[...checkPlatforms(read.platforms), ...checkParallel(read)],
		...checkFrom(values, command)
	];
	if (!buildx.ok || !registries.ok || hasErrors(problems)) return {
		ok: false,
		problems
	};
	return addMediaTypes({
		...read,
		...buildx.value,
		registries: registries.value,
		...resolveOutputs(read, {
			push: saysPush,
			mediaTypes: values.has("media-types")
		}),
		...attestations,
		context: contexts.context,
		file: contexts.file,
		buildxFlags: contexts.buildxFlags,
		metadataEnv: readMetadataEnv(env),
		platforms: read.platforms.map(completePlatform),
		platformsNamed: values.has("platforms"),
		setupInputs: action?.setup ?? [],
		...command === "plan" && readMetadataContext(given)
	}, problems);
}
function addMediaTypes(settings, before) {
	const problems = [...before, ...checkMediaTypes(settings)];
	if (hasErrors(problems)) return {
		ok: false,
		problems
	};
	return {
		ok: true,
		value: resolveMediaTypes(settings),
		problems
	};
}
function readMetadataContext(given) {
	const context = [given.context].flat().at(-1);
	if (context !== "workflow" && context !== "git") return {};
	return {
		context: defaultSettings.context,
		metadataContext: context
	};
}
function readMetadataEnv(env) {
	return Object.fromEntries(METADATA_VARIABLES.flatMap((name) => {
		const value = env[name];
		return value ? [[name, value]] : [];
	}));
}
function toList(value) {
	return (typeof value === "string" ? [value] : value ?? []).filter((item) => item.trim() !== "");
}
function unknown$1(name) {
	return error("SETTINGS_UNKNOWN", `unknown setting ${quoteWritten(name)}`, hintForUnknown(name));
}
function unknownVariable(name, variables) {
	const meant = nearest(name, variables);
	return notice("SETTINGS_UNKNOWN_VARIABLE", `the variable ${quoteWritten(name)} is not a setting; ignoring it`, meant ? `Did you mean ${meant}?` : "");
}
// src/run/files/settings-file.ts
const SETTINGS_FILES = ["tagship.yml", ".tagship.yml"];
const LARGEST_FILE = 262144;
async function readSettingsFile(given, { cwd, env }) {
	const named = [given.config].flat().at(-1) ?? env.TAGSHIP_CONFIG;
	try {
		if (named !== void 0 && named.trim() !== "") return {
			ok: true,
			value: await readNamed(named, cwd),
			problems: []
		};
		for (const path of SETTINGS_FILES) {
			const text = await readSmall(join(cwd, path), path, "checkout");
			if (text !== void 0) return {
				ok: true,
				value: {
					path,
					text,
					owner: "checkout"
				},
				problems: []
			};
		}
		return {
			ok: true,
			value: void 0,
			problems: await explainNotRead(cwd)
		};
	} catch (thrown) {
		if (thrown instanceof Problem) return {
			ok: false,
			problems: thrown.problems
		};
		throw thrown;
	}
}
const MEANT = /^\.?tagship\.(?:ya?ml|json|toml)$/i;
async function explainNotRead(cwd) {
	const other = (await listFolder(cwd)).find((name) => MEANT.test(name));
	if (other !== void 0) return [notRead(other, "has another name than the settings file", `Rename it to ${SETTINGS_FILES[0] ?? ""}, or name it with the setting config.`)];
	const start = await promisify(realpath)(cwd).catch(() => void 0);
	const { nearest: top } = start === void 0 ? {} : await findRepositories(start);
	if (start === void 0 || top === void 0) return [];
	for (let at = start, path = ""; at !== top;) {
		at = dirname(at);
		path += "../";
		const names = await listFolder(at);
		const found = SETTINGS_FILES.find((name) => names.includes(name));
		if (found === void 0) continue;
		const hint = `Run tagship in that folder, or name the file: --config ${path}${found}.`;
		return [notRead(path + found, "lies above the working directory", hint)];
	}
	return [];
}
async function listFolder(path) {
	try {
		return (await promisify(readdir)(path)).toSorted();
	} catch {
		return [];
	}
}
function notRead(path, why, hint) {
	return notice("SETTINGS_FILE_NOT_READ", `"${path}" is not read: it ${why}`, hint);
}
async function readNamed(name, cwd) {
	const territory = await findTerritory(cwd);
	const led = await follow(name, cwd);
	if (led === void 0 || led.links.some((link) => isInside(territory, link))) throw refuse$1("SETTINGS_FILE_LINK", name, "is reached through a symbolic link in the checkout");
	const owner = isInside(territory, led.path) ? "checkout" : "workflow";
	const text = await readSmall(led.path, name, owner);
	if (text === void 0) throw notFound(resolve(cwd, name));
	return {
		path: name,
		text,
		owner
	};
}
async function readSmall(path, name, owner) {
	const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
	const flags = (O_RDONLY ?? 0) | O_NONBLOCK | (owner === "checkout" ? O_NOFOLLOW : 0);
	let file;
	try {
		file = await promisify(open)(path, flags);
	} catch (cause) {
		if (hasCode(cause, "ENOENT")) return void 0;
		if (hasCode(cause, "ELOOP")) throw refuse$1("SETTINGS_FILE_LINK", name, "is a symbolic link");
		throw unreadable(name, cause);
	}
	try {
		return await readOpen(file, name);
	} finally {
		await promisify(close)(file);
	}
}
async function readOpen(file, name) {
	const stats = await promisify(fstat)(file);
	if (!stats.isFile()) throw refuse$1("SETTINGS_FILE_KIND", name, "is not a regular file");
	if (stats.size > LARGEST_FILE) throw tooLarge(name);
	const buffer = Buffer.alloc(262145);
	let length = 0;
	while (length < buffer.length) {
		const { bytesRead } = await promisify(read)(file, buffer, length, buffer.length - length, null);
		if (bytesRead === 0) break;
		length += bytesRead;
	}
	if (length > LARGEST_FILE) throw tooLarge(name);
	return buffer.toString("utf8", 0, length);
}
const HINTS = {
	SETTINGS_FILE_LINK: "Put the file itself there. A file outside of the checkout can be named with --config or the variable TAGSHIP_CONFIG.",
	SETTINGS_FILE_KIND: "Put a text file there, or name another file with --config.",
	SETTINGS_FILE_SIZE: "Settings are some lines of YAML: check whether this is the right file."
};
function refuse$1(code, name, what) {
	return new Problem([error(code, `the settings file "${name}" ${what}`, HINTS[code])]);
}
function tooLarge(name) {
	return refuse$1("SETTINGS_FILE_SIZE", name, "is larger than 256 KiB");
}
function notFound(path) {
	return new Problem([error("FILE_NOT_FOUND", `there is no file "${path}"`, "Check the path; it starts at the checkout.")]);
}
function unreadable(path, cause) {
	return new Problem([error("FILE_UNREADABLE", `"${path}" cannot be read: ${describeFileError(cause)}`, "Check the path, and that this user may read the file.")], { cause });
}
function hasCode(cause, code) {
	return cause instanceof Error && "code" in cause && cause.code === code;
}
// src/run/read.ts
async function readRun(request, environment, meanwhile = () => void 0) {
	const gathered = await gather(request, environment);
	const presumed = gathered.resolve();
	const token = presumed.value?.githubToken?.reveal();
	const asking = {
		...environment,
		askGithub: createGithubQuestion({
			...environment,
			token
		})
	};
	const reading = readAllFacts(request, withoutCheckout(presumed), asking);
	meanwhile(presumed);
	const first = await reading;
	if (!first.ok) return {
		settings: presumed,
		facts: first
	};
	const resolved = gathered.resolve(trustOfSettingsFile(first.value));
	const facts = await readAgain(first, {
		request,
		presumed,
		resolved
	}, asking);
	if (!facts.ok) return {
		settings: resolved,
		facts
	};
	const trust = {
		run: facts.value.trust,
		file: trustOfSettingsFile(facts.value)
	};
	const isTrusted = trust.run.level === "trusted" && trust.file.level === "trusted";
	const taken = await takeOver(isTrusted ? resolved : gathered.resolve(trust.file), trust.file, (bake) => gathered.resolve(trust.file, bake), environment);
	return {
		settings: await addContext(isTrusted ? taken : await (await import("./untrusted.js").then((n) => n.untrusted_exports)).limitSettings(taken, trust, environment), facts.value, environment),
		facts
	};
}
async function takeOver(read, trust, resolve, environment) {
	if (read.value === void 0 || read.value.targetsFrom.length === 0) return read;
	const { readBake } = await import("./bake.js");
	const bake = await readBake(read.value, trust, environment);
	if (bake.ok) return resolve(bake.value);
	return {
		...read,
		ok: false,
		problems: [...read.problems, ...bake.problems]
	};
}
async function readAgain(first, read, environment) {
	const { request, presumed, resolved } = read;
	const before = toOverrides(request, withoutCheckout(presumed));
	return isDeepStrictEqual(before, toOverrides(request, resolved)) ? first : readAllFacts(request, resolved, environment);
}
function withoutCheckout(read) {
	if (read.value === void 0) return read;
	const { fromCheckout } = read;
	const left = (name) => fromCheckout.has(name);
	const value = {
		...read.value,
		...left("git-tag") ? { gitTag: void 0 } : {},
		...left("branch") ? { branch: void 0 } : {},
		...left("sha") ? { sha: void 0 } : {},
		...left("pr") ? { change: void 0 } : {}
	};
	return {
		...read,
		value
	};
}
async function addContext(read, facts, environment) {
	const found = await checkContexts(read.value, facts, environment);
	if (found.length === 0) return read;
	const problems = [...read.problems, ...found];
	const { value, fromCheckout } = read;
	if (read.ok && !hasErrors(found)) return {
		...read,
		problems
	};
	return {
		ok: false,
		problems,
		fromCheckout,
		...omitUndefined({ value })
	};
}
async function checkContexts(settings, facts, environment) {
	if (settings === void 0) return [];
	const found = [...new Set(listSettings(settings).map(({ context }) => context))].map((context) => checkContext({ context }, facts, environment));
	return (await Promise.all(found)).flat();
}
async function readSettingsAlone(request, environment) {
	const gathered = await gather(request, environment);
	if (gathered.owner !== "checkout") return gathered.resolve();
	const presumed = withoutCheckout(gathered.resolve());
	const facts = await readAllFacts({
		...request,
		remote: "never"
	}, presumed, environment);
	return gathered.resolve(facts.ok ? trustOfSettingsFile(facts.value) : trustWithoutFacts(environment));
}
function trustWithoutFacts({ env }) {
	if (detectCi(env) === "local") return void 0;
	return {
		level: "untrusted",
		reason: "the author of this change is unknown"
	};
}
async function gather(request, environment) {
	const { command, given, action } = request;
	const file = await readSettingsFile(given, environment);
	const text = file.ok ? file.value : void 0;
	const sources = {
		command,
		given,
		env: environment.env,
		...omitUndefined({ action })
	};
	const gathered = await gatherSettings(text === void 0 ? sources : {
		...sources,
		file: text
	});
	const resolve = (trust, bake) => resolveSettings(bake === void 0 ? gathered : {
		...gathered,
		bake
	}, trust);
	const trusted = once(() => resolve());
	return {
		owner: text?.owner,
		resolve: (trust, bake) => {
			const settings = trust?.level === "untrusted" || bake !== void 0 ? resolve(trust, bake) : trusted();
			if (file.problems.length === 0) return settings;
			const { problems, fromCheckout } = settings;
			if (file.ok) return {
				...settings,
				problems: [...file.problems, ...problems]
			};
			return {
				ok: false,
				problems: [...file.problems, ...problems],
				fromCheckout
			};
		}
	};
}
async function readAllFacts(request, settings, environment) {
	const { payload, now, remote, command } = request;
	const { env, cwd, shell, signal, own, askGithub } = environment;
	const wanted = settings.value;
	const input = {
		env,
		cwd,
		shell,
		signal,
		payload,
		now,
		remote,
		overrides: toOverrides(request, settings),
		counts: command === "plan" && wanted?.compat === "strict" ? "event" : "checkout",
		...omitUndefined({
			tagPrefix: wanted?.tagPrefix,
			own
		}),
		...wanted === void 0 ? {} : omitUndefined({ askGithub })
	};
	const { readFacts } = await import("./plan.js").then((n) => n.read_exports);
	const facts = await readFacts(input);
	if (wanted?.metadataContext === "git" && facts.ok) return readCheckout(facts, input);
	return facts;
}
async function readCheckout({ value, problems }, input) {
	const { readFacts } = await import("./plan.js").then((n) => n.read_exports);
	const { PATH, HOME } = input.env;
	const checkout = await readFacts({
		...input,
		env: {
			PATH,
			HOME
		},
		payload: void 0
	});
	if (!checkout.ok) return checkout;
	const { event, ref, sha, commitTime = value.commitTime } = checkout.value;
	const found = {
		event,
		ref,
		sha,
		commitTime,
		metadata: value.metadata && {
			...value.metadata,
			ref,
			sha,
			...omitUndefined({ commitTime })
		},
		checkedOut: void 0
	};
	return {
		ok: true,
		value: omitUndefined({
			...value,
			...found
		}),
		problems: problems.filter(({ code }) => code !== "FACTS_OTHER_COMMIT")
	};
}
function toOverrides({ overrides }, { value }) {
	const { gitTag, branch, sha, change } = value ?? {};
	return {
		...overrides,
		...omitUndefined({
			gitTag,
			branch,
			sha,
			change
		})
	};
}
// src/run/files/tempdir-owner.ts
async function readOwner(pid) {
	const [start, scope] = await Promise.all([readStart(pid), readScope()]);
	return {
		pid,
		...omitUndefined({
			start,
			scope
		})
	};
}
async function readOwnerState({ pid, start, scope }) {
	if (scope !== await readScope()) return "elsewhere";
	if (!isRunning(pid)) return "ended";
	const now = start === void 0 ? void 0 : await readStart(pid);
	return now !== void 0 && now !== start ? "ended" : "running";
}
function parseOwner(note) {
	const { pid, start, scope } = { ...note };
	if (!(typeof pid === "number" && Number.isSafeInteger(pid) && pid > 0 && pid < 2 ** 31) || !isTextOrAbsent(start) || !isTextOrAbsent(scope)) return void 0;
	return {
		pid,
		...omitUndefined({
			start,
			scope
		})
	};
}
function isTextOrAbsent(value) {
	return value === void 0 || typeof value === "string";
}
async function readStart(pid) {
	const text = await orAbsent(readFile(`/proc/${pid}/stat`, "utf8"));
	return text?.slice(text.lastIndexOf(")") + 2).split(" ")[19];
}
async function readScope() {
	const [boot, namespace] = await Promise.all([orAbsent(readFile("/proc/sys/kernel/random/boot_id", "utf8")), orAbsent(readlink$1("/proc/self/ns/pid"))]);
	return boot === void 0 || namespace === void 0 ? void 0 : `${boot.trim()} ${namespace}`;
}
async function orAbsent(reading) {
	try {
		return await reading;
	} catch (cause) {
		if (cause instanceof Error && "code" in cause) return void 0;
		throw cause;
	}
}
function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (cause) {
		return !(cause instanceof Error && "code" in cause && cause.code === "ESRCH");
	}
}
// src/run/files/tempdir.ts
var tempdir_exports = __exportAll({
	OWNER: () => OWNER,
	checkTempParent: () => checkTempParent,
	createTempDir: () => createTempDir,
	findStrange: () => findStrange,
	isOwnDir: () => isOwnDir,
	isTempDirName: () => isTempDirName,
	isUnused: () => isUnused,
	removeTempDir: () => removeTempDir,
	tryRemoveTempDir: () => tryRemoveTempDir,
	writeBakeFiles: () => writeBakeFiles
});
const PREFIX = "tagship-";
const BAKE_PREFIX = "tagship-bake-";
const OWNER = "owner.json";
function isTempDirName(name) {
	return /^tagship-[A-Za-z0-9]{6}$/.test(name);
}
async function createTempDir(parent, pid) {
	const wrong = checkAbsolute(parent);
	if (wrong !== void 0) throw new Problem([wrong]);
	try {
		const dir = await mkdtemp(join(parent, PREFIX));
		try {
			const note = JSON.stringify(await readOwner(pid));
			await writeFile(join(dir, OWNER), note, {
				mode: 384,
				flag: "wx"
			});
			return dir;
		} catch (cause) {
			await rm(dir, {
				recursive: true,
				force: true
			});
			throw cause;
		}
	} catch (cause) {
		throw toTempProblem(parent, cause);
	}
}
async function writeBakeFiles(parent, texts) {
	try {
		const dir = await mkdtemp(join(parent, BAKE_PREFIX));
		try {
			const paths = {};
			for (const [name, text] of Object.entries(texts)) {
				paths[name] = join(dir, `${name}.json`);
				await writeFile(paths[name], text);
			}
			return {
				dir,
				paths
			};
		} catch (cause) {
			await rm(dir, {
				recursive: true,
				force: true
			});
			throw cause;
		}
	} catch (cause) {
		throw toTempProblem(parent, cause);
	}
}
async function checkTempParent(parent) {
	try {
		await removeTempDir(await createTempDir(parent, process.pid));
		return [];
	} catch (thrown) {
		if (thrown instanceof Problem) return thrown.problems;
		throw thrown;
	}
}
async function isUnused(dir) {
	try {
		return (await readdir$1(dir)).every((name) => name === OWNER);
	} catch (cause) {
		if (cause instanceof Error && "code" in cause) return false;
		throw cause;
	}
}
async function removeTempDir(dir, kept = []) {
	const names = kept.length === 0 ? [""] : await readdir$1(dir);
	const stays = [...kept, OWNER];
	for (const name of names.filter((one) => !stays.includes(one))) await rm(join(dir, name), {
		recursive: true,
		force: true,
		maxRetries: 3
	});
}
async function tryRemoveTempDir(dir, kept = []) {
	try {
		await removeTempDir(dir, kept);
		return [];
	} catch (cause) {
		if (!(cause instanceof Error) || !("code" in cause)) throw cause;
		return [notice("TEMP_LEFT", `cannot remove the private directory "${dir}" of this run: ${cause.message}`, "Remove it by hand; the next run here tries again.")];
	}
}
async function isOwnDir(parent, path) {
	const name = basename(path);
	if (!(isTempDirName(name) || /^tagship-bake-[A-Za-z0-9]{6}$/.test(name)) || path !== join(resolve(parent), name)) return false;
	try {
		return findStrange(await lstat$1(path)) === void 0;
	} catch (cause) {
		if (cause instanceof Error && "code" in cause) return false;
		throw cause;
	}
}
function findStrange(stats) {
	if (!stats.isDirectory()) return "it is not a directory";
	const own = process.getuid?.();
	if (own === void 0) return void 0;
	if (stats.uid !== own) return "it belongs to another user";
	if ((stats.mode & 4095) !== 448) return "its mode is not 0700";
}
function checkAbsolute(parent) {
	if (isAbsolute(parent)) return void 0;
	return error("TEMP_UNUSABLE", `invalid temporary directory "${parent}": the path is not absolute`, HINT);
}
const HINT = "Set TMPDIR (RUNNER_TEMP for the GitHub Action) to an existing directory that this user can write to.";
const reasons = {
	ENOENT: "it does not exist",
	ENOTDIR: "it is not a directory",
	EACCES: "this user cannot write to it",
	EPERM: "this user cannot write to it",
	EROFS: "the file system is read-only",
	ENOSPC: "no space is left on the file system",
	EDQUOT: "this user's disk quota is used up",
	EFBIG: "the limit for the size of files (ulimit -f) is too low",
	ELOOP: "it is a symbolic link to itself"
};
function toTempProblem(parent, cause) {
	if (!(cause instanceof Error) || !("code" in cause)) return cause;
	const code = String(cause.code);
	return new Problem([error("TEMP_UNUSABLE", `cannot use the temporary directory "${parent}": ${reasons[code] ?? cause.message}`, HINT)], { cause });
}
// src/private-file.ts
const LIMIT = 4096;
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
async function readPrivateFile(path) {
	try {
		const file = await open$1(path, FLAGS);
		try {
			const stats = await file.stat();
			if (!stats.isFile() || stats.size > LIMIT) return void 0;
			const { bytesRead, buffer } = await file.read(Buffer.alloc(LIMIT), 0, LIMIT, 0);
			return buffer.toString("utf8", 0, bytesRead);
		} finally {
			await file.close();
		}
	} catch (cause) {
		if (cause instanceof Error && "code" in cause) return void 0;
		throw cause;
	}
}
async function readPrivateJson(path) {
	const text = await readPrivateFile(path);
	try {
		return text === void 0 ? void 0 : JSON.parse(text);
	} catch {
		return;
	}
}
// src/run/files/tempdir-sweep.ts
var tempdir_sweep_exports = __exportAll({ sweepTempDirs: () => sweepTempDirs });
const UNOWNED_MS = 36e5;
const ELSEWHERE_MS = 6048e5;
const MOST_NAMES = 1e4;
async function sweepTempDirs(parent, sweep) {
	const swept = [];
	for (const dir of await listCandidates(parent, sweep)) {
		if (sweep.signal.aborted) break;
		try {
			if (!await isAbandoned(dir, sweep)) continue;
			const kept = await sweep.onLeft(dir);
			await removeTempDir(dir, kept);
			if (kept.length === 0) swept.push(dir);
		} catch (cause) {
			if (!isSystemError(cause)) throw cause;
			sweep.log.debug(`"${dir}" is left alone: ${cause.message}`);
		}
	}
	return swept;
}
async function listCandidates(parent, { log }) {
	try {
		if (!isSafe(await stat$1(parent))) {
			log.debug(`"${parent}" is not swept: other users may rename what is in it`);
			return [];
		}
		return (await readdir$1(parent)).filter(isTempDirName).slice(0, MOST_NAMES).map((name) => join(parent, name));
	} catch (cause) {
		if (!isSystemError(cause)) throw cause;
		log.debug(`"${parent}" is not swept: ${cause.message}`);
		return [];
	}
}
function isSafe({ uid, mode }) {
	const own = process.getuid?.();
	const isShared = (mode & 18) !== 0 && (mode & 512) === 0;
	return own !== void 0 && (uid === own || uid === 0) && !isShared;
}
async function isAbandoned(dir, { log, now }) {
	const stats = await lstat$1(dir);
	const strange = findStrange(stats);
	if (strange !== void 0) {
		log.debug(`"${dir}" is left alone: ${strange}`);
		return false;
	}
	const ageMs = now - stats.mtimeMs;
	const owner = parseOwner(await readPrivateJson(join(dir, OWNER)));
	if (owner === void 0) {
		if ((await readdir$1(dir)).every((name) => name === "owner.json") && ageMs > UNOWNED_MS) return true;
		log.debug(`"${dir}" is left alone: it names no process`);
		return false;
	}
	const state = await readOwnerState(owner);
	if (state === "elsewhere" && ageMs <= ELSEWHERE_MS) log.debug(`"${dir}" is left alone: its process may run in another container`);
	return state === "ended" || state === "elsewhere" && ageMs > ELSEWHERE_MS;
}
function isSystemError(cause) {
	return cause instanceof Error && "code" in cause;
}
// src/lifecycle/promote/facts.ts
var facts_exports = __exportAll({ makeBareFacts: () => makeBareFacts });
const LOCAL = {
	level: "trusted",
	reason: "it is not run by a CI system"
};
function makeBareFacts(now, trust = LOCAL) {
	return {
		ci: "local",
		event: {
			kind: "other",
			name: "promote"
		},
		trust,
		eventName: "promote",
		ref: "",
		sha: "",
		dirty: false,
		project: {},
		run: {},
		now,
		gitTags: {
			known: false,
			reason: "nothing is checked out"
		}
	};
}
function toPromotedFacts({ ci, trust, eventName, project, run, environment, now }, image) {
	return {
		ci,
		trust,
		eventName,
		project,
		run,
		now,
		event: {
			kind: "other",
			name: "promote"
		},
		ref: "",
		sha: image.revision ?? "",
		dirty: false,
		gitTags: {
			known: false,
			count: 0,
			reason: "the registries decide"
		},
		...omitUndefined({
			environment,
			commitTime: image.commitTime
		})
	};
}
// src/registry/failure.ts
const FAILURE = Symbol("failure");
function failed(failure, cause) {
	return Object.assign(new Problem([failure.problem], { cause }), { [FAILURE]: failure });
}
function toFailure(thrown) {
	if (thrown instanceof Problem && FAILURE in thrown) return thrown[FAILURE];
}
// src/registry/blobs/digest.ts
const DIGEST$1 = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
function isDigest(text) {
	return DIGEST$1.test(text);
}
function isShortDigest(text) {
	const [, digest = ""] = /(?:^|@)(sha(?:256|512):[0-9a-f]*)$/.exec(text) ?? [];
	return digest !== "" && !isDigest(digest);
}
const WHOLE_DIGEST = "Write the whole digest, sha256: and 64 hexadecimal digits, or a tag.";
function toDigest(bytes, like = "") {
	const algorithm = like.startsWith("sha512:") ? "sha512" : "sha256";
	return `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`;
}
async function* checked(stream, wanted, place) {
	const algorithm = wanted.digest.startsWith("sha512:") ? "sha512" : "sha256";
	const hash = createHash(algorithm);
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.byteLength;
		if (size > wanted.size) throw tooLong(place, wanted);
		hash.update(chunk);
		yield chunk;
	}
	const digest = `${algorithm}:${hash.digest("hex")}`;
	if (digest === wanted.digest && size === wanted.size) return;
	throw digestMismatch(`${place} returned ${size} bytes with digest ${digest}`, wanted);
}
async function* sized(stream, wanted) {
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.byteLength;
		if (size > wanted.size) break;
		yield chunk;
	}
	if (size === wanted.size) return;
	throw digestMismatch(`The source of ${wanted.digest} returned ${size} bytes`, wanted);
}
function tooLong(place, wanted) {
	return failed({
		retry: "limited",
		problem: error("REGISTRY_DIGEST_MISMATCH", `${place} returned more than the ${wanted.size} bytes of ${wanted.digest}.`, "Check that the host is a container registry and that the manifest is intact.")
	});
}
function digestMismatch(what, wanted) {
	return failed({
		retry: "limited",
		problem: error("REGISTRY_DIGEST_MISMATCH", `${what}, not ${wanted.size === void 0 ? "" : `${wanted.size} bytes with digest `}${wanted.digest}.`, "Run again. If it persists, a proxy or the storage of the registry alters the data.")
	});
}
// src/registry/limits.ts
const KIB = 1024;
const MIB = 1024 * KIB;
const SMALL_BYTES = MIB;
const REFUSAL_BYTES = 64 * KIB;
const PAGE_BYTES = 8 * MIB;
const TAG_PAGES = 1e3;
const TAG_CHARACTERS = 64 * MIB;
const LIST_MS = 6e5;
const MANIFEST_BYTES = 16 * MIB;
const TREE_BYTES = 64 * MIB;
const SBOM_BYTES = 128 * MIB;
const STATEMENT_BYTES = 128 * MIB;
const INDEX_ENTRIES = 1e3;
const LAYOUT_ENTRIES = 1e5;
const TOTAL_MS = 3e4;
const SLOWEST_BYTES_PER_S = KIB;
const PIECE_BYTES = 512 * KIB;
const WHOLE_BYTES = 64 * KIB;
const LARGE_BYTES = 1e8;
const CHUNK_BYTES = 32e6;
const SMALL_CHUNK_BYTES = 1e6;
const IDLE_MS = 12e4;
const CONNECT_MS = 15e3;
const BYTES_STORED_PER_MS = 2e4;
const LONGEST_STORING_MS = 6e5;
function toLimits(options = {}) {
	const { idleMs = IDLE_MS, connectMs = CONNECT_MS } = options;
	const { totalMs = Math.max(TOTAL_MS, idleMs / 4), slowestBytesPerS = SLOWEST_BYTES_PER_S } = options;
	return {
		connectMs,
		silentMs: options.silentMs ?? 3e4,
		preflightMs: options.preflightMs ?? 9e4,
		stallMs: idleMs,
		totalMs,
		paceBytes: slowestBytesPerS * idleMs / 1e3,
		paceMs: {
			down: idleMs,
			up: idleMs + PIECE_BYTES * 1e3 / slowestBytesPerS
		},
		responseMs: ({ bytes, tookMs }) => {
			const storingMs = bytes === 0 ? 0 : Math.max(bytes / BYTES_STORED_PER_MS, tookMs);
			return Math.ceil(idleMs / 2 + Math.min(storingMs, LONGEST_STORING_MS));
		}
	};
}
// src/registry/json.ts
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function parseJson(text) {
	if (isTooDeep(text)) return void 0;
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function parseObject(text) {
	const value = parseJson(text);
	return isObject(value) ? value : void 0;
}
function isTooDeep(text) {
	let depth = 0;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code === QUOTE) at = findEnd(text, at);
		else if (OPENING.includes(code)) depth += 1;
		else if (CLOSING.includes(code)) depth -= 1;
		if (depth > 100) return true;
	}
	return false;
}
function findMember(text, name) {
	let [key, start] = ["", 0];
	let found;
	for (const { code, at, end } of listMarks(text)) if (code === QUOTE && start === 0) key = text.slice(at, end);
	else if (code === COLON) start = end;
	else if (code !== QUOTE) {
		if (start > 0 && JSON.parse(key) === name) found = trim(text, start, at);
		start = 0;
	}
	return found;
}
function* listMarks(text) {
	let depth = 0;
	for (let at = 0; at < text.length; at += 1) {
		const [code, start] = [text.charCodeAt(at), at];
		if (code === QUOTE) at = findEnd(text, at);
		if (depth === 1 && MARKS$1.includes(code)) yield {
			code,
			at: start,
			end: at + 1
		};
		if (OPENING.includes(code)) depth += 1;
		else if (CLOSING.includes(code)) depth -= 1;
	}
}
function trim(text, start, end) {
	const value = text.slice(start, end);
	const first = start + value.length - value.trimStart().length;
	return {
		start: first,
		end: first + value.trim().length
	};
}
const [QUOTE, BACKSLASH, COLON, COMMA] = [
	34,
	92,
	58,
	44
];
const OPENING = [91, 123];
const CLOSING = [93, 125];
const MARKS$1 = [
	QUOTE,
	COLON,
	COMMA,
	...CLOSING
];
function findEnd(text, start) {
	let end = text.indexOf("\"", start + 1);
	while (end >= 0) {
		let backslashes = 0;
		while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
		if (backslashes % 2 === 0) return end;
		end = text.indexOf("\"", end + 1);
	}
	return text.length;
}
function toTexts(value) {
	if (!isObject(value)) return {};
	const texts = Object.entries(value).filter(([, text]) => typeof text === "string");
	return Object.fromEntries(texts);
}
// src/registry/manifests/contents.ts
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const DIGEST = /^[a-z0-9+._-]{1,32}:[0-9a-f]{32,128}$/;
const MEDIA_TYPE = /^[a-z0-9][\w!#$&^.+-]{0,126}\/[a-z0-9][\w!#$&^.+-]{0,126}$/i;
const PLATFORM_PART = /^[\w.+-]{1,64}$/;
function readContents(manifest, mostEntries = INDEX_ENTRIES) {
	const body = parse(manifest);
	const isIndex = Array.isArray(body.manifests);
	const { length } = Array.isArray(body.manifests) ? body.manifests : [];
	if (length > mostEntries) throw invalid(manifest, `it lists ${length} manifests, more than ${mostEntries}`);
	if (!isIndex && !isObject(body.config)) throw invalid(manifest, "it has neither manifests nor a configuration");
	const config = isObject(body.config) ? toDescriptor(body.config, manifest) : void 0;
	return {
		isIndex,
		isAbout: isObject(body.subject),
		manifests: toDescriptors(body.manifests, manifest),
		layers: toDescriptors(body.layers, manifest),
		annotations: toTexts(body.annotations),
		...omitUndefined({ config })
	};
}
function readMediaType(bytes) {
	const body = parse({
		bytes,
		digest: toDigest(bytes),
		mediaType: ""
	});
	const { mediaType: stated } = body;
	if (isMediaType(stated)) return stated;
	return Array.isArray(body.manifests) ? OCI_INDEX : OCI_MANIFEST;
}
function isManifest(bytes) {
	const body = parseObject(Buffer.from(bytes).toString("utf8"));
	return body !== void 0 && MARKS.some((mark) => mark in body);
}
const MARKS = [
	"schemaVersion",
	"mediaType",
	"manifests",
	"config",
	"layers",
	"fsLayers",
	"blobs"
];
function isMediaType(value) {
	return typeof value === "string" && MEDIA_TYPE.test(value);
}
function parse(manifest) {
	const text = Buffer.from(manifest.bytes).toString("utf8");
	if (isTooDeep(text)) throw invalid(manifest, "its JSON is nested too deep");
	try {
		const body = JSON.parse(text);
		if (isObject(body)) return body;
	} catch (cause) {
		throw invalid(manifest, "it is not JSON", cause);
	}
	throw invalid(manifest, "it is not an object");
}
function toDescriptors(value, manifest) {
	return Array.isArray(value) ? value.map((item) => toDescriptor(item, manifest)) : [];
}
function toReferrers(entries) {
	const at = {
		digest: "sha256:",
		mediaType: "",
		bytes: new Uint8Array()
	};
	return entries.flatMap((entry) => {
		if (!isObject(entry)) return [];
		const { digest, size, artifactType } = entry;
		if (!(typeof digest === "string" && DIGEST.test(digest) && Number.isSafeInteger(size)) || Number(size) < 0) return [];
		const known = isMediaType(artifactType) ? { artifactType } : {};
		return [{
			...toDescriptor(entry, at),
			...known
		}];
	});
}
function toDescriptor(value, manifest) {
	if (!isObject(value)) throw invalid(manifest, "it refers to something that is not a descriptor");
	const { mediaType, digest, size, platform } = value;
	if (typeof digest !== "string" || !DIGEST.test(digest) || typeof size !== "number") throw invalid(manifest, "it refers to something without digest and size");
	if (!Number.isSafeInteger(size) || size < 0) throw invalid(manifest, `it states a size of ${size} bytes for ${digest}`);
	const annotations = toTexts(value.annotations);
	return {
		mediaType: isMediaType(mediaType) ? mediaType : "",
		digest,
		size,
		...toManifestPlatform(platform),
		...Object.keys(annotations).length === 0 ? {} : { annotations }
	};
}
function toManifestPlatform(value) {
	const { os, architecture, variant } = toTexts(value);
	const isOne = [
		os,
		architecture,
		variant === "" ? void 0 : variant
	].every((part) => part === void 0 || PLATFORM_PART.test(part));
	if (os === void 0 || architecture === void 0 || !isOne) return {};
	return { platform: {
		os,
		architecture,
		...variant === void 0 || variant === "" ? {} : { variant }
	} };
}
function invalid({ digest }, why, cause) {
	return new Problem([error("REGISTRY_MANIFEST_INVALID", `the manifest ${digest} cannot be used: ${why}.`, "Check that the reference names a container image.")], { cause });
}
// src/registry/http/pause.ts
const STAGGER_MS = 250;
function createHostPause(clock, signal) {
	let until = 0;
	return {
		extend: (ms) => {
			until = Math.max(until, clock.now() + ms);
		},
		over: async () => {
			for (let left = until - clock.now(); left > 0; left = until - clock.now()) await clock.sleep(left + clock.random() * STAGGER_MS, signal);
		}
	};
}
function createSlots(size) {
	let free = size;
	const line = [];
	return { within: async (work) => {
		if (free > 0) free -= 1;
		else await new Promise((resolve) => line.push(resolve));
		try {
			return await work();
		} finally {
			const next = line.shift();
			if (next === void 0) free += 1;
			else next();
		}
	} };
}
async function runAll(items, atOnce, work) {
	const slots = createSlots(atOnce);
	let hasFailed = false;
	const done = [];
	const results = await Promise.allSettled(items.map((item, index) => slots.within(async () => {
		if (hasFailed) return;
		try {
			done[index] = await work(item);
		} catch (thrown) {
			hasFailed = true;
			throw thrown;
		}
	})));
	for (const result of results) if (result.status === "rejected") throw result.reason;
	return done;
}
// src/registry/manifests/walk.ts
const AT_ONCE = 8;
function createWalk(source, treeBytes = TREE_BYTES) {
	const slots = createSlots(AT_ONCE);
	let listed = 0;
	let bytes = 0;
	const read = async (index, digest) => {
		if (bytes > treeBytes) throw invalid(index, `what it lists is larger than ${treeBytes} bytes`);
		const manifest = await source.readManifest(digest);
		bytes += manifest.bytes.byteLength;
		return manifest;
	};
	const toWalk = (depth) => ({ each: async (index, entries, next) => {
		if (entries.length === 0) return [];
		if (depth > 3) throw invalid(index, `indexes nest deeper than 3`);
		listed += entries.length;
		if (listed > 1e3) throw invalid(index, `it and the indexes in it list more than ${INDEX_ENTRIES} manifests`);
		const deeper = toWalk(depth + 1);
		return await Promise.all(entries.map(async (entry) => {
			return await next(await slots.within(() => read(index, entry.digest)), entry, deeper);
		}));
	} });
	return toWalk(1);
}
// src/registry/blobs/whole.ts
async function readWhole(source, blob) {
	if (source.readBlob !== void 0) return await source.readBlob(blob);
	const chunks = [];
	for await (const chunk of await source.openBlob(blob)) chunks.push(chunk);
	return Buffer.concat(chunks);
}
// src/registry/manifests/platforms.ts
const ATTESTATION = "vnd.docker.reference.type";
function toPlatformText(platform) {
	const os = platform.os.toLowerCase();
	const stated = platform.architecture.toLowerCase();
	const architecture = ALIASES.get(stated) ?? stated;
	const variant = platform.variant ?? VARIANTS.get(stated) ?? "";
	const isDefault = DEFAULT_VARIANTS.get(architecture) === variant;
	return variant === "" || isDefault ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}
const ALIASES = new Map([
	["x86_64", "amd64"],
	["x86-64", "amd64"],
	["aarch64", "arm64"],
	["armhf", "arm"],
	["armel", "arm"],
	["i386", "386"]
]);
const VARIANTS = new Map([
	["arm", "v7"],
	["armhf", "v7"],
	["armel", "v6"]
]);
const DEFAULT_VARIANTS = new Map([["arm64", "v8"], ["amd64", "v1"]]);
function isAttestation(descriptor) {
	return descriptor.annotations?.[ATTESTATION] !== void 0 || descriptor.platform?.os === "unknown";
}
async function readPlatforms(source, manifest) {
	const platforms = await collect(source, manifest, createWalk(source));
	const only = platforms.length === 1 ? platforms[0] : void 0;
	return {
		platforms: Object.fromEntries(platforms.map(({ platform, digest }) => [platform, digest])),
		imageId: only === void 0 ? null : await readImageId(source, manifest, only.digest)
	};
}
async function collect(source, manifest, walk) {
	const contents = readContents(manifest);
	if (!contents.isIndex) {
		const { platform } = await readConfig(source, manifest) ?? {};
		return platform === void 0 ? [] : [{
			platform,
			digest: manifest.digest
		}];
	}
	const images = contents.manifests.filter((entry) => !isAttestation(entry));
	const silent = images.filter(({ platform }) => platform === void 0);
	const found = await walk.each(manifest, silent, (child, _, deeper) => collect(source, child, deeper));
	const bySilent = new Map(silent.map((entry, at) => [entry, found[at] ?? []]));
	return images.flatMap((entry) => entry.platform === void 0 ? bySilent.get(entry) ?? [] : [{
		platform: toPlatformText(entry.platform),
		digest: entry.digest
	}]);
}
async function readImageId(source, manifest, digest) {
	return readContents(digest === manifest.digest ? manifest : await source.readManifest(digest)).config?.digest ?? null;
}
async function readConfig(source, manifest) {
	const { config } = readContents(manifest);
	if (config === void 0) return void 0;
	const body = parseConfig(await readSmallBlob(source, config));
	const { platform } = toManifestPlatform(body);
	const isImage = platform !== void 0 && platform.os !== "unknown";
	return {
		digest: config.digest,
		platform: isImage ? toPlatformText(platform) : void 0,
		created: toTexts(body).created,
		labels: toTexts(isObject(body.config) ? body.config.Labels : void 0)
	};
}
async function readWords(source, manifest) {
	return await readWordsBelow(source, manifest, 1);
}
async function readWordsBelow(source, manifest, depth) {
	const contents = readContents(manifest);
	if (!contents.isIndex) {
		const config = await readConfig(source, manifest);
		return {
			annotations: contents.annotations,
			labels: config?.labels ?? {}
		};
	}
	const images = contents.manifests.filter((entry) => !isAttestation(entry));
	const first = images.find(({ platform }) => platform !== void 0 && toPlatformText(platform) === "linux/amd64") ?? images[0];
	if (first === void 0) return {
		annotations: contents.annotations,
		labels: {}
	};
	if (depth > 3) throw invalid(manifest, `indexes nest deeper than 3`);
	const words = await readWordsBelow(source, await source.readManifest(first.digest), depth + 1);
	return {
		annotations: {
			...words.annotations,
			...contents.annotations
		},
		labels: words.labels
	};
}
async function readSmallBlob(source, blob) {
	if (blob.size > 16777216) throw invalid(blob, `a configuration of ${blob.size} bytes is more than ${MANIFEST_BYTES}`);
	return await readWhole(source, blob);
}
function parseConfig(bytes) {
	return parseObject(Buffer.from(bytes).toString("utf8")) ?? {};
}
// src/registry/address.ts
function toApiHost(host) {
	return isDockerHub(host) ? "registry-1.docker.io" : host.toLowerCase();
}
function toConfigKey(host) {
	return isDockerHub(host) ? "https://index.docker.io/v1/" : host.toLowerCase();
}
function toHostname(host) {
	return /^\[([^\]]*)\](?::\d+)?$/.exec(host)?.[1] ?? host.replace(/:\d+$/, "");
}
function isLoopback(host) {
	const name = toHostname(host).toLowerCase();
	return name === "localhost" || name.endsWith(".localhost") || name === "::1" || /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}
function readReach(registries, host) {
	const entries = registries.filter(({ prefix }) => isSameHost(parseScope(prefix).host, host));
	const ca = entries.find((entry) => entry.ca !== void 0)?.ca;
	const { cert, key } = entries.find((entry) => entry.key !== void 0) ?? {};
	return {
		insecure: entries.some((entry) => entry.insecure),
		...omitUndefined({ ca }),
		...cert === void 0 || key === void 0 ? {} : {
			cert,
			key
		}
	};
}
function readConcurrency(registries, host) {
	const entries = registries.filter(({ prefix }) => isSameHost(parseScope(prefix).host, host));
	return Math.min(...entries.map(({ maxConcurrency = Infinity }) => maxConcurrency), Infinity);
}
function toSchemes(host, reach) {
	if (reach.ca !== void 0) return ["https"];
	if (reach.insecure) return ["https", "http"];
	return isLoopback(host) ? ["http", "https"] : ["https"];
}
// src/lifecycle/copy/tag-rules.ts
const SERIES = /^(v?\d{1,4}(?:\.\d+)?)(-[A-Za-z][\w.-]*)?$/;
function classifyTag(tag, tags) {
	if (/^latest(?:-|$)/.test(tag)) return "series";
	const [, numbers] = SERIES.exec(tag) ?? [];
	if (numbers !== void 0) return !numbers.includes(".") || tags.some((other) => other.startsWith(`${numbers}.`)) ? "series" : "exact";
	return parseVersion(tag) !== void 0 || /^sha-[0-9a-f]{7,}$|^\d{5,}$/.test(tag) ? "exact" : "branch";
}
function decideMove(tag, images, { tags, complete }) {
	const kind = classifyTag(tag, tags);
	if (kind === "exact") return {
		action: "refuse",
		reason: "an exact tag is written once"
	};
	if (kind === "branch") return decideBranch(images);
	const decision = decideSeries(tag, images, tags);
	return decision.action === "move" && !complete ? unknown("the complete list of tags of the destination") : decision;
}
function decideSeries(tag, { source, there }, tags) {
	const suffix = tag.startsWith("latest") ? tag.slice(6) : SERIES.exec(tag)?.[2] ?? "";
	const [ours, theirs] = [source, there].map(({ version }) => readVersion(version ?? "", suffix));
	if (ours === void 0) return unknown("the version of the image in the source");
	if (theirs === void 0) return unknown("the version of the image in the destination");
	if (ours.isPrerelease) return {
		action: "hold",
		reason: `${ours.text} is a prerelease`
	};
	if (compareVersions(theirs, ours) > 0) return {
		action: "hold",
		reason: `it names ${theirs.text} there, higher than ${ours.text}`
	};
	const higher = tags.filter((other) => classifyTag(other, tags) === "exact").map((other) => readVersion(other, suffix)).find((other) => other !== void 0 && isAbove(other, ours, tag));
	if (higher === void 0) return {
		action: "move",
		reason: `to ${ours.text}`
	};
	return {
		action: "hold",
		reason: `${higher.text} exists there, higher than ${ours.text}`
	};
}
function isAbove(other, ours, tag) {
	if (other.isPrerelease || compareVersions(other, ours) <= 0) return false;
	const [numbers = ""] = /(?<=^v?)\d+(?:\.\d+)?/.exec(tag) ?? [];
	return (numbers === "" ? [] : numbers.split(".")).every((part, at) => Number(part) === other.numbers[at]);
}
function readVersion(text, suffix) {
	return parseVersion(text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text);
}
function decideBranch({ source, there }) {
	const [ours, theirs] = [source, there].map(({ created }) => Date.parse(created ?? ""));
	if (ours === void 0 || Number.isNaN(ours)) return unknown("the time of the image in the source");
	if (theirs === void 0 || Number.isNaN(theirs)) return unknown("the time of the image in the destination");
	return ours >= theirs ? {
		action: "move",
		reason: "to a newer image"
	} : {
		action: "hold",
		reason: "it names a newer image there"
	};
}
function unknown(what) {
	return {
		action: "refuse",
		reason: `${what} is not known`
	};
}
// src/ship/reuse/carried.ts
const OLDER_ENDS = [
	"sig",
	"att",
	"sbom"
];
function fromRepository(repository) {
	return {
		...repository,
		label: repository.repository.name
	};
}
// src/ship/engine/address.ts
function toSocket(endpoint) {
	return /^unix:\/\/(\/.+)$/.exec(endpoint)?.[1];
}
function parseAddress(endpoint) {
	const found = /^tcp:\/\/(?<host>\[[^\]]+\]|[^:/]+):(?<port>\d+)$/.exec(endpoint)?.groups;
	return found === void 0 ? void 0 : {
		host: found.host ?? "",
		port: Number(found.port)
	};
}
function isNear(endpoint) {
	if (endpoint.startsWith("unix://")) return true;
	const address = parseAddress(endpoint);
	return address !== void 0 && (isLoopback(address.host) || /^[^.:]+$/.test(address.host));
}
function toEngineAddress(endpoint, tls) {
	const socket = toSocket(endpoint);
	if (socket !== void 0) return { socket };
	const address = isNear(endpoint) ? parseAddress(endpoint) : void 0;
	return address && {
		...address,
		...omitUndefined({ tls })
	};
}
// src/ship/builder/setting.ts
const REMOTE_SCHEMES = [
	"tcp",
	"unix",
	"docker-container",
	"podman-container",
	"kube-pod"
];
const TLS_OPTIONS = [
	"cacert",
	"cert",
	"key"
];
function parseBuilder(text) {
	const [first, ...others] = text.split(/[\s,]+/).filter((part) => part !== "");
	if (first === void 0 || first === "auto" && others.length === 0) return { kind: "auto" };
	if (others.length === 0 && !first.includes("://")) return first.includes("=") ? refuse(text, first) : {
		kind: "name",
		name: first
	};
	const node = parseNode(text, first);
	const nodes = [node, ...others.map((part) => parseNode(text, part))];
	if (nodes.some(({ driver }) => driver !== node.driver)) throw new Problem([error("BUILDER_INVALID", `the builder "${text}" mixes kinds of addresses, which buildx cannot.`, "Name only clusters (kubernetes://), only engines (ssh://) or only BuildKits (tcp://host:1234).")]);
	if (nodes.length > 1 && nodes.some(({ platforms }) => platforms.length === 0)) throw new Problem([describePlatformless(text)]);
	return {
		kind: "nodes",
		nodes
	};
}
function readBuilder(given, env) {
	return !["", "auto"].includes(given) || readText$1(env, "BUILDX_BUILDER") !== void 0 ? given : readText$1(env, "BUILDKIT_HOST") ?? given;
}
function findUncovered(nodes, platforms) {
	if (nodes.some((node) => node.platforms.length === 0)) return void 0;
	return platforms.find((platform) => !nodes.some((node) => node.platforms.includes(platform)));
}
function toNodePusher(nodes) {
	const [node, ...others] = nodes;
	return node?.driver === "remote" && others.length === 0 && isNear(node.endpoint ?? "") ? { node } : void 0;
}
function parseNode(text, part) {
	const match = NODE.exec(part)?.groups;
	if (match === void 0) return refuse(text, part);
	const { platform, scheme = "", address = "", query = "" } = match;
	const options = [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`);
	const platforms = platform === void 0 ? [] : [platform];
	if (scheme === "kubernetes") return {
		driver: "kubernetes",
		options: [`namespace=${address}`, ...options],
		platforms
	};
	if (scheme === "ssh") return {
		driver: "docker-container",
		endpoint: `ssh://${address.replace(/\/$/, "")}`,
		options,
		platforms
	};
	if (!REMOTE_SCHEMES.includes(scheme)) return refuse(text, part);
	checkTls(part, options);
	return {
		driver: "remote",
		endpoint: `${scheme}://${address}`,
		options,
		platforms
	};
}
const NODE = /^(?:(?<platform>[a-z0-9]+\/[a-z0-9/]+)=)?(?<scheme>[a-z-]+):\/\/(?<address>[^?]+)(?:\?(?<query>.*))?$/;
function checkTls(part, options) {
	const missing = TLS_OPTIONS.filter((name) => !options.some((one) => one.startsWith(`${name}=`)));
	if (missing.length === 0 || missing.length === TLS_OPTIONS.length) return;
	throw new Problem([error("BUILDER_INVALID", `the builder "${part}" lacks ${missing.join(" and ")}: a BuildKit behind TLS needs the client's certificate and key, and the server's authority.`, "Write tcp://host:1234?cacert=ca.pem&cert=cert.pem&key=key.pem.")]);
}
function refuse(text, part) {
	throw new Problem([error("BUILDER_INVALID", `invalid builder "${part}"${part === text ? "" : ` in "${text}"`}.`, "Write auto, the name of a buildx builder, tcp://host:port, unix:///path, ssh://user@host, kubernetes://namespace, or platform=address pairs such as linux/arm64=tcp://arm:1234.")]);
}
function describePlatformless(text) {
	return error("BUILDER_INVALID", `the builder "${text}" has several addresses, and not each says which platform it is for.`, "Write pairs: linux/amd64=tcp://one:1234, linux/arm64=tcp://two:1234.");
}
export { CHUNK_BYTES, CREDENTIAL_BYTES, DOCKER_CONFIG_BYTES, EXIT, INDEX_ENTRIES, INPUT_SILENT_MS, LARGE_BYTES, LAYOUT_ENTRIES, LIST_MS, LONGEST_PRINT, MANIFEST_BYTES, OLDER_ENDS, PAGE_BYTES, Problem, REFUSAL_BYTES, SBOM_BYTES, SMALL_BYTES, SMALL_CHUNK_BYTES, STATEMENT_BYTES, TAG_CHARACTERS, TAG_PAGES, TREE_BYTES, WHOLE_BYTES, WHOLE_DIGEST, abortOnSignals, ansi, awaitEnd, buildxSettings, checkDryFiles, checkOutputFiles, checkRecord, checkRequest$1 as checkRequest, checkSecrets, checked, cite, classifyTag, commands, compareNumbers, compareVersions, compileLinear, compileRevisions, completePlatform, covers, createFinder, createHostPause, createLines, createMask, createProcesses, createSlots, createTerminalLog, createValueMask, createVault, createWalk, cutText, decideMove, decideTrust, describeBadTag, describeFileError, describeFileFailure, describeUnwritable, detectCi, digestMismatch, endProcess, environmentSecrets, error, factFlags, facts_exports, failed, fillTemplate, findCheckout, findHookSecrets, findMember, findRepositories, findTerritory, findUncovered, findUrlSecrets, foldNotices, follow, formatDuration, formatSize, fromRepository, hasErrors, invalid, isAttestation, isAzureHost, isCloudHost, isDigest, isDockerHub, isEcrHost, isGoogleHost, isIllegalTag, isInside, isLocalPath, isLoopback, isManifest, isMap, isMediaType, isNear, isObject, isOwnDir, isPrimary, isPublicEcrHost, isPushedWithoutBranch, isRefName, isSameHost, isSecretName, isShort, isShortDigest, isSlug, isTag, isTrue, isUnset, isWebAddress, joinPolicies, knownSecrets, lead, listAlike, listHookVariables, listKnownSecrets, listOwnFiles, listOwnPushes, listSettings, makeBareFacts, maskFound, matchesPattern, mostSpecific, nearest, notice, omitUndefined, once, oncePer, openDeployments, openGit, parseAddress, parseBakePrint, parseBoolean, parseBuilder, parseCommandLine, parseFindingKinds, parseIn, parseJson, parseMadeImage, parseObject, parseOwner, parsePep440, parseRepository, parseScope, parseVariables, parseVersion, pathOfMade, plain, providerTitles, pruneFields, quote, quoteWritten, readAncestry, readBuilder, readClone, readConcurrency, readConfig, readContents, readDistance, readFields$2 as readFields, readInterruption, readMediaType, readNumber, readOwner, readOwnerState, readPayload, readPlatforms, readPrivateFile, readPrivateJson, readPrunePolicy, readReach, readRepository, readRun, readSettingsAlone, readSmallBytes, readSmallFile, readSmallFileSync, readText$1 as readText, readWhole, readWords, readWorkingDirectory, refuseFile, refuseLong, renderArgv, renderColumns, renderDuration, renderField, renderFitting, require_compare, require_constants, require_debug, require_identifiers, require_operator, require_parse, require_parse_options, require_re, require_semver, require_version, runAll, runFlags, runToExitCode, secret, settingGroups, settingsForTarget, settingsTable, shortDigest, shortPassword, sized, splitEntries, suggest, sweepTempDirs, systemClock, takesSetting, toApiHost, toBranch, toBranchEvent, toChangeNumber, toConfigKey, toDigest, toEcrAccount, toEcrRegion, toEngineAddress, toEventProblem, toExitCode, toFailure, toFingerprint, toGitTag, toHostname, toLimits, toLogLines, toManifestPlatform, toNamedPath, toNamedTarget, toNodePusher, toNumber, toParallel, toPlainText, toPlatformText, toPrefix, toPrintedJson, toProblemLink, toPromotedFacts, toRef, toRefEvent, toReferrers, toSchemes, toSha, toShellWord, toSocket, toTag, toTexts, toUnread, toUtc, tryRemoveTempDir, unknown_exports, unsaid, version, visible, whereIs, withContext, withSize, withoutCheckoutPrograms, withoutUnset, wrap, writeBakeFiles, writeOutputFile };
