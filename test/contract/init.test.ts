// SPDX-License-Identifier: Apache-2.0
// What `init` writes and proposes for more than the examples, as the CI systems accept it.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  makeDraft,
  type InitRequest,
  type Draft,
  type FoundProject,
} from '../../src/init/draft.ts';
import { renderComponent } from '../gitlab/render.ts';
import { DOCKER_ACTIONS, RELEASE_STEPS, releaseWorkflow } from '../init/workflows.ts';
import { lintWorkflow } from '../lab/workflow-lint.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const found: FoundProject = {
  remoteUrl: 'https://github.com/acme/app',
  defaultBranch: 'main',
  dockerfiles: ['Dockerfile'],
  files: [],
};

function draft(project: Partial<FoundProject>, flags: Partial<InitRequest>): Draft {
  const asked = { images: [], version: '1.2.3', ...flags };
  const made = makeDraft({ ...found, ...project }, asked);
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join('\n'));
  return made.value;
}

const projects: readonly (Partial<FoundProject> & { name: string; images?: string[] })[] = [
  { name: 'two Dockerfiles', dockerfiles: ['Dockerfile', 'api/Dockerfile'] },
  { name: 'two registries', images: ['ghcr.io/acme/app', 'registry.acme.example:5000/app'] },
  { name: 'git tags with a prefix', gitTags: ['api-v1.0.0'] },
  {
    name: 'an existing workflow',
    dockerfiles: ['Dockerfile', 'Dockerfile.alpine'],
    ciFiles: [{ path: '.github/workflows/ci.yml', text: DOCKER_ACTIONS }],
  },
  {
    name: 'a release tool',
    dockerfiles: ['Dockerfile', 'api/Dockerfile'],
    images: ['docker.io/acme/app'],
    releaseConfigs: ['.releaserc'],
  },
];

describe.each(projects)('the file for $name', ({ images = [], ...project }) => {
  it('is what GitHub accepts', async () => {
    const { text, path } = draft(project, { ci: 'github', images });
    const actions = { 'tagship/tagship': root };
    expect(await lintWorkflow({ path, text, root, actions })).toEqual([]);
  });

  it('is what GitLab accepts', async () => {
    const { text } = draft(project, { ci: 'gitlab', images });
    const component = await readFile(join(root, 'templates/build.yml'), 'utf8');
    const { include } = parse(text) as { include: { inputs?: Record<string, string[]> }[] };
    for (const { inputs = {} } of include) {
      expect(renderComponent(component, inputs).errors).toEqual([]);
    }
    const jobs = include.map(({ inputs }) => String(inputs?.['job-name']));
    expect(new Set(jobs).size).toBe(jobs.length);
  });
});

describe('the lines for a release workflow', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tagship-lines-'));
    await mkdir(join(directory, '.github/workflows'), { recursive: true });
  });
  afterAll(() => rm(directory, { recursive: true }));

  it.each(Object.entries(RELEASE_STEPS))('%s', async (_name, step) => {
    const path = '.github/workflows/release.yml';
    const text = releaseWorkflow(step);
    const flags = { ci: 'github', images: ['docker.io/acme/app'] };
    const { release, path: called, text: image } = draft({ ciFiles: [{ path, text }] }, flags);
    await writeFile(join(directory, called), image);
    const { id, job = '', outputs = '', step: more = '', added = '' } = release ?? {};
    const withId =
      id === undefined ? text : text.replace(/- (?=uses: (?!actions))/, `- id: ${id}\n        `);
    const changed = `${withId.replace(`  ${job}:\n`, `  ${job}:\n${outputs && `    outputs:\n${outputs}`}`)}${more}${added}`;
    expect(parse(changed)).toMatchObject({ jobs: { make: {}, image: { needs: 'make' } } });
    expect(await lintWorkflow({ path, text: changed, root: directory })).toEqual([]);
  });
});
