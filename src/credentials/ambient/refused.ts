// SPDX-License-Identifier: Apache-2.0
// What is wrong with a login that the environment of a run offers: it is refused, or its file cannot be used. Pure.
import { error, Problem } from '../../problem.ts';
import type { ServiceAnswer } from '../../registry/http/service.ts';

/** What was refused, by whom, and the next move. */
export interface AccountRefusal {
  /** The provider: `AWS`. */
  readonly title: string;
  /** The registry that the login is for. */
  readonly registry: string;
  /** Where the login is from: `AWS_ACCESS_KEY_ID`. */
  readonly source: string;
  readonly answer: Pick<ServiceAnswer, 'status' | 'words' | 'host'>;
  readonly hint: string;
}

/** The problem LOGIN_REFUSED of a provider. */
export function accountRefused(refusal: AccountRefusal): Problem {
  const { title, registry, source, answer, hint } = refusal;
  const said = `${answer.status}${answer.words === '' ? '' : ` "${answer.words}"`}`;
  const message = `${title} does not log this run in to ${registry}, with the credential from ${source}: ${answer.host} answered ${said}.`;
  return new Problem([error('LOGIN_REFUSED', message, hint)]);
}

/** The problem LOGIN_ACCOUNT_INVALID: what the environment names is unusable. It quotes no value. */
export function accountInvalid(registry: string, what: string, hint: string): Problem {
  return new Problem([
    error('LOGIN_ACCOUNT_INVALID', `could not log in to ${registry}: ${what}.`, hint),
  ]);
}
