// SPDX-License-Identifier: Apache-2.0
// Copies to and from registries in this process that change, refuse or lack what a copy relies on.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, toManifest } from '../../registry/bench.ts';
import { serveDialect, type Dialect, type DialectServer } from '../../registry/dialect.ts';
import { toDescriptor } from '../../registry/image.ts';
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

describe('a tag that the source lists and that names no image', () => {
  const tagged = { '1.0.0': makeManifest('1.0.0'), '1.1.0': makeManifest('1.1.0') };
  const nothing = `sha256:${'0'.repeat(64)}`;

  async function startLacking(names: readonly string[]) {
    const [source, target] = [await start(), await start()];
    seed(source, tagged);
    for (const name of names) source.kept.tags.set(name, nothing);
    return { source, target, from: at(source), to: [at(target)] };
  }

  const related = `sha256-${tagged['1.0.0'].digest.slice('sha256:'.length)}.sig`;
  const all = ['1.2.0', related, 'stage'];

  it.each([
    ['all tags', '', { allTags: true }, all],
    ['a pattern', ':1.*', {}, ['1.2.0']],
    ['all tags, in a dry run', '', { allTags: true, dryRun: true }, all],
  ])('is left out of %s, and a notice says so', async (_, reference, more, left) => {
    const { target, from, to } = await startLacking(all);
    const { status, destinations } = await copy(`${from}${reference}`, to, more);
    const problems = destinations.flatMap((one) => one.problems);
    expect(problems.map(({ level, code }) => [level, code])).toEqual([['notice', 'COPY_NAMELESS']]);
    expect(problems[0]?.message).toContain(`no image for them: ${left.join(', ')}.`);
    const isDry = 'dryRun' in more;
    expect(status).toBe(isDry ? 'planned' : 'done');
    expect([...target.kept.tags.keys()].sort()).toEqual(isDry ? [] : ['1.0.0', '1.1.0']);
  });

  it('is an error where it is asked for by its name, or nothing else is there', async () => {
    const { source, from, to } = await startLacking(['stage']);
    const named = await problemOf(copy(`${from}:stage`, to));
    expect(named.problems).toMatchObject([{ code: 'COPY_NOT_FOUND' }]);
    for (const tag of Object.keys(tagged)) source.kept.tags.delete(tag);
    const none = await problemOf(copy(from, to, { allTags: true }));
    expect(none.problems).toMatchObject([{ code: 'COPY_NOT_FOUND' }]);
  });
});

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

describe('what refers to an image, where a registry has no referrers API', () => {
  const image = makeManifest('1.0.0');
  const subject = toDescriptor(image);
  const note = makeManifest('note', { subject });
  const gone = makeManifest('gone', { subject });
  const tag = image.digest.replace(':', '-');
  const index = toManifest({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [toDescriptor(note), toDescriptor(gone)],
  });

  it('is copied but for what the index lists in vain', async () => {
    const [source, target] = [await start(), await start()];
    seed(source, { '1.0.0': image, [tag]: index }, [note]);
    const receipt = await copy(`${at(source)}:1.0.0`, [at(target)]);
    expect(receipt.destinations[0]?.problems).toEqual([]);
    const listed = await bench.open(target.host).getManifest(tag);
    expect(JSON.parse(Buffer.from(listed?.bytes ?? []).toString())).toMatchObject({
      manifests: [{ digest: note.digest }],
    });
  });

  it('does not replace an image that has the tag of the list', async () => {
    const [source, target] = [await start(), await start()];
    const other = makeManifest('other');
    seed(source, { '1.0.0': image, [tag]: index }, [note]);
    seed(target, { [tag]: other });
    const receipt = await copy(`${at(source)}:1.0.0`, [at(target)]);
    expect(receipt.destinations[0]?.problems).toMatchObject([{ code: 'COPY_SIGNATURES_KEPT' }]);
    expect(target.kept.tags.get(tag)).toBe(other.digest);
  });
});

it('a source that lists referrers without end is asked for no more than 1,000', async () => {
  const image = makeManifest('1.0.0');
  const source = await start(({ kind, reference }) => {
    if (kind !== 'other' || !reference.includes('/referrers/')) return undefined;
    const manifests = Array.from({ length: 3_000 }, (_, n) => ({
      ...toDescriptor(image),
      digest: `sha256:${n.toString(16).padStart(64, '0')}`,
    }));
    return { body: JSON.stringify({ schemaVersion: 2, manifests }) };
  });
  seed(source, { '1.0.0': image });
  const { problems } = await problemOf(
    copy(`${at(source)}:1.0.0`, [`oci:${join(directory, 'endless')}`]),
  );
  expect(problems).toMatchObject([{ code: 'REGISTRY_MANIFEST_INVALID' }]);
  expect(source.questions.filter(({ kind }) => kind === 'GET manifest').length).toBeLessThan(1_100);
});
