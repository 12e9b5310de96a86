// SPDX-License-Identifier: Apache-2.0
// The provenance that a workflow states, from the claims of its identity token.
import { describe, expect, it } from 'vitest';
import { makeProvenance, readWorkflowClaims } from '../../../src/ship/attest/predicate.ts';
import { toGithubServices } from '../../../src/ship/attest/prepare.ts';
import { decideInstance } from '../../../src/plan/signing.ts';
import { CLAIMS, tokenOf } from './claims.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

it('the statement is what actions/attest makes for the same job', () => {
  const server = 'https://github.com';
  const names = ['ghcr.io/acme/app', 'docker.io/acme/app'];
  const read = readWorkflowClaims(tokenOf(CLAIMS));
  if ('lacks' in read) throw new Error(read.lacks.join());
  const made = makeProvenance(names, DIGEST, { ...read, server }).toString();
  expect(JSON.parse(made)).toEqual({
    _type: 'https://in-toto.io/Statement/v1',
    subject: names.map((name) => ({ name, digest: { sha256: 'a'.repeat(64) } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'https://actions.github.io/buildtypes/workflow/v1',
        externalParameters: {
          workflow: {
            ref: 'refs/tags/v1.2.3',
            repository: 'https://github.com/acme/app',
            path: '.github/workflows/release.yml',
          },
        },
        internalParameters: {
          github: {
            event_name: 'push',
            repository_id: '42',
            repository_owner_id: '7',
            runner_environment: 'github-hosted',
          },
        },
        resolvedDependencies: [
          {
            uri: 'git+https://github.com/acme/app@refs/tags/v1.2.3',
            digest: { gitCommit: CLAIMS.sha },
          },
        ],
      },
      runDetails: {
        builder: {
          id: 'https://github.com/acme/ci/.github/workflows/ship.yml@refs/heads/main',
        },
        metadata: {
          invocationId: 'https://github.com/acme/app/actions/runs/4711/attempts/2',
        },
      },
    },
  });
});

describe('the workflow of a claim', () => {
  it.each([
    [
      'acme/app/.github/workflows/a.yml@refs/tags/api@1.0',
      '.github/workflows/a.yml',
      'refs/tags/api@1.0',
    ],
    ['acme/app/.github/workflows/a.yml', '.github/workflows/a.yml', ''],
    ['acme/application/a.yml@main', 'acme/application/a.yml', 'main'],
  ])('%s', (workflow_ref, path, ref) => {
    const claims = { ...CLAIMS, workflow_ref };
    const made = makeProvenance([], DIGEST, { claims, server: 'https://github.com' }).toString();
    const { predicate } = JSON.parse(made) as {
      predicate: { buildDefinition: { externalParameters: { workflow: unknown } } };
    };
    expect(predicate.buildDefinition.externalParameters.workflow).toMatchObject({ path, ref });
  });
});

describe('a token that does not say what is needed', () => {
  it.each([
    { name: 'no token', token: '', lacks: 11 },
    { name: 'no JSON', token: 'a.b.c', lacks: 11 },
    {
      name: 'of GitLab',
      token: tokenOf({ project_path: 'acme/app', ref: 'main', sha: 'a' }),
      lacks: 9,
    },
    { name: 'a number', token: tokenOf({ ...CLAIMS, run_id: 4711 }), lacks: 1 },
  ])('$name', ({ token, lacks }) => {
    expect(readWorkflowClaims(token)).toMatchObject({ lacks: { length: lacks } });
  });
});

describe('the instance that signs', () => {
  it.each([
    { url: undefined, isPrivate: false, instance: 'public' },
    { url: undefined, isPrivate: true, instance: 'github' },
    { url: undefined, isPrivate: undefined, instance: 'github' },
    { url: 'https://fulcio.acme.example', isPrivate: false, instance: 'own' },
    { url: 'https://fulcio.acme.example', isPrivate: true, instance: 'own' },
  ])('sign-fulcio-url $url, private $isPrivate: $instance', ({ url, isPrivate, instance }) => {
    const project = isPrivate === undefined ? {} : { private: isPrivate };
    expect(decideInstance({ signFulcioUrl: url }, project)).toBe(instance);
  });

  it.each([
    ['https://github.com', 'https://fulcio.githubapp.com/', 'https://timestamp.githubapp.com/'],
    ['https://acme.ghe.com', 'https://fulcio.acme.ghe.com/', 'https://timestamp.acme.ghe.com/'],
  ])("GitHub's own for %s", (server, fulcio, tsa) => {
    const services = toGithubServices(server);
    expect([services.fulcio.href, services.tsa?.href]).toEqual([fulcio, tsa]);
    expect(services.rekor).toBeUndefined();
  });
});
