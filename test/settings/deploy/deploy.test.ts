// SPDX-License-Identifier: Apache-2.0
// The setting `deploy` as users write it: what it means, what is wrong with it, and what must not be shown of it.
import { describe, expect, it } from 'vitest';
import { findHookSecrets } from '../../../src/settings/deploy/secrets.ts';
import { fillTemplate, findTemplateFault } from '../../../src/settings/deploy/template.ts';
import { problemsFrom, read, settingsFrom, type Sources } from '../reading.ts';

const STRANGER = { level: 'untrusted', reason: 'this change comes from another project' } as const;

describe('hooks', () => {
  const text = `deploy:
  - kind: webhook
    url-env: HOOK
  - {kind: webhook, url_env: OTHER, method: GET, when: "1.*", target: api, timeout: 5s, insecure: true}
  - {kind: slack, url-env: SLACK, name: chat}
  - {kind: kinsta, app: a1, token-env: TOKEN}
  - {kind: github-deployment, environment: production, environment-url: "https://{{version}}.example.com"}
`;

  it.each<{ readonly name: string; readonly sources: Sources }>([
    { name: 'in the settings file', sources: { file: text } },
    { name: 'as an input', sources: { given: { deploy: text.replace('deploy:\n', '') } } },
    { name: 'as a variable', sources: { env: { TAGSHIP_DEPLOY: text.replace('deploy:\n', '') } } },
  ])('are read $name', async ({ sources }) => {
    const { deploy } = await settingsFrom(sources);
    expect(deploy).toEqual([
      {
        ...{ name: 'webhook', kind: 'webhook', when: undefined, target: undefined },
        ...{ urlEnv: 'HOOK', method: 'POST', headersEnv: {}, query: {}, body: 'json' },
        ...{ secretEnv: undefined, insecure: false, timeoutMs: 30_000 },
      },
      {
        ...{ name: 'webhook-2', kind: 'webhook', when: '1.*', target: 'api' },
        ...{ urlEnv: 'OTHER', method: 'GET', headersEnv: {}, query: {}, body: 'none' },
        ...{ secretEnv: undefined, insecure: true, timeoutMs: 5000 },
      },
      {
        ...{ name: 'chat', kind: 'slack', when: undefined, target: undefined },
        ...{ urlEnv: 'SLACK', text: undefined, insecure: false, timeoutMs: 30_000 },
      },
      {
        ...{ name: 'kinsta', kind: 'kinsta', when: undefined, target: undefined },
        ...{ app: 'a1', tokenEnv: 'TOKEN', apiUrl: 'https://api.kinsta.com/v2' },
        timeoutMs: 900_000,
      },
      {
        ...{ name: 'github-deployment', kind: 'github-deployment', when: undefined },
        ...{ target: undefined, environment: 'production', timeoutMs: 30_000 },
        environmentUrl: 'https://{{version}}.example.com',
      },
    ]);
  });

  it('may be a single map, and JSON', async () => {
    const deploy = '{"kind":"slack","url-env":"SLACK"}';
    expect((await settingsFrom({ given: { deploy } })).deploy).toMatchObject([{ urlEnv: 'SLACK' }]);
  });

  it('of the settings file of an untrusted change do not count', async () => {
    const file = 'deploy: {kind: slack, url-env: SLACK}';
    const found = await read({ file, owner: 'checkout', trust: STRANGER });
    expect(found.ok && found.value.deploy).toEqual([]);
    expect(found.problems).toMatchObject([{ code: 'SETTINGS_LEFT_OUT', level: 'notice' }]);
  });

  it('are for the whole run, not for a target', async () => {
    const file = 'targets: {api: {deploy: {kind: slack, url-env: SLACK}}}';
    expect((await problemsFrom({ file }))[0]).toContain('deploy');
  });
});

describe('a mistake', () => {
  it.each([
    { text: 'webhook', says: 'deploy takes a list of maps' },
    { text: '{url-env: HOOK}', says: 'a hook of deploy has no kind' },
    { text: '{kind: web-hook, url-env: HOOK}', says: 'unknown kind "web-hook" | Write webhook.' },
    { text: '{kind: webhook}', says: 'url-env of webhook is missing' },
    { text: '{kind: webhook, url: x}', says: 'webhook has no field "url" | Write url-env.' },
    { text: '{kind: slack, url-env: A, app: x}', says: 'It is for sevalla and kinsta.' },
    { text: '{kind: webhook, url-env: A, url_env: B}', says: 'url-env of webhook is given twice' },
    { text: '{kind: webhook, url-env: [A]}', says: 'url-env of webhook takes one value' },
    { text: '{kind: webhook, url-env: A, query: x}', says: 'takes a map of names to values' },
    { text: '{kind: webhook, url-env: A, query: {a: {b: c}}}', says: 'takes a map of names' },
    { text: '{kind: webhook, url-env: A, method: DELETE}', says: 'method of webhook is "DELETE"' },
    { text: '{kind: webhook, url-env: A, method: GET, body: json}', says: 'with the method GET' },
    { text: '{kind: webhook, url-env: A, insecure: yes}', says: 'not true or false' },
    {
      text: '{kind: webhook, url-env: A, timeout: 0}',
      says: 'timeout of webhook is not a duration',
    },
    { text: '{kind: webhook, url-env: A, timeout: soon}', says: 'is not a duration' },
    { text: '{kind: webhook, url-env: A, when: "a b"}', says: 'when of webhook cannot be "a b"' },
    { text: '{kind: webhook, url-env: A, name: "a\\nb"}', says: 'name of webhook cannot be' },
    {
      text: '{kind: webhook, url-env: A, headers-env: {Host: B}}',
      says: '"Host", which cannot be set',
    },
    { text: '{kind: webhook, url-env: A, headers-env: {"a b": B}}', says: 'which cannot be set' },
    { text: '{kind: webhook, url-env: A, headers-env: {X: B, x: C}}', says: 'has a name twice' },
    { text: '{kind: webhook, url-env: A, query: {a: "{{tags}}"}}', says: 'unknown name {{tags}}' },
    { text: '{kind: slack, url-env: A, text: "{{image"}', says: 'has braces that hold no name' },
    { text: '{kind: sevalla, app: ../x, token-env: A}', says: 'app of sevalla cannot be "../x"' },
    { text: '{kind: sevalla, app: x, token-env: A, api-url: x}', says: 'is not an address' },
    {
      text: '{kind: sevalla, app: x, token-env: A, api-url: "https://u:p@h/v3"}',
      says: 'has a user or a password in it',
    },
    {
      text: '{kind: github-deployment, environment: e, environment-url: "javascript:alert(1)"}',
      says: 'environment-url of github-deployment is not an address',
    },
    {
      text: '[{kind: slack, url-env: A, name: x}, {kind: slack, url-env: B, name: x}]',
      says: 'name of slack is "x" twice',
    },
    {
      text: JSON.stringify(Array.from({ length: 51 }, () => ({ kind: 'slack', 'url-env': 'A' }))),
      says: 'deploy has 51 hooks; the limit is 50',
    },
  ])('$text', async ({ text, says }) => {
    expect((await problemsFrom({ given: { deploy: text } })).join('\n')).toContain(says);
  });

  it.each([
    '{kind: webhook, url-env: https://hooks.example.com/s3cret}',
    '{kind: webhook, url-env: A, headers-env: {X: s3cret key}}',
    '{kind: sevalla, app: x, token-env: s3cret-key}',
  ])('of a secret in the place of a variable does not repeat it: %s', async (deploy) => {
    const said = (await problemsFrom({ given: { deploy } })).join('\n');
    expect(said).toContain('the name of a variable');
    expect(said).not.toContain('s3cret');
  });

  it('in a file of the checkout repeats nothing of it', async () => {
    const file = 'deploy: [{kind: s3cret}, {kind: webhook, s3cret: x, when: "s3cret word"}]';
    expect((await problemsFrom({ file, owner: 'checkout' })).join('\n')).not.toContain('s3cret');
  });
});

it('the values of the variables are secrets, and what is secret of them alone', async () => {
  const { deploy } = await settingsFrom({
    file: 'deploy: [{kind: slack, url-env: A}, {kind: webhook, url-env: B, secret-env: C, headers-env: {X: D}}]',
  });
  const env = {
    A: 'https://hooks.slack.com/services/T0/B0/x y',
    B: 'https://example.com/deploy',
    C: 'key',
    D: 'Bearer 0123456789',
    E: 'no secret',
  };
  const found = findHookSecrets(deploy, env).map(({ value }) => value);
  expect(found).toEqual(
    expect.arrayContaining([
      ...['https://hooks.slack.com/services/T0/B0/x y', '/services/T0/B0/x%20y'],
      ...['/services/T0/B0/x y', 'https://example.com/deploy', 'key'],
      ...['Bearer 0123456789', '0123456789'],
    ]),
  );
  expect(found).not.toContain('/deploy');
  const parts = findHookSecrets(deploy, {
    A: 'https://h.test/services/T0123ABCD/abc?key=Cmbq3Zpv&a=b',
  });
  expect(parts.map(({ value }) => value)).toEqual(
    expect.arrayContaining(['T0123ABCD', 'Cmbq3Zpv']),
  );
  expect(parts.map(({ value }) => value)).not.toContain('services');
  expect(found).not.toContain('no secret');
});

describe('a text with names', () => {
  const values = {
    ...{ image: 'i', tag: 't', reference: 'r', digest: 'd', moved: 'm', version: 'v' },
    ...{ revision: 'c', target: 'g', project: '{{tag}}', run: '$&$1' },
  };
  it.each([
    ['{{image}}@{{digest}}', 'i@d'],
    ['{{ tag }}', 't'],
    ['{{project}} {{run}}', '{{tag}} $&$1'],
    ['{{{tag}}}', '{t}'],
    ['plain', 'plain'],
  ])('%s', (text, expected) => {
    expect(fillTemplate(text, values)).toBe(expected);
  });

  it.each([
    ['{{image}}', undefined],
    ['{{ constructor }}', 'has the unknown name {{ constructor }}'],
    ['{{}}', 'has the unknown name {{}}'],
    ['{{#if tag}}', 'has braces that hold no name'],
  ])('%s is checked', (text, expected) => {
    expect(findTemplateFault(text)).toBe(expected);
  });
});
