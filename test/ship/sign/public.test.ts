// SPDX-License-Identifier: Apache-2.0
// Reading an instance from its TUF repository, over HTTP: what is believed, and what is refused.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/problem.ts';
import { createServiceClient } from '../../../src/registry/http/service.ts';
import { readPublicInstance } from '../../../src/ship/sign/keyless/public.ts';
import { createAsk } from '../../../src/ship/sign/keyless/service.ts';
import { openSigstore, type Sigstore } from '../../lab/sigstore.ts';
import { createQuickClock } from '../../registry/bench.ts';
import { serve, type Reply } from '../../registry/server.ts';
import { makeTuf, type TufFaults } from './tuf.ts';

const CONFIG = {
  mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
  caUrls: [
    {
      url: 'https://old.test',
      majorApiVersion: 1,
      validFor: { start: '2020-01-01T00:00:00Z', end: '2021-01-01T00:00:00Z' },
    },
    { url: 'https://fulcio.test', majorApiVersion: 1, validFor: { start: '2022-01-01T00:00:00Z' } },
    {
      url: 'https://fulcio9.test',
      majorApiVersion: 9,
      validFor: { start: '2023-01-01T00:00:00Z' },
    },
  ],
  rekorTlogUrls: [
    { url: 'https://rekor2.test', majorApiVersion: 2, validFor: { start: '2025-01-01T00:00:00Z' } },
    { url: 'https://rekor1.test', majorApiVersion: 1, validFor: { start: '2022-01-01T00:00:00Z' } },
  ],
  tsaUrls: [
    {
      url: 'https://tsa.test/api',
      majorApiVersion: 1,
      validFor: { start: '2025-01-01T00:00:00Z' },
    },
  ],
};

let sigstore: Sigstore;
let root: string;

beforeAll(async () => {
  sigstore = await openSigstore();
  root = await readFile(sigstore.trustedRoot, 'utf8');
});
afterAll(() => sigstore.close());

async function read(
  faults: TufFaults = {},
  {
    targets = {},
    first = [],
    signal = new AbortController().signal,
  }: {
    readonly targets?: Readonly<Record<string, string | undefined>>;
    readonly first?: readonly Reply[];
    readonly signal?: AbortSignal;
  } = {},
) {
  const all: Readonly<Record<string, string | undefined>> = {
    'trusted_root.json': root,
    'signing_config.v0.2.json': JSON.stringify(CONFIG),
    ...targets,
  };
  const given = Object.entries(all).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text] as const],
  );
  const repository = makeTuf(Object.fromEntries(given), faults);
  const replies = [...first];
  const served = await serve(({ path }) => replies.shift() ?? repository.answer(path));
  const tempDir = await mkdtemp(join(tmpdir(), 'tagship-tuf-'));
  const clock = createQuickClock();
  const service = createServiceClient({
    ...{ registries: [], clock, signal, retryDeadlineMs: 60_000, env: {}, cwd: tempDir },
  });
  const ask = createAsk({ service, clock, signal, deadlineMs: 60_000 });
  try {
    return await readPublicInstance({
      ...{ ask, tempDir, nowMs: Date.now() },
      repository: { url: served.url, root: repository.root },
    });
  } finally {
    await served.close();
    await rm(tempDir, { recursive: true });
  }
}

async function problemOf(reading: Promise<unknown>) {
  const thrown: unknown = await reading.catch((reason: unknown) => reason);
  if (!(thrown instanceof Problem)) throw new Error(`not refused: ${String(thrown)}`);
  return thrown.problems[0];
}

it('takes the trusted root, and of each service the one that is valid now', async () => {
  const { services, trust } = await read();
  expect(services.fulcio.href).toBe('https://fulcio.test/');
  expect(services.rekor?.href).toBe('https://rekor1.test/');
  expect(services.tsa?.href).toBe('https://tsa.test/api');
  expect(trust.hasCertificateLog).toBe(true);
});

it('ends with the run, and takes its end for no fault of the repository', async () => {
  const reason = new Error('ended by SIGINT');
  await expect(read({}, { signal: AbortSignal.abort(reason) })).rejects.not.toThrow(Problem);
});

it.each<Reply>([{ status: 503 }, { reset: true }, { status: 500 }])(
  'asks again after %o',
  async (reply) => {
    const { services } = await read({}, { first: [reply, reply] });
    expect(services.fulcio.href).toBe('https://fulcio.test/');
  },
);

describe('refuses', () => {
  it.each<{ readonly name: string; readonly faults: TufFaults }>([
    ...['timestamp', 'snapshot', 'targets', 'root'].flatMap((role) => [
      { name: `${role} that has expired`, faults: { expired: [role] } },
      { name: `${role} signed by another key`, faults: { forged: [role] } },
    ]),
    { name: 'a target with other bytes', faults: { swapped: { 'trusted_root.json': '{}' } } },
    {
      name: 'a target that is too long',
      faults: { swapped: { 'trusted_root.json': ' '.repeat(100_000) } },
    },
  ])('$name', async ({ faults }) => {
    expect(await problemOf(read(faults))).toMatchObject({ code: 'SIGN_TUF' });
  });

  it.each<{
    readonly name: string;
    readonly targets: Readonly<Record<string, string | undefined>>;
    readonly code: string;
  }>([
    { name: 'no trusted root', targets: { 'trusted_root.json': undefined }, code: 'SIGN_TUF' },
    { name: 'no services', targets: { 'signing_config.v0.2.json': undefined }, code: 'SIGN_TUF' },
    {
      name: 'services that are no JSON',
      targets: { 'signing_config.v0.2.json': 'x' },
      code: 'SIGN_TUF',
    },
    { name: 'no authority', targets: { 'signing_config.v0.2.json': '{}' }, code: 'SIGN_TUF' },
    { name: 'an empty root', targets: { 'trusted_root.json': '{}' }, code: 'SIGN_TRUST_INVALID' },
  ])('$name', async ({ targets, code }) => {
    expect(await problemOf(read({}, { targets }))).toMatchObject({ code });
  });

  it('a repository that is out of order', async () => {
    const first = Array.from({ length: 500 }, () => ({ status: 502 }));
    expect(await problemOf(read({}, { first }))).toMatchObject({ code: 'SIGN_SERVICE_FAILED' });
  });

  it('a page in place of metadata', async () => {
    const first = [{ status: 200, body: '<html>' }];
    expect(await problemOf(read({}, { first }))).toMatchObject({ code: 'SIGN_TUF' });
  });
});
