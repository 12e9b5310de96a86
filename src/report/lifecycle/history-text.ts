// SPDX-License-Identifier: Apache-2.0
// The history of tags, and a yank, as text for people. Pure; everything that was read is escaped.
import type { LoggedMove } from '../../lifecycle/log/timeline.ts';
import type { TagLog } from '../../lifecycle/log/log.ts';
import type { YankedRepository, YankReport } from '../../lifecycle/yank/report.ts';
import { hasErrors } from '../../problem.ts';
import { renderColumns, shortDigest, visible, type Paint } from '../text.ts';

/** One line a move, the latest first: when, which tag, from what to what, by which run. */
export function renderLog({ repository, tag, moves }: TagLog, paint: Paint): string {
  const title = tag === null ? repository : `${repository}:${tag}`;
  const versions = new Map(moves.map((move) => [move.to, move.version]));
  const name: NameImage = (digest) => nameImage(digest, versions.get(digest) ?? null);
  const rows = moves.flatMap((move) => renderMove(move, name));
  return [paint('bold', visible(title)), ...renderColumns(rows).map(indent), ''].join('\n');
}

/** `1.2.3 (sha256:0123456789ab)`; the digest alone of an image whose version no move of the log tells. */
type NameImage = (digest: string) => string;

function nameImage(digest: string, version: string | null): string {
  return version === null ? shortDigest(digest) : `${version} (${shortDigest(digest)})`;
}

function renderMove(move: LoggedMove, name: NameImage): readonly (readonly string[])[] {
  const { by, tag, action, from, to, version, command, isCurrent, leftFor } = move;
  const image = nameImage(to, version);
  const start = action === 'found' ? 'found at' : 'created at';
  const change = from === null ? `${start} ${image}` : `${name(from)} to ${image}`;
  const who = [by.actor, by.ci, by.url ?? by.id].filter((one) => one !== undefined).join(' ');
  const commit = by.commit === undefined ? '' : by.commit.slice(0, 12);
  const words = [
    command === 'back' ? 'promote --back' : command,
    // The run was killed, or could not record the end: what came after shows that the tag was moved.
    action === 'begun' ? 'end not recorded' : '',
    isCurrent ? 'current' : '',
  ];
  const row = [
    ...[by.at.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ''), tag, change],
    ...[words.filter((word) => word !== '').join(', '), commit, who],
  ].map(visible);
  if (leftFor === undefined) return [row];
  return [['', tag, `not recorded: ${image} to ${name(leftFor)}`], row];
}

function indent(line: string): string {
  return `  ${line}`;
}

/**
 * What becomes of the version in each repository; the last line says how far the run came.
 *
 * @param goesOn whether the run carries this plan out, so that there is nothing to say of its end yet
 */
export function renderYank(report: YankReport, paint: Paint, goesOn = false): string {
  const { command, version, because, status, repositories, problems } = report;
  const end = status === 'planned' && hasErrors(problems) ? STATUS.failed : STATUS[status];
  const why = command === 'yank' ? ` because ${because}` : '';
  return [
    paint('bold', visible(`${command} ${version}${why}`)),
    ...repositories.flatMap((one) => ['', ...renderYanked(one, MARKS[command], paint)]),
    '',
    ...(goesOn ? [] : [paint('bold', end), '']),
  ].join('\n');
}

const STATUS: Readonly<Record<YankReport['status'], string>> = {
  planned: 'Dry run: nothing was written.',
  done: 'Done.',
  partial: 'Partly done: run it again.',
  failed: 'Not done.',
};

type Marks = Readonly<Record<YankedRepository['mark'], string>>;

const MARKS: Readonly<Record<YankReport['command'], Marks>> = {
  yank: {
    write: 'is marked as yanked',
    there: 'is marked as yanked already',
    written: 'was marked as yanked',
    failed: 'was not marked as yanked',
    unknown: 'may be marked as yanked',
    none: 'has no image of this version',
    unasked: 'is left as it is',
  },
  unyank: {
    write: 'counts as a version again',
    there: 'is not yanked',
    written: 'counts as a version again',
    failed: 'is still marked as yanked',
    unknown: 'may still be marked as yanked',
    none: 'has no image of this version',
    unasked: 'is left as it is',
  },
};

function renderYanked(
  { repository, digest, mark, tags }: YankedRepository,
  marks: Marks,
  paint: Paint,
): string[] {
  const at = digest === null ? '' : `@${shortDigest(digest)}`;
  const rows = tags.map(({ action, tag, toTag, reason }) => [
    ...[action, tag, toTag === null ? '' : `to ${toTag}`],
    visible(reason),
  ]);
  return [`${paint('cyan', repository)}${at} ${marks[mark]}`, ...renderColumns(rows).map(indent)];
}
