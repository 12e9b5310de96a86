// SPDX-License-Identifier: Apache-2.0
// No password that a registry repeats is in anything that the bundles print or write, and nothing of it is a command.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { runActionStep } from '../lab/action-step.ts';
import { isNightly, pickRows } from '../lab/nightly.ts';
import type { Served } from '../registry/server.ts';
import { findCommands } from '../report/runner.ts';
import { findForms, nastyPasswords, serveEcho } from './echo.ts';
import { githubEnv, pushEvent, release } from './github.ts';
import { findNodes } from './node.ts';

const cli = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const action = fileURLToPath(new URL('../..', import.meta.url));
const node = findNodes()[0]?.path ?? process.execPath;
const user = 'robot';
let project: Project;
let sha: string;
let registry: Served;
let files: string;

beforeAll(async () => {
  project = await makeProject({});
  sha = await release(project);
  registry = await serveEcho();
  files = await mkdtemp(join(tmpdir(), 'tagship-printed-'));
});

afterAll(async () => {
  await registry.close();
  await rm(files, { recursive: true });
  await project.remove();
});

/** The CLI; gives all that it printed and wrote. */
async function run(args: readonly string[], env: Readonly<Record<string, string>>) {
  const written = ['receipt', 'dotenv', 'links'].map((name) => `--${name}=${join(files, name)}`);
  const given = [cli, ...args, ...(args[0] === 'ship' ? written : [])];
  const options = { cwd: project.directory, env: { ...gitEnv(project.home), ...env } };
  const ended = await new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(node, given, options, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
  const texts = await Promise.all(
    (await readdir(files)).map((name) => readFile(join(files, name), 'utf8')),
  );
  return { ...ended, all: [ended.stdout, ended.stderr, ...texts].join('\n') };
}

describe.each(nastyPasswords)('the password %j', (password) => {
  const logins = () =>
    JSON.stringify({
      [registry.host]: { username: user, 'password-env': 'THE_WORD', insecure: true },
    });
  const image = () => `${registry.host}/acme/app`;

  const commands = [
    ['ship', '--push'],
    ['ship', '--push', '--json'],
    ['plan', '--registry'],
    ['plan', '--registry', '--json'],
  ];
  const [first] = nastyPasswords;
  it.each(pickRows(commands, ([command]) => command).filter(() => isNightly || password === first))(
    'is in nothing that the CLI prints: %s %s %s',
    async (command = '', ...flags) => {
      const args = ['--git-tag=v1.2.3', `--image=${image()}`, `--registries=${logins()}`];
      const env = { THE_WORD: password, ...githubEnv('refs/tags/v1.2.3', sha) };
      const { code, all } = await run([command, ...flags, ...args], env);
      expect(code).toBe(command === 'ship' ? 1 : 0);
      expect(all).toContain('***');
      expect(findForms(all, password, user)).toEqual([]);
      expect(findCommands(all)).toEqual([]);
    },
  );

  it('is in nothing that the action prints or writes but add-mask', async () => {
    const result = await runActionStep({
      action,
      node,
      workspace: project.directory,
      event: pushEvent('refs/tags/v1.2.3'),
      with: { images: image(), push: 'true', registries: logins() },
      env: { ...githubEnv('refs/tags/v1.2.3', sha), HOME: project.home, THE_WORD: password },
    });
    result.cleanup();
    const printed = result.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    const { outputs, env, state, summary } = result;
    const effects = Object.values({ ...outputs, ...env, ...state });
    const all = [...printed, result.stderr, summary, ...effects].join('\n');
    expect(result.code).toBe(1);
    expect(all).toContain('***');
    expect(findForms(all, password, user)).toEqual([]);
    const names = findCommands([...printed, result.stderr].join('\n')).map(({ name }) => name);
    expect(names.filter((name) => !/^(?:group|endgroup|error|notice|debug)$/.test(name))).toEqual(
      [],
    );
  });
});

describe('an image with a password in it', () => {
  const images = [
    ...[
      'https://u:hunter22@h.example/x',
      'https://u:p@hunter22@h.example/x',
      'u:hunter22@h.example/x',
    ],
    ...[
      'https://u:p/hunter22@h.example/x',
      'https://h.example/x?token=hunter22',
      '//u:hunter22@h/x',
      'user:hunter22/w@h.example/x',
    ],
    ...['oci://u:hunter22@h.example/x:1.0', 'h.example/x,https://u:hunter22@h.example/x'],
  ];
  const kindOf = (image: string) => /^\w*:?\/\/|\?/.exec(image)?.[0];
  it.each(pickRows(images, kindOf))('is not repeated: %s', async (image) => {
    const { code, all } = await run(['plan', '--git-tag=v1.2.3', `--image=${image}`], {});
    expect(code).toBe(1);
    expect(all).not.toContain('hunter22');
  });
});

it('escapes control characters and marks that reorder text in JSON, and is the same value', async () => {
  const label = 'a\u009Bb\u202Ec ##[add-path]/tmp';
  const args = ['plan', '--json', '--git-tag=v1.2.3', '--image=127.0.0.1:9/acme/app'];
  const { stdout } = await run([...args, `--labels=x=${label}`], {});
  expect(stdout).toContain(String.raw`a\u009bb\u202ec \u0023#[add-path]/tmp`);
  const plan = JSON.parse(stdout) as { targets: readonly { labels: Record<string, string> }[] };
  expect(plan.targets[0]?.labels.x).toBe(label);
});

it('refuses a registry password of three characters, and does not show it', async () => {
  const registries = `{"127.0.0.1:9": {"username": "${user}", "password-env": "THE_WORD"}}`;
  const args = ['plan', '--git-tag=v1.2.3', '--image=127.0.0.1:9/acme/app'];
  const { code, stderr } = await run([...args, `--registries=${registries}`], { THE_WORD: 'qqz' });
  expect(code).toBe(1);
  expect(stderr).toContain('PASSWORD_SHORT');
  expect(stderr).toContain('127.0.0.1:9 (the variable THE_WORD)');
  expect(stderr).not.toContain('qqz');
});

it('uses a build secret of three characters, and says that it cannot be masked', async () => {
  const args = ['plan', '--git-tag=v1.2.3', '--image=127.0.0.1:9/acme/app'];
  const { code, stderr } = await run(args, { TAGSHIP_SECRETS: 'pin=qqz' });
  expect(code).toBe(0);
  expect(stderr).toContain('"pin" has fewer than 4 characters');
  expect(stderr).not.toContain('qqz');
});
