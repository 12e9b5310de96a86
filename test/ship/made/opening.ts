// SPDX-License-Identifier: Apache-2.0
// Opens images that other programs made, in a directory of each test.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { readContents } from '../../../src/registry/manifests/contents.ts';
import { openMade, type MadeSource } from '../../../src/ship/made/source.ts';
import { createShell } from '../../../src/shell.ts';
import { createBench, problemOf } from '../../registry/bench.ts';

/** What a test opens images with. */
export interface Opening {
  readonly directory: () => string;
  /** A path in the directory. */
  readonly at: (name: string) => string;
  readonly open: (written: string, trust?: 'trusted' | 'untrusted') => Promise<MadeSource>;
  /** The problems of an entry that is refused, as lines. */
  readonly refuse: (written: string, trust?: 'untrusted') => Promise<string>;
}

/** A directory for each test of a file, and what is opened there; all is closed and removed after it. */
export function useOpening(): Opening {
  const opened: MadeSource[] = [];
  const bench = createBench();
  let directory = '';
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tagship-made-'));
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
    await rm(directory, { recursive: true, force: true });
  });
  const open: Opening['open'] = async (written, trust = 'trusted') => {
    const found = await openMade(written, {
      ...{ cwd: directory, tempDir: directory, env: { PATH: '/usr/bin:/bin' } },
      ...{ shell: createShell(), signal: new AbortController().signal, registries: bench.client },
      log: { group: (_: string, work: () => Promise<unknown>) => work() } as never,
      trust: { level: trust, reason: 'a test' },
    });
    opened.push(found);
    return found;
  };
  return {
    directory: () => directory,
    at: (name) => join(directory, name),
    open,
    refuse: async (written, trust) => {
      const { problems } = await problemOf(open(written, trust));
      return problems.map(({ code, message }) => `${code} ${message}`).join('\n');
    },
  };
}

/** The bytes of all layers. */
export async function readLayers({ source, manifest }: MadeSource): Promise<readonly Buffer[]> {
  const { layers } = readContents(manifest);
  return Promise.all(
    layers.map(async (descriptor) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await source.openBlob(descriptor)) chunks.push(chunk);
      return Buffer.concat(chunks);
    }),
  );
}
