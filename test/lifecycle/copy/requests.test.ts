// SPDX-License-Identifier: Apache-2.0
// What a copy asks of registries: as little as it can, and never less than the promises about tags need.
import { afterAll, afterEach, expect, it } from 'vitest';
import { Problem } from '../../../src/problem.ts';
import type { Manifest } from '../../../src/registry/registry.ts';
import { problemOf, toBlob } from '../../registry/bench.ts';
import { serveDialect, type Dialect, type DialectServer } from '../../registry/dialect.ts';
import { refusal } from '../../registry/server.ts';
import { at, bench, copy, makeManifest, seed } from './copies.ts';

const servers: DialectServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(() => {
  bench.client.close();
});

async function start(dialect: Dialect = () => undefined): Promise<DialectServer> {
  const server = await serveDialect(dialect);
  servers.push(server);
  return server;
}

const versions = Array.from({ length: 10 }, (_, at) => `1.0.${at}`);
const images = Object.fromEntries(versions.map((tag) => [tag, makeManifest(tag)]));

const count = ({ questions }: DialectServer, kind: string): number =>
  questions.filter((question) => question.kind === kind).length;

it('an empty repository is asked for each tag before it is written and after, and for no image', async () => {
  const [source, target] = [await start(), await start()];
  seed(source, images);
  const receipt = await copy(at(source), [at(target)], { allTags: true });
  expect(receipt.status).toBe('done');
  expect([...target.kept.tags.keys()].toSorted()).toEqual(versions);
  expect(count(target, 'tags')).toBe(1);
  expect(count(target, 'HEAD manifest')).toBe(2 * versions.length);
});

/** Images with a layer of their own, tagged 1.0.0 and so on, and the layers. */
function makeLayered(count: number, bytes: number) {
  const layers = Array.from({ length: count }, (_, at) =>
    toBlob(`${at}`.padEnd(bytes, 'x'), 'application/vnd.oci.image.layer.v1.tar'),
  );
  const tags = Object.fromEntries(
    layers.map(({ descriptor }, at) => [
      `1.0.${at}`,
      makeManifest(`1.0.${at}`, { layers: [descriptor] }),
    ]),
  );
  return { layers, tags };
}

function seedLayered(server: DialectServer, { layers, tags }: ReturnType<typeof makeLayered>) {
  seed(server, tags);
  for (const { descriptor, bytes } of layers) server.kept.blobs.set(descriptor.digest, bytes);
}

it('an empty repository is sent small blobs without a question, in one upload each', async () => {
  const [source, target] = [await start(), await start()];
  seedLayered(source, makeLayered(5, 10_000));
  const receipt = await copy(at(source), [at(target)], { allTags: true });
  expect(receipt).toMatchObject({ status: 'done', destinations: [{ blobs: { uploaded: 6 } }] });
  expect(count(target, 'HEAD blob')).toBe(1); // the first
  expect(count(target, 'start upload')).toBe(6);
  expect(count(target, 'DELETE upload')).toBe(0);
});

it('it is asked for each large one', async () => {
  const [source, target] = [await start(), await start()];
  seedLayered(source, makeLayered(5, 100_000));
  await copy(at(source), [at(target)], { allTags: true });
  expect(count(target, 'HEAD blob')).toBe(6);
});

it('a repository without tags that has blobs of an interrupted copy gets what it lacks', async () => {
  const [source, target] = [await start(), await start()];
  const layered = makeLayered(5, 10_000);
  seedLayered(source, layered);
  seedLayered(target, { layers: layered.layers.slice(0, 3), tags: {} });
  const receipt = await copy(at(source), [at(target)], { allTags: true });
  expect(receipt).toMatchObject({
    status: 'done',
    destinations: [{ blobs: { present: expect.any(Number) as number, uploaded: 2 } }],
  });
  expect(count(target, 'HEAD blob')).toBe(6);
  await expect.poll(() => count(target, 'DELETE upload')).toBe(count(target, 'start upload') - 2);
});

it.each<[string, Readonly<Record<string, Manifest>>, string]>([
  ['the copy is refused', {}, ':9.9.9'],
  ['the destination has tags', { '0.1.0': makeManifest('0.1.0') }, ':1.0.0'],
  ['all blobs are there', {}, ':1.0.0'],
])('the upload that proves the right to push is cancelled where %s', async (_, there, tag) => {
  const [source, target] = [await start(), await start()];
  seed(source, images);
  seed(target, there);
  await copy(`${at(source)}${tag}`, [at(target)]).catch((thrown: unknown) => {
    expect(thrown).toBeInstanceOf(Problem);
  });
  await expect.poll(() => count(target, 'DELETE upload')).toBe(count(target, 'start upload'));
  expect(count(target, 'start upload')).toBeGreaterThan(0);
});

it.each<[string, string, Dialect]>([
  [
    'refuses to list tags',
    'REGISTRY_DENIED',
    ({ kind }) => (kind === 'tags' ? refusal(403, 'DENIED', 'no') : undefined),
  ],
  [
    'does not list all tags',
    'COPY_TAG_TAKEN',
    ({ kind }) => (kind === 'tags' ? { body: '{"name":"acme/app","tags":[]}' } : undefined),
  ],
  [
    'lists more tags than one page holds',
    'COPY_TAG_TAKEN',
    ({ kind }) =>
      kind === 'tags'
        ? {
            headers: { link: '</v2/acme/app/tags/list?last=a>; rel="next"' },
            body: '{"name":"acme/app","tags":["a"]}',
          }
        : undefined,
  ],
])('an exact tag is not overwritten where the registry %s', async (_, code, dialect) => {
  const [source, target] = [await start(), await start(dialect)];
  const theirs = makeManifest('theirs');
  seed(source, images);
  seed(target, { '1.0.3': theirs });
  const copying = copy(at(source), [at(target)], { allTags: true });
  const problems = await copying.then(
    ({ destinations }) => destinations.flatMap((one) => one.problems),
    (thrown: unknown) => (thrown instanceof Problem ? thrown.problems : []),
  );
  expect(problems).toMatchObject([{ code }]);
  expect(target.kept.tags.get('1.0.3')).toBe(theirs.digest);
});

it('a floating tag does not move by a list of tags that is cut: a higher version may be there', async () => {
  const there = '/v2/acme/app/tags/list?last=latest';
  const circle: Dialect = ({ kind }) =>
    kind === 'tags'
      ? {
          headers: { link: `<${there}>; rel="next"` },
          body: '{"name":"acme/app","tags":["latest"]}',
        }
      : undefined;
  const [source, target] = [await start(), await start(circle)];
  const [older, newer] = [makeManifest('1.2.3'), makeManifest('1.3.0')];
  seed(source, { latest: newer });
  seed(target, { latest: older, '1.4.0': makeManifest('1.4.0') });
  const { problems } = await problemOf(copy(`${at(source)}:latest`, [at(target)]));
  expect(problems).toMatchObject([{ code: 'COPY_TAG_TAKEN' }]);
  expect(problems[0]?.message).toContain('the complete list of tags');
  expect(target.kept.tags.get('latest')).toBe(older.digest);
});

it('what is wrong with the source and with a destination is said together', async () => {
  const refusing: Dialect = ({ kind }) =>
    kind === 'start upload' ? refusal(403, 'DENIED', 'no push here') : undefined;
  const [source, target] = [await start(), await start(refusing)];
  const { problems } = await problemOf(copy(`${at(source)}:9.9.9`, [at(target)]));
  expect(problems.map(({ code }) => code)).toEqual(['COPY_NOT_FOUND', 'REGISTRY_DENIED']);
});

it('a list of tags that never ends is not kept in memory', async () => {
  const body = JSON.stringify({ name: 'acme/app', tags: ['a'.repeat(8_000_000)] });
  const source = await start(({ kind, path }) =>
    kind === 'tags' ? { headers: { link: `<${path}&next>; rel="next"` }, body } : undefined,
  );
  const { complete } = await bench.open(source.host).listTags(1_000);
  expect(complete).toBe(false);
  expect(count(source, 'tags')).toBe(9);
  const { problems } = await problemOf(copy(at(source), ['oci:/nonexistent'], { allTags: true }));
  expect(problems).toMatchObject([{ code: 'COPY_TOO_MANY_TAGS' }]);
});
