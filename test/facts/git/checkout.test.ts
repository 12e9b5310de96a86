// SPDX-License-Identifier: Apache-2.0
// Where paths lead, in real directories with real links.
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findCheckout,
  findTerritory,
  follow,
  isInside,
  lead,
} from '../../../src/facts/git/checkout.ts';
import { createShell } from '../../../src/shell.ts';
import { gitEnv } from '../../e2e/project.ts';

let root = '';
let repository = '';

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'tagship-checkout-')));
  repository = join(root, 'work');
  await mkdir(join(repository, 'services/api'), { recursive: true });
  await mkdir(join(root, 'beside'));
  await writeFile(join(repository, 'services/api/Dockerfile'), 'FROM scratch\n');
  const git = async (...args: string[]) => {
    const env = gitEnv(root);
    const result = await createShell()({ argv: ['git', ...args], env, cwd: repository });
    expect(result.code, result.stderr).toBe(0);
  };
  await git('init', '--quiet', '.');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'First');
  for (const [name, target] of Object.entries({
    ...{ up: '..', out: '/', far: '/etc/passwd', beside: '../beside', loop: 'loop' },
    ...{ inner: 'services', hop: 'beside', 'services/back': '../services/api', deep: 'inner/back' },
  })) {
    await symlink(target, join(repository, name));
  }
  await symlink(repository, join(root, 'into'));
  await mkdir(join(repository, 'module/src'), { recursive: true });
  await writeFile(join(repository, 'module/.git'), 'gitdir: ../.git/modules/module\n');
  await mkdir(join(repository, 'generated'));
  await mkdir(join(repository, 'clone/.git'), { recursive: true });
});
afterAll(() => rm(root, { recursive: true, force: true }));

const place = (cwd: string) => ({ cwd, env: gitEnv(root), shell: createShell() });

describe('a path leads', () => {
  it.each([
    { path: '.', to: '.', links: [] },
    { path: 'services//./api', to: 'services/api', links: [] },
    { path: 'missing/x', to: 'missing/x', links: [] },
    { path: 'inner/api', to: 'services/api', links: ['inner'] },
    {
      path: 'deep/Dockerfile',
      to: 'services/api/Dockerfile',
      links: ['deep', 'inner', 'services/back'],
    },
    { path: 'inner/../x', to: 'x', links: ['inner'] },
    { path: 'up/beside', to: '../beside', links: ['up'] },
    { path: 'beside/../x', to: '../x', links: ['beside'] },
    { path: '../into/services', to: 'services', links: ['../into'] },
  ])('$path', async ({ path, to, links }) => {
    expect(await follow(path, repository)).toEqual({
      path: join(repository, to),
      links: links.map((link) => join(repository, link)),
    });
  });

  it('nowhere, in a circle', async () => {
    expect(await follow('loop/x', repository)).toBeUndefined();
  });
});

describe('the checkout', () => {
  it.each([
    { cwd: '.', territory: '.', is: '.' },
    { cwd: 'services/api', territory: '.', is: '.' },
    { cwd: 'inner/api', territory: '.', is: '.' },
    { cwd: 'module', territory: '.', is: 'module' },
    { cwd: 'clone', territory: 'clone', is: 'clone' },
    // the repository above does not have it: it may be no checkout of this project
    { cwd: 'generated', territory: '.', is: 'generated' },
  ])('of $cwd', async ({ cwd, territory, is }) => {
    expect(await findCheckout(place(join(repository, cwd)))).toEqual({
      territory: join(repository, territory),
      root: join(repository, is),
    });
    expect(await findTerritory(join(repository, cwd))).toBe(join(repository, territory));
  });

  it('is the working directory where there is no repository', async () => {
    const cwd = join(root, 'beside');
    expect(await findCheckout(place(cwd))).toEqual({ territory: cwd, root: cwd });
  });

  it.each([
    { directory: '/a', path: '/a', is: true },
    { directory: '/a', path: '/a/b', is: true },
    { directory: '/a', path: '/ab', is: false },
    { directory: '/', path: '/x', is: true },
  ])('$directory holds $path: $is', ({ directory, path, is }) => {
    expect(isInside(directory, path)).toBe(is);
  });
});

describe('staying inside', () => {
  it.each([
    { path: '.', inside: true, escapes: false },
    { path: 'services/api', inside: true, escapes: false },
    { path: 'deep', inside: true, escapes: false },
    { path: 'missing', inside: true, escapes: false },
    { path: '..', inside: false, escapes: false },
    { path: '/etc', inside: false, escapes: false },
    { path: '../beside', inside: false, escapes: false },
    { path: '../into', inside: true, escapes: false },
    { path: 'out', inside: false, escapes: true },
    { path: 'far', inside: false, escapes: true },
    { path: 'hop/x', inside: false, escapes: true },
    { path: 'loop', inside: false, escapes: true },
    { path: 'missing/../out/etc', inside: false, escapes: true },
    // programs do not agree on what this is: either way counts
    { path: 'beside/../services', inside: false, escapes: true },
    { path: 'inner/../../beside', inside: false, escapes: true },
    { path: '/proc/self/cwd', inside: false, escapes: false },
  ])('$path: $inside', async ({ path, inside, escapes }) => {
    const checkout = await findCheckout(place(repository));
    expect(await lead(path, repository, checkout)).toEqual({ inside, escapes });
  });
});

it('works where a directory above cannot be read', async () => {
  expect(await findTerritory(dirname(root))).toBe(await realpath(dirname(root)));
});
