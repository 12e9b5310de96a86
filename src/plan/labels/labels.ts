// SPDX-License-Identifier: Apache-2.0
// Labels and annotations.
import type { Event, Facts } from '../../facts/facts.ts';
import { notice, type Parsed, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Expander } from '../template/expressions.ts';
import { fillOwn } from '../template/foreign.ts';
import { lackParts } from '../template/empty.ts';
import { quote } from '../quote.ts';
import { createContext } from '../rules/context.ts';
import { readEntries } from '../rules/lines.ts';

/** Texts by key, in the order of the keys. */
export type Texts = Readonly<Record<string, string>>;

const OCI = 'org.opencontainers.image.';

/**
 * The OCI texts of a run. Unknown values are empty, as in docker/metadata-action; an unknown
 * commit time is left out, since any other time would be wrong.
 *
 * | key                              | says                                              |
 * | -------------------------------- | ------------------------------------------------- |
 * | key                              | value                                             |
 * | `url`, `source`                  | the project's address                             |
 * | `version`                        | the version, or else the tag                      |
 * | `created`                        | the commit's time (`compat: strict`: now)         |
 * | `revision`                       | the commit                                        |
 * | `licenses`                       | the SPDX identifier                               |
 * | `ref.name`                       | branch, git tag or change (not in `compat: strict`) |
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/annotations.md
 */
export function toOciTexts(facts: Facts, settings: Settings, version: string): Texts {
  const { project } = facts;
  const isStrict = settings.compat === 'strict';
  const created = isStrict ? facts.now : facts.commitTime;
  const refName = isStrict ? undefined : toRefName(facts);
  return {
    [`${OCI}title`]: project.name ?? '',
    [`${OCI}description`]: project.description ?? '',
    [`${OCI}url`]: project.url ?? '',
    [`${OCI}source`]: project.url ?? '',
    [`${OCI}version`]: version,
    ...(created === undefined ? {} : { [`${OCI}created`]: created }),
    [`${OCI}revision`]: createContext(facts, settings).sha,
    [`${OCI}licenses`]: project.license ?? '',
    ...(refName === undefined ? {} : { [`${OCI}ref.name`]: refName }),
  };
}

/** Texts, and the keys that the user wrote without a value, to clear the existing value. */
export interface OverriddenTexts {
  readonly texts: Texts;
  readonly blank: ReadonlySet<string>;
}

/**
 * Texts, overridden by the user's own, sorted by key. An entry is `KEY=value`, where the value
 * may contain `=`; an entry without one is the notice LABEL_NO_VALUE.
 */
export async function overrideTexts(
  texts: Texts,
  setting: 'labels' | 'annotations',
  { settings, expander }: { readonly settings: Settings; readonly expander: Expander },
): Promise<Parsed<OverriddenTexts>> {
  const strict = settings.compat === 'strict';
  const entries = await readEntries(settings[setting] ?? '', { setting, strict });
  if (!entries.ok) return entries;
  const given = new Map(Object.entries(texts));
  const blank = new Set<string>();
  const problems: ProblemData[] = [];
  for (const { text, span } of entries.value) {
    const expanded = await (strict ? expander.expand(text, span) : fillOwn(expander, text, span));
    problems.push(...expanded.problems);
    if (!expanded.ok) continue;
    const at = expanded.value.indexOf('=');
    const [key, value] = [expanded.value.slice(0, at), expanded.value.slice(at + 1)];
    blank.delete(key);
    if (at <= 0) {
      problems.push(noValue(setting, expanded.value));
      continue;
    }
    given.set(key, value);
    if (value === '') blank.add(key);
    const empty = strict ? undefined : expanded.empty;
    problems.push(...lackParts(empty, quote(key), setting));
  }
  if (problems.some(({ level }) => level === 'error')) return { ok: false, problems };
  // Sorted by code units: the same everywhere, and Node need not load locale data.
  const sorted = [...given].sort(([one], [other]) => (one < other ? -1 : Number(one > other)));
  return { ok: true, value: { texts: Object.fromEntries(sorted), blank }, problems };
}

/**
 * Annotations with their levels: `manifest:KEY`, `index:KEY`. A key for which the user set a
 * level keeps it and overrides one without a level; `index:` becomes `manifest:` with the notice
 * ANNOTATION_NO_INDEX where the build makes no index, which buildx would refuse.
 */
export function addLevels(
  texts: Texts,
  hasIndex: boolean,
  chosen: string | undefined,
): { readonly annotations: Texts; readonly problems: readonly ProblemData[] } {
  const defaults = chosen?.split(',').map((level) => level.trim()) ?? ['manifest', 'index'];
  const annotations = new Map<string, string>();
  const problems: ProblemData[] = [];
  const isLost = (level: string) => level.startsWith('index') && !hasIndex;
  for (const { key, value, name, levels } of plainFirst(texts)) {
    if (levels.some(isLost)) problems.push(noIndex(key));
    for (const level of levels.length === 0 ? defaults : levels) {
      annotations.set(`${isLost(level) ? 'manifest' : level}:${name}`, value);
    }
  }
  return { annotations: Object.fromEntries(annotations), problems };
}

function splitLevels(key: string): { readonly name: string; readonly levels: readonly string[] } {
  const [before, written] = LEVELS.exec(key) ?? [];
  if (before === undefined || written === undefined) return { name: key, levels: [] };
  return { name: key.slice(before.length), levels: written.split(/,(?![^[]*\])/) };
}

function plainFirst(texts: Texts) {
  const split = Object.entries(texts).map(([key, value]) => ({ key, value, ...splitLevels(key) }));
  return [
    ...split.filter(({ levels }) => levels.length === 0),
    ...split.filter(({ levels }) => levels.length > 0),
  ];
}

/** `manifest:`, `index,manifest:`, `manifest[linux/amd64]:`, `manifest-descriptor:`. */
const LEVELS =
  /^((?:(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?)(?:,(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?)*):/;

/** The branch, git tag or change that is checked out. */
function toRefName({ event, checkedOut }: Facts): string | undefined {
  const isAbsent = event.kind === 'change' && checkedOut?.is === 'base';
  return isAbsent ? event.target : nameOf(event);
}

function nameOf(event: Event): string | undefined {
  switch (event.kind) {
    case 'branch':
    case 'schedule':
      return event.branch;
    case 'gitTag':
    case 'release':
      return event.gitTag;
    case 'change':
      return event.source ?? `pull/${event.number}`;
    case 'mergeQueue':
      return event.target;
    case 'other':
      return undefined;
  }
}

function noValue(setting: string, text: string): ProblemData {
  return notice(
    'LABEL_NO_VALUE',
    `${quote(text)} in "${setting}" is not KEY=value, and is ignored`,
    'Write it KEY=value.',
  );
}

function noIndex(key: string): ProblemData {
  return notice(
    'ANNOTATION_NO_INDEX',
    `the annotation ${quote(key)} goes to the manifest: a build for one platform without attestations makes no index`,
  );
}
