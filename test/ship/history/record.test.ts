// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { makeHistory, parseHistory } from '../../../src/ship/history/record.ts';
import type { ShippedImage } from '../../../src/ship/record/receipt.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;
const by = { at: '2026-11-27T03:00:00.000Z', ci: 'gitlab', actor: 'ada' };
const repository = 'ghcr.io/acme/app';
const given = { command: 'ship', by, repository, digest: DIGEST, version: '1.2.3' } as const;

function image(tag: string, more: Partial<ShippedImage> = {}): ShippedImage {
  return {
    reference: `${repository}:${tag}`,
    repository,
    tag,
    kind: 'floating',
    digest: DIGEST,
    action: 'moved',
    from: OTHER,
    reason: '1.2.3 is higher than 1.2.2',
    ...more,
  };
}

describe('the record of a run', () => {
  it('has the tags that were written in this repository for this image, and nothing else', () => {
    const record = makeHistory(
      [
        image('latest'),
        image('1.2.3', { kind: 'exact', action: 'created', from: null }),
        image('1', { action: 'held', digest: OTHER }),
        image('1.2', { action: 'kept' }),
        image('nightly', { digest: OTHER }),
        image('latest', { repository: 'internal.example/app' }),
      ],
      given,
    );
    expect(record?.tags.map(({ tag, from }) => [tag, from])).toEqual([
      ['latest', OTHER],
      ['1.2.3', null],
    ]);
    expect(JSON.stringify(record)).not.toContain('internal.example');
    expect(parseHistory(JSON.parse(JSON.stringify(record)) as never)).toEqual(record);
  });

  it('is none where no tag was written', () => {
    expect(makeHistory([image('latest', { action: 'kept' })], given)).toBeUndefined();
  });

  it('stays short, whatever the plan has', () => {
    const many = Array.from({ length: 5_000 }, (_, at) =>
      image(`tag-${at}`, { reason: 'x'.repeat(10_000) }),
    );
    const record = makeHistory(many, given);
    expect(Buffer.byteLength(JSON.stringify(record))).toBeLessThan(64 * 1024);
  });
});

describe('a record that somebody wrote', () => {
  const good = makeHistory([image('latest')], given);

  it.each([
    { name: 'another schema', body: { ...good, schemaVersion: 2 } },
    { name: 'another kind', body: { ...good, kind: 'tagship/yank' } },
    { name: 'another command', body: { ...good, command: 'rm -rf' } },
    { name: 'no digest', body: { ...good, digest: 'sha256:1' } },
    { name: 'no tags', body: { ...good, tags: 'latest' } },
    { name: 'no repository', body: { ...good, repository: ['a'] } },
  ])('is none: $name', ({ body }) => {
    expect(parseHistory(body)).toBeUndefined();
  });

  it.each([
    { name: 'an illegal tag', tag: { tag: 'a b' } },
    { name: 'another action', tag: { action: 'held' } },
    { name: 'a digest that is none', tag: { from: '../../blobs' } },
    { name: 'another kind', tag: { kind: 'moving' } },
  ])('loses a line with $name', ({ tag }) => {
    const [line] = good?.tags ?? [];
    expect(parseHistory({ ...good, tags: [{ ...line, ...tag }, line] })?.tags).toEqual([line]);
  });
});
