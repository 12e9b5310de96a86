// SPDX-License-Identifier: Apache-2.0
// The names that tagship adds to the original's: of the run, its version and its platform.
import { error, Problem } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { quote } from '../quote.ts';
import type { FactsSeen } from '../rules/context.ts';
import { parseVersion, type Version } from '../version/version.ts';
import { versionOfGitTag } from '../version/versions.ts';

/** Names with their values, or functions that return them. */
export type Scope = Readonly<Record<string, unknown>>;

/** The names of a version. */
export interface VersionNames {
  readonly version: string;
  readonly major: string;
  readonly minor: string;
  readonly patch: string;
  /** `rc` of `2.0.0-rc.1`; empty for stable versions. */
  readonly channel: string;
}

const noVersion: VersionNames = { version: '', major: '', minor: '', patch: '', channel: '' };

/** The names of a version: `1`, `2`, `3` and `rc` of `1.2.3-rc.1`; leading zeros are kept. */
export function toVersionNames(version: Version): VersionNames {
  const [release = ''] = /^\d+(?:\.\d+)*/.exec(version.text) ?? [];
  const [major = '', minor = '', patch = ''] = release.split('.');
  const channel = version.isPrerelease ? readChannel(version.text) : '';
  return { version: version.text, major, minor, patch, channel: channel.replace(/\d+$/, '') };
}

/** `rc` of `2.0.0-rc.1` and of `2.0.0rc1`. */
function readChannel(text: string): string {
  const [, python] = /^[\d.]+(a|b|rc)\d+/.exec(text) ?? [];
  const [, named = ''] = /^[^+-]*-([0-9A-Za-z-]*[A-Za-z][0-9A-Za-z-]*)/.exec(text) ?? [];
  return python ?? named;
}

/** The version of a run: the setting's, otherwise the git tag's; undefined without one. */
export function readRunVersion(facts: FactsSeen, settings: Settings): Version | undefined {
  if (settings.version !== undefined) return parseVersion(settings.version, settings.revisions);
  const { event } = facts;
  if (event.kind !== 'gitTag' && event.kind !== 'release') return undefined;
  return versionOfGitTag(event.gitTag, settings.tagPrefix ?? '', settings.revisions);
}

/** The names of the run's version; all empty if there is none. */
export function createVersionScope(
  facts: FactsSeen,
  settings: Settings,
  given?: VersionNames,
): Scope {
  const version = readRunVersion(facts, settings);
  return { ...(given ?? (version === undefined ? noVersion : toVersionNames(version))) };
}

/** The names of the run and its platform. */
export function createScope(facts: FactsSeen, settings: Settings): Scope {
  return {
    build: facts.run.number ?? '',
    environment: settings.environment ?? facts.environment ?? '',
    pr: toChangeNumber(facts),
    name: settings.name,
    distance: facts.distance === undefined ? '' : String(facts.distance),
    arch: () => toOnlyArch(settings.platforms),
  };
}

/** The number of the change that is built, or that a merge queue merges; empty if there is none. */
function toChangeNumber({ event, checkedOut }: FactsSeen): string {
  if (event.kind === 'mergeQueue') return event.number === undefined ? '' : String(event.number);
  return event.kind === 'change' && checkedOut?.is !== 'base' ? String(event.number) : '';
}

/** `amd64` of `linux/amd64`, `armv7` of `linux/arm/v7`, `arm64` of `linux/arm64/v8`. */
export function toArch(platform: string): string {
  const [, architecture = platform, variant = ''] = platform.split('/');
  return architecture === 'arm' ? `${architecture}${variant || 'v7'}` : architecture;
}

function toOnlyArch(platforms: readonly string[]): string {
  const [first = 'linux/amd64', ...more] = platforms;
  if (more.length === 0) return toArch(first);
  throw new Problem([
    error(
      'EXPRESSION_ARCH',
      `{{arch}} is one name, and the image is for ${platforms.length} platforms: ${quote(platforms.join(','))}`,
      'Leave {{arch}} out and set "arch-tags: true": each platform then gets its own tags.',
    ),
  ]);
}
