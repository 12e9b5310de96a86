// SPDX-License-Identifier: Apache-2.0
// What the demos share: they print each command and its output, and check what they promise.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The bundle of the command line. */
export const cli = fileURLToPath(new URL('../dist/cli/index.js', import.meta.url));

/** In front of what belongs to a step. */
export const INDENT = '    ';

/** Where a program runs, and all that it gets of the environment. */
export interface RunContext {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Everything that was printed, to search it for passwords. */
let printed = '';
const broken: string[] = [];

/** Prints a line. */
export function say(line: string): void {
  printed += `${line}\n`;
  process.stdout.write(`${line}\n`);
}

/** Says whether a promise is kept, which decides the exit code. */
export function check(promise: string, isKept: boolean): void {
  say(`${INDENT}${isKept ? 'ok' : 'BROKEN'}: ${promise}`);
  if (!isKept) broken.push(promise);
}

/** Whether a text was printed. */
export function wasPrinted(text: string): boolean {
  return printed.includes(text);
}

/** Says what was broken; the exit code of the demo. */
export function finish(): number {
  say('');
  say(broken.length === 0 ? 'All checks passed.' : `FAILED: ${broken.join('; ')}`);
  return broken.length === 0 ? 0 : 1;
}

/** Runs a program without the environment of this machine, and prints its output. */
export async function run(
  { cwd, env }: RunContext,
  argv: readonly string[],
  stdin = '',
): Promise<{ code: number | null; stdout: string }> {
  const [program = '', ...args] = argv;
  const child = spawn(program, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  let stdout = '';
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (text: string) => {
      if (stream === child.stdout) stdout += text;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) say(INDENT + line);
    });
  }
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { code, stdout };
}

/** Runs the command line, and checks that it succeeds; what it printed on standard output. */
export async function tagship(context: RunContext, args: readonly string[]): Promise<string> {
  say(`${INDENT}$ tagship ${args.join(' ')}`);
  const { code, stdout } = await run(context, [process.execPath, cli, ...args]);
  check(`tagship ${args[0] ?? ''} ends with exit code 0`, code === 0);
  return stdout;
}
