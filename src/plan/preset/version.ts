// SPDX-License-Identifier: Apache-2.0
// The standard preset's row for versions: exact tags, `1.2`, `1` and `latest`.
import { omitUndefined } from '../../omit-undefined.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Evaluated, EvaluatedTag, SkippedRule } from '../rules/evaluated.ts';
import type { Series } from '../plan.ts';
import { toTag } from '../reference/references.ts';
import type { Version } from '../version/version.ts';
import { satisfiesRange, type History } from '../version/versions.ts';

/** The input of every row of the preset. */
export interface PresetRun {
  readonly facts: Facts;
  readonly settings: Settings;
  readonly history: History;
}

/** The source of a version, for messages. */
export interface VersionSource {
  /** `git tag v1.2.3`. */
  readonly name: string;
  /** `preset: git tag`. */
  readonly rule: string;
  /** Why floating tags are held regardless of the version. */
  readonly hold?: string;
}

const VERSION_PRIORITY = 900;
const LATEST_PRIORITY = 890;

/** The tags of a version. A prerelease, an ignored version and a release marked as pre-release hold all floating tags. */
export function evaluateVersion(
  run: PresetRun,
  version: Version,
  source: VersionSource,
): Evaluated {
  const { settings } = run;
  const spellings = listSpellings(version, settings);
  const exact = spellings.map((spelling): EvaluatedTag => ({
    tag: toTag(spelling + version.text) ?? '',
    kind: 'exact',
    rule: source.rule,
    reason: `${source.name} is version ${version.text}`,
    priority: VERSION_PRIORITY,
  }));
  const hold = source.hold ?? describeHold(version, settings);
  const floats = spellings.flatMap((spelling) =>
    evaluateSeries(run, version, { spelling, source, hold }),
  );
  const latest = evaluateLatest(run, version, { spelling: spellings[0] ?? '', source, hold });
  return {
    tags: [...exact, ...floats, ...latest.tags],
    skipped: [...skipMajor(version, source), ...latest.skipped],
    version: version.text,
    problems: [],
  };
}

interface FloatSource {
  /** The prefix of the version in the tag: empty or `v`. */
  readonly spelling: string;
  readonly source: VersionSource;
  readonly hold: string | undefined;
}

function listSpellings({ hasV }: Version, { vPrefix, tagPrefix }: Settings): readonly string[] {
  const wroteV = hasV || /(^|[^A-Za-z])v$/.test(tagPrefix ?? '');
  switch (vPrefix) {
    case 'drop':
      return [''];
    case 'keep':
      return [wroteV ? 'v' : ''];
    case 'both':
      return ['', 'v'];
  }
}

function describeHold(version: Version, { ignoreVersions }: Settings): string | undefined {
  if (version.isPrerelease) {
    return `${version.text} is a prerelease, and a prerelease never touches a stable series`;
  }
  return ignoreVersions !== undefined && satisfiesRange(version, ignoreVersions)
    ? `${version.text} counts in no series: ignore-versions is ${ignoreVersions}`
    : undefined;
}

/** `1.2` and `1`; loose versions have neither, and there is no `0`, since 0.x promises no compatibility. */
function evaluateSeries(
  run: PresetRun,
  version: Version,
  from: FloatSource,
): readonly EvaluatedTag[] {
  if (!hasSeries(version)) return [];
  const [major = 0, minor = 0] = version.numbers;
  const series = [`${major}.${minor}`, ...(major === 0 ? [] : [`${major}`])];
  return series.map((name) =>
    toFloat(
      { tag: from.spelling + name, priority: VERSION_PRIORITY },
      makeSeries(run, version, { ...from, range: `${name}.x` }),
      { run, from },
    ),
  );
}

/** Only versions of three numbers: with fewer numbers, a series could be mistaken for a version. */
function hasSeries({ scheme, numbers }: Version): boolean {
  return scheme !== 'loose' && numbers.length === 3;
}

function evaluateLatest(
  run: PresetRun,
  version: Version,
  from: FloatSource,
): { readonly tags: readonly EvaluatedTag[]; readonly skipped: readonly SkippedRule[] } {
  const { latest } = run.settings;
  if (latest === 'never' || latest === 'branch') {
    const reason = `no "latest" for a release: the setting "latest" is ${latest}`;
    return { tags: [], skipped: [{ rule: from.source.rule, reason }] };
  }
  const series = makeSeries(run, version, from);
  const named = { tag: 'latest', priority: LATEST_PRIORITY };
  return { tags: [toFloat(named, series, { run, from })], skipped: [] };
}

function skipMajor(version: Version, { rule }: VersionSource): readonly SkippedRule[] {
  if (!hasSeries(version) || version.isPrerelease || version.numbers[0] !== 0) return [];
  return [
    { rule, reason: `no "0" for ${version.text}: versions below 1.0 promise no compatibility` },
  ];
}

function makeSeries(
  { settings, history }: PresetRun,
  version: Version,
  { spelling, range }: { readonly spelling: string; readonly range?: string },
): Series {
  return history.makeSeries({
    name: range ?? 'all',
    // loose versions are read as written; PEP 440 would normalise them
    scheme: version.scheme === 'pep440' ? 'loose' : version.scheme,
    version: version.text,
    ...omitUndefined({ range }),
    gitTagPrefix: settings.tagPrefix ?? '',
    exactPrefix: spelling,
    exactSuffix: '',
    ...omitUndefined({ ignore: settings.ignoreVersions, revisions: settings.revisions }),
  });
}

function toFloat(
  named: Pick<EvaluatedTag, 'tag' | 'priority'>,
  versions: Series,
  { run, from }: { readonly run: PresetRun; readonly from: FloatSource },
): EvaluatedTag {
  return {
    ...named,
    kind: 'floating',
    versions,
    rule: from.source.rule,
    reason: describeFloat(versions, run.history.known),
    ...omitUndefined({ held: from.hold }),
  };
}

/** Why a floating tag of a version series is given, according to git tags. */
export function describeFloat({ name, version, above }: Series, known: boolean): string {
  const which = name === 'all' ? 'version' : `version of ${name}`;
  if (!known) return `${version} is a ${which}; git tags are not known`;
  return above.length === 0
    ? `no ${which} in git tags is higher than ${version}`
    : `${version} is a ${which}`;
}
