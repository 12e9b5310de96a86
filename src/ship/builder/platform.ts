// SPDX-License-Identifier: Apache-2.0
// The platform of a build that names none, on an engine of another platform. Starts buildx only to ask.
import { error, notice, Problem, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { toPlatform } from '../platform.ts';
import type { RunContext } from '../context.ts';
import type { BuilderRequirements, FoundBuilder } from './builder.ts';

type Ask = () => Promise<Pick<FoundBuilder, 'platforms'> | undefined>;

/** The default platform. */
const USUAL = 'linux/amd64';

/**
 * Reports that linux/amd64 is built by a Docker engine of another platform although no platform was named:
 * PLATFORM_EMULATED. A builder of another driver was chosen or made for what it is to build, a platform of another
 * machine included; where it cannot run a program, the build says so.
 *
 * @param ask reads the builder from buildx, if its platforms are not recorded
 * @throws Problem PLATFORM_NO_EMULATION where the builder cannot run programs of linux/amd64
 */
export async function checkUsualPlatform(
  found: Pick<FoundBuilder, 'name' | 'driver' | 'platforms' | 'nodes'>,
  want: Pick<BuilderRequirements, 'platforms'>,
  {
    settings,
    runContext,
    ask,
    architecture = process.arch,
  }: {
    readonly settings: Pick<Settings, 'platformsNamed'>;
    readonly runContext: Pick<RunContext, 'log'>;
    readonly ask: Ask;
    readonly architecture?: string;
  },
): Promise<void> {
  if (settings.platformsNamed || !isUsual(want)) return;
  if (found.driver !== 'docker' || found.nodes > 1) return;
  const platforms = await listPlatforms(found, { ask, architecture });
  const known = platforms.map(withoutLevel);
  const [native] = known;
  if (native === undefined || native === USUAL) return;
  if (!known.includes(USUAL)) throw new Problem([noEmulation(found.name, native)]);
  runContext.log.problem(
    notice(
      'PLATFORM_EMULATED',
      `no platform is named, so ${USUAL} is built, emulated on ${native}.`,
      `Write platforms: ${native} to build for this machine, or platforms: ${USUAL} to leave this out.`,
    ),
  );
}

/** The platforms that the builder can run; buildx is asked if they are not recorded and may not include the default. */
async function listPlatforms(
  { platforms }: Pick<FoundBuilder, 'platforms'>,
  how: { readonly ask: Ask; readonly architecture: string },
): Promise<readonly string[]> {
  const isUnknown = platforms.length === 0 && how.architecture !== 'x64';
  const asked = isUnknown ? await how.ask() : undefined;
  return asked?.platforms ?? platforms;
}

function isUsual({ platforms }: Pick<BuilderRequirements, 'platforms'>): boolean {
  return platforms.length === 1 && platforms[0] === USUAL;
}

/** `linux/amd64/v2` can run what `linux/amd64` can. */
function withoutLevel(platform: string): string {
  return toPlatform(platform.replace(/^(linux\/amd64)\/v\d$/, '$1'));
}

function noEmulation(name: string, native: string): ProblemData {
  return error(
    'PLATFORM_NO_EMULATION',
    `no platform is named, so ${USUAL} is built, and the builder "${name}" runs programs of ${native} only.`,
    `Write platforms: ${native} to build for this machine, or install an emulator first (docker/setup-qemu-action on GitHub).`,
  );
}
