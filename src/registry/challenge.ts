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
  readonly params: Map<string, string>;
}

/** The name of a parameter or a scheme, what follows it, and values; each read once and not again. */
const NAME = /[\w-]+/y;
const EQUALS = /\s*=\s*/y;
const QUOTED = /"([^"\\]*(?:\\[^][^"\\]*)*)(?:"|\\?$)/y;
const BARE = /[^\s,"]+/y;

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
      ...(service === undefined ? {} : { service }),
      ...(scope === undefined ? {} : { scope }),
      ...(error === undefined ? {} : { error }),
    };
  }
  return offers.some((offer) => offer.scheme === 'basic')
    ? { scheme: 'basic' }
    : { scheme: 'none' };
}

/** What `pattern`, a sticky one, finds at a place of a text; empty where it finds nothing. */
function take(pattern: RegExp, text: string, at: number): readonly string[] {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = at;
  return sticky.exec(text) ?? [];
}

function parseOffers(header: string): readonly Offer[] {
  const offers: Offer[] = [];
  let at = 0;
  const next = (pattern: RegExp): readonly string[] => {
    const found = take(pattern, header, at);
    at += found[0]?.length ?? 0;
    return found;
  };
  const readValue = (): string => {
    const [, quoted] = next(QUOTED);
    return quoted?.replace(/\\([^])/g, '$1') ?? next(BARE)[0] ?? '';
  };
  while (at < header.length) {
    const [name] = next(NAME);
    if (name === undefined) at += 1;
    else if (next(EQUALS).length > 0) offers.at(-1)?.params.set(name.toLowerCase(), readValue());
    else if (/^[A-Za-z]/.test(name)) offers.push({ scheme: name.toLowerCase(), params: new Map() });
  }
  return offers;
}
