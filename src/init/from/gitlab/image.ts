// SPDX-License-Identifier: Apache-2.0
// What a script of GitLab builds, as the inputs of the component. Pure.
import type { BuildFlags } from '../shell/docker-flags.ts';
import type { Act } from '../shell/docker-script.ts';
import { fromDirectory } from '../shell/from-directory.ts';
import { toSecretEntries } from '../steps/secrets.ts';
import type { PipelineAct, PipelineScript } from './script.ts';

/** The inputs of the component, and flags that have none. */
export interface PipelineImage {
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly words: ReadonlyMap<string, string>;
  readonly lost: BuildFlags['lost'];
  /** Variables of the shell that the lists name. */
  readonly exported: readonly string[];
  readonly isPushed: boolean;
}

/** Inputs of the component that are one text. */
const WORDS = new Set([
  ...['context', 'file', 'target', 'provenance', 'sbom', 'call', 'network', 'shm-size'],
  ...['cgroup-parent', 'no-cache', 'pull', 'cache'],
]);

/** The image of a script; the reason, where the component cannot build the same. */
export function toPipelineImage(
  script: PipelineScript,
  values: ReadonlyMap<string, string>,
): PipelineImage | string {
  const [build, ...others] = script.acts.filter(({ act }) => act.kind === 'build');
  if (others.length > 0) return 'its script builds several images: split it into a job for each';
  if (build?.act.kind !== 'build') return 'it tags or pushes an image that it does not build';
  const { flags } = build.act;
  const tags = followTags(flags, script.acts, values);
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
  const late = [...words.values()].flatMap(namesIn).find((name) => script.set.has(name));
  if (late !== undefined)
    return `$${late} is set by its script, and GitLab fills in this input before`;
  const exported = [...lists.values()].flat().flatMap(namesIn);
  return {
    lists: mapValues(lists, (list) => list.map(toPlain)),
    words: mapValues(words, toPlain),
    lost: flags.lost,
    exported: [...new Set(exported)].filter((name) => script.set.has(name)),
    isPushed: tags.isPushed,
  };
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

/** A variable without braces, where no word follows. */
function toPlain(text: string): string {
  return text.replaceAll(/\$\{(\w+)\}(?!\w)/g, (_all, name: string) => `$${name}`);
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

interface Tags {
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly isPushed: boolean;
}

/** A reference of the build. */
interface Reference {
  readonly text: string;
  readonly only: PipelineAct['only'];
}

/** The tags of a build, by itself or by `docker tag`, as far as they are pushed. */
function followTags(
  { inputs }: BuildFlags,
  acts: readonly PipelineAct[],
  values: ReadonlyMap<string, string>,
): Tags | string {
  const known = new Map<string, Reference>();
  const pushed = new Set<string>();
  const add = (written: string, only: PipelineAct['only']): string | undefined => {
    const text = withTag(written, values);
    if (text === undefined) return `${toPlain(written)} may hold the tag too: write repository:tag`;
    known.set(resolve(text, values), { text, only });
    return undefined;
  };
  const steps = [
    ...(inputs.get('tags') ?? []).map((tag) => () => add(tag, undefined)),
    ...acts.map(
      ({ act, only }) =>
        () =>
          followAct(act, { only, known, pushed, values, add }),
    ),
  ];
  for (const step of steps) {
    const reason = step();
    if (reason !== undefined) return reason;
  }
  const isAll = inputs.get('push')?.at(-1) === 'true';
  const isPushed = isAll || pushed.size > 0;
  const wanted = [...known].flatMap(([key, one]) =>
    isAll || !isPushed || pushed.has(key) ? [one] : [],
  );
  const lists = toLists(wanted, values);
  return typeof lists === 'string' ? lists : { lists, isPushed };
}

interface Following {
  readonly only: PipelineAct['only'];
  readonly known: Map<string, Reference>;
  readonly pushed: Set<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly add: (written: string, only: PipelineAct['only']) => string | undefined;
}

function followAct(act: Act, { only, known, pushed, values, add }: Following): string | undefined {
  const keyOf = (written: string): string => resolve(withTag(written, values) ?? written, values);
  const stranger = 'it tags or pushes an image that it does not build';
  if (act.kind === 'tag') {
    const source = known.get(keyOf(act.source));
    return source === undefined ? stranger : add(act.target, only ?? source.only);
  }
  if (act.kind !== 'push') return undefined;
  const start = `${resolve(act.reference, values)}:`;
  const found = [...known].filter(([key]) =>
    act.isAll ? key.startsWith(start) : key === keyOf(act.reference),
  );
  for (const [key, one] of found) {
    pushed.add(key);
    if (only !== undefined) known.set(key, { ...one, only });
  }
  return found.length > 0 ? undefined : stranger;
}

/** Tags that all runs give are references; those of some runs are rules for their repository. */
function toLists(
  references: readonly Reference[],
  values: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> | string {
  const always = references.filter(({ only }) => only === undefined).map(({ text }) => text);
  const images = new Set<string>();
  const rules = new Set<string>();
  for (const { text, only } of references) {
    if (only === undefined) continue;
    const written = resolve(text, values);
    const at = written.lastIndexOf(':');
    const rule = toRule(written.slice(at + 1), only);
    if (rule === undefined) return `it gives git tags ${toPlain(written)}: write a rule for it`;
    images.add(written.slice(0, at));
    rules.add(rule);
  }
  if (images.size > 1) return 'it gives tags of some runs to several repositories';
  const lists = new Map<string, readonly string[]>();
  if (images.size > 0) lists.set('images', [...images]);
  lists.set('tags', [...always, ...rules]);
  // As written: no rule adds latest by itself.
  if (rules.size > 0) lists.set('flavor', ['latest=false']);
  return lists;
}

function toRule(tag: string, only: PipelineAct['only']): string | undefined {
  if (only === 'default-branch') return `type=raw,value=${tag},enable={{is_default_branch}}`;
  return tag === '${CI_COMMIT_TAG}' ? 'type=ref,event=tag' : undefined;
}

/** Variables that hold no tag. */
const REPOSITORY = /\$\{CI_(?:REGISTRY_IMAGE|REGISTRY|PROJECT_\w+)\}/g;

/** A reference with its tag; undefined where a variable may hold it. */
function withTag(reference: string, values: ReadonlyMap<string, string>): string | undefined {
  const shape = resolve(reference, values).replaceAll(REPOSITORY, 'x');
  const end = shape.slice(shape.lastIndexOf('/') + 1);
  if (/[:@]/.test(end)) return reference;
  return end.includes('$') ? undefined : `${reference}:latest`;
}

const DEEPEST = 5;

/** A text with the variables of the file filled in. */
function resolve(text: string, values: ReadonlyMap<string, string>, depth = 0): string {
  if (depth > DEEPEST || text.length > 1000) return text;
  const filled = text.replaceAll(/\$\{(\w+)\}|\$(\w+)/g, (_all, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? '';
    const value = values.get(name) ?? '';
    return value === '' ? `\${${name}}` : value;
  });
  return filled === text ? text : resolve(filled, values, depth + 1);
}
