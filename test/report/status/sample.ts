// SPDX-License-Identifier: Apache-2.0
// A status with something of everything: two registries, drift, a tag that went back, signatures, and texts that are hostile.
import type { Status } from '../../../src/lifecycle/status/status.ts';
import { notice } from '../../../src/problem.ts';
import {
  digestOf,
  imageOf,
  readingOf,
  signed,
  statusOf,
  unsigned,
} from '../../lifecycle/status/readings.ts';

/** What a registry might say to get code into the page. */
export const HOSTILE = `"'><img src=x onerror="window.pwned=1"><script>window.pwned=1</script>\u202E&amp;`;

const both = ['linux/amd64', 'linux/arm64'];
const tags = {
  ...{ latest: '1.2.3', '1': '1.3.0', '1.2': '1.2.3', '1.3': '1.3.0', production: '1.2.3' },
  ...{ '1.3.0': '1.3.0', '1.2.3': '1.2.3', '1.2.2': '1.2.2', '0.9.0': '0.9.0' },
  ...{ main: 'main', 'pr-12': 'pr', 'sha-0123456': 'main' },
};
const created = [
  '2026-11-26',
  '2026-11-01',
  '2026-08-01',
  '2024-02-01',
  '2026-11-27',
  '2026-11-27',
];
const images = new Map(
  ['1.3.0', '1.2.3', '1.2.2', '0.9.0', 'main', 'pr'].map((name, at) => [
    digestOf(name),
    imageOf(name, {
      platforms: both,
      created: `${created[at] ?? ''}T08:00:00.000Z`,
      attestations: ['SBOM', 'provenance'],
      blobs: new Map([
        [digestOf('base'), 20_000_000],
        [digestOf(`layer ${name}`), 1_000_000 * (at + 1)],
      ]),
    }),
  ]),
);
const workflow = 'https://github.com/acme/app/.github/workflows/image.yml@refs/tags/v1.3.0';

/** The status of an image in two registries. */
export function sampleStatus(): Status {
  const lacking = ['1.2.2', 'main'];
  const fewer = Object.fromEntries(Object.entries(tags).filter(([tag]) => !lacking.includes(tag)));
  const first = readingOf(tags, {
    images,
    signatures: new Map([
      [digestOf('1.3.0'), { ...signed, identities: [workflow] }],
      [digestOf('1.2.3'), { ...signed, formats: ['bundle', 'legacy'], attestations: ['scan'] }],
      [digestOf('1.2.2'), unsigned],
      [digestOf('0.9.0'), signed],
    ]),
  });
  const second = readingOf(
    { ...fewer, latest: '1.3.0' },
    { name: 'docker.io/acme/app', depth: 'digests', images: new Map() },
  );
  return statusOf(first, second);
}

/** The same, with hostile text wherever a registry has a say. */
export function hostileStatus(text = HOSTILE): Status {
  const status = sampleStatus();
  return {
    ...status,
    images: status.images.map((image) => ({
      ...image,
      name: text,
      repositories: image.repositories.map((one) => ({ ...one, name: `${text}${one.name}` })),
      storage: image.storage.map((one) => ({ ...one, series: text })),
      tags: image.tags.map((tag) => ({
        ...tag,
        ...{ tag: `${text}${tag.tag}`, series: text, variant: text },
        entries: tag.entries.map((entry) => ({
          ...entry,
          ...{ digest: text, version: text, repository: text, sameAs: [text] },
          image: {
            created: text,
            attestations: [text],
            platforms: [{ platform: text, digest: text, bytes: null, isMissing: false }],
          },
          signature: { ...signed, identities: [text], attestations: [text], isYanked: true },
        })),
      })),
    })),
    findings: status.findings.map((one) => ({ ...one, tags: [text], message: text })),
    problems: [notice('STATUS_LIMIT', text, text)],
  };
}
