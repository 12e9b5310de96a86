// SPDX-License-Identifier: Apache-2.0
// What counts as a change under `paths`, in real repositories.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePlan } from '../../../src/plan/make.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { addInputs } from '../../../src/run/inputs/inputs.ts';
import { createShell } from '../../../src/shell.ts';
import { gitEnv, makeProject, type Project } from '../../e2e/project.ts';
import { factsOf } from '../../plan/facts.ts';
import { match } from '../../plan/rules/match.ts';
import { settingsFrom } from '../../settings/reading.ts';

const FILE = `targets:
  base: {context: base, paths: base}
  api:
    context: services/api
    build-contexts: base=target:base
    paths: [services/api, libs/core, '!**/*.md']
  web: {context: web}
`;

let project: Project;

beforeAll(async () => {
  const files = {
    'base/Dockerfile': 'FROM scratch\n',
    'services/api/Dockerfile': 'FROM base\n',
    'services/api/main.txt': 'main\n',
    'libs/core/core.txt': 'core\n',
    'libs/core/notes.md': 'notes\n',
    'web/Dockerfile': 'FROM scratch\n',
    'README.md': 'readme\n',
  };
  project = await makeProject({ files });
});
afterAll(() => project.remove());

async function planIn(cwd: string, file = FILE, dirty = false): Promise<Plan> {
  const settings = await settingsFrom({ file });
  const edge = { toolVersion: '0.0.0', secrets: [], match };
  const plan = await makePlan(factsOf({ dirty }), settings, edge);
  return addInputs(plan, settings, { cwd, env: gitEnv(project.home), shell: createShell() });
}

async function inputsIn(cwd = project.directory, name = 'api'): Promise<string | undefined> {
  const { targets } = await planIn(cwd);
  return targets.find((target) => target.name === name)?.build.inputs;
}

describe('the inputs of a target', () => {
  it('are a hash where it has paths', async () => {
    expect(await inputsIn()).toMatch(/^[0-9a-f]{64}$/);
    expect(await inputsIn(project.directory, 'web')).toBeUndefined();
  });

  it.each([
    ['another file', 'same', { 'README.md': 'changed\n' }],
    ['an excluded file', 'same', { 'libs/core/notes.md': 'changed\n' }],
    ['a file in a directory', 'other', { 'libs/core/core.txt': 'changed\n' }],
    ['a new file', 'other', { 'services/api/new.txt': 'new\n' }],
    ['its base', 'other', { 'base/more.txt': 'more\n' }],
  ])(
    'after a change of %s are the %s, and the first again when it is reverted',
    async (_, how, files) => {
      const before = await inputsIn();
      await project.commit('Change', files);
      if (how === 'same') expect(await inputsIn()).toBe(before);
      else expect(await inputsIn()).not.toBe(before);
      await project.git('revert', '--no-edit', 'HEAD');
      expect(await inputsIn()).toBe(before);
    },
  );

  it.each([
    ["[services/api, '!**/*.md']", ''],
    ["['!**/*.md', services/api]", ''],
    ["[api, '!**/*.md']", 'services'],
    ["[core/core.txt, core, '!core/notes.md']", 'libs'],
    ["['!README.md']", ''],
  ])(
    'are found where all patterns begin alike but those that exclude: %s',
    async (paths, below) => {
      const plan = await planIn(join(project.directory, below), `paths: ${paths}`);
      expect(plan.problems.map(({ code }) => code)).not.toContain('PATHS_EMPTY');
      expect(plan.targets[0]?.build.inputs).toMatch(/^[0-9a-f]{64}$/);
    },
  );

  it('are others for another mode and another name of a file', async () => {
    const before = await inputsIn();
    await chmod(join(project.directory, 'libs/core/core.txt'), 0o755);
    await project.commit('Mode');
    const mode = await inputsIn();
    await project.git('mv', 'libs/core/core.txt', 'libs/core/heart.txt');
    await project.commit('Rename');
    expect(new Set([before, mode, await inputsIn()]).size).toBe(3);
  });

  it('are the same where history was rewritten', async () => {
    const [before, sha] = [await inputsIn(), await project.git('rev-parse', 'HEAD')];
    await project.git('commit', '--quiet', '--amend', '--allow-empty', '--message', 'Rewritten');
    expect(await project.git('rev-parse', 'HEAD')).not.toBe(sha);
    expect(await inputsIn()).toBe(before);
  });

  it('are the same in a shallow clone', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'tagship-shallow-'));
    await project.push();
    const url = `file://${project.remote}`;
    await project.git('clone', '--quiet', '--depth', '1', url, join(directory, 'clone'));
    expect(await inputsIn(join(directory, 'clone'))).toBe(await inputsIn());
    await rm(directory, { recursive: true });
  });
});

describe('paths that do not count', () => {
  it.each([
    ['dirty', FILE, true, ['PATHS_DIRTY', 'PATHS_DIRTY']],
    ['without a file', 'paths: servces', false, ['PATHS_EMPTY']],
    ['outside', 'paths: ../other', false, ['PATHS_INVALID']],
    [
      'base without paths',
      'targets: {web: {}, api: {paths: web, build-contexts: x=target:web}}',
      false,
      ['PATHS_BASE'],
    ],
    ['no-cache', 'paths: web\nno-cache: true', false, []],
  ])('%s', async (_, file, dirty, codes) => {
    const plan = await planIn(project.directory, file, dirty);
    const found = plan.problems.map(({ code }) => code).filter((code) => code.startsWith('PATHS'));
    expect(found).toEqual(codes);
    expect(plan.targets.filter(({ build }) => build.inputs !== undefined)).toEqual([]);
  });

  describe('with source: commit', () => {
    const planCommit = () => planIn(project.directory, 'source: commit\npaths: web', true);

    it('count where a file is changed that is not staged, since the build does not see it', async () => {
      const before = (await planCommit()).targets[0]?.build.inputs;
      await project.write({ 'web/index.html': 'new\n' });
      expect((await planCommit()).targets[0]?.build.inputs).toBe(before);
      expect(before).toMatch(/^[0-9a-f]{64}$/);
    });

    it('do not count where the index is not that of the commit', async () => {
      await project.write({ 'web/index.html': 'new\n' });
      await project.git('add', 'web/index.html');
      const plan = await planCommit();
      await project.git('rm', '--quiet', '--cached', 'web/index.html');
      expect(plan.problems.map(({ code }) => code)).toContain('PATHS_DIRTY');
      expect(plan.targets[0]?.build.inputs).toBeUndefined();
    });
  });

  it('a pattern is no other magic of git', async () => {
    const plan = await planIn(project.directory, 'paths: ":(exclude)nothing"');
    expect(plan.problems.map(({ code }) => code)).toContain('PATHS_EMPTY');
  });
});
