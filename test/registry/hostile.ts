// SPDX-License-Identifier: Apache-2.0
// Answers that no server should give, drawn by chance; and every kind of request that may meet one.
import fc from 'fast-check';
import type { RegistryClientOptions } from '../../src/registry/client.ts';
import { copyImage } from '../../src/registry/manifests/copy.ts';
import { readPlatforms, readWords } from '../../src/registry/manifests/platforms.ts';
import type { Repository } from '../../src/registry/registry.ts';
import { createBench, toName, toSource } from './bench.ts';
import { config, manifest, type RawReply } from './raw.ts';

const EVIL = [
  '\u0000',
  '\n',
  '\r\n::add-mask::x',
  '\u001b[31m',
  '\u0085##[x]',
  '\u202e',
  'x\u2028y',
];

/** Values that are not what they should be. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, -1, 1e308, 0.5, '', [], {}, [[]], 'x'.repeat(70_000)),
  fc.constantFrom('__proto__', 'constructor', 'file:///etc/passwd', 'javascript:1', '../..'),
  fc.constantFrom(...EVIL),
  fc.jsonValue(),
);

const digest = fc.constantFrom(
  manifest.digest,
  config.descriptor.digest,
  `sha256:${'0'.repeat(64)}`,
  'sha256:..',
  `sha1:${'a'.repeat(40)}`,
);
const descriptor = fc.record(
  {
    mediaType: fc.oneof(fc.constant(manifest.mediaType), junk),
    digest: fc.oneof(digest, junk),
    size: fc.oneof(fc.nat(100), junk),
    platform: fc.oneof(fc.record({ os: junk, architecture: junk, variant: junk }), junk),
    annotations: junk,
    ['__proto__']: junk,
  },
  { requiredKeys: [] },
);

/** Bodies of JSON that nearly are what they should be. */
const shaped: fc.Arbitrary<string> = fc
  .record(
    {
      token: junk,
      access_token: junk,
      expires_in: junk,
      tags: fc.oneof(fc.array(junk, { maxLength: 4 }), junk),
      errors: fc.oneof(
        fc.array(fc.oneof(fc.record({ code: junk, message: junk, detail: junk }), junk)),
        junk,
      ),
      mediaType: junk,
      manifests: fc.oneof(fc.array(descriptor, { maxLength: 4 }), junk),
      config: fc.oneof(descriptor, fc.constant(config.descriptor), junk),
      layers: fc.oneof(fc.array(descriptor, { maxLength: 4 }), junk),
      subject: junk,
      annotations: junk,
      os: junk,
      architecture: junk,
    },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value));

const body: fc.Arbitrary<string> = fc.oneof(
  shaped,
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    ...['', 'null', '<html><b>no</b>', '{"token":"a\\nb"}', '{"size":1e999}', '\ufeff{}'],
    ...['['.repeat(50_000), '{"a":'.repeat(50_000), '<'.repeat(200_000)],
    ...['x'.repeat(1_100_000), Buffer.from(manifest.bytes).toString()],
    `{"errors":[${'{"code":"DENIED","message":"no"},'.repeat(40_000)}1]}`,
  ),
);

const url = fc.constantFrom(
  ...['/up', 'file:///etc/passwd', 'javascript:alert(1)', 'data:,x', '', '//', 'http://', '\t'],
  ...['http://127.0.0.1:1/', 'https://127.0.0.1:1/', 'http://127.0.0.1:0/', 'http://[::', '?#'],
  ...['http://u:p@127.0.0.1:1/x', 'ftp://127.0.0.1/', 'mailto:x', '/v2/%zz', 'x'.repeat(3000)],
);

/** A header line, without its end. */
const header: fc.Arbitrary<string> = fc.oneof(
  url.map((to) => `Location: ${to}`),
  url.map((to) => `Link: <${to}>; rel="next"`),
  url.map((to) => `WWW-Authenticate: Bearer realm="${to}",service="x"`),
  fc.constantFrom(
    ...['Basic', 'Basic realm="x', 'Bearer', 'Bearer realm=', 'Negotiate', '"\\"\\', ',,,='].map(
      (value) => `WWW-Authenticate: ${value}`,
    ),
    `WWW-Authenticate: ${'a="\\"'.repeat(2000)}`,
    `WWW-Authenticate: ${'a '.repeat(5000)}`,
    `Link: ${'<'.repeat(10_000)}`,
    ...['0', '-1', 'NaN', '1e999', '99999999999999999999', 'Wed, 99 Foo', 'soon', ' '].map(
      (value) => `Retry-After: ${value}`,
    ),
    ...['', 'sha256:', manifest.digest, 'sha256:\u0085\u009b31m', 'x'.repeat(9000)].map(
      (value) => `Docker-Content-Digest: ${value}`,
    ),
    ...['gzip', 'br', 'identity, gzip'].map((value) => `Content-Encoding: ${value}`),
    ...['0', '5', '-5', '5, 6', '1e3', '99999999999', '99999999999999999999999'].map(
      (value) => `Content-Length: ${value}`,
    ),
    ...['chunked', 'gzip', 'chunked, chunked', 'x'].map((value) => `Transfer-Encoding: ${value}`),
    ...['text/html', 'a/b\u009b', manifest.mediaType, 'x'.repeat(500)].map(
      (value) => `Content-Type: ${value}`,
    ),
    ...['Connection: close', 'Connection: upgrade\r\nUpgrade: h2c', 'nocolon', ': x', ' folded'],
    ...['X: \u0000', 'X\u0000: y', `X: ${'y'.repeat(20_000)}`, 'X: y\r\n'.repeat(3000)],
  ),
);

const status = fc.oneof(
  fc.constantFrom(200, 201, 202, 204, 206, 301, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409),
  fc.constantFrom(413, 415, 416, 418, 422, 429, 500, 502, 503, 504, 520, 599),
  fc.constantFrom(0, 1, 99, 100, 101, 102, 103, 199, 600, 999, 1000),
);

const answer: fc.Arbitrary<string> = fc
  .record({
    before: fc.constantFrom(
      ...['', '', '', 'HTTP/1.1 102 Processing\r\n\r\n', 'HTTP/1.1 103 x\r\nLink: <x>\r\n\r\n'],
      'HTTP/1.1 102 Processing\r\n\r\n'.repeat(300),
    ),
    version: fc.constantFrom('1.1', '1.1', '1.1', '1.0', '0.9', '2.0', '9'),
    status,
    headers: fc.array(header, { maxLength: 3 }),
    framing: fc.constantFrom('length', 'length', 'length', 'short', 'long', 'chunked', 'none'),
    body,
  })
  .map(({ before, version, status: code, headers, framing, body: text }) => {
    const size = Buffer.byteLength(text);
    const frames = {
      length: `Content-Length: ${size}\r\n`,
      short: `Content-Length: ${Math.floor(size / 2)}\r\n`,
      long: `Content-Length: ${size + 10}\r\n`,
      chunked: 'Transfer-Encoding: chunked\r\n',
      none: '',
    };
    const frame = frames[framing];
    const shown = framing === 'chunked' ? `${size.toString(16)}\r\n${text}\r\n0\r\n\r\n` : text;
    const lines = headers.map((line) => `${line}\r\n`).join('');
    return `${before}HTTP/${version} ${code} OK\r\n${frame}${lines}\r\n${shown}`;
  });

/** An answer as no server should give it. */
export const hostileReply: fc.Arbitrary<RawReply> = fc.record({
  bytes: fc.oneof(
    { arbitrary: answer, weight: 8 },
    {
      arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      weight: 1,
    },
    {
      arbitrary: fc
        .tuple(answer, fc.nat(400))
        .map(([text, at]) => text.slice(0, Math.min(at, text.length))),
      weight: 2,
    },
  ),
  then: fc.oneof(
    { arbitrary: fc.constantFrom('end' as const, 'keep' as const, 'reset' as const), weight: 12 },
    { arbitrary: fc.constant('hold' as const), weight: 1 },
  ),
});

/** The limits of a test: everything is over soon. */
export const SHORT: Partial<RegistryClientOptions> = {
  idleTimeoutMs: 300,
  connectTimeoutMs: 400,
  retryDeadlineMs: 1,
  limits: { totalMs: 120 },
};

/** Work that meets each kind of request; `host` has the repository, and may have another to mount from. */
export function listWork(host: string): Readonly<Record<string, () => Promise<unknown>>> {
  const open = (): Repository => createBench(SHORT).open(host);
  const other = { ...toSource([config]), repository: toName(host, 'acme/other') };
  const near = toSource([config], [manifest]);
  const proxied = () =>
    createBench({ ...SHORT, env: { HTTPS_PROXY: `http://${host}` } }).open('registry.example');
  return {
    ping: () => open().resolve('1'),
    token: () => open().authorize('pull,push'),
    tags: () => open().listTags(3),
    'HEAD manifest': () => open().resolve('1'),
    'GET manifest': async () => {
      const found = await open().getManifest('1');
      if (found === undefined) return;
      await readPlatforms(open(), found);
      await readWords(open(), found);
      await copyImage(found, open(), [createBench(SHORT).open(host, 'acme/copy')]);
    },
    'PUT manifest': () => open().putManifest('1', manifest),
    'HEAD blob': () => open().hasBlob(config.descriptor.digest),
    'GET blob': () => readPlatforms(open(), manifest),
    mount: () => open().putBlob(config.descriptor, other),
    upload: () => open().provePush(),
    'PUT blob': () => open().putBlob(config.descriptor, near),
    CONNECT: () => proxied().resolve('1'),
  };
}
