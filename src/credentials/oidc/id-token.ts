// SPDX-License-Identifier: Apache-2.0
// The identity token of the run: from the CI system, a variable or a file. One per audience; masked before it is used.
import { detectCi } from '../../facts/detect.ts';
import type { Trust } from '../../facts/facts.ts';
import { error, Problem } from '../../problem.ts';
import { secret } from '../../settings/secret.ts';
import { readClaims } from './claims.ts';
import { readGivenToken } from './given.ts';
import type { IdToken, IdTokenOptions, TokenText, WantedToken } from './identity.ts';
import { systemSources } from './systems.ts';

/** A token that ends sooner is not used: the provider has to read it before it ends. */
const MARGIN_MS = 30_000;

/**
 * A function that finds tokens. Callers that want the same share one request; a token is asked for again when the one
 * at hand is about to end, or is `refused`: a provider said that it has ended.
 *
 * @throws Problem LOGIN_UNTRUSTED, before anything is read; LOGIN_ID_TOKEN_MISSING, LOGIN_ID_TOKEN_REFUSED,
 *   LOGIN_ID_TOKEN_INVALID, LOGIN_ID_TOKEN_AUDIENCE, LOGIN_ID_TOKEN_EXPIRED
 */
export function createIdTokens(
  options: IdTokenOptions,
): (wanted: WantedToken, refused?: IdToken) => Promise<IdToken> {
  const known = new Map<string, Promise<IdToken>>();
  return async (wanted, refused) => {
    refuseUntrusted(options.trust, wanted);
    const key = JSON.stringify([wanted.audience, wanted.given, wanted.fileVariable]);
    for (;;) {
      const pending = known.get(key);
      if (pending === undefined) break;
      const token = await pending;
      if (token !== refused && isFresh(token, options)) return token;
      if (known.get(key) === pending) known.delete(key);
    }
    const asking = ask(options, wanted);
    known.set(key, asking);
    asking.catch(() => known.delete(key));
    return await asking;
  };
}

/** A change from elsewhere must not act with the identity of the project. */
function refuseUntrusted({ level, reason }: Trust, { registry, untrusted }: WantedToken): void {
  if (level === 'trusted' || untrusted === true) return;
  throw new Problem([
    error(
      'LOGIN_UNTRUSTED',
      `no login to ${registry}: an untrusted run asks for no identity token, because ${reason}.`,
      'Build such runs without pushing (`push: auto` does). Where they are to push, the workflow itself can set `untrusted: true` for this registry.',
    ),
  ]);
}

function isFresh({ claims }: IdToken, { clock }: IdTokenOptions): boolean {
  return claims.expiresMs === undefined || claims.expiresMs - MARGIN_MS > clock.now();
}

async function ask(options: IdTokenOptions, wanted: WantedToken): Promise<IdToken> {
  const { text, source } = await readText(options, wanted);
  options.vault?.add([text, text.split('.')[2] ?? '']);
  const claims = readClaims(text);
  if (claims === undefined) throw invalid(wanted, source);
  const found: IdToken = { token: secret(text), claims, source };
  if (wanted.isChecked && wanted.audience !== undefined) {
    if (!claims.audiences.includes(wanted.audience)) throw otherAudience(wanted, found);
  }
  if (!isFresh(found, options)) throw expired(wanted, found);
  return found;
}

async function readText(options: IdTokenOptions, wanted: WantedToken): Promise<TokenText> {
  if (wanted.given !== undefined) return await readGivenToken(wanted.given, options, wanted);
  const system = systemSources[detectCi(options.env)];
  const path = wanted.fileVariable === undefined ? undefined : options.env[wanted.fileVariable];
  if (path !== undefined && path !== '' && system === undefined) {
    return await readGivenToken({ from: 'file', path }, options, wanted);
  }
  if (system !== undefined) return await system(options, wanted);
  throw new Problem([
    error(
      'LOGIN_ID_TOKEN_MISSING',
      `no identity token for ${wanted.registry}: this CI system gives none, or this is not a CI job.`,
      'Name where the token is with id-token-env or id-token-file, or log in with a user name and a password.',
    ),
  ]);
}

function invalid({ registry }: WantedToken, source: string): Problem {
  const message = `the identity token for ${registry} from ${source} is not a JSON Web Token.`;
  const hint = 'Check that it holds the token itself, in three parts with dots between them.';
  return new Problem([error('LOGIN_ID_TOKEN_INVALID', message, hint)]);
}

function otherAudience({ registry, audience = '' }: WantedToken, found: IdToken): Problem {
  const its = found.claims.audiences.join(' and ') || '(none)';
  return new Problem([
    error(
      'LOGIN_ID_TOKEN_AUDIENCE',
      `the identity token for ${registry} from ${found.source} has the audience ${its}, but ${audience} is needed.`,
      `Ask the CI system for a token with the audience ${audience}, or set audience in the entry of \`registries\` to one that the provider accepts.`,
    ),
  ]);
}

function expired({ registry }: WantedToken, { claims, source }: IdToken): Problem {
  const end = new Date(claims.expiresMs ?? 0).toISOString();
  return new Problem([
    error(
      'LOGIN_ID_TOKEN_EXPIRED',
      `the identity token for ${registry} from ${source} ended at ${end}.`,
      'Give it a longer life, or ask for it right before this step. On GitLab it lives as long as the timeout of the job.',
    ),
  ]);
}
