// SPDX-License-Identifier: Apache-2.0
// Copies that are ended by a signal: the receipt says what was written by then, and the next copy completes them.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { plain } from '../../../src/report/text.ts';
import { renderCopy } from '../../../src/report/lifecycle/copy-text.ts';
import { createBench } from '../../registry/bench.ts';
import { serveDialect } from '../../registry/dialect.ts';
import { runWords } from '../../run/command-line.ts';
import { at, bench, copy, makeManifest, writeLayout } from './copies.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'copy-'));
});
afterAll(async () => {
  bench.client.close();
  await rm(directory, { recursive: true });
});

const image = makeManifest('1.2.3');
const tags = { '1.2.3': image, '1.2': image, latest: image };

/** Aborts as a signal does, and a client that it ends. */
function createSignal() {
  const controller = new AbortController();
  const { client } = createBench({ signal: controller.signal });
  onTestFinished(() => {
    client.close();
  });
  const abort = () => {
    controller.abort(new Error('ended by SIGTERM'));
  };
  return { context: { registries: client, signal: controller.signal }, abort };
}

it('of the tags of a registry those are told that were written', async () => {
  const { context, abort } = createSignal();
  const server = await serveDialect(({ kind, reference }) => {
    if (kind === 'PUT manifest' && reference === 'latest') {
      abort();
      return { status: 201, after: true };
    }
    return undefined;
  });
  onTestFinished(() => server.close());
  const from = await writeLayout(join(directory, 'source'), { '1.2.3': image, latest: image });
  const to = [at(server), `oci:${join(directory, 'other')}`];
  const receipt = await copy(from, to, { allTags: true }, undefined, context);
  expect(receipt.status).toBe('failed');
  expect(receipt.destinations[0]).toMatchObject({
    status: 'failed',
    tags: [
      { tag: '1.2.3', action: 'write' },
      { tag: 'latest', action: 'fail', reason: 'the copy was interrupted while it was written' },
    ],
    problems: [
      {
        code: 'COPY_INTERRUPTED',
        message: `the copy to ${at(server)} was interrupted (ended by SIGTERM); 1 of 2 tags were written.`,
      },
    ],
  });
  expect(renderCopy(receipt, plain)).toMatch(/\n {2}new +1\.2\.3 .*\n {2}failed +latest /);
  expect((await copy(from, to, { allTags: true })).status).toBe('done');
});

it('a layout has no tag of a copy that was interrupted', async () => {
  const { context, abort } = createSignal();
  const from = await writeLayout(join(directory, 'source'), tags);
  const to = join(directory, 'layout');
  const receipt = await copy(from, [`oci:${to}`], { allTags: true }, abort, context);
  expect(receipt.destinations).toMatchObject([
    {
      tags: [{ action: 'fail' }, { action: 'fail' }, { action: 'fail' }],
      problems: [{ code: 'COPY_INTERRUPTED' }],
    },
  ]);
  expect(await readdir(to).catch(() => [])).not.toContain('index.json');
  expect((await copy(from, [`oci:${to}`], { allTags: true })).status).toBe('done');
});

it('the command prints the receipt, and ends with 130', async () => {
  const controller = new AbortController();
  const server = await serveDialect(({ kind, reference }) => {
    if (kind === 'PUT manifest' && reference === 'latest')
      controller.abort(new Error('ended by SIGINT'));
    return undefined;
  });
  onTestFinished(() => server.close());
  const from = await writeLayout(join(directory, 'source'), tags);
  const { code, stdout, stderr } = await runWords(
    ['copy', from, at(server), '--all-tags', '--json'],
    { cwd: directory, env: { HOME: directory } },
    controller.signal,
  );
  expect(code, stderr).toBe(130);
  expect(stderr).toContain('[COPY_INTERRUPTED]');
  expect(JSON.parse(stdout)).toMatchObject({
    status: 'failed',
    destinations: [{ status: 'failed', problems: [{ code: 'COPY_INTERRUPTED' }] }],
  });
  expect(server.kept.tags.has('1.2.3')).toBe(true);
});

it('before anything is written it ends', async () => {
  const { context, abort } = createSignal();
  const from = await writeLayout(join(directory, 'source'), tags);
  const server = await serveDialect(() => {
    abort();
    return undefined;
  });
  onTestFinished(() => server.close());
  const work = copy(from, [at(server)], { allTags: true }, undefined, context);
  await expect(work).rejects.toThrow('ended by SIGTERM');
  expect(server.kept.tags.size).toBe(0);
});
