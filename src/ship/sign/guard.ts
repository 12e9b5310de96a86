// SPDX-License-Identifier: Apache-2.0
// Tells a signer that cannot sign from a registry that does not take a signature.
import { error, Problem } from '../../problem.ts';
import type { Signing } from './attach.ts';
import type { Signer } from './signer.ts';

/** A signer that is not asked again once it has failed. */
export interface GuardedSigner {
  readonly signer: Signer;
  /** @throws what the signer has thrown, if it has */
  readonly check: () => void;
}

/** Guards a signer: what keeps one signature from being made keeps all others from it, and no registry is to blame. */
export function guardSigner({ signer, format }: Pick<Signing, 'signer' | 'format'>): GuardedSigner {
  let failure: { readonly thrown: unknown } | undefined;
  const check = () => {
    if (failure !== undefined) throw failure.thrown;
  };
  const within = async <T>(work: () => Promise<T>): Promise<T> => {
    check();
    try {
      return await work();
    } catch (thrown) {
      failure ??= { thrown };
      throw thrown;
    }
  };
  return {
    check,
    signer: {
      ...signer,
      makeBundle: (digest) => within(() => signer.makeBundle(digest)),
      signPayload: (payload) =>
        within(async () => {
          const marks = await signer.signPayload(payload);
          if (marks === undefined && format === 'legacy') throw withoutFormat();
          return marks;
        }),
    },
  };
}

function withoutFormat(): Problem {
  return new Problem([
    error(
      'SIGN_FORMAT',
      "the transparency log is Rekor's second version, whose entries cosign's older format cannot hold.",
      'Write sign-format: bundle.',
    ),
  ]);
}
