// SPDX-License-Identifier: Apache-2.0
// Removes what killed runs left, and nothing else next to it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTempDir, OWNER } from '../../../src/run/files/tempdir.ts';
import { type OnLeft, sweepTempDirs } from '../../../src/run/files/tempdir-sweep.ts';

const nothing = () => Promise.resolve([]);
const HOUR_MS = 60 * 60 * 1000;
let parent = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'parent-'));
});
afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

/** Sweeps, and returns what is gone and what was said of the rest. */
async function sweep(onLeft: OnLeft = nothing, now = Date.now(), at = parent) {
  const said: string[] = [];
  const log = { debug: (line: string) => void said.push(line) };
  const signal = new AbortController().signal;
  return { swept: await sweepTempDirs(at, { onLeft, log, signal, now }), said };
}

/** The number of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('the sweep', () => {
  it('removes what a killed run left, and nothing else', async () => {
    const left = await createTempDir(parent, deadPid());
    const running = await createTempDir(parent, process.pid);
    const foreign = join(parent, 'tagship-of-somebody-else');
    await mkdir(foreign);
    const told: (readonly [dir: string, isThere: boolean])[] = [];
    const { swept } = await sweep((dir) => {
      told.push([dir, existsSync(dir)]);
      return Promise.resolve([]);
    });
    expect(swept).toEqual([left]);
    expect(told).toEqual([[left, true]]);
    expect([running, foreign].map((dir) => existsSync(dir))).toEqual([true, true]);
  });

  it('keeps what has to stay, until it has not', async () => {
    const left = await createTempDir(parent, deadPid());
    await mkdir(join(left, 'buildx'));
    await writeFile(join(left, 'password'), '');
    const keep = () => Promise.resolve(['buildx']);
    expect((await sweep(keep)).swept).toEqual([]);
    expect((await readdir(left)).sort()).toEqual(['buildx', OWNER]);
    expect((await sweep(keep)).swept).toEqual([]);
    expect((await sweep()).swept).toEqual([left]);
  });

  it('is not deceived by a process that got the number of one that has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      const dir = await createTempDir(parent, child.pid ?? 0);
      expect((await sweep()).swept).toEqual([]);
      const note = JSON.parse(await readFile(join(dir, OWNER), 'utf8')) as { start: string };
      expect(note.start).toMatch(/^\d+$/);
      const earlier = { ...note, start: String(Number(note.start) - 1) };
      await writeFile(join(dir, OWNER), JSON.stringify(earlier));
      expect((await sweep()).swept).toEqual([dir]);
    } finally {
      child.kill();
    }
  });

  it('leaves what a process in another container owns, for a week', async () => {
    const dir = await createTempDir(parent, deadPid());
    const note = JSON.parse(await readFile(join(dir, OWNER), 'utf8')) as object;
    await writeFile(join(dir, OWNER), JSON.stringify({ ...note, scope: 'boot pid:[1]' }));
    expect(await sweep()).toMatchObject({
      swept: [],
      said: [`"${dir}" is left alone: its process may run in another container`],
    });
    expect((await sweep(nothing, Date.now() + 8 * 24 * HOUR_MS)).swept).toEqual([dir]);
  });

  it.each([
    { name: 'nothing in it', fill: () => Promise.resolve() },
    { name: 'half a note', fill: (dir: string) => writeFile(join(dir, OWNER), '{"pid": 1') },
  ])('removes what a run killed right at its start left: $name', async ({ fill }) => {
    const dir = await mkdtemp(join(parent, 'tagship-'));
    await fill(dir);
    expect((await sweep()).swept).toEqual([]);
    await utimes(dir, new Date(), new Date(Date.now() - 2 * HOUR_MS));
    expect((await sweep()).swept).toEqual([dir]);
  });

  it('does not touch a parent in which other users may rename entries', async () => {
    await createTempDir(parent, deadPid());
    await chmod(parent, 0o777);
    expect(await sweep()).toEqual({
      swept: [],
      said: [`"${parent}" is not swept: other users may rename what is in it`],
    });
    await chmod(parent, 0o1777);
    expect((await sweep()).swept).toHaveLength(1);
  });

  it('ends with the run', async () => {
    await createTempDir(parent, deadPid());
    const log = { debug: () => undefined };
    const signal = AbortSignal.abort();
    const asked = sweepTempDirs(parent, { onLeft: nothing, log, signal, now: Date.now() });
    expect(await asked).toEqual([]);
  });

  it('is not ended by a parent that cannot be read', async () => {
    const { swept, said } = await sweep(nothing, Date.now(), join(parent, 'missing'));
    expect({ swept, said }).toMatchObject({ swept: [], said: [expect.stringContaining('ENOENT')] });
  });
});

/** What another user, or a program of this one, could put into a shared temporary directory. */
const traps: readonly {
  readonly name: string;
  readonly set: (dir: string, victim: string) => Promise<unknown>;
  readonly says: RegExp;
}[] = [
  {
    name: 'a link to itself',
    set: (dir) => symlink(dir, dir),
    says: /not a directory/,
  },
  {
    name: 'a link to a directory that looks like one of ours',
    set: (dir, victim) => symlink(victim, dir),
    says: /not a directory/,
  },
  { name: 'a file', set: (dir) => writeFile(dir, ''), says: /not a directory/ },
  {
    name: 'a named pipe',
    set: (dir) => {
      mkfifo(dir);
      return Promise.resolve();
    },
    says: /not a directory/,
  },
  {
    name: 'a directory that all may enter',
    set: async (dir) => {
      await makeOwned(dir, deadPid());
      await chmod(dir, 0o755);
    },
    says: /mode is not 0700/,
  },
  {
    name: 'a note that is a named pipe',
    set: async (dir) => {
      await mkdir(dir, { mode: 0o700 });
      mkfifo(join(dir, OWNER));
      await writeFile(join(dir, 'file'), '');
    },
    says: /names no process/,
  },
  {
    name: 'a note that is a link to a note',
    set: async (dir, victim) => {
      await mkdir(dir, { mode: 0o700 });
      await symlink(join(victim, OWNER), join(dir, OWNER));
      await writeFile(join(dir, 'file'), '');
    },
    says: /names no process/,
  },
  {
    name: 'a note that is a link to itself',
    set: async (dir) => {
      await mkdir(dir, { mode: 0o700 });
      await symlink(OWNER, join(dir, OWNER));
      await writeFile(join(dir, 'file'), '');
    },
    says: /names no process/,
  },
  {
    name: 'a note without an end',
    set: async (dir) => {
      await makeOwned(dir, deadPid());
      await writeFile(join(dir, OWNER), `{"pid":1}${' '.repeat(10_000)}`);
      await writeFile(join(dir, 'file'), '');
    },
    says: /names no process/,
  },
  ...['null', '[]', '{"pid":"1"}', '{"pid":-1}', '{"pid":0}', '{"pid":1e12}', '7', ''].map(
    (text) => ({
      name: `the note ${text}`,
      set: async (dir: string) => {
        await mkdir(dir, { mode: 0o700 });
        await writeFile(join(dir, OWNER), text);
        await writeFile(join(dir, 'file'), '');
      },
      says: /names no process/,
    }),
  ),
];

async function makeOwned(dir: string, pid: number): Promise<void> {
  await mkdir(dir, { mode: 0o700 });
  await writeFile(join(dir, OWNER), JSON.stringify({ pid }));
}

function mkfifo(path: string): void {
  const { status, error } = spawnSync('mkfifo', [path]);
  if (status !== 0) throw error ?? new Error('mkfifo failed');
}

describe('the sweep leaves alone, and goes on:', () => {
  it.each(traps)('$name', async ({ set, says }) => {
    const victim = join(parent, 'victim');
    await makeOwned(victim, deadPid());
    await writeFile(join(victim, 'treasure'), '');
    const dir = join(parent, 'tagship-aaaaaa');
    await set(dir, victim);
    const left = await createTempDir(parent, deadPid());
    const told: string[] = [];
    const { swept, said } = await sweep((one) => {
      told.push(one);
      return Promise.resolve([]);
    });
    expect({ swept, told }).toEqual({ swept: [left], told: [left] });
    expect(said).toEqual([expect.stringMatching(says)]);
    expect((await readdir(victim)).sort()).toEqual([OWNER, 'treasure']);
  });

  it.skipIf(process.getuid?.() !== 0)('a directory of another user', async () => {
    const dir = join(parent, 'tagship-aaaaaa');
    await makeOwned(dir, deadPid());
    spawnSync('chown', ['12345', dir]);
    expect(await sweep()).toEqual({
      swept: [],
      said: [`"${dir}" is left alone: it belongs to another user`],
    });
  });

  it.each(['tagship-', 'tagship-aaaaa', 'tagship-aaaaaaa', 'tagship-aaaa.a', 'xtagship-aaaaaa'])(
    'a directory of the name %s',
    async (name) => {
      await makeOwned(join(parent, name), deadPid());
      expect(await sweep()).toEqual({ swept: [], said: [] });
    },
  );
});
