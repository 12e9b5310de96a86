// SPDX-License-Identifier: Apache-2.0
// What a run needs and a builder cannot do. Pure.
import { error, type ProblemData } from '../../problem.ts';
import { listOwnPushes } from '../../settings/values/image-output.ts';
import type { Settings } from '../../settings/settings.ts';
import { type BuilderSettings, listBuilderSettings } from './options.ts';
import { type BuilderNode, findUncovered } from './setting.ts';
import { toPlatform } from '../platform.ts';
import type { Builder, BuilderRequirements, FoundBuilder } from './builder.ts';

/** Something that a builder cannot do; with `fatal: false` a build may still succeed. */
export interface Shortcoming {
  readonly what: string;
  readonly hint: string;
  readonly fatal: boolean;
}

const USE_CONTAINERD =
  'Switch the engine to the containerd image store ({"features": {"containerd-snapshotter": true}} in ' +
  'daemon.json, then restart it), or write builder: auto, which makes a builder of its own.';

/** Why a builder cannot do the job, the gravest reason first; undefined if it can. */
export function findShortcoming(
  builder: Pick<Builder, 'driver' | 'store' | 'hasNodes'>,
  found: Pick<FoundBuilder, 'platforms'>,
  settings: Pick<Settings, 'publish' | 'outputs' | 'cacheTo' | 'provenance' | 'sbom'> &
    BuilderSettings,
  want: Pick<BuilderRequirements, 'platforms' | 'push'>,
): Shortcoming | undefined {
  if (builder.hasNodes && want.platforms.length > 1) return findNodesShortcoming(settings, want);
  if (builder.driver !== 'docker') return undefined;
  const [setting] = listBuilderSettings(settings);
  if (setting !== undefined) {
    const what = `the engine's own builder ignores ${setting}`;
    return { what, hint: 'Write builder: auto, which makes a builder of its own.', fatal: true };
  }
  return builder.store === 'classic' && listOwnPushes(settings.outputs).length === 0
    ? findClassicShortcoming(settings, want)
    : findDockerShortcoming(found, settings, want);
}

/** Problems of addresses in the setting `builder` that are known before any is dialled. */
export function checkNodes(
  nodes: readonly BuilderNode[],
  settings: Parameters<typeof findShortcoming>[2] & Pick<Settings, 'builder'>,
  want: Pick<BuilderRequirements, 'platforms' | 'push'>,
): readonly ProblemData[] {
  const uncovered = findUncovered(nodes, want.platforms);
  if (uncovered !== undefined) {
    const message = `no address in the setting builder is for the platform "${uncovered}".`;
    const hint = `Add one: ${uncovered}=tcp://host:1234.`;
    return [error('BUILDER_INVALID', message, hint)];
  }
  const driver = nodes[0]?.driver ?? 'remote';
  const able = { driver, store: 'n/a', hasNodes: nodes.length > 1 } as const;
  return toLacking(settings.builder, findShortcoming(able, { platforms: [] }, settings, want));
}

/** The Problem that the builder which the user chose cannot do the job; none if it can or may. */
export function toLacking(name: string, lack: Shortcoming | undefined): readonly ProblemData[] {
  if (lack?.fatal !== true) return [];
  const message = `the builder "${name}" cannot do this: ${lack.what}.`;
  return [error('BUILDER_LACKING', message, lack.hint)];
}

/** What the engine's own builder with the containerd store cannot do. */
function findDockerShortcoming(
  found: Pick<FoundBuilder, 'platforms'>,
  settings: Pick<Settings, 'publish' | 'outputs' | 'cacheTo'>,
  want: Pick<BuilderRequirements, 'platforms' | 'push'>,
): Shortcoming | undefined {
  if (listOwnPushes(settings.outputs).length > 0) {
    const what = 'the docker driver cannot push by digest, which outputs ask for';
    return { what, hint: 'Write builder: auto, which makes a builder of its own.', fatal: true };
  }
  if (want.push && settings.publish === 'builder') {
    const what = 'the docker driver cannot push by digest, which publish: builder asks for';
    return { what, hint: 'Write publish: auto or builder: auto.', fatal: true };
  }
  const cache = settings.cacheTo.find((destination) => /\btype=(s3|azblob)\b/.test(destination));
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

/** What buildx cannot do with platforms that several nodes build, or would tag on its own. */
function findNodesShortcoming(
  { outputs, publish }: Pick<Settings, 'publish' | 'outputs'>,
  want: Pick<BuilderRequirements, 'platforms' | 'push'>,
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

/** With the engine's classic image store buildx can build one platform, and only into that store. */
function findClassicShortcoming(
  settings: Pick<Settings, 'cacheTo' | 'provenance' | 'sbom'>,
  want: Pick<BuilderRequirements, 'platforms' | 'push'>,
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
  const cache = settings.cacheTo.find((destination) => !/\btype=inline\b/.test(destination));
  return cache === undefined
    ? undefined
    : lack(`the classic image store cannot export a cache to "${cache}"`);
}
