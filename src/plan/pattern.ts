// SPDX-License-Identifier: Apache-2.0
// What matching a regular expression of a setting is, for those who ask and for who does it. Types only.

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
