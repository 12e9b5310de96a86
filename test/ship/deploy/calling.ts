// SPDX-License-Identifier: Apache-2.0
// Calls of hooks for tests: real connections, and waits between tries that take no time.
import { systemClock, type Clock } from '../../../src/clock.ts';
import type { Calling } from '../../../src/ship/deploy/webhook.ts';
import type { SendContext } from '../../../src/ship/deploy/send.ts';
import { Problem, type ProblemData } from '../../../src/problem.ts';
import type { DeployHook } from '../../../src/settings/deploy/hook.ts';
import type { TemplateValues } from '../../../src/settings/deploy/template.ts';
import { parseHooks } from '../../../src/settings/deploy/parse.ts';
import { parseYaml } from '../../../src/settings/file/yaml-text.ts';
import { settingsOf } from '../../plan/settings.ts';
import { silentLog } from '../tagging.ts';

/** What the release of version 1.2.3 fills in. */
export const VALUES: TemplateValues = {
  image: 'ghcr.io/acme/app',
  tag: '1.2.3',
  reference: 'ghcr.io/acme/app:1.2.3',
  digest: `sha256:${'a'.repeat(64)}`,
  moved: 'latest',
  version: '1.2.3',
  revision: '1'.repeat(40),
  target: 'default',
  project: 'acme/app',
  run: 'https://ci.example.com/runs/7',
};

/** A clock whose waits only move its hands. */
export function createHands(): Clock & { readonly waits: readonly number[] } {
  let ahead = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => systemClock.now() + ahead,
    sleep: (ms, signal) => {
      signal?.throwIfAborted();
      ahead += ms;
      waits.push(ms);
      return Promise.resolve();
    },
    random: () => 0.5,
  };
}

/** The one hook of a YAML text. @throws Error with its problems */
export async function hookOf(text: string): Promise<DeployHook> {
  const origin = { kind: 'given', name: 'deploy' } as const;
  const written = await parseYaml(text, origin);
  const parsed = written.ok ? parseHooks(written.value, origin) : written;
  const [hook] = parsed.ok ? parsed.value : [];
  if (hook === undefined) throw new Error(JSON.stringify(parsed.problems));
  return hook;
}

/** What a call needs, with an environment. */
export function callingOf(
  env: Readonly<Record<string, string>>,
  given: Partial<SendContext> & { readonly values?: Partial<TemplateValues> } = {},
): Calling {
  const { values, ...context } = given;
  return {
    values: { ...VALUES, ...values },
    renderReceipt: () => '{"schemaVersion":1}',
    context: {
      env,
      cwd: '/',
      clock: createHands(),
      signal: new AbortController().signal,
      log: silentLog,
      settings: settingsOf(),
      ...context,
    },
  };
}

/** The problem that a call ends with; undefined if it succeeds. */
export async function problemOf(call: Promise<void>): Promise<ProblemData | undefined> {
  try {
    await call;
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown.problems[0];
    throw thrown;
  }
}
