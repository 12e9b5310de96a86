// SPDX-License-Identifier: Apache-2.0
// Readings of repositories for tests: tags and images by short names.
import type { ImageReading, RepositoryReading } from '../../../src/lifecycle/status/reading.ts';
import type { Status, StatusSignature } from '../../../src/lifecycle/status/status.ts';
import { makeStatus } from '../../../src/lifecycle/status/make.ts';

/** A digest that a name stands for. */
export function digestOf(name: string): string {
  return `sha256:${Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64)}`;
}

/** An image with one layer of 1,000 bytes for each platform, which other images share if they name it the same. */
export function imageOf(
  name: string,
  more: Partial<Omit<ImageReading, 'platforms'>> & { readonly platforms?: readonly string[] } = {},
): ImageReading {
  const { platforms = ['linux/amd64'], ...rest } = more;
  return {
    created: '2026-11-20T12:00:00.000Z',
    version: null,
    attestations: [],
    blobs: new Map(platforms.map((platform) => [digestOf(`${name} ${platform}`), 1000])),
    ...rest,
    platforms: platforms.map((platform) => ({
      platform,
      digest: digestOf(`${name} ${platform}`),
      bytes: 1000,
      isMissing: false,
    })),
  };
}

/** A signature in the newer format. */
export const signed: StatusSignature = {
  isSigned: true,
  isVerified: null,
  formats: ['bundle'],
  identities: [],
  attestations: [],
};

/** No signature. */
export const unsigned: StatusSignature = { ...signed, isSigned: false, formats: [] };

/** A repository: the image that each tag points at, by name. */
export function readingOf(
  tags: Readonly<Record<string, string>>,
  more: Partial<RepositoryReading> = {},
): RepositoryReading {
  const names = [...new Set(Object.values(tags))];
  return {
    name: 'ghcr.io/acme/app',
    state: 'read',
    depth: 'manifests',
    listed: Object.keys(tags),
    isListComplete: true,
    digests: new Map(Object.entries(tags).map(([tag, name]) => [tag, digestOf(name)])),
    images: new Map(names.map((name) => [digestOf(name), imageOf(name)])),
    signatures: new Map(),
    problems: [],
    ...more,
  };
}

/** When the registries of tests were asked. */
export const NOW = '2026-11-27T12:00:00.000Z';

/** The status of one image in these repositories. */
export function statusOf(...repositories: readonly RepositoryReading[]): Status {
  const facts = { toolVersion: '1.0.0', time: NOW, branches: ['topic'] };
  return makeStatus([{ name: 'app', repositories }], facts);
}
