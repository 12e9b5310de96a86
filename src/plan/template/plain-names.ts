// SPDX-License-Identifier: Apache-2.0
// Fills in templates that hold names alone, `{{major}}.{{minor}}`, without Handlebars, which takes 12 ms to load.
import type { EngineOptions } from './engine.ts';
import type { Scope } from './scope.ts';

/** A filled template, as {@link compileTemplate} fills it. */
export interface Filled {
  readonly value: string;
  /** The names in it, each as often as it is written. */
  readonly names: readonly string[];
}

/** Text without braces and without Handlebars' own escape, or a name. */
const PART = /([^{}\\]+)|\{\{ *([A-Za-z_]+) *\}\}/y;

/**
 * The text of a template of plain text and names with texts and numbers as values. Undefined for any other, which is
 * Handlebars' to read or to refuse: helpers, blocks, unknown names, braces that are text.
 */
export function fillPlainNames(
  template: string,
  scope: Scope,
  { escape }: EngineOptions,
): Filled | undefined {
  const names: string[] = [];
  let value = '';
  for (let end = 0; end < template.length; end = PART.lastIndex) {
    PART.lastIndex = end;
    const [, text, name = ''] = PART.exec(template) ?? [];
    const filled = text ?? readText(scope, name, escape);
    if (filled === undefined) return undefined;
    if (text === undefined) names.push(name);
    value += text === undefined && escape ? escapeHtml(filled) : filled;
  }
  return { value, names };
}

/**
 * The value of a name as text, if it is a text or a number, or a function that returns one and takes nothing. Numbers
 * that are not escaped are left to Handlebars, which adds two that stand side by side.
 */
function readText(scope: Scope, name: string, escape: boolean): string | undefined {
  if (!Object.hasOwn(scope, name)) return undefined;
  const known = scope[name];
  const value: unknown =
    typeof known === 'function' && known.length === 0 ? (known as () => unknown)() : known;
  if (typeof value === 'number' && escape) return String(value);
  return typeof value === 'string' ? value : undefined;
}

/** What Handlebars writes for these characters: https://handlebarsjs.com/api-reference/utilities.html#escapeexpression-string */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`=]/g, (character) => ENTITIES[character] ?? character);
}
