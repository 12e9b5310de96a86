// SPDX-License-Identifier: Apache-2.0
// What the commands of the command line share: the values of the process, and how they print.
import { systemClock } from '../clock.ts';
import type { Env } from '../facts/facts.ts';
import type { Log } from '../log.ts';
import { toLogLines, toPrintedJson } from '../report/log-lines.ts';
import { createMask, createValueMask, createVault, type Vault } from '../report/mask.ts';
import { createTerminalLog } from '../report/terminal.ts';
import { ansi, DEFAULT_WIDTH, plain, type Paint } from '../report/text.ts';
import type { RunEnvironment } from '../run/request.ts';

/** What the process gives the command line. */
export interface CliProcess extends Pick<RunEnvironment, 'cwd' | 'env' | 'shell' | 'signal'> {
  /** The words of the command line. */
  readonly argv: readonly string[];
  readonly streams: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>;
}

/** What the commands share. */
export interface Cli extends CliProcess {
  readonly vault: Vault;
  readonly log: Log;
  readonly maskValue: ReturnType<typeof createValueMask>;
  /** Colours of standard output. */
  readonly paint: Paint;
  /** Colours of standard error. */
  readonly paintLog: Paint;
  /** The columns of standard output. */
  readonly width: number;
  /** The columns of the terminals that standard output and standard error are; undefined where they are none. */
  readonly fit: Readonly<Record<'stdout' | 'stderr', number | undefined>>;
  /** Prints a text to standard output, masked. */
  readonly print: (text: string) => void;
  /** Prints a text to standard error, masked. */
  readonly say: (text: string) => void;
  /** Prints a value that is masked already. */
  readonly printJson: (value: unknown) => void;
}

/** The commands' context, from what the process gives. Prints nothing yet. */
export function createCli(given: CliProcess): Cli {
  const { argv, env, streams } = given;
  const vault = createVault(() => undefined);
  const mask = createMask(vault.list);
  const toShown = (text: string): string =>
    `${toLogLines(mask(text.replace(/\n$/, ''))).join('\n')}\n`;
  return {
    ...given,
    vault,
    maskValue: createValueMask(mask),
    paint: paintFor(streams.stdout, env),
    paintLog: paintFor(streams.stderr, env),
    width: columnsOf(streams.stdout, env),
    fit: { stdout: fitOf(streams.stdout, env), stderr: fitOf(streams.stderr, env) },
    log: createTerminalLog({
      write: (text) => streams.stderr.write(text),
      paint: paintFor(streams.stderr, env),
      secrets: vault.list,
      debug: argv.includes('--debug'),
      sections: isSet(env.GITLAB_CI) ? 'gitlab' : 'plain',
      now: systemClock.now,
      ...(isTerminal(streams.stderr, env) && { columns: () => columnsOf(streams.stderr, env) }),
    }),
    print: (text) => streams.stdout.write(toShown(text)),
    say: (text) => streams.stderr.write(toShown(text)),
    printJson: (value) => streams.stdout.write(`${toPrintedJson(value)}\n`),
  };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/** Colours on a terminal only, and not where `NO_COLOR` or `CI` is set. @see https://no-color.org */
function paintFor(stream: { readonly isTTY?: boolean }, env: Env): Paint {
  return isTerminal(stream, env) && !isSet(env.NO_COLOR) ? ansi : plain;
}

/** Whether people look at it while it is written, and the cursor can go back. */
function isTerminal({ isTTY }: { readonly isTTY?: boolean }, env: Env): boolean {
  return isTTY === true && !isSet(env.CI) && env.TERM !== 'dumb';
}

function fitOf(stream: NodeJS.WriteStream, env: Env): number | undefined {
  return isTerminal(stream, env) ? columnsOf(stream, env) : undefined;
}

/** The columns of a terminal; elsewhere those of `COLUMNS`, or 80. */
function columnsOf({ isTTY, columns }: NodeJS.WriteStream, { COLUMNS = '' }: Env): number {
  const width = isTTY || !/^\d{1,4}$/.test(COLUMNS) ? columns : Number(COLUMNS);
  return width >= 40 ? width : DEFAULT_WIDTH;
}
