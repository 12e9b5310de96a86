// SPDX-License-Identifier: Apache-2.0
// How values are shown in messages.
import { expect, it } from 'vitest';
import { quote } from '../../src/plan/quote.ts';

it.each([
  { name: 'a word', value: 'main', shown: '"main"' },
  { name: 'quotes', value: 'a"b', shown: '"a\\"b"' },
  {
    name: 'a newline that would start a workflow command',
    value: 'a\n::error::x',
    shown: '"a\\u{A}::error::x"',
  },
  { name: 'an escape sequence', value: '\u001B[31m', shown: '"\\u{1B}[31m"' },
  { name: 'a right-to-left mark', value: 'a\u202Eb', shown: '"a\\u{202E}b"' },
  { name: 'half a surrogate', value: '\uD800', shown: '"\\u{D800}"' },
  { name: 'an emoji', value: '🚀', shown: '"🚀"' },
  {
    name: 'a long value',
    value: `${'a'.repeat(200)}end`,
    shown: `"${'a'.repeat(100)} … ${'a'.repeat(17)}end"`,
  },
])('quotes $name', ({ value, shown }) => {
  expect(quote(value)).toBe(shown);
});
