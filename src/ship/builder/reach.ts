// SPDX-License-Identifier: Apache-2.0
// Checks whether a BuildKit listens at an address, before buildx, which waits 20 seconds and reports only a timeout. Starts nothing.
import { X509Certificate } from 'node:crypto';
import type { ClientHttp2Session } from 'node:http2';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { error, Problem } from '../../problem.ts';
import { isLoopback } from '../../registry/address.ts';
import type { BuilderNode } from './setting.ts';
import type { RunContext } from '../context.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { readSmallFile } from '../../small-file.ts';

/** Why a BuildKit cannot be used. */
export interface Unreached {
  readonly said: string;
  readonly hint: string;
  /** A retry would change nothing. */
  readonly isFinal: boolean;
}

/** How long to wait for a service that may be starting together with the CI job, ms. */
const SERVICE_PATIENCE_MS = 60_000;

/** How long to retry anything else that does not listen, ms. */
const PATIENCE_MS = 2_000;

const PAUSE_MS = 500;

/** The largest certificate or key of a builder, bytes. */
const PEM_BYTES = 1024 * 1024;

/** An address that accepts the connection and stays silent for this long is left to buildx, which waits longer, ms. */
const SILENCE_MS = 5_000;

/**
 * Waits until all addresses answer like a BuildKit, or until it is certain that one of them will
 * not; a silent one is left to buildx, and so are schemes other than `tcp` and `unix`.
 *
 * | address                                     | retried for  |
 * | ------------------------------------------- | ------------ |
 * | in CI: a host name without a dot, loopback, a socket: perhaps a service of the job | 60 s |
 * | any other                                   | 2 s          |
 *
 * @throws Problem BUILDER_UNREACHABLE, one for each address
 */
export async function waitForAddresses(
  runContext: RunContext,
  nodes: readonly BuilderNode[],
): Promise<void> {
  const asked = await Promise.all(nodes.map((node) => waitForAddress(runContext, node)));
  const problems = asked.flatMap((unreached, at) =>
    unreached === undefined ? [] : [describeUnreached(nodes[at]?.endpoint ?? '', unreached)],
  );
  if (problems.length > 0) throw new Problem(problems);
}

function describeUnreached(endpoint: string, { said, hint }: Unreached) {
  return error('BUILDER_UNREACHABLE', `no BuildKit answers at "${endpoint}": ${said}`, hint);
}

async function waitForAddress(
  runContext: RunContext,
  node: BuilderNode,
): Promise<Unreached | undefined> {
  const { endpoint = '' } = node;
  const isService = isServiceAddress(runContext.env, endpoint);
  const until = runContext.clock.now() + (isService ? SERVICE_PATIENCE_MS : PATIENCE_MS);
  for (let tries = 1; ; tries += 1) {
    const unreached = await tryAddress(runContext, node);
    const isOver = unreached?.isFinal === true || runContext.clock.now() >= until;
    if (unreached === undefined || isOver) return unreached;
    if (tries === 1)
      runContext.log.info(`Waiting for the BuildKit at ${endpoint}: ${unreached.said}`);
    await runContext.clock.sleep(PAUSE_MS, runContext.signal);
  }
}

/** Whether an address can be that of a service container of the job, which may not have started yet. */
export function isServiceAddress(env: Env, endpoint: string): boolean {
  if (readText(env, 'CI') === undefined) return false;
  if (endpoint.startsWith('unix://')) return true;
  const address = parseAddress(endpoint);
  return address !== undefined && (isLoopback(address.host) || /^[^.:]+$/.test(address.host));
}

/** Undefined if it is not a host address. */
function parseAddress(endpoint: string): { host: string; port: number } | undefined {
  const found = /^tcp:\/\/(?<host>\[[^\]]+\]|[^:/]+):(?<port>\d+)$/.exec(endpoint)?.groups;
  return found === undefined ? undefined : { host: found.host ?? '', port: Number(found.port) };
}

/** The files of the options, under Node's names for them. */
const TLS_FILES = { ca: 'cacert', cert: 'cert', key: 'key' } as const;

async function tryAddress(
  runContext: RunContext,
  node: BuilderNode,
): Promise<Unreached | undefined> {
  const options = new Map(node.options.map(splitOption));
  const tls: Record<string, string> = {};
  for (const [name, option] of Object.entries(TLS_FILES)) {
    const path = options.get(option);
    if (path === undefined) continue;
    const file = await readSmallFile(resolve(runContext.cwd, path), PEM_BYTES);
    if (!file.ok) return describeUnreadable(option, path);
    tls[name] = file.text;
  }
  const session = await openSession(node.endpoint ?? '', tls, options.get('servername'));
  if (session === undefined) return undefined;
  const unreached = session instanceof Error ? session : await hear(session, runContext.signal);
  return unreached === undefined ? undefined : explain(unreached, tls);
}

function splitOption(option: string): readonly [string, string] {
  const at = option.indexOf('=');
  return [option.slice(0, at), option.slice(at + 1)];
}

function describeUnreadable(option: string, path: string): Unreached {
  const said = `"${path}", its ${option}, cannot be read`;
  return {
    said,
    hint: `Correct the path after ${option}= in the setting builder.`,
    isFinal: false,
  };
}

/** Undefined for a scheme that only buildx can dial; an error if a certificate or key cannot be used. */
async function openSession(
  endpoint: string,
  tls: Readonly<Record<string, string>>,
  servername: string | undefined,
): Promise<ClientHttp2Session | Error | undefined> {
  const { connect: connectHttp2 } = await import('node:http2'); // 5 ms that most runs do not need
  const path = /^unix:\/\/(\/.+)$/.exec(endpoint)?.[1];
  if (path !== undefined) {
    return connectHttp2('http://localhost', { createConnection: () => connect(path) });
  }
  const address = parseAddress(endpoint);
  if (address === undefined) return undefined;
  const { host, port } = address;
  const scheme = Object.keys(tls).length > 0 ? 'https' : 'http';
  const url = `${scheme}://${host}:${port}`;
  try {
    return connectHttp2(url, { ...tls, ...omitUndefined({ servername }) });
  } catch (cause) {
    return cause as Error; // not PEM, or a key of another certificate
  }
}

/** Undefined if the server answers like a gRPC server, with its settings, or stays silent. */
async function hear(session: ClientHttp2Session, signal: AbortSignal): Promise<Error | undefined> {
  const timeout = AbortSignal.timeout(SILENCE_MS);
  try {
    return await new Promise<Error | undefined>((resolve) => {
      const end = (): void => {
        resolve(undefined);
      };
      session.on('error', resolve).on('remoteSettings', end);
      session.on('close', () => {
        resolve(new Error('it closed the connection'));
      });
      for (const one of [timeout, signal]) one.addEventListener('abort', end);
    });
  } finally {
    session.on('error', () => undefined).destroy(); // reported above
  }
}

/**
 * What the error means, and how to fix it.
 *
 * | what Node says                               | the next move is about                  |
 * | -------------------------------------------- | --------------------------------------- |
 * | refused, unknown host, unreachable           | the address, and that buildkitd listens |
 * | the server's certificate is not trusted      | `cacert`                                |
 * | it is for another name                       | `servername`                            |
 * | it has expired                               | the server                              |
 * | the server refuses the client's certificate  | `cert`, and whether it has expired      |
 * | no PEM, or a key of another certificate      | `cert` and `key`                        |
 * | not PEM, or a key of another certificate     | `cert` and `key`                        |
 * | not HTTP/2, or closed without TLS            | what listens there, and TLS             |
 */
export function explain(
  cause: Error & { readonly code?: string },
  tls: Readonly<Record<string, string>>,
  now = new Date(),
): Unreached {
  const { code = '' } = cause;
  const words = toWords(cause.message, code);
  const isOfTls = Object.keys(tls).length > 0;
  const isClosed = ['', 'ECONNRESET', 'EPIPE'].includes(code);
  const row = HINTS.find((one) => one.isOfTls === isOfTls && one.code.test(code));
  const closed = isOfTls ? CLIENT_HINT : OTHER_HINT;
  const hint = isClosed ? closed : (row?.hint ?? ADDRESS_HINT);
  const expired = hint === CLIENT_HINT ? findExpired(tls.cert ?? '', now) : undefined;
  const said = expired === undefined ? words : `${words}; its cert expired on ${expired}`;
  return { said, hint, isFinal: row !== undefined };
}

function toWords(message: string, code: string): string {
  return code === '' || message.includes(code) ? message : `${message} (${code})`;
}

/** When a certificate expired, as a date; undefined if it has not, or cannot be read. */
function findExpired(pem: string, now: Date): string | undefined {
  try {
    const until = new Date(new X509Certificate(pem).validTo);
    return until < now ? until.toISOString().slice(0, 10) : undefined;
  } catch {
    return undefined; // OpenSSL's error explains it
  }
}

const CLIENT_HINT =
  'It does not take the client certificate: cert has to be signed by the authority that buildkitd knows (--tlscacert), and not expired; key has to be its key.';

const OTHER_HINT =
  'It is not a BuildKit, or one with TLS: add ?cacert=ca.pem&cert=cert.pem&key=key.pem. A Docker engine is named by DOCKER_HOST instead.';

const ADDRESS_HINT =
  'Check the address in the setting builder, and that buildkitd listens there (--addr tcp://0.0.0.0:1234).';

/** By Node's error codes, for addresses with and without TLS. */
const HINTS: readonly {
  readonly code: RegExp;
  readonly isOfTls: boolean;
  readonly hint: string;
}[] = [
  {
    // The alerts with which a server refuses a client.
    code: /ALERT_(CERTIFICATE_\w+|BAD_CERTIFICATE|UNKNOWN_CA|UNSUPPORTED_CERTIFICATE|HANDSHAKE_FAILURE|ACCESS_DENIED)$/,
    isOfTls: true,
    hint: CLIENT_HINT,
  },
  {
    code: /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
    isOfTls: true,
    hint: "Renew the certificate of buildkitd (--tlscert), or set this machine's clock.",
  },
  {
    code: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    isOfTls: true,
    hint: 'Add servername= with a name that the certificate of buildkitd is for.',
  },
  {
    code: /UNABLE_TO_|SELF_SIGNED|CERT_SIGNATURE_FAILURE|INVALID_CA/,
    isOfTls: true,
    hint: 'Set cacert to the authority that signed the certificate of buildkitd (--tlscert).',
  },
  {
    code: /WRONG_VERSION_NUMBER|^EPROTO$|PACKET_LENGTH/,
    isOfTls: true,
    hint: 'It speaks no TLS: leave out cacert, cert and key.',
  },
  {
    code: /KEY_VALUES_MISMATCH|PEM|ASN1|DECODER|ERR_OSSL/,
    isOfTls: true,
    hint: 'cacert, cert and key are PEM files, and key belongs to cert.',
  },
  {
    code: /^ERR_HTTP2_/,
    isOfTls: false,
    hint: 'It is not a BuildKit, or one with TLS: add ?cacert=ca.pem&cert=cert.pem&key=key.pem. A Docker engine is named by DOCKER_HOST instead.',
  },
];
