// SPDX-License-Identifier: Apache-2.0
// Yanks a version: a tombstone on its image, then its floating tags to the highest version that is left. Exact tags stay.
import type { Facts } from '../../facts/facts.ts';
import type { Plan } from '../../plan/plan.ts';
import { parseVersion } from '../../plan/version/version.ts';
import { error, hasErrors, notice, Problem, type ProblemData } from '../../problem.ts';
import type { ShipContext } from '../../ship/context.ts';
import { createDestinations } from '../../ship/destination.ts';
import { BECAUSE_LENGTH } from '../../ship/history/tombstone.ts';
import { makeMark, readLine } from '../../ship/history/mark.ts';
import { prepareSigning, type PreparedSigning } from '../../ship/sign/sign.ts';
import { version as toolVersion } from '../../version.ts';
import { toPromotedFacts } from '../promote/facts.ts';
import { applyAll } from './apply.ts';
import type { YankReport } from './report.ts';
import { surveyYanks, type SurveyedYank, type YankQuestion } from './survey.ts';

/** What is to be yanked, and where. */
export interface YankWish {
  readonly command: 'yank' | 'unyank';
  readonly version: string;
  readonly because: string | undefined;
  readonly names: readonly string[];
  readonly facts: Facts;
}

/** A yank that was checked. */
export interface ReadyYank {
  readonly report: YankReport;
  readonly surveyed: readonly SurveyedYank[];
  readonly plan: Plan;
  readonly signing: PreparedSigning;
}

/**
 * Checks everything that a yank depends on, and says what it would do. Writes nothing.
 *
 * @throws Problem YANK_UNTRUSTED, YANK_BECAUSE, YANK_VERSION, YANK_NOWHERE
 */
export async function prepareYank(wish: YankWish, context: ShipContext): Promise<ReadyYank> {
  const { question, because } = checkWish(wish, context);
  const plan = makeYankPlan(wish);
  const { registries, settings } = context;
  const destinations = createDestinations(plan, registries, settings);
  const [surveyed, signing] = await Promise.all([
    surveyYanks(destinations, question),
    prepareSigning({ ...context, push: true }, plan.facts.project),
  ]);
  const problems = [...surveyed.flatMap((one) => one.problems), ...signing.problems];
  const found = surveyed.filter(({ told }) => told.digest !== null);
  const report: YankReport = {
    schemaVersion: 1,
    kind: 'tagship/yank',
    command: wish.command,
    status: 'planned',
    ...{ version: question.version.text, because },
    repositories: surveyed.map(({ told }) => told),
    problems: [
      ...problems,
      ...(found.length === 0 && !hasErrors(problems) ? [describeMissing(wish)] : []),
      ...(hasErrors(problems) || found.length === 0
        ? []
        : surveyed.flatMap((one) => explain(one, wish.command))),
    ],
  };
  return { report, surveyed, plan, signing };
}

/** Does what the report of {@link prepareYank} says. Running it again finishes it. */
export async function applyYank(ready: ReadyYank, context: ShipContext): Promise<YankReport> {
  const { report, surveyed, plan, signing } = ready;
  if (hasErrors(report.problems)) return { ...report, status: 'failed' };
  context.registries.endPreflight();
  const by = makeMark(plan.facts, context.env, context.clock.now());
  const { command, because } = report;
  const version = surveyed.find(({ told }) => told.tag !== null)?.told.tag ?? report.version;
  const signer = (await signing.openSigner?.())?.signer;
  const given = { command, because, version, by, facts: plan.facts, signer };
  const done = await applyAll(surveyed, given, context);
  const problems = [...report.problems, ...done.problems];
  const isWritten = done.repositories.some(
    ({ mark, tags }) => mark === 'written' || tags.some(({ action }) => action === 'moved'),
  );
  const failed = isWritten ? 'partial' : 'failed';
  const status = hasErrors(problems) ? failed : 'done';
  return { ...report, ...done, status, problems };
}

const UNREASONED = 'it counts again';

function checkWish(
  { command, version: text, because, names, facts }: YankWish,
  { trust, settings }: ShipContext,
): { readonly question: YankQuestion; readonly because: string } {
  const problems: ProblemData[] = [];
  const untrusted = [trust, facts.trust].find(({ level }) => level === 'untrusted');
  if (untrusted !== undefined) problems.push(describeUntrusted(untrusted.reason));
  const version = parseVersion(text, settings.revisions);
  if (version === undefined) {
    const message = `invalid version ${JSON.stringify(text.slice(0, 140))}`;
    problems.push(error('YANK_VERSION', message, `Write tagship ${command} 1.2.3.`));
  }
  const reason = readLine(because ?? (command === 'unyank' ? UNREASONED : ''), BECAUSE_LENGTH);
  if (reason === undefined) {
    const message = `${command} needs a reason of at most ${BECAUSE_LENGTH} characters, on one line.`;
    problems.push(error('YANK_BECAUSE', message, 'Add --because "it loses data".'));
  }
  if (names.length === 0) {
    const message = 'no repository is named.';
    problems.push(error('YANK_NOWHERE', message, 'Set images, or give --image ghcr.io/acme/app.'));
  }
  if (version === undefined || reason === undefined || problems.length > 0) {
    throw new Problem(problems);
  }
  const { revisions, ignoreVersions } = settings;
  const question = { command, version, counting: { revisions, ignoreVersions } };
  return { question, because: reason };
}

function describeUntrusted(reason: string): ProblemData {
  const message = `an untrusted run yanks nothing, and this one is untrusted, because ${reason}.`;
  const hint = 'Run it on the project itself: a branch, a git tag, a manual run.';
  return error('YANK_UNTRUSTED', message, hint);
}

/** A plan without tags: it names the repositories, in the form that the steps of shipping take. */
function makeYankPlan({ names, facts, version, command }: YankWish): Plan {
  return {
    schemaVersion: 1,
    tool: { name: 'tagship', version: toolVersion },
    facts: { ...toPromotedFacts(facts, {}), sha: facts.sha },
    push: { mode: 'push', reason: command, onlyWithCredentials: false },
    targets: [
      {
        ...{ name: 'default', version, platforms: [], repositories: names, tags: [], held: [] },
        ...{ labels: {}, annotations: {} },
        build: { argv: [], context: '.', file: '', recipe: '' },
      },
    ],
    problems: [],
  };
}

function describeMissing({ version, names }: YankWish): ProblemData {
  const where = names.map((name) => `"${name}"`).join(', ');
  const message = `there is no image of version ${version} in ${where}.`;
  const hint = 'Check the version, and that this login may read the repository.';
  return error('YANK_MISSING', message, hint);
}

/** What the user should know before: tags that stay, and repositories without the version. */
function explain({ told }: SurveyedYank, command: YankWish['command']): readonly ProblemData[] {
  const { repository, digest, mark, tags } = told;
  if (mark === 'unasked') return [];
  if (digest === null) {
    const message = `"${repository}" has no image of this version.`;
    return [notice('YANK_ELSEWHERE', message)];
  }
  if (command === 'unyank' && mark === 'there') {
    return [notice('YANK_NOT_YANKED', `the version is not yanked in "${repository}".`)];
  }
  const staying = tags.filter(({ action }) => action === 'stay');
  return [...new Set(staying.map(({ reason }) => reason))].map((reason) => {
    const names = staying.filter((one) => one.reason === reason).map(({ tag }) => tag);
    return describeStaying(repository, names, reason);
  });
}

function describeStaying(
  repository: string,
  [first = '', ...others]: readonly string[],
  reason: string,
): ProblemData {
  const verb = others.length === 0 ? 'still points' : 'still point';
  return notice(
    'YANK_STILL_TAGGED',
    `${[`"${repository}:${first}"`, ...others].join(', ')} ${verb} at the image: ${reason}.`,
    `Give ${others.length === 0 ? 'it' : 'them'} another one: tagship promote VERSION --to ${first}, or ship a new version.`,
  );
}
