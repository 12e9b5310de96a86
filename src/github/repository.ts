// SPDX-License-Identifier: Apache-2.0
// Reads what a run needs to know about a repository from GitHub's API.
import { notice, type Parsed, type ProblemData } from '../problem.ts';
import type { Answer, ApiRefusal } from './answer.ts';
import type { GithubApi } from './api.ts';
import { toOneLine } from './words.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** A repository on GitHub; a field that it does not have, or that is not as it should be, is absent. */
export interface GithubRepository {
  readonly description?: string;
  /** An SPDX identifier. */
  readonly license?: string;
  readonly private?: boolean;
  /** As returned: not checked to be a valid git name. */
  readonly defaultBranch?: string;
}

/** The request. */
export interface GithubQuestion {
  /** The address of the API, such as `https://api.github.com`. */
  readonly api: string;
  /** `acme/app` */
  readonly slug: string;
  /** The missing facts, for the notice: `description and license`. */
  readonly lacks: string;
}

/** Asks GitHub's API about a repository; see {@link readRepository}. */
export type AskGithub = (question: GithubQuestion) => Promise<Parsed<GithubRepository>>;

const LONGEST_DESCRIPTION = 4_000;

/**
 * The repository, by `GET /repos/{owner}/{repo}`; else the notice GITHUB_REFUSED or GITHUB_UNREACHABLE,
 * which names the host, what it answered and the next move.
 *
 * @see https://docs.github.com/en/rest/repos/repos#get-a-repository
 */
export async function readRepository(
  api: GithubApi,
  question: GithubQuestion,
): Promise<Parsed<GithubRepository>> {
  const [owner = '', repo = ''] = question.slug.split('/');
  const answer = await api.get('/repos/{owner}/{repo}', { owner, repo });
  if (!answer.ok) return toUnanswered(api.host, question, answer);
  if (typeof answer.data.full_name === 'string')
    return { ok: true, value: toRepository(answer.data), problems: [] };
  const why = 'its response names no repository';
  return toUnanswered(api.host, question, { ok: false, kind: 'garbled', why });
}

function toRepository(data: Readonly<Record<string, unknown>>): GithubRepository {
  const description = typeof data.description === 'string' ? toOneLine(data.description) : '';
  const license = readLicense(data.license);
  const branch = data.default_branch;
  return {
    ...(description === '' || description.length > LONGEST_DESCRIPTION ? {} : { description }),
    ...omitUndefined({ license }),
    ...(typeof data.private === 'boolean' ? { private: data.private } : {}),
    ...(typeof branch === 'string' && branch !== '' ? { defaultBranch: branch } : {}),
  };
}

function readLicense(license: unknown): string | undefined {
  if (typeof license !== 'object' || license === null || !('spdx_id' in license)) return undefined;
  const { spdx_id: id } = license;
  return typeof id === 'string' && /^[A-Za-z0-9.+-]{1,100}$/.test(id) ? id : undefined;
}

const RIGHT =
  'Give the job "permissions: contents: read", or set "github-token" to a token that may read this repository.';

const moves: Readonly<Record<ApiRefusal, string>> = {
  login:
    'Set "github-token" to a valid token, such as that of the job with "permissions: contents: read".',
  right: RIGHT,
  limit: 'Run again later; "github-token" raises the limit if none is set.',
  trouble: 'Run again later.',
  garbled: 'Check GITHUB_API_URL and the proxy, if any.',
  network: 'Check the network of this machine, HTTPS_PROXY and NO_PROXY.',
};

/** The notice for a failed or useless request. */
export function toUnanswered(
  host: string,
  { slug, lacks }: GithubQuestion,
  { kind, why }: Extract<Answer, { readonly ok: false }>,
): { readonly ok: false; readonly problems: readonly ProblemData[] } {
  const isRefused = ['login', 'right', 'limit'].includes(kind);
  const code = isRefused ? 'GITHUB_REFUSED' : 'GITHUB_UNREACHABLE';
  const message = `could not read ${lacks} of "${slug}" from ${host}: ${why.replace(/\.+$/, '')}. Continuing without.`;
  return { ok: false, problems: [notice(code, message, moves[kind])] };
}
