// SPDX-License-Identifier: Apache-2.0
// HTML from templates in which every value is escaped. Pure.

/** Text that is HTML already. Only {@link html} makes it, and the page's own style and script. */
export interface Markup {
  readonly markup: string;
}

/** What a template may hold. */
export type MarkupValue = string | number | Markup | readonly Markup[];

/** A template literal as HTML: texts in it are escaped, for elements and for attributes in double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  const text = parts.map((part, at) => part + (at < values.length ? render(values[at] ?? '') : ''));
  return { markup: text.join('') };
}

function render(value: MarkupValue): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeMarkup(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters and marks that reorder text are shown as U+FFFD. */
function escapeMarkup(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Nothing. */
export const EMPTY_MARKUP: Markup = { markup: '' };
