// SPDX-License-Identifier: Apache-2.0
// Evaluates the rules about versions: semver, pep440, match.
import pep440 from '@renovatebot/pep440';
import parseSemver from 'semver/functions/parse.js';
import type { ProblemData } from '../../../problem.ts';
import type { Expanded } from '../../template/expressions.ts';
import { isRawAlone, usesName } from '../../template/engine.ts';
import type { Scope } from '../../template/scope.ts';
import { quote } from '../../quote.ts';
import { matchRule, noGroup } from './regexp.ts';
import {
  expandAttribute,
  type Evaluation,
  type Outcome,
  type RuleRun,
  skip,
  skipUnread,
} from './run.ts';
import {
  type Extent,
  extentOf,
  findVersion,
  readPep440,
  readSemver,
  type SourceVersion,
} from './source-version.ts';
import type { Rule } from '../parse.ts';
import type { Unread } from '../../preset/unread-version.ts';

/** The input of a rule about versions. */
interface Source {
  readonly raw: string;
  /** The git tag it comes from; absent if it comes from `value` or the setting `version`. */
  readonly gitTag?: string;
  /** The text as named in messages: `git tag "v1.2.3"`. */
  readonly said: string;
  readonly problems: readonly ProblemData[];
}

type Read<T> = { readonly found: T } | { readonly outcome: Outcome };

/** `type=semver`. */
export async function evaluateSemver(rule: Rule, run: RuleRun): Promise<Outcome> {
  const read = await readVersionText(rule, run);
  if ('outcome' in read) return read.outcome;
  const { raw, gitTag, said, problems } = read.found;
  const version = readSemver(raw, gitTag, run.settings.revisions);
  if (version === undefined) {
    const unread = toUnread('semver', read.found, run);
    return skipUnread(`${said} is not a semver version`, unread, problems);
  }
  const pattern = rule.attributes.get('pattern') ?? '';
  const isWhole = version.isPrerelease && !(await isRawAlone(pattern));
  const names = {
    ...Object.fromEntries(Object.entries(parseSemver(raw, { loose: true }) ?? {})),
    ...run.expander.names.ours,
    ...(version.isRevised === true ? partsOfRevised(version) : partsOf(raw)),
  };
  const value = await fillPattern(rule, run, isWhole, names);
  return giveVersion({ rule, version, value, said, problems, isRelease: !version.isPrerelease });
}

/** `type=pep440`. A post-release is treated like a prerelease, as in the original. */
export async function evaluatePep440(rule: Rule, run: RuleRun): Promise<Outcome> {
  const read = await readVersionText(rule, run);
  if ('outcome' in read) return read.outcome;
  const { raw, gitTag, said, problems } = read.found;
  const version = readPep440(raw, gitTag, run.settings.revisions);
  if (version === undefined) {
    const unread = toUnread('pep440', read.found, run);
    return skipUnread(`${said} does not conform to PEP 440`, unread, problems);
  }
  const isRelease = version.isRevised === true || isPep440Release(raw);
  const value = isRelease
    ? await fillPattern(rule, run, false, namesOfPep440(raw, version, run))
    : { ok: true as const, value: await nameWhole(rule, raw), problems: [] };
  return giveVersion({ rule, version, value, said, problems, isRelease });
}

/** The text that could not be read: the whole git tag, since another prefix may fit. */
function toUnread(type: Unread['type'], { raw, gitTag, said }: Source, run: RuleRun): Unread {
  const isGiven = gitTag === undefined;
  const isRelease = run.facts.event.kind === 'release';
  return { type, text: gitTag ?? raw, said, isVersion: isGiven || isRelease };
}

function isPep440Release(raw: string): boolean {
  const parts = pep440.explain(raw);
  return parts !== null && !parts.is_prerelease && !parts.is_postrelease && !parts.is_devrelease;
}

async function nameWhole(rule: Rule, raw: string): Promise<string> {
  return (await isRawAlone(rule.attributes.get('pattern') ?? '')) ? raw : spellPep440(raw);
}

/** The original's spelling, if the parts of a local version are not separated by dots. */
function spellPep440(raw: string): string {
  return pep440.clean(raw) ?? raw;
}

function namesOfPep440(raw: string, version: SourceVersion, run: RuleRun): Scope {
  const [major = 0, minor = 0, patch = 0] = version.numbers;
  return {
    ...run.expander.names.ours,
    raw: () => raw,
    version: () => (version.isRevised === true ? version.text : spellPep440(raw)),
    major: () => major,
    minor: () => minor,
    patch: () => patch,
  };
}

/** `type=match`. */
export async function evaluateMatch(rule: Rule, run: RuleRun): Promise<Outcome> {
  const read = await readSource(rule, run);
  if ('outcome' in read) return read.outcome;
  const { raw, gitTag, said, problems } = read.found;
  const pattern = rule.attributes.get('pattern') ?? '';
  const matched = await matchRule(rule, 'pattern', { text: raw, said, match: run.match });
  if (!matched.ok) return skip('its pattern is invalid', matched.problems);
  const groups = matched.value;
  if (groups === undefined) {
    const unread = toUnread('match', read.found, run);
    return skipUnread(`${said} does not match ${quote(pattern)}`, unread, problems);
  }
  const group = rule.attributes.get('group') ?? '0';
  const value = (groups as unknown as Record<string, string | undefined>)[group];
  if (value === undefined) {
    return skip(`${quote(pattern)} has no group ${group} for ${said}`, problems);
  }
  const version = findVersion(raw, gitTag, run.settings.revisions);
  return { ...giveMatch(value, { raw, said, version, isStrict: run.isStrict }), problems };
}

function giveMatch(
  value: string,
  from: {
    readonly raw: string;
    readonly said: string;
    readonly version: SourceVersion | undefined;
    readonly isStrict: boolean;
  },
): Evaluation {
  const { raw, said, version, isStrict } = from;
  const common = { applies: true, value } as const;
  if (version === undefined) {
    return { ...common, givesLatest: true, isExact: value === raw, reason: `${said} matches` };
  }
  const extent = extentOf(value, version);
  return {
    ...common,
    givesLatest: isStrict || !version.isPrerelease,
    isExact: extent === 'whole',
    reason: `${said} matches, and is version ${version.text}`,
    version,
    extent,
  };
}

/** The text that semver and pep440 read: the part of the source that `match` selects, with slashes replaced by dashes. */
async function readVersionText(rule: Rule, run: RuleRun): Promise<Read<Source>> {
  const read = await readSource(rule, run);
  if ('outcome' in read) return read;
  const source = read.found;
  const match = rule.attributes.get('match') ?? '';
  if (match === '') return { found: { ...source, raw: source.raw.replaceAll('/', '-') } };
  const { raw: text, said } = source;
  const matched = await matchRule(rule, 'match', { text, said, match: run.match });
  if (!matched.ok) return { outcome: skip('its match is invalid', matched.problems) };
  const groups = matched.value;
  if (groups === undefined) {
    return run.isStrict
      ? { found: { ...source, raw: source.raw.replaceAll('/', '-') } }
      : { outcome: skipMatch(rule, source, run) };
  }
  const part = groups[1] ?? (run.isStrict ? undefined : groups[0]);
  if (part === undefined) return { outcome: skip('its match is invalid', [noGroup(rule, match)]) };
  return { found: { ...source, raw: part.replaceAll('/', '-') } };
}

function skipMatch(rule: Rule, source: Source, run: RuleRun): Outcome {
  const match = quote(rule.attributes.get('match') ?? '');
  const unread = toUnread('match', source, run);
  return skipUnread(`${source.said} does not match ${match}`, unread, source.problems);
}

/** The source of a rule about versions: its `value`, the setting `version`, or the git tag. */
async function readSource(rule: Rule, run: RuleRun): Promise<Read<Source>> {
  const given = rule.attributes.get('value') ?? '';
  if (given !== '') {
    const value = await expandAttribute(rule, run, 'value');
    if (!value.ok) return { outcome: skip('its value is invalid', value.problems) };
    const said = `the value ${quote(value.value)}`;
    return { found: { raw: value.value, said, problems: value.problems } };
  }
  const { version } = run.settings;
  const { gitTag } = run.expander.context;
  if (version !== undefined) return readGivenVersion(version, run);
  if (gitTag === undefined) return { outcome: skip('the run is not on a git tag') };
  const prefix = run.settings.tagPrefix ?? '';
  const said = `git tag ${quote(gitTag)}`;
  if (!gitTag.startsWith(prefix)) {
    return { outcome: skip(`${said} does not start with ${quote(prefix)}`) };
  }
  return { found: { raw: gitTag.slice(prefix.length), gitTag, said, problems: [] } };
}

/** A version from release tooling; on a change it is only a label. */
function readGivenVersion(version: string, run: RuleRun): Read<Source> {
  if (run.facts.event.kind === 'change') {
    return { outcome: skip(`version ${quote(version)} is not released from a change`) };
  }
  return { found: { raw: version, said: `version ${quote(version)}`, problems: [] } };
}

function fillPattern(rule: Rule, run: RuleRun, isWhole: boolean, names: Scope): Promise<Expanded> {
  if (!isWhole) return expandAttribute(rule, run, 'pattern', names);
  return run.expander.expand('{{version}}', rule.span, names);
}

function giveVersion(given: {
  readonly rule: Rule;
  readonly version: SourceVersion;
  readonly value: Expanded;
  readonly said: string;
  readonly problems: readonly ProblemData[];
  readonly isRelease: boolean;
}): Outcome {
  const { rule, version, value, said, isRelease } = given;
  if (!value.ok) return skip('its pattern is invalid', value.problems);
  const extent = isRelease ? extentOfPattern(rule.attributes.get('pattern') ?? '') : 'whole';
  return {
    applies: true,
    value: value.value,
    givesLatest: isRelease,
    reason: `${said} is version ${version.text}`,
    version,
    extent,
    isExact: extent === 'whole',
    problems: [...given.problems, ...value.problems],
    empty: value.empty ?? [],
  };
}

function extentOfPattern(pattern: string): Extent {
  const [major, minor, patch] = ['major', 'minor', 'patch'].map((name) =>
    usesName(pattern, [name]),
  );
  if (usesName(pattern, ['version', 'raw']) || (major && minor && patch)) return 'whole';
  if (major && !patch) return minor ? 'minor' : 'major';
  return 'none';
}

/** The numbers of a semver version by name; they override those of the run's version. */
function partsOf(raw: string): Scope {
  const semver = parseSemver(raw, { loose: true });
  if (semver === null) return {};
  const { version, major, minor, patch } = semver;
  return { raw: semver.raw, version, major, minor, patch };
}

/** The same for a version with a packaging revision, which is a release and may not be semver. */
function partsOfRevised({ raw, text, numbers }: SourceVersion): Scope {
  const [major = 0, minor = 0, patch = 0] = numbers;
  return { raw, version: text, major, minor, patch, prerelease: [] };
}
