// SPDX-License-Identifier: Apache-2.0
// Builds on native runners that are joined by digest become one job that calls ship.yml. Pure.
import { indent } from '../edits.ts';
import { columnOf, isBlock } from '../github-builder.ts';
import { asWritten, buildInputs, sortInputs, withLines, withValue, type Input } from '../inputs.ts';
import type { JobTranslation } from '../job.ts';
import type { Note } from '../notes.ts';
import { aboveComments, type SourceText } from '../source.ts';
import { isNoChange } from '../steps/build-push.ts';
import { hostOf, isOwnLogin, type TranslatedLogin } from '../steps/login.ts';
import { isMetadata, toLabelInput, toTagInputs } from '../steps/metadata.ts';
import { readLogin } from '../steps/setup.ts';
import { inputOf, lineOf, normalize, resolveEnv, type Job } from '../workflow.ts';
import { findNative, type Native, type NotNative } from './find.ts';

/** What such jobs become, and which jobs they are. */
export interface NativeTranslation {
  readonly made: JobTranslation;
  readonly jobs: readonly Job[];
}

/** Jobs, and who hears why they stay as they are. */
interface Attempt extends Native {
  readonly refuse: (reason: string) => void;
}

/** All such jobs of a workflow. `revision` is what follows the `@` of an action of ours. */
export function translateNative(
  source: SourceText,
  jobs: readonly Job[],
  revision: string,
): readonly NativeTranslation[] {
  return findNative(jobs).map((found) => {
    if ('reason' in found) return toRefused(found);
    const reasons: string[] = [];
    const attempt = { ...found, refuse: (reason: string) => void reasons.push(reason) };
    const made = translateFound(source, attempt, jobs, revision);
    const [reason] = reasons;
    return reason === undefined ? made : toRefused({ merge: found.merge, reason });
  });
}

function toRefused({ merge, reason }: NotNative): NativeTranslation {
  const what = `job ${merge.name}`;
  const note: Note = { line: merge.from + 1, what, said: `it does not become ship.yml: ${reason}` };
  const report = { taken: [], notTaken: [note] };
  return { made: { edits: [], renamings: [], count: 0, report }, jobs: [] };
}

function translateFound(
  source: SourceText,
  native: Attempt,
  jobs: readonly Job[],
  revision: string,
): NativeTranslation {
  const { legs, merge, refuse } = native;
  if (!isBlock(source, merge)) refuse('the job uses flow style or aliases');
  const from = merge.entries[0]?.from ?? merge.from;
  const lines = renderCall(native, revision);
  const edits = [
    { from, to: merge.to, lines: indent(lines, columnOf(source, merge)) },
    ...legs.map((leg) => ({
      from: aboveComments(source, leg.from),
      to: leg.to,
      lines: [],
    })),
  ];
  const report = { taken: explainTaken(native), notTaken: explainLeft(native, jobs) };
  return {
    made: { edits, renamings: [], count: 1, report },
    jobs: [...legs, merge],
  };
}

function renderCall(native: Attempt, revision: string): readonly string[] {
  const inputs = sortInputs([...toInputs(native), ...toCheckoutInputs(native)]);
  const secrets = toSecrets(native);
  return [
    ...renderKeys(native),
    `uses: tagship/tagship/.github/workflows/ship.yml@${revision}`,
    'with:',
    ...indent(
      inputs.flatMap(({ lines }) => lines),
      2,
    ),
    ...(secrets.length === 0 ? [] : ['secrets:', ...indent(secrets, 2)]),
  ];
}

/** The keys that stay: those of the merge, and of the legs what the merge does not say. */
function renderKeys({ legs: [leg], merge, refuse }: Attempt): readonly string[] {
  const own = (job: Job | undefined, key: string) =>
    job?.entries.find((entry) => entry.key === key);
  const lines = (job: Job | undefined, key: string) => own(job, key)?.source ?? [];
  const [before, after] = [own(leg, 'if'), own(merge, 'if')];
  const isSame = normalize(before?.value) === normalize(after?.value);
  if (after !== undefined && !isSame && !isNoChange(after.value)) {
    refuse(`its condition (${normalize(after.value)}) is not that of the build`);
  }
  const permissions = lines(leg, 'permissions');
  return [
    ...lines(merge, 'name'),
    ...lines(leg, 'needs'),
    ...lines(leg, 'if'),
    ...(permissions.length > 0 ? permissions : lines(merge, 'permissions')),
    ...lines(merge, 'concurrency'),
  ];
}

/** Inputs of a build that ship.yml decides itself. */
const NOT_ASKED = [
  ...['platforms', 'outputs', 'push', 'load', 'call', 'cache-from', 'cache-to', 'secrets'],
  ...['tags', 'labels', 'annotations'],
];

function toInputs(native: Attempt): readonly Input[] {
  const { build, legs, platforms } = native;
  const metas = legs.flatMap(({ steps }) => steps.filter(isMetadata));
  const own = build.with.filter(({ key, value }) => {
    const name = key.toLowerCase();
    return buildInputs.includes(name) && !NOT_ASKED.includes(name) && value.trim() !== '';
  });
  const inputs = [
    ...toNames(native),
    ...toLabelInput(build, metas, 'labels'),
    ...toLabelInput(build, metas, 'annotations'),
    ...own.map((entry) => asWritten(entry)),
    withValue('platforms', platforms.join(',')),
  ];
  return inputs.map((input) => toCallable(input, native));
}

/** What a job that calls a workflow cannot read in `with`. */
const UNREADABLE =
  /\$\{\{[^}]*\b(env|secrets|matrix|strategy|steps|job|runner|hashFiles)\b[^}]*\}\}/;

function toCallable({ name, lines }: Input, { merge, legs: [leg], refuse }: Attempt): Input {
  const env = new Map([...(leg?.env ?? []), ...merge.env]);
  const resolved = lines.map((line) => resolveEnv(line, { env }));
  const [, context] = resolved.flatMap((line) => UNREADABLE.exec(line) ?? []);
  if (context !== undefined) {
    refuse(`${name} reads ${context}, which a job that calls a workflow cannot`);
  }
  return { name, lines: resolved };
}

/** Repositories and tags: of docker/metadata-action in the merge or the legs, or as the script of the merge names them. */
function toNames({ merge, legs, refuse }: Attempt): readonly Input[] {
  const metas = [merge, ...legs].map(({ steps }) => steps.filter(isMetadata));
  const [meta, ...others] = metas.find(({ length }) => length > 0) ?? [];
  if (others.length > 0) refuse('docker/metadata-action runs more than once');
  if (meta !== undefined) return toTagInputs([meta], []);
  const scripts = merge.steps.flatMap(({ run = '' }) => run.split('\n'));
  const joins = scripts.filter((line) => /\b(?:imagetools|manifest)\s+create\b/.test(line));
  const tags = joins.flatMap((line) => [
    ...[...line.matchAll(/(?:-t|--tag)[ =]["']?([^\s"']+)/g)].map(([, name = '']) => name),
    ...[...line.matchAll(/\bmanifest\s+create\s+(?:--\S+\s+)*["']?([^\s"']+)/g)].map(
      ([, name = '']) => name,
    ),
  ]);
  const isPlain = (name: string) => /^[\w.:/-]+$/.test(name);
  if (tags.length === 0 || !tags.every(isPlain)) {
    refuse('its script decides about the tags');
  }
  return withLines('tags', tags.map(withTag));
}

function withTag(reference: string): string {
  return /:[^/]*$/.test(reference) ? reference : `${reference}:latest`;
}

/** `submodules` and `lfs` of the checkout of the legs. */
function toCheckoutInputs({ legs: [leg] }: Native): readonly Input[] {
  const checkout = leg?.steps.find(({ action }) => action === 'actions/checkout');
  return ['submodules', 'lfs'].flatMap((name) => {
    const value = checkout === undefined ? undefined : inputOf(checkout, name);
    return value === undefined || value === 'false' ? [] : [withValue(name, value)];
  });
}

/** The lines of `secrets`: logins, and the secrets of the build. */
function toSecrets({ legs, merge, build, refuse }: Attempt): readonly string[] {
  const jobs = [...legs, merge];
  const logins = new Map<string, string>();
  for (const job of jobs) {
    for (const step of job.steps.filter(({ action }) => action === 'docker/login-action')) {
      const entry = toEntry(readLogin(step), job);
      if (typeof entry === 'string') refuse(`line ${lineOf(step)}: ${entry}`);
      else if (entry !== undefined) logins.set(...entry);
    }
  }
  const entries = [...logins].map(([host, fields]) => `  ${host}: ${fields}`);
  const secrets = build.with.find(({ key }) => key.toLowerCase() === 'secrets');
  return [
    ...(entries.length === 0 ? [] : ['registries: |', ...entries]),
    ...(secrets === undefined ? [] : asWritten(secrets).lines),
  ];
}

/** Host and login of an entry of `registries`; undefined if none is needed; the reason, if it cannot be one. */
function toEntry(
  login: TranslatedLogin | undefined,
  job: Job,
): readonly [string, string] | string | undefined {
  if (login === undefined) return 'ship.yml has no secret registry-auth';
  if (isOwnLogin(login, job)) return undefined;
  const { username = '', password = '' } = login;
  const host = hostOf(login, job);
  const isKnown = [host, username, password].every(
    (text) => !/\$\{\{(?!\s*(?:secrets|vars|github|inputs)\.)/.test(text),
  );
  if (username === '' || password === '' || !isKnown || host.includes('${{')) {
    return 'a job that calls a workflow cannot read this login';
  }
  return [host, `{ username: ${toWord(username)}, password: ${toWord(password)} }`];
}

/** An expression as JSON, so that whatever it holds is one word; any other text in quotes. */
function toWord(text: string): string {
  const [, inner] = /^\$\{\{\s*([^{}]+?)\s*\}\}$/.exec(text.trim()) ?? [];
  if (inner !== undefined) return `\${{ toJSON(${inner}) }}`;
  return /^[A-Za-z][\w.-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}

function explainTaken({ build, merge }: Native): readonly Note[] {
  const said =
    'one job that calls ship.yml: a leg for each platform on a runner of its own, and a merge that looks whether every platform is there';
  const joins = merge.steps.filter(({ run = '' }) => /\bcreate\b/.test(run));
  return [
    { line: lineOf(build), what: build.action, said },
    ...joins.map((step) => ({
      line: lineOf(step),
      what: 'docker buildx imagetools',
      said: 'the merge of ship.yml',
    })),
  ];
}

/** The outputs of ship.yml. */
const OUTPUTS = [
  ...['version', 'tags', 'tag-names', 'held', 'pushed', 'digest', 'digests', 'receipt'],
];

function explainLeft(native: Native, jobs: readonly Job[]): readonly Note[] {
  const { legs, merge, build } = native;
  const caches = build.with.filter(({ key }) => /^cache-(?:from|to)$/i.test(key));
  const reads = jobs.flatMap((job) =>
    job.entries.flatMap(({ line, source }) =>
      [...source.join('\n').matchAll(/\bneeds\.([\w-]+)\.outputs\.([\w-]+)/g)]
        .filter(([, name, output = '']) => name === merge.name && !OUTPUTS.includes(output))
        .map(([, , output = '']) => ({
          line: line + 1,
          what: `needs.${merge.name}.outputs.${output}`,
          said: 'ship.yml has no such output',
        })),
    ),
  );
  return [
    ...caches.map(({ key, line }) => ({
      line: line + 1,
      what: `${key} of ${build.action}`,
      said: 'left out: ship.yml keeps a cache of GitHub for each platform',
    })),
    ...legs.flatMap(explainRunners),
    ...reads,
  ];
}

/** Runners other than those that ship.yml takes by itself. */
function explainRunners(leg: Job): readonly Note[] {
  const entries = leg.entries.filter(({ key }) => key === 'runs-on' || key === 'strategy');
  const text = entries.map(({ source }) => source.join('\n')).join('\n');
  const named = [...text.matchAll(/\b(?:ubuntu-[\w.-]+|self-hosted|macos-\S+|windows-\S+|group:)/g)]
    .map(([name]) => name)
    .filter((name) => !/^ubuntu-(?:latest|24\.04|24\.04-arm)$/.test(name));
  const [first] = entries;
  if (named.length === 0 || first === undefined) return [];
  const said = `ship.yml runs on ubuntu-24.04 and ubuntu-24.04-arm: name others in its input runners (${[...new Set(named)].join(', ')})`;
  return [{ line: first.line + 1, what: 'runs-on', said }];
}
