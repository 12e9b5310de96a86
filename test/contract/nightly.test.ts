// SPDX-License-Identifier: Apache-2.0
// What `npm test` leaves out runs every night: each file with a longer table is in the command of the nightly workflow.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { countRuns, listNightlyFiles, nightly, pickRows } from '../lab/nightly.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const files = listNightlyFiles(root);

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

it('the nightly workflow runs all rows', () => {
  const { jobs } = parse(read('.github/workflows/nightly.yml')) as Workflow;
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.map(({ run }) => run));
  expect(commands).toContain('npm run test:faults -- --all');
});

it('with --all the command runs each file that has more rows', () => {
  expect(read('test/faults/command.ts')).toContain('values.all ? listNightlyFiles(root) : drawn');
  expect(files).toContain('test/e2e/untrusted.test.ts');
  const asking = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => join('test', name))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('/nightly.ts'))
    .filter((name) => /\b(?:(?:isNightly|pickRows|countRuns)\b|nightly\(it\))/.test(read(name)));
  expect(asking.toSorted()).toEqual(files);
});

it('and its projects hold them, all but this file', () => {
  expect(files.filter((name) => name.startsWith('test/contract/'))).toEqual([
    'test/contract/nightly.test.ts',
  ]);
});

/** Whether a call makes no test by day: `nightly(it)(…)`, `describe.each(isNightly ? rows : [])(…)`. */
const isOfTheNight = (callee: string) => /^nightly\(|isNightly\s*\?[^:]*:\s*\[\]/.test(callee);

/** Whether a part of a test file makes a test by day. */
function hasDayTest(node: ts.Node, file: ts.SourceFile): boolean {
  if (ts.isCallExpression(node)) {
    const callee = node.expression.getText(file);
    if (isOfTheNight(callee)) return false;
    if (/^it\b/.test(callee)) return true;
  }
  return ts.forEachChild(node, (child) => hasDayTest(child, file)) === true;
}

/** The suites of a file that have no test by day, as lines of the file: Vitest fails a run that has an empty suite. */
function listEmptySuites(node: ts.Node, file: ts.SourceFile): readonly number[] {
  const found: number[] = [];
  ts.forEachChild(node, (child) => void found.push(...listEmptySuites(child, file)));
  if (!ts.isCallExpression(node)) return found;
  const callee = node.expression.getText(file);
  const isSuite = /^describe\b/.test(callee) && node.arguments.length > 1;
  if (!isSuite || isOfTheNight(callee) || hasDayTest(node, file)) return found;
  return [...found, file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1];
}

it.each(files)('%s has no suite that is empty by day', (name) => {
  const file = ts.createSourceFile(name, read(name), ts.ScriptTarget.Latest);
  expect(listEmptySuites(file, file)).toEqual([]);
});

describe('in npm test', () => {
  const rows = [
    ['a', 1],
    ['a', 2],
    ['b', 3],
  ] as const;

  it('a table has a row of each kind, in its order', () => {
    expect(pickRows(rows, ([kind]) => kind, false)).toEqual([rows[0], rows[2]]);
    expect(pickRows(rows, undefined, false)).toEqual([rows[0]]);
    expect(pickRows(rows, ([kind]) => kind, true)).toEqual(rows);
  });

  it('a test of the night is not made', () => {
    const made: string[] = [];
    const make = (name: string) => void made.push(name);
    nightly(make, false)('one', () => Promise.resolve());
    nightly(make, true)('two', () => Promise.resolve());
    expect(made).toEqual(['two']);
  });

  it('a property is tried a tenth as often', () => {
    expect([countRuns(20, false), countRuns(20, true)]).toEqual([20, 200]);
  });
});
