// SPDX-License-Identifier: Apache-2.0
// An instance of Sigstore on loopback: certificate authority, transparency log and timestamp authority, with its trusted root.
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type HandlerFn,
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  rekorHandler,
  tsaHandler,
} from '@sigstore/mock';
import { serve, type Reply, type Served } from '../registry/server.ts';
import { toRecorded } from './rekor.ts';
import { openSecondLog, type SecondLog } from './rekor-2.ts';

/** The services of an instance. */
export type ServiceName = 'fulcio' | 'rekor' | 'tsa';

/** An instance that runs. */
export interface Sigstore {
  readonly served: Readonly<Record<ServiceName, Served>>;
  /** What a service answers before it answers right, one after another. */
  readonly replies: Readonly<Record<ServiceName, Reply[]>>;
  /** What a service answers in place of what is right. */
  readonly answers: Record<ServiceName, () => Reply | undefined>;
  /** Changes what the log answers where it records something. */
  readonly changes: { rekor?: ((text: string) => string) | undefined };
  /** The file with the trusted root, in a directory with the PEM files that cosign 2 wants. */
  readonly trustedRoot: string;
  readonly directory: string;
  /** The variables by which cosign 2 finds the keys of the logs. */
  readonly cosignEnv: Readonly<Record<string, string>>;
  /** The settings of a run that signs here. */
  readonly settings: Readonly<
    Record<'signFulcioUrl' | 'signRekorUrl' | 'signTsaUrl' | 'signTrustedRoot', string>
  >;
  readonly close: () => Promise<void>;
}

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

/** Starts an instance, whose log speaks one version of Rekor's protocol only. */
export async function openSigstore(logVersion: 1 | 2 = 1): Promise<Sigstore> {
  const replies: Record<ServiceName, Reply[]> = { fulcio: [], rekor: [], tsa: [] };
  const none = () => undefined;
  const answers: Sigstore['answers'] = { fulcio: none, rekor: none, tsa: none };
  const changes: { rekor?: (text: string) => string } = {};
  const ctlog = await initializeCTLog(newKey());
  const authority = await initializeCA(newKey(), ctlog);
  // Whole seconds: the authority writes 120 ms as `.12`, which verifiers do not read as a time.
  const second = new Date();
  const timestamps = await initializeTSA(newKey(), second);
  const logKey = newKey();
  const fulcio = fulcioHandler(authority, { subjectClaim: 'sub' });
  const tsa = tsaHandler(timestamps);
  const open = (name: ServiceName, path: string, fn: HandlerFn) =>
    serve(async (asked) => {
      const reply = replies[name].shift() ?? answers[name]();
      if (reply !== undefined) return reply;
      if (asked.path !== path) return { status: 404, body: 'not found' };
      const { statusCode, response, contentType = 'text/plain' } = await fn(asked.body.toString());
      const body = typeof response === 'string' ? response : toBytes(response);
      return { status: statusCode, body, headers: { 'content-type': contentType } };
    });
  let record: HandlerFn = () => Promise.reject(new Error('no log'));
  const served = {
    fulcio: await open('fulcio', fulcio.path, fulcio.fn),
    rekor: await open('rekor', `/api/v${logVersion}/log/entries`, (body) => record(body)),
    tsa: await open('tsa', tsa.path, (body) => {
      second.setTime(Math.floor(Date.now() / 1000) * 1000);
      return tsa.fn(body);
    }),
  };
  const tlog = await initializeTLog(served.rekor.url, logKey);
  const first = rekorHandler(tlog).fn;
  const secondLog = openSecondLog(new URL(served.rekor.url).hostname);
  record =
    logVersion === 1
      ? (body) => first(toRecorded(body))
      : (body) => {
          const text = JSON.stringify(secondLog.record(body));
          return Promise.resolve(toCreated(changes.rekor?.(text) ?? text));
        };
  const directory = await mkdtemp(join(tmpdir(), 'tagship-sigstore-'));
  const file = (name: string) => join(directory, name);
  const roots = {
    fulcio: [toBytes(authority.rootCertificate)],
    tsa: [toBytes(timestamps.intCertificate), toBytes(timestamps.rootCertificate)],
  };
  const root = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [
      logVersion === 1
        ? toLog(served.rekor.url, tlog.publicKey)
        : toSecond(served.rekor.url, secondLog),
    ],
    certificateAuthorities: [toAuthority(served.fulcio.url, roots.fulcio)],
    ctlogs: [toLog(`${served.fulcio.url}/ct`, ctlog.publicKey)],
    timestampAuthorities: [toAuthority(served.tsa.url, roots.tsa)],
  };
  await writeFile(file('trusted_root.json'), JSON.stringify(root));
  await writeFile(file('fulcio.pem'), roots.fulcio.map(toPem).join(''));
  await writeFile(file('tsa.pem'), roots.tsa.map(toPem).join(''));
  await writeFile(file('rekor.pub'), toPublicPem(tlog.publicKey));
  await writeFile(file('ctlog.pub'), toPublicPem(ctlog.publicKey));
  return {
    ...{ served, replies, answers, changes, directory, trustedRoot: file('trusted_root.json') },
    cosignEnv: {
      SIGSTORE_REKOR_PUBLIC_KEY: file('rekor.pub'),
      SIGSTORE_CT_LOG_PUBLIC_KEY_FILE: file('ctlog.pub'),
    },
    settings: {
      signFulcioUrl: served.fulcio.url,
      signRekorUrl: served.rekor.url,
      signTsaUrl: served.tsa.url,
      signTrustedRoot: file('trusted_root.json'),
    },
    close: async () => {
      await Promise.all(Object.values(served).map((one) => one.close()));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const SINCE = { start: '2020-01-01T00:00:00Z' };

function toBytes({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function toLog(baseUrl: string, der: Buffer) {
  return {
    ...{ baseUrl, hashAlgorithm: 'SHA2_256' },
    publicKey: {
      rawBytes: der.toString('base64'),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor: SINCE,
    },
    logId: { keyId: createHash('sha256').update(der).digest('base64') },
  };
}

function toSecond(baseUrl: string, { publicKey, keyId }: SecondLog) {
  const rawBytes = publicKey.toString('base64');
  return {
    ...{ baseUrl, hashAlgorithm: 'SHA2_256' },
    publicKey: { rawBytes, keyDetails: 'PKIX_ED25519', validFor: SINCE },
    logId: { keyId: keyId.toString('base64') },
  };
}

function toCreated(response: string) {
  return { statusCode: 201, response, contentType: 'application/json' };
}

function toAuthority(uri: string, chain: readonly Uint8Array[]) {
  return {
    ...{ subject: { organization: 'test', commonName: 'test' }, uri, validFor: SINCE },
    certChain: {
      certificates: chain.map((der) => ({ rawBytes: Buffer.from(der).toString('base64') })),
    },
  };
}

function toPem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function toPublicPem(der: Buffer): string {
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return key.export({ type: 'spki', format: 'pem' }).toString();
}
