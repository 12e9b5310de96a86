// SPDX-License-Identifier: Apache-2.0
// The route to a host: direct, through a proxy's tunnel (https), or forwarded by a proxy (http).
import http from 'node:http';
import https from 'node:https';
import type { Env } from '../../../facts/facts.ts';
import type { Limits } from '../../limits.ts';
import { readProxy, toProxyAddress, toProxyHeaders } from './proxies.ts';
import type { TlsTrusts } from '../../tls/trust.ts';
import { createTunnelAgent } from './tunnel.ts';

/** How one request is made. */
export interface Route {
  /** Whose TLS it is that our connection speaks, `host[:port]`; undefined without TLS. */
  readonly peer: string | undefined;
  /** Where to connect, what to ask for, and with which agent. */
  readonly options: https.RequestOptions;
  readonly headers: Readonly<Record<string, string>>;
  /** The proxy in between, `host[:port]`: it opens a tunnel to the host, or takes the request itself. */
  readonly proxy?: { readonly name: string; readonly kind: 'tunnel' | 'relay' };
}

/** What {@link createRoutes} needs. */
export interface RouteOptions {
  /** Proxies: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`. */
  readonly env: Env;
  readonly pool: http.AgentOptions;
  readonly limits: Limits;
  readonly trusts: TlsTrusts;
}

/** Routes to all hosts of one run; each keeps its connections until `close`. */
export interface Routes {
  /** @throws Problem REGISTRY_PROXY_INVALID */
  readonly to: (url: URL) => Route;
  readonly close: () => void;
}

/** Routes of one run. What is decided for a host is decided once. */
export function createRoutes(options: RouteOptions): Routes {
  const { env, pool } = options;
  const direct = { http: new http.Agent(pool), https: new https.Agent(pool) };
  const agents = new Map<string, http.Agent>();
  const proxies = new Map<string, URL | undefined>();

  const toProxy = ({ origin }: URL): URL | undefined => {
    if (!proxies.has(origin)) proxies.set(origin, readProxy(new URL(origin), env));
    return proxies.get(origin);
  };
  const toAgent = (key: string, create: () => http.Agent): http.Agent => {
    const agent = agents.get(key) ?? create();
    agents.set(key, agent);
    return agent;
  };

  return {
    to: (url) => {
      const proxy = toProxy(url);
      if (proxy === undefined) return toDirect(url, direct);
      if (url.protocol === 'https:') return toTunnel(url, proxy, options, toAgent);
      // One agent per host, so that a slow host does not delay others.
      const isTls = proxy.protocol === 'https:';
      const agent = toAgent(url.origin, () =>
        isTls ? new https.Agent(pool) : new http.Agent(pool),
      );
      return toRelay(url, proxy, agent);
    },
    close: () => {
      direct.http.destroy();
      direct.https.destroy();
      for (const agent of agents.values()) agent.destroy();
    },
  };
}

function toDirect(url: URL, agents: { http: http.Agent; https: http.Agent }): Route {
  const isTls = url.protocol === 'https:';
  return {
    peer: isTls ? url.host : undefined,
    options: { ...toTarget(url), agent: isTls ? agents.https : agents.http },
    headers: {},
  };
}

function toTunnel(
  url: URL,
  proxy: URL,
  { pool, limits, trusts }: RouteOptions,
  toAgent: (key: string, create: () => http.Agent) => http.Agent,
): Route {
  const agent = toAgent(proxy.href, () => createTunnelAgent(proxy, { pool, limits, trusts }));
  return {
    peer: url.host,
    options: { ...toTarget(url), agent },
    headers: {},
    proxy: { name: proxy.host, kind: 'tunnel' },
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc9112#name-absolute-form */
function toRelay(url: URL, proxy: URL, agent: http.Agent): Route {
  const path = `${url.origin}${url.pathname}${url.search}`;
  return {
    peer: proxy.protocol === 'https:' ? proxy.host : undefined,
    options: { protocol: proxy.protocol, ...toProxyAddress(proxy), path, agent },
    headers: { host: url.host, ...toProxyHeaders(proxy) },
    proxy: { name: proxy.host, kind: 'relay' },
  };
}

function toTarget(url: URL): https.RequestOptions {
  return {
    protocol: url.protocol,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? undefined : url.port,
    path: `${url.pathname}${url.search}`,
  };
}
