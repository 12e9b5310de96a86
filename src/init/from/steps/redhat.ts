// SPDX-License-Identifier: Apache-2.0
// redhat-actions: buildah-build, push-to-registry and podman-login as one image. Pure.
import { toPushInput } from '../condition.ts';
import { listLines, withLines, withValue, type Input } from '../inputs.ts';
import type { Image } from './kinds.ts';
import type { TranslatedLogin } from './login.ts';
import type { Note } from '../notes.ts';
import { isOutput } from '../outputs.ts';
import { needsLogin } from './setup.ts';
import { inputOf, lineOf, type Job, type WorkflowStep } from '../workflow.ts';
import { omitUndefined } from '../../../omit-undefined.ts';

const BUILD = 'redhat-actions/buildah-build';
const PUSH = 'redhat-actions/push-to-registry';
const LOGIN = 'redhat-actions/podman-login';

/** The image that the steps of a job build with Buildah, and what was not taken over. */
export function readRedhat(job: Job): {
  readonly images: readonly Image[];
  readonly notTaken: readonly Note[];
} {
  const builds = job.steps.filter(({ action }) => action === BUILD);
  const [build, ...more] = builds;
  if (build === undefined) return { images: [], notTaken: [] };
  const reason = more.length > 0 ? 'the job has several of them' : refuse(build, job);
  if (reason !== undefined) {
    return {
      images: [],
      notTaken: builds.map((step) => ({ line: lineOf(step), what: BUILD, said: reason })),
    };
  }
  const push = toPushInput(build, pushesOf(job));
  if (typeof push === 'string') {
    return { images: [], notTaken: [{ line: lineOf(build), what: BUILD, said: push }] };
  }
  const image = toImage(build, job, push);
  return { images: [image], notTaken: [] };
}

/** Inputs of an image that is made without a Dockerfile. */
const WITHOUT_FILE = ['base-image', 'content', 'entrypoint', 'port', 'workdir', 'envs'];

function refuse(build: WorkflowStep, job: Job): string | undefined {
  const steps = [build, ...pushesOf(job), ...loginsOf(job)];
  const fixed = steps.find((step) => step.fixed !== undefined)?.fixed;
  if (fixed !== undefined) return fixed;
  const bare = WITHOUT_FILE.find((name) => inputOf(build, name) !== undefined);
  if (bare !== undefined) return `${bare} builds an image without a Dockerfile: write one`;
  if (listLines(filesOf(build)).length > 1) return 'it names several Dockerfiles for one image';
  const last = Math.max(...pushesOf(job).map(({ at }) => at));
  const between = job.steps.find(
    (step) =>
      step.at > build.at &&
      step.at < last &&
      ![PUSH, LOGIN].includes(step.action) &&
      needsLogin(step) !== undefined,
  );
  if (between !== undefined) {
    return `line ${lineOf(between)} is between build and push, and uses the image: move its command to test`;
  }
  return undefined;
}

function pushesOf(job: Job): readonly WorkflowStep[] {
  return job.steps.filter(({ action }) => action === PUSH);
}

function loginsOf(job: Job): readonly WorkflowStep[] {
  return job.steps.filter(({ action }) => action === LOGIN);
}

function filesOf(build: WorkflowStep): string | undefined {
  return inputOf(build, 'containerfiles') ?? inputOf(build, 'dockerfiles');
}

function toImage(build: WorkflowStep, job: Job, push: readonly Input[]): Image {
  const pushes = pushesOf(job);
  const logins = loginsOf(job);
  const after = job.steps.filter(
    (step) => step.run !== undefined && /\b(?:podman|buildah|skopeo)\b/.test(step.run),
  );
  const kept = after.length > 0 ? logins : [];
  const gone = logins.filter((step) => !kept.includes(step));
  return {
    step: build,
    others: [...pushes, ...gone],
    env: [],
    outputs: { digest: 'digest' },
    logins: [...pushes, ...gone].flatMap(toLogin),
    inputs: [...toInputs(build, pushes), ...push],
    report: {
      taken: [
        {
          line: lineOf(build),
          what: BUILD,
          said: 'one step of tagship, which builds with BuildKit',
        },
        ...pushes.map((step) => ({
          line: lineOf(step),
          what: PUSH,
          said: 'its tags; push: auto only builds changes from forks',
        })),
        ...gone.map((step) => ({
          line: lineOf(step),
          what: LOGIN,
          said: 'an entry of registries',
        })),
      ],
      notTaken: [
        ...explainInputs(build, BUILT, LOST),
        ...pushes.flatMap((step) => explainInputs(step, PUSHED, {})),
        ...kept.map((step) => ({
          line: lineOf(step),
          what: LOGIN,
          said: 'kept: podman or skopeo runs in the job',
        })),
      ],
    },
  };
}

function toInputs(build: WorkflowStep, pushes: readonly WorkflowStep[]): readonly Input[] {
  const references = pushes.flatMap((push) => toReferences(build, push));
  const local = listTags(inputOf(build, 'tags')).map((tag) =>
    join([inputOf(build, 'image') ?? ''], tag),
  );
  const file = listLines(filesOf(build))[0];
  const platforms = listWords(inputOf(build, 'platforms'));
  const archs = listWords(inputOf(build, 'archs') ?? inputOf(build, 'arch'));
  const context = inputOf(build, 'context');
  return [
    ...withLines('tags', references.length > 0 ? references : local),
    ...(context === undefined ? [] : [withValue('context', context)]),
    ...(file === undefined ? [] : [withValue('file', file)]),
    ...withLines(
      'platforms',
      platforms.length > 0 ? platforms : archs.map((arch) => `linux/${arch}`),
    ),
    ...withLines('build-args', listLines(inputOf(build, 'build-args'))),
    ...withLines('labels', listLines(inputOf(build, 'labels'))),
    ...(pushes.length === 0 ? [withValue('load', 'true')] : []),
  ];
}

/** The references that a push gives: registry, image and each tag; a tag may be a whole reference itself. */
function toReferences(build: WorkflowStep, push: WorkflowStep): readonly string[] {
  const from = (name: string): string | undefined => {
    const value = inputOf(push, name);
    return value !== undefined && isOutput(value, build.id, name) ? inputOf(build, name) : value;
  };
  const image = from('image') ?? inputOf(build, 'image') ?? '';
  const registry = inputOf(push, 'registry');
  return listTags(from('tags')).map((tag) =>
    join(registry === undefined ? [image] : [registry, image], tag),
  );
}

function join(path: readonly string[], tag: string): string {
  if (tag.includes('/') && !tag.includes('${{')) return tag;
  return `${path.map((part) => part.replace(/^https?:\/\//, '').replace(/\/+$/, '')).join('/')}:${tag}`;
}

/** Tags stand between white space; white space within an expression is its own. */
function listTags(value: string | undefined): readonly string[] {
  const found = (value ?? '').match(/(?:\$\{\{.*?\}\}|\S)+/gs) ?? [];
  return found.length === 0 ? ['latest'] : found;
}

function listWords(value: string | undefined): readonly string[] {
  const words = (value ?? '').split(/[,\n]/).map((word) => word.trim());
  return words.filter((word) => word !== '');
}

function toLogin(step: WorkflowStep): readonly TranslatedLogin[] {
  const [registry, username, password] = ['registry', 'username', 'password'].map((name) =>
    inputOf(step, name),
  );
  if (registry === undefined || (username === undefined && password === undefined)) return [];
  const isInsecure = inputOf(step, 'tls-verify') === 'false';
  return [
    {
      registry: registry.includes('${{')
        ? registry
        : (registry.replace(/^https?:\/\//, '').split('/')[0] ?? registry),
      ...omitUndefined({ username, password }),
      ...(isInsecure ? { isInsecure } : {}),
    },
  ];
}

const BUILT = new Set([
  ...['image', 'tags', 'containerfiles', 'dockerfiles', 'context', 'platforms', 'archs', 'arch'],
  ...['build-args', 'labels'],
]);
const PUSHED = new Set(['image', 'tags', 'registry', 'username', 'password', 'tls-verify']);

const LOST: Readonly<Record<string, string>> = {
  'extra-args': 'they are flags of buildah',
  layers: 'BuildKit keeps layers in its cache anyway',
  oci: 'tagship writes OCI media types; media-types: docker writes those of Docker',
  'tls-verify': 'registries has insecure for a registry without TLS',
};

function explainInputs(
  step: WorkflowStep,
  taken: ReadonlySet<string>,
  lost: Readonly<Record<string, string>>,
): readonly Note[] {
  return step.with.flatMap(({ key, value, line }): Note[] => {
    const name = key.toLowerCase();
    if (taken.has(name) || value.trim() === '' || (name === 'oci' && value.trim() === 'true'))
      return [];
    const said = lost[name] ?? 'tagship has no such input';
    return [{ line: line + 1, what: `${key} of ${step.action}`, said }];
  });
}
