import { createRequire as createBundledRequire } from "module";
const require = createBundledRequire(import.meta.url);
import { __exportAll } from "./rolldown-runtime.js";
import { toDockerDirectory } from "./job.js";
import { Problem, error, hasErrors, isObject, notice, parseObject, parseOwner, readOwner, readOwnerState, readText as readText$1, toTexts } from "./base.js";
import { collectLogins } from "./collect.js";
const { constants } = require("node:fs");
const { access, chown, link, lstat: lstat$1, mkdir, open: open$1, realpath: realpath$1, rename, rm, rmdir } = require("node:fs/promises");
const { dirname, isAbsolute, join, resolve } = require("node:path");
const { isDeepStrictEqual } = require("node:util");
const { createHash, randomUUID } = require("node:crypto");
// src/run/login/configuration.ts
function findUnusable(text) {
	if (text.trim() === "") return void 0;
	const config = parseObject(text);
	if (config === void 0) return "it is not a JSON object";
	const wrong = ["auths", "credHelpers"].find((key) => key in config && !isObject(config[key]));
	return wrong === void 0 ? void 0 : `"${wrong}" in it is not a JSON object`;
}
function mergeLogins(text, entries) {
	const config = toObject(text);
	const helpers = toMap(config.credHelpers);
	const hasStore = isName(config.credsStore);
	const helped = Object.keys(entries).filter((key) => hasStore || isName(helpers.get(key)));
	for (const key of helped) helpers.set(key, "");
	const auths = new Map([...toMap(config.auths), ...Object.entries(entries)]);
	return print({
		...config,
		auths: Object.fromEntries(auths),
		...helped.length === 0 ? {} : { credHelpers: Object.fromEntries(helpers) }
	});
}
function takeOutLogins(text, before, entries) {
	const [now, old] = [toObject(text), toObject(before)];
	const [auths, helpers] = [toMap(now.auths), toMap(now.credHelpers)];
	const changed = [];
	for (const [key, entry] of Object.entries(entries)) {
		if (auths.has(key) && !isDeepStrictEqual(auths.get(key), entry)) {
			changed.push(key);
			continue;
		}
		if (auths.has(key)) putBack(auths, toMap(old.auths), key);
		if (helpers.get(key) === "") putBack(helpers, toMap(old.credHelpers), key);
	}
	const left = {
		...now,
		...toField("auths", auths, old),
		...toField("credHelpers", helpers, old)
	};
	const kept = Object.entries(left).filter(([, value]) => value !== void 0);
	return {
		text: kept.length === 0 && before === void 0 ? void 0 : print(Object.fromEntries(kept)),
		changed
	};
}
function putBack(map, old, key) {
	if (old.has(key)) map.set(key, old.get(key));
	else map.delete(key);
}
function toField(name, map, old) {
	const isGone = map.size === 0 && !(name in old);
	return { [name]: isGone ? void 0 : Object.fromEntries(map) };
}
function toObject(text) {
	return parseObject(text ?? "") ?? {};
}
function toMap(value) {
	return new Map(Object.entries(isObject(value) ? value : {}));
}
function isName(value) {
	return typeof value === "string" && value !== "";
}
function print(config) {
	return JSON.stringify(config, null, "	");
}
// src/run/login/file.ts
const LIMIT = 1048576;
function toConfigFile(directory) {
	return join(directory, "config.json");
}
async function checkConfiguration(directory) {
	try {
		const why = await findWrong(directory);
		return why === void 0 ? [] : [unusable(directory, why)];
	} catch (cause) {
		return [unusable(directory, toReason(cause))];
	}
}
function unusable(directory, why) {
	return error("LOGIN_JOB_CONFIG", `cannot write logins to the Docker configuration "${toConfigFile(directory)}": ${why}`, "Correct it, or set DOCKER_CONFIG to another directory for this step and for those that need the login.");
}
async function findWrong(directory) {
	const existing = await findExisting(directory);
	await access(existing, constants.W_OK | constants.X_OK);
	if (existing !== directory) return void 0;
	const content = await readConfiguration(directory);
	if (content === void 0) return void 0;
	return findUnusable(Buffer.from(content.base64, "base64").toString("utf8"));
}
async function findExisting(directory) {
	try {
		if (!(await lstat$1(await realpath$1(directory))).isDirectory()) throw wrong(`"${directory}" is not a directory`);
		return directory;
	} catch (cause) {
		const parent = dirname(directory);
		if (codeOf(cause) !== "ENOENT" || parent === directory) throw cause;
		await refuseLink(directory);
		return findExisting(parent);
	}
}
async function refuseLink(path) {
	if ((await lstatOrNone(path))?.isSymbolicLink() === true) throw wrong(`"${path}" is a symbolic link to nothing`);
}
async function readConfiguration(directory) {
	const path = toConfigFile(directory);
	const stats = await lstatOrNone(path);
	if (stats === void 0) return void 0;
	const why = findStrangeFile(stats, process.getuid?.());
	if (why !== void 0) throw wrong(why);
	await access(path, constants.R_OK | constants.W_OK);
	const bytes = await readBytes(path, LIMIT);
	const { uid, gid } = stats;
	return {
		base64: bytes.toString("base64"),
		mode: stats.mode & 4095,
		uid,
		gid
	};
}
function findStrangeFile(stats, own) {
	if (stats.isSymbolicLink()) return "it is a symbolic link, and the file that it leads to may belong to others";
	if (!stats.isFile()) return "it is not a regular file";
	if (stats.size > LIMIT) return `it is longer than ${LIMIT} bytes`;
	if ((stats.mode & 128) === 0) return "it is read-only";
	if (own !== void 0 && own !== 0 && stats.uid !== own) return "it belongs to another user";
}
async function readBytes(path, limit) {
	const noFollow = constants.O_NOFOLLOW ?? 0;
	const noWait = constants.O_NONBLOCK ?? 0;
	const file = await open$1(path, constants.O_RDONLY | noFollow | noWait);
	try {
		if (!(await file.stat()).isFile()) throw wrong("it is not a regular file");
		const buffer = Buffer.alloc(limit + 1);
		let length = 0;
		for (;;) {
			const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
			if (bytesRead === 0) return buffer.subarray(0, length);
			length += bytesRead;
			if (length > limit) throw wrong(`it is longer than ${limit} bytes`);
		}
	} finally {
		await file.close();
	}
}
async function readOwnText(path, limit) {
	try {
		return (await readBytes(path, limit)).toString("utf8");
	} catch (cause) {
		if (codeOf(cause) === "ENOENT") return void 0;
		throw cause;
	}
}
async function replaceFile(path, content, { mode = 384, owner } = {}) {
	if (content === void 0) return rm(path, { force: true });
	const temporary = `${path}.${randomUUID()}`;
	try {
		const file = await open$1(temporary, "wx", 384);
		try {
			await file.writeFile(content);
			await file.chmod(mode);
			await file.sync();
		} finally {
			await file.close();
		}
		if (owner !== void 0) await giveBack(temporary, owner);
		await rename(temporary, path);
	} catch (cause) {
		await rm(temporary, { force: true });
		throw cause;
	}
}
async function giveBack(path, { uid, gid }) {
	const own = process.getuid?.();
	if (own === void 0 || uid === own && gid === process.getgid?.()) return;
	try {
		await chown(path, uid, gid);
	} catch (cause) {
		if (uid !== own || codeOf(cause) !== "EPERM") throw cause;
	}
}
async function lstatOrNone(path) {
	try {
		return await lstat$1(path);
	} catch (cause) {
		if (codeOf(cause) === "ENOENT") return void 0;
		throw cause;
	}
}
function wrong(why) {
	return Object.assign(new Error(why), { code: "UNUSABLE" });
}
function codeOf(cause) {
	return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}
const reasons = {
	EACCES: "this user may not read or write it",
	EPERM: "this user may not write it",
	EROFS: "it is on a read-only file system",
	ENOTDIR: "a part of its path is not a directory",
	ELOOP: "it is a symbolic link, and the file that it leads to may belong to others",
	EBUSY: "it is mounted by itself, so that it cannot be replaced",
	ENOSPC: "no space is left on the file system",
	EDQUOT: "this user's disk quota is used up"
};
function toReason(cause) {
	const code = codeOf(cause);
	if (code === "") throw cause;
	return reasons[code] ?? cause.message;
}
// src/run/login/record.ts
const LONGEST_JOB_MS = 6048e5;
function toChecksum(text) {
	return text === void 0 ? "" : createHash("sha256").update(text).digest("hex");
}
function toRecordText(content) {
	return content === void 0 ? void 0 : Buffer.from(content.base64, "base64").toString("utf8");
}
function joinEntries(sets) {
	return Object.fromEntries(sets.flatMap(({ entries }) => Object.entries(entries)));
}
function readAgain(record, now) {
	const text = toRecordText(now);
	if (record.known.includes(toChecksum(text))) return record;
	if (text === void 0 || now === void 0) return {
		...record,
		before: void 0,
		sets: []
	};
	const { text: left, changed } = takeOutLogins(text, toRecordText(record.before), joinEntries(record.sets));
	const sets = record.sets.map((set) => ({
		...set,
		entries: omit(set.entries, changed)
	}));
	const before = left === void 0 ? void 0 : {
		...now,
		base64: Buffer.from(left).toString("base64")
	};
	return {
		...record,
		before,
		sets
	};
}
function toConfiguration({ before, sets }) {
	const entries = joinEntries(sets);
	return Object.keys(entries).length === 0 ? toRecordText(before) : mergeLogins(toRecordText(before), entries);
}
function omit(entries, keys) {
	return Object.fromEntries(Object.entries(entries).filter(([key]) => !keys.includes(key)));
}
function isLeftBehind({ job, runner, sinceMs }, present, nowMs) {
	if (job === "") return false;
	return runner !== "" && runner === present.runner && job !== present.job || nowMs - sinceMs > LONGEST_JOB_MS;
}
const JOBS = [
	{
		system: "GITHUB_ACTIONS",
		job: [
			"GITHUB_RUN_ID",
			"GITHUB_RUN_ATTEMPT",
			"GITHUB_JOB"
		],
		runner: ["RUNNER_NAME", "RUNNER_TEMP"]
	},
	{
		system: "GITLAB_CI",
		job: ["CI_JOB_ID"],
		runner: ["CI_RUNNER_ID", "CI_CONCURRENT_ID"]
	},
	{
		system: "JENKINS_URL",
		job: ["BUILD_TAG"],
		runner: ["NODE_NAME", "EXECUTOR_NUMBER"]
	}
];
function readJob(env) {
	const system = JOBS.find(({ system: name }) => readText$1(env, name) !== void 0);
	const join = (names = []) => names.map((name) => readText$1(env, name) ?? "").join(" ");
	return {
		job: join(system?.job).trim(),
		runner: join(system?.runner).trim()
	};
}
function parseRecord(text) {
	const { before, made, sets, known } = parseObject(text) ?? {};
	const content = before === void 0 ? void 0 : parseContent(before);
	if (before !== void 0 && content === void 0) return void 0;
	if (!Array.isArray(sets) || !Array.isArray(known)) return void 0;
	const parsed = sets.map(parseSet);
	if (parsed.includes(void 0)) return void 0;
	return {
		before: content,
		made: typeof made === "string" ? made : void 0,
		sets: parsed.filter((set) => set !== void 0),
		known: known.filter((one) => typeof one === "string")
	};
}
function parseContent(value) {
	if (!isObject(value)) return void 0;
	const { base64, mode, uid, gid } = value;
	if (typeof base64 !== "string") return void 0;
	if (typeof mode !== "number" || typeof uid !== "number" || typeof gid !== "number") return;
	return {
		base64,
		mode,
		uid,
		gid
	};
}
function parseSet(value) {
	if (!isObject(value) || !isObject(value.entries)) return void 0;
	const { id, job, runner, sinceMs, entries } = value;
	if (typeof id !== "string" || typeof job !== "string") return void 0;
	if (typeof runner !== "string" || typeof sinceMs !== "number") return void 0;
	const own = Object.entries(entries).map(([key, entry]) => [key, toTexts(entry)]);
	return {
		id,
		job,
		runner,
		sinceMs,
		entries: Object.fromEntries(own)
	};
}
// src/run/login/lock.ts
const LIMIT_MS = 2e4;
const EACH_MS = 20;
const STALE_MS = 1e4;
const TEXT_LIMIT = 4096;
async function withLock(path, options, act) {
	const { clock, signal, limitMs = LIMIT_MS } = options;
	const text = JSON.stringify({
		...await readOwner(process.pid),
		nonce: randomUUID()
	});
	const endMs = clock.now() + limitMs;
	let made;
	for (;;) {
		made = await mkdir(dirname(path), {
			recursive: true,
			mode: 448
		}) ?? made;
		if (await take(path, text)) break;
		if (await breakStale(path, clock)) continue;
		if (clock.now() >= endMs) throw locked(path, limitMs);
		await clock.sleep(EACH_MS * (.5 + clock.random()), signal);
	}
	try {
		return await act(made);
	} finally {
		await release(path, text);
	}
}
async function take(path, text) {
	try {
		const file = await open$1(path, "wx", 384);
		try {
			await file.writeFile(text);
		} finally {
			await file.close();
		}
		return true;
	} catch (cause) {
		if (["EEXIST", "ENOENT"].includes(codeOf(cause))) return false;
		throw cause;
	}
}
async function breakStale(path, clock) {
	const text = await readText(path);
	if (text === void 0 || !await isStale(path, text, clock)) return false;
	const away = `${path}.${randomUUID()}`;
	try {
		await rename(path, away);
		if (await readText(away) !== text) await link(away, path);
		return true;
	} catch (cause) {
		if (!["EEXIST", "ENOENT"].includes(codeOf(cause))) throw cause;
		return true;
	} finally {
		await rm(away, { force: true });
	}
}
async function isStale(path, text, { now }) {
	const owner = parseOwner(parseObject(text));
	const state = owner === void 0 ? "elsewhere" : await readOwnerState(owner);
	if (state !== "elsewhere") return state === "ended";
	try {
		return now() - (await lstat$1(path)).mtimeMs > STALE_MS;
	} catch (cause) {
		if (codeOf(cause) === "ENOENT") return false;
		throw cause;
	}
}
async function release(path, text) {
	if (await readText(path) === text) await rm(path, { force: true });
}
async function readText(path) {
	try {
		return await readOwnText(path, TEXT_LIMIT);
	} catch (cause) {
		if (codeOf(cause) === "") throw cause;
		return "";
	}
}
function locked(path, limitMs) {
	return new Problem([error("LOGIN_JOB_LOCKED", `another job changes the logins of the Docker configuration: it has had the lock "${path}" for more than ${limitMs / 1e3} s`, "Run the job again. If no other job runs on this machine, remove that file.")]);
}
// src/run/login/store.ts
const RECORD_LIMIT = 4194304;
async function addLogins(store, added) {
	await changeRecord(store, (record) => {
		const own = record.sets.find(({ id }) => id === added.id);
		return [...record.sets.filter((set) => set.id !== added.id && !isLeftBehind(set, added, added.sinceMs)), {
			...added,
			entries: {
				...own?.entries,
				...added.entries
			}
		}];
	});
}
async function removeLogins(store, id, isWanted = () => true) {
	if (await readRecord(store.directory) === void 0) return [];
	const removed = [];
	await changeRecord(store, ({ sets }) => sets.map((set) => {
		if (set.id !== id) return set;
		const keys = Object.keys(set.entries).filter(isWanted);
		removed.push(...keys);
		return {
			...set,
			entries: omit(set.entries, keys)
		};
	}));
	return removed;
}
async function changeRecord(store, toSets) {
	const { directory } = store;
	let madeNow;
	try {
		await withLock(toRecordFile(directory, ".lock"), store, async (made) => {
			madeNow = made;
			const now = await readConfiguration(directory);
			refuseUnusable(directory, now);
			const kept = await readRecord(directory);
			const record = kept === void 0 ? toNew(now, made) : readAgain(kept, now);
			const sets = toSets(record).filter(({ entries }) => Object.keys(entries).length > 0);
			const next = {
				...record,
				sets,
				known: []
			};
			madeNow = next.made;
			await write(directory, next, now);
		});
	} catch (cause) {
		if (cause instanceof Problem) throw cause;
		throw new Problem([unusable(directory, toReason(cause))], { cause });
	} finally {
		if (madeNow !== void 0) await removeEmpty(directory, madeNow);
	}
}
function toNew(before, made) {
	return {
		before,
		made,
		sets: [],
		known: []
	};
}
function refuseUnusable(directory, now) {
	const why = findUnusable(toRecordText(now) ?? "");
	if (why !== void 0) throw new Problem([unusable(directory, why)]);
}
async function write(directory, next, now) {
	const { before, sets } = next;
	const text = toConfiguration(next);
	const known = [toChecksum(text), toChecksum(toRecordText(now))];
	const path = toRecordFile(directory);
	const owner = before === void 0 ? {} : { owner: before };
	if (sets.length > 0) {
		await replaceFile(path, JSON.stringify({
			...next,
			known
		}));
		await replaceFile(toConfigFile(directory), text, owner);
		return;
	}
	const content = before === void 0 ? void 0 : Buffer.from(before.base64, "base64");
	await replaceFile(toConfigFile(directory), content, {
		...owner,
		mode: before?.mode ?? 384
	});
	await replaceFile(path, void 0);
}
async function readRecord(directory) {
	try {
		const text = await readOwnText(toRecordFile(directory), RECORD_LIMIT);
		if (text === void 0) return void 0;
		const record = parseRecord(text);
		if (record !== void 0) return record;
		throw new Problem([unusable(directory, `its record "${toRecordFile(directory)}" is damaged`)]);
	} catch (cause) {
		if (codeOf(cause) === "ENOTDIR") return void 0;
		if (cause instanceof Problem) throw cause;
		throw new Problem([unusable(directory, `its record: ${toReason(cause)}`)], { cause });
	}
}
function toRecordFile(directory, suffix = "") {
	return join(directory, `config.json.tagship${suffix}`);
}
async function removeEmpty(directory, topmost) {
	try {
		for (let path = directory; path.startsWith(topmost); path = dirname(path)) await rmdir(path);
	} catch (cause) {
		if (codeOf(cause) === "") throw cause;
	}
}
async function resolveDirectory(directory) {
	try {
		return await realpath$1(directory);
	} catch (cause) {
		if (codeOf(cause) === "") throw cause;
		return directory;
	}
}
// src/run/login/leave.ts
var leave_exports = __exportAll({
	checkLogins: () => checkLogins,
	removeLeftLogins: () => removeLeftLogins
});
async function findConfigDirectory(env, cwd) {
	return resolveDirectory(resolve(cwd, toDockerDirectory(env)));
}
async function checkLogins(env, cwd) {
	return checkConfiguration(await findConfigDirectory(env, cwd));
}
function toCommandId(env) {
	const { job, runner } = readJob(env);
	return [
		"command",
		job,
		runner
	].join(" ").trim();
}
async function leaveLogins(names, options) {
	const { env, cwd, clock, signal, log, onLogins } = options;
	const directory = await findConfigDirectory(env, cwd);
	const wrong = await checkConfiguration(directory);
	if (hasErrors(wrong)) throw new Problem(wrong);
	const configuration = toRecordText(await readConfiguration(directory));
	const { entries, rows, problems } = await collectLogins(names, {
		...options,
		configuration
	});
	if (hasErrors(problems)) throw new Problem(problems);
	if (Object.keys(entries).length === 0) {
		log.info("Logins for later steps: none, since the run has none but those that are there.");
		return {
			rows,
			problems
		};
	}
	const id = onLogins === void 0 ? toCommandId(env) : randomUUID();
	onLogins?.({
		directory,
		id
	});
	const added = {
		id,
		...readJob(env),
		sinceMs: clock.now(),
		entries
	};
	await addLogins({
		directory,
		clock,
		signal
	}, added);
	log.info(`Logins for later steps, in "${toConfigFile(directory)}": ${renderRows(rows)}.`);
	log.info(sayRemoval(env, onLogins !== void 0));
	return {
		rows,
		problems
	};
}
function renderRows(rows) {
	return rows.filter(({ result }) => result === "written").map(({ registry, until }) => until === null ? registry : `${registry} (until ${until})`).join(", ");
}
function sayRemoval(env, isByPostStep) {
	if (isByPostStep) return "The post step of this action takes them out at the end of the job.";
	return readText$1(env, "GITLAB_CI") === void 0 ? "They stay until \"tagship logout\"." : "They go with the job's container. With a shell executor, run \"tagship logout\" in after_script.";
}
async function removeLeftLogins({ saved, ...options }) {
	const { directory, id } = toTexts(parseObject(saved));
	if (directory === void 0 || id === void 0 || !isAbsolute(directory)) return;
	const { log } = options;
	try {
		const keys = await removeLogins({
			...options,
			directory
		}, id);
		if (keys.length > 0) log.info(`Took the logins out of "${toConfigFile(directory)}": ${keys.join(", ")}.`);
	} catch (thrown) {
		if (!(thrown instanceof Problem)) throw thrown;
		for (const { message } of thrown.problems) log.problem(notice("LOGIN_LEFT", `logins were not taken out again: ${message}`, "Remove them with \"docker logout\", and the file config.json.tagship next to it."));
	}
}
export { findConfigDirectory, leaveLogins, leave_exports, removeLogins, toCommandId };
