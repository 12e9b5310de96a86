// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { readProxy } from '../../../../src/registry/http/proxy/proxies.ts';

const P = 'http://proxy:3128';

describe('readProxy', () => {
  it.each([
    { name: 'nothing set', url: 'https://ghcr.io', env: {}, proxy: undefined },
    { name: 'HTTPS_PROXY for https', url: 'https://ghcr.io', env: { HTTPS_PROXY: P }, proxy: P },
    {
      name: 'HTTPS_PROXY before https_proxy, as in Go',
      url: 'https://ghcr.io',
      env: { https_proxy: 'http://no', HTTPS_PROXY: P },
      proxy: P,
    },
    {
      name: 'an empty one counts as absent',
      url: 'https://ghcr.io',
      env: { https_proxy: P, HTTPS_PROXY: '' },
      proxy: P,
    },
    { name: 'small letters', url: 'http://reg', env: { http_proxy: P }, proxy: P },
    {
      name: 'HTTPS_PROXY before ALL_PROXY',
      url: 'https://ghcr.io',
      env: { HTTPS_PROXY: P, ALL_PROXY: 'http://no' },
      proxy: P,
    },
    {
      name: 'HTTPS_PROXY not for http',
      url: 'http://reg',
      env: { HTTPS_PROXY: P },
      proxy: undefined,
    },
    { name: 'HTTP_PROXY for http', url: 'http://reg', env: { HTTP_PROXY: P }, proxy: P },
    { name: 'ALL_PROXY for both', url: 'https://ghcr.io', env: { ALL_PROXY: P }, proxy: P },
    {
      name: 'without a scheme',
      url: 'https://ghcr.io',
      env: { HTTPS_PROXY: 'proxy:3128' },
      proxy: P,
    },
    {
      name: 'this machine',
      url: 'http://127.0.0.1:5000',
      env: { HTTP_PROXY: P },
      proxy: undefined,
    },
    {
      name: 'this machine by IPv6',
      url: 'http://[::1]:5000',
      env: { HTTP_PROXY: P },
      proxy: undefined,
    },
    {
      name: 'NO_PROXY *',
      url: 'https://ghcr.io',
      env: { HTTPS_PROXY: P, NO_PROXY: '*' },
      proxy: undefined,
    },
    {
      name: 'NO_PROXY host',
      url: 'https://ghcr.io',
      env: { HTTPS_PROXY: P, NO_PROXY: 'a, GHCR.io' },
      proxy: undefined,
    },
    {
      name: 'NO_PROXY before no_proxy',
      url: 'https://ghcr.io',
      env: { HTTPS_PROXY: P, NO_PROXY: 'ghcr.io', no_proxy: 'a' },
      proxy: undefined,
    },
    {
      name: 'no_proxy domain',
      url: 'https://reg.acme.io',
      env: { HTTPS_PROXY: P, no_proxy: 'acme.io' },
      proxy: undefined,
    },
    {
      name: 'no_proxy with a dot',
      url: 'https://reg.acme.io',
      env: { HTTPS_PROXY: P, no_proxy: '.acme.io' },
      proxy: undefined,
    },
    {
      name: 'no_proxy with a star',
      url: 'https://reg.acme.io',
      env: { HTTPS_PROXY: P, no_proxy: '*.acme.io' },
      proxy: undefined,
    },
    {
      name: 'not a mere ending',
      url: 'https://notacme.io',
      env: { HTTPS_PROXY: P, no_proxy: 'acme.io' },
      proxy: P,
    },
    {
      name: 'another port',
      url: 'https://reg:8443',
      env: { HTTPS_PROXY: P, no_proxy: 'reg:443' },
      proxy: P,
    },
    {
      name: 'the same port',
      url: 'https://reg',
      env: { HTTPS_PROXY: P, no_proxy: 'reg:443' },
      proxy: undefined,
    },
    {
      name: 'an address',
      url: 'https://10.1.2.3',
      env: { HTTPS_PROXY: P, no_proxy: '10.1.2.3' },
      proxy: undefined,
    },
  ])('$name', ({ url, env, proxy }) => {
    expect(readProxy(new URL(url), env)?.origin).toBe(proxy);
  });
});
