// SPDX-License-Identifier: Apache-2.0
// Services that making a plan needs: regular expressions with a time limit, and pauses. Types only.

/** A JavaScript regular expression, including look-around and back references. */
export interface Pattern {
  readonly body: string;
  readonly flags: string;
}

/** The result of matching a pattern. */
export type Matched =
  /** What `String.prototype.match` gives: the match and its groups, or with the flag `g` all matches. */
  | { readonly kind: 'matched'; readonly groups: readonly (string | undefined)[] }
  | { readonly kind: 'none' }
  /** It cannot be run: it is not a regular expression, or needs too much memory. */
  | { readonly kind: 'failed'; readonly why: string }
  /** It was ended, since it used up the time of all patterns of the run. */
  | { readonly kind: 'slow'; readonly limitMs: number }
  /** Not run, since another pattern has used up the time. */
  | { readonly kind: 'untried' };

/** Matches a pattern within the time limit for all patterns of a run. Provided by the caller: the plan itself starts no thread. */
export type MatchPattern = (pattern: Pattern, text: string) => Promise<Matched>;

/**
 * Called between the rules of a plan, which may be very many: lets the process handle signals,
 * and rejects with the reason when one has ended the run.
 */
export type Pause = () => Promise<void> | undefined;
