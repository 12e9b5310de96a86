// SPDX-License-Identifier: Apache-2.0
// The annotations that cosign's older format has for a signature with a certificate. Pure.
import type { LegacyMarks } from '../signer.ts';
import type { LogEntry } from './log.ts';

/** Names of annotations. @see https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md */
export const MARKS = {
  certificate: 'dev.sigstore.cosign/certificate',
  chain: 'dev.sigstore.cosign/chain',
  log: 'dev.sigstore.cosign/bundle',
  timestamp: 'dev.sigstore.cosign/rfc3161timestamp',
} as const;

/** What comes with a signature in this format, besides the signature itself. */
export function toMarks({
  pem,
  chain,
  entry,
  timestamp,
}: {
  readonly pem: string;
  readonly chain: readonly string[];
  readonly entry: LogEntry | undefined;
  readonly timestamp: Buffer | undefined;
}): LegacyMarks {
  return {
    [MARKS.certificate]: pem,
    ...(chain.length === 0 ? {} : { [MARKS.chain]: chain.map((one) => one.trimEnd()).join('\n') }),
    ...(entry?.inclusionPromise === undefined ? {} : { [MARKS.log]: toLogMark(entry) }),
    ...(timestamp === undefined
      ? {}
      : {
          [MARKS.timestamp]: JSON.stringify({
            SignedRFC3161Timestamp: timestamp.toString('base64'),
          }),
        }),
  };
}

function toLogMark(entry: LogEntry): string {
  return JSON.stringify({
    SignedEntryTimestamp: entry.inclusionPromise?.signedEntryTimestamp,
    Payload: {
      body: entry.canonicalizedBody,
      integratedTime: Number(entry.integratedTime),
      logIndex: Number(entry.logIndex),
      logID: Buffer.from(entry.logId.keyId, 'base64').toString('hex'),
    },
  });
}
