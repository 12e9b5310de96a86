// SPDX-License-Identifier: Apache-2.0
// Facts from GitHub's API that neither the event nor git has. Opens no connection itself.
import type { GithubRepository } from '../github/repository.ts';
import { isOfOtherProject } from './git/checked-out.ts';
import type { CiFacts } from './ci.ts';
import type { Env, Project } from './facts.ts';
import { readPayloadText } from './ci/github/payload.ts';
import { readText } from './variables.ts';
import type { Reading } from './reading.ts';
import { isRefName } from './git/refs.ts';
import { omitUndefined } from '../omit-undefined.ts';

/**
 * Where GitHub's API can be asked for the project of a run; undefined where none is named.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables for GITHUB_API_URL
 */
export function readApi(
  env: Env,
  payload: unknown,
  { slug, server }: { readonly slug: string | undefined; readonly server: string },
): CiFacts['api'] {
  if (slug === undefined || !isSlug(slug)) return undefined;
  const guessed = server === 'https://github.com' ? 'https://api.github.com' : `${server}/api/v3`;
  return {
    url: readText(env, 'GITHUB_API_URL') ?? guessed,
    slug,
    isProjectUnsaid: readPayloadText(payload, 'repository.full_name') === undefined,
  };
}

/** `acme/app`, and nothing that would be another address of the API. */
function isSlug(slug: string): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(slug) && slug.split('/').every((part) => !/^\.+$/.test(part));
}

/** The response of GitHub's API; empty without a request or a response. */
export type Told = Pick<GithubRepository, 'defaultBranch'> & { readonly project?: Project };

/** Asks for the project, where the payload says nothing of it; undefined where there is nothing to be asked. */
export async function askProject(
  read: Reading,
  knownBranch: string | undefined,
): Promise<Told | undefined> {
  if (read.ci.api?.isProjectUnsaid !== true) return undefined;
  const isAll = knownBranch === undefined;
  return ask(read, `the description${isAll ? ', license and default branch' : ' and license'}`);
}

/** The project and its default branch; only where nothing tells that branch, it is asked for. */
export async function addDefaultBranch(
  read: Reading,
  told: Told | undefined,
  known: string | undefined,
): Promise<{ readonly project: Project; readonly defaultBranch: string | undefined }> {
  const isAsked = told !== undefined || known !== undefined;
  const { project = read.ci.project, defaultBranch } =
    (isAsked ? told : await ask(read, 'the default branch')) ?? {};
  return { project, defaultBranch: known ?? defaultBranch };
}

async function ask(read: Reading, lacks: string): Promise<Told | undefined> {
  const { ci, input, problems } = read;
  if (ci.api === undefined || input.askGithub === undefined || input.remote === 'never')
    return undefined;
  // The checkout's own project is what is described then, and the event's branches are not its.
  if (isOfOtherProject(read)) return undefined;
  const answer = await input.askGithub({ api: ci.api.url, slug: ci.api.slug, lacks });
  problems.push(...answer.problems);
  if (!answer.ok) return {};
  const { defaultBranch, ...project } = answer.value;
  const isName = defaultBranch !== undefined && isRefName(defaultBranch);
  return omitUndefined({
    project: { ...project, ...ci.project },
    defaultBranch: isName ? defaultBranch : undefined,
  });
}
