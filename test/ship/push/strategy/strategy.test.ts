// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { choosePushStrategy, orderForPush } from '../../../../src/ship/push/strategy/strategy.ts';
import { Problem } from '../../../../src/problem.ts';
import { parseRepository } from '../../../../src/plan/reference/references.ts';
import type { RegistrySetting } from '../../../../src/settings/settings.ts';

const docker = {
  driver: 'docker',
  canPushByDigest: false,
  canWriteLayout: true,
  knownHosts: [],
} as const;
const remote = {
  driver: 'remote',
  canPushByDigest: true,
  canWriteLayout: true,
  knownHosts: [],
} as const;
const container = { ...remote, driver: 'docker-container' } as const;
const nothing = { ...docker, canWriteLayout: false };
const entry = (prefix: string, rest: Partial<RegistrySetting> = {}): RegistrySetting => ({
  ...{ prefix, required: true, insecure: false },
  ...rest,
});
const toName = (text: string) => {
  const parsed = parseRepository(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};
const ghcr = toName('ghcr.io/acme/app');
const own = toName('registry.corp/acme/app');
const local = toName('localhost:5000/app');
const corp = [entry('registry.corp/acme', { ca: 'ca.pem' })];

describe('the way out', () => {
  it.each([
    {
      name: 'a builder that pushes',
      publish: 'auto',
      builder: remote,
      names: [ghcr],
      registries: [],
      way: 'builder',
    },
    {
      name: 'the docker driver',
      publish: 'auto',
      builder: docker,
      names: [ghcr],
      registries: [],
      way: 'layout',
    },
    {
      name: 'the docker driver that reaches the endpoint',
      publish: 'auto',
      builder: { ...docker, endpoint: {} },
      names: [ghcr],
      registries: [],
      way: 'endpoint',
    },
    {
      name: 'a builder that pushes, and reaches the endpoint',
      publish: 'auto',
      builder: { ...remote, endpoint: {} },
      names: [ghcr],
      registries: [],
      way: 'endpoint',
    },
    {
      name: 'the builder, asked for where the endpoint is reached',
      publish: 'builder',
      builder: { ...remote, endpoint: {} },
      names: [ghcr],
      registries: [],
      way: 'builder',
    },
    {
      name: 'the endpoint, asked for',
      publish: 'endpoint',
      builder: { ...docker, endpoint: {} },
      names: [ghcr],
      registries: [],
      way: 'endpoint',
    },
    {
      name: 'a layout, asked for where the endpoint is reached',
      publish: 'layout',
      builder: { ...docker, endpoint: {} },
      names: [ghcr],
      registries: [],
      way: 'layout',
    },
    {
      name: 'asked for',
      publish: 'layout',
      builder: remote,
      names: [ghcr],
      registries: [],
      way: 'layout',
    },
    {
      name: 'an authority the builder does not know',
      publish: 'auto',
      builder: remote,
      names: [own],
      registries: corp,
      way: 'layout',
    },
    {
      name: 'one that it is configured for',
      publish: 'auto',
      builder: { ...remote, knownHosts: ['registry.corp'] },
      names: [own],
      registries: corp,
      way: 'builder',
    },
    {
      name: 'a client certificate that it is configured for',
      publish: 'auto',
      builder: { ...remote, knownHosts: ['registry.corp'] },
      names: [own],
      registries: [entry('registry.corp', { cert: 'c.pem', key: 'c.key' })],
      way: 'builder',
    },
    {
      name: 'a client certificate that it is not configured for',
      publish: 'auto',
      builder: remote,
      names: [own],
      registries: [entry('registry.corp', { cert: 'c.pem', key: 'c.key' })],
      way: 'layout',
    },
    {
      name: 'one of two is enough',
      publish: 'auto',
      builder: remote,
      names: [own, ghcr],
      registries: corp,
      way: 'builder',
    },
    {
      name: 'insisted on',
      publish: 'builder',
      builder: remote,
      names: [own],
      registries: corp,
      way: 'builder',
    },
    {
      name: 'plain HTTP',
      publish: 'auto',
      builder: remote,
      names: [ghcr],
      registries: [entry('ghcr.io', { insecure: true })],
      way: 'layout',
    },
    {
      name: 'no layout to be had',
      publish: 'auto',
      builder: { ...remote, canWriteLayout: false },
      names: [own],
      registries: corp,
      way: 'builder',
    },
  ] as const)('$name', ({ publish, builder, names, registries, way }) => {
    expect(choosePushStrategy({ publish, registries, primary: undefined }, builder, names)).toBe(
      way,
    );
  });

  it.each([
    {
      name: 'pushing with the docker driver',
      publish: 'builder',
      builder: docker,
      says: 'push by digest',
    },
    {
      name: 'the endpoint, which the engine does not reach',
      publish: 'endpoint',
      builder: docker,
      says: 'does not reach a port',
    },
    {
      name: 'the endpoint, with another driver',
      publish: 'endpoint',
      builder: remote,
      says: 'the BuildKit does not reach a port of this process',
    },
    {
      name: 'a layout from the classic store',
      publish: 'layout',
      builder: nothing,
      says: 'write an OCI layout',
    },
    {
      name: 'anything from the classic store',
      publish: 'auto',
      builder: nothing,
      says: 'write an OCI layout',
    },
  ] as const)('refused: $name', ({ publish, builder, says }) => {
    const decide = () =>
      choosePushStrategy({ publish, registries: [], primary: undefined }, builder, [ghcr]);
    expect(decide).toThrow(Problem);
    expect(decide).toThrow(says);
  });
});

describe('which repository is pushed to first', () => {
  it.each([
    {
      name: 'as given',
      names: [own, ghcr],
      registries: [],
      primary: undefined,
      builder: remote,
      order: [own, ghcr],
    },
    {
      name: 'what is reachable',
      names: [own, ghcr],
      registries: corp,
      primary: undefined,
      builder: remote,
      order: [ghcr, own],
    },
    {
      name: 'the primary',
      names: [ghcr, own],
      registries: [],
      primary: 'registry.corp/acme/app',
      builder: remote,
      order: [own, ghcr],
    },
    {
      name: 'the primary host',
      names: [ghcr, own],
      registries: corp,
      primary: 'registry.corp',
      builder: remote,
      order: [own, ghcr],
    },
    {
      name: 'loopback last for a container',
      names: [local, ghcr],
      registries: [],
      primary: undefined,
      builder: container,
      order: [ghcr, local],
    },
    {
      name: 'loopback as any other here',
      names: [local, ghcr],
      registries: [],
      primary: undefined,
      builder: remote,
      order: [local, ghcr],
    },
    {
      name: 'what is required',
      names: [own, ghcr],
      registries: [entry('registry.corp', { required: false })],
      primary: undefined,
      builder: remote,
      order: [ghcr, own],
    },
  ])('$name', ({ names, registries, primary, builder, order }) => {
    const repositories = names.map((repository) => ({ repository }));
    const ordered = orderForPush(repositories, builder, { publish: 'auto', registries, primary });
    expect(ordered.map(({ repository }) => repository.name)).toEqual(order.map(({ name }) => name));
  });
});
