// SPDX-License-Identifier: Apache-2.0
// Which hosts `NO_PROXY` exempts from the proxy, as Go's programs read it. Pure.
import { BlockList, isIP, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';

/** Where a request goes: a host name or an IP address without brackets, and a port. */
export interface ProxyDestination {
  readonly host: string;
  readonly port: string;
}

/**
 * Whether a list exempts a host. Docker, BuildKit and Kubernetes are written in Go, so the same variable
 * must mean the same to all of them.
 *
 * | entry                               | exempts                                                |
 * | ----------------------------------- | ------------------------------------------------------ |
 * | `example.com`, `example.com:5000`   | the name and all names below it, on that port if named |
 * | `.example.com`, `*.example.com`     | the names below it, not the name itself                |
 * | `10.1.2.3`, `10.1.2.3:5000`         | the address, on that port if it is named               |
 * | `2001:db8::1`, `[2001:db8::1]:5000` | the same of IPv6; `[2001:db8::1]` too, as curl has it  |
 * | `10.0.0.0/8`, `2001:db8::/32`       | the addresses of the network; no name is looked up     |
 * | `*`                                 | everything                                             |
 *
 * Entries are separated by commas, or by blanks as in curl. An entry of any other form is ignored.
 *
 * @see https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 */
export function isExempt(destination: ProxyDestination, noProxy: string): boolean {
  const entries = noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');
  return entries.some((entry) => entry === '*' || matches(entry, destination));
}

function matches(entry: string, { host, port }: ProxyDestination): boolean {
  const network = /^([^/%]+)\/(\d{1,3})$/.exec(entry);
  if (network !== null) return isInNetwork(host, network[1] ?? '', Number(network[2]));
  const named = splitPort(entry);
  if (named.port !== undefined && named.port !== port) return false;
  return isIP(named.host) === 0
    ? isBelow(host, named.host)
    : isInNetwork(host, named.host, isIPv6(named.host) ? 128 : 32);
}

/** An IPv6 address without brackets has no port: all of its colons are its own. */
function splitPort(entry: string): { readonly host: string; readonly port?: string } {
  const [, bracketed, bare, port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
  const host = bracketed ?? bare;
  if (host === undefined) return { host: entry };
  return port === undefined ? { host } : { host, port };
}

function isInNetwork(host: string, address: string, bits: number): boolean {
  const family = isIP(address);
  if (isIP(host) === 0 || family === 0 || address.includes('%')) return false;
  if (bits > (family === 6 ? 128 : 32)) return false;
  const network = new BlockList();
  network.addSubnet(address, bits, toFamily(address));
  return network.check(host, toFamily(host));
}

function toFamily(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

function isBelow(host: string, entry: string): boolean {
  const pattern = entry.replace(/^\*(?=\.)/, '');
  const isOnlyBelow = pattern.startsWith('.');
  const written = isOnlyBelow ? pattern.slice(1) : pattern;
  if (written === '') return false;
  const name = domainToASCII(written) || written;
  return host.endsWith(`.${name}`) || (!isOnlyBelow && host === name);
}
