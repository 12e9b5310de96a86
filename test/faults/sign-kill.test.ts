// SPDX-License-Identifier: Apache-2.0
// The process is killed while it signs: no tag is without its signature, and the next run finishes.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Script } from '../lab/fault.ts';
import { isNightly } from '../lab/nightly.ts';
import type { ServiceName } from '../lab/sigstore.ts';
import { openKeylessSite } from '../ship/sign/keyless-run.ts';
import { openCliProject, withTemp, type CliProject } from './process.ts';
import { createRegistryPool } from './registry-pool.ts';
import { EXACT, newPath, NONE, snapshot } from './release-run.ts';
import { expectOneEach, expectSigned, expectSignedBy, KEYS, STEPS } from './signatures.ts';

const KINDS = ['plain', 'second'] as const;
const pool = createRegistryPool();
let project: CliProject;
let keys: string;

beforeAll(async () => {
  project = await openCliProject({ Dockerfile: 'FROM scratch\nCOPY busybox /\n' });
  keys = await mkdtemp(join(tmpdir(), 'tagship-keys-'));
  await writeFile(join(keys, 'sign.pem'), KEYS['P-256']);
});
afterAll(async () => {
  await pool.close();
  await project.close();
  await rm(keys, { recursive: true, force: true });
});

/** The first request of each step, then others. By day the write of a bundle: sign.test.ts ends runs at the other writes. */
const rows = STEPS.flatMap((step) => [1, 2, 4].map((nth) => ({ ...step, nth })));

const isDaily = ({ step, nth }: (typeof rows)[number]) => step === 'write a bundle' && nth === 1;

it.each(isNightly ? rows : rows.filter(isDaily))(
  'SIGKILL when it would $step ($nth), then run again',
  { timeout: 120_000 },
  async (row) => {
    await pool.lend(KINDS, (fixture) =>
      withTemp(async (temp) => {
        const path = newPath();
        let kill: ((signal: NodeJS.Signals) => void) | undefined;
        let seen = 0;
        const script: Script = ({ method, url, manifest }) => {
          const isIt = method === row.method && row.url.test(url);
          if (!isIt || ('manifest' in row && !row.manifest.test(manifest))) return undefined;
          seen += 1;
          if (seen !== row.nth) return undefined;
          kill?.('SIGKILL');
          return { kind: 'reset', when: 'after' };
        };
        for (const { proxy } of fixture.proxied) proxy.use(script);
        const args = ['--sign', 'key', '--sign-key-file', join(keys, 'sign.pem')];
        const ship = { fixture, path, temp, args };
        const first = await project.ship({ ...ship, onStart: (end) => (kill = end) });
        expect(first.signal, first.stderr).toBe('SIGKILL');
        for (const { proxy } of fixture.proxied) proxy.use([]);
        expect(await snapshot(fixture, path)).toEqual([NONE, NONE]);
        const again = await project.ship(ship);
        expect(again.code, again.stderr).toBe(0);
        const tags = await snapshot(fixture, path);
        expect(tags.map((one) => one[EXACT] !== undefined)).toEqual([true, true]);
        await expectSigned(fixture, path, KEYS['P-256']);
        await expectOneEach(fixture, path);
        expect(await readdir(temp), 'left behind').toEqual([]);
      }),
    );
  },
);

/** The certificate, then the first and a later signature. By day sign-services.test.ts has services that fail. */
const requests: readonly { readonly service: ServiceName; readonly nth: number }[] = [
  { service: 'rekor', nth: 1 },
  { service: 'fulcio', nth: 1 },
  { service: 'tsa', nth: 1 },
  { service: 'rekor', nth: 4 },
  { service: 'tsa', nth: 4 },
];

it.each(isNightly ? requests : [])(
  'SIGKILL at request $nth to $service, then run again',
  { timeout: 120_000 },
  async ({ service, nth }) => {
    const site = await openKeylessSite();
    try {
      await pool.lend(KINDS, (fixture) =>
        withTemp(async (temp) => {
          const path = newPath();
          const { sigstore, issuer } = site;
          const { signFulcioUrl, signRekorUrl, signTsaUrl, signTrustedRoot } = sigstore.settings;
          const args = [
            ...['--sign', 'keyless', '--sign-fulcio-url', signFulcioUrl],
            ...['--sign-rekor-url', signRekorUrl, '--sign-tsa-url', signTsaUrl],
            ...['--sign-trusted-root', signTrustedRoot],
          ];
          const ship = { fixture, path, temp, args, env: issuer.env };
          let kill: ((signal: NodeJS.Signals) => void) | undefined;
          let seen = 0;
          sigstore.answers[service] = () => {
            seen += 1;
            if (seen === nth) kill?.('SIGKILL');
            return seen < nth ? undefined : { hang: true };
          };
          const first = await project.ship({ ...ship, onStart: (end) => (kill = end) });
          expect(first.signal, first.stderr).toBe('SIGKILL');
          sigstore.answers[service] = () => undefined;
          expect(await snapshot(fixture, path)).toEqual([NONE, NONE]);
          const again = await project.ship(ship);
          expect(again.code, again.stderr).toBe(0);
          const tags = await snapshot(fixture, path);
          expect(tags.map((one) => one[EXACT] !== undefined)).toEqual([true, true]);
          const { signer } = await site.open();
          await expectSignedBy(fixture, path, signer);
          await expectOneEach(fixture, path);
          expect(await readdir(temp), 'left behind').toEqual([]);
        }),
      );
    } finally {
      await site.close();
    }
  },
);
