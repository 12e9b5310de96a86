// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  listDriverOptions,
  listOwnOptions,
  renderBuildkitConfig,
} from '../../../src/ship/builder/options.ts';

const insecure = (prefix: string) => ({ prefix, required: true, insecure: true });
const trusting = (prefix: string, ca: string) => ({ prefix, required: true, insecure: false, ca });

describe('the configuration of buildkitd', () => {
  it.each([
    { name: 'nothing to say', given: {}, text: '' },
    {
      name: 'each host once, the first entry counts, paths are absolute',
      given: {
        registries: [
          trusting('https://a.corp/x', 'certs/a.pem'),
          insecure('a.corp/y'),
          insecure('b.corp:5000'),
          { prefix: 'ghcr.io', required: true, insecure: false },
        ],
      },
      text: '[registry."b.corp:5000"]\nhttp = true\ninsecure = true\n\n[registry."a.corp"]\nca = ["/w/certs/a.pem"]\n',
    },
    {
      name: 'a registry that wants a certificate of ours',
      given: {
        registries: [
          { prefix: 'c.corp', required: true, insecure: false, cert: 'c.pem', key: '/keys/c.key' },
        ],
      },
      text: '[registry."c.corp"]\n[[registry."c.corp".keypair]]\ncert = "/w/c.pem"\nkey = "/keys/c.key"\n',
    },
    {
      name: 'a registry on loopback, which newer engines do not take for insecure',
      given: { hosts: ['localhost:5000', 'ghcr.io'] },
      text: '[registry."localhost:5000"]\nhttp = true\ninsecure = true\n',
    },
    {
      name: 'a registry on loopback with an authority of its own',
      given: { hosts: ['127.0.0.1:5003'], registries: [trusting('127.0.0.1:5003', '/ca.pem')] },
      text: '[registry."127.0.0.1:5003"]\nca = ["/ca.pem"]\n',
    },
    {
      name: "the user's own first",
      given: { own: 'debug = true\n\n', registries: [insecure('b.corp')] },
      text: 'debug = true\n\n[registry."b.corp"]\nhttp = true\ninsecure = true\n',
    },
    {
      name: 'a registry that the user names is not named again',
      given: {
        own: '[registry."b.corp"]\n  mirrors = ["m.corp"]\n[registry.\'c.corp\']\n',
        registries: [insecure('b.corp'), insecure('c.corp')],
      },
      text: '[registry."b.corp"]\n  mirrors = ["m.corp"]\n[registry.\'c.corp\']\n',
    },
  ])('$name', ({ given, text }) => {
    const wish = { registries: [], hosts: [], own: '', cwd: '/w', ...given };
    expect(renderBuildkitConfig(wish)).toBe(text);
  });
});

describe('the options of a container', () => {
  const proxies = { http_proxy: 'http://proxy.corp:3128', NO_PROXY: 'a.corp,.b.corp' };

  it.each([
    { name: 'nothing to say', given: {}, shown: [] },
    {
      name: 'a registry on loopback',
      given: { hosts: ['127.0.0.1:5000'] },
      shown: ['network=host'],
    },
    {
      name: 'a network that the user names',
      given: { hosts: ['localhost:5000'], driverOpts: ['network=corp'] },
      shown: ['network=corp'],
    },
    {
      name: 'the proxies of the run, in either case of letters',
      given: { env: proxies },
      shown: ['env.HTTP_PROXY=http://proxy.corp:3128', '"env.NO_PROXY=a.corp,.b.corp"'],
    },
    {
      name: 'a proxy on loopback',
      given: { env: { HTTPS_PROXY: '127.0.0.1:3128' } },
      shown: ['network=host', 'env.HTTPS_PROXY=127.0.0.1:3128'],
    },
    {
      name: 'a proxy that the user names',
      given: { env: proxies, driverOpts: ['env.http_proxy=', '"env.NO_PROXY=x,y",memory=1g'] },
      shown: ['env.http_proxy=', '"env.NO_PROXY=x,y"', 'memory=1g'],
    },
    {
      name: 'a password stays out of the command line',
      given: {
        env: { HTTPS_PROXY: 'http://ada:s3cret@proxy.corp:3128', HTTP_PROXY: 'http://p.corp' },
        driverOpts: ['image=i', 'env.FTP_PROXY=ftp://u:w0rd@f.corp'],
      },
      shown: ['env.HTTP_PROXY=http://p.corp', 'image=i'],
      hidden: {
        'env.HTTPS_PROXY': 'http://ada:s3cret@proxy.corp:3128',
        'env.FTP_PROXY': 'ftp://u:w0rd@f.corp',
      },
    },
  ])('$name', ({ given, shown, hidden = {} }) => {
    const {
      driverOpts = [],
      hosts = [],
      env = {},
    } = given as {
      driverOpts?: string[];
      hosts?: string[];
      env?: Record<string, string>;
    };
    expect(listDriverOptions({ driverOpts }, hosts, env)).toEqual({ shown, hidden });
  });

  it('are the user’s alone on a cluster', () => {
    expect(listOwnOptions({ driverOpts: ['replicas=2', 'image=i'] })).toEqual({
      shown: ['replicas=2', 'image=i'],
      hidden: {},
    });
  });
});
