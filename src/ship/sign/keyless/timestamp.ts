// SPDX-License-Identifier: Apache-2.0
// Has signatures timestamped by a timestamp authority, so that they can be verified when the certificate has ended.
import { createHash } from 'node:crypto';
import { Problem } from '../../../problem.ts';
import { below, garbledBy, type AskService, type SignRequest } from './service.ts';

/** A timestamp of a signature, as the authority answers it: DER. @throws Problem those of the service */
export type Stamp = (signature: Buffer) => Promise<Buffer>;

/** The first byte of a structure in DER. */
const SEQUENCE = 0x30;

/**
 * A function that asks the authority at an address, which is that of its operation or of the service alone.
 *
 * @see https://github.com/sigstore/timestamp-authority/blob/main/openapi.yaml
 */
export function createStamp(ask: AskService, authority: URL): Stamp {
  const url = authority.pathname === '/' ? below(authority, '/api/v1/timestamp') : authority;
  return async (signature) => {
    const request: SignRequest = {
      ...{ method: 'POST', url, accept: 'application/timestamp-reply' },
      ...{ who: 'the timestamp authority', doing: 'get a timestamp of a signature' },
      json: {
        artifactHash: createHash('sha256').update(signature).digest('base64'),
        hashAlgorithm: 'sha256',
      },
    };
    const { bytes } = await ask(request);
    if (bytes[0] === SEQUENCE) return bytes;
    throw new Problem([garbledBy(request, 'it is not a timestamp')]);
  };
}
