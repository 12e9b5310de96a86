// SPDX-License-Identifier: Apache-2.0
// What signals do to a process that has a stubborn child, as real processes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nightly } from '../lab/nightly.ts';
import { findNodes } from '../bundle/node.ts';

const program = fileURLToPath(new URL('entry-process.ts', import.meta.url));
const node = findNodes().find(({ major }) => major === 24)?.path ?? '';

/** Starts the program; resolves once its child is up. */
async function start(limitMs: number) {
  const child = spawn(node, [program, String(limitMs)], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  return { child, ended: async () => ({ code: ((await closed) as [number | null])[0], stderr }) };
}

describe('a child that takes no notice of SIGTERM', { timeout: 60_000 }, () => {
  it('is named and ended when the time to tidy up is over', async () => {
    const { child, ended } = await start(500);
    child.kill('SIGTERM');
    const { code, stderr } = await ended();
    expect(code).toBe(130);
    expect(stderr).toMatch(
      /^tagship ended at once: not done 0\.5 s after SIGTERM; still running, and stopped now: "node -e /,
    );
  });

  it('is named and ended by a second signal', async () => {
    const { child, ended } = await start(3_600_000);
    child.kill('SIGTERM');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const { code, stderr } = await ended();
    expect(code).toBe(130);
    expect(stderr).toMatch(/^tagship ended at once: a second signal, SIGINT; still running/);
  });

  nightly(it)('holds the run up for some seconds only', async () => {
    const { child, ended } = await start(3_600_000);
    child.kill('SIGTERM');
    expect(await ended()).toEqual({ code: 0, stderr: '' });
  });
});
