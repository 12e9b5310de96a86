// SPDX-License-Identifier: Apache-2.0
// Shell text → the images that its commands build and push. Runs nothing, and.
import { listPlatforms, listReferences, toDockerfile, type Build, type Fill } from './publisher.ts';
import { toUnique } from './values.ts';

/** What the commands of a job do with images. */
export interface Commands {
  readonly isPublishing: boolean;
  readonly isOurs: boolean;
  readonly build: Build;
}

/** How much of a script is looked at. */
const LONGEST_SCRIPT = 64 * 1024;
const MOST_COMMANDS = 2000;
const LONGEST_COMMAND = 4096;

/** One command, read. */
interface Seen {
  readonly isPublishing: boolean;
  readonly isOurs?: true;
  readonly references: readonly string[];
  readonly platforms?: readonly string[];
  readonly file?: string;
  readonly context?: string;
}

const NOTHING: Seen = { isPublishing: false, references: [] };

/**
 * What a script does with images.
 *
 * | command                                                 | publishes                    |
 * | ------------------------------------------------------- | ---------------------------- |
 * | `docker push`, `docker image push`, `docker compose push` | yes; podman, nerdctl, buildah too |
 * | `docker buildx build --push`, `… bake --push`           | yes                          |
 * | `docker build -o type=registry`, `-o …,push=true`       | yes                          |
 * | `docker build -t …`                                     | no, but it names the image   |
 * | `/kaniko/executor --destination …`                      | yes, unless `--no-push`      |
 * | `buildctl build --output …,push=true`                   | yes                          |
 * | `tagship ship`                                          | yes, by tagship              |
 */
export function readCommands(script: string, fill: Fill): Commands {
  const lines = script
    .slice(0, LONGEST_SCRIPT)
    .replaceAll(/\\\r?\n/g, ' ')
    .split(/\r?\n|;|&&|\|/)
    .slice(0, MOST_COMMANDS)
    .map((line) => line.slice(0, LONGEST_COMMAND));
  const seen = lines.map((line) => readCommand(toWords(line)));
  const files = seen.filter(({ file, context }) => file !== undefined || context !== undefined);
  const [first, ...others] = files;
  const dockerfile =
    first && others.length === 0 ? toDockerfile(first.context ?? '', first.file ?? '') : undefined;
  const references = toUnique(seen.flatMap((command) => command.references));
  return {
    isPublishing: seen.some(({ isPublishing }) => isPublishing),
    isOurs: seen.some(({ isOurs }) => isOurs),
    build: {
      ...listReferences(references, fill),
      platforms: listPlatforms(
        seen.flatMap(({ platforms = [] }) => platforms),
        fill,
      ),
      ...(dockerfile !== undefined && { dockerfile }),
    },
  };
}

/** The words of a command without quotation marks, variables before it and `sudo`; white space in quotation marks or expressions does not split. */
function toWords(line: string): readonly string[] {
  const words = line.match(/(?:\$\{\{[^}]*\}\}|"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  const bare = words.map((word) => word.replaceAll(/["']/g, ''));
  const start = bare.findIndex((word) => !/^(?:sudo|exec|time|-|!|[A-Za-z_]\w*=.*)$/s.test(word));
  return start < 0 ? [] : bare.slice(start);
}

function readCommand([program = '', ...args]: readonly string[]): Seen {
  const name = program.split('/').at(-1) ?? '';
  if (isOurProgram(name, args)) return { isPublishing: true, isOurs: true, references: [] };
  if (/^(?:docker|podman|nerdctl|buildah)$/.test(name)) return readDocker(args);
  if (name === 'kaniko' || /(?:^|\/)kaniko\/executor$/.test(program)) return readKaniko(args);
  return name === 'buildctl' ? readBuildctl(args) : NOTHING;
}

function isOurProgram(name: string, args: readonly string[]): boolean {
  if (name === 'tagship') return args[0] === 'ship';
  return name === 'npx' && args.some((arg) => /^tagship(?:@|$)/.test(arg)) && args.includes('ship');
}

function readDocker(args: readonly string[]): Seen {
  const words = args.filter((arg) => !arg.startsWith('-'));
  const [first = '', second = ''] = words;
  const verb = /^(?:image|buildx|compose|manifest|builder)$/.test(first) ? second : first;
  if (first === 'compose' || verb === 'bake') {
    return { isPublishing: verb === 'push' || args.includes('--push'), references: [] };
  }
  if (verb === 'push') {
    const names = words.slice(words.indexOf('push') + 1);
    return {
      isPublishing: true,
      references: names.map((word) => word.replace(/^docker:\/\//, '')),
    };
  }
  return verb === 'build' || verb === 'bud' ? readDockerBuild(args) : NOTHING;
}

function readDockerBuild(args: readonly string[]): Seen {
  const outputs = valuesOf(args, '--output', '-o');
  const [file] = valuesOf(args, '--file', '-f');
  const context = args.at(-1) ?? '';
  return {
    isPublishing: isSwitchedOn(args, '--push') || outputs.some(isPushing),
    references: [...valuesOf(args, '--tag', '-t'), ...outputs.flatMap(nameOf)],
    platforms: valuesOf(args, '--platform'),
    ...(file !== undefined && { file }),
    context: context.startsWith('-') ? '' : context,
  };
}

function readKaniko(args: readonly string[]): Seen {
  const [file] = valuesOf(args, '--dockerfile', '-f');
  const [context = ''] = valuesOf(args, '--context', '-c');
  return {
    isPublishing: !isSwitchedOn(args, '--no-push'),
    references: valuesOf(args, '--destination', '-d'),
    platforms: valuesOf(args, '--customPlatform', '--custom-platform'),
    ...(file !== undefined && { file: withoutRoot(file) }),
    context: withoutRoot(context),
  };
}

function readBuildctl(args: readonly string[]): Seen {
  const outputs = valuesOf(args, '--output', '-o');
  return { isPublishing: outputs.some(isPushing), references: outputs.flatMap(nameOf) };
}

/** GitLab's words for the checkout. */
function withoutRoot(path: string): string {
  return path.replace(/^(?:dir:\/\/)?\$\{?CI_PROJECT_DIR\}?\/?/, '');
}

function isPushing(output: string): boolean {
  return /(?:^|,)(?:type=registry|push=true)(?:,|$)/.test(output);
}

function nameOf(output: string): readonly string[] {
  const name = /(?:^|,)name=([^,]+)/.exec(output)?.[1];
  return name === undefined ? [] : [name];
}

function isSwitchedOn(args: readonly string[], flag: string): boolean {
  return args.includes(flag) || args.includes(`${flag}=true`);
}

/** The values of a flag, in both spellings: `--tag x`, `--tag=x`. */
function valuesOf(args: readonly string[], ...flags: readonly string[]): readonly string[] {
  return args.flatMap((arg, index) => {
    const flag = flags.find((name) => arg === name || arg.startsWith(`${name}=`));
    if (flag === undefined) return [];
    return arg === flag ? args.slice(index + 1, index + 2) : [arg.slice(flag.length + 1)];
  });
}
