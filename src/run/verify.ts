// SPDX-License-Identifier: Apache-2.0
// Reads references back from their registries. Builds and writes nothing.
import type { Facts } from '../facts/facts.ts';
import { omitUndefined } from '../omit-undefined.ts';
import type { Settings } from '../settings/settings.ts';
import type { ShipContext } from '../ship/context.ts';
import type { SignatureCheck } from '../ship/sign/verify.ts';
import type { AttestationKind } from '../ship/verify/attested.ts';
import type { Verification } from '../ship/verify/verify.ts';
import { acceptSettings } from './inputs/accept.ts';
import { readRun, readSettingsAlone } from './read.ts';
import type { Request, RunEnvironment } from './request.ts';
import { checkRequest, withContext } from './context.ts';

/** What `verify` checked of every reference, next to its digest. */
export type Check = 'platforms' | 'signed' | AttestationKind | 'not yanked' | 'same digest';

/** Reads references back from their registries: whether they exist, and have every platform of the settings or of their own list. */
export async function verify(
  request: Request,
  asked: {
    readonly references: readonly string[];
    readonly sameDigest: boolean;
    readonly notYanked: boolean;
    /** Whether signatures are verified, and by which public key; the settings may say so, too. */
    readonly signed?: { readonly key: string | undefined };
    /** The attestations that each platform must have. */
    readonly attested: readonly AttestationKind[];
  },
  environment: RunEnvironment,
): Promise<Verification & { readonly checked: readonly Check[] }> {
  const { references, sameDigest, notYanked, signed, attested } = asked;
  const { verifyReferences } = await import('../ship/verify/verify.ts');
  const wrong = await checkRequest(request, environment);
  const settings = await readSettingsAlone(request, environment);
  const accepted = acceptSettings(settings, wrong, environment);
  const platforms = listRequired(accepted);
  const facts = await readFactsForLogin(request, accepted, environment);
  const prepared = { settings: accepted, ...omitUndefined({ facts }) };
  const names = signed ?? readSigned(accepted);
  const found = await withContext(prepared, environment, (context) =>
    withSigned(names, context, (signedBy) =>
      verifyReferences(
        references,
        { ...{ platforms, sameDigest, notYanked, attested }, ...omitUndefined({ signedBy }) },
        context.registries,
      ),
    ),
  );
  const checked: readonly Check[] = [
    'platforms',
    ...(names === undefined ? [] : (['signed'] as const)),
    ...attested,
    ...(notYanked ? (['not yanked'] as const) : []),
    ...(sameDigest ? (['same digest'] as const) : []),
  ];
  return { ...found, checked };
}

/** The platforms that the settings name; without any, an image must have those that it lists. */
function listRequired({ platforms, platformsNamed }: Settings): readonly string[] {
  return platformsNamed ? platforms : [];
}

/** Whether the settings ask for signatures: by `signed`, or since they say whose. */
function readSigned(settings: Settings) {
  const { signed, verifyKey: key } = settings;
  const isNamed = [key, ...Object.values(toNames(settings))].some((one) => one !== undefined);
  return signed || isNamed ? { key } : undefined;
}

function toNames(settings: Settings) {
  const { verifyIdentity, verifyIdentityRegexp, verifyIssuer, verifyIssuerRegexp } = settings;
  return { verifyIdentity, verifyIdentityRegexp, verifyIssuer, verifyIssuerRegexp };
}

/** Takes a step with what verifies signatures, if they are to be verified. Patterns run in a thread of their own. */
async function withSigned<T>(
  signed: { readonly key: string | undefined } | undefined,
  context: ShipContext,
  step: (signedBy: SignatureCheck | undefined) => Promise<T>,
): Promise<T> {
  if (signed === undefined) return await step(undefined);
  const { readSignatureCheck } = await import('../ship/sign/verify.ts');
  const { createPatternMatcher } = await import('./pattern-worker.ts');
  const { match, close } = createPatternMatcher(context.signal);
  try {
    const key = signed.key ?? context.settings.verifyKey;
    const names = { ...toNames(context.settings), key };
    return await step(await readSignatureCheck(names, { ...context, match }));
  } finally {
    await close();
  }
}

/** The facts where a login needs the trust of the run: an untrusted one asks for no identity token. */
export async function readFactsForLogin(
  request: Request,
  { registries }: Settings,
  environment: RunEnvironment,
): Promise<Facts | undefined> {
  if (!registries.some(({ oidc }) => oidc !== undefined)) return undefined;
  const { facts } = await readRun({ ...request, remote: 'never' }, environment);
  return facts.ok ? facts.value : undefined;
}
