// SPDX-License-Identifier: Apache-2.0
// Headers of tar archives, as layouts in one file have them: read with every common extension, written as POSIX. Pure.
import { error, Problem } from '../../problem.ts';

/** A tar archive is made of blocks of this size, bytes. */
export const BLOCK_BYTES = 512;

/** What a header says about the entry that follows it. */
export interface TarHeader {
  readonly name: string;
  readonly size: number;
  /** `0` or NUL: a file; `2`: a symbolic link; `x`: extended header of the next entry; `L`, `K`: its long names. */
  readonly type: string;
  /** What a link names. */
  readonly link: string;
}

/** Values of an extended header that replace those of the next header. */
export interface TarExtension {
  readonly name?: string;
  readonly link?: string;
  readonly size?: number;
}

const NAME_BYTES = 100;
const PREFIX_BYTES = 155;
/** More needs an extended header. */
const LARGEST_OCTAL = 0o77777777777;

/**
 * A header block; undefined for a block of zeros, which ends an archive.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID for a block whose checksum is wrong
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06
 */
export function parseTarHeader(block: Buffer, place: string): TarHeader | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  if (readNumber(block, 148, 8) !== sumOf(block)) throw notTar(place);
  const size = readNumber(block, 124, 12);
  if (!Number.isSafeInteger(size) || size < 0) throw notTar(place);
  const isPosix = block.toString('latin1', 257, 262) === 'ustar';
  const isGnu = block.toString('latin1', 257, 264) === 'ustar  ';
  const prefix = isPosix && !isGnu ? readText(block, 345, PREFIX_BYTES) : '';
  const name = readText(block, 0, NAME_BYTES);
  const type = String.fromCharCode(block[156] ?? 0);
  const link = readText(block, 157, NAME_BYTES);
  return { name: prefix === '' ? name : `${prefix}/${name}`, size, type, link };
}

/** The values of an extended header: `path`, `linkpath` and `size`. */
export function parseTarExtension(body: Buffer): TarExtension {
  const found: { name?: string; link?: string; size?: number } = {};
  let at = 0;
  while (at < body.length) {
    const space = body.indexOf(0x20, at);
    const length = space < 0 ? Number.NaN : Number(body.toString('latin1', at, space));
    if (!Number.isInteger(length) || length <= space - at) return found;
    const record = body.toString('utf8', space + 1, at + length).replace(/\n$/, '');
    const equals = record.indexOf('=');
    const value = record.slice(equals + 1);
    if (record.slice(0, equals) === 'path') found.name = value;
    if (record.slice(0, equals) === 'linkpath') found.link = value;
    if (record.slice(0, equals) === 'size') found.size = Number(value);
    at += length;
  }
  return found;
}

/** The header of a file, without time and owner so that the same content gives the same archive. */
export function makeTarHeader(name: string, size: number): Buffer {
  const isLong = name.length > NAME_BYTES;
  if (!isLong && size <= LARGEST_OCTAL) return makeBlock(name, size, '0');
  const body = Buffer.from(
    (isLong ? makeRecord('path', name) : '') + makeRecord('size', String(size)),
  );
  const shown = Math.min(size, LARGEST_OCTAL);
  return Buffer.concat([
    makeBlock('pax', body.length, 'x'),
    body,
    Buffer.alloc(paddingOf(body.length)),
    makeBlock(name.slice(-NAME_BYTES), shown, '0'),
  ]);
}

/** How many bytes fill the last block of an entry. */
export function paddingOf(size: number): number {
  return (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
}

/** Its length counts itself. */
function makeRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length;
  while (String(length).length + rest.length !== length) {
    length = String(length).length + rest.length;
  }
  return `${length}${rest}`;
}

function makeBlock(name: string, size: number, type: string): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES);
  const put = (text: string, at: number) => block.write(text, at, 'latin1');
  put(name, 0);
  put('0000644\0', 100);
  put('0000000\0', 108);
  put('0000000\0', 116);
  put(`${size.toString(8).padStart(11, '0')}\0`, 124);
  put('00000000000\0', 136);
  put(type, 156);
  put('ustar\x0000', 257);
  put(`${sumOf(block).toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** The sum of all bytes, with those of the sum itself as spaces. */
function sumOf(block: Buffer): number {
  return block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

function readText(block: Buffer, at: number, length: number): string {
  const end = block.indexOf(0, at);
  return block.toString('utf8', at, end < 0 ? at + length : Math.min(end, at + length));
}

/** Octal digits, or binary where the first bit is set. */
function readNumber(block: Buffer, at: number, length: number): number {
  const first = block[at] ?? 0;
  if ((first & 0x80) === 0) {
    const text = block
      .toString('latin1', at, at + length)
      .replace(/[\0 ]+/g, ' ')
      .trim();
    return /^[0-7]*$/.test(text) ? Number.parseInt(text === '' ? '0' : text, 8) : Number.NaN;
  }
  let value = first & 0x7f;
  for (let byte = at + 1; byte < at + length; byte += 1) value = value * 256 + (block[byte] ?? 0);
  return value;
}

/** What says that a file is not a tar archive, or a damaged one. */
export function notTar(place: string): Problem {
  const message = `"${place}" is not an OCI image layout: it is not a tar archive, or is damaged.`;
  const hint = 'Decompress it first if it is compressed, for example with gunzip.';
  return new Problem([error('REGISTRY_LAYOUT_INVALID', message, hint)]);
}
