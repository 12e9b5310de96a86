// SPDX-License-Identifier: Apache-2.0
// `tagship init`: scan the project, make the file, show it, ask, write it. Never overwrites.
import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openGit } from '../facts/git/git.ts';
import type { GitContext } from '../facts/git/run.ts';
import { describeFileError } from '../file-failure.ts';
import { error, Problem, toShellWord } from '../problem.ts';
import { makeDraft, type InitRequest, type Draft } from './draft.ts';
import { readFound } from './project/project.ts';

/** Where our own versions are. */
const SOURCE = 'https://github.com/tagship/tagship';

/** How long that may take to say the commit of one, ms. */
const SOURCE_TIMEOUT_MS = 5_000;

/** The environment of `init`. */
export interface InitContext extends GitContext {
  /** `--yes` */
  readonly isAgreed: boolean;
  /** Asks the user at the terminal; undefined without a terminal. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
  /** The file goes to standard output. */
  readonly print: (text: string) => void;
  /** All else goes to standard error. */
  readonly say: (line: string) => void;
}

/** What the flags of `init` say; `given` are the settings among them. */
export function readAsked(
  given: Readonly<Record<string, string | readonly string[]>>,
  { ci, add = false }: { readonly ci?: string; readonly add?: boolean },
  version: string,
): InitRequest {
  const last = (name: string): string | undefined => [given[name] ?? []].flat().at(-1);
  const [context, file] = [last('context'), last('file')];
  return {
    version,
    images: [given.images ?? []].flat(),
    ...(ci !== undefined && { ci }),
    ...(context !== undefined && { context }),
    ...(file !== undefined && { file }),
    ...(add && { isAdded: true }),
  };
}

/**
 * Shows the file, and writes it when the user says yes. Without a terminal and without `--yes` it is
 * only shown, so that `tagship init > file` works too. Where the images are published already, `--yes` alone
 * does not write. Where the file names a revision of ours, that is the commit
 * of this version's git tag, which cannot be moved; when it cannot be asked for, the git tag.
 *
 * @throws Problem those of `makeDraft`; INIT_PUBLISHED_ALREADY, INIT_FILE_EXISTS, INIT_UNWRITABLE
 */
export async function runInit(asked: InitRequest, init: InitContext): Promise<'written' | 'shown'> {
  const { root, found } = await readFound(init);
  const named = makeDraft(found, asked);
  if (!named.ok) throw new Problem(named.problems);
  const commit = named.value.system.namesRevision && (await readReleaseCommit(asked.version, init));
  const made = commit ? makeDraft(found, { ...asked, commit }) : named;
  if (!made.ok) throw new Problem(made.problems);
  const draft = made.value;
  const { path, text, system, notes } = draft;
  notes.forEach(init.say);
  init.say(`For ${system.title}: ${path}`);
  init.print(text);
  if (!(await isWanted(draft, asked, init))) return 'shown';
  await write(root, path, text);
  init.say(`Wrote ${path}. ${toNext(draft)}`);
  return 'written';
}

/** Whether to write the file; prints why not. */
async function isWanted(draft: Draft, asked: InitRequest, init: InitContext): Promise<boolean> {
  const { path, published } = draft;
  const isDoubtful = published.length > 0 && asked.isAdded !== true;
  const command = toCommand(asked, isDoubtful);
  if (init.isAgreed && !isDoubtful) return true;
  if (init.isAgreed) throw publishedAlready(draft, command);
  if (init.ask === undefined) {
    init.say(`Nothing written. ${command} writes ${path}.`);
    return false;
  }
  const doubt = isDoubtful ? `${published.join(', ')} would publish the image too. ` : '';
  if (await init.ask(`${doubt}Write ${path}? [y/N] `)) return true;
  init.say('Nothing written.');
  return false;
}

function publishedAlready({ published, path }: Draft, command: string): Problem {
  return new Problem([
    error(
      'INIT_PUBLISHED_ALREADY',
      `${published.join(', ')} already publishes the image; ${path} not written`,
      `Change the existing file, or write the additional file as well: ${command}`,
    ),
  ]);
}

/** The command that writes without a question, with all that was asked for. */
function toCommand(
  { ci, images, context, file, isAdded }: InitRequest,
  isDoubtful: boolean,
): string {
  const words = [
    ...(ci === undefined ? [] : ['--ci', ci]),
    ...images.flatMap((image) => ['--image', image]),
    ...(context === undefined ? [] : ['--context', context]),
    ...(file === undefined ? [] : ['--file', file]),
    ...(isAdded === true || isDoubtful ? ['--add'] : []),
  ];
  return ['tagship init --yes', ...words.map(toShellWord)].join(' ');
}

/** The commit of a version's git tag; undefined, with the reason said, where it is not known. */
export async function readReleaseCommit(
  version: string,
  init: InitContext,
): Promise<string | undefined> {
  const gitTag = `v${version}`;
  const asked = await openGit(init, SOURCE_TIMEOUT_MS).gitTagOf(gitTag, SOURCE);
  if (asked.ok && asked.value !== undefined) return asked.value;
  const reason = asked.ok ? 'no such git tag' : asked.reason;
  init.say(
    `The commit of ${gitTag} at ${SOURCE} is unknown (${reason}): the file uses the git tag.`,
  );
  return undefined;
}

function toNext({ secrets, path, system, release }: Draft): string {
  const [secret, ...others] = secrets;
  const word = others.length > 0 ? 'passwords' : 'password';
  return [
    ...(secret === undefined ? [] : [`Store the ${word} as described in its first lines.`]),
    ...(path === system.extraPath && system.extraHint ? [`${system.extraHint}.`] : []),
    ...(release === undefined ? [] : ['Add the lines above to the release workflow.']),
    'Commit it; run tagship plan to see what it will do.',
  ].join(' ');
}

/** `wx` fails if the file exists, even if it was created meanwhile. */
async function write(root: string, path: string, text: string): Promise<void> {
  const file = join(root, path);
  try {
    await refuseLinks(root, dirname(path));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw new Problem(
      [
        isThere
          ? error('INIT_FILE_EXISTS', `${path} already exists; not changed`)
          : error('INIT_UNWRITABLE', `cannot write ${path}: ${describeFileError(cause)}`),
      ],
      { cause },
    );
  }
}

/** A link in place of a directory may come with any commit, and lead out of the project. */
async function refuseLinks(root: string, folder: string): Promise<void> {
  const parts = folder === '.' ? [] : folder.split('/');
  for (const count of parts.keys()) {
    const part = parts.slice(0, count + 1).join('/');
    const isLink = await lstat(join(root, part)).then(
      (stats) => stats.isSymbolicLink(),
      () => false, // not there, or reported when it is written to
    );
    if (!isLink) continue;
    const hint = 'Put a directory in its place.';
    const message = `cannot write into ${part}: it is a symbolic link`;
    throw new Problem([error('INIT_UNWRITABLE', message, hint)]);
  }
}
