// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import type { Plan } from '../../../src/plan/plan.ts';
import { addBaseNames } from '../../../src/run/inputs/base-names.ts';
import { targetOf } from '../../ship/plans.ts';

const LABEL = 'org.opencontainers.image.base.name';
const build = {
  argv: ['docker', 'buildx', 'build', '.'],
  context: '.',
  file: 'Dockerfile',
  recipe: 'r',
};

interface More {
  readonly compat?: 'none' | 'strict';
  readonly isChanged?: boolean;
}

async function read(
  text: string,
  target: Parameters<typeof targetOf>[0] = {},
  { compat = 'none', isChanged = false }: More = {},
) {
  const cwd = await mkdtemp(join(tmpdir(), 'tagship-base-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  await writeFile(join(cwd, 'Dockerfile'), text);
  await symlink('/dev/zero', join(cwd, 'endless'));
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  const facts = { dirty: isChanged };
  const plan = { facts, targets: [targetOf({ build, ...target })] } as unknown as Plan;
  const [named] = (await addBaseNames(plan, { compat, source: 'commit' }, cwd)).targets;
  return { label: named?.labels[LABEL], argv: named?.build.argv.join(' ') };
}

it('the base image becomes a label, in the plan and in its command', async () => {
  const name = 'docker.io/library/alpine:3.20';
  expect(await read('FROM alpine:3.20\n')).toEqual({
    label: name,
    argv: `docker buildx build --label ${LABEL}=${name} .`,
  });
});

it.each([
  { name: 'a label of the user', target: { labels: { [LABEL]: 'mine' } }, label: 'mine' },
  { name: 'a label that the user cleared', target: { labels: { [LABEL]: '' } }, label: '' },
  {
    name: 'a masked build argument',
    text: 'ARG V=3\nFROM alpine:$V',
    target: { build: { ...build, argv: [...build.argv, '--build-arg', 'V=a***b'] } },
  },
  { name: 'a Dockerfile from standard input', target: { build: { ...build, file: '-' } } },
  { name: 'a remote context', target: { build: { ...build, context: 'https://github.com/a/b' } } },
  { name: 'no Dockerfile', target: { build: { ...build, file: 'none' } } },
  { name: 'a named pipe', target: { build: { ...build, file: 'pipe' } } },
  { name: 'a device', target: { build: { ...build, file: 'endless' } } },
  { name: 'a text without end', text: `FROM alpine\n${'#'.repeat(300_000)}` },
  { name: 'compat: strict', more: { compat: 'strict' } as const },
  { name: 'source: commit in a changed checkout', more: { isChanged: true } },
])('with $name nothing is added', async ({ text = 'FROM alpine', target, more, label }) => {
  const found = await read(text, target, more);
  expect(found.label).toBe(label);
  expect(found.argv).not.toContain('--label');
});
