// SPDX-License-Identifier: Apache-2.0
// Every workflow, and action.yml, is what GitHub accepts. The linter itself is tried on faults first.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lintWorkflow } from '../lab/workflow-lint.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files below these directories are workflows; a missing directory has none. */
const DIRECTORIES = ['.github/workflows', 'examples/github', 'examples/.github/workflows'];

const files = [
  'action.yml',
  ...DIRECTORIES.filter((directory) => existsSync(join(root, directory))).flatMap((directory) =>
    readdirSync(join(root, directory))
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => `${directory}/${name}`),
  ),
];

describe('GitHub accepts', () => {
  it.each(files)('%s', async (path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const actions = { 'tagship/tagship': root };
    expect(await lintWorkflow({ path, text, root, actions })).toEqual([]);
  });
});

it('the list is not empty by mistake', () => {
  expect(files).toContain('.github/workflows/test.yml');
  expect(files).toContain('.github/workflows/release.yml');
});

describe('npm takes the release without a token', () => {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const { jobs } = parse(read('.github/workflows/release.yml')) as {
    jobs: Record<'publish', { permissions: Record<string, string>; steps: { run?: string }[] }>;
  };

  it('with the identity of the job', () => {
    expect(jobs.publish.permissions['id-token']).toBe('write');
    expect(jobs.publish.steps.some(({ run }) => run?.includes('--provenance'))).toBe(true);
    expect(JSON.stringify(jobs)).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN/);
  });

  // https://docs.npmjs.com/generating-provenance-statements#prerequisites
  it('with the repository in package.json that the provenance names', () => {
    const { repository } = JSON.parse(read('package.json')) as { repository?: { url: string } };
    const [action] = /tagship\/tagship(?=@)/.exec(read('.github/workflows/ship.yml')) ?? [];
    expect(repository?.url).toBe(`git+https://github.com/${action ?? ''}.git`);
  });
});

describe('the linter finds', () => {
  const job = (steps: string): string =>
    `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n${steps}`;

  it.each([
    {
      name: 'an unknown input of ours',
      text: job('      - uses: ./\n        with: { bogus-input: x }\n'),
      says: 'bogus-input',
    },
    { name: 'an unknown key', text: job('      - run: echo\n        shel: bash\n'), says: 'shel' },
    {
      name: 'a bad permission',
      text: 'permissions: { package: write }\n' + job('      - run: echo\n'),
      says: 'package',
    },
    {
      name: 'a bad expression',
      text: job('      - run: echo ${{ github.nothing( }}\n'),
      says: 'Unexpected symbol',
    },
  ])('$name', async ({ text, says }) => {
    const found = await lintWorkflow({ path: '.github/workflows/x.yml', text, root });
    expect(found.join('\n')).toContain(says);
  });

  it('an unknown runtime in action.yml', async () => {
    const text = 'name: x\ndescription: x\nruns: { using: node99, main: a.js }\n';
    expect(await lintWorkflow({ path: 'action.yml', text, root })).not.toEqual([]);
  });
});
