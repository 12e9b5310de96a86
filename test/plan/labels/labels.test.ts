// SPDX-License-Identifier: Apache-2.0
// Labels and annotations.
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/settings/settings.ts';
import { branchEvent, changeEvent, gitTagEvent, SHA } from '../facts.ts';
import { type FactsGiven, planOf } from '../planned.ts';

const OCI = 'org.opencontainers.image.';

async function labelsOf(facts: FactsGiven, settings: Partial<Settings> = {}) {
  const plan = await planOf(facts, settings);
  return plan.targets[0]?.labels ?? {};
}

describe('labels', () => {
  it('are the OCI ones, sorted', async () => {
    const labels = await labelsOf({ event: gitTagEvent('v1.2.3') });
    expect(Object.entries(labels)).toEqual([
      [`${OCI}created`, '2026-03-04T05:06:07.000Z'],
      [`${OCI}description`, 'An app'],
      [`${OCI}licenses`, 'MIT'],
      [`${OCI}ref.name`, 'v1.2.3'],
      [`${OCI}revision`, SHA],
      [`${OCI}source`, 'https://github.com/acme/App'],
      [`${OCI}title`, 'App'],
      [`${OCI}url`, 'https://github.com/acme/App'],
      [`${OCI}version`, '1.2.3'],
    ]);
  });

  it.each([
    {
      name: 'a git tag',
      event: gitTagEvent('v1.2.3'),
      settings: {},
      version: '1.2.3',
      ref: 'v1.2.3',
    },
    { name: 'a branch', event: branchEvent('dev/x'), settings: {}, version: 'dev-x', ref: 'dev/x' },
    {
      name: 'a change',
      event: changeEvent(),
      settings: {},
      version: 'pr-42',
      ref: 'feature/login',
    },
    {
      name: 'a change with a version',
      event: changeEvent(),
      settings: { version: '1.2.3' },
      version: '1.2.3',
      ref: 'feature/login',
    },
    {
      name: 'a version given',
      event: branchEvent('main'),
      settings: { version: '1.2.3' },
      version: '1.2.3',
      ref: 'main',
    },
    {
      name: 'an environment',
      event: gitTagEvent('v1.2.3'),
      settings: { environment: 'qa' },
      version: '1.2.3',
      ref: 'v1.2.3',
    },
  ] as const)('say the version and the ref: $name', async ({ event, settings, version, ref }) => {
    const labels = await labelsOf({ event }, settings);
    expect(labels).toMatchObject({ [`${OCI}version`]: version, [`${OCI}ref.name`]: ref });
  });

  it.each([
    { name: 'overridden', text: `${OCI}title=Mine`, key: `${OCI}title`, value: 'Mine' },
    { name: 'added', text: 'maintainer=me', key: 'maintainer', value: 'me' },
    { name: 'with = in the value', text: 'a=b=c==', key: 'a', value: 'b=c==' },
    { name: 'with a comma', text: 'a=b,c', key: 'a', value: 'b,c' },
    { name: 'with a hash', text: 'a=b#c', key: 'a', value: 'b#c' },
    { name: 'emptied', text: `${OCI}licenses=`, key: `${OCI}licenses`, value: '' },
    { name: 'twice: the last one counts', text: 'a=1\na=2', key: 'a', value: '2' },
    { name: 'with an expression', text: 'a={{version}}-{{build}}', key: 'a', value: '1.2.3-567' },
    { name: 'of several lines', text: '"a=b\nc"', key: 'a', value: 'b\nc' },
    { name: 'between comments', text: '# x\n\n a=b \n', key: 'a', value: 'b' },
    { name: 'hostile', text: 'a=$(touch x);`id`', key: 'a', value: '$(touch x);`id`' },
    {
      name: 'named like a property of every object',
      text: '__proto__=x',
      key: '__proto__',
      value: 'x',
    },
  ])('of the user: $name', async ({ text, key, value }) => {
    const labels = await labelsOf({ event: gitTagEvent('v1.2.3') }, { labels: text });
    expect(Object.entries(labels).filter(([name]) => name === key)).toEqual([[key, value]]);
  });

  it('leave out what is not a label, with a notice', async () => {
    const plan = await planOf({}, { labels: 'nothing\n=x\na=b' });
    expect(plan.problems.map(({ level, code }) => [level, code])).toEqual([
      ['notice', 'LABEL_NO_VALUE'],
      ['notice', 'LABEL_NO_VALUE'],
    ]);
    expect(plan.targets[0]?.labels).toMatchObject({ a: 'b' });
  });

  it('have no time if it is unknown', async () => {
    const labels = await labelsOf({ absent: ['commitTime'] });
    expect(labels).not.toHaveProperty([`${OCI}created`]);
  });

  it('are those of the original under compat: strict', async () => {
    const labels = await labelsOf({ event: branchEvent('main') }, { compat: 'strict' });
    expect(labels).toMatchObject({ [`${OCI}created`]: '2026-03-04T05:10:00.000Z' });
    expect(labels).not.toHaveProperty([`${OCI}ref.name`]);
  });
});

describe('annotations', () => {
  it.each([
    { name: 'an index by default', settings: {}, index: true },
    {
      name: 'several platforms',
      settings: { platforms: ['linux/amd64', 'linux/arm64'], provenance: 'false' },
      index: true,
    },
    { name: 'one platform without provenance', settings: { provenance: 'false' }, index: false },
    {
      name: 'one platform with an SBOM',
      settings: { provenance: 'false', sbom: 'true' },
      index: true,
    },
    { name: 'plain attestations', settings: { attestations: 'plain' }, index: false },
    {
      name: 'provenance switched off by attest',
      settings: { buildxFlags: [{ flag: '--attest', value: 'type=provenance,disabled=true' }] },
      index: false,
    },
    {
      name: 'an attestation of the user',
      settings: { provenance: 'false', buildxFlags: [{ flag: '--attest', value: 'type=sbom' }] },
      index: true,
    },
  ] as const)('go where the build supports them: $name', async ({ settings, index }) => {
    const plan = await planOf({}, settings);
    const keys = Object.keys(plan.targets[0]?.annotations ?? {});
    expect(keys).toContain(`manifest:${OCI}title`);
    expect(keys.includes(`index:${OCI}title`)).toBe(index);
    const flags = plan.targets[0]?.build.argv.filter((word) => word.endsWith(`${OCI}title=App`));
    expect(flags).toEqual([
      `${OCI}title=App`,
      index ? `manifest,index:${OCI}title=App` : `manifest:${OCI}title=App`,
    ]);
  });

  it.each([
    { name: 'a key', text: 'a=b', has: { 'manifest:a': 'b', 'index:a': 'b' } },
    { name: 'a level', text: 'index:a=b', has: { 'index:a': 'b' } },
    { name: 'two levels', text: 'manifest,index:a=b', has: { 'manifest:a': 'b', 'index:a': 'b' } },
    {
      name: 'a platform',
      text: 'manifest[linux/amd64]:a=b',
      has: { 'manifest[linux/amd64]:a': 'b' },
    },
    {
      name: 'a level beats none',
      text: 'index:a=1\na=2',
      has: { 'index:a': '1', 'manifest:a': '2' },
    },
    { name: 'a colon in the key', text: 'io.x:a=b', has: { 'manifest:io.x:a': 'b' } },
  ])('of the user: $name', async ({ text, has }) => {
    const plan = await planOf({}, { annotations: text });
    expect(plan.targets[0]?.annotations).toMatchObject(has);
  });

  it('of an index that is not made go to the manifest, with a notice', async () => {
    const plan = await planOf({}, { annotations: 'index:a=b', provenance: 'false' });
    expect(plan.targets[0]?.annotations).toMatchObject({ 'manifest:a': 'b' });
    expect(plan.problems).toMatchObject([{ level: 'notice', code: 'ANNOTATION_NO_INDEX' }]);
  });

  it.each([
    { outputs: ['type=image,name=r/a,push-by-digest=true,push=true'], index: true },
    { outputs: ['type=oci,dest=a.tar'], index: true },
    { outputs: ['type=local,dest=out'], index: false },
    { outputs: ['type=oci,dest=a.tar', 'type=docker'], index: false },
    { outputs: ['type=oci,dest=a.tar'], given: { provenance: 'false' }, index: false },
    { outputs: [], given: { platforms: ['linux/amd64', 'linux/arm64'] }, index: true },
  ])('of the index stay where $outputs make one', async ({ outputs, given, index }) => {
    const settings = { annotations: 'a=b', push: 'false' as const, outputs, ...given };
    const [target] = (await planOf({}, settings)).targets;
    expect(target?.build.argv).toContain(index ? 'manifest,index:a=b' : 'manifest:a=b');
  });

  it('of the index are left out of a build that is loaded', async () => {
    const plan = await planOf({ ci: 'local' });
    expect(plan.targets[0]?.build.argv.filter((word) => word.startsWith('index'))).toEqual([]);
    expect(plan.targets[0]?.build.argv).toContain(`manifest:${OCI}title=App`);
  });

  it('go to the levels that the variable names', async () => {
    const metadataEnv = { DOCKER_METADATA_ANNOTATIONS_LEVELS: 'manifest' };
    const plan = await planOf({}, { metadataEnv });
    const keys = Object.keys(plan.targets[0]?.annotations ?? {});
    expect(keys.every((key) => key.startsWith('manifest:'))).toBe(true);
  });
});
