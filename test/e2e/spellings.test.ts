// SPDX-License-Identifier: Apache-2.0
// A backport on real registries, however the tags are spelled: planned by rules and shipped. The builder is scripted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GitTag } from '../../src/facts/facts.ts';
import { makePlan } from '../../src/plan/make.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { digestOfRecipe } from '../ship/recipes.ts';
import { openRegistryFixture, shipFrom, type RegistryFixture } from '../faults/registry-fixture.ts';
import { factsOf, gitTagEvent } from '../plan/facts.ts';
import { match } from '../plan/rules/match.ts';
import { settingsOf } from '../plan/settings.ts';
import { pickRows } from '../lab/nightly.ts';

let fixture: RegistryFixture;
let repositories = 0;

beforeAll(async () => {
  fixture = await openRegistryFixture(['plain']);
});

afterAll(async () => {
  await fixture.close();
});

const LIST: readonly GitTag[] = [
  { name: 'v10.7.0', sha: '7'.repeat(40) },
  { name: 'v10.6.1', sha: '6'.repeat(40) },
];

async function shipTo(path: string, gitTag: string, given: Partial<Settings>) {
  const sha = LIST.find(({ name }) => name === gitTag)?.sha ?? '';
  const gitTags = { known: true, from: 'remote', list: LIST } as const;
  const images = fixture.proxied.map(({ proxy }) => `${proxy.host}/${path}`).join('\n');
  const plan = await makePlan(
    factsOf({ event: gitTagEvent(gitTag), sha, gitTags }),
    settingsOf({ ...given, images, push: 'true' }),
    { toolVersion: '0.0.0', secrets: [], match },
  );
  const [target] = plan.targets;
  if (target === undefined) throw new Error('no target');
  const recipe = digestOfRecipe(target.build.recipe);
  return shipFrom(fixture, {
    plan,
    git: { gitTags: LIST, tip: 'f'.repeat(40) },
    image: {
      platforms: ['linux/amd64'],
      labels: { ...target.labels, 'io.tagship.recipe': recipe },
      annotations: target.labels,
      attested: true,
    },
    settings: given,
  });
}

async function read(path: string, tag: string): Promise<string | undefined> {
  const host = fixture.proxied[0]?.proxy.host ?? '';
  return (await fixture.direct.open({ name: `${host}/${path}`, host, path }).resolve(tag))?.digest;
}

const version = 'type=semver,pattern={{version}}';

describe('v10.7.0 is shipped, then v10.6.1', () => {
  const rows: readonly { name: string; settings: Partial<Settings>; exact: string }[] = [
    { name: 'a suffix', settings: { tags: `${version},suffix=-ubuntu` }, exact: '10.7.0-ubuntu' },
    {
      name: 'a suffix, compat: strict',
      settings: { tags: `${version},suffix=-ubuntu`, compat: 'strict' },
      exact: '10.7.0-ubuntu',
    },
    { name: 'in the pattern', settings: { tags: `${version}-ubuntu` }, exact: '10.7.0-ubuntu' },
    {
      name: 'by the flavor',
      settings: { tags: version, flavor: 'suffix=-ubuntu' },
      exact: '10.7.0-ubuntu',
    },
    { name: 'commits', settings: { tags: 'type=sha\nlatest' }, exact: 'sha-7777777' },
  ];
  it.each(pickRows(rows))('$name: latest stays', async ({ settings, exact }) => {
    const path = `team/spellings-${process.pid}-${Date.now()}-${(repositories += 1)}`;
    const first = await shipTo(path, 'v10.7.0', settings);
    const second = await shipTo(path, 'v10.6.1', settings);
    expect(second.receipt.status).toBe('done');
    expect(await read(path, exact)).toBe(first.built[0]);
    expect(await read(path, 'latest')).toBe(first.built[0]);
    const latest = second.receipt.targets[0]?.images.find(({ tag }) => tag === 'latest');
    expect(latest).toMatchObject({ action: 'held', digest: first.built[0] });
    expect(latest?.reason).toContain(exact);
  });
});
