// SPDX-License-Identifier: Apache-2.0
// What a prune deletes as text. Pure.
import type { PruneReceipt } from '../../lifecycle/prune/prune.ts';
import { formatSize, renderFitting, shortDigest, type Paint } from '../text.ts';

type Repository = PruneReceipt['repositories'][number];
type Row = Repository['rows'][number];

/** Most rows of one repository; of the others that stay only the number is shown. */
const MOST_KEPT = 40;
const MOST_TAGS = 3;
const HEAD = ['', 'DIGEST', 'TAGS', 'SIZE', 'AGE', 'PLATFORMS', 'REASON'];
/** In narrow terminals tags are cut first, then platforms and the reason. */
const CUTS = [
  [2, 24],
  [5, 11],
  [6, 24],
  [2, 10],
  [6, 12],
  [5, 6],
  [6, 4],
  [1, 10],
  [2, 8],
] as const;
const STYLES = { delete: 'red', untag: 'yellow', keep: 'dim' } as const;
/** What a prune that failed did not get to. */
const UNDONE = { delete: 'not deleted', untag: 'not removed', keep: 'keep' } as const;
/** What it did of some of the tags only. */
const PARTLY = { delete: 'partly deleted', untag: 'partly removed', keep: 'keep' } as const;

/** How a prune is shown. */
interface PruneTextOptions {
  readonly nowMs: number;
  readonly isDry: boolean;
  readonly paint: Paint;
  /** Columns of a terminal; undefined where there is none. */
  readonly width?: number | undefined;
}

/**
 * One table for each repository: what goes, then what stays, each with its reason; of a prune that failed, also what is still
 * there. `isDry` unless the plan is carried out.
 */
export function renderPrune(
  { status, repositories }: PruneReceipt,
  { nowMs, isDry, paint, width }: PruneTextOptions,
): string {
  const fitting = { width: width === undefined ? undefined : width - 2, cuts: CUTS };
  return repositories
    .map((one) => {
      const going = one.rows.filter(({ verdict }) => verdict !== 'keep');
      const kept = one.rows.filter(({ verdict }) => verdict === 'keep');
      const shown = [...going, ...kept.slice(0, MOST_KEPT)];
      const rows = [HEAD, ...shown.map((row) => [toWord(row, one), ...toCells(row, nowMs)])];
      const colour = (text: string, column: number, row: number) => {
        const verdict = shown[row - 1]?.verdict;
        return column === 0 && verdict !== undefined ? paint(STYLES[verdict], text) : text;
      };
      const more =
        kept.length > MOST_KEPT ? [`  and ${kept.length - MOST_KEPT} more that stay`] : [];
      return [
        `${paint('bold', one.repository)} ${toSummary(one, isDry ? 'dry run' : status)}`,
        ...(shown.length === 0
          ? []
          : renderFitting(rows, fitting, colour).map((line) => `  ${line}`)),
        ...more,
      ].join('\n');
    })
    .join('\n\n');
}

function toWord({ verdict, digest, tags }: Row, repository: Repository): string {
  if (repository.status !== 'failed') return verdict;
  const isOpen = (one: string) => repository.uncertain?.includes(one) === true;
  if (isOpen(digest)) return 'not known';
  const going = tags.filter((one) => one.verdict === 'delete').map(({ tag }) => tag);
  const gone = going.filter((tag) => repository.tags.includes(tag));
  const isWhole = verdict !== 'delete' && gone.length === going.length;
  if (isWhole || repository.digests.includes(digest)) return verdict;
  if (gone.length > 0) return PARTLY[verdict];
  return going.some(isOpen) ? 'not known' : UNDONE[verdict];
}

function toSummary(
  { status, rows, tags, digests, frees }: Repository,
  run: PruneReceipt['status'] | 'dry run',
): string {
  if (status === 'planned') {
    const images = rows.filter(({ verdict }) => verdict === 'delete').length;
    const names = rows.flatMap((row) => row.tags).filter(({ verdict }) => verdict === 'delete');
    const what = `${count(images, 'image')} and ${count(names.length, 'tag')} to delete`;
    const why = { 'dry run': 'dry run: ', failed: '', planned: undefined, done: undefined }[run];
    const nothing = why === undefined ? '' : `${why}nothing was deleted; `;
    return `(${nothing}${what}, ${formatSize(frees)})`;
  }
  const what = `${count(digests.length, 'manifest')} and ${count(tags.length, 'tag')} deleted`;
  return status === 'done' ? `done: ${what}, ${formatSize(frees)}` : `failed: ${what}`;
}

function toCells({ digest, tags, bytes, time, platforms, verdict, reason }: Row, nowMs: number) {
  const going = tags.filter((one) => one.verdict === 'delete');
  const names = (verdict === 'untag' ? going : tags).map(({ tag }) => tag);
  const more = names.length > MOST_TAGS ? ` +${names.length - MOST_TAGS}` : '';
  return [
    shortDigest(digest),
    names.length === 0 ? '–' : `${names.slice(0, MOST_TAGS).join(', ')}${more}`,
    formatSize(bytes),
    time === null ? '–' : toAge(nowMs - Date.parse(time)),
    platforms.length === 0 ? '–' : platforms.join(', '),
    reason,
  ];
}

const HOUR_MS = 3_600_000;

function toAge(ms: number): string {
  const hours = Math.max(0, Math.floor(ms / HOUR_MS));
  return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
