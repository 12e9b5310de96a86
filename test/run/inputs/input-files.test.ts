// SPDX-License-Identifier: Apache-2.0
// The files that `plan --explain` names for `paths`, in a real repository.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExplainedInputs } from '../../../src/plan/explain.ts';
import { makePlan } from '../../../src/plan/make.ts';
import type { PlannedTag } from '../../../src/plan/plan.ts';
import { readInputFiles } from '../../../src/run/inputs/input-files.ts';
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
    paths: [services, libs/core, '!**/*.md', '!**/Dockerfile']
  web: {context: web}
`;

let project: Project;
let first: string;

beforeAll(async () => {
  project = await makeProject({
    files: {
      'base/Dockerfile': 'FROM scratch\n',
      'services/api/Dockerfile': 'FROM base\n',
      'services/api/.dockerignore': '*.md\n',
      'services/api/main.txt': 'main\n',
      'services/ü "x".txt': 'odd\n',
      'libs/core/core.txt': 'core\n',
      'libs/core/notes.md': 'notes\n',
      'web/Dockerfile': 'FROM scratch\n',
    },
  });
  first = await project.git('rev-parse', 'HEAD');
  await project.commit('Second', { 'libs/core/core.txt': 'other\n', 'libs/core/notes.md': '\n' });
});
afterAll(() => project.remove());

/** The files of `api` and `web`, where the tags point at an image of this commit. */
async function read(revision?: string): Promise<ReadonlyMap<string, ExplainedInputs>> {
  const git = { cwd: project.directory, env: gitEnv(project.home), shell: createShell() };
  const settings = await settingsFrom({ file: FILE });
  const made = await makePlan(factsOf({}), settings, { toolVersion: '0', secrets: [], match });
  const plan = await addInputs(made, settings, git);
  const toAsked = (tag: PlannedTag): PlannedTag =>
    revision === undefined
      ? tag
      : { ...tag, from: { digest: `sha256:${'a'.repeat(64)}`, revision } };
  const targets = plan.targets.map((one) => ({ ...one, tags: one.tags.map(toAsked) }));
  return readInputFiles({ ...plan, targets }, settings, git);
}

const FILES = [
  'libs/core/core.txt',
  'services/api/.dockerignore',
  'services/api/Dockerfile',
  'services/api/main.txt',
  'services/ü "x".txt',
];

describe('the input files of a target', () => {
  it('are those of its paths, its Dockerfile and its ignore files', async () => {
    const found = await read();
    expect(found.get('api')).toEqual({ files: FILES, bases: ['base'] });
    expect(found.get('base')).toEqual({ files: ['base/Dockerfile'], bases: [] });
    expect(found.has('web')).toBe(false);
  });

  it('that changed are told where the clone has the commit of the image', async () => {
    const found = await read(first);
    const changed = { since: first, files: ['libs/core/core.txt'] };
    expect(found.get('api')).toEqual({ files: FILES, bases: ['base'], changed });
    expect(found.get('base')?.changed).toEqual({ since: first, files: [] });
  });

  it.each([
    ['a commit that the clone lacks', 'f'.repeat(40)],
    ['an option', '--output=/tmp/x'],
    ['a name', 'HEAD~1'],
    ['nothing', ''],
  ])('are told without it for %s', async (_, revision) => {
    expect((await read(revision)).get('api')).toEqual({ files: FILES, bases: ['base'] });
  });
});
