// SPDX-License-Identifier: Apache-2.0
// Applies the flavor's prefix, suffix and `latest` to the standard preset's tags.
import { error, type ProblemData } from '../../problem.ts';
import type { Expanded, Expander } from '../template/expressions.ts';
import { leftOut } from '../template/empty.ts';
import type { Evaluated, EvaluatedTag } from '../rules/evaluated.ts';
import type { Flavor } from '../rules/flavor.ts';
import { quote } from '../quote.ts';
import { describeBadTag, isTag, toTag } from '../reference/references.ts';
import { seriesWithAffixes } from '../version/versions.ts';
import { omitUndefined } from '../../omit-undefined.ts';

interface Affixes {
  readonly prefix: string;
  readonly suffix: string;
}

const LATEST_PRIORITY = 590;

/**
 * The preset's tags with the flavor applied.
 *
 * | flavor                          | `1.2.3`        | `latest`        |
 * | ------------------------------- | -------------- | --------------- |
 * | `suffix=-alpine`                | `1.2.3-alpine` | `latest`        |
 * | `suffix=-alpine,onlatest=true`  | `1.2.3-alpine` | `latest-alpine` |
 * | `latest=false`                  | `1.2.3`        | none            |
 * | `latest=true`                   | `1.2.3`        | `latest`, of any run that has a tag |
 *
 * Code: FLAVOR_ILLEGAL for a prefix or suffix that is not allowed in a tag.
 */
export async function addFlavor(
  evaluated: Evaluated,
  flavor: Flavor,
  expander: Pick<Expander, 'expand'>,
): Promise<Evaluated> {
  const prefix = await readAffix(flavor.prefix, 'prefix', expander);
  const suffix = await readAffix(flavor.suffix, 'suffix', expander);
  const problems = [...evaluated.problems, ...prefix.problems, ...suffix.problems];
  if (!prefix.ok || !suffix.ok) return { ...evaluated, tags: [], problems };
  const affixes = { prefix: prefix.value, suffix: suffix.value };
  const onLatest = {
    prefix: flavor.prefixOnLatest ? affixes.prefix : '',
    suffix: flavor.suffixOnLatest ? affixes.suffix : '',
  };
  const all = chooseLatest(evaluated.tags, flavor.latest);
  const [empty] = [...(prefix.empty ?? []), ...(suffix.empty ?? [])];
  // `latest` has the affixes only under onlatest
  const isPlain = ({ tag }: EvaluatedTag) =>
    tag === 'latest' && onLatest.prefix + onLatest.suffix === '';
  const wanted = empty === undefined ? all : all.filter(isPlain);
  const lost = all.find((tag) => !wanted.includes(tag));
  if (empty !== undefined && lost !== undefined) {
    problems.push(leftOut(empty, affixes.prefix + lost.tag + affixes.suffix, 'flavor'));
  }
  return {
    ...evaluated,
    tags: wanted.map((tag) => withAffixes(tag, affixes, tag.tag === 'latest' ? onLatest : affixes)),
    problems,
  };
}

async function readAffix(
  template: string,
  name: 'prefix' | 'suffix',
  expander: Pick<Expander, 'expand'>,
): Promise<Expanded> {
  const expanded = await expander.expand(template, `flavor: ${name}`);
  if (!expanded.ok) return expanded;
  const isLiteral = !template.includes('{{');
  const probe = name === 'prefix' ? `${template}a` : `a${template}`;
  const problems: ProblemData[] =
    isLiteral && !isTag(probe)
      ? [
          error(
            'FLAVOR_ILLEGAL',
            `the ${name} ${quote(template)} cannot be part of a tag: ${describeBadTag(probe)}`,
            'Use letters, digits, ".", "_" and "-".',
          ),
        ]
      : [];
  return problems.length > 0 ? { ok: false, problems } : expanded;
}

function chooseLatest(
  evaluated: readonly EvaluatedTag[],
  latest: Flavor['latest'],
): readonly EvaluatedTag[] {
  if (latest === 'auto') return evaluated;
  const others = evaluated.filter(({ tag }) => tag !== 'latest');
  if (latest === 'false' || others.length === 0) return others;
  const versions = evaluated.find((tag) => tag.tag === 'latest')?.versions;
  const own: EvaluatedTag = {
    tag: 'latest',
    kind: 'floating',
    ...omitUndefined({ versions }),
    rule: 'flavor: latest=true',
    reason: 'the flavor says so',
    priority: LATEST_PRIORITY,
  };
  return [...others, own];
}

/** The tag gets `own`; the exact tags of its series have the affixes of all tags. */
function withAffixes(tag: EvaluatedTag, all: Affixes, own: Affixes): EvaluatedTag {
  const named = { ...tag, tag: toTag(own.prefix + tag.tag + own.suffix) ?? tag.tag };
  return tag.versions === undefined
    ? named
    : { ...named, versions: seriesWithAffixes(tag.versions, all.prefix, all.suffix) };
}
