// SPDX-License-Identifier: Apache-2.0
// Parses the `tags` setting into rules, and collects its problems.
import type { Parsed, ProblemData } from '../../problem.ts';
import { quote } from '../quote.ts';
import {
  commonAttributes,
  listAttributes,
  listTypes,
  originalDefaults,
  ruleKinds,
  type RuleType,
} from './kinds/kinds.ts';
import type { Pause } from './pattern.ts';
import type { Kind } from '../plan.ts';
import { type Entry, type Field, readEntries, readRuleFields } from './lines.ts';
import { nearest, suggest } from '../../nearest.ts';
import { errorAt, noticeAt, type SourceSpan, within } from './source-span.ts';
import { readReferences, type WrittenReference } from './references.ts';

/** One parsed line of the `tags` setting. */
export interface Rule {
  readonly type: RuleType;
  /** All attributes, defaults included; keys in lower case. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Where each attribute's value is written; absent for defaults. */
  readonly spans: ReadonlyMap<string, SourceSpan>;
  readonly span: SourceSpan;
  /** As the user wrote it. */
  readonly written: string;
  readonly priority: number;
  /** `kind=exact` or `kind=floating`, if set. */
  readonly kind?: Kind;
  /** For a whole reference: the only repository of its tag, as written. */
  readonly repository?: string;
}

/** The rules of a setting, and its problems. Invalid rules are left out. */
export interface Rules {
  readonly rules: readonly Rule[];
  readonly problems: readonly ProblemData[];
}

/**
 * The rules of a text, the highest priority first, then in the order of writing.
 *
 * @param isStrict only what docker/metadata-action knows, and its defaults for an empty text.
 */
export async function parseRules(text: string, isStrict: boolean, pause?: Pause): Promise<Rules> {
  const entries = await readEntries(text, { setting: 'tags', strict: isStrict });
  if (!entries.ok) return { rules: [], problems: entries.problems };
  const wanted =
    entries.value.length === 0 && isStrict ? originalDefaults.map(toEntry) : entries.value;
  const rules: Rule[] = [];
  const problems: ProblemData[] = [];
  for (const entry of wanted) {
    await pause?.();
    const parsed = await parseEntry(entry, isStrict);
    problems.push(...parsed.problems);
    if (parsed.ok) rules.push(...parsed.value);
  }
  return { rules: rules.sort(byPriority), problems };
}

/** A priority that is not a number is neither higher nor lower than any other, as in the original. */
function byPriority(one: Rule, other: Rule): number {
  if (one.priority < other.priority) return 1;
  return one.priority > other.priority ? -1 : 0;
}

/** The rules of one entry: one, or one for each whole reference. */
async function parseEntry(entry: Entry, isStrict: boolean): Promise<Parsed<readonly Rule[]>> {
  const fields = isStrict ? undefined : await readRuleFields(entry);
  const read = fields?.ok === true ? readReferences(fields.value) : undefined;
  if (read !== undefined) {
    return read.ok
      ? { ok: true, value: read.references.map(toReferenceRule), problems: [] }
      : { ok: false, problems: [read.problem] };
  }
  const rule = await parseRule(entry, isStrict);
  return rule.ok ? { ...rule, value: [rule.value] } : rule;
}

/** A reference is complete: the flavor does not apply to its tag. */
function toReferenceRule({ repository, tag, text, span }: WrittenReference): Rule {
  const value = within(span, text.length - tag.length, tag.length);
  const attributes = { value: tag, prefix: '', suffix: '', enable: 'true' };
  return {
    type: 'raw',
    attributes: new Map(Object.entries(attributes)),
    spans: new Map([['value', value]]),
    span,
    written: text,
    priority: ruleKinds.raw.priority,
    repository,
  };
}

/** One rule from one entry. */
export async function parseRule(entry: Entry, isStrict: boolean): Promise<Parsed<Rule>> {
  const fields = await readRuleFields(entry);
  if (!fields.ok) return fields;
  if (!isStrict && entry.text === 'standard') {
    return { ok: true, value: makeRule(entry, 'standard', noWords), problems: [] };
  }
  const words = readWords(fields.value);
  const type = words.values.get('type') ?? 'raw';
  const known = listTypes(isStrict).find((name) => name === type);
  if (known === undefined) {
    return {
      ok: false,
      problems: [unknownType(type, words.spans.get('type') ?? entry.span, isStrict)],
    };
  }
  const problems = [
    ...checkEntry(entry, known, words, isStrict),
    ...(isStrict ? [] : [...explainLiteral(entry, fields.value), ...explainDropped(fields.value)]),
  ];
  return problems.some(({ level }) => level === 'error')
    ? { ok: false, problems }
    : { ok: true, value: makeRule(entry, known, words), problems };
}

/** The types that are seldom meant as a tag of that name. */
const SELDOM_TAGS: readonly string[] = ['semver', 'pep440', 'schedule', 'match', 'ref', 'raw'];

/** The notice RULE_LITERAL for a tag that looks like a misspelled `standard`, or like a type of rule. */
function explainLiteral({ text, span }: Entry, fields: readonly Field[]): ProblemData[] {
  if (fields.length !== 1 || text.includes('=')) return [];
  const meant = SELDOM_TAGS.includes(text) ? `type=${text}` : nearest(text, ['standard']);
  if (meant === undefined) return [];
  return [
    noticeAt(
      span,
      'RULE_LITERAL',
      `${quote(text)} is a tag of that name, not a rule`,
      `If you mean the rule, write ${meant}.`,
    ),
  ];
}

/**
 * The notice RULE_DROPPED for values that a later one in the same line replaces, as in docker/metadata-action:
 * `latest,1.0` is the tag `1.0` alone.
 */
function explainDropped(fields: readonly Field[]): ProblemData[] {
  const keyOf = ({ text }: Field) => /^([^=]+)=/.exec(text)?.[1]?.trim().toLowerCase() ?? 'value';
  const last = new Map(fields.map((field) => [keyOf(field), field]));
  const dropped = fields.filter((field) => last.get(keyOf(field)) !== field);
  return dropped
    .slice(0, MOST_NOTICES)
    .map(({ text, span }) =>
      noticeAt(
        span,
        'RULE_DROPPED',
        `${quote(text.trim())} has no effect: a line is one rule, and a later value replaces it`,
        text.includes('=')
          ? 'Write one of them.'
          : 'Write one tag per line, or on a command line --tags for each.',
      ),
    );
}

interface Words {
  readonly values: ReadonlyMap<string, string>;
  /** The positions of each value and of its key. */
  readonly spans: ReadonlyMap<string, SourceSpan>;
  readonly keys: ReadonlyMap<string, SourceSpan>;
}

const noWords: Words = { values: new Map(), spans: new Map(), keys: new Map() };

/** `key=value` at the first `=` that is not the first character; a field without one is the `value`. */
function readWords(fields: readonly Field[]): Words {
  const values = new Map<string, string>();
  const spans = new Map<string, SourceSpan>();
  const keys = new Map<string, SourceSpan>();
  for (const { text, span } of fields) {
    const equals = text.indexOf('=', 1);
    const isPair = equals > 0 && !text.startsWith('=');
    const key = isPair ? text.slice(0, equals).trim().toLowerCase() : 'value';
    const raw = isPair ? text.slice(equals + 1) : text;
    const value = raw.trim();
    const start = (isPair ? equals + 1 : 0) + (raw.length - raw.trimStart().length);
    values.set(key, value);
    spans.set(key, within(span, value === '' && isPair ? 0 : start, value.length || text.length));
    if (isPair) keys.set(key, within(span, text.length - text.trimStart().length, key.length));
  }
  return { values, spans, keys };
}

function makeRule(entry: Entry, type: RuleType, words: Words): Rule {
  const kind = words.values.get('kind');
  return {
    type,
    attributes: new Map([...listDefaults(type, words), ...words.values]),
    spans: words.spans,
    span: entry.span,
    written: entry.text,
    priority: Number(words.values.get('priority') ?? ruleKinds[type].priority),
    ...(kind === 'exact' || kind === 'floating' ? { kind } : {}),
  };
}

/** The defaults of attributes that are not set. */
function listDefaults(type: RuleType, words: Words): (readonly [string, string])[] {
  const own = Object.entries(ruleKinds[type].attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  const isChange = type === 'ref' && words.values.get('event') === 'pr';
  return [...own, ...(isChange ? [['prefix', 'pr-'] as const] : []), ['enable', 'true']];
}

/** How many unknown attributes of one rule are reported. */
const MOST_NOTICES = 20;

function checkEntry(entry: Entry, type: RuleType, words: Words, isStrict: boolean): ProblemData[] {
  const { attributes, choices = {} } = ruleKinds[type];
  const missing = Object.keys(attributes).filter(
    (key) => attributes[key] === undefined && !words.values.has(key),
  );
  const chosen: Record<string, readonly string[]> = isStrict
    ? choices
    : { ...choices, kind: ['exact', 'floating'] };
  const group = words.values.get('group') ?? '0';
  const isGroupBad = type === 'match' && Number.isNaN(Number(group));
  return [
    ...missing.map((key) => missingWord(entry, type, key, words)),
    ...Object.entries(chosen).flatMap(([key, options]) => checkChoice(key, options, words)),
    ...(isGroupBad ? [badGroup(group, words.spans.get('group') ?? entry.span)] : []),
    ...(missing.length > 0
      ? []
      : [...words.values.keys()]
          .filter((key) => !listAttributes(type, isStrict).includes(key))
          .slice(0, MOST_NOTICES)
          .flatMap((key) => describeUnknown(key, type, words, isStrict))),
  ];
}

function checkChoice(key: string, options: readonly string[], words: Words): ProblemData[] {
  const value = words.values.get(key);
  const span = words.spans.get(key);
  if (value === undefined || span === undefined || options.includes(value)) return [];
  return [
    errorAt(
      span,
      'RULE_VALUE',
      `invalid value ${quote(value)} for ${quote(key)}`,
      suggest(value, options),
    ),
  ];
}

/** The original ignores unknown attributes, so they are not an error. */
function describeUnknown(
  key: string,
  type: RuleType,
  words: Words,
  isStrict: boolean,
): ProblemData[] {
  const known = listAttributes(type, isStrict);
  const span = words.keys.get(key) ?? words.spans.get(key);
  if (span === undefined) return [];
  const isElsewhere = Object.values(ruleKinds).some(({ attributes }) => key in attributes);
  const message = `type=${type} ignores ${quote(key)}`;
  const hint = isElsewhere
    ? 'Leave it out.'
    : suggest(
        key,
        known.filter((name) => name !== 'type'),
      );
  return [noticeAt(span, 'RULE_ATTRIBUTE', message, hint)];
}

function missingWord(entry: Entry, type: RuleType, key: string, words: Words): ProblemData {
  const known = [...commonAttributes, ...Object.keys(ruleKinds[type].attributes)];
  const wrong = [...words.values.keys()].find(
    (word) => !known.includes(word) && nearest(word, [key]) === key,
  );
  const span = wrong === undefined ? entry.span : (words.keys.get(wrong) ?? entry.span);
  const choices = ruleKinds[type].choices?.[key];
  const example = choices === undefined ? (key === 'pattern' ? '{{version}}' : '…') : choices[0];
  const hint = wrong === undefined ? `Add "${key}=${example ?? '…'}".` : `Did you mean "${key}"?`;
  return errorAt(span, 'RULE_MISSING', `type=${type} needs a ${quote(key)}`, hint);
}

function unknownType(type: string, span: SourceSpan, isStrict: boolean): ProblemData {
  const hint = suggest(type, listTypes(isStrict));
  return errorAt(span, 'RULE_TYPE', `unknown rule type ${quote(type)}`, hint);
}

function badGroup(group: string, span: SourceSpan): ProblemData {
  return errorAt(
    span,
    'RULE_GROUP',
    `invalid group ${quote(group)}: not a number`,
    'Count the groups of the pattern: "group=1" is the first.',
  );
}

function toEntry(text: string): Entry {
  return {
    text,
    span: { setting: 'tags', line: 1, start: 0, length: text.length, source: text },
  };
}
