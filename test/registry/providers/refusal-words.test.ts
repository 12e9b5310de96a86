// SPDX-License-Identifier: Apache-2.0
// What products say when they refuse, what it means, and the next move.
import { afterEach, describe, expect, it } from 'vitest';
import { createBench, problemOf, toManifest, toPassword } from '../bench.ts';
import { type DialectServer, page, serveDialect } from '../dialect.ts';
import { refusal, type Reply } from '../server.ts';

const manifest = toManifest({ schemaVersion: 2, config: {}, layers: [] });

let server: DialectServer | undefined;
afterEach(async () => {
  await server?.close();
});

describe('words that mean something', () => {
  const found = toPassword('u', 'p');
  it.each([
    {
      name: 'Gitea',
      reply: refusal(401, 'UNAUTHORIZED', 'reqPackageAccess'),
      code: 'REGISTRY_DENIED',
      hint: /write:package/,
    },
    {
      name: 'GitHub',
      reply: refusal(403, 'DENIED', 'The token provided does not match expected scopes.'),
      code: 'REGISTRY_DENIED',
      hint: /write:packages/,
    },
    {
      name: 'Docker Hub',
      reply: refusal(401, 'UNAUTHORIZED', 'access token has insufficient scopes'),
      code: 'REGISTRY_DENIED',
      hint: /password are correct/,
    },
    {
      name: 'Artifactory, a tag again',
      reply: {
        status: 403,
        body: '{"errors":[{"status":403,"message":"Not enough permissions to delete/overwrite artifact \'a\' (user: \'ci\' needs DELETE permission)."}]}',
      },
      code: 'REGISTRY_DENIED',
      hint: /Delete\/Overwrite/,
    },
    {
      name: 'Artifactory, a remote repository',
      reply: refusal(403, 'DENIED', "The repository 'hub' rejected the deployment of an artifact"),
      code: 'REGISTRY_DENIED',
      hint: /local repository/,
    },
    {
      name: 'Nexus, a tag again',
      reply: refusal(400, 'INVALID', 'Repository does not allow updating assets: docker'),
      code: 'REGISTRY_TAG_IMMUTABLE',
      hint: /Allow redeploy/,
    },
    {
      name: 'Nexus, a group',
      reply: refusal(403, 'DENIED', 'Deploying to groups is a PRO-licensed feature.'),
      code: 'REGISTRY_DENIED',
      hint: /hosted repository/,
    },
    {
      name: 'Quay, a quota',
      reply: refusal(403, 'DENIED', 'Quota has been exceeded on namespace'),
      code: 'REGISTRY_DENIED',
      hint: /quota/,
    },
    {
      name: 'Harbor, a quota',
      reply: refusal(
        403,
        'DENIED',
        'adding 5 MiB of storage resource will exceed the configured upper limit of 1 GiB',
      ),
      code: 'REGISTRY_DENIED',
      hint: /quota/,
    },
    {
      name: 'Harbor, read-only',
      reply: refusal(
        403,
        'DENIED',
        'The system is in read only mode. Any modification is prohibited.',
      ),
      code: 'REGISTRY_DENIED',
      hint: /is read-only/,
    },
    {
      name: 'Harbor, a cache',
      reply: refusal(403, 'DENIED', 'can not push artifact to a proxy project: hub'),
      code: 'REGISTRY_DENIED',
      hint: /proxy cache/,
    },
    {
      name: 'Harbor, an immutable tag',
      reply: refusal(412, 'PRECONDITION', 'configured as immutable, cannot be updated'),
      code: 'REGISTRY_TAG_IMMUTABLE',
      hint: /immutability rules of the project/,
    },
    {
      name: 'ECR, an old token',
      reply: refusal(
        403,
        'DENIED',
        'Your authorization token has expired. Reauthenticate and try again.',
      ),
      code: 'LOGIN_REFUSED',
      hint: /right before the push/,
    },
    {
      name: 'Azure, a lock',
      reply: refusal(
        405,
        'UNSUPPORTED',
        'The operation is disallowed on this registry, repository or image. View troubleshooting steps at https://aka.ms/acr/faq',
      ),
      code: 'REGISTRY_REFUSED',
      hint: /write-enabled true/,
    },
    {
      name: 'zot, by its policy',
      reply: refusal(403, 'DENIED', 'requested access to the resource is denied'),
      code: 'REGISTRY_DENIED',
      hint: /may push to "acme\/app"/,
    },
    {
      name: 'a firewall',
      reply: page(403, 'Attention Required! | Cloudflare'),
      code: 'REGISTRY_DENIED',
      hint: /firewall/,
    },
    {
      name: 'nothing known',
      reply: refusal(400, 'X', 'y'),
      code: 'REGISTRY_REFUSED',
      hint: /log of 127/,
    },
  ] satisfies { name: string; reply: Reply; code: string; hint: RegExp }[])(
    '$name',
    async ({ reply, code, hint }) => {
      const basic = { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
      server = await serveDialect(({ kind, headers }) => {
        if (kind === 'ping' && headers.authorization === undefined) return basic;
        return kind === 'PUT manifest' ? reply : undefined;
      });
      const repository = createBench({ found }).open(server.host);
      const { problems } = await problemOf(repository.putManifest('1', manifest));
      expect([problems[0]?.code, problems[0]?.hint]).toEqual([code, expect.stringMatching(hint)]);
    },
  );
});
