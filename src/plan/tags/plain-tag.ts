// SPDX-License-Identifier: Apache-2.0
// The setting `plain-tag`: an additional tag for the plain manifest of one platform.
import { error, type ProblemData } from '../../problem.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Expander } from '../template/expressions.ts';
import { leftOut } from '../template/empty.ts';
import type { PlannedTag } from '../plan.ts';
import { quote } from '../quote.ts';
import { describeBadTag, isTag } from '../reference/references.ts';
import { isUncommitted, type PlannedTags } from './tags.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** The additional tag, and the problems of the setting. */
export interface PlainTag {
  readonly tags: readonly PlannedTag[];
  readonly problems: readonly ProblemData[];
}

const NOTHING: PlainTag = { tags: [], problems: [] };

/**
 * The tag of the plain `linux/amd64` manifest, or of the first platform's if that is not built.
 * Like a rule's tag, it is exact if it contains `{{version}}`, `{{sha}}` or `{{build}}`, and otherwise
 * floats with the branch. A run that gives no tag, or has no version if the setting uses
 * one, gets no plain tag either.
 *
 * | `plain-tag`         | git tag `v1.2.3` | branch `main` |
 * | ------------------- | ---------------- | ------------- |
 * | `{{version}}-plain` | `1.2.3-plain`    | none          |
 * | `plain`             | `plain`          | `plain`       |
 */
export async function readPlainTag(
  facts: Pick<Facts, 'dirty'>,
  settings: Pick<Settings, 'plainTag' | 'platforms' | 'allowDirty' | 'source'>,
  planned: PlannedTags,
  expander: Expander,
): Promise<PlainTag> {
  const { plainTag } = settings;
  if (plainTag === undefined || planned.tags.length === 0) return NOTHING;
  const isExact = /\{\{\s*(version|sha|build)\b/.test(plainTag);
  if ((isExact && isUncommitted(facts, settings)) || (await lacksVersion(plainTag, expander)))
    return NOTHING;
  const expanded = await expander.expand(plainTag, 'plain-tag');
  if (!expanded.ok) return { tags: [], problems: expanded.problems };
  const problem = findHalf(expanded) ?? findProblem(expanded.value, planned);
  if (problem !== undefined) return { tags: [], problems: [...expanded.problems, problem] };
  const tag = toPlanned(expanded.value, isExact, choosePlatform(settings.platforms));
  return { tags: [tag], problems: expanded.problems };
}

function choosePlatform(platforms: readonly string[]): string | undefined {
  return platforms.includes('linux/amd64') ? 'linux/amd64' : platforms[0];
}

async function lacksVersion(plainTag: string, expander: Expander): Promise<boolean> {
  if (!/\{\{\s*version\b/.test(plainTag)) return false;
  const version = await expander.expand('{{version}}', 'plain-tag');
  return !version.ok || version.value === '';
}

function findHalf({ value, empty: [empty] = [] }: { value: string; empty?: readonly string[] }) {
  return empty === undefined ? undefined : leftOut(empty, value, 'plain-tag');
}

function findProblem(tag: string, { tags, held }: PlannedTags): ProblemData | undefined {
  if (!isTag(tag)) {
    const message = `the plain-tag ${quote(tag)} cannot be a tag: ${describeBadTag(tag)}`;
    return error('PLAIN_TAG_INVALID', message, 'Correct the setting plain-tag.');
  }
  if (![...tags, ...held].some((other) => other.tag === tag)) return undefined;
  const message = `the plain-tag ${quote(tag)} is also a tag of the whole image`;
  return error('PLAIN_TAG_TWICE', message, 'Give it a suffix: {{version}}-plain.');
}

function toPlanned(tag: string, isExact: boolean, platform: string | undefined): PlannedTag {
  return {
    tag,
    kind: isExact ? 'exact' : 'floating',
    rule: 'plain-tag',
    reason: `the bare manifest of ${platform ?? 'the image'}, without index and attestations`,
    decided: isExact ? 'plan' : 'registry',
    ...omitUndefined({ platform }),
  };
}
