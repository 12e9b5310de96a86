// SPDX-License-Identifier: Apache-2.0
// Patterns with `*` and `?`, for names of targets and tags. Pure.

/**
 * Whether a text matches a pattern: `*` is any text, `?` any one character, all else itself. Takes time proportional to
 * the product of their lengths at most, which a regular expression of the same pattern does not.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  let [at, next, star, retry] = [0, 0, -1, 0];
  while (at < text.length) {
    if (pattern[next] === '*') {
      [star, retry] = [next, at];
      next += 1;
    } else if (next < pattern.length && (pattern[next] === '?' || pattern[next] === text[at])) {
      next += 1;
      at += 1;
    } else if (star >= 0) {
      retry += 1;
      [at, next] = [retry, star + 1];
    } else return false;
  }
  return pattern.slice(next).replaceAll('*', '') === '';
}
