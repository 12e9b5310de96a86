// SPDX-License-Identifier: Apache-2.0
// A status as a table for terminals. Pure.
import type { Status, StatusImage, StatusEntry, StatusTag } from '../../lifecycle/status/status.ts';
import { formatSize, renderColumns, visible, wrap, type Paint } from '../text.ts';
import {
  describeFindings,
  firstEntry,
  formatAge,
  namePlatforms,
  hasPrune,
  namePrune,
  nameSignature,
  nameTagKind,
  STATE_SIGNS,
  shortNames,
  totalBytes,
} from './words.ts';

/** Most rows of an image; the others are counted. */
const MOST_ROWS = 60;
/** The widest a cell may be on a line of 80 columns. */
const WIDEST = { tag: 16, names: 14, platforms: 14 } as const;

/** How a status is shown. */
export interface StatusTextOptions {
  readonly paint: Paint;
  /** The columns of a line. */
  readonly width: number;
}

/** A table for each image, its storage, and the findings. */
export function renderStatus(status: Status, { paint, width }: StatusTextOptions): string {
  const images = status.images.map((image) => renderImage(image, status.time, { paint, width }));
  const findings = status.findings.flatMap(({ kind, message }) =>
    wrap(`${kind}: ${visible(message)}`, { width: width - 2, indent: '    ' }).map(
      (line) => `  ${line}`,
    ),
  );
  const color = findings.length === 0 ? 'green' : 'yellow';
  return [
    ...images,
    [paint(color, `Status: ${describeFindings(status)}.`), ...findings].join('\n'),
  ].join('\n\n');
}

function renderImage(image: StatusImage, now: string, { paint, width }: StatusTextOptions): string {
  const heads = image.repositories.map(({ name, state, tags, bytes }) =>
    [
      paint('bold', visible(name)),
      state === 'failed' ? paint('red', 'could not be read') : count(tags ?? 0),
      ...(bytes === null || bytes === 0 ? [] : [formatSize(bytes)]),
    ].join('  '),
  );
  const isSingle = image.repositories.length === 1;
  const isWide = width >= 110;
  const columns = COLUMNS.filter(
    ({ when }) =>
      when === 'always' ||
      (when === 'policy' ? hasPrune(image) : isWide || isSingle === (when === 'single')),
  );
  const shown = image.tags.slice(0, MOST_ROWS);
  const most = isWide ? { tag: 40, names: 30, platforms: 40 } : WIDEST;
  const names = shortNames(image);
  const rows = shown.map((tag) =>
    columns.map(({ cell }) => visible(cell(tag, { now, most, names }))),
  );
  const lines = renderColumns([columns.map(({ title }) => title), ...rows], (text, _, row) =>
    row === 0 ? paint('dim', text) : text,
  );
  const rest = image.tags.length - shown.length;
  return [
    ...heads,
    ...(shown.length === 0 ? [] : ['', ...lines.map((line) => cut(`  ${line}`, width))]),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
    ...renderStorage(image),
  ].join('\n');
}

function count(tags: number): string {
  return `${tags} ${tags === 1 ? 'tag' : 'tags'}`;
}

interface CellOptions {
  /** Short names of repositories. */
  readonly names: ReadonlyMap<string, string>;
  readonly now: string;
  /** The widest that a cell may be. */
  readonly most: { readonly tag: number; readonly names: number; readonly platforms: number };
}

interface Column {
  readonly title: string;
  /** On narrow terminals: for one repository, or for several; `policy` where the settings have one for prune. */
  readonly when: 'always' | 'single' | 'several' | 'policy';
  readonly cell: (tag: StatusTag, options: CellOptions) => string;
}

const COLUMNS: readonly Column[] = [
  { title: 'TAG', when: 'always', cell: ({ tag }, { most }) => shorten(tag, most.tag) },
  {
    title: 'IS',
    when: 'always',
    cell: (tag, { most }) => shorten(nameTagKind(tag), most.names),
  },
  {
    title: 'VERSION',
    when: 'always',
    cell: (tag, { most }) => shorten(nameVersion(tag, firstEntry(tag)), most.names),
  },
  {
    title: 'AGE',
    when: 'always',
    cell: (tag, { now }) => formatAge(firstEntry(tag)?.image?.created ?? null, now),
  },
  {
    title: 'SIGNED',
    when: 'always',
    cell: (tag) => nameSignature(firstEntry(tag)?.signature ?? null),
  },
  { title: 'PRUNE', when: 'policy', cell: (tag) => namePrune(tag) ?? '–' },
  { title: 'REGISTRIES', when: 'several', cell: nameDrift },
  {
    title: 'SIZE',
    when: 'single',
    cell: (tag) => {
      const bytes = totalBytes(firstEntry(tag)?.image ?? null);
      return bytes === null ? '–' : formatSize(bytes);
    },
  },
  {
    title: 'PLATFORMS',
    when: 'single',
    cell: (tag, { most }) => shorten(namePlatforms(firstEntry(tag)?.image ?? null), most.platforms),
  },
];

/** Of a version the tags that point at it, of all others the version. */
function nameVersion({ kind }: StatusTag, entry: StatusEntry | undefined): string {
  if (entry === undefined) return '–';
  const { version, versionFrom, sameAs } = entry;
  if (kind === 'exact' && versionFrom === 'tag')
    return sameAs.length === 0 ? '–' : sameAs.join(', ');
  if (version !== null) return versionFrom === 'label' ? `${version}?` : version;
  return sameAs[0] === undefined ? '–' : `= ${sameAs[0]}`;
}

/** `≠ docker.io`: where a tag is not the same as in the first registry that has it. */
function nameDrift({ entries }: StatusTag, { names }: CellOptions): string {
  const others = entries.filter(({ state }) => state !== 'same');
  if (others.length === 0) return STATE_SIGNS.same;
  return others
    .map(({ repository, state }) => `${STATE_SIGNS[state]} ${names.get(repository) ?? repository}`)
    .join(', ');
}

function renderStorage({ storage }: StatusImage): readonly string[] {
  if (storage.length === 0) return [];
  const rows = storage.map(({ series, tags, bytes }) => [
    visible(series),
    count(tags),
    formatSize(bytes),
  ]);
  return ['', '  Storage', ...renderColumns(rows).map((line) => `    ${line}`)];
}

function shorten(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** A line that is not longer than the terminal. */
function cut(line: string, width: number): string {
  return line.includes('\u001B') ? line : shorten(line, width);
}
