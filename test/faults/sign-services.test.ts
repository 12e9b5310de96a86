// SPDX-License-Identifier: Apache-2.0
// The services that sign without a key fail in the middle of a run: no tag is written, they are named, and the next run finishes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { pickRows } from '../lab/nightly.ts';
import type { ServiceName } from '../lab/sigstore.ts';
import type { Reply } from '../registry/server.ts';
import { openKeylessSite, type KeylessSite } from '../ship/sign/keyless-run.ts';
import { shipFrom, type RegistryFixture } from './registry-fixture.ts';
import { createRegistryPool } from './registry-pool.ts';
import { EXACT, newPath, NONE, requestOf, snapshot } from './release-run.ts';

const KINDS = ['plain', 'token'] as const;
const pool = createRegistryPool();
let site: KeylessSite;

beforeAll(async () => {
  site = await openKeylessSite();
});
afterAll(async () => {
  await pool.close();
  await site.close();
});

function toRequest(fixture: RegistryFixture, path: string, bothRequired: boolean) {
  const request = requestOf(fixture, path, { before: 'empty', bothRequired });
  const settings = { sign: 'keyless', ...site.sigstore.settings } as const;
  return {
    ...{ ...request, settings: { ...request.settings, ...settings } },
    // Tokens and certificates live by the time of the world.
    ...{ env: site.issuer.env, clock: systemClock },
  };
}

const REFUSED: Reply = { status: 403, body: '{"message":"not here"}' };
const GARBLED: Reply = { status: 200, body: '<html>' };
const rows = (['fulcio', 'rekor', 'tsa'] as const).flatMap((service: ServiceName) =>
  [REFUSED, GARBLED].flatMap((reply) =>
    [true, false].flatMap((bothRequired) =>
      [0, 3].map((after) => ({ service, reply, bothRequired, after })),
    ),
  ),
);

describe('a service that refuses', () => {
  it.each(pickRows(rows))(
    '$service: $reply, after $after answers, both required: $bothRequired',
    async ({ service, reply, bothRequired, after }) => {
      await pool.lend(KINDS, async (fixture) => {
        const path = newPath();
        const { asked } = site.sigstore.served[service];
        const from = asked.length + (service === 'fulcio' ? 0 : after);
        site.sigstore.answers[service] = () => (asked.length > from ? reply : undefined);
        const request = toRequest(fixture, path, bothRequired);
        const { receipt } = await shipFrom(fixture, request);
        site.sigstore.answers[service] = () => undefined;
        const [problem, ...others] = receipt.problems.filter(({ level }) => level === 'error');
        expect(problem?.code).toMatch(/^SIGN_SERVICE_(?:REFUSED|ANSWER)$/);
        expect(problem?.message).toContain(site.sigstore.served[service].host);
        expect(others).toEqual([]);
        expect(await snapshot(fixture, path)).toEqual([NONE, NONE]);
        const again = await shipFrom(fixture, request);
        expect(again.receipt.problems).toEqual([]);
        const tags = await snapshot(fixture, path);
        expect(tags.every((one) => one[EXACT] !== undefined)).toBe(true);
        expect(again.receipt.targets[0]?.verifyCommand).toContain('--certificate-identity');
      });
    },
  );
});

it('an untrusted run asks for no token and no certificate', async () => {
  await pool.lend(['plain'], async (fixture) => {
    const counts = () => [site.issuer.tokens.length, site.sigstore.served.fulcio.asked.length];
    const before = counts();
    const trust = { level: 'untrusted', reason: 'the change is of a fork' } as const;
    const { receipt } = await shipFrom(fixture, { ...toRequest(fixture, newPath(), true), trust });
    expect(receipt.problems.map(({ code }) => code)).toContain('SIGN_UNTRUSTED');
    expect(counts()).toEqual(before);
  });
});
