// SPDX-License-Identifier: Apache-2.0
// The tables of docs/speed.md as sections that a bench writes, and the README's numbers from them.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { fillSection, readSection } from '../../scripts/document-section.ts';
import { parseTable, renderTable, type Table } from './measure.ts';
import { builderNames } from './rows.ts';

/** A table to write down. */
export interface Result {
  /** The section of docs/speed.md. */
  readonly name: 'push' | 'many' | 'copy' | 'plan' | 'start';
  readonly table: Table;
  /** So many cells, from the left, tell which line it is. */
  readonly keys: number;
  /** All first cells, in order, where the table has only some lines: the others stay. */
  readonly partOf?: readonly string[];
  /** The load of the machine before and after. */
  readonly load: readonly [string, string];
  /** The versions of the programs measured, besides Node's. */
  readonly programs?: readonly string[];
}

/** What the README says about rows of the push table, and how. */
const README_ROWS: Readonly<Record<string, string>> = {
  'tiny-0ms': 'small image, one tag, local registry',
  'tiny-50ms': 'small image, one tag, registry 50 ms away',
  '5x3-50ms': 'small image, 5 tags on each of 3 registries 50 ms away',
  '50x3-50ms': 'small image, 50 tags on each of 3 registries 50 ms away',
  'cold-200mb': '200 MB image, all of it new to the registry',
  'warm-200mb': '200 MB image, one small layer new',
  'cold-1gb': '1 GB image, all of it new to the registry',
  'warm-1gb': '1 GB image, one small layer new',
};

/** The load of the last minute. */
export function readLoad(): string {
  return loadavg()[0]?.toFixed(1) ?? '';
}

/** Writes a table into docs/speed.md, and that of pushes into the README as well. */
export async function publish(result: Result): Promise<void> {
  await rewrite('docs/speed.md', (document) => {
    const old = readSection(document, result.name) ?? '';
    return fillSection(document, result.name, toSection(old, result));
  });
  if (result.name !== 'push') return;
  const document = await readFile(toPath('docs/speed.md'), 'utf8');
  const table = parseTable(readSection(document, 'push') ?? '');
  await rewrite('README.md', (readme) =>
    fillSection(readme, 'speed', renderTable(toReadmeTable(table))),
  );
}

/** The README's table: seconds of both sides, for each builder, in the rows that it shows. */
export function toReadmeTable({ head, lines }: Table): Table {
  const cell = (line: readonly string[] | undefined, name: string) => line?.[head.indexOf(name)];
  const seconds = (row: string, builder: string) => {
    const line = lines.find(
      (cells) => cell(cells, 'row') === row && cell(cells, 'builder') === builder,
    );
    return ['buildx', 'tagship'].map((side) => {
      const [median = '?'] = cell(line, side)?.split(' ') ?? [];
      return `${median} s`;
    });
  };
  const builders = ['docker', 'remote'];
  const names = ["the engine's builder", 'a remote BuildKit'];
  return {
    head: ['', ...names.flatMap((name) => [`buildx, ${name}`, 'tagship'])],
    lines: Object.entries(README_ROWS).map(([row, words]) => [
      words,
      ...builders.flatMap((builder) => seconds(row, builder)),
    ]),
  };
}

/**
 * The new text of a section: all lines and one note, or some lines replaced and a note about them.
 *
 * @throws Error if only some are measured, and the others have other columns
 */
export function toSection(
  old: string,
  { table, keys, partOf, load, programs = [] }: Result,
): string {
  const [cores, node] = [`${availableParallelism()} cores`, `Node ${process.versions.node}`];
  const date = new Date().toISOString().slice(0, 10);
  const where = [cores, ...programs, node].join(', ');
  const measured = `on ${date}: ${where}; load ${load[0]} before and ${load[1]} after`;
  const names = [...new Set(table.lines.map(([name = '']) => name))];
  if (partOf === undefined) return `Measured ${measured}.\n\n${renderTable(table)}`;
  const before = parseTable(old);
  if (before.head.join() !== table.head.join())
    throw new Error('the table has other columns: measure all rows');
  const keyOf = (line: readonly string[]) => line.slice(0, keys).join();
  const all = new Map([...before.lines, ...table.lines].map((line) => [keyOf(line), line]));
  const builders: readonly string[] = builderNames;
  const at = ([name = '', builder = '']: readonly string[]) =>
    partOf.indexOf(name) * builders.length + builders.indexOf(builder);
  const lines = [...all.values()].toSorted((one, other) => at(one) - at(other));
  const isNew = (name: string) =>
    before.lines.every((line) => line[0] !== name || !lines.includes(line));
  const notes = old
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('|'))
    .flatMap((line) => withoutNames(line, names.filter(isNew)));
  const note = `${names.map((name) => `\`${name}\``).join(', ')} ${measured}.`;
  return `${[...notes, '', note].join('\n')}\n\n${renderTable({ head: table.head, lines })}`;
}

/** A note about some rows without those that are measured anew; none if it was about no other. */
function withoutNames(note: string, names: readonly string[]): readonly string[] {
  const [, listed = '', rest = ''] = /^(`[^ ]+`(?:, `[^ ]+`)*)( on .*)$/.exec(note) ?? [];
  if (listed === '') return [note];
  const left = listed.split(', ').filter((name) => !names.includes(name.slice(1, -1)));
  return left.length === 0 ? [] : [left.join(', ') + rest];
}

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  const filepath = toPath(path);
  const text = change(await readFile(filepath, 'utf8'));
  await writeFile(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
}

function toPath(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The versions of engine and buildx, as the environment of a measured process finds them. */
export async function readPrograms(
  env: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const run = async (...args: readonly string[]) =>
    (await promisify(execFile)('docker', args, { env: { ...env } })).stdout.trim();
  const engine = await run('version', '--format', '{{.Server.Version}}');
  const [, buildx = ''] = (await run('buildx', 'version')).split(' ');
  // Without what a distribution adds: `v0.29.1+ds1`.
  const short = (version: string) => /\d[\d.]*/.exec(version)?.[0] ?? version;
  return [`Docker ${short(engine)}`, `buildx ${short(buildx)}`];
}
