// SPDX-License-Identifier: Apache-2.0
// What is in a project, and what was asked for → the file to write. Pure; reads and writes nothing.
import { parseProjectUrl } from '../facts/project.ts';
import { parseRepository } from '../plan/reference/references.ts';
import { error, type Parsed, type ProblemData } from '../problem.ts';
import { decideTagStyle } from './git-tags.ts';
import { systems, type System } from './systems/system.ts';
import { isPlainWord, type Login, type Wanted } from './wanted.ts';

/** Where the examples of every version are. */
const EXAMPLES = 'https://github.com/tagship/tagship/tree';

/** What `init` sees of a project; paths are from its root. */
export interface Found {
  /** Where it was cloned from. */
  readonly remoteUrl?: string;
  readonly defaultBranch: string;
  readonly dockerfiles: readonly string[];
  /** Newest first. */
  readonly gitTags?: readonly string[];
  /** Those signs and rivals of all systems that are there. */
  readonly files: readonly string[];
}

/** What was said on the command line. */
export interface Asked {
  readonly ci?: string;
  readonly images: readonly string[];
  readonly context?: string;
  readonly file?: string;
  /** Version of tagship. */
  readonly version: string;
  /** The commit of that version, where it is known. */
  readonly commit?: string;
}

/** Where the Dockerfile and its sources are. */
type Place = Pick<Wanted, 'context' | 'file'>;

/** A file that is not written yet. */
export interface Draft {
  readonly system: System;
  readonly path: string;
  readonly text: string;
  /** The secret that somebody must store. */
  readonly secret?: string;
}

/**
 * The file for a project: the CI system that was asked for, that is in use already, or that belongs to
 * the host; the Dockerfile that is there; the image that follows from the remote.
 *
 * Codes: INIT_UNKNOWN_CI, INIT_WHICH_CI, INIT_FILE_EXISTS, INIT_NO_DOCKERFILE, INIT_WHICH_DOCKERFILE,
 * INIT_NO_IMAGE, INIT_SEVERAL_IMAGES, INIT_HARD_WORD and those of `parseRepository`.
 */
export function makeDraft(found: Found, asked: Asked): Parsed<Draft> {
  const system = decideSystem(found, asked);
  if (!system.ok) return system;
  const place = decidePlace(found, asked);
  const image = decideImage(found, asked, system.value);
  const problems = [
    ...checkFree(found, system.value, asked.version),
    ...place.problems,
    ...image.problems,
    ...checkWords({
      '--context': asked.context,
      '--file': asked.file,
      branch: found.defaultBranch,
    }),
  ];
  if (!place.ok || !image.ok || problems.length > 0) return { ok: false, problems };
  const wanted: Wanted = {
    version: asked.version,
    ...(asked.commit !== undefined && { commit: asked.commit }),
    branch: found.defaultBranch,
    ...place.value,
    ...image.value,
    gitTags: decideTagStyle(found.gitTags ?? []),
  };
  const { path, render } = system.value;
  const secret = wanted.login?.passwordEnv;
  const draft = { system: system.value, path, text: render(wanted), ...(secret && { secret }) };
  return { ok: true, value: draft, problems: [] };
}

/**
 * | asked            | files there          | remote      | is                              |
 * | ---------------- | -------------------- | ----------- | ------------------------------- |
 * | `--ci jenkins`   | any                  | any         | Jenkins                         |
 * |                  | of one system        | any         | that system                     |
 * |                  | of several           | github.com  | GitHub, if it is among them     |
 * |                  | none                 | gitlab.com  | GitLab                          |
 * |                  | none                 | another     | a problem that lists all names  |
 */
function decideSystem(found: Found, { ci }: Asked): Parsed<System> {
  const hint = `Write --ci with one of ${systems.map(({ name }) => name).join(', ')}.`;
  if (ci !== undefined) {
    const asked = systems.find(({ name }) => name === ci);
    if (asked) return done(asked);
    return fail('INIT_UNKNOWN_CI', `there is no file for the CI system "${ci}"`, hint);
  }
  const used = systems.filter(({ signs }) => signs.some((sign) => found.files.includes(sign)));
  const host = (parseProjectUrl(found.remoteUrl).host ?? '').toLowerCase();
  const own = (used.length > 0 ? used : systems).find((system) => system.host?.test(host));
  const [first = own, ...others] = used;
  const chosen = others.length > 0 ? own : first;
  if (chosen !== undefined) return done(chosen);
  const titles = used.map(({ title }) => title).join(', ');
  const what =
    titles === ''
      ? 'neither the files here nor the git remote say which CI system is used'
      : `several CI systems are used here: ${titles}`;
  return fail('INIT_WHICH_CI', what, hint);
}

function checkFree(
  { files }: Found,
  { path, rivals, name }: System,
  version: string,
): ProblemData[] {
  const taken = [path, ...rivals].find((file) => files.includes(file));
  if (taken === undefined) return [];
  const hint = `Add to it what ${EXAMPLES}/v${version}/examples/${name} shows, or choose another CI system with --ci.`;
  return [error('INIT_FILE_EXISTS', `${taken} is there already, and is not touched`, hint)];
}

/**
 * | Dockerfiles                     | context | file                |
 * | ------------------------------- | ------- | ------------------- |
 * | `Dockerfile`, alone or not      |         |                     |
 * | `api/Dockerfile`                | `api`   |                     |
 * | `docker/Dockerfile`             |         | `docker/Dockerfile` |
 * | `Containerfile`, `api.Dockerfile` |       | itself              |
 * | several, none of them the first | a problem | |
 */
function decidePlace(found: Found, asked: Asked): Parsed<Place> {
  const { context, file } = asked;
  if (context !== undefined || file !== undefined) {
    return done({ ...(context && { context }), ...(file && { file }) });
  }
  const { dockerfiles } = found;
  if (dockerfiles.includes('Dockerfile')) return done({});
  const [only, ...others] = dockerfiles;
  if (only === undefined) {
    const hint = 'Write a Dockerfile first, or say with --file or --context where it is.';
    return fail('INIT_NO_DOCKERFILE', 'there is no Dockerfile here', hint);
  }
  if (others.length > 0) {
    const hint = 'Choose one with --context or --file, and copy the step for the others.';
    const what = `there are several Dockerfiles: ${dockerfiles.join(', ')}`;
    return fail('INIT_WHICH_DOCKERFILE', what, hint);
  }
  return done(toPlace(only));
}

/** A Dockerfile beside its sources has them for a context; one in a directory for such files has not. */
function toPlace(dockerfile: string): Place {
  const directory = /^(.+)\/Dockerfile$/.exec(dockerfile)?.[1];
  const isBeside =
    directory !== undefined && !/(?:^|\/)\.?(?:docker|build|deploy|ci)$/.test(directory);
  return isBeside ? { context: directory } : { file: dockerfile };
}

/** On GitHub and GitLab their own registry, elsewhere Docker Hub, by the names of owner and project. */
function decideImage(
  found: Found,
  { images }: Asked,
  { ownRegistry }: System,
): Parsed<Pick<Wanted, 'image' | 'login'>> {
  const given = images.flatMap((line) => line.split(/[\n,]/)).filter((line) => line !== '');
  if (given.length > 1) {
    const hint = 'Give one, and add the others to the file.';
    return fail('INIT_SEVERAL_IMAGES', 'init writes a file for one image', hint);
  }
  if (given.length === 0 && ownRegistry !== undefined) return done({});
  const name = given[0] ?? toHubName(found.remoteUrl);
  if (name === undefined) {
    const hint = 'Write --image docker.io/acme/app.';
    return fail('INIT_NO_IMAGE', 'no name for the image follows from the git remote', hint);
  }
  const parsed = parseRepository(name);
  if (!parsed.ok) return parsed;
  const { host, path } = parsed.value;
  const image = `${host}/${path}`;
  return done(ownRegistry?.test(host) ? { image } : { image, login: toLogin(host, path) });
}

/** Docker Hub has two levels only, so groups within groups are left out. */
function toHubName(remoteUrl: string | undefined): string | undefined {
  const [owner, ...rest] = parseProjectUrl(remoteUrl).project.slug?.toLowerCase().split('/') ?? [];
  const name = rest.at(-1);
  return owner === undefined || name === undefined ? undefined : `docker.io/${owner}/${name}`;
}

/** Big registries log in owners; what others call their users nobody knows. */
function toLogin(host: string, path: string): Login {
  const owner = path.split('/', 1)[0] ?? '';
  if (host === 'docker.io') return { host, username: owner, passwordEnv: 'HUB_TOKEN' };
  if (host === 'ghcr.io') return { host, username: owner, passwordEnv: 'GHCR_TOKEN' };
  return { host, username: 'ci', passwordEnv: 'REGISTRY_TOKEN' };
}

function checkWords(words: Readonly<Record<string, string | undefined>>): ProblemData[] {
  return Object.entries(words)
    .filter(([, word]) => word !== undefined && !isPlainWord(word))
    .map(([name, word]) =>
      error(
        'INIT_HARD_WORD',
        `${name} "${word ?? ''}" has characters that mean something in CI files`,
        `Write the file by hand, after one of ${EXAMPLES}/main/examples.`,
      ),
    );
}

function done<T>(value: T): { ok: true; value: T; problems: readonly [] } {
  return { ok: true, value, problems: [] };
}

function fail(
  code: `INIT_${Uppercase<string>}`,
  what: string,
  hint: string,
): { ok: false; problems: readonly ProblemData[] } {
  return { ok: false, problems: [error(code, what, hint)] };
}
