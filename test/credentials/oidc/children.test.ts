// SPDX-License-Identifier: Apache-2.0
// Logins that end soon, as children of a run get them: from a helper that is asked when they are needed.
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Env } from '../../../src/facts/facts.ts';
import { createFinder } from '../../../src/secret-forms.ts';
import { ask } from '../ask.ts';
import { repository } from '../logins.ts';
import { CONNECTION, ROLE } from './clouds.ts';
import { openWorld, type World } from './world.ts';

const hub = (expiresInS: number) =>
  ({
    provider: 'docker-hub',
    connectionId: CONNECTION,
    organization: 'acme',
    expiresInS,
  }) as const;

/** A run whose registry has a login of this life, and its child. */
async function openChild(lifeS: number): Promise<{ readonly world: World; readonly env: Env }> {
  const world = await openWorld({ role: hub(lifeS) });
  const env = await world.credentials.childEnv([repository(`${world.host}/acme/app`)]);
  return { world, env };
}

const given = (world: World) => world.provider.given.filter((one) => one.startsWith('hub'));

describe('the environment of a child', () => {
  it('names the helper for the host, and no login is made before it is asked', async () => {
    const { world, env } = await openChild(300);
    expect(world.issuer.tokens).toEqual([]);
    expect(env.DOCKER_AUTH_CONFIG).toBeUndefined();
    const config = JSON.parse(
      await readFile(join(env.DOCKER_CONFIG ?? '', 'config.json'), 'utf8'),
    ) as unknown;
    expect(config).toMatchObject({ auths: {}, credHelpers: { [world.host]: 'tagship' } });
    const answer = await ask(env, world.host);
    expect(answer.login).toMatchObject({ Username: 'acme', Secret: given(world)[0] });
    expect(world.issuer.tokens).toHaveLength(1);
  });

  it('has no secret but the key of the helper, on disk nor in itself', async () => {
    const { world, env } = await openChild(300);
    await ask(env, world.host);
    const files = await readTree(world.tempDir);
    const texts = [...files.values(), ...Object.values(env)].join('\n');
    const secrets = [...world.provider.given, ...world.issuer.tokens.map(({ token }) => token)];
    expect(secrets.filter((secret) => createFinder(secret)(texts).length > 0)).toEqual([]);
    expect([...files.values()].join('\n')).not.toContain(env._TAGSHIP_LOGIN_KEY);
    expect(world.masked).toContain(env._TAGSHIP_LOGIN_KEY);
    const modes = await Promise.all(
      ['login', 'docker-config'].map(async (name) => (await stat(join(world.tempDir, name))).mode),
    );
    expect(modes.map((mode) => mode & 0o777)).toEqual([0o700, 0o700]);
  });

  it('is the old one, with half of the life left, where the path is too long for a socket', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'long-'));
    onTestFinished(() => rm(parent, { recursive: true, force: true }));
    const tempParent = join(parent, 'x'.repeat(100));
    await mkdir(tempParent);
    const world = await openWorld({ role: hub(600), tempParent });
    const name = repository(`${world.host}/acme/app`);
    await world.credentials.childEnv([name]);
    await world.credentials.childEnv([name]);
    expect(given(world)).toHaveLength(1);
    await world.clock.sleep(310_000);
    const env = await world.credentials.childEnv([name]);
    expect(given(world)).toHaveLength(2);
    expect(env.DOCKER_AUTH_CONFIG ?? '').toContain(basic(`acme:${given(world)[1] ?? ''}`));
    await world.credentials.childEnv([name], undefined, true);
    expect(given(world)).toHaveLength(3);
  });

  it('can be made several times at once', async () => {
    const world = await openWorld({ role: hub(300) });
    const name = repository(`${world.host}/acme/app`);
    const envs = await Promise.all(
      Array.from({ length: 20 }, () => world.credentials.childEnv([name])),
    );
    expect(new Set(envs.map((env) => JSON.stringify(env))).size).toBe(1);
    expect(await readdir(join(world.tempDir, 'docker-config'))).toEqual([
      'config.json',
      'contexts',
    ]);
  });

  it('leaves the directory of certificates that Docker would use', async () => {
    const setup = {
      role: hub(600),
      env: () => ({ DOCKER_TLS_VERIFY: '1', DOCKER_CONFIG: '/own' }),
    };
    const world = await openWorld(setup);
    const env = await world.credentials.childEnv([repository(`${world.host}/acme/app`)]);
    expect(env).toMatchObject({ DOCKER_CERT_PATH: '/own' });
  });
});

describe('the helper', () => {
  it.each([
    {
      name: 'a new login where buildx would keep it beyond its end',
      lifeS: 300,
      pauseS: 1,
      made: 2,
    },
    { name: 'the same while it lives long enough', lifeS: 3600, pauseS: 600, made: 1 },
    { name: 'a new one five minutes before the end', lifeS: 3600, pauseS: 3300, made: 2 },
  ])('gives $name', async ({ lifeS, pauseS, made }) => {
    const { world, env } = await openChild(lifeS);
    await ask(env, world.host);
    await world.clock.sleep(pauseS * 1000);
    const { login } = await ask(env, world.host);
    expect(given(world)).toHaveLength(made);
    expect(login?.Secret).toBe(given(world).at(-1));
  });

  it('gives another one after a registry refused the last', async () => {
    const { world, env } = await openChild(3600);
    await ask(env, world.host);
    const next = await world.credentials.childEnv([], undefined, true);
    const { login } = await ask(next, world.host);
    expect(given(world)).toHaveLength(2);
    expect(login?.Secret).toBe(given(world)[1]);
  });

  it('has nothing for other hosts, other actions, and other keys', async () => {
    const { world, env } = await openChild(3600);
    expect(await ask(env, 'other.example')).toMatchObject({
      code: 1,
      stdout: 'credentials not found in native keychain\n',
    });
    expect(await ask(env, '', 'list')).toMatchObject({ code: 0, stdout: '{}\n' });
    expect(await ask(env, '', 'erase')).toMatchObject({ code: 1 });
    const other = await ask({ ...env, _TAGSHIP_LOGIN_KEY: '0'.repeat(32) }, world.host);
    expect(other).toMatchObject({ code: 1, stdout: 'tagship does not run any more\n' });
    expect(world.issuer.tokens).toEqual([]);
  });

  it('survives what is no question', async () => {
    const { world, env } = await openChild(3600);
    const path = join(world.tempDir, 'login', 'socket');
    const questions = ['', '{}\n', 'null\n', '{"key":1}\n', 'x'.repeat(10_000), '\0\n'];
    for (const question of questions) {
      const answer = await new Promise<string>((resolve) => {
        let text = '';
        const socket = connect(path, () => socket.end(question));
        socket.on('data', (chunk) => (text += String(chunk))).on('error', () => undefined);
        socket.on('close', () => {
          resolve(text);
        });
      });
      expect(answer).toBe('');
    }
    expect((await ask(env, world.host)).code).toBe(0);
  });

  it('says why where a login cannot be renewed, and has none where there never was one', async () => {
    const { world, env } = await openChild(300);
    const role = await openWorld({
      role: { provider: 'aws', roleArn: `${ROLE}-no`, region: 'eu-west-1' },
    });
    const none = await role.credentials.childEnv([repository(`${role.host}/app`)]);
    expect(await ask(none, role.host)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('not found') as string,
    });
    expect((await ask(env, world.host)).code).toBe(0);
    world.busy.push(...Array.from({ length: 100 }, () => 503));
    const refused = await ask(env, world.host);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain(world.provider.served.host);
    expect(refused.stdout.trimEnd()).not.toContain('\n');
  });
});

function basic(pair: string): string {
  return Buffer.from(pair).toString('base64');
}

/** The regular files below a directory, by path. */
async function readTree(directory: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path, await readFile(path, 'utf8')] as const;
  });
  return new Map(await Promise.all(read));
}
