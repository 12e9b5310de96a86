// SPDX-License-Identifier: Apache-2.0
// What building needs, put together from real parts on the lab. Makes no plan: targets come from the test.
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseBuilder } from '../../src/ship/builder/choose.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { createCredentials } from '../../src/credentials/credentials.ts';
import type { BuildInput } from '../../src/ship/push/built.ts';
import { createShell } from '../../src/shell.ts';
import type { Env } from '../../src/facts/facts.ts';
import type { Target } from '../../src/plan/plan.ts';
import { parseRepository } from '../../src/plan/reference/references.ts';
import type { ProblemData } from '../../src/problem.ts';
import { createRegistryClient } from '../../src/registry/client.ts';
import { readSettings } from '../../src/settings/read.ts';
import { targetOf } from '../ship/plans.ts';
import type { Lab } from '../lab/lab.ts';
import type { Project } from './project.ts';
import { watchTags } from './tags.ts';
import type { ShipContext } from '../../src/ship/context.ts';
import type { Builder } from '../../src/ship/builder/builder.ts';
import { type RegistryEndpoint, openEndpoint } from '../../src/ship/endpoint/endpoint.ts';

/** A prepared build, and its log. */
export interface BuildFixture {
  readonly context: ShipContext;
  readonly output: () => string;
  readonly problems: readonly ProblemData[];
  /** How many builds were run again. */
  readonly retries: () => number;
  /** A build of this project, ready to run; `repositories` are full names. */
  readonly prepare: (target: Partial<Target>, push: boolean) => Promise<BuildInput>;
  /** What is left in the private folder of the run, and of the user's own. */
  readonly leftovers: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** What a fixture is made of, beyond the lab and the project. */
export interface BuildFixtureOptions {
  readonly given?: Readonly<Record<string, string | readonly string[]>>;
  readonly env?: Env;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
}

/** The settings of flags, on top of the lab's engine. When it closes, no tag may have been written: building gives none. */
export async function makeBuildFixture(
  lab: Lab,
  project: Project,
  options: BuildFixtureOptions,
): Promise<BuildFixture> {
  const root = await mkdtemp(join(tmpdir(), 'tagship-build-'));
  const tempDir = join(root, 'run');
  await mkdir(tempDir, { mode: 0o700 });
  const read = await readSettings({ given: options.given ?? {}, env: {} });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const settings = read.value;
  const env = { ...lab.env, HOME: project.home, ...options.env };
  const spoken: string[] = [];
  const problems: ProblemData[] = [];
  const say = (text: string): void => void spoken.push(text);
  const signal = options.signal ?? new AbortController().signal;
  const common = { env, clock: options.clock ?? systemClock, signal, cwd: project.directory };
  const shell = createShell();
  const credentials = createCredentials({ ...common, settings, shell, tempDir });
  const registries = createRegistryClient({
    ...common,
    credentials: credentials.find,
    registries: settings.registries,
    retryDeadlineMs: settings.retryDeadline,
    idleTimeoutMs: settings.pushIdleTimeout,
  });
  const context: ShipContext = {
    ...{ ...common, settings, shell, tempDir, registries, testEnv: env },
    trust: { level: 'trusted', reason: 'it is ours' },
    log: {
      group: (title, step) => (say(`== ${title}\n`), step()),
      info: (line) => {
        say(`${line}\n`);
      },
      debug: (line) => {
        say(`${line}\n`);
      },
      output: say,
      problem: (problem) => problems.push(problem),
    },
    remote: {
      gitTags: () => Promise.resolve({ known: false, reason: 'not asked' }),
      tip: () => Promise.resolve(undefined),
      isAncestor: () => Promise.resolve(undefined),
      commitTime: () => Promise.resolve(undefined),
    },
  };
  const builders: Builder[] = [];
  const endpoints: RegistryEndpoint[] = [];
  const open = async (builder: Builder): Promise<RegistryEndpoint | undefined> => {
    const endpoint = await openEndpoint(context, builder, settings);
    if (endpoint !== undefined) endpoints.push(endpoint);
    return endpoint;
  };
  const tags = watchTags(lab);
  const names: string[] = [];
  let retries = 0;
  return {
    context,
    problems,
    retries: () => retries,
    output: () => spoken.join(''),
    prepare: async (given, push) => {
      const target = targetOf(given);
      names.push(...target.repositories);
      const parsed = target.repositories.map((name) => toName(name));
      const builder = await chooseBuilder(settings, context, {
        ...{ platforms: target.platforms, push, load: !push },
        hosts: parsed.map(({ host }) => host),
      });
      builders.push(builder);
      const childEnv = await credentials.childEnv(parsed);
      const repositories = push ? parsed.map((name) => registries.open(name)) : [];
      const onRetry = (): void => void (retries += 1);
      return {
        ...{ target, repositories, context, builder, childEnv, onRetry },
        buildArgs: settings.buildArgs,
        endpoint: push ? await open(builder) : undefined,
      };
    },
    leftovers: async () => [...(await list(root)), ...(await list(join(project.home, '.docker')))],
    close: async () => {
      for (const endpoint of endpoints) endpoint.close();
      for (const builder of builders) await builder.remove?.();
      registries.close();
      await rm(root, { recursive: true, force: true });
      tags.expectOnly(undefined, names.join('\n'));
    },
  };
}

function toName(text: string) {
  const parsed = parseRepository(text);
  if (!parsed.ok) throw new Error(`${text} is not a repository`);
  return parsed.value;
}

async function list(folder: string): Promise<readonly string[]> {
  return readdir(folder, { recursive: true }).catch(() => []);
}
