// SPDX-License-Identifier: Apache-2.0
// The facts of a TeamCity build, from its environment alone.
import type { CiFacts } from '../ci.ts';
import type { Env } from '../facts.ts';
import { readText } from '../variables.ts';
import { toSha } from '../git/refs.ts';
import { toEventProblem } from './unknown.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/**
 * The facts of one TeamCity build: its commit and its number.
 *
 * Branch and pull request are parameters of the build (`%teamcity.build.branch%`), not variables. They stand
 * in a file that also holds the passwords of the build, so it is not read: flags name the ref.
 *
 * @see https://www.jetbrains.com/help/teamcity/predefined-build-parameters.html
 */
export function readTeamcityFacts(env: Env): CiFacts {
  return {
    ci: 'teamcity',
    ...omitUndefined({ sha: toSha(readText(env, 'BUILD_VCS_NUMBER')) }),
    eventProblem: toEventProblem(
      'TeamCity sets no variable for it',
      'Pass a parameter of the build: --branch %teamcity.build.branch%, or --pr %teamcity.pullRequest.number%.',
    ),
    project: {},
    run: omitUndefined({
      number: readText(env, 'BUILD_NUMBER'),
      url: readText(env, 'BUILD_URL'),
    }),
  };
}
