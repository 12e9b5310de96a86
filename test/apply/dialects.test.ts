// SPDX-License-Identifier: Apache-2.0
// A release to registries that answer otherwise: no float names what is not there, and every refusal says the next move.
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../registry/dialect.ts';
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
      /reads back as absent: 127\.0\.0\.1:\d+ took the write and did not keep it/,
    );
  });

  it('of a floating tag fails it', async () => {
    const { actions, codes } = await release([forgets(/^latest$/)]);
    expect(actions).toEqual(['1.2.3 created', 'latest failed']);
    expect(codes).toContain('VERIFY_DIGEST');
  });
});
