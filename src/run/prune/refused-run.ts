// SPDX-License-Identifier: Apache-2.0
// Which runs prune nothing. Pure.
import type { Facts } from '../../facts/facts.ts';
import type { Parsed } from '../../problem.ts';

/**
 * Why a run deletes nothing; undefined where it may. A project that trusts its own changes does so for builds: a deletion by one that
 * is never merged cannot be undone.
 *
 * @param isLocal whether no CI system runs it, where facts may be lacking
 */
export function describeRefusedRun(facts: Parsed<Facts>, isLocal: boolean): string | undefined {
  if (!facts.ok) return isLocal ? undefined : 'nothing is known about what started it';
  const { trust, event } = facts.value;
  if (trust.level === 'untrusted') return `it is untrusted (${trust.reason})`;
  if (event.kind === 'change') return 'it is about a change that is not merged';
  if (event.kind === 'mergeQueue') return 'it is about changes that are not merged';
  const isOfChange = event.kind === 'other' && (event.origin ?? event.about) !== undefined;
  return isOfChange ? 'it is about a change' : undefined;
}
