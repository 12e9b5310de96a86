// SPDX-License-Identifier: Apache-2.0
// The services that give machines, containers and accounts their credentials; they check what the real ones check.
import { generateKeyPairSync, verify } from 'node:crypto';
import type { Asked, Reply } from '../../registry/server.ts';
import { formOf, TENANT, toPassword, CLIENT } from '../oidc/clouds.ts';
import { json } from '../oidc/issuer.ts';
import { isSigned } from '../oidc/sigv4.ts';

/** AWS keys of a test. */
export interface TestKeys {
  readonly id: string;
  readonly secretKey: string;
  readonly session?: string;
}

/** What a registry API of AWS was told to create: `CreateRepository acme/app IMMUTABLE scan`. */
export interface EcrApi {
  readonly answer: (asked: Asked) => Reply;
  readonly created: string[];
  /** The tags that it was told to delete. */
  readonly deleted: string[];
  /** The password that it gives. */
  readonly password: string;
  readonly repositories: Set<string>;
}

/** How an account of AWS differs from one that may do all. */
export interface EcrAccountRules {
  /** Actions that its keys may not do. */
  readonly denied?: readonly string[];
  readonly region?: string;
  /** Its number, by which private registries are known, and its alias, by which the public one is. */
  readonly account?: string;
  readonly alias?: string;
  /** The login for each request, `USER:PASSWORD`; always the same one without it. */
  readonly login?: () => string;
  readonly now?: () => number;
}

/** The API of Amazon ECR, private and public, for one pair of keys. */
export function ecrApi(keys: TestKeys, rules: EcrAccountRules = {}): EcrApi {
  const { denied = [], region = 'eu-west-1', now = Date.now } = rules;
  const password = toPassword('ecr');
  const { login = () => `AWS:${password}` } = rules;
  const [created, deleted]: [string[], string[]] = [[], []];
  const repositories = new Set<string>();
  const answer = (asked: Asked): Reply => {
    const target = String(asked.headers['x-amz-target']);
    const isPublic = target.startsWith('SpencerFrontendService.');
    const action = target.slice(target.indexOf('.') + 1);
    const service = isPublic ? 'ecr-public' : 'ecr';
    const where = { service, region: isPublic ? 'us-east-1' : region };
    const refused = refuseRequest(asked, keys, where);
    if (refused !== undefined) return refused;
    if (denied.includes(action)) {
      const message = `User is not authorized to perform: ${service}:${action}`;
      return json({ __type: 'AccessDeniedException', message }, 400);
    }
    const body = JSON.parse(asked.body.toString()) as Record<string, unknown>;
    if (action === 'GetAuthorizationToken') {
      const data = {
        authorizationToken: Buffer.from(login()).toString('base64'),
        expiresAt: Math.floor(now() / 1000) + 12 * 3600,
      };
      return json({ authorizationData: isPublic ? data : [data] });
    }
    return manage(action, body, { isPublic, created, deleted, repositories, ...rules });
  };
  return { answer, created, deleted, password, repositories };
}

/** What AWS answers to a request that is not signed with these keys for this service; undefined where it is. */
function refuseRequest(
  asked: Asked,
  { id, secretKey, session }: TestKeys,
  where: { readonly service: string; readonly region: string },
): Reply | undefined {
  const unknown = (message: string) =>
    json({ __type: 'UnrecognizedClientException', message }, 400);
  if (asked.headers['content-type'] !== 'application/x-amz-json-1.1') return unknown('type');
  if (asked.headers['x-amz-security-token'] !== session) return unknown('token is invalid');
  if (asked.headers.authorization?.includes(`Credential=${id}/`) !== true) {
    return unknown('key is invalid');
  }
  return isSigned(asked, { secretKey, ...where, hasSession: session !== undefined })
    ? undefined
    : json({ __type: 'InvalidSignatureException', message: 'signature' }, 403);
}

/** The repositories of an account; those of others are out of its reach. */
function manage(
  action: string,
  body: Record<string, unknown>,
  {
    isPublic,
    created,
    deleted,
    repositories,
    account = '123456789012',
    alias = 'acme',
  }: EcrAccountRules &
    Pick<EcrApi, 'created' | 'deleted' | 'repositories'> & { readonly isPublic: boolean },
): Reply {
  if (action === 'DescribeRegistries') {
    return json({ registries: [{ registryId: account, aliases: [{ name: alias }] }] });
  }
  if (!isPublic && (body.registryId ?? account) !== account) {
    const message = `not authorized on arn:aws:ecr:eu-west-1:${String(body.registryId)}:repository`;
    return json({ __type: 'AccessDeniedException', message }, 400);
  }
  const name = String(body.repositoryName);
  if (action === 'PutLifecyclePolicy') {
    created.push(`PutLifecyclePolicy ${name} ${String(body.lifecyclePolicyText)}`);
    return json({});
  }
  if (action === 'DescribeImages') return json({ imageDetails: [{ imageDigest: 'sha256:1' }] });
  if (action === 'BatchDeleteImage') {
    const ids = body.imageIds as readonly { readonly imageTag?: string }[];
    deleted.push(...ids.flatMap(({ imageTag }) => imageTag ?? []));
    return json({ imageIds: ids });
  }
  if (action !== 'CreateRepository') return json({ __type: 'InvalidAction' }, 400);
  if (repositories.has(name)) {
    return json({ __type: 'RepositoryAlreadyExistsException', message: 'exists' }, 400);
  }
  repositories.add(name);
  const scan = body.imageScanningConfiguration as { scanOnPush?: boolean } | undefined;
  const words = [
    name,
    body.imageTagMutability as string | undefined,
    scan?.scanOnPush === true ? 'scan' : undefined,
  ];
  created.push(`CreateRepository ${words.filter((word) => word !== undefined).join(' ')}`);
  const repositoryUri = isPublic
    ? `public.ecr.aws/${alias}/${name}`
    : `${account}.dkr.ecr.eu-west-1.amazonaws.com/${name}`;
  return json({ repository: { repositoryName: name, repositoryUri } });
}

/** Instance metadata of AWS, version 2: a token by PUT, without which nothing is told. */
export function imds(keys: TestKeys): (asked: Asked) => Reply {
  const token = toPassword('imds');
  return ({ method, path, headers }) => {
    if (path === '/latest/api/token') {
      const ttl = Number(headers['x-aws-ec2-metadata-token-ttl-seconds']);
      const isRight = method === 'PUT' && ttl >= 1 && ttl <= 21_600;
      // It refuses what came through a proxy.
      return isRight && headers['x-forwarded-for'] === undefined
        ? { body: token }
        : { status: 400 };
    }
    if (method !== 'GET' || headers['x-aws-ec2-metadata-token'] !== token) return { status: 401 };
    const base = '/latest/meta-data/iam/security-credentials/';
    if (path === base) return { body: 'ci-role' };
    return path === `${base}ci-role`
      ? json({ Code: 'Success', ...toAnswer(keys) })
      : { status: 404 };
  };
}

/** What a container is given, for the token in its header. */
export function containerCredentials(keys: TestKeys, authorization: string) {
  return ({ path, headers }: Asked): Reply =>
    path === '/v2/credentials/one' && headers.authorization === authorization
      ? json(toAnswer(keys))
      : json({ message: 'no' }, 403);
}

function toAnswer({ id, secretKey, session }: TestKeys) {
  const Expiration = new Date(Date.now() + 3_600_000).toISOString();
  return { AccessKeyId: id, SecretAccessKey: secretKey, Token: session, Expiration };
}

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The key of a service account, as Google gives it; `url` is where it signs in. */
export function serviceAccount(url: string): Record<string, string> {
  return {
    type: 'service_account',
    client_email: 'ci@acme.iam.gserviceaccount.com',
    private_key_id: 'key-one',
    private_key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    token_uri: url,
  };
}

/** Google's token service for {@link serviceAccount} and for a refresh token. */
export function googleTokens(url: string, given: string[]): (asked: Asked) => Reply {
  return (asked) => {
    const form = formOf(asked);
    const fail = (said: string) => json({ error: 'invalid_grant', error_description: said }, 400);
    if (asked.method !== 'POST' || form === undefined) return json({}, 404);
    const kind = form.get('grant_type');
    if (kind === 'refresh_token') {
      if (form.get('refresh_token') !== 'refresh-one') return fail('Token has been revoked.');
    } else {
      const parts = (form.get('assertion') ?? '').split('.');
      const [head = '', body = '', signature = ''] = parts;
      const bytes = Buffer.from(signature, 'base64url');
      const text = Buffer.from(`${head}.${body}`);
      if (!verify('RSA-SHA256', text, pair.publicKey, bytes)) return fail('Invalid JWT Signature.');
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<
        string,
        unknown
      >;
      const now = Math.floor(Date.now() / 1000);
      const [iat, exp] = [Number(claims.iat), Number(claims.exp)];
      const isRight =
        kind === 'urn:ietf:params:oauth:grant-type:jwt-bearer' &&
        claims.iss === 'ci@acme.iam.gserviceaccount.com' &&
        claims.aud === url &&
        String(claims.scope).endsWith('/auth/cloud-platform') &&
        exp - iat <= 3600 &&
        Math.abs(now - iat) < 300;
      if (!isRight) return fail('Invalid JWT: claims');
    }
    const token = toPassword('google');
    given.push(token);
    return json({ access_token: token, expires_in: 3599, token_type: 'Bearer' });
  };
}

/** The metadata of a machine of Google's. */
export function gceMetadata(given: string[]): (asked: Asked) => Reply {
  return ({ path, headers }) => {
    if (headers['metadata-flavor'] !== 'Google') return { status: 403 };
    if (path !== '/computeMetadata/v1/instance/service-accounts/default/token')
      return { status: 404 };
    const token = toPassword('gce');
    given.push(token);
    const answer = json({ access_token: token, expires_in: 1800, token_type: 'Bearer' });
    return { ...answer, headers: { ...answer.headers, 'metadata-flavor': 'Google' } };
  };
}

/** Microsoft Entra ID for a service principal and its secret. */
export function entraSecrets(key: string, given: string[]): (asked: Asked) => Reply {
  return (asked) => {
    const form = formOf(asked);
    const fail = (words: string) =>
      json({ error: 'invalid_client', error_description: words }, 401);
    if (asked.path !== `/${TENANT}/oauth2/v2.0/token`)
      return fail('AADSTS90002: Tenant not found.');
    if (form?.get('grant_type') !== 'client_credentials') return fail('AADSTS70003: grant');
    if (!(form.get('scope') ?? '').endsWith('/.default')) return fail('AADSTS70011: scope');
    if (form.get('client_id') !== CLIENT) return fail('AADSTS700016: Application not found.');
    if (form.get('client_secret') !== key) {
      return fail(
        `AADSTS7000215: Invalid client secret provided: ${form.get('client_secret') ?? ''}`,
      );
    }
    return json({ access_token: entraToken(given), expires_in: 3599, token_type: 'Bearer' });
  };
}

/** An access token of Entra ID, which says its tenant. */
function entraToken(given: string[]): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = `${part({ alg: 'none' })}.${part({ tid: TENANT, jti: toPassword('entra') })}.c2ln`;
  given.push(token);
  return token;
}

/** The managed identity of a machine (`metadata: true`) or of an app (its header). */
export function managedIdentity(given: string[], header?: string): (asked: Asked) => Reply {
  return ({ path, headers }) => {
    const query = new URL(path, 'http://host').searchParams;
    const isRight =
      header === undefined ? headers.metadata === 'true' : headers['x-identity-header'] === header;
    if (!isRight || query.get('api-version') === null) return json({ error: 'bad' }, 400);
    if (query.get('resource') !== 'https://containerregistry.azure.net') return json({}, 400);
    return json({ access_token: entraToken(given), expires_in: '3599' });
  };
}
