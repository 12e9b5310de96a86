// SPDX-License-Identifier: Apache-2.0
// Which refusals mean that a registry does not take this kind of manifest, in the words that registries use.
import { afterEach, describe, expect, it } from 'vitest';
import { createBench, problemOf, toManifest } from '../bench.ts';
import { refusal, type Reply, script, serve, type Served } from '../server.ts';

const manifest = toManifest({ manifests: [] });

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
});

async function codeOf(reference: string, reply: Reply): Promise<string | undefined> {
  const put = `PUT /v2/acme/app/manifests/${reference}`;
  served = await serve(script({ [put]: [reply, reply, reply, reply] }));
  const work = createBench({ retryDeadlineMs: 1 }).open(served.host);
  return (await problemOf(work.putManifest(reference, manifest))).problems[0]?.code;
}

const YES = 'REGISTRY_UNSUPPORTED';

describe('a manifest that is refused by digest', () => {
  it.each([
    { name: 'Quay', reply: refusal(400, 'MANIFEST_INVALID', 'manifest invalid'), code: YES },
    {
      name: 'Quay, older',
      reply: refusal(415, 'MANIFEST_INVALID', 'manifest schema version not supported'),
      code: YES,
    },
    {
      name: 'Heroku',
      reply: refusal(405, 'UNSUPPORTED', 'The operation is unsupported.'),
      code: YES,
    },
    { name: 'Harbor 1', reply: { status: 415 }, code: YES },
    { name: 'Artifactory 6, without a word', reply: { status: 400 }, code: YES },
    {
      name: 'GCR',
      reply: refusal(400, 'MANIFEST_INVALID', 'image index child manifest not supported'),
      code: YES,
    },
    { name: 'a media type', reply: refusal(400, 'UNKNOWN', 'unknown media type'), code: YES },
    { name: 'Gitea, without a word', reply: { status: 404 }, code: YES },
    { name: '404 UNSUPPORTED', reply: refusal(404, 'UNSUPPORTED', 'no'), code: YES },
    { name: '406', reply: { status: 406 }, code: YES },
    { name: '422', reply: { status: 422 }, code: YES },
    { name: '401', reply: refusal(401, 'UNSUPPORTED', 'no'), code: 'LOGIN_MISSING' },
    { name: '403', reply: refusal(403, 'UNSUPPORTED', 'no'), code: 'REGISTRY_DENIED' },
    { name: '429', reply: refusal(429, 'UNSUPPORTED', 'no'), code: 'REGISTRY_RATE_LIMITED' },
    { name: '500', reply: refusal(500, 'UNSUPPORTED', 'no'), code: 'REGISTRY_FAILED' },
    { name: '501', reply: refusal(501, 'UNSUPPORTED', 'no'), code: 'REGISTRY_FAILED' },
    {
      name: 'a part that is missing',
      reply: refusal(400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry'),
      code: 'REGISTRY_REFUSED',
    },
    {
      name: 'a repository that is missing, named like a platform',
      reply: refusal(404, 'NAME_UNKNOWN', 'no repository acme/attest'),
      code: 'REGISTRY_REPOSITORY_MISSING',
    },
    {
      name: 'a digest',
      reply: refusal(400, 'DIGEST_INVALID', 'manifest invalid'),
      code: 'REGISTRY_REFUSED',
    },
    {
      name: 'a policy',
      reply: refusal(400, 'MANIFEST_INVALID', 'violates the policy of acme'),
      code: 'REGISTRY_REFUSED',
    },
    { name: '409', reply: { status: 409 }, code: 'REGISTRY_REFUSED' },
    { name: '413', reply: { status: 413 }, code: 'REGISTRY_TOO_LARGE' },
  ] satisfies { name: string; reply: Reply; code: string }[])('$name', async ({ reply, code }) => {
    expect(await codeOf(manifest.digest, reply)).toBe(code);
  });

  it('by tag it is not the type that is refused: the same bytes already exist by digest', async () => {
    expect(await codeOf('1.2.3', refusal(400, 'MANIFEST_INVALID', 'no'))).toBe('REGISTRY_REFUSED');
  });
});
