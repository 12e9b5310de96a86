// SPDX-License-Identifier: Apache-2.0
// The fields of an entry of `registries` that say how a registry is used.
import { describe, expect, it } from 'vitest';
import { parseRegistries } from '../../../../src/settings/values/registry/registries.ts';
import type { Written, WrittenMap } from '../../../../src/settings/file/written.ts';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

type Value = string | Readonly<Record<string, string>>;

function write(value: Value): Written {
  return typeof value === 'string' ? { kind: 'word', text: value } : writeMap(value);
}

function writeMap(value: Readonly<Record<string, Value>>): WrittenMap {
  const entries = Object.entries(value).map(([key, one]) => ({ key, value: write(one) }));
  return { kind: 'map', entries };
}

const read = (host: string, fields: Readonly<Record<string, Value>>) =>
  parseRegistries(
    { kind: 'map', entries: [{ key: host, value: writeMap(fields) }] },
    { kind: 'given', name: 'registries' },
  );

const plain = { immutable: false, scan: false };

describe('an entry', () => {
  it.each([
    { fields: { metadata: 'off' }, options: { metadata: 'off' } },
    { fields: { metadata: 'auto' }, options: {} },
    { fields: { 'max-concurrency': '2' }, options: { maxConcurrency: 2 } },
    { fields: { max_concurrency: '12' }, options: { maxConcurrency: 12 } },
    { fields: { 'create-repository': 'true' }, options: { createRepository: plain } },
    { fields: { create_repository: 'yes' }, options: { createRepository: plain } },
    { fields: { 'create-repository': 'false' }, options: {} },
    { fields: { 'create-repository': '' }, options: {} },
    {
      fields: { 'create-repository': { immutable: 'true', scan: 'true', lifecycle: 'a.json' } },
      options: { createRepository: { immutable: true, scan: true, lifecycle: 'a.json' } },
    },
    {
      host: 'public.ecr.aws',
      fields: { 'create-repository': 'true' },
      options: { createRepository: plain },
    },
    {
      host: '127.0.0.1:5000',
      fields: { 'create-repository': 'true' },
      options: { createRepository: plain },
    },
  ])('of $host with $fields', ({ host = ECR, fields, options }) => {
    const parsed = read(host, fields);
    expect(parsed).toMatchObject({ ok: true, problems: [] });
    const { prefix, required, insecure, ...rest } = parsed.ok
      ? ((parsed.value[0] ?? {}) as Record<string, unknown>)
      : {};
    expect({ prefix, required, insecure }).toEqual({
      prefix: host,
      required: true,
      insecure: false,
    });
    expect(rest).toEqual(options);
  });

  it.each([
    { fields: { metadata: 'never' }, says: /metadata of .* is "never", not auto or off/ },
    { fields: { 'max-concurrency': '0' }, says: /invalid max-concurrency "0"/ },
    { fields: { 'max-concurrency': '1e3' }, says: /invalid max-concurrency/ },
    { fields: { 'create-repository': 'maybe' }, says: /is not true, false or a map/ },
    { fields: { 'create-repository': { immutable: 'x' } }, says: /invalid field "immutable"/ },
    {
      fields: { 'create-repository': { scan_on_push: 'true' } },
      says: /invalid field "scan_on_push"/,
    },
    {
      host: 'europe-docker.pkg.dev',
      fields: { 'create-repository': 'true' },
      says: /on Amazon ECR only/,
    },
    {
      host: 'harbor.acme.example',
      fields: { 'create-repository': 'true' },
      says: /on Amazon ECR only/,
    },
    {
      host: 'public.ecr.aws',
      fields: { 'create-repository': { scan: 'true' } },
      says: /public repositories/,
    },
  ])('of $host with $fields is refused', ({ host = ECR, fields, says }) => {
    const parsed = read(host, fields);
    expect(parsed.ok).toBe(false);
    expect(parsed.problems.map(({ message }) => message).join('\n')).toMatch(says);
    expect(parsed.problems.every(({ hint }) => hint !== '')).toBe(true);
  });
});
