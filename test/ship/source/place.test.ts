// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeInRepository } from '../../../src/ship/source/place.ts';

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'tagship-place-')));
  for (const path of ['top/.git', 'top/docker', 'top/sub/docker', 'run/source/docker', 'bare']) {
    await mkdir(join(root, path), { recursive: true });
  }
  await symlink(join(root, 'top'), join(root, 'link'));
  await writeFile(join(root, 'top/sub/Dockerfile'), 'FROM scratch\n');
});

afterAll(() => rm(root, { recursive: true, force: true }));

describe('the path of a Dockerfile, as GitHub and GitLab name it', () => {
  it.each([
    { cwd: 'top', file: 'docker/Dockerfile', place: 'docker/Dockerfile' },
    { cwd: 'top', file: './Dockerfile', place: 'Dockerfile' },
    { cwd: 'top/sub', file: 'Dockerfile', place: 'sub/Dockerfile' },
    { cwd: 'top/sub', file: '../docker/Dockerfile', place: 'docker/Dockerfile' },
    { cwd: 'top/sub', file: '{root}/top/docker/my file', place: 'docker/my file' },
    { cwd: 'link/sub', file: 'Dockerfile', place: 'sub/Dockerfile' },
    { cwd: 'top', file: '{root}/link/sub/Dockerfile', place: 'sub/Dockerfile' },
    { cwd: 'bare', file: 'docker/Dockerfile', place: 'docker/Dockerfile' },
    // The setting source: commit.
    { cwd: 'top/sub', file: '{root}/run/source/docker/Dockerfile', place: 'docker/Dockerfile' },
    { cwd: 'top', file: '../Dockerfile', place: undefined },
    { cwd: 'top', file: '/etc/Dockerfile', place: undefined },
    { cwd: 'top', file: '-', place: undefined },
    { cwd: 'top', file: 'https://example.com/Dockerfile', place: undefined },
    { cwd: 'top', file: 'Dockerfile', context: 'github.com/acme/app', place: undefined },
    { cwd: 'top', file: 'Dockerfile', context: '-', place: undefined },
  ])('of $file in $cwd is $place', async ({ cwd, file, context = '.', place }) => {
    const build = { file: file.replace('{root}', root), context };
    const where = { cwd: join(root, cwd), tempDir: join(root, 'run') };
    expect(await placeInRepository(build, where)).toBe(place);
  });
});
