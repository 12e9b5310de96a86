// SPDX-License-Identifier: Apache-2.0
// What many targets have in common is made once, and each target is the one that it is in a plan of its own.
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../src/plan/make.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { MatchPattern } from '../../../src/plan/rules/pattern.ts';
import { settingsFrom } from '../../settings/reading.ts';
import { factsOf, gitTagEvent } from '../facts.ts';
import { match } from '../rules/match.ts';

const facts = factsOf({ event: gitTagEvent('v1.2.3'), gitTags: ['v1.2.3', 'v1.1.0', 'v2.0.0'] });

async function planOf(
  file: string,
  given: Readonly<Record<string, string>> = {},
  matching: MatchPattern = match,
): Promise<Plan> {
  const settings = await settingsFrom({ file, given });
  return makePlan(facts, settings, { toolVersion: '0.0.0', secrets: [], match: matching });
}

/** Settings of a run, and what each of its targets says besides. */
const FILES: readonly (readonly [
  name: string,
  top: string,
  targets: Readonly<Record<string, string>>,
])[] = [
  ['nothing', '', { a: '', b: '', c: '' }],
  ['context and file', '', { a: 'context: x', b: 'file: y/Dockerfile', c: '' }],
  ['{{name}} in flavor', 'flavor: suffix=-{{name}},onlatest=true', { a: '', b: '' }],
  ['{{name}} in a rule', 'tags: "type=raw,value={{name}}-{{version}}"', { a: '', b: '' }],
  [
    '{{name}} in a block of a rule',
    'tags: "type=raw,value={{#with this}}{{name}}{{/with}}"',
    { a: '', b: '' },
  ],
  ['{{name}} in labels', 'labels: "title={{name}}"', { a: '', b: '' }],
  ['{{name}} in annotations', 'annotations: "title={{name}}"', { a: '', b: '' }],
  [
    '{{arch}} in a rule',
    'tags: "type=raw,value={{version}}-{{arch}}"',
    { a: 'platforms: linux/amd64', b: 'platforms: linux/arm64' },
  ],
  [
    'platforms by turns',
    'arch-tags: true\nplatforms: [linux/amd64, linux/arm64]',
    { a: '', b: 'platforms: linux/amd64', c: '', d: 'platforms: linux/amd64' },
  ],
  [
    'an index, and none',
    'attestations: plain',
    { a: '', b: 'platforms: [linux/amd64, linux/arm64]' },
  ],
  ['attests', 'attestations: plain', { a: '', b: 'attests: "type=sbom"', c: '' }],
  ['versions', '', { a: 'version: 3.0.0', b: '', c: 'version: 4.0.0' }],
  ['rules', 'tags: "type=semver,pattern={{version}}"', { a: '', b: 'tags: type=sha', c: '' }],
  [
    'whole references',
    'tags: "ghcr.io/acme/x:{{version}}"',
    { a: '', b: 'tags: ghcr.io/acme/y:1' },
  ],
  ['labels', 'labels: "x=1"', { a: '', b: 'labels: "x=2"', c: 'labels:' }],
  ['environment', 'environment: production', { a: '', b: 'environment: staging' }],
  ['build args', '', { a: 'build-args: "A=1"', b: 'build-contexts: base=docker-image://x' }],
  ['compat', '', { a: 'latest: never', b: 'v-prefix: both', c: 'ignore-versions: ">=2"' }],
];

describe('a target among others', () => {
  it.each(FILES)('%s', async (_, top, targets) => {
    const map = Object.entries(targets).map(([name, own]) => `  ${name}: {${own}}`);
    const file = `images: ghcr.io/acme/{{name}}\n${top}\ntargets:\n${map.join('\n')}\n`;
    const together = await planOf(file);
    const alone = await Promise.all(
      Object.keys(targets).map(async (only) => (await planOf(file, { only })).targets),
    );
    expect(together.targets).toEqual(alone.flat());
    expect(together.targets).toHaveLength(map.length);
  });
});

describe('a rule of many targets', () => {
  const names = Array.from({ length: 50 }, (_, index) => `t${index}`);
  const count = async (top: string): Promise<number> => {
    let calls = 0;
    const file = `images: ghcr.io/acme/{{name}}\n${top}\ntargets:\n${names.map((name) => `  ${name}: {context: ${name}, build-args: [N=${name}]}\n`).join('')}`;
    await planOf(file, { 'github-token': 'ghs_0123456789' }, (...args) => {
      calls += 1;
      return match(...args);
    });
    return calls;
  };

  it('is evaluated once', async () => {
    expect(await count('tags: "type=match,pattern=v(.*),group=1"')).toBe(1);
  });

  it('is evaluated for each target that it names', async () => {
    expect(await count('tags: "type=match,pattern=v(.*),group=1,suffix=-{{name}}"')).toBe(50);
  });
});
