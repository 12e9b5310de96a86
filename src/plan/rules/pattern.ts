// SPDX-License-Identifier: Apache-2.0
// What a plan needs done while it is made: regular expressions matched within a limit, and pauses. Types only.

/** A regular expression of JavaScript's, look-around and back references among it. */
export interface Pattern {
  readonly body: string;
  readonly flags: string;
}

/** What came of matching a pattern. */
export type Matched =
  /** What `String.prototype.match` gives: the match and its groups, or with the flag `g` all matches. */
  | { readonly kind: 'matched'; readonly groups: readonly (string | undefined)[] }
  | { readonly kind: 'none' }
  /** It cannot be run: it is no regular expression, or needs too much memory. */
  | { readonly kind: 'failed'; readonly why: string }
  /** It was ended, since it used up the time of all patterns of the run. */
  | { readonly kind: 'slow'; readonly limitMs: number }
  /** Not run, since another pattern has used up the time. */
  | { readonly kind: 'untried' };

/** Matches a pattern within the time that the patterns of a run have. An edge: the plan asks for no thread itself. */
export type MatchPattern = (pattern: Pattern, text: string) => Promise<Matched>;

/**
 * Called between the rules of a plan, which may be very many: lets the process hear of signals now and
 * then, and rejects with the reason when one has ended the run.
 */
export type Pause = () => Promise<void> | undefined;
