// SPDX-License-Identifier: Apache-2.0
// What an image is called in its statements, and that nothing is written before the preflight has ended.
import { afterEach, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/problem.ts';
import type { Repository } from '../../../src/registry/registry.ts';
import type { BuildInput } from '../../../src/ship/push/built.ts';
import { holdUploads, toSubjectName } from '../../../src/ship/push/cleared.ts';
import { createBench, toBlob, toSource } from '../../registry/bench.ts';
import { type Reply, script, serve, type Served } from '../../registry/server.ts';
import { targetOf } from '../plans.ts';

const OWN = 'registry.corp/secret/app';
const PUBLIC = 'docker.io/acme/app';

describe('the name of an image in its statements', () => {
  it.each([
    { name: 'one repository', repositories: [OWN], hosts: ['registry.corp'] },
    { name: 'two owners', repositories: [OWN, PUBLIC], hosts: ['registry.corp', 'docker.io'] },
  ])('comes from all repositories that are planned: $name', ({ repositories, hosts }) => {
    // The preflight may leave only some of them: a later run copies the image to the others.
    const named = toSubjectName({ target: targetOf({ name: 'api', repositories }) });
    expect(named.name).toBe('api');
    expect(named.repositories.map(({ host }) => host)).toEqual(hosts);
  });
});

const blob = toBlob('layer');
const POST = 'POST /v2/acme/app/blobs/uploads/';
const toStarted = (name: string): Reply => ({ status: 202, headers: { location: `/${name}` } });

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
});

/** A repository of a build that runs during the preflight, which `clear` ends. */
async function hold() {
  served = await serve(
    script({
      [POST]: [toStarted('one'), toStarted('two')],
      ...{ 'PUT /one': [{ status: 201 }], 'DELETE /one': [{ status: 204 }] },
      ...{ 'PUT /two': [{ status: 201 }], 'DELETE /two': [{ status: 204 }] },
    }),
  );
  const { lines } = served;
  const own = createBench().open(served.host);
  let clear: (left: readonly Repository[]) => void = () => undefined;
  const cleared = new Promise<readonly Repository[]>((resolve) => {
    clear = resolve;
  });
  const given: Pick<BuildInput, 'repositories' | 'cleared'> = { repositories: [own], cleared };
  const [repository = own] = holdUploads(given);
  const send = () =>
    repository.sendBlob(blob.descriptor, () => toSource([blob]).openBlob(blob.descriptor));
  const listWritten = () => lines().filter((line) => /^(PUT|DELETE)/.test(line));
  return { own, clear, repository, send, lines, listWritten };
}

describe('a build that runs during the preflight', () => {
  it('opens uploads meanwhile, and sends no byte before the preflight has ended', async () => {
    const { own, clear, repository, send, lines, listWritten } = await hold();
    repository.uploads?.start(1);
    const sending = send();
    await expect.poll(() => lines()).toContain(POST);
    expect(listWritten()).toEqual([]);
    clear([own]);
    await sending;
    expect(listWritten()).toEqual([expect.stringContaining('PUT /one')]);
    expect(lines().filter((line) => line === POST)).toHaveLength(1);
  });

  it('cancels those of a repository that the preflight leaves out, and sends nothing there', async () => {
    const { clear, repository, send, lines, listWritten } = await hold();
    repository.uploads?.start(1);
    await expect.poll(() => lines()).toContain(POST);
    clear([]);
    await expect(send()).rejects.toThrow(Problem);
    await repository.uploads?.cancel();
    await expect.poll(listWritten).toEqual(['DELETE /one']);
  });
});
