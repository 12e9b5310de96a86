// SPDX-License-Identifier: Apache-2.0
// Storage by series.
import { expect, it } from 'vitest';
import { digestOf, imageOf, readingOf, statusOf } from './readings.ts';

it('counts storage by series: shared blobs once in each, tags of the same image not at all', () => {
  const layer = digestOf('shared');
  const blobs = (name: string) =>
    new Map([
      [layer, 500],
      [digestOf(`own ${name}`), 100],
    ]);
  const names = {
    '1.2.3': 'a',
    '1.3.0': 'b',
    '0.4.1': 'c',
    latest: 'b',
    stable: 'b',
    main: 'd',
    'pr-1': 'e',
    'sha-0123456': 'b',
    thing: 'f',
  };
  const images = new Map(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [
      digestOf(name),
      imageOf(name, { blobs: blobs(name) }),
    ]),
  );
  const {
    images: [image],
  } = statusOf(readingOf(names, { images }));
  expect(image?.storage).toEqual([
    { series: '1.x', tags: 2, bytes: 700 },
    { series: '0.4.x', tags: 1, bytes: 600 },
    { series: 'branches', tags: 1, bytes: 600 },
    { series: 'pull requests', tags: 1, bytes: 600 },
    { series: 'others', tags: 1, bytes: 600 },
  ]);
  expect(image?.repositories[0]).toMatchObject({ tags: 9, complete: true, bytes: 1100 });
});

it('more than twelve series are counted together, and branches on their own', () => {
  const tags = Object.fromEntries(
    Array.from({ length: 15 }, (_, at) => [`${at + 1}.0.0`, `v${at}`]),
  );
  const {
    images: [image],
  } = statusOf(readingOf({ ...tags, main: 'm' }));
  expect(image?.storage.map(({ series }) => series)).toEqual([
    ...Array.from({ length: 12 }, (_, at) => `${15 - at}.x`),
    'older',
    'branches',
  ]);
});
