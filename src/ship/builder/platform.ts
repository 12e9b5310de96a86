// SPDX-License-Identifier: Apache-2.0
// The platform of a build for which none was named, on a builder of another one. Starts buildx only to ask.
import { error, notice, Problem, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { toPlatform } from '../platform.ts';
import type { RunContext } from '../context.ts';
import type { Wanted, FoundBuilder } from './builder.ts';

type Ask = () => Promise<Pick<FoundBuilder, 'platforms'> | undefined>;

/** The platform where none is named. */
const USUAL = 'linux/amd64';

/**
 * Says that linux/amd64 is built on a builder that is not one, where nobody named a platform:
 * PLATFORM_EMULATED.
 *
 * @param ask the builder as buildx sees it; for one whose platforms are not written down
 * @throws Problem PLATFORM_NO_EMULATION where the builder cannot run programs of linux/amd64
 */
export async function checkUsualPlatform(
  found: Pick<FoundBuilder, 'name' | 'platforms' | 'nodes'>,
  want: Pick<Wanted, 'platforms'>,
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
  if (settings.platformsNamed || !isUsual(want) || found.nodes > 1) return;
  const platforms = await listPlatforms(found, { ask, architecture });
  const known = platforms.map(withoutLevel);
  const [native] = known;
  if (native === undefined || native === USUAL) return;
  if (!known.includes(USUAL)) throw new Problem([noEmulation(found.name, native)]);
  runContext.log.problem(
    notice(
      'PLATFORM_EMULATED',
      `No platform is named, so ${USUAL} is built, emulated on ${native}.`,
      `Write platforms: ${native} to build for this machine, or platforms: ${USUAL} to leave this out.`,
    ),
  );
}

/** What the builder can run; a builder whose platforms are not written down is asked where it may not be the usual one. */
async function listPlatforms(
  { platforms }: Pick<FoundBuilder, 'platforms'>,
  how: { readonly ask: Ask; readonly architecture: string },
): Promise<readonly string[]> {
  const isUnknown = platforms.length === 0 && how.architecture !== 'x64';
  const asked = isUnknown ? await how.ask() : undefined;
  return asked?.platforms ?? platforms;
}

function isUsual({ platforms }: Pick<Wanted, 'platforms'>): boolean {
  return platforms.length === 1 && platforms[0] === USUAL;
}

/** `linux/amd64/v2` runs what `linux/amd64` does. */
function withoutLevel(platform: string): string {
  return toPlatform(platform.replace(/^(linux\/amd64)\/v\d$/, '$1'));
}

function noEmulation(name: string, native: string): ProblemData {
  return error(
    'PLATFORM_NO_EMULATION',
    `No platform is named, so ${USUAL} is built, and the builder "${name}" runs programs of ${native} only.`,
    `Write platforms: ${native} to build for this machine, or install an emulator first (docker/setup-qemu-action on GitHub).`,
  );
}
