// SPDX-License-Identifier: Apache-2.0
// The history of tags, and a yank, as text for people. Pure; everything that was read is escaped.
import type { LoggedMove } from '../lifecycle/log/timeline.ts';
import type { TagLog } from '../lifecycle/log/log.ts';
import type { YankedRepository, YankReport } from '../lifecycle/yank/report.ts';
import { renderColumns, shortDigest, visible, type Paint } from './text.ts';

/** One line a move, the latest first: when, which tag, from what to what, by which run. */
export function renderLog({ repository, tag, moves }: TagLog, paint: Paint): string {
  const title = tag === null ? repository : `${repository}:${tag}`;
  const rows = moves.flatMap((move) => renderMove(move));
  return [paint('bold', visible(title)), ...renderColumns(rows).map(indent), ''].join('\n');
}

function renderMove(move: LoggedMove): readonly (readonly string[])[] {
  const { by, tag, from, to, version, command, isCurrent, leftFor } = move;
  const image = version === null ? shortDigest(to) : `${version} (${shortDigest(to)})`;
  const change = from === null ? `created at ${image}` : `${shortDigest(from)} to ${image}`;
  const who = [by.actor, by.ci, by.url ?? by.id].filter((one) => one !== undefined).join(' ');
  const commit = by.commit === undefined ? '' : by.commit.slice(0, 12);
  const words = [command === 'back' ? 'promote --back' : command, isCurrent ? 'current' : ''];
  const row = [
    ...[by.at.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ''), tag, change],
    ...[words.filter((word) => word !== '').join(', '), commit, who],
  ].map(visible);
  if (leftFor === undefined) return [row];
  return [['', tag, `not recorded: ${shortDigest(to)} to ${shortDigest(leftFor)}`], row];
}

function indent(line: string): string {
  return `  ${line}`;
}

/** What becomes of the version in each repository; the last line says how far the run came. */
export function renderYank(report: YankReport, paint: Paint): string {
  const { command, version, because, status, repositories } = report;
  const why = command === 'yank' ? ` because ${because}` : '';
  return [
    paint('bold', visible(`${command} ${version}${why}`)),
    ...repositories.flatMap((one) => ['', ...renderYanked(one, paint)]),
    '',
    paint('bold', STATUS[status]),
    '',
  ].join('\n');
}

const STATUS: Readonly<Record<YankReport['status'], string>> = {
  planned: 'Planned: nothing is written yet.',
  done: 'Done.',
  partial: 'Partly done: run it again.',
  failed: 'Not done.',
};

const MARKS: Readonly<Record<YankedRepository['mark'], string>> = {
  write: 'gets a tombstone',
  there: 'needs no tombstone',
  written: 'has a new tombstone',
  failed: 'has no new tombstone',
  none: 'has no image of this version',
};

function renderYanked(
  { repository, digest, mark, tags }: YankedRepository,
  paint: Paint,
): string[] {
  const at = digest === null ? '' : `@${shortDigest(digest)}`;
  const rows = tags.map(({ action, tag, toTag, reason }) => [
    ...[action, tag, toTag === null ? '' : `to ${toTag}`],
    visible(reason),
  ]);
  return [`${paint('cyan', repository)}${at} ${MARKS[mark]}`, ...renderColumns(rows).map(indent)];
}
