// SPDX-License-Identifier: Apache-2.0
// One release, shipped to registries of this process, each with a dialect.
import type { Receipt } from '../../src/ship/record/receipt.ts';
import type { Settings } from '../../src/settings/settings.ts';
import type { RegistryFixture } from '../faults/registry-fixture.ts';
import { shipFrom } from '../faults/registry-fixture.ts';
import { imageOf } from '../faults/release-run.ts';
import { serveDialect, type Dialect, type DialectServer } from '../registry/dialect.ts';
import { exactTag, floatingTag, planOf, seriesOf, SOURCE, targetOf } from './plans.ts';

const SHA = '1'.repeat(40);

/** What a release came to. */
export interface Released {
  readonly receipt: Receipt;
  readonly servers: readonly DialectServer[];
  /** What became of each tag, in order: `1.2.3 created`. */
  readonly actions: readonly string[];
  /** Codes of what was reported. */
  readonly codes: readonly string[];
}

/** How a release is shipped. */
export interface Way {
  readonly settings?: Partial<Settings>;
  readonly platforms?: readonly string[];
  /** Done to what the registries keep, before. */
  readonly before?: (server: DialectServer) => void;
}

/** Ships 1.2.3 with `latest` to one registry for each dialect. */
export async function release(
  dialects: readonly Dialect[],
  { settings = {}, platforms = ['linux/amd64'], before }: Way = {},
): Promise<Released> {
  const servers = await Promise.all(dialects.map((dialect) => serveDialect(dialect)));
  try {
    if (before !== undefined) servers.forEach(before);
    const proxied = servers.map(({ host }) => ({ proxy: { host }, credential: undefined }));
    const target = targetOf({
      version: '1.2.3',
      repositories: servers.map(({ host }) => `${host}/acme/app`),
      labels: {
        'org.opencontainers.image.source': SOURCE,
        'org.opencontainers.image.revision': SHA,
        'org.opencontainers.image.version': '1.2.3',
      },
      platforms,
      tags: [exactTag('1.2.3'), floatingTag('latest', { versions: seriesOf('1.2.3') })],
    });
    const { receipt } = await shipFrom({ proxied } as unknown as RegistryFixture, {
      plan: planOf({ facts: { sha: SHA }, targets: [target] }),
      git: { gitTags: [{ name: 'v1.2.3', sha: SHA }], tip: SHA },
      image: { ...imageOf('1.2.3', SHA), platforms },
      settings: { retryDeadline: 20_000, ...settings },
    });
    const images = receipt.targets.flatMap((one) => one.images);
    return {
      receipt,
      servers,
      actions: images.map(({ tag, action }) => `${tag} ${action}`),
      codes: receipt.problems.map(({ code }) => code),
    };
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}
