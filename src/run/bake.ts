// SPDX-License-Identifier: Apache-2.0
// Reads the files in `targets-from` by `docker buildx bake --print`. Builds nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { withoutCheckoutPrograms } from '../facts/git/program-path.ts';
import type { Env, Trust } from '../facts/facts.ts';
import { error, hasErrors, notice, type Parsed, type ProblemData } from '../problem.ts';
import { isBakeFile } from '../settings/bake/compose.ts';
import { swapOutputs, withOutputs } from '../settings/bake/outputs.ts';
import { LONGEST_PRINT, parseBakePrint, type BakePrint } from '../settings/bake/print.ts';
import { parseVariables, type BakeText } from '../settings/bake/take.ts';
import type { WrittenAt } from '../settings/file/written.ts';
import type { Settings } from '../settings/settings.ts';
import type { CommandResult } from '../shell.ts';
import {
  checkUntrustedFiles,
  copyBakeFiles,
  readBakeFiles,
  escapeInvisible,
  type BakeFile,
} from './files/bake-files.ts';
import type { RunEnvironment } from './request.ts';

/** The settings that say what is taken over. */
type Wanted = Pick<Settings, 'targetsFrom' | 'targetsGroup' | 'targetsEnv'>;

/** Matrices can be large, and nothing else takes long. */
const TIMEOUT_MS = 60_000;

/**
 * The targets of the files. buildx sees no variable but those in `targets-env`, and in an untrusted run not even
 * these: what it prints gets into the plan and the image.
 *
 * Even `--print` opens files that outputs name, and truncates them. So outputs are always overridden; in a trusted run what
 * they say is printed from copies of the files in which they are caches.
 *
 * Codes: TARGETS_FROM_FILE, TARGETS_FROM_UNTRUSTED, TARGETS_FROM_NAME, TARGETS_FROM_BUILDX, TARGETS_FROM_FAILED,
 * TARGETS_FROM_PRINT, and the notices TARGETS_FROM_VARIABLE and TARGETS_FROM_OUTPUT.
 */
export async function readBake(
  wanted: Wanted,
  trust: Trust,
  environment: RunEnvironment,
): Promise<Parsed<BakeText>> {
  const isTrusted = trust.level === 'trusted';
  const files = await readBakeFiles(wanted.targetsFrom, environment.cwd);
  const problems = [
    ...files.flatMap((file) => ('path' in file ? [] : [file])),
    ...checkNames(wanted.targetsGroup),
  ];
  const found = files.filter((file) => 'path' in file);
  if (!isTrusted) problems.push(...(await checkUntrustedFiles(found, environment.cwd, trust)));
  if (hasErrors(problems)) return { ok: false, problems };
  const folder = await mkdtemp(join(environment.tempParent, 'tagship-bake-'));
  try {
    return await printAll({ wanted, files: found, isTrusted, folder }, environment);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Printing {
  readonly wanted: Wanted;
  readonly files: readonly BakeFile[];
  readonly isTrusted: boolean;
  /** The home directory of buildx, with nothing of the user in it. */
  readonly folder: string;
}

async function printAll(
  printing: Printing,
  environment: RunEnvironment,
): Promise<Parsed<BakeText>> {
  const { wanted, files, isTrusted } = printing;
  const { targetsGroup } = wanted;
  const bake = await openBake(printing, environment);
  const own = { paths: files.map(({ path }) => resolve(environment.cwd, path)), convert: same };
  const mayHaveOutputs = files.some(({ text }) => /output|include|extends/.test(text));
  const [main, outputs, variables] = await Promise.all([
    bake({ ...own, args: [...PRINT, ...targetsGroup] }),
    mayHaveOutputs && isTrusted ? printOutputs(bake, printing) : undefined,
    bake({ ...own, args: ['--list', 'type=variables,format=json'] }),
  ]);
  const read = readPrint(main, targetsGroup);
  const other = outputs && readPrint(outputs, targetsGroup);
  if (!read.ok) return read;
  if (other?.ok === false) return other;
  const origin = toOrigin(files);
  const value = {
    print: withOutputs(read.value, other?.value),
    hidesOutputs: mayHaveOutputs && !isTrusted,
    origin,
    problems: isTrusted
      ? [
          ...explainVariables(parseVariables(variables.stdout), wanted, environment.env),
          ...explainOthers(files, origin),
        ]
      : [],
  };
  return { ok: true, value, problems: [] };
}

/** Prints what is built, and opens no file that an output names. */
const PRINT: readonly string[] = ['--print', '--set', '*.output=type=cacheonly'];

const same = (text: string): string => text;

/** What the outputs say: the print of the files in which they are caches, read as the files themselves. */
async function printOutputs(
  bake: Bake,
  { files, folder, wanted }: Printing,
): Promise<CommandResult> {
  const paths = await copyBakeFiles(files, folder, swapOutputs);
  const args = [...PRINT, ...wanted.targetsGroup.map(swapOutputs)];
  const result = await bake({ paths, args, convert: swapOutputs });
  return { ...result, stdout: swapOutputs(result.stdout) };
}

/** Compose itself reads the other files that a compose file takes over. */
function explainOthers(files: readonly BakeFile[], { name }: WrittenAt): readonly ProblemData[] {
  const takesOver = ({ path, text }: BakeFile) =>
    !isBakeFile(path) && (/\binclude\b/.test(text) || /\bextends\b[^]*\bfile\b/.test(text));
  if (!files.some(takesOver)) return [];
  return [
    notice(
      'TARGETS_FROM_OUTPUT',
      `${name}: x-bake.output of the files that it takes over (include, extends) is not read`,
      'Where an image needs attributes of such an output, use the setting outputs.',
    ),
  ];
}

/** What messages call the files. */
function toOrigin(files: readonly BakeFile[]): WrittenAt {
  const name = files.map(({ path }) => escapeInvisible(path)).join(', ');
  const isOfCheckout = files.some(({ inCheckout }) => inCheckout);
  return isOfCheckout ? { kind: 'file', name, unquoted: true } : { kind: 'file', name };
}

/** One call of bake. */
interface Call {
  /** The bake and compose files. */
  readonly paths: readonly string[];
  readonly args: readonly string[];
  /** For the names and values of the variables that the files may see. */
  readonly convert: (text: string) => string;
}

type Bake = (call: Call) => Promise<CommandResult>;

/** Starts bake with the files, and with no environment but what they may see. */
async function openBake(printing: Printing, environment: RunEnvironment): Promise<Bake> {
  const { wanted, isTrusted, folder } = printing;
  const { shell, signal, cwd, env } = environment;
  const { findBuildx } = await import('../ship/engine/engine.ts');
  const program = await findBuildx(env);
  const own = isTrusted ? env : withoutCheckoutPrograms(env, cwd);
  const named = isTrusted ? wanted.targetsEnv.map((name) => [name, env[name]] as const) : [];
  return ({ paths, args, convert }) => {
    const files = paths.map((path) => `--file=${path}`);
    return shell({
      argv: [...program, 'bake', '--progress=quiet', ...files, ...args],
      env: {
        ...Object.fromEntries(
          named.map(([name, value]) => [convert(name), value && convert(value)]),
        ),
        ...{ PATH: own.PATH, HOME: folder },
        // Nothing is read or written where only the definition is printed.
        BUILDX_BAKE_ENTITLEMENTS_FS: '0',
      },
      cwd,
      captureLimit: LONGEST_PRINT,
      timeoutMs: TIMEOUT_MS,
      signal,
    });
  };
}

function readPrint(result: CommandResult, group: readonly string[]): Parsed<BakePrint> {
  const names = group.length === 0 ? ['default'] : group;
  if (result.code === 0) return parseBakePrint(result.stdout, names);
  return { ok: false, problems: [explainFailure(result)] };
}

function checkNames(names: readonly string[]): readonly ProblemData[] {
  return names
    .filter((name) => !/^\w[\w.-]*$/.test(name))
    .map((name) =>
      error(
        'TARGETS_FROM_NAME',
        `targets-group: invalid name of a group or target: "${escapeInvisible(name)}"`,
        'Write a name as it is in the file, without patterns.',
      ),
    );
}

function explainFailure(result: CommandResult): ProblemData {
  const lines = result.stderr.split('\n').filter((line) => line.trim() !== '');
  const last = lines.findLast((line) => line.startsWith('ERROR: ')) ?? lines.at(-1) ?? '';
  const said = escapeInvisible(last.replace(/^ERROR: /, ''));
  if (result.spawnError !== undefined || /unknown command|not a docker command/.test(said)) {
    return error(
      'TARGETS_FROM_BUILDX',
      `targets-from needs docker buildx: ${result.spawnError ?? said}`,
      'Install the Docker CLI with the buildx plugin, or write targets: into tagship.yml.',
    );
  }
  const why = result.timedOut ? 'it took longer than a minute' : said;
  return error('TARGETS_FROM_FAILED', `docker buildx bake --print failed: ${why}`, hintFor(said));
}

function hintFor(said: string): string {
  if (said.includes('SSH_AUTH_SOCK')) return 'Name SSH_AUTH_SOCK in targets-env.';
  if (said.includes('failed to find target')) {
    return 'Name a group or target of the file: targets-group.';
  }
  return 'Correct the file; docker buildx bake --print with the same files shows more.';
}

/** Variables that look as if they were meant: set in this run and not handed on, or handed on and not set. */
function explainVariables(
  variables: readonly string[],
  { targetsEnv }: Wanted,
  env: Env,
): readonly ProblemData[] {
  const hidden = variables.filter(
    (name) => env[name] !== undefined && !targetsEnv.includes(name) && !OWN.includes(name),
  );
  const unset = targetsEnv.filter((name) => env[name] === undefined);
  return [
    ...hidden.map((name) =>
      notice(
        'TARGETS_FROM_VARIABLE',
        `targets-from: the variable ${escapeInvisible(name)} has its default, although this run has one of that name`,
        `Name it to hand it on: targets-env: ${escapeInvisible(name)}.`,
      ),
    ),
    ...unset.map((name) =>
      notice(
        'TARGETS_FROM_VARIABLE',
        `targets-env: the variable ${escapeInvisible(name)} is not set`,
      ),
    ),
  ];
}

const OWN: readonly string[] = ['PATH', 'HOME'];
