// SPDX-License-Identifier: Apache-2.0
// The configuration that actions/checkout leaves for later steps, version by version, reaches the remote in CI.
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Env } from '../../../src/facts/facts.ts';
import { basic, serveGit } from './server.ts';
import { ciEnv, clone, createDirectory, createRepository, git, readFrom } from './repository.ts';

const login = basic('x-access-token', 'ghs_s3cret');

/** A checkout of a project on a server, in a runner's directories. */
interface Checkout {
  readonly cwd: string;
  readonly temp: string;
  readonly origin: string;
}

/** The token as v4 and v5 leave it. */
function writeHeader({ cwd, origin }: Checkout): void {
  // `git config` with a placeholder, which is replaced in the file.
  git(cwd, 'config', '--local', `http.${origin}/.extraheader`, 'AUTHORIZATION: basic ***');
  const file = join(cwd, '.git/config');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('AUTHORIZATION: basic ***', `AUTHORIZATION: ${login}`),
  );
}

/** The token as v6 and v7 leave it; includes for worktrees came with v6.0.1. */
function writeInclude({ cwd, temp, origin }: Checkout, suffixes: readonly string[]): void {
  const name = 'git-credentials-5f9d2c1e-8d0a-4b6f-9f1e-0a1b2c3d4e5f.config';
  const file = join(temp, name);
  git(cwd, 'config', '--file', file, `http.${origin}/.extraheader`, `AUTHORIZATION: ${login}`);
  for (const suffix of suffixes) {
    git(cwd, 'config', '--local', `includeIf.gitdir:${cwd}/.git${suffix}.path`, file);
    const inContainer = `includeIf.gitdir:/github/workspace/.git${suffix}.path`;
    git(cwd, 'config', '--local', inContainer, `/github/runner_temp/${name}`);
  }
}

const withToken: Readonly<Record<string, (checkout: Checkout) => void>> = {
  'v4.2.2': writeHeader,
  'v5.0.0': writeHeader,
  'v6.0.0': (checkout) => {
    writeInclude(checkout, ['']);
  },
  'v6.1.0': (checkout) => {
    writeInclude(checkout, ['', '/worktrees/*']);
  },
  'v7.0.1': (checkout) => {
    writeInclude(checkout, ['', '/worktrees/*']);
  },
};

function runnerEnv(cwd: string, temp: string): Env {
  return { ...ciEnv(git(cwd, 'rev-parse', 'HEAD')), RUNNER_TEMP: temp };
}

async function checkOut(write: (checkout: Checkout) => void) {
  const project = createRepository('v1.0.0', 'v2.0.0');
  const server = await serveGit(project, { login });
  const cwd = clone(project, '--depth=1');
  git(cwd, 'remote', 'set-url', 'origin', server.url);
  const temp = createDirectory();
  write({ cwd, temp, origin: server.origin });
  return { cwd, server, temp };
}

const known = { gitTags: { known: true, from: 'remote', list: [{}, {}] } };

it.each(Object.keys(withToken))('a token of actions/checkout %s', async (version) => {
  const { cwd, temp } = await checkOut((checkout) => withToken[version]?.(checkout));
  const facts = await readFrom(cwd, { env: runnerEnv(cwd, temp), remote: 'ask' });
  expect(facts).toMatchObject({ ok: true, value: known, problems: [] });
});

it.each(['v6.1.0', 'v7.0.1'])('a token of %s, in a worktree of the checkout', async (version) => {
  const { cwd, temp } = await checkOut((checkout) => withToken[version]?.(checkout));
  const worktree = join(temp, 'worktree');
  git(cwd, 'worktree', 'add', '--quiet', worktree);
  const facts = await readFrom(worktree, { env: runnerEnv(cwd, temp), remote: 'ask' });
  expect(facts).toMatchObject({ ok: true, value: known, problems: [] });
});

it('without any of them the server refuses', async () => {
  const { cwd, temp } = await checkOut(() => undefined);
  const facts = await readFrom(cwd, { env: runnerEnv(cwd, temp), remote: 'ask' });
  expect(facts).toMatchObject({ ok: true, value: { gitTags: { known: false } } });
});

it('a deploy key, which v4 to v7 name in core.sshCommand', async () => {
  const project = createRepository('v1.0.0', 'v2.0.0');
  const [temp, cwd] = [createDirectory(), clone(project, '--depth=1')];
  const log = join(temp, 'ssh.log');
  appendFileSync(log, '');
  mkdirSync(join(temp, 'bin'));
  // The server's side of ssh: runs the command that it is given last, as sshd would.
  const ssh = join(temp, 'bin/ssh');
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" >> '${log}'\nfor last; do :; done\nexec sh -c "$last"\n`;
  writeFileSync(ssh, script, { mode: 0o755 });
  git(cwd, 'remote', 'set-url', 'origin', `git@github.com:${project}`);
  git(
    cwd,
    'config',
    'core.sshCommand',
    `"${ssh}" -i "$RUNNER_TEMP/key" -o StrictHostKeyChecking=yes -o CheckHostIP=no -o "UserKnownHostsFile=$RUNNER_TEMP/key_known_hosts"`,
  );
  const facts = await readFrom(cwd, { env: runnerEnv(cwd, temp), remote: 'ask' });
  expect(facts).toMatchObject({ ok: true, value: known, problems: [] });
  const args = readFileSync(log, 'utf8').split('\n');
  expect(args).toEqual(
    expect.arrayContaining([`${temp}/key`, 'BatchMode=yes', 'git@github.com', 'CheckHostIP=no']),
  );
});
