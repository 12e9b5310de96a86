// SPDX-License-Identifier: Apache-2.0
// From a repository's host to the URL of its API.
import { isDockerHub, isSameHost, parseScope } from '../registry-host.ts';
import type { RegistrySetting } from '../settings/settings.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** How to connect to a registry: TLS that is checked, TLS that is not, or plain HTTP. */
export type UrlScheme = 'https' | 'http';

/** What the settings say about reaching one host. */
export interface Reach {
  /** A PEM file with a CA to trust in addition to the system's. */
  readonly ca?: string;
  /** PEM files with a client certificate and its key. */
  readonly cert?: string;
  readonly key?: string;
  /** Allows plain HTTP and unverified TLS. */
  readonly insecure: boolean;
}

/** The host that serves the API of `host`: itself, but `registry-1.docker.io` for Docker Hub. */
export function toApiHost(host: string): string {
  return isDockerHub(host) ? 'registry-1.docker.io' : host.toLowerCase();
}

/**
 * The key of a host in a Docker configuration file.
 *
 * For Docker Hub it is the address of its first API; a login under any other key is not found.
 */
export function toConfigKey(host: string): string {
  return isDockerHub(host) ? 'https://index.docker.io/v1/' : host.toLowerCase();
}

/** The host without its port; IPv6 addresses lose their brackets. */
export function toHostname(host: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host)?.[1];
  return bracketed ?? host.replace(/:\d+$/, '');
}

/** Whether a host is this machine, where plain HTTP is allowed by default. */
export function isLoopback(host: string): boolean {
  const name = toHostname(host).toLowerCase();
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name)
  );
}

/** What the settings say about reaching a host: any entry of that host counts, whatever its path. */
export function readReach(registries: readonly RegistrySetting[], host: string): Reach {
  const entries = registries.filter(({ prefix }) => isSameHost(parseScope(prefix).host, host));
  const ca = entries.find((entry) => entry.ca !== undefined)?.ca;
  const { cert, key } = entries.find((entry) => entry.key !== undefined) ?? {};
  return {
    insecure: entries.some((entry) => entry.insecure),
    ...omitUndefined({ ca }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
  };
}

/** How many requests a host may have at a time, by its entry with the smallest number; without one there is no limit. */
export function readConcurrency(registries: readonly RegistrySetting[], host: string): number {
  const entries = registries.filter(({ prefix }) => isSameHost(parseScope(prefix).host, host));
  return Math.min(...entries.map(({ maxConcurrency = Infinity }) => maxConcurrency), Infinity);
}

/**
 * The schemes to try, in order; the first that the host answers is kept.
 *
 * | host                   | settings   | tried                    |
 * | ---------------------- | ---------- | ------------------------ |
 * | any                    | `ca`       | https                    |
 * | any                    | `insecure` | https (unchecked), http  |
 * | `localhost`, `127.…`, `::1` | —     | http, https              |
 * | any other              | —          | https                    |
 */
export function toSchemes(host: string, reach: Reach): readonly [UrlScheme, ...UrlScheme[]] {
  if (reach.ca !== undefined) return ['https'];
  if (reach.insecure) return ['https', 'http'];
  return isLoopback(host) ? ['http', 'https'] : ['https'];
}
