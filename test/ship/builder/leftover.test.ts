// SPDX-License-Identifier: Apache-2.0
// A run was killed and its builder is still there: the next run, or the post step, finds it by its folder.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listKept, noteBuilder, removeLeftBuilder } from '../../../src/ship/builder/leftover.ts';
import { startBuildKit } from './buildkit.ts';
import { choose, inspect, inspected, version } from './choosing.ts';
import { type Answer, makeEdge, scriptShell } from '../scripted-shell.ts';
import { silentLog } from '../tagging.ts';

/** An environment in which the plugin buildx is found by its file, on every machine. */
async function makeEnv(): Promise<Record<string, string>> {
  const plugins = join(await makeFolder(), 'cli-plugins');
  await mkdir(plugins);
  await writeFile(join(plugins, 'docker-buildx'), '', { mode: 0o755 });
  return { DOCKER_CONFIG: join(plugins, '..'), DOCKER_HOST: 'tcp://e:1' };
}

async function makeFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'tagship-left-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

it.each([
  {
    name: 'on the engine',
    note: { name: 'tagship-80000000', hasContext: false },
    lines: ['docker-buildx rm --force tagship-80000000'],
  },
  {
    name: 'on an engine with a context of ours',
    note: { name: 'tagship-80000000', hasContext: true },
    lines: ['docker-buildx rm --force tagship-80000000'],
  },
  {
    name: 'whatever program its note names',
    note: { name: 'tagship-80000000', program: ['/tmp/evil'], hasContext: false },
    lines: ['docker-buildx rm --force tagship-80000000'],
  },
] as const)(
  'is taken away, by the state of the run that made it: $name',
  async ({ note, lines }) => {
    const dir = await makeFolder();
    await noteBuilder(dir, note);
    const scripted = scriptShell([]);
    const env = await makeEnv();
    expect(await removeLeftBuilder(dir, { ...scripted, env, log: silentLog })).toEqual([]);
    expect(scripted.lines()).toEqual(lines);
    for (const command of scripted.commands) {
      const context = note.hasContext ? { DOCKER_CONFIG: join(dir, 'engine') } : {};
      expect(command.env).toEqual({ ...env, ...context, BUILDX_CONFIG: join(dir, 'buildx') });
    }
  },
);

it.each([
  { name: 'no note', text: undefined },
  { name: 'half a note', text: '{"name": "tagship-8000' },
  { name: 'no builder of ours', text: '{"name":"mine","hasContext":false}' },
  { name: 'a flag for a name', text: '{"name":"--all-inactive","hasContext":false}' },
  { name: 'a name with a line break', text: '{"name":"tagship-80000000\\n","hasContext":false}' },
  { name: 'no context named', text: '{"name":"tagship-80000000"}' },
  {
    name: 'a long note',
    text: `{"name":"tagship-80000000","hasContext":false}${' '.repeat(9999)}`,
  },
  { name: 'no object', text: 'null' },
])('nothing is done where there is $name', async ({ text }) => {
  const dir = await makeFolder();
  if (text !== undefined) await writeFile(join(dir, 'builder.json'), text);
  const scripted = scriptShell([]);
  await removeLeftBuilder(dir, { ...scripted, env: {}, log: silentLog });
  expect(scripted.lines()).toEqual([]);
});

describe('nothing is run, and no link followed, where', () => {
  const note = { name: 'tagship-80000000', hasContext: false };

  it('the note is a link', async () => {
    const [dir, other] = [await makeFolder(), await makeFolder()];
    await noteBuilder(other, note);
    await symlink(join(other, 'builder.json'), join(dir, 'builder.json'));
    const scripted = scriptShell([]);
    expect(await removeLeftBuilder(dir, { ...scripted, env: {}, log: silentLog })).toEqual([]);
    expect(scripted.lines()).toEqual([]);
  });

  it.each([
    { name: "buildx's folder is a link", at: 'buildx' },
    { name: 'the folder of its builders is a link', at: 'buildx/instances' },
    { name: "the engine's folder is a link", at: 'engine' },
    { name: 'the folder of contexts is a link', at: 'engine/contexts' },
  ])('$name', async ({ at }) => {
    const [dir, other] = [await makeFolder(), await makeFolder()];
    await noteBuilder(dir, note);
    await mkdir(join(dir, at, '..'), { recursive: true });
    await symlink(other, join(dir, at));
    const scripted = scriptShell([]);
    expect(await removeLeftBuilder(dir, { ...scripted, env: {}, log: silentLog })).toEqual([]);
    expect(scripted.lines()).toEqual([]);
  });
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
  expect(await listKept(edge.tempDir)).toEqual([]);
  await writeFile(join(edge.tempDir, 'builder.json'), notes.join(''));
  const scripted = scriptShell([]);
  await removeLeftBuilder(edge.tempDir, { ...scripted, env: edge.env, log: silentLog });
  expect(scripted.lines()).toEqual([lines().at(-1)]);
  expect(scripted.lines()[0]).toContain(' rm --force tagship-80000000');
});

it('a remote BuildKit is nothing to take away', async () => {
  const { edge } = await choose({ builder: await startBuildKit() }, [version]);
  const scripted = scriptShell([]);
  await removeLeftBuilder(edge.tempDir, { ...scripted, env: {}, log: silentLog });
  expect(scripted.lines()).toEqual([]);
});

describe('that cannot be taken away', () => {
  const name = 'tagship-80000000';
  const note = { name, program: ['docker', 'buildx'], hasContext: true } as const;

  /** As buildx does: it forgets the builder, whatever becomes of it. */
  async function attempt(dir: string, result: Answer['result']) {
    const forget = () => rm(join(dir, 'buildx', 'instances', name), { force: true });
    const scripted = scriptShell([{ when: / rm --force/, result, also: forget }]);
    const { edge, problems } = await makeEdge(scripted.shell);
    const kept = await removeLeftBuilder(dir, edge);
    return { kept, problems, lines: scripted.lines() };
  }

  async function makeKnown(): Promise<string> {
    const dir = await makeFolder();
    await mkdir(join(dir, 'buildx', 'instances'), { recursive: true });
    await writeFile(join(dir, 'buildx', 'instances', name), '{"Name":"tagship"}');
    await mkdir(join(dir, 'engine', 'contexts'), { recursive: true });
    await noteBuilder(dir, note);
    return dir;
  }

  it.each([
    {
      why: 'the engine is gone',
      result: {
        code: 1,
        stderr: `failed to remove ${name}: Cannot connect to e:1.\nERROR: failed to remove one or more builders\n`,
      },
      says: 'Cannot connect to e:1.',
    },
    { why: 'it hangs', result: { code: null, timedOut: true }, says: 'it took too long' },
    { why: 'docker is gone', result: { code: null, spawnError: 'ENOENT' }, says: 'ENOENT' },
    { why: 'unknown', result: { code: 1 }, says: 'buildx gave no reason' },
  ])('$why: is named, and left for the next run', async ({ result, says }) => {
    const dir = await makeKnown();
    const first = await attempt(dir, result);
    const [problem] = first.problems;
    expect(problem).toMatchObject({ level: 'notice', code: 'BUILDER_LEFT' });
    expect(problem?.message).toContain(says);
    expect(problem?.hint).toContain(
      `DOCKER_CONFIG=${join(dir, 'engine')} BUILDX_CONFIG=${join(dir, 'buildx')} docker buildx rm --force ${name}`,
    );
    expect(first.kept).toEqual(['builder.json', 'buildx', 'engine']);
    // The context is needed again.
    expect(first.lines).toEqual([`docker-buildx rm --force ${name}`]);
    const second = await attempt(dir, {});
    expect(second).toMatchObject({ kept: [], problems: [] });
    expect(second.lines).toEqual(first.lines);
    expect(existsSync(join(dir, 'engine'))).toBe(false);
  });

  it('since buildx does not know it is not worth a word', async () => {
    const dir = await makeFolder();
    await noteBuilder(dir, note);
    expect(await attempt(dir, { code: 1, stderr: 'no builder' })).toMatchObject({
      kept: [],
      problems: [],
    });
  });
});
