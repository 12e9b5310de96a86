// SPDX-License-Identifier: Apache-2.0
// The schema of a saved plan, field by field. Pure.
import * as v from 'valibot';
import type { CiName } from '../../facts/facts.ts';
import { error, type ProblemCode, type ProblemData } from '../../problem.ts';
import type { Plan } from '../plan.ts';
import { quote } from '../quote.ts';
import { commit, digest, line, platform, repository, show, tag, text, time } from './grammar.ts';
import { SPELLING } from '../version/spelling.ts';

/** More problems than these add nothing. */
const MOST_PROBLEMS = 20;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const trigger = v.picklist(['push', 'manual', 'api', 'workflow_run', 'local', 'other']);

const origin = v.picklist(['project', 'fork', 'unknown']);

const event = v.variant('kind', [
  v.object({ kind: v.literal('branch'), branch: line, trigger }),
  v.object({ kind: v.literal('gitTag'), gitTag: line, trigger }),
  v.object({ kind: v.literal('release'), gitTag: line, prerelease: v.boolean() }),
  v.object({
    kind: v.literal('change'),
    number: count,
    source: v.exactOptional(line),
    target: v.exactOptional(line),
    headSha: v.exactOptional(commit),
    origin,
  }),
  v.object({
    kind: v.literal('mergeQueue'),
    target: v.exactOptional(line),
    number: v.exactOptional(count),
  }),
  v.object({ kind: v.literal('schedule'), branch: v.exactOptional(line) }),
  v.object({
    kind: v.literal('other'),
    name: line,
    origin: v.exactOptional(origin),
    about: v.exactOptional(count),
  }),
]);

/** Any CI system: the name is only compared and printed. */
const ci = v.custom<CiName>((value) => typeof value === 'string' && /^[a-z]{1,40}$/.test(value));

const facts = v.object({
  ci,
  event,
  trust: v.object({
    level: v.picklist(['trusted', 'untrusted']),
    reason: text,
    settingsFile: v.exactOptional(v.object({ level: v.literal('untrusted'), reason: text })),
  }),
  eventName: line,
  ref: line,
  baseRef: v.exactOptional(line),
  sha: commit,
  checkedOut: v.exactOptional(
    v.object({
      is: v.picklist(['head', 'base', 'older', 'newer', 'elsewhere', 'other']),
      eventSha: v.exactOptional(commit),
    }),
  ),
  conclusion: v.exactOptional(line),
  commitTime: v.exactOptional(time),
  distance: v.exactOptional(count),
  dirty: v.boolean(),
  changes: v.exactOptional(v.object({ count, files: v.pipe(v.array(text), v.maxLength(3)) })),
  defaultBranch: v.exactOptional(line),
  branchesAlike: v.exactOptional(v.pipe(v.array(line), v.maxLength(100))),
  protected: v.exactOptional(v.boolean()),
  project: v.object({
    slug: v.exactOptional(text),
    name: v.exactOptional(text),
    url: v.exactOptional(text),
    description: v.exactOptional(text),
    license: v.exactOptional(text),
    private: v.exactOptional(v.boolean()),
  }),
  run: v.object({
    number: v.exactOptional(text),
    id: v.exactOptional(text),
    attempt: v.exactOptional(text),
    url: v.exactOptional(text),
  }),
  environment: v.exactOptional(text),
  ownRepository: v.exactOptional(line),
  now: time,
  gitTags: v.object({
    known: v.boolean(),
    from: v.exactOptional(line),
    count,
    reason: v.exactOptional(text),
  }),
  metadata: v.exactOptional(
    v.object({
      ref: line,
      sha: line,
      baseRef: v.exactOptional(line),
      defaultBranch: v.exactOptional(line),
      commitTime: v.exactOptional(time),
    }),
  ),
});

/** A run has at most about this many exact tags; each is read with every higher version. */
const MOST_SPELLINGS = 100;

const spelling = v.pipe(v.string(), v.regex(SPELLING));

const series = v.pipe(
  v.object({
    name: line,
    scheme: v.picklist(['semver', 'pep440', 'loose']),
    version: line,
    range: v.exactOptional(line),
    gitTagPrefix: line,
    exactPrefix: line,
    exactSuffix: line,
    spellings: v.exactOptional(v.pipe(v.array(spelling), v.maxLength(MOST_SPELLINGS))),
    ignore: v.exactOptional(line),
    revisions: v.exactOptional(line),
    above: v.array(v.object({ gitTag: line, version: line, tag })),
  }),
  v.check(
    ({ exactPrefix, version, exactSuffix }) =>
      v.is(tag, (exactPrefix + version + exactSuffix).replaceAll('+', '-')),
    'its prefix, version and suffix make no tag',
  ),
);

const plannedTag = v.object({
  tag,
  kind: v.picklist(['exact', 'floating']),
  series: v.exactOptional(line),
  rule: text,
  reason: text,
  decided: v.picklist(['plan', 'registry']),
  answer: v.exactOptional(v.picklist(['create', 'move', 'replace', 'keep', 'hold'])),
  from: v.exactOptional(
    v.object({ digest: line, version: v.exactOptional(line), revision: v.exactOptional(line) }),
  ),
  there: v.exactOptional(
    v.record(
      repository,
      v.object({
        digest: v.nullable(digest),
        answer: v.picklist(['create', 'move', 'keep', 'hold']),
      }),
    ),
  ),
  versions: v.exactOptional(series),
  literal: v.exactOptional(v.boolean()),
  repositories: v.exactOptional(v.array(repository)),
  platform: v.exactOptional(platform),
});

/** What a plan may add to `--provenance`: a mode and the run that builds, nothing that writes elsewhere. */
const provenance = v.pipe(
  line,
  v.regex(/^mode=(?:min|max)(?:,inline-only=true)?(?:,builder-id=[^\s,"]+)?$/),
);

/** What a plan may name as a cache: one of GitHub, or a tag in a registry, with nothing else than we write. */
const cacheEntry = v.pipe(
  line,
  v.regex(
    /^type=(?:gha,scope=tagship-[\w.-]+|registry,ref=[\w.:/-]+)(?:,(?:mode|ignore-error|timeout|image-manifest|oci-mediatypes)=\w+)*$/,
  ),
);

const build = v.object({
  from: v.exactOptional(v.pipe(v.array(line), v.minLength(1), v.maxLength(100))),
  argv: v.array(text),
  context: text,
  file: text,
  recipe: text,
  inputs: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  sourceDateEpoch: v.exactOptional(v.pipe(v.number(), v.safeInteger())),
  provenance: v.exactOptional(provenance),
  cache: v.exactOptional(v.object({ from: v.array(cacheEntry), to: v.array(cacheEntry) })),
  requiredSecrets: v.exactOptional(v.array(line)),
});

const resolved = v.object({
  latest: v.picklist(['auto', 'release', 'branch', 'never']),
  version: v.exactOptional(line),
});

const target = v.object({
  name: line,
  version: v.nullable(line),
  platforms: v.array(platform),
  repositories: v.array(repository),
  creates: v.exactOptional(v.array(repository)),
  logins: v.exactOptional(v.record(repository, line)),
  tags: v.array(plannedTag),
  held: v.array(plannedTag),
  listing: v.exactOptional(v.array(line)),
  skipped: v.exactOptional(v.array(v.object({ rule: text, reason: text }))),
  labels: v.record(text, text),
  annotations: v.record(text, text),
  build,
  needs: v.exactOptional(v.array(line)),
  untagged: v.exactOptional(text),
  unchangedSince: v.exactOptional(line),
  resolved: v.exactOptional(resolved),
});

const problem = v.object({
  level: v.picklist(['error', 'notice']),
  code: v.custom<ProblemCode>(
    (value) => typeof value === 'string' && /^[A-Z0-9]+(?:_[A-Z0-9]+)+$/.test(value),
  ),
  message: text,
  hint: text,
  at: v.exactOptional(v.object({ file: line, line: count })),
});

const plannedHook = v.object({
  name: line,
  kind: v.picklist(['webhook', 'sevalla', 'kinsta', 'github-deployment', 'slack']),
  when: line,
  target: line,
  call: v.boolean(),
  reason: text,
});

const plan = v.object({
  schemaVersion: v.literal(1),
  tool: v.object({ name: v.literal('tagship'), version: line }),
  facts,
  push: v.object({
    mode: v.picklist(['push', 'build']),
    reason: text,
    onlyWithCredentials: v.boolean(),
  }),
  sign: v.exactOptional(
    v.object({
      with: v.picklist(['key', 'keyless']),
      log: v.exactOptional(v.picklist(['public', 'own', 'none'])),
      format: v.picklist(['both', 'bundle', 'legacy']),
      referrers: v.array(line),
    }),
  ),
  attest: v.exactOptional(
    v.object({ store: v.literal('github'), instance: v.picklist(['public', 'github', 'own']) }),
  ),
  deploy: v.exactOptional(v.array(plannedHook)),
  history: v.exactOptional(v.literal(true)),
  login: v.exactOptional(v.literal('job')),
  resolved: v.exactOptional(resolved),
  targets: v.array(target),
  omitted: v.exactOptional(v.array(v.object({ name: line, reason: text }))),
  problems: v.array(problem),
});

/** The result of the schema: a test compares it with {@link Plan}, so that no field is read unchecked. */
export type ShapedPlan = v.InferOutput<typeof plan>;

/** The result of checking each field. */
export type Shaped =
  { readonly plan: Plan } | { readonly wrong: readonly string[]; readonly left: number };

/**
 * The plan in a parsed JSON value, with only the fields that this version knows; or the
 * invalid fields, at most 20 of them, and how many more there are.
 */
export function shapePlan(json: unknown): Shaped {
  const parsed = v.safeParse(plan, json, { abortPipeEarly: true, message: describe });
  if (parsed.success) return { plan: parsed.output };
  const { issues } = parsed;
  return {
    wrong: issues.slice(0, MOST_PROBLEMS).map((issue) => {
      const where = renderPath(issue.path?.map(({ key }) => key) ?? []);
      return where === '' ? issue.message : `${where}: ${issue.message}`;
    }),
    left: Math.max(0, issues.length - MOST_PROBLEMS),
  };
}

function describe({ expected, input }: v.BaseIssue<unknown>): string {
  if (input === undefined) return 'is missing';
  return expected === null || expected === 'unknown'
    ? `${show(input)} is not allowed here`
    : `${show(input)} is not ${expected.replaceAll('"', "'").replaceAll('Array', 'a list')}`;
}

/** `targets[0].tags[1].tag`; keys that are not words are quoted. */
function renderPath(keys: readonly unknown[]): string {
  return keys
    .map((key, at) => {
      if (typeof key === 'number') return `[${key}]`;
      const name = String(key);
      if (!/^[A-Za-z]\w{0,40}$/.test(name)) return `[${quote(name.slice(0, 100))}]`;
      return at === 0 ? name : `.${name}`;
    })
    .join('');
}

/** The error PLAN_DAMAGED. `path` is the file name. */
export function damaged(path: string, why: string): ProblemData {
  return error(
    'PLAN_DAMAGED',
    `${quote(path)} is not a plan that can be shipped: ${why}`,
    'Make it again: tagship plan --out plan.json.',
  );
}
