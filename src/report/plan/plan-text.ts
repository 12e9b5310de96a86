// SPDX-License-Identifier: Apache-2.0
// A Plan as text for people. Pure; what is printed for machines is the Plan itself, as JSON.
import type { Event, Origin } from '../../facts/facts.ts';
import type { Plan, PlannedTag, Target } from '../../plan/plan.ts';
import type { ProblemData } from '../../problem.ts';
import { renderDetails, listUnusual } from './plan-details.ts';
import { isOfTargets, renderTargetTable } from '../targets/targets-text.ts';
import { shortDigest, visible, wrap, type Paint, type Style } from '../text.ts';

/** How a plan is shown. */
export interface PlanView {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
  /** Also all facts, labels, annotations and the build command. */
  readonly details?: boolean;
  /** Whether the registries were asked; the rows name those that did not answer. */
  readonly asked?: boolean;
}

const origins: Readonly<Record<Origin, string>> = {
  project: '',
  fork: ' from a fork',
  unknown: ' of unknown origin',
};

/** The event in a few words: `git tag v1.2.3`, `change 12`, `branch main`. */
export function renderEvent(event: Event): string {
  switch (event.kind) {
    case 'branch':
      return `branch ${event.branch}`;
    case 'gitTag':
      return `git tag ${event.gitTag}`;
    case 'release':
      return `release ${event.gitTag}` + (event.prerelease ? ' (pre-release)' : '');
    case 'change':
      return `change ${event.number}` + origins[event.origin];
    case 'mergeQueue':
      return 'merge queue';
    case 'schedule':
      return 'schedule' + (event.branch === undefined ? '' : ` on ${event.branch}`);
    case 'other':
      return event.name;
  }
}

/**
 * The plan, the answer first: for each target its tags, what is held and why, where the image goes and
 * how it is built; the last line counts. `details` adds what usually needs no look.
 */
export function renderPlan(plan: Plan, view: PlanView): string {
  const lines = [
    ...renderTargets(plan, view),
    ...renderRun(plan, view),
    ...(view.details === true
      ? plan.targets.flatMap((target) => renderDetails(plan, target, view.paint))
      : []),
    '',
    view.paint('bold', `Plan: ${count(plan)}.`) + view.paint('dim', renderMore(view)),
  ];
  return `${lines.join('\n')}\n`;
}

function renderMore({ details }: PlanView): string {
  return details === true ? '' : '  More: --explain, --details, --json';
}

function renderTargets(plan: Plan, view: PlanView): readonly string[] {
  if (isOfTargets(plan)) {
    return [...renderWhere(plan, view), '', ...renderTargetTable(plan, view), ''];
  }
  if (plan.targets.length === 0) return [...renderWhere(plan, view), ''];
  return plan.targets.flatMap((target) => renderTarget(plan, target, view));
}

function renderTarget(plan: Plan, target: Target, view: PlanView): readonly string[] {
  const { paint, width } = view;
  const { repositories, version, name } = target;
  const what = [name === 'default' ? 'Image' : name, ...(version === null ? [] : [version])];
  const [only] = repositories;
  const where = only !== undefined && repositories.length === 1 ? only : toCount(repositories);
  return [
    paint('bold', `${visible(what.join(' '))} for ${where}`),
    ...(repositories.length > 1 ? renderRepositories(target, paint) : []),
    ...(target.creates ?? []).map((repository) => `  creates ${repository} if it is missing`),
    ...renderWhere(plan, view),
    '',
    ...renderTags(target, view),
    ...(target.tags.length + target.held.length === 0 ? ['  no tags'] : []),
    '',
    ...wrap(renderBuild(target, plan), { width, indent: '       ' }),
    ...renderLogin(target),
  ];
}

function toCount({ length }: readonly string[]): string {
  return length === 0 ? 'no repository' : `${length} repositories`;
}

/** The repositories of several, each with the source of its login. */
function renderRepositories({ repositories, logins }: Target, paint: Paint): readonly string[] {
  const column = longest(repositories);
  return repositories.map((repository) => {
    const source = logins?.[repository];
    const login = source === undefined ? '' : paint('dim', `login: ${source}`);
    return `  ${repository.padEnd(column)}  ${login}`.trimEnd();
  });
}

/** The source of the login for the one repository. */
function renderLogin({ repositories, logins }: Target): readonly string[] {
  const source = repositories.length === 1 ? logins?.[repositories[0] ?? ''] : undefined;
  return source === undefined ? [] : [`Login: ${source}`];
}

/** What is built: event, commit and what is known of git tags. */
function renderWhere({ facts }: Plan, { width }: PlanView): readonly string[] {
  const { gitTags, sha, dirty } = facts;
  const tags = gitTags.known
    ? `${gitTags.count} git ${gitTags.count === 1 ? 'tag' : 'tags'} from the ${gitTags.from ?? 'clone'}`
    : `git tags not known: ${gitTags.reason ?? 'no reason given'}`;
  const commit = `commit ${sha.slice(0, 12)}${dirty ? ' with uncommitted changes' : ''}`;
  const text = visible([renderEvent(facts.event), commit, tags].join(', '));
  return wrap(text, { width, indent: '' });
}

/** The notice that another commit is checked out than the one that is planned. */
const OTHER_COMMIT = 'FACTS_NOT_CHECKED_OUT';

/** The problems that the plan's text does not say already; `ship` refuses a push of another commit. */
export function listUnshown({ problems, push }: Plan): readonly ProblemData[] {
  return problems.filter(({ code }) => code !== OTHER_COMMIT || push.mode === 'push');
}

interface Row {
  readonly verb: string;
  readonly style: Style;
  readonly planned: PlannedTag;
}

function renderTags(target: Target, { paint, width }: PlanView): readonly string[] {
  const rows: readonly Row[] = [
    ...target.tags.map((planned) => toRow(planned, false)),
    ...target.held.map((planned) => toRow(planned, true)),
  ];
  const verbs = longest(rows.map(({ verb }) => verb));
  const names = longest(
    rows.map(({ planned }) => planned.tag).filter((tag) => tag.length <= width / 3),
  );
  return rows.flatMap(({ verb, style, planned }) => {
    const column = 2 + verbs + 2 + names + 2;
    const reason = visible(renderFrom(planned) + planned.reason + renderDestinations(planned));
    const wrapped = wrap(reason, { width: width - column, indent: '' });
    const isLong = planned.tag.length > names;
    const head = `  ${paint(style, verb)}${' '.repeat(verbs - verb.length)}  ${planned.tag}`;
    const [first = '', ...more] = isLong ? ['', ...wrapped] : wrapped;
    const gap = isLong ? '' : ' '.repeat(names - planned.tag.length + 2);
    return [(head + gap + first).trimEnd(), ...more.map((line) => ' '.repeat(column) + line)];
  });
}

function longest(words: readonly string[]): number {
  return words.reduce((most, word) => Math.max(most, word.length), 0);
}

function toRow(planned: PlannedTag, isHeld: boolean): Row {
  if (isHeld) return { verb: 'hold', style: 'yellow', planned };
  const verb = planned.answer ?? (planned.kind === 'exact' ? 'new' : 'move');
  return { verb, style: verb === 'keep' ? 'dim' : 'green', planned };
}

/** What the tag points at now: `from 1.2.2; `, of a branch `from commit 0123456789ab; `. */
function renderFrom({ from, versions }: PlannedTag): string {
  if (from === undefined) return '';
  const { digest, version, revision } = from;
  const commit = revision === undefined ? undefined : `commit ${revision.slice(0, 12)}`;
  const name = versions === undefined ? commit : (version ?? commit);
  return `from ${name ?? shortDigest(digest)}; `;
}

/** The repositories of a tag that does not go to all. */
function renderDestinations({ repositories }: PlannedTag): string {
  return repositories === undefined ? '' : `; only in ${repositories.join(', ')}`;
}

/** How it is built, or which image is taken instead. */
function renderBuild(target: Target, plan: Plan): string {
  const { from, context, file } = target.build;
  if (from !== undefined) {
    const { platforms } = target;
    const which = platforms.length === 0 ? ['the platforms that it has'] : platforms;
    return `From:  ${visible([...from, ...which].join(', '))}; nothing is built`;
  }
  const parts = [file, ...(context === '.' ? [] : [`context ${context}`]), ...target.platforms];
  return `Build: ${visible([...parts, ...listUnusual(target)].join(', '))}${renderFiles(plan)}`;
}

/** Whose files are built, where they are not those of the planned commit. */
function renderFiles({ problems }: Plan): string {
  const isOther = problems.some(({ code }) => code === OTHER_COMMIT);
  return isOther ? ', from the files that are checked out, which are of another commit' : '';
}

/** What holds for the run: whether it pushes, its trust, and whether registries were asked. */
function renderRun(plan: Plan, { width, asked }: PlanView): readonly string[] {
  const { facts, targets } = plan;
  const tags = targets.flatMap((target) => [...target.tags, ...target.held]);
  const isOpen = tags.some(({ decided, answer }) => decided === 'registry' && answer === undefined);
  const { level, reason, settingsFile } = facts.trust;
  return [
    ...[
      renderPush(plan),
      ...renderSigning(plan),
      ...(plan.attest === undefined ? [] : [`Attest: ${INSTANCES[plan.attest.instance]}`]),
      ...renderDeploy(plan.deploy, targets.length),
      ...(plan.history === undefined ? [] : [HISTORY]),
      ...(plan.login === undefined ? [] : [LOGIN]),
      ...(level === 'trusted' ? [] : [`Trust: ${level}, because ${reason}`]),
      ...(settingsFile === undefined
        ? []
        : [`The settings file is ${settingsFile.level}, because ${settingsFile.reason}`]),
    ].flatMap((line) => wrap(visible(line), { width, indent: '       ' })),
    ...(isOpen && asked !== true ? wrap(UNASKED, { width, indent: '' }) : []),
  ];
}

/** Whether it pushes, and why. */
function renderPush({ push, targets }: Plan): string {
  const isNowhere = targets.length > 0 && targets.every((one) => one.repositories.length === 0);
  if (isNowhere) return 'Push:  nowhere yet: name a repository with --image';
  return `Push:  ${push.mode === 'push' ? 'yes' : 'no'}, ${push.reason}`;
}

/** Who signs, and the tags that it adds. */
function renderSigning({ sign }: Plan): readonly string[] {
  if (sign === undefined) return [];
  const tags = sign.referrers.join(' and ');
  const who = sign.with === 'key' ? 'with a key' : 'with the identity of the CI run';
  const log = sign.log === undefined ? '' : `; ${LOGS[sign.log]}`;
  return [`Sign:  ${who}, every manifest of the image before any tag${log}; adds the tags ${tags}`];
}

/** The deploy hooks, and when each is called. */
export function renderDeploy(deploy: Plan['deploy'] = [], targets: number): readonly string[] {
  return deploy.map(({ name, target, call, reason }) => {
    const what = targets > 1 ? `${name} of ${target}` : name;
    return `Deploy: ${what}, ${call ? '' : 'not called: '}${reason}`;
  });
}

/** That a run records what it does to tags. */
export const HISTORY =
  'Log:   records the tags that the run writes next to the images, for tagship log';

/** Where signatures without a key are recorded. */
const LOGS = {
  public: 'recorded in the public transparency log',
  own: 'recorded in the transparency log of sign-rekor-url',
  none: 'recorded in no transparency log',
};

/** Who signs the attestation that GitHub gets. */
const INSTANCES = {
  public: "stores provenance with the project on GitHub, signed by Sigstore's public instance",
  github: "stores provenance with the project on GitHub, signed by GitHub's own Sigstore",
  own: 'stores provenance with the project on GitHub, signed by the instance of sign-fulcio-url',
};

const LOGIN =
  "Later: the logins stay in the job's Docker configuration until its end, for later steps";

const UNASKED = 'The registry was not asked; it decides about tags that move: plan --registry.';

/** `1 new, 2 to move, 1 held`. */
function count({ targets }: Plan): string {
  const verbs = [
    ...targets.flatMap(({ tags }) => tags.map((tag) => toRow(tag, false).verb)),
    ...targets.flatMap(({ held }) => held.map(() => 'hold')),
  ];
  const counted = Object.entries(COUNTED).flatMap(([verb, word]) => {
    const size = verbs.filter((one) => one === verb).length;
    return size === 0 ? [] : [`${size} ${word}`];
  });
  return counted.length === 0 ? 'no tags' : counted.join(', ');
}

const COUNTED = {
  new: 'new',
  create: 'to create',
  move: 'to move',
  replace: 'to replace',
  keep: 'to keep',
  hold: 'held',
};
