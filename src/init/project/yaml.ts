// SPDX-License-Identifier: Apache-2.0
// The text of a CI file → plain values, within limits of size, depth and aliases.
import { Lexer, parseDocument } from 'yaml';
import { findExcess, LONGEST_TEXT } from '../../settings/file/yaml-limits.ts';

/** The content of a CI file, or why it is ignored, as the end of a sentence. */
export type ReadYaml =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

/**
 * What a YAML text holds. Never throws, and takes no longer for a hostile text: the limits are those of
 * the settings file, and aliases that would grow to many values are refused.
 */
export function readYaml(text: string): ReadYaml {
  if (text.length > LONGEST_TEXT) return { ok: false, reason: 'is larger than 256 KiB' };
  const excess = findExcess(new Lexer().lex(text));
  if (excess !== undefined) return { ok: false, reason: excess };
  try {
    const document = parseDocument(text, {
      merge: true,
      prettyErrors: false,
      logLevel: 'silent',
      uniqueKeys: false, // takes square time
    });
    if (document.errors.length > 0) return { ok: false, reason: 'is not valid YAML' };
    return { ok: true, value: document.toJS({ maxAliasCount: 100 }) as unknown };
  } catch (cause) {
    return { ok: false, reason: `cannot be read (${String(cause)})` };
  }
}
