// SPDX-License-Identifier: Apache-2.0
// What `plan --details` adds to a plan's text: facts, labels, annotations and the build command. Pure.
import type { Relation, Trust } from '../../facts/facts.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import { renderArgv, renderColumns, visible, type Paint } from '../text.ts';

/** All facts, every label and annotation that is set, once, and the build command. */
export function renderDetails(plan: Plan, target: Target, paint: Paint): readonly string[] {
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', paint('bold', title), ...lines.map((line) => `  ${line}`)];
  const { build } = target;
  return [
    ...section('Facts', renderFacts(plan)),
    ...section('Labels', renderMap(target.labels)),
    ...section('Annotations', renderMap(withoutLevels(target.annotations))),
    ...section('Command', [
      ...(build.argv.length === 0 ? [] : [visible(renderArgv(build.argv))]),
      ...(build.provenance === undefined
        ? []
        : [visible(`when pushed, with --provenance ${build.provenance}`)]),
    ]),
  ];
}

/** Flags that every build has. */
const USUAL = new Set(['--platform', '--label', '--annotation', '--file']);

/**
 * What differs from the defaults: flags of the build command that the settings gave, and labels that are
 * not of the Open Container Initiative.
 */
export function listUnusual({ build: { argv }, labels }: Target): readonly string[] {
  const end = argv.lastIndexOf('--');
  const words = argv.slice(argv.indexOf('build') + 1, end < 0 ? undefined : end);
  const flags: string[][] = [];
  for (const word of words) {
    if (word.startsWith('--')) flags.push([word]);
    else flags.at(-1)?.push(word);
  }
  return [
    ...flags.filter(([name = '']) => !USUAL.has(name)).map(renderArgv),
    ...Object.entries(labels)
      .filter(([key, value]) => value !== '' && !key.startsWith('org.opencontainers.image.'))
      .map(([key, value]) => `label ${key}=${value}`),
  ];
}

function renderFacts({ facts, tool }: Plan): readonly string[] {
  return renderColumns([
    ['tagship', tool.version],
    ['CI', facts.ci === 'local' ? 'none' : visible(`${facts.ci}, ${facts.eventName}`)],
    ['commit', facts.sha + renderCheckedOut(facts)],
    ['committed', facts.commitTime ?? 'unknown'],
    ['project', visible(facts.project.slug ?? facts.project.url ?? 'unknown')],
    ['default branch', visible(facts.defaultBranch ?? 'unknown')],
    ['trust', visible(renderTrust(facts.trust))],
  ]);
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

/** The levels of each annotation before it, so that none stands twice: `manifest,index:KEY`. */
function withoutLevels(annotations: Target['annotations']): Readonly<Record<string, string>> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of Object.entries(annotations)) {
    const [, level = '', name = key] = /^([a-z-]+(?:\[[^\]]*\])?):(.*)$/s.exec(key) ?? [];
    const pair = `${name}\0${value}`;
    groups.set(pair, [...(groups.get(pair) ?? []), level]);
  }
  return Object.fromEntries(
    [...groups].map(([pair, levels]) => {
      const [name = '', value = ''] = pair.split('\0');
      const before = levels.filter((level) => level !== '').join(',');
      return [before === '' ? name : `${before}:${name}`, value];
    }),
  );
}

function renderMap(map: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(map)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => visible(`${key}=${value}`));
}
