// SPDX-License-Identifier: Apache-2.0
// GitHub's store of attestations for a run; the client is loaded when it is asked.
import type { Facts } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { toPlainText } from '../../github/words.ts';
import type { AttestationStore } from '../../ship/context.ts';
import type { AskEnvironment } from './ask.ts';
import { isSlug, isWebAddress } from './deployments.ts';

/** The store of the project of a job on GitHub Actions, with a token; else what is missing. */
export function openAttestations(
  { ci, project }: Pick<Facts, 'ci' | 'project'>,
  environment: AskEnvironment,
): AttestationStore | { readonly missing: 'actions' | 'server' | 'token' } {
  const { env, token } = environment;
  const { slug } = project;
  const api = readText(env, 'GITHUB_API_URL') ?? 'https://api.github.com';
  const server = readText(env, 'GITHUB_SERVER_URL') ?? 'https://github.com';
  if (ci !== 'github' || slug === undefined || !isSlug(slug)) return { missing: 'actions' };
  if (!isWebAddress(api) || !isCloud(server)) return { missing: 'server' };
  if ((token ?? '').trim() === '') return { missing: 'token' };
  const { origin } = new URL(server);
  return {
    ...{ host: new URL(api).host, server: origin },
    toUrl: (id) => `${origin}/${slug}/attestations/${id}`,
    find: async (digest) => {
      const loaded = await load();
      if (typeof loaded === 'string') return undefined;
      return loaded.askForAttestation({ api, slug, digest }, environment);
    },
    store: async (bundle) => {
      const loaded = await load();
      if (typeof loaded !== 'string') return loaded.askToStore({ api, slug, bundle }, environment);
      return { ok: false, why: loaded, hint: 'Check GITHUB_API_URL.' };
    },
  };
}

/** GitHub Enterprise Server stores no attestations. @see https://docs.github.com/en/actions/concepts/security/artifact-attestations */
function isCloud(server: string): boolean {
  if (!URL.canParse(server)) return false;
  const { protocol, hostname } = new URL(server);
  return protocol === 'https:' && (hostname === 'github.com' || hostname.endsWith('.ghe.com'));
}

/** @actions/github reads the variables of the process when it is loaded, and throws if they hold no URL. */
async function load() {
  return import('./ask.ts').catch((thrown: unknown) =>
    toPlainText(thrown instanceof Error ? thrown.message : String(thrown)),
  );
}
