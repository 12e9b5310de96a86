// SPDX-License-Identifier: Apache-2.0
// Copies to and from registries in this process that change, refuse or lack what a copy relies on.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { problemOf } from '../../registry/bench.ts';
import { serveDialect, type Dialect, type DialectServer } from '../../registry/dialect.ts';
import { refusal } from '../../registry/server.ts';
import { at, bench, copy, makeManifest, seed, writeLayout } from './copies.ts';

const servers: DialectServer[] = [];
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'copy-'));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(async () => {
  bench.client.close();
  await rm(directory, { recursive: true });
});

async function start(dialect: Dialect = () => undefined): Promise<DialectServer> {
  const server = await serveDialect(dialect);
  servers.push(server);
  return server;
}

describe('a tag that another run writes while images are copied', () => {
  const ours = makeManifest('1.1.0');
  const theirs = makeManifest('1.2.0');

  it('is not overwritten if it is exact', async () => {
    const server = await start(({ kind, reference }, kept) => {
      if (kind === 'PUT manifest' && reference === ours.digest)
        kept.tags.set('1.1.0', theirs.digest);
      return undefined;
    });
    seed(server, {}, [theirs]);
    const from = await writeLayout(join(directory, 'exact'), { '1.1.0': ours });
    const receipt = await copy(`${from}:1.1.0`, [at(server)]);
    expect(receipt.status).toBe('failed');
    expect(receipt.destinations).toMatchObject([
      { tags: [{ action: 'fail' }], problems: [{ code: 'COPY_TAG_TAKEN' }] },
    ]);
    expect(server.kept.tags.get('1.1.0')).toBe(theirs.digest);
  });

  it('does not go back if it is floating', async () => {
    const server = await start(({ kind, reference }, kept) => {
      if (kind === 'PUT manifest' && reference === ours.digest)
        kept.tags.set('latest', theirs.digest);
      return undefined;
    });
    seed(server, { latest: makeManifest('1.0.0'), '1.2.0': theirs });
    server.kept.tags.delete('1.2.0');
    const from = await writeLayout(join(directory, 'float'), { latest: ours });
    const { destinations, status } = await copy(`${from}:latest`, [at(server)]);
    expect(status).toBe('done');
    expect(destinations[0]?.tags).toMatchObject([{ tag: 'latest', action: 'hold' }]);
    expect(server.kept.tags.get('latest')).toBe(theirs.digest);
  });
});

describe('before anything is written', () => {
  const image = makeManifest('1.0.0');
  const refusing: Dialect = ({ kind }) =>
    kind === 'start upload' ? refusal(403, 'DENIED', 'no push here') : undefined;

  it('each registry is asked whether it can be pushed to, and all that is wrong is reported', async () => {
    const [good, ...bad] = [await start(), await start(refusing), await start(refusing)];
    const from = await writeLayout(join(directory, 'rights'), { '1.0.0': image });
    const { problems } = await problemOf(copy(`${from}:1.0.0`, [good, ...bad].map(at)));
    expect(problems.map(({ message }) => message)).toEqual(
      bad.map(({ host }) => expect.stringContaining(host) as string),
    );
    expect(good.kept.tags.size + good.kept.manifests.size + good.kept.blobs.size).toBe(0);
  });
});
