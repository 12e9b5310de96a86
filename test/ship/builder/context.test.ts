// SPDX-License-Identifier: Apache-2.0
// A context of the run, together with logins in files. The lab's docker reads logins from the environment, so an older one is scripted here.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDockerContext, needsContext } from '../../../src/ship/engine/context.ts';
import { toEngineFolder } from '../../../src/ship/builder/leftover.ts';
import { toChildEnv } from '../../../src/credentials/child.ts';
import { openDockerLogins } from '../../../src/credentials/docker.ts';
import { secret } from '../../../src/settings/secret.ts';
import { makeEdge, scriptShell } from '../scripted-shell.ts';

const OLD = { when: /version/, result: { stdout: 'Docker version 24.0.7, buildx v0.13.0' } };
const USERS = '{"auths":{"r.test":{"auth":"dTpw"}}}';

describe('a context and logins in a file share one configuration, and leave the user’s alone', () => {
  it.each([
    { name: 'the context first', order: ['context', 'logins'] },
    { name: 'the logins first', order: ['logins', 'context'] },
  ])('$name', async ({ order }) => {
    const create = {
      when: /^docker context create/,
      result: {},
      also: async ({ env }: { env: Readonly<Record<string, string | undefined>> }) => {
        await mkdir(join(env.DOCKER_CONFIG ?? '', 'contexts'));
        await writeFile(join(env.DOCKER_CONFIG ?? '', 'contexts', 'made'), 'here');
      },
    };
    const { shell } = scriptShell([create, OLD]);
    const { edge } = await makeEdge(shell, { DOCKER_HOST: 'tcp://d:2376', DOCKER_TLS_VERIFY: '1' });
    const own = join(edge.env.HOME ?? '', '.docker');
    await writeFile(join(own, 'config.json'), USERS);
    const logins = new Map([
      ['q.test', { kind: 'password', username: 'u', password: secret('word') } as const],
    ]);
    const steps: Record<string, () => Promise<string | undefined>> = {
      context: async () => (await createDockerContext(edge, 'x-engine')).env.DOCKER_CONFIG,
      logins: async () =>
        (await toChildEnv({ ...edge, docker: openDockerLogins(edge) }, logins)).DOCKER_CONFIG,
    };
    const folders: unknown[] = [];
    for (const step of order) folders.push(await steps[step]?.());
    const [folder] = folders as string[];
    expect(new Set(folders).size).toBe(1);
    expect(await readFile(join(folder ?? '', 'contexts/made'), 'utf8')).toBe('here');
    const text = await readFile(join(folder ?? '', 'config.json'), 'utf8');
    expect(Object.keys((JSON.parse(text) as { auths: object }).auths)).toEqual([
      'r.test',
      'q.test',
    ]);
    expect(await readFile(join(own, 'config.json'), 'utf8')).toBe(USERS);
    expect(await readFile(join(toEngineFolder(edge.tempDir), 'config.json'), 'utf8')).toBe(USERS);
  });
});

describe('a context is needed', () => {
  it.each([
    { name: 'not without TLS', env: { DOCKER_HOST: 'tcp://d:2375' }, needed: false },
    { name: 'not for certificates alone', env: { DOCKER_CERT_PATH: '/certs' }, needed: false },
    { name: 'for TLS', env: { DOCKER_HOST: 'tcp://d:2376', DOCKER_TLS_VERIFY: '1' }, needed: true },
    { name: 'for TLS without a check', env: { DOCKER_TLS: '1' }, needed: true },
    {
      name: 'not where a context is chosen',
      env: { DOCKER_CONTEXT: 'corp', DOCKER_TLS_VERIFY: '1' },
      needed: false,
    },
    {
      name: 'where an address beats the context that is chosen',
      env: { DOCKER_CONTEXT: 'corp', DOCKER_HOST: 'tcp://d:2376', DOCKER_TLS_VERIFY: '1' },
      needed: true,
    },
  ])('$name', async ({ env, needed }) => {
    const home = await mkdtemp(join(tmpdir(), 'tagship-home-'));
    onTestFinished(() => rm(home, { recursive: true }));
    expect(needsContext({ HOME: home, ...env })).toBe(needed);
  });
});
