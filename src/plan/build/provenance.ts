// SPDX-License-Identifier: Apache-2.0
// Limits provenance if a build argument holds a secret. Pure.
import type { Facts } from '../../facts/facts.ts';
import { error, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { quote } from '../quote.ts';

type Attesting = Pick<Settings, 'provenance' | 'buildxFlags'>;

/**
 * The settings with provenance that omits the values of build arguments: BuildKit writes them
 * with `mode=max`, which is also its default if provenance is enabled without a mode. If provenance
 * is not set, buildx adds `mode=min`.
 *
 * @see https://docs.docker.com/build/metadata/attestations/slsa-provenance/#mode
 */
export function limitProvenance({ provenance, buildxFlags }: Attesting): Attesting {
  return {
    provenance: provenance === undefined ? undefined : addMode(provenance),
    buildxFlags: buildxFlags.map((one) =>
      isProvenance(one) ? { ...one, value: addMode(one.value) } : one,
    ),
  };
}

/** The error PROVENANCE_SECRET for a `mode=max` that would publish the values of these build arguments. */
export function checkProvenance(
  { provenance = '', buildxFlags }: Attesting,
  secretNames: readonly string[],
): readonly ProblemData[] {
  const asked = [provenance, ...buildxFlags.filter(isProvenance).map(({ value }) => value)];
  const isMax = asked.some((value) => !['min', undefined].includes(readMode(value)));
  if (secretNames.length === 0 || !isMax) return [];
  const names = secretNames.map(quote).join(', ');
  return [
    error(
      'PROVENANCE_SECRET',
      `provenance with mode=max publishes the values of build args, and ${names} ${secretNames.length === 1 ? 'holds a secret' : 'hold secrets'}`,
      'Pass them with "secrets" and RUN --mount=type=secret, or write provenance: mode=min.',
    ),
  ];
}

/**
 * The default provenance, as in docker/build-push-action: everything that
 * BuildKit knows for public projects on GitHub, and the run that built it. `mode=max` publishes the
 * values of build arguments, so a secret one, or a project that may be private, makes it
 * `mode=min`. Undefined if provenance is set or disabled, and on systems other than GitHub, where
 * buildx's own default applies.
 */
export function makeDefaultProvenance(
  { ci, project, run }: Pick<Facts, 'ci' | 'project' | 'run'>,
  { provenance, buildxFlags, attestations }: Attesting & Pick<Settings, 'attestations'>,
  hasSecretArgs: boolean,
): string | undefined {
  const isDecided = provenance !== undefined || buildxFlags.some(isProvenance);
  if (isDecided || attestations === 'plain' || ci !== 'github') return undefined;
  const isPublic = project.private === false && !hasSecretArgs;
  const mode = isPublic ? ['mode=max'] : ['mode=min', 'inline-only=true'];
  return [...mode, ...toBuilderId(run)].join(',');
}

/** The run in the form of GitHub's own provenance; empty if it would need quotes. */
function toBuilderId({ url, attempt }: Facts['run']): readonly string[] {
  if (url === undefined || /[\s,"]/.test(url)) return [];
  return [`builder-id=${url}${attempt === undefined ? '' : `/attempts/${attempt}`}`];
}

/** Adds the run that builds to requested provenance, unless it names another builder. */
export function nameBuilder(
  { provenance, buildxFlags }: Attesting,
  facts: Pick<Facts, 'ci' | 'run'>,
): Attesting {
  return {
    provenance: provenance === undefined ? undefined : addBuilderId(provenance, facts),
    buildxFlags: buildxFlags.map((one) =>
      isProvenance(one) ? { ...one, value: addBuilderId(one.value, facts) } : one,
    ),
  };
}

function addBuilderId(text: string, { ci, run }: Pick<Facts, 'ci' | 'run'>): string {
  const isOff = text === 'false' || /(?:^|,)disabled=true(?:,|$)/.test(text);
  if (ci !== 'github' || isOff || /(?:^|,)"?builder-id=/.test(text)) return text;
  return [...(text === 'true' ? [] : [text]), ...toBuilderId(run)].join(',') || text;
}

function isProvenance({ flag, value }: Settings['buildxFlags'][number]): boolean {
  return flag === '--attest' && /(?:^|,)"?type=provenance"?(?:,|$)/i.test(value);
}

function readMode(value: string): string | undefined {
  return /(?:^|,)"?\s*mode=([^",]*)/i.exec(value)?.[1]?.trim().toLowerCase();
}

function addMode(value: string): string {
  const isOff = /^(?:false|0|f)$/i.test(value) || /disabled=true/i.test(value);
  if (isOff || readMode(value) !== undefined) return value;
  return /^(?:true|1|t|)$/i.test(value) ? 'mode=min' : `${value},mode=min`;
}
