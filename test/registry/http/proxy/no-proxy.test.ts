// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { isExempt } from '../../../../src/registry/http/proxy/no-proxy.ts';

/** The list and the hosts of Go's own test. @see https://cs.opensource.google/go/x/net/+/master:http/httpproxy/proxy_test.go */
const GO =
  'foobar.com, .barbaz.net, *.wildcard.io, 192.168.1.1, 192.168.1.2:81, 192.168.1.3:80, 10.0.0.0/30, 2001:db8::52:0:1, [2001:db8::52:0:2]:443, [2001:db8::52:0:3]:80, 2002:db8:a::45/64';

describe('NO_PROXY', () => {
  it.each([
    { host: '::2', exempt: false, why: 'no entry' },
    { host: '192.168.1.1', exempt: true, why: 'an IPv4 address' },
    { host: '192.168.1.2', exempt: false, why: 'another port' },
    { host: '192.168.1.3', exempt: true, why: 'an IPv4 address and its port' },
    { host: '192.168.1.4', exempt: false, why: 'no entry' },
    { host: '10.0.0.2', exempt: true, why: 'an IPv4 network' },
    { host: '10.0.0.4', exempt: false, why: 'outside of the network' },
    { host: '2001:db8::52:0:1', exempt: true, why: 'a bare IPv6 address' },
    { host: '2001:db8::52:0:2', exempt: false, why: 'another port' },
    { host: '2001:db8::52:0:3', exempt: true, why: 'an IPv6 address in brackets and its port' },
    { host: '2002:db8:a::123', exempt: true, why: 'an IPv6 network' },
    { host: 'fe80::424b:c8be:1643:a1b6', exempt: false, why: 'no entry' },
    { host: 'barbaz.net', exempt: false, why: 'a leading dot leaves the name itself out' },
    { host: 'www.barbaz.net', exempt: true, why: 'below .barbaz.net' },
    { host: 'foobar.com', exempt: true, why: 'the name itself' },
    { host: 'www.foobar.com', exempt: true, why: 'below the name' },
    { host: 'foofoobar.com', exempt: false, why: 'a mere ending' },
    { host: 'baz.com', exempt: false, why: 'part of another name' },
    { host: 'localhost.net', exempt: false, why: 'no entry' },
    { host: 'barbarbaz.net', exempt: false, why: 'a mere ending' },
    { host: 'wildcard.io', exempt: false, why: '* leaves the name itself out' },
    { host: 'nested.wildcard.io', exempt: true, why: 'below *.wildcard.io' },
    { host: 'awildcard.io', exempt: false, why: 'a mere ending' },
  ])('$host: $why', ({ host, exempt }) => {
    expect(isExempt({ host, port: '80' }, GO)).toBe(exempt);
  });

  it.each([
    { name: '* stands for everything', list: 'a, *', host: 'ghcr.io', exempt: true },
    { name: 'and alone for nothing within a word', list: '*.', host: 'ghcr.io', exempt: false },
    { name: 'an empty list', list: ' , ,', host: 'ghcr.io', exempt: false },
    { name: 'a port without a host', list: ':443', host: 'ghcr.io', exempt: false },
    { name: 'capitals', list: 'GHCR.IO', host: 'ghcr.io', exempt: true },
    { name: 'a port of a name', list: 'ghcr.io:443', host: 'ghcr.io', exempt: true },
    { name: 'another port of a name', list: 'ghcr.io:80', host: 'ghcr.io', exempt: false },
    { name: 'a port below a name', list: '.io:443', host: 'ghcr.io', exempt: true },
    { name: 'IPv6 in brackets without a port', list: '[fd00::1]', host: 'fd00::1', exempt: true },
    { name: 'IPv6 spelled out', list: 'fd00:0:0::1', host: 'fd00::1', exempt: true },
    { name: 'IPv4 written as IPv6', list: '10.0.0.0/8', host: '::ffff:a00:1', exempt: true },
    {
      name: 'an address inside of its network',
      list: '10.9.9.9/8',
      host: '10.1.2.3',
      exempt: true,
    },
    { name: 'the whole of IPv4', list: '0.0.0.0/0', host: '10.1.2.3', exempt: true },
    { name: 'which IPv6 is not', list: '0.0.0.0/0', host: 'fd00::1', exempt: false },
    { name: 'a network is not a name', list: '10.0.0.0/8', host: 'ghcr.io', exempt: false },
    { name: 'too many bits', list: '10.0.0.0/33', host: '10.0.0.0', exempt: false },
    { name: 'a zone', list: 'fe80::1%eth0/64,fe80::1%eth0', host: 'fe80::1', exempt: false },
    { name: 'an address in part', list: '10.1', host: '10.1.2.3', exempt: false },
    {
      name: 'a name in another alphabet',
      list: '示例.com',
      host: 'www.xn--fsq092h.com',
      exempt: true,
    },
    { name: 'blanks between entries', list: 'a ghcr.io', host: 'ghcr.io', exempt: true },
  ])('$name', ({ list, host, exempt }) => {
    expect(isExempt({ host, port: '443' }, list)).toBe(exempt);
  });
});
