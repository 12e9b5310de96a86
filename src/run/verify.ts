// SPDX-License-Identifier: Apache-2.0
// Reads references back from their registries. Builds and writes nothing.
import type { Facts } from '../facts/facts.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { hasErrors, Problem } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { knownSecrets } from '../settings/values/known-secrets.ts';
import type { Verification } from '../ship/verify/verify.ts';
import { readRun, readSettingsAlone } from './read.ts';
import type { Request, RunEnvironment } from './request.ts';
import { checkRequest, withContext } from './ship.ts';

/** Reads references back from their registries: whether they exist and have every one of `platforms`. */
export async function verify(
  request: Request,
  asked: {
    readonly references: readonly string[];
    readonly sameDigest: boolean;
    readonly notYanked: boolean;
    /** Whether signatures are verified, and by which public key. */
    readonly signed?: { readonly key: string | undefined };
  },
  environment: RunEnvironment,
): Promise<Verification & { readonly platforms: readonly string[] }> {
  const { verifyReferences } = await import('../ship/verify/verify.ts');
  const wrong = await checkRequest(request, environment);
  const settings = await readSettingsAlone(request, environment);
  const problems = [...wrong, ...settings.problems];
  if (!settings.ok || hasErrors(problems)) throw new Problem(problems);
  environment.vault.add(knownSecrets([settings.value], environment.env));
  const signedBy = await readSigned(asked.signed, environment.cwd);
  const { platforms } = settings.value;
  const facts = await readFactsForLogin(request, settings.value, environment);
  const prepared = { settings: settings.value, ...omitUndefined({ facts }) };
  const found = await withContext(prepared, environment, ({ registries }) =>
    verifyReferences(
      asked.references,
      {
        platforms,
        sameDigest: asked.sameDigest,
        notYanked: asked.notYanked,
        ...omitUndefined({ signedBy }),
      },
      registries,
    ),
  );
  return { ...found, platforms, problems: [...problems, ...found.problems] };
}

/** What verifies signatures, if they are to be verified. */
async function readSigned(signed: { readonly key: string | undefined } | undefined, cwd: string) {
  if (signed === undefined) return undefined;
  return (await import('../ship/sign/verify.ts')).readVerifier(signed.key, cwd);
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
