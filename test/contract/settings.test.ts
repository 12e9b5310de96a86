// SPDX-License-Identifier: Apache-2.0
// Everything that names settings names exactly those of the table.
import { Ajv } from 'ajv';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generatedFiles, generate } from '../../scripts/generate.ts';
import { actionInputs } from '../../src/settings/inputs/action-inputs.ts';
import { commandInputs } from '../../src/settings/inputs/command-inputs.ts';
import { defaultSettings } from '../../src/settings/table/defaults.ts';
import { readSettings } from '../../src/settings/read.ts';
import { makeSchema } from '../../src/settings/table/schema.ts';
import { settingsTable, variableOf } from '../../src/settings/table/table.ts';

const names = settingsTable.map(({ name }) => name);

function readText(path: string): Promise<string> {
  return readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
}

interface Metadata {
  readonly runs: Readonly<Record<string, string>>;
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

describe('the table', () => {
  it('names each setting once, in kebab case', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+(?:-[a-z]+)*$/.test(name))).toEqual([]);
    expect(new Set(settingsTable.map(variableOf)).size).toBe(names.length);
  });

  it('has a row for every key of the settings, and no key twice', () => {
    const keys = settingsTable.flatMap(({ key }) => (key === undefined ? [] : [key]));
    const besides = [
      'imageOutput',
      'platformsNamed',
      'pushByDigest',
      'setupInputs',
      'metadataContext',
      'metadataEnv',
      'buildxFlags',
      'buildSecrets',
      'requiredSecrets',
      'targets',
      'prune',
    ];
    expect([...keys, ...besides].sort()).toEqual(Object.keys(defaultSettings).sort());
  });

  it.each(settingsTable.filter(({ options }) => options))(
    '$name has its default among its options',
    (setting) => {
      expect(setting.options).toContain(setting.default);
    },
  );
});

it.each(generatedFiles)(
  '%s is what the table makes of it (npx jiti scripts/generate.ts)',
  async (path) => {
    expect(await readText(path)).toBe(await generate(path));
  },
);

describe('action.yml', async () => {
  const metadata = parse(await readText('action.yml')) as Metadata;

  it('has an input for every setting, and its own', () => {
    const pasted = actionInputs.map(({ name }) => name);
    expect(Object.keys(metadata.inputs)).toEqual([
      ...['command', 'now', ...commandInputs.map(({ name }) => name)],
      ...names,
      ...pasted,
    ]);
  });

  it('gives no default that could beat tagship.yml', () => {
    const defaults = Object.entries(metadata.inputs).filter(
      ([, input]) => input.default !== undefined,
    );
    expect(defaults.map(([name, input]) => [name, input.default])).toEqual([
      ['command', 'ship'],
      ['github-token', '${{ github.token }}'],
    ]);
    expect(settingsTable.find(({ name }) => name === 'github-token')?.inFile).toBe(false);
  });

  it('runs one bundle, before and after', () => {
    expect(metadata.runs).toEqual({
      using: 'node24',
      main: 'dist/action/index.js',
      post: 'dist/action/index.js',
    });
  });

  it('describes every input and output', () => {
    const all = [...Object.values(metadata.inputs), ...Object.values(metadata.outputs)];
    expect(all.filter(({ description }) => !/^[A-Z`].*\.$/.test(description))).toEqual([]);
  });
});

describe('tagship.schema.json', () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(makeSchema());

  /** What the program itself says of a file. */
  async function isRead(value: unknown): Promise<boolean> {
    const file = { path: 'tagship.yml', text: JSON.stringify(value), owner: 'checkout' } as const;
    return (await readSettings({ given: {}, env: {}, file })).ok;
  }

  it.each(
    settingsTable.flatMap(({ name, examples, inFile }) =>
      inFile === false ? [] : examples.map((example) => ({ name, example })),
    ),
  )('takes $name: $example, and so does the program', async ({ name, example }) => {
    expect(validate({ [name]: example })).toBe(true);
    expect(await isRead({ [name]: example })).toBe(true);
  });

  it.each([
    { name: 'nothing', value: null },
    { name: 'an empty map', value: {} },
    { name: 'a setting that is not set', value: { tags: null, load: null, registries: null } },
    { name: 'numbers where text is wanted', value: { version: 1.1, tags: [1, 'a'] } },
    { name: 'a registry with nothing to say', value: { registries: { 'ghcr.io': null } } },
    { name: 'a duration as a text of seconds', value: { timeout: '90' } },
  ])('takes $name, and so does the program', async ({ value }) => {
    expect(validate(value)).toBe(true);
    expect(await isRead(value)).toBe(true);
  });

  it.each([
    { name: 'an unknown setting', value: { tagz: 'a' } },
    { name: 'an unknown option', value: { latest: 'maybe' } },
    { name: 'a word for a boolean', value: { load: 'maybe' } },
    { name: 'a word for a duration', value: { timeout: 'soon' } },
    { name: 'units in the wrong order', value: { timeout: '1m1h' } },
    { name: 'a map for lines', value: { tags: { a: 'b' } } },
    { name: 'a list in a list', value: { tags: [['a']] } },
    { name: 'an unknown field of a registry', value: { registries: { 'ghcr.io': { user: 'a' } } } },
    { name: 'a password', value: { registries: { 'ghcr.io': { username: 'a', password: 'b' } } } },
    { name: 'a token', value: { 'github-token': 'a' } },
    { name: 'a list', value: ['a'] },
  ])('refuses $name, and so does the program', async ({ value }) => {
    expect(validate(value)).toBe(false);
    expect(await isRead(value)).toBe(false);
  });
});
