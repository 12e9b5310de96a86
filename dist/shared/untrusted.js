import { __exportAll } from "./rolldown-runtime.js";
import { error, findCheckout, hasErrors, isLocalPath, lead, notice, pathOfMade, readFields, toNamedPath, toNamedTarget } from "./base.js";
import { wantsScan } from "./ship.js";
// src/run/inputs/untrusted.ts
var untrusted_exports = __exportAll({ limitSettings: () => limitSettings });
async function limitSettings(read, trusts, git) {
	const { value } = read;
	if (value === void 0) return read;
	const checkout = await findCheckout(git);
	const limit = async (one, fromCheckout) => {
		const found = await Promise.all(listPaths(one).map((named) => check(named, fromCheckout, {
			trusts,
			checkout,
			...git
		})));
		const left = trusts.run.level === "untrusted" ? leaveOut(one, trusts.run) : { problems: [] };
		return {
			settings: {
				...one,
				...left.settings
			},
			problems: [...found.flat(), ...left.problems]
		};
	};
	const run = await limit(value, read.fromCheckout);
	const below = await Promise.all(value.targets.map(async (target) => {
		const { settings, problems } = await limit(target.settings, target.fromCheckout);
		return {
			target: {
				...target,
				settings
			},
			problems
		};
	}));
	const problems = distinctProblems([...[...read.problems, ...run.problems], ...below.flatMap((one) => one.problems)]);
	const settings = {
		...run.settings,
		targets: below.map(({ target }) => target)
	};
	return read.ok && !hasErrors(problems) ? {
		...read,
		value: settings,
		problems
	} : {
		ok: false,
		value: settings,
		problems,
		fromCheckout: read.fromCheckout
	};
}
function distinctProblems(problems) {
	return [...new Map(problems.map((one) => [`${one.code} ${one.message}`, one])).values()];
}
function leaveOutForPlan(settings, trust) {
	const own = leaveOut(settings, trust);
	const below = settings.targets.map((target) => ({
		target,
		left: leaveOut(target.settings, trust)
	}));
	const targets = below.map(({ target, left }) => ({
		...target,
		settings: {
			...target.settings,
			...left.settings
		}
	}));
	return {
		settings: {
			...settings,
			...own.settings,
			targets
		},
		problems: distinctProblems([...own.problems, ...below.flatMap(({ left }) => left.problems)])
	};
}
function leaveOut(settings, { reason }) {
	const { cacheTo, test, testUntrusted, login, loginUntrusted, scan } = settings;
	const writes = cacheTo.length > 0;
	const isTestLeftOut = test !== void 0 && !testUntrusted;
	const isLoginLeftOut = login !== "none" && !loginUntrusted;
	return {
		settings: {
			cacheTo: [],
			scan: void 0,
			...isTestLeftOut ? { test: void 0 } : {},
			...isLoginLeftOut ? { login: "none" } : {}
		},
		problems: [
			...writes ? [noCache(reason)] : [],
			...isTestLeftOut ? [noTest(reason)] : [],
			...wantsScan({ scan }) ? [noScan(reason)] : [],
			...isLoginLeftOut ? [noLogin(reason)] : []
		]
	};
}
function noCache(reason) {
	return notice("CACHE_NOT_WRITTEN", `no build cache is written (cache-to), because ${reason}`, "It is only read (cache-from). Trusted runs write it.");
}
function noTest(reason) {
	return notice("TEST_LEFT_OUT", `the test does not run, because ${reason} and test-untrusted is false`);
}
function noLogin(reason) {
	return notice("LOGIN_LEFT_OUT", `no login is left for later steps, because ${reason}`, "Later steps work without it, or leave them out for such changes. login-untrusted: true allows it, set by the workflow.");
}
function noScan(reason) {
	return notice("SCAN_LEFT_OUT", `the image is not scanned, because ${reason}`, "Trusted runs scan it before they tag it.");
}
function listPaths(settings) {
	const { from, context, file, buildxFlags, outputs, cacheFrom, registries } = settings;
	const flags = (flag) => buildxFlags.filter((one) => one.flag === flag).map(({ value }) => value);
	const fields = (setting, entries, name) => entries.flatMap((entry) => readFields(entry, name)).map((path) => ({
		setting,
		path
	}));
	return [
		...from.flatMap((entry) => listMadePaths(pathOfMade(entry))),
		...[context, `${context}/.dockerignore`].map((path) => ({
			setting: "context",
			path
		})),
		...file === void 0 ? ["Dockerfile", "dockerfile"].map((name) => ({
			setting: "context",
			path: `${context}/${name}`
		})) : [],
		...(file === void 0 ? [] : [file, `${file}.dockerignore`]).map((path) => ({
			setting: "file",
			path
		})),
		...flags("--build-context").filter((entry) => toNamedTarget(entry) === void 0).map((entry) => ({
			setting: "build-contexts",
			path: toNamedPath(entry)
		})),
		...flags("--ssh").flatMap((entry) => entry.includes("=") ? toNamedPath(entry).split(",").map((path) => ({
			setting: "ssh",
			path
		})) : []),
		...fields("secret-files", flags("--secret"), "src"),
		...fields("outputs", outputs, "dest"),
		...fields("cache-from", cacheFrom, "src"),
		...registries.flatMap(({ password, ca, cert, key }) => [
			password?.from === "file" ? password.path : void 0,
			ca,
			cert,
			key
		].filter((path) => path !== void 0).map((path) => ({
			setting: "registries",
			path
		})))
	];
}
function listMadePaths(path) {
	if (path === void 0) return [];
	return [
		"",
		"/index.json",
		"/blobs",
		"/blobs/sha256",
		"/blobs/sha512"
	].map((part) => ({
		setting: "from",
		path: `${path}${part}`
	}));
}
async function check({ setting, path }, fromCheckout, given) {
	const { trusts, checkout, cwd } = given;
	if (fromCheckout.has(setting) && trusts.file.level === "untrusted") {
		if (!isLocalPath(path) || (await lead(path, cwd, checkout)).inside) return [];
		return [outside(`${setting}: the path leads out of the checkout`, trusts.file)];
	}
	if (trusts.run.level === "trusted") return [];
	const { escapes } = await lead(path, cwd, checkout);
	if (!escapes) return [];
	return [outside(`${setting}: "${path}" leads out of the checkout by a symbolic link that lies in it`, trusts.run)];
}
function outside(what, { reason }) {
	return error("PATH_OUTSIDE_CHECKOUT", `${what}, which is not allowed, because ${reason}`, "Name a path that stays inside the checkout.");
}
export { distinctProblems, leaveOutForPlan, noLogin, untrusted_exports };
