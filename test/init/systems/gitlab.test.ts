// SPDX-License-Identifier: Apache-2.0
// The components that `init` includes on GitLab, and their inputs as GitLab and the program read them.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderGitlab } from '../../../src/init/systems/gitlab.ts';
import { renderComponent, type InputValue } from '../../gitlab/render.ts';

interface Include {
  readonly remote: string;
  readonly inputs?: Readonly<Record<string, InputValue>>;
}

function write(platforms: readonly string[], more: readonly string[] = []) {
  const targets = [platforms, ...(more.length > 0 ? [more] : [])].map((list, at) => ({
    ...{ images: [], platforms: list },
    ...(more.length > 0 && { name: `image${at}` }),
  }));
  const text = renderGitlab({ version: '9.8.7', branch: 'main', targets, logins: [] });
  const { include } = parse(text) as { include: readonly Include[] };
  return { text, include };
}

describe('an image', () => {
  it.each([
    { name: 'of the usual platform', platforms: [], component: 'build', inputs: undefined },
    {
      name: 'of one platform',
      platforms: ['linux/arm64'],
      component: 'build',
      inputs: { platforms: ['linux/arm64'] },
    },
    {
      name: 'of the two usual platforms',
      platforms: ['linux/amd64', 'linux/arm64'],
      component: 'multi',
      inputs: undefined,
    },
    {
      name: 'of others',
      platforms: ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/s390x'],
      component: 'multi',
      inputs: {
        matrix: [
          { LEG: 'linux/amd64', RUNNER: 'saas-linux-small-amd64' },
          { LEG: 'linux/arm64', RUNNER: 'saas-linux-small-arm64' },
          { LEG: 'linux/arm/v7', RUNNER: 'saas-linux-small-arm64' },
          { LEG: 'linux/s390x', RUNNER: 'saas-linux-small-amd64' },
        ],
      },
    },
  ])('$name: $component.yml', async ({ platforms, component, inputs }) => {
    const { text, include } = write(platforms);
    expect(include).toMatchObject([
      { remote: expect.stringMatching(`/${component}.yml$`) as string },
    ]);
    expect(include[0]?.inputs).toEqual(inputs);
    expect(text.includes('matrix names them')).toBe(component === 'multi');
    const path = new URL(`../../../templates/${component}.yml`, import.meta.url);
    expect(renderComponent(await readFile(path, 'utf8'), inputs ?? {}).errors).toEqual([]);
  });

  it('of several has a component of its own each', () => {
    const { include } = write(['linux/amd64', 'linux/arm64'], ['linux/amd64']);
    expect(include.map(({ remote }) => remote.split('/').at(-1))).toEqual([
      'multi.yml',
      'build.yml',
    ]);
    expect(include[0]?.inputs).toEqual({ 'job-name': 'image0-image', name: 'image0' });
  });
});
