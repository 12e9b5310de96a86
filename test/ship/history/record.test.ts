// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { makeHistory, parseHistory, type RecordedTag } from '../../../src/ship/history/record.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;
const by = { at: '2026-11-27T03:00:00.000Z', ci: 'gitlab', actor: 'ada' };
const repository = 'ghcr.io/acme/app';
const given = { command: 'ship', by, repository, digest: DIGEST, version: '1.2.3' } as const;

function line(tag: string, more: Partial<RecordedTag> = {}): RecordedTag {
  const reason = '1.2.3 is higher than 1.2.2';
  return { tag, kind: 'floating', action: 'moved', from: OTHER, reason, ...more };
}

describe('the record of a run', () => {
  it('reads as it was written', () => {
    const lines = [
      line('latest', { begun: OTHER }),
      line('1.2.3', { kind: 'exact', action: 'created', from: null }),
      line('1.2', { action: 'begun' }),
      line('1', { action: 'left', begun: OTHER }),
      line('sha-0123456', { kind: 'exact', action: 'found', from: null }),
    ];
    const record = makeHistory(lines, { ...given, began: by.at });
    expect(record?.began).toBe(by.at);
    expect(record?.tags).toEqual(lines);
    expect(parseHistory(JSON.parse(JSON.stringify(record)) as never)).toEqual(record);
  });

  it('has nothing of its lines but what belongs there', () => {
    const more = { ...line('latest'), destination: { name: 'internal.example/app' } };
    expect(JSON.stringify(makeHistory([more], given))).not.toContain('internal.example');
  });

  it('is none where there is nothing to say', () => {
    expect(makeHistory([], given)).toBeUndefined();
  });

  it('stays short, whatever the plan has', () => {
    const many = Array.from({ length: 5_000 }, (_, at) =>
      line(`tag-${at}`, { reason: 'x'.repeat(10_000) }),
    );
    const record = makeHistory(many, given);
    expect(Buffer.byteLength(JSON.stringify(record))).toBeLessThan(64 * 1024);
  });
});

describe('a record that somebody wrote', () => {
  const good = makeHistory([line('latest')], given);

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
