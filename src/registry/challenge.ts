// SPDX-License-Identifier: Apache-2.0
// What a registry asks for before it lets us in: the WWW-Authenticate header, taken apart. Pure.

/** How a registry wants to be told who we are. */
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
  readonly params: Record<string, string | undefined>;
}

/** Either a parameter (name, quoted or bare value) or the name of a scheme. */
const PART = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))|([A-Za-z][\w-]*)(?=[\s,]|$)/g;

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
  if (bearer?.realm !== undefined) {
    const { realm, service, scope, error } = bearer;
    return {
      scheme: 'bearer',
      realm,
      ...(service === undefined ? {} : { service }),
      ...(scope === undefined ? {} : { scope }),
      ...(error === undefined ? {} : { error }),
    };
  }
  return offers.some((offer) => offer.scheme === 'basic')
    ? { scheme: 'basic' }
    : { scheme: 'none' };
}

function parseOffers(header: string): readonly Offer[] {
  const offers: Offer[] = [];
  for (const [, name = '', quoted, bare, scheme] of header.matchAll(PART)) {
    if (scheme !== undefined) offers.push({ scheme: scheme.toLowerCase(), params: {} });
    const params = offers.at(-1)?.params;
    if (scheme !== undefined || params === undefined) continue;
    params[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '';
  }
  return offers;
}
