// SPDX-License-Identifier: Apache-2.0
// A build of the files of the commit, with a checkout that has others.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { runCli, runId } from './cli.ts';
import { receiptOf, tagsOf } from './legs.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({
    files: {
      Dockerfile: 'FROM scratch\nCOPY . /\n',
      '.gitignore': '*.env\nout\n',
      '.dockerignore': '.*\nDockerfile\nnotes\n',
      kept: 'committed\n',
      notes: 'not for the image\n',
    },
  });
  await project.release('v1.0.0');
});
afterAll(() => project.remove());

it('source: commit has no file that the commit lacks, and a changed checkout gives exact tags', async () => {
  await project.write({ 'left.env': 'TOKEN=x\n', kept: 'changed\n', untracked: 'x\n' });
  const image = `${lab.registries.plain.host}/source-${runId}/app`;
  const flags = ['--image', image, '--git-tag', 'v1.0.0', '--builder', lab.buildkit.tcp];
  const args = ['ship', '--push', '--json', ...flags];
  const kept = [
    '--source',
    'commit',
    '--outputs',
    'type=local,dest=out',
    '--provenance',
    'mode=max',
  ];
  const run = await runCli({ lab, project, args: [...args, ...kept] });
  expect(receiptOf(run).status).toBe('done');
  expect(await tagsOf(image)).toContain('1.0.0');
  const out = join(project.directory, 'out');
  expect((await readdir(out)).filter((name) => !/^(provenance|sbom)/.test(name))).toEqual(['kept']);
  expect(await readFile(join(out, 'kept'), 'utf8')).toBe('committed\n');
  const provenance = await readFile(join(out, 'provenance.json'), 'utf8');
  expect(provenance).toContain(`"revision": "${await project.git('rev-parse', 'HEAD')}"`);
  expect(run.left).toEqual([]);
});
