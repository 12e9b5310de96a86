// SPDX-License-Identifier: Apache-2.0
// docker/github-builder: a job that calls its workflow becomes a job with steps. Pure.
import { indent } from './edits.ts';
import { asWritten, sortInputs, withLines, withValue, type Input } from './inputs.ts';
import type { JobTranslation } from './job.ts';
import type { Note } from './notes.ts';
import { listEntries, type SourceEntry, type SourceText } from './source.ts';
import type { Job } from './workflow.ts';

const CALLED =
  /^docker\/github-builder(?:-experimental)?\/\.github\/workflows\/(build|bake)\.ya?ml@/;

/** Its inputs that have a name of their own here. */
const RENAMED: Readonly<Record<string, string>> = {
  'meta-images': 'images',
  'meta-tags': 'tags',
  'meta-flavor': 'flavor',
  'meta-labels': 'labels',
  'meta-annotations': 'annotations',
};

const SAME = new Set([
  ...['annotations', 'build-args', 'context', 'file', 'labels', 'platforms', 'push', 'sbom'],
  ...['shm-size', 'target', 'ulimit'],
]);

const SILENT = new Set([
  ...['output', 'cache', 'cache-scope', 'cache-mode', 'setup-qemu', 'distribute', 'fail-fast'],
  ...['runner', 'set-meta-labels', 'set-meta-annotations', 'job-name-prefix'],
]);

const LOST: Readonly<Record<string, string>> = {
  sign: 'tagship does not sign: add a step with cosign after it',
  'registry-identities':
    'add a step that logs in without a password, for example aws-actions/amazon-ecr-login',
};

/** Its outputs, and ours that mean the same. */
const OUTPUTS: Readonly<Record<string, string>> = { digest: 'digest', 'meta-json': 'json' };

/** The id of the step of ours. */
const ID = 'image';

/** A job that calls the workflow, and its inputs. */
interface Call {
  readonly called: SourceEntry;
  readonly given: readonly SourceEntry[];
  readonly secrets: SourceEntry | undefined;
  /** The value of an input; empty without one. */
  readonly value: (name: string) => string;
}

/** What the job becomes; undefined for a job that does not call that workflow. */
export function translateGithubBuilder(
  source: SourceText,
  job: Job,
  uses: string,
): JobTranslation | undefined {
  const called = job.entries.find(({ key, value }) => key === 'uses' && CALLED.test(value));
  if (called === undefined) return undefined;
  const given = listEntries(source, job.entries.find(({ key }) => key === 'with')?.node);
  const secrets = job.entries.find(({ key }) => key === 'secrets');
  const value = (name: string): string => given.find(({ key }) => key === name)?.value.trim() ?? '';
  const call: Call = { called, given, secrets, value };
  const reason = refuse(source, job, call);
  if (reason === undefined) return translateCall(source, job, call, uses);
  const note: Note = { line: called.line + 1, what: WHAT, said: reason };
  return { edits: [], renamings: [], count: 0, report: { taken: [], notTaken: [note] } };
}

const WHAT = 'docker/github-builder';

function refuse(source: SourceText, job: Job, { called, value }: Call): string | undefined {
  if (CALLED.exec(called.value)?.[1] === 'bake') {
    return 'its bake file defines what it builds: write a step for each target';
  }
  if (value('output') !== 'image') return 'its output is not an image';
  return isBlock(source, job) ? undefined : 'the job uses flow style or aliases';
}

function translateCall(source: SourceText, job: Job, call: Call, uses: string): JobTranslation {
  const { called, given, secrets, value } = call;
  const inputs = [...toInputs(given, value), ...toLogins(listEntries(source, secrets?.node))];
  const read = readOutputs(source, job);
  const lines = renderJob(job, { uses, inputs, value, outputs: read.map(({ name }) => name) });
  const from = job.entries[0]?.from ?? job.from;
  const said =
    'a job with actions/checkout and one step of tagship, which builds all platforms on one runner';
  return {
    edits: [{ from, to: job.to, lines: indent(lines, columnOf(source, job)) }],
    renamings: [],
    count: 1,
    report: {
      taken: [{ line: called.line + 1, what: WHAT, said }],
      notTaken: [
        ...given.flatMap(explainInput),
        ...toSigned(called, given),
        ...read.flatMap(explainOutput),
        ...(secrets?.value === 'inherit' ? [inherited(secrets)] : []),
      ],
    },
  };
}

/** The column of the keys of a job. */
export function columnOf({ lines }: SourceText, job: Job): number {
  const text = lines[job.entries[0]?.line ?? job.from] ?? '';
  return text.length - text.trimStart().length;
}

/** Whether the job is a map with a key a line, without anchors. */
export function isBlock(source: SourceText, job: Job): boolean {
  const [first] = job.entries;
  const text = source.lines.slice(job.from, job.to).join('\n');
  return first !== undefined && first.line > job.from && !/(?:^|[\s:-])[&*][A-Za-z_]/m.test(text);
}

function inherited({ line }: SourceEntry): Note {
  const said = 'name the logins in registry-auth: a step cannot inherit secrets';
  return { line: line + 1, what: 'secrets: inherit', said };
}

function toInputs(
  given: readonly SourceEntry[],
  value: (name: string) => string,
): readonly Input[] {
  const named = given.flatMap((entry): readonly Input[] => {
    const name = RENAMED[entry.key] ?? entry.key;
    const isTaken = SAME.has(entry.key) || Object.hasOwn(RENAMED, entry.key);
    return isTaken && entry.value.trim() !== '' ? [asWritten(entry, name)] : [];
  });
  const scope = value('cache-scope') || value('target');
  const suffix = scope === '' ? '' : `,scope=${scope}`;
  return [
    ...named,
    ...(value('meta-tags') === '' ? withLines('tags', DEFAULT_TAGS) : []),
    ...(value('push') === '' ? [withValue('push', 'false')] : []),
    ...(value('cache') === 'true'
      ? [
          withValue('cache-from', `type=gha${suffix}`),
          withValue('cache-to', `type=gha${suffix},mode=${value('cache-mode') || 'min'}`),
        ]
      : []),
  ];
}

/** What docker/metadata-action does without `tags`. */
const DEFAULT_TAGS = [
  'type=schedule',
  'type=ref,event=branch',
  'type=ref,event=tag',
  'type=ref,event=pr',
];

function toLogins(secrets: readonly SourceEntry[]): readonly Input[] {
  const auths = secrets.find(({ key }) => key === 'registry-auths');
  return auths === undefined ? [] : [asWritten(auths, 'registry-auth')];
}

function toSigned(called: SourceEntry, given: readonly SourceEntry[]): readonly Note[] {
  if (given.some(({ key }) => key === 'sign')) return [];
  return [{ line: called.line + 1, what: 'sign of docker/github-builder', said: LOST.sign ?? '' }];
}

function explainInput({ key, value, line }: SourceEntry): readonly Note[] {
  if (SAME.has(key) || SILENT.has(key) || Object.hasOwn(RENAMED, key)) return [];
  if (/^(?:false|0)?$/.test(value.trim())) return [];
  return [
    {
      line: line + 1,
      what: `${key} of docker/github-builder`,
      said: LOST[key] ?? 'tagship has no such input',
    },
  ];
}

/** An output of the job that other jobs read. */
interface Read {
  readonly name: string;
  readonly line: number;
}

function readOutputs(source: SourceText, job: Job): readonly Read[] {
  const found = new Map<string, number>();
  for (const [at, text] of source.lines.entries()) {
    for (const [, name, output] of text.matchAll(/\bneeds\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      if (name === job.name && output !== undefined && !found.has(output))
        found.set(output, at + 1);
    }
  }
  return [...found].map(([name, line]) => ({ name, line }));
}

function explainOutput({ name, line }: Read): readonly Note[] {
  if (Object.hasOwn(OUTPUTS, name)) return [];
  return [
    {
      line,
      what: `outputs.${name}`,
      said: 'an output of docker/github-builder that tagship does not have',
    },
  ];
}

function renderJob(
  job: Job,
  {
    uses,
    inputs,
    value,
    outputs,
  }: {
    readonly uses: string;
    readonly inputs: readonly Input[];
    readonly value: (name: string) => string;
    readonly outputs: readonly string[];
  },
): readonly string[] {
  const known = outputs.filter((name) => Object.hasOwn(OUTPUTS, name));
  const isEmulated = /,|\n|arm|ppc64le|s390x|riscv|\$\{\{/.test(value('platforms'));
  return [
    ...job.entries.flatMap(({ key, source }) =>
      ['uses', 'with', 'secrets'].includes(key) ? [] : source,
    ),
    `runs-on: ${toRunner(value('runner'))}`,
    ...(known.length === 0 ? [] : ['outputs:']),
    ...known.map((name) => `  ${name}: \${{ steps.${ID}.outputs.${OUTPUTS[name] ?? ''} }}`),
    'steps:',
    '  - uses: actions/checkout@v7',
    ...(isEmulated ? ['  - uses: docker/setup-qemu-action@v4'] : []),
    `  - uses: ${uses}`,
    ...(known.length === 0 ? [] : [`    id: ${ID}`]),
    '    with:',
    ...indent(
      sortInputs(inputs).flatMap(({ lines }) => lines),
      6,
    ),
  ];
}

/** The runner of the default, where several are named. */
function toRunner(text: string): string {
  const [, named] = /(?:^|\n)default=(\S+)/.exec(text) ?? [];
  if (named !== undefined && /^[\w.-]+$/.test(named)) return named;
  return /^[\w.-]+$/.test(text) && !['auto', 'amd64', 'arm64'].includes(text)
    ? text
    : 'ubuntu-24.04';
}
