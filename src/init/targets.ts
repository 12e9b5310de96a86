// SPDX-License-Identifier: Apache-2.0
// The Dockerfiles of a project → the images to build. Pure.
import { error, type Parsed } from '../problem.ts';
import type { InitTarget } from './wanted.ts';

/** The paths of the Dockerfile and its context. */
export type BuildPaths = Pick<InitTarget, 'context' | 'file'>;

/** An image to build, before its repositories are chosen. */
export interface Planned {
  readonly paths: BuildPaths;
  /** The Dockerfile, from the project's root; undefined where the command line named them. */
  readonly dockerfile?: string;
  /** Only where there are several: what the image is called. */
  readonly name?: string;
  /** What its repository has behind the project's name; empty for the main image. */
  readonly suffix: string;
}

/** The images of a project, and the Dockerfiles that are for other purposes by their names. */
export interface Targets {
  readonly planned: readonly Planned[];
  readonly leftOut: readonly string[];
}

/** How many images one CI file builds. */
const MOST_TARGETS = 20;

/** What Dockerfiles are called whose images are not published. */
const ASIDE = /^(?:dev|devel|development|tests?|testing|ci|e2e|local|docs?|lint)$/i;

/** Directories for Dockerfiles, whose sources are elsewhere. */
const FOR_DOCKERFILES = /^\.?(?:docker|dockerfiles?|build|deploy|ci)$/;

/**
 * The images that the Dockerfiles of a project stand for. `project` names the main image where there
 * are several.
 *
 * | Dockerfiles                              | context | file                | name                 | repository   |
 * | ---------------------------------------- | ------- | ------------------- | -------------------- | ------------ |
 * | `Dockerfile`                             |         |                     |                      | the project's |
 * | `api/Dockerfile`                         | `api`   |                     | `api`, if not alone  | and `api`    |
 * | `docker/Dockerfile`                      |         | `docker/Dockerfile` | `docker`, if not alone | and `docker` |
 * | `Dockerfile.alpine`, `alpine.Dockerfile` |         | itself              | `alpine`, if not alone | and `alpine` |
 * | `Dockerfile.dev`, if not alone           | left out | | | |
 * | `Containerfile` next to `Dockerfile`     | left out | | | |
 * | more than 20                             | a problem | | | |
 */
export function decideTargets(dockerfiles: readonly string[], project: string): Parsed<Targets> {
  const wanted = dockerfiles.filter((path) => !isAside(path) && !isTwin(path, dockerfiles));
  const chosen = wanted.length === 0 ? dockerfiles : wanted;
  const leftOut = dockerfiles.filter((path) => !chosen.includes(path));
  const [only, ...others] = chosen;
  if (only === undefined) {
    const hint = 'Write a Dockerfile first, or give its path with --file or --context.';
    return fail('INIT_NO_DOCKERFILE', 'no Dockerfile found', hint);
  }
  if (others.length === 0) {
    return done({
      planned: [{ paths: toBuildPaths(only), dockerfile: only, suffix: '' }],
      leftOut,
    });
  }
  if (chosen.length > MOST_TARGETS) {
    const what = `found ${chosen.length} Dockerfiles, more than the limit of ${MOST_TARGETS} for one file`;
    const hint = 'Choose one with --context or --file, and copy the step for the others.';
    return fail('INIT_WHICH_DOCKERFILE', what, hint);
  }
  return done({ planned: nameAll(chosen, project), leftOut });
}

/** The context that a Dockerfile implies: its own directory, unless that is a directory for Dockerfiles only. */
function toBuildPaths(dockerfile: string): BuildPaths {
  const directory = /^(.+)\/Dockerfile$/.exec(dockerfile)?.[1];
  const last = directory?.split('/').at(-1) ?? '';
  if (dockerfile === 'Dockerfile') return {};
  return directory !== undefined && !FOR_DOCKERFILES.test(last)
    ? { context: directory }
    : { file: dockerfile };
}

function nameAll(dockerfiles: readonly string[], project: string): readonly Planned[] {
  const short = dockerfiles.map(toShortName);
  const names = dockerfiles.map((path, index) => {
    const name = short[index] ?? '';
    return short.filter((other) => other === name).length > 1 ? toLongName(path) : name;
  });
  const taken = new Set<string>();
  return dockerfiles.map((dockerfile, index) => {
    const suffix = toFree(names[index] ?? '', taken);
    const name = suffix === '' ? toFree(toWord(project) || 'main', new Set(names)) : suffix;
    return { paths: toBuildPaths(dockerfile), dockerfile, name, suffix };
  });
}

/** The name, or with a number behind it where another has it. */
function toFree(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}-${count}`;
  taken.add(free);
  return free;
}

/** The distinguishing name of a Dockerfile: `services/api/Dockerfile.alpine` is `api-alpine`. */
function toShortName(path: string): string {
  const parts = path.split('/').slice(0, -1);
  const own = parts.filter((part) => !FOR_DOCKERFILES.test(part));
  const variant = variantOf(path);
  const directory = own.at(-1) ?? (variant === '' ? parts.at(-1) : undefined) ?? '';
  return toWord(directory === variant ? variant : `${directory}-${variant}`);
}

function toLongName(path: string): string {
  const parts = [...path.split('/').slice(0, -1), variantOf(path)];
  return toWord(parts.join('-'));
}

/** `alpine` of `Dockerfile.alpine` and `alpine.Dockerfile`. */
function variantOf(path: string): string {
  const file = path.split('/').at(-1) ?? '';
  return file.replace(/^(?:Dockerfile|Containerfile)\.?/, '').replace(/\.Dockerfile$/, '');
}

/** A part of a repository's path, which the distribution grammar takes. */
function toWord(text: string): string {
  const parts = text.toLowerCase().split(/[^a-z0-9]+/);
  return parts.filter((part) => part !== '').join('-');
}

function isAside(path: string): boolean {
  return variantOf(path)
    .split(/[._-]/)
    .some((word) => ASIDE.test(word));
}

/** A Containerfile next to a Dockerfile is the same for another tool. */
function isTwin(path: string, all: readonly string[]): boolean {
  const twin = path.replace(/Containerfile(?=[^/]*$)/, 'Dockerfile');
  return twin !== path && all.includes(twin);
}

function done(value: Targets): { ok: true; value: Targets; problems: readonly [] } {
  return { ok: true, value, problems: [] };
}

function fail(code: `INIT_${Uppercase<string>}`, what: string, hint: string): Parsed<Targets> {
  return { ok: false, problems: [error(code, what, hint)] };
}
