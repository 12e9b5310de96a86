// SPDX-License-Identifier: Apache-2.0
// dist/cli in CI jobs that have another commit checked out than the event's. Needs no engine and no network.
import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { pickRows } from '../lab/nightly.ts';
import { githubEnv, pushEvent } from './github.ts';

const cli = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
let project: Project;
let first: string;
let main: string;

beforeAll(async () => {
  project = await makeProject({});
  first = await project.release('v1.0.0');
  main = await project.commit('Second');
  await project.push();
});

beforeEach(async () => {
  await project.git('checkout', '--quiet', '--force', 'main');
  await project.git('clean', '--quiet', '--force', '-d');
});

afterAll(() => project.remove());

interface Given {
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
  readonly event?: object;
  readonly cwd?: string;
}

/** Runs the CLI in a job of GitHub's that was started on `main`. */
async function run(command: string, { args = [], env, event, cwd }: Given = {}) {
  const path = join(project.home, 'event.json');
  await writeFile(path, JSON.stringify({ ...pushEvent('refs/heads/main'), ...event }));
  const job = { ...githubEnv('refs/heads/main', main), GITHUB_EVENT_NAME: 'workflow_dispatch' };
  const words = [cli, command, '--image=127.0.0.1:9/acme/app', ...args];
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      words,
      {
        cwd: cwd ?? project.directory,
        env: {
          ...gitEnv(project.home),
          ...job,
          GITHUB_ACTIONS: 'true',
          GITHUB_EVENT_PATH: path,
          ...env,
        },
      },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
      },
    );
  });
}

async function plan(given: Given = {}) {
  const { code, stdout, stderr } = await run('plan', {
    ...given,
    args: ['--json', ...(given.args ?? [])],
  });
  const made = stdout === '' ? undefined : (JSON.parse(stdout) as Plan);
  return {
    code,
    stderr,
    made,
    codes: made?.problems.map((problem) => problem.code),
    tags: made?.targets.flatMap(({ tags }) => tags.map(({ tag }) => tag)),
  };
}

describe('a run by hand on main', () => {
  it('ships an older commit under its own name', async () => {
    await project.git('checkout', '--quiet', `${main}~1`);
    const { made, tags, codes, code } = await plan();
    expect(tags).toContain(`sha-${first.slice(0, 7)}`);
    expect(made?.targets[0]?.labels['org.opencontainers.image.revision']).toBe(first);
    expect({ codes, code }).toEqual({ codes: ['FACTS_OTHER_COMMIT'], code: 0 });
  });

  const given = [
    { by: 'version', given: { args: ['--version=v1.0.0'] }, odd: ['FACTS_OTHER_COMMIT'] },
    { by: 'git-tag as a flag', given: { args: ['--git-tag=v1.0.0'] }, odd: [] },
    { by: 'git-tag as a variable', given: { env: { TAGSHIP_GIT_TAG: 'v1.0.0' } }, odd: [] },
  ];
  it.each(pickRows(given, ({ odd }) => odd))(
    'ships a git tag that it has checked out: $by',
    async ({ given, odd }) => {
      await project.git('checkout', '--quiet', 'v1.0.0');
      const { tags, codes, code } = await plan(given);
      expect(tags?.slice(0, 4)).toEqual(['1.0.0', '1.0', '1', 'latest']);
      expect({ codes, code }).toEqual({ codes: odd, code: 0 });
    },
  );

  it('refuses a version that git has elsewhere', async () => {
    const { codes, code } = await plan({ args: ['--version=1.0.0'] });
    expect({ codes, code }).toEqual({ codes: ['VERSION_OTHER_COMMIT'], code: 1 });
  });

  it.each(pickRows(['--sha', '--git-tag']))(
    'ships no commit that is not checked out, asked for by %s',
    async (flag) => {
      const asked = flag === '--sha' ? first : 'v1.0.0';
      const args = [`${flag}=${asked}`, '--push=false'];
      expect(await plan({ args })).toMatchObject({ code: 0, codes: ['FACTS_NOT_CHECKED_OUT'] });
      const { code, stderr } = await run('ship', { args });
      expect({ code, stderr }).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('Check out') as string,
      });
    },
  );

  it('under compat: strict plans the event’s commit', async () => {
    await project.git('checkout', '--quiet', 'v1.0.0');
    const { tags } = await plan({ args: ['--compat=strict', '--tags=type=sha'] });
    expect(tags).toEqual([`sha-${main.slice(0, 7)}`]);
  });
});

describe('the input context', () => {
  it.each(pickRows(['none', 'strict']))('is git: nothing is odd (compat %s)', async (compat) => {
    await project.git('checkout', '--quiet', 'v1.0.0');
    const args = ['--context=git', `--compat=${compat}`, '--tags=type=sha\ntype=ref,event=tag'];
    const { tags, codes, code } = await plan({ args });
    expect(tags?.slice(0, 2)).toEqual(['v1.0.0', `sha-${first.slice(0, 7)}`]);
    expect({ codes, code }).toEqual({ codes: [], code: 0 });
  });

  it('gets a hint where it is the build context', async () => {
    const { code, stderr } = await run('ship', { args: ['--context=git', '--push=false'] });
    expect(code).toBe(1);
    expect(stderr).toMatch(/context: "git" is a build context here[^]*Leave it out/);
  });

  it('is in another repository: both commits are named', async () => {
    const inner = join(project.directory, 'lib');
    await project.git('clone', '--quiet', project.remote, 'lib');
    expect((await plan({ args: ['--context=lib'] })).codes).toEqual([]);
    await project.git('-C', inner, 'checkout', '--quiet', 'v1.0.0');
    const { codes, made } = await plan({ args: ['--context=lib'] });
    expect(codes).toEqual(['CONTEXT_OTHER_REPOSITORY']);
    for (const sha of [first, main]) {
      expect(made?.problems[0]?.message).toContain(sha.slice(0, 12));
    }
    const outside = await mkdtemp(join(project.home, 'workspace-'));
    await project.git('clone', '--quiet', '--branch=v1.0.0', project.remote, join(outside, 'app'));
    const without = await plan({ args: ['--context=app'], cwd: outside });
    expect(without.codes).toContain('CONTEXT_OTHER_REPOSITORY');
  });
});

describe('facts in the settings file', () => {
  const fork = { full_name: 'eve/app' };
  const pull = {
    number: 7,
    pull_request: { number: 7, head: { ref: 'x', sha: 'f'.repeat(40), repo: fork } },
  };

  it('count in a trusted run', async () => {
    await project.write({ 'tagship.yml': 'git-tag: v9.9.9\n' });
    expect((await plan()).tags).toContain('9.9.9');
  });

  const lines = ['git-tag: v9.9.9', 'branch: main', 'sha: abc', 'pr: no', 'git-tag: "v1^{}"'];
  it.each(pickRows(lines))(
    'are left out of an untrusted one, whatever they say: %s',
    async (line) => {
      await project.write({ 'tagship.yml': `${line}\n` });
      const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' };
      const { tags, codes, made } = await plan({ env, event: pull });
      expect(tags).toEqual(['pr-7']);
      expect(codes).toContain('SETTINGS_LEFT_OUT');
      expect(made?.facts.trust.level).toBe('untrusted');
    },
  );
});
