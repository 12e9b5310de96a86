// SPDX-License-Identifier: Apache-2.0
// A builder that starts no process: what it is asked to build is written by hand, with a new salt each time.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Shell } from '../../src/shell.ts';
import { writeLayout, type ImageSpec } from './images.ts';

let salts = 0;

/** A builder that answers as buildx with the `docker` driver and the containerd store does. */
export function scriptBuilder(image: Omit<ImageSpec, 'salt'>, built: string[]): Shell {
  const answer = (stdout: string) => ({ code: 0, stdout, stderr: '', timedOut: false });
  return async ({ argv }) => {
    if (argv.includes('version')) return answer('github.com/docker/buildx v0.29.1 abc');
    if (argv.includes('inspect')) return answer(INSPECTED);
    if (argv.includes('info')) return answer('[["driver-type","io.containerd.snapshotter.v1"]]');
    const dest = /"?dest=([^",]+)/.exec(
      argv.find((word) => word.startsWith('type=oci')) ?? '',
    )?.[1];
    const metadata = argv[argv.indexOf('--metadata-file') + 1];
    if (dest === undefined || metadata === undefined) throw new Error(argv.join(' '));
    const digest = await writeLayout(dest, { ...image, salt: `build ${(salts += 1)}` });
    built.push(digest);
    await mkdir(dirname(metadata), { recursive: true });
    await writeFile(metadata, JSON.stringify({ 'containerimage.digest': digest }));
    return answer('');
  };
}

const INSPECTED = `Name:          default
Driver:        docker

Nodes:
Name:             default
Endpoint:         default
Status:           running
Platforms:        linux/amd64, linux/arm64
Labels:
 org.mobyproject.buildkit.worker.containerd.uuid:      1
`;
