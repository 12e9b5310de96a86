// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLayoutWriter, readRoots } from '../../../src/registry/layout/writer.ts';
import { problemOf } from '../../registry/bench.ts';
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

it.each(['/proc/nope/layout', '/dev/null', '/dev/null/layout'])(
  'nothing is written to %s, where no directory can be made',
  async (path) => {
    const from = await writeLayout(join(directory, 'elsewhere'), { '1.0.0': image });
    const { destinations } = await copy(`${from}:1.0.0`, [`oci:${path}`]);
    expect(destinations).toMatchObject([
      { status: 'failed', problems: [{ code: 'COPY_NOT_WRITABLE' }] },
    ]);
  },
);

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
