// SPDX-License-Identifier: Apache-2.0
// The reference documents list exactly what the program has: rules, expressions, inputs, plan, receipt, variables.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { renderDotenv } from '../../src/report/files/dotenv.ts';
import { actionInputs } from '../../src/settings/inputs/action-inputs.ts';
import { settingsTable } from '../../src/settings/table/table.ts';
import { runFlags } from '../../src/settings/inputs/run-flags.ts';
import { commonAttributes, listTypes, ruleKinds } from '../../src/plan/rules/kinds/kinds.ts';
import { createExpander } from '../../src/plan/template/expressions.ts';
import { factsOf } from '../plan/facts.ts';
import { settingsOf } from '../plan/settings.ts';
import { samplePlan } from '../report/sample.ts';
import { listCode, listKeys, read, readTables, root } from './documents.ts';

const RULES = 'docs/tags-and-rules.md';
const OUTPUTS = 'docs/outputs-and-receipt.md';

describe('rules', () => {
  const rows = readTables(RULES, 'Rule types')[0] ?? [];
  const typeOf = (cell = '') => /type=(\w+)/.exec(cell)?.[1] ?? '';

  it('every type has a row', () => {
    expect(rows.map(([cell]) => typeOf(cell)).sort()).toEqual([...listTypes(false)].sort());
  });

  it.each(rows)('%s has its own attributes, with their defaults', (cell, _, attributes = '') => {
    const { attributes: own, choices = {} } = ruleKinds[typeOf(cell) as keyof typeof ruleKinds];
    const values = [
      ...Object.entries(own).map(([, value]) => value ?? ''),
      ...Object.values(choices).flat(),
    ];
    const listed = listCode(attributes);
    expect(listed).toEqual(expect.arrayContaining(Object.keys(own)));
    expect(listed.filter((name) => !(name in own) && !values.includes(name))).toEqual([]);
  });

  it('every common attribute has a row', () => {
    const listed = (readTables(RULES, 'Attributes')[0] ?? []).flatMap(([cell = '']) =>
      listCode(cell),
    );
    const common = commonAttributes.filter((name) => name !== 'type');
    expect([...listed].sort()).toEqual([...common, 'kind'].sort());
  });

  it('every expression has a row', () => {
    const { everywhere } = createExpander(factsOf(), settingsOf()).names;
    const listed = (readTables(RULES, 'Expressions')[0] ?? []).flatMap(([cell = '']) =>
      listCode(cell).map((code) => /\{\{(\w+)/.exec(code)?.[1]),
    );
    expect([...listed].sort()).toEqual(Object.keys(everywhere).sort());
  });

  it('names settings that exist', () => {
    const names = settingsTable.map(({ name }) => name);
    const listed = listKeys(RULES, 'Settings for the usual changes').map(
      (key) => key.split(':')[0],
    );
    expect(listed.filter((name = '') => !names.includes(name))).toEqual([]);
  });
});

describe('inputs in the guide to migrating', () => {
  const guide = read('docs/migrating.md');
  const known = [...settingsTable, ...actionInputs].map(({ name }) => name);

  it('every input of docker/login-action and docker/setup-buildx-action is there', () => {
    const missing = actionInputs.filter(({ name }) => !guide.includes(`\`${name}\``));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('every input of docker/build-push-action is there, and no other', () => {
    const [rows = []] = readTables('docs/migrating.md', 'docker/build-push-action');
    const listed = rows.flatMap(([cell = '']) => listCode(cell));
    expect(listed.filter((name) => !known.includes(name))).toEqual([]);
    const { cases } = JSON.parse(read('test/settings/inputs/build-push-action.json')) as {
      cases: { inputs: Record<string, string> }[];
    };
    const used = new Set(cases.flatMap(({ inputs }) => Object.keys(inputs)));
    expect([...used].filter((name) => !listed.includes(name))).toEqual([]);
  });
});

it('CONTRIBUTING has a row for every module', () => {
  const modules = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}`);
  expect([...listKeys('CONTRIBUTING.md', 'Modules')].sort()).toEqual(modules.sort());
});

describe('plan and receipt', () => {
  const plan = listInterfaces('src/plan/plan.ts');
  const receipt = listInterfaces('src/ship/record/receipt.ts');

  it.each([
    { heading: 'The plan', members: plan.get('Plan') },
    { heading: 'push', members: plan.get('PushPlan') },
    { heading: 'targets[]', members: plan.get('Target') },
    { heading: 'targets[].tags[], targets[].held[]', members: plan.get('PlannedTag') },
    { heading: 'targets[].build', members: plan.get('BuildPlan') },
    { heading: 'The receipt', members: receipt.get('Receipt') },
    { heading: 'targets[] of the receipt', members: receipt.get('ShippedTarget') },
    { heading: 'targets[].images[]', members: receipt.get('ShippedImage') },
  ])('$heading has every key', ({ heading, members }) => {
    expect([...listKeys(OUTPUTS, heading)].sort()).toEqual([...(members ?? [])].sort());
  });

  it('every variable for later jobs has a row', () => {
    const names = renderDotenv({ ...samplePlan, targets: [] }, undefined)
      .split('\n')
      .flatMap((line) => /^\w+/.exec(line) ?? []);
    expect([...listKeys(OUTPUTS, 'Variables for later jobs')].sort()).toEqual(names.sort());
  });

  it('names flags that exist', () => {
    const known = runFlags.map(({ name }) => name);
    const listed = listKeys(OUTPUTS, 'Files').map((key) => /^--([\w-]+)/.exec(key)?.[1] ?? key);
    expect(listed.filter((name) => !known.includes(name))).toEqual([]);
  });
});

/** The members of the interfaces of a file, by the interface's name. */
function listInterfaces(path: string): ReadonlyMap<string, readonly string[]> {
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest);
  return new Map(
    file.statements
      .filter(ts.isInterfaceDeclaration)
      .map(({ name, members }) => [
        name.text,
        members.flatMap((member) =>
          member.name !== undefined && ts.isIdentifier(member.name) ? [member.name.text] : [],
        ),
      ]),
  );
}
