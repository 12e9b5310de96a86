// SPDX-License-Identifier: Apache-2.0
// The fields of `registries` for a login by identity token.
import { expect, it } from 'vitest';
import { problemsFrom, settingsFrom } from '../../reading.ts';

const UUID = '0b9c4b2e-5a5f-4d0c-9d4e-3f6a1c2b7d8e';
const POOL = 'projects/12345/locations/global/workloadIdentityPools/ci/providers/github';

it.each([
  {
    name: 'Docker Hub',
    yaml: `docker.io: {username: acme, connection-id: ${UUID}}`,
    oidc: {
      role: {
        provider: 'docker-hub',
        connectionId: UUID,
        organization: 'acme',
        expiresInS: 3600,
      },
    },
  },
  {
    name: 'Docker Hub in snake case, with a lifetime',
    yaml: `docker.io: {username: acme, connection_id: ${UUID}, expires_in: 10m}`,
    oidc: {
      role: { provider: 'docker-hub', connectionId: UUID, organization: 'acme', expiresInS: 600 },
    },
  },
  {
    name: 'Google, by the full name of the provider',
    yaml: `europe-docker.pkg.dev: {workload_identity_provider: //iam.googleapis.com/${POOL}, service_account: ci@acme.iam.gserviceaccount.com}`,
    oidc: {
      role: {
        provider: 'google',
        identityProvider: POOL,
        serviceAccount: 'ci@acme.iam.gserviceaccount.com',
      },
    },
  },
  {
    name: 'Google without a service account, from a variable of GitLab',
    yaml: `gcr.io: {workload-identity-provider: ${POOL}, audience: mine, id-token-env: GCP_TOKEN}`,
    oidc: {
      role: { provider: 'google', identityProvider: POOL },
      audience: 'mine',
      idToken: { from: 'env', name: 'GCP_TOKEN' },
    },
  },
  {
    name: 'Azure',
    yaml: `acme.azurecr.io: {client-id: ${UUID}, tenant-id: ${UUID}}`,
    oidc: { role: { provider: 'azure', clientId: UUID, tenantId: UUID } },
  },
  {
    name: 'Quay on a host of its own, from a file',
    yaml: 'quay.acme.example: {robot: acme+ci, id-token-file: /run/token}',
    oidc: {
      role: { provider: 'quay', robot: 'acme+ci' },
      idToken: { from: 'file', path: '/run/token' },
    },
  },
  {
    name: 'Quay, also in untrusted runs',
    yaml: 'quay.io: {robot: acme+ci, untrusted: true}',
    oidc: { role: { provider: 'quay', robot: 'acme+ci' }, untrusted: true },
  },
  {
    name: 'JFrog',
    yaml: 'acme.jfrog.io: {provider-name: github, project-key: shop, identity-mapping-name: ci}',
    oidc: {
      role: {
        provider: 'jfrog',
        providerName: 'github',
        projectKey: 'shop',
        identityMapping: 'ci',
      },
    },
  },
  {
    name: 'AWS, with the region of the host',
    yaml: '123456789012.dkr.ecr.eu-west-1.amazonaws.com: {role-to-assume: arn:aws:iam::123456789012:role/ci/push}',
    oidc: {
      role: {
        provider: 'aws',
        roleArn: 'arn:aws:iam::123456789012:role/ci/push',
        region: 'eu-west-1',
      },
    },
  },
  {
    name: 'AWS in China, by the other host, with all fields',
    yaml: '123456789012.dkr-ecr.cn-north-1.on.aws: {role_to_assume: arn:aws-cn:iam::123456789012:role/ci, aws_region: cn-northwest-1, role_session_name: ci, role_duration_seconds: 900}',
    oidc: {
      role: {
        provider: 'aws',
        roleArn: 'arn:aws-cn:iam::123456789012:role/ci',
        region: 'cn-northwest-1',
        sessionName: 'ci',
        durationS: 900,
      },
    },
  },
  {
    name: 'the public registry of AWS by its name with IPv6',
    yaml: 'ecr-public.aws.com: {role-to-assume: arn:aws:iam::123456789012:role/ci}',
    oidc: {
      role: {
        provider: 'aws',
        roleArn: 'arn:aws:iam::123456789012:role/ci',
        region: 'us-east-1',
      },
    },
  },
  {
    name: 'the public registry of AWS',
    yaml: 'public.ecr.aws: {role-to-assume: arn:aws:iam::123456789012:role/ci}',
    oidc: {
      role: {
        provider: 'aws',
        roleArn: 'arn:aws:iam::123456789012:role/ci',
        region: 'us-east-1',
      },
    },
  },
])('$name', async ({ yaml, oidc }) => {
  const { registries } = await settingsFrom({ given: { registries: yaml } });
  expect(registries.map((entry) => entry.oidc)).toEqual([oidc]);
  expect(registries[0]?.username).toBeUndefined();
});

it.each([
  {
    name: 'no organization',
    yaml: `docker.io: {connection-id: ${UUID}}`,
    says: ['docker.io lacks username | Add username with the name of the organization'],
  },
  {
    name: 'several providers',
    yaml: `docker.io: {connection-id: ${UUID}, robot: a+b}`,
    says: [
      'docker.io names accounts of several providers: connection-id, robot | Keep those of one',
    ],
  },
  {
    name: 'a field without an account',
    yaml: 'docker.io: {expires-in: 300}',
    says: ['docker.io has expires-in, but names no account to log in to | Add connection-id.'],
  },
  {
    name: 'a variable without an account',
    yaml: 'docker.io: {id-token-env: T}',
    says: ['| Add one of connection-id, workload-identity-provider,'],
  },
  {
    name: 'the wrong host',
    yaml: `ghcr.io: {username: acme, connection-id: ${UUID}}`,
    says: ['ghcr.io is not a registry of Docker Hub, whose account it names'],
  },
  {
    name: 'a host that only ends like one of Azure',
    yaml: `azurecr.io.example: {client-id: ${UUID}, tenant-id: t.example}`,
    says: ['azurecr.io.example is not a registry of Azure'],
  },
  {
    name: 'half of Azure, with a field of another',
    yaml: `acme.azurecr.io: {client-id: ${UUID}, robot: a+b}`,
    says: ['names accounts of several providers: client-id, robot'],
  },
  {
    name: 'everything at once',
    yaml: 'acme.azurecr.io: {client-id: app, aws-region: eu-west-1, username: u, password-env: P, id-token-env: $T, id-token-file: f}',
    says: [
      'aws-region of acme.azurecr.io does not apply to a login to Azure | Leave it out.',
      'invalid client-id "app" of acme.azurecr.io | Write the UUID of the application',
      'acme.azurecr.io has both password-env and a login to Azure by identity token',
      'username of acme.azurecr.io does not apply to a login to Azure',
      'acme.azurecr.io has both id-token-env and id-token-file',
      'acme.azurecr.io lacks tenant-id | Write the UUID of the directory',
      'invalid id-token-env of acme.azurecr.io | Write the name of the variable',
    ],
  },
  {
    name: 'an audience for Docker Hub, and a lifetime that is too short',
    yaml: `docker.io: {username: a, connection-id: ${UUID}, audience: x, expires-in: 60}`,
    says: [
      'audience of docker.io does not apply to a login to Docker Hub',
      'invalid expires-in "60" of docker.io | Write seconds or a duration of at least 5m',
    ],
  },
  {
    name: 'the name of the project of Google, instead of its number',
    yaml: 'gcr.io: {workload-identity-provider: projects/acme/locations/global/workloadIdentityPools/a/providers/b}',
    says: ['invalid workload-identity-provider', 'with the number of the project'],
  },
  {
    name: 'no region',
    yaml: 'localhost:5000: {role-to-assume: arn:aws:iam::123456789012:role/ci}',
    says: ['localhost:5000 lacks aws-region | Add aws-region'],
  },
  {
    name: 'too long a session, and a role that is none',
    yaml: 'public.ecr.aws: {role-to-assume: ci, role-duration-seconds: 90000}',
    says: ['invalid role-to-assume "ci"', 'invalid role-duration-seconds "90000"'],
  },
  {
    name: 'a field in both spellings',
    yaml: 'quay.io: {robot: a+b, id-token-env: A, id_token_env: B}',
    says: ['id-token-env of quay.io is given twice'],
  },
])('refuses $name', async ({ yaml, says }) => {
  const problems = (await problemsFrom({ given: { registries: yaml } })).join('\n');
  for (const words of says) expect(problems).toContain(words);
  expect(problems).not.toContain('$T');
});
