// SPDX-License-Identifier: Apache-2.0
// A Plan as text for people. Pure; what is printed for machines is the Plan itself, as JSON.
import type { Event, Origin, Relation, Trust } from '../facts/facts.ts';
import type { Plan, PlannedTag, Target } from '../plan/plan.ts';
import { renderArgv, renderColumns, visible, type Paint } from './text.ts';

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
      return `release ${event.gitTag}` + when(event.prerelease, ' (pre-release)');
    case 'change':
      return `change ${event.number}` + origins[event.origin];
    case 'mergeQueue':
      return 'merge queue';
    case 'schedule':
      return 'schedule' + when(event.branch !== undefined, ` on ${event.branch ?? ''}`);
    case 'other':
      return event.name;
  }
}

/**
 * The plan: facts, then for each target its tags with rule and reason, what is held and why,
 * repositories, labels and the buildx command.
 */
export function renderPlan(plan: Plan, paint: Paint): string {
  const { facts } = plan;
  const lines = [
    paint('bold', `tagship ${plan.tool.version} plan`),
    '',
    ...indent(
      renderColumns([
        ['event', visible(`${renderEvent(facts.event)} (${facts.ci}: ${facts.eventName})`)],
        [
          'commit',
          facts.sha + renderCheckedOut(facts) + when(facts.dirty, ' with uncommitted changes'),
        ],
        ['committed', facts.commitTime ?? 'unknown'],
        ['project', visible(facts.project.slug ?? facts.project.url ?? 'unknown')],
        ['default branch', visible(facts.defaultBranch ?? 'unknown')],
        ['git tags', renderGitTags(plan)],
        ['trust', visible(renderTrust(facts.trust))],
        ['push', `${plan.push.mode === 'push' ? 'yes' : 'no'}: ${visible(plan.push.reason)}`],
      ]),
    ),
  ];
  const targets = plan.targets.flatMap((target) => ['', ...renderTarget(target, paint)]);
  return `${[...lines, ...targets].join('\n')}\n`;
}

/** How it stands to the event's commit, where it is another. */
function renderCheckedOut({ checkedOut }: Plan['facts']): string {
  if (checkedOut === undefined) return '';
  const { is, eventSha } = checkedOut;
  const other = eventSha === undefined ? '' : `; the event's is ${eventSha.slice(0, 12)}`;
  return ` (${relations[is]}${other})`;
}

const relations: Readonly<Record<Relation, string>> = {
  head: "the change's own",
  base: 'the base, not the change',
  older: 'checked out, older',
  newer: 'checked out, made in the job',
  elsewhere: 'checked out from another project',
  other: 'checked out',
};

function renderTrust({ level, reason, settingsFile }: Trust): string {
  const file =
    settingsFile && `; the settings file is ${settingsFile.level}, because ${settingsFile.reason}`;
  return `${level}, because ${reason}${file ?? ''}`;
}

function renderGitTags({ facts: { gitTags } }: Plan): string {
  if (!gitTags.known) return `not known: ${gitTags.reason ?? 'no reason given'}`;
  return `${gitTags.count}, read from the ${gitTags.from ?? 'clone'}`;
}

function renderTarget(target: Target, paint: Paint): string[] {
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `  ${paint('bold', title)}`, ...indent(indent(lines))];
  return [
    paint('bold', `target ${target.name}`) +
      (target.version === null ? '' : `, version ${target.version}`),
    ...section('repositories', target.repositories),
    ...section('tags', renderTags(target.tags, paint, 'green')),
    ...section('held', renderTags(target.held, paint, 'yellow')),
    ...section('labels', renderMap(target.labels)),
    ...section('annotations', renderMap(target.annotations)),
    ...section('build', [
      visible(renderArgv(target.build.argv)),
      ...renderProvenance(target.build.provenance),
    ]),
  ];
}

function renderProvenance(provenance: string | undefined): readonly string[] {
  return provenance === undefined ? [] : [visible(`when pushed, with --provenance ${provenance}`)];
}

function renderTags(
  tags: readonly PlannedTag[],
  paint: Paint,
  style: 'green' | 'yellow',
): readonly string[] {
  const rows = tags.map((tag) => [
    tag.tag,
    tag.kind + (tag.series === undefined ? '' : ` (${tag.series})`),
    tag.decided === 'registry' ? 'if the registry agrees' : '',
    visible(tag.reason + renderDestinations(tag)),
    visible(`[${tag.rule}]`),
  ]);
  return renderColumns(rows, (text, column) => {
    if (column === 0) return paint(style, text);
    return column === 4 ? paint('dim', text) : text;
  });
}

/** The repositories of a tag that does not go to all. */
function renderDestinations({ repositories }: PlannedTag): string {
  return repositories === undefined ? '' : `; only in ${repositories.join(', ')}`;
}

function renderMap(map: Readonly<Record<string, string>>): string[] {
  return Object.entries(map).map(([key, value]) => visible(`${key}=${value}`));
}

function when(condition: boolean, text: string): string {
  return condition ? text : '';
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}
