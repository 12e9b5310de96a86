// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyImage } from '../../src/registry/manifests/copy.ts';
import { openLayout } from '../../src/registry/blobs/layout.ts';
import { readPlatforms, readWords } from '../../src/registry/manifests/platforms.ts';
import type { FoundCredential, Manifest, Repository } from '../../src/registry/registry.ts';
import { secret } from '../../src/settings/secret.ts';
import { type Lab, lab as openLab } from '../lab/lab.ts';
import { nightly } from '../lab/nightly.ts';
import type { RegistryKind } from '../lab/registries.ts';
import {
  type Bench,
  createBench,
  problemOf,
  toBlob,
  toManifest,
  toPassword,
  toSource,
} from '../registry/bench.ts';
import { makeImage, type TestImage, toDescriptor, writeLayout } from '../registry/image.ts';

let lab: Lab;
let image: TestImage;
let directory: string;
const run = randomBytes(4).toString('hex');
const benches: Bench[] = [];

beforeAll(async () => {
  lab = await openLab();
  image = makeImage(run, 100_000);
  directory = await mkdtemp(join(tmpdir(), 'tagship-registry-'));
  await writeLayout(directory, image);
});
afterAll(async () => {
  for (const { client } of benches) client.close();
  await rm(directory, { recursive: true, force: true });
});

/** A repository of the lab, accessed as a user with a credential, or anonymously. */
function open(kind: RegistryKind, user: string, path = `${run}/app`): Repository {
  return openAll({ [kind]: user }, path)[0] ?? never();
}

/** The same of several registries through one client. */
function openAll(users: Partial<Record<RegistryKind, string>>, path: string): Repository[] {
  const kinds = Object.keys(users) as RegistryKind[];
  const found = new Map(
    kinds.map((kind): [string, FoundCredential | undefined] => {
      const { host, users: known } = lab.registries[kind];
      const user = users[kind] ?? '';
      return [host, user === '' ? undefined : toPassword(user, known[user] ?? 'wrong')];
    }),
  );
  const bench = createBench({
    credentials: ({ host }) => Promise.resolve(found.get(host)),
    registries: [{ prefix: lab.registries.tls.host, required: true, insecure: false, ca: lab.ca }],
  });
  benches.push(bench);
  return kinds.map((kind) => bench.open(lab.registries[kind].host, path));
}

function never(): never {
  throw new Error('there is no such registry');
}

/** Copies the image, and tags it. */
async function ship(target: Repository, tag: string): Promise<void> {
  const layout = await openLayout(directory);
  const [copied] = await copyImage(image.root, layout, [target]);
  if (copied?.problem) throw copied.problem;
  await target.putManifest(tag, image.root);
}

describe('every kind of registry', () => {
  it.each([
    { name: 'plain HTTP, open', kind: 'plain', user: '' },
    { name: 'htpasswd', kind: 'htpasswd', user: 'alice' },
    { name: 'htpasswd, a password with odd characters', kind: 'htpasswd', user: 'bob' },
    { name: 'TLS with its own authority', kind: 'tls', user: 'alice' },
    { name: 'tokens', kind: 'token', user: 'publisher' },
    { name: 'tokens for some repositories', kind: 'token', user: 'team-a' },
  ] as const)('$name: takes an image and gives it back', async ({ kind, user }) => {
    const target = open(kind, user, `team-a/${run}/by-${kind}-${user}x`);
    expect(await target.resolve('1.0.0')).toBeUndefined();
    expect(await target.listTags(5)).toEqual({ tags: [], complete: true });
    expect(await target.provePush()).toEqual({ ok: true });
    await ship(target, '1.0.0');
    expect(await target.resolve('1.0.0')).toEqual(toDescriptor(image.root));
    expect(await target.listTags(5)).toEqual({ tags: ['1.0.0'], complete: true });
    const there = (await target.getManifest('1.0.0')) ?? never();
    expect(Buffer.from(there.bytes).equals(Buffer.from(image.root.bytes))).toBe(true);
    expect(Object.keys((await readPlatforms(target, there)).platforms)).toEqual([
      'linux/amd64',
      'linux/arm64',
    ]);
    expect((await readWords(target, there)).labels).toMatchObject({ seed: run });
  });

  it('all at once, through one client, twenty tags each', async () => {
    const users = { plain: '', second: '', htpasswd: 'alice', tls: 'bob', token: 'publisher' };
    const targets = openAll(users, `${run}/many`);
    const copied = await copyImage(image.root, await openLayout(directory), targets);
    expect(copied.map(({ problem }) => problem?.message)).toEqual(targets.map(() => undefined));
    const tags = Array.from({ length: 20 }, (_, n) => `t${n}`);
    await Promise.all(
      targets.flatMap((target) => tags.map((tag) => target.putManifest(tag, image.root))),
    );
    for (const target of targets) {
      expect(new Set((await target.listTags(5)).tags)).toEqual(new Set(tags));
    }
    expect(benches.at(-1)?.client.counts().retries).toBe(0);
  });
});

describe('who may push', () => {
  it.each([
    { name: 'nobody, with htpasswd', kind: 'htpasswd', user: '', reason: 'credentials' },
    {
      name: 'a wrong password, with htpasswd',
      kind: 'htpasswd',
      user: 'mallory',
      reason: 'credentials',
    },
    { name: 'nobody, with tokens', kind: 'token', user: '', reason: 'credentials' },
    {
      name: 'a wrong password, with tokens',
      kind: 'token',
      user: 'mallory',
      reason: 'credentials',
    },
    { name: 'one who may only read', kind: 'token', user: 'reader', reason: 'permission' },
    { name: 'one who may push elsewhere', kind: 'token', user: 'team-a', reason: 'permission' },
  ] as const)('not $name: $reason', async ({ kind, user, reason }) => {
    const right = await open(kind, user).provePush();
    expect(right).toMatchObject({ ok: false, reason });
    expect(right).toHaveProperty('problem.hint', expect.stringMatching(/./));
  });

  it('one with an identity token', async () => {
    const token = lab.tokenService.refreshTokens.publisher ?? never();
    const found = {
      credential: { kind: 'identityToken', token: secret(token) },
      source: 'x',
    } as const;
    const bench = createBench({ found });
    benches.push(bench);
    const right = await bench.open(lab.registries.token.host, `${run}/id`).provePush();
    expect(right).toEqual({ ok: true });
  });

  it('not without the authority, and the Problem names `ca`', async () => {
    const bench = createBench({ found: toPassword('alice', 'x') });
    benches.push(bench);
    const work = bench.open(lab.registries.tls.host).resolve('1');
    const [problem] = (await problemOf(work)).problems;
    expect(problem?.code).toBe('REGISTRY_TLS_UNTRUSTED');
    expect(problem?.hint).toContain('`ca`');
  });

  nightly(it)(
    'with a token that dies in the middle: it is renewed and nothing is lost',
    async () => {
      const target = open('token', 'brief', `${run}/brief`);
      await ship(target, '1');
      await new Promise((resolve) => setTimeout(resolve, 3500));
      const tags = Array.from({ length: 8 }, (_, n) => `late${n}`);
      await Promise.all(tags.map((tag) => target.putManifest(tag, image.root)));
      expect((await target.listTags(1)).tags).toHaveLength(9);
    },
  );
});

describe('between repositories', () => {
  const digestOf = (manifest: Manifest | undefined) => manifest?.digest;

  it.each([
    { name: 'open', kind: 'plain', user: '' },
    { name: 'tokens, with both scopes', kind: 'token', user: 'publisher' },
  ] as const)('of one host blobs are mounted: $name', async ({ kind, user }) => {
    const source = open(kind, user, `${run}/mount/source`);
    await ship(source, '1');
    const bench = benches.at(-1) ?? never();
    const target = bench.open(source.repository.host, `${run}/mount/target`);
    const [copied] = await copyImage(image.root, source, [target]);
    expect(copied).toMatchObject({ present: 0, mounted: 7, uploaded: 0 });
    expect(digestOf(await target.getManifest(image.root.digest))).toBe(image.root.digest);
  });

  it('of different hosts they are streamed, from TLS to tokens too', async () => {
    const [source, target] = openAll({ tls: 'alice', token: 'publisher' }, `${run}/across`);
    if (!source || !target) return never();
    await ship(source, '1');
    const [copied] = await copyImage(image.root, source, [target]);
    expect(copied).toMatchObject({ present: 0, mounted: 0, uploaded: 7 });
    expect(digestOf(await target.getManifest(image.root.digest))).toBe(image.root.digest);
  });
});

describe('what a registry refuses', () => {
  it('an index whose children are missing, after a few tries', async () => {
    const target = open('plain', '', `${run}/children`);
    const [problem] = (await problemOf(target.putManifest('1', image.root))).problems;
    expect(problem?.message).toMatch(/MANIFEST_BLOB_UNKNOWN.*\(4 tries/);
  });

  it('a manifest that is none, at once', async () => {
    const target = open('plain', '', `${run}/none`);
    const [problem] = (
      await problemOf(target.putManifest('1', { ...toManifest({}), bytes: Buffer.from('none') }))
    ).problems;
    expect(problem?.code).toBe('REGISTRY_REFUSED');
    expect(benches.at(-1)?.client.counts().retries).toBe(0);
  });

  it('a blob whose bytes are others, and nothing of it is there afterwards', async () => {
    const target = open('plain', '', `${run}/bytes`);
    const blob = toBlob(randomBytes(5000));
    const other = { ...blob, bytes: randomBytes(5000) };
    const [problem] = (await problemOf(target.putBlob(blob.descriptor, toSource([other]))))
      .problems;
    expect(problem?.message).toMatch(/DIGEST_INVALID/);
    expect(await target.hasBlob(blob.descriptor.digest)).toBe(false);
  });
});

describe('a blob', () => {
  it('goes from registry to registry', async () => {
    const [source, target] = openAll({ plain: '', second: '' }, `${run}/blob`);
    if (!source || !target) return never();
    const blob = toBlob(randomBytes(1024));
    await source.putBlob(blob.descriptor, toSource([blob]));
    expect(await target.putBlob(blob.descriptor, source)).toBe('uploaded');
    expect(await target.hasBlob(blob.descriptor.digest)).toBe(true);
  });

  nightly(it)('that is large goes from registry to registry in little memory', async () => {
    const [source, target] = openAll({ plain: '', second: '' }, `${run}/large`);
    if (!source || !target) return never();
    // Twice the bound: garbage that waits for its collector comes to some 64 MB, however large the blob.
    const size = 192 * 1024 * 1024;
    const blob = toBlob(randomBytes(size));
    await source.putBlob(blob.descriptor, toSource([blob]));
    blob.bytes.fill(0);
    const base = process.memoryUsage().arrayBuffers;
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - base);
    }, 5);
    expect(await target.putBlob(blob.descriptor, source)).toBe('uploaded');
    clearInterval(watch);
    expect(peak).toBeLessThan(size / 2);
    expect(await target.hasBlob(blob.descriptor.digest)).toBe(true);
  });
});
