// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { createGithubQuestion } from '../../src/run/github/question.ts';
import { about, ask, start } from './asking.ts';
import { limited, REPOSITORY, startGithub, surround, type Scripted } from './server.ts';

const COULD_NOT = 'could not read the description and license of "acme/App" from HOST:';
const RIGHT =
  'Give the job "permissions: contents: read", or set "github-token" to a token that may read this repository.';
const LATER = 'Run again later.';
const LIMIT = 'Run again later; "github-token" raises the limit if none is set.';
const PROXY = 'Check GITHUB_API_URL and the proxy, if any.';

function refused(why: string, move: string): string {
  return `notice GITHUB_REFUSED ${COULD_NOT} ${why}. Continuing without. | ${move}`;
}

function unreachable(why: string, move: string): string {
  return `notice GITHUB_UNREACHABLE ${COULD_NOT} ${why}. Continuing without. | ${move}`;
}

const failed: Scripted = { status: 500, body: { message: 'Server Error' } };

describe('a failure is a notice that names the host, what it answered and the next move', () => {
  it.each<{ name: string; answers: readonly Scripted[]; says: string; tries?: number }>([
    {
      name: '404',
      answers: [{ status: 404, body: { message: 'Not Found' } }],
      says: refused('it answered 404 "Not Found"', RIGHT),
    },
    {
      name: '403',
      answers: [{ status: 403, body: { message: 'Resource not accessible by integration' } }],
      says: refused('it answered 403 "Resource not accessible by integration"', RIGHT),
    },
    {
      name: '401',
      answers: [{ status: 401, body: { message: 'Bad credentials' } }],
      says: refused(
        'it answered 401 "Bad credentials"',
        'Set "github-token" to a valid token, such as that of the job with "permissions: contents: read".',
      ),
    },
    {
      name: '403, no request left',
      answers: [limited({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '99999999999' })],
      says: refused('it answered 403 "API rate limit exceeded"', LIMIT),
    },
    {
      name: '403, no request left, and no time',
      answers: [limited({ 'x-ratelimit-remaining': '0' })],
      says: refused('it answered 403 "API rate limit exceeded"', LIMIT),
    },
    {
      name: '403, to be asked again in a minute',
      answers: [limited({ 'retry-after': '60' })],
      says: refused('it answered 403 "API rate limit exceeded"', LIMIT),
    },
    {
      name: '403, a limit that only its words tell',
      answers: [{ status: 403, body: { message: 'You have exceeded a secondary rate limit.' } }],
      says: refused('it answered 403 "You have exceeded a secondary rate limit."', LIMIT),
    },
    {
      name: '429 each time',
      answers: [{ status: 429, body: {} }],
      says: refused('it answered 429', LIMIT),
      tries: 4,
    },
    {
      name: '500 each time',
      answers: [failed],
      says: unreachable('it answered 500 "Server Error"', LATER),
      tries: 4,
    },
    {
      name: '503 with HTML',
      answers: [{ status: 503, body: '<html>Unicorn!</html>' }],
      says: unreachable('it answered 503', LATER),
      tries: 4,
    },
    {
      name: 'HTML',
      answers: [{ body: '<html>Log in</html>' }],
      says: unreachable("it answered 200 without the JSON of GitHub's API", PROXY),
      tries: 4,
    },
    {
      name: 'a list',
      answers: [{ body: [] }],
      says: unreachable("it answered 200 without the JSON of GitHub's API", PROXY),
      tries: 4,
    },
    {
      name: 'JSON that is none',
      answers: [{ body: '{"full_name":', headers: { 'content-type': 'application/json' } }],
      says: unreachable("it answered 200 without the JSON of GitHub's API", PROXY),
      tries: 4,
    },
    {
      name: 'lists without end in each other',
      answers: [{ body: '['.repeat(200_000), headers: { 'content-type': 'application/json' } }],
      says: unreachable("it answered 200 without the JSON of GitHub's API", PROXY),
      tries: 4,
    },
    {
      name: 'no content',
      answers: [{ status: 204 }],
      says: unreachable("it answered 204 without the JSON of GitHub's API", PROXY),
      tries: 4,
    },
    {
      name: 'not modified',
      answers: [{ status: 304 }],
      says: unreachable('it answered 304', PROXY),
    },
    {
      name: 'a status that is none',
      answers: [{ status: 999, body: '' }],
      says: unreachable('it answered 999', PROXY),
    },
    {
      name: 'a content type that is none',
      answers: [{ body: 'x', headers: { 'content-type': ';;=";' } }],
      says: unreachable("it answered 200 without the JSON of GitHub's API", PROXY),
      tries: 4,
    },
    {
      name: 'another object',
      answers: [{ body: { message: 'Hello' } }],
      says: unreachable('its response names no repository', PROXY),
    },
    {
      name: 'a message that would be lines of its own',
      answers: [{ status: 404, body: { message: `a"\n::error::b${'c'.repeat(500)}` } }],
      says: refused(`it answered 404 "a' ::error::b${'c'.repeat(187)}…"`, RIGHT),
    },
    {
      name: 'numbers that no JavaScript has among errors',
      answers: [
        {
          status: 422,
          body: '{"message":"x","errors":[123456789012345678901234567890]}',
          headers: { 'content-type': 'application/json' },
        },
      ],
      says: unreachable(
        'its response cannot be read: TypeError: Do not know how to serialize a BigInt',
        PROXY,
      ),
      tries: 4,
    },
    {
      name: 'too large a body',
      answers: [{ body: 'x'.repeat(1_000), isEndless: true }],
      says: unreachable('it is longer than 524288 bytes', PROXY),
    },
    {
      name: 'a redirect without end',
      answers: [{ status: 302, headers: { location: '/again' }, body: {} }],
      says: unreachable('it redirects more than 3 times', PROXY),
      tries: 4,
    },
  ])('$name', async ({ answers, says, tries = 1 }) => {
    expect(await ask(answers)).toEqual({ says, tries });
  });

  it.each<Scripted>(['silent', 'dripping'])('%s, within the time of all tries', async (answer) => {
    const limits = { tryMs: 200, deadlineMs: 500 };
    // 60 ms pass between two looks at this clock, so that a busy machine changes nothing.
    let nowMs = 0;
    const clock = {
      now: () => (nowMs += 60),
      sleep: () => Promise.resolve(),
      random: () => 0,
    };
    const { says, tries } = await ask([answer], { limits, clock });
    expect(says).toMatch(/no response within 0\.\d+ s\. Continuing/);
    expect(tries).toBeGreaterThan(1);
    expect(tries, 'ended by the time, not by the number of tries').toBeLessThan(4);
  });

  it('resets', async () => {
    const { says, tries } = await ask(['reset']);
    expect(tries).toBe(4);
    expect(says).toMatch(
      /ECONNRESET.* \| Check the network of this machine, HTTPS_PROXY and NO_PROXY\.$/,
    );
  });

  it('nothing that listens', async () => {
    const server = await startGithub();
    await server.close();
    const answer = await createGithubQuestion(surround())(about(server.url));
    expect(answer.problems[0]?.message).toContain('connect ECONNREFUSED 127.0.0.1');
  });

  it('a redirect to another host, which gets no token', async () => {
    const other = await start({ body: REPOSITORY });
    const location = `${other.url}/repos/acme/App`;
    const { says } = await ask([{ status: 302, headers: { location }, body: {} }]);
    expect(says).toBe(unreachable('it answered 302 with a URL on another host', PROXY));
    expect(other.requests).toEqual([]);
  });

  it.each(['github.example', 'ftp://github.example', '', 'http://'])(
    'an address that is none: %j',
    async (api) => {
      const answer = await createGithubQuestion(surround())(about(api));
      expect(answer.ok).toBe(false);
      expect(answer.problems[0]?.message).toContain(`GITHUB_API_URL ("${api}")`);
    },
  );

  it('a token that no header can hold, which is not shown', async () => {
    const { says, tries } = await ask([{}], { token: 'ghs_sec\nret' });
    expect(tries).toBe(0);
    expect(says).toContain('Invalid');
    expect(says).not.toContain('ret"');
  });

  it('a run that is cancelled is none', async () => {
    const server = await start('silent');
    const controller = new AbortController();
    const asked = createGithubQuestion(surround({ signal: controller.signal }))(about(server.url));
    setTimeout(() => {
      controller.abort(new Error('ended by SIGTERM'));
    }, 200);
    await expect(asked).rejects.toThrow('ended by SIGTERM');
  });
});
