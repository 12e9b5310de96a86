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
 * How services say that a token has ended, which a new one mends: AWS, Microsoft Entra ID, and the words of others.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const ENDED =
  /\b(?:ExpiredToken|IDPRejectedClaim)|AADSTS700024\b|\b(?:token|signature|jwt)\b.{0,60}\b(?:expired|stale)\b|\bexpired\b.{0,20}\btoken\b/i;

/**
 * The problem LOGIN_TRUST_REFUSED, or LOGIN_ID_TOKEN_EXPIRED where the token has ended. Names the issuer, audience and subject of the token, which are what providers decide
 * by; nothing in it is quoted, so that a subject is not taken for the user and password of an address.
 */
export function trustRefused({ title, registry, idToken, answer, hint }: TrustRefusal): Problem {
  const { status, words, host } = answer;
  const said = `${status}${words === '' ? '' : ` "${words}"`}`;
  const isEnded = ENDED.test(words);
  return new Problem([
    error(
      isEnded ? 'LOGIN_ID_TOKEN_EXPIRED' : 'LOGIN_TRUST_REFUSED',
      `${title} does not log this run in to ${registry}: ${host} answered ${said}. The run has ${describeIdentity(idToken.claims)}.`,
      isEnded
        ? `To ${title} the identity token from ${idToken.source} has ended: check the clock of this machine, and get the token right before this step. The configuration of ${title} needs no change.`
        : hint,
    ),
  ]);
}

/** Whether a provider refused a login because the identity token has ended. */
export function isTokenEnded(thrown: unknown): boolean {
  return thrown instanceof Problem && thrown.problems[0]?.code === 'LOGIN_ID_TOKEN_EXPIRED';
}

/** The first hint whose pattern fits what the provider said; `usual` without one. */
export function pickHint<T>(
  hints: readonly (readonly [RegExp, (identity: T) => string])[],
  words: string,
  { identity, usual }: { readonly identity: T; readonly usual: (identity: T) => string },
): string {
  const found = hints.find(([pattern]) => pattern.test(words));
  return (found?.[1] ?? usual)(identity);
}

/** Issuer, audience and subject in words; GitHub's subject in both forms. */
function describeIdentity({
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
      `could not log in to ${registry}: ${host} answered without the token that ${title} gives.`,
      'Run again later; check that a proxy in between does not change answers.',
    ),
  ]);
}
