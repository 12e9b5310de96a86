// SPDX-License-Identifier: Apache-2.0
// Engines at a socket, and BuildKits at an address, and whether they reach the server.
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEndpoint } from '../../../src/ship/endpoint/endpoint.ts';
import { createMembers } from '../../../src/ship/endpoint/members.ts';
import { createQuickClock } from '../../registry/bench.ts';
import { systemClock } from '../../../src/clock.ts';
import { startRelay } from '../../lab/relay.ts';
import { startBuildKit } from '../builder/buildkit.ts';
import { askAsOtherUser } from './users.ts';
import { askForImage, encodeLookup } from '../../../src/ship/builder/session.ts';

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

const settings = { publish: 'auto', pushIdleTimeout: 60_000, targets: [] } as const;

async function open(
  act: Parameters<typeof startEngine>[0],
  given: {
    readonly builder?: Parameters<typeof openEndpoint>[1];
    readonly settings?: Partial<Parameters<typeof openEndpoint>[2]>;
    readonly clock?: typeof systemClock;
  } = {},
) {
  const { socket, directory } = await startEngine(act);
  const context = { clock: given.clock ?? systemClock, cwd: directory, tempDir: directory };
  const builder = { store: 'containerd', pusher: { socket } } as const;
  const wanted = { ...settings, ...given.settings };
  const endpoint = await openEndpoint(context, given.builder ?? builder, wanted);
  onTestFinished(() => endpoint?.close());
  return endpoint;
}

describe('an engine', () => {
  it('that asks at the endpoint can push to it', async () => {
    expect(await open(pullProbe)).toBeDefined();
  });

  it('that a target wants to push so can, whatever all others want', async () => {
    const targets = [
      { settings: { publish: 'layout' } },
      { settings: { publish: 'endpoint' } },
    ] as const;
    expect(await open(pullProbe, { settings: { publish: 'layout', targets } })).toBeDefined();
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
    { name: 'nothing is known of what pushes', given: { builder: { store: 'n/a' } } },
    {
      name: 'the classic store',
      given: { builder: { store: 'classic', pusher: { socket: '/x' } } },
    },
    { name: 'another strategy', given: { settings: { publish: 'layout' } } },
    {
      name: 'another strategy of all targets',
      given: { settings: { targets: [{ settings: { publish: 'builder' } }] } },
    },
  ] as const)('is not asked: $name', async ({ given }) => {
    const act = () => expect.fail();
    expect(await open(act, given)).toBeUndefined();
  });
});

describe('an engine at an address', () => {
  const at = (port: number) =>
    ({ store: 'containerd', pusher: { host: '127.0.0.1', port } }) as const;

  it('that asks at the endpoint can push to it', async () => {
    const { socket } = await startEngine(pullProbe);
    const relay = await startRelay({ target: socket });
    onTestFinished(relay.close);
    const endpoint = await open(() => expect.fail(), { builder: at(relay.port) });
    expect(endpoint).toBeDefined();
  });

  it('that is not there cannot', async () => {
    expect(await open(() => expect.fail(), { builder: at(1) })).toBeUndefined();
  });

  it('that never answers is not waited for', async () => {
    const { socket } = await startEngine(() => undefined);
    const relay = await startRelay({ target: socket });
    onTestFinished(relay.close);
    const given = { builder: at(relay.port), clock: createQuickClock() };
    expect(await open(() => expect.fail(), given)).toBeUndefined();
  });
});

describe('a BuildKit', () => {
  const openFor = (endpoint: string, options: readonly string[] = []) => {
    const node = { driver: 'remote', endpoint, options, platforms: [] } as const;
    return open(() => expect.fail(), { builder: { store: 'n/a', pusher: { node } } });
  };

  it('that answers without asking anywhere cannot', async () => {
    const asked: string[] = [];
    const address = await startBuildKit(undefined, 0, (stream, headers) => {
      asked.push(String(headers[':path']));
      stream.respond({ ':status': 200, 'grpc-status': '12' }, { endStream: true });
    });
    expect(await openFor(address)).toBeUndefined();
    expect(asked).toEqual(['/moby.buildkit.v1.Control/Solve']);
  });

  it.each([
    { name: 'that is not there', endpoint: 'tcp://127.0.0.1:1' },
    { name: 'at a socket that is not there', endpoint: 'unix:///nowhere/buildkitd.sock' },
    {
      name: 'whose certificate cannot be read',
      endpoint: 'tcp://127.0.0.1:1',
      options: ['cacert=x'],
    },
    { name: 'that only buildx can dial', endpoint: 'kube-pod://x' },
  ])('$name cannot', async ({ endpoint, options }) => {
    expect(await openFor(endpoint, options)).toBeUndefined();
  });

  it('that breaks off cannot', async () => {
    const address = await startBuildKit(undefined, 0, ({ session }) => session?.destroy());
    expect(await openFor(address)).toBeUndefined();
  });

  it('that never answers is not waited for', async () => {
    const address = await startBuildKit(undefined, 0, () => undefined);
    const node = { driver: 'remote', endpoint: address, options: [], platforms: [] } as const;
    const builder = { store: 'n/a', pusher: { node } } as const;
    const clock = createQuickClock();
    expect(await open(() => expect.fail(), { builder, clock })).toBeUndefined();
  });
});

it('a BuildKit that would be asked too late is not asked', async () => {
  const asked: string[] = [];
  const endpoint = await startBuildKit(undefined, 0, (_stream, headers) => {
    asked.push(String(headers[':path']));
  });
  const node = { driver: 'remote', endpoint, options: [], platforms: [] } as const;
  await askForImage(node, '127.0.0.1:1/a:probe', { cwd: '/', signal: AbortSignal.abort() });
  expect(asked).toEqual([]);
});

it('asks in the words of gRPC and LLB', () => {
  const digest = 'sha256:cc27c68011f3d38f5908033a7977a50cfd0435382560b393e692a3c35275be46';
  const source = '\n&\x1a$\n"docker-image://127.0.0.1:1/a:probe';
  const definition = `${source}\nK\nI\nG${digest}`;
  const request = `\n\x01r\x12u${definition}X\x01`; // ref, definition, internal
  expect(encodeLookup('127.0.0.1:1/a:probe', 'r').toString('latin1')).toBe(`\0\0\0\0|${request}`);
  const long = encodeLookup(`127.0.0.1:1/${'a'.repeat(200)}:probe`, 'r');
  expect(long.readUInt32BE(1)).toBe(long.length - 5);
  expect(long.includes(Buffer.from([0x1a, 0xec, 0x01, 0x0a, 0xe9, 0x01]))).toBe(true);
});
