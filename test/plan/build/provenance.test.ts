// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { planOf } from '../planned.ts';

const BUILDER = 'builder-id=https://github.com/acme/App/runs/1/attempts/1';

const open = { name: 'App', private: false };
const attest = (value: string) => ({ buildxFlags: [{ flag: '--attest' as const, value }] });
it.each([
  { name: 'a public project', facts: { project: open }, default: `mode=max,${BUILDER}` },
  {
    name: 'a private project',
    facts: { project: { private: true } },
    default: `mode=min,inline-only=true,${BUILDER}`,
  },
  {
    name: 'a project of which nothing is said',
    facts: { project: {} },
    default: `mode=min,inline-only=true,${BUILDER}`,
  },
  {
    name: 'a secret in a build argument',
    facts: { project: open },
    settings: { buildArgs: ['NPM_TOKEN=hunter2hunter2'] },
    default: `mode=min,inline-only=true,${BUILDER}`,
  },
  { name: 'an unknown run', facts: { project: open, run: {} }, default: 'mode=max' },
  { name: 'another CI system', facts: { ci: 'gitlab' as const, project: open } },
  { name: 'plain', facts: { project: open }, settings: { attestations: 'plain' as const } },
  { name: 'decided', facts: { project: open }, settings: { provenance: 'false' } },
  {
    name: 'decided by attests',
    facts: { project: open },
    settings: attest('type=provenance,disabled=true'),
  },
])('without asking: $name', async ({ facts, settings = {}, default: provenance }) => {
  const plan = await planOf(facts, settings);
  expect(plan.targets[0]?.build.provenance).toBe(provenance);
});

it.each([
  { settings: { provenance: 'true' }, word: `--provenance ${BUILDER}` },
  { settings: { provenance: 'false' }, word: '--provenance false' },
  { settings: { provenance: 'builder-id=x' }, word: '--provenance builder-id=x' },
  {
    settings: attest('type=provenance,mode=min'),
    word: `--attest type=provenance,mode=min,${BUILDER}`,
  },
  {
    settings: attest('type=provenance,disabled=true'),
    word: '--attest type=provenance,disabled=true',
  },
])('names the run that builds: $settings', async ({ settings, word }) => {
  const plan = await planOf({}, settings);
  expect(plan.targets[0]?.build.argv.join(' ')).toContain(`${word} -`);
});
