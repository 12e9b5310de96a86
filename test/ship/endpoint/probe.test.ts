// SPDX-License-Identifier: Apache-2.0
// Engines at a socket, and whether they reach the server.
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEndpoint } from '../../../src/ship/endpoint/endpoint.ts';
import { createMembers } from '../../../src/ship/endpoint/members.ts';
import { createQuickClock } from '../../registry/bench.ts';
import { systemClock } from '../../../src/clock.ts';
import { askAsOtherUser } from './users.ts';

/** An engine that does this when it is asked for `127.0.0.1:PORT/NAME:TAG`. */
async function startEngine(act: (image: string, response: http.ServerResponse) => void) {
  const directory = await mkdtemp(join(tmpdir(), 'tagship-probe-'));
  const socket = join(directory, 'docker.sock');
  const server = http.createServer((request, response) => {
    const [, image = ''] = /^\/distribution\/(.+)\/json$/.exec(request.url ?? '') ?? [];
    act(image, response);
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await rm(directory, { recursive: true, force: true });
  });
  return { socket, directory };
}

/** What an engine that shares our loopback does. */
function pullProbe(image: string, response: http.ServerResponse): void {
  const [, host = '', path = '', tag = ''] = /^([^/]+)\/(.+):(.+)$/.exec(image) ?? [];
  void fetch(`http://${host}/v2/${path}/manifests/${tag}`, { method: 'HEAD' }).then(
    ({ status }) => {
      response.writeHead(status).end();
    },
  );
}

const builder = { driver: 'docker', store: 'containerd', name: 'default' } as const;
const settings = { publish: 'auto', pushIdleTimeout: 60_000 } as const;

async function open(
  act: Parameters<typeof startEngine>[0],
  given: {
    readonly builder?: Partial<Parameters<typeof openEndpoint>[1]>;
    readonly publish?: Parameters<typeof openEndpoint>[2]['publish'];
    readonly host?: string;
    readonly clock?: typeof systemClock;
  } = {},
) {
  const { socket, directory } = await startEngine(act);
  const env = { HOME: directory, DOCKER_HOST: given.host ?? `unix://${socket}` };
  const context = { env, clock: given.clock ?? systemClock, tempDir: directory };
  const wanted = { ...settings, ...(given.publish && { publish: given.publish }) };
  const endpoint = await openEndpoint(context, { ...builder, ...given.builder }, wanted);
  onTestFinished(() => endpoint?.close());
  return endpoint;
}

describe('an engine', () => {
  it('that asks at the endpoint can push to it', async () => {
    expect(await open(pullProbe)).toBeDefined();
  });

  it('is the only one that can: another user who knows the path is refused', async () => {
    const endpoint = await open(pullProbe);
    const { name, end } = endpoint?.open({ members: createMembers([]) }) ?? expect.fail();
    const url = `http://${name.replace('/', '/v2/')}/blobs/uploads/`;
    expect((await fetch(url, { method: 'POST' })).status).toBe(202);
    expect(await askAsOtherUser(url)).toBe('404');
    end();
    expect((await fetch(url, { method: 'POST' })).status).toBe(404);
  });

  it.each([
    {
      name: 'that asks nowhere',
      act: (_image: string, response: http.ServerResponse) => {
        response.writeHead(403).end();
      },
    },
    {
      name: 'that asks for another name',
      act: (image: string, response: http.ServerResponse) => {
        pullProbe(image.replace(/[0-9a-f]{32}/, '0'.repeat(32)), response);
      },
    },
    {
      name: 'that breaks off',
      act: (_image: string, response: http.ServerResponse) => {
        response.destroy();
      },
    },
  ])('$name cannot', async ({ act }) => {
    expect(await open(act)).toBeUndefined();
  });

  it('that never answers is not waited for', async () => {
    const act = () => undefined;
    expect(await open(act, { clock: createQuickClock() })).toBeUndefined();
  });

  it.each([
    { name: 'another driver', given: { builder: { driver: 'docker-container' } } },
    { name: 'the classic store', given: { builder: { store: 'classic' } } },
    { name: 'the builder of another context', given: { builder: { name: 'desktop-linux' } } },
    { name: 'another strategy', given: { publish: 'layout' } },
    { name: 'a TCP address', given: { host: 'tcp://127.0.0.1:2375' } },
    { name: 'ssh', given: { host: 'ssh://user@build' } },
  ] as const)('is not asked: $name', async ({ given }) => {
    const act = () => expect.fail();
    expect(await open(act, given)).toBeUndefined();
  });
});
