// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { createCredentials } from '../src/credentials/credentials.ts';
import { isRequired } from '../src/ship/destination.ts';
import { parseRepository } from '../src/plan/reference/references.ts';
import { readReach } from '../src/registry/address.ts';
import {
  covers,
  mostSpecific,
  namesRepository,
  parseScope,
  isPrimary,
} from '../src/registry-host.ts';
import { secret } from '../src/settings/secret.ts';
import { toPrefix } from '../src/settings/values/registry/registries.ts';

const hub = ['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com'];
const names = ['acme/app', ...hub.map((host) => `${host}/acme/app`)];
const keys = [...hub, 'DOCKER.io'];

function repositoryOf(name: string) {
  const parsed = parseRepository(name);
  if (!parsed.ok) throw new Error(name);
  return parsed.value;
}

describe('Docker Hub in every spelling', () => {
  const pairs = names.flatMap((name) => keys.map((key) => ({ name, key })));

  it.each(pairs)('$name is covered by the entry $key', async ({ name, key }) => {
    const repository = repositoryOf(name);
    const prefix = toPrefix(key) ?? '';
    const entry = { prefix, required: false, insecure: false, ca: 'ca.pem', username: 'acme' };
    const registries = [
      { ...entry, password: { from: 'given', secret: secret('of the hub') } as const },
    ];
    expect(repository).toMatchObject({ host: 'docker.io', path: 'acme/app' });
    expect(isRequired(repository, registries)).toBe(false);
    expect(isPrimary(repository, key)).toBe(true);
    expect(readReach(registries, repository.host).ca).toBe('ca.pem');
    const credentials = createCredentials({
      settings: { registries, githubToken: undefined, primary: undefined },
      env: { DOCKER_CONFIG: '/nonexistent' },
      shell: () => Promise.reject(new Error('no helper is configured')),
      cwd: '/',
      tempDir: '/',
    });
    const found = await credentials.find(repository);
    expect(found).toMatchObject({ source: 'registries: docker.io' });
  });

  it('has its official images under library, also by another name', () => {
    expect(repositoryOf('registry-1.docker.io/busybox').path).toBe('library/busybox');
  });
});

describe('the scope of a key', () => {
  it.each([
    ['ghcr.io', 'ghcr.io', ''],
    ['https://ghcr.io/', 'ghcr.io', ''],
    ['GHCR.io/acme', 'ghcr.io', 'acme'],
    ['registry.acme.io:5000/team/', 'registry.acme.io:5000', 'team'],
    ['https://index.docker.io/v1/', 'docker.io', ''],
    ['https://registry.acme.io/v2', 'registry.acme.io', ''],
    ['registry.acme.io/v1/team', 'registry.acme.io', 'v1/team'],
    ['[::1]:5000/team', '[::1]:5000', 'team'],
  ])('%s', (key, host, path) => {
    expect(parseScope(key)).toEqual({ host, path });
  });

  it.each([
    ['ghcr.io', 'ghcr.io/acme/app', true],
    ['ghcr.io/acme', 'ghcr.io/acme/app', true],
    ['ghcr.io/acme/app', 'ghcr.io/acme/app', true],
    ['ghcr.io/acme/ap', 'ghcr.io/acme/app', false],
    ['ghcr.i', 'ghcr.io/acme/app', false],
    ['docker.io', 'notdocker.io/acme/app', false],
    ['registry.acme.io', 'registry.acme.io:5000/app', false],
  ])('%s covers %s: %s', (key, name, expected) => {
    expect(covers(parseScope(key), repositoryOf(name))).toBe(expected);
  });

  it('with the longest path wins', () => {
    const entries = ['ghcr.io/acme', 'ghcr.io', 'ghcr.io/acme/app', 'ghcr.io/acme/app/deep'];
    expect(mostSpecific(entries, (key) => key, repositoryOf('ghcr.io/acme/app'))).toBe(entries[2]);
    expect(mostSpecific(entries, (key) => key, repositoryOf('quay.io/acme/app'))).toBeUndefined();
  });
});

describe('a name of a repository', () => {
  it.each([
    ['ghcr.io', 'ghcr.io/acme/app', true],
    ['ghcr.io/acme', 'ghcr.io/acme/app', true],
    ['acme/app', 'docker.io/acme/app', true],
    ['acme', 'docker.io/acme/app', false],
    ['docker.io/acme/app', 'acme/app', true],
    ['quay.io', 'ghcr.io/acme/app', false],
  ])('%s names %s: %s', (text, name, expected) => {
    expect(namesRepository(text, repositoryOf(name))).toBe(expected);
  });
});
