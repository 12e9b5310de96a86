// SPDX-License-Identifier: Apache-2.0
// Accepts the signatures of an identity that the user names, or that a pattern of the user matches.
import type { MatchPattern } from '../../../plan/rules/pattern.ts';
import { error, Problem } from '../../../problem.ts';
import { toLine } from '../../../registry/http/line.ts';
import type { NamedVerifier, SignerNames } from '../signer.ts';
import type { Identity } from './identity.ts';
import type { Judge, Judgement } from './judge.ts';
import { openJudge, type JudgeContext } from './open.ts';

/** A name that a certificate must have, or a pattern that must be found in it. */
type NameTest = { readonly is: string } | { readonly matches: string };

/** So many others are named in a message. */
const MOST_OTHERS = 3;

/**
 * What accepts the signatures of an identity, opened for each image. Patterns mean what they mean to cosign: they may match anywhere in the name.
 *
 * @throws Problem VERIFY_IDENTITY where one of both is not named, and those of the trusted root
 */
export async function readIdentityVerifier(
  names: Omit<SignerNames, 'key'>,
  context: JudgeContext & { readonly match: MatchPattern },
): Promise<() => NamedVerifier> {
  const identity = toTest('identity', names.verifyIdentity, names.verifyIdentityRegexp);
  const issuer = toTest('issuer', names.verifyIssuer, names.verifyIssuerRegexp);
  const judge = await openJudge(context);
  return () => accept({ identity, issuer, judge, match: context.match });
}

function accept({
  identity,
  issuer,
  judge,
  match,
}: {
  readonly identity: NameTest;
  readonly issuer: NameTest;
  readonly judge: Judge;
  readonly match: MatchPattern;
}): NamedVerifier {
  const others = new Set<string>();
  const isGood = async (judgement: Judgement): Promise<boolean> => {
    if ('refused' in judgement) {
      others.add(`One could not be verified: ${judgement.refused}.`);
      return false;
    }
    const isNamed =
      (await passes(identity, judgement.identity, match)) &&
      (await passes(issuer, judgement.issuer, match));
    if (!isNamed) others.add(`One is by ${describe(judgement)}.`);
    return isNamed;
  };
  return {
    ownsBundle: (bundle, digest) => isGood(judge.bundle(bundle, digest)),
    ownsPayload: (payload, marks) => isGood(judge.legacy(payload, marks)),
    who: `${show(identity)} of the issuer ${show(issuer)}`,
    others: () => [...others].slice(0, MOST_OTHERS).join(' '),
  };
}

function toTest(name: string, is: string | undefined, matches: string | undefined): NameTest {
  if (is !== undefined && matches === undefined) return { is };
  if (is === undefined && matches !== undefined) return { matches };
  const why =
    is === undefined
      ? `verify-${name} is not set: a signature counts by who made it and who vouches for that`
      : `verify-${name} and verify-${name}-regexp are both set`;
  throw new Problem([
    error(
      'VERIFY_IDENTITY',
      `signatures cannot be verified: ${why}.`,
      'Set one of verify-identity and verify-identity-regexp, and one of verify-issuer and verify-issuer-regexp; the receipt of the run that signed has both.',
    ),
  ]);
}

async function passes(test: NameTest, name: string, match: MatchPattern): Promise<boolean> {
  if ('is' in test) return test.is === name;
  const matched = await match({ body: test.matches, flags: '' }, name);
  if (matched.kind === 'matched' || matched.kind === 'none') return matched.kind === 'matched';
  const why = matched.kind === 'failed' ? matched.why : 'it takes too long';
  throw new Problem([
    error(
      'VERIFY_PATTERN',
      `the pattern "${test.matches}" cannot be used: ${toLine(why)}.`,
      'Correct this regular expression, or name the identity and the issuer as they are.',
    ),
  ]);
}

function show(test: NameTest): string {
  return 'is' in test ? `"${test.is}"` : `/${test.matches}/`;
}

function describe({ identity, issuer }: Identity): string {
  return `"${toLine(identity)}" of the issuer "${toLine(issuer)}"`;
}
