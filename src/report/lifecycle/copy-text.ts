// SPDX-License-Identifier: Apache-2.0
// What a copy does as text, and its progress. Pure.
import type { CopyReceipt } from '../../lifecycle/copy/copy.ts';
import { renderFitting, formatSize, type Paint } from '../text.ts';

const WORDS = {
  write: 'new',
  keep: 'equal',
  move: 'moved',
  replace: 'replaced',
  hold: 'held',
  refuse: 'refused',
  fail: 'failed',
} as const;

/** Most rows of a table; the others are counted. */
const MOST_ROWS = 50;

/** In narrow terminals the digest is cut first, and then tag and reason. */
const CUTS = [
  [2, 20],
  [1, 24],
  [3, 16],
  [1, 10],
] as const;

/** One block for each destination: its tags, and what became of them, in lines of a terminal where there is one. */
export function renderCopy(receipt: CopyReceipt, paint: Paint, width?: number): string {
  const { images, bytes, source, destinations } = receipt;
  const referrers = images.reduce((sum, image) => sum + image.referrers, 0);
  const what = [
    count(images.length, 'image'),
    ...(referrers === 0 ? [] : [count(referrers, 'referrer')]),
    formatSize(bytes),
  ].join(', ');
  const fitting = { width: width === undefined ? undefined : width - 2, cuts: CUTS };
  return [
    `${source}: ${what}`,
    ...destinations.map((one) =>
      [
        `${paint('bold', one.destination)} ${toStatus(one)}`,
        ...renderFitting(one.tags.slice(0, MOST_ROWS).map(toRow), fitting).map(
          (line) => `  ${line}`,
        ),
        ...(one.tags.length > MOST_ROWS ? [`  and ${one.tags.length - MOST_ROWS} more`] : []),
      ].join('\n'),
    ),
  ].join('\n\n');
}

type CopiedTo = CopyReceipt['destinations'][number];

function toStatus({ status, blobs }: CopiedTo): string {
  if (status === 'planned') return '(dry run: nothing was written)';
  if (status === 'failed') return 'failed';
  const { uploaded, mounted, present } = blobs;
  return `done: ${count(uploaded, 'blob')} sent, ${mounted} mounted, ${present} there already`;
}

function toRow({ tag, digest, action, reason }: CopiedTo['tags'][number]): string[] {
  return [WORDS[action], tag, digest, reason];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** One line while a copy runs: `copied 12.3 MB, 4.1 MB/s`. */
export function renderProgress(bytes: number, ms: number): string {
  const rate = ms < 1 ? '' : `, ${formatSize(Math.round((bytes * 1000) / ms))}/s`;
  return `copied ${formatSize(bytes)}${rate}`;
}
