// SPDX-License-Identifier: Apache-2.0
// What connects to a registry when a builder pushes, as far as files tell.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPusher } from '../../../src/ship/builder/stored.ts';
import { makeEdge, scriptShell } from '../scripted-shell.ts';
import { describeContext, instance } from './files.ts';

describe('what pushes for a builder', () => {
  const remote = (endpoint: string, options?: object) => ({
    ...{ driver: 'remote', nodes: [{ Endpoint: endpoint, DriverOpts: options }] },
    ...{ endpoint, options: Object.entries(options ?? {}).map((pair) => pair.join('=')) },
  });
  const container = (endpoint: string, network?: string) => ({
    driver: 'docker-container',
    nodes: [{ Endpoint: endpoint, DriverOpts: network === undefined ? null : { network } }],
  });
  const tls = { cacert: '/ca.pem', cert: '/cert.pem', key: '/key.pem' };
  it.each([
    { name: 'a socket', ...remote('unix:///run/buildkit/buildkitd.sock') },
    { name: 'loopback', ...remote('tcp://127.0.0.1:1234') },
    { name: 'loopback, with TLS', ...remote('tcp://localhost:1234', tls) },
    { name: 'a service of the job', ...remote('tcp://buildkitd:1234') },
  ])('is the BuildKit at $name', async ({ driver, nodes, endpoint, options }) => {
    const node = { driver, endpoint, options, platforms: [] };
    expect(await readOf(instance('big', driver, nodes))).toEqual({ node });
  });

  it('is the engine whose network a container has, and the engine of its own builder', async () => {
    const { driver, nodes } = container('unix:///var/run/docker.sock', 'host');
    const socket = '/var/run/docker.sock';
    expect(await readOf(instance('big', driver, nodes))).toEqual({ socket });
    const { nodes: atAddress } = container('tcp://docker:2375', 'host');
    const docker = { host: 'docker', port: 2375 };
    expect(await readOf(instance('big', driver, atAddress))).toEqual(docker);
    const env = (host: string) => ({ HOME: '/nowhere', DOCKER_HOST: host });
    expect(readPusher(env(`unix://${socket}`), 'default')).toEqual({ socket });
    expect(readPusher(env('tcp://docker:2375'), 'default')).toEqual(docker);
  });

  it('is the engine of the context that a container has the network of', async () => {
    const { driver, nodes } = container('near', 'host');
    const files = describeContext('near', 'unix:///run/user/1000/docker.sock');
    const socket = '/run/user/1000/docker.sock';
    expect(await readOf(instance('big', driver, nodes), files)).toEqual({ socket });
  });

  it.each([
    { name: 'on another machine', ...remote('tcp://build.example.com:1234') },
    { name: 'at an address', ...remote('tcp://10.0.0.7:1234') },
    { name: 'in a pod', ...remote('kube-pod://buildkitd') },
    { name: 'in a container', ...container('unix:///var/run/docker.sock') },
    {
      name: 'in a container of a context that is not there',
      ...container('desktop-linux', 'host'),
    },
    { name: 'in a container elsewhere', ...container('ssh://user@build', 'host') },
    { name: 'on a cluster', driver: 'kubernetes', nodes: [{ Endpoint: 'kubernetes:///x' }] },
    {
      name: 'on two',
      driver: 'remote',
      nodes: remote('unix:///a').nodes.concat(remote('unix:///b').nodes),
    },
    { name: 'without an address', driver: 'remote', nodes: [{}] },
    { name: 'that is no node', driver: 'remote', nodes: [null] },
    {
      name: 'with an option that is no text',
      driver: 'remote',
      nodes: [{ Endpoint: 'unix:///a', DriverOpts: { cert: { toString: 1 } } }],
    },
  ])('is not known for one $name', async ({ driver, nodes }) => {
    expect(await readOf(instance('big', driver, nodes))).toBeUndefined();
  });
});

async function readOf(text: string, files: Readonly<Record<string, string>> = {}) {
  const { edge } = await makeEdge(scriptShell([]).shell);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(edge.env.HOME ?? '', path)), { recursive: true });
    await writeFile(join(edge.env.HOME ?? '', path), content);
  }
  const state = join(edge.env.HOME ?? '', '.docker/buildx/instances');
  await mkdir(state, { recursive: true });
  await writeFile(join(state, 'big'), text);
  return readPusher({ HOME: edge.env.HOME }, 'big');
}
