// SPDX-License-Identifier: Apache-2.0
// Prepares what signs provenance for GitHub, before anything is built. Loaded only by a run that stores some.
import type { Facts } from '../../facts/facts.ts';
import { decideInstance, noAttestation } from '../../plan/signing.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';
import type { ApplyContext, AttestationStore } from '../context.ts';
import { toProblems } from '../destination.ts';
import { createJudge, type Judge } from '../sign/keyless/judge.ts';
import { bundleStatement, refuseUnverified } from '../sign/keyless/keyless-signer.ts';
import { prepareAt, prepareParts, type KeylessContext } from '../sign/keyless/open.ts';
import type { Services } from '../sign/keyless/public.ts';
import { makeProvenance, PROVENANCE_TYPE, readWorkflowClaims } from './predicate.ts';

/** Makes and stores provenance. */
export interface Attester {
  readonly store: AttestationStore;
  /** A verified bundle which says that this workflow shipped a digest under these names. @throws Problem */
  readonly bundle: (names: readonly string[], digest: string) => Promise<Buffer>;
}

/** What a run attests with, and what is wrong with it. */
export interface PreparedAttesting {
  /** Undefined for a run that attests nothing. */
  readonly attester?: Attester;
  readonly problems: readonly ProblemData[];
}

type AttestContext = KeylessContext & Pick<ApplyContext, 'push' | 'attestations'>;

/** Finds the services and the identity token of a run that attests: one that pushes, is trusted, and is no leg. */
export async function prepareAttesting(
  context: AttestContext,
  project: Facts['project'],
): Promise<PreparedAttesting> {
  const { settings, trust, push, attestations } = context;
  if (!settings.githubAttestation || !push || settings.leg.length > 0) return { problems: [] };
  if (trust.level === 'untrusted') return { problems: [noAttestation(trust.reason)] };
  if (attestations === undefined || 'missing' in attestations) {
    return { problems: [refuseElsewhere(attestations?.missing ?? 'actions')] };
  }
  try {
    return { attester: await openAttester(context, project, attestations), problems: [] };
  } catch (thrown) {
    return { problems: toProblems(thrown) };
  }
}

async function openAttester(
  context: AttestContext,
  project: Facts['project'],
  store: AttestationStore,
): Promise<Attester> {
  const { parts, judge, idToken } = await prepareInstance(context, project, store.server);
  const read = readWorkflowClaims((await idToken()).token.reveal());
  if ('lacks' in read) throw refuseToken(read.lacks);
  const by = { claims: read.claims, server: store.server };
  return {
    store,
    bundle: async (names, digest) => {
      const bundle = await bundleStatement(parts, makeProvenance(names, digest, by));
      if (judge !== undefined) {
        const { identity, issuer } = await parts.certify();
        refuseUnverified(judge.bundle(bundle, digest, PROVENANCE_TYPE), { identity, issuer });
      }
      return bundle;
    },
  };
}

/**
 * The instance of Sigstore that signs. GitHub's own has no transparency log, and its trusted root is published for `gh` alone:
 * what it signs is verified by GitHub.
 */
async function prepareInstance(context: AttestContext, project: Facts['project'], server: string) {
  const { settings } = context;
  const instance = decideInstance(settings, project);
  const what = 'github-attestation: true';
  if (instance === 'github') {
    const judge: Judge | undefined = undefined;
    const services = toGithubServices(server);
    return { ...(await prepareAt(context, services, { isLogged: false, what })), judge };
  }
  const isLogged = instance === 'public' || settings.signRekorUrl !== undefined;
  const { trust, ...prepared } = await prepareParts(context, { isLogged, what });
  return { ...prepared, judge: createJudge({ trust, isLogged }) };
}

/**
 * GitHub's own instance.
 *
 * | server                    | certificate authority             | timestamp authority                  |
 * | ------------------------- | --------------------------------- | ------------------------------------ |
 * | `https://github.com`      | `https://fulcio.githubapp.com`    | `https://timestamp.githubapp.com`    |
 * | `https://acme.ghe.com`    | `https://fulcio.acme.ghe.com`     | `https://timestamp.acme.ghe.com`     |
 *
 * @see https://github.com/actions/toolkit/tree/main/packages/attest
 */
export function toGithubServices(server: string): Services {
  const { hostname } = new URL(server);
  const host = hostname === 'github.com' ? 'githubapp.com' : hostname;
  return {
    fulcio: new URL(`https://fulcio.${host}`),
    tsa: new URL(`https://timestamp.${host}`),
  };
}

const ELSEWHERE = {
  actions: {
    why: 'this run is not a job of GitHub Actions',
    hint: 'Leave github-attestation out here; sign: keyless signs images on other CI systems, too.',
  },
  server: {
    why: 'only github.com and ghe.com store attestations, and GITHUB_SERVER_URL or GITHUB_API_URL is another address',
    hint: 'On GitHub Enterprise Server leave github-attestation out, and use sign.',
  },
  token: {
    why: 'there is no token for the API of GitHub',
    hint: 'Set github-token to the token of the job: ${{ github.token }}.',
  },
};

function refuseElsewhere(missing: keyof typeof ELSEWHERE): ProblemData {
  const { why, hint } = ELSEWHERE[missing];
  return error('ATTEST_IMPOSSIBLE', `no attestation can be stored on GitHub: ${why}.`, hint);
}

function refuseToken(lacks: readonly string[]): Problem {
  return new Problem([
    error(
      'ATTEST_TOKEN',
      `the identity token is not one of GitHub Actions: it has no ${lacks.slice(0, 3).join(', ')}.`,
      'Leave sign-id-token-env and SIGSTORE_ID_TOKEN unset, so that the token of the job is asked for.',
    ),
  ]);
}
