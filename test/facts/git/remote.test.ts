// SPDX-License-Identifier: Apache-2.0
// What the remote adds, and what is said when it does not answer: real remotes, loopback only.
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Env } from '../../../src/facts/facts.ts';
import { createRemote, openGit, readDistance } from '../../../src/facts/git/git.ts';
import { nightly, pickRows } from '../../lab/nightly.ts';
import { ciEnv, clone, commit, createRepository, env, git, readFrom, shell } from './repository.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function read(cwd: string, remote: 'ask' | 'never', childEnv: Env) {
  return readFrom(cwd, { env: childEnv, remote });
}

/** `v1.0.0`, `v2.0.0` and a commit after them. */
function createOrigin(): string {
  return createRepository('v1.0.0', 'v2.0.0', 'third');
}

const clones = [
  { name: 'shallow, asked', options: ['--depth=1'], remote: 'ask', from: 'remote', codes: [] },
  {
    name: 'shallow with its git tags fetched, asked',
    options: ['--depth=1'],
    fetch: true,
    remote: 'ask',
    from: 'remote',
    codes: [],
  },
  {
    name: 'shallow, not asked',
    options: ['--depth=1'],
    remote: 'never',
    from: undefined,
    codes: ['FACTS_GIT_TAGS_UNKNOWN'],
  },
  {
    name: 'shallow with its git tags fetched, not asked',
    options: ['--depth=1'],
    fetch: true,
    remote: 'never',
    from: undefined,
    codes: ['FACTS_GIT_TAGS_UNKNOWN'],
  },
  { name: 'whole, asked', options: [], remote: 'ask', from: 'remote', codes: [] },
  { name: 'whole, not asked', options: [], remote: 'never', from: 'clone', codes: [] },
  {
    name: 'whole without git tags, not asked',
    options: ['--no-tags'],
    remote: 'never',
    from: undefined,
    codes: ['FACTS_GIT_TAGS_UNKNOWN'],
  },
] as const;
it.each(pickRows(clones, ({ options, from }) => [options[0], from]))(
  'in CI, a clone that is $name',
  async ({ options, remote, from, codes, ...row }) => {
    const origin = createOrigin();
    const cwd = clone(origin, ...options);
    if ('fetch' in row)
      git(cwd, 'fetch', '--quiet', '--depth=1', 'origin', 'refs/tags/*:refs/tags/*');
    const facts = await read(cwd, remote, ciEnv(git(cwd, 'rev-parse', 'HEAD')));
    expect(facts.ok && facts.value.gitTags).toMatchObject(
      from === undefined ? { known: false } : { known: true, from },
    );
    if (from !== undefined)
      expect(facts.ok && facts.value.gitTags).toMatchObject({
        list: ['v1.0.0', 'v2.0.0'].map((name) => ({
          name,
          sha: git(origin, 'rev-parse', `${name}^{commit}`),
        })),
      });
    expect(facts.problems.map(({ code }) => code)).toEqual(codes);
  },
);

it('believes the remote, not git tags that only a reused checkout still has', async () => {
  const cwd = clone(createOrigin());
  git(cwd, 'tag', 'v99.0.0');
  const facts = await read(cwd, 'ask', ciEnv(git(cwd, 'rev-parse', 'HEAD')));
  expect(JSON.stringify(facts)).not.toContain('v99.0.0');
});

it('reads the default branch of the remote if no other source has it', async () => {
  const cwd = clone(createOrigin());
  git(cwd, 'remote', 'set-head', 'origin', '--delete');
  const childEnv = ciEnv(git(cwd, 'rev-parse', 'HEAD'));
  expect(await read(cwd, 'ask', childEnv)).toMatchObject({ value: { defaultBranch: 'main' } });
  expect((await read(cwd, 'never', childEnv)).ok).toBe(true);
});

it('goes on without a remote that is gone, and says so', async () => {
  const cwd = clone(createOrigin());
  git(cwd, 'remote', 'set-url', 'origin', 'file:///nonexistent/origin');
  const facts = await read(cwd, 'ask', ciEnv(git(cwd, 'rev-parse', 'HEAD')));
  expect(facts).toMatchObject({
    value: { gitTags: { known: true, from: 'clone' } },
    problems: [{ level: 'notice', code: 'FACTS_REMOTE_SILENT' }],
  });
});

it('does not ask for a password, and shows none', async () => {
  const port = await listen(
    createServer((_, response) => {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
    }),
  );
  const cwd = clone(createOrigin(), '--depth=1');
  git(cwd, 'remote', 'set-url', 'origin', `http://user:s3cret@127.0.0.1:${port}/acme/app.git`);
  const facts = await read(cwd, 'ask', ciEnv(git(cwd, 'rev-parse', 'HEAD')));
  expect(facts).toMatchObject({ value: { gitTags: { known: false } } });
  expect(JSON.stringify(facts)).toContain('login');
  expect(JSON.stringify(facts)).not.toContain('s3cret');
});

nightly(it)('waits no longer than it is told for a remote that never answers', async () => {
  const port = await listen(createTcpServer(() => undefined));
  const cwd = createRepository('first');
  const url = `http://127.0.0.1:${port}/acme/app.git`;
  git(cwd, 'remote', 'add', 'origin', url);
  const began = performance.now();
  const asked = await openGit({ cwd, env, shell }, 700).remoteGitTags(url);
  expect(asked).toEqual({ ok: false, reason: 'the remote did not respond within 0.7 s' });
  expect(performance.now() - began).toBeLessThan(5_000);
});

it.each([
  { name: 'the default ssh', config: false },
  { name: 'the ssh of core.sshCommand', config: true },
  { name: 'the ssh of the environment', config: false, variable: true },
])('calls $name in batch mode', async ({ config, variable }) => {
  const cwd = createRepository('first');
  const bin = mkdtempSync(join(tmpdir(), 'ssh-'));
  const log = join(bin, 'ssh.log');
  const fake = join(bin, 'ssh');
  writeFileSync(fake, `#!/bin/sh\necho "$@" >> '${log}'\nexit 255\n`, { mode: 0o755 });
  appendFileSync(log, '');
  git(cwd, 'remote', 'add', 'origin', 'git@forge.invalid:acme/app.git');
  if (config) git(cwd, 'config', 'core.sshCommand', `${fake} -i key`);
  const childEnv = {
    ...env,
    PATH: `${bin}:${env.PATH ?? ''}`,
    ...(variable === true ? { GIT_SSH_COMMAND: `${fake} -i key` } : {}),
  };
  const facts = await read(cwd, 'ask', childEnv);
  const { readFileSync } = await import('node:fs');
  const calls = readFileSync(log, 'utf8');
  expect(calls).toContain('BatchMode=yes');
  if (config || variable === true) expect(calls).toContain('-i key');
  expect(facts).toMatchObject({ ok: true, problems: [{ code: 'FACTS_REMOTE_SILENT' }] });
});

it('reads git tags, tips, times and history again for those who write tags', async () => {
  const origin = createOrigin();
  const cwd = clone(origin);
  const remote = createRemote({ cwd, env, shell });
  const first = git(origin, 'rev-parse', 'v1.0.0^{commit}');
  const before = git(origin, 'rev-parse', 'HEAD');
  const after = commit(origin, 'v3.0.0');
  expect(await remote.tip('main')).toBe(after);
  expect(await remote.tip('main^{commit}')).toBeUndefined();
  expect(await remote.tip('mai')).toBeUndefined();
  expect(await remote.gitTags()).toMatchObject({ from: 'remote', list: [{}, {}, { sha: after }] });
  expect(await remote.isAncestor(first, before)).toBe(true);
  expect(await remote.isAncestor(before, first)).toBe(false);
  expect(await remote.isAncestor(before, after)).toBeUndefined();
  expect(await remote.isAncestor('HEAD', before)).toBeUndefined();
  expect(await remote.commitTime(first)).toBe('2026-11-20T09:11:12.000Z');
  expect(await remote.commitTime(after)).toBeUndefined();
  expect(git(cwd, 'tag', '--list')).toBe('v1.0.0\nv2.0.0');
});

it('cannot tell history in a shallow clone', async () => {
  const origin = createOrigin();
  const cwd = clone(origin, '--depth=2');
  const [first, second, third] = ['v1.0.0', 'v2.0.0', 'main'].map((name) =>
    git(origin, 'rev-parse', `${name}^{commit}`),
  ) as [string, string, string];
  const remote = createRemote({ cwd, env, shell });
  expect(await remote.isAncestor(second, third)).toBe(true);
  expect(await remote.isAncestor(third, second)).toBeUndefined();
  expect(await remote.isAncestor(first, third)).toBeUndefined();
});

it('falls back to the clone where there is no remote', async () => {
  const cwd = createRepository('v1.0.0', 'second');
  const remote = createRemote({ cwd, env, shell });
  expect(await remote.tip('main')).toBe(git(cwd, 'rev-parse', 'HEAD'));
  expect(await remote.gitTags()).toMatchObject({ from: 'clone', list: [{ name: 'v1.0.0' }] });
});

it.each([
  { name: 'past a release', prefix: '', distance: 1 },
  { name: 'past a release of one project', prefix: 'api@', distance: 2 },
  { name: 'without a release of that project', prefix: 'a*@', distance: undefined },
])('counts commits $name', async ({ prefix, distance }) => {
  const origin = createRepository('api@1.0.0', 'v1.0.0', 'third');
  expect(await readDistance({ cwd: origin, env, shell }, prefix)).toBe(distance);
  expect(
    await readDistance({ cwd: clone(origin, '--depth=1'), env, shell }, prefix),
  ).toBeUndefined();
});

it('a remote that does not answer is waited for once in a run', async () => {
  let connections = 0;
  const deaf = createTcpServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined);
  });
  const url = `http://127.0.0.1:${await listen(deaf)}/x.git`;
  const cwd = createRepository('v1.0.0');
  git(cwd, 'remote', 'add', 'origin', url);
  const run: typeof shell = (command) => shell(command);
  const first = openGit({ cwd, env, shell: run }, 300);
  await Promise.all([first.remoteGitTags(url), first.remoteDefaultBranch(url)]);
  const asked = connections;
  const before = performance.now();
  const remote = createRemote({ cwd, env, shell: run }); // it would wait for 10 s
  await expect(remote.gitTags()).resolves.toMatchObject({ known: false });
  await expect(remote.tip('main')).resolves.toBeUndefined();
  expect(performance.now() - before).toBeLessThan(5_000);
  expect(connections).toBe(asked);
  expect(
    await openGit({ cwd, env, shell: (one) => shell(one) }, 300).remoteGitTags(url),
  ).toMatchObject({ ok: false });
  expect(connections).toBeGreaterThan(asked); // another run asks for itself
});
