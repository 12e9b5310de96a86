// SPDX-License-Identifier: Apache-2.0
// The private directory of a run, and what killed runs left.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTempDir, removeTempDir, sweepTempDirs } from '../src/tempdir.ts';

const nothing = () => Promise.resolve([]);
let parent = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'parent-'));
});
afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

/** The number of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

it('is for this user only', async () => {
  const dir = await createTempDir(parent, process.pid, nothing);
  expect((await stat(dir)).mode & 0o777).toBe(0o700);
});

it('is gone after removal, also when removed twice', async () => {
  const dir = await createTempDir(parent, process.pid, nothing);
  await removeTempDir(dir);
  await removeTempDir(dir);
  expect(existsSync(dir)).toBe(false);
});

it('removes what a killed run left, and nothing else', async () => {
  const left = await createTempDir(parent, deadPid(), nothing);
  const running = await createTempDir(parent, process.pid, nothing);
  const foreign = join(parent, 'tagship-of-somebody-else');
  await mkdir(foreign);
  expect(existsSync(left)).toBe(false);
  const another = await createTempDir(parent, deadPid(), nothing);
  const told: (readonly [dir: string, isThere: boolean])[] = [];
  const swept = await sweepTempDirs(parent, (dir) => {
    told.push([dir, existsSync(dir)]);
    return Promise.resolve([]);
  });
  expect(swept).toEqual([another]);
  expect(told).toEqual([[another, true]]);
  expect([running, foreign].map((dir) => existsSync(dir))).toEqual([true, true]);
});

it('keeps what has to stay, until it has not', async () => {
  const left = await createTempDir(parent, deadPid(), nothing);
  await mkdir(join(left, 'buildx'));
  await writeFile(join(left, 'password'), '');
  const keep = () => Promise.resolve(['buildx']);
  expect(await sweepTempDirs(parent, keep)).toEqual([]);
  expect((await readdir(left)).sort()).toEqual(['buildx', 'owner.pid']);
  expect(await sweepTempDirs(parent, keep)).toEqual([]);
  expect(await sweepTempDirs(parent, nothing)).toEqual([left]);
});
