// SPDX-License-Identifier: Apache-2.0
// Asks the user at the terminal for yes or no.
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

/**
 * Asks on `stderr`, since results go to standard output, and takes only a yes for a yes; the end of the input is a no. Ctrl-C ends the
 * run by its signal, which readline would otherwise keep to itself.
 */
export function createQuestion(
  { stdin, stderr }: { readonly stdin: Readable; readonly stderr: Writable },
  signal: AbortSignal,
): (question: string) => Promise<boolean> {
  return async (question) => {
    const lines = createInterface({ input: stdin, output: stderr, terminal: false });
    const ended = new Promise<string>((resolve) => {
      lines.once('close', () => {
        resolve('');
      });
    });
    try {
      const answer = await Promise.race([lines.question(question, { signal }), ended]);
      return /^\s*y(?:es)?\s*$/i.test(answer);
    } finally {
      lines.close();
    }
  };
}
