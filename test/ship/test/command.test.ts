// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGate } from '../../../src/ship/test/command.ts';
import { Problem } from '../../../src/problem.ts';

const shipped = { SHIPPED_IMAGE: 'ghcr.io/acme/app@sha256:1', SHIPPED_VERSION: '1.2.3 "$(x)"' };

describe('the words of a test', () => {
  it.each([
    { name: 'one word', text: './test.sh', argv: ['./test.sh'] },
    { name: 'several', text: './test.sh --fast  x', argv: ['./test.sh', '--fast', 'x'] },
    { name: 'on several lines', text: 'docker run\n  --rm\n', argv: ['docker', 'run', '--rm'] },
    { name: 'double quotes', text: 'a "b c" "d\\"e"', argv: ['a', 'b c', 'd"e'] },
    { name: 'single quotes', text: `sh -c 'a && b "c"'`, argv: ['sh', '-c', 'a && b "c"'] },
    { name: 'an empty word', text: `a "" ''`, argv: ['a', '', ''] },
    { name: 'quotes within a word', text: `--x='a b'c`, argv: ['--x=a bc'] },
    { name: 'a backslash', text: 'a\\ b \\$SHIPPED_IMAGE', argv: ['a b', '$SHIPPED_IMAGE'] },
    { name: 'the image', text: 'run $SHIPPED_IMAGE', argv: ['run', shipped.SHIPPED_IMAGE] },
    {
      name: 'the image in braces',
      text: 'x="${SHIPPED_IMAGE}"y',
      argv: [`x=${shipped.SHIPPED_IMAGE}y`],
    },
    {
      name: 'a value with spaces stays one word',
      text: 'run $SHIPPED_VERSION',
      argv: ['run', shipped.SHIPPED_VERSION],
    },
    {
      name: 'not in single quotes',
      text: `sh -c 'echo $SHIPPED_IMAGE'`,
      argv: ['sh', '-c', 'echo $SHIPPED_IMAGE'],
    },
    {
      name: 'other variables stay',
      text: 'echo $HOME ${SHIPPED_OTHER}',
      argv: ['echo', '$HOME', '${SHIPPED_OTHER}'],
    },
    { name: 'an operator within a word', text: 'curl a&b', argv: ['curl', 'a&b'] },
  ])('$name', ({ text, argv }) => {
    expect(parseGate(text, shipped)).toEqual(argv);
  });

  it.each([
    { name: 'nothing', text: '  ', says: 'empty' },
    { name: 'an empty program', text: '"" x', says: 'empty' },
    { name: 'a list of commands', text: 'a && b', says: '"&&"' },
    { name: 'a pipe', text: 'a | grep b', says: '"|"' },
    { name: 'a redirection', text: 'a > file', says: '">"' },
    { name: 'an open double quote', text: 'a "b', says: 'opens a quote' },
    { name: 'an open single quote', text: "it's", says: 'opens a quote' },
  ])('refused: $name', ({ text, says }) => {
    expect(() => parseGate(text, shipped)).toThrow(Problem);
    expect(() => parseGate(text, shipped)).toThrow(says);
  });

  it('any words, each in single quotes, come back as they were', () => {
    const word = fc.string().filter((text) => !text.includes("'"));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        fc.pre(words[0] !== '');
        const quoted = words.map((text) => `'${text}'`).join(' ');
        expect(parseGate(quoted, shipped)).toEqual(words);
      }),
    );
  });
});
