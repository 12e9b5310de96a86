// SPDX-License-Identifier: Apache-2.0
// Bake files as one target: groups, inheritance and variables resolved. Pure.
import { readHcl, type Block, type Hcl, type HclPart } from './hcl.ts';

/** The value of a variable of the workflow; undefined if it does not exist. */
export type ReadVariable = (name: string) => string | undefined;

/** The values of an attribute; those of a map are `key=value`. */
export type BakeTarget = ReadonlyMap<string, readonly string[]>;

/** The longest value, characters. */
const LONGEST = 16 * 1024;

/** Levels of inheritance, and of variables in the defaults of others, that are followed. */
const DEEPEST = 4;

/** Blocks of bake files, the last of one name counting attribute by attribute. */
interface Blocks {
  readonly targets: ReadonlyMap<string, ReadonlyMap<string, Hcl>>;
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, Hcl>>;
  readonly variables: ReadonlyMap<string, ReadonlyMap<string, Hcl>>;
}

/**
 * The target that the files and the names of wanted targets come to; `outside` are names of targets that
 * others define, and the answer says whether one is inherited. The reason, where there are several, or
 * where only bake can read them.
 */
export function readBakeTarget(
  texts: readonly { readonly path: string; readonly text: string }[],
  wanted: readonly string[],
  readVariable: ReadVariable,
  outside: readonly string[],
): { readonly target: BakeTarget; readonly name: string; readonly inherits: boolean } | string {
  const blocks = readBlocks(texts);
  if (typeof blocks === 'string') return blocks;
  const names = expandGroups(wanted.length === 0 ? ['default'] : wanted, blocks);
  const [name, ...others] = [...new Set(names)];
  if (name === undefined || others.length > 0) {
    return `it builds ${names.length} targets: write a step for each`;
  }
  if (!blocks.targets.has(name)) return `its files have no target ${name.slice(0, 40)}`;
  const order = listInherited(name, blocks, 0);
  const target = resolve(joinAttributes(order, blocks), blocks, readVariable);
  if (typeof target === 'string') return target;
  return { target, name, inherits: order.some((one) => outside.includes(one)) };
}

function readBlocks(
  texts: readonly { readonly path: string; readonly text: string }[],
): Blocks | string {
  const all: Block[] = [];
  for (const { path, text } of texts) {
    const read = path.endsWith('.json') ? readJson(text) : readHcl(text);
    if (typeof read === 'string') return `${path} ${read}`;
    all.push(...read);
  }
  return {
    targets: merge(all, 'target'),
    groups: merge(all, 'group'),
    variables: merge(all, 'variable'),
  };
}

function joinAttributes(order: readonly string[], { targets }: Blocks): ReadonlyMap<string, Hcl> {
  const attributes = new Map<string, Hcl>();
  for (const [key, value] of order.flatMap((one) => [...(targets.get(one) ?? [])])) {
    attributes.set(key, mergeMaps(attributes.get(key), value));
  }
  return attributes;
}

function readJson(text: string): readonly Block[] | string {
  try {
    const root = fromJson(JSON.parse(text) as unknown);
    if (root.kind !== 'map') return 'is not a map';
    return root.entries.flatMap(([type, labels]) =>
      labels.kind !== 'map'
        ? []
        : labels.entries.map(([label, body]) => ({
            type,
            label,
            attributes: new Map(body.kind === 'map' ? body.entries : []),
          })),
    );
  } catch {
    return 'is not JSON'; // or is nested deeper than any bake file
  }
}

function fromJson(value: unknown): Hcl {
  if (value === null || value === undefined) return { kind: 'null' };
  if (Array.isArray(value)) return { kind: 'list', items: value.map(fromJson) };
  if (typeof value === 'object') {
    return {
      kind: 'map',
      entries: Object.entries(value).map(([key, one]) => [key, fromJson(one)] as const),
    };
  }
  return {
    kind: 'template',
    parts: splitTemplate(typeof value === 'string' ? value : JSON.stringify(value)),
  };
}

function splitTemplate(text: string): readonly HclPart[] {
  return text.split(/(\$\{\w+\})/).flatMap((part): readonly HclPart[] => {
    const [, variable] = /^\$\{(\w+)\}$/.exec(part) ?? [];
    if (variable !== undefined) return [{ variable }];
    return part === '' ? [] : [{ text: part }];
  });
}

function merge(
  blocks: readonly Block[],
  type: string,
): ReadonlyMap<string, ReadonlyMap<string, Hcl>> {
  const result = new Map<string, ReadonlyMap<string, Hcl>>();
  for (const { label, attributes } of blocks.filter((block) => block.type === type)) {
    result.set(label, new Map([...(result.get(label) ?? []), ...attributes]));
  }
  return result;
}

/** Maps such as `args` are merged by their keys, all else is replaced. */
function mergeMaps(before: Hcl | undefined, value: Hcl): Hcl {
  if (before?.kind !== 'map' || value.kind !== 'map') return value;
  return { kind: 'map', entries: [...new Map([...before.entries, ...value.entries])] };
}

function namesIn(value: Hcl | undefined): readonly string[] {
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item) =>
    item.kind === 'template'
      ? [item.parts.map((part) => ('text' in part ? part.text : '')).join('')]
      : [],
  );
}

/** The targets that names stand for; each group counts once. */
function expandGroups(names: readonly string[], { groups }: Blocks): readonly string[] {
  const seen = new Set<string>();
  const rest = names.toReversed();
  const targets: string[] = [];
  for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const group = groups.get(name);
    if (group === undefined) targets.push(name);
    else rest.push(...namesIn(group.get('targets')).toReversed());
  }
  return targets;
}

/** The target and those that it inherits from, the strongest last. */
function listInherited(name: string, blocks: Blocks, depth: number): readonly string[] {
  if (depth > DEEPEST) return [];
  const parents = namesIn(blocks.targets.get(name)?.get('inherits')).slice(0, DEEPEST);
  return [...parents.flatMap((parent) => listInherited(parent, blocks, depth + 1)), name];
}

function resolve(
  attributes: ReadonlyMap<string, Hcl>,
  { variables }: Blocks,
  readVariable: ReadVariable,
): BakeTarget | string {
  const target = new Map<string, readonly string[]>();
  const word = (parts: readonly HclPart[], depth: number): string | undefined => {
    let text = '';
    for (const part of parts) {
      const value = 'text' in part ? part.text : variable(part.variable, depth);
      if (value === undefined || text.length > LONGEST) return undefined;
      text += value;
    }
    return text;
  };
  const found = new Map<string, string | undefined>();
  const variable = (name: string, depth: number): string | undefined => {
    if (!found.has(name)) found.set(name, find(name, depth));
    return found.get(name);
  };
  const find = (name: string, depth: number): string | undefined => {
    const known = readVariable(name);
    const given = variables.get(name);
    if (known !== undefined || given === undefined) return known;
    const value = given.get('default');
    if (value === undefined || value.kind === 'null') return '';
    return value.kind === 'template' && depth < DEEPEST ? word(value.parts, depth + 1) : undefined;
  };
  for (const [key, value] of attributes) {
    const words = flatten(value).map(({ prefix, parts }) => {
      const text = word(parts, 0);
      return text === undefined ? undefined : prefix + text;
    });
    if (words.includes(undefined)) return `${key} of its target contains an unknown variable`;
    target.set(
      key,
      words.filter((text) => text !== undefined),
    );
  }
  return target;
}

/** The words of a value: those of a map in a list are joined as buildx has them, `type=gha,mode=max`. */
function flatten(
  value: Hcl,
): readonly { readonly prefix: string; readonly parts: readonly HclPart[] }[] {
  if (value.kind === 'template') return [{ prefix: '', parts: value.parts }];
  if (value.kind === 'null') return [];
  if (value.kind === 'map') {
    return value.entries.flatMap(([key, one]) =>
      one.kind === 'template' ? [{ prefix: `${key}=`, parts: one.parts }] : [],
    );
  }
  return value.items.flatMap((item) => {
    if (item.kind !== 'map') return flatten(item);
    const parts = item.entries.flatMap(([key, one], at): readonly HclPart[] =>
      one.kind === 'template' ? [{ text: `${at === 0 ? '' : ','}${key}=` }, ...one.parts] : [],
    );
    return [{ prefix: '', parts }];
  });
}
