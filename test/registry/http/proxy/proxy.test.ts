// SPDX-License-Identifier: Apache-2.0
// A proxy that refuses or is not there: its name is told, for tunnels (https) as for relayed requests (http).
import { afterEach, describe, expect, it } from 'vitest';
import { createBench, problemOf } from '../../bench.ts';
import { type RawReply, serveRaw, whole } from '../../raw.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** What is insecure is asked by https first: a tunnel to a server without TLS. */
const PLAIN: RawReply = {
  bytes: 'HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 400 Bad Request\r\n\r\n',
  then: 'keep',
};

async function startProxy(reply: RawReply, scheme: 'http' | 'https') {
  const proxy = await serveRaw((head) =>
    scheme === 'http' && head.startsWith('CONNECT') ? PLAIN : reply,
  );
  closers.push(proxy.close);
  return proxy;
}

/** What comes of asking a registry by `https:` or `http:` through a proxy. */
async function ask(scheme: 'http' | 'https', proxy: string) {
  const registries = [{ prefix: 'registry.example', required: true, insecure: scheme === 'http' }];
  const address = `http://user:hush@${proxy}`;
  const env = { HTTP_PROXY: address, HTTPS_PROXY: address };
  const bench = createBench({ env, registries, retryDeadlineMs: 5_000 });
  closers.push(bench.client.close);
  const { problems } = await problemOf(bench.open('registry.example').resolve('1'));
  expect(JSON.stringify(problems)).not.toContain('hush');
  return problems[0];
}

const SCHEMES = ['https', 'http'] as const;

describe('a proxy', () => {
  it.each(
    [
      {
        reply: whole(407),
        says: /refused the connection with 407/,
        move: /USER:PASSWORD@HOST:PORT/,
      },
      { reply: whole(403), says: /refused the connection with 403/, move: /NO_PROXY/ },
      {
        reply: whole(403, { 'x-squid-error': 'ERR_ACCESS_DENIED 0' }),
        says: /403 "ERR_ACCESS_DENIED 0"/,
        move: /Allow this host in the proxy/,
      },
    ].flatMap((one) => SCHEMES.map((scheme) => ({ ...one, scheme }))),
  )('that refuses is named: $scheme, $says', async ({ scheme, reply, says, move }) => {
    const proxy = await startProxy(reply, scheme);
    const problem = await ask(scheme, proxy.host);
    expect(problem?.code).toBe('REGISTRY_PROXY_FAILED');
    expect(problem?.message).toContain(`the proxy ${proxy.host} `);
    expect(problem?.message).toMatch(says);
    expect(problem?.hint).toMatch(move);
  });

  it.each([
    { scheme: 'https', says: /the proxy [\d.:]+ refused the connection with 503 "ERR_DNS_FAIL 0"/ },
    { scheme: 'http', says: /answered 503, through the proxy [\d.:]+ \(\d+ tries/ },
  ] as const)('that does not know the host is named: $scheme', async ({ scheme, says }) => {
    const proxy = await startProxy(whole(503, { 'x-squid-error': 'ERR_DNS_FAIL 0' }), scheme);
    expect((await ask(scheme, proxy.host))?.message).toMatch(says);
  });

  it.each([
    {
      proxy: '127.0.0.1:1',
      says: /cannot connect through the proxy 127\.0\.0\.1:1 .*ECONNREFUSED/,
    },
    { proxy: 'proxy.invalid:3128', says: /the proxy proxy\.invalid:3128 .*(ENOTFOUND|EAI_AGAIN)/ },
  ])('that is not there is named: $proxy', async ({ proxy, says }) => {
    const problem = await ask('https', proxy);
    expect(problem?.message).toMatch(says);
    expect(problem?.hint).toContain('HTTPS_PROXY');
  });

  it('that forwards a refusal of the registry is named, and not blamed', async () => {
    const words = '{"errors":[{"code":"DENIED","message":"no"}]}';
    const refusal = whole(403, { 'content-type': 'application/json' }, words);
    const proxy = await startProxy(refusal, 'http');
    const problem = await ask('http', proxy.host);
    expect(problem?.code).toBe('REGISTRY_DENIED');
    expect(problem?.message).toContain(`answered 403 DENIED "no", through the proxy ${proxy.host}`);
  });

  it('is asked for the whole address, with the name of the registry', async () => {
    const proxy = await startProxy(whole(404, { 'content-length': '0' }), 'http');
    const address = `http://user:hush@${proxy.host}`;
    const registries = [{ prefix: 'registry.example', required: true, insecure: true }];
    const env = { HTTP_PROXY: address, HTTPS_PROXY: address };
    const bench = createBench({ env, registries });
    closers.push(bench.client.close);
    await expect(bench.open('registry.example').resolve('1')).resolves.toBeUndefined();
    expect(proxy.lines.at(-1)).toBe('HEAD http://registry.example/v2/acme/app/manifests/1');
    expect(proxy.heads.at(-1)).toMatch(/^host: registry\.example$/im);
    expect(proxy.heads.at(-1)).toMatch(/^proxy-authorization: Basic dXNlcjpodXNo$/im);
  });
});
