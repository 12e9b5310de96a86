// SPDX-License-Identifier: Apache-2.0
// What becomes of a push by the builder that a registry refuses. The builder is scripted.
import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { pushFromBuilder } from '../../../../src/ship/push/strategy/builder.ts';
import { Problem } from '../../../../src/problem.ts';
import { createStore, openMemory, putImage } from '../../memory.ts';
import type { Answer } from '../../scripted-shell.ts';
import { prepare } from '../../build/task.ts';

const said = (words: string) => ({ code: 1, stderr: `ERROR: failed to push r/a: ${words}` });
const REFUSED = said('unknown: manifest invalid');
const UNCLEAR = said('unknown: something went wrong');
/** What GitLab says of attestations whose image is not there yet. */
const NO_SUBJECT = said('unknown: blob unknown to registry - sha256:63adb360');
const DENIED = said('denied: no');

interface Case {
  readonly publish: 'auto' | 'builder';
  readonly results: readonly Partial<{ code: number; stderr: string }>[];
  readonly platforms?: readonly string[];
  /** buildx's metadata file, where it does not name the digest. */
  readonly metadata?: string;
}

/** Pushes to some hosts, one unless said. */
async function push(
  { publish, results, platforms = ['linux/amd64'], metadata }: Case,
  hosts = ['one.test'],
) {
  const store = createStore();
  const { digest } = putImage(store, { salt: 'built' });
  const answer: Answer = {
    when: / build /,
    result: results,
    also: async ({ argv }) => {
      const file = argv[argv.indexOf('--metadata-file') + 1] ?? '';
      await writeFile(file, metadata ?? JSON.stringify({ 'containerimage.digest': digest }));
    },
  };
  const { task, lines, problems } = await prepare([answer], {
    settings: { publish },
    builder: { driver: 'remote', canPushByDigest: true },
    target: { platforms },
  });
  const repositories = hosts.map((host) => openMemory(store, undefined, `${host}/app`));
  const pushed = await pushFromBuilder({ ...task, repositories }).catch(
    (thrown: unknown) => thrown,
  );
  return { pushed, lines: lines(), problems, repositories };
}

describe('a metadata file without a digest', () => {
  it.each([
    '',
    'null',
    '<html>',
    '[]',
    '{"containerimage.digest":7}',
    '{"containerimage.digest":"../../v2/other/manifests/latest"}',
    '{"containerimage.descriptor":null}',
  ])('%s is a Problem', async (metadata) => {
    const { pushed } = await push({ publish: 'builder', results: [{}], metadata });
    expect(pushed).toMatchObject({ problems: [{ code: 'BUILD_NO_DIGEST' }] });
  });
});

describe('a registry that refuses what the builder pushes', () => {
  it.each([
    { name: 'a kind of manifest', results: [REFUSED] },
    { name: 'for an unknown reason', results: [UNCLEAR] },
  ])('is pushed to from here: $name', async ({ results }) => {
    const { pushed, lines, problems } = await push({ publish: 'auto', results });
    expect(pushed).toBeUndefined();
    expect(lines).toHaveLength(1);
    expect(problems.map(({ code }) => code)).toEqual(['PUSH_FROM_HERE']);
  });

  it.each(['auto', 'builder'] as const)(
    'is pushed to again with attestations in their older form, where only those are refused: %s',
    async (publish) => {
      // `builder` has no other answer, and asks a few times whether it is there by now.
      const refused = Array.from({ length: publish === 'auto' ? 1 : 4 }, () => NO_SUBJECT);
      const { pushed, lines, problems } = await push({ publish, results: [...refused, {}] });
      expect(pushed).toMatchObject({ failed: [], notices: [] });
      expect(lines.map((line) => line.includes(',oci-artifact=false'))).toEqual([
        ...refused.map(() => false),
        true,
      ]);
      expect(problems).toEqual([]);
    },
  );

  it('is skipped for the next, and gets its image from there', async () => {
    const given: Case = { publish: 'builder', results: [REFUSED, {}] };
    const { pushed, lines, repositories } = await push(given, ['one.test', 'two.test']);
    expect(pushed).toMatchObject({
      source: { repository: repositories[1]?.repository },
      targets: [{ repository: repositories[0]?.repository }],
      failed: [],
    });
    expect(lines).toHaveLength(2);
  });

  it('gets the same build without attestations, where it is the only one', async () => {
    const { pushed, lines } = await push({ publish: 'builder', results: [REFUSED, {}] });
    expect(pushed).toMatchObject({
      targets: [],
      notices: [{ code: 'PUSH_PLAIN', level: 'notice' }],
    });
    expect(lines).toHaveLength(2);
  });

  it.each([
    { name: 'one platform', platforms: ['linux/amd64'], hint: 'neither an index nor a plain' },
    {
      name: 'several',
      platforms: ['linux/amd64', 'linux/arm64'],
      hint: 'Several platforms need an index',
    },
  ])('and refuses that too: $name', async ({ platforms, hint }) => {
    const { pushed } = await push({ publish: 'builder', results: [REFUSED, REFUSED], platforms });
    expect(pushed).toBeInstanceOf(Problem);
    expect((pushed as Problem).problems[0]?.message).toContain('manifest invalid');
    expect((pushed as Problem).problems[0]?.hint).toContain(hint);
  });

  it.each([
    { name: 'denied', results: [DENIED], runs: 1 },
    { name: 'unclear, again and again', results: [UNCLEAR], runs: 4 },
  ])('keeps its attestations when it is something else: $name', async ({ results, runs }) => {
    const { pushed, lines } = await push({ publish: 'builder', results });
    expect(pushed).toBeInstanceOf(Problem);
    expect(lines).toHaveLength(runs);
  });
});
