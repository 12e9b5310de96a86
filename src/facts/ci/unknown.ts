// SPDX-License-Identifier: Apache-2.0
// The facts of a job on a CI system without a module here: only that it runs in CI.
import { error, notice, type ProblemData } from '../../problem.ts';
import type { CiFacts } from '../ci.ts';
import type { Env } from '../facts.ts';
import { readText } from '../variables.ts';

/**
 * Variables that tell a CI system which has no module here, and its name.
 *
 * @see https://github.com/watson/ci-info/blob/master/vendors.json for all of them, and
 * https://confluence.atlassian.com/bamboo/bamboo-variables-289277087.html,
 * https://www.appveyor.com/docs/environment-variables/,
 * https://docs.bitrise.io/en/bitrise-ci/references/available-environment-variables.html,
 * https://codefresh.io/docs/docs/pipelines/variables/,
 * https://developer.harness.io/docs/continuous-integration/troubleshoot-ci/ci-env-var/,
 * https://docs.gocd.org/current/faq/dev_use_current_revision_in_build.html
 */
const markers: ReadonlyMap<string, string> = new Map([
  ['bamboo_buildKey', 'Bamboo'],
  ['bamboo_planKey', 'Bamboo'],
  ['APPVEYOR', 'AppVeyor'],
  ['BITRISE_IO', 'Bitrise'],
  ['BUDDY_WORKSPACE_ID', 'Buddy'],
  ['CF_BUILD_ID', 'Codefresh'],
  ['CIRRUS_CI', 'Cirrus CI'],
  ['CM_BUILD_ID', 'Codemagic'],
  ['AC_APPCIRCLE', 'Appcircle'],
  ['AGOLA_GIT_REF', 'Agola'],
  ['GO_PIPELINE_LABEL', 'GoCD'],
  ['HARNESS_BUILD_ID', 'Harness CI'],
  ['HEROKU_TEST_RUN_ID', 'Heroku CI'],
  ['PROW_JOB_ID', 'Prow'],
  ['SCREWDRIVER', 'Screwdriver'],
  ['VELA', 'Vela'],
]);

/** The variable that tells a CI system without a module; undefined outside CI. `CI=false` is outside. */
export function findMarker(env: Env): string | undefined {
  const marker = [...markers.keys()].find((name) => isOn(readText(env, name)));
  return marker ?? (isOn(readText(env, 'CI')) ? 'CI' : undefined);
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !/^(false|0|no|off)$/i.test(value);
}

/** The facts of one job on an unknown CI system: none, and a notice of what follows from that. */
export function readUnknownFacts(env: Env): CiFacts {
  const marker = findMarker(env) ?? 'CI';
  const system = markers.get(marker) ?? 'a CI system';
  return {
    ci: 'unknown',
    project: {},
    run: {},
    eventProblem: toEventProblem(
      `the variable ${marker} is set, so this is ${system}`,
      'Outside CI, unset that variable.',
    ),
    notices: [
      notice(
        'FACTS_UNKNOWN_CI',
        `the variable ${marker} is set, so this is ${system}, which does not tell tagship where a change comes from.`,
        'Here tagship.yml in the checkout may only set what stays inside the build: set the rest by flags or variables. A pull or merge request needs --pr.',
      ),
    ],
  };
}

/**
 * The error FACTS_NO_EVENT of a run about which neither the CI system nor the checkout can say what it is
 * about.
 *
 * @param system a clause that names the CI system
 * @param hint what else to do than to give a flag
 */
export function toEventProblem(system: string, hint = ''): ProblemData {
  return error(
    'FACTS_NO_EVENT',
    `${system}: no branch, git tag or change is known for this run.`,
    `Give --branch, --git-tag, --pr or --event. ${hint}`.trim(),
  );
}
