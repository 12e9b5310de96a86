// SPDX-License-Identifier: Apache-2.0
// Labels each image of a plan with the name of its base image. Reads Dockerfiles; changes nothing.
import { resolve } from 'node:path';
import { isMade } from '../../plan/build/made.ts';
import { findBaseImage } from '../../plan/labels/base-image.ts';
import { MASK } from '../../plan/build/mask.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import type { Settings } from '../../settings/settings.ts';
import { oncePer } from '../../once.ts';
import { readSmallFile, type SmallFile } from '../../small-file.ts';

const LABEL = 'org.opencontainers.image.base.name';

/** A longer Dockerfile is not read, bytes. */
const LIMIT = 256 * 1024;

/**
 * The plan with the label `org.opencontainers.image.base.name` on every target whose Dockerfile says it for certain. What
 * `labels` says counts; `compat: strict` adds nothing, and neither does a build of the commit where the checkout has other files.
 */
export async function addBaseNames(
  plan: Plan,
  { compat, source }: Pick<Settings, 'compat' | 'source'>,
  cwd: string,
): Promise<Plan> {
  const isOther = source === 'commit' && plan.facts.dirty;
  if (compat === 'strict' || isOther) return plan;
  const read = oncePer(
    (file: string) => file,
    (file) => readSmallFile(resolve(cwd, file), LIMIT),
  );
  const find = oncePer((...from: FindInput) => JSON.stringify(from), findBaseImage);
  const targets = plan.targets.map((target) => addBaseName(target, read, find));
  return { ...plan, targets: await Promise.all(targets) };
}

type FindInput = Parameters<typeof findBaseImage>;

async function addBaseName(
  target: Target,
  read: (file: string) => Promise<SmallFile>,
  find: typeof findBaseImage,
): Promise<Target> {
  const { build, labels } = target;
  if (isMade(build) || LABEL in labels || isElsewhere(build.file) || isElsewhere(build.context))
    return target;
  const file = await read(build.file);
  if (!file.ok) return target; // the build reports it
  const name = find(file.text, {
    target: listValues(build.argv, '--target').at(-1),
    buildArgs: listValues(build.argv, '--build-arg').map(withoutMask),
    contexts: listValues(build.argv, '--build-context').map(
      (entry) => entry.split('=', 1)[0] ?? '',
    ),
  });
  if (name === undefined) return target;
  const last = build.argv.lastIndexOf('--label');
  const at = last < 0 ? build.argv.indexOf('build') + 1 : last + 2;
  const flag = ['--label', `${LABEL}=${name}`];
  const argv = [...build.argv.slice(0, at), ...flag, ...build.argv.slice(at)];
  return { ...target, labels: { ...labels, [LABEL]: name }, build: { ...build, argv } };
}

/** Dockerfiles and contexts that BuildKit fetches itself: URLs, git addresses, standard input. */
function isElsewhere(path: string): boolean {
  return path === '-' || /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/.test(path);
}

/** A value that the plan masks is not known. */
function withoutMask(arg: string): string {
  return arg.includes(MASK) ? (arg.split('=', 1)[0] ?? '') : arg;
}

function listValues(argv: readonly string[], flag: string): readonly string[] {
  return argv.flatMap((word, index) => {
    if (word.startsWith(`${flag}=`)) return [word.slice(flag.length + 1)];
    return argv[index - 1] === flag ? [word] : [];
  });
}
