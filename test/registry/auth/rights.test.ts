// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from 'vitest';
import { error, Problem } from '../../../src/problem.ts';
import { toHint } from '../../../src/registry/providers/hints.ts';
import { createBench, toBlob, toName, toPassword, toSource } from '../bench.ts';
import { refusal, type Reply, script, serve, type Served } from '../server.ts';
import type { Refusal } from '../../../src/registry/providers/question.ts';

const POST = 'POST /v2/acme/app/blobs/uploads/';
const started: Reply = { status: 202, headers: { location: '/v2/acme/app/blobs/uploads/u1?s=1' } };

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
});

describe('provePush', () => {
  it('is yes when an upload starts, and gives that up', async () => {
    served = await serve(script({ [POST]: [started] }));
    expect(await createBench().open(served.host).provePush()).toEqual({ ok: true });
    while (served.asked.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(served.lines()).toEqual(['GET /v2/', POST, 'DELETE /v2/acme/app/blobs/uploads/u1?s=1']);
  });

  it('keeps it for the next blob that is expected to be new', async () => {
    served = await serve(
      script({ [POST]: [started], 'PUT /v2/acme/app/blobs/uploads/u1': [{ status: 201 }] }),
    );
    const repository = createBench().open(served.host);
    expect(await repository.provePush('keep')).toEqual({ ok: true });
    const blob = toBlob('{}');
    const source = toSource([blob]);
    expect(await repository.putBlob(blob.descriptor, source, { isMade: true })).toBe('uploaded');
    const digest = encodeURIComponent(blob.descriptor.digest);
    const put = `PUT /v2/acme/app/blobs/uploads/u1?s=1&digest=${digest}`;
    expect(served.lines()).toEqual(['GET /v2/', POST, put]);
  });

  it('gives up one that was kept when it is not needed', async () => {
    served = await serve(script({ [POST]: [started] }));
    const repository = createBench().open(served.host);
    await repository.provePush('keep');
    expect(served.lines()).toEqual(['GET /v2/', POST]);
    await repository.uploads?.cancel();
    await expect
      .poll(() => served?.lines().at(-1))
      .toBe('DELETE /v2/acme/app/blobs/uploads/u1?s=1');
  });

  it.each([
    { name: 'no credential', reply: { status: 401 }, found: undefined, reason: 'credentials' },
    {
      name: 'a wrong one',
      reply: { status: 401 },
      found: toPassword('u', 'p'),
      reason: 'credentials',
    },
    {
      name: 'one that may not',
      reply: refusal(403, 'DENIED'),
      found: toPassword('u', 'p'),
      reason: 'permission',
    },
    {
      name: 'no repository',
      reply: refusal(404, 'NAME_UNKNOWN'),
      found: undefined,
      reason: 'missing',
    },
    {
      name: 'a registry in trouble',
      reply: { status: 503 },
      found: undefined,
      reason: 'unreachable',
    },
    { name: 'something else', reply: { status: 418 }, found: undefined, reason: 'unreachable' },
  ] satisfies { name: string; reply: Reply; found: unknown; reason: string }[])(
    'tells $reason: $name',
    async ({ reply, found, reason }) => {
      served = await serve(script({ [POST]: [reply] }));
      const right = await createBench({ found }).open(served.host).provePush();
      expect(right).toMatchObject({ ok: false, reason });
      expect(right).toHaveProperty('problem.message', right.ok ? '' : right.detail);
    },
  );

  it('names the credential that may not push', async () => {
    const basic = { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
    served = await serve(script({ 'GET /v2/': [basic], [POST]: [refusal(403, 'DENIED')] }));
    const found = toPassword('u', 'p');
    const right = await createBench({ found }).open(served.host).provePush();
    expect(right).toMatchObject({
      detail: expect.stringMatching(
        /^the credential from registries may not push to ".*": [\d.:]+ answered 403 DENIED/,
      ) as string,
    });
  });

  it('reports an unreachable host', async () => {
    const right = await createBench().open('127.0.0.1:1').provePush();
    expect(right).toMatchObject({ ok: false, reason: 'unreachable' });
  });

  it('tells credentials where the password is missing, and throws other troubles of the run', async () => {
    served = await serve(() => ({ status: 401, headers: { 'www-authenticate': 'Basic' } }));
    const fail = (code: 'LOGIN_PASSWORD_MISSING' | 'LOGIN_HELPER_FAILED') =>
      createBench({ credentials: () => Promise.reject(new Problem([error(code, 'x')])) });
    const missing = await fail('LOGIN_PASSWORD_MISSING').open(served.host).provePush();
    expect(missing).toMatchObject({ ok: false, reason: 'credentials' });
    const other = fail('LOGIN_HELPER_FAILED').open(served.host).provePush();
    await expect(other).rejects.toBeInstanceOf(Problem);
  });
});

describe('the next move', () => {
  const said = (status: number, code = '', words = ''): Refusal => ({
    status,
    code,
    words,
    scopeDenied: false,
    server: '',
    isPage: false,
  });
  it.each([
    {
      name: 'GHCR without packages: write',
      host: 'ghcr.io',
      code: 'REGISTRY_DENIED',
      refused: said(403, 'DENIED', 'permission_denied: write_package'),
      hint: /contents: read, packages: write.*Manage Actions access/,
    },
    {
      name: 'GHCR with another denial',
      host: 'ghcr.io',
      code: 'REGISTRY_DENIED',
      refused: said(403, 'DENIED', 'not this one'),
      hint: /classic personal access token/,
    },
    {
      name: 'GHCR with a bad token',
      host: 'ghcr.io',
      code: 'LOGIN_REFUSED',
      refused: said(401),
      hint: /github-token/,
    },
    {
      name: 'Docker Hub',
      host: 'docker.io',
      code: 'REGISTRY_DENIED',
      refused: said(401),
      hint: /Read & Write.*"acme\/app"/,
    },
    {
      name: 'ECR without the repository',
      host: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
      code: 'REGISTRY_REPOSITORY_MISSING',
      refused: said(404, 'NAME_UNKNOWN'),
      hint: /aws ecr create-repository --repository-name acme\/app/,
    },
    {
      name: 'ECR in China',
      host: '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn',
      code: 'REGISTRY_REPOSITORY_MISSING',
      refused: said(404, 'NAME_UNKNOWN'),
      hint: /aws ecr create-repository/,
    },
    {
      name: 'ECR with an old password',
      host: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
      code: 'LOGIN_REFUSED',
      refused: said(401),
      hint: /get-login-password/,
    },
    {
      name: 'GitLab',
      host: 'registry.gitlab.com',
      code: 'REGISTRY_DENIED',
      refused: said(403),
      hint: /CI_REGISTRY_PASSWORD/,
    },
    {
      name: 'Google',
      host: 'europe-docker.pkg.dev',
      code: 'REGISTRY_DENIED',
      refused: said(403),
      hint: /artifactregistry\.writer/,
    },
    {
      name: 'Azure',
      host: 'acme.azurecr.io',
      code: 'REGISTRY_DENIED',
      refused: said(403),
      hint: /AcrPush/,
    },
    {
      name: 'Harbor without the project',
      host: 'harbor.acme.io',
      code: 'REGISTRY_REPOSITORY_MISSING',
      refused: said(404, 'NOT_FOUND', 'project acme not found'),
      hint: /Create the project "acme"/,
    },
    {
      name: 'a read-only token',
      host: 'reg.acme.io',
      code: 'REGISTRY_DENIED',
      refused: said(403, 'DENIED'),
      hint: /may push to "acme\/app"/,
    },
    {
      name: 'a host that only ends like Docker Hub',
      host: 'notdocker.io',
      code: 'REGISTRY_DENIED',
      refused: said(403),
      hint: /may push to/,
    },
    {
      name: 'too large',
      host: 'reg.acme.io',
      code: 'REGISTRY_TOO_LARGE',
      refused: said(413),
      hint: /client_max_body_size/,
    },
    {
      name: 'too many',
      host: 'docker.io',
      code: 'REGISTRY_RATE_LIMITED',
      refused: said(429),
      hint: /retry-deadline/,
    },
  ] as const)('$name', ({ host, code, refused, hint }) => {
    const question = { repository: toName(host), doing: 'x', kind: 'blob' } as const;
    expect(toHint(code, refused, question)).toMatch(hint);
  });
});

describe('what a registry says', () => {
  it.each([
    { name: 'its errors', reply: refusal(403, 'DENIED', 'no way'), shown: '403 DENIED "no way"' },
    {
      name: 'details instead of a message',
      reply: { status: 403, body: '{"details":"no way"}' },
      shown: '403 "no way"',
    },
    {
      name: 'HTML',
      reply: { status: 403, body: '<html><body><h1>403</h1>\n nginx</body></html>' },
      shown: '403 "403 nginx"',
    },
    { name: 'nothing', reply: { status: 403 }, shown: 'answered 403.' },
    {
      name: 'lines and commands',
      reply: refusal(403, 'A\nB', 'x\n::add-mask::y\u001b[31m'),
      shown: '403 A B "x ::add-mask::y [31m"',
    },
    { name: 'an empty list', reply: { status: 403, body: '{"errors":[]}' }, shown: '403' },
    {
      name: 'more than is of use',
      reply: refusal(403, '', 'z'.repeat(9000)),
      shown: `"${'z'.repeat(300)}…"`,
    },
  ] satisfies { name: string; reply: Reply; shown: string }[])(
    '$name',
    async ({ reply, shown }) => {
      served = await serve(script({ [POST]: [reply] }));
      const right = await createBench().open(served.host).provePush();
      expect(right.ok ? '' : right.detail).toContain(shown);
      expect(right.ok ? '' : right.detail).not.toMatch(/\p{Cc}/u);
    },
  );
});
