// SPDX-License-Identifier: Apache-2.0
// Checks before the build what a scan needs: a valid setting, the scanner, the file of accepted findings.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { error, Problem, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ShipContext } from '../context.ts';
import { checkScript, parseGate } from '../test/command.ts';
import { parseScan, type ScanChoice, type ScannerName, toFailing } from './scanned.ts';
import { scanners } from './scanner.ts';

/** A limit for a scanner to say its version, ms: Scout asks the network. */
const VERSION_LIMIT_MS = 60_000;

type Runner = Pick<ShipContext, 'shell' | 'env' | 'cwd' | 'signal'>;

/**
 * What is wrong with the scan of any of these targets, each once: SCAN_INVALID, SCAN_NO_IGNORE_FILE,
 * SCAN_NOT_INSTALLED, GATE_INVALID.
 */
export async function checkScans(
  all: readonly Settings[],
  runner: Runner,
): Promise<readonly ProblemData[]> {
  const chosen: ScanChoice[] = [];
  const problems: ProblemData[] = [];
  for (const settings of all) {
    try {
      const choice = parseScan(settings);
      toFailing(settings);
      if (choice?.scanner === 'command') await checkCommand(choice.command, runner.cwd);
      if (choice !== undefined) chosen.push(choice);
      problems.push(...(await checkIgnoreFile(settings, runner.cwd)));
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      problems.push(...thrown.problems);
    }
  }
  const names = new Set(chosen.map(({ scanner }) => scanner));
  for (const name of names) {
    if (name !== 'command') problems.push(...(await checkInstalled(name, runner)));
  }
  return [...new Map(problems.map((one) => [one.message, one])).values()];
}

async function checkCommand(command: string, cwd: string): Promise<void> {
  const [program] = parseGate(command, {}, 'scan');
  await checkScript(program, cwd, 'scan');
}

async function checkIgnoreFile(
  { scanIgnore }: Settings,
  cwd: string,
): Promise<readonly ProblemData[]> {
  if (scanIgnore === undefined) return [];
  const found = await stat(resolve(cwd, scanIgnore)).catch(() => undefined);
  if (found?.isFile() === true) return [];
  return [
    error(
      'SCAN_NO_IGNORE_FILE',
      `scan-ignore: there is no file "${scanIgnore}".`,
      'Give its path from the checkout, or leave out scan-ignore.',
    ),
  ];
}

async function checkInstalled(
  name: ScannerName,
  { shell, env, cwd, signal }: Runner,
): Promise<readonly ProblemData[]> {
  const { version, install } = scanners[name];
  const result = await shell({ argv: version, env, cwd, signal, timeoutMs: VERSION_LIMIT_MS });
  signal.throwIfAborted();
  if (result.code === 0) return [];
  const why =
    result.spawnError === 'ENOENT' ? 'it is not on the PATH' : `"${version.join(' ')}" fails`;
  return [
    error('SCAN_NOT_INSTALLED', `scan: ${name} is not installed on this machine: ${why}.`, install),
  ];
}
