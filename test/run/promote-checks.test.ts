// SPDX-License-Identifier: Apache-2.0
// What a promotion checks before it writes anything: the key that marks are signed with, and every target.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { at, makeManifest, seed } from '../lifecycle/copy/copies.ts';
import { serveDialect } from '../registry/dialect.ts';
import { runWords } from './command-line.ts';

it('promote --back writes nothing with a key that cannot be read', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tagship-promote-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const server = await serveDialect(() => undefined);
  onTestFinished(() => server.close());
  seed(server, { '1.2.2': makeManifest('1.2.2'), '1.2.3': makeManifest('1.2.3') });
  const run = (...words: readonly string[]) =>
    runWords(['promote', ...words, '--to', 'production', '--history', '--image', at(server)], {
      cwd: directory,
      env: { HOME: directory },
    });
  for (const version of ['1.2.2', '1.2.3']) {
    const { code, stderr } = await run(version);
    expect(code, stderr).toBe(0);
  }
  const before = [new Map(server.kept.tags), new Map(server.kept.manifests)];
  await writeFile(join(directory, 'tagship.yml'), 'sign: key\nsign-key-file: missing.pem\n');
  for (const words of [[], ['--dry-run']]) {
    const back = await run('--back', ...words);
    expect(back.code, back.stderr).toBe(1);
    expect(back.stderr).toContain('SIGN_KEY');
    expect([server.kept.tags, server.kept.manifests]).toEqual(before);
  }
  await writeFile(join(directory, 'tagship.yml'), '');
  const { code, stderr } = await run('--back');
  expect(code, stderr).toBe(0);
  expect(server.kept.tags.get('production')).toBe(server.kept.tags.get('1.2.2'));
});

/** A project with two targets in repositories of their own, of which the second has no image of the version. */
async function makeTargets(images: Readonly<Record<'api' | 'web', readonly string[]>>) {
  const directory = await mkdtemp(join(tmpdir(), 'tagship-promote-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const servers = await Promise.all(
    Object.values(images).map(async (versions) => {
      const server = await serveDialect(() => undefined);
      onTestFinished(() => server.close());
      seed(server, Object.fromEntries(versions.map((one) => [one, makeManifest(one)])));
      return server;
    }),
  );
  const entries = Object.keys(images).map((name, index) => {
    const [server] = servers.slice(index);
    return `  ${name}: {images: ${server === undefined ? '' : at(server)}}\n`;
  });
  await writeFile(join(directory, 'tagship.yml'), `targets:\n${entries.join('')}`);
  const run = (...words: readonly string[]) =>
    runWords(['promote', '1.2.3', '--to', 'production', ...words], {
      cwd: directory,
      env: { HOME: directory },
    });
  return { servers, run };
}

it('a promotion of several targets says of all that lack the image that they do', async () => {
  const { servers, run } = await makeTargets({ api: ['1.0.0'], web: ['1.1.0'] });
  const { code, stderr } = await run();
  expect(code).toBe(1);
  for (const server of servers) {
    expect(stderr).toContain(`there is no image "1.2.3" in "${at(server)}"`);
    expect(server.kept.tags.has('production')).toBe(false);
  }
});

it('a target that lacks the image keeps the others from being promoted, but for together: false', async () => {
  const { servers, run } = await makeTargets({ api: ['1.2.3'], web: ['1.1.0'] });
  const [api, web] = servers;
  const refused = await run('--json');
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(api?.kept.tags.has('production')).toBe(false);
  const dry = await run('--no-together', '--dry-run');
  expect(dry.code, dry.stderr).toBe(1);
  expect(dry.stdout).toContain('production');
  const apart = await run('--no-together', '--json');
  expect(apart.code, apart.stderr).toBe(1);
  for (const { stderr } of [dry, apart]) expect(stderr.split('[PROMOTE_MISSING]')).toHaveLength(2);
  const receipt = JSON.parse(apart.stdout) as Receipt;
  expect(receipt.status).toBe('partial');
  expect(receipt.problems.map(({ code }) => code)).toEqual(['PROMOTE_MISSING']);
  expect(api?.kept.tags.get('production')).toBe(api?.kept.tags.get('1.2.3'));
  expect(web?.kept.tags.has('production')).toBe(false);
});
