// SPDX-License-Identifier: Apache-2.0
// What a script of GitLab builds, as the inputs of the component. Pure.
import type { BuildFlags } from '../shell/docker-flags.ts';
import { fromDirectory } from '../shell/from-directory.ts';
import { toSecretEntries } from '../steps/secrets.ts';
import {
  followBuilds,
  isPushingBuild,
  resolveVariables,
  toPlainVariables,
  toTags,
  type ImageBuild,
} from './references.ts';
import { withMove } from './script/reasons.ts';
import type { PipelineScript } from './script/script.ts';

/** The inputs of the component, and flags that have none. */
export interface PipelineImage {
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly words: ReadonlyMap<string, string>;
  readonly lost: BuildFlags['lost'];
  /** Variables of the shell that the lists name. */
  readonly exported: readonly string[];
  readonly isPushed: boolean;
  /** A name for it among those of its script. */
  readonly name: string | undefined;
}

/** Inputs of the component that are one text. */
const WORDS = new Set([
  ...['context', 'file', 'target', 'provenance', 'sbom', 'call', 'network', 'shm-size'],
  ...['cgroup-parent', 'no-cache', 'pull', 'cache'],
]);

/** The images of a script, in its order; the reason, where the component cannot build the same. */
export function toPipelineImages(
  script: PipelineScript,
  values: ReadonlyMap<string, string>,
): readonly PipelineImage[] | string {
  const builds = followBuilds(script.acts, { values, choices: script.choices });
  if (typeof builds === 'string') return builds;
  if (builds.length === 0) return withMove('it tags or pushes an image that it does not build');
  const reason = explainSeveral(builds, values);
  if (reason !== undefined) return reason;
  const images: PipelineImage[] = [];
  for (const build of builds) {
    const image = toImage(build, script, values);
    if (typeof image === 'string') return image;
    images.push(image);
  }
  return images;
}

/** Why several builds cannot be jobs of their own, which run at the same time. */
function explainSeveral(
  builds: readonly ImageBuild[],
  values: ReadonlyMap<string, string>,
): string | undefined {
  if (builds.length === 1) return undefined;
  if (builds.some(({ flags, pushed }) => !isPushingBuild(flags) && pushed.size === 0)) {
    return 'its script builds several images and does not push them all: build the one that is not pushed as a stage of the other, or in a job of its own';
  }
  const names = builds.map(({ known }) => [...known.keys()]);
  if (new Set(names.flat()).size < names.flat().length) {
    return 'its script gives one tag to two builds: split it into a job for each';
  }
  const isBased = builds.some(({ flags }, at) => {
    const given = ['build-args', 'build-contexts'].flatMap((name) => flags.inputs.get(name) ?? []);
    const text = given.map((one) => resolveVariables(one, values)).join('\n');
    return names
      .slice(0, at)
      .flat()
      .some((name) => text.includes(name));
  });
  return isBased
    ? 'one of its images is built on another: write both as targets of a tagship.yml'
    : undefined;
}

function toImage(
  build: ImageBuild,
  script: PipelineScript,
  values: ReadonlyMap<string, string>,
): PipelineImage | string {
  const { flags } = build;
  const tags = toTags(build, values);
  if (typeof tags === 'string') return tags;
  const secrets = toSecretEntries(flags.inputs.get('secret') ?? []);
  if (typeof secrets === 'string') return secrets;
  const given = [...flags.inputs].filter(([name]) => !DONE.has(name));
  const lists = new Map([
    ...tags.lists,
    ...given.filter(([name]) => !WORDS.has(name)),
    ['secret-envs', secrets.envs] as const,
    ['secret-files', secrets.files] as const,
  ]);
  const words = new Map([
    ...toPaths(flags, build.directory),
    ...given.flatMap(([name, all]): [string, string][] =>
      WORDS.has(name) ? [[name, all.at(-1) ?? '']] : [],
    ),
    ...(tags.isPushed ? [] : [['push', 'false'] as const]),
  ]);
  const isSet = (name: string): boolean =>
    script.set.has(name) || (script.isOpen && !values.has(name) && !/^(?:CI|GITLAB)_/.test(name));
  const late = [...words.values()].flatMap(namesIn).find(isSet);
  if (late?.startsWith('DOCKER_VALUE_') === true)
    return withMove('it takes the output of another command');
  if (late !== undefined)
    return `$${late} is set by its script, and GitLab fills in this input before: set it in variables of the job`;
  const exported = [...lists.values()].flat().flatMap(namesIn);
  return {
    lists: mapValues(lists, (list) => list.map(toPlainVariables)),
    words: mapValues(words, toPlainVariables),
    lost: flags.lost,
    exported: [...new Set(exported)].filter(isSet),
    isPushed: tags.isPushed,
    name: nameOf(build, values),
  };
}

/** The last part of the repository; undefined where a variable may be in it. */
function nameOf({ known }: ImageBuild, values: ReadonlyMap<string, string>): string | undefined {
  const [key = ''] = known.keys();
  const repository = resolveVariables(key, values).replace(/:[^/]*$/, '');
  return /^[a-z0-9][\w.-]*$/.test(repository.slice(repository.lastIndexOf('/') + 1))
    ? repository.slice(repository.lastIndexOf('/') + 1)
    : undefined;
}

/** Flags that become something else; a loaded image ends with the engine of the job. */
const DONE = new Set(['tags', 'file', 'secret', 'push', 'load']);

function mapValues<From, To>(
  map: ReadonlyMap<string, From>,
  change: (value: From) => To,
): ReadonlyMap<string, To> {
  return new Map([...map].map(([name, value]) => [name, change(value)]));
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** `context` and `file`, from the root of the project; what the component does by itself is left out. */
function toPaths({ context = '.', inputs }: BuildFlags, directory: string): [string, string][] {
  const inProject = (path: string): string => {
    const inner = path.replace(/^\$\{CI_PROJECT_DIR\}\/?/, '');
    return inner === path ? fromDirectory(directory, path) : inner === '' ? '.' : inner;
  };
  const place = inProject(context).replace(/^\.\/(?=.)/, '');
  const file = inputs.get('file')?.at(-1);
  const isUsual = file === undefined || (place === '.' && inProject(file) === 'Dockerfile');
  return [
    ...(place === '.' ? [] : [['context', place] as [string, string]]),
    ...(isUsual ? [] : [['file', inProject(file)] as [string, string]]),
  ];
}
