// SPDX-License-Identifier: Apache-2.0
// User names and passwords as providers give them: from the settings file to the registry and to children, byte for byte.
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseYamlMap } from '../../src/settings/file/yaml-text.ts';
import { parseRegistries } from '../../src/settings/values/registry/registries.ts';
import { createBench } from '../registry/bench.ts';
import { openCredentials, repository, show } from './logins.ts';
import { openRegistry } from './oidc/clouds.ts';

const KEY = JSON.stringify({ type: 'service_account', private_key: '-----BEGIN\nabc\n-----END\n' });

/** What is written behind `username:`, the name that it means, and the password. */
const forms = [
  { name: 'Google, the key of an account', written: '_json_key', password: KEY },
  {
    ...{ name: 'Google, the key in base64', written: '_json_key_base64' },
    password: Buffer.from(KEY).toString('base64'),
  },
  {
    name: 'Google, an access token',
    written: 'oauth2accesstoken',
    password: 'ya29.a0-access_token',
  },
  {
    ...{ name: 'Azure, a refresh token', written: '00000000-0000-0000-0000-000000000000' },
    password: 'eyJhbGciOi.eyJqdGki.c2lnbmF0dXJl',
  },
  {
    ...{ name: 'Azure, a service principal', written: '11111111-2222-4333-8444-555555555555' },
    password: 'Ab~8Q.client_secret-~x',
  },
  { name: 'Azure, the admin user', written: 'acmeregistry', password: 'a+b/c=d+ACRDe' },
  { name: 'Azure, a token of a repository', written: 'ci-token', password: 'x/y+z=token+ACR' },
  {
    name: 'Harbor, a robot',
    written: 'robot$acme+push',
    user: 'robot$acme+push',
    password: 'R0bot-secret',
  },
  {
    name: 'Harbor, a robot in quotes',
    written: '"robot$push"',
    user: 'robot$push',
    password: 'R0bot$ecret',
  },
  { name: 'Docker Hub, a personal token', written: 'octocat', password: 'dckr_pat_AbC-123' },
  { name: 'Docker Hub, a token of an organization', written: 'acme', password: 'dckr_oat_AbC-123' },
  { name: 'GitLab, a deploy token', written: 'gitlab+deploy-token-1', password: 'gldt-AbC123' },
  { name: 'Quay, a robot', written: 'acme+push', password: 'ROBOT4711TOKEN' },
  {
    name: 'a password of all that people get wrong',
    written: 'bob',
    password: 'bö b:/+%$"\'\\@&=?#',
  },
];

describe.each([
  { scheme: 'a token service', isBasic: false },
  { scheme: 'Basic', isBasic: true },
])('by $scheme', ({ isBasic }) => {
  it.each(forms)('$name', async ({ written, user = written, password }) => {
    const asked = new Set<string>();
    const trusted = { issuer: () => '', subject: '', now: Date.now, busy: [] };
    const accepts = (name: string, given: string) => {
      asked.add(`${name}:${given}`);
      return name === user && given === password;
    };
    const registry = await openRegistry(trusted, { isBasic, accepts });
    onTestFinished(registry.served.close);
    const { host } = registry.served;
    const origin = { kind: 'file', name: 'tagship.yml' } as const;
    const text = `"${host}":\n  username: ${written}\n  password-env: REGISTRY_PASSWORD\n`;
    const map = await parseYamlMap(text, origin);
    const parsed = parseRegistries(map.ok ? map.value : expect.fail(), origin);
    const registries = parsed.ok ? parsed.value : expect.fail();
    const credentials = await openCredentials({ registries, env: { REGISTRY_PASSWORD: password } });
    const image = repository(`${host}/acme/app`);
    expect(show(await credentials.find(image))).toBe(
      `${user}:${password} from registries: ${host}`,
    );
    const { client } = createBench({ credentials: credentials.find });
    onTestFinished(client.close);
    expect(await client.open(image).provePush()).toEqual({ ok: true });
    expect([...asked].filter((pair) => pair !== ':')).toEqual([`${user}:${password}`]);
    const env = await credentials.childEnv([image]);
    const auth = Buffer.from(`${user}:${password}`).toString('base64');
    expect(JSON.parse(env.DOCKER_AUTH_CONFIG ?? '{}')).toEqual({ auths: { [host]: { auth } } });
  });
});
