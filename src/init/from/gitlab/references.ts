// SPDX-License-Identifier: Apache-2.0
// The builds of a script of GitLab, and the references that each is pushed by. Pure.
import { haveSameFlags, type BuildFlags } from '../shell/docker-flags.ts';
import type { Act } from '../shell/docker-script.ts';
import { withMove } from './script/reasons.ts';
import type { Choice } from './script/items.ts';
import type { PipelineAct } from './script/script.ts';

/** Tags of a build, as inputs. */
interface Tags {
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly isPushed: boolean;
}

/** A reference of a build, and when it is given; `undefined` is always. */
interface Reference {
  readonly text: string;
  readonly only: PipelineAct['only'];
}

/** A build of a script, with what the script makes of it. */
export interface ImageBuild {
  readonly flags: BuildFlags;
  readonly directory: string;
  /** Its references with their variables filled in. */
  readonly known: Map<string, Reference>;
  /** When each is pushed. */
  readonly pushed: Map<string, Set<PipelineAct['only']>>;
}

/** The builds of a script with their tags, by themselves or by `docker tag`; the reason, where that is not known. */
export function followBuilds(
  acts: readonly PipelineAct[],
  given: { readonly values: Values; readonly choices: ReadonlyMap<string, Choice> },
): readonly ImageBuild[] | string {
  const builds: ImageBuild[] = [];
  for (const { act, directory, only } of acts) {
    if (act.kind === 'build') {
      const { flags } = act;
      const same = builds.find(
        (one) => one.directory === directory && haveSameFlags(one.flags, flags),
      );
      const build = same ?? { flags, directory, known: new Map(), pushed: new Map() };
      if (same === undefined) builds.push(build);
      for (const tag of act.flags.inputs.get('tags') ?? []) {
        const reason = addTag(build, { text: tag, only: undefined }, given);
        if (reason !== undefined) return reason;
      }
    } else {
      const reason = followAct(act, only, { ...given, builds });
      if (reason !== undefined) return reason;
    }
  }
  return builds;
}

type Values = ReadonlyMap<string, string>;

/** What references are read with. */
interface Given {
  readonly values: Values;
  readonly choices: ReadonlyMap<string, Choice>;
}

function addTag({ known }: ImageBuild, written: Reference, given: Given): string | undefined {
  for (const { text, only } of listTexts(written, given)) {
    const whole = withTag(text, given.values);
    if (whole === undefined) {
      return `${toPlainVariables(text)} may hold the tag too: write repository:tag`;
    }
    known.set(resolveVariables(whole, given.values), { text: whole, only });
  }
  return undefined;
}

/** A reference, or two where a variable in it, which may hold its tag, is one of two texts. */
function listTexts(reference: Reference, { choices, values }: Given): readonly Reference[] {
  const { text, only } = reference;
  const name = namesOf(text).find((one) => choices.has(one));
  const choice = choices.get(name ?? '');
  if (choice === undefined || only !== undefined || withTag(text, values) !== undefined) {
    return [reference];
  }
  return choice.texts.map(([when, value]) => ({
    text: text.replaceAll(`\${${choice.name}}`, value),
    only: when,
  }));
}

function namesOf(text: string): readonly string[] {
  return [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
}

interface Following extends Given {
  readonly builds: readonly ImageBuild[];
}

function followAct(act: Act, only: PipelineAct['only'], following: Following): string | undefined {
  if (act.kind === 'tag') return followTag(act, only, following);
  return act.kind === 'push' ? followPush(act, only, following) : undefined;
}

const STRANGER = withMove('it tags or pushes an image that it does not build');

/** What a reference is known by; two, where its tag is one of two. */
function keysOf(text: string, given: Given): readonly string[] {
  const { values } = given;
  return listTexts({ text, only: undefined }, given).map((one) =>
    resolveVariables(withTag(one.text, values) ?? one.text, values),
  );
}

function followTag(
  act: Act & { readonly kind: 'tag' },
  only: PipelineAct['only'],
  following: Following,
): string | undefined {
  const [key = '', ...others] = keysOf(act.source, following);
  const build = following.builds.findLast(({ known }) => known.has(key));
  if (build === undefined) return STRANGER;
  const own = others.length > 0 ? undefined : build.known.get(key)?.only;
  return addTag(build, { text: act.target, only: only ?? own }, following);
}

function followPush(
  act: Act & { readonly kind: 'push' },
  only: PipelineAct['only'],
  following: Following,
): string | undefined {
  const start = `${resolveVariables(act.reference, following.values)}:`;
  const wanted = keysOf(act.reference, following);
  const isMeant = (key: string): boolean =>
    act.isAll ? key.startsWith(start) : wanted.includes(key);
  const found = following.builds.flatMap(({ known, pushed }) =>
    [...known].filter(([key]) => isMeant(key)).map(([key, one]) => ({ key, one, pushed })),
  );
  for (const { key, one, pushed } of found) {
    pushed.set(key, (pushed.get(key) ?? new Set()).add(only ?? one.only));
  }
  return found.length > 0 ? undefined : STRANGER;
}

/** The tags of a build, as far as they are pushed, as inputs. */
export function toTags(build: ImageBuild, values: ReadonlyMap<string, string>): Tags | string {
  const isAll = isPushingBuild(build.flags);
  const isPushed = isAll || build.pushed.size > 0;
  const wanted = [...build.known].flatMap(([key, { text, only }]): Reference[] => {
    if (isAll || !isPushed) return [{ text, only }];
    const when = [...(build.pushed.get(key) ?? [])];
    return when.includes(undefined)
      ? [{ text, only: undefined }]
      : when.map((one) => ({ text, only: one }));
  });
  const lists = toLists(wanted, values);
  return typeof lists === 'string' ? lists : { lists, isPushed };
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
    const written = resolveVariables(text, values);
    const at = written.lastIndexOf(':');
    const rule = toRule(written.slice(at + 1), only);
    if (rule === undefined)
      return `it gives git tags ${toPlainVariables(written)}: write a rule for it`;
    images.add(written.slice(0, at));
    rules.add(rule);
  }
  if (images.size > 1)
    return 'it gives tags of some runs to several repositories: split it into a job for each';
  const lists = new Map<string, readonly string[]>();
  if (images.size > 0) lists.set('images', [...images]);
  lists.set('tags', [...always, ...rules]);
  // As written: no rule adds latest by itself.
  if (rules.size > 0) lists.set('flavor', ['latest=false']);
  return lists;
}

function toRule(tag: string, only: PipelineAct['only']): string | undefined {
  const isChosen = !/[,{]/.test(tag.replaceAll(/\$\{\w+\}/g, ''));
  const plain = toPlainVariables(tag);
  if (isChosen && only === 'default-branch') {
    return `type=raw,value=${plain},enable={{is_default_branch}}`;
  }
  if (isChosen && only === 'other-ref') {
    return `type=raw,value=${plain},enable={{is_not_default_branch}}`;
  }
  return tag === '${CI_COMMIT_TAG}' ? 'type=ref,event=tag' : undefined;
}

/** Variables that hold no tag. */
const REPOSITORY = /\$\{CI_(?:REGISTRY_IMAGE|REGISTRY|PROJECT_\w+)\}/g;

/** A reference with its tag; undefined where a variable may hold it. */
function withTag(reference: string, values: ReadonlyMap<string, string>): string | undefined {
  const shape = resolveVariables(reference, values).replaceAll(REPOSITORY, 'x');
  const end = shape.slice(shape.lastIndexOf('/') + 1);
  if (/[:@]/.test(end)) return reference;
  return end.includes('$') ? undefined : `${reference}:latest`;
}

/** How far variables may refer to others, and the longest text: a reference is shorter. */
const [DEEPEST, LONGEST] = [5, 1000];

/** A text with the variables of the file filled in. */
export function resolveVariables(
  text: string,
  values: ReadonlyMap<string, string>,
  depth = 0,
): string {
  if (depth > DEEPEST || text.length > LONGEST) return text;
  const filled = text.replaceAll(/\$\{(\w+)\}|\$(\w+)/g, (_all, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? '';
    const value = values.get(name) ?? '';
    return value === '' || value.length > LONGEST ? `\${${name}}` : value;
  });
  return filled === text || filled.length > LONGEST
    ? text
    : resolveVariables(filled, values, depth + 1);
}

/** Whether a build pushes by itself. */
export function isPushingBuild({ inputs }: BuildFlags): boolean {
  return inputs.get('push')?.at(-1) === 'true';
}

/** A text with variables without braces, where no word follows. */
export function toPlainVariables(text: string): string {
  return text.replaceAll(/\$\{(\w+)\}(?!\w)/g, (_all, name: string) => `$${name}`);
}
