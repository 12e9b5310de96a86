// SPDX-License-Identifier: Apache-2.0
// What the engine is asked while git runs, and what a run does with the answers.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { askAhead, type AheadSettings } from '../../src/ship/builder/ahead.ts';
import { findBuilder } from '../../src/ship/builder/stored.ts';
import { openEndpoint } from '../../src/ship/endpoint/endpoint.ts';
import { openBuildx } from '../../src/ship/engine/engine.ts';
import { makeEdge, scriptShell } from './scripted-shell.ts';

const INFO = {
  OSType: 'linux',
  Architecture: 'x86_64',
  ServerVersion: '28.5.2',
  DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']],
};
const SETTINGS: AheadSettings = {
  builder: 'auto',
  publish: 'auto',
  pushIdleTimeout: 60_000,
  targets: [],
};

/** An engine with the containerd store that asks where it is told to; what it was asked. */
async function startEngine(isAtAddress = false) {
  const folder = await mkdtemp(join(tmpdir(), 'tagship-ahead-'));
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    const { url = '' } = request;
    asked.push(url.replace(/\/distribution\/.*/, '/distribution'));
    const [, host = '', path = ''] = /^\/distribution\/([^/]+)\/(.+):probe\/json$/.exec(url) ?? [];
    if (host === '') response.end(JSON.stringify(INFO));
    else {
      void fetch(`http://${host}/v2/${path}/manifests/probe`, { method: 'HEAD' }).then(
        () => response.writeHead(404).end(),
        () => response.writeHead(500).end(),
      );
    }
  });
  const socket = join(folder, 'docker.sock');
  const where = isAtAddress ? { host: '127.0.0.1', port: 0 } : { path: socket };
  await new Promise<void>((resolve) => server.listen(where, resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  const { port } = isAtAddress ? (server.address() as AddressInfo) : { port: 0 };
  const DOCKER_HOST = isAtAddress ? `tcp://127.0.0.1:${port}` : `unix://${socket}`;
  const pusher = isAtAddress ? { host: '127.0.0.1', port } : { socket };
  const given = { env: { HOME: folder, DOCKER_HOST }, clock: systemClock, cwd: folder };
  return { asked, folder, pusher, given };
}

function ask(
  given: Parameters<typeof askAhead>[0],
  settings: Partial<AheadSettings> = {},
  pushes = true,
) {
  const ahead = askAhead(given, { ...SETTINGS, ...settings }, pushes);
  onTestFinished(ahead.close);
  return ahead;
}

describe('an engine that is asked while git runs', () => {
  it.each([
    { name: 'at a socket', isAtAddress: false },
    { name: 'at an address', isAtAddress: true },
  ])('is asked once about itself, and whether it reaches the run: $name', async (row) => {
    const { asked, folder, given, pusher } = await startEngine(row.isAtAddress);
    const ahead = ask(given);
    const { edge } = await makeEdge(scriptShell([]).shell);
    const plugins = join(folder, '.docker/cli-plugins');
    await mkdir(plugins, { recursive: true });
    await writeFile(join(plugins, 'docker-buildx'), '');
    const context = { ...edge, env: given.env, ahead };
    const found = await findBuilder(context, openBuildx(context), ['linux/amd64']);
    expect(found).toMatchObject({ name: 'default', driver: 'docker', containerd: true });
    const endpoint = await openEndpoint(
      { ...given, tempDir: folder, ahead },
      { store: 'containerd', pusher },
      SETTINGS,
    );
    onTestFinished(() => endpoint?.close());
    expect(endpoint).toBeDefined();
    expect(asked.toSorted()).toEqual(['/distribution', '/info']);
  });

  it('does not count for a builder of another name', async () => {
    const { given } = await startEngine();
    const ahead = ask(given, { builder: 'default' });
    expect(ahead.findBuilder('big')).toBeUndefined();
    expect(ahead.findBuilder()).toBeUndefined();
    expect(ahead.endpoint({ socket: '/run/other.sock' })).toBeUndefined();
    expect(await ahead.findBuilder('default')).toMatchObject({ driver: 'docker' });
  });

  it.each([
    { name: 'a run that does not push', pushes: false },
    { name: 'publish: layout', settings: { publish: 'layout' } },
  ] as const)('is given no server to push to: $name', async (row) => {
    const { asked, given, pusher } = await startEngine();
    const ahead = ask(given, 'settings' in row ? row.settings : {}, !('pushes' in row));
    await ahead.findBuilder();
    expect(await ahead.endpoint(pusher)).toBeUndefined();
    expect(asked).toEqual(['/info']);
  });

  it.each([
    { name: 'addresses', settings: { builder: 'tcp://127.0.0.1:1' } },
    { name: 'what cannot be read', settings: { builder: 'tcp://a:1, kubernetes://b' } },
    { name: 'a service of the job', env: { CI: 'true', DOCKER_HOST: 'tcp://docker:2375' } },
    { name: 'a builder of its own', file: 'big' },
  ])('is left alone for $name', async ({ settings, env, file }) => {
    const { asked, folder, given, pusher } = await startEngine();
    const state = join(folder, '.docker/buildx');
    await mkdir(join(state, 'instances'), { recursive: true });
    const big = { Name: 'big', Driver: 'remote', Nodes: [{}] };
    await writeFile(join(state, 'instances/big'), JSON.stringify(big));
    const named = file === undefined ? {} : { BUILDX_BUILDER: file };
    const ahead = ask({ ...given, env: { ...given.env, ...named, ...env } }, settings);
    await ahead.findBuilder();
    expect(await ahead.endpoint(pusher)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('cannot push to the server once it is closed', async () => {
    const { given, pusher } = await startEngine();
    const ahead = ask(given);
    const started = await ahead.endpoint(pusher);
    const { host = '' } = started?.server ?? {};
    expect((await fetch(`http://${host}/v2/`)).status).toBe(200);
    ahead.close();
    await expect
      .poll(() =>
        fetch(`http://${host}/v2/`).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed');
  });
});
