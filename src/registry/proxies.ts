// SPDX-License-Identifier: Apache-2.0
// Which proxy the environment names for an address. Pure; `http.ts` connects through it.
import type { Env } from '../facts/facts.ts';
import { isLoopback } from './address.ts';

/**
 * The proxy for an address, from `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy` in either
 * case; undefined to connect directly. This machine itself is never asked through a proxy.
 *
 * `no_proxy` holds host names, which also stand for their subdomains, with an optional port;
 * `*` stands for everything.
 */
export function readProxy(url: URL, env: Env): string | undefined {
  if (isLoopback(url.hostname) || isExempt(url, read(env, 'no_proxy'))) return undefined;
  const proxy = read(env, url.protocol === 'https:' ? 'https_proxy' : 'http_proxy');
  const chosen = proxy === '' ? read(env, 'all_proxy') : proxy;
  if (chosen === '') return undefined;
  return chosen.includes('://') ? chosen : `http://${chosen}`;
}

function read(env: Env, name: string): string {
  const lower = env[name];
  return (lower === undefined || lower === '' ? env[name.toUpperCase()] : lower) ?? '';
}

function isExempt(url: URL, noProxy: string): boolean {
  const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = entry, entryPort] = /^\[?([^\]]+?)\]?(?::(\d+))?$/.exec(entry) ?? [];
      if (entryPort !== undefined && entryPort !== port) return false;
      const suffix = name.replace(/^\*?\.?/, '');
      return host === suffix || host.endsWith(`.${suffix}`);
    });
}
