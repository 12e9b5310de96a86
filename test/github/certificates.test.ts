// SPDX-License-Identifier: Apache-2.0
// An enterprise host whose certificate is of an authority of its own.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createGithubQuestion } from '../../src/run/github/question.ts';
import { makeIdentity } from '../lab/certificates.ts';
import { serve, type Served } from '../registry/server.ts';
import { about } from './asking.ts';
import { REPOSITORY, surround } from './server.ts';

const authority = makeIdentity({ name: 'Acme' });
const host = makeIdentity({ name: 'git', issuer: authority, ipAddresses: ['127.0.0.1'] });
let directory: string;
let server: Served;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tagship-github-'));
  await mkdir(join(directory, 'checkout', '.git'), { recursive: true });
  await writeFile(join(directory, 'checkout', '.git', 'HEAD'), 'ref: refs/heads/main\n');
  await writeFile(join(directory, 'checkout', 'ca.pem'), authority.certificate);
  await writeFile(join(directory, 'ca.pem'), authority.certificate);
  const reply = {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(REPOSITORY),
  };
  server = await serve(() => reply, { tls: { key: host.key, cert: host.certificate } });
});

afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

it.each([
  { name: 'not known', file: undefined, ok: false },
  { name: 'in SSL_CERT_FILE', file: 'ca.pem', ok: true },
  { name: 'in a file of the checkout, which is not believed', file: 'checkout/ca.pem', ok: false },
])('the authority is $name', async ({ file, ok }) => {
  const env = file === undefined ? {} : { SSL_CERT_FILE: join(directory, file) };
  const cwd = join(directory, 'checkout');
  const answer = await createGithubQuestion(surround({ env, cwd }))(
    about(`https://${server.host}/api/v3`),
  );
  expect(answer.ok).toBe(ok);
  if (!ok) expect(answer.problems[0]?.message).toMatch(/certificate/);
});
