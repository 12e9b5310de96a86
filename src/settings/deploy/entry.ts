// SPDX-License-Identifier: Apache-2.0
// One entry of `deploy` as written: its fields, checked by the table, and what is wrong with them. Pure.
import { error, type ProblemData } from '../../problem.ts';
import { nearest } from '../../nearest.ts';
import { cite, isUnset, whereIs } from '../file/written.ts';
import type { Written, WrittenAt, WrittenMap } from '../file/written.ts';
import { hookFields, type HookField } from './fields.ts';
import { hookKinds, type DeployHook } from './hook.ts';

/** An entry whose kind is known, and whose fields are those of its kind. */
export interface HookEntry {
  readonly kind: DeployHook['kind'];
  readonly words: ReadonlyMap<string, string>;
  readonly maps: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Records a problem of a field; what is written is not repeated unless the caller cites it. */
  readonly fault: (field: string, what: string, hint: string) => void;
  /** A written text for a message, or `otherwise` where it may not be repeated. */
  readonly cite: (text: string, otherwise: string) => string;
}

const NAME_OF_VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The fields of an entry; undefined if its kind is not known. Problems go to `problems`. */
export function readHookEntry(
  written: Written,
  origin: WrittenAt,
  problems: ProblemData[],
): HookEntry | undefined {
  if (written.kind !== 'map') {
    const hint = 'Write maps, such as - {kind: webhook, url-env: VARIABLE}.';
    problems.push(bad(whereIs(origin, written.at), 'deploy takes a list of maps', hint));
    return undefined;
  }
  const kind = readKind(written, origin, problems);
  if (kind === undefined) return undefined;
  const own = hookFields.filter(({ kinds }) => kinds?.includes(kind) !== false);
  const words = new Map<string, string>();
  const maps = new Map<string, Words>();
  const fault: HookEntry['fault'] = (field, what, hint) => {
    const at = written.entries.find(({ key }) => toName(key) === field)?.at ?? written.at;
    problems.push(bad(whereIs(origin, at), `${field} of ${kind} ${what}`, hint));
  };
  for (const entry of written.entries.filter(({ key }) => toName(key) !== 'kind')) {
    const field = own.find(({ name }) => name === toName(entry.key));
    if (field === undefined) problems.push(unknown(entry, kind, { origin, own }));
    else takeField(field, entry.value, { words, maps, fault });
  }
  const quote: HookEntry['cite'] = (text, otherwise) => cite(origin, text, otherwise);
  const entry = { kind, words, maps, fault, cite: quote };
  checkFields(entry, own);
  return entry;
}

function toName(key: string): string {
  return key.replaceAll('_', '-');
}

function readKind(
  written: WrittenMap,
  origin: WrittenAt,
  problems: ProblemData[],
): DeployHook['kind'] | undefined {
  const value = written.entries.findLast(({ key }) => key === 'kind')?.value;
  const text = value?.kind === 'word' ? value.text.trim() : '';
  const kind = hookKinds.find((one) => one === text);
  if (kind !== undefined) return kind;
  const meant = nearest(text, hookKinds);
  const hint = meant === undefined ? `Choose from ${hookKinds.join(', ')}.` : `Write ${meant}.`;
  const what =
    value === undefined
      ? 'a hook of deploy has no kind'
      : `a hook of deploy has the unknown kind ${cite(origin, text, 'that is written there')}`;
  problems.push(bad(whereIs(origin, value?.at ?? written.at), what, hint));
  return undefined;
}

function unknown(
  { key, at }: Pick<WrittenMap['entries'][number], 'key' | 'at'>,
  kind: string,
  { origin, own }: { readonly origin: WrittenAt; readonly own: readonly HookField[] },
): ProblemData {
  const names = own.map(({ name }) => name);
  const other = hookFields.find(({ name }) => name === toName(key));
  const meant = nearest(key, names);
  const hint = meant === undefined ? `Choose from ${names.join(', ')}.` : `Write ${meant}.`;
  const elsewhere = `It is for ${other?.kinds?.join(' and ') ?? ''}.`;
  return error(
    'SETTINGS_UNKNOWN',
    `${whereIs(origin, at)}: ${kind} has no field ${cite(origin, key, 'of this name')}`,
    other === undefined ? hint : elsewhere,
  );
}

type Words = Readonly<Record<string, string>>;

/** The fields that are read so far. */
interface Taking {
  readonly words: Map<string, string>;
  readonly maps: Map<string, Words>;
  readonly fault: HookEntry['fault'];
}

function takeField({ name, type }: HookField, value: Written, taking: Taking): void {
  const { words, maps, fault } = taking;
  if (words.has(name) || maps.has(name)) fault(name, 'is given twice', 'Keep one of the two.');
  else if (isUnset(value)) return;
  else if (type === 'words') takeWords(name, value, taking);
  else if (value.kind === 'word') words.set(name, value.text.trim());
  else fault(name, 'takes one value', '');
}

function takeWords(name: string, value: Written, { maps, fault }: Taking): void {
  if (value.kind !== 'map' || value.entries.some((one) => one.value.kind !== 'word')) {
    fault(name, 'takes a map of names to values', '');
    return;
  }
  const pairs = value.entries.flatMap((one) =>
    one.value.kind === 'word' ? [[one.key, one.value.text] as const] : [],
  );
  if (new Set(pairs.map(([key]) => key.toLowerCase())).size < pairs.length) {
    fault(name, 'has a name twice', 'Keep one of the two.');
  }
  maps.set(name, Object.fromEntries(pairs));
}

/** What holds for fields of any kind: required ones, options, names of variables. */
function checkFields(entry: HookEntry, own: readonly HookField[]): void {
  const { words, maps, fault } = entry;
  for (const field of own) {
    const text = words.get(field.name);
    if (text !== undefined) checkWord(field, text, entry);
    else if (field.isRequired) fault(field.name, 'is missing', `Add ${field.name}.`);
  }
  const named = Object.values(maps.get('headers-env') ?? {});
  if (!named.every((text) => NAME_OF_VARIABLE.test(text))) {
    const hint = 'Write HEADER: VARIABLE; the variable has the whole value of the header.';
    fault('headers-env', 'has a value that is not the name of a variable', hint);
  }
}

function checkWord({ name, options, type }: HookField, text: string, entry: HookEntry): void {
  const { fault, cite: quote } = entry;
  if (options?.includes(text) === false) {
    const shown = quote(text, 'the value');
    fault(name, `is ${shown}, not one of ${options.join(', ')}`, 'Choose one of them.');
  } else if (type === 'switch' && !/^(?:true|false)$/i.test(text)) {
    fault(name, `is ${quote(text, 'a word')}, not true or false`, 'Write true or false.');
  } else if (name.endsWith('-env') && !NAME_OF_VARIABLE.test(text)) {
    // Not quoted: people put the secret itself here.
    fault(name, 'is not the name of a variable', 'Write the name of the variable, without $.');
  }
}

function bad(where: string, what: string, hint: string): ProblemData {
  return error('SETTINGS_BAD_VALUE', `${where}: ${what}`, hint);
}
