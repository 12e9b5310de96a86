// SPDX-License-Identifier: Apache-2.0
// Parses the WWW-Authenticate header. Pure.
import { omitUndefined } from '../../omit-undefined.ts';

/** The authentication that a registry requires. */
export type Challenge =
  | { readonly scheme: 'none' }
  | { readonly scheme: 'basic' }
  | {
      readonly scheme: 'bearer';
      readonly realm: string;
      readonly service?: string;
      readonly scope?: string;
      /** Why a token was refused: `insufficient_scope`, `invalid_token`. */
      readonly error?: string;
    };

interface Offer {
  readonly scheme: string;
  readonly params: Map<string, string>;
}

/** A name and, where it is a parameter's, its value in quotes or bare. Each part is read once and not again. */
const PART = /([\w-]+)(?:(\s*=\s*)(?:"([^"\\]*(?:\\[^][^"\\]*)*)(?:"|\\?$)|([^\s,"]+))?)?/g;

/**
 * The challenge that a `WWW-Authenticate` header states; Bearer before Basic when it offers both.
 *
 * | header                                                       | challenge        |
 * | ------------------------------------------------------------ | ---------------- |
 * | `Bearer realm="https://auth.example/token",service="reg"`    | bearer           |
 * | `Basic realm="Registry Realm"`                               | basic            |
 * | `Negotiate, Basic realm="x"`                                 | basic            |
 * | nothing, or `Negotiate` alone                                | none             |
 *
 * @see https://distribution.github.io/distribution/spec/auth/token/
 */
export function parseChallenge(header: string | undefined): Challenge {
  const offers = parseOffers(header ?? '');
  const bearer = offers.find((offer) => offer.scheme === 'bearer')?.params;
  const realm = bearer?.get('realm');
  if (bearer !== undefined && realm !== undefined) {
    const [service, scope, error] = ['service', 'scope', 'error'].map((name) => bearer.get(name));
    return {
      scheme: 'bearer',
      realm,
      ...omitUndefined({ service, scope, error }),
    };
  }
  return offers.some((offer) => offer.scheme === 'basic')
    ? { scheme: 'basic' }
    : { scheme: 'none' };
}

function parseOffers(header: string): readonly Offer[] {
  const offers: Offer[] = [];
  for (const [, name = '', equals, quoted, bare] of header.matchAll(PART)) {
    const value = quoted?.replace(/\\([^])/g, '$1') ?? bare ?? '';
    if (equals !== undefined) offers.at(-1)?.params.set(name.toLowerCase(), value);
    else if (/^[A-Za-z]/.test(name)) offers.push({ scheme: name.toLowerCase(), params: new Map() });
  }
  return offers;
}
