// SPDX-License-Identifier: Apache-2.0
// No known secret gets through, however the output is cut.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLines, createMask, createValueMask } from '../../src/report/mask.ts';

describe('createMask', () => {
  it.each([
    { name: 'a secret', secrets: ['hunter22'], text: 'pw=hunter22!', masked: 'pw=***!' },
    {
      name: 'the longer of two first',
      secrets: ['abcd', 'abcdefgh'],
      text: 'abcdefgh',
      masked: '***',
    },
    {
      name: 'each line of a key',
      secrets: ['line-one\nline-two'],
      text: 'x line-two',
      masked: 'x ***',
    },
    { name: 'no short words', secrets: ['a', ''], text: 'banana', masked: 'banana' },
  ])('$name', ({ secrets, text, masked }) => {
    expect(createMask(() => secrets)(text)).toBe(masked);
  });

  it('sees secrets that were found later', () => {
    const secrets: string[] = [];
    const mask = createMask(() => secrets);
    secrets.push('token-1234');
    expect(mask('token-1234')).toBe('***');
  });
});

/** Passwords that programs escape, each in its own manner. */
const nasty = fc.oneof(
  fc.constantFrom(
    ...[
      'p"a\\ss',
      String.raw`a\b\\c`,
      'pässwörd',
      'a&b<c>d',
      "it's a/b+c",
      'emoji😀word',
      '%41%42',
    ],
    ...['hunter22', 'ab"c', 'tab\there', 'a b c d'],
  ),
  fc.string({ unit: 'grapheme', minLength: 4 }).filter((text) => text.trim().length >= 4),
);

/** How programs and servers write a text that they were given. */
const forms: readonly { name: string; write: (text: string) => string }[] = [
  { name: 'as it is', write: (text) => text },
  { name: 'in JSON', write: (text) => JSON.stringify(text) },
  { name: 'in JSON inside of JSON', write: (text) => JSON.stringify(JSON.stringify({ text })) },
  { name: 'in JSON of ASCII', write: (text) => toAscii(JSON.stringify(text)) },
  { name: 'in JSON as PHP has it', write: (text) => JSON.stringify(text).replaceAll('/', '\\/') },
  { name: 'in a query', write: (text) => `x?q=${encodeURIComponent(text)}` },
  { name: 'in a form', write: (text) => new URLSearchParams({ q: text }).toString() },
  { name: 'in a path', write: (text) => encodeURI(text) },
  { name: 'in lower-case percent signs', write: (text) => encodeURIComponent(text).toLowerCase() },
  {
    name: 'in HTML',
    write: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&#34;'),
  },
  { name: 'in basic authentication', write: (text) => toBase64(`user:${text}`) },
  { name: 'in base64', write: (text) => toBase64(text) },
  { name: 'in base64 for URLs', write: (text) => Buffer.from(`u:${text}x`).toString('base64url') },
];

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function toAscii(text: string): string {
  return text.replaceAll(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

describe('every form of a secret is hidden', () => {
  it.each(forms)('$name', ({ name, write }) => {
    const isCut =
      name.startsWith('in lower') || name.includes('base64') || name.startsWith('in basic');
    fc.assert(
      fc.property(nasty, (secret) => {
        // Too few characters of base64 to be told from others; letters that lower case would change.
        fc.pre(!isCut || (Buffer.byteLength(secret) > 5 && secret === secret.toLowerCase()));
        fc.pre(!/[\uFFFD\p{Cs}]/u.test(secret));
        const written = write(secret);
        const shown = createMask(() => [secret])(`before ${written} after`);
        expect(shown).toMatch(/\*\*\*/);
        expect(shown).not.toContain(written);
      }),
    );
  });

  it('nothing is left of two that overlap', () => {
    expect(createMask(() => ['abcdef', 'defghi'])('x abcdefghi y')).toBe('x *** y');
  });

  it('all of the base64 is hidden, and no neighbour', () => {
    const text = `Authorization: Basic ${toBase64('user:hunter22')}, sha256:${'a'.repeat(64)}`;
    expect(createMask(() => ['hunter22'])(text)).toBe(
      `Authorization: Basic ***, sha256:${'a'.repeat(64)}`,
    );
  });

  it('a hostile text takes no longer', () => {
    const mask = createMask(() => [`${'a\\"'.repeat(8)}z`]);
    const text = 'a\\\\\\"'.repeat(20_000);
    expect(mask(text)).toBe(text);
  });
});

describe('createValueMask', () => {
  const mask = createValueMask(createMask(() => ['p"a\\ss', 'main']));

  it('masks texts and keys at every depth, before they are escaped', () => {
    const value = { a: ['x p"a\\ss'], 'p"a\\ss': { b: 1, c: null, d: true } };
    expect(mask(value)).toEqual({ a: ['x ***'], '***': { b: 1, c: null, d: true } });
  });

  it('keeps what is published under that name', () => {
    const value = { tag: 'main', reason: 'main moved' };
    expect(mask(value, new Set(['main']))).toEqual({ tag: 'main', reason: '*** moved' });
  });
});

describe('createLines', () => {
  it('masks a secret that a buffer cut in two, at every place', () => {
    const secret = 's3cret-value';
    const mask = createMask(() => [secret]);
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(60), (before, after, cut) => {
        const text = `${before}${secret}${after}\n`;
        const lines: string[] = [];
        const { write, flush } = createLines((line) => lines.push(mask(line)));
        write(text.slice(0, cut));
        write(text.slice(cut));
        flush();
        expect(lines.join('\n')).not.toContain(secret);
      }),
    );
  });

  it.each([
    { name: 'windows line ends', chunks: ['a\r\nb\r\n'], lines: ['a', 'b'] },
    {
      name: 'progress by carriage return',
      chunks: ['10%\r20%\r', '30%\n'],
      lines: ['10%', '20%', '30%'],
    },
    { name: 'no last line end', chunks: ['a\nb'], lines: ['a', 'b'] },
  ])('$name', ({ chunks, lines }) => {
    const seen: string[] = [];
    const { write, flush } = createLines((line) => seen.push(line));
    chunks.forEach(write);
    flush();
    expect(seen).toEqual(lines);
  });
});
