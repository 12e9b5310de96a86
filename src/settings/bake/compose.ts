// SPDX-License-Identifier: Apache-2.0
// Whether a compose file reads other files. Opens no file.
import { findExcess, LONGEST_TEXT } from '../file/yaml-limits.ts';

/** Keys whose values are paths of files that compose reads and takes over, wherever they lie. */
const READING: readonly string[] = ['include', 'extends', 'env_file'];

/** Whether bake reads a file as a bake file; any other may be a compose file. */
export function isBakeFile(path: string): boolean {
  return /\.(?:hcl|json)$/.test(path);
}

/**
 * Why the compose file of an untrusted change is not read, as the end of a sentence: it may name other files, or is
 * too large to be sure. Undefined if it names none.
 */
export async function findOtherFiles(text: string): Promise<string | undefined> {
  if (text.length > LONGEST_TEXT) return 'is larger than 256 KiB';
  const yaml = await import('yaml');
  const excess = findExcess(new yaml.Lexer().lex(text));
  if (excess !== undefined) return excess;
  let found: string | undefined;
  for (const document of yaml.parseAllDocuments(text, { schema: 'failsafe', uniqueKeys: false })) {
    if (document.errors.length > 0) return 'is not YAML';
    yaml.visit(document, {
      Scalar: (_, { value }) => {
        found ??= READING.find((key) => String(value).trim() === key);
      },
    });
  }
  return found && `has "${found}", which reads other files`;
}
