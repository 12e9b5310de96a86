// SPDX-License-Identifier: Apache-2.0
// The refusals that providers document, each as they send it.
import type { OidcRole } from '../../../src/settings/oidc.ts';
import type { Asked, Reply } from '../../registry/server.ts';
import { ACCOUNT, CLIENT, CONNECTION, POOL, ROBOT, ROLE, TENANT } from './clouds.ts';
import { stsFails } from './cloud-aws.ts';
import { json } from './issuer.ts';
import { SUBJECT } from './world.ts';

/** A refusal, and what has to be said about it. */
export interface RefusalRow {
  readonly name: string;
  readonly reply: Reply;
  readonly says: readonly (string | RegExp)[];
  /** LOGIN_TRUST_REFUSED without it. */
  readonly code?: string;
  /** Whether it answers this request; the others are answered right. */
  readonly at?: (asked: Asked) => boolean;
  readonly isRegistry?: true;
  /** How often the request was sent. */
  readonly times?: number;
}

const ENDED = { code: 'LOGIN_ID_TOKEN_EXPIRED', times: 2 } as const;
const CLOCK = 'clock of this machine';

/** A refusal of Microsoft Entra ID. */
export const entraFails = (number: number, words: string, status = 401): Reply =>
  json(
    {
      error: 'invalid_client',
      error_description: `AADSTS${number}: ${words} Trace ID: 1`,
      error_codes: [number],
    },
    status,
  );
const googleFails = (error: string, words: string, status = 400): Reply =>
  json({ error, error_description: words }, status);
const iamFails = (code: number, status: string, message: string): Reply =>
  json({ error: { code, status, message } }, code);
const jfrogFails = (status: number, code: string, message: string): Reply =>
  json({ errors: [{ code, message }] }, status);

const TRUST = [`Let the trust policy of ${ROLE} allow`, `:sub = ${SUBJECT}`];
const FEDERATED = [
  `Add a federated credential to the application ${CLIENT}: issuer http`,
  `audience api://AzureADTokenExchange, subject ${SUBJECT}`,
];

const aws: readonly RefusalRow[] = [
  {
    name: 'AccessDenied',
    reply: stsFails('AccessDenied', 'Not authorized', 403),
    says: TRUST,
  },
  {
    name: 'InvalidIdentityToken, of an issuer that the account does not know',
    reply: stsFails('InvalidIdentityToken', 'No OpenIDConnect provider found', 400),
    says: [/Add an identity provider to the AWS account of .* in IAM: URL http/],
  },
  {
    name: 'InvalidIdentityToken, of the audience',
    reply: stsFails('InvalidIdentityToken', 'Incorrect token audience', 400),
    says: [/Add the audience sts\.amazonaws\.com to the identity provider 127/],
  },
  {
    name: 'InvalidIdentityToken, of keys that cannot be fetched',
    reply: stsFails(
      'InvalidIdentityToken',
      "Couldn't retrieve verification key from your idp",
      400,
    ),
    says: [/AWS must be able to fetch http:\S+\/\.well-known\/openid-configuration/],
  },
  {
    name: 'ExpiredTokenException',
    reply: stsFails('ExpiredTokenException', 'Token expired', 400),
    says: [CLOCK],
    ...ENDED,
  },
  {
    name: 'ExpiredToken',
    reply: stsFails('ExpiredToken', 'Token expired', 400),
    says: [CLOCK],
    ...ENDED,
  },
  {
    name: 'IDPRejectedClaim',
    reply: stsFails('IDPRejectedClaim', 'rejected', 403),
    says: [CLOCK],
    ...ENDED,
  },
  {
    name: 'RegionDisabledException',
    reply: stsFails('RegionDisabledException', 'STS is not activated in this region', 403),
    says: ['Activate STS for eu-west-1', 'aws-region'],
  },
  {
    name: 'ValidationError',
    reply: stsFails('ValidationError', 'The requested DurationSeconds exceeds the maximum', 400),
    says: ['role-duration-seconds'],
  },
];

const azure: readonly RefusalRow[] = [
  {
    name: 'AADSTS70021',
    reply: entraFails(70021, 'No matching federated identity'),
    says: FEDERATED,
  },
  { name: 'AADSTS700211', reply: entraFails(700211, 'No match for the issuer.'), says: FEDERATED },
  {
    name: 'AADSTS700212',
    reply: entraFails(700212, 'No match for the audience.'),
    says: FEDERATED,
  },
  { name: 'AADSTS700213', reply: entraFails(700213, 'No match for the subject.'), says: FEDERATED },
  {
    name: 'AADSTS70025',
    reply: entraFails(70025, 'The client has no configured federated identity credentials.'),
    says: [...FEDERATED, 'The application has none yet'],
  },
  {
    name: 'AADSTS700024',
    reply: entraFails(700024, 'Client assertion is not within its valid time range.'),
    says: [CLOCK],
    ...ENDED,
  },
  {
    name: 'AADSTS700016',
    reply: entraFails(700016, 'Application not found in the directory.', 400),
    says: [`the application ${CLIENT} must be in the tenant ${TENANT}`],
  },
  {
    name: 'AADSTS90002',
    reply: entraFails(90002, 'Tenant not found.', 400),
    says: [`Correct tenant-id: there is no tenant ${TENANT} in this cloud`, ...FEDERATED.slice(1)],
  },
  {
    name: 'AADSTS900023',
    reply: entraFails(900023, 'Specified tenant identifier is neither a valid name.', 400),
    says: ['Correct tenant-id'],
  },
  {
    name: 'AADSTS7000112',
    reply: entraFails(7000112, 'Application is disabled.'),
    says: [`Enable the application ${CLIENT}`],
  },
  {
    name: 'AADSTS53003',
    reply: entraFails(53003, 'Access has been blocked by Conditional Access policies.'),
    says: ['Conditional Access'],
  },
  {
    name: 'AADSTS500011',
    reply: entraFails(500011, 'The resource principal was not found in the tenant.', 400),
    says: ['the tenant that the registry'],
  },
  {
    name: 'a 401 of the exchange at the registry',
    reply: json({ errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }] }, 401),
    at: ({ path }) => path === '/oauth2/exchange',
    isRegistry: true,
    says: [/Grant the application .* the role AcrPush on the registry 127/],
  },
];

const google: readonly RefusalRow[] = [
  {
    name: 'unauthorized_client',
    reply: googleFails('unauthorized_client', 'rejected by the attribute condition.', 401),
    says: [`Change the attribute condition of the provider ${POOL}`],
  },
  {
    name: 'invalid_grant, of the audience',
    reply: googleFails('invalid_grant', 'The audience in ID Token does not match the expected.'),
    says: [`--allowed-audiences=https://iam.googleapis.com/${POOL}`],
  },
  {
    name: 'invalid_grant, of the issuer',
    reply: googleFails('invalid_grant', 'The issuer in ID Token does not match the expected ones.'),
    says: [/--issuer-uri=http/],
  },
  {
    name: 'invalid_grant, of the time',
    reply: googleFails('invalid_grant', 'ID Token issued at 1 is stale to sign-in.'),
    says: [CLOCK],
    ...ENDED,
  },
  {
    name: 'invalid_target',
    reply: googleFails('invalid_target', 'The target service is invalid. It might be deleted.'),
    says: ['Correct workload-identity-provider', 'number of the project', POOL],
  },
  {
    name: 'a subject that is too long',
    reply: googleFails(
      'invalid_request',
      'The size of mapped attribute exceeds the 127 bytes limit.',
    ),
    says: ['google.subject', 'assertion.repository_id'],
  },
  {
    name: 'an issuer that Google cannot reach',
    reply: googleFails('invalid_grant', "Error connecting to the given credential's issuer."),
    says: [/Google must be able to fetch http:\S+\/\.well-known\/openid-configuration/],
  },
];

const account: readonly RefusalRow[] = [
  {
    name: '403 without the right to act as the account',
    reply: iamFails(403, 'PERMISSION_DENIED', "Permission 'getAccessToken' denied"),
    says: ['roles/iam.workloadIdentityUser'],
  },
  {
    name: '403 of an API that is off',
    reply: iamFails(
      403,
      'PERMISSION_DENIED',
      'IAM Service Account Credentials API has not been used',
    ),
    says: ['gcloud services enable iamcredentials.googleapis.com'],
  },
  {
    name: '404',
    reply: iamFails(404, 'NOT_FOUND', 'Not found; Gaia id not found for email'),
    says: [`Correct service-account: there is no account ${ACCOUNT}`],
  },
].map((row) => ({ ...row, at: ({ path }: Asked) => path !== '/v1/token' }));

const hub: readonly RefusalRow[] = [
  {
    name: 'a connection that was deactivated',
    reply: json({ message: 'OIDC connection is deactivated' }, 403),
    says: [`the OIDC connection ${CONNECTION} of acme`, 'must be active', SUBJECT],
  },
  {
    name: 'a connection that was deleted',
    reply: json({ message: 'not found' }, 404),
    says: [`the OIDC connection ${CONNECTION} of acme`, 'must be active'],
  },
  {
    name: 'a token that ended',
    reply: json({ message: 'token is expired' }, 401),
    says: [CLOCK],
    ...ENDED,
  },
];

const quay: readonly RefusalRow[] = [
  {
    name: 'a federation that does not match',
    reply: json({ error: 'Token does not match robot' }, 401),
    says: [`Add a federation to the robot account ${ROBOT}: issuer http`, `subject ${SUBJECT}`],
  },
  {
    name: 'a token that ended',
    reply: json({ error: 'Signature has expired' }, 401),
    says: [CLOCK],
    ...ENDED,
  },
];

const INTEGRATION = [
  /an OIDC integration named github with the provider URL http/,
  `{"sub": "${SUBJECT}"}`,
];
const jfrog: readonly RefusalRow[] = [
  {
    name: 'an integration that is not there',
    reply: jfrogFails(404, 'NOT_FOUND', 'Provider not found'),
    says: ['Correct provider-name', ...INTEGRATION],
  },
  {
    name: 'no identity mapping',
    reply: jfrogFails(403, 'FORBIDDEN', 'No identity mapping matches'),
    says: [`with the claim sub: ${SUBJECT}`],
  },
  {
    name: 'the audience',
    reply: jfrogFails(400, 'BAD_REQUEST', 'Invalid audience'),
    says: ['Set audience of this registry to that of the integration github'],
  },
  {
    name: 'keys that it cannot fetch',
    reply: jfrogFails(400, 'BAD_REQUEST', 'Failed to get public key'),
    says: [
      /The provider URL of the integration github must be exactly http\S+ \(without a slash at its end\)/,
    ],
  },
  {
    name: 'a token that ended',
    reply: jfrogFails(401, 'UNAUTHORIZED', 'Token expired'),
    says: [CLOCK],
    ...ENDED,
  },
];

/** All of them, by provider and the role that a run wants. */
export const refusalTables: readonly (readonly [string, OidcRole, readonly RefusalRow[]])[] = [
  ['AWS', { provider: 'aws', roleArn: ROLE, region: 'eu-west-1' }, aws],
  ['Azure', { provider: 'azure', clientId: CLIENT, tenantId: TENANT }, azure],
  ['Google', { provider: 'google', identityProvider: POOL }, google],
  ['Google', { provider: 'google', identityProvider: POOL, serviceAccount: ACCOUNT }, account],
  [
    'Docker Hub',
    {
      ...{ provider: 'docker-hub', connectionId: CONNECTION },
      ...{ organization: 'acme', expiresInS: 600 },
    },
    hub,
  ],
  ['Quay', { provider: 'quay', robot: ROBOT }, quay],
  ['JFrog', { provider: 'jfrog', providerName: 'github' }, jfrog],
];
