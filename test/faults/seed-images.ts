// SPDX-License-Identifier: Apache-2.0
// Seeds the registries before a release with an earlier or a later one, mounted from a seed repository instead of sent each time.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { copyImage } from '../../src/registry/manifests/copy.ts';
import { openLayout } from '../../src/registry/blobs/layout.ts';
import type { Manifest, Repository } from '../../src/registry/registry.ts';
import type { RegistryFixture } from './registry-fixture.ts';
import { writeLayout } from './images.ts';
import type { Before } from './scenario.ts';
import { FLOATS, imageOf, newPath, NONE, open, type Tags } from './release-run.ts';

const OTHER_SHA = '2'.repeat(40);

/** Puts what is there before: nothing, the release before, or one after; and says what that is. */
export async function prepare(
  fixture: RegistryFixture,
  path: string,
  before: Before,
): Promise<readonly Tags[]> {
  if (before === 'empty') return fixture.proxied.map(() => NONE);
  const version = before === 'older' ? '1.2.2' : '2.0.0';
  const tags = before === 'older' ? [version, ...FLOATS] : [version, 'latest'];
  const seeds = open(fixture, SEED_PATH);
  return Promise.all(
    open(fixture, path).map(async (repository, at) => {
      const seed = seeds[at] ?? repository;
      const { top, rest } = await fill(seed, version);
      const readManifest = (digest: string) => Promise.resolve(rest.get(digest) ?? top);
      const [copied] = await copyImage(top, { ...seed, readManifest }, [repository]);
      expect(copied?.problem).toBeUndefined();
      await Promise.all(tags.map((tag) => repository.putManifest(tag, top)));
      const floats = FLOATS.filter((tag) => tags.includes(tag));
      return { ...NONE, ...Object.fromEntries(floats.map((tag) => [tag, top.digest] as const)) };
    }),
  );
}

/** An index, and the manifests that it lists by their digests. */
interface Image {
  readonly top: Manifest;
  readonly rest: ReadonlyMap<string, Manifest>;
}

const SEED_PATH = newPath();
const filled = new Map<string, Promise<Image>>();

/** The image of a version, which is in the seed repository of the registry afterwards. */
function fill(seed: Repository, version: string): Promise<Image> {
  const key = `${seed.repository.host} ${version}`;
  const filling = filled.get(key) ?? send(seed, version);
  filled.set(key, filling);
  return filling;
}

async function send(seed: Repository, version: string): Promise<Image> {
  const folder = await mkdtemp(join(tmpdir(), 'tagship-tag-'));
  try {
    const image = { ...imageOf(version, OTHER_SHA), salt: SEED_PATH };
    const digest = await writeLayout(folder, image);
    const layout = await openLayout(folder);
    const rest = new Map<string, Manifest>();
    const readManifest = async (child: string): Promise<Manifest> => {
      const manifest = await layout.readManifest(child);
      rest.set(child, manifest);
      return manifest;
    };
    const top = await layout.readManifest(digest);
    const [copied] = await copyImage(top, { ...layout, readManifest }, [seed]);
    expect(copied?.problem).toBeUndefined();
    return { top, rest };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
