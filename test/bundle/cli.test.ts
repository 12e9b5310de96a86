// SPDX-License-Identifier: Apache-2.0
// dist/cli as a process, under every Node that is supported. Needs no engine and no network.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { copyFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { isNightly, nightly } from '../lab/nightly.ts';
import { githubEnv, release } from './github.ts';
import { findNodes } from './node.ts';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const nodes = findNodes();
let project: Project;
let sha: string;

beforeAll(async () => {
  project = await makeProject({});
  sha = await release(project);
});

afterAll(() => project.remove());

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(
  node: string,
  args: readonly string[],
  env: Record<string, string> = {},
  cwd = project.directory,
): Promise<Ended> {
  const options = { cwd, env: { ...gitEnv(project.home), ...env } };
  return new Promise((resolve) => {
    execFile(node, [join(dist, 'cli/index.js'), ...args], options, (error, stdout, stderr) => {
      resolve({
        code: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
        stdout,
        stderr,
      });
    });
  });
}

describe.each(nodes)('under Node $major', ({ path, major }) => {
  it('--version', async () => {
    expect(await run(path, ['--version'])).toMatchObject({
      code: 0,
      stdout: `${packageJson.version}\n`,
    });
  });

  nightly(it)('--help names every command', async () => {
    const { code, stdout } = await run(path, ['--help']);
    expect(code).toBe(0);
    for (const word of ['plan', 'ship', 'verify', '--image']) expect(stdout).toContain(word);
  });

  it('plan takes expressions, dates and rules, each of which loads a chunk of its own', async () => {
    const tags =
      "type=semver,pattern={{version}}\ntype=raw,value={{date 'YYYY' tz='Europe/Paris'}}\ntype=pep440,pattern={{version}}";
    const args = [
      'plan',
      '--json',
      '--git-tag=v1.2.3',
      '--image=127.0.0.1:9/acme/app',
      `--tags=${tags}`,
      '--now=2026-01-02T03:04:05Z',
    ];
    const { code, stdout } = await run(path, args);
    expect(code).toBe(0);
    expect(tagsOf(stdout)).toEqual(expect.arrayContaining(['1.2.3', '2026']));
  });

  // What a version of Node lacks shows in the tests above.
  if (!isNightly && major !== nodes[0]?.major) return;

  it.each([
    {
      to: 'a reader that has ended',
      code: 0,
      says: '',
      shell: '"$@" 2>"$ERR" | true; exit ${PIPESTATUS[0]}',
    },
    {
      to: 'a full disk',
      code: 1,
      says: "error: standard output can't be written: the disk is full [OUTPUT_FILE_UNWRITABLE]\n  → Check where standard output goes, and run it again.\n",
      shell: '"$@" 2>"$ERR" >/dev/full',
    },
  ])('plan --json to $to', async ({ code, says, shell }) => {
    const err = join(project.directory, '..', `${major}.err`);
    const words = [
      path,
      join(dist, 'cli/index.js'),
      'plan',
      '--json',
      '--explain',
      '--image=127.0.0.1:9/acme/app',
    ];
    const options = { cwd: project.directory, env: { ...gitEnv(project.home), ERR: err } };
    const ended = await new Promise<number>((resolve) => {
      execFile('bash', ['-c', shell, 'bash', ...words], options, (failed) => {
        resolve(typeof failed?.code === 'number' ? failed.code : 0);
      });
    });
    expect({ code: ended, stderr: readFileSync(err, 'utf8') }).toEqual({ code, stderr: says });
  });

  it('COLUMNS is the width where the output is no terminal', async () => {
    const args = ['plan', '--image=127.0.0.1:9/acme/app'];
    const [narrow, wide] = [
      await run(path, args, { COLUMNS: '50' }),
      await run(path, args, { COLUMNS: '200' }),
    ];
    const count = ({ stdout }: Ended) => stdout.split('\n').length;
    expect(count(narrow)).toBeGreaterThan(count(wide));
  });

  it('plan says that there is no Dockerfile', async () => {
    const { code, stderr } = await run(path, ['plan', '--file', 'none.Dockerfile']);
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(
        /^notice: there is no Dockerfile.*BUILD_NO_DOCKERFILE/m,
      ) as string,
    });
  });

  it('plan --json on a laptop: what a git tag would get', async () => {
    const args = ['plan', '--json', '--git-tag=v1.2.3', '--image=127.0.0.1:9/acme/app'];
    const { code, stdout, stderr } = await run(path, args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(tagsOf(stdout)).toEqual(['1.2.3', '1.2', '1', 'latest']);
  });

  it('plan --json in CI gives the tags of the laptop', async () => {
    const env = githubEnv('refs/tags/v1.2.3', sha);
    const { code, stdout } = await run(
      path,
      ['plan', '--json', '--image=127.0.0.1:9/acme/app'],
      env,
    );
    expect(code).toBe(0);
    expect(tagsOf(stdout)).toEqual(['1.2.3', '1.2', '1', 'latest']);
  });

  it.each([
    { name: 'an unknown flag', args: ['plan', '--imagess=x'], says: '--imagess' },
    { name: 'an unknown command', args: ['shipp'], says: 'shipp' },
    {
      name: 'a bad value',
      args: ['plan', '--latest=sometimes', '--image=a.b/c'],
      says: 'sometimes',
    },
  ])(
    '$name: exit code 1, the word on standard error, nothing on standard output',
    async ({ args, says }) => {
      const { code, stdout, stderr } = await run(path, args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(says);
      expect(stderr).not.toMatch(/\n\s+at /);
    },
  );
});

/** The codes of the problems that were printed, in their order. */
function codesOf(stderr: string): string[] {
  return [...stderr.matchAll(/^error: [^]*?\[([A-Z_]+)\]$/gm)].map(([, code = '']) => code);
}

describe('everything that is wrong is said at once', () => {
  it.each([
    {
      name: 'command line, settings, facts',
      args: ['plan', '--imagee', 'x', '--moving', 'up', '--sha', 'zzz'],
      codes: ['CLI_UNKNOWN_FLAG', 'SETTINGS_BAD_VALUE', 'FACTS_BAD_SHA'],
    },
    {
      name: 'settings, rules and images, and not what only follows from them',
      args: ['plan', '--moving', 'up', '--tags', 'type=semvr', '--image', 'Ä'],
      codes: ['SETTINGS_BAD_VALUE', 'RULE_TYPE', 'REPOSITORY_ILLEGAL'],
    },
    {
      name: 'no git repository, rules and images',
      args: ['plan', '--moving', 'up', '--tags', 'type=semvr', '--image', 'Ä'],
      isOutside: true,
      codes: ['SETTINGS_BAD_VALUE', 'FACTS_NOT_A_REPOSITORY', 'RULE_TYPE', 'REPOSITORY_ILLEGAL'],
    },
    {
      name: 'an unknown flag, and no repository because of it',
      args: ['ship', '--push', '--imagee', 'x'],
      codes: ['CLI_UNKNOWN_FLAG'],
    },
    {
      name: 'no settings file, and a bad flag',
      args: ['plan', '--config', 'nope.yml', '--moving', 'up'],
      codes: ['FILE_NOT_FOUND', 'SETTINGS_BAD_VALUE'],
    },
    {
      name: 'verify without references, in a project with bad variables',
      args: ['verify', '--retry-deadline', 'up'],
      codes: ['CLI_NO_REFERENCE', 'SETTINGS_BAD_VALUE'],
    },
  ])('$name', async ({ args, codes, isOutside }) => {
    const cwd = isOutside === true ? project.home : project.directory;
    const { code, stdout, stderr } = await run(process.execPath, args, {}, cwd);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(codesOf(stderr)).toEqual(codes);
  });
});

describe('the bundle', () => {
  it('runs from anywhere, without the project around it', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'tagship-elsewhere-'));
    for (const name of ['cli', 'shared']) {
      await cp(join(dist, name), join(elsewhere, name), { recursive: true });
    }
    await copyFile(process.execPath, join(elsewhere, 'node'));
    const ended = await new Promise<Ended>((resolve) => {
      const env = { PATH: elsewhere };
      execFile(join(elsewhere, 'cli/index.js'), ['--version'], { env }, (error, stdout, stderr) => {
        resolve({ code: error ? -1 : 0, stdout, stderr });
      });
    });
    await rm(elsewhere, { recursive: true });
    expect(ended).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' });
  });

  const texts = listReachable('cli/index.js').map((name) => ({
    name,
    text: readFileSync(join(dist, name), 'utf8'),
  }));

  it.each([
    {
      name: "GitHub's masking, which would print a secret elsewhere",
      pattern: /setSecret|add-mask/,
    },
    { name: '@actions/core', pattern: /@actions\/core/ },
    { name: 'a path of the machine that built it', pattern: /\.lab\/build-|\/home\/|\/root\// },
  ])('does not hold $name', ({ pattern }) => {
    const holders = texts.filter(({ text }) => pattern.test(text));
    expect(holders.map(({ name }) => name)).toEqual([]);
  });

  it('lists the licence of every package in it', () => {
    const licences = readFileSync(join(dist, 'shared/licenses.txt'), 'utf8');
    const code = texts.map(({ text }) => text).join('\n');
    const packages = [...code.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\/[\w.-]/g)].map(
      ([, name]) => name ?? '',
    );
    expect(packages.length).toBeGreaterThan(3);
    expect(
      [...new Set(packages)].filter(
        (name) => !licences.includes(`\n${name} `) && !licences.startsWith(`${name} `),
      ),
    ).toEqual([]);
  });
});

/** The files that a file imports, and so on, below dist/. */
function listReachable(entry: string): readonly string[] {
  const found = new Set([entry]);
  for (const name of found) {
    const text = readFileSync(join(dist, name), 'utf8');
    for (const [, path = ''] of text.matchAll(/(?:from |import\(?)"(\.{1,2}\/[\w./-]+\.js)"/g)) {
      found.add(join(dirname(name), path));
    }
  }
  return [...found];
}

function tagsOf(json: string): string[] {
  const plan = JSON.parse(json) as { targets: { tags: { tag: string }[] }[] };
  return plan.targets.flatMap(({ tags }) => tags.map(({ tag }) => tag));
}
