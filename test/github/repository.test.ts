// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { createGithubQuestion } from '../../src/run/github/question.ts';
import type { GithubRepository } from '../../src/github/repository.ts';
import { about, ask, start } from './asking.ts';
import { limited, REPOSITORY, startGithub, surround, type Scripted } from './server.ts';

const value = {
  description: REPOSITORY.description,
  license: 'Apache-2.0',
  private: false,
  defaultBranch: 'trunk',
};

const failed: Scripted = { status: 500, body: { message: 'Server Error' } };

describe('a repository on GitHub', () => {
  it('is asked for once, with the token and nothing else of the run', async () => {
    const server = await start({ body: REPOSITORY });
    const question = createGithubQuestion(surround());
    const answers = await Promise.all([1, 2, 3].map(() => question(about(server.url))));
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual([value, value, value]);
    expect(server.requests).toMatchObject([
      { method: 'GET', url: '/repos/acme/App', headers: { authorization: 'token ghs_secret' } },
    ]);
    expect(server.requests[0]?.headers['user-agent']).toMatch(/^tagship /);
  });

  it.each([undefined, '', ' \n'])(
    'is asked for without a login where the token is %j',
    async (token) => {
      const server = await start({ body: REPOSITORY });
      const answer = await createGithubQuestion(surround({ token }))(about(server.url));
      expect(answer.ok).toBe(true);
      expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
    },
  );

  it.each(['/api/v3', '/api/v3/'])('has its API below %s on an enterprise host', async (path) => {
    const server = await start({ body: REPOSITORY });
    await createGithubQuestion(surround())(about(`${server.url}${path}`));
    expect(server.requests[0]?.url).toBe('/api/v3/repos/acme/App');
  });

  it.each<{ name: string; answers: readonly Scripted[]; tries: number }>([
    { name: 'at once', answers: [{}], tries: 1 },
    { name: 'after 500', answers: [failed, {}], tries: 2 },
    { name: 'after 502 in HTML', answers: [{ status: 502, body: '<h1>Bad' }, {}], tries: 2 },
    { name: 'after 429', answers: [{ status: 429, body: {} }, {}], tries: 2 },
    { name: 'after a secondary limit', answers: [limited({ 'retry-after': '0' }), {}], tries: 2 },
    {
      name: 'after a time that is none',
      answers: [{ status: 503, headers: { 'retry-after': `ä${'x'.repeat(300)}` }, body: {} }, {}],
      tries: 2,
    },
    { name: 'after a reset', answers: ['reset', 'reset', {}], tries: 3 },
    { name: 'after HTML', answers: [{ body: '<html>' }, {}], tries: 2 },
    { name: 'after silence', answers: ['silent', {}], tries: 2 },
    {
      name: 'after a rename',
      answers: [{ status: 301, headers: { location: '/repositories/1' }, body: {} }, {}],
      tries: 2,
    },
  ])('answers $name', async ({ answers, tries }) => {
    const limits = { tryMs: 300, deadlineMs: 5_000 };
    expect(await ask(answers, { limits })).toEqual({ value, tries });
  });

  it.each<{ name: string; body: unknown; value: GithubRepository }>([
    { name: 'nothing but a name', body: { full_name: 'acme/App' }, value: {} },
    {
      name: 'null',
      body: { full_name: 'a/b', description: null, license: null, private: null },
      value: {},
    },
    {
      name: 'wrong types',
      body: {
        ...{ full_name: 'a/b', description: ['x'], license: 'MIT', private: 'no' },
        default_branch: { name: 'main' },
      },
      value: {},
    },
    {
      name: 'a license without an SPDX identifier',
      body: { full_name: 'a/b', license: { spdx_id: null } },
      value: {},
    },
    {
      name: 'what is no SPDX identifier',
      body: { full_name: 'a/b', license: { spdx_id: 'MIT\n::error::x' } },
      value: {},
    },
    {
      name: 'control characters',
      body: { full_name: 'a/b', description: ' a\u0000b\n::error::c\u001b[31m\u2028d\ud800 ' },
      value: { description: 'a b ::error::c [31m d' },
    },
    {
      name: 'a description that no repository has',
      body: { full_name: 'a/b', description: 'x'.repeat(4_001), private: true },
      value: { private: true },
    },
  ])('says only what it should: $name', async ({ body, value: expected }) => {
    expect(await ask([{ body }])).toEqual({ value: expected, tries: 1 });
  });
});

describe('a proxy', () => {
  it('takes the question where the environment names one', async () => {
    const proxy = await start({ body: REPOSITORY });
    const question = createGithubQuestion(surround({ env: { HTTP_PROXY: proxy.url } }));
    const answer = await question(about('http://github.example/api/v3'));
    expect(answer.ok).toBe(true);
    expect(proxy.requests[0]?.url).toBe('http://github.example/api/v3/repos/acme/App');
  });

  it('does not where NO_PROXY exempts the host', async () => {
    const proxy = await start({ body: REPOSITORY });
    const env = { HTTP_PROXY: proxy.url, NO_PROXY: '.invalid' };
    const answer = await createGithubQuestion(surround({ env }))(
      about('http://github.invalid/api/v3'),
    );
    expect(answer.problems[0]?.message).toContain('github.invalid');
    expect(proxy.requests).toEqual([]);
  });

  it('is named where it is not there', async () => {
    const proxy = await startGithub();
    await proxy.close();
    const env = { HTTPS_PROXY: proxy.url.replace('//', '//user:hunter2@') };
    const answer = await createGithubQuestion(surround({ env }))(about('https://github.example'));
    expect(answer.problems[0]?.message).toContain(`at the proxy ${new URL(proxy.url).host}`);
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });

  it('that no program understands is a notice', async () => {
    const env = { HTTPS_PROXY: 'socks5://proxy.example' };
    const answer = await createGithubQuestion(surround({ env }))(about('https://github.example'));
    expect(answer.problems).toMatchObject([{ level: 'notice', code: 'GITHUB_UNREACHABLE' }]);
    expect(answer.problems[0]?.message).toContain('is not an http:// or https:// URL');
  });
});
