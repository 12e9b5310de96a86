// SPDX-License-Identifier: Apache-2.0
// Ships from a temporary directory whose name has commas, quotes and blanks, with the real buildx and engine.
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { lab, type Lab } from '../lab/lab.ts';
import { pickRows } from '../lab/nightly.ts';
import { runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';

let site: Lab;
let project: Project;
let parent: string;

beforeAll(async () => {
  site = await lab();
  project = await makeProject({ lab: site });
  await project.release('v1.2.3');
  parent = await mkdtemp(join(tmpdir(), 'odd-'));
});
afterAll(async () => {
  await project.remove();
  await rm(parent, { recursive: true, force: true });
});

/** Names that CSV, shells and TOML each parse differently. */
const names = ['a,b "c" d\'e', '"quoted"', ' dest=x,type=local', '$HOME `id` ;&|', 'ü\\n#='];

const strategies = [
  { strategy: 'endpoint', flags: () => [] },
  { strategy: 'layout', flags: () => ['--publish', 'layout'] },
  { strategy: 'remote', flags: () => ['--builder', site.buildkit.tcp, '--publish', 'builder'] },
];

describe.each(pickRows(strategies))('by $strategy', ({ strategy, flags }) => {
  it.each(pickRows(names))('in a directory of the name %s', async (name) => {
    const TMPDIR = join(parent, name);
    await mkdir(TMPDIR, { recursive: true });
    const image = `${site.registries.plain.host}/temp-${runId}/${strategy}${names.indexOf(name)}`;
    const args = ['ship', '--push', '--json', '--image', image, ...flags()];
    const { code, stdout, stderr } = await runCli({ lab: site, project, args, env: { TMPDIR } });
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout) as Receipt).toMatchObject({ status: 'done' });
    expect(await readdir(TMPDIR)).toEqual([]);
  });
});
