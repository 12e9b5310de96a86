// SPDX-License-Identifier: Apache-2.0
// What a builder cannot do of what a run asks for. Pure.
import { listOwnPushes } from '../settings/image-output.ts';
import type { Settings } from '../settings/settings.ts';
import type { Builder, Wanted } from './builder.ts';
import { type BuilderSettings, listBuilderSettings } from './builder-options.ts';
import type { FoundBuilder } from './engine.ts';
import { toPlatform } from './platform.ts';

/** Something that a builder cannot do; `fatal: false` when a build may succeed all the same. */
export interface Shortcoming {
  readonly what: string;
  readonly hint: string;
  readonly fatal: boolean;
}

const USE_CONTAINERD =
  'Switch the engine to the containerd image store ({"features": {"containerd-snapshotter": true}} in ' +
  'daemon.json, then restart it), or write builder: auto, which makes a builder of its own.';

/** Why a builder cannot do the job, the gravest first; undefined when it can. */
export function findShortcoming(
  builder: Pick<Builder, 'driver' | 'store' | 'hasNodes'>,
  found: Pick<FoundBuilder, 'platforms'>,
  settings: Pick<Settings, 'publish' | 'outputs' | 'cacheTo' | 'provenance' | 'sbom'> &
    BuilderSettings,
  want: Wanted,
): Shortcoming | undefined {
  if (builder.hasNodes && want.platforms.length > 1) return findNodesShortcoming(settings, want);
  if (builder.driver !== 'docker') return undefined;
  const [setting] = listBuilderSettings(settings);
  if (setting !== undefined) {
    const what = `the engine's own builder does not obey ${setting}`;
    return { what, hint: 'Write builder: auto, which makes a builder of its own.', fatal: true };
  }
  return builder.store === 'classic' && listOwnPushes(settings.outputs).length === 0
    ? findClassicShortcoming(settings, want)
    : findDockerShortcoming(found, settings, want);
}

/** What the engine's own builder cannot do, whose images are in the containerd store. */
function findDockerShortcoming(
  found: Pick<FoundBuilder, 'platforms'>,
  settings: Pick<Settings, 'publish' | 'outputs' | 'cacheTo'>,
  want: Wanted,
): Shortcoming | undefined {
  if (listOwnPushes(settings.outputs).length > 0) {
    const what = 'the docker driver cannot push by digest, which outputs ask for';
    return { what, hint: 'Write builder: auto, which makes a builder of its own.', fatal: true };
  }
  if (want.push && settings.publish === 'builder') {
    const what = 'the docker driver cannot push by digest, which publish: builder asks for';
    return { what, hint: 'Write publish: auto or builder: auto.', fatal: true };
  }
  const cache = settings.cacheTo.find((place) => /\btype=(s3|azblob)\b/.test(place));
  if (cache !== undefined) {
    const what = `the docker driver cannot export a cache to "${cache}"`;
    return { what, hint: 'Write builder: auto, which makes a builder of its own.', fatal: true };
  }
  const known = new Set(found.platforms.map(toPlatform));
  const foreign = want.platforms.find((platform) => !known.has(toPlatform(platform)));
  if (foreign === undefined || found.platforms.length === 0) return undefined;
  const what = `the engine cannot run programs of "${foreign}"`;
  const hint = 'For RUN steps on it, install its emulator (docker/setup-qemu-action on GitHub).';
  return { what, hint, fatal: false };
}

/** What buildx cannot make of the platforms that several nodes have built, or would tag by itself. */
function findNodesShortcoming(
  { outputs, publish }: Pick<Settings, 'publish' | 'outputs'>,
  want: Wanted,
): Shortcoming | undefined {
  const hint = 'Name a builder with one node, or build one platform.';
  if (listOwnPushes(outputs).length > 0) {
    const what = 'buildx tags what several nodes push, and outputs ask for a push by digest alone';
    return { what, hint, fatal: true };
  }
  const file = outputs.find((output) => /\btype=(oci|tar)\b/.test(output));
  if (file !== undefined) {
    const what = `buildx cannot write "${file}" of several platforms from several nodes`;
    return { what, hint, fatal: true };
  }
  if (!want.push || publish !== 'layout') return undefined;
  const what = 'buildx cannot write an OCI layout of several platforms from several nodes';
  return { what, hint: `Write publish: auto. ${hint}`, fatal: true };
}

/** With the engine's older image store buildx can build one platform, and only into that store. */
function findClassicShortcoming(
  settings: Pick<Settings, 'cacheTo' | 'provenance' | 'sbom'>,
  want: Wanted,
): Shortcoming | undefined {
  const lack = (what: string): Shortcoming => ({ what, hint: USE_CONTAINERD, fatal: true });
  if (want.push) {
    return lack('the classic image store can neither push by digest nor write an OCI layout');
  }
  if (want.platforms.length > 1) return lack('the classic image store holds one platform only');
  const asksFor = (value: string | undefined): boolean => value !== undefined && value !== 'false';
  if (asksFor(settings.provenance) || asksFor(settings.sbom)) {
    return lack('the classic image store cannot hold attestations');
  }
  const cache = settings.cacheTo.find((place) => !/\btype=inline\b/.test(place));
  return cache === undefined
    ? undefined
    : lack(`the classic image store cannot export a cache to "${cache}"`);
}
