// SPDX-License-Identifier: Apache-2.0
// Every tag of the lab's registries, before and after a run: nothing but what the receipt says may have changed. Reads the registries' storage, so that it needs no password.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Receipt, ReceiptReferrer, ShippedImage } from '../../src/ship/record/receipt.ts';
import type { Lab } from '../lab/lab.ts';
import { registryNames } from '../lab/registries.ts';

/** A tag of a repository in one of the lab's registries. */
interface Tag {
  /** The lab's name of the registry: `plain`. */
  readonly registry: string;
  /** `acme/app` */
  readonly path: string;
  readonly tag: string;
  readonly digest: string;
}

/** What one run is to be held to. */
export interface TagWatch {
  /**
   * Expects that the tags of the repositories that the run knew of changed as its receipt says, and
   * no others; without a receipt none. `words` names these repositories: arguments, environment,
   * settings file. What tests that run at the same time do to other repositories does not count.
   */
  readonly expectOnly: (receipt: Receipt | undefined, words: string) => void;
}

/**
 * Notes all tags of the lab as they are now. With `words`, which name all repositories that the run knows of, only
 * those below the directories that they name: hundreds of tests leave theirs in the lab.
 */
export function watchTags(lab: Lab, words?: string): TagWatch {
  const isRead = (directory: string): boolean => words?.includes(directory) !== false;
  const before = readAllTags(lab, isRead);
  return {
    expectOnly: (receipt, known) => {
      const images = (receipt?.targets ?? []).flatMap((target) => [
        ...target.images,
        ...toTags(target.referrers ?? []),
      ]);
      const unread = images.map(toPath).filter((path) => !isRead(path.split('/', 1)[0] ?? ''));
      expect(unread, 'repositories that no word of the run names').toEqual([]);
      const all = [known, ...images.map(({ repository }) => repository)].join('\n');
      const after = readAllTags(lab, isRead);
      const written = images.filter(({ action }) => WRITTEN.includes(action));
      const isSaid = (changed: Tag) =>
        written.some((image) => isSame(lab, image, changed) && isAsSaid(image, changed));
      const unsaid = listChanges(before, after)
        .filter((changed) => isNamed(changed.path, all) && !isOfExamples(lab, changed, all))
        .filter((changed) => !isSaid(changed));
      expect(unsaid, 'tags that changed, and the receipt does not say so').toEqual([]);
      const now = [...after.values()];
      const lost = written.filter(
        (image) => !now.some((tag) => isSame(lab, image, tag) && isAsSaid(image, tag)),
      );
      expect(
        lost.filter(({ action }) => action !== 'failed').map(({ reference }) => reference),
        'tags that the receipt says were written, and are not there',
      ).toEqual([]);
    },
  };
}

/** The tags of signatures, as if they were those of images. */
function toTags(referrers: readonly ReceiptReferrer[]): readonly ShippedImage[] {
  return referrers.flatMap(({ repository, tag, digest, action }) =>
    tag === null
      ? []
      : [
          {
            ...{ repository, tag, digest, reference: `${repository}:${tag}` },
            ...{ kind: 'floating', from: null, reason: 'a signature' },
            // Of a fallback index the receipt has the entry, and not the index.
            action: tag.endsWith('.sig') || action === 'kept' ? action : 'failed',
          },
        ],
  );
}

/**
 * The examples of the documentation are shipped to repositories of these names, while other tests name projects so. They count in
 * a run that names the registry, too.
 */
function isOfExamples(lab: Lab, { registry, path }: Tag, words: string): boolean {
  const isExample = registry === 'htpasswd' && ['acme/app', 'app'].includes(path);
  return isExample && !words.includes(`${lab.registries.htpasswd.host}/${path}`);
}

/** What may have changed a tag; one that failed may have been written without an answer. */
const WRITTEN: readonly ShippedImage['action'][] = ['created', 'moved', 'replaced', 'failed'];

function isAsSaid({ action, digest }: ShippedImage, there: Tag): boolean {
  return action === 'failed' || digest === there.digest;
}

/** `127.0.0.1:5000/acme/app` → `acme/app` */
function toPath({ repository }: ShippedImage): string {
  return repository.slice(repository.indexOf('/') + 1);
}

/** A proxy's address is of no registry; the path alone counts there. */
function isSame(lab: Lab, { repository, tag }: ShippedImage, there: Tag): boolean {
  const host = repository.slice(0, repository.indexOf('/'));
  const path = repository.slice(host.length + 1);
  const registry = registryNames.find((name) => lab.registries[name].host === host);
  return (
    tag === there.tag && path === there.path && (registry ?? there.registry) === there.registry
  );
}

/** Whether a text names a repository, and not only a longer one. */
function isNamed(path: string, words: string): boolean {
  const escaped = path.replaceAll(/[.+]/g, '\\$&');
  return new RegExp(`(?<![\\w.-])${escaped}(?![\\w/-]|\\.\\w)`).test(words);
}

/** The tags whose digest is another one now; `digest` is empty where a tag is gone. */
function listChanges(
  before: ReadonlyMap<string, Tag>,
  after: ReadonlyMap<string, Tag>,
): readonly Tag[] {
  const changed = [...after].filter(([key, { digest }]) => before.get(key)?.digest !== digest);
  const gone = [...before].filter(([key]) => !after.has(key));
  return [...changed.map(([, tag]) => tag), ...gone.map(([, tag]) => ({ ...tag, digest: '' }))];
}

function readAllTags(lab: Lab, isRead: (directory: string) => boolean): ReadonlyMap<string, Tag> {
  const tags = registryNames.flatMap((registry) => {
    const storage = join(lab.root, 'data', registry, 'docker/registry/v2/repositories');
    const found = list(storage).filter(isRead);
    return found.flatMap((path) => listTags(storage, path)).map((one) => ({ registry, ...one }));
  });
  return new Map(tags.map((tag) => [`${tag.registry}/${tag.path}:${tag.tag}`, tag]));
}

/** Distribution keeps a tag in `PATH/_manifests/tags/TAG/current/link`. */
function listTags(storage: string, path: string): readonly Omit<Tag, 'registry'>[] {
  const tags = list(join(storage, path, '_manifests/tags')).flatMap((tag) => {
    const digest = read(join(storage, path, '_manifests/tags', tag, 'current/link'));
    return digest === undefined ? [] : [{ path, tag, digest }];
  });
  const below = list(join(storage, path)).filter((name) => !name.startsWith('_'));
  return [...tags, ...below.flatMap((name) => listTags(storage, join(path, name)))];
}

function list(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return []; // a registry or repository that nothing was pushed to has no directory
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined; // a tag that is being written, or removed, at this moment
  }
}
