// SPDX-License-Identifier: Apache-2.0
// Answers that are too large, too slow or not what was asked for: each is a Problem that says so.
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { RegistryClientOptions } from '../../src/registry/client.ts';
import {
  MANIFEST_BYTES,
  PAGE_BYTES,
  REFUSAL_BYTES,
  SMALL_BYTES,
} from '../../src/registry/limits.ts';
import { Problem } from '../../src/problem.ts';
import type { Repository } from '../../src/registry/registry.ts';
import { createBench, problemOf, toBlob, toPassword, toSource } from './bench.ts';
import {
  config,
  manifest,
  type RawReply,
  type RawServer,
  serveRaw,
  toKind,
  toRegistry,
  whole,
} from './raw.ts';

import { script, serve } from './server.ts';

const running: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** A registry that answers one kind of request in its own way, and a client of it that does not try again. */
async function start(
  kind: string,
  reply: RawReply,
  options: Partial<RegistryClientOptions> = {},
): Promise<{ server: RawServer; repository: Repository }> {
  const server = await serveRaw(toRegistry((asked) => (asked === kind ? reply : undefined)));
  running.push(server);
  const bench = createBench({ retryDeadlineMs: 1, ...options });
  return { server, repository: bench.open(server.host) };
}

const large = (bytes: number): RawReply => whole(200, {}, 'x'.repeat(bytes));
const asks: Readonly<Record<string, (repository: Repository) => Promise<unknown>>> = {
  ping: (repository) => repository.resolve('1'),
  token: (repository) => repository.resolve('1'),
  tags: (repository) => repository.listTags(2),
  'HEAD manifest': (repository) => repository.resolve('1'),
  'GET manifest': (repository) => repository.getManifest('1'),
  'PUT manifest': (repository) => repository.putManifest('1', manifest),
  'HEAD blob': (repository) => repository.hasBlob(config.descriptor.digest),
  'GET blob': async (repository) => buffer(await repository.openBlob(config.descriptor)),
  upload: (repository) => repository.putBlob(config.descriptor, toSource([config])),
  'PUT blob': (repository) => repository.putBlob(config.descriptor, toSource([config])),
};
const ask = (kind: string, repository: Repository): Promise<unknown> =>
  asks[kind]?.(repository) ?? Promise.reject(new Error(kind));

describe('an answer that is too large', () => {
  it.each([
    { kind: 'token', bytes: SMALL_BYTES, code: 'REGISTRY_ANSWER_INVALID' },
    { kind: 'tags', bytes: PAGE_BYTES, code: 'REGISTRY_ANSWER_INVALID' },
    { kind: 'GET manifest', bytes: MANIFEST_BYTES, code: 'REGISTRY_ANSWER_INVALID' },
  ])('$kind: more than $bytes bytes', async ({ kind, bytes, code }) => {
    const { repository } = await start(kind, large(bytes + 1));
    const { problems } = await problemOf(ask(kind, repository));
    expect(problems[0]?.code).toBe(code);
    expect(problems[0]?.message).toContain(`is too large: it is longer than ${bytes} bytes`);
  });

  it.each(['PUT manifest', 'upload', 'PUT blob'])(
    'to %s, whose body says nothing, is cut off',
    async (kind) => {
      const status = kind === 'upload' ? 202 : 201;
      const head = `HTTP/1.1 ${status} OK\r\nLocation: /up\r\n\r\n`;
      const { repository } = await start(kind, {
        ...{ bytes: `${head}${'x'.repeat(2 * SMALL_BYTES)}`, isEndless: true },
      });
      await expect(ask(kind, repository)).resolves.toBeDefined();
    },
  );

  it('as a refusal is read as far as its words go', async () => {
    const body = `${'<'.repeat(REFUSAL_BYTES)}${'{"code":"X"},'.repeat(800_000)}`;
    const { repository } = await start('GET manifest', whole(403, {}, body));
    const { problems } = await problemOf(repository.getManifest('1'));
    expect(problems[0]?.message).toMatch(/answered 403/);
    expect(problems[0]?.message.length).toBeLessThan(1000);
  });

  it('as a blob is read up to its size, and not a byte further', async () => {
    const blob = toBlob('0123456789');
    const { repository } = await start('GET blob', {
      bytes: `HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(65_536)}`,
      isEndless: true,
    });
    const { problems } = await problemOf(buffer(await repository.openBlob(blob.descriptor)));
    expect(problems[0]?.message).toMatch(/returned more than the 10 bytes of sha256:/);
  });

  it('in its headers is a Problem', async () => {
    const { repository } = await start('HEAD manifest', whole(200, { x: 'y'.repeat(20_000) }));
    const { problems } = await problemOf(repository.resolve('1'));
    expect(problems[0]?.message).toMatch(/incomplete response from 127.*HPE_HEADER_OVERFLOW/);
  });
});

describe('an answer that is not HTTP', () => {
  it.each([
    { name: 'SSH', bytes: 'SSH-2.0-OpenSSH_9.2p1\r\n' },
    { name: 'Redis', bytes: "-ERR unknown command 'GET'\r\n" },
    { name: 'another version', bytes: 'HTTP/9.7 200 OK\r\n\r\n' },
  ])('$name is asked again a few times, and the problem names the port', async ({ bytes }) => {
    const { server, repository } = await start(
      'HEAD manifest',
      { bytes },
      { retryDeadlineMs: 600_000 },
    );
    const { problems } = await problemOf(repository.resolve('1'));
    expect(problems).toMatchObject([
      {
        code: 'REGISTRY_UNREACHABLE',
        message: expect.stringMatching(/what 127\S+ answers is not HTTP \(HPE_INVALID_/) as string,
        hint: 'Check the host and port: another service may listen there.',
      },
    ]);
    expect(server.lines.filter((line) => line.startsWith('HEAD'))).toHaveLength(4);
  });
});

describe('an answer that never ends', () => {
  const limits = { totalMs: 150 };
  const patient = { idleTimeoutMs: 60_000 };
  const kinds = ['ping', 'token', 'tags', 'HEAD manifest', 'GET manifest', 'PUT manifest'];
  const more = ['HEAD blob', 'upload'];
  const drips = [
    { name: 'drips its body', bytes: `HTTP/1.1 200 OK\r\n\r\n`, rest: 'x' },
    { name: 'drips its header lines', bytes: 'HTTP/1.1 200 OK\r\n', rest: 'x: y\r\n' },
    { name: 'says 102 again and again', bytes: '', rest: 'HTTP/1.1 102 Processing\r\n\r\n' },
  ];

  it.each([...kinds, ...more].flatMap((kind) => drips.map((drip) => ({ kind, ...drip }))))(
    '$kind: $name',
    async ({ kind, bytes, rest }) => {
      const reply = { bytes: `${bytes}${rest.repeat(5000)}`, dripMs: 10 };
      const { repository } = await start(kind, reply, { ...patient, limits });
      const outcome = await ask(kind, repository).then(() => 'cut', problemsOf);
      if (outcome === 'cut')
        expect(kind).toMatch(/ping|upload|PUT|HEAD/); // where bodies say nothing
      else expect(outcome).toMatch(/incomplete response within 0\.15 s/);
    },
  );

  it.each(kinds)('%s: is answered by 102 without a pause', async (kind) => {
    const reply = { bytes: 'HTTP/1.1 102 Processing\r\n\r\n', isEndless: true };
    const { repository } = await start(kind, reply, patient);
    const outcome = await ask(kind, repository).then(() => 'a value', problemsOf);
    expect(outcome).toMatch(/more than 100 informational responses/);
  });

  it('of a proxy to CONNECT', async () => {
    const reply = { bytes: `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(500)}`, dripMs: 10 };
    const server = await serveRaw(() => reply);
    running.push(server);
    const env = { HTTPS_PROXY: `http://${server.host}` };
    const { open } = createBench({ retryDeadlineMs: 1, ...patient, limits, env });
    const { problems } = await problemOf(open('registry.example').resolve('1'));
    expect(problems[0]?.code).toBe('REGISTRY_PROXY_FAILED');
    expect(problems[0]?.message).toContain(`cannot connect through the proxy ${server.host}`);
  });

  const slow = { idleTimeoutMs: 200, limits: { slowestBytesPerS: 10_000_000 } };
  it('as a blob that drips, however steadily', async () => {
    const blob = toBlob('x'.repeat(20_000));
    const first = 'HTTP/1.1 200 OK\r\ncontent-length: 20000\r\n\r\n';
    const reply = { first, bytes: blob.bytes, dripMs: 5 };
    const { repository } = await start('GET blob', reply, slow);
    const { problems } = await problemOf(repository.openBlob(blob.descriptor).then(buffer));
    expect(problems[0]?.message).toMatch(/less than 2000000 bytes transferred within 0\.2 s/);
    expect(problems[0]?.hint).toContain('push-idle-timeout');
  });

  it('as a blob that is taken drip by drip', async () => {
    const blob = toBlob(Buffer.alloc(24_000_000, 'x'));
    const server = await serve(
      script({
        'POST /v2/acme/app/blobs/uploads/': [{ status: 202, headers: { location: '/up' } }],
      }),
      {
        intake: () => ({ everyMs: 50 }),
      },
    );
    running.push(server);
    const limits = { slowestBytesPerS: 100_000_000 };
    const { open } = createBench({ retryDeadlineMs: 1, idleTimeoutMs: 200, limits });
    const put = open(server.host).putBlob(blob.descriptor, toSource([blob]));
    const { problems } = await problemOf(put);
    expect(problems[0]?.message).toMatch(/less than 20000000 bytes transferred within/);
  });

  it('as a blob whose header lines drip', async () => {
    const reply = { bytes: `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(5000)}`, dripMs: 5 };
    const { repository } = await start('GET blob', reply, { idleTimeoutMs: 200 });
    const { problems } = await problemOf(repository.openBlob(config.descriptor));
    expect(problems[0]?.message).toMatch(/no response within 0\.1 s/);
  });
});

/** What was thrown must be a Problem. */
function problemsOf(thrown: unknown): string {
  if (!(thrown instanceof Problem)) throw thrown;
  return thrown.problems.map(({ message }) => message).join('\n');
}

describe('an answer that is something else', () => {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  it.each([
    {
      name: 'HTML',
      reply: whole(200, html, '<html>'),
      says: /did not return a list of tags \(text\/html\)/,
    },
    { name: 'nothing', reply: whole(200), says: /list of tags \(no content type\)/ },
    {
      name: 'gzip, which was not asked for',
      reply: whole(200, { 'content-type': 'a/b', 'content-encoding': 'gzip' }, '\u001f\u008b'),
      says: /list of tags \(a\/b, gzip\)/,
    },
    { name: 'a text of brackets', reply: whole(200, html, '['.repeat(9000)), says: /list of tags/ },
    { name: 'JSON without a list', reply: whole(200, {}, 'null'), says: /list of tags/ },
    { name: 'a list of its own', reply: whole(200, {}, '[]'), says: /list of tags/ },
    { name: 'a text', reply: whole(200, {}, '{"tags":"x"}'), says: /list of tags/ },
    {
      name: 'an error under 200',
      reply: whole(200, { 'content-type': 'a/b' }, '{"errors":[]}'),
      says: /list of tags \(a\/b\)/,
    },
  ])('a list of tags that is $name', async ({ reply, says }) => {
    const { repository } = await start('tags', reply);
    const { problems } = await problemOf(repository.listTags(1));
    expect(problems[0]?.code).toBe('REGISTRY_ANSWER_INVALID');
    expect(problems[0]?.message).toMatch(says);
  });

  it('a list with anything but tags is not complete', async () => {
    const { repository } = await start('tags', whole(200, {}, '{"tags":[1,"a",{},null]}'));
    const why = 'it has entries that are not text';
    expect(await repository.listTags(1)).toEqual({ tags: ['a'], complete: false, why });
  });

  it.each(['{"tags":null}', '{"name":"acme/app"}', '{"tags":[]}'])(
    'a list of tags without tags: %s',
    async (body) => {
      const { repository } = await start('tags', whole(200, {}, body));
      expect(await repository.listTags(1)).toEqual({ tags: [], complete: true });
    },
  );

  const hostile = ['file:///etc/passwd', 'javascript:alert(1)', 'data:text/plain,x', 'http://[x'];
  it.each(
    hostile.flatMap((to) =>
      [
        {
          kind: 'tags',
          what: 'Link',
          reply: whole(200, { link: `<${to}>; rel="next"` }, '{"tags":[]}'),
        },
        { kind: 'GET manifest', what: 'Location', reply: whole(307, { location: to }) },
        { kind: 'GET blob', what: 'Location', reply: whole(302, { location: to }) },
        { kind: 'HEAD manifest', what: 'Location', reply: whole(301, { location: to }) },
        { kind: 'upload', what: 'Location', reply: whole(202, { location: to }) },
      ].map((row) => ({ ...row, to })),
    ),
  )('$kind with the $what $to', async ({ kind, reply, to }) => {
    const { repository, server } = await start(kind, reply);
    const { problems } = await problemOf(ask(kind, repository));
    expect(problems[0]?.code).toBe('REGISTRY_LINK_INVALID');
    expect(problems[0]?.message).toContain(`"${to}", which is not an HTTP or HTTPS URL`);
    expect(problems[0]?.message).toContain(server.host);
  });

  it.each([
    { name: 'a token that no header can hold', kind: 'token', body: '{"token":"a\\r\\nX: y"}' },
    { name: 'a number for a token', kind: 'token', body: '{"token":1}' },
    { name: 'a token that is nested deep', kind: 'token', body: `${'{"a":'.repeat(9000)}1` },
  ])('$name', async ({ kind, body }) => {
    const { repository, server } = await start(kind, whole(200, {}, body));
    const { problems } = await problemOf(ask(kind, repository));
    expect(problems[0]?.code).toBe('REGISTRY_TOKEN_INVALID');
    expect(problems[0]?.message).toContain(`The token service ${server.host} answered without a`);
  });

  it('a digest of other characters is shown as one line', async () => {
    const headers = { 'docker-content-digest': 'sha256:\u0085##[x]\u009b31m' };
    const { repository } = await start('PUT manifest', whole(201, headers));
    const { problems } = await problemOf(repository.putManifest('1', manifest));
    expect(problems[0]?.code).toBe('REGISTRY_DIGEST_MISMATCH');
    expect(problems[0]?.message).not.toMatch(/\p{Cc}/u);
  });
});

it('a next page at another host is asked for without the password', async () => {
  const other = await serveRaw(() => whole(200, {}, '{"tags":["b"]}'));
  running.push(other);
  const link = `<http://${other.host}/v2/acme/app/tags/list?last=a>; rel="next"`;
  const server = await serveRaw((head) =>
    toKind(head) === 'ping'
      ? whole(401, { 'www-authenticate': 'Basic realm="x"' })
      : whole(200, { link }, '{"tags":["a"]}'),
  );
  running.push(server);
  const { open } = createBench({ found: toPassword('u', 'p') });
  expect((await open(server.host).listTags(3)).tags).toEqual(['a', 'b']);
  expect(server.heads.at(-1)).toMatch(/^authorization: Basic/im);
  expect(other.heads.join('\n')).not.toMatch(/authorization/i);
});
