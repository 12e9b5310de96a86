import { compareOrigins, toProject } from "./plan.js";
import { isTrue, omitUndefined, readNumber, readText, toBranchEvent, toRef, toSha } from "./base.js";
// src/facts/ci/travis.ts
function readTravisFacts(env) {
	const event = readEvent(env);
	return {
		ci: "travis",
		...omitUndefined({
			event,
			eventName: readText(env, "TRAVIS_EVENT_TYPE"),
			ref: event === void 0 ? void 0 : toRef(event, readText(env, "TRAVIS_BRANCH")),
			baseRef: event?.kind === "change" ? event.target : void 0,
			sha: toSha(readText(env, "TRAVIS_COMMIT"))
		}),
		project: toProject(readText(env, "TRAVIS_REPO_SLUG"), void 0),
		run: omitUndefined({
			number: readText(env, "TRAVIS_BUILD_NUMBER"),
			id: readText(env, "TRAVIS_BUILD_ID"),
			url: readText(env, "TRAVIS_BUILD_WEB_URL")
		})
	};
}
function readEvent(env) {
	const type = readText(env, "TRAVIS_EVENT_TYPE") ?? "";
	const trigger = type === "api" ? "api" : "push";
	const branch = readText(env, "TRAVIS_BRANCH");
	const number = readNumber(env, "TRAVIS_PULL_REQUEST");
	if (number !== void 0) return {
		kind: "change",
		number,
		...omitUndefined({
			source: readText(env, "TRAVIS_PULL_REQUEST_BRANCH"),
			target: branch,
			headSha: toSha(readText(env, "TRAVIS_PULL_REQUEST_SHA"))
		}),
		origin: readOrigin(env)
	};
	if (type === "pull_request") return {
		kind: "other",
		name: type,
		origin: readOrigin(env)
	};
	const gitTag = readText(env, "TRAVIS_TAG");
	if (gitTag !== void 0) return {
		kind: "gitTag",
		gitTag,
		trigger
	};
	if (branch === void 0) return void 0;
	return type === "cron" ? {
		kind: "schedule",
		branch
	} : toBranchEvent(branch, trigger);
}
function readOrigin(env) {
	const slug = readText(env, "TRAVIS_PULL_REQUEST_SLUG");
	if (slug !== void 0) return compareOrigins(slug, readText(env, "TRAVIS_REPO_SLUG"));
	return isTrue(env, "TRAVIS_SECURE_ENV_VARS") ? "project" : "unknown";
}
export { readTravisFacts };
