// SPDX-License-Identifier: Apache-2.0
// The repositories of a project's images, and their logins. Pure.
import { parseProjectUrl } from '../facts/project.ts';
import { parseRepository } from '../plan/reference/references.ts';
import { error, type Parsed, type ProblemData } from '../problem.ts';
import type { Build, Publisher } from './project/publisher.ts';
import type { System } from './systems/system.ts';
import type { Planned } from './targets.ts';
import { toUnique } from './project/values.ts';
import type { InitLogin, InitTarget } from './wanted.ts';

/** The inputs of that decision. */
export interface ImagesAsked {
  /** What the command line says; beats all else. */
  readonly images: readonly string[];
  readonly remoteUrl?: string;
  readonly system: System;
  /** The jobs that publish these images today. */
  readonly publishers: readonly Publisher[];
}

/** The images to build with their repositories, and the logins that these want. */
export interface InitImages {
  readonly targets: readonly InitTarget[];
  readonly logins: readonly InitLogin[];
}

/** Registries whose repositories have two levels only. */
const FLAT = new Set(['docker.io', 'quay.io']);

/**
 * The repositories and platforms of each image: what the command line says, else what the jobs say that
 * publish it today, else those of the CI system's own registry, else Docker Hub, by the names of owner
 * and project. Where there are several images, each has its name behind the project's.
 *
 * | repository           | image `api` of several      |
 * | -------------------- | --------------------------- |
 * | `ghcr.io/acme/app`   | `ghcr.io/acme/app/api`      |
 * | `docker.io/acme/app` | `docker.io/acme/app-api`    |
 *
 * Codes: INIT_NO_IMAGE and those of `parseRepository`.
 */
export function decideImages(planned: readonly Planned[], asked: ImagesAsked): Parsed<InitImages> {
  const bases = decideBases(planned, asked);
  if (!bases.ok) return bases;
  const targets = planned.map(({ paths, name, suffix, dockerfile }): InitTarget => {
    const builds = findBuilds(asked.publishers, dockerfile, planned.length === 1);
    const published =
      asked.images.length > 0 ? [] : toUnique(builds.flatMap(({ images }) => images));
    const images = published.length > 0 ? published : bases.value.map((base) => join(base, suffix));
    return {
      ...(name !== undefined && { name }),
      images: withoutDefault(images, asked),
      ...paths,
      platforms: toUnique(builds.flatMap(({ platforms }) => platforms)),
    };
  });
  const hosts = toUnique(targets.flatMap(({ images }) => images.map(hostOf)));
  const known = asked.publishers.flatMap(({ logins }) => logins);
  return done({ targets, logins: decideLogins(hosts, targets, known, asked.system) });
}

/** What is published today from a Dockerfile; everything if there is no other image. */
function findBuilds(
  publishers: readonly Publisher[],
  dockerfile: string | undefined,
  isOnly: boolean,
): readonly Build[] {
  const builds = publishers.flatMap((publisher) => publisher.builds);
  const own = builds.filter((build) => build.dockerfile === dockerfile);
  return own.length > 0 || !isOnly ? own : builds;
}

/** The repositories of the main image; none means the default of the CI system's own registry. */
function decideBases(planned: readonly Planned[], asked: ImagesAsked): Parsed<readonly string[]> {
  const { images, remoteUrl, system } = asked;
  const given = images.flatMap((line) => line.split(/[\n,]/)).filter((line) => line !== '');
  if (given.length > 0) return parseAll(given);
  if (system.ownImage !== undefined && planned.length === 1) return done([]);
  const own = system.ownImage?.(parseProjectUrl(remoteUrl).project.slug?.toLowerCase());
  if (own !== undefined) return own.startsWith('$') ? done([own]) : parseAll([own]);
  const name = system.ownImage === undefined ? toHubName(remoteUrl) : undefined;
  if (name !== undefined) return parseAll([name]);
  const hint = 'Write --image docker.io/acme/app.';
  const what = 'cannot derive an image name from the git remote';
  return { ok: false, problems: [error('INIT_NO_IMAGE', what, hint)] };
}

function parseAll(names: readonly string[]): Parsed<readonly string[]> {
  const problems: ProblemData[] = [];
  const repositories: string[] = [];
  for (const name of toUnique(names)) {
    const parsed = parseRepository(name);
    if (parsed.ok) repositories.push(`${parsed.value.host}/${parsed.value.path}`);
    else problems.push(...parsed.problems);
  }
  return problems.length > 0 ? { ok: false, problems } : done(repositories);
}

/** The only repository is left out where the CI system's own registry has it by default. */
function withoutDefault(
  images: readonly string[],
  { remoteUrl, system }: ImagesAsked,
): readonly string[] {
  const own = system.ownImage?.(parseProjectUrl(remoteUrl).project.slug?.toLowerCase());
  return images.length === 1 && images[0] === own ? [] : images;
}

function join(base: string, suffix: string): string {
  if (suffix === '') return base;
  return `${base}${FLAT.has(hostOf(base)) ? '-' : '/'}${suffix}`;
}

function hostOf(image: string): string {
  return image.split('/', 1)[0] ?? '';
}

/** Docker Hub has two levels only, so groups within groups are left out. */
function toHubName(remoteUrl: string | undefined): string | undefined {
  const [owner, ...rest] = parseProjectUrl(remoteUrl).project.slug?.toLowerCase().split('/') ?? [];
  const name = rest.at(-1);
  return owner === undefined || name === undefined ? undefined : `docker.io/${owner}/${name}`;
}

function decideLogins(
  hosts: readonly string[],
  targets: readonly InitTarget[],
  known: readonly InitLogin[],
  { ownRegistry }: System,
): readonly InitLogin[] {
  const foreign = hosts.filter((host) => !ownRegistry?.test(host) && !host.startsWith('$'));
  return foreign.map((host, index) => {
    const login = known.find((one) => one.host === host);
    if (login !== undefined) return login;
    const image = targets.flatMap(({ images }) => images).find((one) => hostOf(one) === host) ?? '';
    return toLogin(host, image.split('/')[1] ?? '', index);
  });
}

/** On large registries the owner logs in; user names on others are unknown here. */
function toLogin(host: string, owner: string, index: number): InitLogin {
  if (host === 'docker.io') return { host, username: owner, passwordEnv: 'HUB_TOKEN' };
  if (host === 'ghcr.io') return { host, username: owner, passwordEnv: 'GHCR_TOKEN' };
  const passwordEnv = index === 0 ? 'REGISTRY_TOKEN' : `REGISTRY_TOKEN_${index + 1}`;
  return { host, username: 'ci', passwordEnv, isPlaceholder: true };
}

function done<T>(value: T): { ok: true; value: T; problems: readonly [] } {
  return { ok: true, value, problems: [] };
}
