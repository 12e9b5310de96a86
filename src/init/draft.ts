// SPDX-License-Identifier: Apache-2.0
// The content of a project and the command line → the file to write. Pure.
import { parseProjectUrl } from '../facts/project.ts';
import { error, type Parsed, type ProblemData } from '../problem.ts';
import { decideTagStyle, V_TAGS } from './git-tags.ts';
import { usesOwnRegistry } from './systems/github.ts';
import { decideImages, type InitImages } from './images.ts';
import { tellPublishers, tellRelease, tellTargets } from './notes.ts';
import {
  listReferences,
  type CiFile,
  type Publisher,
  type ReadPublishers,
} from './project/publisher.ts';
import { readGithubPublishers } from './project/publishers-github.ts';
import { readGitlabPublishers } from './project/publishers-gitlab.ts';
import { findReleaseTool, type ReleaseFound } from './release/release.ts';
import { makeReleaseLines, type ReleaseLines } from './release/lines.ts';
import { systems, type System } from './systems/system.ts';
import { decideTargets, type Targets } from './targets.ts';
import { isPlainWord, type CiFileRequest } from './wanted.ts';

/** Where the examples of every version are. */
const EXAMPLES = 'https://github.com/tagship/tagship/tree';

/** What `init` sees of a project; paths are from its root. */
export interface FoundProject {
  /** Where it was cloned from. */
  readonly remoteUrl?: string;
  readonly defaultBranch: string;
  readonly dockerfiles: readonly string[];
  /** Newest first. */
  readonly gitTags?: readonly string[];
  /** The signs and rivals of all systems that exist. */
  readonly files: readonly string[];
  /** The CI files of GitHub and GitLab that can be read. */
  readonly ciFiles?: readonly CiFile[];
  /** Configuration files of release tools; `package.json#release` for a key of that file. */
  readonly releaseConfigs?: readonly string[];
}

/** The arguments of the command line. */
export interface InitRequest {
  readonly ci?: string;
  readonly images: readonly string[];
  readonly context?: string;
  readonly file?: string;
  /** `--add`: write an additional file where one is there, or the image is published already. */
  readonly isAdded?: boolean;
  /** Version of tagship. */
  readonly version: string;
  /** The commit of that version, where it is known. */
  readonly commit?: string;
}

/** A file before it is written. */
export interface Draft {
  readonly system: System;
  readonly path: string;
  readonly text: string;
  /** The secrets that are to be stored. */
  readonly secrets: readonly string[];
  /** The files that publish the same images already; a new one is written only when asked for. */
  readonly published: readonly string[];
  /** What was found and decided, one sentence or some lines of a file each. */
  readonly notes: readonly string[];
  /** What a release workflow wants, where the file is made to be called by it. */
  readonly release?: ReleaseLines;
}

/**
 * The file for a project: the CI system that was asked for, that is in use already, or that belongs to
 * the host; a step for each Dockerfile; the images that are published today, or that follow from the
 * remote; a way in for the release tool whose git tags start no workflow.
 *
 * Codes: INIT_UNKNOWN_CI, INIT_WHICH_CI, INIT_FILE_EXISTS, INIT_NO_DOCKERFILE, INIT_WHICH_DOCKERFILE,
 * INIT_NO_IMAGE, INIT_HARD_WORD and those of `parseRepository`.
 */
export function makeDraft(found: FoundProject, asked: InitRequest): Parsed<Draft> {
  const system = decideSystem(found, asked);
  if (!system.ok) return system;
  const targets = decideTargetPaths(found, asked);
  const words = checkWords({
    '--context': asked.context,
    '--file': asked.file,
    branch: found.defaultBranch,
  });
  if (!targets.ok) {
    const { problems } = decidePath(found, asked, system.value, false);
    return { ok: false, problems: [...problems, ...targets.problems, ...words] };
  }
  const read = readPublishers(found, system.value);
  const publishers = read.publishers.filter((one) => isSame(one, targets.value, asked));
  const isPublished = publishers.some(({ isOurs }) => !isOurs);
  const path = decidePath(found, asked, system.value, isPublished);
  const images = decideImages(targets.value.planned, {
    ...found,
    images: asked.images,
    system: system.value,
    publishers,
  });
  const problems = [...path.problems, ...images.problems, ...words];
  if (!path.ok || !images.ok || problems.length > 0) return { ok: false, problems };
  const parts = { found, asked, system: system.value, path: path.value, publishers };
  const draft = assemble(parts, targets.value, images.value);
  return done({ ...draft, notes: [...read.notes, ...draft.notes] });
}

/** What a draft is made of, without its images. */
interface Parts {
  readonly found: FoundProject;
  readonly asked: InitRequest;
  readonly system: System;
  readonly path: string;
  readonly publishers: readonly Publisher[];
}

function assemble(parts: Parts, targets: Targets, images: InitImages): Draft {
  const { asked, system, path, publishers } = parts;
  const release = findOwnRelease(parts);
  const caller = release?.step?.token === undefined ? release : undefined;
  const wanted = makeWanted(parts, images, caller !== undefined);
  const lines = caller && toLines(caller, wanted, path);
  return {
    system,
    path,
    text: system.render(wanted),
    secrets: images.logins.flatMap((login) => (login.isStored ? [] : [login.passwordEnv])),
    published: publishers.map(({ file }) => file),
    notes: [
      ...tellPublishers(publishers, asked.version),
      ...tellTargets(targets, images.targets, system),
      ...(release === undefined ? [] : tellRelease(release, lines, path)),
    ],
    ...(lines && { release: lines }),
  };
}

function makeWanted(parts: Parts, images: InitImages, isCalled: boolean): CiFileRequest {
  const { found, asked, system, path } = parts;
  return {
    version: asked.version,
    ...(asked.commit !== undefined && { commit: asked.commit }),
    ...(path !== system.path && { path }),
    branch: found.defaultBranch,
    ...images,
    gitTags: decideTagStyle(found.gitTags ?? []),
    ...(isCalled && { isCalled }),
  };
}

function toLines(release: ReleaseFound, wanted: CiFileRequest, path: string): ReleaseLines {
  const { logins, targets, gitTags = V_TAGS } = wanted;
  return makeReleaseLines(release, {
    path,
    gitTags,
    logins,
    usesOwnRegistry: targets.some(usesOwnRegistry),
  });
}

/** Elsewhere the tokens of release tools start pipelines. */
function findOwnRelease({ found, system }: Parts): ReleaseFound | undefined {
  const { ciFiles = [], releaseConfigs = [] } = found;
  if (system.name !== 'github') return undefined;
  return findReleaseTool(
    ciFiles.filter(({ path }) => path.startsWith('.github/')),
    releaseConfigs,
  );
}

function readPublishers(
  { ciFiles = [], remoteUrl }: FoundProject,
  { name }: System,
): ReadPublishers {
  const isGithub = name === 'github';
  const own = ciFiles.filter(({ path }) => path.startsWith('.github/') === isGithub);
  if (isGithub) return readGithubPublishers(own, parseProjectUrl(remoteUrl).project.slug);
  return name === 'gitlab' ? readGitlabPublishers(own) : { publishers: [], notes: [] };
}

/** Whether the file publishes one of these images: by the repository that was asked for, else by its Dockerfile; what isn't known may be. */
function isSame({ builds }: Publisher, { planned }: Targets, asked: InitRequest): boolean {
  if (builds.length === 0) return true;
  const { images } = listReferences(asked.images, (text) => [text]);
  return builds.some((build) => {
    if (images.length > 0 && build.unread.length === 0 && build.images.length > 0) {
      return build.images.some((image) => images.includes(image));
    }
    const own = planned.map(({ dockerfile }) => dockerfile);
    return (
      build.dockerfile === undefined || own.includes(undefined) || own.includes(build.dockerfile)
    );
  });
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
function decideSystem(found: FoundProject, { ci }: InitRequest): Parsed<System> {
  const hint = `Use --ci with one of ${systems.map(({ name }) => name).join(', ')}.`;
  if (ci !== undefined) {
    const asked = systems.find(({ name }) => name === ci);
    if (asked) return done(asked);
    return fail('INIT_UNKNOWN_CI', `unsupported CI system "${ci}"`, hint);
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
      ? 'cannot detect the CI system from the files or the git remote'
      : `several CI systems are used here: ${titles}`;
  return fail('INIT_WHICH_CI', what, hint);
}

/**
 * Published today means: by something else than tagship.
 *
 * | its usual place | published today | `--add` | is                                    |
 * | --------------- | --------------- | ------- | ------------------------------------- |
 * | free            | any             | any     | the usual place                       |
 * | taken           | yes             | any     | the additional place, if it is free   |
 * | taken           | no              | yes     | the additional place, if it is free   |
 * | taken           | no              | no      | a problem                             |
 */
function decidePath(
  { files }: FoundProject,
  { version, isAdded = false }: InitRequest,
  { path, rivals, name, extraPath }: System,
  isPublished: boolean,
): Parsed<string> {
  const taken = [path, ...rivals].find((file) => files.includes(file));
  if (taken === undefined) return done(path);
  const isFree = extraPath !== undefined && !files.includes(extraPath);
  if (isFree && (isAdded || isPublished)) return done(extraPath);
  const more = isFree ? ` --add writes ${extraPath}.` : '';
  const hint = `Add to it what ${EXAMPLES}/v${version}/examples/${name} shows, or choose another CI system with --ci.${more}`;
  return fail('INIT_FILE_EXISTS', `${taken} already exists; not changed`, hint);
}

/** What was asked for; else what the Dockerfiles stand for. */
function decideTargetPaths(found: FoundProject, { context, file }: InitRequest): Parsed<Targets> {
  if (context === undefined && file === undefined) {
    return decideTargets(found.dockerfiles, parseProjectUrl(found.remoteUrl).project.name ?? '');
  }
  const paths = { ...(context && { context }), ...(file && { file }) };
  return done({ planned: [{ paths, suffix: '' }], leftOut: [] });
}

function checkWords(words: Readonly<Record<string, string | undefined>>): ProblemData[] {
  return Object.entries(words)
    .filter(([, word]) => word !== undefined && !isPlainWord(word))
    .map(([name, word]) =>
      error(
        'INIT_HARD_WORD',
        `${name} "${word ?? ''}" contains characters that are special in CI files`,
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
