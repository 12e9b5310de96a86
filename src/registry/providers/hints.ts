// SPDX-License-Identifier: Apache-2.0
// Finds the row of the refusal table for a refusal. Pure.
import type { ProblemCode } from '../../problem.ts';
import type { RefusalWords, RefusedRequest, Row } from './provider.ts';
import { BY_WORDS, TABLE } from './providers.ts';

/** The next move after a refusal: of the first row that fits. */
export function toHint(code: ProblemCode, said: RefusalWords, asked: RefusedRequest): string {
  return toText(
    TABLE.find((row) => (row.codes?.includes(code) ?? true) && fits(row, said, asked)),
    said,
    asked,
  );
}

/** The meaning of a refusal by its message, if that differs from its status. */
export function toMeaning(said: RefusalWords, asked: RefusedRequest): ProblemCode | undefined {
  return BY_WORDS.find((row) => row.means !== undefined && fits(row, said, asked))?.means;
}

/**
 * The next move where only the words are known, such as those that BuildKit repeats; empty where they
 * are not. With a code also by host.
 */
export function toHintByWords(words: string, asked: RefusedRequest, code?: ProblemCode): string {
  const said = { code: '', words };
  const rows = code === undefined ? BY_WORDS : TABLE;
  return toText(
    rows.find(
      (row) => (row.codes?.includes(code ?? 'REGISTRY_REFUSED') ?? true) && fits(row, said, asked),
    ),
    said,
    asked,
  );
}

function fits(
  row: Row,
  { code, words, status, server }: RefusalWords,
  { repository, kind }: RefusedRequest,
) {
  const said = row.host === undefined ? `${code} ${words}`.trim() : words;
  const parts = [
    row.host?.(repository.host),
    row.words?.test(said),
    row.server?.test(server ?? ''),
    row.kinds?.includes(kind),
    row.statuses?.test(String(status)),
  ];
  return !parts.includes(false);
}

function toText(row: Row | undefined, said: RefusalWords, asked: RefusedRequest): string {
  if (row === undefined) return '';
  return typeof row.hint === 'string' ? row.hint : row.hint(asked, said);
}
