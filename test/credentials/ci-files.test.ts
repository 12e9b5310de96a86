// SPDX-License-Identifier: Apache-2.0
// Files that GitLab names in variables: a Docker configuration, the authority of its server.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCiFiles, resolveAuthConfig } from '../../src/credentials/ci-files.ts';
import { needsTrust } from '../../src/credentials/gitlab-ca.ts';
import { settingsOf } from '../plan/settings.ts';

let directory: string;
let ca: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tagship-ci-files-'));
  ca = join(directory, 'CI_SERVER_TLS_CA_FILE');
  const subject = ['-subj', '/CN=GitLab of Acme', '-days', '2'];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const files = ['-keyout', join(directory, 'key.pem'), '-out', ca];
  await promisify(execFile)('openssl', ['req', '-x509', ...key, ...subject, ...files]);
});
afterAll(() => rm(directory, { recursive: true }));

describe('DOCKER_AUTH_CONFIG', () => {
  const json = '{"auths": {}}';

  it('as a path is what the file says', async () => {
    const path = join(directory, 'DOCKER_AUTH_CONFIG');
    await writeFile(path, json);
    expect(await resolveAuthConfig({ DOCKER_AUTH_CONFIG: path, OTHER: 'x' })).toEqual({
      env: { DOCKER_AUTH_CONFIG: json, OTHER: 'x' },
      problems: [],
    });
  });

  it.each([{ DOCKER_AUTH_CONFIG: json }, { DOCKER_AUTH_CONFIG: 'auth.json' }, {}])(
    'stays as it is if it is not an absolute path: %j',
    async (env) => {
      expect(await resolveAuthConfig(env)).toEqual({ env, problems: [] });
    },
  );

  it.each(['missing', ''])('as a path that cannot be read gives no login', async (name) => {
    const path = join(directory, name);
    const { env, problems } = await resolveAuthConfig({ DOCKER_AUTH_CONFIG: path });
    expect(env.DOCKER_AUTH_CONFIG).toBeUndefined();
    expect(problems).toMatchObject([{ level: 'notice', code: 'LOGIN_CONFIG_INVALID' }]);
    expect(problems[0]?.message).toContain(path);
  });
});

describe('CI_SERVER_TLS_CA_FILE', () => {
  const given = () => ({ CI_REGISTRY: 'gitlab.acme.io:5050', CI_SERVER_TLS_CA_FILE: ca });
  const read = async (env: Record<string, string>, settings = settingsOf()) =>
    (await readCiFiles(settings, env)).settings.registries;

  it('is the authority of the registry', async () => {
    expect(await read(given())).toEqual([
      { prefix: 'gitlab.acme.io:5050', required: true, insecure: false, ca },
    ]);
  });

  it.each([
    { name: 'there is no registry', env: () => ({ CI_SERVER_TLS_CA_FILE: ca }) },
    { name: 'there is no file', env: () => ({ CI_REGISTRY: 'a.io' }) },
    {
      name: 'the file cannot be read',
      env: () => ({ ...given(), CI_SERVER_TLS_CA_FILE: `${ca}x` }),
    },
    {
      name: 'the file holds no certificate',
      env: () => ({ ...given(), CI_SERVER_TLS_CA_FILE: join(directory, 'key.pem') }),
    },
  ])('is not, where $name', async ({ env }) => {
    expect(await read(env())).toEqual([]);
  });

  it.each([{ insecure: true }, { ca: 'own.pem' }])(
    'is not, where the settings say how to reach it: %j',
    async (own) => {
      const entry = { prefix: 'gitlab.acme.io:5050/g', required: true, insecure: false, ...own };
      expect(await read(given(), settingsOf({ registries: [entry] }))).toEqual([entry]);
    },
  );

  it('is not, where a public authority vouches for the chain, as on gitlab.com', async () => {
    const own = await readFile(ca, 'utf8');
    const [root = ''] = rootCertificates;
    expect(needsTrust(own, rootCertificates)).toBe(true);
    expect(needsTrust(root, rootCertificates)).toBe(false);
    expect(needsTrust(`${own}\n${root}`, rootCertificates)).toBe(false);
    expect(needsTrust('', rootCertificates)).toBe(false);
  });
});
