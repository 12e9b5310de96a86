// SPDX-License-Identifier: Apache-2.0
// A registry that asks for a login of another kind: that is said, and not that there is no credential.
import { afterEach, describe, expect, it } from 'vitest';
import { createBench, problemOf, toPassword } from '../bench.ts';
import { serve, type Served } from '../server.ts';

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
});

async function ask(header: string | undefined, found?: ReturnType<typeof toPassword>) {
  const headers = header === undefined ? {} : { 'www-authenticate': header };
  served = await serve(() => ({ status: 401, headers }));
  const { open } = createBench({ found });
  const { problems } = await problemOf(open(served.host).resolve('1'));
  return problems[0];
}

describe('a 401', () => {
  it.each([
    { name: 'another scheme', header: 'Negotiate', quoted: '("Negotiate")' },
    { name: 'two of them', header: 'NTLM, Negotiate', quoted: '("NTLM, Negotiate")' },
    { name: 'Bearer without a realm', header: 'Bearer', quoted: '("Bearer")' },
    { name: 'control characters', header: 'Digest\t\u009b31m', quoted: '("Digest 31m")' },
    { name: 'a long header', header: `Digest ${'x'.repeat(900)}`, quoted: 'x…")' },
  ])('with $name quotes it', async ({ header, quoted }) => {
    for (const found of [undefined, toPassword('user', 'hunter2')]) {
      const problem = await ask(header, found);
      expect(problem?.code).toBe('LOGIN_SCHEME_UNSUPPORTED');
      expect(problem?.message).toContain(
        'asks for an authentication scheme that is neither Basic nor Bearer',
      );
      expect(problem?.message).toContain(quoted);
      expect(problem?.hint).toContain('offer Basic or a Bearer token');
      await served?.close();
    }
  });

  it.each([
    { name: 'Basic', header: 'Basic realm="x"' },
    { name: 'Basic among others', header: 'Negotiate, Basic realm="x"' },
    { name: 'no header', header: undefined },
  ])('with $name lacks a credential', async ({ header }) => {
    expect((await ask(header))?.code).toBe('LOGIN_MISSING');
  });
});
