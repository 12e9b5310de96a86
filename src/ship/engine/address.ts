// SPDX-License-Identifier: Apache-2.0
// Where a Docker engine or a BuildKit listens. Pure.
import { omitUndefined } from '../../omit-undefined.ts';
import { isLoopback } from '../../registry/address.ts';

/** Where a Docker engine listens: at a Unix socket, or at a TCP address. */
export type EngineAddress =
  | { readonly socket: string }
  | { readonly host: string; readonly port: number; readonly tls?: EngineTls };

/** The TLS of an engine at a TCP address. */
export interface EngineTls {
  /** The directory of `ca.pem`, `cert.pem` and `key.pem`. */
  readonly folder: string;
  /** Whether the engine's certificate is verified. */
  readonly isVerified: boolean;
  /** In that of a Docker context each file may be missing; without the folder there is no TLS, unless it is not verified. */
  readonly isOfContext: boolean;
}

/** The path of a Unix socket; undefined for any other address. */
export function toSocket(endpoint: string): string | undefined {
  return /^unix:\/\/(\/.+)$/.exec(endpoint)?.[1];
}

/** The host and the port of `tcp://host:port`; undefined for any other address. */
export function parseAddress(endpoint: string): { host: string; port: number } | undefined {
  const found = /^tcp:\/\/(?<host>\[[^\]]+\]|[^:/]+):(?<port>\d+)$/.exec(endpoint)?.groups;
  return found === undefined ? undefined : { host: found.host ?? '', port: Number(found.port) };
}

/** Whether an address can be on this machine, or in the network of this job: a socket, loopback, a host name without a dot. */
export function isNear(endpoint: string): boolean {
  if (endpoint.startsWith('unix://')) return true;
  const address = parseAddress(endpoint);
  return address !== undefined && (isLoopback(address.host) || /^[^.:]+$/.test(address.host));
}

/** The address of an engine that {@link isNear}; undefined for any other, which only buildx and docker ask. */
export function toEngineAddress(endpoint: string, tls?: EngineTls): EngineAddress | undefined {
  const socket = toSocket(endpoint);
  if (socket !== undefined) return { socket }; // without TLS, whatever is set
  const address = isNear(endpoint) ? parseAddress(endpoint) : undefined;
  return address && { ...address, ...omitUndefined({ tls }) };
}
