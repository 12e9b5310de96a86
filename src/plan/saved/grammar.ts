// SPDX-License-Identifier: Apache-2.0
// The values that stand in a saved plan: texts, names, tags, times, each with the rule that it follows. Knows no field.
import * as v from 'valibot';
import { describeBadTag, isTag, parseRepository } from '../reference/references.ts';
import { quote } from '../quote.ts';

/** Names, refs and one-line texts are shorter; git's own limit for a ref is the path limit of the system. */
const LONGEST_LINE = 4096;

/** How much of a long value is read for a message. */
const LONGEST_SHOWN = 200;

/** A value as messages show it: texts in quotes and cut, of anything else what it is. */
export function show(value: unknown): string {
  if (typeof value === 'string') return quote(value.slice(0, LONGEST_SHOWN));
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value);
}

/** Any text without NUL and without half characters, neither of which a process or a URL takes. */
export const text = v.pipe(
  v.string(),
  v.check((value) => !/\p{Surrogate}/u.test(value), 'holds half of a character'),
  v.check((value) => !value.includes('\0'), 'holds a NUL character'),
);

/** One line of text without control characters, at most 4096 characters. */
export const line = v.pipe(
  text,
  v.check(
    (value) => value.length <= LONGEST_LINE,
    ({ input }) => `it has ${input.length} characters, and ${LONGEST_LINE} is the limit`,
  ),
  v.check(
    // eslint-disable-next-line no-control-regex -- control characters are what it is about
    (value) => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value),
    ({ input }) => `${show(input)} is not one line of text`,
  ),
);

/** A tag by the grammar of the distribution specification. */
export const tag = v.pipe(
  line,
  v.check(isTag, ({ input }) => `invalid tag ${show(input)}: ${describeBadTag(input)}`),
);

/** A repository as a plan names it: legal, and already in the form that `parseRepository` gives. */
export const repository = v.pipe(
  line,
  v.check(isRepository, ({ input }) => `invalid repository ${show(input)}: ${explain(input)}`),
);

function isRepository(name: string): boolean {
  const parsed = parseRepository(name);
  return parsed.ok && parsed.value.name === name;
}

function explain(name: string): string {
  const parsed = parseRepository(name);
  return parsed.problems[0]?.message ?? 'it is not written as tagship plan writes it';
}

/** A platform or a list of them has to stay one word of `--platform`. */
export const platform = v.pipe(
  line,
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._+()/-]*$/, ({ input }) => `invalid platform ${show(input)}`),
);

/** A commit: 40 or 64 hex digits. */
export const commit = v.pipe(
  line,
  v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, ({ input }) => `invalid commit ${show(input)}`),
);

/** A point in time that `Date` reads. */
export const time = v.pipe(
  line,
  v.check(
    (value) => !Number.isNaN(Date.parse(value)),
    ({ input }) => `invalid time ${show(input)}`,
  ),
);
