// SPDX-License-Identifier: Apache-2.0
// The programs that judge signatures and layouts: two major versions of cosign, oras, crane and skopeo. None of them is ours.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withLock } from './lock.ts';
import { openState } from './state.ts';

/** A program of the lab. */
export type Verifier = 'cosign-2' | 'cosign-3' | 'oras' | 'crane' | 'skopeo';

/** What a program printed, and whether it succeeded. */
export interface Judged {
  readonly ok: boolean;
  readonly text: string;
}

let ready: Promise<string> | undefined;

/** Runs a program, downloaded before the first use, with an empty home. */
export async function judge(
  verifier: Verifier,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Judged> {
  const directory = await fetchVerifiers();
  const env = { PATH: '/usr/bin:/bin', HOME: options.cwd, COSIGN_PASSWORD: '', ...options.env };
  try {
    const run = promisify(execFile);
    const { stdout, stderr } = await run(join(directory, verifier), [...args], {
      ...{ cwd: options.cwd, env, timeout: 60_000, maxBuffer: 16 * 1024 * 1024 },
    });
    return { ok: true, text: stdout + stderr };
  } catch (thrown) {
    const { stdout = '', stderr = '' } = thrown as { stdout?: string; stderr?: string };
    return { ok: false, text: `${stdout}${stderr}` || String(thrown) };
  }
}

/** The directory of the programs, downloaded where they are not there. Asked again, it answers at once. */
export function fetchVerifiers(): Promise<string> {
  return (ready ??= download());
}

async function download(): Promise<string> {
  const { root, tools } = openState();
  const prefix = join(tools, 'verifiers');
  const script = fileURLToPath(new URL('verifiers.sh', import.meta.url));
  await withLock(join(root, 'verifiers.lock'), async () => {
    await promisify(execFile)('bash', [script, prefix]);
  });
  return join(prefix, 'bin');
}
