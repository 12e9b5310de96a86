// SPDX-License-Identifier: Apache-2.0
// Loads an image that another program made into the local engine, for a test or scan in a run that does not push.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Target } from '../../plan/plan.ts';
import { error, Problem } from '../../problem.ts';
import { packLayout } from '../../registry/layout/archive.ts';
import { REF_NAME } from '../../registry/layout/files.ts';
import { createLayoutWriter } from '../../registry/layout/writer.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { listBlobs } from '../../registry/manifests/copy.ts';
import type { Manifest } from '../../registry/registry.ts';
import type { RunContext } from '../context.ts';
import { lastOutputLine } from '../engine/engine.ts';
import type { TakenImage } from './taken.ts';

type LoadContext = Pick<
  RunContext,
  'shell' | 'env' | 'cwd' | 'signal' | 'tempDir' | 'log' | 'clock'
>;

/** For one answer of the engine, ms. */
const LOAD_LIMIT_MS = 30 * 60_000;

/**
 * The name under which the engine has the image: its platform that the machine runs, else the first. When the run ends the
 * name is removed.
 *
 * @throws Problem LOAD_FAILED
 */
export async function loadMade(
  { name }: Pick<Target, 'name'>,
  { builtImage, source, onClose }: TakenImage,
  context: LoadContext,
): Promise<string> {
  const own = `linux/${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const { platforms, manifest: root } = builtImage;
  const digest = platforms[own] ?? Object.values(platforms)[0] ?? root.digest;
  const manifest = digest === root.digest ? root : await source.readManifest(digest);
  const reference = `tagship-from:${context.clock.random().toString(36).slice(2, 14)}`;
  const path = await writeArchive({ manifest, source, reference }, context);
  const ask = (argv: readonly [string, ...string[]]) => {
    const { shell, env, cwd } = context;
    return shell({ argv, env, cwd, timeoutMs: LOAD_LIMIT_MS });
  };
  onClose(async () => {
    await ask(['docker', 'image', 'rm', reference]); // without it where it was not loaded
  });
  const result = await context.log.group(`Load ${name}`, () =>
    ask(['docker', 'image', 'load', '--input', path]),
  );
  context.signal.throwIfAborted();
  if (result.code === 0) return reference;
  const said = lastOutputLine(result.stderr) || (result.spawnError ?? 'docker said nothing');
  throw new Problem([
    error(
      'LOAD_FAILED',
      `the image of "${name}" could not be loaded into the engine for its test: ${said}`,
      'Start Docker, let the run push, or leave out test and scan where it does not.',
    ),
  ]);
}

interface Loading extends Pick<TakenImage, 'source'> {
  readonly manifest: Manifest;
  readonly reference: string;
}

/** An archive that engines with either image store load: an OCI layout that also has manifest.json. */
async function writeArchive(
  { manifest, source, reference }: Loading,
  { tempDir }: LoadContext,
): Promise<string> {
  const directory = await mkdtemp(join(tempDir, 'load-'));
  const writer = await createLayoutWriter(directory);
  for (const blob of listBlobs(manifest)) await writer.putBlob(blob, source);
  await writer.putManifest(manifest);
  const { mediaType, digest, bytes } = manifest;
  const annotations = {
    'io.containerd.image.name': `docker.io/library/${reference}`,
    [REF_NAME]: reference.slice(reference.indexOf(':') + 1),
  };
  await writer.writeIndex([{ mediaType, digest, size: bytes.byteLength, annotations }]);
  const { config, layers } = readContents(manifest);
  const toPath = (of = '') => `blobs/${of.replace(':', '/')}`;
  const list = [
    {
      Config: toPath(config?.digest),
      RepoTags: [reference],
      Layers: layers.map((layer) => toPath(layer.digest)),
    },
  ];
  await writeFile(join(directory, 'manifest.json'), JSON.stringify(list));
  const path = `${directory}.tar`;
  await packLayout(directory, path, await writer.listDigests(), ['manifest.json']);
  return path;
}
