// SPDX-License-Identifier: Apache-2.0
// A provider that does not accept the identity of a run: who we are to it, and what would make it accept us. Pure.
import { error, Problem } from '../../problem.ts';
import type { ServiceAnswer } from '../../registry/http/service.ts';
import type { IdClaims } from './claims.ts';
import type { IdToken } from './identity.ts';

/** What was refused, by whom, and the next move. */
export interface TrustRefusal {
  /** The provider: `Docker Hub`. */
  readonly title: string;
  /** The registry that the login is for. */
  readonly registry: string;
  readonly idToken: IdToken;
  readonly answer: Pick<ServiceAnswer, 'status' | 'words' | 'host'>;
  readonly hint: string;
}

/**
 * The problem LOGIN_TRUST_REFUSED. Names the issuer, audience and subject of the token, which are what providers decide
 * by; nothing in it is quoted, so that a subject is not taken for the user and password of an address.
 */
export function trustRefused({ title, registry, idToken, answer, hint }: TrustRefusal): Problem {
  const { status, words, host } = answer;
  const said = `${status}${words === '' ? '' : ` "${words}"`}`;
  return new Problem([
    error(
      'LOGIN_TRUST_REFUSED',
      `${title} does not log this run in to ${registry}: ${host} answered ${said}. The run has ${describeIdentity(idToken.claims)}.`,
      hint,
    ),
  ]);
}

/** Issuer, audience and subject in words; GitHub's subject in both forms. */
export function describeIdentity({
  issuer,
  audiences,
  subject,
  otherSubject,
}: Omit<IdClaims, 'expiresMs'>): string {
  const other = otherSubject === undefined ? '' : ` (in GitHub's other form ${otherSubject})`;
  return `the issuer ${issuer}, the audience ${audiences.join(' and ')} and the subject ${subject}${other}`;
}

/** The answer of a service that said yes, but gave no token. */
export function withoutToken(title: string, registry: string, host: string): Problem {
  return new Problem([
    error(
      'LOGIN_SERVICE_FAILED',
      `Could not log in to ${registry}: ${host} answered without the token that ${title} gives.`,
      'Run again later; check that a proxy in between does not change answers.',
    ),
  ]);
}
