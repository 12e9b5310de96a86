// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChallenge } from '../../../src/registry/auth/challenge.ts';

describe('parseChallenge', () => {
  it.each([
    {
      name: 'a token service',
      header: 'Bearer realm="https://auth.example/token",service="reg",scope="repository:a/b:pull"',
      challenge: {
        scheme: 'bearer',
        realm: 'https://auth.example/token',
        service: 'reg',
        scope: 'repository:a/b:pull',
      },
    },
    {
      name: 'a comma inside quotes',
      header:
        'Bearer realm="https://a/t",scope="repository:a/b:pull,push",error="insufficient_scope"',
      challenge: {
        scheme: 'bearer',
        realm: 'https://a/t',
        scope: 'repository:a/b:pull,push',
        error: 'insufficient_scope',
      },
    },
    {
      name: 'values without quotes, odd spacing and case',
      header: 'bearer  Realm = https://a/t ,  SERVICE=reg',
      challenge: { scheme: 'bearer', realm: 'https://a/t', service: 'reg' },
    },
    {
      name: 'an escaped quote',
      header: 'Bearer realm="https://a/\\"t"',
      challenge: { scheme: 'bearer', realm: 'https://a/"t' },
    },
    {
      name: 'Bearer before Basic',
      header: 'Basic realm="r", Bearer realm="https://a/t"',
      challenge: { scheme: 'bearer', realm: 'https://a/t' },
    },
    { name: 'Basic', header: 'Basic realm="Registry Realm"', challenge: { scheme: 'basic' } },
    {
      name: 'ECR',
      header: 'Basic realm="https://1.dkr.ecr/",service="ecr"',
      challenge: { scheme: 'basic' },
    },
    {
      name: 'Basic behind another',
      header: 'Negotiate, Basic realm="x"',
      challenge: { scheme: 'basic' },
    },
    { name: 'Bearer without a realm', header: 'Bearer service="x"', challenge: { scheme: 'none' } },
    { name: 'an unknown scheme', header: 'Negotiate', challenge: { scheme: 'none' } },
    { name: 'nothing', header: undefined, challenge: { scheme: 'none' } },
  ])('$name', ({ header, challenge }) => {
    expect(parseChallenge(header)).toEqual(challenge);
  });

  it('never throws, whatever a header holds', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(['none', 'basic', 'bearer']).toContain(parseChallenge(header).scheme);
      }),
    );
  });
});

/** Far more than a header can hold: were the work to grow with its square, this would take many minutes. */
describe('a header as long as it is odd is read in one go', () => {
  const LENGTH = 400_000;
  it.each([
    { name: 'one long name', part: 'a' },
    { name: 'names', part: 'a ' },
    { name: 'quotes', part: '"' },
    { name: 'quotes that are taken back', part: 'a="\\"' },
    { name: 'backslashes', part: '\\' },
    { name: 'quotes that open', part: 'a="' },
    { name: 'blanks', part: ' ' },
    { name: 'names and equals signs', part: 'a = ' },
  ])('$name', ({ part }) => {
    const header = `Basic ${part.repeat(LENGTH / part.length)}"`;
    expect(parseChallenge(header).scheme).toBe('basic');
  });
});

it('keys of our own objects mean nothing', () => {
  const header = 'Bearer __proto__="x",constructor="y",realm="https://a/t"';
  expect(parseChallenge(header)).toEqual({ scheme: 'bearer', realm: 'https://a/t' });
});
