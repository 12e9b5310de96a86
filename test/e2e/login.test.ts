// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCredentials } from '../../src/credentials/credentials.ts';
import { createShell, type Shell } from '../../src/shell.ts';
import type { Env } from '../../src/facts/facts.ts';
import { copyImage } from '../../src/registry/manifests/copy.ts';
import { secret } from '../../src/settings/secret.ts';
import { type Lab, lab as openLab } from '../lab/lab.ts';
import { nightly, pickRows } from '../lab/nightly.ts';
import { createBench, toPassword, toSource } from '../registry/bench.ts';
import { makeImage } from '../registry/image.ts';

const path = `${randomBytes(4).toString('hex')}/login`;
const image = makeImage(path);
const shell = createShell();
let lab: Lab;
let tempDir: string;

beforeAll(async () => {
  lab = await openLab();
  tempDir = await mkdtemp(join(tmpdir(), 'tagship-login-'));
  for (const { host, user, password } of accounts()) {
    const { open, client } = createBench({ found: toPassword(user, password) });
    const target = open(host, path);
    const source = toSource(image.blobs, [image.root, ...image.children]);
    const [copied] = await copyImage(image.root, source, [target]);
    expect(copied?.problem).toBeUndefined();
    await target.putManifest('1', image.root);
    client.close();
  }
});
afterAll(async () => {
  await rm(tempDir, { recursive: true, force: true });
});

/** Two registries with a login each; one password has every odd character. */
function accounts(): { host: string; user: string; password: string }[] {
  const { htpasswd, token } = lab.registries;
  return [
    { host: htpasswd.host, user: 'bob', password: htpasswd.users.bob ?? '' },
    { host: token.host, user: 'publisher', password: token.users.publisher ?? '' },
  ];
}

/** The environment that a child is given, where its tools say they are of this age. */
async function childEnv(age: 'new' | 'old'): Promise<Env> {
  const asked: Shell = (command) =>
    age === 'old' && command.argv.includes('version')
      ? Promise.resolve({ code: 0, stdout: 'buildx v0.20.0', stderr: '', timedOut: false })
      : shell(command);
  const credentials = createCredentials({
    env: lab.env,
    shell: asked,
    cwd: tempDir,
    tempDir,
    settings: {
      githubToken: undefined,
      primary: undefined,
      registries: accounts().map(({ host, user, password }) => ({
        prefix: host,
        username: user,
        password: { from: 'given', secret: secret(password) },
        required: true,
        insecure: false,
      })),
    },
  });
  return await credentials.childEnv([]);
}

const inspect = (host: string, env: Env) =>
  shell({ argv: ['docker', 'buildx', 'imagetools', 'inspect', `${host}/${path}:1`], env });

describe('buildx as a child', () => {
  nightly(it)('is not let in by itself', async () => {
    for (const { host } of accounts()) expect((await inspect(host, lab.env)).code).toBe(1);
  });

  const ways = [
    { name: 'through its environment', age: 'new', variable: 'DOCKER_AUTH_CONFIG' },
    {
      name: 'through a private directory, in which it still finds itself',
      age: 'old',
      variable: 'DOCKER_CONFIG',
    },
  ] as const;
  it.each(pickRows(ways))('is let in everywhere $name', async ({ age, variable }) => {
    const file = join(lab.env.DOCKER_CONFIG, 'config.json');
    const before = await readFile(file, 'utf8');
    const env = await childEnv(age);
    expect(env[variable]).not.toBe((lab.env as Env)[variable]);
    for (const { host } of accounts()) {
      const result = await inspect(host, env);
      expect(result.stderr).toBe('');
      expect(result.stdout).toContain(image.root.digest);
    }
    expect(await readFile(file, 'utf8')).toBe(before);
  });
});
