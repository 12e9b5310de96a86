// SPDX-License-Identifier: Apache-2.0
// Computes the signature of a request to AWS again, as AWS does.
// @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { createHash, createHmac } from 'node:crypto';
import type { Asked } from '../../registry/server.ts';

const hash = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
const mac = (key: string | Uint8Array, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

/** Whether a request is signed with this key for this service and region, within five minutes of now. */
export function isSigned(
  { method, path, headers, body }: Asked,
  wanted: {
    readonly secretKey: string;
    readonly service: string;
    readonly region: string;
    /** Long-lived keys have no session. */
    readonly hasSession?: boolean;
  },
): boolean {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (parts === null) return false;
  const [, day = '', region, service, signed = '', signature] = parts;
  const time = String(headers['x-amz-date']);
  const iso = time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  if (Math.abs(Date.parse(iso) - Date.now()) > 300_000) return false;
  if (region !== wanted.region || service !== wanted.service) return false;
  const names = signed.split(';');
  const needed = ['host', 'x-amz-target', 'x-amz-security-token'];
  if (wanted.hasSession === false) needed.pop();
  if (!needed.every((name) => names.includes(name))) return false;
  const lines = names.map((name) => `${name}:${String(headers[name]).trim()}\n`).join('');
  const canonical = [method, path, '', lines, signed, hash(body)].join('\n');
  const scope = `${day}/${wanted.region}/${wanted.service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, hash(canonical)].join('\n');
  const steps = [day, wanted.region, wanted.service, 'aws4_request'];
  const key = steps.reduce<string | Buffer>(
    (one, step) => mac(one, step),
    `AWS4${wanted.secretKey}`,
  );
  return mac(key, text).toString('hex') === signature;
}
