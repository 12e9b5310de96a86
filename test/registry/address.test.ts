// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  isLoopback,
  readReach,
  toApiHost,
  toConfigKey,
  toSchemes,
} from '../../src/registry/address.ts';

describe('a host', () => {
  it.each([
    {
      name: 'Docker Hub',
      host: 'docker.io',
      api: 'registry-1.docker.io',
      key: 'https://index.docker.io/v1/',
    },
    {
      name: 'its old name',
      host: 'index.docker.io',
      api: 'registry-1.docker.io',
      key: 'https://index.docker.io/v1/',
    },
    {
      name: 'one that only ends like it',
      host: 'notdocker.io',
      api: 'notdocker.io',
      key: 'notdocker.io',
    },
    { name: 'another', host: 'GHCR.io', api: 'ghcr.io', key: 'ghcr.io' },
    {
      name: 'one with a port',
      host: 'reg.acme.io:5000',
      api: 'reg.acme.io:5000',
      key: 'reg.acme.io:5000',
    },
  ])('$name', ({ host, api, key }) => {
    expect({ api: toApiHost(host), key: toConfigKey(host) }).toEqual({ api, key });
  });

  it.each([
    { name: 'localhost', host: 'localhost', loopback: true },
    { name: 'localhost with a port', host: 'localhost:5000', loopback: true },
    { name: 'a name below it', host: 'registry.localhost:80', loopback: true },
    { name: '127.0.0.1', host: '127.0.0.1:5000', loopback: true },
    { name: 'all of 127/8', host: '127.8.9.10', loopback: true },
    { name: 'IPv6', host: '[::1]:5000', loopback: true },
    { name: 'IPv6 without a port', host: '[::1]', loopback: true },
    { name: 'another machine', host: '10.0.0.1:5000', loopback: false },
    { name: 'a name that starts like it', host: '127.0.0.1.evil.example', loopback: false },
    { name: 'a name that starts with localhost', host: 'localhost.evil.example', loopback: false },
  ])('$name is this machine: $loopback', ({ host, loopback }) => {
    expect(isLoopback(host)).toBe(loopback);
  });
});

describe('toSchemes', () => {
  it.each([
    { name: 'any host', host: 'ghcr.io', reach: { insecure: false }, schemes: ['https'] },
    {
      name: 'loopback',
      host: '[::1]:5000',
      reach: { insecure: false },
      schemes: ['http', 'https'],
    },
    { name: 'insecure', host: 'reg:80', reach: { insecure: true }, schemes: ['https', 'http'] },
    {
      name: 'loopback with a CA',
      host: 'localhost:1',
      reach: { insecure: false, ca: 'c' },
      schemes: ['https'],
    },
  ])('$name', ({ host, reach, schemes }) => {
    expect(toSchemes(host, reach)).toEqual(schemes);
  });
});

describe('readReach', () => {
  const bare = { required: true, insecure: false };
  it.each([
    { name: 'no entry', entries: [], reach: { insecure: false } },
    {
      name: 'another host',
      entries: [{ ...bare, prefix: 'b.io', insecure: true }],
      reach: { insecure: false },
    },
    {
      name: 'an entry below the host',
      entries: [{ ...bare, prefix: 'a.io/team', ca: 'ca.pem' }],
      reach: { insecure: false, ca: 'ca.pem' },
    },
    {
      name: 'several entries of the host',
      entries: [
        { ...bare, prefix: 'a.io' },
        { ...bare, prefix: 'a.io/team', insecure: true },
      ],
      reach: { insecure: true },
    },
  ])('$name', ({ entries, reach }) => {
    expect(readReach(entries, 'a.io')).toEqual(reach);
  });
});
