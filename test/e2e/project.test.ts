// SPDX-License-Identifier: Apache-2.0
// The projects that other suites ship are what they say.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { lab } from '../lab/lab.ts';
import { nightly } from '../lab/nightly.ts';
import { makeProject } from './project.ts';

it('the same files and messages give the same commits', async () => {
  const projects = await Promise.all([makeProject({}), makeProject({})]);
  const shas = await Promise.all(projects.map((project) => project.commit('Second', { a: 'b' })));
  expect(shas[0]).toBe(shas[1]);
  const [project] = projects;
  expect(await project.git('log', '-1', '--format=%cI')).toBe('2024-01-01T01:00:00+00:00');
  expect(await project.git('ls-remote', '--symref', 'origin', 'HEAD')).toContain('refs/heads/main');
  await Promise.all(projects.map(({ remove }) => remove()));
});

const demos = [
  { name: 'a release', args: [] },
  { name: 'a monorepo', args: ['monorepo'] },
  { name: 'signatures', args: ['signed'] },
  { name: 'the time after a release', args: ['lifecycle'] },
];
for (const { name, args } of demos) {
  nightly(it)(`the demo of ${name} shows what it says`, async () => {
    const script = fileURLToPath(new URL('../../scripts/demo.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...args]);
    expect(stdout).not.toBe('');
  });
}

nightly(it)('a project with a lab can be built and run', async () => {
  const here = await lab();
  const project = await makeProject({ lab: here });
  const env = { ...process.env, ...here.env };
  const reference = `tagship-project-test:${process.pid}`;
  const docker = (...args: string[]): Promise<{ stdout: string }> =>
    promisify(execFile)('docker', args, { env, cwd: project.directory });
  await docker('buildx', 'build', '--load', '--build-arg=VERSION=1.2.3', '--tag', reference, '.');
  const { stdout } = await docker('run', '--rm', '--network=none', reference);
  await docker('image', 'rm', reference);
  expect(stdout.trim()).toBe('1.2.3');
  await project.remove();
});
