// SPDX-License-Identifier: Apache-2.0
// What the steps of one target get: its own settings and log in place of those of the run.
import type { Target } from '../../plan/plan.ts';
import type { Settings } from '../../settings/settings.ts';
import { listSettings, settingsForTarget } from '../../settings/targets.ts';
import type { Log } from '../../log.ts';
import type { Production } from '../run.ts';
import { wantsScan } from '../scan/scanned.ts';
import { createStopwatch } from '../record/stopwatch.ts';

/** The production of one target; the run's own where there are no targets. */
export function productionFor<P extends Pick<Production, 'context'>>(
  production: P,
  { name }: Target,
  log?: Log,
): P {
  const { context } = production;
  const settings = settingsForTarget(context.settings, name);
  if (log === undefined && settings === context.settings) return production;
  return { ...production, context: { ...context, settings, log: log ?? context.log } };
}

/** The same for one of several that run at the same time, whose times do not add up to those of the run. */
export function concurrentProduction(production: Production, target: Target, log: Log): Production {
  const own = productionFor(production, target, log);
  return { ...own, watch: createStopwatch(own.context.clock) };
}

/** What the builder of a run must be able to do for any of its targets, in the form of settings. */
export function joinSettings(settings: Settings): Settings {
  if (settings.targets.length === 0) return settings;
  const all = listSettings(settings);
  const first = <K extends 'provenance' | 'sbom'>(key: K) =>
    all.find((one) => one[key] !== undefined && one[key] !== 'false')?.[key];
  return {
    ...settings,
    provenance: first('provenance'),
    sbom: first('sbom'),
    publish: all.find(({ publish }) => publish !== 'auto')?.publish ?? 'auto',
    outputs: all.flatMap(({ outputs }) => outputs),
    cacheTo: all.flatMap(({ cacheTo }) => cacheTo),
    test: all.find(({ test }) => test !== undefined)?.test,
    scan: all.find(wantsScan)?.scan,
    platformsNamed: all.some(({ platformsNamed }) => platformsNamed),
  };
}
