// SPDX-License-Identifier: Apache-2.0
// Trusted CAs and client certificates by host.
import tls from 'node:tls';
import type { Env } from '../../facts/facts.ts';
import { error, Problem } from '../../problem.ts';
import type { Reach } from '../address.ts';
import { type HostCertificates, type Pair, readHostCertificates } from './certs-d.ts';
import { isUnknownAuthority } from '../http/network.ts';
import { checkCertificate, checkPair, createPemReader, isBarred, type PemReader } from './pem.ts';
import { readDefaults, readSystem } from './system-trust.ts';

/** What Node's TLS needs to know about one host. */
export interface TlsTrust {
  readonly rejectUnauthorized?: boolean;
  readonly secureContext?: tls.SecureContext;
  /** A client certificate is sent to a host that requests one. */
  readonly hasCertificate?: boolean;
}

/** Whose certificate is looked at, and on whose behalf. */
export interface Peer {
  /** `host[:port]` */
  readonly host: string;
  /**
   * The registry that sends us to this host, such as to its token service: what holds for the registry
   * holds there too where nothing is said of the host itself, as with Docker.
   */
  readonly registry?: string | undefined;
}

/** The trust of one run. */
export interface TlsTrusts {
  /**
   * Connects with the trust that a host has. Where its certificate is of an authority that Node does not
   * know, once more with those that the machine knows besides: reading them takes a quarter of a second,
   * which most runs never need.
   *
   * @throws Problem REGISTRY_CA_UNREADABLE, REGISTRY_CERT_UNREADABLE, REGISTRY_FILE_UNTRUSTED
   */
  readonly connect: <T>(peer: Peer, attempt: (trust: TlsTrust) => Promise<T>) => Promise<T>;
}

/** What {@link createTrusts} needs. */
export interface TrustOptions {
  /** `SSL_CERT_FILE`, `SSL_CERT_DIR`, `NODE_EXTRA_CA_CERTS`. */
  readonly env: Env;
  /** Where relative paths of the settings start. */
  readonly cwd: string;
  /** What the settings say about a host. */
  readonly reach: (host: string) => Reach;
  /** Directories that have one directory for each host, see {@link readHostCertificates}. */
  readonly certsDirs: readonly string[];
  /** The checkout of an untrusted change: nothing is read from it. */
  readonly except?: string | undefined;
}

/** Trust for one run. What is read for a host is read once. */
export function createTrusts(options: TrustOptions): TlsTrusts {
  const reader = createPemReader(options);
  const known = new Map<string, Promise<TlsTrust>>();
  const wide = new Map<string, Promise<TlsTrust>>();
  let system: Promise<readonly string[]> | undefined;
  const widen = async (peer: Peer): Promise<TlsTrust> => {
    system ??= readSystem(options.env, reader);
    return await readTrust(peer, options, { reader, system: await system });
  };
  return {
    connect: async (peer, attempt) => {
      const key = `${peer.host} ${peer.registry ?? ''}`;
      const trusting = known.get(key) ?? readTrust(peer, options, { reader, system: [] });
      known.set(key, trusting);
      try {
        return await attempt(await trusting);
      } catch (thrown) {
        if (!isUnknownAuthority(thrown)) throw thrown;
        const widening = wide.get(key) ?? widen(peer);
        wide.set(key, widening);
        const answer = await attempt(await widening);
        known.set(key, widening);
        return answer;
      }
    },
  };
}

interface Sources {
  readonly reader: PemReader;
  /** Authorities besides Node's own. */
  readonly system: readonly string[];
}

async function readTrust(peer: Peer, options: TrustOptions, sources: Sources): Promise<TlsTrust> {
  const { insecure, ca } = options.reach(peer.host);
  const { authorities, pair } = await collectFor(peer, options, sources.reader);
  const unchecked = insecure && ca === undefined ? { rejectUnauthorized: false } : {};
  const more = [...authorities, ...sources.system];
  if (more.length === 0 && pair === undefined) return unchecked;
  // Where a list is given, Node takes that and nothing else.
  const all =
    more.length === 0
      ? {}
      : { ca: [...(await readDefaults(options.env, sources.reader)), ...more] };
  const secureContext = tls.createSecureContext({ ...all, ...pair });
  return { ...unchecked, hasCertificate: pair !== undefined, secureContext };
}

/** What there is for the host itself, else for the registry that sends us there. */
async function collectFor(
  { host, registry }: Peer,
  options: TrustOptions,
  reader: PemReader,
): Promise<HostCertificates> {
  const own = await collect(host, options, reader);
  const isSaid = own.pair !== undefined || own.authorities.length > 0;
  if (isSaid || registry === undefined || options.reach(host).insecure) return own;
  return await collect(registry, options, reader);
}

/** What settings and directories have for one host; the settings come first. */
async function collect(
  host: string,
  options: TrustOptions,
  reader: PemReader,
): Promise<HostCertificates> {
  const reach = options.reach(host);
  const found = await readHostCertificates(host, options.certsDirs, reader);
  const own = reach.ca === undefined ? [] : [await readAuthority(reach.ca, reader)];
  const pair = (await readPair(reach, reader)) ?? found.pair;
  return { authorities: [...own, ...found.authorities], pair };
}

/** @throws Problem REGISTRY_CA_UNREADABLE, REGISTRY_FILE_UNTRUSTED */
async function readAuthority(path: string, reader: PemReader): Promise<string> {
  try {
    const pem = await reader.read(path);
    checkCertificate(pem);
    return pem;
  } catch (cause) {
    throw unusable('REGISTRY_CA_UNREADABLE', cause, {
      what: `The certificate authority "${path}"`,
      hint: 'Set `ca` to the path of a PEM file that this run can read.',
    });
  }
}

/** @throws Problem REGISTRY_CERT_UNREADABLE, REGISTRY_FILE_UNTRUSTED */
async function readPair({ cert, key }: Reach, reader: PemReader): Promise<Pair | undefined> {
  if (cert === undefined || key === undefined) return undefined;
  try {
    const pair = { cert: await reader.read(cert), key: await reader.read(key) };
    checkPair(pair);
    return pair;
  } catch (cause) {
    throw unusable('REGISTRY_CERT_UNREADABLE', cause, {
      what: `The client certificate "${cert}" with the key "${key}"`,
      hint: 'Set `cert` and `key` to the paths of matching PEM files that this run can read; the key must have no passphrase.',
    });
  }
}

function unusable(
  code: 'REGISTRY_CA_UNREADABLE' | 'REGISTRY_CERT_UNREADABLE',
  cause: unknown,
  { what, hint }: { readonly what: string; readonly hint: string },
): Problem {
  const why = cause instanceof Error ? cause.message : String(cause);
  const message = `${what} cannot be used: ${why}.`;
  if (!isBarred(cause)) return new Problem([error(code, message, hint)], { cause });
  const move = 'Keep the file outside the checkout, for example in /etc/docker/certs.d.';
  return new Problem([error('REGISTRY_FILE_UNTRUSTED', message, move)], { cause });
}
