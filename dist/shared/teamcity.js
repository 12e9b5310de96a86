import { omitUndefined, readText, toEventProblem, toSha } from "./base.js";
// src/facts/ci/teamcity.ts
function readTeamcityFacts(env) {
	return {
		ci: "teamcity",
		...omitUndefined({ sha: toSha(readText(env, "BUILD_VCS_NUMBER")) }),
		eventProblem: toEventProblem("TeamCity sets no variable for it", "Pass a parameter of the build: --branch %teamcity.build.branch%, or --pr %teamcity.pullRequest.number%."),
		project: {},
		run: omitUndefined({
			number: readText(env, "BUILD_NUMBER"),
			url: readText(env, "BUILD_URL")
		})
	};
}
export { readTeamcityFacts };
