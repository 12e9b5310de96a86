// SPDX-License-Identifier: Apache-2.0
// Texts of others in Markdown, as GitHub reads it. Pure.
import { visible } from './text.ts';

/** Text that Markdown and HTML leave alone: an address in it is no link. */
export function escapeMarkdown(value: string): string {
  return linked(value)
    .replaceAll(/:(?=\/\/)/g, '&#58;')
    .replaceAll(/(?<=www)\./gi, '&#46;');
}

/** The same, in which an address is a link: of our own sentences. */
export function linked(value: string): string {
  return visible(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|#~@]/g, (char) => `&#${char.codePointAt(0) ?? 0};`);
}

/** The text of a problem: what it has in back quotes is code. */
export function prose(value: string, write = escapeMarkdown): string {
  return value
    .split(/`([^`]+)`/)
    .map((part, at) => (at % 2 === 1 ? code(part) : write(part)))
    .join('');
}

/** Code formatting by HTML, in which no character of a name can end the code. */
export function code(value: string): string {
  return `<code>${escapeMarkdown(value)}</code>`;
}
