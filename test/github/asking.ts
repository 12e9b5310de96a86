// SPDX-License-Identifier: Apache-2.0
// A question to a server in the place of GitHub's API, and what came of it in one line.
import { onTestFinished } from 'vitest';
import { createGithubQuestion } from '../../src/run/github/question.ts';
import type { GithubQuestion, GithubRepository } from '../../src/github/repository.ts';
import { startGithub, surround, type GithubServer, type Scripted } from './server.ts';

/** A server that is closed after the test. */
export async function start(...answers: readonly Scripted[]): Promise<GithubServer> {
  const server = await startGithub(...answers);
  onTestFinished(() => server.close());
  return server;
}

/** What is asked of the API at an address. */
export function about(api: string): GithubQuestion {
  return { api, slug: 'acme/App', lacks: 'the description and license' };
}

/** Asks a server with these answers; its address is `HOST` in what comes back. */
export async function ask(
  answers: readonly Scripted[],
  given: Parameters<typeof surround>[0] = {},
): Promise<{ value?: GithubRepository; says?: string; tries: number }> {
  const server = await start(...answers);
  const answer = await createGithubQuestion(surround(given))(about(server.url));
  const host = new URL(server.url).host;
  const [problem] = answer.problems;
  const says = problem && `${problem.level} ${problem.code} ${problem.message} | ${problem.hint}`;
  return {
    tries: server.requests.length,
    ...(answer.ok ? { value: answer.value } : {}),
    ...(says === undefined ? {} : { says: says.replaceAll(host, 'HOST') }),
  };
}
