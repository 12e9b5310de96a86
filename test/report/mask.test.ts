// SPDX-License-Identifier: Apache-2.0
// No known secret gets through, however the output is cut.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLines, createMask } from '../../src/report/mask.ts';

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
