// SPDX-License-Identifier: Apache-2.0
// Stores attestations of a project through GitHub's API, and finds them.
import { isJsonObject, type Answer, type ApiRefusal } from './answer.ts';
import type { GithubApi } from './api.ts';

/** A Sigstore bundle, as JSON. */
export type AttestationBundle = Readonly<Record<string, unknown>>;

/** The ID of an attestation, or why it is not stored: `why` names the host and what it answered. */
export type Stored =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly why: string; readonly hint: string };

/**
 * Stores a bundle with the project: GitHub finds it by the digests in its statement.
 *
 * @see https://docs.github.com/en/rest/repos/attestations#create-an-attestation
 */
export async function storeAttestation(
  api: GithubApi,
  slug: string,
  bundle: AttestationBundle,
): Promise<Stored> {
  const answer = await api.post('/repos/{owner}/{repo}/attestations', { ...toParts(slug), bundle });
  if (!answer.ok) return toRefusal(api.host, answer);
  const { id } = answer.data;
  if (typeof id === 'number' || (typeof id === 'string' && /^\d{1,30}$/.test(id))) {
    return { ok: true, id: String(id) };
  }
  const why = 'its response has no ID of an attestation';
  return toRefusal(api.host, { ok: false, kind: 'garbled', why });
}

/** An attestation that the project has; the bundle only where GitHub hands it out itself. */
export interface FoundAttestation {
  readonly bundle?: AttestationBundle;
}

/**
 * The newest provenance of a digest that the project has; undefined without one. What cannot be read counts as none: an
 * attestation more does no harm, and where GitHub is out of reach, storing one says so.
 *
 * @see https://docs.github.com/en/rest/repos/attestations#list-attestations
 */
export async function findAttestation(
  api: GithubApi,
  slug: string,
  digest: string,
): Promise<FoundAttestation | undefined> {
  const answer = await api.get(
    '/repos/{owner}/{repo}/attestations/{subject_digest}?per_page=1&predicate_type=provenance',
    { ...toParts(slug), subject_digest: digest },
  );
  if (!answer.ok || !Array.isArray(answer.data.attestations)) return undefined;
  const [found] = answer.data.attestations as readonly unknown[];
  if (!isJsonObject(found)) return undefined;
  return isJsonObject(found.bundle) ? { bundle: found.bundle } : {};
}

function toParts(slug: string): { readonly owner: string; readonly repo: string } {
  const [owner = '', repo = ''] = slug.split('/');
  return { owner, repo };
}

const PERMISSIONS = 'permissions: { contents: read, id-token: write, attestations: write }';

const moves: Readonly<Record<ApiRefusal, string>> = {
  login: 'Set github-token to a valid token, such as that of the job.',
  right: `Add to the job: ${PERMISSIONS}, besides what else it needs; a reusable workflow also needs it in the calling job. Private projects need GitHub Enterprise Cloud.`,
  limit: 'Run again later.',
  trouble: 'Run again later.',
  garbled: 'Check GITHUB_API_URL and the proxy, if any.',
  network: 'Check the network of this machine, HTTPS_PROXY and NO_PROXY.',
};

function toRefusal(host: string, { kind, why }: Extract<Answer, { readonly ok: false }>): Stored {
  return {
    ok: false,
    why: `could not store an attestation on ${host}: ${why.replace(/\.+$/, '')}`,
    hint: moves[kind],
  };
}
