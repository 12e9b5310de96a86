// SPDX-License-Identifier: Apache-2.0
// The command log, with the settings of the run. Builds and writes nothing.
import type { TagLog } from '../../lifecycle/log/log.ts';
import { error, Problem } from '../../problem.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { acceptSettings } from '../inputs/accept.ts';
import { readSettingsAlone } from '../read.ts';
import type { Request, RunEnvironment } from '../request.ts';
import { checkRequest, withContext } from '../context.ts';
import { readFactsForLogin } from '../verify.ts';

/**
 * What is recorded of a reference.
 *
 * @throws Problem LOG_SINCE, and what `readLog` throws
 */
export async function log(
  request: Request,
  asked: { readonly reference: string; readonly since: string | undefined },
  environment: RunEnvironment,
): Promise<TagLog> {
  const wrong = await checkRequest(request, environment);
  const settings = await readSettingsAlone(request, environment);
  const accepted = acceptSettings(settings, wrong, environment);
  const sinceMs = readSince(asked.since, environment.clock.now());
  const { readLog } = await import('../../lifecycle/log/log.ts');
  const range = sinceMs === undefined ? {} : { sinceMs };
  const facts = await readFactsForLogin(request, accepted, environment);
  const prepared = { settings: accepted, ...omitUndefined({ facts }) };
  return await withContext(prepared, environment, ({ registries }) =>
    readLog(asked.reference, range, registries),
  );
}

const UNITS: Readonly<Record<string, number>> = {
  ...{ m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 },
};

/** `7d`, `12h`, or a date: ms since 1970. */
function readSince(since: string | undefined, nowMs: number): number | undefined {
  if (since === undefined) return undefined;
  const [, count, unit = ''] = /^(\d{1,5})([mhdw])$/.exec(since) ?? [];
  if (count !== undefined) return nowMs - Number(count) * (UNITS[unit] ?? 0);
  const time = /^\d{4}-\d\d-\d\d(?:T[\d:.]{4,12}Z?)?$/.test(since) ? Date.parse(since) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  const message = `invalid --since ${JSON.stringify(since.slice(0, 100))}`;
  throw new Problem([
    error('LOG_SINCE', message, 'Write a time such as 12h or 7d, or a date such as 2026-11-27.'),
  ]);
}
