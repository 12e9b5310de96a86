// SPDX-License-Identifier: Apache-2.0
// What rules fire on and what they come to: the types between the types of rules. Knows none of them.
import type { Facts } from '../../../facts/facts.ts';
import type { ProblemData } from '../../../problem.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { Expanded, Expander } from '../../template/expressions.ts';
import type { Scope } from '../../template/scope.ts';
import type { Flavor } from '../flavor.ts';
import type { MatchPattern } from '../pattern.ts';
import type { Extent, SourceVersion } from './source-version.ts';
import type { Rule } from '../parse.ts';
import type { Unread } from '../../preset/unread-version.ts';

/** Everything that rules fire on. */
export interface RuleRun {
  readonly facts: Facts;
  readonly settings: Settings;
  readonly isStrict: boolean;
  readonly flavor: Flavor;
  readonly expander: Expander;
  readonly match: MatchPattern;
}

/** What a rule gives. */
export interface Evaluation {
  readonly applies: true;
  /** Before prefix and suffix, as free of rules as a branch name. */
  readonly value: string;
  /** Under `latest=auto`, this rule gives `latest` when it is the first to fire. */
  readonly givesLatest: boolean;
  readonly reason: string;
  /** The version it is about. */
  readonly version?: SourceVersion;
  readonly extent?: Extent;
  /** The value is what the user wrote. */
  readonly isLiteral?: boolean;
  readonly isExact?: boolean;
  /** Names in its template that came out empty. */
  readonly empty?: readonly string[];
  readonly problems?: readonly ProblemData[];
}

/** What a rule came to. */
export type Outcome =
  | Evaluation
  | {
      readonly applies: false;
      readonly reason: string;
      readonly problems?: readonly ProblemData[];
      /** What a rule about versions could not read. */
      readonly unread?: Unread;
    };

/** An outcome that gives nothing, and why. */
export function skip(reason: string, problems: readonly ProblemData[] = []): Outcome {
  return { applies: false, reason, problems };
}

/** An outcome that gives nothing, since a text does not read as a version. */
export function skipUnread(
  reason: string,
  unread: Unread,
  problems: readonly ProblemData[],
): Outcome {
  return { applies: false, reason, problems, unread };
}

/** An attribute with its expressions filled in. */
export async function expandAttribute(
  rule: Rule,
  run: RuleRun,
  key: string,
  scope?: Scope,
): Promise<Expanded> {
  const where = rule.spans.get(key) ?? rule.span;
  return run.expander.expand(rule.attributes.get(key) ?? '', where, scope);
}
