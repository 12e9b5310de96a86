// SPDX-License-Identifier: Apache-2.0
// A release to registries that answer otherwise: no float names what is not there, and every refusal says the next move.
import { describe, expect, it } from 'vitest';
import { toDigest } from '../../src/registry/blobs/digest.ts';
import { isNightly } from '../lab/nightly.ts';
import { renderReceipt } from '../../src/report/receipt-text.ts';
import { type Dialect, page } from '../registry/dialect.ts';
import { refusal, type Reply } from '../registry/server.ts';
import { release } from './dialects.ts';

const usual: Dialect = () => undefined;

it('ships to a registry like the others', async () => {
  const { actions, servers, receipt } = await release([usual]);
  expect(actions, JSON.stringify(receipt.problems)).toEqual(['1.2.3 created', 'latest created']);
  const { tags } = servers[0]?.kept ?? { tags: new Map() };
  expect(tags.get('latest')).toBe(tags.get('1.2.3'));
});

describe('a write that is answered with success and stores nothing', () => {
  const forgets =
    (wanted: RegExp): Dialect =>
    ({ kind, reference }) =>
      kind === 'PUT manifest' && wanted.test(reference) ? { status: 201 } : undefined;

  it('of an exact tag moves no float, in no registry', async () => {
    const { actions, servers, receipt } = await release([usual, forgets(/^1\.2\.3$/)]);
    expect(actions).toEqual(['1.2.3 created', 'latest held', '1.2.3 failed', 'latest held']);
    expect(servers.map(({ kept }) => kept.tags.has('latest'))).toEqual([false, false]);
    const [problem] = receipt.problems.filter(({ level }) => level === 'error');
    expect(problem?.code).toBe('VERIFY_DIGEST');
    expect(problem?.message).toMatch(
      /reads back as absent: 127\.0\.0\.1:\d+ accepted the write and did not keep it/,
    );
  });

  it('of a floating tag fails it', async () => {
    const { actions, codes } = await release([forgets(/^latest$/)]);
    expect(actions).toEqual(['1.2.3 created', 'latest failed']);
    expect(codes).toContain('VERIFY_DIGEST');
  });
});

describe('an index that is refused while all that it lists is stored', () => {
  const refuses =
    (reply: Reply): Dialect =>
    ({ kind, headers }) =>
      kind === 'PUT manifest' && /index|manifest\.list/.test(headers['content-type'] ?? '')
        ? reply
        : undefined;

  const refusals = [
    { name: 'with a page', reply: page(400) },
    { name: 'with a page of 403', reply: page(403) },
    { name: 'with a page of 404', reply: page(404) },
    { name: 'with 404', reply: { status: 404 } },
    { name: 'with 500, always', reply: { status: 500 } },
    { name: 'with a page of 502, always', reply: page(502) },
  ] satisfies { name: string; reply: Reply }[];
  // What is a server's error is tried again, which takes its time.
  it.each(isNightly ? refusals : refusals.filter(({ name }) => !name.endsWith(', always')))(
    'leaves the plain manifest: $name',
    async ({ reply }) => {
      const { actions, servers, codes, receipt } = await release([refuses(reply)]);
      expect(actions, JSON.stringify(receipt.problems)).toEqual([
        ...['1.2.3 created', 'latest created'],
      ]);
      expect(codes).toEqual(['PUSH_PLAIN']);
      const { kept } = servers[0] ?? {};
      const tagged = kept?.manifests.get(kept.tags.get('latest') ?? '');
      expect(tagged?.type).toBe('application/vnd.oci.image.manifest.v1+json');
    },
  );

  it.each([
    { name: '503', reply: { status: 503 } },
    { name: '403 of the registry', reply: refusal(403, 'DENIED', 'no') },
  ] satisfies { name: string; reply: Reply }[])('is a failure with $name', async ({ reply }) => {
    const { actions, receipt } = await release([refuses(reply)]);
    expect(actions).toEqual([]);
    expect(receipt.status).toBe('failed');
  });
});

describe('a registry that takes no media types of OCI', () => {
  const docker: Dialect = ({ kind, headers }) =>
    kind === 'PUT manifest' && (headers['content-type'] ?? '').includes('vnd.oci')
      ? refusal(400, 'MANIFEST_INVALID', 'manifest invalid')
      : undefined;

  it('says which setting helps', async () => {
    const { receipt } = await release([docker]);
    const [problem] = receipt.problems.filter(({ level }) => level === 'error');
    expect(problem?.code).toBe('REGISTRY_UNSUPPORTED');
    expect(problem?.hint).toContain('media-types: docker');
  });

  it.each([
    { platforms: ['linux/amd64'], type: 'manifest.v2' },
    { platforms: ['linux/amd64', 'linux/arm64'], type: 'manifest.list.v2' },
  ])('takes Docker’s: $type', async ({ platforms, type }) => {
    const settings = { mediaTypes: 'docker', attestations: 'plain' } as const;
    const { actions, servers, receipt } = await release([docker, usual], { settings, platforms });
    expect(actions, JSON.stringify(receipt.problems)).toEqual([
      ...['1.2.3 created', 'latest created', '1.2.3 created', 'latest created'],
    ]);
    const digests = servers.map(({ kept }) => kept.tags.get('latest') ?? '');
    expect(new Set(digests).size).toBe(1);
    for (const { kept } of servers) {
      const tagged = kept.manifests.get(digests[0] ?? '');
      expect(tagged?.type).toBe(`application/vnd.docker.distribution.${type}+json`);
    }
  });
});

describe('a floating tag that is refused for good', () => {
  const old = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [],
    }),
  );
  const keepsKind: Dialect = ({ kind, reference }) =>
    kind === 'PUT manifest' && reference === 'latest'
      ? refusal(400, 'X', 'cannot change')
      : undefined;

  it('does not say "run again", and names the other kind', async () => {
    const { receipt, actions } = await release([keepsKind], {
      settings: { attestations: 'plain' },
      before: ({ kept }) => {
        const digest = toDigest(old);
        kept.manifests.set(digest, { type: 'application/vnd.oci.image.index.v1+json', bytes: old });
        kept.tags.set('latest', digest);
      },
    });
    expect(actions).toEqual(['1.2.3 created', 'latest failed']);
    const [problem] = receipt.problems.filter(({ level }) => level === 'error');
    expect(problem?.message).toMatch(/:latest" holds an index, and this is a manifest\.$/);
    expect(problem?.hint).toContain('delete the tag there once');
    const text = renderReceipt(receipt, (_, words) => words);
    expect(text).toContain('what was refused stays refused until its cause is gone');
    expect(text).not.toContain('run it again to finish');
  });

  it('is to be run again where the registry was only busy', async () => {
    const { receipt } = await release([
      ({ kind, reference }) =>
        kind === 'PUT manifest' && reference === 'latest' ? { status: 503 } : undefined,
    ]);
    expect(renderReceipt(receipt, (_, words) => words)).toContain('run it again to finish');
  });
});
