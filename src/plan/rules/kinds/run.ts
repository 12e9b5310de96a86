// SPDX-License-Identifier: Apache-2.0
// The input and the result of a rule's evaluation. Types shared by the types of rules.
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

/** The input of rules. */
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
  /** Before prefix and suffix, and not yet a legal tag. */
  readonly value: string;
  /** Under `latest=auto`, this rule gives `latest` if it is the first that gives a tag. */
  readonly givesLatest: boolean;
  readonly reason: string;
  /** The version that it is about. */
  readonly version?: SourceVersion;
  readonly extent?: Extent;
  /** Whether the value is written by the user. */
  readonly isLiteral?: boolean;
  readonly isExact?: boolean;
  /** Names in its template that are empty. */
  readonly empty?: readonly string[];
  readonly problems?: readonly ProblemData[];
}

/** The result of a rule. */
export type Outcome =
  | Evaluation
  | {
      readonly applies: false;
      readonly reason: string;
      readonly problems?: readonly ProblemData[];
      /** The text that a rule about versions could not read. */
      readonly unread?: Unread;
    };

/** A result without a tag, and why. */
export function skip(reason: string, problems: readonly ProblemData[] = []): Outcome {
  return { applies: false, reason, problems };
}

/** A result without a tag, since a text is not a version. */
export function skipUnread(
  reason: string,
  unread: Unread,
  problems: readonly ProblemData[],
): Outcome {
  return { applies: false, reason, problems, unread };
}

/** An attribute with its expressions expanded. */
export async function expandAttribute(
  rule: Rule,
  run: RuleRun,
  key: string,
  scope?: Scope,
): Promise<Expanded> {
  const where = rule.spans.get(key) ?? rule.span;
  return run.expander.expand(rule.attributes.get(key) ?? '', where, scope);
}
