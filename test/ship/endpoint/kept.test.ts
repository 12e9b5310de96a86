// SPDX-License-Identifier: Apache-2.0
// What is kept as JSON: not a layer that begins like it, and nothing that is too large for that.
import http from 'node:http';
import { expect, it } from 'vitest';
import { toBlob } from '../../registry/bench.ts';
import { openEndpointFor, startRegistry } from './pushing.ts';

const digest = `sha256:${'1'.repeat(64)}`;

/** Begins a push of so many bytes; the answer comes before they do. */
async function pushBeginning(url: string, text: string, size: number) {
  return await new Promise<{ readonly status?: number | undefined; readonly body: string }>(
    (resolve, reject) => {
      const headers = { 'content-length': String(size) };
      const asked = http.request(`${url}/blobs/uploads/?digest=${digest}`, {
        ...{ method: 'POST', headers },
      });
      asked.on('error', reject).on('response', (answered) => {
        const chunks: Buffer[] = [];
        answered.on('data', (chunk: Buffer) => chunks.push(chunk));
        answered.on('end', () => {
          resolve({ status: answered.statusCode, body: Buffer.concat(chunks).toString() });
          asked.on('error', () => undefined).destroy();
        });
      });
      asked.write(text);
    },
  );
}

it('JSON that is too large to be kept is refused as a registry does, and named', async () => {
  const registry = await startRegistry();
  const { url, intake } = await openEndpointFor([{ registry }]);
  const { status, body } = await pushBeginning(url, '{"_type":'.padEnd(300), 300 * 1024 ** 2);
  expect(status).toBe(413);
  expect(JSON.parse(body)).toEqual({
    errors: [{ code: 'SIZE_INVALID', message: `the blob ${digest} is too large` }],
  });
  expect(intake.listTooLarge()).toEqual([
    `the blob ${digest}, 300 MiB of JSON such as an SBOM, of which at most 256 MiB are kept`,
  ]);
  expect(registry.served.lines()).toEqual([]);
});

it('a layer that is not compressed is passed on, though its first file has the name of a template', async () => {
  const registry = await startRegistry();
  const { push } = await openEndpointFor([{ registry }]);
  const tar = Buffer.from(`${'{{name}}/'.padEnd(257, '\0')}ustar`.padEnd(2048, '\0'));
  const archive = toBlob(tar);
  expect(await push(archive)).toBe(201);
  expect(registry.blobs.get(archive.descriptor.digest)?.equals(tar)).toBe(true);
});
