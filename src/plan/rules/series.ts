// SPDX-License-Identifier: Apache-2.0
// The series of floating tags from rules: the versions that each one chooses from.
import type { Series } from '../plan.ts';
import { usesName } from '../template/engine.ts';
import type { RuleRun } from './kinds/run.ts';
import { type SourceVersion, type Extent, toSeriesRange } from './kinds/source-version.ts';
import { toOriginalTag } from './legal.ts';
import type { RuleTag } from './run-rule.ts';
import { affixesOf, carries, namesVersion, type Spelling } from '../version/spelling.ts';
import { type History, readHistory } from '../version/versions.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** A floating tag, its version, and how much of the version it contains. */
export interface FloatVersion {
  readonly tag: string;
  readonly version: SourceVersion;
  readonly extent: Extent;
}

/** Makes the series of floating tags; git tags are read once for each prefix. */
export interface SeriesMaker {
  readonly make: (span: FloatVersion) => Series;
  /** Whether git tags are known. */
  readonly known: boolean;
}

/**
 * Makes series for one run. A floating tag follows the exact tags that the same run writes for it: those
 * with its own prefix and suffix, otherwise all that name the version, otherwise those that name the
 * commit. The exact tags of other versions are spelled the same way.
 *
 * | exact tags of the run         | floating tag | follows                       |
 * | ----------------------------- | ------------ | ----------------------------- |
 * | `10.7.0`, `10.7.0-slim`       | `10-slim`    | `{version}-slim`              |
 * | `10.7.0`, `10.7.0-slim`       | `latest`     | `{version}`                   |
 * | `10.7.0-ubuntu`, `sha-abc1234` | `latest`    | `{version}-ubuntu`            |
 * | `sha-abc1234`                 | `latest`     | `sha-{commit:7}`              |
 *
 * Under `compat: strict` nothing counts as newer in the plan, since docker/metadata-action reads no
 * other git tag; the registry still decides what is written.
 *
 * @param version the run's version, for exact tags without their own.
 */
export function createSeriesMaker(
  run: RuleRun,
  given: readonly RuleTag[],
  version: SourceVersion | undefined,
): SeriesMaker {
  const { settings, facts } = run;
  const list = facts.gitTags.known ? facts.gitTags.list : undefined;
  const histories = new Map<string, History>();
  const historyOf = (prefix: string): History => {
    const known =
      histories.get(prefix) ??
      readHistory(list, prefix, settings.ignoreVersions, settings.revisions);
    histories.set(prefix, known);
    return known;
  };
  const all = given.flatMap((tag) => toExact(tag, run, version));
  const byVersion = all.filter(({ spelling }) => namesVersion(spelling));
  const exact = byVersion.length > 0 ? byVersion : all;
  return {
    known: facts.gitTags.known,
    make: (span) => {
      const range = toSeriesRange(span.extent, span.version);
      const frame = {
        name: range ?? 'all',
        scheme: span.version.scheme,
        ...omitUndefined({ range }),
        gitTagPrefix: span.version.gitTagPrefix || (settings.tagPrefix ?? ''),
        ...follow(span, exact),
        ...omitUndefined({ ignore: settings.ignoreVersions, revisions: settings.revisions }),
      };
      return run.isStrict
        ? { ...frame, above: [] }
        : historyOf(frame.gitTagPrefix).makeSeries(frame);
    },
  };
}

/** An exact tag of this run: its spelling, and the text around the version if it contains it. */
interface Exact {
  readonly spelling: Spelling;
  readonly affixes: ReturnType<typeof affixesOf>;
  readonly exactAffixes?: { readonly exactPrefix: string; readonly exactSuffix: string };
}

/** How an exact tag is spelled; undefined if it names no version and no commit. */
function toExact(
  given: RuleTag,
  run: RuleRun,
  runVersion: SourceVersion | undefined,
): readonly Exact[] {
  const { tag, kind, evaluation } = given;
  const version = evaluation.version ?? runVersion;
  if (kind !== 'exact' || namesMoment(given, run)) return [];
  const spelling = spellTag(given, run, version);
  if (spelling === undefined) return [];
  const text = version === undefined ? undefined : toOriginalTag(textIn(spelling, version));
  const exactAffixes = text === undefined ? undefined : splitAffixes(tag, text);
  const affixes = affixesOf(spelling);
  return [{ spelling, affixes, ...omitUndefined({ exactAffixes }) }];
}

/** The version as in an exact tag: with its build metadata if that is the git tag. */
function textIn(spelling: Spelling, { text, raw }: SourceVersion): string {
  const [metadata = ''] = /\+[0-9A-Za-z.-]+$/.exec(raw) ?? [];
  return spelling.includes('{gitTag}') && !text.endsWith(metadata) ? text + metadata : text;
}

/** What differs between builds of one commit, so that it is unknown for another version. */
const MOMENTS = ['build', 'date', 'distance', 'base_ref', 'branch', 'pr'];

function namesMoment({ rule }: RuleTag, { flavor }: RuleRun): boolean {
  const { attributes } = rule;
  const affixes = (['prefix', 'suffix'] as const).map((key) => attributes.get(key) ?? flavor[key]);
  const texts = [...affixes, attributes.get('pattern') ?? '', attributes.get('value') ?? ''];
  return rule.type === 'build' || texts.some((text) => usesName(text, MOMENTS));
}

function spellTag(
  { tag, rule }: RuleTag,
  { expander: { context } }: RuleRun,
  version: SourceVersion | undefined,
): Spelling | undefined {
  const isRaw = rule.type === 'ref' || usesName(rule.attributes.get('pattern') ?? '', ['raw']);
  const byGitTag = isRaw ? replaceGitTag(tag, context.gitTag) : undefined;
  const named = byGitTag ?? replaceVersion(tag, version) ?? tag;
  const spelled = replaceCommit(named, context.sha);
  return spelled.includes('{') ? spelled : undefined;
}

function replaceGitTag(tag: string, gitTag: string | undefined): string | undefined {
  const name = toOriginalTag(gitTag ?? '');
  if (name === '' || !tag.includes(name)) return undefined;
  return tag.replace(name, () => '{gitTag}');
}

function replaceVersion(tag: string, version: SourceVersion | undefined): string | undefined {
  if (version === undefined) return undefined;
  const { text, numbers } = version;
  const core = [0, 1, 2].map((at) => numbers[at] ?? 0).join('.');
  for (const [wanted, token] of [
    [toOriginalTag(text), '{version}'],
    [core, '{core}'],
  ] as const) {
    const at = findWhole(tag, wanted);
    if (at >= 0) return tag.slice(0, at) + token + tag.slice(at + wanted.length);
  }
  return undefined;
}

/** Our commit's digits in a tag: at least seven, and not a part of a longer word. */
function replaceCommit(tag: string, sha: string): string {
  return tag.replace(/(?<![0-9A-Za-z{:])[0-9a-f]{7,64}(?![0-9A-Za-z])/g, (digits) =>
    sha.startsWith(digits) ? `{commit:${digits.length}}` : digits,
  );
}

function splitAffixes(tag: string, version: string): Exact['exactAffixes'] {
  const at = findWhole(tag, version);
  if (at < 0) return undefined;
  return { exactPrefix: tag.slice(0, at), exactSuffix: tag.slice(at + version.length) };
}

/** The position of a whole version in a tag: `1.2` is not in `1.20` or `1.2.3`. */
function findWhole(tag: string, version: string): number {
  for (let at = tag.indexOf(version); at >= 0; at = tag.indexOf(version, at + 1)) {
    const isWhole =
      !/\d\.?$/.test(tag.slice(0, at)) && !/^\.?\d/.test(tag.slice(at + version.length));
    if (isWhole) return at;
  }
  return -1;
}

/** More exact tags of one run are of the same image, and add nothing. */
const MOST_FOLLOWED = 20;

/** The exact tags that a floating tag follows, in the form of the series. */
function follow(
  { tag, version, extent }: FloatVersion,
  exact: readonly Exact[],
): Pick<Series, 'version' | 'exactPrefix' | 'exactSuffix' | 'spellings'> {
  const followed = chooseLike(tag, exact).slice(0, MOST_FOLLOWED);
  const exactAffixes =
    followed.find((one) => one.exactAffixes !== undefined)?.exactAffixes ??
    findFloatAffixes(tag, followed, {
      version,
      extent,
    });
  const spellings = [...new Set(followed.map(({ spelling }) => spelling))];
  const [only] = spellings;
  const isPlain =
    spellings.length <= 1 &&
    (only ?? '{version}') === `${exactAffixes.exactPrefix}{version}${exactAffixes.exactSuffix}`;
  const text = textIn(only ?? '', version);
  return {
    version: text,
    ...exactAffixes,
    ...(isPlain || spellings.length === 0 ? {} : { spellings }),
  };
}

/** Those with the longest matching prefix and suffix; all if none matches. */
function chooseLike(tag: string, exact: readonly Exact[]): readonly Exact[] {
  const weighed = exact.flatMap((one) => {
    const { affixes } = one;
    const carried = carries(tag, affixes);
    if (!carried.prefix || !carried.suffix) return [];
    const prefix = tag.startsWith(affixes.prefix) ? affixes.prefix.length : 0;
    return [{ one, weight: prefix + affixes.suffix.length }];
  });
  const most = weighed.reduce((highest, { weight }) => Math.max(highest, weight), 0);
  return weighed.length === 0
    ? exact
    : weighed.filter(({ weight }) => weight === most).map(({ one }) => one);
}

/** If no exact tag contains the version: the text around the commit, otherwise around the float's own value. */
function findFloatAffixes(
  tag: string,
  [first]: readonly Exact[],
  { version, extent }: Pick<FloatVersion, 'version' | 'extent'>,
): { readonly exactPrefix: string; readonly exactSuffix: string } {
  if (first !== undefined) {
    const { prefix, suffix } = first.affixes;
    return { exactPrefix: prefix, exactSuffix: suffix };
  }
  const value = valueOf(extent, version);
  const at = tag.indexOf(value);
  if (at < 0) return { exactPrefix: '', exactSuffix: '' };
  return { exactPrefix: tag.slice(0, at), exactSuffix: tag.slice(at + value.length) };
}

function valueOf(extent: Extent, { numbers: [major = 0, minor = 0] }: SourceVersion): string {
  if (extent === 'minor') return `${major}.${minor}`;
  return extent === 'major' ? String(major) : 'latest';
}
