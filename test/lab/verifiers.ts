// SPDX-License-Identifier: Apache-2.0
// The programs that judge signatures and layouts: two major versions of cosign, oras, crane and skopeo. None of them is ours.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
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
  return await run(join(await fetchVerifiers(), verifier), args, options);
}

/** Runs a command line that calls `cosign`, in a shell, as a user who copied it: with this version on the path. */
export async function judgeLine(
  verifier: Verifier,
  line: string,
  options: { readonly cwd: string },
): Promise<Judged> {
  const bin = await mkdtemp(join(tmpdir(), 'tagship-verifier-'));
  try {
    await symlink(join(await fetchVerifiers(), verifier), join(bin, 'cosign'));
    const env = { PATH: `${bin}:/usr/bin:/bin` };
    return await run('/bin/sh', ['-c', line], { ...options, env });
  } finally {
    await rm(bin, { recursive: true, force: true });
  }
}

async function run(
  file: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Judged> {
  const env = { PATH: '/usr/bin:/bin', HOME: options.cwd, COSIGN_PASSWORD: '', ...options.env };
  try {
    const { stdout, stderr } = await promisify(execFile)(file, [...args], {
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
