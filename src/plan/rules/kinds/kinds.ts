// SPDX-License-Identifier: Apache-2.0
// The types of rules as data: names, attributes, defaults.

/** The types of docker/metadata-action. */
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

/** The values of `type=`. */
export type RuleType = (typeof originalTypes)[number] | 'build' | 'standard';

/** One type of rule. */
export interface RuleKind {
  readonly priority: number;
  /** Its own attributes with their defaults; `undefined` for a required one. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  /** Its own optional attributes without a default. */
  readonly optional?: readonly string[];
  /** The allowed values of attributes. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
}

/** Attributes of all rules. */
export const commonAttributes: readonly string[] = [
  'type',
  'enable',
  'priority',
  'prefix',
  'suffix',
];

/** Every type of rule. To add one: an entry here, and its evaluation in `evaluate.ts`. */
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

/** The default rules under `compat: strict`. */
export const originalDefaults: readonly string[] = [
  'type=schedule',
  'type=ref,event=branch',
  'type=ref,event=tag',
  'type=ref,event=pr',
];

/** The names of the allowed types. */
export function listTypes(isStrict: boolean): readonly RuleType[] {
  return isStrict ? originalTypes : [...originalTypes, 'build'];
}

/** The names of the attributes that a rule of a type may have. */
export function listAttributes(type: RuleType, isStrict: boolean): readonly string[] {
  const own = Object.keys(ruleKinds[type].attributes);
  return [...new Set([...commonAttributes, ...own, ...(isStrict ? [] : ['kind'])])];
}
