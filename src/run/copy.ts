// SPDX-License-Identifier: Apache-2.0
// The command copy, with the settings and the trust of the run.
import { detectCi } from '../facts/detect.ts';
import type { Facts } from '../facts/facts.ts';
import type { CopyContext, CopyReceipt, CopyRequest } from '../lifecycle/copy/copy.ts';
import { makeBareFacts } from '../lifecycle/promote/facts.ts';
import { error, Problem } from '../problem.ts';
import { once } from '../once.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { toPlatformText } from '../registry/manifests/platforms.ts';
import { acceptSettings } from './inputs/accept.ts';
import { readRun, readSettingsAlone } from './read.ts';
import type { Request, RunEnvironment } from './request.ts';
import { withContext } from './context.ts';

/**
 * Copies images between registries and layouts.
 *
 * @throws Problem COPY_UNTRUSTED where an untrusted run would write to a registry, and what `copyImages` throws
 */
export async function copy(
  request: Request,
  asked: CopyRequest,
  told: Pick<CopyContext, 'onBytes' | 'onPlan'> & { readonly environment: RunEnvironment },
): Promise<CopyReceipt> {
  const { environment } = told;
  const load = once(() => import('../lifecycle/copy/copy.ts'));
  const settings = await readSettingsAlone(request, environment);
  const accepted = acceptSettings(settings, request.problems ?? [], environment);
  const facts = await readTrust(request, environment, () => {
    load().catch(() => undefined);
    import('../registry/client.ts').catch(() => undefined);
  });
  const writes = asked.to.some((word) => !/^oci(?:-archive)?:/.test(word)) && !asked.dryRun;
  if (writes && accepted.push !== 'true') refuseUntrusted(facts, environment);
  const { copyImages } = await load();
  const platforms = asked.platforms.flatMap((word) => word.split(',')).map(readPlatform);
  const prepared = { settings: accepted, ...omitUndefined({ facts }) };
  return await withContext(prepared, environment, ({ registries }) =>
    copyImages({ ...asked, platforms }, { ...told, registries, signal: environment.signal }),
  );
}

/** `linux/arm64/v8` and `linux/x86_64` are other words for `linux/arm64` and `linux/amd64`. */
function readPlatform(word: string): string {
  const [os = '', architecture = '', variant, ...rest] = word.trim().split('/');
  const parts = [os, architecture, ...(variant === undefined ? [] : [variant]), ...rest];
  if (parts.length > 3 || !parts.every((part) => /^[\w.-]{1,64}$/.test(part))) {
    const shown = JSON.stringify(word.slice(0, 100));
    const hint = 'Write --platform linux/arm64.';
    throw new Problem([error('COPY_PLATFORM_MISSING', `invalid platform ${shown}`, hint)]);
  }
  return toPlatformText({ os, architecture, ...omitUndefined({ variant }) });
}

/**
 * Where the run is not in a checkout, there are no facts. Outside CI they are not read: it is the user's own run, unless a flag
 * says something else.
 */
async function readTrust(
  request: Request,
  environment: RunEnvironment,
  meanwhile: () => void,
): Promise<Facts | undefined> {
  const isLocal = detectCi(environment.env) === 'local';
  if (isLocal && Object.keys(request.overrides).length === 0) return makeBareFacts(request.now);
  const { facts } = await readRun({ ...request, remote: 'never' }, environment, meanwhile);
  return facts.ok ? facts.value : undefined;
}

/** A copy that a stranger's change runs may write files, but nothing to a registry. */
function refuseUntrusted(facts: Facts | undefined, { env }: RunEnvironment): void {
  const isTrusted =
    facts === undefined ? detectCi(env) === 'local' : facts.trust.level === 'trusted';
  if (isTrusted) return;
  const why = facts?.trust.reason ?? 'nothing is known about what started it';
  throw new Problem([
    error(
      'COPY_UNTRUSTED',
      `this run is untrusted (${why}), so it copies nothing to a registry.`,
      'If the workflow means it, give --push.',
    ),
  ]);
}
