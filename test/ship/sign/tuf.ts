// SPDX-License-Identifier: Apache-2.0
// A TUF repository in memory, signed by one key. @see https://theupdateframework.github.io/specification/latest/
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Reply } from '../../registry/server.ts';

/** How a repository differs from one that is right. */
export interface TufFaults {
  /** The roles whose metadata has expired. */
  readonly expired?: readonly string[];
  /** The roles that another key signs. */
  readonly forged?: readonly string[];
  /** The bytes of targets in place of those that are listed. */
  readonly swapped?: Readonly<Record<string, string>>;
}

/** A repository: its first root, and what it answers to a path. */
export interface TufRepository {
  readonly root: Buffer;
  readonly answer: (path: string) => Reply;
}

const newKey = () => generateKeyPairSync('ed25519');
const KEY_ID = 'a'.repeat(64);

/** A repository with these targets, whose root has been renewed once. */
export function makeTuf(
  targets: Readonly<Record<string, string>>,
  faults: TufFaults = {},
): TufRepository {
  const key = newKey();
  const other = newKey();
  const make = (type: string, body: object, version = 1) => {
    const isExpired = faults.expired?.includes(type) === true;
    const signed = {
      ...{ _type: type, spec_version: '1.0.31', version, ...body },
      expires: isExpired ? '2020-01-01T00:00:00Z' : '2099-01-01T00:00:00Z',
    };
    const by = faults.forged?.includes(type) === true && version > 0 ? other : key;
    return JSON.stringify({
      signed,
      signatures: [{ keyid: KEY_ID, sig: signWith(by.privateKey, signed) }],
    });
  };
  const role = { keyids: [KEY_ID], threshold: 1 };
  const rootBody = {
    consistent_snapshot: true,
    keys: { [KEY_ID]: toKey(key.publicKey) },
    roles: { root: role, timestamp: role, snapshot: role, targets: role },
  };
  const first = JSON.stringify(
    (() => {
      const signed = {
        _type: 'root',
        spec_version: '1.0.31',
        version: 1,
        ...rootBody,
        expires: '2020-01-01T00:00:00Z',
      };
      return { signed, signatures: [{ keyid: KEY_ID, sig: signWith(key.privateKey, signed) }] };
    })(),
  );
  const listed = Object.fromEntries(
    Object.entries(targets).map(([name, text]) => [
      name,
      { length: Buffer.byteLength(text), hashes: { sha256: sha256(text) } },
    ]),
  );
  const files: Record<string, string> = {
    '/2.root.json': make('root', rootBody, 2),
    '/timestamp.json': make('timestamp', { meta: { 'snapshot.json': { version: 1 } } }),
    '/1.snapshot.json': make('snapshot', { meta: { 'targets.json': { version: 1 } } }),
    '/1.targets.json': make('targets', { targets: listed }),
  };
  for (const [name, text] of Object.entries(targets)) {
    files[`/targets/${sha256(text)}.${name}`] = faults.swapped?.[name] ?? text;
  }
  return {
    root: Buffer.from(first),
    answer: (path) => {
      const body = files[path];
      return body === undefined ? { status: 404, body: 'not found' } : { status: 200, body };
    },
  };
}

function toKey(publicKey: KeyObject) {
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const value = Buffer.from(x, 'base64url').toString('hex');
  return { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: value } };
}

function signWith(key: KeyObject, signed: unknown): string {
  return sign(null, Buffer.from(canonical(signed)), key).toString('hex');
}

/** Canonical JSON, of values without characters that need escapes. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
