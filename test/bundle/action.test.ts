// SPDX-License-Identifier: Apache-2.0
// dist/action as steps of a job, under Node 24 as GitHub runs it and under Node 20. Needs no engine and no network.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeProject, type Project } from '../e2e/project.ts';
import { readAction, runActionStep, type ActionStep, type StepResult } from '../lab/action-step.ts';
import { isNightly, pickRows } from '../lab/nightly.ts';
import { githubEnv, pushEvent, release } from './github.ts';
import { findNodes } from './node.ts';

const action = fileURLToPath(new URL('../..', import.meta.url));
const images = '127.0.0.1:9/acme/app';
let project: Project;
let sha: string;
let temp: string;

beforeAll(async () => {
  project = await makeProject({});
  sha = await release(project);
});

beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), 'tagship-runner-temp-'));
});

afterAll(() => project.remove());

afterEach(() => rm(temp, { recursive: true }));

async function step(node: string, given: Partial<ActionStep>): Promise<StepResult> {
  const ref = 'refs/tags/v1.2.3';
  const env = { ...githubEnv(ref, sha), RUNNER_TEMP: temp, HOME: project.home, ...given.env };
  const result = await runActionStep({
    action,
    node,
    workspace: project.directory,
    event: pushEvent(ref),
    ...given,
    env,
  });
  result.cleanup();
  return result;
}

describe.each(findNodes())('under Node $major', ({ path, major }) => {
  it('command: plan gives outputs, a summary and masks the token', async () => {
    const result = await step(path, { with: { command: 'plan', images } });
    expect(result).toMatchObject({ code: 0, stderr: '', unexpectedInputs: [] });
    expect(result.outputs).toMatchObject({
      version: '1.2.3',
      tags: ['1.2.3', '1.2', '1', 'latest'].map((tag) => `${images}:${tag}`).join('\n'),
      'tag-names': '1.2.3\n1.2\n1\nlatest',
    });
    expect(result.commands).toContainEqual({
      name: 'add-mask',
      properties: '',
      message: 'ghs_lab',
    });
    expect(result.stdout.split('\n').filter((line) => line.includes('ghs_lab'))).toEqual([
      '::add-mask::ghs_lab',
    ]);
  });

  if (!isNightly && major !== findNodes()[0]?.major) return;

  it('every output that is written is declared in action.yml', async () => {
    const { outputs } = await step(path, { with: { command: 'plan', images } });
    const declared = Object.keys(readAction(action).outputs ?? {});
    expect(Object.keys(outputs).filter((name) => !declared.includes(name))).toEqual([]);
  });

  it('a problem is an annotation and exit code 1', async () => {
    const result = await step(path, { with: { command: 'plan', images, latest: 'sometimes' } });
    expect(result.code).toBe(1);
    expect(result.commands.filter(({ name }) => name === 'error')).toHaveLength(1);
    expect(result.commands.find(({ name }) => name === 'error')?.message).toContain('sometimes');
  });

  it.each(pickRows([['GITHUB_OUTPUT'], ['GITHUB_STEP_SUMMARY'], ['GITHUB_STATE']]))(
    'a file of the runner that cannot be written is a problem: %s',
    async (name) => {
      const runnerFiles = { [name]: join(temp, 'missing', 'file') };
      const result = await step(path, { with: { command: 'plan', images }, runnerFiles });
      expect(result.code).toBe(1);
      expect(result.commands.find((one) => one.name === 'error')?.message).toContain(name);
    },
  );

  it('a file of the runner that cannot be written is found before anything is shipped', async () => {
    const runnerFiles = { GITHUB_OUTPUT: join(temp, 'missing', 'file') };
    const result = await step(path, { with: { images }, runnerFiles });
    expect(result.code).toBe(1);
    expect(result.commands.find(({ name }) => name === 'error')?.message).toContain(
      'it does not exist (ENOENT)',
    );
    expect(result.stdout).not.toContain('Check 1 repository');
  });

  it('a summary that is not there yet is made', async () => {
    const summary = join(temp, `summary-${major}.md`);
    const runnerFiles = { GITHUB_STEP_SUMMARY: summary };
    const result = await step(path, { with: { command: 'plan', images }, runnerFiles });
    expect(result.code, result.stdout).toBe(0);
    expect(await readFile(summary, 'utf8')).toContain('### Plan');
  });

  it('a summary that cannot be written hides no problem', async () => {
    const runnerFiles = { GITHUB_STEP_SUMMARY: '/dev/full' };
    const given = { command: 'plan', images, latest: 'sometimes' };
    const { commands } = await step(path, { with: given, runnerFiles });
    const errors = commands.filter(({ name }) => name === 'error');
    expect(errors.map(({ properties }) => properties)).toEqual([
      'title=SETTINGS_BAD_VALUE',
      'title=RUNNER_FILE',
    ]);
  });

  it('everything that is wrong is said at once', async () => {
    const result = await step(path, { with: { command: 'plann', image: images, latest: 'x' } });
    const errors = result.commands.filter(({ name }) => name === 'error');
    expect(result.code).toBe(1);
    expect(errors.map(({ properties }) => properties)).toEqual([
      'title=COMMAND_UNKNOWN',
      'title=SETTINGS_UNKNOWN',
      'title=SETTINGS_BAD_VALUE',
    ]);
  });

  it('the post step removes what main has left', async () => {
    const main = await step(path, { with: { command: 'plan', images } });
    const post = await step(path, {
      phase: 'post',
      with: { command: 'plan', images },
      state: main.state,
    });
    expect(post).toMatchObject({ code: 0, stderr: '', outputs: {} });
    expect(await readdir(temp)).toEqual([]);
  });
});
