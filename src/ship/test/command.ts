// SPDX-License-Identifier: Apache-2.0
// Parses the settings `test` and `scan` into argv and checks its script. There is no shell; errors explain that where one seems to be expected.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { error, Problem } from '../../problem.ts';

/** What only a shell understands, as a word of its own. */
const OPERATORS = new Set(['&&', '||', '|', ';', '&', '>', '>>', '<', '2>&1']);

/**
 * The words of a command. Quotes group words and are dropped; a backslash keeps the next
 * character as it is, also within single quotes. `$SHIPPED_IMAGE` and the like are expanded,
 * and nothing else: an expanded value stays one word, whatever it contains.
 *
 * | `test`                                   | argv                                        |
 * | ---------------------------------------- | ------------------------------------------- |
 * | `./test.sh --fast`                       | `./test.sh`, `--fast`                       |
 * | `docker run --rm $SHIPPED_IMAGE true`    | …, `ghcr.io/acme/app@sha256:…`, `true`      |
 * | `sh -c 'a && b'`                         | `sh`, `-c`, `a && b`                        |
 * | `a && b`                                 | refused                                     |
 *
 * @throws Problem GATE_INVALID
 */
export function parseGate(
  text: string,
  shipped: Readonly<Record<`SHIPPED_${string}`, string>>,
  setting = 'test',
): readonly [string, ...string[]] {
  const words = [...text.matchAll(WORD)].map(([raw]) => raw);
  const operator = words.find((word) => OPERATORS.has(word));
  if (operator !== undefined) {
    const hint = "Put the commands into a script file, or write sh -c '…'.";
    throw invalid(
      `the ${setting} "${text}" contains "${operator}", but does not run in a shell.`,
      hint,
    );
  }
  if (/(^|[^\\])["']/.test(text.replaceAll(QUOTED, ''))) {
    throw invalid(`the ${setting} "${text}" opens a quote and does not close it.`, 'Close it.');
  }
  const [program, ...args] = words.map((word) => unquote(word, shipped));
  if (program === undefined || program === '') {
    throw invalid(
      `the ${setting} is empty.`,
      `Name a command or a script file, or leave out ${setting}.`,
    );
  }
  return [program, ...args];
}

const QUOTED = /'[^']*'|"(?:\\.|[^"\\])*"|\\./gs;
const WORD = /(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gs;
const PART = /'(?<single>[^']*)'|"(?<double>(?:\\.|[^"\\])*)"|\\(?<escaped>.)|(?<plain>[^'"\\]+)/gs;

function unquote(word: string, shipped: Readonly<Record<string, string>>): string {
  const fill = (text: string): string =>
    text.replaceAll(/\$(?:\{(SHIPPED_\w+)\}|(SHIPPED_\w+))/g, (whole, one, other) => {
      const name = String(one ?? other);
      return shipped[name] ?? whole;
    });
  return [...word.matchAll(PART)]
    .map(({ groups = {} }) => {
      const { single, double, escaped, plain } = groups;
      if (single !== undefined) return single;
      if (double !== undefined) return fill(double).replaceAll(/\\(["\\$])/g, '$1');
      return escaped ?? fill(plain ?? '');
    })
    .join('');
}

/**
 * Checks that a script file exists and is executable; a bare name is looked up in the PATH.
 *
 * @throws Problem GATE_INVALID
 */
export async function checkScript(program: string, cwd: string, setting = 'test'): Promise<void> {
  if (!program.includes('/')) return;
  const path = resolve(cwd, program);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    const hint = 'Give the path from the checkout, for example ./test.sh.';
    throw invalid(`the ${setting} "${program}" does not exist: there is no file "${path}".`, hint);
  }
  if ((found.mode & 0o111) === 0 || !found.isFile()) {
    const hint = `Make it executable: git update-index --chmod=+x ${program}.`;
    throw invalid(`the ${setting} "${program}" is not an executable file.`, hint);
  }
}

function invalid(message: string, hint: string): Problem {
  return new Problem([error('GATE_INVALID', message, hint)]);
}
