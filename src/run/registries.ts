// SPDX-License-Identifier: Apache-2.0
// The registries of a run: connected to while its plan is made, and opened when it is known how to log in.
import { setImmediate as turn } from 'node:timers/promises';
import type { Facts } from '../facts/facts.ts';
import { findFailure } from '../plan/check-commit.ts';
import { findForeign } from '../plan/checks.ts';
import { decidePush } from '../plan/push.ts';
import { parseRepository } from '../plan/reference/references.ts';
import type { RegistryClient } from '../registry/registry.ts';
import type { RepositoryName } from '../registry-host.ts';
import type { RegistryClientOptions } from '../registry/client.ts';
import type { Settings } from '../settings/settings.ts';
import type { FindCredential, Prepared, RegistriesAhead, RunEnvironment } from './request.ts';

/**
 * Connects to the repositories that the settings name, for a run whose settings and facts are whole, that is trusted, and
 * that pushes. Each is asked for the version of its API, as the run asks first anyway: without a login, and without
 * anything of the image.
 */
export async function connectAhead(
  settings: Settings,
  facts: Facts,
  environment: RunEnvironment,
): Promise<RegistriesAhead | undefined> {
  const repositories = listNamed(settings, facts);
  if (repositories.length === 0) return undefined;
  const [{ createRegistryClient }, { readCiFiles }] = await Promise.all([
    import('../registry/client.ts'),
    import('../credentials/ci-files.ts'),
  ]);
  const { settings: own, env } = await readCiFiles(settings, environment.env);
  let know: (find: FindCredential) => void = () => undefined;
  const known = new Promise<FindCredential>((resolve) => {
    know = resolve;
  });
  const client = createRegistryClient({
    ...{ ...environment, env },
    credentials: async (...asked) => (await known)(...asked),
    ...toClientOptions(own),
  });
  client.connect(repositories);
  // The plan is made without a pause, and only after it would the requests be sent.
  await turn();
  let isTaken = false;
  return {
    take: (wanted, find) => {
      if (isTaken || wanted !== settings) return undefined;
      isTaken = true;
      know(find);
      return client;
    },
    close: client.close,
  };
}

/** The client of a run, which is the one that is connected already if there is one. Whoever opens it closes it. */
export async function openRegistries(
  { registries: ahead, settings: asked }: Pick<Prepared, 'settings' | 'registries'>,
  settings: Settings,
  environment: RunEnvironment & {
    readonly find: FindCredential;
    /** The checkout of an untrusted run. */
    readonly except: string | undefined;
  },
): Promise<RegistryClient> {
  const { find, ...options } = environment;
  const connected = ahead?.take(asked, find);
  if (connected !== undefined) return connected;
  ahead?.close();
  const { createRegistryClient } = await import('../registry/client.ts');
  return createRegistryClient({ ...options, credentials: find, ...toClientOptions(settings) });
}

function toClientOptions(
  settings: Settings,
): Pick<RegistryClientOptions, 'registries' | 'retryDeadlineMs' | 'idleTimeoutMs'> {
  return {
    registries: settings.registries,
    retryDeadlineMs: settings.retryDeadline,
    idleTimeoutMs: settings.pushIdleTimeout,
  };
}

/** A repository alone in its line: neither a template nor one with attributes. */
const PLAIN = /^[^\s,={}@]+$/;

function listNamed(settings: Settings, facts: Facts): readonly RepositoryName[] {
  const isPushed =
    facts.trust.level === 'trusted' && decidePush(facts, settings).push.mode === 'push';
  const isRefused = (findForeign(facts, settings) ?? findFailure(facts, settings)) !== undefined;
  if (!isPushed || isRefused || settings.targets.length > 0) return [];
  const lines = (settings.images ?? '').split('\n').map((line) => line.trim());
  return lines
    .filter((line) => PLAIN.test(line))
    .map(parseRepository)
    .flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
}
