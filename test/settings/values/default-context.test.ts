// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { problemsFrom, read, settingsFrom } from '../reading.ts';

it.each([
  { context: '{{defaultContext}}', is: '.', file: 'a/Dockerfile' },
  { context: '{{ defaultContext }}', is: '.', file: 'a/Dockerfile' },
  { context: '{{defaultContext}}:docker', is: 'docker', file: 'docker/a/Dockerfile' },
  { context: '{{defaultContext}}:/docker/', is: 'docker/', file: 'docker/a/Dockerfile' },
  { context: '{{defaultContext}}&subdir=docker', is: 'docker', file: 'docker/a/Dockerfile' },
  { context: 'docker', is: 'docker', file: 'a/Dockerfile' },
])('$context is $is', async ({ context, is, file }) => {
  const settings = await settingsFrom({ given: { context, file: 'a/Dockerfile' } });
  expect([settings.context, settings.file]).toEqual([is, file]);
});

it('is the checkout in build-contexts too', async () => {
  const given = { 'build-contexts': 'src={{defaultContext}}:src\nalpine=docker-image://alpine' };
  const { buildxFlags } = await settingsFrom({ given });
  expect(buildxFlags.map(({ value }) => value)).toEqual([
    'src=src',
    'alpine=docker-image://alpine',
  ]);
  expect((await problemsFrom({ given })).join()).toContain('CONTEXT_CHECKOUT build-contexts:');
});

it.each(['{{defaultContext}}/docker', '{{defaultContext}}:../x', 'x{{defaultContext}}'])(
  '%s is refused',
  async (context) => {
    const { ok, problems } = await read({ given: { context } });
    expect(ok).toBe(false);
    expect(problems.map(({ code }) => code)).toEqual(['CONTEXT_DEFAULT']);
  },
);
