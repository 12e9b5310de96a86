// SPDX-License-Identifier: Apache-2.0
// The digest of the base image in what buildx says of a build.
import { expect, it } from 'vitest';
import { findBaseDigest } from '../../../src/ship/build/base-image.ts';

const [ONE, TWO] = ['1'.repeat(64), '2'.repeat(64)];
const slsa1 = (...uris: readonly (readonly [string, string])[]) => ({
  buildDefinition: {
    resolvedDependencies: uris.map(([uri, sha256]) => ({ uri, digest: { sha256 } })),
  },
});

it.each([
  { name: 'docker.io/library/alpine:3.22', uri: 'pkg:docker/alpine@3.22?platform=linux%2Famd64' },
  { name: 'docker.io/library/alpine', uri: 'pkg:docker/alpine@latest?platform=linux%2Famd64' },
  { name: 'docker.io/library/alpine', uri: `pkg:docker/alpine@sha256:${ONE}` },
  { name: 'docker.io/acme/base:1', uri: 'pkg:docker/acme/base@1' },
  { name: 'ghcr.io/acme/base:1.0', uri: 'pkg:docker/ghcr.io/acme/base@1.0?platform=linux%2Farm64' },
  { name: '127.0.0.1:5000/base:1', uri: 'pkg:docker/127.0.0.1%3A5000/base@1' },
])('$name is $uri', ({ name, uri }) => {
  const other = ['pkg:docker/docker/dockerfile@1', TWO] as const;
  const provenance = slsa1([uri, ONE], other);
  const found = { name, digest: `sha256:${ONE}` };
  expect(findBaseDigest({ 'buildx.build.provenance': provenance }, name)).toEqual(found);
  const old = { materials: provenance.buildDefinition.resolvedDependencies };
  const byPlatform = { 'buildx.build.provenance/linux/amd64': old };
  expect(findBaseDigest(byPlatform, name)).toEqual(found);
});

it.each([
  {},
  { 'buildx.build.provenance': null },
  {
    'buildx.build.provenance': {
      materials: [null, 1, { uri: 1 }, { uri: 'pkg:docker/%', digest: {} }],
    },
  },
  { 'buildx.build.provenance': slsa1(['pkg:docker/alpine@3.22', 'no digest']) },
  { 'buildx.build.provenance': slsa1(['pkg:docker/alpine@3.21', ONE]) },
  {
    'buildx.build.provenance/linux/amd64': slsa1(['pkg:docker/alpine@3.22', ONE]),
    'buildx.build.provenance/linux/arm64': slsa1(['pkg:docker/alpine@3.22', TWO]),
  },
])('is unknown in %j', (metadata) => {
  expect(findBaseDigest(metadata, 'docker.io/library/alpine:3.22')).toBeUndefined();
});
