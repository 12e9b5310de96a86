// SPDX-License-Identifier: Apache-2.0
// elgohr/Publish-Docker-Github-Action: one step with login, build and push. Pure.
import { readBuildFlags } from '../shell/docker-flags.ts';
import { withLines, withValue, type Input } from '../inputs.ts';
import type { Image } from './kinds.ts';
import type { TranslatedLogin } from './login.ts';
import type { Note } from '../notes.ts';
import { plainText, readScript } from '../shell/words.ts';
import { inputOf, lineOf, type WorkflowStep } from '../workflow.ts';
import { omitUndefined } from '../../../omit-undefined.ts';

/** Whether a step is of that action. */
export function isElgohr({ action }: WorkflowStep): boolean {
  return action === 'elgohr/publish-docker-github-action';
}

/** The rules that give the tags which the action gives without `tags`. */
const DEFAULT_RULES = [
  'type=raw,value=latest,enable={{is_default_branch}}',
  'type=ref,event=branch,enable=${{ github.ref_name != github.event.repository.default_branch }}',
  "type=raw,value=${{ github.sha }},enable=${{ github.event_name == 'pull_request' }}",
];

/** The image that a step of the action builds; the reason, where it is not taken over. */
export function readElgohr(step: WorkflowStep): Image | string {
  if (step.fixed !== undefined) return step.fixed;
  const name = inputOf(step, 'name');
  if (name === undefined) return 'it has no name';
  const registry = inputOf(step, 'registry')?.replace(/^https?:\/\//, '');
  const options = readOptions(inputOf(step, 'buildoptions'));
  if (typeof options === 'string') return `buildoptions: ${options}`;
  const { repository, tag } = splitName(name, registry);
  return {
    step,
    others: [],
    env: [],
    outputs: {},
    logins: [toLogin(step, registry)],
    inputs: [
      withValue('images', repository),
      ...toTags(step, tag),
      ...toStepPaths(step),
      ...withLines('build-args', listWords(inputOf(step, 'buildargs'))),
      ...withLines('platforms', listWords(inputOf(step, 'platforms'))),
      ...toPush(inputOf(step, 'no_push')),
      ...options.inputs,
    ],
    report: {
      taken: [{ line: lineOf(step), what: step.action, said: toSaid(step) }],
      notTaken: [...explainInputs(step), ...options.notes(lineOf(step))],
    },
  };
}

function toSaid(step: WorkflowStep): string {
  const isGiven = inputOf(step, 'tags') !== undefined;
  return `one step of tagship${isGiven ? '' : ', with rules for its tags'}; push: auto only builds changes from forks`;
}

/** `no_push` is the opposite of `push`. */
function toPush(value: string | undefined): readonly Input[] {
  if (value === undefined || value === 'false') return [];
  const isOpen = value.includes('${{');
  return [
    withValue(
      'push',
      isOpen ? value.trim().replace(/^\$\{\{\s*(.*?)\s*\}\}$/s, '${{ !($1) }}') : 'false',
    ),
  ];
}

function toLogin(step: WorkflowStep, registry: string | undefined): TranslatedLogin {
  const [username, password] = [inputOf(step, 'username'), inputOf(step, 'password')];
  return {
    ...omitUndefined({ registry, username, password }),
  };
}

/** `acme/app:1` with its registry: a tag in the name counts. */
function splitName(
  name: string,
  registry: string | undefined,
): { readonly repository: string; readonly tag?: string } {
  const [, path = name, tag] = /^(.*[^:/]):([^:/}{]+)$/s.exec(name) ?? [];
  const isWhole = registry === undefined || path.startsWith(`${registry}/`);
  const repository = isWhole ? path : `${registry}/${path}`;
  return tag === undefined ? { repository } : { repository, tag };
}

function toTags(step: WorkflowStep, tag: string | undefined): readonly Input[] {
  const given = listWords(inputOf(step, 'tags'));
  if (given.length > 0)
    return withLines(
      'tags',
      given.map((word) => `type=raw,value=${word}`),
    );
  if (tag !== undefined) return [withValue('tags', `type=raw,value=${tag}`)];
  return [
    ...withLines('tags', [...DEFAULT_RULES, ...toReleaseRules(step)]),
    withValue('flavor', 'latest=false'),
  ];
}

function toReleaseRules(step: WorkflowStep): readonly string[] {
  if (inputOf(step, 'tag_semver') === 'true') {
    return ['{{version}}', '{{major}}.{{minor}}', '{{major}}'].map(
      (pattern) => `type=semver,pattern=${pattern}`,
    );
  }
  if (inputOf(step, 'tag_names') === 'true') return ['type=ref,event=tag'];
  return ["type=raw,value=latest,enable=${{ github.ref_type == 'tag' }}"];
}

/** The action goes into `workdir` first. */
function toStepPaths(step: WorkflowStep): readonly Input[] {
  const [workdir, context, file] = ['workdir', 'context', 'dockerfile'].map((name) =>
    inputOf(step, name),
  );
  const within = (path: string): string =>
    workdir === undefined
      ? path
      : path === '.'
        ? workdir
        : `${workdir.replace(/\/+$/, '')}/${path}`;
  const isPlaced = context !== undefined || workdir !== undefined;
  return [
    ...(isPlaced ? [withValue('context', within(context ?? '.'))] : []),
    ...(file === undefined ? [] : [withValue('file', within(file))]),
  ];
}

function listWords(value: string | undefined): readonly string[] {
  const words = (value ?? '').split(/[,\n]/).map((word) => word.trim());
  return words.filter((word) => word !== '');
}

/** The flags of `buildoptions`. */
function readOptions(
  text: string | undefined,
):
  | { readonly inputs: readonly Input[]; readonly notes: (line: number) => readonly Note[] }
  | string {
  if (text === undefined) return { inputs: [], notes: () => [] };
  const commands = readScript(text);
  if ('reason' in commands) return commands.reason;
  const words = commands.flatMap(({ words: all }) => all.map(plainText));
  if (commands.length > 1 || words.includes(undefined)) return 'only a shell can evaluate it';
  const flags = readBuildFlags(words.filter((word) => word !== undefined));
  if (typeof flags === 'string') return flags;
  if (flags.context !== undefined) return 'it contains words that are not flags';
  if (flags.inputs.has('secret')) return '--secret goes into secret-envs or secret-files';
  return {
    inputs: [...flags.inputs].flatMap(([name, values]) => withLines(name, values)),
    notes: (line) => flags.lost.map(([what, said]) => ({ line, what, said })),
  };
}

const TAKEN = new Set([
  ...['name', 'username', 'password', 'registry', 'tags', 'dockerfile', 'workdir', 'context'],
  ...['buildargs', 'platforms', 'no_push', 'buildoptions', 'tag_names', 'tag_semver'],
]);

const LOST: Readonly<Record<string, string>> = {
  snapshot: 'its tag contains the build time: type=sha names the commit instead',
  cache: 'it uses the last image as a cache: set cache-from and cache-to, for example type=gha',
  default_branch: 'tagship knows the default branch of the project',
};

function explainInputs(step: WorkflowStep): readonly Note[] {
  return step.with.flatMap(({ key, value, line }): Note[] => {
    const name = key.toLowerCase();
    if (TAKEN.has(name) || /^(?:false)?$/.test(value.trim())) return [];
    const said = LOST[name] ?? 'tagship has no such input';
    return [{ line: line + 1, what: `${key} of ${step.action}`, said }];
  });
}
