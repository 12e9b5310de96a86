// SPDX-License-Identifier: Apache-2.0
// Which repositories a status is about, and how it is read, once or again and again. Writes nothing.
import { detectCi } from '../../facts/detect.ts';
import type { Facts, Trust } from '../../facts/facts.ts';
import type { ImageReading } from '../../lifecycle/status/reading.ts';
import type { Status } from '../../lifecycle/status/status.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { parseRepository } from '../../plan/reference/references.ts';
import { error, hasErrors, Problem } from '../../problem.ts';
import type { RepositoryName } from '../../registry-host.ts';
import type { Settings } from '../../settings/settings.ts';
import { version } from '../../version.ts';
import { joinPolicies } from '../../settings/file/prune.ts';
import type { CompiledPolicy } from '../../lifecycle/prune/verdicts.ts';
import { parsePolicy, type WrittenPolicy } from '../prune/policy.ts';
import { listTargetRepositories } from '../inputs/repositories.ts';
import { acceptSettings } from '../inputs/accept.ts';
import { readRun, readSettingsAlone } from '../read.ts';
import type { Request, RunEnvironment } from '../request.ts';
import { checkRequest, withContext } from '../context.ts';

/** What is asked. */
export interface StatusQuestion {
  /** `ghcr.io/acme/app`; those of the settings without any. */
  readonly repositories: readonly string[];
  /** The path of a public key that verifies signatures. */
  readonly key: string | undefined;
  /** Read manifests also where the registry counts that as pulls. */
  readonly details: boolean;
  /** A policy for prune that is joined to that of the settings. */
  readonly policy?: WrittenPolicy | undefined;
}

/**
 * Calls `use` with a function that reads the status, which can be called again: what a digest names is read once.
 *
 * @throws Problem STATUS_NO_REPOSITORY, and those of settings, repositories and the key
 */
export async function withStatus<T>(
  request: Request,
  question: StatusQuestion,
  environment: RunEnvironment,
  use: (read: () => Promise<Status>) => Promise<T>,
): Promise<T> {
  const isNamed = question.repositories.length > 0;
  const { settings, facts } = await readBoth(request, environment, isNamed);
  const groups = isNamed ? nameGroups(question.repositories) : await listGroups(settings, facts);
  const [{ makeStatus }, reading, signing] = await Promise.all([
    import('../../lifecycle/status/make.ts'),
    import('../../lifecycle/status/read.ts'),
    import('../../ship/sign/verify.ts'),
  ]);
  const { key, details } = question;
  const policy = await readPolicy(settings, question.policy);
  const verifier = key === undefined ? undefined : await signing.readKeyVerifier(key, environment);
  const reader = {
    ...{ details, verifier, countsPulls: reading.countsPulls },
    cache: new Map<string, ImageReading>(),
  };
  const branches = listBranches(facts);
  return withContext({ settings, facts }, environment, ({ registries, clock }) =>
    use(async () => {
      const images = await Promise.all(
        groups.map(async ({ name, repositories }) => {
          const open = repositories.map((one) => registries.open(one));
          return { name, repositories: await reading.readImageRepositories(open, reader) };
        }),
      );
      const time = new Date(clock.now()).toISOString();
      return makeStatus(images, { toolVersion: version, time, branches, ...policy });
    }),
  );
}

/** The policy that a prune of the same settings would have; none without one. */
async function readPolicy(
  { prune }: Settings,
  written: WrittenPolicy | undefined,
): Promise<{ readonly policy?: CompiledPolicy }> {
  if (prune === undefined && written === undefined) return {};
  const { compilePolicy } = await import('../../lifecycle/prune/prune.ts');
  const given = await parsePolicy(written ?? {});
  if (!given.ok) throw new Problem(given.problems);
  return { policy: compilePolicy(joinPolicies(prune, given.value)) };
}

/**
 * Settings and facts. Where repositories are named, or outside of CI, nothing has to be checked out; in CI a run without facts is
 * untrusted, and so is its settings file.
 */
async function readBoth(
  request: Request,
  environment: RunEnvironment,
  isNamed: boolean,
): Promise<{ readonly settings: Settings; readonly facts: Facts }> {
  const wrong = await checkRequest(request, environment);
  const run = await readRun({ ...request, remote: 'never' }, environment);
  const { facts } = run;
  const settings = facts.ok ? run.settings : await readSettingsAlone(request, environment);
  const isLocal = detectCi(environment.env) === 'local';
  const lacking = facts.ok || isLocal || isNamed ? [] : facts.problems;
  const accepted = acceptSettings(settings, [...wrong, ...lacking], environment);
  if (facts.ok) return { settings: accepted, facts: facts.value };
  const { makeBareFacts } = await import('../../lifecycle/promote/facts.ts');
  const trust: Trust | undefined = isLocal
    ? undefined
    : { level: 'untrusted', reason: 'nothing is known about what started it' };
  return { settings: accepted, facts: makeBareFacts(request.now, trust) };
}

/** The repositories of one image. */
interface Group {
  readonly name: string;
  readonly repositories: readonly RepositoryName[];
}

/** Repositories whose last part is the same hold the same image. */
function nameGroups(names: readonly string[]): readonly Group[] {
  const parsed = names.map(parseRepository);
  const problems = parsed.flatMap((one) => one.problems);
  if (hasErrors(problems)) throw new Problem(problems);
  const groups = new Map<string, Map<string, RepositoryName>>();
  for (const one of parsed) {
    if (!one.ok) continue;
    const { value } = one;
    const name = value.path.split('/').at(-1) ?? value.path;
    const group = groups.get(name) ?? new Map<string, RepositoryName>();
    groups.set(name, group.set(`${value.host}/${value.path}`, value));
  }
  return [...groups].map(([name, group]) => ({ name, repositories: [...group.values()] }));
}

/** The repositories of each target of the settings. */
async function listGroups(settings: Settings, facts: Facts): Promise<readonly Group[]> {
  const groups = (await listTargetRepositories(settings, facts)).flatMap(({ target, names }) => {
    const repositories = names.map(parseRepository).flatMap((one) => (one.ok ? [one.value] : []));
    return repositories.length === 0 ? [] : [{ name: nameOf(target, repositories), repositories }];
  });
  if (groups.length > 0) return groups;
  throw new Problem([
    error(
      'STATUS_NO_REPOSITORY',
      'no repository is named, and none is set',
      'Write tagship status ghcr.io/acme/app, or set images.',
    ),
  ]);
}

/** Without a name of its own an image is called as its first repository ends. */
function nameOf({ name }: Settings, [first]: readonly RepositoryName[]): string {
  return name === 'default' ? (first?.path.split('/').at(-1) ?? name) : name;
}

function listBranches({ event, defaultBranch }: Facts): readonly string[] {
  const own = event.kind === 'branch' ? event.branch : undefined;
  return Object.values(omitUndefined({ own, defaultBranch }));
}
