// SPDX-License-Identifier: Apache-2.0
// The structure of the code as a test: which module may import which, and what no module may do.
import { describe, expect, it } from 'vitest';
import { readSources, readTestFolders, moduleOf, type Import } from './imports.ts';

const sources = readSources();
const imports = sources.flatMap((source) => source.imports);

/**
 * What each module may import besides itself and the files of LEAVES, from the lowest to the entry points. `types` are gone
 * when compiled; `node` are modules of Node, `*` any but those that start processes.
 */
const table = [
  { module: 'github', code: [], types: [], packages: ['@actions/github'], node: [] },
  { module: 'facts', code: [], types: ['github'], packages: ['semver'], node: ['*'] },
  { module: 'settings', code: [], types: ['facts'], packages: ['yaml'], node: ['node:util'] },
  {
    module: 'plan',
    code: [],
    types: ['facts', 'settings'],
    packages: ['semver', 'handlebars', 'moment', 'csv-parse', '@renovatebot/pep440', 'valibot'],
    node: ['node:crypto', 'node:path'],
  },
  { module: 'registry', code: [], types: ['facts', 'settings'], packages: [], node: ['*'] },
  {
    module: 'credentials',
    code: ['facts', 'settings', 'registry'],
    types: [],
    packages: ['@aws-sdk/client-ecr', '@aws-sdk/client-ecr-public', '@aws-sdk/client-sts'],
    node: ['*'],
  },
  {
    module: 'ship',
    code: ['facts', 'settings', 'plan', 'registry', 'credentials'],
    types: [],
    packages: [
      ...['semver', 'valibot', 'tinyglobby', '@noble/ciphers', 'tuf-js', '@sigstore/tuf'],
      ...['@sigstore/bundle', '@sigstore/core', '@sigstore/protobuf-specs', '@sigstore/verify'],
    ],
    node: ['*'],
  },
  {
    module: 'lifecycle',
    code: ['facts', 'settings', 'plan', 'registry', 'credentials', 'ship'],
    types: [],
    packages: [],
    node: ['*'],
  },
  {
    module: 'init',
    code: ['facts', 'settings', 'plan'],
    types: [],
    packages: ['yaml'],
    node: ['*'],
  },
  {
    module: 'report',
    code: [],
    types: ['facts', 'settings', 'plan', 'ship', 'lifecycle'],
    packages: [],
    node: ['node:util', 'node:crypto'],
  },
  {
    module: 'run',
    code: ['github', 'facts', 'settings', 'plan', 'registry', 'credentials', 'ship', 'lifecycle'],
    types: ['report'],
    packages: [],
    node: ['*'],
  },
  {
    module: 'action',
    code: ['facts', 'settings', 'plan', 'ship', 'report', 'run'],
    types: ['lifecycle'],
    packages: ['@actions/core'],
    node: ['*'],
  },
  {
    module: 'cli',
    code: ['facts', 'settings', 'plan', 'init', 'report', 'run'],
    types: ['ship', 'lifecycle'],
    packages: [],
    node: ['*'],
  },
] as const;

/** The modules in which processes may be made. */
const ENTRY_POINTS: readonly string[] = ['action', 'cli', 'run'];

/** Files outside the modules, which every module may import. What they import of each other is below. */
const LEAVES = [
  'src/clock.ts',
  'src/home.ts',
  'src/log.ts',
  'src/match-pattern.ts',
  'src/nearest.ts',
  'src/omit-undefined.ts',
  'src/once.ts',
  'src/private-file.ts',
  'src/file-failure.ts',
  'src/problem.ts',
  'src/registry-host.ts',
  'src/secret-forms.ts',
  'src/secret-text.ts',
  'src/shell.ts',
  'src/small-file.ts',
  'src/version.ts',
];

describe('modules import only what the table allows', () => {
  it.each(table)('$module', ({ module, code, types, packages, node }) => {
    const allowed = (item: Import): boolean => {
      const { target, isTypeOnly } = item;
      if (target === 'src/shell.ts') return isTypeOnly || ENTRY_POINTS.includes(module);
      if (LEAVES.includes(target)) return true;
      if (target.startsWith('src/')) {
        const other = moduleOf(target);
        const modules: readonly string[] = [module, ...code, ...(isTypeOnly ? types : [])];
        return modules.includes(other);
      }
      if (!target.startsWith('node:')) return (packages as readonly string[]).includes(target);
      return (
        isTypeOnly || (node as readonly string[]).some((name) => name === '*' || name === target)
      );
    };
    const own = imports.filter(({ file }) => moduleOf(file) === module);
    expect(own.filter((item) => !allowed(item)).map(show)).toEqual([]);
  });

  it('a module imports nothing of the modules above it', () => {
    const order = table.map(({ module }): string => module);
    const rising = table.flatMap(({ module, code, types }) =>
      [...code, ...types]
        .filter((other) => order.indexOf(other) >= order.indexOf(module))
        .map((other) => `${module} imports ${other}`),
    );
    expect(rising).toEqual([]);
  });

  it('the leaves import nothing of the modules', () => {
    const own = imports.filter(
      ({ file, target }) => LEAVES.includes(file) && target.startsWith('src/'),
    );
    expect(own.filter(({ target }) => !LEAVES.includes(target)).map(show)).toEqual([]);
  });

  it('the table knows every module', () => {
    const modules = new Set(sources.map(({ path }) => moduleOf(path)));
    const known: readonly string[] = [...table.map(({ module }) => module), ...LEAVES];
    expect([...modules].filter((module) => !known.includes(module))).toEqual([]);
  });
});

describe('used in one module only', () => {
  it.each([
    { name: '@actions/core', may: /^src\/action\/[\w-]+\.ts$/ },
    { name: '@actions/github', may: /^src\/github\// },
    { name: '@aws-sdk/client-sts', may: /^src\/credentials\/aws\/(?:aws|sdk)\.ts$/ },
    { name: 'node:child_process', may: /^src\/shell\.ts$/ },
  ])('$name', ({ name, may }) => {
    const users = imports.filter(({ target }) => target === name);
    expect(users.filter(({ file }) => !may.test(file)).map(show)).toEqual([]);
  });

  it.each([
    { name: 'process.env', text: /\bprocess\.env\b/, may: /^src\/(?:cli|action)\/[\w-]+\.ts$/ },
    {
      name: 'setSecret and its command',
      text: /\bsetSecret\b|['"`]add-mask/,
      may: /^src\/action\/[\w-]+\.ts$/,
    },
    { name: 'setFailed', text: /\bsetFailed\b/, may: /^src\/action\/[\w-]+\.ts$/ },
    {
      name: 'process.exit',
      text: /\bprocess\.exit(?:Code)?\b/,
      may: /^src\/(?:run\/entry|(?:cli|action)\/[\w-]+)\.ts$/,
    },
  ])('$name', ({ text, may }) => {
    const users = sources.filter((source) => text.test(withoutComments(source.text)));
    expect(users.map(({ path }) => path).filter((path) => !may.test(path))).toEqual([]);
  });
});

it('the plan is pure: no clock, no chance, no network, no process', () => {
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bprocess\.|\bmoment\(\)/;
  const users = sources.filter(
    ({ path, text }) => moduleOf(path) === 'plan' && impure.test(withoutComments(text)),
  );
  expect(users.map(({ path }) => path)).toEqual([]);
});

it('no file imports itself through others, types included', () => {
  const graph = new Map<string, string[]>();
  for (const { file, target } of imports) {
    if (target.startsWith('src/')) graph.set(file, [...(graph.get(file) ?? []), target]);
  }
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
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

  it('are at most 16 in a folder, and 20 where each is for one host or one group of settings', () => {
    const counts = new Map<string, number>();
    for (const { path } of sources) {
      const folder = path.slice(0, path.lastIndexOf('/'));
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    const limits: Readonly<Record<string, number>> = {
      'src/registry/providers': 20,
      'src/settings/table': 20,
    };
    const large = [...counts].filter(([folder, count]) => count > (limits[folder] ?? 16));
    expect(large).toEqual([]);
  });

  it('have their tests in folders of the same names', () => {
    const isThere = (folder: string) =>
      sources.some(({ path }) => path.startsWith(`src/${folder}/`));
    const isData = (folder: string) => /\/(?:golden|tables)(?:\/|$)/.test(folder);
    const strange = readTestFolders().filter((folder) => !isThere(folder) && !isData(folder));
    expect(strange).toEqual([]);
  });

  it('export no name that another file exports', () => {
    const homes = new Map<string, string[]>();
    for (const { path, text } of sources) {
      for (const [, name = ''] of text.matchAll(
        /^export (?:async )?(?:function|const|type|interface|class) (\w+)/gm,
      )) {
        homes.set(name, [...(homes.get(name) ?? []), path]);
      }
    }
    expect([...homes].filter(([, paths]) => paths.length > 1)).toEqual([]);
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
