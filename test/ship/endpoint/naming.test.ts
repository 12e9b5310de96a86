// SPDX-License-Identifier: Apache-2.0
// Statements that name the endpoint are found, in memory, in files and where they were made anew.
import { describe, expect, it } from 'vitest';
import { isNaming } from '../../../src/ship/endpoint/naming.ts';
import { toBlob } from '../../registry/bench.ts';
import { openEndpointFor, startRegistry } from './pushing.ts';

/** More than is kept in memory, and than is read at a time. */
const LARGE = 3_000_000;

const kept = [
  { name: 'a small statement', toText: (name: string) => name, is: true },
  { name: 'the name alone, escaped', toText: (name: string) => name.replace(':', '%3A'), is: true },
  { name: 'another name', toText: () => '127.0.0.1:5000/app', is: false },
  { name: 'a large one', toText: (name: string) => 'x'.repeat(LARGE) + name, is: true },
  { name: 'a large one without', toText: () => 'x'.repeat(LARGE), is: false },
  // Read in pieces of 256 kB, of which one ends within the name.
  ...[1, 16, 31, 32, 40].map((before) => ({
    name: `a large one, whose piece ends ${before} bytes before the name does`,
    toText: (name: string) => name.padStart(9 * 256 * 1024 - JSON_START.length + before, 'x'),
    is: true,
  })),
];

const JSON_START = '{"_type":"';
const toStatement = (text: string) => toBlob(JSON.stringify({ _type: text }).padEnd(LARGE));

describe('a blob that was kept', () => {
  it.each(kept)('names the endpoint or not: $name', async ({ toText, is }) => {
    const { intake, push, name } = await openEndpointFor([{ registry: await startRegistry() }]);
    const text = toText(name);
    const blob =
      text.length < LARGE / 2 ? toBlob(JSON.stringify({ _type: text })) : toStatement(text);
    expect(await push(blob)).toBe(201);
    const held = intake.findBlob(blob.descriptor.digest);
    expect(held?.bytes === undefined).toBe(text.length > LARGE / 2);
    const source = { openBlob: () => Promise.resolve(held?.open() ?? expect.fail()) };
    expect(await isNaming(blob.descriptor, source, { ...intake, name })).toBe(is);
  });
});

describe('a blob that was not kept', () => {
  const name = `127.0.0.1:34567/${'0123456789abcdef'.repeat(2)}`;
  const { descriptor, bytes } = toBlob(JSON.stringify({ _type: name }));
  const open = () => Promise.resolve(toPieces(bytes));
  it.each([
    { what: 'a statement that was made anew', mediaType: 'application/vnd.in-toto+json', is: true },
    {
      what: 'a layer, which is not read',
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      is: false,
    },
  ])('$what', async ({ mediaType, is }) => {
    let opened = 0;
    const source = {
      openBlob: () => {
        opened += 1;
        return open();
      },
    };
    const intake = { name, findBlob: () => undefined };
    expect(await isNaming({ ...descriptor, mediaType }, source, intake)).toBe(is);
    expect(opened).toBe(is ? 1 : 0);
  });
});

/** A few bytes at a time. */
async function* toPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += 5) {
    yield await Promise.resolve(bytes.subarray(at, at + 5));
  }
}
