// SPDX-License-Identifier: Apache-2.0
// Deployments on GitHub for the deploy hooks of a run; the client is loaded when one is recorded.
import type { Facts } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { toPlainText } from '../../github/words.ts';
import type { Deployment, Deployments } from '../../ship/context.ts';
import type { AskEnvironment } from './ask.ts';

/** Of a project on GitHub, with a token; undefined for any other. */
export function openDeployments(
  { project }: Pick<Facts, 'project'>,
  environment: AskEnvironment,
): Deployments | undefined {
  const { slug, url } = project;
  const named = readText(environment.env, 'GITHUB_API_URL');
  const isOnGithub = named !== undefined || url?.startsWith('https://github.com/') === true;
  const api = named ?? 'https://api.github.com';
  const { token } = environment;
  if (
    !isOnGithub ||
    !isWebAddress(api) ||
    slug === undefined ||
    !isSlug(slug) ||
    token === undefined
  ) {
    return undefined;
  }
  return {
    host: new URL(api).host,
    record: (deployment) => record({ ...deployment, api, slug }, environment),
  };
}

/** Whether an API can be at an address. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/** `acme/app`, and nothing that would be another address of the API. */
export function isSlug(slug: string): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(slug) && slug.split('/').every((part) => !/^\.+$/.test(part));
}

/** @actions/github reads the variables of the process when it is loaded, and throws if they hold no URL. */
async function record(
  deployment: Deployment & { readonly api: string; readonly slug: string },
  environment: AskEnvironment,
): ReturnType<Deployments['record']> {
  const loaded = await import('./ask.ts').catch((thrown: unknown) =>
    toPlainText(thrown instanceof Error ? thrown.message : String(thrown)),
  );
  if (typeof loaded === 'string') return { ok: false, why: loaded, hint: 'Check GITHUB_API_URL.' };
  return loaded.askForDeployment(deployment, environment);
}
