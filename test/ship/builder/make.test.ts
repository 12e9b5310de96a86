// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { findShortcoming } from '../../../src/ship/builder/shortcomings.ts';
import { push } from './choosing.ts';
import type { BuilderRequirements } from '../../../src/ship/builder/builder.ts';

const settings = {
  publish: 'auto',
  cacheTo: [],
  outputs: [],
  provenance: undefined,
  sbom: undefined,
  driverOpts: [],
  buildkitdConfig: undefined,
  buildkitdConfigInline: undefined,
  buildkitdFlags: undefined,
} as const;
const load: BuilderRequirements = { ...push, push: false, load: true };

describe('what the docker driver cannot', () => {
  const two = ['linux/amd64', 'linux/386'];
  it.each([
    {
      name: 'push from the containerd store: nothing',
      store: 'containerd',
      change: {},
      want: push,
      says: undefined,
    },
    {
      name: 'two platforms that it knows: nothing',
      store: 'containerd',
      change: {},
      want: { ...push, platforms: two },
      says: undefined,
    },
    {
      name: 'a platform it does not know',
      store: 'containerd',
      change: {},
      want: { ...push, platforms: ['linux/s390x'] },
      says: 'linux/s390x',
    },
    {
      name: 'push itself',
      store: 'containerd',
      change: { publish: 'builder' },
      want: push,
      says: 'push by digest',
    },
    {
      name: 'outputs that push by digest',
      store: 'containerd',
      change: { outputs: ['type=image,push-by-digest=true,push=true'] },
      want: load,
      says: 'push by digest, which outputs ask for',
    },
    {
      name: 'classic: outputs that push by digest',
      store: 'classic',
      change: { outputs: ['type=image,push-by-digest=true,push=true'] },
      want: load,
      says: 'push by digest, which outputs ask for',
    },
    {
      name: 'a cache in S3',
      store: 'containerd',
      change: { cacheTo: ['type=s3,bucket=b'] },
      want: push,
      says: 'type=s3',
    },
    {
      name: 'a cache in a registry: nothing',
      store: 'containerd',
      change: { cacheTo: ['type=registry,ref=r'] },
      want: push,
      says: undefined,
    },
    {
      name: 'classic: push',
      store: 'classic',
      change: {},
      want: push,
      says: 'neither push by digest',
    },
    {
      name: 'classic, no push: nothing',
      store: 'classic',
      change: {},
      want: load,
      says: undefined,
    },
    {
      name: 'classic: two platforms',
      store: 'classic',
      change: {},
      want: { ...load, platforms: two },
      says: 'one platform',
    },
    {
      name: 'classic: attestations',
      store: 'classic',
      change: { provenance: 'mode=max' },
      want: load,
      says: 'attestations',
    },
    {
      name: 'classic: attestations refused',
      store: 'classic',
      change: { provenance: 'false' },
      want: load,
      says: undefined,
    },
    {
      name: 'classic: a cache',
      store: 'classic',
      change: { cacheTo: ['type=gha'] },
      want: load,
      says: 'type=gha',
    },
    {
      name: 'classic: an inline cache',
      store: 'classic',
      change: { cacheTo: ['type=inline'] },
      want: load,
      says: undefined,
    },
  ] as const)('$name', ({ store, change, want, says }) => {
    const found = { platforms: ['linux/amd64', 'linux/386'] };
    const lack = findShortcoming(
      { driver: 'docker', store, hasNodes: false },
      found,
      { ...settings, ...change },
      want,
    );
    if (says === undefined) expect(lack).toBeUndefined();
    else expect(lack?.what).toContain(says);
  });
});

describe('what a builder with several nodes cannot do of two platforms', () => {
  const several = ['linux/amd64', 'linux/arm64'];
  it.each([
    { name: 'a push: nothing', change: {}, want: push, says: undefined },
    {
      name: 'files: nothing',
      change: { outputs: ['type=local,dest=x'] },
      want: load,
      says: undefined,
    },
    { name: 'a layout', change: { publish: 'layout' }, want: push, says: 'an OCI layout' },
    {
      name: 'a layout where nothing is pushed',
      change: { publish: 'layout' },
      want: load,
      says: undefined,
    },
    {
      name: 'an archive',
      change: { outputs: ['type=oci,dest=x'] },
      want: push,
      says: 'type=oci,dest=x',
    },
    {
      name: 'a tar',
      change: { outputs: ['type=tar,dest=x'] },
      want: load,
      says: 'type=tar,dest=x',
    },
    {
      name: 'a push of its own',
      change: { outputs: ['type=image,name=r.test/a,push-by-digest=true,push=true'] },
      want: load,
      says: 'buildx tags what several nodes push',
    },
  ] as const)('$name', ({ change, want, says }) => {
    const given = { ...settings, ...change };
    const builder = { driver: 'remote', store: 'n/a', hasNodes: true } as const;
    const lack = (platforms: readonly string[]) =>
      findShortcoming(builder, { platforms: [] }, given, { ...want, platforms });
    expect(lack(['linux/amd64'])).toBeUndefined();
    if (says === undefined) expect(lack(several)).toBeUndefined();
    else
      expect(lack(several)).toMatchObject({
        what: expect.stringContaining(says) as string,
        fatal: true,
      });
  });
});
