// SPDX-License-Identifier: Apache-2.0
// What of a URL is shown, and what of it is secret.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProjectUrl } from '../src/facts/project.ts';
import { error, notice } from '../src/problem.ts';
import { findUrlSecrets, isSecretName, withoutUrlSecrets } from '../src/secret-text.ts';
import { startCpuTime } from './cpu-time.ts';

const TOKEN = 'ghp_0123456789abcdefghij';

describe('a URL in a text', () => {
  it.each([
    { text: 'https://u:p@h/x', shown: 'https://h/x', secrets: ['p'] },
    { text: 'https://u:p@w@h/x', shown: 'https://h/x', secrets: ['p@w'] },
    { text: 'https://u:p/w@h/x', shown: 'https://h/x', secrets: ['p/w'] },
    { text: 'https://u:p?w@h/x', shown: 'https://h/x', secrets: ['p?w'] },
    { text: 'https://u:p#w@h/x', shown: 'https://h/x', secrets: ['p#w'] },
    { text: 'https://u:p%40w@h/x', shown: 'https://h/x', secrets: ['p%40w', 'p@w'] },
    { text: 'https://u:100%@h/x', shown: 'https://h/x', secrets: ['100%'] },
    { text: `https://${TOKEN}@h/x`, shown: 'https://h/x', secrets: [TOKEN] },
    { text: `https://:${TOKEN}@h/x`, shown: 'https://h/x', secrets: [TOKEN] },
    { text: 'https://user@h/x', shown: 'https://h/x', secrets: [] },
    { text: 'ssh://git:p@h:22/x', shown: 'ssh://h:22/x', secrets: ['p'] },
    { text: 'git+ssh://git@h/x', shown: 'git+ssh://h/x', secrets: [] },
    { text: 'HTTPS://U:P@h/x', shown: 'HTTPS://h/x', secrets: ['P'] },
    { text: 'https://h/x?private_token=t1#frag', shown: 'https://h/x?***#***', secrets: ['t1'] },
    { text: 'https://h/x?a=1&X-Amz-Signature=s1', shown: 'https://h/x?***', secrets: ['s1'] },
    { text: 'https://u:p@h/x?y#z', shown: 'https://h/x?***#***', secrets: ['p'] },
    { text: 'https://h/x#access_token=t', shown: 'https://h/x#***', secrets: [] },
    { text: 'https://h/x.git#main:docker', shown: 'https://h/x.git#main:docker', secrets: [] },
    { text: 'http://[::1]:5000/v2/', shown: 'http://[::1]:5000/v2/', secrets: [] },
    { text: 'https://h:5000/a/b@sha256:00', shown: 'https://h:5000/a/b@sha256:00', secrets: [] },
    { text: 'https://h/@scope/x', shown: 'https://h/@scope/x', secrets: [] },
    {
      text: 'see https://h/x, "https://u:p@h/y"',
      shown: 'see https://h/x, "https://h/y"',
      secrets: ['p'],
    },
    {
      text: 'from: "docker-archive:a.tar:@1"',
      shown: 'from: "docker-archive:a.tar:@1"',
      secrets: [],
    },
    { text: 'invalid name "u:p@h/x"', shown: 'invalid name "h/x"', secrets: [] },
    { text: 'invalid name "u:p@w@h/x"', shown: 'invalid name "h/x"', secrets: [] },
    {
      text: '"ghcr.io/acme/app:1.0@sha256:00"',
      shown: '"ghcr.io/acme/app:1.0@sha256:00"',
      secrets: [],
    },
    { text: '"localhost:5000/app@v1"', shown: '"localhost:5000/app@v1"', secrets: [] },
    { text: '"git@github.com:acme/app.git"', shown: '"git@github.com:acme/app.git"', secrets: [] },
    { text: '', shown: '', secrets: [] },
  ])('$text', ({ text, shown, secrets }) => {
    expect(withoutUrlSecrets(text)).toBe(shown);
    expect(findUrlSecrets(text)).toEqual(secrets);
    expect(error('TEST_CODE', text, text)).toMatchObject({ message: shown, hint: shown });
    expect(notice('TEST_CODE', text, text)).toMatchObject({ message: shown, hint: shown });
  });

  it('takes linear time', () => {
    const text = `"${'a:'.repeat(50_000)} https://${'@/:'.repeat(50_000)}`;
    expect(withoutUrlSecrets(text)).not.toContain('@');
  });
});

describe('a remote', () => {
  it.each([
    'https://u:hunter22@h.example/acme/app?private_token=hunter22#hunter22',
    'https://u:p@hunter22@h.example/acme/app',
    'https://u:p/hunter22@h.example/acme/app',
    'https://u:1/hunter22@h.example/acme/app',
    'ssh://u:hunter22@h.example/acme/app',
    'u:hunter22@h.example:acme/app',
    'u:p@hunter22@h.example:acme/app',
    'user:p/hunter22@h.example:acme/app',
    'https://u:1/hunter22?x@h.example/acme/app',
    'git@h.example:acme/app.git?private_token=hunter22',
  ])('gives nothing of a password away: %s', (remote) => {
    expect(JSON.stringify(parseProjectUrl(remote))).not.toContain('hunter22');
  });

  it('never gives away what stands before the last @', () => {
    const part = fc.stringMatching(/^[a-z/:@?#%.]{0,6}$/);
    fc.assert(
      fc.property(part, part, fc.constantFrom('https://', 'ssh://', ''), (one, other, scheme) => {
        const remote = `${scheme}user:${one}HUNTER22${other}@h.example:22/acme/app`;
        expect(JSON.stringify(parseProjectUrl(remote))).not.toMatch(/hunter22/i);
        expect(withoutUrlSecrets(`"${remote}"`)).not.toContain('HUNTER22');
      }),
      {
        examples: [
          ['', '://', ''],
          ['//', '?', ''],
          ['//#', '', ''],
        ],
      },
    );
  });
});

it.each([
  ['a long word', (count: number) => 'x'.repeat(count)],
  ['schemes', (count: number) => 'a://'.repeat(count / 4)],
  ['quotes', (count: number) => `"${'a:'.repeat(count / 2)}`],
  ['at signs', (count: number) => `https://u:${'@'.repeat(count)}`],
])('reads %s in linear time', (_name, make) => {
  const measure = (text: string): number => {
    const spent = startCpuTime();
    withoutUrlSecrets(text);
    findUrlSecrets(text);
    return spent();
  };
  const fastest = (text: string) => Math.min(...Array.from({ length: 5 }, () => measure(text)));
  const [one, four] = [50_000, 200_000].map((count) => fastest(make(count))) as [number, number];
  expect(four / Math.max(one, 20)).toBeLessThan(10);
});

describe('the name of a secret', () => {
  it.each([
    ...['NPM_TOKEN', 'DB_PASS', 'SECRET_KEY_BASE_DUMMY', 'RAILS_MASTER_KEY', 'npm-token', 'apikey'],
  ])('%s is one', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    ...['PWD', 'TOKENIZER', 'DB_PASSWORD_FILE', 'AWS_ACCESS_KEY_ID', 'HTTP_PROXY', 'BYPASS'],
  ])('%s is none', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});
