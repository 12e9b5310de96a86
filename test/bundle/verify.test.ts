// SPDX-License-Identifier: Apache-2.0
// dist/cli verifies an image of another platform than the usual one, by what the image says or by what is asked for.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../registry/server.ts';
import { pickNode } from './node.ts';

const cli = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const IMAGE = 'application/vnd.oci.image.manifest.v1+json';
const config = JSON.stringify({ os: 'linux', architecture: 'arm64', rootfs: { type: 'layers' } });
const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const manifest = JSON.stringify({
  ...{ schemaVersion: 2, mediaType: IMAGE, layers: [] },
  config: {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    ...{ digest: digestOf(config), size: config.length },
  },
});
let registry: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  registry = await serve(({ path }) => {
    if (path.endsWith(`/blobs/${digestOf(config)}`)) return { body: config };
    if (!/\/manifests\/(?:1\.2\.3|sha256:)/.test(path)) return { status: 404 };
    if (path.includes('sha256:') && !path.endsWith(digestOf(manifest))) return { status: 404 };
    const headers = { 'content-type': IMAGE, 'docker-content-digest': digestOf(manifest) };
    return { headers, body: manifest };
  });
});

afterAll(() => registry.close());

it.each([
  { args: [], code: 0, says: 'linux/arm64' },
  { args: ['--platforms=linux/arm64'], code: 0, says: 'linux/arm64' },
  { args: ['--platforms=linux/amd64'], code: 1, says: 'VERIFY_PLATFORM' },
])('verify $args: exit code $code', async ({ args, code, says }) => {
  const words = [cli, 'verify', `${registry.host}/acme/app:1.2.3`, ...args];
  const ended = await new Promise<{ code: number; text: string }>((resolve) => {
    const env = { PATH: process.env.PATH, HOME: '/nonexistent' };
    execFile(pickNode(), words, { cwd: '/', env }, (failed, stdout, stderr) => {
      resolve({ code: failed === null ? 0 : Number(failed.code), text: stdout + stderr });
    });
  });
  expect(ended.code, ended.text).toBe(code);
  expect(ended.text).toContain(says);
});
