// SPDX-License-Identifier: Apache-2.0
// Names that a registry never accepts are refused by promote and copy too, before any registry is asked.
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { CliProcess } from '../../src/cli/cli.ts';
import { runCli } from '../../src/cli/run.ts';
import { createShell } from '../../src/shell.ts';
import { gitEnv, makeProject, type Project } from '../e2e/project.ts';
import { serve } from '../registry/server.ts';

let project: Project;

beforeAll(async () => {
  project = await makeProject({});
});

afterAll(() => project.remove());

it.each([
  { words: ['copy', '$HOST/app:1.2.3', 'docker.io/acme/app/api'], at: 'docker.io/acme/app/api' },
  { words: ['copy', '$HOST/app', '$HOST/mirror', 'quay.io/app:1', '--dry-run'], at: 'quay.io/app' },
  { words: ['promote', '1.2.3', '--to', 'qa', '--image', 'ghcr.io/app'], at: 'ghcr.io/app' },
  {
    words: ['promote', '$HOST/app:1.2.3', '--to', 'qa', '--image', 'us.gcr.io/app'],
    at: 'us.gcr.io/app',
  },
])('$words', async ({ words, at }) => {
  const source = await serve(() => ({ status: 500 }));
  onTestFinished(source.close);
  const [stdout, stderr, stdin] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await runCli({
    argv: words.map((word) => word.replace('$HOST', source.host)),
    cwd: project.directory,
    env: gitEnv(project.home),
    shell: createShell(),
    signal: new AbortController().signal,
    streams: { stdout, stderr, stdin } as unknown as CliProcess['streams'],
  });
  const said = String((stderr.read() as Buffer | null) ?? '').replace(/\s+/g, ' ');
  expect(said).toContain(`the registry does not accept the name "${at}"`);
  expect(code).toBe(1);
  expect(source.asked).toEqual([]);
});
