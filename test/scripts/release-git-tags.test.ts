// SPDX-License-Identifier: Apache-2.0
// The git tags of the Action: which follow a release, and that an older release never takes them back. Real git, a real remote.
import { expect, it, onTestFinished } from 'vitest';
import { decideGitTags, moveGitTags } from '../../scripts/release-git-tags.ts';
import { makeProject, type Project } from '../e2e/project.ts';

const rows = [
  { release: 'v0.2.1', others: ['v0.2.0', 'v0.1.9'], moves: ['v0', 'v0.2'] },
  { release: 'v0.2.1', others: ['v0.3.0'], moves: ['v0.2'] },
  { release: 'v0.2.1', others: ['v0.2.10'], moves: [] },
  { release: 'v0.2.10', others: ['v0.2.9', 'v1.0.0'], moves: ['v0', 'v0.2'] },
  { release: 'v1.0.0', others: ['v10.0.0', 'v1.0.0-rc.2'], moves: ['v1', 'v1.0'] },
  { release: 'v1.0.0-rc.1', others: [], moves: [] },
  { release: 'v1.0.0', others: ['v01.2.3', 'v1.2', 'v1.2.3.4', 'v1.9.9x'], moves: ['v1', 'v1.0'] },
];

it.each(rows)('$release next to $others moves $moves', ({ release, others, moves }) => {
  const remote = new Map([release, ...others].map((name) => [name, name.padEnd(40, '0')]));
  expect(decideGitTags(release, remote).moves.map(({ gitTag }) => gitTag)).toEqual(moves);
});

it.each(['v1', '1.2.3', 'v1.2.3 v9', '--force', 'main', ''])('refuses %j', (release) => {
  expect(() => decideGitTags(release, new Map([[release, 'a'.repeat(40)]]))).toThrow(
    'not a release',
  );
});

async function openProject(): Promise<Project> {
  const project = await makeProject({});
  onTestFinished(() => project.remove());
  return project;
}

async function release(project: Project, gitTag: string): Promise<string> {
  await project.commit(gitTag, { version: gitTag });
  return project.release(gitTag);
}

const readTag = async (project: Project, gitTag: string) =>
  (await project.git('ls-remote', 'origin', `refs/tags/${gitTag}`)).split('\t')[0];

it('a backport that is released later leaves v0 where it is', async () => {
  const project = await openProject();
  const first = await release(project, 'v0.2.0');
  await moveGitTags('v0.2.0', project.directory);
  expect(await readTag(project, 'v0')).toBe(first);

  const second = await release(project, 'v0.3.0');
  await moveGitTags('v0.3.0', project.directory);
  const backport = await release(project, 'v0.2.1');
  await moveGitTags('v0.2.1', project.directory);
  await moveGitTags('v0.2.0', project.directory);
  expect(await readTag(project, 'v0')).toBe(second);
  expect(await readTag(project, 'v0.3')).toBe(second);
  expect(await readTag(project, 'v0.2')).toBe(backport);
});

it('two releases at once end at the higher one, and an annotated git tag is moved too', async () => {
  const project = await openProject();
  await project.git('tag', '--annotate', '--message', 'Major', 'v0');
  await project.git('push', '--quiet', 'origin', 'refs/tags/v0');
  const lower = await release(project, 'v0.2.0');
  const higher = await release(project, 'v0.2.1');
  expect(lower).not.toBe(higher);
  await Promise.all(['v0.2.0', 'v0.2.1'].map((one) => moveGitTags(one, project.directory)));
  expect(await readTag(project, 'v0')).toBe(higher);
  expect(await readTag(project, 'v0.2')).toBe(higher);
});
