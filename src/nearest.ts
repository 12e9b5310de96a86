// SPDX-License-Identifier: Apache-2.0
// Suggestions for misspelled words. Compares letters only.

/**
 * The candidate that differs least from `word`, else one that begins with it, else `undefined`. Case, `_` and `-`
 * make no difference; swapping two neighbours counts as one change.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = toPlain(word);
  if (wanted === '' || wanted.length > LONGEST_WORD) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = distanceBetween(wanted, toPlain(candidate));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? completionOf(wanted, candidates);
}

/** `Did you mean "semver"?`, or else what may be written there. */
export function suggest(word: string, candidates: readonly string[]): string {
  const meant = nearest(word, candidates);
  if (meant !== undefined) return `Did you mean "${meant}"?`;
  return `Write one of: ${candidates.join(', ')}.`;
}

/** `user` is short for `username`. */
function completionOf(wanted: string, candidates: readonly string[]): string | undefined {
  if (wanted.length < 3) return undefined;
  return candidates.find((candidate) => toPlain(candidate).startsWith(wanted));
}

/** Longer words get no suggestion. */
const LONGEST_WORD = 40;

function toPlain(word: string): string {
  return word.replace(/[-_ ]/g, '').toLowerCase();
}

/** The number of letters to insert, delete, change, or swap with their neighbour. */
function distanceBetween(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  const cell = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= to.length; column += 1) {
      const cost = from[row - 1] === to[column - 1] ? 0 : 1;
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        cell(row - 1, column - 1) + cost,
        isSwap ? cell(row - 2, column - 2) + 1 : Infinity,
      );
    }
  }
  return cell(from.length, to.length);
}
