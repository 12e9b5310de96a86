// SPDX-License-Identifier: Apache-2.0
// The house as a test: which room may know which, and what no room may do.
import { describe, expect, it } from 'vitest';
import { readSources, roomOf, type Import } from './imports.ts';

const sources = readSources();
const imports = sources.flatMap((source) => source.imports);

/**
 * What each room may import besides itself, the files of LEAVES and the types of `shell.ts`. `types` are gone when compiled;
 * `node` are modules of Node, `*` any but those that start processes.
 */
const table = [
  {
    room: 'facts',
    code: [],
    types: [],
    packages: ['semver'],
    node: ['*'],
  },
  { room: 'settings', code: [], types: ['facts'], packages: ['yaml'], node: ['node:util'] },
  {
    room: 'plan',
    code: [],
    types: ['facts', 'settings', 'registry'],
    packages: ['semver', 'handlebars', 'moment', 'csv-parse', '@renovatebot/pep440', 'valibot'],
    node: ['node:module', 'node:path'],
  },
  {
    room: 'registry',
    code: [],
    types: ['facts', 'settings', 'apply', 'report'],
    packages: [],
    node: ['*'],
  },
  {
    room: 'apply',
    code: ['facts', 'settings', 'plan', 'registry'],
    types: ['report'],
    packages: ['semver'],
    node: ['*'],
  },
  {
    room: 'lifecycle',
    code: ['facts', 'settings', 'plan', 'registry', 'apply'],
    types: ['report'],
    packages: [],
    node: ['*'],
  },
  { room: 'init', code: ['facts', 'plan'], types: [], packages: [], node: ['*'] },
  {
    room: 'report',
    code: [],
    types: ['facts', 'settings', 'plan', 'apply'],
    packages: [],
    node: ['node:util'],
  },
] as const;

/** Modules that every other may import; of each other only as said below. */
const LEAVES = [
  'src/problem.ts',
  'src/registry-host.ts',
  'src/secret-text.ts',
  'src/secret-forms.ts',
];

describe('rooms import only what the table allows', () => {
  it.each(table)('$room', ({ room, code, types, packages, node }) => {
    const allowed = (item: Import): boolean => {
      const { target, isTypeOnly } = item;
      if (LEAVES.includes(target)) return true;
      if (target === 'src/shell.ts' && isTypeOnly) return true;
      if (target.startsWith('src/')) {
        const other = roomOf(target);
        const rooms: readonly string[] = [room, ...code, ...(isTypeOnly ? types : [])];
        return rooms.includes(other);
      }
      if (!target.startsWith('node:')) return (packages as readonly string[]).includes(target);
      return (
        isTypeOnly || (node as readonly string[]).some((name) => name === '*' || name === target)
      );
    };
    const own = imports.filter(({ file }) => roomOf(file) === room);
    expect(own.filter((item) => !allowed(item)).map(show)).toEqual([]);
  });

  it('the leaves import nothing of them', () => {
    const own = imports.filter(({ file }) => LEAVES.includes(file));
    expect(own.map(show)).toEqual(['src/problem.ts imports src/secret-text.ts']);
  });

  it('the table knows every room', () => {
    const rooms = new Set(
      sources.map(({ path }) => roomOf(path)).filter((room) => !room.endsWith('.ts')),
    );
    expect([...rooms].filter((room) => !table.some((row) => row.room === room))).toEqual([]);
  });
});

describe('one place only', () => {
  it.each([
    { name: '@actions/core', may: /^src\/action[\w-]*\.ts$/ },
    { name: 'node:child_process', may: /^src\/shell\.ts$/ },
  ])('$name', ({ name, may }) => {
    const users = imports.filter(({ target }) => target === name);
    expect(users.filter(({ file }) => !may.test(file)).map(show)).toEqual([]);
  });

  it.each([
    { name: 'process.env', text: /\bprocess\.env\b/, may: /^src\/(?:cli|action)[\w-]*\.ts$/ },
    {
      name: 'setSecret and its command',
      text: /\bsetSecret\b|['"`]add-mask/,
      may: /^src\/action[\w-]*\.ts$/,
    },
    { name: 'setFailed', text: /\bsetFailed\b/, may: /^src\/action[\w-]*\.ts$/ },
    {
      name: 'process.exit',
      text: /\bprocess\.exit(?:Code)?\b/,
      may: /^src\/(?:entry|(?:cli|action)[\w-]*)\.ts$/,
    },
  ])('$name', ({ text, may }) => {
    const users = sources.filter((source) => text.test(withoutComments(source.text)));
    expect(users.map(({ path }) => path).filter((path) => !may.test(path))).toEqual([]);
  });
});

it('the plan is pure: no clock, no chance, no network, no process', () => {
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bprocess\.|\bmoment\(\)/;
  const users = sources.filter(
    ({ path, text }) => roomOf(path) === 'plan' && impure.test(withoutComments(text)),
  );
  expect(users.map(({ path }) => path)).toEqual([]);
});

it('no module needs itself, by whatever way', () => {
  const graph = new Map<string, string[]>();
  for (const { file, target, isTypeOnly } of imports) {
    if (!isTypeOnly && target.startsWith('src/'))
      graph.set(file, [...(graph.get(file) ?? []), target]);
  }
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (way.includes(file) || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  expect(cycles).toEqual([]);
});

describe('files', () => {
  it('say their licence, and what they own', () => {
    const silent = sources.filter(
      ({ text }) =>
        !/^\/\/ SPDX-License-Identifier: Apache-2\.0\n\/\/ \S/.test(text.replace(/^#!.*\n/, '')),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('are named by a noun of their own', () => {
    const forbidden = /\/(?:utils?|helpers?|common|types|constants|misc|index|manager)\.ts$/;
    expect(sources.map(({ path }) => path).filter((path) => forbidden.test(path))).toEqual([]);
  });

  it('have no class but Problem, and no enum', () => {
    const found = sources.filter(({ text }) =>
      /^\s*(?:export )?(?:abstract )?(?:class (?!Problem )|enum )/m.test(text),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

function show({ file, target, isTypeOnly }: Import): string {
  return `${file} imports ${target}${isTypeOnly ? ' (types)' : ''}`;
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
}
