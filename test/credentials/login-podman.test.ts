// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative as toRelative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../registry/bench.ts';
import { basic, openCredentials, repository, show } from './logins.ts';

const auths = (key: string, pair: string) => ({ auths: { [key]: { auth: basic(pair) } } });

/** The environment of a user whose files hold these configurations, by path below a new directory. */
async function userWith(files: Readonly<Record<string, object | string>>, variables: object) {
  const root = await mkdtemp(join(tmpdir(), 'podman-'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  const env = Object.entries(variables).map(([name, path]) => [name, join(root, String(path))]);
  return Object.fromEntries(env) as Record<string, string>;
}

describe('a login by Podman', () => {
  const session = 'run/containers/auth.json';
  const stored = 'config/containers/auth.json';
  const both = { XDG_RUNTIME_DIR: 'run', XDG_CONFIG_HOME: 'config' };

  it.each([
    {
      name: 'of the session',
      files: { [session]: auths('r.io', 'p:session'), [stored]: auths('r.io', 'p:stored') },
      variables: both,
      found: 'p:session from the Podman configuration',
    },
    {
      name: 'stored by the user',
      files: { [session]: auths('other.io', 'p:other'), [stored]: auths('r.io', 'p:stored') },
      variables: both,
      found: 'p:stored from the Podman configuration',
    },
    {
      name: 'in the file that REGISTRY_AUTH_FILE names, and in no other',
      files: { 'my.json': auths('r.io/team', 'p:mine'), [session]: auths('r.io', 'p:session') },
      variables: { ...both, REGISTRY_AUTH_FILE: 'my.json' },
      found: 'p:mine from the Podman configuration',
    },
    {
      name: 'missing file',
      files: {},
      variables: { ...both, REGISTRY_AUTH_FILE: 'missing.json' },
      found: 'anonymous',
    },
  ])('is found: $name', async ({ files, variables, found }) => {
    const fixture = await openCredentials({ env: await userWith(files, variables) });
    expect(show(await fixture.find(repository('r.io/team/a')))).toBe(found);
  });

  it('is not taken from a directory that is not absolute, which would be in the checkout', async () => {
    const env = await userWith(
      { [session]: auths('r.io', 'p:s'), [stored]: auths('r.io', 'p:c') },
      both,
    );
    const relative = Object.entries(env).map(([name, path]) => [
      name,
      toRelative(process.cwd(), path),
    ]);
    const fixture = await openCredentials({ env: Object.fromEntries(relative) as typeof env });
    expect(show(await fixture.find(repository('r.io/a')))).toBe('anonymous');
  });

  it("comes after Docker's own", async () => {
    const env = await userWith({ [session]: auths('r.io', 'p:podman') }, both);
    const fixture = await openCredentials({ env, config: auths('r.io', 'd:docker') });
    expect(show(await fixture.find(repository('r.io/a')))).toBe(
      'd:docker from the Docker configuration',
    );
  });

  it("is given to buildx, which does not read Podman's files, unless Docker has a login", async () => {
    const file = {
      auths: { ...auths('r.io', 'p:podman-r').auths, ...auths('d.io', 'p:podman-d').auths },
    };
    const env = await userWith({ [session]: file }, both);
    const fixture = await openCredentials({ env, config: auths('d.io', 'd:docker') });
    const child = await fixture.childEnv([repository('r.io/a')]);
    expect(JSON.parse(child.DOCKER_AUTH_CONFIG ?? '')).toEqual({
      auths: { 'r.io': { auth: basic('p:podman-r') } },
    });
  });

  it('in a file that is not JSON is a Problem that names the file', async () => {
    const env = await userWith({ [session]: '{' }, both);
    const fixture = await openCredentials({ env });
    const [problem] = (await problemOf(fixture.find(repository('r.io/a')))).problems;
    expect(problem?.message).toBe(
      `the Podman configuration "${env.XDG_RUNTIME_DIR ?? ''}/containers/auth.json" is not a JSON object`,
    );
    expect(problem?.hint).toContain('REGISTRY_AUTH_FILE');
  });
});

it('says that a written login is not used where the credential helper has none', async () => {
  const fixture = await openCredentials({
    config: { ...auths('r.io', 'u:written'), credsStore: 'desktop' },
    answers: [
      {
        when: /^docker-credential-/,
        result: { code: 1, stdout: 'credentials not found in native keychain' },
      },
    ],
  });
  expect(show(await fixture.find(repository('r.io/a')))).toBe('anonymous');
  await fixture.find(repository('r.io/b'));
  expect(fixture.problems).toMatchObject([{ code: 'LOGIN_NOT_USED', level: 'notice' }]);
  expect(fixture.problems[0]?.message).toContain('"docker-credential-desktop", which has no login');
});
