// SPDX-License-Identifier: Apache-2.0
// What GitHub's API adds to the facts, and when it is asked: real repositories, and a server in its place.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Env, Facts } from '../../src/facts/facts.ts';
import { readApi } from '../../src/facts/forge.ts';
import type { FactsInput } from '../../src/facts/read.ts';
import { createGithubQuestion } from '../../src/run/github/question.ts';
import { REPOSITORY, startGithub, surround, type GithubServer } from '../github/server.ts';
import { readFixture } from './fixture.ts';
import { ciEnv, clone, createRepository, git, readFrom } from './git/repository.ts';

const origin = createRepository('v1.0.0', 'second');
/** A clone that knows the default branch, and one that neither knows it nor has a remote that does. */
const knowing = clone(origin);
const unknowing = origin;
const head = git(unknowing, 'rev-parse', 'HEAD');
let server: GithubServer;

beforeEach(async () => {
  server = await startGithub({ body: REPOSITORY });
});

afterEach(() => server.close());

interface Given {
  readonly cwd?: string;
  readonly env?: Env;
  readonly payload?: unknown;
  readonly input?: Partial<FactsInput>;
}

/** The facts of a GitHub job without a payload unless one is given. */
async function read({ cwd = unknowing, env: given, payload, input }: Given) {
  const facts = await readFrom(cwd, {
    env: {
      ...ciEnv(head),
      ...{ GITHUB_REPOSITORY: 'acme/App', GITHUB_API_URL: server.url },
      ...given,
    },
    payload,
    remote: 'ask',
    askGithub: createGithubQuestion(surround()),
    ...input,
  });
  if (!facts.ok) throw new Error(JSON.stringify(facts.problems));
  return { facts: facts.value, problems: facts.problems };
}

/** What the API adds. */
function toAdded({ project, defaultBranch }: Facts) {
  const { description, license, private: isPrivate } = project;
  return { description, license, private: isPrivate, defaultBranch };
}

const all = {
  description: REPOSITORY.description,
  license: 'Apache-2.0',
  private: false,
  defaultBranch: 'trunk',
};
const schedule = readFixture('github', 'schedule');
const repository = { full_name: 'acme/App', description: 'Of the payload', private: true };

describe('GitHub’s API is asked where something is lacking', () => {
  it.each<{ name: string; given: Given; added: Partial<ReturnType<typeof toAdded>> }>([
    {
      name: 'a schedule, whose payload has no repository',
      given: {
        cwd: knowing,
        env: { GITHUB_EVENT_NAME: 'schedule', GITHUB_REF: 'refs/heads/main' },
        payload: schedule.event,
      },
      added: { ...all, defaultBranch: 'main' },
    },
    { name: 'no payload', given: {}, added: all },
    { name: 'a payload that is none', given: { payload: ['repository'] }, added: all },
    {
      name: 'what git says of the default branch comes first',
      given: { cwd: knowing },
      added: { ...all, defaultBranch: 'main' },
    },
    {
      name: 'what is given by hand comes first',
      given: { input: { overrides: { defaultBranch: 'develop' } } },
      added: { ...all, defaultBranch: 'develop' },
    },
    {
      name: 'no default branch in the payload or in git; what the payload says stays',
      given: { payload: { repository } },
      added: { ...all, description: 'Of the payload', private: true },
    },
  ])('$name', async ({ given, added }) => {
    const { facts, problems } = await read(given);
    expect(toAdded(facts)).toEqual(added);
    expect(server.requests.map(({ url }) => url)).toEqual(['/repos/acme/App']);
    expect(problems.filter(({ code }) => code.startsWith('GITHUB_'))).toEqual([]);
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });

  it('a failure is a notice', async () => {
    await server.close();
    const { facts, problems } = await read({});
    expect(toAdded(facts)).toEqual({});
    expect(problems).toContainEqual(
      expect.objectContaining({ level: 'notice', code: 'GITHUB_UNREACHABLE' }),
    );
    expect(problems.filter(({ code }) => code.startsWith('GITHUB_'))).toHaveLength(1);
    server = await startGithub();
  });

  it.each(['', 'a b', '../x', 'a..b', '-x', 'x\n::error::y', 5])(
    'a default branch that git would not take stays unknown: %j',
    async (name) => {
      await server.close();
      server = await startGithub({ body: { ...REPOSITORY, default_branch: name } });
      expect((await read({})).facts.defaultBranch).toBeUndefined();
    },
  );
});

describe('GitHub’s API is not asked', () => {
  const other = createRepository('v1.0.0', 'of another project');
  git(other, 'remote', 'add', 'origin', 'http://127.0.0.1:9/other/project.git');

  it.each<{ name: string; given: Given }>([
    {
      name: 'where the payload has it all',
      given: { payload: { repository: { ...repository, default_branch: 'main' } } },
    },
    {
      name: 'where the payload has it all, and nothing for it',
      given: {
        payload: {
          repository: {
            full_name: 'acme/App',
            description: null,
            license: null,
            default_branch: 'x',
          },
        },
      },
    },
    {
      name: 'where git knows the default branch',
      given: { cwd: knowing, payload: { repository } },
    },
    { name: 'where no remote may be asked', given: { input: { remote: 'never' } } },
    { name: 'about a checkout of another project', given: { cwd: other } },
    { name: 'without a name', given: { env: { GITHUB_REPOSITORY: '' } } },
    { name: 'for a name that is none', given: { env: { GITHUB_REPOSITORY: 'acme' } } },
    { name: 'for a path', given: { env: { GITHUB_REPOSITORY: 'acme/..' } } },
    { name: 'for more than a name', given: { env: { GITHUB_REPOSITORY: 'acme/app?x=/y' } } },
    { name: 'on Gitea', given: { env: { GITEA_ACTIONS: 'true' } } },
    { name: 'on Forgejo', given: { env: { FORGEJO_ACTIONS: 'true' } } },
    { name: 'on a laptop', given: { env: { GITHUB_ACTIONS: '' } } },
    { name: 'on GitLab', given: { env: { GITHUB_ACTIONS: '', GITLAB_CI: 'true' } } },
  ])('$name', async ({ given }) => {
    await read(given);
    expect(server.requests).toEqual([]);
  });
});

describe('the address of the API', () => {
  it.each<{ name: string; env: Env; server: string; url: string }>([
    {
      name: 'as the runner says it',
      env: { GITHUB_API_URL: 'https://git.acme.example/api/v3' },
      server: 'https://git.acme.example',
      url: 'https://git.acme.example/api/v3',
    },
    { name: 'of github.com', env: {}, server: 'https://github.com', url: 'https://api.github.com' },
    {
      name: 'of an enterprise host',
      env: { GITHUB_API_URL: '' },
      server: 'https://git.acme.example',
      url: 'https://git.acme.example/api/v3',
    },
  ])('$name', ({ env: given, server: address, url }) => {
    const api = readApi(given, undefined, { slug: 'acme/App', server: address });
    expect(api).toEqual({ url, slug: 'acme/App', isProjectUnsaid: true });
  });
});
