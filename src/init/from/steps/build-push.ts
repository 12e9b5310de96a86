// SPDX-License-Identifier: Apache-2.0
// docker/build-push-action and depot/build-push-action: their inputs as ours. Pure.
import { asWritten, buildInputs, listLines, withLines, type Input } from '../inputs.ts';
import { metadataReadBy, toLabelInput, toTagInputs } from './metadata.ts';
import type { Note, Report } from '../notes.ts';
import { isOutput, readsOf } from '../outputs.ts';
import type { SourceEntry } from '../source.ts';
import {
  inputOf,
  lineOf,
  normalize,
  resolveEnv,
  type Job,
  type WorkflowStep,
} from '../workflow.ts';

/** The context of a build. */
export interface BuildContext {
  readonly job: Job;
  /** The steps of docker/metadata-action whose inputs may go into the build. */
  readonly metas: readonly WorkflowStep[];
  /** The steps of docker/setup-buildx-action. */
  readonly setups: readonly WorkflowStep[];
}

/** The inputs of a step of ours, and what is to be said. */
export interface Translated {
  readonly inputs: readonly Input[];
  readonly report: Report;
}

/** Whether a step builds with the inputs of docker/build-push-action. */
export function isBuildPush({ action, isBaked }: WorkflowStep): boolean {
  return (
    isBaked === true ||
    action === 'docker/build-push-action' ||
    action === 'depot/build-push-action'
  );
}

/** Why a build cannot become a step of ours; undefined where it can. */
export function refuseBuildPush(build: WorkflowStep): string | undefined {
  if (build.fixed !== undefined) return build.fixed;
  if (/push-by-digest=(?:true|1)/i.test(inputOf(build, 'outputs') ?? '')) {
    return 'it pushes by digest, for one platform of several, and a later job joins them with "docker buildx imagetools create". Replace both jobs by the reusable workflow ship.yml, or by a leg on each runner and a merge: docs/cookbook.md, "Several platforms on native runners"';
  }
  const old = ['repository', 'registry', 'tag_with_ref', 'add_git_labels'];
  const found = build.with.find(({ key }) => old.includes(key.toLowerCase()));
  if (found !== undefined) {
    return `${found.key} is an input of version 1 of the action, which is a different action`;
  }
  return undefined;
}

/** The inputs of a build: those of docker/metadata-action that it reads, and its own. */
export function translateBuildPush(build: WorkflowStep, context: BuildContext): Translated {
  const { metas, job } = context;
  const read = metadataReadBy(build, metas, 'tags');
  const further = listLines(inputOf(build, 'tags')).filter(
    (line) => !read.some(({ id }) => isOutput(line, id, 'tags')),
  );
  const references = further.flatMap((line) => completeReferences(line, job));
  const push = decidePush(build);
  const done = ['tags', 'labels', 'annotations', 'push', 'load'];
  const own = build.with.filter(({ key }) => !done.includes(key.toLowerCase()));
  const isSame = references.join('\n') === further.join('\n');
  const tags = build.with.find(({ key }) => key.toLowerCase() === 'tags');
  return {
    inputs: [
      ...(read.length > 0
        ? toTagInputs(read, references)
        : tags !== undefined && isSame && references.length > 0
          ? [asWritten(tags)]
          : withLines('tags', references)),
      ...toLabelInput(build, metas, 'labels'),
      ...toLabelInput(build, metas, 'annotations'),
      ...push.inputs,
      ...own.filter((entry) => isTaken(entry, context)).map((entry) => asWritten(entry)),
    ],
    report: {
      taken: [reportTaken(build, own, context), ...push.report.taken],
      notTaken: [
        ...push.report.notTaken,
        ...own.flatMap((entry) => explainEntry(entry, build, context)),
        ...(isSame ? [] : [untagged(build)]),
        ...(read.length === 0 ? explainEmpty(build, references) : []),
      ],
    },
  };
}

/** `tags` that may come out empty: there the original fails, or pushes nothing. */
function explainEmpty(build: WorkflowStep, references: readonly string[]): readonly Note[] {
  const isOpen =
    references.length > 0 && references.every((line) => /^\$\{\{[^{}]*\}\}$/.test(line));
  if (!isOpen) return [];
  const said = 'migrated, but if it is empty, the standard preset gives the tags';
  return [{ line: lineOf(build), what: `tags of ${build.action}`, said }];
}

function untagged(build: WorkflowStep): Note {
  const said = 'a reference without a tag means latest there: tags now has :latest';
  return { line: lineOf(build), what: `tags of ${build.action}`, said };
}

function reportTaken(
  build: WorkflowStep,
  own: readonly SourceEntry[],
  context: BuildContext,
): Note {
  const names = own.filter((entry) => isTaken(entry, context)).map(({ key }) => key.toLowerCase());
  const list = names.length === 0 ? '' : `, with its ${names.join(', ')}`;
  return { line: lineOf(build), what: build.action, said: `one step of tagship${list}` };
}

function isTaken(entry: SourceEntry, { setups }: BuildContext): boolean {
  const name = entry.key.toLowerCase();
  if (entry.value.trim() === '') return false;
  if (name !== 'builder') return buildInputs.includes(name);
  return !setups.some(({ id }) => readsOf(entry.value, id).length > 0);
}

const DEPOT = new Set(['project', 'token', 'build-platform', 'buildx-fallback']);

/** Why an input is not taken over. */
function explainEntry(
  entry: SourceEntry,
  build: WorkflowStep,
  context: BuildContext,
): readonly Note[] {
  const name = entry.key.toLowerCase();
  const value = normalize(entry.value);
  if (isTaken(entry, context) || entry.value.trim() === '' || name === 'builder') return [];
  const what = `${entry.key} of ${build.action}`;
  const say = (said: string): readonly Note[] => [{ line: entry.line + 1, what, said }];
  if (name === 'github-token') {
    return /^(?:secrets\.GITHUB_TOKEN|github\.token)$/i.test(value)
      ? []
      : say('it is for a git context, but tagship builds the checkout');
  }
  if (build.action.startsWith('depot/') && DEPOT.has(name)) {
    return say('it is for the builders of Depot: see the entry for depot/build-push-action');
  }
  if (/^(?:false|none)$/i.test(value)) return [];
  return say('tagship has no such input');
}

/** Conditions under which `push: auto` pushes as well. */
const NOT_A_CHANGE = new Set([
  "github.event_name!='pull_request'",
  "github.event_name!='pull_request'&&true",
  "!(github.event_name=='pull_request')",
  "'pull_request'!=github.event_name",
]);

/** Whether a condition says that the run is for no pull request, and nothing else. */
export function isNoChange(condition: string | undefined): boolean {
  return NOT_A_CHANGE.has(normalize(condition));
}

/**
 * `push` and `load`.
 *
 * | there                                               | here                          |
 * | --------------------------------------------------- | ----------------------------- |
 * | `push: ${{ github.event_name != 'pull_request' }}`  | left out: `auto`              |
 * | neither `push`, `load` nor `outputs`                | `push: false`                 |
 * | `push: true` and `load: true`                       | `push: true`                  |
 * | anything else                                       | as it is                      |
 */
function decidePush(build: WorkflowStep): Translated {
  const [push, load] = [given(build, 'push'), given(build, 'load')];
  const isAuto = push !== undefined && isNoChange(push.value);
  const isBoth = push !== undefined && !isWord(push, 'false') && isWord(load, 'true');
  const isSaid = [push, load, given(build, 'outputs')].some((entry) => entry !== undefined);
  const kept = [...(isAuto ? [] : [push]), ...(isBoth ? [] : [load])];
  return {
    inputs: [
      ...kept.flatMap((entry) => (entry === undefined ? [] : [asWritten(entry)])),
      ...(isSaid ? [] : [{ name: 'push', lines: ['push: false'] }]),
    ],
    report: {
      taken: isAuto ? [explainAuto(push)] : [],
      notTaken: isBoth && load !== undefined ? [explainBoth(load, build)] : [],
    },
  };
}

function given(build: WorkflowStep, name: string): SourceEntry | undefined {
  return build.with.find(({ key, value }) => key.toLowerCase() === name && value.trim() !== '');
}

function isWord(entry: SourceEntry | undefined, word: string): boolean {
  return entry?.value.trim().toLowerCase() === word;
}

function explainAuto({ line }: SourceEntry): Note {
  const said =
    'left out: push: auto only builds changes from forks and those without credentials. A pull request of the project itself is pushed if a rule gives it a tag; set push to prevent that';
  return { line: line + 1, what: 'push', said };
}

function explainBoth({ line }: SourceEntry, { action }: WorkflowStep): Note {
  const said =
    'an image is either pushed or loaded: put what must run before tagging into test, which gets the image in SHIPPED_IMAGE';
  return { line: line + 1, what: `load of ${action}`, said };
}

/** The references of a line of `tags`; `latest` is said where the tag is left out. */
function completeReferences(line: string, job: Job): readonly string[] {
  const isList = !line.includes('${{') && line.includes(',');
  const parts = isList ? line.split(',').map((part) => part.trim()) : [line];
  const completed = parts.filter((part) => part !== '').map((part) => complete(part, job));
  return completed.join() === parts.join() ? [line] : completed;
}

/** Expressions that end a repository, and never hold a tag. */
const REPOSITORY = /\$\{\{\s*github\.(?:repository|event\.repository\.name)\s*\}\}$/;

function complete(reference: string, job: Job): string {
  const known = resolveEnv(reference, job).replace(REPOSITORY, 'app');
  const shape = known.replaceAll(/\$\{\{.*?\}\}/gs, '\0');
  const end = shape.slice(shape.lastIndexOf('/') + 1);
  const isUntagged = !/[:@=\0]/.test(end) && !shape.startsWith('#') && /^[^\s"']+$/.test(shape);
  return isUntagged ? `${reference}:latest` : reference;
}

/** A build of an image that is loaded before another one of the same job is pushed. */
export function explainTwice(builds: readonly WorkflowStep[]): readonly Note[] {
  const isSet = (step: WorkflowStep, name: string): boolean =>
    /^true$/i.test(inputOf(step, name) ?? '');
  const isLoading = (step: WorkflowStep): boolean => isSet(step, 'load') && !isSet(step, 'push');
  const [loading] = builds.filter(isLoading);
  if (loading === undefined || builds.every(isLoading)) return [];
  const said =
    'it is loaded for a test, and built again for the push: with the test in the setting test of the other step, one build is enough, and an image that fails gets no tag';
  return [{ line: lineOf(loading), what: loading.action, said }];
}
