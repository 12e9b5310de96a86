// SPDX-License-Identifier: Apache-2.0
// The `flavor` setting: what applies to all rules.
import type { ProblemData } from '../../problem.ts';
import { quote } from '../quote.ts';
import { type Field, readEntries, readRuleFields } from './lines.ts';
import { suggest } from '../../nearest.ts';
import { errorAt, type SourceSpan } from './source-span.ts';

/** The parsed flavor. */
export interface Flavor {
  readonly latest: 'auto' | 'true' | 'false';
  readonly prefix: string;
  readonly suffix: string;
  /** Whether the prefix and the suffix also apply to `latest`. */
  readonly prefixOnLatest: boolean;
  readonly suffixOnLatest: boolean;
  /** Where prefix and suffix are written, for messages. */
  readonly spans: { readonly prefix?: SourceSpan; readonly suffix?: SourceSpan };
}

type Draft = { -readonly [K in keyof Flavor]: Flavor[K] };

const KEYS = ['latest', 'prefix', 'suffix', 'onlatest'];

/**
 * The flavor in a text, and its problems. `onlatest` belongs to the prefix or suffix
 * before it on its line; a value ends at the second `=`, as in docker/metadata-action.
 */
export async function parseFlavor(
  text: string,
  isStrict: boolean,
): Promise<{ readonly flavor: Flavor; readonly problems: readonly ProblemData[] }> {
  const flavor: Draft = {
    latest: 'auto',
    prefix: '',
    suffix: '',
    prefixOnLatest: false,
    suffixOnLatest: false,
    spans: {},
  };
  const problems: ProblemData[] = [];
  const entries = await readEntries(text, { setting: 'flavor', strict: isStrict });
  if (!entries.ok) return { flavor, problems: entries.problems };
  for (const entry of entries.value) {
    const fields = await readRuleFields(entry);
    problems.push(...(fields.ok ? readEntry(flavor, fields.value) : fields.problems));
  }
  return { flavor, problems };
}

function readEntry(flavor: Draft, fields: readonly Field[]): ProblemData[] {
  const problems: ProblemData[] = [];
  const draft: { target: Draft; last: 'prefix' | 'suffix' | undefined } = {
    target: flavor,
    last: undefined,
  };
  for (const field of fields) {
    const [key = '', value] = field.text.split('=').map((part) => part.trim());
    const problem =
      value === undefined
        ? noPair(field.span, key)
        : readPair(draft, key.toLowerCase(), value, field.span);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

function readPair(
  draft: { readonly target: Draft; last: 'prefix' | 'suffix' | undefined },
  key: string,
  value: string,
  span: SourceSpan,
): ProblemData | undefined {
  const { target } = draft;
  switch (key) {
    case 'latest':
      if (value !== 'auto' && value !== 'true' && value !== 'false')
        return badValue(span, key, value, ['auto', 'true', 'false']);
      target.latest = value;
      return undefined;
    case 'prefix':
    case 'suffix':
      target[key] = value;
      target.spans = { ...target.spans, [key]: span };
      // eslint-disable-next-line no-param-reassign -- the next field may be its onlatest
      draft.last = key;
      return undefined;
    case 'onlatest':
      return readOnLatest(draft, value, span);
    default:
      return errorAt(
        span,
        'FLAVOR_KEY',
        `unknown flavor attribute ${quote(key)}`,
        suggest(key, KEYS),
      );
  }
}

function readOnLatest(
  draft: { readonly target: Draft; readonly last: 'prefix' | 'suffix' | undefined },
  value: string,
  span: SourceSpan,
): ProblemData | undefined {
  const { target, last } = draft;
  if (value !== 'true' && value !== 'false')
    return badValue(span, 'onlatest', value, ['true', 'false']);
  if (last !== undefined) target[`${last}OnLatest`] = value === 'true';
  return undefined;
}

function noPair(span: SourceSpan, text: string): ProblemData {
  const hint = 'Write "latest=…", "prefix=…" or "suffix=…".';
  return errorAt(span, 'FLAVOR_PAIR', `invalid flavor ${quote(text)}: not a key=value pair`, hint);
}

function badValue(span: SourceSpan, key: string, value: string, options: readonly string[]) {
  return errorAt(
    span,
    'FLAVOR_VALUE',
    `invalid value ${quote(value)} for ${quote(key)}`,
    suggest(value, options),
  );
}
