// SPDX-License-Identifier: Apache-2.0
// Which proxy the environment names for an address. Pure; `route.ts` connects through it.
import { isIP } from 'node:net';
import type { Env } from '../../../facts/facts.ts';
import { error, Problem } from '../../../problem.ts';
import { isLoopback } from '../../address.ts';
import { isExempt } from './no-proxy.ts';

/**
 * The proxy for an address, from `HTTPS_PROXY` or `HTTP_PROXY`, else `ALL_PROXY`, unless `NO_PROXY`
 * exempts it; undefined to connect directly. This machine itself is never asked through a proxy. A name
 * in capitals counts before the same in small letters, and an empty variable as absent, as in Go;
 * `ALL_PROXY` is curl's.
 *
 * @throws Problem REGISTRY_PROXY_INVALID
 */
export function readProxy(url: URL, env: Env): URL | undefined {
  const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  if (isLoopback(url.hostname) || isExempt({ host, port }, read(env, 'NO_PROXY'))) return undefined;
  const name = url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const variable = [name, 'ALL_PROXY'].find((one) => read(env, one) !== '');
  return variable === undefined ? undefined : parseProxy(read(env, variable), url, variable);
}

/** The Basic login that a proxy's address holds, as a header for it; none where it holds none. */
export function toProxyHeaders({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const pair = `${decode(username)}:${decode(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** Where a proxy is, and whose name its certificate has: without that, Node takes it from the `Host` header. */
export function toProxyAddress(proxy: URL): {
  readonly host: string;
  readonly port: string;
  readonly servername: string;
} {
  const port = proxy.port === '' ? (proxy.protocol === 'https:' ? '443' : '80') : proxy.port;
  const host = proxy.hostname.replace(/^\[|\]$/g, '');
  return { host, port, servername: isIP(host) === 0 ? host : '' };
}

function read(env: Env, name: string): string {
  const upper = env[name];
  return (upper === undefined || upper === '' ? env[name.toLowerCase()] : upper) ?? '';
}

function parseProxy(text: string, url: URL, variable: string): URL {
  const address = text.includes('://') ? text : `http://${text}`;
  const proxy = URL.canParse(address) ? new URL(address) : undefined;
  if (proxy !== undefined && /^https?:$/.test(proxy.protocol)) return proxy;
  throw new Problem([
    error(
      'REGISTRY_PROXY_INVALID',
      `the proxy for ${url.protocol}//${url.host} is not an http:// or https:// URL.`,
      `Correct ${variable} (http://proxy.example.com:3128), or add the host to NO_PROXY.`,
    ),
  ]);
}

/** A `%` that does not begin an escape is literal. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
