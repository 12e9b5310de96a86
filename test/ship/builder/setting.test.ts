// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  findUncovered,
  parseBuilder,
  readBuilder,
  toNodePusher,
} from '../../../src/ship/builder/setting.ts';
import { Problem } from '../../../src/problem.ts';

const remote = { driver: 'remote', options: [], platforms: [] };

describe('the setting builder', () => {
  it.each([
    { text: 'auto', wish: { kind: 'auto' } },
    { text: '', wish: { kind: 'auto' } },
    { text: 'big', wish: { kind: 'name', name: 'big' } },
    {
      text: 'tcp://b:1234',
      wish: { kind: 'nodes', nodes: [{ ...remote, endpoint: 'tcp://b:1234' }] },
    },
    {
      text: 'unix:///run/b.sock',
      wish: { kind: 'nodes', nodes: [{ ...remote, endpoint: 'unix:///run/b.sock' }] },
    },
    {
      text: 'tcp://b:1234?cacert=ca.pem&cert=c.pem&key=k.pem&servername=b',
      wish: {
        kind: 'nodes',
        nodes: [
          {
            ...remote,
            endpoint: 'tcp://b:1234',
            options: ['cacert=ca.pem', 'cert=c.pem', 'key=k.pem', 'servername=b'],
          },
        ],
      },
    },
    {
      text: 'ssh://me@arm:2222/?network=host',
      wish: {
        kind: 'nodes',
        nodes: [
          {
            driver: 'docker-container',
            endpoint: 'ssh://me@arm:2222',
            options: ['network=host'],
            platforms: [],
          },
        ],
      },
    },
    {
      text: 'kubernetes://builds?rootless=true',
      wish: {
        kind: 'nodes',
        nodes: [
          { driver: 'kubernetes', options: ['namespace=builds', 'rootless=true'], platforms: [] },
        ],
      },
    },
    {
      text: 'linux/amd64=tcp://a:1, linux/arm/v7=tcp://b:2',
      wish: {
        kind: 'nodes',
        nodes: [
          { ...remote, endpoint: 'tcp://a:1', platforms: ['linux/amd64'] },
          { ...remote, endpoint: 'tcp://b:2', platforms: ['linux/arm/v7'] },
        ],
      },
    },
    {
      text: 'linux/arm64=tcp://a:1',
      wish: {
        kind: 'nodes',
        nodes: [{ ...remote, endpoint: 'tcp://a:1', platforms: ['linux/arm64'] }],
      },
    },
  ])('$text', ({ text, wish }) => {
    expect(parseBuilder(text)).toEqual(wish);
  });

  it.each([
    { name: 'an unknown scheme', text: 'http://b:1234', says: 'invalid builder "http://b:1234"' },
    { name: 'no address', text: 'tcp://', says: 'invalid builder' },
    { name: 'a pair without address', text: 'linux/arm64=', says: 'invalid builder' },
    { name: 'names in a list', text: 'one, two', says: '"one" in "one, two"' },
    {
      name: 'a cluster together with an address',
      text: 'linux/amd64=kubernetes://a linux/arm64=tcp://b:1',
      says: 'mixes',
    },
    {
      name: 'an engine together with a BuildKit',
      text: 'linux/amd64=ssh://a linux/arm64=tcp://b:1',
      says: 'mixes',
    },
    {
      name: 'TLS without a client key',
      text: 'tcp://a:1?cacert=ca.pem&cert=cert.pem',
      says: 'lacks key',
    },
    {
      name: 'an authority alone',
      text: 'tcp://a:1?cacert=ca.pem',
      says: 'lacks cert and key',
    },
    {
      name: 'two addresses, one platform',
      text: 'linux/amd64=tcp://a:1 tcp://b:2',
      says: 'which platform',
    },
  ])('refused: $name', ({ text, says }) => {
    expect(() => parseBuilder(text)).toThrow(Problem);
    expect(() => parseBuilder(text)).toThrow(says);
  });

  it('an address for every platform covers all, pairs only their own', () => {
    const wish = parseBuilder('linux/amd64=tcp://a:1 linux/arm64=tcp://b:2');
    const nodes = wish.kind === 'nodes' ? wish.nodes : [];
    expect(findUncovered(nodes, ['linux/arm64', 'linux/amd64'])).toBeUndefined();
    expect(findUncovered(nodes, ['linux/amd64', 'linux/s390x'])).toBe('linux/s390x');
    expect(
      findUncovered([{ ...nodes[0], driver: 'remote', options: [], platforms: [] }], ['x/y']),
    ).toBeUndefined();
  });
});

describe('where the setting builder is auto', () => {
  const BUILDKIT_HOST = 'tcp://buildkitd:1234';
  it.each([
    { given: 'auto', env: { BUILDKIT_HOST }, builder: BUILDKIT_HOST },
    { given: '', env: { BUILDKIT_HOST }, builder: BUILDKIT_HOST },
    { given: 'auto', env: { BUILDKIT_HOST: '' }, builder: 'auto' },
    { given: 'auto', env: { BUILDKIT_HOST, BUILDX_BUILDER: 'big' }, builder: 'auto' },
    { given: 'big', env: { BUILDKIT_HOST }, builder: 'big' },
    { given: 'kubernetes://b', env: { BUILDKIT_HOST }, builder: 'kubernetes://b' },
  ])('$given with $env is $builder', ({ given, env, builder }) => {
    expect(readBuilder(given, env)).toBe(builder);
  });
});

it.each([
  { text: 'tcp://127.0.0.1:1234', is: true },
  { text: 'unix:///run/b.sock', is: true },
  { text: 'tcp://buildkitd:1234', is: true },
  { text: 'tcp://build.example.com:1234', is: false },
  { text: 'docker-container://b', is: false },
  { text: 'ssh://user@localhost', is: false },
  { text: 'kubernetes://builds', is: false },
  { text: 'linux/amd64=unix:///a.sock, linux/arm64=unix:///b.sock', is: false },
])('$text may push to this process: $is', ({ text, is }) => {
  const wish = parseBuilder(text);
  expect(wish.kind === 'nodes' && toNodePusher(wish.nodes) !== undefined).toBe(is);
});
