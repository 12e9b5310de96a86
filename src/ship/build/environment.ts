// SPDX-License-Identifier: Apache-2.0
// The builder of a run and the environment of its children: prepared early, created when needed, removed at the end.
import type { Plan } from '../../plan/plan.ts';
import { parseRepository } from '../../plan/reference/references.ts';
import { wantsLoad } from './load.ts';
import { joinSettings } from '../targets/production.ts';
import type { Env } from '../../facts/facts.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ProblemData } from '../../problem.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import type { ApplyContext } from '../context.ts';
import type { BuildEnvironment } from '../run.ts';
import type { Builder, BuilderRequirements } from '../builder/builder.ts';
import { isCloudHost, type RepositoryName } from '../../registry-host.ts';
import { once } from '../../once.ts';

/**
 * The build environment of one run; `retries` is the number of repeated builds so far, `checks` what BuildKit found in the Dockerfiles, `close` removes a
 * builder that was created for the run.
 */
export function createBuildEnvironment(
  plan: Plan,
  context: ApplyContext,
): BuildEnvironment & {
  readonly retries: () => number;
  readonly checks: () => readonly ProblemData[];
  readonly close: () => Promise<void>;
} {
  const names = listNames(plan);
  const settings = joinSettings(context.settings);
  const closing = new AbortController();
  const own = { ...context, signal: AbortSignal.any([context.signal, closing.signal]) };
  const request = createBuilderRequest(closing.signal);
  let isNeeded = false;
  const buildx = once(async () => (await import('../engine/engine.ts')).openBuildx(own));
  const builder = once(async (): Promise<Builder> => {
    const { chooseBuilder } = await import('../builder/choose.ts');
    const want = toWanted(plan, { ...context, settings }, names);
    const wanted = { ...want, needed: request.builderRequested };
    return chooseBuilder(settings, own, wanted, await buildx());
  });
  const endpoint = once(async () => {
    if (!context.push) return undefined;
    const { openEndpoint } = await import('../endpoint/endpoint.ts');
    return openEndpoint(own, await builder(), settings);
  });
  const readers = {
    buildx: async () => (await buildx()).version(),
    docker: settings.test !== undefined,
  };
  const { childEnv, renewEnv, begun } = createLogins(settings, (isRefused) =>
    context.credentials.childEnv([...names, ...listCloudBases(plan)], readers, isRefused),
  );
  return {
    prepare: () => {
      void Promise.allSettled([builder(), childEnv(), endpoint()]);
    },
    prepared: async () => {
      const [chosen, env] = await Promise.all([builder(), childEnv()]);
      return { builder: chosen, childEnv: env };
    },
    builder: () => {
      isNeeded = true;
      request.requestBuilder();
      return builder();
    },
    childEnv,
    endpoint,
    ...omitUndefined({ renewEnv }),
    ...countBuilds(),
    close: async () => {
      if (!isNeeded) closing.abort(new Error('nothing was built'));
      const [made, opened] = await Promise.allSettled([builder.begun(), endpoint.begun(), begun()]);
      if (opened.status === 'fulfilled') opened.value?.close();
      if (made.status === 'fulfilled') await made.value?.remove?.();
    },
  };
}

/** How often builds were repeated, and what BuildKit found in the Dockerfiles. */
function countBuilds() {
  let retries = 0;
  const checks: ProblemData[] = [];
  return {
    onRetry: () => {
      retries += 1;
    },
    retries: () => retries,
    onChecked: (problems: readonly ProblemData[]) => void checks.push(...problems),
    checks: (): readonly ProblemData[] => checks,
  };
}

/** The environment of child processes. A login by identity token ends: each child gets one that has most of its life before it. */
function createLogins(
  { registries }: Pick<Settings, 'registries'>,
  logIn: (isRefused: boolean) => Promise<Env>,
) {
  const isShort = registries.some(({ oidc }) => oidc !== undefined);
  const first = once(() => logIn(false));
  return {
    childEnv: () => (isShort && first.begun() !== undefined ? logIn(false) : first()),
    renewEnv: isShort ? () => logIn(true) : undefined,
    begun: first.begun,
  };
}

/** A promise that resolves when a builder is needed; it rejects when the run ends without one. */
function createBuilderRequest(end: AbortSignal) {
  let requestBuilder = (): void => undefined;
  const builderRequested = new Promise<void>((resolve, reject) => {
    requestBuilder = resolve;
    end.addEventListener('abort', () => {
      reject(new Error('nothing was built'));
    });
  });
  builderRequested.catch(() => undefined); // usually there is no waiter
  return { builderRequested, requestBuilder };
}

function toWanted(
  plan: Plan,
  context: ApplyContext,
  names: readonly RepositoryName[],
): BuilderRequirements {
  return {
    platforms: [...new Set(plan.targets.flatMap((target) => target.platforms))],
    // A base that is not pushed is handed on as an OCI layout.
    push: context.push || plan.targets.some(({ needs }) => needs !== undefined),
    load: !context.push && wantsLoad(plan, context),
    hosts: [...new Set(names.map(({ host }) => host))],
  };
}

/**
 * Base images on registries of clouds: what the environment offers for them is only looked for where it is needed. An entry
 * of `registries` is there for any host.
 */
function listCloudBases({ targets }: Plan): readonly RepositoryName[] {
  const named = targets.flatMap(({ labels }) => labels[BASE_NAME] ?? []);
  const bases = named.map((name) => parseRepository(name.replace(/(?:@|:[^/]*$).*$/, '')));
  return bases.flatMap((parsed) =>
    parsed.ok && isCloudHost(parsed.value.host) ? [parsed.value] : [],
  );
}

const BASE_NAME = 'org.opencontainers.image.base.name';

function listNames(plan: Plan): readonly RepositoryName[] {
  const names = plan.targets.flatMap((target) => target.repositories).map(parseRepository);
  return names.flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
}
