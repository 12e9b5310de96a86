// SPDX-License-Identifier: Apache-2.0
// Tokens in files that a cluster or a CI system replaces while a run lasts: the one that has ended is replaced once.
import { writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Env } from '../../../src/facts/facts.ts';
import { problemOf } from '../../registry/bench.ts';
import type { Asked, Reply } from '../../registry/server.ts';
import { repository } from '../logins.ts';
import { openAws, stsFails } from '../oidc/cloud-aws.ts';
import {
  CLIENT,
  type Cloud,
  openEntra,
  openGoogle,
  POOL,
  ROLE,
  TENANT,
  toPassword,
  type Trusted,
} from '../oidc/clouds.ts';
import { json, openIssuer } from '../oidc/issuer.ts';
import { entraFails } from '../oidc/refusal-rows.ts';
import { acrHost } from './offers.ts';
import { ACR, ECR, GAR, makeFile, openEnvironment } from './world.ts';

const SUBJECT = 'system:serviceaccount:ci:builder';

interface Row {
  readonly name: string;
  readonly host: string;
  readonly audience: string;
  readonly open: (trusted: Trusted) => Promise<Cloud>;
  /** The request that the token is sent with, and its refusal. */
  readonly isExchange: (asked: Asked) => boolean;
  readonly refusal: Reply;
  readonly env: (url: string, path: string) => Promise<Env> | Env;
}

const rows: readonly Row[] = [
  {
    name: 'AWS_WEB_IDENTITY_TOKEN_FILE',
    ...{ host: ECR, audience: 'sts.amazonaws.com', open: openAws },
    isExchange: ({ headers }) => headers['x-amz-target'] === undefined,
    refusal: stsFails('ExpiredTokenException', 'Token expired', 400),
    env: (url, path) => ({
      ...{ AWS_ENDPOINT_URL_STS: url, AWS_ENDPOINT_URL_ECR: url },
      ...{ AWS_WEB_IDENTITY_TOKEN_FILE: path, AWS_ROLE_ARN: ROLE },
    }),
  },
  {
    name: 'AZURE_FEDERATED_TOKEN_FILE',
    ...{ host: ACR, audience: 'api://AzureADTokenExchange', open: openEntra },
    isExchange: () => true,
    refusal: entraFails(700024, 'Client assertion is not within its valid time range.'),
    env: (url, path) => ({
      ...{ AZURE_AUTHORITY_HOST: url, AZURE_CLIENT_ID: CLIENT, AZURE_TENANT_ID: TENANT },
      AZURE_FEDERATED_TOKEN_FILE: path,
    }),
  },
  {
    name: 'GOOGLE_APPLICATION_CREDENTIALS with a federation by file',
    ...{ host: GAR, audience: `https://iam.googleapis.com/${POOL}`, open: openGoogle },
    isExchange: ({ path }) => path === '/v1/token',
    refusal: json(
      { error: 'invalid_grant', error_description: 'ID Token issued at 1 is stale to sign-in.' },
      400,
    ),
    env: async (url, path) => ({
      GOOGLE_APPLICATION_CREDENTIALS: await makeFile({
        ...{ type: 'external_account', audience: `//iam.googleapis.com/${POOL}` },
        ...{ token_url: `${url}/v1/token`, credential_source: { file: path } },
      }),
    }),
  },
];

/** A run whose first token has ended; `replace` is called when it was refused. */
async function open(row: Row, replace: (path: string, sign: () => string) => void) {
  const issuer = await openIssuer({ sub: SUBJECT }, Date.now);
  const sign = () => issuer.sign(row.audience);
  const path = await makeFile(sign(), 'token');
  let exchanges = 0;
  const cloud = await row.open({
    ...{ issuer: () => issuer.served.url, subject: SUBJECT, now: Date.now, busy: [] },
    answer: (asked) => {
      if (!row.isExchange(asked)) return undefined;
      exchanges += 1;
      if (exchanges > 1) return undefined;
      replace(path, sign);
      return row.refusal;
    },
  });
  onTestFinished(async () => {
    await Promise.all([issuer.served.close(), cloud.served.close()]);
  });
  const { credentials } = await openEnvironment({
    hosts: { [ACR]: acrHost(cloud.given, toPassword('acr')) },
    env: await row.env(cloud.served.url, path),
  });
  return { find: credentials.find(repository(`${row.host}/acme/app`)), exchanges: () => exchanges };
}

describe('a token that has ended', () => {
  it.each(rows)('is read again: $name', async (row) => {
    const { find, exchanges } = await open(row, (path, sign) => {
      writeFileSync(path, sign());
    });
    expect((await find)?.credential).toMatchObject({ kind: 'password' });
    expect(exchanges()).toBe(2);
  });

  it.each(rows)('is not sent again where the file is the same: $name', async (row) => {
    const { find, exchanges } = await open(row, () => undefined);
    expect((await problemOf(find)).problems[0]?.code).toBe('LOGIN_ID_TOKEN_EXPIRED');
    expect(exchanges()).toBe(1);
  });
});
