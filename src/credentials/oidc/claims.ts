// SPDX-License-Identifier: Apache-2.0
// What an identity token says about the run. Decoded only: its signature is for the provider to verify. Pure.
import { toPrintable } from '../../registry/http/line.ts';
import { parseObject, type JsonObject } from '../../registry/json.ts';

/** The claims of a token that a provider decides by. */
export interface IdClaims {
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly subject: string;
  /** When it ends, ms since 1970; undefined where it does not say. */
  readonly expiresMs: number | undefined;
  /** GitHub's subject in its other form, with or without the numbers of owner and repository; undefined elsewhere. */
  readonly otherSubject: string | undefined;
}

const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const LONGEST = 64 * 1024;

/** The claims of a JSON Web Token; undefined for any other text. @see https://www.rfc-editor.org/rfc/rfc7519 */
export function readClaims(token: string): IdClaims | undefined {
  if (token.length > LONGEST || !JWT.test(token)) return undefined;
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  const claims = parseObject(payload);
  if (claims === undefined) return undefined;
  const { iss, aud, sub, exp } = claims;
  const audiences = [aud].flat().filter((one) => typeof one === 'string');
  const subject = typeof sub === 'string' ? toPrintable(sub) : '';
  return {
    issuer: typeof iss === 'string' ? toPrintable(iss) : '',
    audiences: audiences.map(toPrintable),
    subject,
    expiresMs: typeof exp === 'number' ? exp * 1000 : undefined,
    otherSubject: toOtherSubject(subject, claims),
  };
}

/**
 * GitHub names a repository in the subject by name, or by name and number (new repositories since July 2026). A
 * provider that was set up for the one form refuses the other.
 *
 * | subject                            | other form                         |
 * | ---------------------------------- | ---------------------------------- |
 * | `repo:acme/app:ref:refs/heads/main` | `repo:acme@1/app@2:ref:refs/heads/main` |
 */
function toOtherSubject(subject: string, claims: JsonObject): string | undefined {
  const parts = /^repo:([^/@:]+)(@\d+)?\/([^/@:]+)(@\d+)?:(.*)$/s.exec(subject);
  if (parts === null) return undefined;
  const [, owner = '', ownerNumber, name = '', , rest = ''] = parts;
  if (ownerNumber !== undefined) return `repo:${owner}/${name}:${rest}`;
  const [ownerId, id] = [claims.repository_owner_id, claims.repository_id];
  if (typeof ownerId !== 'string' || typeof id !== 'string') return undefined;
  return `repo:${owner}@${ownerId}/${name}@${id}:${rest}`;
}
