// SPDX-License-Identifier: Apache-2.0
// What becomes of a push by the builder that a registry refuses. The builder is scripted.
import { writeFile } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { pushFromBuilder } from '../../../../src/ship/push/strategy/builder.ts';
import { Problem } from '../../../../src/problem.ts';
import { createStore, openMemory, putImage, type Store } from '../../memory.ts';
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
  readonly settings?: Readonly<Record<string, string>>;
  readonly results: readonly Partial<{ code: number; stderr: string }>[];
  readonly platforms?: readonly string[];
  /** buildx's metadata file, where it does not name the digest. */
  readonly metadata?: string;
  /** Called before buildx ends well, with what it writes to and the image. */
  readonly onEnd?: (say: (words: string) => void, digest: string) => Promise<void>;
}

/** Pushes to some hosts, one unless said. */
async function push(
  { publish, results, platforms = ['linux/amd64'], metadata, settings, onEnd }: Case,
  stores: Readonly<Record<string, Store>> = { 'one.test': createStore() },
  pushedTo = Object.keys(stores).length - 1,
) {
  const there = Object.values(stores)[pushedTo];
  if (there === undefined) throw new Error('no repository');
  const { digest } = putImage(there, { salt: 'built' });
  const answer: Answer = {
    when: / build /,
    result: results,
    also: async ({ argv, onOutput }) => {
      await onEnd?.((words) => onOutput?.(words, 'stderr'), digest);
      const file = argv[argv.indexOf('--metadata-file') + 1] ?? '';
      await writeFile(file, metadata ?? JSON.stringify({ 'containerimage.digest': digest }));
    },
  };
  const { task, lines, problems } = await prepare([answer], {
    settings: { publish, ...settings },
    builder: { driver: 'remote', canPushByDigest: true },
    target: { platforms },
  });
  const repositories = Object.entries(stores).map(([host, store]) =>
    openMemory(store, undefined, `${host}/app`),
  );
  const pushed = await pushFromBuilder({ ...task, repositories }).catch(
    (thrown: unknown) => thrown,
  );
  return { pushed, lines: lines(), problems, digest };
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
    const stores = { 'one.test': createStore(), 'two.test': createStore() };
    const { pushed, lines, digest } = await push(given, stores);
    const repository = { host: 'two.test' };
    expect(pushed).toMatchObject({ digest, source: { repository }, failed: [] });
    expect([...stores['one.test'].manifests.keys()]).toEqual([digest]);
    expect(lines).toHaveLength(2);
  });

  it('gets the same build without attestations, where it is the only one', async () => {
    const { pushed, lines } = await push({ publish: 'builder', results: [REFUSED, {}] });
    expect(pushed).toMatchObject({
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

describe('an image that the builder has pushed', () => {
  const isAs = [
    { name: 'while buildx ends', settings: {}, ahead: 1 },
    { name: 'after it, in other media types', settings: { 'media-types': 'docker' }, ahead: 0 },
    { name: 'after it, without attestations', settings: { attestations: 'plain' }, ahead: 0 },
  ] as const;

  it.each(isAs)('goes to the others by digest $name', async ({ settings, ahead }) => {
    const stores = { 'one.test': createStore(), 'two.test': createStore() };
    let written = -1;
    const given: Case = {
      ...{ publish: 'builder', results: [{}], settings },
      onEnd: async (say, digest) => {
        say(`#8 exporting manifest ${digest} done\n#8 pushing manifest for one.test/app done\n`);
        for (let turns = 0; turns < 100; turns += 1) await turn();
        written = stores['two.test'].manifests.size;
      },
    };
    const { pushed } = await push(given, stores, 0);
    expect(written).toBe(ahead);
    const { manifests, requests, tags } = stores['two.test'];
    expect(pushed).toMatchObject({ digest: [...manifests.keys()].join(' '), failed: [] });
    expect(requests.filter((request) => request.startsWith('PUT sha256'))).toHaveLength(1);
    expect(tags.size).toBe(0);
  });
});
