// SPDX-License-Identifier: Apache-2.0
// The README: short, its pictures and numbers from real runs, its tables as the program has it.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { changeEvent, gitTagEvent } from '../plan/facts.ts';
import { planOf, type FactsGiven } from '../plan/planned.ts';
import { listBlocks, listCode, listHeadings, read, readTables, root } from './documents.ts';

const readme = read('README.md');

it('has at most 250 lines', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(250);
});

it('starts the part for developers with the two commands of a clone', () => {
  const [section] = readme.split('## Develop\n').slice(1);
  const [, first] = /^```sh\n([\s\S]*?)^```$/m.exec(section ?? '') ?? [];
  expect(first).toBe('npm ci && npm run demo\nnpm ci && npm test\n');
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
  expect(scripts).toEqual(expect.arrayContaining(['demo', 'test', 'pictures']));
});

it('names the demo of a monorepo, which exists', () => {
  expect(readme).toContain('`npm run demo -- monorepo`');
  expect(read('scripts/demo.ts')).toMatch(/^ {2}monorepo: showMonorepo,$/m);
});

it('shows what comes first, first', () => {
  const titles = listHeadings(readme).map(({ title }) => title);
  expect(titles.slice(0, 3)).toEqual(['tagship', 'What it does', 'Coming from the docker actions']);
  expect(listBlocks('README.md')[0]?.path).toBe('.github/workflows/image.yml');
});

it('has pictures that say what is on them, below 150 kB each', () => {
  const pictures = [...readme.matchAll(/!\[([^\]]*)\]\((docs\/images\/[^)]+)\)/g)];
  expect(pictures.length).toBeGreaterThanOrEqual(2);
  for (const [, words = '', path = ''] of pictures) {
    expect(existsSync(join(root, path)), path).toBe(true);
    expect(statSync(join(root, path)).size).toBeLessThan(150_000);
    expect(words.length).toBeGreaterThan(20);
  }
});

it('lists outputs that the action has', () => {
  const { outputs } = parse(read('action.yml')) as { outputs: object };
  const named = (readTables('README.md', 'Outputs')[0] ?? []).flatMap(([names = '']) =>
    listCode(names),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !(name in outputs))).toEqual([]);
});

describe('its table of tags', () => {
  const rows = readTables('README.md', 'Tags')[0] ?? [];
  const runs: Readonly<Record<string, FactsGiven>> = {
    'git tag `v1.2.3`': { event: gitTagEvent('v1.2.3') },
    'git tag `v2.0.0-rc.1`': { event: gitTagEvent('v2.0.0-rc.1') },
    'push to a branch': { gitTags: ['v1.0.0'] },
    'pull or merge request': { event: changeEvent({ number: 12 }) },
    schedule: { event: { kind: 'schedule', branch: 'main' } },
  };

  it('has a run for each row', () => {
    expect(rows.map(([event]) => event)).toEqual(Object.keys(runs));
  });

  it.each(rows)('%s: exact %s, floating %s', async (event = '', exact = '', floating = '') => {
    const [target] = (await planOf(runs[event])).targets;
    const list = (kind: string) =>
      target?.tags.filter((tag) => tag.kind === kind).map(({ tag }) => tag) ?? [];
    const wanted = listCode(exact).map((tag) => tag.replace('<7>', 'abc1234'));
    expect(list('exact')).toEqual(wanted);
    if (event === 'push to a branch') expect(list('floating')).toEqual(['main']);
    else expect(list('floating')).toEqual(listCode(floating));
  });
});
