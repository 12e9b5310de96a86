// SPDX-License-Identifier: Apache-2.0
// Existing jobs that publish images. Types, and what all CI systems share.
import { parseRepository } from '../../plan/reference/references.ts';
import { toUnique } from './values.ts';
import type { InitLogin } from '../wanted.ts';

/** A CI file of the project. */
export interface CiFile {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
}

/** One image that a job builds or pushes. */
export interface Build {
  /** The Dockerfile, from the project's root; undefined where it isn't known. */
  readonly dockerfile?: string;
  /** Repositories, with their hosts. */
  readonly images: readonly string[];
  readonly platforms: readonly string[];
  /** Image names that only a run knows, as they are written. */
  readonly unread: readonly string[];
}

/** A CI file with jobs that publish images. */
export interface Publisher {
  readonly file: string;
  readonly jobs: readonly string[];
  /** tagship does it already. */
  readonly isOurs: boolean;
  readonly builds: readonly Build[];
  readonly logins: readonly InitLogin[];
}

/** The images of a CI file, or why it is ignored. */
export interface ReadPublishers {
  readonly publishers: readonly Publisher[];
  /** One sentence for each ignored file. */
  readonly notes: readonly string[];
}

/** A job that publishes, before the jobs of a file are put together. */
export interface PublishingJob {
  readonly job: string;
  readonly isOurs: boolean;
  readonly builds: readonly Build[];
  readonly logins: readonly InitLogin[];
}

/** Placeholder for a part that is only known at run time. */
export const UNKNOWN = '\u0000';

/** Longer names than any registry takes. */
const LONGEST_NAME = 255;

/** Takes the place of words that a run fills in: all texts that result, with {@link UNKNOWN} for what isn't known. */
export type Fill = (text: string) => readonly string[];

/** The jobs of a file as one publisher; none where no job publishes. */
export function toPublisher(file: string, jobs: readonly PublishingJob[]): readonly Publisher[] {
  if (jobs.length === 0) return [];
  const hosts = new Map(
    jobs.flatMap(({ logins }) => logins).map((login) => [login.host, login] as const),
  );
  return [
    {
      file,
      jobs: toUnique(jobs.map(({ job }) => job)),
      isOurs: jobs.every(({ isOurs }) => isOurs),
      builds: jobs.flatMap(({ builds }) => builds),
      logins: [...hosts.values()],
    },
  ];
}

/**
 * The repositories that references name, without tags and digests; `unread` are those that only a run
 * knows. `$CI_REGISTRY_IMAGE` stays as it is.
 */
export function listReferences(
  references: readonly string[],
  fill: Fill,
): Pick<Build, 'images' | 'unread'> {
  const images: string[] = [];
  const unread: string[] = [];
  for (const reference of references) {
    for (const filled of fill(reference)) {
      const image = toImage(filled);
      if (image === undefined) unread.push(reference);
      else images.push(image);
    }
  }
  return { images: toUnique(images), unread: toUnique(unread) };
}

function toImage(reference: string): string | undefined {
  const name = reference.replace(/@.*$/s, '').replace(/:[^/]*$/, '');
  if (/^\$CI_REGISTRY_IMAGE(?:\/[a-z0-9][a-z0-9._/-]*)?$/.test(name)) return name;
  if (name.length > LONGEST_NAME || name.includes(UNKNOWN)) return undefined;
  const parsed = parseRepository(name.toLowerCase());
  if (!parsed.ok) return undefined;
  const { host, path } = parsed.value;
  return host === 'docker.io' && path.startsWith('library/') ? undefined : `${host}/${path}`;
}

/** Those of the words, between commas or white space, that are platforms. */
export function listPlatforms(texts: readonly string[], fill: Fill): readonly string[] {
  const words = texts.flatMap(fill).flatMap((text) => text.split(/[\s,"']+/));
  return toUnique(words.filter((word) => /^[a-z0-9]+(?:\/[a-z0-9.]+){1,2}$/.test(word))).slice(
    0,
    20,
  );
}

/** The Dockerfile of a build, from the project's root; undefined where it isn't known, or is outside. */
export function toDockerfile(context: string, file: string): string | undefined {
  const inContext = normalize(context);
  if (file !== '') return normalize(file);
  if (inContext === undefined) return undefined;
  return inContext === '' ? 'Dockerfile' : `${inContext}/Dockerfile`;
}

function normalize(path: string): string | undefined {
  if (path.includes(UNKNOWN) || /[${}]/.test(path) || /^(?:\/|[a-z+]+:|git@)/.test(path))
    return undefined;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.includes('..') ? undefined : parts.join('/');
}
