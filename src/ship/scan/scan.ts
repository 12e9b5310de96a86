// SPDX-License-Identifier: Apache-2.0
// Scans every platform of an image, before anything is signed or tagged.
import { open, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Env } from '../../facts/facts.ts';
import type { Target } from '../../plan/plan.ts';
import { error, notice, Problem } from '../../problem.ts';
import { readReach } from '../../registry/address.ts';
import { toLine } from '../../registry/http/line.ts';
import type { RepositoryName } from '../../registry-host.ts';
import { renderDuration } from '../../settings/values/duration.ts';
import type { CommandResult } from '../../shell.ts';
import type { ShipContext } from '../context.ts';
import type { Severity } from '../record/receipt.ts';
import { placeInRepository } from '../source/place.ts';
import { parseGate } from '../test/command.ts';
import { countFindings, type Scan, type ScanReport } from './findings.ts';
import { describeFound } from './found.ts';
import { parseReport } from './parse.ts';
import { parseScan, type ScannerName, toFailing } from './scanned.ts';
import { scanners } from './scanner.ts';

/** What is scanned, and where its image is. */
export interface ScanInput {
  readonly target: Target;
  readonly digest: string;
  readonly loadedReference: string | undefined;
  /** The first is scanned; empty if nothing was pushed. */
  readonly repositories: readonly RepositoryName[];
  readonly context: ShipContext;
  /** With the logins of the run in a private Docker configuration. */
  readonly childEnv: Env;
  /** Called with each scan that came to its end, whatever it found. */
  readonly note: (scan: Scan) => void;
}

/** A report is no larger than this, bytes; those of images with many packages have some 10 MiB. */
const REPORT_LIMIT = 64 * 1024 * 1024;

/** How many lines of a scanner's output a Problem repeats. */
const TAIL_LINES = 10;

/**
 * Scans all platforms of an image, one after the other, since scanners lock their databases. All are scanned before one
 * that has findings fails the run.
 *
 * A command runs once for each platform, with the variables of a test (`SHIPPED_IMAGE`, …).
 *
 * @throws Problem SCAN_FOUND, SCAN_FAILED
 */
export async function runScan(input: ScanInput): Promise<void> {
  const { context, target } = input;
  const image = nameImage(input);
  if (image === undefined) {
    context.log.problem(describeNoImage(target.name));
    return;
  }
  const failing = toFailing(context.settings);
  const scans: Scan[] = [];
  for (const platform of target.platforms) {
    const scan = await context.log.group(`Scan ${image} on ${platform}`, () =>
      scanOne(input, { image, platform }, failing),
    );
    input.note(scan);
    scans.push(scan);
  }
  const problem = describeFound(scans, failing);
  if (problem !== undefined) throw new Problem([problem]);
}

function nameImage({ digest, loadedReference, repositories }: ScanInput): string | undefined {
  const [first] = repositories;
  return first !== undefined && digest !== '' ? `${first.name}@${digest}` : loadedReference;
}

/** One platform of the image. */
interface Part {
  readonly image: string;
  readonly platform: string;
}

async function scanOne(
  input: ScanInput,
  part: Part,
  failing: ReadonlySet<Severity>,
): Promise<Scan> {
  const { target, context } = input;
  const choice = parseScan(context.settings) ?? { scanner: 'command', command: 'true' };
  const began = context.clock.now();
  const file = (await placeInRepository(target.build, context)) ?? 'Dockerfile';
  const about = { target: target.name, ...part, file };
  if (choice.scanner === 'command') {
    await runCommand(input, choice.command, part);
    const result = { scanner: choice.scanner, passed: true };
    return { ...about, result, began, ended: context.clock.now() };
  }
  const report = await runScanner(input, choice.scanner, part);
  const counts = countFindings(report.findings);
  const passed = report.findings.every(({ severity }) => !failing.has(severity));
  const result = { scanner: choice.scanner, passed, counts };
  return { ...about, result, report, began, ended: context.clock.now() };
}

async function runCommand(input: ScanInput, command: string, part: Part): Promise<void> {
  const { target, digest } = input;
  const shipped = {
    SHIPPED_IMAGE: part.image,
    SHIPPED_DIGEST: digest,
    SHIPPED_VERSION: target.version ?? '',
    SHIPPED_PLATFORM: part.platform,
  };
  const argv = parseGate(command, shipped, 'scan');
  const env = { ...toEnv(input), DOCKER_DEFAULT_PLATFORM: part.platform, ...shipped };
  const result = await run(input, argv, env);
  if (result.code !== 0 || result.timedOut) throw describeFailure(input, part, result);
}

async function runScanner(input: ScanInput, name: ScannerName, part: Part): Promise<ScanReport> {
  const { context, repositories } = input;
  const { settings, cwd, tempDir, clock } = context;
  const scanner = scanners[name];
  const directory = join(tempDir, 'scan');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const output = join(directory, `${clock.random().toString(36).slice(2)}.json`);
  const ignore = settings.scanIgnore;
  const argv = scanner.argv({
    ...part,
    isPushed: repositories.length > 0,
    output,
    ignore: ignore === undefined ? undefined : resolve(cwd, ignore),
    timeoutMs: settings.scanTimeout,
  });
  const isInsecure = repositories[0] !== undefined && isPlain(context, repositories[0].host);
  const env = { ...(isInsecure ? scanner.insecure : {}), ...toEnv(input) };
  const result = await run(input, argv, env);
  const isEnded = result.code !== null && scanner.ends.includes(result.code);
  if (result.timedOut || !isEnded) throw describeFailure(input, part, result);
  const text = await readReport(output);
  const report = text === undefined ? undefined : parseReport[name](text);
  if (report === undefined) {
    const why =
      text === undefined ? 'wrote no report that can be read' : 'wrote no report of its own form';
    throw describeFailure(input, part, result, `${name} ${why}`);
  }
  return report;
}

function isPlain({ settings }: ShipContext, host: string): boolean {
  return readReach(settings.registries, host).insecure;
}

/** The environment of the job, so that a scanner finds its database and what else its variables say, with the logins. */
function toEnv({ context, childEnv }: ScanInput): Env {
  return { ...context.testEnv, ...childEnv };
}

async function run(
  { context }: ScanInput,
  argv: readonly [string, ...string[]],
  env: Env,
): Promise<CommandResult> {
  const { shell, cwd, signal, log, settings } = context;
  const timeoutMs = settings.scanTimeout;
  const result = await shell({ argv, env, cwd, signal, timeoutMs, onOutput: log.output });
  signal.throwIfAborted();
  return result;
}

/** Undefined where there is no regular file, or a larger one than {@link REPORT_LIMIT}. */
async function readReport(path: string): Promise<string | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const stats = await file.stat();
    return stats.isFile() && stats.size <= REPORT_LIMIT ? await file.readFile('utf8') : undefined;
  } finally {
    await file.close();
  }
}

function describeFailure(
  { context }: ScanInput,
  { image, platform }: Part,
  result: CommandResult,
  said?: string,
): Problem {
  const why = said ?? describeEnd(result, context);
  const message = `the scan of "${image}" on ${platform} failed: ${why}. No tag was written.`;
  const tail = toTail(`${result.stdout}\n${result.stderr}`);
  const hint =
    tail === '' ? 'The scanner printed nothing.' : `The last lines of the scanner:\n${tail}`;
  return new Problem([error('SCAN_FAILED', message, hint)]);
}

function describeEnd(
  { code, timedOut, spawnError }: CommandResult,
  { settings }: ShipContext,
): string {
  if (timedOut) return `it took longer than ${renderDuration(settings.scanTimeout)} (scan-timeout)`;
  if (spawnError !== undefined) return `the scanner cannot be started (${spawnError})`;
  return code === null ? 'the scanner was ended by a signal' : `exit code ${code}`;
}

/** The last lines that are not empty, each printable and short. */
function toTail(text: string): string {
  const lines = text
    .slice(-64 * 1024)
    .split('\n')
    .map((line) => toLine(stripVTControlCharacters(line)));
  return lines
    .filter((line) => line !== '')
    .slice(-TAIL_LINES)
    .join('\n');
}

function describeNoImage(name: string) {
  return notice(
    'SCAN_NO_IMAGE',
    `"${name}" was not scanned: its image was neither pushed nor loaded.`,
    'Let it be loaded (load: true, with one platform or the containerd image store).',
  );
}
