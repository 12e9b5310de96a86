// SPDX-License-Identifier: Apache-2.0
// Which pull or merge requests are closed, by the API of GitHub or GitLab.
import { findTerritory } from '../../facts/git/checkout.ts';
import type { Facts } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import type { PruneContext } from '../../lifecycle/prune/prune.ts';
import { error, Problem, type Parsed } from '../../problem.ts';
import { createServiceClient } from '../../registry/http/service.ts';
import type { PruneRun } from './context.ts';

/** Whether a change is closed or merged; undefined for one that does not exist. */
type AskChange = (number: number) => Promise<boolean | undefined>;

/** Changes that are asked about in one prune: GitHub takes so many requests of a token in an hour. */
const MOST = 5_000;

/** Asks about each change by itself, one after the other. */
export function createClosedList(run: PruneRun, facts: Parsed<Facts>): PruneContext['listClosed'] {
  return async (numbers) => {
    const ask = await openForge(run, facts);
    if (ask === undefined) {
      throw unknown('this is neither a project on GitHub nor one on GitLab');
    }
    const closed = new Set<number>();
    // The oldest are most likely closed.
    const asked = numbers.toSorted((one, other) => one - other).slice(0, MOST);
    for (const number of asked) {
      if ((await ask(number)) === true) closed.add(number);
    }
    return { closed, unasked: numbers.length - asked.length };
  };
}

async function openForge(run: PruneRun, facts: Parsed<Facts>): Promise<AskChange | undefined> {
  const { slug, url } = (facts.ok ? facts.value.project : undefined) ?? {};
  if (slug === undefined) return undefined;
  const host = url !== undefined && URL.canParse(url) ? new URL(url).host : '';
  const github = findApi(run, 'GITHUB_API_URL', host, GITHUB);
  if (github !== undefined) return await openGithub(github, slug, run);
  const gitlab = findApi(run, 'CI_API_V4_URL', host, GITLAB);
  return gitlab === undefined ? undefined : openGitlab(gitlab, slug, run);
}

const GITHUB = { host: 'github.com', api: 'https://api.github.com' };
const GITLAB = { host: 'gitlab.com', api: 'https://gitlab.com/api/v4' };

/** The API that the CI system names, else that of the host of the project. */
function findApi(
  { env }: PruneRun,
  variable: string,
  host: string,
  usual: { readonly host: string; readonly api: string },
): string | undefined {
  return readText(env, variable) ?? (host === usual.host ? usual.api : undefined);
}

/** @see https://docs.github.com/en/rest/pulls/pulls#get-a-pull-request */
async function openGithub(url: string, slug: string, run: PruneRun): Promise<AskChange> {
  const { createAsking } = await import('../github/ask.ts');
  const except = await findTerritory(run.cwd);
  const token = run.settings.githubToken?.reveal();
  const limits = { tryMs: 30_000, deadlineMs: 300_000 };
  const api = createAsking(url, { ...run, token, except, limits });
  const [owner = '', repo = ''] = slug.split('/', 2);
  return async (number) => {
    const answer = await api.call('GET /repos/{owner}/{repo}/pulls/{number}', {
      ...{ owner, repo, number },
    });
    if (answer.ok) return readState(answer.data) === 'closed';
    if (answer.status === 404) return undefined;
    throw unknown(`${api.host}: ${answer.why}`);
  };
}

/** @see https://docs.gitlab.com/api/merge_requests/#get-single-mr */
function openGitlab(base: string, slug: string, run: PruneRun): AskChange {
  const { settings, env } = run;
  const services = createServiceClient({
    ...run,
    registries: settings.registries,
    retryDeadlineMs: settings.retryDeadline,
  });
  const token = readText(env, 'GITLAB_TOKEN');
  const job = readText(env, 'CI_JOB_TOKEN');
  const headers: Record<string, string> =
    token !== undefined
      ? { 'private-token': token }
      : job !== undefined
        ? { 'job-token': job }
        : {};
  const at = `${base.replace(/\/+$/, '')}/projects/${encodeURIComponent(slug)}/merge_requests`;
  return async (number) => {
    const { status, body, words, host } = await services.ask({
      ...{ method: 'GET', url: new URL(`${at}/${number}`), headers, isApi: true },
      doing: `read the merge request ${number}`,
      secrets: Object.values(headers),
    });
    if (status === 200) return ['closed', 'merged'].includes(readState(body));
    if (status === 404) return undefined;
    throw unknown(`${host} answered ${status}${words === '' ? '' : ` "${words}"`}`);
  };
}

function readState(value: unknown): string {
  const state = typeof value === 'object' && value !== null && 'state' in value ? value.state : '';
  return typeof state === 'string' ? state : '';
}

function unknown(why: string): Problem {
  const message = `it is not known which changes are closed: ${why}.`;
  const hint =
    'Give the job github-token with pull-requests: read (GitLab: GITLAB_TOKEN with read_api), run it in a checkout of the project, or remove pull-requests from the policy.';
  return new Problem([error('PRUNE_CHANGES', message, hint)]);
}
