// SPDX-License-Identifier: Apache-2.0
// Validators for the values in a saved plan: texts, names, tags, times.
import * as v from 'valibot';
import { describeBadTag, isTag, parseRepository } from '../reference/references.ts';
import { quote } from '../quote.ts';

/** The limit for names, refs and one-line texts; git's own limit for a ref is the path limit of the system. */
const LONGEST_LINE = 4096;

/** How much of a long value is shown in a message. */
const LONGEST_SHOWN = 200;

/** A value for messages: texts are quoted and cut, other values are described. */
export function show(value: unknown): string {
  if (typeof value === 'string') return quote(value.slice(0, LONGEST_SHOWN));
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value);
}

/** Any text without NUL and without unpaired surrogates, neither of which a process or a URL accepts. */
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
    ({ input }) => `it has ${input.length} characters; the limit is ${LONGEST_LINE}`,
  ),
  v.check(
    // eslint-disable-next-line no-control-regex -- it matches control characters
    (value) => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value),
    ({ input }) => `${show(input)} is not one line of text`,
  ),
);

/** A tag by the grammar of the distribution specification. */
export const tag = v.pipe(
  line,
  v.check(isTag, ({ input }) => `invalid tag ${show(input)}: ${describeBadTag(input)}`),
);

/** A repository in a plan: legal, and in the form that `parseRepository` returns. */
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
  return parsed.problems[0]?.message ?? 'not in the form that tagship plan writes';
}

/** A platform or a list of them must stay one word of `--platform`. */
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

/** A digest by the grammar of the distribution specification. */
export const digest = v.pipe(
  line,
  v.regex(
    /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[A-Za-z0-9=_-]{32,256}$/,
    ({ input }) => `invalid digest ${show(input)}`,
  ),
);
