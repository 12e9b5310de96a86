// SPDX-License-Identifier: Apache-2.0
// A step behaves as on a runner: tried on a small action of the test's own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCommands, runActionStep } from './action-step.ts';
import { parseCommandFile } from './command-files.ts';

const action = mkdtempSync(join(tmpdir(), 'tagship-action-'));
writeFileSync(
  join(action, 'action.yml'),
  `name: Probe
description: Says what it was given.
inputs:
  Some Thing: { description: x, default: from-default }
  token: { description: x, default: '\${{ github.token }}' }
  number: { description: x, default: 7 }
  empty: { description: x }
runs: { using: node24, main: main.mjs, post: post.mjs }
`,
);
writeFileSync(
  join(action, 'main.mjs'),
  `import { appendFileSync, readFileSync } from 'node:fs';
const { env } = process;
const inputs = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('INPUT_')));
appendFileSync(env.GITHUB_OUTPUT, 'inputs<<END\\n' + JSON.stringify(inputs) + '\\nEND\\n');
appendFileSync(env.GITHUB_OUTPUT, 'sha=' + env.GITHUB_SHA + '\\n');
appendFileSync(env.GITHUB_OUTPUT, 'ref=' + JSON.parse(readFileSync(env.GITHUB_EVENT_PATH)).ref + '\\n');
appendFileSync(env.GITHUB_STATE, 'seen=yes\\n');
appendFileSync(env.GITHUB_ENV, 'LATER=1\\n');
appendFileSync(env.GITHUB_PATH, '/opt/bin\\n');
appendFileSync(env.GITHUB_STEP_SUMMARY, '# Done\\n');
console.log('::error title=Bad::first%0Asecond 100%25');
console.log('HOME' in env, Object.keys(env).includes('npm_config_user_agent'));
if (env.INPUT_FAIL) process.exit(3);
if (env.INPUT_SLEEP) { process.on('SIGINT', () => process.exit(130)); setTimeout(() => {}, 60_000); }
`,
);
writeFileSync(join(action, 'post.mjs'), 'console.log("saw", process.env.STATE_seen);');

const base = { action, node: process.execPath, workspace: action };

afterAll(() => {
  rmSync(action, { recursive: true });
});

describe('runActionStep', () => {
  it('gives inputs, environment and event, and reads every command file', async () => {
    const result = await runActionStep({
      ...base,
      with: { 'some thing': 'a b', unknown: 'x' },
      env: { GITHUB_SHA: 'f'.repeat(40) },
      event: { ref: 'refs/heads/main' },
    });
    expect(JSON.parse(result.outputs.inputs ?? '')).toEqual({
      INPUT_SOME_THING: 'a b',
      INPUT_TOKEN: 'ghs_lab',
      INPUT_NUMBER: '7',
      INPUT_EMPTY: '',
      INPUT_UNKNOWN: 'x',
    });
    expect(result).toMatchObject({
      code: 0,
      outputs: { sha: 'f'.repeat(40), ref: 'refs/heads/main' },
      state: { seen: 'yes' },
      env: { LATER: '1' },
      path: ['/opt/bin'],
      summary: '# Done\n',
      unexpectedInputs: ['unknown'],
      commands: [{ name: 'error', properties: 'title=Bad', message: 'first\nsecond 100%' }],
    });
    expect(result.stdout).toContain('true false');
    result.cleanup();
  });

  it('fails when the process fails', async () => {
    const result = await runActionStep({ ...base, with: { fail: '1' } });
    expect(result.code).toBe(3);
    result.cleanup();
  });

  it('gives the post step what main saved', async () => {
    const result = await runActionStep({ ...base, phase: 'post', state: { seen: 'yes' } });
    expect(result.stdout).toBe('saw yes\n');
    result.cleanup();
  });

  it('interrupts a cancelled step', async () => {
    const result = await runActionStep({ ...base, with: { sleep: '1' }, cancelAfterMs: 500 });
    expect(result.code).toBe(130);
    result.cleanup();
  });
});

describe('parseCommandFile', () => {
  it.each([
    { name: 'a value with an equals sign', text: 'a=b=c\n', values: { a: 'b=c' } },
    { name: 'a heredoc', text: 'a<<E\none\n\ntwo\nE\nb=2\n', values: { a: 'one\n\ntwo', b: '2' } },
    { name: 'an arrow inside a value', text: 'a=b<<c\n', values: { a: 'b<<c' } },
    { name: 'an empty heredoc', text: 'a<<E\nE\n', values: { a: '' } },
    { name: 'nothing', text: '', values: {} },
  ])('$name', ({ text, values }) => {
    expect(parseCommandFile(text)).toEqual(values);
  });

  it.each([
    { name: 'an open heredoc', text: 'a<<E\nb\n', message: "Matching delimiter not found 'E'" },
    { name: 'no form at all', text: 'hello\n', message: "Invalid format 'hello'" },
  ])('refuses $name', ({ text, message }) => {
    expect(() => parseCommandFile(text)).toThrow(message);
  });
});

it('parseCommands leaves out groups and what only looks like a command', () => {
  expect(parseCommands('::group::x\n ::error::y\n::notice::z\n::endgroup::')).toEqual([
    { name: 'notice', properties: '', message: 'z' },
  ]);
});
