// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLayoutWriter, readRoots } from '../../../src/registry/layout/writer.ts';
import { problemOf } from '../../registry/bench.ts';
import { listOpenFiles } from '../../open-files.ts';
import { copy, makeManifest, writeLayout } from './copies.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'copy-'));
});
afterAll(() => rm(directory, { recursive: true }));

const image = makeManifest('1.0.0');

it.each([
  { scheme: 'oci', other: './' },
  { scheme: 'oci-archive', other: '' },
])('the same layout twice is refused: $scheme', async ({ scheme, other }) => {
  const from = await writeLayout(join(directory, `twice-${scheme}`), { '1.0.0': image });
  const to = join(directory, `both-${scheme}`);
  const { problems } = await problemOf(
    copy(`${from}:1.0.0`, [`${scheme}:${to}:1`, `${scheme}:${directory}/${other}both-${scheme}:2`]),
  );
  expect(problems).toMatchObject([{ code: 'COPY_LOCATION' }]);
  expect(await readdir(directory)).not.toContain(`both-${scheme}`);
});

it('nothing is written to /proc/nope/layout, where no directory can be made', async () => {
  const from = await writeLayout(join(directory, 'elsewhere'), { '1.0.0': image });
  const { destinations } = await copy(`${from}:1.0.0`, ['oci:/proc/nope/layout']);
  expect(destinations).toMatchObject([
    { status: 'failed', problems: [{ code: 'COPY_NOT_WRITABLE' }] },
  ]);
});

it.each([
  { to: 'oci:FILE', code: 'COPY_LOCATION', says: /FILE is a file$/, move: /oci-archive:.*FILE\.$/ },
  { to: 'oci:FILE/layout', code: 'COPY_NOT_WRITABLE', says: /a part of it is a file/, move: /./ },
  { to: 'oci-archive:FILE/a.tar', code: 'COPY_NOT_WRITABLE', says: /a part of it/, move: /./ },
  {
    to: 'oci-archive:DIR',
    code: 'COPY_LOCATION',
    says: /DIR is a directory$/,
    move: /oci:.*DIR\.$/,
  },
  {
    to: 'oci-archive:FILE',
    code: 'COPY_ARCHIVE_EXISTS',
    says: /is not an OCI image/,
    move: /new file/,
  },
])('$to is refused before anything is copied: $code', async ({ to, code, says, move }) => {
  const place = await mkdtemp(join(directory, 'place-'));
  await writeFile(join(place, 'FILE'), 'text');
  await mkdir(join(place, 'DIR'));
  const from = await writeLayout(join(directory, 'elsewhere'), { '1.0.0': image });
  const word = to.replace(':', `:${place}/`);
  const { problems } = await problemOf(copy(`${from}:1.0.0`, [word, `oci:${place}/other`]));
  expect(problems).toMatchObject([{ code }]);
  expect(problems[0]?.message).toMatch(says);
  expect(problems[0]?.hint).toMatch(move);
  expect(await readdir(place)).toEqual(['DIR', 'FILE']);
});

it.each([
  { from: 'oci:FILE:1.0.0', code: 'COPY_LOCATION', says: /FILE is a file$/ },
  { from: 'oci-archive:DIR:1.0.0', code: 'COPY_LOCATION', says: /DIR is a directory$/ },
  { from: 'oci:EMPTY', code: 'COPY_NO_TAG', says: /EMPTY has no tags: it is empty/ },
])('$from is no source: $code', async ({ from, code, says }) => {
  const place = await mkdtemp(join(directory, 'place-'));
  await writeFile(join(place, 'FILE'), 'text');
  await mkdir(join(place, 'DIR'));
  await writeLayout(join(place, 'EMPTY'), {});
  const source = from.replace(':', `:${place}/`);
  const work = copy(source, [`oci:${place}/other`], { allTags: from === 'oci:EMPTY' });
  const { problems } = await problemOf(work);
  expect(problems).toMatchObject([{ code }]);
  expect(problems[0]?.message).toMatch(says);
});

it('a layout holds more images than an index may list', async () => {
  const tags = Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`t${n}`, image]));
  const from = await writeLayout(join(directory, 'many'), tags);
  const stored = await copy(from, [`oci-archive:${directory}/many.tar`], { allTags: true });
  expect(stored).toMatchObject({ status: 'done', images: [{ tags: { length: 1_001 } }] });
  await copy(`oci-archive:${directory}/many.tar`, [`oci:${directory}/restored`], { allTags: true });
  expect(await readRoots(join(directory, 'restored'))).toHaveLength(1_001);
});

it('an archive has nothing that a killed copy of another image left', async () => {
  const from = await writeLayout(join(directory, 'small'), { '1.0.0': makeManifest('1.0.0') });
  const [clean, used] = ['clean.tar', 'used.tar'].map((name) => join(directory, name));
  const left = await createLayoutWriter(`${used}.partial`);
  await left.putManifest(makeManifest('secret'));
  await copy(`${from}:1.0.0`, [`oci-archive:${clean}`, `oci-archive:${used}`]);
  expect(await readFile(used ?? '')).toEqual(await readFile(clean ?? ''));
});

it('what is read for the plan is not counted as copied', async () => {
  const from = await writeLayout(join(directory, 'newer'), { '1.1.0': makeManifest('1.1.0') });
  const to = await writeLayout(join(directory, 'older'), { main: makeManifest('1.0.0') });
  let bytes = 0;
  const count = (more: number) => (bytes += more);
  const planned = await copy(`${from}:1.1.0`, [`${to}:main`], { dryRun: true }, count).catch(
    (thrown: unknown) => thrown,
  );
  expect({ planned, bytes }).toMatchObject({ bytes: 0 });
});

it.each([':1.0.0', `@${image.digest}`])(
  'all tags of %s, which means one image, are refused',
  async (reference) => {
    const from = await writeLayout(join(directory, 'elsewhere'), { '1.0.0': image, '2': image });
    const to = [`oci:${join(directory, 'all')}`];
    const { problems } = await problemOf(copy(`${from}${reference}`, to, { allTags: true }));
    expect(problems).toMatchObject([{ code: 'COPY_LOCATION' }]);
    expect(problems[0]?.message).toContain(`its reference "${reference.slice(1)}" means one image`);
  },
);

it.each([{ dryRun: true }, { dryRun: false }])(
  'an archive that is there is not left open: $dryRun',
  async ({ dryRun }) => {
    const own = await mkdtemp(join(directory, 'open-'));
    const from = await writeLayout(join(own, 'source'), { '1.0.0': image });
    const to = `oci-archive:${own}/a.tar`;
    await copy(`${from}:1.0.0`, [to]);
    await copy(`${from}:1.0.0`, [to], { dryRun });
    await expect.poll(() => listOpenFiles(own)).toEqual([]);
  },
);
