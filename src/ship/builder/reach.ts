// SPDX-License-Identifier: Apache-2.0
// Checks whether a BuildKit listens at an address, before buildx, which waits 20 seconds and reports only a timeout. Starts nothing.
import { X509Certificate } from 'node:crypto';
import type { ClientHttp2Session } from 'node:http2';
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { error, Problem } from '../../problem.ts';
import { isNear } from '../engine/address.ts';
import type { BuilderNode } from './setting.ts';
import type { RunContext } from '../context.ts';
import { openSession, readTls, type UnreadableFile } from './session.ts';

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
  return readText(env, 'CI') !== undefined && isNear(endpoint);
}

async function tryAddress(
  runContext: RunContext,
  node: BuilderNode,
): Promise<Unreached | undefined> {
  const tls = await readTls(node, runContext.cwd);
  if ('path' in tls) return describeUnreadable(tls);
  const session = await openSession(node.endpoint ?? '', tls);
  if (session === undefined) return undefined;
  const unreached = session instanceof Error ? session : await hear(session, runContext.signal);
  return unreached === undefined ? undefined : explain(unreached, tls.files);
}

function describeUnreadable({ option, path }: UnreadableFile): Unreached {
  const said = `"${path}", its ${option}, cannot be read`;
  return {
    said,
    hint: `Correct the path after ${option}= in the setting builder.`,
    isFinal: false,
  };
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
