// SPDX-License-Identifier: Apache-2.0
// `tagship init` from the bundle: in a pipe, for a script, and for a person at a terminal.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { version } from '../../src/version.ts';
import { findNodes } from '../bundle/node.ts';
import { cliBundle, runCli } from '../e2e/cli.ts';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { DOCKER_ACTIONS } from '../init/workflows.ts';
import { lab } from '../lab/lab.ts';
import { pickRows } from '../lab/nightly.ts';
import { readExampleText } from './example.ts';

let project: Project;

beforeEach(async () => {
  project = await makeProject({});
  await project.git('remote', 'set-url', 'origin', 'git@github.com:acme/app.git');
});
afterEach(() => project.remove());

const written = (path: string): Promise<string> =>
  readFile(join(project.directory, path), 'utf8').catch(() => '');

/** A person at a terminal: util-linux's `script` gives the program one. */
async function type(answer: string, ...args: readonly string[]): Promise<string> {
  const node = findNodes()[0]?.path ?? process.execPath;
  const command = [node, cliBundle, 'init', ...args].join(' ');
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: project.directory,
    env: gitEnv(project.home),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let screen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text;
    if (text.includes('[y/N]')) child.stdin.write(answer);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return `${screen}exit code ${String(code)}`;
}

it('in a pipe it prints the example and writes nothing', async () => {
  const result = await runCli({ lab: await lab(), project, args: ['init'] });
  expect(result).toMatchObject({ code: 0, stdout: readExampleText('github/image.yml') });
  expect(result.stderr).toContain('The commit of v');
  expect(result.stderr).toContain('tagship init --yes writes .github/workflows/image.yml');
  expect(await project.git('status', '--porcelain')).toBe('');
});

it('names the commit of its own version where our repository answers', async () => {
  await project.git('push', '--quiet', project.remote, `HEAD:refs/tags/v${version}`);
  const commit = await project.git('rev-parse', 'HEAD');
  const env = gitEnv(project.home, project.remote);
  const result = await runCli({ lab: await lab(), project, args: ['init'], env });
  const example = readExampleText('github/image.yml');
  expect(result).toMatchObject({
    code: 0,
    stdout: example.replace(`@v${version}`, `@${commit} # v${version}`),
  });
  expect(result.stderr).not.toContain('not known');
});

it('with --yes it writes, once', async () => {
  const args = ['init', '--yes', '--ci', 'jenkins'];
  const site = await lab();
  expect((await runCli({ lab: site, project, args })).code).toBe(0);
  expect(await written('Jenkinsfile')).toBe(readExampleText('jenkins/Jenkinsfile'));
  const again = await runCli({ lab: site, project, args });
  expect(again).toMatchObject({ code: 1, stdout: '' });
  expect(again.stderr).toContain('Jenkinsfile already exists; not changed');
});

it('does not publish twice what a workflow publishes, but when told to', async () => {
  const path = '.github/workflows/ci.yml';
  await project.write({ [path]: DOCKER_ACTIONS });
  const site = await lab();
  const args = ['init', '--yes', '--image', 'ghcr.io/acme/app'];
  const refused = await runCli({ lab: site, project, args });
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toContain(`${path} (job "docker") already publishes an image`);
  expect(refused.stderr).toContain('tagship init --yes --image ghcr.io/acme/app --add');
  expect(await written('.github/workflows/image.yml')).toBe('');
  expect((await runCli({ lab: site, project, args: [...args, '--add'] })).code).toBe(0);
  expect(await written('.github/workflows/image.yml')).toContain('linux/amd64,linux/arm64');
});

const answers = [
  { typed: 'y\n', text: readExampleText('travis/.travis.yml') },
  { typed: 'n\n', text: '' },
  { typed: '\u0004', text: '' },
];
it.each(pickRows(answers, ({ text }) => text === ''))(
  'at a terminal it asks, and $typed decides',
  async ({ typed, text }) => {
    const screen = await type(typed, '--ci', 'travis');
    expect(screen).toContain('Write .travis.yml? [y/N]');
    expect(screen).toContain('exit code 0');
    expect(await written('.travis.yml')).toBe(text);
  },
);

it('Ctrl-C at the question ends it, and writes nothing', async () => {
  expect(await type('\u0003', '--ci', 'travis')).toContain('exit code 130');
  expect(await written('.travis.yml')).toBe('');
});
