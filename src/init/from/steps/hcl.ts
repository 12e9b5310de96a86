// SPDX-License-Identifier: Apache-2.0
// The part of HCL that plain bake files are written in: blocks, texts, lists and maps. Pure; function calls are refused.
import { error, Problem } from '../../../problem.ts';

/** A value; `template` is a text with names of variables in it. */
export type Hcl =
  | { readonly kind: 'template'; readonly parts: readonly HclPart[] }
  | { readonly kind: 'list'; readonly items: readonly Hcl[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Hcl])[] }
  | { readonly kind: 'null' };

/** Text, or the name of a variable. */
export type HclPart = { readonly text: string } | { readonly variable: string };

/** `target "app" { … }` */
export interface Block {
  readonly type: string;
  readonly label: string;
  readonly attributes: ReadonlyMap<string, Hcl>;
}

const LARGEST = 64 * 1024;
const DEEPEST = 16;

const TOKEN =
  /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|\$\{[^}"\n]*\}|[^"\\\n])*"|[A-Za-z_][\w-]*|-?\d+(?:\.\d+)?|[{}[\]=,:()?]|[^\s]/g;

/** The blocks of a bake file; the reason, as the end of a sentence, where it is more than plain ones. */
export function readHcl(text: string): readonly Block[] | string {
  if (text.length > LARGEST) return 'is larger than 64 KiB';
  const found = text.match(TOKEN) ?? [];
  const tokens = found.filter((token) => !/^(?:\s|#|\/\/|\/\*)/.test(token)).toReversed();
  const blocks: Block[] = [];
  try {
    while (tokens.length > 0) blocks.push(...readItem(tokens));
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown.message;
    throw thrown;
  }
  return blocks;
}

/** Aborts reading a file; never leaves this module. */
function refuse(what: string): Problem {
  const message = `holds ${what.slice(0, 40)}, which only bake can evaluate`;
  return new Problem([error('INIT_FROM_BAKE', message)]);
}

function take(tokens: string[], expected?: string): string {
  const token = tokens.pop();
  if (token === undefined) throw refuse('an open brace');
  if (expected !== undefined && token !== expected) throw refuse('an expression');
  return token;
}

/** A block, or an attribute outside of all blocks, which sets nothing here. */
function readItem(tokens: string[]): readonly Block[] {
  const type = take(tokens);
  if (!/^[A-Za-z_]/.test(type)) throw refuse(`"${type}"`);
  if (tokens.at(-1) === '=') throw refuse(`the attribute ${type} outside of a block`);
  const [label, brace] = [take(tokens), tokens.at(-1)];
  if (!label.startsWith('"') || brace !== '{') throw refuse(`a block ${type} without one name`);
  take(tokens, '{');
  const attributes = new Map<string, Hcl>();
  while (tokens.at(-1) !== '}') {
    const name = take(tokens);
    take(tokens, '=');
    attributes.set(unquote(name), readValue(tokens, 0));
    if (isGoingOn(tokens.at(-1))) throw refuse('an expression');
  }
  take(tokens, '}');
  return [{ type, label: unquote(label), attributes }];
}

/** Whether a value goes on as an expression of several. */
function isGoingOn(token: string | undefined): boolean {
  return token !== undefined && !/^(?:[A-Za-z_"}\]),]|,)/.test(token);
}

function readValue(tokens: string[], depth: number): Hcl {
  if (depth > DEEPEST) throw refuse('too many braces');
  const token = take(tokens);
  if (token === '[') return readList(tokens, depth);
  if (token === '{') return readMap(tokens, depth);
  if (token.startsWith('"')) return { kind: 'template', parts: readTemplate(token) };
  if (token === 'null') return { kind: 'null' };
  if (/^(?:true|false|-?\d.*)$/.test(token)) return { kind: 'template', parts: [{ text: token }] };
  if (!/^[A-Za-z_]\w*$/.test(token)) throw refuse(`"${token}"`);
  if (tokens.at(-1) === '(') throw refuse(`the function ${token}`);
  return { kind: 'template', parts: [{ variable: token }] };
}

function readList(tokens: string[], depth: number): Hcl {
  const items: Hcl[] = [];
  while (tokens.at(-1) !== ']') {
    items.push(readValue(tokens, depth + 1));
    if (tokens.at(-1) !== ']') take(tokens, ',');
  }
  take(tokens, ']');
  return { kind: 'list', items };
}

function readMap(tokens: string[], depth: number): Hcl {
  const entries: (readonly [string, Hcl])[] = [];
  while (tokens.at(-1) !== '}') {
    const key = unquote(take(tokens));
    if (!['=', ':'].includes(take(tokens))) throw refuse(`an unexpected entry ${key}`);
    entries.push([key, readValue(tokens, depth + 1)]);
    if (tokens.at(-1) === ',') take(tokens);
  }
  take(tokens, '}');
  return { kind: 'map', entries };
}

function unquote(token: string): string {
  const parts = token.startsWith('"') ? readTemplate(token) : [{ text: token }];
  return parts.map((part) => ('text' in part ? part.text : '')).join('');
}

/** `"ghcr.io/acme/app:${TAG}"` */
function readTemplate(token: string): readonly HclPart[] {
  return token
    .slice(1, -1)
    .split(/(\$\{[^}]*\}|\\.)/)
    .filter((part) => part !== '')
    .map((part): HclPart => {
      if (part.startsWith('${')) {
        const [, variable] = /^\$\{\s*([A-Za-z_]\w*)\s*\}$/.exec(part) ?? [];
        if (variable === undefined) throw refuse(`the expression ${part}`);
        return { variable };
      }
      if (part.startsWith('\\')) return { text: readEscape(part) };
      if (part.includes('%{')) throw refuse('a directive');
      return { text: part };
    });
}

function readEscape(part: string): string {
  if (part === String.raw`\n`) return '\n';
  if (part === String.raw`\t`) return '\t';
  if (/^\\["\\]$/.test(part)) return part.slice(1);
  throw refuse(part);
}
