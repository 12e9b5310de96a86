// SPDX-License-Identifier: Apache-2.0
// A status as a table for terminals. Pure.
import type { Status, StatusImage, StatusEntry, StatusTag } from '../../lifecycle/status/status.ts';
import { cutText, formatSize, renderColumns, visible, wrap, type Paint } from '../text.ts';
import {
  describeFindings,
  firstEntry,
  formatAge,
  namePlatforms,
  hasPrune,
  isGood,
  namePrune,
  nameSignature,
  nameTagKind,
  STATE_SIGNS,
  shortNames,
  totalBytes,
} from './words.ts';

/** Most rows of an image; the others are counted. */
const MOST_ROWS = 60;
/** The widest that cells may be: the first of these that fits. Those of 40 are for wide terminals. */
const WIDEST = [
  { tag: 40, names: 30, platforms: 40 },
  { tag: 16, names: 14, platforms: 14 },
  { tag: 14, names: 10, platforms: 10 },
  { tag: 12, names: 7, platforms: 7 },
  { tag: 10, names: 5, platforms: 5 },
] as const;

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
  const color = isGood(status) ? 'green' : 'yellow';
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
  const names = shortNames(image);
  const lines = fit(WIDEST.slice(isWide ? 0 : 1), width, (most) => {
    const rows = shown.map((tag) =>
      columns.map(({ cell }) => visible(cell(tag, { now, most, names }))),
    );
    return renderColumns([columns.map(({ title }) => title), ...rows]).map((line) => `  ${line}`);
  });
  const rest = image.tags.length - shown.length;
  return [
    ...heads,
    ...(shown.length === 0
      ? []
      : ['', ...lines.map((line, row) => (row === 0 ? paint('dim', line) : line))]),
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
  { title: 'TAG', when: 'always', cell: ({ tag }, { most }) => cutText(tag, most.tag) },
  {
    title: 'IS',
    when: 'always',
    cell: (tag, { most }) => cutText(nameTagKind(tag), most.names),
  },
  {
    title: 'VERSION',
    when: 'always',
    cell: (tag, { most }) => cutText(nameVersion(tag, firstEntry(tag)), most.names),
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
    cell: (tag, { most }) => cutText(namePlatforms(firstEntry(tag)?.image ?? null), most.platforms),
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

/** The lines of the first of these that fits; of the last one, cut, if none does. */
function fit<T>(
  choices: readonly T[],
  width: number,
  render: (choice: T) => readonly string[],
): readonly string[] {
  let lines: readonly string[] = [];
  for (const choice of choices) {
    lines = render(choice);
    if (lines.every((line) => Array.from(line).length <= width)) return lines;
  }
  return lines.map((line) => cutText(line, width));
}
