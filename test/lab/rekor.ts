// SPDX-License-Identifier: Apache-2.0
// What a transparency log records of what it is asked to record. Pure.
import { createHash } from 'node:crypto';

/** A proposed entry. */
interface Proposed {
  readonly kind: string;
  readonly spec: {
    readonly proposedContent?: { readonly envelope: string; readonly verifiers: readonly string[] };
  };
}

interface Envelope {
  readonly payload: string;
  readonly signatures: readonly { readonly sig: string }[];
}

/** A `dsse` entry holds the hashes and signatures of the envelope that was proposed; others are recorded as they are. */
export function toRecorded(body: string): string {
  const proposed = JSON.parse(body) as Proposed;
  const content = proposed.spec.proposedContent;
  if (proposed.kind !== 'dsse' || content === undefined) return body;
  const envelope = JSON.parse(content.envelope) as Envelope;
  const hash = (bytes: Buffer | string) => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(bytes).digest('hex'),
  });
  return JSON.stringify({
    ...proposed,
    spec: {
      envelopeHash: hash(content.envelope),
      payloadHash: hash(Buffer.from(envelope.payload, 'base64')),
      signatures: envelope.signatures.map(({ sig }, at) => ({
        signature: sig,
        verifier: content.verifiers[at],
      })),
    },
  });
}
