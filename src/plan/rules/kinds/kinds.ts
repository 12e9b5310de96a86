// SPDX-License-Identifier: Apache-2.0
// The types of rules as data: what each is called, may have, must have and has unless said. Knows no fact.

/** The types that docker/metadata-action has. */
const originalTypes = [
  'schedule',
  'semver',
  'pep440',
  'match',
  'edge',
  'ref',
  'raw',
  'sha',
] as const;

/** What `type=` may say. */
export type RuleType = (typeof originalTypes)[number] | 'build' | 'standard';

/** One type of rule. */
export interface RuleKind {
  readonly priority: number;
  /** Attributes of its own, with the value that each has unless said; `undefined` must be said. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  /** Attributes of its own that may be said and have no value otherwise. */
  readonly optional?: readonly string[];
  /** What a value must be one of. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
}

/** Attributes that every rule may have. */
export const commonAttributes: readonly string[] = [
  'type',
  'enable',
  'priority',
  'prefix',
  'suffix',
];

/** Every type of rule. To add one: an entry here, and how it fires in `evaluate.ts`. */
export const ruleKinds: Readonly<Record<RuleType, RuleKind>> = {
  schedule: { priority: 1000, attributes: { pattern: 'nightly' } },
  semver: { priority: 900, attributes: { pattern: undefined, value: '', match: '' } },
  pep440: { priority: 900, attributes: { pattern: undefined, value: '', match: '' } },
  match: { priority: 800, attributes: { pattern: undefined, group: '0', value: '' } },
  edge: { priority: 700, attributes: { branch: '' } },
  ref: {
    priority: 600,
    attributes: { event: undefined },
    choices: { event: ['branch', 'tag', 'pr'] },
  },
  build: { priority: 300, attributes: { pattern: '{{base}}-b{{build}}-{{sha}}' } },
  raw: { priority: 200, attributes: { value: undefined } },
  sha: {
    priority: 100,
    attributes: { format: 'short', prefix: 'sha-' },
    choices: { format: ['short', 'long'] },
  },
  standard: { priority: 0, attributes: {} },
};

/** What stands for no rules at all under `compat: strict`. */
export const originalDefaults: readonly string[] = [
  'type=schedule',
  'type=ref,event=branch',
  'type=ref,event=tag',
  'type=ref,event=pr',
];

/** The types that may be written, by their names. */
export function listTypes(isStrict: boolean): readonly RuleType[] {
  return isStrict ? originalTypes : [...originalTypes, 'build'];
}

/** The attributes that a rule of a type may have, by their names. */
export function listAttributes(type: RuleType, isStrict: boolean): readonly string[] {
  const own = Object.keys(ruleKinds[type].attributes);
  return [...new Set([...commonAttributes, ...own, ...(isStrict ? [] : ['kind'])])];
}
