// SPDX-License-Identifier: Apache-2.0
// A run was killed and its builder is still there: the next run, or the post step, finds it by its folder.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { noteBuilder, removeLeftBuilder } from '../../src/apply/builder-left.ts';
import { choose, inspect, inspected, version } from './choosing.ts';
import { type Answer, scriptShell } from './scripted-shell.ts';

async function makeFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'tagship-left-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

it.each([
  {
    name: 'on the engine',
    note: { name: 'tagship-80000000', program: ['docker', 'buildx'], hasContext: false },
    lines: ['docker buildx rm --force tagship-80000000'],
  },
  {
    name: 'on an engine with a context of ours',
    note: { name: 'tagship-80000000', program: ['/p/docker-buildx'], hasContext: true },
    lines: [
      'docker-buildx rm --force tagship-80000000',
      'docker context rm --force tagship-80000000',
    ],
  },
] as const)(
  'is taken away, by the state of the run that made it: $name',
  async ({ note, lines }) => {
    const dir = await makeFolder();
    await noteBuilder(dir, note);
    const scripted = scriptShell([]);
    await removeLeftBuilder(dir, { shell: scripted.shell, env: { DOCKER_HOST: 'tcp://e:1' } });
    expect(scripted.lines()).toEqual(lines);
    for (const { env } of scripted.commands) {
      expect(env).toEqual({ DOCKER_HOST: 'tcp://e:1', BUILDX_CONFIG: join(dir, 'buildx') });
    }
  },
);

it.each([
  { name: 'no note', text: undefined },
  { name: 'half a note', text: '{"name": "tagship-8000' },
  { name: 'no builder of ours', text: '{"name":"mine","program":["docker"],"hasContext":false}' },
  { name: 'no program', text: '{"name":"tagship-80000000","program":[],"hasContext":false}' },
  { name: 'no object', text: 'null' },
])('nothing is done where there is $name', async ({ text }) => {
  const dir = await makeFolder();
  if (text !== undefined) await writeFile(join(dir, 'builder.json'), text);
  const scripted = scriptShell([]);
  await removeLeftBuilder(dir, { shell: scripted.shell, env: {} });
  expect(scripted.lines()).toEqual([]);
});

it.each([
  { name: 'in a container', settings: {}, answers: [inspect(inspected('docker', 'classic'))] },
  { name: 'on a cluster', settings: { builder: 'kubernetes://builds' }, answers: [] },
])('is noted before it is made, and goes as it would have: $name', async (given) => {
  const notes: string[] = [];
  const create: Answer = {
    when: / create /,
    result: {},
    also: async ({ env }) => {
      const folder = env.BUILDX_CONFIG ?? '';
      notes.push(await readFile(join(folder, '..', 'builder.json'), 'utf8'));
    },
  };
  const { builder, lines, edge } = await choose(given.settings, [
    ...[version, create],
    ...given.answers,
  ]);
  expect(notes).toHaveLength(1);
  await builder.remove?.();
  const scripted = scriptShell([]);
  await removeLeftBuilder(edge.tempDir, { shell: scripted.shell, env: {} });
  expect(scripted.lines()).toEqual([lines().at(-1)]);
  expect(scripted.lines()[0]).toContain(' rm --force tagship-80000000');
});

it('a remote BuildKit is nothing to take away', async () => {
  const { edge } = await choose({ builder: 'tcp://b:1' }, [version]);
  const scripted = scriptShell([]);
  await removeLeftBuilder(edge.tempDir, { shell: scripted.shell, env: {} });
  expect(scripted.lines()).toEqual([]);
});
