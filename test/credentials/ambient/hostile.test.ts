// SPDX-License-Identifier: Apache-2.0
// What goes wrong with the environment's logins: services that hang or lie, files that are none, proxies in between.
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Env } from '../../../src/facts/facts.ts';
import { pickRows } from '../../lab/nightly.ts';
import { problemOf } from '../../registry/bench.ts';
import type { Reply } from '../../registry/server.ts';
import { repository, show } from '../logins.ts';
import { externalAccount } from './offers.ts';
import { serviceAccount } from './services.ts';
import { ACR, ECR, GAR, makeFile, open, openEnvironment } from './world.ts';

const at = (host: string) => repository(`${host}/acme/images/app`);

/** Everything that may answer at the address of a machine's metadata. */
const answers: Readonly<Record<string, (url: string) => Reply>> = {
  'never answers': () => ({ hang: true }),
  'sends half of an answer': () => ({ body: 'x'.repeat(100), stallAfter: 10 }),
  'cuts the connection': () => ({ reset: true }),
  'sends a page': () => ({ body: '<html>Welcome to the network</html>' }),
  'sends a huge body': () => ({ body: Buffer.alloc(8 * 1024 * 1024, 'a') }),
  'sends an empty body': () => ({ body: '' }),
  'sends a token with line ends': () => ({ body: 'a\r\nx-evil: 1' }),
  redirects: (url) => ({ status: 302, headers: { location: `${url}/elsewhere` } }),
  refuses: () => ({ status: 403, body: '{"error":"no"}' }),
  fails: () => ({ status: 500 }),
  'sends JSON of other types': () => ({ body: '{"access_token":{"a":1},"AccessKeyId":[1]}' }),
};

describe('a service of the machine that', () => {
  it.each(Object.keys(answers))('%s gives no login, and ends nothing', async (name) => {
    const served = await open(() => answers[name]?.(served.url) ?? {});
    const env: Env = {
      ...{ AWS_EC2_METADATA_SERVICE_ENDPOINT: served.url, AWS_EC2_METADATA_DISABLED: '' },
      ...{ GCE_METADATA_HOST: served.host, NO_GCE_CHECK: '' },
      AZURE_POD_IDENTITY_AUTHORITY_HOST: served.url,
    };
    const world = await openEnvironment({ env });
    const found = await Promise.all(
      [ECR, GAR, ACR].map((host) => world.credentials.find(at(host))),
    );
    expect(found.map(show)).toEqual(['anonymous', 'anonymous', 'anonymous']);
    expect(served.lines().filter((line) => line.includes('elsewhere'))).toEqual([]);
    // It is asked once in a run, whatever the number of repositories.
    const before = served.asked.length;
    await world.credentials.find(at(GAR));
    expect(served.asked).toHaveLength(before);
  });

  it('is asked without a proxy, which would answer for another machine', async () => {
    const proxy = await open(() => ({ status: 502 }));
    const { url } = proxy;
    const env = {
      ...{ HTTP_PROXY: url, http_proxy: url, ALL_PROXY: url, NO_PROXY: '' },
      AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://machine.invalid',
      ...{ AWS_EC2_METADATA_DISABLED: '', GCE_METADATA_HOST: 'machine.invalid', NO_GCE_CHECK: '' },
      AZURE_POD_IDENTITY_AUTHORITY_HOST: 'http://machine.invalid',
    };
    const world = await openEnvironment({ env });
    const found = [ECR, GAR, ACR].map((host) => world.credentials.find(at(host)));
    expect((await Promise.all(found)).map(show)).toEqual(['anonymous', 'anonymous', 'anonymous']);
    expect(proxy.asked).toEqual([]);
    expect(world.said.filter((line) => line.includes('http://machine.invalid/'))).toHaveLength(3);
  });

  it.each(pickRows(Object.keys(answers)))(
    'is of a container and %s is named, and quoted nowhere',
    async (name) => {
      const served = await open(() => answers[name]?.(served.url) ?? {});
      const env = {
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${served.url}/creds`,
        AWS_CONTAINER_AUTHORIZATION_TOKEN: 'container-token-4711',
      };
      const world = await openEnvironment({ env });
      const { problems } = await problemOf(world.credentials.find(at(ECR), 'pull,push'));
      expect(problems.map(({ code }) => code)).toEqual(['LOGIN_ACCOUNT_INVALID']);
      expect(problems[0]?.message).toContain('AWS_CONTAINER_CREDENTIALS_FULL_URI');
      expect(JSON.stringify(problems)).not.toMatch(/4711|Welcome/);
    },
  );
});

describe('an address of a container is refused', () => {
  it.each([
    { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://evil.example/creds' },
    { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1.evil.example/creds' },
    { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'file:///etc/passwd' },
    { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '@evil.example/creds' },
    { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '.evil.example/creds' },
  ])('%o', async (env: Env) => {
    const own = { ...env, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'container-token-4711' };
    const world = await openEnvironment({ env: own });
    const { problems } = await problemOf(world.credentials.find(at(ECR), 'pull,push'));
    expect(problems[0]?.code).toBe('LOGIN_ACCOUNT_INVALID');
    expect(world.internet.lines()).toEqual([]);
  });
});

const account = serviceAccount('https://oauth2.example/token');

/** Files that are no account, and what the message says; none of them is quoted. */
const files: readonly { name: string; content: string | object; says: RegExp }[] = [
  { name: 'text', content: 'secret-4711', says: /holds no JSON object/ },
  { name: 'a list', content: '["secret-4711"]', says: /holds no JSON object/ },
  { name: 'of no type', content: { key: 'secret-4711' }, says: /field "type"/ },
  { name: 'of an unknown type', content: { type: 'secret-4711' }, says: /field "type"/ },
  {
    name: 'without an email',
    content: { ...account, client_email: '' },
    says: /field "client_email"/,
  },
  { name: 'without a key', content: { ...account, private_key: 7 }, says: /field "private_key"/ },
  {
    name: 'with another key',
    content: { ...account, private_key: 'secret-4711' },
    says: /"private_key".* not a private key/,
  },
  {
    name: 'with another address',
    content: { ...account, token_uri: 'secret-4711' },
    says: /"token_uri".* not a URL/,
  },
  {
    name: 'of a user without a token',
    content: { type: 'authorized_user' },
    says: /field "client_id"/,
  },
  { name: 'too deep', content: '{"a":'.repeat(5000), says: /holds no JSON object/ },
  { name: 'too long', content: `{"type":"${'secret-4711'.repeat(9000)}"}`, says: /longer than/ },
  {
    ...{ name: 'of a federation by a program', says: /credential_source/ },
    content: externalAccount('https://sts.example', { executable: { command: 'touch /tmp/x' } }),
  },
  {
    ...{ name: 'of a federation with another pool', says: /field "audience"/ },
    content: { ...externalAccount('https://sts.example', { file: '/x' }), audience: 'secret-4711' },
  },
  {
    ...{
      name: 'of a federation with a file that is missing',
      says: /cannot read the file "\/nowhere"/,
    },
    content: externalAccount('https://sts.example', { file: '/nowhere' }),
  },
];

describe('a file of an account', () => {
  const ask = async (path: string) => {
    const world = await openEnvironment({ env: { GOOGLE_APPLICATION_CREDENTIALS: path } });
    return (await problemOf(world.credentials.find(at(GAR), 'pull,push'))).problems;
  };

  it.each(files)('$name is refused', async ({ content, says }) => {
    const problems = await ask(await makeFile(content));
    expect(problems.map(({ code }) => code)).toEqual(['LOGIN_ACCOUNT_INVALID']);
    expect(problems[0]?.message).toMatch(says);
    expect(problems[0]?.message).toContain('GOOGLE_APPLICATION_CREDENTIALS');
    expect(problems[0]?.hint).not.toBe('');
    expect(JSON.stringify(problems)).not.toContain('secret-4711');
  });

  it('that is a named pipe is refused and not waited for', async () => {
    const path = `${dirname(await makeFile('x'))}/pipe`;
    await promisify(execFile)('mkfifo', [path]);
    expect((await ask(path))[0]?.message).toContain('not a regular file');
  });

  it.each([
    {
      name: 'a directory',
      make: async (path: string) => {
        await mkdir(path);
      },
      says: /not a regular file|EISDIR/,
    },
    { name: 'missing', make: () => Promise.resolve(), says: /ENOENT/ },
  ])('that is $name is refused', async ({ make, says }) => {
    const path = `${dirname(await makeFile('x'))}/other`;
    await make(path);
    expect((await ask(path))[0]?.message).toMatch(says);
  });
});

it.each([
  { token: 'not-a-token', says: /AWS_WEB_IDENTITY_TOKEN_FILE names is not a JSON Web Token/ },
  { token: '', says: /is not a JSON Web Token/ },
])('a file with the token "$token" is refused', async ({ token, says }) => {
  const path = await makeFile(token, 'token');
  const env = {
    AWS_WEB_IDENTITY_TOKEN_FILE: path,
    AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/ci',
  };
  const world = await openEnvironment({ env });
  const { problems } = await problemOf(world.credentials.find(at(ECR), 'pull,push'));
  expect(problems[0]?.message).toMatch(says);
});

it('one of two keys is missing', async () => {
  const world = await openEnvironment({ env: { AWS_ACCESS_KEY_ID: 'AKIA' } });
  const { problems } = await problemOf(world.credentials.find(at(ECR), 'pull,push'));
  expect(problems[0]?.message).toContain('AWS_SECRET_ACCESS_KEY is empty');
});
