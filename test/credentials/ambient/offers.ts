// SPDX-License-Identifier: Apache-2.0
// Everything that may offer a login, one function each: servers, files and variables.
import type { Env } from '../../../src/facts/facts.ts';
import {
  ACCOUNT,
  CLIENT,
  openEntra,
  openGoogle,
  POOL,
  ROLE,
  TENANT,
  toPassword,
} from '../oidc/clouds.ts';
import { openAws } from '../oidc/cloud-aws.ts';
import { json, openIssuer } from '../oidc/issuer.ts';
import type { HostScript } from './internet.ts';
import {
  containerCredentials,
  ecrApi,
  entraSecrets,
  gceMetadata,
  googleTokens,
  imds,
  managedIdentity,
  serviceAccount,
} from './services.ts';
import { ACR, ECR, GAR, makeFile, open } from './world.ts';

/** The keys of a user, which have no session, and those of a role. */
export const LONG = { id: 'AKIAEXAMPLE', secretKey: 'secret/key+of-a-user' };
export const SHORT = {
  id: 'ASIAEXAMPLE',
  secretKey: 'secret/key+of-a-role',
  session: 'session-token-4711',
};
const SUBJECT = 'system:serviceaccount:ci:builder';

/** What a source is offered by, and what is expected of it. */
export interface Offer {
  readonly env: Env;
  readonly host: string;
  readonly hosts?: Readonly<Record<string, HostScript>>;
  readonly user: string;
  readonly source: RegExp;
  /** What no output may show. */
  readonly secrets: readonly string[];
}

async function ecr(keys: typeof LONG | typeof SHORT, env: (url: string) => Env): Promise<Offer> {
  const api = ecrApi(keys);
  const { url } = await open(api.answer);
  const secrets = [keys.secretKey, api.password];
  return {
    host: ECR,
    user: 'AWS',
    source: /^/,
    env: { AWS_ENDPOINT_URL_ECR: url, ...env(url) },
    secrets,
  };
}

/** An issuer as a cluster has it, and whom the clouds trust. */
async function openCluster() {
  const issuer = await openIssuer({ sub: SUBJECT }, Date.now);
  const trusted = { issuer: () => issuer.served.url, subject: SUBJECT, now: Date.now, busy: [] };
  return { issuer, trusted };
}

/** The exchange of Azure's registries, for the access tokens in `given`. */
export function acrHost(
  given: readonly string[],
  password: string,
  tenant: string | null = TENANT,
): HostScript {
  return ({ path, body }) => {
    const form = new URLSearchParams(body.toString());
    const isRight =
      path === '/oauth2/exchange' &&
      form.get('service') === ACR &&
      form.get('tenant') === tenant &&
      given.includes(form.get('access_token') ?? '');
    return isRight
      ? json({ refresh_token: password })
      : json({ errors: [{ code: 'UNAUTHORIZED' }] }, 401);
  };
}

/** All of them by name. */
export const offers: Readonly<Record<string, () => Promise<Offer>>> = {
  'keys of a user of AWS': async () => ({
    ...(await ecr(LONG, () => ({
      AWS_ACCESS_KEY_ID: LONG.id,
      AWS_SECRET_ACCESS_KEY: LONG.secretKey,
    }))),
    source: /^AWS_ACCESS_KEY_ID$/,
  }),
  'keys of a session of AWS': async () => ({
    ...(await ecr(SHORT, () => ({
      AWS_ACCESS_KEY_ID: SHORT.id,
      AWS_SECRET_ACCESS_KEY: SHORT.secretKey,
      AWS_SESSION_TOKEN: SHORT.session,
    }))),
    source: /^AWS_ACCESS_KEY_ID$/,
  }),
  'a token in a file and a role of AWS': async () => {
    const { issuer, trusted } = await openCluster();
    const aws = await openAws(trusted);
    const { url } = aws.served;
    const path = await makeFile(`${issuer.sign('sts.amazonaws.com')}\n`, 'token');
    return {
      ...{ host: ECR, user: 'AWS', source: /^AWS_WEB_IDENTITY_TOKEN_FILE$/ },
      env: {
        ...{ AWS_ENDPOINT_URL_STS: url, AWS_ENDPOINT_URL_ECR: url },
        ...{ AWS_WEB_IDENTITY_TOKEN_FILE: path, AWS_ROLE_ARN: ROLE },
      },
      secrets: [...issuer.tokens.map(({ token }) => token), ...aws.given],
    };
  },
  'a container of AWS': async () => {
    const token = 'Bearer container-token-4711';
    const { url } = await open(containerCredentials(SHORT, token));
    const file = await makeFile(`${token}\n`, 'token');
    return {
      ...(await ecr(SHORT, () => ({
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/v2/credentials/one`,
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file,
      }))),
      source: /^AWS_CONTAINER_CREDENTIALS_FULL_URI$/,
    };
  },
  'a machine of AWS': async () => {
    const { url } = await open(imds(SHORT));
    const own = { AWS_EC2_METADATA_SERVICE_ENDPOINT: url, AWS_EC2_METADATA_DISABLED: '' };
    return {
      ...(await ecr(SHORT, () => own)),
      source: /^the metadata of this machine \(role ci-role\)$/,
    };
  },
  'a service account of Google': async () => {
    const given: string[] = [];
    const served = await open((asked) => googleTokens(served.url + '/token', given)(asked));
    const path = await makeFile(serviceAccount(`${served.url}/token`));
    const key = serviceAccount('').private_key ?? '';
    return {
      ...{ host: GAR, user: 'oauth2accesstoken', source: /^GOOGLE_APPLICATION_CREDENTIALS$/ },
      ...{ env: { GOOGLE_APPLICATION_CREDENTIALS: path }, secrets: [key] },
    };
  },
  'a user of Google': async () => {
    const served = await open(googleTokens('', []));
    const path = await makeFile({
      ...{ type: 'authorized_user', client_id: 'gcloud', client_secret: 'client-secret-1' },
      ...{ refresh_token: 'refresh-one', token_uri: served.url },
    });
    return {
      ...{ host: 'gcr.io', user: 'oauth2accesstoken', source: /^GOOGLE_APPLICATION_CREDENTIALS$/ },
      ...{
        env: { GOOGLE_APPLICATION_CREDENTIALS: path },
        secrets: ['refresh-one', 'client-secret-1'],
      },
    };
  },
  'a federated identity of Google, in a file': async () => {
    const { issuer, trusted } = await openCluster();
    const google = await openGoogle(trusted);
    const file = await makeFile(issuer.sign(`https://iam.googleapis.com/${POOL}`), 'token');
    const path = await makeFile(externalAccount(google.served.url, { file }));
    return {
      ...{ host: GAR, user: 'oauth2accesstoken', source: /^GOOGLE_APPLICATION_CREDENTIALS$/ },
      env: { GOOGLE_APPLICATION_CREDENTIALS: path },
      secrets: issuer.tokens.map(({ token }) => token),
    };
  },
  // As google-github-actions/auth writes it.
  'a federated identity of Google, at a URL': async () => {
    const { issuer, trusted } = await openCluster();
    const google = await openGoogle(trusted);
    const { ACTIONS_ID_TOKEN_REQUEST_URL: at = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer = '' } =
      issuer.env;
    const path = await makeFile(
      externalAccount(google.served.url, {
        url: `${at}&audience=${encodeURIComponent(`https://iam.googleapis.com/${POOL}`)}`,
        headers: { Authorization: `Bearer ${bearer}` },
        format: { type: 'json', subject_token_field_name: 'value' },
      }),
    );
    return {
      ...{ host: GAR, user: 'oauth2accesstoken', source: /^GOOGLE_APPLICATION_CREDENTIALS$/ },
      ...{ env: { GOOGLE_APPLICATION_CREDENTIALS: path }, secrets: [bearer] },
    };
  },
  'a machine of Google': async () => {
    const { host } = await open(gceMetadata([]));
    return {
      ...{ host: GAR, user: 'oauth2accesstoken', source: /^the metadata of this machine$/ },
      ...{ env: { GCE_METADATA_HOST: host, NO_GCE_CHECK: '' }, secrets: [] },
    };
  },
  'a service principal of Azure': async () => {
    const given: string[] = [];
    const { url } = await open(entraSecrets('client~secret', given));
    const password = toPassword('acr');
    return {
      ...{
        host: ACR,
        user: '00000000-0000-0000-0000-000000000000',
        source: /^AZURE_CLIENT_SECRET$/,
      },
      hosts: { [ACR]: acrHost(given, password) },
      env: {
        ...{ AZURE_AUTHORITY_HOST: url, AZURE_CLIENT_ID: CLIENT, AZURE_TENANT_ID: TENANT },
        AZURE_CLIENT_SECRET: 'client~secret',
      },
      secrets: ['client~secret', password],
    };
  },
  'a token in a file and an application of Azure': async () => {
    const { issuer, trusted } = await openCluster();
    const entra = await openEntra(trusted);
    const password = toPassword('acr');
    const path = await makeFile(issuer.sign('api://AzureADTokenExchange'), 'token');
    return {
      ...{
        host: ACR,
        user: '00000000-0000-0000-0000-000000000000',
        source: /^AZURE_FEDERATED_TOKEN_FILE$/,
      },
      hosts: { [ACR]: acrHost(entra.given, password) },
      env: {
        ...{
          AZURE_AUTHORITY_HOST: entra.served.url,
          AZURE_CLIENT_ID: CLIENT,
          AZURE_TENANT_ID: TENANT,
        },
        AZURE_FEDERATED_TOKEN_FILE: path,
      },
      secrets: [password, ...issuer.tokens.map(({ token }) => token)],
    };
  },
  'a machine of Azure': async () => {
    const given: string[] = [];
    const { url } = await open(managedIdentity(given));
    const password = toPassword('acr');
    return {
      ...{
        host: ACR,
        user: '00000000-0000-0000-0000-000000000000',
        source: /managed identity of this machine/,
      },
      hosts: { [ACR]: acrHost(given, password) },
      ...{ env: { AZURE_POD_IDENTITY_AUTHORITY_HOST: url }, secrets: [password] },
    };
  },
  'an app of Azure': async () => {
    const given: string[] = [];
    const { url } = await open(managedIdentity(given, 'identity-header-1'));
    const password = toPassword('acr');
    return {
      ...{
        host: ACR,
        user: '00000000-0000-0000-0000-000000000000',
        source: /managed identity of this machine/,
      },
      hosts: { [ACR]: acrHost(given, password) },
      env: { IDENTITY_ENDPOINT: `${url}/msi/token`, IDENTITY_HEADER: 'identity-header-1' },
      secrets: [password, 'identity-header-1'],
    };
  },
};

/** A configuration of federation, as `gcloud` writes it. */
export function externalAccount(url: string, source: object): object {
  return {
    type: 'external_account',
    audience: `//iam.googleapis.com/${POOL}`,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: `${url}/v1/token`,
    service_account_impersonation_url: `${url}/v1/projects/-/serviceAccounts/${ACCOUNT}:generateAccessToken`,
    credential_source: source,
  };
}
