// SPDX-License-Identifier: Apache-2.0
// What the documents say is there: settings, flags, files, and examples that GitHub and GitLab take.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { commands, factFlags, runFlags } from '../../src/settings/table/commands.ts';
import { settingsTable } from '../../src/settings/table/table.ts';
import { lintWorkflow } from '../lab/workflow-lint.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

/** Every Markdown document of the project, with its path. */
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'examples/README.md',
  'docs/threat-model.md',
  'docs/trust.md',
  ...readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
];

interface Block {
  readonly language: string;
  /** What its first line says that it is, where it is a file. */
  readonly path: string;
  readonly text: string;
}

const blocks: readonly Block[] = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', text = '']) => ({
    language,
    path: /^(?:#|\/\/) (\S+\.\w+|Jenkinsfile)\n/.exec(text)?.[1] ?? '',
    text,
  }),
);

const workflows = blocks
  .filter(({ path }) => path.startsWith('.github/workflows/'))
  .map((block, index) => ({ ...block, name: `workflow ${index + 1}` }));

describe('workflows', () => {
  it('are there', () => {
    expect(workflows.length).toBeGreaterThanOrEqual(4);
  });

  it.each(workflows)(
    '$name is taken by GitHub, and says its permissions',
    async ({ path, text }) => {
      const actions = { 'tagship/tagship': root };
      expect(await lintWorkflow({ path, text, root, actions })).toEqual([]);
      expect(parse(text)).toMatchObject({ permissions: { contents: 'read' } });
    },
  );

  it.each(workflows)('$name uses the released version', ({ text }) => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(text).toContain(`tagship/tagship@v${version}\n`);
  });
});

describe('GitLab', () => {
  const files = blocks.filter(({ path }) => path === '.gitlab-ci.yml');
  const [head] = parseAllDocuments(read('templates/build.yml'));
  const known = Object.keys(
    (head?.toJS() as { spec: { inputs: Readonly<Record<string, unknown>> } }).spec.inputs,
  );

  it.each(files.map(({ text }, index) => ({ name: `example ${index + 1}`, text })))(
    '$name includes a component that exists, with inputs that it has',
    ({ text }) => {
      const { include } = parse(text) as {
        include: { remote: string; inputs?: Readonly<Record<string, unknown>> }[];
      };
      for (const { remote, inputs = {} } of include) {
        expect(existsSync(join(root, /templates\/.*$/.exec(remote)?.[0] ?? 'none'))).toBe(true);
        expect(Object.keys(inputs).filter((name) => !known.includes(name))).toEqual([]);
      }
    },
  );

  it('has examples', () => {
    expect(files.length).toBeGreaterThanOrEqual(2);
  });
});

describe('the README', () => {
  it('lists exactly the settings of the table, group by group', () => {
    const list = readme.slice(readme.indexOf('<!-- settings'), readme.indexOf('\n## More'));
    const listed = list
      .split('\n- **')
      .slice(1)
      .map((entry) => [
        entry.split('**')[0],
        [...entry.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
      ]);
    const groups = [...new Set(settingsTable.map(({ group }) => group))];
    expect(listed).toEqual(
      groups.map((group) => [
        group,
        settingsTable.filter((setting) => setting.group === group).map(({ name }) => name),
      ]),
    );
  });

  it('calls only commands and flags that exist', () => {
    const lines = blocks
      .filter(({ language }) => language === 'sh' || language === 'groovy')
      .flatMap(({ text }) => [...text.matchAll(/\btagship(?:@\S+)? ([a-z]+)([^#'\n]*)/g)]);
    const flags = [
      'image',
      ...[...settingsTable, ...runFlags, ...factFlags].map(({ name }) => name),
    ];
    expect(lines.length).toBeGreaterThan(5);
    for (const [, command, rest = ''] of lines) {
      expect(commands.map(({ name }) => name)).toContain(command);
      for (const [, flag] of rest.matchAll(/ --([a-z-]+)/g)) expect(flags).toContain(flag);
    }
  });

  it('gives variables that exist', () => {
    const known = settingsTable.map(
      ({ name }) => `TAGSHIP_${name.toUpperCase().replaceAll('-', '_')}`,
    );
    const given = [...readme.matchAll(/\bTAGSHIP_[A-Z_]+\b/g)].map(([name]) => name);
    expect(given.filter((name) => name !== 'TAGSHIP_NAME' && !known.includes(name))).toEqual([]);
  });
});

it.each(documents)('%s leads only to files and headings that exist', (path) => {
  const text = read(path);
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target));
  for (const target of links) {
    const [file = '', heading] = target.split('#');
    const to = file === '' ? path : join(dirname(path), file);
    expect(existsSync(join(root, to)), target).toBe(true);
    if (heading !== undefined) expect(listHeadings(read(to))).toContain(heading);
  }
});

/** The headings of a document, as links spell them. */
function listHeadings(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  );
}
