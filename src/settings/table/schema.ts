// SPDX-License-Identifier: Apache-2.0
// The JSON Schema of tagship.yml, from the table, for editors.
import { renderDescription } from './documentation.ts';
import { makeHooksSchema } from '../deploy/schema.ts';
import { registryFields } from '../values/registry/registries.ts';
import { pruneFields } from '../file/prune.ts';
import { isForTarget, LONGEST_TARGET_NAME, settingsTable, TARGET_NAME } from './table.ts';
import type { Setting, SettingType } from './table.ts';

type Schema = Readonly<Record<string, unknown>>;

/** YAML types of one value; the reader takes it as written. */
const word: Schema = { type: ['string', 'number', 'boolean'] };
const nameShape: Schema = { pattern: TARGET_NAME.source, maxLength: LONGEST_TARGET_NAME };
const words: Schema = { type: 'array', items: word };
const wordsByName: Schema = { type: 'object', additionalProperties: word };

/**
 * The schema, draft 7, which editors support best. An empty value is valid for every
 * setting: it counts as absent.
 */
export function makeSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://raw.githubusercontent.com/tagship/tagship/main/tagship.schema.json',
    title: 'tagship.yml',
    description: 'Settings of tagship. Flags, inputs and TAGSHIP_ variables take precedence.',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: { ...propertiesOf(() => true), targets: targetsSchema(), prune: pruneSchema() },
  };
}

function propertiesOf(isWanted: (setting: Setting) => boolean): Schema {
  return Object.fromEntries(
    settingsTable
      .filter((setting) => setting.inFile !== false && isWanted(setting))
      .map((setting) => [setting.name, propertyOf(setting)]),
  );
}

/** The images of the project by name, each with settings of its own. */
function targetsSchema(): Schema {
  const isDefault = {
    type: ['boolean', 'null'],
    description: 'Use the repository of the project.',
  };
  return {
    description:
      'Several images of one project, by name. A setting of a target replaces the one at the top level; {{name}} is its name.',
    type: ['object', 'null'],
    propertyNames: nameShape,
    additionalProperties: {
      type: ['object', 'null'],
      additionalProperties: false,
      properties: { ...propertiesOf(isForTarget), default: isDefault },
    },
    examples: [{ api: { context: 'services/api' }, web: { context: 'services/web' } }],
  };
}

/** The policy of `tagship prune`. */
function pruneSchema(): Schema {
  const shapes: Partial<Record<(typeof pruneFields)[number], readonly Schema[]>> = {
    'keep-last': [{ type: 'integer', minimum: 1 }],
    keep: [word, words],
    delete: [word, words],
    'pull-requests': [{ enum: ['closed'] }],
  };
  const age: Schema = { type: ['string', 'number'], pattern: '^(?:\\d+[mhdw]|0)$' };
  return {
    description:
      'Which tags and images tagship prune deletes. Only the settings file can have it; the flags of the command are the same.',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: Object.fromEntries(
      pruneFields.map((field) => [
        field,
        { anyOf: [...(shapes[field] ?? [age]), { type: 'null' }] },
      ]),
    ),
    examples: [{ delete: ['sha-*'], 'older-than': '30d', 'pull-requests': 'closed' }],
  };
}

function propertyOf(setting: Setting): Schema {
  const examples = setting.examples.length > 0 ? { examples: setting.examples } : {};
  return {
    description: renderDescription(setting),
    anyOf: [...shapesOf(setting), { type: 'null' }],
    ...examples,
  };
}

function shapesOf(setting: Setting): readonly Schema[] {
  return shapes[setting.type](setting);
}

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const LENGTH = `^(?:${NUMBER}|(?:${NUMBER}h)?(?:${NUMBER}m)?(?:${NUMBER}s)?(?:\\d+ms)?)$`;

/** How the values of each type may be written in the file. */
const shapes: Readonly<Record<SettingType, (setting: Setting) => readonly Schema[]>> = {
  string: ({ isName }) => [isName ? { ...word, ...nameShape } : word],
  secret: () => [word],
  boolean: () => [{ type: 'boolean' }],
  enum: (setting) => [{ enum: optionsOf(setting) }],
  duration: ({ words: others }) => [
    { type: 'number', minimum: 0 },
    { type: 'string', pattern: LENGTH },
    ...(others ? [{ enum: others }] : []),
  ],
  text: linesOf,
  list: linesOf,
  registries: () => [registriesSchema(), { type: 'array', items: registriesSchema() }],
  hooks: makeHooksSchema,
};

function linesOf({ maps }: Setting): readonly Schema[] {
  return [word, words, ...(maps ? [wordsByName] : [])];
}

/** The options; where booleans stand for words, the booleans too, since YAML makes them of the words. */
function optionsOf({ options = [], booleanWords }: Setting): unknown[] {
  return booleanWords ? [...options, true, false] : [...options];
}

function registriesSchema(): Schema {
  const registry: Schema = {
    type: ['object', 'null'],
    additionalProperties: false,
    properties: Object.fromEntries(
      // A password in the file is refused, so editors do not offer it.
      registryFields
        .filter((field) => field !== 'password')
        .flatMap((field) => [...new Set<string>([field, field.replaceAll('-', '_')])])
        .map((field) => [field, toFieldSchema(field)]),
    ),
  };
  return { type: 'object', additionalProperties: registry };
}

/** What a repository is like that is created. */
const creation: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: { immutable: { type: 'boolean' }, scan: { type: 'boolean' }, lifecycle: word },
};

function toFieldSchema(field: string): Schema {
  if (['required', 'insecure', 'untrusted'].includes(field)) return { type: 'boolean' };
  if (field.replaceAll('_', '-') !== 'create-repository') return word;
  return { anyOf: [{ type: 'boolean' }, creation] };
}
